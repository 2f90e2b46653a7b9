//! Plain text and Markdown to pages of runs.
//!
//! A line ends at LF, CR LF or CR; a form feed begins a page. Markup is taken out and told by the run: emphasis by its
//! style, a heading's level by its size ([`heading_size`]), a hard break by two spaces kept at the end of the line, the
//! cells of a table by tabs between them.

use super::Format;
use super::decode::decode;
use super::markup::{Stretch, stretches};
use crate::error::Error;
use crate::model::{Origin, Page, Pages, Run, Setting, Style};

/// Size of running text, in points.
const BODY: f32 = 12.0;
/// Width of a character, in points.
const ADVANCE: f32 = 6.0;

/// Size of the type of a heading of a level from 1 to 6, in points.
fn heading_size(level: usize) -> f32 {
    BODY + 7.0 - level as f32
}

/// Reads typed text.
pub fn read(bytes: &[u8], format: Format) -> Result<Pages, Error> {
    let (text, problems) = decode(bytes)?;
    let text = text.strip_suffix('\u{1A}').unwrap_or(&text);
    let sheets: Vec<&str> = text.split('\u{C}').collect();
    let last =
        if sheets.len() > 1 && sheets[sheets.len() - 1].trim().is_empty() { sheets.len() - 1 } else { sheets.len() };
    let pages: Vec<Page> =
        sheets[..last].iter().enumerate().map(|(index, sheet)| page(sheet, index as u32 + 1, format)).collect();
    Ok(Pages { page_count: pages.len() as u32, pages, setting: Setting::Typed, repaired: false, problems })
}

/// The lines of a text.
fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' && at > 0 && bytes[at - 1] == b'\r' {
            start = at + 1;
        } else if byte == b'\n' || byte == b'\r' {
            lines.push(&text[start..at]);
            start = at + 1;
        }
    }
    lines.push(&text[start..]);
    lines
}

fn page(text: &str, number: u32, format: Format) -> Page {
    let lines = lines(text);
    let mut sheet = Sheet { rich: format == Format::Markdown, ..Sheet::default() };
    sheet.page.number = number;
    sheet.page.unreadable = text.matches('\u{FFFD}').count() as u32;
    let body = if number == 1 { front_matter(&lines) } else { 0 };
    for (index, line) in lines[..body].iter().enumerate() {
        sheet.set(index, BODY, &[Stretch { text: (*line).to_owned(), style: Style::default(), column: 0 }]);
    }
    let mut from = body;
    while from < lines.len() {
        let length = lines[from..].iter().take_while(|line| !line.trim().is_empty()).count();
        sheet.paragraph(from, &lines[from..from + length]);
        from += length + 1;
    }
    sheet.page.height = BODY * (lines.len() as f32 + 1.0);
    sheet.page
}

/// Number of lines of the front matter, its two rules included; 0 where there is none.
fn front_matter(lines: &[&str]) -> usize {
    if lines.first().is_none_or(|line| line.trim_end() != "---") {
        return 0;
    }
    let end = lines.iter().skip(1).take(200).position(|line| line.trim_end() == "---");
    end.filter(|&end| lines[1..=end].iter().any(|line| line.contains(':'))).map_or(0, |end| end + 2)
}

/// A page that is being set.
#[derive(Debug, Default)]
struct Sheet {
    page: Page,
    rich: bool,
}

impl Sheet {
    /// Sets the lines between two blank lines.
    fn paragraph(&mut self, first: usize, lines: &[&str]) {
        let table = lines.iter().any(|line| is_table_rule(line));
        let plain: Vec<(usize, usize, String)> = lines.iter().map(|line| self.unmarked(line, table)).collect();
        let texts: Vec<&str> = plain.iter().map(|(_, _, text)| text.as_str()).collect();
        for (index, mut line) in stretches(&texts, self.rich).into_iter().enumerate() {
            if is_barcode(lines[index]) {
                line = vec![Stretch { text: lines[index].to_owned(), style: Style::default(), column: 0 }];
            }
            let (level, columns, _) = plain[index];
            line.iter_mut().for_each(|stretch| stretch.column += columns);
            self.set(first + index, if level > 0 { heading_size(level) } else { BODY }, &line);
        }
    }

    /// A line without the marks at its edges: the level of a heading, the columns taken off at the left, what remains.
    fn unmarked(&self, line: &str, table: bool) -> (usize, usize, String) {
        let level = line.chars().take_while(|&c| c == '#').count();
        if (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']) {
            let title = line[level..].trim();
            let title = title.trim_end_matches('#').trim_end();
            return (level, level + 1, title.to_owned());
        }
        if table && line.contains('|') && !is_table_rule(line) {
            let inner = line.trim().trim_start_matches('|');
            let inner = inner.strip_suffix('|').unwrap_or(inner);
            return (0, 0, inner.split('|').map(str::trim).collect::<Vec<_>>().join("\t"));
        }
        let quoted = if self.rich { line.trim_start_matches(['>']) } else { line };
        let text = match quoted.strip_suffix('\\') {
            Some(text) if self.rich => format!("{text}  "),
            _ => quoted.to_owned(),
        };
        (0, line.len() - quoted.len(), text)
    }

    /// Sets one line.
    fn set(&mut self, line: usize, size: f32, stretches: &[Stretch]) {
        for stretch in stretches {
            let start = self.page.text.len() as u32;
            self.page.text.push_str(&stretch.text);
            let width = stretch.text.chars().count() as f32 * ADVANCE;
            let x = stretch.column as f32 * ADVANCE;
            self.page.width = self.page.width.max(x + width);
            self.page.runs.push(Run {
                start,
                end: self.page.text.len() as u32,
                x,
                y: (line as f32 + 1.0) * BODY,
                width,
                size,
                space: ADVANCE,
                style: stretch.style,
                origin: Origin::Visible,
            });
        }
    }
}

/// Whether a line is a barcode's digits between the stars that belong to them.
fn is_barcode(line: &str) -> bool {
    let inner = line.trim().strip_prefix('*').and_then(|line| line.strip_suffix('*'));
    inner.is_some_and(|digits| digits.len() > 4 && digits.chars().all(|c| c.is_ascii_digit() || c == ' '))
}

/// Whether a line is the rule under the head of a Markdown table.
fn is_table_rule(line: &str) -> bool {
    line.contains('|') && line.contains("--") && line.chars().all(|c| "|:- \t".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, format: Format) -> Vec<String> {
        let pages = read(text.as_bytes(), format).unwrap();
        let mut shown = Vec::new();
        for page in &pages.pages {
            for run in &page.runs {
                let style = if run.style.bold {
                    "B"
                } else if run.style.italic {
                    "I"
                } else {
                    ""
                };
                shown.push(format!("{}:{}:{}{}:{}", page.number, run.y / 12.0, run.size, style, page.text_of(run)));
            }
        }
        shown
    }

    #[test]
    fn every_line_end_ends_one_line() {
        assert_eq!(shown("a\r\nb\rc\n\nd", Format::Text), ["1:1:12:a", "1:2:12:b", "1:3:12:c", "1:5:12:d"]);
        assert_eq!(shown("a\u{2028}b", Format::Text), ["1:1:12:a\u{2028}b"]);
    }

    #[test]
    fn a_form_feed_begins_a_page() {
        assert_eq!(shown("a\n\u{C}b\n\u{C}", Format::Text), ["1:1:12:a", "2:1:12:b"]);
    }

    #[test]
    fn headings_and_front_matter() {
        let text = "---\ntitle: \"A *B*\"\n---\n\n## *Other* names ##\n#no heading";
        let want = [
            "1:1:12:---",
            "1:2:12:title: \"A *B*\"",
            "1:3:12:---",
            "1:5:17I:Other",
            "1:5:17: names",
            "1:6:12:#no heading",
        ];
        assert_eq!(shown(text, Format::Markdown), want);
        assert_eq!(shown("---\nno matter", Format::Markdown), ["1:1:12:---", "1:2:12:no matter"]);
    }

    #[test]
    fn cells_of_a_table_are_parted_by_tabs() {
        assert_eq!(
            shown("| a | b |\n|---|---|\n| c | |", Format::Markdown),
            ["1:1:12:a\tb", "1:2:12:|---|---|", "1:3:12:c\t"]
        );
    }

    #[test]
    fn long_lines_take_linear_time() {
        for unit in ["*a ", "[a](", "<http://", "**_", "&amp", "a_ *b"] {
            let text = unit.repeat(400_000);
            assert!(!read(text.as_bytes(), Format::Markdown).unwrap().pages[0].runs.is_empty());
        }
    }
}
