//! `datapackage.json`: the Frictionless descriptor (Data Package, version 2) of what was written.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::table::{Column, Link, Table, Type};
use super::tables;

/// A dataset's name where it is given no other.
const TITLE: &str = "Documents of the United Nations as tables";

/// What a dataset says of itself beyond its tables.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its title; absent for the usual one.
    pub title: Option<String>,
    /// Under which licences it is given on; empty where nobody has said.
    pub licences: Vec<Named>,
    /// Where the documents come from.
    pub sources: Vec<Named>,
}

/// A licence or a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Where it can be read; absent where that is not known.
    pub url: Option<String>,
}

/// A file of the dataset, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stored {
    /// Its name in the dataset's folder.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes in lower-case hex digits.
    pub sha256: String,
}

/// The descriptor of the files that are there, in their order.
pub fn descriptor(about: &About, files: &[Stored]) -> Value {
    let has_csv = files.iter().any(|file| file.path.ends_with(".csv"));
    let resources: Vec<Value> = files.iter().filter_map(|file| resource(file, has_csv)).collect();
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "rapporteur",
        "title": about.title.as_deref().unwrap_or(TITLE),
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Written by rapporteur. One row of files is one input; doc_id joins the tables. The texts keep the terms of their sources.",
        "keywords": ["United Nations", "documents", "statements", "decisions", "votes"],
        "resources": resources,
    });
    let sources = about.sources.iter().map(|source| named("title", source));
    package["sources"] = sources.collect();
    if !about.licences.is_empty() {
        package["licenses"] = about.licences.iter().map(|licence| named("name", licence)).collect();
    }
    package
}

fn named(label: &str, named: &Named) -> Value {
    let mut value = json!({label: named.name});
    if let Some(url) = &named.url {
        value["path"] = json!(url);
    }
    value
}

/// A file's entry; absent for a file that is no data.
fn resource(file: &Stored, has_csv: bool) -> Option<Value> {
    let (stem, ending) = file.path.split_once('.')?;
    let table = tables::ALL.iter().find(|table| table.name == stem);
    let mut entry = match (table, ending) {
        (Some(table), "csv") => csv(table),
        (Some(table), "parquet") => parquet(table, if has_csv { "-parquet" } else { "" }),
        (_, "jsonl") => json!({
            "name": "documents-nested",
            "description": "One row is a whole document, nested; the tables are views of it.",
            // By any other name frictionless takes the nested documents for rows.
            "format": "jsonlines",
            "mediatype": "application/jsonl",
            "encoding": "utf-8",
            "jsonSchema": "documents.schema.json",
        }),
        (_, "sqlite") => json!({
            "name": "database",
            "description": "All tables, with keys, links, indexes and a full-text search over the statements.",
            "format": "sqlite",
            "mediatype": "application/vnd.sqlite3",
        }),
        _ => return None,
    };
    entry["path"] = json!(file.path);
    entry["bytes"] = json!(file.bytes);
    entry["hash"] = json!(format!("sha256:{}", file.sha256));
    Some(entry)
}

fn csv(table: &Table) -> Value {
    json!({
        "name": table.name,
        "type": "table",
        "description": format!("One row is {}.", table.row),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"header": true, "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true},
        "schema": schema(table, ""),
    })
}

fn parquet(table: &Table, suffix: &str) -> Value {
    json!({
        "name": format!("{}{suffix}", table.name),
        "description": format!("One row is {}.", table.row),
        // By any other name frictionless reads it as a table by way of pandas, and takes an absent number for NaN.
        "format": "apache-parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": schema(table, suffix),
    })
}

fn schema(table: &Table, suffix: &str) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://datapackage.org/profiles/2.0/tableschema.json"));
    schema.insert("fields".into(), table.columns.iter().map(field).collect());
    schema.insert("missingValues".into(), json!([""]));
    if !table.key.is_empty() {
        schema.insert("primaryKey".into(), json!(table.key));
    }
    let link = |link: &Link| {
        let resource = format!("{}{suffix}", link.table);
        json!({"fields": link.columns, "reference": {"resource": resource, "fields": link.key}})
    };
    if !table.links.is_empty() {
        schema.insert("foreignKeys".into(), table.links.iter().map(link).collect());
    }
    Value::Object(schema)
}

fn field(column: &Column) -> Value {
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), json!(true));
    }
    let mut limit = |name: &str, value: Value| {
        constraints.insert(name.into(), value);
    };
    let kind = match column.kind {
        Type::Text | Type::List => "string",
        Type::Whole => {
            limit("minimum", json!(0));
            "integer"
        }
        Type::Flag => "boolean",
        Type::Date => {
            limit("pattern", json!("[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"));
            "string"
        }
        Type::Time => {
            limit("pattern", json!("([01][0-9]|2[0-3]):[0-5][0-9]"));
            "string"
        }
        Type::Iso3 => {
            limit("pattern", json!("[A-Z]{3}"));
            "string"
        }
        Type::OneOf(values) => {
            limit("enum", json!(values()));
            "string"
        }
    };
    let mut field = json!({"name": column.name, "type": kind, "description": column.description()});
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}
