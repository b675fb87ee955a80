//! Files that come in: their place is typed, they are read behind the screen, what every cell would become is shown, what
//! isn't certain is asked, and what they say otherwise than the ledger is taken, one by one or whole. Where the department was
//! given another ledger than the open one, a copy from earlier, that can be named: what it changed in that is what it says.
//!
//! What is taken are ordinary edits: each is in the journal, and names its file and cell in the history. `u` takes all of an
//! import back, as one key took it.
//! The answers stand beside the ledger; after new ones the files are read again, by what is known then.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::pasting::key_of;
use crate::app::state::{Origin, State};
use crate::exchange::against::Against;
use crate::exchange::mapping::{Answer, Mapping};
use crate::exchange::plan::{NO_YEAR, with_projects};
use crate::exchange::{Free, Plan};
use crate::ledger::Ledger;
use crate::ledger::year::FiscalYear;

use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room};

pub(crate) mod diff;
pub(crate) mod inside;
pub(crate) mod other;
pub(crate) mod path;
pub(crate) mod preview;
pub(crate) mod questions;
pub(crate) mod resuming;
pub(crate) mod year;

pub(super) use diff::ROOM as DIFF;
pub(super) use other::ROOM as OTHER;
pub(super) use path::ROOM as PATH;
pub(super) use preview::ROOM as PREVIEW;
pub(super) use questions::ROOM as QUESTIONS;
pub(super) use year::ROOM as YEAR;

pub use resuming::Begun;

/// Files to be read.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Which reading this is.
    pub id: u64,
    /// The files' places, as typed.
    pub files: Vec<String>,
    /// What they are laid beside.
    pub ledger: Ledger,
    /// Where the ledger is that the department was given, where that is another one: they are laid beside it instead.
    pub sent: Option<String>,
    /// What was answered since they were read first.
    pub answers: Vec<Answer>,
    /// The year of those that say none, once it was asked.
    pub year: Option<FiscalYear>,
}

/// Files that were read, beside the ledger.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// Their places, as typed.
    pub files: Vec<String>,
    /// What would become of each.
    pub plans: Vec<Plan>,
    /// The ledger that they were laid beside.
    pub base: Ledger,
    /// Where that ledger is, if it isn't the open one.
    pub sent: Option<String>,
    /// What they say otherwise.
    pub seen: Against,
    /// What was known and answered.
    pub mapping: Mapping,
    /// What was answered since they were read first.
    pub answers: Vec<Answer>,
    /// The year of those that say none, once it was asked.
    pub year: Option<FiscalYear>,
    /// What there is to say about what was known.
    pub notices: Vec<String>,
    /// Of the files that can't be read: which, and why.
    pub lost: Vec<String>,
}

/// Files being read.
#[derive(Clone, Debug)]
pub struct Reading {
    id: u64,
    /// How far it is, in words.
    pub(crate) words: String,
    /// Whether they were read before, and shown.
    again: bool,
    /// What was typed, where the reading began with that: if it leads to nothing, it is mended and not typed once more.
    typed: Option<Box<path::Files>>,
}

#[derive(Clone, Copy)]
struct Stop;

const KEYS: &[Row<Stop>] =
    &[row(Keys::Own(&[special(Code::Esc), Key::ctrl('c'), Key::char('q')]), Stop, "やめる", "読むのをやめる")];

pub(super) const READING: Room = Room::new("取り込むファイルを読んでいるとき", Reading::hints, press);

impl Reading {
    /// What there is to say of its keys.
    pub(crate) fn hints() -> Vec<Hint> {
        hints(KEYS)
    }
}

/// Asks for the files.
pub(crate) fn open(state: &mut State) {
    if state.origin == Origin::Stdin {
        return state.warn("標準入力から読んだ台帳には取り込めません。ファイルに保存してから開き直してください。");
    }
    let Some(begun) = &state.begun else {
        state.mode = Mode::ImportPath(Box::default());
        return;
    };
    state.mode = Mode::ImportPath(Box::new(path::Files::typed(&begun.typed())));
    state.tell("前の取り込みの続きです。Enter で続けます。Esc であとにできます。");
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    if answer(KEYS, &state.setup.keymap, key).is_none() {
        return false;
    }
    state.imports += 1;
    effects.push(Effect::CancelImport);
    leave(state);
    true
}

/// Out of the import, with nothing taken.
fn leave(state: &mut State) {
    state.mode = Mode::Browse;
    if !state.book.ledger().is_empty() {
        return state.tell("取り込みをやめました。台帳は変わっていません。");
    }
    // An import that began with this ledger leaves it empty.
    let key = key_of(state, Command::Import);
    state.tell(format!("取り込みをやめました。この台帳には、まだ事業がありません。{key} でもう一度取り込めます。"));
}

/// Begins to read files.
fn begin(
    state: &mut State,
    files: Vec<String>,
    sent: Option<String>,
    (answers, year): (Vec<Answer>, Option<FiscalYear>),
    again: bool,
    effects: &mut Vec<Effect>,
) {
    state.imports += 1;
    let (id, ledger) = (state.imports, state.book.ledger().clone());
    state.mode = Mode::ImportReading(Reading {
        id, words: "ファイルを読んでいます…".to_owned(), again, typed: None
    });
    effects.push(Effect::Import(Box::new(Wanted { id, files, ledger, sent, answers, year })));
}

/// How far the reading is.
pub(crate) fn progress(state: &mut State, id: u64, words: String) {
    if let Mode::ImportReading(reading) = &mut state.mode
        && reading.id == id
    {
        reading.words = words;
    }
}

/// Opens what the files say, once they have been read, or says why they can't be; an answer that is waited for no
/// more is dropped.
pub(crate) fn arrived(state: &mut State, id: u64, result: Result<Arrived, String>) {
    let Mode::ImportReading(Reading { id: own, again, typed, .. }) = &mut state.mode else { return };
    if *own != id {
        return;
    }
    let again = *again;
    let result = result.map_err(|words| (words, typed.take()));
    resuming::resumed(state, result.is_ok());
    match (result, again) {
        (Err((words, typed)), _) => {
            state.mode = typed.map_or(Mode::Browse, Mode::ImportPath);
            state.warn(words);
        }
        (Ok(arrived), false) if arrived.lacks_year() => year::open(state, arrived),
        (Ok(arrived), false) => preview::open(state, arrived),
        (Ok(arrived), true) => diff::open(state, arrived),
    }
}

impl Arrived {
    /// The files' names.
    pub(crate) fn names(&self) -> String {
        self.plans.iter().map(Plan::name).collect::<Vec<_>>().join("、")
    }

    /// Whether one of the files doesn't say of which year it is, and nobody was asked.
    fn lacks_year(&self) -> bool {
        self.year.is_none() && self.plans.iter().any(Plan::lacks_year)
    }

    /// What is still to be answered, each question once.
    pub(crate) fn questions(&self) -> Vec<Answer> {
        let mut all = Mapping::default();
        let asked = self.plans.iter().flat_map(Plan::questions).chain(self.seen.asks(&self.mapping));
        asked.for_each(|question| all.put(question));
        let name = |at: usize| Some(self.base.record(at)?.project().name()?.into_owned());
        let names: Vec<String> = (0..self.base.len()).filter_map(name).collect();
        with_projects(&mut all.answers, &names);
        let open = |asked: &Answer| self.mapping.answer_to(asked).is_none();
        all.answers.into_iter().filter(open).collect()
    }

    /// Whether something of these files was answered before.
    fn has_answers(&self) -> bool {
        let of_these = |asked: &Answer| self.plans.iter().any(|plan| asked.place.starts_with(plan.name()));
        self.mapping.answers.iter().any(|asked| asked.answer.is_some() && !asked.options.is_empty() && of_these(asked))
    }

    /// Where a question may be answered with something else than what it offers: what that is.
    pub(crate) fn free(&self, asked: &Answer) -> Option<Free> {
        let entries = self.plans.iter().flat_map(|plan| &plan.entries);
        let mut questions = entries.filter_map(|entry| Some((entry.question()?, &entry.text)));
        questions.find_map(|(question, text)| {
            let is_it = question.kind == asked.question && question.about == asked.about && **text == *asked.text;
            question.free.clone().filter(|_| is_it)
        })
    }

    /// What there is to say about the files and how they were read.
    pub(crate) fn notices(&self) -> Vec<String> {
        let warnings = self.seen.warnings.iter().map(ToString::to_string);
        let of_plans = self
            .plans
            .iter()
            // An option of the command line helps nobody here.
            .flat_map(|plan| {
                let notices =
                    plan.notices.iter().map(|notice| if notice.starts_with(NO_YEAR) { NO_YEAR } else { notice });
                notices.map(move |notice| format!("{}: {notice}", plan.name()))
            });
        let told = self.seen.told.iter().cloned();
        let sent = self.sent.iter().map(|sent| format!("「{sent}」から変わったところを違いとします。"));
        let lost = self.lost.iter().map(|words| format!("{words}このファイルは取り込みません。"));
        lost.chain(sent).chain(warnings).chain(told).chain(self.notices.iter().cloned()).chain(of_plans).collect()
    }
}

/// A row of a list that is walked through, after a number of steps.
fn stepped(at: usize, by: isize, count: usize) -> usize {
    at.saturating_add_signed(by).min(count.saturating_sub(1))
}
