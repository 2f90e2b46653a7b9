//! Kind, language and header, field by field and whole.

use std::collections::HashSet;

use serde_json::Value;

use super::fold::{fold, fold_value};
use super::{Comparison, Names, items};

/// The header's fields that are compared.
const FIELDS: &[&str] = &[
    "symbols",
    "organ",
    "distribution",
    "date",
    "original_languages",
    "session",
    "meeting.name",
    "meeting.number",
    "meeting.place",
    "meeting.start",
    "meeting.end",
    "meeting.time",
    "agenda_items",
    "agenda_titles",
    "title",
    "submitted_by",
    "presiding",
    "job_number",
];

/// Notes how far they agree.
pub fn compare(comparison: &mut Comparison) {
    let (gold, found) = (comparison.gold, comparison.found);
    for field in ["kind", "language"] {
        if let Some(wanted) = gold.get(field) {
            field_agrees(comparison, field, field, wanted, &found[field]);
        }
    }
    let mut whole = true;
    for field in FIELDS {
        if !is_labelled(&gold["header"], field) {
            continue;
        }
        let name = format!("header.{field}");
        let (wanted, found) = (value(&gold["header"], field), value(&found["header"], field));
        whole &= field_agrees(comparison, &name, field, wanted, found);
        let each = |value| values(comparison.names, field, value).into_iter().map(|value| (*field, value)).collect();
        let (wanted, found): (HashSet<_>, HashSet<_>) = (each(wanted), each(found));
        comparison.tally("header (all)").compare(&wanted, &found);
    }
    let right = u64::from(whole && !found.is_null());
    comparison.tally("headers (whole)").count(right, 1, 1);
}

/// A field of a holder behind dots; null where there is none.
fn value<'a>(holder: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(holder, |holder, name| &holder[name])
}

/// Whether the label says anything of a field, if only that it is not stated: a meeting of null says so of all its fields.
fn is_labelled(header: &Value, path: &str) -> bool {
    let mut holder = header;
    for name in path.split('.') {
        match holder.get(name) {
            Some(inner) => holder = inner,
            None => return holder.is_null() && !header.is_null(),
        }
    }
    true
}

fn field_agrees(comparison: &mut Comparison, name: &str, field: &str, gold: &Value, found: &Value) -> bool {
    let (wanted, have) = (values(comparison.names, field, gold), values(comparison.names, field, found));
    comparison.tally(name).compare(&wanted, &have);
    if wanted != have {
        comparison.note(name, gold.clone(), found.clone());
    }
    wanted == have
}

/// The values of a field, folded: those of a list, or the one.
pub fn values(names: &Names, field: &str, value: &Value) -> HashSet<String> {
    match value {
        Value::Null => HashSet::new(),
        list if field == "presiding" => items(list).map(|officer| presiding(names, officer)).collect(),
        Value::Array(list) => list.iter().map(fold_value).collect(),
        one => HashSet::from([fold_value(one)]),
    }
}

/// An officer by name, or by the label where there is no name, and state.
fn presiding(names: &Names, officer: &Value) -> String {
    let name = |key: &str| officer[key].as_str().filter(|name| !name.is_empty());
    let person = fold(name("name").or_else(|| name("as_written")).unwrap_or_default());
    format!("{person} ({})", names.key(&officer["entity"]).unwrap_or_default())
}
