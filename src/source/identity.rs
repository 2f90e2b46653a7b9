//! By what an input is known again without being opened.

use std::fs::Metadata;

use serde::{Deserialize, Serialize};

/// By what an input is known again without being opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Size in bytes.
    pub size: u64,
    /// When its bytes were last changed, in nanoseconds; 0 where a store does not tell.
    pub changed: i64,
    /// When anything of it was last changed, its times included, in nanoseconds; 0 where the system does not tell.
    pub touched: i64,
    /// Its number on its disk, or, in an object store, the first bytes of the digest of its e-tag; 0 where the system does not tell.
    pub number: u64,
    /// Its disk; 0 where the system does not tell.
    pub device: u64,
}

impl Identity {
    /// That of a file, or of a part of it, of so many bytes.
    pub fn of(metadata: &Metadata, size: u64) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
            Identity {
                size,
                changed: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
                touched: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
                number: metadata.ino(),
                device: metadata.dev(),
            }
        }
        #[cfg(not(unix))]
        {
            let changed = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
            let changed = changed.map_or(0, |time| time.as_nanos() as i64);
            Identity { size, changed, touched: 0, number: 0, device: 0 }
        }
    }

    /// That of an object of so many bytes, by when it was changed and by the mark that its store gives it anew with every change.
    #[cfg(feature = "stores")]
    pub(super) fn of_object(size: u64, changed: i64, tag: &str) -> Self {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(tag);
        let number = digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
        Identity { size, changed, touched: 0, number, device: 0 }
    }
}
