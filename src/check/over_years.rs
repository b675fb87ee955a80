//! What only two years show together: a target lowered without a word, a figure taken over to the digit, an improvement
//! that nothing came of, a cumulative value that fell, a 基準値 that isn't what was reached.
//!
//! The rows of the years are tied as [`crate::ledger::years`] ties them; what is only likely to be the same indicator isn't
//! compared.

use std::borrow::Cow;

use crate::ledger::kpi::paired;
use crate::ledger::view::Review;
use crate::ledger::year::FiscalYear;
use crate::ledger::years::{Row as YearRow, Sheet as YearSheet, Years};

use super::lexicon::holds;
use super::scene::{Row, Scene, Sheet, both, short};
use super::{Finding, codes};

/// Words by which a text speaks of a target that was changed: one of each list stands in it.
const TARGET: [&str; 1] = ["目標"];
const CHANGED: [&str; 7] = ["見直", "変更", "引き下げ", "引下げ", "下方", "修正", "改め"];

/// So many digits, without the zeros at both ends, aren't the same by chance.
const TELLING: usize = 3;

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    if scene.sheets.len() < 2 {
        return;
    }
    let years = Years::of(scene.project);
    let row = |row: &YearRow<'_>| {
        let sheet = scene.sheets.get(years.sheets.get(row.sheet)?.index)?;
        Some((sheet, sheet.rows.get(row.index)?))
    };
    for line in &years.lines {
        let rows: Vec<_> = line.rows.iter().filter_map(row).collect();
        for (at, new) in rows.iter().enumerate() {
            let before = rows.get(..at).unwrap_or_default();
            baseline(scene, before, *new, found);
            if let Some(old) = before.last() {
                lowered(scene, *old, *new, found);
                fell(scene, *old, *new, found);
                same(scene, *old, *new, found);
            }
        }
    }
    for pair in years.sheets.windows(2) {
        if let [old, new] = pair {
            unchanged(scene, &years, old, new, found);
        }
    }
}

type Of<'s, 'a> = (&'s Sheet<'a>, &'s Row<'a>);

fn name(row: &Row<'_>) -> String {
    short(row.plain_name, 30)
}

/// A target below last year's of which nobody says why.
fn lowered(scene: &Scene<'_>, old: Of<'_, '_>, new: Of<'_, '_>, found: &mut Vec<Finding>) {
    let (before, after) = (&old.1.values, &new.1.values);
    let (Some(was), Some(is)) = (before.target.1.exact(), after.target.1.exact()) else { return };
    let Some((was, is)) = paired(was, is) else { return };
    let better = |value| new.1.kpi.direction.goodness(value);
    let noted = new.1.kpi.note.as_deref().is_some_and(|note| !note.trim().is_empty());
    if new.1.is_reference || noted || better(is) >= better(was) || says_why(old.0) || says_why(new.0) {
        return;
    }
    let (was, is) = (old.1.kpi.target.text(), new.1.kpi.target.text());
    let message = format!(
        "「{}」の目標値が、{}の{was}から{}は{is}に下がっていますが、理由が書かれていません。備考か方針の理由に書いてください。",
        name(new.1),
        old.0.year_label(),
        new.0.year_label(),
    );
    let at = format_args!("/reviews/{}/kpis/{}/target", new.0.r, new.1.k);
    scene.found(found, &codes::TARGET_LOWERED, at, both(was, is), message);
}

fn says_why(sheet: &Sheet<'_>) -> bool {
    let said = &sheet.said;
    let texts = [said.comment, said.reason, said.current, said.obstacles, said.revisions];
    texts.into_iter().flatten().any(|text| {
        let has = |words: &[&str]| words.iter().any(|word| text.text.contains(word));
        has(&TARGET) && has(&CHANGED)
    })
}

/// What counts since the beginning can't have become less.
fn fell(scene: &Scene<'_>, old: Of<'_, '_>, new: Of<'_, '_>, found: &mut Vec<Finding>) {
    if !new.1.kpi.is_cumulative() || old.1.kpi.is_single_year() {
        return;
    }
    let (before, after) = (&old.1.values, &new.1.values);
    let (Some(was), Some(is)) = (before.actual.1.exact(), after.actual.1.exact()) else { return };
    if paired(was, is).is_none_or(|(was, is)| is >= was) {
        return;
    }
    let (was, is) = (old.1.kpi.actual.text(), new.1.kpi.actual.text());
    let message = format!(
        "「{}」は累計ですが、{}の{was}より{}の{is}が少なくなっています。どちらかの値か、累計・単年の別を直してください。",
        name(new.1),
        old.0.year_label(),
        new.0.year_label(),
    );
    let at = format_args!("/reviews/{}/kpis/{}/actual", new.0.r, new.1.k);
    scene.found(found, &codes::CUMULATIVE_FELL, at, both(was, is), message);
}

/// An actual that is last year's to the digit: perhaps it was copied and never replaced.
fn same(scene: &Scene<'_>, old: Of<'_, '_>, new: Of<'_, '_>, found: &mut Vec<Finding>) {
    let (was, is) = (old.1.kpi.actual.text(), new.1.kpi.actual.text());
    let digits: String = is.chars().filter(|c| c.is_numeric()).collect();
    let telling = digits.trim_matches(['0', '０']).chars().count() >= TELLING;
    if new.1.is_reference || new.0.is_plan || !telling || was.trim() != is.trim() {
        return;
    }
    let message = format!(
        "「{}」の実績値{is}が、{}と1桁も違いません。前の年度の値のままになっていないか、{}に確かめてください。",
        name(new.1),
        old.0.year_label(),
        scene.department(),
    );
    let at = format_args!("/reviews/{}/kpis/{}/actual", new.0.r, new.1.k);
    scene.found(found, &codes::SAME_ACTUAL, at, both(was, new.0.year_label()), message);
}

/// A 基準値 whose year has a sheet, and another value there.
fn baseline(scene: &Scene<'_>, before: &[Of<'_, '_>], new: Of<'_, '_>, found: &mut Vec<Finding>) {
    let year = new.1.value.get("baseline_year").and_then(|year| FiscalYear::parse(&year.str()?));
    let Some(old) = before.iter().find(|(sheet, _)| year.is_some() && sheet.year == year && !sheet.is_plan) else {
        return;
    };
    let (then, now) = (&old.1.values, &new.1.values);
    let (Some(reached), Some(baseline)) = (then.actual.1.exact(), now.baseline.1.exact()) else { return };
    if paired(reached, baseline).is_none_or(|(reached, baseline)| reached == baseline) {
        return;
    }
    let (reached, baseline) = (old.1.kpi.actual.text(), new.1.kpi.baseline.text());
    let message = format!(
        "「{}」の基準値は{}の{baseline}となっていますが、その年度の実績値は{reached}です。正しい方にそろえてください。",
        name(new.1),
        old.0.year_label(),
    );
    let at = format_args!("/reviews/{}/kpis/{}/baseline", new.0.r, new.1.k);
    scene.found(found, &codes::BASELINE_DIFFERS, at, both(baseline, reached), message);
}

/// What was done, as it is told.
fn work(review: Review<'_>) -> Vec<Cow<'_, str>> {
    review.achievements().filter_map(|(_, body)| body).collect()
}

/// A policy of improving, and a next year in which nothing is another: the same indicators, the same targets, and not a
/// word of what was changed.
fn unchanged(scene: &Scene<'_>, years: &Years<'_>, old: &YearSheet<'_>, new: &YearSheet<'_>, found: &mut Vec<Finding>) {
    let (Some(before), Some(after)) = (scene.sheets.get(old.index), scene.sheets.get(new.index)) else { return };
    let Some(decision) = before.said.decision.filter(|decision| holds(decision, &scene.words.policies().mends)) else {
        return;
    };
    // A sheet that nobody has filled in yet says nothing.
    let filled = after.kpis.iter().any(|kpi| !kpi.actual.text().trim().is_empty());
    if after.is_plan || !filled {
        return;
    }
    let place = |sheet: &YearSheet<'_>| years.sheets.iter().position(|other| other.index == sheet.index);
    let (Some(was), Some(is)) = (place(old), place(new)) else { return };
    let same_rows = years.lines.iter().all(|line| match (line.of_sheet(was), line.of_sheet(is)) {
        (Some(was), Some(is)) => was.kpi.target.text() == is.kpi.target.text(),
        (None, None) => true,
        _ => false,
    });
    let said = |sheet: &Sheet<'_>| {
        let texts =
            [sheet.said.comment, sheet.said.reason, sheet.said.current, sheet.said.obstacles, sheet.said.revisions];
        texts.map(|text| text.map(|text| text.text.trim().to_owned()).filter(|text| !text.is_empty()))
    };
    let nothing_new = said(before).into_iter().zip(said(after)).all(|(was, is)| is.is_none() || is == was);
    let same_work = {
        let done = work(after.review);
        done.is_empty() || work(before.review) == done
    };
    if !(same_rows && nothing_new && same_work) {
        return;
    }
    let message = format!(
        "{}の方針は「{}」でしたが、{}は指標・目標・取組の文に違いがありません。何を改めたかを書くか、方針を確かめてください。",
        before.year_label(),
        short(decision, 30),
        after.year_label(),
    );
    let at = format_args!("/reviews/{}/issues/revisions", after.r);
    scene.found(found, &codes::NOTHING_CHANGED, at, short(decision, 30), message);
}
