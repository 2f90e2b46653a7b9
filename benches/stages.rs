//! How long each stage takes on the documents of `input/`: `cargo bench`.

use std::fs;

use divan::{Bencher, black_box};
use rapporteur::model::{Document, Draft, Flow, Format, Pages, Source};
use rapporteur::reference::Reference;
use rapporteur::run::Rendered;
use rapporteur::{check, layout, normalise, parse, pipeline, text};

fn main() {
    divan::main();
}

/// The documents of the sample archive that can be read, in the order of their names.
fn samples() -> Vec<(Vec<u8>, Format)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/input");
    let entries = fs::read_dir(folder).expect("the sample archive").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let read = paths.iter().filter_map(|path| {
        let format = match path.extension()?.to_str()? {
            "pdf" => Format::Pdf,
            "md" => Format::Markdown,
            _ => Format::Text,
        };
        Some((fs::read(path).ok()?, format))
    });
    read.filter(|(bytes, format)| text::read(bytes, *format).is_ok()).collect()
}

fn pages() -> Vec<Pages> {
    samples().iter().filter_map(|(bytes, format)| text::read(bytes, *format).ok()).collect()
}

fn flows() -> Vec<Flow> {
    pages().into_iter().map(layout::flow).collect()
}

fn drafts() -> Vec<Draft> {
    flows().into_iter().map(|flow| parse::draft(flow, Reference::builtin())).collect()
}

fn documents() -> Vec<Document> {
    let read = |(bytes, format): &(Vec<u8>, Format)| pipeline::read("a", "", bytes, *format, Reference::builtin()).ok();
    samples().iter().filter_map(read).map(|reading| reading.document).collect()
}

fn source() -> Source {
    Source {
        path: "a".to_owned(),
        sha256: String::new(),
        bytes: 0,
        format: Format::Pdf.as_str(),
        pages: 1,
        text_source: "born-digital",
        ocr: None,
    }
}

#[divan::bench]
fn text_of_bytes(bencher: Bencher) {
    let samples = samples();
    bencher.bench(|| samples.iter().filter_map(|(bytes, format)| text::read(black_box(bytes), *format).ok()).count());
}

#[divan::bench]
fn flow_of_pages(bencher: Bencher) {
    let pages = pages();
    bencher.with_inputs(|| pages.clone()).bench_values(|pages| pages.into_iter().map(layout::flow).collect::<Vec<_>>());
}

#[divan::bench]
fn draft_of_flow(bencher: Bencher) {
    let flows = flows();
    bencher.with_inputs(|| flows.clone()).bench_values(|flows| {
        flows.into_iter().map(|flow| parse::draft(flow, Reference::builtin())).collect::<Vec<_>>()
    });
}

#[divan::bench]
fn document_of_draft(bencher: Bencher) {
    let drafts = drafts();
    bencher.with_inputs(|| drafts.clone()).bench_values(|drafts| {
        let documents = drafts.into_iter().map(|draft| {
            let mut document = normalise::document(draft, source(), Reference::builtin());
            check::document(&mut document);
            document
        });
        documents.collect::<Vec<_>>()
    });
}

#[divan::bench]
fn bytes_of_document(bencher: Bencher) {
    let documents = documents();
    bencher.bench(|| documents.iter().filter_map(|document| Rendered::of(black_box(document)).ok()).count());
}

#[divan::bench]
fn whole_pipeline(bencher: Bencher) {
    let samples = samples();
    bencher.bench(|| {
        let read = |(bytes, format): &(Vec<u8>, Format)| {
            let reading = pipeline::read("a", "", bytes, *format, Reference::builtin()).ok()?;
            Rendered::of(&reading.document).ok()
        };
        samples.iter().filter_map(read).count()
    });
}
