//! Finding, opening and reading inputs within limits.

mod find;
mod name;
mod read;

pub use find::{Found, find};
pub use read::{Opened, open};
