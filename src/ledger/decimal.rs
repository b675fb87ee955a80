//! Exact numbers: decimals as they are printed, and the fractions that come of dividing them.
//!
//! A rating turns on whether 43 is at least 60 and whether a mean is at least 70 %: a binary float that can't hold 61.0 %
//! has no business there. [`Decimal`] keeps the printed digits (`61.0` stays `61.0`), [`Ratio`] the exact quotient; both are
//! bounded so that comparing never overflows, and a number that is larger than the bound is *unreadable*, never wrong.

use std::cmp::Ordering;
use std::fmt;

/// The largest number of significant digits a [`Decimal`] takes: a hundred quadrillion yen, and small enough that two of
/// them can be brought to one scale and divided inside an `i128`.
const DIGITS: i128 = 1_000_000_000_000_000_000;

/// The largest number of decimal places.
const PLACES: u8 = 18;

/// A decimal number as printed: `mantissa` / 10^`scale`. Compares by value (61 = 61.0), shows by its digits.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    mantissa: i128,
    scale: u8,
}

impl Decimal {
    /// Zero, without decimal places.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// `mantissa` / 10^`scale`; `None` when it has more than 18 digits or 18 places.
    #[inline]
    pub fn new(mantissa: i128, scale: u8) -> Option<Self> {
        (mantissa.abs() < DIGITS && scale <= PLACES).then_some(Self { mantissa, scale })
    }

    /// Reads a JSON number (`-5`, `61.0`, `1E+2`): nothing else, no separators, no width folding. `None` when it is no
    /// number or is larger than a `Decimal` holds.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (number, exponent) = match rest.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (rest, 0),
        };
        let (whole, places) = match number.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (number, ""),
        };
        if whole.is_empty() {
            return None;
        }
        let mut mantissa: i128 = 0;
        for byte in whole.bytes().chain(places.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            mantissa = mantissa * 10 + i128::from(byte - b'0');
            if mantissa >= DIGITS {
                return None;
            }
        }
        if negative {
            mantissa = -mantissa;
        }
        let scale = i32::try_from(places.len()).ok()?.checked_sub(exponent)?;
        if scale >= 0 {
            Self::new(mantissa, u8::try_from(scale).ok()?)
        } else {
            Self::new(mantissa, 0)?.times_ten_to(u8::try_from(-scale).ok()?)
        }
    }

    /// The value × 10^`power`, e.g. 2,000 千円 as 円 with `power` 3. `None` when it grows beyond the bound.
    pub fn times_ten_to(self, power: u8) -> Option<Self> {
        if self.mantissa == 0 || power <= self.scale {
            return Some(Self { mantissa: self.mantissa, scale: self.scale.saturating_sub(power) });
        }
        let factor = 10_i128.checked_pow(u32::from(power - self.scale))?;
        Self::new(self.mantissa.checked_mul(factor)?, 0)
    }

    /// The value ÷ 10^`power`: the same digits further right of the point, e.g. 1,800,500 円 as 1,800.500 千円. `None` when
    /// that takes more than 18 places.
    pub fn over_ten_to(self, power: u8) -> Option<Self> {
        let Self { mut mantissa, mut scale } = self;
        scale = scale.checked_add(power)?;
        while scale > PLACES && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self::new(mantissa, scale)
    }

    /// The value without zeros at the end of its places: what a conversion put there isn't printed anywhere.
    pub fn trimmed(self) -> Self {
        let Self { mut mantissa, mut scale } = self;
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }

    /// `self` + `other`; `None` when it grows beyond the bound.
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.aligned(other);
        Self::new(a.checked_add(b)?, scale)
    }

    /// `self` − `other`; `None` when it grows beyond the bound.
    #[inline]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// The value with the other sign.
    #[inline]
    pub fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, scale: self.scale }
    }

    /// The value without its sign.
    #[inline]
    pub fn abs(self) -> Self {
        Self { mantissa: self.mantissa.abs(), scale: self.scale }
    }

    /// The value as JSON writes it, without separators.
    #[inline]
    pub fn plain(self) -> Plain {
        Plain(self)
    }

    /// Whether it is zero, however many places are printed.
    #[inline]
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether it is below zero.
    #[inline]
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The number of decimal places as printed: 1 for `61.0`.
    #[inline]
    pub fn places(self) -> u8 {
        self.scale
    }

    /// `self` ÷ `other`, exactly; `None` for a division by zero.
    pub fn over(self, other: Self) -> Option<Ratio> {
        // Each side is < 10^18 and multiplied by at most 10^18: both fit an i128.
        let (numerator, denominator, _) = self.aligned(other);
        Ratio::new(numerator, denominator)
    }

    /// The value as a fraction.
    pub fn ratio(self) -> Ratio {
        // The denominator is a power of ten, never zero.
        Ratio::new(self.mantissa, 10_i128.pow(u32::from(self.scale))).unwrap_or(Ratio::ZERO)
    }

    /// Half of one unit in the last significant place: how far 約200 may be from what it stands for (50), 約1,250 (5).
    pub fn half_last_place(self) -> Option<Self> {
        let mut mantissa = self.mantissa.abs();
        let mut power: u32 = 0;
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            power += 1;
        }
        // 5 × 10^power at one more decimal place.
        Self::new(5_i128.checked_mul(10_i128.checked_pow(power)?)?, self.scale.checked_add(1)?)
    }

    /// Both mantissas at the larger of the two scales. Can't overflow: 10^18 × 10^18 < 2^127.
    fn aligned(self, other: Self) -> (i128, i128, u8) {
        let scale = self.scale.max(other.scale);
        let up = |d: Self| d.mantissa * 10_i128.pow(u32::from(scale - d.scale));
        (up(self), up(other), scale)
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        // A Decimal holds 18 digits, an i64 nearly 19: the few values beyond are held at the bound.
        Self { mantissa: i128::from(value).clamp(1 - DIGITS, DIGITS - 1), scale: 0 }
    }
}

impl PartialEq for Decimal {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b, _) = self.aligned(*other);
        a.cmp(&b)
    }
}

/// More characters than a number has, with its sign, its point and its separators.
const LONGEST: usize = 64;

impl Decimal {
    /// Hands on the printed digits, with separators where they are asked for.
    fn digits<R>(self, grouped: bool, hand_on: impl FnOnce(&str) -> R) -> R {
        let Self { mantissa, scale } = self;
        let mut room = [0; LONGEST];
        let mut at = LONGEST;
        let mut put = |byte: u8| {
            at = at.saturating_sub(1);
            room[at] = byte;
        };
        // A mantissa has 18 digits, the largest whole number a few more: a word holds both.
        let mut rest = u64::try_from(mantissa.unsigned_abs()).unwrap_or(u64::MAX);
        let mut written = 0;
        while rest > 0 || written <= usize::from(scale) {
            if written == usize::from(scale) && scale > 0 {
                put(b'.');
            }
            let whole = written.saturating_sub(usize::from(scale));
            if grouped && written >= usize::from(scale) && whole > 0 && whole % 3 == 0 {
                put(b',');
            }
            put(b'0' + (rest % 10) as u8);
            rest /= 10;
            written += 1;
        }
        if mantissa < 0 {
            put(b'-');
        }
        hand_on(std::str::from_utf8(room.get(at..).unwrap_or_default()).unwrap_or_default())
    }

    /// Adds it as it is shown, with separators.
    #[inline]
    pub(crate) fn push_shown(self, out: &mut String) {
        self.digits(true, |digits| out.push_str(digits));
    }

    /// Adds it as JSON writes it, without separators.
    #[inline]
    pub(crate) fn push_plain(self, out: &mut String) {
        self.digits(false, |digits| out.push_str(digits));
    }

    /// Adds it with thousands separators.
    #[inline]
    pub(crate) fn push_grouped(self, out: &mut String) {
        self.digits(true, |digits| out.push_str(digits));
    }
}

/// Adds a whole number, without separators.
#[inline]
pub(crate) fn push_whole(out: &mut String, number: i64) {
    Decimal { mantissa: number.into(), scale: 0 }.push_plain(out);
}

/// With thousands separators, as the officials print: `81,555`, `-0.5`, `61.0`. Every number that a user reads is written
/// here.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.digits(true, |digits| f.write_str(digits))
    }
}

/// A [`Decimal`] as JSON writes it: the printed digits, without separators.
#[derive(Clone, Copy, Debug)]
pub struct Plain(Decimal);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.digits(false, |digits| f.write_str(digits))
    }
}

/// `40404482` as `40,404,482`.
#[inline]
pub fn grouped(number: i64) -> String {
    Decimal { mantissa: number.into(), scale: 0 }.to_string()
}

/// `40,404,482円`.
pub fn yen(amount: i64) -> String {
    format!("{}円", grouped(amount))
}

/// A number of JSON for reading, its digits grouped as the document prints them; one that is written with an exponent or is
/// larger than a [`Decimal`] stays as it is written.
pub fn shown(number: &str) -> String {
    match Decimal::parse(number) {
        Some(value) if !number.contains(['e', 'E']) => value.to_string(),
        _ => number.to_owned(),
    }
}

/// An exact fraction in lowest terms, the denominator positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// 0.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// 1, i.e. 100 %.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator` / `denominator` in lowest terms; `None` when the denominator is zero or a sign can't be turned.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()).max(1);
        let divisor = i128::try_from(divisor).ok()?;
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if denominator < 0 {
            Some(Self { numerator: numerator.checked_neg()?, denominator: denominator.checked_neg()? })
        } else {
            Some(Self { numerator, denominator })
        }
    }

    /// The numerator in lowest terms; it carries the sign.
    #[inline]
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator in lowest terms, > 0.
    #[inline]
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// `self` + `other`; `None` when the terms grow too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// `self` − `other`; `None` when the terms grow too large.
    #[inline]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { numerator: other.numerator.checked_neg()?, ..other })
    }

    /// `self` × `other`; `None` when the terms grow too large.
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(self.numerator.checked_mul(other.numerator)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The smallest decimal with `places` places that isn't below the fraction; `None` when it is too large.
    pub fn ceiling(self, places: u8) -> Option<Decimal> {
        let shifted = self.numerator.checked_mul(10_i128.checked_pow(u32::from(places))?)?;
        let floor = shifted.div_euclid(self.denominator);
        Decimal::new(floor + i128::from(shifted.rem_euclid(self.denominator) != 0), places)
    }

    /// The largest decimal with `places` places that isn't above the fraction; `None` when it is too large.
    pub fn floor(self, places: u8) -> Option<Decimal> {
        let shifted = self.numerator.checked_mul(10_i128.checked_pow(u32::from(places))?)?;
        Decimal::new(shifted.div_euclid(self.denominator), places)
    }

    /// As a percentage with one decimal, rounded half up, away from what was exact only for the eye: `71.7`, `-50.0`. What
    /// falls short of 100 % never shows as 100.0. Never compared with anything.
    #[inline]
    pub fn percent(self) -> Percent {
        Percent(self)
    }
}

/// A [`Ratio`] shown as a percentage with one decimal, without the sign %: `134.8`.
#[derive(Clone, Copy, Debug)]
pub struct Percent(Ratio);

impl Percent {
    /// The percentage in tenths, rounded half up: 43/60 → 717; below 1000 for whatever is less than 1.
    pub fn tenths(self) -> i128 {
        // Long division, one digit at a time: nothing is multiplied by more than ten. A quotient beyond the range of the
        // digits (only a target of 10^-18 could do that) stays at the bound.
        let Ratio { numerator, denominator } = self.0;
        let mut quotient = numerator.div_euclid(denominator);
        let mut rest = numerator.rem_euclid(denominator);
        for _ in 0..3 {
            let (digit, left) = times_ten(rest, denominator);
            quotient = quotient.saturating_mul(10).saturating_add(digit);
            rest = left;
        }
        let rounded = quotient.saturating_add(i128::from(rest >= denominator - rest));
        // A target that was missed by a hair was missed.
        if numerator < denominator { rounded.min(999) } else { rounded }
    }
}

/// (`rest` × 10) ÷ `by` as quotient and remainder; `rest` < `by`. By doubling, so that it holds for any `by` an i128 holds.
fn times_ten(rest: i128, by: i128) -> (i128, i128) {
    if let Some(ten) = rest.checked_mul(10) {
        return (ten / by, ten % by);
    }
    let (mut digit, mut left) = (0, 0);
    for _ in 0..10 {
        if left >= by - rest {
            left -= by - rest;
            digit += 1;
        } else {
            left += rest;
        }
    }
    (digit, left)
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.tenths();
        let sign = if tenths < 0 { "-" } else { "" };
        let tenths = tenths.unsigned_abs();
        write!(f, "{sign}{}.{}", tenths / 10, tenths % 10)
    }
}

impl PartialOrd for Ratio {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |a: Self, b: Self| {
            Some(a.numerator.checked_mul(b.denominator)?.cmp(&b.numerator.checked_mul(a.denominator)?))
        };
        cross(*self, *other).unwrap_or_else(|| by_continued_fraction(*self, *other))
    }
}

/// Compares two fractions whose cross products don't fit: whole parts first, then the rests turned upside down.
fn by_continued_fraction(mut a: Ratio, mut b: Ratio) -> Ordering {
    let mut turned = false;
    loop {
        let whole = (a.numerator.div_euclid(a.denominator), b.numerator.div_euclid(b.denominator));
        let rest = (a.numerator.rem_euclid(a.denominator), b.numerator.rem_euclid(b.denominator));
        let order = whole.0.cmp(&whole.1).then_with(|| match rest {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            _ => Ordering::Equal,
        });
        if order != Ordering::Equal || rest.0 == 0 {
            return if turned { order.reverse() } else { order };
        }
        a = Ratio { numerator: a.denominator, denominator: rest.0 };
        b = Ratio { numerator: b.denominator, denominator: rest.1 };
        turned = !turned;
    }
}

/// The greatest common divisor; 0 only for (0, 0).
pub fn gcd(mut a: u128, mut b: u128) -> u128 {
    // Almost every fraction of a KPI fits 64 bits, where the remainder is an instruction and not a call.
    while b != 0 {
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            let (mut a, mut b) = (small_a, small_b);
            while b != 0 {
                (a, b) = (b, a % b);
            }
            return u128::from(a);
        }
        (a, b) = (b, a % b);
    }
    a
}

/// A number of JSON that is whole however it is written: `100`, `1E+2`, `1.0`.
#[inline]
pub fn whole(number: &str) -> Option<i64> {
    Decimal::parse(number)?.trimmed().plain().to_string().parse().ok()
}

#[cfg(test)]
mod tests;
