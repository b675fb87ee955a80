//! The frame: fields that must be filled, years and choices that must make sense, rows that stand there once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt::Arguments;

use crate::ledger::field::Choice;
use crate::ledger::said;
use crate::ledger::year::FiscalYear;
use crate::rules::is_twin;

use super::names::key;
use super::scene::{Row, Scene, Sheet, both, short};
use super::{Finding, codes};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    empty_fields(scene, found);
    years(scene, found);
    choices(scene, found);
    labels(scene, found);
    same_year(scene, found);
    for sheet in &scene.sheets {
        basis(scene, sheet, found);
        program(scene, sheet, found);
        headings(scene, sheet, found);
        same_kpi(scene, sheet, found);
        opinions(scene, sheet, found);
    }
}

fn empty_fields(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let project = scene.project;
    let blank = |text: Option<std::borrow::Cow<'_, str>>| text.is_none_or(|text| text.trim().is_empty());
    let mut missing = Vec::new();
    if project.number().is_none() {
        missing.push(("番号", "/number"));
    }
    if blank(project.name()) {
        missing.push(("事業の名称", "/name"));
    }
    if blank(project.department()) {
        missing.push(("所管課", "/department"));
    }
    // A year that is there and can't be read is another finding.
    for (label, key, at) in [("開始年度", "from", "/period/from"), ("終了年度", "to", "/period/to")] {
        let value = project.0.get("period").and_then(|period| period.get(key));
        if value.is_none_or(|value| value.is_null()) {
            missing.push((label, at));
        }
    }
    let [(_, first), ..] = missing.as_slice() else { return };
    let labels: Vec<&str> = missing.iter().map(|(label, _)| *label).collect();
    let message = format!("{}が空欄です。公表と集計に要るので記入してください。", labels.join("・"));
    scene.found(found, &codes::EMPTY_FIELD, first, labels.join("・"), message);
}

fn years(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let unread = |value: Option<crate::json::Value<'_>>| {
        let value = value.filter(|value| !value.is_null())?;
        let text = value.str().map_or_else(|| value.raw().to_owned(), |text| text.into_owned());
        FiscalYear::parse(&text).is_none().then_some(text)
    };
    let mut bad = |at: String, text: String| {
        let message = format!("年度「{text}」が年度として読めません。R6 や 令和6年度 のように書き直してください。");
        scene.found(found, &codes::BAD_YEAR, at, text, message);
    };
    if let Some(period) = scene.project.0.get("period") {
        for key in ["from", "to"] {
            if let Some(text) = unread(period.get(key)) {
                bad(format!("/period/{key}"), text);
            }
        }
    }
    for sheet in &scene.sheets {
        if let Some(text) = unread(sheet.review.0.get("fiscal_year")) {
            bad(format!("/reviews/{}/fiscal_year", sheet.r), text);
        }
    }
    let (Some(from), Some(to)) = (scene.from, scene.to) else { return };
    let span = format!("{}～{}", from.short(), to.short());
    if from > to {
        let message = format!("実施年度が{span}で、開始が終了より後です。どちらかを直してください。");
        scene.found(found, &codes::BAD_YEAR, "/period", span, message);
        return;
    }
    for sheet in &scene.sheets {
        let Some(year) = sheet.year.filter(|&year| year < from || year > to) else { continue };
        let message = format!("{year}の効果検証がありますが、実施年度は{span}です。どちらかを直してください。");
        let at = format_args!("/reviews/{}/fiscal_year", sheet.r);
        scene.found(found, &codes::YEAR_OUTSIDE, at, both(year.short(), &span), message);
    }
    if let Some(wanted) = scene.front.fiscal_year().filter(|&year| year >= from && year <= to)
        && !scene.sheets.iter().any(|sheet| sheet.year == Some(wanted))
    {
        let message = format!(
            "実施年度({span})に対象年度の{wanted}が入っていますが、その効果検証がありません。{}に作成を依頼するか、実施年度を確かめてください。",
            scene.department()
        );
        scene.found(found, &codes::NO_REVIEW, "/reviews", span, message);
    }
}

fn choices(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let mut choice = |at: Arguments<'_>, value: Option<crate::json::Value<'_>>, choice: Choice| {
        let Some(text) = value.and_then(|value| value.str()) else { return };
        if !choice.values().contains(&&*text) && !is_heading(scene, &text) {
            let values = said::offered(choice).collect::<Vec<_>>().join("・");
            let message = format!("「{}」は選択肢({values})にありません。選び直してください。", short(&text, 20));
            let wanted = key(text.trim());
            match choice.values().iter().find(|value| key(value) == wanted) {
                Some(value) => {
                    scene.found_slip(found, &codes::OFF_CHOICE, at, short(&text, 40), message, (&text, value));
                }
                None => scene.found(found, &codes::OFF_CHOICE, at, short(&text, 40), message),
            }
        }
    };
    choice(format_args!("/scope"), scene.project.0.get("scope"), Choice::Scope);
    for sheet in &scene.sheets {
        let r = sheet.r;
        choice(format_args!("/reviews/{r}/basis"), sheet.review.0.get("basis"), Choice::Basis);
        for row in &sheet.rows {
            if let Some(direction) = row.value.get("direction").filter(|value| !value.is_null()) {
                choice(format_args!("/reviews/{r}/kpis/{}/direction", row.k), Some(direction), Choice::Direction);
            }
        }
        for (i, opinion) in sheet.review.opinions().enumerate() {
            choice(format_args!("/reviews/{r}/opinions/{i}/state"), opinion.0.get("state"), Choice::OpinionState);
        }
        for row in &sheet.rows {
            for (key, list) in [("accumulation", Choice::Accumulation), ("kind", Choice::Indicator)] {
                choice(format_args!("/reviews/{r}/kpis/{}/{key}", row.k), row.value.get(key), list);
            }
        }
        let evaluations = sheet.review.0.get("evaluations").into_iter().flat_map(|list| list.items());
        for (i, evaluation) in evaluations.enumerate() {
            choice(format_args!("/reviews/{r}/evaluations/{i}/stage"), evaluation.get("stage"), Choice::Stage);
        }
    }
}

/// Whether a value is one of the sheets' own headings, in any width and with or without brackets around it.
pub(super) fn is_heading(scene: &Scene<'_>, text: &str) -> bool {
    let bare = text.trim().trim_matches(['【', '】', '「', '」', ':', '：', '■', '○']).trim();
    if bare.is_empty() || bare.len() > 100 {
        return false;
    }
    scene.words.is_heading(bare)
}

fn labels(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let mut label = |at: Arguments<'_>, what: &str, text: Option<&str>| {
        let Some(text) = text.filter(|text| is_heading(scene, text)) else { return };
        let message = format!(
            "{what}の欄に、様式の見出しの語「{}」が入っています。正しい値に直すか、空欄にしてください。",
            text.trim()
        );
        scene.found(found, &codes::LABEL_AS_VALUE, at, text, message);
    };
    label(format_args!("/name"), "事業の名称", scene.project.name().as_deref());
    label(format_args!("/department"), "所管課", scene.project.department().as_deref());
    label(format_args!("/scope"), "種別", scene.project.scope().as_deref());
    for sheet in &scene.sheets {
        let (r, said) = (sheet.r, &sheet.said);
        label(format_args!("/reviews/{r}/effect/rating"), "事業効果", said.rating);
        label(format_args!("/reviews/{r}/effect/comment"), "評価", said.comment.map(|text| &*text.text));
        label(format_args!("/reviews/{r}/policy/decision"), "今後の方針", said.decision);
        label(format_args!("/reviews/{r}/policy/reason"), "方針の理由", said.reason.map(|text| &*text.text));
        for row in &sheet.rows {
            let k = row.k;
            label(format_args!("/reviews/{r}/kpis/{k}/name"), "指標名", Some(&row.kpi.name));
            for (key, what, value) in [("target", "目標値", &row.kpi.target), ("actual", "実績値", &row.kpi.actual)]
            {
                label(format_args!("/reviews/{r}/kpis/{k}/{key}"), what, Some(value.text()));
            }
        }
    }
}

fn same_year(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for (i, sheet) in scene.sheets.iter().enumerate() {
        let Some(year) = sheet.year else { continue };
        let before = scene.sheets.get(..i).unwrap_or_default();
        if let Some(first) = before.iter().find(|other| other.year == Some(year)) {
            let message = format!(
                "{year}の効果検証が二つあります({}番目と{}番目)。内容を見比べて、要らない方を消してください。",
                first.r + 1,
                sheet.r + 1
            );
            scene.found(found, &codes::SAME_YEAR, format_args!("/reviews/{}", sheet.r), year.short(), message);
        }
    }
}

fn basis(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let (Some(basis), Some(year)) = (sheet.review.basis(), sheet.year) else { return };
    let message = match scene.front.fiscal_year() {
        Some(under_review) if basis == "実績" && year > under_review => {
            format!(
                "対象年度は{under_review}ですが、{year}の効果検証が「実績」になっています。計画であれば区分を直してください。"
            )
        }
        Some(under_review) if basis == "計画" && year <= under_review => {
            format!(
                "対象年度は{under_review}ですが、{year}の効果検証が「計画」のままです。実績を記入して区分を直してください。"
            )
        }
        _ if basis == "計画" => {
            // What is only for reference may be known before anything is done.
            let judged = sheet.rows.iter().filter(|row| !row.is_reference);
            let actuals = judged.filter(|row| !row.values.actual.1.is_empty()).count();
            let rating = sheet.said.rating.filter(|rating| scene.criteria.rating_meant(rating).is_some());
            match (actuals, rating) {
                (0, None) => return,
                (0, Some(rating)) => format!(
                    "{year}は「計画」ですが、事業効果に「{rating}」とあります。実施前の評価であれば消し、実績であれば区分を直してください。"
                ),
                (count, _) => format!(
                    "{year}は「計画」ですが、{count}件の指標に実績値があります。実績であれば区分を直してください。"
                ),
            }
        }
        _ => return,
    };
    scene.found(found, &codes::BASIS, format_args!("/reviews/{}/basis", sheet.r), basis, message);
}

fn program(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let Some(id) = sheet.review.program() else { return };
    // A ledger without any list of programmes isn't wrong at every single project.
    if scene.front.programs().next().is_none() || scene.program(&id).is_some() {
        return;
    }
    let message =
        format!("交付金制度「{id}」が台帳の制度の一覧にありません。識別子を直すか、一覧に制度を加えてください。");
    scene.found(found, &codes::UNKNOWN_PROGRAM, format_args!("/reviews/{}/program", sheet.r), id, message);
}

fn headings(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let bare: Vec<(usize, String)> = sheet
        .review
        .achievements()
        .enumerate()
        .filter(|(_, (_, body))| body.as_ref().is_none_or(|body| body.trim().is_empty()))
        .filter_map(|(i, (heading, _))| Some((i, heading?.into_owned())))
        .collect();
    let [(first, heading), rest @ ..] = bare.as_slice() else { return };
    let more = if rest.is_empty() { String::new() } else { format!("(ほか{}件)", rest.len()) };
    let message = format!(
        "事業実績の「{}」{more}は見出しだけで、内容がありません。{}に内容を確かめるか、次の見出しに含めてください。",
        short(heading, 30),
        scene.department()
    );
    let at = format_args!("/reviews/{}/achievements/{first}", sheet.r);
    let headings: Vec<&str> = bare.iter().map(|(_, heading)| heading.as_str()).collect();
    scene.found(found, &codes::HEADING_ONLY, at, headings.join(" / "), message);
}

fn same_kpi(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    // By the key that pairs names everywhere: ＭＩＣＥ and MICE are one indicator.
    let keys: Vec<String> = sheet.rows.iter().map(|row| key(&row.kpi.name)).collect();
    let mut firsts: HashMap<&str, &Row<'_>> = HashMap::with_capacity(keys.len());
    for (row, key) in sheet.rows.iter().zip(&keys).filter(|(_, key)| !key.is_empty()) {
        let first = match firsts.entry(key) {
            Entry::Occupied(first) => *first.get(),
            Entry::Vacant(free) => {
                free.insert(row);
                continue;
            }
        };
        let name = row.kpi.name.trim();
        let same = is_twin(first.kpi, row.kpi);
        let values = if same { "値も同じです" } else { "値は違います" };
        let message = format!(
            "指標「{}」が{}行目と{}行目にあり、{values}。余分な行を消すか、名前を分けてください。",
            short(name, 30),
            first.k + 1,
            row.k + 1
        );
        scene.found(found, &codes::SAME_KPI, format_args!("/reviews/{}/kpis/{}", sheet.r, row.k), name, message);
    }
}

fn opinions(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for (i, opinion) in sheet.review.opinions().enumerate() {
        // What a later sheet carries is asked about there.
        let carried = |other: &Sheet<'_>| {
            let year = opinion.first_year().or(sheet.year);
            other.year > sheet.year
                && other.review.opinions().any(|later| {
                    later.first_year().is_some() && later.first_year() == year && later.text() == opinion.text()
                })
        };
        if opinion.is_open() && scene.sheets.iter().any(carried) {
            continue;
        }
        let Some(text) = opinion.text().filter(|text| !text.trim().is_empty() && !opinion.is_none()) else { continue };
        if opinion.response().is_some_and(|response| !response.trim().is_empty()) {
            continue;
        }
        let by = opinion.by().map_or_else(String::new, |by| format!("{by}の"));
        let state = if opinion.is_open() {
            "への対応が書かれていません"
        } else {
            "は「回答済み」ですが、対応の欄が空欄です"
        };
        let message = format!(
            "{by}意見「{}」{state}。{}に確かめ、「次年度に…する」「…のため現状どおりとする」のように対応を記入してください。",
            short(&text, 40),
            scene.department()
        );
        let at = format_args!("/reviews/{}/opinions/{i}/response", sheet.r);
        scene.found(found, &codes::OPEN_OPINION, at, short(&text, 40), message);
    }
}
