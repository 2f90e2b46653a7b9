//! Rows as the program writes them, to columns of Arrow: integers and booleans typed, everything else a text, as in the Parquet files.

use std::io;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, Fields};
use rapporteur::emit::rows::{self, Value};
use rapporteur::emit::table::{Column, Table, Type};

/// The columns of a table that is being filled.
#[derive(Debug)]
pub struct Columns {
    table: &'static Table,
    cells: Vec<Cells>,
    rows: usize,
}

#[derive(Debug)]
enum Cells {
    Text(StringBuilder),
    Whole(Int64Builder),
    Flag(BooleanBuilder),
}

impl Columns {
    /// No rows yet.
    pub fn new(table: &'static Table) -> Self {
        Columns { table, cells: table.columns.iter().map(|column| Cells::new(column.kind)).collect(), rows: 0 }
    }

    /// Adds rows, given as CSV.
    pub fn add(&mut self, csv: &[u8]) -> io::Result<()> {
        rows::each(self.table, csv, |values| {
            self.cells.iter_mut().zip(values).for_each(|(cells, value)| cells.push(value));
            self.rows += 1;
            Ok(())
        })
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The rows so far, which are forgotten.
    pub fn finish(&mut self) -> StructArray {
        let arrays: Vec<ArrayRef> = self.cells.iter_mut().map(Cells::finish).collect();
        self.rows = 0;
        StructArray::new(fields(self.table), arrays, None)
    }
}

impl Cells {
    fn new(kind: Type) -> Self {
        match data_type(kind) {
            DataType::Int64 => Cells::Whole(Int64Builder::new()),
            DataType::Boolean => Cells::Flag(BooleanBuilder::new()),
            _ => Cells::Text(StringBuilder::new()),
        }
    }

    fn push(&mut self, value: &Value) {
        match (self, value) {
            (Cells::Text(cells), Value::Text(text)) => cells.append_value(text),
            (Cells::Text(cells), _) => cells.append_null(),
            (Cells::Whole(cells), Value::Whole(whole)) => cells.append_value(*whole),
            (Cells::Whole(cells), _) => cells.append_null(),
            (Cells::Flag(cells), Value::Flag(flag)) => cells.append_value(*flag),
            (Cells::Flag(cells), _) => cells.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Cells::Text(cells) => Arc::new(cells.finish()),
            Cells::Whole(cells) => Arc::new(cells.finish()),
            Cells::Flag(cells) => Arc::new(cells.finish()),
        }
    }
}

fn data_type(kind: Type) -> DataType {
    match kind {
        Type::Whole => DataType::Int64,
        Type::Flag => DataType::Boolean,
        Type::Text | Type::Date | Type::Time | Type::Iso3 | Type::List | Type::OneOf(_) => DataType::Utf8,
    }
}

/// The fields of a table.
pub fn fields(table: &Table) -> Fields {
    let field = |column: &Column| Field::new(column.name, data_type(column.kind), !column.required);
    table.columns.iter().map(field).collect()
}
