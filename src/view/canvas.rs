//! A frame's buffer to draw on, with the look of the screen: the words of `view` over the cell writer and the widgets.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::gauge::Gauge;
use super::{Look, cells};
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
    pub(super) fn text(&mut self, area: impl Into<Rect>, x: u16, y: u16, text: &str, style: Style) -> u16 {
        cells::put(self.buffer, area.into(), x, y, text, style)
    }

    /// The same, with a style for each byte offset of the text.
    pub(super) fn text_with(
        &mut self,
        area: impl Into<Rect>,
        x: u16,
        y: u16,
        text: &str,
        style: impl Fn(usize) -> Style,
    ) -> u16 {
        let line = text::glyphs(text).map(|glyph| {
            let style = style(glyph.source.start);
            (glyph, style)
        });
        cells::put_glyphs(self.buffer, area.into(), x, y, line)
    }

    /// Writes text cut to `width` cells, with an ellipsis where something is left out.
    pub(super) fn fitted(
        &mut self,
        area: impl Into<Rect>,
        x: u16,
        y: u16,
        width: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        let area = area.into();
        let fitted = text::fit(text, width as usize);
        let mut used = self.text(area, x, y, fitted.text, style);
        if fitted.ellipsis {
            used += self.text(area, x + used, y, "…", style);
        }
        used
    }

    /// Gives every cell of an area a style and leaves what stands there.
    pub(super) fn restyle(&mut self, area: impl Into<Rect>, style: Style) {
        cells::tint(self.buffer, area.into(), style);
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: impl Into<Rect>) {
        cells::fill(self.buffer, area.into(), Style::new());
    }

    /// A frame around an area, with words in its upper side.
    pub(super) fn frame(&mut self, area: impl Into<Rect>, title: &str, line: Style, title_style: Style) {
        cells::frame(self.buffer, &self.look.shapes, area.into(), title, line, title_style);
    }

    /// A horizontal line.
    pub(super) fn rule(&mut self, area: impl Into<Rect>, x: u16, y: u16, width: u16, style: Style) {
        let area = area.into();
        if area.contains(Position { x, y }) {
            let width = width.min(area.right() - x);
            cells::hline(self.buffer, &self.look.shapes, x, y, width, style);
        }
    }

    /// A bar against its mark, from a cell on.
    pub(super) fn bar(&mut self, area: impl Into<Rect>, x: u16, y: u16, bar: Bar, style: Style, mark: Style) {
        let row = Rect { x, y, width: bar.cells, height: 1 }.intersection(area.into());
        if row.x == x && !row.is_empty() {
            Gauge { bar, shapes: &self.look.shapes, style, mark }.render(row, self.buffer);
        }
    }

    /// The whole frame.
    pub(super) fn whole(&self) -> Rect {
        self.buffer.area
    }
}
