//! 事業実績: what was done, and what it cost.

use crate::json::Pointer;
use crate::ledger::view::{Project, Review};
use crate::page::Ink;
use crate::page::Place;
use crate::page::Sheet;
use crate::page::Subject;
use crate::page::grouped;
use crate::page::label_of;
use crate::page::rare;
use crate::page::yen;
use crate::text;

pub(crate) fn lay(sheet: &mut Sheet, subject: &Subject<'_>) {
    match subject.review {
        Some((_, review)) => {
            costs(sheet, subject, review);
            achievements(sheet, subject, review);
        }
        None => sheet.say(0, Ink::Dim, "この事業の効果検証はまだありません。"),
    }
    basics(sheet, subject);
    rare::more_of_project(sheet, subject);
}

/// What it cost, and what the grant should be of it.
fn costs(sheet: &mut Sheet, subject: &Subject<'_>, review: Review<'_>) {
    let at = subject.review_at();
    let label = label_cells(sheet.width());
    let amounts = |amount: Option<i64>| amount.map(|a| yen(Some(a)));
    let cost = at.key("cost");
    sheet.labelled(label, label_of(&cost), cost.clone(), amounts(review.cost()).as_deref(), Ink::Strong);
    let grant = amounts(review.grant());
    sheet.labelled(label, grant_label(review.is_plan()), at.key("grant"), grant.as_deref(), Ink::Strong);
    share(sheet, subject, label, grant.as_deref());
    rare::money(sheet, label, &at, review);
}

/// How the grant stands to the cost.
fn share(sheet: &mut Sheet, subject: &Subject<'_>, label: usize, grant: Option<&str>) {
    let Some((words, ink)) = half_rule(subject) else { return };
    // Behind the amount where it fits, so that what was done is seen without scrolling.
    let beside = label + text::cells(grant.unwrap_or_default()) + 2;
    if beside + text::cells(&words) <= sheet.width() {
        let row = sheet.next().saturating_sub(1);
        sheet.words(row, beside, ink, words);
    } else {
        sheet.say(label, ink, &words);
    }
}

fn achievements(sheet: &mut Sheet, subject: &Subject<'_>, review: Review<'_>) {
    sheet.heading("事業実績");
    let width = sheet.width();
    let at = subject.review_at().key("achievements");
    let mut any = false;
    for (i, (heading, body)) in review.achievements().enumerate() {
        any = true;
        let item = at.index(i);
        if i > 0 {
            sheet.blank();
        }
        sheet.new_line();
        let row = sheet.next();
        let place = Place { x: 0, width, column: 0, ink: Ink::Strong };
        sheet.field(row, place, item.key("heading"), heading.as_deref());
        sheet.new_line();
        let x = if width >= 30 { 2 } else { 0 };
        let place = Place { x, width: width - x, column: 0, ink: Ink::Text };
        let row = sheet.next();
        sheet.field(row, place, item.key("body"), body.as_deref());
    }
    if !any {
        let plan = "計画の段階で、実績はまだありません。";
        sheet.say(0, Ink::Dim, if review.is_plan() { plan } else { "事業実績は空欄です。" });
    }
}

/// What the two lines above the page say in short, each to be corrected here.
fn basics(sheet: &mut Sheet, subject: &Subject<'_>) {
    let project = subject.project;
    let at = subject.at();
    let label = label_cells(sheet.width());
    sheet.heading("事業");
    sheet.labelled(label, "事業名", at.key("name"), project.name().as_deref(), Ink::Text);
    let variants: Vec<_> = project.name_variants().collect();
    for (i, variant) in variants.iter().map(|one| Some(&**one)).chain(variants.is_empty().then_some(None)).enumerate() {
        let words = if i == 0 { "別表記" } else { "" };
        sheet.labelled(label, words, at.key("name_variants").index(i), variant, Ink::Text);
    }
    let number = project.number().map(grouped);
    sheet.labelled(label, "番号", at.key("number"), number.as_deref(), Ink::Text);
    sheet.labelled(label, "種別", at.key("scope"), project.scope().as_deref(), Ink::Text);
    period(sheet, label, "実施年度", project, &at);
    sheet.labelled(label, "所管課", at.key("department"), project.department().as_deref(), Ink::Text);
    rare::project(sheet, label, &at, project);
    let Some((_, review)) = subject.review else { return };
    let at = subject.review_at();
    let year = review.fiscal_year().map(|year| year.to_string());
    sheet.labelled(label, "検証の年度", at.key("fiscal_year"), year.as_deref(), Ink::Text);
    sheet.labelled(label, "区分", at.key("basis"), review.basis().as_deref(), Ink::Text);
    // The record names the programme by its identifier, the people by its name.
    let program = review.program();
    let name = subject.front.programs().find(|p| p.id() == program).and_then(|p| p.name());
    sheet.labelled(label, "交付金制度", at.key("program"), name.or(program).as_deref(), Ink::Text);
}

/// Cells of `R10-R12`.
const PERIOD: usize = 7;

/// From when to when a project runs, in one line.
pub(crate) fn period(sheet: &mut Sheet, label: usize, words: &str, project: Project<'_>, at: &Pointer) {
    let at = at.key("period");
    let (from, to) = project.period();
    let (from, to) = (from.map(|y| y.short()), to.map(|y| y.short()));
    sheet.new_line();
    let row = sheet.next();
    // A label that is longer than the others moves its value on, where the page has room for that.
    let wanted = text::cells(words) + 1;
    let label = if wanted > label && wanted + PERIOD <= sheet.width() { wanted } else { label };
    sheet.cut(row, 0, label.saturating_sub(1), Ink::Label, words);
    let cells = |year: &Option<String>| year.as_deref().map_or(2, text::cells);
    let place = |x, year, column| Place { x, width: cells(year), column, ink: Ink::Text };
    sheet.field(row, place(label, &from, 0), at.key("from"), from.as_deref());
    let dash = label + cells(&from);
    sheet.words(row, dash, Ink::Dim, "-");
    sheet.field(row, place(dash + 1, &to, 1), at.key("to"), to.as_deref());
}

/// The column in which values begin, beside their labels.
pub(crate) fn label_cells(width: usize) -> usize {
    if width >= 34 { 12 } else { 10.min(width / 2) }
}

fn grant_label(is_plan: bool) -> &'static str {
    if is_plan { "交付予定" } else { "交付実績" }
}

/// How the grant stands to the share of the cost that the programme pays, where it says which.
fn half_rule(subject: &Subject<'_>) -> Option<(String, Ink)> {
    let (_, review) = subject.review?;
    let (cost, grant) = (review.cost()?, review.grant()?);
    let program = review.program();
    let rate = subject.front.programs().find(|p| p.id() == program).and_then(|p| p.subsidy_rate())?;
    let due = cost.checked_mul(rate.0)? / rate.1;
    let share = format!("総事業費の{}分の{}", rate.1, rate.0);
    Some(match due - grant {
        0 => (format!("= {share}"), Ink::Dim),
        under if under > 0 => (format!("{share}({}円)より{}円少ない", grouped(due), grouped(under)), Ink::Dim),
        over => (format!("{share}({}円)を{}円超えています", grouped(due), grouped(-over)), Ink::Warn),
    })
}
