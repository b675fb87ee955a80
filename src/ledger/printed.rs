//! A value as the document prints it, kept apart from what can be read out of it.
//!
//! Three things are never mixed up: the **printed text** (`13(301)`, `34,212千円`, `確認中`, `61.0`), its **readings** (none,
//! one or more numbers with a unit) and its **state**. A reading is never written back over the printed text, and a text
//! that isn't clearly a number has no reading: an unread value can be asked about, a wrongly read one can't.
//!
//! What is read: digits of any width; thousands separators in valid groups only (「1,23」 isn't 123); ▲ △ − as minus;
//! a unit of the table in `data/values.json` or the row's own, alone or in brackets; 万・千・億 as multipliers and 割 as tens
//! of percent; 約 and 程度 (marked as approximate); 以上, 以下, 超 and 未満 (marked as bounds); `13(301)` as two readings of one
//! quantity; `10～20` as a range. What stands in brackets behind a number and says when or since when it was counted
//! belongs to it and is no other number: `2,211(H26)` (its year), `515人(うちH28年度255人)` (since the beginning, and the
//! year's share), `1,000人(累計)`.
//! What isn't: two quantities in one cell (「200・4,000」), fractions, dates, anything with a word that the table doesn't know.

use std::borrow::Cow;
use std::ops::{Deref, Range};

use super::decimal::Decimal;
use super::time::{self, When};
use super::units::{Unit, Words, first_of, fold, words};

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

/// A side that a printed number leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// 以上: this or more.
    AtLeast,
    /// 以下: this or less.
    AtMost,
    /// 超: more than this.
    Above,
    /// 未満: less than this.
    Below,
}

impl Bound {
    /// Whether the number itself is left out.
    pub fn is_strict(self) -> bool {
        matches!(self, Self::Above | Self::Below)
    }

    /// Whether it is the larger numbers that are meant.
    pub fn is_upward(self) -> bool {
        matches!(self, Self::AtLeast | Self::Above)
    }
}

/// One number that a printed value may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The number in its own unit: 34212 for `34,212千円`.
    pub value: Decimal,
    /// Its unit: printed with the value, else the one given by the row.
    pub(crate) unit: Option<Unit<'a>>,
    /// Whether the unit is printed with the value itself.
    pub(crate) unit_printed: bool,
    /// Whether 約, 程度 or the like stands by it: near this number, not at it.
    pub(crate) approximate: bool,
    /// Whether 以上, 以下, 超 or 未満 stands by it.
    pub(crate) bound: Option<Bound>,
    /// The time that is printed with it: `2,211(H26)`.
    pub(crate) when: Option<When>,
    /// Whether it is said to be counted since the beginning (累計).
    pub(crate) cumulative: bool,
    /// What the year alone adds to a number counted since the beginning, in its unit: 255 of `515人(うちH28年度255人)`.
    pub(crate) share: Option<Decimal>,
    start: u32,
    end: u32,
}

impl Reading<'_> {
    /// Where the reading stands in the printed text, in bytes, sign and unit included.
    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The value in the unit `other` is in, where the two units compare; without a unit on either side the numbers are
    /// taken as they stand. `None` when they don't compare or the number grows too large.
    pub(crate) fn value_in(&self, other: Option<Unit<'_>>) -> Option<Decimal> {
        match (self.unit, other) {
            (Some(own), Some(other)) if !own.compares_with(other) => None,
            (Some(own), Some(other)) => match (own.yen, other.yen) {
                _ if own.name == other.name => Some(self.value),
                (Some(own), Some(other)) if own >= other => self.value.times_ten_to(own - other),
                (Some(own), Some(other)) => self.value.over_ten_to(other - own).map(Decimal::trimmed),
                _ => None,
            },
            _ => Some(self.value),
        }
    }

    /// The value in its [`Unit::base`], which is told beside it: 2,584千円 is 2,584,000 in 円. As it stands where it grows too
    /// large for that.
    pub(crate) fn in_base(&self) -> (Decimal, Option<Unit<'_>>) {
        let base = self.unit.map(Unit::base);
        self.value_in(base).map_or((self.value, self.unit), |value| (value, base))
    }

    /// 50(50): one number, printed twice.
    fn says_the_same_as(&self, other: &Self) -> bool {
        let said = |reading: &Self| (reading.value, reading.unit, reading.approximate, reading.bound);
        said(self) == said(other)
    }

    const EMPTY: Self = Reading {
        value: Decimal::ZERO,
        unit: None,
        unit_printed: false,
        approximate: false,
        bound: None,
        when: None,
        cumulative: false,
        share: None,
        start: 0,
        end: 0,
    };
}

/// How the readings of one printed value stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// No reading.
    #[default]
    None,
    /// One reading.
    One,
    /// `13(301)`: one or the other.
    Either,
    /// `10～20`: the first, the last, or anything between.
    Range,
    /// `200・4,000`: several quantities in one cell. No readings: it isn't one number.
    List,
}

/// The most readings that one printed value has.
const MOST: usize = 2;

/// The readings of a printed value: none, one or two, as a slice.
#[derive(Clone, Copy, Debug)]
pub struct Readings<'a> {
    items: [Reading<'a>; MOST],
    count: usize,
    kind: Kind,
}

impl<'a> Readings<'a> {
    const NONE: Self = Self { items: [Reading::EMPTY; MOST], count: 0, kind: Kind::None };

    /// How the readings stand to each other.
    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// The one number that is meant: `None` for none, several, 約 and 以上.
    pub fn exact(&self) -> Option<&Reading<'a>> {
        match self.as_slice() {
            [one] if !one.approximate && one.bound.is_none() => Some(one),
            _ => None,
        }
    }

    /// The same, with the year's share in place of a number counted since the beginning.
    #[must_use]
    pub(crate) fn of_the_year(mut self) -> Self {
        for reading in self.items.iter_mut().take(self.count) {
            if let Some(share) = reading.share.take() {
                reading.value = share;
            }
        }
        self
    }

    /// The numbers as other programs are told them: in one scale, and the unit that all of them have in it; `None` where they
    /// have none, or not the same. See [`Reading::in_base`].
    pub(crate) fn in_base(&self) -> (Vec<Decimal>, Option<Unit<'_>>) {
        let mut units = self.iter().map(|reading| reading.in_base().1);
        let first = units.next().flatten();
        let unit = first.filter(|_| units.all(|unit| unit == first));
        (self.iter().map(|reading| reading.in_base().0).collect(), unit)
    }

    fn as_slice(&self) -> &[Reading<'a>] {
        self.items.get(..self.count).unwrap_or_default()
    }

    /// Of several readings that are one, the first counts.
    fn of(kind: Kind, readings: &[Reading<'a>]) -> Self {
        let mut all = Self { kind, ..Self::NONE };
        let readings = if kind == Kind::One { readings.get(..1).unwrap_or_default() } else { readings };
        for (slot, reading) in all.items.iter_mut().zip(readings) {
            *slot = *reading;
            all.count += 1;
        }
        all
    }
}

impl<'a> Deref for Readings<'a> {
    type Target = [Reading<'a>];

    fn deref(&self) -> &Self::Target {
        self.as_slice()
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
            reading.unit = unit;
        }
        let state = match readings.kind {
            Kind::One => State::Fixed,
            Kind::Either | Kind::Range => State::Several,
            Kind::List => State::Text,
            Kind::None => state_of_words(text),
        };
        (state, readings)
    }

    /// The numbers that the value may stand for. `unit` is the row's unit, for values that print none.
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
    pub(crate) fn state(&self) -> State {
        self.read(None).0
    }
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
    } else if words.pending.iter().any(|word| trimmed.contains(word.as_str())) {
        State::Pending
    } else if words.not_assessable.iter().any(|word| trimmed.contains(word.as_str()))
        || words.not_assessable_signs.iter().any(|sign| trimmed.chars().map(fold).eq(sign.chars()))
    {
        State::NotAssessable
    } else {
        State::Text
    }
}

/// Reads a whole text, or nothing. `own`: the row's unit, which may be one that the table doesn't know.
fn parse<'u>(text: &str, own: Option<Unit<'u>>) -> Readings<'u> {
    let mut at = Cursor { text, at: 0, words: words(), own };
    whole(&mut at).unwrap_or(Readings::NONE)
}

/// The grammar: value with its notes, value(value), value～value, or a list of values.
fn whole<'u>(at: &mut Cursor<'_, 'u>) -> Option<Readings<'u>> {
    at.spaces();
    let mut first = at.value()?;
    at.spaces();
    while at.note(&mut first) {
        at.spaces();
    }
    match at.peek() {
        None => Some(Readings::of(Kind::One, &[first])),
        Some('(') => {
            at.step();
            at.spaces();
            let mut second = at.value()?;
            at.spaces();
            at.take(')')?;
            at.spaces();
            if let Some(unit) = at.unit() {
                inherit(&mut first, unit);
                inherit(&mut second, unit);
            }
            at.end()?;
            share_unit(&mut first, &mut second);
            Some(Readings::of(if first.says_the_same_as(&second) { Kind::One } else { Kind::Either }, &[first, second]))
        }
        Some('~') => {
            at.step();
            at.spaces();
            let mut second = at.value()?;
            at.spaces();
            at.end()?;
            share_unit(&mut first, &mut second);
            Some(Readings::of(if first.says_the_same_as(&second) { Kind::One } else { Kind::Range }, &[first, second]))
        }
        Some(_) => {
            // Two or more values with a mark between them: more than one quantity.
            while at.peek().is_some() {
                at.spaces();
                let separated = matches!(at.peek(), Some('・' | '、' | '/' | ';'));
                if separated {
                    at.step();
                    at.spaces();
                }
                at.value()?;
                at.spaces();
            }
            Some(Readings { kind: Kind::List, ..Readings::NONE })
        }
    }
}

fn inherit<'u>(reading: &mut Reading<'u>, unit: Unit<'u>) {
    if reading.unit.is_none() {
        reading.unit = Some(unit);
        reading.unit_printed = true;
    }
}

/// `10～20人`, `13人(301)`: a unit that is printed once holds for both.
fn share_unit<'u>(first: &mut Reading<'u>, second: &mut Reading<'u>) {
    if let Some(unit) = first.unit.or(second.unit) {
        inherit(first, unit);
        inherit(second, unit);
    }
}

/// A place in a printed text, read one folded character at a time.
struct Cursor<'t, 'u> {
    text: &'t str,
    at: usize,
    words: &'static Words,
    /// The row's unit.
    own: Option<Unit<'u>>,
}

impl<'t, 'u> Cursor<'t, 'u> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(fold)
    }

    fn step(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    fn take(&mut self, expected: char) -> Option<()> {
        (self.peek()? == expected).then(|| self.step())
    }

    fn spaces(&mut self) {
        while self.peek() == Some(' ') {
            self.step();
        }
    }

    fn end(&self) -> Option<()> {
        self.rest().is_empty().then_some(())
    }

    /// Steps over one of the words, if it stands here.
    fn word(&mut self, list: &[String]) -> bool {
        let length = first_of(list, self.rest());
        self.at += length.unwrap_or(0);
        length.is_some()
    }

    /// A unit of the table, or the row's own where that takes more of the text: 3番組 in a row counted in 番組.
    fn unit(&mut self) -> Option<Unit<'u>> {
        let known = self.words.unit_at(self.rest());
        let own = self.own.filter(|unit| unit.name.starts_with(char::is_alphabetic));
        let own = own.and_then(|unit| Some((unit, same_start(self.rest(), unit.name)?)));
        let (unit, length) = match (known, own) {
            (Some((_, length)), Some((unit, longer))) if longer > length => (unit, longer),
            (Some(known), _) => known,
            (None, own) => own?,
        };
        self.at += length;
        Some(unit)
    }

    /// What brackets behind a number say of it: when, that it is counted since the beginning, what the year adds. Leaves the
    /// place alone where they say something else.
    fn note(&mut self, of: &mut Reading<'u>) -> bool {
        let before = self.at;
        let noted = self.noted(of);
        if let Some(noted) = noted {
            *of = noted;
        } else {
            self.at = before;
        }
        noted.is_some()
    }

    fn noted(&mut self, of: &Reading<'u>) -> Option<Reading<'u>> {
        let words = self.words;
        let mut noted = *of;
        self.take('(')?;
        self.spaces();
        if self.word(&words.of_which) {
            self.spaces();
            if !self.word(&words.this_year) {
                self.time(time::Care::AnyNumber)?;
            }
            self.spaces();
            let share = self.value()?;
            let plain = share.bound.is_none() && !share.approximate && of.share.is_none();
            noted.share = Some(share.value_in(of.unit).filter(|_| plain)?);
            noted.cumulative = true;
        } else if self.word(&words.cumulative) {
            noted.cumulative = true;
        } else if !self.word(&words.counted) {
            noted.when = Some(self.time(time::Care::OnlyYears)?).filter(|_| of.when.is_none());
            noted.when?;
        }
        self.spaces();
        self.take(')')?;
        noted.end = u32::try_from(self.at).ok()?;
        Some(noted)
    }

    fn time(&mut self, care: time::Care) -> Option<When> {
        let (when, length) = time::at(self.rest(), care)?;
        self.at += length;
        Some(when)
    }

    /// `約▲1億2,000万円以上`: what one reading may look like.
    fn value(&mut self) -> Option<Reading<'u>> {
        let words = self.words;
        let start = self.at;
        let cumulative = self.word(&words.cumulative);
        // 年間100人: how it was counted leaves the number what it is.
        if cumulative || self.word(&words.counted) {
            self.spaces();
        }
        let mut approximate = self.word(&words.approximate_before);
        self.spaces();
        let negative = matches!(self.peek(), Some('▲' | '△' | '-'));
        if negative || self.peek() == Some('+') {
            self.step();
            self.spaces();
        }
        let currency = self.take('¥').is_some();
        let (value, mut unit) = self.magnitude()?;
        if currency {
            match unit {
                None => unit = Unit::known("円"),
                Some(Unit { yen: Some(_), .. }) => {}
                Some(_) => return None,
            }
        }
        if unit.is_none() {
            unit = self.unit_in_brackets();
        }
        let mut end = self.at;
        self.spaces();
        let bound = if self.word(&words.at_least) {
            Some(Bound::AtLeast)
        } else if self.word(&words.at_most) {
            Some(Bound::AtMost)
        } else if self.word(&words.above) {
            Some(Bound::Above)
        } else if self.word(&words.below) {
            Some(Bound::Below)
        } else {
            None
        };
        if bound.is_some() {
            end = self.at;
        } else if self.word(&words.approximate_after) {
            approximate = true;
            end = self.at;
        }
        Some(Reading {
            value: if negative { value.negated() } else { value },
            unit,
            unit_printed: unit.is_some(),
            approximate,
            bound,
            when: None,
            cumulative,
            share: None,
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
        })
    }

    /// A number with its multipliers and unit: `60`, `1.2万人`, `34,212千円`, `1億2,000万円`.
    fn magnitude(&mut self) -> Option<(Decimal, Option<Unit<'u>>)> {
        let mut sum: Option<Decimal> = None;
        let mut ceiling = u8::MAX;
        loop {
            let number = self.number()?;
            let gap = self.at;
            self.spaces();
            if sum.is_none() && self.take('割').is_some() {
                return Some((self.tenths(number)?, Unit::known("%")));
            }
            if let Some(unit) = self.unit() {
                return Some(match (sum, unit.yen) {
                    (None, _) => (number, Some(unit)),
                    // 1億 + 2,000万円: in yen.
                    (Some(sum), Some(power)) if power < ceiling => {
                        (sum.plus(number.times_ten_to(power)?)?, Unit::known("円"))
                    }
                    (Some(_), Some(_)) => return None,
                    (Some(sum), None) => (sum.plus(number)?, Some(unit)),
                });
            }
            let Some(power) = self.multiplier() else {
                self.at = gap;
                return Some((sum.map_or(Some(number), |sum| sum.plus(number))?, None));
            };
            if power >= ceiling {
                return None;
            }
            ceiling = power;
            let scaled = number.times_ten_to(power)?;
            let total = sum.map_or(Some(scaled), |sum| sum.plus(scaled))?;
            if self.peek().is_some_and(|c| c.is_ascii_digit()) {
                sum = Some(total);
                continue;
            }
            return Some((total, self.unit()));
        }
    }

    /// 3割, 7割5分 as percent.
    fn tenths(&mut self, number: Decimal) -> Option<Decimal> {
        let tens = number.times_ten_to(1)?;
        if !self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Some(tens);
        }
        let ones = self.number()?;
        self.take('分')?;
        tens.plus(ones)
    }

    /// 千, 万, 百万, 億: the power of ten.
    fn multiplier(&mut self) -> Option<u8> {
        for (word, power) in [("百万", 6), ("千", 3), ("万", 4), ("億", 8)] {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Some(power);
            }
        }
        None
    }

    /// `60(人)`; leaves the place alone when the brackets hold something else.
    fn unit_in_brackets(&mut self) -> Option<Unit<'u>> {
        let before = self.at;
        let unit = self.bracketed_unit();
        if unit.is_none() {
            self.at = before;
        }
        unit
    }

    fn bracketed_unit(&mut self) -> Option<Unit<'u>> {
        self.spaces();
        self.take('(')?;
        self.spaces();
        let unit = self.unit()?;
        self.spaces();
        self.take(')')?;
        Some(unit)
    }

    /// Digits with valid thousands groups and decimal places. `None` for 1,23 and for more digits than are kept.
    fn number(&mut self) -> Option<Decimal> {
        let mut mantissa: i128 = 0;
        let mut digits = 0_u32;
        let mut group = 0_u32;
        let mut grouped = false;
        let mut leading_zero = false;
        loop {
            match self.peek() {
                Some(c @ '0'..='9') => {
                    if digits == 0 {
                        leading_zero = c == '0';
                    }
                    mantissa = mantissa * 10 + i128::from(c.to_digit(10)?);
                    digits += 1;
                    group += 1;
                    if digits > 18 {
                        return None;
                    }
                }
                // The group before a separator: one to three digits at first, exactly three later; no 0,123.
                Some(',') => {
                    let valid = if grouped { group == 3 } else { (1..=3).contains(&group) && !leading_zero };
                    if !valid {
                        return None;
                    }
                    grouped = true;
                    group = 0;
                }
                _ => break,
            }
            self.step();
        }
        if digits == 0 || (grouped && group != 3) {
            return None;
        }
        let mut places = 0_u8;
        if self.peek() == Some('.') {
            self.step();
            while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
                mantissa = mantissa * 10 + i128::from(digit);
                places += 1;
                digits += 1;
                if digits > 18 {
                    return None;
                }
                self.step();
            }
            if places == 0 {
                return None;
            }
        }
        Decimal::new(mantissa, places)
    }
}

/// The number of bytes of `text` that `word` takes at its beginning, in any width.
fn same_start(text: &str, word: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    for expected in word.chars() {
        if fold(characters.next()?.1) != fold(expected) {
            return None;
        }
    }
    Some(characters.next().map_or(text.len(), |(at, _)| at))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::ledger::year::FiscalYear;
    use proptest::prelude::*;

    fn text(text: &str) -> Printed<'_> {
        Printed::Text(Cow::Borrowed(text))
    }

    /// The readings as value and unit, in the order printed.
    fn read(printed: &str) -> Vec<String> {
        let printed = text(printed);
        printed.readings(None).iter().map(|r| format!("{}{}", r.value, r.unit.map_or("", |unit| unit.name))).collect()
    }

    #[test]
    fn one_number_in_its_many_spellings() {
        for (printed, expected) in [
            ("60", "60"),
            ("81,555", "81,555"),
            ("８１，５５５", "81,555"),
            ("1,318,334", "1,318,334"),
            ("61.0", "61.0"),
            ("６１．０％", "61.0%"),
            ("▲50", "-50"),
            ("△ 1.5ポイント", "-1.5ポイント"),
            ("−3人", "-3人"),
            ("－３人", "-3人"),
            ("+100人", "100人"),
            ("34,212千円", "34,212千円"),
            ("34,212 千円", "34,212千円"),
            ("¥1,000", "1,000円"),
            ("0円", "0円"),
            ("48.3%", "48.3%"),
            ("1.2万人", "12,000人"),
            ("1億2,000万円", "120,000,000円"),
            ("3億円", "3億円"),
            ("43名", "43人"),
            ("60（人）", "60人"),
            ("10a", "10a"),
            ("　60　", "60"),
            ("5.5‰", "5.5‰"),
            ("1.4人/年", "1.4人/年"),
            ("33％／年度", "33%/年"),
            ("4組/年", "4組/年"),
            ("3番組", "3番組"),
            ("2千円/人", "2千円/人"),
            ("3割", "30%"),
            ("7割5分", "75%"),
            ("2.5割", "25%"),
            ("年間100人", "100人"),
            ("延べ 1,200名", "1,200人"),
            ("累計1,000人", "1,000人"),
            ("0人(0人)", "0人"),
            ("1,000人(累計)", "1,000人"),
            ("2,211(H26)", "2,211"),
            ("16,507人(26年度)", "16,507人"),
            ("9.4％（R5）", "9.4%"),
            ("515人(うちH28年度255人)", "515人"),
            ("515人 (うちH28年度 255人)", "515人"),
            ("1,098(うちH28 221人)", "1,098"),
        ] {
            assert_eq!(read(printed), [expected], "{printed}");
            assert_eq!(text(printed).state(), State::Fixed, "{printed}");
        }
    }

    #[test]
    fn what_is_not_one_number_is_not_read() {
        for printed in [
            "1,23",
            "1,2345",
            "1234,567",
            "0,123",
            "1,,234",
            "12,",
            ",123",
            "1.",
            ".5",
            "1.2.3",
            "43/60点",
            "R7.3",
            "第2位だ",
            "5減",
            "60達成",
            "10-20",
            "2件3",
            "1万2億円",
            "1234567890123456789",
            "999,999,999,999,999,999億人",
            "人",
            "43（前年40）",
            "約",
            "-",
            "1２３a4",
            "¥10%",
            "13(301",
            "13)301(",
            "1~2~3",
            "3割引",
            "2割増",
            "60(Q26)",
            "515人(うち女性255人)",
            "515人(うちH28年度255件)",
            "2,211(H26)(H27)",
            "2,211(H99.13)",
            "年間",
            "4組/年度末",
            "4/年",
        ] {
            assert_eq!(read(printed), [""; 0], "{printed}");
        }
    }

    #[test]
    fn two_quantities_are_a_list_and_no_number() {
        for printed in ["200・4,000", "200･4,000", "200人、4,000人", "1/3", "200 4,000", "200\n4,000"] {
            let printed = text(printed);
            assert_eq!(printed.readings(None).kind(), Kind::List, "{printed:?}");
            assert!(printed.readings(None).is_empty());
            assert_eq!(printed.state(), State::Text);
        }
    }

    #[test]
    fn two_readings_of_one_quantity() {
        assert_eq!(read("13(301)"), ["13", "301"]);
        assert_eq!(read("１３（３０１）人"), ["13人", "301人"]);
        assert_eq!(read("13人（301）"), ["13人", "301人"]);
        assert_eq!(text("13(301)").state(), State::Several);
        assert_eq!(read("10～20人"), ["10人", "20人"]);
        assert_eq!(text("10〜20人").readings(None).kind(), Kind::Range);
        assert_eq!(text("10～20").state(), State::Several);
    }

    #[test]
    fn spans_point_at_the_printed_characters() {
        let printed = "　１３（３０１）人";
        let value = text(printed);
        let readings = value.readings(None);
        let spans: Vec<&str> = readings.iter().map(|r| &printed[r.span()]).collect();
        assert_eq!(spans, ["１３", "３０１"]);
        assert_eq!(&"約 34,212千円"[text("約 34,212千円").readings(None)[0].span()], "約 34,212千円");
    }

    #[test]
    fn near_and_bounded_numbers_are_marked() {
        let about = text("約1,200人");
        assert!(about.readings(None)[0].approximate && about.readings(None).exact().is_none());
        assert!(text("60人程度").readings(None)[0].approximate);
        assert_eq!(text("60人以上").readings(None)[0].bound, Some(Bound::AtLeast));
        assert_eq!(text("５件以下").readings(None)[0].bound, Some(Bound::AtMost));
        assert!(text("60人").readings(None).exact().is_some());
    }

    #[test]
    fn states_are_what_the_officials_would_say() {
        for (printed, state) in [
            ("確認中", State::Pending),
            ("確認中（8月頃に判明）", State::Pending),
            ("集計中", State::Pending),
            ("未定", State::Pending),
            ("調査中", State::Pending),
            ("未確定", State::Pending),
            ("1,234（速報値）", State::Pending),
            ("", State::Blank),
            (" 　\n", State::Blank),
            ("-", State::NotApplicable),
            ("－", State::NotApplicable),
            ("―", State::NotApplicable),
            ("—", State::NotApplicable),
            ("ー", State::NotApplicable),
            ("──", State::NotApplicable),
            ("対象外", State::NotApplicable),
            ("増加", State::Text),
            ("1,23", State::Text),
            ("R8.6公表予定", State::Pending),
            ("令和7年8月確定予定", State::Pending),
            ("把握できないため照会中", State::Pending),
            ("把握不可", State::NotAssessable),
            ("算出不能", State::NotAssessable),
            ("データなし（統計の廃止）", State::NotAssessable),
            ("N/A", State::NotAssessable),
            ("ｎ／ａ", State::NotAssessable),
            ("/", State::NotAssessable),
            ("／", State::NotAssessable),
            (" ＼ ", State::NotAssessable),
            ("達成済み", State::Text),
            ("未実施", State::Text),
            ("なし", State::Text),
        ] {
            assert_eq!(text(printed).state(), state, "{printed:?}");
        }
        assert_eq!(Printed::Absent.state(), State::Blank);
        assert_eq!(Printed::Number("61.0").state(), State::Fixed);
        assert_eq!(Printed::Number("1e400").state(), State::Text);
    }

    #[test]
    fn what_is_said_of_a_number_in_brackets_belongs_to_it() {
        let one = |printed: &'static str| text(printed).readings(None)[0].when;
        assert_eq!(one("2,211(H26)"), Some(When::Year(FiscalYear(2014))));
        assert_eq!(one("9.4％（R5）"), Some(When::Year(FiscalYear(2023))));
        assert_eq!(one("16,507人(26年度)"), Some(When::OfAnEra(26)));
        assert_eq!(one("87%(H28.6月調査結果)"), Some(When::Year(FiscalYear(2016))));
        assert_eq!(one("12人(令和7年3月末時点)"), Some(When::Year(FiscalYear(2024))));
        assert_eq!(one("650人(24〜26年度平均)"), Some(When::Several));
        assert_eq!(one("300人(2024年度)"), Some(When::Year(FiscalYear(2024))));
        let both = text("515人(うちH28年度255人)");
        let both = both.readings(None);
        assert_eq!((both.len(), both[0].share, both[0].cumulative), (1, Some(Decimal::from(255)), true));
        assert_eq!(both.of_the_year().exact().map(|reading| reading.value), Some(Decimal::from(255)));
        assert!(text("1,600(累計)").readings(None)[0].cumulative && text("累計10人").readings(None)[0].cumulative);
        assert!(!text("延べ10人").readings(None)[0].cumulative);
    }

    #[test]
    fn a_number_in_brackets_stays_another_reading() {
        for printed in ["13(301)", "17,861人(16,507人)", "13(26年)", "13(2024)", "13(26)"] {
            assert_eq!(text(printed).state(), State::Several, "{printed}");
        }
    }

    #[test]
    fn bounds_that_leave_their_number_out() {
        assert_eq!(text("50人超").readings(None)[0].bound, Some(Bound::Above));
        assert_eq!(text("50人を超える").readings(None)[0].bound, Some(Bound::Above));
        assert_eq!(text("50人未満").readings(None)[0].bound, Some(Bound::Below));
        assert!(text("50人未満").readings(None).exact().is_none());
    }

    #[test]
    fn words_about_the_row_and_dates_to_come_are_known_as_such() {
        for printed in ["達成済み", "達成困難", "未実施", " 完了 ", "策定済", "○", "あり", "なし"]
        {
            assert!(text(printed).is_remark(), "{printed}");
        }
        for printed in ["増加", "達成率80", "60", ""] {
            assert!(!text(printed).is_remark(), "{printed}");
        }
        for (printed, promised) in [
            ("R8.6公表予定", Some("R8.6")),
            ("令和7年8月確定予定", Some("令和7年8月")),
            ("確認中（令和７年８月頃に判明）", Some("令和７年８月")),
            ("集計中(2026-06-30)", Some("2026-06-30")),
            ("令和7年8月20日公表予定", Some("令和7年8月20日")),
            ("確認中（8月頃に判明）", None),
            ("確認中", None),
            ("R8.6", None),
            ("60", None),
        ] {
            assert_eq!(text(printed).promised(), promised, "{printed}");
        }
    }

    #[test]
    fn a_rows_own_unit_is_known_behind_its_numbers() {
        let own = text("3玉");
        assert!(own.readings(None).is_empty());
        assert_eq!(own.readings(Some("玉"))[0].unit.unwrap().name, "玉");
        assert!(own.readings(Some("玉"))[0].unit_printed);
        assert!(own.readings(Some("個")).is_empty());
        assert!(text("3-5").readings(Some("-5")).is_empty());
    }

    #[test]
    fn amounts_are_told_in_one_scale() {
        let base = |printed: &'static str| {
            let printed = text(printed);
            let readings = printed.readings(None);
            let (value, unit) = readings[0].in_base();
            format!("{value} {}", unit.map_or("", |unit| unit.name))
        };
        assert_eq!(base("2,584千人"), "2,584,000 人");
        assert_eq!(base("200万円"), "2,000,000 円");
        assert_eq!(base("10百万円"), "10,000,000 円");
        assert_eq!(base("2億396万円"), "203,960,000 円");
        assert_eq!(base("12.5千円/人"), "12,500 円/人");
        assert_eq!(base("61.0%"), "61.0 %");
        assert_eq!(base("60"), "60 ");
    }

    #[test]
    fn the_row_lends_its_unit_to_values_that_print_none() {
        let bare = text("43");
        assert_eq!(bare.readings(Some("人"))[0].unit.unwrap().name, "人");
        assert!(!bare.readings(Some("人"))[0].unit_printed);
        let own = text("34,212千円");
        assert_eq!(own.readings(Some("人"))[0].unit.unwrap().name, "千円");
        assert_eq!(Printed::Number("3").readings(Some("％"))[0].unit.unwrap().name, "%");
    }

    #[test]
    fn only_the_yen_family_converts() {
        let value_in = |printed: &str, unit: &str| text(printed).readings(None)[0].value_in(Unit::known(unit));
        assert_eq!(value_in("2,000千円", "円"), Decimal::parse("2000000"));
        assert_eq!(value_in("1,800,000円", "千円"), Decimal::parse("1800"));
        assert_eq!(value_in("1,800,500円", "千円"), Decimal::parse("1800.5"));
        assert_eq!(value_in("1円", "億円"), Decimal::parse("0.00000001"));
        assert_eq!(value_in("123,456,789,012円", "億円"), Decimal::parse("1234.56789012"));
        assert_eq!(value_in("10%", "時間"), None);
        assert_eq!(value_in("10%", "ポイント"), None);
    }

    proptest! {
        #![proptest_config(crate::long::cases(256, 256))]

        #[test]
        fn any_text_is_safe_and_its_spans_are_characters(printed in "[0-9０-９,，.．▲△\\-－約人千万億円%％(（)）～・ 　以上確認中うち年度割H/超累計a-c]{0,24}") {
            let value = text(&printed);
            let (state, readings) = value.read(Some("人"));
            prop_assert_eq!(value.text(), printed.as_str());
            for reading in readings.iter() {
                prop_assert!(printed.get(reading.span()).is_some_and(|part| part.chars().any(|c| fold(c).is_ascii_digit())));
            }
            prop_assert_eq!(state == State::Fixed, readings.kind() == Kind::One);
            prop_assert_eq!(state == State::Several, matches!(readings.kind(), Kind::Either | Kind::Range));
        }

        #[test]
        fn width_and_separators_never_change_the_value(value in 0_i64..1_000_000_000_000, negative: bool, unit in prop::sample::select(vec!["", "人", "千円", "%"])) {
            let plain = Decimal::from(value);
            let shown = format!("{}{plain}{unit}", if negative { "▲" } else { "" });
            let wide: String = shown.chars().map(|c| if c.is_ascii() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c }).collect();
            let bare = shown.replace(',', "");
            let expected = if negative { plain.negated() } else { plain };
            for printed in [&shown, &wide, &bare] {
                let printed = text(printed);
                let readings = printed.readings(None);
                prop_assert_eq!(readings.exact().map(|r| r.value), Some(expected));
                prop_assert_eq!(readings[0].unit.map_or("", |u| u.name), unit);
            }
        }

        #[test]
        fn a_digit_that_breaks_the_groups_breaks_the_number(head in 1_u32..1000, tail in 0_u32..100) {
            let broken = format!("{head},{tail:02}");
            prop_assert!(text(&broken).readings(None).is_empty());
        }

        #[test]
        fn json_numbers_are_read_as_they_stand(mantissa in -1_000_000_000_i64..1_000_000_000, places in 0_usize..6) {
            let number = digits_with_point(mantissa, places);
            let printed = Printed::Number(&number);
            prop_assert_eq!(printed.readings(None)[0].value, Decimal::parse(&number).unwrap());
            prop_assert_eq!(printed.text(), number.as_str());
        }
    }

    /// Digits with a point, built as text.
    fn digits_with_point(mantissa: i64, places: usize) -> String {
        let sign = if mantissa < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", mantissa.unsigned_abs(), width = places + 1);
        let (whole, rest) = digits.split_at(digits.len() - places);
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
    }
}
