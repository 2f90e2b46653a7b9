//! Evidence of the kind and of the header's fields. A field that stayed empty has none.

use super::evidence::Trail;
use crate::model::{Draft, DraftHeader, Header};

/// The rule of a kind that no rule told.
const NO_KIND: &str = "kind.none";

/// The rule that told the kind.
pub fn kind(draft: &Draft, trail: &mut Trail<'_>) {
    if draft.kind_rule != NO_KIND {
        trail.note("kind", 1, None, draft.kind_rule);
    }
}

/// Where each field of the header was read.
pub fn header(read: &DraftHeader, header: &Header, trail: &mut Trail<'_>) {
    let meeting = &header.meeting;
    trail.list("header.symbols", read.symbols.iter().take(header.symbols.len()));
    trail.list("header.organs", read.organs.iter().take(header.organs.len()));
    trail.kept("header.distribution", read.distribution.as_ref(), header.distribution.as_ref());
    trail.kept("header.date", read.date.as_ref(), header.date.as_ref());
    trail.list("header.original_languages", read.original_languages.iter().take(header.original_languages.len()));
    trail.kept("header.session", read.session.as_ref(), header.session.as_ref());
    trail.kept("header.meeting.name", read.meeting.as_ref(), meeting.name.as_ref());
    trail.kept("header.meeting.number", read.meeting.as_ref(), meeting.number.as_ref());
    trail.kept("header.meeting.place", read.place.as_ref(), meeting.place.as_ref());
    trail.kept("header.meeting.start", read.dates.as_ref(), meeting.start.as_ref());
    trail.kept("header.meeting.end", read.dates.as_ref(), meeting.end.as_ref());
    trail.kept("header.meeting.time", read.time.as_ref(), meeting.time.as_ref());
    trail.list("header.agenda_items", read.agenda_items.iter().take(header.agenda_items.len()));
    trail.list("header.agenda_titles", read.agenda_titles.iter().take(header.agenda_titles.len()));
    trail.kept("header.title", read.title.as_ref(), header.title.as_ref());
    trail.kept("header.subtitle", read.subtitle.as_ref(), header.subtitle.as_ref());
    trail.kept("header.submitted_by", read.submitted_by.as_ref(), header.submitted_by.as_ref());
    trail.list("header.presiding", read.presiding.iter().map(|officer| &officer.as_written));
    trail.kept("header.job_number", read.job_number.as_ref(), header.job_number.as_ref());
}
