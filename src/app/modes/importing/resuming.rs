//! An import that was under way when the program had to end is offered again: its files, what was answered, and which of the
//! differences were decided.
//!
//! It is written down only at that end, by [`crate::app::Action::Ending`], so nothing is slower for it, and stays where it is
//! until it has been gone on with, or until files are imported instead of it; of several the last one is known. The files are
//! read anew and shown from the beginning: an answer holds for the cells that it was given for, and a mark only where
//! everything that its difference showed is the same again, be it the file's or the ledger's.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::modes::Mode;
use crate::app::pasting::key_of;
use crate::app::state::State;
use crate::exchange::mapping::Answer;
use crate::ledger::year::FiscalYear;

use super::Arrived;
use super::diff::{Decision, Diff};

/// An import as far as it had come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Begun {
    /// Whose ledger it was for and of which year: another one in the same place knows nothing of it.
    of: String,
    /// The files' places.
    pub files: Vec<String>,
    /// Where the ledger is that the department was given.
    #[serde(default)]
    pub sent: Option<String>,
    /// The year of files that say none.
    #[serde(default)]
    year: Option<u16>,
    /// What was answered.
    #[serde(default)]
    answers: Vec<Answer>,
    /// What was decided, each with the difference as it was seen.
    #[serde(default)]
    marks: Vec<(Vec<String>, Decision)>,
    /// Whether its files have been read again.
    #[serde(skip)]
    resumed: bool,
}

impl Begun {
    fn of(state: &State) -> Option<Begun> {
        let (arrived, answers, diff): (&Arrived, &[Answer], Option<&Diff>) = match &state.mode {
            Mode::ImportPath(files) => (files.read.as_deref()?, &[], None),
            Mode::ImportYear(year) => (&year.arrived, &[], None),
            Mode::ImportPreview(preview) => (&preview.arrived, &[], None),
            Mode::ImportQuestions(questions) => (&questions.arrived, &questions.list, None),
            Mode::ImportOther(other) => (&other.questions.arrived, &other.questions.list, None),
            Mode::ImportDiff(diff) => (&diff.arrived, &[], Some(diff)),
            _ => return None,
        };
        let given = answers.iter().filter(|asked| asked.answer.is_some());
        let before = || {
            let same = state.begun.as_ref().filter(|begun| begun.files == arrived.files);
            same.map(|begun| begun.marks.clone())
        };
        Some(Begun {
            of: heading(state),
            files: arrived.files.clone(),
            sent: arrived.sent.clone(),
            year: arrived.year.map(|year| year.0),
            answers: arrived.answers.iter().chain(given).cloned().collect(),
            // Until the differences are seen again, what was decided about them stays as it is.
            marks: diff.map(marks).or_else(before).unwrap_or_default(),
            resumed: false,
        })
    }

    /// What the reading of its files begins with.
    pub(super) fn known(&self) -> (Vec<Answer>, Option<FiscalYear>) {
        (self.answers.clone(), self.year.map(FiscalYear))
    }

    /// The places as they are typed.
    pub(super) fn typed(&self) -> String {
        self.files.join("; ")
    }

    /// Sets the marks again.
    pub(super) fn mark(&self, diff: &mut Diff) {
        if self.files != diff.arrived.files || self.marks.is_empty() {
            return;
        }
        let marks: HashMap<_, _> = self.marks.iter().map(|(seen, decision)| (seen, *decision)).collect();
        for at in 0..diff.len() {
            if let Some(decision) = diff.seen(at).and_then(|seen| marks.get(&seen).copied()) {
                diff.mark(at, decision);
            }
        }
    }
}

/// What was decided, each with the difference as it was seen.
fn marks(diff: &Diff) -> Vec<(Vec<String>, Decision)> {
    let decided = (0..diff.len()).filter(|&at| diff.decision(at) != Decision::Open);
    decided.filter_map(|at| Some((diff.seen(at)?, diff.decision(at)))).collect()
}

/// Whose the ledger is, and of which year.
fn heading(state: &State) -> String {
    let record = state.book.ledger().front();
    let front = record.front();
    let year = front.fiscal_year().map(FiscalYear::short).unwrap_or_default();
    format!("{} {year}", front.municipality().unwrap_or_default())
}

/// The program has to end.
pub(crate) fn ending(state: &State, effects: &mut Vec<Effect>) {
    effects.extend(Begun::of(state).map(|begun| Effect::KeepImport(Box::new(begun))));
}

/// An earlier run left one behind. Gives what there is to say of it.
pub(crate) fn left(state: &mut State, begun: Begun) -> Option<String> {
    if begun.files.is_empty() || begun.of != heading(state) {
        return None;
    }
    state.begun = Some(Box::new(begun));
    said(state)
}

/// That there is one to go on with.
pub(crate) fn said(state: &State) -> Option<String> {
    let files = &state.begun.as_ref().filter(|begun| !begun.resumed)?.files;
    let name = files.first().map_or("", |file| file.rsplit('/').next().unwrap_or(file));
    let others = if files.len() > 1 { format!("ほか{}", files.len() - 1) } else { String::new() };
    Some(format!("取り込みの途中でした({name}{others})。{} で続けられます。", key_of(state, Command::Import)))
}

/// Files have been read, or couldn't be: what was left is gone on with, or has given way to others.
pub(super) fn resumed(state: &mut State, is_read: bool) {
    if let Some(begun) = &mut state.begun {
        begun.resumed = is_read;
    }
}

/// After each action: one that was gone on with has come to an end.
pub(crate) fn go_on(state: &mut State, effects: &mut Vec<Effect>) {
    let is_over = matches!(state.mode, Mode::Browse);
    if let Some(begun) = state.begun.take_if(|begun| is_over && begun.resumed) {
        effects.push(Effect::ForgetImport(Box::new(Begun { resumed: false, ..*begun })));
    }
}
