//! `rapporteur inspect`: what layout makes of one file, as a list and as a picture of a page.

mod picture;

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use self::picture::picture;
use super::{READ, say};
use crate::emit::cell::plain;
use crate::layout;
use crate::model::{Block, Draft, Flow, Pages, Role};
use crate::parse;
use crate::reference::Reference;
use crate::source;
use crate::text;

/// Examples below the help.
pub const EXAMPLES: &str = "\
Examples:
  rapporteur inspect record.pdf --page 2
  rapporteur inspect record.pdf --page 2 --svg page.svg";

/// Arguments of the command.
#[derive(Debug, Args)]
pub struct Inspect {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only this page
    #[arg(short, long, value_name = "N")]
    page: Option<u32>,
    /// Draw the page with its runs, columns, blocks and furniture
    #[arg(long, value_name = "OUT", requires = "page")]
    svg: Option<PathBuf>,
    /// List the runs of the page, not the blocks
    #[arg(long)]
    runs: bool,
}

/// Runs the command. Gives the exit code, or the line that says why it could not run.
pub fn inspect(arguments: &Inspect) -> Result<u8, String> {
    let found = source::find(std::slice::from_ref(&arguments.file), &[], None).map_err(|error| error.to_string())?;
    let first = found.first().ok_or_else(|| format!("{}: not found", arguments.file.display()))?;
    let opened = source::open(first, source::LARGEST);
    let format = opened.format.map_err(|error| error.to_string())?;
    let pages = text::read(&opened.bytes, format).map_err(|error| error.to_string())?;
    let shown = |page: u32| arguments.page.is_none_or(|wanted| wanted == page);
    let mut listing = String::new();
    if arguments.runs {
        list_runs(&pages, shown, &mut listing);
    } else {
        let flow = layout::flow(pages.clone());
        let rules = rules(&flow);
        list_blocks(&flow, &rules, shown, &mut listing);
        if let (Some(path), Some(number)) = (&arguments.svg, arguments.page) {
            let page = pages.pages.iter().find(|page| page.number == number);
            let page = page.ok_or_else(|| format!("{}: has no page {number}", arguments.file.display()))?;
            std::fs::write(path, picture(page, &flow, &rules))
                .map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    say::out(listing);
    Ok(READ)
}

/// The rule that told the kind of each block's paragraph; empty where the paragraphs do not follow the blocks.
fn rules(flow: &Flow) -> Vec<&'static str> {
    let reference = Reference::builtin();
    let _words = reference.lexicon().enforce();
    let Draft { paragraphs, .. } = parse::draft(flow.clone(), reference);
    let mut rules = Vec::with_capacity(flow.blocks.len());
    let mut blocks = flow.blocks.iter();
    for paragraph in &paragraphs {
        // A paragraph is one block, or several that were joined.
        let mut words = 0;
        while words < paragraph.words {
            let Some(block) = blocks.next() else { return rules };
            words += block.words();
            rules.push(paragraph.rule);
        }
    }
    rules
}

fn list_runs(pages: &Pages, shown: impl Fn(u32) -> bool, listing: &mut String) {
    for page in pages.pages.iter().filter(|page| shown(page.number)) {
        let _ = writeln!(listing, "page {} {}x{}", page.number, page.width, page.height);
        for run in &page.runs {
            let _ = writeln!(
                listing,
                "x {:.1} y {:.1} w {:.1} size {:.1} space {:.1} {}{}{} {:?} {:?}",
                run.x,
                run.y,
                run.width,
                run.size,
                run.space,
                if run.style.bold { "b" } else { "-" },
                if run.style.italic { "i" } else { "-" },
                if run.style.raised { "r" } else { "-" },
                run.origin,
                page.text_of(run)
            );
        }
        for stroke in &page.strokes {
            let _ = writeln!(listing, "stroke {:.1},{:.1} to {:.1},{:.1}", stroke.x0, stroke.y0, stroke.x1, stroke.y1);
        }
    }
}

fn list_blocks(flow: &Flow, rules: &[&str], shown: impl Fn(u32) -> bool, listing: &mut String) {
    for (index, block) in flow.blocks.iter().enumerate() {
        if block.lines.iter().any(|line| shown(line.page)) {
            let _ = write!(listing, "{index} ");
            list_block(block, rules.get(index).copied().unwrap_or_default(), flow, listing);
        }
    }
    for piece in flow.furniture.iter().filter(|piece| shown(piece.page)) {
        let _ = writeln!(listing, "p{} furniture {} {:?}", piece.page, piece.reason.as_str(), piece.text);
    }
    let blocks: u32 = flow.blocks.iter().map(Block::words).sum();
    let furniture: u32 = flow.furniture.iter().map(|piece| piece.words).sum();
    let _ = writeln!(
        listing,
        "words {} = {blocks} in blocks + {furniture} in furniture; body {:.1}",
        flow.source_words, flow.body_size
    );
}

fn list_block(block: &Block, rule: &str, flow: &Flow, listing: &mut String) {
    let role = match block.role {
        Role::Text => "text",
        Role::Row => "row",
        Role::Footnote => "note",
    };
    let column = block.lines.first().map_or(0, |line| line.column);
    let _ = write!(listing, "p{}", block.page_start());
    if block.page_end() != block.page_start() {
        let _ = write!(listing, "-{}", block.page_end());
    }
    let _ = write!(listing, ".{column} {role} {} {rule} ", block.began.as_str());
    if block.flow > 0 {
        let _ = write!(listing, "flow {} ", block.flow);
    }
    let bold = if block.text.is_bold() { "b" } else { "-" };
    let italic = if block.text.is_italic() { "i" } else { "-" };
    let centred = if block.centred { "c" } else { "-" };
    let size =
        if (block.size() - flow.body_size).abs() < 0.3 { String::new() } else { format!(" {:.1}", block.size()) };
    let _ = writeln!(
        listing,
        "{bold}{italic}{centred}{size} +{:.0}/{:.0} ^{:.0} |{}",
        block.indent,
        block.hang,
        block.gap,
        plain(&block.text.text.replace('\t', " ⇥ "))
    );
}
