//! The pages of a scan, recognised by tesseract: each is drawn by pdftoppm and becomes a PDF that has the words and no picture.
//!
//! Both programs read an unknown file, so each runs in a process that may use little and is ended when it takes too long.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::model::Recognition;

/// Dots an inch at which pages are drawn.
const RESOLUTION: &str = "300";
/// How often a program is asked whether it has ended.
const STEP: Duration = Duration::from_millis(20);

/// How scans are recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ocr {
    /// The command that runs another within limits: program and first arguments.
    pub confined: Vec<OsString>,
    /// Where pdftoppm is.
    pub pdftoppm: PathBuf,
    /// Where tesseract is.
    pub tesseract: PathBuf,
    /// What tesseract calls itself.
    pub version: String,
    /// Its languages, joined by `+`.
    pub languages: String,
    /// Where its data is, where that is not its usual place.
    pub data: Option<OsString>,
    /// How long each program may take for a page.
    pub timeout: Duration,
}

impl Ocr {
    /// Recognises the pages of a PDF. Gives what is said of them and a PDF a page; or, in a few words, why not.
    pub fn recognise(&self, pdf: &[u8], pages: u32) -> Result<(Recognition, Vec<Vec<u8>>), String> {
        let unwritable = |error: io::Error| format!("no folder for the pages: {}", error.to_string().to_lowercase());
        let folder = tempfile::tempdir().map_err(unwritable)?;
        fs::write(folder.path().join("scan.pdf"), pdf).map_err(unwritable)?;
        let (mut layers, mut confidence) = (Vec::new(), Vec::new());
        for page in 1..=pages {
            let (layer, sure) = self.page(folder.path(), page).map_err(|why| format!("page {page}: {why}"))?;
            layers.push(layer);
            confidence.push(sure);
        }
        let (engine, languages) = (self.version.clone(), self.languages.split('+').map(str::to_owned).collect());
        Ok((Recognition { engine, languages, confidence }, layers))
    }

    /// One page as a PDF of its words, and how sure tesseract is of them in per cent.
    fn page(&self, folder: &Path, page: u32) -> Result<(Vec<u8>, Option<u8>), String> {
        let number = page.to_string();
        let draw = ["-r", RESOLUTION, "-gray", "-f", &number, "-l", &number, "-singlefile", "scan.pdf", "page"];
        self.run(folder, &self.pdftoppm, &draw)?;
        let read =
            ["page.pgm", "words", "-l", &self.languages, "--dpi", RESOLUTION, "-c", "textonly_pdf=1", "pdf", "tsv"];
        self.run(folder, &self.tesseract, &read)?;
        let written = |name: &str| fs::read(folder.join(name)).map_err(|_| "tesseract wrote nothing".to_owned());
        let (layer, table) = (written("words.pdf")?, written("words.tsv")?);
        ["page.pgm", "words.pdf", "words.tsv"].iter().for_each(|name| drop(fs::remove_file(folder.join(name))));
        Ok((layer, confidence(&String::from_utf8_lossy(&table))))
    }

    fn run(&self, folder: &Path, program: &Path, arguments: &[&str]) -> Result<(), String> {
        let name = program.file_name().unwrap_or_default().to_string_lossy();
        let (first, rest) = self.confined.split_first().ok_or("nothing to run it with")?;
        let mut command = Command::new(first);
        command.args(rest).arg(program).args(arguments).current_dir(folder);
        command.env_clear().env("OMP_THREAD_LIMIT", "1").env("LC_ALL", "C");
        command.envs(self.data.as_ref().map(|data| ("TESSDATA_PREFIX", data)));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| format!("{name}: {}", error.to_string().to_lowercase()))?;
        let mut left = self.timeout;
        loop {
            match child.try_wait() {
                Ok(Some(status)) if status.success() => return Ok(()),
                Ok(Some(_)) => return Err(format!("{name} gave up")),
                Ok(None) if !left.is_zero() => thread::sleep(STEP),
                _ => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(format!("{name} took longer than {} s", self.timeout.as_secs()));
                }
            }
            left = left.saturating_sub(STEP);
        }
    }
}

/// The mean of the words' confidence, each by its letters; absent where there are no words.
fn confidence(table: &str) -> Option<u8> {
    let (mut letters, mut sum) = (0.0, 0.0);
    for line in table.lines().skip(1) {
        let mut cells = line.split('\t').skip(10);
        let sure: f64 = cells.next().and_then(|cell| cell.parse().ok()).unwrap_or(-1.0);
        let length = cells.next().unwrap_or_default().trim().chars().count() as f64;
        if (0.0..=100.0).contains(&sure) {
            letters += length;
            sum += sure * length;
        }
    }
    (letters > 0.0).then(|| (sum / letters).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_is_that_of_the_words_by_their_letters() {
        let head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";
        let row = |conf: &str, text: &str| format!("5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t{conf}\t{text}\n");
        let table = [head, &row("-1", ""), &row("90", "abc"), &row("50", "d"), &row("95", " ")].concat();
        assert_eq!(confidence(&table), Some(80));
        assert_eq!(confidence(head), None);
        assert_eq!(confidence(""), None);
    }
}
