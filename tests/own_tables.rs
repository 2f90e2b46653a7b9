//! `--reference`: a folder's tables lie over the shipped ones, or the run says in one line why they cannot.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A sample with a name and a month that no table knows.
fn summary() -> String {
    include_str!("../input/session-summary-plain.txt")
        .replace("Serbia said", "Helvetia said")
        .replace("September", "Thermidor")
}

const RECORD: &str = "United Nations\n\nA/86/PV.61\n\nGeneral Assembly\n\nEighty-sixth session\n\n\
    61st plenary meeting\n\nMonday, 15 December 2031, 10 a.m.\n\nNew York\n\nOfficial Records\n\n\
    The meeting was called to order at 10.05 a.m.\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Runs the program in a folder, to an expected end.
fn rapporteur(folder: &Path, arguments: &[&str], code: i32) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_rapporteur")).current_dir(folder).args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    output
}

/// The values of a column.
fn column(folder: &Path, table: &str, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(folder.join("output").join(table)).unwrap();
    let at = reader.headers().unwrap().iter().position(|header| header == name).unwrap();
    reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
}

#[test]
fn a_state_and_a_month_of_ones_own_are_known() {
    let folder = folder(&[
        ("input/summary.txt", &summary()),
        (
            "own/state_names.csv",
            "name,key,language,form,from,to,use,source\nHelvetia,CHE,en,variant,,,label,our archive\n",
        ),
        ("own/months.csv", "month,language,word,source\n8,en,Thermidor,our archive\n"),
    ]);
    rapporteur(folder.path(), &["--quiet"], 0);
    assert!(!column(folder.path(), "statement_speakers.csv", "iso3").contains(&"CHE".to_owned()));
    assert_eq!(column(folder.path(), "documents.csv", "meeting_start"), [""]);
    rapporteur(folder.path(), &["--quiet", "--reference", "own"], 0);
    assert_eq!(column(folder.path(), "statement_speakers.csv", "iso3").iter().filter(|code| *code == "CHE").count(), 1);
    assert_eq!(column(folder.path(), "documents.csv", "meeting_start"), ["2030-08-10"]);
}

/// A working paper in a language of which the shipped tables know nothing but its name.
const PORTUGUESE: &str = "Nações Unidas\n\nCCM/CONF/2031/WP.4\n\nConvenção sobre Munições de Dispersão\n\nDistr. geral\n\
    3 de março de 2031\nPortuguês\nOriginal: inglês\n\nTerceira Conferência de Revisão\nGenebra, 12 a 16 de maio de 2031\n\n\
    Ponto 9 a) da agenda provisória\nFuncionamento da Convenção\n\nPara um método comum\n\n\
    Documento de trabalho apresentado pela Presidência do grupo\n\n\
    1. O presente documento reúne as observações que os Estados Partes fizeram nas consultas de fevereiro.\n\n\
    2. Os Estados Partes são convidados a fazer observações antes da Conferência.\n";

#[test]
fn a_seventh_language_is_read_by_rows_alone() {
    let folder = folder(&[
        ("input/paper.txt", PORTUGUESE),
        (
            "own/labels.csv",
            "role,language,word,source\nunited_nations,pt,Nações Unidas,x\ndistribution.general,pt,geral,x\n\
            meeting,pt,Conferência,x\nagenda_item,pt,Ponto,x\nprovisional_agenda,pt,da agenda provisória,x\n",
        ),
        ("own/months.csv", "month,language,word,source\n3,pt,março,x\n5,pt,maio,x\n"),
        ("own/numbers.csv", "value,language,kind,word,source\n3,pt,ordinal,Terceira,x\n"),
        ("own/languages.csv", "code,word,source\npt,Português,x\nen,inglês,x\n"),
        ("own/organs.csv", "language,name,source\npt,Convenção sobre Munições de Dispersão,x\n"),
        ("own/stop_words.csv", "language,word,source\npt,os,x\npt,são,x\npt,nas,x\npt,antes,x\npt,o,x\n"),
        (
            "own/phrases.csv",
            "role,language,words,source\npaper,pt,documento de trabalho,x\nsubmitted_by,pt,apresentad* pela,x\n",
        ),
    ]);
    rapporteur(folder.path(), &["--quiet", "--reference", "own"], 0);
    for (name, value) in [
        ("kind", "working_paper"),
        ("language", "pt"),
        ("organs", "Convenção sobre Munições de Dispersão"),
        ("distribution", "general"),
        ("date", "2031-03-03"),
        ("original_languages", "en"),
        ("meeting_name", "Terceira Conferência de Revisão"),
        ("meeting_number", "3"),
        ("meeting_place", "Genebra"),
        ("meeting_start", "2031-05-12"),
        ("meeting_end", "2031-05-16"),
        ("agenda_items", "9(a)"),
        ("agenda_provisional", "true"),
        ("agenda_titles", "Funcionamento da Convenção"),
        ("title", "Para um método comum"),
        ("submitted_by", "Presidência do grupo"),
    ] {
        assert_eq!(column(folder.path(), "documents.csv", name), [value], "{name}");
    }
    rapporteur(folder.path(), &["--quiet"], 0);
    assert_eq!(column(folder.path(), "documents.csv", "submitted_by"), [""]);
    assert_eq!(column(folder.path(), "documents.csv", "date"), [""]);
}

#[test]
fn an_erratum_corrects_what_is_printed_and_says_so() {
    let errata = "symbol,field,printed,correct,why\n\
        A/86/PV.61,meeting.name,61st plenary meeting,62nd plenary meeting,corrigendum (an example)\n\
        A/86/PV.61,session,Eighty-fifth session,Eighty-fourth session,this is not what is printed\n\
        A/86/PV.62,session,Eighty-sixth session,Eighty-fourth session,another document\n";
    let folder = folder(&[("input/record.txt", RECORD), ("own/errata.csv", errata)]);
    rapporteur(folder.path(), &["--quiet", "--reference", "own"], 0);
    assert_eq!(column(folder.path(), "documents.csv", "meeting_number"), ["62"]);
    assert_eq!(column(folder.path(), "documents.csv", "session"), ["86"]);
    let codes = column(folder.path(), "problems.csv", "code");
    assert_eq!(codes.iter().filter(|code| *code == "erratum").count(), 1, "{codes:?}");
}

#[test]
fn a_bad_row_ends_the_run_before_anything_is_written() {
    for (file, text, expected) in [
        ("months.csv", "month,language,word,source\n13,en,Undecimber,me\n", "line 2: `month` is 13, expected 1 to 12"),
        ("errata.csv", "symbol,field,printed,correct,why\nA/1,colour,red,blue,me\n", "line 2: `field` is \"colour\""),
        (
            "state_names.csv",
            "name,key,language,form,from,to,use,source\nHelvetia,CHE,en,variant,,,,me\nGaul,GAU,en,short,,,,me\n",
            "line 3: \"GAU\" is no key",
        ),
        ("phrases.csv", "role,language,words,source\npaper,pt,*,me\n", "line 2: `words` has no word"),
        ("phrases.csv", "role,language,words,source\npapper,pt,papel,me\n", "line 2: `role` is \"papper\""),
        ("labels.csv", "role,language,word,source\nsubmited_by,en,Tabled by,me\n", "line 2: `role` is \"submited_by\""),
        ("labels.csv", "role,language,word\nsubmitted_by,en,Tabled by\n", "line 2: missing field"),
    ] {
        let folder = folder(&[("input/summary.txt", &summary()), (&format!("own/{file}"), text)]);
        let output = rapporteur(folder.path(), &["--reference", "own"], 2);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said.lines().count(), 1, "{said}");
        let place = Path::new("own").join(file).display().to_string();
        assert!(said.starts_with(&format!("rapporteur: {place} {expected}")), "{said} is not: {place} {expected}");
        assert!(!folder.path().join("output").exists());
    }
}

#[test]
fn a_folder_without_tables_is_an_error() {
    let folder = folder(&[("input/summary.txt", &summary()), ("own/notes.txt", "")]);
    for (given, expected) in [("own", "holds no reference table"), ("nowhere", "nowhere: not found")] {
        let output = rapporteur(folder.path(), &["--reference", given], 2);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(expected), "{said}");
    }
}
