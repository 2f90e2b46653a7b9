//! The descriptor: what it lists is there, byte for byte.

use std::io;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::Failure;

/// The descriptor's file.
pub(super) const FILE: &str = "datapackage.json";

/// A descriptor, as far as it tells of files.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Package {
    resources: Vec<Resource>,
}

#[derive(Debug, Deserialize)]
struct Resource {
    path: String,
    bytes: Option<u64>,
    hash: Option<String>,
}

impl Package {
    /// Reads the descriptor. Where it cannot be read, that is a failure.
    pub(super) fn read(bytes: io::Result<Vec<u8>>, failures: &mut Vec<Failure>) -> Option<Self> {
        let read = bytes.and_then(|bytes| serde_json::from_slice(&bytes).map_err(io::Error::from));
        read.map_err(|error| {
            failures.push(failure(FILE, format!("cannot be read: {}", error.to_string().to_lowercase())))
        })
        .ok()
    }

    /// The files that it lists.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.resources.iter().map(|resource| resource.path.as_str())
    }

    /// Checks a file's bytes against what the descriptor says of it.
    pub(super) fn check(&self, path: &str, bytes: &[u8], failures: &mut Vec<Failure>) {
        let Some(resource) = self.resources.iter().find(|resource| resource.path == path) else {
            return failures.push(failure(path, format!("is not listed in {FILE}")));
        };
        if let Some(size) = resource.bytes.filter(|size| *size != bytes.len() as u64) {
            failures.push(failure(path, format!("has {} bytes, and {FILE} says {size}", bytes.len())));
        } else if resource.hash.as_deref().is_some_and(|hash| hash != digest(bytes)) {
            failures.push(failure(path, format!("has other bytes than {FILE} says: its hash is another")));
        }
    }
}

fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().fold("sha256:".to_owned(), |text, byte| text + &format!("{byte:02x}"))
}

fn failure(file: &str, message: String) -> Failure {
    Failure { file: file.to_owned(), row: None, column: None, message }
}
