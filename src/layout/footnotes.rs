//! Notes at the foot of a page: told by the stroke above them, their small type and their mark.

use super::blocks::{Group, begins_note};
use super::columns::Region;
use super::lines::Strip;
use crate::model::Stroke;

/// Splits the notes off the strips of a region. `breaks` are heights where a short line was drawn or typed.
pub(super) fn split(region: &mut Region, breaks: &[f32], body_size: f32, page_height: f32) -> Vec<Strip> {
    if region.masthead || region.strips.is_empty() {
        return Vec::new();
    }
    let below_break = breaks.iter().copied().filter(|&y| y > 0.2 * page_height).find_map(|y| {
        let at = region.strips.iter().position(|strip| strip.y - 0.5 * strip.size > y)?;
        let notes = &region.strips[at..];
        let small = notes.iter().all(|strip| strip.size < body_size + 0.3);
        (small && begins_note(&notes[0]) && near(notes[0].y - y, notes[0].size)).then_some(at)
    });
    let Some(at) = below_break.or_else(|| small_tail(&region.strips, body_size)) else { return Vec::new() };
    region.strips.split_off(at)
}

fn near(distance: f32, size: f32) -> bool {
    distance < 4.0 * size
}

/// Where the last lines of a region are all of smaller type, the first of them with a mark.
fn small_tail(strips: &[Strip], body_size: f32) -> Option<usize> {
    let small = |strip: &Strip| strip.size < body_size - 0.7 && strip.size > 0.5 * body_size;
    let mut at = strips.iter().rposition(|strip| !small(strip)).map_or(0, |last| last + 1);
    while at < strips.len() && !begins_note(&strips[at]) {
        at += 1;
    }
    (at < strips.len()).then_some(at)
}

/// Heights of the short lines drawn on a page.
pub(super) fn short_strokes(strokes: &[Stroke], width: f32) -> Vec<f32> {
    let mut heights: Vec<f32> = strokes
        .iter()
        .filter(|s| (s.y1 - s.y0).abs() < 3.0 && (20.0..0.45 * width).contains(&(s.x1 - s.x0)))
        .map(|s| s.y0)
        .collect();
    heights.sort_by(f32::total_cmp);
    heights
}

/// Puts the notes of each page behind the last block that begins on it, so that no paragraph is cut.
pub(super) fn place(groups: Vec<Group>, notes: Vec<Group>) -> Vec<Group> {
    let page = |group: &Group| group.lines.first().map_or(0, |line| line.page);
    let mut placed = Vec::with_capacity(groups.len() + notes.len());
    let mut notes = notes.into_iter().peekable();
    for group in groups {
        while let Some(note) = notes.next_if(|note| page(note) < page(&group)) {
            placed.push(note);
        }
        placed.push(group);
    }
    placed.extend(notes);
    placed
}
