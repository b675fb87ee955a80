//! Lines. Where a text is broken into rows so that no row is wider than asked and none begins or ends as no Japanese
//! document would be set.
//!
//! Opportunities come from UAX #14 (the `unicode-linebreak` crate, strict: small kana and ー are non-starters); some are
//! withdrawn by the rules in `kinsoku`. A row is filled greedily up to the last opportunity that fits, so what may not
//! begin a row takes its predecessor along (追い出し). Where a run has no opportunity at all it is broken between
//! graphemes, at the last place where kinsoku still holds; if there is none either, at the row's end.
//!
//! Spaces at a row's end hang: they belong to the row, and neither count nor overflow. Spaces at a paragraph's beginning
//! stay: an indent is part of the text. A newline is part of the row that it ends.
//!
//! One pass, time linear in the text; only the rows are allocated.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::glyph::{Glyph, GlyphKind, glyphs};
use super::kinsoku::{never_first, never_last, unbreakable, url, url_breaks};

/// One row of a wrapped text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Bytes of the text, the row's trailing spaces and newline included. Rows follow each other without a gap.
    pub range: Range<usize>,
    /// Cells without trailing spaces; never more than the width asked for. (A single glyph wider than the width stands
    /// alone on its row and counts as the width: the painter clips it.)
    pub cells: usize,
    /// The row ends at a newline or the text's end, not because it was full.
    pub(crate) hard: bool,
}

/// Breaks `text` into rows of at most `width` cells. There is always a row: an empty text has one, and a text that ends
/// with a newline an empty last one, where the caret goes. A width of 0 is taken as 1.
pub fn wrap(text: &str, width: usize) -> Vec<Row> {
    first_rows(text, width, usize::MAX)
}

/// The first rows of a text, `most` at most: the rest isn't looked at.
pub(crate) fn first_rows(text: &str, width: usize, most: usize) -> Vec<Row> {
    let width = width.max(1);
    if let Some(cells) = cells_of_one_row(text, width)
        && most > 0
    {
        return vec![Row { range: 0..text.len(), cells, hard: true }];
    }
    let mut rows = Vec::with_capacity((text.len() / width.saturating_mul(2).max(16) + 1).min(most));
    Wrapper::new(text, width).run(&mut rows, most);
    rows.truncate(most);
    rows
}

/// The cells of a text that needs no second row, as most names and values do: no place to break it is looked for.
fn cells_of_one_row(text: &str, width: usize) -> Option<usize> {
    let (mut cells, mut inked) = (0, 0);
    for glyph in glyphs(text) {
        cells += usize::from(glyph.cells);
        if !hangs(&glyph, text) {
            inked = cells;
        }
        if glyph.kind == GlyphKind::Break || inked > width {
            return None;
        }
    }
    Some(inked)
}

/// Whether it hangs at the end of a row: a space, unless it ties what it stands between.
fn hangs(glyph: &Glyph<'_>, text: &str) -> bool {
    let tie = |c: char| matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}');
    glyph.kind == GlyphKind::Space && !text.get(glyph.source.clone()).is_some_and(|source| source.starts_with(tie))
}

/// Whether kinsoku lets a row end after `last` (itself after `before`) when the next one begins with `next`. A space
/// between two things has parted them already; a wave after a space opens a subtitle (～未来は自分たちで～).
pub(super) fn may_part(before: Option<char>, last: char, next: char) -> bool {
    let opens = matches!(last, '～' | '〜') && before.is_none_or(char::is_whitespace);
    last.is_whitespace() || (!never_first(next) && !never_last(last) && !opens)
}

/// A place where the row may end.
#[derive(Clone, Copy)]
struct Place {
    /// Byte offset in the text.
    at: usize,
    /// Cells since the text's beginning, spaces included.
    cells: usize,
    /// Cells since the text's beginning up to the last glyph that isn't a space.
    inked: usize,
}

struct Wrapper<'a> {
    text: &'a str,
    width: usize,
    /// Where the row begins, and the cells before it.
    start: Place,
    /// The last opportunity in the row.
    good: Option<Place>,
    /// The last opportunity with nothing but spaces before it: an indent alone makes no row unless it must.
    blank: Option<Place>,
    /// The last boundary between graphemes where kinsoku holds.
    bearable: Option<Place>,
}

impl<'a> Wrapper<'a> {
    fn new(text: &'a str, width: usize) -> Self {
        let start = Place { at: 0, cells: 0, inked: 0 };
        Wrapper { text, width, start, good: None, blank: None, bearable: None }
    }

    fn run(mut self, rows: &mut Vec<Row>, most: usize) {
        let mut opportunities = linebreaks(self.text).map(|(at, _)| at).peekable();
        let mut here = self.start;
        // The last two characters before `here`; the end of what may not be torn; the URL that `here` is in or before.
        let mut last: Option<char> = None;
        let mut before: Option<char> = None;
        let mut bound_until = 0;
        let mut link = 0..0;
        for glyph in glyphs(self.text) {
            if rows.len() >= most {
                return;
            }
            let hangs = hangs(&glyph, self.text);
            let Glyph { source, cells, kind, .. } = glyph;
            while opportunities.next_if(|at| *at < source.start).is_some() {}
            let allowed = opportunities.next_if(|at| *at == source.start).is_some();
            let next = self.text.get(source.start..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            if kind == GlyphKind::Break {
                self.push(rows, Place { at: source.end, ..here }, true);
                here = self.start;
                (before, last) = (None, None);
                continue;
            }
            if let Some(last) = last {
                let kinsoku = may_part(before, last, next);
                self.offer(here, kinsoku, allowed && here.at >= bound_until, &link);
            }
            if source.start >= bound_until
                && let Some(end) = unbreakable(self.text, source.start)
            {
                bound_until = end;
            }
            if next == 'h'
                && source.start >= link.end
                && let Some(found) = url(self.text, source.start)
            {
                link = found;
            }
            let after = here.cells + usize::from(cells);
            while !hangs && after - self.start.cells > self.width && here.at > self.start.at {
                self.end_row(rows, here);
            }
            here = Place { at: source.end, cells: after, inked: if hangs { here.inked } else { after } };
            let mut back = self.text.get(..source.end).unwrap_or_default().chars();
            last = back.next_back();
            before = if source.start == 0 { None } else { back.next_back() };
        }
        self.push(rows, here, true);
    }

    /// Takes note of the boundary `here`: whether kinsoku lets a row end there, and whether it is an opportunity.
    fn offer(&mut self, here: Place, kinsoku: bool, allowed: bool, link: &Range<usize>) {
        let inside = link.start < here.at && here.at < link.end;
        if here.inked <= self.start.cells {
            if allowed {
                self.blank = Some(here);
            }
        } else if inside {
            let (before, after) = self.text.split_at(here.at);
            self.bearable = Some(here);
            if url_breaks(before, after) {
                self.good = Some(here);
            }
        } else if kinsoku {
            self.bearable = Some(here);
            if allowed {
                self.good = Some(here);
            }
        }
    }

    /// Ends a row that is full; `here` is before the glyph that doesn't fit any more.
    fn end_row(&mut self, rows: &mut Vec<Row>, here: Place) {
        let place = self.good.or(self.bearable).or(self.blank).unwrap_or(here);
        self.push(rows, place, false);
    }

    fn push(&mut self, rows: &mut Vec<Row>, end: Place, hard: bool) {
        let cells = end.inked.saturating_sub(self.start.cells).min(self.width);
        rows.push(Row { range: self.start.at..end.at, cells, hard });
        self.start = end;
        // What was noted behind the end is still good for the next row.
        let behind = |place: Option<Place>| place.filter(|place| place.at > end.at);
        (self.good, self.blank, self.bearable) = (behind(self.good), behind(self.blank), behind(self.bearable));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|row| &text[row.range]).collect()
    }

    #[test]
    fn the_sentence_that_every_terminal_editor_gets_wrong() {
        let text = "「商店街活性化補助金」は、令和６年度に１，２００千円を交付し、空き店舗（３か所）の改修を支援した。";
        let golden = [
            "「商店街活性化補助",
            "金」は、令和６年度に",
            "１，２００千円を交付",
            "し、空き店舗",
            "（３か所）の改修を支",
            "援した。",
        ];
        assert_eq!(rows(text, 20), golden);
    }

    #[test]
    fn numbers_stay_with_their_units_and_ranges_whole() {
        assert_eq!(rows("総事業費は92,710,418円です", 20), ["総事業費は", "92,710,418円です"]);
        assert_eq!(rows("実施期間（Ｒ４～Ｒ８）", 18), ["実施期間", "（Ｒ４～Ｒ８）"]);
        assert_eq!(rows("実施期間は R6-R8", 14), ["実施期間は ", "R6-R8"]);
        assert_eq!(rows("達成率が６１．０％", 14), ["達成率が", "６１．０％"]);
        assert_eq!(rows("平成元年度は令和６年度", 14), ["平成元年度は", "令和６年度"]);
    }

    #[test]
    fn what_may_not_begin_a_row_takes_its_predecessor_along() {
        assert_eq!(rows("あいう。", 6), ["あい", "う。"]);
        assert_eq!(rows("サポーター", 8), ["サポー", "ター"]);
        assert_eq!(rows("がんばって", 6), ["がん", "ばって"]);
        assert_eq!(rows("人々が々", 2), ["人", "々", "が", "々"]);
        assert_eq!(rows("説明（図）", 6), ["説明", "（図）"]);
        assert_eq!(rows("ＫＰＩ：『目標』", 10), ["ＫＰＩ：", "『目標』"]);
    }

    #[test]
    fn a_run_without_opportunities_is_broken_between_graphemes() {
        assert_eq!(rows("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(rows("「「「「あ」」」」", 4), ["「「", "「「", "あ」", "」」", "」"]);
        assert_eq!(rows("か\u{3099}か\u{3099}", 3), ["か\u{3099}", "か\u{3099}"]);
        assert_eq!(rows("１２３４５６７８", 6), ["１２３", "４５６", "７８"]);
        assert_eq!(rows("字\u{202E}字", 4), ["字", "\u{202E}", "字"]);
        assert_eq!(wrap("字\u{202E}字", 4)[1].cells, 4);
    }

    #[test]
    fn a_url_breaks_where_its_parts_join() {
        let url = "https://www.city.mine.lg.jp/soshiki/chiiki-shinko/2024.html?page=1";
        assert_eq!(rows(url, 40), ["https://www.city.mine.lg.jp/soshiki/", "chiiki-shinko/2024.html?page=1"]);
        assert_eq!(rows(url, 24)[..2], ["https://www.city.mine.lg", ".jp/soshiki/"]);
        assert_eq!(rows("参考https://a.jp/b", 14), ["参考", "https://a.jp/b"]);
    }

    #[test]
    fn spaces_hang_at_the_end_and_stay_at_the_beginning() {
        assert_eq!(rows("　本事業は、地域", 12), ["　本事業は、", "地域"]);
        assert_eq!(rows("ab   cd", 3), ["ab   ", "cd"]);
        assert_eq!(wrap("ab   cd", 3)[0].cells, 2);
        assert_eq!(rows("　abcdef", 4), ["　ab", "cdef"]);
        assert_eq!(rows("          あ", 4), ["          ", "あ"]);
        assert_eq!(rows("プロジェクト ～観光～", 16), ["プロジェクト ", "～観光～"]);
        assert_eq!(rows("a\u{A0}b c", 3), ["a\u{A0}b ", "c"]);
    }

    #[test]
    fn newlines_end_rows_and_an_empty_row_follows_the_last() {
        assert_eq!(rows("", 10), [""]);
        assert_eq!(rows("a\r\n\nb\n", 10), ["a\r\n", "\n", "b\n", ""]);
        assert!(wrap("a\nb", 10).iter().all(|row| row.hard));
        let soft: Vec<_> = wrap("ああああ", 4).iter().map(|row| (row.cells, row.hard)).collect();
        assert_eq!(soft, [(4, false), (4, true)]);
        assert_eq!(rows("a\u{2028}b", 80), ["a\u{2028}b"]);
    }

    #[test]
    fn the_first_rows_are_those_of_the_whole() {
        let text = "　本事業は、地域の「商店街活性化補助金」を　令和６年度に１，２００千円交付し、\n空き店舗（３か所）を改修した。 a\u{A0} b  ";
        for end in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
            for width in [1, 4, 11, 20, 46, 200] {
                let mut whole = Vec::new();
                Wrapper::new(&text[..end], width).run(&mut whole, usize::MAX);
                assert_eq!(wrap(&text[..end], width), whole, "{width}: {}", &text[..end]);
                for most in 0..4 {
                    let first: Vec<Row> = whole.iter().take(most).cloned().collect();
                    assert_eq!(first_rows(&text[..end], width, most), first, "{width}, {most}: {}", &text[..end]);
                }
            }
        }
    }

    #[test]
    fn no_width_is_too_small() {
        for width in [0, 1] {
            assert_eq!(rows("ab漢", width), ["a", "b", "漢"]);
            assert!(wrap("漢字", width).iter().all(|row| row.cells <= 1));
        }
    }
}
