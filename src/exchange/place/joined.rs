//! What was said of a table's lower part by itself → said as if the upper part had been there first.
//!
//! A part that is read by itself doesn't see what stands above. It is taken over only where that makes no difference: its
//! projects are others, nothing that it looked for among projects stands above, and it says nothing of the file as a whole.

use std::cell::RefCell;
use std::mem;
use std::sync::Mutex;

use super::{Maker, Place};
use crate::exchange::cells::Book;
use crate::exchange::hands::{Hands, beside, lock};
use crate::exchange::plan::Given;

/// What was looked for among the projects.
pub(super) enum Sought {
    Name(String),
    Number(String),
    /// One whose name is nearly the same.
    Like,
}

/// Rows of a table that are read by themselves, and what they are rows of.
pub(in crate::exchange) struct Apart<'b> {
    book: &'b Book,
    given: &'b Given,
    year: u16,
    reviewed: u16,
}

impl<'b> Apart<'b> {
    /// Nothing is said of them yet. `facts`: about how many will be.
    pub(in crate::exchange) fn maker(&self, facts: usize) -> Maker<'b> {
        let mut maker = Maker::new(self.book, self.given, self.reviewed);
        maker.facts.reserve(facts);
        maker.year = self.year;
        maker.sought = Some(RefCell::default());
        maker
    }
}

impl<'b> Maker<'b> {
    /// What is needed to read a part of a table by itself, where no project is known yet.
    pub(in crate::exchange) fn apart(&self) -> Option<Apart<'b>> {
        let (book, given, year, reviewed) = (self.book, self.given, self.year, self.reviewed);
        (self.projects.is_empty() && self.is_plain()).then_some(Apart { book, given, year, reviewed })
    }

    /// Notes what was looked for in vain, where it matters.
    pub(super) fn sought(&self, found: Option<usize>, what: impl FnOnce() -> Sought) {
        if let (Some(sought), None) = (&self.sought, found) {
            sought.borrow_mut().push(what());
        }
    }

    /// Forgets what was looked for in vain and came later: it is asked of the projects themselves whether they stand above.
    pub(in crate::exchange) fn settle_sought(&mut self) {
        let Some(sought) = &mut self.sought else { return };
        let (names, numbers) = (&self.names, &self.numbers);
        sought.get_mut().retain(|sought| match sought {
            Sought::Name(name) => !names.contains_key(name),
            Sought::Number(number) => !numbers.contains_key(number),
            Sought::Like => true,
        });
    }

    /// Whether no project is one of those that wait for an answer or have sheets of their own, and no row is one that is read
    /// otherwise than others.
    fn is_plain(&self) -> bool {
        self.waiting.is_empty() && self.own_sheets.is_empty() && self.struck_rows.is_empty() && self.degrees.is_empty()
    }

    /// Takes over what was said of rows further down; gives whether it did.
    pub(in crate::exchange) fn take_over(&mut self, hands: &dyn Hands, mut lower: Maker<'b>) -> bool {
        if !self.is_plain() || !lower.is_plain() || !self.is_apart_from(&lower) {
            return false;
        }
        let (projects, facts) = (self.projects.len(), self.facts.len());
        let on = |project: usize| project + projects;
        let place = |place: &mut Place| place.project = place.project.map(on);
        let said = Mutex::new((mem::take(&mut lower.facts), mem::take(&mut self.known), mem::take(&mut lower.known)));
        let moved = || {
            let (mut further, mut known, below) = mem::take(&mut *lock(&said));
            known.append(below, (projects, facts));
            for fact in &mut further {
                fact.project = fact.project.map(on);
                fact.place.as_mut().into_iter().for_each(place);
                let choices = fact.asked.as_deref_mut().map(|(_, choices)| choices);
                choices.into_iter().flatten().flat_map(|choice| &mut choice.values).for_each(|(of, _)| place(of));
            }
            (further, known)
        };
        let mut lower = Some(lower);
        let (further, known) =
            beside(hands, moved, || lower.take().into_iter().for_each(|lower| self.take_over_projects(lower)));
        self.facts.append(further);
        self.known = known;
        true
    }

    /// Takes over what is known of projects further down.
    fn take_over_projects(&mut self, lower: Maker<'b>) {
        let projects = self.projects.len();
        let on = |project: usize| project + projects;
        let place = |place: &mut Place| place.project = place.project.map(on);
        self.among.take_over(lower.among);
        self.projects.extend(lower.projects);
        // By itself a map that has some already makes room for half of what comes.
        self.names.reserve(lower.names.len());
        self.numbers.reserve(lower.numbers.len());
        self.same_name.reserve(lower.same_name.len());
        self.names.extend(lower.names.into_iter().map(|(name, at)| (name, on(at))));
        self.numbers.extend(lower.numbers.into_iter().map(|(number, at)| (number, on(at))));
        let namesakes = lower.namesakes.into_iter();
        self.namesakes.extend(namesakes.map(|(name, of)| (name, of.into_iter().map(on).collect())));
        self.same_name.extend(lower.same_name.into_iter().map(|((project, first), same)| ((on(project), first), same)));
        self.strategies.extend(lower.strategies.into_iter().map(|(project, said)| (project.map(on), said)));
        let rows = lower.opinions.into_iter();
        self.opinions.extend(rows.map(|((sheet, row, project, year), of)| ((sheet, row, project.map(on), year), of)));
        self.groups.extend(lower.groups.into_iter().map(|(project, group)| (project.map(on), group)));
        self.counts.extend(lower.counts.into_iter().map(|(mut of, count)| {
            place(&mut of);
            (of, count)
        }));
        for (header, cell) in lower.unknown {
            self.unknown.entry(header).or_insert(cell);
        }
        self.room.take_over(lower.room, place);
    }

    /// Whether what was said of rows further down would have been said there too after all that was said here.
    fn is_apart_from(&self, lower: &Maker<'_>) -> bool {
        let named = |name: &String| self.names.contains_key(name) || self.namesakes.contains_key(name);
        let is_known = |sought: &Sought| match sought {
            Sought::Name(name) => named(name),
            Sought::Number(number) => self.numbers.contains_key(number),
            Sought::Like => true,
        };
        let sought = lower.sought.as_ref().is_some_and(|sought| sought.borrow().iter().any(is_known));
        let of_all = lower.known.says_of_all()
            || lower.strategies.iter().any(|(project, _)| project.is_none())
            || lower.opinions.keys().any(|(_, _, project, _)| project.is_none())
            || lower.groups.keys().any(Option::is_none)
            || lower.counts.keys().any(|place| place.project.is_none());
        !sought
            && !of_all
            && !lower.names.keys().chain(lower.namesakes.keys()).any(named)
            && !lower.numbers.keys().any(|number| self.numbers.contains_key(number))
    }
}
