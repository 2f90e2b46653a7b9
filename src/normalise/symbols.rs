//! Symbols without spaces and marks, and taken apart.

use crate::model::SymbolParts;

/// A symbol without inner spaces, reissue stars and footnote marks.
pub fn normal(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    bare.trim_end_matches(['*', '∗', '.', ',']).to_owned()
}

/// A symbol taken apart.
pub fn parts(symbol: &str) -> SymbolParts {
    SymbolParts { symbol: symbol.to_owned(), ..SymbolParts::default() }
}
