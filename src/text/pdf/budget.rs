//! How much one document may make of its compressed bytes.

use lopdf::Stream;

/// The most bytes that one stream may hold once it is decoded.
pub(super) const STREAM_LIMIT: usize = 64 << 20;
/// The most bytes that all streams of one document may hold together.
const DOCUMENT_LIMIT: usize = 512 << 20;

/// Why a stream gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It, or the document, is too large once decoded.
    TooLarge,
    /// It could not be decoded.
    Damaged,
}

/// What is left of a document's allowance.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
}

impl Budget {
    /// The whole allowance.
    pub(super) fn new() -> Self {
        Budget { left: DOCUMENT_LIMIT }
    }

    /// Decodes a stream and takes its size off the allowance.
    pub(super) fn decode(&mut self, stream: &Stream) -> Result<Vec<u8>, Refused> {
        let limit = STREAM_LIMIT.min(self.left);
        match stream.decompressed_content_with_limit(limit) {
            Ok(data) => {
                self.left -= data.len().min(self.left);
                Ok(data)
            }
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                self.left = self.left.saturating_sub(limit);
                Err(Refused::TooLarge)
            }
            Err(_) => Err(Refused::Damaged),
        }
    }
}
