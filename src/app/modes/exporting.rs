//! Writing the published form or the tables: what, where, how far it is, and what came of it.
//!
//! One line asks for the place; Tab changes the kind, and the name's ending with it. What is offered first is what anybody may
//! be given, the workbook without what isn't seen: a hidden copy of all values must leave the house by nobody's oversight. The
//! workbook with it, from which a ledger can be read back, follows. The last of the kinds is the town's own
//! workbook: its place is asked for then, and it is filled in as a new file beside it. A file that is there is replaced only
//! after a second Enter on the same name. What goes out is the record as it stands on the screen, unsaved edits and all.

use crate::app::effect::{Effect, Exporting, Filling};
use crate::app::key::Key;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::State;
use crate::app::typing::Typing;
use crate::exchange::out::Kind;
use crate::text::Way;

use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room};
use crate::app::key::Code;

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// The form as a workbook for the public: without a hidden copy.
    Public,
    /// A kind of file with all that it can hold.
    Kind(Kind),
    /// Into the town's own workbook.
    Own,
}

impl Offer {
    /// All of them, in the order in which they are offered.
    const ALL: [Offer; 7] = [
        Offer::Public,
        Offer::Kind(Kind::Xlsx),
        Offer::Kind(Kind::Html),
        Offer::Kind(Kind::Csv),
        Offer::Kind(Kind::Markdown),
        Offer::Kind(Kind::Ndjson),
        Offer::Own,
    ];

    /// The kind of file; `None`: the town's own workbook.
    fn kind(self) -> Option<Kind> {
        match self {
            Offer::Public => Some(Kind::Xlsx),
            Offer::Kind(kind) => Some(kind),
            Offer::Own => None,
        }
    }

    /// The ending of its name.
    fn ending(self) -> String {
        match self {
            Offer::Kind(Kind::Xlsx) => format!("{COPY}.{}", Kind::Xlsx.word()),
            Offer::Kind(kind) if kind.is_tables() => format!("-{}", kind.word()),
            _ => self.kind().map_or_else(String::new, |kind| format!(".{}", kind.word())),
        }
    }
}

/// What the name of a workbook ends with that holds a hidden copy: it isn't taken for the one for the public.
const COPY: &str = "-控え付き";

/// What is to be written, being asked for.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The place, as it is typed.
    pub line: Line,
    /// What.
    pub offer: Offer,
    /// What was typed before that workbook was asked for.
    before: String,
    /// The place at which there is a file: Enter on it again replaces that.
    there: Option<String>,
}

/// An export under way.
#[derive(Clone, Debug)]
pub struct Running {
    /// The place.
    pub path: String,
    /// What.
    offer: Offer,
    /// Projects done, of how many.
    pub(crate) done: (usize, usize),
}

/// What came of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is written; what there is to say of it.
    Written(Vec<String>),
    /// There is a file at this place; nothing is written.
    There,
    /// There is a file of this name, which the filled in workbook would have; nothing is written.
    FilledThere(String),
    /// It isn't written; the sentence.
    Failed(String),
}

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "書き出し", "その場所に書き出す"),
    row(Keys::Own(&[special(Code::Tab)]), Typing::Offer(Way::Forward), "種類", "次の種類(公表用のExcel・控え付きのExcel・HTML・CSV・Markdown・NDJSON・手元の様式に書き込む)"),
    row(Keys::Own(&[special(Code::BackTab)]), Typing::Offer(Way::Back), "", "前の種類"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "書き出さずに戻る"),
];

#[rustfmt::skip]
const RUNNING_KEYS: &[Row<()>] = &[
    row(keys::CANCEL, (), "中止", "書き出しを中止する"),
];

pub(super) const ROOM: Room = Room::prompt::<Asking>("公表様式や表を書き出すとき(X)");
pub(super) const RUNNING: Room = Room::new("書き出しているとき", Running::hints, press);

/// The longest path that systems take.
const MOST: usize = 4096;

impl Asking {
    /// What there is to say of its keys.
    pub(crate) fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// What is to be written, for the line above the prompt.
    pub fn label(&self) -> &'static str {
        match self.offer {
            Offer::Public => "公表用のExcel(控えなし)",
            Offer::Kind(Kind::Xlsx) => "庁内用のExcel(読み戻せる控え付き)",
            Offer::Kind(kind) => kind.label(),
            Offer::Own => "手元の様式(xlsx・xlsm)のセルに書き込む",
        }
    }

    /// What is asked for.
    pub fn asked(&self) -> String {
        self.offer.kind().map_or("書き込む様式 ".to_owned(), |kind| format!("{} の場所 ", kind.word()))
    }
}

impl Running {
    /// What there is to say of its keys.
    pub(crate) fn hints() -> Vec<Hint> {
        hints(RUNNING_KEYS)
    }
}

/// Asks what is to be written, and where.
pub(crate) fn open(state: &mut State) {
    if let Some(words) = state.closed() {
        return state.warn(words);
    }
    let offer = Offer::ALL[0];
    let line = Line::new(place(&state.setup.default_path, offer), MOST);
    state.mode = Mode::Export(Asking { line, offer, before: String::new(), there: None });
    if state.is_unsaved() {
        state.tell("まだ保存していない変更も書き出されます。");
    }
}

/// The place of what is written beside another file: its ending, or none for a folder.
fn place(path: &str, offer: Offer) -> String {
    let name = path.rfind('/').map_or(0, |at| at + 1);
    let stem = path[name..].rfind('.').filter(|at| *at > 0).map_or(path.len(), |at| name + at);
    let known = |ending: &str| ending == "json" || Kind::ALL.iter().any(|kind| kind.word() == ending);
    let stem = if path.get(stem + 1..).is_none_or(known) { &path[..stem] } else { path };
    let stem = Kind::ALL.iter().filter(|kind| kind.is_tables()).fold(stem, |stem, kind| {
        stem.strip_suffix(kind.word()).and_then(|stem| stem.strip_suffix('-')).unwrap_or(stem)
    });
    let stem = stem.strip_suffix(COPY).unwrap_or(stem);
    format!("{stem}{}", offer.ending())
}

impl Prompt for Asking {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::Export(asking) = mode { Some(&mut asking.line) } else { None }
    }

    fn offer(state: &mut State, typing: Typing, _: &mut Vec<Effect>) {
        let Mode::Export(asking) = &mut state.mode else { return };
        let count = Offer::ALL.len();
        let at = Offer::ALL.iter().position(|offer| *offer == asking.offer).unwrap_or(0);
        let step = if matches!(typing, Typing::Offer(Way::Back) | Typing::Row(Way::Back)) { count - 1 } else { 1 };
        let from =
            if asking.offer != Offer::Own { asking.line.text().to_owned() } else { std::mem::take(&mut asking.before) };
        asking.offer = Offer::ALL[(at + step) % count];
        let path = match asking.offer {
            Offer::Public | Offer::Kind(_) => place(&from, asking.offer),
            Offer::Own => {
                // The workbook stands where the ledger does, more often than not; its name is nobody's to guess.
                let folder = from.rfind('/').map_or(0, |at| at + 1);
                let folder = from[..folder].to_owned();
                asking.before = from;
                folder
            }
        };
        asking.line.replace(path);
    }

    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::Export(asking) = &state.mode else { return };
        let (path, offer) = (asking.line.text().trim().to_owned(), asking.offer);
        let kind = offer.kind();
        if path.is_empty() || (kind.is_none() && path.ends_with('/')) {
            let words = "書き出す場所が空です。";
            return state.warn(if kind.is_some() {
                words
            } else {
                "書き込む様式(xlsx・xlsm)の名前を入れてください。"
            });
        }
        let replace = asking.there.as_deref() == Some(&*path);
        let ledger = state.book.ledger().clone();
        state.mode = Mode::Exporting(Running { path: path.clone(), offer, done: (0, ledger.len()) });
        effects.push(match kind {
            Some(kind) => {
                let visible_only = offer == Offer::Public;
                Effect::Export(Box::new(Exporting { ledger, kind, visible_only, path, replace }))
            }
            None => Effect::FillIn(Box::new(Filling { ledger, form: path, replace })),
        });
    }

    fn cancel(state: &mut State) {
        state.mode = Mode::Browse;
    }
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let meant = answer(RUNNING_KEYS, &state.setup.keymap, key).is_some();
    if meant {
        effects.push(Effect::StopExport);
    }
    meant
}

/// So many projects are done.
pub(crate) fn came(state: &mut State, done: (usize, usize)) {
    if let Mode::Exporting(running) = &mut state.mode {
        running.done = done;
    }
}

/// The export has come to an end.
pub(crate) fn ended(state: &mut State, outcome: Outcome) {
    let Mode::Exporting(running) = &state.mode else { return };
    let (path, offer) = (running.path.clone(), running.offer);
    state.mode = Mode::Browse;
    match outcome {
        Outcome::Written(words) => state.tell(words.join(" ")),
        Outcome::Failed(words) => state.warn(words),
        Outcome::There => ask_again(state, path, offer, "すでにあります。Enter で置き換えます。"),
        Outcome::FilledThere(file) => {
            ask_again(state, path, offer, &format!("{file} がすでにあります。Enter で置き換えます。"));
        }
    }
}

/// Asks for the same place once more: Enter replaces what is there.
fn ask_again(state: &mut State, path: String, offer: Offer, words: &str) {
    state.warn(words);
    let (line, before) = (Line::new(path.clone(), MOST), state.setup.default_path.clone());
    state.mode = Mode::Export(Asking { line, offer, before, there: Some(path) });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_follows_the_kind() {
        let of = |path, kind| place(path, Offer::Kind(kind));
        assert_eq!(place("/a.b/台帳.json", Offer::Public), "/a.b/台帳.xlsx");
        assert_eq!(of("台帳.xlsx", Kind::Xlsx), "台帳-控え付き.xlsx");
        assert_eq!(of("台帳-控え付き.xlsx", Kind::Html), "台帳.html");
        assert_eq!(place("台帳-控え付き.xlsx", Offer::Public), "台帳.xlsx");
        assert_eq!(of("台帳.xlsx", Kind::Csv), "台帳-csv");
        assert_eq!(of("台帳-csv", Kind::Ndjson), "台帳-ndjson");
        assert_eq!(of("台帳-ndjson", Kind::Markdown), "台帳.md");
        assert_eq!(of("/a/令和6.公表", Kind::Html), "/a/令和6.公表.html");
        assert_eq!(of(".json", Kind::Html), ".json.html");
    }
}
