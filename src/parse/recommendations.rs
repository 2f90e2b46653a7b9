//! Recommendations of reports of the Universal Periodic Review.

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::{DocumentKind, Draft, DraftParagraph, DraftRecommendation, EntityKind, ParagraphKind, Place, Read};
use crate::parse::enumeration::states;
use crate::parse::patterns::Patterns;
use crate::reference::{Reference, Resolution};
use crate::rules::upr_report::{ANNOUNCEMENTS, GOES_ON, RESPONSES, SECTIONS};

static PARTS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(SECTIONS));
static ANSWERS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(RESPONSES));
static ANNOUNCED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(ANNOUNCEMENTS));
static DEPENDENT: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(GOES_ON));

/// Most brackets open at one time that are read.
const DEEPEST: usize = 8;

/// How far the numbers of a list's items may leap: one that is misprinted hides itself, not all that follow.
const GAP: u32 = 3;

/// Most words in a label of a state in brackets.
const MOST_WORDS: usize = 10;

/// Reads it into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    if draft.kind == DocumentKind::Report {
        let recommendations = Lists::default().read(draft, reference);
        draft.recommendations = recommendations;
    }
}

/// The lists of recommendations, read paragraph by paragraph.
#[derive(Default)]
struct Lists {
    /// Number of the paragraph that announces the list in hand.
    main: Option<u32>,
    /// Number of the last item of that list.
    item: u32,
    /// Whether a list has been announced and not ended.
    open: bool,
    /// What the state under review answers to the list.
    response: Option<&'static str>,
    /// By item the parts, each with the states whose brackets end it.
    found: Vec<Vec<DraftRecommendation>>,
}

/// A pair of brackets that names states, with the names inside.
type Bracket = (Range<usize>, Vec<Range<usize>>);

/// What a paragraph is in a list.
enum Step {
    /// A numbered paragraph of the report.
    Main(u32),
    /// An item, with its whole number.
    Item(String),
    /// A paragraph or list item that goes on with the one before.
    Rest,
}

impl Lists {
    fn read(mut self, draft: &Draft, reference: &Reference) -> Vec<DraftRecommendation> {
        let mut inside = false;
        for (index, paragraph) in draft.paragraphs.iter().enumerate() {
            let text = paragraph.text.text.trim();
            if paragraph.flow != 0 || matches!(paragraph.kind, ParagraphKind::Footnote | ParagraphKind::Masthead) {
                continue;
            }
            if paragraph.kind == ParagraphKind::Heading || (paragraph.number.is_none() && text.len() < 90) {
                match PARTS.id(text) {
                    Some("upr.section.recommendations") => inside = true,
                    Some(_) if inside && paragraph.kind == ParagraphKind::Heading => {
                        inside = false;
                        self.open = false;
                    }
                    _ => {}
                }
            }
            if inside && (paragraph.kind != ParagraphKind::Heading || printed_number(text).is_some()) {
                self.paragraph(index, paragraph, reference);
            }
        }
        self.found.into_iter().flat_map(|parts| by_states(parts, reference)).collect()
    }

    /// Takes one paragraph.
    fn paragraph(&mut self, index: usize, paragraph: &DraftParagraph, reference: &Reference) {
        let text = paragraph.text.text.as_str();
        match self.step(paragraph, text) {
            Step::Main(number) => {
                self.answer_afterwards(text);
                self.main = Some(number);
                self.item = 0;
                self.open = ANNOUNCED.id(text).is_some();
                self.response = response(text);
            }
            Step::Item(number) => {
                let start = start_of(text, paragraph, &number);
                let brackets = naming_brackets(text, reference);
                let mut parts = Vec::new();
                add_parts(&mut parts, &number, self.response, (index, paragraph), start, &brackets);
                self.found.push(parts);
            }
            Step::Rest => self.go_on(index, paragraph, reference),
        }
    }

    /// An answer that follows its list: "The response to these recommendations will be included in the outcome report."
    fn answer_afterwards(&mut self, text: &str) {
        let answered = ANNOUNCED.id(text).is_some() && !text.trim_end().ends_with(':');
        if let Some(answer) = response(text).filter(|answer| answered && *answer == "pending") {
            for recommendation in self.found.iter_mut().flatten().filter(|part| part.response.is_none()) {
                recommendation.response = Some(answer.to_string());
            }
        }
    }

    /// What a paragraph is in the list in hand.
    fn step(&mut self, paragraph: &DraftParagraph, text: &str) -> Step {
        let mark = paragraph.number.as_deref().or(paragraph.marker.as_deref()).or(printed_number(text));
        let mark = mark.or_else(|| self.bare_number(text)).unwrap_or("");
        let mark = mark.trim_matches(|c: char| matches!(c, '(' | ')' | '.' | ' '));
        let numbers: Vec<u32> = mark.split(['.', '-']).map_while(|part| part.trim().parse().ok()).collect();
        match numbers.as_slice() {
            [main, item, ..] => {
                if self.main != Some(*main) {
                    (self.main, self.open) = (Some(*main), true);
                }
                self.item = *item;
                Step::Item(mark.replace('-', "."))
            }
            [number] => {
                let ends = text.trim_end_matches([' ', '.']).ends_with([')', ';']);
                let near = *number > self.item && *number <= self.item + GAP && ends;
                let next_item = self.open && (*number == self.item + 1 || (self.item > 0 && near));
                let next_main = self.main.is_none_or(|main| *number == main + 1);
                match self.main {
                    Some(main) if next_item && (!next_main || ends) => {
                        self.item = *number;
                        Step::Item(format!("{main}.{number}"))
                    }
                    _ if paragraph.number.is_some() || paragraph.kind == ParagraphKind::Heading || next_main => {
                        Step::Main(*number)
                    }
                    _ => Step::Rest,
                }
            }
            [] => Step::Rest,
        }
    }

    /// The number of the list's next item, printed without its full stop ("73    Take measures (Chad);").
    fn bare_number<'a>(&self, text: &'a str) -> Option<&'a str> {
        let (number, rest) = text.split_once(' ')?;
        let next = self.open && self.item > 0 && number.parse() == Ok(self.item + 1);
        (next && rest.trim_end().ends_with([')', ';'])).then_some(number)
    }

    /// A paragraph without a number: it announces a list, or goes on with the last recommendation.
    fn go_on(&mut self, index: usize, paragraph: &DraftParagraph, reference: &Reference) {
        let text = paragraph.text.text.as_str();
        if text.trim_end().ends_with(':') && ANNOUNCED.id(text).is_some() && self.main.is_some() {
            self.response = response(text).or(self.response);
            return;
        }
        let brackets = naming_brackets(text, reference);
        // Under one number several states recommend, each in lines of its own that end with its name. What begins in
        // small letters and ends the sentence goes on with something else, such as a note of the page before.
        let named = brackets.last().is_some_and(|(bracket, _)| {
            let rest = &text[bracket.end..];
            let fragment = text.starts_with(char::is_lowercase) && rest.contains('.');
            !fragment && rest.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || matches!(c, ';' | '.' | ','))
        });
        let goes_on = paragraph.kind == ParagraphKind::ListItem || named;
        let last = self.found.last_mut().filter(|_| self.open && self.item > 0);
        let Some(parts) = last.filter(|parts| goes_on || parts.last().is_some_and(|part| part.states.is_empty()))
        else {
            return;
        };
        let Some(number) = parts.first().map(|part| part.number.clone()) else { return };
        let response = parts.first().and_then(|part| part.response.clone());
        add_parts(parts, &number, response.as_deref(), (index, paragraph), 0, &brackets);
    }
}

/// Where the text of an item begins, behind a number that was left in it.
fn start_of(text: &str, paragraph: &DraftParagraph, number: &str) -> usize {
    let bare = || text.split_once(' ').filter(|(first, _)| number.ends_with(&format!(".{first}")));
    match (&paragraph.number, printed_number(text)) {
        (None, Some(number)) => number.len() + 2,
        (None, None) => bare().map_or(0, |(first, _)| first.len() + 1),
        _ => 0,
    }
}

/// Adds what a paragraph says to an item, part by part. What goes on with a part, or follows one that names no state yet, is added to it.
fn add_parts(
    parts: &mut Vec<DraftRecommendation>,
    number: &str,
    response: Option<&str>,
    (index, paragraph): (usize, &DraftParagraph),
    start: usize,
    brackets: &[Bracket],
) {
    let text = paragraph.text.text.as_str();
    for (range, brackets) in split(text, start, brackets) {
        let words = without(text, range.clone(), brackets);
        let own = DEPENDENT.id(&words).is_none() && !words.is_empty();
        match parts.last_mut().filter(|last| last.states.is_empty() || !own) {
            Some(last) => {
                last.text.text.push(' ');
                last.text.text.push_str(&words);
            }
            None => {
                let end = range.start + text[range.clone()].trim_end().len();
                let place = Place { paragraph: index, start: range.start, end };
                let page = if parts.is_empty() { paragraph.page_start() } else { paragraph.page_at(range.start) };
                parts.push(DraftRecommendation {
                    number: number.to_string(),
                    text: Read { text: words, place: Some(place), page, rule: "upr.recommendation" },
                    states: Vec::new(),
                    response: response.map(str::to_string),
                });
            }
        }
        if let Some(last) = parts.last_mut() {
            add_states(last, brackets, index, paragraph);
        }
    }
}

/// The parts of a text from an offset on, each with its brackets: one ends with a bracket and a mark behind which something of its own
/// begins.
fn split<'b>(text: &str, start: usize, brackets: &'b [Bracket]) -> Vec<(Range<usize>, &'b [Bracket])> {
    let mut found = Vec::new();
    let (mut from, mut first) = (start, 0);
    for (index, (bracket, _)) in brackets.iter().enumerate() {
        let rest = text[bracket.end..].trim_start();
        let next = rest.trim_start_matches([';', '.', ' ']);
        let begins = next.starts_with(char::is_alphabetic) && DEPENDENT.id(next).is_none();
        let parted = rest.starts_with(';') || (rest.starts_with('.') && next.starts_with(char::is_uppercase));
        if parted && begins && index + 1 < brackets.len() {
            let end = text.len() - next.len();
            found.push((from..end, &brackets[first..=index]));
            (from, first) = (end, index + 1);
        }
    }
    found.push((from..text.len(), &brackets[first..]));
    found
}

/// The recommendations of an item: of each state the parts that it made, together with those who made the same ones. What no state
/// made is none.
fn by_states(mut parts: Vec<DraftRecommendation>, reference: &Reference) -> Vec<DraftRecommendation> {
    if parts.len() > 1
        && let Some(rest) = parts.pop_if(|last| last.states.is_empty())
        && let Some(last) = parts.last_mut()
    {
        last.text.text.push(' ');
        last.text.text.push_str(&rest.text.text);
    }
    let mut states: Vec<(String, Read, Vec<usize>)> = Vec::new();
    for (at, part) in parts.iter_mut().enumerate() {
        for state in std::mem::take(&mut part.states) {
            let name = match reference.resolve(&state.text, None) {
                Resolution::One(entity) => entity.name.clone(),
                _ => state.text.clone(),
            };
            match states.iter_mut().find(|(other, ..)| *other == name) {
                Some((.., made)) if made.last() == Some(&at) => {}
                Some((.., made)) => made.push(at),
                None => states.push((name, state, vec![at])),
            }
        }
    }
    let mut found: Vec<(Vec<usize>, DraftRecommendation)> = Vec::new();
    for (_, state, made) in states {
        match found.iter_mut().find(|(others, _)| *others == made) {
            Some((_, recommendation)) => recommendation.states.push(state),
            None => {
                let mut recommendation = joined(&parts, &made);
                recommendation.states.push(state);
                found.push((made, recommendation));
            }
        }
    }
    found.into_iter().map(|(_, recommendation)| recommendation).collect()
}

/// Some parts of an item as one recommendation, without the mark at its end.
fn joined(parts: &[DraftRecommendation], made: &[usize]) -> DraftRecommendation {
    let mut whole = parts[made[0]].clone();
    for &at in &made[1..] {
        let text = &parts[at].text;
        whole.text.text.push(' ');
        whole.text.text.push_str(&text.text);
        if let (Some(place), Some(other)) = (&mut whole.text.place, text.place)
            && place.paragraph == other.paragraph
        {
            place.end = other.end;
        }
    }
    let text = &mut whole.text.text;
    text.truncate(text.trim_end_matches([';', ',', ' ']).len());
    whole
}

/// The number with which a text begins, where it was left in it ("69. The recommendations").
fn printed_number(text: &str) -> Option<&str> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-')).len();
    let number = text[..digits].strip_suffix('.')?;
    (text[digits..].starts_with(' ') && number.starts_with(|c: char| c.is_ascii_digit())).then_some(number)
}

/// What the state under review answers, in the words of the paragraph that announces a list.
fn response(text: &str) -> Option<&'static str> {
    Some(match ANSWERS.id(text)? {
        "upr.response.not-supported" => "not_supported",
        "upr.response.pending" => "pending",
        "upr.response.partly-supported" => "partly_supported",
        "upr.response.supported" => "supported",
        _ => "noted",
    })
}

/// Brackets that name states, with the names inside.
fn naming_brackets(text: &str, reference: &Reference) -> Vec<Bracket> {
    let mut found = Vec::new();
    let (mut depth, mut open) = (0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => {
                if depth == 0 {
                    open = at;
                }
                depth += 1;
            }
            ')' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    let names = names_inside(text, open + 1..at, reference);
                    if !names.is_empty() {
                        found.push((open..at + 1, names));
                    }
                }
            }
            _ => {}
        }
    }
    // A bracket that was not closed before the end: "(Chad;".
    let end = text.trim_end().trim_end_matches([';', '.', ',']).len();
    if depth > 0 && open + 1 < end {
        let names = names_inside(text, open + 1..end, reference);
        if !names.is_empty() {
            found.push((open..end, names));
        } else if depth < DEEPEST {
            // One too many was opened: "its Protocol (OP-CRPD (Chad);".
            let from = open + 1;
            let by = |range: &Range<usize>| range.start + from..range.end + from;
            let inner = naming_brackets(&text[from..], reference);
            found.extend(inner.into_iter().map(|(bracket, names)| (by(&bracket), names.iter().map(by).collect())));
        }
    }
    found
}

/// The names inside a pair of brackets; none where it names no state at all.
fn names_inside(text: &str, range: Range<usize>, reference: &Reference) -> Vec<Range<usize>> {
    let inner = &text[range.clone()];
    let names: Vec<Range<usize>> = states(inner, reference, None)
        .into_iter()
        .map(|name| range.start + name.start..range.start + name.end)
        .collect();
    // States recommend: a bracket with the short name of an organisation, "(UNICEF)", names nobody who does.
    let known = |name: &Range<usize>| match reference.resolve(&text[name.clone()], None) {
        Resolution::One(entity) => entity.kind == EntityKind::State,
        Resolution::Several => true,
        Resolution::Unknown => false,
    };
    let label = |name: &Range<usize>| text[name.clone()].split_whitespace().count() <= MOST_WORDS;
    if names.iter().any(known) && names.iter().all(label) { names } else { Vec::new() }
}

/// A range of a text without the brackets that name states.
fn without(text: &str, range: Range<usize>, brackets: &[Bracket]) -> String {
    let mut kept = String::new();
    let mut from = range.start;
    for (bracket, _) in brackets {
        kept.push_str(text.get(from..bracket.start).unwrap_or(""));
        from = bracket.end;
    }
    kept.push_str(text.get(from..range.end).unwrap_or(""));
    let mut words = String::with_capacity(kept.len());
    let marks = |c: char| matches!(c, ';' | ',' | '.');
    for word in kept.split_whitespace() {
        // Between two brackets that stand side by side there is nothing but the mark.
        if words.ends_with(marks) && word.chars().all(marks) {
            continue;
        }
        if !words.is_empty() && !word.starts_with(marks) {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Adds the states of brackets, each once.
fn add_states(
    recommendation: &mut DraftRecommendation,
    brackets: &[Bracket],
    index: usize,
    paragraph: &DraftParagraph,
) {
    for name in brackets.iter().flat_map(|(_, names)| names) {
        let text = paragraph.text.text[name.clone()].to_string();
        if !recommendation.states.iter().any(|state| state.text == text) {
            let place = Place { paragraph: index, start: name.start, end: name.end };
            recommendation.states.push(Read {
                text,
                place: Some(place),
                page: paragraph.page_at(name.start),
                rule: "upr.recommendation.states",
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_stand_in_brackets() {
        let text = "Sign (France) and ratify the Convention (CRPD) and its Protocol (France, Trinidad and Tobago);";
        let brackets = naming_brackets(text, Reference::builtin());
        let names: Vec<&str> =
            brackets.iter().flat_map(|(_, names)| names.iter().map(|name| &text[name.clone()])).collect();
        assert_eq!(names, ["France", "France", "Trinidad and Tobago"]);
        assert_eq!(without(text, 0..text.len(), &brackets), "Sign and ratify the Convention (CRPD) and its Protocol;");
    }

    /// The recommendations of an item whose paragraphs are given, each with its states.
    fn item(paragraphs: &[&str]) -> Vec<(String, Vec<String>)> {
        let mut parts = Vec::new();
        for (index, text) in paragraphs.iter().enumerate() {
            let paragraph = crate::parse::paragraphs::sample(ParagraphKind::Paragraph, "test", text);
            let brackets = naming_brackets(text, Reference::builtin());
            add_parts(&mut parts, "54.2", None, (index, &paragraph), 0, &brackets);
        }
        let told = |recommendation: DraftRecommendation| {
            let states = recommendation.states.into_iter().map(|state| state.text).collect();
            (recommendation.text.text, states)
        };
        by_states(parts, Reference::builtin()).into_iter().map(told).collect()
    }

    fn made(text: &str, states: &[&str]) -> (String, Vec<String>) {
        (text.to_string(), states.iter().map(|state| state.to_string()).collect())
    }

    #[test]
    fn each_state_has_the_parts_that_it_made() {
        assert_eq!(
            item(&["Abolish the death penalty (Germany, Chad); declare a moratorium (Chile); repeal it (Chad)."]),
            [
                made("Abolish the death penalty", &["Germany"]),
                made("Abolish the death penalty; repeal it.", &["Chad"]),
                made("declare a moratorium", &["Chile"]),
            ]
        );
        assert_eq!(
            item(&["Consider ratifying CED (Argentina);", "ratify and implement the CED (Sweden);"]),
            [made("Consider ratifying CED", &["Argentina"]), made("ratify and implement the CED", &["Sweden"])]
        );
        assert_eq!(
            item(&["Abolish the death penalty (Germany); (Spain);"]),
            [made("Abolish the death penalty", &["Germany", "Spain"])]
        );
    }

    #[test]
    fn what_goes_on_with_a_part_is_none_of_its_own() {
        assert_eq!(
            item(&["Consider acceding to the Covenant (Chad); the Optional Protocol thereto (Chile); ICRMW (Peru);"]),
            [made(
                "Consider acceding to the Covenant; the Optional Protocol thereto; ICRMW",
                &["Chad", "Chile", "Peru"]
            )]
        );
        assert_eq!(
            item(&["Sign (France) and ratify the Convention (Chad);"]),
            [made("Sign and ratify the Convention", &["France", "Chad"])]
        );
        assert_eq!(
            item(&["Ratify CED", "and implement it (Sweden);"]),
            [made("Ratify CED and implement it", &["Sweden"])]
        );
    }

    #[test]
    fn an_answer_is_read_from_the_announcement() {
        assert_eq!(
            response("The recommendations have been examined by Chad and enjoy the support of Chad:"),
            Some("supported")
        );
        assert_eq!(
            response(
                "The following recommendations will be examined by Chad, which will provide responses in due time:"
            ),
            Some("pending")
        );
        assert_eq!(response("The recommendations below did not enjoy the support of Chad:"), Some("not_supported"));
        assert_eq!(response("The following recommendations were made to Chad:"), None);
    }

    #[test]
    fn a_bracket_too_many_hides_no_state() {
        for (text, name) in [
            ("ratify its Protocol (OP-CRPD (Spain);", "Spain"),
            ("raise awareness ((Iran (Islamic Republic of))", "Iran (Islamic Republic of)"),
            ("do so (Venezuela, Bolivarian Republic of);", "Venezuela, Bolivarian Republic of"),
        ] {
            let brackets = naming_brackets(text, Reference::builtin());
            let names: Vec<&str> =
                brackets.iter().flat_map(|(_, names)| names.iter().map(|name| &text[name.clone()])).collect();
            assert_eq!(names, [name], "{text}");
        }
    }

    #[test]
    fn states_recommend_and_organisations_do_not() {
        let text = "Let the Red Cross (ICRC) visit the prisons (Canada 4);";
        let brackets = naming_brackets(text, Reference::builtin());
        let names: Vec<&str> =
            brackets.iter().flat_map(|(_, names)| names.iter().map(|name| &text[name.clone()])).collect();
        assert_eq!(names, ["Canada"]);
    }
}
