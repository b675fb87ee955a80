//! Of which year a file is that doesn't say it: asked before anything else, since without it most of its values have no place.

use crate::app::effect::Effect;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::State;
use crate::app::typing::Typing;
use crate::exchange::Plan;
use crate::ledger::year::FiscalYear;

use super::super::table::{Row, keys, row};
use super::super::{Mode, Room};
use super::{Arrived, begin, leave, preview};

/// The year is being typed.
#[derive(Clone, Debug)]
pub struct Year {
    /// What is typed: at first the ledger's own year.
    pub line: Line,
    /// The files as they were read without it.
    pub(super) arrived: Arrived,
}

impl Year {
    /// The names of the files that don't say it.
    pub(crate) fn files(&self) -> String {
        let plans = self.arrived.plans.iter().filter(|plan| plan.lacks_year());
        plans.map(Plan::name).collect::<Vec<_>>().join("、")
    }
}

/// The most bytes that a year takes.
const MOST: usize = 100;

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "読む", "その年度のファイルとして読む(空なら、年度の要らない値だけ)"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "取り込みをやめる"),
];

pub(in crate::app::modes) const ROOM: Room = Room::prompt::<Year>("取り込むファイルの年度を入れるとき");

/// Asks for the year.
pub(super) fn open(state: &mut State, arrived: Arrived) {
    let year = state.book.ledger().front().front().fiscal_year().map(FiscalYear::short).unwrap_or_default();
    state.mode = Mode::ImportYear(Box::new(Year { line: Line::new(year, MOST), arrived }));
}

impl Prompt for Year {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::ImportYear(year) = mode { Some(&mut year.line) } else { None }
    }

    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::ImportYear(asked) = &state.mode else { return };
        let words = asked.line.text().trim().to_owned();
        let year = FiscalYear::parse(&words);
        if year.is_none() && !words.is_empty() {
            let example = "R6、令和6、2024 のように入力してください。";
            return state.warn(format!("「{words}」は年度として読めません。{example}"));
        }
        let Mode::ImportYear(asked) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
        let Arrived { files, sent, answers, .. } = match year {
            Some(_) => asked.arrived,
            None => return preview::open(state, asked.arrived),
        };
        begin(state, files, sent, (answers, year), false, effects);
    }

    fn cancel(state: &mut State) {
        leave(state);
    }
}
