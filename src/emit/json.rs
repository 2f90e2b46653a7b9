//! A whole document as one line of JSON.

use crate::model::Document;

/// Appends a document's line, its end of line included.
pub fn line(document: &Document, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    serde_json::to_writer(&mut *out, document)?;
    out.push(b'\n');
    Ok(())
}
