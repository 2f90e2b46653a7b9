//! The sample archive as a report: each of its values stands where the report says.

use std::fs;
use std::path::Path;

use super::places::places;
use super::*;
use crate::layout;
use crate::text;

fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn records() -> Vec<Record> {
    let lines = fs::read_to_string(root("output/documents.jsonl")).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn source(record: &Record) -> Vec<u8> {
    fs::read(root(&record.source.path)).unwrap()
}

fn whole() -> Report {
    let files = rows(&fs::read(root("output/files.csv")).unwrap()).unwrap();
    let unresolved = rows(&fs::read(root("output/unresolved.csv")).unwrap()).unwrap();
    let mut report = Report::new(Archive::new(files, unresolved));
    for record in records() {
        let parts = report.add(entry(record, Err("not asked for".to_owned())).unwrap());
        assert!(parts.is_empty());
    }
    report
}

/// A text without what two forms of it may differ in.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_character_of_a_pdf_has_its_place_and_the_same_character_stands_there() {
    let mut seen = 0;
    for record in records().iter().filter(|record| record.source.format == "pdf") {
        let pages = text::read(&source(record), Format::Pdf).unwrap();
        let drawn = pages.pages.clone();
        let flow = layout::flow(pages);
        let paragraphs = record.paragraphs.iter().map(|paragraph| (paragraph.start, paragraph.text.as_str()));
        let all: Vec<char> =
            record.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n\n").chars().collect();
        let mut placed = vec![false; all.len()];
        for (page, runs) in drawn.iter().zip(places(&drawn, &flow, paragraphs)) {
            for (run, segment) in
                page.runs.iter().zip(runs).flat_map(|(run, all)| all.into_iter().map(move |s| (run, s)))
            {
                let units: Vec<u16> = page.text_of(run).encode_utf16().collect();
                let (from, to) = (segment.from as usize, (segment.from + segment.length) as usize);
                let there = String::from_utf16(&units[from..to]).unwrap();
                let (start, end) = (segment.start as usize, (segment.start + segment.length) as usize);
                assert_eq!(bare(&there), bare(&all[start..end].iter().collect::<String>()), "{}", record.source.path);
                placed[start..end].fill(true);
                seen += 1;
            }
        }
        let lost: String =
            all.iter().zip(&placed).filter(|(c, placed)| !c.is_whitespace() && !**placed).map(|(c, _)| *c).collect();
        assert_eq!(lost, "", "{}", record.source.path);
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn furniture_is_drawn_where_it_stands() {
    for record in records().iter().filter(|record| record.source.format == "pdf") {
        let bytes = source(record);
        let sheet = sheet::sheet(record, Ok((&bytes, Format::Pdf)));
        let drawn: usize =
            sheet.pages.iter().flat_map(|page| &page.furniture).filter(|(_, runs)| !runs.is_empty()).count();
        assert_eq!((drawn, &sheet.note), (record.furniture.len(), &None), "{}", record.source.path);
    }
}

#[test]
fn the_overview_counts_what_the_tables_hold() {
    let report = whole();
    let archive = serde_json::to_value(&report.archive).unwrap();
    let records = records();
    let statements: usize = records.iter().map(|record| record.statements.len()).sum();
    assert_eq!(archive["statements"].as_array().unwrap().len(), statements);
    assert_eq!(archive["documents"].as_array().unwrap().len(), records.len());
    assert_eq!((archive["statuses"]["error"].as_u64(), archive["coverage"]["lost_words"].as_u64()), (Some(1), Some(0)));
    let belgium = archive["actors"].as_array().unwrap().iter().find(|actor| actor["iso3"] == "BEL").unwrap();
    let said = |record: &Record| {
        let of = |statement: &&record::Statement| {
            statement.speakers.iter().any(|one| one.entity.as_ref().is_some_and(|entity| entity.name == "Belgium"))
        };
        record.statements.iter().filter(of).count() as u64
    };
    assert_eq!(belgium["statements"].as_u64(), Some(records.iter().map(said).sum()));
    let years: u64 = belgium["years"].as_object().unwrap().values().filter_map(serde_json::Value::as_u64).sum();
    assert_eq!(belgium["statements"].as_u64(), Some(years));
}

#[test]
fn a_small_archive_is_one_file_and_the_same_each_time() {
    let (page, parts) = whole().finish("report").unwrap();
    assert!(parts.is_empty() && page.contains("\"folder\":null"));
    assert_eq!(page, whole().finish("report").unwrap().0);
    for record in records() {
        assert!(page.contains(&format!("id=\"part-{}\"", record.id)));
    }
}

#[test]
fn a_large_archive_has_its_documents_beside_the_page() {
    let mut report = Report { bytes: WHOLE_UP_TO, ..whole() };
    let record = Record { id: "fedcba9876543210".to_owned(), ..Record::default() };
    let parts = report.add(entry(record, Err("gone".to_owned())).unwrap());
    assert_eq!(parts.len(), records().len() + 1);
    let (name, script) = parts.last().unwrap();
    assert_eq!(name, "fedcba9876543210.js");
    assert!(script.starts_with("take(\"fedcba9876543210\",{\"note\":\"gone\","), "{script}");
    let (page, parts) = report.finish("beside").unwrap();
    assert_eq!(parts[0].0, "search-1.js");
    assert!(page.contains("\"folder\":\"beside\"") && page.contains("'self'") && !page.contains("id=\"part-"));
}
