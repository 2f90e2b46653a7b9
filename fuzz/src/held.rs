//! What holds of every document: no word is lost, and each value lies in the text where it says that it does.

use rapporteur::model::{Document, Statement};

/// The text into which offsets count.
struct Text(Vec<char>);

impl Text {
    fn of(document: &Document) -> Text {
        let paragraphs: Vec<&str> = document.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        Text(paragraphs.join("\n\n").chars().collect())
    }

    fn between(&self, start: u32, end: u32) -> String {
        self.0[start as usize..end as usize].iter().collect()
    }
}

/// Panics where it does not.
pub fn document(document: &Document) {
    let coverage = document.coverage;
    assert_eq!(coverage.source_words, coverage.paragraph_words + coverage.furniture_words, "words are lost");
    let text = Text::of(document);
    let pages = 1..=document.source.pages;
    for paragraph in &document.paragraphs {
        assert_eq!(text.between(paragraph.start, paragraph.end), paragraph.text);
        assert!(pages.contains(&paragraph.page_start) && pages.contains(&paragraph.page_end));
        assert!(paragraph.page_start <= paragraph.page_end);
    }
    for mention in &document.mentions {
        assert_eq!(text.between(mention.start, mention.end), mention.as_written);
    }
    assert!(document.statements.is_sorted_by_key(|statement| statement.start), "a statement comes too late");
    document.statements.iter().for_each(|one| statement(&text, one));
    let decisions = document.decisions.iter().map(|one| (one.page, one.start, one.end));
    let recommendations = document.recommendations.iter().map(|one| (one.page, one.start, one.end));
    for (page, start, end) in decisions.chain(recommendations) {
        assert!(pages.contains(&page) && !text.between(start, end).is_empty());
    }
    for (field, evidence) in &document.evidence {
        assert!(pages.contains(&evidence.page), "{field} on page {}", evidence.page);
        let place = evidence.start.zip(evidence.end);
        assert!(place.is_none_or(|(start, end)| !text.between(start, end).is_empty()), "{field} stands nowhere");
    }
}

/// A statement is made of the text's words in their order, and begins and ends with it.
fn statement(text: &Text, statement: &Statement) {
    let (span, stated) = (text.between(statement.start, statement.end), statement.text.as_str());
    let mut words = span.split_whitespace();
    assert!(stated.split_whitespace().all(|word| words.any(|there| there.contains(word))), "{stated:?} in {span:?}");
    let edges = |text: &str| (text.chars().next(), text.chars().last());
    assert_eq!(edges(&span), edges(stated), "{stated:?} in {span:?}");
    for quote in &statement.quotes {
        assert_eq!(text.between(quote.start, quote.end), quote.text);
    }
}
