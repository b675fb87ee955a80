//! The way out: a ledger as other people's files, as bytes and values, no files.
//!
//! Two things go out. **The form as published** is described once in [`form`], laid out once on a grid of merged cells in
//! [`grid`], and written as a workbook ([`xlsx`]), a web page ([`html`]) or Markdown ([`markdown`]). **The flat tables** of
//! [`super::tables`] are written as [`csv`] or [`ndjson`], a row at a time;
//! those of many ledgers as [`parquet`] as well.
//!
//! Text is data: [`clean`] sees to it that no control character, bidi trick or formula of a record leaves as one, and counts
//! what it had to change. [`caution`] says what is still open in what is about to be published. Every writer takes one
//! project at a time, tells how far it is, and stops when it is told to ([`Watch`]).

mod blocks;
pub(crate) mod caution;
pub(crate) mod clean;
pub(crate) mod csv;
pub mod form;
pub mod grid;
pub(in crate::exchange) mod hidden;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod ndjson;
pub(crate) mod parquet;
pub(crate) mod xlsx;

use std::fmt;
use std::io::{self, Write};

use super::hands::{Alone, Hands};
use super::tables::{Table, Town, each_row_of};
use crate::ledger::year::FiscalYear;
use crate::ledger::{Ledger, Reader};
use blocks::in_blocks;
use clean::Cleaner;
pub(in crate::exchange) use clean::unguarded;
use form::Form;

/// The kinds of file that go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The published form as an Excel workbook.
    Xlsx,
    /// The published form as a web page, to be printed or put on a site.
    Html,
    /// The published form as Markdown.
    Markdown,
    /// The flat tables as CSV.
    Csv,
    /// The flat tables as NDJSON: a JSON object a line.
    Ndjson,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Kind; 5] = [Kind::Xlsx, Kind::Html, Kind::Csv, Kind::Markdown, Kind::Ndjson];

    /// The word of `--to`, which is how such a file's name ends too.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Xlsx => "xlsx",
            Kind::Html => "html",
            Kind::Markdown => "md",
            Kind::Csv => "csv",
            Kind::Ndjson => "ndjson",
        }
    }

    /// What it is, for a menu.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Kind::Xlsx => "公表様式(Excelブック)",
            Kind::Html => "公表様式(Webページ・印刷)",
            Kind::Markdown => "公表様式(Markdown)",
            Kind::Csv => "表(CSV。フォルダーに書きます)",
            Kind::Ndjson => "表(NDJSON。フォルダーに書きます)",
        }
    }

    /// The kind of a word.
    pub(crate) fn named(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether it is several files, one for each of the flat tables.
    pub fn is_tables(self) -> bool {
        matches!(self, Kind::Csv | Kind::Ndjson)
    }
}

/// What of a ledger goes out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Indexes of the projects; `None`: all of them.
    pub projects: Option<Vec<usize>>,
    /// Only this fiscal year. `None`: the form shows the year under review, the tables every year.
    pub year: Option<FiscalYear>,
    /// Nothing that isn't seen: no hidden sheet to come back from.
    pub visible_only: bool,
}

impl Scope {
    /// The indexes of its projects in a ledger.
    pub(crate) fn indexes(&self, ledger: &Ledger) -> Vec<usize> {
        self.projects.clone().unwrap_or_else(|| (0..ledger.len()).collect())
    }

    /// The year that was asked for, where no project has a review or a plan's costs of it: nothing of it can go out.
    pub(crate) fn empty_year(&self, ledger: &Ledger) -> Option<FiscalYear> {
        let wanted = self.year?;
        let has_it = |index: usize| {
            ledger.record(index).is_none_or(|record| {
                let project = record.project();
                let costs = project.plan().and_then(|plan| plan.0.get("year_cost")?.get("fiscal_year"));
                let costs = costs.and_then(|year| FiscalYear::parse(&year.str()?));
                costs == Some(wanted) || project.reviews().any(|(_, review)| review.fiscal_year() == Some(wanted))
            })
        };
        (!self.indexes(ledger).into_iter().any(has_it)).then_some(wanted)
    }
}

/// How a text file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// CP932 in place of UTF-8 (csv only).
    pub cp932: bool,
    /// No guard before what a spreadsheet would take for a formula (csv only).
    pub raw: bool,
}

/// What had to be changed on the way out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Characters that can't be seen and might drive or deceive a reader: each is written as a visible mark.
    pub marked: usize,
    /// Values that got an apostrophe in front, so that a spreadsheet doesn't take them for a formula.
    pub guarded: usize,
}

impl std::ops::AddAssign for Changed {
    fn add_assign(&mut self, other: Changed) {
        self.marked += other.marked;
        self.guarded += other.guarded;
    }
}

impl Changed {
    /// A sentence for each of them; nothing where nothing was changed.
    pub fn words(self) -> Vec<String> {
        let mut words = Vec::new();
        if self.marked > 0 {
            words.push(format!(
                "見えない制御文字・書字方向の記号 {}字を、見える印(^[ や <U+202E>)に変えました。",
                self.marked
            ));
        }
        if self.guarded > 0 {
            words.push(format!(
                "= + - @ などで始まる文字列 {}か所の頭に ' を付けました(表計算で式にならないため。--raw で付けません)。",
                self.guarded
            ));
        }
        words
    }
}

/// Why nothing came of it.
#[derive(Debug)]
pub enum Stopped {
    /// The user wanted it so.
    Cancelled,
    /// The bytes can't be written.
    Write(io::Error),
    /// A character that the encoding lacks, and where it stands.
    Lacks {
        /// The character.
        character: char,
        /// Table, row (from 1, the header not counted), column and project, in words.
        place: String,
    },
    /// The workbook can't hold it; the sentence says what and what to do.
    Book(String),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Stopped::Write(error)
    }
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stopped::Cancelled => f.write_str("書き出しを中止しました。"),
            // Whoever knows the file says why in the system's words.
            Stopped::Write(_) => f.write_str("書けません。"),
            Stopped::Lacks { character, place } => write!(
                f,
                "CP932(Shift_JIS)にない文字「{character}」(U+{:04X})があります: {place}。台帳の文字を直すか、--encoding を付けずにUTF-8で書き出してください。",
                u32::from(*character)
            ),
            Stopped::Book(words) => f.write_str(words),
        }
    }
}

/// Hears how many projects are done, and says whether to go on.
pub(crate) type Watch<'w> = &'w mut dyn FnMut(usize) -> bool;

/// Writes the form of a ledger, on this thread alone.
///
/// # Errors
/// Why it isn't whole; what was written by then is worth nothing.
pub fn write_form(
    kind: Kind,
    ledger: &Ledger,
    scope: &Scope,
    out: &mut (dyn Write + Send),
    watch: Watch<'_>,
) -> Result<Changed, Stopped> {
    write_form_by(&Alone, kind, ledger, scope, out, watch)
}

/// The same by whoever's hands there are.
///
/// # Errors
/// As [`write_form`].
pub fn write_form_by(
    hands: &impl Hands,
    kind: Kind,
    ledger: &Ledger,
    scope: &Scope,
    out: &mut (dyn Write + Send),
    watch: Watch<'_>,
) -> Result<Changed, Stopped> {
    let front = ledger.front();
    let empty = Form::empty(front.front(), scope);
    let mut form = empty.clone();
    let indexes = scope.indexes(ledger);
    in_blocks(
        hands,
        &indexes,
        &mut |_| watch(0),
        |these| empty.needs(ledger, these),
        |needs| {
            form.take_in(needs);
            Ok::<(), Stopped>(())
        },
    )?;
    let mut clean = Cleaner::default();
    match kind {
        Kind::Xlsx => xlsx::write(hands, &form, ledger, &mut clean, out, watch)?,
        Kind::Html => html::write(hands, &form, ledger, &mut clean, out, watch)?,
        Kind::Markdown => markdown::write(hands, &form, ledger, &mut clean, out, watch)?,
        Kind::Csv | Kind::Ndjson => return Err(Stopped::Book("表は様式ではありません。".to_owned())),
    }
    Ok(clean.changed)
}

/// Writes one flat table of a ledger, on this thread alone.
///
/// # Errors
/// As [`write_form`].
pub fn write_table(
    (kind, table): (Kind, Table),
    ledger: &Ledger,
    scope: &Scope,
    style: Style,
    out: &mut dyn Write,
    watch: Watch<'_>,
) -> Result<Changed, Stopped> {
    write_tables(&Alone, kind, &mut [(table, out)], ledger, scope, style, watch).map_err(|failed| failed.why)
}

/// Why a table isn't whole, and which.
#[derive(Debug)]
pub struct Failed {
    /// Its place among those that were asked for.
    pub at: usize,
    /// Why.
    pub why: Stopped,
}

impl From<Stopped> for Failed {
    fn from(why: Stopped) -> Failed {
        Failed { at: 0, why }
    }
}

/// Writes flat tables of a ledger, each to its own place: a project is read once for all of them.
///
/// # Errors
/// As [`write_form`], with the table that it is about.
pub fn write_tables(
    hands: &impl Hands,
    kind: Kind,
    outs: &mut [(Table, &mut dyn Write)],
    ledger: &Ledger,
    scope: &Scope,
    style: Style,
    watch: Watch<'_>,
) -> Result<Changed, Failed> {
    let front = ledger.front();
    let town = Town::of(front.front());
    let tables: Vec<Table> = outs.iter().map(|(table, _)| *table).collect();
    if kind == Kind::Csv {
        for (at, (table, out)) in outs.iter_mut().enumerate() {
            let written = csv::header(*table, style).map_err(|lack| lack.in_table(*table, 0));
            written.and_then(|part| Ok(out.write_all(part.bytes())?)).map_err(|why| Failed { at, why })?;
        }
    }
    let mut changed = Changed::default();
    let mut rows = vec![0; outs.len()];
    in_blocks(
        hands,
        &scope.indexes(ledger),
        watch,
        |these| block(kind, &tables, &town, ledger, these, (scope, style)),
        |block| {
            changed += block.changed;
            for (at, (part, (_, out))) in block.parts.iter().zip(outs.iter_mut()).enumerate() {
                out.write_all(part.bytes()).map_err(|error| Failed { at, why: error.into() })?;
            }
            if let Some((at, lack)) = block.lack {
                let table = tables.get(at).zip(rows.get(at));
                let why = table.map_or(Stopped::Cancelled, |(table, before)| lack.in_table(*table, *before));
                return Err(Failed { at, why });
            }
            rows.iter_mut().zip(&block.parts).for_each(|(all, part)| *all += part.rows);
            Ok(())
        },
    )?;
    Ok(changed)
}

/// What becomes of some projects: a part of each table.
struct Block {
    parts: Vec<csv::Part>,
    changed: Changed,
    /// What the encoding lacks, and in which table.
    lack: Option<(usize, csv::Lack)>,
}

/// Bytes that a project's part of a table mostly comes to, or less.
const ROOM: usize = 1 << 12;

fn block(
    kind: Kind,
    tables: &[Table],
    town: &Town,
    ledger: &Ledger,
    indexes: &[usize],
    (scope, style): (&Scope, Style),
) -> Block {
    let mut clean = Cleaner::default();
    let mut parts: Vec<csv::Part> = tables.iter().map(|_| csv::Part::with_room(indexes.len() * ROOM)).collect();
    let (mut csv, mut ndjson) = (csv::Rows::new(style), ndjson::Rows::default());
    let mut reader = Reader::default();
    for index in indexes {
        let Some(project) = reader.project(ledger, *index) else { continue };
        csv.begin();
        ndjson.begin();
        let made = each_row_of(tables, town, project, scope.year, |at, row| {
            let (Some(table), Some(part)) = (tables.get(at), parts.get_mut(at)) else { return Ok(()) };
            match kind {
                Kind::Csv => csv.add(*table, row, &mut clean, part).map_err(|lack| (at, lack)),
                _ => {
                    ndjson.add(*table, row, &mut part.text);
                    Ok(())
                }
            }
        });
        if let Err(lack) = made {
            return Block { parts, changed: clean.changed, lack: Some(lack) };
        }
    }
    Block { parts, changed: clean.changed, lack: None }
}
/// A text as an export for people has it: with marks for what nobody sees.
pub(in crate::exchange) fn as_written(text: &str) -> std::borrow::Cow<'_, str> {
    Cleaner::default().text(text)
}
