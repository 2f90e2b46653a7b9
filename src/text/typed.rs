//! Plain text and Markdown to pages of runs.

use super::Format;
use crate::error::Error;
use crate::model::Pages;

/// Reads typed text.
pub fn read(_bytes: &[u8], _format: Format) -> Result<Pages, Error> {
    Ok(Pages::default())
}
