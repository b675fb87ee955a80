//! Columns whose heading says less than what stands below and beside it: unknown words within a block of values, projects that are
//! listed as what was done, rows of money among those of KPIs, and people who are named over what they said.

use super::left::Left;
use super::scales::is_money_unit;
use super::table::{Row, Shape};
use super::texts::Sign;
use super::{Column, Walk};
use crate::exchange::place::{Around, As};
use crate::exchange::values::{counted, number, whole};
use crate::exchange::words::{Head, scale, squeezed, years};

/// What the names of projects end in.
pub(super) const OF_PROJECTS: [&str; 2] = ["事業", "プロジェクト"];

/// What those who have a say are called: persons, bodies, the fields that they stand for.
const WHO: [&str; 14] =
    ["氏", "会", "長", "様", "者", "代表", "団体", "機関", "大学", "業界", "産業界", "行政", "議員", "住民"];

/// An amount that stands in a row of its own among those of KPIs.
#[derive(Clone, Copy)]
pub(super) struct Money {
    concept: &'static str,
    scale: i64,
    last: u32,
}

impl Walk<'_, '_> {
    /// In a table of projects with targets and results but no column of KPIs, one of words whose heading nobody knows, right in
    /// front of the values, names them: 「事業名 | 物差し | 単位 | 目標値 | 実績値」.
    pub(super) fn settle_unnamed(&self, columns: &mut [Column], last: u32) {
        let has = |concept: &str| columns.iter().any(|column| column.concept == concept);
        let other = has("kpi") || has("year") || self.label_kpi.is_some();
        if other || !(has("project") && has("target") && has("actual")) {
            return;
        }
        let of_kpi = |column: &Column| matches!(column.concept, "unit" | "baseline" | "previous" | "target" | "actual");
        let first = columns.iter().position(of_kpi).and_then(|first| first.checked_sub(1));
        let Some(at) = first.filter(|&at| columns[at].concept.is_empty() && columns[at].year.is_none()) else { return };
        let unknown = columns[at].heading.is_some_and(|heading| self.heads[heading].is_none());
        let named = columns.iter().any(|column| column.named.is_some());
        let below = self.sheet.at(last + 1, at as u32).map(|cell| cell.text.trim());
        let name =
            |text: &str| number(text).is_none() && (3..=40).contains(&text.chars().count()) && !text.ends_with('。');
        if unknown && !named && below.is_some_and(name) {
            (columns[at].concept, columns[at].block) = ("kpi", 1);
        }
    }

    /// 「KPI① | 指標名 | 申請時の姿 | 目標 | 実績」: beside headings that say what is the result, one that nobody knows is none.
    pub(super) fn settle_unknown(&self, columns: &mut [Column]) {
        // 「見込 | 確定」: beside what was only expected, what nobody knows isn't given up.
        let known = |column: &Column| {
            column.heading.is_some_and(|heading| self.heads[heading].as_ref().is_some_and(|of| of.concept != "outlook"))
        };
        for at in 0..columns.len() {
            let of = &columns[at];
            // 「令和６年度 | 寄附 | 事業費」: nor is one beside an amount of the same year.
            let of_money = |other: &Column| of.year.is_some() && matches!(other.concept, "cost" | "grant" | "budget");
            let twin = |other: &Column| {
                (other.concept == "actual" || of_money(other))
                    && other.block == of.block
                    && other.year == of.year
                    && known(other)
            };
            let unknown = of.heading.is_some() && !known(of) && of.named.is_none() && of.words.matches('|').count() > 1;
            // 「事業費 | 当初予算額 | 決算額 | 不用額」: beside what was spent, another amount isn't.
            let spent = |other: &Column| other.concept == "cost" && other.year == of.year && known(other);
            let is_none = match of.concept {
                "actual" => columns.iter().any(twin),
                "cost" => columns.iter().any(spent),
                _ => false,
            };
            if unknown && is_none {
                columns[at].concept = "";
            }
        }
    }

    /// 「事業内容 | 実績 | 効果」 of projects without KPIs: sentences below 「実績」 say what was done.
    pub(super) fn settle_results(&self, columns: &mut [Column], body: &[u32]) {
        let has = |concept: &str| columns.iter().any(|column| column.concept == concept);
        let of_kpi = has("kpi") || has("target") || has("achievements") || self.label_kpi.is_some();
        if of_kpi || !has("project") || columns.iter().filter(|column| column.concept == "actual").count() != 1 {
            return;
        }
        let actual = (0_u32..).zip(columns).find(|(_, column)| column.concept == "actual" && column.named.is_none());
        let Some((at, column)) = actual else { return };
        let texts = || body.iter().filter_map(|&row| self.sheet.at(row, at)).map(|cell| cell.text.trim());
        let sentences = texts().filter(|text| text.ends_with('。')).count();
        if sentences * 2 > texts().count() {
            column.concept = "achievements";
        }
    }

    /// 「事業名 | 経費区分 | 決算額」 with several kinds for each project: the amounts are parts of its cost, but for the sum.
    pub(super) fn settle_items(&self, columns: &mut [Column], body: &[u32]) {
        let find = |concept: &str| columns.iter().position(|column| column.concept == concept);
        let (Some(project), Some(kind), Some(cost)) = (find("project"), find("expense_kinds"), find("cost")) else {
            return;
        };
        let has = |row: u32, column: usize| self.sheet.at(row, column as u32).is_some();
        if kind + 1 == cost && body.iter().any(|&row| has(row, kind) && has(row, cost) && !has(row, project)) {
            columns[kind].concept = "cost_item";
        }
    }

    /// Whether a row of the kinds of a project's costs has a part of them and not their sum.
    pub(super) fn is_item(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let of = |cell: &usize| self.column(shape.columns, *cell).is_some_and(|column| column.concept == "cost_item");
        let kind = row.cells.iter().copied().find(of);
        kind.is_some_and(|kind| !squeezed(&self.sheet.cells[kind].text).ends_with('計'))
    }

    /// The year that a row says of the result beside it: 「実績値 | 年度」.
    pub(super) fn year_of_result(&self, shape: &Shape<'_>, row: Row<'_>, of: &Column) -> Option<u16> {
        let is = |cell: &usize| {
            let column = self.column(shape.columns, *cell);
            column.is_some_and(|column| column.concept == "actual_year" && column.block == of.block)
        };
        let said = row.cells.iter().copied().find(is).map(|cell| years(&self.sheet.cells[cell].text))?;
        said.first().copied().filter(|_| said.len() == 1)
    }

    /// The year that a row says of the target beside it: 「目標値 | 年度 | 値」 over 「R8 | 1500」. 「指標値 | 目標年月」 says when the year ends.
    pub(super) fn year_of_target(&self, shape: &Shape<'_>, row: Row<'_>, of: &Column) -> Option<u16> {
        let over = |column: &Column| {
            Some(column.words.strip_suffix('|')?.rsplit_once('|')?.0.to_owned()).filter(|words| !words.is_empty())
        };
        let group = over(of).filter(|_| of.year.is_none())?;
        let is = |cell: &usize| {
            let column = self.column(shape.columns, *cell);
            column.is_some_and(|column| {
                let says = self.head(column.lowest()).is_some_and(|head| head.concept == "year");
                says && column.concept == "goal_by" && over(column).as_ref() == Some(&group)
            })
        };
        let said = row.cells.iter().copied().find(is).map(|cell| years(&self.sheet.cells[cell].text))?;
        said.first().copied().filter(|_| said.len() == 1)
    }

    /// 「施策 | 主な取組 | KPI」: where all that was done is called a project, those are the projects, and the measures their place.
    pub(super) fn settle_projects(&self, columns: &mut [Column], body: &[u32]) {
        let find = |concept: &str| columns.iter().position(|column| column.concept == concept);
        let (Some(group), Some(done), Some(kpi)) = (find("project"), find("achievements"), find("kpi")) else { return };
        let of_group = columns[group].heading.map_or("", |heading| self.concept(heading));
        let texts = || body.iter().filter_map(|&row| self.sheet.at(row, done as u32)).map(|cell| cell.text.trim());
        let is_name = |text: &str| text.chars().count() <= 40 && OF_PROJECTS.iter().any(|end| text.ends_with(end));
        let names = texts().filter(|text| is_name(text)).count();
        if names == 0 || !(matches!(of_group, "measure" | "strategy") && group < done && done < kpi) {
            return;
        }
        if texts().all(|text| is_name(text) || super::is_total(text)) {
            columns[group].concept = "strategy";
            columns[done].concept = "project";
        }
    }

    /// Whether other cells of a column count several things up: there 「①満足度」 alone is the first of one.
    pub(super) fn counts_up(&self, shape: &Shape<'_>, cell: usize) -> bool {
        let at = self.sheet.cells[cell].column;
        let mut others = shape.body.iter().filter_map(|&row| self.sheet.at(row, at));
        others.any(|of| counted(&of.text).len() > 1)
    }

    /// 「全体」 where the number of a project belongs: what the row says is of none of them.
    pub(super) fn is_of_all(&self, cell: usize) -> bool {
        let flat = squeezed(&self.sheet.cells[cell].text);
        let flat = flat.trim_matches(['(', ')', '【', '】', '<', '>']);
        matches!(
            flat,
            "全体" | "全般" | "共通" | "総論" | "総括" | "事業全体" | "全事業" | "全事業共通" | "戦略全体" | "その他"
        )
    }

    /// Whether a row without a name is of another project than the one above: it has another number, and money of its own. `number`: its cell.
    pub(super) fn is_unnamed(&self, shape: &Shape<'_>, left: &Left, row: Row<'_>, number: usize) -> bool {
        // A form that isn't filled in yet has numbers whose names are to come.
        if self.maker.given.unfilled {
            return false;
        }
        let is = |cell: usize, of: &[&str]| {
            self.column(shape.columns, cell).is_some_and(|column| of.contains(&column.concept))
        };
        let of_money = row.cells.iter().any(|&cell| is(cell, &["cost", "grant", "budget"]));
        let Some(own) = whole(&self.sheet.cells[number].text).filter(|_| of_money && left.own) else { return false };
        let at = self.sheet.cells[number].column;
        let named = |row: &&u32| self.sheet.row_indexes(**row).any(|cell| is(cell, &["project"]));
        let above = shape.body.iter().take(row.n).rev().find(named);
        let Some(&above) = above else { return false };
        let reaches = self.sheet.row_indexes(above).any(|cell| {
            let area = self.sheet.area(&self.sheet.cells[cell]);
            is(cell, &["project"]) && shape.body.get(row.n).is_some_and(|row| area.bottom >= *row)
        });
        let before = self.sheet.at(above, at).and_then(|cell| whole(&cell.text));
        !reaches && before.is_some_and(|before| before != own)
    }

    /// 「事業費 | 千円 | 計画 | 5,000」 where the rows above are of KPIs: an amount of the project; says whether it was one.
    pub(super) fn names_money(
        &mut self,
        shape: &Shape<'_>,
        left: &mut Left,
        row: Row<'_>,
        cell: usize,
        column: &Column,
    ) -> bool {
        let of_money =
            |head: &Head| matches!(head.concept, "cost" | "grant" | "budget" | "funding" | "staff" | "total_cost");
        // 「人件費」 among the names of indicators was taken for one of them.
        let of_staff = |head: &Head| matches!(head.concept, "staff" | "total_cost");
        let of_row = || self.heads.of_text(self.texts, cell).filter(|head| of_staff(head)).cloned();
        let head = self.heads[cell].clone().filter(of_money).or_else(of_row);
        let Some(head) = head.or_else(|| self.is_of_costs(shape, row, cell).then(Head::default)) else { return false };
        let unit = row.cells.iter().copied().find(|&cell| {
            self.column(shape.columns, cell).is_some_and(|of| of.concept == "unit" && of.block == column.block)
        });
        let said = unit.map(|unit| squeezed(&self.sheet.cells[unit].text));
        let Some(scale) = said.filter(|unit| unit.ends_with('円')).and_then(|unit| scale(&unit)).or(head.scale) else {
            return false;
        };
        let last = self.sheet.area(&self.sheet.cells[cell]).bottom;
        left.kpi.remove(&column.block);
        left.parts.remove(&column.block);
        left.money = Some(Money { concept: head.concept, scale, last });
        self.say(cell, As::Label, "金額の行の見出し");
        if let Some(unit) = unit {
            self.say(unit, As::Label, "金額の単位");
        }
        true
    }

    /// Whether a row is called one of costs in the column of the KPIs' kinds: 「単位コスト | 総コスト÷利用件数 | 円」.
    fn is_of_costs(&self, shape: &Shape<'_>, row: Row<'_>, name: usize) -> bool {
        let of_kinds =
            |cell: &&usize| self.column(shape.columns, **cell).is_some_and(|of| matches!(of.concept, "kind" | "scope"));
        let of_costs = |cell: usize| self.sheet.cells[cell].text.trim_end().ends_with("コスト");
        of_costs(name) || row.cells.iter().find(of_kinds).is_some_and(|&cell| of_costs(cell))
    }

    /// Whether a row says an amount in the columns of the KPIs above it: 「事業費 | 千円 | 7,200 | 6,560」 below 「項目 | 単位 | 予定 | 実績」.
    pub(super) fn is_money_among_kpis(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let of = |cell: usize| self.column(shape.columns, cell).map_or("", |column| column.concept);
        let is_money =
            |cell: usize| self.texts.has(cell, &[Sign::Money]) && is_money_unit(&self.sheet.cells[cell].text);
        let value =
            |&&cell: &&usize| matches!(of(cell), "target" | "actual") && number(&self.sheet.cells[cell].text).is_some();
        row.cells.iter().any(|&cell| of(cell) == "unit" && is_money(cell)) && row.cells.iter().filter(value).count() > 1
    }

    /// A value of such a row; says whether it was one.
    pub(super) fn value_of_money(
        &mut self,
        left: &Left,
        cell: usize,
        concept: &str,
        said: &str,
        around: &Around<'_>,
    ) -> bool {
        let row = self.sheet.cells[cell].row;
        let Some(money) = left.money.filter(|money| row <= money.last) else { return false };
        let of = match (money.concept, concept) {
            ("cost" | "budget", "target") => "budget",
            ("cost", "actual") => "cost",
            ("grant", "actual") => "grant",
            ("staff" | "total_cost", "target" | "actual") => money.concept,
            (_, "target" | "actual" | "goal" | "baseline" | "previous" | "midterm") => "kpi_group",
            _ => return false,
        };
        let around = Around { kpi: None, unit: None, scale: Some(money.scale), ..*around };
        let id = self.id(cell);
        self.maker.put(id, of, said, around);
        true
    }

    /// 「外部有識者の意見 | Ａ委員 | Ｂ委員」: who said what stands below, where several are named side by side.
    pub(super) fn says_who(&self, shape: &Shape<'_>, column: &Column) -> Option<(usize, String)> {
        let heading = column.heading.filter(|heading| self.heads[*heading].is_none())?;
        let over = |column: &Column| column.words.rsplit_once('|').map(|(words, _)| words.to_owned());
        let above = |column: &Column| over(column).and_then(|words| Some(words.rsplit_once('|')?.0.to_owned()));
        let group = above(column)?;
        let beside = |of: &&Column| of.concept == "opinion" && above(of).as_ref() == Some(&group);
        let several = shape.columns.iter().filter(beside).count() > 1;
        let name = self.sheet.cells[heading].text.trim();
        let flat = squeezed(name);
        let lettered = flat.chars().count() == 1 && flat.chars().all(|c| c.is_ascii_uppercase());
        let is_who = lettered || flat.contains("委員") || WHO.iter().any(|end| flat.ends_with(end));
        (several && is_who && name.chars().count() <= 16).then(|| (heading, name.to_owned()))
    }
}
