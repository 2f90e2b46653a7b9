//! Quotations inside a statement, over its paragraphs: a letter read out for another opens in one and closes in a later one.

use crate::model::{Draft, DraftStatement, ParagraphKind, Place};

/// Pairs of quotation marks that open and close a quotation; those of a typewriter are alike at both ends.
const MARKS: &[(char, char)] = &[('“', '”'), ('«', '»'), ('„', '“'), ('"', '"')];
/// Fewest words that make a quotation, not a term in quotation marks.
const FEWEST_WORDS: usize = 4;
/// Most paragraphs over which a quotation goes on; one that goes on longer was never closed.
const MOST_PARAGRAPHS: usize = 40;

/// A quotation that is open.
#[derive(Debug)]
struct Quotation {
    open: char,
    close: char,
    /// How many quotations inside it are open.
    depth: usize,
    /// What it covers in the paragraphs before.
    before: Vec<Place>,
    /// Where it begins in the paragraph in hand.
    start: usize,
}

/// The quotations of a statement, a paragraph each, the marks left out; quotations inside quotations are part of the outer one.
pub fn of(statement: &DraftStatement, draft: &Draft) -> Vec<Place> {
    let parts = &statement.parts;
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let mut here = quoted(draft, &parts[at..]);
        at += here.parts;
        found.append(&mut here.quotes);
    }
    found
}

/// What was read of a run of parts.
struct Run {
    quotes: Vec<Place>,
    /// How many parts were read.
    parts: usize,
}

/// Reads the first part, and those over which a quotation that it opens goes on.
fn quoted(draft: &Draft, parts: &[Place]) -> Run {
    let text = words(draft, &parts[0]);
    let inside = within(text, None);
    let place =
        |range: (usize, usize)| Place { start: parts[0].start + range.0, end: parts[0].start + range.1, ..parts[0] };
    let mut quotes: Vec<Place> = inside.closed.into_iter().map(place).collect();
    let apart = draft.paragraphs[parts[0].paragraph].kind == ParagraphKind::Quote;
    let Some(mut open) = inside.open else { return Run { quotes, parts: 1 } };
    open.before.push(place((open.start, text.trim_end().len())));
    for (index, part) in parts.iter().enumerate().skip(1).take(MOST_PARAGRAPHS) {
        let text = words(draft, part);
        // A paragraph that opens with the mark again goes on with the quotation.
        let lead = text.len() - text.trim_start().len();
        let again = text[lead..].starts_with(open.open);
        // A mark that is alike at both ends says too little where it is not printed again.
        if open.open == open.close && !again {
            return alone(quotes, apart, draft, &parts[0]);
        }
        open.start = lead + if again { open.open.len_utf8() } else { 0 };
        let here = |start: usize, end: usize| Place { start: part.start + start, end: part.start + end, ..*part };
        let inside = within(text, Some(open));
        match inside.open {
            Some(goes_on) if goes_on.before.is_empty() => return alone(quotes, apart, draft, &parts[0]),
            Some(mut goes_on) => {
                goes_on.before.push(here(goes_on.start, text.trim_end().len()));
                open = goes_on;
            }
            None => {
                quotes.extend(inside.before);
                quotes.extend(inside.closed.into_iter().map(|(start, end)| here(start, end)));
                return Run { quotes, parts: index + 1 };
            }
        }
    }
    alone(quotes, apart, draft, &parts[0])
}

/// What a first part holds whose quotation never closes: a paragraph set apart is a quotation as a whole.
fn alone(mut quotes: Vec<Place>, apart: bool, draft: &Draft, part: &Place) -> Run {
    if apart {
        let text = words(draft, part);
        let marks = |c: char| MARKS.iter().any(|&(open, close)| c == open || c == close);
        let start = text.len() - text.trim_start_matches(marks).len();
        let end = text.trim_end_matches(['.', ';', ',', ' ']).trim_end_matches(marks).len();
        quotes.extend((start < end).then_some(Place { start: part.start + start, end: part.start + end, ..*part }));
    }
    Run { quotes, parts: 1 }
}

fn words<'d>(draft: &'d Draft, part: &Place) -> &'d str {
    &draft.paragraphs[part.paragraph].text.text[part.start..part.end]
}

/// The quotations of one paragraph.
struct Inside {
    /// What the one that was open covers in the paragraphs before, once it is closed here.
    before: Vec<Place>,
    closed: Vec<(usize, usize)>,
    open: Option<Quotation>,
}

/// Reads a paragraph, with the quotation that goes on into it.
fn within(text: &str, mut open: Option<Quotation>) -> Inside {
    let mut inside = Inside { before: Vec::new(), closed: Vec::new(), open: None };
    let from = open.as_ref().map_or(0, |open| open.start);
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < from) {
        let Some(quotation) = open.as_mut() else {
            let pair = MARKS.iter().find(|(mark, _)| *mark == c && (c != '"' || opens(text, at)));
            open = pair.map(|&(open, close)| {
                let start = at + c.len_utf8();
                Quotation { open, close, depth: 0, before: Vec::new(), start }
            });
            continue;
        };
        let straight = c == '"' && quotation.close == c;
        if c == quotation.close && !(straight && opens(text, at)) {
            if quotation.depth > 0 {
                quotation.depth -= 1;
                continue;
            }
            let long = text[quotation.start..at].split_whitespace().count() >= FEWEST_WORDS;
            if long || !quotation.before.is_empty() {
                inside.closed.extend((quotation.start < at).then_some((quotation.start, at)));
                inside.before.append(&mut quotation.before);
            }
            open = None;
        } else if c == quotation.open {
            quotation.depth += 1;
        }
    }
    inside.open = open;
    inside
}

/// Whether a mark that is alike at both ends opens: what stands before it is no part of a word, what stands behind it is.
fn opens(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let behind = text[at + 1..].chars().next();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '“'))
        && behind.is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | '(' | '…' | '.' | '‘' | '\'' | '“'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentKind;

    /// The quotations of a statement of paragraphs.
    fn quotes(texts: &[&str]) -> Vec<String> {
        let flow = Default::default();
        let mut draft =
            crate::parse::paragraphs::draft(flow, Default::default(), DocumentKind::VerbatimRecord, "kind.none");
        let mut statement = DraftStatement::reported("test", Vec::new(), Vec::new());
        for (paragraph, text) in texts.iter().enumerate() {
            draft.paragraphs.push(crate::parse::paragraphs::sample(ParagraphKind::Paragraph, "", text));
            statement.parts.push(Place { paragraph, start: 0, end: text.len() });
        }
        of(&statement, &draft).iter().map(|place| words(&draft, place).to_owned()).collect()
    }

    #[test]
    fn a_quotation_stands_between_its_marks() {
        let text = "He said “we shall go “home” at last” and a “term” besides; “never closed and on";
        assert_eq!(quotes(&[text]), ["we shall go “home” at last"]);
        let typed = "He said: \"We shall go home at last.\" And a \"term\" besides, 5\" long; \"never closed and on";
        assert_eq!(quotes(&[typed]), ["We shall go home at last."]);
    }

    #[test]
    fn a_letter_read_out_goes_on_over_paragraphs() {
        let letter = [
            "I shall read out the message: \"Dear Mr. President,",
            "\"I regret that the \"ceasefire\" was broken.",
            "\"I remain your servant.\"",
            "That is all.",
        ];
        let read = ["Dear Mr. President,", "I regret that the \"ceasefire\" was broken.", "I remain your servant."];
        assert_eq!(quotes(&letter), read);
        let marked_at_the_ends =
            ["He writes: “We met in the spring.", "Nothing came of it.", "We shall meet again.” I thank you."];
        assert_eq!(
            quotes(&marked_at_the_ends),
            ["We met in the spring.", "Nothing came of it.", "We shall meet again."]
        );
    }

    #[test]
    fn a_mark_that_never_closes_quotes_nothing() {
        assert_eq!(
            quotes(&["He said: \"so it goes", "and more of it.", "until the end came\" as we know."]),
            Vec::<String>::new()
        );
        assert_eq!(quotes(&["He said: \"so it goes and on", "and then he said nothing more."]), Vec::<String>::new());
        assert_eq!(quotes(&["The \"Bali\" road map", "and the \"old\" one"]), Vec::<String>::new());
    }
}
