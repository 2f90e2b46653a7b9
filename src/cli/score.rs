//! `rapporteur score`: a run's documents.jsonl against labels made by hand, as a table of figures.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use walkdir::WalkDir;

use super::{FELL_SHORT, READ, say};
use crate::score::{self, Figures, Gold, Score};

/// Examples below the help.
pub const EXAMPLES: &str = "\
Examples:
  rapporteur score gold output
  rapporteur score gold output --details                     every disagreement, before the table
  rapporteur score gold output --json figures.json
  rapporteur score gold output --min 'header (all)=0.95' --min 'statements (all right)=0.9'

P is the share of what was found that is right, R the share of what is labelled that was found, F1 their harmonic mean.
A document is found by the SHA-256 of its source; one that the output lacks counts as all missed.

Exit codes: 0 done, 1 a figure is below its --min, 2 could not run.";

/// Arguments of the command.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Folder of labels, one JSON file a document, or one such file
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// Folder that a run has written, with its documents.jsonl
    #[arg(value_name = "OUTPUT")]
    output: PathBuf,
    /// Print every disagreement
    #[arg(long)]
    details: bool,
    /// Write the figures to a file, too
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Fail where the F1 of a figure is below a value; may be repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = bound)]
    min: Vec<Bound>,
}

/// A figure's name and the least that its F1 may be.
#[derive(Debug, Clone)]
struct Bound {
    name: String,
    least: f64,
}

fn bound(text: &str) -> Result<Bound, String> {
    let (name, least) =
        text.rsplit_once('=').ok_or("give a figure's name, '=' and the least F1, as in 'agenda=0.9'")?;
    let least: f64 = least.trim().parse().map_err(|_| format!("'{least}' is no number between 0 and 1"))?;
    if !(0.0..=1.0).contains(&least) {
        return Err(format!("{least} is no number between 0 and 1"));
    }
    Ok(Bound { name: name.trim().to_owned(), least })
}

/// What `--json` writes.
#[derive(Serialize)]
struct Report<'a> {
    documents: u64,
    figures: &'a Figures,
}

/// Runs the command. Gives the exit code, or the line that says why it could not run.
pub fn score(arguments: &Arguments) -> Result<u8, String> {
    let golds = golds(&arguments.gold)?;
    let found = found(&arguments.output, &golds)?;
    let score = score::score(&golds, &found);
    let short = falls_short(&arguments.min, &score)?;
    let mut told = String::new();
    if arguments.details {
        details(&score, &mut told);
    }
    table(&score, &mut told);
    say::out(told);
    if let Some(path) = &arguments.json {
        let report = Report { documents: score.documents, figures: &score.figures };
        let figures = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
        fs::write(path, figures + "\n").map_err(|error| unable("write", path, &error))?;
    }
    if !short.is_empty() {
        say::complaint(&format!("falls short: {}", short.join("; ")));
    }
    Ok(if short.is_empty() { READ } else { FELL_SHORT })
}

fn unable(what: &str, path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("cannot {what} {}: {}", path.display(), error.to_string().to_lowercase())
}

/// The labels of a folder, by path.
fn golds(gold: &Path) -> Result<Vec<Gold>, String> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(gold).sort_by_file_name() {
        let entry = entry.map_err(|error| unable("read", gold, &error))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|ending| ending == "json") {
            paths.push(entry.into_path());
        }
    }
    if paths.is_empty() {
        return Err(format!("no labels in {}: give a folder of JSON files, one a document", gold.display()));
    }
    paths.iter().map(|path| labels(path)).collect()
}

fn labels(path: &Path) -> Result<Gold, String> {
    let text = fs::read_to_string(path).map_err(|error| unable("read", path, &error))?;
    let labels: Value = serde_json::from_str(&text).map_err(|error| unable("read", path, &error))?;
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let gold = Gold { name, labels };
    match gold.sha256() {
        Some(_) => Ok(gold),
        None => Err(format!("{}: the labels do not say source.sha256, by which the document is found", path.display())),
    }
}

/// What tells whether a line of documents.jsonl is wanted.
#[derive(Deserialize)]
struct Line {
    source: Source,
}

#[derive(Deserialize)]
struct Source {
    sha256: String,
}

/// The labelled documents of an output, by the SHA-256 of their sources.
fn found(output: &Path, golds: &[Gold]) -> Result<HashMap<String, Value>, String> {
    let wanted: HashSet<&str> = golds.iter().filter_map(Gold::sha256).collect();
    let path = output.join("documents.jsonl");
    let file = File::open(&path)
        .map_err(|error| format!("{}; give a folder that rapporteur has written", unable("read", &path, &error)))?;
    let mut found = HashMap::new();
    for (line, number) in BufReader::new(file).lines().zip(1..) {
        let line = line.map_err(|error| unable("read", &path, &error))?;
        let broken = |error| format!("{}, line {number}: {error}", path.display());
        let source = serde_json::from_str::<Line>(&line).map_err(broken)?.source;
        if wanted.contains(source.sha256.as_str()) {
            found.insert(source.sha256, serde_json::from_str(&line).map_err(broken)?);
        }
    }
    Ok(found)
}

fn falls_short(bounds: &[Bound], score: &Score) -> Result<Vec<String>, String> {
    let mut short = Vec::new();
    for Bound { name, least } in bounds {
        let Some(tally) = score.figures.get(name) else {
            let names: Vec<_> = score.figures.iter().map(|(name, _)| name).collect();
            return Err(format!("there is no figure '{name}': there are {}", names.join(", ")));
        };
        let f1 = tally.f1().unwrap_or_default();
        if f1 < *least {
            short.push(format!("{name} {f1:.3} < {least}"));
        }
    }
    Ok(short)
}

fn details(score: &Score, told: &mut String) {
    for one in &score.disagreements {
        let _ = writeln!(told, "{}: {}: gold {}, found {}", one.document, one.what, one.gold, one.found);
    }
}

fn table(score: &Score, told: &mut String) {
    let share = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
    let _ = writeln!(told, "{} documents", score.documents);
    let _ = writeln!(told, "{:28}{:>8}{:>8}{:>8}{:>8}{:>8}", "", "P", "R", "F1", "gold", "found");
    for (name, tally) in score.figures.iter() {
        let (precision, recall, f1) = (share(tally.precision()), share(tally.recall()), share(tally.f1()));
        let _ = writeln!(told, "{name:28}{precision:>8}{recall:>8}{f1:>8}{:>8}{:>8}", tally.gold(), tally.found());
    }
}
