//! Decisions with their outcome and tally, and the votes of those whose lists were copied out.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::fold::fold_value;
use super::spans::in_scope;
use super::{Comparison, Names, items};

/// What makes two decisions one.
const KEY: &[&str] = &["what", "adopted_as", "outcome", "how", "in_favour", "against", "abstaining"];

/// Notes how far the decisions agree.
pub fn compare(comparison: &mut Comparison) {
    let Some(gold) = comparison.gold.get("decisions") else { return };
    let gold: Vec<&Value> = items(gold).collect();
    let found = in_scope(comparison.gold, comparison.found, "decisions");
    let key = |decision: &&Value| KEY.iter().map(|name| fold_value(&decision[*name])).collect::<Vec<_>>();
    let wanted: Vec<_> = gold.iter().map(key).collect();
    let have: Vec<_> = found.iter().map(key).collect();
    let mut left: HashMap<&Vec<String>, u64> = HashMap::new();
    have.iter().for_each(|key| *left.entry(key).or_default() += 1);
    let mut good = 0;
    for key in &wanted {
        if let Some(count) = left.get_mut(key).filter(|count| **count > 0) {
            *count -= 1;
            good += 1;
        }
    }
    comparison.tally("decisions").count(good, wanted.len() as u64, have.len() as u64);
    for key in wanted.iter().filter(|key| !have.contains(key)) {
        comparison.note("decision missed", json!(key), Value::Null);
    }
    for key in have.iter().filter(|key| !wanted.contains(key)) {
        comparison.note("decision extra", Value::Null, json!(key));
    }
    compare_votes(comparison, &gold, &found);
}

/// A decision by its number or draft, its count in favour, the state and its position.
type Vote = (String, String, Option<String>, String);

fn compare_votes(comparison: &mut Comparison, gold: &[&Value], found: &[&Value]) {
    let listed: Vec<&Value> =
        gold.iter().filter(|decision| items(&decision["votes"]).next().is_some()).copied().collect();
    if listed.is_empty() {
        return;
    }
    let drafts: HashSet<String> = listed.iter().map(|decision| draft(decision)).collect();
    let wanted = votes(comparison.names, &listed);
    let have: HashSet<Vote> =
        votes(comparison.names, found).into_iter().filter(|(of, ..)| drafts.contains(of)).collect();
    comparison.tally("votes").compare(&wanted, &have);
    let only = |one: &HashSet<Vote>, other: &HashSet<Vote>| {
        let mut only: Vec<Vote> = one.difference(other).cloned().collect();
        only.sort();
        only
    };
    for vote in only(&wanted, &have) {
        comparison.note("vote missed", json!(vote), Value::Null);
    }
    for vote in only(&have, &wanted) {
        comparison.note("vote extra", Value::Null, json!(vote));
    }
}

fn draft(decision: &Value) -> String {
    let named = |name: &str| decision[name].as_str().filter(|text| !text.is_empty());
    let name = named("adopted_as").or_else(|| named("what")).unwrap_or_default();
    super::fold::fold(name)
}

fn votes(names: &Names, decisions: &[&Value]) -> HashSet<Vote> {
    let of = |decision: &Value| (draft(decision), decision["in_favour"].to_string());
    let each = |decision: &&Value| {
        let (draft, in_favour) = of(decision);
        let vote = move |vote: &Value| {
            (draft.clone(), in_favour.clone(), names.key(&vote["entity"]), super::text(vote, "position").to_owned())
        };
        items(&decision["votes"]).map(vote).collect::<Vec<_>>()
    };
    decisions.iter().flat_map(each).collect()
}
