//! What is derived from the record for the screen: the page as it is laid out, its summary, marks and hits. Made anew where
//! what it was made from has changed; a project is read and judged once for all of its pages.

use super::super::layout::{Wants, layout, meeting_layout};
use super::super::shelf::ListRow;
use super::*;
use crate::check::Severity;
use crate::find::query::Query;
use crate::ledger::Record;
use crate::ledger::field::Tab;
use crate::ledger::printed::Printed;
use crate::ledger::year::FiscalYear;
use crate::page::{self, Page, Subject, Wrong};
use crate::rules::{Case, Suggestion, judge};
use std::sync::Arc;

/// What the painter and the keys need of the shown page, made by [`State::refresh`].
#[derive(Clone, Debug, Default)]
pub struct Shown {
    made_for: Option<MadeFor>,
    /// The laid-out page.
    pub page: Page,
    /// The project's name.
    pub(crate) name: String,
    /// What stands beside or below the name: scope, period, department, year.
    pub(crate) facts: String,
    /// Where the project stands, in as many rows as the layout has for it.
    pub(crate) summary: Vec<page::Row>,
    /// The years that the project has sheets of.
    pub(crate) years: Vec<FiscalYear>,
    /// The fields that differ from the file.
    pub changed: Vec<bool>,
    /// Byte ranges of search hits in the fields of the page: field index, range.
    pub hits: Vec<(usize, std::ops::Range<usize>)>,
    /// The project as it was read for the page: other pages of it are made from the same.
    read: Option<Read>,
}

/// A project as pages are made from it, for as long as its text is the same.
#[derive(Clone, Debug)]
struct Read {
    project: usize,
    item: Arc<str>,
    record: Arc<Record>,
    /// What the table says of the sheet of that year, for as long as nothing else changes.
    suggestion: Option<Arc<Suggestion>>,
    judged_for: (u64, Option<FiscalYear>),
}

#[derive(Clone, Debug, PartialEq)]
struct MadeFor {
    revision: u64,
    project: usize,
    panel: Panel,
    tab: Tab,
    year: Option<FiscalYear>,
    width: u16,
    /// Of the screen, where the page is laid out for it.
    height: u16,
    /// Rows of the summary.
    summary: u16,
    blanks: bool,
    closed: bool,
    /// Which findings the summary tells of.
    looked: u64,
    pointed: Option<super::super::pointed::Pointed>,
    query: Option<Query>,
}

impl MadeFor {
    /// Whether it is the same page of the same project, though perhaps changed or of another width.
    fn is_same_page(&self, other: &MadeFor) -> bool {
        let page = |m: &MadeFor| (m.project, m.panel, m.tab, m.year);
        page(self) == page(other)
    }
}

impl State {
    /// Judges a project's sheet, with the supposed values in place of the printed ones.
    pub fn suggestion(&self, subject: &Subject<'_>) -> Option<Suggestion> {
        let (_, review) = subject.review?;
        let mut kpis: Vec<_> = review.kpis().collect();
        let rating = review.rating();
        let at = subject.review_at().key("kpis");
        let mut any = false;
        for (pointer, value) in self.book.supposed() {
            let row = pointer.parent().filter(|(_, last)| last == "actual").and_then(|(row, _)| row.parent());
            let index = row.filter(|(list, _)| *list == at).and_then(|(_, index)| index.parse::<usize>().ok());
            if let Some(kpi) = index.and_then(|index| kpis.get_mut(index)) {
                kpi.actual = Printed::Text(value.as_str().into());
                any = true;
            }
        }
        let mut case = Case::of(review, &kpis, rating.as_deref());
        case.basis_plan &= !any;
        Some(judge(self.table, &case))
    }

    /// A project, read: the shown one once for all of its pages.
    fn read(&self, index: usize) -> Option<Arc<Record>> {
        let known = self.known(index).map(|read| Arc::clone(&read.record));
        known.or_else(|| self.book.ledger().record(index).map(Arc::new))
    }

    /// A project as it was read for the page, unless it has changed since.
    fn known(&self, index: usize) -> Option<&Read> {
        let item = self.book.doc().shared_item(index)?;
        self.shown.read.as_ref().filter(|read| read.project == index && Arc::ptr_eq(&read.item, item))
    }

    /// Does something with the selected project as its pages see it.
    pub fn with_subject<T>(&self, index: usize, f: impl FnOnce(&Subject<'_>) -> T) -> Option<T> {
        let record = self.read(index)?;
        let front = self.book.ledger().front();
        Some(f(&self.subject(index, &record, &front)))
    }

    fn subject<'a>(&'a self, index: usize, record: &'a Record, front: &'a Record) -> Subject<'a> {
        let year = self.place.year.or_else(|| front.front().fiscal_year());
        Subject {
            supposed: self.book.supposed(),
            blanks: self.blanks,
            changes: !self.is_closed(),
            ..Subject::of(front, (index, record), year, self.table)
        }
    }

    /// Makes what is derived anew, where what it was made from has changed, and keeps the cursors inside it.
    /// [`super::update()`] alone does it, so that `view` only reads; where the user is to be on the new page: [`super::going`].
    pub(in crate::app) fn refresh(&mut self) {
        self.list_anew();
        let last = self.book.briefs().len().saturating_sub(1);
        self.place.project = self.place.project.min(last);
        let wants = match (self.place.panel, self.place.tab) {
            // The page has each KPI itself.
            (Panel::Project, Tab::Kpi) => Wants { summary: 2, detail: 5 },
            (Panel::Project, _) => Wants { summary: 6, detail: 0 },
            _ => Wants::default(),
        };
        self.layout = match self.place.panel {
            Panel::Meeting => meeting_layout(self.size.0, self.size.1),
            _ => layout(self.size.0, self.size.1, self.panel_first(), self.folded, wants),
        };
        let made_for = MadeFor {
            revision: self.book.revision(),
            project: self.place.project,
            panel: self.place.panel,
            tab: self.place.tab,
            year: self.place.year,
            width: self.layout.laid.width,
            height: if self.place.panel == Panel::Meeting { self.layout.laid.height } else { 0 },
            summary: self.layout.summary.height,
            blanks: self.blanks,
            closed: self.is_closed(),
            looked: self.book.looked(),
            pointed: self.pointed.clone(),
            query: self.search.query.clone(),
        };
        if self.shown.made_for.as_ref() != Some(&made_for) {
            let another = self.shown.made_for.as_ref().is_none_or(|old| !old.is_same_page(&made_for));
            self.shown = self.make_shown(made_for);
            if another && self.place.field == 0 && self.place.top == 0 {
                self.place.field = self.shown.page.first.unwrap_or(0);
                super::super::moving::keep_in_sight(self);
            }
        }
        // A screen without room for a page has no place to lose one's place in.
        if self.layout.laid.width > 0 {
            self.place.field = self.place.field.min(self.shown.page.fields.len().saturating_sub(1));
            let longest_top = self.shown.page.rows.len().saturating_sub(self.layout.laid.height as usize);
            self.place.top = self.place.top.min(longest_top);
        }
        let rows = self.projects_in_sight();
        if rows > 0 {
            let at = self.selected_row();
            // A town's first project is seen with the town.
            let headed = at > 0 && rows > 1 && matches!(self.list_row(at - 1), Some(ListRow::Town(_)));
            let top = self.place.list_top.clamp((at + 1).saturating_sub(rows), at - usize::from(headed));
            self.place.list_top = top.min(self.list_len().saturating_sub(rows));
        }
    }

    fn make_shown(&self, made_for: MadeFor) -> Shown {
        let width = made_for.width as usize;
        let mut shown = Shown::default();
        if width == 0 {
            shown.made_for = Some(made_for);
            return shown;
        }
        if self.place.panel == Panel::Whole {
            let front = self.book.ledger().front();
            let part = !self.can_edit();
            let sums = (self.book.tally(), self.book.briefs());
            shown.page = page::whole_page(self.book.ledger(), sums, (part, self.blanks), self.table, width);
            shown.name = front.front().title().unwrap_or_default().into_owned();
        } else {
            let front = self.book.ledger().front();
            let (project, judged_for) = (made_for.project, (made_for.revision, made_for.year));
            if let (Some(record), Some(item)) = (self.read(project), self.book.doc().shared_item(project)) {
                let mut subject = self.subject(project, &record, &front);
                let suggestion = match self.known(project).filter(|read| read.judged_for == judged_for) {
                    Some(read) => read.suggestion.clone(),
                    None => self.suggestion(&subject).map(Arc::new),
                };
                subject.suggestion = suggestion.as_deref();
                shown.page = match self.place.panel {
                    Panel::Meeting => page::meeting_page(&subject, width, usize::from(made_for.height)),
                    _ => page::screen_page(&subject, self.place.tab, width),
                };
                shown.name = page::beginning(&page::full_name(&subject)).to_owned();
                shown.facts = page::facts(&subject);
                if made_for.summary > 0 {
                    let review = subject.review.map(|_| subject.review_at());
                    let (wrong, bars) = (self.wrong(project, review.as_ref()), self.place.tab != Tab::Kpi);
                    let size = (width, usize::from(made_for.summary));
                    shown.summary = page::summary(&subject, wrong.as_ref(), bars, size);
                }
                shown.years = subject.project.reviews().filter_map(|(_, r)| r.fiscal_year()).collect();
                shown.years.sort_unstable();
                let (item, record, suggestion) = (Arc::clone(item), Arc::clone(&record), suggestion.clone());
                shown.read = Some(Read { project, item, record, suggestion, judged_for });
            }
        }
        if let Some(query) = &made_for.query {
            for (i, field) in shown.page.fields.iter().enumerate() {
                shown.hits.extend(query.ranges(page::beginning(&field.text)).into_iter().map(|range| (i, range)));
            }
        }
        if let Some(pointed) = &made_for.pointed {
            let fields = shown.page.fields.iter().enumerate().filter(|(_, field)| field.pointer == pointed.pointer);
            shown.hits.extend(fields.flat_map(|(i, field)| {
                pointed.ranges(page::beginning(&field.text)).into_iter().map(move |range| (i, range))
            }));
        }
        let differs =
            |field: &page::PageField| self.book.changes().iter().any(|change| change.mark.is_at(&field.pointer));
        shown.changed = shown.page.fields.iter().map(differs).collect();
        shown.made_for = Some(made_for);
        shown
    }

    /// The gravest of what waits in a project as the page shows it: in the sheet at `review`, and in what is of no year. How
    /// much more waits is told of the whole project.
    fn wrong(&self, project: usize, review: Option<&Pointer>) -> Option<Wrong> {
        let findings = self.findings().filter(|findings| findings.pending_in(project) > 0)?;
        let found = findings.of_project(project);
        let of_years = Pointer::root().key("projects").index(project).key("reviews");
        let is_shown = |at: &Pointer| !at.starts_with(&of_years) || review.is_none_or(|review| at.starts_with(review));
        let waiting = || found.iter().filter(|finding| finding.is_pending() && is_shown(&finding.pointer));
        let Some(gravest) = waiting().min_by_key(|finding| finding.rank()) else {
            let words = format!("この年度にはありません。ほかの年度に{}件。", findings.pending_in(project));
            return Some(Wrong { words, severity: "指摘", grave: false, more: 0 });
        };
        let title = crate::check::codes::code(gravest.code).map_or("", |code| code.title);
        Some(Wrong {
            words: format!("{title}: {}", gravest.message),
            severity: gravest.severity.label(),
            grave: gravest.severity == Severity::Error,
            more: findings.pending_in(project).saturating_sub(1),
        })
    }
}
