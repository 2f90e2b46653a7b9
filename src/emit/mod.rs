//! Documents to bytes, one file a format. Opens no files.

pub mod cell;
pub mod codebook;
pub mod datapackage;
pub mod export;
pub mod json;
pub mod parquet;
pub mod rows;
pub mod schema;
pub mod sqlite;
pub mod table;
pub mod tables;
