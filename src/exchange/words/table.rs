//! The words that come with the program (`data/headers.tsv`), made ready to be looked up: as they are listed, by what is left
//! of them when they are told apart less strictly, and a sieve for what is none of them.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::{is_plain, squeezed};
use crate::exchange::counted::ByText;

/// The list.
const TABLE: &str = include_str!("../../../data/headers.tsv");

/// The program's words: as they are listed, and by what is left of them when they are told apart less strictly.
pub(super) struct Table {
    /// As they are listed.
    pub exact: ByText<String, &'static str>,
    /// Without what forms put into them or leave out.
    pub loose: ByText<String, &'static str>,
    /// Their first and last characters.
    pub ends: Ends,
}

/// A sieve of words by their first and last characters: what it doesn't hold is no word; what it holds may be one.
pub(super) struct Ends(Vec<u64>);

impl Ends {
    fn of<'w>(words: impl Iterator<Item = &'w String>) -> Ends {
        let mut ends = Ends(vec![0; 1 << 10]);
        for word in words {
            if let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) {
                let (at, bit) = Self::place(first, last);
                ends.0[at] |= bit;
            }
        }
        ends
    }

    fn place(first: char, last: char) -> (usize, u64) {
        let mixed = (first as usize).wrapping_mul(0x9e5) ^ last as usize;
        (mixed >> 6 & 0x3ff, 1 << (mixed & 63))
    }

    /// `word`: before its case is unified and before [`loose`].
    pub fn may_hold(&self, word: &str) -> bool {
        let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else { return false };
        // What is lost at an end says nothing of the rest, and only the case of ASCII is that simple.
        let unsure =
            |c: char| matches!(c, 'の' | '・' | '、' | 'お' | '及' | 'び' | '称') || (!c.is_ascii() && !is_plain(c));
        let (at, bit) = Self::place(first.to_ascii_lowercase(), last.to_ascii_lowercase());
        unsure(first) || unsure(last) || self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

/// The words that come with the program, read once.
pub(super) fn table() -> &'static Table {
    static WORDS: OnceLock<Table> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut exact = ByText::default();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let Some((concept, list)) = line.split_once('\t') else { continue };
            for word in list.split('|') {
                exact.entry(squeezed(word).to_lowercase()).or_insert(concept);
            }
        }
        let mut loosely: ByText<String, Option<&'static str>> = ByText::default();
        for (word, concept) in &exact {
            let Some(key) = loose(word) else { continue };
            let one = loosely.entry(key.into_owned()).or_insert(Some(*concept));
            *one = one.filter(|one| one == concept);
        }
        // What two meanings share says neither.
        let loose: ByText<_, _> = loosely.into_iter().filter_map(|(word, concept)| Some((word, concept?))).collect();
        let ends = Ends::of(exact.keys().chain(loose.keys()));
        Table { exact, loose, ends }
    })
}

/// A word without what forms put into it or leave out at will: 「事務事業の名称」 and 「事務事業名」 are one.
pub(super) fn loose(word: &str) -> Option<Cow<'_, str>> {
    if !word.chars().any(|c| matches!(c, 'の' | '・' | '、' | '称' | '及' | 'お')) {
        return Some(Cow::Borrowed(word));
    }
    let (mut left, mut rest) = (String::with_capacity(word.len()), word);
    while let Some(c) = rest.chars().next() {
        let (after, kept) = match c {
            '名' => (rest.strip_prefix("名称"), "名"),
            'お' => (rest.strip_prefix("および"), ""),
            '及' => (rest.strip_prefix("及び"), ""),
            'の' | '・' | '、' => (rest.get(c.len_utf8()..), ""),
            _ => (None, ""),
        };
        match after {
            Some(after) => {
                left.push_str(kept);
                rest = after;
            }
            None => {
                left.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    (!left.is_empty()).then_some(Cow::Owned(left))
}
