//! Cells: each fits the type of its column, and none is empty that must not be.

use super::{Failure, Rows};
use crate::emit::table::{Column, Type};

/// Checks every cell of a table.
pub fn check(rows: &Rows, failures: &mut Vec<Failure>) {
    for (line, row) in rows.iter() {
        for column in rows.table.columns {
            let value = row.cell(column.name);
            if let Some(wanted) = misfit(column, value) {
                let message = if value.is_empty() { wanted } else { format!("{value:?} is not {wanted}") };
                failures.push(rows.failure(Some(line), &[column.name], message));
            }
        }
    }
}

/// What a cell should be and is not.
fn misfit(column: &Column, value: &str) -> Option<String> {
    if value.is_empty() {
        return column.required.then(|| "is empty and must not be".to_owned());
    }
    let (fits, wanted) = match column.kind {
        Type::Text | Type::List => (true, ""),
        Type::Whole => (value.parse::<u64>().is_ok(), "a whole number"),
        Type::Flag => (matches!(value, "true" | "false"), "true or false"),
        Type::Date => (is_date(value), "a date (2017, 2017-09 or 2017-09-04)"),
        Type::Time => (is_time(value), "an hour (15:05)"),
        Type::Iso3 => (is_code(value), "a code of three capital letters"),
        Type::OneOf(values) => {
            let values = values();
            return (!values.contains(&value)).then(|| format!("one of {}", values.join(", ")));
        }
    };
    (!fits).then(|| wanted.to_owned())
}

fn is_code(value: &str) -> bool {
    value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The number that so many figures make.
fn figures(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let within = |part: &str, most: u32| figures(part, 2).is_some_and(|number| (1..=most).contains(&number));
    match parts[..] {
        [year] => figures(year, 4).is_some(),
        [year, month] => figures(year, 4).is_some() && within(month, 12),
        [year, month, day] => figures(year, 4).is_some() && within(month, 12) && within(day, 31),
        _ => false,
    }
}

fn is_time(value: &str) -> bool {
    let Some((hour, minute)) = value.split_once(':') else { return false };
    figures(hour, 2).is_some_and(|hour| hour < 24) && figures(minute, 2).is_some_and(|minute| minute < 60)
}
