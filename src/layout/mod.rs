//! Pages to a flow: lines, columns, furniture, blocks in reading order.

mod typed;

use crate::model::{Flow, Pages, Setting};

/// Arranges the pages of a source in reading order.
pub fn flow(pages: Pages) -> Flow {
    if pages.setting == Setting::Typed {
        return typed::flow(pages);
    }
    Flow { setting: pages.setting, pages: pages.page_count, problems: pages.problems, ..Flow::default() }
}
