//! Reads every cell of a workbook with calamine, and does nothing with it: the floor for `kensho import`.

use calamine::{Data, Reader, open_workbook_auto};

fn main() {
    let path = std::env::args().nth(1).expect("a workbook");
    let mut book = open_workbook_auto(path).expect("a workbook");
    let mut cells = 0;
    for name in book.sheet_names().to_vec() {
        let range = book.worksheet_range(&name).expect("a sheet");
        cells += range.used_cells().filter(|(_, _, value)| !matches!(value, Data::Empty)).count();
    }
    println!("{cells} cells");
}
