//! The formats of sources.

use serde::{Deserialize, Serialize};

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Format] = &[Format::Pdf, Format::Text, Format::Markdown];

    /// The format as it is written in the tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Text => "text",
            Format::Markdown => "markdown",
        }
    }
}
