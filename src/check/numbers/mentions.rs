//! Indicators by their names in sentences.
//!
//! A sentence names an indicator as a whole word, without what its printed name has in brackets, and often without 数, 額 or
//! 率. A name that could mean two rows, or is part of a longer word, names none: what is said of it would be a guess.

use crate::check::prose::{is_kanji, is_katakana, plain};
use crate::check::scene::{Row, Sheet};

/// An indicator's name in a sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Mention {
    /// Where it stands in the plain sentence, in bytes.
    pub start: usize,
    pub end: usize,
    /// The row's place in the sheet.
    pub row: usize,
}

/// What a sheet's rows are called in sentences, the longest first, each with the row's place.
#[derive(Default)]
pub(in crate::check) struct Names {
    all: Vec<(String, usize)>,
    /// Which letters they begin with, as a set of 64 that several share.
    firsts: u64,
}

impl Names {
    fn may_begin(&self, c: char) -> bool {
        self.firsts >> (u32::from(c) % 64) & 1 == 1
    }
}

impl From<Vec<(String, usize)>> for Names {
    fn from(all: Vec<(String, usize)>) -> Self {
        let first = |(name, _): &(String, usize)| name.chars().next().map_or(0, |c| 1 << (u32::from(c) % 64));
        let firsts = all.iter().map(first).fold(0, |set, bit: u64| set | bit);
        Self { all, firsts }
    }
}

/// What a sheet's rows are called in sentences: the name without brackets, and without 数, 額, 率 at its end where the rest is
/// a name still; the longest first.
pub(in crate::check) fn names(rows: &[Row<'_>]) -> Names {
    let mut all: Vec<(String, usize)> = Vec::new();
    for (k, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_reference) {
        let mut name = plain(row.plain_name);
        while let (Some(open), Some(close)) = (name.find('('), name.find(')')) {
            if close < open {
                break;
            }
            name.replace_range(open..=close, "");
        }
        for prefix in ["年間", "延べ", "総"] {
            if let Some(rest) = name.strip_prefix(prefix) {
                name = rest.to_owned();
            }
        }
        let length = |name: &str| name.chars().count();
        if length(&name) < 3 {
            continue;
        }
        let shorter =
            ["件数", "人数", "者数", "組数", "数", "額", "率"].into_iter().find_map(|end| name.strip_suffix(end));
        if let Some(shorter) = shorter.filter(|shorter| length(shorter) >= 4) {
            all.push((shorter.to_owned(), k));
        }
        all.push((name, k));
    }
    // A name that stands for two rows says nothing of either.
    all.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
    let twice = |(name, k): &(String, usize)| all.iter().any(|(other, row)| other == name && row != k);
    let twice: Vec<bool> = all.iter().map(twice).collect();
    all.into_iter().zip(twice).filter(|(_, twice)| !twice).map(|(name, _)| name).collect::<Vec<_>>().into()
}

/// The rows that a plain sentence ([`plain`]) names, from left to right. A name inside a longer word is another name.
pub(in crate::check) fn mentions(sheet: &Sheet<'_>, line: &str) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::new();
    let names = sheet.names();
    let mut skip = 0;
    for (start, c) in line.char_indices() {
        if start < skip || !names.may_begin(c) {
            continue;
        }
        let rest = line.get(start..).unwrap_or_default();
        // The longest comes first.
        let Some((name, row)) = names.all.iter().find(|(name, _)| rest.starts_with(name.as_str())) else { continue };
        let end = start + name.len();
        skip = end;
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let after = line.get(end..).and_then(|text| text.chars().next());
        let joined = |c: Option<char>| c.is_some_and(|c| is_kanji(c) || is_katakana(c));
        let counted = after.is_some_and(|c| matches!(c, '数' | '額' | '率' | '件' | '人' | '者'));
        let prefix = ["年間", "延べ", "総", "本市", "本町", "本村", "市内", "町内", "村内", "全体", "及び", "並びに"];
        let free = || prefix.iter().any(|prefix| line.get(..start).is_some_and(|text| text.ends_with(prefix)));
        if joined(before) && !free() || joined(after) && !counted {
            continue;
        }
        all.push(Mention { start, end, row: *row });
    }
    all
}
