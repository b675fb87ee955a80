//! What a cell is to say, and whether it says so already.

use super::super::cells::{Cell, Raw};
use super::super::out::clean::Cleaner;
use super::super::place::plain;
use super::super::values::{number, string};
use super::sheet::Content;
use super::spell::{self, Look};
use crate::json::{Kind, Pointer, Value};

/// Members that say which row it is, or that a form says by where it says something else.
const NAMED: [&str; 9] = ["name", "fiscal_year", "id", "basis", "format", "stage", "source", "reference", "number"];

/// Members of the ledger itself that stay the form's own.
const HEADING: [&str; 8] =
    ["title", "review_title", "municipality", "prefecture", "municipality_code", "notes", "fiscal_year", "format"];

/// Whether a place says which row it is rather than anything of it.
pub(super) fn is_named(at: &Pointer) -> bool {
    let tokens: Vec<_> = at.tokens().collect();
    let last = tokens.last().map(|token| token.as_ref()).unwrap_or_default();
    NAMED.contains(&last) || tokens.first().is_some_and(|first| HEADING.contains(&first.as_ref()))
}

/// Whether a place is one of the ledger's own headings, which are read of any cell that happens to say them.
pub(super) fn is_heading(pointer: &str) -> bool {
    pointer.split('/').nth(1).is_some_and(|first| HEADING.contains(&first))
}

/// Whether a text is one more heading below one of the same mark: `○事業実施数` below an empty box of `○財源`.
pub(super) fn is_next_heading(above: &str, text: &str) -> bool {
    let mark = |text: &str| text.trim_start().chars().next().filter(|c| "○◯〇●◎■□◆◇▼▽★☆【".contains(*c));
    mark(text).is_some_and(|own| mark(above) == Some(own))
}

/// Whether a place holds yen.
pub(super) fn is_money(at: &Pointer) -> bool {
    let last = at.tokens().last();
    last.is_some_and(|last| matches!(last.as_ref(), "cost" | "grant" | "budget" | "amount" | "total_cost"))
}

/// What a ledger says at a place, as JSON; `None` where it says nothing, or more than one value. A programme is called by its
/// name, as forms do.
pub(super) fn said(ledger: Value<'_>, at: &Pointer) -> Option<String> {
    let value = ledger.at(at).ok()?;
    let text = match value.kind() {
        Kind::Number => return Some(value.raw().to_owned()),
        Kind::String => value.str()?.into_owned(),
        _ => return None,
    };
    if at.as_str().ends_with("/program") {
        let programs = ledger.get("programs").into_iter().flat_map(Value::items);
        let id = |program: &Value<'_>| program.get("id").and_then(Value::str).is_some_and(|id| id == text);
        let name = programs.into_iter().find(id).and_then(|program| program.get("name")?.str());
        return Some(string(&name.map_or(text, |name| name.into_owned())));
    }
    (!super::super::words::is_blank(&text)).then(|| string(&text))
}

/// A value as it is compared: what is printed, with what can't be seen made visible as on the way out.
pub(super) fn compared(value: &str) -> String {
    let text = plain(value);
    let text = Cleaner::default().text(&text).trim().to_owned();
    number(&text).unwrap_or(text)
}

/// Whether two values print the same.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b || compared(a) == compared(b)
}

/// A value that a cell is to say.
#[derive(Clone, Debug)]
struct Part {
    at: Pointer,
    /// What it says now; `None`: nothing.
    old: Option<String>,
    new: String,
    scale: Option<i64>,
}

/// All that a cell is to say.
#[derive(Clone, Debug, Default)]
pub(super) struct Fill {
    parts: Vec<Part>,
    /// What it is about, in the officials' words.
    pub label: String,
    /// What is written for the value: a mark beside its word, or the text of the cell with its box marked.
    pub instead: Option<String>,
    /// Whether the cell is read as a beginning and an end.
    pub spans: bool,
}

impl Fill {
    /// Adds a value.
    pub(super) fn add(&mut self, at: Pointer, old: Option<String>, new: String, scale: Option<i64>, label: String) {
        if self.parts.iter().any(|part| part.at == at) {
            return;
        }
        if !self.label.is_empty() {
            self.label.push('、');
        }
        self.label.push_str(&label);
        self.parts.push(Part { at, old, new, scale });
    }

    /// The values as they are read.
    pub(super) fn shown(&self) -> String {
        let mut shown: Vec<String> = self.parts.iter().map(|part| plain(&part.new)).collect();
        shown.dedup();
        shown.join("、")
    }

    /// Whether it is one number.
    pub(super) fn is_number(&self) -> bool {
        matches!(&self.parts[..], [part] if number(&plain(&part.new)).is_some())
    }

    /// The list of results that the cell is to say as a whole: where it stands.
    fn list(&self) -> Option<Pointer> {
        let [Part { at, old: None, .. }] = &self.parts[..] else { return None };
        let (row, key) = at.parent()?;
        if key == "0" && row.as_str().ends_with("/plan/purpose") {
            return Some(row);
        }
        let (list, first) = row.parent()?;
        (key == "body" && first == "0" && list.as_str().ends_with("/achievements")).then_some(list)
    }

    /// The period that the cell is to say as a whole: `R4～R8`.
    fn period(&self) -> Option<String> {
        let year = |end: &str| {
            let part = self.parts.iter().find(|part| part.at.as_str().ends_with(&format!("/period/{end}")))?;
            part.old.is_none().then(|| plain(&part.new))
        };
        let whole = self.parts.iter().all(|part| part.at.as_str().contains("/period/"));
        let from = year("from").filter(|_| whole && self.spans)?;
        Some(match year("to") {
            Some(to) if to == from => from,
            to => format!("{from}～{}", to.unwrap_or_default()),
        })
    }

    /// The list that the cell says as a whole, and nothing of it elsewhere.
    pub(super) fn lists(&self) -> Option<Pointer> {
        self.list()
    }

    /// Where the first of what it says stands.
    pub(super) fn place(&self) -> Option<&Pointer> {
        self.parts.first().map(|part| &part.at)
    }

    /// Whether all that it says is of a list.
    pub(super) fn is_within(&self, list: &Pointer) -> bool {
        let within =
            |part: &Part| part.at.as_str().strip_prefix(list.as_str()).is_some_and(|rest| rest.starts_with('/'));
        self.parts.iter().all(within)
    }

    /// Whether what stands at a place of the ledger goes into this cell with the list that it belongs to.
    pub(super) fn is_of(&self, at: &str) -> bool {
        self.list().is_some_and(|list| at.strip_prefix(list.as_str()).is_some_and(|rest| rest.starts_with('/')))
    }

    /// What is to be read back from the cell: places in the ledger with their values.
    pub(super) fn wanted(&self, ledger: Value<'_>) -> Vec<(String, String)> {
        let Some(list) = self.list() else {
            return self.parts.iter().map(|part| (part.at.as_str().to_owned(), part.new.clone())).collect();
        };
        let count = ledger.at(&list).map_or(0, Value::len);
        if list.as_str().ends_with("/purpose") {
            let items = (0..count).map(|n| list.index(n));
            return items.filter_map(|at| Some((at.as_str().to_owned(), said(ledger, &at)?))).collect();
        }
        let places = (0..count).flat_map(|n| ["heading", "body"].map(|key| list.index(n).key(key)));
        places.filter_map(|at| Some((at.as_str().to_owned(), said(ledger, &at)?))).collect()
    }

    /// The content of the cell, and whether that is certain; else why there is none.
    pub(super) fn content(
        &self,
        cell: Option<&Cell>,
        look: Look<'_>,
        ledger: Value<'_>,
    ) -> Result<(Content, bool), &'static str> {
        // A cell may be for several places that say the same: a unit, for each of the years.
        if let Some(text) = &self.instead {
            return Ok((Content::Text(text.clone()), false));
        }
        if let Some(text) = self.period() {
            return Ok((Content::Text(text), false));
        }
        let first = self.parts.first();
        let one = first.filter(|first| self.parts.iter().all(|part| part.new == first.new && part.old == first.old));
        if let Some(list) = self.list() {
            let rows = ledger.at(&list).map(|list| list.items().collect::<Vec<_>>()).unwrap_or_default();
            if list.as_str().ends_with("/purpose") {
                return Ok((Content::Text(spell::items(rows.iter().filter_map(|row| row.str()))), false));
            }
            let text = |row: &Value<'_>, key: &str| row.get(key).and_then(Value::str).unwrap_or_default().into_owned();
            let results = rows.iter().map(|row| (text(row, "heading"), text(row, "body")));
            return Ok((Content::Text(spell::results(results)), false));
        }
        let Some(cell) = cell.filter(|_| self.parts.iter().all(|part| part.old.is_some())) else {
            let part = one.ok_or("1つの空欄に複数の値が当たります")?;
            return Ok((spell::whole(&part.new, part.scale, look), false));
        };
        let mut text = cell.text.to_string();
        let mut whole = false;
        for part in self.parts.iter().take(if one.is_some() { 1 } else { self.parts.len() }) {
            let old = part.old.as_deref().unwrap_or_default();
            let restated = spell::restated(&text, old, &part.new, part.scale.is_some() || is_money(&part.at));
            let is_stored = matches!(cell.raw, Raw::Number | Raw::Date);
            if let (Some(one), true) = (one, is_stored)
                && (restated.as_ref().is_some_and(|(_, whole)| *whole) || one.scale.is_some() || cell.raw == Raw::Date)
            {
                return Ok((spell::whole(&one.new, one.scale, look), true));
            }
            (text, whole) = restated.ok_or("セルの文字のうち、どこがこの値か決められません")?;
        }
        match one {
            // A word that gives way to a number: the cell's format shows it.
            Some(one) if whole && number(&cell.text).is_none() && one.scale.is_none() => {
                Ok((spell::whole(&one.new, None, look), true))
            }
            _ => Ok((Content::Text(text), whole && one.is_some())),
        }
    }
}
