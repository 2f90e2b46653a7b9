//! `rapporteur report`: a written folder as a page for the browser.

mod beside;
mod lines;

use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Component, Path, PathBuf};

use clap::Args;

use beside::Beside;
use lines::Lines;

use super::{READ, Voice, say};
use crate::model::Format;
use crate::report::{self, Archive, Entry, FileRow, Record, Report, Unresolved};
use crate::{run, source};

/// Examples below the help.
pub const EXAMPLES: &str = "\
Examples:
  rapporteur report                           output/ to output/report.html
  rapporteur report tables -o survey.html
  rapporteur report tables --inputs /mnt/archive   where the documents have moved

Open the file in a browser; it needs no network. The pages are drawn from the documents, which are looked for where they were
read; of one that is gone, has changed or was read in an archive the text is shown (unpack the archive and say --inputs). A large
dataset has a folder beside the file: keep them together.

Exit codes: 0 done, 2 could not run.";

/// Arguments of the command.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Folder that a run has written
    #[arg(value_name = "OUTPUT", default_value = "output")]
    output: PathBuf,
    /// The page, or a folder for it [default: report.html in OUTPUT]
    #[arg(short = 'o', long = "output", value_name = "FILE|FOLDER", id = "page")]
    page: Option<PathBuf>,
    /// Folder in which the documents now are, whole or with the end of their recorded paths
    #[arg(long, value_name = "DIR")]
    inputs: Option<PathBuf>,
    /// How many documents to draw at a time [default: one a processor]
    #[arg(short, long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
}

/// Runs the command. Gives the exit code, or the line that says why it could not run.
pub fn report(arguments: &Arguments, voice: &Voice) -> Result<u8, String> {
    let output = &arguments.output;
    if !output.is_dir() {
        return Err(format!("{} is no folder: give one that rapporteur has written", output.display()));
    }
    if let Some(inputs) = arguments.inputs.as_ref().filter(|inputs| !inputs.is_dir()) {
        return Err(format!("{} is no folder: give the one with the documents", inputs.display()));
    }
    let page = page(arguments);
    let files: Vec<FileRow> = table(output, "files.csv")?;
    let unresolved: Vec<Unresolved> = table(output, "unresolved.csv")?;
    let documents = Lines::of(&output.join("documents.jsonl"))?;
    let (mut report, mut beside) = (Report::new(Archive::new(files, unresolved)), Beside::new(&page));
    let jobs = arguments.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from);
    let undrawn = draw(&documents, jobs, arguments.inputs.as_deref(), &mut report, &mut beside)?;
    let (html, parts) = report.finish(&beside.name).map_err(|error| error.to_string())?;
    beside.add(&parts)?;
    let parted = beside.finish(html.as_bytes())?;
    if !voice.quiet {
        tell(&page, documents.count(), undrawn, parted.then_some(beside.folder.as_path()));
    }
    Ok(READ)
}

/// Where the page goes.
fn page(arguments: &Arguments) -> PathBuf {
    const NAME: &str = "report.html";
    match &arguments.page {
        None => arguments.output.join(NAME),
        Some(page) if page.is_dir() || page.as_os_str().to_string_lossy().ends_with(['/', '\\']) => page.join(NAME),
        Some(page) => page.clone(),
    }
}

fn unable(what: &str, path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("cannot {what} {}: {}", path.display(), error.to_string().to_lowercase())
}

fn table<T: report::Guarded>(output: &Path, name: &str) -> Result<Vec<T>, String> {
    let path = output.join(name);
    let bytes = fs::read(&path).map_err(|error| {
        format!("{}; give a folder that rapporteur has written with --format csv,jsonl", unable("read", &path, &error))
    })?;
    report::rows(&bytes).map_err(|error| unable("read", &path, &error))
}

/// Draws all documents into the report. Gives how many could only be shown as text.
fn draw(
    documents: &Lines,
    jobs: usize,
    inputs: Option<&Path>,
    report: &mut Report,
    beside: &mut Beside,
) -> Result<usize, String> {
    let work = |index: usize| -> Result<(Entry, bool), String> { drawn(documents.record(index)?, inputs) };
    let mut undrawn = 0;
    super::silence_panics();
    run::in_order(documents.count(), jobs, work, |done| {
        let (entry, drawn) = done.map_err(io::Error::other)?;
        undrawn += usize::from(!drawn);
        beside.add(&report.add(entry)).map_err(io::Error::other)
    })
    .map_err(|error| error.to_string())?;
    Ok(undrawn)
}

/// The entry of a document, and whether it is drawn where it can be. A fault of the program on one leaves its text.
fn drawn(record: Record, inputs: Option<&Path>) -> Result<(Entry, bool), String> {
    let bytes = if record.source.format == Format::Pdf.as_str() {
        source(&record, inputs).map(|bytes| (bytes, Format::Pdf))
    } else {
        Ok((Vec::new(), Format::Text))
    };
    let found = bytes.is_ok();
    let given = || bytes.as_ref().map(|(bytes, format)| (bytes.as_slice(), *format)).map_err(String::clone);
    let entry = catch_unwind(AssertUnwindSafe(|| report::entry(record.clone(), given())));
    let (entry, found) = match entry {
        Ok(entry) => (entry, found),
        Err(_) => {
            (report::entry(record, Err("a fault of the program: the pages could not be drawn".to_owned())), false)
        }
    };
    Ok((entry.map_err(|error| error.to_string())?, found))
}

/// The bytes of a document's file, where it is what it was.
fn source(record: &Record, inputs: Option<&Path>) -> Result<Vec<u8>, String> {
    let mut changed = false;
    for path in candidates(Path::new(&record.source.path), inputs) {
        let found = path.is_file().then(|| source::find(&[path], &[], None).ok()).flatten();
        let Some(opened) =
            found.as_deref().and_then(|found| found.first()).map(|found| source::open(found, source::LARGEST))
        else {
            continue;
        };
        if opened.sha256.as_deref() == Some(record.source.sha256.as_str()) {
            return Ok(opened.bytes);
        }
        changed |= opened.sha256.is_some();
    }
    Err(if changed {
        "the file has changed since it was read, so its pages are not drawn: run rapporteur extract anew".to_owned()
    } else {
        "the file is not where it was read, so its pages are not drawn: say where it is with --inputs".to_owned()
    })
}

/// Where a document may be: in the folder that was named, under ever shorter ends of its path, then where it was.
fn candidates(recorded: &Path, inputs: Option<&Path>) -> Vec<PathBuf> {
    let parts: Vec<Component> = recorded.components().filter(|part| matches!(part, Component::Normal(_))).collect();
    let moved = inputs.into_iter().flat_map(|inputs| (0..parts.len()).map(move |from| (inputs, from)));
    let mut paths: Vec<PathBuf> =
        moved.map(|(inputs, from)| inputs.join(parts[from..].iter().collect::<PathBuf>())).collect();
    paths.push(recorded.to_path_buf());
    paths
}

fn tell(page: &Path, documents: usize, undrawn: usize, folder: Option<&Path>) {
    let beside = folder.map_or_else(String::new, |folder| format!(" with {}", folder.display()));
    let as_text =
        if undrawn == 0 { String::new() } else { format!(", {undrawn} of them as text alone (their pages say why)") };
    say::out(format!("{documents} documents{as_text}: open {}{beside}\n", page.display()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_looked_for_under_ever_shorter_ends_of_its_path_then_where_it_was() {
        let paths = candidates(Path::new("../archive/2031/a.pdf"), Some(Path::new("/moved")));
        let wanted = ["/moved/archive/2031/a.pdf", "/moved/2031/a.pdf", "/moved/a.pdf", "../archive/2031/a.pdf"];
        assert_eq!(paths, wanted.map(PathBuf::from));
    }
}
