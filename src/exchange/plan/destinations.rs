//! Where the values of cells go, in the officials' words: 「事業5 ラーニング…（令和6年度） KPI「…」の実績値」.
//!
//! The words are those of `ledger::label`. The ledger that they are about isn't there yet, and of a large file it would take
//! longer to make it than to read the file: what names projects, reviews and KPIs is looked up among the entries, and most
//! cells stand in the same row of the ledger as the one before. Rows of other lists than KPIs are told by their order.

use std::borrow::Cow;
use std::convert::Infallible;

use super::{Entry, Made, Plan};
use crate::exchange::counted::Counted;
use crate::exchange::hands::Hands;
use crate::exchange::positions::{Spot, Spots};
use crate::json::Pointer;
use crate::ledger::field::{Field, field};
use crate::ledger::label;

/// The positions of a project, its review, and the review's KPI.
type Row = Spots;

/// What names the rows of the ledger that a plan would write.
pub struct Destinations<'p> {
    /// By project or KPI: its name. As JSON, as years and numbers are.
    names: Rows<&'p str>,
    /// By review: its year.
    years: Rows<&'p str>,
    /// By project: its number; by review: what it is of.
    numbers: Rows<&'p str>,
    /// By review: what it is of, where that follows from what the file says.
    follows: Rows<&'p str>,
    /// What the first fields are called; most files have no others.
    fields: Fields,
}

/// What is said of rows, in their order; of what is said twice, the first holds. What a file says mostly comes in that order.
struct Rows<T>(Vec<(Row, T)>);

impl<T> Rows<T> {
    fn of(mut said: Vec<(Row, T)>) -> Rows<T> {
        if !said.is_sorted_by_key(|(row, _)| *row) {
            said.sort_by_key(|(row, _)| *row);
        }
        Rows(said)
    }

    /// What is said of a row. `near`: where the one that was asked for before stands or would; this one is often there, or soon
    /// behind.
    fn get(&self, row: &Row, near: &mut usize) -> Option<&T> {
        let is_before = |at: usize| self.0.get(at).is_some_and(|(known, _)| known < row);
        // The first that isn't before the row: it is the row, or nothing is said of it.
        let begins = near.checked_sub(1).is_none_or(is_before);
        let soon = (*near..*near + 3).find(|at| !is_before(*at)).filter(|_| begins);
        *near = soon.unwrap_or_else(|| self.0.partition_point(|(known, _)| known < row));
        self.0.get(*near).filter(|(known, _)| known == row).map(|(_, said)| said)
    }
}

/// Fields that are named beforehand.
const FIELDS: usize = 40;

/// What fields are called, by how far the row reaches that they are of, then by their path in it.
type Fields = [Counted<String, Named>; 4];

/// What was said of the entries before: the next one is often of the same project, and there are few fields.
#[derive(Default)]
pub struct Before {
    row: Called,
    project: Called,
    year: Called,
    fields: Fields,
    /// By year and what the review is of: what such reviews are called.
    reviews: Vec<(Review, String)>,
    near: Near,
    /// What is put together before it is added.
    words: String,
}

/// Where what was looked up last stands among names, years, numbers, and what follows.
#[derive(Default)]
struct Near {
    names: usize,
    years: usize,
    numbers: usize,
    follows: usize,
}

/// A review's year, and what it is of, as they are said.
type Review = (Option<String>, Option<String>);

/// What a row was called.
#[derive(Default)]
struct Called(Option<Row>, String);

impl Called {
    /// Adds what a row is called to a line; it is looked up where the one before was another.
    fn add(&mut self, row: Row, line: &mut String, call: impl FnOnce(&mut String)) {
        if self.0 != Some(row) {
            self.0 = Some(row);
            self.1.clear();
            call(&mut self.1);
        }
        line.push_str(&self.1);
    }
}

/// What a field is called.
struct Named {
    /// What stands behind the row's words.
    words: String,
    of: Option<&'static Field>,
}

/// What a piece of the entries names.
#[derive(Default)]
struct Piece<'p> {
    names: Vec<(Row, &'p str)>,
    years: Vec<(Row, &'p str)>,
    numbers: Vec<(Row, &'p str)>,
    fields: Fields,
}

/// Words of which few are said of many rows.
#[derive(Default)]
struct Words<'p>(Vec<&'p str>);

/// So many different ones are kept.
const WORDS: usize = 16;

impl<'p> Words<'p> {
    /// The same words where they stood first: they are read for one row after the other, and need not be all over the memory.
    fn first(&mut self, words: &'p str) -> &'p str {
        if let Some(known) = self.0.iter().find(|known| **known == words) {
            return known;
        }
        self.0.extend(Some(words).filter(|_| self.0.len() < WORDS));
        words
    }
}

impl<'p> Piece<'p> {
    fn of(entries: &'p [Entry]) -> Piece<'p> {
        let (mut piece, mut words) = (Piece::default(), Words::default());
        // Where the fields that were named are in memory: most of them are the program's own words.
        let mut seen: [Vec<*const str>; 4] = Default::default();
        for entry in entries {
            let (Some(spot), Some(value)) = (&entry.pointer, entry.written()) else { continue };
            let (of_depth, seen) = (&mut piece.fields[depth(spot)], &mut seen[depth(spot)]);
            let field = spot.field();
            if of_depth.len() < FIELDS && !seen.iter().any(|known| std::ptr::eq(*known, field)) {
                seen.push(field);
                of_depth.entry(field.to_owned()).or_insert_with(|| named(spot));
            }
            let row = spot.spots();
            match (row, spot.field()) {
                ([Some(_), None, None] | [Some(_), Some(_), Some(_)], "/name") => piece.names.push((row, value)),
                ([Some(_), None, None], "/number") => piece.numbers.push((row, value)),
                ([Some(_), Some(_), None], "/fiscal_year") => piece.years.push((row, words.first(value))),
                ([Some(_), Some(_), None], "/basis") => piece.numbers.push((row, words.first(value))),
                _ => {}
            }
        }
        piece
    }

    /// Adds what the next piece names.
    fn add(&mut self, next: Piece<'p>) {
        let lists = [(&mut self.names, next.names), (&mut self.years, next.years), (&mut self.numbers, next.numbers)];
        for (own, next) in lists {
            match own.is_empty() {
                true => *own = next,
                false => own.extend(next),
            }
        }
        for (own, next) in self.fields.iter_mut().zip(next.fields) {
            next.into_iter().for_each(|(field, named)| _ = own.entry(field).or_insert(named));
        }
    }
}

impl<'p> Destinations<'p> {
    /// What the entries of a plan name.
    pub fn of(hands: &impl Hands, plan: &'p Plan) -> Destinations<'p> {
        let further = if let Made::OfEntries(further) = &plan.made { &**further } else { &[] };
        let follows = further.iter().filter(|(spot, _)| spot.field() == "/basis");
        let follows = Rows::of(follows.map(|(spot, value)| (spot.spots(), value.trim_matches('"'))).collect());
        let mut all = Piece::default();
        let pieces = plan.entries.pieces();
        let Ok(()) = hands.in_order(
            pieces.len(),
            |n| pieces.get(n).map(|piece| Piece::of(piece)),
            |piece| {
                all.add(piece.unwrap_or_default());
                Ok::<(), Infallible>(())
            },
        );
        let (names, years, numbers) = (Rows::of(all.names), Rows::of(all.years), Rows::of(all.numbers));
        Destinations { names, years, numbers, follows, fields: all.fields }
    }

    /// Adds where an entry's value goes, and what is shown of it; says whether it has one.
    pub fn add(&self, entry: &Entry, before: &mut Before, line: &mut String, add: impl Fn(&mut String, &str)) -> bool {
        let (Some(spot), Some(value)) = (&entry.pointer, entry.written()) else { return false };
        if before.row.0 != Some(spot.spots()) {
            let mut row = std::mem::take(&mut before.row.1);
            row.clear();
            self.add_row(spot.spots(), before, &mut row, &add);
            before.row = Called(Some(spot.spots()), row);
        }
        line.extend([" → ", &before.row.1]);
        let depth = depth(spot);
        let named = match self.fields[depth].get(spot.field()) {
            Some(known) => known,
            None => before.fields[depth].entry(spot.field().to_owned()).or_insert_with(|| named(spot)),
        };
        line.extend([&named.words, " = "]);
        match named.of {
            Some(of) => {
                let (shown, quoted) = label::shown_of(of, value);
                line.push_str(if quoted { "「" } else { "" });
                add(line, &shown);
                line.push_str(if quoted { "」" } else { "" });
            }
            None => add(line, value),
        }
        true
    }

    /// Adds what a row is called.
    fn add_row(&self, row: Row, before: &mut Before, line: &mut String, add: impl Fn(&mut String, &str)) {
        let Before { project, year, reviews, near, words, .. } = before;
        if row[0].is_some() {
            project.add([row[0], None, None], line, |line| {
                words.clear();
                self.add_project(row, near, words);
                add(line, words);
            });
        }
        if row[1].is_some() {
            year.add([row[0], row[1], None], line, |line| add(line, self.year(row, reviews, near)));
        }
        if row[2].is_some() {
            words.clear();
            self.add_kpi(row, near, words);
            line.push(' ');
            add(line, words);
        }
    }

    fn said(&self, map: &Rows<&'p str>, row: Row, near: &mut usize) -> Option<Cow<'p, str>> {
        let value = *map.get(&row, near)?;
        let plain = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        Some(match plain {
            Some(plain) if !plain.contains('\\') => Cow::Borrowed(plain),
            Some(_) => serde_json::from_str::<String>(value).map_or(Cow::Borrowed(value), Cow::Owned),
            None => Cow::Borrowed(value),
        })
    }

    fn add_project(&self, row: Row, near: &mut Near, words: &mut String) {
        let Some(at) = row[0] else { return };
        let of = [row[0], None, None];
        let (number, name) =
            (self.said(&self.numbers, of, &mut near.numbers), self.said(&self.names, of, &mut near.names));
        label::add_project(number.as_deref(), name.as_deref(), at.get() as usize - 1, words);
    }

    /// What a review is called. `known`: what some are; a file has few that are called otherwise.
    fn year<'k>(&self, row: Row, known: &'k mut Vec<(Review, String)>, near: &mut Near) -> &'k str {
        let of = [row[0], row[1], None];
        let mut follows = || self.follows.get(&of, &mut near.follows).copied().map(Cow::Borrowed);
        let year = self.said(&self.years, of, &mut near.years);
        let basis = self.said(&self.numbers, of, &mut near.numbers).or_else(&mut follows);
        let (year, basis) = (year.as_deref(), basis.as_deref());
        let same = known.iter().position(|((of, is), _)| of.as_deref() == year && is.as_deref() == basis);
        let at = same.unwrap_or_else(|| {
            known.push(((year.map(str::to_owned), basis.map(str::to_owned)), label::year_of(year, basis)));
            known.len() - 1
        });
        known.get(at).map_or("", |(_, words)| words)
    }

    fn add_kpi(&self, row: Row, near: &mut Near, words: &mut String) {
        let Some(kpi) = row[2] else { return };
        match self.said(&self.names, row, &mut near.names) {
            Some(name) => label::add_kpi(&name, words),
            None => words.push_str(&format!("KPI {kpi}番目")),
        }
    }
}

/// How far the row of a spot reaches.
fn depth(spot: &Spot) -> usize {
    spot.spots().iter().flatten().count()
}

/// What the field of a spot is called.
fn named(spot: &Spot) -> Named {
    let depth = depth(spot);
    let row: String = ["/projects/0", "/reviews/0", "/kpis/0"].into_iter().take(depth).collect();
    let of = Pointer::parse(&format!("{row}{}", spot.field())).ok().and_then(|pointer| field(&pointer));
    let called = Pointer::parse(&row).map(|row| label::beneath(&row, spot.field()));
    let (rows, field) = called.unwrap_or_default();
    let mut words = String::new();
    // A row within a review is another of its words, one within a KPI belongs to it.
    let signs = [if depth == 3 { "の" } else { " " }, "の"];
    for (part, sign) in [rows, field].iter().zip(signs).filter(|(part, _)| !part.is_empty()) {
        let first = depth == 0 && words.is_empty();
        words.extend([if first { "" } else { sign }, part]);
    }
    Named { words, of }
}
