//! The one table of the ledger's fields.
//!
//! Everything that has to know what stands where asks this table: the type check when a file is opened, the editor
//! (which kind of input a field takes), the labels in differences, findings, the audit trail and search hits, and
//! which tab shows a field. A pattern is a JSON Pointer (RFC 6901) in which `*` stands for any array index.
//! A member that the table doesn't name is kept and left alone.

use std::sync::LazyLock;

use crate::json::{Pointer, Value};

/// What a field holds, which decides how it is checked, shown and edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An object with named members.
    Record,
    /// An array of elements of one shape.
    List,
    /// One line of text.
    Line,
    /// Text of any length, with line breaks.
    Text,
    /// A whole number: yen.
    Yen,
    /// A whole number: a count, a position.
    Whole,
    /// Any JSON number.
    Number,
    /// A number, or text exactly as printed (`13(301)`, `確認中`, `34,212千円`).
    Printed,
    /// A fiscal year (`R6`).
    Year,
    /// A day, month or year as somebody wrote it (`2025-08-20`, `令和8年3月末`); any other text is kept as well.
    Date,
    /// Text from a list, though other text is kept as printed.
    Choice(Choice),
    /// True or false.
    Flag,
}

/// Which list a [`Kind::Choice`] offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// 広域 or 単独.
    Scope,
    /// 実績 or 計画.
    Basis,
    /// The effect ratings of the decision table in use.
    Rating,
    /// The policies of the decision table in use.
    Decision,
    /// `up` or `down`.
    Direction,
    /// `open` or `answered`.
    OpinionState,
    /// Who verified: 外部組織, 議会, 庁内.
    Verifier,
    /// At which stage an evaluation was given: 担当課, 外部, 庁内, 議会.
    Stage,
    /// How a KPI counts: 単年, 累計, 増加分.
    Accumulation,
    /// What a KPI measures: 活動 or 成果.
    Indicator,
    /// The programmes of the ledger: the file has their identifiers, people choose their names.
    Program,
}

impl Choice {
    /// The fixed list, in the ledger's own words; empty where the decision table or the ledger supplies it.
    pub(crate) fn values(self) -> &'static [&'static str] {
        match self {
            Choice::Scope => &["広域", "単独"],
            Choice::Basis => &["実績", "計画"],
            Choice::Direction => &["up", "down"],
            Choice::OpinionState => &["open", "answered"],
            Choice::Verifier => &["外部組織", "議会", "庁内"],
            Choice::Stage => &["担当課", "外部", "庁内", "議会"],
            Choice::Accumulation => &["単年", "累計", "増加分"],
            Choice::Indicator => &["活動", "成果"],
            Choice::Rating | Choice::Decision | Choice::Program => &[],
        }
    }
}

/// Where on the screen a field is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tab {
    /// 事業実績.
    Results,
    /// KPI.
    Kpi,
    /// 課題.
    Issues,
    /// 評価.
    Rating,
    /// 計画 (the 事業概要 sheet).
    Plan,
    /// 推移: the years side by side. No field has its own place there.
    History,
}

impl Tab {
    /// The tabs in the order of the screen.
    pub const ALL: [Tab; 6] = [Tab::Results, Tab::Kpi, Tab::Issues, Tab::Rating, Tab::Plan, Tab::History];

    /// The words on the tab.
    pub fn label(self) -> &'static str {
        match self {
            Tab::Results => "事業実績",
            Tab::Kpi => "KPI",
            Tab::Issues => "課題",
            Tab::Rating => "評価",
            Tab::Plan => "計画",
            Tab::History => "推移",
        }
    }

    /// The same for where there is little room.
    pub(crate) fn short(self) -> &'static str {
        match self {
            Tab::Results => "実績",
            other => other.label(),
        }
    }

    /// The name on the command line (`--tab results`).
    pub fn word(self) -> &'static str {
        match self {
            Tab::Results => "results",
            Tab::Kpi => "kpi",
            Tab::Issues => "issues",
            Tab::Rating => "rating",
            Tab::Plan => "plan",
            Tab::History => "history",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The pointer pattern, `*` for any index.
    pub pattern: &'static str,
    /// What officials call it.
    pub label: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Which tab shows it; `None`: the whole-ledger view.
    pub(crate) tab: Option<Tab>,
    /// Whether most records have no use for it: a new row is made without it, and where it is missing it takes no room.
    pub rare: bool,
}

use Kind::*;

mod table;

pub use table::FIELDS;

/// The table as a tree of member names, so that a walk over a file asks each name once.
struct Shape {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    field: Option<usize>,
    /// Which member of its parent this is, for a bit in a set; a record has far fewer than 32 known members.
    ordinal: u32,
    /// So few that looking along them is quicker than any map.
    members: Vec<(&'static str, usize)>,
    element: Option<usize>,
}

impl Node {
    #[inline]
    fn member(&self, name: &str) -> Option<usize> {
        self.members.iter().find(|(known, _)| *known == name).map(|&(_, node)| node)
    }
}

static SHAPE: LazyLock<Shape> = LazyLock::new(|| {
    let mut nodes = vec![Node::default()];
    for (row, field) in FIELDS.iter().enumerate() {
        let mut at = 0;
        for token in field.pattern.split('/').skip(1) {
            let next = if token == "*" { nodes[at].element } else { nodes[at].member(token) };
            at = next.unwrap_or_else(|| {
                let ordinal = nodes[at].members.len() as u32;
                nodes.push(Node { ordinal, ..Node::default() });
                let new = nodes.len() - 1;
                if token == "*" {
                    nodes[at].element = Some(new);
                } else {
                    nodes[at].members.push((token, new));
                }
                new
            });
        }
        nodes[at].field = Some(row);
    }
    Shape { nodes }
});

/// The table's row for a place in a ledger, if the table names it.
#[inline]
pub fn field(pointer: &Pointer) -> Option<&'static Field> {
    pointer.tokens().fold(Place::ROOT, |place, token| place.step(&token)).field()
}

/// A place in the table, for walking beside a value without writing pointers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place(Option<usize>);

impl Place {
    /// The whole ledger.
    pub const ROOT: Self = Self(Some(0));

    /// One step of a pointer: a member's name, or any index of a list.
    #[must_use]
    pub fn step(self, token: &str) -> Self {
        let node = self.0.and_then(|at| SHAPE.nodes.get(at));
        Self(node.and_then(|node| node.element.or_else(|| node.member(token))))
    }

    /// Whether the table names it.
    #[inline]
    pub fn is_known(self) -> bool {
        self.0.is_some()
    }

    /// Where its row stands in the table; last for what the table doesn't name.
    #[inline]
    pub fn rank(self) -> usize {
        self.0.and_then(|at| SHAPE.nodes.get(at)?.field).unwrap_or(usize::MAX)
    }

    /// Its row.
    pub fn field(self) -> Option<&'static Field> {
        let row = SHAPE.nodes.get(self.0?)?.field?;
        FIELDS.get(row)
    }
}

/// A value that isn't of the kind that the table asks for, or a member given twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeError {
    /// Byte offset in the text that was walked.
    pub(crate) offset: usize,
    /// What officials call the field.
    pub(crate) label: &'static str,
    /// What is wrong.
    pub(crate) kind: ShapeErrorKind,
}

/// See [`ShapeError`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ShapeErrorKind {
    /// Another kind of JSON value stands there.
    Type {
        /// What should stand there, in words.
        expected: &'static str,
        /// What stands there, in words.
        found: &'static str,
    },
    /// A member that the program reads is given more than once in one object.
    Duplicate {
        /// The member's name.
        key: String,
    },
    /// A project has more rows than are handled ([`MOST_ROWS`]).
    TooMany {
        /// How many rows the list has in which they became too many.
        rows: usize,
    },
}

/// So many rows a project may have, those of all of its lists and of all years together; what stands outside the projects as
/// many again. A project of ten years with thirty KPI and thirty results a year has some 600. Whatever is made of a project
/// (its pages, its grounds, its findings) can so be made whole and at once: there is no other limit on rows, and nobody
/// else has to think of more.
pub const MOST_ROWS: usize = 5_000;

impl std::fmt::Display for ShapeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.kind {
            ShapeErrorKind::Type { expected, found } => {
                write!(f, "「{}」は{expected}でなければなりませんが、{found}が書かれています", self.label)
            }
            ShapeErrorKind::Duplicate { key } => {
                write!(f, "「{}」(\"{key}\")が同じ場所に2回書かれていて、どちらが正しいか決められません", self.label)
            }
            ShapeErrorKind::TooMany { rows } => {
                let [rows, most] = [*rows, MOST_ROWS].map(|n| super::decimal::grouped(n as i64));
                write!(f, "「{}」が{rows}行あり、1つの事業で扱える{most}行(すべての一覧の合計)を超えます", self.label)
            }
        }
    }
}

/// Checks that `value`, standing at `pattern` (as in the table), has the shapes that the table asks for. Unknown members pass.
///
/// # Errors
/// The first value of another kind, the first known member that is given twice, or the list in which the rows become more
/// than [`MOST_ROWS`].
pub fn check_shape(value: Value<'_>, pattern: &str) -> Result<(), ShapeError> {
    let shape = &*SHAPE;
    let mut at = 0;
    for token in pattern.split('/').skip(1) {
        let node = &shape.nodes[at];
        let next = if token == "*" { node.element } else { node.member(token) };
        let Some(next) = next else { return Ok(()) };
        at = next;
    }
    walk(shape, at, value, &mut 0)
}

/// `rows`: how many there have been, in this project or outside of all.
fn walk(shape: &Shape, at: usize, value: Value<'_>, rows: &mut usize) -> Result<(), ShapeError> {
    use crate::json::Kind as Json;
    let node = &shape.nodes[at];
    let Some(field) = node.field.map(|row| &FIELDS[row]) else { return Ok(()) };
    let json = value.kind();
    if json == Json::Null && !matches!(field.pattern, "" | "/projects" | "/projects/*" | "/projects/*/reviews/*") {
        return Ok(());
    }
    let fits = match field.kind {
        Record => json == Json::Object,
        List => json == Json::Array,
        Line | Text | Date | Choice(_) => json == Json::String,
        Year => matches!(json, Json::String | Json::Number),
        Yen | Whole => json == Json::Number && value.number().is_some_and(is_whole),
        Number => json == Json::Number,
        Printed => matches!(json, Json::Number | Json::String),
        Flag => json == Json::Bool,
    };
    if !fits {
        let found = match value.number().filter(|_| matches!(field.kind, Yen | Whole)) {
            Some(number) if super::decimal::Decimal::parse(number).is_none() => "扱える桁数(18桁)を超える数値",
            Some(_) => "整数でない数値",
            None => found(json),
        };
        let kind = ShapeErrorKind::Type { expected: expected(field.kind), found };
        return Err(ShapeError { offset: value.span().start, label: field.label, kind });
    }
    match field.kind {
        Record => {
            let mut seen = 0u32;
            for member in value.members() {
                let key = member.key();
                let Some(next) = node.member(&key) else { continue };
                let bit = 1 << shape.nodes[next].ordinal;
                if seen & bit != 0 {
                    let label = shape.nodes[next].field.map_or(field.label, |row| FIELDS[row].label);
                    let kind = ShapeErrorKind::Duplicate { key: key.into_owned() };
                    return Err(ShapeError { offset: member.key_span.start, label, kind });
                }
                seen |= bit;
                walk(shape, next, member.value, rows)?;
            }
        }
        List => {
            // Projects there may be as many as there are.
            let projects = field.pattern == "/projects";
            let count = if projects { 0 } else { value.items().count() };
            *rows += count;
            if *rows > MOST_ROWS {
                let kind = ShapeErrorKind::TooMany { rows: count };
                return Err(ShapeError { offset: value.span().start, label: field.label, kind });
            }
            if let Some(element) = node.element {
                for item in value.items() {
                    // A field may be blank; a row that isn't there can't be.
                    if item.kind() == Json::Null {
                        let row = shape.nodes[element].field.map_or(field, |row| &FIELDS[row]);
                        let kind = ShapeErrorKind::Type { expected: expected(row.kind), found: found(Json::Null) };
                        return Err(ShapeError { offset: item.span().start, label: row.label, kind });
                    }
                    let rows = if projects { &mut { 0 } } else { &mut *rows };
                    walk(shape, element, item, rows)?;
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn is_whole(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let plain = digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit());
    plain || super::decimal::whole(number).is_some()
}

fn expected(kind: Kind) -> &'static str {
    match kind {
        Record => "項目の集まり({…})",
        List => "一覧([…])",
        Line | Text | Date | Choice(_) => "文字列",
        Year => "年度(\"R6\"など)",
        Yen => "円単位の整数",
        Whole => "整数",
        Number => "数値",
        Printed => "数値か文字列",
        Flag => "true か false",
    }
}

fn found(kind: crate::json::Kind) -> &'static str {
    use crate::json::Kind as Json;
    match kind {
        Json::Null => "空(null)",
        Json::Bool => "true/false",
        Json::Number => "数値",
        Json::String => "文字列",
        Json::Array => "一覧([…])",
        Json::Object => "項目の集まり({…})",
    }
}

#[cfg(test)]
mod tests;
