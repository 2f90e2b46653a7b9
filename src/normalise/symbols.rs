//! Symbols without spaces and marks, and taken apart.
//!
//! A symbol is parts between strokes: the organ, its committees and subsidiary bodies, the session or year, a series with
//! its number, and what modifies the document (an addendum, a revision). Which words are which stands in `symbol_parts.csv`.

use crate::model::SymbolParts;
use crate::reference::lexicon::Lexicon;

/// A symbol without inner spaces, reissue stars and footnote marks.
pub fn normal(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    bare.trim_end_matches(['*', '∗', '.', ',']).to_owned()
}

/// A symbol taken apart.
pub fn parts(symbol: &str) -> SymbolParts {
    let lexicon = Lexicon::in_force();
    let mut parts = SymbolParts { symbol: symbol.to_owned(), ..SymbolParts::default() };
    let (bare, year) = without_year(symbol);
    let mut rest: Vec<&str> = bare.split('/').collect();
    if rest.len() < 2 || rest.iter().any(|part| part.is_empty()) {
        return parts;
    }
    parts.organ = Some(rest.remove(0).to_owned());
    modifiers(lexicon, &mut rest, &mut parts);
    let mut bodies: Vec<&str> = Vec::new();
    let mut figures: Vec<&str> = Vec::new();
    for (index, part) in rest.iter().enumerate() {
        let (word, number) = word_and_number(part);
        let more = rest[index + 1..].iter().any(|next| is_figure(next));
        if is_figure(part) {
            figures.push(part);
        } else if lexicon.is_symbol_part("series", word) && !(word == "WP" && more) && parts.series.is_none() {
            parts.series = Some(word.to_owned());
            parts.limited = lexicon.is_symbol_part("limited", word);
            parts.number = number.map(str::to_owned);
        } else if figures.is_empty() && !is_state(part, bodies.last()) {
            bodies.push(part);
        }
    }
    parts.committee = (!bodies.is_empty()).then(|| bodies.join("/"));
    number(&figures, &mut parts);
    if parts.session.is_none() {
        parts.session = year.map(str::to_owned);
    }
    parts
}

/// "S/RES/2561(2021)": the symbol and the year in brackets at its end.
fn without_year(symbol: &str) -> (&str, Option<&str>) {
    let Some((bare, year)) = symbol.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else {
        return (symbol, None);
    };
    let is_year = year.len() == 4 && year.chars().all(|c| c.is_ascii_digit());
    if is_year { (bare, Some(year)) } else { (symbol, None) }
}

/// Takes addenda, revisions, corrigenda and resumptions off the end.
fn modifiers(lexicon: &Lexicon, rest: &mut Vec<&str>, parts: &mut SymbolParts) {
    while let Some(part) = rest.last() {
        let (word, number) = word_and_number(part);
        let number = number.map(str::to_owned);
        let field = if lexicon.is_symbol_part("addendum", word) {
            &mut parts.addendum
        } else if lexicon.is_symbol_part("revision", word) {
            &mut parts.revision
        } else if lexicon.is_symbol_part("corrigendum", word) {
            &mut parts.corrigendum
        } else {
            return;
        };
        *field = number;
        rest.pop();
    }
}

/// "PV.25" is `PV` and `25`; "PV.25(Resumption1)" the same.
fn word_and_number(part: &str) -> (&str, Option<&str>) {
    let part = part.split('(').next().unwrap_or(part);
    match part.split_once('.') {
        Some((word, number)) => (word, Some(number).filter(|number| !number.is_empty())),
        None => (part, None),
    }
}

/// Whether a part begins with a figure: a session, a year or a number, with what is bracketed behind it.
fn is_figure(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit())
}

/// The code of a reporting state behind a treaty body ("CRC/C/ITA/CO/3").
fn is_state(part: &str, before: Option<&&str>) -> bool {
    let code = part.len() == 3 && part.chars().all(|c| c.is_ascii_uppercase());
    code && before.is_some_and(|body| *body == "C" || body.starts_with("C."))
}

/// The session or year and the number, from the parts that begin with a figure.
fn number(figures: &[&str], parts: &mut SymbolParts) {
    if let Some(open) = parts.symbol.find("(Resumption") {
        let number: String =
            parts.symbol[open + 11..].chars().skip_while(|c| *c == '.').take_while(char::is_ascii_digit).collect();
        parts.resumption = Some(number).filter(|number| !number.is_empty());
    }
    match *figures {
        [] => {}
        [only] if parts.number.is_some() => parts.session = Some(only.to_owned()),
        [only] => parts.number = Some(only.to_owned()),
        [session, number, ..] => {
            parts.session = Some(session.to_owned());
            if parts.number.is_none() {
                parts.number = Some(number.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_lose_spaces_and_stars() {
        assert_eq!(normal("A/81/6 (Sect. 10)/Part A*"), "A/81/6(Sect.10)/PartA");
        assert_eq!(normal("A /76/PV.102"), "A/76/PV.102");
        assert_eq!(normal("S/RES/2815 (2026)"), "S/RES/2815(2026)");
    }

    /// Columns: symbol, organ, committee, session, series, number, addendum, revision, corrigendum, resumption, limited.
    #[test]
    fn symbols_are_taken_apart() {
        let mut reader = csv::Reader::from_reader(include_str!("../../tests/symbols.csv").as_bytes());
        let mut wrong = Vec::new();
        for row in reader.records().filter_map(Result::ok) {
            let parts = parts(&row[0]);
            let text = |value: &Option<String>| value.clone().unwrap_or_default();
            let got = [
                text(&parts.organ),
                text(&parts.committee),
                text(&parts.session),
                text(&parts.series),
                text(&parts.number),
                text(&parts.addendum),
                text(&parts.revision),
                text(&parts.corrigendum),
                text(&parts.resumption),
                if parts.limited { "yes".to_owned() } else { String::new() },
            ];
            let want: Vec<&str> = row.iter().skip(1).collect();
            if got.iter().map(String::as_str).collect::<Vec<_>>() != want {
                wrong.push(format!("{}: want {want:?}, got {got:?}", &row[0]));
            }
        }
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}
