//! A project taken away: what goes with it is shown first.

use crate::app::changing;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;
use crate::json::{Edit, Pointer};
use crate::ledger::view::Project;
use crate::ledger::whole::PROJECTS;
use crate::page::{grouped, yen};

use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room};

/// A project that is to go.
#[derive(Clone, Debug)]
pub struct Removing {
    /// Its place.
    at: Pointer,
    /// Its number and name.
    pub name: String,
    /// What goes with it, in lines.
    pub goes: Vec<String>,
}

#[derive(Clone, Copy)]
enum Act {
    Remove,
    Close,
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Remove, "取り除く", "事業を取り除く(u で戻せる)"),
    row(keys::CANCEL, Act::Close, "やめる", "やめる"),
];

pub(super) const ROOM: Room = Room::new("事業を取り除くとき(一覧で D)", Removing::hints, press);

impl Removing {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }
}

/// Shows what would go with the selected project.
pub(crate) fn open(state: &mut State) {
    let index = state.place.project;
    let Some(record) = state.book.ledger().record(index) else {
        return state.warn("取り除く事業がありません。");
    };
    let project = record.project();
    let name = project.name().unwrap_or_default();
    let name = project.number().map_or_else(|| name.clone().into_owned(), |number| format!("{number} {name}"));
    let at = Pointer::root().key(PROJECTS).index(index);
    state.mode = Mode::Removing(Removing { at, name, goes: goes(project) });
}

/// What a project holds, a line a sheet.
fn goes(project: Project<'_>) -> Vec<String> {
    let count = |n: usize| grouped(i64::try_from(n).unwrap_or(i64::MAX));
    let mut lines: Vec<String> = project
        .reviews()
        .map(|(_, review)| {
            let year = review.fiscal_year().map_or_else(|| "年度不明".to_owned(), |year| year.to_string());
            let rating = review.rating().map_or_else(String::new, |rating| format!("、事業効果「{rating}」"));
            let opinions = match review.opinions().count() {
                0 => String::new(),
                opinions => format!("、意見{}件", count(opinions)),
            };
            format!(
                "{year}の効果検証({}): 総事業費 {}、KPI {}行、実績 {}件{opinions}{rating}",
                review.basis().unwrap_or_default(),
                yen(review.cost()),
                count(review.kpis().count()),
                count(review.achievements().count()),
            )
        })
        .collect();
    if let Some(plan) = project.plan() {
        lines.push(format!("事業概要(計画): 主な経費 {}件", count(plan.cost_items().count())));
    }
    if lines.is_empty() {
        lines.push("効果検証も計画もありません。".to_owned());
    }
    lines
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    let Mode::Removing(removing) = std::mem::replace(&mut state.mode, Mode::Browse) else { return false };
    match act {
        Act::Close => {}
        Act::Remove => match state.book.doc().get(&removing.at) {
            Ok(old) => {
                let edit = Edit::remove(removing.at, old, state.now);
                if changing::commit(state, format!("事業「{}」", removing.name), &[edit], effects) {
                    crate::app::moving::to_page_top(state);
                    state.tell(format!("事業「{}」を取り除きました(u で戻せます)。", removing.name));
                }
            }
            Err(error) => state.warn(error.to_string()),
        },
    }
    true
}
