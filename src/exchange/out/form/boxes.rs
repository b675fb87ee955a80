//! Boxes that hold more than one member of the record: what is put together in them, and in which words.

use std::borrow::Cow;

use super::nodes::{elements, joined, printed, said, text_or_blank};
use super::{Part, Value, of_review};
use crate::json::Value as Node;
use crate::ledger::decimal::{grouped, whole, yen};
use crate::ledger::view::{self, Plan, ReviewRow};

/// 事業実績 in one box: each heading on a line of its own over its text.
pub(super) fn achievements(list: Option<Node<'_>>) -> Value<'_> {
    let parts = elements(list).flat_map(|one| one.pick(&["heading", "body"])).flatten().filter_map(Node::str);
    joined(parts.filter(|part| !part.is_empty()), "\n")
}

/// What the towns' own sheet has no box for, where the record has it.
pub(super) fn more<'a>(sheet: &ReviewRow<'a>, program: Value<'a>) -> Vec<Part<'a>> {
    let spoken = |words: &[Cow<'_, str>], by: &str| {
        words.iter().filter(|word| !word.is_empty()).map(|word| &**word).collect::<Vec<_>>().join(by)
    };
    let mut parts = vec![Part { label: of_review!("program").into(), value: program }];
    let budget = printed(sheet.budget);
    if !budget.is_blank() {
        parts.push(Part { label: format!("{}(円)", of_review!("budget")).into(), value: budget });
    }
    let funding: Vec<_> = elements(sheet.funding)
        .map(|row| {
            let amount = row.get("amount").and_then(|v| v.number()).and_then(whole);
            format!("{} {}", said(row, "source"), amount.map_or(String::new(), yen))
        })
        .collect();
    parts.push(Part { label: of_review!("funding").into(), value: text_or_blank(funding.join("\n")) });
    for row in elements(sheet.evaluations) {
        let who = spoken(&[said(row, "stage"), said(row, "by"), said(row, "at")], " ");
        let what = spoken(&[said(row, "rating"), said(row, "comment")], "\n");
        let label = format!("{}({who})", of_review!("evaluations"));
        parts.push(Part { label: label.into(), value: text_or_blank(what) });
    }
    for row in elements(sheet.opinions) {
        let who = spoken(&[said(row, "by"), said(row, "at")], " ");
        let label = if who.is_empty() { String::new() } else { format!("({who})") };
        let answer = said(row, "response");
        let answer = if answer.is_empty() { answer } else { format!("(回答) {answer}").into() };
        let label = format!("{}{label}", of_review!("opinions"));
        parts.push(Part { label: label.into(), value: text_or_blank(spoken(&[said(row, "text"), answer], "\n")) });
    }
    parts.retain(|part| !part.value.is_blank());
    parts
}

/// 期間中の総事業費 with the year's share in brackets, in 千円 where both are whole thousands.
pub(super) fn plan_cost(plan: Plan<'_>) -> (String, Value<'_>) {
    let total = plan.total_cost();
    let (year, amount) = plan.year_cost().unwrap_or_default();
    let note = match (year, amount) {
        (Some(year), Some(_)) => format!("\n(カッコ内は{}年度事業費)", year.short()),
        _ => String::new(),
    };
    let said = match (total, amount) {
        (None, None) => return (String::new(), Value::Blank),
        (Some(total), None) => money(total),
        (total, Some(amount)) => format!("{}（{}）", total.map(money).unwrap_or_default(), money(amount)),
    };
    (note, Value::Text(said.into()))
}

/// In 千円 where it is whole thousands.
pub(super) fn money(amount: i64) -> String {
    if amount % 1000 == 0 && amount != 0 { format!("{}千円", grouped(amount / 1000)) } else { yen(amount) }
}

/// 事業概要・主な経費: the summary, then the costs under their headings.
pub(super) fn plan_body(plan: Plan<'_>) -> Value<'_> {
    let summary = plan.text("summary").unwrap_or_default();
    let mut body = String::new();
    let mut costs = String::new();
    let mut above = Cow::Borrowed("");
    for item in plan.cost_items() {
        let group = item.group().unwrap_or_default();
        if group != above && !group.is_empty() {
            costs.push_str(&format!("○{group}\n"));
        }
        above = group;
        let account = item.account().map_or(Cow::Borrowed("："), |account| format!("（{account}）").into());
        let amount = item.amount().map_or(String::new(), |amount| format!("{account}{}", money(amount)));
        costs.push_str(&format!("・{}{amount}\n", item.item().unwrap_or_default()));
        let details = item.0.get("details").and_then(|v| v.str()).unwrap_or_default();
        details.lines().for_each(|line| costs.push_str(&format!("※{line}\n")));
    }
    if !summary.is_empty() {
        body.push_str(&format!("【事業概要】\n{summary}\n"));
    }
    if !costs.is_empty() {
        body.push_str(&format!("【主な経費】\n{costs}"));
    }
    text_or_blank(body.trim_end().to_owned())
}

/// KPI増加分の累計: numbered lines, each increase in brackets.
pub(super) fn increments(plan: Plan<'_>) -> Value<'_> {
    let line = |(i, row): (usize, view::Increment<'_>)| {
        let mark = u32::try_from(i).ok().filter(|i| *i < 20).and_then(|i| char::from_u32(0x2460 + i));
        let increase = row.increase();
        let sign = if increase.text().starts_with(['-', '+']) || increase.text().is_empty() { "" } else { "+" };
        let shown = crate::ledger::decimal::shown(increase.text());
        let mark = mark.map_or_else(|| "・".to_owned(), String::from);
        format!("{mark}{}（{sign}{shown}{}）", row.name().unwrap_or_default(), row.unit().unwrap_or_default())
    };
    text_or_blank(plan.kpi_increments().enumerate().map(line).collect::<Vec<_>>().join("\n"))
}

/// A label with the plan's note on the box below it.
pub(super) fn noted<'a>(label: &'static str, plan: Plan<'a>, key: &str) -> Cow<'a, str> {
    match plan.text(key).filter(|note| !note.is_empty()) {
        Some(note) => format!("{label}\n{note}").into(),
        None => label.into(),
    }
}
