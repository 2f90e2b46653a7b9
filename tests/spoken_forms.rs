//! Records in the forms of many decades, of our own making: who speaks, for whom, what is quoted, what was decided and how.

mod extract;

use std::fs;
use std::path::Path;

use serde_json::Value;

/// A list in a record of what was read.
fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// Names of entities, joined.
fn names(value: &Value, name: &str) -> String {
    let names = list(value, name).iter().map(|entity| entity["name"].as_str().unwrap_or("-"));
    names.collect::<Vec<_>>().join(", ")
}

/// A statement in a line: speakers with their entities, language, whom it is for, with whom it aligns, what it quotes.
fn statement(value: &Value) -> String {
    let speakers = list(value, "speakers").iter().map(|speaker| {
        let entity = speaker["entity"]["name"].as_str().unwrap_or("-");
        format!("{} = {entity}", speaker["as_written"].as_str().unwrap_or("-"))
    });
    let mut line = speakers.collect::<Vec<_>>().join("; ");
    if let Some(role) = list(value, "speakers").first().and_then(|speaker| speaker["role"].as_str()) {
        line += &format!(" / {role}");
    }
    if let Some(language) = value["spoken_language"].as_str() {
        line += &format!(" [{language}]");
    }
    for (mark, field) in [("for", "on_behalf_of"), ("with", "aligned_with")] {
        let named = names(value, field);
        line += &if named.is_empty() { String::new() } else { format!(" {mark} {named}") };
    }
    let quotes =
        list(value, "quotes").iter().filter_map(|quote| quote["text"].as_str()).map(|quote| format!(" “{quote}”"));
    line + &quotes.collect::<String>()
}

/// A decision in a line: what, outcome, how, tally, number, states in the lists, corrections.
fn decision(value: &Value) -> String {
    let text = |name: &str| value[name].as_str().unwrap_or("-").to_owned();
    let number = |name: &str| value[name].as_u64().map_or("-".to_owned(), |number| number.to_string());
    let tally = ["in_favour", "against", "abstaining"].map(number).join("-");
    let votes = |position: &str| list(value, "votes").iter().filter(|vote| vote["position"] == position).count();
    let listed =
        ["in_favour", "against", "abstaining", "not_participating"].map(|position| votes(position).to_string());
    let corrected = list(value, "corrections").iter().map(|correction| {
        let name = correction["as_written"].as_str().unwrap_or("-");
        format!(" {name}: {}", correction["intended"].as_str().unwrap_or("-"))
    });
    format!(
        "{} {} {} {tally} as {} lists {}{}",
        text("what"),
        text("outcome"),
        text("how"),
        text("adopted_as"),
        listed.join("-"),
        corrected.collect::<String>()
    )
}

#[test]
fn every_form_is_read_as_it_is_meant() {
    let wanted = extract::root().join("tests/fixtures/records-wanted");
    let read = extract::extracted(&["tests/fixtures/records"], 2);
    let lines = fs::read_to_string(read.path().join("output/documents.jsonl")).unwrap();
    let (mut wrong, mut met) = (Vec::new(), 0);
    for line in lines.lines() {
        let document: Value = serde_json::from_str(line).unwrap();
        let name = Path::new(document["source"]["path"].as_str().unwrap()).file_stem().unwrap().to_owned();
        let path = wanted.join(name).with_extension("txt");
        let said = list(&document, "statements").iter().map(|value| format!("said {}\n", statement(value)));
        let done = list(&document, "decisions").iter().map(|value| format!("done {}\n", decision(value)));
        let found: String = said.chain(done).collect();
        met += 1;
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &found).unwrap();
        }
        let want = fs::read_to_string(&path).unwrap_or_default();
        if found != want {
            wrong.push(format!("{}\nwant:\n{want}got:\n{found}", path.display()));
        }
    }
    assert!(met >= 13, "{met} records");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
