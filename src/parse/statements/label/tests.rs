//! Labels in bold, in capitals, and as recognition left them.

use super::*;
use crate::model::Style;

const BOLD: Style = Style { bold: true, italic: false, raised: false };
const PLAIN: Style = Style { bold: false, italic: false, raised: false };

fn bold(name: &str, rest: &str) -> Option<Label> {
    let mut text = Styled::default();
    text.push(name, BOLD);
    text.push(rest, PLAIN);
    read(&text, Setting::Bold)
}

fn plain(text: &str, setting: Setting) -> Option<Label> {
    let mut styled = Styled::default();
    styled.push(text, PLAIN);
    read(&styled, setting)
}

#[test]
fn a_bold_name_with_its_state_and_language() {
    let label = bold("Mr. Flavio Rassendyll", " (Republic of Ruritania) (spoke in German): We thank").unwrap();
    assert_eq!(label.as_written, "Mr. Flavio Rassendyll (Republic of Ruritania)");
    assert_eq!(label.name.as_deref(), Some("Mr. Flavio Rassendyll"));
    assert_eq!(label.affiliation.as_deref(), Some("Republic of Ruritania"));
    assert_eq!(label.language.unwrap().0, "German");
    assert_eq!(label.role, None);
}

#[test]
fn an_office_has_a_role_and_no_name() {
    let label = bold("The Acting President", " (spoke in Arabic): I thank").unwrap();
    assert_eq!((label.role.as_deref(), label.name), (Some("Acting President"), None));
    assert_eq!(label.as_written, "The Acting President");
    let label = plain("The PRESIDENT (translated from Russian): The item", Setting::Plain).unwrap();
    assert_eq!((label.role.as_deref(), label.as_written.as_str()), (Some("President"), "The PRESIDENT"));
    assert_eq!(label.language.unwrap().0, "Russian");
}

#[test]
fn a_person_in_brackets_behind_an_office() {
    let label = bold("The Co-Chair", " (Ms. Roe): We begin").unwrap();
    assert_eq!((label.role.as_deref(), label.name.as_deref()), (Some("Co-Chair"), Some("Ms. Roe")));
    assert_eq!(label.affiliation, None);
}

#[test]
fn a_remark_in_brackets_is_no_state() {
    let label = bold("Mr. Roe", " (spoke by video link): We thank").unwrap();
    assert_eq!((label.as_written.as_str(), label.affiliation), ("Mr. Roe", None));
    let label = bold("Mr. Roe", " (Ruritania) (continued): We thank").unwrap();
    assert_eq!(label.as_written, "Mr. Roe (Ruritania)");
}

#[test]
fn a_rapporteur_behind_the_brackets() {
    let label =
        bold("Ms. Roe", " (Ruritania), Rapporteur of the Third Committee (Social Committee): I introduce").unwrap();
    assert_eq!(label.role.as_deref(), Some("Rapporteur of the Third Committee"));
    assert_eq!(label.affiliation.as_deref(), Some("Ruritania"));
}

#[test]
fn brackets_inside_brackets_and_a_colon_too_early() {
    let label = bold("Mr. Roe", " (Ruritania (Kingdom of)): We").unwrap();
    assert_eq!(label.affiliation.as_deref(), Some("Ruritania (Kingdom of)"));
    let label = bold("Mr. Roe:", " (Ruritania) (spoke in Spanish): We").unwrap();
    assert_eq!(label.as_written, "Mr. Roe (Ruritania)");
    assert_eq!(label.language.unwrap().0, "Spanish");
}

#[test]
fn words_inside_a_speech_are_no_label() {
    assert_eq!(plain("He said: we shall go", Setting::Plain), None);
    assert_eq!(plain("Mr. Roe said that: we go", Setting::Plain), None);
    assert_eq!(plain("First: the budget", Setting::Plain), None);
    assert_eq!(bold("In favour", ": Ruritania"), None);
    assert_eq!(plain("The President: I thank", Setting::Bold), None);
    assert!(plain("Mr. Roe (Ruritania): I thank", Setting::Bold).is_some());
}

#[test]
fn capitals_and_semicolons_where_there_is_no_bold() {
    let label = plain("Mr. INDERBY (United Kingdoms of Ruritania); We", Setting::Plain).unwrap();
    assert_eq!(label.name.as_deref(), Some("Mr. INDERBY"));
    assert!(plain("Sir Rupert HENTZAU (Ruritania): We", Setting::Plain).is_some());
    assert!(plain("Mahmoud RASSEN Bey (Ruritania): We", Setting::Plain).is_some());
}

#[test]
fn recognition_mars_letters() {
    let label = plain("The PRESIDE:\"T (translated from Russian): The item", Setting::Recognised).unwrap();
    assert_eq!(label.role.as_deref(), Some("President"));
    let mut noise = Styled::default();
    noise.push("~lr. TSI;\\:\\I; {~hina): The", PLAIN);
    let labels = Labels { setting: Setting::Recognised, states: vec!["China".to_string()] };
    let label = labels.read(&noise).unwrap();
    assert_eq!((label.name, label.affiliation.as_deref()), (None, Some("China")));
    let label = plain("The PRBSIDENT (fral1s/ated from Russiotl): ln view", Setting::Recognised).unwrap();
    assert_eq!((label.role.as_deref(), label.as_written.as_str()), (Some("President"), "The PRBSIDENT"));
    assert_eq!(label.language.unwrap().0, "Russian");
    assert_eq!(plain("The Permanent Representative (of France) spoke: yes", Setting::Recognised), None);
}

#[test]
fn titles_of_many_countries() {
    for name in [
        "Sir John Roe",
        "Nana Effah-Roe",
        "U Hau Roe",
        "Sheikha Alya Roe",
        "Archbishop Roe",
        "His Majesty King Rudolf V",
    ] {
        assert!(plain(&format!("{name} (Ruritania): We"), Setting::Plain).is_some(), "{name}");
    }
}
