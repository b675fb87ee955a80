//! The words around printed numbers: units, 「確認中」, 「約」, 「参考_」.
//!
//! They are a table in `data/values.json`, not code: the words that offices use grow with every ledger. Only the
//! yen family converts (千円 ⇄ 円); every other unit equals itself and its other spellings (名 = 人, ％ = %) and is never
//! compared with another one.

use std::sync::OnceLock;

use serde::Deserialize;

/// A unit of a printed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit<'a> {
    /// The table's spelling, e.g. `人` for 名; for a unit that isn't in the table the text as given.
    pub name: &'a str,
    /// For the yen family the power of ten that makes yen of it: 3 for 千円.
    pub yen: Option<u8>,
}

impl<'a> Unit<'a> {
    /// The unit that a whole text names, e.g. the ledger's `unit` field; `None` for a blank. A text that isn't in the table
    /// is a unit of its own.
    pub fn named(text: &'a str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        Some(Self::known(text).unwrap_or(Unit { name: text, yen: None }))
    }

    /// The unit of the table that a whole text names, in any width.
    pub fn known(text: &str) -> Option<Unit<'static>> {
        match words().unit_at(text) {
            Some((unit, length)) if length == text.len() => Some(unit),
            _ => None,
        }
    }

    /// The longest unit of the table that a text begins with, in any width, and how many bytes of the text it takes.
    pub fn at(text: &str) -> Option<(Unit<'static>, usize)> {
        words().unit_at(text)
    }

    /// Whether values in the two units can be compared, converted where both are yen.
    pub fn compares_with(self, other: Unit<'_>) -> bool {
        self.name == other.name || (self.yen.is_some() && other.yen.is_some())
    }
}

/// The table of `data/values.json`, its words folded to one width.
#[derive(Deserialize)]
pub(super) struct Words {
    pub(super) pending: Vec<String>,
    pub(super) not_applicable: Vec<String>,
    pub(super) approximate_before: Vec<String>,
    pub(super) approximate_after: Vec<String>,
    pub(super) at_least: Vec<String>,
    pub(super) at_most: Vec<String>,
    pub(super) reference: Vec<String>,
    units: Vec<UnitWord>,
    /// Every spelling, longest first, grouped by its first character and sorted by it: (first, spelling, index in `units`).
    #[serde(skip)]
    spellings: Vec<(char, String, usize)>,
}

#[derive(Deserialize)]
struct UnitWord {
    name: String,
    #[serde(default)]
    yen: Option<u8>,
    #[serde(default)]
    also: Vec<String>,
}

impl Words {
    /// The longest unit that `text` begins with, and how many bytes of `text` it takes.
    pub(super) fn unit_at(&'static self, text: &str) -> Option<(Unit<'static>, usize)> {
        let first = fold(text.chars().next()?);
        let from = self.spellings.partition_point(|(initial, _, _)| *initial < first);
        self.spellings[from..].iter().take_while(|(initial, _, _)| *initial == first).find_map(
            |(_, spelling, index)| {
                let unit = self.units.get(*index)?;
                Some((Unit { name: &unit.name, yen: unit.yen }, starts_with(text, spelling)?))
            },
        )
    }
}

/// The table. It is embedded and a test reads it, so it can't fail; were it broken, no words would be known and values with
/// words would stay unread.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: Words = serde_json::from_str(include_str!("../../data/values.json")).unwrap_or_else(|_| Words {
            pending: Vec::new(),
            not_applicable: Vec::new(),
            approximate_before: Vec::new(),
            approximate_after: Vec::new(),
            at_least: Vec::new(),
            at_most: Vec::new(),
            reference: Vec::new(),
            units: Vec::new(),
            spellings: Vec::new(),
        });
        let mut spellings = Vec::new();
        for (index, unit) in words.units.iter().enumerate() {
            for spelling in std::iter::once(&unit.name).chain(&unit.also) {
                let folded: String = spelling.chars().map(fold).collect();
                if let Some(first) = folded.chars().next() {
                    spellings.push((first, folded, index));
                }
            }
        }
        spellings.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.len().cmp(&a.1.len())));
        words.spellings = spellings;
        words
    })
}

/// A character in the width and shape that numbers and units are compared in: full-width ASCII as ASCII, the many minus
/// signs as `-`, the wave dashes as `~`, the ideographic space as a space. Never applied to what is shown.
pub(crate) fn fold(c: char) -> char {
    match c {
        '\u{FF5E}' | '〜' | '∼' | '˜' => '~',
        '\u{FF01}'..='\u{FF5D}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '−' | '‐' | '‑' | '–' => '-',
        '\u{3000}' | '\u{A0}' | '\t' | '\n' | '\r' => ' ',
        '￥' => '¥',
        '･' => '・',
        _ => c,
    }
}

/// The number of bytes of `text` that the first folded word of a list takes with which `text`, folded, begins.
pub(super) fn first_of(list: &[String], text: &str) -> Option<usize> {
    let first = fold(text.chars().next()?);
    list.iter().filter(|word| word.starts_with(first)).find_map(|word| starts_with(text, word))
}

/// Whether `text`, folded, begins with the folded `word`; the number of bytes of `text` that it takes.
pub(super) fn starts_with(text: &str, word: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    for expected in word.chars() {
        if fold(characters.next()?.1) != expected {
            return None;
        }
    }
    Some(characters.next().map_or(text.len(), |(at, _)| at))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_table_is_read_and_folded() {
        assert!(words().pending.iter().any(|word| word == "確認中"));
        for list in [
            &words().approximate_before,
            &words().approximate_after,
            &words().at_least,
            &words().at_most,
            &words().reference,
        ] {
            assert!(!list.is_empty());
            for word in list {
                assert_eq!(*word, word.chars().map(fold).collect::<String>(), "{word} must be written folded");
            }
        }
    }

    #[test]
    fn no_spelling_names_two_units() {
        for (_, spelling, index) in &words().spellings {
            assert_eq!(
                words().spellings.iter().filter(|(_, other, _)| other == spelling).count(),
                1,
                "{spelling} of {index}"
            );
        }
    }

    #[test]
    fn spellings_of_one_unit_are_one_unit() {
        assert_eq!(Unit::known("名"), Unit::known("人"));
        assert_eq!(Unit::known("％"), Unit::known("%"));
        assert_eq!(Unit::known("ＫＧ"), None);
        assert_eq!(Unit::known("人々"), None);
        assert_eq!(Unit::named(" 玉 ").unwrap().name, "玉");
        assert_eq!(Unit::named("　"), None);
    }

    #[test]
    fn only_yen_converts() {
        let unit = |name| Unit::known(name).unwrap();
        assert!(unit("千円").compares_with(unit("円")));
        assert!(!unit("%").compares_with(unit("ポイント")));
        assert!(!unit("%").compares_with(unit("時間")));
        assert!(!unit("人").compares_with(unit("円")));
        assert_eq!(unit("百万円").yen, Some(6));
    }
}
