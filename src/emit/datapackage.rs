//! `datapackage.json`: the Frictionless descriptor (Data Package, version 2) of all tables.

use serde_json::{Map, Value, json};

use super::table::{Column, Table, Type};
use super::tables;

/// The descriptor. It depends on the tables' definition alone.
pub fn descriptor() -> Value {
    let mut resources: Vec<Value> = tables::ALL.iter().map(|table| resource(table)).collect();
    resources.push(json!({
        "name": "documents-nested",
        "path": "documents.jsonl",
        "description": "One row is a whole document, nested; the tables are views of it.",
        "format": "jsonl",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
    }));
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "rapporteur",
        "title": "Documents of the United Nations as tables",
        "description": "Written by rapporteur. One row of files.csv is one input; doc_id joins the tables.",
        "resources": resources,
    })
}

fn resource(table: &Table) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://datapackage.org/profiles/2.0/tableschema.json"));
    schema.insert("fields".into(), table.columns.iter().map(field).collect());
    schema.insert("missingValues".into(), json!([""]));
    if !table.key.is_empty() {
        schema.insert("primaryKey".into(), json!(table.key));
    }
    let link = |link: &super::table::Link| json!({"fields": link.columns, "reference": {"resource": link.table, "fields": link.key}});
    if !table.links.is_empty() {
        schema.insert("foreignKeys".into(), table.links.iter().map(link).collect());
    }
    json!({
        "name": table.name,
        "type": "table",
        "path": format!("{}.csv", table.name),
        "description": format!("One row is {}.", table.row),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"header": true, "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true},
        "schema": schema,
    })
}

fn field(column: &Column) -> Value {
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), json!(true));
    }
    let kind = match column.kind {
        Type::Text | Type::List => "string",
        Type::Whole => {
            constraints.insert("minimum".into(), json!(0));
            "integer"
        }
        Type::Flag => "boolean",
        Type::Date => {
            constraints.insert("pattern".into(), json!("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"));
            "string"
        }
        Type::Time => {
            constraints.insert("pattern".into(), json!("[0-2][0-9]:[0-5][0-9]"));
            "string"
        }
        Type::Iso3 => {
            constraints.insert("pattern".into(), json!("[A-Z]{3}"));
            "string"
        }
        Type::OneOf(values) => {
            constraints.insert("enum".into(), json!(values()));
            "string"
        }
    };
    let mut field = json!({"name": column.name, "type": kind, "description": column.description()});
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}
