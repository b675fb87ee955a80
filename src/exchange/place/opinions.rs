//! What somebody said and what was answered: who, the words and the answer stand in one row, or one label below the other.

use super::names::unit_in_name;
use super::{Around, As, Choice, Maker, Place};
use crate::exchange::values::string;
use crate::exchange::words::squeezed;

/// Whether a heading asks for what was said in the year before: 「前年度の意見」, 「前年度意見への対応」; or stands below one that
/// does, 「前年度の検証」.
fn is_of_last_year(header: &str) -> bool {
    // Most headings have no sign of it.
    if !header.contains(['前', '昨']) {
        return false;
    }
    let mut parts = header.trim_end_matches('|').rsplit('|');
    let last = |part: &str, of: &[&str]| {
        let flat = squeezed(part);
        let bare = flat.trim_start_matches("(参考)");
        ["前年度", "昨年度", "前年の"].iter().any(|word| bare.starts_with(word))
            && of.iter().any(|word| bare.contains(word))
    };
    parts.next().is_some_and(|lowest| last(lowest, &["意見", "指摘", "提言"]))
        || parts.any(|over| last(over, &["意見", "指摘", "提言", "検証", "評価", "会議"]))
}

impl Maker<'_> {
    /// A part of an opinion: `by`, `at`, `text` or `response`. The parts of one row are one opinion's; an answer below an opinion
    /// is the last one's.
    pub(super) fn opinion(&mut self, id: (usize, usize), part: &'static str, text: &str, around: Around<'_>) {
        let Some((_, cell)) = self.cell(id) else { return };
        let (project, year) = (around.project, around.year.unwrap_or(self.year));
        let year = year - u16::from(year > 0 && is_of_last_year(around.header));
        let list = Place { project, year: Some(year), field: "/opinions".into(), ..Place::default() };
        let at = |n: usize| Place { field: format!("/opinions/{n}/{part}").into(), ..list.clone() };
        let row = (id.0, cell.row, project, year);
        let of_row = self.opinions.get(&row).copied();
        let beside = of_row.map(|(_, last)| last).filter(|&n| !self.has(&at(n)));
        let last = self.counts.get(&list).and_then(|count| count.checked_sub(1));
        if let Some((first, last)) = of_row.filter(|(first, last)| part == "response" && first < last) {
            let answer = |n: usize| (at(n), string(text.trim()));
            let one = |n: usize| Choice {
                words: format!("{}つ目の意見への対応", n - first + 1),
                values: vec![answer(n)],
            };
            let each = Choice {
                words: "どの意見にも同じ対応を書く".into(),
                values: (first..=last).map(answer).collect(),
            };
            let options = (first..=last).map(one).chain([each]).collect();
            let why = format!("意見が{}つ並び、対応は1つ。どの意見への対応か", last - first + 1);
            return self.ask(id, ("response", around.header), why, project, options);
        }
        let n = match (beside, part) {
            (Some(n), _) => n,
            (None, "response") => match last.filter(|&n| !self.has(&at(n))) {
                Some(n) => n,
                None => return self.say(id, As::Unplaced, "どの意見への対応か分からない", project),
            },
            _ => self.next(&list),
        };
        let answered = |n: usize| self.has(&Place { field: format!("/opinions/{n}/response").into(), ..list.clone() });
        let first = of_row.filter(|(_, last)| !answered(*last)).map_or(n, |(first, _)| first);
        self.opinions.insert(row, (first, n));
        match part {
            "by" => self.set(id, at(n), string(text.trim()), "意見を述べた人"),
            "at" => self.set(id, at(n), string(text.trim()), "意見が出された日"),
            _ => self.long(id, at(n), text),
        }
    }

    /// What somebody said whose name stands over it, in a cell of its own.
    pub(in crate::exchange) fn opinion_of(
        &mut self,
        id: (usize, usize),
        (heading, by): ((usize, usize), &str),
        text: &str,
        around: Around<'_>,
    ) {
        let Some((_, cell)) = self.cell(id) else { return };
        let (project, year) = (around.project, around.year.unwrap_or(self.year));
        let row = (id.0, cell.row, project, year);
        self.opinion(id, "text", text, around);
        if let Some((_, n)) = self.opinions.get(&row).copied() {
            let place =
                Place { project, year: Some(year), field: format!("/opinions/{n}/by").into(), ..Place::default() };
            self.set(heading, place, string(by), "意見を述べた人");
        }
    }

    /// What makes a value the target of a KPI in another year than it was named in, as JSON by their places.
    pub fn target_of(&self, around: Around<'_>, year: u16, value: &str) -> Option<Vec<(Place, String)>> {
        let place = |field: &'static str| Place {
            project: around.project,
            year: Some(year),
            kpi: around.kpi,
            field: field.into(),
        };
        let name = self.projects.get(around.project?)?.kpis.get(around.kpi?)?;
        let unit = around.unit.map(str::to_owned).or_else(|| unit_in_name(name));
        let unit = unit.map(|unit| (place("/unit"), string(&unit)));
        let named = [(place("/target"), value.to_owned()), (place("/name"), string(name))];
        Some(named.into_iter().chain(unit).collect())
    }

    /// The name and unit of a KPI in another year than it was named in.
    pub fn kpi_in_year(&mut self, id: (usize, usize), project: usize, kpi: usize, year: u16, unit: Option<&str>) {
        let place = |field: &'static str| Place {
            project: Some(project),
            year: Some(year),
            kpi: Some(kpi),
            field: field.into(),
        };
        let Some(name) = self.projects.get(project).and_then(|project| project.kpis.get(kpi)).cloned() else { return };
        if !self.has(&place("/name")) {
            self.set(id, place("/name"), string(&name), "ほかの年度の同じ指標");
            if let Some(unit) = unit.map(str::to_owned).or_else(|| unit_in_name(&name)) {
                self.set(id, place("/unit"), string(&unit), "ほかの年度の同じ指標の単位");
            }
        }
    }
}
