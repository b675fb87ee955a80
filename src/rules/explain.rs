//! Why, in words: what was counted, which rule fired, which threshold decided, what was left out, why no better rating.
//!
//! Everything said here is computed from the rows and the table at hand; what would change the answer is found beside this
//! file, by asking the engine again. Sentences name the rows as the ledger does, show the values as printed, and quote the
//! criterion's own words with their source.

mod conditions;
mod short;

use std::fmt::Write as _;

use crate::ledger::decimal::{self, Ratio};
use crate::ledger::kpi::Kpi;
use crate::ledger::printed::{Printed, Readings};
use crate::ledger::units::Unit;

use super::change;
use super::classify::{Row, Verdict};
use super::decide;
use super::judge::{Case, Outcome};
use super::line::End;
use super::possible::Possible;
use super::table::{Condition, Fact, Rule, Table};

/// What a ground is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroundKind {
    /// What was counted, and the rule that fired.
    Fired,
    /// The criterion's own sentence.
    Criterion,
    /// A threshold that decided, where it comes from and where to change it.
    Threshold,
    /// Why a better rating isn't reached.
    NotBetter,
    /// Rows that aren't known yet.
    Open,
    /// Rows that can't be judged as printed.
    Unusable,
    /// Rows left out.
    LeftOut,
    /// The state before the project would leave fewer candidates and isn't known.
    Before,
    /// Rows known to be worse or better than before the project.
    Compared,
    /// What only people can judge.
    People,
    /// Why nothing can be judged.
    Undecided,
    /// Rows judged as if more were better, because nothing says which way is.
    Assumed,
    /// The candidates may hold one too many.
    Widened,
}

impl GroundKind {
    /// The word of `--json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fired => "fired",
            Self::Criterion => "criterion",
            Self::Threshold => "threshold",
            Self::NotBetter => "not_better",
            Self::Open => "open",
            Self::Unusable => "unusable",
            Self::LeftOut => "left_out",
            Self::Before => "before",
            Self::Compared => "compared",
            Self::People => "people",
            Self::Undecided => "undecided",
            Self::Assumed => "assumed",
            Self::Widened => "widened",
        }
    }
}

/// One reason, as data and as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What it is about.
    pub kind: GroundKind,
    /// The sentence.
    pub text: String,
    /// The rating that it is about, as index into the table's.
    pub rating: Option<usize>,
    /// The setting that decided, as index into the table's.
    pub setting: Option<usize>,
    /// The rows that it is about, as indices into the case's.
    pub rows: Vec<usize>,
}

/// Grounds, and what would change the answer.
pub(super) struct Explained {
    pub(super) grounds: Vec<Ground>,
    pub(super) in_short: String,
    pub(super) undecided_by: Option<String>,
    pub(super) would_change: Vec<String>,
}

/// More rows than this are counted rather than named in one sentence.
const NAMED: usize = 8;

/// What the words are made of.
pub(super) struct Words<'w> {
    pub(super) table: &'w Table,
    pub(super) kpis: &'w [Kpi<'w>],
    pub(super) rows: &'w [Row<'w>],
    pub(super) possible: &'w Possible,
}

/// Everything that there is to say about a case.
pub(super) fn explain(
    table: &Table,
    case: &Case<'_>,
    rows: &[Row<'_>],
    possible: &Possible,
    outcome: Outcome,
) -> Explained {
    let words = Words { table, kpis: case.kpis, rows, possible };
    let mut grounds = Vec::new();
    let mut would_change = Vec::new();
    let mut undecided_by = None;
    let in_short;
    match outcome {
        Outcome::Undecided => {
            let ground = words.undecided(case);
            in_short = ground.text.clone();
            grounds.push(ground);
        }
        Outcome::Level | Outcome::Range => {
            let questions = if outcome == Outcome::Range { words.questions() } else { Vec::new() };
            in_short = words.in_short(&questions);
            grounds.push(words.fired(outcome));
            grounds.extend(words.compared());
            let best = possible.best().unwrap_or(0);
            for rating in possible.list() {
                grounds.extend(words.criterion(rating));
            }
            for better in 0..best {
                grounds.extend(words.not_better(better));
            }
            grounds.extend(words.thresholds(best));
            let baselines = words.baselines();
            if outcome == Outcome::Range {
                undecided_by = Some(words.undecided_by(&questions));
                grounds.extend(questions.iter().map(|question| words.asks(question)));
                grounds.extend(words.before(&baselines));
                would_change.extend(decide::what_decides(&words, &questions, &baselines));
            }
            would_change.extend(change::what_to_write(&words));
            would_change.extend(change::what_improves(&words, best));
            let others = baselines.iter().filter(|b| outcome == Outcome::Level || !b.narrows());
            would_change.extend(others.map(|baseline| words.baseline_decides(baseline)));
            if !possible.exact {
                let text = "行が多いか数の桁が多いため、可能性のある評価を広めに示している。".to_owned();
                grounds.push(Ground { kind: GroundKind::Widened, text, rating: None, setting: None, rows: Vec::new() });
            }
        }
    }
    grounds.extend(words.rows_of(
        Verdict::Open,
        GroundKind::Open,
        "まだ決まらない指標",
        if outcome == Outcome::Undecided {
            "0とはみなさない"
        } else {
            "0とはみなさず、あり得る結果をすべて考えた"
        },
    ));
    grounds.extend(words.rows_of(
        Verdict::Unusable,
        GroundKind::Unusable,
        "このままでは判定不能の指標",
        "推測せず、達成・未達・除外のどれもあり得るとした。目標値や単位を直すか、参考の指標にすると絞られる",
    ));
    grounds.extend(words.rows_of(Verdict::Excluded, GroundKind::LeftOut, "判定から除いた行", "値にかかわらず数えない"));
    grounds.extend(words.assumed());
    Explained { grounds, in_short, undecided_by, would_change }
}

impl Words<'_> {
    pub(super) fn rating(&self, index: usize) -> &str {
        self.table.ratings.get(index).map_or("", |rating| rating.name.as_str())
    }

    /// 「A」か「B」.
    pub(super) fn ratings(&self, ratings: impl Iterator<Item = usize>) -> String {
        let names: Vec<String> = ratings.map(|rating| format!("「{}」", self.rating(rating))).collect();
        names.join("か")
    }

    /// 「A」と「B」.
    pub(super) fn all_of(&self, ratings: impl Iterator<Item = usize>) -> String {
        let names: Vec<String> = ratings.map(|rating| format!("「{}」", self.rating(rating))).collect();
        names.join("と")
    }

    /// The rows (indices) with a verdict.
    pub(super) fn with(&self, verdict: Verdict) -> impl Iterator<Item = usize> {
        self.rows.iter().enumerate().filter(move |(_, row)| row.verdict == verdict).map(|(index, _)| index)
    }

    /// The row's name as sentences use it.
    pub(super) fn name(&self, index: usize) -> &str {
        self.kpis.get(index).map_or("", |kpi| kpi.plain_name())
    }

    /// The unit that is printed with the row's target.
    fn printed_unit(&self, index: usize) -> Option<Unit<'_>> {
        let target = self.rows.get(index)?.values.target.1.first().copied()?;
        target.unit.filter(|_| target.unit_printed)
    }

    /// The unit of the row's target, for values that are computed.
    pub(super) fn unit(&self, index: usize) -> &str {
        match self.printed_unit(index) {
            Some(unit) => unit.name,
            None => self.kpis.get(index).and_then(Kpi::unit).unwrap_or(""),
        }
    }

    /// A value as printed, with the row's unit where it prints none.
    pub(super) fn with_unit(&self, index: usize, printed: &Printed<'_>, readings: &Readings<'_>) -> String {
        let printed_unit = readings.iter().any(|reading| reading.unit_printed);
        format!("{}{}", shown(printed), if printed_unit { "" } else { self.unit(index) })
    }

    fn undecided(&self, case: &Case<'_>) -> Ground {
        let judged = self.rows.iter().filter(|row| row.verdict != Verdict::Excluded).count();
        let text = if case.basis_plan {
            "計画の段階で、まだ実績がないため判定しない。".to_owned()
        } else if judged == 0 {
            "判定の対象になる指標がないため判定しない。".to_owned()
        } else if self.table.rules.is_empty() {
            "規則の表がないため判定しない。".to_owned()
        } else {
            format!("判定の対象になる{judged}指標のどれも、達成か未達かがまだ分からないため判定しない。")
        };
        Ground { kind: GroundKind::Undecided, text, rating: None, setting: None, rows: Vec::new() }
    }

    fn fired(&self, outcome: Outcome) -> Ground {
        let possible = self.possible;
        let mut text = String::new();
        let (low, high) = possible.span(|all| all.scored);
        let met = possible.span(|all| all.met);
        let open = self.with(Verdict::Open).count();
        if low == high && open > 0 {
            let _ = write!(text, "判定の対象は{high}指標で、うち{open}指標がまだ決まらず、達成は{}", span(met, "指標"));
        } else if low == high {
            let _ = write!(text, "判定した{high}指標のうち{}が達成", span(met, "指標"));
        } else {
            let _ = write!(text, "判定できるのは{low}～{high}指標で、{}が達成", span(met, "指標"));
        }
        if low == high && met.0 == met.1 {
            let share = Ratio::new(i128::from(met.0), i128::from(high)).unwrap_or(Ratio::ZERO);
            let _ = write!(text, "({}%)", share.percent());
        }
        // A table that doesn't ask for the mean needn't hear of it.
        if let Some((least, most)) = possible.mean.filter(|_| !self.table.mean_cuts.is_empty()) {
            let counted = self.mean_counted();
            let _ = write!(
                text,
                "、平均達成率は{}(1指標の達成率は0～100%として平均{counted})",
                self.mean_text(least, most)
            );
        }
        text.push('。');
        for (verdict, label) in [(Verdict::Achieved, "達成"), (Verdict::Missed, "未達")] {
            let rows: Vec<usize> = self.with(verdict).collect();
            if !rows.is_empty() {
                let _ = write!(text, "{label}: {}。", self.list(&rows, |index| self.result(index)));
            }
        }
        let names: Vec<String> = self.fired_rules().map(|(_, rule)| rule.quoted()).collect();
        match outcome {
            Outcome::Level => {
                let _ = write!(text, "規則{}により{}。", names.join("か"), self.ratings(possible.list()));
            }
            _ => {
                let _ = write!(
                    text,
                    "規則{}の{}になるかが決まらず、{}。",
                    names.join("か"),
                    if names.len() == 2 { "どちら" } else { "どれ" },
                    self.ratings(possible.list())
                );
            }
        }
        let rating = if outcome == Outcome::Level { possible.best() } else { None };
        let rows = self.with(Verdict::Achieved).chain(self.with(Verdict::Missed)).collect();
        Ground { kind: GroundKind::Fired, text, rating, setting: None, rows }
    }

    /// The rules that may decide, each with its place in the table.
    fn fired_rules(&self) -> impl Iterator<Item = (usize, &Rule)> {
        let fired = |index: &usize| self.possible.rules & (1 << index) != 0;
        self.table.rules.iter().take(128).enumerate().filter(move |(index, _)| fired(index))
    }

    /// How rows without an achievement rate are counted in the mean.
    fn mean_counted(&self) -> String {
        let rows = |verdict| -> Vec<usize> {
            self.with(verdict).filter(|&row| self.rows.get(row).is_some_and(|row| row.rate.is_none())).collect()
        };
        let mut text = String::new();
        for (verdict, how) in
            [(Verdict::Achieved, "達成のため100%と数えた"), (Verdict::Missed, "0～100%のどれもあり得るとした")]
        {
            let rows = rows(verdict);
            if !rows.is_empty() {
                let names = self.list(&rows, |row| self.name(row).to_owned());
                let _ = write!(text, "。達成率を出せない{names}は{how}");
            }
        }
        text
    }

    fn criterion(&self, index: usize) -> Option<Ground> {
        let rating = self.table.ratings.get(index)?;
        let text = format!("「{}」の判断基準は「{}」({})。", rating.name, rating.criterion, rating.source);
        Some(Ground { kind: GroundKind::Criterion, text, rating: Some(index), setting: None, rows: Vec::new() })
    }

    /// Why a better rating is out of reach: for each of its rules the conditions that never hold.
    fn not_better(&self, better: usize) -> Option<Ground> {
        let mut reasons = Vec::new();
        let mut setting = None;
        let mut about_missed = false;
        for (at, rule) in self.table.rules.iter().enumerate().filter(|(_, rule)| rule.rating == better) {
            let failed: Vec<&Condition> = rule.when.iter().filter(|condition| !self.may_hold(condition)).collect();
            // What has more than a rule asks for isn't kept from the better rating by that rule.
            if failed.iter().any(|condition| self.is_beyond(condition)) {
                continue;
            }
            if failed.is_empty() {
                reasons.push(self.kept_from(at, rule));
            }
            for condition in failed {
                setting = setting.or(condition.setting);
                let fact = condition.fact;
                about_missed |= matches!(fact, Fact::Met | Fact::Missed | Fact::ShareMet | Fact::CappedMean);
                let reason =
                    format!("「{}」が条件だが、{}", self.table.condition_text(condition), self.actual_of(fact));
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        if reasons.is_empty() {
            return None;
        }
        let rows: Vec<usize> = if about_missed { self.with(Verdict::Missed).collect() } else { Vec::new() };
        let text = format!("「{}」に届かないのは、{}ため。", self.rating(better), joined(&reasons));
        Some(Ground { kind: GroundKind::NotBetter, text, rating: Some(better), setting, rows })
    }

    /// The thresholds that decided: those of the rules that may fire and of the better ones.
    fn thresholds(&self, best: usize) -> Vec<Ground> {
        let mut settings: Vec<usize> = Vec::new();
        for (index, rule) in self.table.rules.iter().enumerate() {
            let fires = index < 128 && self.possible.rules & (1 << index) != 0;
            if fires || rule.rating < best {
                settings.extend(rule.when.iter().filter_map(|condition| condition.setting));
            }
        }
        settings.sort_unstable();
        settings.dedup();
        settings
            .into_iter()
            .filter_map(|index| {
                let setting = self.table.settings.get(index)?;
                let change = if self.table.is_embedded() {
                    format!("kensho rules init で判断基準を rules.json に書き出し、その設定「{}」を直す", setting.name)
                } else {
                    format!("{}の設定「{}」({}行目)", self.table.file, setting.name, setting.at.line)
                };
                let text = format!(
                    "{}は{}とした。出所: {}。変えるときは{change}。",
                    setting.label, setting.value, setting.source
                );
                let ground =
                    Ground { kind: GroundKind::Threshold, text, rating: None, setting: Some(index), rows: Vec::new() };
                Some(ground)
            })
            .collect()
    }

    fn rows_of(&self, verdict: Verdict, kind: GroundKind, label: &str, note: &str) -> Option<Ground> {
        let rows: Vec<usize> = self.with(verdict).collect();
        if rows.is_empty() {
            return None;
        }
        let listed = self.list(&rows, |index| {
            let why = self.rows.get(index).map_or("", |row| row.why.as_ref());
            format!("{}({why})", self.name(index))
        });
        let text = format!("{label}: {listed}。{note}。");
        Some(Ground { kind, text, rating: None, setting: None, rows })
    }

    /// The rows that are judged by a direction that nobody has written; which they are is only said where others are judged
    /// by one that somebody has.
    fn assumed(&self) -> Option<Ground> {
        let scored: Vec<usize> = self.with(Verdict::Achieved).chain(self.with(Verdict::Missed)).collect();
        let stands = |index: &usize| {
            let (kpi, row) = (self.kpis.get(*index), self.rows.get(*index));
            kpi.zip(row).is_some_and(|(kpi, row)| row.stands_on_assumption(kpi))
        };
        let rows: Vec<usize> = scored.iter().copied().filter(stands).collect();
        if rows.is_empty() {
            return None;
        }
        let which = match rows.len() == scored.len() {
            true => "どの指標も".to_owned(),
            false => format!("{}は", self.list(&rows, |index| self.name(index).to_owned())),
        };
        let text = format!(
            "良い方向の記入がないので、{which}多いほど良いものとして比べた。少ないほど良い指標は、良い方向を記入すると判定が変わる。"
        );
        Some(Ground { kind: GroundKind::Assumed, text, rating: None, setting: None, rows })
    }

    /// Names joined by 、, the rest counted.
    pub(super) fn list(&self, rows: &[usize], show: impl Fn(usize) -> String) -> String {
        let mut shown: Vec<String> = rows.iter().take(NAMED).map(|&index| show(index)).collect();
        if rows.len() > NAMED {
            shown.push(format!("ほか{}指標", rows.len() - NAMED));
        }
        shown.join("、")
    }

    /// `受講者数(通塾者数) 43／60人(71.7%)`.
    fn result(&self, index: usize) -> String {
        let (Some(kpi), Some(row)) = (self.kpis.get(index), self.rows.get(index)) else { return String::new() };
        let mut text = format!("{} {}／{}", self.name(index), shown(&kpi.actual), shown(&kpi.target));
        if self.printed_unit(index).is_none() {
            text.push_str(self.unit(index));
        }
        if let Some(rate) = row.rate {
            let _ = write!(text, "({}%)", rate.percent());
        }
        text
    }

    fn mean_text(&self, low: End, high: End) -> String {
        if low.rate == high.rate {
            return self.percent(low.rate);
        }
        format!("{}から{}{}", self.percent(low.rate), self.percent(high.rate), if high.open { "未満" } else { "" })
    }

    /// A percentage with one decimal; where rounding would lift it onto a threshold that it doesn't reach (or drop it onto
    /// one that it passes), it says so: 70.0%弱.
    fn percent(&self, rate: Ratio) -> String {
        let shown = rate.percent();
        let near = self.table.mean_cuts.iter().find(|cut| **cut != rate && cut.percent().tenths() == shown.tenths());
        match near {
            Some(cut) if rate < *cut => format!("{shown}%弱"),
            Some(_) => format!("{shown}%強"),
            None => format!("{shown}%"),
        }
    }
}

/// As printed; a JSON number with separators, for the eye.
pub(super) fn shown(printed: &Printed<'_>) -> String {
    match printed {
        Printed::Number(number) => decimal::shown(number),
        _ => printed.text().trim().to_owned(),
    }
}

/// Reasons as one sentence: all but the last go on.
fn joined(reasons: &[String]) -> String {
    let Some((last, firsts)) = reasons.split_last() else { return String::new() };
    let mut text = String::new();
    for reason in firsts {
        let goes_on = [("ある", "あり"), ("ない", "なく"), ("まる", "まり")];
        let found = goes_on.iter().find_map(|(end, on)| Some((reason.strip_suffix(end)?, *on)));
        let (before, on) = found.unwrap_or((reason, ""));
        text.extend([before, on, "、また"]);
    }
    text + last
}

/// `3指標`, `1～3指標`.
fn span((low, high): (u32, u32), unit: &str) -> String {
    if low == high { format!("{low}{unit}") } else { format!("{low}～{high}{unit}") }
}
