//! The field's words: what a header or label of a form means.
//!
//! The words are data (`data/headers.tsv`); an office's own come before them ([`Words`]). A header is compared without white space, widths,
//! leading numbering and what stands in brackets, because the same column is 「③ 実績額 (単位:円)」 in one form and 「実績額」 in
//! the next. What stands in brackets or in front is read apart: the year, the scale of money, a second meaning.

mod heading;
mod numbering;
mod phrases;
mod settled;
mod table;
mod years;

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

pub(in crate::exchange) use self::settled::{OPEN, estimated, is_part_of_year, is_partway, open};
use self::table::{loose, table};
pub(in crate::exchange) use self::years::without_year;
pub use self::years::{bare_year, western_year, years};

/// What a header says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// What it means, a word of the table; empty for a year alone.
    pub concept: &'static str,
    /// The year it is about.
    pub year: Option<u16>,
    /// Yen that 1 stands for.
    pub scale: Option<i64>,
    /// The second meaning of 「目標／実績」 or 「事業名【担当課】」.
    pub second: Option<&'static str>,
    /// The number of a KPI block: 「指標２」.
    pub block: bool,
    /// It says of which of several KPIs it is: 「目標②」 beside 「指標②」.
    pub numbered: bool,
}

/// Whether a character takes no room and joins nothing that is seen: what a text brings along that was copied from a page.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether nothing can be seen of a text.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

/// Widths unified, nothing that isn't seen: no white space above all.
pub fn squeezed(text: &str) -> String {
    unified(text).into_owned()
}

/// [`squeezed`], without a copy where nothing changes.
pub(super) fn unified(text: &str) -> Cow<'_, str> {
    let (plain, mut rest) = text.split_at(plain_bytes(text));
    if rest.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut flat = String::with_capacity(text.len());
    flat.push_str(plain);
    while let Some(behind) = rest.strip_prefix(char::is_whitespace) {
        let (plain, further) = behind.split_at(plain_bytes(behind));
        flat.push_str(plain);
        rest = further;
    }
    if rest.is_empty() {
        return Cow::Owned(flat);
    }
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !is_unseen(*c))
        .map(|c| {
            if matches!(c, '〔' | '［') {
                '['
            } else if matches!(c, '〕' | '］') {
                ']'
            } else {
                c
            }
        })
        .collect()
}

/// Whether a character is the same in every width and joins with none beside it: most of what cells say.
fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() || matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}')
}

/// How many bytes a text begins with of which every character [`is_plain`]; told by its bytes, since every cell is asked often.
fn plain_bytes(text: &str) -> usize {
    let (bytes, mut at) = (text.as_bytes(), 0);
    loop {
        at += match bytes.get(at..) {
            Some([b'!'..=b'~', ..]) => 1,
            Some([0xe5..=0xe9, ..] | [0xe4, 0xb8..=0xbf, ..]) => 3,
            Some([0xe3, 0x81, 0x81..=0xbf, ..] | [0xe3, 0x82, 0x80..=0x96 | 0xa1..=0xbf, ..]) => 3,
            Some([0xe3, 0x83, 0x80..=0xbe, ..]) => 3,
            _ => return at,
        };
    }
}

/// [`char::is_numeric`], faster where a character is one of Japanese words.
pub(super) fn is_numeric(c: char) -> bool {
    (c.is_ascii() || !is_plain(c)) && c.is_numeric()
}

/// The words by which headers are recognised: an office's own, then those of the program.
#[derive(Clone, Debug, Default)]
pub struct Words {
    own: HashMap<String, &'static str>,
}

impl Words {
    /// Adds an office's words, in the form of `data/headers.tsv`; gives the lines that say nothing this program knows.
    pub fn add(&mut self, text: &str) -> Vec<String> {
        let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
        let mut problems = Vec::new();
        for (n, line) in lines.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty()) {
            let known = line.split_once('\t').and_then(|(name, list)| Some((meaning(name)?, list)));
            match known {
                Some((meaning, list)) => list.split('|').for_each(|word| self.own(word, meaning)),
                None => problems.push(format!("{}行目「{line}」: 左の語(意味)が分かりません", n + 1)),
            }
        }
        problems
    }

    /// Adds one header and its meaning, if it is one.
    pub fn add_header(&mut self, header: &str, name: &str) {
        if let Some(meaning) = meaning(name) {
            self.own(header, meaning);
        }
    }

    /// Whether somebody has said what a header means.
    pub(super) fn is_own(&self, header: &str) -> bool {
        self.own.contains_key(&squeezed(header).to_lowercase())
    }

    fn own(&mut self, word: &str, meaning: &'static str) {
        let key = squeezed(word).to_lowercase();
        if !key.is_empty() {
            self.own.insert(key, meaning);
        }
    }

    fn concept(&self, word: &str) -> Option<&'static str> {
        // Most of what cells say is no word of the table; that is seen by its ends.
        if self.own.is_empty() && !table().ends.may_hold(word.trim_end_matches(':')) {
            return None;
        }
        let lower = word.chars().all(|c| is_plain(c) && !c.is_ascii_uppercase());
        let word = if lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
        let word = word.trim_end_matches(':');
        self.own.get(word).or_else(|| table().exact.get(word)).copied().or_else(|| {
            // The longest word of the table has some 40 bytes more than it needs to be told apart.
            let key = if word.len() <= 60 { loose(word)? } else { return None };
            table().loose.get(key.as_ref()).copied()
        })
    }
}

/// A meaning of the table by its name; several meanings that an office would say in its own word have that too.
pub fn meaning(name: &str) -> Option<&'static str> {
    let name = squeezed(name);
    let by_label = MEANINGS.iter().find(|(_, label)| *label == name).map(|(meaning, _)| *meaning);
    by_label.or_else(|| table().exact.values().copied().find(|meaning| *meaning == name))
}

/// What a column of an unknown heading can be said to be: the meaning and how it is called.
pub const MEANINGS: [(&str, &str); 24] = [
    ("project", "事業名"),
    ("number", "番号"),
    ("department", "担当課"),
    ("period", "事業期間"),
    ("program", "交付金の種類"),
    ("cost", "事業費"),
    ("grant", "交付金額"),
    ("budget", "予算額"),
    ("kpi", "指標名"),
    ("unit", "単位"),
    ("baseline", "基準値"),
    ("target", "目標値"),
    ("actual", "実績値"),
    ("previous", "前年度の実績値"),
    ("goal", "最終目標値"),
    ("rate", "達成率"),
    ("achievements", "事業実績"),
    ("rating", "事業効果"),
    ("comment", "評価の理由"),
    ("policy", "今後の方針"),
    ("reason", "方針の理由"),
    ("current", "現況・課題"),
    ("opinion", "有識者の意見"),
    ("note", "備考"),
];

/// Yen that 1 of a unit stands for.
pub fn scale(text: &str) -> Option<i64> {
    [("百万円", 1_000_000), ("億円", 100_000_000), ("千円", 1_000), ("万円", 10_000), ("円", 1)]
        .into_iter()
        .find(|(unit, _)| text.contains(unit))
        .map(|(_, scale)| scale)
}

/// A text cut at its brackets: outside, inside.
fn brackets(text: &str) -> (Cow<'_, str>, String) {
    let is_bracket = |c| matches!(c, '(' | ')' | '[' | ']' | '〈' | '〉' | '<' | '>' | '【' | '】' | '《' | '》');
    if !text.contains(is_bracket) {
        return (Cow::Borrowed(text), String::new());
    }
    let (mut out, mut inside, mut depth) = (String::new(), String::new(), 0i32);
    for c in text.chars() {
        match c {
            '(' | '[' | '〈' | '<' | '【' | '《' => depth += 1,
            ')' | ']' | '〉' | '>' | '】' | '》' => depth -= 1,
            c if depth > 0 => inside.push(c),
            c => out.push(c),
        }
    }
    (Cow::Owned(out), inside)
}

/// Whether a text is digits and what is printed with them alone: no word is in it.
pub(super) fn is_quantity(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'-' | b'%'))
}

/// What a header is about, whatever its year and unit: by this an answer is found again in next year's file.
pub fn subject(header: &str) -> String {
    let parts = header.split('|').filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(|part| without_year(&brackets(&squeezed(part)).0)).collect();
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_no_change_is_what_unifying_widths_leaves_alone() {
        for c in '\0'..='\u{1ffff}' {
            let text = format!("{c}字");
            assert_eq!(plain_bytes(&text), if is_plain(c) { text.len() } else { 0 }, "{c:?}");
        }
        for c in ('\0'..='\u{ffff}').filter(|c| is_plain(*c)) {
            let twice = format!("{c}{c}");
            assert_eq!(twice.nfkc().collect::<String>(), twice, "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
        }
        assert_eq!(squeezed("ＫＰＩ 〔ｶﾞ〕"), "KPI[ガ]");
        assert_eq!(squeezed("か\u{3099}"), "が");
        assert_eq!(squeezed("事\u{200b}業\u{2060}名\u{feff}"), "事業名");
        assert!(is_blank(" \u{200d}\u{3000}\u{ad}") && !is_blank("\u{200b}‐"));
        assert_eq!(squeezed(" 第1号\u{3000}地域\n事業\u{a0}"), "第1号地域事業");
        let strange = ('\0'..='\u{ffff}').filter(|c| c.is_whitespace());
        assert!(strange.flat_map(|c| [c].into_iter().nfkc()).all(char::is_whitespace));
    }
}
