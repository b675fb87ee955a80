//! Browsing: keys are commands. The rows of the command table ([`command::TABLE`]) are this mode's keys.

use crate::app::changing;
use crate::app::command::{self, Command};
use crate::app::effect::Effect;
use crate::app::going::{Goal, To};
use crate::app::key::Key;
use crate::app::keys::{self, Meaning};
use crate::app::state::{Count, Focus, Panel, State};
use crate::app::{copying, marks, moving, supposing, tutor};
use crate::ledger::field::Tab;

use super::{
    Room, asking, entry, exporting, findings, grounds, help, importing, lacking, leaving, manual, meeting, opinion,
    palette, path, recovery, rolling, saving, search, starting, todo,
};

/// Its keys stand in the help by their groups.
pub(super) const ROOM: Room = Room::new("", Vec::new, press);

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    match keys::meaning(state, key.narrowed()) {
        Meaning::Digit(digit) if state.place.panel == Panel::Meeting => meeting::digit(state, digit),
        Meaning::Digit(digit) => digit_pressed(state, digit),
        Meaning::Command(command) => {
            let count = state.count.take().filter(|count| keys::is_fresh(state, count.at) && counts(command));
            match count {
                Some(count) if state.place.panel != Panel::Meeting => {
                    state.place = count.from;
                    state.goal = Some(Goal::Command(command, count.number));
                }
                count => run(state, command, count.map(|count| count.number), effects),
            }
        }
        Meaning::Japanese => state.count = None,
        Meaning::Nothing => {
            state.count = None;
            return false;
        }
    }
    true
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
            | NextFinding
            | PreviousFinding
            | PreviousHit
            | Top
            | Bottom
            | NextYear
            | PreviousYear
            | MeetingDown
            | MeetingUp
            | MeetingNextKpi
            | MeetingPreviousKpi
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
        moving::peek(state);
    }
}

/// Runs a command, `times` over where that makes sense.
pub(crate) fn run(state: &mut State, command: Command, times: Option<usize>, effects: &mut Vec<Effect>) {
    if command::of(command).is_some_and(|entry| entry.changes() && keys::is_closed(state, entry))
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
        Command::NextTab | Command::PreviousTab => {
            moving::step_tab(state, if command == Command::NextTab { by } else { -by });
            moving::peek(state);
        }
        Command::ShowTab(tab) => {
            moving::show_tab(state, tab);
            moving::peek(state);
        }
        Command::Mark => marks::toggle(state),
        Command::NextMark => marks::next(state),
        Command::Fold => {
            state.folded = !state.folded;
            if state.folded && state.place.panel == Panel::Project {
                state.place.focus = Focus::Panel;
            }
        }
        Command::Blanks => blanks(state),
        Command::Whole => moving::toggle_whole(state),
        Command::Enter if moving::leads_in(state) || state.selected_field().is_none() => moving::enter(state),
        // There is nothing further in than a field.
        Command::Enter => run(state, Command::Edit, None, effects),
        Command::Leave => moving::leave(state),
        Command::NextYear => moving::step_year(state, by),
        Command::PreviousYear => moving::step_year(state, -by),
        Command::Edit => entry::open(state, false),
        Command::Suppose => entry::open(state, true),
        Command::AdoptSupposed => supposing::adopt(state, effects),
        Command::ForgetSupposed => supposing::forget(state),
        Command::EditOutside => changing::open_outside(state, effects),
        Command::Add => changing::add(state, effects),
        Command::AddMissing => lacking::open(state),
        Command::Roll => rolling::open(state),
        Command::Remove => changing::remove(state, effects),
        Command::MoveUp => changing::shift(state, -by, effects),
        Command::MoveDown => changing::shift(state, by, effects),
        Command::Undo if meeting::holds(state, false) => {}
        Command::Redo if meeting::holds(state, true) => {}
        Command::Undo => changing::undo(state, false, effects),
        Command::Redo => changing::undo(state, true, effects),
        Command::TakeSuggestion => changing::take_suggestion(state, effects),
        Command::Save => saving::review(state, false),
        Command::SaveAs => path::open(state, false),
        Command::Export => exporting::open(state),
        Command::Ask => asking::open(state),
        Command::Import => importing::open(state),
        Command::Differing => differing(state),
        Command::Findings => findings::open(state),
        Command::Trail => effects.push(Effect::Trail),
        Command::Todo => todo::open(state),
        Command::NextFinding => findings::step(state, by),
        Command::PreviousFinding => findings::step(state, -by),
        Command::Meeting => meeting::open(state),
        Command::MeetingNext => moving::step_project(state, by),
        Command::MeetingPrevious => moving::step_project(state, -by),
        Command::MeetingDown => moving::scroll_by(state, by),
        Command::MeetingUp => moving::scroll_by(state, -by),
        Command::MeetingLeave => meeting::leave(state),
        Command::MeetingNextKpi => moving::step_field(state, by),
        Command::MeetingPreviousKpi => moving::step_field(state, -by),
        Command::MeetingGrounds => grounds::open(state),
        Command::Stopwatch => meeting::toggle_watch(state),
        Command::StopwatchReset => state.meeting.watch = meeting::Watch::default(),
        Command::Opinion => opinion::open(state),
        Command::Copy => copying::field(state, effects),
        Command::CopyProject => copying::project(state, effects),
        Command::CopyJson => copying::json(state, effects),
        Command::PasteCopy => entry::paste_copy(state, effects),
        Command::WriteCopy => copying::write(state, effects),
        Command::Recover => recovery::ask(state),
        Command::Search => search::open(state),
        Command::NextHit => search::step_hit(state, by),
        Command::PreviousHit => search::step_hit(state, -by),
        Command::Palette => palette::open(state),
        Command::Help => help::open(state),
        Command::TutorNext => tutor::skip(state),
        Command::Manual => manual::open(state),
        Command::Mouse => {
            state.setup.mouse = !state.setup.mouse;
            state.tell(if state.setup.mouse {
                "マウス操作を入れました。文字を選ぶときはもう一度 M で切ります。"
            } else {
                "マウス操作を切りました。"
            });
            effects.push(Effect::Mouse(state.setup.mouse));
        }
        Command::Start => starting::open(state),
        Command::Redraw => effects.push(Effect::Repaint),
        Command::Suspend => effects.push(Effect::Suspend),
        Command::Quit => leaving::quit(state, effects),
    }
}

/// Gives what the record doesn't have a place on the page, or folds those places. The selected field stays selected.
fn blanks(state: &mut State) {
    let selected = state.selected_field().cloned();
    state.blanks = !state.blanks;
    if let Some(selected) = selected {
        state.go(To::At(selected));
    }
}

/// Lists only the projects whose ratings differ, or all again.
fn differing(state: &mut State) {
    state.differing = !state.differing;
    state.list_anew();
    if state.differing && state.listed() == 0 {
        state.differing = false;
        state.list_anew();
        state.tell("公表と提案の評価が違う事業はありません。");
    } else if state.differing {
        state.tell(format!("公表と提案の評価が違う{}事業だけを表示しています。f ですべてに戻ります。", state.listed()));
    }
    // Where the project isn't listed any more, the one in its place is.
    let row = state.selected_row();
    let row = if state.is_several() && !state.is_stop(row) { row + 1 } else { row };
    moving::go_to_row(state, row);
}
