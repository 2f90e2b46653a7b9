//! Signs that the state under review speaks where a sentence names neither it nor its delegation by a word of the tables.

use std::ops::Range;
use std::sync::LazyLock;

use crate::parse::patterns::Patterns;
use crate::rules::upr_report::{BY_ADJECTIVE, BY_OFFICE, REPLIES};

static REPLY: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(REPLIES));
static ADJECTIVE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(BY_ADJECTIVE));
static OFFICE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(BY_OFFICE));

/// Letters that an adjective and the name that it is made of begin with: "Comorian", "Comoros".
const STEM: usize = 4;

/// Whether it replies to others: nobody else does in a review.
pub fn replies(sentence: &str) -> bool {
    REPLY.id(sentence).is_some()
}

/// Where a delegation or government acts that is told by an adjective of the state's name: "the Comorian delegation".
pub fn by_adjective(sentence: &str, name: &str) -> Option<Range<usize>> {
    let found = ADJECTIVE.first(sentence)?;
    let adjective = stem(found.group("adjective")?.as_str())?;
    let named = name.split_whitespace().filter_map(stem).any(|word| word == adjective);
    found.group("who").filter(|_| named).map(|who| who.range())
}

/// Whether an officer of the state acts, told by what follows its name: "Chad’s Permanent Representative observed".
pub fn by_office(behind_the_name: &str) -> bool {
    OFFICE.id(behind_the_name).is_some()
}

/// The letters with which a word begins, in small letters; none of a shorter word.
fn stem(word: &str) -> Option<String> {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).take(STEM).collect();
    (letters.chars().count() == STEM).then(|| letters.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_goes_by_its_adjective() {
        assert_eq!(by_adjective("The Comorian delegation thanked them.", "Comoros"), Some(0..23));
        assert!(by_adjective("In response to Chad, the Iranian delegation said", "Islamic Republic of Iran").is_some());
        assert_eq!(by_adjective("The Norwegian delegation asked.", "Comoros"), None);
        assert_eq!(by_adjective("They thanked the Comorian delegation.", "Comoros"), None);
    }

    #[test]
    fn it_alone_replies() {
        assert!(replies("In his reply, the senior adviser stated that"));
        assert!(replies("Following the interactive dialogue the Minister replied to the first cluster of questions."));
        assert!(!replies("It asked for a reply to its questions."));
        assert!(by_office("’s Permanent Representative observed"));
        assert!(!by_office("’s progress was noted"));
    }
}
