//! Paragraphs that go on in the next column or overleaf made one.

use super::blocks::{Group, begins_bold, begins_small, centred, ends_bold, ends_sentence, would_fit};
use super::marks;
use crate::model::Role;

/// Joins groups that are parts of one paragraph. Notes must have been taken out before.
pub(super) fn over_columns(groups: Vec<Group>, noisy: bool) -> Vec<Group> {
    let mut joined: Vec<Group> = Vec::with_capacity(groups.len());
    for group in groups {
        // Specks that a recognised page shows for letters do not cut a paragraph.
        let specks = joined.iter().rev().take_while(|last| noisy && is_speck(last)).count().min(6);
        let before = joined.len().checked_sub(specks + 1);
        match before.and_then(|before| joined.get_mut(before)) {
            Some(last) if parted(last, &group) && goes_on(last, &group, noisy) => {
                last.last_edges = (group.region.left, group.region.right);
                last.lines.extend(group.lines);
            }
            _ => joined.push(group),
        }
    }
    joined
}

/// Whether a group has hardly a letter.
fn is_speck(group: &Group) -> bool {
    group.lines.len() == 1 && group.lines[0].as_str().chars().filter(|c| c.is_alphanumeric()).count() < 3
}

/// Whether two groups stand in different columns or on different pages.
fn parted(last: &Group, next: &Group) -> bool {
    let (Some(a), Some(b)) = (last.lines.last(), next.lines.first()) else { return false };
    a.page != b.page || last.region.column != next.region.column && !last.region.masthead && b.y < a.y
}

fn goes_on(last: &Group, next: &Group, noisy: bool) -> bool {
    let (Some(end), Some(start)) = (last.lines.last(), next.lines.first()) else { return false };
    let unlike = if noisy { 0.4 * end.size } else { 0.6 };
    if last.role != Role::Text || next.role != Role::Text || (end.size - start.size).abs() > unlike {
        return false;
    }
    if start.body_x0 > start.x0 + 1.0 || marks::begins_with_mark(start.as_str()) {
        return false;
    }
    let (bold_then, bold_now) = (end.text.is_bold(), start.text.is_bold());
    // Within a sentence that turns bold, the last line may be bold in part and the next wholly, or the other way about.
    let style_changes =
        bold_then != bold_now && (ends_sentence(end.as_str()) || ends_bold(&end.text) != begins_bold(&start.text));
    let (ended, small) = (ends_sentence(end.as_str()), begins_small(start.as_str()));
    // The lines of a heading that is indented may stand in the middle by chance.
    let heading_goes_on = bold_then && bold_now && small && !ended;
    let in_middle = centred(start, &next.region) || last.lines.len() == 1 && centred(end, &last.region);
    if style_changes || in_middle && !heading_goes_on {
        return false;
    }
    let own = last.lines.iter().map(|line| line.x1).fold(0.0, f32::max);
    let right = if last.lines.len() > 2 { own.min(last.last_edges.1) } else { last.last_edges.1 };
    let full = !would_fit(end, start, right, noisy);
    if bold_then && bold_now && (ended || !full && !small) {
        return false;
    }
    let tolerance = 0.8 * start.size;
    let indented = match next.lines.get(1) {
        Some(second) => start.x0 > second.x0 + tolerance,
        None => false,
    };
    let shift = (start.x0 - next.region.left) - (end.x0 - last.last_edges.0);
    if indented {
        return small && !ended && full;
    }
    if !ended {
        let reach = (end.x1 - last.last_edges.0) / (last.last_edges.1 - last.last_edges.0).max(1.0);
        return small || (full || reach > 0.6) && shift.abs() < 2.5 * start.size;
    }
    // The sentence ends with the line: only the want of an indent tells that the paragraph does not.
    let first = &last.lines[0];
    let opened = last.lines.get(1).is_some_and(|second| (first.x0 - second.x0).abs() > tolerance)
        || first.body_x0 > first.x0 + 1.0
        || marks::begins_with_mark(first.as_str());
    let begins_label = start.text.pieces.first().is_some_and(|piece| piece.style.bold);
    full && opened && shift.abs() < tolerance && !begins_label && next.lines.len() > 1
}
