//! 照会: which departments are asked, by when, and into which folder their files go; what would be written is shown before
//! anything is.
//!
//! What is asked is the record as it stands on the screen, unsaved edits and all. A file that holds answers already, or that
//! isn't ours, is never replaced from here.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::prompt::{Line, Prompt};
use crate::app::state::State;
use crate::app::typing::Typing;
use crate::exchange::asking::{Part, letter, round};
use crate::ledger::Ledger;

use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room};

/// The departments being asked about.
#[derive(Clone, Debug)]
pub struct Asking {
    /// What each could be asked: its name, its projects, its cells and the open ones among them; and whether it is asked.
    pub whom: Vec<(Whom, bool)>,
    /// Which is selected; of what would be written, the first that is shown.
    pub at: usize,
    /// The day by which answers are wanted, as `2026-05-29`; `None`: no day, or not typed yet.
    pub due: Option<String>,
    /// What is being typed.
    pub line: Line,
    /// Whether that is the folder: before that, it is the day.
    pub is_folder: bool,
    /// What would be written.
    pub shown: Shown,
}

/// A department that can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom {
    /// Its name.
    pub name: String,
    /// How many projects it is asked about.
    pub projects: usize,
    /// How many cells it is to answer, and how many of them are open.
    pub cells: (usize, usize),
}

/// What would be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// A line a department.
    pub lines: Vec<String>,
    /// What else there is to say.
    pub notices: Vec<String>,
    /// What stands in the way.
    pub there: Vec<String>,
}

impl Shown {
    /// How much there is to see.
    fn count(&self) -> usize {
        self.there.len() + self.lines.len() + self.notices.len()
    }
}

/// What is wanted of the world.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The ledger as it stands.
    pub ledger: Ledger,
    /// The departments by their names.
    pub departments: Vec<String>,
    /// The day by which answers are wanted.
    pub due: Option<String>,
    /// The folder, as typed.
    pub folder: String,
    /// Whether it is written; else it is only looked at.
    pub write: bool,
}

#[derive(Clone, Copy)]
enum Act {
    Next,
    Pick,
    All,
    Close,
    Step(isize),
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Next, "次へ", "提出期限と場所を入れる"),
    row(Keys::Own(&[Key::char(' ')]), Act::Pick, "選ぶ・外す", "その課に照会する・しない"),
    row(Keys::Own(&[Key::char('a')]), Act::All, "すべて", "すべての課を選ぶ・外す"),
    row(keys::CANCEL, Act::Close, "やめる", "照会をやめる"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "次の課へ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "前の課へ"),
    row(Keys::Of(Command::Top), Act::Step(isize::MIN), "", "先頭へ"),
    row(Keys::Of(Command::Bottom), Act::Step(isize::MAX), "", "末尾へ"),
];

#[rustfmt::skip]
const LINE_KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "次へ", "入れたとおりに次へ(期限は空でもよい)"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "照会をやめる"),
];

#[rustfmt::skip]
const REVIEW_KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Next, "書く", "照会票と照会文を書く"),
    row(keys::CANCEL, Act::Close, "やめる", "書かずにやめる"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "下へ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "上へ"),
    row(Keys::Of(Command::PageDown), Act::Step(10), "", "10行下へ"),
    row(Keys::Of(Command::PageUp), Act::Step(-10), "", "10行上へ"),
];

pub(super) const WHOM: Room = Room::new("照会する課を選ぶとき(Q)", Asking::hints, press);
pub(super) const LINE: Room = Room::prompt::<Asking>("照会の期限と場所を入れるとき");
pub(super) const REVIEW: Room = Room::new("照会で書くものを確かめるとき", Asking::review_hints, review);

/// The longest line that is taken.
const MOST: usize = 4096;

impl Asking {
    /// What there is to say of the keys of the list.
    pub(crate) fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// What there is to say of the keys while a line is typed.
    pub(crate) fn line_hints() -> Vec<Hint> {
        hints(LINE_KEYS)
    }

    /// What there is to say of the keys while it is shown what would be written.
    pub(crate) fn review_hints() -> Vec<Hint> {
        hints(REVIEW_KEYS)
    }

    fn wanted(&self, ledger: Ledger, write: bool) -> Wanted {
        let departments = self.whom.iter().filter(|(_, asked)| *asked).map(|(whom, _)| whom.name.clone());
        let folder = self.line.text().trim().to_owned();
        Wanted { ledger, departments: departments.collect(), due: self.due.clone(), folder, write }
    }
}

/// Lists whom there is something to ask of.
pub(crate) fn open(state: &mut State) {
    if let Some(words) = state.closed() {
        return state.warn(words);
    }
    let round = match round(state.book.ledger(), &[], state.table) {
        Ok(round) => round,
        Err(words) => return state.warn(words),
    };
    let whom = |part: &Part| Whom { name: part.name().to_owned(), projects: part.projects.len(), cells: part.cells() };
    let whom = round.parts.iter().map(|part| (whom(part), true)).collect();
    let asking =
        Asking { whom, at: 0, due: None, line: Line::new("", MOST), is_folder: false, shown: Shown::default() };
    state.mode = Mode::AskWhom(Box::new(asking));
}

fn press(state: &mut State, key: Key, _: &mut Vec<Effect>) -> bool {
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    let Mode::AskWhom(asking) = &mut state.mode else { return false };
    match act {
        Act::Step(by) => asking.at = asking.at.saturating_add_signed(by).min(asking.whom.len().saturating_sub(1)),
        Act::Pick => {
            if let Some((_, asked)) = asking.whom.get_mut(asking.at) {
                *asked = !*asked;
            }
            asking.at = (asking.at + 1).min(asking.whom.len().saturating_sub(1));
        }
        Act::All => {
            let all = asking.whom.iter().all(|(_, asked)| *asked);
            asking.whom.iter_mut().for_each(|(_, asked)| *asked = !all);
        }
        Act::Close => state.mode = Mode::Browse,
        Act::Next if !asking.whom.iter().any(|(_, asked)| *asked) => {
            state.warn("照会する課が選ばれていません。スペースで選んでください。");
        }
        Act::Next => {
            let Mode::AskWhom(asking) = std::mem::replace(&mut state.mode, Mode::Browse) else { return true };
            state.mode = Mode::AskLine(asking);
        }
    }
    true
}

/// A folder beside the ledger.
fn beside(path: &str, year: Option<crate::ledger::year::FiscalYear>) -> String {
    let folder = path.rfind(['/', '\\']).and_then(|at| path.get(..=at)).unwrap_or_default();
    let year = year.map_or_else(String::new, |year| format!("-{}", year.short()));
    format!("{folder}照会{year}")
}

impl Prompt for Asking {
    const KEYS: &'static [Row<Typing>] = LINE_KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::AskLine(asking) = mode { Some(&mut asking.line) } else { None }
    }

    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let ledger = state.book.ledger().clone();
        let folder = beside(&state.setup.default_path, ledger.front().front().fiscal_year());
        let Mode::AskLine(asking) = &mut state.mode else { return };
        let typed = asking.line.text().trim().to_owned();
        match (asking.is_folder, typed.is_empty()) {
            (false, true) => (asking.due, asking.is_folder, asking.line) = (None, true, Line::new(folder, MOST)),
            (false, false) => match letter::day(&typed) {
                Some(day) => {
                    (asking.due, asking.is_folder, asking.line) = (Some(day), true, Line::new(folder, MOST));
                }
                None => state.warn(format!("「{typed}」を日付として読めません(例 2026-05-29、R8.5.29)。")),
            },
            (true, true) => state.warn("照会票を書くフォルダーが空です。"),
            (true, false) => effects.push(Effect::Ask(Box::new(asking.wanted(ledger, false)))),
        }
    }

    fn cancel(state: &mut State) {
        state.mode = Mode::Browse;
    }
}

/// Shows what would be written, now that it is known; else says why nothing can be.
pub(crate) fn shown(state: &mut State, shown: Result<Shown, String>) {
    if !matches!(&state.mode, Mode::AskLine(asking) if asking.is_folder) {
        return;
    }
    let Mode::AskLine(mut asking) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
    match shown {
        Ok(shown) => {
            (asking.shown, asking.at) = (shown, 0);
            state.mode = Mode::AskReview(asking);
        }
        Err(words) => {
            state.mode = Mode::AskLine(asking);
            state.warn(words);
        }
    }
}

fn review(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Some(act) = answer(REVIEW_KEYS, &state.setup.keymap, key) else { return false };
    let ledger = state.book.ledger().clone();
    let Mode::AskReview(mut asking) = std::mem::replace(&mut state.mode, Mode::Browse) else { return false };
    match act {
        Act::Step(by) => {
            asking.at = asking.at.saturating_add_signed(by).min(asking.shown.count().saturating_sub(1));
            state.mode = Mode::AskReview(asking);
        }
        Act::Next if asking.shown.there.is_empty() => {
            effects.push(Effect::Ask(Box::new(asking.wanted(ledger, true))));
            state.mode = Mode::AskReview(asking);
        }
        Act::Next => {
            state.mode = Mode::AskLine(asking);
            state.warn("回答のあるファイルや、ほかのファイルは置き換えません。別のフォルダーを入れてください。");
        }
        Act::Close | Act::Pick | Act::All => state.tell("照会をやめました。何も書いていません。"),
    }
    true
}

/// Says which files were written, or why they weren't.
pub(crate) fn written(state: &mut State, written: Result<Vec<String>, String>) {
    if !matches!(state.mode, Mode::AskReview(_)) {
        return;
    }
    state.mode = Mode::Browse;
    match written {
        Ok(words) => state.tell(words.join(" ")),
        Err(words) => state.warn(words),
    }
}
