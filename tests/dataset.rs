//! What holds of every dataset, whatever the documents are.

mod extract;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use extract::{extracted, files, root, shared};
use serde_json::Value;

/// A document of `documents.jsonl` with its text: paragraphs joined by a blank line.
struct Document {
    value: Value,
    text: Vec<char>,
}

impl Document {
    fn list(&self, name: &str) -> &[Value] {
        self.value[name].as_array().map_or(&[], Vec::as_slice)
    }

    fn path(&self) -> &str {
        self.value["source"]["path"].as_str().unwrap()
    }

    /// The text between the offsets `start` and `end` of a value.
    fn between(&self, value: &Value) -> String {
        let (start, end) = (number(value, "start"), number(value, "end"));
        assert!(start <= end && end <= self.text.len(), "{}: {start}..{end} is outside the text", self.path());
        self.text[start..end].iter().collect()
    }
}

fn number(value: &Value, name: &str) -> usize {
    value[name].as_u64().unwrap() as usize
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

fn documents(output: &Path) -> Vec<Document> {
    let lines = fs::read_to_string(output.join("documents.jsonl")).unwrap();
    lines
        .lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line).unwrap();
            let paragraphs = value["paragraphs"].as_array().unwrap();
            let texts: Vec<_> = paragraphs.iter().map(|paragraph| text(paragraph, "text")).collect();
            let text = texts.join("\n\n").chars().collect();
            Document { value, text }
        })
        .collect()
}

/// The documents of the sample, and of the labelled corpus where there is one, read once for all tests.
static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let folder = extracted(&["input"], 2);
    let mut all = documents(&folder.path().join("output"));
    assert!(!all.is_empty());
    if let Some(shared) = shared("what holds of the labelled corpus") {
        let (dev, seeds) = (shared.join("corpus/dev"), shared.join("corpus/seeds"));
        let folder = extracted(&[dev.to_str().unwrap(), seeds.to_str().unwrap()], 2);
        all.extend(documents(&folder.path().join("output")));
    }
    all
});

#[test]
fn paragraphs_and_mentions_and_quotes_stand_where_their_offsets_say() {
    DOCUMENTS.iter().for_each(|document| {
        let pages = number(&document.value["source"], "pages");
        for (paragraph, seq) in document.list("paragraphs").iter().zip(1..) {
            assert_eq!(number(paragraph, "seq"), seq, "{}", document.path());
            assert_eq!(document.between(paragraph), text(paragraph, "text"), "{}", document.path());
            let (first, last) = (number(paragraph, "page_start"), number(paragraph, "page_end"));
            assert!(1 <= first && first <= last && last <= pages, "{}: pages {first} to {last}", document.path());
        }
        for mention in document.list("mentions") {
            assert_eq!(document.between(mention), text(mention, "as_written"), "{}", document.path());
        }
        for quote in document.list("statements").iter().flat_map(|s| s["quotes"].as_array().unwrap()) {
            assert_eq!(document.between(quote), text(quote, "text"), "{}", document.path());
        }
    });
}

#[test]
fn statements_are_made_of_the_document_s_text_in_its_order() {
    DOCUMENTS.iter().for_each(|document| {
        let mut before = 0;
        for (statement, seq) in document.list("statements").iter().zip(1..) {
            assert_eq!(number(statement, "seq"), seq);
            assert!(before <= number(statement, "start"), "{}: statement {seq} comes too late", document.path());
            before = number(statement, "start");
            let span = document.between(statement);
            let stated = text(statement, "text");
            assert_eq!(stated.trim(), stated);
            let mut words = span.split_whitespace();
            for word in stated.split_whitespace() {
                assert!(words.any(|there| there.contains(word)), "{}: {word:?} of statement {seq}", document.path());
            }
            let ends = |text: &str| (text.chars().next(), text.chars().last());
            assert_eq!(ends(&span), ends(stated), "{}: the edges of statement {seq}", document.path());
        }
    });
}

#[test]
fn evidence_lies_inside_the_document() {
    DOCUMENTS.iter().for_each(|document| {
        let pages = number(&document.value["source"], "pages");
        for (field, evidence) in document.value["evidence"].as_object().unwrap() {
            let page = number(evidence, "page");
            assert!((1..=pages).contains(&page), "{}: {field} on page {page}", document.path());
            if !evidence["start"].is_null() {
                assert!(!document.between(evidence).is_empty(), "{}: {field}", document.path());
            }
        }
    });
}

#[test]
fn no_furniture_stands_in_a_statement() {
    const NEVER_SAID: &[&str] = &["job-number", "barcode", "recycle", "corrections-notice"];
    DOCUMENTS.iter().for_each(|document| {
        let furniture = document.list("furniture").iter().filter(|piece| NEVER_SAID.contains(&text(piece, "reason")));
        for piece in furniture.map(|piece| text(piece, "text")).filter(|piece| piece.chars().count() > 5) {
            for statement in document.list("statements") {
                assert!(!text(statement, "text").contains(piece), "{}: {piece:?} is said", document.path());
            }
        }
    });
}

#[test]
fn every_word_stands_in_one_place() {
    DOCUMENTS.iter().for_each(|document| {
        let coverage = &document.value["coverage"];
        let kept = number(coverage, "paragraph_words") + number(coverage, "furniture_words");
        assert_eq!(number(coverage, "lost_words"), 0, "{}", document.path());
        assert_eq!(number(coverage, "source_words"), kept, "{}", document.path());
    });
}

#[test]
fn the_same_bytes_come_out_at_any_number_of_threads() {
    let one = extracted(&["input"], 1);
    for jobs in [2, 8] {
        let more = extracted(&["input"], jobs);
        assert!(files(&one.path().join("output")) == files(&more.path().join("output")), "{jobs} threads");
    }
}

#[test]
fn the_sample_s_dataset_is_the_one_that_is_kept() {
    let fresh = extracted(&["input"], 2);
    let kept = root().join("output");
    for ((name, bytes), (kept_name, kept_bytes)) in files(&fresh.path().join("output")).iter().zip(&files(&kept)) {
        assert_eq!(name, kept_name, "output/ lags: run `cargo run --release` and keep what it writes");
        assert!(
            bytes == kept_bytes,
            "output/{name} lags: run `cargo run --release`, look at the difference and keep it"
        );
    }
}
