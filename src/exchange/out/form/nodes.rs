//! Members of a record as what stands in a box.

use std::borrow::Cow;

use super::Value;
use crate::json::{Kind as Json, Value as Node};
use crate::ledger::decimal::Decimal;
use crate::ledger::year::FiscalYear;

pub(super) fn items<'a>(value: Node<'a>, key: &str) -> impl Iterator<Item = Node<'a>> + use<'a> {
    elements(value.get(key))
}

pub(super) fn elements(list: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    list.into_iter().flat_map(Node::items)
}

pub(super) fn said<'a>(value: Node<'a>, key: &str) -> Cow<'a, str> {
    value.get(key).and_then(|value| value.str()).unwrap_or_default()
}

pub(super) fn member<'a>(value: Node<'a>, key: &str) -> Value<'a> {
    said_or_blank(value.get(key))
}

pub(super) fn said_or_blank(value: Option<Node<'_>>) -> Value<'_> {
    value.and_then(Node::str).filter(|text| !text.is_empty()).map_or(Value::Blank, Value::Text)
}

/// A number of JSON, or text as it is printed.
pub(super) fn printed(value: Option<Node<'_>>) -> Value<'_> {
    match value {
        Some(value) if value.kind() == Json::Number => of_number(value.raw()),
        Some(value) => value.str().filter(|text| !text.is_empty()).map_or(Value::Blank, Value::Text),
        None => Value::Blank,
    }
}

pub(super) fn number<'a>(value: Node<'a>, key: &str) -> Value<'a> {
    printed(value.get(key))
}

/// One that is written with an exponent, or is larger than a [`Decimal`], stays as it is written.
pub(super) fn of_number(digits: &str) -> Value<'_> {
    match Decimal::parse(digits).filter(|_| !digits.contains(['e', 'E'])) {
        Some(number) => Value::Number(number),
        None => Value::Text(digits.into()),
    }
}

/// The texts of a list, a line each.
pub(super) fn lines(list: Option<Node<'_>>) -> Value<'_> {
    joined(elements(list).filter_map(Node::str), "\n")
}

/// Several texts in one; one alone as it stands.
pub(super) fn joined<'a>(mut texts: impl Iterator<Item = Cow<'a, str>>, by: &str) -> Value<'a> {
    let Some(first) = texts.next() else { return Value::Blank };
    let Some(second) = texts.next() else { return if first.is_empty() { Value::Blank } else { Value::Text(first) } };
    let mut all = first.into_owned();
    for text in std::iter::once(second).chain(texts) {
        all.push_str(by);
        all.push_str(&text);
    }
    text_or_blank(all)
}

pub(super) fn text_or_blank<'a>(text: String) -> Value<'a> {
    if text.is_empty() { Value::Blank } else { Value::Text(text.into()) }
}

pub(super) fn year(value: Node<'_>, key: &str) -> Option<FiscalYear> {
    value.get(key).and_then(read_year)
}

pub(super) fn read_year(value: Node<'_>) -> Option<FiscalYear> {
    FiscalYear::parse(value.number().map(Cow::Borrowed).or_else(|| value.str())?.as_ref())
}
