//! A file's values beside a ledger that is there: what would change, to be taken whole, one by one, or left.
//!
//! What the file was made from (what a department was given; else the ledger as it is) is the **base**. An [`Offer`] is one
//! value that the file says otherwise than the base, or a row that the base doesn't have. Rows are found by what they are (a
//! project's name, a review's year, a KPI's name), never by their position; a name that is only alike is asked about, so
//! that a spelling mistake makes no second project. What is taken goes through the engine that merges two people's saves
//! ([`mod@take`]): base, the ledger as it is now, and the base with what was taken.
//!
//! The ledger's own heading (its title, town, year and notes) is never changed by a file that comes in; a town that it doesn't say
//! is filled in. A ledger that was only begun gets what a new one made of the file has: its title, notes and programmes.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::asking;
use super::mapping::{Answer, LEAVE, Mapping, TWO_VALUES};
use super::plan::{As, Plan};
use super::values::rescaled;
use super::words::squeezed;
use crate::json::{Doc, Edit, Pointer, Tree, Value};
use crate::ledger::beginning;
use crate::ledger::field::{Kind, field};
use crate::ledger::label;
use crate::ledger::printed::State;
use crate::ledger::view::printed;
use crate::ledger::year::FiscalYear;

mod cleared;
pub mod doubt;
pub(super) mod partners;
mod quantity;
pub(super) mod rows;
mod same;
pub mod take;
mod together;
mod walk;

pub(crate) use together::made;
pub use together::together;

/// The cells of a file that say one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The file's name.
    pub file: String,
    /// Sheets and cells: `KPI!E12`.
    pub(crate) cells: Vec<String>,
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.file, self.cells.first().map_or("", String::as_str))?;
        match self.cells.len() {
            0 | 1 => Ok(()),
            more => write!(f, " ほか{}セル", more - 1),
        }
    }
}

/// A value, or a whole row, that a file says and the base doesn't.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where it stands in the base; for a new row, the list and `-`.
    pub pointer: Pointer,
    /// The place in the officials' words.
    pub(crate) label: String,
    /// What the base says, as written; `None`: nothing.
    pub before: Option<String>,
    /// What the file says, as JSON.
    pub after: String,
    /// Where it says so.
    pub source: Source,
    /// Whether it is an answer to what was sent: what its author changed is known then.
    pub(crate) is_answer: bool,
    /// Whether it is a total of a file that has only some of the projects which the base adds up for that year.
    pub(crate) of_part: bool,
    /// Why only a person takes it, where the value itself gives a reason.
    pub(crate) doubt: Option<doubt::Doubt>,
    /// Other values that other files say at the same place: a person has to decide.
    pub others: Vec<(String, Source)>,
}

impl Offer {
    /// Whether it is a new row.
    pub(crate) fn is_row(&self) -> bool {
        self.pointer.as_str().ends_with("/-")
    }

    /// Whether it would open again what is filled in: the ledger has a number, and the file is blank or says that it is still
    /// to come, which may well be an older copy.
    fn takes_back(&self) -> bool {
        let state = |raw: &str| Tree::parse(raw).map(|tree| printed(Some(tree.root(raw))).state());
        // A department that answers 確認中 means it; a number that it calls preliminary stands beside one that was settled.
        let meant = self.is_answer && !self.after.contains(char::is_numeric);
        !self.is_row()
            && !meant
            && self.before.as_deref().is_some_and(|before| state(before) == Ok(State::Fixed))
            && matches!(state(&self.after), Ok(State::Pending | State::Blank))
    }

    /// Whether it is an amount that is a thousand times (or ten thousand, a million) the base's, or the base's that much the
    /// file's: one of them may be in another unit. Answers were asked about it cell by cell.
    fn is_rescaled(&self) -> bool {
        let is_amount = field(&self.pointer).is_some_and(|field| field.kind == Kind::Yen);
        let (was, is) = (self.before.as_deref().map(str::parse::<i64>), self.after.parse::<i64>());
        let (Some(Ok(was)), Ok(is)) = (was, is) else { return false };
        is_amount && !self.is_answer && rescaled(was, is).is_some()
    }

    /// The values of the new row that it is, with their names.
    pub(crate) fn held(&self, base: &Doc) -> Vec<(String, String)> {
        label::inside(base, &self.pointer, &self.after)
    }

    /// A value at its place, as JSON, with the whole of its text.
    pub(crate) fn whole(&self, base: &Doc, raw: &str) -> String {
        let values = label::inside(base, &self.pointer, raw);
        let words: Vec<String> = values.into_iter().map(|(_, value)| value).collect();
        if words.is_empty() { label::BLANK.to_owned() } else { words.join(" / ") }
    }

    /// A row in a few words: its first values, and how many more it holds.
    fn in_words(&self, base: &Doc, row: &str) -> String {
        const FIRST: usize = 6;
        let held = label::inside(base, &self.pointer, row);
        let cut = |value: &str| match value.char_indices().nth(40) {
            Some((end, _)) => format!("{}…", &value[..end]),
            None => value.to_owned(),
        };
        let words: Vec<String> =
            held.iter().take(FIRST).map(|(label, value)| format!("{label} {}", cut(value))).collect();
        let more = held.len().saturating_sub(FIRST);
        let more = if more > 0 { format!(" ほか{more}項目") } else { String::new() };
        format!("{}{more}", words.join("、"))
    }

    /// The edit of the base that takes it.
    fn edit(&self, at: u64) -> Edit {
        match &self.before {
            Some(before) => Edit::replace(self.pointer.clone(), before.as_str(), self.after.as_str(), at),
            None => Edit::insert(self.pointer.clone(), self.after.as_str(), at),
        }
    }
}

/// Files beside a base.
#[derive(Clone, Debug, Default)]
pub struct Against {
    /// What the files say otherwise, in the order of the files' cells.
    pub offers: Vec<Offer>,
    /// The offers by their place, or where they are new rows by what they are called.
    known: HashMap<String, Vec<usize>>,
    /// How many values are the same in both.
    pub same: usize,
    /// That it may be the wrong file.
    pub warnings: Vec<Warning>,
    /// Rows of which it must be said which of the base's they are.
    pub questions: Vec<Answer>,
    /// Values that are no part of a ledger's body, with their cells.
    pub left: Vec<Source>,
    /// What there is to say of departments' answers, in sentences.
    pub told: Vec<String>,
    /// How many answers can't be taken.
    pub untaken: usize,
}

/// Why a file may be the wrong one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Another town: the ledger's and the file's.
    Town(String, String),
    /// Another year.
    Year(String, String),
    /// None of its projects is in the ledger.
    Strange,
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (what, ledger, file) = match self {
            Self::Town(ledger, file) => ("自治体", ledger, file),
            Self::Year(ledger, file) => ("年度", ledger, file),
            Self::Strange => {
                return f.write_str(
                    "ファイルの事業が1つも台帳にありません。台帳かファイルを間違えていないか確かめてください。",
                );
            }
        };
        let next = FiscalYear::parse(ledger).is_some_and(|year| FiscalYear::parse(file).is_some_and(|of| of > year));
        let roll = match self {
            Self::Year(..) if next => {
                format!(
                    "次の年度の結果なら、先に台帳を次の年度へ進めてください\
                     (画面では R、コマンドでは kensho roll 台帳 --to {file})。"
                )
            }
            _ => String::new(),
        };
        write!(
            f,
            "{what}が違います(台帳は {ledger}、ファイルは {file})。ファイルを間違えていないか確かめてください。{roll}"
        )
    }
}

/// Lays the plans of files beside a base, one after the other.
pub fn against(plans: &[Plan], base: &Doc, mapping: &Mapping) -> Against {
    beside(plans, base, mapping, beginning::is_one(base))
}

/// The same. `new`: whether the base is only being made of files.
fn beside(plans: &[Plan], base: &Doc, mapping: &Mapping, new: bool) -> Against {
    let text = base.to_text();
    let mut found = Against::default();
    let Ok(tree) = Tree::parse(&text) else { return found };
    let root = tree.root(&text);
    for plan in plans {
        let from = found.offers.len();
        if let Some(answers) = &plan.answers {
            asking::merged::offers(plan, answers, root, base, &mut found);
            doubt::mark(&mut found.offers[from..], base, root, plan);
            continue;
        }
        let Some(file) = plan.ledger() else { continue };
        let Ok(made) = Tree::parse(&file) else { continue };
        let made = made.root(&file);
        found.warn(root, made, plan, new);
        walk::Walk::new(base, root, made, plan, mapping, new, &mut found).run();
        doubt::mark(&mut found.offers[from..], base, root, plan);
    }
    found.settle(base, mapping);
    found.told.extend(asking::merged::missing(plans, root));
    found
}

/// Whether a ledger may have been made from a base: the name of some project is in both, or one of them has none. Ids don't
/// count: every ledger that was imported has its p1.
pub(crate) fn stems_from(ledger: &Doc, base: &Doc) -> bool {
    let known = |doc: &Doc| -> HashSet<String> {
        let name = |value: Value<'_>| value.get("name").and_then(Value::str).map(|name| squeezed(&name));
        let project = |at: usize| doc.find(&Pointer::root().key(doc.key()).index(at), name).ok().flatten();
        (0..doc.len()).filter_map(project).collect()
    };
    let (ours, theirs) = (known(ledger), known(base));
    ours.is_empty() || theirs.is_empty() || !ours.is_disjoint(&theirs)
}

/// What is said of a base from which a ledger doesn't stem: no difference from it would mean anything.
pub(crate) fn no_base(file: &str) -> String {
    format!("{file} と台帳に、同じ事業が1つもありません。この台帳を配ったときの控えを指定してください。")
}

impl Against {
    fn warn(&mut self, ledger: Value<'_>, file: Value<'_>, plan: &Plan, new: bool) {
        let said = |value: Value<'_>, key: &str| {
            value.get(key).and_then(Value::str).map(|text| squeezed(&super::out::as_written(&text))).unwrap_or_default()
        };
        let town = |value| said(value, "municipality");
        let year = |value| {
            let text = said(value, "fiscal_year");
            FiscalYear::parse(&text).map_or(text, FiscalYear::short)
        };
        let differ = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && !a.contains(b) && !b.contains(a);
        let mut add = |warning| {
            if !self.warnings.contains(&warning) {
                self.warnings.push(warning);
            }
        };
        // A name is no more than a hint: it says whose a file is beside a ledger that is one town's for certain.
        let named =
            |said: String| if said.is_empty() && !new { plan.town_of_names().unwrap_or_default() } else { said };
        let (ours, theirs) = (town(ledger), named(town(file)));
        if differ(&ours, &theirs) {
            add(Warning::Town(ours, theirs));
        }
        let (ours, theirs) = (year(ledger), year(file));
        if differ(&ours, &theirs) {
            add(Warning::Year(ours, theirs));
        }
    }

    /// Adds an offer; where a file before has said the place, the same value is known and another one is asked about.
    pub(super) fn offer(&mut self, new: Offer) {
        let (keys, number) = match new.is_row() {
            true => (rows::known_by(&new.pointer, &new.after), rows::number_of(&new.pointer, &new.after)),
            false => (vec![new.pointer.to_string()], None),
        };
        let is_other = |at: &usize| {
            let known = self.offers.get(*at).filter(|_| number.is_some());
            let other = known.and_then(|known| rows::number_of(&known.pointer, &known.after));
            other.is_some() && other != number
        };
        let known = keys.iter().filter_map(|key| self.known.get(key)?.iter().copied().find(|at| !is_other(at))).min();
        // A row that others say more of is known by what they call it, too.
        let at = known.unwrap_or(self.offers.len());
        for key in keys {
            let known = self.known.entry(key).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        }
        match self.offers.get_mut(at) {
            None => self.offers.push(new),
            Some(known) if known.is_row() => {
                let (after, clashes) = same::joined(&known.after, &new.after);
                known.after = after;
                known
                    .source
                    .cells
                    .extend(new.source.cells.iter().filter(|_| known.source.file == new.source.file).cloned());
                known.others.extend(clashes.into_iter().map(|value| (value, new.source.clone())));
            }
            Some(known) if same::same_text(&known.after, &new.after) => self.same += 1,
            // Lines that the base doesn't have at all: what one file says besides stands behind what another one said.
            Some(known) if [&known.after, &new.after].iter().all(|lines| lines.starts_with('[')) => {
                known.after = same::joined(&known.after, &new.after).0;
            }
            Some(known) => known.others.push((new.after, new.source)),
        }
    }

    /// Takes what was answered of values about which files contradict each other.
    fn settle(&mut self, base: &Doc, mapping: &Mapping) {
        for offer in self.offers.iter_mut().filter(|offer| !offer.others.is_empty() && !offer.is_row()) {
            let Some(answer) = mapping.answer(TWO_VALUES, &offer.label, together::BETWEEN) else { continue };
            let shown = |raw: &str| label::shown(base, &offer.pointer, raw);
            if shown(&offer.after) == answer {
                offer.others.clear();
            } else if let Some((after, source)) = offer.others.iter().find(|(raw, _)| shown(raw) == answer).cloned() {
                (offer.after, offer.source) = (after, source);
                offer.others.clear();
            }
        }
    }

    /// What somebody wrote in a base where a file says otherwise. The title that a ledger begins with is the program's: nobody did.
    pub fn written<'o>(offer: &'o Offer, base: &Doc) -> Option<&'o str> {
        let made_up = || offer.pointer.as_str() == "/title" && beginning::is_one(base);
        offer.before.as_deref().filter(|_| !made_up())
    }

    /// The ledger's value and a file's, as officials read them.
    pub(crate) fn shown(offer: &Offer, base: &Doc) -> (String, String) {
        if offer.is_row() {
            return ("（行がない）".to_owned(), offer.in_words(base, &offer.after));
        }
        label::shown_pair(base, &offer.pointer, Self::written(offer, base), Some(&offer.after))
    }

    /// What the ledger says by now where a file says otherwise, as officials read it. `now`: as written; `None`: the row is gone.
    pub(crate) fn shown_now(offer: &Offer, doc: &Doc, now: Option<&str>) -> String {
        match now {
            None => "（行がない）".to_owned(),
            Some(row) if offer.is_row() => offer.in_words(doc, row),
            Some(now) => label::shown(doc, &offer.pointer, now),
        }
    }

    /// What has to be answered before more can be taken: which row of the ledger a row of a file is.
    pub(crate) fn asks(&self, mapping: &Mapping) -> Vec<Answer> {
        let open = |asked: &&Answer| mapping.answer_to(asked).is_none();
        self.questions.iter().filter(open).cloned().collect()
    }
}

/// The cells of a plan by the place that they say.
struct Cells(BTreeMap<String, Vec<String>>);

impl Cells {
    fn of(plan: &Plan) -> Cells {
        let mut cells: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for entry in plan.entries.iter().filter(|entry| entry.kind == As::Value) {
            if let Some(pointer) = &entry.pointer {
                cells.entry(pointer.to_string()).or_default().push(entry.place());
            }
        }
        Cells(cells)
    }

    /// The cells that say the fields of a name, in whatever row.
    fn ending(&self, field: &str) -> Vec<String> {
        let of_field = self.0.iter().filter(|(key, _)| key.ends_with(field));
        of_field.flat_map(|(_, cells)| cells.iter().cloned()).take(200).collect()
    }

    /// The cells that say a place or what stands below it, each once.
    fn below(&self, pointer: &Pointer) -> Vec<String> {
        let at = pointer.as_str();
        let mut cells: Vec<String> = self.0.get(at).cloned().unwrap_or_default();
        let below = format!("{at}/");
        let inside = self.0.range(below.clone()..).take_while(|(key, _)| key.starts_with(&below));
        for cell in inside.flat_map(|(_, cells)| cells) {
            if !cells.contains(cell) && cells.len() < 200 {
                cells.push(cell.clone());
            }
        }
        cells
    }
}

/// The question which row of the base a file's row is.
fn which_row(kind: &str, (name, about): (&str, String), like: &str, source: &Source) -> Answer {
    Answer {
        question: kind.to_owned(),
        about,
        asked: format!("ファイルの「{name}」は、台帳の「{like}」のことか"),
        place: source.to_string(),
        options: vec![like.to_owned(), NEW.to_owned(), LEAVE.to_owned()],
        ..Answer::default()
    }
}

/// The answer that a row is a new one.
pub const NEW: &str = "新しく加える";
