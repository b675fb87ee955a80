//! The places in a text where a caret can stand: between graphemes, and where words begin.
//!
//! Japanese has no blanks between words. What a writer takes for one in moving about is a run of one script: kanji,
//! hiragana, katakana, letters and digits, signs; with the blanks that follow it.

use unicode_segmentation::GraphemeCursor;

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Back,
    /// Towards the end.
    Forward,
}

/// `at`, or the first grapheme boundary after it, at most the text's end.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        _ => at,
    }
}

/// The grapheme boundary next to `at`; `at` itself at the text's edge.
pub(super) fn neighbour(text: &str, at: usize, way: Way) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    let found = match way {
        Way::Back => cursor.prev_boundary(text, 0),
        Way::Forward => cursor.next_boundary(text, 0),
    };
    found.ok().flatten().unwrap_or(at)
}

/// Where the word before or at `at` begins, or the one after it; the text's edge where there is none.
pub(super) fn word(text: &str, at: usize, way: Way) -> usize {
    let mut at = neighbour(text, at, way);
    while 0 < at && at < text.len() {
        let before = neighbour(text, at, Way::Back);
        if Script::at(text, before).parts(Script::at(text, at)) {
            break;
        }
        at = neighbour(text, at, way);
    }
    at
}

/// What makes a run of characters a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Kanji,
    Hiragana,
    Katakana,
    /// ー, which is of either kana.
    Long,
    Letter,
    Sign,
    Blank,
    Line,
}

impl Script {
    #[inline]
    fn at(text: &str, at: usize) -> Script {
        text.get(at..).and_then(|rest| rest.chars().next()).map_or(Script::Line, Script::of)
    }

    fn of(c: char) -> Script {
        match c {
            '\n' | '\r' => Script::Line,
            'ー' | 'ｰ' => Script::Long,
            'ぁ'..='ゟ' => Script::Hiragana,
            'ァ'..='ヿ' if c != '・' => Script::Katakana,
            'ㇰ'..='ㇿ' | 'ｦ'..='ﾟ' => Script::Katakana,
            '々' | '〆' | '〇' => Script::Kanji,
            _ if c.is_whitespace() => Script::Blank,
            _ if ('\u{2E80}'..='\u{9FFF}').contains(&c) && c.is_alphanumeric() => Script::Kanji,
            '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Script::Kanji,
            _ if c.is_alphanumeric() || c == '_' => Script::Letter,
            _ => Script::Sign,
        }
    }

    #[inline]
    fn is_kana(self) -> bool {
        matches!(self, Script::Hiragana | Script::Katakana | Script::Long)
    }

    /// Whether a word ends where one character follows another: at newlines, after blanks, and where the script changes.
    /// ー goes on any kana.
    fn parts(self, after: Script) -> bool {
        match (self, after) {
            (Script::Line, _) | (_, Script::Line) => true,
            (_, Script::Blank) => false,
            (Script::Blank, _) => true,
            (Script::Long, kana) | (kana, Script::Long) => !kana.is_kana(),
            (before, after) => before != after,
        }
    }
}
