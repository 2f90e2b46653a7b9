//! What kind of document a flow is.

use crate::model::{DocumentKind, Flow, Role, Setting};
use crate::reference::Reference;
use crate::reference::lexicon::Lexicon;
use crate::reference::phrases::Worded;
use crate::rules::kind::KIND;

use super::expression::{Asked, Expression};
use super::masthead::Masthead;

static RULES: Worded<Vec<(Expression, &'static str, Option<DocumentKind>)>> = Worded::new();

/// The rules in the words of a lexicon, with the kinds that they tell.
fn worded(lexicon: &Lexicon) -> Vec<(Expression, &'static str, Option<DocumentKind>)> {
    KIND.iter().map(|rule| (Expression::new(lexicon.worded(rule.pattern)), rule.id, named(rule.id))).collect()
}

/// The kind that a rule's identifier names.
fn named(id: &str) -> Option<DocumentKind> {
    let name = id.split('.').nth(2)?;
    DocumentKind::ALL.iter().copied().find(|kind| kind.as_str() == name)
}

/// The kind and the rule that told it.
pub fn kind(flow: &Flow, masthead: &Masthead, reference: &Reference) -> (DocumentKind, &'static str) {
    if is_bulletin(flow, masthead) {
        return (DocumentKind::Bulletin, "kind.shape.bulletin");
    }
    for (expression, id, kind) in RULES.get(worded) {
        let Some(kind) = kind else { continue };
        let sight = id.split('.').nth(1).unwrap_or("");
        let matches = |text: &String| expression.is_match(&Asked::new(text));
        if texts(flow, masthead, sight).iter().any(matches) {
            return (*kind, id);
        }
    }
    if is_summary_of_statements(flow, reference) {
        return (DocumentKind::SessionSummary, "kind.shape.session_summary");
    }
    (DocumentKind::Other, "kind.none")
}

/// The texts at which a rule looks.
fn texts(flow: &Flow, masthead: &Masthead, sight: &str) -> Vec<String> {
    let header = &masthead.header;
    let reads = |reads: &mut dyn Iterator<Item = &crate::model::Read>| reads.map(|read| read.text.clone()).collect();
    match sight {
        "symbol" => header.symbols.iter().take(1).map(|symbol| symbol.text.replace(' ', "")).collect(),
        "line" => {
            let titled = |line: &String| header.agenda_titles.iter().any(|title| title.text.contains(line.as_str()));
            masthead.lines.iter().filter(|line| !titled(line)).cloned().collect()
        }
        "title" => reads(&mut header.title.iter().chain(header.subtitle.iter())),
        "submitted" => reads(&mut header.submitted_by.iter()),
        "opening" => {
            let body = flow.blocks.iter().skip(masthead.end()).filter(|block| block.role == Role::Text);
            body.take(50).map(|block| block.text.text.trim().to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// A Markdown file with front matter that has a title and an abstract or an address.
fn is_bulletin(flow: &Flow, masthead: &Masthead) -> bool {
    let field = |key: &str| masthead.lines.iter().any(|line| line.starts_with(key));
    flow.setting == Setting::Typed && field("title:") && (field("abstract:") || field("url:"))
}

/// Typed text in which the names of states open one sentence after the other.
fn is_summary_of_statements(flow: &Flow, reference: &Reference) -> bool {
    if flow.setting != Setting::Typed {
        return false;
    }
    let mut opened = 0;
    for block in &flow.blocks {
        let text = block.text.text.as_str();
        for found in reference.names_in(text, None) {
            let before = text.get(..found.start).unwrap_or("").trim_end();
            let before = before.strip_suffix("The").unwrap_or(before).trim_end();
            if before.is_empty() || before.ends_with(['.', '!', '?', '”', '"']) {
                opened += 1;
            }
        }
    }
    opened >= 4
}
