//! PDF to pages of runs, on lopdf's objects. No other room names lopdf.

use crate::error::Error;
use crate::model::Pages;

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> Result<Pages, Error> {
    let document =
        lopdf::Document::load_mem(bytes).map_err(|e| Error::new("parse", format!("not a readable PDF: {e}")))?;
    Ok(Pages { page_count: document.get_pages().len() as u32, ..Pages::default() })
}
