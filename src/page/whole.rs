//! 台帳全体: what all projects come to, against what the document prints.

use std::collections::BTreeMap;

use crate::json::Pointer;
use crate::ledger::Ledger;
use crate::ledger::kpi::Kpi;
use crate::ledger::view::Front;
use crate::ledger::year::FiscalYear;
use crate::page::Bar;
use crate::page::Body;
use crate::page::Ink;
use crate::page::Page;
use crate::page::Place;
use crate::page::Sheet;
use crate::page::brief::Brief;
use crate::page::grouped;
use crate::page::rare;
use crate::page::yen;
use crate::rules::{Table, Verdict, verdicts};
use crate::text;

/// Sums over the sheets of one year. A sum of which nothing is printed is `None`, not 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many sheets there are.
    pub projects: usize,
    /// 総事業費 in yen.
    pub cost: Option<i64>,
    /// 交付額 in yen.
    pub grant: Option<i64>,
}

/// What one department has of the projects. Actual and planned cost are of different years: they are never added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Projects.
    pub projects: usize,
    /// 総事業費 of the sheets that report results, in yen.
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
    /// 総事業費 of the sheets that report results, in yen.
    pub actual_cost: i64,
    /// 交付実績 of the sheets that report results, in yen.
    pub actual_grant: i64,
    /// KPI rows whose outcome isn't known yet, in sheets that report results.
    pub open: usize,
    /// The same sums for each year and basis: projects, cost, grant.
    pub years: BTreeMap<(FiscalYear, bool), Sums>,
    /// Published ratings as printed (blank: none), and how many projects have each.
    pub ratings: BTreeMap<Box<str>, usize>,
    /// What each department has.
    pub departments: BTreeMap<Box<str>, Share>,
    /// The largest cost of a project.
    pub largest: i64,
}

impl Tally {
    /// Adds up.
    pub fn of(briefs: &[Brief]) -> Tally {
        let mut tally = Tally::default();
        briefs.iter().for_each(|brief| tally.add(brief));
        tally
    }

    /// Adds one project.
    pub fn add(&mut self, brief: &Brief) {
        self.count(brief, 1);
        self.add_year(brief);
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
        self.years.clear();
        briefs.iter().for_each(|brief| self.add_year(brief));
    }

    fn add_year(&mut self, brief: &Brief) {
        if let Some(year) = brief.year {
            let sums = self.years.entry((year, brief.plan)).or_default();
            sums.projects += 1;
            sums.cost = plus(sums.cost, brief.cost);
            sums.grant = plus(sums.grant, brief.grant);
        }
    }

    fn count(&mut self, brief: &Brief, sign: i64) {
        let money = |amount: Option<i64>| amount.unwrap_or(0).saturating_mul(sign);
        let step = |count: &mut usize, by: usize| {
            *count = if sign < 0 { count.saturating_sub(by) } else { *count + by };
        };
        let cost = money(brief.cost);
        let open = if brief.plan { 0 } else { brief.kpis.open };
        if !brief.plan {
            self.actual_cost = self.actual_cost.saturating_add(cost);
            self.actual_grant = self.actual_grant.saturating_add(money(brief.grant));
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
        let sum = if brief.plan { &mut department.planned_cost } else { &mut department.actual_cost };
        *sum = sum.saturating_add(cost);
        step(&mut department.open, open);
        if department.projects == 0 {
            self.departments.remove(&brief.department);
        }
    }
}

/// A sum with one more amount; nothing and nothing stays nothing.
fn plus(sum: Option<i64>, amount: Option<i64>) -> Option<i64> {
    match (sum, amount) {
        (Some(sum), Some(amount)) => Some(sum.saturating_add(amount)),
        (sum, amount) => sum.or(amount),
    }
}

/// Lays out the whole-ledger view; `part`: only so many of its projects are known.
pub fn whole_page(ledger: &Ledger, tally: &Tally, briefs: &[Brief], part: bool, table: &Table, width: usize) -> Page {
    let front = ledger.front();
    let front = front.front();
    let mut sheet = Sheet::for_screen(width);
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
        let sums = year.and_then(|year| tally.years.get(&(year, plan)));
        sheet.new_line();
        let row = sheet.next();
        let place = |x, width, column| Place { x, width, column, ink: Ink::Strong };
        sheet.field(row, place(0, 12, 0), at.key("fiscal_year"), year.map(|y| y.to_string()).as_deref());
        sheet.field(row, place(12, 6, 1), at.key("basis"), total.basis().as_deref());
        let joint = total.joint().map(|n| format!("{}事業", grouped(n)));
        let note = total.0.get("note").and_then(|v| v.str());
        let printed = [
            ("事業数", "projects", total.projects(), sums.map(|s| s.projects as i64), "事業"),
            ("事業費", "cost", total.cost(), sums.and_then(|s| s.cost), "円"),
            ("交付額", "grant", total.grant(), sums.and_then(|s| s.grant), "円"),
        ];
        for (label, key, printed, summed, unit) in printed {
            sheet.new_line();
            let row = sheet.next();
            sheet.words(row, 2, Ink::Label, label);
            let shown = printed.map(|n| format!("{}{unit}", grouped(n)));
            let place = Place { x: LABEL, width: 18, column: 0, ink: Ink::Text };
            sheet.field(row, place, at.key(key), shown.as_deref());
            let (words, ink) = match (printed, summed) {
                (Some(printed), Some(summed)) if printed == summed => ("= 各事業の合計".to_owned(), Ink::Good),
                // Where not every project has a sheet of that year, the sums can't be compared.
                (Some(_), Some(summed)) if total.projects() != sums.map(|s| s.projects as i64) => {
                    let count = sums.map_or(0, |s| s.projects);
                    let words = match key {
                        "projects" => format!("うち{count}事業の額が台帳にあります"),
                        _ => format!("台帳にある{count}事業では {}{unit}", grouped(summed)),
                    };
                    (words, Ink::Dim)
                }
                (Some(printed), Some(summed)) => {
                    let sum = format!(
                        "各事業の合計 {}{unit} (差 {}{unit})",
                        grouped(summed),
                        grouped(printed.saturating_sub(summed))
                    );
                    (sum, if plan { Ink::Dim } else { Ink::Warn })
                }
                (Some(_), None) if sums.is_some() => ("各事業には記載がありません".to_owned(), Ink::Dim),
                _ => (String::new(), Ink::Dim),
            };
            if sheet.width() >= 62 {
                sheet.words(row, LABEL + 19, ink, words);
            } else if !words.is_empty() {
                sheet.say(LABEL, ink, &words);
            }
        }
        sheet.labelled(LABEL, "  うち広域", at.key("joint"), joint.as_deref(), Ink::Text);
        sheet.labelled(LABEL, "  注記", at.key("note"), note.as_deref(), Ink::Dim);
    }
}

/// Each project's cost as a bar; a project's line leads to the project.
fn costs(sheet: &mut Sheet, briefs: &[Brief], tally: &Tally) {
    let mut shown: Vec<(usize, &Brief)> = briefs.iter().enumerate().collect();
    if briefs.len() > MANY {
        // Of many, those that cost most: nobody reads ten thousand bars, and laying them out would be felt.
        shown.sort_by_key(|(at, brief)| (std::cmp::Reverse(brief.cost), *at));
        shown.truncate(MANY);
        sheet.heading(&format!("事業費 ({}事業のうち額の大きい{MANY}事業)", grouped(briefs.len() as i64)));
    } else {
        sheet.heading("事業費");
    }
    let width = sheet.width();
    let name_width = (width / 3).max(8);
    for (i, brief) in shown {
        sheet.new_line();
        let row = sheet.next();
        let number = brief.number.map_or_else(String::new, |n| format!("{n} "));
        let words = format!("{number}{}", brief.name);
        let fitted = text::fit(&words, name_width);
        let mut shown = fitted.text.to_owned();
        if fitted.ellipsis {
            shown.push('…');
        }
        let pointer = Pointer::root().key("projects").index(i).key("name");
        let place = Place { x: 0, width: name_width + 2, column: 0, ink: Ink::Text };
        sheet.field(row, place, pointer, Some(&shown));
        let cost = yen(brief.cost);
        let x = name_width + 2 + 14usize.saturating_sub(text::cells(&cost));
        sheet.words(row, x, if brief.plan { Ink::Dim } else { Ink::Text }, cost);
        let bar_x = name_width + 17 + if brief.plan { 5 } else { 0 };
        if brief.plan {
            sheet.words(row, name_width + 17, Ink::Dim, "計画");
        }
        let cells = width.saturating_sub(bar_x);
        if let (Some(cost), true) = (brief.cost, cells >= 6 && tally.largest > 0) {
            let filled = (cost.max(0) as i128 * 1000 / tally.largest as i128) as u32;
            let bar = Bar { cells: cells as u16, filled, open: 0, mark: None };
            sheet.draw(row, bar_x, if brief.plan { Ink::Dim } else { Ink::Text }, Body::Bar(bar));
        }
    }
}

fn ratings(sheet: &mut Sheet, tally: &Tally, table: &Table) {
    sheet.heading("公表された事業効果");
    sheet.say(0, Ink::Dim, &format!("判断基準: {}", table.file));
    let count = |rating: &str| tally.ratings.get(rating).copied().unwrap_or(0);
    let listed: Vec<String> = table.ratings.iter().map(|rating| rating.name.clone()).collect();
    for rating in &listed {
        line(sheet, rating, count(rating), Ink::Text);
    }
    for (rating, &count) in &tally.ratings {
        if rating.is_empty() {
            line(sheet, "(空欄)", count, Ink::Open);
        } else if !listed.iter().any(|listed| **listed == **rating) {
            line(sheet, &format!("一覧外: {rating}"), count, Ink::Warn);
        }
    }
}

fn line(sheet: &mut Sheet, words: &str, count: usize, ink: Ink) {
    let from = sheet.next();
    let width = sheet.width();
    let number = format!("{}事業", grouped(count as i64));
    let cells = text::cells(&number);
    sheet.words(from, 8usize.saturating_sub(cells), if count == 0 { Ink::Dim } else { ink }, number);
    for (i, row) in text::wrap(words, width.saturating_sub(10).max(2)).into_iter().enumerate() {
        sheet.words(from + i, 10, if count == 0 { Ink::Dim } else { ink }, &words[row.range]);
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
        let (rows, left_out) = sheet.as_many_as_fit(rows.filter(|(_, (_, row))| row.verdict == Verdict::Open));
        for (i, (kpi, _)) in rows {
            open_row(sheet, kpi, at.index(i).key("actual"));
        }
        sheet.left_out(left_out);
    }
    match open().count() {
        0 => sheet.say(0, Ink::Dim, "ありません。"),
        count if count > MANY => sheet.say(0, Ink::Dim, &format!("ほか{}事業。", grouped((count - MANY) as i64))),
        _ => {}
    }
}

fn open_row(sheet: &mut Sheet, kpi: &Kpi<'_>, at: Pointer) {
    let printed = kpi.actual.text().trim().to_owned();
    let cells = text::cells(&printed).max(4);
    let room = sheet.width().saturating_sub(cells + 4);
    sheet.new_line();
    let row = sheet.next();
    sheet.understood_from(Some(row));
    for (below, laid) in (row..).zip(text::wrap(&kpi.name, room.max(8))) {
        sheet.words(below, 2, Ink::Text, crate::page::visible(&kpi.name[laid.range]));
    }
    let place = Place { x: sheet.width().saturating_sub(cells), width: cells, column: 0, ink: Ink::Open };
    sheet.field_or(row, place, at, Some(&printed), "空欄");
    sheet.understood_from(None);
}

/// By department, those first that have most to account for.
fn departments(sheet: &mut Sheet, tally: &Tally) {
    sheet.heading("所管課");
    let mut shares: Vec<_> = tally.departments.iter().collect();
    shares.sort_by_key(|(_, share)| std::cmp::Reverse((share.actual_cost, share.planned_cost)));
    for (department, share) in shares {
        let row = sheet.next();
        let name = if department.is_empty() { "(空欄)" } else { department };
        let amount =
            |words: &str, yen_amount: i64| (yen_amount != 0).then(|| format!("{words}{}", yen(Some(yen_amount))));
        let open = (share.open > 0).then(|| format!("未確定{}", share.open));
        let parts = [
            Some(format!("{}事業", share.projects)),
            amount("実績 ", share.actual_cost),
            amount("計画 ", share.planned_cost),
        ];
        let words = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
        let wide = sheet.width() >= 62;
        sheet.words(row, 0, Ink::Text, name);
        let (row, x) = if wide { (row, 24) } else { (row + 1, 2) };
        sheet.words(row, x, Ink::Text, words.clone());
        if let Some(open) = open {
            sheet.words(row, x + text::cells(&words) + 2, Ink::Open, open);
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
    let mut programs = front.programs().enumerate();
    for (i, program) in programs.by_ref().take(sheet.most()) {
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
    sheet.left_out(programs.count());
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
