//! Names of languages to ISO 639-1 codes.

use crate::reference::lexicon::Lexicon;

/// The code of a language named in any of the languages of the documents; absent where the name is not known.
pub fn code(name: &str) -> Option<&'static str> {
    Lexicon::in_force().language_code(name)
}
