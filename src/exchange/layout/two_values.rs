//! Two values in one cell, as the heading says them: 「目標／実績」, 「事業費（うち国費）」, 「現状値 → 目標値」.

use super::table::lines;
use super::{Column, Walk, pairs};
use crate::exchange::place::{Around, Choice, Place};
use crate::exchange::values::{self, is_dash, short, yen};
use crate::exchange::words::years;

impl Walk<'_, '_> {
    /// 「9,240,000円（4,620,000円）」 behind 「事業費（うち交付金）」: the whole and its part; says whether it was both.
    pub(super) fn with_part(&mut self, label: usize, concept: &'static str, cell: usize) -> bool {
        let head = self.heads[label].clone().unwrap_or_default();
        let Some(second) = head.second.filter(|_| matches!(concept, "cost" | "grant" | "budget")) else { return false };
        let text = self.sheet.cells[cell].text.trim().to_owned();
        let inside = text.strip_suffix([')', '）']).and_then(|text| text.split_once(['(', '（']));
        let scale = head.scale.or(self.scale);
        let amounts = |(whole, part): &(&str, &str)| {
            yen(whole, scale.unwrap_or(1)).is_some() && yen(amount_behind(part), scale.unwrap_or(1)).is_some()
        };
        let Some((whole, part)) = inside.filter(amounts) else { return false };
        let (id, around) = (self.id(cell), Around { project: self.project, scale, ..Around::default() });
        self.done.insert(cell);
        self.maker.put(id, concept, whole.trim(), around);
        self.maker.put(id, second, amount_behind(part).trim(), around);
        true
    }

    /// 「30人／27人」 below 「目標／実績」, 「移住事業【企画課】」 below 「事業名【担当課】」.
    pub(super) fn two_values(
        &mut self,
        column: &Column,
        cell: usize,
        concept: &str,
        said: &str,
        around: &Around<'_>,
    ) -> bool {
        let Some(second) = column.second.or_else(|| self.part_of_cost(concept, said)) else { return false };
        if let Some((base, goal)) = said.split_once(['→', '⇒']).filter(|_| concept == "baseline" && second == "target")
        {
            self.base_and_goal(cell, (base.trim(), goal.trim()), *around);
            return true;
        }
        let heading = column.heading.map_or("", |heading| &*self.sheet.cells[heading].text);
        let cut = if second == "department" { None } else { pairs::parts(concept, second, heading, said) };
        let bracket = said.trim_end_matches(['】', ')', '）']).split_once(['【', '(', '（']);
        // What stands in the brackets of a text is part of it.
        let bracket = bracket.filter(|_| !pairs::is_text(concept) || !pairs::is_text(second));
        let id = self.id(cell);
        let Some((one, two)) = cut.or(bracket) else { return self.undivided(id, (concept, second), said, *around) };
        let two = if matches!(second, "grant" | "budget") { amount_behind(two) } else { two };
        self.maker.put(id, concept, one.trim(), *around);
        self.maker.put(id, second, two.trim(), *around);
        true
    }

    /// Sentences below 「効果・課題」 are no verdict, whatever comes first in the heading.
    fn undivided(
        &mut self,
        id: (usize, usize),
        (concept, second): (&str, &str),
        said: &str,
        around: Around<'_>,
    ) -> bool {
        let told = matches!(concept, "rating" | "mark") && pairs::is_text(second) && said.contains('。');
        if told {
            self.maker.put(id, "comment", said, around);
        }
        told
    }

    /// 「12件（R3）→ 30件（R8）」 below 「現状値 → 目標値」: a target of a later year is the final one; without a year it is asked about.
    fn base_and_goal(&mut self, cell: usize, (base, goal): (&str, &str), around: Around<'_>) {
        let (id, year) = (self.id(cell), around.year.unwrap_or(self.maker.year));
        self.maker.put(id, "baseline", base, around);
        let of_heading = || years(around.header).get(1).copied();
        match years(goal).first().copied().or_else(of_heading) {
            Some(by) if by == year => self.maker.put(id, "target", goal, around),
            Some(by) => {
                self.maker.put(id, "goal", goal, around);
                if !self.maker.has_beside(around, "goal_by") {
                    self.maker.put(id, "goal_by", &short(by), around);
                }
            }
            None => self.ask_final(cell, goal, around, (year, None)),
        }
    }

    /// 「25,000⏎26,302」 where the form says what its upper and lower lines are; else which is which is asked.
    pub(super) fn two_lined(&mut self, cell: usize, concept: &str, said: &str, around: &Around<'_>) -> bool {
        if !said.contains('\n') {
            return false;
        }
        let lines: Vec<&str> = lines(said).collect();
        let quantity = |line: &str| values::number(line).is_some() || values::with_unit(line).is_some();
        let open = |line: &str| is_dash(line) || ["中", "未"].iter().any(|word| line.contains(word));
        let (&[upper, lower], "target" | "actual", Some(_)) = (&lines[..], concept, around.kpi) else { return false };
        if !quantity(upper) && !quantity(lower) || ![upper, lower].iter().all(|line| quantity(line) || open(line)) {
            return false;
        }
        let id = self.id(cell);
        if let Some([first, second]) = self.landmarks.lines {
            self.maker.put(id, first, upper, *around);
            self.maker.put(id, second, lower, *around);
            return true;
        }
        let place = |field: &'static str| Place {
            project: self.project,
            year: around.year,
            kpi: around.kpi,
            field: field.into(),
        };
        let both = |one: &'static str, two: &'static str, words: &str| Choice {
            words: words.to_owned(),
            values: vec![(place(one), values::printed(upper)), (place(two), values::printed(lower))],
        };
        let options =
            vec![both("/target", "/actual", "上が目標、下が実績"), both("/actual", "/target", "上が実績、下が目標")];
        let why = "1つのセルに数が2行ある。どちらが目標で、どちらが実績か";
        self.maker.ask(id, ("two-lines", around.header), why, self.project, options);
        true
    }

    /// 「4,320千円（うち国費2,160千円）」: what the amount in the brackets is.
    fn part_of_cost(&self, concept: &str, said: &str) -> Option<&'static str> {
        let (_, inside) = (concept == "cost").then(|| said.split_once(['(', '（']))??;
        let words = inside.strip_suffix(amount_behind(inside)).filter(|words| !words.is_empty())?;
        self.head(words).map(|head| head.concept).filter(|concept| *concept == "grant")
    }
}

/// An amount without the words in front of it: 「うち国費2,160千円」.
fn amount_behind(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_numeric())
}
