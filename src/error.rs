//! Why a source could not be read at all.

/// An error that ends the work on one source. It says what happened and what can be done, in one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// What it is, in kebab case, as in `problems.csv`.
    pub code: &'static str,
    /// One line for a person, lower case.
    pub message: String,
}

impl Error {
    /// An error with its code and its line.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Error { code, message: message.into() }
    }
}
