//! A cell whose meaning is known → its place in the ledger, a question, or the reason why it has none.
//!
//! A place that has its value already takes no other: the same value again is 「repeated」, another one a question. A word,
//! a blank or an empty source is never a number.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::cells::{Book, Cell, Sheet};
use super::counted::{ByText, Counted, TextSet};
use super::mapping::TWO_VALUES;
use super::pieces::Pieces;
use super::plan::Given;
use super::values::string;
use crate::json::Pointer;
use crate::ledger::field::{Field, field};

mod among;
mod amounts;
mod fractions;
mod free;
mod joined;
mod known;
mod lists;
mod marks;
mod names;
pub(in crate::exchange) mod namesakes;
mod opinions;
mod put;
mod questions;
mod room;
mod shared;
mod stages;
mod struck;
mod town;
mod without_field;
mod wordings;
mod yes_or_no;

use among::Among;
pub(in crate::exchange) use amounts::{AS_TEXT, SURELY_YEN};
pub use free::Free;
use known::Known;
pub use lists::increments;
use names::unit_in_name;
pub(in crate::exchange) use names::{alike, name_key, same_name};
pub(in crate::exchange) use put::{READ, STRUCK};
pub use questions::Question;
pub(super) use room::is_answered;
pub use room::{Band, Choosing, Room};
pub(in crate::exchange) use wordings::{is_decision, is_degree};
pub(super) use yes_or_no::yes_or_no;

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// A value of the ledger.
    Value,
    /// What another cell has said already.
    Repeated,
    /// A header, title, legend or instruction: nothing to import.
    Label,
    /// Content that the ledger has no place for.
    Unplaced,
    /// A question to the user.
    Ask,
}

impl As {
    /// All of them, in their order.
    pub(crate) const ALL: [As; 5] = [As::Value, As::Repeated, As::Label, As::Unplaced, As::Ask];

    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            As::Value => "値",
            As::Label => "見出し",
            As::Repeated => "繰り返し",
            As::Unplaced => "読まなかったセル",
            As::Ask => "質問",
        }
    }
}

/// A place by what identifies it; positions are given when the ledger is written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Place {
    /// The project.
    pub project: Option<usize>,
    /// The year of its review.
    pub year: Option<u16>,
    /// The KPI, by its number in the project.
    pub kpi: Option<usize>,
    /// The path within, e.g. `/effect/rating`.
    pub field: Cow<'static, str>,
}

// A large file has many of them: the three numbers are hashed as one.
impl Place {
    /// The field of the ledger.
    fn of(&self) -> Option<&'static Field> {
        let rows = [("/projects/0", self.project.is_some()), ("/reviews/0", self.year.is_some())];
        let rows = rows.into_iter().chain([("/kpis/0", self.kpi.is_some())]).filter(|(_, is_in)| *is_in);
        let pointer = rows.map(|(row, _)| row).collect::<String>() + &self.field;
        field(&Pointer::parse(&pointer).ok()?)
    }
}

impl Hash for Place {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let number = |of: Option<usize>| of.map_or(0, |of| of as u64 + 1);
        let year = self.year.map_or(0, u64::from);
        state.write_u64(number(self.project) << 32 ^ number(self.kpi) << 16 ^ year);
        state.write(self.field.as_bytes());
    }
}

/// An answer that a question allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The answer in words, by which it is kept.
    pub words: String,
    /// What is written then.
    pub values: Vec<(Place, String)>,
}

/// One thing said about a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Sheet and cell, as indexes.
    pub cell: (usize, usize),
    /// What became of it.
    pub kind: As,
    /// Where it goes.
    pub place: Option<Place>,
    /// The JSON that is written.
    pub value: Option<String>,
    /// The reason, or the question.
    pub why: Cow<'static, str>,
    /// The project it is about.
    pub project: Option<usize>,
    /// The question, where it is one, and the answers that it allows.
    pub asked: Option<Box<(Question, Vec<Choice>)>>,
    /// Whether the value is said elsewhere than in the cell: by the header over it.
    pub elsewhere: bool,
}

impl Fact {
    /// What is said of a cell that has no place.
    fn new(cell: (usize, usize), kind: As, why: impl Into<Cow<'static, str>>, project: Option<usize>) -> Fact {
        Fact { cell, kind, place: None, value: None, why: why.into(), project, asked: None, elsewhere: false }
    }
}

/// A project as it was met.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Its name as printed.
    pub name: String,
    /// Names of its KPIs, in order.
    pub kpis: Vec<String>,
    /// The first KPI of each name with the year in which it was named first, in the order of the names.
    by_name: Vec<(usize, u16)>,
}

impl Project {
    /// The first KPI of a name with its first year, or where it belongs among the names.
    fn named(&self, name: &str) -> Result<(usize, u16), usize> {
        let found = self.by_name.binary_search_by(|(kpi, _)| self.kpis[*kpi].as_str().cmp(name));
        found.map(|at| self.by_name[at])
    }
}

/// What surrounds a cell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// The project.
    pub project: Option<usize>,
    /// The year.
    pub year: Option<u16>,
    /// The KPI.
    pub kpi: Option<usize>,
    /// The KPI's unit.
    pub unit: Option<&'a str>,
    /// Yen that 1 stands for, where it is said.
    pub scale: Option<i64>,
    /// Whether the amounts of the column are so small that nobody can say which unit all of them are in.
    pub no_unit: bool,
    /// The words of the column's headers, or of the label.
    pub header: &'a str,
}

/// The KPIs of one name in a project.
struct Namesakes {
    kpis: Vec<usize>,
    /// By year: how many of them are taken there for certain.
    taken: Vec<(u16, usize)>,
}

/// A row of a sheet, with the project and the year that it says an opinion of.
type OpinionRow = (usize, u32, Option<usize>, u16);

/// All that has been said so far.
pub struct Maker<'b> {
    /// The file.
    pub book: &'b Book,
    /// What is known beforehand.
    pub given: &'b Given,
    /// What was said; [`Maker::push`] adds to it.
    pub facts: Pieces<Fact>,
    /// What stands among it.
    pub(super) among: Among,
    /// The projects.
    pub projects: Vec<Project>,
    /// The year under review, of the sheet that is being read.
    pub year: u16,
    /// The year under review of the whole file.
    pub reviewed: u16,
    known: Known,
    counts: Counted<Place, usize>,
    /// Projects by their name as compared, and by their number.
    names: ByText<String, usize>,
    numbers: ByText<String, usize>,
    /// Further projects of a name.
    namesakes: ByText<String, Vec<usize>>,
    /// Projects of which it isn't known which of their name they are: nothing of them is written.
    waiting: HashMap<usize, &'static str>,
    /// Projects that a sheet of their own is about, by year, with what the sheet asks for.
    pub(super) own_sheets: HashMap<(usize, u16), Vec<&'static str>>,
    /// By project and the first of them: the KPIs of a name that was named again.
    same_name: Counted<(usize, usize), Namesakes>,
    /// A project's places in the strategy, as JSON.
    strategies: TextSet<(Option<usize>, String)>,
    /// The opinion that stands in a row of a sheet, of a project and year.
    opinions: HashMap<OpinionRow, (usize, usize)>,
    /// The group of costs that was named last in a project's plan.
    groups: HashMap<Option<usize>, String>,
    /// Headers of columns that nobody knows, and a cell below each.
    pub(super) unknown: BTreeMap<String, (usize, usize)>,
    /// Such headings below which words as 「達成」 stand beside the results: what they mean on one sheet they mean on the next.
    pub(super) degrees: HashSet<String>,
    /// Rows whose names are struck through and that are to be read, by their sheets.
    pub(super) struck_rows: HashSet<(usize, u32)>,
    /// Where further answers could stand.
    pub(super) room: Room,
    /// Where a part of a table is read by itself: what was looked for among the projects and isn't there.
    sought: Option<RefCell<Vec<joined::Sought>>>,
}

impl<'b> Maker<'b> {
    /// An empty plan of a file whose year under review is known.
    pub fn new(book: &'b Book, given: &'b Given, year: u16) -> Maker<'b> {
        let (names, numbers) = (ByText::default(), ByText::default());
        let (same_name, strategies) = (Counted::default(), TextSet::default());
        let (facts, projects) = (Pieces::default(), Vec::new());
        let (unknown, groups) = (BTreeMap::new(), HashMap::new());
        let room = Room::default();
        Maker {
            book,
            given,
            facts,
            among: Among::default(),
            projects,
            year,
            reviewed: year,
            known: Known::default(),
            counts: Counted::default(),
            names,
            numbers,
            namesakes: ByText::default(),
            waiting: HashMap::new(),
            own_sheets: HashMap::new(),
            same_name,
            strategies,
            opinions: HashMap::new(),
            groups,
            unknown,
            degrees: HashSet::new(),
            struck_rows: HashSet::new(),
            room,
            sought: None,
        }
    }

    /// What was said, and the names of the projects; and what was only needed to say it.
    pub(super) fn said(self) -> (Pieces<Fact>, Vec<Arc<str>>, Room, impl Send + Sync + use<>) {
        let names = self.projects.iter().map(|project| project.name.as_str().into()).collect();
        let of_projects = (self.projects, self.names, self.numbers, self.namesakes, self.same_name, self.strategies);
        (self.facts, names, self.room, (of_projects, self.known, self.counts))
    }

    /// Says something about a cell.
    pub fn say(&mut self, cell: (usize, usize), kind: As, why: impl Into<Cow<'static, str>>, project: Option<usize>) {
        self.push(Fact::new(cell, kind, why, project));
    }

    /// A cell that says what another one has said.
    fn repeat(&mut self, cell: (usize, usize), place: Place, value: String, why: impl Into<Cow<'static, str>>) {
        let fact = Fact::new(cell, As::Repeated, why, place.project);
        self.push(Fact { place: Some(place), value: Some(value), ..fact });
    }

    /// Another value in a place that has one.
    fn replace(&mut self, place: &Place, value: String) {
        let Some(at) = self.known.fact(place) else { return };
        if let Some(fact) = self.facts.get_mut(at) {
            fact.value = Some(value);
        }
    }

    /// Puts a value into a place.
    pub fn set(&mut self, cell: (usize, usize), place: Place, value: String, why: impl Into<Cow<'static, str>>) {
        let project = place.project;
        let Some(at) = self.known.put(&place, self.facts.len()) else { return self.add(cell, place, value, why) };
        let known = self.facts.get(at).and_then(|fact| fact.value.as_deref()).unwrap_or_default();
        if known == value {
            return self.repeat(cell, place, value, "同じ値が先に出ている");
        }
        let options = [known, value.as_str()].map(|value| Choice::new(plain(value), place.clone(), value));
        let why = format!("同じ項目の値が2通りある({known} と {value})。どちらか");
        let mut options = Vec::from(options);
        if place.field == "/number" {
            // Two numbers may be those of two projects.
            options.push(Choice { words: namesakes::OTHER.to_owned(), values: Vec::new() });
        }
        self.ask(cell, (TWO_VALUES, &place.field), why, project, options);
    }

    /// Puts a value into a place that has none; that it has one now isn't noted.
    pub(super) fn add(&mut self, cell: (usize, usize), place: Place, value: String, why: impl Into<Cow<'static, str>>) {
        let fact = Fact::new(cell, As::Value, why, place.project);
        self.push(Fact { place: Some(place), value: Some(value), ..fact });
    }

    /// Whether a place has its value.
    pub fn has(&self, place: &Place) -> bool {
        self.known.fact(place).is_some()
    }

    /// Whether the KPI that is meant has its base's year or its goal's time already.
    pub fn has_beside(&self, around: Around<'_>, concept: &str) -> bool {
        let field = if concept == "baseline_year" { "/baseline_year" } else { "/goal/by" };
        let year = around.year.or(Some(self.year));
        self.has(&Place { project: around.project, year, kpi: around.kpi, field: field.into() })
    }

    /// What a place says.
    pub fn get(&self, place: &Place) -> Option<&str> {
        self.known.fact(place).and_then(|at| self.facts.get(at)?.value.as_deref())
    }

    /// The next index of a list.
    pub fn next(&mut self, place: &Place) -> usize {
        let count = self.counts.entry(place.clone()).or_default();
        *count += 1;
        *count - 1
    }

    /// The project that has this number.
    pub fn numbered(&self, number: &str) -> Option<usize> {
        let found = self.numbers.get(number).copied();
        self.sought(found, || joined::Sought::Number(number.to_owned()));
        found
    }

    /// The project of this name.
    pub fn named(&self, name: &str) -> Option<usize> {
        let name = name_key(name);
        let found = self.names.get(&*name).copied();
        self.sought(found, || joined::Sought::Name(name));
        found
    }

    /// The only project whose name is nearly this one.
    pub fn like(&self, name: &str) -> Option<usize> {
        self.sought(None, || joined::Sought::Like);
        let mut found = (0..self.projects.len()).filter(|&at| alike(&self.projects[at].name, name));
        found.next().filter(|_| found.next().is_none())
    }

    /// The project of this name, a new one if there is none; its second spelling is kept as such.
    pub fn project(&mut self, cell: (usize, usize), name: &str, number: Option<&str>) -> usize {
        if let Some(struck) = self.struck_project(cell, name) {
            return struck;
        }
        let key = name_key(name);
        match self.of_key(&key)[..] {
            [] => {}
            [only] => return self.met_as(cell, only, name),
            ref several => return self.which(cell, name, number, several),
        }
        let like = number.and_then(|number| self.numbered(number)).filter(|&at| alike(&self.projects[at].name, name));
        if let Some(found) = like {
            self.variant(cell, found, name, "番号が同じで、名称の表記が違う");
            return found;
        }
        let project = self.begin(cell, name);
        self.names.insert(key, project);
        project
    }

    /// A project that the file itself tells from all others, whatever their names.
    pub(super) fn project_apart(&mut self, cell: (usize, usize), name: &str) -> usize {
        let project = self.begin(cell, name);
        self.names.entry(name_key(name)).or_insert(project);
        project
    }

    /// Another spelling of a project's name.
    pub fn variant(&mut self, cell: (usize, usize), project: usize, name: &str, why: &'static str) {
        self.names.entry(name_key(name)).or_insert(project);
        let list = Place { project: Some(project), field: "/name_variants".into(), ..Place::default() };
        let index = self.next(&list);
        let place = Place { field: format!("/name_variants/{index}").into(), ..list };
        self.set(cell, place, string(name), why);
    }

    /// The first KPI of this name in a project.
    pub fn named_kpi(&self, project: usize, name: &str) -> Option<usize> {
        self.projects.get(project)?.named(name).ok().map(|(first, _)| first)
    }

    /// The KPI of this name in a project and year, with what the name says besides.
    pub fn kpi(&mut self, cell: (usize, usize), project: usize, year: u16, name: &str) -> usize {
        let at = self.kpi_row(cell, project, year, name);
        let place = |field: &'static str| Place {
            project: Some(project),
            year: Some(year),
            kpi: Some(at),
            field: field.into(),
        };
        let shown = name.trim_start_matches(['(', '（', '〔', '【', '［', '[', '※']);
        if shown.starts_with("参考") {
            self.set(cell, place("/reference"), "true".into(), "名称に「参考」とある");
        }
        if let Some(unit) = unit_in_name(name) {
            self.set(cell, place("/unit"), string(&unit), "名称のかっこの中の単位");
        }
        at
    }

    /// The KPI of this name in a project and year; a second one of the same name in the same table is another.
    pub(super) fn kpi_row(&mut self, cell: (usize, usize), project: usize, year: u16, name: &str) -> usize {
        let place = |kpi| Place { project: Some(project), year: Some(year), kpi: Some(kpi), field: "/name".into() };
        let of = &mut self.projects[project];
        let at = match of.named(name) {
            Err(free) => {
                of.by_name.insert(free, (of.kpis.len(), year));
                of.kpis.push(name.to_owned());
                of.kpis.len() - 1
            }
            Ok((first, since)) => {
                let once = || Namesakes { kpis: vec![first], taken: vec![(since, 1)] };
                let same = self.same_name.entry((project, first)).or_insert_with(once);
                // A place once taken stays so: the search goes on where it ended last time.
                let of_year = same.taken.iter().position(|(of, _)| *of == year).unwrap_or_else(|| {
                    same.taken.push((year, 0));
                    same.taken.len() - 1
                });
                let is_free = |n: &usize| self.known.fact(&place(same.kpis[*n])).is_none();
                let n = (same.taken[of_year].1..same.kpis.len()).find(is_free).unwrap_or(same.kpis.len());
                same.taken[of_year].1 = n + 1;
                if n == same.kpis.len() {
                    same.kpis.push(of.kpis.len());
                    of.kpis.push(name.to_owned());
                }
                same.kpis[n]
            }
        };
        self.set(cell, place(at), string(name), "指標名");
        at
    }

    fn cell(&self, (sheet, cell): (usize, usize)) -> Option<(&'b Sheet, &'b Cell)> {
        let sheet = self.book.sheets.get(sheet)?;
        Some((sheet, sheet.cells.get(cell)?))
    }
}

/// A JSON value as words.
pub(in crate::exchange) fn plain(value: &str) -> String {
    serde_json::from_str::<String>(value).unwrap_or_else(|_| value.to_owned())
}
