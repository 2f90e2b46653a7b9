//! Labels whose letters optical recognition has marred.

use std::sync::LazyLock;

use super::{LONGEST, Label, language_in, squeeze};
use crate::parse::patterns::Patterns;
use crate::rules::verbatim_record as rules;

static MARRED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::MARRED_LABELS));

/// The label at the head of a text; `states` are those that the readable labels name.
pub fn read(text: &str, states: &[String]) -> Option<Label> {
    let text = &text[..text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at)];
    let found = MARRED.first(text)?;
    let end = found.range().end;
    let language = found.group("remark").and_then(|remark| {
        language_in(remark.as_str(), remark.start()).or_else(|| marred_language(remark.as_str(), remark.start()))
    });
    let who = found.group("who").map_or("", |who| who.as_str().trim());
    let president = found.rule.id == "verbatim.label.president-marred";
    if president && !resembles(who, "PRESIDENT") {
        return None;
    }
    let state = found.group("state").map(|state| squeeze(state.as_str()));
    let known = state
        .as_ref()
        .and_then(|state| states.iter().find(|known| differ(state, known) * 4 <= known.chars().count() + 3));
    if !president && known.is_none() {
        return None;
    }
    let clean = who.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''));
    Some(Label {
        end: end + (text[end..].len() - text[end..].trim_start().len()),
        label_end: end,
        as_written: squeeze(
            text[..found.group("remark").map_or(end, |remark| remark.start() - 1)]
                .trim_end_matches([':', ';', ' ', '(']),
        ),
        name: (!president && clean).then(|| squeeze(who)),
        role: president.then(|| "President".to_string()),
        affiliation: known.cloned(),
        language,
        rule: found.rule.id,
    })
}

/// The language of a remark "translated from Russian" whose letters recognition has marred.
fn marred_language(remark: &str, at: usize) -> Option<(String, usize, usize)> {
    let words: Vec<&str> = remark.split_whitespace().collect();
    let [first, .., last] = words.as_slice() else {
        return None;
    };
    let language = rules::LANGUAGE_NAMES.iter().find(|name| resembles(last, &name.to_uppercase()))?;
    let told = ["TRANSLATED", "INTERPRETATION", "INTERPRETED"].iter().any(|word| resembles(first, word));
    let start = at + remark.rfind(last)?;
    told.then(|| (language.to_string(), start, start + last.len()))
}

/// Whether a word is another one, in capitals, with a few letters misread.
fn resembles(word: &str, meant: &str) -> bool {
    differ(&word.to_uppercase(), meant) * 2 <= meant.chars().count()
}

/// How many letters must be changed, left out or put in to make one word the other.
fn differ(word: &str, meant: &str) -> usize {
    let meant: Vec<char> = meant.chars().collect();
    let mut row: Vec<usize> = (0..=meant.len()).collect();
    for (i, a) in word.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in meant.iter().enumerate() {
            let cost = (diagonal + usize::from(a != *b)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[meant.len()]
}
