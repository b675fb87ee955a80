//! What is written to a verdict without a label of its own: 「総合評価 | Ａ | 応募が全国に広がった。」, or a text in the row below, beside
//! a label that reaches over both rows.

use super::Walk;
use super::choices::is_mark;
use super::free_text::is_legend;
use crate::exchange::place::{Around, As, is_answered};
use crate::exchange::values::number;
use crate::exchange::words::squeezed;

/// Whether a label asks for a verdict.
fn asks(concept: &str) -> bool {
    matches!(concept, "rating" | "mark" | "policy" | "outside")
}

/// What a text beside a verdict is.
fn of_text(verdict: &'static str) -> &'static str {
    match verdict {
        "policy" => "reason",
        "rating" | "mark" => "comment",
        other => why_of_stage(other),
    }
}

/// What says why a stage judged so.
pub(super) fn why_of_stage(stage: &'static str) -> &'static str {
    match stage {
        "outside" => "outside_why",
        "stage_one" => "stage_one_why",
        "stage_two" => "stage_two_why",
        other => other,
    }
}

impl Walk<'_, '_> {
    /// Sentences alone in a row right below a verdict in its own row, 「評価区分 | Ａ」: they say why, where no label asks for that.
    pub(super) fn is_reason_below(&mut self, row: u32, cells: &[usize]) -> bool {
        let &[cell] = cells else { return false };
        let text = self.sheet.cells[cell].text.trim();
        if !text.ends_with('。') || text.starts_with('※') || self.heads[cell].is_some() || self.outside {
            return false;
        }
        let Some(above) = row.checked_sub(1).map(|above| self.sheet.row_indexes(above)) else { return false };
        let told = |of: &[&str]| self.heads.known().any(|(_, head)| of.contains(&head.concept));
        let concept = match (above.len(), above.clone().next().map(|label| self.concept(label))) {
            (2, Some("rating" | "mark" | "kpi_rating")) if self.verdict == "rating" && !told(&["comment", "why"]) => {
                "comment"
            }
            (2, Some("policy")) if !told(&["reason", "why"]) => "reason",
            _ => return false,
        };
        if self.project.is_none() || self.heads[above.start + 1].is_some() {
            return false;
        }
        let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
        self.done.insert(cell);
        self.maker.put(id, concept, &text, Around { project: self.project, ..Around::default() });
        true
    }

    /// A label, a verdict in a few words and a text behind it, with nothing marked: says whether the row was that.
    pub(super) fn verdict_with_text(&mut self, cells: &[usize]) -> bool {
        let &[label, verdict, text] = cells else { return false };
        let words = |cell: usize| self.sheet.cells[cell].text.trim();
        let short = words(verdict).chars().count() <= 12 && !words(verdict).contains('。') && !is_mark(words(verdict));
        let says_why =
            (words(text).ends_with('。') || words(text).chars().count() > 24) && !is_legend(&squeezed(words(text)));
        let free = [verdict, text].iter().all(|cell| self.heads[*cell].is_none() && !self.done.contains(cell));
        if !asks(self.concept(label)) || !short || !says_why || !free || self.project.is_none() {
            return false;
        }
        let concept = match self.concept_of_label(label) {
            "mark" => "rating",
            concept => concept,
        };
        if is_answered(concept) {
            let id = self.id(label);
            self.maker.room.labels.push(id);
        }
        self.say(label, As::Label, "見出し");
        for (cell, concept) in [(verdict, concept), (text, of_text(concept))] {
            self.put_verdict(cell, concept);
        }
        true
    }

    /// A text alone in its row beside a label of a verdict that began above: says whether it was one.
    pub(super) fn text_beside_verdict(&mut self, cells: &[usize]) -> bool {
        let &[cell] = cells else { return false };
        let of = &self.sheet.cells[cell];
        let (row, column) = (of.row, of.column);
        if self.project.is_none() || number(&of.text).is_some() || of.text.trim().chars().count() < 8 {
            return false;
        }
        let reaches = |label: &usize| {
            let area = self.sheet.area(&self.sheet.cells[*label]);
            area.bottom >= row && area.right < column
        };
        let above = (row.saturating_sub(6)..row).rev().flat_map(|row| self.sheet.row_indexes(row));
        let label = above.filter(reaches).max_by_key(|label| self.sheet.cells[*label].column);
        let Some(concept) = label.map(|label| self.concept(label)).filter(|concept| asks(concept)) else {
            return false;
        };
        self.put_verdict(cell, of_text(concept));
        true
    }

    /// Whether a cell right behind the label of a verdict only says who judged, 「二次評価 | 企画課長 | Ｂ」: the verdict stands behind it.
    pub(super) fn is_judge(&self, pending: Option<(usize, &'static str)>, cell: usize, cells: &[usize]) -> bool {
        let Some((label, concept)) = pending.filter(|(label, _)| label + 1 == cell) else { return false };
        let flat = squeezed(&self.sheet.cells[cell].text);
        let holds_office = ["課長", "部長", "局長", "室長", "次長", "市長", "町長", "村長", "委員長", "会長", "所属長"];
        let next = cells.iter().find(|&&next| next > cell);
        (asks(concept) || matches!(concept, "stage_one" | "stage_two"))
            && flat.chars().count() <= 8
            && holds_office.iter().any(|end| flat.ends_with(end))
            && next.is_some_and(|&next| next == label + 2 && self.heads[next].is_none())
    }

    /// Whether a label stands behind those of an indicator's values in its row.
    pub(super) fn is_among_values(&self, label: usize, cells: &[usize]) -> bool {
        let before = cells.iter().take_while(|&&cell| cell < label);
        before.filter(|&&cell| matches!(self.concept(cell), "target" | "actual" | "rate")).count() > 0
    }

    /// A verdict of last year and this year's beside it, 「総合評価 | Ｂ | Ｃ | 休館の影響が大きい。」 below 「前年度の評価 | 今年度の評価 | 説明」: says
    /// whether the row was that.
    pub(super) fn verdicts_of_years(&mut self, cells: &[usize]) -> bool {
        let Some((&label, said)) = cells.split_first().filter(|(label, _)| asks(self.concept(**label))) else {
            return false;
        };
        let row = self.sheet.cells[label].row;
        let Some(band) = self.maker.room.bands.last().filter(|band| band.sheet == self.index) else { return false };
        let reviewed = self.maker.year.max(1);
        let of = |cell: &usize| {
            let words = &band.columns.get(self.sheet.cells[*cell].column as usize)?.1;
            let heading = squeezed(words.trim_end_matches('|').rsplit('|').next().unwrap_or_default());
            let last = ["前年度", "昨年度"].iter().find_map(|word| heading.strip_prefix(word));
            let head = self.head(last.unwrap_or(&heading).trim_start_matches('の'))?;
            match head.concept {
                "comment" | "why" | "reason" => Some((reviewed, true)),
                "rating" | "mark" | "policy" if head.year.is_none() => {
                    Some((reviewed - u16::from(last.is_some()), false))
                }
                _ => None,
            }
        };
        // Each row from the headings on has something in it: it is their table.
        let near = (band.below..row).all(|row| !self.sheet.row_indexes(row).is_empty());
        let free = said.iter().all(|&cell| self.heads[cell].is_none());
        let Some(found): Option<Vec<_>> = said.iter().map(of).collect() else { return false };
        // Both of them in a word or a mark: 「拡大・維持・縮小」 below one of the headings lists choices.
        let words = said.iter().zip(&found).filter(|(_, (_, is_text))| !is_text);
        let short = words.clone().all(|(&cell, _)| self.sheet.cells[cell].text.trim().chars().count() <= 8);
        let both = [reviewed, reviewed - 1].iter().all(|of| words.clone().any(|(_, (year, _))| year == of));
        if !near || !free || !short || !both || self.project.is_none() {
            return false;
        }
        let concept = self.concept_of_label(label);
        self.say(label, As::Label, "見出し");
        for (&cell, (year, is_text)) in said.iter().zip(found) {
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            self.done.insert(cell);
            let concept = if is_text { of_text(concept) } else { concept };
            self.maker.put(id, concept, &text, Around { project: self.project, year: Some(year), ..Around::default() });
        }
        true
    }

    fn put_verdict(&mut self, cell: usize, concept: &'static str) {
        let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
        self.done.insert(cell);
        self.maker.put(id, concept, &text, Around { project: self.project, ..Around::default() });
    }
}
