//! The backend of ratatui's [`Terminal`](ratatui::Terminal): from cells to the fewest bytes that make a terminal show them.
//!
//! ratatui says which cells have changed; the painter keeps what the terminal is to show, and of the rows that have changed
//! what it shows, since what has to be sent isn't the changed cells alone: a character may draw over its neighbours, and
//! blanks are erased in runs. The bytes are made when they are asked for: a frame that another has followed before it was
//! sent costs what ratatui found to differ, and nothing else.
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

/// Frames shorter than this arrive at once anyway: bytes.
const SYNC_FROM: usize = 400;

/// What the terminal is to show, what it shows, and how the one becomes the other. Nothing is written:
/// [`Painter::take_bytes`] gives what is to be.
#[derive(Debug)]
pub struct Painter {
    widths: TermWidths,
    sync: bool,
    size: Size,
    wanted: Buffer,
    /// Whether that is a frame which hasn't been sent.
    drawn: bool,
    /// The rows as they are shown, of those that have changed since; empty where the row that is wanted is shown.
    shown: Vec<Vec<Cell>>,
    /// Whether anything is known of the screen: else `shown` means nothing.
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
            drawn: false,
            shown: Vec::new(),
            known: false,
            pen: Pen::lost(),
            cursor: (Position::ORIGIN, false),
            cursor_shown: None,
            links: Vec::new(),
            shown_links: Vec::new(),
            open: None,
        }
    }

    /// The screen has so many columns and rows from now on; where they differ, the next frame is painted whole.
    pub fn resize(&mut self, (width, height): (u16, u16)) {
        let size = Size { width, height };
        if self.size != size {
            self.size = size;
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
        if !std::mem::take(&mut self.drawn) {
            return;
        }
        let start = out.len();
        if !self.known {
            self.start_over(out);
        }
        self.rows(out);
        self.place(out);
        if self.sync && out.len() - start >= SYNC_FROM {
            out.splice(start..start, *b"\x1b[?2026h");
            out.extend_from_slice(b"\x1b[?2026l");
        }
        self.known = true;
    }

    fn start_over(&mut self, out: &mut Vec<u8>) {
        self.pen = Pen::lost();
        self.pen.look(Look::PLAIN, out);
        self.pen.go(0, 0, out);
        out.extend_from_slice(b"\x1b[J");
        self.cursor_shown = None;
        self.shown_links.clear();
    }

    /// A row that is wanted is about to change: what is shown there is kept, once.
    fn keep(&mut self, y: u16) {
        let width = usize::from(self.wanted.area.width);
        if let (true, Some(shown)) = (self.known, self.shown.get_mut(usize::from(y)))
            && shown.is_empty()
        {
            shown.extend(self.wanted.content.iter().skip(usize::from(y) * width).take(width).cloned());
        }
    }

    /// Sends the rows that differ; what was wanted is shown then.
    fn rows(&mut self, out: &mut Vec<u8>) {
        let relinked = self.relinked();
        relinked.iter().for_each(|link| self.keep(link.y));
        let wanted = std::mem::take(&mut self.wanted);
        let mut shown = std::mem::take(&mut self.shown);
        let width = usize::from(wanted.area.width);
        // Of a screen that has just been cleared one blank row tells all, time and again.
        let mut blank = if self.known { Vec::new() } else { vec![Cell::EMPTY; width] };
        for ((y, next), shown) in (0..).zip(wanted.content.chunks(width.max(1))).zip(&mut shown) {
            let old = if self.known { shown } else { &mut blank };
            if old.is_empty() {
                continue;
            }
            for link in relinked.iter().filter(|link| link.y == y) {
                let cells = old.iter_mut().take(usize::from(link.columns.end)).skip(usize::from(link.columns.start));
                // No text is this.
                cells.for_each(|cell| {
                    cell.set_symbol("\0");
                });
            }
            if !next.iter().zip(old.iter()).all(|(new, old)| same(new, old)) {
                self.row(Row { y, next, old: &mut *old, spoilt: 0 }, out);
            }
            // What is sent of a blank row leaves it blank; a link's mark doesn't.
            if relinked.iter().any(|link| link.y == y) {
                blank.iter_mut().for_each(Cell::reset);
            }
        }
        shown.iter_mut().for_each(Vec::clear);
        (self.wanted, self.shown) = (wanted, shown);
        self.shown_links.clone_from(&self.links);
    }

    /// What was a link and isn't that any more, or has become one, has to be sent again.
    fn relinked(&self) -> Vec<Link> {
        let (now, before) = (&self.links, &self.shown_links);
        let lost = before.iter().filter(|link| !now.contains(link));
        lost.chain(now.iter().filter(|link| !before.contains(link))).cloned().collect()
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
        let Rect { width, height, .. } = self.wanted.area;
        let visible = visible && width > 0 && height > 0;
        if visible {
            self.pen.go(x.min(width - 1), y.min(height - 1), out);
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
