//! Labels and their values outside of tables: what stands right of a label is its value.

use super::Walk;
use super::choices::is_mark;
use super::expense_kinds::label_and_value;
use super::free_text::{is_legend, is_town};
use super::kpi_labels::OF_KPI;
use super::project::{is_department, plan_of};
use super::scales::is_money_unit;
use super::verdicts::why_of_stage;
use crate::exchange::place::{Around, As, Place, is_answered};
use crate::exchange::values::{is_number, short, string, yen};
use crate::exchange::words::{scale, squeezed};

impl Walk<'_, '_> {
    /// Labels and their values in a row that is no table's.
    pub(super) fn labels(&mut self, row: u32, before_table: bool) {
        let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
        if self.strips.is_empty() {
            return self.labels_of(row, cells, before_table);
        }
        let strip = |cell: &usize| self.strip_of(*cell);
        let parts: Vec<Vec<usize>> = cells.chunk_by(|a, b| strip(a) == strip(b)).map(<[usize]>::to_vec).collect();
        for part in parts {
            let cell = part[0];
            self.at_strip(cell);
            self.labels_of(row, part, before_table);
            self.leave_strip(cell);
        }
    }

    pub(super) fn labels_of(&mut self, row: u32, cells: Vec<usize>, before_table: bool) {
        if cells.iter().all(|cell| self.done.contains(cell))
            || self.report_row(row, &cells)
            || (self.strips.is_empty() && (self.section(row) || self.kpi_columns(row)))
        {
            return;
        }
        if let &[cell] = &cells[..]
            && self.kpis_below(cell)
        {
            return;
        }
        if self.repeats_title(row, &cells) || self.is_reason_below(row, &cells) {
            return;
        }
        if let Some(below) = self.marks_below(row) {
            return self.marked_below(row, below);
        }
        if let Some(choices) = self.choices_down(&cells) {
            return self.marked_beside(cells[0], &choices);
        }
        // 「財源」 and below it 「国の交付金（事業費の２分の１）」: a sentence, whatever it begins with.
        if let &[cell] = &cells[..]
            && self.is_below_funding(cell)
            && matches!(self.concept(cell), "grant" | "funding")
        {
            self.free_text(cell, false, true);
            return;
        }
        let cells = self.without_group(cells);
        if let &[cell] = &cells[..] {
            self.outside = matches!(self.concept(cell), "outside" | "outside_group");
        }
        let mut pending: Option<(usize, &'static str)> = None;
        // 「事業費（千円） | 前年度 | 2,210 | 今年度 | 2,645」: what the first label says of the row's amounts.
        let of_row = self.heads[cells[0]].as_ref().and_then(|head| head.scale);
        let label =
            cells.iter().copied().find(|&cell| matches!(self.concept(cell), "rating" | "policy" | "outside" | "mark"));
        // What the marks mean is no choice of one.
        let legend = |cell: usize| is_legend(&squeezed(&self.sheet.cells[cell].text));
        let said = cells.iter().filter(|&&cell| Some(cell) != label && !legend(cell));
        let texts = said.filter(|&&cell| !is_mark(&self.sheet.cells[cell].text)).count();
        // A number beside the only words is no choice.
        let words = cells.iter().filter(|&&cell| Some(cell) != label && !is_number(&self.sheet.cells[cell].text));
        let only = words.count() == 1;
        if self.verdicts_of_years(&cells)
            || self.verdict_with_text(&cells)
            || self.expenses(&cells)
            || self.sum_of_expenses(&cells)
        {
            return;
        }
        if let Some(label) = label.filter(|&label| {
            label == cells[0] && texts >= 2 && !only && cells.iter().skip(1).all(|&cell| self.heads[cell].is_none())
        }) {
            return self.marked(label, &cells);
        }
        if (cells.len() == 2 && self.criterion(&cells)) || self.program(&cells) {
            return;
        }
        if self.plan_line(&cells) || self.kinds(&cells) {
            return;
        }
        for &cell in &cells {
            if self.concept(cell) == "applicant" && self.maker.book.pasted && self.project.is_none() {
                self.unnamed_plan(cell);
            }
            if !self.done.contains(&cell) && plan_of(&self.sheet.cells[cell].text).is_some() {
                self.begin_plan(cell);
            }
            if self.done.contains(&cell) {
                pending = None;
                continue;
            }
            if self.label_with_value(cell) {
                pending = None;
                continue;
            }
            if let Some((concept, value)) =
                self.behind_colon(cell).filter(|_| pending.is_none() && !self.landmarks.lists)
            {
                let (id, year) = (self.id(cell), self.heads[cell].as_ref().and_then(|head| head.year));
                self.done.insert(cell);
                if concept == "department" && self.project.is_none() {
                    self.department_above(cell, &value);
                    continue;
                }
                let around = Around { project: self.project, year, scale: self.scale, ..Around::default() };
                self.maker.put(id, concept, &value, around);
                continue;
            }
            if pending.is_none() && self.number_in_label(cell) {
                continue;
            }
            let concept = self.concept(cell);
            // 「交付金の種類 | 推進交付金」: the grant's name, though it may head amounts elsewhere.
            let named =
                pending.is_some_and(|(_, of)| of == "program") && concept == "grant" && Some(&cell) == cells.last();
            let is_label = self.heads[cell].is_some() && !concept.is_empty() && !named;
            if is_label && pending.is_some_and(|(label, _)| self.is_in_place_of_value(label, cell)) {
                pending = None;
                continue;
            }
            if is_label {
                self.say(cell, As::Label, "見出し");
                if is_answered(concept) {
                    let id = self.id(cell);
                    self.maker.room.labels.push(id);
                }
                self.label_notes(cell, concept);
                // 「一次評価 | 担当課長 | Ａ」: who judged is said in between.
                if self.is_judge(pending, cell, &cells) {
                    continue;
                }
                let verdict = pending.map(|(_, of)| of);
                let verdict =
                    verdict.filter(|of| matches!(*of, "rating" | "policy" | "stage_one" | "stage_two" | "outside"));
                // 「R6実績値 | 12 | 達成率 | 120% | 評価 | ◎」: the mark is of the indicator whose row it is.
                let of_kpi = concept == "mark" && self.label_kpi.is_some() && self.is_among_values(cell, &cells);
                let said = if of_kpi { "kpi_rating" } else { self.concept_of_label(cell) };
                let concept = match (said, verdict) {
                    ("comment" | "why", Some(stage @ ("stage_one" | "stage_two" | "outside"))) => why_of_stage(stage),
                    // 「評価 | 区分 | Ａ」: which of the verdicts.
                    ("scope" | "mark", Some(verdict)) => verdict,
                    // 「今後の方針 | 継続 | 具体的な取組 | …」: what is going to be done.
                    ("strategy" | "measure" | "achievements", Some("policy")) => "revisions",
                    ("summary", Some("policy")) => "reason",
                    // 「評価 | 担当課 | B」: whose mark it is.
                    ("department", Some("rating")) if !self.is_office_behind(cell) => "rating",
                    (concept, _) => concept,
                };
                pending = Some((cell, concept)).filter(|_| squeezed(&self.sheet.cells[cell].text) != "日");
                continue;
            }
            let Some((label, concept)) = pending else {
                if self.department_beside(&cells, cell)
                    || self.amount_with_word(cell)
                    || self.text_beside_verdict(&cells)
                {
                    continue;
                }
                self.free_text(cell, false, before_table || cells.len() == 1);
                continue;
            };
            if self.is_judge(pending, cell, &cells) {
                self.say(cell, As::Unplaced, "評価した人");
                continue;
            }
            // 「市町村名 | 常盤野市 | 作成課 | 企画課」: what stands behind the town is said of something else.
            // 「所属 | 農林水産課 | 天城原市」: whose sheet it is, beside what the label asks for.
            let first = cells.iter().find(|&&next| next > label) == Some(&cell);
            let of_towns = matches!(concept, "partners" | "applicant" | "operator" | "place");
            let text = self.sheet.cells[cell].text.trim_end();
            let town = || !of_towns && text.ends_with(['市', '町', '村', '区']) && is_town(&squeezed(text));
            if !first && (matches!(concept, "municipality" | "prefecture" | "code") || town()) {
                self.free_text(cell, false, false);
                continue;
            }
            if self.with_part(label, concept, cell) {
                continue;
            }
            if matches!(concept, "kpi" | "kpi_group") {
                // Further cells name no other: 「成果指標 | 満足度 | ％ | 80」.
                if first && self.kpi_beside(label, cell) {
                    continue;
                }
            }
            if legend(cell) {
                self.free_text(cell, false, false);
                continue;
            }
            self.done.insert(cell);
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            let more = || cells.iter().any(|&other| other > cell && self.concept(other) == "department");
            if concept == "department" && is_bureau(&self.sheet.cells[label].text) && more() {
                self.maker.say(id, As::Unplaced, "部局(担当課の欄が別にある)", self.project);
                continue;
            }
            if concept == "department" && self.is_other_office(label) {
                self.maker.say(id, As::Unplaced, "関係課(担当課の欄が別にある)", self.project);
                continue;
            }
            if concept == "department" && self.project.is_none() {
                self.department_above(cell, text.trim());
                continue;
            }
            // Of several amounts beside each other behind one label nobody knows which it is.
            let behind = cells.iter().filter(|&&other| other > label).take_while(|&&other| self.heads[other].is_none());
            let amounts = behind.filter(|&&other| is_number(&self.sheet.cells[other].text)).count();
            let money = matches!(concept, "cost" | "grant" | "budget");
            let under = if money { self.year_above(label, cell, &cells) } else { None };
            if money && amounts > 2 && under.is_none() {
                self.maker.say(id, As::Unplaced, "1つの見出しの右に金額が並んでいる", self.project);
                continue;
            }
            if matches!(concept, "cost" | "grant" | "budget") && is_money_unit(&text) {
                self.say(cell, As::Label, "金額の単位");
                continue;
            }
            // 「経費（円） | 総額 | 7,744,000 | うち国費 | …」: the whole of what the label says.
            let whole = matches!(squeezed(&text).as_str(), "総額" | "全体" | "合計" | "計" | "総計");
            if matches!(concept, "cost" | "budget") && whole {
                self.say(cell, As::Label, "見出し");
                continue;
            }
            // 「総事業費 | 7,318千円 | うち一部 | 3,659千円」: an amount behind words that nobody knows is no longer the label's.
            let next = self.sheet.cells.get(cell + 1).filter(|next| next.row == row && yen(&next.text, 1).is_some());
            let words = || text.starts_with("うち") || text.trim_end().ends_with(['額', '費']);
            if matches!(concept, "cost" | "grant" | "budget") && next.is_some() && words() {
                self.say(cell, As::Unplaced, "知らない見出し");
                pending = None;
                continue;
            }
            // 「予算額 | 24,000 | 決算額 | 22,871 | （千円）」: the next unit in the row is that of all amounts before it.
            let behind = cells.iter().filter(|&&other| other > cell).map(|&other| &self.sheet.cells[other]);
            let beside = behind.into_iter().find(|of| is_money_unit(&of.text));
            let scale = pending
                .and_then(|(label, _)| self.heads[label].as_ref())
                .and_then(|head| head.scale)
                .or_else(|| scale(&squeezed(&beside?.text)))
                .or(of_row)
                .or(self.scale);
            let year = pending.and_then(|(label, _)| self.heads[label].as_ref()).and_then(|head| head.year).or(under);
            if concept == "cost" && scale.is_some() {
                // 「うち交付金」 beside it is in the same unit.
                self.scale = scale;
            }
            if concept == "plan_cost"
                && self.project.is_some()
                && let Some(year) = year
            {
                let field = "/plan/year_cost/fiscal_year".into();
                let label = self.id(pending.map_or(cell, |(label, _)| label));
                self.maker.set(
                    label,
                    Place { project: self.project, field, ..Place::default() },
                    string(&short(year)),
                    "見出しの中の年度",
                );
            }
            if concept == "number" && self.project.is_none() && self.number.is_none() {
                self.number = Some(cell);
                continue;
            }
            let concept = match concept {
                // 「実績」 beside sentences is what was done, not a number.
                "actual" if self.label_kpi.is_none() && (text.contains(['\n', '。']) || text.chars().count() > 20) => {
                    "achievements"
                }
                // 「第１四半期 | 募集を始めた。」: what was done in a part of the year.
                "interim" if self.label_kpi.is_none() && text.trim_end().ends_with('。') => "achievements",
                // 「事業の目標」 beside a sentence is what it is for.
                "target" if self.label_kpi.is_none() && text.trim_end().ends_with('。') => "purpose",
                "opinion_at" => "form_date",
                "mark" => "rating",
                "kpi" if self.plan_sheet => "plan_kpi",
                "number" if self.project.is_none() => "serial",
                "grant" if self.is_only_promised(label) => "part",
                "grant" => self.share_beside(label),
                other => other,
            };
            // What stands below a table's projects is about the same year.
            let same = self.table_year.filter(|_| matches!(concept, "program" | "budget" | "opinion" | "outside"));
            let around = Around {
                project: self.project,
                year: year.filter(|_| matches!(concept, "cost" | "grant" | "budget")).or(same),
                scale,
                header: pending.map_or("", |(label, _)| &self.sheet.cells[label].text),
                // 「国庫支出金 | 6,200,000」: where the money comes from.
                unit: (concept == "funding").then(|| self.sheet.cells[label].text.trim().trim_start_matches("うち")),
                ..Around::default()
            };
            let of_kpi =
                Around { year: year.filter(|_| matches!(concept, "target" | "actual" | "previous")), ..around };
            if self.values_of_counted(id, concept, &text, of_kpi) {
                continue;
            }
            if OF_KPI.contains(&concept) && !self.turns_to_counted(label) {
                self.maker.say(id, As::Unplaced, "どの指標の値か分からない", self.project);
                continue;
            }
            if self.label_kpi.is_some() && (OF_KPI.contains(&concept) || self.is_kpi_label(label, concept)) {
                if let (Some(known), "unit") = (&mut self.label_kpi, concept) {
                    known.1 = Some(text.to_string());
                }
                let known = self.label_kpi.clone();
                let named = self.table_year.unwrap_or(self.maker.year);
                let of = year.filter(|_| matches!(concept, "target" | "actual" | "previous")).unwrap_or(named);
                let around = self.around_kpi(Around { year: Some(of), ..around }, &known);
                self.name_in(around, id, named);
                self.put_by_label(id, concept, &text, around);
                continue;
            }
            if self.runs_on_below(concept, label, cell) {
                continue;
            }
            self.put_by_label(id, concept, &text, around);
        }
    }

    /// The cells of a row without the heading at its left that spans several rows, 「検⏎証」, where a label stands beside it.
    pub(super) fn without_group(&mut self, mut cells: Vec<usize>) -> Vec<usize> {
        if cells.len() > 2 && self.is_group(&cells) && !self.done.contains(&cells[0]) {
            self.say(cells[0], As::Label, "行をまとめる見出し");
            cells.remove(0);
        }
        cells
    }

    /// Whether a row's first cell is such a heading.
    pub(super) fn is_group(&self, cells: &[usize]) -> bool {
        let (Some(&group), Some(&next)) = (cells.first(), cells.get(1)) else { return false };
        let (of, area) = (&self.sheet.cells[group], self.sheet.area(&self.sheet.cells[group]));
        let beside = self.sheet.area(&self.sheet.cells[next]);
        let short = || squeezed(&of.text).chars().count() <= 8 && !is_number(&of.text);
        // 「評価 | 区分 | Ａ」: the heading says which of the verdicts the label beside it means.
        let says = |of: &[&str], cell: usize| of.contains(&self.concept(cell));
        let one = says(&["rating", "mark", "policy", "outside", "stage_one", "stage_two"], group)
            && says(&["scope", "mark", "why", "kind"], next);
        let spans = area.bottom > area.top.max(beside.bottom) && area.right < beside.left;
        spans && !one && !self.concept(next).is_empty() && short()
    }

    /// 「事業費 7,840千円」 where no label says what it is: the word in front does.
    fn amount_with_word(&mut self, cell: usize) -> bool {
        let text = self.sheet.cells[cell].text.trim().to_owned();
        let parts = text.split_once(char::is_whitespace).filter(|(_, amount)| amount.ends_with('円'));
        let Some((word, amount)) = parts.filter(|(_, amount)| yen(amount, 1).is_some()) else { return false };
        let concept = self.head(word).map_or("", |head| head.concept);
        if self.project.is_none() || !matches!(concept, "cost" | "grant" | "budget") {
            return false;
        }
        let (id, around) = (self.id(cell), Around { project: self.project, header: word, ..Around::default() });
        self.done.insert(cell);
        self.maker.put(id, concept, amount, around);
        true
    }

    /// Whether what stands right of a label is an office.
    fn is_office_behind(&self, label: usize) -> bool {
        let of = &self.sheet.cells[label];
        self.sheet.cells.get(label + 1).is_none_or(|next| next.row != of.row || is_department(&next.text))
    }

    /// Whether a label asks for the offices that only take part, where another one asks for the one that does the work.
    fn is_other_office(&self, label: usize) -> bool {
        let takes_part = |cell: usize| {
            let flat = squeezed(&self.sheet.cells[cell].text);
            ["関係", "関連", "連携", "協力"].iter().any(|word| flat.starts_with(word))
        };
        let mut offices = (0..self.sheet.cells.len()).filter(|&cell| self.concept(cell) == "department");
        takes_part(label) && offices.any(|cell| !takes_part(cell))
    }

    /// A line of a pasted plan: a label alone, whose values are the lines below it, or one of those.
    fn plan_line(&mut self, cells: &[usize]) -> bool {
        let (true, true, &[cell]) = (self.plan_sheet, self.maker.book.pasted, cells) else {
            self.section = None;
            return false;
        };
        let text = self.sheet.cells[cell].text.trim().to_owned();
        let label = match self.concept(cell) {
            "kpi" | "plan_kpi" => "plan_kpi",
            concept @ ("purpose" | "plan_body" | "urls" | "summary" | "partners") => concept,
            _ => "",
        };
        if self.project.is_none() || self.done.contains(&cell) || plan_of(&text).is_some() {
            self.section = None;
            return false;
        }
        let id = self.id(cell);
        if !label.is_empty() && self.heads[cell].is_some() {
            self.section = Some(label);
            self.say(cell, As::Label, "見出し");
            return true;
        }
        if text.starts_with('※') {
            self.done.insert(cell);
            self.maker.plan_note(id, self.project, &text);
            return true;
        }
        let Some(section) = self.section else { return false };
        self.done.insert(cell);
        self.maker.put(id, section, &text, Around { project: self.project, ..Around::default() });
        true
    }

    /// 「事業分野 農林水産分野」: a label and its value that a copy has put into one cell.
    fn label_with_value(&mut self, cell: usize) -> bool {
        let text = self.sheet.cells[cell].text.clone();
        if !self.maker.book.pasted || !self.plan_sheet || self.project.is_none() || self.done.contains(&cell) {
            return false;
        }
        let Some((concept, value)) = label_and_value(&text, |text| self.head(text)) else { return false };
        let id = self.id(cell);
        self.done.insert(cell);
        self.maker.put(id, concept, value, Around { project: self.project, ..Around::default() });
        true
    }

    /// A note inside of a label: 「主な経費 ※経費内訳はR7年度事業費」.
    fn label_notes(&mut self, cell: usize, concept: &str) {
        let field = match concept {
            "plan_body" => "/plan/cost_note",
            "plan_kpi" => "/plan/kpi_note",
            _ => return,
        };
        let text = &self.sheet.cells[cell].text;
        let field = if text.contains("経費") || concept == "plan_body" { field } else { "/plan/kpi_note" };
        if self.project.is_some()
            && let Some(at) = text.find('※')
        {
            let (id, value) = (self.id(cell), string(text[at..].trim()));
            self.maker.set(
                id,
                Place { project: self.project, field: field.into(), ..Place::default() },
                value,
                "見出しの中の注記",
            );
        }
    }
}

/// Whether a heading asks for a division above the department: 「部局名」.
pub(super) fn is_bureau(text: &str) -> bool {
    let flat = squeezed(text);
    let ends = ["部局名", "部局", "部名", "局名", "担当部", "担当局"];
    ends.iter().any(|end| flat.ends_with(end)) && !flat.contains('課')
}
