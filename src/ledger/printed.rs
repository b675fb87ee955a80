//! A value as the document prints it, kept apart from what can be read out of it.
//!
//! Three things are never mixed up: the **printed text** (`13(301)`, `34,212千円`, `確認中`, `61.0`), its **readings** (none,
//! one or more numbers with a unit) and its **state**. A reading is never written back over the printed text, and a text
//! that isn't clearly a number has no reading: an unread value can be asked about, a wrongly read one can't.
//!
//! What is read: digits of any width; thousands separators in valid groups only (「1,23」 isn't 123); ▲ △ − as minus;
//! a unit of the table in `data/values.json`, alone or in brackets; 万・千・億 as multipliers; 約 and 程度 (marked as
//! approximate); 以上 and 以下 (marked as bounds); `13(301)` as two readings of one quantity; `10～20` as a range.
//! What isn't: two quantities in one cell (「200・4,000」), fractions, dates, anything with a word that the table doesn't know.

use std::borrow::Cow;
use std::ops::{Deref, Range};

use super::decimal::Decimal;
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
    /// 文字: text that isn't read as a number.
    Text,
}

impl State {
    /// The state as the officials call it, e.g. `確認中`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Fixed => "確定",
            Self::Pending => "確認中",
            Self::Blank => "空欄",
            Self::NotApplicable => "対象外",
            Self::Several => "読みが複数",
            Self::Text => "文字",
        }
    }
}

/// A side that a printed number leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// 以上: this or more.
    AtLeast,
    /// 以下: this or less.
    AtMost,
}

/// One number that a printed value may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The number in its own unit: 34212 for `34,212千円`.
    pub value: Decimal,
    /// Its unit: printed with the value, else the one given by the row.
    pub unit: Option<Unit<'a>>,
    /// Whether the unit is printed with the value itself.
    pub unit_printed: bool,
    /// Whether 約, 程度 or the like stands by it: near this number, not at it.
    pub approximate: bool,
    /// Whether 以上 or 以下 stands by it.
    pub bound: Option<Bound>,
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
    pub fn value_in(&self, other: Option<Unit<'_>>) -> Option<Decimal> {
        match (self.unit, other) {
            (Some(own), Some(other)) => match (own.yen, other.yen) {
                _ if own.name == other.name => Some(self.value),
                (Some(own), Some(other)) if own >= other => self.value.times_ten_to(own - other),
                (Some(own), Some(other)) => self.value.over_ten_to(other - own).map(Decimal::trimmed),
                _ => None,
            },
            _ => Some(self.value),
        }
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
        start: 0,
        end: 0,
    };
}

/// How the readings of one printed value stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
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
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The one number that is meant: `None` for none, several, 約 and 以上.
    pub fn exact(&self) -> Option<&Reading<'a>> {
        match self.as_slice() {
            [one] if !one.approximate && one.bound.is_none() => Some(one),
            _ => None,
        }
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
        let mut readings: Readings<'b> = if text.len() > 400 { Readings::NONE } else { parse(text) };
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
    pub fn readings<'b>(&'b self, unit: Option<&'b str>) -> Readings<'b> {
        self.read(unit).1
    }

    /// What the value is: a number, still to come, blank …
    pub fn state(&self) -> State {
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
    } else {
        State::Text
    }
}

/// Reads a whole text, or nothing.
fn parse(text: &str) -> Readings<'static> {
    let mut at = Cursor { text, at: 0, words: words() };
    whole(&mut at).unwrap_or(Readings::NONE)
}

/// The grammar: value, value(value), value～value, or a list of values.
fn whole(at: &mut Cursor<'_>) -> Option<Readings<'static>> {
    at.spaces();
    let mut first = at.value()?;
    at.spaces();
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

fn inherit(reading: &mut Reading<'static>, unit: Unit<'static>) {
    if reading.unit.is_none() {
        reading.unit = Some(unit);
        reading.unit_printed = true;
    }
}

/// `10～20人`, `13人(301)`: a unit that is printed once holds for both.
fn share_unit(first: &mut Reading<'static>, second: &mut Reading<'static>) {
    if let Some(unit) = first.unit.or(second.unit) {
        inherit(first, unit);
        inherit(second, unit);
    }
}

/// A place in a printed text, read one folded character at a time.
struct Cursor<'t> {
    text: &'t str,
    at: usize,
    words: &'static Words,
}

impl<'t> Cursor<'t> {
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

    fn unit(&mut self) -> Option<Unit<'static>> {
        let (unit, length) = self.words.unit_at(self.rest())?;
        self.at += length;
        Some(unit)
    }

    /// `約▲1億2,000万円以上`: what one reading may look like.
    fn value(&mut self) -> Option<Reading<'static>> {
        let words = self.words;
        let start = self.at;
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
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
        })
    }

    /// A number with its multipliers and unit: `60`, `1.2万人`, `34,212千円`, `1億2,000万円`.
    fn magnitude(&mut self) -> Option<(Decimal, Option<Unit<'static>>)> {
        let mut sum: Option<Decimal> = None;
        let mut ceiling = u8::MAX;
        loop {
            let number = self.number()?;
            let gap = self.at;
            self.spaces();
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
    fn unit_in_brackets(&mut self) -> Option<Unit<'static>> {
        let before = self.at;
        let unit = self.bracketed_unit();
        if unit.is_none() {
            self.at = before;
        }
        unit
    }

    fn bracketed_unit(&mut self) -> Option<Unit<'static>> {
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
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
        ] {
            assert_eq!(text(printed).state(), state, "{printed:?}");
        }
        assert_eq!(Printed::Absent.state(), State::Blank);
        assert_eq!(Printed::Number("61.0").state(), State::Fixed);
        assert_eq!(Printed::Number("1e400").state(), State::Text);
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
        fn any_text_is_safe_and_its_spans_are_characters(printed in "[0-9０-９,，.．▲△\\-－約人千万億円%％(（)）～・ 　以上確認中a-c]{0,24}") {
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
