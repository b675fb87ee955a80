//! How high the rows of a sheet are: Excel works out no height for merged cells, so the screen's own wrapping says it.
//!
//! Measuring needs nothing but the texts, so it is done in blocks on every processor, before it is known where they stand.

use std::borrow::Cow;

use crate::exchange::out::clean::Cleaner;
use crate::exchange::out::form::Value;
use crate::exchange::out::grid::{self, Grid};
use crate::text::wrap;

/// Points of a line of text (typefaces that stand in for ours have higher lines), and what a row has above and below its lines.
pub(super) const LINE: f64 = 15.0;
pub(super) const PADDING: f64 = 4.0;

/// A grid whose texts are clean and whose rows are measured: all that can be done before it is known where it will stand.
pub(super) struct Measured {
    pub(super) heights: Vec<f64>,
    pub(super) cells: Vec<grid::Cell<'static>>,
}

impl Measured {
    pub(super) fn of(grid: Grid<'_>, clean: &mut Cleaner) -> Measured {
        let own = |cell: grid::Cell<'_>| {
            let value = match cell.value {
                Value::Text(text) => Value::Text(match clean.text(&text) {
                    Cow::Owned(changed) => Cow::Owned(changed),
                    Cow::Borrowed(_) => Cow::Owned(text.into_owned()),
                }),
                Value::Number(number) => Value::Number(number),
                Value::Blank => Value::Blank,
            };
            let grid::Cell { row, column, rows, columns, role, bar, .. } = cell;
            grid::Cell { row, column, rows, columns, role, value, bar }
        };
        let cells: Vec<_> = grid.cells.into_iter().map(own).collect();
        Measured { heights: heights(&cells, grid.rows, &grid.widths), cells }
    }
}

/// The rows' heights in points: each as high as its own boxes ask for; what reaches over several rows and still finds no room
/// makes all of them higher.
fn heights(cells: &[grid::Cell<'_>], rows: usize, widths: &[u16]) -> Vec<f64> {
    let mut heights = vec![LINE + PADDING; rows];
    let need = |cell: &grid::Cell<'_>| {
        let width: usize = widths.iter().skip(cell.column).take(cell.columns).map(|w| usize::from(*w)).sum();
        let count = match &cell.value {
            Value::Text(text) => lines(text, width),
            _ => 1,
        };
        count as f64 * LINE + PADDING
    };
    let mut wide = Vec::new();
    for cell in cells {
        let need = need(cell);
        match heights.get_mut(cell.row) {
            Some(height) if cell.rows == 1 => *height = height.max(need),
            _ => wide.push((cell, need)),
        }
    }
    // The ones with fewer rows first: the others then need less.
    wide.sort_by_key(|(cell, _)| cell.rows);
    for (cell, need) in wide {
        let Some(rows) = heights.get_mut(cell.row..cell.row + cell.rows) else { continue };
        let short = need - rows.iter().sum::<f64>();
        if short > 0.0 {
            let share = short / rows.len() as f64;
            rows.iter_mut().for_each(|height| *height += share);
        }
    }
    heights
}

/// Lines of a text in a column: a unit of its width takes a half-width character, less a margin.
pub(super) fn lines(text: &str, width: usize) -> usize {
    let width = width.saturating_sub(2).max(2);
    // Paragraphs are broken each by itself. No character takes more cells than it has bytes, nor more than two.
    let rows = |paragraph: &str| {
        let short = paragraph.len() <= width || paragraph.chars().count() * 2 <= width;
        if short { 1 } else { wrap(paragraph, width).len() }
    };
    text.split('\n').map(rows).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_screen() {
        let long =
            "令和6年度の実績は、延べ1,234人（前年度比 102.5%）であった。https://example.jp/a/b?c=d 「そのうち」🗻";
        let texts = ["", "\n", "短い", "短い\n", "\n\n一行\nabc", long].map(str::to_owned);
        let joined = texts.join("\n");
        for text in texts.iter().chain([&joined]) {
            for width in 4..90 {
                assert_eq!(lines(text, width), wrap(text, width.saturating_sub(2).max(2)).len(), "{width}: {text:?}");
            }
        }
    }
}
