//! Documents to bytes, one file a format. Opens no files.
