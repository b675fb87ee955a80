//! Labels and their values outside of tables: what stands right of a label is its value.

use super::Walk;
use super::choices::is_mark;
use super::project::plan_of;
use crate::exchange::place::{Around, As, Place};
use crate::exchange::values::{short, string};
use crate::exchange::words::squeezed;

impl Walk<'_, '_> {
    /// Labels and their values in a row that is no table's.
    pub(super) fn labels(&mut self, row: u32, before_table: bool) {
        let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
        let mut pending: Option<(usize, &'static str)> = None;
        let label =
            cells.iter().copied().find(|&cell| matches!(self.concept(cell), "rating" | "policy" | "outside" | "mark"));
        let texts = cells.iter().filter(|&&cell| Some(cell) != label && !is_mark(&self.sheet.cells[cell].text)).count();
        if let Some(label) = label.filter(|&label| {
            label == cells[0] && texts >= 2 && cells.iter().skip(1).all(|&cell| self.heads[cell].is_none())
        }) {
            return self.marked(label, &cells);
        }
        if (cells.len() == 2 && self.criterion(&cells)) || self.program(&cells) {
            return;
        }
        for &cell in &cells {
            if !self.done.contains(&cell) && plan_of(&self.sheet.cells[cell].text).is_some() {
                self.begin_plan(cell);
            }
            if self.done.contains(&cell) {
                pending = None;
                continue;
            }
            let concept = self.concept(cell);
            let value_like = pending.is_some_and(|(_, of)| of == "form_date" || of == "date_part");
            let is_label = self.heads[cell].is_some() && !concept.is_empty() && !(value_like && concept.is_empty());
            if is_label {
                self.say(cell, As::Label, "見出し");
                self.label_notes(cell, concept);
                pending = Some((cell, concept)).filter(|_| squeezed(&self.sheet.cells[cell].text) != "日");
                continue;
            }
            let Some((_, concept)) = pending else {
                self.free_text(cell, false, before_table || cells.len() == 1);
                continue;
            };
            self.done.insert(cell);
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            let scale =
                pending.and_then(|(label, _)| self.heads[label].as_ref()).and_then(|head| head.scale).or(self.scale);
            let year = pending.and_then(|(label, _)| self.heads[label].as_ref()).and_then(|head| head.year);
            if concept == "cost" && scale.is_some() {
                // 「うち交付金」 beside it is in the same unit.
                self.scale = scale;
            }
            if concept == "plan_cost"
                && self.project.is_some()
                && let Some(year) = year
            {
                let field = "/plan/year_cost/fiscal_year".to_owned();
                let label = self.id(pending.map_or(cell, |(label, _)| label));
                self.maker.set(
                    label,
                    Place { project: self.project, field, ..Place::default() },
                    string(&short(year)),
                    "見出しの中の年度",
                );
            }
            let concept = match concept {
                "mark" => "rating",
                "number" if self.project.is_none() => "serial",
                other => other,
            };
            // What stands below a table's projects is about the same year.
            let same = self.table_year.filter(|_| matches!(concept, "program" | "budget" | "opinion" | "outside"));
            let around = Around {
                project: self.project,
                year: year.filter(|_| matches!(concept, "cost" | "grant" | "budget")).or(same),
                scale,
                ..Around::default()
            };
            self.maker.put(id, concept, &text, around);
        }
    }

    /// A note inside of a label: 「主な経費 ※経費内訳はR7年度事業費」.
    fn label_notes(&mut self, cell: usize, concept: &str) {
        let field = match concept {
            "plan_body" => "/plan/cost_note",
            "plan_kpi" => "/plan/kpi_note",
            _ => return,
        };
        let text = &self.sheet.cells[cell].text;
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
