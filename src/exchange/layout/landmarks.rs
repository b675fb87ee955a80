//! Headings that say what stands below them, wherever that is, found once for a sheet.
//!
//! A long sheet asks for them at each of its rows: looking back from every row would take the square of its length.

use crate::exchange::cells::Sheet;
use crate::exchange::words::{Head, is_quantity, squeezed};

/// The cells of a sheet, by index and in their order, that such headings are.
#[derive(Debug, Default)]
pub(super) struct Landmarks {
    /// 「【…】」.
    sections: Vec<usize>,
    /// 「…事業実施数」, which begins the totals of a year that is only planned.
    planned: Vec<usize>,
    /// The first that begins the programmes.
    programs: Option<usize>,
    /// The first that speaks of where the money comes from; the programmes end there.
    funding: Option<usize>,
    /// Whether criteria, programmes or totals are listed at all.
    pub(super) lists: bool,
    /// The rows beside a box of a value that began above them, in order.
    beside: Vec<u32>,
}

impl Landmarks {
    /// Looks at every cell once.
    pub(super) fn of(sheet: &Sheet, heads: &[Option<Head>]) -> Landmarks {
        let mut found = Landmarks { beside: beside(sheet, heads), ..Landmarks::default() };
        for (index, cell) in sheet.cells.iter().enumerate().filter(|(_, cell)| !is_quantity(&cell.text)) {
            // Only what has a sign of the words below is looked at without its widths.
            let flat = if cell.text.contains(['概', '財']) { squeezed(&cell.text) } else { String::new() };
            if cell.text.trim().starts_with('【') {
                found.sections.push(index);
            }
            if cell.text.contains("事業実施数") {
                found.planned.push(index);
            }
            if flat.contains("交付金の概要") {
                found.programs.get_or_insert(index);
            }
            if flat.contains("財源") {
                found.funding.get_or_insert(index);
            }
            found.lists |=
                cell.text.contains("判断基準】") || flat == "1交付金の概要" || cell.text.contains("総事業費：");
        }
        found
    }

    /// The 【…】 that a cell stands below: the last one before it.
    pub(super) fn section(&self, cell: usize) -> Option<usize> {
        last_before(&self.sections, cell)
    }

    /// The heading of planned totals that a cell stands below.
    pub(super) fn planned(&self, cell: usize) -> Option<usize> {
        last_before(&self.planned, cell)
    }

    /// Whether a row stands beside a box of a value that began above it: what is said there is about that value.
    pub(super) fn is_beside(&self, row: u32) -> bool {
        self.beside.binary_search(&row).is_ok()
    }

    /// Whether a cell stands among the programmes.
    pub(super) fn among_programs(&self, cell: usize) -> bool {
        let before = |of: Option<usize>| of.is_some_and(|index| index < cell);
        before(self.programs) && !before(self.funding)
    }
}

/// The used rows into which a merged box reaches from above that holds a value. Boxes are counted in and out, so that many high
/// ones take no longer than many low ones.
fn beside(sheet: &Sheet, heads: &[Option<Head>]) -> Vec<u32> {
    let rows = sheet.used_rows();
    let mut steps = vec![0_i64; rows.len() + 1];
    for (cell, head) in sheet.cells.iter().zip(heads) {
        let area = sheet.area(cell);
        if area.bottom > area.top && head.is_none() {
            steps[rows.partition_point(|row| *row <= area.top)] += 1;
            steps[rows.partition_point(|row| *row <= area.bottom)] -= 1;
        }
    }
    let mut open = 0;
    let reached = rows.iter().zip(steps).filter(|(_, step)| {
        open += step;
        open > 0
    });
    reached.map(|(row, _)| *row).collect()
}

/// The last of some sorted indexes that is less than `cell`.
fn last_before(indexes: &[usize], cell: usize) -> Option<usize> {
    let count = indexes.partition_point(|&index| index < cell);
    indexes.get(count.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_heading_above_counts() {
        assert_eq!(last_before(&[2, 5, 9], 2), None, "a heading doesn't stand below itself");
        assert_eq!(last_before(&[2, 5, 9], 3), Some(2));
        assert_eq!(last_before(&[2, 5, 9], 9), Some(5));
        assert_eq!(last_before(&[2, 5, 9], 40), Some(9));
        assert_eq!(last_before(&[], 40), None);
    }

    #[test]
    fn programmes_end_where_the_funding_begins() {
        let marks = Landmarks { programs: Some(3), funding: Some(8), ..Landmarks::default() };
        let among: Vec<usize> = (0..12).filter(|&cell| marks.among_programs(cell)).collect();
        assert_eq!(among, [4, 5, 6, 7, 8]);
        assert!(!Landmarks::default().among_programs(5));
    }
}
