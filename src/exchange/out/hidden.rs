//! The hidden sheet of a published workbook: what the form was made from, so that it comes back whole.
//!
//! It holds the members of the contract that belong to what the form shows: the projects that go out, the review that is
//! published, and what stands around them. Other years, members that the contract doesn't name, and the reasons for which
//! a finding was accepted stay at home. It is JSON with escapes in pieces that fit into cells, so that no character is
//! obeyed or lost on the way through another program.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::blocks::in_blocks;
use super::clean::{NoSigns, stop};
use super::form::Form;
use super::{Scope, Stopped, Watch};
use crate::exchange::cells::Book;
use crate::exchange::hands::Hands;
use crate::exchange::values::string;
use crate::json::string::escaped;
use crate::json::{Kind, Value};
use crate::ledger::field::FIELDS;
use crate::ledger::whole::PROJECTS;
use crate::ledger::year::FiscalYear;
use crate::ledger::{Ledger, Reader};
use crate::text::is_hostile;

/// The first cell of the sheet, by which such a workbook is recognised.
const MARK: &str = "kensho-form/1";

/// The sheet's name.
pub(super) const SHEET: &str = "kensho";

/// Characters of the text in one cell: Excel holds 32,767.
const CHUNK: usize = 30_000;

/// What a published workbook was made from.
pub(in crate::exchange) struct Kept {
    /// The ledger, as much of it as was published.
    pub ledger: Ledger,
    /// The year that was asked for.
    pub scope: Scope,
}

/// A place of the contract, and those beneath it.
#[derive(Default)]
struct Place {
    /// Whether the contract names it, and what stands there goes along.
    goes: bool,
    beneath: Vec<(&'static str, Place)>,
}

impl Place {
    fn of(&self, token: &str) -> Option<&Place> {
        self.beneath.iter().find(|(name, _)| *name == token).map(|(_, place)| place)
    }
}

/// The contract's places.
static CONTRACT: LazyLock<Place> = LazyLock::new(|| {
    let mut root = Place::default();
    for pattern in FIELDS.iter().map(|field| field.pattern).filter(|pattern| !pattern.ends_with("/accepted")) {
        let mut place = &mut root;
        for token in pattern.split('/').skip(1) {
            let at = place.beneath.iter().position(|(name, _)| *name == token).unwrap_or_else(|| {
                place.beneath.push((token, Place::default()));
                place.beneath.len() - 1
            });
            place = &mut place.beneath[at].1;
        }
        place.goes = true;
    }
    root
});

fn write(value: Value<'_>, place: Option<&Place>, out: &mut String) {
    match value.kind() {
        Kind::Object => {
            out.push('{');
            members(value, place, out, |_, place, value, out| write(value, Some(place), out));
            out.push('}');
        }
        Kind::Array => list(value.items(), place, out),
        _ => out.push_str(value.raw()),
    }
}

/// The members that go along.
fn members<'v>(
    value: Value<'v>,
    place: Option<&Place>,
    out: &mut String,
    mut each: impl FnMut(&str, &Place, Value<'v>, &mut String),
) {
    let mut first = true;
    for member in value.members() {
        let key = member.key();
        let Some(place) = place.and_then(|place| place.of(&key)).filter(|place| place.goes) else { continue };
        out.push_str(if first { "" } else { "," });
        first = false;
        out.push_str(&string(&key));
        out.push(':');
        each(&key, place, member.value, out);
    }
}

fn list<'v>(items: impl Iterator<Item = Value<'v>>, place: Option<&Place>, out: &mut String) {
    let place = place.and_then(|place| place.of("*"));
    out.push('[');
    for (n, item) in items.enumerate() {
        out.push_str(if n > 0 { "," } else { "" });
        write(item, place, out);
    }
    out.push(']');
}

/// What stands outside the projects, up to where they begin.
fn front(ledger: &Ledger) -> String {
    let mut text = String::from("{");
    let front = ledger.front();
    for member in front.value().members() {
        let key = member.key();
        let place = CONTRACT.of(&key).filter(|place| place.goes && key != PROJECTS);
        // The projects are told one by one.
        let Some(place) = place else { continue };
        text.push_str(if text.len() > 1 { "," } else { "" });
        text.push_str(&string(&key));
        text.push(':');
        write(member.value, Some(place), &mut text);
    }
    text
}

/// The text of some projects, each with a comma before it.
fn projects(form: &Form<'_>, ledger: &Ledger, indexes: &[usize]) -> String {
    let place = CONTRACT.of(PROJECTS).and_then(|place| place.of("*"));
    let mut text = String::with_capacity(indexes.len() << 13);
    let mut reader = Reader::default();
    for index in indexes {
        let Some(project) = reader.project(ledger, *index) else { continue };
        let published = form.published(project);
        text.push_str(",{");
        members(project.0, place, &mut text, |key, place, value, out| {
            if key == "reviews" {
                let own = value.items().filter(|review| Some(review.span()) == published.map(|own| own.span()));
                list(own, Some(place), out);
            } else {
                write(value, Some(place), out);
            }
        });
        text.push('}');
    }
    text
}

/// Texts in cells that each hold so many characters.
#[derive(Default)]
struct Cells {
    full: Vec<[String; 2]>,
    last: String,
    /// Characters of the last one.
    count: usize,
}

impl Cells {
    /// Adds a text, with escapes for what a program might obey or take for something else.
    fn add(&mut self, text: &str) {
        let text = match stop::<NoSigns>(text, 0) {
            Some(_) => escaped(text, |c| is_hostile(c) || c == '\t'),
            None => Cow::Borrowed(text),
        };
        // Programs take _x0041_ for an A.
        let text = if text.contains("_x") { Cow::Owned(text.replace("_x", "\\u005fx")) } else { text };
        let mut rest = &*text;
        while !rest.is_empty() {
            let (fits, count) = (CHUNK - self.count, rest.chars().count());
            let at = if count <= fits { None } else { rest.char_indices().nth(fits) };
            let (these, others) = rest.split_at(at.map_or(rest.len(), |(at, _)| at));
            self.last.push_str(these);
            self.count += count.min(fits);
            if self.count == CHUNK {
                self.full.push(["ledger".to_owned(), std::mem::take(&mut self.last)]);
                self.count = 0;
            }
            rest = others;
        }
    }

    fn done(mut self) -> Vec<[String; 2]> {
        if !self.last.is_empty() {
            self.full.push(["ledger".to_owned(), self.last]);
        }
        self.full
    }
}

/// The sheet's cells in the first two columns.
///
/// # Errors
/// Those of `watch`.
pub(super) fn rows(
    hands: &impl Hands,
    form: &Form<'_>,
    ledger: &Ledger,
    watch: Watch<'_>,
) -> Result<Vec<[String; 2]>, Stopped> {
    let mut cells = Cells::default();
    cells.full.push([MARK.to_owned(), "この様式の控えです。消したり書き換えたりしないでください。".to_owned()]);
    cells.full.push(["year".to_owned(), form.asked_year().map(FiscalYear::short).unwrap_or_default()]);
    let front = front(ledger);
    cells.add(&front);
    cells.add(if front.len() > 1 { ",\"projects\":[" } else { "\"projects\":[" });
    let mut first = true;
    in_blocks(
        hands,
        &form.indexes(ledger),
        watch,
        |these| projects(form, ledger, these),
        |text| {
            cells.add(if std::mem::take(&mut first) { text.strip_prefix(',').unwrap_or(&text) } else { &text });
            Ok::<(), Stopped>(())
        },
    )?;
    cells.add("]}");
    Ok(cells.done())
}

/// What a workbook was made from, if it is one of ours; an error where the hidden sheet isn't whole any more.
pub(in crate::exchange) fn of_book(book: &Book) -> Option<Result<Kept, ()>> {
    let sheet = book.sheets.iter().find(|sheet| sheet.at(0, 0).is_some_and(|cell| *cell.text == *MARK))?;
    let text = |row: u32, column: u32| sheet.at(row, column).map_or("", |cell| &*cell.text);
    let rows = sheet.used_rows().into_iter();
    let all: String = rows.filter(|row| text(*row, 0) == "ledger").map(|row| text(row, 1)).collect();
    let ledger = Ledger::read(&all).map_err(|_| ());
    let scope = Scope { year: FiscalYear::parse(text(1, 1)), ..Scope::default() };
    Some(ledger.map(|ledger| Kept { ledger, scope }))
}
