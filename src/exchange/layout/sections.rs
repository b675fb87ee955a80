//! A heading alone in its row and what is written below it over the whole width: 「３ 事業の評価」 and its text.
//!
//! The text ends at the next heading, at a gap or where cells stand side by side.

use super::Walk;
use super::choices::is_mark;
use crate::exchange::place::{Around, As, is_answered};
use crate::exchange::uses;
use crate::exchange::words::squeezed;

/// Whether a line is no part of the text above it: a note or, where a box is still empty, what stands for reference below it.
fn is_aside(flat: &str, is_first: bool) -> bool {
    let for_reference = ["【参考】", "(参考)", "[参考]", "<参考>", "参考:"];
    flat.starts_with('※') || is_first && for_reference.iter().any(|mark| flat.starts_with(mark))
}

impl Walk<'_, '_> {
    /// Reads the text below a heading that stands alone; says whether the row was one.
    pub(super) fn section(&mut self, row: u32) -> bool {
        let cells = self.sheet.row_indexes(row);
        let (Some(heading), 1) = (cells.clone().next(), cells.len()) else { return false };
        let concept = self.concept(heading);
        if !uses::is(concept, uses::BELOW) || self.project.is_none() || self.plan_sheet || self.done.contains(&heading)
        {
            return false;
        }
        let left = self.sheet.cells[heading].column;
        let mut below = self.sheet.area(&self.sheet.cells[heading]).bottom + 1;
        let mut lines: Vec<usize> = Vec::new();
        while let [line] = self.sheet.row_indexes(below).collect::<Vec<_>>()[..] {
            let cell = &self.sheet.cells[line];
            let starts = cell.column == left || cell.column == left + 1;
            let next = is_next_heading(&self.sheet.cells[heading].text, &cell.text);
            if self.heads[line].is_some()
                || next
                || !starts
                || is_aside(&squeezed(&cell.text), lines.is_empty())
                || is_mark(&cell.text)
            {
                break;
            }
            lines.push(line);
            below = self.sheet.area(cell).bottom + 1;
        }
        let Some(&first) = lines.first() else { return false };
        let sentence = |line: &usize| self.sheet.cells[*line].text.contains('。');
        // 「３ 令和６年度の実績」 over sentences is what was done; over anything else nobody knows.
        if concept == "actual" && !lines.iter().any(sentence) {
            return false;
        }
        let concept = match self.concept_of_label(heading) {
            "actual" => "achievements",
            concept => concept,
        };
        self.say(heading, As::Label, "見出し");
        if is_answered(concept) {
            let id = self.id(heading);
            self.maker.room.labels.push(id);
        }
        let text = lines.iter().map(|&line| self.sheet.cells[line].text.trim()).collect::<Vec<_>>().join("\n");
        let id = self.id(first);
        self.done.insert(first);
        let header = self.sheet.cells[heading].text.clone();
        let around = Around { project: self.project, year: self.table_year, header: &header, ..Around::default() };
        self.maker.put(id, concept, &text, around);
        for &line in &lines[1..] {
            self.say(line, As::Label, "上のセルの続き");
        }
        true
    }

    /// A box of sentences beside the headings of a table, right below a heading of its own, 「【事業の内容】 | 【指標】」: says whether it was one.
    pub(super) fn box_below(&mut self, cell: usize) -> bool {
        let of = &self.sheet.cells[cell];
        if !self.is_box(of) || self.project.is_none() {
            return false;
        }
        let (row, left) = (of.row, of.column);
        let above = row.checked_sub(1).map(|row| self.sheet.row_indexes(row)).unwrap_or_default();
        let heading = above.into_iter().find(|&above| self.sheet.cells[above].column == left);
        let Some(heading) = heading.filter(|&above| uses::is(self.concept(above), uses::BELOW)) else {
            self.free_text(cell, false, false);
            return true;
        };
        let concept = match self.concept_of_label(heading) {
            "actual" => "achievements",
            concept => concept,
        };
        let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
        self.done.insert(cell);
        self.maker.put(id, concept, text.trim(), Around { project: self.project, ..Around::default() });
        true
    }

    /// Whether 「評価区分」 outside of a table rates the project: nothing else does, and it doesn't speak of KPIs.
    pub(super) fn rates_project(&self, label: usize) -> bool {
        let flat = squeezed(&self.sheet.cells[label].text);
        let of_kpi = ["KPI", "指標"].iter().any(|word| flat.contains(word));
        // 「効果の検証」 with sentences says why, not how well.
        let judges = |cell: usize| {
            let of = &self.sheet.cells[cell];
            let beside = self.sheet.cells.get(cell + 1).filter(|next| next.row == of.row);
            self.concept(cell) == "rating"
                && self.sheet.row_indexes(of.row).len() > 1
                && !beside.is_some_and(|next| next.text.trim_end().ends_with('。'))
        };
        let rated = (0..self.sheet.cells.len()).any(judges);
        // 「進捗状況 | Ｂ | 評価の理由 | …」: with its reason beside it.
        let of = &self.sheet.cells[label];
        let reasoned = self.sheet.row_indexes(of.row).any(|cell| cell > label + 1 && self.concept(cell) == "comment");
        (flat.contains("評価") || reasoned) && !of_kpi && !rated
    }

    /// Whether there are fewer of a label than names of KPIs in a report of several projects: it speaks of those.
    fn is_once(&self, label: usize) -> bool {
        if !self.maker.book.running {
            return false;
        }
        let words = squeezed(&self.sheet.cells[label].text);
        let all = || 0..self.sheet.cells.len();
        let alike = all().filter(|&cell| squeezed(&self.sheet.cells[cell].text) == words).count();
        let names = all().filter(|&cell| self.names_kpi(cell)).count();
        let targets = all().filter(|&cell| self.concept(cell) == "target").count();
        let rated = all()
            .any(|cell| self.concept(cell) == "rating" && self.sheet.row_indexes(self.sheet.cells[cell].row).len() > 1);
        alike <= self.report.projects()
            && alike < names.max(targets)
            && !rated
            && !["KPI", "指標"].iter().any(|of| words.contains(of))
    }

    /// Whether something on the sheet rates the project, whichever stage: a heading alone in its row only says what follows.
    fn is_rated(&self) -> bool {
        (0..self.sheet.cells.len()).any(|cell| match self.concept(cell) {
            "rating" => true,
            // 「視点 | 評価 | 説明」 is a heading among others.
            "mark" => {
                self.sheet.row_indexes(self.sheet.cells[cell].row).contains(&(cell + 1))
                    && self.heads[cell + 1].is_none()
            }
            _ => false,
        })
    }

    /// What a label outside of a table means beside those above it: 「理由」 is of the verdict before, 「成果」 of what was
    /// achieved where no other label says that.
    pub(super) fn concept_of_label(&mut self, label: usize) -> &'static str {
        match self.concept(label) {
            "mark" | "rating" if self.outside => "outside",
            "comment" | "why" if self.outside => "outside_why",
            "mark" | "rating" => {
                self.verdict = "rating";
                "rating"
            }
            "policy" => {
                (self.verdict, self.outside) = ("policy", false);
                "policy"
            }
            "kpi_rating" if self.is_once(label) || self.label_kpi.is_none() && self.rates_project(label) => {
                self.verdict = "rating";
                "rating"
            }
            // The first of two evaluations is the published one where no other is.
            "stage_one" if !self.is_rated() => {
                self.verdict = "rating";
                "rating"
            }
            "why" if self.verdict == "rating" => "comment",
            "why" => "reason",
            "result" if self.heads.known().any(|(_, head)| head.concept == "achievements") => "comment",
            "result" => "achievements",
            other => other,
        }
    }
}

/// Whether a text is the heading after another one, known or not: 「Ⅱ …」 after 「Ⅰ …」, 「■ …」 after 「■ …」.
pub(super) fn is_next_heading(heading: &str, text: &str) -> bool {
    let (Some(of), Some(first)) = (heading.trim().chars().next(), text.trim().chars().next()) else { return false };
    let number = |text: &str| {
        let flat = squeezed(text);
        let digits: String = flat.chars().take_while(char::is_ascii_digit).collect();
        let behind = text
            .trim()
            .chars()
            .nth(digits.chars().count())
            .is_some_and(|c| c.is_whitespace() || matches!(c, '.' | '．' | '、' | ')' | '）'));
        digits.parse::<u32>().ok().filter(|_| behind)
    };
    let roman = |c: char| ('Ⅰ'..='Ⅻ').contains(&c);
    (roman(of) && roman(first) && u32::from(first) == u32::from(of) + 1)
        || (of == first && matches!(of, '■' | '◆' | '●' | '【' | '◎' | '▼'))
        || number(heading).is_some_and(|n| number(text) == Some(n + 1))
}
