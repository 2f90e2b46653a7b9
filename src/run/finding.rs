//! What the reading of one source found, as it goes from process to process and to disk.

use std::io;

use serde::{Deserialize, Serialize};

use super::{Rendered, frame};
use crate::error::Error;
use crate::model::{Problem, Severity, Status};

/// What came of one source's bytes. The same bytes, path, options and version of the rules give the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// How far the reading came.
    pub status: Status,
    /// Number of pages; absent where it was not read.
    pub pages: Option<u32>,
    /// What went wrong or what to do, one line; absent where all went well.
    pub message: Option<String>,
    /// Code of what ended the reading; absent where it did not end early.
    pub failure: Option<String>,
    /// What the document adds to the dataset; absent after an error.
    pub rendered: Option<Rendered>,
}

impl Finding {
    /// A source that could not be read.
    pub fn failed(code: &str, message: impl Into<String>) -> Self {
        Finding {
            status: Status::Error,
            pages: None,
            message: Some(message.into()),
            failure: Some(code.to_owned()),
            rendered: None,
        }
    }

    /// What ended the reading, as a problem of the file.
    pub fn problem(&self) -> Option<Problem> {
        let code = self.failure.clone()?;
        Some(Problem::new(Severity::Error, code, self.message.clone().unwrap_or_default()))
    }

    /// The fields as JSON: the first part of a frame.
    pub fn head(&self) -> io::Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }

    /// All parts of a frame: `head`, and the bytes that do not stand in it.
    pub fn parts<'a>(&'a self, head: &'a [u8]) -> Vec<&'a [u8]> {
        let mut parts = vec![head];
        if let Some(rendered) = &self.rendered {
            parts.extend([rendered.json.as_slice(), rendered.problems.as_slice()]);
            parts.extend(rendered.tables.iter().map(Vec::as_slice));
        }
        parts
    }

    /// The whole frame, as it is kept on disk.
    pub(super) fn framed(&self) -> io::Result<Vec<u8>> {
        let head = self.head()?;
        let parts = self.parts(&head);
        let mut bytes = frame::head(&parts);
        parts.iter().for_each(|part| bytes.extend_from_slice(part));
        Ok(bytes)
    }

    /// The finding of a whole frame; absent where it is none.
    pub(super) fn unframed(mut bytes: &[u8]) -> Option<Self> {
        let cap = bytes.len() as u64;
        Finding::from_parts(frame::read(&mut bytes, cap).ok()??).ok()
    }

    /// The finding that a frame's parts hold.
    pub fn from_parts(parts: Vec<Vec<u8>>) -> io::Result<Self> {
        let bad = || io::Error::new(io::ErrorKind::InvalidData, "the frame holds no finding");
        let mut parts = parts.into_iter();
        let mut finding: Finding = serde_json::from_slice(&parts.next().ok_or_else(bad)?)?;
        if let Some(rendered) = &mut finding.rendered {
            rendered.json = parts.next().ok_or_else(bad)?;
            rendered.problems = parts.next().ok_or_else(bad)?;
            rendered.tables = parts.by_ref().collect();
        }
        match parts.next() {
            None => Ok(finding),
            Some(_) => Err(bad()),
        }
    }
}

impl From<&Error> for Finding {
    fn from(error: &Error) -> Self {
        Finding::failed(error.code, error.message.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_comes_back_from_its_parts() {
        let rendered = Rendered {
            doc_id: "0123".into(),
            json: b"{}\n".to_vec(),
            tables: vec![b"a,b\n".to_vec(), Vec::new()],
            problems: b"c\n".to_vec(),
            problem_count: 1,
            ..Rendered::default()
        };
        let read = Finding {
            status: Status::Partial,
            pages: Some(3),
            message: Some("a page is damaged".into()),
            failure: None,
            rendered: Some(rendered),
        };
        for finding in [read, Finding::failed("parse", "no PDF")] {
            let head = finding.head().unwrap();
            let parts = finding.parts(&head).into_iter().map(<[u8]>::to_vec).collect();
            assert_eq!(Finding::from_parts(parts).unwrap(), finding);
            assert_eq!(Finding::unframed(&finding.framed().unwrap()), Some(finding));
        }
        assert!(Finding::from_parts(Vec::new()).is_err());
        assert!(Finding::from_parts(vec![b"null".to_vec()]).is_err());
    }
}
