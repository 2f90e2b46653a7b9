//! The command line before it is parsed: the command that goes without saying, and whether there are to be colours.

use std::ffi::{OsStr, OsString};

use clap::{ColorChoice, Command, ValueEnum};

/// The command that is meant where none is named.
const DEFAULT: &str = "extract";

/// The line with its command. Options that every command has may stand before it.
pub(super) fn with_command(given: &[OsString], command: &Command) -> Vec<OsString> {
    let mut line = given.to_vec();
    let place = place(given);
    let named = line.get(place).and_then(|word| word.to_str()).is_some_and(|word| {
        let known = command.get_subcommands().any(|known| known.get_name() == word);
        known || matches!(word, "help" | "-h" | "--help" | "-V" | "--version")
    });
    if !named && !line.is_empty() {
        line.insert(place, DEFAULT.into());
    }
    line
}

/// Where the command stands or would stand: behind the program's name and the options that every command has.
fn place(given: &[OsString]) -> usize {
    let mut place = 1;
    while let Some(word) = given.get(place).and_then(|word| word.to_str()) {
        match word {
            "-q" | "--quiet" | "-v" | "--verbose" => place += 1,
            "--color" => place += 2,
            _ if word.starts_with("--color=") => place += 1,
            _ => break,
        }
    }
    place.min(given.len())
}

/// The choice of colours, which help and complaints about the line itself follow, too.
pub(super) fn color(given: &[OsString]) -> ColorChoice {
    let mut words = given.iter().map(OsString::as_os_str);
    let mut chosen = None;
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        let value = match word.to_str().and_then(|word| word.strip_prefix("--color=")) {
            Some(value) => Some(OsStr::new(value)),
            None if word == "--color" => words.next(),
            None => None,
        };
        chosen = value.and_then(OsStr::to_str).and_then(|value| ColorChoice::from_str(value, false).ok()).or(chosen);
    }
    chosen.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn completed(line: &str) -> String {
        let given: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let line = with_command(&given, &super::super::Arguments::command());
        line.iter().map(|word| word.to_str().unwrap()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_command_that_goes_without_saying_is_said() {
        assert_eq!(completed("r"), "r extract");
        assert_eq!(completed("r input -o x"), "r extract input -o x");
        assert_eq!(completed("r -q input"), "r -q extract input");
        assert_eq!(completed("r --color never -v"), "r --color never -v extract");
        assert_eq!(completed("r --wrong"), "r extract --wrong");
    }

    #[test]
    fn a_command_that_is_named_stays_where_it_is() {
        for line in ["r extract x", "r -q extract x", "r --color=never validate", "r --help", "r -V", "r -v help diff"]
        {
            assert_eq!(completed(line), line);
        }
    }

    #[test]
    fn colours_are_chosen_wherever_the_choice_stands() {
        let choice = |line: &str| color(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(choice("r extract --color never"), ColorChoice::Never);
        assert_eq!(choice("r --color=always x"), ColorChoice::Always);
        assert_eq!(choice("r x -- --color=always"), ColorChoice::Auto);
    }
}
