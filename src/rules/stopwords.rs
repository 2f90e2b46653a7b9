//! Small words that tell a language: none of them is a word of the others.

/// Language and words, lower case.
pub const STOPWORDS: [(&str, &[&str]); 4] = [
    ("en", &["the", "of", "and", "to", "that", "which", "with", "was", "is", "by", "it", "for", "this", "be", "not"]),
    ("fr", &["les", "des", "du", "et", "dans", "qui", "une", "est", "pour", "par", "au", "sur", "cette", "aux", "pas"]),
    ("es", &["los", "del", "las", "y", "el", "por", "para", "con", "una", "su", "esta", "ha", "lo", "fue", "sus"]),
    ("ru", &["и", "в", "на", "что", "не", "по", "с", "о", "для", "от", "это", "к", "был", "как", "его"]),
];
