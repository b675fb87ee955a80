//! Questions about a cell: one that was answered before is no question but what was answered.

use super::{Around, As, Choice, Fact, Free, Maker, Place};
use crate::exchange::mapping::{self, LEAVE, TWO_VALUES};
use crate::exchange::plan::COLUMN;
use crate::exchange::values::short;
use crate::exchange::words::subject;

/// Which question is asked, whatever the year and the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its kind.
    pub kind: &'static str,
    /// What it is about: a header, or a project, KPI and header.
    pub about: String,
    /// Which value it is, where one answer is given for several: its project, year and text.
    pub value: Option<String>,
    /// What can be typed in place of one of its answers, where something can.
    pub free: Option<Free>,
    /// What was answered although it is none of its answers.
    pub refused: Option<String>,
}

/// What a question is about, part by part.
fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / ")
}

impl Choice {
    /// An answer that writes one value.
    pub fn new(words: impl Into<String>, place: Place, value: impl Into<String>) -> Choice {
        Choice { words: words.into(), values: vec![(place, value.into())] }
    }
}

impl Maker<'_> {
    /// Asks about a cell below a header, or does what was answered to that question before.
    pub fn ask(
        &mut self,
        cell: (usize, usize),
        (kind, header): (&'static str, &str),
        why: impl Into<String>,
        project: Option<usize>,
        options: Vec<Choice>,
    ) {
        self.ask_at(cell, (kind, header), why.into(), project, options, None);
    }

    /// Asks for a value of which nothing is known but where it goes: it can be typed.
    pub fn ask_value(
        &mut self,
        cell: (usize, usize),
        about: (&'static str, &str),
        concept: &str,
        why: impl Into<String>,
        around: Around<'_>,
    ) {
        let place = self.place_of(concept, around).map(|(place, _)| place);
        self.ask_at(cell, about, why.into(), around.project, Vec::new(), place);
    }

    /// `alone`: where the value goes that is asked for, where no answer says it.
    fn ask_at(
        &mut self,
        cell: (usize, usize),
        (kind, header): (&'static str, &str),
        why: String,
        project: Option<usize>,
        options: Vec<Choice>,
        alone: Option<Place>,
    ) {
        let offered = options.first().and_then(|choice| choice.values.first()).map(|(place, _)| place);
        let place = offered.or(alone.as_ref());
        let of = project.and_then(|at| self.projects.get(at));
        let year = place.and_then(|place| place.year).map(short);
        let about = if mapping::of_column(kind) {
            header.to_owned()
        } else {
            let kpi = place.and_then(|place| of?.kpis.get(place.kpi?));
            // What has no header of its own is called as the field is.
            let field = place.filter(|_| header.starts_with('/')).and_then(Place::of).map(|field| field.label);
            let said = field.map_or_else(|| subject(header), str::to_owned);
            joined([of.map(|project| project.name.clone()), kpi.cloned(), year.clone(), Some(said)])
        };
        let value = mapping::of_values(kind).then(|| {
            let text = self.cell(cell).map(|(_, cell)| cell.text.trim().to_owned());
            joined([of.map(|project| project.name.clone()), year, text])
        });
        let free = Free::of(kind, &options, alone.as_ref());
        let places: Vec<Place> = free.iter().filter_map(|_| place.cloned()).collect();
        self.ask_or_do(cell, Question { kind, about, value, free, refused: None }, why, project, options, &places);
    }

    /// Asks, or does what was answered before. `places`: where what can be typed is put.
    pub(super) fn ask_or_do(
        &mut self,
        cell: (usize, usize),
        question: Question,
        why: String,
        project: Option<usize>,
        options: Vec<Choice>,
        places: &[Place],
    ) {
        let text = question.value.as_deref().or(self.cell(cell).map(|(_, cell)| &*cell.text)).unwrap_or_default();
        let words = options.iter().map(|choice| choice.words.as_str());
        if let Some(answer) = self.given.mapping.answer_among(question.kind, &question.about, text, words) {
            let why = format!("前の答え「{answer}」による");
            let chosen = options.iter().find(|choice| choice.words == answer);
            let typed = question.free.as_ref().and_then(|free| free.read(answer).ok());
            let values = match (chosen, typed) {
                _ if answer == LEAVE => Some(Vec::new()),
                (Some(choice), _) => Some(choice.values.clone()),
                (None, typed) => typed.map(|typed| places.iter().cloned().zip(typed).collect()),
            };
            if let Some(values) = values {
                if values.is_empty() {
                    if answer == LEAVE {
                        self.leave_both(&question, &options, &why);
                    }
                    return self.say(cell, As::Unplaced, why, project);
                }
                return values.into_iter().for_each(|(place, value)| self.settle(cell, place, value, why.clone()));
            }
        }
        self.put_question(cell, question, why, project, options);
    }

    /// Asks about a cell something that is answered for the whole row: the answer is looked for by whoever reads the row.
    pub fn ask_plainly(
        &mut self,
        cell: (usize, usize),
        (kind, about): (&'static str, &str),
        why: impl Into<String>,
        project: Option<usize>,
        options: Vec<Choice>,
    ) {
        let question = Question { kind, about: about.to_owned(), value: None, free: None, refused: None };
        self.put_question(cell, question, why.into(), project, options);
    }

    pub(super) fn put_question(
        &mut self,
        cell: (usize, usize),
        question: Question,
        why: String,
        project: Option<usize>,
        options: Vec<Choice>,
    ) {
        let first = options.first().and_then(|choice| choice.values.first()).cloned();
        let (place, value) = first.map_or((None, None), |(place, value)| (Some(place), Some(value)));
        let asked = Some(Box::new((question, options)));
        self.push(Fact { cell, kind: As::Ask, place, value, why: why.into(), project, asked, elsewhere: false });
    }

    /// Whether a question was answered so.
    pub fn answered(&self, kind: &str, about: &str, text: &str, answer: &str) -> bool {
        self.given.mapping.answer(kind, about, text) == Some(answer)
    }

    /// A cell in a column whose heading nobody knows: what it is is asked, unless somebody has said that it isn't taken.
    pub fn say_unknown(&mut self, cell: (usize, usize), header: &str, project: Option<usize>) {
        // Most of its cells come after one of which it is known.
        if !self.unknown.contains_key(header) {
            if self.answered(COLUMN, header, "", LEAVE) {
                return self.say(cell, As::Unplaced, format!("前の答え「{LEAVE}」による"), project);
            }
            self.unknown.insert(header.to_owned(), cell);
        }
        self.say(cell, As::Unplaced, format!("見出し「{header}」の意味が分からない列"), project);
    }

    /// Neither of two values is taken: nor is the one that was there first.
    fn leave_both(&mut self, question: &Question, options: &[Choice], why: &str) {
        // A project's number stays, as it does while that is asked.
        let places = options.iter().flat_map(|choice| &choice.values).map(|(place, _)| place);
        for place in places.filter(|place| question.kind == TWO_VALUES && place.field != "/number") {
            let of_value = |fact: &&mut Fact| fact.kind == As::Value;
            let at = self.known.fact(place);
            if let Some(before) = at.and_then(|at| self.facts.get_mut(at)).filter(of_value) {
                (before.kind, before.why) = (As::Unplaced, why.to_owned().into());
            }
        }
    }

    /// Puts what was answered into a place, over what stood there before the answer.
    pub(super) fn settle(&mut self, cell: (usize, usize), place: Place, value: String, why: String) {
        if self.get(&place).is_none_or(|known| known == value) {
            return self.set(cell, place, value, why);
        }
        self.choose(cell, place, value, why);
    }

    /// Another cell's value in a place that has one: that cell is where it comes from by now.
    pub(super) fn choose(&mut self, cell: (usize, usize), place: Place, value: String, why: String) {
        if let Some(before) = self.known.point(&place, self.facts.len()).and_then(|at| self.facts.get_mut(at)) {
            (before.kind, before.value) = (As::Repeated, Some(value.clone()));
            before.why = "別のセルの値を取り込む(前の答えによる)".into();
        }
        let (kind, project, why) = (As::Value, place.project, why.into());
        let (place, value) = (Some(place), Some(value));
        self.push(Fact { cell, kind, place, value, why, project, asked: None, elsewhere: false });
    }
}
