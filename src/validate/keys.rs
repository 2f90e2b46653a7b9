//! Keys: each names one row, and each link leads to a row of the other table.

use std::collections::{HashMap, HashSet};

use super::rows::of;
use super::{Failure, Rows};

/// Checks the keys and links of every table.
pub fn check(all: &[Rows], failures: &mut Vec<Failure>) {
    for rows in all {
        unique(rows, failures);
        for link in rows.table.links {
            let Some(other) = of(all, link.table) else { continue };
            let known: HashSet<Vec<&str>> = other.iter().map(|(_, row)| row.cells(link.key)).collect();
            for (line, row) in rows.iter() {
                let key = row.cells(link.columns);
                // An empty cell points nowhere, and says so.
                if key.iter().all(|cell| !cell.is_empty()) && !known.contains(&key) {
                    let message = format!("{} is no row of {}.csv", key.join(","), link.table);
                    failures.push(rows.failure(Some(line), link.columns, message));
                }
            }
        }
    }
}

fn unique(rows: &Rows, failures: &mut Vec<Failure>) {
    if rows.table.key.is_empty() {
        return;
    }
    let mut met: HashMap<Vec<&str>, usize> = HashMap::new();
    for (line, row) in rows.iter() {
        let key = row.cells(rows.table.key);
        if let Some(first) = met.get(&key) {
            let message = format!("{} is the key of row {first}, too", key.join(","));
            failures.push(rows.failure(Some(line), rows.table.key, message));
        } else {
            met.insert(key, line);
        }
    }
}
