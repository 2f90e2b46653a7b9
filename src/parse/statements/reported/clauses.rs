//! Clauses of a sentence: which actors have a verb of their own, who joins them and who opposes.

use std::sync::LazyLock;

use super::actors::{Actor, Scene, Sort};
use crate::parse::patterns::Patterns;
use crate::rules::reported::{
    ADVERBS, ATTRIBUTES, COLLECTIVES, NAMELESS, OF_THE_MEETING, OUTCOMES, QUANTIFIERS, SAYING, SAYING_IRREGULARLY,
    TOLD_OF,
};

/// Actors who share a verb.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// Who they are.
    pub actors: Vec<Actor>,
    /// How many of them are the subject itself; those after them join it.
    pub heads: usize,
    /// Whether they are the subject of the sentence or of a part of it: what follows is told of them.
    pub leads: bool,
    /// Identifier of the rule that found them.
    pub rule: &'static str,
}

impl Clause {
    /// Of actors who are the subject together.
    pub fn of(actors: Vec<Actor>, rule: &'static str) -> Self {
        Clause { heads: actors.len(), actors, leads: true, rule }
    }
}

/// What a sentence is to the statements.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// Named actors say something, in this order.
    Said(Vec<Clause>),
    /// Those who spoke before, or the first of them alone, together with these.
    Joined {
        /// Who joins.
        others: Vec<Actor>,
        /// Whether "he" or "she" stands for one of those who spoke before.
        one: bool,
    },
    /// The meeting, or actors without a name: the statement before ends. Persons are introduced who may go on to speak.
    Ends(Vec<Actor>),
    /// Something is told of these, who say nothing themselves: the statement of anybody else ends.
    Of(Vec<Actor>),
    /// It goes on with what was said before.
    Follows,
}

static COLLECTIVE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(COLLECTIVES));
static OUTCOME: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(OUTCOMES));

/// Identifier of what is told of actors by a participle: "with A asking".
const PARTICIPLE: &str = "reported.with-participle";
/// Longest opening of a sentence before a body of the meeting, in words.
const LONGEST_OPENING: usize = 12;
/// Ways of standing by another's words.
const JOINING: &[&str] = &["supported", "seconded", "joined", "echoed", "backed", "endorsed"];
/// Ways of standing against them.
const OPPOSING: &[&str] = &["opposed", "challenged", "contested"];

impl Scene<'_> {
    /// What the sentence is to the statements.
    pub fn told(&self) -> Told {
        if let Some((others, pronoun)) = self.joined_by_pronoun().or_else(|| self.pronoun_joined()) {
            return Told::Joined { others, one: matches!(self.small(pronoun).as_str(), "he" | "she") };
        }
        let mut clauses: Vec<Clause> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            at = self.clause(at, &mut clauses).unwrap_or(at + 1);
        }
        if !clauses.iter().any(|clause| clause.leads) {
            clauses.extend(self.among_the_nameless());
        }
        if !clauses.is_empty() {
            return Told::Said(clauses);
        }
        if self.tells_outcome() {
            return Told::Ends(Vec::new());
        }
        if self.follows() {
            return Told::Follows;
        }
        self.ends().map(Told::Ends).or_else(|| self.of_others().map(Told::Of)).unwrap_or(Told::Follows)
    }

    /// The words of the sentence with single spaces.
    fn sentence(&self) -> String {
        self.plain(0, self.words.len())
    }

    /// Whether the sentence tells what became of a text, or what a body of the meeting did.
    fn tells_outcome(&self) -> bool {
        let acts = |at: usize| {
            let (actors, end) = self.named(at)?;
            (actors.iter().all(|actor| actor.sort == Sort::Body) && self.is_told(end)).then_some(())
        };
        let body = |at: usize| self.words[at].is_all_capitals() && self.opens_clause(at) && acts(at).is_some();
        let told = (0..self.words.len().min(LONGEST_OPENING)).any(body) && !self.follows();
        told || OUTCOME.id(&self.sentence()).is_some()
    }

    /// "Chad faces droughts": those of whom a sentence tells something, where all have a name that the tables know.
    fn of_others(&self) -> Option<Vec<Actor>> {
        let (mut group, next) = self.list(0)?;
        let after = self.tail(next, &mut group, &mut Vec::new());
        let after = after + usize::from(self.at(after) == ",");
        let verb = (after..after + 3).find(|&index| !ADVERBS.contains(&self.at(index)))?;
        let known = group.iter().all(|actor| actor.sort == Sort::Known);
        (known && TOLD_OF.contains(&self.at(verb))).then_some(group)
    }

    /// Reads what begins at a word; the word after it, where it was anything.
    fn clause(&self, at: usize, clauses: &mut Vec<Clause>) -> Option<usize> {
        let word = self.small(at);
        if self.at(at + 1) == "by" && (at == 0 || self.words[at].text == word) {
            return self.agents(at, clauses);
        }
        match word.as_str() {
            "with" | "along" | "alongside" | "together" => return self.company(at, clauses),
            "according" if self.at(at + 1) == "to" => {
                let (actors, next) = self.list(at + 2)?;
                if at > 2 || !matches!(self.at(next), "," | ".") {
                    return Some(next);
                }
                push(clauses, actors, true, "reported.according-to");
                return Some(next);
            }
            _ => {}
        }
        if let Some(next) = self.in_the_name_of(at, clauses) {
            return Some(next);
        }
        let (actors, next) = self.list(at)?;
        if !self.opens_clause(at) {
            return Some(self.after_first(at, next));
        }
        let heads = spoken(&actors);
        let mut group = actors;
        let mut opposing = Vec::new();
        let after = self.tail(next, &mut group, &mut opposing);
        let sort = group.iter().map(|actor| actor.sort).find(|&sort| sort != Sort::Body).unwrap_or(Sort::Body);
        // "with A asking for dams and B preferring weirs"
        let beside = clauses.last().is_some_and(|clause| clause.rule == PARTICIPLE);
        if beside && sort != Sort::Body && self.says_meanwhile(after) {
            push(clauses, group, true, PARTICIPLE);
            return Some(after + 1);
        }
        let Some(verb) = self.verb(after, sort) else { return Some(self.after_first(at, next)) };
        if sort == Sort::Body {
            return Some(verb);
        }
        push_joined(clauses, group, heads, "reported.actor");
        if !opposing.is_empty() {
            push(clauses, opposing, false, "reported.opposed-by");
        }
        Some(verb + 1)
    }

    /// "Speaking on behalf of A, B said": a person without a home of its own speaks as A's, a state for A.
    fn in_the_name_of(&self, at: usize, clauses: &mut Vec<Clause>) -> Option<usize> {
        let from = match (self.small(at).as_str(), self.at(at + 1), self.at(at + 2), self.at(at + 3)) {
            ("speaking", "on", "behalf", "of") => at + 4,
            ("on", "behalf", "of", _) => at + 3,
            ("speaking", "for", _, _) => at + 2,
            _ => return None,
        };
        let first = if self.at(from) == "the" { from + 1 } else { from };
        let (whom, comma) = self.named(first)?;
        let article = comma + 1 + usize::from(self.at(comma + 1) == "the");
        let (mut actors, next) = self.unmarked(article).filter(|_| self.at(comma) == ",")?;
        let verb = self.verb(next, actors.first()?.sort)?;
        let label = whom.first()?;
        if let Some(actor) = actors.first_mut() {
            if actor.affiliation.is_none() && actor.sort == Sort::Person {
                actor.affiliation.clone_from(&label.affiliation);
            } else {
                actor.behalf.push(label.label.clone());
            }
        }
        push(clauses, actors, true, "reported.in-the-name-of");
        Some(verb + 1)
    }

    /// "Care for All, for the NGOs, said": words with capitals that no table knows, told to speak for someone.
    fn unknown(&self, at: usize) -> Option<(Vec<Actor>, usize)> {
        if at > 0 && !matches!(self.at(at - 1), "," | ";" | "and" | "while") {
            return None;
        }
        let end = (at..at + 14).find(|&index| self.at(index) == ",").filter(|&end| end > at)?;
        let named = (at..end).all(|index| {
            self.words[index].is_capital() || matches!(self.at(index), "of" | "on" | "for" | "the" | "and" | "in" | "-")
        });
        let for_whom = self.at(end + 1) == "for" || self.at(end + 1) == "on" && self.at(end + 2) == "behalf";
        let first = at + usize::from(self.small(at) == "the");
        let known = (first..end).any(|index| {
            self.named(index)
                .is_some_and(|(_, next)| index == first && next == end || self.at(index.saturating_sub(1)) == "and")
        });
        if !named || !for_whom || !self.words[at].is_capital() || known || self.is_held(first) {
            return None;
        }
        let label = self.range(at, end);
        let mut actors = vec![Actor {
            affiliation: Some(self.text[label.clone()].to_owned()),
            label,
            name: None,
            role: None,
            behalf: Vec::new(),
            sort: Sort::Capitals,
        }];
        let next = self.behalf(end, &mut actors);
        let spoken =
            !actors[0].behalf.is_empty() && self.verb(next + usize::from(self.at(next) == ","), Sort::Known).is_some();
        spoken.then_some((actors, next))
    }

    /// Where to go on after a list that opened no clause: at its second member, where a comma parts it from the first.
    fn after_first(&self, at: usize, next: usize) -> usize {
        (at + 1..next).find(|&index| self.at(index) == ",").map_or(next.max(at + 1), |comma| comma + 1)
    }

    /// Actors in a row: "A", "A and B", "A, B and C", "A, B and others". A row that nothing closes is its first member.
    fn list(&self, at: usize) -> Option<(Vec<Actor>, usize)> {
        let (mut actors, mut next) = self.unknown(at).or_else(|| self.actor(at)).or_else(|| self.spelled_out(at))?;
        let mut whole = (actors.len(), next);
        let mut single = true;
        let mut closed = true;
        loop {
            let (comma, mut step) = (self.at(next) == ",", next + usize::from(self.at(next) == ","));
            let and =
                matches!(self.at(step), "and" | "AND" | "&") || self.at(step) == "as" && self.at(step + 1) == "well";
            step += match self.at(step) {
                "and" | "AND" | "&" => 1,
                "as" if and => 3,
                _ => 0,
            };
            if !(comma || and) {
                break;
            }
            let known = |(more, end): (Vec<Actor>, usize)| {
                more.iter().all(|actor| actor.sort == Sort::Known) && !NAMELESS.contains(&self.small(end).as_str())
            };
            if and
                && !self.actor(step).is_some_and(known)
                && let Some(end) = self.others(step)
            {
                (next, closed) = (end, true);
                break;
            }
            let Some((more, end)) = self.actor(step) else { break };
            actors.extend(more);
            next = end;
            closed = and;
            if and {
                (whole, single) = ((actors.len(), next), false);
            }
            if and && self.at(next) != "," && self.at(next) != "and" {
                break;
            }
        }
        let verb = self.verb(next + usize::from(self.at(next) == ","), Sort::Known).is_some();
        let row = actors.len() > 2 && actors.iter().all(|actor| actor.sort == Sort::Known);
        let unbroken = single && row && verb;
        if !(closed || unbroken) {
            actors.truncate(whole.0);
            next = whole.1;
        }
        Some((actors, next))
    }

    /// "others", "many other Parties", "some developing countries" at the end of a row: the word after them.
    fn others(&self, at: usize) -> Option<usize> {
        let end = (at..at + 5).find(|&index| {
            let word = self.small(index);
            NAMELESS.contains(&word.as_str()) || word == "others"
        })?;
        let words = (at..end).all(|index| {
            let attribute = index > at && ATTRIBUTES.contains(&self.at(index));
            self.words[index].is_word() && (attribute || !self.is_told(index))
        });
        let closed = matches!(self.at(end + 1), "," | "." | ")" | ";")
            || self.verb(end + 1, Sort::Known).is_some()
            || self.says_meanwhile(end + 1);
        (words && closed).then_some(end + 1)
    }

    /// Whether a clause may begin at a word: at the head of the sentence, after a mark, after a conjunction, or after
    /// an adverbial without a comma ("On Monday Chair X opened").
    fn opens_clause(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        match self.small(before).as_str() {
            "," => !self.is_place(at),
            "as" if before > 0 && self.at(before - 1) == "such" => {
                self.is_of_nameless(before) && !(0..before).any(|index| SAYING.contains(&self.at(index)))
            }
            "including" => self.is_of_nameless(before),
            "when" | "because" => true,
            "after" | "since" | "until" | "before" => self.words[at].is_all_capitals() || self.small(at) == "the",
            ";" | ":" | "—" | "–" | "(" | "“" | "‘" | "\"" | "and" | "but" | "while" | "whereas" | "where"
            | "whilst" | "although" | "though" | "then" | "yet" | "." | "?" | "]" | ")" => true,
            word => {
                let adverbial = matches!(
                    self.small(0).as_str(),
                    "on" | "in"
                        | "at"
                        | "during"
                        | "after"
                        | "following"
                        | "early"
                        | "earlier"
                        | "late"
                        | "later"
                        | "under"
                );
                let adverbial = adverbial || self.small(0).ends_with("ing");
                let content = self.words[before].is_word()
                    && !matches!(
                        word,
                        "by" | "of"
                            | "from"
                            | "with"
                            | "to"
                            | "for"
                            | "that"
                            | "which"
                            | "who"
                            | "on"
                            | "in"
                            | "at"
                            | "as"
                            | "if"
                            | "'s"
                            | "’s"
                            | "between"
                            | "than"
                            | "or"
                            | "like"
                            | "under"
                            | "against"
                            | "towards"
                            | "among"
                            | "via"
                            | "when"
                            | "because"
                            | "since"
                            | "including"
                            | "how"
                            | "what"
                            | "whether"
                            | "after"
                            | "before"
                            | "until"
                            | "concerning"
                            | "regarding"
                    );
                adverbial && content && at < 14 && !(0..at).any(|index| self.is_told(index) || self.at(index) == ",")
            }
        }
    }

    /// Whether a noun for actors without a name stands before a word: "several states, including".
    fn is_of_nameless(&self, at: usize) -> bool {
        (0..at).any(|index| NAMELESS.contains(&self.small(index).as_str()) || self.small(index) == "others")
    }

    /// Whether a name after a comma is the country of a place: "in Bonn, Germany, …".
    fn is_place(&self, at: usize) -> bool {
        let place = at.checked_sub(2).is_some_and(|index| self.words[index].is_capital());
        let preposition = (at.saturating_sub(6)..at.saturating_sub(1)).any(|index| {
            self.at(index) == "in"
                && self.words[index + 1].is_capital()
                && (index + 1..at - 1).all(|i| self.words[i].is_capital())
        });
        let closed = (at..at + 6).any(|index| self.at(index) == ",");
        place && preposition && closed
    }

    /// What may stand between a subject and its verb: those who support or oppose it, and words between commas.
    fn tail(&self, at: usize, group: &mut Vec<Actor>, opposing: &mut Vec<Actor>) -> usize {
        let mut at = at;
        for _ in 0..4 {
            let mut from = at;
            while matches!(self.at(from), "," | "(" | "and" | "but" | "both" | "also")
                || self.at(from).ends_with("ly") && self.at(from + 2) == "by"
            {
                from += 1;
            }
            let word = self.at(from);
            let by = self.at(from + 1) == "by";
            let with = matches!(word, "with" | "along" | "together" | "alongside")
                && (from > at || self.list(from + 1).is_some_and(|(_, end)| self.at(end) == ","));
            let start = match word {
                _ if by && (JOINING.contains(&word) || OPPOSING.contains(&word)) => from + 2,
                "along" | "together" if with && self.at(from + 1) == "with" => from + 2,
                _ if with => from + 1,
                _ => break,
            };
            let Some((more, end)) = self.list(start).or_else(|| Some((Vec::new(), self.others(start)?))) else { break };
            (if OPPOSING.contains(&word) { &mut *opposing } else { &mut *group }).extend(more);
            at = end + usize::from(self.at(end) == ")");
        }
        if self.at(at) == "("
            && let Some(close) = (at..at + 20).find(|&index| self.at(index) == ")")
        {
            let after = close + 1 + usize::from(self.at(close + 1) == ",");
            if self.verb(after, Sort::Known).is_some() {
                return after;
            }
        }
        let head = self.at(at);
        if head == ":" && self.verb(at + 1, Sort::Office).is_some() {
            return at + 1;
        }
        if head != "," {
            return at;
        }
        if self.verb(at + 1, Sort::Known).is_some() {
            return at + 1;
        }
        let inserted = self.small(at + 1);
        let fits = inserted.ends_with("ing")
            || matches!(
                inserted.as_str(),
                "in" | "on"
                    | "as"
                    | "who"
                    | "which"
                    | "however"
                    | "inter"
                    | "also"
                    | "at"
                    | "after"
                    | "to"
                    | "among"
                    | "while"
                    | "although"
                    | "during"
                    | "a"
                    | "an"
                    | "the"
                    | "though"
                    | "like"
                    | "citing"
                    | "upon"
                    | "under"
                    | "speaking"
                    | "one"
                    | "chair"
                    | "co-chair"
                    | "president"
                    | "noting"
                    | "("
                    | "too"
                    | "itself"
                    | "then"
                    | "host"
                    | "representing"
                    | "having"
                    | "by"
                    | "currently"
                    | "along"
                    | "together"
                    | "supported"
                    | "opposed"
                    | "including"
                    | "with"
                    | "for"
            );
        // "On CDM and LULUCF, Chad, with Mali, said": the unknown name is a subject of discussion.
        let unknown = group.iter().all(|actor| actor.sort == Sort::Capitals);
        let another = || {
            self.list(at + 1)
                .is_some_and(|(more, end)| more.iter().any(|a| a.sort == Sort::Known) && self.at(end) == ",")
        };
        if unknown && another() {
            return at;
        }
        let longest = if group.iter().any(|actor| actor.name.is_some()) { 16 } else { 6 };
        let close =
            (at + 2..at + 30).find(|&index| self.at(index) == "," && self.verb(index + 1, Sort::Known).is_some());
        match close {
            Some(close)
                if (fits || close - at <= longest)
                    && !(at + 1..close).any(|index| matches!(self.at(index), ";" | ".")) =>
            {
                close + 1
            }
            _ => at,
        }
    }

    /// "supported by A", "opposed by B", "was welcomed by C": after a subject they join it or stand against it; as the
    /// verb of a sentence they make a clause of their own.
    fn agents(&self, at: usize, clauses: &mut Vec<Clause>) -> Option<usize> {
        let word = self.small(at);
        let (joins, opposes) = (JOINING.contains(&word.as_str()), OPPOSING.contains(&word.as_str()));
        let passive =
            (at.saturating_sub(3)..at).any(|index| matches!(self.at(index), "was" | "were")) && self.is_told(at);
        let saying = passive && SAYING.contains(&word.as_str());
        if !(joins || opposes || saying) {
            return None;
        }
        let from = self.past_nameless(at + 2);
        let (actors, end) = self.list(from)?;
        if passive {
            let actors = actors.into_iter().filter(|actor| actor.sort != Sort::Capitals).collect();
            push(clauses, actors, true, "reported.passive");
            return Some(end);
        }
        if at == 0 {
            return self.headed_by_agents(actors, end, opposes, clauses);
        }
        let apart = at.checked_sub(1).is_some_and(|before| matches!(self.at(before), "," | "and" | "but"));
        match clauses.iter_mut().rev().find(|clause| clause.leads) {
            Some(clause) if apart && joins => clause.actors.extend(actors),
            Some(_) if apart && opposes => push(clauses, actors, false, "reported.opposed-by"),
            _ => {}
        }
        Some(end)
    }

    /// "Supported by A, B said": A and B. "Opposed by A, B said": B, and A.
    fn headed_by_agents(
        &self,
        agents: Vec<Actor>,
        end: usize,
        oppose: bool,
        clauses: &mut Vec<Clause>,
    ) -> Option<usize> {
        let (mut group, next) = self.list(end + 1).filter(|_| self.at(end) == ",")?;
        let heads = spoken(&group);
        let mut opposing = Vec::new();
        let verb = self.verb(self.tail(next, &mut group, &mut opposing), group.first()?.sort)?;
        if oppose { &mut opposing } else { &mut group }.extend(agents);
        push_joined(clauses, group, heads, "reported.actor");
        push(clauses, opposing, false, "reported.opposed-by");
        Some(verb + 1)
    }

    /// Whether a word is the present participle of a saying: "asking".
    fn says_meanwhile(&self, at: usize) -> bool {
        let stem = self.at(at).strip_suffix("ing").filter(|stem| stem.len() > 2);
        stem.is_some_and(|stem| {
            ["ed", "d"].iter().any(|ending| SAYING.contains(&format!("{stem}{ending}").as_str()))
                || SAYING_IRREGULARLY.contains(&self.at(at))
        })
    }

    /// "Centre for Rivers and Lakes (CRL)" before a verb: a name that no table knows, told by its abbreviation.
    fn spelled_out(&self, at: usize) -> Option<(Vec<Actor>, usize)> {
        let from = at + usize::from(self.small(at) == "the");
        let open = (from + 2..from + 14).find(|&index| self.at(index) == "(")?;
        let small = |index: usize| matches!(self.at(index), "of" | "on" | "for" | "the" | "and" | "in");
        let named = (from..open).all(|index| self.words[index].is_capital() || small(index));
        let initial = self.at(open + 1).chars().next() == self.at(from).chars().next();
        let short = self.words.get(open + 1)?.is_all_capitals() && self.at(open + 2) == ")";
        if !(named
            && initial
            && short
            && self.words[from].is_capital()
            && self.verb(open + 3, Sort::Capitals).is_some())
        {
            return None;
        }
        let label = self.range(from, open + 3);
        let affiliation = Some(self.text[label.clone()].to_owned());
        let actor = Actor { label, name: None, role: None, affiliation, behalf: Vec::new(), sort: Sort::Capitals };
        Some((vec![actor], open + 3))
    }

    /// Past "several states including" and the like.
    fn past_nameless(&self, at: usize) -> usize {
        let including = (at..at + 8).find(|&index| self.at(index) == "including" || self.at(index) == "such");
        match including {
            Some(index)
                if (at..index).any(|i| NAMELESS.contains(&self.small(i).as_str()) || self.at(i) == "others") =>
            {
                if self.at(index) == "such" { index + 2 } else { index + 1 }
            }
            _ => at,
        }
    }

    /// ", with A," joins the subject before; ", with A asking" is a clause of A's; "along with A" joins.
    fn company(&self, at: usize, clauses: &mut Vec<Clause>) -> Option<usize> {
        let from = if matches!(self.small(at).as_str(), "with" | "alongside") { at + 1 } else { at + 2 };
        if from == at + 2 && self.at(at + 1) != "with" {
            return None;
        }
        let (actors, end) = self.list(from)?;
        if at == 0
            && let Some(verb) = self.headed_by_agents(actors.clone(), end, false, clauses)
        {
            return Some(verb);
        }
        let apart = at.checked_sub(1).is_none_or(|before| matches!(self.at(before), "," | "and" | "but" | ";"));
        if !apart {
            return None;
        }
        let next = self.words.get(end)?.text;
        if next.ends_with("ing")
            && self.at(at) == "with"
            && next.len() > 4
            && actors.iter().all(|actor| actor.sort != Sort::Body)
        {
            push(clauses, actors, true, PARTICIPLE);
            return Some(end + 1);
        }
        let closes = matches!(next, "," | "." | ";") || self.verb(end, Sort::Known).is_some() || self.at(at) == "along";
        if let Some(clause) = clauses.iter_mut().rev().find(|clause| clause.leads).filter(|_| closes) {
            clause.actors.extend(actors);
            return Some(end);
        }
        None
    }

    /// "Several Parties, including A and B, said": A and B say it. "States said …, including A and B." likewise.
    fn among_the_nameless(&self) -> Option<Clause> {
        let (subject, verb) = self.nameless_subject()?;
        let said = SAYING.contains(&self.at(verb));
        let including = (subject..self.words.len()).find(|&index| matches!(self.at(index), "including" | "notably"))?;
        if !said || including == 0 || self.at(including - 1) != "," {
            return None;
        }
        let (actors, end) = self.list(including + 1)?;
        let inside = including < verb && (self.at(end) == "," || self.verb(end, Sort::Known).is_some());
        let last = including > verb
            && self.at(end) == "."
            && actors.len() > 1
            && actors.iter().all(|actor| actor.sort == Sort::Known);
        (inside || last).then(|| Clause::of(actors, "reported.including"))
    }

    /// "With A, he said": A, and the one who spoke before; where the pronoun stands.
    fn joined_by_pronoun(&self) -> Option<(Vec<Actor>, usize)> {
        if !matches!(self.at(0), "With" | "Supported") {
            return None;
        }
        let (actors, end) = self.list(if self.at(0) == "With" { 1 } else { 2 })?;
        let pronoun = matches!(self.at(end + 1), "he" | "she" | "they" | "it");
        (self.at(end) == "," && pronoun && self.verb(end + 2, Sort::Known).is_some()).then_some((actors, end + 1))
    }

    /// "He asked for time and, with A, proposed a list", "He, with A, said": A, and the one who spoke before.
    fn pronoun_joined(&self) -> Option<(Vec<Actor>, usize)> {
        if !matches!(self.at(0), "He" | "She" | "They") {
            return None;
        }
        let with = (1..self.words.len()).find(|&index| {
            let apart = matches!(self.at(index - 1), "," | "and");
            apart && (self.at(index) == "with" || JOINING.contains(&self.at(index)) && self.at(index + 1) == "by")
        })?;
        let (actors, end) = self.list(if self.at(with) == "with" { with + 1 } else { with + 2 })?;
        (self.at(end) == "," && self.verb(end + 1, Sort::Known).is_some()).then_some((actors, 0))
    }

    /// Whether the sentence begins, after an adverbial, with a pronoun.
    fn follows(&self) -> bool {
        let pronoun = |index: usize| {
            matches!(
                self.small(index).as_str(),
                "he" | "she" | "it" | "they" | "this" | "these" | "his" | "her" | "its" | "their"
            )
        };
        let clear =
            |index: usize| pronoun(index) && !(self.small(index) == "it" && matches!(self.at(index + 1), "was"));
        let first = (0..3).find(|&index| self.words.get(index).is_some_and(|word| word.is_word()));
        first.is_some_and(clear)
            || (1..self.words.len().min(40)).any(|index| {
                self.at(index - 1) == "," && matches!(self.at(index), "he" | "she" | "they") && self.is_told(index + 1)
            })
    }

    /// The words of a subject without a name, and its verb.
    fn nameless_subject(&self) -> Option<(usize, usize)> {
        let mut from = 0;
        for _ in 0..3 {
            let verb = (from..self.words.len().min(from + 18))
                .take_while(|&index| !matches!(self.at(index), ";" | ":"))
                .find(|&index| {
                    let commas = (from..index).filter(|&i| self.at(i) == ",").count();
                    self.is_finite(index) && commas != 1
                });
            if let Some(verb) = verb
                && self.is_nameless(from, verb)
            {
                return Some((from, verb));
            }
            from = (from..self.words.len().min(from + 30)).find(|&index| self.at(index) == ",")? + 1;
        }
        None
    }

    /// Whether a past tense is a verb of its own, and no participle after an auxiliary, an article or a preposition.
    fn is_finite(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |index| self.at(index));
        let bound = [
            "have", "has", "had", "be", "been", "being", "is", "are", "to", "a", "an", "the", "of", "by", "for", "in",
            "on", "with", "its", "their", "as", "than", "more", "most", "not",
        ];
        self.is_told(at) && !bound.contains(&before)
    }

    fn is_nameless(&self, from: usize, verb: usize) -> bool {
        let head = (from..verb).find(|&index| {
            matches!(
                self.at(index),
                "of" | "from" | "in" | "on" | "for" | "with" | "to" | "who" | "which" | "whose" | ","
            )
        });
        let end = head.unwrap_or(verb);
        let modal = (from..end).any(|index| {
            matches!(
                self.at(index),
                "should"
                    | "would"
                    | "could"
                    | "must"
                    | "may"
                    | "might"
                    | "can"
                    | "is"
                    | "are"
                    | "has"
                    | "have"
                    | "that"
                    | "will"
            )
        });
        let nouns = (from..end).any(|index| NAMELESS.contains(&self.small(index).as_str()));
        let body = (from..end).any(|index| {
            self.named(index).is_some_and(|(actors, _)| actors.iter().all(|actor| actor.sort == Sort::Body))
        });
        let alone = QUANTIFIERS.contains(&self.small(from).as_str()) && end - from <= 2;
        let all = self.small(from) == "a"
            && matches!(self.at(from + 1), "number" | "group" | "grouping" | "majority" | "few");
        let several = QUANTIFIERS.contains(&self.small(from).as_str())
            && end.checked_sub(1).is_some_and(|last| self.small(last).ends_with('s'))
            && SAYING.contains(&self.at(verb));
        !modal && (nouns || body || alone || all || several)
    }

    /// Whether the sentence is told of the meeting: no statement goes on after it. The persons whom it introduces.
    fn ends(&self) -> Option<Vec<Actor>> {
        if let Some((actors, next)) = self.list(0)
            && actors.iter().all(|actor| actor.sort != Sort::Body)
        {
            let mut group = actors;
            let after = self.tail(next, &mut group, &mut Vec::new());
            let after = after + usize::from(self.at(after) == ",");
            let will = matches!(self.at(after), "will" | "was" | "were") && self.of_the_meeting(after + 1);
            if will || self.is_told(after) && !matches!(self.at(after), "was" | "were" | "had") {
                return Some(group);
            }
            return COLLECTIVE.id(&self.sentence()).is_some().then(Vec::new);
        }
        // What is told between commas is no verb of the sentence: "The text, which was amended, was adopted."
        let bound = |index: usize| {
            (0..index).any(|i| match self.at(i) {
                "that" | "if" => true,
                "which" | "who" => i == 0 || self.at(i - 1) != "," || !(i..index).any(|comma| self.at(comma) == ","),
                _ => false,
            })
        };
        let told = (0..self.words.len().min(40))
            .filter(|&index| matches!(self.at(index), "was" | "were" | "will"))
            .find(|&index| !bound(index))
            .is_some_and(|index| self.of_the_meeting(index + 1));
        let opening = matches!((self.at(0), self.at(1)), ("There", "was" | "were") | ("No", _));
        let collective = || COLLECTIVE.id(&self.sentence()).is_some();
        (told || opening || self.nameless_subject().is_some() || collective()).then(Vec::new)
    }

    fn of_the_meeting(&self, at: usize) -> bool {
        let mut at = at;
        while matches!(self.at(at), "be" | "been" | "then" | "also" | "not" | "again") || self.at(at).ends_with("ly") {
            at += 1;
        }
        OF_THE_MEETING.contains(&self.at(at))
    }
}

fn push(clauses: &mut Vec<Clause>, actors: Vec<Actor>, leads: bool, rule: &'static str) {
    let actors: Vec<Actor> = actors.into_iter().filter(|actor| actor.sort != Sort::Body).collect();
    if !actors.is_empty() {
        clauses.push(Clause { leads, ..Clause::of(actors, rule) });
    }
}

/// A clause of a subject and of those who join it.
fn push_joined(clauses: &mut Vec<Clause>, actors: Vec<Actor>, heads: usize, rule: &'static str) {
    let before = clauses.len();
    push(clauses, actors, true, rule);
    clauses[before..].iter_mut().for_each(|clause| clause.heads = heads);
}

/// How many of the actors may take the floor.
fn spoken(actors: &[Actor]) -> usize {
    actors.iter().filter(|actor| actor.sort != Sort::Body).count()
}
