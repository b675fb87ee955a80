//! 計画: the 事業概要 sheet that the project was applied for with.

use std::collections::HashSet;

use crate::json::Pointer;
use crate::ledger::view::{CostItem, Plan};
use crate::page::BLANK;
use crate::page::Ink;
use crate::page::Place;
use crate::page::Sheet;
use crate::page::Subject;
use crate::page::columns::{share, widest};
use crate::page::grouped;
use crate::page::results::{label_cells, period};
use crate::page::yen;
use crate::text;

pub(crate) fn lay(sheet: &mut Sheet, subject: &Subject<'_>) {
    let Some(plan) = subject.project.plan() else {
        let way = if subject.changes { "Enter で中へ、a で作ります。" } else { "" };
        sheet.say(0, Ink::Dim, &format!("この事業の事業概要(計画)は台帳にありません。{way}"));
        return;
    };
    let project = subject.at();
    let at = project.key("plan");
    let label = label_cells(sheet.width()).max(if sheet.width() >= 60 { 18 } else { 0 });
    sheet.labelled(label, "申請者", at.key("applicant"), plan.text("applicant").as_deref(), Ink::Text);
    sheet.labelled(label, "初回採択回", at.key("first_adopted"), plan.text("first_adopted").as_deref(), Ink::Text);
    sheet.labelled(label, "制度の区分", at.key("scheme"), plan.text("scheme").as_deref(), Ink::Text);
    sheet.labelled(label, "事業タイプ・類型", at.key("type"), plan.text("type").as_deref(), Ink::Text);
    sheet.labelled(label, "事業分野", at.key("field"), plan.text("field").as_deref(), Ink::Text);
    period(sheet, label, "事業計画期間", subject.project, &project);
    texts(sheet, label, "経費の種類", &at.key("expense_kinds"), plan.texts("expense_kinds"));
    let total = plan.total_cost().map(|a| yen(Some(a)));
    sheet.labelled(label, "期間中の総事業費", at.key("total_cost"), total.as_deref(), Ink::Strong);
    let (year, amount) = plan.year_cost().unwrap_or_default();
    let cost = at.key("year_cost");
    sheet.new_line();
    let row = sheet.next();
    sheet.words(row, 0, Ink::Label, "うち");
    let year = year.map(|y| if label > 16 { y.to_string() } else { y.short() });
    let width = year.as_deref().map_or(2, text::cells);
    let place = Place { x: 5, width, column: 1, ink: Ink::Text };
    sheet.field(row, place, cost.key("fiscal_year"), year.as_deref());
    let amount = amount.map(|a| yen(Some(a)));
    let place = Place { x: label, width: sheet.width().saturating_sub(label), column: 0, ink: Ink::Text };
    sheet.field(row, place, cost.key("amount"), amount.as_deref());

    sheet.heading("目的・効果");
    texts(sheet, 0, "", &at.key("purpose"), plan.texts("purpose"));
    sheet.heading("事業概要");
    whole_width(sheet, at.key("summary"), plan.text("summary").as_deref());
    cost_items(sheet, plan, &at.key("cost_items"));
    note(sheet, plan, &at, "cost_note");
    increments(sheet, plan, &at.key("kpi_increments"));
    note(sheet, plan, &at, "kpi_note");
    sheet.heading("地域の多様な主体の参画");
    whole_width(sheet, at.key("partners"), plan.text("partners").as_deref());
    sheet.heading("関連URL");
    let urls: Vec<_> = plan.texts("urls").collect();
    for (i, url) in urls.iter().map(|url| Some(&**url)).chain(urls.is_empty().then_some(None)).enumerate() {
        sheet.new_line();
        let (row, width) = (sheet.next(), sheet.width());
        sheet.field(row, Place { x: 0, width, column: 0, ink: Ink::Link }, at.key("urls").index(i), url);
    }
}

/// A ※ note of the sheet; where it has none, a place for one.
fn note(sheet: &mut Sheet, plan: Plan<'_>, at: &Pointer, key: &str) {
    sheet.new_line();
    let (row, width) = (sheet.next(), sheet.width());
    match plan.text(key) {
        Some(note) => drop(sheet.field(row, Place { x: 0, width, column: 0, ink: Ink::Dim }, at.key(key), Some(&note))),
        None => {
            sheet.words(row, 0, Ink::Label, "注記");
            let place = Place { x: 5, width: width.saturating_sub(5), column: 0, ink: Ink::Dim };
            sheet.field(row, place, at.key(key), None);
        }
    }
}

fn whole_width(sheet: &mut Sheet, pointer: Pointer, body: Option<&str>) {
    sheet.new_line();
    let (row, width) = (sheet.next(), sheet.width());
    sheet.field(row, Place { x: 0, width, column: 0, ink: Ink::Text }, pointer, body);
}

fn texts<'a>(
    sheet: &mut Sheet,
    label: usize,
    words: &str,
    at: &Pointer,
    texts: impl Iterator<Item = std::borrow::Cow<'a, str>>,
) {
    let texts: Vec<_> = texts.collect();
    // Without any, a blank one: that is where the first is typed.
    for (i, one) in texts.iter().map(|one| Some(&**one)).chain(texts.is_empty().then_some(None)).enumerate() {
        if words.is_empty() {
            whole_width(sheet, at.index(i), one);
        } else {
            sheet.labelled(label, if i == 0 { words } else { "" }, at.index(i), one, Ink::Text);
        }
    }
}

/// 主な経費: a group's heading once, then what, 費目 and amount; the amounts end in one column.
fn cost_items(sheet: &mut Sheet, plan: Plan<'_>, at: &Pointer) {
    let items: Vec<CostItem<'_>> = plan.cost_items().collect();
    sheet.heading("主な経費");
    if items.is_empty() {
        return whole_width(sheet, at.index(0).key("item"), None);
    }
    let width = sheet.width();
    let amounts: Vec<String> = items.iter().map(|item| yen(item.amount())).collect();
    let account_cells = if width >= 56 { 12 } else { 0 };
    // The amounts have the room that they want, as long as there is some for what they are of.
    let amount_cells = widest(amounts.iter().map(String::as_str)).min(width.saturating_sub(account_cells + 12).max(4));
    let item_width = width.saturating_sub(amount_cells + account_cells + 4).max(4);
    let summed: HashSet<_> = items.iter().filter(|item| is_subtotal(**item)).map(|item| item.group()).collect();
    let mut group = None;
    for (i, (item, amount)) in items.iter().zip(&amounts).enumerate() {
        let pointer = at.index(i);
        if item.group() != group {
            group = item.group();
            sheet.new_line();
            let row = sheet.next();
            sheet.field(
                row,
                Place { x: 0, width, column: 0, ink: Ink::Strong },
                pointer.key("group"),
                group.as_deref(),
            );
        }
        sheet.new_line();
        let row = sheet.next();
        // A sum of the rows below it is told apart, so that nobody adds it twice.
        let subtotal = is_subtotal(*item);
        let part = !subtotal && summed.contains(&group);
        let ink = if subtotal { Ink::Strong } else { Ink::Text };
        let indent = if part { 4 } else { 2 };
        let place = Place { x: indent, width: item_width + 2 - indent, column: 0, ink };
        let below = sheet.field(row, place, pointer.key("item"), item.item().as_deref());
        // The fields stand in one order at every width: what a key leads to doesn't hang on it.
        let (account_row, place) = match account_cells {
            0 => (below, Place { x: 4, width: item_width, column: 1, ink: Ink::Dim }),
            cells => (row, Place { x: 2 + item_width + 1, width: cells - 1, column: 1, ink: Ink::Dim }),
        };
        sheet.field(account_row, place, pointer.key("account"), item.account().as_deref());
        let column = (width.saturating_sub(amount_cells), width);
        sheet.value(row, column, (2, ink), pointer.key("amount"), (amount, BLANK));
        if subtotal {
            sheet.new_line();
            let row = sheet.next();
            let words = if width >= 36 { "小計(下の内訳を足した額):" } else { "小計:" };
            let x = 4 + sheet.cut(row, 4, width.saturating_sub(9), Ink::Dim, words);
            let place = Place { x, width: 4, column: 0, ink: Ink::Dim };
            sheet.field(row, place, pointer.key("subtotal"), Some("はい"));
        }
        if let Some(details) = item.0.get("details").and_then(|v| v.str()) {
            sheet.new_line();
            let row = sheet.next();
            let place = Place { x: 4, width: width.saturating_sub(4), column: 0, ink: Ink::Text };
            sheet.field(row, place, pointer.key("details"), Some(&details));
        }
    }
}

/// Whether an item is the sum of the other items of its group.
fn is_subtotal(item: CostItem<'_>) -> bool {
    item.0.get("subtotal").and_then(|v| v.bool()).unwrap_or(false)
}

/// What the plan adds to each indicator over its whole period.
fn increments(sheet: &mut Sheet, plan: Plan<'_>, at: &Pointer) {
    sheet.heading("KPI増加分の累計");
    if plan.kpi_increments().next().is_none() {
        return whole_width(sheet, at.index(0).key("name"), None);
    }
    let increments: Vec<_> = plan.kpi_increments().collect();
    let shown = increments.iter().map(|increment| {
        let printed = increment.increase();
        let printed = printed.text();
        match printed.parse::<i64>() {
            Ok(n) if n >= 0 => format!("+{}", grouped(n)),
            Ok(n) => grouped(n),
            Err(_) => format!("+{printed}"),
        }
    });
    let shown: Vec<String> = shown.collect();
    let units: Vec<_> = increments.iter().map(|increment| increment.unit().unwrap_or_default()).collect();
    let width = sheet.width();
    let figures = widest(shown.iter().map(String::as_str)).max(6);
    let unit = widest(units.iter().map(|unit| &**unit)).clamp(2, 12);
    let [figures, unit] = share([figures, unit], width.saturating_sub(12));
    let column = (width.saturating_sub(figures + unit + 1), width.saturating_sub(unit + 1));
    let name = column.0.saturating_sub(1);
    for (i, ((increment, shown), said)) in increments.iter().zip(&shown).zip(&units).enumerate() {
        let pointer = at.index(i);
        sheet.new_line();
        let row = sheet.next();
        let place = Place { x: 0, width: name, column: 0, ink: Ink::Text };
        sheet.field(row, place, pointer.key("name"), increment.name().as_deref());
        sheet.value(row, column, (1, Ink::Strong), pointer.key("increase"), (shown, BLANK));
        let place = Place { x: width.saturating_sub(unit), width: unit, column: 2, ink: Ink::Text };
        sheet.field(row, place, pointer.key("unit"), Some(said));
    }
}
