//! A bar against its mark, as a ratatui widget.
//!
//! A bar that falls short ends visibly before the mark, and one that doesn't reaches it, however fine the difference is:
//! which of the two it is must be seen without colour.
//!
//! ratatui's own gauges end at 100 %, mark no place, and write a percentage over themselves.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::cells::{Shapes, symbol};
use crate::page::Bar;

/// A bar: one that is more than full ends in `>`, what may still come is drawn lighter. It takes the first row of its area.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gauge<'a> {
    /// How long it is, how full, and where its mark stands.
    pub(super) bar: Bar,
    /// What it is drawn with.
    pub(super) shapes: &'a Shapes,
    /// The bar's style.
    pub(super) style: Style,
    /// The mark's style.
    pub(super) mark: Style,
}

impl Widget for Gauge<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let Gauge { bar, shapes, style, mark } = self;
        let cells = u32::from(bar.cells);
        let may_be = (bar.filled + bar.open).min(1000) * cells / 1000;
        let mark_at = bar.mark.map(|m| (m.min(1000) * cells / 1000).min(cells.saturating_sub(1)));
        let eighths = bar.filled.min(1000) * cells * 8 / 1000;
        // What doesn't come up to the mark is never drawn up to it: a cell is left before it.
        let eighths = match (bar.mark, mark_at) {
            (Some(mark), Some(at)) if bar.filled < mark => eighths.min(8 * at.saturating_sub(1)),
            _ => eighths,
        };
        for (i, x) in (0..cells).zip(area.left()..area.right()) {
            let left = eighths.saturating_sub(8 * i).min(8) as usize;
            let (shape, style) = match left {
                _ if bar.filled > 1000 && i + 1 == cells => (">", style),
                _ if mark_at == Some(i) => (shapes.mark, mark),
                8 => (shapes.full, style),
                1..=7 => (shapes.eighths[left - 1], style),
                _ if bar.open > 0 && i < may_be => (shapes.open, style),
                _ => continue,
            };
            symbol(buf, x, area.y, shape, 1, style);
        }
    }
}
