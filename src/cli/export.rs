//! What is written, and what the dataset says of itself: the options that concern neither reading nor speaking.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::emit::datapackage::{About, Named};
use crate::emit::export::Export;

/// Options of the dataset.
#[derive(Debug, Args)]
pub(super) struct Exports {
    /// Formats of the dataset, parted by commas
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',', default_value = "csv,jsonl", value_parser = formats())]
    pub format: Vec<Export>,
    #[command(flatten)]
    telling: Telling,
}

/// What the dataset says of itself.
#[derive(Debug, Args)]
pub(super) struct Telling {
    /// Title of the dataset, for datapackage.json
    #[arg(long)]
    title: Option<String>,
    /// Licence under which the dataset is given on, such as CC-BY-4.0; may be repeated
    #[arg(long, alias = "license", value_name = "NAME[=URL]", value_parser = licence)]
    licence: Vec<Named>,
    /// Where the documents come from [default: the inputs]; may be repeated
    #[arg(long, value_name = "NAME[=URL]", value_parser = named)]
    source: Vec<Named>,
}

impl Exports {
    /// What the dataset says of itself, whose documents were named so.
    pub(super) fn about(&self, inputs: &[String]) -> About {
        let given = |name: &String| Named { name: name.clone(), url: None };
        self.telling.over(About { title: None, licences: Vec::new(), sources: inputs.iter().map(given).collect() })
    }

    /// The names of the formats.
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.format.iter().map(|format| format.as_str()).collect()
    }
}

impl Telling {
    /// What is said here, and where nothing is, what was said before.
    pub(super) fn over(&self, before: About) -> About {
        let given = |given: &Vec<Named>, before: Vec<Named>| if given.is_empty() { before } else { given.clone() };
        About {
            title: self.title.clone().or(before.title),
            licences: given(&self.licence, before.licences),
            sources: given(&self.source, before.sources),
        }
    }
}

/// Parses the formats of a dataset.
pub(super) fn formats() -> impl TypedValueParser<Value = Export> {
    let names = PossibleValuesParser::new(Export::ALL.iter().map(|format| format.as_str()));
    names.map(|name| Export::ALL.iter().copied().find(|format| format.as_str() == name).unwrap_or(Export::Csv))
}

fn named(text: &str) -> Result<Named, String> {
    let (name, url) = match text.split_once("=http") {
        Some((name, url)) => (name, Some(format!("http{url}"))),
        None => (text, None),
    };
    match name.trim() {
        "" => Err("give a name, and '=' and a URL where there is one".to_owned()),
        name => Ok(Named { name: name.to_owned(), url }),
    }
}

fn licence(text: &str) -> Result<Named, String> {
    let licence = named(text)?;
    let short = licence.name.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    if short {
        Ok(licence)
    } else {
        Err("give a short name such as CC-BY-4.0, and '=' and a URL where there is one".to_owned())
    }
}
