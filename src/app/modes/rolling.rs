//! The next fiscal year: what rolling over does, project by project, before it is done.

use crate::app::changing;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::{Panel, State};
use crate::change::roll::{self, RollError};
use crate::ledger::date::fiscal_year_in_japan;
use crate::ledger::year::FiscalYear;

use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room, adding};

/// What would be done.
#[derive(Clone, Debug)]
pub struct Rolling {
    /// It, or why it can't be.
    pub plan: Result<roll::Rolling, RollError>,
    /// The year.
    pub to: FiscalYear,
    /// First line shown.
    pub top: usize,
}

#[derive(Clone, Copy)]
enum Act {
    Roll,
    RollAndAdd,
    Close,
    Year(i16),
    Scroll(isize),
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Roll, "繰り越す", "繰り越す(u で戻せる)"),
    row(Keys::Own(&[Key::char('a')]), Act::RollAndAdd, "新しい事業も", "繰り越して、新しい事業を加える"),
    row(keys::CANCEL, Act::Close, "やめる", "やめる"),
    row(Keys::Own(&[Key::char('}'), special(Code::Right)]), Act::Year(1), "年度", "1年後へ"),
    row(Keys::Own(&[Key::char('{'), special(Code::Left)]), Act::Year(-1), "年度", "1年前へ"),
    row(Keys::Of(Command::Down), Act::Scroll(1), "", "下へ"),
    row(Keys::Of(Command::Up), Act::Scroll(-1), "", "上へ"),
    row(Keys::Of(Command::PageDown), Act::Scroll(10), "", "10行下へ"),
    row(Keys::Of(Command::PageUp), Act::Scroll(-10), "", "10行上へ"),
];

pub(super) const ROOM: Room =
    Room { wheel, ..Room::new("次の年度に繰り越すとき(R)", Rolling::hints, press) };

impl Rolling {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// What would be done, in lines: a heading or not, and the words.
    pub fn lines(&self) -> Vec<(bool, String)> {
        let plan = match &self.plan {
            Ok(plan) if plan.edits.is_empty() => {
                return vec![(true, format!("{}への繰り越しは済んでいます。", self.to))];
            }
            Ok(plan) => plan,
            Err(error) => return vec![(true, format!("{error}。"))],
        };
        let mut lines: Vec<(bool, String)> = plan.front.iter().map(|words| (false, words.clone())).collect();
        for (heading, within) in [("効果検証を作る・引き継ぐ事業", true), ("作らない事業", false)] {
            let of: Vec<_> = plan.projects.iter().filter(|project| project.fate.runs() == within).collect();
            if !of.is_empty() {
                lines.push((true, format!("{heading} ({}事業)", of.len())));
                lines.extend(of.into_iter().map(|project| (false, format!("{}: {}", project.name, project.fate))));
            }
        }
        lines.push((true, "新しい年度に始まる事業があれば、a で続けて加えられます。".to_owned()));
        lines
    }
}

/// Shows what rolling over to the next year would do.
pub(crate) fn open(state: &mut State) {
    let now = state.book.ledger().front().front().fiscal_year();
    let to = now.map_or_else(|| fiscal_year_in_japan(state.now), |year| FiscalYear(year.0.saturating_add(1)));
    show(state, to);
}

fn show(state: &mut State, to: FiscalYear) {
    let plan = roll::roll(state.book.ledger(), to, state.now);
    state.mode = Mode::Rolling(Box::new(Rolling { plan, to, top: 0 }));
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Rolling(rolling) = &mut state.mode else { return false };
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    let to = rolling.to;
    match act {
        Act::Scroll(by) => scroll(state, by),
        Act::Year(by) => {
            if let Some(to) = to.0.checked_add_signed(by) {
                show(state, FiscalYear(to));
            }
        }
        Act::Close => state.mode = Mode::Browse,
        Act::Roll => drop(roll_over(state, effects)),
        Act::RollAndAdd => {
            if roll_over(state, effects) {
                adding::open(state);
            }
        }
    }
    true
}

fn wheel(state: &mut State, steps: i64) {
    scroll(state, isize::try_from(steps).unwrap_or(0));
}

fn scroll(state: &mut State, by: isize) {
    if let Mode::Rolling(rolling) = &mut state.mode {
        rolling.top = rolling.top.saturating_add_signed(by).min(rolling.lines().len().saturating_sub(1));
    }
}

/// Rolls over; says whether something was done.
fn roll_over(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    let Mode::Rolling(rolling) = std::mem::replace(&mut state.mode, Mode::Browse) else { return false };
    let plan = match rolling.plan {
        Ok(plan) if !plan.edits.is_empty() => plan,
        Ok(_) => {
            state.tell(format!("{}への繰り越しは済んでいます。", rolling.to));
            return true;
        }
        Err(error) => {
            state.warn(format!("{error}。"));
            return false;
        }
    };
    let made = changing::commit(state, plan.label(), &plan.edits, effects);
    if made {
        state.place.year = None;
        state.place.panel = Panel::Project;
        crate::app::moving::to_page_top(state);
        let count = plan.projects.iter().filter(|project| project.fate.writes()).count();
        state.tell(format!("{}に繰り越しました({count}事業)。s 保存、u 取り消し。", plan.to));
    }
    made
}
