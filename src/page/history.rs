//! 推移: a project's years side by side: what was published, what it cost, how far each KPI came, what became of what was
//! said.
//!
//! A KPI's years stand below each other, each with its target, its actual, its rate and a bar against the mark at 100 %, so
//! that the rows together are the plot; it stands in ASCII and without colour as every bar does. What isn't known has no
//! bar. A name that changed is shown as it was printed; what is only likely to be the same is asked about.

use crate::json::Pointer;
use crate::ledger::years::{Line, Row, Years, said};
use crate::page::kpi::{BAR_REACH, shown};
use crate::page::{BLANK, Bar, Body, Ink, Place, Sheet, Subject, yen};
use crate::text;

/// Cells: where the target, the actual and the rate end, and the bar begins.
const TARGET: usize = 16;
const ACTUAL: usize = 28;
const RATE: usize = 37;
const BAR: usize = 39;

/// Cells of a year: ` R12 `.
const YEAR: usize = 5;

pub(crate) fn lay(sheet: &mut Sheet, subject: &Subject<'_>) {
    let years = Years::of(subject.project);
    if years.sheets.is_empty() {
        return sheet.say(0, Ink::Dim, "この事業の効果検証はまだありません。");
    }
    if years.sheets.len() == 1 {
        sheet.say(0, Ink::Dim, "ほかの年度の効果検証はまだありません。R で次の年度に繰り越すと、ここに並びます。");
    }
    published(sheet, subject, &years);
    costs(sheet, subject, &years);
    kpis(sheet, subject, &years);
    opinions(sheet, subject, &years);
}

fn review_at(subject: &Subject<'_>, years: &Years<'_>, at: usize) -> Pointer {
    subject.at().key("reviews").index(years.sheets.get(at).map_or(0, |sheet| sheet.index))
}

/// 事業効果 and 今後の方針, a year below the other.
fn published(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>) {
    for (heading, record, key) in [("事業効果", "effect", "rating"), ("今後の方針", "policy", "decision")] {
        sheet.heading(heading);
        for (at, one) in years.sheets.iter().enumerate() {
            sheet.new_line();
            let row = sheet.next();
            sheet.words(row, 0, Ink::Label, one.year.short());
            let plan = if one.review.is_plan() { "計画" } else { BLANK };
            let text = if record == "effect" { one.review.rating() } else { one.review.decision() };
            let width = sheet.width().saturating_sub(YEAR);
            let place = Place { x: YEAR, width, column: 0, ink: Ink::Text };
            let at = review_at(subject, years, at).key(record).key(key);
            sheet.field_or(row, place, at, text.as_deref(), plan);
        }
    }
}

/// 総事業費, as bars of one scale.
fn costs(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>) {
    sheet.heading("総事業費");
    let largest = years.sheets.iter().filter_map(|one| one.review.cost()).max().unwrap_or(0);
    for (at, one) in years.sheets.iter().enumerate() {
        sheet.new_line();
        let row = sheet.next();
        sheet.words(row, 0, Ink::Label, one.year.short());
        let cost = one.review.cost();
        let words = yen(cost);
        let end = (YEAR + 18).min(sheet.width());
        let at = review_at(subject, years, at).key("cost");
        let shown = cost.map_or("", |_| words.as_str());
        sheet.value(row, (YEAR, end), (0, Ink::Text), at, (shown, BLANK));
        let (bar_x, ink) = if one.review.is_plan() && end + 6 <= sheet.width() {
            sheet.words(row, end + 1, Ink::Dim, "計画");
            (end + 6, Ink::Dim)
        } else {
            (end + 1, Ink::Text)
        };
        let cells = sheet.width().saturating_sub(bar_x);
        if let (Some(cost), true) = (cost, cells >= 6 && largest > 0) {
            let filled = (i128::from(cost.max(0)) * 1000 / i128::from(largest)) as u32;
            let bar = Bar { cells: cells as u16, filled, open: 0, mark: None };
            sheet.draw(row, bar_x, ink, Body::Bar(bar));
        }
    }
}

fn kpis(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>) {
    if years.lines.is_empty() {
        return;
    }
    sheet.heading("KPI");
    let row = sheet.next();
    for (column, words) in columns(sheet.width()).into_iter().zip(["目標値", "実績値", "達成率"]) {
        sheet.cut_right(row, column, Ink::Label, words);
    }
    for line in &years.lines {
        kpi(sheet, subject, years, line);
    }
}

fn kpi(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>, line: &Line<'_>) {
    let top = sheet.next();
    sheet.understood_from(Some(top));
    let Some(last) = line.rows.last() else { return };
    sheet.new_line();
    let width = sheet.width();
    let ink = if last.kpi.is_reference() { Ink::Dim } else { Ink::Strong };
    let at = years.place(&subject.at(), last).key("name");
    let reference = if last.kpi.is_reference() && !last.kpi.is_named_reference() { "(参考) " } else { "" };
    sheet.words(top, 0, Ink::Dim, reference);
    let x = text::cells(reference);
    sheet.field(top, Place { x, width: width.saturating_sub(x), column: 0, ink }, at, Some(line.name()));
    // As it was printed in other years, where that is another name.
    let mut before: Option<&Row<'_>> = None;
    for row in &line.rows {
        let year = |row: &Row<'_>| years.sheets.get(row.sheet).map(|sheet| sheet.year.short()).unwrap_or_default();
        if let Some(before) = before.filter(|before| before.kpi.name != row.kpi.name) {
            sheet.say(2, Ink::Dim, &format!("{}までは「{}」", year(before), before.kpi.name));
        }
        before = Some(row);
    }
    if let Some((other, alike)) = line.proposed
        && let Some(other) = years.lines.get(other)
    {
        let year = other.rows.last().and_then(|row| years.sheets.get(row.sheet)).map(|sheet| sheet.year.short());
        let words = format!(
            "？ {}の「{}」と同じ指標ですか(名前の似方{alike}%)。同じなら、ここで t を押すと結びます。",
            year.unwrap_or_default(),
            other.name()
        );
        sheet.say(2, Ink::Open, &words);
    }
    for row in &line.rows {
        year(sheet, subject, years, row);
    }
    sheet.understood_from(None);
}

/// The columns of target, actual and rate: where a page is too narrow for them they share it.
fn columns(width: usize) -> [(usize, usize); 3] {
    if width >= RATE {
        return [(YEAR, TARGET), (TARGET + 1, ACTUAL), (ACTUAL + 1, RATE)];
    }
    let each = width.saturating_sub(YEAR) / 3;
    [0, 1, 2].map(|column| (YEAR + column * each + usize::from(column > 0), YEAR + (column + 1) * each))
}

/// A KPI in one year.
fn year(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>, row: &Row<'_>) {
    let Some(one) = years.sheets.get(row.sheet) else { return };
    let at = years.place(&subject.at(), row);
    sheet.new_line();
    let y = sheet.next();
    sheet.words(y, 1, Ink::Label, one.year.short());
    let mut below = y + 1;
    let [target, actual, end] = columns(sheet.width());
    let values = [("target", shown(&row.kpi.target), target), ("actual", shown(&row.kpi.actual), actual)];
    for (index, (key, value, column)) in values.into_iter().enumerate() {
        let blank = if one.review.is_plan() || key == "target" { BLANK } else { "空欄" };
        let ink = if key == "actual" { Ink::Strong } else { Ink::Text };
        below = below.max(sheet.value(y, column, (index, ink), at.key(key), (&value, blank)));
    }
    let Some(rate) = row.kpi.rate() else { return };
    let ink = if rate.numerator() >= rate.denominator() { Ink::Good } else { Ink::Bad };
    let words = format!("{}%", rate.percent());
    let figures = if ink == Ink::Good { Ink::Text } else { ink };
    sheet.cut_right(y, end, figures, &words);
    let cells = sheet.width().saturating_sub(BAR).min(40);
    if cells >= 6 {
        let filled = rate.numerator().saturating_mul(1_000_000) / rate.denominator().max(1) / BAR_REACH;
        let mark = Some((1_000_000 / BAR_REACH) as u32);
        let bar = Bar { cells: cells as u16, filled: filled.clamp(0, 100_000) as u32, open: 0, mark };
        sheet.draw(y, BAR, ink, Body::Bar(bar));
    }
}

/// What was said, and what became of it year by year.
fn opinions(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>) {
    let all = said(years);
    if all.is_empty() {
        return;
    }
    sheet.heading("意見と、その後");
    for one in all {
        let Some((first, index, _)) = one.links.first() else { continue };
        let (words, ink) = if one.is_open() { ("対応待ち", Ink::Open) } else { ("対応済み", Ink::Dim) };
        sheet.new_line();
        let row = sheet.next();
        sheet.understood_from(Some(row));
        sheet.words(row, 0, Ink::Label, one.year.short());
        let by = one.opinion.by().unwrap_or_default();
        sheet.words(row, YEAR, ink, words);
        sheet.words(
            row,
            YEAR + 9,
            Ink::Label,
            text::fit(&by, sheet.width().saturating_sub(YEAR + 9)).text.replace('\n', " "),
        );
        let width = sheet.width().saturating_sub(YEAR);
        let place = Place { x: YEAR, width, column: 0, ink: Ink::Text };
        let at = review_at(subject, years, *first).key("opinions").index(*index).key("text");
        sheet.field(row + 1, place, at, one.opinion.text().as_deref());
        for (at, index, opinion) in &one.links {
            sheet.new_line();
            let row = sheet.next();
            let year = years.sheets.get(*at).map(|sheet| sheet.year);
            let label = if year == Some(one.year) { "対応" } else { "反映" };
            sheet.words(
                row,
                YEAR,
                Ink::Label,
                format!("→{} {label}", year.map(|year| year.short()).unwrap_or_default()),
            );
            let x = YEAR + 12;
            let place = Place { x, width: sheet.width().saturating_sub(x), column: 0, ink: Ink::Text };
            let place_at = review_at(subject, years, *at).key("opinions").index(*index).key("response");
            sheet.field_or(row, place, place_at, opinion.response().as_deref(), "まだありません");
        }
    }
    sheet.understood_from(None);
}
