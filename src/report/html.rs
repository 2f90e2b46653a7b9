//! The report's file: the template with its style, its scripts, the map and the data, and no way out to the network.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

const TEMPLATE: &str = include_str!("assets/report.html");
const STYLE: &str = include_str!("assets/report.css");
const MAP: &str = include_str!("assets/vendor/world.json");
const LICENCES: &str = include_str!("assets/vendor/LICENCES.txt");
const CHARTS: &str = include_str!("assets/vendor/charts.min.js");
/// The report's own script, a file a concern.
const SCRIPT: &str = concat!(
    "\"use strict\";\n",
    include_str!("assets/elements.js"),
    include_str!("assets/tables.js"),
    include_str!("assets/charts.js"),
    include_str!("assets/overview.js"),
    include_str!("assets/actor.js"),
    include_str!("assets/places.js"),
    include_str!("assets/pages.js"),
    include_str!("assets/rows.js"),
    include_str!("assets/document.js"),
    include_str!("assets/search.js"),
    include_str!("assets/main.js"),
);

/// A value as JSON that can stand in an element of a page or in a script: no text in it can end either.
pub fn json(value: &impl Serialize) -> serde_json::Result<String> {
    let text = serde_json::to_string(value)?;
    let mut safe = String::with_capacity(text.len() + text.len() / 64);
    for c in text.chars() {
        match c {
            // Outside of strings JSON has none of these.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", c as u32));
            }
            _ => safe.push(c),
        }
    }
    Ok(safe)
}

/// The page. `data` are elements of JSON by their names, each made by [`json`]; `parted` says whether scripts beside the page
/// hold more of it.
pub fn page(data: &[(String, String)], parted: bool) -> String {
    let elements: String = data.iter().map(|(name, json)| element(name, json)).collect();
    let mut page = String::with_capacity(TEMPLATE.len() + elements.len() + MAP.len() + CHARTS.len() + SCRIPT.len());
    let mut rest = TEMPLATE;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        page.push_str(before);
        match name {
            "policy" => page.push_str(&policy(parted)),
            "style" => page.push_str(STYLE),
            "licences" => page.push_str(&escaped(LICENCES)),
            "version" => page.push_str(env!("CARGO_PKG_VERSION")),
            "map" => page.push_str(&element("world", MAP.trim_end())),
            "data" => page.push_str(&elements),
            "charts" => page.push_str(CHARTS),
            "script" => page.push_str(SCRIPT),
            _ => {}
        }
        rest = after;
    }
    page.push_str(rest);
    page
}

fn element(name: &str, json: &str) -> String {
    format!("<script type=\"application/json\" id=\"{name}\">{json}</script>\n")
}

/// What the page may do: run these very scripts, use this very style, and where it is parted, load scripts from beside it.
fn policy(parted: bool) -> String {
    let beside = if parted { " 'self'" } else { "" };
    let (charts, script, style) = (digest(CHARTS), digest(SCRIPT), digest(STYLE));
    format!(
        "default-src 'none'; script-src {charts} {script}{beside}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

/// A text's digest as policies write it.
fn digest(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_the_element_or_the_string_that_holds_it() {
        let hostile = "</script><!--<script>\u{2028}& \"quoted\"";
        let written = json(&hostile).unwrap();
        assert!(!written.contains(['<', '>', '&', '\u{2028}']), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), hostile);
    }

    #[test]
    fn every_place_of_the_template_is_filled_and_nothing_leads_out() {
        let page = page(&[("archive".to_owned(), "{}".to_owned())], false);
        assert!(!page.contains("{{") && page.contains("id=\"archive\">{}</script>"));
        assert!(!page.contains("'self'") && !page.contains("unsafe-"));
        for way_out in ["src=\"http", "href=\"http", "url(http", "@import", "fetch(", "XMLHttpRequest"] {
            assert!(!page.contains(way_out), "{way_out}");
        }
    }

    #[test]
    fn what_comes_from_documents_is_set_as_text_alone() {
        for way_in in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"] {
            assert!(!SCRIPT.contains(way_in), "{way_in}");
        }
    }

    #[test]
    fn the_scripts_can_stand_in_an_element() {
        for script in [CHARTS, SCRIPT, STYLE, MAP] {
            assert!(!script.contains("</script") && !script.contains("</style") && !script.contains("<!--"));
        }
    }
}
