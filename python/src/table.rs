//! One table of what was extracted, as Arrow.

use std::io;
use std::sync::{Arc, OnceLock};

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, Schema, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};
use rapporteur::emit::table;

use super::columns::{Columns, fields};

/// Bytes of CSV after which a batch ends.
const BATCH: usize = 16 << 20;

/// A table. Whatever reads Arrow by its PyCapsule interface reads it without a copy: polars, pandas, DuckDB, pyarrow.
#[pyclass(frozen, module = "rapporteur")]
#[derive(Debug)]
pub struct Table {
    table: &'static table::Table,
    /// Its rows as CSV: what each input adds.
    pieces: Vec<Vec<u8>>,
    batches: OnceLock<Vec<RecordBatch>>,
}

impl Table {
    /// A table of these rows, given as CSV.
    pub fn new(table: &'static table::Table, pieces: Vec<Vec<u8>>) -> Self {
        Table { table, pieces, batches: OnceLock::new() }
    }

    fn schema(&self) -> SchemaRef {
        Arc::new(Schema::new(fields(self.table)))
    }

    /// The rows as Arrow, made when they are first asked for.
    fn batches(&self, py: Python<'_>) -> PyResult<&[RecordBatch]> {
        if let Some(batches) = self.batches.get() {
            return Ok(batches);
        }
        let made = py.detach(|| self.made()).map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(self.batches.get_or_init(|| made))
    }

    fn made(&self) -> io::Result<Vec<RecordBatch>> {
        let (mut columns, mut batches, mut bytes) = (Columns::new(self.table), Vec::new(), 0);
        for piece in &self.pieces {
            if columns.rows() > 0 && bytes + piece.len() > BATCH {
                batches.push(RecordBatch::from(columns.finish()));
                bytes = 0;
            }
            columns.add(piece)?;
            bytes += piece.len();
        }
        if columns.rows() > 0 {
            batches.push(RecordBatch::from(columns.finish()));
        }
        Ok(batches)
    }
}

#[pymethods]
impl Table {
    /// Its name.
    #[getter]
    fn name(&self) -> &'static str {
        self.table.name
    }

    /// The names of its columns.
    #[getter]
    fn columns(&self) -> Vec<&'static str> {
        self.table.columns.iter().map(|column| column.name).collect()
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        Ok(self.batches(py)?.iter().map(RecordBatch::num_rows).sum())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let rows = self.__len__(py)?;
        Ok(format!("<rapporteur.Table {}: {rows} rows, {} columns>", self.table.name, self.table.columns.len()))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.schema().as_ref())?)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let field = Arc::new(Field::new_struct("", fields(self.table), false));
        let batches: Vec<ArrayRef> = self
            .batches(py)?
            .iter()
            .map(|batch| Arc::new(arrow_array::StructArray::from(batch.clone())) as _)
            .collect();
        let stream = ArrayIterator::new(batches.into_iter().map(Ok), field);
        Ok(to_stream_pycapsule(py, Box::new(stream), requested_schema)?)
    }
}
