//! Whether a line break is meant: lines filled to a width are one paragraph, lines of any length are one each.

use super::lines::{Class, TypedLine};

/// How a text is set in lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wrap {
    /// Lines are filled to about this many characters, and paragraphs run over them.
    Filled(usize),
    /// A line is a paragraph.
    Kept,
}

/// Widest line, in characters, that a text filled by hand or by a mail program has.
const WIDEST: usize = 120;
/// Narrowest.
const NARROWEST: usize = 36;

impl Wrap {
    /// How these lines are set: filled where most lines that have another right below them had no room for its first word.
    pub fn of(lines: &[TypedLine]) -> Wrap {
        let pairs: Vec<(&TypedLine, &TypedLine)> = lines
            .windows(2)
            .filter(|pair| pair.iter().all(|line| matches!(line.class, Class::Text | Class::Item)) && !pair[1].apart)
            .map(|pair| (&pair[0], &pair[1]))
            .collect();
        let mut widths: Vec<usize> = pairs.iter().map(|(line, _)| line.width).collect();
        widths.sort_unstable();
        let Some(&width) = widths.get((widths.len() * 9 / 10).min(widths.len().saturating_sub(1))) else {
            return Wrap::Kept;
        };
        let full = pairs.iter().filter(|(line, next)| is_full(line, next, width)).count();
        let filled = (NARROWEST..=WIDEST).contains(&width) && full * 10 >= pairs.len() * 6;
        if filled { Wrap::Filled(width) } else { Wrap::Kept }
    }

    /// Whether a new block begins between two lines.
    pub fn parts(self, before: &TypedLine, line: &TypedLine) -> bool {
        match (before.class, line.class) {
            (_, Class::EntryRest) => return before.class != Class::Entry && before.class != Class::EntryRest,
            (Class::Text | Class::Item, Class::Text) => {}
            _ => return true,
        }
        if line.apart {
            return before.page == line.page || !goes_on(&before.text.text, &line.text.text);
        }
        if goes_on(&before.text.text, &line.text.text) {
            // A preamble's clauses begin small after a comma; where a line is a paragraph, long ones are not joined.
            let clauses = before.text.text.ends_with(',') && before.width.max(line.width) > WIDEST;
            return self == Wrap::Kept && clauses;
        }
        match self {
            Wrap::Kept => true,
            Wrap::Filled(width) => before.hard || !is_full(before, line, width),
        }
    }
}

/// Whether a line had no room, or little, for the first word of the next.
fn is_full(line: &TypedLine, next: &TypedLine, width: usize) -> bool {
    let word = next.text.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    line.width + 1 + word > width - width / 8
}

/// Whether a text ends in mid-sentence and the next begins in one.
pub fn goes_on(before: &str, next: &str) -> bool {
    let open = before.ends_with(|c: char| c.is_alphanumeric() || ",-–—".contains(c));
    open && next.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::layout::flow;
    use crate::text::{Format, read};

    #[test]
    fn clauses_of_a_preamble_that_begin_small_are_one_each() {
        let clause =
            "ссылаясь на свои резолюции и заявления своего Председателя по этому вопросу, и в частности на те, ";
        let text = format!(
            "Совет Безопасности,\n{clause}которые были приняты в прошлом году,\n{clause}что остаются в силе,\n1.\nпостановляет."
        );
        let blocks = flow(read(text.as_bytes(), Format::Text).unwrap()).blocks;
        let heads: Vec<&str> = blocks.iter().map(|block| block.text.text.split(' ').next().unwrap()).collect();
        assert_eq!(heads, ["Совет", "ссылаясь", "ссылаясь", "1.", "постановляет."]);
    }
}
