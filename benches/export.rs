//! The way out against its floor: how long the same cells take when a trivial program writes them with the same crate.
//!
//! ```text
//! cargo run --profile full -p kensho-benches --bin export -- LEDGER.json                all kinds, and the command as a whole
//! cargo run --profile full -p kensho-benches --bin export -- LEDGER.json html csv       these kinds
//! cargo run --profile full -p kensho-benches --bin export -- LEDGER.json html --alone   ours alone, for a profiler
//! ```
//!
//! Both sides have the ledger's bytes in memory and write to nowhere; they take turns, and the medians are told. What counts
//! is the time that the process had a processor (all threads): on a machine that is shared the clock on the wall tells of the
//! others. Two floors: one is given its cells ready made, so that no record is read for it, nothing is laid out, wrapped,
//! escaped by us or checked; the other parses the ledger first, once and into structs, as any exporter has to. Then the
//! command as a whole, where `kensho` lies beside this program, against a copy of the ledger by the system, by the wall.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod typed;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use kensho::exchange::hands::Hands;
use kensho::exchange::out::form::{Form, Value};
use kensho::exchange::out::grid::{self, Cell, Columns};
use kensho::exchange::out::{Kind, Scope, Style, write_form_by, write_tables};
use kensho::exchange::tables::{self, Table, Town};
use kensho::io::Processors;
use kensho::ledger::Ledger;
use rust_xlsxwriter::{Format, FormatBorder, Workbook};
use rustix::time::{ClockId, clock_gettime};

/// A box: sheet, row, column, rows, columns, text, number.
type Box5 = (usize, u32, u16, u32, u16, String, Option<f64>);

/// How often each side is run.
const RUNS: usize = 5;

/// How often ours is run for a profiler, so that reading the ledger is little of it.
const ALONE: usize = 20;

fn main() {
    let mut words = std::env::args().skip(1);
    let path = PathBuf::from(words.next().expect("a ledger"));
    let words: Vec<String> = words.collect();
    let alone = words.iter().any(|word| word == "--alone");
    let chosen =
        |kind: Kind| !words.iter().any(|word| word != "--alone") || words.iter().any(|word| word == kind.word());
    let text = std::fs::read_to_string(&path).unwrap();
    let ledger = Ledger::read(&text).unwrap();
    let (scope, style) = (Scope::default(), Style::default());
    let visible = Scope { visible_only: true, ..Scope::default() };
    let ours = |kind: Kind, by: &Workers| {
        if !kind.is_tables() {
            write_form_by(by, kind, &ledger, &visible, &mut io::sink(), &mut |_| true).unwrap();
            return;
        }
        let mut sinks = Table::ALL.map(|table| (table, io::sink()));
        let mut outs: Vec<(Table, &mut dyn Write)> =
            sinks.iter_mut().map(|(table, sink)| (*table, sink as &mut dyn Write)).collect();
        write_tables(by, kind, &mut outs, &ledger, &scope, style, &mut |_| true).unwrap();
    };
    let kinds = || Kind::ALL.into_iter().filter(|kind| chosen(*kind));
    if alone {
        return (0..ALONE).for_each(|_| kinds().for_each(|kind| ours(kind, &Workers::One)));
    }
    let (cells, rows) = (cells(&ledger, &scope), rows(&ledger));
    let (projects, boxes, rows_) = (ledger.len(), cells.len(), rows.iter().map(Vec::len).sum::<usize>());
    println!(
        "{projects} projects, {boxes} boxes of the form, {rows_} rows of the tables. Medians of {RUNS} runs by turns.\n"
    );
    println!(
        "| kind | seconds | floor that writes | times | floor that parses and writes | times | two threads, wall | times |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for kind in kinds() {
        let floor = || match kind {
            Kind::Xlsx => xlsx(&cells, &[]),
            Kind::Html => html(&cells),
            Kind::Markdown => markdown(&cells),
            Kind::Csv => csv(&rows),
            Kind::Ndjson => ndjson(&rows),
        };
        let reading = || _ = typed::read(&text);
        let (alone, two) = (|| ours(kind, &Workers::One), || ours(kind, &Workers::Program));
        let [(ours, _), (_, wall), (floor, clock), (reading, _)] = medians([&alone, &two, &floor, &reading]);
        tell(kind.word(), [ours, wall, floor, clock, reading]);
    }
    if chosen(Kind::Xlsx) {
        let kept = kept(&text);
        let ours = |by: &Workers| {
            _ = write_form_by(by, Kind::Xlsx, &ledger, &scope, &mut io::sink(), &mut |_| true).unwrap();
        };
        let (alone, two, floor) = (|| ours(&Workers::One), || ours(&Workers::Program), || xlsx(&cells, &kept));
        let reading = || _ = typed::read(&text);
        let [(ours, _), (_, wall), (floor, clock), (reading, _)] = medians([&alone, &two, &floor, &reading]);
        tell("xlsx with its hidden sheet", [ours, wall, floor, clock, reading]);
    }
    let program = std::env::current_exe().unwrap().with_file_name("kensho");
    if program.exists() && words.is_empty() {
        println!(
            "\nThe command, with reading, checking and fsync, and a copy of the ledger (`std::fs::copy`, without), on the wall:\n"
        );
        println!("| command | seconds | copy | times |\n|---|---|---|---|");
        let out = std::env::temp_dir().join(format!("kensho-export-{}", std::process::id()));
        for kind in [Kind::Ndjson, Kind::Csv] {
            std::fs::create_dir(&out).unwrap();
            let ours = || {
                let mut command = Command::new(&program);
                command.arg("export").arg(&path).args(["--force", "--to", kind.word(), "-o"]).arg(out.join("tables"));
                assert!(command.output().unwrap().status.success());
            };
            let copy = || _ = std::fs::copy(&path, out.join("copy")).unwrap();
            let [(_, ours), (_, copy)] = medians([&ours, &copy]);
            println!("| export --to {} | {ours:.2} | {copy:.2} | {:.2} |", kind.word(), ours / copy);
            std::fs::remove_dir_all(&out).unwrap();
        }
    }
}

fn tell(kind: &str, [ours, wall, floor, clock, reading]: [f64; 5]) {
    let whole = floor + reading;
    println!(
        "| {kind} | {ours:.3} | {floor:.3} | {:.2} | {whole:.3} | {:.2} | {wall:.3} | {:.2} |",
        ours / floor,
        ours / whole,
        wall / clock
    );
}

/// Who makes the pieces: one thread, for processor seconds, or the program's own hands, for the clock.
enum Workers {
    One,
    Program,
}

impl Hands for Workers {
    fn at_a_time(&self) -> usize {
        Processors.at_a_time()
    }

    fn in_order<T: Send, E>(
        &self,
        count: usize,
        make: impl Fn(usize) -> T + Sync,
        take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Self::One => (0..count).map(make).try_for_each(take),
            Self::Program => Processors.in_order(count, make, take),
        }
    }

    fn long(&self) -> usize {
        match self {
            Self::One => usize::MAX,
            Self::Program => Processors.long(),
        }
    }

    fn beside(&self, first: &(dyn Fn() + Sync), second: &mut dyn FnMut()) {
        match self {
            Self::One => {
                first();
                second();
            }
            Self::Program => Processors.beside(first, second),
        }
    }
}

/// What the hidden sheet holds, near enough: the ledger without its blanks, in cells.
fn kept(text: &str) -> Vec<String> {
    let compact = serde_json::from_str::<Box<serde_json::value::RawValue>>(text).unwrap().get().replace("\n ", "\n");
    let compact: String = compact.lines().map(str::trim_start).collect();
    compact.chars().collect::<Vec<_>>().chunks(30_000).map(|chunk| chunk.iter().collect()).collect()
}

/// Runs the sides by turns: the medians of their seconds of this process's processors, and of those on the wall.
fn medians<const N: usize>(sides: [&dyn Fn(); N]) -> [(f64, f64); N] {
    let mut times = [const { (Vec::new(), Vec::new()) }; N];
    for _ in 0..RUNS {
        for (side, (processor, wall)) in sides.iter().zip(&mut times) {
            let (begun, before) = (Instant::now(), processor_seconds());
            side();
            processor.push(processor_seconds() - before);
            wall.push(begun.elapsed().as_secs_f64());
        }
    }
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[RUNS / 2]
    };
    times.map(|(processor, wall)| (median(processor), median(wall)))
}

fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// All boxes of the list, the reviews and the plans, where they would stand.
fn cells(ledger: &Ledger, scope: &Scope) -> Vec<Box5> {
    let front = ledger.front();
    let form = Form::new(front.front(), ledger, scope);
    let columns = Columns::of(&form);
    let (mut all, mut next) = (Vec::new(), [0_u32; 3]);
    let mut put = |sheet: usize, cells: &[Cell<'_>], rows: usize| {
        for cell in cells {
            let number = match &cell.value {
                Value::Number(number) => number.plain().to_string().parse().ok(),
                _ => None,
            };
            let place = (next[sheet] + cell.row as u32, cell.column as u16, cell.rows as u32, cell.columns as u16);
            all.push((sheet, place.0, place.1, place.2, place.3, cell.value.shown().into_owned(), number));
        }
        next[sheet] += rows as u32 + 1;
    };
    for record in (0..ledger.len()).filter_map(|index| ledger.record(index)) {
        put(0, &grid::list_row(&form, record.project()).cells, 0);
        if let Some(review) = form.review(record.project()) {
            let grid = grid::review(&columns, review);
            put(1, &grid.cells, grid.rows);
        }
        if let Some((heading, parts)) = form.plan(record.project()) {
            let grid = grid::plan(&heading, parts);
            put(2, &grid.cells, grid.rows);
        }
    }
    all
}

fn xlsx(cells: &[Box5], hidden: &[String]) {
    let mut book = Workbook::new();
    let format = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    for name in ["一覧", "効果検証", "事業概要"] {
        book.add_worksheet().set_name(name).unwrap();
    }
    for (sheet, row, column, rows, columns, text, number) in cells {
        let sheet = book.worksheet_from_index(*sheet).unwrap();
        if *rows > 1 || *columns > 1 {
            sheet.merge_range(*row, *column, row + rows - 1, column + columns - 1, "", &format).unwrap();
        }
        match number {
            Some(number) => sheet.write_number_with_format(*row, *column, *number, &format).unwrap(),
            None => sheet.write_string_with_format(*row, *column, text, &format).unwrap(),
        };
    }
    if !hidden.is_empty() {
        let sheet = book.add_worksheet();
        for (row, text) in (0..).zip(hidden) {
            sheet.write_string(row, 1, text).unwrap();
        }
    }
    book.save_to_writer(io::sink()).unwrap();
}

fn html(cells: &[Box5]) {
    let mut out = io::sink();
    for (_, _, _, rows, columns, text, _) in cells {
        let cell = maud::html! { td rowspan=(rows) colspan=(columns) { (text) } };
        out.write_all(cell.into_string().as_bytes()).unwrap();
    }
}

fn markdown(cells: &[Box5]) {
    let mut out = io::sink();
    for (.., text, _) in cells {
        let text = text.replace('|', "\\|").replace('<', "&lt;").replace('\n', "<br>");
        out.write_all(format!("| {text} ").as_bytes()).unwrap();
    }
}

/// The tables' rows as texts.
fn rows(ledger: &Ledger) -> Vec<Vec<Vec<String>>> {
    let front = ledger.front();
    let town = Town::of(front.front());
    let of = |table: Table| {
        let mut rows = Vec::new();
        for record in (0..ledger.len()).filter_map(|index| ledger.record(index)) {
            let taken: Result<(), ()> = table.each_row(&town, record.project(), None, |row| {
                let said = |cell: &tables::Cell<'_>| match cell {
                    tables::Cell::Empty => String::new(),
                    tables::Cell::Text(text) => text.to_string(),
                    tables::Cell::Whole(number) => number.to_string(),
                    tables::Cell::Decimal(number) => number.plain().to_string(),
                    tables::Cell::Flag(flag) => flag.to_string(),
                };
                rows.push(row.iter().map(said).collect());
                Ok(())
            });
            taken.unwrap();
        }
        rows
    };
    Table::ALL.into_iter().map(of).collect()
}

fn csv(tables: &[Vec<Vec<String>>]) {
    for rows in tables {
        let mut out = csv::Writer::from_writer(io::sink());
        rows.iter().for_each(|row| out.write_record(row).unwrap());
        out.flush().unwrap();
    }
}

fn ndjson(tables: &[Vec<Vec<String>>]) {
    for (table, rows) in Table::ALL.into_iter().zip(tables) {
        let mut out = io::BufWriter::new(io::sink());
        for row in rows {
            let object: Vec<(&str, &String)> = table.columns().iter().map(|column| column.key).zip(row).collect();
            let object: std::collections::BTreeMap<_, _> = object.into_iter().collect();
            serde_json::to_writer(&mut out, &object).unwrap();
            out.write_all(b"\n").unwrap();
        }
    }
}
