//! What reads: a plan and hands that outlive a call, so that workers are started once.

use std::io;
use std::path::PathBuf;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::exceptions::{PyFileNotFoundError, PyOSError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyBytes, PyDict};
use pyo3_arrow::{PyArray, PyTable};
use rapporteur::cli;
use rapporteur::emit::table::Rows;
use rapporteur::emit::tables::unresolved::Labels;
use rapporteur::emit::tables::{self, OF_DOCUMENT};
use rapporteur::error::Error;
use rapporteur::model::FileRecord;
use rapporteur::run::{self, Hands, Plan, Settled, Summary};
use rapporteur::source::{self, Found};

use super::nested::{Nested, schema};
use super::table::Table;

/// What reads. Its workers wait between calls.
#[pyclass(frozen, module = "rapporteur._rapporteur")]
#[derive(Debug)]
pub struct Extractor {
    plan: Plan,
    hands: Hands,
    /// The process that made it: a copy of it in another would talk to the same workers.
    process: u32,
}

/// What was extracted from several inputs.
#[pyclass(frozen, module = "rapporteur._rapporteur")]
#[derive(Debug)]
pub struct Extracted {
    tables: Vec<Py<Table>>,
    /// The lines of `documents.jsonl`.
    lines: Vec<Vec<u8>>,
    summary: Summary,
}

/// The row of an input, the code of what ended its reading, and its document as JSON.
type One<'py> = (Bound<'py, PyDict>, Option<String>, Option<Bound<'py, PyBytes>>);

#[pymethods]
impl Extractor {
    /// By options of `rapporteur extract` and the file of that program.
    #[new]
    fn new(py: Python<'_>, options: Vec<String>, program: PathBuf) -> PyResult<Self> {
        let (plan, hands) = py.detach(|| cli::means(&options, &program)).map_err(PyValueError::new_err)?;
        Ok(Extractor { plan, hands, process: std::process::id() })
    }

    /// Reads one input: a file, or bytes under a name. Gives its row of `files`, the code of what ended the reading, and its document as
    /// JSON.
    fn one<'py>(
        &self,
        py: Python<'py>,
        path: Option<PathBuf>,
        named: Option<(String, PyBackedBytes)>,
    ) -> PyResult<One<'py>> {
        let found = py.detach(|| inputs(path.into_iter().collect(), named.into_iter().collect()))?;
        if found.len() != 1 {
            let message = "a folder or an archive has many documents: read it with extract_many";
            return Err(PyValueError::new_err(message));
        }
        let mut all = Vec::new();
        self.each(py, &found, |settled| {
            all.push(settled);
            Ok(())
        })?;
        let Settled { file, problem, rendered } =
            all.pop().ok_or_else(|| PyRuntimeError::new_err("an input has no row: please report this"))?;
        let json = rendered.map(|rendered| PyBytes::new(py, &rendered.json));
        Ok((row(py, &file)?, problem.map(|problem| problem.code.into_owned()), json))
    }

    /// Reads all that the paths name, and bytes under names, calling `seen` with the row of each.
    fn many(
        &self,
        py: Python<'_>,
        paths: Vec<PathBuf>,
        named: Vec<(String, PyBackedBytes)>,
        seen: Option<Py<PyAny>>,
    ) -> PyResult<Extracted> {
        let found = py.detach(|| inputs(paths, named))?;
        let mut gathered = Gathered::default();
        let summary = self.each(py, &found, |settled| {
            if let Some(seen) = &seen {
                Python::attach(|py| seen.call1(py, (row(py, &settled.file)?,))).map_err(io::Error::other)?;
            }
            gathered.add(settled)
        })?;
        gathered.finish(py, summary)
    }

    /// Reads inputs given as two Arrow arrays of the same length: names, and bytes. Gives a row for each, in their order, with a list of
    /// rows for every table; equal bytes are read each time. An input whose bytes are null is one that was left out for its size.
    fn nested(&self, py: Python<'_>, names: PyArray, contents: PyArray) -> PyResult<PyTable> {
        let (names, contents) = (texts(names.array())?, bytes(contents.array())?);
        if names.len() != contents.len() {
            return Err(PyValueError::new_err("there are not as many names as contents"));
        }
        let found: Vec<Found> = names.iter().zip(contents).map(|(name, bytes)| input(name, bytes)).collect();
        self.check_process()?;
        let gathered = py.detach(|| {
            let mut gathered = Nested::new();
            run::apart(&found, &self.plan, &self.hands, |settled| {
                Python::attach(|py| py.check_signals()).map_err(io::Error::other)?;
                gathered.add(&settled)
            })?;
            gathered.finish()
        });
        PyTable::try_new(gathered.map_err(failed)?, schema())
    }
}

impl Extractor {
    fn each(
        &self,
        py: Python<'_>,
        found: &[Found],
        mut take: impl FnMut(Settled) -> io::Result<()> + Send,
    ) -> PyResult<Summary> {
        self.check_process()?;
        let read = py.detach(|| {
            run::each(found, &self.plan, &self.hands, None, |settled| {
                Python::attach(|py| py.check_signals()).map_err(io::Error::other)?;
                take(settled)
            })
        });
        read.map_err(failed)
    }

    fn check_process(&self) -> PyResult<()> {
        if self.process == std::process::id() {
            return Ok(());
        }
        Err(PyRuntimeError::new_err(
            "this Extractor was made before the process forked: make a new one in the new process",
        ))
    }
}

#[pymethods]
impl Extracted {
    /// The tables, in their order.
    fn tables(&self, py: Python<'_>) -> Vec<Py<Table>> {
        self.tables.iter().map(|table| table.clone_ref(py)).collect()
    }

    /// A document as JSON; none behind the last.
    fn line<'py>(&self, py: Python<'py>, index: usize) -> Option<Bound<'py, PyBytes>> {
        self.lines.get(index).map(|line| PyBytes::new(py, line))
    }

    /// How many there are of what.
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let counts = &self.summary.counts;
        let dict = PyDict::new(py);
        dict.set_item("files", counts.files)?;
        dict.set_item("documents", counts.documents)?;
        dict.set_item("duplicates", counts.duplicates)?;
        dict.set_item("statements", counts.statements)?;
        dict.set_item("decisions", counts.decisions)?;
        dict.set_item("problems", counts.problems)?;
        Ok(dict)
    }

    /// Inputs that were not read, with the reason.
    fn failed(&self) -> Vec<(String, String)> {
        self.summary.failed.clone()
    }
}

/// Rows and lines of the inputs so far.
#[derive(Debug, Default)]
struct Gathered {
    files: Vec<Vec<u8>>,
    problems: Vec<Vec<u8>>,
    /// One a table of [`OF_DOCUMENT`].
    tables: Vec<Vec<Vec<u8>>>,
    lines: Vec<Vec<u8>>,
    labels: Labels,
}

impl Gathered {
    fn add(&mut self, settled: Settled) -> io::Result<()> {
        let Settled { file, problem, rendered } = settled;
        self.files.push(rows(|out| tables::files::row(out, &file)));
        if let Some(problem) = problem {
            self.problems.push(rows(|out| tables::problems::row(out, &file.path, None, &problem)));
        }
        let Some(rendered) = rendered else { return Ok(()) };
        self.tables.resize(OF_DOCUMENT.len(), Vec::new());
        self.tables.iter_mut().zip(rendered.tables).for_each(|(table, rows)| table.push(rows));
        self.problems.push(rendered.problems);
        self.lines.push(rendered.json);
        self.labels.add(&rendered.doc_id, &rendered.unresolved);
        Ok(())
    }

    fn finish(mut self, py: Python<'_>, summary: Summary) -> PyResult<Extracted> {
        let labels = rows(|out| self.labels.rows(out));
        self.tables.resize(OF_DOCUMENT.len(), Vec::new());
        let mut of_document: Vec<_> = OF_DOCUMENT.iter().map(|(table, _)| table.name).zip(self.tables).collect();
        let mut tables = Vec::new();
        for table in tables::ALL {
            let pieces = match table.name {
                name if name == tables::files::TABLE.name => std::mem::take(&mut self.files),
                name if name == tables::problems::TABLE.name => std::mem::take(&mut self.problems),
                name if name == tables::unresolved::TABLE.name => vec![labels.clone()],
                name => of_document
                    .iter_mut()
                    .find(|(known, _)| *known == name)
                    .map(|(_, rows)| std::mem::take(rows))
                    .unwrap_or_default(),
            };
            tables.push(Py::new(py, Table::new(table, pieces))?);
        }
        Ok(Extracted { tables, lines: self.lines, summary })
    }
}

fn rows(write: impl FnOnce(&mut Rows)) -> Vec<u8> {
    let mut rows = Rows::default();
    write(&mut rows);
    rows.take()
}

/// All that the paths name, and bytes under names, in the order of a run.
fn inputs(paths: Vec<PathBuf>, named: Vec<(String, PyBackedBytes)>) -> PyResult<Vec<Found>> {
    let mut found = source::find(&paths, &[], None).map_err(|error| not_found(&error))?;
    found.extend(named.iter().map(|(name, bytes)| input(name, Some(bytes))));
    found.sort_by(|a, b| a.shown.cmp(&b.shown));
    match found.windows(2).find(|pair| pair[0].shown == pair[1].shown) {
        Some(pair) => Err(PyValueError::new_err(format!(
            "two inputs are called {:?}: give each a name of its own",
            pair[0].shown
        ))),
        None => Ok(found),
    }
}

fn input(name: &str, bytes: Option<&[u8]>) -> Found {
    let found = Found::here(name, bytes.unwrap_or_default());
    let refused =
        bytes.is_none().then(|| Error::new("limit-size", "it was left out for its size: allow more, or split it"));
    Found { refused, ..found }
}

/// The row of an input as a dict.
fn row<'py>(py: Python<'py>, file: &FileRecord) -> PyResult<Bound<'py, PyDict>> {
    let row = PyDict::new(py);
    row.set_item("path", &file.path)?;
    row.set_item("sha256", &file.sha256)?;
    row.set_item("bytes", file.bytes)?;
    row.set_item("format", file.format)?;
    row.set_item("pages", file.pages)?;
    row.set_item("status", file.status.as_str())?;
    row.set_item("doc_id", &file.doc_id)?;
    row.set_item("message", &file.message)?;
    Ok(row)
}

fn not_found(error: &Error) -> PyErr {
    match error.code {
        "no-input" => PyFileNotFoundError::new_err(error.message.clone()),
        "bad-glob" => PyValueError::new_err(error.message.clone()),
        _ => PyOSError::new_err(error.message.clone()),
    }
}

/// What ended a run: an exception that passed through it, or a fault of its own.
fn failed(error: io::Error) -> PyErr {
    match error.downcast::<PyErr>() {
        Ok(raised) => raised,
        Err(error) => PyRuntimeError::new_err(error.to_string()),
    }
}

fn texts(array: &ArrayRef) -> PyResult<Vec<&str>> {
    let all = match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().iter().collect::<Option<Vec<_>>>(),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().collect(),
        DataType::Utf8View => array.as_string_view().iter().collect(),
        other => return Err(PyTypeError::new_err(format!("names are texts, not {other}"))),
    };
    all.ok_or_else(|| PyValueError::new_err("an input has no name"))
}

fn bytes(array: &ArrayRef) -> PyResult<Vec<Option<&[u8]>>> {
    Ok(match array.data_type() {
        DataType::Binary => array.as_binary::<i32>().iter().collect(),
        DataType::LargeBinary => array.as_binary::<i64>().iter().collect(),
        DataType::BinaryView => array.as_binary_view().iter().collect(),
        other => return Err(PyTypeError::new_err(format!("contents are bytes, not {other}"))),
    })
}
