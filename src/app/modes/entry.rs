//! A field that is open for editing.
//!
//! One-line fields are edited where they stand, long texts in the panel; both in a [`Buffer`] whose rows are the rows
//! of the reader. What the field can't hold is refused with the reason, while the text stays; what is merely odd is
//! taken. Nothing of the ledger changes before the entry is taken.

use crate::json::{Doc, Edit, Pointer};
use crate::ledger::entry::Refusal;
use crate::ledger::field::{Choice, Field, Kind, field};
use crate::ledger::label;
use crate::rules::Table;
use crate::text::{self, Buffer, Way};

use crate::app::changing::{make, rest_of_group};
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::moving::{self, select_field};
use crate::app::pointed;
use crate::app::state::{Focus, Panel, State};
use crate::app::supposing;
use crate::app::typed::{in_words, oddity, shown_text, value_text, write};
use crate::app::typing::{self, Typing, full};
use crate::change::history::{Draft, Moved};

use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room};

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
    /// Which of them is picked; `None`: the typed text.
    pub choice: Option<usize>,
    /// Why what was typed can't be taken.
    pub refusal: Option<String>,
    /// Whether the value is only supposed (仮).
    pub supposing: bool,
    /// What was supposed here before, to go back to.
    pub supposed: Option<String>,
    /// Leaving was asked for while there are changes.
    pub leaving: bool,
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
        let words = shown_text(doc, &pointer, kind);
        let choices: Vec<String> = match kind {
            Kind::Choice(Choice::Rating) => table.ratings.iter().map(|rating| rating.name.clone()).collect(),
            Kind::Choice(Choice::Decision) => table.policies.iter().map(|policy| policy.name.clone()).collect(),
            Kind::Choice(choice) => choice.values().iter().map(|word| in_words(word).to_owned()).collect(),
            Kind::Flag => vec!["はい".into(), "いいえ".into()],
            _ => Vec::new(),
        };
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
            refusal: None,
            supposing: false,
            supposed: None,
            leaving: false,
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

    /// Picks the next or the previous of what is offered.
    pub fn pick(&mut self, by: i64) {
        let count = self.choices.len() as i64;
        if count == 0 {
            return;
        }
        let at = match self.choice {
            Some(at) => (at as i64 + by).rem_euclid(count),
            None if by > 0 => 0,
            None => count - 1,
        };
        self.choice = Some(at as usize);
        self.buffer.replace_all(self.choices[at as usize].clone());
    }

    /// The table of its keys.
    fn own_keys(&self) -> &'static [Row<Typing>] {
        match (self.has_lines(), self.choices.is_empty()) {
            (true, _) => TEXT,
            (false, true) => LINE,
            (false, false) => CHOICE,
        }
    }

    /// What there is to say of its own keys; those of every text come behind them.
    pub fn hints(&self) -> Vec<Hint> {
        match self.leaving {
            true => hints(LEAVING),
            false => hints(self.own_keys()),
        }
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

/// A field that offers words, any other of which can be typed as well.
#[rustfmt::skip]
const CHOICE: &[Row<Typing>] = &[
    row(keys::BEFORE, Typing::Offer(Way::Back), "選ぶ", "前の言葉を選ぶ(選べる項目)"),
    row(keys::NEXT, Typing::Offer(Way::Forward), "選ぶ", "次の言葉を選ぶ(選べる項目)"),
    row(keys::TAKE, Typing::Accept, "決定", "決定する(1行の項目)"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "直さずに閉じる"),
];

/// Whether a long text that was changed and left is to be taken; any other key goes on.
#[rustfmt::skip]
const LEAVING: &[Row<Option<bool>>] = &[
    row(Keys::Own(&[Key::char('y')]), Some(true), "取り入れる", "変更を取り入れる(やめるかと尋ねられて)"),
    row(Keys::Own(&[Key::char('n')]), Some(false), "捨てる", "変更を捨てる"),
    row(Keys::Any, None, "続ける", "編集を続ける"),
];

pub(super) const ROOM: Room = Room { paste: pasted, ending, ..Room::new("項目を編集するとき(e)", all, press) };

/// Each key of every kind of field once.
fn all() -> Vec<Hint> {
    [hints(TEXT), hints(&LINE[..1]), hints(&CHOICE[..2]), hints(LEAVING)].concat()
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
    state.refresh();
    select_field(state, |at| at == pointer);
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Entry(entry) = &mut state.mode else { return false };
    if entry.leaving {
        match answer(LEAVING, &state.setup.keymap, key) {
            Some(Some(true)) => accept(state, effects),
            Some(Some(false)) => close(state),
            Some(None) => entry.leaving = false,
            None => return false,
        }
        return true;
    }
    let Some(typing) = typing::meant(entry.own_keys(), &state.setup.keymap, key) else { return false };
    entry.refusal = None;
    match typing {
        Typing::Accept => accept(state, effects),
        Typing::Cancel if entry.is_changed() && entry.is_long() => entry.leaving = true,
        Typing::Cancel => close(state),
        typing => type_in(state, typing),
    }
    true
}

fn type_in(state: &mut State, typing: Typing) {
    let (width, height) = entry_size(state);
    let Mode::Entry(entry) = &mut state.mode else { return };
    let long = entry.is_long();
    let buffer = &mut entry.buffer;
    let typed_something = match typing {
        Typing::Offer(way) => {
            entry.pick(if way == Way::Forward { 1 } else { -1 });
            return suppose_typed(state);
        }
        Typing::Line => {
            buffer.insert("\n");
            true
        }
        // In a field of one row there is no other to go to.
        Typing::Row(_) | Typing::Page(_) if !long => false,
        Typing::Row(way) => quiet(buffer.step_rows(way, 1, width)),
        Typing::Page(way) => quiet(buffer.step_rows(way, height.saturating_sub(1).max(1), width)),
        Typing::Edge(way) => quiet(buffer.to_row_edge(way, width)),
        typing => {
            let (changed, whole) = typing::apply(buffer, typing, MOST);
            if !whole {
                entry.refusal = Some(full(MOST));
                return;
            }
            changed
        }
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
fn pasted(state: &mut State, text: &str, _: &mut Vec<Effect>) {
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
    match entry.edit(state.book.doc(), state.book.saved().doc(), state.now) {
        Err(refusal) => {
            entry.refusal = Some(refusal.to_string());
            entry.leaving = false;
        }
        Ok(None) => close(state),
        Ok(Some(edit)) => {
            let pointer = entry.pointer.clone();
            let mut edits = rest_of_group(state.book.doc(), &edit);
            edits.insert(0, edit);
            close(state);
            if make(state, "直しました", &pointer, &edits, effects)
                && let Some(odd) = oddity(state.book.doc(), &pointer, state.table)
            {
                let done = state.notice.take().map_or_else(String::new, |done| done.words);
                state.warn(format!("{done}{odd}"));
            }
        }
    }
}

/// The text that came back from the user's own editor. What a terminal would obey is left out of it as of a paste; a
/// text that the field can't take stays open here, with the reason.
pub(crate) fn edited_outside(state: &mut State, pointer: &Pointer, text: &str, effects: &mut Vec<Effect>) {
    // Editors end a file with a newline that the field didn't have.
    let text = text.strip_suffix('\n').unwrap_or(text);
    let old = state.book.doc().find(pointer, value_text).unwrap_or_default();
    if text == old || text == old.replace("\r\n", "\n") {
        return state.tell("変更はありません。");
    }
    let Some(left_out) = type_draft(state, &Draft { pointer: pointer.clone(), text: text.to_owned() }) else { return };
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
    show_field(state, &draft.pointer);
    state.mode = Mode::Entry(Box::new(entry));
    Some(left_out)
}

/// What the field takes becomes a step, the rest is kept as it is.
fn ending(state: &mut State, effects: &mut Vec<Effect>) {
    let Mode::Entry(entry) = &state.mode else { return };
    if !entry.is_changed() || entry.supposing {
        return;
    }
    let label = format!("{}(入力の途中)", label::describe(state.book.doc(), &entry.pointer));
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
