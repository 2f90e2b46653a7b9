//! The fixtures as they are read: one page in many PDFs, one text in many encodings, one record in several scripts.

use std::fs;
use std::path::{Path, PathBuf};

use rapporteur::error::Error;
use rapporteur::model::{Flow, Format};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn read(path: &Path, format: Format) -> Result<Flow, Error> {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    rapporteur::text::read(&bytes, format).map(rapporteur::layout::flow)
}

/// The words of all blocks, in order, a space between.
fn words(flow: &Flow) -> String {
    let blocks: Vec<&str> = flow.blocks.iter().flat_map(|block| block.text.text.split_whitespace()).collect();
    blocks.join(" ")
}

fn wanted(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn one_page_is_read_out_of_many_pdfs() {
    let folder = folder("pdf");
    let page = wanted(&folder.join("page.txt"));
    let whole = [
        "plain",
        "embedded-subset",
        "object-streams",
        "linearized",
        "rotated",
        "landscape-90",
        "landscape-270",
        "encrypted-open",
        "wrong-xref",
        "junk-before",
        "no-trailer",
    ];
    for name in whole {
        match read(&folder.join(format!("{name}.pdf")), Format::Pdf) {
            Ok(flow) => assert_eq!(words(&flow), page, "{name}"),
            Err(error) => panic!("{name}: {error}"),
        }
    }
}

#[test]
fn what_cannot_be_read_gives_no_words() {
    let folder = folder("pdf");
    for name in ["encrypted-locked", "not-a-pdf", "empty", "no-words"] {
        if let Ok(flow) = read(&folder.join(format!("{name}.pdf")), Format::Pdf) {
            assert_eq!(words(&flow), "", "{name}");
        }
    }
}

#[test]
fn one_text_is_read_out_of_many_encodings() {
    let folder = folder("text");
    let text = wanted(&folder.join("summary.txt"));
    for name in ["summary", "bom-crlf", "utf-16le", "utf-16be", "windows-1252", "old-mac-lines", "wrapped"] {
        match read(&folder.join(format!("{name}.txt")), Format::Text) {
            Ok(flow) => assert_eq!(words(&flow), text, "{name}"),
            Err(error) => panic!("{name}: {error}"),
        }
    }
    for name in ["picture", "empty"] {
        if let Ok(flow) = read(&folder.join(format!("{name}.txt")), Format::Text) {
            assert_eq!(words(&flow), "", "{name}");
        }
    }
}

#[test]
fn one_record_is_read_in_several_scripts() {
    let folder = folder("scripts");
    for language in ["ar", "he", "ru", "zh"] {
        let lines = fs::read_to_string(folder.join(format!("{language}.txt"))).unwrap();
        let wanted: Vec<&str> = lines.lines().collect();
        for producer in ["writer", "browser"] {
            let name = format!("{language}-{producer}.pdf");
            let flow = read(&folder.join(&name), Format::Pdf).unwrap_or_else(|error| panic!("{name}: {error}"));
            let read: Vec<&str> = flow.blocks.iter().map(|block| block.text.text.as_str()).collect();
            assert_eq!(read, wanted, "{name}");
        }
    }
}
