//! Where a table ends: at a label that says something that no column does, at a text below all of its projects.
//!
//! A row is the table's own unless what stands at its left speaks against it: most words of the field name a column as well as
//! a row of a table of years, and only the shape of the table tells which.

use super::Walk;
use super::left::Left;
use super::running::says_whom_to_ask;
use super::sections::is_next_heading;
use super::table::{Row, Shape};
use super::texts::Sign;
use crate::exchange::values::{number as is_number, whole};
use crate::exchange::words::squeezed;

impl Walk<'_, '_> {
    /// Whether the table has ended above this row: a label at the left says something that no column does.
    pub(super) fn ends(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let (Some(&first), Some(&number)) = (row.cells.first(), shape.body.get(row.n)) else { return false };
        if !self.sheet.begin.is_empty() && self.sheet.begin.contains(&number) {
            return true;
        }
        // In a report a line alone is none of the table's.
        if self.maker.book.running
            && row.cells.len() == 1
            && self.sheet.cells[first].column == 0
            && shape.columns.len() > 1
        {
            return true;
        }
        // A page that was copied says below its table whom to ask.
        if self.maker.book.plain && row.cells.len() == 1 && says_whom_to_ask(&self.sheet.cells[first].text) {
            return true;
        }
        // A number in front of a label, where the table has no column, is the label's.
        let counted = self.column(shape.columns, first).is_none() && whole(&self.sheet.cells[first].text).is_some();
        let leftmost = row.cells.get(1).copied().filter(|_| counted || self.is_group(row.cells)).unwrap_or(first);
        let gap = row.n.checked_sub(1).and_then(|n| shape.body.get(n)).is_some_and(|above| number > above + 1);
        if gap && !shape.kpis && !shape.cross && !shape.projects {
            return true;
        }
        // 「- 事業効果：…」 below the table of one project's indicators.
        if gap && row.cells.len() == 1 && !shape.projects && self.behind_colon(first).is_some() {
            return true;
        }
        // 「■集計」 apart from the rows: what follows counts them.
        let counts = |cell: usize| {
            squeezed(&self.sheet.cells[cell].text).trim_start_matches(['■', '●', '○', '◆']).contains("集計")
        };
        if gap && row.cells.len() == 1 && self.sheet.cells[first].text.chars().count() <= 16 && counts(first) {
            return true;
        }
        let label = matches!(
            self.concept(leftmost),
            "rating"
                | "mark"
                | "comment"
                | "policy"
                | "reason"
                | "opinion"
                | "outside"
                | "achievements"
                | "current"
                | "stage_one"
                | "stage_two"
                | "stage_one_why"
                | "verifier"
                | "stage_two_why"
                | "revised"
                | "project"
                | "summary"
                | "period"
                | "funding_group"
                | "program"
                | "budget"
                | "why"
                | "result"
                | "response"
                | "obstacles"
                | "revisions"
                | "viewpoint"
        );
        let of_text = matches!(self.concept(leftmost), "purpose" | "current" | "obstacles" | "revisions");
        if (of_text || self.concept(leftmost) == "strategy")
            && row.cells.len() == 1
            && self.column(shape.columns, leftmost).is_none_or(|column| column.concept != self.concept(leftmost))
        {
            return true;
        }
        let amounts = shape.cross && self.concept(leftmost) == "budget";
        if shape.cross && self.texts.has(leftmost, &[Sign::Total]) && self.sums_sources(shape) {
            return false;
        }
        if self.is_part_of_sum(shape, row) || self.is_unknown_row(shape, row) {
            return false;
        }
        let apart = self.is_wider_heading(shape, row)
            || self.is_row_of_headings(shape, row)
            || self.is_label_and_value(shape, row)
            || self.is_label_below(shape, row)
            || self.is_label_of_kind(shape, row)
            || self.is_no_kpi(shape, row);
        if apart || self.heads_another(shape, row) || self.says_in_sentence(shape, row) {
            return true;
        }
        // 「進捗評価 | 順調 | 説明 | …」 below the KPIs of the sheet's own project: labels and their values.
        let of_names = self.column(shape.columns, leftmost).is_some_and(|column| column.concept == "kpi");
        let range = first..row.cells.last().map_or(first, |last| last + 1);
        if of_names && self.labelled && self.concept(leftmost) == "kpi_rating" && self.is_of_pairs(&range) {
            return true;
        }
        // 「総合評価 | B | A」 below 「推移 | R5 | R6」: a value for each year.
        let dated = |cell: &&usize| self.column(shape.columns, **cell).is_some_and(|column| column.year.is_some());
        let yearly = shape.cross && row.cells.iter().skip(1).filter(dated).count() >= 2;
        // 「平成29年度決算 | 8,200 | …」 says of which year the row is.
        let says_year = self.column(shape.columns, leftmost).is_some_and(|column| column.concept == "year")
            && self.heads[leftmost].as_ref().is_some_and(|head| head.year.is_some())
            && shape.columns.iter().all(|column| !matches!(column.concept, "kpi" | "target" | "actual"));
        let label = (label && !amounts && !yearly && !says_year)
            || (of_text && row.cells.iter().filter(|&&cell| cell >= leftmost).count() <= 2);
        let of_column = matches!(
            shape.columns.get(self.sheet.cells[leftmost].column as usize).map(|column| column.concept),
            Some(
                "kind"
                    | "rating"
                    | "policy"
                    | "kpi_rating"
                    | "program"
                    | "budget"
                    | "comment"
                    | "achievements"
                    | "reason"
            )
        );
        // A name that a copy has broken may go on with 「プロジェクト」: in the column of names, behind that of the numbers.
        if self.goes_on_with_name(shape, row).is_some_and(|name| name == leftmost) {
            return false;
        }
        let own = self.column(shape.columns, leftmost).is_some_and(|column| column.concept == self.concept(leftmost));
        let after_gap = gap && !self.concept(leftmost).is_empty() && row.cells.len() > 1 && !own;
        // 「実績額 | 5,150千円」 right below a table of KPIs or years of the sheet's own project.
        let of_money = matches!(self.concept(leftmost), "cost" | "grant" | "budget");
        let below_kpis = shape.columns.get(self.sheet.cells[leftmost].column as usize).map(|column| column.concept);
        // 「年度 | R5決算額 | R6決算額」 over 「事業費 | …」: the row says what, the columns when.
        let below_own = matches!(below_kpis, Some("year" | "kpi")) && !yearly && !says_year;
        if self.is_money_of_years(shape, row) || self.is_money_among_kpis(shape, row) {
            return false;
        }
        if of_money && self.project.is_some() && !shape.projects && below_own {
            return true;
        }
        // 「成果指標２ | …」 below the years of the KPI before it.
        let names_next = || row.cells.len() > 1 && self.names_kpi(leftmost);
        if (shape.years || shape.cross || shape.actuals) && !shape.kpis && !shape.projects && names_next() {
            return true;
        }
        // 「■評価」 after 「■指標」 over the table of the sheet's own KPIs.
        if let (Some(heading), &[cell], true) = (self.heading, row.cells, self.project.is_some() && !shape.projects)
            && is_next_heading(&self.sheet.cells[heading].text, &self.sheet.cells[cell].text)
        {
            let next = shape.body.get(row.n + 1).map(|row| self.sheet.row_indexes(*row)).unwrap_or_default();
            let values = next.clone().filter(|&cell| is_number(&self.sheet.cells[cell].text).is_some()).count();
            return values == 0 || (next.start < next.end && !self.concept(next.start).is_empty());
        }
        // 「備考 | …」 below the years of a KPI or of costs.
        if shape.cross && self.concept(leftmost) == "note" && row.cells.len() == 2 {
            return true;
        }
        // 「有効性 | 中 | 総合評価 | Ｂ」 below amounts of years: labels and their values.
        let pairs = row.cells.iter().skip(1).any(|&cell| !self.concept(cell).is_empty());
        // 「事業の内容 | …」 below a row of amounts.
        let texts = ["summary", "achievements", "result", "comment", "current", "obstacles", "revisions"];
        let of_column = of_column && !(below_kpis == Some("budget") && texts.contains(&self.concept(leftmost)));
        // 「手段 | …」 below 「区分 | 内容 | 指標名」.
        let of_column = of_column || self.row_kind(shape, row).is_some();
        let next_money = after_gap && of_money && self.project.is_some() && !shape.projects;
        ((label || after_gap) && !of_column)
            || next_money
            || (shape.cross && (self.concept(leftmost).is_empty() || pairs))
    }

    /// Whether a text where numbers or projects stand, alone or the first of another table's or a legend's row, is written below the
    /// table: all projects above have a number, and no row from here on has one or names a KPI.
    pub(super) fn is_below_all(&self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>) -> bool {
        let (Some(&cell), true) = (row.cells.first(), shape.numbers && shape.projects) else { return false };
        let of = self.column(shape.columns, cell).map_or("", |column| column.concept);
        let gap = || row.n.checked_sub(1).is_some_and(|above| shape.body[above] + 1 < shape.body[row.n]);
        let word = || {
            let text = &self.sheet.cells[cell].text;
            text.chars().all(char::is_alphabetic) && !self.texts.has(cell, &[Sign::Total])
        };
        let own = match row.cells.len() {
            1 => matches!(of, "number" | "project"),
            _ => of == "number" && gap() && word(),
        };
        if !own || self.is_merged(cell) {
            return false;
        }
        let last = *left.last_named.get_or_insert_with(|| {
            let names = |cell: usize| {
                let concept = self.column(shape.columns, cell).map_or("", |column| column.concept);
                let text = &self.sheet.cells[cell].text;
                (concept == "number" && whole(text).is_some()) || (concept == "kpi" && self.heads[cell].is_none())
            };
            let mut rows = shape.body.iter();
            rows.rposition(|row| self.sheet.row_indexes(*row).any(names))
        });
        let numbered = |row: &u32| {
            let of = |cell: usize| self.column(shape.columns, cell).map_or("", |column| column.concept);
            let mut cells = self.sheet.row_indexes(*row);
            let names = |cell: usize| of(cell) == "project" && !self.texts.has(cell, &[Sign::Total]);
            !cells.clone().any(names) || cells.any(|cell| of(cell) == "number")
        };
        last.is_some_and(|last| row.n > last) && shape.body[..row.n].iter().all(numbered)
    }

    fn is_merged(&self, cell: usize) -> bool {
        let area = self.sheet.area(&self.sheet.cells[cell]);
        area.right > area.left || area.bottom > area.top
    }
}
