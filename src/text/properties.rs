//! What must hold for any text, tried on nasty ones.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::kinsoku::url;
use super::width::{Class, class};
use super::wrap::may_part;
use super::*;

/// Texts made of everything that has ever broken a layout.
pub(crate) fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[ぁ-んァ-ヶー一-龠々]{1,8}",
        4 => "[「」『』（）【】〈〉、。，．・：；？！ー…―～〜]{1,3}",
        3 => "[0-9０-９]{1,6}([,.，．][0-9０-９]{1,3}){0,2}(千円|円|％|%|人|件|年度|か所|-R8|～１０)?",
        2 => "[A-Za-z-]{1,12}",
        2 => "[ \u{3000}\t\u{A0}]{1,4}",
        2 => "(\n|\r\n|\r)",
        1 => "https?://[a-z./?=&-]{0,30}",
        2 => prop::sample::select(vec![
            "葛\u{E0100}", "か\u{3099}", "ｶﾞ", "ﾊﾟ", "👨\u{200D}👩\u{200D}👧", "🇯🇵", "⚠\u{FE0F}", "1\u{FE0F}\u{20E3}", "○",
            "①", "→", "※", "α", "𠮷", "\u{202E}", "\u{200B}", "\u{1B}[31m", "\u{9B}", "\u{FEFF}", "\u{2028}", "\u{301}",
            "\u{3099}", "\u{200D}", "\u{FFFE}", "\u{E000}", "\u{600}1", "क्षि", "\u{1100}\u{1161}", "e\u{301}\u{302}\u{303}\u{304}",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(crate::long::cases(128, 1024))]

    #[test]
    fn glyphs_are_the_graphemes_in_order(text in nasty()) {
        let ours: Vec<_> = glyphs(&text).map(|glyph| &text[glyph.source]).collect();
        let theirs: Vec<_> = text.graphemes(true).collect();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn what_is_shown_is_safe_and_as_wide_as_said(text in nasty()) {
        for glyph in glyphs(&text) {
            for c in glyph.shown.chars() {
                let class = class(c);
                prop_assert!(!matches!(class, Class::Control | Class::Hidden | Class::Silent | Class::Tone), "{:?}", glyph);
            }
            prop_assert!(glyph.shown.len() <= 64 && glyph.source.end > glyph.source.start);
            prop_assert_eq!(glyph.kind == GlyphKind::Break, glyph.cells == 0);
            prop_assert_eq!(cells(&glyph.shown), usize::from(glyph.cells), "{:?}", glyph);
            let again: String = glyphs(&glyph.shown).map(|glyph| glyph.shown.into_owned()).collect();
            prop_assert_eq!(&again, &*glyph.shown, "what is shown shows as itself");
        }
    }

    #[test]
    fn a_text_is_shown_as_its_glyphs_are(text in nasty()) {
        let one_by_one = |glyph: Glyph<'_>| if glyph.kind == GlyphKind::Break { " ".into() } else { glyph.shown.into_owned() };
        prop_assert_eq!(shown(&text), glyphs(&text).map(one_by_one).collect::<String>());
    }

    #[test]
    fn in_safe_only_what_is_sure_is_sent_and_cells_are_kept(text in nasty()) {
        for glyph in glyphs(&text) {
            let sent = TermWidths::SAFE.stand_in(&glyph.shown);
            prop_assert_eq!(TermWidths::SAFE.drawn(&sent), Some(glyph.cells), "{:?} → {:?}", glyph, sent);
        }
    }

    #[test]
    fn rows_hold_every_byte_once_and_none_is_too_wide(text in nasty(), width in 0usize..60) {
        let rows = wrap(&text, width);
        let mut at = 0;
        for row in &rows {
            prop_assert_eq!(row.range.start, at);
            at = row.range.end;
            let line = &text[row.range.clone()];
            let mut counted: Vec<_> = glyphs(line).filter(|glyph| glyph.kind != GlyphKind::Break).collect();
            let hangs = |glyph: &Glyph<'_>| {
                glyph.kind == GlyphKind::Space && !["\u{A0}", "\u{202F}", "\u{2007}"].contains(&&line[glyph.source.clone()])
            };
            while counted.pop_if(|glyph| hangs(glyph)).is_some() {}
            let inked: usize = counted.iter().map(|glyph| usize::from(glyph.cells)).sum();
            prop_assert!(inked <= width || counted.len() == 1, "{:?} is {} cells", line, inked);
            prop_assert_eq!(row.cells, inked.min(width.max(1)));
            let ended = row.range.end == text.len() || text[row.range.clone()].ends_with('\n');
            prop_assert_eq!(row.hard, ended);
        }
        prop_assert_eq!(at, text.len());
        prop_assert_eq!(wrap(&text, width), rows, "the same every time");
    }

    /// Kinsoku gives way only in a row that has no place at all where it would hold, and inside URLs.
    #[test]
    fn kinsoku_holds_wherever_it_can(text in nasty(), width in 2usize..60) {
        let links: Vec<_> = text.match_indices("http").filter_map(|(at, _)| url(&text, at)).collect();
        let parts = |at: usize| {
            let (head, tail) = text.split_at(at);
            let (mut head, mut tail) = (head.chars(), tail.chars());
            let (Some(last), Some(next)) = (head.next_back(), tail.next()) else { return true };
            may_part(head.next_back(), last, next) || links.iter().any(|link| link.start < at && at < link.end)
        };
        for row in wrap(&text, width).iter().filter(|row| !row.hard) {
            if !parts(row.range.end) {
                let line = &text[row.range.clone()];
                let places = glyphs(line).skip(1).filter(|glyph| {
                    !line[..glyph.source.start].trim().is_empty() && parts(row.range.start + glyph.source.start)
                });
                prop_assert_eq!(places.count(), 0, "{:?} | {:?}", line, &text[row.range.end..]);
            }
        }
    }

    #[test]
    fn a_fitted_line_fits_and_says_when_it_was_cut(text in nasty(), width in 0usize..40) {
        let fitted = fit(&text, width);
        prop_assert!(fitted.cells <= width);
        prop_assert!(text.starts_with(fitted.text));
        prop_assert_eq!(cells(fitted.text) + if fitted.ellipsis { 2 } else { 0 }, fitted.cells);
        prop_assert_eq!(cells(&pad_right(&text, width)), width);
        let middle = fit_middle(&text, width);
        prop_assert!(middle.cells <= width);
        prop_assert_eq!(cells(middle.head) + cells(middle.tail) + if middle.ellipsis { 2 } else { 0 }, middle.cells);
    }
}
