//! What was said of the cells → the entries of a plan, each with its place in the ledger that would be written.

use std::convert::Infallible;
use std::mem;
use std::sync::{Arc, Mutex};

use super::Entry;
use crate::exchange::cells::{Address, Book};
use crate::exchange::counted::CountedSet;
use crate::exchange::hands::{Hands, lock};
use crate::exchange::mapping::TWO_VALUES;
use crate::exchange::pieces::Pieces;
use crate::exchange::place::{As, Choice, Fact, Place};
use crate::exchange::positions::{Last, Positions};

/// By sheet, then cell: whether an entry is about it.
type Seen = Vec<Vec<bool>>;

/// What the entries are made of.
pub(super) struct Making<'m> {
    pub book: &'m Book,
    /// The names of the projects.
    pub projects: &'m [Arc<str>],
    pub positions: &'m Positions,
    /// The facts that are contested.
    pub contested: &'m CountedSet<usize>,
}

/// The entries, in the order in which they were said, and the cells that they are about.
pub(super) fn entries(hands: &impl Hands, of: &Making<'_>, facts: Pieces<Fact>) -> (Pieces<Entry>, Seen) {
    let mut before = 0;
    let pieces = facts.into_pieces().into_iter().map(|piece| {
        let first = before;
        before += piece.len();
        Mutex::new((first, piece))
    });
    let pieces: Vec<_> = pieces.collect();
    let make = |n: usize| {
        let taken = pieces.get(n).map(|piece| mem::take(&mut *lock(piece)));
        let (first, piece) = taken.unwrap_or_default();
        of.piece(first, piece)
    };
    let mut entries = Pieces::default();
    let mut seen: Seen = of.book.sheets.iter().map(|sheet| vec![false; sheet.cells.len()]).collect();
    let Ok(()) = hands.in_order(pieces.len(), make, |(piece, seen_here)| {
        entries.append(Pieces::from(piece));
        for (seen, here) in seen.iter_mut().zip(&seen_here) {
            seen.iter_mut().zip(here).for_each(|(seen, here)| *seen |= here);
        }
        Ok::<(), Infallible>(())
    });
    (entries, seen)
}

impl Making<'_> {
    /// The entries of a piece of the facts. `first`: the number of its first one.
    fn piece(&self, first: usize, facts: Vec<Fact>) -> (Vec<Entry>, Seen) {
        let Making { book, projects, positions, contested } = *self;
        let sheets: Vec<Option<Arc<str>>> =
            book.sheets.iter().map(|sheet| sheet.name.as_deref().map(Arc::from)).collect();
        let mut seen: Seen = book.sheets.iter().map(|sheet| vec![false; sheet.cells.len()]).collect();
        let mut last = Last::default();
        let entry = |(at, fact): (usize, Fact)| {
            let sheet = book.sheets.get(fact.cell.0)?;
            let cell = sheet.cells.get(fact.cell.1)?;
            seen[fact.cell.0][fact.cell.1] = true;
            let pointer = fact.place.and_then(|place| positions.spot(place, &mut last));
            let write = |(place, value): (Place, String)| Some((positions.pointer(place)?, value));
            let asked = fact.asked.map(|asked| {
                let (question, choices) = *asked;
                let option = |choice: Choice| (choice.words, choice.values.into_iter().filter_map(write).collect());
                Box::new((question, choices.into_iter().map(option).collect()))
            });
            let (pointer, value, repeats) = match fact.kind {
                As::Value => (pointer, fact.value, None),
                As::Ask => (pointer, None, None),
                As::Repeated => (None, None, pointer.zip(fact.value).map(Box::new)),
                As::Label | As::Unplaced => (None, None, None),
            };
            Some(Entry {
                sheet: sheets[fact.cell.0].clone(),
                cell: Address { row: cell.row, column: cell.column },
                text: cell.text.clone(),
                kind: fact.kind,
                pointer,
                value: value.map(String::into_boxed_str),
                elsewhere: fact.elsewhere,
                waits: contested.contains(&(first + at)),
                project: fact.project.and_then(|at| projects.get(at)).cloned(),
                repeats,
                why: fact.why,
                asked,
            })
        };
        // No larger than a fact, so that each entry takes the room of its own: there are as many as cells.
        const _: () = assert!(size_of::<Entry>() <= size_of::<Fact>());
        let entries = facts.into_iter().enumerate().filter_map(entry).collect();
        (entries, seen)
    }
}

/// The values beside which another cell says something else of the same place, where nobody has said yet which is right. A
/// project's number stays: a second one is asked about because it may count something else.
pub(super) fn contested(facts: &Pieces<Fact>) -> CountedSet<usize> {
    let asks = facts.iter().filter(|fact| fact.kind == As::Ask).filter_map(|fact| fact.asked.as_deref());
    let two = asks.filter(|(question, _)| question.kind == TWO_VALUES);
    let places = two.flat_map(|(_, choices)| choices).flat_map(|choice| &choice.values).map(|(place, _)| place);
    let places: CountedSet<&Place> = places.filter(|place| place.field != "/number").collect();
    if places.is_empty() {
        return CountedSet::default();
    }
    let of = |fact: &Fact| fact.kind == As::Value && fact.place.as_ref().is_some_and(|place| places.contains(place));
    facts.iter().enumerate().filter(|(_, fact)| of(fact)).map(|(at, _)| at).collect()
}
