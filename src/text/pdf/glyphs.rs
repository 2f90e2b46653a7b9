//! Names of glyphs to the characters that they stand for.

use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("data/glyphs.csv");
const ENCODINGS: &str = include_str!("data/encodings.csv");

/// The lists of names by code that fonts may call upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// Adobe standard.
    Standard,
    /// Windows code page 1252.
    WinAnsi,
    /// Macintosh Roman.
    MacRoman,
    /// Macintosh expert.
    MacExpert,
    /// The font Symbol.
    Symbol,
    /// The font Zapf Dingbats.
    ZapfDingbats,
}

/// The names of one encoding by code; empty where a code has none.
pub(super) type Names = [&'static str; 256];

static ENCODING_TABLES: LazyLock<[Names; 6]> = LazyLock::new(|| {
    let mut tables = [[""; 256]; 6];
    for line in ENCODINGS.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split(',');
        let Some(code) = cells.next().and_then(|cell| cell.parse::<u8>().ok()) else { continue };
        for (table, name) in tables.iter_mut().zip(cells) {
            table[code as usize] = name;
        }
    }
    // What Annex D says in its notes: in WinAnsi the no-break space and the soft hyphen are a space and a hyphen in
    // another place, and unused codes above 32 are bullets; in MacRoman 202 is the no-break space.
    tables[Base::WinAnsi as usize][160] = "nbspace";
    tables[Base::WinAnsi as usize][173] = "softhyphen";
    for name in tables[Base::WinAnsi as usize][33..].iter_mut().filter(|name| name.is_empty()) {
        *name = "bullet";
    }
    tables[Base::MacRoman as usize][202] = "nbspace";
    tables
});

static LISTED: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    LIST.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(',')).collect()
});

/// The names of an encoding by code.
pub(super) fn names(base: Base) -> &'static Names {
    &ENCODING_TABLES[base as usize]
}

/// Adds the characters that a glyph's name stands for; false where the name tells none.
pub(super) fn read_name(name: &str, out: &mut String) -> bool {
    let before = out.len();
    let stem = name.split('.').next().unwrap_or_default();
    for part in stem.split('_') {
        if !read_part(part, out) {
            out.truncate(before);
            return false;
        }
    }
    out.len() > before
}

fn read_part(name: &str, out: &mut String) -> bool {
    if let Some(codes) = LISTED.get(name) {
        for code in codes.split(' ') {
            out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        }
        return true;
    }
    if let Some(digits) = name.strip_prefix("uni").filter(|digits| digits.len() >= 4 && digits.len() % 4 == 0) {
        return read_hex(digits, 4, out);
    }
    match name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())) {
        Some(digits) => read_hex(digits, digits.len(), out),
        None => false,
    }
}

fn read_hex(digits: &str, each: usize, out: &mut String) -> bool {
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return false;
    }
    (0..digits.len()).step_by(each).all(|at| {
        let read = u32::from_str_radix(&digits[at..at + each], 16).ok().and_then(char::from_u32);
        out.extend(read);
        read.is_some()
    })
}

/// Codes of the font Wingdings that documents use as bullets, marks and arrows. Source: Unicode L2/11-052.
const WINGDINGS: [(u8, char); 16] = [
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFE, '☑'),
];

/// What a code of a font of pictures shows; absent where the font is none. A picture that is not listed has no reading.
pub(super) fn picture(font: &str, code: u8) -> Option<Option<char>> {
    let found = || WINGDINGS.iter().find(|(listed, _)| *listed == code).map(|(_, char)| *char);
    match code {
        _ if font.starts_with("Wingdings") => Some(if code == 32 { Some(' ') } else { found() }),
        _ if font.starts_with("Webdings") => Some((code == 32).then_some(' ')),
        _ => None,
    }
}

/// A character for the private one by which a symbol font's code stands in a map to Unicode.
pub(super) fn of_private(font: &str, value: u32) -> Option<char> {
    let code = u8::try_from(value.checked_sub(0xF000)?).ok()?;
    if let Some(read) = picture(font, code) {
        return read;
    }
    let base = if font.starts_with("Symbol") { Base::Symbol } else { Base::WinAnsi };
    let mut text = String::new();
    read_name(names(base)[usize::from(code)], &mut text);
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// The names of the 258 glyphs that a TrueType font may leave unnamed. Source: Apple TrueType Reference Manual, `post`.
pub(super) const MAC_ORDER: &str = ".notdef .null nonmarkingreturn space exclam quotedbl numbersign dollar percent ampersand \
quotesingle parenleft parenright asterisk plus comma hyphen period slash zero one two three four five six seven eight nine \
colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash \
bracketright asciicircum underscore grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright \
asciitilde Adieresis Aring Ccedilla Eacute Ntilde Odieresis Udieresis aacute agrave acircumflex adieresis atilde aring \
ccedilla eacute egrave ecircumflex edieresis iacute igrave icircumflex idieresis ntilde oacute ograve ocircumflex odieresis \
otilde uacute ugrave ucircumflex udieresis dagger degree cent sterling section bullet paragraph germandbls registered \
copyright trademark acute dieresis notequal AE Oslash infinity plusminus lessequal greaterequal yen mu partialdiff summation \
product pi integral ordfeminine ordmasculine Omega ae oslash questiondown exclamdown logicalnot radical florin approxequal \
Delta guillemotleft guillemotright ellipsis nonbreakingspace Agrave Atilde Otilde OE oe endash emdash quotedblleft \
quotedblright quoteleft quoteright divide lozenge ydieresis Ydieresis fraction currency guilsinglleft guilsinglright fi fl \
daggerdbl periodcentered quotesinglbase quotedblbase perthousand Acircumflex Ecircumflex Aacute Edieresis Egrave Iacute \
Icircumflex Idieresis Igrave Oacute Ocircumflex apple Ograve Uacute Ucircumflex Ugrave dotlessi circumflex tilde macron breve \
dotaccent ring cedilla hungarumlaut ogonek caron Lslash lslash Scaron scaron Zcaron zcaron brokenbar Eth eth Yacute yacute \
Thorn thorn minus multiply onesuperior twosuperior threesuperior onehalf onequarter threequarters franc Gbreve gbreve \
Idotaccent Scedilla scedilla Cacute cacute Ccaron ccaron dcroat";
