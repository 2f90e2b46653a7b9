//! The dataset on disk: written aside, put in place whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::TempDir;

use super::Rendered;
use crate::emit::table::{Rows, Table};
use crate::emit::tables::unresolved::Labels;
use crate::emit::tables::{self, OF_DOCUMENT};
use crate::emit::{codebook, datapackage};
use crate::model::{FileRecord, Problem};

/// A dataset that is being written. Nothing stands under its final name before [`finish`](Dataset::finish).
#[derive(Debug)]
pub struct Dataset {
    output: PathBuf,
    aside: TempDir,
    json: BufWriter<File>,
    files: Shelf,
    problems: Shelf,
    tables: Vec<Shelf>,
    labels: Labels,
}

/// One table's file.
#[derive(Debug)]
struct Shelf(BufWriter<File>);

impl Shelf {
    fn new(folder: &Path, table: &Table) -> io::Result<Self> {
        let mut rows = Rows::default();
        rows.head(table)?;
        let mut file = BufWriter::new(File::create(folder.join(format!("{}.csv", table.name)))?);
        file.write_all(&rows.into_bytes())?;
        Ok(Shelf(file))
    }

    fn rows(&mut self, write: impl FnOnce(&mut Rows) -> csv::Result<()>) -> io::Result<()> {
        let mut rows = Rows::default();
        write(&mut rows)?;
        self.0.write_all(&rows.into_bytes())
    }
}

impl Dataset {
    /// Begins a dataset in a folder, which is made where it does not exist.
    pub fn begin(output: &Path) -> io::Result<Self> {
        fs::create_dir_all(output)?;
        let aside = tempfile::Builder::new().prefix(".rapporteur-").tempdir_in(output)?;
        let folder = aside.path();
        Ok(Dataset {
            output: output.to_path_buf(),
            json: BufWriter::new(File::create(folder.join("documents.jsonl"))?),
            files: Shelf::new(folder, &tables::files::TABLE)?,
            problems: Shelf::new(folder, &tables::problems::TABLE)?,
            tables: OF_DOCUMENT.iter().map(|(table, _)| Shelf::new(folder, table)).collect::<io::Result<_>>()?,
            labels: Labels::default(),
            aside,
        })
    }

    /// The folder in which it is written until it is whole.
    pub fn aside(&self) -> &Path {
        self.aside.path()
    }

    /// Adds an input's row and its problem, where it has one of its own.
    pub fn file(&mut self, file: &FileRecord, problem: Option<&Problem>) -> io::Result<()> {
        self.files.rows(|out| tables::files::row(out, file))?;
        match problem {
            Some(problem) => self.problems.rows(|out| tables::problems::row(out, &file.path, None, problem)),
            None => Ok(()),
        }
    }

    /// Adds a document.
    pub fn document(&mut self, rendered: &Rendered) -> io::Result<()> {
        self.json.write_all(&rendered.json)?;
        for (shelf, bytes) in self.tables.iter_mut().zip(&rendered.tables) {
            shelf.0.write_all(bytes)?;
        }
        self.labels.add(&rendered.doc_id, &rendered.unresolved);
        self.problems.0.write_all(&rendered.problems)
    }

    /// Writes what is left and puts every file in its place.
    pub fn finish(mut self, run: &impl Serialize) -> io::Result<()> {
        let folder = self.aside.path();
        let mut unresolved = Shelf::new(folder, &tables::unresolved::TABLE)?;
        unresolved.rows(|out| self.labels.rows(out))?;
        write_json(&folder.join("datapackage.json"), &datapackage::descriptor())?;
        write_json(&folder.join("run.json"), run)?;
        fs::write(folder.join("codebook.md"), codebook::text())?;
        self.json.flush()?;
        for shelf in [&mut self.files, &mut self.problems, &mut unresolved].into_iter().chain(&mut self.tables) {
            shelf.0.flush()?;
        }
        let mut names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
        names.sort();
        names.iter().try_for_each(|name| fs::rename(folder.join(name), self.output.join(name)))
    }
}

fn write_json(path: &Path, value: &impl Serialize) -> io::Result<()> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    fs::write(path, bytes)
}
