//! Lists of votes against their printed tally.

use std::collections::HashSet;

use crate::model::{Decision, Document, Position, Problem, Severity};

/// Lists that do not add up to the tally. Both are kept as printed.
pub fn vote_tally(document: &Document, problems: &mut Vec<Problem>) {
    for decision in document.decisions.iter().filter(|decision| !decision.votes.is_empty()) {
        for (position, tally, words) in tallies(decision) {
            let listed = decision.votes.iter().filter(|vote| vote.position == position).count();
            let Some(tally) = tally.filter(|&tally| tally as usize != listed) else { continue };
            let message = format!("{}: the record counts {tally} {words} and lists {listed}", decision.what);
            problems.push(Problem::new(Severity::Warning, "vote-tally", message).on_page(decision.page));
        }
    }
}

fn tallies(decision: &Decision) -> [(Position, Option<u32>, &'static str); 3] {
    [
        (Position::InFavour, decision.in_favour, "in favour"),
        (Position::Against, decision.against, "against"),
        (Position::Abstaining, decision.abstaining, "abstaining"),
    ]
}

/// States that stand twice in the lists of one vote.
pub fn listed_twice(document: &Document, problems: &mut Vec<Problem>) {
    for decision in &document.decisions {
        let mut met = HashSet::new();
        let entities = decision.votes.iter().filter_map(|vote| vote.entity.as_ref());
        for entity in entities.filter(|entity| !met.insert(*entity)) {
            let message = format!("{}: {} is listed twice", decision.what, entity.name);
            problems.push(Problem::new(Severity::Warning, "vote-repeat", message).on_page(decision.page));
        }
    }
}
