//! Typed, read-only views over the text of a record.
//!
//! A view is two words over the parsed spans: nothing is copied or converted until it is asked for, so opening a
//! ledger never costs what isn't shown. A missing member reads the same as `null`. Views assume the shapes that
//! [`super::field::check_shape`] has passed; where a value has another shape they read it as absent, never panic.

mod members;
mod opinion;

use std::borrow::Cow;

use crate::json::{Kind, Value};

use super::kpi::Kpi;
use super::printed::Printed;
use super::units::fold;
use super::year::FiscalYear;
pub(crate) use members::{KpiRow, ReviewRow, kpi};

/// A text member, `None` where it is missing, null or not text.
#[inline]
fn text<'a>(value: Value<'a>, key: &str) -> Option<Cow<'a, str>> {
    value.get(key)?.str()
}

fn whole(value: Value<'_>, key: &str) -> Option<i64> {
    let value = value.get(key)?;
    value.i64().or_else(|| super::decimal::whole(value.number()?))
}

fn year(value: Value<'_>, key: &str) -> Option<FiscalYear> {
    let value = value.get(key)?;
    match value.kind() {
        Kind::String => FiscalYear::parse(&value.str()?),
        Kind::Number => FiscalYear::parse(value.number()?),
        _ => None,
    }
}

#[inline]
fn elements<'a>(value: Value<'a>, key: &str) -> impl Iterator<Item = Value<'a>> + use<'a> {
    value.get(key).into_iter().filter(|list| list.kind() == Kind::Array).flat_map(|list| list.items())
}

/// A printed cell: number text, text or nothing.
pub(crate) fn printed<'a>(value: Option<Value<'a>>) -> Printed<'a> {
    match value {
        Some(v) if v.kind() == Kind::Number => Printed::Number(v.raw()),
        Some(v) if v.kind() == Kind::String => v.str().map_or(Printed::Absent, Printed::Text),
        _ => Printed::Absent,
    }
}

/// What stands outside the projects: title, municipality, programmes, totals.
#[derive(Clone, Copy, Debug)]
pub struct Front<'a>(pub Value<'a>);

impl<'a> Front<'a> {
    /// `kensho-ledger/1`.
    #[inline]
    pub(crate) fn format(self) -> Option<Cow<'a, str>> {
        text(self.0, "format")
    }
    /// The document's title.
    #[inline]
    pub(crate) fn title(self) -> Option<Cow<'a, str>> {
        text(self.0, "title")
    }
    /// The municipality as printed (`山口県美祢市`).
    #[inline]
    pub(crate) fn municipality(self) -> Option<Cow<'a, str>> {
        text(self.0, "municipality")
    }
    /// The year under review.
    #[inline]
    pub fn fiscal_year(self) -> Option<FiscalYear> {
        year(self.0, "fiscal_year")
    }
    /// The printed totals, one for each year.
    #[inline]
    pub(crate) fn totals(self) -> impl Iterator<Item = Total<'a>> {
        elements(self.0, "totals").map(Total)
    }
    /// Findings outside the projects that are kept on purpose.
    #[inline]
    pub fn accepted(self) -> impl Iterator<Item = Accepted<'a>> {
        elements(self.0, "accepted").map(Accepted)
    }
    /// The grant programmes.
    #[inline]
    pub(crate) fn programs(self) -> impl Iterator<Item = Program<'a>> {
        elements(self.0, "programs").map(Program)
    }
}

/// A printed total of one fiscal year.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Total<'a>(pub Value<'a>);

impl<'a> Total<'a> {
    /// Which year it adds up.
    #[inline]
    pub fn fiscal_year(self) -> Option<FiscalYear> {
        year(self.0, "fiscal_year")
    }
    /// Whether it adds up results or plans, as printed: 実績 or 計画.
    #[inline]
    pub fn basis(self) -> Option<Cow<'a, str>> {
        text(self.0, "basis")
    }
    /// How many projects were adopted.
    #[inline]
    pub fn projects(self) -> Option<i64> {
        whole(self.0, "projects")
    }
    /// How many of them are 広域連携.
    #[inline]
    pub fn joint(self) -> Option<i64> {
        whole(self.0, "joint")
    }
    /// Total cost in yen.
    #[inline]
    pub fn cost(self) -> Option<i64> {
        whole(self.0, "cost")
    }
    /// Total grant in yen.
    #[inline]
    pub fn grant(self) -> Option<i64> {
        whole(self.0, "grant")
    }
}

/// A grant programme.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Program<'a>(pub Value<'a>);

impl<'a> Program<'a> {
    /// What reviews refer to.
    #[inline]
    pub fn id(self) -> Option<Cow<'a, str>> {
        text(self.0, "id")
    }
    /// Its printed name.
    #[inline]
    pub fn name(self) -> Option<Cow<'a, str>> {
        text(self.0, "name")
    }
    /// `1/2`, `２／３以内`, `2分の1` as numerator and denominator; `None` where it says something else (定額).
    pub fn subsidy_rate(self) -> Option<(i64, i64)> {
        let rate: String = text(self.0, "subsidy_rate")?.chars().map(fold).filter(|c| *c != ' ').collect();
        let rate = rate.strip_suffix("以内").unwrap_or(&rate);
        let (over, under) = match rate.split_once("分の") {
            Some((under, over)) => (over, under),
            None => rate.split_once('/')?,
        };
        let whole = |text: &str| text.parse().ok().filter(|number: &i64| *number > 0);
        Some((whole(over)?, whole(under)?))
    }

    /// Whether the share is the most that is paid: 2/3以内.
    pub(crate) fn is_rate_the_most(self) -> bool {
        text(self.0, "subsidy_rate").is_some_and(|rate| rate.trim_end().ends_with("以内"))
    }
}

/// One project.
#[derive(Clone, Copy, Debug)]
pub struct Project<'a>(pub Value<'a>);

impl<'a> Project<'a> {
    /// The stable identifier.
    #[inline]
    pub fn id(self) -> Option<Cow<'a, str>> {
        text(self.0, "id")
    }
    /// The printed number.
    #[inline]
    pub fn number(self) -> Option<i64> {
        whole(self.0, "number")
    }
    /// The name as the list of projects prints it.
    #[inline]
    pub(crate) fn name(self) -> Option<Cow<'a, str>> {
        text(self.0, "name")
    }
    /// The name as printed elsewhere.
    #[inline]
    pub(crate) fn name_variants(self) -> impl Iterator<Item = Cow<'a, str>> {
        elements(self.0, "name_variants").filter_map(|v| v.str())
    }
    /// 広域 or 単独.
    #[inline]
    pub(crate) fn scope(self) -> Option<Cow<'a, str>> {
        text(self.0, "scope")
    }
    /// First and last year of the plan.
    pub(crate) fn period(self) -> (Option<FiscalYear>, Option<FiscalYear>) {
        match self.0.get("period") {
            Some(period) => (year(period, "from"), year(period, "to")),
            None => (None, None),
        }
    }
    /// The department in charge.
    #[inline]
    pub(crate) fn department(self) -> Option<Cow<'a, str>> {
        text(self.0, "department")
    }
    /// The 事業概要 sheet.
    #[inline]
    pub(crate) fn plan(self) -> Option<Plan<'a>> {
        self.0.get("plan").filter(|v| v.kind() == Kind::Object).map(Plan)
    }
    /// The 効果検証 sheets, in the order of the file, with their index there.
    #[inline]
    pub fn reviews(self) -> impl Iterator<Item = (usize, Review<'a>)> {
        elements(self.0, "reviews").enumerate().map(|(i, v)| (i, Review(v)))
    }
    /// The sheet to show when `wanted` is under review: that year's, else the nearest later one, else the last.
    pub fn review_for(self, wanted: Option<FiscalYear>) -> Option<(usize, Review<'a>)> {
        let rank = |review: Review<'a>| match (review.fiscal_year(), wanted) {
            (Some(year), Some(wanted)) if year >= wanted => (0, year.0 - wanted.0),
            (Some(year), _) => (1, u16::MAX - year.0),
            (None, _) => (2, 0),
        };
        self.reviews().min_by_key(|&(_, review)| rank(review))
    }
}

/// One fiscal year's 効果検証 sheet.
#[derive(Clone, Copy, Debug)]
pub struct Review<'a>(pub(crate) Value<'a>);

impl<'a> Review<'a> {
    /// The year that is reviewed.
    #[inline]
    pub(crate) fn fiscal_year(self) -> Option<FiscalYear> {
        year(self.0, "fiscal_year")
    }
    /// 実績 or 計画.
    #[inline]
    pub(crate) fn basis(self) -> Option<Cow<'a, str>> {
        text(self.0, "basis")
    }
    /// Whether the sheet is a plan: nothing has been carried out yet.
    #[inline]
    pub fn is_plan(self) -> bool {
        self.basis().is_some_and(|basis| basis == "計画")
    }
    /// The id of the grant programme.
    #[inline]
    pub(crate) fn program(self) -> Option<Cow<'a, str>> {
        text(self.0, "program")
    }
    /// 総事業費 in yen.
    #[inline]
    pub(crate) fn cost(self) -> Option<i64> {
        whole(self.0, "cost")
    }
    /// 交付実績 in yen.
    #[inline]
    pub(crate) fn grant(self) -> Option<i64> {
        whole(self.0, "grant")
    }
    /// 事業実績: heading and body.
    #[inline]
    pub(crate) fn achievements(self) -> impl Iterator<Item = (Option<Cow<'a, str>>, Option<Cow<'a, str>>)> {
        elements(self.0, "achievements").map(|v| (text(v, "heading"), text(v, "body")))
    }
    /// The KPI rows as printed.
    #[inline]
    pub fn kpis(self) -> impl Iterator<Item = Kpi<'a>> {
        elements(self.0, "kpis").map(kpi)
    }
    #[inline]
    fn inner(self, record: &str, key: &str) -> Option<Cow<'a, str>> {
        text(self.0.get(record)?, key)
    }
    /// The published rating, on the list or not.
    #[inline]
    pub fn rating(self) -> Option<Cow<'a, str>> {
        self.inner("effect", "rating")
    }
    /// 評価.
    #[inline]
    pub(crate) fn comment(self) -> Option<Cow<'a, str>> {
        self.inner("effect", "comment")
    }
    /// The published policy, on the list or not.
    #[inline]
    pub(crate) fn decision(self) -> Option<Cow<'a, str>> {
        self.inner("policy", "decision")
    }
    /// 本事業の今後の方針の理由.
    #[inline]
    pub(crate) fn reason(self) -> Option<Cow<'a, str>> {
        self.inner("policy", "reason")
    }
    /// 実施計画と比較した現況や課題の把握.
    #[inline]
    pub(crate) fn current(self) -> Option<Cow<'a, str>> {
        self.inner("issues", "current")
    }
    /// 阻害要因の把握・分析・対応.
    #[inline]
    pub(crate) fn obstacles(self) -> Option<Cow<'a, str>> {
        self.inner("issues", "obstacles")
    }
    /// 次年度以降に向けた実施計画の見直し内容など.
    #[inline]
    pub(crate) fn revisions(self) -> Option<Cow<'a, str>> {
        self.inner("issues", "revisions")
    }
    /// 意見.
    #[inline]
    pub(crate) fn opinions(self) -> impl Iterator<Item = Opinion<'a>> {
        elements(self.0, "opinions").map(Opinion)
    }
    /// Findings kept on purpose.
    #[inline]
    pub(crate) fn accepted(self) -> impl Iterator<Item = Accepted<'a>> {
        elements(self.0, "accepted").map(Accepted)
    }
}

/// An outside reviewer's or councillor's opinion.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Opinion<'a>(pub Value<'a>);

impl<'a> Opinion<'a> {
    /// Who said it.
    #[inline]
    pub fn by(self) -> Option<Cow<'a, str>> {
        text(self.0, "by")
    }
    /// When, as printed.
    #[inline]
    pub fn at(self) -> Option<Cow<'a, str>> {
        text(self.0, "at")
    }
    /// What was said.
    #[inline]
    pub fn text(self) -> Option<Cow<'a, str>> {
        text(self.0, "text")
    }
    /// What was answered; `None` where nobody has yet.
    #[inline]
    pub fn response(self) -> Option<Cow<'a, str>> {
        text(self.0, "response")
    }
    /// The year whose sheet it was said of, where a later one carries it: 前年の意見.
    #[inline]
    pub fn first_year(self) -> Option<FiscalYear> {
        year(self.0, "from_year")
    }
    /// Whether it says that there is no opinion (「特になし」): nobody answers that.
    pub fn is_none(self) -> bool {
        self.text().is_some_and(|text| opinion::says_none(&text))
    }
    /// Whether it still waits for an answer: what its state says, and where that says nothing, whether one is written.
    #[inline]
    pub fn is_open(self) -> bool {
        match text(self.0, "state").as_deref() {
            Some("answered") => false,
            _ if self.is_none() => false,
            Some("open") => true,
            _ => self.response().is_none_or(|response| response.trim().is_empty()),
        }
    }
}

/// A finding that an official keeps on purpose.
#[derive(Clone, Copy, Debug)]
pub struct Accepted<'a>(pub(crate) Value<'a>);

impl<'a> Accepted<'a> {
    /// The finding's code.
    #[inline]
    pub(crate) fn code(self) -> Option<Cow<'a, str>> {
        text(self.0, "code")
    }
    /// The place, as a JSON Pointer.
    #[inline]
    pub(crate) fn pointer(self) -> Option<Cow<'a, str>> {
        text(self.0, "pointer")
    }
    /// The finding's words when it was accepted.
    #[inline]
    pub(crate) fn quote(self) -> Option<Cow<'a, str>> {
        text(self.0, "quote")
    }
    /// Why it is kept.
    #[inline]
    pub(crate) fn reason(self) -> Option<Cow<'a, str>> {
        text(self.0, "reason")
    }
}

/// The 事業概要 sheet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan<'a>(pub Value<'a>);

impl<'a> Plan<'a> {
    /// A text member of the sheet by its key.
    #[inline]
    pub fn text(self, key: &str) -> Option<Cow<'a, str>> {
        text(self.0, key)
    }
    /// 期間中の総事業費 in yen.
    #[inline]
    pub fn total_cost(self) -> Option<i64> {
        whole(self.0, "total_cost")
    }
    /// The cost of one year: which, and yen.
    pub fn year_cost(self) -> Option<(Option<FiscalYear>, Option<i64>)> {
        let cost = self.0.get("year_cost").filter(|v| v.kind() == Kind::Object)?;
        Some((year(cost, "fiscal_year"), whole(cost, "amount")))
    }
    /// A list of texts by its key (`purpose`, `expense_kinds`, `urls`).
    #[inline]
    pub fn texts(self, key: &str) -> impl Iterator<Item = Cow<'a, str>> + use<'a> {
        elements(self.0, key).filter_map(|v| v.str())
    }
    /// The rows of 主な経費, in the order of the sheet.
    #[inline]
    pub fn cost_items(self) -> impl Iterator<Item = CostItem<'a>> {
        elements(self.0, "cost_items").map(CostItem)
    }
    /// The rows of KPI増加分の累計, in the order of the sheet.
    #[inline]
    pub fn kpi_increments(self) -> impl Iterator<Item = Increment<'a>> {
        elements(self.0, "kpi_increments").map(Increment)
    }
}

/// One row of 主な経費.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CostItem<'a>(pub Value<'a>);

impl<'a> CostItem<'a> {
    /// The heading that it stands under.
    #[inline]
    pub fn group(self) -> Option<Cow<'a, str>> {
        text(self.0, "group")
    }
    /// What the money is for.
    #[inline]
    pub fn item(self) -> Option<Cow<'a, str>> {
        text(self.0, "item")
    }
    /// 費目 (委託料 …).
    #[inline]
    pub fn account(self) -> Option<Cow<'a, str>> {
        text(self.0, "account")
    }
    /// The amount in yen; `None` where it isn't a whole number.
    #[inline]
    pub fn amount(self) -> Option<i64> {
        whole(self.0, "amount")
    }
}

/// A cumulative increase that the plan aims at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Increment<'a>(pub Value<'a>);

impl<'a> Increment<'a> {
    /// The indicator's name as the sheet prints it.
    #[inline]
    pub fn name(self) -> Option<Cow<'a, str>> {
        text(self.0, "name")
    }
    /// The increase, as printed.
    #[inline]
    pub fn increase(self) -> Printed<'a> {
        printed(self.0.get("increase"))
    }
    /// The unit that it is counted in, as printed.
    #[inline]
    pub fn unit(self) -> Option<Cow<'a, str>> {
        text(self.0, "unit")
    }
}
