//! The meeting: one project large for the whole room, a stopwatch, and opinions typed in as they are said.
//!
//! Digits jump to the project of that number at once; digits that follow quickly make a longer number. The stopwatch
//! counts by the times that events bring, so it costs nothing but a tick a second, and that only while it runs and is
//! seen.

use crate::app::state::{Count, Panel, State};
use crate::app::{keys, moving};

/// A stopwatch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    /// Since when it runs, in milliseconds.
    since: Option<u64>,
    /// What it had counted before, in milliseconds.
    before: u64,
}

impl Watch {
    /// Whether it runs.
    pub fn runs(self) -> bool {
        self.since.is_some()
    }

    /// Milliseconds counted.
    pub fn elapsed(self, now: u64) -> u64 {
        self.before + self.since.map_or(0, |since| now.saturating_sub(since))
    }

    /// `計時 02:05`, `停止 1:02:05`; `None` while there is nothing to show.
    pub fn words(self, now: u64) -> Option<String> {
        if self == Watch::default() {
            return None;
        }
        let seconds = self.elapsed(now) / 1000;
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let word = if self.runs() { "計時" } else { "停止" };
        Some(match hours {
            0 => format!("{word} {minutes:02}:{seconds:02}"),
            _ => format!("{word} {hours}:{minutes:02}:{seconds:02}"),
        })
    }
}

/// Whether the world has to tell the seconds.
pub(crate) fn ticks(state: &State) -> bool {
    state.meeting.watch.runs() && state.place.panel == Panel::Meeting
}

pub(crate) fn open(state: &mut State) {
    if state.is_empty() {
        return state.tell("事業がまだありません。");
    }
    state.place.panel = Panel::Meeting;
    state.place.year = None;
    state.meeting.added = (0, 0);
    moving::to_page_top(state);
}

/// Whether taking back (or making once more) is held back: in the meeting only the opinions that were added in it are, so
/// that no slip of a finger there takes a correction of the record back. Counts what is not held back.
pub(crate) fn holds(state: &mut State, redo: bool) -> bool {
    if state.place.panel != Panel::Meeting {
        return false;
    }
    let (added, taken_back) = &mut state.meeting.added;
    let (from, to) = if redo { (taken_back, added) } else { (added, taken_back) };
    if *from > 0 {
        (*from, *to) = (*from - 1, *to + 1);
        return false;
    }
    state.tell(
        "会議の画面で取り消せるのは、ここで加えた意見だけです。ほかの変更は、会議の画面を閉じてから取り消せます。",
    );
    true
}

pub(crate) fn leave(state: &mut State) {
    state.count = None;
    state.place.panel = Panel::Project;
    moving::to_page_top(state);
}

pub(crate) fn toggle_watch(state: &mut State) {
    let (now, watch) = (state.now, state.meeting.watch);
    state.meeting.watch = match watch.since {
        Some(_) => Watch { since: None, before: watch.elapsed(now) },
        None => Watch { since: Some(now), ..watch },
    };
}

/// A digit: to the project of that number, or of the number that it makes with the digits just before.
pub(crate) fn digit(state: &mut State, digit: u8) {
    let now = state.now;
    let old = state.count.take().filter(|count| keys::is_fresh(state, count.at));
    let digit = usize::from(digit);
    let longer = old.map(|count| count.number.saturating_mul(10).saturating_add(digit).min(999_999));
    // Digits that no number begins with begin a new number.
    let number = longer.filter(|&number| any_begins_with(state, number)).unwrap_or(digit);
    let found = state.book.briefs().iter().position(|brief| brief.number == i64::try_from(number).ok());
    match found {
        Some(index) => moving::select_project(state, index),
        None if any_begins_with(state, number) => {}
        None => state.tell(format!("番号{number}の事業はありません。")),
    }
    state.count = Some(Count { number, at: now, from: state.place.clone() });
}

fn any_begins_with(state: &State, number: usize) -> bool {
    let digits = number.to_string();
    state.book.briefs().iter().filter_map(|brief| brief.number).any(|number| number.to_string().starts_with(&digits))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::app::effect::Effect;
    use crate::app::key::{Code, Key};
    use crate::app::modes::Mode;
    use crate::app::state::Origin;
    use crate::app::{Action, update};
    use crate::json::Pointer;
    use crate::ledger::Ledger;
    use crate::rules::Table;

    const EMBEDDED: &str = crate::ledger::EMBEDDED;

    fn state() -> State {
        State::with_ledger(Origin::Embedded, Ledger::read(EMBEDDED).unwrap(), Table::embedded())
    }

    /// Presses keys, the first at `at`, each `apart` milliseconds after the one before; gives what the world is to do.
    fn press(state: &mut State, keys: &str, at: u64, apart: u64) -> Vec<Effect> {
        let key = |c| match c {
            '\n' => Key::plain(Code::Enter),
            '\x1b' => Key::plain(Code::Esc),
            '↓' => Key::plain(Code::Down),
            '\x7f' => Key::plain(Code::Backspace),
            c => Key::char(c),
        };
        let times = (0..).map(|i| at + i * apart);
        keys.chars().zip(times).flat_map(|(c, at)| update(state, Action::Key(key(c), at))).collect()
    }

    /// The same town with projects of other numbers.
    fn numbered(numbers: &[i64]) -> State {
        let projects: Vec<_> =
            numbers.iter().map(|n| format!(r#"{{"id":"p{n}","number":{n},"name":"事業","reviews":[]}}"#)).collect();
        let text = format!(r#"{{"format":"kensho-ledger/1","projects":[{}]}}"#, projects.join(","));
        State::with_ledger(Origin::Embedded, Ledger::read(&text).unwrap(), Table::embedded())
    }

    fn number(state: &State) -> i64 {
        state.book.briefs()[state.place.project].number.unwrap()
    }

    #[test]
    fn the_meeting_has_keys_of_its_own_and_esc_leaves() {
        let mut state = state();
        press(&mut state, "m", 0, 1000);
        assert_eq!(state.place.panel, Panel::Meeting);
        press(&mut state, "nnp", 0, 1000);
        assert_eq!((number(&state), state.place.panel), (2, Panel::Meeting));
        // t is the stopwatch here and doesn't take the suggestion; c does nothing.
        press(&mut state, "tc", 0, 1000);
        assert!(!state.is_unsaved() && matches!(state.mode, Mode::Browse));
        press(&mut state, "\x1b", 9000, 0);
        assert_eq!((number(&state), state.place.panel), (2, Panel::Project));
    }

    #[test]
    fn digits_jump_at_once_and_quick_ones_make_longer_numbers() {
        let mut state = numbered(&[1, 2, 3, 12, 123, 205]);
        press(&mut state, "m", 0, 0);
        for (keys, apart, expected) in [
            ("3", 100, 3),
            ("12", 100, 12),
            ("12", 1000, 2),
            ("123", 100, 123),
            // Nothing begins with 13 or 32: each digit stands alone.
            ("13", 100, 3),
            ("32", 100, 2),
            ("205", 100, 205),
        ] {
            press(&mut state, "m", 50_000, 0);
            press(&mut state, "m", 60_000, 0);
            press(&mut state, keys, 70_000, apart);
            assert_eq!((number(&state), state.place.panel), (expected, Panel::Meeting), "{keys} {apart}");
        }
        press(&mut state, "9", 90_000, 0);
        assert_eq!(number(&state), 205);
        assert!(state.notice.as_ref().unwrap().words.contains('9'));
    }

    #[test]
    fn the_stopwatch_ticks_only_while_it_runs_and_is_seen() {
        let ticks = |effects: &[Effect]| -> Vec<bool> {
            effects.iter().filter_map(|effect| if let Effect::Tick(on) = effect { Some(*on) } else { None }).collect()
        };
        let mut state = state();
        assert_eq!(ticks(&press(&mut state, "m", 0, 0)), [] as [bool; 0]);
        assert_eq!(ticks(&press(&mut state, "t", 1000, 0)), [true]);
        update(&mut state, Action::Tick(62_000));
        assert_eq!(state.meeting.watch.words(state.now).unwrap(), "計時 01:01");
        assert_eq!(ticks(&press(&mut state, "t", 71_500, 0)), [false]);
        assert_eq!(state.meeting.watch.words(99_999_999).unwrap(), "停止 01:10");
        assert_eq!(ticks(&press(&mut state, "t", 100_000, 0)), [true]);
        assert_eq!(ticks(&press(&mut state, "\x1b", 101_000, 0)), [false], "nobody sees it");
        assert_eq!(ticks(&press(&mut state, "m", 3_701_000, 0)), [true], "it went on");
        assert_eq!(state.meeting.watch.words(state.now).unwrap(), "計時 1:01:11");
        assert_eq!(ticks(&press(&mut state, "r", 3_702_000, 0)), [false]);
        assert_eq!(state.meeting.watch.words(state.now), None);
    }

    #[test]
    fn an_opinion_is_an_edit_like_any_other() {
        let mut state = state();
        let at = 1_795_412_040_000;
        press(&mut state, "m2o", at, 600);
        press(&mut state, "\n", at, 0);
        assert!(matches!(&state.mode, Mode::Opinion(opinion) if !opinion.saying), "somebody must have said it");
        let effects = press(&mut state, "山田委員\n\"今後\"は?\n", at + 5000, 10);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Journal(_))));
        assert_eq!(state.place.panel, Panel::Meeting);
        let list = Pointer::parse("/projects/1/reviews/0/opinions").unwrap();
        let value: serde_json::Value = serde_json::from_str(&state.book.doc().get(&list).unwrap()).unwrap();
        let expected = serde_json::json!([{
            "by": "山田委員", "at": "2026-11-23", "text": "\"今後\"は?", "response": null, "state": "open"
        }]);
        assert_eq!(value, expected);
        // Whoever has spoken is offered.
        press(&mut state, "o↓\nはい\n", at + 9000, 10);
        let second = list.index(1).key("by");
        assert_eq!(state.book.doc().get(&second).unwrap(), "\"山田委員\"");
        press(&mut state, "uu", at + 20_000, 10);
        assert_eq!(state.book.doc().get(&list).unwrap(), "[]");
        assert!(!state.is_unsaved());
    }

    #[test]
    fn what_was_said_is_kept_when_the_program_has_to_end() {
        for (typed, kept) in
            [("mo", None), ("mo山田", None), ("mo山田\n意見", Some("山田")), ("mo山田\n意見\x1b↓", Some("山田"))]
        {
            let mut state = state();
            press(&mut state, typed, 0, 10);
            let effects = update(&mut state, Action::Ending);
            let by = Pointer::parse("/projects/0/reviews/0/opinions/0/by").unwrap();
            let by = state.book.doc().get(&by).ok().map(|by| by.trim_matches('"').to_owned());
            assert_eq!(by.as_deref(), kept, "{typed:?}");
            assert_eq!(effects.iter().any(|effect| matches!(effect, Effect::Journal(_))), kept.is_some());
        }
        // Nobody is named any more.
        let mut state = state();
        press(&mut state, "mo山\n意見\x1b\x7f", 0, 10);
        update(&mut state, Action::Ending);
        let opinion = Pointer::parse("/projects/0/reviews/0/opinions/0").unwrap();
        assert!(state.book.doc().get(&opinion).unwrap().contains("\"by\": \"\""));
    }

    #[test]
    fn esc_goes_back_from_what_to_who_and_out() {
        let mut state = state();
        press(&mut state, "mo山田\n意見\x1b", 0, 10);
        assert!(matches!(&state.mode, Mode::Opinion(o) if !o.saying && o.text.text() == "意見"));
        press(&mut state, "\x1b", 0, 10);
        assert!(matches!(state.mode, Mode::Browse) && state.place.panel == Panel::Meeting && !state.is_unsaved());
    }

    #[test]
    fn every_project_fits_a_plain_terminal_and_any_size_is_harmless() {
        let mut state = state();
        press(&mut state, "m", 0, 0);
        for project in 0..state.projects() {
            update(&mut state, Action::Resize(80, 24));
            state.place.project = project;
            state.refresh();
            let rows = state.shown.page.rows.len();
            assert!(rows <= usize::from(state.layout.page.height), "project {project}: {rows} rows");
            for (width, height) in [(40, 10), (1, 1), (0, 0), (12, 3), (300, 100)] {
                update(&mut state, Action::Resize(width, height));
                press(&mut state, "jjjk", 0, 0);
                assert!(state.layout.page.width <= width && state.layout.page.height <= height);
            }
        }
    }

    #[test]
    fn a_search_in_the_meeting_stays_in_it() {
        let mut state = state();
        let effects = press(&mut state, "m/厚保くり", 0, 10);
        let Some(Effect::Find { id, query }) = effects.into_iter().rfind(|e| matches!(e, Effect::Find { .. })) else {
            panic!("nothing is looked for")
        };
        let mut hits = Vec::new();
        crate::find::query::find(state.book.ledger(), &query, |found| {
            hits.extend(found);
            true
        });
        update(&mut state, Action::Found(crate::find::query::Found { id, hits, done: true }));
        press(&mut state, "\n", 100, 0);
        assert_eq!((number(&state), state.place.panel), (6, Panel::Meeting));
        assert!(state.search.hits.is_empty(), "n is the next project again");
    }
}
