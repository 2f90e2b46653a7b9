//! Each rule of the score on the smallest labels and outputs that show it.

use super::*;
use serde_json::json;

fn scored(gold: Value, found: Value) -> Score {
    let golds = [Gold { name: "sample".to_owned(), labels: gold }];
    let digest = golds[0].sha256().unwrap_or_default().to_owned();
    score(&golds, &HashMap::from([(digest, found)]))
}

fn f1(score: &Score, name: &str) -> Option<f64> {
    score.figures.get(name).and_then(|tally| tally.f1())
}

#[test]
fn readings_that_differ_in_quotes_dashes_and_case_are_equal() {
    assert_eq!(fold::fold(" “Nord‑Sud”\u{ad} — l’AVENIR. "), "nord-sud\" - l'avenir");
    assert_eq!(fold::words("A/61/L.67, 3rd_part"), ["a", "61", "l", "67", "3rd_part"]);
}

#[test]
fn header_fields_count_by_value_and_the_header_as_a_whole() {
    let gold = json!({"source": {"sha256": "x"}, "kind": "letter",
        "header": {"symbols": ["A/1", "S/1"], "meeting": {"number": 5}, "date": null}});
    let score =
        scored(gold, json!({"kind": "letter", "header": {"symbols": ["A/1"], "meeting": {"number": 5, "name": "m"}}}));
    assert_eq!(f1(&score, "kind"), Some(1.0));
    assert_eq!(f1(&score, "header.symbols"), Some(2.0 / 3.0));
    assert_eq!(f1(&score, "header.meeting.number"), Some(1.0));
    assert_eq!(score.figures.get("header.meeting.name"), None, "not labelled");
    assert_eq!(f1(&score, "header.date"), None, "neither says one");
    assert_eq!(f1(&score, "headers (whole)"), Some(0.0));
    assert_eq!(f1(&score, "documents (whole)"), Some(0.0));
}

#[test]
fn a_meeting_of_null_says_that_no_field_of_it_is_stated() {
    let gold = json!({"source": {"sha256": "x"}, "header": {"meeting": null}});
    let score = scored(gold, json!({"header": {"meeting": {"number": 5}}}));
    assert_eq!(score.figures.get("header.meeting.number").map(|tally| tally.extra), Some(1));
}

#[test]
fn a_document_that_the_run_lacks_is_all_missed() {
    let gold = json!({"source": {"sha256": "x", "path": "p"}, "kind": "letter", "header": {},
        "statements": [{"speakers": [], "starts": "We met", "ends": "in peace"}], "joins": ["a b"]});
    let score = score(&[Gold { name: "lost".to_owned(), labels: gold }], &HashMap::new());
    assert_eq!(f1(&score, "kind"), Some(0.0));
    assert_eq!(f1(&score, "statements found"), Some(0.0));
    assert_eq!(f1(&score, "joins (kept whole)"), Some(0.0));
    assert_eq!(f1(&score, "headers (whole)"), Some(0.0));
    assert_eq!(score.disagreements[0].what, "document");
}

#[test]
fn statements_are_paired_in_order_by_their_first_words() {
    let label = |starts: &str, ends: &str, entity: &str| json!({"speakers": [{"name": null, "entity": entity}], "starts": starts, "ends": ends});
    let said = |text: &str, iso3: &str| json!({"speakers": [{"entity": {"iso3": iso3}}], "on_behalf_of": [], "text": text, "page_start": 1});
    let gold = json!({"source": {"sha256": "x"}, "statements":
        [label("Thank you", "the end", "FRA"), label("One two three", "four five", "NOR"), label("Thank you", "of it", "KEN")]});
    let found = json!({"statements":
        [said("Thank you, this is the end.", "FRA"), said("An intruder stands here.", "FRA"),
         said("One two three four", "NOR"), said("Thank you. So much of it.", "FRA")]});
    let score = scored(gold, found);
    let hits = |name: &str| score.figures.get(name).map(|tally| (tally.hit, tally.gold(), tally.found()));
    assert_eq!(hits("statements found"), Some((3, 3, 4)));
    assert_eq!(hits("statements bounded"), Some((2, 3, 4)));
    assert_eq!(hits("statements attributed"), Some((2, 3, 4)));
    assert_eq!(hits("statements (all right)"), Some((1, 3, 4)));
}

#[test]
fn an_organisation_is_known_by_any_of_its_names() {
    let label = |entity: &str| json!({"speakers": [{"entity": entity}], "starts": "It spoke", "ends": "spoke"});
    let gold = json!({"source": {"sha256": "x"}, "statements": [label("Red Cross Movement|RCRC"), label("RCRC")]});
    let said = |name: &str| json!({"speakers": [{"entity": {"name": name, "iso3": null}}], "text": "It spoke"});
    let score = scored(gold, json!({"statements": [said("the RCRC"), said("Red Cross Movement")]}));
    assert_eq!(f1(&score, "statements (all right)"), Some(1.0));
}

#[test]
fn only_what_starts_on_the_labelled_pages_is_compared() {
    let gold =
        json!({"source": {"sha256": "x"}, "pages": [1, 2], "agenda": [{"number": "8", "title": "General debate"}]});
    let found = json!({"agenda": [{"number": "8", "title": "General Debate.", "page": 2}, {"number": "9", "title": "x", "page": 3}]});
    assert_eq!(f1(&scored(gold, found), "agenda"), Some(1.0));
}

#[test]
fn decisions_are_counted_with_their_tallies_and_votes_by_state() {
    let decision = |against: u64, votes: Value| {
        json!({"what": "A/1/L.2", "adopted_as": "1/2", "outcome": "adopted", "how": "recorded_vote",
        "in_favour": 2, "against": against, "abstaining": 0, "votes": votes})
    };
    let gold =
        decision(1, json!([{"entity": "FRA", "position": "in_favour"}, {"entity": "NOR", "position": "against"}]));
    let found = decision(0, json!([{"entity": {"iso3": "FRA"}, "position": "in_favour"}]));
    let score = scored(json!({"source": {"sha256": "x"}, "decisions": [gold]}), json!({"decisions": [found]}));
    assert_eq!(f1(&score, "decisions"), Some(0.0));
    assert_eq!(f1(&score, "votes"), Some(2.0 / 3.0));
}

#[test]
fn a_phrase_must_stand_whole_in_a_paragraph_and_furniture_in_none() {
    let gold = json!({"source": {"sha256": "x"}, "joins": ["one two", "two three"], "furniture": ["A/1", "page nine"]});
    let found = json!({"paragraphs": [{"kind": "paragraph", "text": "One\u{a0}two"}, {"kind": "paragraph", "text": "three a/1"},
        {"kind": "footnote", "text": "page nine"}]});
    let score = scored(gold, found);
    assert_eq!(f1(&score, "joins (kept whole)"), Some(0.5));
    assert_eq!(f1(&score, "furniture (kept out)"), Some(0.5));
}
