//! Which rows are headers.
//!
//! A row is one of headers where nearly all of its cells say a word of the field and they say different things. Two words
//! alone head a table only where each has a value below it; otherwise they are labels whose values stand at the right.
//! Merged areas say more than words: where headings reach down beside others, all rows beside them are headers, whatever
//! they say; and where a row says 目標 and 実績 again and again, what spans them above is what they are of.

use super::Walk;
use super::choices::is_mark;
use super::scales::is_money_unit;
use super::texts::Heads;
use crate::exchange::cells::{Cell, Sheet};
use crate::exchange::values::{number, scale_behind, sheet_scale, yen};
use crate::exchange::words::squeezed;
use crate::ledger::year::FiscalYear;

impl Walk<'_, '_> {
    /// Which of the rows are headers.
    pub(super) fn headers(&self, rows: &[u32]) -> Vec<bool> {
        let mut header: Vec<bool> = rows.iter().map(|row| self.is_header(*row)).collect();
        for at in 0..rows.len() {
            let Some(bottom) = Some(rows[at]).filter(|_| header[at]).and_then(|row| self.band_bottom(row)) else {
                continue;
            };
            let below = rows.iter().zip(&mut header).skip(at + 1).take_while(|(row, _)| **row <= bottom);
            below.for_each(|(_, header)| *header = true);
        }
        for at in (1..rows.len()).rev() {
            if header[at] && !header[at - 1] && rows[at - 1] + 1 == rows[at] && self.spans_below(rows[at - 1], rows[at])
            {
                header[at - 1] = true;
            }
        }
        for at in 1..rows.len() {
            header[at] |= header[at - 1] && line_of_years(self.sheet, &self.heads, self.maker.year, rows[at]).is_some();
        }
        for at in 1..rows.len() {
            let band = &rows[at - 1..=at];
            let mut cells = self.sheet.row(rows[at]).iter();
            if header[at - 1]
                && !header[at]
                && rows[at] == rows[at - 1] + 1
                && cells.all(|cell| self.broken_heading(rows[at], band, cell).is_some())
            {
                header[at] = true;
            }
        }
        for at in 1..rows.len() {
            header[at] |= header[at - 1] && rows[at] == rows[at - 1] + 1 && self.fills_gaps(rows[at - 1], rows[at]);
        }
        // 「決算額の財源内訳」 over 「国庫支出金 | 県支出金 | 一般財源」.
        for at in 1..rows.len() {
            if header[at - 1] && !header[at] && rows[at] == rows[at - 1] + 1 {
                let mut cells = self.sheet.row_indexes(rows[at]);
                header[at] = cells.len() > 1 && cells.all(|cell| self.concept(cell) == "funding");
            }
        }
        for at in 1..rows.len() {
            if header[at - 1] && !header[at] && rows[at] == rows[at - 1] + 1 {
                header[at] = self.lists_choices(rows[at - 1], &rows[at..]);
            }
        }
        for at in 2..rows.len() {
            if header[at - 2]
                && !header[at - 1]
                && !header[at]
                && self.is_next_band([rows[at - 2], rows[at - 1], rows[at]])
            {
                header[at] = true;
            }
        }
        // 「区分 | KPI① | KPI②」 over 「指標名 | … | …」: the labels stand at the left.
        for at in 0..rows.len().saturating_sub(1) {
            let only_counts = |row: u32| {
                let mut heads = self.sheet.row_indexes(row).map(|cell| self.heads[cell].as_ref());
                heads.all(|head| head.is_some_and(|head| head.block || matches!(head.concept, "scope" | "kpi")))
            };
            let below = self.sheet.row_indexes(rows[at + 1]);
            let labels = below.start < below.end && self.concept(below.start) == "kpi" && !header[at + 1];
            header[at] &= !(only_counts(rows[at]) && labels);
        }
        header
    }

    /// Whether labels stand over their values once more: below a row of headers and one of values, cells of the same widths, some
    /// of them known, none of them a number or a sentence, and further values below them.
    fn is_next_band(&self, [above, values, row]: [u32; 3]) -> bool {
        let spans = |row: u32| -> Vec<(u32, u32)> {
            self.sheet.row(row).iter().map(|cell| self.sheet.area(cell)).map(|area| (area.left, area.right)).collect()
        };
        let cells = self.sheet.row_indexes(row);
        let plain = |cell: usize| {
            let text = &self.sheet.cells[cell].text;
            text.chars().count() <= 16 && number(text).is_none() && !text.contains('。')
        };
        let known = |row: u32| self.sheet.row_indexes(row).filter(|&cell| !self.concept(cell).is_empty()).count();
        let below = self.sheet.row_indexes(row + 1);
        let of_rows =
            self.sheet.row_indexes(above).any(|cell| matches!(self.concept(cell), "kpi" | "target" | "actual"));
        above + 1 == values
            && values + 1 == row
            && !of_rows
            && spans(above) == spans(row)
            && cells.clone().all(plain)
            && known(row) >= 2
            && known(row) * 2 >= cells.len()
            && known(values) == 0
            && !below.is_empty()
            && known(row + 1) == 0
    }

    /// Whether a row says the choices of the headings over it, 「非常に効果的 | 相当程度 | 効果なし」 below 「事業効果」: all of its words stand
    /// below headings of verdicts, several below each, and the rows from there on have nothing but marks in their columns.
    fn lists_choices(&self, above: u32, rows: &[u32]) -> bool {
        let Some((&row, body)) = rows.split_first() else { return false };
        let choices = self.sheet.row(row);
        let headings: Vec<usize> = self.sheet.row_indexes(above).collect();
        let over = |cell: &Cell| {
            let left = |&heading: &usize| self.sheet.cells[heading].column <= cell.column;
            headings.iter().copied().rfind(left).filter(|&heading| {
                matches!(self.concept(heading), "rating" | "policy" | "mark" | "kpi_rating")
                    && self.sheet.at(above, cell.column).is_none_or(|of| of.column == self.sheet.cells[heading].column)
            })
        };
        let Some(over): Option<Vec<usize>> = choices.iter().map(over).collect() else { return false };
        let several = over.chunk_by(|a, b| a == b).all(|group| group.len() > 1);
        let word =
            |cell: &Cell| number(&cell.text).is_none() && !is_mark(&cell.text) && cell.text.chars().count() <= 24;
        let below = || {
            let columns = choices.iter().map(|cell| cell.column);
            columns.flat_map(|column| body.iter().filter_map(move |&row| self.sheet.at(row, column)))
        };
        several
            && !over.is_empty()
            && choices.iter().all(word)
            && below().next().is_some()
            && below().all(|cell| is_mark(&cell.text))
    }

    /// Whether a row right below headings has further ones where the headings leave gaps: most of its words are known, none is a value,
    /// and none stands below a heading of names or numbers.
    fn fills_gaps(&self, above: u32, row: u32) -> bool {
        let cells = self.sheet.row_indexes(row);
        let heads = cells.clone().filter(|&cell| self.heads[cell].is_some()).count();
        let plain = |cell: usize| {
            let text = &self.sheet.cells[cell].text;
            number(text).is_none() && text.chars().count() <= 16 && !text.contains('。')
        };
        let gap = |cell: usize| self.sheet.at(above, self.sheet.cells[cell].column).is_none();
        let named = |cell: usize| {
            let column = self.sheet.cells[cell].column;
            let mut over = self.sheet.row_indexes(above).filter(|&over| self.sheet.cells[over].column == column);
            over.any(|over| matches!(self.concept(over), "project" | "number" | "department" | "measure"))
        };
        let mut said: Vec<&str> = cells.clone().map(|cell| self.concept(cell)).filter(|of| !of.is_empty()).collect();
        said.sort_unstable();
        said.dedup();
        if self.is_parts_of_money(above, &cells) {
            return true;
        }
        cells.len() >= 3
            && heads * 3 >= cells.len() * 2
            && said.len() >= 2
            && cells.clone().all(|cell| plain(cell) && !named(cell))
            && cells.clone().filter(|&cell| gap(cell)).count() >= 2
    }

    /// 「総額 | うち交付金」 right below 「事業費」 and the gap beside it.
    fn is_parts_of_money(&self, above: u32, cells: &std::ops::Range<usize>) -> bool {
        let part = |cell: usize| {
            let flat = squeezed(&self.sheet.cells[cell].text);
            let of_money = matches!(self.concept(cell), "cost" | "grant" | "budget" | "funding");
            of_money || matches!(flat.as_str(), "総額" | "計" | "合計" | "全体")
        };
        let over = |cell: usize| {
            let column = self.sheet.cells[cell].column;
            self.sheet.row_indexes(above).rfind(|&over| self.sheet.cells[over].column <= column)
        };
        let below_money = |cell: usize| {
            over(cell).is_some_and(|over| matches!(self.concept(over), "cost" | "grant" | "budget" | "funding"))
        };
        let gap = |cell: usize| self.sheet.at(above, self.sheet.cells[cell].column).is_none();
        let (all, first) = (cells.clone().all(|cell| part(cell) && below_money(cell)), cells.start);
        cells.len() > 1 && all && !gap(first) && cells.clone().skip(1).any(gap)
    }

    /// The last row of headers beside headings that reach down: each heading of the row does, or spans others below it.
    fn band_bottom(&self, row: u32) -> Option<u32> {
        let cells = self.sheet.row(row).iter().filter(|cell| !self.is_box(cell));
        let areas: Vec<_> = cells.map(|cell| self.sheet.area(cell)).collect();
        let bottom = areas.iter().map(|area| area.bottom).max().filter(|bottom| *bottom > row)?;
        let spans = areas.iter().any(|area| area.right > area.left && area.bottom < bottom);
        let more = |left: u32| self.sheet.at(row + 1, left).is_some();
        let all = areas.iter().all(|area| area.bottom == bottom || area.right > area.left || more(area.left));
        let below = self.sheet.row_indexes(row + 1);
        let of_verdict = |cell: usize| matches!(self.concept(cell), "rating" | "mark" | "policy" | "kpi_rating");
        let said = below.clone().any(|cell| self.heads[cell].is_some())
            || (below.start < below.end && self.sheet.row_indexes(row).any(of_verdict));
        // Where several headings reach down, what stands between them is none of the first project's, whatever words it is.
        let several = areas.iter().filter(|area| area.bottom == bottom).count() > 1;
        let between = several
            && below.start < below.end
            && below.clone().all(|cell| number(&self.sheet.cells[cell].text).is_none());
        let short = |cell: usize| self.sheet.cells[cell].text.chars().count() < 3;
        let plain = below.clone().all(|cell| short(cell) || !is_sentence(&self.sheet.cells[cell].text));
        ((spans || between) && all && (said || between) && plain).then_some(bottom)
    }

    /// Whether a row says over which groups of the headers below it stands: one heading beside them, others over several.
    fn spans_below(&self, row: u32, below: u32) -> bool {
        let cells = self.sheet.row(row);
        let lower: Vec<u32> = self.sheet.row(below).iter().map(|cell| cell.column).collect();
        let (mut beside, mut over, mut whole) = (0, 0, true);
        for (n, (cell, index)) in cells.iter().zip(self.sheet.row_indexes(row)).enumerate() {
            let area = self.sheet.area(cell);
            let merged = area.right > area.left || area.bottom > area.top;
            let end = cells.get(n + 1).map_or(u32::MAX, |next| next.column);
            let right = if merged { area.right + 1 } else { end };
            let under = lower.iter().filter(|column| (cell.column..right).contains(*column)).count();
            let is_heading =
                self.heads[index].as_ref().is_some_and(|head| !head.concept.is_empty() || head.year.is_some());
            whole &= area.right > area.left || area.bottom >= below;
            if area.bottom >= below || (under == 0 && !merged) {
                beside += usize::from(is_heading);
            } else if under >= 2 && !is_sentence(&cell.text) {
                over += 1;
            } else {
                return false;
            }
        }
        let mut says: Vec<_> = self.sheet.row_indexes(below).map(|cell| self.concept(cell)).collect();
        let all = says.len();
        let of_kpi =
            says.iter().all(|concept| matches!(*concept, "target" | "actual" | "rate" | "kpi_rating" | "note"));
        says.sort_unstable();
        says.dedup();
        let fits = of_kpi && (says.len() * over == all || over == 1);
        // 「施策 | KPI | 関連事業」: merged areas alone, the one down to the headings below, the others over several of them.
        beside > 0 && over > 0 && (fits || whole)
    }

    /// Whether a row is one of headers.
    pub(super) fn is_header(&self, row: u32) -> bool {
        if !self.heads.any(self.sheet.row_indexes(row)) {
            return false;
        }
        let cells = self.without_side_table(row);
        // 「（単位：千円） | R4 | R5 | R6」: the unit is no heading, but says nothing against one.
        let unit = |cell: &usize| {
            let text = &self.sheet.cells[*cell].text;
            self.heads[*cell].is_none() && sheet_scale(text).or_else(|| scale_behind(text).map(|of| of.1)).is_some()
        };
        let boxes = cells.clone().filter(|&cell| self.is_box(&self.sheet.cells[cell])).count();
        let ends = cells.clone().take(1).chain(cells.clone().skip(2).last());
        let total = cells.len() - ends.filter(unit).count() - boxes;
        if (self.maker.given.unfilled && self.has_boxes(row)) || self.marks_below(row).is_some() {
            return false;
        }
        let heads = cells.clone().filter(|&cell| self.heads[cell].is_some()).count();
        if heads < 2 || (total.is_multiple_of(2) && self.is_of_pairs(&cells)) {
            return false;
        }
        let mut concepts: Vec<_> =
            cells.clone().filter_map(|cell| self.heads[cell].as_ref()).map(|h| (h.concept, h.year)).collect();
        concepts.sort_unstable();
        concepts.dedup();
        let lasting = cells.clone().all(|cell| {
            self.heads[cell].as_ref().is_none_or(|h| !matches!(h.concept, "unit" | "funding" | "viewpoint"))
                || total > 3
        });
        let says = |of: &[&str]| concepts.iter().any(|(concept, _)| of.contains(concept));
        // Where a row names what it is about and what is said of it, some of its words may be the town's own:
        // half of them, or any number beside six that are known.
        let own_words = (heads * 2 >= total || concepts.len() >= 6)
            && !self.is_of_pairs(&cells)
            && concepts.len() >= 3
            && says(&["project", "kpi", "kpi_group", "measure"])
            && says(&["target", "actual", "baseline", "cost", "rating", "mark", "policy", "department", "opinion"])
            && cells.clone().all(|cell| {
                let text = &self.sheet.cells[cell].text;
                text.chars().count() <= 20 && !text.contains('。') && number(text).is_none()
            });
        // 「評価の推移 | R5 | R6」 over 「総合評価 | B | A」: the row says when, those below it what.
        if !cells.is_empty() && self.is_of_years(row) {
            return true;
        }
        (heads >= 3
            && concepts.len() >= 2
            && (heads * 10 >= total * 8
                || own_words
                || self.is_over_numbers(row, (heads, total))
                || self.is_over_amounts(row)))
            || (heads == total
                && total == 2
                && concepts.len() == 2
                && lasting
                && !self.landmarks.is_beside(row)
                && self.below_is_data(row))
    }

    /// Whether years stand over the values of a label below that has one for each: 「推移 | R5 | R6」 over 「総合評価 | B | A」.
    fn is_of_years(&self, row: u32) -> bool {
        let cells = self.sheet.row_indexes(row);
        let year = |&cell: &usize| self.heads[cell].as_ref().is_some_and(|h| h.concept.is_empty() && h.year.is_some());
        let years: Vec<usize> = cells.clone().filter(year).collect();
        let first = cells.start;
        if years.len() < 2 || year(&first) || number(&self.sheet.cells[first].text).is_some() || years[0] != first + 1 {
            return false;
        }
        let below = self.sheet.row_indexes(row + 1);
        let verdict = below.start < below.end && matches!(self.concept(below.start), "rating" | "mark" | "policy");
        let under = |&cell: &usize| {
            let value = self.sheet.at(row + 1, self.sheet.cells[cell].column);
            value.is_some_and(|value| value.text.chars().count() <= 12)
        };
        verdict && below.len() == years.len() + 1 && years.iter().all(under)
    }

    /// Whether all of a row's words but one are known, and numbers stand below most of them: a word of the town's own among
    /// headings keeps none of the others from what stands below.
    /// `total`: its cells but for the unit of its amounts.
    fn is_over_numbers(&self, row: u32, (heads, total): (usize, usize)) -> bool {
        let cells = self.sheet.row(row);
        let below = |cell: &&Cell| {
            let below = self.sheet.at(self.sheet.area(cell).bottom + 1, cell.column);
            below.is_some_and(|below| number(&below.text).is_some())
        };
        let names = |cell: &Cell| cell.text.chars().count() <= 20 && !is_sentence(&cell.text);
        heads + 1 == total && cells.iter().all(names) && cells.iter().filter(below).count() * 2 > total
    }

    /// Whether a cell is a box of sentences over several rows, which is no heading of what stands beside or below it.
    pub(super) fn is_box(&self, cell: &Cell) -> bool {
        // Most cells are one line high or short; they aren't looked at any closer.
        cell.text.len() > 90 && cell.text.contains('。') && {
            let area = self.sheet.area(cell);
            area.bottom > area.top + 1
        }
    }

    /// Whether most of a row's words are of money, 「当初予算額 | 予算現額 | 支出済額 | 繰越額 | 不用額」, and amounts stand below them.
    fn is_over_amounts(&self, row: u32) -> bool {
        let cells = self.sheet.row_indexes(row);
        let of_money = |&cell: &usize| {
            matches!(self.concept(cell), "cost" | "grant" | "budget" | "funding" | "funding_group" | "rate")
        };
        let below = |&cell: &usize| {
            let of = &self.sheet.cells[cell];
            let below = self.sheet.at(self.sheet.area(of).bottom + 1, of.column);
            below.is_some_and(|below| number(&below.text).is_some() || yen(&below.text, 1).is_some())
        };
        let plain = cells.clone().all(|cell| {
            let text = &self.sheet.cells[cell].text;
            text.chars().count() <= 16 && number(text).is_none() && yen(text, 1).is_none()
        });
        let known = cells.clone().filter(of_money).count();
        plain && known >= 3 && known * 2 > cells.len() && cells.clone().filter(below).count() * 2 > cells.len()
    }

    /// A row's cells without those of another table at its right: beyond a column in which nothing stands at all, and none
    /// of them a heading.
    fn without_side_table(&self, row: u32) -> std::ops::Range<usize> {
        let cells = self.sheet.row_indexes(row);
        let Some(last) = cells.clone().rev().find(|&cell| self.heads[cell].is_some()) else { return cells };
        let (right, next) = (self.sheet.area(&self.sheet.cells[last]).right, last + 1);
        let apart =
            next < cells.end && (right + 1..self.sheet.cells[next].column).any(|column| !self.sheet.is_used(column));
        if apart { cells.start..next } else { cells }
    }

    /// Whether labels and values stand by turns: 「整理番号 | 12 | 事業名 | … | 所管課 | …」. A year behind a label is its value.
    pub(super) fn is_of_pairs(&self, cells: &std::ops::Range<usize>) -> bool {
        let label = |cell: usize| match &self.heads[cell] {
            Some(head) if head.concept.is_empty() && head.year.is_some() => false,
            head => head.is_some(),
        };
        cells.len() >= 4 && cells.clone().all(|cell| label(cell) == (cell - cells.start).is_multiple_of(2))
    }

    /// Whether a row is one of labels whose boxes are still empty: most of them have room at their right, and nothing below
    /// says that more headers stand there.
    fn has_boxes(&self, row: u32) -> bool {
        let cells = self.sheet.row(row);
        let gaps = self.gaps(row);
        let is_beneath = |column: u32| gaps.iter().any(|(from, to)| (*from..*to).contains(&column));
        let below = self.sheet.row_indexes(row + 1);
        // Below a row of boxes numbers may stand, below headings only further ones.
        let digits = |text: &str| number(text).is_some() || text.trim().chars().all(char::is_numeric);
        let has_numbers = below.clone().any(|cell| digits(&self.sheet.cells[cell].text));
        // A row of boxes may stand below another one.
        let boxes_below = below.len() > 2 && self.gaps(row + 1).len() * 2 >= below.len();
        let mut below = below.into_iter();
        let continued =
            !has_numbers && below.any(|cell| self.heads[cell].is_some() && is_beneath(self.sheet.cells[cell].column));
        gaps.len() * 2 > cells.len().saturating_sub(1) && (!continued || boxes_below)
    }

    /// The columns that are free between the cells of a row: the first, and the one behind the last.
    fn gaps(&self, row: u32) -> Vec<(u32, u32)> {
        let gaps = self.sheet.row(row).windows(2).map(|pair| (self.sheet.area(&pair[0]).right + 1, pair[1].column));
        gaps.filter(|(from, to)| from < to).collect()
    }

    /// A pair of headers heads a table only where something stands below each and neither has a value at its right.
    fn below_is_data(&self, row: u32) -> bool {
        // 「24決算 | 25予算 | （千円）」: nothing stands below the unit.
        let unit = |cell: &usize| is_money_unit(&self.sheet.cells[*cell].text);
        self.sheet.row_indexes(row).filter(|cell| !unit(cell)).all(|label| {
            let cell = &self.sheet.cells[label];
            // 「平成２９年度」 below 「事業開始年度」 is the value, though a year may head a column.
            let asks_year = matches!(self.concept(label), "period" | "period_from" | "period_to" | "year" | "goal_by");
            self.sheet.at(row + 1, cell.column).is_some_and(|below| {
                self.head(&below.text).is_none_or(|head| asks_year && head.concept.is_empty() && head.year.is_some())
            })
        })
    }

    /// Whether a further row of headers belongs to the band: it stands under a merged or open heading.
    pub(super) fn continues(&self, top: u32, row: u32) -> bool {
        let spans = |row: u32| {
            self.sheet.row_indexes(row).any(|cell| {
                let area = self.sheet.area(&self.sheet.cells[cell]);
                area.right > area.left || area.bottom > area.top
            })
        };
        // As many headings may stand below, some of them where the row above has none.
        let columns = |row: u32| self.sheet.row(row).iter().map(|cell| cell.column);
        spans(top) || !columns(row).eq(columns(top)) || self.maker.book.plain
    }
}

/// A line of nothing but years right below headings, each below one over values: 「2022 | 2023」 below 「実績値」, 「（R8）」 below
/// 「目標値」. Nothing in it names a row, so that these are no values. Gives the cells with their years.
pub(super) fn line_of_years(sheet: &Sheet, heads: &Heads, reviewed: u16, row: u32) -> Option<Vec<(usize, u16)>> {
    let cells = sheet.row_indexes(row);
    let first = &sheet.cells.get(cells.start).filter(|_| !cells.is_empty())?.text;
    // Most rows begin otherwise; they aren't looked at any closer.
    year_alone(first)?;
    let above = sheet.row_indexes(row.checked_sub(1)?);
    let concept = |cell: usize| heads[cell].as_ref().map_or("", |head| head.concept);
    let names = above.clone().any(|cell| matches!(concept(cell), "kpi" | "project" | "measure" | "strategy"));
    let known = above.clone().filter(|&cell| heads[cell].is_some()).count();
    if !names || known < 3 || known * 10 < above.len() * 8 {
        return None;
    }
    let over_values = |column: u32| {
        let over = above.clone().take_while(|&cell| sheet.cells[cell].column <= column).last()?;
        let of_years = heads[over].as_ref().is_some_and(|head| head.concept.is_empty() && head.year.is_some());
        (of_years || matches!(concept(over), "target" | "actual" | "baseline" | "goal" | "rate" | "previous"))
            .then_some(())
    };
    let year_of = |cell: usize| {
        let of = &sheet.cells[cell];
        over_values(of.column)?;
        year_alone(&of.text).filter(|year| year.abs_diff(reviewed) <= 15).map(|year| (cell, year))
    };
    let bare = number(first).is_some();
    cells.clone().map(year_of).collect::<Option<Vec<_>>>().filter(|years| years.len() > usize::from(bare))
}

/// The year that a text says and nothing else: 「2024」, 「（R8）」, 「令和6年度」.
fn year_alone(text: &str) -> Option<u16> {
    let names = |c| matches!(c, '\u{3041}'..='\u{9fff}') && !matches!(c, '令' | '平' | '昭' | '大' | '明');
    if text.len() > 40 || text.starts_with(names) {
        return None;
    }
    let flat = squeezed(text);
    let flat = flat.trim_matches(['(', ')', '[', ']']);
    let western = || flat.parse().ok().filter(|year| (1990..2100).contains(year));
    western().or_else(|| FiscalYear::parse(flat).map(|year| year.0))
}

/// Whether a text says something in a sentence rather than naming it.
fn is_sentence(text: &str) -> bool {
    text.contains('。') || text.chars().count() > 40 || number(text).is_some()
}
