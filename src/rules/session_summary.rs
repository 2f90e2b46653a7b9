//! What a per-state summary of a session looks like.

use super::Rule;

/// Sentences that name those in the chair, whose words the next sentences tell.
pub const CHAIRED: &[Rule] = &[Rule {
    id: "session-summary.chaired-by",
    pattern: r"^(?:The |This )?(?:[\w\-]+ )?(?:session|meeting|panel|discussion|workshop)\b[^.,;]{0,80}?\bwas (?:jointly )?(?:co-)?(?:chaired|led|moderated|facilitated|presided over) by (?P<names>[^.;]+?)(?:,? (?:as|who are|acting as|in their capacity as) (?:the )?(?P<role>[\p{L}\-]+)[^.;]*)?\.$",
    example: "The session was chaired by Ghana and Portugal as Coordinators of the working group.",
    near_miss: "Ghana said the session was chaired by Portugal.",
}];

/// Remarks on where a statement was made, in brackets after the name.
pub const NOTES: &[Rule] = &[Rule {
    id: "session-summary.note",
    pattern: r"\((?P<note>(?:speaking|statement (?:made|delivered)|delivered|made|intervening) (?:during|in|at|on|under)[^)]{1,160})\)",
    example: "Suriname (speaking during the session on victim assistance) said",
    near_miss: "Suriname (which spoke during the session) said",
}];
