//! The expression of a rule, searched for by one that is cheaper to make and finds the same.
//!
//! Two things make an expression dear. A gap of at most so many characters ("[^.;]{0,160}") stands in the automaton as often as it
//! is long, and a class of Unicode holds the letters of every script. The swift expression has gaps without end and classes of the
//! scripts of the documents alone. What it does not find, its pattern does not match; what it finds, the pattern matches alike if
//! the text is of those scripts and the gaps are no longer than they may be. Where they are, the pattern itself is asked.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::RangeInclusive;
use std::sync::{LazyLock, OnceLock};

use regex_automata::meta::{Builder, Regex};
use regex_automata::util::captures::Captures;
use regex_syntax::hir::{Capture, Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

/// The shortest bound that makes a gap worth looking after.
const SHORTEST_GAP: u32 = 20;
/// Most ranges of a class that is taken as it is.
const FEW_RANGES: usize = 8;

/// An expression; each form of it is compiled when a text is first asked.
#[derive(Debug)]
pub struct Expression {
    pattern: Cow<'static, str>,
    swift: LazyLock<Option<Swift>, Compile>,
    exact: OnceLock<Option<Regex>>,
}

/// The cheaper form.
#[derive(Debug)]
struct Swift {
    regex: Regex,
    /// Groups round the gaps, and how many characters each may have.
    gaps: Vec<(usize, usize)>,
}

/// Compiles what was parsed, of which nothing is left then.
type Compile = Box<dyn FnOnce() -> Option<Swift> + Send>;

/// A text that is asked for several expressions.
#[derive(Debug)]
pub struct Asked<'t> {
    text: &'t str,
    /// Whether swift expressions tell of it.
    usual: OnceCell<bool>,
}

impl<'t> Asked<'t> {
    /// A text to be asked.
    pub fn new(text: &'t str) -> Self {
        Asked { text, usual: OnceCell::new() }
    }
}

impl Expression {
    /// The expression of a pattern. One that does not compile matches nothing.
    pub fn new(pattern: Cow<'static, str>) -> Self {
        let parsed = parse(&pattern);
        Expression::parsed(pattern, parsed)
    }

    /// The expression of a pattern that was [parsed](parse) before.
    pub fn parsed(pattern: Cow<'static, str>, parsed: Option<Hir>) -> Self {
        let compile: Compile = Box::new(move || Swift::new(parsed?));
        Expression { pattern, swift: LazyLock::new(compile), exact: OnceLock::new() }
    }

    /// Whether it matches somewhere in a text.
    pub fn is_match(&self, asked: &Asked) -> bool {
        if let Some(answer) = self.swift(asked).and_then(|swift| swift.is_match(asked.text)) {
            return answer;
        }
        self.exact().is_some_and(|regex| regex.is_match(asked.text))
    }

    /// The first match in a text.
    pub fn first(&self, asked: &Asked) -> Option<Captures> {
        if let Some(swift) = self.swift(asked) {
            let groups = captures(&swift.regex, asked.text)?;
            if swift.is_within(&groups, asked.text) {
                return Some(groups);
            }
        }
        captures(self.exact()?, asked.text)
    }

    /// Every match in a text.
    pub fn all(&self, asked: &Asked) -> Vec<Captures> {
        if let Some(swift) = self.swift(asked) {
            let found: Vec<Captures> = swift.regex.captures_iter(asked.text).collect();
            if found.iter().all(|groups| swift.is_within(groups, asked.text)) {
                return found;
            }
        }
        self.exact().map_or_else(Vec::new, |regex| regex.captures_iter(asked.text).collect())
    }

    fn swift(&self, asked: &Asked) -> Option<&Swift> {
        let usual = asked.usual.get_or_init(|| is_usual(asked.text));
        usual.then(|| self.swift.as_ref()).flatten()
    }

    fn exact(&self) -> Option<&Regex> {
        self.exact.get_or_init(|| Regex::new(&self.pattern).ok()).as_ref()
    }
}

/// The structure of a pattern; none where it is no expression.
pub fn parse(pattern: &str) -> Option<Hir> {
    regex_syntax::parse(pattern).ok()
}

/// The groups of the first match. Room is made for them where there is one: most searches find none.
fn captures(regex: &Regex, text: &str) -> Option<Captures> {
    if !regex.is_match(text) {
        return None;
    }
    let mut groups = regex.create_captures();
    regex.captures(text, &mut groups);
    Some(groups)
}

impl Swift {
    fn new(parsed: Hir) -> Option<Swift> {
        let mut making = Making::default();
        let hir = making.swift(parsed, false);
        Some(Swift { regex: Builder::new().build_from_hir(&hir).ok()?, gaps: making.gaps })
    }

    /// Whether the pattern matches in a text; absent where it is to be asked itself.
    fn is_match(&self, text: &str) -> Option<bool> {
        if self.gaps.iter().all(|(_, most)| text.len() <= *most) {
            return Some(self.regex.is_match(text));
        }
        match captures(&self.regex, text) {
            None => Some(false),
            Some(groups) => self.is_within(&groups, text).then_some(true),
        }
    }

    /// Whether no gap of a match is too long.
    fn is_within(&self, groups: &Captures, text: &str) -> bool {
        self.gaps.iter().all(|&(group, most)| {
            groups.get_group(group).is_none_or(|gap| gap.len() <= most || text[gap.range()].chars().count() <= most)
        })
    }
}

/// The making of a swift expression.
#[derive(Default)]
struct Making {
    groups: usize,
    gaps: Vec<(usize, usize)>,
}

impl Making {
    /// The swift form of an expression. Within a repetition a group holds the last gap alone, and its bounds stay.
    fn swift(&mut self, hir: Hir, repeated: bool) -> Hir {
        match hir.into_kind() {
            HirKind::Empty => Hir::empty(),
            HirKind::Literal(literal) => Hir::literal(literal.0),
            HirKind::Look(look) => Hir::look(look),
            HirKind::Class(Class::Unicode(class)) => Hir::class(Class::Unicode(of_documents(class))),
            HirKind::Class(class) => Hir::class(class),
            HirKind::Capture(capture) => {
                let index = self.group();
                let sub = Box::new(self.swift(*capture.sub, repeated));
                Hir::capture(Capture { index, name: capture.name, sub })
            }
            HirKind::Concat(parts) => Hir::concat(parts.into_iter().map(|part| self.swift(part, repeated)).collect()),
            HirKind::Alternation(branches) => {
                Hir::alternation(branches.into_iter().map(|branch| self.swift(branch, repeated)).collect())
            }
            HirKind::Repetition(repetition) => self.repetition(repetition, repeated),
        }
    }

    fn repetition(&mut self, repetition: Repetition, repeated: bool) -> Hir {
        let never_empty = repetition.sub.properties().minimum_len().is_some_and(|length| length > 0);
        let bound = repetition.max.filter(|most| *most >= SHORTEST_GAP && never_empty && !repeated);
        let group = bound.map(|most| {
            let index = self.group();
            self.gaps.push((index as usize, most as usize));
            index
        });
        let max = if group.is_some() { None } else { repetition.max };
        let sub = Box::new(self.swift(*repetition.sub, repeated || repetition.max != Some(1)));
        let made = Hir::repetition(Repetition { max, sub, ..repetition });
        match group {
            Some(index) => Hir::capture(Capture { index, name: None, sub: Box::new(made) }),
            None => made,
        }
    }

    /// The number of the next group.
    fn group(&mut self) -> u32 {
        self.groups += 1;
        self.groups as u32
    }
}

/// The characters of the scripts in which documents are written: Latin, Greek, Cyrillic, Arabic and Chinese letters, and the signs.
/// Each range is that of some first bytes in UTF-8.
const OF_DOCUMENTS: [RangeInclusive<char>; 5] =
    ['\0'..='\u{17f}', '\u{380}'..='\u{47f}', '\u{600}'..='\u{6ff}', '\u{2000}'..='\u{9fff}', '\u{b000}'..='\u{ffff}'];

static DOCUMENTS: LazyLock<ClassUnicode> = LazyLock::new(|| {
    ClassUnicode::new(OF_DOCUMENTS.iter().map(|range| ClassUnicodeRange::new(*range.start(), *range.end())))
});

/// A class, of which a large one is cut to the scripts of documents.
fn of_documents(mut class: ClassUnicode) -> ClassUnicode {
    if class.ranges().len() > FEW_RANGES {
        class.intersect(&DOCUMENTS);
    }
    class
}

/// Whether a text has only characters of the scripts of documents: none of its bytes is the first of another.
fn is_usual(text: &str) -> bool {
    let other = |byte: &u8| matches!(byte, 0xc6..=0xcd | 0xd2..=0xd7 | 0xdc..=0xe1 | 0xea | 0xf0..);
    // By pieces, each without a way out, since such a loop takes many bytes at a time.
    !text.as_bytes().chunks(64).any(|piece| piece.iter().fold(false, |found, byte| found | other(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::Range;

    fn found(pattern: &'static str, text: &str) -> Option<Range<usize>> {
        let expression = Expression::new(Cow::Borrowed(pattern));
        let asked = &Asked::new(text);
        let first = expression.first(asked).and_then(|groups| groups.get_group_by_name("it")).map(|span| span.range());
        assert_eq!(expression.is_match(asked), first.is_some(), "{pattern}: {text}");
        assert_eq!(expression.all(asked).first().map(|groups| groups.is_match()), first.as_ref().map(|_| true));
        let exact = expression.exact().and_then(|regex| captures(regex, text));
        assert_eq!(first, exact.and_then(|groups| groups.get_group_by_name("it")).map(|span| span.range()));
        first
    }

    #[test]
    fn a_gap_is_no_longer_than_its_pattern_lets_it_be() {
        let pattern = r"a[^.]{0,20}?(?P<it>b)|(?P<other>c).{3,30}d";
        let far = format!("a{}b", "-".repeat(21));
        assert_eq!(found(pattern, "a---b---b"), Some(4..5));
        assert_eq!(found(pattern, &far), None);
        // The first that begins is too long, one that begins later is not.
        assert_eq!(found(pattern, &format!("{far}ab")), Some(24..25));
        assert_eq!(found(pattern, &format!("a{}b", "–".repeat(20))), Some(61..62));
    }

    #[test]
    fn a_gap_in_a_repetition_keeps_its_bound() {
        let pattern = r"^(?:x[^.]{0,20}y)+(?P<it>z)";
        assert_eq!(found(pattern, "x-yx--yz"), Some(7..8));
        assert_eq!(found(pattern, &format!("x{}yx-yz", "-".repeat(21))), None);
    }

    #[test]
    fn letters_of_other_scripts_are_letters() {
        let pattern = r"(?P<it>\p{Lu}\p{L}+)";
        assert_eq!(found(pattern, "the Ægir"), Some(4..9));
        assert_eq!(found(pattern, "the ᎠᎡ"), Some(4..10));
        assert_eq!(found(pattern, "the Ⰰⰰ"), Some(4..10));
    }

    #[test]
    fn a_character_is_told_by_its_first_byte() {
        for c in '\0'..=char::MAX {
            let of_documents = OF_DOCUMENTS.iter().any(|range| range.contains(&c));
            assert_eq!(is_usual(c.encode_utf8(&mut [0; 4])), of_documents, "{c:?}");
        }
    }
}
