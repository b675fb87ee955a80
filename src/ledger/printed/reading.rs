//! The numbers that a printed value may stand for, and how they stand to each other.

use std::ops::{Deref, Range};

use crate::ledger::decimal::Decimal;
use crate::ledger::time::When;
use crate::ledger::units::Unit;

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
    #[inline]
    pub fn is_strict(self) -> bool {
        matches!(self, Self::Above | Self::Below)
    }

    /// Whether it is the larger numbers that are meant.
    #[inline]
    pub fn is_upward(self) -> bool {
        matches!(self, Self::AtLeast | Self::Above)
    }
}

/// The multipliers of a printed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    /// The power of ten by which its digits are multiplied: 4 of 3万, 7 of 3千万; 0 where they stand alone.
    pub(super) power: u8,
    /// What of that is 万, 億 or 兆.
    pub(super) great: u8,
    /// Whether several parts add up to it: 3億2千万.
    pub(super) compound: bool,
}

impl Scale {
    /// Digits alone.
    pub(super) const PLAIN: Self = Self { power: 0, great: 0, compound: false };

    /// Whether digits stand alone.
    #[inline]
    pub fn is_plain(self) -> bool {
        self == Self::PLAIN
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
    /// The multipliers that are printed with it: 3億, 2千5百.
    pub(super) scale: Scale,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl<'a> Reading<'a> {
    /// Where the reading stands in the printed text, in bytes, sign and unit included.
    #[inline]
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
    pub(crate) fn in_base(&self) -> (Decimal, Option<Unit<'a>>) {
        let base = self.unit.map(Unit::base);
        self.value_in(base).map_or((self.value, self.unit), |value| (value, base))
    }

    /// Takes the unit of its row, which a number that says its own 億 or 万 has by the single: 3億 in a row of 千円 is 3億円.
    pub(super) fn in_the_rows(&mut self, unit: Option<Unit<'a>>) {
        self.unit = match unit {
            Some(unit) if !self.scale.is_plain() => Some(unit.base()),
            unit => unit,
        };
    }

    /// The amount in whole yen that a text says of money, and nothing else with it: no 約 and no 以上, no year and no 累計.
    /// `alone`: yen that 1 stands for where no unit is printed.
    pub(crate) fn yen(&self, alone: u8) -> Option<i64> {
        let bare = !self.approximate && self.bound.is_none() && self.when.is_none();
        let power = match self.unit {
            None if self.scale.is_plain() => alone,
            // 5千 below 「千円」 may be five of them, or five thousand.
            None if self.scale.great == 0 && alone > 0 => return None,
            None => 0,
            Some(unit) => unit.yen.filter(|_| unit.per.is_none())?,
        };
        let bare = bare && self.share.is_none() && !self.cumulative;
        let yen = self.value.times_ten_to(power).map(Decimal::trimmed).filter(|yen| bare && yen.places() == 0)?;
        yen.plain().to_string().parse().ok()
    }

    /// 50(50): one number, printed twice.
    pub(super) fn says_the_same_as(&self, other: &Self) -> bool {
        let said = |reading: &Self| (reading.value, reading.unit, reading.approximate, reading.bound);
        said(self) == said(other)
    }

    pub(super) const EMPTY: Self = Reading {
        value: Decimal::ZERO,
        unit: None,
        unit_printed: false,
        approximate: false,
        bound: None,
        when: None,
        cumulative: false,
        share: None,
        scale: Scale::PLAIN,
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
    pub(super) items: [Reading<'a>; MOST],
    pub(super) count: usize,
    pub(super) kind: Kind,
}

impl<'a> Readings<'a> {
    pub(super) const NONE: Self = Self { items: [Reading::EMPTY; MOST], count: 0, kind: Kind::None };

    /// How the readings stand to each other.
    #[inline]
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

    #[inline]
    fn as_slice(&self) -> &[Reading<'a>] {
        self.items.get(..self.count).unwrap_or_default()
    }

    /// Of several readings that are one, the first counts.
    pub(super) fn of(kind: Kind, readings: &[Reading<'a>]) -> Self {
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

    #[inline]
    fn deref(&self) -> &Self::Target {
        self.as_slice()
    }
}
