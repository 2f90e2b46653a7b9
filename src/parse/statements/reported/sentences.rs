//! Sentences of a paragraph.

use std::ops::Range;

use crate::rules::reported::{ABBREVIATIONS, NUMBERED};

/// Byte ranges of the sentences of a text, in order, white space between them left out.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < chars.len() {
        if ".!?".contains(chars[at].1)
            && let Some(next) = boundary(text, &chars, at)
        {
            push(&mut sentences, text, start..chars.get(next).map_or(text.len(), |c| c.0));
            start = chars.get(next).map_or(text.len(), |c| c.0);
            at = next;
        } else {
            at += 1;
        }
    }
    push(&mut sentences, text, start..text.len());
    sentences
}

fn push(sentences: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    let end = range.start + part.trim_end().len();
    if start < end {
        sentences.push(start..end);
    }
}

/// Where the next sentence begins after a stop, as an index of characters; absent where the stop ends no sentence.
fn boundary(text: &str, chars: &[(usize, char)], at: usize) -> Option<usize> {
    let mut next = at + 1;
    while chars.get(next).is_some_and(|c| ".!?".contains(c.1)) {
        next += 1;
    }
    let stops = next - at;
    while chars.get(next).is_some_and(|c| "”’\"')]»".contains(c.1)) {
        next += 1;
    }
    let closed = next - at > stops;
    let spaces = chars[next..].iter().take_while(|c| c.1.is_whitespace()).count();
    let mut first = next + spaces;
    while chars.get(first).is_some_and(|c| "“‘\"'([«".contains(c.1)) {
        first += 1;
    }
    let Some(&(_, begins)) = chars.get(first) else { return Some(chars.len()) };
    if spaces == 0 {
        // A space that a conversion lost: "the Convention.The report".
        let before = at.checked_sub(1).is_some_and(|i| chars[i].1.is_lowercase());
        let word = chars.get(first + 1).is_some_and(|c| c.1.is_lowercase() || c.1 == ' ');
        let lost = stops == 1 && before && begins.is_uppercase() && word && word_before(text, chars[at].0).len() > 2;
        return lost.then_some(next);
    }
    if !(begins.is_uppercase() || begins.is_numeric() && !closed && stops == 1) {
        return None;
    }
    let ends = chars[at].1 != '.' || stops > 1 || closed || !abbreviates(text, chars[at].0, begins);
    ends.then_some(next + spaces)
}

/// Whether the word before a period is an abbreviation there.
fn abbreviates(text: &str, period: usize, begins: char) -> bool {
    let word = word_before(text, period);
    if begins.is_numeric() {
        return ABBREVIATIONS.contains(&word.to_lowercase().as_str());
    }
    let letters = word.chars().count();
    if letters == 1 {
        let before = word_before(text, text[..period - word.len()].trim_end().len());
        // "Annex I.", "Working Group I." end a sentence; "John F. Doe" does not.
        let numbered = NUMBERED.iter().any(|noun| before.to_lowercase().ends_with(noun));
        return word.chars().all(char::is_uppercase) && !numbered;
    }
    let folded = word.to_lowercase();
    if folded == "no" {
        return false;
    }
    ABBREVIATIONS.contains(&folded.as_str()) && !matches!(folded.as_str(), "al" | "co" | "a.m" | "p.m" | "add" | "inc")
}

/// The word that ends at an offset.
fn word_before(text: &str, end: usize) -> &str {
    let head = &text[..end];
    let start = head
        .rfind(|c: char| c.is_whitespace() || "([“\"'‘".contains(c))
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    &head[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn stops_end_sentences() {
        assert_eq!(split("Chad spoke.  Togo agreed. "), ["Chad spoke.", "Togo agreed."]);
        assert_eq!(split("It said “very soon.” Mali said so!"), ["It said “very soon.”", "Mali said so!"]);
        assert_eq!(
            split("to ratify the Convention.The delegate left."),
            ["to ratify the Convention.", "The delegate left."]
        );
        assert_eq!(split("by Annex I. CHINA agreed."), ["by Annex I.", "CHINA agreed."]);
        assert_eq!(split("until COP-7. 'We agree.' He left"), ["until COP-7.", "'We agree.'", "He left"]);
    }

    #[test]
    fn near_misses_do_not() {
        for text in [
            "Mr. Bamba spoke for H.E. Ms. Li at 3 p.m. on Article 3.1 of No. 5.",
            "“in general ... very positive” about it.",
            "John F. Doe left.",
            "see www.example.org and A.B.C now.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }
}
