//! A page drawn as it was understood.

use std::fmt::Write as _;

use crate::model::{Area, AreaKind, Block, Flow, Line, Page, Role, Run};

/// The page as SVG: runs and lines as printed; columns shaded, with the gutters white between them; blocks outlined (text blue, rows
/// green, notes brown) and numbered as in the list, with why each begins and the rule that told its kind; furniture struck out in
/// red, with its reason.
pub(super) fn picture(page: &Page, flow: &Flow, rules: &[&str]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" font-family=\"serif\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
        page.width, page.height
    );
    for area in flow.areas.iter().filter(|area| area.page == page.number) {
        draw_area(&mut svg, area);
    }
    for stroke in &page.strokes {
        let _ = writeln!(
            svg,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"black\" stroke-width=\"0.5\"/>",
            stroke.x0, stroke.y0, stroke.x1, stroke.y1
        );
    }
    for run in &page.runs {
        draw_run(&mut svg, run, page.text_of(run));
    }
    for (number, block) in flow.blocks.iter().enumerate() {
        draw_block(&mut svg, page.number, number, block, rules.get(number).copied().unwrap_or_default());
    }
    for piece in flow.furniture.iter().filter(|piece| piece.page == page.number) {
        let width = page.runs.iter().filter(|run| (run.y - piece.y).abs() < 1.0 && run.x >= piece.x - 1.0);
        let end = width.map(|run| run.x + run.width).fold(piece.x + 8.0, f32::max);
        let y = piece.y - 2.5;
        let _ = writeln!(svg, "<path d=\"M{:.1} {y:.1}H{end:.1}\" stroke=\"red\" stroke-width=\"0.7\"/>", piece.x);
        label(&mut svg, piece.x, piece.y + 4.5, "red", piece.reason.as_str());
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw_area(svg: &mut String, area: &Area) {
    let (colour, name) = match area.kind {
        AreaKind::Page => ("#f4f4f4", "one column".to_owned()),
        AreaKind::Column(column) => ("#e8f0ff", format!("column {}", column + 1)),
        AreaKind::Across => ("#fff3d6", "across the columns".to_owned()),
        AreaKind::Masthead => ("#eee4ff", "cell of the masthead".to_owned()),
        AreaKind::List(column) => ("#e2f6e6", format!("column {} of a list", column + 1)),
    };
    let _ = writeln!(
        svg,
        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{colour}\"/>",
        area.x0,
        area.y0,
        (area.x1 - area.x0).max(1.0),
        (area.y1 - area.y0 + 3.0).max(1.0)
    );
    // At the far corner, clear of what is said of the first block.
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"4.5\" font-family=\"sans-serif\" fill=\"gray\" text-anchor=\"end\">{name}</text>",
        area.x1,
        area.y0 - 1.0
    );
}

fn draw_run(svg: &mut String, run: &Run, text: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{:.1}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\"{}{}>{}</text>",
        run.x,
        run.y,
        run.size,
        run.width.max(0.1),
        if run.style.bold { " font-weight=\"bold\"" } else { "" },
        if run.style.italic { " font-style=\"italic\"" } else { "" },
        escaped(text.trim_end())
    );
}

fn draw_block(svg: &mut String, page: u32, number: usize, block: &Block, rule: &str) {
    let colour = match block.role {
        Role::Text => "blue",
        Role::Row => "green",
        Role::Footnote => "brown",
    };
    // A block that goes on in the next column has an outline in each.
    let lines: Vec<_> = block.lines.iter().filter(|line| line.page == page).collect();
    let goes_on = |one: &&Line, next: &&Line| one.column == next.column && next.y > one.y - 2.0 * one.size;
    for part in lines.chunk_by(goes_on) {
        let x0 = part.iter().map(|line| line.x0).fold(f32::INFINITY, f32::min) - 1.0;
        let x1 = part.iter().map(|line| line.x1).fold(f32::NEG_INFINITY, f32::max) + 1.0;
        let y0 = part.iter().map(|line| line.y - line.size).fold(f32::INFINITY, f32::min);
        let y1 = part.iter().map(|line| line.y + 0.25 * line.size).fold(f32::NEG_INFINITY, f32::max);
        let _ = writeln!(
            svg,
            "<rect x=\"{x0:.1}\" y=\"{y0:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"0.6\"/>",
            x1 - x0,
            y1 - y0
        );
        let why =
            if part[0].start == 0 { format!("{number} {} {rule}", block.began.as_str()) } else { format!("{number}") };
        label(svg, x0, y0 - 0.3, colour, &why);
    }
}

fn label(svg: &mut String, x: f32, y: f32, colour: &str, text: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"4.5\" font-family=\"sans-serif\" fill=\"{colour}\">{}</text>",
        escaped(text)
    );
}

fn escaped(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control()).collect();
    clean.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
