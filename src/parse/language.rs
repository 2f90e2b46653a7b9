//! In which language a flow is written: by script, and by the commonest words.

use rustc_hash::FxHashMap;

use crate::model::{Flow, Problem, Severity};
use crate::reference::lexicon::{Lexicon, folded};

/// Words of the text that are looked at.
const ENOUGH: usize = 2000;

/// ISO 639-1 code of the language of most of the text; absent where it cannot be told.
pub fn language(flow: &Flow, stated: Option<&str>, problems: &mut Vec<Problem>) -> Option<String> {
    let told = told(flow);
    if let (Some(told), Some(stated)) = (&told, stated)
        && told != stated
    {
        let message = format!("the masthead names the language {stated} and the text reads as {told}");
        problems.push(Problem::new(Severity::Warning, "language-differs", message).on_page(1));
    }
    told.or_else(|| stated.map(str::to_owned))
}

fn told(flow: &Flow) -> Option<String> {
    let lexicon = Lexicon::in_force();
    let (mut arabic, mut han, mut latin) = (0, 0, 0);
    let mut votes: FxHashMap<&str, usize> = FxHashMap::default();
    let mut words = 0;
    for block in flow.blocks.iter().filter(|block| block.flow == 0) {
        for word in block.text.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            words += 1;
            match script(word) {
                Script::Arabic => arabic += 1,
                Script::Han => han += word.chars().count(),
                Script::Latin => latin += 1,
                Script::Other => {}
            }
            for language in lexicon.stop_word_languages(&folded(word)) {
                *votes.entry(language.as_str()).or_default() += 1;
            }
        }
        if words > ENOUGH {
            break;
        }
    }
    for (count, code) in [(arabic, "ar"), (han, "zh")] {
        if count > latin {
            return Some(code.to_owned());
        }
    }
    let mut best: Vec<(&str, usize)> = votes.into_iter().collect();
    best.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    match best.as_slice() {
        [(first, most), (_, next), ..] if *most >= 3 && most > next => Some((*first).to_owned()),
        [(first, most)] if *most >= 3 => Some((*first).to_owned()),
        _ => None,
    }
}

/// Scripts by which languages are told.
enum Script {
    Arabic,
    Han,
    Latin,
    Other,
}

/// The script of a word's first character.
fn script(word: &str) -> Script {
    match word.chars().next() {
        Some('a'..='z' | 'A'..='Z' | 'À'..='ɏ') => Script::Latin,
        Some('\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}') => {
            Script::Arabic
        }
        Some('\u{3040}'..='\u{9fff}') => Script::Han,
        _ => Script::Other,
    }
}
