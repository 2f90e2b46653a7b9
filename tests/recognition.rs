//! Scans are recognised where that is asked for, and say so.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

fn rapporteur(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.current_dir(folder).arg("extract").args(arguments);
    command
}

fn has(program: &str, argument: &str) -> bool {
    Command::new(program).arg(argument).output().is_ok_and(|done| done.status.success())
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A PDF of two pages that show a picture of the sample's first page and nothing else. The page has no rows of dots, of which
/// recognition makes words of little confidence.
fn scan() -> Vec<u8> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/resolution.pdf");
    let folder = TempDir::new().unwrap();
    let drawn = Command::new("pdftoppm")
        .args(["-r", "300", "-jpeg", "-singlefile"])
        .args([&sample, &folder.path().join("page")])
        .status();
    assert!(drawn.unwrap().success());
    let picture = fs::read(folder.path().join("page.jpg")).unwrap();
    let at = picture.windows(2).position(|mark| matches!(mark, [0xFF, 0xC0 | 0xC2])).unwrap();
    let side = |at: usize| u32::from(picture[at]) << 8 | u32::from(picture[at + 1]);
    let (height, width) = (side(at + 5), side(at + 7));
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>";
    let draw = "q 595 0 0 842 0 0 cm /I Do Q";
    let mut bytes = format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>\nendobj\n3 0 obj\n{page}\nendobj\n\
         6 0 obj\n{page}\nendobj\n4 0 obj\n<</Length {}>>\nstream\n{draw}\nendstream\nendobj\n5 0 obj\n<</Type/XObject/Subtype/Image/Width {width}/Height {height}\
         /ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length {}>>\nstream\n",
        draw.len(),
        picture.len()
    )
    .into_bytes();
    bytes.extend(picture);
    bytes.extend(b"\nendstream\nendobj\ntrailer\n<</Size 7/Root 1 0 R>>\n%%EOF\n");
    bytes
}

#[test]
fn a_scan_is_recognised_where_that_is_asked_for() {
    if !has("pdftoppm", "-v") || !has("tesseract", "--version") {
        println!("left out: the recognition of a scan (it needs pdftoppm and tesseract)");
        return;
    }
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("input")).unwrap();
    fs::write(folder.path().join("input/scan.pdf"), scan()).unwrap();
    rapporteur(folder.path(), &["-q"]).output().unwrap();
    let files = folder.path().join("output/files.csv");
    assert!(fs::read_to_string(&files).unwrap().contains(",no_text,"));

    let done = rapporteur(folder.path(), &["-q", "--ocr", "tesseract"]).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let document: Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("output/documents.jsonl")).unwrap()).unwrap();
    let source = &document["source"];
    assert_eq!((source["text_source"].as_str(), source["pages"].as_u64()), (Some("ocr"), Some(2)));
    assert_eq!(source["ocr"]["languages"][0], "eng");
    let sure = source["ocr"]["confidence"].as_array().unwrap();
    assert!(sure.len() == 2 && sure.iter().all(|sure| sure.as_u64() > Some(70)), "{source}");
    let text: String = document["paragraphs"].as_array().unwrap().iter().map(|p| p["text"].as_str().unwrap()).collect();
    assert!(text.contains("General Assembly"), "{text}");
    let problems = fs::read_to_string(folder.path().join("output/problems.csv")).unwrap();
    assert!(problems.contains(",info,ocr,the text was recognised by tesseract"), "{problems}");
}

#[test]
fn what_recognition_needs_and_is_not_installed_is_told_in_one_line() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), "Text.\n").unwrap();
    let absent =
        rapporteur(folder.path(), &["a.txt", "--ocr", "tesseract"]).env("PATH", "/nonexistent").output().unwrap();
    assert_eq!(absent.status.code(), Some(2));
    assert!(said(&absent).starts_with("rapporteur: tesseract is not installed: "), "{}", said(&absent));
    if has("tesseract", "--version") && has("pdftoppm", "-v") {
        let options = ["a.txt", "--ocr", "tesseract", "--ocr-languages", "eng+qqq"];
        let absent = rapporteur(folder.path(), &options).output().unwrap();
        assert!(absent.status.code() == Some(2) && said(&absent).contains("no language \"qqq\""), "{}", said(&absent));
    }
}
