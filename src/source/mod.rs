//! Finding, opening and reading inputs within limits.

mod archive;
mod find;
mod identity;
mod list;
mod name;
mod read;
mod remote;

pub use find::{Found, OnDisk, Place, find};
pub use identity::Identity;
pub use list::listed;
pub(crate) use read::hex;
pub use read::{LARGEST, LONGEST_LINE, Opened, foreseen, open, open_into};
#[cfg(feature = "stores")]
pub use remote::Object;
pub use remote::{Access, Stores, UNFETCHED, discreet, is_remote};
