//! A speaker's label at the head of a paragraph: who speaks, for whom, in which language.

mod marred;

use std::sync::LazyLock;

use crate::model::Styled;
use crate::parse::patterns::Patterns;
use crate::rules::verbatim_record as rules;

static SPEAKERS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::SPEAKERS));
static LANGUAGES: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::LANGUAGES));
static REMARKS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::REMARKS));
static REPRESENTS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::REPRESENTS));
static OFFICES: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::OFFICES));
static NO_LABELS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::NO_LABELS));

/// Longest label in characters, brackets and office included.
const LONGEST: usize = 320;
/// Longest name in words.
const MOST_WORDS: usize = 18;

/// How a record sets its labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// In bold type.
    Bold,
    /// In plain type: capitals, titles and brackets tell them.
    Plain,
    /// In plain type that was read from a picture, with errors.
    Recognised,
}

/// A label as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Byte offset after the label and the white space behind it: where the words begin.
    pub end: usize,
    /// Byte offset after the label's last character, the colon left out.
    pub label_end: usize,
    /// As printed, without the language.
    pub as_written: String,
    /// The person.
    pub name: Option<String>,
    /// The office.
    pub role: Option<String>,
    /// What stands in brackets after the name: a state, an organisation, a department.
    pub affiliation: Option<String>,
    /// The language as printed, with its byte offsets.
    pub language: Option<(String, usize, usize)>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// The label at the head of a text, where there is one.
pub fn read(text: &Styled, setting: Setting) -> Option<Label> {
    Labels { setting, states: Vec::new() }.read(text)
}

/// How a record sets its labels, and the states that its readable labels name.
#[derive(Debug, Clone)]
pub struct Labels {
    /// How it sets them.
    pub setting: Setting,
    /// States by which a marred label may be known again.
    pub states: Vec<String>,
}

impl Labels {
    /// The label at the head of a text, where there is one.
    pub fn read(&self, text: &Styled) -> Option<Label> {
        let start = text.text.len() - text.text.trim_start().len();
        match self.setting {
            Setting::Bold if opens_bold(text, start) => read_bold(text, start),
            Setting::Bold => read_plain(text, start, true),
            Setting::Plain => read_plain(text, start, false),
            Setting::Recognised => read_plain(text, start, false).or_else(|| marred::read(&text.text, &self.states)),
        }
    }
}

/// Whether the first two letters are bold.
pub fn opens_bold(text: &Styled, start: usize) -> bool {
    let mut letters = text.text[start..].char_indices().filter(|(_, c)| c.is_alphabetic()).take(2).peekable();
    letters.peek().is_some() && letters.all(|(at, _)| text.style_at(start + at).bold)
}

/// A label in bold type: any name or office that ends in a colon.
fn read_bold(text: &Styled, start: usize) -> Option<Label> {
    let parts = Parts::of(&text.text, start)?;
    let who = parts.who(&text.text);
    if !names_someone(who)
        || NO_LABELS.id(who).is_some()
        || text.text[..parts.end].trim_end().len() == text.text.trim_end().len() && text.is_bold()
    {
        return None;
    }
    // A run-in heading is bold to its colon and has neither an office, a title nor brackets.
    let told = SPEAKERS.id(who).is_some() || !parts.brackets.is_empty();
    if !told && who.split_whitespace().count() > 8 {
        return None;
    }
    Some(parts.label(&text.text, SPEAKERS.id(who).unwrap_or("verbatim.label.bold")))
}

/// A label in plain type. `strict` asks for brackets: the record's other labels are bold.
fn read_plain(text: &Styled, start: usize, strict: bool) -> Option<Label> {
    let parts = Parts::of(&text.text, start)?;
    let who = parts.who(&text.text);
    if NO_LABELS.id(who).is_some() || !names_someone(who) {
        return None;
    }
    let rule = SPEAKERS.id(who)?;
    if rule == "verbatim.label.capitals" && who.starts_with("The ") {
        return None;
    }
    let affiliated = parts.brackets.iter().any(|bracket| LANGUAGES.id(bracket.inner(&text.text)).is_none());
    let spoken = parts.brackets.len() > usize::from(affiliated);
    let enough = match rule {
        "verbatim.label.office" => !strict || spoken,
        "verbatim.label.capitals" => affiliated && !strict,
        _ => affiliated || (!strict && (spoken || has_capital_name(who))),
    };
    enough.then(|| parts.label(&text.text, rule))
}

/// Whether the words before the brackets can be a name or an office.
fn names_someone(who: &str) -> bool {
    let first = who.chars().next().is_some_and(|c| c.is_uppercase());
    let words = who.split_whitespace().count();
    first
        && words <= MOST_WORDS
        && !who.contains(['?', '!', '“', '”', '[', ']', '/'])
        && who.chars().filter(|c| c.is_numeric()).count() == 0
}

/// Whether a name has a word in capitals ("Mr. INDERFURTH").
fn has_capital_name(who: &str) -> bool {
    who.split_whitespace().any(|word| {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        letters.len() > 2 && letters.iter().filter(|c| c.is_uppercase()).count() * 4 >= letters.len() * 3
    })
}

/// A pair of brackets: byte offsets of what stands inside.
#[derive(Debug, Clone, Copy)]
struct Bracket {
    start: usize,
    end: usize,
}

impl Bracket {
    fn inner<'t>(&self, text: &'t str) -> &'t str {
        text[self.start..self.end].trim()
    }
}

/// The parts of a label: what stands before the brackets, the brackets, what stands between them and the colon.
#[derive(Debug)]
struct Parts {
    start: usize,
    who_end: usize,
    brackets: Vec<Bracket>,
    tail: Option<(usize, usize)>,
    colon: usize,
    end: usize,
}

impl Parts {
    /// Takes the head of a text apart, up to its colon (or the semicolon that stands for one).
    fn of(text: &str, start: usize) -> Option<Parts> {
        let mut parts = Parts { start, who_end: 0, brackets: Vec::new(), tail: None, colon: 0, end: 0 };
        let mut depth = 0usize;
        let mut open = 0usize;
        let mut after = None;
        for (offset, c) in text[start..].char_indices().take(LONGEST) {
            let at = start + offset;
            match c {
                '(' | '{' => {
                    if depth == 0 {
                        open = at + 1;
                        if after.is_none() {
                            parts.who_end = at;
                        }
                    }
                    depth += 1;
                }
                ')' | '}' if depth > 0 => {
                    depth -= 1;
                    let adjoins = after.is_none_or(|after: usize| text[after..open - 1].trim().is_empty());
                    if depth == 0 && adjoins {
                        parts.brackets.push(Bracket { start: open, end: at });
                        after = Some(at + 1);
                    }
                }
                ':' | ';' | '：' if depth == 0 => {
                    if c == ':' && parts.brackets.is_empty() && bracket_follows(&text[at + 1..]) {
                        parts.who_end = at;
                        after = Some(at + 1);
                        continue;
                    }
                    return parts.close(text, after, at, at + c.len_utf8());
                }
                _ => {}
            }
        }
        None
    }

    /// Ends the label at its colon.
    fn close(mut self, text: &str, after: Option<usize>, colon: usize, end: usize) -> Option<Parts> {
        self.colon = colon;
        self.end = end;
        match after {
            None => self.who_end = colon,
            Some(after) => {
                let between = text[after..colon].trim();
                if !between.is_empty() {
                    let from = after + text[after..colon].find(between)?;
                    let office = between.strip_prefix(',').map(str::trim)?;
                    if office.is_empty() || office.split_whitespace().count() > 25 {
                        return None;
                    }
                    self.tail = Some((from, from + between.len()));
                }
            }
        }
        Some(self)
    }

    /// The words before the brackets.
    fn who<'t>(&self, text: &'t str) -> &'t str {
        text[self.start..self.who_end].trim().trim_end_matches(',').trim_end()
    }

    /// The label that the parts make.
    fn label(&self, text: &str, rule: &'static str) -> Label {
        let who = squeeze(self.who(text));
        let mut as_written = who.clone();
        let (mut language, mut affiliation) = (None, None);
        for bracket in &self.brackets {
            let inner = bracket.inner(text);
            if let Some(found) =
                language_in(inner, bracket.start + text[bracket.start..bracket.end].find(inner).unwrap_or(0))
            {
                language = language.or(Some(found));
            } else if !inner.is_empty() && !is_remark(inner) {
                as_written.push_str(&format!(" ({})", squeeze(inner)));
                affiliation = affiliation.or_else(|| Some(body(&squeeze(inner))));
            }
        }
        let tail = self.tail.map(|(start, end)| squeeze(text[start..end].trim_start_matches(',')));
        if let Some(tail) = &tail {
            as_written.push_str(&format!(", {tail}"));
        }
        let office = office_in(&who);
        // "The Co-Chair (Ms. Roe)": the bracket names the person.
        let person =
            affiliation.take_if(|bracket| office.is_some() && SPEAKERS.id(bracket) == Some("verbatim.label.person"));
        Label {
            end: self.end + (text[self.end..].len() - text[self.end..].trim_start().len()),
            label_end: self.colon,
            as_written,
            name: person.or_else(|| office.is_none().then(|| who.clone())),
            role: office.or_else(|| tail.map(|tail| without_bracket(&tail))),
            affiliation,
            language,
            rule,
        }
    }
}

/// Whether a bracket and, behind it, another colon follow: a colon printed too early ("Mr. Roe: (Ruritania) (spoke in Spanish):").
fn bracket_follows(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with('(')
        && rest.find(')').is_some_and(|close| close < 120 && rest[close + 1..].trim_start().starts_with(['(', ':']))
}

/// Whether a bracket tells how somebody spoke ("spoke by video link", "continued").
pub fn is_remark(bracket: &str) -> bool {
    REMARKS.id(bracket.trim()).is_some()
}

/// The language that a bracket names.
fn language_in(inner: &str, at: usize) -> Option<(String, usize, usize)> {
    let found = LANGUAGES.first(inner)?;
    let language = found.group("language")?;
    Some((language.as_str().to_string(), at + language.start(), at + language.end()))
}

/// The office that a label names instead of a person, without its article.
pub fn office_in(who: &str) -> Option<String> {
    let found = OFFICES.first(who)?;
    Some(title_case(found.group("office")?.as_str()))
}

/// An office in capitals as it is written in running text ("PRESIDENT" is "President").
fn title_case(office: &str) -> String {
    if office.chars().any(char::is_lowercase) {
        return office.trim().to_string();
    }
    let mut up = true;
    let lower = office.trim().chars().map(|c| {
        let out = if up { c.to_uppercase().next() } else { c.to_lowercase().next() }.unwrap_or(c);
        up = !c.is_alphabetic();
        out
    });
    lower.collect()
}

/// An office without the name in brackets behind it.
fn without_bracket(office: &str) -> String {
    office.split(" (").next().unwrap_or(office).trim().to_string()
}

/// The body that a bracket names, without the words "Observer for" before it.
pub fn body(bracket: &str) -> String {
    let start = REPRESENTS.first(bracket).map_or(0, |found| found.range().end);
    bracket[start..].to_string()
}

/// White space as single spaces.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
