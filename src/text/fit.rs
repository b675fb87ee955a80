//! One line into so many cells: a prefix with an ellipsis, both ends with an ellipsis between, or blanks up to the width.
//!
//! Never half a kanji: where two cells don't fit into the one that is left, the line is a cell shorter. The ellipsis is …,
//! an ambiguous character, and takes two cells like all of them.

use super::glyph::{GlyphKind, glyphs, plain_cells};

/// What marks the place where text was left out. Two cells.
pub(crate) const ELLIPSIS: &str = "…";
/// Cells of [`ELLIPSIS`].
pub(crate) const ELLIPSIS_CELLS: usize = 2;

/// The beginning of a text, as much as fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fitted<'a> {
    /// A prefix of the text, in source form: lay it out with [`glyphs`].
    pub text: &'a str,
    /// Something was left out, and there is room to say so with [`ELLIPSIS`] after the prefix.
    pub ellipsis: bool,
    /// Cells of the prefix and the ellipsis.
    pub cells: usize,
}

/// The beginning and the end of a text, as much as fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FittedMiddle<'a> {
    /// A prefix of the text's first line.
    pub head: &'a str,
    /// A suffix of the text's first line; empty where everything fitted.
    pub tail: &'a str,
    /// [`ELLIPSIS`] belongs between them.
    pub(crate) ellipsis: bool,
    /// Cells of it all.
    pub cells: usize,
}

/// The first line of `text` in at most `width` cells. What doesn't fit is replaced by …, or just cut where not even that
/// has room. A text that goes on after its first line counts as cut.
pub fn fit(text: &str, width: usize) -> Fitted<'_> {
    // Most texts are plain, and fit.
    if let Some(cells) = plain_cells(text).filter(|cells| *cells <= width) {
        return Fitted { text, ellipsis: false, cells };
    }
    let (mut whole, mut short) = (Place::default(), Place::default());
    let room = width.saturating_sub(ELLIPSIS_CELLS);
    let mut cut = false;
    for glyph in glyphs(text) {
        let cells = whole.cells + usize::from(glyph.cells);
        if glyph.kind == GlyphKind::Break || cells > width {
            cut = cells > width || glyph.source.end < text.len();
            break;
        }
        whole = Place { end: glyph.source.end, cells };
        // Blanks before an ellipsis say nothing.
        if cells <= room && glyph.kind != GlyphKind::Space {
            short = whole;
        }
    }
    let ellipsis = cut && width >= ELLIPSIS_CELLS;
    let Place { end, cells } = if ellipsis { short } else { whole };
    let text = text.get(..end).unwrap_or_default();
    Fitted { text, ellipsis, cells: if ellipsis { cells + ELLIPSIS_CELLS } else { cells } }
}

/// The first line of `text` in at most `width` cells with its end kept as well, for names that differ at their ends
/// (paths, variants of a title). The head gets the odd cell.
pub fn fit_middle(text: &str, width: usize) -> FittedMiddle<'_> {
    let line = text.get(..text.find('\n').unwrap_or(text.len())).unwrap_or_default();
    let line = line.strip_suffix('\r').filter(|_| line.len() < text.len()).unwrap_or(line);
    let all = fit(line, width);
    if all.text.len() == line.len() {
        return FittedMiddle { head: line, tail: "", ellipsis: false, cells: all.cells };
    }
    if width < 2 * ELLIPSIS_CELLS {
        return FittedMiddle { head: all.text, tail: "", ellipsis: all.ellipsis, cells: all.cells };
    }
    let room = width - ELLIPSIS_CELLS;
    // The longest suffix in half the room: drop glyphs from the front of a window that slides to the end.
    let mut from = 0;
    let mut tail_cells = 0;
    let mut front = glyphs(line);
    for glyph in glyphs(line) {
        tail_cells += usize::from(glyph.cells);
        while tail_cells > room / 2 {
            let Some(dropped) = front.next() else { break };
            tail_cells -= usize::from(dropped.cells);
            from = dropped.source.end;
        }
    }
    let mut head = Place::default();
    for glyph in glyphs(line) {
        let cells = head.cells + usize::from(glyph.cells);
        if cells + tail_cells > room {
            break;
        }
        head = Place { end: glyph.source.end, cells };
    }
    FittedMiddle {
        head: line.get(..head.end).unwrap_or_default(),
        tail: line.get(from..).unwrap_or_default(),
        ellipsis: true,
        cells: head.cells + ELLIPSIS_CELLS + tail_cells,
    }
}

/// The first line of `text` as it is shown, in exactly `width` cells: fitted, blanks after it.
pub(crate) fn pad_right(text: &str, width: usize) -> String {
    let (mut out, cells) = shown_fit(text, width);
    out.extend(std::iter::repeat_n(' ', width - cells));
    out
}

/// The first line of `text` as it is shown, in exactly `width` cells: fitted, blanks before it.
pub(crate) fn pad_left(text: &str, width: usize) -> String {
    let (shown, cells) = shown_fit(text, width);
    let mut out = " ".repeat(width - cells);
    out.push_str(&shown);
    out
}

#[derive(Clone, Copy, Default)]
struct Place {
    end: usize,
    cells: usize,
}

fn shown_fit(text: &str, width: usize) -> (String, usize) {
    let fitted = fit(text, width);
    let mut out = super::glyph::shown(fitted.text).into_owned();
    if fitted.ellipsis {
        out.push_str(ELLIPSIS);
    }
    (out, fitted.cells.min(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_half_a_kanji() {
        let fitted = |width| fit("美祢市の事業", width);
        assert_eq!(fitted(12), Fitted { text: "美祢市の事業", ellipsis: false, cells: 12 });
        assert_eq!(fitted(11), Fitted { text: "美祢市の", ellipsis: true, cells: 10 });
        assert_eq!(fitted(5), Fitted { text: "美", ellipsis: true, cells: 4 });
        assert_eq!(fitted(3), Fitted { text: "", ellipsis: true, cells: 2 });
        assert_eq!(fitted(1), Fitted { text: "", ellipsis: false, cells: 0 });
        assert_eq!(fit("abc", 1), Fitted { text: "a", ellipsis: false, cells: 1 });
        assert_eq!(fit("a漢字漢字", 6), Fitted { text: "a漢", ellipsis: true, cells: 5 });
    }

    #[test]
    fn only_the_first_line_and_no_blank_before_the_ellipsis() {
        assert_eq!(fit("一行目 \n二行目", 20), Fitted { text: "一行目", ellipsis: true, cells: 8 });
        assert_eq!(fit("一行\n", 20), Fitted { text: "一行", ellipsis: false, cells: 4 });
        assert_eq!(fit("abc   def", 8), Fitted { text: "abc", ellipsis: true, cells: 5 });
        assert_eq!(fit("", 0), Fitted { text: "", ellipsis: false, cells: 0 });
    }

    #[test]
    fn the_middle_goes_where_ends_differ() {
        let at = |width| {
            let fitted = fit_middle("みね探求塾プロジェクト令和6年度", width);
            (fitted.head, fitted.tail, fitted.ellipsis, fitted.cells)
        };
        assert_eq!(at(31), ("みね探求塾プロジェクト令和6年度", "", false, 31));
        assert_eq!(at(16), ("みね探", "和6年度", true, 15));
        assert_eq!(at(18), ("みね探求", "和6年度", true, 17));
        assert_eq!(at(3), ("", "", true, 2));
        assert_eq!(fit_middle("a\r\nb", 9).head, "a");
    }

    #[test]
    fn padding_is_exact_whatever_the_text() {
        for text in ["", "○財源", "厚保くりYAMAMORI", "a\tb", "\u{1B}[31m", "x\ny", "葛\u{E0100}"] {
            for width in 0..20 {
                assert_eq!(crate::text::cells(&pad_right(text, width)), width, "{text:?} {width}");
                assert_eq!(crate::text::cells(&pad_left(text, width)), width, "{text:?} {width}");
            }
        }
        assert_eq!(pad_right("○財", 6), "○財  ");
        assert_eq!(pad_left("82", 4), "  82");
    }
}
