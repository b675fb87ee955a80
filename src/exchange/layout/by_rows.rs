//! What the rows of a table say of its columns where the headings leave it open.

use std::collections::HashMap;

use super::columns::is_grade;
use super::totals::is_total;
use super::{Column, Walk};
use crate::exchange::place::is_degree;
use crate::exchange::values::{is_dash, number, whole, with_unit};
use crate::exchange::words::{scale, squeezed, without_year, years};

/// Whether a number is one that counts, and no code of an office's register: 「12」, not 「0012」 or 「1203」.
pub(super) fn is_small(number: &str) -> bool {
    (1..=3).contains(&number.len()) && !number.starts_with('0') && number.bytes().all(|b| b.is_ascii_digit())
}

impl Walk<'_, '_> {
    /// 「目標値 | 目標年度」: where every year that its rows say is a later one than that under review, the target is the final one.
    pub(super) fn settle_goal_years(&self, columns: &mut [Column], body: &[u32]) {
        let at = |concept: &str| columns.iter().position(|column| column.concept == concept);
        let targets = columns.iter().filter(|column| column.concept == "target").count();
        let (Some(target), Some(by), None) = (at("target"), at("goal_by"), at("goal")) else { return };
        if targets != 1 || columns[target].year.is_some() || columns[target].named.is_some() {
            return;
        }
        let said = body.iter().filter_map(|&row| self.sheet.at(row, by as u32));
        let mut said = said.filter(|cell| !is_total(&cell.text)).peekable();
        let later = |text: &str| fiscal_year_by(text).is_some_and(|year| year > self.maker.year);
        if said.peek().is_some() && said.all(|cell| later(&cell.text)) {
            columns[target].concept = "goal";
        }
    }

    /// 「指標 | 数値目標（H27～H31） | 実績値」: a second column of names is one of targets where quantities stand below it, of the last year
    /// that its heading says.
    pub(super) fn settle_aimed(&self, columns: &mut [Column], body: &[u32]) {
        let names: Vec<usize> = (0..columns.len()).filter(|&at| columns[at].concept == "kpi").collect();
        let other = columns.iter().any(|column| matches!(column.concept, "target" | "goal"));
        let &[first, second] = &names[..] else { return };
        let of = &columns[second];
        if other || second != first + 1 || of.block != columns[first].block || of.trailing {
            return;
        }
        let heading = of.heading.map(|heading| &*self.sheet.cells[heading].text).unwrap_or_default();
        let texts =
            |at: usize| body.iter().filter_map(move |&row| self.sheet.at(row, at as u32)).map(|cell| &*cell.text);
        let quantity = |text: &str| with_unit(text).is_some() || number(text).is_some();
        if heading.contains("目標")
            && texts(second).next().is_some()
            && texts(second).all(quantity)
            && !texts(first).any(quantity)
        {
            columns[second].concept = "target";
            columns[second].year = years(heading).last().copied();
        }
    }

    /// 「24数値 | 24実績」: of two columns for one year's result, of which no row fills both, each is its rows'.
    pub(super) fn settle_counts(&self, columns: &mut [Column], body: &[u32]) {
        for at in 0..columns.len() {
            let year = columns[at].year.filter(|_| columns[at].concept == "value");
            let twin = columns.iter().position(|of| of.concept == "actual" && of.year == year && year.is_some());
            let Some(twin) = twin else { continue };
            let has =
                |row: u32, at: usize| self.sheet.at(row, at as u32).is_some_and(|cell| number(&cell.text).is_some());
            if !body.iter().any(|&row| has(row, at) && has(row, twin)) {
                columns[at].concept = "actual";
            }
        }
    }

    /// 「平成27 | 」 over a value and an arrow in a cell of its own: the second column says how the value has moved.
    pub(super) fn settle_arrows(&self, columns: &mut [Column], body: &[u32]) {
        for at in 1..columns.len() {
            let (left, right) = (&columns[at - 1], &columns[at]);
            if right.heading.is_none() || left.heading != right.heading || left.concept != right.concept {
                continue;
            }
            let texts = body.iter().filter_map(|&row| self.sheet.at(row, at as u32)).map(|cell| cell.text.trim());
            let mut texts = texts.filter(|text| !is_dash(text)).peekable();
            if texts.peek().is_some() && texts.all(is_arrow) {
                columns[at].concept = "trend";
            }
        }
    }

    /// 「達成率 | 達成度」: where nothing but marks stands below one of them, it is how the KPI is rated.
    pub(super) fn settle_degrees(&self, columns: &mut [Column], body: &[u32]) {
        let rates: Vec<usize> = (0..columns.len()).filter(|&at| columns[at].concept == "rate").collect();
        for at in rates {
            let texts = body.iter().filter_map(|&row| self.sheet.at(row, at as u32)).map(|cell| cell.text.trim());
            let mut texts = texts.filter(|text| !is_dash(text) && !is_total(text)).peekable();
            let mark = |text: &str| {
                let mut signs = text.chars();
                let counted = signs.next().is_some_and(|c| ('①'..='⑨').contains(&c)) && signs.next().is_none();
                counted || is_grade(text) || is_degree(text)
            };
            if texts.peek().is_some() && texts.all(mark) {
                columns[at].concept = "kpi_rating";
            }
        }
    }

    /// Numbers in front of measures that serve as projects count the rows, one a KPI, where a measure has several of them.
    pub(super) fn settle_row_numbers(&self, columns: &mut [Column], body: &[u32]) {
        let at = |concept: &str| columns.iter().position(|column| column.concept == concept);
        let (Some(count), Some(project), Some(kpi)) = (at("number"), at("project"), at("kpi")) else { return };
        if self.head(columns[project].lowest()).is_some_and(|head| head.concept == "project") {
            return;
        }
        let text = |row: u32, at: usize| self.sheet.at(row, at as u32).map(|cell| squeezed(&cell.text));
        let mut rows =
            body.iter().filter(|&&row| text(row, count).is_some_and(|text| whole(&text).is_some())).peekable();
        let all = rows.clone().all(|&row| text(row, kpi).is_some() && text(row, project).is_some());
        // 「1 | 観光の推進 | 客数」, 「2 | | 宿泊数」: the measure reaches over both rows, the numbers don't.
        let reaches = |row: u32| {
            let above = (0..row).rev().find_map(|row| self.sheet.at(row, project as u32));
            above.is_some_and(|above| self.sheet.area(above).bottom >= row)
        };
        let numbered: Vec<u32> =
            body.iter().copied().filter(|&row| text(row, count).is_some_and(|text| whole(&text).is_some())).collect();
        let spanned = numbered.iter().filter(|&&row| text(row, project).is_none()).collect::<Vec<_>>();
        if !spanned.is_empty() && spanned.into_iter().all(|&row| text(row, kpi).is_some() && reaches(row)) {
            columns[count].concept = "kpi_number";
            return;
        }
        let mut again = false;
        while let (Some(&row), Some(&&next)) = (rows.next(), rows.peek()) {
            again |= text(row, project) == text(next, project) && text(row, count) != text(next, count);
        }
        if all && again {
            columns[count].concept = "kpi_number";
        }
    }

    /// 「整理番号」 is an office's own code on a project's sheet; in a list that has no other number it counts the projects where it says small
    /// numbers, one to a project. Beside a project's own number, 「No | 事業番号」 from 1 on counts the rows.
    pub(super) fn settle_serials(&self, columns: &mut [Column], body: &[u32]) {
        let all = |columns: &[Column], concept: &str| -> Vec<usize> {
            (0..columns.len()).filter(|&at| columns[at].concept == concept).collect()
        };
        let Some(&project) = all(columns, "project").first() else { return };
        let text = |row: u32, at: usize| self.sheet.at(row, at as u32).map(|cell| squeezed(&cell.text));
        let rows = || body.iter().copied().filter(|&row| !text(row, project).is_some_and(|name| is_total(&name)));
        match (&all(columns, "number")[..], &all(columns, "serial")[..]) {
            ([], &[serial]) if columns[serial].lowest().contains("整理") => {
                let mut of_number = HashMap::new();
                let mut of_project = HashMap::new();
                let counts = rows().filter_map(|row| Some((row, text(row, serial)?))).all(|(row, number)| {
                    let Some(name) = text(row, project).filter(|_| is_small(&number)) else { return false };
                    *of_number.entry(number.clone()).or_insert_with(|| name.clone()) == name
                        && *of_project.entry(name).or_insert_with(|| number.clone()) == number
                });
                if counts && !of_number.is_empty() {
                    columns[serial].concept = "number";
                }
            }
            (&[one, two], _) => {
                let own = |at: usize| columns[at].lowest().contains("事業");
                let (count, number) = if own(one) { (two, one) } else { (one, two) };
                let counted = rows().filter_map(|row| text(row, count));
                let counted = counted.zip(1_usize..).all(|(said, n)| said == n.to_string());
                let numbered = rows().filter_map(|row| text(row, number)).all(|said| whole(&said).is_some());
                if own(one) != own(two) && counted && numbered {
                    columns[count].concept = "row_number";
                }
            }
            _ => {}
        }
    }

    /// A heading over a value and its unit in a cell of its own, as a converter cuts 「2,400 人」 in two: the second column says the units.
    pub(super) fn settle_units_beside(&self, columns: &mut [Column], body: &[u32]) {
        for at in 1..columns.len() {
            let (left, right) = (&columns[at - 1], &columns[at]);
            let one = left.heading.is_some() && left.heading == right.heading && left.concept == right.concept;
            let of_money = matches!(right.concept, "cost" | "grant" | "budget");
            if !one || !(of_money || matches!(right.concept, "target" | "actual")) {
                continue;
            }
            let texts =
                |at: usize| body.iter().filter_map(move |&row| self.sheet.at(row, at as u32)).map(|cell| &*cell.text);
            let headings = |text: &str| self.head(text).is_some_and(|head| !head.concept.is_empty());
            let units: Vec<&str> = texts(at).filter(|text| !headings(text)).collect();
            let unit =
                |text: &&str| text.trim().chars().count() <= 5 && !text.contains(char::is_numeric) && !is_dash(text);
            let values = texts(at - 1).any(|text| number(text).is_some());
            if units.is_empty() || !units.iter().all(unit) || !values {
                continue;
            }
            if !of_money {
                columns[at].concept = "unit";
            } else if let Some(scale) = scale(units[0]).filter(|of| units.iter().all(|text| scale(text) == Some(*of))) {
                columns[at].concept = "unit_of_money";
                columns[at - 1].scale = Some(scale);
            }
        }
    }

    /// 「取組概要」 whose sentences say what was done is what was achieved, where no other column is.
    pub(super) fn settle_summaries(&self, columns: &mut [Column], body: &[u32]) {
        if columns.iter().any(|column| column.concept == "achievements") {
            return;
        }
        for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.concept == "summary") {
            let of_work = ["取組", "実施"].iter().any(|word| column.lowest().contains(word));
            let texts = body.iter().filter_map(|&row| self.sheet.at(row, at as u32));
            let mut texts = texts.map(|cell| cell.text.trim_end()).peekable();
            let past = |text: &str| text.trim_end_matches('。').ends_with('た');
            if of_work && texts.peek().is_some() && texts.all(past) {
                column.concept = "achievements";
            }
        }
    }
}

/// Whether a text is an arrow, or several of them.
fn is_arrow(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| matches!(c, '↑' | '↗' | '→' | '↘' | '↓' | '⤴' | '⤵' | '⇧' | '⇨' | '⇩' | '➚' | '➘'))
}

/// The fiscal year that ends with or holds a goal's time: 「令和8年度」, 「2026」, 「R9.3」 (which ends R8).
fn fiscal_year_by(text: &str) -> Option<u16> {
    let flat = squeezed(text);
    let western = || number(&flat)?.parse().ok().filter(|year| (1990..2100).contains(year));
    let year = years(&flat).first().copied().or_else(western)?;
    let month = without_year(&flat);
    let month = month.trim_start_matches(['.', '/', '年']).split(['月', '.', '/']).next()?.parse::<u16>().ok();
    Some(year - u16::from(month.is_some_and(|month| (1..=3).contains(&month))))
}

#[cfg(test)]
mod tests {
    use super::fiscal_year_by;

    #[test]
    fn a_goals_month_is_of_the_fiscal_year_it_lies_in() {
        for (text, expected) in [
            ("令和８年度", Some(2026)),
            ("2026", Some(2026)),
            ("R9.3", Some(2026)),
            ("H28.3", Some(2015)),
            ("平成28年3月", Some(2015)),
            ("R8.10", Some(2026)),
            ("未定", None),
        ] {
            assert_eq!(fiscal_year_by(text), expected, "{text}");
        }
    }
}
