//! A project begun: number, name, scope, department and period, asked one after the other with what is usual filled in.
//! Nothing is in the record before the last answer; then it is one step, which is undone as one.

use crate::app::changing;
use crate::app::effect::Effect;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::{Focus, Panel, State};
use crate::app::typing::Typing;
use crate::change::roll::blank_sheet;
use crate::json::{Edit, Pointer};
use crate::ledger::adding::adding;
use crate::ledger::beginning::identifier;
use crate::ledger::entry::entry;
use crate::ledger::field::{Choice, field};
use crate::ledger::whole::PROJECTS;
use crate::ledger::year::FiscalYear;
use crate::text::Way;

use super::reason::MOST;
use super::table::{Hint, Row, hints, keys, row};
use super::{Mode, Room};

/// What is asked, in this order: the member below the project, and the question.
const ASKED: [(&[&str], &str); 6] = [
    (&["number"], "番号"),
    (&["name"], "事業の名称"),
    (&["scope"], "種別"),
    (&["department"], "所管課"),
    (&["period", "from"], "開始年度"),
    (&["period", "to"], "終了年度"),
];

/// The name's place among [`ASKED`].
const NAME: usize = 1;

/// A project being asked about.
#[derive(Clone, Debug)]
pub struct Adding {
    /// The answers so far; those to come as they would usually be.
    lines: Vec<Line>,
    /// Which is being typed.
    at: usize,
    /// What is offered for each.
    offers: Vec<Vec<String>>,
}

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::BEFORE, Typing::Row(Way::Back), "候補", "前の候補"),
    row(keys::NEXT, Typing::Row(Way::Forward), "候補", "次の候補"),
    row(keys::TAKE, Typing::Accept, "次へ", "次の項目へ・最後なら事業を加える"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "やめる(何も加えない)"),
];

pub(super) const ROOM: Room = Room::prompt::<Adding>("事業を加えるとき(一覧で a)");

impl Adding {
    /// What is being typed.
    pub fn line(&self) -> &Line {
        &self.lines[self.at.min(self.lines.len() - 1)]
    }

    /// The question: `新しい事業 2/6 事業の名称`.
    pub fn question(&self) -> String {
        format!("新しい事業 {}/{} {} ", self.at + 1, ASKED.len(), ASKED[self.at].1)
    }

    /// What there is to say of its keys; of what is offered only where something is.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        let offers = !self.offers[self.at].is_empty();
        hints(KEYS).into_iter().filter(|hint| offers || hint.short != "候補").collect()
    }
}

/// The place of a member of a project that isn't there yet, for what the table of fields says of it.
fn place(path: &[&str]) -> Pointer {
    path.iter().fold(Pointer::root().key(PROJECTS).index(0), |at, key| at.key(key))
}

/// Begins to ask.
pub(crate) fn open(state: &mut State) {
    let briefs = state.book.briefs();
    let near = briefs.get(state.place.project);
    let number = briefs.iter().filter_map(|brief| brief.number).max().unwrap_or(0).saturating_add(1);
    let year = state.book.ledger().front().front().fiscal_year();
    // As long as the project beside it runs; three years where there is none to go by.
    let years = near.and_then(|brief| brief.period.1?.0.checked_sub(brief.period.0?.0)).unwrap_or(2);
    let mut departments: Vec<String> = Vec::new();
    for brief in near.into_iter().chain(briefs).filter(|brief| !brief.department.trim().is_empty()) {
        if !departments.iter().any(|known| **known == *brief.department) {
            departments.push(brief.department.to_string());
        }
        // More than anybody steps through.
        if departments.len() == 50 {
            break;
        }
    }
    let scopes: Vec<String> = Choice::Scope.values().iter().map(|scope| (*scope).to_owned()).collect();
    let usual = near.map(|brief| brief.scope.to_string()).filter(|scope| !scope.is_empty());
    let words = [
        number.to_string(),
        String::new(),
        usual.or_else(|| scopes.last().cloned()).unwrap_or_default(),
        departments.first().cloned().unwrap_or_default(),
        year.map(FiscalYear::short).unwrap_or_default(),
        year.map(|year| FiscalYear(year.0.saturating_add(years)).short()).unwrap_or_default(),
    ];
    let lines = words.into_iter().map(|words| Line::new(words, MOST)).collect();
    let offers = vec![Vec::new(), Vec::new(), scopes, departments, Vec::new(), Vec::new()];
    state.mode = Mode::Adding(Box::new(Adding { lines, at: 0, offers }));
}

impl Prompt for Adding {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        let Mode::Adding(adding) = mode else { return None };
        adding.lines.get_mut(adding.at)
    }

    fn offer(state: &mut State, typing: Typing, _: &mut Vec<Effect>) {
        let (Mode::Adding(adding), Typing::Row(way)) = (&mut state.mode, typing) else { return };
        let Adding { lines, at, offers } = &mut **adding;
        let (Some(line), Some(offers)) = (lines.get_mut(*at), offers.get(*at)) else { return };
        let known = offers.iter().position(|offer| offer == line.text());
        let next = match (known, way) {
            (Some(at), Way::Forward) => (at + 1) % offers.len(),
            (Some(at), Way::Back) => (at + offers.len() - 1) % offers.len(),
            (None, _) => 0,
        };
        if let Some(offer) = offers.get(next) {
            line.replace(offer.clone());
        }
    }

    /// On to the next question; after the last one into the record.
    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::Adding(adding) = &mut state.mode else { return };
        let words = adding.line().text().trim().to_owned();
        let at = place(ASKED[adding.at].0);
        let kind = crate::page::kind_of(&at);
        if let Err(refusal) = entry(kind, &words, "null", adding.at == NAME, state.book.doc().habits()) {
            return state.warn(refusal.to_string());
        }
        if adding.at + 1 < ASKED.len() {
            adding.at += 1;
            return;
        }
        let Mode::Adding(adding) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
        add(state, &adding, effects);
    }

    /// Out: nothing was added yet.
    fn cancel(state: &mut State) {
        state.mode = Mode::Browse;
        state.tell("事業は加えていません。");
    }
}

/// Puts the project behind the others.
fn add(state: &mut State, adding_to: &Adding, effects: &mut Vec<Effect>) {
    let doc = state.book.doc();
    let written: Vec<String> = adding_to
        .lines
        .iter()
        .zip(ASKED)
        .map(|(line, (path, _))| {
            let kind = crate::page::kind_of(&place(path));
            entry(kind, line.text().trim(), "null", false, doc.habits()).unwrap_or_else(|_| "null".into())
        })
        .collect();
    let [number, name, scope, department, from, to] = &written[..] else { return };
    let typed = adding_to.lines.get(NAME).map_or("", |line| line.text().trim());
    let ids: Vec<String> = (0..state.book.ledger().len())
        .filter_map(|index| Some(state.book.ledger().record(index)?.project().id()?.into_owned()))
        .collect();
    let id = identifier("p", typed, |id| ids.iter().any(|known| known == id));
    let year = state.book.ledger().front().front().fiscal_year();
    let bound = |index: usize| adding_to.lines.get(index).and_then(|line| FiscalYear::parse(line.text()));
    let runs = |year: &FiscalYear| bound(4).is_none_or(|from| from <= *year) && bound(5).is_none_or(|to| to >= *year);
    let sheet = year.filter(runs).map(|year| blank_sheet(state.book.ledger(), year)).unwrap_or_default();
    let element = format!(
        "{{ \"id\": \"{id}\", \"number\": {number}, \"name\": {name}, \"scope\": {scope}, \
         \"period\": {{ \"from\": {from}, \"to\": {to} }}, \"department\": {department}, \"plan\": null, \"reviews\": [{sheet}] }}"
    );
    let list = Pointer::root().key(PROJECTS);
    let index = state.book.ledger().len();
    match adding(doc, &list.key("-"), element, state.now) {
        Ok(edit) => {
            if changing::commit(state, format!("事業「{typed}」"), &[edit], effects) {
                state.place.panel = Panel::Project;
                state.place.focus = Focus::List;
                crate::app::moving::select_project(state, index);
                state.tell(format!("事業「{typed}」を加えました(s 保存、u 取り消し)。KPIは2の面で a。"));
            }
        }
        Err(error) => state.warn(error.to_string()),
    }
}

/// A sheet, a plan or anything else that the ledger lacks, as the edit that makes it.
pub(super) fn making(state: &State, at: &Pointer, blank: String) -> Option<Edit> {
    let doc = state.book.doc();
    match doc.get(at) {
        Ok(old) if old == "null" => Some(Edit::replace(at.clone(), old, blank, state.now)),
        Ok(_) => None,
        Err(_) => adding(doc, at, blank, state.now).ok(),
    }
    .filter(|_| field(at).is_some())
}
