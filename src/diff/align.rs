//! The rows of one document in two datasets, matched by what they say, not by their numbers.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::sheet::Row;

/// A row of one, or of both.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pair<'a> {
    /// Only the old dataset has it.
    Went(Row<'a>),
    /// Only the new one has it.
    Came(Row<'a>),
    /// Both have it, perhaps with other values.
    Both(Row<'a>, Row<'a>),
}

/// Matches rows: those that are equal in the columns first, in their order; what stands between them if enough of it is equal.
/// Rows that are equal in all columns are left out.
pub(super) fn pairs<'a>(old: &[Row<'a>], new: &[Row<'a>], columns: &[&str]) -> Vec<Pair<'a>> {
    let cells = |row: &Row<'a>| -> Vec<&'a str> { columns.iter().map(|column| row.cell(column)).collect() };
    let (before, after): (Vec<_>, Vec<_>) = (old.iter().map(cells).collect(), new.iter().map(cells).collect());
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { old_index, old_len, .. } => {
                pairs.extend(old[old_index..old_index + old_len].iter().map(|row| Pair::Went(*row)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                pairs.extend(new[new_index..new_index + new_len].iter().map(|row| Pair::Came(*row)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (here, there) = (old_index..old_index + old_len, new_index..new_index + new_len);
                let likeness = |a: usize, b: usize| likeness(&before[old_index + a], &after[new_index + b]);
                replaced(&old[here], &new[there], likeness, &mut pairs);
            }
        }
    }
    pairs
}

/// Matches each new row with the first old one, in order, of which at least half the cells with a value are the same. Where as many
/// went as came, each took the place of its like.
fn replaced<'a>(old: &[Row<'a>], new: &[Row<'a>], likeness: impl Fn(usize, usize) -> f64, pairs: &mut Vec<Pair<'a>>) {
    const ALIKE: f64 = 0.5;
    /// Old rows that are looked at for one new row.
    const AHEAD: usize = 50;
    let mut next = 0;
    for (index, row) in new.iter().enumerate() {
        let ahead = next..old.len().min(next + AHEAD);
        let like = match old.len() == new.len() {
            true => Some(index),
            false => ahead.into_iter().find(|other| likeness(*other, index) >= ALIKE),
        };
        match like {
            Some(found) => {
                pairs.extend(old[next..found].iter().map(|row| Pair::Went(*row)));
                pairs.push(Pair::Both(old[found], *row));
                next = found + 1;
            }
            None => pairs.push(Pair::Came(*row)),
        }
    }
    pairs.extend(old[next..].iter().map(|row| Pair::Went(*row)));
}

/// The share of the columns with a value in which two rows are equal.
fn likeness(old: &[&str], new: &[&str]) -> f64 {
    let told = old.iter().zip(new).filter(|(old, new)| !old.is_empty() || !new.is_empty());
    let (mut all, mut same) = (0u32, 0u32);
    for (old, new) in told {
        all += 1;
        same += u32::from(old == new);
    }
    f64::from(same) / f64::from(all.max(1))
}
