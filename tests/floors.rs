//! A room imports only rooms below it, and no room but the command line prints, asks for the hour or reads the environment.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms by floor, from the ground. Rooms on one floor do not import each other, but for those of [`STAIRS`].
const FLOORS: &[&[&str]] = &[
    &["model", "error"],
    &["source", "rules", "reference"],
    &["text"],
    &["layout"],
    &["parse"],
    &["normalise", "check", "score"],
    &["emit"],
    &["pipeline", "report", "validate", "diff"],
    &["run"],
    &["cli", "lib", "main"],
];

/// What one room may take from another on its own floor.
const STAIRS: &[(&str, &str)] = &[("error", "model")];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let inner = path.strip_prefix(&root).unwrap();
                let first = inner.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
                let room = first.trim_end_matches(".rs").to_owned();
                let text = fs::read_to_string(&path).unwrap();
                sources.push((room, inner.to_path_buf(), text));
            }
        }
    }
    assert!(sources.len() > 40, "the sources were not found");
    sources.sort();
    sources
}

/// The part of a source that is no test. `tests.rs` is the name of a file that holds nothing else.
fn code<'a>(path: &Path, text: &'a str) -> &'a str {
    if path.file_name().is_some_and(|name| name == "tests.rs") {
        return "";
    }
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// The rooms that a source names behind `crate::`.
fn named(text: &str) -> Vec<String> {
    let without_notes: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut rooms = Vec::new();
    for part in without_notes.split("crate::").skip(1) {
        let list = part.strip_prefix('{').map(|rest| rest.split('}').next().unwrap_or_default());
        for item in
            list.unwrap_or(part).split(if list.is_some() { ',' } else { ';' }).take(if list.is_some() { 99 } else { 1 })
        {
            rooms.push(item.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    rooms
}

#[test]
fn every_room_has_a_floor() {
    for (room, path, _) in sources() {
        assert!(floor(&room).is_some(), "{}: give the room a floor in tests/floors.rs", path.display());
    }
}

#[test]
fn no_room_imports_from_its_own_floor_or_above() {
    for (room, path, text) in sources() {
        let own = floor(&room).unwrap();
        for other in named(&text).iter().filter(|other| **other != room) {
            let Some(theirs) = floor(other) else { continue };
            let allowed = theirs < own || STAIRS.contains(&(room.as_str(), other.as_str()));
            assert!(allowed, "{} is in {room}, which must not import {other}", path.display());
        }
    }
}

#[test]
fn the_engine_of_pdf_is_named_in_one_place() {
    for (_, path, text) in sources() {
        let inside = path.starts_with("text/pdf");
        assert!(inside || !code(&path, &text).contains("lopdf::"), "{} names lopdf", path.display());
    }
}

#[test]
fn the_network_is_named_in_one_place() {
    for (_, path, text) in sources() {
        let inside = path.starts_with("source/remote");
        let named = ["object_store::", "reqwest::", "tokio::"].iter().any(|word| code(&path, &text).contains(word));
        assert!(inside || !named, "{} names the network", path.display());
    }
}

#[test]
fn below_the_command_line_nothing_prints_or_asks_for_the_hour() {
    const FORBIDDEN: &[&str] = &[
        "println!",
        "eprintln!",
        "print!(",
        "dbg!",
        "Instant::now",
        "SystemTime",
        "std::env",
        "env::var",
        "indicatif",
    ];
    for (room, path, text) in sources().into_iter().filter(|(room, ..)| room != "cli") {
        for word in FORBIDDEN {
            let used =
                code(&path, &text).lines().any(|line| !line.trim_start().starts_with("//") && line.contains(word));
            assert!(!used, "{} is in {room} and uses {word}", path.display());
        }
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for (_, path, text) in sources() {
        assert!(text.starts_with("//! "), "{} does not begin with a line that says what it is for", path.display());
    }
}
