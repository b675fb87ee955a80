//! A row below a KPI that only explains it, over the width of the table: 「（説明） | 年度末の登録者数」.

use super::Walk;
use super::left::Left;
use super::table::{Row, Shape};
use crate::exchange::place::{Around, As};
use crate::exchange::words::squeezed;

/// What such a row begins with, and what it says of the KPI.
const EXPLAINS: [(&str, &str); 14] = [
    ("説明", "note"),
    ("指標の説明", "note"),
    ("指標説明", "note"),
    ("備考", "note"),
    ("補足", "note"),
    ("補足説明", "note"),
    ("定義", "note"),
    ("指標の定義", "note"),
    ("考え方", "note"),
    ("出典", "source"),
    ("算出方法", "source"),
    ("算定方法", "source"),
    ("把握方法", "source"),
    ("計算式", "source"),
];

impl Walk<'_, '_> {
    /// Reads such a row: its label stands in the column of names, in brackets or more than once in the table.
    pub(super) fn explains_kpi(&mut self, shape: &Shape<'_>, left: &Left, row: Row<'_>) -> bool {
        let &[label, text] = row.cells else { return false };
        let of_names = self.column(shape.columns, label).filter(|column| column.concept == "kpi");
        let Some(block) = of_names.map(|column| column.block).filter(|_| shape.kpis) else { return false };
        let flat = squeezed(&self.sheet.cells[label].text);
        let bare = flat.trim_matches(['(', ')', '[', ']', '【', '】', '※', ':']);
        let Some((_, concept)) = EXPLAINS.iter().find(|(word, _)| *word == bare) else { return false };
        let area = self.sheet.area(&self.sheet.cells[text]);
        let again = || {
            let first = |row: &u32| self.sheet.row(*row).first().is_some_and(|cell| squeezed(&cell.text) == flat);
            shape.body.iter().filter(|row| first(row)).count() > 1
        };
        let Some((kpi, _)) = left.kpi.get(&block).filter(|_| area.right > area.left) else { return false };
        if bare.len() == flat.len() && !again() {
            return false;
        }
        let around = Around { project: self.project, year: Some(shape.year), kpi: Some(*kpi), ..Around::default() };
        self.say(label, As::Label, "行の見出し");
        self.done.insert(text);
        let (id, said) = (self.id(text), self.sheet.cells[text].text.clone());
        self.maker.put(id, concept, &said, around);
        true
    }
}
