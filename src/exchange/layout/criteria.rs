//! The criteria of the ratings, which stand as a list of word and meaning below a heading of their own.
//!
//! They are the whole review's, never the project's that was read last.

use super::Walk;
use super::columns::is_grade;
use crate::exchange::place::{As, Place};
use crate::exchange::values::string;
use crate::exchange::words::{squeezed, unified};

impl Walk<'_, '_> {
    /// A line of the criteria: the word and what it means.
    pub(super) fn criterion(&mut self, cells: &[usize]) -> bool {
        if cells.iter().any(|&cell| self.heads[cell].is_some()) {
            return false;
        }
        let Some(section) = self.landmarks.section(cells[0]) else { return false };
        let section = squeezed(&self.sheet.cells[section].text);
        let (list, key) = if section.contains("事業効果") && section.contains("基準") {
            ("effect", "rating")
        } else if section == "【今後の方針】" {
            ("policy", "decision")
        } else {
            return false;
        };
        // What follows the criteria is no longer about the last project of the table.
        self.project = None;
        let n = self.maker.next(&Place { field: format!("/criteria/{list}").into(), ..Place::default() });
        for (&cell, key) in cells.iter().zip([key, "criterion"]) {
            self.done.insert(cell);
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            self.maker.set(
                id,
                Place { field: format!("/criteria/{list}/{n}/{key}").into(), ..Place::default() },
                string(&text),
                "判断基準",
            );
        }
        true
    }

    /// A table at the right, beyond a column in which nothing stands, of marks and what they mean: none of it is a value of the
    /// labels at its left.
    pub(super) fn side_legend(&mut self) {
        let cells = &self.sheet.cells;
        let Some(&last) = cells.iter().map(|cell| &cell.column).max() else { return };
        let Some(gap) = (1..last).rev().find(|column| !self.landmarks.is_used(*column)) else { return };
        let marks: Vec<usize> = (0..cells.len())
            .filter(|&cell| cells[cell].column == gap + 1 && is_grade(&cells[cell].text))
            .filter(|&cell| cells.get(cell + 1).is_some_and(|next| next.row == cells[cell].row))
            .collect();
        let follow = marks.windows(2).all(|pair| cells[pair[0]].row + 1 == cells[pair[1]].row);
        let beside = |&cell: &usize| self.sheet.row_indexes(cells[cell].row).start < cell;
        if marks.len() < 2 || !follow || !marks.iter().any(beside) {
            return;
        }
        let (top, bottom) = (cells[marks[0]].row.saturating_sub(1), cells[marks[marks.len() - 1]].row);
        let own = |&cell: &usize| cells[cell].column > gap && (top..=bottom).contains(&cells[cell].row);
        let legend: Vec<usize> = (0..cells.len()).filter(own).collect();
        for cell in legend {
            // Its heading is none of the table's.
            self.heads.set(cell, None);
            self.say(cell, As::Unplaced, "判断基準の表(横の凡例)");
        }
    }

    /// The legends of the sheet, 「◎：目標を上回る ○：…」: criteria of what its marks were given to, projects or KPIs; a note of
    /// the ledger where that isn't plain. `from`: the first fact of the sheet.
    pub(super) fn tell_legends(&mut self, from: usize) {
        for cell in std::mem::take(&mut self.legends) {
            let text = self.sheet.cells[cell].text.clone();
            let rows = meanings(&text);
            let given = |field: &str| {
                let values = self.maker.facts.iter().skip(from).filter_map(|fact| {
                    let place = fact.place.as_ref().filter(|_| fact.kind == As::Value)?;
                    Some(fact.value.as_deref()?).filter(|_| place.field == field)
                });
                let values: Vec<String> = values.map(crate::exchange::place::plain).collect();
                Some(values).filter(|values| rows.iter().any(|(mark, _)| as_given(mark, values).is_some()))
            };
            // Where projects and their ways on have the same marks, what the legend is called tells.
            let front = text.split(|c| rows.first().is_some_and(|(mark, _)| mark.starts_with(c))).next();
            let of_policy = front.is_some_and(|front| front.contains("方針") || front.contains("方向"));
            let (policy, effect, kpi) = (given("/policy/decision"), given("/effect/rating"), given("/rating"));
            let list = match (policy, effect, kpi) {
                (Some(values), None, None) => Some(("policy", "decision", values)),
                (Some(values), _, _) if of_policy => Some(("policy", "decision", values)),
                (_, Some(values), None) => Some(("effect", "rating", values)),
                (_, None, Some(values)) => Some(("kpi", "rating", values)),
                _ => None,
            };
            let id = self.id(cell);
            let Some((list, said, values)) = list else {
                let n = self.maker.next(&Place { field: "/notes".into(), ..Place::default() });
                let note = Place { field: format!("/notes/{n}").into(), ..Place::default() };
                self.maker.set(id, note, string(text.trim()), "凡例");
                continue;
            };
            for (mark, meaning) in rows {
                let n = self.maker.next(&Place { field: format!("/criteria/{list}").into(), ..Place::default() });
                let mark = as_given(&mark, &values).unwrap_or(mark);
                for (key, value) in [(said, mark), ("criterion", meaning)] {
                    let field = format!("/criteria/{list}/{n}/{key}").into();
                    self.maker.set(id, Place { field, ..Place::default() }, string(&value), "凡例の中の判断基準");
                }
            }
        }
    }
}

/// A mark as it was given, in whatever width the legend prints it.
fn as_given(mark: &str, values: &[String]) -> Option<String> {
    let mark = squeezed(mark);
    values.iter().find(|value| value.len() < 12 && squeezed(value) == mark).map(|value| value.trim().to_owned())
}

/// The marks of a legend with what each of them means. A mark stands at the beginning or behind a gap, with a colon behind it; a
/// number in a circle needs neither.
pub(super) fn meanings(text: &str) -> Vec<(String, String)> {
    let is_mark = |c: char| {
        let c = unified(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c);
        c.is_ascii_alphanumeric() && !c.is_ascii_lowercase() || "◎○〇△×▲☆★●→↗↘↑↓アイウエオ―-".contains(c)
    };
    let is_circled = |c: char| ('①'..='⑳').contains(&c);
    let is_colon = |c: char| matches!(c, ':' | '：' | '=' | '＝' | '…');
    let mut found: Vec<(String, usize, usize)> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let behind = &text[at + c.len_utf8()..];
        let rest = behind.trim_start();
        let colon = rest.chars().next().filter(|c| is_colon(*c));
        if is_circled(c) || is_mark(c) && colon.is_some() && !before.is_alphanumeric() {
            let from = text.len() - rest.len() + colon.map_or(0, char::len_utf8);
            found.push((c.to_string(), at, from));
        }
        before = c;
    }
    let ends = found.iter().skip(1).map(|(_, at, _)| *at).chain([text.len()]);
    let part = |from: usize, to: usize| {
        let blank = |c: char| {
            c.is_whitespace() || matches!(c, '、' | '。' | ',' | '，' | '/' | '／' | '・' | ';' | '；' | '(' | '（')
        };
        text.get(from..to).unwrap_or_default().trim_matches(blank).to_owned()
    };
    let rows = found.iter().zip(ends).map(|((mark, _, from), to)| (mark.clone(), part(*from, to)));
    rows.filter(|(_, meaning)| !meaning.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::meanings;

    #[test]
    fn a_legend_says_what_its_marks_mean() {
        let rows = |text: &str| {
            meanings(text).into_iter().map(|(mark, meaning)| format!("{mark}|{meaning}")).collect::<Vec<_>>()
        };
        assert_eq!(
            rows("評価区分　Ａ：すべてのＫＰＩが目標を達成　Ｂ：一部未達、Ｃ：効果なし"),
            ["Ａ|すべてのＫＰＩが目標を達成", "Ｂ|一部未達", "Ｃ|効果なし"]
        );
        assert_eq!(rows("◎:100%以上 ○:80%以上 ×:それ未満"), ["◎|100%以上", "○|80%以上", "×|それ未満"]);
        assert!(rows("KPI：指標").is_empty());
    }
}
