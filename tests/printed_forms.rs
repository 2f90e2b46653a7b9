//! Dates, hours, agenda items and ordinals as printed in six languages, and near misses, against `printed_dates.csv`.

use rapporteur::reference::{calendar, items, ordinals};

fn normal(what: &str, printed: &str) -> String {
    match what {
        "date" => calendar::whole(printed).map_or_else(String::new, |dates| {
            let (start, end) = (dates.start.iso(), dates.end.iso());
            if start == end { start } else { format!("{start}/{end}") }
        }),
        "hour" => calendar::hour(printed).map_or_else(String::new, |hour| hour.clock),
        "items" => items::leading(printed).numbers.join(" "),
        "ordinal" => ordinals::leading(printed).map_or_else(String::new, |(number, _)| number.to_string()),
        other => panic!("no such kind of row: {other}"),
    }
}

#[test]
fn printed_forms_have_their_normal_form() {
    let mut reader = csv::Reader::from_reader(include_str!("printed_dates.csv").as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a whole row")).collect();
    assert!(rows.len() >= 120);
    let wrong: Vec<String> = rows
        .iter()
        .filter(|row| normal(&row[0], &row[1]) != row[2])
        .map(|row| format!("{} {:?}: want {:?}, got {:?}", &row[0], &row[1], &row[2], normal(&row[0], &row[1])))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
