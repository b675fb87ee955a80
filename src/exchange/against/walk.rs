//! A file's ledger gone through beside the base, value by value.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::super::mapping::{LEAVE, Mapping};
use super::super::out::as_written;
use super::super::place::alike;
use super::super::plan::{As, Entry, Plan};
use super::super::values::string;
use super::super::words::squeezed;
use super::cleared::{self, Cleared};
use super::doubt::{self, Doubt};
use super::partners::{Partner, Partners};
use super::quantity::{grain, is_printed, same_quantity, unit_of};
use super::rows::{self, FreeIds};
use super::same::same;
use super::{Against, Cells, NEW, Offer, Source, Warning, which_row};
use crate::change::merge::on_one_line;
use crate::json::{Doc, Edit, Kind, Pointer, Tree, Value};
use crate::ledger::beginning;
use crate::ledger::field::{Kind as FieldKind, field};
use crate::ledger::label;
use crate::ledger::printed::State;
use crate::ledger::view::printed;
use crate::ledger::year::FiscalYear;

/// Members of the ledger that a file never changes; whose it is, is filled in where the ledger doesn't say so. One that was
/// only begun has a title of the program's and nothing else of its own.
const HEADING: [&str; 8] =
    ["format", "title", "review_title", "municipality", "fiscal_year", "notes", "municipality_code", "prefecture"];

/// Lists of lines whose order matters: line for line where there are as many, else only what is new.
const LINES: [&str; 2] = ["purpose", "eligibility"];

/// What the format calls a review of what is planned, and one of what came of it.
const PLAN: &str = "計画";
const RESULTS: &str = "実績";

pub(super) struct Walk<'w> {
    base: &'w Doc,
    root: Value<'w>,
    file: Value<'w>,
    cells: Cells,
    name: String,
    plan: &'w Plan,
    /// The cells of projects, looked at where one seems to have come back empty.
    cleared: Option<Cleared>,
    mapping: &'w Mapping,
    /// Programmes by name: their ids in the base.
    programs: HashMap<String, String>,
    /// Whether the base is only being made of files.
    new: bool,
    /// The ids of new projects.
    ids: FreeIds,
    /// Which of the base's projects the file has.
    met: Vec<bool>,
    /// The base's projects of which only the name is the file's.
    swapped: Vec<usize>,
    /// What the cells say that tell an amount, by place: read when one differs by little.
    amounts: OnceCell<HashMap<String, Arc<str>>>,
    /// How many offers there were before this file's.
    from: usize,
    found: &'w mut Against,
    /// The project whose rows are looked at, as the base calls it.
    project: String,
}

/// A place in the base and in the file.
#[derive(Clone)]
struct At {
    base: Pointer,
    file: Pointer,
}

impl At {
    fn key(&self, name: &str) -> At {
        At { base: self.base.key(name), file: self.file.key(name) }
    }
}

impl<'w> Walk<'w> {
    pub(super) fn new(
        base: &'w Doc,
        root: Value<'w>,
        file: Value<'w>,
        plan: &'w Plan,
        mapping: &'w Mapping,
        new: bool,
        found: &'w mut Against,
    ) -> Walk<'w> {
        let mut programs = HashMap::new();
        for program in root.get("programs").into_iter().flat_map(Value::items) {
            let said = |key: &str| program.get(key).and_then(Value::str).map(Cow::into_owned);
            if let Some(id) = said("id") {
                programs.extend(said("name").map(|name| (squeezed(&name), id.clone())));
                programs.insert(squeezed(&id), id);
            }
        }
        let rows: Vec<Value<'_>> = root.get("projects").into_iter().flat_map(Value::items).collect();
        let offered = found.offers.iter().filter(|offer| offer.pointer.as_str() == "/projects/-").count();
        let (cells, name) = (Cells::of(plan), plan.name().to_owned());
        let ids = FreeIds::beside(&rows, rows.len() + offered);
        let (met, from) = (vec![false; rows.len()], found.offers.len());
        Walk {
            base,
            root,
            file,
            cells,
            name,
            plan,
            cleared: None,
            mapping,
            programs,
            new,
            ids,
            met,
            swapped: Vec::new(),
            amounts: OnceCell::new(),
            from,
            found,
            project: String::new(),
        }
    }

    pub(super) fn run(mut self) {
        let (root, file) = (self.root, self.file);
        let at = At { base: Pointer::root(), file: Pointer::root() };
        for member in file.members() {
            let key = member.key();
            let at = at.key(&key);
            let town = root.get("municipality").and_then(Value::str).unwrap_or_default();
            let fills = match &*key {
                "municipality" | "prefecture" if town.trim().is_empty() => true,
                "title" if beginning::is_one(self.base) => true,
                key => self.new && (key == "notes" || root.get(key).is_none()),
            };
            if HEADING.contains(&&*key) && !fills {
                let source = self.source(&at);
                self.found.left.extend((!source.cells.is_empty()).then_some(source));
                continue;
            }
            self.value(&at, root.get(&key), member.value);
        }
        self.partial_totals();
        let projects = Pointer::root().key("projects");
        for at in self.swapped.iter().map(|&to| projects.index(to)) {
            let of_it = self.found.offers.iter_mut().skip(self.from).filter(|offer| offer.pointer.starts_with(&at));
            of_it.for_each(|offer| offer.doubt = Some(Doubt::Swapped));
        }
        let told = self.cleared.map(|cleared| cleared.told(&self.name));
        self.found.told.extend(told.into_iter().flatten());
    }

    /// Marks the totals of a year of which the file has not all projects that the base adds up: what it sums up is less.
    fn partial_totals(&mut self) {
        let year_of =
            |row: Value<'_>| row.get("fiscal_year").and_then(Value::str).and_then(|year| FiscalYear::parse(&year));
        let projects: Vec<Value<'_>> = self.root.get("projects").into_iter().flat_map(Value::items).collect();
        let missing: Vec<Value<'_>> =
            projects.iter().zip(&self.met).filter(|(_, met)| !**met).map(|(project, _)| *project).collect();
        let totals: Vec<Value<'_>> = self.root.get("totals").into_iter().flat_map(Value::items).collect();
        for offer in self.found.offers.iter_mut().skip(self.from) {
            let tokens: Vec<_> = offer.pointer.tokens().collect();
            if tokens.first().is_none_or(|list| list != "totals") {
                continue;
            }
            let known = tokens.get(1).and_then(|at| totals.get(at.parse::<usize>().ok()?)).copied();
            let tree = Tree::parse(&offer.after).ok().filter(|_| known.is_none());
            let year = known.or(tree.as_ref().map(|tree| tree.root(&offer.after))).and_then(year_of);
            // A total that doesn't say its year may be of any.
            offer.of_part = missing.iter().any(|project| {
                let mut reviews = project.get("reviews").into_iter().flat_map(Value::items);
                reviews.any(|review| year.is_none_or(|year| year_of(review).is_none_or(|of| of == year)))
            });
        }
    }

    fn source(&self, at: &At) -> Source {
        Source { file: self.name.clone(), cells: self.cells.below(&at.file) }
    }

    fn value(&mut self, at: &At, base: Option<Value<'_>>, file: Value<'_>) {
        let key = at.base.parent().map(|(_, key)| key).unwrap_or_default();
        match (base.filter(|base| !base.is_null()), file.kind()) {
            (_, Kind::Null) => {}
            // A no where nothing is said says nothing more.
            (None, Kind::Bool) if file.bool() == Some(false) => self.found.same += 1,
            (Some(base), Kind::Object) if base.kind() == Kind::Object => {
                for member in file.members().filter(|member| member.key() != "id") {
                    let key = member.key();
                    self.value(&at.key(&key), base.get(&key), member.value);
                }
            }
            (Some(base), Kind::Array) if base.kind() == Kind::Array => self.list(at, &key, base, file),
            (Some(base), Kind::String | Kind::Number | Kind::Bool) if same(&key, base, &self.written(&key, file)) => {
                self.found.same += 1;
            }
            (Some(base), Kind::String | Kind::Number) if self.is_same_quantity(at, base, file) => self.found.same += 1,
            (Some(base), Kind::Number) if self.is_same_when_rounded(at, base, file) => self.found.same += 1,
            _ => {
                let after = self.written(&key, file);
                let label = label::describe(self.base, &at.base);
                let before = base.map(|base| base.raw().to_owned());
                self.offer(at.base.clone(), label, before, after, self.source(at));
            }
        }
    }

    /// Whether the base and the file say one number, and only one of them prints the row's unit.
    fn is_same_quantity(&self, at: &At, base: Value<'_>, file: Value<'_>) -> bool {
        is_printed(&at.base)
            && unit_of(self.base, &at.base).is_some_and(|unit| same_quantity(base.raw(), file.raw(), &unit))
    }

    /// Whether an amount is the base's, as the file's unit shows it: 38,651 thousands of yen are 38,650,500円. How the rest was
    /// rounded is the town's affair.
    fn is_same_when_rounded(&self, at: &At, base: Value<'_>, file: Value<'_>) -> bool {
        if !field(&at.base).is_some_and(|field| field.kind == FieldKind::Yen) {
            return false;
        }
        let (Ok(was), Ok(is)) = (base.raw().parse::<i64>(), file.raw().parse::<i64>()) else { return false };
        let amounts = self.amounts.get_or_init(|| {
            let amounts = self.plan.entries.iter().filter(|entry| entry.kind == As::Value);
            amounts.filter_map(|entry| Some((entry.pointer.as_ref()?.to_string(), entry.text.clone()))).collect()
        });
        let grain = amounts.get(at.file.as_str()).and_then(|text| grain(text, is));
        is != 0 && grain.is_some_and(|grain| (was - is).abs() < grain)
    }

    fn offer(&mut self, pointer: Pointer, label: String, before: Option<String>, after: String, source: Source) {
        // What no cell says (the basis, a programme's id) is only of use in a new ledger.
        if source.cells.is_empty() {
            return;
        }
        self.found.offer(Offer {
            pointer,
            label,
            before,
            after,
            source,
            is_answer: false,
            of_part: false,
            doubt: None,
            others: Vec::new(),
        });
    }

    /// A file's value as it is written into the base: a programme is known there by its own id.
    fn written(&self, key: &str, file: Value<'_>) -> String {
        let program = file.str().filter(|_| key == "program").and_then(|name| self.programs.get(&squeezed(&name)));
        match program {
            Some(id) => string(id),
            None => on_one_line(file.raw()),
        }
    }

    fn list(&mut self, at: &At, list: &str, base: Value<'_>, file: Value<'_>) {
        let (base_rows, file_rows): (Vec<_>, Vec<_>) = (base.items().collect(), file.items().collect());
        if file_rows.iter().all(|row| row.kind() != Kind::Object) {
            return self.lines(at, list, &base_rows, &file_rows);
        }
        let partners = Partners::new(list, &file_rows, &base_rows);
        let by_id = by_id(list, &base_rows);
        let mut taken = vec![false; base_rows.len()];
        let mut strange = 0;
        for (index, &row) in file_rows.iter().enumerate() {
            let inner = At { base: at.base.clone(), file: at.file.index(index) };
            let by_id = self.by_id(list, &inner, row, &base_rows, &by_id).map(Partner::Row);
            let found = by_id.unwrap_or_else(|| partners.of(index, &taken));
            let renamed = || partners.renamed(index, &taken).map_or(Partner::New, Partner::Like);
            let found = if matches!(found, Partner::New) { renamed() } else { found };
            let found = match found {
                Partner::Like(like) => {
                    let (name, other) = (rows::name(list, row), rows::name(list, base_rows[like]));
                    let about = rows::about(list, &self.project, &name);
                    match self.mapping.answer(list, &about, "") {
                        None => {
                            let asked = which_row(list, (&name, about), &other, &self.source(&inner));
                            self.found.questions.push(asked);
                            continue;
                        }
                        Some(LEAVE) => continue,
                        Some(NEW) => Partner::New,
                        Some(answer) => (0..base_rows.len())
                            .find(|&at| rows::name(list, base_rows[at]) == answer)
                            .map_or(Partner::New, Partner::Row),
                    }
                }
                found => found,
            };
            match found {
                Partner::Row(to) | Partner::Like(to) => {
                    if let Some(slot) = taken.get_mut(to) {
                        *slot = true;
                    }
                    if let Some(met) = self.met.get_mut(to).filter(|_| list == "projects") {
                        *met = true;
                    }
                    if list == "projects" {
                        self.project = rows::name(list, base_rows[to]);
                    }
                    if list == "projects" && doubt::is_swapped(row, to, &base_rows) {
                        self.swapped.push(to);
                    }
                    let at = At { base: at.base.index(to), ..inner };
                    let told = matches!(list, "projects" | "reviews" | "kpis");
                    if told && cleared::missing(&at.file, row, base_rows[to]).next().is_some() {
                        let cleared = self.cleared.get_or_insert_with(|| Cleared::of(self.plan));
                        cleared.look((&at.file, row), self.base, (&at.base, base_rows[to]));
                    }
                    // A row that was found under another spelling keeps its own.
                    for member in row.members().filter(|member| member.key() != "id") {
                        let key = member.key();
                        let named = key == "name" || (list == "reviews" && key == "fiscal_year");
                        if list == "reviews" && key == "basis" && self.cells.below(&at.file.key("basis")).is_empty() {
                            self.basis(&at, base_rows[to], row);
                        } else if !named {
                            self.value(&at.key(&key), base_rows[to].get(&key), member.value);
                        }
                    }
                }
                Partner::New => {
                    strange += usize::from(list == "projects");
                    let label = self.row_label(at, list, row);
                    let after = self.new_row(list, row, &base_rows);
                    let mut source = self.source(&inner);
                    if self.new && list == "programs" && source.cells.is_empty() {
                        source.cells = self.naming(row);
                    }
                    self.offer(at.base.key("-"), label, None, after, source);
                }
            }
        }
        if strange > 0 && strange == file_rows.len() && !base_rows.is_empty() {
            self.found.warnings.push(Warning::Strange);
        }
    }

    /// The cells of the reviews that name a programme which the file lists nowhere.
    fn naming(&self, program: Value<'_>) -> Vec<String> {
        let id = program.get("id").map(Value::raw);
        let names = |entry: &&Entry| {
            entry.kind == As::Value
                && entry.pointer.as_ref().is_some_and(|spot| spot.key() == "program")
                && entry.value.as_deref() == id
        };
        self.plan.entries.iter().filter(names).map(Entry::place).collect()
    }

    /// A plan of which the file says what came of it is one of results from then on, though no cell says so itself.
    fn basis(&mut self, at: &At, base: Value<'_>, file: Value<'_>) {
        let said = |value: Value<'_>| value.get("basis").and_then(Value::str).map(Cow::into_owned);
        if said(base).as_deref() != Some(PLAN) || said(file).as_deref() != Some(RESULTS) {
            return;
        }
        let known = |value: Option<Value<'_>>| {
            value.is_some() && !matches!(printed(value).state(), State::Pending | State::Blank)
        };
        let kpis = file.get("kpis").into_iter().flat_map(Value::items).enumerate();
        let kpis = kpis.filter(|(_, kpi)| known(kpi.get("actual")));
        let mut results: Vec<Pointer> = kpis.map(|(index, _)| at.file.key("kpis").index(index).key("actual")).collect();
        results.extend(file.get("grant").filter(|grant| !grant.is_null()).map(|_| at.file.key("grant")));
        results
            .extend(known(file.get("effect").and_then(|effect| effect.get("rating"))).then(|| at.file.key("effect")));
        let cells = results.iter().flat_map(|result| self.cells.below(result)).collect();
        let at = at.key("basis");
        let source = Source { file: self.name.clone(), cells };
        let label = label::describe(self.base, &at.base);
        self.offer(at.base, label, Some(string(PLAN)), string(RESULTS), source);
    }

    /// The project of the base whose id a cell of the file says, where their names are alike too: ids of different towns may
    /// be the same.
    fn by_id(
        &self,
        list: &str,
        at: &At,
        row: Value<'_>,
        base: &[Value<'_>],
        by_id: &HashMap<String, Vec<usize>>,
    ) -> Option<usize> {
        if list != "projects" || self.cells.below(&at.file.key("id")).is_empty() {
            return None;
        }
        let (id, name) = (row.get("id").and_then(Value::str)?, rows::name(list, row));
        let is_it = |at: &usize| alike(&as_written(&rows::name(list, base[*at])), &name);
        by_id.get(&*id)?.iter().copied().find(is_it)
    }

    fn row_label(&self, at: &At, list: &str, row: Value<'_>) -> String {
        let name = rows::name(list, row);
        let name = FiscalYear::parse(&name).map_or(name, |year| year.to_string());
        format!("{}に「{name}」を加える", label::describe(self.base, &at.base))
    }

    /// A new row as it is written: a project with an id that no other has, reviews with the base's programmes.
    fn new_row(&mut self, list: &str, row: Value<'_>, base: &[Value<'_>]) -> String {
        let Ok(mut doc) = Doc::whole(&on_one_line(row.raw())) else { return row.raw().to_owned() };
        let mut put = |pointer: Pointer, before: Option<Value<'_>>, after: String| {
            let edit = before.map(|before| Edit::replace(pointer, on_one_line(before.raw()), after, 0));
            edit.map(|edit| doc.apply(&edit))
        };
        if list == "projects" {
            let id = self.ids.next();
            put(Pointer::root().key("id"), row.get("id"), string(&id));
            for (n, review) in row.get("reviews").into_iter().flat_map(Value::items).enumerate() {
                if let Some(program) = review.get("program") {
                    let at = Pointer::root().key("reviews").index(n).key("program");
                    put(at, Some(program), self.written("program", program));
                }
            }
        } else if list == "reviews" {
            let program = row.get("program").map(|program| self.written("program", program));
            put(Pointer::root().key("program"), row.get("program"), program.unwrap_or_default());
            for (n, kpi) in row.get("kpis").into_iter().flat_map(Value::items).enumerate() {
                if let Some(name) = self.kpi_of_other_years(kpi, base) {
                    put(Pointer::root().key("kpis").index(n).key("name"), kpi.get("name"), string(&name));
                }
            }
        }
        doc.to_text()
    }

    /// What the base's reviews of other years call a KPI that a file's new review calls otherwise: its name without a list mark,
    /// or as it was answered.
    fn kpi_of_other_years(&self, kpi: Value<'_>, reviews: &[Value<'_>]) -> Option<String> {
        let name = rows::name("kpis", kpi);
        let known = reviews.iter().flat_map(|review| review.get("kpis").into_iter().flat_map(Value::items));
        let known: Vec<String> = known.map(|known| rows::name("kpis", known)).collect();
        if known.contains(&name) {
            return None;
        }
        let about = rows::about("kpis", &self.project, &name);
        let answered = self.mapping.answer("kpis", &about, "");
        let unmarked = |name: &str| squeezed(rows::unmarked(name));
        let is_it = |known: &&String| answered == Some(known.as_str()) || unmarked(known) == unmarked(&name);
        known.iter().rev().find(is_it).cloned()
    }

    /// Lines of text: those that the base doesn't have are new.
    fn lines(&mut self, at: &At, list: &str, base: &[Value<'_>], file: &[Value<'_>]) {
        let by_position = LINES.contains(&list) && base.len() == file.len();
        for (index, &line) in file.iter().enumerate() {
            let inner = At { base: at.base.index(index), file: at.file.index(index) };
            if by_position {
                self.value(&inner, base.get(index).copied(), line);
            } else if base.iter().any(|other| same("", *other, line.raw())) {
                self.found.same += 1;
            } else {
                let label = format!("{}に1行加える", label::describe(self.base, &at.base));
                let source = self.source(&inner);
                self.offer(at.base.key("-"), label, None, line.raw().to_owned(), source);
            }
        }
    }
}

/// The base's projects by their ids; empty for other lists, whose rows aren't looked for so.
fn by_id(list: &str, base: &[Value<'_>]) -> HashMap<String, Vec<usize>> {
    let mut by_id: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in base.iter().enumerate().filter(|_| list == "projects") {
        if let Some(id) = row.get("id").and_then(Value::str) {
            by_id.entry(id.into_owned()).or_default().push(at);
        }
    }
    by_id
}
