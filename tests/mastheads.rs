//! Mastheads of our own making in the UN's forms and six languages, against what they say of themselves.

use std::fs;
use std::path::Path;

use rapporteur::model::{AgendaItem, Document, Format};
use rapporteur::pipeline;
use rapporteur::reference::Reference;

/// The fields that `expected.csv` names, as one text each.
fn field(document: &Document, name: &str) -> String {
    let header = &document.header;
    let meeting = &header.meeting;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    match name {
        "kind" => document.kind.as_str().to_owned(),
        "symbol" => header.symbols.join(" | "),
        "organs" => header.organs.join(" | "),
        "distribution" => text(&header.distribution),
        "date" => text(&header.date),
        "original" => header.original_languages.join(" | "),
        "session" => header.session.map(|number| number.to_string()).unwrap_or_default(),
        "meeting" => text(&meeting.name),
        "number" => meeting.number.map(|number| number.to_string()).unwrap_or_default(),
        "place" => text(&meeting.place),
        "start" => text(&meeting.start),
        "end" => text(&meeting.end),
        "time" => text(&meeting.time),
        "items" => header.agenda_items.join(" | "),
        "titles" => header.agenda_titles.join(" | "),
        "title" => text(&header.title),
        "subtitle" => text(&header.subtitle),
        "submitted_by" => text(&header.submitted_by),
        "presiding" => header.presiding.iter().map(|one| one.as_written.clone()).collect::<Vec<_>>().join(" | "),
        "opened" => {
            let items = document.agenda.iter().map(|item| item.number.clone().unwrap_or_default());
            items.collect::<Vec<_>>().join(" | ")
        }
        "continued" => {
            let continued = document.agenda.iter().filter(|item| item.continued);
            continued.map(|item| item.number.clone().unwrap_or_default()).collect::<Vec<_>>().join(" | ")
        }
        "annotated" => {
            let seqs = |item: &AgendaItem| item.annotation.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
            document.agenda.iter().map(seqs).collect::<Vec<_>>().join(" | ")
        }
        other => panic!("no such field: {other}"),
    }
}

#[test]
fn mastheads_in_six_languages_say_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mastheads");
    let mut rows = csv::Reader::from_path(folder.join("expected.csv")).unwrap();
    let mut wrong = Vec::new();
    let mut counted = 0;
    for row in rows.records().map(|row| row.unwrap()) {
        let bytes = fs::read(folder.join(&row[0])).unwrap();
        let reading = pipeline::read(&row[0], "", &bytes, Format::Text, Reference::builtin()).unwrap();
        let got = field(&reading.document, &row[1]);
        counted += 1;
        if got != row[2] {
            wrong.push(format!("{} {}: want {:?}, got {got:?}", &row[0], &row[1], &row[2]));
        }
    }
    assert!(counted >= 150, "only {counted} fields were compared");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
