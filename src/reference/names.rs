//! From a label to the one entity that it names at a date.

use rustc_hash::FxHashMap;

use super::fold::{fold, without_article};
use super::period::{Period, Stand};

/// One claim to a name: an entity, and when it bore the name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Claim {
    /// Index of the entity.
    pub entity: usize,
    /// When the name is in use.
    pub period: Period,
    /// When the entity exists.
    pub exists: Period,
}

/// Whom the claims to a name leave at a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One entity, by index.
    One(usize),
    /// Several entities.
    Several,
    /// None.
    Nobody,
}

/// All names by their folded form.
#[derive(Debug, Default)]
pub struct Labels {
    claims: FxHashMap<String, Vec<Claim>>,
    /// The same without spaces, for names that the print has torn or run together.
    solid: FxHashMap<String, Vec<Claim>>,
}

/// How long a name must be, without its spaces, to be known by its letters alone.
const LONG_ENOUGH: usize = 6;

impl Labels {
    /// Adds a claim to a name.
    pub fn insert(&mut self, name: &str, claim: Claim) {
        let key = fold(name);
        let solid = without_spaces(&key);
        if solid.len() >= LONG_ENOUGH {
            add(self.solid.entry(solid).or_default(), claim);
        }
        add(self.claims.entry(key).or_default(), claim);
    }

    /// Whom a label names at a date.
    pub fn resolve(&self, label: &str, date: Period) -> Verdict {
        let key = fold(label);
        match self.lookup(&key, date) {
            Verdict::Nobody => match self.resolve_bracketed(label, &key, date) {
                Verdict::Nobody => self.lookup_solid(&without_spaces(&key), date),
                verdict => verdict,
            },
            verdict => verdict,
        }
    }

    /// A folded label without its spaces: "Republic ofKorea", "N orthern".
    fn lookup_solid(&self, solid: &str, date: Period) -> Verdict {
        let whole = self.solid.get(solid);
        let claims = whole.or_else(|| solid.strip_prefix("the").and_then(|rest| self.solid.get(rest)));
        claims.map_or(Verdict::Nobody, |claims| decide(claims, date))
    }

    /// A folded label, with and without its article.
    fn lookup(&self, key: &str, date: Period) -> Verdict {
        let whole = self.claims.get(key);
        let claims = whole.or_else(|| without_article(key).and_then(|rest| self.claims.get(rest)));
        claims.map_or(Verdict::Nobody, |claims| decide(claims, date))
    }

    /// "Alliance of Small Island States (AOSIS)": the words before the bracket, if the bracket agrees.
    fn resolve_bracketed(&self, label: &str, key: &str, date: Period) -> Verdict {
        let Some((outer, inner)) = key.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else {
            return Verdict::Nobody;
        };
        let inverted = self.resolve_inverted(outer.trim_end(), inner.trim(), date);
        if inverted != Verdict::Nobody {
            return inverted;
        }
        let printed = label.rsplit_once('(').map_or("", |(_, rest)| rest);
        match (self.lookup(outer.trim_end(), date), self.lookup(inner.trim(), date)) {
            (Verdict::One(a), Verdict::One(b)) if a == b => Verdict::One(a),
            (Verdict::One(a), Verdict::Nobody) if is_abbreviation(printed) => Verdict::One(a),
            (Verdict::Nobody, _) | (Verdict::One(_), Verdict::Nobody) => Verdict::Nobody,
            _ => Verdict::Several,
        }
    }

    /// "Gambia (Republic of The)", "Chad (the Republic of)": the full style, its bracket set behind the name by which lists are sorted.
    fn resolve_inverted(&self, outer: &str, inner: &str, date: Period) -> Verdict {
        let inner = without_article(inner).unwrap_or(inner);
        if !inner.contains(' ') {
            return Verdict::Nobody;
        }
        let bare = inner.strip_suffix(" the").unwrap_or(inner);
        [format!("{inner} {outer}"), format!("{bare} {outer}"), format!("{bare} the {outer}")]
            .iter()
            .map(|style| self.lookup(style, date))
            .find(|verdict| *verdict != Verdict::Nobody)
            .unwrap_or(Verdict::Nobody)
    }
}

fn add(claims: &mut Vec<Claim>, claim: Claim) {
    if !claims.contains(&claim) {
        claims.push(claim);
    }
}

fn without_spaces(key: &str) -> String {
    key.chars().filter(|c| *c != ' ').collect()
}

/// Whether the words in a bracket look like an abbreviation: one short word, most of it capitals.
fn is_abbreviation(printed: &str) -> bool {
    let word = printed.trim_end().trim_end_matches(['*', '.', ',', ' ']).trim_end_matches(')').trim();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    letters >= 2 && word.chars().count() <= 12 && !word.contains(char::is_whitespace) && capitals * 2 > letters
}

/// Of the claims to a name those of the date count; where there are none, those of the past, since a later text may speak of a state
/// that is gone; where there are none, those to come of an entity that exists already: a document may have been printed anew.
pub fn decide(claims: &[Claim], date: Period) -> Verdict {
    let verdict = among(claims, |claim| claim.period.stands_to(date) == Stand::Within);
    let verdict = verdict.or_else(|| among(claims, |claim| claim.period.stands_to(date) == Stand::Over));
    verdict.or_else(|| among(claims, |claim| claim.exists.stands_to(date) == Stand::Within)).unwrap_or(Verdict::Nobody)
}

fn among(claims: &[Claim], counts: impl Fn(&Claim) -> bool) -> Option<Verdict> {
    let mut counted = claims.iter().filter(|claim| counts(claim)).map(|claim| claim.entity);
    let first = counted.next()?;
    Some(if counted.all(|other| other == first) { Verdict::One(first) } else { Verdict::Several })
}
