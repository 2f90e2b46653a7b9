//! What the fuzz targets do with any bytes. None may panic, hang or use memory without bound.

mod held;

use rapporteur::emit::json;
use rapporteur::layout;
use rapporteur::model::{Block, Format, Limits, Origin, Page, Pages, Run, Setting, Style};
use rapporteur::pipeline::{self, Reading};
use rapporteur::reference::Reference;
use rapporteur::run::{frame, journal};
use rapporteur::text;

/// What takes any bytes.
pub type Target = fn(&[u8]);

/// The targets by name.
pub const TARGETS: &[(&str, Target)] = &[
    ("objects", objects),
    ("content", content),
    ("cmap", cmap),
    ("font", font),
    ("layout", layout),
    ("typed", typed),
    ("document", document),
    ("journal", journal),
    ("frame", frame),
];

/// Limits within which a target stays quick.
fn limits() -> Limits {
    Limits { operators: 20_000, pages: 10, stream: 1 << 20, decoded: 4 << 20, text: 1 << 20, ..Limits::default() }
}

/// A PDF of these objects, numbered from 1, the first being the catalogue.
fn pdf(objects: &[(&str, Option<&[u8]>)]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, (entries, stream)) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n<<{entries}", index + 1).into_bytes());
        match stream {
            Some(stream) => {
                bytes.extend(format!("/Length {}>>\nstream\n", stream.len()).into_bytes());
                bytes.extend_from_slice(stream);
                bytes.extend_from_slice(b"\nendstream\nendobj\n");
            }
            None => bytes.extend_from_slice(b">>\nendobj\n"),
        }
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").into_bytes()));
    let size = objects.len() + 1;
    bytes.extend(format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").into_bytes());
    bytes
}

fn read(objects: &[(&str, Option<&[u8]>)]) {
    let pages = text::read_within(&pdf(objects), Format::Pdf, &limits()).expect("a whole PDF is read");
    assert_eq!(pages.page_count, 1, "a whole PDF has its page");
    arrange(pages);
}

/// Letters and figures, which no step may drop or add.
fn signs(text: &str) -> usize {
    text.chars().filter(|char| char.is_alphanumeric()).count()
}

/// Arranges pages in reading order: no word may be lost, neither from the count nor from the text.
fn arrange(pages: Pages) {
    let source: usize = pages.pages.iter().flat_map(|page| page.runs.iter().map(|run| signs(page.text_of(run)))).sum();
    let flow = layout::flow(pages);
    let words =
        flow.blocks.iter().map(Block::words).sum::<u32>() + flow.furniture.iter().map(|piece| piece.words).sum::<u32>();
    assert_eq!(words, flow.source_words, "words are lost");
    let kept = flow.blocks.iter().map(|block| signs(&block.text.text)).sum::<usize>()
        + flow.furniture.iter().map(|piece| signs(&piece.text)).sum::<usize>();
    assert_eq!(kept, source, "letters are lost");
}

const PAGE: &str =
    "/Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>";

/// A PDF as it stands: its table, its objects and its streams of objects.
pub fn objects(data: &[u8]) {
    if let Ok(pages) = text::read_within(data, Format::Pdf, &limits()) {
        arrange(pages);
    }
}

/// The content of a page and, the same bytes, of a form that it draws.
pub fn content(data: &[u8]) {
    read(&[
        ("/Type/Catalog/Pages 2 0 R", None),
        ("/Type/Pages/Kids[3 0 R]/Count 1", None),
        (PAGE, None),
        ("", Some(data)),
        ("/Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding", None),
        ("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", Some(data)),
    ]);
}

const SHOW: &[u8] = b"BT /F 9 Tf 9 9 Td <004100420043FFFF> Tj (ABC\\377) Tj ET";

/// A map of codes to characters, and one of codes to glyphs.
pub fn cmap(data: &[u8]) {
    read(&[
        ("/Type/Catalog/Pages 2 0 R", None),
        ("/Type/Pages/Kids[3 0 R]/Count 1", None),
        (PAGE, None),
        ("", Some(SHOW)),
        ("/Type/Font/Subtype/Type0/BaseFont/X/Encoding 8 0 R/DescendantFonts[7 0 R]/ToUnicode 6 0 R", None),
        ("", Some(data)),
        (
            "/Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            None,
        ),
        ("/Type/CMap", Some(data)),
    ]);
}

/// A font's program: as TrueType and as Type 1.
pub fn font(data: &[u8]) {
    for (font, descriptor) in [
        (
            "/Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 65/LastChar 67/Widths[500 500 500]/FontDescriptor 7 0 R",
            "/FontFile2 6 0 R",
        ),
        (
            "/Type/Font/Subtype/Type1/BaseFont/X/FirstChar 65/LastChar 67/Widths[500 500 500]/FontDescriptor 7 0 R",
            "/FontFile 6 0 R",
        ),
        ("/Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[8 0 R]", "/FontFile2 6 0 R"),
    ] {
        let descriptor = format!("/Type/FontDescriptor/FontName/X/Flags 4{descriptor}");
        read(&[
            ("/Type/Catalog/Pages 2 0 R", None),
            ("/Type/Pages/Kids[3 0 R]/Count 1", None),
            (PAGE, None),
            ("", Some(SHOW)),
            (font, None),
            ("/Length1 9", Some(data)),
            (&descriptor, None),
            ("/Type/Font/Subtype/CIDFontType2/BaseFont/X/FontDescriptor 7 0 R/CIDToGIDMap/Identity", None),
        ]);
    }
}

/// Runs of any place, size and style: no word may be lost.
pub fn layout(data: &[u8]) {
    let mut pages = Pages { setting: Setting::Printed, ..Pages::default() };
    for (sheet, number) in data.chunks(600).take(5).zip(1..) {
        let mut page = Page { number, width: 612.0, height: 792.0, ..Page::default() };
        for piece in sheet.chunks_exact(6) {
            let &[x, y, size, style, word, length] = piece else { continue };
            let start = page.text.len() as u32;
            let letter = char::from(b'a' + word % 26);
            page.text.extend(std::iter::repeat_n(letter, usize::from(length % 12) + 1));
            if word % 7 == 0 {
                page.text.push_str(" 12.");
            }
            let end = page.text.len() as u32;
            let size_of = f32::from(size % 24) + 1.0;
            page.runs.push(Run {
                start,
                end,
                x: f32::from(x) * 2.4,
                y: f32::from(y) * 3.1,
                width: size_of * (end - start) as f32 / 2.0,
                size: size_of,
                space: size_of / 4.0,
                style: Style { bold: style & 1 > 0, italic: style & 2 > 0, raised: style & 4 > 0 },
                origin: Origin::Visible,
            });
        }
        pages.pages.push(page);
    }
    pages.page_count = pages.pages.len() as u32;
    arrange(pages);
}

/// Typed text.
pub fn typed(data: &[u8]) {
    for format in [Format::Text, Format::Markdown] {
        if let Ok(pages) = text::read_within(data, format, &limits()) {
            arrange(pages);
        }
    }
}

/// A text or Markdown file, as its first byte says, through all stages.
pub fn document(data: &[u8]) {
    let Some((&first, data)) = data.split_first() else { return };
    let format = if first % 2 == 0 { Format::Text } else { Format::Markdown };
    let reading = pipeline::read_within("a", "0123456789abcdef", data, format, Reference::builtin(), &limits());
    if let Ok(Reading { document, .. }) = reading {
        held::document(&document);
        json::line(&document, &mut Vec::new()).expect("a document is written");
    }
}

/// The lines of a journal with their checksums put right.
fn sealed(data: &[u8]) -> Vec<u8> {
    let seal = |line: &[u8]| {
        let json = line.get(9..).unwrap_or_default();
        [format!("{:08x} ", crc32fast::hash(json)).as_bytes(), json, b"\n"].concat()
    };
    data.split(|&byte| byte == b'\n').flat_map(seal).collect()
}

/// A journal, as it is and with its checksums put right: what is read of it is the same when it is written and read again.
pub fn journal(data: &[u8]) {
    again(data);
    again(&sealed(data));
}

fn again(data: &[u8]) {
    let (records, good) = journal::records(data);
    assert!(good <= data.len());
    let again: Vec<u8> = records.iter().flat_map(|record| journal::line(record).unwrap()).collect();
    assert_eq!(journal::records(&again).0, records);
}

/// A frame: what is read is what fills it.
pub fn frame(data: &[u8]) {
    if let Ok(Some(parts)) = frame::read(&mut &data[..], 1 << 20) {
        let mut again = Vec::new();
        frame::write(&mut again, &parts.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
        assert!(data.starts_with(&again));
    }
}
