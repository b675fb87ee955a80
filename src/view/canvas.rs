//! A frame's buffer to draw on, with the look of the screen: the words of `view` over the cell writer and the widgets.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Look, cells};
use crate::app::layout::Area;
use crate::page::Bar;
use crate::text;

/// A buffer and a look.
pub(super) struct Canvas<'b> {
    pub(super) buffer: &'b mut Buffer,
    pub(super) look: &'b Look,
}

impl<'b> Canvas<'b> {
    pub(super) fn new(buffer: &'b mut Buffer, look: &'b Look) -> Canvas<'b> {
        Canvas { buffer, look }
    }

    /// Writes text from a cell on, inside `area`; gives the cells used. What doesn't fit is left out.
    pub(super) fn text(&mut self, area: Area, x: u16, y: u16, text: &str, style: Style) -> u16 {
        cells::put(self.buffer, rect(area), x, y, text, style)
    }

    /// The same, with a style for each byte offset of the text.
    pub(super) fn text_with(&mut self, area: Area, x: u16, y: u16, text: &str, style: impl Fn(usize) -> Style) -> u16 {
        let line = text::glyphs(text).map(|glyph| {
            let style = style(glyph.source.start);
            (glyph, style)
        });
        cells::put_glyphs(self.buffer, rect(area), x, y, line)
    }

    /// Writes text cut to `width` cells, with an ellipsis where something is left out.
    pub(super) fn fitted(&mut self, area: Area, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let fitted = text::fit(text, width as usize);
        let mut used = self.text(area, x, y, fitted.text, style);
        if fitted.ellipsis {
            used += self.text(area, x + used, y, "…", style);
        }
        used
    }

    /// Gives every cell of an area a style and leaves what stands there.
    pub(super) fn restyle(&mut self, area: Area, style: Style) {
        cells::tint(self.buffer, rect(area), style);
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: Area) {
        cells::fill(self.buffer, rect(area), Style::new());
    }

    /// A frame around an area, with words in its upper side.
    pub(super) fn frame(&mut self, area: Area, title: &str, line: Style, title_style: Style) {
        cells::frame(self.buffer, &self.look.shapes, rect(area), title, line, title_style);
    }

    /// A horizontal line.
    pub(super) fn rule(&mut self, area: Area, x: u16, y: u16, width: u16, style: Style) {
        if area.holds(x, y) {
            let width = width.min(area.x + area.width - x);
            cells::hline(self.buffer, &self.look.shapes, x, y, width, style);
        }
    }

    /// A bar against its mark; one that is more than full ends in `>`, what may still come is drawn lighter.
    pub(super) fn bar(&mut self, area: Area, x: u16, y: u16, bar: Bar, style: Style, mark: Style) {
        let shapes = &self.look.shapes;
        let cells = u32::from(bar.cells);
        let eighths = bar.filled.min(1000) * cells * 8 / 1000;
        let may_be = (bar.filled + bar.open).min(1000) * cells / 1000;
        let mark_at = bar.mark.map(|m| (m.min(1000) * cells / 1000).min(cells.saturating_sub(1)));
        for i in 0..cells {
            let at = x + i as u16;
            if !area.holds(at, y) {
                break;
            }
            let left = eighths.saturating_sub(8 * i).min(8) as usize;
            let (symbol, style) = match left {
                _ if bar.filled > 1000 && i + 1 == cells => (">", style),
                _ if mark_at == Some(i) => (shapes.mark, mark),
                8 => (shapes.full, style),
                1..=7 => (shapes.eighths[left - 1], style),
                _ if i < may_be => (shapes.open, style),
                _ => continue,
            };
            cells::symbol(self.buffer, at, y, symbol, 1, style);
        }
    }

    /// The whole buffer.
    pub(super) fn whole(&self) -> Area {
        let Rect { x, y, width, height } = self.buffer.area;
        Area { x, y, width, height }
    }
}

/// The same rectangle in ratatui's words.
pub(super) fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}
