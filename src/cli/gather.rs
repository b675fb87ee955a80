//! `kensho export LEDGER… --to parquet|ndjson -o DIR`: many ledgers as tables for DuckDB, Spark and whoever reads files.
//!
//! The ledgers are read on every processor and written in their order, so the same ledgers give the same tables. One that
//! can't be read is named with its place, and the others go on: among thousands one is always broken. How many there were
//! is told at the end, and the exit code says that something is missing.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::args::Export;
use super::output::{answer, tell};
use crate::check::Criteria;
use crate::exchange::gathered::{Gathered, Source, YEAR, year_of};
use crate::exchange::out::parquet::Batch;
use crate::exchange::out::{Kind, ndjson};
use crate::exchange::tables::Column;
use crate::failure::{Exit, Failure};
use crate::io::ledgers::Ledgers;
use crate::io::load;
use crate::io::store::Overwrite;
use crate::io::store::error::{advice, cause};
use crate::io::store::partitions::{Part, Partitions, Rows, Unwritten};
use crate::io::terminal::signals;
use crate::io::work::flow::flow;
use crate::rules::Table;

/// A file of more bytes is shared among the threads, project by project.
const LARGE: u64 = 1 << 20;

/// So many projects of such a file a thread takes at a time.
const BLOCK: usize = 16;

/// The form of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Columns with types.
    Parquet,
    /// A JSON object a line.
    Ndjson,
}

/// The word of `--to` for Parquet.
pub const PARQUET: &str = "parquet";

/// Whether tables of many ledgers are meant: always in Parquet; in NDJSON where more than one is named, or a folder.
pub fn is_meant(asked: &Export) -> bool {
    let (ledgers, to) = (&asked.files, asked.to.as_deref());
    let many = || ledgers.len() > 1 || ledgers.iter().any(|one| one.is_dir());
    asked.into.is_none() && !asked.dry_run && (to == Some(PARQUET) || (to == Some(Kind::Ndjson.word()) && many()))
}

/// The first option that was given and has no meaning for these tables.
fn meaningless(asked: &Export) -> Option<&'static str> {
    let others = [
        ("--project", !asked.project.is_empty()),
        ("--year", asked.year.is_some()),
        ("--table", asked.table.is_some()),
        ("--encoding", asked.encoding.is_some()),
        ("--raw", asked.raw),
        ("--visible-only", asked.visible_only),
        ("--strict", asked.strict),
    ];
    others.into_iter().find(|(_, given)| *given).map(|(option, _)| option)
}

/// What a thread takes at a time.
enum Job {
    /// A file as a whole.
    File(PathBuf),
    /// Some projects of a large one; what stands outside the projects goes with the first.
    Some(Arc<Source>, Range<usize>),
    /// Something named that can't be gone through.
    Unread(String),
}

/// What comes of it.
enum Made {
    /// The rows; and how many ledgers that was the beginning of.
    Rows(BTreeMap<Part, Rows>, usize),
    Unread(String),
}

/// Writes the tables.
///
/// # Errors
/// Where the folder can't be written or holds something else. Ledgers that can't be read are no failure: they are told, and
/// the rest is written.
pub fn run(asked: &Export) -> Result<Exit, Failure> {
    let usage = |words: &str| Err(Failure::new(Exit::Usage, words));
    if let Some(option) = meaningless(asked) {
        return usage(&format!(
            "{option} は、多くの台帳の表では使えません。表は年度ごとのフォルダーに分けて書きます。"
        ));
    }
    let Some(out) = asked.out.as_deref() else {
        return usage("表を書き出すフォルダーを -o で指定してください。");
    };
    if asked.files.is_empty() {
        return usage("台帳か、台帳のあるフォルダーを指定してください(- は標準入力に並べたパス)。");
    }
    let table = super::rules::table(asked.rules.as_deref(), asked.files.first())?;
    let criteria = crate::io::words::criteria(table, asked.words.as_deref(), &crate::io::settings::Settings::find())
        .map_err(|words| Failure::new(Exit::NotALedger, words))?;
    let stop = Arc::new(AtomicBool::new(false));
    signals::interrupt_sets(&stop);
    let overwrite = if asked.force { Overwrite::Yes } else { Overwrite::No };
    let mut tables = Partitions::begin(out, overwrite).map_err(unwritten)?;
    let (mut read, mut unread) = (0, 0);
    let mut failed = None;
    let form = if asked.to.as_deref() == Some(PARQUET) { Form::Parquet } else { Form::Ndjson };
    let jobs = Ledgers::named(&asked.files).flat_map(move |path| jobs(path, table, criteria));
    let flowed = flow(
        "export",
        jobs,
        move |job| make(job, form, table, criteria),
        |made| {
            if stop.load(Ordering::Relaxed) {
                return Err(io::ErrorKind::Interrupted.into());
            }
            match made {
                Made::Unread(words) => {
                    unread += 1;
                    tell(&words);
                }
                Made::Rows(rows, ledgers) => {
                    read += ledgers;
                    for (part, rows) in rows {
                        tables.add(part, rows).map_err(|why| {
                            failed = Some(why);
                            io::Error::other("unwritten")
                        })?;
                    }
                }
            }
            Ok(())
        },
    );
    if stop.load(Ordering::Relaxed) {
        return Err(Failure::new(Exit::Refused, "書き出しを中止しました。何も変えていません。"));
    }
    match (flowed, failed) {
        (_, Some(why)) => return Err(unwritten(why)),
        (Err(error), None) => {
            return Err(Failure::new(
                Exit::Refused,
                format!("表を作れませんでした({})。何も書いていません。", cause(&error)),
            ));
        }
        (Ok(()), None) => {}
    }
    if read == 0 {
        let words = format!("読めた台帳がないので、{} には何も書きませんでした。", crate::io::names::shown(out));
        return Err(Failure::new(Exit::NotALedger, words));
    }
    let counts = tables.finish().map_err(unwritten)?;
    answer(|out| {
        Gathered::all()
            .try_for_each(|table| out.text(&format!("{}\t{}\n", table.key(), counts.get(&table).copied().unwrap_or(0))))
    })?;
    if unread > 0 {
        tell(&format!(
            "読めなかったもの {unread}件を除いて、台帳 {read}件の表を {} に書きました。",
            crate::io::names::shown(out)
        ));
        return Ok(Exit::NotALedger);
    }
    Ok(Exit::Fine)
}

fn unwritten(why: Unwritten) -> Failure {
    let words = match why {
        Unwritten::Exists(dir) => {
            format!("{} には表がもうあります。置き換えるときは --force を付けてください。", dir.display())
        }
        Unwritten::Other(path) => format!(
            "{} は kensho が書き出した表ではありません。消さないために中止しました。別のフォルダーを -o で指定してください。",
            path.display()
        ),
        Unwritten::Failed(dir, error) => {
            format!("{} に書けません({})。{}何も変えていません。", dir.display(), cause(&error), advice(&error))
        }
    };
    Failure::new(Exit::Refused, words)
}

/// What there is to do for a path.
fn jobs(path: Result<PathBuf, String>, table: &'static Table, criteria: &'static dyn Criteria) -> Vec<Job> {
    let path = match path {
        Ok(path) => path,
        Err(words) => return vec![Job::Unread(words)],
    };
    if !std::fs::metadata(&path).is_ok_and(|meta| meta.len() > LARGE) {
        return vec![Job::File(path)];
    }
    match source(&path, table, criteria) {
        Err(words) => vec![Job::Unread(words)],
        Ok(source) => {
            let (count, source) = (source.len(), Arc::new(source));
            let starts = (0..count.max(1)).step_by(BLOCK);
            starts.map(|start| Job::Some(Arc::clone(&source), start..(start + BLOCK).min(count))).collect()
        }
    }
}

fn source(path: &Path, table: &'static Table, criteria: &'static dyn Criteria) -> Result<Source, String> {
    let (_, ledger) = load::file(path).map_err(|failure| failure.words)?;
    Ok(Source::new(path.display().to_string(), ledger, table, criteria))
}

fn make(job: Job, form: Form, table: &'static Table, criteria: &'static dyn Criteria) -> Made {
    match job {
        Job::Unread(words) => Made::Unread(words),
        Job::Some(source, range) => rows(&source, range, form),
        Job::File(path) => match source(&path, table, criteria) {
            Err(words) => Made::Unread(words),
            Ok(source) => rows(&source, 0..source.len(), form),
        },
    }
}

/// The rows of some projects, each with its part.
fn rows(source: &Source, range: Range<usize>, form: Form) -> Made {
    let is_first = range.start == 0;
    let columns: BTreeMap<Gathered, Vec<Column>> = Gathered::all().map(|table| (table, table.columns())).collect();
    let mut made: BTreeMap<Part, Rows> = BTreeMap::new();
    for place in is_first.then_some(None).into_iter().chain(range.map(Some)) {
        source.each_row(place, &mut |table, cells| {
            let columns = columns.get(&table).map_or(&[][..], Vec::as_slice);
            let empty = || match form {
                Form::Parquet => Rows::Parquet(Batch::of(&without_the_year(columns).copied().collect::<Vec<_>>())),
                Form::Ndjson => Rows::Ndjson(Vec::new(), 0),
            };
            match made.entry((table, year_of(cells))).or_insert_with(empty) {
                Rows::Parquet(batch) => batch.push(without_the_year(cells)),
                Rows::Ndjson(lines, count) => {
                    // Into memory: it can't fail.
                    let written = ndjson::row(without_the_year(columns).zip(without_the_year(cells)), lines);
                    *count += usize::from(written.is_ok());
                }
            }
        });
    }
    Made::Rows(made, usize::from(is_first))
}

/// All but the year, which the folder's name says.
fn without_the_year<T>(row: &[T]) -> impl Iterator<Item = &T> {
    row.iter().enumerate().filter(|(at, _)| *at != YEAR).map(|(_, one)| one)
}
