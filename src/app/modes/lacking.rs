//! What a project or the ledger doesn't have yet, to be added: a year's sheet, the plan sheet, a programme, totals.

use crate::app::changing;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::going::Then;
use crate::app::key::{Code, Key};
use crate::app::state::{Focus, Panel, State};
use crate::change::roll::{blank_sheet, usual_basis};
use crate::json::Pointer;
use crate::json::string::encode;
use crate::ledger::adding::{blank, blank_element};
use crate::ledger::beginning::identifier;
use crate::ledger::whole::PROJECTS;
use crate::ledger::year::FiscalYear;

use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room, adding, search};

/// Something that can be added.
#[derive(Clone, Debug)]
struct Thing {
    label: String,
    /// Where it goes: a member, or `-` of a list.
    at: Pointer,
    element: String,
    /// The place that is shown then, below the new element.
    shown: &'static str,
}

/// What can be added.
#[derive(Clone, Debug)]
pub struct Lacking {
    things: Vec<Thing>,
    /// Which is selected.
    pub at: usize,
}

#[derive(Clone, Copy)]
enum Act {
    Add,
    Close,
    Step(isize),
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Add, "加える", "加えて、その欄へ"),
    row(keys::CANCEL, Act::Close, "やめる", "やめる"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "次へ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "前へ"),
];

pub(super) const ROOM: Room = Room::new("ないものを加えるとき(A)", Lacking::hints, press);

impl Lacking {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// What can be added, in words.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.things.iter().map(|thing| thing.label.as_str())
    }
}

/// Offers what is missing here; says so where nothing is.
pub(crate) fn open(state: &mut State) {
    let mut things = Vec::new();
    if state.place.panel != Panel::Whole && !state.is_empty() {
        of_project(state, &mut things);
    }
    of_front(state, &mut things);
    state.mode = Mode::Lacking(Box::new(Lacking { things, at: 0 }));
}

/// More years than this aren't offered one by one.
const YEARS: u16 = 12;

fn of_project(state: &State, things: &mut Vec<Thing>) {
    let at = Pointer::root().key(PROJECTS).index(state.place.project);
    let Some(record) = state.book.ledger().record(state.place.project) else { return };
    let project = record.project();
    let under_review = state.book.ledger().front().front().fiscal_year();
    let there: Vec<FiscalYear> = project.reviews().filter_map(|(_, review)| review.fiscal_year()).collect();
    let mut years: Vec<FiscalYear> = under_review.into_iter().collect();
    if let (Some(from), Some(to)) = project.period() {
        years.extend(
            (from.0..=to.0).take(usize::from(YEARS)).map(FiscalYear).filter(|year| Some(*year) != under_review),
        );
    }
    for year in years.into_iter().filter(|year| !there.contains(year)) {
        let element = blank_sheet(state.book.ledger(), year);
        let label = format!("{year}の効果検証({})", usual_basis(state.book.ledger(), year));
        things.push(Thing { label, at: at.key("reviews").key("-"), element, shown: "/cost" });
    }
    if project.plan().is_none()
        && let Some(element) = blank(&at.key("plan"), None)
    {
        let label = "事業概要(計画)".to_owned();
        things.push(Thing { label, at: at.key("plan"), element, shown: "/applicant" });
    }
}

fn of_front(state: &State, things: &mut Vec<Thing>) {
    let ledger = state.book.ledger();
    let front = ledger.front();
    let front = front.front();
    let root = Pointer::root();
    let year = front.fiscal_year();
    if let Some(year) = year {
        for (basis, year) in [("実績", year), ("計画", FiscalYear(year.0 + 1))] {
            let there = front
                .totals()
                .any(|total| total.fiscal_year() == Some(year) && total.basis().is_none_or(|known| known == basis));
            if !there {
                let element = format!(
                    "{{ \"fiscal_year\": \"{}\", \"basis\": \"{basis}\", \"projects\": null, \"joint\": null, \"cost\": null, \"grant\": null }}",
                    year.short()
                );
                let label = format!("{year}の合計({basis})");
                things.push(Thing { label, at: root.key("totals").key("-"), element, shown: "/projects" });
            }
        }
    }
    let ids: Vec<String> = front.programs().filter_map(|program| Some(program.id()?.into_owned())).collect();
    let id = identifier("g", &format!("{}", ids.len() + 1), |id| ids.iter().any(|known| known == id));
    let element =
        format!("{{ \"id\": {}, \"name\": null, \"subsidy_rate\": null }}", encode(&id, ledger.doc().habits()));
    let label = "交付金制度".to_owned();
    things.push(Thing { label, at: root.key("programs").key("-"), element, shown: "/name" });
    for (label, list, shown) in [("検証の記録", "verifications", "/body"), ("注記", "notes", "")] {
        if let Some(element) = blank_element(&root.key(list), year) {
            things.push(Thing { label: label.to_owned(), at: root.key(list).key("-"), element, shown });
        }
    }
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Lacking(lacking) = &mut state.mode else { return false };
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    match act {
        Act::Step(by) => {
            lacking.at = lacking.at.saturating_add_signed(by).min(lacking.things.len().saturating_sub(1));
        }
        Act::Close => state.mode = Mode::Browse,
        Act::Add => {
            let Mode::Lacking(mut lacking) = std::mem::replace(&mut state.mode, Mode::Browse) else { return true };
            if lacking.at < lacking.things.len() {
                add(state, lacking.things.swap_remove(lacking.at), effects);
            }
        }
    }
    true
}

/// Adds the thing, shows it and opens its first field.
fn add(state: &mut State, thing: Thing, effects: &mut Vec<Effect>) {
    let Some(edit) = adding::making(state, &thing.at, thing.element) else {
        return state.warn("ここには加えられません。");
    };
    let project = crate::app::moving::project_of(&thing.at);
    let label = match project.and_then(|index| state.book.briefs().get(index)) {
        Some(brief) => format!("{} {}", brief.name, thing.label),
        None => thing.label.clone(),
    };
    if !changing::commit(state, label, &[edit], effects) {
        return;
    }
    // The last of its list.
    let new = match thing.at.parent() {
        Some((list, last)) if last == "-" => {
            let len = state.book.doc().find(&list, |value| value.len()).unwrap_or(1);
            list.index(len.saturating_sub(1))
        }
        _ => thing.at.clone(),
    };
    let field = Pointer::parse(&format!("{new}{}", thing.shown)).unwrap_or(new);
    search::go_to(state, project, &field, Then::Open(field.clone()));
    state.place.focus = Focus::Panel;
    state.tell(format!("{}を加えました(u で取り消し)。", thing.label));
}
