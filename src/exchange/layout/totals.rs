//! Sums over all projects, in a row of the table or in a sentence below it, and the amounts of years.
//!
//! They are the ledger's, never a project's.

use super::landmarks::is_grand_total;
use super::table::{Row, Shape};
use super::texts::Sign;
use super::{Column, Walk};
use crate::exchange::place::{Around, As, Choice, Place, SURELY_YEN};
use crate::exchange::values::{number, short, string, whole, yen};
use crate::exchange::words::{squeezed, years};

impl Walk<'_, '_> {
    /// A row of sums, or one whose columns are years.
    pub(super) fn is_sum(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        // 「計」 among the kinds of a project's costs is its sum, not one of projects.
        let of_items = |cell: usize| self.column(shape.columns, cell).is_some_and(|of| of.concept == "cost_item");
        let is = |&cell: &usize| self.texts.has(cell, &[Sign::Total]) && !of_items(cell);
        let total = row.cells.iter().copied().find(is);
        if self.is_part_of_sum(shape, row) {
            row.cells.iter().for_each(|&cell| self.say(cell, As::Unplaced, "事業費の内訳"));
            return true;
        }
        if self.is_unknown_row(shape, row) {
            row.cells.iter().for_each(|&cell| self.say(cell, As::Unplaced, "知らない見出しの行"));
            return true;
        }
        let total = total.or_else(|| self.summary(shape, row)).or_else(|| self.part_of_sum(shape, row));
        let of_sources = shape.cross && self.project.is_some() && self.sums_sources(shape);
        match total {
            Some(_) if of_sources => self.cross_of("cost", row.cells, shape.columns),
            Some(total) => self.total(row.cells, total, shape.columns),
            None if shape.cross => self.cross(row.cells, shape.columns),
            None => return false,
        }
        true
    }

    /// Whether the rows of a table of years say the sources of a project's money and none says the whole: 「合計」 does.
    pub(super) fn sums_sources(&self, shape: &Shape<'_>) -> bool {
        let says = |of: &str| {
            let cells = shape.body.iter().flat_map(|row| self.sheet.row_indexes(*row).take(2));
            cells.filter(|&cell| self.concept(cell) == of).count()
        };
        shape.cross && says("cost") == 0 && (says("funding") > 0 || self.heads_costs(shape))
    }

    /// Where projects are named and numbered, the words of a row without a number that sum up others: 「目標１の達成状況」.
    pub(super) fn summary(&self, shape: &Shape<'_>, row: Row<'_>) -> Option<usize> {
        if !shape.numbers || !shape.projects {
            return None;
        }
        let of = |cell: usize, concept: &str| self.column(shape.columns, cell).is_some_and(|of| of.concept == concept);
        let ends = ["の達成状況", "の進捗状況", "の達成率", "の集計", "の状況"];
        let sums = |&cell: &usize| {
            let text = self.sheet.cells[cell].text.trim_end();
            of(cell, "project") && ends.iter().any(|end| text.ends_with(end))
        };
        let name = row.cells.iter().copied().find(sums)?;
        (!row.cells.iter().any(|&cell| of(cell, "number"))).then_some(name)
    }

    /// A row of totals: its amounts belong to the ledger, not to a project.
    pub(super) fn total(&mut self, cells: &[usize], label: usize, columns: &[Column]) {
        // Where something is called 合計, all other sums are sums of a part.
        let flat = squeezed(&self.sheet.cells[label].text);
        let part = !is_grand_total(&flat) && (without_count(&flat) != "計" || self.landmarks.summed);
        // Below the years or items of one project's own table it is the sum of these.
        let names = |column: &Column| matches!(column.concept, "project" | "measure" | "number" | "kpi" | "strategy");
        let own = self.project.is_some() && !columns.iter().any(names);
        // On the sheet of a year to come, where nothing was spent yet, the budget is what the plan's projects cost.
        let spent = columns.iter().any(|column| matches!(column.concept, "cost" | "actual"));
        let planned = !spent && self.maker.year > self.maker.reviewed;
        self.say(label, As::Label, "合計の見出し");
        for &cell in cells {
            if self.done.contains(&cell) {
                continue;
            }
            let column = self.column(columns, cell).cloned().unwrap_or_default();
            let id = self.id(cell);
            self.done.insert(cell);
            let amount = yen(&self.sheet.cells[cell].text, column.scale.or(self.scale).unwrap_or(1));
            let field = match column.concept {
                "cost" => "cost",
                "grant" => "grant",
                "budget" if planned => "cost",
                _ => "",
            };
            match amount {
                Some(amount)
                    if !field.is_empty() && !part && !own && column.year.is_none_or(|year| year == self.maker.year) =>
                {
                    if self.unit_is_asked(amount, &self.sheet.cells[cell].text, column.scale.or(self.scale)) {
                        self.ask_total(id, field, amount, &column.words);
                        continue;
                    }
                    let basis = if planned { "計画" } else { "実績" };
                    self.total_value(id, self.maker.year, basis, field, &amount.to_string())
                }
                _ if own => self.maker.say(id, As::Unplaced, "1つの事業の中の合計(台帳の合計ではない)", self.project),
                _ if part => self.maker.say(id, As::Unplaced, "小計や平均の値", None),
                _ => self.maker.say(id, As::Unplaced, "合計行の値", None),
            }
        }
    }

    /// Whether nothing says what an amount is in, and it is too small to be one of yen for certain.
    fn unit_is_asked(&self, amount: i64, text: &str, scale: Option<i64>) -> bool {
        scale.is_none() && !text.contains('円') && (1..SURELY_YEN).contains(&amount)
    }

    /// Asks what a sum is in, as the amounts above it are asked about: one answer is for all of the column.
    fn ask_total(&mut self, id: (usize, usize), field: &str, amount: i64, header: &str) {
        let year = self.maker.year;
        let place = |field: &str| Place { field: format!("/totals/{year}/{field}").into(), ..Place::default() };
        let choice = |(unit, by): (&str, i64)| {
            let amount = (place(field), (amount * by).to_string());
            let values = vec![amount, (place("fiscal_year"), string(&short(year))), (place("basis"), string("実績"))];
            Choice { words: unit.to_owned(), values }
        };
        let why = format!("合計の金額の単位が書かれていない(「{amount}」)。円か千円か");
        let options = [("円", 1), ("千円", 1000)].map(choice).into();
        self.maker.ask(id, ("money-unit", header), why, None, options);
    }

    fn total_value(&mut self, id: (usize, usize), year: u16, basis: &str, field: &str, value: &str) {
        let place = |field: &str| Place { field: format!("/totals/{}/{field}", year).into(), ..Place::default() };
        for (key, value) in [("fiscal_year", string(&short(year))), ("basis", string(basis))] {
            if !self.maker.has(&place(key)) {
                self.maker.set(id, place(key), value, "合計の年度と区分");
            }
        }
        self.maker.set(id, place(field), value.to_owned(), "合計");
    }

    /// 「総事業費：52,318,640円」 and 「採択事業：３事業（うち１事業は…）」.
    pub(super) fn total_sentence(&mut self, cell: usize, flat: &str) -> bool {
        let Some((label, value)) = flat.split_once(':').filter(|_| !self.labelled || self.landmarks.lists) else {
            return false;
        };
        let above = self.landmarks.counts(cell).map(|above| &self.sheet.cells[above].text);
        let of_year = above.and_then(|above| Some((above, years(above).first().copied()?)));
        let (year, basis) = of_year.map_or((self.maker.year, "実績"), |(above, year)| {
            (year, if above.contains("実績") { "実績" } else { "計画" })
        });
        let id = self.id(cell);
        let field = match label {
            "総事業費" | "計画額" => "cost",
            "交付実績" | "交付予定" | "交付額" => "grant",
            "採択事業" => {
                let Some(count) = value.split_once("事業").and_then(|(count, _)| whole(count)) else { return false };
                self.done.insert(cell);
                self.total_value(id, year, basis, "projects", &count);
                if let Some((_, note)) =
                    self.sheet.cells[cell].text.trim().trim_end_matches(['）', ')']).split_once(['（', '('])
                {
                    let note = note.to_owned();
                    self.total_value(id, year, basis, "note", &string(&note));
                    let joint = squeezed(&note);
                    if let Some(joint) =
                        joint.strip_prefix("うち").and_then(|rest| rest.split_once("事業")).and_then(|(n, _)| whole(n))
                    {
                        self.total_value(id, year, basis, "joint", &joint);
                    }
                }
                return true;
            }
            _ => return false,
        };
        let Some(amount) = yen(value, 1) else { return false };
        self.done.insert(cell);
        self.total_value(id, year, basis, field, &amount.to_string());
        true
    }

    /// Amounts of years: the row says what, the columns say when.
    pub(super) fn cross(&mut self, cells: &[usize], columns: &[Column]) {
        self.cross_of(self.concept(cells[0]), cells, columns);
    }

    /// [`Walk::cross`], whose row is known to say `concept`.
    pub(super) fn cross_of(&mut self, concept: &'static str, cells: &[usize], columns: &[Column]) {
        let label = cells[0];
        let row = self.sheet.cells[label].row;
        let own = self.heads[label].as_ref().and_then(|head| head.scale);
        // 「　国庫支出金」 below 「事業費（千円）」: a cost's sources are in its unit.
        let above = self.costs.filter(|(of, _)| of + 1 == row && matches!(concept, "funding" | "grant"));
        let own = own.or(above.map(|(_, scale)| scale));
        self.costs = own.filter(|_| matches!(concept, "cost" | "funding" | "grant")).map(|scale| (row, scale));
        self.say(label, As::Label, "行の見出し");
        let words = self.sheet.cells[label].text.trim().trim_start_matches("うち").to_owned();
        for &cell in &cells[1..] {
            let id = self.id(cell);
            self.done.insert(cell);
            let column = columns.get(self.sheet.cells[cell].column as usize).cloned().unwrap_or_default();
            if let (Some((kpi, unit)), "target" | "actual") = (self.label_kpi.clone(), concept) {
                self.year_of_kpi((cell, concept), &column, (kpi, unit.as_deref()));
                continue;
            }
            let concept = match (concept, column.concept) {
                ("cost", "budget" | "target") => "budget",
                ("funding" | "grant", "budget" | "target") => "funding_group",
                (concept, _) => concept,
            };
            let of_rows = columns.get(self.sheet.cells[label].column as usize).and_then(|column| column.scale);
            let scale = own.or(column.scale).or(of_rows).or(self.scale);
            if matches!(concept, "achievements" | "result" | "comment" | "summary")
                && matches!(column.concept, "target" | "budget")
            {
                self.maker.say(id, As::Unplaced, "これから行うこと(計画)", self.project);
                continue;
            }
            let around = Around {
                project: self.project,
                year: column.year,
                unit: Some(&words),
                scale,
                no_unit: false,
                header: &words,
                kpi: None,
            };
            let text = self.sheet.cells[cell].text.clone();
            self.maker.put(id, concept, &text, around);
        }
    }
}

impl Walk<'_, '_> {
    /// 「R5決算 | 0 | 120 | 550」 below 「財源内訳 | 国庫支出金 | … | 事業費計」: the row says when and whether it was spent, the
    /// columns what of the money it is.
    pub(super) fn is_year_of_costs(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let Some((&label, cells)) = row.cells.split_first() else { return false };
        let plain = !shape.kpis && !shape.projects && !shape.cross && !shape.years && self.project.is_some();
        let Some(head) = self.heads[label].clone().filter(|_| plain) else { return false };
        let of_costs = |column: &Column| matches!(column.concept, "cost" | "grant" | "funding");
        let first = self.sheet.cells[label].column as usize;
        let says_year = head.year.is_some() && matches!(head.concept, "" | "cost" | "budget" | "actual" | "target");
        let beside = shape.columns[..first.min(shape.columns.len())].iter().all(|column| column.words.is_empty());
        let over = |cell: &usize| self.column(shape.columns, *cell).is_some_and(of_costs);
        if !says_year || !beside || cells.len() < 2 || !cells.iter().all(over) {
            return false;
        }
        self.say(label, As::Label, "行の見出し");
        let planned = matches!(head.concept, "budget" | "target");
        let of_rows = shape.columns.get(first).and_then(|column| column.scale);
        for &cell in cells {
            let column = self.column(shape.columns, cell).cloned().unwrap_or_default();
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            self.done.insert(cell);
            let concept = match column.concept {
                "cost" if planned => "budget",
                "grant" | "funding" if planned => "funding_group",
                concept => concept,
            };
            let words = column.lowest().to_owned();
            let around = Around {
                project: self.project,
                year: head.year,
                unit: Some(&words),
                scale: column.scale.or(of_rows).or(self.scale),
                no_unit: false,
                header: &words,
                kpi: None,
            };
            self.maker.put(id, concept, &text, around);
        }
        true
    }

    /// Nothing but amounts right below 「事業費（千円） | R4決算 | R5予算」: the heading over no value says what they are and in which unit.
    pub(super) fn is_amounts_of_years(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let Some(&first) = row.cells.first().filter(|_| shape.cross && row.n == 0 && self.project.is_some()) else {
            return false;
        };
        let dated =
            |column: &Column| column.year.is_some() && matches!(column.concept, "" | "cost" | "grant" | "budget");
        let amount = |cell: &usize| number(&self.sheet.cells[*cell].text).is_some();
        let of_years = |cell: &usize| self.column(shape.columns, *cell).is_some_and(dated) && amount(cell);
        let over = shape.columns.iter().take(self.sheet.cells[first].column as usize);
        let label = over.filter_map(|column| column.heading).next_back();
        let Some(label) = label
            .and_then(|label| self.heads[label].clone())
            .filter(|label| label.year.is_none() && label.concept == "cost" && row.cells.iter().all(of_years))
        else {
            return false;
        };
        for &cell in row.cells {
            let column = self.column(shape.columns, cell).cloned().unwrap_or_default();
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            self.done.insert(cell);
            let concept = if column.concept.is_empty() { label.concept } else { column.concept };
            let around = Around {
                project: self.project,
                year: column.year,
                scale: column.scale.or(label.scale).or(self.scale),
                header: &column.words,
                ..Around::default()
            };
            self.maker.put(id, concept, &text, around);
        }
        true
    }

    /// A target or result of the KPI that a label above has named, below the heading of its year or of the base.
    fn year_of_kpi(&mut self, (cell, of_row): (usize, &str), column: &Column, (kpi, unit): (usize, Option<&str>)) {
        let (id, text, named) = (self.id(cell), self.sheet.cells[cell].text.clone(), self.maker.year);
        let concept = if matches!(column.concept, "baseline" | "goal") { column.concept } else { of_row };
        let year = column.year.filter(|_| matches!(concept, "target" | "actual")).or(Some(named));
        let around =
            Around { project: self.project, year, kpi: Some(kpi), unit, header: &column.words, ..Around::default() };
        self.name_in(around, id, named);
        self.maker.put(id, concept, &text, around);
    }
}

/// A sum's label without how many it sums up: 「小計（2事業）」.
fn without_count(flat: &str) -> &str {
    let Some((label, inside)) = flat.strip_suffix(')').and_then(|flat| flat.rsplit_once('(')) else { return flat };
    let unit = inside.trim_start_matches('全').trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = matches!(unit, "事業" | "件" | "施策" | "項目" | "取組") && unit.len() < inside.len();
    if counted { label } else { flat }
}

/// Whether a row is one of averages: of all projects together, never of one.
fn is_average(flat: &str) -> bool {
    let of = flat.trim_end_matches('値').strip_suffix("平均");
    of.is_some_and(|of| {
        matches!(of, "" | "全体" | "全事業" | "事業" | "総" | "単純" | "加重" | "全庁" | "町" | "市" | "村")
    })
}

pub(in crate::exchange) fn is_total(text: &str) -> bool {
    // 「KPIの数」 is the only one that ends in nothing of a sum.
    if !text.contains(['計', '均']) && !text.trim_start().starts_with(['K', 'Ｋ']) {
        return false;
    }
    let flat = squeezed(text);
    let flat = without_count(&flat);
    if is_average(flat) {
        return true;
    }
    // 「商工費　計」: set apart from what it is the sum of.
    let apart = text.trim().strip_suffix('計').filter(|of| of.ends_with(char::is_whitespace)).map(str::trim);
    if apart.is_some_and(|of| of.chars().count() > 1 && !of.contains(char::is_whitespace)) {
        return true;
    }
    // 「未集計」 and 「事業費計」 are no rows of sums.
    let part = ["小計", "ページ計", "頁計", "課計", "部計", "施策計", "分野計", "事業計"];
    is_grand_total(flat)
        || matches!(flat, "計" | "集計")
        || (flat.chars().count() <= 12 && part.iter().any(|word| flat.ends_with(word)))
        || (flat.starts_with("KPIの数") && flat.chars().count() < 20)
}
