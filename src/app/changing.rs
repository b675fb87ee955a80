//! Changing the record: every change is a step of edits, made on the ledger, kept in the history, sent to the journal.

use crate::json::{Doc, Edit, EditError, Pointer, edit::move_element};
use crate::ledger::adding;
use crate::ledger::field::{Kind, Tab, field};
use crate::ledger::label;
use crate::ledger::whole::PROJECTS;

use super::command::Command;
use super::effect::Effect;
use super::going::{Then, To};
use super::modes::entry::open;
use super::modes::{self, Mode, taking};
use super::state::{Focus, Panel, Place, State};
use super::typed;
use super::typing::{LOST, lost};
use crate::change::history::Walked;
use crate::ledger::years::{Line, Years};
use crate::page::kind_of;

/// A heading that stands over several rows (主な経費) is written in each of them: the same change for those below.
pub(super) fn rest_of_group(doc: &Doc, edit: &Edit) -> Vec<Edit> {
    let (Some(row), Some("/projects/*/plan/cost_items/*/group")) =
        (edit.pointer.parent().map(|(row, _)| row), field(&edit.pointer).map(|field| field.pattern))
    else {
        return Vec::new();
    };
    let Some((list, first)) = row.parent().and_then(|(list, row)| Some((list, row.parse::<usize>().ok()?))) else {
        return Vec::new();
    };
    let group = |index: usize| {
        let at = list.index(index).key("group");
        (doc.find(&at, typed::value_text).ok(), at)
    };
    let (heading, _) = group(first);
    let below = (first + 1..).map(group).take_while(|(other, _)| other.is_some() && *other == heading);
    let same = below.filter_map(|(_, at)| {
        let old = doc.get(&at).ok()?;
        Some(Edit { pointer: at, before: Some(old), ..edit.clone() })
    });
    same.collect()
}

/// Opens the selected field in the user's own editor.
pub(crate) fn open_outside(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(pointer) = state.selected_field().cloned() else { return };
    let kind = kind_of(&pointer);
    if matches!(kind, Kind::Record | Kind::List) {
        return;
    }
    let text = typed::shown_text(state.book.doc(), &pointer, kind);
    effects.push(Effect::Edit { pointer, text });
}

/// The edit that adds an element to a list that may be missing or null yet.
pub(crate) fn appending(state: &State, list: &Pointer, element: &str) -> Edit {
    let exists = state.book.doc().find(list, |value| value.kind() == crate::json::Kind::Array).unwrap_or(false);
    match state.book.doc().get(list) {
        Ok(_) if exists => Edit::insert(list.key("-"), element, state.now),
        Ok(old) => Edit::replace(list.clone(), old, format!("[{element}]"), state.now),
        Err(_) => Edit::insert(list.clone(), format!("[{element}]"), state.now),
    }
}

/// Makes edits as one step.
pub(crate) fn make(state: &mut State, done: &str, at: &Pointer, edits: &[Edit], effects: &mut Vec<Effect>) -> bool {
    let doc = state.book.doc();
    // A row that comes has no name yet; what stands at its place is another one's.
    let comes = edits.iter().any(|edit| edit.before.is_none() && edit.pointer == *at);
    // The project is the one on the screen.
    let (label, short) = match at.parent().and_then(|(list, index)| Some((list, index.parse::<usize>().ok()?))) {
        Some((list, index)) if comes => {
            let row = |list: String| format!("{list} {}番目", index + 1);
            (row(label::describe(doc, &list)), row(label::describe_short(doc, &list)))
        }
        _ => (label::describe(doc, at), label::describe_short(doc, at)),
    };
    let made = commit(state, label, edits, effects);
    if made {
        state.tell(format!("{short}を{done}。"));
        // Lost letters get into a record by the user's word only, and never unsaid.
        let holds = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains(LOST));
        if let Some(edit) = edits.iter().find(|edit| holds(&edit.after) && !holds(&edit.before)) {
            let words = lost(edit.after.as_deref().unwrap_or_default());
            state.warn(format!("{short}を{done}。{words}"));
        }
    }
    made
}

/// Makes edits as one step under a label; says whether they were made.
pub(crate) fn commit(state: &mut State, label: String, edits: &[Edit], effects: &mut Vec<Effect>) -> bool {
    if let Some(words) = state.closed() {
        state.warn(words);
        return false;
    }
    match state.book.commit(label, edits) {
        Ok(moved) => {
            effects.push(Effect::Journal(moved));
            true
        }
        Err(error) => {
            refuse(state, &error);
            false
        }
    }
}

/// Makes edits of several places as one step, which `label` names; `done` is what was done, up to its full stop.
pub(crate) fn make_as(state: &mut State, label: String, done: &str, edits: &[Edit], effects: &mut Vec<Effect>) -> bool {
    match state.book.commit(label, edits) {
        Ok(moved) => {
            effects.push(Effect::Journal(moved));
            state.tell(format!("{done}(u で戻せます)。"));
            true
        }
        Err(error) => {
            refuse(state, &error);
            false
        }
    }
}

fn refuse(state: &mut State, error: &EditError) {
    state.warn(format!("変更できません。{error}"));
}

/// Takes the last step back, or makes the one taken back once more: an import as a whole.
pub(crate) fn undo(state: &mut State, redo: bool, effects: &mut Vec<Effect>) {
    let did = if redo { "やり直しました" } else { "取り消しました" };
    match state.book.walk(redo) {
        None if redo => state.tell("やり直す変更はありません。"),
        None => state.tell("取り消す変更はありません。"),
        Some(Err(error)) => {
            state.warn(format!(
                "ほかの変更があったため、この変更は{}できません。{error}",
                if redo { "やり直し" } else { "取り消し" }
            ));
        }
        Some(Ok(walked)) if walked.len() > 1 => {
            effects.push(Effect::Rebase(state.book.history().unsaved()));
            state.tell(format!("取り込んだ{}件の変更を{did}。", walked.len()));
        }
        Some(Ok(walked)) => {
            for Walked { label, moved, .. } in walked {
                effects.push(Effect::Journal(moved));
                state.tell(format!("{label}の変更を{did}。"));
            }
        }
    }
}

/// Makes one indicator of the selected KPI and the one of an earlier name that it is proposed to go on from.
fn tie_kpi(state: &mut State, effects: &mut Vec<Effect>) {
    let (project, at) = (state.place.project, Pointer::root().key(PROJECTS).index(state.place.project));
    let (Some(selected), Some(record)) = (state.selected_field().cloned(), state.book.ledger().record(project)) else {
        return;
    };
    let years = Years::of(record.project());
    let holds = |line: &Line<'_>| line.rows.iter().any(|row| selected.starts_with(&years.place(&at, row)));
    let found = years.lines.iter().enumerate().find(|(_, line)| holds(line));
    let Some((new, old, name)) = found.and_then(|(new, line)| Some((new, line.proposed?.0, line.name().to_owned())))
    else {
        return state.warn("結ぶ指標の行を選んでください。「同じ指標ですか」とある行だけを結べます。");
    };
    match years.tie(state.book.ledger(), &at, old, new, state.now) {
        Ok(edits) => {
            if commit(state, format!("KPI「{name}」の識別子"), &edits, effects) {
                state.tell(format!("KPI「{name}」を前の年度の指標と結びました(u で取り消し)。"));
            }
        }
        Err(error) => state.warn(error.to_string()),
    }
}

/// Takes the suggested rating into the record; of several one must be chosen. Where the years stand side by side, it is
/// the proposed tie of a KPI that is taken.
pub(crate) fn take_suggestion(state: &mut State, effects: &mut Vec<Effect>) {
    if state.place.tab == Tab::History {
        return tie_kpi(state, effects);
    }
    let index = state.place.project;
    let found = state.with_subject(index, |subject| {
        let suggestion = state.suggestion(subject)?;
        Some((subject.review_at(), suggestion.candidates, suggestion.undecided_by))
    });
    let Some((review, candidates, undecided_by)) = found.flatten() else { return };
    // What is only supposed must not become what is published.
    if state.supposes_in(&review) {
        let key =
            |command| crate::app::command::of(command).map(|entry| state.setup.keymap.words(entry)).unwrap_or_default();
        return state.warn(format!(
            "仮の値による提案は取り入れられません。仮の値を実績に書き込むか({})、消してから({})行ってください。",
            key(Command::AdoptSupposed),
            key(Command::ForgetSupposed)
        ));
    }
    let pointer = review.key("effect").key("rating");
    let names: Vec<String> =
        candidates.iter().filter_map(|&i| state.table.ratings.get(i)).map(|rating| rating.name.clone()).collect();
    taking::open(state, pointer, names, undecided_by);
}

/// The list that a place leads into, and the index of its element: the innermost list whose rows can come and go.
fn row_of(pointer: &Pointer) -> Option<(Pointer, usize)> {
    let mut at = pointer.clone();
    while let Some((parent, token)) = at.parent() {
        // Projects and their yearly sheets don't come and go by a key: too much would hang on it.
        let whole = |pattern| matches!(pattern, "/projects" | "/projects/*/reviews");
        let is_list = field(&parent).is_some_and(|field| field.kind == Kind::List && !whole(field.pattern));
        if let (true, Ok(index)) = (is_list, token.parse()) {
            return Some((parent, index));
        }
        at = parent;
    }
    None
}

/// The list that a tab is about, where no row is selected.
fn list_of_tab(state: &State) -> Option<Pointer> {
    let review =
        state.with_subject(state.place.project, |subject| subject.review.map(|_| subject.review_at())).flatten();
    let plan =
        state.with_subject(state.place.project, |subject| subject.project.plan().map(|_| subject.at().key("plan")));
    Some(match state.place.tab {
        Tab::Results => review?.key("achievements"),
        Tab::Kpi => review?.key("kpis"),
        Tab::Rating => review?.key("opinions"),
        Tab::Plan => plan.flatten()?.key("cost_items"),
        Tab::Issues | Tab::History => return None,
    })
}

/// Adds a blank row after the selected one, and opens its first field.
pub(crate) fn add(state: &mut State, effects: &mut Vec<Effect>) {
    if !state.in_panel() {
        return modes::adding::open(state);
    }
    let is_whole = state.place.panel == Panel::Whole;
    let selected = state.selected_field().and_then(row_of);
    let wanted = if is_whole { None } else { list_of_tab(state) };
    let length = |list: &Pointer| state.book.doc().find(list, |value| value.len()).unwrap_or(0);
    let (list, index) = match (selected, wanted) {
        // On the rating's tab a new row is an opinion, unless a row of another list is selected.
        (Some((list, index)), _) if is_whole || !matches!(state.place.tab, Tab::Issues | Tab::History) => {
            let behind = length(&list).min(index + 1);
            (list, behind)
        }
        (_, Some(list)) => {
            let end = length(&list);
            (list, end)
        }
        _ if !is_whole && state.place.tab == Tab::Plan && !state.is_empty() => return add_plan(state, effects),
        // Without a sheet, that is what is missing.
        _ if is_whole || review_is_missing(state) => return modes::lacking::open(state),
        _ => return state.warn("ここには、加えられる行がありません。"),
    };
    let year = state.book.ledger().front().front().fiscal_year();
    let Some(element) = adding::blank_element(&list, year) else { return };
    let at = list.index(index);
    let exists = state.book.doc().find(&list, |value| value.kind() == crate::json::Kind::Array).unwrap_or(false);
    let edit = if exists {
        Edit::insert(at.clone(), element, state.now)
    } else {
        match state.book.doc().get(&list) {
            Ok(old) => Edit::replace(list, old, format!("[{element}]"), state.now),
            Err(_) => Edit::insert(list, format!("[{element}]"), state.now),
        }
    };
    let from = state.place.clone();
    if make(state, "加えました", &at, &[edit], effects) {
        state.place.focus = Focus::Panel;
        state.go_and(To::Within(at), Then::OpenAdded(from));
    }
}

/// Whether the shown project has no sheet at all.
fn review_is_missing(state: &State) -> bool {
    !state.is_empty() && state.with_subject(state.place.project, |subject| subject.review.is_none()).unwrap_or(false)
}

/// Opens the first field of what was just added, and says so. `from`: where the user was before.
pub(super) fn open_added(state: &mut State, from: Place) {
    open(state, false);
    let Mode::Entry(entry) = &mut state.mode else { return };
    entry.added = Some(from);
    let (first, done) = (entry.label, state.notice.take().map_or_else(String::new, |done| done.words));
    state.tell(format!("{done}「{first}」から入力します(Esc で行ごと取り消し)。"));
}

/// Makes the plan of a project that has none, and opens its first field.
fn add_plan(state: &mut State, effects: &mut Vec<Effect>) {
    let plan = Pointer::root().key("projects").index(state.place.project).key("plan");
    let Some(blank) = adding::blank(&plan, None) else { return };
    let edit = match state.book.doc().get(&plan) {
        Ok(old) => Edit::replace(plan.clone(), old, blank, state.now),
        Err(_) => Edit::insert(plan.clone(), blank, state.now),
    };
    let from = state.place.clone();
    if make(state, "作りました", &plan, &[edit], effects) {
        state.place.focus = Focus::Panel;
        state.place.field = 0;
        state.go_and(To::Selected, Then::OpenAdded(from));
    }
}

/// Takes the selected row away.
pub(crate) fn remove(state: &mut State, effects: &mut Vec<Effect>) {
    if !state.in_panel() {
        return modes::removing::open(state);
    }
    let Some((list, index)) = state.selected_field().and_then(row_of) else {
        return state.warn("取り除けるのは、KPI・事業実績・経費・意見などの行だけです。");
    };
    let at = list.index(index);
    match state.book.doc().get(&at) {
        Ok(old) => {
            let edit = Edit::remove(at.clone(), old, state.now);
            make(state, "取り除きました(u で戻せます)", &at, &[edit], effects);
        }
        Err(error) => state.warn(error.to_string()),
    }
}

/// Moves the selected row by one.
pub(crate) fn shift(state: &mut State, by: i64, effects: &mut Vec<Effect>) {
    if !state.in_panel() {
        return shift_project(state, by, effects);
    }
    let Some((list, index)) = state.selected_field().and_then(row_of) else {
        return state.warn("動かせるのは、KPI・事業実績・経費・意見などの行だけです。");
    };
    let length = state.book.doc().find(&list, |value| value.len()).unwrap_or(0) as i64;
    let to = index as i64 + by;
    if join_group(state, &list, index, to, effects) || to < 0 || to >= length {
        return;
    }
    let (at, to) = (list.index(index), to as usize);
    match move_element(state.book.doc(), &list, index, to, state.now) {
        Ok(edits) => {
            let tail = state.selected_field().and_then(|p| p.as_str().strip_prefix(at.as_str()).map(str::to_owned));
            if make(state, "動かしました", &at, &edits, effects)
                && let Ok(target) = Pointer::parse(&format!("{}{}", list.index(to), tail.unwrap_or_default()))
            {
                state.go(To::At(target));
            }
        }
        Err(error) => refuse(state, &error),
    }
}

/// Moves the selected project among the others.
fn shift_project(state: &mut State, by: i64, effects: &mut Vec<Effect>) {
    let from = state.place.project;
    let last = state.book.ledger().len().saturating_sub(1);
    let to = usize::try_from((from as i64).saturating_add(by)).unwrap_or(0).min(last);
    let list = Pointer::root().key(PROJECTS);
    if to == from {
        return;
    }
    match move_element(state.book.doc(), &list, from, to, state.now) {
        Ok(edits) => {
            if make(state, "動かしました", &list.index(from), &edits, effects) {
                state.place.project = to;
            }
        }
        Err(error) => refuse(state, &error),
    }
}

/// A row of 主な経費 that moves past the edge of its group joins the one beyond, and stays where it is in the list: so
/// headings stay whole, and a row can be brought under any of them.
fn join_group(state: &mut State, list: &Pointer, index: usize, to: i64, effects: &mut Vec<Effect>) -> bool {
    if field(list).is_none_or(|field| field.pattern != "/projects/*/plan/cost_items") {
        return false;
    }
    let doc = state.book.doc();
    let group = |index: usize| doc.get(&list.index(index).key("group")).ok();
    let (Some(own), Some(beyond)) = (group(index), usize::try_from(to).ok().and_then(group)) else { return false };
    if own == beyond {
        return false;
    }
    let place = list.index(index).key("group");
    let edit = Edit::replace(place, own, beyond, state.now);
    let tail = state.selected_field().cloned();
    if make(state, "となりの区分に移しました", &list.index(index), &[edit], effects)
        && let Some(tail) = tail
    {
        state.go(To::At(tail));
    }
    true
}
