//! A whole ledger looked through in one go: each project is read once, for whatever is made of it alone and for what it
//! shows together with others.
//!
//! What is made of a project is made on every processor. The calling thread takes it in the ledger's order and compares the
//! projects, which it gets read; so nothing is read twice, and what is kept of a project is the caller's business.

use std::convert::Infallible;

use super::pool;
use crate::check::{Across, Criteria, Together};
use crate::ledger::Ledger;
use crate::ledger::view::Project;

/// Projects that a thread takes at a time.
const BLOCK: usize = 16;

/// Gives `take` what `make` makes of every project, in their order, and says what they show together.
///
/// # Errors
/// The first of `take`, which ends all of it.
pub fn through<T: Send, E>(
    ledger: &Ledger,
    criteria: &dyn Criteria,
    make: impl Fn(usize, Project<'_>) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<Together, E> {
    let block = |block: usize| -> Vec<_> {
        let indexes = block * BLOCK..ledger.len().min((block + 1) * BLOCK);
        let readings = indexes.filter_map(|index| Some((index, ledger.reading(index)?)));
        readings.map(|(index, reading)| (index, make(index, reading.project()), reading)).collect()
    };
    let mut across = Across::new();
    pool::in_order(pool::processors(), "check", ledger.len().div_ceil(BLOCK), block, |block| {
        block.into_iter().try_for_each(|(index, made, reading)| {
            across.add(index, reading.project(), criteria.words());
            take(made)
        })
    })?;
    Ok(Together::new(across.finish(ledger.front().front(), criteria)))
}

/// Gives `take` what `make` makes of some of the projects, in the order of their indexes.
pub fn at<T: Send>(
    ledger: &Ledger,
    indexes: &[usize],
    make: impl Fn(usize, Project<'_>) -> T + Sync,
    mut take: impl FnMut(T),
) {
    let blocks: Vec<&[usize]> = indexes.chunks(BLOCK).collect();
    let block = |block: usize| -> Vec<T> {
        let indexes = blocks.get(block).copied().unwrap_or_default().iter();
        let readings = indexes.filter_map(|&index| Some((index, ledger.reading(index)?)));
        readings.map(|(index, reading)| make(index, reading.project())).collect()
    };
    let taken: Result<(), Infallible> = pool::in_order(pool::processors(), "check", blocks.len(), block, |block| {
        block.into_iter().for_each(&mut take);
        Ok(())
    });
    match taken {
        Ok(()) => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::check::check_project;
    use crate::ledger::sample;
    use crate::rules::Table;

    #[test]
    fn everything_is_made_once_in_order_and_compared_as_one_thread_would() {
        let (ledger, table) = (Ledger::read(&sample::many(12)).unwrap(), Table::embedded());
        let front = ledger.front();
        let make = |index, project: Project<'_>| (index, check_project(front.front(), index, project, table));
        let mut all = Vec::new();
        let take = |made| {
            all.push(made);
            Ok::<(), Infallible>(())
        };
        let together = through(&ledger, table, make, take).unwrap();
        assert!(ledger.len() > 2 * BLOCK && all.iter().map(|(index, _)| *index).eq(0..ledger.len()));
        let expected = Together::of(&ledger, table);
        assert!(expected.all().count() > 1);
        assert_eq!(together.all().count(), expected.all().count());
        assert_eq!(together.merged(None, Vec::new()), expected.with(&ledger, None, table));
        for (index, found) in &all {
            let own = together.merged(Some(*index), found.clone());
            assert_eq!(own, expected.with(&ledger, Some(*index), table));
        }
        let mut some = Vec::new();
        at(&ledger, &[3, 40, 41], make, |made| some.push(made));
        assert_eq!(some, [3, 40, 41].map(|index: usize| all[index].clone()));
    }

    #[test]
    fn whoever_takes_may_end_it() {
        let ledger = Ledger::read(&sample::many(12)).unwrap();
        let mut taken = 0;
        let ended = through(
            &ledger,
            Table::embedded(),
            |index, _| index,
            |index| {
                taken += 1;
                if index == 20 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((ended.unwrap_err(), taken), ("enough", 21));
    }
}
