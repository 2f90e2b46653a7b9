//! The reference tables against names that are hard, by date.

use rapporteur::reference::{Reference, Resolution};

#[test]
fn hard_names_resolve_as_listed() {
    let mut reader = csv::Reader::from_reader(include_str!("names.csv").as_bytes());
    let mut wrong = Vec::new();
    for record in reader.records() {
        let record = record.expect("a row of names.csv");
        let (label, date, expected) = (&record[0], Some(&record[1]).filter(|date| !date.is_empty()), &record[2]);
        let found = match Reference::builtin().resolve(label, date) {
            Resolution::One(entity) => entity.iso3.as_deref().unwrap_or(&entity.name),
            Resolution::Several => "several",
            Resolution::Unknown => "unknown",
        };
        if found != expected {
            wrong.push(format!("{label} ({date:?}): {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_in_text_are_whole_and_not_of_persons() {
    let text = "Mr. Jordan (Papua New Guinea) thanked Chad, Guinea-Bissau’s neighbours and the UNITED STATES OF AMERICA; Nigerians did not.";
    let found = Reference::builtin().names_in(text, None);
    let names: Vec<_> = found.iter().map(|name| name.entity.iso3.as_deref().unwrap_or_default()).collect();
    assert_eq!(names, ["PNG", "TCD", "GNB", "USA"]);
}
