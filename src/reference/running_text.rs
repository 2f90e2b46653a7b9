//! Names of entities in running text.

use rustc_hash::FxHashMap;

use super::guard::{Guard, Titles, is_cut_off, is_part_of_a_symbol, stands_alone};
use super::names::{Claim, Verdict, decide};
use super::period::Period;

/// The names of one language, ready to be searched for.
#[derive(Debug)]
pub struct Finder {
    /// In the order of their bytes.
    patterns: Vec<Pattern>,
    /// The heads of the patterns, in the same order.
    heads: Vec<u64>,
    /// By [`triple`], whether one may begin with these bytes: it spares most places in a text the search among the patterns.
    triples: Triples,
    titles: Titles,
}

/// One printed form and what it stands for.
#[derive(Debug, Default)]
struct Pattern {
    text: String,
    /// The longest other pattern with which it begins.
    shorter: Option<usize>,
    /// Claims to it; none where the words name no entity or may mean other things, and are searched for so that no shorter name is
    /// found in them.
    claims: Vec<Claim>,
    guard: Guard,
}

/// Collects the names of one language.
#[derive(Debug, Default)]
pub struct FinderBuilder {
    patterns: Vec<Pattern>,
    by_text: FxHashMap<String, usize>,
    titles: Titles,
}

impl FinderBuilder {
    /// Adds a name as printed, and the same in capitals.
    pub fn name(&mut self, name: &str, claim: Claim, guard: Guard) {
        for text in printings(name) {
            let pattern = self.pattern(text);
            pattern.guard = guard;
            if !pattern.claims.contains(&claim) {
                pattern.claims.push(claim);
            }
        }
    }

    /// Adds words that contain a name and are not counted.
    pub fn passed_over(&mut self, phrase: &str) {
        printings(phrase).into_iter().for_each(|text| {
            self.pattern(text);
        });
    }

    /// Adds a word that stands before the name of a person.
    pub fn title(&mut self, title: &str) {
        self.titles.insert(title);
    }

    fn pattern(&mut self, text: String) -> &mut Pattern {
        let index = *self.by_text.entry(text).or_insert_with_key(|text| {
            self.patterns.push(Pattern { text: text.clone(), ..Pattern::default() });
            self.patterns.len() - 1
        });
        &mut self.patterns[index]
    }

    /// The finder.
    pub fn build(self) -> Finder {
        let FinderBuilder { mut patterns, titles, .. } = self;
        patterns.retain(|pattern| !pattern.text.is_empty());
        patterns.sort_unstable_by(|a, b| a.text.cmp(&b.text));
        let mut triples = Triples::default();
        // The patterns with which the last one begins, the shortest first.
        let mut begun: Vec<usize> = Vec::new();
        for index in 0..patterns.len() {
            let text = patterns[index].text.as_str();
            while begun.pop_if(|last| !text.starts_with(&patterns[*last].text)).is_some() {}
            let shorter = begun.last().copied();
            match *text.as_bytes() {
                [first, second, third, ..] => triples.set(triple(first, second, third)),
                [first, second] => (0..=255).for_each(|third| triples.set(triple(first, second, third))),
                _ => triples.fill(),
            }
            begun.push(index);
            patterns[index].shorter = shorter;
        }
        let heads = patterns.iter().map(|pattern| head(pattern.text.as_bytes())).collect();
        Finder { patterns, heads, triples, titles }
    }
}

/// A set of the numbers that [`triple`] gives, small enough to stay near the processor.
#[derive(Debug)]
struct Triples(Box<[u64; 1 << 11]>);

impl Default for Triples {
    fn default() -> Self {
        Triples(Box::new([0; 1 << 11]))
    }
}

impl Triples {
    fn set(&mut self, number: usize) {
        self.0[number / 64] |= 1 << (number % 64);
    }

    fn fill(&mut self) {
        self.0.fill(u64::MAX);
    }

    fn have(&self, number: usize) -> bool {
        self.0[number / 64] >> (number % 64) & 1 == 1
    }
}

/// The first eight bytes as a number, by which patterns are told apart sooner than by their texts; numbers stand to each other as
/// the bytes do.
fn head(bytes: &[u8]) -> u64 {
    if let Some(head) = bytes.first_chunk() {
        return u64::from_be_bytes(*head);
    }
    let mut head = [0; 8];
    let length = bytes.len().min(8);
    head[..length].copy_from_slice(&bytes[..length]);
    u64::from_be_bytes(head)
}

/// A number of seventeen bits for three bytes, of ASCII the same for none that begin with another.
fn triple(first: u8, second: u8, third: u8) -> usize {
    usize::from(first & 0x7f) << 10 | usize::from(second & 0x1f) << 5 | usize::from(third & 0x1f)
}

/// The ways in which a name is printed: with any apostrophe and hyphen, and in capitals.
fn printings(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    for (plain, others) in [('\'', ["’", "‘", "‟"]), ('-', ["\u{2011}", "–", "- "])] {
        if name.contains(plain) {
            forms.extend(others.iter().map(|other| name.replace(plain, other)));
        }
    }
    forms.extend(forms.clone().iter().map(|form| form.to_uppercase()));
    forms.sort_unstable();
    forms.dedup();
    forms
}

impl Finder {
    /// Calls back with the byte offsets of each name in a text, and the index of its entity, in order and without overlap.
    pub fn find(&self, text: &str, date: Period, mut found: impl FnMut(usize, usize, usize)) {
        let (bytes, mut start) = (text.as_bytes(), 0);
        while let Some(ahead) = self.next_start(&bytes[start..]) {
            start += ahead;
            let Some(pattern) = self.longest(&bytes[start..]) else {
                start += 1;
                continue;
            };
            let end = start + pattern.text.len();
            if let Verdict::One(entity) = decide(&pattern.claims, date)
                && stands_alone(text, start, end)
                && !is_part_of_a_symbol(text, start, end)
                && !is_cut_off(text, start, end)
                && pattern.guard.admits(text, start, end)
                && !self.titles.stand_before(text, start, end)
            {
                found(start, end, entity);
            }
            start = end;
        }
    }

    /// Where the first bytes stand with which a pattern may begin.
    fn next_start(&self, bytes: &[u8]) -> Option<usize> {
        let begins = |bytes: &[u8]| self.triples.have(triple(bytes[0], bytes[1], bytes[2]));
        // The last two bytes may be a name.
        bytes.windows(3).position(begins).or_else(|| match *bytes {
            [] => None,
            [last] => self.triples.have(triple(last, 0, 0)).then_some(0),
            [.., one, last] => {
                let at = bytes.len() - 2;
                let begins = [self.triples.have(triple(one, last, 0)), self.triples.have(triple(last, 0, 0))];
                begins.iter().position(|begins| *begins).map(|behind| at + behind)
            }
        })
    }

    /// The longest pattern with which some bytes begin.
    fn longest(&self, bytes: &[u8]) -> Option<&Pattern> {
        let head = head(bytes);
        let first = self.heads.partition_point(|other| *other < head);
        let alike = self.heads[first..].partition_point(|other| *other == head);
        let before = |pattern: &Pattern| pattern.text.as_bytes() <= bytes;
        let behind = first + self.patterns[first..first + alike].partition_point(before);
        // Whatever stands between a pattern and the bytes that begin with it begins with it, too.
        let mut pattern = self.patterns.get(behind.checked_sub(1)?)?;
        while !bytes.starts_with(pattern.text.as_bytes()) {
            pattern = self.patterns.get(pattern.shorter?)?;
        }
        Some(pattern)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_of_several_names_is_found() {
        let mut builder = FinderBuilder::default();
        for name in ["Guinea", "Guinea-Bissau", "Papua New Guinea", "New", "N", "Guin"] {
            builder.passed_over(name);
        }
        let finder = builder.build();
        let longest =
            |text: &str| finder.longest(text.as_bytes()).map_or("", |pattern| pattern.text.as_str()).to_owned();
        assert_eq!(longest("Guinea-Bissau and"), "Guinea-Bissau");
        assert_eq!(longest("Guinea-Bengal"), "Guinea");
        assert_eq!(longest("Guineafowl"), "Guinea");
        assert_eq!(longest("Guinn"), "Guin");
        assert_eq!(longest("GUINEA\u{2011}BISSAU"), "GUINEA\u{2011}BISSAU");
        assert_eq!(longest("Nauru"), "N");
        assert_eq!(longest("Gui"), "");
        assert_eq!(longest("N"), "N");
        assert_eq!(longest(""), "");
    }
}
