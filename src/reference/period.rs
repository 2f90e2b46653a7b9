//! Stretches of time between two dates of ISO 8601, either possibly cut or absent.

/// A stretch of time in which a name or an entity is valid, both ends included, each as a number `yyyymmdd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    first: u32,
    last: u32,
}

/// How a period stands to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// The date lies in it, or may lie in it where one of them is cut.
    Within,
    /// It was over before the date.
    Over,
    /// It begins after the date.
    ToCome,
}

impl Period {
    /// Today, for documents without a date: later than any day in the tables.
    pub const TODAY: Period = Period { first: 99_990_000, last: 99_990_000 };

    /// All days.
    pub const ALWAYS: Period = Period { first: 0, last: u32::MAX };

    /// From the first to the last day of a date that may be cut ("2017", "2017-09").
    pub fn of(date: &str) -> Option<Period> {
        let mut parts = date.trim().split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|part| number(part, 2).filter(|month| (1..=12).contains(month)));
        let day =
            parts.next().map(|part| number(part.get(..2).unwrap_or(part), 2).filter(|day| (1..=31).contains(day)));
        let year = year * 10_000;
        match (month, day) {
            (None, _) => Some(Period { first: year, last: year + 9_999 }),
            (Some(Some(month)), None) => Some(Period { first: year + month * 100, last: year + month * 100 + 99 }),
            (Some(Some(month)), Some(Some(day))) => {
                let day = year + month * 100 + day;
                Some(Period { first: day, last: day })
            }
            _ => None,
        }
    }

    /// From a date to a date; an empty one leaves that side open. Absent where one is no date or they are in the wrong order.
    pub fn between(from: &str, to: &str) -> Option<Period> {
        let first = if from.is_empty() { 0 } else { Period::of(from)?.first };
        let last = if to.is_empty() { u32::MAX } else { Period::of(to)?.last };
        (first <= last).then_some(Period { first, last })
    }

    /// How this period stands to a date.
    pub fn stands_to(self, date: Period) -> Stand {
        if self.last < date.first {
            Stand::Over
        } else if self.first > date.last {
            Stand::ToCome
        } else {
            Stand::Within
        }
    }
}

fn number(digits: &str, length: usize) -> Option<u32> {
    (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_dates_cover_all_their_days() {
        let zaire = Period::between("1971-10", "1997").unwrap();
        let stand = |date| zaire.stands_to(Period::of(date).unwrap());
        assert_eq!(stand("1971"), Stand::Within);
        assert_eq!(stand("1971-09-30"), Stand::ToCome);
        assert_eq!(stand("1997-12-31"), Stand::Within);
        assert_eq!(stand("1998-01-01"), Stand::Over);
        assert_eq!(zaire.stands_to(Period::TODAY), Stand::Over);
        assert_eq!(Period::between("", "").unwrap().stands_to(Period::TODAY), Stand::Within);
    }

    #[test]
    fn what_is_no_date_gives_no_period() {
        for date in ["", "97", "1997-13", "1997-00", "1997-1", "1997-01-32", "today", "１９９７"] {
            assert_eq!(Period::of(date), None, "{date}");
        }
        assert_eq!(Period::between("1990", "1980"), None);
    }
}
