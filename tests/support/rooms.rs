//! What must hold of every room for any bytes at all: one function for each, which takes bytes and panics where a promise
//! is broken. Driven by `tests/pure/fuzz.rs` and, with coverage as its guide, by libFuzzer (`fuzz/`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::HashSet;
use std::sync::Arc;

use kensho::app::state::{Origin, State};
use kensho::app::{Action, update};
use kensho::change::diff::diff;
use kensho::change::merge::merge;
use kensho::check::Findings;
use kensho::exchange::against::against;
use kensho::exchange::against::take::take;
use kensho::exchange::cells::Book;
use kensho::exchange::csv::table;
use kensho::exchange::read::{How, read};
use kensho::exchange::{Given, plan};
use kensho::io::terminal::input::{Event, Heard, Parser, key};
use kensho::json::string::Habits;
use kensho::json::{Doc, Edit, Kind as Json, Pointer, Splitter, SyntaxKind, Tree, Value, validate};
use kensho::ledger::entry::entry;
use kensho::ledger::field::{Kind, Tab};
use kensho::ledger::label::Labels;
use kensho::ledger::printed::Printed;
use kensho::ledger::{Ledger, field};
use kensho::page;
use kensho::rules::{self, Severity, Table};
use kensho::text::{
    GlyphKind, Needle, Romaji, TermWidths, Way, buffer, cells, fit, fit_middle, fold, glyphs, shown, wrap,
};
use kensho::view::{self, Look, Theme};

/// The screen of a terminal that nobody sees: what is drawn, as the bytes that would be sent.
pub struct Screen {
    terminal: view::Terminal,
    look: Look,
}

impl Screen {
    /// In the terminal's own colours, narrow.
    pub fn new(sync: bool) -> Screen {
        let look = Look::new(Theme::terminal(), TermWidths::NARROW);
        Screen { terminal: view::terminal(TermWidths::NARROW, sync), look }
    }

    /// Draws the state at its size and appends the bytes to `out`.
    pub fn draw(&mut self, state: &State, out: &mut Vec<u8>) {
        self.terminal.backend_mut().resize(state.size);
        let Ok(_) = self.terminal.draw(|frame| view::draw(frame, state, &self.look));
        self.terminal.backend_mut().take_bytes(out);
    }
}

/// A room's name and what must hold of it.
pub type Room = (&'static str, fn(&[u8]));

pub const ROOMS: &[Room] = &[
    ("json", json),
    ("splice", splice),
    ("printed", printed),
    ("text", text),
    ("fold", folded),
    ("buffer", typing),
    ("input", input),
    ("rules", rules_table),
    ("merge", merging),
    ("entry", typed),
    ("ledger", ledger),
    ("screen", screen),
    ("workbook", workbook),
    ("sheet", sheet),
    ("pasted", pasted),
];

pub const EMBEDDED: &str = include_str!("../../data/mine-r6.json");
pub const RULES: &str = include_str!("../../data/rules.json");

/// A file that comes in: it is refused with a sentence, or every cell of it has become something, what it makes is a
/// ledger, and what it says otherwise than another one can be taken.
fn workbook(bytes: &[u8]) {
    match read("f.xlsx", bytes, &How::default()) {
        Err(why) => assert!(!why.to_string().is_empty()),
        Ok(book) => comes_in(&book),
    }
}

/// The XML of a sheet, in a package of which all else is in order.
fn sheet(xml: &[u8]) {
    let parts = [
        ("xl/workbook.xml", &b"<workbook><sheets><sheet name=\"KPI\" id=\"r1\"/></sheets></workbook>"[..]),
        ("xl/_rels/workbook.xml.rels", b"<R><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></R>"),
        ("xl/s.xml", xml),
        ("xl/styles.xml", b"<s><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts><cellXfs><xf/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs></s>"),
        ("xl/sharedStrings.xml", SHARED.as_bytes()),
    ];
    workbook(&super::workbook::package(&parts.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))));
}

/// Shared strings for the sheets that are made here: headers of forms, and values.
const SHARED: &str = "<sst><si><t>No</t></si><si><t>事業名</t></si><si><t>指標名</t></si><si><t>目標値</t></si><si><t>実績値</t></si><si><t>移住支援事業</t></si><si><t>相談件数(件)</t></si><si><t>確認中</t></si><si><r><rPr><strike/></rPr><t>12</t></r><r><t>17</t></r></si></sst>";

/// Text that was pasted, or a csv file.
fn pasted(bytes: &[u8]) {
    if let Ok(book) = table("f.txt", &String::from_utf8_lossy(bytes)) {
        comes_in(&book);
    }
}

fn comes_in(book: &Book) {
    let given = Given { year: Some(2024), ..Given::default() };
    let made = plan(book, &given);
    let told: HashSet<_> = made.entries.iter().map(|e| (e.sheet.as_deref(), (e.cell.row, e.cell.column))).collect();
    for sheet in &book.sheets {
        // Of a formula without a result nothing is seen in its cell; it is told all the same.
        let shown = sheet.cells.iter().map(|cell| (cell.row, cell.column));
        for place in shown.chain(sheet.valueless.iter().copied()) {
            assert!(told.contains(&(sheet.name.as_deref(), place)), "a cell is dropped: {place:?}");
        }
    }
    for entry in &made.entries {
        serde_json::from_str::<Box<serde_json::value::RawValue>>(&entry.json("f")).expect("a line of JSON");
    }
    let Some(text) = made.ledger() else { return };
    Ledger::read(&text).expect("a ledger");
    let ours = Ledger::read(EMBEDDED).unwrap();
    let seen = against(&[made], ours.doc(), &given.mapping);
    let all: Vec<_> = seen.offers.iter().collect();
    let taken = take(&ours, &ours, &all, true, 0).expect("what is offered can be taken");
    Ledger::read(&taken.ledger.doc().to_text()).expect("a ledger still");
}

/// Takes numbers off the front of the bytes; zeros when there are no more.
struct Dice<'a>(&'a [u8]);

impl<'a> Dice<'a> {
    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        first
    }

    fn below(&mut self, n: usize) -> usize {
        let number = usize::from(self.byte()) << 8 | usize::from(self.byte());
        number % n.max(1)
    }

    fn text(&mut self) -> String {
        let n = usize::from(self.byte()).min(self.0.len());
        let (text, rest) = self.0.split_at(n);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// The bytes as text.
fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

// ---- json -------------------------------------------------------------------------------------------------------

/// JSON is what serde_json takes for it, whole or in steps; and every value says what serde_json says.
fn json(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    // serde_json refuses what it can't count and what is nested deeper than 128; kensho takes numbers as written.
    let theirs = serde_json::from_str::<&serde_json::value::RawValue>(bare).is_ok();
    let ours = validate(text);
    let deep = depth(text) > 100;
    // kensho refuses half a surrogate pair, which can be no text; serde_json does when it reads the string.
    let half = ours.is_err_and(|error| matches!(error.kind, SyntaxKind::LoneSurrogate));
    assert!(half || ours.is_ok() == theirs || deep, "{text:?}: {ours:?}, serde_json {theirs}");
    let doc = Doc::parse(text, "projects");
    assert_eq!(doc.is_ok(), ours.is_ok(), "{text:?}");
    let mut splitter = Splitter::new("projects");
    let step = bytes.first().map_or(1, |&byte| usize::from(byte) % 7 + 1);
    let fed = bytes.chunks(step).try_for_each(|chunk| splitter.feed(chunk));
    // The splitter only cuts; the pieces are checked after it.
    let stepped = fed.and_then(|()| splitter.finish()).and_then(|doc| doc.check().map(|()| doc));
    match (&doc, &stepped) {
        (Ok(one), Ok(other)) => assert_eq!(one.to_text(), other.to_text()),
        (Err(_), Err(_)) => {}
        _ => panic!("{text:?}: whole {:?}, in steps {:?}", doc.is_ok(), stepped.is_ok()),
    }
    let Ok(doc) = doc else { return };
    assert_eq!(doc.to_text(), text);
    let tree = Tree::parse(text).unwrap();
    every_value(tree.root(text), &mut |value| {
        let raw = value.raw();
        if value.kind() == Json::String
            && let Ok(said) = serde_json::from_str::<String>(raw)
        {
            assert_eq!(value.str().unwrap(), said, "{raw:?}");
        }
        if let (Some(n), Ok(said)) = (value.i64(), serde_json::from_str::<i64>(raw)) {
            assert_eq!(n, said);
        }
    });
}

fn depth(text: &str) -> usize {
    text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count()
}

fn every_value<'a>(value: Value<'a>, f: &mut impl FnMut(Value<'a>)) {
    f(value);
    match value.kind() {
        Json::Array => value.items().for_each(|item| every_value(item, f)),
        Json::Object => value.members().for_each(|member| every_value(member.value, f)),
        _ => {}
    }
}

/// The places in a text that one pointer leads to.
fn places(value: Value<'_>, at: &Pointer, out: &mut Vec<Pointer>) {
    out.push(at.clone());
    match value.kind() {
        Json::Array => value.items().enumerate().for_each(|(i, item)| places(item, &at.index(i), out)),
        Json::Object => value.members().for_each(|member| places(member.value, &at.key(&member.key()), out)),
        _ => {}
    }
}

/// An edit changes what it names and is taken back to the byte.
fn splice(bytes: &[u8]) {
    let mut dice = Dice(bytes);
    let how = dice.byte();
    let (a, b) = (dice.below(usize::MAX), dice.below(6));
    let value = dice.pick(&["null", "\"新\"", "[]", "{}", "[1, 2]", "{\"a\": {\"b\": []}}", "-0.50", "[{\n}]"]);
    let Ok(text) = std::str::from_utf8(dice.0) else { return };
    if depth(text) > 100 {
        return;
    }
    let Ok(mut doc) = Doc::parse(text, "projects") else { return };
    let tree = Tree::parse(text).unwrap();
    let mut all = Vec::new();
    places(tree.root(text), &Pointer::root(), &mut all);
    let at = all[a % all.len()].clone();
    let Ok(old) = doc.get(&at) else { return };
    let edit = match how % 3 {
        0 => Edit::replace(at.clone(), old, value, 0),
        1 => Edit::remove(at.clone(), old, 0),
        _ => Edit::insert(at.index(b), value, 0),
    };
    let Ok(inverse) = doc.apply(&edit) else {
        assert_eq!(doc.to_text(), text, "refused, and yet changed: {edit:?}");
        return;
    };
    let changed = doc.to_text();
    assert!(validate(&changed).is_ok(), "{text:?} {edit:?} {changed:?}");
    match how % 3 {
        0 => assert_eq!(doc.get(&at).unwrap(), value),
        // An element is laid out as its neighbours are; what it says is what was asked for.
        2 => {
            let said = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
            let now = doc.get(&at.index(b)).unwrap_or_else(|_| value.to_owned());
            assert_eq!(said(&now), said(value));
        }
        _ => {}
    }
    let again = doc.apply(&inverse).unwrap_or_else(|error| panic!("{text:?} {edit:?} {inverse:?}: {error}"));
    assert_eq!(doc.to_text(), text, "{edit:?}");
    doc.apply(&again).unwrap();
    assert_eq!(doc.to_text(), changed, "{edit:?}");
}

// ---- values and text ----------------------------------------------------------------------------------------------

/// A printed value's readings stand in its text.
fn printed(bytes: &[u8]) {
    let mut dice = Dice(bytes);
    let unit = dice.text();
    let text = lossy(dice.0);
    let value = Printed::Text(text.as_str().into());
    for unit in [None, Some(unit.as_str())] {
        let (state, readings) = value.read(unit);
        assert_eq!(value.text(), text);
        for reading in readings.iter() {
            let span = reading.span();
            let piece = text.get(span.clone()).unwrap_or_else(|| panic!("{text:?}: {span:?}"));
            assert!(!piece.is_empty(), "{text:?}: a reading of nothing");
            let _ = reading.value.to_string();
        }
        if let Some(exact) = readings.exact() {
            assert_eq!(readings.len(), 1, "{text:?} {state:?} {exact:?}");
        }
    }
}

/// Glyphs, rows and fitted texts cover the text, keep to their width, and show nothing that a terminal obeys.
fn text(bytes: &[u8]) {
    let width = bytes.first().map_or(0, |&byte| usize::from(byte) % 50);
    let text = lossy(bytes.get(1..).unwrap_or_default());
    let mut at = 0;
    for glyph in glyphs(&text) {
        assert_eq!(glyph.source.start, at);
        at = glyph.source.end;
        assert!(!glyph.shown.chars().any(obeyed), "{:?}", glyph.shown);
        assert_eq!(glyph.cells == 0, glyph.kind == GlyphKind::Break);
    }
    assert_eq!(at, text.len());
    let mut at = 0;
    for row in wrap(&text, width) {
        assert_eq!(row.range.start, at);
        at = row.range.end;
        assert!(row.cells <= width.max(1), "{row:?} in {width}");
        assert!(text.get(row.range).is_some());
    }
    assert_eq!(at, text.len());
    let one = fit(&text, width);
    assert!(one.cells <= width && text.starts_with(one.text));
    assert_eq!(cells(one.text) + if one.ellipsis { 2 } else { 0 }, one.cells);
    let both = fit_middle(&text, width);
    assert!(both.cells <= width && text.starts_with(both.head) && text.contains(both.tail));
    for widths in [TermWidths::NARROW, TermWidths::WIDE, TermWidths::PAD, TermWidths::SAFE] {
        assert!(!widths.line(&text).chars().any(obeyed));
    }
    assert!(!shown(&text).chars().any(obeyed));
}

/// Characters that a terminal obeys, or that make it show another order than there is.
pub fn obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{e0000}'..='\u{e007f}' | '\u{feff}')
}

/// What folding finds stands in the text.
fn folded(bytes: &[u8]) {
    let mut dice = Dice(bytes);
    let word = dice.text();
    let text = lossy(dice.0);
    let folded = fold(&text);
    let again = fold(&folded.text);
    assert_eq!(again.text, folded.text, "folding twice is folding once: {text:?}");
    if let Some(needle) = Needle::new(&word) {
        for range in needle.ranges(&folded) {
            assert!(text.get(range.clone()).is_some_and(|piece| !piece.is_empty()), "{text:?} {word:?} {range:?}");
        }
        assert_eq!(needle.is_in(&folded), !needle.ranges(&folded).is_empty(), "{text:?} {word:?}");
    }
    if let Some(romaji) = Romaji::new(&word) {
        for range in romaji.find(&folded.text) {
            assert!(folded.text.get(range).is_some());
        }
    }
    // Every whole character of a text is found in it.
    if let Some(glyph) = glyphs(&text).find(|glyph| glyph.shown.chars().all(char::is_alphanumeric))
        && let Some(needle) = Needle::new(&text[glyph.source])
    {
        assert!(needle.is_in(&folded), "{needle:?} isn't found in {text:?}");
    }
}

/// Typing keeps the caret between characters, and undo goes back to what there was.
fn typing(bytes: &[u8]) {
    let mut dice = Dice(bytes);
    let start = dice.text();
    let mut buffer = buffer::Buffer::new(start.clone());
    let begun = buffer.text().to_owned();
    while !dice.0.is_empty() {
        let width = usize::from(dice.byte()) % 30;
        let way = if width % 2 == 0 { Way::Back } else { Way::Forward };
        match dice.byte() % 16 {
            0..4 => drop(buffer.insert(&dice.text())),
            4 => drop(buffer.delete(way)),
            5 => drop(buffer.delete_word(way)),
            6 => drop(buffer.delete_line(way)),
            7 => drop(buffer.step(way)),
            8 => drop(buffer.step_word(way)),
            9 => drop(buffer.to_row_edge(way, width)),
            10 => drop(buffer.step_rows(way, width, width)),
            11 => buffer.caret_from(width, width, width),
            12 => buffer.set_caret(width),
            13 => drop(buffer.undo()),
            14 => drop(buffer.redo()),
            _ => drop(buffer.to_line_edge(way)),
        }
        assert!(buffer.text().is_char_boundary(buffer.caret()));
        let _ = buffer.caret_at(width.max(1));
    }
    while buffer.undo() {}
    assert_eq!(buffer.text(), begun);
}

/// Keys are the same however the bytes come, and no key or paste holds a control character.
fn input(bytes: &[u8]) {
    let whole = keys_of([bytes].into_iter());
    let split = bytes.first().map_or(1, |&byte| usize::from(byte) % 5 + 1);
    assert_eq!(whole, keys_of(bytes.chunks(split)), "{bytes:?}");
    for event in &whole {
        match event {
            Heard::Event(Event::Key(event)) => {
                let key = key(*event).unwrap();
                if let kensho::app::key::Code::Char(c) = key.code {
                    assert!(!c.is_control(), "{key:?} of {bytes:?}");
                }
            }
            Heard::Event(Event::Paste(text)) => assert!(!text.contains('\r'), "{text:?}"),
            _ => {}
        }
    }
}

fn keys_of<'a>(chunks: impl Iterator<Item = &'a [u8]>) -> Vec<Heard> {
    let (mut parser, mut out) = (Parser::new(), Vec::new());
    chunks.for_each(|chunk| parser.feed(chunk, &mut out));
    for _ in 0..3 {
        parser.flush(&mut out);
    }
    out
}

// ---- ledgers and tables ---------------------------------------------------------------------------------------------

/// Text as nobody would write it, and as somebody might.
pub const NASTY: &[&str] = &[
    "",
    " ",
    "\u{1b}[31m赤\u{1b}[0m",
    "\u{1b}]52;c;aGFja2Vk\u{7}",
    "\u{9b}2J",
    "\u{202e}逆さ\u{2066}",
    "=HYPERLINK(\"http://x\",\"y\")",
    "<script>alert(1)</script>",
    "確認中",
    "-",
    "13(301)",
    "34,212千円",
    "99999999999999999999999999999999999999999",
    "0",
    "-1",
    "0.0000000000000000000000000000000001",
    "R6",
    "令和99999年度",
    "R0",
    "100%〜200%",
    "約1万2千人以上",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}",
    "👨‍👩‍👧‍👦🇯🇵",
    "葛󠄀城",
    "\n\n\r\n\t",
    "http://[::1",
    "https://例え.jp/%zz?q=\u{202e}",
    "地方創生に非常に効果的であった",
    "事業を継続",
    "実績",
    "1/0",
    "/projects/0/name",
    "～未来は自分たちで～",
    "ﾊﾝｶｸ",
    "〇一二三万億兆京",
    "１２３，４５６．７８９",
];

const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "-1",
    "1e400",
    "1E-400",
    "9223372036854775807",
    "9223372036854775808",
    "0.1",
    "123456789012345678901234567890",
    "82",
    "100000000000000000000000000000000000000000000000001",
];

/// A text of JSON, changed here and there as the bytes say: strings stay strings and numbers numbers, mostly.
pub fn mutated(text: &str, bytes: &[u8]) -> String {
    let mut dice = Dice(bytes);
    let mut text = text.to_owned();
    let mut edits = 0;
    while !dice.0.is_empty() && edits < 12 {
        edits += 1;
        let tree = Tree::parse(&text).unwrap();
        let mut values = Vec::new();
        every_value(tree.root(&text), &mut |value| values.push(value));
        let value = values[dice.below(values.len())];
        let span = value.span();
        let kind = dice.byte();
        let new = match (kind % 8, value.kind()) {
            (0, Json::String | Json::Number) => "null".to_owned(),
            (1, Json::Number) => serde_json::to_string(dice.pick(NASTY)).unwrap(),
            (_, Json::Number) => dice.pick(NUMBERS).to_owned(),
            (1, Json::String) => dice.pick(NUMBERS).to_owned(),
            (2, Json::String) => serde_json::to_string(&dice.text()).unwrap(),
            (3, Json::String) => {
                serde_json::to_string(&format!("{}{}", value.str().unwrap(), dice.pick(NASTY))).unwrap()
            }
            (_, Json::String) => serde_json::to_string(dice.pick(NASTY)).unwrap(),
            (0, Json::Array) => "[]".to_owned(),
            (_, Json::Array) if !value.is_empty() => {
                let mut items: Vec<&str> = value.items().map(|item| item.raw()).collect();
                let (from, to) = (dice.below(items.len()), dice.below(items.len()));
                match kind % 4 {
                    0 => drop(items.remove(from)),
                    1 => items.swap(from, to),
                    _ => items.insert(to, items[from]),
                }
                format!("[{}]", items.join(", "))
            }
            (_, Json::Object) if !value.is_empty() && !span.is_empty() && kind % 2 == 0 => {
                let mut members: Vec<&str> =
                    value.members().map(|member| &text[member.key_span.start..member.value.span().end]).collect();
                members.remove(dice.below(members.len()));
                format!("{{{}}}", members.join(", "))
            }
            (1, Json::Bool) => "null".to_owned(),
            _ => value.raw().to_owned(),
        };
        text.replace_range(span, &new);
    }
    text
}

/// A table is loaded or refused with reasons; a loaded one judges every project.
fn rules_table(bytes: &[u8]) {
    let text = mutated(RULES, bytes);
    let problems = rules::check(&text, "r.json");
    let loaded = rules::load(&text, "r.json");
    let wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(loaded.is_err(), wrong, "{problems:?}");
    let Ok(table) = loaded else { return };
    let _ = table.show();
    let embedded = Ledger::read(EMBEDDED).unwrap();
    let front = embedded.front();
    for index in 0..embedded.len() {
        let record = embedded.record(index).unwrap();
        kensho::page::brief::Brief::of(front.front(), record.project(), &table);
    }
}

/// Two people's ledgers of one: nothing of ours is lost where theirs is the base, everything of theirs is taken where
/// ours is, and the edits make the result.
fn merging(bytes: &[u8]) {
    let (a, b) = bytes.split_at(bytes.len() / 2);
    let base = small();
    let Some((base, ours, theirs)) =
        doc(&base).zip(doc(&mutated(&base, a))).zip(doc(&mutated(&base, b))).map(|((a, b), c)| (a, b, c))
    else {
        return;
    };
    let merged = merge(&base, &ours, &theirs);
    let mut made = ours.clone();
    for edit in &merged.edits {
        made.apply(edit).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
    }
    assert_eq!(made.to_text(), merged.doc.to_text());
    assert!(validate(&merged.doc.to_text()).is_ok());
    for conflict in &merged.conflicts {
        conflict.shown(&merged.doc);
    }
    assert_eq!(merge(&base, &ours, &base).doc.to_text(), ours.to_text(), "only ours changed");
    assert_eq!(merge(&base, &ours, &ours).doc.to_text(), ours.to_text(), "both changed alike");
    let taken = merge(&base, &base, &theirs);
    assert!(taken.conflicts.is_empty(), "nothing of ours can contradict: {:?}", taken.conflicts);
    let left = diff(&taken.doc, &theirs);
    assert!(left.is_empty(), "not everything of theirs was taken: {left:?}");
    assert!(diff(&ours, &ours).is_empty());
    for change in diff(&ours, &theirs) {
        change.sentence(&change.label, &Labels::new(&theirs));
    }
}

/// The embedded ledger's front and two of its projects, so that a mutation is likely to hit the same rows.
fn small() -> String {
    let mut doc: serde_json::Value = serde_json::from_str(EMBEDDED).unwrap();
    doc["projects"].as_array_mut().unwrap().truncate(2);
    serde_json::to_string_pretty(&doc).unwrap()
}

fn doc(text: &str) -> Option<Doc> {
    Ledger::read(text).ok().map(|ledger| ledger.doc().clone())
}

/// What is typed is refused, or makes JSON of the kind.
fn typed(bytes: &[u8]) {
    let mut dice = Dice(bytes);
    let old = dice.pick(&["null", "\"\\u3042\"", "12", "\"確認中\"", "[]", "true", "1.10"]);
    let kind = dice.pick(field::FIELDS).kind;
    let needed = dice.byte() % 2 == 0;
    let text = lossy(dice.0);
    match entry(kind, &text, old, needed, Habits::default()) {
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
        Ok(json) => {
            validate(&json).unwrap_or_else(|error| panic!("{kind:?} {text:?}: {json:?} {error}"));
            let said: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
            if matches!(kind, Kind::Line | Kind::Text) && !said.is_null() {
                assert!(said.is_string(), "{kind:?} {text:?} {json:?}");
            }
            assert!(!(needed && json == "null"));
        }
    }
}

/// Bytes that are a ledger or not.
fn ledger(bytes: &[u8]) {
    let text = lossy(bytes);
    match Ledger::read(&text) {
        Ok(ledger) => walk(ledger),
        Err(error) => {
            assert!(error.to_string().chars().any(|c| c >= '\u{3040}'), "{error}");
            assert!(!error.advice().is_empty());
        }
    }
}

/// A ledger of the right shape with anything in it: every finding, every page, and a screen that sends nothing hostile.
fn screen(bytes: &[u8]) {
    if let Ok(ledger) = Ledger::read(&mutated(EMBEDDED, bytes)) {
        walk(ledger);
    }
}

/// Looks at everything in a ledger.
pub fn walk(ledger: Ledger) {
    let table = Table::embedded();
    let findings = Arc::new(Findings::of(&ledger, table));
    for finding in findings.iter() {
        assert!(!finding.message.is_empty());
    }
    let mut state = State::with_ledger(Origin::Embedded, ledger, table);
    update(&mut state, Action::Checked(findings));
    let mut screen = Screen::new(false);
    let mut out = Vec::new();
    for index in 0..state.projects().min(12) {
        state.place.project = index;
        for tab in Tab::ALL {
            state.place.tab = tab;
            let (width, height) = [(80, 24), (40, 10), (133, 50)][(index + tab as usize) % 3];
            update(&mut state, Action::Resize(width, height));
            screen.draw(&state, &mut out);
            state.with_subject(index, |subject| page::page(subject, tab, 60));
        }
    }
    obeys_only_us(&out);
}

/// Whether everything in the bytes for the terminal that it obeys is one of the painter's own few sequences.
pub fn obeys_only_us(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let mut rest = text;
    while let Some(at) = rest.find(obeyed) {
        let tail = &rest[at..];
        let end = if let Some(sequence) = tail.strip_prefix("\u{1b}[") {
            let end = sequence.find(|c: char| ('@'..='~').contains(&c)).expect("a whole sequence");
            assert!("HGCKXJmhl".contains(&sequence[end..=end]), "{:?}", &tail[..(end + 3).min(tail.len())]);
            end + 3
        } else {
            assert!(tail.starts_with(['\r', '\n', '\u{8}']), "{:?}", tail.chars().take(20).collect::<String>());
            1
        };
        rest = &tail[end..];
    }
}
