//! What a thing that was decided is called: by its symbol where the record gives one.

use std::sync::LazyLock;

use crate::parse::patterns::Patterns;
use crate::rules::decisions::{AMENDMENTS, DRAFTS, SEVERAL, TITLES};

static SYMBOLS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(DRAFTS));
static TITLED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(TITLES));
static AMENDING: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(AMENDMENTS));
static COUNTED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(SEVERAL));

/// Roman numerals that count drafts.
const ROMAN: &[&str] = &[
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
    "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV", "XXVI", "XXVII", "XXVIII", "XXIX", "XXX",
];

/// What follows the name of a draft that a committee recommends.
const RECOMMENDED: &[&str] = &[" recommended by ", " contained in paragraph ", " in paragraph "];

/// The names of the things that a subject names: "Draft resolutions I and II" are two.
pub fn things(subject: &str, before: &str) -> Vec<String> {
    let subject = subject.trim().trim_start_matches('[').trim_end_matches(',');
    let bare = without_article(subject);
    let amends = |at: usize| bare.get(..at).is_some_and(|words| AMENDING.id(words).is_some());
    let of_a_draft = bare.to_lowercase().starts_with("draft ")
        || symbols(bare).first().is_some_and(|(at, ..)| *at == 0 || amends(*at));
    let listed: Vec<String> = symbols(subject).into_iter().map(|(_, symbol, _)| symbol).collect();
    if of_a_draft && !listed.is_empty() {
        return listed;
    }
    if let Some(counted) = counted(bare) {
        return counted;
    }
    let general = bare.split(", ").next().unwrap_or(bare);
    // What a committee recommends has no symbol of its own: it goes by its name alone.
    if let Some((name, _)) = RECOMMENDED.iter().find_map(|words| general.split_once(words))
        && of_a_draft
    {
        return vec![name.to_string()];
    }
    let kind = ["resolution", "decision", "presidential statement", "declaration"].into_iter().find(|kind| {
        general.eq_ignore_ascii_case(&format!("draft {kind}"))
            || general.to_lowercase().starts_with(&format!("draft {kind} as "))
    });
    if let Some(kind) = kind {
        let last =
            symbols(before).into_iter().rev().find(|(_, _, named)| named.as_deref().is_none_or(|named| named == kind));
        return vec![
            last.map_or_else(|| general.split(" as ").next().unwrap_or(general).to_string(), |(_, symbol, _)| symbol),
        ];
    }
    vec![general.to_string()]
}

/// The title that the words before give to a draft.
pub fn title(what: &str, before: &str) -> Option<String> {
    let from = before.rmatch_indices(what).find_map(|(at, _)| {
        let rest = &before[at + what.len()..];
        TITLED
            .first(rest)
            .and_then(|found| found.group("title").or(found.group("plain")).map(|title| title.as_str().to_string()))
    })?;
    Some(from.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Drafts named by symbol in a text: offset, symbol, what the text calls it.
fn symbols(text: &str) -> Vec<(usize, String, Option<String>)> {
    let mut found: Vec<(usize, String, Option<String>)> = Vec::new();
    for hit in SYMBOLS.all(text) {
        let Some(symbol) = hit.group("symbol") else {
            continue;
        };
        let written = symbol.as_str().trim_end_matches(['.', ')', '(', '-']).to_string();
        let kind = hit.group("type").map(|kind| kind.as_str().to_lowercase());
        match found.iter_mut().find(|(at, ..)| *at == symbol.start()) {
            Some(known) => known.2 = known.2.take().or(kind),
            None => found.push((symbol.start(), written, kind)),
        }
    }
    found.sort_by_key(|(at, ..)| *at);
    let starts: Vec<usize> = found.iter().map(|(at, ..)| *at).collect();
    found.retain(|(at, symbol, _)| !starts.iter().any(|start| start < at && *at < start + symbol.len()));
    found
}

/// Drafts counted one by one: "Draft resolutions I to III".
fn counted(subject: &str) -> Option<Vec<String>> {
    let found = COUNTED.first(subject)?;
    let group = |name: &str| found.group(name).map_or("", |group| group.as_str());
    let (first, last) = (group("first"), group("last"));
    let mut numbers: Vec<String> = vec![first.to_string()];
    numbers.extend(group("more").split(", ").filter(|more| !more.is_empty()).map(str::to_string));
    if group("link") == "to" {
        numbers.extend(between(first, last)?);
    }
    numbers.push(last.to_string());
    Some(numbers.into_iter().map(|number| format!("{} {number}", group("type"))).collect())
}

/// The numbers between two.
fn between(first: &str, last: &str) -> Option<Vec<String>> {
    let roman = |number: &str| ROMAN.iter().position(|roman| *roman == number);
    if let (Some(first), Some(last)) = (roman(first), roman(last)) {
        return Some(ROMAN.get(first + 1..last)?.iter().map(|roman| roman.to_string()).collect());
    }
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    (last.checked_sub(first)? < 100).then(|| (first + 1..last).map(|number| number.to_string()).collect())
}

/// A name without its article.
fn without_article(name: &str) -> &str {
    let first = name.split_whitespace().next().unwrap_or("");
    let is_article = matches!(first.to_lowercase().as_str(), "the" | "a" | "an" | "this" | "that" | "these" | "both");
    if is_article { name[first.len()..].trim_start() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_goes_by_its_symbol() {
        assert_eq!(things("Draft resolution A/61/L.67", ""), ["A/61/L.67"]);
        assert_eq!(
            things(
                "The draft resolution",
                "document S/2018/1016, which contains the text of a draft resolution submitted by all."
            ),
            ["S/2018/1016"]
        );
        assert_eq!(
            things(
                "The draft decision",
                "draft resolution A/61/L.5 and draft decision A/61/L.6. The report (A/61/100)"
            ),
            ["A/61/L.6"]
        );
        assert_eq!(
            things("The draft resolution", "contained in paragraph 64 of the report (A/64/903)"),
            ["draft resolution"]
        );
        assert_eq!(things("Draft resolution A/C.1/61/L.5/Rev.1", ""), ["A/C.1/61/L.5/Rev.1"]);
        assert_eq!(things("The draft resolution", "I put to the vote the draft resolution [S/11898]."), ["S/11898"]);
    }

    #[test]
    fn numerals_parts_and_motions_go_by_their_names() {
        assert_eq!(things("Draft resolution I", "draft resolution A/61/L.5"), ["Draft resolution I"]);
        assert_eq!(
            things("Draft resolutions I to III", ""),
            ["Draft resolution I", "Draft resolution II", "Draft resolution III"]
        );
        assert_eq!(
            things("Operative paragraph 5 of draft resolution A/61/L.5", ""),
            ["Operative paragraph 5 of draft resolution A/61/L.5"]
        );
        assert_eq!(
            things("the draft decision recommended by the Third Committee", "draft resolution A/61/L.5"),
            ["draft decision"]
        );
        assert_eq!(things("The motion for division", ""), ["motion for division"]);
        assert_eq!(things("The amendment (A/61/L.5)", ""), ["A/61/L.5"]);
        assert_eq!(things("The amendments contained in document A/C.3/61/L.5", ""), ["A/C.3/61/L.5"]);
        assert_eq!(
            things("The oral amendment to draft resolution A/61/L.5", ""),
            ["oral amendment to draft resolution A/61/L.5"]
        );
    }

    #[test]
    fn a_title_follows_the_draft() {
        let before = "We take up draft resolution A/76/L.86, entitled “Financing for peace”.";
        assert_eq!(title("A/76/L.86", before).as_deref(), Some("Financing for peace"));
        let typed = "draft resolution A/76/L.86, entitled \"Financing for peace\". It";
        assert_eq!(title("A/76/L.86", typed).as_deref(), Some("Financing for peace"));
    }
}
