//! A field's text that outlives its being typed: it goes out to the user's own editor and comes back, or the program ends
//! before it is taken and the next run opens it again.
//!
//! It is treated as if it had been typed here: what the field can't take stays open with the reason, and what a terminal
//! would obey is left out. At the end of the program what the field takes becomes a step, and the rest is kept as it is.

use super::{Entry, accept, close};
use crate::app::effect::Effect;
use crate::app::going::To;
use crate::app::modes::Mode;
use crate::app::moving::{self, select_field};
use crate::app::state::{Focus, Panel, State};
use crate::app::typed::{shown_text, value_text};
use crate::change::history::{Draft, Moved};
use crate::json::Pointer;
use crate::ledger::field::{Kind, field};
use crate::ledger::label;
use crate::text;

/// Goes to the page on which a field stands, and selects it.
fn show_field(state: &mut State, pointer: &Pointer) {
    if select_field(state, |at| at == pointer) {
        return;
    }
    if let Some(project) = moving::project_of(pointer) {
        moving::select_project(state, project);
        let review = pointer.tokens().nth(3).filter(|_| pointer.tokens().nth(2).as_deref() == Some("reviews"));
        if let Some(review) = review {
            let at = Pointer::root().key("projects").index(project).key("reviews").key(&review).key("fiscal_year");
            let year = state.book.doc().find(&at, value_text).ok();
            state.place.year = year.and_then(|year| crate::ledger::year::FiscalYear::parse(&year));
        }
    }
    match field(pointer).and_then(|field| field.tab) {
        Some(tab) => moving::show_tab(state, tab),
        None if state.place.panel != Panel::Whole => moving::toggle_whole(state),
        None => {}
    }
    state.place.focus = Focus::Panel;
    state.go(To::At(pointer.clone()));
}

/// The text that came back from the user's own editor. What a terminal would obey is left out of it as of a paste; a
/// text that the field can't take stays open here, with the reason.
pub(crate) fn edited_outside(state: &mut State, pointer: &Pointer, typed: &str, effects: &mut Vec<Effect>) {
    // Editors end a file with a newline that the field didn't have.
    let typed = typed.strip_suffix('\n').unwrap_or(typed);
    let old = shown_text(state.book.doc(), pointer, field(pointer).map_or(Kind::Text, |field| field.kind));
    if typed == old || typed == old.replace("\r\n", "\n") {
        return state.tell("変更はありません。");
    }
    let Some(left_out) = type_draft(state, &Draft { pointer: pointer.clone(), text: typed.to_owned() }) else { return };
    let Mode::Entry(entry) = &mut state.mode else { return };
    let with_ends = text::with_line_ends_of(&entry.before, entry.buffer.text());
    if with_ends != entry.buffer.text() {
        entry.buffer.replace_all(with_ends);
    }
    let Mode::Entry(entry) = &state.mode else { return };
    if !entry.has_lines() && typed.contains('\n') {
        return state.warn("この項目は1行です。改行を空白に変えました。確かめてから Enter で決定してください。");
    }
    if entry.writing {
        return state.warn("一覧にない言葉です。このまま記録するなら Enter、一覧から選ぶなら Esc を押してください。");
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
    if type_draft(state, draft).is_some() {
        state.warn("前回、入力の途中だった文を開きました。続きを入力するか、Esc でやめてください。");
    }
}

/// Opens a field with a text in it as if it had just been pasted there; gives how many characters were left out.
fn type_draft(state: &mut State, draft: &Draft) -> Option<usize> {
    let mut entry = Entry::open(state.book.doc(), draft.pointer.clone(), state.table)?;
    entry.buffer.replace_all("");
    let left_out = entry.buffer.insert(&draft.text);
    entry.choice = entry.choices.iter().position(|choice| *choice == entry.buffer.text());
    entry.writing = !entry.choices.is_empty() && entry.choice.is_none();
    show_field(state, &draft.pointer);
    state.mode = Mode::Entry(Box::new(entry));
    Some(left_out)
}

/// Behind the label of a step that was still being typed when the program had to end.
pub(in crate::app::modes) const UNFINISHED: &str = "(入力の途中)";

/// What the field takes becomes a step, the rest is kept as it is.
pub(super) fn ending(state: &mut State, effects: &mut Vec<Effect>) {
    let Mode::Entry(entry) = &state.mode else { return };
    if !entry.is_changed() || entry.supposing {
        return;
    }
    let label = label::describe(state.book.doc(), &entry.pointer) + UNFINISHED;
    match entry.edit(state.book.doc(), state.book.saved().doc(), state.now) {
        Ok(None) => {}
        Ok(Some(edit)) => {
            if let Ok(moved) = state.book.commit(label, &[edit]) {
                effects.push(Effect::Journal(moved));
            }
        }
        Err(_) => {
            let draft = Draft { pointer: entry.pointer.clone(), text: entry.buffer.text().to_owned() };
            effects.push(Effect::Journal(Moved::Draft(label, draft)));
        }
    }
}
