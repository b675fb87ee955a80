//! Rows of a table that are no data though they stand among it: the units below the headings, and an example to follow.

use super::table::{Row, Shape};
use super::texts::Sign;
use super::{Column, Walk};
use crate::exchange::cells::Sheet;
use crate::exchange::place::As;
use crate::exchange::words::{scale, squeezed};

impl Walk<'_, '_> {
    /// Whether the last words of a row, which may be a label, stand where the labels above or below have their values: 「今後の見通し |
    /// 達成見込み」 over 「総合評価 | B」. Nobody knows whether they are the value, and that is said of them.
    pub(super) fn is_in_place_of_value(&mut self, label: usize, cell: usize) -> bool {
        let (of, row) = (&self.sheet.cells[label], self.sheet.cells[cell].row);
        let beside = cell == label + 1 && self.sheet.cells.get(cell + 1).is_none_or(|next| next.row != row);
        let (left, right) = (of.column, self.sheet.cells[cell].column);
        let has_value = |row: u32| {
            let cells = self.sheet.row_indexes(row);
            let (first, last) = (cells.start, cells.end.saturating_sub(1));
            cells.len() == 2
                && (self.sheet.cells[first].column, self.sheet.cells[last].column) == (left, right)
                && self.heads[first].is_some()
                && self.heads[last].is_none()
        };
        let is = beside && (row.checked_sub(1).is_some_and(has_value) || has_value(row + 1));
        if is {
            self.say(cell, As::Unplaced, "見出しの右にある、見出しにもなる言葉(値か見出しか分からない)");
        }
        is
    }

    /// 「（千円） | （人） | 選択」 right below the headings: what the columns' values are in. Says whether the first row is that.
    pub(super) fn units_below(&mut self, columns: &mut [Column], body: &[u32]) -> bool {
        let Some(&row) = body.first() else { return false };
        let cells: Vec<usize> =
            self.sheet.row_indexes(row).filter(|&cell| self.column(columns, cell).is_some()).collect();
        let is_unit = |flat: &str| {
            let inside = flat.strip_prefix(['(', '[']).and_then(|flat| flat.strip_suffix([')', ']']));
            inside.is_some_and(|inside| {
                let plain = inside.trim_start_matches("単位").trim_start_matches(':');
                (1..=4).contains(&plain.chars().count()) && !plain.contains(|c: char| c.is_ascii_digit())
            }) || matches!(flat, "千円" | "円" | "百万円" | "%")
        };
        let is_hint =
            |flat: &str| matches!(flat.trim_matches(['(', ')']), "選択" | "選択式" | "記入" | "入力" | "記述");
        let flats: Vec<String> = cells.iter().map(|&cell| squeezed(&self.sheet.cells[cell].text)).collect();
        let names = |cell: &usize| {
            let of = self.column(columns, *cell).map_or("", |column| column.concept);
            matches!(of, "project" | "kpi" | "unit")
        };
        if !flats.iter().any(|flat| is_unit(flat))
            || !flats.iter().all(|flat| is_unit(flat) || is_hint(flat))
            || cells.iter().any(names)
        {
            return false;
        }
        for (&cell, flat) in cells.iter().zip(&flats) {
            let column = &mut columns[self.sheet.cells[cell].column as usize];
            column.scale = scale(flat).or(column.scale);
            self.say(cell, As::Label, "列の単位・記入の方法");
        }
        true
    }

    /// 「【計画】」, 「２ 実績値の推移」 alone in a row: what the values of a table below it are.
    pub(super) fn says_below(&self, row: u32) -> Option<&'static str> {
        let cells = self.sheet.row_indexes(row);
        let (Some(cell), 1) = (cells.clone().next(), cells.len()) else { return None };
        let flat = squeezed(&self.sheet.cells[cell].text);
        let says = |words: &[&str]| words.iter().any(|word| flat.contains(word));
        let known = matches!(self.concept(cell), "target" | "actual");
        let of_values = says(&["目標値", "計画値", "実績値"]) && flat.chars().count() <= 12;
        match (says(&["目標", "計画"]), says(&["実績"])) {
            (true, false) if known || of_values => Some("target"),
            (false, true) if known || of_values => Some("actual"),
            _ => None,
        }
    }

    /// What the sheet says its years' values are, 「目標値」, where another one says that it has the others, 「実績値」: by its name, else
    /// by its first line.
    pub(super) fn says_sheet(&self) -> Option<&'static str> {
        let of_text = |text: &str, words: [&str; 2]| {
            let flat = squeezed(text);
            let targets = words.iter().any(|word| flat.contains(word));
            match (targets, flat.contains("実績")) {
                (true, false) => Some("target"),
                (false, true) => Some("actual"),
                _ => None,
            }
        };
        let of_sheet = |sheet: &Sheet| {
            let name = of_text(sheet.name.as_deref().unwrap_or_default(), ["目標", "計画値"]);
            name.or_else(|| of_text(&sheet.cells.first()?.text, ["目標値", "計画値"]))
        };
        let own = of_sheet(self.sheet)?;
        let mut others = self.maker.book.sheets.iter().filter(|sheet| !sheet.hidden).filter_map(of_sheet);
        others.any(|other| other != own).then_some(own)
    }

    /// Columns that say only their year hold what the heading over the table says.
    pub(super) fn settle_over(&self, columns: &mut [Column]) {
        let Some(over) = self.over else { return };
        let of_year = |column: &&mut Column| {
            column.year.is_some()
                && column.concept == "actual"
                && self.head(column.lowest()).is_some_and(|head| head.concept.is_empty())
        };
        columns.iter_mut().filter(of_year).for_each(|column| column.concept = over);
    }

    /// A row that shows how to fill in the form: 「例」 in front, or a project called ○○事業.
    pub(super) fn is_example(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let flat = |cell: usize| squeezed(&self.sheet.cells[cell].text);
        let says = |cell: &usize| {
            let flat = flat(*cell);
            let bare = flat.trim_matches(['(', ')', '<', '>', '[', ']', '【', '】', '※', ':']);
            matches!(bare, "例" | "記入例" | "記載例" | "入力例" | "見本")
        };
        let holds_place = |flat: &str| PLACEHOLDERS.iter().any(|word| flat.contains(word));
        let of_nobody = |cell: usize| {
            let name = flat(cell);
            let others = || row.cells.iter().filter(|other| **other != cell);
            ["(例", "【例", "[例", "<例", "例)", "例:"].iter().any(|start| name.starts_with(start))
                || is_placeholder(&name)
                // A name may have a ○○ of its own; a row that has several of them is filled in by nobody.
                || (holds_place(&name) && others().any(|&other| holds_place(&flat(other))))
        };
        let has_sign = |cell: &usize| self.texts.has(*cell, &[Sign::Example]);
        let first = row.cells.first().filter(|cell| has_sign(cell)).is_some_and(says);
        if !first && !self.named(shape, row).filter(has_sign).is_some_and(of_nobody) {
            return false;
        }
        for &cell in row.cells {
            self.say(cell, As::Label, "記入例の行");
        }
        true
    }
}

/// What stands for a word that is still to be written.
const PLACEHOLDERS: [&str; 5] = ["○○", "〇〇", "◯◯", "●●", "△△"];

/// Whether nothing of a name is written yet: 「○○推進事業」, but not 「商店街○○まつり事業」.
fn is_placeholder(flat: &str) -> bool {
    let words =
        ["推進", "支援", "促進", "整備", "活性化", "事業", "プロジェクト", "施策", "計画", "取組", "市", "町", "村"];
    let begins = PLACEHOLDERS.iter().any(|word| flat.starts_with(word));
    let signs = ['○', '〇', '◯', '●', '△', 'の', '・'];
    let mut rest = flat.trim_start_matches(signs);
    while let Some(shorter) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter.trim_start_matches(signs);
    }
    begins && rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn only_a_name_that_nobody_has_written_is_a_placeholder() {
        for (name, expected) in [
            ("○○○○事業", true),
            ("○○推進事業", true),
            ("〇〇町の〇〇プロジェクト", true),
            ("○○のまちづくり事業", false),
            ("商店街○○まつり事業", false),
            ("推進事業", false),
        ] {
            assert_eq!(is_placeholder(name), expected, "{name}");
        }
    }
}
