//! Numbered paragraphs, sentences that a break must not part, and furniture that must not stand in the text.

use serde_json::Value;

use super::align::align;
use super::fold::{fold_value, words};
use super::spans::{in_scope, same_end, tail};
use super::{Comparison, items, text};

/// Notes how far the numbered paragraphs agree.
pub fn compare(comparison: &mut Comparison) {
    let Some(gold) = comparison.gold.get("paragraphs") else { return };
    let gold: Vec<&Value> = items(gold).collect();
    let mut found = in_scope(comparison.gold, comparison.found, "paragraphs");
    found.retain(|paragraph| !fold_value(&paragraph["number"]).is_empty());
    let mut good = 0;
    for (i, j) in align(&gold, &found) {
        let (wanted, have) = (gold[i], found[j]);
        let same_number = fold_value(&wanted["number"]) == fold_value(&have["number"]);
        if same_number && same_end(text(wanted, "ends"), text(have, "text")) {
            good += 1;
        } else {
            let wanted = format!("{} … {}", text(wanted, "number"), text(wanted, "ends"));
            comparison.note(
                "paragraph",
                wanted,
                format!("{} … {}", text(have, "number"), tail(text(have, "text"), 60)),
            );
        }
    }
    comparison.tally("paragraphs").count(good, gold.len() as u64, found.len() as u64);
}

/// Notes which phrases stand whole in a paragraph, as they must, and which stand there though they are furniture.
pub fn compare_edges(comparison: &mut Comparison) {
    let running = |paragraph: &&Value| !matches!(text(paragraph, "kind"), "footnote" | "masthead");
    let padded = |phrase: &str| format!(" {} ", words(phrase).join(" "));
    let paragraphs = items(&comparison.found["paragraphs"]).filter(running);
    let texts: Vec<String> = paragraphs.map(|paragraph| padded(text(paragraph, "text"))).collect();
    let gold = comparison.gold;
    for (kind, figure, wanted) in [("joins", "joins (kept whole)", true), ("furniture", "furniture (kept out)", false)]
    {
        for phrase in items(&gold[kind]).filter_map(Value::as_str) {
            let needle = padded(phrase);
            let there = texts.iter().any(|text| text.contains(&needle));
            let right = there == wanted && !texts.is_empty();
            comparison.tally(figure).count(u64::from(right), 1, 1);
            if !right {
                let found = if wanted { "not found in one paragraph" } else { "stands in a paragraph" };
                comparison.note(kind, phrase, found);
            }
        }
    }
}
