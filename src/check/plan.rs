//! The 事業概要 sheet against the 効果検証 sheet: the same indicators, in the same units, with targets that lead to the sum.
//!
//! Only the sheet under review is compared, so that a change which was made on purpose isn't reported for every past year.

use std::collections::{HashMap, VecDeque};

use crate::ledger::decimal::Decimal;
use crate::ledger::kpi::{Direction, Kpi};
use crate::ledger::printed::Reading;
use crate::ledger::view::Increment;

use super::lexicon::holds;
use super::money::year_in;
use super::names::{difference, key, likeness};
use super::scene::{Row, Scene, Sheet, both, listed, short};
use super::{Finding, codes};

/// Names at least this alike (in percent) are taken for one indicator.
const ALIKE: usize = 60;

/// So many pairs of names are compared for being alike; with more of them nobody wrote these lists by hand.
const MOST_COMPARED: usize = 250_000;

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    sector(scene, found);
    adopted(scene, found);
    applicant(scene, found);
    let Some((r, _)) = scene.project.review_for(scene.front.fiscal_year()) else { return };
    let Some(sheet) = scene.sheets.iter().find(|sheet| sheet.r == r) else { return };
    let Some(plan) = scene.plan else { return };
    let increments: Vec<Increment<'_>> = plan.kpi_increments().collect();
    if increments.is_empty() || sheet.rows.is_empty() {
        return;
    }
    let pairs = matched(scene, sheet, &increments, found);
    for (i, row) in &pairs {
        if let Some(increment) = increments.get(*i) {
            units(scene, sheet, row, increment, found);
            increase(scene, *i, row, increment, found);
        }
    }
    at_once(scene, sheet, &increments, &pairs, found);
    too_low(scene, sheet, &increments, &pairs, found);
}

/// Brings increments and rows together by name; reports names that differ and indicators that stand on one sheet only.
fn matched<'s, 'a>(
    scene: &Scene<'a>,
    sheet: &'s Sheet<'a>,
    increments: &[Increment<'a>],
    found: &mut Vec<Finding>,
) -> Vec<(usize, &'s Row<'a>)> {
    let names: Vec<String> = increments.iter().map(name_key).collect();
    let rows: Vec<(&Row<'_>, String)> = sheet
        .rows
        .iter()
        .filter(|row| !row.is_reference)
        .map(|row| (row, key(without_unit(row.plain_name, row.kpi.unit.as_deref()))))
        .collect();
    let mut pairs: Vec<(usize, &Row<'_>)> = Vec::new();
    let mut taken = vec![false; rows.len()];
    let mut free: HashMap<&str, VecDeque<usize>> = HashMap::new();
    rows.iter().enumerate().for_each(|(j, (_, name))| free.entry(name).or_default().push_back(j));
    let mut alone: Vec<(usize, &String)> = Vec::new();
    for (i, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        match free.get_mut(name.as_str()).and_then(VecDeque::pop_front) {
            Some(j) => {
                taken[j] = true;
                pairs.push((i, rows[j].0));
            }
            None => alone.push((i, name)),
        }
    }
    let compared = alone.len().saturating_mul(rows.len() - pairs.len()) <= MOST_COMPARED;
    let mut lonely: Vec<String> = Vec::new();
    for (i, name) in alone {
        let printed = increments.get(i).and_then(|inc| inc.name()).unwrap_or_default();
        let best = (0..rows.len())
            .filter(|&j| compared && !taken[j])
            .max_by_key(|&j| (likeness(name, &rows[j].1), std::cmp::Reverse(j)));
        match best.filter(|&j| likeness(name, &rows[j].1) >= ALIKE) {
            Some(j) => {
                taken[j] = true;
                let row = rows[j].0;
                pairs.push((i, row));
                let (there, here) = difference(&printed, row.plain_name);
                let hint =
                    scene.words.hint(&printed, &row.kpi.name).map_or_else(String::new, |hint| format!("{hint}。"));
                let message = format!(
                    "指標名が、事業概要では「{there}」、効果検証では「{here}」と二通りに書かれています。{hint}一つにそろえてください。"
                );
                let at = format_args!("/plan/kpi_increments/{i}/name");
                scene.found(found, &codes::PLAN_NAME, at, both(&printed, row.plain_name), message);
            }
            None => lonely.push(short(&printed, 30)),
        }
    }
    let extra: Vec<String> =
        rows.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|((row, _), _)| short(row.plain_name, 30)).collect();
    if !lonely.is_empty() || !extra.is_empty() {
        let mut parts = Vec::new();
        if !lonely.is_empty() {
            parts.push(format!("事業概要だけにあるのは{}", listed(&lonely, 3)));
        }
        if !extra.is_empty() {
            parts.push(format!("効果検証だけにあるのは{}", listed(&extra, 3)));
        }
        let message = format!(
            "事業概要と{}の効果検証で指標が違います。{}です。入れ替えたのであれば理由を残し、書き漏れであれば加えてください。",
            sheet.year_label(),
            parts.join("、")
        );
        let quote = [lonely, extra].concat().join(" / ");
        scene.found(found, &codes::PLAN_UNMATCHED, "/plan/kpi_increments", quote, message);
    }
    pairs.sort_by_key(|(i, _)| *i);
    pairs
}

/// Target and increment as readings, when both are one exact number.
fn readings_of<'b>(
    row: &'b Row<'_>,
    increase: &'b crate::ledger::printed::Printed<'_>,
    unit: Option<&'b str>,
) -> Option<(Reading<'b>, Reading<'b>)> {
    let target = *row.values.target.1.exact()?;
    let increase = *increase.readings(unit).exact()?;
    Some((target, increase))
}

fn units(scene: &Scene<'_>, sheet: &Sheet<'_>, row: &Row<'_>, increment: &Increment<'_>, found: &mut Vec<Finding>) {
    let (printed, unit) = (increment.increase(), increment.unit());
    let Some((target, increase)) = readings_of(row, &printed, unit.as_deref()) else { return };
    let (Some(one), Some(other)) = (target.unit, increase.unit) else { return };
    // ％ and ポイント measure one thing: an increase of a share is counted in points.
    let share = |name: &str| name == "%" || name == "ポイント";
    if one.compares_with(other) || (share(one.name) && share(other.name)) {
        return;
    }
    let message = format!(
        "「{}」の目標値は「{}」ですが、事業概要の累計は「+{}{}」で、単位が違います({}と{})。どちらで測る指標かを{}に確かめてください。",
        short(row.plain_name, 40),
        with_unit(row, &target),
        increase.value,
        other.name,
        one.name,
        other.name,
        scene.department()
    );
    let at = format_args!("/reviews/{}/kpis/{}/target", sheet.r, row.k);
    let increase = format!("+{}{}", increase.value, other.name);
    scene.found(found, &codes::PLAN_UNIT, at, both(row.kpi.target.text(), increase), message);
}

fn with_unit(row: &Row<'_>, target: &Reading<'_>) -> String {
    match target.unit {
        Some(unit) if !target.unit_printed => format!("{}{}", target.value, unit.name),
        _ => row.kpi.target.text().trim().to_owned(),
    }
}

/// Target and increment in one unit, where they count something (a share doesn't add up over the years).
fn counted(row: &Row<'_>, increment: &Increment<'_>) -> Option<(Decimal, Decimal, String)> {
    let (printed, unit) = (increment.increase(), increment.unit());
    let (target, increase) = readings_of(row, &printed, unit.as_deref())?;
    let share = |reading: &Reading<'_>| reading.unit.is_some_and(|unit| matches!(unit.name, "%" | "ポイント"));
    if share(&target) || share(&increase) || target.value.is_negative() || !increase.value.goes_up() {
        return None;
    }
    let mut sum = target;
    sum.value = increase.value;
    sum.unit = increase.unit.or(target.unit);
    let in_its_unit = target.value_in(sum.unit)?;
    let name = sum.unit.map_or("", |unit| unit.name).to_owned();
    Some((in_its_unit, sum.value, name))
}

trait GoesUp {
    fn goes_up(&self) -> bool;
}

impl GoesUp for Decimal {
    fn goes_up(&self) -> bool {
        !self.is_zero() && !self.is_negative()
    }
}

fn at_once(
    scene: &Scene<'_>,
    sheet: &Sheet<'_>,
    increments: &[Increment<'_>],
    pairs: &[(usize, &Row<'_>)],
    found: &mut Vec<Finding>,
) {
    let (Some(from), Some(years)) = (scene.from, scene.years().filter(|&years| years > 1)) else { return };
    if sheet.year != Some(from) {
        return;
    }
    let mut rows: Vec<String> = Vec::new();
    let mut first = None;
    for (i, row) in pairs {
        let Some((target, sum, unit)) = increments.get(*i).and_then(|inc| counted(row, inc)) else { continue };
        if target == sum {
            rows.push(format!("{} {target}{unit}", short(row.plain_name, 24)));
            first.get_or_insert(row);
        }
    }
    let Some(first) = first else { return };
    let message = format!(
        "{years}年計画の初年度({from})の目標値が、最終年度までの増加分の累計と同じです({})。初年度で計画をすべて達成することになるので、年度の目標か累計かを{}に確かめてください。",
        listed(&rows, 4),
        scene.department()
    );
    let at = format_args!("/reviews/{}/kpis/{}/target", sheet.r, first.k);
    scene.found(found, &codes::PLAN_AT_ONCE, at, rows.join(" / "), message);
}

fn too_low(
    scene: &Scene<'_>,
    sheet: &Sheet<'_>,
    increments: &[Increment<'_>],
    pairs: &[(usize, &Row<'_>)],
    found: &mut Vec<Finding>,
) {
    let Some(years) = scene.years() else { return };
    let mut rows: Vec<String> = Vec::new();
    let mut first = None;
    for (i, row) in pairs {
        let Some((target, sum, unit)) = increments.get(*i).and_then(|inc| counted(row, inc)) else { continue };
        if target.is_zero() {
            continue; // A target of zero is a finding of its own.
        }
        let reached = (1..years).try_fold(target, |reached, _| reached.plus(target));
        if reached.is_some_and(|reached| reached < sum) {
            rows.push(format!("{} 目標{target}{unit}・累計+{sum}{unit}", short(row.plain_name, 24)));
            first.get_or_insert(row);
        }
    }
    let Some(first) = first else { return };
    let message = format!(
        "{}の目標値が{years}年続いても、最終年度までの増加分の累計に届きません({})。後の年度に大きな目標を置くのか、単位や桁の誤りかを{}に確かめてください。",
        sheet.year_label(),
        listed(&rows, 4),
        scene.department()
    );
    let at = format_args!("/reviews/{}/kpis/{}/target", sheet.r, first.k);
    scene.found(found, &codes::PLAN_TOO_LOW, at, rows.join(" / "), message);
}

/// What an increment's name shares with the row's: the unit at its end doesn't count.
pub(super) fn name_key(increment: &Increment<'_>) -> String {
    let name = Kpi { name: increment.name().unwrap_or_default(), ..Kpi::default() };
    key(without_unit(name.plain_name(), increment.unit().as_deref()))
}

/// A name without a bracket at its end that only repeats the unit: 「参加団体数(団体)」, whatever the unit is.
fn without_unit<'n>(name: &'n str, unit: Option<&str>) -> &'n str {
    let Some(unit) = unit.map(str::trim).filter(|unit| !unit.is_empty()) else { return name };
    let inner = name.strip_suffix([')', '）']).and_then(|name| name.strip_suffix(unit));
    let bare = inner.and_then(|name| {
        name.strip_suffix(['(', '（']).or_else(|| {
            ["単位:", "単位：", "単位"].iter().find_map(|word| name.strip_suffix(word)?.strip_suffix(['(', '（']))
        })
    });
    bare.map_or(name, str::trim_end)
}

/// What the plan aims at for this indicator, as printed: `+7,000千円`.
pub(super) fn planned(scene: &Scene<'_>, row: &Row<'_>) -> Option<String> {
    let increment = scene.increment(&key(without_unit(row.plain_name, row.kpi.unit.as_deref())))?;
    let printed = increment.increase();
    let value = printed.readings(None).exact()?.value;
    Some(format!("+{value}{}", increment.unit().unwrap_or_default()))
}

/// A cumulative increase that is none, of an indicator of which more is better.
fn increase(scene: &Scene<'_>, i: usize, row: &Row<'_>, increment: &Increment<'_>, found: &mut Vec<Finding>) {
    let printed = increment.increase();
    let Some(value) = printed.readings(None).exact().map(|reading| reading.value) else { return };
    if row.kpi.direction == Direction::Down || value.goes_up() {
        return;
    }
    let message = format!(
        "「{}」は多いほど良い指標ですが、事業概要の増加分の累計が「{}」です。符号や値を{}に確かめてください。",
        short(row.plain_name, 40),
        printed.text(),
        scene.department()
    );
    scene.found(found, &codes::NO_INCREASE, format_args!("/plan/kpi_increments/{i}/increase"), printed.text(), message);
}

fn applicant(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let applicant = scene.plan.and_then(|plan| plan.text("applicant")).filter(|text| !text.trim().is_empty());
    let (Some(applicant), Some(municipality)) = (applicant, scene.front.municipality()) else { return };
    // A joint project may be applied for by another municipality.
    let joint = scene.project.scope().is_none_or(|scope| scope != "単独");
    let (one, other) = (key(&applicant), key(&municipality));
    if joint || other.is_empty() || one.contains(&other) || other.contains(&one) {
        return;
    }
    let message = format!(
        "単独の事業ですが、申請者は「{}」で、台帳の自治体は「{}」です。申請者か種別を直してください。",
        short(&applicant, 30),
        short(&municipality, 30)
    );
    scene.found(found, &codes::APPLICANT, "/plan/applicant", both(&applicant, &municipality), message);
}

fn sector(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let Some(plan) = scene.plan else { return };
    let Some(field) = plan.text("field") else { return };
    let Some(sector) = scene.words.sectors().iter().find(|sector| field.starts_with(sector.name.as_str())) else {
        return;
    };
    let texts = scene
        .project
        .name()
        .into_iter()
        .chain(scene.project.department())
        .chain(plan.text("summary"))
        .chain(plan.texts("purpose"))
        .chain(plan.cost_items().filter_map(|item| item.item()));
    let mut any = false;
    for text in texts {
        if holds(&text, &sector.words) {
            return;
        }
        any = true;
    }
    if any {
        let message = format!(
            "事業分野は「{field}」ですが、名称・所管課({})・目的・経費にその分野の言葉が一つもありません。ほかの事業の欄を写していないか確かめてください。",
            scene.department()
        );
        scene.found(found, &codes::PLAN_FIELD, "/plan/field", field, message);
    }
}

fn adopted(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let Some(text) = scene.plan.and_then(|plan| plan.text("first_adopted")) else { return };
    let (Some(year), Some(from)) = (year_in(&text), scene.from) else { return };
    if year != from {
        let message = format!(
            "初回採択は「{text}」ですが、実施年度は{}から始まります。どちらかを確かめてください。",
            from.short()
        );
        scene.found(found, &codes::PLAN_ADOPTED, "/plan/first_adopted", both(&text, from.short()), message);
    }
}
