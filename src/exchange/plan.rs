//! What becomes of a file: every cell with its place, and the ledger that would be written.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::asking::answers::Answers;
use super::cells::{Address, Book, Cell};
use super::counted::CountedSet;
use super::hands::{Alone, Hands};
use super::layout::{self, is_town};
use super::mapping::{Answer, LEAVE, Mapping};
pub use super::place::As;
use super::place::{Choice, Fact, Maker, Place, Question, Room};
use super::positions::Positions;
pub use super::positions::Spot;
use super::reviewed::{reviewed_year, years_of_sheets};
use super::tree::Node;
use super::values::{short, string};
use super::words::{MEANINGS, Words, squeezed};

/// What is known before a file is read.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The year under review, where the user says it.
    pub year: Option<u16>,
    /// The only sheet that is to be read.
    pub sheet: Option<String>,
    /// The words of headers.
    pub words: Words,
    /// What was answered before.
    pub mapping: Mapping,
    /// Whether the file is a form of which much may not be filled in yet.
    pub unfilled: bool,
}

impl Given {
    /// What the answers and an office's own words (as in `data/headers.tsv`) say; gives the lines of the words that can't
    /// be understood.
    pub fn of(mapping: Mapping, own_words: &[String]) -> (Given, Vec<String>) {
        let mut words = Words::default();
        let problems = own_words.iter().flat_map(|text| words.add(text)).collect();
        let answered = mapping.answers.iter().filter(|answer| answer.question == COLUMN);
        let answered = answered.filter_map(|answer| Some((&answer.about, answer.answer.as_ref()?)));
        answered.chain(&mapping.headers).for_each(|(header, meaning)| words.add_header(header, meaning));
        (Given { words, mapping, ..Given::default() }, problems)
    }
}

/// One thing that became of a cell.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The sheet's name; `None` for a text file.
    pub sheet: Option<Arc<str>>,
    /// The address: `B12`.
    pub cell: Address,
    /// The text as printed.
    pub(crate) text: Arc<str>,
    /// What became of it.
    pub kind: As,
    /// Where it stands in the ledger that would be written.
    pub pointer: Option<Spot>,
    /// The JSON that is written there.
    pub value: Option<Box<str>>,
    /// The project's name.
    pub project: Option<Arc<str>>,
    /// Whether the value is said elsewhere than in the cell: by the header over it.
    pub(crate) elsewhere: bool,
    /// Where the value stands that it says once more, and that value as JSON.
    pub repeats: Option<Box<(Spot, String)>>,
    /// The reason, or the question.
    pub why: Cow<'static, str>,
    /// The question by which an answer is kept, and the answers that it allows.
    pub(crate) asked: Option<Box<(Question, Vec<Allowed>)>>,
}

/// An answer that a question allows: in words, with the pointers and JSON that it writes.
pub(crate) type Allowed = (String, Vec<(String, String)>);

/// The ledger that would be written.
#[derive(Clone, Debug)]
pub enum Made {
    /// There is nothing to import.
    Nothing,
    /// Its text.
    Text(String),
    /// What the entries say, and what follows from them and is in no cell, by pointer.
    OfEntries(Vec<(Spot, String)>),
}

/// What would be done with a file.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The file's name.
    pub file: String,
    /// Every cell, none left out.
    pub entries: Vec<Entry>,
    /// The ledger that would be written.
    pub(crate) made: Made,
    /// What should be said about the file.
    pub notices: Vec<String>,
    /// Headers of columns that nobody knows, with a cell below each.
    pub unknown: Vec<(String, String)>,
    /// What a department answered, where the file is a workbook that was sent to it.
    pub answers: Option<Box<Answers>>,
    /// Why there is nothing to import, where it is something else than that there is no table.
    pub(crate) refusal: Option<String>,
    /// Where the form has room for answers.
    pub room: Room,
}

/// Makes the plan of a file. A form that says itself what its cells are is to be recognised here, before its layout is
/// looked at.
pub fn plan(book: &Book, given: &Given) -> Plan {
    plan_by(&Alone, book, given)
}

/// The same by whoever's hands there are.
pub(crate) fn plan_by(hands: &impl Hands, book: &Book, given: &Given) -> Plan {
    let read = |book: &Book, given: &Given| by_layout(hands, book, given);
    super::asking::answers::plan(book, given)
        .unwrap_or_else(|| super::published::with_hidden(read(book, given), book, given, read))
}

/// The plan of a file of any layout.
fn by_layout(hands: &impl Hands, book: &Book, given: &Given) -> Plan {
    let own = years_of_sheets(book);
    let latest = own.iter().flatten().max().copied();
    let said = given.year.or(latest).or_else(|| reviewed_year(book, &given.words));
    let mut notices = book.notices.clone();
    if said.is_none() {
        notices.push("対象年度がどこにも書かれていません。--year で指定してください。".to_owned());
    }
    let mut maker = Maker::new(book, given, said.unwrap_or(0));
    for (index, sheet) in book.sheets.iter().enumerate() {
        if given.sheet.as_ref().is_none_or(|only| sheet.name.as_ref() == Some(only)) {
            maker.year = own[index].unwrap_or(maker.reviewed);
            layout::sheet(hands, &mut maker, index);
        } else {
            let cells = 0..sheet.cells.len();
            cells.for_each(|cell| maker.say((index, cell), As::Unplaced, "指定されていないシート", None));
        }
    }
    maker.year = maker.reviewed;
    let with_review = maker.facts.iter().any(|fact| fact.place.as_ref().is_some_and(|place| place.project.is_some()));
    if said.is_none() {
        maker.facts.iter_mut().for_each(without_year_unplaced);
    }
    structure(&mut maker);
    sums_of_sheets(&mut maker);
    let unknown = maker.unknown.iter().map(|(header, &(sheet, cell))| {
        let sheet = book.sheets.get(sheet);
        let cell = sheet.and_then(|sheet| sheet.cells.get(cell)).map(Cell::address).unwrap_or_default();
        (header.clone(), place_of(sheet.and_then(|sheet| sheet.name.as_deref()), &cell))
    });
    let unknown: Vec<_> = unknown.collect();
    let (mut facts, projects, mut room) = maker.said();
    let whose = |fact: &Fact| fact.asked.as_ref().is_some_and(|asked| asked.0.kind == WHOSE);
    let unnamed = !with_review && facts.iter().any(whose);
    if unnamed {
        for fact in facts.iter_mut().filter(|fact| !matches!(fact.kind, As::Ask | As::Label)) {
            (fact.kind, fact.place, fact.value) = (As::Unplaced, None, None);
            fact.why = "どの事業のものか分かれば読む".into();
        }
    } else if !with_review {
        let mut once = std::collections::HashSet::new();
        facts.retain(|fact| once.insert(fact.cell));
        for fact in &mut facts {
            (fact.kind, fact.place, fact.value) = (As::Unplaced, None, None);
            (fact.why, fact.asked) = ("取り込める表がない".into(), None);
        }
    }
    let mut positions = Positions::new(&facts);
    for choosing in &mut room.choices {
        choosing.pointer = positions.pointer(choosing.place.clone());
    }
    let further = further(&facts, &mut positions, projects.len(), said);
    let sheets: Vec<Option<Arc<str>>> = book.sheets.iter().map(|sheet| sheet.name.as_deref().map(Arc::from)).collect();
    let projects: Vec<Arc<str>> = projects.iter().map(|project| project.name.as_str().into()).collect();
    let mut seen: Vec<Vec<bool>> = book.sheets.iter().map(|sheet| vec![false; sheet.cells.len()]).collect();
    let entry = |fact: Fact| {
        let sheet = book.sheets.get(fact.cell.0)?;
        let cell = sheet.cells.get(fact.cell.1)?;
        seen[fact.cell.0][fact.cell.1] = true;
        let pointer = fact.place.and_then(|place| positions.spot(place));
        let mut write = |(place, value): (Place, String)| Some((positions.pointer(place)?, value));
        let asked = fact.asked.map(|asked| {
            let (question, choices) = *asked;
            let option = |choice: Choice| (choice.words, choice.values.into_iter().filter_map(&mut write).collect());
            Box::new((question, choices.into_iter().map(option).collect()))
        });
        let (pointer, value, repeats) = match fact.kind {
            As::Value => (pointer, fact.value, None),
            As::Ask => (pointer, None, None),
            As::Repeated => (None, None, pointer.zip(fact.value).map(Box::new)),
            As::Label | As::Unplaced => (None, None, None),
        };
        Some(Entry {
            sheet: sheets[fact.cell.0].clone(),
            cell: Address { row: cell.row, column: cell.column },
            text: cell.text.clone(),
            kind: fact.kind,
            pointer,
            value: value.map(String::into_boxed_str),
            elsewhere: fact.elsewhere,
            project: fact.project.and_then(|at| projects.get(at)).cloned(),
            repeats,
            why: fact.why,
            asked,
        })
    };
    // No larger than a fact, so that each entry takes the room of its own: there are as many as cells.
    const _: () = assert!(size_of::<Entry>() <= size_of::<Fact>());
    let mut entries: Vec<Entry> = facts.into_iter().filter_map(entry).collect();
    for (s, sheet) in book.sheets.iter().enumerate() {
        for (c, cell) in sheet.cells.iter().enumerate() {
            if !seen[s][c] {
                entries.push(Entry {
                    sheet: sheets[s].clone(),
                    cell: Address { row: cell.row, column: cell.column },
                    text: cell.text.clone(),
                    kind: As::Unplaced,
                    pointer: None,
                    value: None,
                    project: None,
                    elsewhere: false,
                    repeats: None,
                    why: "読まなかったセル".into(),
                    asked: None,
                });
            }
            if let Some(comment) = &cell.comment {
                let place = place_of(sheet.name.as_deref(), &cell.address());
                notices.push(format!("{place} のメモ: {}", comment.trim()));
            }
        }
        for (row, column, note) in &sheet.notes {
            let cell = Address { row: *row, column: *column };
            let place = cell.with(|cell| place_of(sheet.name.as_deref(), cell));
            notices.push(format!("{place}(空のセル)のメモ: {}", note.trim()));
            entries.push(Entry {
                sheet: sheets[s].clone(),
                cell,
                text: Arc::default(),
                kind: As::Unplaced,
                pointer: None,
                value: None,
                project: None,
                elsewhere: false,
                repeats: None,
                why: format!("空のセルに付いたメモ「{}」", note.trim()).into(),
                asked: None,
            });
        }
        let hidden = sheet.hidden_rows.len() + sheet.hidden_columns.len();
        if hidden > 0 && !sheet.hidden {
            let name = sheet.name.as_deref().unwrap_or_default();
            notices.push(format!("シート「{name}」に隠された行や列があります。値としては読んでいません。"));
        }
    }
    notices.extend(hidden_fractions(book, &entries));
    let made = if with_review { Made::OfEntries(further) } else { Made::Nothing };
    let refusal = unnamed.then(|| {
        let words = "どの事業・施策の指標か書かれていません。質問(どの事業の指標か)に答えれば読めます。";
        words.to_owned()
    });
    Plan { file: book.file.clone(), entries, made, notices, unknown, answers: None, refusal, room }
}

/// What there is to say of amounts that a number format shows without a part of what is stored.
fn hidden_fractions(book: &Book, entries: &[Entry]) -> Option<String> {
    let of_money = |entry: &&Entry| {
        let field = entry.pointer.as_ref().map_or("", Spot::key);
        entry.kind == As::Value && matches!(field, "cost" | "grant" | "budget" | "amount" | "total_cost")
    };
    let exact = |entry: &Entry| {
        let sheet = book.sheets.iter().find(|sheet| sheet.name.as_deref() == entry.sheet.as_deref())?;
        sheet.at(entry.cell.row, entry.cell.column)?.exact.as_deref().copied()
    };
    let mut found = entries.iter().filter(of_money).filter_map(|entry| Some((entry, exact(entry)?)));
    let (first, stored) = found.next()?;
    Some(format!(
        "書式で端数が隠れている金額のセルが {} か所あります({}: 表示 {}、保存されている値 {} など)。見えているとおりに読みました。",
        found.count() + 1,
        first.place(),
        first.text,
        super::number_format::general(stored)
    ))
}

/// Where nobody says of which year a file is, what belongs to a year has no place: none is made up.
fn without_year_unplaced(fact: &mut Fact) {
    if fact.place.as_ref().is_some_and(|place| place.year == Some(0)) {
        (fact.kind, fact.place, fact.value, fact.asked) = (As::Unplaced, None, None, None);
        fact.why = "対象年度が書かれていない(--year で指定すれば読める)".into();
    }
}

/// What follows from all that was said and is in no cell: ids of projects and programmes, whether a review is one of results.
fn further(facts: &[Fact], positions: &mut Positions, projects: usize, said: Option<u16>) -> Vec<(Spot, String)> {
    let mut more = Vec::new();
    for at in 0..projects {
        let id = Place { project: Some(at), field: "/id".into(), ..Place::default() };
        more.extend(positions.spot(id).map(|pointer| (pointer, string(&format!("p{}", at + 1)))));
    }
    // A review that says what came of it is one of results.
    let results: CountedSet<(Option<usize>, Option<u16>)> = facts
        .iter()
        .filter(|fact| fact.kind == As::Value)
        .filter_map(|fact| fact.place.as_ref())
        .filter(|place| matches!(&*place.field, "/actual" | "/grant" | "/effect/rating"))
        .map(|place| (place.project, place.year))
        .collect();
    let mut programs: Vec<String> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.kind == As::Value) {
        let Some(place) = &fact.place else { continue };
        match (&*place.field, &fact.value) {
            ("/program", Some(value)) if !programs.contains(value) => programs.push(value.clone()),
            ("/cost" | "/actual", _)
                if place.year.is_some() && place.year == said && fact.value.as_deref() != Some("null") =>
            {
                let basis = Place { field: "/basis".into(), kpi: None, ..place.clone() };
                more.extend(positions.spot(basis).map(|pointer| (pointer, string("実績"))));
            }
            ("/fiscal_year", _)
                if results.contains(&(place.project, place.year))
                    && place.year.is_some_and(|year| year <= said.unwrap_or(year)) =>
            {
                let basis = Place { field: "/basis".into(), ..place.clone() };
                more.extend(positions.spot(basis).map(|pointer| (pointer, string("実績"))));
            }
            ("/fiscal_year", _) if place.year.is_some_and(|year| year > said.unwrap_or(year)) => {
                let basis = Place { field: "/basis".into(), ..place.clone() };
                more.extend(positions.spot(basis).map(|pointer| (pointer, string("計画"))));
            }
            (field, Some(value)) if field.starts_with("/programs/") && field.ends_with("/name") => {
                more.push((Spot::of(field.replace("/name", "/id")), value.clone()));
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
        more.push((Spot::of(format!("/programs/{n}/id")), name.clone()));
        more.push((Spot::of(format!("/programs/{n}/name")), name.clone()));
    }
    more
}

/// Every review has its year, every programme its id.
fn structure(maker: &mut Maker<'_>) {
    let mut reviews: BTreeMap<(usize, u16), (usize, usize)> = BTreeMap::new();
    let mut last = None;
    for fact in &maker.facts {
        if let (As::Value, Some(Place { project: Some(project), year: Some(year), .. })) = (fact.kind, &fact.place)
            && last != Some((*project, *year))
        {
            last = Some((*project, *year));
            reviews.entry((*project, *year)).or_insert(fact.cell);
        }
    }
    for ((project, year), cell) in reviews {
        let place = Place { project: Some(project), year: Some(year), kpi: None, field: "/fiscal_year".into() };
        maker.set(cell, place, string(&short(year)), "効果検証の年度");
    }
    let town = Place { field: "/municipality".into(), ..Place::default() };
    let of_plans = |fact: &&Fact| fact.place.as_ref().is_some_and(|place| place.field == "/plan/applicant");
    let mut applicants = maker.facts.iter().filter(of_plans).filter_map(|fact| Some((fact.cell, fact.value.clone()?)));
    if let Some((cell, applicant)) = applicants.next()
        && !maker.has(&town)
        && applicants.all(|(_, other)| other == applicant)
        && is_town(&squeezed(&super::place::plain(&applicant)))
    {
        maker.set(cell, town, applicant, "すべての事業概要の申請者");
    }
    let prefecture = Place { field: "/prefecture".into(), ..Place::default() };
    let named = maker.facts.iter().find(|fact| fact.place.as_ref().is_some_and(|place| place.field == "/municipality"));
    if let Some((cell, name)) = named.and_then(|fact| Some((fact.cell, prefecture_of(fact.value.as_deref()?)?)))
        && !maker.has(&prefecture)
    {
        maker.set(cell, prefecture, string(&name), "自治体名の中の都道府県");
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

/// Where sheets have sums of their own that differ, none of them is the ledger's: each is of its sheet.
fn sums_of_sheets(maker: &mut Maker<'_>) {
    let of_sum = |fact: &Fact| fact.place.as_ref().is_some_and(|place| place.field.starts_with("/totals/"));
    let value = |fact: &Fact| of_sum(fact) && fact.place.as_ref().is_some_and(|place| place.field.ends_with("/cost"));
    let sums: Vec<&Fact> = maker.facts.iter().filter(|fact| value(fact)).collect();
    let several = sums.iter().any(|sum| {
        // A question holds the value that stood there first.
        sum.kind == As::Ask && sums.iter().any(|other| other.cell.0 != sum.cell.0 && other.place == sum.place)
    });
    if !several {
        return;
    }
    // What a sum's cell says besides, its year and basis, goes with it.
    maker.facts.retain(|fact| !of_sum(fact) || fact.why == "合計" || fact.kind == As::Ask);
    for fact in maker.facts.iter_mut().filter(|fact| of_sum(fact)) {
        (fact.kind, fact.place, fact.value, fact.asked) = (As::Unplaced, None, None, None);
        fact.why = "シートごとの合計(台帳の合計ではない)".into();
    }
}

/// The prefecture in front of a town's name, as JSON.
fn prefecture_of(town: &str) -> Option<String> {
    let town = super::place::plain(town);
    let end = town.char_indices().skip(2).take(2).find(|(_, c)| matches!(c, '都' | '道' | '府' | '県'));
    let end = end.map(|(at, c)| at + c.len_utf8()).filter(|end| *end < town.len())?;
    town.get(..end).map(str::to_owned)
}

/// The address of a cell with its sheet: `KPI!E12`.
pub(super) fn place_of(sheet: Option<&str>, cell: &str) -> String {
    sheet.map_or_else(|| cell.to_owned(), |sheet| format!("{sheet}!{cell}"))
}

impl Plan {
    /// The file's name without its folders.
    pub(crate) fn name(&self) -> &str {
        self.file.rsplit(['/', '\\']).next().unwrap_or(&self.file)
    }

    /// Whether there is nothing to import.
    pub fn is_empty(&self) -> bool {
        matches!(self.made, Made::Nothing)
    }

    /// The text of the ledger that would be written, made when it is asked for; `None` where there is nothing to import.
    pub fn ledger(&self) -> Option<Cow<'_, str>> {
        match &self.made {
            Made::Nothing => None,
            Made::Text(text) => Some(Cow::Borrowed(text)),
            Made::OfEntries(further) => {
                let mut tree = Node::Object(Vec::new());
                tree.put("/format", string("kensho-ledger/1"));
                for entry in self.entries.iter().filter(|entry| entry.kind == As::Value) {
                    if let (Some(pointer), Some(value)) = (&entry.pointer, &entry.value) {
                        tree.put(&pointer.to_string(), value.to_string());
                    }
                }
                further.iter().for_each(|(pointer, value)| tree.put(&pointer.to_string(), value.clone()));
                Some(Cow::Owned(tree.text()))
            }
        }
    }

    /// Why nothing can be imported, in a sentence; `None` where something can.
    pub(crate) fn refused(&self) -> Option<String> {
        let no_table = || "取り込める表がありません(文書か、見出しの分からない表です)。".to_owned();
        self.is_empty().then(|| self.refusal.clone().unwrap_or_else(no_table))
    }

    /// Whether nothing can be imported before it is answered whose its KPIs are.
    pub(crate) fn asks_whose(&self) -> bool {
        let whose = |entry: &Entry| entry.question().is_some_and(|question| question.kind == WHOSE);
        self.is_empty() && self.entries.iter().any(whose)
    }

    /// What the file asks, each question once, without its answer.
    pub fn questions(&self) -> Vec<Answer> {
        let mut asked = Mapping::default();
        for entry in self.entries.iter().filter(|entry| entry.kind == As::Ask) {
            let Some(Question { kind, about, .. }) = entry.question() else { continue };
            let options = entry.options().iter().map(|(words, _)| words.clone());
            asked.put(Answer {
                question: (*kind).to_owned(),
                about: about.clone(),
                text: entry.text.to_string(),
                asked: entry.why.to_string(),
                place: format!("{} {}", self.name(), entry.place()),
                options: options.chain([LEAVE.to_owned()]).collect(),
                ..Answer::default()
            });
        }
        for (header, place) in &self.unknown {
            let meanings = MEANINGS.iter().map(|(_, label)| (*label).to_owned());
            asked.put(Answer {
                question: COLUMN.to_owned(),
                about: header.clone(),
                asked: format!("見出し「{header}」の列は何か"),
                place: format!("{} {place}", self.name()),
                options: meanings.chain([LEAVE.to_owned()]).collect(),
                ..Answer::default()
            });
        }
        asked.answers
    }
}

/// The question whose a table of KPIs is, of which nothing says it; the answer is the project's name.
pub(crate) const WHOSE: &str = "whose";

/// Questions whose a table is can be answered with the name of a ledger's project too.
pub(crate) fn with_projects(questions: &mut [Answer], names: &[String]) {
    for asked in questions.iter_mut().filter(|asked| asked.question == WHOSE) {
        let new: Vec<String> = names.iter().filter(|name| !asked.options.contains(name)).cloned().collect();
        asked.options.splice(0..0, new);
    }
}

/// The question what a column of an unknown heading is.
pub(crate) const COLUMN: &str = "column";

impl Entry {
    /// Sheet and cell: `KPI!E12`.
    pub(crate) fn place(&self) -> String {
        self.cell.with(|cell| place_of(self.sheet.as_deref(), cell))
    }

    /// The question by which an answer is kept.
    pub(crate) fn question(&self) -> Option<&Question> {
        self.asked.as_deref().map(|(question, _)| question)
    }

    /// The answers that a question allows.
    pub(crate) fn options(&self) -> &[Allowed] {
        self.asked.as_deref().map_or(&[], |(_, options)| options)
    }

    /// The entry as the contract's JSON object, in one line.
    pub fn json(&self, file: &str) -> String {
        let mut out = Vec::with_capacity(400);
        self.write_json(file, &mut out);
        String::from_utf8(out).unwrap_or_default()
    }

    /// Adds [`Entry::json`] to bytes; a large file has many of them.
    pub(crate) fn write_json(&self, file: &str, out: &mut Vec<u8>) {
        let kind = match self.kind {
            As::Value => "value",
            As::Label => "label",
            As::Repeated => "repeated",
            As::Unplaced => "unplaced",
            As::Ask => "ask",
        };
        let value = self.value.as_deref().filter(|raw| serde_json::from_str::<&RawValue>(raw).is_ok());
        member(out, "{\"file\":", Some(file));
        member(out, ",\"sheet\":", self.sheet.as_deref());
        self.cell.with(|cell| member(out, ",\"cell\":", Some(cell)));
        member(out, ",\"text\":", Some(&self.text));
        member(out, ",\"as\":", Some(kind));
        member(out, ",\"pointer\":", self.pointer.as_ref().map(Spot::to_string).as_deref());
        out.extend_from_slice(b",\"value\":");
        out.extend_from_slice(value.unwrap_or("null").as_bytes());
        member(out, ",\"project\":", self.project.as_deref());
        member(out, ",\"why\":", Some(&self.why));
        if !self.options().is_empty() {
            let option = |(words, values): &Allowed| {
                let write = |(pointer, value): &(String, String)| {
                    format!("{{\"pointer\":{},\"value\":{value}}}", string(pointer))
                };
                let values: Vec<String> = values.iter().map(write).collect();
                format!("{{\"answer\":{},\"values\":[{}]}}", string(words), values.join(","))
            };
            let options: Vec<String> = self.options().iter().map(option).collect();
            out.extend_from_slice(format!(",\"options\":[{}]", options.join(",")).as_bytes());
        }
        out.push(b'}');
    }
}

/// A member of an object whose value is text or nothing.
fn member(out: &mut Vec<u8>, key: &str, text: Option<&str>) {
    out.extend_from_slice(key.as_bytes());
    // Memory refuses no bytes.
    let _ = serde_json::to_writer(&mut *out, &text);
}
