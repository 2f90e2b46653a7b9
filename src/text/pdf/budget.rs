//! How much one document may make of its compressed bytes.

use std::fmt;

use libdeflater::{DecompressionError, Decompressor};
use lopdf::Stream;

use crate::model::Limits;

/// How many times its size a compressed stream seldom exceeds.
const USUAL_GROWTH: usize = 8;
/// Bytes of room that are made at the least.
const LEAST_ROOM: usize = 64 << 10;

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
    inflater: Inflater,
}

impl Budget {
    /// The whole allowance.
    pub(super) fn new(limits: &Limits) -> Self {
        Budget { stream: limits.stream, left: limits.decoded, inflater: Inflater::default() }
    }

    /// Decodes a stream and takes its size off the allowance.
    pub(super) fn decode(&mut self, stream: &Stream) -> Result<Vec<u8>, Refused> {
        let limit = self.stream.min(self.left);
        let decoded =
            self.inflater.inflate(stream, limit).map_or_else(|| stream.decompressed_content_with_limit(limit), Ok);
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

/// Inflates streams, one after another into the same room.
pub(super) struct Inflater {
    decompressor: Decompressor,
    room: Vec<u8>,
}

impl Default for Inflater {
    fn default() -> Self {
        Inflater { decompressor: Decompressor::new(), room: Vec::new() }
    }
}

impl fmt::Debug for Inflater {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Inflater").field("room", &self.room.len()).finish_non_exhaustive()
    }
}

impl Inflater {
    /// The bytes of a stream that is compressed as nearly all are. Absent where it is not, where it is damaged and where it is too large:
    /// what becomes of such a one lopdf decides.
    pub(super) fn inflate(&mut self, stream: &Stream, limit: usize) -> Option<Vec<u8>> {
        let filter = stream.dict.get(b"Filter").and_then(|filter| filter.as_name());
        if !matches!(filter, Ok(b"FlateDecode")) || stream.dict.has(b"DecodeParms") {
            return None;
        }
        let usual = stream.content.len().saturating_mul(USUAL_GROWTH).max(LEAST_ROOM);
        let mut room = usual.max(self.room.len()).min(limit);
        loop {
            if room > self.room.len() {
                self.room.resize(room, 0);
            }
            match self.decompressor.zlib_decompress(&stream.content, &mut self.room[..room]) {
                Ok(length) => return Some(self.room[..length].to_vec()),
                Err(DecompressionError::InsufficientSpace) if room < limit => room = room.saturating_mul(4).min(limit),
                Err(_) => return None,
            }
        }
    }
}
