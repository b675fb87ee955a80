//! The criteria of the ratings, which stand as a list of word and meaning below a heading of their own.
//!
//! They are the whole review's, never the project's that was read last.

use std::sync::Arc;

use super::Walk;
use super::columns::{is_grade, of_outsiders};
use crate::exchange::place::{As, Place};
use crate::exchange::values::{number, string};
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
        let last = self.sheet.width().saturating_sub(1);
        let Some(gap) = (1..last).rev().find(|column| !self.sheet.is_used(*column)) else { return };
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
            Arc::make_mut(&mut self.heads).set(cell, None);
            self.say(cell, As::Unplaced, "判断基準の表(横の凡例)");
        }
    }

    /// A table below everything else of marks and what they mean, under a heading alone that calls it so: 「今後の方針の番号」, 「1 | 継続」.
    pub(super) fn legend_below(&mut self) {
        let (cells, rows) = (&self.sheet.cells, self.sheet.used_rows());
        let mut lines: Vec<[usize; 2]> = Vec::new();
        let mut heading = None;
        for &row in rows.iter().rev() {
            let own: Vec<usize> = self.sheet.row_indexes(row).collect();
            let follows = lines.last().is_none_or(|&[mark, _]| cells[mark].row == row + 1);
            match own[..] {
                [mark, word] if follows && is_mark_and_word(&cells[mark].text, &cells[word].text) => {
                    lines.push([mark, word]);
                }
                [only] if follows => {
                    heading = Some(only);
                    break;
                }
                _ => break,
            }
        }
        lines.reverse();
        let Some(heading) = heading.filter(|_| lines.len() > 1) else { return };
        let said = squeezed(&cells[heading].text);
        let called = ["方針", "方向", "評価", "判定", "達成", "凡例"].iter().any(|word| said.contains(word));
        let free = !rows.contains(&cells[heading].row.saturating_sub(1));
        let mut marks: Vec<String> = lines.iter().map(|&[mark, _]| squeezed(&cells[mark].text)).collect();
        marks.dedup();
        if !called || !free || said.chars().count() > 20 || marks.len() < lines.len() {
            return;
        }
        Arc::make_mut(&mut self.heads).set(heading, None);
        self.say(heading, As::Label, "見出し");
        for cell in lines.iter().flatten() {
            Arc::make_mut(&mut self.heads).set(*cell, None);
            self.done.insert(*cell);
        }
        self.legend_rows = lines;
    }

    /// The legends of the sheet, 「◎：目標を上回る ○：…」: criteria of what its marks were given to, projects or KPIs; a note of
    /// the ledger where that isn't plain. `from`: the first fact of the sheet.
    pub(super) fn tell_legends(&mut self, from: usize) {
        for cell in std::mem::take(&mut self.legends) {
            let text = self.sheet.cells[cell].text.clone();
            let rows = meanings(&text);
            let front = text.split(|c| rows.first().is_some_and(|(mark, _)| mark.starts_with(c))).next();
            let marks: Vec<&str> = rows.iter().map(|(mark, _)| mark.as_str()).collect();
            let list = self.marked_with(&marks, front.unwrap_or_default(), from);
            let id = self.id(cell);
            let Some(list) = list else {
                let n = self.maker.next(&Place { field: "/notes".into(), ..Place::default() });
                let note = Place { field: format!("/notes/{n}").into(), ..Place::default() };
                self.maker.set(id, note, string(text.trim()), "凡例");
                continue;
            };
            rows.iter().for_each(|(mark, meaning)| self.tell_mark([id, id], (mark, meaning), &list));
        }
        let rows = std::mem::take(&mut self.legend_rows);
        if rows.is_empty() {
            return;
        }
        let heading = rows.first().and_then(|[mark, _]| mark.checked_sub(1));
        let front = heading.map_or("", |cell| &*self.sheet.cells[cell].text);
        let texts = |&cell: &[usize; 2]| cell.map(|cell| self.sheet.cells[cell].text.trim());
        let said: Vec<[&str; 2]> = rows.iter().map(texts).collect();
        let marks: Vec<&str> = said.iter().map(|[mark, _]| *mark).collect();
        let list = self.marked_with(&marks, front, from);
        for (cells, [mark, meaning]) in rows.into_iter().zip(said) {
            match &list {
                Some(list) => self.tell_mark(cells.map(|cell| self.id(cell)), (mark, meaning), list),
                None => {
                    cells.into_iter().for_each(|cell| self.say(cell, As::Unplaced, "凡例(どの欄の記号か分からない)"))
                }
            }
        }
    }

    /// To what a legend's marks were given: the list of criteria, how it calls a mark, and the marks as they were given. `front`: what
    /// the legend is called.
    fn marked_with(&self, marks: &[&str], front: &str, from: usize) -> Option<Given> {
        let given_by = |is_field: &dyn Fn(&str) -> bool| {
            let values = self.maker.facts.since(from).filter_map(|fact| {
                let place = fact.place.as_ref().filter(|_| fact.kind == As::Value)?;
                Some(fact.value.as_deref()?).filter(|_| is_field(&place.field))
            });
            let values: Vec<String> = values.map(crate::exchange::place::plain).collect();
            Some(values).filter(|values| marks.iter().any(|mark| as_given(mark, values).is_some()))
        };
        let given = |field: &str| given_by(&|of| of == field);
        // 「（外部有識者の評価）○：有効」: what outsiders gave.
        let outside = || {
            let values = given_by(&|of| of.starts_with("/evaluations/") && of.ends_with("/rating"))?;
            Some(("external", "rating", values))
        };
        if of_outsiders(front)
            && let Some(given) = outside()
        {
            return Some(given);
        }
        // Where projects and their ways on have the same marks, what the legend is called tells.
        let of_policy = front.contains("方針") || front.contains("方向");
        match (given("/policy/decision"), given("/effect/rating"), given("/rating")) {
            (Some(values), None, None) => Some(("policy", "decision", values)),
            (Some(values), _, _) if of_policy => Some(("policy", "decision", values)),
            _ if of_policy => None,
            (_, Some(values), None) => Some(("effect", "rating", values)),
            (_, None, Some(values)) => Some(("kpi", "rating", values)),
            (None, None, None) if self.judged_by_outsiders(from) => outside(),
            _ => None,
        }
    }

    /// Whether nobody but outsiders has judged what the sheet says.
    fn judged_by_outsiders(&self, from: usize) -> bool {
        let of_stage = |place: &Place| place.field.starts_with("/evaluations/") && place.field.ends_with("/stage");
        let stages = self.maker.facts.since(from).filter(|fact| fact.place.as_ref().is_some_and(of_stage));
        let mut said = stages.filter_map(|fact| fact.value.as_deref()).peekable();
        let outsiders = string("外部");
        said.peek().is_some() && said.all(|stage| stage == outsiders)
    }

    /// A mark and what it means, of the cells that say them.
    fn tell_mark(&mut self, cells: [(usize, usize); 2], (mark, meaning): (&str, &str), (list, said, given): &Given) {
        let n = self.maker.next(&Place { field: format!("/criteria/{list}").into(), ..Place::default() });
        let mark = as_given(mark, given).unwrap_or_else(|| mark.to_owned());
        for (id, (key, value)) in cells.into_iter().zip([(*said, mark.as_str()), ("criterion", meaning)]) {
            let field = format!("/criteria/{list}/{n}/{key}").into();
            self.maker.set(id, Place { field, ..Place::default() }, string(value), "凡例の中の判断基準");
        }
    }
}

/// A list of criteria, how it calls a mark, and the marks that were given.
type Given = (&'static str, &'static str, Vec<String>);

/// 「1 | 継続」, 「Ａ | 非常に効果があった」.
fn is_mark_and_word(mark: &str, word: &str) -> bool {
    let flat = squeezed(mark);
    let counted = flat.len() <= 2 && flat.bytes().all(|b| b.is_ascii_digit());
    (counted || is_grade(mark) || matches!(&*flat, "ア" | "イ" | "ウ" | "エ" | "オ"))
        && (2..=30).contains(&word.trim().chars().count())
        && number(word.trim()).is_none()
        && !squeezed(word).ends_with("事業")
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
