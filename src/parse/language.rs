//! In which language a flow is written: by script, and by the commonest words.

use std::collections::HashMap;

use crate::model::{Flow, Problem, Severity};
use crate::reference::lexicon::{Lexicon, fold};

/// Words of the text that are looked at.
const ENOUGH: usize = 4000;

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
    let mut scripts: HashMap<&'static str, usize> = HashMap::new();
    let mut votes: HashMap<&str, usize> = HashMap::new();
    let mut words = 0;
    for block in flow.blocks.iter().filter(|block| block.flow == 0) {
        for word in block.text.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            words += 1;
            *scripts.entry(script(word)).or_default() += if is_han(word) { word.chars().count() } else { 1 };
            for language in lexicon.stop_word_languages(&fold(word)) {
                *votes.entry(language.as_str()).or_default() += 1;
            }
        }
        if words > ENOUGH {
            break;
        }
    }
    let count = |name: &str| scripts.get(name).copied().unwrap_or(0);
    let latin = count("latin");
    for (name, code) in [("arabic", "ar"), ("han", "zh")] {
        if count(name) > latin {
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

fn is_han(word: &str) -> bool {
    script(word) == "han"
}

fn script(word: &str) -> &'static str {
    match word.chars().next() {
        Some('\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}') => {
            "arabic"
        }
        Some('\u{3040}'..='\u{9fff}') => "han",
        Some('\u{400}'..='\u{52f}') => "cyrillic",
        Some('a'..='z' | 'A'..='Z' | 'À'..='ɏ') => "latin",
        _ => "other",
    }
}
