//! Where what was measured, or the Unicode standard, differs from the tables of the crate unicode-width.
//!
//! Measured: how far the cursor moved in 20 terminals (xterm, VTE, mlterm, kitty, foot, urxvt, Konsole, tmux, GNU screen
//! and others) when a character was sent, each terminal set up for narrow and for wide ambiguous characters where it can
//! be. Standard: the Unicode Character Database 15.0 (`data/unicode/UNICODE-LICENSE`), whose property is named with each
//! list. A test holds every code point against the classes that were made from those files alone.

use std::cmp::Ordering;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Class;

/// East_Asian_Width=A, and two columns in each terminal that draws ○ in two, although `width_cjk` says one: it takes
/// letters and modifiers of letters for narrow.
pub(super) const fn is_ambiguous_letter(c: char) -> bool {
    #[rustfmt::skip]
    let is_one = matches!(
        c,
        '¨' | 'ª' | '´' | '¸' | 'º' | 'Æ' | 'Ð' | 'Ø' | 'Þ'..='á' | 'æ' | 'è'..='ê' | 'ì' | 'í' | 'ð' | 'ò' | 'ó'
        | 'ø'..='ú' | 'ü' | 'þ' | 'ā' | 'đ' | 'ē' | 'ě' | 'Ħ' | 'ħ' | 'ī' | 'ı'..='ĳ' | 'ĸ' | 'Ŀ'..='ł' | 'ń'
        | 'ň'..='ŋ' | 'ō' | 'Œ' | 'œ' | 'Ŧ' | 'ŧ' | 'ū' | 'ǎ' | 'ǐ' | 'ǒ' | 'ǔ' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ɑ' | 'ɡ'
        | '˄' | 'ˇ' | 'ˉ'..='ˋ' | 'ˍ' | 'ː' | '˘'..='˛' | '˝' | '˟' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'α'..='ρ' | 'σ'..='ω'
        | 'Ё' | 'А'..='я' | 'ё' | 'ⁿ' | 'ℓ' | '\u{2126}' | '\u{212B}'
    );
    is_one
}

/// East_Asian_Width=N, and one column in every terminal, although `width_cjk` says two.
pub(super) const fn is_narrow_sign(c: char) -> bool {
    #[rustfmt::skip]
    let is_one = matches!(
        c,
        '\u{387}' | '⅐'..='⅒' | '⅕'..='⅚' | '↚' | '↛' | '↮' | '⇎' | '⇏' | '∄' | '∉' | '∌' | '∤' | '∦' | '≁' | '≉'
        | '≢' | '≰' | '≱' | '⊄' | '⊅' | '⊈' | '⊉' | '⓪' | '╴' | '☖' | '☗' | '➀'..='➓' | '\u{1F10B}' | '\u{1F10C}'
    );
    is_one
}

/// The class of what is not to be seen. The crate counts some of it as a column (number signs, fillers, separators,
/// noncharacters) and can't tell what hides at its place from what belongs to the character before it.
pub(super) const fn invisible(c: char) -> Option<Class> {
    let code = c as u32;
    match c {
        // Default_Ignorable_Code_Point that belongs to a base: variation selectors, joiners, tags of flags, and marks
        // that are never drawn.
        '\u{34F}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180D}' | '\u{180F}' => Some(Class::Silent),
        '\u{200C}'..='\u{200D}' | '\u{FE00}'..='\u{FE0F}' => Some(Class::Silent),
        '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}' => Some(Class::Silent),
        // Emoji_Modifier.
        '\u{1F3FB}'..='\u{1F3FF}' => Some(Class::Tone),
        // General_Category=Cf though they are drawn, before or around what follows.
        '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{70F}' | '\u{890}'..='\u{891}' | '\u{8E2}' => Some(Class::Hidden),
        '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}' => Some(Class::Hidden),
        // Line and paragraph separators, interlinear annotation, fillers of Hangul syllables.
        '\u{2028}'..='\u{2029}' | '\u{FFF9}'..='\u{FFFB}' => Some(Class::Hidden),
        '\u{115F}'..='\u{1160}' | '\u{3164}' | '\u{FFA0}' => Some(Class::Hidden),
        // Noncharacters.
        '\u{FDD0}'..='\u{FDEF}' => Some(Class::Hidden),
        _ if code & 0xFFFE == 0xFFFE => Some(Class::Hidden),
        _ => None,
    }
}

/// Letters and a sign that the crate counts with what they are written before (Prepended_Concatenation_Mark and the like).
/// A terminal gives them a column or not.
#[inline]
pub(super) fn is_prefix(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{A8FA}'
}

/// Signs that some terminals draw as emoji, two columns wide, and others as text. The crate knows them by their width
/// with U+FE0F behind them, or takes them for wide. ™ and ✔ were drawn alike everywhere; 〈 and 〉 (U+2329, U+232A) are
/// brackets.
pub(super) fn is_emoji(c: char, columns: usize) -> bool {
    match c {
        '\u{2122}' | '\u{2714}' | '\u{2329}'..='\u{232A}' => false,
        '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}' => true,
        '\u{2300}'..='\u{2BFF}' if columns == 2 => true,
        '\u{203C}'..='\u{2BFF}' => {
            let mut presented = [0; 8];
            let len = c.encode_utf8(&mut presented).len();
            '\u{FE0F}'.encode_utf8(presented.get_mut(len..).unwrap_or_default());
            std::str::from_utf8(&presented).is_ok_and(|emoji| c.width() != emoji.trim_end_matches('\0').width().into())
        }
        _ => false,
    }
}

/// Whether terminals were seen to disagree about a character, or have reason to: those that know less than Unicode of
/// today, and those that shape what they draw. (Emoji, private use and code points without a character are doubted as
/// well; other tables know them.)
pub(super) fn is_doubted(c: char) -> bool {
    let code = u32::from(c);
    let place = |&(first, last): &(u32, u32)| match () {
        () if last < code => Ordering::Less,
        () if first > code => Ordering::Greater,
        () => Ordering::Equal,
    };
    DOUBTED.binary_search_by(place).is_ok()
}

/// Ranges, ascending. Unless said otherwise they hold characters younger than Unicode 6.0 (Age), rounded to what lies
/// between them that has no character or is doubted anyway.
#[rustfmt::skip]
const DOUBTED: [(u32, u32); 42] = [
    // Greek, Cyrillic, Armenian.
    (0x37F, 0x37F), (0x528, 0x52F), (0x558, 0x558), (0x560, 0x560), (0x588, 0x588), (0x58B, 0x58F),
    // Written from right to left (Bidi_Class R, AL, AN), or shaped: Hebrew, Arabic, the scripts of India, Thai to Burmese.
    (0x590, 0x109F),
    // Georgian.
    (0x10C6, 0x10CF), (0x10FD, 0x10FF),
    // Shaped: Ethiopic to the phonetic extensions.
    (0x1200, 0x1DFF),
    // Subscripts, currency signs, turned digits, symbols, arrows.
    (0x208F, 0x208F), (0x209D, 0x209F), (0x20BA, 0x20CF), (0x218A, 0x218F), (0x23F4, 0x23FF), (0x2427, 0x243F),
    (0x2700, 0x2700), (0x27CB, 0x27CB), (0x27CD, 0x27CD), (0x2B4D, 0x2B50), (0x2B5A, 0x2BFF),
    // Glagolitic, Coptic, Georgian, Tifinagh, punctuation.
    (0x2C2F, 0x2C2F), (0x2C5F, 0x2C5F), (0x2CF2, 0x2CF3), (0x2D26, 0x2D2F), (0x2D66, 0x2D6E), (0x2E32, 0x2E7F),
    // Description characters, Bopomofo, strokes.
    (0x2FFC, 0x2FFF), (0x312E, 0x3130), (0x31BB, 0x31BF), (0x31E4, 0x31EF),
    // Measured to differ: circled numbers on black squares, hexagrams; and the youngest kanji before those.
    (0x3248, 0x324F), (0x4DB6, 0x4DFF),
    // Young kanji; Yi to Meetei Mayek, some of them shaped.
    (0x9FCC, 0xABFF),
    (0xFA2E, 0xFA2F),
    // Hebrew and Arabic presentation forms.
    (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF),
    // What lies beyond the basic plane and isn't kanji: old scripts, music, mathematics, tiles, emoji.
    (0x1_0000, 0x1_FFFF),
    // Young kanji.
    (0x2_A6D7, 0x2_A6FF), (0x2_B735, 0x2_B73F), (0x2_B81E, 0x2_F7FF), (0x3_0000, 0x3_FFFF),
];
