//! The backend of ratatui's [`Terminal`](ratatui::Terminal): from cells to the fewest bytes that make a terminal show them.
//!
//! ratatui says which cells have changed; the painter keeps what the terminal is to show and what it shows, since what has
//! to be sent isn't the changed cells alone: a character may draw over its neighbours, and blanks are erased in runs.
//!
//! A width that nobody can be sure of is never trusted. Text goes out in runs without cursor movements in between, as long as
//! the terminal is known to move by exactly the cells that each character was given. Where it moves by fewer (ambiguous characters in a narrow terminal), the cells are
//! blanked before the character is sent, so that what its glyph draws over the edge of its column is seen, and the cursor
//! is moved on. Where nobody knows (emoji, a terminal that couldn't be asked), what follows is placed absolutely: whatever
//! the terminal made of it, the next column is right.
//!
//! * A character that a terminal draws wider than the cells it has, and anything that could drive a terminal, is shown
//!   as blanks. This room's own writer never puts such into a buffer; the painter is the last door.
//! * A character that may take more columns than its cells (one with marks) has its neighbours sent again after it, and
//!   is sent without them at the right edge.
//! * Erasing is used for plain blanks only: with a background colour or reverse video terminals disagree. And only to the
//!   end of the row, after which the rest is sent again: `CSI n X` erases too little over kanji in mlterm 3.9.
//! * No scrolling regions, no repetition (REP), no text sizing: measured to differ.
//! * Between frames the attributes are the terminal's own, so nothing that others write or erase takes a colour.
//! * A link (OSC 8) is opened for the characters it covers and closed behind them: nothing else is ever written in one.
//! * The cursor is placed at the end of every frame that moved it, and is hidden only where a frame has none.

mod backend;
mod row;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use self::row::{Row, clean, erasable, same};
use super::links::Link;
use super::pen::{Look, Pen};
use crate::text::TermWidths;

/// What the terminal shows, what it is to show, and how the one becomes the other. Nothing is written: the bytes of the
/// frames are kept until [`Painter::take_bytes`].
#[derive(Debug)]
pub struct Painter {
    widths: TermWidths,
    sync: bool,
    size: Size,
    wanted: Buffer,
    shown: Buffer,
    /// The rows in which the two may differ.
    touched: Vec<bool>,
    /// Whether anything is known of the screen.
    known: bool,
    pen: Pen,
    /// Where the cursor is to be, and whether it is to be seen.
    cursor: (Position, bool),
    /// Whether it is seen; [`None`] where nobody knows.
    cursor_shown: Option<bool>,
    /// The links of the frame that comes, of the one that is shown, and which of the first is open.
    links: Vec<Link>,
    shown_links: Vec<Link>,
    open: Option<usize>,
    frame: Vec<u8>,
    bytes: Vec<u8>,
}

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Sent as it is: the terminal moves by its cells.
    Sure,
    /// Between blanks and a move: it takes fewer columns than it has cells, or nobody knows, but not more than `most`.
    Loose { drawn: Option<usize>, most: usize },
    /// Not sent; its cells stay blank.
    Blank,
}

impl Painter {
    /// A painter for a terminal of which nothing is known to be on the screen, and that has no cells until
    /// [`Painter::resize`]. `sync` where it knows synchronized output (DECSET 2026).
    pub fn new(widths: TermWidths, sync: bool) -> Painter {
        Painter {
            widths,
            sync,
            size: Size::ZERO,
            wanted: Buffer::default(),
            shown: Buffer::default(),
            touched: Vec::new(),
            known: false,
            pen: Pen::lost(),
            cursor: (Position::ORIGIN, false),
            cursor_shown: None,
            links: Vec::new(),
            shown_links: Vec::new(),
            open: None,
            frame: Vec::new(),
            bytes: Vec::new(),
        }
    }

    /// The screen has so many columns and rows from now on; where they differ, the next frame is painted whole.
    pub fn resize(&mut self, (width, height): (u16, u16)) {
        let size = Size { width, height };
        if self.size != size {
            self.size = size;
            self.wanted = Buffer::empty(Rect::from((Position::ORIGIN, size)));
            self.known = false;
        }
    }

    /// The links of the next frame.
    pub fn set_links(&mut self, links: Vec<Link>) {
        self.links = links;
    }

    /// Takes new knowledge of the terminal (a late answer, a setting); the next frame is painted whole if it differs.
    pub fn set_terminal(&mut self, widths: TermWidths, sync: bool) {
        self.known &= self.widths == widths;
        (self.widths, self.sync) = (widths, sync);
    }

    /// Says that the screen may hold anything: the next frame is painted whole.
    pub const fn repaint(&mut self) {
        self.known = false;
    }

    /// Appends to `out` what brings the terminal to the last frame; nothing where it shows that already.
    pub fn take_bytes(&mut self, out: &mut Vec<u8>) {
        out.append(&mut self.bytes);
    }

    fn start_over(&mut self, out: &mut Vec<u8>) {
        self.pen = Pen::lost();
        self.pen.look(Look::PLAIN, out);
        self.pen.go(0, 0, out);
        out.extend_from_slice(b"\x1b[J");
        self.shown.resize(self.wanted.area);
        self.shown.reset();
        self.touched.clear();
        self.touched.resize(usize::from(self.size.height), true);
        self.cursor_shown = None;
        self.known = true;
        self.shown_links.clear();
    }

    /// Sends the rows that differ.
    fn rows(&mut self, out: &mut Vec<u8>) {
        let width = usize::from(self.size.width);
        if width == 0 {
            return;
        }
        let wanted = std::mem::take(&mut self.wanted);
        let mut shown = std::mem::take(&mut self.shown);
        self.touch_links(&mut shown, width);
        let rows = wanted.content.chunks(width).zip(shown.content.chunks_mut(width));
        for (y, (next, old)) in (0..).zip(rows) {
            if !self.touched.get_mut(usize::from(y)).is_some_and(std::mem::take) {
                continue;
            }
            if !next.iter().zip(old.iter()).all(|(new, old)| same(new, old)) {
                self.row(Row { y, next, old: &mut *old, spoilt: 0 }, out);
            }
            for (new, old) in next.iter().zip(old) {
                if new != old {
                    old.clone_from(new);
                }
            }
        }
        (self.wanted, self.shown) = (wanted, shown);
        self.shown_links.clone_from(&self.links);
    }

    /// What was a link and isn't that any more, or has become one, has to be sent again.
    fn touch_links(&mut self, shown: &mut Buffer, width: usize) {
        let (now, before) = (&self.links, &self.shown_links);
        let lost = before.iter().filter(|link| !now.contains(link));
        for link in lost.chain(now.iter().filter(|link| !before.contains(link))) {
            let Some(row) = shown.content.chunks_mut(width).nth(usize::from(link.y)) else { continue };
            let cells = row.iter_mut().take(usize::from(link.columns.end)).skip(usize::from(link.columns.start));
            // No text is this.
            cells.for_each(|cell| {
                cell.set_symbol("\0");
            });
            if let Some(touched) = self.touched.get_mut(usize::from(link.y)) {
                *touched = true;
            }
        }
    }

    fn link_at(&self, x: u16, y: u16) -> Option<&Link> {
        self.links.iter().find(|link| link.y == y && link.columns.contains(&x))
    }

    /// Closes the open link unless it covers a cell.
    fn close_link(&mut self, x: u16, y: u16, out: &mut Vec<u8>) {
        if self.open.is_some() && self.open != self.link_at(x, y).map(|link| link.id) {
            out.extend_from_slice(b"\x1b]8;;\x1b\\");
            self.open = None;
        }
    }

    /// Opens the link that covers a cell.
    fn open_link(&mut self, x: u16, y: u16, out: &mut Vec<u8>) {
        let Some(link) = self.link_at(x, y).filter(|link| self.open != Some(link.id)) else { return };
        out.extend_from_slice(format!("\x1b]8;id={};{}\x1b\\", link.id, link.url).as_bytes());
        self.open = Some(link.id);
    }

    /// Attributes off, cursor where it belongs.
    fn place(&mut self, out: &mut Vec<u8>) {
        self.pen.look(Look::PLAIN, out);
        let (Position { x, y }, visible) = self.cursor;
        let visible = visible && !self.wanted.area.is_empty();
        if visible {
            self.pen.go(x.min(self.size.width - 1), y.min(self.size.height - 1), out);
        }
        if self.cursor_shown != Some(visible) {
            out.extend_from_slice(if visible { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.cursor_shown = Some(visible);
        }
    }

    fn row(&mut self, mut row: Row<'_>, out: &mut Vec<u8>) {
        let mut x = 0;
        while x < row.next.len() {
            let cells = row.span(x);
            if !row.changed(x, cells) {
                x += cells;
            } else if cells == 1 && erasable(&row.next[x]) {
                self.close_link(u16::MAX, row.y, out);
                x = self.blanks(x, &mut row, out);
            } else {
                self.close_link(column(x), row.y, out);
                self.bridge(x, &row, out);
                self.pen.go(column(x), row.y, out);
                self.open_link(column(x), row.y, out);
                self.character(x, cells, &mut row, out);
                x += cells;
            }
        }
        self.close_link(u16::MAX, row.y, out);
    }

    /// Plain blanks from `x` on, up to the last changed one: as spaces, or erased. Returns where it got to.
    fn blanks(&mut self, x: usize, row: &mut Row<'_>, out: &mut Vec<u8>) -> usize {
        let end = row.next.iter().skip(x).position(|cell| !erasable(cell)).map_or(row.next.len(), |n| x + n);
        // A blank of several cells is a character of its own.
        let end = if row.next.get(end).is_some_and(|cell| cell.symbol().is_empty()) { end - 1 } else { end };
        let last = (x..end).rev().find(|&i| row.changed(i, 1)).unwrap_or(x);
        let length = last + 1 - x;
        let plain = if self.pen.blanks_like(Look::PLAIN) { 0 } else { 3 };
        let erasing = plain + 3;
        self.bridge(x, row, out);
        self.pen.go(column(x), row.y, out);
        if length <= erasing || length <= erasing + row.cost_of_the_rest(end) {
            self.spaces(x, length, Look::PLAIN, row, out);
            return last + 1;
        }
        if plain > 0 {
            self.pen.look(Look::PLAIN, out);
        }
        out.extend_from_slice(b"\x1b[K");
        row.old.iter_mut().skip(x).for_each(Cell::reset);
        end
    }

    /// Writes unchanged ASCII again where that is shorter than moving over it.
    fn bridge(&mut self, x: usize, row: &Row<'_>, out: &mut Vec<u8>) {
        let Some(from) = self.pen.column_in(row.y).map(usize::from).filter(|&from| from < x) else { return };
        // What is written again must be what it was, a link or none.
        if self.open.is_some() || self.links.iter().any(|link| link.y == row.y) {
            return;
        }
        let gap = &row.next[from..x];
        let writable = |cell: &Cell| match cell.symbol() {
            " " => self.pen.blanks_like(Look::of(cell)),
            symbol => symbol.len() == 1 && self.pen.looks_like(Look::of(cell)) && clean(symbol),
        };
        if gap.len() < self.pen.way(column(x), row.y) && gap.iter().all(writable) {
            for cell in gap {
                out.extend_from_slice(cell.symbol().as_bytes());
            }
            self.pen.moved_to(Some(column(x)));
        }
    }

    /// One character at the pen's place.
    fn character(&mut self, x: usize, cells: usize, row: &mut Row<'_>, out: &mut Vec<u8>) {
        let (symbol, look) = match row.next[x].symbol() {
            // The rest of nothing, at the left edge.
            "" => (" ", Look::PLAIN),
            symbol => (symbol, Look::of(&row.next[x])),
        };
        if symbol == " " {
            self.spaces(x, cells, look, row, out);
            return;
        }
        if cells == 1 && symbol.len() == 1 && clean(symbol) {
            self.pen.look(look, out);
            out.extend_from_slice(symbol.as_bytes());
            self.advance(x + 1, row);
            return;
        }
        let sent = self.widths.stand_in(symbol);
        let mut sent = &*sent;
        let mut way = self.way(sent, cells);
        if matches!(way, Way::Loose { most, .. } if most > row.next.len() - x) {
            // At the right edge there is nothing to mend it with: its first character alone.
            sent = sent.get(..sent.chars().next().map_or(0, char::len_utf8)).unwrap_or_default();
            way = match self.way(sent, cells) {
                Way::Sure => Way::Sure,
                _ => Way::Blank,
            };
        }
        match way {
            Way::Blank => self.spaces(x, cells, look, row, out),
            Way::Sure => {
                self.pen.look(look, out);
                out.extend_from_slice(sent.as_bytes());
                self.advance(x + cells, row);
            }
            Way::Loose { drawn, most } => {
                if !row.blank_under(x, cells, look) {
                    self.spaces(x, cells, look, row, out);
                    self.pen.go(column(x), row.y, out);
                }
                self.pen.look(look, out);
                out.extend_from_slice(sent.as_bytes());
                self.pen.moved_to(drawn.map(|drawn| column(x + drawn)));
                row.spoilt = row.spoilt.max(x + most);
            }
        }
    }

    fn spaces(&mut self, x: usize, n: usize, look: Look, row: &Row<'_>, out: &mut Vec<u8>) {
        if !self.pen.blanks_like(look) {
            self.pen.look(look, out);
        }
        out.extend(std::iter::repeat_n(b' ', n));
        self.advance(x + n, row);
    }

    /// The pen has come to column `x`. In the last column a terminal waits there or stays before it: not known.
    fn advance(&mut self, x: usize, row: &Row<'_>) {
        self.pen.moved_to((x < row.next.len()).then(|| column(x)));
    }

    fn way(&self, sent: &str, cells: usize) -> Way {
        match self.widths.drawn(sent).map(usize::from) {
            Some(drawn) if drawn == cells => Way::Sure,
            Some(drawn) if drawn > cells || drawn == 0 => Way::Blank,
            drawn @ Some(_) => Way::Loose { drawn, most: cells },
            None if !clean(sent) => Way::Blank,
            // No character takes more than two columns in any terminal.
            None => Way::Loose { drawn: None, most: cells.max(2 * sent.chars().count()) },
        }
    }
}

/// Columns fit into 16 bits, as the buffer's width does.
fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
