//! Inline markup of typed text, `*italic*`, `**bold**`, `_italic_`, `<http://…>`, links and entities, to stretches of one style.

use crate::model::Style;

/// A stretch of one style between two marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Its characters, markup taken out.
    pub text: String,
    /// Bold, italic.
    pub style: Style,
    /// Column of its first character in the line as typed.
    pub column: usize,
}

/// What one place of a line is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Mark {
    /// A character as it stands.
    Char(char),
    /// Markup of that many columns that leaves nothing.
    Gone,
    /// A run of `*` or `_`, by its index in the list of runs.
    Run(usize),
}

/// A run of `*` or `_` and what its characters turned out to be.
#[derive(Debug, Clone, Copy, Default)]
struct Delimiters {
    mark: char,
    line: usize,
    count: usize,
    left: usize,
    opens: bool,
    closes: bool,
    /// Changes of (bold, italic) when read from left to right: closings first.
    bold: (u8, u8),
    italic: (u8, u8),
}

/// The stretches of the lines of one paragraph; `rich` tells whether the file is Markdown, where more than emphasis is markup.
pub fn stretches(lines: &[&str], rich: bool) -> Vec<Vec<Stretch>> {
    let mut runs = Vec::new();
    let marks: Vec<Vec<(usize, Mark)>> =
        lines.iter().enumerate().map(|(line, text)| scan(text, line, rich, &mut runs)).collect();
    pair(&mut runs, rich);
    let (mut bold, mut italic) = (0i32, 0i32);
    marks.iter().map(|marks| paint(marks, &runs, &mut bold, &mut italic)).collect()
}

fn scan(text: &str, line: usize, rich: bool, runs: &mut Vec<Delimiters>) -> Vec<(usize, Mark)> {
    let chars: Vec<char> = text.chars().collect();
    let mut marks = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let next = chars.get(at + 1).copied();
        if c == '*' || c == '_' {
            let count = chars[at..].iter().take_while(|&&other| other == c).count();
            runs.push(delimiters(&chars, at, count, line));
            marks.push((at, Mark::Run(runs.len() - 1)));
            at += count;
        } else if rich && c == '\\' && next.is_some_and(|c| c.is_ascii_punctuation()) {
            marks.push((at + 1, Mark::Char(chars[at + 1])));
            at += 2;
        } else if let Some((length, inner)) = bracketed(&chars, at, rich) {
            marks.push((at, Mark::Gone));
            marks.extend(inner);
            marks.push((at + length, Mark::Gone));
            at += length;
        } else {
            marks.push((at, Mark::Char(c)));
            at += 1;
        }
    }
    marks
}

/// What a run of delimiters may do, by the characters beside it. Single marks inside words are characters.
fn delimiters(chars: &[char], at: usize, count: usize, line: usize) -> Delimiters {
    let mark = chars[at];
    let before = at.checked_sub(1).map_or(' ', |i| chars[i]);
    let after = chars.get(at + count).copied().unwrap_or(' ');
    let inside = count == 1 || mark == '_';
    let opens = count <= 4 && !(after.is_whitespace() || inside && before.is_alphanumeric());
    let closes = count <= 4 && !(before.is_whitespace() || inside && after.is_alphanumeric());
    Delimiters { mark, line, count, left: count, opens, closes, ..Delimiters::default() }
}

/// Longest address or entity that is looked for.
const LONGEST_MARK: usize = 2000;

/// An address in angle brackets, a link, an entity: its length in columns and what remains of it.
fn bracketed(chars: &[char], at: usize, rich: bool) -> Option<(usize, Vec<(usize, Mark)>)> {
    let window = &chars[at..chars.len().min(at + LONGEST_MARK)];
    match chars[at] {
        '<' if ["<http://", "<https://", "<mailto:"].iter().any(|start| starts(window, start)) => {
            let end = 1 + window[1..].iter().position(|c| "<>".contains(*c) || c.is_whitespace())?;
            if window[end] != '>' {
                return None;
            }
            Some((end + 1, (1..end).map(|i| (at + i, Mark::Char(window[i]))).collect()))
        }
        '<' if rich && ["<br>", "<br/>", "<br />"].iter().any(|start| starts(window, start)) => {
            Some((window.iter().position(|c| *c == '>')? + 1, vec![(at, Mark::Char(' '))]))
        }
        '[' if rich => link(window, at),
        '&' if rich => {
            let end = window.iter().take(10).position(|c| *c == ';')?;
            Some((end + 1, vec![(at, Mark::Char(entity(&window[1..end])?))]))
        }
        _ => None,
    }
}

fn starts(window: &[char], start: &str) -> bool {
    window.len() > start.len() && start.chars().zip(window).all(|(a, b)| a.eq_ignore_ascii_case(b))
}

fn link(window: &[char], at: usize) -> Option<(usize, Vec<(usize, Mark)>)> {
    let end = 1 + window[1..].iter().position(|c| "[]".contains(*c))?;
    if window[end] != ']' || window.get(end + 1) != Some(&'(') {
        return None;
    }
    let close = end + 2 + window[end + 2..].iter().position(|c| "()".contains(*c) || c.is_whitespace())?;
    if window[close] != ')' {
        return None;
    }
    Some((close + 1, (1..end).map(|i| (at + i, Mark::Char(window[i]))).collect()))
}

fn entity(name: &[char]) -> Option<char> {
    let name: String = name.iter().collect();
    match name.as_str() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{A0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())
        }
    }
}

/// Pairs openers and closers of the same mark, the nearest first. In plain text a single mark does not pair over a line's end.
fn pair(runs: &mut [Delimiters], rich: bool) {
    let mut open: Vec<usize> = Vec::new();
    let mut stars = 0usize;
    let mut bars = 0usize;
    for index in 0..runs.len() {
        while runs[index].closes && runs[index].left > 0 {
            let waiting = if runs[index].mark == '*' { stars } else { bars };
            let Some(&top) = open.last().filter(|_| waiting > 0) else { break };
            let stale = !rich && runs[top].left == 1 && runs[top].line != runs[index].line;
            let fits = runs[top].mark == runs[index].mark && !stale;
            if fits && runs[index].left == 1 && runs[top].left > 1 {
                break;
            }
            if fits {
                close(runs, top, index);
            }
            if !fits || runs[top].left == 0 {
                open.pop();
                *(if runs[top].mark == '*' { &mut stars } else { &mut bars }) -= 1;
            }
        }
        if runs[index].left > 0 && runs[index].opens {
            open.push(index);
            *(if runs[index].mark == '*' { &mut stars } else { &mut bars }) += 1;
        }
    }
}

fn close(runs: &mut [Delimiters], opener: usize, closer: usize) {
    let used = runs[opener].left.min(runs[closer].left).min(2);
    runs[opener].left -= used;
    runs[closer].left -= used;
    if used == 2 {
        runs[opener].bold.1 += 1;
        runs[closer].bold.0 += 1;
    } else {
        runs[opener].italic.1 += 1;
        runs[closer].italic.0 += 1;
    }
}

fn paint(marks: &[(usize, Mark)], runs: &[Delimiters], bold: &mut i32, italic: &mut i32) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut fresh = true;
    for &(column, mark) in marks {
        match mark {
            Mark::Char(c) => add(&mut stretches, &mut fresh, c, *bold, *italic, column),
            Mark::Gone => {}
            Mark::Run(index) => {
                let run = runs[index];
                *bold -= i32::from(run.bold.0);
                *italic -= i32::from(run.italic.0);
                for i in 0..run.left {
                    add(&mut stretches, &mut fresh, run.mark, *bold, *italic, column + i);
                }
                *bold += i32::from(run.bold.1);
                *italic += i32::from(run.italic.1);
                fresh |= run.left < run.count;
            }
        }
    }
    stretches
}

fn add(stretches: &mut Vec<Stretch>, fresh: &mut bool, c: char, bold: i32, italic: i32, column: usize) {
    if std::mem::take(fresh) || stretches.is_empty() {
        let style = Style { bold: bold > 0, italic: italic > 0, raised: false };
        stretches.push(Stretch { text: String::new(), style, column });
    }
    if let Some(last) = stretches.last_mut() {
        last.text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &[&str], rich: bool) -> String {
        let mut shown = String::new();
        for line in stretches(lines, rich) {
            for stretch in line {
                let mark = match (stretch.style.bold, stretch.style.italic) {
                    (true, true) => "BI",
                    (true, false) => "B",
                    (false, true) => "I",
                    _ => "",
                };
                shown.push_str(&format!("[{mark}:{}]", stretch.text));
            }
            shown.push('/');
        }
        shown
    }

    #[test]
    fn emphasis() {
        assert_eq!(shown(&["**Chad** and *Togo*."], false), "[B:Chad][: and ][I:Togo][:.]/");
        assert_eq!(shown(&["***both***"], false), "[BI:both]/");
        assert_eq!(shown(&["**One****Two**"], false), "[B:One][B:Two]/");
        assert_eq!(shown(&["**over", "lines** end"], false), "[B:over]/[B:lines][: end]/");
    }

    #[test]
    fn near_misses_are_characters() {
        for line in [
            "* 1 7 1 1 2 1 4 *",
            "A/80/604* and A/80/605*",
            "2*3*4",
            "snake_case_name",
            "a ** b",
            "**open",
            "_______________",
            "* item",
        ] {
            assert_eq!(shown(&[line], false), format!("[:{line}]/"));
        }
        assert_eq!(shown(&["*Reissued for", "reasons*"], false), "[:*Reissued for]/[:reasons*]/");
    }

    #[test]
    fn addresses_links_entities() {
        assert_eq!(shown(&["at <http://a.org/b_c_d> now"], false), "[:at http://a.org/b_c_d now]/");
        assert_eq!(shown(&["a [b c](http://d) &amp; &#233;"], true), "[:a b c & é]/");
        assert_eq!(shown(&["a < b & c; [1] (x)"], true), "[:a < b & c; [1] (x)]/");
    }
}
