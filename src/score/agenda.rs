//! The agenda: numbers and titles.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::Comparison;
use super::fold::fold_value;
use super::spans::in_scope;

/// Notes how far the agendas agree.
pub fn compare(comparison: &mut Comparison) {
    let Some(gold) = comparison.gold.get("agenda") else { return };
    let entry = |item: &Value| (fold_value(&item["number"]), fold_value(&item["title"]));
    let wanted: HashSet<_> = super::items(gold).map(entry).collect();
    let found: HashSet<_> = in_scope(comparison.gold, comparison.found, "agenda").into_iter().map(entry).collect();
    comparison.tally("agenda").compare(&wanted, &found);
    let sorted = |one: &HashSet<(String, String)>, other: &HashSet<(String, String)>| {
        let mut only: Vec<_> = one.difference(other).cloned().collect();
        only.sort();
        only
    };
    for item in sorted(&wanted, &found) {
        comparison.note("agenda missed", json!(item), Value::Null);
    }
    for item in sorted(&found, &wanted) {
        comparison.note("agenda extra", Value::Null, json!(item));
    }
}
