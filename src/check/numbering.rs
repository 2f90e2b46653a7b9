//! Numbered paragraphs follow one another.

use crate::model::{Document, Paragraph, ParagraphKind, Problem, Severity};

/// Most counts that are open at one time.
const DEEPEST: usize = 8;

/// A paragraph's number: what stands before its last part, and that part (`88.` and 12 of "88.12").
fn parts(number: &str) -> Option<(&str, u32)> {
    let at = number.rfind('.').map_or(0, |dot| dot + 1);
    Some((number.get(..at)?, number.get(at..)?.parse().ok()?))
}

/// The counts of one series that are open, each by its last number: that of the text, and in it that of a list.
#[derive(Debug, Default)]
struct Counts<'d> {
    series: &'d str,
    last: Vec<u32>,
}

impl<'d> Counts<'d> {
    /// Takes the next number. A count that begins again stands `inside` the one before, which goes on behind it, or in its place.
    /// Gives back the number that this one should not have come behind.
    fn take(&mut self, series: &'d str, number: u32, inside: bool) -> Option<u32> {
        let Some(&before) = self.last.last().filter(|_| series == self.series) else {
            *self = Counts { series, last: vec![number] };
            return None;
        };
        let follows = self.last.iter().rposition(|last| last.checked_add(1) == Some(number));
        // What follows none leaves out least of the count that it is nearest to.
        let open = || self.last.iter().enumerate().filter(|(_, last)| **last < number);
        let leaps = || open().max_by_key(|(_, last)| **last).map(|(at, _)| at).filter(|_| number > before);
        if let Some(at) = follows.filter(|_| number != 1).or_else(leaps) {
            let doubt = Some(self.last[at]).filter(|_| follows.is_none());
            self.last.truncate(at);
            self.last.push(number);
            return doubt;
        }
        if !inside || self.last.len() == DEEPEST {
            self.last.clear();
        }
        self.last.push(number);
        (number != 1).then_some(before)
    }
}

/// Numbers that are left out, and numbers that come again. A count that begins again behind a colon or under the same heading is that of
/// a list ("The following recommendations were made: 1. … 44. … 81. All of them …"), any other that of an annex or article.
pub fn paragraph_numbers(document: &Document, problems: &mut Vec<Problem>) {
    let mut counts = Counts::default();
    let mut announced = false;
    let (mut before, mut numbered): (Option<&Paragraph>, Option<&Paragraph>) = (None, None);
    let text = |paragraph: &&Paragraph| paragraph.flow == 0 && paragraph.kind != ParagraphKind::Footnote;
    for paragraph in document.paragraphs.iter().filter(text) {
        if let Some((series, number)) = paragraph.number.as_deref().and_then(parts) {
            let inside = announced || numbered.is_some_and(|last| last.headings == paragraph.headings);
            // Rows of a table that fill several lines are read as paragraphs, and have numbers of their own.
            let row = series.is_empty() && before.is_some_and(|before| before.kind == ParagraphKind::Table);
            if let Some(other) = counts.take(series, number, inside).filter(|other| !row || number <= *other) {
                problems.push(doubt(series, other, number, paragraph));
            }
            (announced, numbered) = (false, Some(paragraph));
        }
        announced |= paragraph.text.trim_end().ends_with([':', '：']);
        before = Some(paragraph);
    }
}

fn doubt(series: &str, before: u32, number: u32, paragraph: &Paragraph) -> Problem {
    let (code, message) = if number > before {
        ("paragraph-gap", format!("paragraph {series}{number} follows {series}{before}"))
    } else {
        ("paragraph-repeat", format!("paragraph {series}{number} comes again after {series}{before}"))
    };
    Problem::new(Severity::Warning, code, message).on_page(paragraph.page_start)
}

#[cfg(test)]
mod tests {
    use super::Counts;

    /// The numbers that are doubted, each behind the one that it should not have followed.
    fn doubted(numbers: &[u32], inside: bool) -> Vec<(u32, u32)> {
        let mut counts = Counts::default();
        numbers.iter().filter_map(|&number| counts.take("", number, inside).map(|before| (before, number))).collect()
    }

    #[test]
    fn a_count_goes_on_behind_the_list_inside_it() {
        assert_eq!(doubted(&[79, 80, 1, 2, 3, 81, 1, 2, 82, 83], true), []);
        assert_eq!(doubted(&[79, 80, 1, 2, 3, 82, 83], true), [(80, 82)]);
        assert_eq!(doubted(&[79, 80, 1, 2, 4, 5, 81], true), [(2, 4)]);
        assert_eq!(doubted(&[60, 61, 7, 62], true), [(61, 7)]);
    }

    #[test]
    fn a_count_that_another_takes_the_place_of_does_not_go_on() {
        assert_eq!(doubted(&[1, 2, 3, 1, 2], false), []);
        assert_eq!(doubted(&[1, 2, 3, 1, 4], false), [(1, 4)]);
        assert_eq!(doubted(&[1, 2, 3, 3], false), [(3, 3)]);
    }
}
