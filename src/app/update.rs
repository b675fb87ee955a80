//! How the program changes: what happened goes in, the state is changed, what the world should do comes out.

use std::sync::Arc;

use crate::check::Findings;
use crate::json::Pointer;
use crate::ledger::field::Tab;
use crate::text::{Buffer, Way};

use super::effect::Effect;
use super::key::Key;
use super::keys::{self, Meaning, Typing};
use super::state::{Count, Focus, Mode, Notice, Origin, Panel, Progress, State};
use crate::app::command::{self, Command, TABLE};
use crate::app::modes::entry;
use crate::app::modes::findings;
use crate::app::modes::meeting;
use crate::app::modes::saving;
use crate::app::modes::search;
use crate::app::{copying, marks, moving, supposing};
use crate::find::query::{self, Found, Query};
use crate::page::grouped;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// A key was pressed, at a time in milliseconds.
    Key(Key, u64),
    /// Text was pasted.
    Paste(String),
    /// The mouse was pressed on a cell.
    Click(u16, u16),
    /// The wheel was turned over a cell, so many steps down (negative: up).
    Wheel(u16, u16, i32),
    /// The screen has another size.
    Resize(u16, u16),
    /// More of the ledger has been read.
    Read(Box<super::reading::Batch>),
    /// A search has come to an end.
    Found(Found),
    /// A field came back from the user's own editor.
    Edited(Pointer, String),
    /// A save has come to an end.
    Saved(saving::Outcome),
    /// So much of the ledger has been looked through.
    Checking(Progress),
    /// The ledger has been looked through.
    Checked(Arc<Findings>),
    /// How far a large ledger is indexed, in percent; `None`: wholly.
    Indexing(Option<u8>),
    /// Edits that an earlier run left behind.
    Recovered(Vec<saving::Left>),
    /// Someone else has saved while nothing was unsaved here: what the file holds now.
    Theirs(Box<crate::ledger::Ledger>),
    /// The program has to end at once: the terminal is gone, or the system ends it.
    Ending,
    /// A second has gone by while the stopwatch runs; the time in milliseconds.
    Tick(u64),
    /// Something that the world has to say.
    Notice(Notice),
}

/// Changes the state as `action` asks, and says what the world should do.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    let before = state.checked_of();
    let ticked = meeting::ticks(state);
    match action {
        Action::Key(key, at) => {
            state.now = at;
            key_pressed(state, key, &mut effects);
        }
        Action::Paste(text) => pasted(state, &text, &mut effects),
        Action::Click(x, y) => moving::click(state, x, y),
        Action::Wheel(x, y, steps) => wheel(state, x, y, steps),
        Action::Resize(width, height) => {
            state.size = (width, height);
            state.refresh();
            moving::keep_in_sight(state);
        }
        Action::Read(batch) => super::reading::take(state, *batch),
        Action::Found(found) => search::take_hits(state, found),
        Action::Edited(pointer, text) => entry::edited_outside(state, &pointer, &text, &mut effects),
        Action::Saved(outcome) => saving::ended(state, outcome, &mut effects),
        Action::Checked(findings) => {
            findings::renew(state, findings);
        }
        Action::Checking(progress) => state.checking = Some(progress),
        Action::Indexing(percent) => state.indexing = percent,
        Action::Recovered(left) => {
            state.recovered = left;
            state.mode = Mode::Recovery { top: 0, sure: false };
        }
        Action::Theirs(theirs) => saving::take_theirs(state, *theirs, &mut effects),
        Action::Ending => entry::ending(state, &mut effects),
        Action::Tick(at) => state.now = at,
        Action::Notice(notice) => state.notice = Some(notice),
    }
    state.refresh();
    let ticks = meeting::ticks(state);
    if ticks != ticked {
        effects.push(Effect::Tick(ticks));
    }
    if state.checked_of() != before && state.can_edit() {
        effects.push(Effect::Check);
    }
    effects
}

fn key_pressed(state: &mut State, key: Key, effects: &mut Vec<Effect>) {
    let notice = state.notice.take();
    match keys::meaning(state, key) {
        Meaning::Digit(digit) if state.place.panel == Panel::Meeting => meeting::digit(state, digit),
        Meaning::Digit(digit) => digit_pressed(state, digit),
        Meaning::Command(command) => {
            let count = state.count.take().filter(|count| keys::is_fresh(state, count.at) && counts(command));
            let times = count.map(|count| {
                if state.place.panel != Panel::Meeting {
                    state.place = count.from;
                    state.refresh();
                }
                count.number
            });
            run(state, command, times, effects);
        }
        Meaning::Typing(typing) => type_one(state, typing, effects),
        Meaning::Answer(key) if matches!(state.mode, Mode::Findings { .. }) => findings::answer(state, key),
        Meaning::Answer(key) => saving::answer(state, key, effects),
        Meaning::Japanese => {
            state.count = None;
            // Once for a burst: the words stay until a key that means something.
            if !std::mem::replace(&mut state.japanese, true) {
                state.warn("日本語入力がオンです。オフにするか、全角のまま j や / などのキーを使ってください。");
            } else {
                state.notice = notice;
            }
            return;
        }
        Meaning::Nothing => state.count = None,
    }
    state.japanese = false;
}

/// Whether a number before the command makes sense.
fn counts(command: Command) -> bool {
    use Command::*;
    matches!(
        command,
        Down | Up
            | PageDown
            | PageUp
            | HalfDown
            | HalfUp
            | NextField
            | PreviousField
            | NextProject
            | PreviousProject
            | NextTab
            | PreviousTab
            | NextHit
            | PreviousHit
            | Top
            | Bottom
            | NextYear
            | PreviousYear
            | MeetingDown
            | MeetingUp
    )
}

fn digit_pressed(state: &mut State, digit: u8) {
    let now = state.now;
    let old = state.count.take().filter(|count| keys::is_fresh(state, count.at));
    let (number, from) = match old {
        Some(count) => (count.number.saturating_mul(10).saturating_add(digit as usize), count.from),
        None => (digit as usize, state.place.clone()),
    };
    state.count = Some(Count { number: number.min(999_999), at: now, from });
    if let Some(&tab) = Tab::ALL.get((digit as usize).wrapping_sub(1)) {
        moving::show_tab(state, tab);
    }
}

/// Runs a command, `times` over where that makes sense.
fn run(state: &mut State, command: Command, times: Option<usize>, effects: &mut Vec<Effect>) {
    if let Mode::Help { top } = state.mode {
        help_command(state, command, top, effects);
        return;
    }
    if self::command::of(command).is_some_and(self::command::Entry::changes)
        && let Some(words) = state.closed()
    {
        return state.warn(words);
    }
    let n = times.unwrap_or(1);
    let by = i64::try_from(n).unwrap_or(i64::MAX);
    let on_list = !state.in_panel();
    match command {
        Command::Down if on_list => moving::step_project(state, by),
        Command::Up if on_list => moving::step_project(state, -by),
        Command::Down => (0..n).take_while(|_| moving::field_down(state)).for_each(drop),
        Command::Up => (0..n).take_while(|_| moving::field_up(state)).for_each(drop),
        Command::PageDown => moving::page_by(state, by.saturating_mul(2)),
        Command::PageUp => moving::page_by(state, by.saturating_mul(-2)),
        Command::HalfDown => moving::page_by(state, by),
        Command::HalfUp => moving::page_by(state, -by),
        Command::Top | Command::Bottom if on_list || times.is_some() => match (times, command) {
            (Some(number), _) => {
                let to = moving::number_to_index(state, number);
                moving::select_project(state, to);
            }
            (None, Command::Top) => moving::step_project(state, i64::MIN),
            _ => moving::step_project(state, i64::MAX),
        },
        Command::Top => (state.place.field, state.place.top) = (0, 0),
        Command::Bottom => (state.place.field, state.place.top) = (usize::MAX, usize::MAX),
        Command::NextField => moving::step_field(state, by),
        Command::PreviousField => moving::step_field(state, -by),
        Command::NextProject => moving::step_project(state, by),
        Command::PreviousProject => moving::step_project(state, -by),
        Command::NextTab => moving::step_tab(state, by),
        Command::PreviousTab => moving::step_tab(state, -by),
        Command::ShowTab(tab) => moving::show_tab(state, tab),
        Command::Mark => marks::toggle(state),
        Command::NextMark => marks::next(state),
        Command::Fold => {
            state.folded = !state.folded;
            if state.folded && state.place.panel == Panel::Project {
                state.place.focus = Focus::Panel;
            }
        }
        Command::Whole => moving::toggle_whole(state),
        Command::Enter => moving::enter(state),
        Command::Leave => moving::leave(state),
        Command::NextYear => moving::step_year(state, by),
        Command::PreviousYear => moving::step_year(state, -by),
        Command::Edit => entry::open(state, false),
        Command::Suppose => entry::open(state, true),
        Command::AdoptSupposed => supposing::adopt(state, effects),
        Command::ForgetSupposed => supposing::forget(state),
        Command::EditOutside => entry::open_outside(state, effects),
        Command::Add => entry::add(state, effects),
        Command::Remove => entry::remove(state, effects),
        Command::MoveUp => entry::shift(state, -by, effects),
        Command::MoveDown => entry::shift(state, by, effects),
        Command::Undo => entry::undo(state, false, effects),
        Command::Redo => entry::undo(state, true, effects),
        Command::TakeSuggestion => entry::take_suggestion(state, effects),
        Command::Save => saving::review(state, false),
        Command::SaveAs => saving::ask_path(state, false),
        Command::Differing => differing(state),
        Command::Findings => findings::open(state),
        Command::Meeting => meeting::open(state),
        Command::MeetingNext => moving::step_project(state, by),
        Command::MeetingPrevious => moving::step_project(state, -by),
        Command::MeetingDown => moving::scroll_by(state, by),
        Command::MeetingUp => moving::scroll_by(state, -by),
        Command::MeetingLeave => meeting::leave(state),
        Command::Stopwatch => meeting::toggle_watch(state),
        Command::StopwatchReset => state.watch = meeting::Watch::default(),
        Command::Opinion => meeting::open_opinion(state),
        Command::Copy => copying::field(state, effects),
        Command::CopyProject => copying::project(state, effects),
        Command::CopyJson => copying::json(state, effects),
        Command::Search => {
            state.mode = Mode::Search { line: Buffer::one_line(""), from: Box::new(state.place.clone()) };
        }
        Command::NextHit => search::step_hit(state, by),
        Command::PreviousHit => search::step_hit(state, -by),
        Command::Palette => state.mode = Mode::Palette { line: Buffer::one_line(""), at: 0 },
        Command::Help => state.mode = Mode::Help { top: 0 },
        Command::Mouse => {
            state.mouse = !state.mouse;
            state.tell(if state.mouse {
                "マウス操作を入れました。文字を選ぶときはもう一度 M で切ります。"
            } else {
                "マウス操作を切りました。"
            });
            effects.push(Effect::Mouse(state.mouse));
        }
        Command::Redraw => effects.push(Effect::Repaint),
        Command::Suspend => effects.push(Effect::Suspend),
        Command::Quit => saving::quit(state, effects),
    }
}

/// Lists only the projects whose ratings differ, or all again.
fn differing(state: &mut State) {
    state.differing = !state.differing;
    state.list_anew();
    if state.differing && state.listed() == 0 {
        state.differing = false;
        state.list_anew();
        state.tell("公表と提案が違う事業はありません。");
    } else if state.differing {
        state.tell(format!("公表と提案が違う{}事業だけを表示しています。f ですべてに戻ります。", state.listed()));
    }
    let row = state.row_of_project(state.place.project);
    if let Some(project) = state.project_in_row(row) {
        moving::select_project(state, project);
    }
}

fn help_command(state: &mut State, command: Command, top: usize, effects: &mut Vec<Effect>) {
    let screen = help_height(state);
    let last = super::help::rows(state.size.0 as usize, &state.keymap).len().saturating_sub(screen);
    let top = match command {
        Command::Down => top + 1,
        Command::Up => top.saturating_sub(1),
        Command::PageDown => top + screen,
        Command::PageUp => top.saturating_sub(screen),
        Command::HalfDown => top + screen / 2,
        Command::HalfUp => top.saturating_sub(screen / 2),
        Command::Top => 0,
        Command::Bottom => last,
        Command::Redraw | Command::Suspend => {
            effects.push(if command == Command::Redraw { Effect::Repaint } else { Effect::Suspend });
            top
        }
        _ => {
            state.mode = Mode::Browse;
            return;
        }
    };
    state.mode = Mode::Help { top: top.min(last) };
}

/// Rows of the help that the screen shows at a time.
fn help_height(state: &State) -> usize {
    (state.size.1 as usize).saturating_sub(2).max(1)
}

fn wheel(state: &mut State, x: u16, y: u16, steps: i32) {
    if let Mode::Help { top } = state.mode {
        let last =
            super::help::rows(state.size.0 as usize, &state.keymap).len().saturating_sub(help_height(state)) as i64;
        state.mode = Mode::Help { top: (top as i64 + 3 * i64::from(steps)).clamp(0, last) as usize };
    } else if matches!(state.mode, Mode::Browse) {
        moving::wheel(state, x, y, steps);
    }
}

// ---- typing -----------------------------------------------------------------------------------------------------

fn pasted(state: &mut State, text: &str, effects: &mut Vec<Effect>) {
    if matches!(state.mode, Mode::Entry(_)) {
        return entry::pasted(state, text);
    }
    match open_line(&mut state.mode) {
        None => state.warn("貼り付けは、検索や入力の欄を開いてから行ってください。"),
        Some((line, most)) => {
            let (_, whole) = line.insert_within(text, most);
            if !whole {
                state.warn(full(most));
            }
            line_changed(state, effects);
        }
    }
}

/// The line that is being typed, and the most bytes that it takes: nobody means to type more, and whatever a terminal
/// sends in one go must not keep the program from answering.
fn open_line(mode: &mut Mode) -> Option<(&mut Buffer, usize)> {
    match mode {
        // Any text of which all is looked for.
        Mode::Search { line, .. } | Mode::Palette { line, .. } => Some((line, 4 * query::CHARS)),
        Mode::Path { line, .. } => Some((line, 4096)),
        Mode::Reason { line, .. } => Some((line, 30_000)),
        Mode::Opinion(opinion) => Some((opinion.line_mut(), 30_000)),
        _ => None,
    }
}

/// Why no more is taken into a text of at most so many bytes.
pub(super) fn full(most: usize) -> String {
    format!("この欄に入るのは約{}字までです。あふれた分は入れていません。", grouped(most as i64 / 3))
}

fn line_changed(state: &mut State, effects: &mut Vec<Effect>) {
    match &mut state.mode {
        Mode::Search { .. } => search::look(state, effects),
        Mode::Palette { at, .. } => *at = 0,
        _ => {}
    }
}

fn type_one(state: &mut State, typing: Typing, effects: &mut Vec<Effect>) {
    if matches!(state.mode, Mode::Entry(_)) {
        return entry::typed(state, typing, effects);
    }
    if typing == Typing::Offer(Way::Forward) && search::complete(&mut state.mode, &state.briefs) {
        return search::look(state, effects);
    }
    let Some((line, most)) = open_line(&mut state.mode) else { return };
    let mut whole = true;
    let empty = line.text().is_empty();
    let before = line.text().len();
    match typing {
        Typing::Char(c) => (_, whole) = line.insert_within(c.encode_utf8(&mut [0; 4]), most),
        Typing::Delete(way) => drop(line.delete(way)),
        Typing::DeleteWord(way) => drop(line.delete_word(way)),
        Typing::DeleteLine(way) => drop(line.delete_line(way)),
        Typing::Step(way) => drop(line.step(way)),
        Typing::StepWord(way) => drop(line.step_word(way)),
        Typing::Edge(way) | Typing::TextEdge(way) => drop(line.to_edge(way)),
        Typing::Undo => drop(line.undo()),
        Typing::Redo => drop(line.redo()),
        Typing::Cancel => return cancel(state),
        Typing::Accept | Typing::Enter => return accept(state, effects),
        Typing::Row(way) | Typing::Offer(way) | Typing::Page(way) => {
            return offer(state, if way == Way::Forward { 1 } else { -1 });
        }
    }
    if empty && typing == Typing::Delete(Way::Back) {
        return cancel(state);
    }
    let changed = before != line.text().len() || matches!(typing, Typing::Undo | Typing::Redo);
    if changed {
        line_changed(state, effects);
    }
    if !whole {
        state.warn(full(most));
    }
}

fn offer(state: &mut State, by: i64) {
    match &mut state.mode {
        Mode::Palette { line, at } => {
            let count = palette(line.text()).len().max(1) as i64;
            *at = (*at as i64 + by).rem_euclid(count) as usize;
        }
        Mode::Search { .. } => search::step_hit(state, by),
        Mode::Opinion(opinion) => opinion.offer(by),
        _ => {}
    }
}

fn cancel(state: &mut State) {
    match std::mem::replace(&mut state.mode, Mode::Browse) {
        Mode::Search { from, .. } => {
            state.place = *from;
            state.end_search();
        }
        Mode::Opinion(opinion) => meeting::back(state, opinion),
        Mode::Reason { at, .. } => state.mode = Mode::Findings { at },
        _ => {}
    }
}

fn accept(state: &mut State, effects: &mut Vec<Effect>) {
    match std::mem::replace(&mut state.mode, Mode::Browse) {
        Mode::Palette { line, at } => {
            let typed = line.text().trim();
            if let Some(number) = typed_number(typed) {
                let to = moving::number_to_index(state, number);
                if to < state.len() {
                    moving::select_project(state, to);
                } else {
                    state.warn(format!("番号{number}の事業はありません。"));
                }
            } else if let Some(word) = vi_word(typed) {
                match word {
                    ViWord::SaveTo(path) => saving::save(state, Some(path.to_owned()), false, 0, effects),
                    ViWord::Save { then_quit } if state.is_unsaved() => saving::review(state, then_quit),
                    // What isn't the user's own file yet is made one.
                    ViWord::Save { then_quit } if !matches!(state.origin, Origin::File(_)) => {
                        saving::ask_path(state, then_quit);
                    }
                    ViWord::Save { then_quit: true } | ViWord::Quit => saving::quit(state, effects),
                    ViWord::Save { then_quit: false } => saving::review(state, false),
                }
            } else if let Some(entry) = palette(typed).get(at) {
                run(state, entry.command, None, effects);
            } else {
                state.warn(format!("「{typed}」という操作はありません。"));
            }
        }
        Mode::Path { line, then_quit } => {
            let path = line.text().trim();
            if path.is_empty() {
                state.warn("保存する場所が空です。");
            } else {
                saving::save(state, Some(path.to_owned()), then_quit, 0, effects);
            }
        }
        Mode::Reason { line, at } => {
            let reason = line.text().trim().to_owned();
            if reason.is_empty() {
                state.warn("了承する理由を入力してください。");
                state.mode = Mode::Reason { line, at };
            } else {
                findings::accept(state, at, &reason, effects);
            }
        }
        Mode::Opinion(opinion) => meeting::take(state, opinion, effects),
        Mode::Search { line, .. } => {
            if line.text().trim().is_empty() {
                state.end_search();
            } else if !state.search.hits.is_empty() && state.place.panel == Panel::Meeting {
                // The meeting has found its project; n is the next project there.
                state.end_search();
            } else if !state.search.hits.is_empty() {
                state.place.focus = Focus::Panel;
            } else if !state.search.running {
                state.warn(format!("「{}」は見つかりませんでした。", line.text()));
            }
        }
        other => state.mode = other,
    }
}

/// What many type without thinking, and what no palette may take for something else.
enum ViWord<'a> {
    Save { then_quit: bool },
    SaveTo(&'a str),
    Quit,
}

/// `w`, `w PATH`, `wq`, `x`, `q`: also in the full-width letters of an input method that was left on.
fn vi_word(typed: &str) -> Option<ViWord<'_>> {
    let (word, path) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let word = crate::text::fold(word).text;
    match (word.as_str(), path.trim()) {
        ("w", "") => Some(ViWord::Save { then_quit: false }),
        ("w", path) => Some(ViWord::SaveTo(path)),
        ("wq" | "x", "") => Some(ViWord::Save { then_quit: true }),
        ("q", "") => Some(ViWord::Quit),
        _ => None,
    }
}

/// The number that is typed, also in full-width digits.
pub fn typed_number(typed: &str) -> Option<usize> {
    crate::text::fold(typed.trim()).text.parse().ok()
}

/// The commands whose name, label or key match what is typed, best first.
pub fn palette(typed: &str) -> Vec<&'static command::Entry> {
    let Some(query) = Query::new(typed).filter(|query| !query.filters()) else { return TABLE.iter().collect() };
    let matches =
        |entry: &&command::Entry| query.matches(entry.label) || query.matches(entry.name) || query.matches(entry.short);
    let mut found: Vec<_> = TABLE.iter().filter(matches).collect();
    found.sort_by_key(|entry| !entry.name.starts_with(typed.trim()));
    found
}
