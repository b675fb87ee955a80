//! The ledger's values in the cells of a town's own workbook, and nothing else changed in it.
//!
//! A form without names gets them first ([`names`]). It is read as an import reads it ([`super::plan()`]): that says which cell
//! says which value, and, asked once more with something in the empty cells ([`blanks`]), which cell is for which value.
//! [`pairs`] finds the ledger's record for each, [`spell`] says how the cell would print it, [`sheet`] splices it in,
//! [`package`] leaves every other part alone. Then the result is read again: what an import would read otherwise is taken out
//! again, or said.
//!
//! A cell that shows the ledger's value already isn't touched, and neither is a formula, a name by which a row is known, a
//! cell that an import has to ask about, or one for which the ledger says nothing. Everything that stays unwritten is listed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use self::pairs::Pairs;
use self::sheet::{At, Content, Scan};
use self::spell::Look;
use super::against::against;
use super::cells::{Book, Cell, Raw};
use super::out::clean::Cleaner;
use super::out::{Changed, Scope};
use super::plan::{As, Entry, Given, Plan, Spot, plan};
use super::read::{How, Unreadable, read};
use super::values::{number, yen};
use super::xlsx::{self, Parts};
use crate::json::{Pointer, Tree, Value};
use crate::ledger::Ledger;

mod blanks;
mod compare;
mod missing;
mod names;
mod package;
mod pairs;
mod sheet;
mod spell;

use names::Names;

use compare::{Fill, is_money, is_named, said, same};

/// The most that Excel takes in a cell, in UTF-16 units.
const LONGEST: usize = 32_767;

/// What is put beside a choice.
const MARK: &str = "○";

/// How often what can't be read back is taken out again.
const ROUNDS: usize = 8;

/// What is to be written.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// Which of its projects, and which year.
    pub scope: &'a Scope,
    /// What is known of the office's forms.
    pub given: &'a Given,
}

/// A cell that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Sheet and cell: `KPI!E12`.
    pub place: String,
    /// What it is about, in the officials' words.
    pub label: String,
    /// What the cell showed.
    pub before: String,
    /// What it shows now.
    pub after: String,
    /// What is to be known of it.
    pub note: Option<&'static str>,
}

/// What isn't written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Sheet and cell; empty where there is none.
    pub place: String,
    /// What it is about.
    pub label: String,
    /// Why not.
    pub why: String,
}

/// A value of the ledger that no cell of the workbook is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where it stands in the ledger.
    pub at: Pointer,
    /// The value, as JSON.
    pub value: String,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The workbook; `None` where no cell changes.
    pub bytes: Option<Vec<u8>>,
    /// The cells that are written, in their order.
    pub written: Vec<Written>,
    /// What isn't.
    pub left: Vec<Left>,
    /// One by one the values that have no cell, which [`Outcome::left`] counts by field.
    pub missing: Vec<Missing>,
    /// What there is to say about the workbook.
    pub notices: Vec<String>,
    /// What had to be changed on the way out.
    pub changed: Changed,
}

impl Outcome {
    /// How much is written and how much isn't, in one sentence.
    pub(crate) fn in_short(&self) -> String {
        let noted = self.written.iter().filter(|written| written.note.is_some()).count();
        let noted = if noted > 0 { format!("(うち{noted}セルは注意つき)") } else { String::new() };
        match (self.written.len(), self.left.len()) {
            (0, 0) => "書き換えるセルはありません。".to_owned(),
            (0, left) => format!("書き換えるセルはありません。書かないもの {left}件。"),
            (written, 0) => format!("{written}セルに書きます{noted}。"),
            (written, left) => format!("{written}セルに書きます{noted}。書かないもの {left}件。"),
        }
    }
}

/// A cell: its sheet's number, and its place there.
type Key = (usize, At);

/// Writes a ledger's values into a workbook.
///
/// # Errors
/// Why the workbook can't be read, in a sentence.
pub fn into(file: &str, bytes: &[u8], asked: Asked<'_>) -> Result<Outcome, Unreadable> {
    let how = How { workbook: true, ..How::default() };
    let book = read(file, bytes, &how)?;
    let parts = xlsx::parts(bytes)?;
    let year = asked.scope.year.map(|year| year.0).or(asked.given.year);
    let mut given = Given { year, unfilled: true, ..asked.given.clone() };
    let mut first = plan(&book, &given);
    let year = asked.ledger.front().front().fiscal_year().map(|year| year.0);
    if given.year.is_none() && !says_year(&first) && year.is_some() {
        given.year = year;
        first = plan(&book, &given);
    }
    let text = asked.ledger.doc().to_text();
    let broken = |error: &dyn std::fmt::Display| Unreadable::Broken(error.to_string());
    let tree = Tree::parse(&text).map_err(|error| broken(&error))?;
    let ledger = tree.root(&text);
    let mut outcome = Outcome { notices: notices(bytes, &book), ..Outcome::default() };
    let drawn = |sheet: usize| {
        let name = book.sheets.get(sheet).and_then(|sheet| sheet.name.as_deref());
        let part = parts.sheets.iter().find(|(have, _)| Some(have.as_str()) == name).map(|(_, part)| part);
        let xml = part.and_then(|part| package::text(bytes, part).ok().flatten());
        xml.map(|xml| sheet::drawn(&xml)).unwrap_or_default()
    };
    let indexes: Vec<usize> = asked.scope.indexes(asked.ledger).into_iter().collect();
    let names = names::of((&book, &first, &given.words), drawn, (ledger, &indexes), given.year.or(year));
    let book = names::with(&book, &names);
    if !names.is_empty() {
        first = plan(&book, &given);
        // A form without names said nothing, not even that it has no year.
        if given.year.is_none() && !says_year(&first) && year.is_some() {
            given.year = year;
            first = plan(&book, &given);
        }
        let words = "事業名・指標名の欄が空の様式なので、台帳の順に名称も書きました。行の割り当てを確かめてください。";
        outcome.notices.push(words.to_owned());
    }
    let warnings = against(std::slice::from_ref(&first), asked.ledger.doc(), &given.mapping).warnings;
    outcome.notices.extend(warnings.iter().map(ToString::to_string));
    if first.is_empty() {
        outcome.notices.push(
            "事業名の入った行がないので、どこに書けばよいか分かりません。様式に事業名(と指標名)を入れてからやり直してください。"
                .to_owned(),
        );
        return Ok(outcome);
    }
    let mut writer = Writer { asked, bytes, book: &book, parts: &parts, ledger, names, outcome };
    let probed = blanks::probed(&book, &first, &given);
    let fills = writer.fills(&first, &probed);
    let fills = writer.with_scans(fills)?;
    writer.write(fills, &given, file)?;
    Ok(writer.outcome)
}

/// The numbers of the sheets by their names.
fn numbers(book: &Book) -> HashMap<&str, usize> {
    book.sheets.iter().enumerate().map(|(n, sheet)| (sheet.name.as_deref().unwrap_or_default(), n)).collect()
}

fn says_year(plan: &Plan) -> bool {
    let Some(text) = plan.ledger() else { return true };
    Tree::parse(&text).is_ok_and(|tree| tree.root(&text).get("fiscal_year").is_some())
}

/// What there is to say about a workbook before anything is written into it.
fn notices(bytes: &[u8], book: &Book) -> Vec<String> {
    let mut notices = Vec::new();
    if package::has(bytes, "_xmlsignatures/") {
        notices.push("電子署名のあるブックです。書き込んだ写しの署名は無効になります。".to_owned());
    }
    let links = book.notices.iter().filter(|notice| notice.contains("ほかのブック"));
    notices.extend(links.map(|_| "ほかのブックを参照する式があります。式はそのままです。".to_owned()));
    notices
}

/// What a cell of a plan says of a place: where, and as which JSON.
struct Said<'p> {
    key: Key,
    pointer: Cow<'p, str>,
    value: &'p str,
    /// The header over the cell says it, not the cell.
    elsewhere: bool,
}

/// A cell that is to be written, with how it looks.
struct Cellful {
    fill: Fill,
    content: Content,
    /// Whether it is certain which words of the cell it takes the place of.
    sure: bool,
}

/// The cells that are to be written, the sheets that they stand in, and which cell is where among them.
type Ready = (Vec<Cellful>, Scans, BTreeMap<Key, usize>);

struct Writer<'a> {
    asked: Asked<'a>,
    bytes: &'a [u8],
    book: &'a Book,
    parts: &'a Parts,
    ledger: Value<'a>,
    /// The names that a form without any gets.
    names: Names,
    outcome: Outcome,
}

/// The sheets in which something is to be written: their part, its XML, and what was found in it.
type Scans = HashMap<usize, (String, String, Scan)>;

impl Writer<'_> {
    fn cell(&self, (sheet, (row, column)): Key) -> Option<&Cell> {
        self.book.sheets.get(sheet)?.at(row, column)
    }

    fn place(&self, (sheet, (row, column)): Key) -> String {
        let name = self.book.sheets.get(sheet).and_then(|sheet| sheet.name.as_deref());
        super::plan::place_of(name, &super::cells::address(row, column))
    }

    fn leave(&mut self, key: Option<Key>, label: impl Into<String>, why: impl Into<String>) {
        let place = key.map_or_else(String::new, |key| self.place(key));
        let new = Left { place, label: label.into(), why: why.into() };
        if !self.outcome.left.contains(&new) {
            self.outcome.left.push(new);
        }
    }

    /// What each cell is to say, from the form's own reading and that of its empty cells.
    fn fills(&mut self, first: &Plan, probed: &blanks::Probed) -> BTreeMap<Key, Fill> {
        let Some(text) = probed.plan.ledger() else { return BTreeMap::new() };
        let Ok(tree) = Tree::parse(&text) else { return BTreeMap::new() };
        let pairs = Pairs::of(tree.root(&text), self.ledger, &self.asked.given.mapping, self.asked.scope);
        let mut labels = crate::ledger::label::Labels::new(self.asked.ledger.doc());
        let (mut fills, mut reached) = (BTreeMap::<Key, Fill>::new(), BTreeSet::new());
        self.say_strange(first);
        // Where a column says the value already, further empty cells in it are for something else.
        let mut columns: BTreeSet<(usize, u32, String)> = BTreeSet::new();
        let asked_before: HashSet<Key> = keyed(self.book, first, |entry| entry.kind == As::Ask);
        let mut readings = readings(self.book, &probed.plan, &asked_before);
        readings.sort_by_key(|said| (probed.cells.contains(&said.key), said.key));
        let ends: HashSet<Key> =
            readings.iter().filter(|said| said.pointer.ends_with("/period/to")).map(|said| said.key).collect();
        for Said { key, pointer, value, elsewhere } in readings {
            let is_probe = probed.cells.contains(&key);
            // 「〃」 below an empty cell says what is put there.
            if !is_probe && compare::compared(value) == blanks::PROBE.to_string() {
                continue;
            }
            let Some(at) = pairs.in_ledger(&pointer) else { continue };
            if elsewhere {
                reached.insert(at.as_str().to_owned());
                if said(self.ledger, &at).is_some_and(|own| !same(&own, value)) {
                    self.leave(Some(key), labels.describe(&at), "見出しが言う値なので書き換えていません");
                }
                continue;
            }
            let is_first = columns.insert((key.0, key.1.1, at.as_str().to_owned()));
            if is_probe && !is_first {
                continue;
            }
            let own = said(self.ledger, &at);
            if is_named(&at) {
                let names = at.as_str().starts_with("/projects/") && at.as_str().ends_with("/name");
                let differs = own.as_deref().is_some_and(|own| !same(own, value));
                let is_own = self.cell(key).is_some_and(|cell| same(value, &super::values::string(&cell.text)));
                if names && differs && is_own && !is_probe {
                    let why = "名称の表記が台帳と違いますが、行の目印なので書き換えていません";
                    self.leave(Some(key), labels.describe(&at), why);
                }
                continue;
            }
            reached.insert(at.as_str().to_owned());
            let shown = self.cell(key).map(|cell| cell.text.clone());
            let Some(new) = own else {
                let whole = shown.as_deref().is_some_and(|shown| spell::restated(shown, value, value, false).is_some());
                if whole && !is_probe {
                    self.leave(Some(key), labels.describe(&at), "台帳が空欄なので、様式の値を残しました");
                }
                continue;
            };
            let old = (!is_probe).then(|| value.to_owned());
            let zero = is_probe && shown.as_deref().and_then(number) == Some("0".into()) && new == "0";
            if zero || old.as_deref().is_some_and(|old| same(old, &new)) {
                continue;
            }
            if old.is_some() && self.is_next_heading(key) {
                self.leave(
                    Some(key),
                    labels.describe(&at),
                    "値の欄が空で、次の見出しが値に読まれるため、書いていません",
                );
                continue;
            }
            let scale = is_money(&at).then(|| self.scale(key, value, is_probe)).flatten();
            let label = labels.describe(&at);
            let fill = fills.entry(key).or_default();
            fill.spans |= at.as_str().contains("/period/") && ends.contains(&key);
            fill.add(at, old, new, scale, label);
        }
        self.mark(&probed.plan, &pairs, &mut fills, &mut reached);
        // What one cell says as a whole has no further cells.
        let mut whole: HashMap<String, Key> = HashMap::new();
        for (key, list) in fills.iter().filter_map(|(key, fill)| Some((*key, fill.lists()?))) {
            whole.entry(list.as_str().to_owned()).or_insert(key);
        }
        fills.retain(|key, fill| {
            let mut above = fill.place().and_then(Pointer::parent);
            while let Some((at, _)) = above {
                if whole.get(at.as_str()).is_some_and(|own| own != key) && fill.is_within(&at) {
                    return false;
                }
                above = at.parent();
            }
            true
        });
        let given: HashSet<&str> = columns.iter().map(|(_, _, at)| at.as_str()).collect();
        for entry in probed.plan.entries.iter().filter(|entry| entry.kind == As::Ask) {
            let Some(key) = key_of(self.book, entry).filter(|key| !fills.contains_key(key)) else { continue };
            let is_probe = probed.cells.contains(&key);
            let contradicts = entry.question().is_some_and(|question| question.kind == "two-values");
            if is_probe && contradicts {
                continue;
            }
            // An answer that the ledger agrees with leaves nothing to be written.
            let own = |pointer: &str| {
                let at = pairs.in_ledger(pointer).filter(|at| !is_named(at))?;
                let value = said(self.ledger, &at)?;
                Some((at, value))
            };
            let agrees = |values: &Vec<(String, String)>| {
                !values.is_empty() && values.iter().all(|(at, value)| own(at).is_some_and(|(_, own)| same(&own, value)))
            };
            let is_answered = entry.options().iter().any(|(_, values)| agrees(values));
            let pointers = entry.options().iter().flat_map(|(_, values)| values).map(|(pointer, _)| pointer.as_str());
            let first = entry.pointer.as_ref().map(Spot::to_string);
            let places: Vec<Pointer> =
                pointers.chain(first.as_deref()).filter_map(|pointer| own(pointer).map(|(at, _)| at)).collect();
            reached.extend(places.iter().map(|at| at.as_str().to_owned()));
            // What another cell says isn't asked about here once more.
            let place = places
                .iter()
                .find(|at| !given.contains(at.as_str()))
                .or_else(|| places.first().filter(|_| contradicts));
            if let Some(at) = place.filter(|_| !is_answered) {
                let why = match is_probe {
                    true => format!("どの値の欄か決められません({})", entry.why),
                    false => format!("取り込むときに質問になるセルです({})", entry.why),
                };
                self.leave(Some(key), labels.describe(at), why);
            }
        }
        for (key, (at, value)) in &self.names {
            let mut fill = Fill::default();
            fill.add(at.clone(), None, value.clone(), None, labels.describe(at));
            fills.insert(*key, fill);
        }
        let lists = |at: &str| fills.values().any(|fill| fill.is_of(at));
        let (missing, values) = missing::of(self.asked.ledger, self.ledger, self.asked.scope, &pairs, |at| {
            reached.contains(at) || lists(at)
        });
        self.outcome.left.extend(missing);
        self.outcome.missing = values;
        fills
    }

    /// Marks beside or in front of the ledger's choice, where none is marked.
    fn mark(&mut self, plan: &Plan, pairs: &Pairs, fills: &mut BTreeMap<Key, Fill>, reached: &mut BTreeSet<String>) {
        let mut labels = crate::ledger::label::Labels::new(self.asked.ledger.doc());
        for choosing in &plan.room.choices {
            let Some(at) = choosing.pointer.as_deref().and_then(|pointer| pairs.in_ledger(pointer)) else { continue };
            let Some(own) = said(self.ledger, &at).filter(|_| !reached.contains(at.as_str())) else { continue };
            let word = super::place::plain(&own);
            let marked = choosing.options.iter().find_map(|(cell, choice)| match choosing.boxes {
                true => Some((*cell, spell::marked(choice, &word)?)),
                false => same(&super::values::string(choice), &own).then(|| (*cell, MARK.to_owned())),
            });
            let label = labels.describe(&at);
            reached.insert(at.as_str().to_owned());
            let Some((cell, text)) = marked else {
                let key = choosing.options.first().map(|(cell, _)| (choosing.sheet, *cell));
                self.leave(key, label, format!("「{word}」は様式の選択肢にありません"));
                continue;
            };
            let mut fill = Fill::default();
            fill.instead = Some(text);
            fill.add(at, None, own, None, label);
            fills.insert((choosing.sheet, cell), fill);
        }
    }

    /// Whether a cell is the heading after one whose box is empty: what it says isn't a value, whatever reads it so.
    fn is_next_heading(&self, (sheet, (row, column)): Key) -> bool {
        let Some(of) = self.book.sheets.get(sheet) else { return false };
        let Some(cell) = of.at(row, column) else { return false };
        let above = of.cells.iter().rfind(|other| other.column == column && other.row < row);
        above.is_some_and(|above| compare::is_next_heading(&above.text, &cell.text))
    }

    /// Rows of the form that the ledger doesn't have.
    fn say_strange(&mut self, first: &Plan) {
        let text = first.ledger().unwrap_or("{}".into());
        let Ok(tree) = Tree::parse(&text) else { return };
        let pairs = Pairs::of(tree.root(&text), self.ledger, &self.asked.given.mapping, self.asked.scope);
        for (name, why) in pairs.strange {
            self.leave(None, format!("様式の「{name}」"), why);
        }
    }

    /// The yen that 1 stands for in a cell.
    fn scale(&self, key: Key, value: &str, is_probe: bool) -> Option<i64> {
        let amount: i64 = value.parse().ok()?;
        if is_probe {
            return Some(amount / blanks::PROBE).filter(|scale| *scale > 0);
        }
        let text = &self.cell(key)?.text;
        [1, 1_000, 1_000_000, 10_000, 100_000_000].into_iter().find(|scale| yen(text, *scale) == Some(amount))
    }

    /// The sheets' XML with the wanted cells found; what stands in a formula's place is left.
    fn with_scans(&mut self, fills: BTreeMap<Key, Fill>) -> Result<Ready, Unreadable> {
        let mut scans = Scans::new();
        let by_sheet: BTreeSet<usize> = fills.keys().map(|(sheet, _)| *sheet).collect();
        for sheet in by_sheet {
            let name = self.book.sheets.get(sheet).and_then(|sheet| sheet.name.clone()).unwrap_or_default();
            let Some((_, part)) = self.parts.sheets.iter().find(|(have, _)| *have == name) else { continue };
            let broken = |error: String| Unreadable::Broken(format!("{part}: {error}"));
            let Some(xml) = package::text(self.bytes, part).map_err(|error| broken(error.to_string()))? else {
                let why = "シートの文字コードがUTF-8でないので書けません";
                self.leave(None, format!("シート「{name}」"), why);
                continue;
            };
            let wanted = fills.keys().filter(|(of, _)| *of == sheet).map(|(_, at)| *at).collect();
            let scan = Scan::of(&xml, &wanted).map_err(broken)?;
            scans.insert(sheet, (part.clone(), xml, scan));
        }
        let (mut cells, mut index) = (Vec::new(), BTreeMap::new());
        for (key, fill) in fills {
            let Some((_, _, scan)) = scans.get(&key.0) else { continue };
            let cell = self.cell(key);
            if scan.is_formula(key.1) || cell.is_some_and(|cell| cell.formula.is_some()) {
                let why = format!("式のセルなので書いていません(台帳は「{}」)", fill.shown());
                self.leave(Some(key), fill.label.clone(), why);
                continue;
            }
            if !scan.has_place(key.1) {
                self.leave(Some(key), fill.label.clone(), "セルを置く場所がありません");
                continue;
            }
            let style = scan.style(key.1);
            let format = self.parts.formats.get(style).map(|format| &**format);
            let look = Look { format, from_1904: self.parts.from_1904 };
            match fill.content(cell, look, self.ledger) {
                Ok((content, sure)) => {
                    index.insert(key, cells.len());
                    cells.push(Cellful { fill, content, sure });
                }
                Err(why) => self.leave(Some(key), fill.label.clone(), why),
            }
        }
        Ok((cells, scans, index))
    }

    /// Writes the cells, reads the result, and takes out what isn't read back.
    fn write(&mut self, (mut cells, scans, mut index): Ready, given: &Given, file: &str) -> Result<(), Unreadable> {
        let mut clean = Cleaner::default();
        for (key, at) in std::mem::take(&mut index) {
            let Some(cell) = cells.get_mut(at) else { continue };
            if let Content::Text(text) = &mut cell.content {
                *text = clean.text(text).into_owned();
                if text.encode_utf16().count() > LONGEST {
                    let label = cell.fill.label.clone();
                    self.leave(Some(key), label, format!("長すぎてセルに入りません(上限{LONGEST}字)"));
                    continue;
                }
            }
            index.insert(key, at);
        }
        let calculate = self.book.sheets.iter().flat_map(|sheet| &sheet.cells).any(|cell| cell.formula.is_some())
            || scans.values().any(|(_, _, scan)| scan.has_formulas());
        for _ in 0..ROUNDS {
            if index.is_empty() {
                return Ok(());
            }
            let mut by_sheet: HashMap<usize, BTreeMap<At, Content>> = HashMap::new();
            for (key, at) in &index {
                let content = cells.get(*at).map(|cell| cell.content.clone());
                by_sheet.entry(key.0).or_default().extend(content.map(|content| (key.1, content)));
            }
            let part = |(sheet, contents): (&usize, &BTreeMap<At, Content>)| {
                let (part, xml, scan) = scans.get(sheet)?;
                Some((part.clone(), scan.with(xml, contents, calculate)))
            };
            let parts = by_sheet.iter().filter_map(part).collect();
            let broken = |error: zip::result::ZipError| Unreadable::Broken(error.to_string());
            let bytes = package::with(self.bytes, &parts).map_err(broken)?;
            let unread = self.not_read_back(&bytes, given, file, &cells, &index)?;
            // What was least certain goes first: it may be what keeps the others from being read.
            let is_sure = |key: &&Key| index.get(*key).is_some_and(|at| cells[*at].sure);
            let mut out: Vec<Key> = unread.iter().filter(|key| !is_sure(key)).copied().collect();
            if out.is_empty() {
                out.extend(&unread);
            }
            self.outcome.bytes = Some(bytes);
            if out.is_empty() {
                break;
            }
            self.outcome.bytes = None;
            for key in out {
                if let Some(cell) = index.remove(&key).and_then(|at| cells.get(at)) {
                    let (label, shown) = (cell.fill.label.clone(), cell.fill.shown());
                    let why = format!("「{shown}」と書くと、取り込むときに違う値に読まれます");
                    self.leave(Some(key), label, why);
                }
            }
        }
        if self.outcome.bytes.is_none() {
            return Ok(());
        }
        self.outcome.changed = clean.changed;
        for (key, at) in &index {
            let Some(cell) = cells.get(*at) else { continue };
            // A name was put there to see where it leads.
            let stood = self.cell(*key).filter(|_| !self.names.contains_key(key));
            let before = stood.map(|cell| cell.text.to_string()).unwrap_or_default();
            let was_number = stood.is_none_or(|cell| cell.raw != Raw::Text);
            let as_text = was_number && matches!(cell.content, Content::Text(_)) && cell.fill.is_number();
            let note = as_text.then_some("セルの書式では台帳の数字のとおりに出ないので、文字で書きました");
            let after = match &cell.content {
                Content::Number(_) => cell.fill.shown(),
                Content::Text(text) => text.clone(),
            };
            let (place, label) = (self.place(*key), cell.fill.label.clone());
            self.outcome.written.push(Written { place, label, before, after, note });
        }
        self.say_of_sheets(&scans, &index, calculate);
        Ok(())
    }

    fn say_of_sheets(&mut self, scans: &Scans, index: &BTreeMap<Key, usize>, calculate: bool) {
        let written: BTreeSet<usize> = index.keys().map(|(sheet, _)| *sheet).collect();
        for sheet in written {
            if scans.get(&sheet).is_some_and(|(_, _, scan)| scan.protected) {
                let name = self.book.sheets.get(sheet).and_then(|sheet| sheet.name.as_deref()).unwrap_or_default();
                self.outcome
                    .notices
                    .push(format!("シート「{name}」は保護されています。保護はそのままで、値を書きました。"));
            }
        }
        if calculate {
            self.outcome.notices.push(
                "式のあるブックです。式はそのままで、Excelで開いたときに計算し直す印を付けました(LibreOfficeでは Ctrl+Shift+F9 で計算し直します)。"
                    .to_owned(),
            );
        }
    }

    /// The cells of which an import of the result would read something else than what was written.
    fn not_read_back(
        &self,
        bytes: &[u8],
        given: &Given,
        file: &str,
        cells: &[Cellful],
        index: &BTreeMap<Key, usize>,
    ) -> Result<HashSet<Key>, Unreadable> {
        let book = read(file, bytes, &How { workbook: true, ..How::default() })?;
        let again = plan(&book, given);
        let text = again.ledger().unwrap_or("{}".into());
        let tree = Tree::parse(&text).map_err(|error| Unreadable::Broken(error.to_string()))?;
        let pairs = Pairs::of(tree.root(&text), self.ledger, &self.asked.given.mapping, self.asked.scope);
        let mut read_back: HashSet<(Key, String, String)> = HashSet::new();
        let mut named: HashSet<Key> = HashSet::new();
        let mut add = |key: Key, pointer: &str, value: &str| {
            // A name may be that of several years' rows.
            let is = |(at, own): &(Pointer, String)| {
                same(own, value) && at.tokens().last().is_some_and(|last| pointer.ends_with(&format!("/{last}")))
            };
            if self.names.get(&key).is_some_and(is) {
                named.insert(key);
            }
            if let Some(at) = pairs.in_ledger(pointer) {
                read_back.insert((key, at.as_str().to_owned(), compare::compared(value)));
            }
        };
        for said_of in readings(&book, &again, &HashSet::new()) {
            add(said_of.key, &said_of.pointer, said_of.value);
        }
        for entry in again.entries.iter().filter(|entry| entry.kind == As::Ask) {
            let Some(key) = key_of(&book, entry) else { continue };
            entry.options().iter().flat_map(|(_, values)| values).for_each(|(pointer, value)| add(key, pointer, value));
        }
        // A name that another sheet has said already is one too.
        for entry in again.entries.iter().filter(|entry| entry.kind == As::Repeated) {
            let Some(key) = key_of(&book, entry) else { continue };
            let is = |(_, own): &(Pointer, String)| {
                entry.project.as_ref().is_some_and(|project| same(own, &super::values::string(project)))
            };
            if self.names.get(&key).is_some_and(is) {
                named.insert(key);
            }
        }
        let is_read = |key: &Key, fill: &Fill| {
            let wanted = fill.wanted(self.ledger);
            named.contains(key)
                || wanted.iter().all(|(at, value)| read_back.contains(&(*key, at.clone(), compare::compared(value))))
        };
        Ok(index.iter().filter(|(key, at)| !is_read(key, &cells[**at].fill)).map(|(key, _)| *key).collect())
    }
}

fn key_of(book: &Book, entry: &Entry) -> Option<Key> {
    let sheet = book.sheets.iter().position(|sheet| sheet.name.as_deref() == entry.sheet.as_deref())?;
    Some((sheet, (entry.cell.row, entry.cell.column)))
}

fn keyed(book: &Book, plan: &Plan, wanted: impl Fn(&Entry) -> bool) -> HashSet<Key> {
    let sheets = numbers(book);
    let key = |entry: &Entry| Some((*sheets.get(entry.sheet.as_deref()?)?, (entry.cell.row, entry.cell.column)));
    plan.entries.iter().filter(|entry| wanted(entry)).filter_map(key).collect()
}

/// What the cells of a plan say. A cell that only contradicts another one says its own value, unless it did so before
/// anything was put into the form.
fn readings<'p>(book: &Book, plan: &'p Plan, asked_before: &HashSet<Key>) -> Vec<Said<'p>> {
    let sheets = numbers(book);
    let mut all = Vec::new();
    for entry in &plan.entries {
        let sheet = entry.sheet.as_deref().and_then(|name| sheets.get(name));
        let Some(key) = sheet.map(|sheet| (*sheet, (entry.cell.row, entry.cell.column))) else { continue };
        let contradicts = || {
            let asked = entry.question().filter(|question| question.kind == "two-values")?;
            (!asked_before.contains(&key) && !asked.about.is_empty()).then_some(())?;
            entry.options().last()?.1.first().map(|(pointer, value)| (Cow::Borrowed(pointer.as_str()), value.as_str()))
        };
        let said = match entry.kind {
            As::Value => entry.pointer.as_ref().map(|spot| spot.to_string().into()).zip(entry.value.as_deref()),
            As::Repeated => entry.repeats.as_deref().map(|(spot, value)| (spot.to_string().into(), value.as_str())),
            As::Ask => contradicts(),
            As::Label | As::Unplaced => None,
        };
        let elsewhere = entry.elsewhere;
        all.extend(said.map(|(pointer, value)| Said { key, pointer, value, elsewhere }));
    }
    all
}
