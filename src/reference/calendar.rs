//! Dates and hours as printed, in the languages of the tables.

use super::lexicon::Lexicon;
use super::tokens::{Placed, Token, digit, is_han, phrase_at, tokens};

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Four digits.
    pub year: u32,
    /// 1 to 12; absent where only the year is printed.
    pub month: Option<u32>,
    /// 1 to 31; absent where no day is printed.
    pub day: Option<u32>,
}

/// First and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The first.
    pub start: Date,
    /// The last; the first where one day is printed.
    pub end: Date,
    /// The day of the week that is printed before it, from Monday, 1.
    pub weekday: Option<u32>,
}

/// Dates found in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The dates.
    pub dates: Dates,
    /// Byte offset of the first character, the day of the week included.
    pub start: usize,
    /// Byte offset after the last character.
    pub end: usize,
}

impl Date {
    /// ISO 8601, cut where it is open.
    pub fn iso(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// The day of the week from Monday, 1; absent for an open date.
    pub fn weekday(self) -> Option<u32> {
        let (month, day) = (self.month?, self.day?);
        let year = if month < 3 { self.year - 1 } else { self.year };
        let offset = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4].get(month as usize - 1)?;
        let sunday_based = (year + year / 4 - year / 100 + year / 400 + offset + day) % 7;
        Some(if sunday_based == 0 { 7 } else { sunday_based })
    }

    /// Whether the calendar has such a day, between 1900 and 2099.
    pub fn is_real(self) -> bool {
        let leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let days = match self.month {
            Some(4 | 6 | 9 | 11) => 30,
            Some(2) if leap => 29,
            Some(2) => 28,
            Some(1..=12) => 31,
            None => return self.day.is_none(),
            _ => return false,
        };
        (1900..2100).contains(&self.year) && self.day.is_none_or(|day| (1..=days).contains(&day))
    }
}

/// The parts of a date, in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Day(u32),
    Month(u32),
    Year(u32),
    Range,
    And,
}

/// The dates of a text that is a date as a whole.
pub fn whole(text: &str) -> Option<Dates> {
    let found = first(text)?;
    let around = |part: &str| part.chars().all(|c| !c.is_alphanumeric());
    (around(without_from(&text[..found.start])) && around(&text[found.end..])).then_some(found.dates)
}

/// A text without the word at its end that leads to a date ("Genève, du").
pub fn without_from(text: &str) -> &str {
    let trimmed = text.trim_end();
    let word = trimmed.rsplit(char::is_whitespace).next().unwrap_or("");
    let leads = Lexicon::in_force().is_label("date_from", word);
    if leads { &trimmed[..trimmed.len() - word.len()] } else { text }
}

/// The first date in a text, with its place. None begins with a sign.
pub fn first(text: &str) -> Option<Found> {
    // Every date has a figure, and most lines have none.
    if !text.chars().any(|c| digit(c).is_some() || is_han(c)) {
        return None;
    }
    let placed = tokens(text);
    let begins = |at: &usize| !matches!(placed[*at].token, Token::Sign(_));
    (0..placed.len()).filter(begins).find_map(|at| dates_at(&placed, at))
}

/// Dates that begin at a token.
fn dates_at(placed: &[Placed], at: usize) -> Option<Found> {
    let lexicon = Lexicon::in_force();
    let mut next = at;
    let weekday = weekday_at(lexicon, &placed[at..]);
    if let Some((length, _)) = weekday {
        next += length;
        while matches!(placed.get(next).map(|p| &p.token), Some(Token::Sign(',' | '،'))) {
            next += 1;
        }
    }
    let mut parts: Vec<(Part, usize)> = Vec::new();
    while let Some((part, length)) = part_at(lexicon, placed, next, &parts) {
        next += length;
        parts.extend(part.map(|part| (part, next)));
        if parts.len() > 14 {
            break;
        }
    }
    // The longest run of parts that makes dates.
    for count in (1..=parts.len()).rev() {
        let run: Vec<Part> = parts[..count].iter().map(|(part, _)| *part).collect();
        if let Some((start, end)) = resolve(&run) {
            let last = parts[count - 1].1;
            let last = trailing_fillers(lexicon, placed, last);
            // Chinese has the day of the week behind the date.
            let behind = placed.get(last..).filter(|_| weekday.is_none()).and_then(|rest| weekday_at(lexicon, rest));
            let last = last + behind.map_or(0, |(length, _)| length);
            let dates = Dates { start, end, weekday: weekday.or(behind).map(|(_, day)| day) };
            return Some(Found { dates, start: placed[at].start, end: placed[last - 1].end });
        }
    }
    None
}

/// "года", "г." after a year belong to it.
fn trailing_fillers(lexicon: &Lexicon, placed: &[Placed], mut next: usize) -> usize {
    while let Some(Placed { token: Token::Word(word), .. }) = placed.get(next) {
        let fills = lexicon.label("date_filler").iter().any(|label| label.language == "ru" && label.folded == *word);
        if !fills {
            break;
        }
        next += 1;
    }
    next
}

fn weekday_at(lexicon: &Lexicon, placed: &[Placed]) -> Option<(usize, u32)> {
    lexicon.weekdays().find_map(|(word, day)| phrase_at(placed, &word.folded).map(|length| (length, day)))
}

fn label_at(lexicon: &Lexicon, role: &str, placed: &[Placed]) -> Option<usize> {
    lexicon.label(role).iter().find_map(|word| phrase_at(placed, &word.folded))
}

/// The part at a token, and how many tokens it takes; `None` inside for words that say nothing.
fn part_at(lexicon: &Lexicon, placed: &[Placed], at: usize, so_far: &[(Part, usize)]) -> Option<(Option<Part>, usize)> {
    let rest = placed.get(at..)?;
    let first = rest.first()?;
    if let Token::Number(value, digits) = first.token {
        if digits >= 5
            || rest.get(1).is_some_and(|p| {
                p.token == Token::Sign(':') || p.token == Token::Sign('.') && joined(first, p) && is_number(rest.get(2))
            })
        {
            return None;
        }
        if let Some(length) = marked(lexicon, rest, "year_mark") {
            return Some((Some(Part::Year(value)), length));
        }
        if let Some(length) = marked(lexicon, rest, "month_mark") {
            return (1..=12).contains(&value).then_some((Some(Part::Month(value)), length));
        }
        if let Some(length) = marked(lexicon, rest, "day_mark") {
            return Some((Some(Part::Day(value)), length));
        }
        return match digits {
            4 => Some((Some(Part::Year(value)), 1)),
            1 | 2 if (1..=31).contains(&value) => Some((Some(Part::Day(value)), 1)),
            _ => None,
        };
    }
    if let Some(month) = lexicon.months().find_map(|(word, month)| phrase_at(rest, &word.folded).map(|n| (month, n))) {
        // "كانون الثاني/يناير": the same month twice.
        let again = match rest.get(month.1).map(|p| &p.token) {
            Some(Token::Sign('/')) => lexicon
                .months()
                .filter(|(_, number)| *number == month.0)
                .find_map(|(word, _)| phrase_at(&rest[month.1 + 1..], &word.folded))
                .map_or(0, |length| length + 1),
            _ => 0,
        };
        return Some((Some(Part::Month(month.0)), month.1 + again));
    }
    if so_far.is_empty() {
        return None;
    }
    match first.token {
        Token::Sign('-' | '–' | '—' | '‑' | '−') => Some((Some(Part::Range), 1)),
        Token::Sign(',' | '،' | '、') => {
            let listed = is_day(rest.get(1)) && matches!(so_far.last(), Some((Part::Day(_), _)));
            Some((listed.then_some(Part::And), 1))
        }
        Token::Sign('.') => is_number(rest.get(1)).then_some((None, 1)),
        Token::Sign('º' | '°' | 'ª') => Some((None, 1)),
        Token::Word(_) => {
            let next_is_date = |length: usize| part_follows(lexicon, rest, length);
            label_at(lexicon, "date_range", rest)
                .filter(|length| next_is_date(*length))
                .map(|length| (Some(Part::Range), length))
                .or_else(|| {
                    label_at(lexicon, "date_and", rest).filter(|n| next_is_date(*n)).map(|n| (Some(Part::And), n))
                })
                .or_else(|| label_at(lexicon, "date_filler", rest).filter(|n| next_is_date(*n)).map(|n| (None, n)))
        }
        _ => None,
    }
}

fn joined(first: &Placed, second: &Placed) -> bool {
    first.end == second.start
}

fn is_number(placed: Option<&Placed>) -> bool {
    matches!(placed.map(|p| &p.token), Some(Token::Number(..)))
}

fn is_day(placed: Option<&Placed>) -> bool {
    matches!(placed.map(|p| &p.token), Some(Token::Number(1..=31, 0..=2)))
}

fn marked(lexicon: &Lexicon, rest: &[Placed], role: &str) -> Option<usize> {
    label_at(lexicon, role, rest.get(1..)?).map(|length| length + 1)
}

/// Whether a number, a month or more words without meaning follow.
fn part_follows(lexicon: &Lexicon, rest: &[Placed], length: usize) -> bool {
    let mut at = length;
    for _ in 0..3 {
        let Some(next) = rest.get(at) else { return false };
        match next.token {
            Token::Number(..) => return true,
            Token::Sign(',' | '،' | '.' | '-' | '–' | '—' | 'º' | '°') => at += 1,
            Token::Sign(_) => return false,
            Token::Word(_) => {
                if lexicon.months().any(|(word, _)| phrase_at(&rest[at..], &word.folded).is_some()) {
                    return true;
                }
                let Some(more) = ["date_filler", "date_range", "date_from"]
                    .iter()
                    .find_map(|role| label_at(lexicon, role, &rest[at..]))
                else {
                    return false;
                };
                at += more;
            }
        }
    }
    false
}

/// Parts to first and last day; none where the year is not printed or the order is none that is in use.
fn resolve(parts: &[Part]) -> Option<(Date, Date)> {
    use Part::{And, Day, Month, Range, Year};
    let date = |year, month, day| Date { year, month, day };
    let (start, end) = match *parts {
        [Day(d), Month(m), Year(y)] | [Month(m), Day(d), Year(y)] | [Year(y), Month(m), Day(d)] => {
            let one = date(y, Some(m), Some(d));
            (one, one)
        }
        [Month(m), Year(y)] | [Year(y), Month(m)] => (date(y, Some(m), None), date(y, Some(m), None)),
        [Month(a), Range | And, Month(b), Year(y)] => (date(y, Some(a), None), date(y, Some(b), None)),
        [Day(a), Range | And, Day(b), Month(m), Year(y)]
        | [Month(m), Day(a), Range | And, Day(b), Year(y)]
        | [Year(y), Month(m), Day(a), Range | And, Day(b)] => (date(y, Some(m), Some(a)), date(y, Some(m), Some(b))),
        [Day(a), Month(m), Range | And, Day(b), Month(n), Year(y)]
        | [Month(m), Day(a), Range | And, Month(n), Day(b), Year(y)]
        | [Year(y), Month(m), Day(a), Range | And, Month(n), Day(b)] => {
            (date(y, Some(m), Some(a)), date(y, Some(n), Some(b)))
        }
        [Day(a), Month(m), Year(y), Range | And, Day(b), Month(n), Year(z)]
        | [Month(m), Day(a), Year(y), Range | And, Month(n), Day(b), Year(z)]
        | [Year(y), Month(m), Day(a), Range | And, Year(z), Month(n), Day(b)] => {
            (date(y, Some(m), Some(a)), date(z, Some(n), Some(b)))
        }
        _ => return listed_days(parts),
    };
    (start.is_real() && end.is_real() && start <= end).then_some((start, end))
}

/// "7, 8 and 14 November 2019": the first and the last of the days.
fn listed_days(parts: &[Part]) -> Option<(Date, Date)> {
    let [days @ .., Part::Month(month), Part::Year(year)] = parts else { return None };
    let mut listed = Vec::new();
    for (index, part) in days.iter().enumerate() {
        match part {
            Part::Day(day) if index % 2 == 0 => listed.push(*day),
            Part::And | Part::Range if index % 2 == 1 => {}
            _ => return None,
        }
    }
    let date = |day| Date { year: *year, month: Some(*month), day: Some(day) };
    let (start, end) = (date(*listed.first()?), date(*listed.last()?));
    (days.len() % 2 == 1 && listed.is_sorted() && start.is_real() && end.is_real()).then_some((start, end))
}

/// An hour found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hour {
    /// On the clock of 24 hours ("15:05").
    pub clock: String,
    /// Byte offset of the first character.
    pub start: usize,
    /// Byte offset after the last character.
    pub end: usize,
}

/// The first hour in a text: "3 p.m.", "10.20 a.m.", "15 h 5", "15:00", "下午3时".
pub fn hour(text: &str) -> Option<Hour> {
    let placed = tokens(text);
    (0..placed.len()).find_map(|at| hour_at(&placed, at))
}

fn hour_at(placed: &[Placed], at: usize) -> Option<Hour> {
    let lexicon = Lexicon::in_force();
    let found = |hours: u32, minutes: u32, next: usize| {
        (hours < 24 && minutes < 60).then(|| Hour {
            clock: format!("{hours:02}:{minutes:02}"),
            start: placed[at].start,
            end: placed[next - 1].end,
        })
    };
    if let Some(length) = label_at(lexicon, "noon", &placed[at..]) {
        return found(12, 0, at + length);
    }
    let mut next = at;
    let mut half = None;
    for (role, afternoon) in [("forenoon", false), ("afternoon", true)] {
        if let Some(length) = label_at(lexicon, role, &placed[at..]) {
            half = Some(afternoon);
            next = at + length;
        }
    }
    let marked = label_at(lexicon, "hour_mark", placed.get(next..)?);
    next += marked.unwrap_or(0);
    let Some(Placed { token: Token::Number(hours, digits), .. }) = placed.get(next) else { return None };
    if *digits > 2 || (next == at && at > 0 && matches!(placed[at - 1].token, Token::Sign('.' | '/' | '-' | ':'))) {
        return None;
    }
    let (mut hours, mut minutes, mut told) = (*hours, 0, false);
    next += 1;
    let number_at = |index: usize| match placed.get(index).map(|p| &p.token) {
        Some(Token::Number(value, 0..=2)) => Some(*value),
        _ => None,
    };
    // Arabic: "الساعة 10/00".
    let sign = placed.get(next).map(|p| &p.token);
    let sign = sign.filter(|sign| marked.is_some() || **sign != Token::Sign('/'));
    if let (Some(Token::Sign('.' | ':' | '/')), Some(value)) = (sign, number_at(next + 1)) {
        told = placed[next].token != Token::Sign('.');
        minutes = value;
        next += 2;
    }
    if let Some(length) = label_at(lexicon, "hour_mark", placed.get(next..).unwrap_or(&[])) {
        next += length;
        told = true;
        if matches!(placed.get(next).map(|p| &p.token), Some(Token::Sign('.'))) {
            next += 1;
        }
        if let Some(value) = number_at(next).filter(|_| minutes == 0) {
            minutes = value;
            next += 1;
            next += label_at(lexicon, "minute_mark", placed.get(next..).unwrap_or(&[])).unwrap_or(0);
        }
    }
    for (role, afternoon) in [("forenoon", false), ("afternoon", true)] {
        if let Some(length) = label_at(lexicon, role, placed.get(next..).unwrap_or(&[])) {
            half = Some(afternoon);
            next += length;
            break;
        }
    }
    match half {
        Some(_) if !(1..=12).contains(&hours) => return None,
        Some(true) if hours < 12 => hours += 12,
        Some(false) if hours == 12 => hours = 0,
        None if !told => return None,
        _ => {}
    }
    found(hours, minutes, next)
}
