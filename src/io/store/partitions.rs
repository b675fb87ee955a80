//! A folder of tables, cut by the fiscal year: `DIR/kpis/fiscal_year=2024/kpis.parquet`.
//!
//! It is written beside its place and gets its name when it is whole and on the disk; until then what had the name keeps it.
//! Rows of Parquet wait in memory until all of them together come to [`WAITING`] bytes; then the table and year with the
//! most is written. So what it takes doesn't grow with what is written. A folder that holds anything but tables is never replaced.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Overwrite;
use super::fs::{Disk, Fs};
use crate::exchange::gathered::{Gathered, PARTITION};
use crate::exchange::out::parquet::{Batch, Writer};
use crate::exchange::tables::Column;

/// So many bytes of rows wait.
const WAITING: usize = 64 << 20;

/// What Hive, and whoever follows it, names the folder of the rows without a value.
const NO_VALUE: &str = "__HIVE_DEFAULT_PARTITION__";

/// A table and a fiscal year; `None` where the rows name none.
pub type Part = (Gathered, Option<i64>);

/// Rows on their way into a part.
#[derive(Debug)]
pub enum Rows {
    /// Columns of values.
    Parquet(Batch),
    /// Lines of text, and how many.
    Ndjson(Vec<u8>, usize),
}

impl Rows {
    fn bytes(&self) -> usize {
        match self {
            Rows::Parquet(batch) => batch.bytes(),
            Rows::Ndjson(lines, _) => lines.len(),
        }
    }

    fn count(&self) -> usize {
        match self {
            Rows::Parquet(batch) => batch.rows(),
            Rows::Ndjson(_, count) => *count,
        }
    }

    fn append(&mut self, more: Rows) {
        // Lines don't wait, and a folder is of one form.
        if let (Rows::Parquet(batch), Rows::Parquet(more)) = (self, more) {
            batch.append(more);
        }
    }
}

enum Open {
    Parquet(Box<Writer<BufWriter<File>>>),
    Ndjson(BufWriter<File>),
}

/// Why a folder isn't written.
#[derive(Debug)]
pub enum Unwritten {
    /// Tables stand there, and nobody said that they may be replaced.
    Exists(PathBuf),
    /// Something else stands there: this, for one.
    Other(PathBuf),
    /// The system says no.
    Failed(PathBuf, io::Error),
}

/// A folder of tables that is being written.
pub struct Partitions {
    /// The name that it will get.
    dir: PathBuf,
    /// Where it is written until then.
    beside: PathBuf,
    open: BTreeMap<Part, Open>,
    waiting: BTreeMap<Part, Rows>,
    bytes: usize,
    counts: BTreeMap<Gathered, usize>,
}

impl Partitions {
    /// Begins a folder that will be at `dir`.
    ///
    /// # Errors
    /// [`Unwritten::Other`] where something is there that isn't such a folder, [`Unwritten::Exists`] where it is one that may
    /// not be replaced; and those of the system.
    pub fn begin(dir: &Path, overwrite: Overwrite) -> Result<Partitions, Unwritten> {
        let failed = |error| Unwritten::Failed(dir.to_owned(), error);
        // What a link leads to is replaced, not the link.
        let dir = match fs::canonicalize(dir) {
            Ok(dir) => {
                if let Some(other) = first_other(&dir).map_err(failed)? {
                    return Err(Unwritten::Other(other));
                }
                if overwrite == Overwrite::No && fs::read_dir(&dir).map_err(failed)?.next().is_some() {
                    return Err(Unwritten::Exists(dir));
                }
                dir
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => std::path::absolute(dir).map_err(failed)?,
            Err(error) => return Err(failed(error)),
        };
        let (Some(parent), Some(name)) = (dir.parent(), dir.file_name()) else {
            return Err(Unwritten::Other(dir));
        };
        fs::create_dir_all(parent).map_err(failed)?;
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}", std::process::id()));
        let beside = parent.join(hidden);
        // Another run with this number came to a bad end.
        let _ = fs::remove_dir_all(&beside);
        fs::create_dir(&beside).map_err(failed)?;
        let (open, waiting, counts) = Default::default();
        let begun = Partitions { dir, beside, open, waiting, bytes: 0, counts };
        // Every table is there, also without a row: whoever asks it gets none.
        for table in Gathered::all() {
            fs::create_dir(begun.beside.join(table.key())).map_err(|error| begun.failed(error))?;
        }
        Ok(begun)
    }

    fn failed(&self, error: io::Error) -> Unwritten {
        Unwritten::Failed(self.dir.clone(), error)
    }

    /// Takes rows of a part.
    ///
    /// # Errors
    /// Those of the system; nothing will come of the folder then.
    pub fn add(&mut self, part: Part, rows: Rows) -> Result<(), Unwritten> {
        self.bytes += rows.bytes();
        *self.counts.entry(part.0).or_default() += rows.count();
        // Lines gain nothing from waiting.
        if matches!(rows, Rows::Ndjson(..)) {
            return self.write(part, &rows).map_err(|error| self.failed(error));
        }
        match self.waiting.get_mut(&part) {
            Some(waiting) => waiting.append(rows),
            None => _ = self.waiting.insert(part, rows),
        }
        while self.bytes > WAITING {
            let most = self.waiting.iter().max_by_key(|(_, rows)| rows.bytes()).map(|(part, _)| *part);
            let Some(rows) = most.and_then(|part| Some((part, self.waiting.remove(&part)?))) else { break };
            self.write(rows.0, &rows.1).map_err(|error| self.failed(error))?;
        }
        Ok(())
    }

    fn write(&mut self, part: Part, rows: &Rows) -> io::Result<()> {
        self.bytes = self.bytes.saturating_sub(rows.bytes());
        let open = match self.open.entry(part) {
            std::collections::btree_map::Entry::Occupied(open) => open.into_mut(),
            std::collections::btree_map::Entry::Vacant(place) => place.insert(open(&self.beside, part, rows)?),
        };
        match (open, rows) {
            (Open::Parquet(file), Rows::Parquet(batch)) => file.write(batch),
            (Open::Ndjson(file), Rows::Ndjson(lines, _)) => file.write_all(lines),
            _ => Ok(()),
        }
    }

    /// Writes what waits, and gives the folder its name. Says how many rows each table has.
    ///
    /// # Errors
    /// Those of the system; what had the name has it still.
    pub fn finish(mut self) -> Result<BTreeMap<Gathered, usize>, Unwritten> {
        let done = self.end().and_then(|()| put(&self.beside, &self.dir));
        done.map_err(|error| self.failed(error))?;
        Ok(std::mem::take(&mut self.counts))
    }

    fn end(&mut self) -> io::Result<()> {
        for (part, rows) in std::mem::take(&mut self.waiting) {
            self.write(part, &rows)?;
        }
        for open in std::mem::take(&mut self.open).into_values() {
            let file = match open {
                Open::Parquet(file) => file.finish()?,
                Open::Ndjson(file) => file,
            };
            file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for Partitions {
    /// What wasn't finished is no use to anyone; what was, has its name by now.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.beside);
    }
}

/// Opens the file of a part.
fn open(root: &Path, (table, year): Part, rows: &Rows) -> io::Result<Open> {
    let year = year.map_or_else(|| NO_VALUE.to_owned(), |year| year.to_string());
    let dir = root.join(table.key()).join(format!("{PARTITION}={year}"));
    fs::create_dir_all(&dir)?;
    let create = |ending: &str| File::create_new(dir.join(format!("{}.{ending}", table.key()))).map(BufWriter::new);
    Ok(match rows {
        Rows::Parquet(_) => {
            let columns: Vec<Column> = table.columns().into_iter().filter(|column| column.key != PARTITION).collect();
            Open::Parquet(Box::new(Writer::begin(create("parquet")?, &columns)?))
        }
        Rows::Ndjson(..) => Open::Ndjson(create("ndjson")?),
    })
}

/// Gives a folder a name, in place of what has it.
fn put(new: &Path, name: &Path) -> io::Result<()> {
    let parent = name.parent().unwrap_or(Path::new("."));
    match Disk.rename_new(new, name) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            // One who reads meanwhile sees the old one or the new one; where the system can't do that, for a moment none.
            if Disk.exchange(new, name).is_err() {
                let old = new.with_extension("old");
                fs::rename(name, &old)?;
                fs::rename(new, name)?;
                fs::remove_dir_all(old)?;
            }
        }
        Err(error) if super::fs::is_unsupported(&error) && !name.exists() => fs::rename(new, name)?,
        renamed => renamed?,
    }
    super::fs::sync_dir(&Disk, parent)
}

/// What stands in a folder that isn't a table of ours.
fn first_other(dir: &Path) -> io::Result<Option<PathBuf>> {
    let names = |dir: &Path| fs::read_dir(dir).map(|entries| entries.map(|entry| entry.map(|entry| entry.path())));
    if !dir.is_dir() {
        return Ok(Some(dir.to_owned()));
    }
    for table in names(dir)? {
        let table = table?;
        let key = table.file_name().and_then(|name| name.to_str());
        if !table.is_dir() || !Gathered::all().any(|known| Some(known.key()) == key) {
            return Ok(Some(table));
        }
        for year in names(&table)? {
            let year = year?;
            let name = year.file_name().and_then(|name| name.to_str());
            if !name.is_some_and(|name| name.strip_prefix(PARTITION).is_some_and(|rest| rest.starts_with('='))) {
                return Ok(Some(year));
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::exchange::tables::{Cell, Table};

    const KPIS: Gathered = Gathered::Flat(Table::Kpis);

    fn line(text: &str) -> Rows {
        Rows::Ndjson(format!("{text}\n").into_bytes(), 1)
    }

    fn read(dir: &Path, year: &str) -> String {
        fs::read_to_string(dir.join(format!("kpis/fiscal_year={year}/kpis.ndjson"))).unwrap()
    }

    #[test]
    fn a_folder_gets_its_name_when_it_is_whole_and_replaces_only_its_like() {
        let place = tempfile::tempdir().unwrap();
        let dir = place.path().join("out/tables");
        let mut first = Partitions::begin(&dir, Overwrite::No).unwrap();
        first.add((KPIS, Some(2024)), line("一")).unwrap();
        first.add((KPIS, None), line("二")).unwrap();
        first.add((KPIS, Some(2024)), line("三")).unwrap();
        assert!(!dir.exists(), "nothing has the name before it is whole");
        assert_eq!(first.finish().unwrap(), BTreeMap::from([(KPIS, 3)]));
        assert_eq!((read(&dir, "2024"), read(&dir, NO_VALUE)), ("一\n三\n".into(), "二\n".into()));

        // One that came to nothing changes nothing.
        assert!(matches!(Partitions::begin(&dir, Overwrite::No), Err(Unwritten::Exists(_))));
        let mut second = Partitions::begin(&dir, Overwrite::Yes).unwrap();
        second.add((KPIS, Some(2025)), line("四")).unwrap();
        drop(second);
        assert_eq!(read(&dir, "2024"), "一\n三\n");

        let mut third = Partitions::begin(&dir, Overwrite::Yes).unwrap();
        third.add((KPIS, Some(2025)), line("五")).unwrap();
        third.finish().unwrap();
        assert_eq!(read(&dir, "2025"), "五\n");
        assert!(!dir.join("kpis/fiscal_year=2024").exists(), "a year that is no longer there");
        let left: Vec<_> =
            fs::read_dir(dir.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["tables"]);

        fs::write(dir.join("kpis/私のメモ.txt"), "x").unwrap();
        assert!(
            matches!(Partitions::begin(&dir, Overwrite::Yes), Err(Unwritten::Other(path)) if path.ends_with("私のメモ.txt"))
        );
        let file = place.path().join("file");
        fs::write(&file, "x").unwrap();
        assert!(matches!(Partitions::begin(&file, Overwrite::Yes), Err(Unwritten::Other(_))));
    }

    #[test]
    fn what_waits_is_written_before_it_grows_too_large() {
        let place = tempfile::tempdir().unwrap();
        let mut parts = Partitions::begin(&place.path().join("t"), Overwrite::No).unwrap();
        let columns: Vec<Column> = KPIS.columns().into_iter().filter(|column| column.key != PARTITION).collect();
        let rows = || {
            let mut batch = Batch::of(&columns);
            let mut cells = vec![Cell::Empty; columns.len()];
            cells[0] = Cell::Text("x".repeat(WAITING / 4).into());
            batch.push(cells.iter());
            Rows::Parquet(batch)
        };
        for year in 0..12 {
            parts.add((KPIS, Some(2000 + year % 3)), rows()).unwrap();
            assert!(parts.bytes <= WAITING, "{}", parts.bytes);
            assert_eq!(parts.bytes, parts.waiting.values().map(Rows::bytes).sum::<usize>());
        }
        let waiting: usize = parts.waiting.values().map(Rows::count).sum();
        assert!((1..12).contains(&waiting), "some is written before the end, not all: {waiting} wait");
        assert_eq!(parts.finish().unwrap()[&KPIS], 12);
        assert!(place.path().join("t/kpis/fiscal_year=2001/kpis.parquet").is_file());
    }
}
