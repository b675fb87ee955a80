//! A list whose projects have two lines each, below two lines of headings: the figures in the upper, the words in the lower.
//!
//! It is told from a table under two rows of headings by the project's name, below which another heading stands, and by the
//! number at the left, which reaches over both lines in every row as it does in the headings.

use super::Walk;

impl Walk<'_, '_> {
    /// Reads such a list; gives how many of the rows belong to it, `None` where it is none.
    pub(super) fn two_lines(&mut self, band: &[u32], body: &[u32]) -> Option<usize> {
        let &[upper, lower] = band else { return None };
        let cells = self.sheet.row_indexes(upper);
        let bottom = |cell: usize| self.sheet.area(&self.sheet.cells[cell]).bottom;
        let first = cells.clone().next().filter(|&cell| bottom(cell) == lower)?;
        let at = self.sheet.cells[first].column;
        let name = cells.clone().find(|&cell| self.concept(cell) == "project" && bottom(cell) == upper)?;
        let below = self.sheet.row_indexes(lower);
        let beneath = below.clone().find(|&cell| self.sheet.cells[cell].column == self.sheet.cells[name].column)?;
        let of_text = |cell: usize| {
            matches!(
                self.concept(cell),
                "achievements"
                    | "summary"
                    | "purpose"
                    | "comment"
                    | "result"
                    | "current"
                    | "obstacles"
                    | "revisions"
                    | "policy"
                    | "reason"
                    | "opinion"
                    | "note"
            )
        };
        if !of_text(beneath) || below.len() < 2 || !below.clone().all(of_text) {
            return None;
        }
        let is_pair = |pair: &[u32]| {
            let &[one, two] = pair else { return false };
            let number = self.sheet.at(one, at);
            number.is_some_and(|cell| self.sheet.area(cell).bottom == two) && self.sheet.at(two, at).is_none()
        };
        let pairs = body.chunks(2).take_while(|pair| is_pair(pair)).count();
        if pairs == 0 {
            return None;
        }
        let (figures, words) = (self.columns(&[upper]), self.columns(&[lower]));
        for pair in body.chunks(2).take(pairs) {
            self.table(&figures, &pair[..1]);
            self.table(&words, &pair[1..]);
        }
        Some(2 * pairs + self.table(&figures, &body[2 * pairs..]))
    }
}
