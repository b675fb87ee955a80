//! The findings of a whole ledger, kept small.
//!
//! Ten thousand projects have more than a hundred thousand findings, whose sentences together are as long as the ledger
//! itself, and a reader sees twenty at a time. So for each project only two numbers are kept: how many findings it
//! shows, and how many of them wait. The sentences are made again when somebody looks, from the ledger as it was looked
//! through, so that a list on the screen and its numbers always belong together. Kept whole are those that take long to
//! find again: what projects show together, and what a very large project shows.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::ledger::Ledger;

use super::{Across, Criteria, Finding, check_project, codes, order};

/// What the projects show together, each finding with the project that it is told of.
#[derive(Debug, Default)]
pub struct Together(BTreeMap<Option<usize>, Vec<Finding>>);

impl Together {
    /// Compares the projects of a ledger.
    pub fn of(ledger: &Ledger, criteria: &dyn Criteria) -> Together {
        let mut across = Across::new();
        for (index, record) in (0..ledger.len()).filter_map(|index| Some((index, ledger.record(index)?))) {
            across.add(index, record.project(), criteria.words());
        }
        Together::new(across.finish(ledger.front().front(), criteria))
    }

    /// Sorts what was found.
    pub fn new(found: Vec<Finding>) -> Together {
        let mut all = Together::default();
        found.into_iter().for_each(|finding| all.0.entry(finding.project).or_default().push(finding));
        all
    }

    /// All findings of the project at an index, or (`None`) of what stands outside the projects, in the order of the
    /// record: those that it shows by itself and those that it shows together with others.
    pub fn with(&self, ledger: &Ledger, project: Option<usize>, criteria: &dyn Criteria) -> Vec<Finding> {
        self.merged(project, project.map_or_else(Vec::new, |index| in_project(ledger, index, criteria)))
    }

    /// All that the projects show together: what stands outside them first, then project by project.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        self.0.values().flatten()
    }

    fn of_project(&self, project: Option<usize>) -> &[Finding] {
        self.0.get(&project).map_or(&[], Vec::as_slice)
    }

    /// The same, where those that the project shows by itself are known.
    pub(crate) fn merged(&self, project: Option<usize>, mut own: Vec<Finding>) -> Vec<Finding> {
        own.extend_from_slice(self.of_project(project));
        own.sort_by_cached_key(order);
        own
    }
}

/// A project of more bytes isn't looked through again while somebody waits for its line.
const LARGE: usize = 1 << 16;

/// The findings of so many projects are remembered: more than a screen has rows.
const RECENT: usize = 64;

/// What one project shows by itself, in numbers; [`Shown::of`] counts, and keeps what is worth keeping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The kinds of the findings that are listed, in their order.
    marks: Box<[Mark]>,
    /// How many wait for somebody, those counted that are left out of the list.
    waiting: u32,
    /// The findings themselves, of a large project.
    kept: Option<Arc<[Finding]>>,
}

impl Shown {
    /// Looks through the project at `index` (from 0).
    pub fn of(ledger: &Ledger, index: usize, criteria: &dyn Criteria) -> Shown {
        let found = in_project(ledger, index, criteria);
        let (marks, waiting) = marked(&found);
        let large = ledger.doc().item(index).len() > LARGE;
        Shown { marks, waiting, kept: large.then(|| found.into()) }
    }
}

/// All findings: what stands outside the projects first, then project by project, each in the order of the record.
pub struct Findings {
    /// What was looked through.
    ledger: Ledger,
    criteria: &'static dyn Criteria,
    /// Where each group begins in the list, and where the last one ends. The first group is what stands outside the
    /// projects, then comes one for each project.
    starts: Box<[u32]>,
    /// The kind of each finding in the list.
    marks: Box<[Mark]>,
    /// How many wait in each group.
    waiting: Box<[u32]>,
    /// What takes more than one project to see.
    together: Together,
    /// What large projects show by themselves.
    kept: BTreeMap<usize, Arc<[Finding]>>,
    /// The groups looked at last.
    recent: Mutex<VecDeque<(usize, Arc<[Finding]>)>>,
}

impl Findings {
    /// What was found in a ledger: what each of its projects shows, and what they show together.
    pub fn new(ledger: &Ledger, criteria: &'static dyn Criteria, shown: &[Shown], together: Together) -> Findings {
        let kept = shown.iter().enumerate().filter_map(|(i, shown)| Some((i + 1, shown.kept.clone()?)));
        let kept = kept.collect();
        let (mut starts, mut marks, mut waiting) = (vec![0], Vec::new(), Vec::new());
        let outside = Shown::default();
        for (group, shown) in std::iter::once(&outside).chain(shown).enumerate() {
            let (together, wait) = marked(together.of_project(group.checked_sub(1)));
            marks.extend_from_slice(&shown.marks);
            marks.extend_from_slice(&together);
            starts.push(u32::try_from(marks.len()).unwrap_or(u32::MAX));
            waiting.push(shown.waiting + wait);
        }
        let (starts, marks, waiting) = (starts.into(), marks.into(), waiting.into());
        Findings { ledger: ledger.clone(), criteria, starts, marks, waiting, together, kept, recent: Mutex::default() }
    }

    /// Looks through a ledger on this thread alone.
    pub fn of(ledger: &Ledger, criteria: &'static dyn Criteria) -> Findings {
        let shown: Vec<Shown> = (0..ledger.len()).map(|index| Shown::of(ledger, index, criteria)).collect();
        Findings::new(ledger, criteria, &shown, Together::of(ledger, criteria))
    }

    /// How many findings are listed.
    pub fn len(&self) -> usize {
        self.starts.last().map_or(0, |&n| n as usize)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many wait for somebody, those counted that are left out of the list.
    pub fn pending(&self) -> usize {
        self.waiting.iter().map(|&n| n as usize).sum()
    }

    /// How many wait in the project at `index`.
    pub fn pending_in(&self, index: usize) -> usize {
        self.waiting.get(index + 1).map_or(0, |&n| n as usize)
    }

    /// The finding at a place of the list, from 0.
    pub fn get(&self, at: usize) -> Option<Finding> {
        let group = self.group_at(at)?;
        let start = *self.starts.get(group)? as usize;
        self.group(group).get(at - start).cloned()
    }

    /// The project of the finding at a place of the list; `None` for what stands outside the projects.
    pub fn project_at(&self, at: usize) -> Option<usize> {
        self.group_at(at)?.checked_sub(1)
    }

    /// The place, the project and the kind of each, without making its sentences.
    pub fn marks(&self) -> impl Iterator<Item = (usize, Option<usize>, Mark)> {
        let groups = self.starts.windows(2).enumerate();
        groups.flat_map(|(group, bounds)| {
            let (from, to) = (bounds[0] as usize, bounds[1] as usize);
            let marks = self.marks.get(from..to).unwrap_or_default();
            (from..).zip(marks).map(move |(at, mark)| (at, group.checked_sub(1), *mark))
        })
    }

    /// All of them, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = Finding> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// Where in the list a project's first finding stands.
    pub fn first_of(&self, project: usize) -> Option<usize> {
        let (&from, &to) = (self.starts.get(project + 1)?, self.starts.get(project + 2)?);
        (from < to).then_some(from as usize)
    }

    /// Where in the list the same finding stands: the same code at the same place.
    pub fn find(&self, same: &Finding) -> Option<usize> {
        let group = group(same.project);
        let start = *self.starts.get(group)? as usize;
        let is_same = |found: &Finding| (found.code, &found.pointer) == (same.code, &same.pointer);
        self.group(group).iter().position(is_same).map(|i| start + i)
    }

    /// The findings of the project at `index`, in the order of the record.
    pub fn of_project(&self, index: usize) -> Arc<[Finding]> {
        self.group(index + 1)
    }

    /// The same, or (`None`) those of what stands outside the projects.
    pub fn of_place(&self, place: Option<usize>) -> Arc<[Finding]> {
        self.group(group(place))
    }

    fn group_at(&self, at: usize) -> Option<usize> {
        (at < self.len()).then(|| self.starts.partition_point(|&start| start as usize <= at).saturating_sub(1))
    }

    /// The findings of a group: those that its project shows by itself in the order of the record, then those that it shows
    /// together with others.
    fn group(&self, group: usize) -> Arc<[Finding]> {
        let recent = || self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = recent().iter().find(|(of, _)| *of == group) {
            return Arc::clone(found);
        }
        let project = group.checked_sub(1);
        let mut found = match (self.kept.get(&group), project) {
            (Some(kept), _) => kept.to_vec(),
            (None, Some(index)) => in_project(&self.ledger, index, self.criteria),
            (None, None) => Vec::new(),
        };
        found.extend_from_slice(self.together.of_project(project));
        let found: Arc<[Finding]> = found.into();
        let mut recent = recent();
        recent.truncate(RECENT - 1);
        recent.push_front((group, Arc::clone(&found)));
        found
    }
}

impl fmt::Debug for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Findings({} listed, {} pending)", self.len(), self.pending())
    }
}

fn group(project: Option<usize>) -> usize {
    project.map_or(0, |index| index + 1)
}

fn in_project(ledger: &Ledger, index: usize, criteria: &dyn Criteria) -> Vec<Finding> {
    let front = ledger.front();
    let found = |record: crate::ledger::Record| check_project(front.front(), index, record.project(), criteria);
    ledger.record(index).map_or_else(Vec::new, found)
}

/// Their kinds, and how many wait.
fn marked(found: &[Finding]) -> (Box<[Mark]>, u32) {
    let waiting: usize = found.iter().filter(|finding| finding.is_pending()).map(Finding::count).sum();
    (found.iter().map(Mark::of).collect(), u32::try_from(waiting).unwrap_or(u32::MAX))
}

/// What is kept of every finding: its kind, and whether it is kept on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The row of the table of codes.
    row: u8,
    kept: bool,
}

impl Mark {
    fn of(finding: &Finding) -> Mark {
        let row = codes::CODES.iter().position(|row| row.code == finding.code).unwrap_or(0);
        Mark { row: u8::try_from(row).unwrap_or(0), kept: finding.accepted.is_some() }
    }

    /// The row of the table of codes that it is of.
    pub fn code(self) -> &'static codes::Code {
        codes::CODES.get(usize::from(self.row)).unwrap_or(&codes::SAME_NUMBER)
    }

    /// Whether an official keeps it on purpose.
    pub fn is_kept(self) -> bool {
        self.kept
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::check::check_ledger;
    use crate::ledger::sample;
    use crate::rules::Table;

    const MINE: &str = include_str!("../../data/mine-r6.json");

    fn all(findings: &Findings) -> Vec<Finding> {
        findings.iter().collect()
    }

    /// In the order of the record.
    fn in_order(mut found: Vec<Finding>) -> Vec<Finding> {
        found.sort_by_cached_key(|finding| (finding.project, order(finding)));
        found
    }

    #[test]
    fn what_is_made_again_is_what_was_found() {
        let ledger = Ledger::read(MINE).unwrap();
        let expected = check_ledger(&ledger, Table::embedded());
        let findings = Findings::of(&ledger, Table::embedded());
        assert_eq!(in_order(all(&findings)), expected);
        let waiting = |of: &dyn Fn(&Finding) -> bool| -> usize {
            expected.iter().filter(|finding| finding.is_pending() && of(finding)).map(Finding::count).sum()
        };
        assert_eq!(findings.pending(), waiting(&|_| true));
        for index in 0..ledger.len() {
            assert_eq!(findings.pending_in(index), waiting(&|finding| finding.project == Some(index)));
            let first = expected.iter().position(|finding| finding.project == Some(index));
            assert_eq!(findings.first_of(index), first);
            assert!(findings.of_project(index).iter().all(|finding| finding.project == Some(index)));
        }
        for finding in &expected {
            let found = findings.get(findings.find(finding).unwrap()).unwrap();
            assert_eq!((found.code, &found.pointer), (finding.code, &finding.pointer));
        }
        for (at, project, mark) in findings.marks() {
            let found = findings.get(at).unwrap();
            assert_eq!((found.project, found.code), (project, mark.code().code));
            assert_eq!((found.accepted.is_some(), project), (mark.is_kept(), findings.project_at(at)));
        }
        assert_eq!(findings.marks().count(), expected.len());
        assert_eq!((findings.get(expected.len()), findings.first_of(99)), (None, None));
    }

    #[test]
    fn many_groups_are_forgotten_and_made_again_and_a_large_one_is_kept() {
        let projects = sample::projects();
        let long = format!("\"name\": \"{}", "長い名前".repeat(LARGE / 12));
        let large = projects[0].replacen("\"name\": \"", &long, 1);
        let mut many = vec![projects; 12].concat();
        many.insert(21, large);
        let ledger = Ledger::read(&sample::with(&many)).unwrap();
        assert!(ledger.len() > RECENT);
        let expected = check_ledger(&ledger, Table::embedded());
        let findings = Findings::of(&ledger, Table::embedded());
        assert_eq!(findings.kept.keys().collect::<Vec<_>>(), [&22]);
        assert_eq!(in_order(all(&findings)), expected);
        assert!(findings.recent.lock().unwrap().len() == RECENT);
        assert_eq!(in_order(all(&findings)), expected, "again, from the beginning");
        assert_eq!(findings.iter().filter(|finding| finding.project == Some(21)).count(), {
            expected.iter().filter(|finding| finding.project == Some(21)).count()
        });
    }

    #[test]
    fn an_empty_list_has_nothing() {
        let none = Findings::new(&Ledger::empty(), Table::embedded(), &[], Together::default());
        assert!(none.is_empty() && none.get(0).is_none() && none.first_of(0).is_none() && none.pending() == 0);
    }
}
