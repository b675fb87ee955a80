//! The smallest things that text is laid out by: grapheme clusters (UAX #29), each with what is shown for it and how
//! many cells that takes.
//!
//! **What is shown is safe to send.** It never holds a control, format, bidi or zero-width character, whatever the record
//! holds; terminals disagree about the width of those, and some of them deceive a reader or drive the terminal. What
//! merely decorates a character disappears: variation selectors (葛󠄀 is shown as 葛), skin tones. Of an emoji that is joined
//! of several (a family) the first is shown with a `+`, which says that others follow: no two terminals agree on its width. What stands for itself and can't be seen becomes a visible mark:
//! `^[` (caret notation) for C0 controls and DEL, `<U+202E>` for the rest. A flag is shown as its two letters and a
//! keycap as its full-width digit, since no two terminals agree on either.
//!
//! A base with combining marks is shown composed (NFC: か + U+3099 is が), half-width kana take their half-width voicing
//! mark (ｶ + U+3099 is ｶﾞ, two cells), and at most [`MARKS`] marks of a pile are shown.
//!
//! Plain ASCII, kana and kanji never allocate and never ask a table.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::width::{Class, class, shown_cells};

/// Combining marks of one base that are shown; the rest of a pile is cut.
pub const MARKS: usize = 3;

/// What a glyph is to the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlyphKind {
    /// Something to read.
    Text,
    /// Blank cells: spaces of any width, tabs.
    Space,
    /// A visible stand-in for something invisible or hostile.
    Mark,
    /// A newline (LF or CRLF): no cells, nothing shown.
    Break,
}

/// One grapheme cluster as it is laid out and shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// Bytes of the text it stands for.
    pub source: Range<usize>,
    /// What is sent to the terminal; borrowed from the text wherever that is the same.
    pub shown: Cow<'a, str>,
    /// Cells it takes (0 for a [`GlyphKind::Break`] only).
    pub cells: u8,
    /// What it is to the layout.
    pub kind: GlyphKind,
}

/// The glyphs of a text, in order, covering each of its bytes exactly once.
#[inline]
pub fn glyphs(text: &str) -> Glyphs<'_> {
    Glyphs { text, at: 0 }
}

/// Cells of a whole text: the sum over its glyphs.
#[inline]
pub fn cells(text: &str) -> usize {
    glyphs(text).map(|glyph| usize::from(glyph.cells)).sum()
}

/// A text as it is shown on one line: every glyph's `shown`, newlines as one space.
pub fn shown(text: &str) -> Cow<'_, str> {
    if plain_run(text) == text.len() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = glyphs(text);
    loop {
        let ahead = text.get(rest.at..).unwrap_or_default();
        let mut run = ahead.get(..plain_run(ahead)).unwrap_or_default();
        if run.len() < ahead.len() {
            // The last of them carries whatever joins it.
            run = run.get(..run.len() - run.chars().next_back().map_or(0, char::len_utf8)).unwrap_or_default();
        }
        out.push_str(run);
        rest.at += run.len();
        let Some(glyph) = rest.next() else { return Cow::Owned(out) };
        out.push_str(if glyph.kind == GlyphKind::Break { " " } else { &glyph.shown });
    }
}

/// Bytes of the characters at the head of a text that are shown as themselves.
fn plain_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        at += match first {
            b' '..=b'~' => 1,
            // Most characters of a record needn't be decoded: kanji from U+5000 to U+8FFF, brackets and signs of Japanese text, all
            // kana but the marks that combine.
            0xE5..=0xE8 => 3,
            0xE3 if matches!(
                bytes.get(at + 1..at + 3),
                Some([0x80, 0x80..=0xA9] | [0x81, 0x81..=0xBF] | [0x82, 0x80..=0x96 | 0x9B..=0xBF] | [0x83, _])
            ) =>
            {
                3
            }
            0xEF if matches!(bytes.get(at + 1..at + 3), Some([0xBC, 0x81..=0xBF] | [0xBD, 0x80..=0x9E])) => 3,
            _ => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if plain(c).is_some() => c.len_utf8(),
                _ => break,
            },
        };
    }
    at
}

/// Whether all characters of a text are shown as themselves, each by itself, as nearly always: no mark is among them.
pub(crate) fn is_plain(text: &str) -> bool {
    plain_run(text) == text.len()
}

/// Cells of a text of which every character is shown as itself.
pub(super) fn plain_cells(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |cells, c| Some(cells + usize::from(plain(c)?)))
}

/// Iterator made by [`glyphs`].
#[derive(Clone, Debug)]
pub struct Glyphs<'a> {
    text: &'a str,
    at: usize,
}

/// Cells of a character that is shown as itself and never forms a cluster with its neighbours, whatever they are.
#[inline]
const fn plain(c: char) -> Option<u8> {
    match c {
        ' '..='~' | '\u{FF61}'..='\u{FF9D}' => Some(1),
        // Not U+302A–302F and U+3099–309A, which combine, nor U+3030 and U+303D, which are emoji.
        '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309B}'..='\u{30FF}' => Some(2),
        '\u{3400}'..='\u{4DB5}' | '\u{4E00}'..='\u{9FCB}' | '\u{FF01}'..='\u{FF5E}' => Some(2),
        _ => None,
    }
}

impl<'a> Iterator for Glyphs<'a> {
    type Item = Glyph<'a>;

    #[inline]
    fn next(&mut self) -> Option<Glyph<'a>> {
        let start = self.at;
        let rest = self.text.get(start..)?;
        let mut chars = rest.chars();
        let first = chars.next()?;
        if let Some(cells) = plain(first)
            && chars.next().is_none_or(|next| next == '\n' || plain(next).is_some())
        {
            self.at += first.len_utf8();
            let kind = if matches!(first, ' ' | '\u{3000}') { GlyphKind::Space } else { GlyphKind::Text };
            let shown = Cow::Borrowed(rest.get(..first.len_utf8()).unwrap_or_default());
            return Some(Glyph { source: start..self.at, shown, cells, kind });
        }
        let cluster = rest.graphemes(true).next()?;
        self.at += cluster.len();
        let (shown, kind) = show(cluster, first);
        let cells = match kind {
            GlyphKind::Break => 0,
            _ => u8::try_from(shown_cells(&shown)).unwrap_or(u8::MAX),
        };
        Some(Glyph { source: start..self.at, shown, cells, kind })
    }
}

/// What is shown for a cluster that isn't one plain character.
fn show(cluster: &str, first: char) -> (Cow<'_, str>, GlyphKind) {
    if cluster.len() == first.len_utf8() {
        return match class(first) {
            Class::Control if first == '\n' => (Cow::Borrowed(""), GlyphKind::Break),
            // Not up to the next stop: a field is shown at many columns, and its lines must break alike.
            Class::Control if first == '\t' => (Cow::Borrowed("    "), GlyphKind::Space),
            Class::Blank => (Cow::Borrowed(" "), GlyphKind::Space),
            Class::Control | Class::Hidden | Class::Silent | Class::Joined | Class::Tone => lone(first),
            _ => regional_letter(first).map_or((Cow::Borrowed(cluster), space_or_text(first)), |letter| {
                (Cow::Owned(letter.to_string()), GlyphKind::Text)
            }),
        };
    }
    if cluster == "\r\n" {
        return (Cow::Borrowed(""), GlyphKind::Break);
    }
    if matches!(class(first), Class::Control | Class::Silent | Class::Joined | Class::Tone) {
        // Marks with nothing to sit on: the first of them says so for all.
        return lone(first);
    }
    if cluster.contains('\u{20E3}') && first.is_ascii() {
        let wide = char::from_u32(u32::from(first) + 0xFEE0).unwrap_or(first);
        return (Cow::Owned(wide.to_string()), GlyphKind::Text);
    }
    composed(cluster, first)
}

/// A cluster of several characters: its base, and those of the others that are to be seen, in NFC.
fn composed(cluster: &str, first: char) -> (Cow<'_, str>, GlyphKind) {
    let mut kept = String::new();
    let mut kind = GlyphKind::Text;
    // Some bases are a letter and marks in NFC (שּׁ).
    let mut marks = std::iter::once(first).nfc().count().saturating_sub(1);
    for (at, c) in cluster.chars().enumerate() {
        match class(c) {
            // Some marks are two in NFC: they count as what they come out as.
            Class::Joined if marks + std::iter::once(c).nfd().count() > MARKS => {}
            Class::Joined => {
                marks += std::iter::once(c).nfd().count();
                kept.push(if ('\u{FF66}'..='\u{FF9D}').contains(&first) { half_width_mark(c) } else { c });
            }
            // What a joiner ties to an emoji is left out, and said to be; letters that it ties (Indic conjuncts) are shown, and so are
            // marks behind one that ties nothing.
            Class::Silent
                if c == '\u{200D}'
                    && !first.is_alphabetic()
                    && !kept.is_empty()
                    && cluster.chars().skip(at).any(|tied| class(tied).cells() > 0) =>
            {
                kept.push('+');
                break;
            }
            Class::Silent | Class::Tone if !kept.is_empty() => {}
            Class::Control | Class::Hidden | Class::Silent => {
                push_mark(&mut kept, c);
                kind = GlyphKind::Mark;
            }
            Class::Blank => kept.push(' '),
            _ if marks >= MARKS => {}
            // Several bases in one cluster: jamo, flags, conjuncts, voiced half-width kana.
            _ => {
                if !kept.is_empty() && !matches!(c, 'ﾞ' | 'ﾟ') && regional_letter(c).is_none() {
                    marks += 1;
                }
                kept.push(regional_letter(c).unwrap_or(c));
            }
        }
        // Half-width marks and the like may repeat without end as well.
        if kept.len() >= 48 {
            break;
        }
    }
    if kept.len() == first.len_utf8() && kept.starts_with(first) {
        return (Cow::Borrowed(cluster.get(..first.len_utf8()).unwrap_or_default()), space_or_text(first));
    }
    if marks > 0 && kind != GlyphKind::Mark {
        kept = kept.nfc().collect();
    }
    (Cow::Owned(kept), kind)
}

fn space_or_text(c: char) -> GlyphKind {
    match class(c) {
        Class::Blank => GlyphKind::Space,
        _ if matches!(c, ' ' | '\u{3000}') => GlyphKind::Space,
        _ => GlyphKind::Text,
    }
}

/// What is shown for a character that has no shape of its own.
fn lone(c: char) -> (Cow<'static, str>, GlyphKind) {
    match c {
        '\u{3099}' => (Cow::Borrowed("゛"), GlyphKind::Text),
        '\u{309A}' => (Cow::Borrowed("゜"), GlyphKind::Text),
        _ => {
            let mut mark = String::new();
            push_mark(&mut mark, c);
            (Cow::Owned(mark), GlyphKind::Mark)
        }
    }
}

/// `^[` for C0 and DEL, `<U+202E>` for everything else.
fn push_mark(out: &mut String, c: char) {
    match u32::from(c) {
        code @ 0..0x20 => {
            out.push('^');
            out.extend(char::from_u32(code + 0x40));
        }
        0x7F => out.push_str("^?"),
        // Writing to a String doesn't fail.
        code => drop(write!(out, "<U+{code:04X}>")),
    }
}

/// The letter that a regional indicator symbol (half a flag) stands for.
fn regional_letter(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(0x1F1E6).filter(|at| *at < 26)?;
    char::from_u32(u32::from('A') + at)
}

fn half_width_mark(c: char) -> char {
    match c {
        '\u{3099}' => 'ﾞ',
        '\u{309A}' => 'ﾟ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use GlyphKind::{Break, Mark, Space, Text};

    fn laid(text: &str) -> Vec<(String, u8, GlyphKind)> {
        glyphs(text).map(|glyph| (glyph.shown.into_owned(), glyph.cells, glyph.kind)).collect()
    }

    fn one(text: &str) -> (String, u8, GlyphKind) {
        let mut all = laid(text);
        assert_eq!(all.len(), 1, "{text:?} is one grapheme");
        all.remove(0)
    }

    #[test]
    fn what_is_taken_for_plain_without_decoding_is_plain() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_plain(c.encode_utf8(&mut [0; 4])), plain(c).is_some(), "{c:?}");
        }
    }

    #[test]
    fn japanese_as_it_is_written() {
        for (text, shown, cells) in [
            ("葛\u{E0100}", "葛", 2),
            ("ｶﾞ", "ｶﾞ", 2),
            ("ｶ\u{3099}", "ｶﾞ", 2),
            ("ﾊﾟ", "ﾊﾟ", 2),
            ("ｱ", "ｱ", 1),
            ("か\u{3099}", "が", 2),
            ("は\u{309A}", "ぱ", 2),
            ("か\u{309A}", "か\u{309A}", 2),
            ("\u{3099}", "゛", 2),
            ("𠮷", "𠮷", 2),
            ("\u{FA19}", "\u{FA19}", 2),
            ("㈱", "㈱", 2),
            ("○", "○", 2),
            ("①", "①", 2),
            ("α", "α", 2),
            ("e\u{301}", "é", 2),
            ("x\u{301}", "x\u{301}", 1),
            ("\u{1100}\u{1161}", "가", 2),
            ("〓", "〓", 2),
            ("\u{E000}", "\u{E000}", 2),
        ] {
            assert_eq!(one(text), (shown.to_owned(), cells, Text), "{text:?}");
        }
        assert_eq!(cells("か゛"), 4);
    }

    #[test]
    fn emoji_are_reduced_to_what_terminals_can_be_asked_to_draw() {
        for (text, shown, cells) in [
            ("👨\u{200D}👩\u{200D}👧", "👨+", 3),
            ("👍\u{1F3FD}", "👍", 2),
            ("\u{26A0}\u{FE0F}", "\u{26A0}", 1),
            ("1\u{FE0F}\u{20E3}", "１", 2),
            ("#\u{20E3}", "＃", 2),
            ("🇯🇵", "JP", 2),
            ("🇯", "J", 1),
            ("🏳\u{FE0F}\u{200D}🌈", "🏳+", 2),
            ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴", 2),
            ("✓", "✓", 1),
            // Nothing is tied by these.
            ("⚠\u{200D}", "⚠", 1),
            ("゛\u{200D}\u{301}", "゛\u{301}", 2),
        ] {
            assert_eq!(one(text), (shown.to_owned(), cells, Text), "{text:?}");
        }
    }

    #[test]
    fn nothing_invisible_or_hostile_is_shown_as_nothing() {
        for (text, shown) in [
            ("\u{1B}", "^["),
            ("\0", "^@"),
            ("\u{7F}", "^?"),
            ("\r", "^M"),
            ("\u{9B}", "<U+009B>"),
            ("\u{85}", "<U+0085>"),
            ("\u{202E}", "<U+202E>"),
            ("\u{2066}", "<U+2066>"),
            ("\u{200B}", "<U+200B>"),
            ("\u{AD}", "<U+00AD>"),
            ("\u{FEFF}", "<U+FEFF>"),
            ("\u{2028}", "<U+2028>"),
            ("\u{3164}", "<U+3164>"),
            ("\u{200D}", "<U+200D>"),
            ("\u{FE0F}", "<U+FE0F>"),
            ("\u{301}", "<U+0301>"),
            ("\u{FFFE}", "<U+FFFE>"),
            ("\u{10FFFF}", "<U+10FFFF>"),
        ] {
            assert_eq!(one(text), (shown.to_owned(), shown.len() as u8, Mark), "{text:?}");
        }
        // A mark doesn't swallow what it is prefixed to.
        assert_eq!(one("\u{600}1"), ("<U+0600>1".to_owned(), 9, Mark));
    }

    #[test]
    fn spaces_tabs_and_newlines() {
        assert_eq!(one(" "), (" ".to_owned(), 1, Space));
        assert_eq!(one("\u{3000}"), ("\u{3000}".to_owned(), 2, Space));
        assert_eq!(one("\u{A0}"), (" ".to_owned(), 1, Space));
        assert_eq!(one("\t"), ("    ".to_owned(), 4, Space));
        assert_eq!(one("\n"), (String::new(), 0, Break));
        assert_eq!(one("\r\n"), (String::new(), 0, Break));
        assert_eq!(one(" \u{301}").2, Text);
        assert_eq!(shown("a\nb\tc"), "a b    c");
    }

    #[test]
    fn a_pile_of_marks_is_cut() {
        let pile = format!("e{}", "\u{301}".repeat(100_000));
        let (shown, cells, kind) = one(&pile);
        assert_eq!((shown.chars().count(), cells, kind), (MARKS, 2, Text));
        let (shown, cells, _) = one(&format!("ｶ{}", "ﾞ".repeat(1000)));
        assert!(shown.len() <= 64 && usize::from(cells) == shown.chars().count());
    }

    #[test]
    fn plain_text_is_borrowed() {
        let text = "美祢市Mine カキクｱｲｳ（令和６年度）、。「」ー々";
        assert!(glyphs(text).all(|glyph| matches!(glyph.shown, Cow::Borrowed(_))));
        assert!(glyphs("○①葛\u{E0100}\t\n\u{A0}").all(|glyph| matches!(glyph.shown, Cow::Borrowed(_))));
    }

    #[test]
    fn a_tone_of_skin_with_nothing_to_colour_is_a_mark() {
        for text in ["\u{1F3FC}", "\u{1F3FC}\u{200D}", "a\u{1F3FC}"] {
            let shown: String = glyphs(text).map(|glyph| glyph.shown.into_owned()).collect();
            assert!(text.starts_with('a') || shown == "<U+1F3FC>", "{shown}");
            assert!(glyphs(text).all(|glyph| glyph.cells > 0), "{text:?}");
        }
    }

    #[test]
    fn a_mark_that_is_two_in_nfc_counts_as_two() {
        let shown: String = glyphs(" \u{b01}\u{f93}\u{1e01b}").map(|glyph| glyph.shown.into_owned()).collect();
        let again: String = glyphs(&shown).map(|glyph| glyph.shown.into_owned()).collect();
        assert_eq!(shown, again);
        // The same of a base that is a letter and two marks.
        let shown: String = glyphs("\u{fb2c}\u{afa}\u{1e08f}").map(|glyph| glyph.shown.into_owned()).collect();
        let again: String = glyphs(&shown).map(|glyph| glyph.shown.into_owned()).collect();
        assert_eq!((shown.chars().count(), shown), (1 + MARKS, again));
    }

    /// The fast path and UAX #29 must agree on where clusters end and what they are.
    #[test]
    fn plain_characters_join_nothing_and_are_what_the_table_says() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let Some(cells) = plain(c) else { continue };
            assert_eq!(class(c).cells(), cells, "U+{:04X}", u32::from(c));
            for other in ['a', 'あ', '漢', '。', '1', '\n', 'ｱ'] {
                let pair: String = [other, c].into_iter().collect();
                assert_eq!(pair.graphemes(true).count(), 2, "{pair:?}");
                let pair: String = [c, other].into_iter().collect();
                assert_eq!(pair.graphemes(true).count(), 2, "{pair:?}");
            }
        }
    }
}
