//! How much one document may make of its compressed bytes.

use flate2::{Decompress, FlushDecompress, Status};
use lopdf::Stream;

use crate::model::Limits;

/// How many times its size a compressed stream usually has.
const USUAL_GROWTH: usize = 4;

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
    inflater: Decompress,
}

impl Budget {
    /// The whole allowance.
    pub(super) fn new(limits: &Limits) -> Self {
        Budget { stream: limits.stream, left: limits.decoded, inflater: Decompress::new(true) }
    }

    /// Decodes a stream and takes its size off the allowance.
    pub(super) fn decode(&mut self, stream: &Stream) -> Result<Vec<u8>, Refused> {
        let limit = self.stream.min(self.left);
        let decoded = inflate(&mut self.inflater, stream, limit)
            .map_or_else(|| stream.decompressed_content_with_limit(limit), Ok);
        match decoded {
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

/// The bytes of a stream that is compressed as nearly all are, in one go. Absent where it is not, where it is damaged and where it
/// is too large: what becomes of such a one lopdf decides.
pub(super) fn inflate(inflater: &mut Decompress, stream: &Stream, limit: usize) -> Option<Vec<u8>> {
    let filter = stream.dict.get(b"Filter").and_then(|filter| filter.as_name());
    if !matches!(filter, Ok(b"FlateDecode")) || stream.dict.has(b"DecodeParms") {
        return None;
    }
    inflater.reset(true);
    let mut data = Vec::with_capacity(stream.content.len().saturating_mul(USUAL_GROWTH).min(limit));
    while data.len() < limit {
        data.reserve(1);
        let rest = stream.content.get(inflater.total_in() as usize..)?;
        let status = inflater.decompress_vec(rest, &mut data, FlushDecompress::None).ok()?;
        match status {
            Status::StreamEnd => return (data.len() <= limit).then_some(data),
            _ if data.len() == data.capacity() => {}
            _ => return None,
        }
    }
    None
}
