//! Pages that print the same words twice, in two languages side by side: each language one flow.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::columns::Region;
use crate::rules::stopwords::STOPWORDS;

/// The languages of each word, by their places in the table.
static LANGUAGES: LazyLock<FxHashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut languages: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (language, (_, words)) in STOPWORDS.iter().enumerate() {
        words.iter().for_each(|word| languages.entry(word).or_default().push(language));
    }
    languages
});

/// Words of a column that must be seen before it is said to be in a language.
const LEAST: u32 = 60;

/// Which of two columns is the second language, if the columns of the source are in two.
pub(super) fn second_column(pages: &[Vec<Region>]) -> Option<u8> {
    let mut counts = [[0_u32; STOPWORDS.len()]; 2];
    for region in pages.iter().flatten().filter(|region| region.columns == 2 && !region.full && !region.masthead) {
        let Some(column) = counts.get_mut(usize::from(region.column)) else { continue };
        for word in region.strips.iter().flat_map(|strip| strip.as_str().split(' ')) {
            let languages = LANGUAGES.get(word).into_iter().flatten();
            languages.for_each(|&language| column[language] += 1);
        }
    }
    let best = |column: &[u32; STOPWORDS.len()]| {
        let (language, &most) = column.iter().enumerate().max_by_key(|&(_, n)| *n)?;
        let all: u32 = column.iter().sum();
        (most >= LEAST && most * 10 >= all * 7).then_some(language)
    };
    let (left, right) = (best(&counts[0])?, best(&counts[1])?);
    if left == right {
        None
    } else if STOPWORDS[right].0 == "en" {
        Some(0)
    } else {
        Some(1)
    }
}
