//! Which line of the flow each run of a page stands in.

use crate::model::{Line, Page, Run};

/// Share of the type's size by which a run's baseline may lie above or below its line's: raised marks.
const OFF: f32 = 0.75;
/// Points by which a run may stick out of its line.
const STICKS_OUT: f32 = 2.0;

/// Runs of a page with the number of their line, in the order in which each line is read. Runs in no line are left out.
pub fn of_runs(page: &Page, lines: &[(usize, Line)]) -> Vec<(usize, usize)> {
    let mut rows: Vec<(usize, Line)> = lines.to_vec();
    rows.sort_by(|(_, a), (_, b)| a.y.total_cmp(&b.y));
    let mut found: Vec<(usize, f32, usize)> = Vec::new();
    for (index, run) in page.runs.iter().enumerate() {
        if page.text_of(run).trim().is_empty() {
            continue;
        }
        if let Some(line) = line_of(run, &rows) {
            found.push((line, run.x, index));
        }
    }
    let from_right = from_right(page);
    found.sort_by(|a, b| a.0.cmp(&b.0).then(if from_right { b.1.total_cmp(&a.1) } else { a.1.total_cmp(&b.1) }));
    found.into_iter().map(|(line, _, run)| (run, line)).collect()
}

/// The nearest line that holds a run; `rows` are sorted by their baselines.
fn line_of(run: &Run, rows: &[(usize, Line)]) -> Option<usize> {
    let middle = run.x + run.width / 2.0;
    let reach = 3.0 * run.size.max(12.0);
    let from = rows.partition_point(|(_, line)| line.y < run.y - reach);
    let near = rows[from..].iter().take_while(|(_, line)| line.y <= run.y + reach);
    let holds = |line: &Line| {
        (run.y - line.y).abs() <= OFF * line.size.max(run.size)
            && (line.x0 - STICKS_OUT..=line.x1 + STICKS_OUT).contains(&middle)
    };
    let off = |line: &Line| (run.y - line.y).abs();
    near.filter(|(_, line)| holds(line)).min_by(|(_, a), (_, b)| off(a).total_cmp(&off(b))).map(|&(number, _)| number)
}

/// Whether most letters of a page belong to a script that runs from the right.
fn from_right(page: &Page) -> bool {
    let letters = page.text.chars().filter(|c| c.is_alphabetic());
    let (right, all) = letters.fold((0_usize, 0_usize), |(right, all), c| {
        (
            right
                + usize::from(matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')),
            all + 1,
        )
    });
    right * 2 > all
}
