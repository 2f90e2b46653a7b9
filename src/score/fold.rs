//! The form in which two readings of one string are equal.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Case, quotes, dashes, spacing, compatibility forms and outer punctuation aside.
pub fn fold(text: &str) -> String {
    let plain: String = text.nfkc().filter_map(plain).flat_map(char::to_lowercase).collect();
    let plain = plain.replace('ß', "ss").replace('ς', "σ");
    let spaced = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.trim_matches(|c| " .,;:*\"'".contains(c)).to_owned()
}

/// The one character that stands for all of its kind; a soft hyphen is none.
fn plain(character: char) -> Option<char> {
    match character {
        '’' | '‘' => Some('\''),
        '“' | '”' | '«' | '»' => Some('"'),
        '–' | '—' | '‑' | '‐' => Some('-'),
        '\u{ad}' => None,
        other => Some(other),
    }
}

/// [`fold`] of any value; empty for none.
pub fn fold_value(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => fold(text),
        other => fold(&other.to_string()),
    }
}

/// The words of a text, folded: stretches of letters, figures and low lines.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
