//! Changing the record: every change is a step of edits, made on the ledger, kept in the history, sent to the journal.

use crate::json::{Doc, Edit, EditError, Pointer, edit::move_element};
use crate::ledger::field::{Kind, Tab, field};
use crate::ledger::label;
use crate::text::Way;

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::entry::{self, Entry};
use crate::app::keys::Typing;
use crate::app::moving::reveal;
use crate::app::state::{Mode, Notice, Panel, State, Tone};
use crate::app::supposing;
use crate::app::update::full;
use crate::change::history::{Draft, Moved, Step, Walked};
use crate::page::kind_of;

impl State {
    /// Whether the ledger is known to be one as a whole, so that it may be changed and saved.
    pub fn can_edit(&self) -> bool {
        self.loading.is_none() && self.broken.is_none()
    }

    /// Why it may not be changed or saved; `None` where it may.
    pub fn closed(&self) -> Option<String> {
        match (&self.loading, &self.broken) {
            (Some(_), _) => Some("まだ読み込み中です。編集と保存は、読み終わるとできます。".into()),
            (None, Some(why)) => Some(format!("途中までしか読めないため、編集・保存できません。{why}")),
            (None, None) => None,
        }
    }

    pub(crate) fn tell(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice { words: words.into(), tone: Tone::Done });
    }

    pub(crate) fn warn(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice { words: words.into(), tone: Tone::Warn });
    }
}

/// The most bytes that can be typed or pasted into a field: it is laid out anew with every key.
const MOST: usize = 300_000;

/// Opens the selected field. `suppose`: the value is only supposed.
pub(crate) fn open(state: &mut State, suppose: bool) {
    let Some(pointer) = state.selected_field().cloned() else { return };
    let pointer = if suppose { supposing::actual_of(&pointer) } else { Some(pointer) };
    let Some(pointer) = pointer else {
        state.warn("仮の値は、KPIの行を選んでから置いてください。");
        return;
    };
    let Some(mut entry) = Entry::open(state.ledger.doc(), pointer.clone(), state.table) else {
        state.warn("この項目はここでは直せません。");
        return;
    };
    if suppose {
        supposing::begin(state, &mut entry);
    }
    // The field must be in sight and selected, so that it is edited where it stands.
    select_field(state, &pointer);
    state.mode = Mode::Entry(Box::new(entry));
}

fn select_field(state: &mut State, pointer: &Pointer) -> bool {
    let at = state.shown.page.fields.iter().position(|field| field.pointer == *pointer);
    if let Some(at) = at {
        state.place.field = at;
        reveal(state);
    }
    at.is_some()
}

/// Goes to the page on which a field stands, and selects it.
fn show_field(state: &mut State, pointer: &Pointer) {
    if select_field(state, pointer) {
        return;
    }
    if let Some(project) = crate::app::moving::project_of(pointer) {
        crate::app::moving::select_project(state, project);
        let review = pointer.tokens().nth(3).filter(|_| pointer.tokens().nth(2).as_deref() == Some("reviews"));
        if let Some(review) = review {
            let at = Pointer::root().key("projects").index(project).key("reviews").key(&review).key("fiscal_year");
            let year = state.ledger.doc().find(&at, entry::value_text).ok();
            state.place.year = year.and_then(|year| crate::ledger::year::FiscalYear::parse(&year));
        }
    }
    match field(pointer).and_then(|field| field.tab) {
        Some(tab) => crate::app::moving::show_tab(state, tab),
        None if state.place.panel != Panel::Whole => crate::app::moving::toggle_whole(state),
        None => {}
    }
    state.place.focus = crate::app::state::Focus::Panel;
    state.refresh();
    select_field(state, pointer);
}

/// Something typed into the open field; `width`, `height`: the cells that it is edited in.
pub(crate) fn typed(state: &mut State, typing: Typing, effects: &mut Vec<Effect>) {
    let (width, height) = entry_size(state);
    let Mode::Entry(entry) = &mut state.mode else { return };
    if entry.leaving {
        match typing {
            Typing::Char('y' | 'Y' | 'ｙ') => return accept(state, effects),
            Typing::Char('n' | 'N' | 'ｎ') => return close(state),
            _ => entry.leaving = false,
        }
        return;
    }
    entry.refusal = None;
    let (long, lines, changed) = (entry.is_long(), entry.has_lines(), entry.is_changed());
    let buffer = &mut entry.buffer;
    let typed_something = match typing {
        Typing::Accept => return accept(state, effects),
        Typing::Enter if !lines => return accept(state, effects),
        Typing::Enter => {
            buffer.insert("\n");
            true
        }
        Typing::Cancel if changed && long => {
            entry.leaving = true;
            return;
        }
        Typing::Cancel => return close(state),
        Typing::Char(c) => {
            let (_, whole) = buffer.insert_within(c.encode_utf8(&mut [0; 4]), MOST);
            if !whole {
                entry.refusal = Some(full(MOST));
                return;
            }
            true
        }
        Typing::Delete(way) => buffer.delete(way),
        Typing::DeleteWord(way) => buffer.delete_word(way),
        Typing::DeleteLine(way) => buffer.delete_line(way),
        Typing::Undo => buffer.undo(),
        Typing::Redo => buffer.redo(),
        Typing::Row(way) | Typing::Offer(way) if !long => {
            entry.pick(if way == Way::Forward { 1 } else { -1 });
            return suppose_typed(state);
        }
        Typing::Offer(_) => false,
        Typing::Step(way) => quiet(buffer.step(way)),
        Typing::StepWord(way) => quiet(buffer.step_word(way)),
        Typing::Edge(way) => quiet(buffer.to_row_edge(way, width)),
        Typing::TextEdge(way) => quiet(buffer.to_edge(way)),
        Typing::Row(way) => quiet(buffer.step_rows(way, 1, width)),
        Typing::Page(way) => quiet(buffer.step_rows(way, height.saturating_sub(1).max(1), width)),
    };
    if typed_something {
        entry.choice = entry.choices.iter().position(|choice| *choice == entry.buffer.text());
        suppose_typed(state);
    }
}

/// A supposed value counts while it is typed.
fn suppose_typed(state: &mut State) {
    if let Mode::Entry(entry) = &state.mode
        && entry.supposing
    {
        let entry = entry.clone();
        supposing::typed(state, &entry);
    }
}

/// A movement changes nothing.
fn quiet(_moved: bool) -> bool {
    false
}

/// Text pasted into the open field.
pub(crate) fn pasted(state: &mut State, text: &str) {
    let Mode::Entry(entry) = &mut state.mode else { return };
    entry.refusal = None;
    let (left_out, whole) = entry.buffer.insert_within(text, MOST);
    entry.choice = None;
    suppose_typed(state);
    if !whole {
        state.warn(full(MOST));
    } else if left_out > 0 {
        state.tell(format!("見えない制御文字を{left_out}個取り除いて貼り付けました。"));
    }
}

/// The cells that the open field is edited in: width and height.
pub fn entry_size(state: &State) -> (usize, usize) {
    let page = state.layout.page;
    let title = state.layout.title;
    ((page.width as usize).max(2), (page.height + title.height + state.layout.detail.height) as usize)
}

/// Closes the field without what was typed.
fn close(state: &mut State) {
    if let Mode::Entry(entry) = std::mem::replace(&mut state.mode, Mode::Browse)
        && entry.supposing
    {
        supposing::take_back(state, &entry);
    }
}

fn accept(state: &mut State, effects: &mut Vec<Effect>) {
    let Mode::Entry(entry) = &mut state.mode else { return };
    if entry.supposing {
        // It has counted since it was typed.
        state.mode = Mode::Browse;
        return;
    }
    match entry.edit(state.ledger.doc(), state.saved.doc(), state.now) {
        Err(refusal) => {
            entry.refusal = Some(refusal.to_string());
            entry.leaving = false;
        }
        Ok(None) => close(state),
        Ok(Some(edit)) => {
            let pointer = entry.pointer.clone();
            let mut edits = rest_of_group(state.ledger.doc(), &edit);
            edits.insert(0, edit);
            close(state);
            if make(state, "直しました", &pointer, &edits, effects)
                && let Some(odd) = entry::oddity(state.ledger.doc(), &pointer, state.table)
            {
                let done = state.notice.take().map_or_else(String::new, |done| done.words);
                state.warn(format!("{done}{odd}"));
            }
        }
    }
}

/// A heading that stands over several rows (主な経費) is written in each of them: the same change for those below.
fn rest_of_group(doc: &Doc, edit: &Edit) -> Vec<Edit> {
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
        (doc.find(&at, entry::value_text).ok(), at)
    };
    let (heading, _) = group(first);
    let below = (first + 1..).map(group).take_while(|(other, _)| other.is_some() && *other == heading);
    let same = below.filter_map(|(_, at)| {
        let old = doc.get(&at).ok()?;
        Some(Edit { pointer: at, before: Some(old), ..edit.clone() })
    });
    same.collect()
}

/// The text that came back from the user's own editor. What a terminal would obey is left out of it as of a paste; a
/// text that the field can't take stays open here, with the reason.
pub(crate) fn edited_outside(state: &mut State, pointer: &Pointer, text: &str, effects: &mut Vec<Effect>) {
    // Editors end a file with a newline that the field didn't have.
    let text = text.strip_suffix('\n').unwrap_or(text);
    let old = state.ledger.doc().find(pointer, entry::value_text).unwrap_or_default();
    if text == old || text == old.replace("\r\n", "\n") {
        return state.tell("変更はありません。");
    }
    let Some(left_out) = type_in(state, &Draft { pointer: pointer.clone(), text: text.to_owned() }) else { return };
    let Mode::Entry(entry) = &state.mode else { return };
    if !entry.has_lines() && text.contains('\n') {
        return state.warn("この項目は1行です。改行を空白に変えました。確かめてから Enter で決定してください。");
    }
    if entry.is_changed() {
        accept(state, effects);
    } else {
        close(state);
        state.tell("変更はありません。");
    }
    if left_out > 0 && matches!(state.mode, Mode::Browse) {
        let done = state.notice.take().map_or_else(String::new, |done| done.words);
        state.tell(format!("{done}見えない制御文字を{left_out}個取り除きました。"));
    }
}

/// Opens the field of a draft again, with the text that was being typed.
pub(crate) fn reopen(state: &mut State, draft: &Draft) {
    if type_in(state, draft).is_some() {
        state.warn("前回、入力の途中だった文を開きました。続きを入力するか、Esc でやめてください。");
    }
}

/// Opens a field with a text in it as if it had just been pasted there; gives how many characters were left out.
fn type_in(state: &mut State, draft: &Draft) -> Option<usize> {
    let mut entry = Entry::open(state.ledger.doc(), draft.pointer.clone(), state.table)?;
    entry.buffer.replace_all("");
    let left_out = entry.buffer.insert(&draft.text);
    entry.choice = entry.choices.iter().position(|choice| *choice == entry.buffer.text());
    show_field(state, &draft.pointer);
    state.mode = Mode::Entry(Box::new(entry));
    Some(left_out)
}

/// The program has to end while something is being typed: what the field takes becomes a step, the rest is kept as it is.
pub(crate) fn ending(state: &mut State, effects: &mut Vec<Effect>) {
    const TYPING: &str = "(入力の途中)";
    match &state.mode {
        Mode::Entry(entry) if entry.is_changed() && !entry.supposing => {
            let label = format!("{}{TYPING}", label::describe(state.ledger.doc(), &entry.pointer));
            match entry.edit(state.ledger.doc(), state.saved.doc(), state.now) {
                Ok(None) => {}
                Ok(Some(edit)) => {
                    if let Ok(step) = Step::make(label, &[edit], &mut state.ledger) {
                        effects.push(Effect::Journal(state.history.push(step)));
                    }
                }
                Err(_) => {
                    let draft = Draft { pointer: entry.pointer.clone(), text: entry.buffer.text().to_owned() };
                    effects.push(Effect::Journal(Moved::Draft(label, draft)));
                }
            }
        }
        Mode::Opinion(_) => {
            if let Mode::Opinion(opinion) = std::mem::replace(&mut state.mode, Mode::Browse) {
                crate::app::modes::meeting::keep(state, &opinion, effects);
            }
        }
        Mode::Reason { line, at } if !line.text().trim().is_empty() => {
            let (reason, at) = (line.text().trim().to_owned(), *at);
            crate::app::modes::findings::accept(state, at, &reason, effects);
        }
        _ => {}
    }
}

/// Opens the selected field in the user's own editor.
pub(crate) fn open_outside(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(pointer) = state.selected_field().cloned() else { return };
    if matches!(kind_of(&pointer), Kind::Record | Kind::List) {
        return;
    }
    let text = state.ledger.doc().find(&pointer, entry::value_text).unwrap_or_default();
    effects.push(Effect::Edit { pointer, text });
}

/// The edit that adds an element to a list that may be missing or null yet.
pub(crate) fn appending(state: &State, list: &Pointer, element: &str) -> Edit {
    let exists = state.ledger.doc().find(list, |value| value.kind() == crate::json::Kind::Array).unwrap_or(false);
    match state.ledger.doc().get(list) {
        Ok(_) if exists => Edit::insert(list.key("-"), element, state.now),
        Ok(old) => Edit::replace(list.clone(), old, format!("[{element}]"), state.now),
        Err(_) => Edit::insert(list.clone(), format!("[{element}]"), state.now),
    }
}

/// Makes edits as one step.
pub(crate) fn make(state: &mut State, done: &str, at: &Pointer, edits: &[Edit], effects: &mut Vec<Effect>) -> bool {
    let label = label::describe(state.ledger.doc(), at);
    // The project is the one on the screen.
    let short = label::describe_short(state.ledger.doc(), at);
    match Step::make(label.clone(), edits, &mut state.ledger) {
        Ok(step) => {
            state.follow(&step.edits);
            effects.push(Effect::Journal(state.history.push(step)));
            state.rebrief();
            state.tell(format!("{short}を{done}。"));
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

/// Takes the last step back, or makes the one taken back once more.
pub(crate) fn undo(state: &mut State, redo: bool, effects: &mut Vec<Effect>) {
    let moved = if redo { state.history.redo(&mut state.ledger) } else { state.history.undo(&mut state.ledger) };
    match moved {
        None if redo => state.tell("やり直す変更はありません。"),
        None => state.tell("取り消す変更はありません。"),
        Some(Err(error)) => {
            state.warn(format!(
                "ほかの変更があったため、この変更は{}できません。{error}",
                if redo { "やり直し" } else { "取り消し" }
            ));
        }
        Some(Ok(Walked { label, moved, edits })) => {
            state.follow(&edits);
            effects.push(Effect::Journal(moved));
            state.rebrief();
            state.tell(if redo {
                format!("{label}の変更をやり直しました。")
            } else {
                format!("{label}の変更を取り消しました。")
            });
        }
    }
}

/// Takes the best of the suggested ratings into the record; several are offered.
pub(crate) fn take_suggestion(state: &mut State, effects: &mut Vec<Effect>) {
    let index = state.place.project;
    let found = state.with_subject(index, |subject| {
        let suggestion = state.suggestion(subject)?;
        Some((subject.review_at(), suggestion.candidates))
    });
    let Some((review, candidates)) = found.flatten() else { return };
    // What is only supposed must not become what is published.
    if state.supposes_in(&review) {
        let key = |command| crate::app::command::of(command).map(|entry| state.keymap.words(entry)).unwrap_or_default();
        return state.warn(format!(
            "仮の値による提案は取り入れられません。仮の値を実績に書き込むか({})、消してから({})行ってください。",
            key(Command::AdoptSupposed),
            key(Command::ForgetSupposed)
        ));
    }
    let pointer = review.key("effect").key("rating");
    let names: Vec<String> =
        candidates.iter().filter_map(|&i| state.table.ratings.get(i)).map(|rating| rating.name.clone()).collect();
    match &names[..] {
        [] => state.warn("まだ評価を提案できません。KPIの実績が必要です。"),
        [one] => match entry::write(state.ledger.doc(), state.saved.doc(), &pointer, kind_of(&pointer), one, state.now)
        {
            Ok(Some(edit)) => drop(make(state, "提案の評価にしました", &pointer, &[edit], effects)),
            Ok(None) => state.tell("公表の評価はすでに提案と同じです。"),
            Err(refusal) => state.warn(refusal.to_string()),
        },
        _ => {
            if let Some(mut entry) = Entry::open(state.ledger.doc(), pointer.clone(), state.table) {
                entry.choices = names;
                entry.choice = None;
                state.place.tab = Tab::Rating;
                state.place.panel = Panel::Project;
                state.refresh();
                if let Some(at) = state.shown.page.fields.iter().position(|field| field.pointer == pointer) {
                    state.place.field = at;
                    reveal(state);
                }
                state.mode = Mode::Entry(Box::new(entry));
                state.tell("考えられる評価が複数あります。↑↓で選んでください。");
            }
        }
    }
}

// ---- rows -------------------------------------------------------------------------------------------------------

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
        Tab::Issues => return None,
    })
}

/// Adds a blank row after the selected one, and opens its first field.
pub(crate) fn add(state: &mut State, effects: &mut Vec<Effect>) {
    let is_whole = state.place.panel == Panel::Whole;
    let selected = state.selected_field().and_then(row_of);
    let wanted = if is_whole { None } else { list_of_tab(state) };
    let length = |list: &Pointer| state.ledger.doc().find(list, |value| value.len()).unwrap_or(0);
    let (list, index) = match (selected, wanted) {
        // On the rating's tab a new row is an opinion, unless a row of another list is selected.
        (Some((list, index)), _) if is_whole || state.place.tab != Tab::Issues => {
            let behind = length(&list).min(index + 1);
            (list, behind)
        }
        (_, Some(list)) => {
            let end = length(&list);
            (list, end)
        }
        _ if !is_whole && state.place.tab == Tab::Plan && !state.is_empty() => return add_plan(state, effects),
        _ => return state.warn("ここには、加えられる行がありません。"),
    };
    let year = state.ledger.front().front().fiscal_year();
    let Some(element) = entry::blank_element(&list, year) else { return };
    let at = list.index(index);
    let exists = state.ledger.doc().find(&list, |value| value.kind() == crate::json::Kind::Array).unwrap_or(false);
    let edit = if exists {
        Edit::insert(at.clone(), element, state.now)
    } else {
        match state.ledger.doc().get(&list) {
            Ok(old) => Edit::replace(list, old, format!("[{element}]"), state.now),
            Err(_) => Edit::insert(list, format!("[{element}]"), state.now),
        }
    };
    if make(state, "加えました", &at, &[edit], effects) {
        state.place.focus = crate::app::state::Focus::Panel;
        state.refresh();
        if let Some(first) = state.shown.page.fields.iter().position(|field| field.pointer.starts_with(&at)) {
            state.place.field = first;
            reveal(state);
            open(state, false);
        }
    }
}

/// Makes the plan of a project that has none, and opens its first field.
fn add_plan(state: &mut State, effects: &mut Vec<Effect>) {
    let plan = Pointer::root().key("projects").index(state.place.project).key("plan");
    let Some(blank) = entry::blank(&plan, None) else { return };
    let edit = match state.ledger.doc().get(&plan) {
        Ok(old) => Edit::replace(plan.clone(), old, blank, state.now),
        Err(_) => Edit::insert(plan.clone(), blank, state.now),
    };
    if make(state, "作りました", &plan, &[edit], effects) {
        state.place.focus = crate::app::state::Focus::Panel;
        state.place.field = 0;
        state.refresh();
        open(state, false);
    }
}

/// Takes the selected row away.
pub(crate) fn remove(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((list, index)) = state.selected_field().and_then(row_of) else {
        return state.warn("取り除けるのは、KPI・事業実績・経費・意見などの行だけです。");
    };
    let at = list.index(index);
    match state.ledger.doc().get(&at) {
        Ok(old) => {
            let edit = Edit::remove(at.clone(), old, state.now);
            make(state, "取り除きました(uで戻せます)", &at, &[edit], effects);
        }
        Err(error) => state.warn(error.to_string()),
    }
}

/// Moves the selected row by one.
pub(crate) fn shift(state: &mut State, by: i64, effects: &mut Vec<Effect>) {
    let Some((list, index)) = state.selected_field().and_then(row_of) else {
        return state.warn("動かせるのは、KPI・事業実績・経費・意見などの行だけです。");
    };
    let length = state.ledger.doc().find(&list, |value| value.len()).unwrap_or(0) as i64;
    let to = index as i64 + by;
    if join_group(state, &list, index, to, effects) || to < 0 || to >= length {
        return;
    }
    let (at, to) = (list.index(index), to as usize);
    match move_element(state.ledger.doc(), &list, index, to, state.now) {
        Ok(edits) => {
            let tail = state.selected_field().and_then(|p| p.as_str().strip_prefix(at.as_str()).map(str::to_owned));
            if make(state, "動かしました", &at, &edits, effects) {
                state.refresh();
                let target = format!("{}{}", list.index(to), tail.unwrap_or_default());
                if let Some(at) = state.shown.page.fields.iter().position(|field| field.pointer.as_str() == target) {
                    state.place.field = at;
                    reveal(state);
                }
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
    let doc = state.ledger.doc();
    let group = |index: usize| doc.get(&list.index(index).key("group")).ok();
    let (Some(own), Some(beyond)) = (group(index), usize::try_from(to).ok().and_then(group)) else { return false };
    if own == beyond {
        return false;
    }
    let place = list.index(index).key("group");
    let edit = Edit::replace(place, own, beyond, state.now);
    let tail = state.selected_field().cloned();
    if make(state, "となりの区分に移しました", &list.index(index), &[edit], effects) {
        state.refresh();
        if let Some(at) = tail.and_then(|tail| state.shown.page.fields.iter().position(|field| field.pointer == tail)) {
            state.place.field = at;
            reveal(state);
        }
    }
    true
}
