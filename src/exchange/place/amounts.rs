//! Money and a KPI's numbers.
//!
//! Money is kept in yen and asked about where no unit is said; a KPI's number stays as printed, and what could be read as
//! two numbers, another unit or a date is asked about.

use super::{Around, As, Maker, Place};
use crate::exchange::cells::Raw;
use crate::exchange::values::{is_dash, number, printed, string, with_unit, yen};
use crate::exchange::words::squeezed;

impl Maker<'_> {
    pub(super) fn money(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let year = around.year.unwrap_or(self.year);
        let (field, year) = match concept {
            "plan_cost" => ("/plan/total_cost".to_owned(), None),
            concept => (format!("/{concept}"), Some(year)),
        };
        let place = Place { project: around.project, year, field, ..Place::default() };
        let flat = squeezed(text);
        if concept == "plan_cost"
            && let Some((whole, part)) = flat.trim_end_matches(')').split_once('(')
        {
            if let Some(value) = yen(whole, 1) {
                self.set(id, place.clone(), value.to_string(), "総事業費");
            }
            if let Some(value) = yen(part, 1) {
                let field = "/plan/year_cost/amount".to_owned();
                self.set(id, Place { field, ..place }, value.to_string(), "かっこの中の年度の事業費");
            }
            return;
        }
        match yen(text, around.scale.unwrap_or(1)) {
            Some(value) if around.scale.is_none() && !flat.contains('円') && (1..100_000).contains(&value) => {
                let options = vec![(place.clone(), value.to_string()), (place, (value * 1000).to_string())];
                self.ask(id, format!("金額の単位が書かれていない(「{text}」)。円か千円か"), around.project, options);
            }
            Some(value) => self.set(id, place, value.to_string(), "金額(円)"),
            None => self.say(id, As::Unplaced, format!("金額として読めない「{text}」"), around.project),
        }
    }

    pub(super) fn funding(&mut self, id: (usize, usize), text: &str, around: Around<'_>) {
        match yen(text, around.scale.unwrap_or(1)) {
            Some(amount) if around.unit.is_some() => {
                let place =
                    Place { project: around.project, year: around.year.or(Some(self.year)), ..Place::default() };
                let n = self.next(&Place { field: "/funding".into(), ..place.clone() });
                let at = |key: &str| Place { field: format!("/funding/{n}/{key}"), ..place.clone() };
                self.set(id, at("source"), string(around.unit.unwrap_or_default()), "財源");
                self.set(id, at("amount"), amount.to_string(), "財源の額(円)");
            }
            _ => self.say(id, As::Unplaced, "財源", around.project),
        }
    }

    pub(super) fn quantity(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let Some((_, cell)) = self.cell(id) else { return };
        let year = around.year.unwrap_or(self.year);
        let key = match concept {
            "previous" => "actual",
            "goal" => "goal/value",
            key => key,
        };
        if around.kpi.is_none() {
            self.say(id, As::Unplaced, "どの指標の値か分からない", around.project);
            return;
        }
        let place = Place { project: around.project, year: Some(year), kpi: around.kpi, field: format!("/{key}") };
        if cell.raw == Raw::Date {
            self.ask(id, format!("数値の欄に日付({text})が入っている。値は何か"), around.project, Vec::new());
            return;
        }
        let flat = squeezed(text);
        if let Some((value, mark)) = text.split_once('※')
            && number(value).is_some()
            && mark.chars().count() <= 2
        {
            let options = vec![(place.clone(), printed(value)), (place, string(text))];
            self.ask(id, format!("「※{mark}」は注の印か、値の一部か。値は {value} か"), around.project, options);
            return;
        }
        if flat.contains(['→', '⇒']) && flat.chars().any(|c| c.is_ascii_digit()) {
            let sides = flat.split(['→', '⇒']).collect::<Vec<_>>();
            let baseline = Place { field: "/baseline".into(), ..place.clone() };
            let options = vec![(baseline, printed(sides[0])), (place, string(text))];
            self.ask(id, format!("「{text}」は開始前→実績か、目標→実績か"), around.project, options);
            return;
        }
        if let (Some((_, own)), Some(unit)) = (with_unit(text), around.unit)
            && !own.is_empty()
            && own.chars().count() <= 4
            && !own.contains(['(', '以', '程', '回', '・', '/', '~', '～'])
            && own.chars().all(char::is_alphabetic)
            && !is_dash(unit)
            && !squeezed(unit).contains(&own)
            && !own.contains(&squeezed(unit))
            && !own.ends_with('円')
        {
            let why = format!("単位は「{unit}」だが「{text}」と書かれている。この指標の値か、別の数か");
            self.ask(id, why, around.project, vec![(place, string(text))]);
            return;
        }
        self.set(id, place, printed(text), "指標の値");
    }
}
