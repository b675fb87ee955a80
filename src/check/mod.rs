//! What is wrong, or odd, in a ledger: found before it is published.
//!
//! A finding is worth an official's minute or it isn't shown: it has a stable code, a place, the exact words, and a
//! sentence with the numbers that says what to do. One cause is one finding, however many rows it touches. Nothing is
//! corrected here and nothing guessed; an official who keeps something on purpose says so in the ledger (`accepted`), and
//! the finding stays, marked with the reason.
//!
//! * [`codes`] is the table of what is looked for; [`lexicon`] reads the words of `data/word-pairs.json` and an office's own;
//! * one file per topic holds the checks ([`check_project`] asks them all about one project): the frame in `structure`, `plan`,
//!   `kpi`, `money`, `rating`, two years in `over_years`; what is said in `privacy`, `contacts`, `claims`, `numbers`, `calendar`; how it is written in
//!   `names`, `spelling`, `repeated`, `marks`, `style`, `homophones`, `url`;
//! * [`Findings`] are those of a whole ledger, made when they are looked at;
//! * [`across`] sees what takes more than one project: sums, numbers used twice, spellings, addresses, what is absent.
//!
//! What the decision table says comes in through [`Criteria`]: the checks don't judge KPIs a second time.

mod absence;
pub(crate) mod across;
mod calendar;
mod claims;
pub mod codes;
mod contacts;
mod copies;
mod criteria;
mod findings;
mod forms;
mod homophones;
mod keeping;
mod kpi;
pub mod lexicon;
mod marks;
mod money;
mod names;
mod numbers;
mod over_years;
mod plan;
mod privacy;
mod prose;
mod rating;
mod repeated;
mod scene;
pub(crate) mod selection;
mod sites;
mod spelling;
mod structure;
mod style;
mod texts;
pub(crate) mod todo;
mod totals;
mod url;

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use crate::json::Pointer;
use crate::ledger::field::Place;
use crate::ledger::view::{Front, Project};

pub use across::Across;
pub use codes::CODES;
pub(crate) use codes::Code;
pub use criteria::{Criteria, Office};
pub(crate) use findings::Shown;
pub use findings::{Findings, Together};
use scene::Scene;
use texts::Texts;

/// So many findings of one code are told for a project one by one; one more says how many are left out. A table of a
/// million odd rows has one cause, and nobody reads on. What an official keeps on purpose is always told.
pub(crate) const MOST: usize = 100;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// 誤り: two places of the record can't both be right, or a value isn't on its list.
    Error,
    /// 要確認: probably not what was meant, or it needs a reason.
    Warning,
    /// 参考: worth knowing before a meeting.
    Info,
}

impl Severity {
    /// As the officials call it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Error => "誤り",
            Self::Warning => "要確認",
            Self::Info => "参考",
        }
    }

    /// The word of `--json`: `error`, `warning`, `info`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable code, e.g. `E40`; its row of the table is [`codes::code`].
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The project's place in the file, from 0; `None` for what stands outside the projects.
    pub project: Option<usize>,
    /// Where to look, as a pointer from the root of the ledger.
    pub pointer: Pointer,
    /// What is odd, with the numbers, and what to do. Shared, as the words below are: a list hands out copies.
    pub message: Arc<str>,
    /// The exact words, with a little of what stands around them.
    pub quote: Arc<str>,
    /// The words that should stand there, where that can be said.
    pub(crate) suggestion: Option<Arc<str>>,
    /// What put it right, where that is known word for word.
    pub fixes: Vec<Fix>,
    /// Why an official keeps it, where the ledger says so.
    pub accepted: Option<Arc<str>>,
    /// How many more of its code in its project are left out ([`MOST`]).
    pub(crate) more: usize,
}

/// Words that should be others, wherever they stand in the finding's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The words as they stand there.
    pub wrong: Arc<str>,
    /// The words that should.
    pub right: Arc<str>,
}

impl Finding {
    fn new(code: &Code, project: Option<usize>, pointer: Pointer, quote: impl AsRef<str>, message: String) -> Self {
        let (message, quote) = (message.into(), quote.as_ref().into());
        Self {
            code: code.code,
            severity: code.severity,
            project,
            pointer,
            message,
            quote,
            suggestion: None,
            fixes: Vec::new(),
            accepted: None,
            more: 0,
        }
    }

    /// The same with what puts it right: `wrong` is to be replaced by `right` wherever it stands.
    fn mended_by(mut self, wrong: &str, right: &str) -> Self {
        self.suggestion = Some(right.into());
        self.fixes.push(Fix { wrong: wrong.into(), right: right.into() });
        self
    }

    /// How many findings it stands for.
    pub(crate) fn count(&self) -> usize {
        1 + self.more
    }

    /// Whether it is about somebody's private life: told before everything else.
    pub(crate) fn is_private(&self) -> bool {
        self.code == codes::PERSON.code || self.code == codes::PERSONAL.code
    }

    /// The words that it is about, as they stand in its text: those that should be others, else what it quotes.
    pub(crate) fn words(&self) -> Vec<String> {
        if !self.fixes.is_empty() {
            return self.fixes.iter().map(|fix| fix.wrong.to_string()).collect();
        }
        self.quote.split(" / ").map(|words| words.trim_matches('…').to_owned()).collect()
    }

    /// How soon it should be seen, the least first: errors, what is private, what is odd, what is worth knowing, and last
    /// what is kept on purpose.
    pub(crate) fn rank(&self) -> u8 {
        rank(self.severity, self.is_private(), self.accepted.is_some())
    }

    /// Whether somebody still has to do something: an error or a warning that nobody has accepted.
    pub fn is_pending(&self) -> bool {
        self.accepted.is_none() && self.severity != Severity::Info
    }
}

fn rank(severity: Severity, is_private: bool, is_kept: bool) -> u8 {
    match (is_kept, severity, is_private) {
        (true, ..) => 4,
        (_, Severity::Error, _) => 0,
        (_, _, true) => 1,
        (_, Severity::Warning, _) => 2,
        (_, Severity::Info, _) => 3,
    }
}

/// The findings that one project shows by itself: what is private first, then in the order of the record.
pub fn check_project(front: Front<'_>, index: usize, project: Project<'_>, table: &dyn Criteria) -> Vec<Finding> {
    let mut kept = keeping::in_project(index, project, false);
    kept.extend(keeping::in_front(front, Some(index)));
    let words = table.words();
    let texts = Texts::read(project, words);
    let scene = Scene::new(front, index, project, &texts, table, &kept);
    let mut found = Vec::new();
    every_topic(&scene, &texts, &mut found);
    let mut found = one_for_each_place(found);
    scene.tell_left_out(&mut found);
    keeping::settle(&kept, &mut found);
    found.sort_by_cached_key(order);
    found
}

fn every_topic(scene: &Scene<'_>, texts: &Texts<'_>, found: &mut Vec<Finding>) {
    structure::check(scene, found);
    money::check(scene, found);
    rating::check(scene, found);
    claims::check(scene, found);
    kpi::check(scene, found);
    scene.sheets.iter().for_each(|sheet| numbers::check(scene, texts.of_sheet(sheet.r), sheet, found));
    plan::check(scene, found);
    over_years::check(scene, found);
    names::check(scene, found);
    spelling::check(scene, found);
    marks::check(scene, found);
    style::check(scene, found);
    homophones::check(scene, found);
    calendar::check(scene, found);
    privacy::check(scene, found);
    url::check(scene, found);
}

/// As [`check`], for all projects of a ledger, one at a time in memory.
#[cfg(test)]
pub(crate) fn check_ledger(ledger: &crate::ledger::Ledger, table: &dyn Criteria) -> Vec<Finding> {
    let together = Together::of(ledger, table);
    let places = std::iter::once(None).chain((0..ledger.len()).map(Some));
    places.flat_map(|project| together.with(ledger, project, table)).collect()
}

/// All findings: what stands outside the projects first, then project by project, each in the order of the record.
pub fn check<'a>(
    front: Front<'a>,
    projects: impl IntoIterator<Item = Project<'a>>,
    table: &dyn Criteria,
) -> Vec<Finding> {
    let (mut across, mut found) = (Across::new(), Vec::new());
    for (index, project) in projects.into_iter().enumerate() {
        across.add(index, project, table.words());
        found.extend(check_project(front, index, project, table));
    }
    found.extend(across.finish(front, table));
    found.sort_by_cached_key(|finding| (finding.project, order(finding)));
    found
}

/// One finding for a code and a place, which is what an official accepts: two slips in one text are told together. And a
/// name that is written two ways isn't told again for the slip that makes the difference.
fn one_for_each_place(found: Vec<Finding>) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::with_capacity(found.len());
    let mut told: HashMap<(&str, Pointer), usize> = HashMap::with_capacity(found.len());
    for finding in found {
        let spelling = [codes::SLIP.code, codes::SAME_SOUND.code].contains(&finding.code);
        let names = [codes::PLAN_NAME.code, codes::NAME_TWO_WAYS.code];
        if spelling && names.iter().any(|code| told.contains_key(&(*code, finding.pointer.clone()))) {
            continue;
        }
        let first = *told.entry((finding.code, finding.pointer.clone())).or_insert(all.len());
        match all.get_mut(first) {
            Some(first) => {
                first.message = [&*first.message, &finding.message].concat().into();
                first.quote = [&*first.quote, " / ", &finding.quote].concat().into();
                first.fixes.extend(finding.fixes);
                first.suggestion = match (first.suggestion.take(), &finding.suggestion) {
                    (Some(one), Some(other)) => Some([&*one, " / ", other].concat().into()),
                    (one, other) => one.or_else(|| other.clone()),
                };
            }
            None => all.push(finding),
        }
    }
    all
}

/// Which of two places in one project stands first in the record.
pub(crate) fn by_place(one: &Pointer, other: &Pointer) -> Ordering {
    place(one).cmp(&place(other))
}

/// How findings of one project are ordered: what is private first, then by place.
fn order(finding: &Finding) -> (bool, Vec<usize>) {
    (!finding.is_private(), place(&finding.pointer))
}

/// A key that sorts places as the ledger's contract orders them: members as in the table of fields, elements by index.
fn place(pointer: &Pointer) -> Vec<usize> {
    // No place of the contract has more steps.
    let mut key = Vec::with_capacity(8);
    let mut place = Place::ROOT;
    for token in pointer.tokens() {
        place = place.step(&token);
        key.push(token.parse().unwrap_or_else(|_| place.rank()));
    }
    key
}

#[cfg(test)]
mod tests;
