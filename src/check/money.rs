//! Money: grants against their share of the cost, items against the year, years against the whole, yen against thousands.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::json::Pointer;
use crate::ledger::printed::Printed;
use crate::ledger::units::fold;
use crate::ledger::view::{Front, Project};
use crate::ledger::year::FiscalYear;
use crate::rules::Verdict;

use super::lexicon::holds;
use super::scene::{Scene, Sheet, both, short, yen};
use super::{Finding, codes};

/// Below this many yen a difference may be rounding: grants are cut to whole yen or thousands at several steps.
const ROUNDING: i128 = 1000;

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for sheet in &scene.sheets {
        amounts(scene, sheet, found);
        grant(scene, sheet, found);
        mixed_units(scene, sheet, found);
        against_plan(scene, sheet, found);
        next_cost(scene, sheet, found);
    }
    if let Some(groups) = groups(scene) {
        items(scene, &groups, found);
        subtotals(scene, &groups, found);
    }
    items_year(scene, found);
    total(scene, found);
    outside(scene, found);
}

/// The year of the plan's cost outside the plan's years.
fn outside(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let Some((Some(year), _)) = scene.plan.and_then(|plan| plan.year_cost()) else { return };
    let (Some(from), Some(to)) = (scene.from, scene.to) else { return };
    if from <= to && (year < from || year > to) {
        let span = format!("{}～{}", from.short(), to.short());
        let message = format!("年度の事業費は{year}のものですが、実施年度は{span}です。どちらかを直してください。");
        let at = "/plan/year_cost/fiscal_year";
        scene.found(found, &codes::YEAR_OUTSIDE, at, both(year.short(), span), message);
    }
}

fn amounts(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    if sheet.is_plan {
        return;
    }
    let (label, key) = match (sheet.review.cost(), sheet.review.grant()) {
        (None, None) => ("総事業費と交付実績", "cost"),
        (None, Some(_)) => ("総事業費", "cost"),
        (Some(_), None) => ("交付実績", "grant"),
        (Some(_), Some(_)) => return,
    };
    let message = format!(
        "{}の実績ですが、{label}が空欄です。{}に確かめて記入してください。",
        sheet.year_label(),
        scene.department()
    );
    scene.found(found, &codes::EMPTY_FIELD, format_args!("/reviews/{}/{key}", sheet.r), label, message);
}

fn grant(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let (Some(cost), Some(grant)) = (sheet.review.cost(), sheet.review.grant()) else { return };
    if let Some((code, text)) = more_than_all(cost, grant) {
        let at = format_args!("/reviews/{}/grant", sheet.r);
        return scene.found(found, &code, at, both(yen(cost), yen(grant)), text);
    }
    let Some(id) = sheet.review.program() else { return };
    let Some(program) = scene.program(&id) else { return };
    let Some((over, under)) = program.subsidy_rate() else { return };
    let Some((code, text)) = compare_grant(cost, grant, over, under) else { return };
    // Rounding is told once for the ledger ([`Rounding`]); of a share that is the most, less is what was granted.
    if code == codes::GRANT_ROUNDING || (code == codes::GRANT_SHORT && program.is_rate_the_most()) {
        return;
    }
    let at = format_args!("/reviews/{}/grant", sheet.r);
    scene.found(found, &code, at, both(yen(cost), yen(grant)), text);
}

/// A grant that is more than the whole cost, whatever its share should be.
fn more_than_all(cost: i64, grant: i64) -> Option<(codes::Code, String)> {
    if grant <= cost || cost < 0 {
        return None;
    }
    let facts = format!("交付額{}が、総事業費{}より多くなっています", yen(grant), yen(cost));
    let cause = "円と千円を取り違えていないか、欄が入れ替わっていないか確かめてください。";
    // A grant is about a half or more of the cost: it can't be hundreds of times as much in one unit.
    let (code, advice) = match grant.checked_div(cost) {
        Some(times) if times >= 100 => (codes::YEN_SCALE, cause),
        _ => (codes::GRANT_OVER, "どちらの額が正しいか確かめてください。"),
    };
    Some((code, format!("{facts}。{advice}")))
}

/// A grant against its share of the cost: what is odd, if anything.
pub(super) fn compare_grant(cost: i64, grant: i64, over: i64, under: i64) -> Option<(codes::Code, String)> {
    let full = i128::from(cost) * i128::from(over) / i128::from(under);
    let difference = full - i128::from(grant);
    let rate = if (over, under) == (1, 2) { "2分の1".to_owned() } else { format!("{under}分の{over}") };
    let full = i64::try_from(full).ok()?;
    let gap = yen(i64::try_from(difference.abs()).ok()?);
    let facts = format!("総事業費{}の{rate}は{}ですが、交付額は{}で、{gap}", yen(cost), yen(full), yen(grant));
    if thousandfold(i64::try_from(i128::from(cost) * i128::from(over) / i128::from(under)).ok()?, grant) {
        return Some((codes::YEN_SCALE, format!("{facts}違います。円と千円を取り違えていないか確かめてください。")));
    }
    Some(match difference {
        0 => return None,
        ..0 => (codes::GRANT_OVER, format!("{facts}多くなっています。額を確かめてください。")),
        1..ROUNDING => {
            (codes::GRANT_ROUNDING, format!("{facts}少なくなっています。端数処理によるものか確かめてください。"))
        }
        _ => {
            let text = format!(
                "{facts}少なくなっています。交付対象外の経費などの理由があれば控えておき、なければ額を直してください。"
            );
            (codes::GRANT_SHORT, text)
        }
    })
}

/// Grants that differ from their share by less than a thousand yen, over the whole ledger: one habit is one finding.
#[derive(Debug, Default)]
pub(super) struct Rounding {
    /// Cost, grant, programme and place of each grant that isn't its share of the cost by some common rate.
    grants: Vec<(i64, i64, String, usize, usize)>,
}

impl Rounding {
    /// Takes in the project at an index.
    pub fn add(&mut self, index: usize, project: Project<'_>) {
        for (r, review) in project.reviews() {
            let (Some(cost), Some(grant), Some(id)) = (review.cost(), review.grant(), review.program()) else {
                continue;
            };
            self.grants.push((cost, grant, id.into_owned(), index, r));
        }
    }

    /// Tells the first grant that is only rounded off its share, and how many more there are like it.
    pub fn finish(&self, front: Front<'_>, found: &mut Vec<Finding>) {
        let rates: HashMap<Cow<'_, str>, (i64, i64)> =
            front.programs().filter_map(|program| Some((program.id()?, program.subsidy_rate()?))).collect();
        let mut all = self.grants.iter().filter_map(|(cost, grant, id, index, r)| {
            let &(over, under) = rates.get(id.as_str())?;
            let (code, text) = compare_grant(*cost, *grant, over, under)?;
            (code == codes::GRANT_ROUNDING).then_some((text, cost, grant, index, r))
        });
        let Some((text, cost, grant, index, r)) = all.next() else { return };
        let more = all.count();
        let text =
            if more > 0 { format!("{text}同じような端数がほかに{more}件あります。") } else { text };
        let at = Pointer::root().key("projects").index(*index).key("reviews").index(*r).key("grant");
        found.push(Finding::new(&codes::GRANT_ROUNDING, Some(*index), at, both(yen(*cost), yen(*grant)), text));
    }
}

/// A difference that is divisible by nine comes about when two digits change places.
pub(super) fn swap_hint(gap: i128) -> &'static str {
    if gap != 0 && gap % 9 == 0 {
        "差が9で割り切れるので、数字の並びの入れ替わり(12と21など)かもしれません。"
    } else {
        ""
    }
}

/// An amount with two neighbouring digits changed.
fn neighbours_swapped(amount: i64) -> impl Iterator<Item = i64> {
    let digits = amount.to_string();
    (1..digits.len()).filter_map(move |at| {
        let mut digits: Vec<u8> = digits.bytes().collect();
        digits.swap(at - 1, at);
        String::from_utf8(digits).ok()?.parse().ok()
    })
}

/// Policies and results that ask for less, and a next year that costs more.
fn next_cost(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let (Some(year), Some(cost), false) = (sheet.year, sheet.review.cost(), sheet.is_plan) else { return };
    let next = FiscalYear(year.0 + 1);
    let planned =
        scene.plan.and_then(|plan| plan.year_cost()).and_then(|(of, amount)| amount.filter(|_| of == Some(next)));
    let other = scene.sheets.iter().find(|other| other.year == Some(next));
    let Some(amount) = planned.or_else(|| other.and_then(|other| other.review.cost())) else { return };
    let words = scene.words.policies();
    let decision = sheet.said.decision.unwrap_or_default();
    let shrinks = holds(decision, &words.shrinks);
    let mends = holds(decision, &words.mends);
    let missed = sheet.count(Verdict::Missed);
    let none = missed > 0 && sheet.count(Verdict::Achieved) == 0 && sheet.undecided() == 0;
    // What is spent is a little less than what is planned; a rise is more than that.
    let percent = if shrinks { 100 } else { 120 };
    if !(shrinks || mends || none) || i128::from(amount) * 100 <= i128::from(cost) * percent {
        return;
    }
    let texts = [sheet.said.reason, sheet.said.revisions];
    if !shrinks && texts.into_iter().flatten().any(|text| holds(&text.text, &words.grows)) {
        return;
    }
    let what = if shrinks || mends {
        format!("今後の方針は「{decision}」")
    } else {
        format!("{missed}件の指標はすべて未達")
    };
    let message = format!(
        "{what}ですが、{next}の事業費は{}で、{year}の{}より{}多くなっています。増やす理由を方針の理由に書くか、額を直してください。",
        yen(amount),
        yen(cost),
        yen(amount.saturating_sub(cost))
    );
    let at = if planned.is_some() {
        "/plan/year_cost/amount".to_owned()
    } else {
        format!("/reviews/{}/cost", other.map_or(0, |other| other.r))
    };
    scene.found(found, &codes::NEXT_COST, at, both(yen(cost), yen(amount)), message);
}

/// Whether two amounts are a thousand times apart, give or take what plans and results differ.
fn thousandfold(one: i64, other: i64) -> bool {
    let (small, large) = (one.min(other), one.max(other));
    small > 0 && (500..=2000).contains(&(large / small))
}

fn against_plan(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let Some((Some(year), Some(planned))) = scene.plan.and_then(|plan| plan.year_cost()) else { return };
    let Some(cost) = sheet.review.cost().filter(|&cost| sheet.year == Some(year) && cost != planned) else { return };
    let facts = format!("{year}の総事業費は、効果検証では{}、事業概要では{}です", yen(cost), yen(planned));
    let (code, message) = if thousandfold(cost, planned) {
        (&codes::YEN_SCALE, format!("{facts}。円と千円を取り違えていないか確かめてください。"))
    } else if sheet.is_plan {
        (&codes::PLAN_COST, format!("{facts}。どちらも計画額なので、正しい方にそろえてください。"))
    } else if cost > planned {
        (&codes::OVER_BUDGET, format!("{facts}。実績が計画を上回るので、計画変更の有無を確かめてください。"))
    } else {
        return; // Less spent than planned is what happens.
    };
    scene.found(found, code, format_args!("/reviews/{}/cost", sheet.r), both(yen(cost), yen(planned)), message);
}

/// Sum of the items of one group: the details count where there are any, else the subtotal.
#[derive(Default)]
struct Group {
    details: i128,
    has_details: bool,
    subtotal: Option<(usize, i64)>,
}

fn groups<'a>(scene: &Scene<'a>) -> Option<BTreeMap<Cow<'a, str>, Group>> {
    let mut groups: BTreeMap<Cow<'a, str>, Group> = BTreeMap::new();
    for (i, item) in scene.plan?.cost_items().enumerate() {
        let amount = item.amount()?;
        let group = groups.entry(item.group().unwrap_or_default()).or_default();
        if item.0.get("subtotal").and_then(|flag| flag.bool()).unwrap_or(false) {
            group.subtotal = Some((i, amount));
        } else {
            group.details += i128::from(amount);
            group.has_details = true;
        }
    }
    (!groups.is_empty()).then_some(groups)
}

fn items(scene: &Scene<'_>, groups: &BTreeMap<Cow<'_, str>, Group>, found: &mut Vec<Finding>) {
    let Some((year, Some(planned))) = scene.plan.and_then(|plan| plan.year_cost()) else { return };
    let sum: i128 = groups
        .values()
        .map(|group| match group.subtotal {
            Some((_, subtotal)) if !group.has_details => i128::from(subtotal),
            _ => group.details,
        })
        .sum();
    let Ok(sum) = i64::try_from(sum) else { return };
    let Some(difference) = planned.checked_sub(sum).filter(|&difference| difference != 0) else { return };
    let year = year.map_or_else(|| "年度".into(), |year| year.to_string());
    let facts = format!("主な経費を合計すると{}ですが、{year}の事業費は{}です", yen(sum), yen(planned));
    let (code, message) = if thousandfold(sum, planned) {
        (&codes::YEN_SCALE, format!("{facts}。円と千円を取り違えていないか確かめてください。"))
    } else {
        let word = if difference > 0 {
            "足りません。載せていない経費"
        } else {
            "多くなっています。重複"
        };
        let gap = yen(difference.saturating_abs());
        match one_item(scene, sum, planned) {
            Some((code, at, message)) => {
                return scene.found(found, code, at, both(yen(sum), yen(planned)), format!("{facts}。{message}"));
            }
            None => (
                &codes::ITEMS_MISMATCH,
                format!("{facts}。{gap}{word}や誤記がないか、{}に確かめてください。", scene.department()),
            ),
        }
    };
    scene.found(found, code, "/plan/cost_items", both(yen(sum), yen(planned)), message);
}

/// The one item with which the sum would be right, were it in yen instead of thousands, or had its digits in order.
fn one_item(scene: &Scene<'_>, sum: i64, planned: i64) -> Option<(&'static codes::Code, String, String)> {
    let plan = scene.plan?;
    let mut swapped = None;
    for (i, item) in plan.cost_items().enumerate() {
        let Some(amount) = item.amount().filter(|amount| *amount > 0) else { continue };
        let name = short(&item.item().unwrap_or_default(), 30);
        // What would have to stand there instead.
        let Some(right) = planned.checked_sub(sum).and_then(|gap| amount.checked_add(gap)) else { continue };
        let at = format!("/plan/cost_items/{i}/amount");
        if right > 0 && (right.checked_mul(1000) == Some(amount) || amount.checked_mul(1000) == Some(right)) {
            let message = format!(
                "「{name}」の{}を{}とすれば合います。円と千円を取り違えていないか確かめてください。",
                yen(amount),
                yen(right)
            );
            return Some((&codes::YEN_SCALE, at, message));
        }
        if neighbours_swapped(amount).any(|other| other == right) {
            swapped.get_or_insert_with(|| {
                let message = format!(
                    "「{name}」の{}を{}とすれば合います。数字の並びが入れ替わっていないか確かめてください。",
                    yen(amount),
                    yen(right)
                );
                (&codes::ITEMS_MISMATCH, at, message)
            });
        }
    }
    swapped
}

fn subtotals(scene: &Scene<'_>, groups: &BTreeMap<Cow<'_, str>, Group>, found: &mut Vec<Finding>) {
    for (name, group) in groups {
        let Some((i, subtotal)) = group.subtotal.filter(|_| group.has_details) else { continue };
        let Ok(sum) = i64::try_from(group.details) else { continue };
        if sum != subtotal {
            let message = format!(
                "「{}」の小計は{}ですが、内訳を合計すると{}です。どちらかを直してください。",
                short(name, 30),
                yen(subtotal),
                yen(sum)
            );
            let at = format_args!("/plan/cost_items/{i}/amount");
            scene.found(found, &codes::ITEMS_MISMATCH, at, both(yen(subtotal), yen(sum)), message);
        }
    }
}

fn items_year(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let Some(plan) = scene.plan else { return };
    let Some((Some(year), amount)) = plan.year_cost() else { return };
    let Some(note) = plan.text("cost_note") else { return };
    let Some(noted) = year_in(&note).filter(|&noted| noted != year) else { return };
    let amount = amount.map_or_else(String::new, |amount| format!("({})", yen(amount)));
    let message = format!(
        "経費の注記は{noted}ですが、年度の事業費は{year}{amount}となっています。どちらの年度の額かを{}に確かめてください。",
        scene.department()
    );
    scene.found(found, &codes::ITEMS_YEAR, "/plan/cost_note", note, message);
}

/// The first fiscal year that a sentence names as R7 or 令和7年度.
pub(super) fn year_in(text: &str) -> Option<FiscalYear> {
    years_in(text).into_iter().next()
}

/// Every fiscal year that a text names so.
pub(super) fn years_in(text: &str) -> Vec<FiscalYear> {
    let years = text.char_indices().filter_map(|(at, c)| {
        let mark = match fold(c) {
            'R' | 'H' => c.len_utf8(),
            '令' | '平' => "令和".len(),
            _ => return None,
        };
        let rest = text.get(at..)?;
        let (mark, rest) = (rest.get(..mark)?, rest.get(mark..)?);
        let digits: String = rest.chars().map(fold).take_while(|c| c.is_ascii_digit() || *c == '元').collect();
        (!digits.is_empty()).then(|| FiscalYear::parse(&format!("{mark}{digits}")))?
    });
    years.collect()
}

fn total(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let Some(plan) = scene.plan else { return };
    let Some(total) = plan.total_cost() else { return };
    let mut years: BTreeMap<FiscalYear, i64> = BTreeMap::new();
    if let Some((Some(year), Some(amount))) = plan.year_cost() {
        years.insert(year, amount);
    }
    for sheet in &scene.sheets {
        if let (Some(year), Some(cost)) = (sheet.year, sheet.review.cost()) {
            years.insert(year, cost);
        }
    }
    let sum: i128 = years.values().map(|&amount| i128::from(amount)).sum();
    let Some(sum) = i64::try_from(sum).ok().filter(|&sum| sum > total) else { return };
    let listed: Vec<String> =
        years.iter().map(|(year, amount)| format!("{}は{}", year.short(), yen(*amount))).collect();
    // A plan of several years can't be a small part of one of them, unless it was written in thousands.
    let (code, why) = if total > 0 && sum / total >= 50 {
        (&codes::YEN_SCALE, "円と千円を取り違えていないか確かめてください")
    } else {
        (&codes::OVER_TOTAL, "どちらかを直してください")
    };
    let message = format!(
        "期間中の総事業費は{}ですが、年度の額だけで{}あります({})。{why}。",
        yen(total),
        yen(sum),
        listed.join("、")
    );
    scene.found(found, code, "/plan/total_cost", both(yen(total), yen(sum)), message);
}

fn mixed_units(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let mut seen: Vec<(u8, usize, &Printed<'_>)> = Vec::new();
    for row in &sheet.rows {
        let values = &row.values;
        for (value, readings) in [(&row.kpi.target, &values.target.1), (&row.kpi.actual, &values.actual.1)] {
            for reading in readings.iter().filter(|reading| reading.unit_printed) {
                if let Some(power) = reading.unit.and_then(|unit| unit.yen)
                    && seen.iter().all(|(other, ..)| *other != power)
                {
                    seen.push((power, row.k, value));
                }
            }
        }
    }
    let [(_, j, first), (_, k, second), ..] = seen.as_slice() else { return };
    let name = |k: usize| sheet.rows.get(k).map_or_else(String::new, |row| short(row.plain_name, 24));
    let message = format!(
        "指標の金額の単位がそろっていません(「{}」は「{}」、「{}」は「{}」)。読み違えを防ぐため、どちらかの単位にそろえてください。",
        name(*j),
        first.text(),
        name(*k),
        second.text()
    );
    scene.found(found, &codes::YEN_MIX, format_args!("/reviews/{}/kpis/{k}", sheet.r), second.text(), message);
}
