//! Adding what a ledger doesn't have yet, where it belongs.
//!
//! A member goes where the table of fields has it: behind the members that the table names before it, so that a record
//! that grew over the years reads like one that was written whole. A member that the table doesn't name goes to the end. How
//! it is written there (indentation, line ends, one line or many) is the file's own style ([`crate::json::style`]).

use crate::json::string::{Habits, encode};
use crate::json::{Around, Doc, Edit, FindError, Kind as Json, Pointer, Value};

use super::field::{FIELDS, Kind, Place, field};
use super::year::FiscalYear;

/// The edit that writes `value` at a place where nothing is. Where the record or list that it belongs to is missing or
/// null, it is made; of a list only an element behind the last one can be added (or `-`).
///
/// # Errors
/// Where the place can't be there: an index beyond a list's end, a member of what is neither.
pub fn adding(doc: &Doc, pointer: &Pointer, value: impl Into<String>, at: u64) -> Result<Edit, FindError> {
    let (mut place, mut value) = (pointer.clone(), value.into());
    while let Some((parent, name)) = place.parent() {
        let is_list = field(&parent).is_some_and(|field| field.kind == Kind::List);
        match doc.find(&parent, |found| (found.kind(), found.len(), slot(found, &parent, &name))) {
            Ok((Json::Object, _, slot)) => {
                let around = slot.map(|slot| Around { before: String::new(), after: String::new(), place: Some(slot) });
                return Ok(Edit { around, ..Edit::insert(place, value, at) });
            }
            Ok((Json::Array, len, _)) => {
                let fits = name == "-" || name.parse().is_ok_and(|index: usize| index <= len);
                let missing = || FindError::Missing { at: place.clone() };
                return if fits { Ok(Edit::insert(place, value, at)) } else { Err(missing()) };
            }
            Ok((Json::Null, ..)) => {
                let old = doc.get(&parent)?;
                return Ok(Edit::replace(parent.clone(), old, wrapped(is_list, &name, &value), at));
            }
            Ok((kind, ..)) => return Err(FindError::NotContainer { kind, at: parent }),
            Err(error @ FindError::Missing { .. }) if field(&parent).is_none() => return Err(error),
            Err(FindError::Missing { .. }) => {
                value = wrapped(is_list, &name, &value);
                place = parent;
            }
            Err(error) => return Err(error),
        }
    }
    Err(FindError::Missing { at: pointer.clone() })
}

fn wrapped(in_list: bool, name: &str, value: &str) -> String {
    if in_list { format!("[{value}]") } else { format!("{{ {}: {value} }}", encode(name, Habits::default())) }
}

/// Before which member a new one goes; `None`: behind all.
fn slot(record: Value<'_>, at: &Pointer, name: &str) -> Option<usize> {
    let place = at.tokens().fold(Place::ROOT, |place, token| place.step(&token));
    let own = Some(place.step(name).rank()).filter(|rank| *rank != usize::MAX)?;
    let before = record.members().enumerate().filter(|(_, member)| place.step(&member.key()).rank() < own);
    Some(before.last().map_or(0, |(index, _)| index + 1))
}

/// A new, blank element for the list at a place: every member that the table names, in its order, as blank as the
/// format allows.
#[inline]
pub fn blank_element(list: &Pointer, year: Option<FiscalYear>) -> Option<String> {
    blank(&list.index(0), year)
}

/// As [`blank_element`], for the record or line at a place.
pub fn blank(place: &Pointer, year: Option<FiscalYear>) -> Option<String> {
    let field = field(place)?;
    if field.kind != Kind::Record {
        return Some("\"\"".into());
    }
    let depth = field.pattern.split('/').count() + 1;
    let members = FIELDS.iter().filter(|row| {
        row.pattern.strip_prefix(field.pattern).is_some_and(|rest| rest.starts_with('/'))
            && row.pattern.split('/').count() == depth
            // Rare members are left to whoever needs them.
            && !row.rare
    });
    let members = members.filter_map(|row| {
        let name = row.pattern.rsplit('/').next()?;
        let value = match (row.pattern, row.kind) {
            ("/projects/*/reviews/*/opinions/*/state", _) => "\"open\"".to_owned(),
            ("/projects/*/reviews/*/kpis/*/name", _) => "\"\"".to_owned(),
            (_, Kind::Flag) => "false".to_owned(),
            (pattern, _) if pattern.ends_with("/fiscal_year") => {
                year.map_or_else(|| "null".to_owned(), |year| format!("\"{}\"", year.short()))
            }
            _ => "null".to_owned(),
        };
        (value != "false" || name == "reference").then(|| format!("\"{name}\": {value}"))
    });
    Some(format!("{{ {} }}", members.collect::<Vec<_>>().join(", ")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn added(text: &str, pointer: &str, value: &str) -> String {
        let mut doc = Doc::parse(text, "projects").unwrap();
        let edit = adding(&doc, &Pointer::parse(pointer).unwrap(), value, 0).unwrap();
        let back = doc.apply(&edit).unwrap();
        let made = doc.to_text();
        doc.apply(&back).unwrap();
        assert_eq!(doc.to_text(), text, "taken back");
        made
    }

    #[test]
    fn a_member_comes_where_the_table_has_it_and_in_the_file_s_hand() {
        let text = "{\r\n\t\"title\": \"a\",\r\n\t\"projects\": [\r\n\t\t{\"name\":\"b\",\"reviews\":[]}\r\n\t]\r\n}";
        assert_eq!(
            added(text, "/fiscal_year", "\"R6\""),
            text.replace("\t\"projects\"", "\t\"fiscal_year\": \"R6\",\r\n\t\"projects\"")
        );
        assert_eq!(added(text, "/projects/0/number", "1"), text.replace("{\"name\"", "{\"number\":1,\"name\""));
        assert_eq!(added(text, "/projects/0/plan", "null"), text.replace(",\"reviews\"", ",\"plan\":null,\"reviews\""));
        assert_eq!(added(text, "/projects/0/memo", "1"), text.replace("[]}", "[],\"memo\":1}"));
        assert!(added(text, "/projects/0/period/from", "\"R5\"").contains("\"from\""));
    }

    #[test]
    fn what_can_not_be_there_is_refused() {
        let doc = Doc::parse("{\"projects\": [{\"name\": \"a\"}]}", "projects").unwrap();
        for place in ["/projects/2/name", "/projects/0/name/x", "/nowhere/x"] {
            assert!(adding(&doc, &Pointer::parse(place).unwrap(), "1", 0).is_err(), "{place}");
        }
    }
}
