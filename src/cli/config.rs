//! `rapporteur.toml`: options of the reading by the names that they have on the line, where the line does not give them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, Id};
use toml::{Table, Value};

/// The file that is read where it stands and no other is named.
const FILE: &str = "rapporteur.toml";
/// The command whose options it has.
const COMMAND: &str = "extract";
/// The name of the inputs, which have no option's name.
const INPUTS: &str = "inputs";

/// The line with what a file of settings adds to it, and that file. Absent where there is none, or the command is another.
pub(super) fn completed(
    line: Vec<OsString>,
    command: &Command,
    matches: &ArgMatches,
) -> Result<Option<(Vec<OsString>, PathBuf)>, String> {
    let Some(given) = matches.subcommand_matches(COMMAND) else { return Ok(None) };
    let named = given.get_one::<PathBuf>("config").cloned();
    if named.is_none() && !Path::new(FILE).is_file() {
        return Ok(None);
    }
    let file = named.unwrap_or_else(|| PathBuf::from(FILE));
    let text = std::fs::read_to_string(&file)
        .map_err(|error| format!("cannot read {}: {}", file.display(), error.to_string().to_lowercase()))?;
    let added = added(&text, command, given).map_err(|why| format!("{}: {why}", file.display()))?;
    let place = line.iter().position(|word| word == COMMAND).map_or(line.len(), |place| place + 1);
    let (before, after) = line.split_at(place);
    Ok(Some(([before, &added, after].concat(), file)))
}

/// The words that the settings of a text add to the line.
fn added(text: &str, command: &Command, given: &ArgMatches) -> Result<Vec<OsString>, String> {
    let settings: Table = text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
        format!("line {line}: {}", error.message().to_lowercase())
    })?;
    let mut command = command.clone();
    command.build();
    let known: Vec<&Arg> =
        command.find_subcommand(COMMAND).map(|command| command.get_arguments().collect()).unwrap_or_default();
    let on_line = |argument: &Arg| given.value_source(argument.get_id().as_str()) == Some(ValueSource::CommandLine);
    let unwanted = unwanted(&command, &known, on_line);
    let mut words = Vec::new();
    for (name, value) in &settings {
        let Some(argument) = known.iter().find(|argument| setting(argument) == Some(name)) else {
            return Err(unknown(name, &known));
        };
        if !on_line(argument) && !unwanted.contains(argument.get_id()) {
            words.extend(argued(argument, name, value)?);
        }
    }
    Ok(words)
}

/// What cannot stand beside something on the line, which goes before the file.
fn unwanted(command: &Command, known: &[&Arg], on_line: impl Fn(&Arg) -> bool) -> Vec<Id> {
    let Some(command) = command.find_subcommand(COMMAND) else { return Vec::new() };
    let given = known.iter().filter(|argument| on_line(argument));
    given.flat_map(|argument| command.get_arg_conflicts_with(argument)).map(|other| other.get_id().clone()).collect()
}

/// The name of an argument in the file; absent for what makes no sense there.
fn setting(argument: &Arg) -> Option<&str> {
    match argument.get_id().as_str() {
        "config" | "help" | "version" => None,
        INPUTS => Some(INPUTS),
        _ => argument.get_long(),
    }
}

fn unknown(name: &str, known: &[&Arg]) -> String {
    let mut names: Vec<_> =
        known.iter().filter(|argument| !argument.is_hide_set()).filter_map(|argument| setting(argument)).collect();
    names.sort_unstable();
    format!("there is no setting '{name}'; there are {}", names.join(", "))
}

/// A setting as words of the line.
fn argued(argument: &Arg, name: &str, value: &Value) -> Result<Vec<OsString>, String> {
    if matches!(argument.get_action(), ArgAction::SetTrue) {
        return match value {
            Value::Boolean(true) => Ok(vec![format!("--{name}").into()]),
            Value::Boolean(false) => Ok(Vec::new()),
            _ => Err(format!("{name} is true or false")),
        };
    }
    let values: Vec<String> = match value {
        Value::Array(values) if matches!(argument.get_action(), ArgAction::Append) => {
            values.iter().map(|value| text(name, value)).collect::<Result<_, _>>()?
        }
        _ => vec![text(name, value)?],
    };
    let word = |value: String| if name == INPUTS { value } else { format!("--{name}={value}") };
    Ok(values.into_iter().map(word).map(OsString::from).collect())
}

fn text(name: &str, value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Integer(number) => Ok(number.to_string()),
        Value::Float(number) => Ok(number.to_string()),
        Value::Boolean(flag) => Ok(flag.to_string()),
        _ => Err(format!("{name} is a text or a number, or a list of them where it may be given more than once")),
    }
}

/// Why a line to which a file added is none.
pub(super) fn unfit(file: &Path, error: &clap::Error) -> String {
    let told = error.to_string();
    let first = told.lines().next().unwrap_or_default();
    let first = first.strip_prefix("error: ").unwrap_or(first);
    format!("{}, or the line beside it: {first}", file.display())
}
