//! Ordinals written in words or figures to numbers.

use super::lexicon::{Lexicon, NumberKind, fold};
use super::tokens::{Token, tokens};

/// The ordinal with which a text begins, and the byte offset after it: "Seventy-seventh session" is 77, "199th session"
/// is 199, "第七十七届会议" is 77. Absent where it begins with none.
pub fn leading(text: &str) -> Option<(u32, usize)> {
    figures(text).or_else(|| words(text))
}

/// The first ordinal in a text, wherever it stands at the beginning of a word ("الدورة السابعة والسبعون").
pub fn first(text: &str) -> Option<u32> {
    let starts = text.char_indices().filter(|&(at, c)| {
        let before = text[..at].chars().next_back();
        c.is_alphanumeric() && before.is_none_or(|b| !b.is_alphanumeric() || is_han(b) || is_han(c))
    });
    starts.filter_map(|(at, _)| text.get(at..)).find_map(leading).map(|(value, _)| value)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// "102nd", "8422 nd", "9913a", "199th", "25-е", "第121次".
fn figures(text: &str) -> Option<(u32, usize)> {
    let placed = tokens(text);
    let mut at = 0;
    while let Some(Token::Word(word)) = placed.get(at).map(|p| &p.token) {
        if word != "第" {
            break;
        }
        at += 1;
    }
    let number = placed.get(at)?;
    let Token::Number(value, digits) = number.token else { return None };
    if at == 0 && digits == 0 {
        return None;
    }
    let mut end = number.end;
    let mut next = at + 1;
    if matches!(placed.get(next).map(|p| &p.token), Some(Token::Sign('-' | '‑'))) {
        next += 1;
    }
    if let Some(suffix) = placed.get(next)
        && let Token::Word(word) = &suffix.token
        && ORDINAL_ENDINGS.contains(&word.as_str())
    {
        end = suffix.end;
    }
    Some((value, end))
}

/// What stands after figures that are an ordinal.
const ORDINAL_ENDINGS: &[&str] =
    &["st", "nd", "rd", "th", "e", "er", "re", "ere", "eme", "a", "o", "м", "е", "я", "и", "го", "й", "ом", "ое"];

/// "Seventy-seventh", "Quarante-huitième", "Septuagésimo quinto", "Сорок восьмая", "السابعة والسبعون".
fn words(text: &str) -> Option<(u32, usize)> {
    let folded = FoldedText::new(text);
    let lexicon = Lexicon::in_force();
    let (mut at, mut sum, mut ordinal, mut end) = (0, 0u32, false, 0);
    let mut least = u32::MAX;
    loop {
        let rest = folded.text.get(at..)?;
        let word = lexicon.numbers().iter().find(|word| {
            matches!(word.kind, NumberKind::Cardinal | NumberKind::Ordinal)
                && rest.starts_with(word.folded.as_str())
                && rest[word.folded.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
        });
        let Some(word) = word else { break };
        let is_ordinal = lexicon
            .numbers()
            .iter()
            .any(|other| other.kind == NumberKind::Ordinal && other.folded == word.folded && other.value == word.value);
        // Parts fall (seventy, seventh) or, in Arabic, rise (seven, seventy); equal ones do not stand together.
        if sum > 0 && word.value == least {
            break;
        }
        least = word.value;
        sum += word.value;
        ordinal = is_ordinal || ordinal && word.kind == NumberKind::Ordinal;
        at += word.folded.len();
        end = at;
        let gap: usize =
            folded.text[at..].chars().take_while(|c| matches!(c, ' ' | '-' | '–' | '—')).map(char::len_utf8).sum();
        if gap == 0 {
            break;
        }
        at += gap;
    }
    (ordinal && sum > 0).then(|| (sum, folded.original(end)))
}

/// A text folded, with the way back to the offsets of the original.
struct FoldedText {
    text: String,
    from: Vec<(usize, usize)>,
}

impl FoldedText {
    fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut from = Vec::new();
        for (at, c) in original.char_indices() {
            let mut buffer = [0u8; 4];
            let one: &str = c.encode_utf8(&mut buffer);
            text.push_str(&fold(one));
            from.push((text.len(), at + c.len_utf8()));
        }
        FoldedText { text, from }
    }

    /// The offset in the original after the character that ends at an offset of the folded text.
    fn original(&self, folded: usize) -> usize {
        let index = self.from.partition_point(|(end, _)| *end < folded);
        self.from.get(index).map_or_else(|| self.from.last().map_or(0, |(_, at)| *at), |(_, at)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_read_in_six_languages() {
        for (text, value) in [
            ("Seventy-seventh session", 77),
            ("Sixtieth session", 60),
            ("SEVENTH SESSION", 7),
            ("199th session", 199),
            ("121st plenary meeting", 121),
            ("8422 nd meeting", 8422),
            ("One hundred and twenty-first session", 121),
            ("Quarante-huitième session", 48),
            ("Soixante-dix-septième session", 77),
            ("Quatre-vingt-unième session", 81),
            ("Septième session", 7),
            ("Septuagésimo quinto período de sesiones", 75),
            ("Vigésimo primer período de sesiones", 21),
            ("Сорок восьмая сессия", 48),
            ("Семьдесят седьмая сессия", 77),
            ("السابعة والسبعون", 77),
            ("第七十七届会议", 77),
            ("第121次全体会议", 121),
        ] {
            assert_eq!(leading(text).map(|(value, _)| value), Some(value), "{text}");
        }
        assert_eq!(first("الدورة السابعة والسبعون"), Some(77));
    }

    #[test]
    fn cardinals_and_names_are_no_ordinals() {
        for text in ["Seventy session", "Sessions of the Council", "Firstly", "Twenty years", "session"] {
            assert_eq!(leading(text), None, "{text}");
        }
    }
}
