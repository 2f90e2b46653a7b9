//! Numbers of agenda items in normal form: "75 (c)" is `75(c)`, "21 to 26" is six items.

use super::lexicon::Lexicon;
use super::tokens::{Placed, Token, phrase_at, tokens};

/// Longest range of items that is taken as one.
const LONGEST_RANGE: u32 = 60;

/// Items at the head of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Items {
    /// The numbers in normal form, one an item.
    pub numbers: Vec<String>,
    /// Byte offset after the last of them; 0 where there is none.
    pub end: usize,
}

/// An item as it is read: its number and its sub-items.
#[derive(Debug, Clone, Default)]
struct Item {
    base: Vec<u32>,
    marks: Vec<String>,
}

impl Item {
    fn normal(&self) -> String {
        let base: Vec<String> = self.base.iter().map(u32::to_string).collect();
        let marks: String = self.marks.iter().map(|mark| format!("({mark})")).collect();
        base.join(".") + &marks
    }
}

/// The items with which a text begins.
pub fn leading(text: &str) -> Items {
    let placed = tokens(text);
    let lexicon = Lexicon::in_force();
    let mut reader = Reader { text, placed: &placed, at: 0 };
    let mut items = Items::default();
    let Some(mut last) = reader.item(None) else { return items };
    items.numbers.push(last.normal());
    items.end = reader.end();
    for _ in 0..200 {
        let Some(range) = reader.joint(lexicon) else { break };
        let Some(next) = reader.item(Some(&last)) else {
            break;
        };
        match range.then(|| between(&last, &next)).flatten() {
            Some(middle) => items.numbers.extend(middle),
            None if range => {
                break;
            }
            None => {}
        }
        items.numbers.push(next.normal());
        items.end = reader.end();
        last = next;
    }
    items
}

struct Reader<'a> {
    text: &'a str,
    placed: &'a [Placed],
    at: usize,
}

impl Reader<'_> {
    fn token(&self, ahead: usize) -> Option<&Token> {
        self.placed.get(self.at + ahead).map(|placed| &placed.token)
    }

    fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.placed.get(last)).map_or(0, |placed| placed.end)
    }

    /// An item; one that is only a mark, "(b)", belongs to the number of the item before it.
    fn item(&mut self, before: Option<&Item>) -> Option<Item> {
        let mut item = Item::default();
        while let Some(Token::Number(value, digits)) = self.token(0) {
            if *digits > 3 || *value == 0 {
                return None;
            }
            item.base.push(*value);
            self.at += 1;
            let follows =
                matches!(self.token(0), Some(Token::Sign('.'))) && matches!(self.token(1), Some(Token::Number(..)));
            let glued = self
                .placed
                .get(self.at)
                .is_some_and(|dot| Some(dot.end) == self.placed.get(self.at + 1).map(|n| n.start));
            if !follows || !glued {
                break;
            }
            self.at += 1;
        }
        while let Some((mark, length)) = self.mark() {
            item.marks.push(mark);
            self.at += length;
        }
        if item.base.is_empty() {
            let before = before.filter(|_| !item.marks.is_empty())?;
            item.base.clone_from(&before.base);
            let kept = before.marks.len().saturating_sub(item.marks.len());
            item.marks.splice(0..0, before.marks[..kept].iter().cloned());
        }
        Some(item)
    }

    /// "(c)", "(ii)", or "a)" as French prints it.
    fn mark(&self) -> Option<(String, usize)> {
        // A letter keeps the marks that folding takes from it: "(أ)".
        let text = |ahead: usize| match self.placed.get(self.at + ahead)? {
            Placed { token: Token::Word(word), start, end } if word.chars().count() <= 4 => {
                let continued = Lexicon::in_force().is_label("continued", word);
                self.text.get(*start..*end).filter(|_| !continued).map(str::to_lowercase)
            }
            Placed { token: Token::Number(value, 1 | 2), .. } => Some(value.to_string()),
            _ => None,
        };
        let closes = |token: Option<&Token>| matches!(token, Some(Token::Sign(')' | '）')));
        match self.token(0) {
            Some(Token::Sign('(' | '（')) if closes(self.token(2)) => Some((text(1)?, 3)),
            Some(Token::Word(word)) if word.chars().count() == 1 && closes(self.token(1)) => Some((text(0)?, 2)),
            _ => None,
        }
    }

    /// What stands between two items: whether it makes a range.
    fn joint(&mut self, lexicon: &Lexicon) -> Option<bool> {
        let mut found = None;
        while matches!(self.token(0), Some(Token::Sign(',' | '،' | '、' | '，' | ';'))) {
            self.at += 1;
            found = Some(false);
        }
        if matches!(self.token(0), Some(Token::Sign('-' | '–' | '—' | '‑'))) {
            self.at += 1;
            return Some(true);
        }
        let rest = self.placed.get(self.at..)?;
        for (role, range) in [("item_and", false), ("item_to", true)] {
            let words = lexicon.label(role).iter();
            if let Some(length) = words.filter_map(|word| phrase_at(rest, &word.folded)).max() {
                self.at += length;
                return Some(range);
            }
        }
        found
    }
}

/// The items between two ends of a range, both left out; none where the ends make no range.
fn between(first: &Item, last: &Item) -> Option<Vec<String>> {
    if first.marks.is_empty() && last.marks.is_empty() && first.base.len() == last.base.len() {
        let (from, head) = first.base.split_last()?;
        let (to, other) = last.base.split_last()?;
        if head != other || to <= from || to - from > LONGEST_RANGE {
            return None;
        }
        let item = |number| Item { base: [head, &[number]].concat(), marks: Vec::new() };
        return Some((from + 1..*to).map(|number| item(number).normal()).collect());
    }
    let (from, head) = first.marks.split_last()?;
    let (to, other) = last.marks.split_last()?;
    let (a, b) = (single(from)?, single(to)?);
    if first.base != last.base || head != other || b <= a {
        return None;
    }
    let mark = |c: char| Item { base: first.base.clone(), marks: [head, &[c.to_string()]].concat() };
    Some((a..b).skip(1).map(|c| mark(c).normal()).collect())
}

fn single(mark: &str) -> Option<char> {
    let mut characters = mark.chars();
    let only = characters.next()?;
    (characters.next().is_none() && only.is_ascii_lowercase()).then_some(only)
}

#[cfg(test)]
mod tests {
    use super::leading;

    #[test]
    fn items_come_in_normal_form_one_each() {
        for (text, items) in [
            ("75 (c)", "75(c)"),
            ("8(e) of the provisional agenda", "8(e)"),
            ("138 and 139 of the proposed list", "138 139"),
            ("48 and 114 (continued)", "48 114"),
            ("21 to 26", "21 22 23 24 25 26"),
            ("14.1.1 of the provisional agenda", "14.1.1"),
            ("101 (a) (ii)", "101(a)(ii)"),
            ("8 (a), (b) and (d)", "8(a) 8(b) 8(d)"),
            ("97 (a) to (d)", "97(a) 97(b) 97(c) 97(d)"),
            ("13, 115 and 120", "13 115 120"),
            ("74 b) de l'ordre du jour", "74(b)"),
            ("7 et 12 de l’ordre du jour", "7 12"),
            ("36 del programa", "36"),
            ("90 a 106 del programa", &(90..=106).map(|n| n.to_string()).collect::<Vec<_>>().join(" ")),
            ("112 a) повестки дня", "112(a)"),
            ("13 和 117", "13 117"),
            ("53 (continued)", "53"),
            ("and 4", ""),
            ("2019", ""),
        ] {
            assert_eq!(leading(text).numbers.join(" "), items, "{text}");
        }
    }
}
