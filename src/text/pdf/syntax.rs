//! The syntax of objects outside of content. It reads what is written as the format asks and refuses all else: what is to become of
//! that, lopdf decides.

use std::str::FromStr;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use super::lexer::{hex, is_regular, is_space};

/// Containers nested deeper than this are refused, and so are brackets in a string.
const NESTING: usize = 64;

/// Walks over objects.
#[derive(Debug, Clone)]
pub(super) struct Syntax<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Syntax<'a> {
    /// From a byte offset on; absent where that lies behind the end.
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Option<Self> {
        (at < bytes.len()).then_some(Syntax { bytes, at })
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// Goes past as many bytes; refuses to go past the end.
    pub(super) fn skip(&mut self, count: usize) -> Option<()> {
        self.at = self.at.checked_add(count).filter(|&at| at <= self.bytes.len())?;
        Some(())
    }

    /// Goes past a word; refuses another.
    pub(super) fn word(&mut self, word: &[u8]) -> Option<()> {
        self.rest().starts_with(word).then(|| self.at += word.len())
    }

    /// Goes past white space and comments.
    pub(super) fn space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if is_space(byte) {
                self.at += 1;
            } else if byte == b'%' {
                let rest = self.rest();
                self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            } else {
                return;
            }
        }
    }

    /// Goes past one end of a line.
    pub(super) fn line_end(&mut self) -> Option<()> {
        match self.rest() {
            [b'\r', b'\n', ..] => self.skip(2),
            [b'\r' | b'\n', ..] => self.skip(1),
            _ => None,
        }
    }

    /// A number without a sign.
    pub(super) fn digits(&mut self) -> Option<u64> {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += length;
        (1..=19).contains(&length).then(|| {
            rest[..length].iter().fold(0, |value: u64, digit| value.wrapping_mul(10) + u64::from(digit - b'0'))
        })
    }

    /// What stands before an object of its own: its number, its generation and `obj`.
    pub(super) fn header(&mut self) -> Option<ObjectId> {
        self.space();
        let number = u32::try_from(self.digits()?).ok()?;
        self.space();
        let generation = u16::try_from(self.digits()?).ok()?;
        self.space();
        self.word(b"obj")?;
        self.space();
        Some((number, generation))
    }

    /// One object.
    pub(super) fn object(&mut self) -> Option<Object> {
        self.object_within(NESTING)
    }

    fn object_within(&mut self, depth: usize) -> Option<Object> {
        let depth = depth.checked_sub(1)?;
        match *self.rest() {
            [b'/', ..] => self.name().map(Object::Name),
            [b'0'..=b'9', ..] => self.reference().map(Object::Reference).or_else(|| self.number()),
            [b'+' | b'-' | b'.', ..] => self.number(),
            [b'(', ..] => self.string().map(|bytes| Object::String(bytes, StringFormat::Literal)),
            [b'<', b'<', ..] => self.dictionary_within(depth).map(Object::Dictionary),
            [b'<', ..] => self.hex_string().map(|bytes| Object::String(bytes, StringFormat::Hexadecimal)),
            [b'[', ..] => self.array(depth).map(Object::Array),
            [b't', ..] => self.word(b"true").map(|()| Object::Boolean(true)),
            [b'f', ..] => self.word(b"false").map(|()| Object::Boolean(false)),
            [b'n', ..] => self.word(b"null").map(|()| Object::Null),
            _ => None,
        }
    }

    /// A dictionary.
    pub(super) fn dictionary(&mut self) -> Option<Dictionary> {
        self.dictionary_within(NESTING)
    }

    fn dictionary_within(&mut self, depth: usize) -> Option<Dictionary> {
        self.word(b"<<")?;
        let mut dictionary = Dictionary::new();
        loop {
            self.space();
            if self.word(b">>").is_some() {
                return Some(dictionary);
            }
            let key = self.name()?;
            self.space();
            dictionary.set(key, self.object_within(depth)?);
        }
    }

    fn array(&mut self, depth: usize) -> Option<Vec<Object>> {
        self.word(b"[")?;
        let mut objects = Vec::new();
        loop {
            self.space();
            if self.word(b"]").is_some() {
                return Some(objects);
            }
            objects.push(self.object_within(depth)?);
        }
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.word(b"/")?;
        let rest = self.rest();
        let length = rest.iter().position(|&byte| !is_regular(byte)).unwrap_or(rest.len());
        self.at += length;
        let mut raw = &rest[..length];
        let mut name = Vec::with_capacity(length);
        while let Some(mark) = memchr::memchr(b'#', raw) {
            let (&high, &low) = (raw.get(mark + 1)?, raw.get(mark + 2)?);
            name.extend_from_slice(&raw[..mark]);
            name.push(hex(high)? << 4 | hex(low)?);
            raw = &raw[mark + 3..];
        }
        name.extend_from_slice(raw);
        Some(name)
    }

    /// The number and the generation of another object; nothing is read where none is named.
    fn reference(&mut self) -> Option<ObjectId> {
        let mut ahead = self.clone();
        let number = ahead.digits()?;
        ahead.space();
        let generation = ahead.digits()?;
        ahead.space();
        ahead.word(b"R")?;
        let id = (u32::try_from(number).ok()?, u16::try_from(generation).ok()?);
        *self = ahead;
        Some(id)
    }

    fn number(&mut self) -> Option<Object> {
        let rest = self.rest();
        let sign = usize::from(matches!(rest[0], b'+' | b'-'));
        let length = rest[sign..].iter().take_while(|&&byte| byte.is_ascii_digit() || byte == b'.').count() + sign;
        if rest.get(length).is_some_and(|&byte| is_regular(byte)) {
            return None;
        }
        self.at += length;
        let written = std::str::from_utf8(&rest[..length]).ok()?;
        match i64::from_str(written) {
            Ok(whole) => Some(Object::Integer(whole)),
            Err(_) if written.contains('.') => f32::from_str(written).ok().map(Object::Real),
            Err(_) => None,
        }
    }

    fn string(&mut self) -> Option<Vec<u8>> {
        self.word(b"(")?;
        let (mut bytes, mut depth) = (Vec::new(), 1);
        loop {
            let rest = self.rest();
            let plain = rest.iter().position(|byte| matches!(byte, b'(' | b')' | b'\\' | b'\r' | b'\n'))?;
            bytes.extend_from_slice(&rest[..plain]);
            self.at += plain + 1;
            match rest[plain] {
                b'(' if depth == NESTING => return None,
                b'(' => depth += 1,
                b')' => depth -= 1,
                b'\\' => {
                    bytes.extend(self.escaped()?);
                    continue;
                }
                _ => {
                    self.at -= 1;
                    self.line_end()?;
                    bytes.push(b'\n');
                    continue;
                }
            }
            if depth == 0 {
                return Some(bytes);
            }
            bytes.push(rest[plain]);
        }
    }

    /// What a sequence stands for whose backslash was read: one byte or, at the end of a line, none.
    fn escaped(&mut self) -> Option<Option<u8>> {
        if self.line_end().is_some() {
            return Some(None);
        }
        let rest = self.rest();
        let digits = rest.iter().take(3).take_while(|digit| matches!(digit, b'0'..=b'7')).count();
        self.at += digits.max(1);
        Some(Some(match *rest.first()? {
            b'0'..=b'7' => rest[..digits].iter().fold(0u8, |value, digit| value.wrapping_mul(8) | (digit - b'0')),
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            byte => byte,
        }))
    }

    fn hex_string(&mut self) -> Option<Vec<u8>> {
        self.word(b"<")?;
        let rest = self.rest();
        let length = memchr::memchr(b'>', rest)?;
        self.at += length + 1;
        let (mut bytes, mut high) = (Vec::with_capacity(length / 2), None);
        for &byte in rest[..length].iter().filter(|&&byte| !is_space(byte)) {
            let digit = hex(byte)?;
            match high.take() {
                None => high = Some(digit << 4),
                Some(high) => bytes.push(high | digit),
            }
        }
        bytes.extend(high);
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Option<Object> {
        Syntax::new(written.as_bytes(), 0)?.object()
    }

    #[test]
    fn objects_are_read_as_they_are_written() {
        let number = |written| read(written).and_then(|object| object.as_float().ok());
        assert_eq!(number("-12"), Some(-12.0));
        assert_eq!(number("+.5"), Some(0.5));
        assert_eq!(number("5."), Some(5.0));
        assert_eq!(read("12 0 R"), Some(Object::Reference((12, 0))));
        assert_eq!(read("12 0 RG"), Some(Object::Reference((12, 0))));
        assert_eq!(read("12 0"), Some(Object::Integer(12)));
        assert_eq!(read("/A#20B#43"), Some(Object::Name(b"A BC".to_vec())));
        let string = |written| read(written).and_then(|object| object.as_str().map(<[u8]>::to_vec).ok());
        assert_eq!(string(r"(a(b)\)\101\n\7)"), Some(b"a(b))A\n\x07".to_vec()));
        assert_eq!(string("(a\r\nb\\\r\nc)"), Some(b"a\nbc".to_vec()));
        assert_eq!(string("<41 4\n2 5>"), Some(b"ABP".to_vec()));
        let Some(Object::Dictionary(whole)) = read("<< /A [1 null true] % said\n/B<</C(d)>>/A 2>>") else { panic!() };
        assert_eq!(whole.get(b"A").unwrap(), &Object::Integer(2));
        assert_eq!(whole.get(b"B").unwrap().as_dict().unwrap().len(), 1);
    }

    #[test]
    fn what_is_written_otherwise_is_refused() {
        for written in
            ["--5", "1.2.3", "5x", "<4g>", "(a", "[1 2", "<</A>>", "<</A 1", "/A#2", "tru", "99999999999999999999"]
        {
            assert_eq!(read(written), None, "{written}");
        }
        assert_eq!(read(&"[".repeat(100_000)), None);
        assert_eq!(read(&"(".repeat(100_000)), None);
    }
}
