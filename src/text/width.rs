//! How wide a character is: in our layout, and on the terminal in front of the user.
//!
//! **The layout never asks the terminal.** A character whose East_Asian_Width is Ambiguous (○ ① → ※ ■ × α é: UAX #11)
//! is one column wide in some terminals and two in others, and a Japanese font draws it two wide in both. So the layout
//! gives each of them two cells, always; a page breaks its lines at the same places everywhere, and a ○ never overprints
//! its neighbour.
//!
//! **The crate unicode-width decides**: what `width` gives one or two columns is narrow or wide, and what `width_cjk` gives
//! one more is ambiguous. [`exceptions`] holds what was measured to be otherwise, and nothing else.
//!
//! What the terminal does is the painter's concern. [`TermWidths`] answers the only question it has: *how many columns
//! will this terminal move if I send this?* Where the answer is "not sure" ([`None`]) or differs from the cells given,
//! the painter blanks the cells, sends the character and moves the cursor absolutely. *Doubtful* are the characters about
//! which real terminals were seen to disagree, or have reason to: emoji, characters younger than Unicode 6.0, private
//! use, scripts that are shaped or written from right to left.

mod exceptions;

use std::borrow::Cow;
use std::sync::OnceLock;

use unicode_normalization::char::{is_combining_mark, is_public_assigned};
use unicode_width::UnicodeWidthChar;

use super::stand_in_table::STAND_INS;

/// What a character is to a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// One cell, in every terminal.
    Narrow,
    /// One cell here; terminals may differ.
    NarrowDoubtful,
    /// Two cells, in every terminal.
    Wide,
    /// Two cells here; terminals may differ.
    WideDoubtful,
    /// Two cells here; one or two columns in a terminal, the same for all of this class.
    Ambiguous,
    /// Two cells here; no telling what a terminal does.
    AmbiguousDoubtful,
    /// A space that isn't U+0020 or U+3000: one cell, shown as U+0020.
    Blank,
    /// A combining mark or a conjoining jamo: no cell of its own after a base.
    Joined,
    /// Never shown after a base: variation selectors, joiners, tags.
    Silent,
    /// The skin tone of an emoji: not shown after a base.
    Tone,
    /// Invisible or hostile where it stands: bidi controls, zero-width spaces, fillers, noncharacters.
    Hidden,
    /// C0, C1, DEL.
    Control,
}

impl Class {
    /// Cells the layout gives to one character of this class after a base has been seen (0, 1 or 2).
    pub(super) const fn cells(self) -> u8 {
        match self {
            Class::Narrow | Class::NarrowDoubtful | Class::Blank => 1,
            Class::Wide | Class::WideDoubtful | Class::Ambiguous | Class::AmbiguousDoubtful => 2,
            Class::Joined | Class::Silent | Class::Tone | Class::Hidden | Class::Control => 0,
        }
    }
}

/// The class of a character (UAX #11 and the policy at the head of this file).
pub fn class(c: char) -> Class {
    match c {
        // What documents are made of, without asking a table.
        ' '..='~' | '\u{FF61}'..='\u{FF9F}' => Class::Narrow,
        '\u{3000}'..='\u{3029}' | 'ぁ'..='ゖ' | '゛'..='ヿ' | '一'..='\u{9FCB}' | '！'..='～' => Class::Wide,
        '\0'..='\u{FFFF}' => {
            let code = u32::from(c);
            let page = PAGES.get((code >> 4) as usize).map(|page| page.get_or_init(|| page_of(code & !0xF)));
            page.and_then(|page| page.get((code & 0xF) as usize)).map_or(Class::Hidden, |class| *class)
        }
        _ => class_by_tables(c),
    }
}

/// The classes of the basic plane, 16 code points at a time, looked up when the first of them is met: half a dozen tables
/// are too many to ask for every ○ of a text, and a first screen has few of the signs that stand beside its own.
static PAGES: [OnceLock<[Class; 16]>; 4096] = [const { OnceLock::new() }; 4096];

fn page_of(first: u32) -> [Class; 16] {
    let mut code = first;
    [(); 16].map(|()| {
        let class = char::from_u32(code).map_or(Class::Hidden, class_by_tables);
        code += 1;
        class
    })
}

fn class_by_tables(c: char) -> Class {
    if let Some(class) = exceptions::invisible(c) {
        return class;
    }
    let Some(columns) = c.width() else { return Class::Control };
    if c.is_whitespace() && c != ' ' && c != '\u{3000}' {
        return Class::Blank;
    }
    let mark = is_combining_mark(c);
    if columns == 0 {
        // Vowels and final consonants of Hangul follow the consonant that they are drawn with.
        if mark || matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}') {
            return Class::Joined;
        }
        if !exceptions::is_prefix(c) {
            return Class::Hidden;
        }
    }
    let ambiguous =
        exceptions::is_ambiguous_letter(c) || c.width_cjk() > Some(columns) && !exceptions::is_narrow_sign(c);
    let doubtful = exceptions::is_doubted(c) || mark || !is_public_assigned(c) || exceptions::is_emoji(c, columns);
    match (ambiguous, columns, doubtful) {
        (true, _, false) => Class::Ambiguous,
        (true, _, true) => Class::AmbiguousDoubtful,
        (false, 0 | 1, false) => Class::Narrow,
        (false, 0 | 1, true) => Class::NarrowDoubtful,
        (false, _, false) => Class::Wide,
        (false, _, true) => Class::WideDoubtful,
    }
}

/// Whether a character can't be seen and might drive or deceive whoever gets it: controls but newline and tab, bidi
/// controls, zero-width characters that join nothing, tags.
pub fn is_hostile(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{E0000}'..='\u{E007F}' => true,
        _ => matches!(class(c), Class::Control | Class::Hidden),
    }
}

/// Cells of a text that is already fit to be shown: the sum over its characters, joined marks taking none.
#[inline]
pub(super) fn shown_cells(shown: &str) -> usize {
    shown.chars().map(|c| usize::from(class(c).cells())).sum()
}

/// What one terminal does, as the probe at start (or `--width`) found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermWidths {
    /// Columns the terminal gives to every ambiguous character: 1 or 2. The locale doesn't tell; one probe of ○ does.
    pub ambiguous: u8,
    /// Columns of `ｶﾞ`, half-width kana with its voicing mark: 2 in every terminal that was measured.
    pub(crate) half_dakuten: u8,
    /// Columns of か゛; anything but 4 means that the terminal joins spacing voicing marks to their base.
    pub(crate) dakuten: u8,
    /// Columns of ⚠ followed by U+FE0F: 2 where emoji presentation is honoured. The selector is never sent; kept to tell
    /// such terminals apart in a report.
    pub(crate) emoji: u8,
    /// Trust only what every terminal draws alike (a terminal that wasn't there to ask, or a doubtful answer).
    pub(crate) pad: bool,
    /// Send nothing that two programs on the way could measure differently: stand-ins go out instead.
    pub(crate) safe: bool,
}

impl TermWidths {
    /// A terminal that draws ambiguous characters one column wide.
    pub const NARROW: TermWidths =
        TermWidths { ambiguous: 1, half_dakuten: 2, dakuten: 4, emoji: 1, pad: false, safe: false };
    /// A terminal that draws ambiguous characters two columns wide.
    pub const WIDE: TermWidths = TermWidths { ambiguous: 2, ..TermWidths::NARROW };
    /// A terminal that couldn't be asked: everything that differs between terminals is padded and moved over.
    pub const PAD: TermWidths = TermWidths { pad: true, ..TermWidths::NARROW };
    /// Two programs that measure differently sit on the way (tmux, screen): only stand-ins are sent.
    pub const SAFE: TermWidths = TermWidths { safe: true, ..TermWidths::PAD };

    /// Columns by which this terminal's cursor moves when `shown` (a glyph's or a whole text's) is sent. `None` where it
    /// can't be trusted: then blank the cells, send it, and move absolutely.
    pub fn drawn(&self, shown: &str) -> Option<u8> {
        let mut columns: u8 = 0;
        for c in shown.chars() {
            let one = match class(c) {
                Class::Narrow if (c == 'ﾞ' || c == 'ﾟ') && self.half_dakuten != 2 => return None,
                Class::Wide if (c == '゛' || c == '゜') && self.dakuten != 4 => return None,
                Class::Narrow => 1,
                Class::Wide => 2,
                Class::Ambiguous if !self.pad => self.ambiguous,
                _ => return None,
            };
            columns = columns.checked_add(one)?;
        }
        Some(columns)
    }

    /// What to send in place of `shown`, of the same number of cells: under `safe`, characters that every terminal and
    /// everything between draws alike (○→〇, ①→１, ⑫→12, →→＞, ±→+-; 〓, the printers' mark for a missing type, where
    /// nothing is alike). Without `safe`, `shown` itself.
    pub fn stand_in<'a>(&self, shown: &'a str) -> Cow<'a, str> {
        let sure = |c: char| matches!(class(c), Class::Narrow | Class::Wide);
        if !self.safe || shown.chars().all(sure) {
            return Cow::Borrowed(shown);
        }
        let mut sent = String::with_capacity(shown.len());
        for c in shown.chars() {
            match class(c) {
                Class::Narrow | Class::Wide => sent.push(c),
                Class::Ambiguous | Class::AmbiguousDoubtful => {
                    let found = STAND_INS.binary_search_by_key(&c, |&(from, _)| from);
                    sent.push_str(found.ok().and_then(|at| STAND_INS.get(at)).map_or("〓", |&(_, to)| to));
                }
                Class::WideDoubtful => sent.push('〓'),
                Class::NarrowDoubtful => sent.push('?'),
                Class::Blank => sent.push(' '),
                Class::Joined | Class::Silent | Class::Tone | Class::Hidden | Class::Control => {}
            }
        }
        Cow::Owned(sent)
    }

    /// A line for a terminal that nobody paints on (output of a command): every glyph followed by the blanks that this
    /// terminal needs to end up where the layout says, so that columns stay straight without cursor movements. A newline
    /// in `text` becomes a space.
    pub fn line(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for glyph in super::glyph::glyphs(text) {
            if glyph.kind == super::glyph::GlyphKind::Break {
                out.push(' ');
                continue;
            }
            let sent = self.stand_in(&glyph.shown);
            out.push_str(&sent);
            let drawn = self.drawn(&sent).unwrap_or(glyph.cells);
            out.extend(std::iter::repeat_n(' ', usize::from(glyph.cells.saturating_sub(drawn))));
        }
        out
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The ten ambiguous characters of an official document, and what is sent for them where nothing may differ.
    #[test]
    fn every_ambiguous_character_of_the_record_has_a_stand_in_that_is_read_alike() {
        let pairs = [("○", "〇"), ("●", "＊"), ("※", "＊"), ("→", "＞"), ("①", "１"), ("②", "２"), ("③", "３")];
        for (from, to) in pairs.into_iter().chain([("④", "４"), ("■", "＃"), ("×", "ｘ"), ("⑫", "12"), ("±", "+-")])
        {
            assert_eq!(TermWidths::SAFE.stand_in(from), to);
            assert_eq!(TermWidths::WIDE.stand_in(from), from);
        }
    }

    #[test]
    fn a_stand_in_keeps_the_cells_and_is_never_ambiguous() {
        for c in crate::long::characters().filter(|&c| class(c).cells() > 0) {
            let code = u32::from(c);
            let shown = c.to_string();
            let sent = TermWidths::SAFE.stand_in(&shown);
            assert_eq!(shown_cells(&sent), usize::from(class(c).cells()), "U+{code:04X} → {sent}");
            assert_eq!(TermWidths::SAFE.drawn(&sent), Some(class(c).cells()), "U+{code:04X} → {sent}");
        }
    }

    #[test]
    fn signs_set_against_each_other_stay_apart_in_safe() {
        for pair in ["○●", "○◎", "●◎", "○×", "○△", "★☆", "■□", "◆◇", "▲△", "▼▽", "→←", "①②", "⑩⑪", "≦≧"]
        {
            let mut sent = pair.chars().map(|c| TermWidths::SAFE.stand_in(&c.to_string()).into_owned());
            assert_ne!(sent.next(), sent.next(), "{pair}");
        }
    }

    /// Where the crate and its exceptions say something else than the Unicode Character Database 15.0 was read to say:
    /// range, the class before and now, how many characters of the range that are, and why it may be so.
    #[rustfmt::skip]
    const CHANGED: [(std::ops::RangeInclusive<u32>, Class, Class, usize, &str); 19] = {
        use Class::*;
        [
            (0x606..=0x6F9, Narrow, NarrowDoubtful, 20, "Arabic signs and digits are doubted with the script they stand in"),
            (0xFB29..=0xFDFD, Narrow, NarrowDoubtful, 4, "signs among the Hebrew and Arabic presentation forms, likewise"),
            (0x1_0000..=0x1_FFFF, Narrow, NarrowDoubtful, 5369, "all beyond the basic plane but kanji is doubted"),
            (0x1_0000..=0x1_FFFF, Ambiguous, AmbiguousDoubtful, 127, "the same: letters in circles and squares"),
            (0x1_0000..=0x1_FFFF, Wide, WideDoubtful, 44, "the same: words in squares"),
            (0x2630..=0x268F, Narrow, WideDoubtful, 14, "trigrams and digrams: wide since Unicode 16"),
            (0x4DC0..=0x4DFF, NarrowDoubtful, WideDoubtful, 64, "hexagrams: wide since Unicode 16"),
            (0x1_D300..=0x1_D376, Narrow, WideDoubtful, 105, "symbols of Taixuanjing, counting rods: wide since Unicode 16"),
            (0x17A4..=0x17D8, NarrowDoubtful, WideDoubtful, 2, "Khmer characters that are drawn as several letters"),
            (0x2FFC..=0x31EF, NarrowDoubtful, WideDoubtful, 7, "wide characters younger than Unicode 15.0"),
            (0x1_0000..=0x1_FFFF, NarrowDoubtful, WideDoubtful, 1160, "wide characters younger than Unicode 15.0"),
            (0x302E..=0x302F, WideDoubtful, Joined, 2, "tone marks of Hangul extend the syllable before them"),
            (0x1_6FF0..=0x1_6FF1, WideDoubtful, Joined, 2, "marks of Vietnamese reading extend the kanji before them"),
            (0x5C8..=0x5C9, NarrowDoubtful, Joined, 2, "code points that the crate keeps free for Hebrew marks"),
            (0x897..=0x1BF3, NarrowDoubtful, Joined, 65, "vowel signs that extend the letter before them, and marks younger than Unicode 15.0"),
            (0xA953..=0xA9C0, NarrowDoubtful, Joined, 2, "signs that extend the letter before them"),
            (0x1_0000..=0x1_FFFF, NarrowDoubtful, Joined, 100, "vowel signs that extend the letter before them, and marks younger than Unicode 15.0"),
            (0xD7C7..=0xD7FF, Joined, NarrowDoubtful, 8, "code points without a character among the conjoining jamo"),
            (0x2D7F..=0x1_171E, Joined, NarrowDoubtful, 2, "a joiner of Tifinagh and a vowel sign of Ahom, which are drawn"),
        ]
    };

    /// Every code point against the classes made from the Unicode Character Database alone: each that differs is among
    /// [`CHANGED`], and each of those differs.
    #[test]
    fn the_crate_and_its_exceptions_say_what_the_database_says() {
        let named = |name| ALL.into_iter().find(|class| format!("{class:?}") == name);
        let frozen: Vec<(u32, Class)> = include_str!("../../tests/data/width-classes.tsv")
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(first, name)| (u32::from_str_radix(first, 16).unwrap(), named(name).unwrap()))
            .collect();
        let (mut run, mut counts) = (0, [0; CHANGED.len()]);
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let code = u32::from(c);
            while frozen.get(run + 1).is_some_and(|(first, _)| *first <= code) {
                run += 1;
            }
            let (was, is) = (frozen[run].1, class(c));
            if was != is {
                let known = |(range, from, to, ..): &(std::ops::RangeInclusive<u32>, Class, Class, usize, &str)| {
                    range.contains(&code) && (*from, *to) == (was, is)
                };
                let at = CHANGED.iter().position(known);
                assert!(at.is_some(), "U+{code:04X} was {was:?} and is {is:?}: why?");
                counts[at.unwrap()] += 1;
            }
        }
        for ((range, from, to, count, why), counted) in CHANGED.iter().zip(counts) {
            assert_eq!(counted, *count, "{range:X?} from {from:?} to {to:?}: {why}");
        }
    }

    const ALL: [Class; 12] = {
        use Class::*;
        [
            Narrow,
            NarrowDoubtful,
            Wide,
            WideDoubtful,
            Ambiguous,
            AmbiguousDoubtful,
            Blank,
            Joined,
            Silent,
            Tone,
            Hidden,
            Control,
        ]
    };

    #[test]
    fn raw_east_asian_width_decides_not_a_librarys_table() {
        for c in "αЯéº○─①→※■×±…―‐′″“”℃№★".chars() {
            assert_eq!(class(c), Class::Ambiguous, "{c}");
        }
        for c in "～〜・㈱㍻㋿＠、。「」葛𠮷あアー々".chars() {
            assert_eq!(class(c), Class::Wide, "{c}");
        }
        for c in "aｱﾞﾟ✓✔©ôñç⓪∉➀".chars() {
            assert_eq!(class(c), Class::Narrow, "{c}");
        }
        assert_eq!(class('\u{AD}'), Class::Hidden);
    }

    #[test]
    fn the_terminals_answer_is_known_refused_or_one_bit() {
        for (term, circle) in [(TermWidths::NARROW, Some(1)), (TermWidths::WIDE, Some(2)), (TermWidths::PAD, None)] {
            assert_eq!(term.drawn("○"), circle);
            assert_eq!(term.drawn("漢字kana"), Some(8));
            assert_eq!(term.drawn("ｶﾞ"), Some(2));
            for doubtful in ["😀", "\u{E000}", "x\u{301}", "か\u{309A}", "⚠", "א", "㉈", "䷀"] {
                assert_eq!(term.drawn(doubtful), None, "{doubtful}");
            }
        }
        let joins = TermWidths { half_dakuten: 1, dakuten: 2, ..TermWidths::NARROW };
        assert_eq!((joins.drawn("ｶﾞ"), joins.drawn("゛")), (None, None));
        assert_eq!(TermWidths::WIDE.drawn(&"漢".repeat(200)), None);
    }

    #[test]
    fn a_line_of_output_is_padded_to_its_cells() {
        assert_eq!(TermWidths::NARROW.line("○財源\t①"), "○ 財源    ① ");
        assert_eq!(TermWidths::WIDE.line("○財源"), "○財源");
        assert_eq!(TermWidths::SAFE.line("○財源\u{1B}[31m"), "〇財源^[[31m");
    }
}
