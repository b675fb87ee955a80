//! Why only a person takes a value, though the ledger still says what the base says: what it says fits what stands there
//! so badly that it may be meant for another place, in another unit, or by somebody else.
//!
//! The reasons are read off the offers of one file together: a unit that changes is only doubtful where a value beside it
//! changes too. Where the ledger says nothing yet, an ordinary file's value is as good as any; what a department typed into
//! a cell that asks for a number is looked at all the same.

use std::collections::HashSet;

use super::Offer;
use super::quantity::is_printed;
use crate::exchange::asking::{folded, kind};
use crate::exchange::plan::Plan;
use crate::json::{Doc, Pointer, Tree, Value};
use crate::ledger::date::{Written, written};
use crate::ledger::field::{Choice, Kind};
use crate::ledger::printed::{Printed, State};
use crate::ledger::view::printed;
use crate::ledger::year::FiscalYear;
use crate::rules::Table;

/// The reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// An outside committee's paper says another verdict than the department's own.
    Outside,
    /// The verdict is in words of another list than the ledger's.
    OtherList,
    /// The number is a hundred or a thousand times the ledger's, or so much less.
    Magnitude,
    /// The unit changes together with the value.
    Unit,
    /// The number is below zero, and the ledger's isn't.
    Negative,
    /// The project is called otherwise than in the ledger: it may be another one.
    Renamed,
    /// Words stand where a number is asked for.
    Words,
    /// A day or a month without its year.
    Yearless,
    /// The name says one project of the ledger, its number and what else stands beside it another one.
    Swapped,
}

impl Doubt {
    /// For scripts.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::OtherList => "other-list",
            Self::Magnitude => "rescaled",
            Self::Unit => "other-unit",
            Self::Negative => "negative",
            Self::Renamed => "renamed",
            Self::Words => "words",
            Self::Yearless => "yearless",
            Self::Swapped => "swapped",
        }
    }

    /// For a line of a list.
    pub(crate) fn in_short(self) -> &'static str {
        match self {
            Self::Outside => "外部評価の資料の評価かもしれない",
            Self::OtherList => "台帳の評価の一覧にない言葉",
            Self::Magnitude => "台帳の値と桁が違う。単位を確かめる",
            Self::Unit => "単位と値が一緒に変わる",
            Self::Negative => "0より小さい値になる",
            Self::Renamed => "台帳の事業名と違う。同じ事業か確かめる",
            Self::Words => "数値の欄に数値でない回答",
            Self::Yearless => "年のない日付で、いつのことか分からない",
            Self::Swapped => "番号や指標は台帳の別の事業のもの。事業名を確かめる",
        }
    }

    /// What to make sure of, in a sentence.
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Outside => "外部評価の資料にあります。担当課の評価を委員会の評価で書き換えないか確かめてください。",
            Self::OtherList => "台帳の評価の一覧にない言葉です。別の評価の欄でないか確かめてください。",
            Self::Magnitude => "台帳の値と百倍や千倍ほど違います。単位を取り違えていないか確かめてください。",
            Self::Unit => "単位と値が一緒に変わります。同じ指標かどうか、目標値の単位も確かめてください。",
            Self::Negative => "台帳の値は0以上です。0より小さい値でよいか確かめてください。",
            Self::Renamed => "台帳の事業名と違います。同じ事業かどうか確かめてください。",
            Self::Words => "数値の欄ですが、数値でない回答です。実績値を担当課に確かめてください。",
            Self::Yearless => {
                "年がないため、いつのことか読めません。令和7年9月末 のように年を付けて入力し直してください。"
            }
            Self::Swapped => {
                "事業名は台帳のこの事業ですが、番号や指標は別の事業のものです。事業名が入れ替わっていないか確かめてください。"
            }
        }
    }
}

/// Words by which a paper says that a committee from outside speaks in it.
const OUTSIDE: [&str; 6] = ["外部評価", "第三者評価", "評価委員会", "有識者会議", "外部有識者", "委員名"];

/// How far down a sheet says what it is.
const HEAD: u32 = 6;

/// Marks the offers of one file that only a person is to take.
pub(super) fn mark(offers: &mut [Offer], base: &Doc, root: Value<'_>, plan: &Plan) {
    let outside = outside(plan);
    let units = units(offers);
    let mut known: Option<[HashSet<String>; 2]> = None;
    for offer in offers.iter_mut().filter(|offer| offer.doubt.is_none()) {
        if offer.pointer.tokens().nth(2).is_some_and(|key| key == "name_variants") {
            offer.doubt = Some(Doubt::Renamed);
        }
        if offer.is_row() || offer.doubt.is_some() {
            continue;
        }
        let before = offer.before.as_deref().filter(|before| !is_blank(before));
        offer.doubt = match kind(&offer.pointer) {
            Kind::Choice(choice @ (Choice::Rating | Choice::Decision)) => {
                let list = usize::from(matches!(choice, Choice::Decision));
                let known = &known.get_or_insert_with(|| [words(root, 0), words(root, 1)])[list];
                verdict(offer, before, known, &outside)
            }
            Kind::Date if offer.is_answer => yearless(&offer.after).then_some(Doubt::Yearless),
            _ if before.is_some() && units.iter().any(|row| offer.pointer.starts_with(row)) => Some(Doubt::Unit),
            _ if is_printed(&offer.pointer) => of_numbers(offer, before, base),
            _ => None,
        };
    }
}

fn is_blank(raw: &str) -> bool {
    Tree::parse(raw).is_ok_and(|tree| printed(Some(tree.root(raw))).state() == State::Blank)
}

/// The sheets of a file that are an outside committee's; all of them where its name says so.
fn outside(plan: &Plan) -> Box<dyn Fn(&str) -> bool> {
    let says = |text: &str| OUTSIDE.iter().any(|word| text.contains(word));
    if says(plan.name()) {
        return Box::new(|_| true);
    }
    let heads = plan.entries.iter().filter(|entry| entry.cell.row < HEAD);
    let of = heads.filter(|entry| says(&entry.text) || entry.sheet.as_deref().is_some_and(says));
    let sheets: HashSet<Option<String>> = of.map(|entry| entry.sheet.as_deref().map(str::to_owned)).collect();
    Box::new(move |cell| {
        let sheet = cell.rsplit_once('!').map(|(sheet, _)| sheet.to_owned());
        sheets.contains(&sheet)
    })
}

/// The verdicts that a ledger knows: those of its criteria and of its projects, and those of the national form. `list`: 0 for
/// the ratings, 1 for the policies.
fn words(root: Value<'_>, list: usize) -> HashSet<String> {
    let (record, key) = [("effect", "rating"), ("policy", "decision")][list.min(1)];
    let said = |row: Value<'_>| row.get(key).and_then(Value::str).map(|word| folded(&word));
    let criteria = root.get("criteria").and_then(|criteria| criteria.get(record));
    let criteria = criteria.into_iter().flat_map(Value::items).filter_map(said);
    let projects = root.get("projects").into_iter().flat_map(Value::items);
    let reviews = projects.filter_map(|project| project.get("reviews")).flat_map(Value::items);
    let table = Table::embedded();
    let national = match list {
        0 => table.ratings.iter().flat_map(|one| [&one.name].into_iter().chain(&one.also)).collect::<Vec<_>>(),
        _ => table.policies.iter().flat_map(|one| [&one.name].into_iter().chain(&one.also)).collect(),
    };
    let national = national.into_iter().map(|word| folded(word));
    criteria.chain(reviews.filter_map(|review| said(review.get(record)?))).chain(national).collect()
}

fn verdict(
    offer: &Offer,
    before: Option<&str>,
    known: &HashSet<String>,
    outside: &dyn Fn(&str) -> bool,
) -> Option<Doubt> {
    let text = |raw: &str| serde_json::from_str::<String>(raw).unwrap_or_default();
    let after = text(&offer.after);
    if before.is_some() && offer.source.cells.iter().any(|cell| outside(cell)) {
        return Some(Doubt::Outside);
    }
    let is_known = known.contains(&folded(&after));
    // A mark that somebody put into a cell for words says only where it stands what it means.
    let is_mark = !after.chars().any(char::is_alphanumeric);
    // Of a list of letters or signs the ledger may have met with only some yet.
    let short = |text: &str| text.trim().chars().count() <= 2;
    let other = before.map(text).is_some_and(|before| !short(&before) || !short(&after));
    (!is_known && (other || (offer.is_answer && is_mark))).then_some(Doubt::OtherList)
}

/// Whether it tells a day or a month, and not of which year.
fn yearless(raw: &str) -> bool {
    let text = serde_json::from_str::<String>(raw).unwrap_or_default();
    let digits = text.contains(char::is_numeric);
    digits && written(&text) == Written::Other && FiscalYear::around(&text).is_none()
}

/// The rows of which a file says another unit, and another value too.
fn units(offers: &[Offer]) -> Vec<Pointer> {
    let says = |offer: &&Offer| offer.before.as_deref().is_some_and(|before| !is_blank(before)) && !offer.is_row();
    let changed = offers.iter().filter(says);
    let rows = changed.filter_map(|offer| offer.pointer.parent().filter(|(_, key)| key == "unit"));
    let with_value = |row: &Pointer| {
        let other = |offer: &Offer| offer.pointer.starts_with(row) && is_printed(&offer.pointer);
        offers.iter().filter(says).any(other)
    };
    rows.map(|(row, _)| row).filter(with_value).collect()
}

fn of_numbers(offer: &Offer, before: Option<&str>, base: &Doc) -> Option<Doubt> {
    let after = Tree::parse(&offer.after).ok()?;
    let after = printed(Some(after.root(&offer.after)));
    if offer.is_answer && after.state() == State::Fixed && after.read(None).1.exact().is_none() {
        return asks_for_a_number(&offer.pointer, base).then_some(Doubt::Words);
    }
    let raw = before?;
    let tree = Tree::parse(raw).ok()?;
    let before = printed(Some(tree.root(raw)));
    let ((_, was), (_, is)) = (before.read(None), after.read(None));
    let (was, is) = (was.exact()?, is.exact()?);
    if let (Some(one), Some(other)) = (was.unit, is.unit)
        && one.name != other.name
    {
        return Some(Doubt::Unit);
    }
    if is.value.is_negative() && !was.value.is_negative() {
        return Some(Doubt::Negative);
    }
    let number = |value: &str| value.parse::<f64>().ok().map(f64::abs).filter(|value| *value > 0.0);
    let (was, is) = (number(&was.value.plain().to_string())?, number(&is.value.plain().to_string())?);
    is_rescaled(was, is).then_some(Doubt::Magnitude)
}

/// Whether one number is about a thousand times the other (ten thousand, a million), or a hundred times as exactly as a share
/// is its percentage.
fn is_rescaled(was: f64, is: f64) -> bool {
    let times = was.max(is) / was.min(is);
    let near = |unit: f64, most: f64| times >= unit / most && times <= unit * most;
    [1_000.0, 10_000.0, 1_000_000.0].into_iter().any(|unit| near(unit, 2.0)) || near(100.0, 1.1)
}

/// Whether the row's target is a number, so that its result is one as well.
fn asks_for_a_number(at: &Pointer, base: &Doc) -> bool {
    let target = at.parent().and_then(|(row, _)| base.get(&row.key("target")).ok());
    let has_number = |value: &Printed<'_>| !value.read(None).1.is_empty();
    target.is_none_or(|raw| Tree::parse(&raw).is_ok_and(|tree| has_number(&printed(Some(tree.root(&raw))))))
}

/// Whether a project of a file has the name of one of the base's projects, and the number of another one whose department or
/// whose KPIs are its own too. `to`: the one of its name.
pub(super) fn is_swapped(row: Value<'_>, to: usize, base: &[Value<'_>]) -> bool {
    let said =
        |row: Value<'_>, key: &str| row.get(key).filter(|value| !value.is_null()).map(|value| value.raw().to_owned());
    let Some(own) = base.get(to).copied() else { return false };
    let (Some(number), Some(known)) = (said(row, "number"), said(own, "number")) else { return false };
    if number == known {
        return false;
    }
    let mut others = base.iter().copied().enumerate().filter(|(at, _)| *at != to);
    let Some((_, other)) = others.find(|(_, other)| said(*other, "number").as_ref() == Some(&number)) else {
        return false;
    };
    let department = said(row, "department");
    let of_other =
        department.is_some() && department == said(other, "department") && department != said(own, "department");
    of_other || {
        let kpis = kpis(row);
        !kpis.is_empty() && kpis.is_subset(&self::kpis(other)) && kpis.is_disjoint(&self::kpis(own))
    }
}

/// The names of a project's KPIs, of whatever year.
fn kpis(project: Value<'_>) -> HashSet<String> {
    let reviews = project.get("reviews").into_iter().flat_map(Value::items);
    let kpis = reviews.flat_map(|review| review.get("kpis").into_iter().flat_map(Value::items));
    kpis.filter_map(|kpi| kpi.get("name").and_then(Value::str).map(|name| folded(&name))).collect()
}
