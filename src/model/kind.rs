//! What a document, a paragraph or a statement is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }
        impl $name {
            /// Every value, in the order of the contract.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The value as it is written in the tables.
            pub const fn as_str(self) -> &'static str { match self { $($name::$variant => $text),+ } }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
    };
}

named! {
    /// The kinds of document.
    DocumentKind {
        /// An agenda, annotated or not, or a journal's programme of a meeting.
        Agenda = "agenda",
        /// A paper that a state, an organisation or an officer lays before a meeting.
        WorkingPaper = "working_paper",
        /// A report of an officer, a committee, a mission or a state.
        Report = "report",
        /// A letter, or a note verbale, circulated as a document.
        Letter = "letter",
        /// A note by an officer or the secretariat.
        Note = "note",
        /// A resolution as adopted.
        Resolution = "resolution",
        /// A resolution as proposed.
        DraftResolution = "draft_resolution",
        /// A decision as adopted.
        Decision = "decision",
        /// A decision as proposed.
        DraftDecision = "draft_decision",
        /// A treaty, convention or agreement.
        Treaty = "treaty",
        /// A proposed programme budget or a section of one.
        Budget = "budget",
        /// A verbatim record of a meeting.
        VerbatimRecord = "verbatim_record",
        /// A summary record of a meeting.
        SummaryRecord = "summary_record",
        /// A per-state summary of a session.
        SessionSummary = "session_summary",
        /// A daily bulletin on negotiations.
        Bulletin = "bulletin",
        /// A press release on a meeting.
        MeetingCoverage = "meeting_coverage",
        /// One delegation's own text.
        Statement = "statement",
        /// A list of participants.
        Participants = "participants",
        /// A book, brochure or study.
        Publication = "publication",
        /// None of the above.
        Other = "other",
    }
}

named! {
    /// What a paragraph is.
    ParagraphKind {
        /// Part of the masthead.
        Masthead = "masthead",
        /// A heading.
        Heading = "heading",
        /// Running text.
        Paragraph = "paragraph",
        /// An item of a list.
        ListItem = "list_item",
        /// A quotation set apart.
        Quote = "quote",
        /// A row or the whole of a table.
        Table = "table",
        /// A footnote or endnote.
        Footnote = "footnote",
        /// What a record itself says between the speakers.
        RecordNote = "record_note",
    }
}

named! {
    /// Whose words a statement is in.
    Mode {
        /// The speaker's own.
        Verbatim = "verbatim",
        /// A rapporteur's, who tells what was said.
        Reported = "reported",
    }
}

named! {
    /// What became of a thing put to the meeting.
    Outcome {
        /// Adopted.
        Adopted = "adopted",
        /// Put to the vote and not adopted, or vetoed.
        NotAdopted = "not_adopted",
        /// Withdrawn by its sponsors.
        Withdrawn = "withdrawn",
    }
}

named! {
    /// How a thing was decided.
    How {
        /// By consensus, by acclamation or without objection.
        WithoutVote = "without_vote",
        /// By a recorded vote or a roll call: states are listed.
        RecordedVote = "recorded_vote",
        /// By a vote that was only counted.
        Vote = "vote",
    }
}

named! {
    /// How a state voted.
    Position {
        /// In favour.
        InFavour = "in_favour",
        /// Against.
        Against = "against",
        /// Abstaining.
        Abstaining = "abstaining",
        /// Present and not participating, or listed as absent.
        NotParticipating = "not_participating",
    }
}

named! {
    /// What an entity is.
    EntityKind {
        /// A state: a member of the United Nations, an observer state, another party to treaties, or one that is gone.
        State = "state",
        /// An intergovernmental, United Nations or non-governmental organisation.
        Organisation = "organisation",
        /// A negotiating or regional group.
        Group = "group",
    }
}

named! {
    /// How far the reading of a source came.
    Status {
        /// Read whole.
        Ok = "ok",
        /// Read whole after a damaged structure was rebuilt.
        Repaired = "repaired",
        /// Some of it could not be read; the problems say what.
        Partial = "partial",
        /// It has pages and no text: a scan.
        NoText = "no_text",
        /// Its fonts do not tell which letters they draw.
        UnreadableFont = "unreadable_font",
        /// The same bytes as a source before it.
        Duplicate = "duplicate",
        /// Not read at all.
        Error = "error",
    }
}
