//! What must stand around a name in running text for it to count.

/// What a name may be besides the name of an entity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Guard {
    /// Nothing.
    #[default]
    None,
    /// A word that is printed in capitals ("LET US"): not counted after a word in capitals, nor before a currency sign.
    Word,
    /// A name of a person ("Chad Carpenter", "Marcelo Jordan"): not counted between other names.
    Person,
}

impl Guard {
    /// Whether a name at a place counts.
    pub fn admits(self, text: &str, start: usize, end: usize) -> bool {
        let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
        match self {
            Guard::None => true,
            Guard::Word => {
                !after.starts_with('$') && !word_before(before).is_some_and(|(word, _)| is_in_capitals(word))
            }
            Guard::Person => !is_given_name(after) && !is_surname(before, after),
        }
    }
}

/// "Chad Carpenter": a capitalised word follows.
fn is_given_name(after: &str) -> bool {
    let mut following = after.strip_prefix(' ').unwrap_or_default().chars();
    following.next().is_some_and(char::is_uppercase) && following.next().is_some_and(char::is_lowercase)
}

/// "Marcelo Jordan (Bolivia)", "and Marcelo Jordan": a capitalised word stands before that does not merely open a sentence.
fn is_surname(before: &str, after: &str) -> bool {
    let Some((word, rest)) = word_before(before) else { return false };
    let capitalised = word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase);
    let opens = rest.trim_end().chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != ',');
    capitalised && (after.starts_with(" (") || !opens)
}

/// The word that one space parts from what follows, and the text before it.
fn word_before(before: &str) -> Option<(&str, &str)> {
    let rest = before.strip_suffix([' ', '\u{a0}'])?;
    let start = rest.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let (text, word) = rest.split_at_checked(start)?;
    (!word.is_empty()).then_some((word, text))
}

fn is_in_capitals(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(char::is_uppercase)
}

/// Words that stand before the names of persons.
#[derive(Debug, Default)]
pub struct Titles {
    /// As printed and in capitals, without the full stop.
    words: Vec<String>,
}

impl Titles {
    /// How many words may stand between a title and a name that is a person's: "Ms. Anna Maria Jordan".
    const REACH: usize = 3;

    /// Adds a title.
    pub fn insert(&mut self, title: &str) {
        let word = title.trim_end_matches('.').to_owned();
        self.words.push(word.to_uppercase());
        self.words.push(word);
    }

    /// Whether a title stands before a name of one word, with at most two names between.
    pub fn stand_before(&self, text: &str, start: usize, end: usize) -> bool {
        if text.get(start..end).is_none_or(|name| name.contains(' ')) {
            return false;
        }
        let mut before = text.get(..start).unwrap_or_default();
        for _ in 0..Self::REACH {
            let Some((word, rest)) = word_before(before) else { return false };
            let bare = word.trim_start_matches(['(', '"', '“', '«']).trim_end_matches('.');
            if self.words.iter().any(|title| title == bare) {
                return true;
            }
            if !word.starts_with(char::is_uppercase) || word.ends_with([',', ';', ':', ')']) {
                return false;
            }
            before = rest;
        }
        false
    }
}

/// Whether a name is a piece of a document's symbol: "FCCC/SBI/2000/10".
pub fn is_part_of_a_symbol(text: &str, start: usize, end: usize) -> bool {
    let left = text.get(..start).and_then(|before| before.rsplit(char::is_whitespace).next()).unwrap_or_default();
    let right = text.get(end..).and_then(|after| after.split(char::is_whitespace).next()).unwrap_or_default();
    if !left.ends_with('/') && !right.starts_with('/') {
        return false;
    }
    let around = left.chars().chain(right.chars());
    let slashes = around.clone().filter(|c| *c == '/').count();
    slashes > 1 || around.clone().any(|c| c.is_ascii_digit())
}

/// Whether a name opens a bracket that fills a cell of a table and goes on in the row below, and with it perhaps the name:
/// "(United States", "dollars)".
pub fn is_cut_off(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.strip_suffix('('));
    let after = text.get(end..).unwrap_or_default();
    before.is_some_and(|before| before.ends_with('\t') && (after.is_empty() || after.starts_with('\t')))
}

/// Whether a name stands between word boundaries: what could not be read may be a letter. Scripts that are written without spaces
/// have none.
pub fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let first = text.get(start..).and_then(|rest| rest.chars().next());
    if first.is_some_and(is_unspaced) {
        return true;
    }
    let before = text.get(..start).and_then(|rest| rest.chars().next_back());
    let after = text.get(end..).and_then(|rest| rest.chars().next());
    let of_a_word = |c: char| c.is_alphanumeric() || c == '\u{FFFD}';
    !before.is_some_and(of_a_word) && !after.is_some_and(of_a_word)
}

/// Whether a character is of a script written without spaces.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admits(guard: Guard, text: &str, name: &str) -> bool {
        let start = text.find(name).unwrap();
        guard.admits(text, start, start + name.len())
    }

    #[test]
    fn words_in_capitals_are_no_abbreviations() {
        assert!(admits(Guard::Word, "JAPAN, US and others", "US"));
        assert!(admits(Guard::Word, "the US said", "US"));
        assert!(!admits(Guard::Word, "LET US PRAY", "US"));
        assert!(!admits(Guard::Word, "paid US$5", "US"));
    }

    #[test]
    fn names_of_persons_are_no_states() {
        assert!(admits(Guard::Person, "the visit to Chad (2009)", "Chad"));
        assert!(admits(Guard::Person, "Encourages Jordan to ratify", "Jordan"));
        assert!(admits(Guard::Person, "(a) In Jordan, it", "Jordan"));
        assert!(!admits(Guard::Person, "edited by Chad Carpenter", "Chad"));
        assert!(!admits(Guard::Person, "Marcelo Jordan (Bolivia)", "Jordan"));
        assert!(!admits(Guard::Person, "chaired by Marcelo Jordan.", "Jordan"));
    }

    #[test]
    fn pieces_of_symbols_are_no_names() {
        let is = |text: &str, name: &str| {
            let start = text.find(name).unwrap();
            is_part_of_a_symbol(text, start, start + name.len())
        };
        assert!(is("see FCCC/SBI/2000/10, and", "FCCC"));
        assert!(is("(FCCC/CP/ 1997)", "FCCC"));
        assert!(!is("UNEP/WMO panel", "UNEP"));
        assert!(!is("G-77/CHINA said", "G-77/CHINA"));
        assert!(!is("Chad, A/61/L.67", "Chad"));
    }

    #[test]
    fn a_name_that_a_cell_cuts_off_is_none() {
        let is = |text: &str, name: &str| {
            let start = text.find(name).unwrap();
            is_cut_off(text, start, start + name.len())
        };
        assert!(is("number\t(United States", "United States"));
        assert!(is("number\t(United States\tAdvisory", "United States"));
        assert!(!is("number\t(United States)", "United States"));
        assert!(!is("ECA\t(Cameroon, Congo,", "Cameroon"));
        assert!(!is("(Chad", "Chad"));
    }

    #[test]
    fn a_letter_that_could_not_be_read_is_one() {
        assert!(stands_alone("l’UE a dit", 4, 6) && stands_alone("(UE)", 1, 3));
        assert!(!stands_alone("TELLES \u{FFFD}UE LES", 10, 12));
        assert!(!stands_alone("UE\u{FFFD}", 0, 2));
    }

    #[test]
    fn a_title_reaches_over_two_names() {
        let mut titles = Titles::default();
        titles.insert("Mr.");
        let before =
            |text: &str| titles.stand_before(text, text.find("Jordan").unwrap(), text.find("Jordan").unwrap() + 6);
        assert!(before("Mr. Jordan"));
        assert!(before("MR. Jordan"));
        assert!(before("(Mr. Ali Said Jordan"));
        assert!(!before("Mr. Said, Jordan"));
        assert!(!before("Mr. Said of Jordan"));
        assert!(!before("Jordan"));
    }
}
