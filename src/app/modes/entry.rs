//! A field that is open for editing.
//!
//! One-line fields are edited where they stand, long texts in the panel; both in a [`Buffer`] whose rows are the rows
//! of the reader. What the field can't hold is refused with the reason, while the text stays; what is merely odd is
//! taken, and said before. Nothing of the ledger changes before the entry is taken.

mod choosing;
mod draft;
pub mod finding;
mod title;

pub(super) use draft::UNFINISHED;
pub(crate) use draft::{edited_outside, reopen};
pub(crate) use title::place_in_short;

use crate::json::{Doc, Edit, Pointer};
use crate::ledger::entry::Refusal;
use crate::ledger::field::{Field, Kind, field};
use crate::rules::Table;
use crate::text::{self, Buffer, Way};

use crate::app::changing::{make, rest_of_group, undo};
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::moving::select_field;
use crate::app::pointed;
use crate::app::state::{Place, State};
use crate::app::supposing;
use crate::app::typed::{Unread, oddity, offered, shown_text, write};
use crate::app::typing::{self, LOST, Typing, full};

use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room, fill};
use draft::ending;

/// An open field.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The place.
    pub pointer: Pointer,
    /// What officials call it.
    pub label: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What is typed.
    pub buffer: Buffer,
    /// What it was when it was opened.
    pub before: String,
    /// What the field offers, in its own words.
    pub choices: Vec<String>,
    /// Which of them is picked; one behind the last: a word off the list is to be written. `None`: none.
    pub choice: Option<usize>,
    /// Whether a word of one's own is written where others are offered.
    pub writing: bool,
    /// Where the user was before the row was added for this: leaving takes it away again.
    pub added: Option<Place>,
    /// Why what was typed can't be taken.
    pub refusal: Option<String>,
    /// Whether the value is only supposed (仮).
    pub supposing: bool,
    /// What was supposed here before, to go back to.
    pub supposed: Option<String>,
    /// Leaving was asked for while there are changes.
    pub leaving: bool,
    /// What is looked for in the text.
    pub finding: Option<finding::Finding>,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        self.pointer == other.pointer && self.buffer.text() == other.buffer.text() && self.choice == other.choice
    }
}

/// The longest text that is edited in the row where it stands, in cells.
const ROW: usize = 40;

impl Entry {
    /// Opens the field at a place; `None` where the table names no field that can be typed.
    pub fn open(doc: &Doc, pointer: Pointer, table: &Table) -> Option<Entry> {
        let Field { label, kind, .. } = *field(&pointer)?;
        if matches!(kind, Kind::Record | Kind::List) {
            return None;
        }
        // Where a finding stands follows from the finding.
        if pointer.as_str().ends_with("/pointer") {
            return None;
        }
        let words = shown_text(doc, &pointer, kind);
        let mut choices = offered(doc, kind, table);
        // What stands there can be kept, on the list or not.
        if !choices.is_empty() && !words.trim().is_empty() && !choices.contains(&words) {
            choices.insert(0, words.clone());
        }
        let choice = choices.iter().position(|choice| *choice == words);
        let buffer = if kind == Kind::Text { Buffer::new(words.clone()) } else { Buffer::one_line(words.clone()) };
        Some(Entry {
            pointer,
            label,
            kind,
            buffer,
            before: words,
            choices,
            choice,
            writing: false,
            added: None,
            refusal: None,
            supposing: false,
            supposed: None,
            leaving: false,
            finding: None,
        })
    }

    /// Whether the text may have several lines.
    pub fn has_lines(&self) -> bool {
        self.kind == Kind::Text
    }

    /// Whether the text is edited in the panel: it has lines, or was too long for a row when it was opened.
    pub fn is_long(&self) -> bool {
        self.has_lines() || (self.choices.is_empty() && text::cells(&self.before) > ROW)
    }

    /// Whether something is different from when it was opened.
    pub fn is_changed(&self) -> bool {
        self.buffer.text() != self.before
    }

    /// The table of its keys while something is typed.
    fn own_keys(&self) -> &'static [Row<Typing>] {
        match (self.has_lines(), self.choices.is_empty()) {
            (true, _) => TEXT,
            (false, true) => LINE,
            (false, false) => WORD,
        }
    }

    /// What there is to say of its own keys; those of every text come behind them.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        match self.leaving {
            true => hints(LEAVING),
            false if self.finding.is_some() => finding::all(),
            false if self.is_picking() => choosing::all(),
            false => hints(self.own_keys()),
        }
    }

    /// What is odd about what is typed, so that it is known before it is taken.
    pub(crate) fn unread(&self, doc: &Doc, table: &Table) -> Option<Unread> {
        let typed = self.is_changed() && !self.is_picking() && !self.supposing;
        typed.then(|| Unread::of(self.kind, self.buffer.text(), &offered(doc, self.kind, table)))?
    }

    /// The edit that writes what was typed; `None` when nothing would change. `saved`: the ledger as it is in the file.
    ///
    /// # Errors
    /// Why the field can't hold it.
    pub fn edit(&self, doc: &Doc, saved: &Doc, at: u64) -> Result<Option<Edit>, Refusal> {
        if !self.is_changed() {
            return Ok(None);
        }
        write(doc, saved, &self.pointer, self.kind, self.buffer.text(), at)
    }
}

/// A text of several lines.
#[rustfmt::skip]
const TEXT: &[Row<Typing>] = &[
    row(Keys::Own(&[Key::ctrl('s'), special(Code::F(2))]), Typing::Accept, "決定", "決定する(何行も書ける項目)"),
    row(Keys::Own(&[special(Code::Enter), Key::ctrl('j'), Key::ctrl('m')]), Typing::Line, "改行", "改行する(何行も書ける項目)"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "直さずに閉じる"),
    row(finding::OPEN, Typing::Find, "探す", "文の中を探す(何行も書ける項目)"),
    row(Keys::Own(&[special(Code::Up), Key::ctrl('p')]), Typing::Row(Way::Back), "", "1行上へ"),
    row(Keys::Own(&[special(Code::Down), Key::ctrl('n')]), Typing::Row(Way::Forward), "", "1行下へ"),
    row(Keys::Own(&[special(Code::PageUp)]), Typing::Page(Way::Back), "", "1画面上へ"),
    row(Keys::Own(&[special(Code::PageDown)]), Typing::Page(Way::Forward), "", "1画面下へ"),
];

/// A text of one line.
#[rustfmt::skip]
const LINE: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "決定", "決定する(1行の項目)"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "直さずに閉じる"),
    row(Keys::Own(&[special(Code::Up), Key::ctrl('p')]), Typing::Row(Way::Back), "", "1行上へ"),
    row(Keys::Own(&[special(Code::Down), Key::ctrl('n')]), Typing::Row(Way::Forward), "", "1行下へ"),
    row(Keys::Own(&[special(Code::PageUp)]), Typing::Page(Way::Back), "", "1画面上へ"),
    row(Keys::Own(&[special(Code::PageDown)]), Typing::Page(Way::Forward), "", "1画面下へ"),
];

/// A word of one's own where others are offered.
#[rustfmt::skip]
const WORD: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "決定", "決定する(1行の項目)"),
    row(keys::LEAVE, Typing::Cancel, "一覧へ", "書くのをやめて一覧へ戻る(選べる項目)"),
];

/// Whether a long text that was changed and left is to be taken; any other key goes on.
#[rustfmt::skip]
const LEAVING: &[Row<Option<bool>>] = &[
    row(Keys::Own(&[Key::char('y')]), Some(true), "取り入れる", "変更を取り入れる(Esc で閉じるとき)"),
    row(Keys::Own(&[Key::char('n')]), Some(false), "捨てる", "変更を捨てる"),
    row(Keys::Any, None, "続ける", "編集を続ける"),
];

pub(super) const ROOM: Room = Room { paste: pasted, ending, ..Room::new("項目を編集するとき(e)", all, press) };

/// Each key of every kind of field once.
fn all() -> Vec<Hint> {
    [hints(TEXT), hints(&LINE[..1]), choosing::all(), hints(&WORD[1..]), finding::all(), hints(LEAVING)].concat()
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
    let Some(mut entry) = Entry::open(state.book.doc(), pointer.clone(), state.table) else {
        state.warn("この項目はここでは直せません。");
        return;
    };
    if suppose {
        supposing::begin(state, &mut entry);
    } else if let Some(at) = pointed::caret(state, &pointer, entry.buffer.text()) {
        entry.buffer.set_caret(at);
    }
    // The field must be in sight and selected, so that it is edited where it stands.
    select_field(state, |at| *at == pointer);
    state.mode = Mode::Entry(Box::new(entry));
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Entry(entry) = &mut state.mode else { return false };
    if entry.leaving {
        match answer(LEAVING, &state.setup.keymap, key) {
            Some(Some(true)) => accept(state, effects),
            Some(Some(false)) => cancel(state, effects),
            Some(None) => entry.leaving = false,
            None => return false,
        }
        return true;
    }
    if entry.finding.is_some() {
        return entry.find_pressed(&state.setup.keymap, key);
    }
    if entry.is_picking() {
        return choosing::press(state, key, effects);
    }
    let Some(typing) = typing::meant(entry.own_keys(), &state.setup.keymap, key) else { return false };
    entry.refusal = None;
    match typing {
        Typing::Paste => {
            if let Some(text) = state.clip.clone() {
                pasted(state, &text, effects);
            }
        }
        Typing::Accept => accept(state, effects),
        Typing::Cancel if entry.writing => {
            entry.back_to_list();
            supposing::follow(state);
        }
        Typing::Cancel if entry.is_changed() && entry.is_long() => entry.leaving = true,
        Typing::Cancel => cancel(state, effects),
        typing => type_in(state, typing),
    }
    true
}

fn type_in(state: &mut State, typing: Typing) {
    let (width, height) = entry_size(state);
    let Mode::Entry(entry) = &mut state.mode else { return };
    let long = entry.is_long();
    let typed_something = match typing {
        Typing::Find => {
            entry.find();
            return;
        }
        Typing::Line => {
            entry.buffer.insert("\n");
            true
        }
        // In a field of one row there is no other to go to.
        Typing::Row(_) | Typing::Page(_) if !long => false,
        Typing::Row(way) => quiet(entry.buffer.step_rows(way, 1, width)),
        Typing::Page(way) => quiet(entry.buffer.step_rows(way, height.saturating_sub(1).max(1), width)),
        Typing::Edge(way) => quiet(entry.buffer.to_row_edge(way, width)),
        typing => {
            let (changed, whole) = typing::apply(&mut entry.buffer, typing, MOST);
            if !whole {
                entry.refusal = Some(full(MOST));
                return;
            }
            changed
        }
    };
    if typed_something {
        supposing::follow(state);
    }
}

/// A movement changes nothing.
fn quiet(_moved: bool) -> bool {
    false
}

/// Text pasted into the open field. Several values for a field of a row may be meant for the rows below: that is asked.
fn pasted(state: &mut State, text: &str, effects: &mut Vec<Effect>) {
    if !fill::offer(state, text) {
        insert(state, text, effects);
    }
}

/// Puts a pasted text into the open field, as one.
pub(super) fn insert(state: &mut State, text: &str, _: &mut Vec<Effect>) {
    let Mode::Entry(entry) = &mut state.mode else { return };
    if entry.is_picking() {
        return choosing::told(state);
    }
    // It is the text that is pasted into, where it was left.
    entry.finding = None;
    entry.refusal = None;
    let (left_out, whole) = entry.buffer.insert_within(text, MOST);
    let in_one = !entry.has_lines() && text.trim_end_matches('\n').contains(['\n', '\t']);
    supposing::follow(state);
    if !whole {
        state.warn(full(MOST));
    } else if text.contains(LOST) {
        state.warn(typing::lost(text));
    } else if left_out > 0 {
        state.tell(format!("見えない制御文字を{left_out}個取り除いて貼り付けました。"));
    } else if in_one {
        state.warn("この項目は1行です。改行やタブを空白に変えて貼り付けました。");
    }
}

/// Opens the selected field with what was copied last in it.
pub(crate) fn paste_copy(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(text) = state.clip.clone() else { return state.tell("まだ何もコピーしていません。") };
    open(state, false);
    let Mode::Entry(entry) = &mut state.mode else { return };
    entry.buffer.replace_all("");
    pasted(state, text.trim_end_matches('\n'), effects);
    if matches!(state.mode, Mode::Entry(_)) && state.notice.is_none() {
        state.tell("コピーした文字を入れました。確かめて決定するか、Esc でやめてください。");
    }
}

/// The cells that the open field is edited in: width and height.
pub(crate) fn entry_size(state: &State) -> (usize, usize) {
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

/// Leaves the field as it was; a row that was only added to be filled in goes with it.
fn cancel(state: &mut State, effects: &mut Vec<Effect>) {
    let added = if let Mode::Entry(entry) = &state.mode { entry.added.clone() } else { None };
    close(state);
    if let Some(place) = added {
        undo(state, false, effects);
        state.place = place;
        state.tell("何も入力しなかったので、加えた行を取り消しました。");
    }
}

fn accept(state: &mut State, effects: &mut Vec<Effect>) {
    let Mode::Entry(entry) = &mut state.mode else { return };
    if entry.supposing {
        // It has counted since it was typed.
        state.mode = Mode::Browse;
        return;
    }
    match entry.edit(state.book.doc(), state.book.saved().doc(), state.now) {
        Err(refusal) => {
            entry.refusal = Some(refusal.to_string());
            entry.leaving = false;
        }
        Ok(None) => close(state),
        Ok(Some(edit)) => {
            let (pointer, added) = (entry.pointer.clone(), entry.added.is_some());
            let mut edits = rest_of_group(state.book.doc(), &edit);
            edits.insert(0, edit);
            close(state);
            if !make(state, "直しました", &pointer, &edits, effects) {
                return;
            }
            let odd = oddity(state.book.doc(), &pointer, state.table);
            // A new row has more to be filled in.
            let more = if added { "w で次の項目へ移り、e で続けて入力できます。" } else { "" };
            if let Some(odd) = odd {
                let done = state.notice.take().map_or_else(String::new, |done| done.words);
                state.warn(format!("{done}{odd}{more}"));
            } else if added {
                let done = state.notice.take().map_or_else(String::new, |done| done.words);
                state.tell(format!("{done}{more}"));
            }
        }
    }
}
