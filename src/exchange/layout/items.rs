//! A list of items and contents, 「項目 | 内容」, a row for each thing that is said of a project: labels and values in columns.
//!
//! It is told by its column of items: most of them are words of the field, and they say different things.

use std::collections::HashSet;

use super::namesakes::Apart;
use super::{Column, Walk};
use crate::exchange::place::{Around, As};
use crate::exchange::values::whole;

/// Headings over items, and over what is said of them.
const ITEMS: [&str; 8] = ["項目", "項目名", "項目名称", "設問", "質問", "質問項目", "記載項目", "入力項目"];
const CONTENTS: [&str; 12] = [
    "内容",
    "値",
    "回答",
    "回答内容",
    "記載内容",
    "記入内容",
    "入力内容",
    "データ",
    "入力値",
    "設定値",
    "項目値",
    "記述",
];

/// The columns of such a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Items {
    item: u32,
    content: u32,
}

impl Walk<'_, '_> {
    /// Reads a list of what is said of projects, an item a row; gives how many of the rows belong to it. `None`: it isn't one.
    pub(super) fn items_told(&mut self, columns: &[Column], body: &[u32]) -> Option<usize> {
        if let Some(items) = self.items(columns, body) {
            self.read_items(columns, body, items);
            return Some(body.len());
        }
        let of = self.items_of_years(columns, body)?;
        Some(self.read_items_of_years(body, &of))
    }

    /// The columns of items and contents, where the table is such a list.
    fn items(&self, columns: &[Column], body: &[u32]) -> Option<Items> {
        let find = |words: &[&str]| {
            (0_u32..).zip(columns).find(|(_, column)| words.contains(&column.lowest())).map(|(at, _)| at)
        };
        let (item, content) = (find(&ITEMS)?, find(&CONTENTS)?);
        let labels = body
            .iter()
            .filter_map(|&row| self.sheet.row_indexes(row).find(|&cell| self.sheet.cells[cell].column == item));
        let (mut all, mut said) = (0, Vec::new());
        for label in labels {
            all += 1;
            said.extend(Some(self.concept(label)).filter(|of| !of.is_empty()));
        }
        let different: HashSet<&str> = said.iter().copied().collect();
        (different.len() >= 4 && said.len() * 10 >= all * 6).then_some(Items { item, content })
    }

    /// Reads the rows of such a list.
    fn read_items(&mut self, columns: &[Column], body: &[u32], of: Items) {
        let mut named: Option<String> = None;
        for &row in body {
            let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
            let at = |column: u32| cells.iter().copied().find(|&cell| self.sheet.cells[cell].column == column);
            let of_column = |concept: &str| {
                let is = |cell: &usize| self.column(columns, *cell).is_some_and(|column| column.concept == concept);
                cells.iter().copied().find(is)
            };
            let (of_number, of_project) = (of_column("number"), of_column("project"));
            let (item, content) = (at(of.item), at(of.content));
            let number = of_number.and_then(|cell| Some((cell, whole(&self.sheet.cells[cell].text)?)));
            if let Some(cell) = of_project.filter(|&cell| Some(cell) != item) {
                let text = self.sheet.cells[cell].text.clone();
                if named.as_deref() == Some(&*text) {
                    self.say(cell, As::Repeated, "事業名は先に出ている");
                } else {
                    self.begin_item(cell, &text, number.as_ref().map(|(_, number)| number.as_str()));
                    named = Some(text.to_string());
                }
            }
            if let Some((cell, number)) = number {
                let id = self.id(cell);
                self.done.insert(cell);
                self.maker.put(id, "number", &number, Around { project: self.project, ..Around::default() });
            }
            let (Some(item), Some(content)) = (item, content) else { continue };
            if self.concept(item) == "project" && of_project.is_none_or(|cell| cell == item || cell == content) {
                let text = self.sheet.cells[content].text.clone();
                self.say(item, As::Label, "見出し");
                self.begin_item(content, &text, None);
                continue;
            }
            self.labels_of(row, vec![item, content], false);
        }
    }

    fn begin_item(&mut self, cell: usize, name: &str, number: Option<&str>) {
        (self.label_kpi, self.verdict) = (None, "");
        self.counted_kpis.clear();
        self.project_cell(cell, name.trim(), number, Apart::Same);
    }
}
