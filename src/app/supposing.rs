//! What if: values supposed in place of the printed ones (仮), to see what the rating would be.
//!
//! A supposition belongs to a row and moves with it. It is never part of the record: it becomes an ordinary edit only
//! where that is asked for, and while one stands in a sheet its suggestion can't be taken for the published rating.

use crate::json::Pointer;
use crate::ledger::field::field;
use crate::ledger::kept_unit::with_unit_of;
use crate::ledger::printed::Printed;
use crate::text::Buffer;

use super::changing::make;
use super::effect::Effect;
use super::modes::Mode;
use super::modes::entry::Entry;
use super::state::State;
use super::typed::write;
use crate::page::kind_of;

impl State {
    /// What is supposed in place of the value at a place.
    pub fn supposed_at(&self, pointer: &Pointer) -> Option<&str> {
        self.book.supposed().iter().find(|(at, _)| at == pointer).map(|(_, value)| value.as_str())
    }

    /// Whether something is supposed about a project.
    pub fn supposes_about(&self, project: usize) -> bool {
        !self.book.supposed().is_empty() && self.supposes_in(&Pointer::root().key("projects").index(project))
    }

    /// Whether something is supposed in a sheet.
    pub fn supposes_in(&self, review: &Pointer) -> bool {
        self.book.supposed().iter().any(|(at, _)| at.starts_with(review))
    }
}

/// The place of the actual value of the KPI row that a place leads into.
pub(super) fn actual_of(pointer: &Pointer) -> Option<Pointer> {
    let (parent, _) = pointer.parent()?;
    field(&parent).filter(|field| field.pattern == "/projects/*/reviews/*/kpis/*").map(|_| parent.key("actual"))
}

/// Makes an opened actual one that is only supposed.
pub(super) fn begin(state: &State, entry: &mut Entry) {
    entry.supposing = true;
    entry.supposed = state.supposed_at(&entry.pointer).map(str::to_owned);
    // What is printed isn't a supposition: it begins blank.
    entry.buffer = Buffer::one_line(entry.supposed.clone().unwrap_or_default());
    entry.choices = readings(&entry.before);
    entry.choice = entry.choices.iter().position(|choice| *choice == entry.buffer.text());
}

/// Each reading of a printed value that has several, as it would be printed alone: with its unit.
fn readings(printed: &str) -> Vec<String> {
    let whole = Printed::Text(printed.into());
    let readings = whole.readings(None);
    if readings.len() < 2 {
        return Vec::new();
    }
    let alone = |reading: &crate::ledger::printed::Reading<'_>| {
        let text = printed.get(reading.span()).unwrap_or_default();
        let own = Printed::Text(text.into()).readings(None).iter().any(|own| own.unit_printed);
        // 13(301)人: the unit stands behind both.
        format!("{text}{}", reading.unit.filter(|_| !own).map_or("", |unit| unit.name))
    };
    readings.iter().map(alone).collect()
}

/// What stands in a field that is opened to suppose a value is supposed at once, so that the suggestion moves with every
/// key.
pub(super) fn follow(state: &mut State) {
    if let Mode::Entry(entry) = &state.mode
        && entry.supposing
    {
        let (pointer, typed) = (entry.pointer.clone(), entry.buffer.text().trim().to_owned());
        // A number alone counts in what the printed one counts in.
        let row = pointer.parent();
        let whole = row
            .and_then(|(row, key)| state.book.doc().find(&row, |row| with_unit_of(row, &key, &typed)).ok().flatten());
        let value = whole.unwrap_or(typed);
        state.book.suppose(pointer, Some(value).filter(|value| !value.is_empty()));
    }
}

/// What was supposed before the field was opened is supposed again.
pub(super) fn take_back(state: &mut State, entry: &Entry) {
    state.book.suppose(entry.pointer.clone(), entry.supposed.clone());
}

/// Writes the selected row's supposed value into the record: an ordinary edit.
pub(super) fn adopt(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(pointer) = state.selected_field().and_then(actual_of) else {
        return state.warn("実績に書き込む仮の値がありません。仮の値を置いたKPIの行を選んでください。");
    };
    let Some(value) = state.supposed_at(&pointer).map(str::to_owned) else {
        return state.warn("この行には仮の値がありません。仮の値を置いた行を選んでください。");
    };
    match write(state.book.doc(), state.book.saved().doc(), &pointer, kind_of(&pointer), &value, state.now) {
        Ok(Some(edit)) => drop(make(state, "仮に置いた値にしました", &pointer, &[edit], effects)),
        Ok(None) => {
            state.book.suppose(pointer, None);
            state.tell("実績はすでに仮の値と同じです。");
        }
        Err(refusal) => state.warn(refusal.to_string()),
    }
}

/// Forgets every supposed value.
pub(super) fn forget(state: &mut State) {
    match state.book.forget_supposed() {
        0 => state.tell("仮の値はありません。"),
        count => state.tell(format!("仮の値{count}件を消しました。台帳は変わっていません。")),
    }
}
