//! `documents.schema.json`: the JSON Schema of a line of `documents.jsonl`, from the types of the model.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::model::Document;

/// The schema.
pub fn documents() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Document>().to_value();
    schema["title"] = "A line of documents.jsonl".into();
    schema
}
