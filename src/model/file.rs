//! An input as the dataset lists it, read or not.

use super::Status;

/// One input that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRecord {
    /// The path as it was given or found, escaped where it would break a row.
    pub path: String,
    /// SHA-256 of the bytes in lower-case hex digits; absent where they could not be read.
    pub sha256: Option<String>,
    /// Size in bytes; absent where it is not known.
    pub bytes: Option<u64>,
    /// `pdf`, `text` or `markdown`; absent where it is none of them.
    pub format: Option<&'static str>,
    /// Number of pages; absent where it was not read.
    pub pages: Option<u32>,
    /// How far the reading came.
    pub status: Status,
    /// Id of the document that has these bytes; absent after an error.
    pub doc_id: Option<String>,
    /// What went wrong or what to do, one line; absent where all went well.
    pub message: Option<String>,
}

impl FileRecord {
    /// The row of an input of which nothing is known.
    pub(crate) fn unread() -> Self {
        FileRecord {
            path: String::new(),
            sha256: None,
            bytes: None,
            format: None,
            pages: None,
            status: Status::Error,
            doc_id: None,
            message: None,
        }
    }
}
