//! Bytes to pages of styled, positioned runs: one reader a format.

pub mod pdf;
mod typed;

use crate::error::Error;
use crate::model::Pages;

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

impl Format {
    /// The format as it is written in the tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Text => "text",
            Format::Markdown => "markdown",
        }
    }
}

/// Reads a source's bytes into pages.
pub fn read(bytes: &[u8], format: Format) -> Result<Pages, Error> {
    match format {
        Format::Pdf => pdf::read(bytes),
        Format::Text | Format::Markdown => typed::read(bytes, format),
    }
}
