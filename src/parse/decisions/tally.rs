//! How many voted how, as a sentence counts them.

use std::sync::LazyLock;

use crate::parse::patterns::Patterns;
use crate::rules::decisions::{COUNTS, TALLIES, WAYS};

static RULES: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(TALLIES));
static NAMED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(WAYS));

/// A tally as printed; absent numbers are not printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Votes in favour.
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstaining: Option<u32>,
}

/// The tally in a text, where it has one.
pub fn tally(text: &str) -> Option<Tally> {
    let found = RULES.all(text).into_iter().find_map(|found| {
        let number = |name: &str| found.group(name).and_then(|group| count(group.as_str()));
        Some(Tally { in_favour: Some(number("for")?), against: number("against"), abstaining: number("abstaining") })
    })?;
    let unanimous = way(text) == Some("decision.way.unanimous");
    Some(match unanimous {
        true => Tally { against: found.against.or(Some(0)), abstaining: found.abstaining.or(Some(0)), ..found },
        false => found,
    })
}

/// The way of deciding that a text names.
pub fn way(text: &str) -> Option<&'static str> {
    NAMED.id(text)
}

/// A number in figures or words.
fn count(word: &str) -> Option<u32> {
    word.parse()
        .ok()
        .or_else(|| COUNTS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, value)| *value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Option<u32>, Option<u32>, Option<u32>)> {
        tally(text).map(|tally| (tally.in_favour, tally.against, tally.abstaining))
    }

    #[test]
    fn tallies_of_the_assembly_and_the_council() {
        assert_eq!(
            read("was adopted by 143 votes to 4, with 11 abstentions (resolution 61/295)."),
            Some((Some(143), Some(4), Some(11)))
        );
        assert_eq!(read("was adopted by 170 votes to none, with 1 abstention."), Some((Some(170), Some(0), Some(1))));
        assert_eq!(
            read("was retained by a recorded vote of 120 to 2, with 15 abstentions."),
            Some((Some(120), Some(2), Some(15)))
        );
        assert_eq!(read("was adopted by 150 votes to 2."), Some((Some(150), Some(2), None)));
        assert_eq!(
            read("received 13 votes in favour, none against and two abstentions."),
            Some((Some(13), Some(0), Some(2)))
        );
        assert_eq!(
            read("There were 9 votes in favour, 2 votes against and 4 abstentions."),
            Some((Some(9), Some(2), Some(4)))
        );
        assert_eq!(
            read("The draft received 15 votes in favour. It has been adopted unanimously."),
            Some((Some(15), Some(0), Some(0)))
        );
        assert_eq!(read("was adopted by consensus."), None);
    }
}
