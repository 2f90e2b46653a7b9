//! Rows of the tables of words: months, weekdays, numbers, languages, masthead words, bodies, frequent words.

use serde::Deserialize;

use super::tables::{Check, empty, one_of};

/// A row of `months.csv`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct MonthRow {
    /// 1 to 12.
    pub month: u32,
    /// ISO 639-1 code.
    pub language: String,
    /// The name, as printed.
    pub word: String,
    /// Where it is from.
    pub source: String,
}

/// A row of `weekdays.csv`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct WeekdayRow {
    /// 1, Monday, to 7.
    pub weekday: u32,
    /// ISO 639-1 code.
    pub language: String,
    /// The name, as printed.
    pub word: String,
    /// Where it is from.
    pub source: String,
}

/// A row of `numbers.csv`: a number word.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct NumberRow {
    /// Its value.
    pub value: u32,
    /// ISO 639-1 code.
    pub language: String,
    /// How it adds up: `cardinal`, `ordinal`, `digit` or `multiplier`.
    pub kind: String,
    /// The word, as printed.
    pub word: String,
    /// Where it is from.
    pub source: String,
}

/// A row of `languages.csv`: the name of a language, in any language.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct LanguageRow {
    /// ISO 639-1 code, or ISO 639-3 where there is none.
    pub code: String,
    /// The name.
    pub word: String,
    /// Where it is from.
    pub source: String,
}

/// A row of `labels.csv`: a word of a masthead and what it does there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct LabelRow {
    /// What it does, such as `submitted_by`: one of the roles of the shipped table.
    pub role: String,
    /// ISO 639-1 code.
    pub language: String,
    /// The word, as printed.
    pub word: String,
    /// Where it is from.
    pub source: String,
}

/// A row of `phrases.csv`: words by which a rule tells a line, in one language.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct PhraseRow {
    /// The name by which rules ask for it, such as `submitted_by`: one of the roles of the shipped table.
    pub role: String,
    /// ISO 639-1 code.
    pub language: String,
    /// The words, as printed. `*` is the rest of a word, `…` some words.
    pub words: String,
    /// Where they are from.
    pub source: String,
}

/// A row of `organs.csv`: a body that mastheads name.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct OrganRow {
    /// ISO 639-1 code.
    pub language: String,
    /// Its name, as printed.
    pub name: String,
    /// Where it is from.
    pub source: String,
}

/// A row of `stop_words.csv`: one of the most frequent words of a language.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct StopWordRow {
    /// ISO 639-1 code.
    pub language: String,
    /// The word.
    pub word: String,
    /// Where it is from.
    pub source: String,
}

/// A row of `symbol_parts.csv`: a part of documents' symbols.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct SymbolPartRow {
    /// The part, as printed between strokes, without its number.
    pub part: String,
    /// What it tells, such as `organ`: one of the kinds of the shipped table.
    pub kind: String,
    /// Where it is from.
    pub source: String,
}

/// The tables of words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// `months.csv`.
    pub months: Vec<MonthRow>,
    /// `weekdays.csv`.
    pub weekdays: Vec<WeekdayRow>,
    /// `numbers.csv`.
    pub numbers: Vec<NumberRow>,
    /// `languages.csv`.
    pub languages: Vec<LanguageRow>,
    /// `labels.csv`.
    pub labels: Vec<LabelRow>,
    /// `phrases.csv`.
    pub phrases: Vec<PhraseRow>,
    /// `organs.csv`.
    pub organs: Vec<OrganRow>,
    /// `stop_words.csv`.
    pub stop_words: Vec<StopWordRow>,
    /// `symbol_parts.csv`.
    pub symbol_parts: Vec<SymbolPartRow>,
}

fn language(value: &str) -> Option<String> {
    let good = matches!(value.len(), 2 | 3) && value.bytes().all(|byte| byte.is_ascii_lowercase());
    (!good).then(|| format!("\"{value}\" is no code of a language such as en"))
}

fn word(language_code: &str, text: &str, source: &str) -> Option<String> {
    language(language_code).or_else(|| empty("word", text)).or_else(|| empty("source", source))
}

fn within(field: &str, value: u32, last: u32) -> Option<String> {
    (value == 0 || value > last).then(|| format!("`{field}` is {value}, expected 1 to {last}"))
}

impl Check for MonthRow {
    fn fault(&self) -> Option<String> {
        within("month", self.month, 12).or_else(|| word(&self.language, &self.word, &self.source))
    }
}

impl Check for WeekdayRow {
    fn fault(&self) -> Option<String> {
        within("weekday", self.weekday, 7).or_else(|| word(&self.language, &self.word, &self.source))
    }
}

impl Check for NumberRow {
    fn fault(&self) -> Option<String> {
        one_of("kind", &self.kind, &["cardinal", "ordinal", "digit", "multiplier"])
            .or_else(|| word(&self.language, &self.word, &self.source))
    }
}

impl Check for LanguageRow {
    fn fault(&self) -> Option<String> {
        word(&self.code, &self.word, &self.source)
    }
}

impl Check for LabelRow {
    fn fault(&self) -> Option<String> {
        empty("role", &self.role).or_else(|| word(&self.language, &self.word, &self.source))
    }
}

impl Check for PhraseRow {
    fn fault(&self) -> Option<String> {
        let bare = !self.words.is_empty() && self.words.chars().all(|c| "*… ".contains(c));
        empty("role", &self.role)
            .or_else(|| language(&self.language))
            .or_else(|| empty("words", &self.words))
            .or_else(|| bare.then(|| "`words` has no word".to_owned()))
            .or_else(|| empty("source", &self.source))
    }
}

impl Check for OrganRow {
    fn fault(&self) -> Option<String> {
        language(&self.language).or_else(|| empty("name", &self.name)).or_else(|| empty("source", &self.source))
    }
}

impl Check for SymbolPartRow {
    fn fault(&self) -> Option<String> {
        empty("part", &self.part).or_else(|| empty("kind", &self.kind)).or_else(|| empty("source", &self.source))
    }
}

impl Check for StopWordRow {
    fn fault(&self) -> Option<String> {
        word(&self.language, &self.word, &self.source)
    }
}
