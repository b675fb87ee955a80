//! What ratatui's terminal asks of a backend. Cells are taken down as they are told; the frame is painted when it is whole.

use std::convert::Infallible;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::Painter;

/// Frames shorter than this arrive at once anyway: bytes.
const SYNC_FROM: usize = 400;

impl Backend for Painter {
    /// Nothing can fail: nothing is written.
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            if let Some(wanted) = self.wanted.cell_mut((x, y)) {
                wanted.clone_from(cell);
                if let Some(touched) = self.touched.get_mut(usize::from(y)) {
                    *touched = true;
                }
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.cursor.1 = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.cursor.1 = true;
        Ok(())
    }

    /// As it was set: asking the terminal would take a round trip, and its answer comes through the reader.
    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.cursor.0)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.cursor.0 = position.into();
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> Result<(), Infallible> {
        let (width, height) = (usize::from(self.size.width), usize::from(self.size.height));
        let Position { x, y } = self.cursor.0;
        let row = usize::from(y) * width;
        let at = row + usize::from(x).min(width);
        let cells = match region {
            ClearType::All => 0..width * height,
            ClearType::AfterCursor => at..width * height,
            ClearType::BeforeCursor => 0..at,
            ClearType::CurrentLine => row..row + width,
            ClearType::UntilNewLine => at..row + width,
        };
        self.known &= region != ClearType::All;
        self.touched.fill(true);
        self.wanted.content.iter_mut().take(cells.end).skip(cells.start).for_each(Cell::reset);
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    /// The frame is whole: its bytes can be had.
    fn flush(&mut self) -> Result<(), Infallible> {
        let mut frame = std::mem::take(&mut self.frame);
        frame.clear();
        if !self.known {
            self.start_over(&mut frame);
        }
        self.rows(&mut frame);
        self.place(&mut frame);
        let sync = self.sync && frame.len() >= SYNC_FROM;
        self.bytes.extend_from_slice(if sync { b"\x1b[?2026h" } else { b"" });
        self.bytes.extend_from_slice(&frame);
        self.bytes.extend_from_slice(if sync { b"\x1b[?2026l" } else { b"" });
        self.frame = frame;
        Ok(())
    }
}
