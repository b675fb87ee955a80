//! Parquet out: columns with names and types in a form that DuckDB, Spark, pandas and R read without being told anything.
//!
//! A number is a DOUBLE or an INT64, text is text even where it looks like a number (012017 keeps its zero), and where nothing
//! stands there is null. Rows are gathered in a [`Batch`] and written as one row group; how large a batch grows is for those
//! to say who have the memory.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use crate::exchange::tables::{Cell, Column, Kind};

/// Rows that wait to be written, column by column.
#[derive(Debug, Default)]
pub struct Batch {
    columns: Vec<Values>,
    rows: usize,
    bytes: usize,
}

/// The values of a column without its gaps, and for each row whether it has one (1) or not (0).
#[derive(Debug)]
struct Values {
    data: Data,
    there: Vec<i16>,
}

#[derive(Debug)]
enum Data {
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    Decimal(Vec<f64>),
    Flag(Vec<bool>),
}

impl Values {
    fn new(kind: Kind) -> Values {
        let data = match kind {
            Kind::Text => Data::Text(Vec::new()),
            Kind::Whole => Data::Whole(Vec::new()),
            Kind::Decimal => Data::Decimal(Vec::new()),
            Kind::Flag => Data::Flag(Vec::new()),
        };
        Values { data, there: Vec::new() }
    }

    /// Takes a cell, and says how many bytes it came to.
    fn push(&mut self, cell: &Cell<'_>) -> usize {
        let bytes = match (&mut self.data, cell) {
            (Data::Text(values), Cell::Text(text)) => {
                values.push(ByteArray::from(text.as_bytes().to_vec()));
                // With what holds it.
                text.len() + size_of::<ByteArray>()
            }
            (Data::Whole(values), Cell::Whole(number)) => {
                values.push(*number);
                size_of::<i64>()
            }
            (Data::Decimal(values), Cell::Decimal(number)) => match number.plain().to_string().parse() {
                Ok(number) => {
                    values.push(number);
                    size_of::<f64>()
                }
                Err(_) => 0,
            },
            (Data::Flag(values), Cell::Flag(flag)) => {
                values.push(*flag);
                1
            }
            // Empty; and a cell of another kind than its column's, which no table has.
            _ => 0,
        };
        self.there.push(i16::from(bytes > 0));
        bytes + size_of::<i16>()
    }

    fn append(&mut self, other: Values) {
        match (&mut self.data, other.data) {
            (Data::Text(values), Data::Text(more)) => values.extend(more),
            (Data::Whole(values), Data::Whole(more)) => values.extend(more),
            (Data::Decimal(values), Data::Decimal(more)) => values.extend(more),
            (Data::Flag(values), Data::Flag(more)) => values.extend(more),
            _ => return,
        }
        self.there.extend(other.there);
    }
}

impl Batch {
    /// No rows yet, of these columns.
    pub fn of(columns: &[Column]) -> Batch {
        Batch { columns: columns.iter().map(|column| Values::new(column.kind)).collect(), rows: 0, bytes: 0 }
    }

    /// Adds a row: a cell for each column, of the column's kind.
    pub fn push<'c>(&mut self, row: impl Iterator<Item = &'c Cell<'c>>) {
        self.bytes += self.columns.iter_mut().zip(row).map(|(column, cell)| column.push(cell)).sum::<usize>();
        self.rows += 1;
    }

    /// Adds the rows of another batch of the same columns.
    pub fn append(&mut self, other: Batch) {
        if self.columns.is_empty() {
            *self = other;
            return;
        }
        self.columns.iter_mut().zip(other.columns).for_each(|(column, more)| column.append(more));
        self.rows += other.rows;
        self.bytes += other.bytes;
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// About how many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

/// A Parquet file that is being written. Nothing can be read of it before [`Writer::finish`].
pub struct Writer<W: Write + Send>(SerializedFileWriter<W>);

impl<W: Write + Send> Writer<W> {
    /// Begins a file of these columns.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn begin(out: W, columns: &[Column]) -> io::Result<Writer<W>> {
        let fields: Result<Vec<_>, _> = columns.iter().map(|column| field(column).map(Arc::new)).collect();
        let schema = Type::group_type_builder("schema").with_fields(fields.map_err(world)?).build().map_err(world)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("kensho ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map(Writer).map_err(world)
    }

    /// Writes the rows of a batch of the same columns.
    ///
    /// # Errors
    /// Those of the file.
    pub fn write(&mut self, batch: &Batch) -> io::Result<()> {
        if batch.rows == 0 {
            return Ok(());
        }
        let mut group = self.0.next_row_group().map_err(world)?;
        let mut columns = batch.columns.iter();
        while let (Some(mut into), Some(column)) = (group.next_column().map_err(world)?, columns.next()) {
            let there = Some(column.there.as_slice());
            let written = match &column.data {
                Data::Text(values) => into.typed::<ByteArrayType>().write_batch(values, there, None),
                Data::Whole(values) => into.typed::<Int64Type>().write_batch(values, there, None),
                Data::Decimal(values) => into.typed::<DoubleType>().write_batch(values, there, None),
                Data::Flag(values) => into.typed::<BoolType>().write_batch(values, there, None),
            };
            written.map_err(world)?;
            into.close().map_err(world)?;
        }
        group.close().map(drop).map_err(world)
    }

    /// Writes what stands at the end of a file, and gives back what was written to.
    ///
    /// # Errors
    /// Those of the file.
    pub fn finish(self) -> io::Result<W> {
        self.0.into_inner().map_err(world)
    }
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Whole => (Physical::INT64, None),
        Kind::Decimal => (Physical::DOUBLE, None),
        Kind::Flag => (Physical::BOOLEAN, None),
    };
    Type::primitive_type_builder(column.key, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL)
        .build()
}

/// The system's own error, where it was one.
fn world(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
