//! The places of the files, typed in, and that of the ledger that the department was given.

use crate::app::effect::Effect;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::State;
use crate::app::typing::Typing;

use super::super::table::{Row, keys, row};
use super::super::{Mode, Room};
use super::{Arrived, begin, preview};

/// The places of files being typed.
#[derive(Clone, Debug)]
pub struct Files {
    /// What is typed.
    pub line: Line,
    /// The files that were read, where the place of the ledger is typed that the department was given.
    pub read: Option<Box<Arrived>>,
}

impl Default for Files {
    fn default() -> Files {
        Files::typed("")
    }
}

impl Files {
    /// With places that were typed before.
    pub(super) fn typed(places: &str) -> Files {
        Files { line: Line::new(places, MOST), read: None }
    }
}

/// The longest line of places.
const MOST: usize = 16_384;

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "読む", "ファイルを読む(まだ何も取り込まない)。渡した台帳の場所なら、それと比べ直す"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "取り込みをやめる"),
];

pub(in crate::app::modes) const ROOM: Room = Room::prompt::<Files>("取り込むファイルを入れるとき(I)");

impl Prompt for Files {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::ImportPath(files) = mode { Some(&mut files.line) } else { None }
    }

    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::ImportPath(files) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
        match &files.read {
            Some(read) => {
                let sent = Some(unquoted(files.line.text()).to_owned()).filter(|sent| !sent.is_empty());
                begin(state, read.files.clone(), sent, (read.answers.clone(), read.year), false, effects);
                keep_typed(state, files);
            }
            None => read_typed(state, files, effects),
        }
    }

    fn cancel(state: &mut State) {
        if let Mode::ImportPath(files) = std::mem::replace(&mut state.mode, Mode::Browse)
            && let Some(read) = files.read
        {
            preview::open(state, *read);
        }
    }
}

/// Begins to read the files whose places were typed.
pub(crate) fn read(state: &mut State, typed: &str, effects: &mut Vec<Effect>) {
    read_typed(state, Box::new(Files::typed(typed)), effects);
}

fn read_typed(state: &mut State, files: Box<Files>, effects: &mut Vec<Effect>) {
    let places = places(files.line.text());
    if places.is_empty() {
        state.mode = Mode::ImportPath(files);
        return state.warn("取り込むファイルの場所が空です。Esc でやめられます。");
    }
    match state.begun.as_ref().filter(|begun| begun.files == places) {
        Some(begun) => {
            let (sent, known) = (begun.sent.clone(), begun.known());
            begin(state, places, sent, known, false, effects);
        }
        None => begin(state, places, None, (Vec::new(), None), false, effects),
    }
    keep_typed(state, files);
}

/// What was typed stays with the reading, which may come to nothing.
fn keep_typed(state: &mut State, files: Box<Files>) {
    if let Mode::ImportReading(reading) = &mut state.mode {
        reading.typed = Some(files);
    }
}

/// The places in what was typed.
pub(crate) fn places(typed: &str) -> Vec<String> {
    let places = typed.split([';', '；', '\n']).map(unquoted).filter(|place| !place.is_empty());
    places.map(str::to_owned).collect()
}

/// Asks for the ledger that the department was given.
pub(super) fn ask_for_sent(state: &mut State, read: Arrived) {
    let line = Line::new(read.sent.clone().unwrap_or_default(), MOST);
    state.mode = Mode::ImportPath(Box::new(Files { line, read: Some(Box::new(read)) }));
}

/// Without the quotes that a file manager puts around a place.
fn unquoted(place: &str) -> &str {
    let place = place.trim();
    let inside = ['"', '\''].iter().find_map(|quote| place.strip_prefix(*quote)?.strip_suffix(*quote));
    inside.unwrap_or(place)
}
