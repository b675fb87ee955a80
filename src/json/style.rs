//! How a file is laid out, learnt from what stands in it, so that what is added looks as if it had always been there.
//!
//! Two sources, in this order. The neighbours: a new row of a table is laid out like the row beside it, or like a row of
//! the table of the same name elsewhere. And the file's general [`Style`]: indentation, line ends, spacing.

use super::tree::{Kind, Value};

/// What is known of a file's layout; `None` where nothing was seen that would tell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Style {
    /// `\n` or `\r\n`: some array or object spreads over several lines.
    pub newline: Option<&'static str>,
    /// What one step deeper adds at the start of a line.
    pub unit: Option<String>,
    /// From the end of a member's name to its value, colon included.
    pub colon: Option<String>,
    /// From one element to the next on the same line, comma included.
    pub comma: Option<String>,
    /// Inside the brackets of a one-line object.
    pub pad: Option<String>,
    /// Whether an array of strings and numbers stands on one line.
    pub flat_arrays: Option<bool>,
}

/// Containers looked at before giving up on what is still unknown.
const ENOUGH: usize = 2_000;

impl Style {
    /// Learns from `value` and what is in it whatever isn't known yet. `indent` is the start of the line that the text
    /// of `value` begins on.
    pub fn learn(&mut self, value: Value<'_>, indent: &str) {
        let mut left = ENOUGH;
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            if left == 0 || self.complete() {
                return;
            }
            left -= 1;
            self.learn_one(value, indent);
            // The rest of a long array would only say the same again.
            open.extend(
                value.items().take(8).chain(value.members().map(|member| member.value)).filter(|v| !v.is_empty()),
            );
        }
    }

    fn complete(&self) -> bool {
        self.newline.is_some()
            && self.unit.is_some()
            && self.colon.is_some()
            && self.comma.is_some()
            && self.pad.is_some()
            && self.flat_arrays.is_some()
    }

    fn learn_one(&mut self, value: Value<'_>, indent: &str) {
        let Some(look) = Look::of(value) else { return };
        if let Some((_, start)) = look.lead.rsplit_once('\n') {
            self.newline.get_or_insert(if look.lead.contains("\r\n") { "\r\n" } else { "\n" });
            let line = line_indent(value.text(), value.span().start, indent);
            if let Some(unit) = start.strip_prefix(line).filter(|unit| !unit.is_empty()) {
                self.unit.get_or_insert_with(|| unit.to_owned());
            }
        } else {
            if let Some(comma) = look.comma.filter(|comma| !comma.contains('\n')) {
                self.comma.get_or_insert_with(|| comma.to_owned());
            }
            if value.kind() == Kind::Object {
                self.pad.get_or_insert_with(|| look.lead.to_owned());
            }
        }
        if let Some(colon) = look.colon {
            self.colon.get_or_insert_with(|| colon.to_owned());
        }
        if value.kind() == Kind::Array && value.items().all(|item| item.is_empty()) {
            self.flat_arrays.get_or_insert(!look.lead.contains('\n'));
        }
    }

    /// One step of indentation.
    #[inline]
    pub fn unit(&self) -> &str {
        self.unit.as_deref().unwrap_or("  ")
    }

    /// Between a member's name and its value.
    #[inline]
    pub fn colon(&self) -> &str {
        self.colon.as_deref().unwrap_or(": ")
    }

    /// Between two values on one line. A file that writes `:` without a space is taken to write `,` so too.
    #[inline]
    pub fn comma(&self) -> &str {
        self.comma.as_deref().unwrap_or(if self.colon().ends_with(':') { "," } else { ", " })
    }

    /// Whether `value`, or an array that is to hold it, spreads over lines where no neighbour shows how.
    fn spreads(&self, value: Value<'_>) -> Option<&'static str> {
        let flat = value.kind() == Kind::Array
            && value.items().all(|item| item.is_empty())
            && self.flat_arrays.unwrap_or(false);
        self.newline.filter(|_| !flat)
    }

    /// The white space inside the brackets of an empty container before and after its first child. `like` is a
    /// container of the same kind and name elsewhere, `indent` the start of the line with the opening bracket.
    pub(super) fn first_child(
        &self,
        child: Value<'_>,
        in_array: bool,
        like: Option<Value<'_>>,
        indent: &str,
    ) -> (String, String) {
        let look = like.and_then(Look::of);
        let newline = match &look {
            Some(look) => look.newline(),
            None if in_array && child.is_empty() && self.flat_arrays.unwrap_or(false) => None,
            None => self.newline,
        };
        match (newline, look) {
            (Some(newline), _) => (format!("{newline}{indent}{}", self.unit()), format!("{newline}{indent}")),
            (None, Some(look)) => (look.lead.to_owned(), look.lead.to_owned()),
            (None, None) if !in_array => (self.pad.clone().unwrap_or_default(), self.pad.clone().unwrap_or_default()),
            (None, None) => Default::default(),
        }
    }
}

/// What one container with children shows.
struct Look<'a> {
    /// Between the opening bracket and the first child.
    lead: &'a str,
    /// Between the first two children, comma included.
    comma: Option<&'a str>,
    /// Between the first member's name and its value.
    colon: Option<&'a str>,
}

impl<'a> Look<'a> {
    fn of(value: Value<'a>) -> Option<Self> {
        let text = value.text();
        let mut children = child_spans(value);
        let first = children.next()?;
        let lead = text.get(value.span().start + 1..first.start)?;
        let comma = children.next().and_then(|second| text.get(first.end..second.start));
        let colon = value.members().next().and_then(|m| text.get(m.key_span.end..m.value.span().start));
        Some(Self { lead, comma, colon })
    }

    fn newline(&self) -> Option<&'static str> {
        let newline = if self.lead.contains("\r\n") { "\r\n" } else { "\n" };
        self.lead.contains('\n').then_some(newline)
    }
}

/// Where the elements or members (names included) of a container stand.
pub(super) fn child_spans(value: Value<'_>) -> impl Iterator<Item = std::ops::Range<usize>> {
    let members = value.members().map(|member| member.key_span.start..member.value.span().end);
    value.items().map(Value::span).chain(members)
}

/// The white space that the line of the byte `at` begins with. `first` stands for that of the first line, whose
/// beginning is not part of the text.
pub(super) fn line_indent<'a>(text: &'a str, at: usize, first: &'a str) -> &'a str {
    let before = text.get(..at).unwrap_or_default();
    let Some((_, line)) = before.rsplit_once('\n') else { return first };
    line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
}

/// The container with children under the name `key`, of the given kind, that comes first in `value`.
pub(super) fn namesake<'a>(value: Value<'a>, key: &str, kind: Kind) -> Option<Value<'a>> {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        for member in value.members() {
            if member.value.kind() == kind && !member.value.is_empty() && member.is(key) {
                return Some(member.value);
            }
        }
        let children = value.items().chain(value.members().map(|member| member.value));
        let start = open.len();
        open.extend(children.filter(|child| !child.is_empty()));
        open.get_mut(start..).unwrap_or_default().reverse();
    }
    None
}

/// Writes `value`, given on one line, as its neighbour `like` is written; `indent` is the start of the line it will
/// begin on; `may_spread`: over several lines. Names, strings and numbers stay as given.
pub(super) fn lay_out(
    value: Value<'_>,
    like: Option<Value<'_>>,
    style: &Style,
    indent: &str,
    may_spread: bool,
) -> String {
    let mut out = String::with_capacity(value.raw().len() * 2);
    write(value, like, style, indent, may_spread, &mut out);
    out
}

fn write(value: Value<'_>, like: Option<Value<'_>>, style: &Style, indent: &str, may_spread: bool, out: &mut String) {
    if value.is_empty() {
        return out.push_str(value.raw());
    }
    let object = value.kind() == Kind::Object;
    let like = like.filter(|like| like.kind() == value.kind());
    let look = like.and_then(Look::of);
    let newline = match &look {
        Some(look) => look.newline(),
        None => style.spreads(value),
    }
    .filter(|_| may_spread);
    let inner = format!("{indent}{}", style.unit());
    let lead = match newline {
        Some(newline) => format!("{newline}{inner}"),
        None => match &look {
            Some(look) if look.newline().is_none() => look.lead.to_owned(),
            _ if object => style.pad.clone().unwrap_or_default(),
            _ => String::new(),
        },
    };
    let comma = match (newline, &look) {
        (Some(_), _) => format!(",{lead}"),
        (None, Some(Look { comma: Some(comma), .. })) if !comma.contains('\n') => (*comma).to_owned(),
        _ => style.comma().to_owned(),
    };
    let colon = look.as_ref().and_then(|look| look.colon).unwrap_or_else(|| style.colon());
    out.push(if object { '{' } else { '[' });
    for (place, item) in value.items().enumerate() {
        out.push_str(if place == 0 { &lead } else { &comma });
        let like = like.and_then(|like| like.items().find(|other| other.kind() == item.kind() && !other.is_empty()));
        write(item, like, style, &inner, newline.is_some(), out);
    }
    for (place, member) in value.members().enumerate() {
        out.push_str(if place == 0 { &lead } else { &comma });
        out.push_str(value.text().get(member.key_span.clone()).unwrap_or_default());
        out.push_str(colon);
        let like = like.and_then(|like| like.get(&member.key()));
        write(member.value, like, style, &inner, newline.is_some(), out);
    }
    match newline {
        Some(newline) => out.extend([newline, indent]),
        None => out.push_str(&lead),
    }
    out.push(if object { '}' } else { ']' });
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::json::{Doc, Edit, Pointer};

    /// What the file is after `after` was added at `pointer`; that taking it back restores it is proved on the way.
    fn added(text: &str, pointer: &str, after: &str) -> String {
        let mut doc = Doc::parse(text, "projects").unwrap();
        let inverse = doc.apply(&Edit::insert(Pointer::parse(pointer).unwrap(), after, 0)).unwrap();
        let result = doc.to_text();
        doc.apply(&inverse).unwrap();
        assert_eq!(doc.to_text(), text);
        result
    }

    const LEDGER: &str = r#"{
  "title": "台帳",
  "projects": [
    {
      "id": "a",
      "urls": [],
      "plan": null,
      "reviews": [
        {
          "fiscal_year": "R6",
          "kpis": [
            { "name": "件数", "unit": "件", "target": 82 },
            { "name": "人数", "unit": "人", "target": 61.0 }
          ],
          "achievements": [
            {
              "heading": "一",
              "body": ["…", "…"]
            }
          ]
        },
        {
          "fiscal_year": "R7",
          "kpis": [],
          "achievements": []
        }
      ]
    }
  ]
}
"#;

    #[test]
    fn a_row_is_laid_out_like_the_row_beside_it() {
        let row = r#"{"name":"率","unit":"%","target":null}"#;
        let written = r#"{ "name": "率", "unit": "%", "target": null }"#;
        let last = "\"target\": 61.0 }";
        assert_eq!(
            added(LEDGER, "/projects/0/reviews/0/kpis/-", row),
            LEDGER.replace(last, &format!("{last},\n            {written}"))
        );
        let first = "{ \"name\": \"件数\"";
        assert_eq!(
            added(LEDGER, "/projects/0/reviews/0/kpis/0", row),
            LEDGER.replace(first, &format!("{written},\n            {first}"))
        );
        let second = "{ \"name\": \"人数\"";
        assert_eq!(
            added(LEDGER, "/projects/0/reviews/0/kpis/1", row),
            LEDGER.replace(second, &format!("{written},\n            {second}"))
        );
    }

    #[test]
    fn the_first_row_of_a_table_is_laid_out_like_the_table_of_that_name_elsewhere() {
        assert_eq!(
            added(LEDGER, "/projects/0/reviews/1/kpis/-", r#"{"name":"率","unit":"%"}"#),
            LEDGER
                .replace("\"kpis\": []", "\"kpis\": [\n            { \"name\": \"率\", \"unit\": \"%\" }\n          ]")
        );
    }

    #[test]
    fn the_first_string_of_an_array_stays_on_its_line_where_such_arrays_do() {
        let urls = "\"urls\": []";
        assert_eq!(added(LEDGER, "/projects/0/urls/0", "\"x\""), LEDGER.replace(urls, "\"urls\": [\"x\"]"));
        let spread = LEDGER.replace("[\"…\", \"…\"]", "[\n\"…\"\n]");
        let written = "\"urls\": [\n        \"x\"\n      ]";
        assert_eq!(added(&spread, "/projects/0/urls/0", "\"x\""), spread.replace(urls, written));
    }

    #[test]
    fn rows_of_several_lines_are_indented_where_they_stand() {
        let block = r#"{"heading":"二","body":["あ","い"]}"#;
        let written = "{\n              \"heading\": \"二\",\n              \"body\": [\"あ\", \"い\"]\n            }";
        let end = "\"body\": [\"…\", \"…\"]\n            }";
        assert_eq!(
            added(LEDGER, "/projects/0/reviews/0/achievements/-", block),
            LEDGER.replace(end, &format!("{end},\n            {written}"))
        );
        assert_eq!(
            added(LEDGER, "/projects/0/reviews/1/achievements/0", block),
            LEDGER.replace("\"achievements\": []", &format!("\"achievements\": [\n            {written}\n          ]"))
        );
    }

    #[test]
    fn a_project_takes_the_layout_of_the_project_before_it() {
        let project = r#"{"id":"b","urls":["https://x"],"reviews":[{"fiscal_year":"R6","kpis":[{"name":"n"}]}]}"#;
        let written = r#"    {
      "id": "b",
      "urls": ["https://x"],
      "reviews": [
        {
          "fiscal_year": "R6",
          "kpis": [
            { "name": "n" }
          ]
        }
      ]
    }"#;
        let end = "      ]\n    }\n  ]\n}\n";
        assert_eq!(
            added(LEDGER, "/projects/-", project),
            LEDGER.replace(end, &format!("      ]\n    }},\n{written}\n  ]\n}}\n"))
        );
        let start = "\"projects\": [\n";
        assert_eq!(added(LEDGER, "/projects/0", project), LEDGER.replace(start, &format!("{start}{written},\n")));
    }

    #[test]
    fn a_text_with_lines_of_its_own_is_laid_out_already() {
        let given = "{\n\"name\":1}";
        assert!(added(LEDGER, "/projects/0/reviews/0/kpis/-", given).contains(given));
    }

    #[test]
    fn a_member_goes_to_the_end_of_its_object() {
        assert_eq!(
            added(LEDGER, "/municipality", "\"山口県美祢市\""),
            LEDGER.replace("    }\n  ]\n}", "    }\n  ],\n  \"municipality\": \"山口県美祢市\"\n}")
        );
        assert_eq!(
            added(LEDGER, "/projects/0/reviews/0/kpis/1/note", "null"),
            LEDGER.replace("\"target\": 61.0 }", "\"target\": 61.0, \"note\": null }")
        );
        assert_eq!(
            added(LEDGER, "/projects/0/reviews/1/effect", r#"{"rating":"","comment":""}"#),
            LEDGER.replace(
                "\"achievements\": []",
                "\"achievements\": [],\n          \"effect\": {\n            \"rating\": \"\",\n            \"comment\": \"\"\n          }"
            )
        );
    }

    #[test]
    fn line_ends_and_tabs_are_the_file_s() {
        let text = "{\r\n\t\"a\" : {},\r\n\t\"projects\" : []\r\n}";
        assert_eq!(added(text, "/a/b", "[1]"), text.replace("{}", "{\r\n\t\t\"b\" : [\r\n\t\t\t1\r\n\t\t]\r\n\t}"));
        assert_eq!(added(text, "/projects/-", "1"), text.replace("[]", "[\r\n\t\t1\r\n\t]"));
    }

    #[test]
    fn a_file_on_one_line_stays_on_one_line() {
        assert_eq!(added(r#"{"projects":[]}"#, "/projects/-", r#"{"a":[1,{}]}"#), r#"{"projects":[{"a":[1,{}]}]}"#);
        assert_eq!(
            added(r#"{"a": 1, "projects": [1]}"#, "/projects/-", r#"{"a":[1,2]}"#),
            r#"{"a": 1, "projects": [1, {"a": [1, 2]}]}"#
        );
        assert_eq!(added(r#"{"a":1,"projects":[1]}"#, "/projects/0", "2"), r#"{"a":1,"projects":[2,1]}"#);
        assert_eq!(added("{}", "/projects", "[]"), r#"{"projects": []}"#);
        assert_eq!(added("{\"projects\": [ ]}", "/projects/0", "1"), "{\"projects\": [ 1 ]}");
        assert_eq!(added("{\"projects\": [\n ]}", "/projects/0", "1"), "{\"projects\": [\n   1\n ]}");
    }

    #[test]
    fn commas_before_their_values_stay_there() {
        let text = "{ \"projects\": [\n    1\n  , 2\n  ] }";
        assert_eq!(added(text, "/projects/-", "3"), "{ \"projects\": [\n    1\n  , 2\n  , 3\n  ] }");
    }

    #[test]
    fn new_names_are_escaped_as_the_file_escapes() {
        let text = r#"{"projects": [{"\u540d": 1}]}"#;
        assert_eq!(added(text, "/projects/0/栗", "2"), r#"{"projects": [{"\u540d": 1, "\u6817": 2}]}"#);
    }
}
