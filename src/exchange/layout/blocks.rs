//! Several projects one below the other on a sheet, each in a block of boxes that is made alike.
//!
//! It is told by the label of the project's name, which stands at the same place of every block with another name behind
//! it. A block begins above that label where the rows above it are those of the first block: 「【事業２】」, 「№ | 2」.

use super::Walk;
use crate::exchange::place::As;
use crate::exchange::words::squeezed;

/// A block: the row it begins in, the label of its name, and the name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub start: u32,
    label: usize,
    name: usize,
}

/// A label without what counts the blocks.
fn uncounted(text: &str) -> String {
    let label = text.split_once(['：', ':']).map_or(text, |(label, _)| label);
    squeezed(label).chars().filter(|c| !c.is_numeric()).collect()
}

impl Walk<'_, '_> {
    /// The blocks of a sheet; none where a label of a name stands only once.
    pub(super) fn blocks(&self, rows: &[u32], header: &[bool]) -> Vec<Block> {
        for concept in ["project", "measure"] {
            let named = self.names_beside(rows, header, concept);
            let Some(&(_, first, _)) = named.first() else { continue };
            let place = |label: usize| (uncounted(&self.sheet.cells[label].text), self.sheet.cells[label].column);
            let of = place(first);
            let alike: Vec<_> = named.iter().copied().filter(|&(_, label, _)| place(label) == of).collect();
            let differ = alike.iter().any(|&(_, _, name)| {
                squeezed(&self.sheet.cells[name].text) != squeezed(&self.sheet.cells[alike[0].2].text)
            });
            if alike.len() > 1 && differ {
                return self.with_starts(rows, &alike);
            }
        }
        Vec::new()
    }

    /// Labels of this meaning with a name at their right: the row's place among the rows, the label, the name.
    fn names_beside(&self, rows: &[u32], header: &[bool], concept: &str) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        for (at, &row) in rows.iter().enumerate().filter(|(at, _)| !header[*at]) {
            let cells = self.sheet.row_indexes(row);
            for cell in cells.clone().filter(|&cell| self.behind_colon(cell).is_some_and(|(of, _)| of == concept)) {
                found.push((at, cell, cell));
            }
            for (label, name) in cells.clone().zip(cells.skip(1)) {
                let is_name = self.heads[name].is_none() && !self.done.contains(&name);
                if self.concept(label) == concept && is_name {
                    found.push((at, label, name));
                }
            }
        }
        found
    }

    fn with_starts(&self, rows: &[u32], alike: &[(usize, usize, usize)]) -> Vec<Block> {
        let leftmost = |at: usize| self.sheet.row(rows[at]).first().map(|cell| uncounted(&cell.text));
        let top = alike[0].0;
        let mut blocks = Vec::new();
        let mut before = None;
        for &(at, label, name) in alike {
            let mut up = 0;
            while let Some(next) = at.checked_sub(up + 1).filter(|next| before.is_none_or(|before| *next > before)) {
                let same = top.checked_sub(up + 1).is_some_and(|first| leftmost(first) == leftmost(next));
                if !same || rows[next] + 1 != rows[next + 1] {
                    break;
                }
                up += 1;
            }
            before = Some(at);
            blocks.push(Block { start: rows[at - up], label, name });
        }
        blocks
    }

    /// A heading alone above a table of KPIs that names no project, 「基本目標１ …」: it serves as one.
    pub(super) fn over_table(&mut self, row: u32, header: u32) {
        let cells = self.sheet.row_indexes(row);
        let (Some(cell), 1) = (cells.clone().next(), cells.len()) else { return };
        let says = |concept: &str| self.sheet.row_indexes(header).any(|cell| self.concept(cell) == concept);
        let text = self.sheet.cells[cell].text.trim().to_owned();
        let flat = squeezed(&text);
        let heading = self.heads[cell].is_none()
            && !self.done.contains(&cell)
            && !flat.starts_with(['※', '(', '<'])
            && !flat.ends_with('。')
            && (4..=60).contains(&flat.chars().count())
            && !flat.contains("単位")
            && !self.landmarks.is_title(&text);
        let goal =
            ["基本目標", "施策", "柱", "戦略", "重点", "プロジェクト", "事業"].iter().any(|word| flat.contains(word));
        let free = self.project.is_none() || self.only_heading;
        if heading && goal && free && says("kpi") && !["project", "measure", "strategy"].iter().any(|of| says(of)) {
            let id = self.id(cell);
            self.project = Some(self.maker.project(id, &text, None));
            self.done.insert(cell);
            (self.only_heading, self.label_kpi) = (true, None);
        }
    }

    /// What follows is about the project of a block.
    pub(super) fn enter(&mut self, block: Block) {
        let id = self.id(block.name);
        let behind = self.behind_colon(block.name).filter(|_| block.name == block.label);
        let name = behind.map_or_else(|| self.sheet.cells[block.name].text.trim().to_owned(), |(_, name)| name);
        self.project = Some(self.maker.project(id, &name, None));
        self.done.insert(block.name);
        self.label_kpi = None;
        self.table_year = None;
        if block.label != block.name {
            self.say(block.label, As::Label, "見出し");
        }
    }
}
