//! 評価: what was published, what the criteria support, and why.

use crate::json::Pointer;
use crate::ledger::decimal::Ratio;
use crate::ledger::field::{Kind, field};
use crate::ledger::said;
use crate::ledger::view::Accepted;
use crate::page::Bar;
use crate::page::Body;
use crate::page::Ink;
use crate::page::NO_PROPOSAL;
use crate::page::Place;
use crate::page::Sheet;
use crate::page::Subject;
use crate::page::columns::{share, widest};
use crate::page::kind_of;
use crate::page::rare;
use crate::rules::table::{Fact, Value};
use crate::rules::{Agreement, Span, Suggestion, Table};
use crate::text;

pub(crate) fn lay(sheet: &mut Sheet, subject: &Subject<'_>) {
    let Some((_, review)) = subject.review else {
        sheet.say(0, Ink::Dim, "この事業の効果検証はまだありません。");
        return;
    };
    let at = subject.review_at();
    sheet.heading("公表された事業効果");
    whole(sheet, at.key("effect").key("rating"), review.rating().as_deref(), Ink::Strong);
    suggestion(sheet, subject);
    grounds(sheet, subject);
    sheet.heading("評価");
    whole(sheet, at.key("effect").key("comment"), review.comment().as_deref(), Ink::Text);
    sheet.heading("今後の方針");
    whole(sheet, at.key("policy").key("decision"), review.decision().as_deref(), Ink::Strong);
    sheet.heading("方針の理由");
    whole(sheet, at.key("policy").key("reason"), review.reason().as_deref(), Ink::Text);
    rare::evaluations(sheet, &at, review);
    opinions(sheet, subject);
    accepted(sheet, subject);
    rare::more_of_rating(sheet, &at, review);
}

fn whole(sheet: &mut Sheet, pointer: Pointer, shown: Option<&str>, ink: Ink) {
    sheet.new_line();
    let (row, width) = (sheet.next(), sheet.width());
    sheet.field(row, Place { x: 0, width, column: 0, ink }, pointer, shown);
}

fn suggestion(sheet: &mut Sheet, subject: &Subject<'_>) {
    let Some(suggestion) = subject.suggestion else { return };
    let supposed = subject.supposed.iter().any(|(pointer, _)| pointer.starts_with(&subject.review_at()));
    sheet.heading(if supposed {
        "判断基準からの提案 (仮の値による)"
    } else {
        "判断基準からの提案"
    });
    let ink = if supposed { Ink::Supposed } else { Ink::Strong };
    let ratings = suggestion.candidates.iter().filter_map(|&i| subject.table.ratings.get(i));
    let mut any = false;
    for (i, rating) in ratings.enumerate() {
        any = true;
        let words = if i == 0 { rating.name.clone() } else { format!("または {}", rating.name) };
        sheet.say(0, ink, &words);
    }
    if !any {
        sheet.say(0, Ink::Dim, NO_PROPOSAL);
    }
    let agreement = match suggestion.agreement {
        Agreement::Differs | Agreement::OffList => Ink::Warn,
        Agreement::Agrees => Ink::Good,
        Agreement::Within | Agreement::None => Ink::Dim,
    };
    // Where nothing is suggested, nothing is compared either.
    if any || suggestion.agreement != Agreement::None {
        sheet.say(0, agreement, suggestion.agreement.label());
    }
    picture(sheet, subject.table, suggestion);
}

fn grounds(sheet: &mut Sheet, subject: &Subject<'_>) {
    let Some(suggestion) = subject.suggestion else { return };
    sheet.heading("提案の根拠");
    for ground in &suggestion.grounds {
        point(sheet, "・", Ink::Text, &ground.text);
    }
    if !suggestion.would_change.is_empty() {
        sheet.heading("変わるには");
        for change in &suggestion.would_change {
            point(sheet, "＞", Ink::Text, change);
        }
    }
}

/// A sentence with a sign before it, hanging.
fn point(sheet: &mut Sheet, sign: &str, ink: Ink, words: &str) {
    let row = sheet.next();
    sheet.words(row, 0, Ink::Dim, sign);
    let width = sheet.width().saturating_sub(2).max(2);
    for (i, laid) in text::wrap(words, width).into_iter().enumerate() {
        sheet.words(row + i, 2, ink, crate::page::visible(&words[laid.range]));
    }
}

/// Where the project stands: the share of targets met and the mean rate, against the thresholds that decide.
fn picture(sheet: &mut Sheet, table: &Table, suggestion: &Suggestion) {
    let width = sheet.width();
    let facts = [(Fact::ShareMet, suggestion.share), (Fact::CappedMean, suggestion.mean)];
    let facts: Vec<_> = facts
        .into_iter()
        .filter_map(|(fact, span)| Some((table.items.iter().position(|item| item.fact == fact)?, span?)))
        .collect();
    let said = |span: &Span| {
        let (low, high) = (span.low.percent(), span.high.percent());
        if span.exact().is_some() { format!("{low}%") } else { format!("{low}～{high}%") }
    };
    let figures: Vec<String> = facts.iter().map(|(_, span)| said(span)).collect();
    let names = widest(facts.iter().map(|&(item, _)| &*table.items[item].name));
    let wanted = [names.max(11), widest(figures.iter().map(String::as_str)).max(if width >= 60 { 15 } else { 0 })];
    let [name_cells, figure_cells] = share(wanted, width.saturating_sub(2));
    for ((item, span), words) in facts.into_iter().zip(&figures) {
        let conditions = table.rules.iter().flat_map(|rule| &rule.when);
        let threshold = conditions.filter(|c| c.item == item).find_map(|c| match (c.setting, c.value) {
            (Some(_), Value::Share(share)) => Some(share),
            _ => None,
        });
        let row = sheet.next();
        sheet.cut(row, 0, name_cells, Ink::Label, &table.items[item].name);
        let met = |ratio: Ratio| threshold.is_none_or(|mark| ratio >= mark);
        let ink = match (met(span.low), met(span.high)) {
            (true, _) => Ink::Good,
            (false, true) => Ink::Open,
            (false, false) => Ink::Bad,
        };
        sheet.cut(row, name_cells + 1, figure_cells, ink, words);
        let x = name_cells + figure_cells + 2;
        let cells = width.saturating_sub(x + 12);
        if cells >= 8 {
            let permille = |ratio: Ratio| (ratio.numerator() * 1000 / ratio.denominator().max(1)).clamp(0, 1000) as u32;
            let mark = threshold.map(permille);
            let (low, high) = (permille(span.low), permille(span.high));
            let bar = Bar { cells: cells as u16, filled: low, open: high.saturating_sub(low), mark };
            sheet.draw(row, x, ink, Body::Bar(bar));
        }
        if let Some(share) = threshold {
            let from = if cells >= 8 { x + cells + 1 } else { x };
            sheet.cut_right(row, (from.min(width), width), Ink::Dim, &format!("基準 {}%", share.percent()));
        }
    }
}

fn opinions(sheet: &mut Sheet, subject: &Subject<'_>) {
    let Some((_, review)) = subject.review else { return };
    let at = subject.review_at().key("opinions");
    let (before, new): (Vec<_>, Vec<_>) =
        review.opinions().enumerate().partition(|(_, opinion)| opinion.first_year().is_some());
    for (heading, answer, opinions) in [("前年の意見 → 反映", "反映", before), ("意見", "対応", new)] {
        for (place, (i, opinion)) in opinions.into_iter().enumerate() {
            if place == 0 {
                sheet.heading(heading);
            }
            let at = at.index(i);
            // Text that is no state is shown as it is: nobody is to read an answer into it.
            let state = opinion.0.get("state").and_then(|state| state.str()).filter(|state| !state.trim().is_empty());
            let kind = kind_of(&at.key("state"));
            let said = state.as_deref().map(|state| said::words(kind, state).unwrap_or(state));
            let off_list = state.as_deref().is_some_and(|state| said::words(kind, state).is_none());
            if let Some(year) = opinion.first_year() {
                sheet.labelled(10, "出た年度", at.key("from_year"), Some(&year.to_string()), Ink::Text);
            }
            sheet.labelled(10, "述べた人", at.key("by"), opinion.by().as_deref(), Ink::Strong);
            sheet.labelled(10, "日付", at.key("at"), opinion.at().as_deref(), Ink::Text);
            sheet.labelled(10, "意見", at.key("text"), opinion.text().as_deref(), Ink::Text);
            sheet.labelled(10, answer, at.key("response"), opinion.response().as_deref(), Ink::Text);
            let ink = match opinion.is_open() {
                _ if off_list => Ink::Warn,
                true => Ink::Open,
                false => Ink::Text,
            };
            sheet.labelled(10, "状態", at.key("state"), said, ink);
        }
    }
}

fn accepted(sheet: &mut Sheet, subject: &Subject<'_>) {
    let Some((_, review)) = subject.review else { return };
    kept(sheet, &subject.review_at().key("accepted"), review.accepted());
}

/// A place within a sheet or outside the projects as officials say it: 「KPI 3番目 実績値」. A place that can't be read stays as
/// it is.
fn place_in_words(pointer: &str) -> String {
    let Ok(whole) = Pointer::parse(pointer) else { return pointer.to_owned() };
    let mut at = Pointer::root();
    let mut words: Vec<String> = Vec::new();
    for token in whole.tokens() {
        let in_list = kind_of(&at) == Kind::List;
        at = at.key(&token);
        let number = token.parse::<usize>().ok().filter(|_| in_list);
        match (number, field(&at)) {
            (_, Some(field)) if matches!(field.pattern, "/projects/*" | "/projects/*/reviews/*") => words.clear(),
            (Some(index), Some(field)) => {
                words.pop();
                words.push(format!("{} {}番目", field.label, index + 1));
            }
            (None, Some(field)) => words.push(field.label.to_owned()),
            (_, None) => words.push(token.into_owned()),
        }
    }
    if words.is_empty() { "この検証全体".to_owned() } else { words.join(" ") }
}

/// Findings that are kept on purpose.
pub(crate) fn kept<'a>(sheet: &mut Sheet, at: &Pointer, accepted: impl Iterator<Item = Accepted<'a>>) {
    for (i, accepted) in accepted.enumerate() {
        if i == 0 {
            sheet.heading("了承した指摘");
        }
        let at = at.index(i);
        sheet.labelled(10, "番号", at.key("code"), accepted.code().as_deref(), Ink::Text);
        let place = accepted.pointer().map(|pointer| place_in_words(&pointer));
        sheet.labelled(10, "場所", at.key("pointer"), place.as_deref(), Ink::Dim);
        sheet.labelled(10, "内容", at.key("quote"), accepted.quote().as_deref(), Ink::Text);
        sheet.labelled(10, "理由", at.key("reason"), accepted.reason().as_deref(), Ink::Text);
    }
}
