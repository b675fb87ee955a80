//! The rooms are sealed: what of `src/` can be reached from outside is what the tests, the benches, the fuzzer and
//! `main.rs` use, and nothing else.
//!
//! The compiler takes for used whatever a stranger could call, so an item that is `pub` all the way up is never told to be
//! dead. Here it is the other way round: an item is `pub(crate)`, or stands in a module that is, unless something outside
//! needs it; then what nobody calls any more is a warning, and a warning stops `.ci/run`. Two tests hold that: words that
//! nothing outside says don't stand in the open, and the compiler's lints aren't switched off.
//!
//! Names are compared, not meanings: a `pub fn len` that only the room itself calls passes while a test calls any `len`.
//! Fields aren't judged: a struct that a test builds with `..Default::default()` needs all of its fields open.
#![allow(clippy::unwrap_used)]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::walls::{Token, sources, tokens};

/// An item that is `pub` where everything around it is `pub`.
#[derive(Debug, PartialEq)]
struct Open {
    file: String,
    line: usize,
    name: String,
    kind: Kind,
    /// The words of what it is made of: parameters and results, fields, variants.
    made_of: Vec<String>,
}

/// What an open item may be there for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// Because something outside names it.
    Value,
    /// The same, or because others are made of it: a type, a trait.
    Type,
    /// Because what holds it is open.
    Field,
}

/// The open items of a source, and its modules with what they are: open, or sealed with something handed on from them.
fn open_items(file: &str, source: &str) -> (Vec<Open>, Vec<(String, bool)>) {
    let tokens = tokens(source);
    let mut modules = Vec::new();
    let mut items = Vec::new();
    // Types of this source that aren't open: their methods aren't either.
    let mut sealed = HashSet::new();
    for &(at, end) in &top_items(&tokens) {
        let (is_open, at) = visibility(&tokens, at);
        let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
        let (kind, name) = match word(at) {
            "const" | "unsafe" | "async" if word(at + 1) == "fn" => ("fn", at + 2),
            kind => (kind, at + 1),
        };
        match (kind, is_open) {
            ("impl", _) => {
                let body = (at..end).find(|&at| word(at) == "{").unwrap_or(end);
                if !sealed.contains(&implemented(&tokens[at..body])) {
                    items.extend(members(file, &tokens, body, end));
                }
            }
            ("struct" | "enum" | "union", false) => drop(sealed.insert(word(name).to_owned())),
            ("mod", true) if word(name + 1) == ";" => {
                modules.push((word(name).to_owned(), true));
                items.push(open(file, &tokens, name, name, Kind::Value));
            }
            ("use", true) => {
                let last = |at: &usize| matches!(word(at + 1), "," | "}" | ";") && word(*at) != "}";
                items.extend((name..end).filter(last).map(|at| open(file, &tokens, at, at, Kind::Type)));
                modules.push((word(name).to_owned(), false));
            }
            ("struct", true) => {
                items.push(open(file, &tokens, name, name, Kind::Type));
                let body = (name..end).find(|&at| matches!(word(at), "{" | "(")).filter(|&at| word(at) == "{");
                items.extend(body.into_iter().flat_map(|body| members(file, &tokens, body, end)));
            }
            ("enum" | "trait" | "type" | "union", true) => items.push(open(file, &tokens, name, end, Kind::Type)),
            ("fn", true) => {
                let body = (name..end).find(|&at| word(at) == "{").unwrap_or(end);
                items.push(open(file, &tokens, name, body, Kind::Value));
            }
            ("const" | "static", true) => {
                let value = (name..end).find(|&at| word(at) == "=").unwrap_or(end);
                items.push(open(file, &tokens, name, value, Kind::Value));
            }
            // What a macro makes of its words can be open.
            _ if word(at + 1) == "!" => items.push(open(file, &tokens, at, end, Kind::Field)),
            _ => {}
        }
    }
    (items, modules)
}

fn open(file: &str, tokens: &[Token], name: usize, end: usize, kind: Kind) -> Open {
    let made_of = tokens.get(name + 1..end).unwrap_or_default().iter().map(|token| token.text.clone()).collect();
    Open { file: file.to_owned(), line: tokens[name].line, name: tokens[name].text.clone(), kind, made_of }
}

/// Whether what begins at a token is `pub` without a limit, and where it begins behind that.
fn visibility(tokens: &[Token], at: usize) -> (bool, usize) {
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.text == text);
    match (is(at, "pub"), is(at + 1, "(")) {
        (true, true) => (false, at + 4),
        (true, false) => (true, at + 1),
        _ => (false, at),
    }
}

/// Where each item of a source begins, without its attributes, and ends.
fn top_items(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut depth, mut start, mut at) = (0_usize, 0, 0);
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "#" if depth == 0 && start == at => {
                at = closing(tokens, (at..tokens.len()).find(|&at| tokens[at].text == "[").unwrap_or(at)) + 1;
                start = at;
                continue;
            }
            "{" | "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            "}" => {
                depth -= 1;
                let goes_on = tokens.get(at + 1).is_some_and(|next| next.text == ";");
                if depth == 0 && !goes_on {
                    found.push((start, at));
                    start = at + 1;
                }
            }
            ";" if depth == 0 => {
                found.push((start, at));
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The bracket that closes the one at `open`.
fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// The type that an `impl` is of, from the tokens before its body.
fn implemented(head: &[Token]) -> String {
    let mut angle = 0;
    let mut name = String::new();
    for token in head {
        match token.text.as_str() {
            "<" => angle += 1,
            ">" => angle -= 1,
            "for" if angle == 0 => name.clear(),
            "where" => break,
            text if angle == 0 && text.starts_with(char::is_alphabetic) && text != "impl" => name = text.to_owned(),
            _ => {}
        }
    }
    name
}

/// The open members, fields or methods, between the bracket at `body` and `end`, and the types that a trait is given there.
fn members(file: &str, tokens: &[Token], body: usize, end: usize) -> Vec<Open> {
    let mut found = Vec::new();
    let mut at = body + 1;
    while at < end {
        match tokens[at].text.as_str() {
            "{" => at = closing(tokens, at),
            "pub" | "type" => {
                let (is_pub, mut name) = visibility(tokens, at);
                let of_a_trait = tokens[at].text == "type";
                let is_field = tokens.get(name + 1).is_some_and(|next| next.text == ":");
                let kind = if is_field || of_a_trait { Kind::Field } else { Kind::Value };
                while matches!(tokens[name].text.as_str(), "const" | "fn" | "unsafe") {
                    name += 1;
                }
                let (mut until, mut depth) = (name, 0);
                while until < end {
                    match tokens[until].text.as_str() {
                        "{" | ";" | "," if depth == 0 => break,
                        "(" | "<" | "[" => depth += 1,
                        ">" if tokens[until - 1].text == "-" => {}
                        ")" | ">" | "]" => depth -= 1,
                        _ => {}
                    }
                    until += 1;
                }
                if is_pub || of_a_trait {
                    found.push(open(file, tokens, name, until, kind));
                }
                at = until.max(at + 1);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The file of a module that is declared in `file`; both below `src/`.
fn file_of(root: &Path, file: &str, module: &str) -> Option<String> {
    let dir = match file.rsplit_once('/') {
        Some((dir, "mod.rs")) => format!("{dir}/"),
        None => String::new(),
        _ => format!("{}/", file.trim_end_matches(".rs")),
    };
    [format!("{dir}{module}.rs"), format!("{dir}{module}/mod.rs")].into_iter().find(|path| root.join(path).exists())
}

/// What can be reached from outside, beginning at `lib.rs`.
fn reachable(root: &Path) -> Vec<Open> {
    let mut files = vec![("lib.rs".to_owned(), true)];
    let mut found = Vec::new();
    while let Some((file, is_open)) = files.pop() {
        let (items, modules) = open_items(&file, &fs::read_to_string(root.join(&file)).unwrap());
        // Of a sealed module some items are handed on: their names are judged there, here it counts what they are made of.
        found.extend(items.into_iter().map(|item| if is_open { item } else { Open { kind: Kind::Field, ..item } }));
        let below = modules.iter().filter(|_| is_open);
        files.extend(below.filter_map(|(module, opened)| Some((file_of(root, &file, module)?, *opened))));
    }
    found
}

/// Every word of the sources that stand outside of the library.
fn said_outside(root: &Path) -> HashSet<String> {
    let mut files = vec![root.join("src/main.rs")];
    for dir in ["tests", "benches", "examples", "fuzz"] {
        sources(&root.join(dir), &mut files);
    }
    files.iter().flat_map(|file| tokens(&fs::read_to_string(file).unwrap())).map(|token| token.text).collect()
}

/// The open items that nothing outside needs, one sentence each.
fn unneeded(items: &[Open], outside: &HashSet<String>) -> Vec<String> {
    let made_of: HashSet<&str> = items.iter().flat_map(|item| &item.made_of).map(String::as_str).collect();
    let needed = |item: &&Open| match item.kind {
        Kind::Value => outside.contains(&item.name),
        Kind::Type => outside.contains(&item.name) || made_of.contains(item.name.as_str()),
        Kind::Field => true,
    };
    items
        .iter()
        .filter(|item| !needed(item))
        .map(|item| format!("src/{}:{}: {}", item.file, item.line, item.name))
        .collect()
}

#[test]
fn nothing_is_open_that_nobody_outside_uses() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let items = reachable(&root.join("src"));
    assert!(items.len() > 200, "the open items are read");
    let found = unneeded(&items, &said_outside(root));
    assert!(
        found.is_empty(),
        "{} items are `pub`, and nothing in tests/, benches/, examples/, fuzz/ or main.rs names them. Write `pub(crate)`; then the \
         compiler says whether they are used at all:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn nothing_hides_dead_code() {
    let mut files: Vec<PathBuf> = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for file in files {
        let words = tokens(&fs::read_to_string(&file).unwrap());
        let hides = words.iter().any(|word| matches!(word.text.as_str(), "dead_code" | "private_interfaces"));
        assert!(!hides, "{}: a lint that finds dead code is switched off", file.display());
    }
}

#[test]
fn open_items_are_found_however_they_are_written() {
    let source = "
        pub use inner::{One, deep::Two};
        pub(crate) use inner::Three;
        pub mod inner;
        mod closed;
        pub const fn four<T>(x: &Five<T>) -> Six { pub_not(); }
        /// pub fn not_this
        #[derive(Debug)]
        pub struct Seven { pub eight: Nine, pub(crate) ten: u8, eleven: u8 }
        struct Twelve { pub thirteen: u8 }
        impl Twelve { pub fn fourteen(&self) {} }
        impl<'a> Fifteen for Twelve {}
        impl<'a, T: Into<Twelve>> Seven { pub const SIXTEEN: u8 = 1; pub fn seventeen(self) -> Vec<Eighteen> { x } fn no() {} }
        pub enum Nineteen { A(Twenty) }
        pub const LIST: [Kind; 2] = [Kind { pub_: 1 }, Kind {}];
    ";
    let (items, modules) = open_items("room/mod.rs", source);
    let names: Vec<_> = items.iter().map(|item| item.name.as_str()).collect();
    let expected = ["One", "Two", "inner", "four", "Seven", "eight", "SIXTEEN", "seventeen", "Nineteen", "LIST"];
    assert_eq!(names, expected);
    assert_eq!(modules, [("inner".to_owned(), false), ("inner".to_owned(), true)]);
    let made_of: HashSet<&str> = items.iter().flat_map(|item| &item.made_of).map(String::as_str).collect();
    for word in ["Five", "Six", "Nine", "Eighteen", "Twenty", "Kind"] {
        assert!(made_of.contains(word), "{word}");
    }
    assert!(!made_of.contains("pub_not"), "what stands in a body opens nothing");

    let outside = ["inner", "One", "four", "eight", "LIST"].map(str::to_owned).into();
    let found = unneeded(&items, &outside);
    assert_eq!(found.len(), 5, "{found:?}");
    assert!(found.contains(&"src/room/mod.rs:2: Two".to_owned()), "{found:?}");
}
