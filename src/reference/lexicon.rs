//! The words of the documents' languages: months, weekdays, numbers, languages, masthead words, bodies.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::Reference;
use super::phrases::Phrases;
use super::tables::TitleRow;
use super::words::Words;

/// A word of a table and the language in which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// ISO 639-1 code.
    pub language: String,
    /// The word as it is written.
    pub written: String,
    /// The word folded by [`fold`].
    pub folded: String,
}

/// How a number word adds to those beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberKind {
    /// Adds to what follows, and ends no ordinal ("seventy").
    Cardinal,
    /// Ends an ordinal ("seventh").
    Ordinal,
    /// A digit of a positional or multiplied number (七).
    Digit,
    /// Multiplies what stands before it (十).
    Multiplier,
}

/// A number word.
#[derive(Debug, Clone)]
pub struct NumberWord {
    /// The word, folded.
    pub folded: String,
    /// Its value.
    pub value: u32,
    /// How it adds up.
    pub kind: NumberKind,
}

/// The tables, folded for look-up.
#[derive(Debug, Default)]
pub struct Lexicon {
    months: Vec<(Word, u32)>,
    weekdays: Vec<(Word, u32)>,
    numbers: Vec<NumberWord>,
    languages: FxHashMap<String, String>,
    labels: BTreeMap<String, Vec<Word>>,
    phrases: Phrases,
    organs: FxHashMap<String, String>,
    stop_words: FxHashMap<String, Vec<String>>,
    symbol_parts: Vec<(String, String)>,
}

/// Lower case, without accents, marks, tatweel and invisible characters, apostrophes made one: the form in which words are compared.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|c| !is_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | '‘' | 'ʼ' => '\'',
            '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            '‑' | '‐' => '-',
            other => other,
        })
        .collect()
}

/// The same, borrowed where a text is folded already, as most words of running text are.
pub fn folded(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(fold(text))
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn word(language: &str, written: &str) -> Word {
    Word { language: language.to_owned(), written: written.to_owned(), folded: fold(written) }
}

thread_local! {
    static IN_FORCE: Cell<Option<&'static Lexicon>> = const { Cell::new(None) };
}

/// While it lives, the words of one reference are in force on this thread.
#[derive(Debug)]
pub struct InForce {
    before: Option<&'static Lexicon>,
}

impl Drop for InForce {
    fn drop(&mut self) {
        IN_FORCE.set(self.before);
    }
}

impl Lexicon {
    /// The tables that the program ships.
    pub fn builtin() -> &'static Lexicon {
        Reference::builtin().lexicon()
    }

    /// The words by which this thread reads: those of [`Lexicon::enforce`], else the shipped ones.
    pub fn in_force() -> &'static Lexicon {
        IN_FORCE.get().unwrap_or_else(Lexicon::builtin)
    }

    /// Puts these words in force on this thread until what is given back is dropped.
    #[must_use]
    pub fn enforce(&'static self) -> InForce {
        InForce { before: IN_FORCE.replace(Some(self)) }
    }

    /// The lexicon of tables, kept for the rest of the program: readers hold words of it wherever they like.
    pub(super) fn kept(words: &Words, titles: &[TitleRow]) -> &'static Lexicon {
        Box::leak(Box::new(Lexicon::of(words, titles)))
    }

    fn of(words: &Words, titles: &[TitleRow]) -> Lexicon {
        let mut lexicon = Lexicon::default();
        let longest_first = |word: &Word| std::cmp::Reverse(word.folded.len());
        lexicon.months.extend(words.months.iter().map(|row| (word(&row.language, &row.word), row.month)));
        lexicon.months.sort_by_key(|(word, _)| longest_first(word));
        lexicon.weekdays.extend(words.weekdays.iter().map(|row| (word(&row.language, &row.word), row.weekday)));
        for row in &words.numbers {
            let kind = match row.kind.as_str() {
                "cardinal" => NumberKind::Cardinal,
                "digit" => NumberKind::Digit,
                "multiplier" => NumberKind::Multiplier,
                _ => NumberKind::Ordinal,
            };
            lexicon.numbers.push(NumberWord { folded: fold(&row.word), value: row.value, kind });
        }
        lexicon.numbers.sort_by_key(|number| std::cmp::Reverse(number.folded.len()));
        lexicon.languages.extend(words.languages.iter().map(|row| (fold(&row.word), row.code.clone())));
        for row in &words.labels {
            lexicon.labels.entry(row.role.clone()).or_default().push(word(&row.language, &row.word));
        }
        lexicon.labels.values_mut().for_each(|words| words.sort_by_key(longest_first));
        let phrases = words.phrases.iter().map(|row| (row.role.as_str(), row.words.as_str()));
        let labels = words.labels.iter().map(|row| (row.role.as_str(), row.word.as_str()));
        let titles = titles.iter().map(|row| ("title", row.title.trim_end_matches('.')));
        lexicon.phrases = Phrases::of(phrases.chain(labels).chain(titles));
        lexicon.organs.extend(words.organs.iter().map(|row| (fold(&row.name), row.language.clone())));
        for row in &words.stop_words {
            lexicon.stop_words.entry(fold(&row.word)).or_default().push(row.language.clone());
        }
        lexicon.symbol_parts.extend(words.symbol_parts.iter().map(|row| (row.part.clone(), row.kind.clone())));
        lexicon
    }

    /// The words of a role of `labels.csv`, longest first.
    pub fn label(&self, role: &str) -> &[Word] {
        self.labels.get(role).map_or(&[], Vec::as_slice)
    }

    /// The phrases that rules name.
    pub(super) fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// Whether a text is, as a whole, a word of a role.
    pub fn is_label(&self, role: &str, text: &str) -> bool {
        self.has_label(role, &fold(text.trim()))
    }

    /// The same of a text that is trimmed and folded.
    pub fn has_label(&self, role: &str, folded: &str) -> bool {
        self.label(role).iter().any(|word| word.folded == folded)
    }

    /// Month names, longest first, with their numbers.
    pub fn months(&self) -> impl Iterator<Item = (&Word, u32)> {
        self.months.iter().map(|(word, month)| (word, *month))
    }

    /// Names of the days of the week, with their numbers from Monday, 1.
    pub fn weekdays(&self) -> impl Iterator<Item = (&Word, u32)> {
        self.weekdays.iter().map(|(word, day)| (word, *day))
    }

    /// Number words, longest first.
    pub fn numbers(&self) -> &[NumberWord] {
        &self.numbers
    }

    /// ISO 639 code of a language by its name in any of the languages ("anglais" is `en`).
    pub fn language_code(&self, name: &str) -> Option<&str> {
        self.languages.get(&fold(name.trim())).map(String::as_str)
    }

    /// Whether a text is, as a whole, the name of a body.
    pub fn is_organ(&self, text: &str) -> bool {
        self.organs.contains_key(&fold(text.trim()))
    }

    /// Whether a part of a symbol is of a kind: `organ`, `series`, `addendum`, `limited` and so on.
    pub fn is_symbol_part(&self, kind: &str, part: &str) -> bool {
        self.symbol_parts.iter().any(|(known, of)| of == kind && known == part)
    }

    /// Languages in which a word, folded, is one of the most frequent.
    pub fn stop_word_languages(&self, folded: &str) -> &[String] {
        self.stop_words.get(folded).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_their_names_in_other_languages() {
        let lexicon = Lexicon::builtin();
        for (name, code) in
            [("French", "fr"), ("anglais", "en"), ("ESPAÑOL", "es"), ("английский", "en"), ("阿拉伯文", "ar")]
        {
            assert_eq!(lexicon.language_code(name), Some(code), "{name}");
        }
        assert_eq!(lexicon.language_code("Frenchman"), None);
    }

    #[test]
    fn folding_drops_accents_and_tatweel() {
        assert_eq!(fold("AOÛT"), "aout");
        assert_eq!(fold("الأمــم المتحـدة"), fold("الأمم المتحدة"));
    }
}
