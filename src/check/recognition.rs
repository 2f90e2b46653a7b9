//! How far a recognition can be trusted.

use crate::model::{Problem, Recognition, Severity};

/// Below this many per cent the words of a page are not to be relied on.
const UNSURE: u8 = 60;

/// Says that the text was recognised and how sure that is, and names the pages where it is not.
pub fn recognition(recognition: &Recognition) -> Vec<Problem> {
    let Recognition { engine, languages, confidence } = recognition;
    let sure =
        recognition.mean().map_or_else(|| "no words found".to_owned(), |mean| format!("{mean} % sure of the words"));
    let message = format!("the text was recognised by {engine} ({}): {sure}", languages.join(", "));
    let mut problems = vec![Problem::new(Severity::Info, "ocr", message)];
    for (sure, page) in confidence.iter().zip(1..) {
        let Some(sure) = sure.filter(|&sure| sure < UNSURE) else { continue };
        let message = format!("the recognition is only {sure} % sure of the page's words: compare them with the page");
        problems.push(Problem::new(Severity::Warning, "ocr-unsure", message).on_page(page));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_which_the_recognition_is_not_sure_are_named() {
        let confidence = vec![Some(90), None, Some(40)];
        let given = Recognition { engine: "tesseract 5".into(), languages: vec!["eng".into()], confidence };
        let problems = recognition(&given);
        assert_eq!(problems[0].message, "the text was recognised by tesseract 5 (eng): 65 % sure of the words");
        assert_eq!((problems.len(), problems[1].page), (2, Some(3)));
    }
}
