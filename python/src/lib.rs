//! The native part of the Python package: what reads, and tables as Arrow. `rapporteur/__init__.py` makes of it what people call.

mod columns;
mod extractor;
mod nested;
mod table;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use rapporteur::emit::table::{Column, Table, Type};
use rapporteur::emit::tables;

/// What each table is: its name, what a row is, its key and its columns.
#[pyfunction]
fn described(py: Python<'_>) -> PyResult<Bound<'_, PyList>> {
    let list = PyList::empty(py);
    for table in tables::ALL {
        list.append(description(py, table)?)?;
    }
    Ok(list)
}

fn description<'py>(py: Python<'py>, table: &Table) -> PyResult<Bound<'py, PyDict>> {
    let described = PyDict::new(py);
    described.set_item("name", table.name)?;
    described.set_item("row", table.row)?;
    described.set_item("key", table.key)?;
    let columns = table.columns.iter().map(|column| self::column(py, column));
    described.set_item("columns", columns.collect::<PyResult<Vec<_>>>()?)?;
    Ok(described)
}

fn column<'py>(py: Python<'py>, column: &Column) -> PyResult<Bound<'py, PyDict>> {
    let described = PyDict::new(py);
    described.set_item("name", column.name)?;
    described.set_item("type", kind(column.kind))?;
    described.set_item("required", column.required)?;
    described.set_item("meaning", column.description())?;
    Ok(described)
}

fn kind(kind: Type) -> &'static str {
    match kind {
        Type::Text => "text",
        Type::Whole => "integer",
        Type::Flag => "boolean",
        Type::Date => "date",
        Type::Time => "time",
        Type::Iso3 => "code",
        Type::List => "list",
        Type::OneOf(_) => "one of",
    }
}

/// The module.
#[pymodule]
fn _rapporteur(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<extractor::Extractor>()?;
    module.add_class::<extractor::Extracted>()?;
    module.add_class::<table::Table>()?;
    module.add_function(wrap_pyfunction!(described, module)?)?;
    module.add_function(wrap_pyfunction!(nested::nested_schema, module)?)
}
