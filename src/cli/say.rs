//! What is printed. A reader that has seen enough closes the pipe, which is no fault and is not spoken of.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use clap::ColorChoice;

/// How the program's name stands before a complaint.
const COMPLAINT: Style = AnsiColor::Red.on_default().bold();

/// Has colours printed or not, from here on.
pub(super) fn in_color(choice: ColorChoice) {
    let choice = match choice {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Prints what was asked for.
pub(super) fn out(text: impl AsRef<[u8]>) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_ref()).and_then(|()| out.flush());
}

/// Prints a line that tells of a fault.
pub(super) fn complaint(message: &str) {
    let _ = writeln!(anstream::stderr(), "{COMPLAINT}rapporteur:{COMPLAINT:#} {message}");
}

/// Prints a line beside what was asked for.
pub(super) fn aside(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}
