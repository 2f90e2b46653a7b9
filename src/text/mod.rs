//! Bytes to pages of styled, positioned runs: one reader a format.

mod decode;
mod markup;
pub mod pdf;
mod typed;

use crate::error::Error;
use crate::model::Pages;

pub use crate::model::Format;

/// Reads a source's bytes into pages.
pub fn read(bytes: &[u8], format: Format) -> Result<Pages, Error> {
    match format {
        Format::Pdf => pdf::read(bytes),
        Format::Text | Format::Markdown => typed::read(bytes, format),
    }
}
