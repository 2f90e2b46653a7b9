//! A table as Parquet: the same rows as in its CSV, typed, compressed by zstd. Lists are texts with their separators, as there.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type as Node, TypePtr};

use super::rows::Value;
use super::table::{Column, Table, Type};

/// Bytes of texts after which a group of rows is written out. Where groups end depends on the rows alone.
const GROUP: usize = 16 << 20;

/// Rows after which it is written out, however short they are.
const GROUP_ROWS: usize = 1 << 18;

/// A table that is being written.
#[derive(Debug)]
pub struct Sheet<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Cells>,
    rows: usize,
}

/// The cells of one column since the last group.
#[derive(Debug)]
struct Cells {
    required: bool,
    /// 1 where there is a value, 0 where there is none.
    levels: Vec<i16>,
    values: Values,
}

#[derive(Debug)]
enum Values {
    /// All texts, one after the other, and where each ends.
    Texts(Vec<u8>, Vec<usize>),
    Wholes(Vec<i64>),
    Flags(Vec<bool>),
}

impl<W: Write + Send> Sheet<W> {
    /// Begins a table's file.
    pub fn new(table: &Table, out: W) -> io::Result<Self> {
        let level = ZstdLevel::try_new(3).map_err(io::Error::other)?;
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level)).build();
        let writer = SerializedFileWriter::new(out, schema(table)?, Arc::new(properties)).map_err(io::Error::other)?;
        Ok(Sheet { writer, columns: table.columns.iter().map(Cells::new).collect(), rows: 0 })
    }

    /// Adds a row.
    pub fn row(&mut self, values: &[Value]) -> io::Result<()> {
        for (cells, value) in self.columns.iter_mut().zip(values) {
            cells.push(value);
        }
        self.rows += 1;
        let full = self.rows >= GROUP_ROWS || self.columns.iter().map(Cells::size).sum::<usize>() >= GROUP;
        if full { self.group().map_err(io::Error::other) } else { Ok(()) }
    }

    /// Writes what is left and gives back what it was written to.
    pub fn finish(mut self) -> io::Result<W> {
        if self.rows > 0 {
            self.group().map_err(io::Error::other)?;
        }
        self.writer.into_inner().map_err(io::Error::other)
    }

    fn group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for cells in &mut self.columns {
            let Some(mut column) = group.next_column()? else { break };
            cells.write(&mut column)?;
            column.close()?;
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }
}

impl Cells {
    fn new(column: &Column) -> Self {
        let values = match column.kind {
            Type::Whole => Values::Wholes(Vec::new()),
            Type::Flag => Values::Flags(Vec::new()),
            _ => Values::Texts(Vec::new(), Vec::new()),
        };
        Cells { required: column.required, levels: Vec::new(), values }
    }

    fn push(&mut self, value: &Value) {
        self.levels.push(i16::from(*value != Value::Absent));
        match (&mut self.values, value) {
            (Values::Texts(texts, ends), Value::Text(text)) => {
                texts.extend_from_slice(text.as_bytes());
                ends.push(texts.len());
            }
            (Values::Wholes(wholes), Value::Whole(whole)) => wholes.push(*whole),
            (Values::Flags(flags), Value::Flag(flag)) => flags.push(*flag),
            _ => {}
        }
    }

    fn size(&self) -> usize {
        match &self.values {
            Values::Texts(texts, _) => texts.len(),
            Values::Wholes(_) | Values::Flags(_) => 0,
        }
    }

    /// Writes the cells and forgets them.
    fn write(&mut self, column: &mut SerializedColumnWriter) -> Result<(), ParquetError> {
        let levels = std::mem::take(&mut self.levels);
        let levels = (!self.required).then_some(&levels[..]);
        match &mut self.values {
            Values::Texts(texts, ends) => {
                let all = ByteArray::from(std::mem::take(texts));
                let starts = std::iter::once(0).chain(ends.iter().copied());
                let texts: Vec<_> = starts.zip(&*ends).map(|(start, end)| all.slice(start, end - start)).collect();
                column.typed::<ByteArrayType>().write_batch(&texts, levels, None)?;
                ends.clear();
            }
            Values::Wholes(wholes) => {
                column.typed::<Int64Type>().write_batch(&std::mem::take(wholes), levels, None)?;
            }
            Values::Flags(flags) => {
                column.typed::<BoolType>().write_batch(&std::mem::take(flags), levels, None)?;
            }
        }
        Ok(())
    }
}

fn schema(table: &Table) -> io::Result<TypePtr> {
    let columns = table.columns.iter().map(|column| node(column).map(Arc::new)).collect::<Result<_, _>>();
    let all = columns.and_then(|columns| Node::group_type_builder(table.name).with_fields(columns).build());
    all.map(Arc::new).map_err(io::Error::other)
}

fn node(column: &Column) -> Result<Node, ParquetError> {
    let (physical, logical) = match column.kind {
        Type::Whole => (Physical::INT64, None),
        Type::Flag => (Physical::BOOLEAN, None),
        _ => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let repetition = if column.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    Node::primitive_type_builder(column.name, physical).with_repetition(repetition).with_logical_type(logical).build()
}
