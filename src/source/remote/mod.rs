//! Object stores as places of inputs: `s3://`, `gs://`, `az://`, `https://`. This process alone fetches; what reads has neither the
//! network nor the credentials.

#[cfg(not(feature = "stores"))]
mod absent;
mod address;
#[cfg(feature = "stores")]
mod client;
#[cfg(feature = "stores")]
mod faults;
#[cfg(feature = "stores")]
mod find;
#[cfg(feature = "stores")]
mod object;
#[cfg(all(test, feature = "stores"))]
mod tests;

pub use address::{discreet, is_remote};

#[cfg(not(feature = "stores"))]
pub use absent::Stores;
#[cfg(feature = "stores")]
pub use {find::Stores, object::Object};

/// How stores are reached.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// Settings by their names in the environment (`AWS_REGION`), credentials among them.
    pub settings: Vec<(String, String)>,
    /// Whether connections without encryption are allowed.
    pub unencrypted: bool,
}

/// Codes of objects that could not be fetched. Another run may well fetch them.
pub const UNFETCHED: &[&str] = &["not-found", "access-denied", "timed-out", "unfetched"];
