//! How much one document may make of its compressed bytes.

use lopdf::Stream;

use crate::model::Limits;

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
    stream: usize,
    left: usize,
}

impl Budget {
    /// The whole allowance.
    pub(super) fn new(limits: &Limits) -> Self {
        Budget { stream: limits.stream, left: limits.decoded }
    }

    /// Decodes a stream and takes its size off the allowance.
    pub(super) fn decode(&mut self, stream: &Stream) -> Result<Vec<u8>, Refused> {
        let limit = self.stream.min(self.left);
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
