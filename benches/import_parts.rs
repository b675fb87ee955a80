//! Where the time of the way in goes: a file's bytes → cells, cells → plan, plan → its lines, each measured by itself.
//!
//! `cargo run --release -p kensho-benches --bin import_parts -- BOOK.xlsx 5`, in turn with `benches/calamine` on the same workbook (made by
//! `benches/import.py`): the machine's other work then weighs on both.

use std::error::Error;
use std::time::Instant;

use kensho::exchange::read::{How, read};
use kensho::exchange::{Given, plan};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: import_parts BOOK [ROUNDS]")?;
    let rounds: usize = arguments.next().map_or(Ok(1), |n| n.parse())?;
    let bytes = std::fs::read(&path)?;
    for _ in 0..rounds {
        let start = Instant::now();
        let book = read(&path, &bytes, &How::default()).map_err(|why| why.to_string())?;
        let cells: usize = book.sheets.iter().map(|sheet| sheet.cells.len()).sum();
        let read_in = start.elapsed();
        let start = Instant::now();
        let plan = plan(&book, &Given::default());
        let planned_in = start.elapsed();
        let start = Instant::now();
        let lines: usize = plan.entries.iter().map(|entry| entry.json(&plan.file).len() + 1).sum();
        let written_in = start.elapsed();
        let ms = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
        println!(
            "{cells} cells: read {:.1} ms, planned {:.1} ms, {lines} bytes of lines {:.1} ms",
            ms(read_in),
            ms(planned_in),
            ms(written_in)
        );
    }
    Ok(())
}
