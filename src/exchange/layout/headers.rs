//! Which rows are headers.
//!
//! A row is one of headers where nearly all of its cells say a word of the field and they say different things. Two words
//! alone head a table only where each has a value below it; otherwise they are labels whose values stand at the right.

use super::Walk;
use crate::exchange::values::number;

impl Walk<'_, '_> {
    /// Whether a row is one of headers.
    pub(super) fn is_header(&self, row: u32) -> bool {
        let cells = self.sheet.row_indexes(row);
        let total = cells.len();
        if self.maker.given.unfilled && self.has_boxes(row) {
            return false;
        }
        let heads = cells.clone().filter(|&cell| self.heads[cell].is_some()).count();
        let mut concepts: Vec<_> =
            cells.clone().filter_map(|cell| self.heads[cell].as_ref()).map(|h| (h.concept, h.year)).collect();
        concepts.sort_unstable();
        concepts.dedup();
        let lasting = cells.clone().all(|cell| {
            self.heads[cell].as_ref().is_none_or(|h| !matches!(h.concept, "unit" | "funding" | "viewpoint"))
                || total > 3
        });
        (heads >= 3 && heads * 10 >= total * 8 && concepts.len() >= 2)
            || (heads == total
                && total == 2
                && concepts.len() == 2
                && lasting
                && !self.landmarks.is_beside(row)
                && self.below_is_data(row))
    }

    /// Whether a row is one of labels whose boxes are still empty: most of them have room at their right, and nothing below
    /// says that more headers stand there.
    fn has_boxes(&self, row: u32) -> bool {
        let cells = self.sheet.row(row);
        let gaps = cells.windows(2).map(|pair| (self.sheet.area(&pair[0]).right + 1, pair[1].column));
        let gaps: Vec<(u32, u32)> = gaps.filter(|(from, to)| from < to).collect();
        let is_beneath = |column: u32| gaps.iter().any(|(from, to)| (*from..*to).contains(&column));
        let below = self.sheet.row_indexes(row + 1);
        // Below a row of boxes numbers may stand, below headings only further ones.
        let has_numbers = below.clone().any(|cell| number(&self.sheet.cells[cell].text).is_some());
        let mut below = below.into_iter();
        let continued =
            !has_numbers && below.any(|cell| self.heads[cell].is_some() && is_beneath(self.sheet.cells[cell].column));
        gaps.len() * 2 > cells.len().saturating_sub(1) && !continued
    }

    /// A pair of headers heads a table only where something stands below each and neither has a value at its right.
    fn below_is_data(&self, row: u32) -> bool {
        self.sheet.row_indexes(row).all(|cell| {
            let cell = &self.sheet.cells[cell];
            self.sheet.at(row + 1, cell.column).is_some_and(|below| self.head(&below.text).is_none())
        })
    }

    /// Whether a further row of headers belongs to the band: it stands under a merged or open heading.
    pub(super) fn continues(&self, top: u32, row: u32) -> bool {
        let spans = |row: u32| {
            self.sheet.row_indexes(row).any(|cell| {
                let area = self.sheet.area(&self.sheet.cells[cell]);
                area.right > area.left || area.bottom > area.top
            })
        };
        let fewer = self.sheet.row_indexes(row).len() != self.sheet.row_indexes(top).len();
        spans(top) || fewer || self.maker.book.plain
    }
}
