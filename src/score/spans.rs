//! Spans of text: whether two have the same edges, and which of them lie on the pages that a label covers.

use serde_json::Value;

use super::fold::words;
use super::items;

/// Words compared at each edge.
const EDGE: usize = 5;
/// Words that must at least agree, unless the label has fewer.
const LEAST: usize = 3;

/// The first words of a text, with how many there are in all.
pub struct Start {
    words: Vec<String>,
    all: usize,
}

impl Start {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let mut words = words(text);
        let all = words.len();
        words.truncate(EDGE);
        Self { words, all }
    }

    /// Whether a found text starts as this label does.
    pub fn agrees(&self, found: &Start) -> bool {
        let shared = self.words.len().min(found.words.len());
        shared > 0 && self.words[..shared] == found.words[..shared] && shared >= LEAST.min(self.all)
    }
}

/// Whether a found text ends as the label does.
pub fn same_end(gold: &str, found: &str) -> bool {
    let (gold, found) = (words(gold), words(found));
    let shared = EDGE.min(gold.len()).min(found.len());
    shared > 0 && gold[gold.len() - shared..] == found[found.len() - shared..]
}

/// What of a found list starts on the pages that the label covers: all of it, where the label names none.
pub fn in_scope<'a>(gold: &Value, found: &'a Value, name: &str) -> Vec<&'a Value> {
    let pages: Vec<u64> = items(&gold["pages"]).filter_map(Value::as_u64).collect();
    let page = |span: &Value| {
        let page = |name: &str| span[name].as_u64().filter(|page| *page > 0);
        page("page_start").or_else(|| page("page")).unwrap_or(1)
    };
    let inside = |span: &&Value| match pages[..] {
        [first, last] => (first..=last).contains(&page(span)),
        _ => true,
    };
    items(&found[name]).filter(inside).collect()
}

/// The last characters of a text, to be shown.
pub fn tail(text: &str, characters: usize) -> String {
    let skipped = text.chars().count().saturating_sub(characters);
    text.chars().skip(skipped).collect()
}
