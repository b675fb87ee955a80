//! The ledger in memory: its bytes, cut at the projects, and what it takes for them to be a ledger.
//!
//! Reading a whole text proves it: valid JSON of the format `kensho-ledger/1`, every value that the field table names of
//! the kind that it asks for. What can't be read as a ledger is refused with line, column, reason and what to do, and
//! nothing of it is shown as if it were one.

use std::fmt;
use std::sync::Arc;

use crate::json::{Doc, Edit, EditError, SyntaxError, SyntaxKind, Tree, Value};

use super::field::{ShapeError, ShapeErrorKind, check_shape};
use super::view::{Front, Project};

/// The format's name, as a file must say it.
pub const FORMAT: &str = "kensho-ledger/1";

/// The member under which the projects stand.
pub const PROJECTS: &str = "projects";

/// A piece of the ledger's text with the places of its values.
#[derive(Clone, Debug)]
pub struct Record {
    text: Box<str>,
    tree: Tree,
}

impl Default for Record {
    /// An object without members.
    fn default() -> Record {
        let text = "{}";
        Record { text: text.into(), tree: Tree::parse(text).unwrap_or_default() }
    }
}

impl Record {
    /// Reads a piece of JSON text.
    ///
    /// # Errors
    /// Where the text isn't JSON.
    #[inline]
    pub fn read(text: &str) -> Result<Record, SyntaxError> {
        Ok(Record { text: text.into(), tree: Tree::parse(text)? })
    }

    /// Reads and proves a text that is either a ledger as a whole or one project as it stands in a ledger
    /// ([`Record::is_ledger`] says which): what has `format` or `projects` is meant as a ledger.
    ///
    /// # Errors
    /// Where and why it is neither.
    pub fn of_ledger_or_project(text: &str) -> Result<Record, NotALedger> {
        let record = Record::read(text).map_err(|error| NotALedger::syntax(text, error))?;
        let value = record.value();
        let proved = if record.is_ledger() {
            prove_front(value)
        } else {
            check_shape(value, "/projects/*").map_err(|error| (error.offset, Why::Shape(error)))
        };
        proved.map_err(|(at, why)| NotALedger { place: Some(crate::json::line_column(text, at)), why })?;
        Ok(record)
    }

    /// Whether the value is meant as a ledger.
    #[inline]
    pub fn is_ledger(&self) -> bool {
        ["format", PROJECTS].iter().any(|key| self.value().get(key).is_some())
    }

    /// The value, for walking.
    #[inline]
    pub fn value(&self) -> Value<'_> {
        self.tree.root(&self.text)
    }

    /// The value as a project.
    #[inline]
    pub fn project(&self) -> Project<'_> {
        Project(self.value())
    }

    /// The value as what stands outside the projects.
    #[inline]
    pub fn front(&self) -> Front<'_> {
        Front(self.value())
    }
}

/// A ledger, or as much of one as has been read.
#[derive(Clone, Debug)]
pub struct Ledger {
    doc: Doc,
    front: Arc<Record>,
}

impl Ledger {
    /// Reads and proves a whole text.
    ///
    /// # Errors
    /// Where and why the text isn't a ledger.
    pub fn read(text: &str) -> Result<Ledger, NotALedger> {
        let doc = Doc::parse(text, PROJECTS).map_err(|error| NotALedger::syntax(text, error))?;
        let ledger = Ledger::from_doc(doc)?;
        for index in 0..ledger.len() {
            ledger.check_project(index)?;
        }
        Ok(ledger)
    }

    /// Takes a document whose JSON is proved and proves what stands outside the projects.
    ///
    /// # Errors
    /// Where and why it isn't a ledger.
    pub fn from_doc(doc: Doc) -> Result<Ledger, NotALedger> {
        let ledger = Ledger::unproved(doc);
        let at = |offset: usize| {
            // The frame's text is the file's without the items.
            match ledger.doc.cut() {
                Some(cut) if offset >= cut => offset + ledger.doc.byte_len() - ledger.doc.frame().len(),
                _ => offset,
            }
        };
        prove_front(ledger.front.value())
            .map_err(|(offset, why)| NotALedger { place: Some(ledger.doc.line_column(at(offset))), why })?;
        Ok(ledger)
    }

    /// Takes a document as it is: for looking at a file that is still being read.
    pub fn unproved(doc: Doc) -> Ledger {
        let front = Record::read(doc.frame()).unwrap_or_default();
        Ledger { doc, front: Arc::new(front) }
    }

    /// A ledger of which nothing has been read yet.
    #[inline]
    pub fn empty() -> Ledger {
        Ledger::unproved(Doc::empty())
    }

    /// Proves the shapes of one project.
    ///
    /// # Errors
    /// Where and why the project isn't one.
    pub fn check_project(&self, index: usize) -> Result<(), NotALedger> {
        let at = crate::json::Pointer::root().key(PROJECTS).index(index);
        let start = || self.doc.offset_of(&at).unwrap_or(0);
        let text = self.doc.item(index);
        let tree = Tree::parse_item(text).map_err(|error| NotALedger {
            place: Some(self.doc.line_column(start() + error.offset)),
            why: Why::Syntax(error),
        })?;
        check_shape(tree.root(text), "/projects/*").map_err(|error| NotALedger {
            place: Some(self.doc.line_column(start() + error.offset)),
            why: Why::Shape(error),
        })
    }

    /// Takes in projects that have come behind the last one, while the file is still being read.
    #[inline]
    pub fn extend(&mut self, items: impl IntoIterator<Item = Arc<str>>) {
        self.doc.extend(items);
    }

    /// The text as it stands in the file, with the place of every project in it.
    #[inline]
    pub fn doc(&self) -> &Doc {
        &self.doc
    }

    /// How many projects there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.doc.len()
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.doc.is_empty()
    }

    /// What stands outside the projects.
    #[inline]
    pub fn front(&self) -> Arc<Record> {
        Arc::clone(&self.front)
    }

    /// Makes an edit, and gives its exact inverse.
    ///
    /// # Errors
    /// Why the edit can't be made; nothing has changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<Edit, EditError> {
        let inverse = self.doc.apply(edit)?;
        if inverse.pointer.tokens().next().is_none_or(|token| token != PROJECTS) {
            self.front = Arc::new(Record::read(self.doc.frame()).unwrap_or_default());
        }
        Ok(inverse)
    }

    /// Whether two ledgers are the very same bytes in memory; `false` says nothing.
    pub fn is_same(&self, other: &Ledger) -> bool {
        Arc::ptr_eq(&self.front, &other.front)
            && self.len() == other.len()
            && (0..self.len()).all(|i| self.doc.same_item(i, &other.doc, i))
    }

    /// One project as [`Ledger::record`] reads it, but where its text stands.
    pub fn reading(&self, index: usize) -> Option<Reading<'_>> {
        let text = (index < self.len()).then(|| self.doc.item(index))?;
        Some(Reading { text, tree: Tree::parse(text).ok()? })
    }

    /// One project, ready for reading.
    #[inline]
    pub fn record(&self, index: usize) -> Option<Record> {
        (index < self.len()).then(|| Record::read(self.doc.item(index)).ok())?
    }
}

/// One project, read where its text stands.
#[derive(Debug)]
pub struct Reading<'l> {
    text: &'l str,
    tree: Tree,
}

impl Reading<'_> {
    /// The project.
    #[inline]
    pub fn project(&self) -> Project<'_> {
        Project(self.tree.root(self.text))
    }
}

/// Reads the projects of a ledger one after the other, each in the room that the one before had.
#[derive(Debug, Default)]
pub struct Reader {
    tree: Tree,
}

impl Reader {
    /// One project, as [`Ledger::record`] reads it, but where its text stands.
    pub fn project<'r>(&'r mut self, ledger: &'r Ledger, index: usize) -> Option<Project<'r>> {
        let text = (index < ledger.len()).then(|| ledger.doc.item(index))?;
        self.tree.parse_into(text).ok()?;
        Some(Project(self.tree.root(text)))
    }
}

/// Proves that a value is a ledger, with what it holds of projects; else where it isn't one, and why.
fn prove_front(value: Value<'_>) -> Result<(), (usize, Why)> {
    let start = value.span().start;
    if value.kind() != crate::json::Kind::Object {
        return Err((start, Why::NotAnObject));
    }
    match Front(value).format() {
        Some(format) if format == FORMAT => {}
        Some(format) => {
            let offset = value.get("format").map_or(0, |v| v.span().start);
            return Err((offset, Why::OtherFormat(format.into_owned())));
        }
        None => {
            let other = value.get("format").map(|v| (v.span().start, Why::OtherFormat(v.raw().into())));
            return Err(other.unwrap_or((start, Why::NoFormat)));
        }
    }
    check_shape(value, "").map_err(|error| (error.offset, Why::Shape(error)))?;
    value.get(PROJECTS).map(|_| ()).ok_or((start, Why::NoProjects))
}

/// Proves one project by its text and reads it; `None` where it isn't one ([`Ledger::check_project`] says why).
pub fn prove<R>(text: &str, read: impl FnOnce(Project<'_>) -> R) -> Option<R> {
    let tree = Tree::parse_item(text).ok()?;
    let value = tree.root(text);
    check_shape(value, "/projects/*").ok()?;
    Some(read(Project(value)))
}

/// Why a text isn't a ledger, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotALedger {
    /// Line and column, from 1, the column in characters; `None` where the text has no such place.
    pub place: Option<(usize, usize)>,
    /// Why.
    pub why: Why,
}

/// See [`NotALedger`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is nothing in it.
    Empty,
    /// It isn't UTF-8 text.
    NotUtf8,
    /// It isn't JSON.
    Syntax(SyntaxError),
    /// git has left two versions in it, with marks between them.
    Marked,
    /// It is JSON, but not an object.
    NotAnObject,
    /// It doesn't say what format it is.
    NoFormat,
    /// It says another format.
    OtherFormat(String),
    /// It has no projects.
    NoProjects,
    /// A value is of another kind than the format says.
    Shape(ShapeError),
}

impl NotALedger {
    /// A syntax error in a text.
    pub fn syntax(text: &str, error: SyntaxError) -> NotALedger {
        let offset = error.offset;
        if let Some(line) = crate::json::marks::conflict_marks(text) {
            return NotALedger { place: Some((line, 1)), why: Why::Marked };
        }
        let why = match error.kind {
            SyntaxKind::Empty => Why::Empty,
            SyntaxKind::NotUtf8 => Why::NotUtf8,
            _ => Why::Syntax(error),
        };
        NotALedger { place: Some(crate::json::line_column(text, offset)), why }
    }

    /// What the user can do about it.
    pub fn advice(&self) -> &'static str {
        match self.why {
            Why::Empty => "正しいファイルか確かめ、バックアップがあれば戻してください。",
            Why::NotUtf8 => "文字コードをUTF-8に変えて保存し直すか、正しいファイルか確かめてください。",
            Why::Syntax(SyntaxError {
                kind: SyntaxKind::UnexpectedEnd { .. } | SyntaxKind::UnclosedString, ..
            }) => "もう一度受け取り直すか、控え(バックアップ)から戻してください。ファイルは変更していません。",
            Why::Marked => "印を消すのではなく、2つの版を項目ごとに合わせてください。ファイルは変更していません。",
            Why::Syntax(_) => "その場所をエディターで直してください。ファイルは変更していません。",
            Why::NotAnObject | Why::NoFormat | Why::OtherFormat(_) | Why::NoProjects => {
                "kenshoの台帳か確かめてください。形式は kensho schema で見られます。"
            }
            Why::Shape(ShapeError { kind: ShapeErrorKind::TooMany { .. }, .. }) => {
                "ほかの表が紛れ込んでいないか確かめ、行を減らすか、事業を分けてください。ファイルは変更していません。"
            }
            Why::Shape(_) => "その値をエディターで直してください。形式は kensho schema で見られます。",
        }
    }
}

impl fmt::Display for NotALedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some((line, column)), false) = (self.place, matches!(self.why, Why::Empty)) {
            write!(f, "{line}行{column}文字目: ")?;
        }
        match &self.why {
            Why::Empty => f.write_str("中身が空です"),
            Why::NotUtf8 => f.write_str("UTF-8の文字ではありません"),
            Why::Syntax(error) => write!(f, "JSONとして読めません。{error}"),
            Why::Marked => f.write_str("git で合わせている途中の印(<<<<<<<)が入っていて、台帳として読めません"),
            Why::NotAnObject => f.write_str("台帳は { で始まる項目の集まりでなければなりません"),
            Why::NoFormat => write!(f, "\"format\": \"{FORMAT}\" がありません"),
            Why::OtherFormat(format) if format.starts_with("kensho-ledger/") => {
                write!(f, "形式が「{format}」です(この kensho が読めるのは {FORMAT}。新しい kensho で開いてください)")
            }
            Why::OtherFormat(format) => write!(f, "形式が「{format}」です(読めるのは {FORMAT})"),
            Why::NoProjects => f.write_str("\"projects\"(事業の一覧)がありません"),
            Why::Shape(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for NotALedger {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn why(text: &str) -> (Why, Option<(usize, usize)>) {
        let error = Ledger::read(text).unwrap_err();
        assert!(!error.advice().is_empty() && error.to_string().chars().any(|c| c > '\u{3000}'), "{error}");
        (error.why, error.place)
    }

    #[test]
    fn the_embedded_ledger_is_one() {
        let ledger = Ledger::read(include_str!("../../data/mine-r6.json")).unwrap();
        assert_eq!(ledger.len(), 7);
        let record = ledger.record(4).unwrap();
        assert_eq!(record.project().number(), Some(5));
        assert_eq!(ledger.front().front().municipality().as_deref(), Some("山口県美祢市"));
    }

    #[test]
    fn what_is_no_ledger_is_told_with_its_place() {
        assert_eq!(why("").0, Why::Empty);
        assert_eq!(why(" \n").0, Why::Empty);
        assert_eq!(why("[]").0, Why::NotAnObject);
        assert_eq!(why("{}").0, Why::NoFormat);
        assert_eq!(why("{\"format\": \"x\"}"), (Why::OtherFormat("x".into()), Some((1, 12))));
        assert_eq!(why("{\"format\": 1}"), (Why::OtherFormat("1".into()), Some((1, 12))));
        assert_eq!(why("{\"format\": \"kensho-ledger/1\"}").0, Why::NoProjects);
        let text = "{\"format\":\n<<<<<<< HEAD\n\"kensho-ledger/1\"\n=======\n\"x\"\n>>>>>>> a\n, \"projects\": []}";
        assert_eq!(why(text), (Why::Marked, Some((2, 1))));
        let text =
            "{\"format\": \"kensho-ledger/1\",\n \"projects\": [\n  {\"number\": 1},\n  {\"number\": \"二\"}\n ]}";
        assert_eq!(why(text).1, Some((4, 14)));
        let text = "{\"projects\": [\n{\"id\":\"あ\"},{}], \"format\": \"kensho-ledger/1\",\n \"title\": 5}";
        assert_eq!(why(text).1, Some((3, 11)));
        let text = "{\"format\": \"kensho-ledger/1\",\n \"projects\": [ {\"number\": 01} ]}";
        assert!(matches!(why(text), (Why::Syntax(_), Some((2, _)))));
    }
}
