//! What the program knows.
//!
//! One plain value. Everything on the screen is made from it by `view`, everything that happens changes it in
//! [`super::update()`]; nothing here knows a terminal, a file or a clock. What is derived from the record (briefs, the
//! laid-out page) is kept beside it and made anew whenever what it was made from has changed.

use std::sync::Arc;

use crate::json::Pointer;
use crate::ledger::field::Tab;
use crate::ledger::printed::Printed;
use crate::ledger::year::FiscalYear;
use crate::ledger::{Ledger, Record};
use crate::rules::{Case, Suggestion, Table, judge};

use super::book::Book;
use super::keymap::Keymap;
use super::layout::{Layout, Wants, layout, meeting_layout};
pub use super::modes::Mode;
use super::modes::meeting::Watch;
use super::shelf::{ListRow, Shelf};
use super::tutor::Tutor;
use crate::check::Severity;
use crate::find::query::{Hit, Query};
use crate::page::brief::Brief;
use crate::page::{self, Page, Subject, Wrong};

/// Where the ledger came from, in words for the header and messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The ledger inside the program.
    Embedded,
    /// A file, by the path as given.
    File(String),
    /// Standard input; can be read, not saved in place.
    Stdin,
}

impl Origin {
    /// What the ledger is called: the file's name without its folder.
    pub fn name(&self) -> &str {
        match self {
            Origin::Embedded => "内蔵の台帳",
            Origin::Stdin => "標準入力",
            Origin::File(path) => path.rsplit('/').next().unwrap_or(path),
        }
    }
}

/// Which of the two sides the keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The list of projects.
    List,
    /// The panel.
    Panel,
}

/// What the panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The selected project under a tab.
    Project,
    /// The whole ledger.
    Whole,
    /// The selected project alone and large, for a meeting.
    Meeting,
}

/// Where the user is.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The selected project.
    pub project: usize,
    /// The list's first row.
    pub(crate) list_top: usize,
    /// List or panel.
    pub focus: Focus,
    /// Project or whole ledger.
    pub panel: Panel,
    /// The tab.
    pub tab: Tab,
    /// A year chosen instead of the year under review.
    pub(crate) year: Option<FiscalYear>,
    /// The selected field of the page.
    pub field: usize,
    /// The page's first row on the screen.
    pub top: usize,
}

/// How far something long has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read and proved, projects looked through.
    pub done: u64,
    /// Of how many.
    pub total: u64,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something could not be done, or asks for attention.
    Warn,
}

/// A sentence in the bar until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub words: String,
    /// How it is meant.
    pub tone: Tone,
}

/// A number being typed before a command.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Count {
    /// The number so far.
    pub number: usize,
    /// When its last digit was typed, in milliseconds.
    pub at: u64,
    /// Where the user was before the digits, which are tabs as well, were typed.
    pub from: Place,
}

/// The running search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// What is looked for; `None`: nothing.
    pub(crate) query: Option<Query>,
    /// Which search the world was asked for last.
    pub(crate) id: u64,
    /// The hits, in the order of the ledger.
    pub hits: Vec<Hit>,
    /// Which hit the user is at.
    pub at: Option<usize>,
    /// In how many ledgers the world is still looking.
    pub running: usize,
}

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
    /// Which findings the summary tells of.
    looked: u64,
    pointed: Option<super::pointed::Pointed>,
    query: Option<Query>,
}

impl MadeFor {
    /// Whether it is the same page of the same project, though perhaps changed or of another width.
    fn is_same_page(&self, other: &MadeFor) -> bool {
        let page = |m: &MadeFor| (m.project, m.panel, m.tab, m.year);
        page(self) == page(other)
    }
}

/// What the meeting remembers while other things are done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meeting {
    /// Its stopwatch.
    pub watch: Watch,
    /// Who has said an opinion, the last one first.
    pub speakers: Vec<String>,
    /// How many opinions were added since it was opened, and how many of them were taken back.
    pub added: (usize, usize),
}

/// What the user and the surroundings have set before anything happens.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// Which keys commands have.
    pub keymap: Keymap,
    /// Where a new file would be saved unless the user says otherwise.
    pub default_path: String,
    /// Whether mouse reports are on.
    pub(crate) mouse: bool,
    /// Whether the record is only looked at.
    pub read_only: bool,
    /// Whether the terminal is known to take what is copied.
    pub(crate) takes_copies: bool,
}

/// Everything the program knows.
#[derive(Clone, Debug)]
pub struct State {
    /// The screen in cells: width, height; without the rows of the practice above it.
    pub size: (u16, u16),
    /// The record with all that belongs to it.
    pub book: Book,
    /// The other ledgers, where several are open as one list.
    pub shelf: Shelf,
    /// Who else has it open, by their login names.
    pub(crate) others: Vec<String>,
    /// How far it has been looked through, while that takes a while.
    pub(crate) checking: Option<Progress>,
    /// Edits that an earlier run left behind.
    pub(crate) recovered: Vec<super::modes::recovery::Left>,
    /// Texts that were being typed in earlier runs, and which of all it is; the first one may be open.
    pub(crate) drafts: std::collections::VecDeque<(usize, crate::change::history::Draft)>,
    /// Whether the first of them is open.
    pub(crate) drafting: bool,
    /// What came in from someone else and is still to be told.
    pub(crate) came_in: Option<String>,
    /// Whether only the projects are listed whose published and suggested ratings differ.
    pub differing: bool,
    /// The listed projects, where not all are; made by [`State::refresh`].
    visible: Option<Vec<usize>>,
    /// What the list was made for: the revisions of the book and of the shelf, and whether only some are listed.
    listed_for: (u64, u64, bool),
    /// What was set at the start; the mouse is switched.
    pub setup: Setup,
    /// Where the ledger came from.
    pub origin: Origin,
    /// `Some` while the ledger is still being read.
    pub(crate) loading: Option<Progress>,
    /// How far it is indexed, in percent, while that is under way.
    pub(crate) indexing: Option<u8>,
    /// Why the ledger can't be used, when it turned out not to be one while it was read.
    pub(crate) broken: Option<String>,
    /// How many times files that come in were asked for, or no longer.
    pub(crate) imports: u64,
    /// The decision table.
    pub table: &'static Table,
    /// Where the user is.
    pub place: Place,
    /// What keys mean.
    pub mode: Mode,
    /// The search.
    pub search: Search,
    /// A sentence in the bar.
    pub notice: Option<Notice>,
    /// A number being typed.
    pub(crate) count: Option<Count>,
    /// What the list of findings remembers.
    pub listing: super::modes::findings::Listing,
    /// The words that a finding is about, marked on the page.
    pub(crate) pointed: Option<super::pointed::Pointed>,
    /// Marked places, in the order in which they were marked.
    pub(crate) marks: Vec<super::marks::Mark>,
    /// Whether pages have places for what the record doesn't have.
    pub blanks: bool,
    /// Whether list and panel take the whole screen in turns, even where both have room.
    pub(crate) folded: bool,
    /// What the meeting remembers.
    pub(crate) meeting: Meeting,
    /// What was copied last, or held: it can be put into a field.
    pub(crate) clip: Option<String>,
    /// Whether the last key was Japanese text where keys are commands.
    pub(crate) japanese: bool,
    /// The time of the last event, in milliseconds.
    pub(crate) now: u64,
    /// Made by [`State::refresh`].
    pub shown: Shown,
    /// Where things stand; made by [`State::refresh`].
    pub layout: Layout,
    /// The practice, while it is on.
    pub tutor: Option<Tutor>,
    /// Rows that it takes above the screen.
    pub tutor_rows: u16,
    /// What is still to be done when the page is laid out.
    pub(super) goal: Option<super::going::Goal>,
}

/// What is said to those who only look.
const READ_ONLY: &str = "見るだけの設定で開いているため、直すことも保存することもできません。";

impl State {
    /// The program before anything is read.
    pub fn new(origin: Origin, table: &'static Table) -> State {
        State {
            size: (80, 24),
            book: Book::new(table),
            shelf: Shelf::default(),
            others: Vec::new(),
            checking: None,
            recovered: Vec::new(),
            drafts: std::collections::VecDeque::new(),
            drafting: false,
            came_in: None,
            differing: false,
            visible: None,
            listed_for: (0, 0, false),
            setup: Setup::default(),
            origin,
            loading: None,
            indexing: None,
            broken: None,
            imports: 0,
            table,
            place: Place {
                project: 0,
                list_top: 0,
                focus: Focus::List,
                panel: Panel::Project,
                tab: Tab::Results,
                year: None,
                field: 0,
                top: 0,
            },
            mode: Mode::Browse,
            search: Search::default(),
            notice: None,
            count: None,
            listing: Default::default(),
            pointed: None,
            marks: Vec::new(),
            blanks: false,
            folded: false,
            meeting: Meeting::default(),
            clip: None,
            japanese: false,
            now: 0,
            shown: Shown::default(),
            layout: Layout::default(),
            goal: None,
            tutor: None,
            tutor_rows: 0,
        }
    }

    /// The same with what was set.
    pub(crate) fn set_up(self, setup: Setup) -> State {
        State { setup, ..self }
    }

    /// Takes a whole ledger at once: what a small file and the tests do.
    pub fn with_ledger(origin: Origin, ledger: Ledger, table: &'static Table) -> State {
        let mut state = State::new(origin, table);
        state.book.open(ledger);
        state
    }

    /// Makes the list of shown projects anew, where it was made for something else.
    pub(super) fn list_anew(&mut self) {
        let made_for = (self.book.revision(), self.shelf.revision(), self.differing);
        if std::mem::replace(&mut self.listed_for, made_for) == made_for {
            return;
        }
        if self.is_several() {
            return self.list_several();
        }
        use crate::rules::Agreement;
        self.visible = self.differing.then(|| {
            let differs = |brief: &Brief| matches!(brief.agreement, Agreement::Differs | Agreement::OffList);
            let listed = self.book.briefs().iter().enumerate().filter(|(_, brief)| differs(brief));
            listed.map(|(index, _)| index).collect()
        });
    }

    /// How many projects are listed.
    pub fn listed(&self) -> usize {
        if !self.is_several() {
            return self.visible.as_ref().map_or(self.book.briefs().len(), Vec::len);
        }
        self.rows_of_several().iter().filter(|row| matches!(row, ListRow::Project(..))).count()
    }

    /// How many rows the list has: the projects, and the headings of several ledgers.
    pub fn list_len(&self) -> usize {
        if self.is_several() { self.rows_of_several().len() } else { self.listed() }
    }

    /// A row of the list.
    pub fn list_row(&self, row: usize) -> Option<ListRow> {
        match &self.visible {
            _ if self.is_several() => self.rows_of_several().get(row).copied(),
            Some(visible) => visible.get(row).map(|&project| ListRow::Project(0, project)),
            None => (row < self.book.briefs().len()).then_some(ListRow::Project(0, row)),
        }
    }

    /// The row of the list that the user is at, or would be.
    pub fn selected_row(&self) -> usize {
        if !self.is_several() {
            return self.row_of_project(self.place.project);
        }
        let rows = self.rows_of_several();
        let here = (self.shelf.in_hand(), self.place.project);
        let at = rows.partition_point(|row| match row {
            ListRow::Town(which) => *which <= here.0,
            ListRow::Project(which, project) => (*which, *project) <= here,
        });
        // The heading before it is where one is only where the ledger has nothing below it.
        let at = at.saturating_sub(1);
        let below = matches!(rows.get(at + 1), Some(ListRow::Project(which, _)) if *which == here.0);
        if matches!(rows.get(at), Some(ListRow::Town(_))) && below { at + 1 } else { at }
    }

    /// Which of the listed projects the user is at, counted from 0.
    pub fn listed_before(&self) -> usize {
        let at = self.selected_row();
        if !self.is_several() {
            return at;
        }
        self.rows_of_several().iter().take(at).filter(|row| matches!(row, ListRow::Project(..))).count()
    }

    /// Rows of the screen that each row of the list has: where there are few projects, their names and more can be read.
    pub fn rows_each(&self) -> usize {
        if self.is_several() {
            return 1;
        }
        let height = self.layout.list_rows.height as usize;
        (height / self.listed().max(1)).clamp(1, 3)
    }

    /// How many of its rows the list has room for.
    pub fn projects_in_sight(&self) -> usize {
        self.layout.list_rows.height as usize / self.rows_each()
    }

    /// The row of the list that a project stands in, or would, where one ledger is open alone.
    pub(super) fn row_of_project(&self, project: usize) -> usize {
        match &self.visible {
            Some(visible) => visible.partition_point(|&index| index < project).min(visible.len().saturating_sub(1)),
            None => project,
        }
    }

    /// Ends the search and forgets its hits.
    pub(crate) fn end_search(&mut self) {
        self.search = Search { id: self.search.id, ..Search::default() };
        self.shelf.forget_hits();
    }

    /// Whether something isn't in the file.
    pub fn is_unsaved(&self) -> bool {
        !self.book.changes().is_empty()
    }

    /// How many projects there are so far.
    // Whether there is one is asked only inside.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.book.briefs().len()
    }

    /// Whether there is no project (yet).
    pub(crate) fn is_empty(&self) -> bool {
        self.book.briefs().is_empty()
    }

    /// Whether the panel is what the user looks at where only one side has room.
    fn panel_first(&self) -> bool {
        let found = matches!(self.mode, Mode::Search(_)) && self.search.at.is_some();
        self.place.focus == Focus::Panel || self.place.panel == Panel::Whole || found
    }

    /// Whether the keys go to the fields of a page; else to the list of projects.
    pub(crate) fn in_panel(&self) -> bool {
        self.place.focus == Focus::Panel || self.place.panel != Panel::Project
    }

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
            ..Subject::of(front, (index, record), year, self.table)
        }
    }

    /// Makes what is derived anew, where what it was made from has changed, and keeps the cursors inside it.
    /// [`super::update()`] alone does it, so that `view` only reads; where the user is to be on the new page: [`super::going`].
    pub(super) fn refresh(&mut self) {
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
            looked: self.book.looked(),
            pointed: self.pointed.clone(),
            query: self.search.query.clone(),
        };
        if self.shown.made_for.as_ref() != Some(&made_for) {
            let another = self.shown.made_for.as_ref().is_none_or(|old| !old.is_same_page(&made_for));
            self.shown = self.make_shown(made_for);
            if another && self.place.field == 0 && self.place.top == 0 {
                self.place.field = self.shown.page.first.unwrap_or(0);
                super::moving::keep_in_sight(self);
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
                    let (wrong, bars) = (self.wrong(project), self.place.tab != Tab::Kpi);
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

    /// The gravest of what waits in a project, and how much more.
    fn wrong(&self, project: usize) -> Option<Wrong> {
        let findings = self.findings().filter(|findings| findings.pending_in(project) > 0)?;
        let found = findings.of_project(project);
        let waiting = || found.iter().filter(|finding| finding.is_pending());
        let gravest = waiting().min_by_key(|finding| finding.rank())?;
        let title = crate::check::codes::code(gravest.code).map_or("", |code| code.title);
        Some(Wrong {
            words: format!("{title}: {}", gravest.message),
            grave: gravest.severity == Severity::Error,
            more: findings.pending_in(project).saturating_sub(1),
        })
    }

    /// Whether the ledger is known to be one as a whole, so that it may be changed and saved.
    pub fn can_edit(&self) -> bool {
        self.loading.is_none() && self.broken.is_none()
    }

    /// Why it may not be changed or saved; `None` where it may.
    pub(crate) fn closed(&self) -> Option<String> {
        match (&self.loading, &self.broken) {
            (Some(_), _) => Some("まだ読み込み中です。編集と保存は、読み終わるとできます。".into()),
            (None, Some(why)) => Some(format!("途中までしか読めないため、編集・保存できません。{why}")),
            (None, None) if self.setup.read_only => Some(READ_ONLY.into()),
            (None, None) => None,
        }
    }

    pub(crate) fn tell(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice { words: words.into(), tone: Tone::Done });
    }

    pub(crate) fn warn(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice { words: words.into(), tone: Tone::Warn });
    }

    /// Whether a project differs from the file.
    pub fn is_changed(&self, project: usize) -> bool {
        self.book.is_changed(project)
    }

    /// The pointer of the selected field.
    pub fn selected_field(&self) -> Option<&Pointer> {
        self.shown.page.fields.get(self.place.field).map(|field| &field.pointer)
    }
}
