//! Typed text to a flow: blocks at blank lines and at the line breaks that the page shows to be meant.

mod lines;
mod seam;
mod wrap;

use crate::model::{self, Block, Flow, Furniture, FurnitureReason, Line, Pages, Role, Setting};
use lines::{Class, TypedLine};
use seam::Seams;
use wrap::Wrap;

/// Arranges typed pages in reading order.
pub fn flow(pages: Pages) -> Flow {
    let lines = lines::lines(&pages);
    let wrap = Wrap::of(&lines);
    let seams = Seams::of(&lines);
    let mut flow = Flow {
        setting: Setting::Typed,
        pages: pages.page_count,
        source_words: words(&pages),
        body_size: lines::BODY,
        problems: pages.problems,
        ..Flow::default()
    };
    let mut before: Option<&TypedLine> = None;
    for line in &lines {
        if let Class::Furniture(reason) = line.class {
            flow.furniture.push(furniture(line, reason));
            before = None;
            continue;
        }
        let opens = match before {
            Some(before) => wrap.parts(before, line),
            None => !interrupted(flow.blocks.last(), line),
        };
        match flow.blocks.last_mut() {
            Some(block) if !opens => seams.join(block, line),
            _ => flow.blocks.push(block(line)),
        }
        before = Some(line);
    }
    flow
}

/// Words of the source: stretches between white space in the runs.
fn words(pages: &Pages) -> u32 {
    let runs = pages.pages.iter().flat_map(|page| page.runs.iter().map(move |run| page.text_of(run)));
    runs.map(|text| model::words(text) as u32).sum()
}

/// Whether a line goes on with the sentence of a block that furniture or a page's end has cut.
fn interrupted(block: Option<&Block>, line: &TypedLine) -> bool {
    let Some(block) = block else { return false };
    let running = block.role == Role::Text && block.heading == 0 && line.class == Class::Text;
    running && wrap::goes_on(&block.text.text, &line.text.text)
}

fn block(line: &TypedLine) -> Block {
    let (heading, role) = match line.class {
        Class::Heading(level) => (level, Role::Text),
        Class::Row => (0, Role::Row),
        _ => (0, Role::Text),
    };
    Block {
        text: line.text.clone(),
        lines: vec![printed(line, 0)],
        role,
        indent: line.x,
        hang: line.x,
        gap: line.gap,
        heading,
        list_mark: line.class == Class::Item,
        ..Block::default()
    }
}

/// A line as the block keeps it.
fn printed(line: &TypedLine, start: usize) -> Line {
    Line { start, page: line.page, column: 0, x0: line.x, x1: line.end, y: line.y, size: line.size, words: line.words }
}

fn furniture(line: &TypedLine, reason: FurnitureReason) -> Furniture {
    Furniture { text: line.text.text.clone(), reason, page: line.page, x: line.x, y: line.y, words: line.words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Format, read};

    fn flow_of(text: &str) -> Flow {
        let flow = flow(read(text.as_bytes(), Format::Text).unwrap());
        let kept: u32 =
            flow.blocks.iter().map(Block::words).chain(flow.furniture.iter().map(|piece| piece.words)).sum();
        assert_eq!(kept, flow.source_words, "every word stands in one place");
        flow
    }

    fn blocks(text: &str) -> Vec<String> {
        flow_of(text).blocks.iter().map(|block| block.text.text.clone()).collect()
    }

    #[test]
    fn blank_lines_part_blocks() {
        assert_eq!(blocks("One.\n\n\nTwo  and   three.\n"), ["One.", "Two and three."]);
    }

    #[test]
    fn lines_filled_to_a_width_are_joined() {
        let text = "The Committee met on Monday in the afternoon and\nheard the statements of nine delegations on the\n\
                    report of the working group. It then took note\nof the report.\nThe meeting rose at 6 p.m. and the next one was\n\
                    to be held on Tuesday.";
        let want = [
            "The Committee met on Monday in the afternoon and heard the statements of nine delegations on the report of the \
             working group. It then took note of the report.",
            "The meeting rose at 6 p.m. and the next one was to be held on Tuesday.",
        ];
        assert_eq!(blocks(text), want);
    }

    #[test]
    fn one_line_a_paragraph_is_kept() {
        let long = "Reaffirming its earlier resolutions on the matter, and in particular that of last year, which remains in force ".repeat(2);
        let text = format!("United Nations\nSecurity Council\n{long}\n{long}\nDistr.: General\n1 -\nDecides.");
        assert_eq!(blocks(&text).len(), 7);
    }

    #[test]
    fn a_bold_line_that_goes_on_is_one_block() {
        let long = "It was said at length by many delegations that this was so. ".repeat(5);
        let want = ["Review of the status and other matters important for the aims", "Cooperation"];
        let text = format!(
            "**Review of the status and other matters\nimportant for the aims****Cooperation**\n\n{long}\n\n{long}"
        );
        assert_eq!(blocks(&text)[..2], want);
    }

    #[test]
    fn a_line_break_that_was_lost_before_bold_is_found() {
        assert_eq!(
            blocks("Third Meeting of States Parties**Oslo, 4–6 May 2015**"),
            ["Third Meeting of States Parties", "Oslo, 4–6 May 2015"]
        );
        assert_eq!(blocks("un**real**, and **C**luster"), ["unreal, and Cluster"]);
    }

    #[test]
    fn hard_breaks_part_lines_and_not_sentences() {
        assert_eq!(blocks("**CONVENTION  \nMEETING**"), ["CONVENTION", "MEETING"]);
        assert_eq!(blocks("a long line that goes  \non here"), ["a long line that goes on here"]);
    }

    #[test]
    fn furniture_in_mid_sentence_is_taken_out_and_the_sentence_joined() {
        let flow = flow_of(
            "4. It has considerable\n\nGE.19-12345(E)\n\n* 1 9 1 2 3 4 5 *\n\n*1912345*\n\nPlease recycle \n\npotential.\n\n5. Next.",
        );
        let texts: Vec<&str> = flow.blocks.iter().map(|block| block.text.text.as_str()).collect();
        assert_eq!(texts, ["4. It has considerable potential.", "5. Next."]);
        let reasons: Vec<&str> = flow.furniture.iter().map(|piece| piece.reason.as_str()).collect();
        assert_eq!(reasons, ["job-number", "barcode", "barcode", "recycle"]);
    }

    #[test]
    fn front_matter_headings_and_items() {
        let flow = flow_of(
            "---\ntitle: \"A\"\nid: b\n---\n\n# HEAD\n\n- one\n- two\n\n#### *Small*\n\n| a | b |\n|---|---|\n| c | d |",
        );
        let shown: Vec<(String, u8, bool, Role)> = flow
            .blocks
            .iter()
            .map(|block| (block.text.text.clone(), block.heading, block.list_mark, block.role))
            .collect();
        let want = [
            ("---", 0, false, Role::Text),
            ("title: \"A\"", 0, false, Role::Text),
            ("id: b", 0, false, Role::Text),
            ("---", 0, false, Role::Text),
            ("HEAD", 1, false, Role::Text),
            ("- one", 0, true, Role::Text),
            ("- two", 0, true, Role::Text),
            ("Small", 4, false, Role::Text),
            ("a\tb", 0, false, Role::Row),
            ("c\td", 0, false, Role::Row),
        ];
        assert_eq!(shown, want.map(|(text, heading, mark, role)| (text.to_owned(), heading, mark, role)));
    }

    #[test]
    fn words_broken_over_a_line_are_joined() {
        let text = "The implementation of the plan and the self-\ngovernment of the territory, with the imple-\nmentation of all the parts, \
                    short- and\nlong-term, was not in doubt at any time then.";
        assert!(blocks(text)[0].contains(
            "the self-government of the territory, with the implementation of all the parts, short- and long-term"
        ));
        assert_eq!(
            blocks("the Co- Chairs'  paper on short- and long-term non- compliance"),
            ["the Co-Chairs' paper on short- and long-term non-compliance"]
        );
        assert_eq!(blocks("this- that"), ["this- that"]);
    }
}
