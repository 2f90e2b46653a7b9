//! Reads PDFs and prints how many pages and characters they hold: something to time the reader with.

fn main() {
    let (mut pages, mut characters, mut files) = (0, 0, 0);
    for path in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        if let Ok(read) = rapporteur::text::pdf::read(&bytes) {
            files += 1;
            pages += read.pages.len();
            characters += read.pages.iter().map(|page| page.text.len()).sum::<usize>();
        }
    }
    println!("{files} files, {pages} pages, {characters} bytes of text");
}
