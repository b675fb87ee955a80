//! What ratatui's terminal asks of a backend. Cells are taken down as they are told; the frame is painted when its bytes are
//! asked for.

use std::convert::Infallible;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::Painter;

impl Backend for Painter {
    /// Nothing can fail: nothing is written.
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        if self.wanted.area.as_size() != self.size {
            self.clear()?;
        }
        let mut kept = None;
        for (x, y, cell) in content {
            if kept.replace(y) != Some(y) {
                self.keep(y);
            }
            if let Some(wanted) = self.wanted.cell_mut((x, y)) {
                wanted.clone_from(cell);
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
        // To write a constant takes a fifth of what it takes to clone a cell.
        let content = std::iter::repeat_with(|| Cell::EMPTY).take(self.size.area() as usize).collect();
        self.wanted = Buffer { area: Rect::from((Position::ORIGIN, self.size)), content };
        self.shown.resize_with(usize::from(self.size.height), Vec::new);
        self.known = false;
        Ok(())
    }

    fn clear_region(&mut self, region: ClearType) -> Result<(), Infallible> {
        let Rect { width, height, .. } = self.wanted.area;
        let Position { x, y } = self.cursor.0;
        let row = usize::from(y) * usize::from(width);
        let (at, end) = (row + usize::from(x.min(width)), row + usize::from(width));
        let (rows, cells) = match region {
            ClearType::All => return self.clear(),
            ClearType::AfterCursor => (y..height, at..usize::MAX),
            ClearType::BeforeCursor => (0..y.saturating_add(1), 0..at),
            ClearType::CurrentLine => (y..y.saturating_add(1), row..end),
            ClearType::UntilNewLine => (y..y.saturating_add(1), at..end),
        };
        rows.for_each(|y| self.keep(y));
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
        self.drawn = true;
        Ok(())
    }
}
