//! One KPI row: 指標, 目標値, 実績値, 開始前の値, and how the three compare.
//!
//! A row borrows its texts from the ledger and computes nothing until asked. Values are compared only in units that
//! compare: a value's own printed unit counts first, then the row's `unit`, then the unit at the end of the name
//! (`受講者数(通塾者数)(人)` is counted in 人).

use std::borrow::Cow;
use std::sync::OnceLock;

use super::decimal::{Decimal, Ratio};
use super::printed::{Printed, Reading, Readings, State};
use super::units::{Unit, first_of, fold, words};
use super::year::FiscalYear;

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// More is better: `"up"`, and where nothing is said.
    #[default]
    Up,
    /// Less is better: `"down"`.
    Down,
}

impl Direction {
    /// `value` as a number of which more is better.
    pub(crate) fn goodness(self, value: Decimal) -> Decimal {
        match self {
            Self::Up => value,
            Self::Down => value.negated(),
        }
    }
}

/// One row of 重要業績評価指標.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kpi<'a> {
    /// 指標名 as printed, unit in brackets and all.
    pub name: Cow<'a, str>,
    /// 単位 as the ledger has it.
    pub unit: Option<Cow<'a, str>>,
    /// 目標値.
    pub target: Printed<'a>,
    /// 実績値.
    pub actual: Printed<'a>,
    /// 開始前の値 (基準値).
    pub baseline: Printed<'a>,
    /// Which way is better.
    pub direction: Direction,
    /// Whether nothing says which way is better, and more is only taken to be.
    pub is_direction_assumed: bool,
    /// 良い方向 as printed, where it is neither of the two words: which way is better isn't known then.
    pub odd_direction: Option<Cow<'a, str>>,
    /// Whether the ledger marks the row as 参考.
    pub reference: bool,
    /// When the target is to be reached, as printed: `R8`, `令和9年3月`, `2027`.
    pub due: Option<Cow<'a, str>>,
    /// A remark on the row.
    pub note: Option<Cow<'a, str>>,
    /// 単年, 累計 or 増加分, as printed: what a number that is given since the beginning and for the year is to be taken as.
    pub accumulation: Option<Cow<'a, str>>,
}

/// The three values of a row, read.
#[derive(Clone, Copy, Debug)]
pub struct Values<'b> {
    /// 目標値: state and readings.
    pub(crate) target: (State, Readings<'b>),
    /// 実績値: state and readings.
    pub(crate) actual: (State, Readings<'b>),
    /// 開始前の値: state and readings.
    pub(crate) baseline: (State, Readings<'b>),
}

/// Words in names of which less is better, and those that turn them round.
#[derive(Default, serde::Deserialize)]
struct Directions {
    less_is_better: Vec<String>,
    turned_by: Vec<String>,
}

/// The program's own, as the checks know them.
fn directions() -> &'static Directions {
    #[derive(serde::Deserialize)]
    struct File {
        directions: Directions,
    }
    static WORDS: OnceLock<Directions> = OnceLock::new();
    WORDS.get_or_init(|| {
        let file: Result<File, _> = serde_json::from_str(include_str!("../../data/word-pairs.json"));
        file.map(|file| file.directions).unwrap_or_default()
    })
}

impl<'a> Kpi<'a> {
    /// Whether less seems to be better by the row's name or its note, though nobody has written which way is.
    pub(crate) fn may_want_less(&self) -> bool {
        let has = |words: &[String]| words.iter().any(|word| self.name.contains(word.as_str()));
        let noted = |note: &str| ["少ないほど", "低いほど", "小さいほど"].iter().any(|word| note.contains(word));
        let named = || has(&directions().less_is_better) && !has(&directions().turned_by);
        self.is_direction_assumed && (self.note.as_deref().is_some_and(noted) || named())
    }

    /// The row's unit: the ledger's `unit`, else a unit of the table in brackets at the end of the name, as `(人)` in
    /// `受講者数(通塾者数)(人)`; `(通塾者数)` alone is no unit.
    pub(crate) fn unit(&self) -> Option<&str> {
        match self.unit.as_deref().map(str::trim) {
            Some(unit) if !unit.is_empty() => Some(unit),
            _ => unit_of_name(&self.name),
        }
    }

    /// The name without the unit in brackets at its end, for sentences: `受講者数(通塾者数)`.
    pub(crate) fn plain_name(&self) -> &str {
        let name = self.name.trim();
        match unit_of_name(name).and_then(|_| name.rfind(['(', '（'])) {
            Some(at) => name.get(..at).unwrap_or(name).trim_end(),
            None => name,
        }
    }

    /// Whether the row is 参考: marked in the ledger, named so (`参考_…`), or with the target 「-」. Such a row is never
    /// judged, whatever its numbers.
    #[inline]
    pub(crate) fn is_reference(&self) -> bool {
        self.is_reference_by(self.target.state())
    }

    /// The same, of the target's state read before.
    #[inline]
    pub(crate) fn is_reference_by(&self, target: State) -> bool {
        self.reference || self.is_named_reference() || target == State::NotApplicable
    }

    /// Whether the name itself says 参考, as `参考_` or `（参考）`. 参考書 doesn't.
    #[inline]
    pub(crate) fn is_named_reference(&self) -> bool {
        first_of(&words().reference, self.name.trim_start()).is_some()
    }

    /// Whether the row is counted in 位: a place on a list, of which the smaller is the better whatever nobody wrote.
    pub(crate) fn is_rank(&self) -> bool {
        let is_place = |unit: Option<Unit<'_>>| unit.is_some_and(|unit| unit.name == "位");
        // Few rows hold the word at all.
        let says = |text: &str| text.contains('位');
        (self.unit().is_some_and(says) || says(self.target.text()))
            && self.target.readings(self.unit()).first().is_some_and(|goal| is_place(goal.unit))
    }

    /// Whether the name says that it is a place on a list: 魅力度順位, 全国ランキング.
    pub(crate) fn is_named_rank(&self) -> bool {
        let name = self.plain_name();
        ["順位", "ランキング", "ランク"].iter().any(|word| name.ends_with(word))
    }

    /// The three values, read once.
    pub fn values(&self) -> Values<'_> {
        let unit = self.unit();
        let read = |printed| read(printed, unit, self.is_single_year());
        Values { target: read(&self.target), actual: read(&self.actual), baseline: read(&self.baseline) }
    }

    /// Whether the row is said to count each year by itself.
    #[inline]
    pub(crate) fn is_single_year(&self) -> bool {
        self.accumulation.as_deref().is_some_and(|word| word.trim() == "単年")
    }

    /// Whether the row is said to count since the beginning.
    #[inline]
    pub(crate) fn is_cumulative(&self) -> bool {
        self.accumulation.as_deref().is_some_and(|word| word.trim() == "累計")
    }

    /// When the actual will be known: 確定の期日, else what the open value itself says (「R8.6公表予定」).
    pub(crate) fn expected(&self) -> Option<&str> {
        let due = self.due.as_deref().map(str::trim).filter(|due| !due.is_empty());
        due.or_else(|| self.actual.promised())
    }

    /// The calendar year and month in which the actual will be known ([`Kpi::expected`]), where a month is named.
    #[inline]
    pub(crate) fn expected_month(&self) -> Option<(u16, u16)> {
        super::time::month_in(self.expected()?)
    }

    /// 達成率 as an exact fraction: actual ÷ target, or target ÷ actual where less is better. `None` where there is no such
    /// rate: a value that isn't one exact number, units that don't compare, a target that isn't above zero (and, where less
    /// is better, an actual that isn't). It may be above 100 %; show it with [`Ratio::percent`].
    #[inline]
    pub fn rate(&self) -> Option<Ratio> {
        self.rate_of(&self.values())
    }

    /// The same, of the row's values read before.
    pub(crate) fn rate_of(&self, values: &Values<'_>) -> Option<Ratio> {
        let (target, actual) = paired(values.target.1.exact()?, values.actual.1.exact()?)?;
        rate(self.direction, target, actual)
    }

    /// Whether 確定の期日 is a day on which the value becomes known (「R7.6.30」): a number that stands there is known then,
    /// whatever year is under review. A year, or the end of one in March, is the year that the target is for.
    pub(crate) fn is_due_within_a_year(&self) -> bool {
        self.due.as_deref().and_then(super::time::month_in).is_some_and(|(_, month)| month != 3)
    }

    /// The fiscal year in which the target is due. A month from January to March belongs to the
    /// fiscal year before. `None` where nothing is printed or it isn't clearly a year.
    #[inline]
    pub(crate) fn due_year(&self) -> Option<FiscalYear> {
        fiscal_year(self.due.as_deref()?)
    }
}

/// A value of a row; of one that counts each year by itself, the year's share.
pub(crate) fn read<'b>(printed: &'b Printed<'_>, unit: Option<&'b str>, single_year: bool) -> (State, Readings<'b>) {
    let (state, readings) = printed.read(unit);
    (state, if single_year { readings.of_the_year() } else { readings })
}

/// 達成率 of two values in one unit; see [`Kpi::rate`].
pub(crate) fn rate(direction: Direction, target: Decimal, actual: Decimal) -> Option<Ratio> {
    let positive = |value: Decimal| !value.is_zero() && !value.is_negative();
    match direction {
        Direction::Up if positive(target) => actual.over(target),
        Direction::Down if positive(target) && positive(actual) => target.over(actual),
        _ => None,
    }
}

/// Target and other value in the target's unit. `None` when the units don't compare.
pub(crate) fn paired(target: &Reading<'_>, other: &Reading<'_>) -> Option<(Decimal, Decimal)> {
    match target.unit {
        Some(unit) => Some((target.value, other.value_in(Some(unit))?)),
        None => Some((target.value, other.value)),
    }
}

/// Another scale that a value without a printed unit may be meant in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// The target is in 千円 or the like, so many powers of ten above yen: the value may be in yen.
    Yen(u8),
    /// The target is in %: 0.822 may be meant as a share of 1, as spreadsheets keep it, that is 82.2%.
    Share,
    /// The target is printed as a share of 1, and the value in %.
    SharedTarget,
    /// The value is in 千円 or the like, so many powers of ten above yen: the target, which prints no unit, may be in yen.
    YenTarget(u8),
}

impl Doubt {
    /// The value as the other scale has it, in the target's own; `None` where it grows too long.
    pub fn other(self, value: Decimal) -> Option<Decimal> {
        match self {
            Self::Yen(power) => value.over_ten_to(power).map(Decimal::trimmed),
            Self::Share => value.times_ten_to(2),
            Self::SharedTarget => value.over_ten_to(2),
            Self::YenTarget(power) => value.times_ten_to(power),
        }
    }
}

/// Whether `other`, which prints no unit, may be meant in another scale than the target.
pub(crate) fn scale_in_doubt(target: &Reading<'_>, other: &Reading<'_>) -> Option<Doubt> {
    if other.unit.is_none()
        && let Some(power) = target.unit.and_then(|unit: Unit<'_>| unit.yen).filter(|power| *power > 0)
    {
        return Some(Doubt::Yen(power));
    }
    if target.unit.is_none()
        && let Some(power) = other.unit.and_then(|unit: Unit<'_>| unit.yen).filter(|power| *power > 0)
    {
        return Some(Doubt::YenTarget(power));
    }
    // A share is told by being near 1 (100%, 120%) and nowhere near the other: 0.8% against 1.5% is a percentage.
    let is_share = |reading: &Reading<'_>| {
        !reading.unit_printed && reading.value < Decimal::from(2) && reading.value > Decimal::ZERO
    };
    let far_below = |small: Decimal, large: Decimal| small.times_ten_to(1).is_some_and(|ten_times| ten_times <= large);
    let in_percent = |reading: &Reading<'_>| reading.unit.is_some_and(|unit| unit.name == "%");
    let percent = in_percent(target);
    // 0.8 / 60%: the target's unit is nowhere.
    let alone = target.unit.is_none() && in_percent(other);
    if percent && is_share(other) && far_below(other.value, target.value) {
        Some(Doubt::Share)
    } else if (percent && !other.unit_printed || alone) && is_share(target) && far_below(target.value, other.value) {
        Some(Doubt::SharedTarget)
    } else {
        None
    }
}

/// The unit in brackets at the end of an indicator's name, where it is one of the table.
pub(crate) fn unit_of_name(name: &str) -> Option<&str> {
    let name = name.trim_end();
    let inner = name.strip_suffix([')', '）'])?;
    let open = inner.rfind(['(', '（'])?;
    let unit = inner.get(open..)?.trim_start_matches(['(', '（']).trim();
    Unit::known(unit).map(|_| unit)
}

/// `R8`, `令和8年度`, `2026`, `令和9年3月`, `2027-03`, `R9.3.31` → the fiscal year.
fn fiscal_year(text: &str) -> Option<FiscalYear> {
    let year = |year: u16| Some(FiscalYear(year));
    if let Some(plain) = FiscalYear::parse(text) {
        return Some(plain);
    }
    // Not a year alone: a year, something, and perhaps a month.
    let folded: String = text.chars().map(fold).filter(|c| *c != ' ').collect();
    let start = folded.find(|c: char| c.is_ascii_digit() || c == '元')?;
    let digits =
        leading_number(folded.get(start..)?).map_or(start + '元'.len_utf8(), |(_, rest)| folded.len() - rest.len());
    let (head, rest) = folded.split_at_checked(digits)?;
    let FiscalYear(begun) = FiscalYear::parse(head)?;
    if rest.starts_with("年度") {
        return year(begun);
    }
    let rest = rest.strip_prefix(['年', '-', '.', '/'])?;
    match leading_number(rest) {
        Some((month @ 1..=12, _)) => year(if month <= 3 { begun - 1 } else { begun }),
        Some(_) => None,
        None => year(begun),
    }
}

fn leading_number(text: &str) -> Option<(u16, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn kpi<'a>(name: &'a str, target: &'a str, actual: &'a str) -> Kpi<'a> {
        Kpi {
            name: name.into(),
            target: Printed::Text(target.into()),
            actual: Printed::Text(actual.into()),
            ..Kpi::default()
        }
    }

    fn percent(kpi: &Kpi<'_>) -> Option<String> {
        kpi.rate().map(|rate| rate.percent().to_string())
    }

    #[test]
    fn the_unit_is_the_ledgers_else_the_names() {
        let mut row = kpi("受講者数(通塾者数)(人)", "60", "43");
        assert_eq!(row.unit(), Some("人"));
        assert_eq!(row.plain_name(), "受講者数(通塾者数)");
        row.unit = Some("名".into());
        assert_eq!(row.unit(), Some("名"));
        row.unit = Some(" ".into());
        assert_eq!(row.unit(), Some("人"));
        assert_eq!(kpi("受講者数(通塾者数)", "1", "1").unit(), None);
        assert_eq!(kpi("受講者数(通塾者数)", "1", "1").plain_name(), "受講者数(通塾者数)");
        assert_eq!(kpi("受診率（％）", "1", "1").unit(), Some("％"));
        assert_eq!(kpi("農作業削減率(除草、防除、収穫。10aあたり)", "1", "1").unit(), None);
    }

    #[test]
    fn reference_rows_are_told_by_flag_name_or_target() {
        assert!(kpi("参考_美祢市交流人口(人)", "100", "1,318,334").is_reference());
        assert!(kpi("（参考）来館者数", "100", "1").is_reference());
        assert!(kpi("来館者数", "-", "1").is_reference());
        assert!(kpi("来館者数", "－", "1").is_reference());
        assert!(!kpi("参考書の貸出数", "100", "1").is_reference());
        assert!(!kpi("来館者数", "", "1").is_reference());
        assert!(Kpi { reference: true, ..kpi("来館者数", "100", "1") }.is_reference());
    }

    #[test]
    fn rates_are_exact_and_only_where_they_are_rates() {
        let row = kpi("受講者数(人)", "60", "43");
        assert_eq!(row.rate(), Ratio::new(43, 60));
        assert_eq!(percent(&row).as_deref(), Some("71.7"));
        assert_eq!(percent(&kpi("売上", "2,000千円", "1,800,000円")).as_deref(), Some("90.0"));
        assert_eq!(percent(&kpi("客", "81,555", "１４２，２２９")).as_deref(), Some("174.4"));
        assert_eq!(percent(&kpi("収支", "50", "▲50")).as_deref(), Some("-100.0"));
        for (target, actual) in [
            ("0円", "5円"),
            ("▲50", "▲40"),
            ("10%", "30時間"),
            ("60", "確認中"),
            ("60", ""),
            ("120", "13(301)"),
            ("約60", "50"),
        ] {
            assert_eq!(percent(&kpi("指標", target, actual)), None, "{target} / {actual}");
        }
    }

    #[test]
    fn less_is_better_turns_the_rate() {
        let mut row = kpi("待機児童数(人)", "10", "20");
        row.direction = Direction::Down;
        assert_eq!(percent(&row).as_deref(), Some("50.0"));
        row.actual = Printed::Number("0");
        assert_eq!(row.rate(), None);
    }

    #[test]
    fn a_scale_is_in_doubt_from_either_side() {
        let doubt = |target: &str, actual: &str, unit: Option<&str>| {
            let row = Kpi { unit: unit.map(|unit| unit.to_owned().into()), ..kpi("指標", target, actual) };
            let values = row.values();
            scale_in_doubt(values.target.1.exact().unwrap(), values.actual.1.exact().unwrap())
        };
        assert_eq!(doubt("50%", "0.6", None), Some(Doubt::Share));
        assert_eq!(doubt("0.8", "60%", None), Some(Doubt::SharedTarget));
        assert_eq!(doubt("0.8", "60", Some("%")), Some(Doubt::SharedTarget));
        for share in ["0.9", "1", "1.0", "1.2"] {
            assert_eq!(doubt("80%", share, None), Some(Doubt::Share), "{share}");
        }
        assert_eq!(doubt("2,000千円", "1800", None), Some(Doubt::Yen(3)));
        assert_eq!(doubt("2500", "2,000千円", None), Some(Doubt::YenTarget(3)));
        for (target, actual) in
            [("80%", "2"), ("80", "60%"), ("1.5%", "0.8"), ("80%", "0.9%"), ("2500円", "2,000千円"), ("5", "3")]
        {
            assert_eq!(doubt(target, actual, None), None, "{target} / {actual}");
        }
        assert_eq!(doubt("2500", "2,000千円", Some("千円")), None);
    }

    #[test]
    fn a_rank_is_told_by_its_unit() {
        assert!(kpi("全国順位", "3位", "5位").is_rank() && kpi("順位(位)", "3", "5").is_rank());
        assert!(!kpi("全国順位", "3", "5").is_rank() && kpi("全国順位", "3", "5").is_named_rank());
        assert!(!kpi("単位数", "3", "5").is_rank() && !kpi("ランキング参加者数", "3", "5").is_named_rank());
    }

    #[test]
    fn the_month_in_which_an_actual_will_be_known() {
        for (due, actual, month) in [
            (Some("R8.6"), "確認中", Some((2026, 6))),
            (Some("令和８年１２月"), "確認中", Some((2026, 12))),
            (Some("2027-03-31"), "確認中", Some((2027, 3))),
            (Some(" "), "R8.6公表予定", Some((2026, 6))),
            (None, "令和7年8月確定予定", Some((2025, 8))),
            (Some("R8"), "確認中", None),
            (Some("6月"), "確認中", None),
            (None, "確認中", None),
        ] {
            let row = Kpi { due: due.map(Into::into), ..kpi("指標", "1", actual) };
            assert_eq!(row.expected_month(), month, "{due:?} {actual}");
        }
    }

    #[test]
    fn due_years_in_the_spellings_people_use() {
        for (due, year) in [
            ("R8", 2026),
            ("令和8年度", 2026),
            ("令和８年度末", 2026),
            ("2026", 2026),
            ("令和9年3月", 2026),
            ("2027-03", 2026),
            ("R9.3.31", 2026),
            ("令和8年4月", 2026),
            ("令和元年度", 2019),
            ("H30", 2018),
            ("2027/4/1", 2027),
        ] {
            assert_eq!(fiscal_year(due), Some(FiscalYear(year)), "{due}");
        }
        for due in ["", "いずれ", "8", "R8.13", "99999"] {
            assert_eq!(fiscal_year(due), None, "{due}");
        }
    }
}
