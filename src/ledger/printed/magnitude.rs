//! A number with the words that multiply it, and its unit: `60`, `1.2万人`, `34,212千円`, `3億2千万円`, `十二億`.
//!
//! Japanese counts in groups of four digits: 千, 百 and 十 multiply inside a group, 万, 億 and 兆 multiply the group. Parts
//! only fall, and each is smaller than what the one before counts: 1万2億 and 2千15百 are no numbers. Where a word may be the
//! beginning of a unit (34,212千円, 5百万円), it is, so that a value keeps the unit that it is printed in.

use super::grammar::Cursor;
use super::reading::Scale;
use crate::ledger::decimal::Decimal;
use crate::ledger::units::Unit;

/// A number as far as its unit.
pub(super) struct Magnitude<'u> {
    /// In its unit.
    pub(super) value: Decimal,
    /// The unit printed behind it.
    pub(super) unit: Option<Unit<'u>>,
    /// Its multipliers.
    pub(super) scale: Scale,
}

/// What stands below a 万: `2,000`, `2千3百`, `二千五`.
struct Group {
    value: Decimal,
    /// The digits of its last part, and the power of ten that multiplies them.
    digits: Decimal,
    power: u8,
    parts: u8,
}

/// The power of ten of 十, 百, 千.
fn small(c: char) -> Option<u8> {
    match c {
        '十' => Some(1),
        '百' => Some(2),
        '千' => Some(3),
        _ => None,
    }
}

/// The power of ten of 万, 億, 兆.
fn great(c: char) -> Option<u8> {
    match c {
        '万' => Some(4),
        '億' => Some(8),
        '兆' => Some(12),
        _ => None,
    }
}

fn kanji_digit(c: char) -> Option<u8> {
    let digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    digits.iter().position(|digit| *digit == c).and_then(|digit| u8::try_from(digit).ok())
}

/// Whether a number is less than 10^`power`, and whole.
fn fits_below(value: Decimal, power: u8) -> bool {
    let bound = Decimal::from(1).times_ten_to(power);
    value.trimmed().places() == 0 && bound.is_none_or(|bound| value < bound)
}

impl<'u> Cursor<'_, 'u> {
    /// A number with its multipliers and unit. `None` for 千円, which is a unit and no number, and for a kanji digit alone,
    /// which may be a dash.
    pub(super) fn magnitude(&mut self) -> Option<Magnitude<'u>> {
        let start = self.at;
        let begins = self.peek();
        let magnitude = self.parts()?;
        if begins.is_some_and(|c| c.is_ascii_digit()) {
            return Some(magnitude);
        }
        let printed = self.text.get(start..self.at)?;
        let counts = |c: char| crate::ledger::units::fold(c).is_ascii_digit() || c == '十' || kanji_digit(c).is_some();
        let alone = magnitude.unit.is_none() && printed.chars().count() == 1 && !printed.is_ascii();
        let is_kanji = printed.chars().all(|c| kanji_digit(c).is_some() || c == '十');
        (printed.chars().any(counts) && !(alone && is_kanji)).then_some(magnitude)
    }

    fn parts(&mut self) -> Option<Magnitude<'u>> {
        let mut before: Option<Decimal> = None;
        let mut scale = Scale::PLAIN;
        let mut ceiling = u8::MAX;
        loop {
            let group = self.group(before.is_some())?;
            let gap = self.at;
            self.spaces();
            let is_digits = group.parts == 1 && group.power == 0;
            if before.is_none() && is_digits && self.take('割').is_some() {
                let value = self.tenths(group.value)?;
                return Some(Magnitude { value, unit: Unit::known("%"), scale: Scale::PLAIN });
            }
            if before.is_some() {
                scale.compound = true;
            } else {
                scale = Scale { power: group.power, great: 0, compound: group.parts > 1 };
            }
            let is_scaled_unit = self.peek().and_then(small).is_some();
            if let Some(unit) = self.unit() {
                // 2千5百 + 千円.
                if is_scaled_unit && !is_digits {
                    return None;
                }
                let Some(before) = before else {
                    return Some(Magnitude { value: group.value, unit: Some(unit), scale });
                };
                // 1億 + 2,000万円: in yen.
                let power = unit.yen.unwrap_or(0);
                let part = group.value.times_ten_to(power).filter(|_| power < ceiling)?;
                let unit = if unit.yen.is_some() { unit.base() } else { unit };
                let value = before.plus(part).filter(|_| fits_below(part, ceiling))?;
                return Some(Magnitude { value, unit: Some(unit), scale });
            }
            let Some(power) = self.peek().and_then(great) else {
                self.at = gap;
                let value = match before {
                    Some(before) => before.plus(group.value).filter(|_| fits_below(group.value, ceiling))?,
                    None => group.value,
                };
                return Some(Magnitude { value, unit: None, scale });
            };
            self.step();
            let part = group.value.times_ten_to(power).filter(|_| power < ceiling)?;
            let total = match before {
                Some(before) => before.plus(part).filter(|_| fits_below(part, ceiling))?,
                None => part,
            };
            (scale.power, scale.great) = (scale.power.saturating_add(power), power);
            ceiling = power;
            if self.counts_on() {
                before = Some(total).filter(|_| group.value.trimmed().places() == 0);
                before?;
                continue;
            }
            return Some(Magnitude { value: total, unit: self.unit(), scale });
        }
    }

    /// Whether another part of a number stands here.
    fn counts_on(&self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit() || kanji_digit(c).is_some() || small(c).is_some())
    }

    /// `later`: a 万 or 億 stands before, so that 千円 is no unit any more.
    fn group(&mut self, later: bool) -> Option<Group> {
        let mut all: Option<Group> = None;
        let mut ceiling = u8::MAX;
        let one = Decimal::from(1);
        loop {
            let digits = match self.peek() {
                Some('0'..='9') => Some(self.number()?),
                Some(c) if kanji_digit(c).is_some() => Some(self.kanji_digits()?),
                _ => None,
            };
            let gap = self.at;
            self.spaces();
            let word = self.peek().and_then(small).filter(|_| {
                let in_parts = later || all.is_some() || digits.is_none();
                in_parts || !self.is_at_unit()
            });
            let part = match (digits, word) {
                (_, Some(power)) => {
                    self.step();
                    digits.unwrap_or(one).times_ten_to(power).filter(|_| power < ceiling)?
                }
                (Some(digits), None) => {
                    self.at = gap;
                    digits
                }
                (None, None) => {
                    self.at = gap;
                    return all;
                }
            };
            let (digits, power) = (digits.unwrap_or(one), word.unwrap_or(0));
            all = Some(match all {
                // Single thousands and hundreds are counted: no 12千5百, no 1.2千5百, no 2千1.5百.
                Some(before) if fits_below(part, ceiling) => {
                    let single = fits_below(before.digits, 1) && (power == 0 || fits_below(digits, 1));
                    single.then_some(())?;
                    Group { value: before.value.plus(part)?, digits, power, parts: before.parts + 1 }
                }
                Some(_) => return None,
                None => Group { value: part, digits, power, parts: 1 },
            });
            ceiling = power;
            if power == 0 || !self.counts_on() {
                return all;
            }
        }
    }

    /// Whether a unit begins here, be it with 千 or 百.
    fn is_at_unit(&mut self) -> bool {
        let before = self.at;
        let unit = self.unit().is_some();
        self.at = before;
        unit
    }

    /// 五, 一五〇. Two beside each other are none: 二三人 are two or three.
    fn kanji_digits(&mut self) -> Option<Decimal> {
        let mut digits = String::new();
        while let Some(digit) = self.peek().and_then(kanji_digit) {
            digits.push(char::from(b'0' + digit));
            self.step();
        }
        let clear = digits.len() != 2 || digits.ends_with('0');
        Decimal::parse(&digits).filter(|_| clear && (digits.len() == 1 || !digits.starts_with('0')))
    }
}
