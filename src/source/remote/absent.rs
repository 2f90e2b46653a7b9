//! In place of object stores, in a build that has none.

use super::Access;
use crate::error::Error;
use crate::source::Found;

/// The stores of a build that has none.
#[derive(Debug)]
pub struct Stores(());

impl Stores {
    /// Fails: there are none.
    pub fn open(_: Access) -> Result<Self, Error> {
        let message = "this build has no object stores: install it with the feature stores, or download the files";
        Err(Error::new("no-stores", message))
    }

    /// Finds nothing.
    pub fn find(&self, _: &[String], _: &[String]) -> Result<Vec<Found>, Error> {
        Ok(Vec::new())
    }
}
