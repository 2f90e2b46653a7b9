//! Labels that found no entity.

use std::collections::HashSet;

use crate::model::{Document, Problem, Severity};

/// One problem a label, at the page where the document first has it.
pub fn unresolved_labels(document: &Document, problems: &mut Vec<Problem>) {
    let mut met = HashSet::new();
    for label in document.unresolved.iter().filter(|label| met.insert(label.label.as_str())) {
        let message = match label.reason {
            "ambiguous" => {
                format!("several states or organisations may be meant by \"{}\": no entity is set", label.label)
            }
            _ => format!("no state or organisation is known as \"{}\": no entity is set", label.label),
        };
        problems.push(Problem::new(Severity::Warning, "unresolved-label", message).on_page(label.page));
    }
}
