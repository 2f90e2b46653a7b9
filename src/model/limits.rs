//! How much of one source is read.

use serde::{Deserialize, Serialize};

/// How much of one source is read. What lies beyond is left out and told as a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Pages.
    pub pages: usize,
    /// Operators and operands of one page.
    pub operators: usize,
    /// Levels of the tree of pages.
    pub depth: usize,
    /// Bytes of one stream, or of one page's streams together, once they are decoded.
    pub stream: usize,
    /// Bytes of all streams of a document together, once they are decoded.
    pub decoded: usize,
    /// Bytes of text.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            pages: 50_000,
            operators: 1_000_000,
            depth: 10_000,
            stream: 64 << 20,
            decoded: 512 << 20,
            text: 64 << 20,
        }
    }
}
