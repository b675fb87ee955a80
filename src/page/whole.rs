//! 台帳全体: what all projects come to, against what the document prints.

use std::collections::BTreeMap;

use crate::json::Pointer;
use crate::ledger::Ledger;
use crate::ledger::decimal;
use crate::ledger::kpi::Kpi;
use crate::ledger::label::BLANK as BLANK_FIELD;
use crate::ledger::sums::{Known, YearSum};
use crate::ledger::view::Front;
use crate::ledger::year::FiscalYear;
use crate::page;
use crate::page::BLANK;
use crate::page::Bar;
use crate::page::Body;
use crate::page::Ink;
use crate::page::Page;
use crate::page::Place;
use crate::page::Sheet;
use crate::page::brief::Brief;
use crate::page::columns::{share, widest};
use crate::page::grouped;
use crate::page::rare;
use crate::page::yen;
use crate::rules::{Table, Verdict, verdicts};
use crate::text;

/// What one department has of the projects. Actual and planned cost are of different years: they are never added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Projects.
    pub projects: usize,
    /// 総事業費 of the sheets that report results of the year under review, in yen.
    pub actual_cost: i64,
    /// 総事業費 of the sheets that are plans, in yen.
    pub planned_cost: i64,
    /// KPI rows whose outcome isn't known yet.
    pub open: usize,
}

/// So many projects are listed at most.
const MANY: usize = 200;

/// Sums over all projects, kept up as projects are read or changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// 総事業費 of the sheets that report results of the year under review, in yen.
    pub actual_cost: i64,
    /// 交付実績 of the same sheets, in yen.
    pub actual_grant: i64,
    /// How many of those sheets give a cost, and a grant: of none there is no sum, not one of 0 yen.
    pub known: (usize, usize),
    /// How many projects report results of the year under review, are plans, have no sheet at all, and report results of another
    /// year alone.
    pub kinds: [usize; 4],
    /// KPI rows whose outcome isn't known yet, in sheets that report results.
    pub open: usize,
    /// The sums of the fiscal years.
    pub years: BTreeMap<FiscalYear, YearSum>,
    /// Published ratings as printed (blank: none), and how many projects have each.
    pub ratings: BTreeMap<Box<str>, usize>,
    /// What each department has.
    pub departments: BTreeMap<Box<str>, Share>,
    /// The largest cost of a project.
    pub largest: i64,
}

impl Tally {
    /// The sums of these projects.
    pub fn of(briefs: &[Brief]) -> Tally {
        let mut tally = Tally::default();
        briefs.iter().for_each(|brief| tally.add(brief));
        tally
    }

    /// Adds one project.
    pub fn add(&mut self, brief: &Brief) {
        self.count(brief, 1);
        self.largest = self.largest.max(brief.cost.unwrap_or(0));
    }

    /// Puts one project in place of what it was before, both among `briefs`, which are all that were added.
    pub fn replace(&mut self, old: &Brief, new: &Brief) {
        self.count(old, -1);
        self.count(new, 1);
    }

    /// What can't be taken off one by one is made anew after [`Tally::replace`].
    pub fn settle(&mut self, briefs: &[Brief]) {
        self.largest = briefs.iter().filter_map(|brief| brief.cost).max().unwrap_or(0).max(0);
    }

    fn count(&mut self, brief: &Brief, sign: i64) {
        let money = |amount: Option<i64>| amount.unwrap_or(0).saturating_mul(sign);
        let step = |count: &mut usize, by: usize| {
            *count = if sign < 0 { count.saturating_sub(by) } else { *count + by };
        };
        for share in &brief.shares {
            let sum = self.years.entry(share.year).or_default();
            sum.add(share, sign < 0);
            if sum.projects == 0 {
                self.years.remove(&share.year);
            }
        }
        let counts = !brief.plan && !brief.other_year;
        let kind = match (brief.plan, brief.reviewed) {
            (false, _) if brief.other_year => 3,
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => 2,
        };
        step(&mut self.kinds[kind], 1);
        let cost = money(brief.cost);
        let open = if brief.plan { 0 } else { brief.kpis.open };
        if counts {
            self.actual_cost = self.actual_cost.saturating_add(cost);
            self.actual_grant = self.actual_grant.saturating_add(money(brief.grant));
            step(&mut self.known.0, usize::from(brief.cost.is_some()));
            step(&mut self.known.1, usize::from(brief.grant.is_some()));
        }
        if !brief.plan {
            step(&mut self.open, open);
            let rating = brief.rating.clone().unwrap_or_default();
            let count = self.ratings.entry(rating.clone()).or_default();
            step(count, 1);
            if *count == 0 {
                self.ratings.remove(&rating);
            }
        }
        let department = self.departments.entry(brief.department.clone()).or_default();
        step(&mut department.projects, 1);
        if brief.plan {
            department.planned_cost = department.planned_cost.saturating_add(cost);
        } else if counts {
            department.actual_cost = department.actual_cost.saturating_add(cost);
        }
        step(&mut department.open, open);
        if department.projects == 0 {
            self.departments.remove(&brief.department);
        }
    }
}

/// Lays out the whole-ledger view; `part`: only so many of its projects are known; `blanks`: with places for what it
/// doesn't have.
pub fn whole_page(
    ledger: &Ledger,
    (tally, briefs): (&Tally, &[Brief]),
    (part, blanks): (bool, bool),
    table: &Table,
    width: usize,
) -> Page {
    let front = ledger.front();
    let front = front.front();
    let mut sheet = Sheet::for_screen(width).folding(blanks).with_rest("y で全文をコピー");
    if part {
        let words = format!("台帳の途中まで、{}事業だけの数字です。", grouped(briefs.len() as i64));
        sheet.say(0, Ink::Warn, &words);
        sheet.blank();
    }
    totals(&mut sheet, front, tally);
    costs(&mut sheet, briefs, tally);
    ratings(&mut sheet, tally, table);
    open_rows(&mut sheet, ledger, front, briefs);
    departments(&mut sheet, tally);
    texts(&mut sheet, front);
    rare::more_of_front(&mut sheet, front.0);
    sheet.tell_folded();
    sheet.page
}

/// The column in which the values of a total begin.
const LABEL: usize = 12;

fn totals(sheet: &mut Sheet, front: Front<'_>, tally: &Tally) {
    sheet.heading("合計 (公表された額と、各事業を足した額)");
    for (i, total) in front.totals().enumerate() {
        let at = Pointer::root().key("totals").index(i);
        let year = total.fiscal_year();
        let plan = total.basis().is_some_and(|basis| basis == "計画");
        let sum = year.and_then(|year| tally.years.get(&year)).copied().unwrap_or_default();
        sheet.new_line();
        let row = sheet.next();
        let place = |x, width, column| Place { x, width, column, ink: Ink::Strong };
        sheet.field(row, place(0, 11, 0), at.key("fiscal_year"), year.map(|y| y.to_string()).as_deref());
        let basis = sheet.width().saturating_sub(12).clamp(2, 12);
        sheet.field(row, place(12, basis, 1), at.key("basis"), total.basis().as_deref());
        let joint = total.joint().map(|n| format!("{}事業", grouped(n)));
        let note = total.0.get("note").and_then(|v| v.str());
        let amounts = [
            ("事業数", "projects", total.projects(), "事業", against_count(total.projects(), sum.projects)),
            ("総事業費", "cost", total.cost(), "円", against(total.cost(), sum.cost(plan), sum.projects)),
            ("交付額", "grant", total.grant(), "円", against(total.grant(), sum.grant(), sum.projects)),
        ];
        let printed = amounts.each_ref().map(|(_, _, printed, unit, _)| match printed {
            Some(n) => format!("{}{unit}", grouped(*n)),
            None => String::new(),
        });
        let widest = widest(printed.iter().map(String::as_str)).max(18);
        for ((label, key, _, _, (words, ink)), shown) in amounts.into_iter().zip(&printed) {
            sheet.new_line();
            let row = sheet.next();
            sheet.words(row, 2, Ink::Label, label);
            let end = sheet.width().min(LABEL + text::cells(shown).max(2));
            sheet.value(row, (LABEL, end), (0, Ink::Text), at.key(key), (shown, BLANK));
            let x = LABEL + widest + 1;
            if x + text::cells(&words) <= sheet.width() {
                sheet.words(row, x, ink, words);
            } else if !words.is_empty() {
                sheet.say(LABEL.min(sheet.width() / 3), ink, &words);
            }
        }
        sheet.labelled(LABEL, "  うち広域", at.key("joint"), joint.as_deref(), Ink::Text);
        sheet.labelled(LABEL, "  注記", at.key("note"), note.as_deref(), Ink::Dim);
    }
}

/// What the projects say to a printed number of projects.
fn against_count(printed: Option<i64>, counted: usize) -> (String, Ink) {
    match printed {
        _ if counted == 0 => (String::new(), Ink::Dim),
        Some(printed) if i64::try_from(counted) == Ok(printed) => ("= 台帳の事業数".to_owned(), Ink::Good),
        Some(_) => (format!("台帳でその年度にあたる事業は{counted}件"), Ink::Warn),
        None => (String::new(), Ink::Dim),
    }
}

/// What they say to a printed amount: the same, another one, or a part of it. [`crate::check`] tells the same of the same
/// sums.
fn against(printed: Option<i64>, known: Known, projects: usize) -> (String, Ink) {
    let Some(printed) = printed.map(i128::from).filter(|_| projects > 0) else { return (String::new(), Ink::Dim) };
    let yen = |amount: i128| i64::try_from(amount).map_or_else(|_| "大きすぎる額".to_owned(), decimal::yen);
    let gap = printed - known.amount;
    match (known.projects == projects, gap) {
        (true, 0) => ("= 各事業の合計".to_owned(), Ink::Good),
        (false, 0) if known.projects > 0 => (format!("= 額のある{}事業の合計", known.projects), Ink::Good),
        (false, 0..) if known.projects == 0 => ("各事業には記載がありません".to_owned(), Ink::Dim),
        (false, 0..) => {
            let (with, known) = (known.projects, yen(known.amount));
            (format!("うち{with}事業の額が台帳にあります: {known}(残り{})", yen(gap)), Ink::Dim)
        }
        _ => (format!("各事業の合計 {} (差 {})", yen(known.amount), yen(gap)), Ink::Warn),
    }
}

/// Each project's cost as a bar; a project's line leads to the project.
fn costs(sheet: &mut Sheet, briefs: &[Brief], tally: &Tally) {
    let mut shown: Vec<(usize, &Brief)> = briefs.iter().enumerate().collect();
    if briefs.len() > MANY {
        // Of many, those that cost most: nobody reads ten thousand bars, and laying them out would be felt.
        shown.sort_by_key(|(at, brief)| (std::cmp::Reverse(brief.cost), *at));
        shown.truncate(MANY);
        sheet.heading(&format!("総事業費 ({}事業のうち額の大きい{MANY}事業)", grouped(briefs.len() as i64)));
    } else {
        sheet.heading("総事業費");
    }
    // One origin and one scale for all bars: a project's plan is told by a word, not by another place.
    let width = sheet.width();
    let label = |brief: &Brief| format!("{}{}", brief.number.map_or_else(String::new, |n| format!("{n} ")), brief.name);
    let costs: Vec<String> = shown.iter().map(|(_, brief)| yen(brief.cost)).collect();
    let plan = if shown.iter().any(|(_, brief)| brief.plan) { 5 } else { 0 };
    let wanted = [(width / 3).max(8), widest(costs.iter().map(String::as_str))];
    let [name, cost] = share(wanted, width.saturating_sub(plan + 1));
    let bar_x = name + cost + plan + 2;
    for ((i, brief), words) in shown.into_iter().zip(&costs) {
        sheet.new_line();
        let row = sheet.next();
        let fitted = text::fit(page::beginning(&label(brief)), name).text.to_owned();
        let whole = label(brief);
        let fitted = if fitted.len() < whole.len() { format!("{fitted}…") } else { fitted };
        let pointer = Pointer::root().key("projects").index(i).key("name");
        let place = Place { x: 0, width: name, column: 0, ink: Ink::Text };
        sheet.field(row, place, pointer, Some(&fitted));
        let ink = if brief.plan { Ink::Dim } else { Ink::Text };
        sheet.cut_right(row, (name + 1, name + 1 + cost), ink, words);
        if brief.plan {
            sheet.cut(row, name + cost + 2, 4, Ink::Dim, "計画");
        }
        let cells = width.saturating_sub(bar_x);
        if let (Some(cost), true) = (brief.cost, cells >= 6 && tally.largest > 0) {
            let filled = (cost.max(0) as i128 * 1000 / tally.largest as i128) as u32;
            let bar = Bar { cells: cells as u16, filled, open: 0, mark: None };
            sheet.draw(row, bar_x, ink, Body::Bar(bar));
        }
    }
}

fn ratings(sheet: &mut Sheet, tally: &Tally, table: &Table) {
    sheet.heading("公表された事業効果");
    match table.is_embedded() {
        true => sheet.say(0, Ink::Dim, &table.file),
        false => sheet.say(0, Ink::Dim, &format!("判断基準: {}", table.file)),
    }
    let count = |rating: &str| tally.ratings.get(rating).copied().unwrap_or(0);
    let listed: Vec<String> = table.ratings.iter().map(|rating| rating.name.clone()).collect();
    let widest =
        widest(tally.ratings.values().map(|&count| said(count)).collect::<Vec<_>>().iter().map(String::as_str));
    let x = (widest + 2).clamp(10, (sheet.width() / 2).max(10));
    let mut line = |words: &str, count: usize, ink: Ink| line(sheet, x, words, count, ink);
    for rating in &listed {
        line(rating, count(rating), Ink::Text);
    }
    for (rating, &count) in &tally.ratings {
        if rating.is_empty() {
            line(BLANK_FIELD, count, Ink::Open);
        } else if !listed.iter().any(|listed| **listed == **rating) {
            line(&format!("一覧外: {rating}"), count, Ink::Warn);
        }
    }
}

/// How many projects.
fn said(count: usize) -> String {
    format!("{}事業", grouped(count as i64))
}

fn line(sheet: &mut Sheet, x: usize, words: &str, count: usize, ink: Ink) {
    let from = sheet.next();
    let width = sheet.width();
    let ink = if count == 0 { Ink::Dim } else { ink };
    sheet.cut_right(from, (0, x - 2), ink, &said(count));
    for (i, row) in text::wrap(words, width.saturating_sub(x).max(2)).into_iter().enumerate() {
        sheet.words(from + i, x, ink, page::visible(&words[row.range]));
    }
}

/// What is still 確認中, blank or ambiguous: each KPI with what is printed and whom to ask; a row leads to its value.
fn open_rows(sheet: &mut Sheet, ledger: &Ledger, front: Front<'_>, briefs: &[Brief]) {
    sheet.heading("まだ確定していないKPI (実績の年度)");
    let year = front.fiscal_year();
    let open = || briefs.iter().enumerate().filter(|(_, brief)| !brief.plan && brief.kpis.open > 0);
    for (index, brief) in open().take(MANY) {
        let Some(record) = ledger.record(index) else { continue };
        let Some((at, review)) = record.project().review_for(year) else { continue };
        let kpis: Vec<Kpi<'_>> = review.kpis().collect();
        let at = Pointer::root().key("projects").index(index).key("reviews").index(at).key("kpis");
        let number = brief.number.map_or_else(String::new, |n| format!("{n} "));
        sheet.say(0, Ink::Label, &format!("{number}{}  {}", brief.name, brief.department));
        let rows = kpis.iter().zip(verdicts(&kpis, review.fiscal_year())).enumerate();
        for (i, (kpi, _)) in rows.filter(|(_, (_, row))| row.verdict == Verdict::Open) {
            open_row(sheet, kpi, at.index(i).key("actual"));
        }
    }
    match open().count() {
        0 => sheet.say(0, Ink::Dim, "ありません。"),
        count if count > MANY => sheet.say(0, Ink::Dim, &format!("ほか{}事業。", grouped((count - MANY) as i64))),
        _ => {}
    }
}

fn open_row(sheet: &mut Sheet, kpi: &Kpi<'_>, at: Pointer) {
    let printed = kpi.actual.text().trim().to_owned();
    let cells = text::cells(&printed).max(4).min(sheet.width() / 2);
    let room = sheet.width().saturating_sub(cells + 4);
    sheet.new_line();
    let row = sheet.next();
    sheet.understood_from(Some(row));
    for (below, laid) in (row..).zip(text::wrap(&kpi.name, room.max(2))) {
        sheet.words(below, 2, Ink::Text, page::visible(&kpi.name[laid.range]));
    }
    let column = (sheet.width().saturating_sub(cells), sheet.width());
    sheet.value(row, column, (0, Ink::Open), at, (&printed, "空欄"));
    sheet.understood_from(None);
}

/// By department, those first that have most to account for.
fn departments(sheet: &mut Sheet, tally: &Tally) {
    sheet.heading("所管課");
    let mut shares: Vec<_> = tally.departments.iter().collect();
    shares.sort_by_key(|(_, share)| std::cmp::Reverse((share.actual_cost, share.planned_cost)));
    let named =
        |department: &'_ str| if department.is_empty() { BLANK_FIELD.to_owned() } else { department.to_owned() };
    let names: Vec<String> = shares.iter().map(|(department, _)| named(department)).collect();
    let x = (widest(names.iter().map(String::as_str)) + 2).clamp(12, 40);
    for ((_, share), name) in shares.into_iter().zip(&names) {
        let amount =
            |words: &str, yen_amount: i64| (yen_amount != 0).then(|| format!("{words}{}", yen(Some(yen_amount))));
        let parts = [
            Some(format!("{}事業", share.projects)),
            amount("実績 ", share.actual_cost),
            amount("計画 ", share.planned_cost),
        ];
        let words = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
        let open = if share.open > 0 { format!("未確定{}", share.open) } else { String::new() };
        let (row, width) = (sheet.next(), sheet.width());
        let beside = x + text::cells(&words) + text::cells(&open) + 2 <= width;
        sheet.cut(row, 0, if beside { x - 1 } else { width }, Ink::Text, name);
        if beside {
            sheet.words(row, x, Ink::Text, words.clone());
            if !open.is_empty() {
                sheet.words(row, x + text::cells(&words) + 2, Ink::Open, open);
            }
        } else {
            sheet.say(2, Ink::Text, &words);
            if !open.is_empty() {
                sheet.say(2, Ink::Open, &open);
            }
        }
    }
}

/// What the document prints outside the projects.
fn texts(sheet: &mut Sheet, front: Front<'_>) {
    let root = Pointer::root();
    sheet.heading("文書");
    let value = |key: &str| front.0.get(key).and_then(|v| v.str());
    for (label, key) in
        [("題名", "title"), ("効果検証", "review_title"), ("自治体", "municipality"), ("財源", "funding")]
    {
        sheet.labelled(10, label, root.key(key), value(key).as_deref(), Ink::Text);
    }
    let year = front.fiscal_year().map(|y| y.to_string());
    sheet.labelled(10, "対象年度", root.key("fiscal_year"), year.as_deref(), Ink::Text);
    rare::front(sheet, front.0);
    list(sheet, front, &root, "notes", "注記");
    crate::page::rating::kept(sheet, &root.key("accepted"), front.accepted());
    for (i, program) in front.programs().enumerate() {
        let at = root.key("programs").index(i);
        sheet.heading("交付金制度");
        let value = |key: &str| program.0.get(key).and_then(|v| v.str());
        let parts = [
            ("名称", "name"),
            ("概要", "summary"),
            ("具体例", "examples"),
            ("補助率", "subsidy_rate"),
            ("同左", "same_as"),
        ];
        for (label, key) in parts {
            // People know a programme by its name, not by its identifier.
            let value = value(key).map(|value| match key {
                "same_as" => front
                    .programs()
                    .find(|p| p.id().as_deref() == Some(&*value))
                    .and_then(|p| p.name())
                    .unwrap_or(value),
                _ => value,
            });
            sheet.labelled(10, label, at.key(key), value.as_deref(), Ink::Text);
        }
        let eligibility = program.0.get("eligibility");
        for (j, item) in eligibility.into_iter().flat_map(|v| v.items()).enumerate() {
            let label = if j == 0 { "対象" } else { "" };
            sheet.labelled(10, label, at.key("eligibility").index(j), item.str().as_deref(), Ink::Text);
        }
    }
    let Some(criteria) = front.0.get("criteria") else { return };
    let at = root.key("criteria");
    let lists = [
        ("事業効果の判断基準", "effect", "rating"),
        ("今後の方針の基準", "policy", "decision"),
        ("外部の評価の基準", "external", "rating"),
        ("指標の評価の基準", "kpi", "rating"),
    ];
    for (title, list, name) in lists {
        let is_rare = matches!(list, "external" | "kpi");
        if is_rare && criteria.get(list).is_none_or(|list| list.items().next().is_none()) {
            continue;
        }
        sheet.heading(title);
        for (i, item) in criteria.get(list).into_iter().flat_map(|v| v.items()).enumerate() {
            let at = at.key(list).index(i);
            let text = |key: &str| item.get(key).and_then(|v| v.str());
            sheet.new_line();
            let (row, width) = (sheet.next(), sheet.width());
            sheet.field(row, Place { x: 0, width, column: 0, ink: Ink::Strong }, at.key(name), text(name).as_deref());
            sheet.new_line();
            let place = Place { x: 2, width: width.saturating_sub(2), column: 0, ink: Ink::Text };
            let row = sheet.next();
            sheet.field(row, place, at.key("criterion"), text("criterion").as_deref());
        }
    }
}

fn list(sheet: &mut Sheet, front: Front<'_>, root: &Pointer, key: &str, label: &str) {
    for (i, item) in front.0.get(key).into_iter().flat_map(|v| v.items()).enumerate() {
        let label = if i == 0 { label } else { "" };
        sheet.labelled(10, label, root.key(key).index(i), item.str().as_deref(), Ink::Text);
    }
}
