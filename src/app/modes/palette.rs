//! The palette: a command is picked by its name; a number leads to a project, and what vi's users type is understood.

use crate::app::command::{self, TABLE};
use crate::app::effect::Effect;
use crate::app::moving;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::{Origin, State};
use crate::app::typing::Typing;
use crate::find::query::{self, Query};
use crate::text::Way;

use super::table::{Hint, Row, hints, keys, row};
use super::{Mode, Room, browse, leaving, path, saving};

/// A command being picked.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub line: Line,
    /// Which of the matches is picked.
    pub at: usize,
}

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "実行", "選んだ操作をする"),
    row(keys::LEAVE, Typing::Cancel, "閉じる", "何もせずに閉じる"),
    row(keys::NEXT, Typing::Row(Way::Forward), "", "次の操作へ"),
    row(keys::BEFORE, Typing::Row(Way::Back), "", "前の操作へ"),
];

pub(super) const ROOM: Room = Room::prompt::<Palette>("操作を名前で選ぶとき(:)");

impl Palette {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }
}

pub(super) fn open(state: &mut State) {
    state.mode = Mode::Palette(Palette { line: Line::new("", 4 * query::CHARS), at: 0 });
}

impl Prompt for Palette {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::Palette(palette) = mode { Some(&mut palette.line) } else { None }
    }

    fn changed(state: &mut State, _: &mut Vec<Effect>) {
        if let Mode::Palette(palette) = &mut state.mode {
            palette.at = 0;
        }
    }

    fn offer(state: &mut State, typing: Typing, _: &mut Vec<Effect>) {
        if let Mode::Palette(Palette { line, at }) = &mut state.mode {
            let count = found(line.text()).len().max(1);
            let back = matches!(typing, Typing::Row(Way::Back));
            *at = (*at + if back { count - 1 } else { 1 }) % count;
        }
    }

    fn cancel(state: &mut State) {
        state.mode = Mode::Browse;
    }

    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::Palette(palette) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
        let typed = palette.line.text().trim();
        if let Some(number) = typed_number(typed) {
            let to = moving::number_to_index(state, number);
            if to < state.projects() {
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
                    path::open(state, then_quit);
                }
                ViWord::Save { then_quit: true } | ViWord::Quit => leaving::quit(state, effects),
                ViWord::Save { then_quit: false } => saving::review(state, false),
            }
        } else if let Some(entry) = found(typed).get(palette.at) {
            browse::run(state, entry.command, None, effects);
        } else {
            state.warn(format!("「{typed}」という操作はありません。"));
        }
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
pub fn found(typed: &str) -> Vec<&'static command::Entry> {
    let Some(query) = Query::new(typed).filter(|query| !query.filters()) else { return TABLE.iter().collect() };
    let matches =
        |entry: &&command::Entry| query.matches(entry.label) || query.matches(entry.name) || query.matches(entry.short);
    let mut found: Vec<_> = TABLE.iter().filter(matches).collect();
    found.sort_by_key(|entry| !entry.name.starts_with(typed.trim()));
    found
}
