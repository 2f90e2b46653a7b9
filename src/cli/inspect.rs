//! `rapporteur inspect`: what layout makes of one file, as a list and as a picture of a page.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::READ;
use crate::emit::cell::plain;
use crate::layout;
use crate::model::{Block, Flow, Page, Pages, Role};
use crate::source;
use crate::text;

/// Arguments of the command.
#[derive(Debug, Args)]
pub struct Inspect {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only this page
    #[arg(short, long, value_name = "N")]
    page: Option<u32>,
    /// Draw the page with its runs, blocks and furniture
    #[arg(long, value_name = "OUT", requires = "page")]
    svg: Option<PathBuf>,
    /// List the runs of the page, not the blocks
    #[arg(long)]
    runs: bool,
}

/// Runs the command. Gives the exit code, or the line that says why it could not run.
pub fn inspect(arguments: &Inspect) -> Result<u8, String> {
    let found = source::find(std::slice::from_ref(&arguments.file), None).map_err(|error| error.to_string())?;
    let first = found.first().ok_or_else(|| format!("{}: not found", arguments.file.display()))?;
    let opened = source::open(first);
    let format = opened.format.map_err(|error| error.to_string())?;
    let pages = text::read(&opened.bytes, format).map_err(|error| error.to_string())?;
    let shown = |page: u32| arguments.page.is_none_or(|wanted| wanted == page);
    let mut listing = String::new();
    if arguments.runs {
        list_runs(&pages, shown, &mut listing);
    } else {
        let flow = layout::flow(pages.clone());
        list_blocks(&flow, shown, &mut listing);
        if let (Some(path), Some(page)) = (&arguments.svg, pages.pages.iter().find(|page| shown(page.number))) {
            std::fs::write(path, picture(page, &flow)).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    // A reader that has seen enough closes the pipe, which is no fault.
    let _ = std::io::stdout().lock().write_all(listing.as_bytes());
    Ok(READ)
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

fn list_blocks(flow: &Flow, shown: impl Fn(u32) -> bool, listing: &mut String) {
    for block in &flow.blocks {
        if block.lines.iter().any(|line| shown(line.page)) {
            list_block(block, flow, listing);
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

fn list_block(block: &Block, flow: &Flow, listing: &mut String) {
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
    let _ = write!(listing, ".{column} {role} ");
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

/// The page as SVG: runs grey, blocks blue, rows green, notes brown, furniture red.
fn picture(page: &Page, flow: &Flow) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
        page.width, page.height
    );
    for stroke in &page.strokes {
        let _ = writeln!(
            svg,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"black\" stroke-width=\"0.5\"/>",
            stroke.x0, stroke.y0, stroke.x1, stroke.y1
        );
    }
    for run in &page.runs {
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{:.1}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\"{}>{}</text>",
            run.x,
            run.y,
            run.size,
            run.width.max(0.1),
            if run.style.bold { " font-weight=\"bold\"" } else { "" },
            escaped(page.text_of(run).trim_end())
        );
    }
    for (number, block) in flow.blocks.iter().enumerate() {
        outline(&mut svg, page.number, number, block);
    }
    for piece in flow.furniture.iter().filter(|piece| piece.page == page.number) {
        let _ = writeln!(
            svg,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"red\"><title>{}</title></circle>",
            piece.x - 4.0,
            piece.y - 3.0,
            piece.reason.as_str()
        );
    }
    svg.push_str("</svg>\n");
    svg
}

fn outline(svg: &mut String, page: u32, number: usize, block: &Block) {
    let lines = || block.lines.iter().filter(|line| line.page == page);
    let columns = lines().map(|line| line.column).max().unwrap_or(0);
    let colour = match block.role {
        Role::Text => "blue",
        Role::Row => "green",
        Role::Footnote => "brown",
    };
    for column in 0..=columns {
        let own = || lines().filter(|line| line.column == column);
        let Some(first) = own().next() else { continue };
        let x0 = own().map(|line| line.x0).fold(f32::INFINITY, f32::min) - 1.0;
        let x1 = own().map(|line| line.x1).fold(f32::NEG_INFINITY, f32::max) + 1.0;
        let y0 = own().map(|line| line.y - line.size).fold(f32::INFINITY, f32::min);
        let y1 = own().map(|line| line.y).fold(f32::NEG_INFINITY, f32::max) + 0.25 * first.size;
        let _ = writeln!(
            svg,
            "<rect x=\"{x0:.1}\" y=\"{y0:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"0.7\"/><text x=\"{:.1}\" y=\"{:.1}\" font-size=\"6\" fill=\"{colour}\">{number}</text>",
            x1 - x0,
            y1 - y0,
            x0 - 10.0,
            y0 + 6.0
        );
    }
}

fn escaped(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control()).collect();
    clean.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
