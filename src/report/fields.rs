//! A header's fields as rows: each value with the place where it was read.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::record::Evidence;

/// A value of the header.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// Its name, as a path (`meeting.place`), with the number of the item in a list (`organs.2`).
    pub name: String,
    /// The value, as one reads it.
    pub value: String,
    /// Where it was read; absent where it was computed.
    pub read: Option<Evidence>,
}

/// The fields that are shown, in order. `symbol_parts` and `organ` say again what others say.
const SHOWN: &[&str] = &[
    "symbols",
    "organs",
    "title",
    "subtitle",
    "date",
    "distribution",
    "original_languages",
    "session",
    "meeting.name",
    "meeting.number",
    "meeting.place",
    "meeting.start",
    "meeting.end",
    "meeting.time",
    "agenda_items",
    "agenda_provisional",
    "agenda_titles",
    "submitted_by",
    "submitters",
    "presiding",
    "job_number",
];

/// The values of a header that are there.
pub fn fields(header: &Value, evidence: &BTreeMap<String, Evidence>) -> Vec<Field> {
    let mut fields = Vec::new();
    for name in SHOWN {
        let value = name.split('.').try_fold(header, |value, part| value.get(part));
        let key = format!("header.{name}");
        match value {
            Some(Value::Array(items)) => fields.extend(items.iter().zip(1..).filter_map(|(item, number)| {
                let read = evidence.get(&format!("{key}[{}]", number - 1)).cloned();
                Some(Field { name: format!("{name}.{number}"), value: shown(item)?, read })
            })),
            Some(value) => fields.extend(shown(value).map(|value| Field {
                name: (*name).to_owned(),
                value,
                read: evidence.get(&key).cloned(),
            })),
            None => {}
        }
    }
    fields
}

/// A value as one reads it; nothing for one that is absent.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Array(_) => None,
        Value::String(text) => Some(text.clone()),
        Value::Object(parts) => {
            let text = |key: &str| parts.get(key).and_then(Value::as_str);
            let of = parts.get("entity").and_then(|entity| entity.get("name")).and_then(Value::as_str);
            let named = text("as_written").or_else(|| text("name"))?;
            let more: Vec<&str> =
                [text("role"), of].into_iter().flatten().filter(|more| !named.contains(more)).collect();
            Some(if more.is_empty() { named.to_owned() } else { format!("{named} ({})", more.join(", ")) })
        }
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lists_nested_fields_and_persons_are_rows_and_absent_values_are_none() {
        let header = json!({
            "symbols": ["A/1", "B/2"], "organ": "A", "title": null, "session": 7, "meeting": {"place": "Geneva"},
            "agenda_provisional": false,
            "presiding": [{"as_written": "Mrs. Costa", "role": "President", "entity": {"name": "Portugal"}}],
        });
        let read = Evidence { page: 1, start: Some(16), end: Some(19), rule: "masthead.symbol".to_owned() };
        let evidence = BTreeMap::from([("header.symbols[1]".to_owned(), read.clone())]);
        let fields = fields(&header, &evidence);
        let rows: Vec<_> = fields.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
        let wanted = [
            ("symbols.1", "A/1"),
            ("symbols.2", "B/2"),
            ("session", "7"),
            ("meeting.place", "Geneva"),
            ("agenda_provisional", "false"),
            ("presiding.1", "Mrs. Costa (President, Portugal)"),
        ];
        assert_eq!(rows, wanted);
        assert_eq!((&fields[0].read, &fields[1].read), (&None, &Some(read)));
    }
}
