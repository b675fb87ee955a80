//! Whether a name that was met before is that of another project.
//!
//! A different number in the same table means another project where the numbers count projects. They count rows where each
//! row names its project once more, for each of its KPIs: there only other amounts, years or policies tell two projects apart, and
//! a number alone is asked about (`Maker::set`). Without numbers other amounts are asked about. Blocks and sheets that ask for
//! the same of a project as a whole are told apart in the same way.

use std::collections::BTreeSet;

use super::Walk;
use super::blocks::Block;
use super::left::Left;
use super::names_below::OF_PROJECTS;
use super::project::in_bracket;
use super::table::{Row, Shape};
use crate::exchange::values::whole;
use crate::exchange::words::{squeezed, years};

/// How a project named in a row stands to the one of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    /// There is none, or it is the same.
    Same,
    /// It is another one.
    Another,
    /// Only a person knows whether it is this one.
    Perhaps(usize),
}

/// What a project has once, whatever its rows are about.
const OWN: [&str; 5] = ["cost", "grant", "budget", "period", "policy"];

impl Walk<'_, '_> {
    /// Whether a row's project is another one than that of the same name in a row above.
    pub(super) fn apart(
        &self,
        shape: &Shape<'_>,
        left: &mut Left,
        row: Row<'_>,
        name: &str,
        number: Option<&str>,
    ) -> Apart {
        let known = self.maker.of_name(name.trim());
        if known.is_empty() || known.iter().any(|of| number.is_some() && self.maker.number_of(*of) == number) {
            return Apart::Same;
        }
        let here = |project: &&usize| left.named_at.get(project).is_some_and(|n| *n < row.n);
        let Some(&before) = known.iter().rev().find(here) else { return Apart::Same };
        let above = left.named_at.get(&before).and_then(|n| Some((*n, *shape.body.get(*n)?)));
        let Some((n, above)) = above else { return Apart::Same };
        let cells: Vec<usize> = self.sheet.row_indexes(above).filter(|&cell| self.is_in_strip(cell)).collect();
        let first = Row { n, cells: &cells };
        if shape.years && self.year_in_force(shape, n) != self.year_in_force(shape, row.n) {
            return Apart::Same;
        }
        match (self.maker.number_of(before), number) {
            (Some(_), Some(number)) if self.maker.number_is_anothers(before, number) => Apart::Another,
            (Some(_), Some(_)) if self.counts_rows_of_projects(shape, left) => Apart::Another,
            (Some(_), Some(_)) if self.differ(shape, first, row, &OWN) => Apart::Another,
            (None, None) if self.differ(shape, first, row, &["cost", "grant"]) => Apart::Perhaps(before),
            _ => Apart::Same,
        }
    }

    /// The year that a row says, or the last one above that does: it may stand once over all of a year's rows.
    fn year_in_force(&self, shape: &Shape<'_>, n: usize) -> Option<u16> {
        (0..=n).rev().find_map(|n| {
            let cells: Vec<usize> = self.sheet.row_indexes(*shape.body.get(n)?).collect();
            self.year_of(shape, Row { n, cells: &cells })
        })
    }

    /// Whether a table's numbers count projects: it has amounts or verdicts, and its rows aren't about KPIs or opinions, or
    /// a project's further KPIs stand in rows without its name.
    fn counts_rows_of_projects(&self, shape: &Shape<'_>, left: &mut Left) -> bool {
        if let Some(known) = left.counts_projects {
            return known;
        }
        let has = |of: &[&str]| shape.columns.iter().any(|column| of.contains(&column.concept));
        let counts = if shape.kpis {
            let of_kpi = |cell: usize| self.column(shape.columns, cell).is_some_and(|column| column.concept == "kpi");
            shape.body.iter().enumerate().any(|(n, &row)| {
                let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
                let row = Row { n, cells: &cells };
                self.named(shape, row).is_none() && cells.iter().any(|&cell| of_kpi(cell))
            })
        } else {
            has(&["cost", "grant", "budget", "rating", "mark", "policy"]) && !has(&["opinion", "funding", "year"])
        };
        left.counts_projects = Some(counts);
        counts
    }

    /// Whether two rows say something different below headings of these meanings.
    fn differ(&self, shape: &Shape<'_>, one: Row<'_>, other: Row<'_>, of: &[&str]) -> bool {
        let said = |row: Row<'_>, at: u32| {
            let cell = row.cells.iter().find(|cell| self.sheet.cells[**cell].column == at)?;
            Some(squeezed(&self.sheet.cells[*cell].text)).filter(|text| !text.is_empty())
        };
        let columns = (0_u32..).zip(shape.columns).filter(|(_, column)| of.contains(&column.concept));
        columns.map(|(at, _)| (said(one, at), said(other, at))).any(|(a, b)| a.is_some() && b.is_some() && a != b)
    }

    /// The number that a label between two rows gives to the project there.
    pub(super) fn number_beside(&self, from: u32, to: u32) -> Option<String> {
        let cells = (from..=to).flat_map(|row| self.sheet.row_indexes(row));
        let labels = cells.filter(|&cell| self.concept(cell) == "number");
        let mut found = labels.filter_map(|label| {
            let beside = self.sheet.cells.get(label + 1).filter(|next| next.row == self.sheet.cells[label].row)?;
            whole(&beside.text)
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// The number that a block gives to its project, near its name.
    pub(super) fn number_of_block(&self, block: Block) -> Option<String> {
        let name = self.sheet.cells[block.name].row;
        self.number_beside(block.start, (name + 3).min(block.below.saturating_sub(1)).max(name))
    }

    /// Whether a block's project is another one than that of the same name in a block above.
    pub(super) fn apart_from_blocks(&self, block: Block) -> Apart {
        let number = self.number_of_block(block);
        let same_name = |of: &&(usize, Block)| self.is_repeated(of.1, block);
        let known: Vec<&(usize, Block)> = self.entered.iter().filter(same_name).collect();
        let numbered = |of: usize| self.maker.number_of(of).map(str::to_owned);
        if number.is_some() && known.iter().any(|(of, _)| numbered(*of) == number) {
            return Apart::Same;
        }
        match known.last() {
            Some((of, _)) if number.is_some() && numbered(*of).is_some() => Apart::Another,
            Some((of, before)) if self.blocks_differ(*before, block) => Apart::Perhaps(*of),
            _ => Apart::Same,
        }
    }

    /// Whether two blocks of one name may be about two projects: their numbers or their amounts say so.
    pub(super) fn are_namesakes(&self, one: Block, other: Block) -> bool {
        let numbers = [one, other].map(|block| self.number_of_block(block));
        let [Some(a), Some(b)] = &numbers else {
            return self.is_repeated(one, other) && self.blocks_differ(one, other);
        };
        a != b && self.is_repeated(one, other)
    }

    /// Whether two blocks of one name ask for the same of a project as a whole, and for the same year: a form that goes on in
    /// another block asks for something else there, one for each year says which.
    fn is_repeated(&self, one: Block, other: Block) -> bool {
        let name = |block: Block| squeezed(&self.name_of_block(block));
        let asked = |block: Block| self.said_of_whole(block).into_iter().map(|(of, _)| of).collect::<BTreeSet<_>>();
        let of = asked(one);
        name(one) == name(other)
            && of.iter().any(|of| OWN.contains(of))
            && of == asked(other)
            && self.years_of_block(one) == self.years_of_block(other)
    }

    /// Whether what a project has once is said otherwise in another block.
    fn blocks_differ(&self, one: Block, other: Block) -> bool {
        let other = self.said_of_whole(other);
        let said = self.said_of_whole(one).into_iter().filter(|(of, text)| OWN.contains(of) && !text.is_empty());
        said.into_iter().any(|(of, text)| {
            other.iter().any(|(also, other)| *also == of && !other.is_empty()) && !other.contains(&(of, text))
        })
    }

    /// What stands beside or below the labels of a block that are about its project as a whole.
    fn said_of_whole(&self, block: Block) -> Vec<(&'static str, String)> {
        let cells = self.cells_of_block(block);
        let said = cells.map(|cell| {
            if let Some((of, text)) = self.behind_colon(cell) {
                return (of, squeezed(&text));
            }
            let label = &self.sheet.cells[cell];
            let value = |at: &usize| self.heads[*at].is_none();
            let beside =
                Some(cell + 1).filter(|at| self.sheet.cells.get(*at).is_some_and(|next| next.row == label.row));
            let below =
                || self.sheet.row_indexes(label.row + 1).find(|at| self.sheet.cells[*at].column == label.column);
            let at = beside.filter(value).or_else(|| below().filter(value));
            (self.concept(cell), at.map(|at| squeezed(&self.sheet.cells[at].text)).unwrap_or_default())
        });
        said.filter(|(of, _)| OWN.contains(of) || *of == "rating").collect()
    }

    /// The years that a block says it is about: alone in a row, or beside a label.
    fn years_of_block(&self, block: Block) -> Vec<u16> {
        let said = self.cells_of_block(block).filter(|&cell| {
            let row = self.sheet.row_indexes(self.sheet.cells[cell].row);
            row.len() == 1
                || cell.checked_sub(1).is_some_and(|label| row.contains(&label) && self.concept(label) == "year")
        });
        said.flat_map(|cell| years(&self.sheet.cells[cell].text)).collect()
    }

    fn cells_of_block(&self, block: Block) -> impl Iterator<Item = usize> {
        let from = self.sheet.cells.partition_point(|cell| cell.row < block.start);
        from..self.sheet.cells.partition_point(|cell| cell.row < block.below)
    }

    /// The project that a sheet of its own is about, named in a cell.
    pub(super) fn project_of_sheet(&mut self, cell: usize, name: &str) -> usize {
        let (id, row, year) = (self.id(cell), self.sheet.cells[cell].row, self.maker.year);
        let number = self.number_beside(row.saturating_sub(5), row + 3);
        let mut asks: Vec<&'static str> = self.heads.known().map(|(_, head)| head.concept).collect();
        asks.sort_unstable();
        asks.dedup();
        if let Some(other) = self.other_name_of_sheet(name) {
            return self.maker.one_of_names(id, name, &other);
        }
        let known = self.maker.of_name(name);
        // Two sheets that ask for the same, of the same year, are about two projects, or one of them is a copy.
        let whole = asks.iter().any(|concept| matches!(*concept, "cost" | "grant" | "rating" | "policy"));
        let twin = known.iter().copied().find(|of| self.maker.own_sheets.get(&(*of, year)) == Some(&asks));
        let twin = twin.filter(|twin| whole || number.is_some() && self.maker.number_of(*twin).is_some());
        let project = match (&known[..], twin, &number) {
            ([only], Some(twin), Some(number))
                if !whole && self.maker.number_of(*only).is_some_and(|of| of != number) =>
            {
                self.maker.perhaps_namesake(id, name, twin)
            }
            ([only], Some(twin), Some(number)) if self.maker.number_of(*only).is_some_and(|of| of != number) => {
                if self.maker.number_of(twin).is_some() { self.maker.namesake(id, name) } else { twin }
            }
            ([_], Some(twin), None) if self.maker.number_of(twin).is_none() => {
                self.maker.perhaps_namesake(id, name, twin)
            }
            _ => self.maker.project(id, name, number.as_deref()),
        };
        self.maker.own_sheets.insert((project, year), asks);
        project
    }

    /// The project that a sheet is called by, or that its title says in brackets, where that is another one than the cell of the name says:
    /// a sheet that was copied, and in one of the places left as it was.
    fn other_name_of_sheet(&self, name: &str) -> Option<String> {
        let title = self.sheet.cells.first().map_or("", |cell| &*cell.text).trim_end();
        let inside =
            title.strip_suffix(['）', ')', '】', '」']).and_then(|title| title.rsplit_once(['（', '(', '【', '「']));
        let inside = inside.map(|(_, inside)| inside);
        let named = [self.sheet.name.as_deref(), inside].into_iter().flatten().map(str::trim);
        let is_name = |said: &&str| {
            let bare = in_bracket(said).map_or(*said, |(name, _)| name);
            let kind = KINDS.iter().any(|kind| bare.ends_with(kind)) || bare.contains(|c: char| c.is_numeric());
            OF_PROJECTS.iter().any(|end| bare.ends_with(end))
                && !kind
                && !is_short_for(bare, name)
                && !is_short_for(name, bare)
        };
        named.filter(|said| self.head(said).is_none()).find(is_name).map(str::to_owned)
    }
}

/// What all the projects of a sheet may be called.
const KINDS: [&str; 9] =
    ["交付金事業", "対象事業", "実施事業", "継続事業", "新規事業", "関連事業", "主要事業", "重点事業", "推進事業"];

/// Whether a name is another one with some of its characters left out: 「移住事業」 for 「移住・定住促進事業」.
fn is_short_for(short: &str, name: &str) -> bool {
    let name = squeezed(name);
    let mut rest = name.chars();
    squeezed(short).chars().all(|c| rest.any(|other| other == c))
}
