//! Statements: whether they were found, where they end, who speaks, for whom, in what language and on what.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::align::align;
use super::fold::fold;
use super::header::values;
use super::spans::{in_scope, same_end, tail};
use super::{Comparison, Names, items, text};

/// Characters shown of a text that begins or ends otherwise.
const SHOWN: usize = 70;

/// Notes how far the statements agree.
pub fn compare(comparison: &mut Comparison) {
    let Some(gold) = comparison.gold.get("statements") else { return };
    let gold: Vec<&Value> = items(gold).collect();
    let found = in_scope(comparison.gold, comparison.found, "statements");
    let pairs = align(&gold, &found);
    let (mut bounded, mut attributed, mut both) = (0, 0, 0);
    for &(i, j) in &pairs {
        let ends = same_end(text(gold[i], "ends"), text(found[j], "text"));
        let who = speakers(comparison.names, gold[i]) == speakers(comparison.names, found[j]);
        bounded += u64::from(ends);
        attributed += u64::from(who);
        both += u64::from(ends && who);
    }
    let (labelled, there) = (gold.len() as u64, found.len() as u64);
    comparison.tally("statements found").count(pairs.len() as u64, labelled, there);
    comparison.tally("statements bounded").count(bounded, labelled, there);
    comparison.tally("statements attributed").count(attributed, labelled, there);
    comparison.tally("statements (all right)").count(both, labelled, there);
    for &(i, j) in &pairs {
        compare_pair(comparison, gold[i], found[j]);
    }
    for i in (0..gold.len()).filter(|i| !pairs.iter().any(|(paired, _)| paired == i)) {
        comparison.note("statement missed", text(gold[i], "starts"), Value::Null);
    }
    for j in (0..found.len()).filter(|j| !pairs.iter().any(|(_, paired)| paired == j)) {
        let starts: String = text(found[j], "text").chars().take(SHOWN).collect();
        comparison.note("statement extra", Value::Null, starts);
    }
}

fn compare_pair(comparison: &mut Comparison, gold: &Value, found: &Value) {
    let names = comparison.names;
    field(comparison, "speaker names", persons(gold), persons(found), gold);
    // Null says that two readers would differ.
    if gold.get("on_behalf_of").is_none_or(|list| !list.is_null()) {
        let entities = |list: &Value| items(list).map(|entity| names.key(entity).unwrap_or_default()).collect();
        field(comparison, "on behalf of", entities(&gold["on_behalf_of"]), entities(&found["on_behalf_of"]), gold);
    }
    for (name, figure) in
        [("spoken_language", "spoken language"), ("mode", "mode"), ("agenda_items", "statement agenda items")]
    {
        if let Some(wanted) = gold.get(name) {
            field(comparison, figure, values(names, name, wanted), values(names, name, &found[name]), gold);
        }
    }
    if let Some(wanted) = gold.get("page_start") {
        let page = |value: &Value| HashSet::from([value.to_string()]);
        field(comparison, "statement page", page(wanted), page(&found["page_start"]), gold);
    }
    let (wanted, have) = (speakers(names, gold), speakers(names, found));
    if wanted != have {
        comparison.note("attribution", sorted(wanted), sorted(have));
    }
    if !same_end(text(gold, "ends"), text(found, "text")) {
        comparison.note("end of statement", tail(text(gold, "ends"), SHOWN), tail(text(found, "text"), SHOWN));
    }
}

fn field(comparison: &mut Comparison, name: &str, wanted: HashSet<String>, have: HashSet<String>, gold: &Value) {
    comparison.tally(name).compare(&wanted, &have);
    if wanted != have {
        let place = format!("{name} of “{} …”", text(gold, "starts"));
        comparison.note(&place, sorted(wanted), sorted(have));
    }
}

/// The entities that a statement is made for, an empty one where it is made for none.
fn speakers(names: &Names, statement: &Value) -> HashSet<String> {
    let entity = |speaker: &Value| names.key(&speaker["entity"]).unwrap_or_default();
    let entities: HashSet<String> = items(&statement["speakers"]).map(entity).collect();
    if entities.is_empty() { HashSet::from([String::new()]) } else { entities }
}

fn persons(statement: &Value) -> HashSet<String> {
    let names = items(&statement["speakers"]).filter_map(|speaker| speaker["name"].as_str());
    names.filter(|name| !name.is_empty()).map(fold).collect()
}

fn sorted(values: HashSet<String>) -> Value {
    let mut values: Vec<String> = values.into_iter().collect();
    values.sort();
    json!(values)
}
