//! The formats in which a dataset can be had.

use serde::{Deserialize, Serialize};

/// A format of the dataset. All have the same rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Export {
    /// A file a table, with the names of the columns in its first row.
    Csv,
    /// `documents.jsonl`, a line a document, and `documents.schema.json`.
    Jsonl,
    /// A file a table, typed and compressed.
    Parquet,
    /// All tables in `dataset.sqlite`.
    Sqlite,
    /// The text of each document in `texts/`, into which `start` and `end` of the tables count.
    Texts,
}

impl Export {
    /// Every format.
    pub const ALL: &'static [Export] = &[Export::Csv, Export::Jsonl, Export::Parquet, Export::Sqlite, Export::Texts];

    /// Those that are written where none is asked for.
    pub const DEFAULT: &'static [Export] = &[Export::Csv, Export::Jsonl];

    /// The format's name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Export::Csv => "csv",
            Export::Jsonl => "jsonl",
            Export::Parquet => "parquet",
            Export::Sqlite => "sqlite",
            Export::Texts => "texts",
        }
    }
}
