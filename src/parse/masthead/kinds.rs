//! What a line of the masthead is, told by its own words.

use std::sync::LazyLock;

use regex::Regex;

use crate::parse::patterns::Patterns;
use crate::reference::calendar;
use crate::reference::items;
use crate::reference::lexicon::{Lexicon, fold};
use crate::reference::ordinals;
use crate::rules::masthead as rules;

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineKind {
    /// "United Nations", whole or in two lines, or the large letter of an organ.
    House,
    /// A symbol.
    Symbol,
    /// "Distr.: General"; the word after the colon, where it stands on the same line.
    Distribution(Option<String>),
    /// A word of distribution alone ("GENERAL", "Provisional").
    DistributionWord(&'static str),
    /// "Official Records".
    OfficialRecords,
    /// A date and nothing else.
    Date,
    /// The name of the document's language.
    Language(String),
    /// "Original: English/French".
    Original(Vec<String>),
    /// A known body.
    Organ,
    /// "Seventy-seventh session".
    Session,
    /// "Seventy-third year".
    Year,
    /// "25th plenary meeting"; the ordinal.
    Meeting,
    /// "Thursday, 29 September 2005, 3 p.m.", "Geneva, 23–26 June 2026".
    Occasion,
    /// "Agenda item 75 (c)".
    AgendaItem,
    /// "Resolution adopted by the General Assembly": what follows is the act's own title.
    Act,
    /// None of these.
    Free,
}

static SYMBOL: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::SYMBOL));
static ACT: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::ACT));
static LETTER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[AECSTD](?:/[A-Z])?$").ok());

/// A line of more bytes is none that a masthead has.
const LONGEST: usize = 2000;

/// Tells what a line is.
pub fn kind(text: &str) -> LineKind {
    if text.len() > LONGEST {
        return LineKind::Free;
    }
    let lexicon = Lexicon::in_force();
    let bare = text.trim_matches(|c: char| c == '[' || c == ']' || c.is_whitespace());
    let folded = fold(bare);
    if is_house(lexicon, bare, &folded) {
        return LineKind::House;
    }
    if ACT.id(bare).or_else(|| ACT.id(text)).is_some() {
        return LineKind::Act;
    }
    if SYMBOL.id(text).is_some() && is_symbol(text) {
        return LineKind::Symbol;
    }
    if let Some(word) = distribution(lexicon, &folded) {
        return LineKind::Distribution(word);
    }
    if let Some(languages) = original(lexicon, &folded) {
        return LineKind::Original(languages);
    }
    if lexicon.has_label("official_records", &folded) {
        return LineKind::OfficialRecords;
    }
    if let Some(word) = distribution_word(lexicon, &folded) {
        return LineKind::DistributionWord(word);
    }
    if let Some(code) = lexicon.language_code(bare) {
        return LineKind::Language(code.to_owned());
    }
    if lexicon.is_organ(bare) {
        return LineKind::Organ;
    }
    if let Some(found) = calendar::first(bare) {
        let before = bare[..found.start].trim_matches([' ', ':', ',']);
        let after = bare[found.end..].trim();
        if after.is_empty()
            && before.split_whitespace().count() <= 4
            && ordinal_line(lexicon, before) == LineKind::Meeting
        {
            return LineKind::Meeting;
        }
        return if calendar::whole(bare).is_some_and(|dates| dates.start == dates.end && dates.weekday.is_none()) {
            LineKind::Date
        } else if is_occasion(bare, &found) {
            LineKind::Occasion
        } else {
            LineKind::Free
        };
    }
    if agenda_item(bare).is_some() || lexicon.has_label("agenda_item", &folded) {
        return LineKind::AgendaItem;
    }
    ordinal_line(lexicon, bare)
}

/// The words of distribution with their roles among the labels.
const DISTRIBUTION: [(&str, &str); 4] = [
    ("general", "distribution.general"),
    ("limited", "distribution.limited"),
    ("restricted", "distribution.restricted"),
    ("provisional", "distribution.provisional"),
];

/// The word of distribution that a folded text is.
fn distribution_word(lexicon: &Lexicon, folded: &str) -> Option<&'static str> {
    DISTRIBUTION.iter().find(|(_, role)| lexicon.has_label(role, folded)).map(|(word, _)| *word)
}

fn is_house(lexicon: &Lexicon, text: &str, folded: &str) -> bool {
    lexicon.has_label("united_nations", folded)
        || lexicon.has_label("united_nations_part", folded)
        || LETTER.as_ref().is_some_and(|letter| letter.is_match(text))
}

/// A symbol has a stroke, a figure, and no word of small letters of any length but the parts that symbols have.
fn is_symbol(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 4);
    let long = words.filter(|word| word.chars().skip(1).any(char::is_lowercase)).count();
    text.contains('/') && text.chars().any(|c| c.is_ascii_digit()) && long <= 1 && text.chars().count() < 60
}

/// "Distr.: General", "Distr. générale", "Distr.", folded.
fn distribution(lexicon: &Lexicon, folded: &str) -> Option<Option<String>> {
    let mark = lexicon.label("distribution_mark").iter().find(|mark| folded.starts_with(&mark.folded))?;
    let rest = folded[mark.folded.len()..].trim_matches(|c: char| c == ':' || c == '：' || c.is_whitespace());
    if rest.is_empty() {
        return Some(None);
    }
    distribution_word(lexicon, rest).map(|word| Some(word.to_owned()))
}

/// The languages after "Original:", folded, as codes; a name that is not known makes the line none of this kind.
fn original(lexicon: &Lexicon, folded: &str) -> Option<Vec<String>> {
    let mark = lexicon.label("original").iter().find(|mark| folded.starts_with(&mark.folded))?;
    let rest = folded[mark.folded.len()..].trim_start().strip_prefix([':', '：', '-', '–'])?;
    languages(lexicon, rest)
}

/// A list of names of languages, as codes.
pub fn languages(lexicon: &Lexicon, text: &str) -> Option<Vec<String>> {
    let mut codes = Vec::new();
    let mut words: Vec<&str> = text.split(|c: char| c.is_whitespace() || "/,،、;&-–".contains(c)).collect();
    words.retain(|word| {
        let glue = ["item_and", "language_only"].iter().any(|role| lexicon.is_label(role, word));
        !word.is_empty() && !glue
    });
    for word in words {
        let code = lexicon.language_code(word).or_else(|| lexicon.language_code(word.strip_prefix('و')?))?;
        if !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    (!codes.is_empty()).then_some(codes)
}

/// A date with a place before it or an hour after it, and nothing else.
fn is_occasion(text: &str, found: &calendar::Found) -> bool {
    let before =
        calendar::without_from(&text[..found.start]).trim_matches(|c: char| c.is_whitespace() || ",،，(–-".contains(c));
    let after = &text[found.end..];
    let hour = calendar::hour(after);
    let rest = match &hour {
        Some(hour) => format!("{}{}", &after[..hour.start], &after[hour.end..]),
        None => after.to_owned(),
    };
    let glue = |word: &str| word.is_empty() || word.chars().count() <= 3 && !word.chars().any(char::is_uppercase);
    let silent =
        rest.split(|c: char| !c.is_alphanumeric()).all(glue) || before.is_empty() && place_behind(after).is_some();
    silent
        && before.split_whitespace().count() <= 8
        && !before.ends_with([':', ';', '.'])
        && !before.contains(['(', '['])
        && starts_as_place(before)
}

/// The place behind dates, on their line and after a comma ("12-16 May 2031, Geneva").
pub fn place_behind(after: &str) -> Option<&str> {
    let place = after.strip_prefix([',', '，', '،'])?.trim();
    let letters = place.chars().all(|c| c.is_alphabetic() || " ,-–’'".contains(c));
    let words = place.split_whitespace().count();
    (letters && (1..=4).contains(&words) && starts_as_place(place) && calendar::hour(place).is_none()).then_some(place)
}

/// A place begins with a capital, or is written without capitals at all.
fn starts_as_place(text: &str) -> bool {
    let lexicon = Lexicon::in_force();
    let Some(first) = text.chars().next() else { return true };
    let lead = text.split_whitespace().next().unwrap_or("");
    let glue = ["date_from", "date_filler"].iter().any(|role| lexicon.is_label(role, lead));
    let particle = |word: &str| word.chars().count() <= 3 || !word.chars().next().is_some_and(char::is_lowercase);
    !first.is_lowercase() && !glue && !first.is_ascii_digit() && text.split_whitespace().all(particle)
}

/// The numbers part of a line such as "Agenda item 75 (c)" or "Item 8(e) of the provisional agenda".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemLine {
    /// The text of the numbers.
    pub numbers: String,
    /// Whether they are of the provisional agenda; absent where of a preliminary list.
    pub provisional: Option<bool>,
    /// Whether the line says "(continued)".
    pub continued: bool,
    /// What follows them on the line: a title.
    pub rest: String,
}

/// Reads a line that names agenda items.
pub fn agenda_item(text: &str) -> Option<ItemLine> {
    let lexicon = Lexicon::in_force();
    let folded = fold(text);
    let mark = lexicon.label("agenda_item").iter().find(|mark| {
        folded
            .strip_prefix(mark.folded.as_str())
            .is_some_and(|rest| rest.chars().next().is_some_and(|c| !c.is_alphabetic() || mark.language == "zh"))
    })?;
    // Folding keeps the count of characters of these words in every language of the table.
    let skipped = mark.folded.chars().count();
    let rest: String = text.chars().skip(skipped).collect();
    let rest = rest.trim_start_matches([':', '：', ' ', '\u{a0}']);
    let length = items::leading(rest).end;
    if length == 0 {
        return None;
    }
    let numbers = rest[..length].trim().to_owned();
    let mut tail = rest[length..].trim().to_owned();
    let of = |role: &str, tail: &str| {
        lexicon.label(role).iter().find_map(|word| {
            fold(tail).strip_prefix(word.folded.as_str())?;
            Some(tail.chars().skip(word.folded.chars().count()).collect::<String>())
        })
    };
    let mut provisional = Some(false);
    if mark.folded.contains("临时") {
        provisional = Some(true);
    }
    if let Some(rest) = of("provisional_agenda", &tail) {
        (provisional, tail) = (Some(true), rest);
    } else if let Some(rest) = of("preliminary_list", &tail) {
        (provisional, tail) = (None, rest);
    } else if let Some(rest) = of("of_agenda", &tail) {
        tail = rest;
    }
    let (continued, tail) = without_continued(lexicon, &tail);
    Some(ItemLine { numbers, provisional, continued, rest: tail })
}

/// Takes "(continued)" out of a text.
pub fn without_continued(lexicon: &Lexicon, text: &str) -> (bool, String) {
    let trimmed = text.trim().trim_end_matches(['*', ' ']);
    for (open, _) in trimmed.match_indices(['(', '（']) {
        let Some(length) = trimmed[open..].find([')', '）']) else { break };
        let whole = &trimmed[open..open + length];
        let inner = whole.trim_start_matches(['(', '（']);
        if lexicon.label("continued").iter().any(|word| fold(inner) == word.folded) {
            let after = trimmed[open + length..].trim_start_matches([')', '）']);
            return (true, format!("{}{after}", trimmed[..open].trim_end()).trim().to_owned());
        }
    }
    (false, trimmed.to_owned())
}

/// A line with an ordinal: a session, a year of the Council, a meeting.
fn ordinal_line(lexicon: &Lexicon, text: &str) -> LineKind {
    if text.chars().count() > 90 {
        return LineKind::Free;
    }
    let folded = fold(text);
    for (role, kind) in
        [("session", LineKind::Session), ("year_of_council", LineKind::Year), ("meeting", LineKind::Meeting)]
    {
        if names_ordinal_of(lexicon, role, text, &folded) {
            return kind;
        }
    }
    LineKind::Free
}

/// Whether the text is an ordinal and a word of the role, in either order, with at most a few words more.
fn names_ordinal_of(lexicon: &Lexicon, role: &str, text: &str, folded: &str) -> bool {
    let ascii = folded.is_ascii();
    let mut words = lexicon.label(role).iter().filter(|word| !ascii || word.folded.is_ascii());
    let Some(word) = words.find(|word| has_word(folded, &word.folded)) else { return false };
    let begins = match ordinals::leading(text) {
        Some((_, end)) => {
            let after = fold(text[end..].trim());
            let near = after.find(word.folded.as_str()).is_some_and(|at| after[..at].split_whitespace().count() <= 3);
            near && after.split_whitespace().count() <= if role == "meeting" { 20 } else { 5 }
        }
        None => false,
    };
    let ends = word.language == "ar" && folded.starts_with(&word.folded) && ordinals::first(text).is_some();
    begins || ends
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let edge = |c: Option<char>| {
            let unspaced = |c: char| (!c.is_ascii() || c.is_ascii_digit()) && word.chars().all(|w| !w.is_ascii());
            c.is_none_or(|c| !c.is_alphanumeric() || unspaced(c))
        };
        edge(text[..at].chars().next_back()) && edge(text[at + word.len()..].chars().next())
    })
}
