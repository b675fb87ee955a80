//! The hidden sheet of a published workbook: what the form was made from, so that it comes back whole.
//!
//! It holds the members of the contract that belong to what the form shows: the projects that go out, the review that is
//! published, and what stands around them. Other years, members that the contract doesn't name, and the reasons for which
//! a finding was accepted stay at home. It is JSON with escapes in pieces that fit into cells, so that no character is
//! obeyed or lost on the way through another program.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Scope;
use super::form::Form;
use crate::exchange::cells::Book;
use crate::exchange::values::string;
use crate::json::string::escaped;
use crate::json::{Kind, Value};
use crate::ledger::Ledger;
use crate::ledger::field::FIELDS;
use crate::ledger::year::FiscalYear;
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

/// Whether a member of the contract goes along.
fn goes(pattern: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| FIELDS.iter().map(|field| field.pattern).collect());
    KNOWN.contains(pattern) && !pattern.ends_with("/accepted")
}

fn write(value: Value<'_>, pattern: &str, out: &mut String) {
    match value.kind() {
        Kind::Object => {
            out.push('{');
            members(value, pattern, out, |key, pattern, value, out| write(value, &format!("{pattern}/{key}"), out));
            out.push('}');
        }
        Kind::Array => list(value.items(), &format!("{pattern}/*"), out),
        _ => out.push_str(value.raw()),
    }
}

/// The members that go along.
fn members<'v>(
    value: Value<'v>,
    pattern: &str,
    out: &mut String,
    mut each: impl FnMut(&str, &str, Value<'v>, &mut String),
) {
    let mut first = true;
    for member in value.members() {
        let key = member.key();
        // The projects are told one by one.
        if !goes(&format!("{pattern}/{key}")) || (pattern.is_empty() && key == "projects") {
            continue;
        }
        out.push_str(if first { "" } else { "," });
        first = false;
        out.push_str(&string(&key));
        out.push(':');
        each(&key, pattern, member.value, out);
    }
}

fn list<'v>(items: impl Iterator<Item = Value<'v>>, pattern: &str, out: &mut String) {
    out.push('[');
    for (n, item) in items.enumerate() {
        out.push_str(if n > 0 { "," } else { "" });
        write(item, pattern, out);
    }
    out.push(']');
}

/// The sheet's cells in the first two columns.
pub(super) fn rows(form: &Form<'_>, ledger: &Ledger) -> Vec<[String; 2]> {
    let mut text = String::new();
    let front = ledger.front();
    write(front.front().0, "", &mut text);
    // The heading's own bracket closes behind the projects.
    text.pop();
    text.push_str(if text.len() > 1 { ",\"projects\":[" } else { "\"projects\":[" });
    let records = form.indexes(ledger).into_iter().filter_map(|index| ledger.record(index));
    for (n, record) in records.enumerate() {
        let project = record.project();
        let published = form.published(project);
        text.push_str(if n > 0 { ",{" } else { "{" });
        members(project.0, "/projects/*", &mut text, |key, pattern, value, out| {
            if key == "reviews" {
                let own = value.items().filter(|review| Some(review.span()) == published.map(|own| own.span()));
                list(own, "/projects/*/reviews/*", out);
            } else {
                write(value, &format!("{pattern}/{key}"), out);
            }
        });
        text.push('}');
    }
    text.push_str("]}");
    // Programs take _x0041_ for an A.
    let text = escaped(&text, |c| is_hostile(c) || c == '\t').replace("_x", "\\u005fx");
    let mut rows = vec![[MARK.to_owned(), "この様式の控えです。消したり書き換えたりしないでください。".to_owned()]];
    rows.push(["year".to_owned(), form.asked_year().map(FiscalYear::short).unwrap_or_default()]);
    let chars: Vec<char> = text.chars().collect();
    rows.extend(chars.chunks(CHUNK).map(|chunk| ["ledger".to_owned(), chunk.iter().collect()]));
    rows
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
