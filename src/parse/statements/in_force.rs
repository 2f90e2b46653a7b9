//! The agenda items in force at each place of a record.

use std::sync::LazyLock;

use crate::model::{Draft, DraftParagraph, ParagraphKind};
use crate::parse::masthead::agenda_item;
use crate::parse::patterns::Patterns;
use crate::reference::items;
use crate::rules::verbatim_record::OUT_OF_ITEM;

static OUTSIDE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(OUT_OF_ITEM));

/// Items opened by one run of headings.
#[derive(Debug, Clone, Default)]
struct Opening {
    /// The first paragraph of the run.
    first: usize,
    /// The numbers.
    numbers: Vec<String>,
    /// The texts of the headings of the run.
    headings: Vec<String>,
}

/// Which items are in force where.
#[derive(Debug, Default)]
pub struct InForce {
    openings: Vec<Opening>,
}

impl InForce {
    /// Reads the headings that open items: those that stand together open theirs together.
    pub fn of(draft: &Draft) -> InForce {
        let mut entries: Vec<(usize, Option<String>)> = draft
            .agenda
            .iter()
            .flat_map(|item| {
                let first = item.read.place.map(|place| place.paragraph);
                first.into_iter().chain(item.reopened.iter().copied()).map(|at| (at, item.number.clone()))
            })
            .filter(|(at, _)| {
                draft.paragraphs.get(*at).is_some_and(|paragraph| paragraph.kind != ParagraphKind::Masthead)
            })
            .collect();
        // A record may list an item once and open it several times.
        for (index, paragraph) in draft.paragraphs.iter().enumerate() {
            let opens = paragraph.kind != ParagraphKind::Masthead && opens(paragraph);
            if let Some(line) = agenda_item(paragraph.text.text.trim()).filter(|_| opens) {
                entries.extend(items::leading(&line.numbers).numbers.into_iter().map(|number| (index, Some(number))));
            }
        }
        entries.sort_by_key(|(at, _)| *at);
        let mut openings: Vec<Opening> = Vec::new();
        let mut last = 0;
        for (at, number) in entries {
            let together = !openings.is_empty() && draft.paragraphs[last..at].iter().all(opens);
            if !together {
                openings.push(Opening { first: at, ..Opening::default() });
            }
            if let Some(opening) = openings.last_mut() {
                opening.numbers.extend(number.filter(|number| !opening.numbers.contains(number)));
            }
            last = at;
        }
        for opening in &mut openings {
            let run = draft.paragraphs[opening.first..].iter().take_while(|paragraph| opens(paragraph));
            opening.headings = run.map(|paragraph| paragraph.text.text.clone()).collect();
        }
        InForce { openings }
    }

    /// The items in force at a paragraph that stands under these headings: those opened last, unless a heading that is none of
    /// theirs has taken their place.
    pub fn at(&self, paragraph: usize, headings: &[String]) -> Vec<String> {
        let index = self.openings.partition_point(|opening| opening.first <= paragraph);
        let Some(opening) = index.checked_sub(1).and_then(|index| self.openings.get(index)) else {
            return Vec::new();
        };
        let under = headings.is_empty() || headings.iter().any(|heading| opening.headings.contains(heading));
        let ended = headings.iter().any(|heading| OUTSIDE.id(heading).is_some() && !opening.headings.contains(heading));
        if under && !ended { opening.numbers.clone() } else { Vec::new() }
    }
}

/// Whether a paragraph can belong to a run of headings.
fn opens(paragraph: &DraftParagraph) -> bool {
    paragraph.kind == ParagraphKind::Heading
        || (paragraph.kind != ParagraphKind::RecordNote && paragraph.text.is_bold())
}
