//! Documents to bytes, one file a format. Opens no files.

pub mod cell;
pub mod codebook;
pub mod datapackage;
pub mod json;
pub mod table;
pub mod tables;
