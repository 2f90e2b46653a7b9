//! `files.csv`: every input, read or not.

use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{FileRecord, Format, Status};

fn formats() -> Vec<&'static str> {
    Format::ALL.iter().map(|format| format.as_str()).collect()
}

fn statuses() -> Vec<&'static str> {
    Status::ALL.iter().map(|status| status.as_str()).collect()
}

table! {
    "files", "one input found, read or not",
    key ["path"],
    links [DOCUMENT],
    (file: &FileRecord)
    "path" Text, required, "Path as given or found; control characters, bytes that are no UTF-8 and backslashes are escaped." => file.path;
    "sha256" Text, optional, "SHA-256 of the file's bytes in hex digits; empty where they could not be read." => file.sha256;
    "bytes" Whole, optional, "Size in bytes; empty where it is not known." => file.bytes;
    "format" OneOf(formats), optional, "Format told by the content, else by the name; empty where it is none that can be read." => file.format;
    "pages" Whole, optional, "Pages that the file says it has; 1 for text without pages; empty where the file was not read." => file.pages;
    "status" OneOf(statuses), required, "How far the reading came." => file.status;
    "doc_id" Text, optional, "The document with these bytes; empty after an error." => file.doc_id;
    "message" Text, optional, "What went wrong, or what to do, in one line; empty where all went well." => file.message;
}
