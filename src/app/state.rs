//! What the program knows.
//!
//! One plain value. Everything on the screen is made from it by `view`, everything that happens changes it in
//! [`super::update()`]; nothing here knows a terminal, a file or a clock. What is derived from the record (briefs, the
//! laid-out page) is kept beside it and made anew whenever what it was made from has changed.

mod listed;
mod shown;

use crate::json::Pointer;
use crate::ledger::Ledger;
use crate::ledger::field::Tab;
use crate::ledger::year::FiscalYear;
use crate::rules::Table;

use super::book::Book;
use super::keymap::Keymap;
use super::layout::Layout;
pub use super::modes::Mode;
use super::modes::meeting::Watch;
use super::shelf::Shelf;
use super::tutor::Tutor;
use crate::find::query::{Hit, Query};
use crate::page::listed::Columns;
pub use shown::Shown;

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
    /// Where only one of the two has room, the page is looked at though the keys go to the list.
    pub(crate) peeking: bool,
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
    /// An import that an earlier run left.
    pub(crate) begun: Option<Box<super::modes::importing::Begun>>,
    /// What came in from someone else and is still to be told.
    pub(crate) came_in: Option<String>,
    /// Whether only the projects are listed whose published and suggested ratings differ.
    pub differing: bool,
    /// The listed projects, where not all are; made by [`State::refresh`].
    visible: Option<Vec<usize>>,
    /// What the list was made for: the revisions of the book and of the shelf, and whether only some are listed.
    listed_for: (u64, u64, bool),
    /// How wide what is listed is.
    pub(crate) columns: Columns,
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
            begun: None,
            came_in: None,
            differing: false,
            visible: None,
            listed_for: (0, 0, false),
            columns: Columns::default(),
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
                peeking: false,
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

    /// Takes the screen's size; what is to be laid out for it is laid out with the next action.
    pub(crate) fn set_size(&mut self, width: u16, height: u16) {
        self.tutor_rows = super::tutor::rows(self.tutor, height);
        self.size = (width, height - self.tutor_rows);
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
    pub fn projects(&self) -> usize {
        self.book.briefs().len()
    }

    /// Whether there is no project (yet).
    pub(crate) fn is_empty(&self) -> bool {
        self.book.briefs().is_empty()
    }

    /// Whether the panel is what the user looks at where only one side has room.
    fn panel_first(&self) -> bool {
        let found = matches!(self.mode, Mode::Search(_)) && self.search.at.is_some();
        self.place.focus == Focus::Panel || self.place.panel == Panel::Whole || self.place.peeking || found
    }

    /// Whether the page is looked at in place of the list, to which the keys go.
    pub(crate) fn is_peeking(&self) -> bool {
        self.place.peeking && !self.in_panel() && self.layout.list.width == 0
    }

    /// Whether the keys go to the fields of a page; else to the list of projects.
    pub(crate) fn in_panel(&self) -> bool {
        self.place.focus == Focus::Panel || self.place.panel != Panel::Project
    }

    /// Whether the ledger is known to be one as a whole, so that it may be changed and saved.
    pub fn can_edit(&self) -> bool {
        self.loading.is_none() && self.broken.is_none()
    }

    /// Whether it may not be changed or saved.
    pub(crate) fn is_closed(&self) -> bool {
        !self.can_edit() || self.setup.read_only
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
