//! The reference tables: well formed, without contradictions, and right on names that are hard, by date.

use std::collections::{BTreeMap, BTreeSet};

use rapporteur::reference::{NameRow, Reference, Resolution, Tables, fold};

/// Names that two entities bore at one time, folded: a label of that time resolves to neither.
const AMBIGUOUS: [&str; 2] = ["congo", "republic of the congo"];

fn tables() -> &'static Tables {
    Reference::builtin().tables()
}

fn names() -> impl Iterator<Item = &'static NameRow> {
    tables().state_names.iter().chain(&tables().organisation_names).chain(&tables().group_names)
}

fn found(label: &str, date: Option<&str>) -> String {
    match Reference::builtin().resolve(label, date) {
        Resolution::One(entity) => entity.iso3.clone().unwrap_or_else(|| entity.name.clone()),
        Resolution::Several => "several".to_owned(),
        Resolution::Unknown => "unknown".to_owned(),
    }
}

fn unique<T: Ord + std::fmt::Debug>(what: &str, values: impl Iterator<Item = T>) {
    let mut seen = BTreeSet::new();
    for value in values {
        let text = format!("{value:?}");
        assert!(seen.insert(value), "{what} {text} stands twice");
    }
}

#[test]
fn hard_names_resolve_as_listed() {
    let mut reader = csv::Reader::from_reader(include_str!("names.csv").as_bytes());
    let mut wrong = Vec::new();
    let mut count = 0;
    for record in reader.records() {
        let record = record.expect("a row of names.csv");
        let date = Some(&record[1]).filter(|date| !date.is_empty());
        let found = found(&record[0], date);
        if found != record[2] {
            wrong.push(format!("{} ({date:?}): {found}, not {}", &record[0], &record[2]));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 150);
}

#[test]
fn codes_are_well_formed_and_stand_once() {
    let states = &tables().states;
    unique("key", states.iter().map(|row| &row.key));
    unique("state", states.iter().map(|row| &row.name));
    unique("M49 code", states.iter().filter_map(|row| row.m49));
    for row in states {
        let codes = row.former_codes.split(';').filter(|code| !code.is_empty());
        assert!(
            codes.clone().all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())),
            "{}",
            row.key
        );
        let successors = row.successors.split(';').filter(|key| !key.is_empty());
        for key in successors.clone() {
            assert!(states.iter().any(|state| state.key == key), "{}: no successor {key}", row.key);
        }
        assert_eq!(row.status == "former", successors.count() > 0, "{}", row.key);
        assert_eq!(row.status == "former", !row.to.is_empty(), "{}", row.key);
    }
    let former = states.iter().flat_map(|row| row.former_codes.split(';')).filter(|code| !code.is_empty());
    unique("code", states.iter().map(|row| row.iso3.as_str()).filter(|code| !code.is_empty()).chain(former));
    assert_eq!(states.iter().filter(|row| row.status == "member").count(), 193);
}

#[test]
fn every_name_resolves_to_its_entity() {
    let reference = Reference::builtin();
    let mut wrong = Vec::new();
    for row in names().filter(|row| row.usage != "never" && !AMBIGUOUS.contains(&fold(&row.name).as_str())) {
        let date = [&row.to, &row.from].into_iter().find(|date| !date.is_empty()).map(String::as_str);
        let same = reference
            .entity(&row.key)
            .is_some_and(|entity| reference.resolve(&row.name, date) == Resolution::One(entity));
        if !same {
            wrong.push(format!("{} ({date:?}): {}, not {}", row.name, found(&row.name, date), row.key));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_two_entities_bear_one_name_at_one_time() {
    let mut bearers: BTreeMap<String, Vec<&NameRow>> = BTreeMap::new();
    for row in names().filter(|row| row.usage != "never") {
        bearers.entry(fold(&row.name)).or_default().push(row);
    }
    for (name, rows) in bearers.iter().filter(|(name, _)| !AMBIGUOUS.contains(&name.as_str())) {
        for (index, a) in rows.iter().enumerate() {
            for b in rows.iter().skip(index + 1).filter(|b| b.key != a.key) {
                let apart = |first: &NameRow, second: &NameRow| !first.to.is_empty() && first.to <= second.from;
                assert!(apart(a, b) || apart(b, a), "{name}: {} and {}", a.key, b.key);
            }
        }
    }
}

#[test]
fn every_entity_has_a_name_and_no_row_stands_twice() {
    for entity in Reference::builtin().entities() {
        assert_ne!(found(&entity.name, None), "unknown", "{}", entity.name);
    }
    unique("name", names().map(|row| (&row.name, &row.key, &row.language)));
    unique("body", tables().organisations.iter().chain(&tables().groups).map(|row| &row.name));
    unique("member", tables().members.iter().map(|row| (&row.group, &row.key, &row.from)));
    unique("phrase", tables().not_names.iter().map(|row| (&row.phrase, &row.language)));
}

#[test]
fn names_in_text_are_whole_and_not_of_persons() {
    let text = "Mr. Jordan (Papua New Guinea) thanked Chad, Guinea-Bissau’s neighbours and the UNITED STATES OF AMERICA; \
                Nigerians of the Niger Delta did not. See FCCC/SBI/2000/10, edited by Chad Carpenter. ALLIANCE OF SMALL \
                ISLAND STATES and the Democratic People‟s Republic of Korea agreed; Northern Ireland is no state.";
    let found = Reference::builtin().names_in(text, None);
    let names: Vec<_> = found.iter().map(|name| name.entity.iso3.as_deref().unwrap_or(&name.entity.name)).collect();
    assert_eq!(names, ["PNG", "TCD", "GNB", "USA", "Alliance of Small Island States", "PRK"]);
    assert!(found.iter().all(|name| text.is_char_boundary(name.start) && text.is_char_boundary(name.end)));
}

#[test]
fn names_are_found_in_the_languages_of_the_organisation() {
    let reference = Reference::builtin();
    for (language, text, expected) in [
        ("fr", "L’Ukraine, le Niger et M. Maurice Durand remercient la Côte d’Ivoire.", vec!["UKR", "NER", "CIV"]),
        ("es", "El Brasil y los Países Bajos apoyan a Irlanda.", vec!["BRA", "NLD", "IRL"]),
        ("ru", "Франция и Российская Федерация", vec!["FRA", "RUS"]),
        ("zh", "发展中国家和索马里、中国", vec!["SOM", "CHN"]),
        ("xx", "France", vec![]),
    ] {
        let found = reference.names_in_language(text, language, None);
        let names: Vec<_> = found.iter().filter_map(|name| name.entity.iso3.as_deref()).collect();
        assert_eq!(names, expected, "{text}");
    }
}

#[test]
fn a_name_of_two_is_found_for_neither() {
    let reference = Reference::builtin();
    assert!(reference.names_in("the situation in the Congo", Some("1965-03-01")).is_empty());
    assert_eq!(reference.names_in("the situation in the Congo", Some("2005-03-01")).len(), 1);
    assert_eq!(reference.names_in("Serbia", Some("1999")).len(), 0);
}

#[test]
fn tables_of_ones_own_lie_over_the_shipped_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |file: &str, text: &str| std::fs::write(folder.path().join(file), text).expect("a file");
    write("groups.csv", "name,sort,from,to,source\nFriends of the Text,negotiating,,,me\n");
    write(
        "group_names.csv",
        "name,key,language,form,from,to,use,source\nFriends of the Text,Friends of the Text,en,formal,,,,me\n\
         FoT,Friends of the Text,en,abbreviation,,,label,me\nUMBRELLA GROUP,Umbrella Group,en,variant,,,never,me\n",
    );
    write("group_members.csv", "group,key,from,to,source\nFriends of the Text,NOR,2010,2012,me\n");
    write(
        "treaty_status.csv",
        "treaty,iso3,status,from,source\nCCM,NOR,signatory,2008-12-03,me\nCCM,NOR,party,2010-08-01,me\n",
    );
    let reference = Reference::load(folder.path()).expect("tables");
    assert!(matches!(reference.resolve("FoT", None), Resolution::One(entity) if entity.name == "Friends of the Text"));
    assert!(matches!(reference.resolve("France", None), Resolution::One(_)));
    assert_eq!(reference.members("Friends of the Text", Some("2011")).len(), 1);
    assert_eq!(reference.members("Friends of the Text", Some("2013")).len(), 0);
    assert_eq!(reference.treaty_status("CCM", "NOR", Some("2009")), Some("signatory"));
    assert_eq!(reference.treaty_status("CCM", "NOR", None), Some("party"));
    assert_eq!(reference.treaty_status("CCM", "NOR", Some("2001")), None);
}

#[test]
fn a_bad_row_is_named_by_file_and_line() {
    let names = "name,key,language,form,from,to,use,source\n";
    for (file, text, expected) in [
        (
            "state_names.csv",
            format!("{names}Gaul,FRA,en,short,,,,me\nGaul,FRA,en,shirt,,,,me\n"),
            "state_names.csv line 3",
        ),
        ("state_names.csv", format!("{names}Gaul,FRA,en,short,,,,\n"), "state_names.csv line 2: `source` is empty"),
        ("state_names.csv", format!("{names}Gaul,FRA,en,short,1997-13,,,me\n"), "state_names.csv line 2"),
        ("state_names.csv", format!("{names}Gaul,FRA,en,short\n"), "state_names.csv line 2: 4 fields where 8 are due"),
        ("state_names.csv", format!("{names}Gaul,GAU,en,short,,,,me\n"), "\"GAU\" is no key"),
        ("states.csv", "key,iso3,name\nFRA,FRA,France\n".to_owned(), "states.csv line 2: missing field"),
        (
            "treaty_status.csv",
            "treaty,iso3,status,from,source\nCCM,NOR,party,soon,me\n".to_owned(),
            "treaty_status.csv line 2",
        ),
        ("notes.csv", String::new(), "holds no reference table"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(file), text).expect("a file");
        let error = Reference::load(folder.path()).expect_err(expected);
        assert!(error.message.contains(expected), "{} does not say {expected}", error.message);
    }
}
