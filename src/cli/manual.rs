//! `rapporteur completions` and `rapporteur man`: what shells and readers of manuals want, made from the arguments themselves.

use clap::{Args, Command};
use clap_complete::Shell;
use clap_mangen::Man as Page;

use super::{READ, say};

/// Examples below the help of the one.
pub const COMPLETIONS: &str = "\
Examples:
  rapporteur completions bash > ~/.local/share/bash-completion/completions/rapporteur
  rapporteur completions fish > ~/.config/fish/completions/rapporteur.fish";

/// Examples below the help of the other.
pub const MAN: &str = "\
Examples:
  rapporteur man | man -l -
  rapporteur man extract > rapporteur-extract.1";

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct Man {
    /// The command whose page is meant [default: the program itself]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Prints a shell's completions.
pub fn completions(arguments: &Completions, mut command: Command) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "rapporteur", &mut script);
    say::out(script);
    READ
}

/// Prints a manual page.
pub fn man(arguments: &Man, mut command: Command) -> Result<u8, String> {
    command.build();
    let page = match &arguments.command {
        None => command,
        Some(name) => match command.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                let names: Vec<_> = command.get_subcommands().map(Command::get_name).collect();
                return Err(format!("there is no command '{name}'; there are {}", names.join(", ")));
            }
        },
    };
    let mut text = Vec::new();
    Page::new(page).render(&mut text).map_err(|error| error.to_string().to_lowercase())?;
    say::out(text);
    Ok(READ)
}
