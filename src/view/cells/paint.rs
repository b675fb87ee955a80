//! The backend of ratatui's [`Terminal`](ratatui::Terminal): from cells to the fewest bytes that make a terminal show them.
//!
//! ratatui says which cells have changed; the painter keeps what the terminal is to show and what it shows, since what has
//! to be sent isn't the changed cells alone: a character may draw over its neighbours, blanks are erased in runs, and a
//! width that can't be sure of is never trusted. Text
//! goes out in runs without cursor movements in between, as long as the terminal is known to move by exactly the cells
//! that each character was given. Where it moves by fewer (ambiguous characters in a narrow terminal), the cells are
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

use std::convert::Infallible;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::links::Link;
use super::pen::{Look, Pen};
use crate::text::TermWidths;
use crate::text::width::{Class, class};

/// Frames shorter than this arrive at once anyway: bytes.
const SYNC_FROM: usize = 400;

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

/// A row as it is to be and as it is shown.
struct Row<'a> {
    y: u16,
    next: &'a [Cell],
    old: &'a mut [Cell],
    /// Up to this column a character of unknown width may have drawn over what was shown.
    spoilt: usize,
}

impl Row<'_> {
    /// Cells of the character that begins at `x`.
    fn span(&self, x: usize) -> usize {
        1 + self.next.iter().skip(x + 1).take_while(|cell| cell.symbol().is_empty()).count()
    }

    /// Whether the character at `x` isn't what is shown there.
    fn changed(&self, x: usize, cells: usize) -> bool {
        x < self.spoilt
            || !self.next.iter().zip(&*self.old).skip(x).take(cells).all(|(new, old)| same(new, old))
            // What stood here may have been longer, and is cut now.
            || self.old.get(x + cells).is_some_and(|cell| cell.symbol().is_empty())
    }

    /// About how many bytes it takes to send again what is shown from `x` on.
    fn cost_of_the_rest(&self, x: usize) -> usize {
        const MOVE: usize = 5;
        const LOOK: usize = 6;
        let (mut cost, mut look, mut blanks) = (0, Look::PLAIN, MOVE);
        for (x, cell) in self.next.iter().enumerate().skip(x) {
            if erasable(cell) {
                blanks += 1;
            } else if !self.changed(x, self.span(x)) {
                let other = Look::of(cell) != look;
                cost += blanks.min(MOVE) + cell.symbol().len() + if other { LOOK } else { 0 };
                (look, blanks) = (Look::of(cell), 0);
            }
        }
        cost
    }

    /// Whether the cells are shown blank, and look as blanks of this look do.
    fn blank_under(&self, x: usize, cells: usize, look: Look) -> bool {
        x >= self.spoilt
            && self.old.iter().skip(x).take(cells).all(|cell| cell.symbol() == " " && look.same_blank(Look::of(cell)))
    }
}

/// Whether two cells look the same. The rest of a character looks as its beginning does.
fn same(a: &Cell, b: &Cell) -> bool {
    let symbol = a.symbol();
    symbol == b.symbol()
        && match symbol {
            "" => true,
            " " => Look::of(a).same_blank(Look::of(b)),
            _ => Look::of(a) == Look::of(b),
        }
}

/// A blank that erasing makes as well, in every terminal.
fn erasable(cell: &Cell) -> bool {
    cell.symbol() == " " && Look::of(cell).same_blank(Look::PLAIN)
}

/// It begins with a character of its own, and nothing in it drives a terminal or turns the direction of writing.
fn clean(sent: &str) -> bool {
    let base = |c: char| !matches!(class(c), Class::Joined | Class::Silent);
    sent.chars().next().is_some_and(base) && !sent.chars().any(|c| matches!(class(c), Class::Control | Class::Hidden))
}

/// Columns fit into 16 bits, as the buffer's width does.
fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    use super::*;
    use crate::view::cells;

    /// What a terminal would show as a link: each cell's URL, by following the bytes.
    fn linked(painter: &mut Painter, buffer: &Buffer, links: Vec<Link>) -> (String, String) {
        painter.set_links(links);
        let text = String::from_utf8(frame(painter, buffer, None)).unwrap();
        let mut inside = String::new();
        let mut rest = text.as_str();
        while let Some((_, after)) = rest.split_once("\x1b]8;id=") {
            let (_, after) = after.split_once("\x1b\\").unwrap();
            let (words, after) = after.split_once("\x1b]8;;\x1b\\").expect("every link is closed");
            inside.push_str(words);
            rest = after;
        }
        (text.clone(), inside)
    }

    #[test]
    fn a_link_covers_its_text_and_nothing_else() {
        let mut painter = Painter::new(crate::text::TermWidths::NARROW, false);
        let buffer = screen(&["a https://b.jp/ c", "plain"]);
        let link = Link { y: 0, columns: 2..15, id: 4, url: "https://b.jp/long".into() };
        let (text, inside) = linked(&mut painter, &buffer, vec![link.clone()]);
        assert_eq!(inside, "https://b.jp/");
        assert!(text.contains("\x1b]8;id=4;https://b.jp/long\x1b\\"));
        // The same again: nothing is sent; another address under the same words: they are sent again, in it.
        assert_eq!(linked(&mut painter, &buffer, vec![link.clone()]).0, "");
        let other = Link { url: "https://c.jp/".into(), ..link };
        assert_eq!(linked(&mut painter, &buffer, vec![other]).1, "https://b.jp/");
        // No link any more: the words are sent again, in none.
        let (text, inside) = linked(&mut painter, &buffer, Vec::new());
        assert!(inside.is_empty() && text.contains("https://b.jp/") && !text.contains("]8;"), "{text:?}");
    }

    fn screen(rows: &[&str]) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 3));
        for (y, text) in (0..).zip(rows) {
            let area = buf.area;
            cells::put(&mut buf, area, 0, y, text, Style::default());
        }
        buf
    }

    /// Every cell of a buffer, and the cursor, as ratatui's terminal hands them over.
    fn frame(painter: &mut Painter, buffer: &Buffer, cursor: Option<(u16, u16)>) -> Vec<u8> {
        painter.resize((buffer.area.width, buffer.area.height));
        let width = buffer.area.width.max(1);
        let at = |i: usize| ((i % usize::from(width)) as u16, (i / usize::from(width)) as u16);
        let Ok(()) = painter.draw(buffer.content.iter().enumerate().map(|(i, cell)| (at(i).0, at(i).1, cell)));
        match cursor {
            None => painter.hide_cursor(),
            Some(place) => painter.show_cursor().and_then(|()| painter.set_cursor_position(place)),
        }
        .and_then(|()| painter.flush())
        .unwrap();
        let mut out = Vec::new();
        painter.take_bytes(&mut out);
        out
    }

    struct Shown(Painter);

    impl Shown {
        fn on(widths: TermWidths, rows: &[&str]) -> Shown {
            let mut painter = Painter::new(widths, false);
            frame(&mut painter, &screen(rows), Some((0, 0)));
            Shown(painter)
        }

        fn then(&mut self, next: &Buffer) -> String {
            String::from_utf8_lossy(&frame(&mut self.0, next, Some((0, 0)))).replace('\u{1B}', "^")
        }
    }

    #[test]
    fn a_first_frame_is_cleared_and_sent_in_runs() {
        let mut painter = Painter::new(TermWidths::WIDE, false);
        let out = frame(&mut painter, &screen(&["○達成 abc", "", "全部ｶﾞ"]), Some((4, 1)));
        let sent = String::from_utf8_lossy(&out).replace('\u{1B}', "^");
        assert_eq!(sent, "^[m^[H^[J○達成 abc\r\n\n全部ｶﾞ^[2;5H^[?25h");
        assert_eq!(frame(&mut painter, &screen(&["○達成 abc", "", "全部ｶﾞ"]), Some((4, 1))), b"");
        assert_eq!(frame(&mut painter, &screen(&["○達成 abc", "", "全部ｶﾞ"]), None), b"\x1b[?25l");
    }

    #[test]
    fn what_differs_is_sent_and_nothing_else() {
        let mut shown = Shown::on(TermWidths::NARROW, &["受講者数 43人", "達成率 71.7%"]);
        assert_eq!(shown.then(&screen(&["受講者数 45人", "達成率 71.7%"])), "^[11G5\r");
        assert_eq!(shown.then(&screen(&["受講者数 45人", "達成率 75.7%"])), "^[2;9H5^[H");
        // A narrow character in place of a wide one: the vacated cell is sent.
        assert_eq!(shown.then(&screen(&["a 講者数 45人", "達成率 75.7%"])), "a \r");
    }

    #[test]
    fn a_character_that_the_terminal_draws_narrower_is_blanked_sent_and_moved_over() {
        let mut shown = Shown::on(TermWidths::NARROW, &["xyz①②b"]);
        assert_eq!(shown.then(&screen(&["x○②③b"])), "x  \u{8}\u{8}○^[C  \u{8}\u{8}②^[C  \u{8}\u{8}③\r");
        let mut shown = Shown::on(TermWidths::PAD, &[""]);
        assert_eq!(shown.then(&screen(&["○a"])), "○^[3Ga\r");
        let mut shown = Shown::on(TermWidths::SAFE, &[""]);
        assert_eq!(shown.then(&screen(&["○⑫→a"])), "〇12＞a\r");
        let mut shown = Shown::on(TermWidths::WIDE, &["ab"]);
        assert_eq!(shown.then(&screen(&["○😀a"])), "○😀^[5Ga\r");
    }

    #[test]
    fn plain_blanks_are_erased_coloured_ones_are_written() {
        let mut shown = Shown::on(TermWidths::NARROW, &["一二三四五六七八九十"]);
        assert_eq!(shown.then(&screen(&["一"])), "^[3G^[K\r");
        let mut shown = Shown::on(TermWidths::NARROW, &["一二三四五六七八九|", "ab"]);
        assert_eq!(shown.then(&screen(&["一                |", "ab"])), "^[3G^[K^[19G|\r");
        let mut next = screen(&["", "ab"]);
        cells::tint(&mut next, Rect::new(0, 1, 20, 1), Modifier::REVERSED);
        assert_eq!(shown.then(&next), "^[K\r\n^[7mab                  ^[m^[H");
    }

    #[test]
    fn attributes_that_a_blank_doesnt_show_cost_nothing() {
        let mut shown = Shown::on(TermWidths::NARROW, &[]);
        let mut next = screen(&["ab cd"]);
        cells::tint(&mut next, Rect::new(0, 0, 5, 1), Color::Red);
        next[(2, 0)].set_fg(Color::Green);
        assert_eq!(shown.then(&next), "^[31mab cd^[m\r");
    }

    #[test]
    fn nothing_half_too_wide_or_hostile_is_sent() {
        let mut shown = Shown::on(TermWidths::WIDE, &["........"]);
        let mut next = screen(&["........"]);
        for (x, symbol) in (0..).zip(["漢", "─", "\u{1B}[2J", "\u{202E}", "\n", "\u{9B}", "", ""]) {
            next[(x, 0)].set_symbol(symbol);
        }
        assert_eq!(shown.then(&next), "        \r");
        // The first cell of a character is gone; so is what is left of it.
        let mut next = screen(&["漢字"]);
        next[(0, 0)].set_symbol("a");
        next[(3, 0)].set_symbol("b");
        assert!(!shown.then(&next).contains(['漢', '字']));
        let mut next = screen(&["漢字"]);
        next[(0, 0)].set_symbol("");
        assert!(!shown.then(&next).contains('漢'));
    }

    #[test]
    fn what_a_character_may_have_drawn_over_is_sent_again() {
        let mut shown = Shown::on(TermWidths::PAD, &["    abcd"]);
        let next = screen(&["x\u{301}\u{302}○ abcd"]);
        assert_eq!(shown.then(&next), "x\u{301}\u{302}^[2G  \u{8}\u{8}○^[4G ab\r");
        // At the right edge there would be nothing to mend it with.
        let mut shown = Shown::on(TermWidths::PAD, &["...................."]);
        assert_eq!(shown.then(&screen(&["................x\u{301}..."])), "^[17G \u{8}x\u{301}^[18G...\r");
        assert_eq!(shown.then(&screen(&["..................x\u{301}⚠"])), "^[17G..x \r");
    }

    #[test]
    fn what_is_left_of_a_cut_character_is_blanked_and_not_left_to_the_terminal() {
        let mut next = screen(&["漢字"]);
        next[(1, 0)].set_symbol("x");
        assert_eq!(Shown::on(TermWidths::NARROW, &["漢字"]).then(&next), " x\r");
    }

    #[test]
    fn resizing_and_asking_paint_everything_again() {
        let mut shown = Shown::on(TermWidths::NARROW, &["ab"]);
        shown.0.repaint();
        assert_eq!(shown.then(&screen(&["ab"])), "^[m^[H^[Jab\r^[?25h");
        let mut next = screen(&["ab"]);
        next.resize(Rect::new(0, 0, 10, 1));
        assert_eq!(shown.then(&next), "^[m^[H^[Jab\r^[?25h");
        shown.0.set_terminal(TermWidths::NARROW, true);
        assert_eq!(shown.then(&next), "");
        shown.0.set_terminal(TermWidths::WIDE, true);
        assert_eq!(shown.then(&next), "^[m^[H^[Jab\r^[?25h");
        next.resize(Rect::ZERO);
        assert_eq!(shown.then(&next), "^[m^[H^[J^[?25l");
    }

    #[test]
    fn only_long_frames_are_synchronized() {
        let mut painter = Painter::new(TermWidths::NARROW, true);
        let out = frame(&mut painter, &screen(&["ab"]), None);
        assert!(!out.starts_with(b"\x1b[?2026h"));
        let mut next = Buffer::empty(Rect::new(0, 0, 80, 20));
        for y in 0..20 {
            let area = next.area;
            cells::put(&mut next, area, 0, y, &"予算".repeat(20), Style::default());
        }
        let out = frame(&mut painter, &next, None);
        assert!(out.starts_with(b"\x1b[?2026h") && out.ends_with(b"\x1b[?2026l"));
    }
}
