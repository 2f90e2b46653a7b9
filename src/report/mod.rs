//! A dataset as a page that a browser opens: an overview, and every document with its values marked where they stand.

mod archive;
mod drawing;
mod fields;
mod html;
mod lines;
mod places;
mod record;
mod sheet;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::model::Format;

pub use archive::Archive;
pub use record::{FileRow, Guarded, Record, Unresolved, rows};

/// Bytes of documents up to which the report is one file.
pub const WHOLE_UP_TO: usize = 8 * 1024 * 1024;
/// Bytes from which what is searched is parted.
const SEARCHED_AT_ONCE: usize = 8 * 1024 * 1024;

/// What one document adds to the report.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The record, without its paragraphs.
    pub record: Record,
    /// Its page, as JSON.
    pub sheet: String,
    /// Its statements for the search, as JSON: number, labels of the speakers, text.
    pub searched: String,
}

/// What stands beside a report that is too large for one file: the name of a script in its folder, and the script.
pub type Part = (String, String);

/// Makes a document's entry. `source` is its file's bytes with their format, or why there are none.
pub fn entry(mut record: Record, source: Result<(&[u8], Format), String>) -> serde_json::Result<Entry> {
    let sheet = html::json(&sheet::sheet(&record, source))?;
    let said: Vec<(u32, String, &str)> = record
        .statements
        .iter()
        .map(|one| {
            let labels: Vec<&str> = one.speakers.iter().map(|speaker| speaker.as_written.as_str()).collect();
            (one.seq, labels.join(", "), one.text.as_str())
        })
        .collect();
    let searched = html::json(&said)?;
    record.paragraphs = Vec::new();
    Ok(Entry { record, sheet, searched })
}

/// How the report is parted, for its script.
#[derive(Debug, Serialize)]
struct Parting<'a> {
    version: &'a str,
    /// The folder with the parts; absent where there are none.
    folder: Option<&'a str>,
    /// How many scripts hold what is searched.
    searched: usize,
}

/// A report while documents are added to it.
#[derive(Debug, Default)]
pub struct Report {
    archive: Archive,
    sheets: Vec<(String, String)>,
    bytes: usize,
    parted: bool,
    shards: Vec<String>,
}

impl Report {
    /// A report without documents.
    pub fn new(archive: Archive) -> Self {
        Report { archive, ..Report::default() }
    }

    /// Adds a document. Gives the parts that need not be kept any longer: none while the report may be one file.
    pub fn add(&mut self, entry: Entry) -> Vec<Part> {
        let number = self.archive.documents.len();
        self.archive.add(&entry.record);
        self.search(number, &entry.searched);
        self.bytes += entry.sheet.len() + entry.searched.len();
        self.sheets.push((entry.record.id, entry.sheet));
        self.parted |= self.bytes > WHOLE_UP_TO;
        if self.parted { self.sheets.drain(..).map(|(id, sheet)| part(&id, &sheet)).collect() } else { Vec::new() }
    }

    fn search(&mut self, number: usize, searched: &str) {
        if searched == "[]" {
            return;
        }
        if self.shards.last().is_none_or(|shard| shard.len() > SEARCHED_AT_ONCE) {
            self.shards.push(String::new());
        }
        if let Some(shard) = self.shards.last_mut() {
            let comma = if shard.is_empty() { "" } else { "," };
            shard.push_str(&format!("{comma}[{number},{searched}]"));
        }
    }

    /// The page and its last parts. `folder` is the name of the folder with the parts, as the page sees it.
    pub fn finish(self, folder: &str) -> serde_json::Result<(String, Vec<Part>)> {
        let version = env!("CARGO_PKG_VERSION");
        let parting = Parting { version, folder: self.parted.then_some(folder), searched: self.shards.len() };
        let mut data =
            vec![("parting".to_owned(), html::json(&parting)?), ("archive".to_owned(), html::json(&self.archive)?)];
        let shards =
            self.shards.iter().zip(1..).map(|(shard, number)| (format!("search-{number}"), format!("[{shard}]")));
        if self.parted {
            return Ok((html::page(&data, true), shards.map(|(name, json)| part(&name, &json)).collect()));
        }
        data.extend(self.sheets.iter().cloned().chain(shards).map(|(name, json)| (format!("part-{name}"), json)));
        Ok((html::page(&data, false), Vec::new()))
    }
}

/// A script that hands a part to the page.
fn part(name: &str, json: &str) -> Part {
    (format!("{name}.js"), format!("take(\"{name}\",{json});\n"))
}
