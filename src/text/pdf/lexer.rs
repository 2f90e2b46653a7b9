//! Bytes of a content stream to operators and their operands, without an allocation an operator.

/// One operand. Containers are flat: their members stand between an opening and a closing operand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Operand {
    /// A number, whole or real.
    Number(f32),
    /// A name without its slash; see [`Lexer::bytes`].
    Name(Slice),
    /// A string, escapes resolved; see [`Lexer::bytes`].
    Text(Slice),
    /// `[`
    ArrayOpen,
    /// `]`
    ArrayClose,
    /// `<<`
    DictOpen,
    /// `>>`
    DictClose,
    /// `true`, `false`, `null`.
    Word,
}

/// Where an operand's bytes lie: in the stream itself or among the strings whose escapes were resolved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slice {
    start: u32,
    end: u32,
    resolved: bool,
}

/// More operands than this before one operator are read over: no operator takes them.
const OPERANDS_KEPT: usize = 65_536;

/// Walks over one content stream.
pub(super) struct Lexer<'a> {
    data: &'a [u8],
    at: usize,
    /// The operands of the operator that was read last.
    pub(super) operands: Vec<Operand>,
    resolved: Vec<u8>,
    /// Operands read so far.
    pub(super) read: usize,
    /// After as many operands and operators the stream is taken to be at its end.
    pub(super) limit: usize,
    /// Whether a string or an inline image was still open at the end, or a string was nested too deep.
    pub(super) damaged: bool,
    operators: usize,
}

/// Round brackets in a string nested deeper than this are no text: the string is left out.
const NESTING: usize = 256;

const REGULAR: u8 = 0;
/// Regular too: what a number is written with.
const NUMERAL: u8 = 1;
const SPACE: u8 = 2;
const DELIMITER: u8 = 3;

/// The class of each byte.
const CLASS: [u8; 256] = {
    let mut table = [REGULAR; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match i as u8 {
            0 | 9 | 10 | 12 | 13 | 32 => SPACE,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' => DELIMITER,
            b'0'..=b'9' | b'+' | b'-' | b'.' => NUMERAL,
            _ => REGULAR,
        };
        i += 1;
    }
    table
};

/// Whether a byte is white space.
pub(super) fn is_space(byte: u8) -> bool {
    class(byte) == SPACE
}

fn class(byte: u8) -> u8 {
    CLASS[byte as usize]
}

/// Whether a byte may stand in a name or a number.
pub(super) fn is_regular(byte: u8) -> bool {
    class(byte) <= NUMERAL
}

/// What the digits behind a point are worth, by their number.
const WORTH: [f64; 8] = [1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7];

impl<'a> Lexer<'a> {
    /// A lexer at the start of a stream.
    pub(super) fn new(data: &'a [u8]) -> Self {
        Lexer {
            data,
            at: 0,
            operands: Vec::with_capacity(64),
            resolved: Vec::new(),
            read: 0,
            limit: usize::MAX,
            damaged: false,
            operators: 0,
        }
    }

    /// The bytes of a name or string.
    pub(super) fn bytes(&self, slice: Slice) -> &[u8] {
        let source = if slice.resolved { &self.resolved[..] } else { self.data };
        source.get(slice.start as usize..slice.end as usize).unwrap_or_default()
    }

    /// The operand at an index, as a number; absent where there is none.
    pub(super) fn number(&self, index: usize) -> Option<f32> {
        match self.operands.get(index) {
            Some(Operand::Number(value)) => Some(*value),
            _ => None,
        }
    }

    /// The first operands as numbers; absent where one of them is none.
    pub(super) fn numbers<const N: usize>(&self) -> Option<[f32; N]> {
        let mut values = [0.0; N];
        let skip = self.operands.len().checked_sub(N)?;
        for (value, operand) in values.iter_mut().zip(&self.operands[skip..]) {
            match operand {
                Operand::Number(number) => *value = *number,
                _ => return None,
            }
        }
        Some(values)
    }

    /// The operand at an index, as a name's bytes.
    pub(super) fn name(&self, index: usize) -> Option<&[u8]> {
        match self.operands.get(index) {
            Some(Operand::Name(slice)) => Some(self.bytes(*slice)),
            _ => None,
        }
    }

    /// Reads the next operator with its operands; nothing at the end of the stream.
    pub(super) fn next_operator(&mut self) -> Option<&'a [u8]> {
        self.operands.clear();
        self.resolved.clear();
        self.operators += 1;
        loop {
            if self.read + self.operators > self.limit {
                self.read += self.operators;
                return None;
            }
            let byte = loop {
                let byte = *self.data.get(self.at)?;
                if class(byte) != SPACE {
                    break byte;
                }
                self.at += 1;
            };
            match class(byte) {
                DELIMITER => self.delimited(byte),
                NUMERAL => match plain_numeral(&self.data[self.at..]) {
                    Some((value, length)) => {
                        self.at += length;
                        self.push(Operand::Number(value));
                    }
                    None => self.numeral(),
                },
                _ => {
                    let word = self.regular();
                    match word {
                        b"true" | b"false" | b"null" => self.push(Operand::Word),
                        _ => return Some(word),
                    }
                }
            }
        }
    }

    fn push(&mut self, operand: Operand) {
        self.read += 1;
        if self.operands.len() < OPERANDS_KEPT {
            self.operands.push(operand);
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = &self.data[self.at..];
        let length = rest.iter().position(|&byte| !is_regular(byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn delimited(&mut self, byte: u8) {
        let next = self.data.get(self.at + 1).copied();
        self.at += 1;
        match (byte, next) {
            (b'(', _) => {
                self.literal_string();
                self.pieces();
            }
            (b'<', Some(b'<')) => {
                self.at += 1;
                self.push(Operand::DictOpen);
            }
            (b'<', _) => {
                self.hex_string();
                self.pieces();
            }
            (b'>', Some(b'>')) => {
                self.at += 1;
                self.push(Operand::DictClose);
            }
            (b'[', _) => {
                self.push(Operand::ArrayOpen);
                self.pieces();
            }
            (b']', _) => self.push(Operand::ArrayClose),
            (b'/', _) => self.slashed_name(),
            (b'%', _) => {
                let rest = &self.data[self.at..];
                self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            }
            _ => {}
        }
    }

    /// Reads on with strings and numbers, which follow each other in great numbers where text is set letter by letter, as long as they are
    /// written as nearly all are.
    fn pieces(&mut self) {
        let (data, mut at) = (self.data, self.at);
        while self.operands.len() < OPERANDS_KEPT && self.read + self.operators <= self.limit {
            while let Some(b' ' | b'\n' | b'\r') = data.get(at) {
                at += 1;
            }
            match data.get(at..) {
                Some([b'(', rest @ ..]) => {
                    let Some(length) = short_string(rest) else { break };
                    let start = at + 1;
                    at = start + length + 1;
                    self.push(Operand::Text(Slice { start: start as u32, end: (at - 1) as u32, resolved: false }));
                }
                Some(rest @ [b'-' | b'.' | b'0'..=b'9', ..]) => {
                    let Some((value, length)) = plain_numeral(rest) else { break };
                    at += length;
                    self.push(Operand::Number(value));
                }
                _ => break,
            }
        }
        self.at = at;
    }

    fn numeral(&mut self) {
        let start = self.at;
        let (mut negative, mut whole, mut scale, mut digits) = (false, 0f64, 0f64, 0u32);
        while let Some(&byte) = self.data.get(self.at) {
            match byte {
                b'0'..=b'9' => {
                    whole = whole * 10.0 + f64::from(byte - b'0');
                    scale *= 10.0;
                    digits += 1;
                }
                b'.' if scale == 0.0 => scale = 1.0,
                // Some producers write `--5`, others `12-3` for 12; both are read as other readers do.
                b'-' if digits == 0 => negative = true,
                b'+' if digits == 0 => {}
                _ => break,
            }
            self.at += 1;
        }
        if self.data.get(self.at).is_some_and(|&byte| is_regular(byte)) {
            let tail = self.regular();
            if digits == 0 && tail.first().is_some_and(u8::is_ascii_alphabetic) && self.at - start == tail.len() {
                return;
            }
        }
        let value = if scale > 1.0 { whole / scale } else { whole };
        let value = if negative { -value } else { value } as f32;
        self.push(Operand::Number(if value.is_finite() { value } else { 0.0 }));
    }

    fn slashed_name(&mut self) {
        let start = self.at;
        let raw = self.regular();
        if !raw.contains(&b'#') {
            self.push(Operand::Name(Slice { start: start as u32, end: self.at as u32, resolved: false }));
            return;
        }
        let from = self.resolved.len() as u32;
        let mut i = 0;
        while i < raw.len() {
            let pair = (raw.get(i + 1).copied().and_then(hex), raw.get(i + 2).copied().and_then(hex));
            match (raw[i], pair) {
                (b'#', (Some(high), Some(low))) => {
                    self.resolved.push(high << 4 | low);
                    i += 3;
                }
                (byte, _) => {
                    self.resolved.push(byte);
                    i += 1;
                }
            }
        }
        self.push(Operand::Name(Slice { start: from, end: self.resolved.len() as u32, resolved: true }));
    }

    fn literal_string(&mut self) {
        let start = self.at;
        if let Some(length) = short_string(&self.data[start..]) {
            self.at = start + length + 1;
            self.push(Operand::Text(Slice { start: start as u32, end: (start + length) as u32, resolved: false }));
            return;
        }
        let (mut depth, mut deepest) = (1usize, 1usize);
        // Most strings hold no escape: they are taken where they stand.
        let mut i = start;
        while let Some(found) = next_of_string(&self.data[i.min(self.data.len())..]) {
            i += found;
            match self.data[i] {
                b'(' => {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 && deepest > NESTING {
                        self.at = i + 1;
                        self.damaged = true;
                        return;
                    }
                    if depth == 0 {
                        self.at = i + 1;
                        self.push(Operand::Text(Slice { start: start as u32, end: i as u32, resolved: false }));
                        return;
                    }
                }
                _ => break,
            }
            i += 1;
        }
        self.escaped_string(start);
    }

    fn escaped_string(&mut self, start: usize) {
        let from = self.resolved.len() as u32;
        let (mut depth, mut deepest) = (1usize, 1usize);
        self.at = start;
        while let Some(&byte) = self.data.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.escape(),
                b'(' => {
                    depth += 1;
                    deepest = deepest.max(depth);
                    self.resolved.push(byte);
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    self.resolved.push(byte);
                }
                b'\r' => {
                    if self.data.get(self.at) == Some(&b'\n') {
                        self.at += 1;
                    }
                    self.resolved.push(b'\n');
                }
                _ => self.resolved.push(byte),
            }
        }
        self.damaged |= depth > 0 || deepest > NESTING;
        if deepest > NESTING {
            self.resolved.truncate(from as usize);
        }
        self.push(Operand::Text(Slice { start: from, end: self.resolved.len() as u32, resolved: true }));
    }

    fn escape(&mut self) {
        let Some(&byte) = self.data.get(self.at) else { return };
        self.at += 1;
        match byte {
            b'n' => self.resolved.push(b'\n'),
            b'r' => self.resolved.push(b'\r'),
            b't' => self.resolved.push(b'\t'),
            b'b' => self.resolved.push(8),
            b'f' => self.resolved.push(12),
            b'\n' => {}
            b'\r' => {
                if self.data.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.data.get(self.at) {
                        Some(&digit @ b'0'..=b'7') => {
                            value = value * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                self.resolved.push(value as u8);
            }
            _ => self.resolved.push(byte),
        }
    }

    fn hex_string(&mut self) {
        let from = self.resolved.len() as u32;
        if self.plain_hex() {
            return self.push(Operand::Text(Slice { start: from, end: self.resolved.len() as u32, resolved: true }));
        }
        let (mut half, mut closed) = (None, false);
        while let Some(&byte) = self.data.get(self.at) {
            self.at += 1;
            if byte == b'>' {
                closed = true;
                break;
            }
            let Some(value) = hex(byte) else { continue };
            match half.take() {
                None => half = Some(value),
                Some(high) => self.resolved.push(high << 4 | value),
            }
        }
        if let Some(high) = half {
            self.resolved.push(high << 4);
        }
        self.damaged |= !closed;
        self.push(Operand::Text(Slice { start: from, end: self.resolved.len() as u32, resolved: true }));
    }

    /// Reads a hexadecimal string as nearly all are written: pairs of digits and nothing between them. False, and nothing read, where it
    /// is written otherwise.
    fn plain_hex(&mut self) -> bool {
        let rest = &self.data[self.at..];
        let Some(length) = memchr::memchr(b'>', rest).filter(|length| length % 2 == 0) else { return false };
        let from = self.resolved.len();
        self.resolved.resize(from + length / 2, 0);
        let mut all = 0;
        for (byte, pair) in self.resolved[from..].iter_mut().zip(rest[..length].chunks_exact(2)) {
            let (high, low) = (HEX[pair[0] as usize], HEX[pair[1] as usize]);
            all |= high | low;
            *byte = high << 4 | low & 0xF;
        }
        let plain = all <= 0xF;
        if plain {
            self.at += length + 1;
        } else {
            self.resolved.truncate(from);
        }
        plain
    }

    /// Leaves out the data of an inline image: from `ID` to the `EI` that ends it.
    pub(super) fn skip_inline_image(&mut self) {
        let rest = &self.data[self.at.min(self.data.len())..];
        for found in memchr::memmem::find_iter(rest, b"EI") {
            let before = found.checked_sub(1).map(|i| rest[i]);
            let after = rest.get(found + 2).copied();
            let parted =
                before.is_none_or(|byte| class(byte) == SPACE) && after.is_none_or(|byte| class(byte) == SPACE);
            let tail = &rest[found + 2..rest.len().min(found + 18)];
            if parted && tail.iter().all(|&byte| class(byte) == SPACE || (32..127).contains(&byte)) {
                self.at += found + 2;
                return;
            }
        }
        self.damaged = true;
        self.at = self.data.len();
    }
}

/// The value of each byte as a hexadecimal digit, or [`NO_DIGIT`].
const HEX: [u8; 256] = {
    let mut table = [NO_DIGIT; 256];
    let mut digit = 0;
    while digit < 16 {
        table[b"0123456789abcdef"[digit] as usize] = digit as u8;
        table[b"0123456789ABCDEF"[digit] as usize] = digit as u8;
        digit += 1;
    }
    table
};
const NO_DIGIT: u8 = 0xff;

/// The length of a literal string that ends within eight bytes and holds no bracket, escape or end of a line; absent for any other.
fn short_string(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let chunk = u64::from_le_bytes(*bytes.first_chunk()?);
    // Marks the first byte that is zero, and no byte before it.
    let zero = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes & (ONES << 7);
    let each = |byte: u8| chunk ^ (ONES * u64::from(byte));
    let brackets = (chunk | ONES) ^ (ONES * u64::from(b')'));
    let found = zero(brackets) | zero(each(b'\\')) | zero(each(b'\r'));
    let at = found.trailing_zeros() as usize / 8;
    (bytes.get(at) == Some(&b')') && at < 8).then_some(at)
}

/// The value of a number as nearly all are written, and its length: a sign at most, few digits and a point among them, then something else.
/// Absent for any other.
#[inline]
fn plain_numeral(bytes: &[u8]) -> Option<(f32, usize)> {
    let negative = bytes[0] == b'-';
    let (value, length) = short_numeral(bytes.get(usize::from(negative)..)?)?;
    let end = usize::from(negative) + length;
    if is_regular(*bytes.get(end)?) {
        return None;
    }
    // The sign is set without a jump, too.
    Some((f32::from_bits(value.to_bits() | u32::from(negative) << 31), end))
}

/// The value of a number without a sign that ends within eight bytes, and its length; absent for any other. No step depends on how many
/// digits there are, which no processor foresees.
#[inline]
fn short_numeral(bytes: &[u8]) -> Option<(f32, usize)> {
    const POINT: u64 = (b'.' ^ b'0') as u64;
    // A digit less '0' is below ten in its byte, and all else is not.
    let values = u64::from_le_bytes(*bytes.first_chunk()?) ^ 0x3030_3030_3030_3030;
    let others = (values.wrapping_add(0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080;
    let first = others.trailing_zeros() & 56;
    let pointed = u64::from(values >> first & 0xFF == POINT);
    // All ones where there is a point: with it, steps are taken or not without a jump.
    let point = pointed.wrapping_neg();
    let ends = others & !(point & others & others.wrapping_neg());
    if ends == 0 {
        return None;
    }
    let end = ends.trailing_zeros() / 8;
    let behind_point = point & !((1 << first) - 1);
    let digits = values ^ (values ^ values >> 8) & behind_point;
    let behind = (end - pointed as u32).wrapping_sub(first / 8) & point as u32;
    let count = end - pointed as u32;
    if count == 0 {
        return None;
    }
    // What follows the digits is shifted out. Then tens and ones are put together, then hundreds, then ten thousands.
    let digits = digits << (64 - 8 * count);
    let pairs = digits.wrapping_mul(10 * 256 + 1) >> 8 & 0x00FF_00FF_00FF_00FF;
    let fours = pairs.wrapping_mul(100 * 65_536 + 1) >> 16 & 0x0000_FFFF_0000_FFFF;
    let value = fours.wrapping_mul(10_000 * 4_294_967_296 + 1) >> 32;
    Some(((value as u32 as f64 * WORTH[behind as usize & 7]) as f32, end as usize))
}

/// The value of a hexadecimal digit.
pub(super) fn hex(byte: u8) -> Option<u8> {
    match HEX[byte as usize] {
        NO_DIGIT => None,
        value => Some(value),
    }
}

/// The next byte that matters inside a literal string.
fn next_of_string(data: &[u8]) -> Option<usize> {
    data.iter().position(|&byte| matches!(byte, b'(' | b')' | b'\\' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(written: &str) -> Option<f32> {
        let data = format!("{written} w          ");
        let mut lexer = Lexer::new(data.as_bytes());
        lexer.next_operator().and_then(|_| lexer.number(0))
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let plain =
            ["0", "7", "-12", "1234567", "12345678", "123456789012345678", "0.5", "-.5", "5.", "-0.0000001", "00.10"];
        let long = ["1234567.7654321", "12345678.5", "0.123456789", "-3.14159265", "99999.99", "100000000.25"];
        for written in plain.iter().chain(&long) {
            assert_eq!(number(written), written.parse().ok(), "{written}");
        }
        for whole in (0..2_000_000u32).step_by(997) {
            let written = format!("{}.{:03}", whole / 1000, whole % 1000);
            assert_eq!(number(&written), written.parse().ok());
        }
        assert_eq!(number("--5"), Some(-5.0));
        assert_eq!(number("12-3"), Some(12.0));
        assert_eq!(number("+4"), Some(4.0));
    }

    #[test]
    fn the_end_of_a_stream_ends_its_last_number() {
        let mut lexer = Lexer::new(b"1 2.5 re 3");
        assert_eq!(lexer.next_operator(), Some(&b"re"[..]));
        assert_eq!((lexer.number(0), lexer.number(1)), (Some(1.0), Some(2.5)));
        assert_eq!(lexer.next_operator(), None);
        assert_eq!(lexer.number(0), Some(3.0));
    }

    #[test]
    fn short_strings_are_told_from_others() {
        for (written, length) in [
            (&b")       "[..], Some(0)),
            (b"abc) (x)", Some(3)),
            (b"1234567)", Some(7)),
            (b"12345678)", None),
            (b"a(b)c)  ", None),
            (b"a\\)b)   ", None),
            (b"a\rb)    ", None),
            (b"abc)", None),
        ] {
            assert_eq!(short_string(written), length, "{}", String::from_utf8_lossy(written));
        }
    }

    #[test]
    fn hexadecimal_strings_are_read_however_they_are_written() {
        for written in ["<41424>", "<41 42 40>", "<4142 4\n>", "<414240>"] {
            let data = format!("{written}Tj");
            let mut lexer = Lexer::new(data.as_bytes());
            lexer.next_operator().unwrap();
            let Some(Operand::Text(slice)) = lexer.operands.first() else { panic!("{written}") };
            assert_eq!(lexer.bytes(*slice), b"AB@", "{written}");
        }
    }
}
