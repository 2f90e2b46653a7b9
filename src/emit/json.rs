//! A whole document as one line of JSON.

use std::io::{self, Write};

use crate::model::Document;

/// Appends a document's line, its end of line included.
pub fn line(document: &Document, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    serde_json::to_writer(Line(out), document)?;
    out.push(b'\n');
    Ok(())
}

/// A line that grows. Most that is written to it is one byte (a quote, a comma), which needs no copying of memory.
struct Line<'a>(&'a mut Vec<u8>);

impl Write for Line<'_> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match bytes {
            [byte] => self.0.push(*byte),
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write(bytes).map(|_| ())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
