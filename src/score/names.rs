//! When two entities are one: a state by its code, anything else by whichever of its names.

use std::collections::HashMap;

use serde_json::Value;

use super::fold::fold;
use super::{Gold, items};

/// Names of organisations and groups, each with the one name that stands for all of them.
#[derive(Debug, Default)]
pub struct Names(HashMap<String, String>);

fn is_code(name: &str) -> bool {
    name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn without_article(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("the ").map(str::to_owned).unwrap_or(folded)
}

impl Names {
    /// The names that labels give side by side, `Cluster Munition Coalition|CMC`: they are one in every document.
    pub fn learned(golds: &[Gold]) -> Self {
        let mut names = Self::default();
        for statement in golds.iter().flat_map(|gold| items(&gold.labels["statements"])) {
            let speakers = items(&statement["speakers"]).map(|speaker| &speaker["entity"]);
            for entity in speakers.chain(items(&statement["on_behalf_of"])) {
                match entity.as_str() {
                    Some(name) if !name.is_empty() && !is_code(name) => names.learn(name),
                    _ => {}
                }
            }
        }
        names
    }

    fn learn(&mut self, together: &str) {
        let names: Vec<String> = together.split('|').map(without_article).collect();
        let known = names.iter().find_map(|name| self.0.get(name)).or(names.first());
        let Some(chosen) = known.cloned() else { return };
        let old: Vec<String> =
            names.iter().filter_map(|name| self.0.get(name)).filter(|name| **name != chosen).cloned().collect();
        for standing in self.0.values_mut().filter(|name| old.contains(name)) {
            standing.clone_from(&chosen);
        }
        self.0.extend(names.into_iter().map(|name| (name, chosen.clone())));
    }

    /// What an entity is known by: labels give a code or a name, outputs an entity. Absent where there is none.
    pub fn key(&self, entity: &Value) -> Option<String> {
        let (code, name) = match entity {
            Value::String(text) if is_code(text) => (Some(text.as_str()), None),
            Value::String(text) => (None, Some(text.as_str())),
            other => (other["iso3"].as_str(), other["name"].as_str()),
        };
        if let Some(code) = code.filter(|code| !code.is_empty()) {
            return Some(format!("state {}", code.to_lowercase()));
        }
        let first = without_article(name?.split('|').next().unwrap_or_default());
        let key = self.0.get(&first).cloned().unwrap_or(first);
        (!key.is_empty()).then_some(key)
    }
}
