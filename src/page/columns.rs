//! Tables: how wide columns are, and what becomes of what doesn't fit.
//!
//! A column is as wide as the widest thing that stands in it. Where the page hasn't that much room, the widest columns give
//! way first. A figure that then doesn't fit is cut with `…`: never broken over two rows, where it would be read as two
//! figures, and never written over its neighbour. A text is wrapped in its column, as everywhere.

use crate::json::Pointer;
use crate::page::Body;
use crate::page::Ink;
use crate::page::Place;
use crate::page::Sheet;
use crate::text;

/// Widths in cells for columns that want `wanted` cells each and have `room` together: what they want, or as much as leaves
/// none more than the widest may have.
pub(crate) fn share<const N: usize>(wanted: [usize; N], room: usize) -> [usize; N] {
    let mut widths = wanted;
    let mut left = room;
    let mut order: [usize; N] = std::array::from_fn(|i| i);
    order.sort_by_key(|&i| wanted[i]);
    for (done, i) in order.into_iter().enumerate() {
        widths[i] = wanted[i].min(left / (N - done));
        left -= widths[i];
    }
    widths
}

/// The widest of some words, in cells; 0 for none.
pub(crate) fn widest<'t>(words: impl Iterator<Item = &'t str>) -> usize {
    words.map(text::cells).max().unwrap_or(0)
}

/// Whether a printed value is a figure: it begins as a number does, and hardly anything else stands in it than a unit.
pub(crate) fn is_figure(shown: &str) -> bool {
    let sign = |c: char| matches!(c, '-' | '+' | '−' | '△' | '▲' | '.');
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let others = shown.chars().filter(|&c| !digit(c) && !sign(c) && !matches!(c, ',' | '，'));
    shown.starts_with(|c| digit(c) || sign(c)) && shown.contains(digit) && others.count() <= UNIT
}

/// Characters of a unit, or of brackets around a second figure.
const UNIT: usize = 3;

impl Sheet {
    /// Writes words of ours into a place of so many cells; what doesn't fit is cut with a sign. Gives the cells used.
    pub(crate) fn cut(&mut self, row: usize, x: usize, cells: usize, ink: Ink, words: &str) -> usize {
        let fitted = text::fit(words, cells);
        let sign = if fitted.ellipsis { "…" } else { "" };
        let words = format!("{}{sign}", fitted.text);
        if !words.is_empty() {
            self.words(row, x, ink, words);
        }
        fitted.cells
    }

    /// The same, ending before cell `end`.
    pub(crate) fn cut_right(&mut self, row: usize, (from, end): (usize, usize), ink: Ink, words: &str) {
        let room = end.saturating_sub(from);
        let x = end.saturating_sub(text::cells(words).min(room));
        self.cut(row, x, room, ink, words);
    }

    /// Lays a value into a column, at its right end: a figure in one row, a text wrapped. `blank`: what stands for nothing.
    pub(crate) fn value(
        &mut self,
        row: usize,
        (from, end): (usize, usize),
        (column, ink): (usize, Ink),
        pointer: Pointer,
        (shown, blank): (&str, &str),
    ) -> usize {
        let room = end.saturating_sub(from).max(1);
        let is_blank = shown.trim().is_empty();
        let said = if is_blank { blank } else { shown };
        let cells = text::cells(said).clamp(1, room);
        let place = Place { x: end.saturating_sub(cells), width: cells, column, ink };
        if !is_blank && (text::cells(shown) > room && !is_figure(shown) && room >= 4 || shown.contains('\n')) {
            return self.field(row, place, pointer, Some(shown));
        }
        let field = self.page.fields.len();
        let fitted = text::fit(said, cells);
        let from = (!is_blank).then_some((field, 0));
        let ink = if is_blank { Ink::Dim } else { ink };
        let x = place.x;
        self.draw(row, x, ink, Body::Text { text: fitted.text.to_owned(), from });
        if fitted.ellipsis {
            self.words(row, x + text::cells(fitted.text), ink, "…");
        }
        self.note_field(pointer, shown, row..row + 1, &place);
        row + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_take_what_they_want_or_share_what_there_is() {
        assert_eq!(share([3, 5, 4], 20), [3, 5, 4]);
        assert_eq!(share([3, 50, 4], 20), [3, 13, 4]);
        assert_eq!(share([30, 50, 4], 20), [8, 8, 4]);
        assert_eq!(share([9, 9], 0), [0, 0]);
    }

    #[test]
    fn figures_are_told_from_sentences() {
        for figure in ["82", "1,234.5", "13(301)", "34,212千円", "-0.5", "▲3"] {
            assert!(is_figure(figure), "{figure}");
        }
        for text in ["", "確認中", "令和8年6月公表", "5月に10回、6月に3回の計13回。"] {
            assert!(!is_figure(text), "{text}");
        }
    }
}
