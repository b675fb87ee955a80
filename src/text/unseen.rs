//! What tells two texts apart that look alike on a terminal.
//!
//! 「葛城」 → 「葛城」 says nothing to whoever is to confirm it: a variation selector, a が of two characters, a no-break space, a
//! line end of another sort can't be seen. So whoever shows two values beside each other asks here, and says it in words.

use unicode_normalization::UnicodeNormalization;

use super::glyph::shown;
use super::width::{Class, class};

/// What each of two texts has that the other hasn't, in words for both; `None` where they are the same, or can be told
/// apart by looking at them.
#[inline]
pub fn unseen(one: &str, other: &str) -> Option<(String, String)> {
    (one != other && look_alike(one, other)).then(|| words(one, other))
}

/// Whether two texts can't well be told apart by looking at them.
#[inline]
pub fn look_alike(one: &str, other: &str) -> bool {
    look(one) == look(other)
}

/// What is seen of a text: without width, without the sort of a blank or a dash.
fn look(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in shown(text.trim_end()).nfkc() {
        match c {
            c if c.is_whitespace() => out.push(' '),
            '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | '─' | '一' => out.push('ー'),
            'ヘ' | 'ベ' | 'ペ' => out.push(char::from_u32(u32::from(c) - 0x60).unwrap_or(c)),
            '二' => out.push('ニ'),
            '口' => out.push('ロ'),
            '力' => out.push('カ'),
            '工' => out.push('エ'),
            '夕' => out.push('タ'),
            '卜' => out.push('ト'),
            '八' => out.push('ハ'),
            '〇' | '◯' => out.push('○'),
            '’' | '‘' => out.push('\''),
            '”' | '“' => out.push('"'),
            _ => out.push(c),
        }
    }
    out
}

fn words(one: &str, other: &str) -> (String, String) {
    let (a, b) = apart(one, other);
    let (mut mine, mut theirs) = (marks(a, one), marks(b, other));
    let decomposed = "分解した文字".to_owned();
    let seen = (mine.clone(), theirs.clone());
    for (marks, others, text) in [(&mut mine, &seen.1, a), (&mut theirs, &seen.0, b)] {
        if others.contains(&decomposed) && !marks.contains(&decomposed) && text.chars().ne(text.nfd()) {
            marks.push("合成済みの文字".to_owned());
        }
        if others.iter().any(|mark| mark == "全角") && text.chars().any(|c| c.is_ascii_graphic()) {
            marks.push("半角".to_owned());
        }
    }
    let without = |marks: &[String], others: &[String]| {
        marks.iter().filter(|mark| !others.contains(mark)).cloned().collect::<Vec<_>>()
    };
    let (mine, theirs) = (without(&mine, &theirs), without(&theirs, &mine));
    if mine.is_empty() && theirs.is_empty() {
        let code = |text: &str| text.chars().next().map_or("なし".to_owned(), |c| format!("U+{:04X}", u32::from(c)));
        return (code(a), code(b));
    }
    let say = |marks: &[String], others: &[String]| match marks {
        [] => format!("{}なし", others.join("・")),
        marks => marks.join("・"),
    };
    (say(&mine, &theirs), say(&theirs, &mine))
}

/// The parts in which two texts differ; a line end is never cut in two, nor a letter from the mark on it.
fn apart<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    use unicode_segmentation::UnicodeSegmentation;
    let head: usize =
        one.graphemes(true).zip(other.graphemes(true)).take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum();
    let (one, other) = (one.get(head..).unwrap_or_default(), other.get(head..).unwrap_or_default());
    let tail: usize = one
        .graphemes(true)
        .rev()
        .zip(other.graphemes(true).rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len())
        .sum();
    (one.get(..one.len() - tail).unwrap_or_default(), other.get(..other.len() - tail).unwrap_or_default())
}

/// What can't be seen in a part of a text, each thing once.
fn marks(part: &str, whole: &str) -> Vec<String> {
    let mut marks: Vec<String> = Vec::new();
    let mut add = |mark: String| {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    };
    let code = |c: char| format!("U+{:04X}", u32::from(c));
    let end = whole.len() - whole.trim_end().len();
    if end > 0 && part.len() <= end && !part.is_empty() && whole.ends_with(part) {
        add(if part.contains('\n') { "末尾の改行" } else { "末尾の空白" }.to_owned());
    }
    if part.contains("\r\n") {
        add("改行(CRLF)".to_owned());
    }
    let mut before = '\0';
    for c in part.chars() {
        match c {
            '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => add(format!("異体字セレクタ({})", code(c))),
            '\n' if before != '\r' => add("改行(LF)".to_owned()),
            '\r' | '\n' => {}
            '\u{A0}' | '\u{202F}' => add("ノーブレークスペース".to_owned()),
            '\u{3000}' => add("全角の空白".to_owned()),
            ' ' => add("半角の空白".to_owned()),
            '\t' => add("タブ".to_owned()),
            '！'..='～' => add("全角".to_owned()),
            '｡'..='ﾟ' => add("半角".to_owned()),
            _ => match class(c) {
                Class::Joined => add("分解した文字".to_owned()),
                Class::Silent | Class::Hidden | Class::Control | Class::Tone => {
                    add(format!("見えない文字({})", code(c)))
                }
                Class::Blank => add(format!("空白({})", code(c))),
                _ => {}
            },
        }
        before = c;
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_said_for_both_sides() {
        for (one, other, mine, theirs) in [
            ("葛城", "葛\u{E0100}城", "異体字セレクタ(U+E0100)なし", "異体字セレクタ(U+E0100)"),
            ("葛\u{E0101}", "葛\u{E0100}", "異体字セレクタ(U+E0101)", "異体字セレクタ(U+E0100)"),
            ("ガイド", "カ\u{3099}イド", "合成済みの文字", "分解した文字"),
            ("a b", "a\u{A0}b", "半角の空白", "ノーブレークスペース"),
            ("a b", "a\u{3000}b", "半角の空白", "全角の空白"),
            ("文", "文\n", "末尾の改行・改行(LF)なし", "末尾の改行・改行(LF)"),
            ("一\n二", "一\r\n二", "改行(LF)", "改行(CRLF)"),
            ("第1期", "第１期", "半角", "全角"),
            ("ガイド", "ｶﾞｲﾄﾞ", "半角なし", "半角"),
            ("髙\u{200D}", "髙", "見えない文字(U+200D)", "見えない文字(U+200D)なし"),
            ("第二期", "第ニ期", "U+4E8C", "U+30CB"),
            ("R6-R8", "R6−R8", "U+002D", "U+2212"),
        ] {
            assert_eq!(unseen(one, other), Some((mine.to_owned(), theirs.to_owned())), "{one:?} {other:?}");
            assert_eq!(unseen(other, one), Some((theirs.to_owned(), mine.to_owned())), "{other:?} {one:?}");
        }
        for (one, other) in [("同じ", "同じ"), ("167", "168"), ("高", "髙"), ("か", "カ"), ("", "あ")] {
            assert_eq!(unseen(one, other), None, "{one} {other}");
        }
    }
}
