//! Pages to a flow: lines, columns, furniture, blocks in reading order.

use crate::model::{Flow, Pages};

/// Arranges the pages of a source in reading order.
pub fn flow(pages: Pages) -> Flow {
    Flow { setting: pages.setting, pages: pages.page_count, problems: pages.problems, ..Flow::default() }
}
