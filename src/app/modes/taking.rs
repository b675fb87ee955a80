//! Taking the suggested rating for the published one: what stands there and what it is to be are shown before anything
//! happens. Where the record supports several ratings none is picked beforehand: which one it is to be is for people to say,
//! and they are told what isn't decided yet.

use crate::app::changing::make;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;
use crate::app::typed::{shown_text, write};
use crate::json::Pointer;
use crate::page::kind_of;

use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room};

/// The suggested rating is about to be taken.
#[derive(Clone, Debug)]
pub struct Taking {
    /// The place of the published rating.
    pub pointer: Pointer,
    /// What is published.
    pub before: String,
    /// The ratings that the record supports, best first.
    pub names: Vec<String>,
    /// Which of them is picked; none of several before somebody does.
    pub at: Option<usize>,
    /// Of several: why it isn't one, as a sentence.
    pub undecided_by: Option<String>,
}

#[derive(Clone, Copy)]
enum Act {
    Take,
    Close,
    Pick(isize),
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Take, "取り入れる", "示した評価を事業効果に取り入れる"),
    row(keys::CANCEL, Act::Close, "やめる", "やめる"),
    row(Keys::Of(Command::Down), Act::Pick(1), "選ぶ", "次の評価を選ぶ"),
    row(Keys::Of(Command::Up), Act::Pick(-1), "選ぶ", "前の評価を選ぶ"),
];

pub(super) const ROOM: Room = Room::new("提案の評価を取り入れるとき(t)", || hints(KEYS), press);

impl Taking {
    /// What there is to say of its keys: there is nothing to pick from where only one rating is suggested, and nothing to
    /// take before one of several is picked.
    pub fn hints(&self) -> Vec<Hint> {
        hints(match (self.names.len(), self.at) {
            (0 | 1, _) => &KEYS[..2],
            (_, None) => &KEYS[1..],
            _ => KEYS,
        })
    }
}

/// Asks; where there is nothing to take, says why.
pub(crate) fn open(state: &mut State, pointer: Pointer, names: Vec<String>, undecided_by: Option<String>) {
    let before = shown_text(state.book.doc(), &pointer, kind_of(&pointer));
    let at = match &names[..] {
        [] => return state.warn("提案はまだありません。KPIの実績が必要です。"),
        [one] if *one == before => return state.tell("公表の評価はすでに提案と同じです。"),
        [_] => Some(0),
        _ => None,
    };
    state.mode = Mode::Taking(Taking { pointer, before, names, at, undecided_by });
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Taking(taking) = &mut state.mode else { return false };
    match answer(KEYS, &state.setup.keymap, key) {
        Some(Act::Pick(by)) => {
            let last = taking.names.len().saturating_sub(1);
            let first = if by < 0 { last } else { 0 };
            taking.at = Some(taking.at.map_or(first, |at| at.saturating_add_signed(by).min(last)));
        }
        Some(Act::Close) => state.mode = Mode::Browse,
        Some(Act::Take) if taking.at.is_none() => {
            let of = among(taking.names.len());
            state.warn(format!("{of}のどれにするかを、上下のキーで選んでください。"));
        }
        Some(Act::Take) => {
            let Mode::Taking(taking) = std::mem::replace(&mut state.mode, Mode::Browse) else { return false };
            take(state, &taking, effects);
        }
        None => return false,
    }
    true
}

fn take(state: &mut State, taking: &Taking, effects: &mut Vec<Effect>) {
    let Taking { pointer, names, at, .. } = taking;
    let Some(name) = at.and_then(|at| names.get(at)) else { return };
    let several = names.len() > 1;
    match write(state.book.doc(), state.book.saved().doc(), pointer, kind_of(pointer), name, state.now) {
        Ok(Some(edit)) => {
            let done = match several {
                true => format!("、{}のうち「{name}」にしました", among(names.len())),
                false => "提案の評価にしました".to_owned(),
            };
            make(state, &done, pointer, &[edit], effects);
        }
        Ok(None) if several => {
            state.tell(format!("公表の評価はすでに「{name}」です。{}の一つです。", among(names.len())));
        }
        Ok(None) => state.tell("公表の評価はすでに提案と同じです。"),
        Err(refusal) => state.warn(refusal.to_string()),
    }
}

/// `考えられる4つの評価`.
fn among(count: usize) -> String {
    let unit = if count < 10 { "つ" } else { "" };
    format!("考えられる{count}{unit}の評価")
}
