//! Small PDFs built here, one for each behaviour.

use std::fs;
use std::path::Path;

use super::{read, read_asked, read_whole};
use crate::model::{Limits, Origin, Page, Pages};

/// A PDF in the making: objects in order, the catalogue first and the tree of pages second.
struct Writer {
    objects: Vec<Vec<u8>>,
}

impl Writer {
    /// One page with one content and the resources written out; further objects are numbered from 5.
    fn page(content: &[u8], resources: &str) -> Writer {
        Writer::page_with(content, resources, "/MediaBox[0 0 600 800]")
    }

    fn page_with(content: &[u8], resources: &str, entries: &str) -> Writer {
        let mut writer = Writer { objects: Vec::new() };
        writer.add("<</Type/Catalog/Pages 2 0 R>>");
        writer.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        writer.add(&format!("<</Type/Page/Parent 2 0 R{entries}/Contents 4 0 R/Resources<<{resources}>>>>"));
        writer.stream("", content);
        writer
    }

    fn add(&mut self, object: &str) -> &mut Writer {
        self.objects.push(object.as_bytes().to_vec());
        self
    }

    fn stream(&mut self, entries: &str, content: &[u8]) -> &mut Writer {
        let mut object = format!("<<{entries}/Length {}>>\nstream\n", content.len()).into_bytes();
        object.extend_from_slice(content);
        object.extend_from_slice(b"\nendstream");
        self.objects.push(object);
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            offsets.push(bytes.len());
            bytes.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
            bytes.extend_from_slice(object);
            bytes.extend_from_slice(b"\nendobj\n");
        }
        let start = bytes.len();
        bytes.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).as_bytes());
        for offset in &offsets {
            bytes.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
        }
        let tail = format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", offsets.len() + 1);
        bytes.extend_from_slice(tail.as_bytes());
        bytes
    }

    fn read(&self) -> Pages {
        let bytes = self.bytes();
        both_ways(&bytes);
        read(&bytes).expect("a readable PDF")
    }
}

/// Reads a PDF by its objects one by one and by lopdf's: both must give the same.
fn both_ways(bytes: &[u8]) {
    let limits = Limits::default();
    let (asked, whole) = (read_asked(bytes, &limits), read_whole(bytes, &limits));
    assert_eq!(format!("{:?}", asked.expect("objects as they should be")), format!("{whole:?}"));
}

const HELVETICA: &str = "/Font<</F 5 0 R/B 6 0 R>>";
const PLAIN: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
const BOLD: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>";

fn plain(content: &str) -> Page {
    let pages = Writer::page(content.as_bytes(), HELVETICA).add(PLAIN).add(BOLD).read();
    assert!(pages.problems.is_empty(), "{:?}", pages.problems);
    pages.pages.into_iter().next().expect("a page")
}

fn texts(page: &Page) -> Vec<&str> {
    page.runs.iter().map(|run| page.text_of(run)).collect()
}

/// A font of two-byte codes with a map to Unicode, as objects 5 to 7.
fn composite(content: &str, map: &str) -> Pages {
    let mut writer = Writer::page(content.as_bytes(), "/Font<</F 5 0 R>>");
    writer.add("<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Serif-Italic/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>");
    writer.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/Serif/DW 500/W[1[600 250] 10 20 700]>>");
    writer.stream("", map.as_bytes()).read()
}

/// A TrueType program with nothing but maps of the codes of "Jiménez" to glyphs, each a platform, an encoding and what it adds to a code.
fn program_of(maps: &[(u16, u16, u16)]) -> Vec<u8> {
    let codes = b"Jim\xe9nz".map(u16::from);
    let words = |words: &[u16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
    let mut records = words(&[0, maps.len() as u16]);
    let mut tables = Vec::new();
    for &(platform, encoding, added) in maps {
        let offset = 4 + 8 * maps.len() + tables.len();
        records.extend(words(&[platform, encoding, 0, offset as u16]));
        let glyphs: Vec<u16> = (0x20..0x100).map(|code| if codes.contains(&code) { code - 0x1F } else { 0 }).collect();
        tables.extend(words(&[6, 0, 0, 0x20 + added, glyphs.len() as u16]));
        tables.extend(words(&glyphs));
    }
    records.append(&mut tables);
    let mut program = words(&[0, 1, 1, 0, 0, 0]);
    program.extend_from_slice(b"cmap");
    program.extend(words(&[0, 0, 0, 28, 0, records.len() as u16]));
    program.append(&mut records);
    program
}

#[test]
fn codes_of_a_symbol_font_are_those_of_windows() {
    let read = |maps: &[(u16, u16, u16)]| {
        let mut writer = Writer::page(b"BT /F 10 Tf 72 720 Td (Jim\\351nez) Tj ET", "/Font<</F 5 0 R>>");
        writer.add("<</Type/Font/Subtype/TrueType/BaseFont/Serif/FontDescriptor 6 0 R>>");
        writer.add("<</Type/FontDescriptor/FontName/Serif/Flags 6/FontFile2 7 0 R>>");
        texts(&writer.stream("", &program_of(maps)).read().pages[0]).join(" ")
    };
    assert_eq!(read(&[(1, 0, 0), (3, 0, 0xF000)]), "Jiménez");
    assert_eq!(read(&[(1, 0, 0)]), "JimÈnez");
    assert_eq!(read(&[(1, 0, 0), (3, 1, 0)]), "Jiménez");
}

#[test]
fn a_run_has_place_width_and_size() {
    let page = plain("BT /F 10 Tf 72 720 Td (Hello) Tj ET");
    let run = page.runs[0];
    assert_eq!(texts(&page), ["Hello"]);
    assert_eq!((run.x, run.y, run.size), (72.0, 80.0, 10.0));
    // H 722, e 556, l 222 twice, o 556: widths of the standard font, which the file leaves out.
    assert!((run.width - 22.78).abs() < 0.01, "{}", run.width);
    assert!((run.space - 2.78).abs() < 0.01);
}

#[test]
fn kerning_does_not_split_words_and_gaps_part_them() {
    assert_eq!(texts(&plain("BT /F 10 Tf 72 720 Td [(Montevid)-60(eo)-300(and)] TJ ET")), ["Montevideo and"]);
}

#[test]
fn doubled_spaces_are_one_and_spaces_at_the_end_none() {
    assert_eq!(texts(&plain("BT /F 10 Tf 72 720 Td (one  )Tj ( two ) Tj ET")), ["one two"]);
}

#[test]
fn letters_set_one_by_one_are_what_one_string_is() {
    let words = "The committee deferred all its items, and it said so twice: too bad. ".repeat(4);
    let whole = plain(&format!("BT /F 10 Tf 0 700 Td ({words}) Tj ET"));
    let letters: String = words.chars().map(|letter| format!("({letter})-0.5")).collect();
    let page = plain(&format!("BT /F 10 Tf 0 700 Td [{letters}] TJ ET"));
    assert_eq!(texts(&page), texts(&whole));
    assert_eq!(texts(&page).concat().trim_end(), words.trim_end());
}

#[test]
fn the_next_piece_extends_the_run_and_a_wide_gap_ends_it() {
    let page =
        plain("BT /F 10 Tf 1 0 0 1 72 720 Tm (Hel) Tj 1 0 0 1 87 720 Tm (lo) Tj 1 0 0 1 200 720 Tm (cell) Tj ET");
    assert_eq!(texts(&page), ["Hello", "cell"]);
}

#[test]
fn a_style_ends_the_run_and_keeps_the_written_space() {
    let page = plain("BT /B 10 Tf 72 720 Td (Mr. Smith ) Tj /F 10 Tf (spoke) Tj ET");
    assert_eq!(texts(&page), ["Mr. Smith ", "spoke"]);
    assert!(page.runs[0].style.bold && !page.runs[1].style.bold);
}

#[test]
fn small_letters_above_the_line_are_raised() {
    let page = plain("BT /F 10 Tf 72 720 Td (25) Tj /F 6 Tf 4 Ts (th) Tj 0 Ts /F 10 Tf ( meeting) Tj ET");
    assert_eq!(texts(&page), ["25", "th ", "meeting"]);
    assert_eq!(page.runs.iter().map(|run| run.style.raised).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn words_printed_twice_are_read_once_and_bold() {
    let page = plain("BT /F 10 Tf 1 0 0 1 72 720 Tm (Twice) Tj 1 0 0 1 72.3 720 Tm (Twice) Tj ET");
    assert_eq!(texts(&page), ["Twice"]);
    assert!(page.runs[0].style.bold);
}

#[test]
fn filled_and_stroked_letters_are_bold() {
    assert!(plain("BT /F 10 Tf 2 Tr 72 720 Td (Heavy) Tj ET").runs[0].style.bold);
}

#[test]
fn invisible_text_is_recognised_text() {
    assert_eq!(plain("BT /F 10 Tf 3 Tr 72 720 Td (scan) Tj ET").runs[0].origin, Origin::Recognised);
}

#[test]
fn artifacts_are_told_and_end() {
    let page = plain(
        "/Artifact <</Type/Pagination>> BDC BT /F 9 Tf 72 780 Td (2/31) Tj ET EMC BT /F 9 Tf 72 700 Td (text) Tj ET",
    );
    assert_eq!(page.runs.iter().map(|run| run.origin).collect::<Vec<_>>(), [Origin::Artifact, Origin::Visible]);
}

#[test]
fn actual_text_stands_for_glyphs_without_control_codes() {
    let page = plain("BT /F 10 Tf 72 720 Td /Span <</ActualText<FEFF00640069006500DF0008>>> BDC (xyz) Tj EMC ET");
    assert_eq!(texts(&page), ["dieß"]);
}

#[test]
fn strings_know_escapes_octals_and_nesting() {
    assert_eq!(texts(&plain("BT /F 10 Tf 72 720 Td (a\\(b\\)\\101(c)\\\nd) Tj <6566> Tj ET")), ["a(b)A(c)def"]);
}

#[test]
fn the_quote_operators_begin_a_line() {
    let page = plain("BT /F 10 Tf 12 TL 72 720 Td (one) Tj (two) ' 0 0 (three) \" ET");
    assert_eq!(page.runs.iter().map(|run| run.y).collect::<Vec<_>>(), [80.0, 92.0, 104.0]);
}

#[test]
fn scale_and_spacing_move_the_pen() {
    let page = plain("BT /F 10 Tf 50 Tz 1 Tc 72 720 Td (ll) Tj ET");
    assert!((page.runs[0].width - (2.22 + 0.5)).abs() < 0.01, "{}", page.runs[0].width);
}

#[test]
fn inline_images_are_left_out() {
    let page = plain("BI /W 2 /H 2 /BPC 8 /CS /G ID \x01EI\x02( EI BT /F 10 Tf 72 720 Td (after) Tj ET");
    assert_eq!(texts(&page), ["after"]);
    assert!(page.has_images);
}

#[test]
fn lines_are_strokes() {
    let page = plain("0 0 m 5 300 l S 72 100 m 272 100 l S 72 90 200 0.5 re f 72 10 300 60 re f");
    assert_eq!(page.strokes.len(), 2);
    assert_eq!((page.strokes[0].x0, page.strokes[0].y0, page.strokes[0].x1), (72.0, 700.0, 272.0));
}

#[test]
fn forms_are_read_in_their_place_and_a_form_in_itself_once() {
    let mut writer = Writer::page(b"1 0 0 1 100 0 cm /X Do", "/XObject<</X 7 0 R>>/Font<</F 5 0 R>>");
    writer.add(PLAIN).add(BOLD);
    let entries = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 0 50]/Resources<</Font<</F 5 0 R>>/XObject<</X 7 0 R>>>>";
    let pages = writer.stream(entries, b"BT /F 10 Tf 0 0 Td (inside) Tj ET /X Do").read();
    assert_eq!(texts(&pages.pages[0]), ["inside"]);
    assert_eq!((pages.pages[0].runs[0].x, pages.pages[0].runs[0].y), (100.0, 750.0));
    assert_eq!(pages.problems[0].code, "limit-depth");
}

#[test]
fn turned_pages_stand_upright() {
    let content = b"BT /F 10 Tf 0 1 -1 0 500 100 Tm (turned) Tj ET";
    let pages = Writer::page_with(content, HELVETICA, "/MediaBox[0 0 600 800]/Rotate 90").add(PLAIN).add(BOLD).read();
    let page = &pages.pages[0];
    assert_eq!((page.width, page.height), (800.0, 600.0));
    assert_eq!((page.runs[0].x, page.runs[0].y), (100.0, 500.0));
}

#[test]
fn text_beside_the_page_is_not_seen_unless_all_of_it_is() {
    let page = plain("BT /F 10 Tf 72 720 Td (seen) Tj 800 0 Td (unseen) Tj ET");
    assert_eq!(texts(&page), ["seen"]);
    assert_eq!(texts(&plain("BT /F 10 Tf 900 720 Td (all) Tj ET")), ["all"]);
}

#[test]
fn maps_to_unicode_hold_ligatures_ranges_and_surrogates() {
    let map = "1 begincodespacerange <0000><FFFF> endcodespacerange 2 beginbfchar <0001> <00660069> <0002> <D835DC00> endbfchar \
               2 beginbfrange <000A> <000C> <0041> <000D> <000E> [<0058> <0059>] endbfrange";
    let pages = composite("BT /F 10 Tf 72 720 Td <00010002000A000C000D000E> Tj ET", map);
    let page = &pages.pages[0];
    assert_eq!(texts(page), ["fi\u{1D400}ACXY"]);
    assert!(page.runs[0].style.italic);
    assert!((page.runs[0].width - 36.5).abs() < 0.01, "{}", page.runs[0].width);
}

#[test]
fn codes_without_a_reading_are_counted_and_told() {
    let pages = composite("BT /F 10 Tf 72 720 Td <000A0063> Tj ET", "1 beginbfchar <000A> <0041> endbfchar");
    assert_eq!(texts(&pages.pages[0]), ["A\u{FFFD}"]);
    assert_eq!(pages.pages[0].unreadable, 1);
    assert_eq!((&*pages.problems[0].code, pages.problems[0].page), ("unreadable-font", Some(1)));
}

#[test]
fn arabic_painted_from_the_left_is_read_from_the_right() {
    // The word سلام as contextual forms in the order of painting: isolated meem, lam with alef, initial seen.
    let map = "3 beginbfchar <0001> <FEE1> <0002> <06440627> <0003> <FEB3> endbfchar";
    let pages = composite("BT /F 10 Tf 72 720 Td <000100020003> Tj ET", map);
    assert_eq!(texts(&pages.pages[0]), ["سلام"]);
}

#[test]
fn names_of_glyphs_are_read() {
    let mut writer = Writer::page(b"BT /F 10 Tf 72 720 Td (abcd) Tj ET", "/Font<</F 5 0 R>>");
    writer.add("<</Type/Font/Subtype/Type1/BaseFont/Odd/Encoding<</Differences[97/eacute/uni0416/f_i/g17]>>/FirstChar 97/Widths[500 500 500 500]>>");
    let pages = writer.read();
    assert_eq!(texts(&pages.pages[0]), ["éЖfi\u{FFFD}"]);
}

#[test]
fn a_missing_font_is_not_passed_over() {
    let pages = Writer::page(b"BT /None 10 Tf 72 720 Td (lost) Tj ET", "").read();
    assert_eq!(pages.pages[0].unreadable, 4);
}

#[test]
fn predefined_maps_are_read_by_their_encoding() {
    let mut writer = Writer::page(b"BT /F 10 Tf 72 720 Td <C1AABACF41> Tj ET", "/Font<</F 5 0 R>>");
    writer.add("<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>");
    writer.add("<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun>>");
    assert_eq!(texts(&writer.read().pages[0]), ["联合A"]);
}

#[test]
fn what_is_no_pdf_says_so() {
    let code = |bytes: &[u8]| read(bytes).err().map(|error| error.code);
    assert_eq!(code(b""), Some("empty"));
    assert_eq!(code(b"<html>"), Some("not-pdf"));
    assert_eq!(code(b"%PDF-1.7\n"), Some("parse"));
}

#[test]
fn a_tree_that_holds_itself_has_no_pages() {
    let mut writer = Writer { objects: Vec::new() };
    writer.add("<</Type/Catalog/Pages 2 0 R>>").add("<</Type/Pages/Kids[2 0 R]/Count 1099511627776>>");
    assert_eq!(read(&writer.bytes()).err().map(|error| error.code), Some("no-pages"));
}

#[test]
fn damage_in_front_and_in_the_table_is_repaired() {
    let mut bytes = b"junk\n".to_vec();
    let whole = Writer::page(b"BT /F 10 Tf 72 720 Td (kept) Tj ET", HELVETICA).add(PLAIN).add(BOLD).bytes();
    let cut = whole.len() - 60;
    bytes.extend_from_slice(&whole[..cut]);
    let pages = read(&bytes).expect("a repaired PDF");
    assert!(pages.repaired);
    assert_eq!(texts(&pages.pages[0]), ["kept"]);
}

#[test]
fn too_many_operators_end_the_page_and_say_so() {
    let pages = Writer::page("q Q ".repeat(600_000).as_bytes(), HELVETICA).add(PLAIN).add(BOLD).read();
    assert_eq!(pages.problems[0].code, "limit-operators");
}

#[test]
fn a_string_that_does_not_end_is_damage() {
    let pages = Writer::page(b"BT /F 10 Tf 72 720 Td (kept) Tj (lost", HELVETICA).add(PLAIN).add(BOLD).read();
    assert_eq!(texts(&pages.pages[0]), ["kept"]);
    assert_eq!(pages.problems[0].code, "page-error");
}

#[test]
fn tables_and_streams_of_objects_are_read_as_lopdf_reads_them() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/objects");
    let text = |name: &str| {
        let bytes = fs::read(seeds.join(name)).unwrap();
        both_ways(&bytes);
        read(&bytes).unwrap().pages.remove(0).text
    };
    assert_eq!(text("table"), "The meeting was called to order");
    assert_eq!(text("update"), "The meeting was called to order at 10 a.m.");
    assert_eq!(text("packed"), text("table"));
    assert_eq!(text("hybrid"), text("table"));
}

#[test]
fn what_is_not_as_it_should_be_is_left_to_lopdf() {
    let limits = Limits::default();
    let whole = Writer::page(b"BT /F 12 Tf 9 700 Td (Text) Tj ET", HELVETICA).add(PLAIN).add(BOLD).bytes();
    let text = String::from_utf8(whole.clone()).unwrap();
    for (from, to) in [
        ("%PDF-", " %PDF-"),
        ("4 0 obj", "9 0 obj"),
        ("/Length 33", "/Length 30"),
        ("/F 5 0 R", "/F 50 0 R"),
        ("<</Type/Font", "<</Type!Font"),
        ("/Pages 2 0 R", "/Pages 8 0 R"),
        ("startxref", "startxxxx"),
        ("0000000009", "0000000019"),
        ("/Size", "/Encrypt<<>>/Size"),
    ] {
        assert!(text.contains(from), "{from}");
        let damaged = text.replacen(from, to, 1).into_bytes();
        assert!(read_asked(&damaged, &limits).is_none(), "{from}");
        let (read, whole) = (read(&damaged), read_whole(&damaged, &limits));
        assert_eq!(format!("{read:?}"), format!("{whole:?}"), "{from}");
    }
}
