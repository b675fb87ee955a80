//! Puts the wanted values into their cells, reads the result as an import would, and takes out again what it would read
//! otherwise.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::compare::{self, Fill, same};
use super::outcome::Written;
use super::pairs::Pairs;
use super::readings::{key_of, readings};
use super::sheet::{At, Content, Scan};
use super::spell::Look;
use super::{Key, Writer, package};
use crate::exchange::cells::Raw;
use crate::exchange::out::clean::Cleaner;
use crate::exchange::plan::{As, Given, plan};
use crate::exchange::read::{How, Unreadable, read};
use crate::exchange::{torn, values};
use crate::json::{Pointer, Tree};

/// The most that Excel takes in a cell, in UTF-16 units.
const LONGEST: usize = 32_767;

/// How often what can't be read back is taken out again.
const ROUNDS: usize = 8;

/// A cell that is to be written, with how it looks.
pub(super) struct Cellful {
    fill: Fill,
    content: Content,
    /// Whether it is certain which words of the cell it takes the place of.
    sure: bool,
}

/// The cells that are to be written, the sheets that they stand in, and which cell is where among them.
pub(super) type Ready = (Vec<Cellful>, Scans, BTreeMap<Key, usize>);

/// The sheets in which something is to be written: their part, its XML, and what was found in it.
pub(super) type Scans = HashMap<usize, (String, String, Scan)>;

impl Writer<'_> {
    /// The sheets' XML with the wanted cells found; what stands in a formula's place is left.
    pub(super) fn with_scans(&mut self, fills: BTreeMap<Key, Fill>) -> Result<Ready, Unreadable> {
        let mut scans = Scans::new();
        let by_sheet: BTreeSet<usize> = fills.keys().map(|(sheet, _)| *sheet).collect();
        for sheet in by_sheet {
            let name = self.book.sheets.get(sheet).and_then(|sheet| sheet.name.clone()).unwrap_or_default();
            let Some((_, part)) = self.parts.sheets.iter().find(|(have, _)| *have == name) else { continue };
            let broken = |why: &str| Unreadable::Broken(format!("シート「{name}」({part}): {why}"));
            let Some(xml) = package::text(self.bytes, part).map_err(|error| broken(torn::zip(&error)))? else {
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
            if scan.is_formula(key.1) || cell.is_some_and(|cell| cell.formula().is_some()) {
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
    pub(super) fn write(
        &mut self,
        (mut cells, scans, mut index): Ready,
        given: &Given,
        file: &str,
    ) -> Result<(), Unreadable> {
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
        let calculate = self.book.sheets.iter().flat_map(|sheet| &sheet.cells).any(|cell| cell.formula().is_some())
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
            let broken = |error: zip::result::ZipError| Unreadable::Broken(torn::zip(&error).to_owned());
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
                entry.project.as_ref().is_some_and(|project| same(own, &values::string(project)))
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
