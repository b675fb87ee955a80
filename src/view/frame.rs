//! The screen from one frame to the next: what is drawn, and the bytes that bring the terminal there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells::Shapes;
use super::paint::Painter;
use super::{Look, Theme, draw, links};
use crate::app::State;
use crate::text::TermWidths;

/// A buffer to draw on, the look, and the painter that knows what the terminal shows.
#[derive(Debug)]
pub struct Frame {
    look: Look,
    buffer: Buffer,
    painter: Painter,
    /// Whether the terminal opens links.
    links: bool,
}

impl Frame {
    /// A frame for a terminal with these widths, of which nothing is known to be on the screen. `sync` where it knows
    /// synchronized output (DECSET 2026).
    pub fn new(theme: Theme, widths: TermWidths, sync: bool) -> Frame {
        Frame {
            look: Look { theme, shapes: Shapes::of(widths) },
            buffer: Buffer::empty(Rect::ZERO),
            painter: Painter::new(widths, sync),
            links: false,
        }
    }

    /// Takes new knowledge of the terminal; the next frame is painted whole if its widths differ.
    pub fn set_terminal(&mut self, widths: TermWidths, sync: bool) {
        self.look.shapes = Shapes::of(widths);
        self.painter.set_terminal(widths, sync);
    }

    /// Other colours from the next frame on.
    pub const fn set_theme(&mut self, theme: Theme) {
        self.look.theme = theme;
    }

    /// Whether URLs are sent as links (OSC 8).
    pub const fn set_links(&mut self, links: bool) {
        self.links = links;
    }

    /// Says that the screen may hold anything: the next frame is painted whole.
    pub const fn repaint(&mut self) {
        self.painter.repaint();
    }

    /// Draws the state at its size and appends to `out` what makes the terminal show it; nothing where it does already.
    pub fn draw(&mut self, state: &State, out: &mut Vec<u8>) {
        let (width, height) = state.size;
        let area = Rect { x: 0, y: 0, width, height };
        if self.buffer.area == area {
            self.buffer.reset();
        } else {
            self.buffer = Buffer::empty(area);
        }
        let cursor = draw(state, &self.look, &mut self.buffer);
        self.painter.set_links(if self.links { links::links(state) } else { Vec::new() });
        self.painter.frame(&self.buffer, cursor, out);
    }
}
