//! Frames: parts of bytes behind their lengths, as the parent and its workers send them and as results are kept on disk.
//!
//! A frame is a mark, the length of what follows in eight bytes, the number of parts, the length of each, and the parts. Numbers are
//! little-endian. Nothing is taken for true: a length above the cap, a wrong mark and parts that do not fill the frame are errors.

use std::io::{self, IoSlice, Read, Write};

/// What every frame begins with.
const MARK: [u8; 4] = *b"RPF1";
/// The most parts that a frame may have.
const MOST_PARTS: usize = 1 << 17;
/// Bytes of a part for which room is made before they come.
const ROOM: u64 = 1 << 20;
/// Bytes of room that a part may keep for the next.
const KEPT: usize = 16 << 20;

fn bad(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// The bytes of a frame before its parts.
pub fn head(parts: &[&[u8]]) -> Vec<u8> {
    let body: usize = 4 + parts.iter().map(|part| 8 + part.len()).sum::<usize>();
    let mut head = Vec::with_capacity(16 + 8 * parts.len());
    head.extend_from_slice(&MARK);
    head.extend_from_slice(&(body as u64).to_le_bytes());
    head.extend_from_slice(&(parts.len() as u32).to_le_bytes());
    parts.iter().for_each(|part| head.extend_from_slice(&(part.len() as u64).to_le_bytes()));
    head
}

/// Writes a frame, as much of it at once as the receiver takes: it is woken once for many parts.
pub fn write(out: &mut impl Write, parts: &[&[u8]]) -> io::Result<()> {
    let head = head(parts);
    let mut slices: Vec<IoSlice> =
        [head.as_slice()].iter().chain(parts).filter(|part| !part.is_empty()).map(|part| IoSlice::new(part)).collect();
    let mut left = slices.as_mut_slice();
    while !left.is_empty() {
        match out.write_vectored(left) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => IoSlice::advance_slices(&mut left, count),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    out.flush()
}

/// Reads a frame of at most `cap` bytes into its parts. None where the input ends before one begins.
///
/// Memory grows with what really comes, not with what the frame says of itself.
pub fn read(input: &mut impl Read, cap: u64) -> io::Result<Option<Vec<Vec<u8>>>> {
    let mut parts = Vec::new();
    Ok(read_over(input, cap, &mut parts)?.then_some(parts))
}

/// The same in place of an earlier frame's parts, whose room is used again. False where the input ends before a frame begins.
pub fn read_over(input: &mut impl Read, cap: u64, into: &mut Vec<Vec<u8>>) -> io::Result<bool> {
    let mut mark = [0; 12];
    let mut got = 0;
    while got < mark.len() {
        match input.read(&mut mark[got..]) {
            Ok(0) if got == 0 => return Ok(false),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(more) => got += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    if mark[..4] != MARK {
        return Err(bad("no frame begins here"));
    }
    let length = u64::from_le_bytes([mark[4], mark[5], mark[6], mark[7], mark[8], mark[9], mark[10], mark[11]]);
    if length > cap {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the frame is larger than is allowed"));
    }
    parts(&mut input.take(length), length, into)?;
    Ok(true)
}

fn parts(input: &mut impl Read, length: u64, into: &mut Vec<Vec<u8>>) -> io::Result<()> {
    let count = number(input, 4)? as usize;
    if count > MOST_PARTS {
        return Err(bad("the frame has too many parts"));
    }
    let lengths = (0..count).map(|_| number(input, 8)).collect::<io::Result<Vec<u64>>>()?;
    let whole = lengths.iter().try_fold(4 + 8 * count as u64, |sum, &part| sum.checked_add(part));
    if whole != Some(length) {
        return Err(bad("the parts do not fill the frame"));
    }
    into.resize_with(count, Vec::new);
    into.iter_mut().zip(lengths).try_for_each(|(part, length)| exactly(input, length, part))
}

fn number(input: &mut impl Read, bytes: usize) -> io::Result<u64> {
    let mut number = [0; 8];
    input.read_exact(&mut number[..bytes])?;
    Ok(u64::from_le_bytes(number))
}

fn exactly(input: &mut impl Read, length: u64, part: &mut Vec<u8>) -> io::Result<()> {
    part.clear();
    part.shrink_to(KEPT);
    part.reserve(length.min(ROOM) as usize);
    if input.take(length).read_to_end(part)? as u64 == length {
        Ok(())
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(parts: &[&[u8]]) -> Vec<u8> {
        let mut out = Vec::new();
        write(&mut out, parts).unwrap();
        out
    }

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = written(&[b"head", b"", b"body"]);
        bytes.extend(written(&[]));
        let mut input = bytes.as_slice();
        assert_eq!(read(&mut input, 100).unwrap().unwrap(), [b"head".to_vec(), vec![], b"body".to_vec()]);
        assert_eq!(read(&mut input, 100).unwrap().unwrap(), Vec::<Vec<u8>>::new());
        assert_eq!(read(&mut input, 100).unwrap(), None);
    }

    #[test]
    fn a_frame_stands_in_place_of_the_one_before() {
        let bytes = [written(&[b"a long first part", b"second", b"third"]), written(&[b"short", b""])].concat();
        let (mut input, mut parts) = (bytes.as_slice(), Vec::new());
        assert!(read_over(&mut input, 100, &mut parts).unwrap());
        assert!(read_over(&mut input, 100, &mut parts).unwrap());
        assert_eq!(parts, [b"short".to_vec(), vec![]]);
        assert!(!read_over(&mut input, 100, &mut parts).unwrap());
    }

    #[test]
    fn a_frame_that_lies_is_refused() {
        let whole = written(&[b"head", b"body"]);
        for cut in 1..whole.len() {
            assert!(read(&mut &whole[..cut], 100).is_err(), "cut at {cut}");
        }
        assert_eq!(read(&mut whole.as_slice(), 8).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert!(read(&mut b"{\"status\":\"ok\"}".as_slice(), 100).is_err());
        let mut lying = whole.clone();
        lying[16] = 200;
        assert!(read(&mut lying.as_slice(), 1000).is_err());
    }
}
