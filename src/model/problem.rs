//! Doubts and faults that the reader of the dataset should know of.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// A value may be wrong or missing.
    Warning,
    /// Something of the source was not read.
    Error,
}

/// One thing that went wrong or looks wrong. It is data of the dataset, not an end of the work.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// What it is, in kebab case, such as `paragraph-gap`.
    pub code: Cow<'static, str>,
    /// One sentence for a person.
    pub message: String,
    /// The page where it was seen; absent where it concerns the whole source.
    pub page: Option<u32>,
}

impl Severity {
    /// Every severity, from the least.
    pub const ALL: &'static [Severity] = &[Severity::Info, Severity::Warning, Severity::Error];

    /// The severity as it is written in the tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl Problem {
    /// A problem that concerns the whole source.
    pub fn new(severity: Severity, code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Problem { severity, code: code.into(), message: message.into(), page: None }
    }

    /// The same, seen on one page.
    pub fn on_page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }
}
