//! What becomes of a file: every cell with its place, and the ledger that would be written.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::cells::Book;
use super::layout;
pub use super::place::As;
use super::place::{Fact, Maker, Place};
use super::values::{short, string};
use super::words::years;

/// One thing that became of a cell.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The sheet's name; `None` for a text file.
    pub sheet: Option<String>,
    /// The address: `B12`.
    pub cell: String,
    /// The text as printed.
    pub text: String,
    /// What became of it.
    pub kind: As,
    /// Where it stands in the ledger that would be written.
    pub pointer: Option<String>,
    /// The JSON that is written there.
    pub value: Option<String>,
    /// The project's name.
    pub project: Option<String>,
    /// The reason, or the question.
    pub why: String,
    /// The answers that a question allows: pointer and JSON.
    pub options: Vec<(String, String)>,
}

/// What would be done with a file.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The file's name.
    pub file: String,
    /// Every cell, none left out.
    pub entries: Vec<Entry>,
    /// The ledger's text; `None` where there is nothing to import.
    pub ledger: Option<String>,
    /// What should be said about the file.
    pub notices: Vec<String>,
}

/// Makes the plan of a file. `year`: the year under review, where the user says it.
pub fn plan(book: &Book, year: Option<u16>) -> Plan {
    let said = year.or_else(|| reviewed_year(book));
    let mut notices = book.notices.clone();
    if said.is_none() {
        notices.push("対象年度がどこにも書かれていません。--year で指定してください。".to_owned());
    }
    let mut maker = Maker::new(book, said.unwrap_or(0));
    for index in 0..book.sheets.len() {
        layout::sheet(&mut maker, index);
    }
    let with_review = maker.facts.iter().any(|fact| fact.place.as_ref().is_some_and(|place| place.project.is_some()));
    structure(&mut maker);
    let Maker { mut facts, projects, .. } = maker;
    if !with_review {
        let mut once = std::collections::HashSet::new();
        facts.retain(|fact| once.insert(fact.cell));
        for fact in &mut facts {
            (fact.kind, fact.place, fact.value) = (As::Unplaced, None, None);
            fact.why = "取り込める表がない".to_owned();
        }
    }
    let mut positions = Positions::new(&facts);
    let names = |at: Option<usize>| at.and_then(|at| projects.get(at)).map(|project| project.name.clone());
    let mut tree = Node::Object(Vec::new());
    tree.put("/format", string("kensho-ledger/1"));
    let mut seen = std::collections::HashSet::new();
    let mut entries = Vec::with_capacity(facts.len());
    for fact in &facts {
        let Some(sheet) = book.sheets.get(fact.cell.0) else { continue };
        let Some(cell) = sheet.cells.get(fact.cell.1) else { continue };
        seen.insert(fact.cell);
        let pointer = fact.place.as_ref().and_then(|place| positions.pointer(place));
        if let (As::Value, Some(pointer), Some(value)) = (fact.kind, &pointer, &fact.value) {
            tree.put(pointer, value.clone());
        }
        let options = fact.options.iter().filter_map(|(place, value)| Some((positions.pointer(place)?, value.clone())));
        entries.push(Entry {
            sheet: sheet.name.clone(),
            cell: cell.address(),
            text: cell.text.clone(),
            kind: fact.kind,
            pointer: pointer.clone().filter(|_| fact.kind == As::Value || fact.kind == As::Ask),
            value: fact.value.clone().filter(|_| fact.kind == As::Value),
            project: names(fact.project),
            why: fact.why.clone(),
            options: options.collect(),
        });
    }
    for (s, sheet) in book.sheets.iter().enumerate() {
        for (c, cell) in sheet.cells.iter().enumerate() {
            if !seen.contains(&(s, c)) {
                entries.push(Entry {
                    sheet: sheet.name.clone(),
                    cell: cell.address(),
                    text: cell.text.clone(),
                    kind: As::Unplaced,
                    pointer: None,
                    value: None,
                    project: None,
                    why: "読まなかったセル".to_owned(),
                    options: Vec::new(),
                });
            }
            if let Some(comment) = &cell.comment {
                notices.push(format!("{} のメモ: {}", cell.address(), comment.trim()));
            }
        }
        let hidden = sheet.hidden_rows.len() + sheet.hidden_columns.len();
        if hidden > 0 && !sheet.hidden {
            let name = sheet.name.as_deref().unwrap_or_default();
            notices.push(format!("シート「{name}」に隠された行や列があります。値としては読んでいません。"));
        }
    }
    for at in 0..projects.len() {
        let id = Place { project: Some(at), field: "/id".into(), ..Place::default() };
        if let Some(pointer) = positions.pointer(&id) {
            tree.put(&pointer, string(&format!("p{}", at + 1)));
        }
    }
    // A review that says what came of it is one of results.
    let results: std::collections::HashSet<(Option<usize>, Option<u16>)> = facts
        .iter()
        .filter(|fact| fact.kind == As::Value)
        .filter_map(|fact| fact.place.as_ref())
        .filter(|place| matches!(place.field.as_str(), "/actual" | "/grant" | "/effect/rating"))
        .map(|place| (place.project, place.year))
        .collect();
    let mut programs: Vec<String> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.kind == As::Value) {
        let Some(place) = &fact.place else { continue };
        match (place.field.as_str(), &fact.value) {
            ("/program", Some(value)) if !programs.contains(value) => programs.push(value.clone()),
            ("/fiscal_year", _)
                if results.contains(&(place.project, place.year))
                    && place.year.is_some_and(|year| year <= said.unwrap_or(year)) =>
            {
                if let Some(pointer) = positions.pointer(&Place { field: "/basis".into(), ..place.clone() }) {
                    tree.put(&pointer, string("実績"));
                }
            }
            ("/fiscal_year", _) if place.year.is_some_and(|year| year > said.unwrap_or(year)) => {
                if let Some(pointer) = positions.pointer(&Place { field: "/basis".into(), ..place.clone() }) {
                    tree.put(&pointer, string("計画"));
                }
            }
            (field, Some(value)) if field.starts_with("/programs/") && field.ends_with("/name") => {
                tree.put(&field.replace("/name", "/id"), value.clone());
            }
            _ => {}
        }
    }
    // A review refers to its programme by the id, which is the printed name here.
    let listed = facts
        .iter()
        .filter_map(|fact| fact.place.as_ref())
        .filter(|place| place.field.starts_with("/programs/") && place.field.ends_with("/name"))
        .count();
    for (n, name) in programs.iter().enumerate().filter(|_| listed == 0) {
        tree.put(&format!("/programs/{n}/id"), name.clone());
        tree.put(&format!("/programs/{n}/name"), name.clone());
    }
    let ledger = with_review.then(|| tree.text());
    Plan { file: book.file.clone(), entries, ledger, notices }
}

/// Every review has its year, every programme its id.
fn structure(maker: &mut Maker<'_>) {
    let mut reviews: BTreeMap<(usize, u16), (usize, usize)> = BTreeMap::new();
    for fact in &maker.facts {
        if let (As::Value, Some(Place { project: Some(project), year: Some(year), .. })) = (fact.kind, &fact.place) {
            reviews.entry((*project, *year)).or_insert(fact.cell);
        }
    }
    for ((project, year), cell) in reviews {
        let place = Place { project: Some(project), year: Some(year), kpi: None, field: "/fiscal_year".into() };
        maker.set(cell, place, string(&short(year)), "効果検証の年度");
    }
    let year = Place { field: "/fiscal_year".into(), ..Place::default() };
    if !maker.has(&year)
        && maker.year > 0
        && let Some(fact) = maker.facts.first()
    {
        let cell = fact.cell;
        maker.set(cell, year, string(&short(maker.year)), "対象年度");
    }
}

/// The year under review: what a title says was carried out or reviewed; else a column 年度; else the latest year of results.
fn reviewed_year(book: &Book) -> Option<u16> {
    let mut first = None;
    for sheet in book.sheets.iter().filter(|sheet| !sheet.hidden) {
        for cell in sheet.cells.iter().take(40) {
            let found = years(&cell.text);
            if found.is_empty() || cell.text.chars().count() > 160 {
                continue;
            }
            if let Some(at) = cell.text.find("実施分") {
                return years(&cell.text[..at]).last().copied();
            }
            let titled = ["検証", "実績", "調査票", "進捗", "評価", "結果", "報告", "一覧"]
                .iter()
                .any(|word| cell.text.contains(word));
            if titled && cell.text.contains("年度") {
                first = first.or(found.first().copied());
            }
        }
    }
    if first.is_some() {
        return first;
    }
    let mut results = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| !sheet.hidden) {
        for cell in &sheet.cells {
            if let Some(head) = super::words::head(&cell.text) {
                match (head.concept, head.year) {
                    ("year", _) => {
                        let below = sheet.at(cell.row + 1, cell.column);
                        if let Some(year) = below.and_then(|below| {
                            years(&below.text).first().copied().or_else(|| below.text.trim().parse().ok())
                        }) {
                            return Some(year);
                        }
                    }
                    ("actual", Some(year)) => results.push(year),
                    _ => {}
                }
            }
        }
    }
    results.into_iter().max().or_else(|| {
        let texts = book.sheets.iter().flat_map(|sheet| sheet.cells.iter().take(60));
        texts.filter(|cell| cell.text.contains("年度")).find_map(|cell| years(&cell.text).first().copied())
    })
}

/// Positions of projects, reviews and KPIs, from what was placed.
struct Positions {
    projects: BTreeMap<usize, usize>,
    reviews: BTreeMap<(usize, u16), usize>,
    kpis: BTreeMap<(usize, u16, usize), usize>,
    /// How many KPIs a review has.
    counts: BTreeMap<(usize, u16), usize>,
    totals: BTreeMap<String, usize>,
}

impl Positions {
    fn new(facts: &[Fact]) -> Positions {
        let places = || facts.iter().filter(|fact| fact.kind == As::Value).filter_map(|fact| fact.place.as_ref());
        let (mut projects, mut reviews, mut kpis, mut totals) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for place in places() {
            if let Some(project) = place.project {
                projects.entry(project).or_insert(0);
                if let Some(year) = place.year {
                    reviews.entry((project, year)).or_insert(0);
                    if let Some(kpi) = place.kpi {
                        kpis.entry((project, year, kpi)).or_insert(0);
                    }
                }
            }
            if let Some(rest) = place.field.strip_prefix("/totals/") {
                let key = rest.split('/').next().unwrap_or_default().to_owned();
                totals.entry(key).or_insert(0);
            }
        }
        projects.values_mut().enumerate().for_each(|(n, at)| *at = n);
        totals.values_mut().enumerate().for_each(|(n, at)| *at = n);
        let mut last = None;
        for ((project, _), at) in &mut reviews {
            let n = match last {
                Some((of, n)) if of == *project => n + 1,
                _ => 0,
            };
            (last, *at) = (Some((*project, n)), n);
        }
        let mut counts = BTreeMap::new();
        for ((project, year, _), at) in &mut kpis {
            let count = counts.entry((*project, *year)).or_insert(0);
            *at = *count;
            *count += 1;
        }
        Positions { projects, reviews, kpis, counts, totals }
    }

    fn pointer(&mut self, place: &Place) -> Option<String> {
        let mut pointer = String::new();
        if let Some(project) = place.project {
            let next = self.projects.len();
            pointer = format!("/projects/{}", self.projects.entry(project).or_insert(next));
            if let Some(year) = place.year {
                let next = self.reviews.range((project, 0)..=(project, u16::MAX)).count();
                pointer += &format!("/reviews/{}", self.reviews.entry((project, year)).or_insert(next));
                if let Some(kpi) = place.kpi {
                    let count = self.counts.entry((project, year)).or_insert(0);
                    let at = self.kpis.entry((project, year, kpi)).or_insert_with(|| {
                        *count += 1;
                        *count - 1
                    });
                    pointer += &format!("/kpis/{at}");
                }
            }
        }
        if let Some(rest) = place.field.strip_prefix("/totals/") {
            let (key, field) = rest.split_once('/')?;
            return Some(format!("/totals/{}/{field}", self.totals.get(key)?));
        }
        Some(pointer + &place.field)
    }
}

/// JSON that is being written, in the order in which it came.
enum Node {
    Object(Vec<(String, Node)>),
    Array(Vec<Node>),
    Raw(String),
}

impl Node {
    fn put(&mut self, pointer: &str, value: String) {
        let keys: Vec<&str> = pointer.split('/').skip(1).collect();
        let mut node = self;
        for (at, key) in keys.iter().enumerate() {
            let child = match keys.get(at + 1) {
                None => Node::Raw(value.clone()),
                Some(next) if next.parse::<usize>().is_ok() => Node::Array(Vec::new()),
                Some(_) => Node::Object(Vec::new()),
            };
            node = match (node, key.parse::<usize>()) {
                (Node::Array(list), Ok(index)) => {
                    while list.len() < index {
                        list.push(Node::Object(Vec::new()));
                    }
                    if list.len() == index {
                        list.push(child);
                    }
                    match list.get_mut(index) {
                        Some(node) => node,
                        None => return,
                    }
                }
                (Node::Object(members), _) => {
                    let found = members.iter().position(|(have, _)| have == key);
                    let index = found.unwrap_or_else(|| {
                        members.push(((*key).to_owned(), child));
                        members.len() - 1
                    });
                    match members.get_mut(index) {
                        Some((_, node)) => node,
                        None => return,
                    }
                }
                _ => return,
            };
        }
    }

    fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        let line = |out: &mut String, depth: usize| {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", depth));
        };
        match self {
            Node::Raw(raw) => out.push_str(raw),
            Node::Object(members) if members.is_empty() => out.push_str("{}"),
            Node::Array(list) if list.is_empty() => out.push_str("[]"),
            Node::Object(members) => {
                out.push('{');
                for (n, (key, node)) in members.iter().enumerate() {
                    out.push_str(if n > 0 { "," } else { "" });
                    line(out, depth + 1);
                    out.push_str(&string(key));
                    out.push_str(": ");
                    node.write(out, depth + 1);
                }
                line(out, depth);
                out.push('}');
            }
            Node::Array(list) => {
                out.push('[');
                for (n, node) in list.iter().enumerate() {
                    out.push_str(if n > 0 { "," } else { "" });
                    line(out, depth + 1);
                    node.write(out, depth + 1);
                }
                line(out, depth);
                out.push(']');
            }
        }
    }
}

impl Entry {
    /// The entry as the contract's JSON object, in one line.
    pub fn json(&self, file: &str) -> String {
        let kind = match self.kind {
            As::Value => "value",
            As::Label => "label",
            As::Repeated => "repeated",
            As::Unplaced => "unplaced",
            As::Ask => "ask",
        };
        let text = |text: &Option<String>| text.as_deref().map_or("null".to_owned(), string);
        let mut out = format!(
            "{{\"file\":{},\"sheet\":{},\"cell\":{},\"text\":{},\"as\":\"{kind}\",\"pointer\":{},\"value\":{},\"project\":{},\"why\":{}",
            string(file),
            text(&self.sheet),
            string(&self.cell),
            string(&self.text),
            text(&self.pointer),
            self.value.as_deref().filter(|raw| serde_json::from_str::<&RawValue>(raw).is_ok()).unwrap_or("null"),
            text(&self.project),
            string(&self.why)
        );
        if !self.options.is_empty() {
            let options: Vec<String> = self
                .options
                .iter()
                .map(|(pointer, value)| format!("{{\"pointer\":{},\"value\":{value}}}", string(pointer)))
                .collect();
            out.push_str(&format!(",\"options\":[{}]", options.join(",")));
        }
        out.push('}');
        out
    }
}
