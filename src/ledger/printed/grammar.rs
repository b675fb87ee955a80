//! The grammar of printed numbers: a text is read whole, or not at all.

use super::magnitude::Magnitude;
use super::reading::{Bound, Kind, Reading, Readings};
use crate::ledger::decimal::Decimal;
use crate::ledger::time::{self, When};
use crate::ledger::units::{Unit, Words, first_of, fold, words};

/// Reads a whole text, or nothing. `own`: the row's unit, which may be one that the table doesn't know.
pub(super) fn parse<'u>(text: &str, own: Option<Unit<'u>>) -> Readings<'u> {
    let mut at = Cursor { text, at: 0, words: words(), own };
    whole(&mut at).unwrap_or(Readings::NONE)
}

/// The number that a text begins with, its multipliers and its unit with it, and how many bytes it takes: for amounts in
/// running text. `None` where no number stands there.
pub(super) fn magnitude_at(text: &str) -> Option<(Magnitude<'static>, usize)> {
    let mut at = Cursor { text, at: 0, words: words(), own: None };
    let magnitude = at.magnitude()?;
    Some((magnitude, at.at))
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
            let second = at.value()?;
            at.spaces();
            at.end()?;
            let (first, second) = super::range::shared(first, second)?;
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
        reading.in_the_rows(Some(unit));
        reading.unit_printed = true;
    }
}

/// `13人(301)`: a unit that is printed once holds for both.
fn share_unit<'u>(first: &mut Reading<'u>, second: &mut Reading<'u>) {
    if let Some(unit) = first.unit.or(second.unit) {
        inherit(first, unit);
        inherit(second, unit);
    }
}

/// A place in a printed text, read one folded character at a time.
pub(super) struct Cursor<'t, 'u> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    words: &'static Words,
    /// The row's unit.
    own: Option<Unit<'u>>,
}

impl<'t, 'u> Cursor<'t, 'u> {
    #[inline]
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    #[inline]
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(fold)
    }

    #[inline]
    pub(super) fn step(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    #[inline]
    pub(super) fn take(&mut self, expected: char) -> Option<()> {
        (self.peek()? == expected).then(|| self.step())
    }

    pub(super) fn spaces(&mut self) {
        while self.peek() == Some(' ') {
            self.step();
        }
    }

    #[inline]
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
    pub(super) fn unit(&mut self) -> Option<Unit<'u>> {
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
        if self.footnote(of.unit_printed).is_some() {
            return true;
        }
        self.at = before;
        let noted = self.noted(of);
        if let Some(noted) = noted {
            *of = noted;
        } else {
            self.at = before;
        }
        noted.is_some()
    }

    /// `※1`, `注1`, `(注)`, and behind a unit `*1`: a mark that points to a note and says nothing of the number.
    fn footnote(&mut self, behind_unit: bool) -> Option<()> {
        let bracketed = self.take('(').is_some();
        match self.peek()? {
            '※' | '注' => {}
            '*' if behind_unit || bracketed => {}
            _ => return None,
        }
        self.step();
        let from = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.step();
        }
        let digits = self.text.get(from..self.at)?.chars().count();
        if bracketed {
            self.take(')')?;
        }
        (digits <= 2).then_some(())
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
        let per = self.per_before();
        let negative = matches!(self.peek(), Some('▲' | '△' | '-'));
        if negative || self.peek() == Some('+') {
            self.step();
            self.spaces();
        }
        let currency = self.take('¥').is_some();
        let Magnitude { value, mut unit, scale } = self.magnitude()?;
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
        if let Some(per) = per {
            let counted = unit.or(self.own)?;
            unit = Some(match counted.per {
                Some(own) if own == per => counted,
                Some(_) => return None,
                None => Unit::known(&format!("{}/{per}", counted.name))?,
            });
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
            scale,
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
        })
    }

    /// 月10件, 週に2回: what a number is counted by, in front of it. Leaves the place alone before anything but digits.
    fn per_before(&mut self) -> Option<&'static str> {
        let before = self.at;
        let per = match self.peek() {
            Some('月') => "月",
            Some('週') => "週",
            _ => return None,
        };
        self.step();
        self.take('に').or_else(|| self.take('間'));
        self.spaces();
        let counts = self.peek().is_some_and(|c| c.is_ascii_digit());
        if !counts {
            self.at = before;
        }
        counts.then_some(per)
    }

    /// 3割, 7割5分 as percent.
    pub(super) fn tenths(&mut self, number: Decimal) -> Option<Decimal> {
        let tens = number.times_ten_to(1)?;
        if !self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Some(tens);
        }
        let ones = self.number()?;
        self.take('分')?;
        tens.plus(ones)
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
    pub(super) fn number(&mut self) -> Option<Decimal> {
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
