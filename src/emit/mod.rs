//! Documents to bytes, one file a format. Opens no files.

pub mod json;
