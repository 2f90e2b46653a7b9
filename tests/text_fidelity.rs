//! How the words of each PDF of the corpus compare with those that pdftotext finds. Slow, and needs both: run it with
//! `cargo test --test text_fidelity -- --ignored --nocapture`. What it showed is explained in docs/text-fidelity.md.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rapporteur::model::{Origin, Page, Pages};
use unicode_normalization::UnicodeNormalization;

/// Where what differs is explained, file by file.
const EXPLAINED: &str = include_str!("../docs/text-fidelity.md");

/// One file's comparison.
struct Score {
    name: String,
    f1: f64,
    unreadable: u32,
    /// Whether its text was laid under a scan: such text may lie outside the page, where only pdftotext reads it.
    scan: bool,
    only_ours: Vec<String>,
    only_theirs: Vec<String>,
}

#[test]
#[ignore = "slow; needs ../shared/corpus and pdftotext"]
fn words_agree_with_pdftotext() {
    let mut files = Vec::new();
    find(Path::new("../shared/corpus"), &mut files);
    if files.is_empty() || Command::new("pdftotext").arg("-v").output().is_err() {
        println!("left out: no ../shared/corpus or no pdftotext");
        return;
    }
    files.sort();
    let mut scores: Vec<Score> = files.iter().filter_map(|path| score(path)).collect();
    scores.sort_by(|one, other| one.f1.total_cmp(&other.f1));
    for score in &scores {
        if score.f1 < 0.995 {
            println!("{:.4} {} (unreadable {})", score.f1, score.name, score.unreadable);
            println!("    ours   {}", score.only_ours.join(" "));
            println!("    theirs {}", score.only_theirs.join(" "));
        }
    }
    let median = scores[scores.len() / 2].f1;
    let mean = scores.iter().map(|score| score.f1).sum::<f64>() / scores.len() as f64;
    println!("{} files, median {median:.4}, mean {mean:.4}", scores.len());
    assert!(median >= 0.995, "median {median}");
    // Where characters have no reading, what pdftotext prints for them is made up.
    for score in scores.iter().filter(|score| score.unreadable == 0 && !score.scan) {
        assert!(score.f1 >= 0.98, "{} {:.4}", score.name, score.f1);
    }
    for score in scores.iter().filter(|score| score.f1 < 0.99) {
        let name = Path::new(&score.name).file_stem().unwrap_or_default().to_string_lossy();
        assert!(EXPLAINED.contains(&*name), "{name} {:.4}: docs/text-fidelity.md does not say why", score.f1);
    }
}

fn find(directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find(&path, files);
        } else if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")) {
            files.push(path);
        }
    }
}

fn score(path: &Path) -> Option<Score> {
    let name = path.to_string_lossy().into_owned();
    let theirs = words(&reference(path)?);
    let pages = rapporteur::text::pdf::read(&fs::read(path).ok()?).ok()?;
    // Raised figures are glued to words or not, as pdftotext happens to see them; the better count is taken.
    let (apart, glued) = (words(&text(&pages, false)), words(&text(&pages, true)));
    let ours = if f1(&apart, &theirs) > f1(&glued, &theirs) { apart } else { glued };
    if ours.is_empty() && theirs.is_empty() {
        return None;
    }
    Some(Score {
        name,
        f1: f1(&ours, &theirs),
        scan: pages.pages.iter().flat_map(|page| &page.runs).any(|run| run.origin == Origin::Recognised),
        unreadable: pages.pages.iter().map(|page| page.unreadable).sum(),
        only_ours: surplus(&ours, &theirs),
        only_theirs: surplus(&theirs, &ours),
    })
}

fn f1(ours: &HashMap<String, usize>, theirs: &HashMap<String, usize>) -> f64 {
    let total: usize = ours.values().sum::<usize>() + theirs.values().sum::<usize>();
    let both: usize = ours.iter().map(|(word, &count)| count.min(theirs.get(word).copied().unwrap_or(0))).sum();
    2.0 * both as f64 / total.max(1) as f64
}

/// What pdftotext prints, kept between runs.
fn reference(path: &Path) -> Option<String> {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(path.file_name()?).with_extension("txt");
    if let Ok(text) = fs::read_to_string(&kept) {
        return Some(text);
    }
    let output = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(path).arg("-").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    fs::write(kept, &text).ok()?;
    Some(text)
}

/// The words of a text, counted. Hyphens are left out with the space around them: pdftotext takes them away at a line's end
/// and parts words beside them.
fn words(text: &str) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    let mut joined = String::new();
    for word in text.nfkc().collect::<String>().split_whitespace() {
        let hyphen = |char: char| matches!(char, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}');
        if !(joined.ends_with(hyphen) || word.starts_with(hyphen)) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined.retain(|char| !matches!(char, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}'));
    for word in joined.split_whitespace() {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

fn surplus(one: &HashMap<String, usize>, other: &HashMap<String, usize>) -> Vec<String> {
    let mut words: Vec<(usize, &String)> = one
        .iter()
        .map(|(word, &count)| (count.saturating_sub(other.get(word).copied().unwrap_or(0)), word))
        .filter(|(count, _)| *count > 0)
        .collect();
    words.sort_by(|a, b| b.cmp(a));
    words.into_iter().take(24).map(|(count, word)| format!("{word}×{count}")).collect()
}

/// The text of all runs, joined where they touch.
fn text(pages: &Pages, glued: bool) -> String {
    let mut text = String::new();
    for page in &pages.pages {
        for (index, run) in page.runs.iter().enumerate() {
            if index > 0 && !touches(page, index, glued) {
                text.push(' ');
            }
            text.push_str(page.text_of(run));
        }
        text.push('\n');
    }
    text
}

fn touches(page: &Page, index: usize, glued: bool) -> bool {
    let (before, run) = (&page.runs[index - 1], &page.runs[index]);
    let gap = run.x - (before.x + before.width);
    let size = before.size.max(run.size);
    let level = glued || !before.style.raised && !run.style.raised;
    level && (before.y - run.y).abs() < 0.6 * size && (-0.3 * size..0.12 * size).contains(&gap)
}
