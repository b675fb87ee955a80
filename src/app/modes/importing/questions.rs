//! What isn't certain in the files, one question after the other. Where a question is about one value, another one than those
//! that the files say can be typed ([`super::other`]).

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;
use crate::exchange::Free;
use crate::exchange::mapping::Answer;
use crate::exchange::plan::Entry;

use super::super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::super::{Mode, Room};
use super::{Arrived, begin, diff, leave, other, stepped};

/// Questions are being asked.
#[derive(Clone, Debug)]
pub struct Questions {
    pub(super) arrived: Arrived,
    /// The questions.
    pub list: Vec<Answer>,
    /// Which is asked.
    pub at: usize,
    /// Which of its answers is selected: none at first, so that no key writes what nobody has chosen.
    pub option: Option<usize>,
    /// Leaving was asked for while something is answered.
    pub leaving: bool,
}

#[derive(Clone, Copy)]
enum Act {
    Choose,
    Later,
    Before,
    Close,
    Step(isize),
    Number(usize),
}

const fn digit(n: usize, key: &'static [Key]) -> Row<Act> {
    row(Keys::Own(key), Act::Number(n), "", "その番号の答えにする")
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Choose, "決める", "選んだ答えにする"),
    row(Keys::Own(&[Key::char('l')]), Act::Later, "あとで", "答えずに次へ(その値は取り込まない)"),
    row(Keys::Own(&[Key::char('b'), special(Code::Backspace), special(Code::Left)]), Act::Before, "前へ", "前の質問へ"),
    row(keys::CANCEL, Act::Close, "やめる", "取り込みをやめる"),
    row(Keys::Of(Command::Down), Act::Step(1), "選ぶ", "次の答えへ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "選ぶ", "前の答えへ"),
    digit(0, &[Key::char('1')]), digit(1, &[Key::char('2')]), digit(2, &[Key::char('3')]),
    digit(3, &[Key::char('4')]), digit(4, &[Key::char('5')]), digit(5, &[Key::char('6')]),
    digit(6, &[Key::char('7')]), digit(7, &[Key::char('8')]), digit(8, &[Key::char('9')]),
    digit(9, &[Key::char('0')]),
];

/// Whether the answers are thrown away.
#[rustfmt::skip]
const LEAVING: &[Row<bool>] = &[
    row(Keys::Own(&[Key::char('n')]), true, "捨てる", "答えを捨ててやめる(Esc でやめるとき)"),
    row(Keys::Any, false, "続ける", "質問に答え続ける"),
];

pub(in crate::app::modes) const ROOM: Room = Room::new("取り込みの質問に答えるとき", all, press);

/// Each key once, whatever is just asked.
fn all() -> Vec<Hint> {
    [hints(&KEYS[..7]), hints(LEAVING)].concat()
}

impl Questions {
    /// What there is to say of its keys.
    pub fn hints(&self) -> Vec<Hint> {
        if self.leaving { hints(LEAVING) } else { hints(&KEYS[..7]) }
    }

    /// How many are answered.
    pub fn answered(&self) -> usize {
        self.list.iter().filter(|asked| asked.answer.is_some()).count()
    }

    /// The question that is asked.
    pub fn asked(&self) -> Option<&Answer> {
        self.list.get(self.at)
    }

    /// The answer that the question has already, where it is one of those to choose from.
    fn given(&self) -> Option<usize> {
        let asked = self.asked()?;
        asked.options.iter().position(|option| asked.answer.as_ref() == Some(option))
    }

    /// What stands in the cells that the answer is about: the one that raises the question and those below it.
    pub fn cells(&self) -> String {
        const MOST: usize = 8;
        let Some(asked) = self.asked() else { return String::new() };
        for plan in &self.arrived.plans {
            let is_it = |entry: &&Entry| asked.place.ends_with(&entry.place());
            let Some(first) = plan.entries.iter().find(is_it).filter(|_| asked.place.starts_with(plan.name())) else {
                continue;
            };
            let below = plan.entries.iter().filter(|entry| {
                (&entry.sheet, entry.cell.column) == (&first.sheet, first.cell.column)
                    && entry.cell.row >= first.cell.row
            });
            let mut cells: Vec<&Entry> = below.filter(|entry| !entry.text.trim().is_empty()).collect();
            cells.sort_by_key(|entry| entry.cell.row);
            cells.dedup_by_key(|entry| entry.cell.row);
            let more = if cells.len() > MOST { "、…" } else { "" };
            let said = cells.iter().take(MOST).map(|entry| format!("「{}」", entry.text.trim().replace('\n', " ")));
            return format!("この列: {}{more}", said.collect::<Vec<_>>().join("、"));
        }
        String::new()
    }

    /// What can be typed, where something can.
    pub(super) fn free(&self) -> Option<Free> {
        self.arrived.free(self.asked()?)
    }

    /// What there is to choose from.
    pub fn options(&self) -> Vec<&str> {
        let options = self.asked().into_iter().flat_map(|asked| &asked.options).map(String::as_str);
        let typed = self.free().map(|free| match free {
            Free::Value(_) => "ほかの値を入れる",
            Free::Parts { .. } => "額を分けて入れる",
        });
        options.chain(typed).collect()
    }
}

/// Asks what is open, or goes on where nothing is.
pub(super) fn open(state: &mut State, arrived: Arrived, effects: &mut Vec<Effect>) {
    let list = arrived.questions();
    let questions = Questions { arrived, list, at: 0, option: None, leaving: false };
    match questions.list.is_empty() {
        true => go_on(state, questions, effects),
        false => state.mode = Mode::ImportQuestions(Box::new(questions)),
    }
}

/// Asks once more what was answered of these files before.
pub(super) fn again(state: &mut State, arrived: Arrived) {
    let of_these = |asked: &&Answer| {
        let known = arrived.plans.iter().any(|plan| asked.place.starts_with(plan.name()));
        asked.answer.is_some() && known && !asked.options.is_empty()
    };
    let list: Vec<Answer> = arrived.mapping.answers.iter().filter(of_these).cloned().collect();
    let mut questions = Questions { arrived, list, at: 0, option: None, leaving: false };
    questions.option = questions.given();
    state.mode = Mode::ImportQuestions(Box::new(questions));
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::ImportQuestions(questions) = &mut state.mode else { return false };
    if questions.leaving {
        let Some(thrown_away) = answer(LEAVING, &state.setup.keymap, key) else { return false };
        questions.leaving = false;
        if thrown_away {
            leave(state);
        }
        return true;
    }
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    let count = questions.options().len();
    let chosen = match act {
        Act::Step(by) => {
            questions.option = Some(match questions.option {
                None if by < 0 => count.saturating_sub(1),
                None => 0,
                Some(at) => stepped(at, by, count),
            });
            return true;
        }
        Act::Before => {
            (questions.at, questions.option) = (questions.at.saturating_sub(1), None);
            questions.option = questions.given();
            return true;
        }
        Act::Close => {
            match questions.answered() {
                0 => leave(state),
                _ => questions.leaving = true,
            }
            return true;
        }
        Act::Number(n) if n >= count => return true,
        Act::Number(n) => Some(n),
        Act::Choose if questions.option.is_none() => {
            state.warn("答えが選ばれていません。番号か ↓ で選んでください。l であとにできます。");
            return true;
        }
        Act::Choose => questions.option,
        Act::Later => None,
    };
    let answer = chosen.and_then(|n| questions.asked()?.options.get(n).cloned());
    let Mode::ImportQuestions(mut questions) = std::mem::replace(&mut state.mode, Mode::Browse) else { return true };
    match chosen {
        Some(n) if answer.is_none() => {
            questions.option = Some(n);
            other::open(state, *questions);
        }
        _ => answered(state, *questions, answer, effects),
    }
    true
}

/// Takes an answer, or that there is none, and goes on.
pub(super) fn answered(state: &mut State, mut questions: Questions, answer: Option<String>, effects: &mut Vec<Effect>) {
    if let Some(asked) = questions.list.get_mut(questions.at) {
        asked.answer = answer;
    }
    questions.at += 1;
    questions.option = questions.given();
    match questions.at >= questions.list.len() {
        true => go_on(state, questions, effects),
        false => state.mode = Mode::ImportQuestions(Box::new(questions)),
    }
}

/// With new answers the files are read again.
fn go_on(state: &mut State, questions: Questions, effects: &mut Vec<Effect>) {
    let Questions { arrived, list, .. } = questions;
    if list.iter().all(|asked| asked.answer.is_none()) {
        return diff::open(state, arrived);
    }
    let answers = arrived.answers.into_iter().chain(list).collect();
    begin(state, arrived.files, arrived.sent, (answers, arrived.year), true, effects);
}
