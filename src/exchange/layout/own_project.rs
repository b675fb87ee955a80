//! Rows of a table of the sheet's own project that are none of its data, or go on with it in words that nobody knows: headings of
//! the boxes below it, the parts of a sum.

use super::table::{Row, Shape};
use super::texts::Sign;
use super::{Column, Walk};
use crate::exchange::place::As;
use crate::exchange::uses;
use crate::exchange::values::{is_number, is_pending};
use crate::exchange::words::squeezed;

impl Walk<'_, '_> {
    /// 「総合戦略での位置付け | 一之柱 → 2」 right below the only project of a table, where its number would stand: labels follow.
    pub(super) fn is_label_below(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let (Some(&first), true) = (row.cells.first(), row.n > 0 && row.cells.len() > 1) else { return false };
        let of_number = self.column(shape.columns, first).is_some_and(|column| column.concept == "number");
        let own = |concept: &str| shape.columns.iter().any(|column| column.concept == concept);
        let concept = self.concept(first);
        let label =
            matches!(concept, "strategy" | "strategy_group" | "cost" | "grant" | "period" | "purpose" | "summary");
        let projects = |row: &&u32| {
            let mut cells = self.sheet.row_indexes(**row);
            cells.any(|cell| self.column(shape.columns, cell).is_some_and(|column| column.concept == "project"))
        };
        of_number
            && label
            && !own(concept)
            && !own("kpi")
            && !self.texts.has(first, &[Sign::Total])
            && shape.body[..row.n].iter().filter(projects).count() == 1
    }

    /// 「評価 | Ａ」 and 「事業費（千円） | 24予算 | 22,000 | 24決算 | …」 below KPIs, where their kinds would stand: labels follow.
    pub(super) fn is_label_of_kind(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let (Some(&first), true) = (row.cells.first(), row.n > 0 && row.cells.len() > 1) else { return false };
        if self.column(shape.columns, first).is_none_or(|column| column.concept != "kind") || !shape.kpis {
            return false;
        }
        let verdict = matches!(self.concept(first), "rating" | "mark" | "policy" | "outside" | "opinion");
        let money = |cell: &usize| {
            let amount = matches!(self.concept(*cell), "cost" | "grant" | "budget");
            amount && self.heads[*cell].as_ref().is_some_and(|head| head.year.is_some())
        };
        (verdict && row.cells.len() == 2)
            || (matches!(self.concept(first), "cost" | "grant" | "budget") && row.cells.iter().skip(1).any(money))
    }

    /// Whether a row where a KPI's name and unit would stand is of another kind: a label that the field knows and what is said of it,
    /// 「達成状況 | 概ね達成」, or words beside a text that reaches from there over the values. A name with its unit, whose values are still
    /// empty, stays a KPI.
    pub(super) fn is_no_kpi(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let &[label, said] = row.cells else { return false };
        let of = |cell: usize| self.column(shape.columns, cell).map(|column| column.concept);
        let own = shape.kpis && !shape.projects && self.project.is_some() && row.n > 0;
        if !own || of(label) != Some("kpi") || !matches!(of(said), Some("unit" | "target" | "kpi")) {
            return false;
        }
        let (cell, concept) = (&self.sheet.cells[said], self.concept(label));
        // 「アンケートの結果 | 大切だと思う人の割合　58.3％」, with nothing where the values would stand.
        if of(said) == Some("kpi") {
            let last = cell.text.trim().rsplit_once(char::is_whitespace);
            return last.is_some_and(|(_, value)| value.starts_with(char::is_numeric));
        }
        if is_number(&cell.text) || is_pending(&cell.text) {
            return false;
        }
        let area = self.sheet.area(cell);
        let over = shape.columns.iter().skip(area.left as usize).take((area.right - area.left) as usize + 1);
        if over.filter(|column| matches!(column.concept, "target" | "actual")).count() > 1 {
            return true;
        }
        let says_of_kpi = matches!(concept, "kpi_rating" | "rate" | "outlook" | "note" | "mark");
        let flat = squeezed(&cell.text);
        let of_others = |row: &u32| self.sheet.at(*row, cell.column).is_some_and(|other| squeezed(&other.text) == flat);
        let is_unit = || matches!(&*flat, "%" | "点" | "pt" | "ポイント") || shape.body[..row.n].iter().any(of_others);
        // 「利用状況の総括 | 平日の利用が課題である。」
        let sentence = || cell.text.trim_end().ends_with('。');
        (says_of_kpi || sentence()) && of(said) == Some("unit") && !is_unit()
    }

    /// Reads such a row where KPIs follow: it is said of those above, nobody knows of which. The table ends where none follow.
    pub(super) fn says_between_kpis(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let of_value = |cell: usize| {
            let of = self.column(shape.columns, cell).map(|column| column.concept);
            matches!(of, Some("target" | "actual")) && is_number(&self.sheet.cells[cell].text)
        };
        let goes_on = |row: &u32| self.sheet.row_indexes(*row).any(of_value);
        let &[label, said] = row.cells else { return false };
        if !self.is_no_kpi(shape, row) || !shape.body[row.n + 1..].iter().any(goes_on) {
            return false;
        }
        let known = self.heads[label].is_some();
        self.say(
            label,
            if known { As::Label } else { As::Unplaced },
            if known { "行の見出し" } else { "知らない見出し" },
        );
        self.say(said, As::Unplaced, "指標の行の間にある文(どの指標のことか分からない)");
        true
    }

    /// Whether the heading over a table's labels says that all of its rows are costs: 「事業費（千円） | R5決算 | R6決算」.
    pub(super) fn heads_costs(&self, shape: &Shape<'_>) -> bool {
        let first = shape.columns.iter().find(|column| column.heading.is_some());
        first.is_some_and(|column| column.concept == "cost" && column.year.is_none())
    }

    /// A row that only says a part of the costs in words that nobody knows, 「三川市 | 41,200 | 42,050」, where a row below says their sum.
    pub(super) fn is_part_of_sum(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let Some((&label, values)) = row.cells.split_first() else { return false };
        let known = !self.concept(label).is_empty() || self.texts.has(label, &[Sign::Total]);
        if !shape.cross || known || !self.heads_costs(shape) || !self.sums_sources(shape) || values.is_empty() {
            return false;
        }
        let of_year = |cell: &usize| {
            let number = is_number(&self.sheet.cells[*cell].text);
            number && self.column(shape.columns, *cell).is_some_and(|column| column.year.is_some())
        };
        let total = |row: &u32| self.sheet.row_indexes(*row).take(1).any(|cell| self.texts.has(cell, &[Sign::Total]));
        values.iter().all(of_year) && shape.body[row.n..].iter().any(total)
    }

    /// Whether a row below texts abreast is one of a label and its value: the value begins in the middle of the heading over the label.
    pub(super) fn is_label_and_value(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let &[label, value] = row.cells else { return false };
        let plain = !shape.kpis && !shape.projects && !shape.cross && self.project.is_some();
        let own = self.column(shape.columns, label).map(|column| column.concept);
        let (left, at) = (self.sheet.cells[label].column as usize, self.sheet.cells[value].column as usize);
        let heading = |at: usize| shape.columns.get(at).and_then(|column| column.heading);
        plain
            && uses::is(self.concept(label), uses::BELOW)
            && own.is_some_and(|own| own != self.concept(label))
            && self.heads[value].is_none()
            && heading(left).is_some()
            && heading(left) == heading(at)
    }

    /// 「【事業費と財源】 | 【評価】」 below a table of the sheet's own project: headings of what stands below each of them.
    pub(super) fn is_row_of_headings(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let in_brackets = |&cell: &usize| {
            let text = self.sheet.cells[cell].text.trim();
            text.starts_with('【') && text.ends_with('】')
        };
        self.project.is_some() && !shape.projects && row.cells.len() > 1 && row.cells.iter().all(in_brackets)
    }

    /// 「事業費 | 千円 | 4,120 | 5,873」 in a table of KPIs and years: an amount a year, which ends no table.
    pub(super) fn is_money_of_years(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let Some((&label, values)) = row.cells.split_first().filter(|_| shape.kpis) else { return false };
        let of = |cell: &usize| self.column(shape.columns, *cell);
        let unit = |cell: &usize| of(cell).is_some_and(|column| column.concept == "unit");
        let in_yen = |cell: &usize| squeezed(&self.sheet.cells[*cell].text).ends_with('円');
        let scaled = || self.heads[label].as_ref().is_some_and(|head| head.scale.is_some());
        let known = || scaled() || values.iter().any(|cell| unit(cell) && in_yen(cell));
        let dated = || values.iter().filter(|cell| of(cell).is_some_and(|column| column.year.is_some())).count();
        of(&label).is_some_and(|column| matches!(column.concept, "kpi" | "kind")) && dated() > 1 && known()
    }

    /// A row of what others reached, below the town's own: 「県平均 | 95.4 | 95.9」.
    pub(super) fn is_of_others(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let others = |cell: &usize| {
            let of = self.sheet.cells[*cell].column as usize;
            let free = shape.columns.get(of).is_none_or(|column| matches!(column.concept, "" | "scope" | "kind"));
            let flat = squeezed(&self.sheet.cells[*cell].text);
            let mean = flat.strip_suffix("平均").or_else(|| flat.strip_suffix("平均値"));
            let of_mean = mean.is_some_and(|of| {
                ["県", "国", "都", "道", "府", "圏域", "類似団体", "県内", "市町村", "同規模"]
                    .iter()
                    .any(|end| of.ends_with(end))
            });
            free && (of_mean || matches!(&*flat, "全国" | "県" | "国" | "県全体" | "類似団体" | "他市"))
        };
        let values = |cell: &&usize| self.column(shape.columns, **cell).is_some_and(|of| of.year.is_some());
        shape.kpis
            && !shape.projects
            && row.cells.iter().take(2).any(others)
            && row.cells.iter().filter(values).count() > 0
    }

    /// Whether a row below KPIs says something in a sentence that reaches over their values, beside a label that names none of them:
    /// 「実装の状況 | ３４の手続で始めた。」.
    pub(super) fn says_in_sentence(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let &[label, text] = row.cells else { return false };
        let said = &self.sheet.cells[text];
        let area = self.sheet.area(said);
        let of_value = |column: &Column| matches!(column.concept, "target" | "actual");
        let over = shape.columns.iter().skip(area.left as usize).take((area.right - area.left) as usize + 1);
        let names = self.column(shape.columns, label).is_some_and(|column| column.concept == "kpi");
        shape.kpis
            && !shape.projects
            && !names
            && self.project.is_some()
            && area.right > area.left
            && said.text.contains('。')
            && over.into_iter().any(of_value)
    }

    /// Whether a row among those of KPIs is one of headings of another table that nobody knows whole, 「評価の視点 | 判定 | 説明」: words of the field
    /// stand where its targets, results and marks would.
    pub(super) fn heads_another(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        if !shape.kpis || row.cells.len() < 3 {
            return false;
        }
        let of_values = |cell: &usize| {
            let values = ["target", "actual", "baseline", "goal", "previous", "unit", "rate", "kpi_rating", "note"];
            self.column(shape.columns, *cell).is_some_and(|column| values.contains(&column.concept))
        };
        let values: Vec<usize> = row.cells.iter().copied().filter(of_values).collect();
        let of_result = |cell: &usize| {
            self.column(shape.columns, *cell).is_some_and(|of| matches!(of.concept, "target" | "actual"))
        };
        values.len() > 1 && values.iter().any(of_result) && values.iter().all(|&cell| !self.concept(cell).is_empty())
    }

    /// A row of a table of years that says in words of its own what no field is for, 「交付件数（件） | 14 | 14 | 13」, right above one that is known.
    pub(super) fn is_unknown_row(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let of_years = |cells: &[usize]| {
            let of_year = |cell: &usize| self.column(shape.columns, *cell).is_some_and(|column| column.year.is_some());
            cells.len() > 1 && cells.iter().all(of_year)
        };
        let Some((&label, values)) = row.cells.split_first() else { return false };
        let plain = |label: usize| self.heads[label].is_none() && !is_number(&self.sheet.cells[label].text);
        if !shape.cross || !plain(label) || !of_years(values) || values.iter().any(|&cell| self.heads[cell].is_some()) {
            return false;
        }
        let (Some(&of), Some(&next)) = (shape.body.get(row.n), shape.body.get(row.n + 1)) else { return false };
        let below: Vec<usize> = self.sheet.row_indexes(next).collect();
        let Some((&known, values)) = below.split_first().filter(|_| next == of + 1) else { return false };
        let of_money = matches!(self.concept(known), "cost" | "grant" | "budget" | "funding" | "rate");
        of_money && of_years(values) && self.sheet.cells[known].column == self.sheet.cells[label].column
    }

    /// Whether a row is a heading of a text that reaches over more columns than those of the table above it: 「今後の方針」 over the
    /// whole width below 「事業効果 | 外部有識者の評価」.
    pub(super) fn is_wider_heading(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let &[cell] = row.cells else { return false };
        let area = self.sheet.area(&self.sheet.cells[cell]);
        let column = shape.columns.get(area.left as usize);
        let over = column.and_then(|column| column.heading).map(|heading| self.sheet.area(&self.sheet.cells[heading]));
        uses::is(self.concept(cell), uses::BELOW)
            && self.project.is_some()
            && column.is_none_or(|column| column.concept != self.concept(cell))
            && over.is_some_and(|over| over.left >= area.left && over.right < area.right)
    }
}
