//! A list of what is said of a project in each of several years: 「項目 | 令和5年度 | 令和6年度」 over 「主な取組 | … | …」, 「事業効果 | … | …」.
//!
//! It is told from a table of amounts or indicators by its labels: some of them ask for words or a verdict, and those have a
//! value for several of the years. Of the indicators in it, each is named by the label that reaches over its targets and results.

use super::free_text::is_legend;
use super::kpi_labels::OF_KPI;
use super::{Column, Walk};
use crate::exchange::place::{Around, As};
use crate::exchange::values::number;
use crate::exchange::words::{squeezed, unified};

/// What a year has words or a verdict for.
const TOLD: [&str; 11] = [
    "achievements",
    "rating",
    "mark",
    "comment",
    "current",
    "obstacles",
    "revisions",
    "policy",
    "reason",
    "opinion",
    "outside",
];

/// Amounts and other values of a year that no indicator has.
const OF_YEAR: [&str; 6] = ["cost", "grant", "budget", "result", "response", "program"];

/// The columns of the years, from the left, and the rows of such a list.
pub(super) struct OfYears {
    years: Vec<(u32, u16)>,
    rows: usize,
}

impl Walk<'_, '_> {
    /// The years of such a list, and how many of the rows belong to it.
    pub(super) fn items_of_years(&self, columns: &[Column], body: &[u32]) -> Option<OfYears> {
        self.project?;
        // 「令和６年度」, 「令和６年度実績」
        let alone = |column: &Column| {
            let head = column.heading.and_then(|heading| self.heads[heading].as_ref());
            head.is_some_and(|head| matches!(head.concept, "" | "actual"))
        };
        let years: Vec<(u32, u16)> = (0_u32..)
            .zip(columns)
            .filter(|(_, column)| alone(column))
            .filter_map(|(at, column)| Some((at, column.year?)))
            .collect();
        let &[(first, of_first), .., (_, of_last)] = &years[..] else { return None };
        let named = |column: &Column| matches!(column.concept, "project" | "target" | "rate");
        if of_first == of_last || columns.iter().any(named) {
            return None;
        }
        let label = |row: u32| self.labels_left(row, first).last().copied();
        let values = |row: u32| {
            let cells = self.sheet.row_indexes(row).filter(|&cell| self.sheet.cells[cell].column >= first);
            cells.collect::<Vec<usize>>()
        };
        let own = |cell: &usize| {
            let area = self.sheet.area(&self.sheet.cells[*cell]);
            area.left == area.right && years.iter().any(|(at, _)| *at == area.left)
        };
        let known = |concept: &str| TOLD.contains(&concept) || OF_YEAR.contains(&concept) || OF_KPI.contains(&concept);
        let legend = |&cell: &usize| is_legend(&squeezed(&self.sheet.cells[cell].text));
        let of_list = |row: &&u32| {
            let values = values(**row);
            label(**row).is_some() && values.iter().all(own) && !values.iter().any(legend)
        };
        // A label that nobody knows, or whose only value may be of all years, ends the list only where others follow.
        let rows = body.iter().take_while(of_list).count();
        let is_known = |&row: &u32| {
            label(row).is_some_and(|label| known(self.concept(label))) && !self.is_beside_label(row, first)
        };
        let rows = body[..rows].iter().rposition(is_known).map_or(0, |last| last + 1);
        let told = |row: &&u32| {
            let of_words = label(**row).is_some_and(|label| TOLD.contains(&self.concept(label)));
            of_words && values(**row).len() > 1
        };
        let told = body[..rows].iter().filter(told).count();
        (told > 0 && rows > 1).then_some(OfYears { years, rows })
    }

    /// Whether a row has a single value, right beside its label: 「評価の理由 | …」. It is of no year in particular.
    fn is_beside_label(&self, row: u32, first: u32) -> bool {
        let mut values = self.sheet.row(row).iter().filter(|cell| cell.column >= first);
        let beside = values.next().is_some_and(|cell| cell.column == first) && values.next().is_none();
        let label = self.labels_left(row, first).last().map_or("", |&label| self.concept(label));
        beside && !OF_KPI.contains(&label)
    }

    /// The cells of a row left of a column.
    fn labels_left(&self, row: u32, first: u32) -> Vec<usize> {
        self.sheet.row_indexes(row).filter(|&cell| self.sheet.cells[cell].column < first).collect()
    }

    /// Reads the rows of such a list; gives how many they are.
    pub(super) fn read_items_of_years(&mut self, body: &[u32], of: &OfYears) -> usize {
        let Some(project) = self.project else { return 0 };
        let reviewed = self.maker.year;
        let latest = of.years.iter().map(|(_, year)| *year).filter(|year| *year <= reviewed).max();
        let year = latest.unwrap_or(reviewed);
        let first = of.years.first().map_or(0, |(at, _)| *at);
        // What the label that reaches over several rows names, and down to which row.
        let mut group: Option<(Group, u32)> = None;
        for &row in &body[..of.rows] {
            let labels = self.labels_left(row, first);
            let Some((&label, over)) = labels.split_last() else { continue };
            group = group.filter(|(_, bottom)| *bottom >= row);
            if let Some(&cell) = over.first() {
                let bottom = self.sheet.area(&self.sheet.cells[cell]).bottom;
                group = Some((self.group(cell, project, year), bottom));
            }
            self.say(label, As::Label, "行の見出し");
            let head = self.heads[label].clone().unwrap_or_default();
            let header = self.sheet.cells[label].text.clone();
            let (mut concept, mut kpi, mut scale) = (head.concept, None, head.scale.or(self.scale));
            match group.as_ref().map(|(group, _)| group) {
                Some(Group::Kpi(of)) => kpi = Some(*of),
                Some(&Group::Money(money, of)) if money == "cost" || concept == "actual" => {
                    concept = match concept {
                        "target" => "budget",
                        "actual" => money,
                        concept => concept,
                    };
                    scale = of.or(scale);
                }
                Some(Group::Money(..) | Group::Other) | None => {}
            }
            for cell in self.sheet.row_indexes(row).filter(|&cell| self.sheet.cells[cell].column >= first) {
                let (id, of_cell) = (self.id(cell), &self.sheet.cells[cell]);
                let (text, column) = (of_cell.text.clone(), of_cell.column);
                self.done.insert(cell);
                let Some(&(_, at)) = of.years.iter().find(|(of, _)| *of == column) else { continue };
                if concept.is_empty() || self.is_beside_label(row, first) {
                    let why = if concept.is_empty() {
                        "見出しの意味が分からない行"
                    } else {
                        "どの年度のものか分からない"
                    };
                    self.maker.say(id, As::Unplaced, why, Some(project));
                    continue;
                }
                if OF_KPI.contains(&concept) && kpi.is_none() && concept != "rate" {
                    self.maker.say(id, As::Unplaced, "どの指標の値か分からない", Some(project));
                    continue;
                }
                let around =
                    Around { project: Some(project), year: Some(at), kpi, scale, header: &header, ..Around::default() };
                self.name_in(around, id, year);
                let said = if concept == "mark" { "rating" } else { concept };
                self.maker.put(id, said, &text, around);
            }
        }
        of.rows
    }

    /// What a label that stands in front of others names.
    fn group(&mut self, cell: usize, project: usize, year: u16) -> Group {
        let text = self.sheet.cells[cell].text.trim().to_owned();
        let head = self.heads[cell].clone().unwrap_or_default();
        let name = without_number(&text);
        if matches!(head.concept, "cost" | "grant") {
            self.say(cell, As::Label, "行をまとめる見出し");
            return Group::Money(head.concept, head.scale);
        }
        // 「KPI」, 「評価」 in upright letters say nothing of which.
        let known = !head.concept.is_empty() && name == text;
        if known || name.chars().count() < 3 || number(name).is_some() || head.year.is_some() {
            self.say(cell, As::Label, "行をまとめる見出し");
            return Group::Other;
        }
        let id = self.id(cell);
        self.done.insert(cell);
        Group::Kpi(self.maker.kpi(id, project, year, name))
    }
}

/// What the rows beside a label are about.
enum Group {
    Kpi(usize),
    Money(&'static str, Option<i64>),
    Other,
}

/// A KPI's name without what counts it: 「KPI①⏎移住者数（人）」.
fn without_number(text: &str) -> &str {
    let rest = ["ＫＰＩ", "KPI", "成果指標", "評価指標", "指標"].iter().find_map(|word| text.strip_prefix(word));
    let rest = rest.unwrap_or(text);
    let counted = |c: char| c.is_numeric() || unified(c.encode_utf8(&mut [0; 4])).bytes().all(|b| b.is_ascii_digit());
    let behind = rest.trim_start_matches(|c: char| counted(c));
    let signs = |c: char| c.is_whitespace() || ".．:：・、".contains(c);
    let name = behind.trim_start_matches(signs);
    if behind.len() == rest.len() || name.is_empty() { text } else { name }
}

#[cfg(test)]
mod tests {
    use super::without_number;

    #[test]
    fn a_name_is_what_stands_behind_its_number() {
        for (text, name) in [
            ("KPI①\n移住者数（人）", "移住者数（人）"),
            ("指標１　出店数", "出店数"),
            ("②来場者数", "来場者数"),
            ("移住者数", "移住者数"),
            ("KPI①", "KPI①"),
        ] {
            assert_eq!(without_number(text), name);
        }
    }
}
