//! Layout over pages of our own making and, where there is one, over the corpus.

use std::collections::BTreeMap;
use std::path::Path;

use crate::model::{Flow, FurnitureReason, Page, Pages, Role, Run, Setting, Style};

/// A page of 600 by 800 points on which lines are set one by one.
struct Press {
    page: Page,
}

impl Press {
    fn page(number: u32) -> Press {
        Press { page: Page { number, width: 600.0, height: 800.0, ..Page::default() } }
    }

    /// Sets a line in ten points, each letter five points wide.
    fn line(self, x: f32, y: f32, text: &str) -> Press {
        self.styled(x, y, 10.0, Style::default(), text)
    }

    fn styled(mut self, x: f32, y: f32, size: f32, style: Style, text: &str) -> Press {
        let start = self.page.text.len() as u32;
        self.page.text.push_str(text);
        let end = self.page.text.len() as u32;
        let width = text.chars().count() as f32 * 0.5 * size;
        let run = Run { start, end, x, y, width, size, space: 0.5 * size, style, ..Run::default_for_tests() };
        self.page.runs.push(run);
        self
    }

    fn lines(self, x: f32, y: f32, lines: &[&str]) -> Press {
        lines.iter().enumerate().fold(self, |press, (index, text)| press.line(x, y + 12.0 * index as f32, text))
    }
}

impl Run {
    fn default_for_tests() -> Run {
        Run {
            start: 0,
            end: 0,
            x: 0.0,
            y: 0.0,
            width: 0.0,
            size: 10.0,
            space: 5.0,
            style: Style::default(),
            origin: crate::model::Origin::Visible,
        }
    }
}

fn flow(pages: Vec<Press>) -> Flow {
    let page_count = pages.len() as u32;
    let pages = pages.into_iter().map(|press| press.page).collect();
    let pages = Pages { pages, page_count, setting: Setting::Printed, ..Pages::default() };
    let flow = super::flow(pages.clone());
    assert_nothing_lost(&pages, &flow, "");
    flow
}

fn texts(flow: &Flow) -> Vec<&str> {
    flow.blocks.iter().map(|block| block.text.text.as_str()).collect()
}

/// Every word counted once, every character somewhere; hyphens at joins and leaders aside.
fn assert_nothing_lost(pages: &Pages, flow: &Flow, name: &str) {
    let words: u32 = flow.blocks.iter().map(|block| block.words()).sum::<u32>()
        + flow.furniture.iter().map(|piece| piece.words).sum::<u32>();
    assert_eq!(words, flow.source_words, "{name}: words");
    let mut counts: BTreeMap<char, i64> = BTreeMap::new();
    for page in &pages.pages {
        for c in page.runs.iter().flat_map(|run| page.text_of(run).chars()) {
            *counts.entry(c).or_default() += 1;
        }
    }
    let blocks = flow.blocks.iter().map(|block| block.text.text.as_str());
    for c in blocks.chain(flow.furniture.iter().map(|piece| piece.text.as_str())).flat_map(str::chars) {
        *counts.entry(c).or_default() -= 1;
    }
    let joints = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}' | '.' | '…')
    };
    counts.retain(|&c, n| *n != 0 && !joints(c));
    assert!(counts.is_empty(), "{name}: characters {counts:?}");
    for block in &flow.blocks {
        assert!(!block.lines.is_empty(), "{name}: a block without lines");
        assert!(block.lines.windows(2).all(|pair| pair[0].start <= pair[1].start), "{name}: lines out of order");
        assert!(block.lines.iter().all(|line| block.text.text.is_char_boundary(line.start)), "{name}: line starts");
    }
}

#[test]
fn a_list_of_marks_and_titles_in_two_columns_is_read_column_by_column() {
    let text =
        "The list below has the mandates that were given to the programme, and it was read over in full this year.";
    let press = Press::page(2)
        .lines(50.0, 80.0, &[text, "All of them are in force."])
        .line(50.0, 140.0, "66/10")
        .lines(120.0, 140.0, &["Passage of ferries over", "the river in winter"])
        .line(50.0, 170.0, "66/11")
        .line(120.0, 170.0, "Schools of the islands")
        .line(50.0, 188.0, "67/3")
        .lines(120.0, 188.0, &["Wells and springs that", "have run dry of late"])
        .line(50.0, 218.0, "67/8")
        .line(120.0, 218.0, "Lighthouses and beacons")
        .line(330.0, 140.0, "68/1")
        .lines(400.0, 140.0, &["The keeping of bees in", "the hills of the north"])
        .line(330.0, 170.0, "69/27")
        .lines(400.0, 170.0, &["Rules on the weighing of", "grain at the harbours"])
        .line(330.0, 200.0, "70/5")
        .lines(400.0, 200.0, &["Bridges over the gorge", "and the road below it"]);
    let flow = flow(vec![press]);
    let rows: Vec<&str> = flow.blocks.iter().filter(|b| b.role == Role::Row).map(|b| b.text.text.as_str()).collect();
    let want = [
        "66/10\tPassage of ferries over the river in winter",
        "66/11\tSchools of the islands",
        "67/3\tWells and springs that have run dry of late",
        "67/8\tLighthouses and beacons",
        "68/1\tThe keeping of bees in the hills of the north",
        "69/27\tRules on the weighing of grain at the harbours",
        "70/5\tBridges over the gorge and the road below it",
    ];
    assert_eq!(rows, want);
}

#[test]
fn cells_of_a_masthead_are_never_one_line() {
    let flow = flow(vec![Press::page(1).line(80.0, 50.0, "United Nations").line(480.0, 50.0, "A/86/L.4")]);
    assert_eq!(texts(&flow), ["United Nations", "A/86/L.4"]);
}

#[test]
fn a_raised_ordinal_belongs_to_its_number() {
    let press = Press::page(1).styled(100.0, 100.0, 20.0, Style::default(), "842");
    let flow = flow(vec![press.styled(130.0, 93.0, 10.0, Style::default(), "nd").line(145.0, 100.0, "meeting")]);
    assert_eq!(texts(&flow), ["842nd meeting"]);
    assert!(flow.blocks[0].text.style_at(3).raised);
}

const LONG: &str = "the words of a line that fills its column from edge";

fn two_columns(number: u32) -> Press {
    let left: Vec<String> = (0..12).map(|n| format!("left {n:02} {}", &LONG[..38])).collect();
    let right: Vec<String> = (0..12).map(|n| format!("right {n:02} {}", &LONG[..37])).collect();
    let left: Vec<&str> = left.iter().map(String::as_str).collect();
    let right: Vec<&str> = right.iter().map(String::as_str).collect();
    Press::page(number).lines(60.0, 200.0, &left).lines(310.0, 200.0, &right)
}

#[test]
fn columns_are_read_one_after_the_other() {
    let flow = flow(vec![two_columns(2)]);
    let all = texts(&flow).join(" ");
    assert!(all.find("left 11").unwrap() < all.find("right 00").unwrap());
    assert_eq!(flow.blocks.len(), 1, "a paragraph goes on in the next column");
}

#[test]
fn a_heading_over_both_columns_stands_before_them() {
    let flow = flow(vec![two_columns(2).line(200.0, 150.0, "A heading that crosses the gutter")]);
    assert_eq!(flow.blocks[0].text.text, "A heading that crosses the gutter");
}

#[test]
fn running_heads_and_page_numbers_are_set_aside() {
    let page = |n: u32| {
        let head = if n.is_multiple_of(2) { 60.0 } else { 480.0 };
        Press::page(n).line(head, 50.0, "A/86/PV.12").line(60.0, 300.0, "Some text.").line(
            60.0,
            770.0,
            &format!("{n}/9"),
        )
    };
    let flow = flow(vec![page(2), page(3), page(4)]);
    assert_eq!(texts(&flow), ["Some text."; 3]);
    let reasons: Vec<FurnitureReason> = flow.furniture.iter().map(|piece| piece.reason).collect();
    assert_eq!(reasons, [FurnitureReason::RunningHead, FurnitureReason::PageNumber].repeat(3));
}

#[test]
fn a_title_on_the_cover_and_again_inside_is_no_running_head() {
    let title = "AGREEMENT ON THE SAFE PASSAGE OF SEAFARERS";
    let page = |n: u32| Press::page(n).line(150.0, 80.0, title).line(60.0, 300.0, "Some text.");
    assert_eq!(flow(vec![page(1), page(2)]).furniture, []);
}

#[test]
fn a_paragraph_goes_on_overleaf_behind_its_note() {
    let first = Press::page(1)
        .line(84.0, 600.0, &format!("An indented first line of text {LONG}"))
        .line(60.0, 612.0, &format!("that goes on and does not end here {LONG}"))
        .styled(60.0, 700.0, 8.0, Style { raised: true, ..Style::default() }, "1")
        .styled(66.0, 702.0, 8.0, Style::default(), "See document A/86/12.");
    let second = Press::page(2)
        .line(60.0, 100.0, &format!("and ends only on the second page of all {LONG}"))
        .line(60.0, 112.0, "with a short line.")
        .line(84.0, 130.0, "Another paragraph follows.");
    let flow = flow(vec![first, second]);
    let roles: Vec<(Role, u32, u32)> = flow.blocks.iter().map(|b| (b.role, b.page_start(), b.page_end())).collect();
    assert_eq!(roles, [(Role::Text, 1, 2), (Role::Footnote, 1, 1), (Role::Text, 2, 2)]);
}

#[test]
fn numbered_paragraphs_are_blocks_of_their_own() {
    let lines =
        ["12. The Committee met on Monday and heard the words of", "the Chair.", "13. The Committee met again."];
    assert_eq!(flow(vec![Press::page(2).lines(60.0, 200.0, &lines)]).blocks.len(), 2);
}

#[test]
fn an_enumeration_in_running_text_is_one_paragraph_and_a_list_is_not() {
    let running = [
        "12. The State had (a) ratified the Convention, (b) set up its own commission on it;",
        "(c) trained its judges in the law of the sea and of the air, all of them, and",
        "(d) begun to report.",
    ];
    assert_eq!(flow(vec![Press::page(2).lines(60.0, 200.0, &running)]).blocks.len(), 1);
    let first = [
        "13. The requirements were lower, by the half of what was asked for, due to:",
        "(a) fewer posts; and (b) less travel.",
    ];
    assert_eq!(flow(vec![Press::page(2).lines(60.0, 200.0, &first)]).blocks.len(), 1);
    let list = [
        "14. The requirements were lower, by the half of what was asked for, due to:",
        "(a) Fewer posts in all of the offices that were there in the year before it;",
        "(b) Less travel.",
    ];
    assert_eq!(flow(vec![Press::page(2).lines(60.0, 200.0, &list)]).blocks.len(), 3);
}

#[test]
fn figures_side_by_side_are_two_cells() {
    let row = |press: Press, y: f32, first: &str, second: &str| {
        press.line(60.0, y, "Posts").line(300.0, y, first).line(300.0 + 5.0 * first.len() as f32 + 12.0, y, second)
    };
    let press = row(Press::page(2), 200.0, "2", "152");
    let press = row(row(press, 214.0, "2", "149"), 228.0, "1", "150");
    assert_eq!(texts(&flow(vec![press])), ["Posts\t2\t152", "Posts\t2\t149", "Posts\t1\t150"]);
}

#[test]
fn a_heading_goes_on_under_its_words() {
    let bold = Style { bold: true, ..Style::default() };
    let italic = Style { italic: true, ..Style::default() };
    let text =
        "The mandate of the office was set by the Council and was last extended in the month of June of that year.";
    let press = Press::page(2).lines(50.0, 80.0, &[text, text, text]);
    let numbered = press
        .styled(50.0, 150.0, 10.0, bold, "IV.")
        .styled(95.0, 150.0, 10.0, bold, "Proposed budget for the period from 1 July 2026 to the end of the year on")
        .styled(95.0, 162.0, 10.0, bold, "30 June 2027");
    let plain = numbered
        .styled(50.0, 200.0, 10.0, italic, "Preparation for the United Nations Transitional Assistance Mission in")
        .styled(50.0, 212.0, 10.0, italic, "Somalia and its closure")
        .lines(50.0, 250.0, &[text, text, text]);
    let flow = flow(vec![plain]);
    assert_eq!(flow.blocks.len(), 4, "{:?}", texts(&flow));
    assert!(flow.blocks[1].text.text.ends_with("the year on 30 June 2027"));
}

#[test]
fn articles_that_count_as_the_pages_do_are_no_running_heads() {
    let text = "The Parties shall keep the register of the harbours and of the ships that call at them in every year.";
    let page = |number: u32| {
        let head = format!("Article {}", number + 1);
        Press::page(number).line(260.0, 60.0, &head).lines(50.0, 90.0, &[text, text]).line(50.0, 760.0, "A/12/3")
    };
    let flow = flow((2..8).map(page).collect());
    assert!(flow.furniture.iter().all(|piece| piece.text == "A/12/3"), "{:?}", flow.furniture);
}

#[test]
fn the_number_of_the_second_page_may_be_the_only_one() {
    let text = "The Parties shall keep the register of the harbours and of the ships that call at them.";
    let pages = vec![
        Press::page(1).lines(50.0, 200.0, &[text, text]),
        Press::page(2)
            .lines(50.0, 100.0, &[text, "They are 3."])
            .line(50.0, 760.0, "2/2")
            .line(500.0, 760.0, "31-21077"),
    ];
    let flow = flow(pages);
    assert_eq!(flow.furniture.len(), 2, "{:?}", texts(&flow));
}

#[test]
fn the_margins_of_a_page_on_its_side_are_as_high() {
    let text = "The Parties shall keep the register of the harbours and of the ships that call at them.";
    let page = |number: u32| {
        let mut press = Press::page(number).lines(50.0, 200.0, &[text, text]).line(50.0, 505.0, "26-00971");
        (press.page.width, press.page.height) = (800.0, 600.0);
        press
    };
    let flow = flow((2..5).map(page).collect());
    assert_eq!(flow.furniture.len(), 3);
    assert!(flow.furniture.iter().all(|piece| piece.reason == FurnitureReason::JobNumber));
}

#[test]
fn a_broken_word_is_joined_and_a_compound_keeps_its_hyphen() {
    let lines = [
        "The Council reviewed the state of imple-",
        "mentation and the right of peoples self-",
        "determination in the implementation of it",
    ];
    let flow = flow(vec![Press::page(2).lines(60.0, 200.0, &lines)]);
    assert_eq!(
        texts(&flow),
        [
            "The Council reviewed the state of implementation and the right of peoples self-determination in the implementation of it"
        ]
    );
}

#[test]
fn a_compound_of_three_words_keeps_both_hyphens() {
    let lines = [
        "At large she served the State as ambassador-at-",
        "large, and met a growing, as some say an ever-",
        "growing number; the Council spoke of the non-at-",
        "tendance of meetings and of what came of it all",
    ];
    let texts = texts(&flow(vec![Press::page(2).lines(60.0, 200.0, &lines)])).join(" ");
    for word in ["ambassador-at-large,", "ever-growing", "non-attendance"] {
        assert!(texts.contains(word), "{texts}");
    }
}

#[test]
fn leaders_part_a_label_from_its_value() {
    let lines =
        ["Members: ", "Chad . . . . . . . . . . . . . . Mr. Moussa", "Peru . . . . . . . . . . . . . . Ms. Quispe"];
    let flow = flow(vec![Press::page(2).lines(60.0, 200.0, &lines)]);
    assert_eq!(texts(&flow)[1..], ["Chad\tMr. Moussa", "Peru\tMs. Quispe"]);
    assert!(flow.blocks[1..].iter().all(|block| block.role == Role::Row));
}

#[test]
fn rows_of_figures_are_rows_of_a_table() {
    let press = (0..3).fold(Press::page(2), |press, n| {
        let y = 200.0 + 14.0 * n as f32;
        press.line(60.0, y, "Travel").line(300.0, y, "12 300").line(400.0, y, "4 500")
    });
    assert_eq!(texts(&flow(vec![press])), ["Travel\t12 300\t4 500"; 3]);
}

#[test]
fn nothing_makes_layout_fail() {
    let run = |x, y, width, size| Run { x, y, width, size, end: 1, ..Run::default_for_tests() };
    let wild = [0.0, -1.0e9, 1.0e9, f32::NAN, f32::INFINITY, 1.0e-9];
    let mut page = Page { number: 1, width: 600.0, height: 800.0, text: "a".to_owned(), ..Page::default() };
    for &x in &wild {
        for &y in &wild {
            page.runs.push(run(x, y, y, x));
        }
    }
    let pages = Pages { pages: vec![page, Page::default()], page_count: 2, ..Pages::default() };
    let flow = super::flow(pages.clone());
    assert_nothing_lost(&pages, &flow, "wild");
}

#[test]
fn nothing_is_lost_over_the_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !corpus.is_dir() {
        eprintln!("left out: no corpus beside the checkout");
        return;
    }
    let files = walkdir::WalkDir::new(corpus).sort_by_file_name().into_iter().flatten();
    for file in files.filter(|file| file.path().extension().is_some_and(|extension| extension == "pdf")) {
        let bytes = std::fs::read(file.path()).expect("a file of the corpus");
        let Ok(pages) = crate::text::read(&bytes, crate::model::Format::Pdf) else { continue };
        let flow = super::flow(pages.clone());
        assert_nothing_lost(&pages, &flow, &file.file_name().to_string_lossy());
    }
}

/// Letters and digits of a text as words, the way in which the labels are compared.
fn folded(text: &str) -> String {
    let folded: String =
        text.chars().filter(|&c| c != '\u{AD}').map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {} ", folded.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Share of the labels of a kind that hold: joins stand in one block, furniture in none but notes.
fn share(kind: &str, wanted: bool) -> Option<f64> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let labels = std::fs::read_dir(shared.join("gold/dev")).ok()?;
    let (mut right, mut all) = (0, 0);
    for label in labels.flatten() {
        let text = std::fs::read_to_string(label.path()).ok()?;
        let label: serde_json::Value = serde_json::from_str(&text).ok()?;
        let path = label["source"]["path"].as_str()?;
        let Ok(pages) = crate::text::read(&std::fs::read(shared.join(path)).ok()?, crate::model::Format::Pdf) else {
            continue;
        };
        let flow = super::flow(pages);
        let running = flow.blocks.iter().filter(|block| block.role != Role::Footnote);
        let texts: Vec<String> = running.map(|block| folded(&block.text.text)).collect();
        for phrase in label[kind].as_array().into_iter().flatten().filter_map(|phrase| phrase.as_str()) {
            let stands = texts.iter().any(|text| text.contains(&folded(phrase)));
            right += i32::from(stands == wanted);
            all += 1;
            if stands != wanted {
                eprintln!("{path}: {kind}: {phrase}");
            }
        }
    }
    Some(f64::from(right) / f64::from(all.max(1)))
}

#[test]
fn labelled_paragraphs_are_whole_and_labelled_furniture_is_out() {
    let (Some(joins), Some(furniture)) = (share("joins", true), share("furniture", false)) else {
        eprintln!("left out: no labels beside the checkout");
        return;
    };
    assert!(joins >= 0.985, "joins {joins:.3}");
    assert!(furniture >= 1.0, "furniture {furniture:.3}");
}
