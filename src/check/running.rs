//! What running heads and feet print on every page must agree with the masthead and with the number of pages.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::model::{Document, FurniturePiece, FurnitureReason, Problem, Severity};
use crate::reference::lexicon::Lexicon;
use crate::reference::phrases::Worded;
use crate::rules::Rule;
use crate::rules::furniture::{RUNNING_SYMBOL, TOTAL};

static SYMBOLS: Worded<Vec<Regex>> = Worded::new();
static TOTALS: Worded<Vec<Regex>> = Worded::new();

fn compile(rules: &[Rule], lexicon: &Lexicon) -> Vec<Regex> {
    rules.iter().filter_map(|rule| Regex::new(&lexicon.worded(rule.pattern)).ok()).collect()
}

/// The symbol that a running head prints.
fn symbol(text: &str) -> Option<&str> {
    let rules = SYMBOLS.get(|lexicon| compile(RUNNING_SYMBOL, lexicon));
    rules.iter().find_map(|rule| Some(rule.captures(text)?.name("symbol")?.as_str()))
}

/// Pieces of the pages after the first, which is the masthead's own.
fn pieces(document: &Document, reason: FurnitureReason) -> impl Iterator<Item = &FurniturePiece> {
    document.furniture.iter().filter(move |piece| piece.reason == reason && piece.page > 1)
}

/// The symbol in the running heads against those of the masthead. A symbol on fewer than half of the pages that have one is
/// no running head's, but a word of the text that stands in the margin.
pub fn running_symbol(document: &Document, problems: &mut Vec<Problem>) {
    let own = &document.header.symbols;
    if own.is_empty() {
        return;
    }
    let mut pages: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for piece in pieces(document, FurnitureReason::RunningHead) {
        if let Some(symbol) = symbol(piece.text.trim()) {
            let bare = symbol.chars().filter(|c| !c.is_whitespace() && *c != '*').collect();
            pages.entry(bare).or_default().insert(piece.page);
        }
    }
    let all: BTreeSet<u32> = pages.values().flatten().copied().collect();
    for (symbol, on) in pages.iter().filter(|(symbol, on)| !own.contains(symbol) && 2 * on.len() >= all.len()) {
        let message =
            format!("the masthead prints the symbol {} and {} running heads print {symbol}", own[0], on.len());
        let first = on.first().copied().unwrap_or(1);
        problems.push(Problem::new(Severity::Warning, "symbol-differs", message).on_page(first));
    }
}

/// "12/31" at the foot of a page: the page's own number and the number of pages. Pages may be missing, or not in order.
pub fn pages_and_total(document: &Document, problems: &mut Vec<Problem>) {
    let pages = document.source.pages;
    for piece in pieces(document, FurnitureReason::PageNumber) {
        let Some((number, total)) = number_and_total(piece.text.trim()) else { continue };
        if total == pages && number == piece.page {
            continue;
        }
        let message = format!(
            "the foot of page {} prints {number} of {total} pages and the source has {pages}: pages may be missing",
            piece.page
        );
        problems.push(Problem::new(Severity::Warning, "pages-differ", message).on_page(piece.page));
        return;
    }
}

/// Both numbers; Arabic sets the total first.
fn number_and_total(text: &str) -> Option<(u32, u32)> {
    let rules = TOTALS.get(|lexicon| compile(TOTAL, lexicon));
    let found = rules.iter().find_map(|rule| rule.captures(text))?;
    let figure = |name: &str| found.name(name)?.as_str().parse::<u32>().ok();
    let (one, other) = (figure("number")?, figure("total")?);
    Some((one.min(other), one.max(other)))
}

#[cfg(test)]
mod tests {
    use super::{number_and_total, symbol};

    #[test]
    fn a_running_head_prints_a_symbol_with_or_without_its_page() {
        assert_eq!(symbol("A/HRC/10/80 page 4"), Some("A/HRC/10/80"));
        assert_eq!(symbol("A/81/6 (Sect. 10)"), Some("A/81/6 (Sect. 10)"));
        assert_eq!(symbol("See A/HRC/10/80"), None);
    }

    #[test]
    fn a_foot_prints_its_page_and_the_number_of_pages() {
        assert_eq!(number_and_total("3/12"), Some((3, 12)));
        assert_eq!(number_and_total("12/3"), Some((3, 12)));
        assert_eq!(number_and_total("- 3 -"), None);
    }
}
