//! The one writer of cells: what puts text and lines into a ratatui [`Buffer`].
//!
//! A character takes the cells that [`crate::text`] gives it: its first cell holds it, the others hold the empty symbol.
//! That is all the painter needs to know how many cells a character was given, and it makes whole-screen tests plain:
//! the symbols of a row, one after the other, are the row's text. (ratatui measures otherwise in places, so cells with
//! more than ASCII say that they are one cell wide, which makes its own test backend take them as they are.)
//!
//! **There is never half a character.** One that doesn't fit at an edge becomes blanks, and writing over one half of a
//! character that stands there blanks its other half, so a popup over kanji keeps its borders.

pub(crate) mod links;
pub(crate) mod paint;
mod pen;

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::widgets::{Block, Borders, Clear, Widget};

use crate::text::{Glyph, GlyphKind, glyphs};

/// A cell of its own, however wide ratatui thinks its symbol.
const ONE_CELL: CellDiffOption = CellDiffOption::ForcedWidth(NonZeroU16::MIN);

/// The characters that lines, frames and bars are drawn with, each one cell wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shapes {
    /// Horizontal line.
    pub(crate) horizontal: &'static str,
    /// Vertical line.
    pub(crate) vertical: &'static str,
    /// Corners: top left, top right, bottom left, bottom right.
    pub(crate) corners: [&'static str; 4],
    /// A full cell of a bar.
    pub(crate) full: &'static str,
    /// A cell of a bar filled by one to seven eighths from the left; all alike where there is nothing finer.
    pub(crate) eighths: [&'static str; 7],
    /// A cell of a bar that may or may not come to be filled.
    pub(crate) open: &'static str,
    /// What marks a place on a bar (the 100 % line).
    pub(crate) mark: &'static str,
}

impl Shapes {
    /// Box drawing and block elements, for terminals that draw them one column wide.
    pub const UNICODE: Shapes = Shapes {
        horizontal: "─",
        vertical: "│",
        corners: ["┌", "┐", "└", "┘"],
        full: "█",
        eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"],
        open: "░",
        mark: "┃",
    };
    /// ASCII, for terminals that draw them two columns wide, and where nobody knows.
    pub const ASCII: Shapes = Shapes {
        horizontal: "-",
        vertical: "|",
        corners: ["+"; 4],
        full: "#",
        eighths: [" ", " ", " ", "=", "=", "=", "="],
        open: "?",
        mark: "|",
    };

    /// A block whose borders are drawn with these.
    const fn block(&self, borders: Borders) -> Block<'static> {
        let [top_left, top_right, bottom_left, bottom_right] = self.corners;
        Block::new().borders(borders).border_set(border::Set {
            top_left,
            top_right,
            bottom_left,
            bottom_right,
            vertical_left: self.vertical,
            vertical_right: self.vertical,
            horizontal_top: self.horizontal,
            horizontal_bottom: self.horizontal,
        })
    }

    /// What a terminal with these widths can be given.
    pub const fn of(widths: crate::text::TermWidths) -> Shapes {
        if widths.ambiguous == 1 && !widths.pad && !widths.safe { Shapes::UNICODE } else { Shapes::ASCII }
    }
}

/// Puts one line of `text` at column `x`, row `y`, showing only what lies in `clip`. Line breaks in it are left out; what
/// `style` leaves open (a background laid before) stays. Returns the cells it took from `x` on, up to the right edge of `clip`.
pub fn put(buf: &mut Buffer, clip: Rect, x: u16, y: u16, text: &str, style: impl Into<Style>) -> u16 {
    let style = style.into();
    put_glyphs(buf, clip, x, y, glyphs(text).map(|glyph| (glyph, style)))
}

/// Puts glyphs, each with its own style (search hits, marks), as [`put`] does.
pub(crate) fn put_glyphs<'a>(
    buf: &mut Buffer,
    clip: Rect,
    x: u16,
    y: u16,
    line: impl IntoIterator<Item = (Glyph<'a>, Style)>,
) -> u16 {
    let clip = clip.intersection(buf.area);
    if y < clip.top() || y >= clip.bottom() {
        return 0;
    }
    let mut at = x;
    for (glyph, style) in line {
        if at >= clip.right() {
            break;
        }
        if glyph.kind == GlyphKind::Break || glyph.cells == 0 {
            continue;
        }
        let after = at.saturating_add(u16::from(glyph.cells));
        if at < clip.left() || after > clip.right() {
            blank(buf, at.max(clip.left()), after.min(clip.right()), y, style);
        } else {
            one(buf, at, y, &glyph.shown, u16::from(glyph.cells), style);
        }
        at = after.min(clip.right());
    }
    at.saturating_sub(x)
}

/// Puts a symbol that takes `cells` cells at a place in the buffer; nothing where it doesn't fit. For [`Shapes`] and
/// such; text goes through [`put`].
pub(crate) fn symbol(buf: &mut Buffer, x: u16, y: u16, symbol: &str, cells: u16, style: impl Into<Style>) {
    let inside = y >= buf.area.top() && y < buf.area.bottom() && x >= buf.area.left();
    if inside && cells > 0 && x.saturating_add(cells) <= buf.area.right() {
        one(buf, x, y, symbol, cells, style.into());
    }
}

/// Clears an area to blanks of exactly this style, mending characters that its sides cut.
pub fn fill(buf: &mut Buffer, area: Rect, style: impl Into<Style>) {
    let style = style.into();
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        mend(buf, area.left(), area.right(), y);
    }
    Clear.render(area, buf);
    buf.set_style(area, style);
}

/// Lays a style over an area without touching what stands there; a character that the area cuts is taken whole.
pub fn tint(buf: &mut Buffer, area: Rect, style: impl Into<Style>) {
    let style = style.into();
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        let mut from = area.left();
        while from > buf.area.left() && is_rest(buf, from, y) {
            from -= 1;
        }
        let mut to = area.right();
        while to < buf.area.right() && is_rest(buf, to, y) {
            to += 1;
        }
        for x in from..to {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.set_style(style);
            }
        }
    }
}

/// A horizontal line of `width` cells.
pub(crate) fn hline(buf: &mut Buffer, shapes: &Shapes, x: u16, y: u16, width: u16, style: impl Into<Style>) {
    let area = Rect { x, y, width, height: 1 }.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    mend(buf, area.left(), area.right(), y);
    shapes.block(Borders::TOP).border_style(style).render(area, buf);
}

/// A frame with a title in its upper side. Returns the area inside; what stands there is left alone. An area without
/// room for a frame (less than 2 × 2) is left alone as well, and is its own inside. The title is text, and so isn't the
/// [`Block`]'s.
pub fn frame(buf: &mut Buffer, shapes: &Shapes, area: Rect, title: &str, line: Style, title_style: Style) -> Rect {
    let area = area.intersection(buf.area);
    if area.width < 2 || area.height < 2 {
        return area;
    }
    let block = shapes.block(Borders::ALL).border_style(line);
    let inside = block.inner(area);
    for y in area.rows().map(|row| row.y) {
        // A character that a side of the frame cuts.
        let sides =
            if inside.rows().any(|row| row.y == y) { [inside.left(), inside.right()] } else { [area.right(); 2] };
        mend(buf, area.left(), sides[0], y);
        mend(buf, sides[1], area.right(), y);
    }
    block.render(area, buf);
    put(buf, Rect { y: area.y, height: 1, ..inside }, inside.x, area.y, title, title_style);
    inside
}

/// The symbols of a row of the buffer, which are the row's text: for tests and for copying what is seen.
pub fn row_text(buf: &Buffer, y: u16) -> String {
    (buf.area.left()..buf.area.right()).filter_map(|x| buf.cell((x, y))).map(|cell| cell.symbol()).collect()
}

/// Whether the cell holds the rest of the character before it.
fn is_rest(buf: &Buffer, x: u16, y: u16) -> bool {
    buf.cell((x, y)).is_some_and(|cell| cell.symbol().is_empty())
}

/// Blanks what would be left of characters that stand partly in `from..to` and partly outside.
fn mend(buf: &mut Buffer, from: u16, to: u16, y: u16) {
    let wipe = |buf: &mut Buffer, x: u16| {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
        }
    };
    if is_rest(buf, from, y) {
        let mut x = from;
        while x > buf.area.left() {
            x -= 1;
            let first = !is_rest(buf, x, y);
            wipe(buf, x);
            if first {
                break;
            }
        }
    }
    let mut x = to;
    while x < buf.area.right() && is_rest(buf, x, y) {
        wipe(buf, x);
        x += 1;
    }
}

fn blank(buf: &mut Buffer, from: u16, to: u16, y: u16, style: Style) {
    if from >= to {
        return;
    }
    mend(buf, from, to, y);
    for x in from..to {
        set(buf, x, y, " ", style);
    }
}

/// One character in cells that are known to be inside the buffer.
fn one(buf: &mut Buffer, x: u16, y: u16, shown: &str, cells: u16, style: Style) {
    mend(buf, x, x + cells, y);
    // Tabs, marks like `^[`: as good as so many characters.
    if cells > 1 && shown.len() == usize::from(cells) && shown.is_ascii() {
        for (x, at) in (x..).zip(0..shown.len()) {
            set(buf, x, y, shown.get(at..=at).unwrap_or(" "), style);
        }
        return;
    }
    set(buf, x, y, shown, style);
    for x in x + 1..x + cells {
        set(buf, x, y, "", style);
    }
}

fn set(buf: &mut Buffer, x: u16, y: u16, symbol: &str, style: Style) {
    let Some(cell) = buf.cell_mut((x, y)) else { return };
    let ascii = symbol.len() == 1;
    cell.set_symbol(symbol).set_style(style).set_diff_option(if ascii { CellDiffOption::None } else { ONE_CELL });
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::style::{Color, Modifier};

    use super::*;
    use crate::text::TermWidths;

    fn buffer(width: u16, rows: &[&str]) -> Buffer {
        let area = Rect::new(0, 0, width, u16::try_from(rows.len()).unwrap());
        let mut buf = Buffer::empty(area);
        for (y, text) in (0..).zip(rows) {
            put(&mut buf, area, 0, y, text, Style::default());
        }
        buf
    }

    /// Every cell of a row, the rest of a character as `_`.
    fn cells(buf: &Buffer, y: u16) -> String {
        (0..buf.area.width).map(|x| buf[(x, y)].symbol()).map(|s| if s.is_empty() { "_" } else { s }).collect()
    }

    #[test]
    fn characters_take_their_cells_and_the_row_is_its_text() {
        let buf = buffer(20, &["○達成ｶﾞa\u{1B}[m\t終"]);
        assert_eq!(cells(&buf, 0), "○_達_成_ｶﾞ_a^[[m    終_ ");
        assert_eq!(row_text(&buf, 0), "○達成ｶﾞa^[[m    終 ");
    }

    #[test]
    fn no_half_character_at_any_edge() {
        let mut buf = buffer(12, &["abcdefghijkl"]);
        let clip = Rect::new(3, 0, 4, 1);
        assert_eq!(put(&mut buf, clip, 2, 0, "厚保くり", Style::default()), 5);
        assert_eq!(cells(&buf, 0), "abc 保_ hijkl");
        assert_eq!(put(&mut buf, clip, 0, 0, "漢", Style::default()), 2);
        assert_eq!(put(&mut buf, clip, 7, 0, "漢", Style::default()), 0);
        assert_eq!(put(&mut buf, clip, 4, 3, "漢", Style::default()), 0);
        assert_eq!(put(&mut buf, clip, u16::MAX, 0, "漢", Style::default()), 0);
        assert_eq!(cells(&buf, 0), "abc 保_ hijkl");
        assert_eq!(put(&mut buf, clip, 3, 0, "a\nb", Style::default()), 2);
    }

    #[test]
    fn writing_over_half_a_character_blanks_its_other_half() {
        let mut buf = buffer(8, &["漢字漢字"; 3]);
        let all = buf.area;
        put(&mut buf, all, 1, 0, "xy", Style::default());
        assert_eq!(cells(&buf, 0), " xy 漢_字_");
        put(&mut buf, all, 3, 1, "仮", Style::default());
        assert_eq!(cells(&buf, 1), "漢_ 仮_ 字_");
        fill(&mut buf, Rect::new(1, 2, 6, 1), Color::Red);
        assert_eq!(cells(&buf, 2), "        ");
        assert_eq!((buf[(0, 2)].fg, buf[(1, 2)].fg), (Color::Reset, Color::Red));
    }

    #[test]
    fn a_popup_over_kanji_keeps_its_borders() {
        for x in 0..6 {
            let mut buf = buffer(12, &["漢字漢字漢字"; 3]);
            let inside = frame(
                &mut buf,
                &Shapes::UNICODE,
                Rect::new(x, 0, 6, 3),
                "題名題名",
                Style::default(),
                Style::default(),
            );
            fill(&mut buf, inside, Style::default());
            let rows: Vec<String> = (0..3).map(|y| cells(&buf, y)).collect();
            let at = usize::from(x);
            for (row, borders) in rows.iter().zip(["┌┐", "││", "└┘"]) {
                let chars: Vec<char> = row.chars().collect();
                assert_eq!([chars[at], chars[at + 5]], *borders.chars().collect::<Vec<_>>(), "{x}: {row}");
                assert!(at == 0 || chars[at - 1] != '漢' && chars[at - 1] != '字', "{row}");
                assert_ne!(chars.get(at + 6), Some(&'_'), "{row}");
            }
            assert_eq!(rows[0].chars().skip(at + 1).take(4).collect::<String>(), "題_名_");
        }
    }

    #[test]
    fn frames_without_room_draw_nothing_and_ascii_where_lines_are_wide() {
        let mut buf = buffer(5, &["", "", ""]);
        for (w, h) in [(0, 0), (1, 3), (5, 1), (0, 3)] {
            let area = Rect::new(0, 0, w, h);
            assert_eq!(frame(&mut buf, &Shapes::ASCII, area, "題", Style::default(), Style::default()), area);
        }
        assert_eq!(row_text(&buf, 0), "     ");
        let shapes = Shapes::of(TermWidths::WIDE);
        assert_eq!(
            frame(&mut buf, &shapes, Rect::new(0, 0, 9, 9), "題", Style::default(), Style::default()),
            Rect::new(1, 1, 3, 1)
        );
        assert_eq!([0, 1, 2].map(|y| row_text(&buf, y)), ["+題-+", "|   |", "+---+"]);
        for widths in [TermWidths::PAD, TermWidths::SAFE] {
            assert_eq!(Shapes::of(widths), Shapes::ASCII);
        }
    }

    #[test]
    fn a_tint_takes_cut_characters_whole() {
        let mut buf = buffer(8, &["漢字漢字"]);
        tint(&mut buf, Rect::new(3, 0, 2, 1), Modifier::REVERSED);
        let tinted: Vec<bool> = (0..8).map(|x| buf[(x, 0)].modifier.contains(Modifier::REVERSED)).collect();
        assert_eq!(tinted, [false, false, true, true, true, true, false, false]);
    }

    /// ratatui's own diff and test backend, frame after frame, end up with the cells as they were written.
    #[test]
    fn ratatuis_test_backend_shows_the_same() {
        let mut terminal = Terminal::new(TestBackend::new(12, 1)).unwrap();
        for text in ["○達成xｶﾞ", "abcdefghijkl", "漢字abc①②", "a漢字漢字", "⚠か\u{3099}👨‍👩‍👧", ""]
        {
            let mut expected = String::new();
            terminal
                .draw(|frame| {
                    let area = frame.area();
                    put(frame.buffer_mut(), area, 0, 0, text, Style::default());
                    expected = row_text(frame.buffer_mut(), 0);
                })
                .unwrap();
            assert_eq!(row_text(terminal.backend().buffer(), 0), expected);
        }
    }

    proptest! {
        #![proptest_config(crate::long::cases(48, 256))]

        #[test]
        fn every_row_stays_whole_whatever_is_written_over_it(
            writes in prop::collection::vec((0u16..24, 0u16..24, 0u16..24, "[a漢○ｶﾞ①\u{1B}\t👨‍👩‍👧🏽]{0,8}"), 1..12)
        ) {
            let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
            for (x, left, width, text) in writes {
                let before = buf.clone();
                let clip = Rect::new(left, 0, width, 1);
                put(&mut buf, clip, x, 0, &text, Style::default());
                for x in 0..20 {
                    // Outside the clip nothing changes but the other halves of what was cut.
                    if x < left || x >= left + width {
                        prop_assert!(buf[(x, 0)].symbol() == before[(x, 0)].symbol() || buf[(x, 0)].symbol() == " ");
                    }
                    // The rest of a character stands after its beginning, and as long as that is wide.
                    let symbol = buf[(x, 0)].symbol();
                    let rest = (x + 1..20).take_while(|&x| is_rest(&buf, x, 0)).count();
                    prop_assert!(x > 0 || !symbol.is_empty());
                    if !symbol.is_empty() {
                        prop_assert_eq!(crate::text::cells(symbol), rest + 1, "{}", symbol);
                    }
                }
            }
        }
    }
}
