//! The consistency findings: listed by how grave they are, narrowed, jumped to, kept with a reason, put right.
//!
//! The list remembers its place and what it was narrowed to, and can be walked without being open. What it does to the
//! record is an ordinary edit: seen before it is made, and taken back like any other.

use std::borrow::Cow;
use std::sync::Arc;

use crate::check::selection::{Filter, Of};
use crate::check::{Finding, Findings, Severity};
use crate::json::string::{Habits, encode};
use crate::json::{Edit, Pointer, Value};

use crate::app::book::Book;
use crate::app::changing;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::going::Then;
use crate::app::key::{Code, Key};
use crate::app::pointed;
use crate::app::shelf;
use crate::app::state::{Focus, State};

use super::reason::{self, Reason};
use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room, help, looking, mending, search};

/// The findings are listed.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// Which is selected, by its place among all findings.
    pub at: usize,
}

impl Listed {
    /// The list at a finding.
    pub fn at(at: usize) -> Listed {
        Listed { at }
    }

    /// What there is to say of its keys.
    fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// The same without the keys that nothing can be done with now.
    pub(crate) fn offered(state: &State) -> Vec<Hint> {
        let rows = KEYS.iter().filter(|row| !(row.act.changes() && state.is_closed()));
        hints(&rows.copied().collect::<Vec<_>>())
    }
}

/// What the list remembers while it is closed.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// What it is narrowed to.
    pub(crate) filter: Filter,
    /// The findings that are listed, by their places among all, in the order in which they are looked at.
    pub rows: Vec<usize>,
    /// The finding looked at last.
    pub last: Option<usize>,
    /// Of several ledgers only the one in hand.
    pub town: bool,
    /// Which look through the ledger the rows are of, and of which filter; and what the rows of several are of.
    made_for: Option<(u64, Filter, u64, bool)>,
}

impl Listing {
    /// The row of a finding, or the one that it would stand before.
    pub(crate) fn row_of(&self, at: usize) -> usize {
        self.rows.iter().position(|&row| row == at).unwrap_or(0)
    }
}

#[derive(Clone, Copy)]
enum Act {
    Go,
    Mend,
    Accept,
    Find,
    Severity,
    Project,
    Department,
    Kind,
    Everything,
    Help,
    Close,
    Step(isize),
    First,
    Last,
}

impl Act {
    /// Whether it changes the record.
    fn changes(self) -> bool {
        matches!(self, Act::Mend | Act::Accept)
    }
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Go, "項目へ", "その項目へ(言葉に印)"),
    row(Keys::Own(&[Key::char('r')]), Act::Mend, "直す", "正しい語に直す(前後を見てから)"),
    row(Keys::Own(&[Key::char('a')]), Act::Accept, "了承", "理由を付けて了承"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "次の指摘へ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "前の指摘へ"),
    row(Keys::Own(&[Key::char('/')]), Act::Find, "探す", "言葉で絞り込む"),
    row(Keys::Own(&[Key::char('w')]), Act::Severity, "重さ", "重さで絞り込む(誤り・要確認・参考と順に)"),
    row(Keys::Own(&[Key::char('p')]), Act::Project, "事業", "この指摘の事業だけ・すべて"),
    row(Keys::Own(&[Key::char('d')]), Act::Department, "課", "この指摘の所管課だけ・すべて"),
    row(Keys::Own(&[Key::char('t')]), Act::Kind, "種類", "この種類の指摘だけ・すべて"),
    row(Keys::Own(&[Key::char('0'), special(Code::Backspace)]), Act::Everything, "", "絞り込みをすべて解く"),
    row(Keys::Of(Command::Help), Act::Help, "説明", "この一覧のキーの説明"),
    row(Keys::Own(&[special(Code::Esc), Key::char('q'), Key::ctrl('c')]), Act::Close, "閉じる", "閉じる"),
    row(Keys::Of(Command::Findings), Act::Close, "", "閉じる"),
    row(Keys::Of(Command::PageDown), Act::Step(10), "", "10件下へ"),
    row(Keys::Of(Command::PageUp), Act::Step(-10), "", "10件上へ"),
    row(Keys::Of(Command::Top), Act::First, "", "先頭へ"),
    row(Keys::Of(Command::Bottom), Act::Last, "", "末尾へ"),
];

/// The heading of its keys.
pub(super) const HEADING: &str = "指摘の一覧(c)";

pub(super) const ROOM: Room = Room::new(HEADING, Listed::hints, press);

impl State {
    /// What is wrong or odd in the ledger, once it has been looked through.
    pub fn findings(&self) -> Option<&Findings> {
        self.book.findings()
    }

    /// How many findings wait for somebody.
    pub fn pending(&self) -> usize {
        self.findings().map_or(0, Findings::pending)
    }

    /// Makes the rows of the list anew where they were made for other findings or another filter.
    pub(in crate::app) fn listing_anew(&mut self) {
        if self.book.findings().is_none() && !self.is_several() {
            return;
        }
        let (filter, town) = (self.listing.filter.clone(), self.listing.town);
        let made_for = Some((self.book.looked(), filter, self.shelf.revision(), town));
        if self.listing.made_for == made_for {
            return;
        }
        self.listing.rows = select(&self.listing.filter, &self.book);
        self.listing.made_for = made_for;
        if self.is_several() {
            self.list_findings_of_several();
        }
    }
}

/// The findings of a ledger that a filter asks for, in the order in which they are looked at.
pub(in crate::app) fn select(filter: &Filter, book: &Book) -> Vec<usize> {
    let Some(findings) = book.findings() else { return Vec::new() };
    let briefs = book.briefs();
    let of = |project: usize| {
        briefs.get(project).map_or_else(Of::default, |brief| Of { name: &brief.name, department: &brief.department })
    };
    filter.select(findings, of)
}

/// Takes the next ledger into hand of which something is listed, where nothing of the one in hand is.
pub(super) fn to_listed(state: &mut State) {
    if !state.listing.rows.is_empty() {
        return;
    }
    let here = state.shelf.in_hand();
    let all = || (0..state.listed_findings()).filter_map(|row| state.listed_finding(row));
    if let Some((which, _)) = all().find(|(which, _)| *which > here).or_else(|| all().next()) {
        turn(state, which);
    }
}

/// Takes another ledger into hand, the list narrowed to the same.
fn turn(state: &mut State, which: usize) {
    let town = state.listing.town;
    shelf::turn(state, which);
    state.listing.town = town;
    state.listing_anew();
}

/// Why there is nothing to list; `None` where there is.
fn nothing(state: &mut State) -> bool {
    let any = |which| state.beside(which).book.findings().is_some_and(|findings| !findings.is_empty());
    if state.is_several() && (0..state.ledgers()).any(any) {
        return false;
    }
    match (state.book.findings(), &state.loading, &state.broken) {
        (Some(findings), ..) if findings.is_empty() => state.tell("指摘はありません。"),
        (Some(_), ..) => return false,
        (None, Some(_), _) => state.tell("まだ読み込み中です。指摘は、読み終わってから調べます。"),
        (None, None, Some(why)) => {
            let words = format!("途中までしか読めないため、指摘を調べられません。{why}");
            state.warn(words);
        }
        (None, None, None) => state.tell("まだ調べています。指摘の有無は、調べ終わると分かります。"),
    }
    true
}

/// Opens the list where it was closed; the first time at the gravest finding of all, or at the gravest of the selected
/// project where that is an error.
pub(crate) fn open(state: &mut State) {
    if nothing(state) {
        return;
    }
    state.listing_anew();
    if state.listed_findings() == 0 {
        state.listing.filter = Filter::default();
        state.listing.town = false;
        state.listing_anew();
    }
    to_listed(state);
    let is_error = |at: &usize| {
        state.findings().and_then(|found| found.get(*at)).is_some_and(|found| found.severity == Severity::Error)
    };
    let at = state.listing.last.or_else(|| first_of(state, state.place.project).filter(is_error));
    let at = at.filter(|at| state.listing.rows.contains(at)).or_else(|| state.listing.rows.first().copied());
    state.mode = Mode::Findings(Listed::at(at.unwrap_or(0)));
}

/// The gravest finding of a project, as the list has it.
fn first_of(state: &State, project: usize) -> Option<usize> {
    let findings = state.findings()?;
    state.listing.rows.iter().copied().find(|&at| findings.project_at(at) == Some(project))
}

/// To the finding so many rows on from the one looked at last, without the list.
pub(crate) fn step(state: &mut State, by: i64) {
    if nothing(state) {
        return;
    }
    state.listing_anew();
    let count = state.listed_findings();
    let row = match state.listing.last.and_then(|at| state.row_of_finding(at)) {
        Some(row) => (row as i64).saturating_add(by).clamp(0, count.saturating_sub(1) as i64) as usize,
        None => first_of(state, state.place.project).and_then(|at| state.row_of_finding(at)).unwrap_or(0),
    };
    let Some((which, at)) = state.listed_finding(row) else { return };
    turn(state, which);
    go(state, at);
    if let Some(found) = at_place(state, at) {
        // What the list was narrowed to goes on to hold while it is closed.
        let narrowed = !state.listing.filter.is_empty() || state.listing.town;
        let name = if narrowed { "絞り込んだ指摘" } else { "指摘" };
        state.tell(format!("{name} {}/{count} {} {}", row + 1, found.severity.label(), found.message));
    }
}

fn press(state: &mut State, key: Key, _: &mut Vec<Effect>) -> bool {
    let Mode::Findings(Listed { at }) = state.mode else { return false };
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    state.listing_anew();
    let last = state.listed_findings().saturating_sub(1);
    let row = state.row_of_finding(at).unwrap_or(0);
    let to = |state: &mut State, row: usize| {
        if let Some((which, at)) = state.listed_finding(row.min(last)) {
            turn(state, which);
            state.listing.last = Some(at);
            state.mode = Mode::Findings(Listed::at(at));
        }
    };
    match act {
        Act::Step(by) => to(state, row.saturating_add_signed(by)),
        Act::First => to(state, 0),
        Act::Last => to(state, last),
        Act::Go => {
            state.mode = Mode::Browse;
            go(state, at);
        }
        // Nobody types a whole reason to be told then that nothing can be changed.
        act if act.changes()
            && let Some(words) = state.closed() =>
        {
            state.warn(words);
        }
        Act::Mend => mending::open(state, at),
        Act::Accept => match at_place(state, at) {
            Some(found) if found.accepted.is_some() => state.tell("この指摘はすでに了承されています。"),
            _ => reason::open(state, at),
        },
        Act::Find => looking::open(state, at),
        Act::Help => help::of_findings(state, at),
        Act::Severity | Act::Project | Act::Department | Act::Kind | Act::Everything => narrow(state, act, at),
        Act::Close => {
            state.listing.last = Some(at);
            state.mode = Mode::Browse;
        }
    }
    true
}

/// Narrows the list to what the selected finding is, or widens it again.
fn narrow(state: &mut State, act: Act, at: usize) {
    let project = state.findings().and_then(|findings| findings.project_at(at));
    let code = at_place(state, at).map(|found| found.code);
    let department = project.and_then(|project| state.book.briefs().get(project)).map(|brief| brief.department.clone());
    let mut filter = state.listing.filter.clone();
    match act {
        Act::Severity => {
            filter.severity = match filter.severity {
                None => Some(Severity::Error),
                Some(Severity::Error) => Some(Severity::Warning),
                Some(Severity::Warning) => Some(Severity::Info),
                Some(Severity::Info) => None,
            }
        }
        // Of several ledgers: the project, then its ledger, then all.
        Act::Project if state.listing.town => state.listing.town = false,
        Act::Project if filter.project.is_some() => {
            filter.project = None;
            state.listing.town = state.is_several();
        }
        Act::Project => filter.project = Some(project),
        Act::Department if filter.department.is_some() => filter.department = None,
        Act::Department => match department.filter(|department| !department.trim().is_empty()) {
            Some(department) => filter.department = Some(department),
            None if project.is_some() => return state.tell("この指摘の事業には、所管課の記入がありません。"),
            None => return state.tell("台帳全体への指摘なので、所管課はありません。"),
        },
        Act::Kind => filter.code = if filter.code.is_some() { None } else { code },
        _ => {
            filter = Filter::default();
            state.listing.town = false;
        }
    }
    refilter(state, filter, at);
}

/// Lists what a filter asks for, at the same finding where it is among them.
pub(super) fn refilter(state: &mut State, filter: Filter, at: usize) {
    state.listing.filter = filter;
    state.listing_anew();
    // While words are typed nobody is taken to another ledger.
    if !matches!(state.mode, Mode::Looking(_)) {
        to_listed(state);
    }
    let kept = state.listing.rows.contains(&at);
    let at = if kept { at } else { state.listing.rows.first().copied().unwrap_or(at) };
    match &mut state.mode {
        Mode::Looking(looking) => looking.at = at,
        mode => *mode = Mode::Findings(Listed::at(at)),
    }
}

/// To the place of a finding, its words marked.
fn go(state: &mut State, at: usize) {
    state.listing.last = Some(at);
    let Some(found) = at_place(state, at) else { return };
    state.place.focus = Focus::Panel;
    search::go_to(state, found.project, &found.pointer, Then::Stay);
    pointed::at(state, &found);
}

/// Takes new findings in. Whoever is looking at one of them, or writing why it is kept, stays at it while it is there.
pub(crate) fn renew(state: &mut State, findings: Arc<Findings>) {
    state.checking = None;
    let old = state.book.renew_findings(Arc::clone(&findings));
    let same = |at: usize| old.as_ref().and_then(|old| old.get(at)).and_then(|old| findings.find(&old));
    state.listing.last = state.listing.last.and_then(same);
    let row = if let Mode::Findings(Listed { at, .. }) = state.mode { state.listing.row_of(at) } else { 0 };
    state.listing_anew();
    let at = match &mut state.mode {
        Mode::Findings(Listed { at, .. }) | Mode::Reason(Reason { at, .. }) => at,
        Mode::Looking(looking) => &mut looking.at,
        Mode::Mending(mending) => &mut mending.at,
        _ => return,
    };
    if let Some(found) = same(*at) {
        *at = found;
        return;
    }
    // What was put right is gone: the one that has come in its row is looked at.
    let rows = &state.listing.rows;
    state.mode = match (&state.mode, rows.get(row.min(rows.len().saturating_sub(1)))) {
        (Mode::Findings(_), Some(&next)) => Mode::Findings(Listed::at(next)),
        _ => Mode::Browse,
    };
}

pub(super) fn at_place(state: &State, at: usize) -> Option<Finding> {
    state.findings().and_then(|findings| findings.get(at))
}

/// The list in which the acceptance of a finding is noted: the sheet's that it is about, else the project's first; the
/// ledger's own for what stands outside the projects, or in one that has no sheet yet.
fn list_for(state: &State, finding: &Finding) -> Pointer {
    let in_sheet = || {
        let project = Pointer::root().key("projects").index(finding.project?);
        let mut tokens = finding.pointer.tokens().skip(2);
        let review = match (tokens.next().as_deref(), tokens.next()) {
            (Some("reviews"), Some(index)) => index.parse().ok()?,
            _ => 0,
        };
        let review = project.key("reviews").index(review);
        state.book.doc().find(&review, |_| ()).ok().map(|()| review)
    };
    in_sheet().unwrap_or_else(Pointer::root).key("accepted")
}

/// Keeps a finding with a reason: an ordinary edit of the record. The list stays open for the next one.
pub(super) fn accept(state: &mut State, at: usize, reason: &str, effects: &mut Vec<Effect>) {
    let Some(found) = at_place(state, at) else { return };
    let habits: Habits = state.book.doc().habits();
    let text = |text: &str| encode(text, habits);
    let element = format!(
        "{{ \"code\": {}, \"pointer\": {}, \"quote\": {}, \"reason\": {} }}",
        text(found.code),
        text(found.pointer.as_str()),
        text(&found.quote),
        text(reason)
    );
    let list = list_for(state, &found);
    // An acceptance that has lapsed gives way to the new one.
    let is_old = |entry: Value<'_>| {
        let said = |key: &str| entry.get(key).and_then(|value| value.str().map(Cow::into_owned));
        said("code").as_deref() == Some(found.code) && said("pointer").as_deref() == Some(found.pointer.as_str())
    };
    let old = state.book.doc().find(&list, |entries| entries.items().position(is_old)).ok().flatten();
    let old = old.and_then(|index| Some((list.index(index), state.book.doc().get(&list.index(index)).ok()?)));
    let edit = match old {
        Some((place, before)) => Edit::replace(place, before, element, state.now),
        None => changing::appending(state, &list, &element),
    };
    changing::make(state, "加えました", &list, &[edit], effects);
    state.mode = Mode::Findings(Listed::at(at));
}
