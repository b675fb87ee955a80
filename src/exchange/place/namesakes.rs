//! Projects of one name: their numbers, or values of their own, tell them apart.
//!
//! Nothing of one may get into the other, and none may disappear. Where a file doesn't say which of them is meant, what it says
//! there waits for an answer under a project that isn't written ([`Maker::waiting`]).

use super::{As, Choice, Maker, Place, name_key};
use crate::exchange::mapping::{LEAVE, TWO_VALUES};
use crate::exchange::values::string;
use crate::exchange::words::squeezed;

/// The question which of the projects of a name is meant.
pub(in crate::exchange) const NAMESAKE: &str = "namesake";

/// The question which of two names a sheet's project has.
const TWO_NAMES: &str = "two-names";

/// The answer that a project is none of those that were named before.
pub(in crate::exchange) const OTHER: &str = "別の事業";

/// The answer that it is the only one of its name.
const SAME: &str = "同じ事業";

/// What is said of all that a project says of which it isn't known which one of its name it is.
const WHICH: &str = "同じ名前のどの事業のものか分かれば読む";

impl Maker<'_> {
    /// All projects of a name, in the order in which they were met.
    pub(in crate::exchange) fn of_name(&self, name: &str) -> Vec<usize> {
        self.of_key(&name_key(name))
    }

    /// The same by the name as it is compared.
    pub(super) fn of_key(&self, key: &str) -> Vec<usize> {
        let more = self.namesakes.get(key).into_iter().flatten();
        self.names.get(key).into_iter().chain(more).copied().collect()
    }

    /// A project's number as printed.
    pub(in crate::exchange) fn number_of(&self, project: usize) -> Option<&str> {
        self.get(&Place { project: Some(project), field: "/number".into(), ..Place::default() })
    }

    /// Whether it was answered that a second number of a project is that of another project of its name.
    pub(in crate::exchange) fn number_is_anothers(&self, project: usize, number: &str) -> bool {
        let place = Place { project: Some(project), field: "/number".into(), ..Place::default() };
        let field = place.of().map_or("", |field| field.label);
        let name = self.projects.get(project).map_or("", |project| &project.name);
        self.answered(TWO_VALUES, &format!("{name} / {field}"), number, OTHER)
    }

    /// Another project of a name that one has already.
    pub(in crate::exchange) fn namesake(&mut self, cell: (usize, usize), name: &str) -> usize {
        let project = self.begin(cell, name);
        self.namesakes.entry(name_key(name)).or_default().push(project);
        project
    }

    /// The one of several projects of a name that is meant: by its number, else as it was answered; else it is asked.
    pub(super) fn which(&mut self, cell: (usize, usize), name: &str, number: Option<&str>, same: &[usize]) -> usize {
        let numbered = |at: &&usize| number.is_some() && self.number_of(**at) == number;
        if let Some(&found) = same.iter().find(numbered) {
            return self.met_again(cell, found);
        }
        let words = |at: &usize| self.number_of(*at).map(|number| format!("番号{number}の事業"));
        let options: Vec<(String, Option<usize>)> =
            same.iter().filter_map(|at| Some((words(at)?, Some(*at)))).chain([(OTHER.to_owned(), None)]).collect();
        self.ask_which(cell, name, "同じ名前の事業がいくつもある。どの事業のことか", options)
    }

    /// A second project of a name whose values are others, without a number that says whether it is one of its own.
    pub(in crate::exchange) fn perhaps_namesake(&mut self, cell: (usize, usize), name: &str, known: usize) -> usize {
        let options = vec![(SAME.to_owned(), Some(known)), (OTHER.to_owned(), None)];
        self.ask_which(cell, name, "同じ名前の事業が先にあり、金額などが違う。同じ事業のことか、別の事業か", options)
    }

    /// The project of a sheet that says two names, in the cell of the name and over itself: as it was answered, else it is asked.
    pub(in crate::exchange) fn one_of_names(&mut self, cell: (usize, usize), name: &str, other: &str) -> usize {
        let about = format!("{name} / {other}");
        let text = self.cell(cell).map_or("", |(_, cell)| &*cell.text);
        match self.given.mapping.answer(TWO_NAMES, &about, text).map(str::to_owned) {
            Some(answer) if answer == LEAVE => {
                self.say(cell, As::Unplaced, format!("前の答え「{LEAVE}」による"), None);
            }
            Some(answer) if answer == name || answer == other => return self.project(cell, &answer, None),
            _ => {
                let choices = [name, other].map(|words| Choice { words: words.to_owned(), values: Vec::new() });
                let why = format!("事業名の欄は「{name}」、シートの名前か題名は「{other}」。どちらの事業か");
                self.ask_plainly(cell, (TWO_NAMES, &about), why, None, choices.into());
            }
        }
        self.set_aside(name, "どちらの事業のものか分かれば読む")
    }

    fn ask_which(
        &mut self,
        cell: (usize, usize),
        name: &str,
        why: &str,
        options: Vec<(String, Option<usize>)>,
    ) -> usize {
        let sheet = self.book.sheets.get(cell.0).and_then(|sheet| sheet.name.as_deref()).map(str::trim);
        let about = [sheet, Some(name)].into_iter().flatten().collect::<Vec<_>>().join(" / ");
        let text = self.cell(cell).map_or("", |(_, cell)| &*cell.text);
        match self.given.mapping.answer(NAMESAKE, &about, text) {
            Some(OTHER) => return self.namesake(cell, name),
            Some(LEAVE) => {
                self.say(cell, As::Unplaced, format!("前の答え「{LEAVE}」による"), None);
                return self.set_aside(name, WHICH);
            }
            Some(answer) => {
                if let Some(found) = options.iter().find(|(words, _)| words == answer).and_then(|(_, at)| *at) {
                    return self.met_again(cell, found);
                }
            }
            None => {}
        }
        let choices = options.into_iter().map(|(words, _)| Choice { words, values: Vec::new() }).collect();
        self.ask_plainly(cell, (NAMESAKE, &about), why, None, choices);
        self.set_aside(name, WHICH)
    }

    /// A project that isn't written: what is said of it waits.
    /// `why`: what is said of all of that.
    pub(super) fn set_aside(&mut self, name: &str, why: &'static str) -> usize {
        self.projects.push(super::Project { name: name.to_owned(), ..super::Project::default() });
        let project = self.projects.len() - 1;
        self.waiting.insert(project, why);
        project
    }

    /// What is said of projects that wait for an answer is listed as unread.
    pub(in crate::exchange) fn leave_waiting(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let waiting = std::mem::take(&mut self.waiting);
        let of = |project: Option<usize>| waiting.get(&project?).copied();
        for fact in &mut self.facts {
            if let Some(why) = of(fact.project).or_else(|| of(fact.place.as_ref()?.project)) {
                if fact.kind != As::Label {
                    (fact.kind, fact.why) = (As::Unplaced, why.into());
                }
                (fact.place, fact.value, fact.project, fact.asked) = (None, None, None, None);
            }
        }
    }

    /// A project that was just named for the first time.
    pub(super) fn begin(&mut self, cell: (usize, usize), name: &str) -> usize {
        self.projects.push(super::Project { name: name.to_owned(), ..super::Project::default() });
        let project = self.projects.len() - 1;
        let place = Place { project: Some(project), field: "/name".into(), ..Place::default() };
        self.set(cell, place, string(name), "事業名");
        project
    }

    /// A project whose name another cell has said, spelt so or otherwise: another spelling is kept.
    pub(super) fn met_as(&mut self, cell: (usize, usize), project: usize, name: &str) -> usize {
        let known = self.projects.get(project).is_none_or(|of| of.name == name || squeezed(&of.name) == squeezed(name));
        let list = Place { project: Some(project), field: "/name_variants".into(), ..Place::default() };
        let said = string(name);
        let is_said = |n: usize| {
            let place = Place { field: format!("/name_variants/{n}").into(), ..list.clone() };
            self.get(&place) == Some(&*said)
        };
        if known || (0..self.counts.get(&list).copied().unwrap_or_default()).any(is_said) {
            return self.met_again(cell, project);
        }
        self.variant(cell, project, name, "同じ事業名で、表記が違う");
        project
    }

    /// A project whose name another cell has said.
    pub(super) fn met_again(&mut self, cell: (usize, usize), project: usize) -> usize {
        if !self.facts.iter().rev().take(4).any(|fact| fact.cell == cell) {
            self.say(cell, As::Repeated, "事業名は先に出ている", Some(project));
        }
        project
    }
}
