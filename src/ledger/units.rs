//! The words around printed numbers: units, 「確認中」, 「約」, 「参考_」.
//!
//! They are a table in `data/values.json`, not code: the words that offices use grow with every ledger. Only the
//! yen family converts (千円 ⇄ 円); every other unit equals itself and its other spellings (名 = 人, ％ = %) and is never
//! compared with another one. A unit by something (`人/年`, `円/人`) is a unit of its own: 4人/年 isn't 4人.

use std::sync::OnceLock;

use serde::Deserialize;

/// A unit of a printed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit<'a> {
    /// The table's spelling, e.g. `人` for 名; for a unit that isn't in the table the text as given.
    pub name: &'a str,
    /// For the yen family the power of ten that makes yen of it: 3 for 千円.
    pub yen: Option<u8>,
    /// What it is counted by, in the table's spelling: `年` of 人/年.
    pub per: Option<&'static str>,
}

impl<'a> Unit<'a> {
    /// The unit that a whole text names, e.g. the ledger's `unit` field; `None` for a blank. A text that isn't in the table
    /// is a unit of its own.
    pub fn named(text: &'a str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        Some(Self::known(text).unwrap_or(Unit { name: text, yen: None, per: None }))
    }

    /// The unit of the table that a whole text names, in any width.
    pub fn known(text: &str) -> Option<Unit<'static>> {
        match words().unit_at(text) {
            Some((unit, length)) if length == text.len() => Some(unit),
            _ => None,
        }
    }

    /// The longest unit of the table that a text begins with, in any width, and how many bytes of the text it takes.
    #[inline]
    pub fn at(text: &str) -> Option<(Unit<'static>, usize)> {
        words().unit_at(text)
    }

    /// Whether values in the two units can be compared, converted where both are yen.
    #[inline]
    pub fn compares_with(self, other: Unit<'_>) -> bool {
        self.name == other.name || (self.yen.is_some() && other.yen.is_some() && self.per == other.per)
    }

    /// The unit in which amounts are told to other programs: 円 for the yen family, every other unit itself.
    pub fn base(self) -> Unit<'a> {
        let Some(_) = self.yen.filter(|power| *power > 0) else { return self };
        let yen = self.per.map_or_else(|| "円".to_owned(), |per| format!("円/{per}"));
        Unit::known(&yen).unwrap_or(self)
    }
}

/// The table of `data/values.json`, its words folded to one width.
#[derive(Deserialize)]
pub(super) struct Words {
    /// 「公表予定」 anywhere in a text: the value is still to come. What can be 予定 can be dated as well (「R7.10公表」), or not done.
    pub(super) pending: Vec<String>,
    /// 「頃」 behind a date.
    pub(super) roughly: Vec<String>,
    pub(super) not_applicable: Vec<String>,
    /// 「把握不可」 anywhere in a text: no value can be had.
    pub(super) not_assessable: Vec<String>,
    /// Signs that say the same where they stand alone.
    pub(super) not_assessable_signs: Vec<String>,
    /// 「達成済み」: words about the row in the place of a value.
    pub(super) remarks: Vec<String>,
    pub(super) approximate_before: Vec<String>,
    pub(super) approximate_after: Vec<String>,
    pub(super) at_least: Vec<String>,
    pub(super) at_most: Vec<String>,
    pub(super) above: Vec<String>,
    pub(super) below: Vec<String>,
    /// 「年間」, 「延べ」 before a number: how it was counted, which leaves the number what it is.
    pub(super) counted: Vec<String>,
    /// 「累計」: counted since the beginning.
    pub(super) cumulative: Vec<String>,
    pub(super) of_which: Vec<String>,
    pub(super) this_year: Vec<String>,
    /// What may follow a year in brackets: (H28調査結果).
    pub(super) time_after: Vec<String>,
    pub(super) reference: Vec<String>,
    per: Vec<UnitWord>,
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
    /// The names of the unit by each of [`Words::per`], in their order; made when one is met first.
    #[serde(skip)]
    by: OnceLock<Vec<String>>,
}

impl Words {
    /// The longest unit that `text` begins with, and how many bytes of `text` it takes.
    pub(super) fn unit_at(&'static self, text: &str) -> Option<(Unit<'static>, usize)> {
        let first = fold(text.chars().next()?);
        let from = self.spellings.partition_point(|(initial, _, _)| *initial < first);
        let mut spelt = self.spellings[from..].iter().take_while(|(initial, _, _)| *initial == first);
        let (unit, length) = spelt.find_map(|(_, spelling, index)| {
            let length = starts_with(text, spelling)?;
            Some((self.units.get(*index)?, length))
        })?;
        let plain = Unit { name: &unit.name, yen: unit.yen, per: None };
        Some(self.by(unit, text.get(length..)?).map_or((plain, length), |(by, more)| (by, length + more)))
    }

    /// `/年` behind a unit: the unit by it, and how many bytes that takes.
    fn by(&'static self, unit: &'static UnitWord, rest: &str) -> Option<(Unit<'static>, usize)> {
        let slash = rest.chars().next().filter(|c| fold(*c) == '/')?.len_utf8();
        let rest = rest.get(slash..)?;
        let spelt = self.per.iter().enumerate().flat_map(|(index, per)| {
            std::iter::once(&per.name).chain(&per.also).map(move |spelling| (index, spelling))
        });
        let (index, length) = spelt
            .filter_map(|(index, spelling)| Some((index, starts_with(rest, spelling)?)))
            .max_by_key(|(_, length)| *length)?;
        let per = self.per.get(index)?.name.as_str();
        let by = || self.per.iter().map(|per| format!("{}/{}", unit.name, per.name)).collect();
        Some((Unit { name: unit.by.get_or_init(by).get(index)?, yen: unit.yen, per: Some(per) }, slash + length))
    }
}

/// The table. It is embedded and a test reads it, so it can't fail; were it broken, no words would be known and values with
/// words would stay unread.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: Words = serde_json::from_str(include_str!("../../data/values.json")).unwrap_or_else(|_| Words {
            pending: Vec::new(),
            roughly: Vec::new(),
            not_applicable: Vec::new(),
            not_assessable: Vec::new(),
            not_assessable_signs: Vec::new(),
            remarks: Vec::new(),
            approximate_before: Vec::new(),
            approximate_after: Vec::new(),
            at_least: Vec::new(),
            at_most: Vec::new(),
            above: Vec::new(),
            below: Vec::new(),
            counted: Vec::new(),
            cumulative: Vec::new(),
            of_which: Vec::new(),
            this_year: Vec::new(),
            time_after: Vec::new(),
            reference: Vec::new(),
            per: Vec::new(),
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

/// Whether a character is a digit in a circle, raised, or a fraction: ①, ², ½. NFKC would make digits of them, and they may be
/// marks that belong to no number.
pub(crate) fn is_odd_digit(c: char) -> bool {
    !c.is_ascii() && c.is_numeric() && !('０'..='９').contains(&c) && c != '〇'
}

/// A number whose groups of three are parted by blanks, as other countries write them (`40 404 482`), with commas in their
/// place. `None` for anything else; where the first group is full as well, each may be a number (`100 200`).
pub(crate) fn parted_by_blanks(number: &str) -> Option<String> {
    if number.contains(['\n', '\r', '\t']) {
        return None;
    }
    let narrow: String = number.trim().chars().map(fold).collect();
    let groups: Vec<&str> = narrow.split(' ').collect();
    let clear = groups.len() > 1 && groups[0].trim_start_matches('-').len() < 3;
    clear.then(|| groups.join(","))
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
            &words().above,
            &words().below,
            &words().counted,
            &words().cumulative,
            &words().of_which,
            &words().this_year,
            &words().time_after,
            &words().roughly,
            &words().not_assessable_signs,
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
        assert_eq!(Unit::known("㎥"), Unit::known("m3"));
        assert_eq!(Unit::known("人々"), None);
        assert_eq!(Unit::known("名／年度").map(|unit| unit.name), Some("人/年"));
        assert_eq!(Unit::known("人/月").map(|unit| unit.name), Some("人/月"));
        assert_eq!(Unit::known("人/"), None);
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
        assert!(unit("千円/人").compares_with(unit("円/名")));
        assert!(!unit("千円/人").compares_with(unit("千円")));
        assert_eq!(unit("千円/人").base().name, "円/人");
        assert_eq!((unit("千円").base().name, unit("円").base().name, unit("人").base().name), ("円", "円", "人"));
    }
}
