//! Bytes to pages of styled, positioned runs: one reader a format.

mod decode;
mod markup;
pub mod pdf;
mod typed;

use crate::error::Error;
use crate::model::{Limits, Pages};

pub use crate::model::Format;

/// Reads a source's bytes into pages, within the usual limits.
pub fn read(bytes: &[u8], format: Format) -> Result<Pages, Error> {
    read_within(bytes, format, &Limits::default())
}

/// Reads as much of a source's bytes into pages as the limits allow.
pub fn read_within(bytes: &[u8], format: Format, limits: &Limits) -> Result<Pages, Error> {
    match format {
        Format::Pdf => pdf::read_within(bytes, limits),
        Format::Text | Format::Markdown if bytes.len() > limits.text => {
            let message =
                format!("more than {} MiB of text: allow more with --max-text, or split the file", limits.text >> 20);
            Err(Error::new("limit-text", message))
        }
        Format::Text | Format::Markdown => typed::read(bytes, format),
    }
}
