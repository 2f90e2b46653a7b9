//! What kind of document a flow is.

use crate::model::{DocumentKind, Flow};

/// The kind and the rule that told it.
pub fn kind(_flow: &Flow) -> (DocumentKind, &'static str) {
    (DocumentKind::Other, "kind.none")
}
