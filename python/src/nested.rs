//! What came of several inputs as one row each, with a list of rows for every table: the form in which engines that spread the work
//! over many machines carry it, so that each input is read once whatever tables are asked for.

use std::io;
use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, RecordBatch, StringArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use pyo3::prelude::*;
use pyo3_arrow::PySchema;
use rapporteur::emit::table::Rows;
use rapporteur::emit::table::Table;
use rapporteur::emit::tables::unresolved::Met;
use rapporteur::emit::tables::{self, OF_DOCUMENT};
use rapporteur::run::{Rendered, Settled};

use super::columns::{Columns, fields};

/// Bytes of rows after which a batch ends.
const BATCH: usize = 8 << 20;

/// Inputs that are being gathered.
#[derive(Debug)]
pub struct Nested {
    paths: StringBuilder,
    lists: Vec<List>,
    labels: Labels,
    bytes: usize,
    batches: Vec<RecordBatch>,
}

/// The rows that each input has in one table.
#[derive(Debug)]
struct List {
    columns: Columns,
    lengths: Vec<usize>,
}

/// The labels of each input that found no entity: `unresolved.csv` is made of all of them together.
#[derive(Debug, Default)]
struct Labels {
    label: StringBuilder,
    role: StringBuilder,
    reason: StringBuilder,
    page: Int64Builder,
    lengths: Vec<usize>,
}

/// Tables that an input has rows of, in the order of the columns.
fn listed() -> impl Iterator<Item = &'static Table> {
    tables::ALL.iter().copied().filter(|table| table.name != tables::unresolved::TABLE.name)
}

impl Nested {
    /// No input yet.
    pub fn new() -> Self {
        let list = |table| List { columns: Columns::new(table), lengths: Vec::new() };
        Nested {
            paths: StringBuilder::new(),
            lists: listed().map(list).collect(),
            labels: Labels::default(),
            bytes: 0,
            batches: Vec::new(),
        }
    }

    /// Adds an input.
    pub fn add(&mut self, settled: &Settled) -> io::Result<()> {
        let Settled { file, problem, rendered } = settled;
        let (mut own, mut problems) = (Rows::default(), Rows::default());
        tables::files::row(&mut own, file);
        if let Some(problem) = problem {
            tables::problems::row(&mut problems, &file.path, None, problem);
        }
        let (own, mut problems) = (own.take(), problems.take());
        problems.extend_from_slice(rendered.as_ref().map_or(&[], |rendered| &rendered.problems));
        self.paths.append_value(&file.path);
        for (table, list) in listed().zip(&mut self.lists) {
            let rows = match table.name {
                name if name == tables::files::TABLE.name => &own,
                name if name == tables::problems::TABLE.name => &problems,
                name => rows_of(rendered.as_ref(), name),
            };
            list.add(rows)?;
            self.bytes += rows.len();
        }
        self.labels.add(rendered.as_ref().map_or(&[], |rendered| &rendered.unresolved));
        if self.bytes > BATCH { self.end() } else { Ok(()) }
    }

    /// The inputs in batches.
    pub fn finish(mut self) -> io::Result<Vec<RecordBatch>> {
        self.end()?;
        Ok(self.batches)
    }

    fn end(&mut self) -> io::Result<()> {
        self.bytes = 0;
        let paths: StringArray = self.paths.finish();
        let mut arrays: Vec<ArrayRef> = vec![Arc::new(paths)];
        arrays.extend(self.lists.iter_mut().map(List::finish));
        arrays.push(self.labels.finish());
        self.batches.push(RecordBatch::try_new(schema(), arrays).map_err(io::Error::other)?);
        Ok(())
    }
}

fn rows_of<'a>(rendered: Option<&'a Rendered>, name: &str) -> &'a [u8] {
    let place = OF_DOCUMENT.iter().position(|(table, _)| table.name == name);
    place.zip(rendered).and_then(|(place, rendered)| rendered.tables.get(place)).map_or(&[], Vec::as_slice)
}

impl List {
    fn add(&mut self, rows: &[u8]) -> io::Result<()> {
        let before = self.columns.rows();
        self.columns.add(rows)?;
        self.lengths.push(self.columns.rows() - before);
        Ok(())
    }

    fn finish(&mut self) -> ArrayRef {
        of_lists(self.columns.finish(), &mut self.lengths)
    }
}

impl Labels {
    fn add(&mut self, met: &[Met]) {
        for Met { label, role, reason, page } in met {
            self.label.append_value(label);
            self.role.append_value(role);
            self.reason.append_value(reason);
            self.page.append_value(i64::from(*page));
        }
        self.lengths.push(met.len());
    }

    fn finish(&mut self) -> ArrayRef {
        let texts = [&mut self.label, &mut self.role, &mut self.reason].map(|text| Arc::new(text.finish()) as ArrayRef);
        let arrays = texts.into_iter().chain([Arc::new(self.page.finish()) as ArrayRef]).collect();
        of_lists(StructArray::new(label_fields(), arrays, None), &mut self.lengths)
    }
}

fn label_fields() -> Fields {
    let text = |name| Field::new(name, DataType::Utf8, false);
    [text("label"), text("role"), text("reason"), Field::new("page", DataType::Int64, false)].into_iter().collect()
}

fn item(fields: Fields) -> Arc<Field> {
    Arc::new(Field::new_struct("item", fields, false))
}

fn of_lists(rows: StructArray, lengths: &mut Vec<usize>) -> ArrayRef {
    let offsets = OffsetBuffer::from_lengths(std::mem::take(lengths));
    Arc::new(ListArray::new(item(rows.fields().clone()), offsets, Arc::new(rows), None))
}

/// The path of an input, and a list of rows for each table.
pub fn schema() -> SchemaRef {
    let list = |name: &str, fields: Fields| Field::new(name, DataType::List(item(fields)), false);
    let mut columns = vec![Field::new("path", DataType::Utf8, false)];
    columns.extend(listed().map(|table| list(table.name, fields(table))));
    columns.push(list(tables::unresolved::TABLE.name, label_fields()));
    Arc::new(Schema::new(columns))
}

/// The schema of what `Extractor.nested` gives.
#[pyfunction]
pub fn nested_schema() -> PySchema {
    PySchema::new(schema())
}
