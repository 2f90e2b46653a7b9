//! Which labelled span is which found one: as many pairs as may be, in order, that start the same.

use serde_json::Value;

use super::spans::Start;
use super::text;

/// Pairs of a labelled and a found span, as indices.
pub fn align(gold: &[&Value], found: &[&Value]) -> Vec<(usize, usize)> {
    let starts: Vec<Start> = gold.iter().map(|span| Start::of(text(span, "starts"))).collect();
    let texts: Vec<Start> = found.iter().map(|span| Start::of(text(span, "text"))).collect();
    let same = |i: usize, j: usize| starts[i].agrees(&texts[j]);
    let most = most_pairs(gold.len(), found.len(), same);
    let (mut pairs, mut i, mut j) = (Vec::new(), 0, 0);
    while i < gold.len() && j < found.len() {
        if same(i, j) && most[i][j] == most[i + 1][j + 1] + 1 {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if most[i + 1][j] >= most[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// How many pairs there can be among the spans from each place on.
fn most_pairs(gold: usize, found: usize, same: impl Fn(usize, usize) -> bool) -> Vec<Vec<u32>> {
    let mut most = vec![vec![0; found + 1]; gold + 1];
    for i in (0..gold).rev() {
        for j in (0..found).rev() {
            let paired = most[i + 1][j + 1] + u32::from(same(i, j));
            most[i][j] = paired.max(most[i + 1][j]).max(most[i][j + 1]);
        }
    }
    most
}
