//! The KPIs that a row of a table names: one or several in a cell, with values behind the name, told before or said again.

use super::landmarks::kind_of_kpis;
use super::left::{Left, Part};
use super::table::{Row, Shape, lines};
use super::{Column, Walk};
use crate::exchange::place::{Around, As, Place};
use crate::exchange::values;
use crate::exchange::values::kinds::{is_kind, kind_in_front, kind_said};
use crate::exchange::words::unified;

impl Walk<'_, '_> {
    pub(super) fn name_kpis(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>) {
        let says_names = self.says_names(shape, row);
        for &cell in row.cells {
            let Some(column) = self.column(shape.columns, cell) else { continue };
            let names = column.concept == "kpi" || (says_names && column.concept == "value");
            if names && !self.done.contains(&cell) {
                self.name_kpi(shape, left, row, cell, column);
            }
            // 「事業費」 over the columns of kinds and of names.
            if column.concept == "kind" && self.is_money_of_years(shape, row) {
                self.names_money(shape, left, row, cell, column);
            }
        }
    }

    /// Whether a row says itself that the columns of values beside it name KPIs: 「指標名 | … | …」 below 「区分 | 指標１ | 指標２」.
    fn says_names(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        if !shape.single || shape.columns.iter().any(|column| column.concept == "kpi") {
            return false;
        }
        let of = |cell: usize| self.column(shape.columns, cell).is_some_and(|column| column.concept == "scope");
        let label = row.cells.iter().copied().find(|&cell| self.concept(cell) == "kpi" && of(cell));
        label.inspect(|&label| self.say(label, As::Label, "行の見出し")).is_some()
    }

    fn name_kpi(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>, cell: usize, column: &Column) {
        let text = self.joined(cell, shape.columns, shape.body, row.n);
        let pair = self.of_pair(shape, row);
        if pair.as_ref().is_some_and(|pair| pair.second) && left.kpi.contains_key(&column.block) {
            return self.say(cell, As::Label, "上の行と同じ指標");
        }
        let text = pair.map_or(text, |pair| pair.name.into());
        let plain = unified(&text);
        // Most names end otherwise; they aren't looked at any closer.
        let label = Some(&*plain).filter(|plain| plain.ends_with(|c: char| c.is_ascii_digit() || "標I".contains(c)));
        // 「活動指標 | 補助件数」 below one heading: of which kind the name beside it is.
        if label.is_some_and(is_kind) && self.is_before_name(row, cell, column) {
            left.kind = Some((cell, self.project));
            return self.say(cell, As::Label, "指標の種類の見出し");
        }
        let label = label.map(|plain| plain.trim_start_matches("指標").trim_start_matches("KPI"));
        // 「指標①」, and 「①」 alone in front of the name.
        let counts = |label: &str| {
            label.len() < plain.len() || (label.len() <= 2 && !label.starts_with('0') && !label.is_empty())
        };
        if label.is_some_and(|label| counts(label) && label.bytes().all(|b| b.is_ascii_digit())) {
            return self.say(cell, As::Label, "指標の番号");
        }
        let Some(project) = self.project else { return };
        if self.names_money(shape, left, row, cell, column) {
            return;
        }
        // What a formula makes of an empty cell is no mark that somebody wrote.
        if is_no_name(&plain) && !self.is_zero_by_formula(cell) {
            left.kpi.remove(&column.block);
            left.parts.remove(&column.block);
            return self.say(cell, As::Unplaced, "指標がないという印");
        }
        // 「給食費を値上げしない。」 where values stand behind the names is an aim without a number.
        if column.trailing && plain.ends_with('。') && !plain.contains(char::is_numeric) {
            left.kpi.remove(&column.block);
            return self.say(cell, As::Unplaced, "数のない目標(文)");
        }
        self.done.insert(cell);
        let area = self.sheet.area(&self.sheet.cells[cell]);
        left.lines = Some((area.top, area.bottom));
        left.parts.remove(&column.block);
        if self.zero_by_formula(cell) {
            left.kpi.remove(&column.block);
            return;
        }
        if self.told_kpis(shape, left, (cell, column), project, &text) {
            return;
        }
        let counted = values::counted(&text);
        let by_lines = counted.is_empty().then(|| self.named_by_lines(shape, row, column, &text)).flatten();
        if by_lines.is_some() {
            left.by_lines.insert(column.block);
        } else {
            left.by_lines.remove(&column.block);
        }
        let parts = by_lines.unwrap_or(counted);
        let counts = parts.len() > 1 || (parts.len() == 1 && self.counts_up(shape, cell));
        if counts && parts.iter().enumerate().all(|(n, (number, name))| n + 1 == *number && !name.is_empty()) {
            left.kpi.remove(&column.block);
            let one = |(number, name): (usize, &str)| {
                let kpi = self.one_kpi(shape, left, (cell, column), project, name);
                Part { number, kpi, unit: None }
            };
            let parts = parts.into_iter().map(one).collect();
            left.parts.insert(column.block, parts);
            return;
        }
        if shape.single
            && let Some(&known) = left.headed.get(&(project, text.to_string(), shape.year))
        {
            left.kpi.insert(column.block, (known, None));
            return self.say(cell, As::Repeated, "指標は先に出ている");
        }
        // The table of results below one of targets is about the same KPIs.
        let earlier = self.over.and_then(|_| self.maker.named_kpi(project, text.trim()));
        if let Some(known) = earlier.filter(|known| left.kpi.values().all(|(kpi, _)| kpi != known)) {
            let place =
                Place { project: Some(project), year: Some(shape.year), kpi: Some(known), field: "/name".into() };
            let id = self.id(cell);
            self.maker.set(id, place, values::string(text.trim()), "指標名");
            left.years.insert((project, known, shape.year), cell);
            left.kpi.insert(column.block, (known, None));
            return;
        }
        if let Some(known) = self.said_before(shape, row, column, project, text.trim()) {
            left.kpi.insert(column.block, (known, None));
            return self.say(cell, As::Repeated, "同じ名称・単位・目標値の指標は先に出ている");
        }
        if let Some(known) = self.other_line(shape, left, row, cell, project) {
            if left.kpi.get(&column.block).is_none_or(|(kpi, _)| *kpi != known) {
                left.kpi.insert(column.block, (known, None));
            }
            return self.say(cell, As::Repeated, "指標は先に出ている");
        }
        let number = self.one_kpi(shape, left, (cell, column), project, &text);
        if shape.single {
            left.headed.insert((project, text.to_string(), shape.year), number);
        }
        if !self.sheet.merges.is_empty() && self.is_shared(shape, cell) {
            let (year, kpi) = (Some(shape.year), Some(number));
            self.share(cell, "kpi", &text, Around { project: Some(project), year, kpi, ..Around::default() });
        }
        left.kpi.insert(column.block, (number, None));
    }

    /// Whether the cell behind one stands below the same heading.
    fn is_before_name(&self, row: Row<'_>, cell: usize, column: &Column) -> bool {
        let heading = column.heading.map(|heading| self.sheet.area(&self.sheet.cells[heading]));
        let next = row.cells.iter().find(|&&next| next > cell).map(|&next| self.sheet.cells[next].column);
        heading.zip(next).is_some_and(|(heading, next)| next <= heading.right)
    }

    /// The KPIs whose names stand one below the other in a cell, where a value beside them has as many lines of numbers and none
    /// has another count of lines.
    fn named_by_lines<'t>(
        &self,
        shape: &Shape<'_>,
        row: Row<'_>,
        of: &Column,
        text: &'t str,
    ) -> Option<Vec<(usize, &'t str)>> {
        if !text.contains('\n') {
            return None;
        }
        let names: Vec<&str> =
            lines(text).map(|line| line.trim_start_matches(['・', '･', '-', '○', '●', '■']).trim()).collect();
        let count = names.len();
        if count < 2 || names.iter().any(|name| name.is_empty() || values::number(name).is_some()) {
            return None;
        }
        let is_value = |cell: &&usize| {
            let column = self.column(shape.columns, **cell);
            column.is_some_and(|column| matches!(column.concept, "target" | "actual") && column.block == of.block)
        };
        let values = || row.cells.iter().filter(is_value).map(|&cell| &self.sheet.cells[cell].text);
        let is_number = |line: &str| values::number(line).is_some() || values::with_unit(line).is_some();
        let of_lines = |text: &str| lines(text).count() == count && lines(text).all(is_number);
        let fits = |text: &str| of_lines(text) || lines(text).count() < 2;
        (values().any(|text| of_lines(text)) && values().all(|text| fits(text)))
            .then(|| names.into_iter().enumerate().map(|(n, name)| (n + 1, name)).collect())
    }

    /// The KPI whose other line a row is: 「目標 | 宿泊者数 | …」 and below it 「実績 | 宿泊者数 | …」 are of one.
    fn other_line(&self, shape: &Shape<'_>, left: &Left, row: Row<'_>, cell: usize, project: usize) -> Option<usize> {
        let says = |row: u32| {
            let is = |cell: &usize| {
                matches!(self.concept(*cell), "target" | "actual")
                    && self.column(shape.columns, *cell).is_none_or(|of| matches!(of.concept, "kind" | "scope"))
            };
            self.sheet.row_indexes(row).find(is).map(|cell| self.concept(cell))
        };
        let of = &self.sheet.cells[cell];
        let own = says(of.row)?;
        let first = left.named_at.get(&project).copied().unwrap_or_default();
        let above = shape.body.get(first..row.n)?.iter().filter(|&&row| {
            self.sheet
                .at(row, of.column)
                .is_some_and(|other| other.column == of.column && other.text.trim() == of.text.trim())
        });
        let above: Vec<&str> = above.filter_map(|&row| says(row)).collect();
        let other = !above.is_empty() && !above.contains(&own);
        self.maker.named_kpi(project, of.text.trim()).filter(|_| other)
    }

    /// The KPI of the same name, unit and target that the project has in this year already: a row that says it again says more of
    /// it, or contradicts.
    fn said_before(&self, shape: &Shape<'_>, row: Row<'_>, of: &Column, project: usize, name: &str) -> Option<usize> {
        let says = |concept: &str| {
            let is = |cell: &usize| {
                let column = self.column(shape.columns, *cell);
                let own = |column: &Column| column.concept == concept && column.block == of.block;
                column.is_some_and(|column| own(column) && column.year.is_none_or(|year| year == shape.year))
            };
            row.cells.iter().copied().find(is).map(|cell| &*self.sheet.cells[cell].text)
        };
        let of_name = |(_, known): &(usize, &String)| *known == name;
        // Most names are the first of their project: what stands beside them isn't read.
        let mut named = self.maker.projects[project].kpis.iter().enumerate().filter(of_name).peekable();
        named.peek()?;
        let (unit, target) = (says("unit").map(values::string), values::printed(says("target")?));
        let is_same = |kpi: &usize| {
            let get = |field: &'static str| {
                let place =
                    Place { project: Some(project), year: Some(shape.year), kpi: Some(*kpi), field: field.into() };
                self.maker.get(&place).map(str::to_owned)
            };
            get("/target").as_deref() == Some(&*target) && (unit.is_none() || get("/unit") == unit)
        };
        named.map(|(kpi, _)| kpi).find(is_same)
    }

    /// The KPI of a name, with the value that may stand behind it in the same cell.
    fn one_kpi(
        &mut self,
        shape: &Shape<'_>,
        left: &mut Left,
        (cell, column): (usize, &Column),
        project: usize,
        text: &str,
    ) -> usize {
        let (id, year) = (self.id(cell), shape.year);
        if let Some((name, said)) = self.said_within(text) {
            let number = self.maker.kpi(id, project, year, name);
            left.named.insert(column.block, year);
            let (project, kpi, header) = (Some(project), Some(number), column.words.as_str());
            self.put_within(id, &said, Around { project, kpi, header, ..Around::default() }, year);
            left.years.insert((project.unwrap_or_default(), number, year), cell);
            return number;
        }
        let (name, quantity) = match column.trailing.then(|| behind_name(text)).flatten() {
            Some((name, quantity)) => (name, Some(quantity)),
            None => (text, None),
        };
        let number = self.maker.kpi(id, project, year, name);
        left.named.insert(column.block, year);
        if let Some(quantity) = quantity {
            let concept = if column.year.is_some_and(|of| of > year) { "goal" } else { "target" };
            let (project, kpi, header) = (Some(project), Some(number), column.words.as_str());
            let around = Around { project, year: Some(year), kpi, header, ..Around::default() };
            self.maker.put(id, concept, quantity, around);
        }
        left.years.insert((project, number, year), cell);
        if let Some(kind) =
            self.kind_around(left, column, name).filter(|_| !shape.columns.iter().any(|of| of.concept == "kind"))
        {
            let around = Around { project: Some(project), year: Some(year), kpi: Some(number), ..Around::default() };
            self.maker.put(id, "kind", &kind, around);
        }
        number
    }

    /// The kind of a KPI that its name begins with, or that a heading over it says.
    fn kind_around(&self, left: &Left, column: &Column, name: &str) -> Option<String> {
        let band = left.kind.filter(|(_, project)| *project == self.project);
        let above = || band.and_then(|(cell, _)| kind_said(&self.sheet.cells[cell].text));
        kind_in_front(name).or_else(above).or_else(|| self.kind_by_heading(column).map(str::to_owned))
    }

    /// The kind that a heading over names says, where the sheet tells several kinds apart by it: 「成果指標」 below 「対象指標」.
    fn kind_by_heading(&self, column: &Column) -> Option<&'static str> {
        let heading = column.heading.filter(|_| self.landmarks.kinds);
        heading.and_then(|heading| kind_of_kpis(&self.sheet.cells[heading].text)).filter(|own| *own != "対象指標")
    }
}

/// A KPI's name and the quantity behind it in the same cell: 「創業者数 20人」, 「給付事業者数：150者」, 「給付率95％以上」.
fn behind_name(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let unit = |value: &str| values::with_unit(value).map(|(_, unit)| unit);
    let is_short =
        |value: &str| values::number(value).is_some() || unit(value).is_some_and(|of| of.chars().count() < 7);
    let by_colon = text.split_once(['：', ':']).filter(|(_, value)| is_short(value.trim()));
    let by_blank = || text.rsplit_once(char::is_whitespace).filter(|(_, value)| value.contains(char::is_numeric));
    // Without anything between them only what a bound says is surely no part of the name.
    let bound = |value: &str| {
        unit(value).is_some_and(|of| {
            ["以上", "以下", "以内", "%"].iter().any(|end| of.ends_with(end)) && of.chars().count() < 6
        })
    };
    let by_digit = || {
        let at = text.find(char::is_numeric).filter(|at| *at > 0)?;
        Some(text.split_at(at)).filter(|(_, value)| bound(value))
    };
    let (name, value) = by_colon.or_else(by_blank).or_else(by_digit)?;
    Some((name.trim(), value.trim()))
}

/// Whether a text where a KPI's name belongs says that there is none.
pub(super) fn is_no_name(plain: &str) -> bool {
    // A number alone is a page's or a row's, and names nothing.
    if values::number(plain).is_some() {
        return true;
    }
    let bare = plain.trim_matches(['(', ')', '[', ']']);
    values::is_dash(plain) || matches!(bare, "なし" | "無し" | "指標なし" | "該当なし" | "設定なし")
}

#[cfg(test)]
mod tests {
    use super::behind_name;

    #[test]
    fn a_quantity_behind_a_name_is_its_target() {
        for (text, expected) in [
            ("創業者数 20人", Some(("創業者数", "20人"))),
            ("給付事業者数：150者", Some(("給付事業者数", "150者"))),
            ("対象世帯への給付率95％以上", Some(("対象世帯への給付率", "95％以上"))),
            ("第2子以降の出生数", None),
            ("100円バスの利用者数", None),
            ("目標：150者に給付して廃業を防ぐ", None),
        ] {
            assert_eq!(behind_name(text), expected, "{text}");
        }
    }
}
