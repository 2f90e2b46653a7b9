//! For whom a speaker speaks beyond its own entity, and with whom it aligns itself.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::model::{Entity, EntityKind};
use crate::parse::expression::{Asked, Expression};
use crate::parse::patterns::{Found, Patterns};
use crate::parse::sentences::sentences;
use crate::reference::{Reference, Resolution};
use crate::rules::on_behalf as rules;

static OWN_WORDS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::OWN_WORDS));
static OTHERS_WORDS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::OTHERS_WORDS));
static SPEAKING_WORDS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::SPEAKING_WORDS));
static OWN_SELF: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::OWN_SELF));
static ALIGNED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::ALIGNED));
static ANNOUNCED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::ANNOUNCED));
static NAMELY: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::NAMELY));
static PART: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::PART));
static BEFORE_NAMES: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::BEFORE_NAMES));

/// A name that the tables do not know: words in capitals with the little words between them.
static UNKNOWN_NAME: LazyLock<Expression> = LazyLock::new(|| {
    Expression::new(Cow::Borrowed(concat!(
        r"^(?:[\p{Lu}\d][\p{L}\d’'.-]*)(?:(?: (?:of|and|the|for|on|in|to|against|de|des|du|la)){0,3} [\p{Lu}\d][\p{L}\d’'-]*){0,14}",
        r"(?: (?:countries|states|members|group|delegations|islands))?"
    )))
});

/// A name found, with the rule that found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Byte range in the text.
    pub range: Range<usize>,
    /// The rule.
    pub rule: &'static str,
}

/// What the tables are asked with: the names and the date for which they hold.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The tables.
    pub reference: &'a Reference,
    /// The document's date, ISO 8601, possibly cut.
    pub date: Option<&'a str>,
}

impl<'a> Names<'a> {
    /// The one entity of a label.
    pub fn entity(&self, label: &str) -> Option<&'a Entity> {
        match self.reference.resolve(label, self.date) {
            Resolution::One(entity) => Some(entity),
            _ => None,
        }
    }
}

/// The names for which a speaker says that it speaks, in its own words.
pub fn own(text: &str, names: Names) -> Vec<Named> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let (start, words) = (sentence.start, &text[sentence]);
        for hit in OWN_WORDS.all(words) {
            let end = hit.range().end;
            if means_own(&hit, words) {
                let group_only = matches!(hit.rule.id, "on-behalf.capacity" | "on-behalf.we-in");
                add(&mut found, names_after(&words[end..], names, group_only), start + end, hit.rule.id);
            }
        }
    }
    found
}

/// Whether the words of a rule's match are the speaker's own behalf and no other's.
fn means_own(hit: &Found, sentence: &str) -> bool {
    let between = hit.group("between").map_or("", |between| between.as_str());
    let end = hit.range().end;
    if OWN_SELF.id(sentence[end..].trim_start_matches("the ").trim_start()).is_some()
        || OWN_SELF.id(&sentence[end..]).is_some()
    {
        return false;
    }
    if hit.rule.id == "on-behalf.first-person" && SPEAKING_WORDS.id(between).is_none() {
        return false;
    }
    OTHERS_WORDS.id(between).is_none()
}

/// Whether words before "on behalf of" tell of another's statement or work.
pub fn another(between: &str) -> bool {
    OTHERS_WORDS.id(between).is_some()
}

/// The names with whose statements a speaker aligns itself.
pub fn aligned(text: &str, names: Names) -> Vec<Named> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let (start, words) = (sentence.start, &text[sentence]);
        for hit in ALIGNED.all(words) {
            let end = hit.range().end;
            let with = names_after(&words[end..], names, false);
            // "the statement made by Ruritania on behalf of the Group": the Group's, which another rule reads.
            let behalf = with
                .last()
                .is_some_and(|last| words[end + last.end..].trim_start_matches([' ', ',']).starts_with("on behalf of"));
            if !behalf {
                add(&mut found, with, start + end, hit.rule.id);
            }
        }
    }
    found
}

/// The state that a text begins with, an article aside.
pub fn state_at<'t>(text: &'t str, names: Names) -> Option<&'t str> {
    let rest = text.strip_prefix("the ").unwrap_or(text);
    let known = names.reference.names_in(rest, names.date);
    known.iter().find(|name| name.start == 0 && name.entity.kind == EntityKind::State).map(|name| &rest[..name.end])
}

/// The names for which the next speaker will speak, in the words of the one who gives the floor, with the sentence.
pub fn announced(text: &str, names: Names) -> Option<(Range<usize>, Vec<Named>)> {
    let mut last = None;
    for sentence in sentences(text) {
        let words = &text[sentence.clone()];
        let Some(hit) = ANNOUNCED.first(words) else {
            continue;
        };
        let end = hit.range().end;
        if OWN_SELF.id(&words[end..]).is_some() {
            continue;
        }
        let mut found = Vec::new();
        add(&mut found, names_after(&words[end..], names, false), sentence.start + end, hit.rule.id);
        if !found.is_empty() {
            last = Some((sentence, found));
        }
    }
    last
}

/// Adds ranges that are not there yet.
fn add(found: &mut Vec<Named>, ranges: Vec<Range<usize>>, offset: usize, rule: &'static str) {
    for range in ranges {
        let range = range.start + offset..range.end + offset;
        if !found.iter().any(|named| named.range == range) {
            found.push(Named { range, rule });
        }
    }
}

/// The names that a text begins with, as a list: "the African Group and the Group of Arab States". Where the tables know none,
/// the words in capitals with which it begins.
pub fn names_after(text: &str, names: Names, group_only: bool) -> Vec<Range<usize>> {
    let known = names.reference.names_in(text, names.date);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut first_kind = None;
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let here = known.iter().find(|name| name.start == at).filter(|name| !joined(text, name.end));
        match here {
            Some(name) if group_only && name.entity.kind != EntityKind::Group => break,
            Some(name) if name.entity.kind != EntityKind::State && is_part(text, name.end) => break,
            Some(name) => {
                first_kind.get_or_insert(name.entity.kind);
                found.push(name.start..name.end);
                match separator(text, name.end, first_kind) {
                    Some(next) => at = next,
                    None => break,
                }
            }
            None => match BEFORE_NAMES.first(&text[at..]).map(|hit| hit.range().end) {
                Some(end) if end > 0 => at += end,
                _ => break,
            },
        }
    }
    if found.is_empty() && !group_only {
        let unlisted = unknown(text).filter(|range| !is_part(text, range.end));
        let known = unlisted.as_ref().is_some_and(|range| names.entity(&text[range.clone()]).is_some());
        let listed = if known { None } else { namely(text, names) };
        return listed.unwrap_or_else(|| unlisted.into_iter().collect());
    }
    found
}

/// The states that a text names behind a word for them all: "three African members of the Council, namely, Gabon and Ghana".
fn namely(text: &str, names: Names) -> Option<Vec<Range<usize>>> {
    let start = NAMELY.first(text)?.range().end;
    let listed = names_after(&text[start..], names, false);
    let known = listed.len() > 1 && listed.iter().all(|range| names.entity(&text[start..][range.clone()]).is_some());
    known.then(|| listed.into_iter().map(|range| start + range.start..start + range.end).collect())
}

/// Whether a name goes on behind its end: "African" of "African-led", "Nordic" of "Nordic-Baltic".
fn joined(text: &str, end: usize) -> bool {
    text[end..].starts_with(['-', '‑']) || text[end..].starts_with("’s ") || text[end..].starts_with("'s ")
}

/// Whether it is but a part of a group that is named: "the three African countries that are members of the Council".
fn is_part(text: &str, end: usize) -> bool {
    PART.id(&text[end..]).is_some()
}

/// Where the list goes on after a name, when it does.
fn separator(text: &str, end: usize, first: Option<EntityKind>) -> Option<usize> {
    let mut at = end;
    let rest = text[at..].trim_start();
    if rest.starts_with('(') {
        at += text[at..].find(')')? + 1;
    }
    let rest = &text[at..];
    let link = [", and ", ", as well as ", " as well as ", "; and ", " and of ", " and ", "; ", ", "]
        .iter()
        .find(|link| rest.starts_with(**link))?;
    // A list of states behind a group names the group's members.
    if *link == ", "
        && first != Some(EntityKind::State)
        && !rest[2..].trim_start_matches("the ").starts_with(char::is_uppercase)
    {
        return None;
    }
    (*link != ", " || first == Some(EntityKind::State) || rest[2..].starts_with("the ")).then_some(at + link.len())
}

/// A name that the tables do not know.
fn unknown(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    while let Some(end) = BEFORE_NAMES.first(&text[start..]).map(|hit| hit.range().end) {
        if end == 0 || text[start..].to_lowercase().starts_with("group of ") {
            break;
        }
        start += end;
    }
    let end = start + UNKNOWN_NAME.first(&Asked::new(&text[start..]))?.get_match()?.end();
    let name = &text[start..end];
    let words = name.split_whitespace().count();
    let acronym = words == 1 && name.chars().all(char::is_uppercase) && name.chars().count() > 2;
    (words > 1 || acronym).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names<'static> {
        Names { reference: Reference::builtin(), date: None }
    }

    fn own_in(text: &str) -> Vec<&str> {
        own(text, names()).into_iter().map(|named| &text[named.range]).collect()
    }

    #[test]
    fn a_speaker_says_for_whom_it_speaks() {
        assert_eq!(own_in("I have the honour to speak on behalf of the African Group."), ["African Group"]);
        assert_eq!(own_in("On behalf of the European Union and its member States, I thank you."), ["European Union"]);
        assert_eq!(
            own_in("I now have the honour to deliver a statement on behalf of the Non-Aligned Movement."),
            ["Non-Aligned Movement"]
        );
        assert_eq!(
            own_in("It is an honour to address the Assembly on behalf of the Group of 77 and China on this occasion."),
            ["Group of 77 and China"]
        );
        assert_eq!(
            own_in("I speak on behalf of the States members of the Alliance of Small Island States (AOSIS)."),
            ["Alliance of Small Island States"]
        );
        assert_eq!(
            own_in("I take the floor on behalf of Australia and Canada with regard to the resolution."),
            ["Australia", "Canada"]
        );
        assert_eq!(
            own_in("Jamaica has the honour to speak on behalf of the Caribbean Community."),
            ["Caribbean Community"]
        );
    }

    #[test]
    fn states_are_listed_behind_a_word_for_them_all() {
        assert_eq!(
            own_in(
                "I speak on behalf of the three African members of the Council, namely, Gabon, Ghana and Kenya (A3)."
            ),
            ["Gabon", "Ghana", "Kenya"]
        );
        assert_eq!(
            own_in("I speak on behalf of the Nordic-Baltic countries: Estonia and Latvia."),
            ["Nordic-Baltic countries"]
        );
        assert_eq!(
            own_in(
                "I speak on behalf of the European Union; the candidate countries Montenegro and Serbia; and, in addition, Ukraine."
            ),
            ["European Union", "Montenegro", "Serbia", "Ukraine"]
        );
    }

    #[test]
    fn a_part_of_a_group_is_not_the_group() {
        let part = "I speak on behalf of the three African countries that are members of the Security Council";
        assert_eq!(own_in(&format!("{part}.")), Vec::<&str>::new());
        assert_eq!(own_in(&format!("{part}, namely, Gabon and Ghana.")), ["Gabon", "Ghana"]);
        assert_eq!(own_in("I speak on behalf of the African countries, which are grateful."), ["African countries"]);
    }

    #[test]
    fn another_s_behalf_or_one_s_own_is_none() {
        for text in [
            "On behalf of my Government, I thank you.",
            "I speak on behalf of my delegation and the people of Kenya.",
            "I align myself with the statement made by Pakistan on behalf of the Group of 77 and China.",
            "My delegation supports the statement delivered on behalf of the European Union.",
            "We thank the representative of Palau, who spoke on behalf of the Pacific Islands Forum.",
            "We welcome the Agency's efforts on behalf of the African countries.",
            "I should like to thank him on behalf of us all.",
            "I deliver this statement on behalf of myself and my dear friend the Ambassador of Guyana.",
        ] {
            assert_eq!(own_in(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn alignment_is_kept_apart() {
        let text =
            "My delegation aligns itself with the statement made by Pakistan on behalf of the Group of 77 and China.";
        let found: Vec<&str> = aligned(text, names()).into_iter().map(|named| &text[named.range]).collect();
        assert_eq!(found, ["Group of 77 and China"]);
    }

    #[test]
    fn the_chair_announces_for_whom_the_next_one_speaks() {
        let text = "I thank him. I now call on the representative of Paraguay, who will speak on behalf of the Group of Latin American and Caribbean States.";
        let (_, found) = announced(text, names()).unwrap();
        assert_eq!(&text[found[0].range.clone()], "Group of Latin American and Caribbean States");
        assert!(
            announced("I thank the representative of Paraguay, who spoke on behalf of the African Group.", names())
                .is_none()
        );
    }
}
