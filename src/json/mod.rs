//! Bytes and where things are in them.
//!
//! A JSON file is kept as the text that was read, and everything this room knows about it is *where* things stand in
//! that text. Nothing is ever written out again from a data structure, so nothing can be lost on the way: the number
//! `1.10`, the escape `\u3042`, a blank line, a key nobody knows, a missing final newline. An edit replaces the bytes
//! of one value and no others.
//!
//! The room knows nothing of the domain and does no I/O:
//!
//! * [`mod@pointer`]: the name of a place in a document (RFC 6901);
//! * [`tree`]: a flat tree of spans over a text, built by one strict pass ([`syntax`]), and the values read through it;
//! * [`split`]: the elements of a long array, taken from a stream of bytes as they come;
//! * [`doc`]: a document made of such pieces, cheap to copy, and the edits made to it ([`edit`]);
//! * [`style`]: how the file is laid out, so that what is added looks as if it had always been there;
//! * [`marks`]: what git leaves in a text that it couldn't put together, by which that is told from a broken one;
//! * [`string`]: what a JSON string says, and how to write another one in the same hand.
//!
//! The texts are strictly RFC 8259; a leading byte order mark is passed over and kept. Two things are refused that
//! other readers let pass: escaped surrogates without their other half (they have no text), and nesting deeper than
//! [`syntax::MAX_DEPTH`].

pub(crate) mod doc;
pub(crate) mod edit;
pub(crate) mod marks;
pub(crate) mod pointer;
mod run;
mod scan;
mod splice;
pub(crate) mod split;
pub mod string;
pub(crate) mod style;
pub(crate) mod syntax;
pub(crate) mod tree;

pub use doc::Doc;
pub use edit::{Around, Edit, EditError, move_element};
pub use pointer::Pointer;
pub use split::Splitter;
pub use string::Habits;
pub(crate) use syntax::SyntaxError;
pub use syntax::{SyntaxKind, line_column, validate};
pub(crate) use tree::Steps;
pub use tree::{FindError, Kind, Tree, Value};
