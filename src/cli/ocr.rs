//! Recognition of scans: whether it is wanted, and whether what it needs is installed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::work::CONFINED;
use crate::run::{Allowance, Ocr, confine};

/// MiB of memory that tesseract or pdftoppm may use, and of the largest file that they may write.
const MEMORY: u64 = 2048;
const FILE: u64 = 512;
/// Files that they may have open.
const FILES: u64 = 64;
/// Seconds that they may take for a page.
const SECONDS: u64 = 300;

/// Arguments on recognition.
#[derive(Debug, Clone, Args)]
pub struct Recognise {
    /// Recognise PDFs that are pictures without text: slow, and never as sure as a text layer
    #[arg(long, value_name = "PROGRAM", value_enum)]
    ocr: Option<Program>,
    /// Languages of those PDFs, by tesseract's codes, joined by +
    #[arg(long, value_name = "LANGUAGES", default_value = "eng", requires = "ocr")]
    ocr_languages: String,
}

/// Programs that recognise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Program {
    /// Tesseract, with pdftoppm to draw the pages.
    Tesseract,
}

impl Recognise {
    /// How scans are recognised; none where they are not. Fails where a program or a language is not installed.
    /// `program` is this one, as a file that can be started.
    pub fn ocr(&self, program: &Path) -> Result<Option<Ocr>, String> {
        let Some(Program::Tesseract) = self.ocr else { return Ok(None) };
        let tesseract = found("tesseract", "tesseract-ocr")?;
        let pdftoppm = found("pdftoppm", "poppler-utils")?;
        let version = said(&tesseract, "--version")?;
        let version = version.lines().next().unwrap_or("tesseract").trim().to_owned();
        let listed = said(&tesseract, "--list-langs")?;
        let is_code = |code: &str| !code.is_empty() && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        for language in self.ocr_languages.split('+') {
            if !is_code(language) || !listed.lines().any(|line| line.trim() == language) {
                return Err(format!(
                    "tesseract has no language {language:?}: install tesseract-ocr-{language}, or choose others with --ocr-languages"
                ));
            }
        }
        let confined: Vec<OsString> = vec![program.into(), CONFINED.into()];
        let data = std::env::var_os("TESSDATA_PREFIX");
        let (languages, timeout) = (self.ocr_languages.clone(), Duration::from_secs(SECONDS));
        Ok(Some(Ocr { confined, pdftoppm, tesseract, version, languages, data, timeout }))
    }
}

/// A program of the system.
fn found(name: &str, package: &str) -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let place = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|place| place.is_file());
    place.ok_or_else(|| format!("{name} is not installed: install it (Debian: {package}), or leave out --ocr"))
}

fn said(program: &Path, argument: &str) -> Result<String, String> {
    let failed = |why: String| format!("{} does not run: {why}", program.display());
    let done = Command::new(program).arg(argument).output().map_err(|error| failed(error.to_string()))?;
    if !done.status.success() {
        return Err(failed(done.status.to_string()));
    }
    // Older versions answer on the standard error.
    Ok(String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
}

/// Arguments of the command that runs another within limits.
#[derive(Debug, Args)]
pub struct Confined {
    program: PathBuf,
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

/// Runs another program within limits that it cannot lift.
pub fn confined(arguments: &Confined) -> Result<u8, String> {
    confine(Allowance { memory: MEMORY << 20, file: FILE << 20, files: FILES });
    let mut command = Command::new(&arguments.program);
    command.args(&arguments.arguments);
    #[cfg(unix)]
    return Err(std::os::unix::process::CommandExt::exec(&mut command).to_string());
    #[cfg(not(unix))]
    {
        let status = command.status().map_err(|error| error.to_string())?;
        Ok(u8::from(!status.success()))
    }
}
