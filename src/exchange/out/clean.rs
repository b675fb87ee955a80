//! Record text made fit to leave: what can't be seen and might drive or deceive becomes a visible mark.
//!
//! The program's own screen shows such a character as `^[` or `<U+202E>`; so does every file that it writes for people. Line
//! breaks stay, as LF whatever they were. Whoever wants the record byte for byte has the ledger.

use std::borrow::Cow;

use super::Changed;
use crate::text::{glyphs, is_hostile};

/// Makes texts fit to leave, and counts.
#[derive(Debug, Default)]
pub struct Cleaner {
    /// What had to be changed so far.
    pub changed: Changed,
}

impl Cleaner {
    /// The text without what may not leave.
    pub fn text<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        if text.chars().all(|c| is_plain(c) || (c != '\t' && !is_hostile(c))) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + 16);
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '\r' if rest.peek() == Some(&'\n') => {}
                '\r' => out.push('\n'),
                // A tab is a column to whoever pastes it.
                '\t' => out.push(' '),
                c if is_hostile(c) => {
                    self.changed.marked += 1;
                    glyphs(c.encode_utf8(&mut [0; 4])).for_each(|glyph| out.push_str(&glyph.shown));
                }
                c => out.push(c),
            }
        }
        Cow::Owned(out)
    }

    /// A value of a csv file: with an apostrophe in front where a spreadsheet would take it for a formula.
    pub fn guarded<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        if !text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) || harmless(text) {
            return Cow::Borrowed(text);
        }
        self.changed.guarded += 1;
        Cow::Owned(format!("'{text}"))
    }
}

/// Nearly every character of a record, told without asking the table of widths: ideographs, kana, ASCII, full-width forms.
pub(super) const fn is_plain(c: char) -> bool {
    matches!(c, '一'..='龠' | 'ぁ'..='ん' | 'ァ'..='ー' | ' '..='~' | '、' | '。' | '「' | '」' | '！'..='～' | '\n' | '\u{3000}')
}

/// A dash alone, or a number with its sign: what a spreadsheet makes of it is what it says.
fn harmless(text: &str) -> bool {
    let rest = text.trim_start_matches(['-', '－']);
    rest.is_empty()
        || (text.starts_with('-') && rest.parse::<f64>().is_ok() && rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drives_or_deceives_becomes_visible() {
        let mut clean = Cleaner::default();
        assert_eq!(clean.text("a\u{1b}[31mb\u{202e}c\u{0}"), "a^[[31mb<U+202E>c^@");
        assert_eq!(clean.changed.marked, 3);
        assert_eq!(clean.text("一行目\r\n二行目\r三\t四"), "一行目\n二行目\n三 四");
        assert_eq!(clean.text("葛\u{e0100}飾 ①㈱"), "葛\u{e0100}飾 ①㈱");
        assert_eq!(clean.changed.marked, 3);
    }

    #[test]
    fn what_is_taken_for_plain_is_not_hostile() {
        for c in ('\u{0}'..='\u{10ffff}').filter(|c| is_plain(*c)) {
            assert!(!is_hostile(c) && c != '\t', "{c:?}");
        }
    }

    #[test]
    fn what_looks_like_a_formula_is_guarded_and_a_number_is_not() {
        let mut clean = Cleaner::default();
        for (text, guarded) in [
            ("=1+1", "'=1+1"),
            ("+81-3", "'+81-3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("-", "-"),
            ("－", "－"),
            ("-5.2", "-5.2"),
            ("-inf", "'-inf"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(clean.guarded(text), guarded);
        }
    }
}
