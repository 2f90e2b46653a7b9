//! The dataset on disk: written aside, put in place whole.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::Serialize;
use tempfile::TempDir;

use super::Rendered;
use super::disk::Disk;
use super::ledger::Settled;
use super::publish::{self, DATABASE, NESTED, SCHEMA, TEXTS};
use super::share::{Header, Sharing};
use super::shelf::{Shelf, Written, stored};
use crate::emit::datapackage::{About, Stored};
use crate::emit::export::Export;
use crate::emit::rows::{self, Value};
use crate::emit::table::{Rows, Table};
use crate::emit::tables::unresolved::Labels;
use crate::emit::tables::{self, OF_DOCUMENT};
use crate::emit::{codebook, datapackage, schema, sqlite};
use crate::model::{FileRecord, Problem};

/// A dataset that is being written. Nothing stands under its final name before [`finish`](Dataset::finish).
#[derive(Debug)]
pub struct Dataset {
    output: PathBuf,
    aside: TempDir,
    disk: Disk,
    about: About,
    json: Option<Written>,
    database: Option<Connection>,
    /// Whether the texts are written, each to a file of its own.
    texts: bool,
    /// One a table, in the order of [`tables::ALL`].
    shelves: Vec<Shelf>,
    labels: Labels,
    /// What is kept beside the tables of a shard; absent where all inputs are read.
    sharing: Option<Sharing>,
}

impl Dataset {
    /// Begins a dataset in a folder, which is made where it does not exist.
    pub fn begin(output: &Path, exports: &[Export], about: About) -> io::Result<Self> {
        Dataset::begin_on(output, exports, about, Disk::default())
    }

    /// Begins a dataset on a disk that may fail.
    pub fn begin_on(output: &Path, exports: &[Export], about: About, disk: Disk) -> io::Result<Self> {
        fs::create_dir_all(output)?;
        let aside = tempfile::Builder::new().prefix(".rapporteur-").tempdir_in(output)?;
        let folder = aside.path();
        let asked = |export| exports.contains(&export);
        let shelf =
            |table: &&'static Table| Shelf::new(&disk, folder, table, asked(Export::Csv), asked(Export::Parquet));
        if asked(Export::Texts) {
            fs::create_dir(folder.join(TEXTS))?;
        }
        Ok(Dataset {
            output: output.to_path_buf(),
            about,
            json: asked(Export::Jsonl).then(|| Written::new(&disk, folder, NESTED)).transpose()?,
            database: asked(Export::Sqlite).then(|| database(folder)).transpose()?,
            texts: asked(Export::Texts),
            shelves: tables::ALL.iter().map(shelf).collect::<io::Result<_>>()?,
            labels: Labels::default(),
            sharing: None,
            aside,
            disk,
        })
    }

    /// The folder in which it is written until it is whole.
    pub fn aside(&self) -> &Path {
        self.aside.path()
    }

    /// Makes it that of a shard: what puts it together with the others is written beside its tables.
    pub fn share(&mut self, header: &Header) -> io::Result<()> {
        self.sharing = Some(Sharing::begin(&self.disk, self.aside.path(), header)?);
        Ok(())
    }

    /// Adds an input with all that came of it.
    pub fn add(&mut self, settled: &Settled) -> io::Result<()> {
        self.file(&settled.file, settled.problem.as_ref())?;
        settled.rendered.as_ref().map_or(Ok(()), |rendered| self.document(rendered))
    }

    /// Adds an input of the shard, which is number so many of the whole list, counted from 0.
    pub(super) fn add_shared(&mut self, number: usize, settled: Settled) -> io::Result<()> {
        self.add(&settled)?;
        self.sharing.as_mut().map_or(Ok(()), |sharing| sharing.input(number, settled))
    }

    /// Passes an input of another shard.
    pub(super) fn pass(&mut self, number: usize, path: &str) -> io::Result<()> {
        self.sharing.as_mut().map_or(Ok(()), |sharing| sharing.elsewhere(number, path))
    }

    /// Adds an input's row and its problem, where it has one of its own.
    pub fn file(&mut self, file: &FileRecord, problem: Option<&Problem>) -> io::Result<()> {
        self.rows(tables::files::TABLE.name, |out| tables::files::row(out, file))?;
        match problem {
            Some(problem) => {
                self.rows(tables::problems::TABLE.name, |out| tables::problems::row(out, &file.path, None, problem))
            }
            None => Ok(()),
        }
    }

    /// Adds a document.
    pub fn document(&mut self, rendered: &Rendered) -> io::Result<()> {
        if let Some(json) = &mut self.json {
            json.write_all(&rendered.json)?;
        }
        for ((table, _), bytes) in OF_DOCUMENT.iter().zip(&rendered.tables) {
            self.table(table.name, bytes)?;
            if self.texts && table.name == tables::paragraphs::TABLE.name {
                let path = self.aside.path().join(TEXTS).join(format!("{}.txt", rendered.doc_id));
                self.disk.write(&path, text(bytes)?.as_bytes())?;
            }
        }
        self.labels.add(&rendered.doc_id, &rendered.unresolved);
        self.table(tables::problems::TABLE.name, &rendered.problems)
    }

    fn rows(&mut self, table: &str, write: impl FnOnce(&mut Rows)) -> io::Result<()> {
        let mut rows = Rows::default();
        write(&mut rows);
        self.table(table, &rows.take())
    }

    fn table(&mut self, table: &str, bytes: &[u8]) -> io::Result<()> {
        let place = tables::ALL.iter().position(|known| known.name == table);
        match place.and_then(|place| self.shelves.get_mut(place)) {
            Some(shelf) => shelf.add(bytes, self.database.as_ref()),
            None => Err(io::Error::other(format!("there is no table {table}"))),
        }
    }

    /// Writes what is left and puts every file in its place.
    pub fn finish(mut self, run: &impl Serialize) -> io::Result<()> {
        let labels = std::mem::take(&mut self.labels);
        self.rows(tables::unresolved::TABLE.name, |out| labels.rows(out))?;
        let Dataset { output, aside, disk, about, json, database, shelves, sharing, .. } = self;
        sharing.map_or(Ok(()), Sharing::finish)?;
        let folder = aside.path();
        let nested = json.is_some();
        let files = stored_files(folder, shelves, json, database)?;
        write_json(&disk, &folder.join("datapackage.json"), &datapackage::descriptor(&about, &files))?;
        if nested {
            write_json(&disk, &folder.join(SCHEMA), &schema::documents())?;
        }
        write_json(&disk, &folder.join("run.json"), run)?;
        disk.write(&folder.join("codebook.md"), codebook::text().as_bytes())?;
        publish::publish(folder, &output, &disk)
    }
}

/// Ends all files and lists them: tables as CSV, documents, tables as Parquet, the database.
fn stored_files(
    folder: &Path,
    shelves: Vec<Shelf>,
    json: Option<Written>,
    database: Option<Connection>,
) -> io::Result<Vec<Stored>> {
    let (csv, parquet): (Vec<_>, Vec<_>) =
        shelves.into_iter().map(Shelf::finish).collect::<io::Result<Vec<_>>>()?.into_iter().unzip();
    let json = json.map(Written::finish).transpose()?;
    let database = database.map(|database| {
        sqlite::finish(&database).map_err(io::Error::other)?;
        database.close().map_err(|(_, error)| io::Error::other(error))?;
        stored(folder, DATABASE)
    });
    let database = database.transpose()?;
    Ok(csv.into_iter().chain([json]).chain(parquet).chain([database]).flatten().collect())
}

fn database(folder: &Path) -> io::Result<Connection> {
    let database = Connection::open(folder.join(DATABASE)).map_err(io::Error::other)?;
    sqlite::begin(&database).map_err(io::Error::other)?;
    Ok(database)
}

/// A document's text: its paragraphs, given as their rows, joined by a blank line.
fn text(paragraphs: &[u8]) -> io::Result<String> {
    let table = &tables::paragraphs::TABLE;
    let place = table.columns.iter().position(|column| column.name == "text").unwrap_or_default();
    let mut texts = Vec::new();
    rows::each(table, paragraphs, |values| {
        texts.push(match values.get(place) {
            Some(Value::Text(text)) => text.clone().into_owned(),
            _ => String::new(),
        });
        Ok(())
    })?;
    Ok(texts.join("\n\n"))
}

fn write_json(disk: &Disk, path: &Path, value: &impl Serialize) -> io::Result<()> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    disk.write(path, &bytes)
}
