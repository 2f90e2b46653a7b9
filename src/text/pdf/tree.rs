//! The tree of pages, walked by object with every node visited once.

use std::collections::HashSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::fonts::{entry, number, resolve};
use super::objects::Objects;
use crate::model::Limits;

/// One page with what it inherits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaf<'a> {
    /// Its own dictionary.
    pub(super) dictionary: &'a Dictionary,
    /// Fonts, forms and the like by name.
    pub(super) resources: Option<&'a Dictionary>,
    /// Left, lower, right and upper edge of what is seen.
    pub(super) bounds: [f32; 4],
    /// Quarter turns clockwise.
    pub(super) turns: u8,
}

#[derive(Debug, Clone, Copy, Default)]
struct Inherited<'a> {
    resources: Option<&'a Dictionary>,
    media: Option<[f32; 4]>,
    crop: Option<[f32; 4]>,
    rotate: f32,
}

/// The pages of a document.
#[derive(Debug, Default)]
pub(super) struct Leaves<'a> {
    /// In order.
    pub(super) leaves: Vec<Leaf<'a>>,
    /// Whether some were left out because there are too many.
    pub(super) too_many: bool,
    /// Whether some were left out because there are too many levels.
    pub(super) too_deep: bool,
    /// How often the tree leads to a node that was seen before; it is read once.
    pub(super) repeated: usize,
}

/// Walks the tree.
pub(super) fn pages<'a>(document: &'a Objects<'a>, limits: &Limits) -> Leaves<'a> {
    let mut found = Leaves::default();
    let mut seen: HashSet<ObjectId> = HashSet::new();
    let root = document
        .trailer
        .get(b"Root")
        .ok()
        .and_then(|root| resolve(document, root).as_dict().ok())
        .and_then(|catalog| catalog.get(b"Pages").ok());
    let mut stack: Vec<(&Object, Inherited, usize)> =
        root.map(|root| (root, Inherited::default(), 0)).into_iter().collect();
    while let Some((object, inherited, depth)) = stack.pop() {
        if let Object::Reference(id) = object
            && !seen.insert(*id)
        {
            found.repeated += 1;
            continue;
        }
        let Ok(node) = resolve(document, object).as_dict() else { continue };
        let inherited = inherit(document, node, inherited);
        match entry(document, node, b"Kids").and_then(|kids| kids.as_array().ok()) {
            Some(_) if depth >= limits.depth => found.too_deep = true,
            Some(kids) => stack.extend(kids.iter().rev().map(|kid| (kid, inherited, depth + 1))),
            None if found.leaves.len() >= limits.pages => {
                found.too_many = true;
                break;
            }
            None => found.leaves.push(leaf(node, inherited)),
        }
    }
    found
}

fn inherit<'a>(document: &'a Objects<'a>, node: &'a Dictionary, from: Inherited<'a>) -> Inherited<'a> {
    Inherited {
        resources: entry(document, node, b"Resources").and_then(|object| object.as_dict().ok()).or(from.resources),
        media: rectangle(document, node, b"MediaBox").or(from.media),
        crop: rectangle(document, node, b"CropBox").or(from.crop),
        rotate: entry(document, node, b"Rotate").and_then(|object| number(document, object)).unwrap_or(from.rotate),
    }
}

fn leaf<'a>(dictionary: &'a Dictionary, inherited: Inherited<'a>) -> Leaf<'a> {
    let media = inherited.media.unwrap_or([0.0, 0.0, 612.0, 792.0]);
    let crop = inherited.crop.unwrap_or(media);
    let both = [media[0].max(crop[0]), media[1].max(crop[1]), media[2].min(crop[2]), media[3].min(crop[3])];
    let bounds = if both[2] - both[0] > 1.0 && both[3] - both[1] > 1.0 { both } else { media };
    let turns = ((inherited.rotate / 90.0).round() as i64).rem_euclid(4) as u8;
    Leaf { dictionary, resources: inherited.resources, bounds, turns }
}

fn rectangle(document: &Objects, node: &Dictionary, key: &[u8]) -> Option<[f32; 4]> {
    let array = entry(document, node, key)?.as_array().ok()?;
    let mut values = [0.0; 4];
    for (value, object) in values.iter_mut().zip(array) {
        *value = number(document, object)?;
    }
    let [a, b, c, d] = values;
    let sorted = [a.min(c), b.min(d), a.max(c), b.max(d)];
    (array.len() >= 4 && sorted[2] - sorted[0] > 1.0 && sorted[3] - sorted[1] > 1.0).then_some(sorted)
}
