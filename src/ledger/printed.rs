//! A value as the document prints it, kept apart from what can be read out of it.
//!
//! Three things are never mixed up: the **printed text** (`13(301)`, `34,212千円`, `確認中`, `61.0`), its **readings** (none,
//! one or more numbers with a unit) and its **state**. A reading is never written back over the printed text, and a text
//! that isn't clearly a number has no reading: an unread value can be asked about, a wrongly read one can't.
//!
//! What is read: digits of any width; thousands separators in valid groups only (「1,23」 isn't 123); ▲ △ − as minus;
//! a unit of the table in `data/values.json` or the row's own, alone or in brackets; 十・百・千・万・億・兆 as multipliers, with
//! digits or kanji (`3億2千万円`, `十二億`), and 割 as tens of percent; 月 and 週 in front (月10件) as what is counted by; 約 and 程度 (marked as approximate); 以上, 以下, 超 and 未満 (marked as bounds); `13(301)` as two readings of one
//! quantity; `10～20` as a range. What stands in brackets behind a number and says when or since when it was counted
//! belongs to it and is no other number: `2,211(H26)` (its year), `515人(うちH28年度255人)` (since the beginning, and the
//! year's share), `1,000人(累計)`; a mark of a note (`5人※1`) says nothing of it.
//! What isn't: digits in circles or raised (「12①」, 「5²」), which may be marks; two quantities in one cell (「200・4,000」), fractions, dates, anything with a word that the table doesn't know.

use std::borrow::Cow;

use super::decimal::Decimal;
use super::time;
use super::units::{Unit, fold, words};

mod grammar;
mod magnitude;
mod range;
mod reading;

use grammar::parse;
pub(crate) use reading::{Bound, Kind};
pub use reading::{Reading, Readings};

/// A value of the ledger as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Printed<'a> {
    /// `null`, or no such key: nothing is printed.
    #[default]
    Absent,
    /// A JSON number: its text exactly as in the file, `61.0` stays `61.0`.
    Number(&'a str),
    /// A JSON string, decoded.
    Text(Cow<'a, str>),
}

/// What a printed value is, in the officials' words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// 確定: one number stands there (it may be marked 約 or 以上: see the reading).
    Fixed,
    /// 確認中: a word says that the number is still to come, or is provisional.
    Pending,
    /// 空欄: nothing, or only spaces.
    Blank,
    /// 対象外: a dash alone, or a word that says so.
    NotApplicable,
    /// 読みが複数: more than one number may be meant.
    Several,
    /// 評価できない: a word or sign says that no value can be had (把握不可, N/A, ＼). Not 0, and nothing to wait for.
    NotAssessable,
    /// 文字: text that isn't read as a number.
    Text,
}

impl State {
    /// The state as the officials call it, e.g. `確認中`.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Fixed => "確定",
            Self::Pending => "確認中",
            Self::Blank => "空欄",
            Self::NotApplicable => "対象外",
            Self::Several => "読みが複数",
            Self::NotAssessable => "評価できない",
            Self::Text => "文字",
        }
    }
}

impl<'a> Printed<'a> {
    /// The value as it is printed: a number's own digits, a string's text, nothing for a blank.
    pub fn text(&self) -> &str {
        match self {
            Self::Absent => "",
            Self::Number(text) => text,
            Self::Text(text) => text,
        }
    }

    /// State and readings at once. `unit` is the row's unit, for values that print none.
    pub fn read<'b>(&'b self, unit: Option<&'b str>) -> (State, Readings<'b>) {
        let unit = unit.and_then(Unit::named);
        let text = match self {
            Self::Absent => return (State::Blank, Readings::NONE),
            Self::Number(text) => {
                return match Decimal::parse(text) {
                    Some(value) => {
                        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
                        let reading = Reading { value, unit, end, ..Reading::EMPTY };
                        (State::Fixed, Readings::of(Kind::One, &[reading]))
                    }
                    None => (State::Text, Readings::NONE),
                };
            }
            Self::Text(text) => text.as_ref(),
        };
        // Longer than any number is: not worth looking into (and spans stay small).
        let mut readings: Readings<'b> = if text.len() > 400 { Readings::NONE } else { parse(text, unit) };
        for reading in readings.items.iter_mut().take(readings.count).filter(|reading| reading.unit.is_none()) {
            reading.in_the_rows(unit);
        }
        let state = match readings.kind {
            Kind::One => State::Fixed,
            Kind::Either | Kind::Range => State::Several,
            Kind::List => State::Text,
            Kind::None => state_of_words(text),
        };
        (state, readings)
    }

    /// The whole yen that a text says of money, where it says one exact amount and nothing else: 3億2千万円, 34,212千円.
    /// `alone`: the power of ten of the yen that 1 stands for where no unit is printed.
    pub(crate) fn yen(&self, alone: u8) -> Option<i64> {
        let readings = self.readings(None);
        let reading = readings.exact()?;
        let text = self.text();
        let whole = text.get(reading.span()).is_some_and(|part| part.len() == text.trim().len());
        // 年間100円 says more than an amount.
        let begins = |c: char| fold(c).is_ascii_digit() || "▲△-+¥一二三四五六七八九十百千".contains(fold(c));
        reading.yen(alone).filter(|_| whole && text.trim_start().starts_with(begins))
    }

    /// The numbers that the value may stand for. `unit` is the row's unit, for values that print none.
    #[inline]
    pub(crate) fn readings<'b>(&'b self, unit: Option<&'b str>) -> Readings<'b> {
        self.read(unit).1
    }

    /// Whether it says something about the row in place of a value (達成済み, 未実施, ○): such a word is no number, and no
    /// verdict either.
    pub(crate) fn is_remark(&self) -> bool {
        let text = self.text().trim();
        words().remarks.iter().any(|word| word == text)
    }

    /// When a value that is still to come will be known, in the words printed: `R8.6` of 「R8.6公表予定」. `None` where the
    /// value isn't open or names no month or year.
    pub(crate) fn promised(&self) -> Option<&str> {
        let text = self.text();
        (text.len() <= 400 && self.state() == State::Pending).then(|| time::date_in(text)).flatten()
    }

    /// What the value is: a number, still to come, blank …
    #[inline]
    pub(crate) fn state(&self) -> State {
        self.read(None).0
    }
}

/// The amount that a text begins with: its number, its unit, whether 万 or the like stands in it, and how many bytes it takes.
pub(crate) fn amount_at(text: &str) -> Option<(Decimal, Option<Unit<'static>>, bool, usize)> {
    let (magnitude, length) = grammar::magnitude_at(text)?;
    Some((magnitude.value, magnitude.unit, !magnitude.scale.is_plain(), length))
}

/// The state of a text without a reading.
fn state_of_words(text: &str) -> State {
    let trimmed = text.trim();
    let words = words();
    if trimmed.is_empty() {
        State::Blank
    } else if trimmed.chars().all(|c| matches!(fold(c), '-' | '―' | '—' | 'ー' | '─' | '━' | 'ｰ'))
        || words.not_applicable.iter().any(|word| word == trimmed)
    {
        State::NotApplicable
    } else if words.pending.iter().any(|word| trimmed.contains(word.as_str())) || is_dated(trimmed) {
        State::Pending
    } else if words.not_assessable.iter().any(|word| trimmed.contains(word.as_str()))
        || words.not_assessable_signs.iter().any(|sign| trimmed.chars().map(fold).eq(sign.chars()))
    {
        State::NotAssessable
    } else {
        State::Text
    }
}

/// Whether a text says when the value will be had, or that what gives it wasn't done, without 予定: 「R7.10公表」, 「調査未実施」.
fn is_dated(text: &str) -> bool {
    let text = text.trim_matches(['(', ')', '（', '）']);
    let mut deeds = words().pending.iter().filter_map(|word| word.strip_suffix("予定"));
    deeds.any(|deed| match text.strip_suffix(deed) {
        Some(date) => time::is_date(date),
        None => text.strip_suffix("未実施").is_some_and(|before| before.ends_with(deed)),
    })
}

#[cfg(test)]
mod tests;
