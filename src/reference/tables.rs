//! The reference tables as rows, read from CSV with file and line in every complaint.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::errata::ErratumRow;
use super::words::{LabelRow, PhraseRow, Words};
use crate::error::Error;

/// A row of `states.csv`: a state, in being or gone.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct StateRow {
    /// The key to which names refer: `iso3`, or a word of ours beginning with `x-` where the state has no code.
    pub key: String,
    /// ISO 3166-1 alpha-3, or ISO 3166-3 former alpha-3; empty where there is none.
    pub iso3: String,
    /// The UN short name in English.
    pub name: String,
    /// UN M49 code.
    pub m49: Option<u16>,
    /// Number in the Correlates of War list.
    pub cow: Option<u16>,
    /// Number in the Gleditsch-Ward list.
    pub gw: Option<u16>,
    /// `member`, `observer`, `other` (a party to treaties) or `former`.
    pub status: String,
    /// Year or day in which the state, as the lists count it, begins; empty where the sources say none.
    pub from: String,
    /// Year or day in which it ends.
    pub to: String,
    /// Keys of the states that followed it, with `;` between them.
    pub successors: String,
    /// ISO 3166-3 codes of former names, with `;` between them.
    pub former_codes: String,
    /// What the reader should know.
    pub note: String,
    /// Where the facts are from.
    pub source: String,
}

/// A row of `organisations.csv` or `groups.csv`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct BodyRow {
    /// The full official name in English; names refer to it.
    pub name: String,
    /// What sort it is: `united_nations`, `intergovernmental`, `non_governmental`, or `negotiating`, `regional`, `political`.
    pub sort: String,
    /// First year or day; empty where the sources say none.
    pub from: String,
    /// Last year or day.
    pub to: String,
    /// Where the facts are from.
    pub source: String,
}

/// A row of `state_names.csv`, `organisation_names.csv` or `group_names.csv`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct NameRow {
    /// The name as printed, without an article.
    pub name: String,
    /// Whom it names: a key of `states.csv`, or the name of an organisation or a group.
    pub key: String,
    /// ISO 639-1 code of the language in which it stands.
    pub language: String,
    /// `short`, `formal`, `variant`, `abbreviation`, `former` or `misprint`.
    pub form: String,
    /// First year or day of its use; empty where it needs none to be told from others.
    pub from: String,
    /// Last year or day of its use.
    pub to: String,
    /// How running text is searched for it. Empty: always. `label`: not at all, for the words mean other things, too. `word`: not where a
    /// word in capitals may be meant. `person`: not where a person may be meant. `never`: neither there nor in labels, which takes a
    /// shipped row back.
    #[serde(rename = "use")]
    pub usage: String,
    /// Where it is from.
    pub source: String,
}

/// A row of `group_members.csv`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct MemberRow {
    /// Name of the group or organisation.
    pub group: String,
    /// Key of the member.
    pub key: String,
    /// First year or day; empty where the sources say none.
    pub from: String,
    /// Last year or day.
    pub to: String,
    /// Where the fact is from.
    pub source: String,
}

/// A row of `not_names.csv`: words that contain a name and name no entity, or another thing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct NotNameRow {
    /// The words.
    pub phrase: String,
    /// ISO 639-1 code of the language.
    pub language: String,
    /// What they name.
    pub why: String,
    /// Where the fact is from.
    pub source: String,
}

/// A row of `titles.csv`: a word before a person's name.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TitleRow {
    /// The word, as printed.
    pub title: String,
    /// ISO 639-1 code of the language.
    pub language: String,
    /// Where it is from.
    pub source: String,
}

/// A row of `treaty_status.csv`: what a state is to a treaty from a day on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TreatyRow {
    /// The treaty, in the user's own word ("CCM").
    pub treaty: String,
    /// Key of the state.
    pub iso3: String,
    /// `signatory`, `party`, `withdrawn` or `none`.
    pub status: String,
    /// The day from which it is so.
    pub from: String,
    /// Where the fact is from.
    pub source: String,
}

/// All tables.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tables {
    /// `states.csv`.
    pub states: Vec<StateRow>,
    /// `organisations.csv`.
    pub organisations: Vec<BodyRow>,
    /// `groups.csv`.
    pub groups: Vec<BodyRow>,
    /// `state_names.csv`.
    pub state_names: Vec<NameRow>,
    /// `organisation_names.csv`.
    pub organisation_names: Vec<NameRow>,
    /// `group_names.csv`.
    pub group_names: Vec<NameRow>,
    /// `group_members.csv`.
    pub members: Vec<MemberRow>,
    /// `not_names.csv`.
    pub not_names: Vec<NotNameRow>,
    /// `titles.csv`.
    pub titles: Vec<TitleRow>,
    /// `treaty_status.csv`.
    pub treaty_status: Vec<TreatyRow>,
    /// The tables of words.
    pub words: Words,
    /// `errata.csv`.
    pub errata: Vec<ErratumRow>,
    /// Where the keys stand that rows of a folder make or refer to.
    pub(super) cited: Vec<Cited>,
}

/// A key in a row of a folder's table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cited {
    /// File and line.
    pub(super) place: String,
    /// The key.
    pub(super) key: String,
}

/// The tables that the program ships, by file name.
const SHIPPED: [(&str, &str); 20] = [
    ("states.csv", include_str!("states.csv")),
    ("state_names.csv", include_str!("state_names.csv")),
    ("organisations.csv", include_str!("organisations.csv")),
    ("organisation_names.csv", include_str!("organisation_names.csv")),
    ("groups.csv", include_str!("groups.csv")),
    ("group_names.csv", include_str!("group_names.csv")),
    ("group_members.csv", include_str!("group_members.csv")),
    ("not_names.csv", include_str!("not_names.csv")),
    ("titles.csv", include_str!("titles.csv")),
    ("treaty_status.csv", include_str!("treaty_status.csv")),
    ("months.csv", include_str!("months.csv")),
    ("weekdays.csv", include_str!("weekdays.csv")),
    ("numbers.csv", include_str!("numbers.csv")),
    ("languages.csv", include_str!("languages.csv")),
    ("labels.csv", include_str!("labels.csv")),
    ("phrases.csv", include_str!("phrases.csv")),
    ("organs.csv", include_str!("organs.csv")),
    ("stop_words.csv", include_str!("stop_words.csv")),
    ("symbol_parts.csv", include_str!("symbol_parts.csv")),
    ("errata.csv", include_str!("errata.csv")),
];

impl Tables {
    /// The tables that the program ships.
    pub fn shipped() -> Result<Tables, Error> {
        let mut tables = Tables::default();
        SHIPPED.iter().try_for_each(|(file, text)| tables.add(file, file, text.as_bytes()))?;
        tables.cited.clear();
        Ok(tables)
    }

    /// These tables with those of a folder laid over them: a row with the same key stands in place of the shipped one.
    pub fn with_folder(mut self, folder: &Path) -> Result<Tables, Error> {
        if !folder.is_dir() {
            let message = format!("{}: not found; give a folder with tables", folder.display());
            return Err(Error::new("reference-table", message));
        }
        let mut found = false;
        for (file, _) in SHIPPED {
            let path = folder.join(file);
            if !path.exists() {
                continue;
            }
            found = true;
            let shown = path.display().to_string();
            let bytes = std::fs::read(&path)
                .map_err(|error| Error::new("reference-table", format!("{shown}: cannot be read: {error}")))?;
            self.add(file, &shown, &bytes)?;
        }
        if found {
            return Ok(self);
        }
        let names: Vec<&str> = SHIPPED.iter().map(|(file, _)| *file).collect();
        let message = format!("{}: holds no reference table; expected one of {}", folder.display(), names.join(", "));
        Err(Error::new("reference-table", message))
    }

    /// Adds the rows of one file, which complaints call `shown`.
    fn add(&mut self, file: &str, shown: &str, bytes: &[u8]) -> Result<(), Error> {
        let cited = &mut self.cited;
        let words = &mut self.words;
        match file {
            "states.csv" => lay(&mut self.states, read(shown, bytes, cited)?, |a, b| a.key == b.key),
            "organisations.csv" => lay(&mut self.organisations, read(shown, bytes, cited)?, |a, b| a.name == b.name),
            "groups.csv" => lay(&mut self.groups, read(shown, bytes, cited)?, |a, b| a.name == b.name),
            "state_names.csv" => lay(&mut self.state_names, read(shown, bytes, cited)?, same_name),
            "organisation_names.csv" => lay(&mut self.organisation_names, read(shown, bytes, cited)?, same_name),
            "group_names.csv" => lay(&mut self.group_names, read(shown, bytes, cited)?, same_name),
            "group_members.csv" => lay(&mut self.members, read(shown, bytes, cited)?, same_member),
            "not_names.csv" => lay(&mut self.not_names, read(shown, bytes, cited)?, |a, b| {
                a.phrase == b.phrase && a.language == b.language
            }),
            "titles.csv" => {
                lay(&mut self.titles, read(shown, bytes, cited)?, |a, b| a.title == b.title && a.language == b.language)
            }
            "months.csv" => {
                lay(&mut words.months, read(shown, bytes, cited)?, |a, b| a.word == b.word && a.language == b.language)
            }
            "weekdays.csv" => lay(&mut words.weekdays, read(shown, bytes, cited)?, |a, b| {
                a.word == b.word && a.language == b.language
            }),
            "numbers.csv" => lay(&mut words.numbers, read(shown, bytes, cited)?, |a, b| {
                a.word == b.word && a.language == b.language && a.kind == b.kind
            }),
            "languages.csv" => lay(&mut words.languages, read(shown, bytes, cited)?, |a, b| a.word == b.word),
            "labels.csv" => {
                let roles = roles(words.labels.iter().map(|row| &row.role));
                let rows = read_if(shown, bytes, cited, |row: &LabelRow| strange(&row.role, &roles))?;
                lay(&mut words.labels, rows, |a, b| a.role == b.role && a.word == b.word && a.language == b.language)
            }
            "phrases.csv" => {
                let roles = roles(words.phrases.iter().map(|row| &row.role));
                let rows = read_if(shown, bytes, cited, |row: &PhraseRow| strange(&row.role, &roles))?;
                lay(&mut words.phrases, rows, |a, b| a.role == b.role && a.words == b.words && a.language == b.language)
            }
            "organs.csv" => {
                lay(&mut words.organs, read(shown, bytes, cited)?, |a, b| a.name == b.name && a.language == b.language)
            }
            "stop_words.csv" => lay(&mut words.stop_words, read(shown, bytes, cited)?, |a, b| {
                a.word == b.word && a.language == b.language
            }),
            "symbol_parts.csv" => {
                lay(&mut words.symbol_parts, read(shown, bytes, cited)?, |a, b| a.part == b.part && a.kind == b.kind)
            }
            "errata.csv" => lay(&mut self.errata, read(shown, bytes, cited)?, |a, b| {
                a.symbol == b.symbol && a.field == b.field && a.printed == b.printed
            }),
            _ => lay(&mut self.treaty_status, read(shown, bytes, cited)?, same_status),
        }
        Ok(())
    }
}

fn same_name(a: &NameRow, b: &NameRow) -> bool {
    a.name == b.name && a.key == b.key && a.language == b.language
}

fn same_member(a: &MemberRow, b: &MemberRow) -> bool {
    a.group == b.group && a.key == b.key && a.from == b.from
}

fn same_status(a: &TreatyRow, b: &TreatyRow) -> bool {
    a.treaty == b.treaty && a.iso3 == b.iso3 && a.from == b.from
}

/// Lays rows over rows. Rows of one file are not laid over each other, so that a test can find doubles.
fn lay<T>(under: &mut Vec<T>, over: Vec<T>, same: impl Fn(&T, &T) -> bool) {
    let shipped = under.len();
    for row in over {
        match under.get_mut(..shipped).and_then(|rows| rows.iter_mut().find(|old| same(old, &row))) {
            Some(old) => *old = row,
            None => under.push(row),
        }
    }
}

/// A row that can say what is wrong with it.
pub(super) trait Check {
    /// What is wrong with the row, if anything.
    fn fault(&self) -> Option<String>;

    /// The keys of entities that it makes or refers to.
    fn keys(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// The roles that the rules ask for: those of the shipped rows.
fn roles<'a>(rows: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    rows.cloned().collect()
}

/// What is wrong with a role that no rule asks for. The shipped rows, which come first, are themselves the list.
fn strange(role: &str, roles: &BTreeSet<String>) -> Option<String> {
    let known = roles.is_empty() || roles.contains(role);
    (!known).then(|| format!("`role` is \"{role}\", which is no role of the shipped table"))
}

fn read<T: DeserializeOwned + Check>(file: &str, bytes: &[u8], cited: &mut Vec<Cited>) -> Result<Vec<T>, Error> {
    read_if(file, bytes, cited, |_| None)
}

/// The rows of a file. The first that cannot be read, or with which something is wrong, is an error with its line.
fn read_if<T: DeserializeOwned + Check>(
    file: &str,
    bytes: &[u8],
    cited: &mut Vec<Cited>,
    fault: impl Fn(&T) -> Option<String>,
) -> Result<Vec<T>, Error> {
    let complain = |line: u64, what: String| Error::new("reference-table", format!("{file} line {line}: {what}"));
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let headers = reader.headers().map_err(|error| complain(1, plain(&error)))?.clone();
    let (mut rows, mut record) = (Vec::new(), csv::StringRecord::new());
    let unread = |error: csv::Error| complain(error.position().map_or(0, |p| p.line()), plain(&error));
    while reader.read_record(&mut record).map_err(unread)? {
        let line = record.position().map_or(0, csv::Position::line);
        let row: T = record.deserialize(Some(&headers)).map_err(|error| complain(line, plain(&error)))?;
        if let Some(fault) = row.fault().or_else(|| fault(&row)) {
            return Err(complain(line, fault));
        }
        let place = |key: &str| Cited { place: format!("{file} line {line}"), key: key.to_owned() };
        cited.extend(row.keys().into_iter().map(place));
        rows.push(row);
    }
    Ok(rows)
}

/// The words of a complaint of the CSV reader, without its own account of the place.
fn plain(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} fields where {expected_len} are due")
        }
        csv::ErrorKind::Utf8 { .. } => "not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

pub(super) fn empty(field: &str, value: &str) -> Option<String> {
    value.is_empty().then(|| format!("`{field}` is empty"))
}

pub(super) fn one_of(field: &str, value: &str, words: &[&str]) -> Option<String> {
    (!words.contains(&value)).then(|| format!("`{field}` is \"{value}\", expected one of {}", words.join(", ")))
}

fn period(from: &str, to: &str) -> Option<String> {
    let none = super::period::Period::between(from, to).is_none();
    none.then(|| format!("\"{from}\" to \"{to}\" is no stretch of time; dates are 1997, 1997-05 or 1997-05-17"))
}

fn code(field: &str, value: &str) -> Option<String> {
    let good = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_uppercase());
    (!good).then(|| format!("`{field}` is \"{value}\", expected three capital letters"))
}

fn language(value: &str) -> Option<String> {
    let good = value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_lowercase());
    (!good).then(|| format!("`language` is \"{value}\", expected two letters such as en"))
}

impl Check for StateRow {
    fn fault(&self) -> Option<String> {
        let key = if self.iso3.is_empty() {
            (!self.key.starts_with("x-")).then(|| "`key` of a state without a code must begin with x-".to_owned())
        } else {
            code("iso3", &self.iso3).or_else(|| (self.key != self.iso3).then(|| "`key` differs from `iso3`".to_owned()))
        };
        key.or_else(|| empty("name", &self.name))
            .or_else(|| one_of("status", &self.status, &["member", "observer", "other", "former"]))
            .or_else(|| period(&self.from, &self.to))
            .or_else(|| empty("source", &self.source))
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.key]
    }
}

impl Check for BodyRow {
    fn fault(&self) -> Option<String> {
        const SORTS: [&str; 6] =
            ["united_nations", "intergovernmental", "non_governmental", "negotiating", "regional", "political"];
        empty("name", &self.name)
            .or_else(|| one_of("sort", &self.sort, &SORTS))
            .or_else(|| period(&self.from, &self.to))
            .or_else(|| empty("source", &self.source))
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.name]
    }
}

impl Check for NameRow {
    fn fault(&self) -> Option<String> {
        const FORMS: [&str; 6] = ["short", "formal", "variant", "abbreviation", "former", "misprint"];
        empty("name", &self.name)
            .or_else(|| empty("key", &self.key))
            .or_else(|| language(&self.language))
            .or_else(|| one_of("form", &self.form, &FORMS))
            .or_else(|| period(&self.from, &self.to))
            .or_else(|| one_of("use", &self.usage, &["", "label", "word", "person", "never"]))
            .or_else(|| empty("source", &self.source))
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.key]
    }
}

impl Check for MemberRow {
    fn fault(&self) -> Option<String> {
        empty("group", &self.group)
            .or_else(|| empty("key", &self.key))
            .or_else(|| period(&self.from, &self.to))
            .or_else(|| empty("source", &self.source))
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.group, &self.key]
    }
}

impl Check for NotNameRow {
    fn fault(&self) -> Option<String> {
        empty("phrase", &self.phrase).or_else(|| language(&self.language)).or_else(|| empty("source", &self.source))
    }
}

impl Check for TitleRow {
    fn fault(&self) -> Option<String> {
        empty("title", &self.title).or_else(|| language(&self.language)).or_else(|| empty("source", &self.source))
    }
}

impl Check for TreatyRow {
    fn fault(&self) -> Option<String> {
        empty("treaty", &self.treaty)
            .or_else(|| code("iso3", &self.iso3))
            .or_else(|| one_of("status", &self.status, &["signatory", "party", "withdrawn", "none"]))
            .or_else(|| empty("from", &self.from))
            .or_else(|| period(&self.from, ""))
            .or_else(|| empty("source", &self.source))
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.iso3]
    }
}
