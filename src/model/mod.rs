//! The shared nouns: plain data that every room may hold and none may change behind another's back.

mod document;
mod draft;
mod file;
mod flow;
mod format;
mod kind;
mod limits;
mod page;
mod problem;
mod span;
mod style;
mod words;

pub use document::*;
pub use draft::*;
pub use file::*;
pub use flow::*;
pub use format::*;
pub use kind::*;
pub use limits::*;
pub use page::*;
pub use problem::*;
pub use span::*;
pub use style::*;
pub use words::*;
