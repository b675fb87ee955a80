//! The walls between the rooms: who may know whom, read off every path in `src/`.
//!
//! The pure rooms know no terminal, file, clock, thread or process; ratatui stays in `view`, the system's crates in `io`,
//! clap in `cli`. `view` may read the values of `ledger` and `rules` that the state holds (a year, a verdict); bytes
//! (`json`) and the world (`io`) are none of its business. `check` asks `rules` what a record's ratings can be, never the
//! other way round. `io` and `cli` are the world; `cli` stands above `io`, which knows nothing of it.
//!
//! Paths are found in the tokens of the source, not only in `use` lines, so `crate::io::load()` in the middle of an
//! expression is seen as well; `super::` is followed, and names that would hide a path (`use std as s`) are refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms a room may know, besides itself; `None`: all of them, and the world.
fn may_know(room: &str) -> Option<&'static [&'static str]> {
    Some(match room {
        "failure" | "text" | "json" => &[],
        "ledger" => &["json", "text"],
        "change" | "rules" => &["ledger", "json", "text"],
        "check" => &["rules", "ledger", "json", "text"],
        "page" => &["check", "rules", "change", "ledger", "json", "text"],
        "find" => &["page", "check", "rules", "change", "ledger", "json", "text"],
        "exchange" => &["page", "check", "rules", "change", "ledger", "json", "text"],
        "app" => &["exchange", "find", "page", "check", "rules", "change", "ledger", "json", "text"],
        "view" => &["app", "find", "page", "check", "rules", "change", "ledger", "text"],
        "io" | "cli" | "main" | "lib" => return None,
        other => panic!("DESIGN names no room {other}: give it its walls here"),
    })
}

/// What of the standard library is the world.
const WORLD: [&str; 11] = [
    "fs",
    "env",
    "process",
    "thread",
    "net",
    "os",
    "io::stdin",
    "io::stdout",
    "io::stderr",
    "time::Instant",
    "time::SystemTime",
];

/// Crates that have one room.
const HOMES: [(&str, &str); 20] = [
    ("pulldown_cmark", "page"),
    ("zip", "exchange"),
    ("quick_xml", "exchange"),
    ("rust_xlsxwriter", "exchange"),
    ("maud", "exchange"),
    ("parquet", "exchange"),
    ("encoding_rs", "exchange"),
    ("ratatui", "view"),
    ("ratatui_core", "view"),
    ("crossterm", "io"),
    ("rustix", "io"),
    ("libc", "io"),
    ("nix", "io"),
    ("signal_hook", "io"),
    ("directories", "io"),
    ("notify", "io"),
    ("tempfile", "io"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
];

/// Macros that write to the world.
const PRINTING: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

// ---- reading source ---------------------------------------------------------------------------------------------

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) line: usize,
}

/// Words and signs of Rust source; comments, strings, characters and numbers are left out.
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let (mut i, mut line) = (0, 1);
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    while i < chars.len() {
        let start = i;
        let c = chars[i];
        if c == '/' && at(i + 1) == '/' {
            while i < chars.len() && chars[i] != '\n' {
                i += 1;
            }
        } else if c == '/' && at(i + 1) == '*' {
            let mut depth = 0;
            loop {
                match (at(i), at(i + 1)) {
                    ('/', '*') => (depth, i) = (depth + 1, i + 2),
                    ('*', '/') => (depth, i) = (depth - 1, i + 2),
                    _ => i += 1,
                }
                if depth == 0 || i >= chars.len() {
                    break;
                }
            }
        } else if let Some(after) = raw_string(&chars, i) {
            i = after;
        } else if c == '"' || (matches!(c, 'b' | 'c') && at(i + 1) == '"') {
            i += if c == '"' { 1 } else { 2 };
            while i < chars.len() && chars[i] != '"' {
                i += if chars[i] == '\\' { 2 } else { 1 };
            }
            i += 1;
        } else if c == '\'' {
            // A character, or a lifetime.
            if at(i + 1) == '\\' {
                i += 3;
                while i < chars.len() && chars[i] != '\'' {
                    i += 1;
                }
                i += 1;
            } else if at(i + 2) == '\'' {
                i += 3;
            } else {
                i += 1;
            }
        } else if c.is_alphabetic() || c == '_' {
            while at(i).is_alphanumeric() || at(i) == '_' {
                i += 1;
            }
            let text: String = chars[start..i].iter().collect();
            found.push(Token { text, line });
        } else if c.is_ascii_digit() {
            while at(i).is_alphanumeric() || at(i) == '_' {
                i += 1;
            }
        } else {
            let text = if c == ':' && at(i + 1) == ':' { "::".to_owned() } else { c.to_string() };
            i += text.len().max(1).min(if c.is_ascii() { 2 } else { 1 });
            if !c.is_whitespace() {
                found.push(Token { text, line });
            }
        }
        line += chars[start..i.min(chars.len())].iter().filter(|&&c| c == '\n').count();
    }
    found
}

/// Where a raw string (`r"…"`, `br#"…"#`) that begins at `i` ends.
fn raw_string(chars: &[char], i: usize) -> Option<usize> {
    let mut j = i + usize::from(matches!(chars[i], 'b' | 'c'));
    if chars.get(j) != Some(&'r') {
        return None;
    }
    let hashes = chars[j + 1..].iter().take_while(|&&c| c == '#').count();
    j += 1 + hashes;
    if chars.get(j) != Some(&'"') {
        return None;
    }
    j += 1;
    while j < chars.len() {
        if chars[j] == '"' && chars[j + 1..].iter().take(hashes).filter(|&&c| c == '#').count() == hashes {
            return Some(j + 1 + hashes);
        }
        j += 1;
    }
    Some(j)
}

/// A path as written, with `super` and `self` followed.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    path: Vec<String>,
    line: usize,
}

/// Every path of a source, whole, wherever it stands. `module`: the names of the modules that the file is.
fn paths(source: &str, module: &[&str]) -> Vec<Found> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let mut inner: Vec<(String, usize)> = Vec::new();
    let mut depth = 0;
    let mut i = 0;
    let is_word = |t: &Token| t.text.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
    while i < tokens.len() {
        match tokens[i].text.as_str() {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inner.retain(|&(_, at)| at < depth + 1);
            }
            "mod" if tokens.get(i + 2).is_some_and(|t| t.text == "{") => {
                inner.push((tokens[i + 1].text.clone(), depth + 1));
                i += 2;
                continue;
            }
            _ => {}
        }
        let begins = is_word(&tokens[i]) && (i == 0 || !matches!(tokens[i - 1].text.as_str(), "::" | "."));
        if !begins {
            i += 1;
            continue;
        }
        let mut leaves = Vec::new();
        // Paths in front of a `::`, and words that are followed by one: both come out of the same walk.
        let in_use = i > 0 && tokens[i - 1].text == "use";
        let after = tree(&tokens, i, Vec::new(), &mut leaves);
        let here: Vec<String> =
            module.iter().map(|m| (*m).to_owned()).chain(inner.iter().map(|(name, _)| name.clone())).collect();
        for leaf in leaves {
            if leaf.path.len() > 1 || in_use {
                found.push(Found { path: resolve(leaf.path, &here), line: leaf.line });
            }
        }
        // A tree in braces belongs to the path; anything else is read on.
        i = after.max(i + 1);
    }
    found
}

/// Reads a path, with a tree in braces behind it, into its leaves; gives the token behind it.
fn tree(tokens: &[Token], mut i: usize, mut prefix: Vec<String>, leaves: &mut Vec<Found>) -> usize {
    let line = tokens[i].line;
    prefix.push(tokens[i].text.clone());
    i += 1;
    while tokens.get(i).is_some_and(|t| t.text == "::") {
        let Some(next) = tokens.get(i + 1) else { break };
        match next.text.as_str() {
            "{" => {
                i += 2;
                while tokens.get(i).is_some_and(|t| t.text != "}") {
                    if tokens[i].text == "," {
                        i += 1;
                    } else {
                        i = tree(tokens, i, prefix.clone(), leaves);
                    }
                }
                return i + 1;
            }
            "<" => break,
            word => {
                prefix.push(word.to_owned());
                i += 2;
            }
        }
    }
    if tokens.get(i).is_some_and(|t| t.text == "as") && prefix.len() == 1 {
        // `use std as s`: what follows can't be read any more.
        prefix.push("as".to_owned());
    }
    leaves.push(Found { path: prefix, line });
    while tokens.get(i).is_some_and(|t| t.text == "as") && tokens.get(i + 1).is_some() {
        i += 2;
    }
    i
}

/// The path from the crate's root, where it is one of ours.
fn resolve(path: Vec<String>, here: &[String]) -> Vec<String> {
    let mut at: Vec<String> = here.to_vec();
    let mut rest = path.iter();
    let ours = match path[0].as_str() {
        "crate" | "kensho" => {
            at.clear();
            rest.next();
            true
        }
        "self" | "super" => {
            while let Some(word) = rest.clone().next() {
                match word.as_str() {
                    "super" => drop(at.pop()),
                    "self" => {}
                    _ => break,
                }
                rest.next();
            }
            true
        }
        _ => false,
    };
    if !ours {
        return path;
    }
    std::iter::once("crate".to_owned()).chain(at).chain(rest.cloned()).collect()
}

// ---- judging ----------------------------------------------------------------------------------------------------

/// The walls that a source crosses, one sentence each.
fn crossed(file: &str, source: &str) -> Vec<String> {
    let parts: Vec<&str> = file.trim_end_matches(".rs").split('/').filter(|&part| part != "mod").collect();
    let room = parts[0];
    let module: Vec<&str> = if matches!(room, "lib" | "main") { Vec::new() } else { parts.clone() };
    let rooms = may_know(room);
    let mut sentences = Vec::new();
    for Found { path, line } in paths(source, &module) {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let whole = words.join("::");
        let mut say = |why: &str| sentences.push(format!("{file}:{line}: {whole}: {why}"));
        if let Some((_, home)) = HOMES.iter().find(|(name, _)| *name == words[0])
            && *home != room
        {
            say(&format!("{} belongs into {home}", words[0]));
        }
        if room == "io" && matches!(words[..], ["crate", "cli", ..]) {
            say("io stands below cli");
        }
        let Some(rooms) = rooms else { continue };
        match words[..] {
            ["crate" | "std" | "core", "as"] | ["crate" | "std" | "core", "*" | "self"] => {
                say("hides what is used of it");
            }
            // Declared for tests alone: the compiler keeps it out of the program.
            ["crate", "long", "cases" | "every" | "characters"] => {}
            ["crate", other, ..] if other != room && !rooms.contains(&other) => {
                say(&format!("{room} knows nothing of {other}"));
            }
            ["std", ref rest @ ..] => {
                let rest = rest.join("::");
                let is = |name: &str| rest == name || rest.starts_with(&format!("{name}::"));
                let glob = matches!(rest.as_str(), "io::*" | "time::*");
                if glob || WORLD.iter().any(|name| is(name)) {
                    say(&format!("{room} doesn't touch the world"));
                }
            }
            // What is imported by its module and used by it: `use std::time; time::Instant::now()`.
            ["time", "Instant" | "SystemTime", ..] | ["io", "stdin" | "stdout" | "stderr", ..] => {
                say(&format!("{room} doesn't touch the world"));
            }
            _ => {}
        }
    }
    if rooms.is_some() {
        for pair in tokens(source).windows(2) {
            if pair[1].text == "!" && PRINTING.contains(&pair[0].text.as_str()) {
                sentences.push(format!("{file}:{}: {}!: {room} doesn't print", pair[0].line, pair[0].text));
            }
        }
    }
    sentences
}

pub(super) fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_wall_is_crossed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    assert!(files.len() > 50, "the sources are read");
    let mut sentences = Vec::new();
    for path in files {
        let file = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        sentences.extend(crossed(&file, &fs::read_to_string(&path).unwrap()));
    }
    assert!(sentences.is_empty(), "{} walls crossed:\n{}", sentences.len(), sentences.join("\n"));
}

/// The page is laid out at one place: what else changes the state says where the user is to be (`app/going.rs`).
#[test]
fn the_page_is_laid_out_in_update_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src/app"), &mut files);
    let calls = |file: &&PathBuf| {
        let source = fs::read_to_string(file).unwrap();
        let program = source.split("#[cfg(test)]").next().unwrap_or_default();
        program.contains(".refresh()")
    };
    let found: Vec<_> = files.iter().filter(calls).map(|file| file.strip_prefix(root).unwrap()).collect();
    assert_eq!(found, [Path::new("src/app/update.rs")]);
}

#[test]
fn a_crossed_wall_is_seen_however_it_is_written() {
    let cases = [
        ("text/fold.rs", "use crate::json::Doc;"),
        ("json/doc.rs", "use crate::{text::cells};"),
        ("ledger/year.rs", "fn f() { crate::rules::judge() }"),
        ("rules/judge.rs", "use crate::ledger::{kpi::Kpi, view};\nuse super::super::app::State;"),
        ("check/mod.rs", "use crate::app;"),
        ("rules/judge.rs", "use crate::check;"),
        ("app/state.rs", "use ratatui::style::Style;"),
        ("app/state.rs", "fn f() -> ratatui::style::Style { todo() }"),
        ("app/state.rs", "use std::{collections::HashMap, time::Instant};"),
        ("app/state.rs", "fn now() -> u64 { std::time::SystemTime::now() }"),
        ("app/state.rs", "use std::time; fn now() { time::Instant::now(); }"),
        ("app/modes/meeting.rs", "use super::super::super::io::load;"),
        ("app/modes/meeting.rs", "mod inner { fn f() { super::super::super::super::io::load::file() } }"),
        ("app/update.rs", "use crate::{text, view::{Look, draw}};"),
        ("app/update.rs", "fn f() { let _ = std::env::var(\"HOME\"); }"),
        ("app/update.rs", "fn f() { std::thread::spawn(|| ()); }"),
        ("app/update.rs", "fn f() { println!(\"x\"); }"),
        ("app/update.rs", "use std as s; fn f() { s::fs::read(\"x\"); }"),
        ("app/update.rs", "use crate as k;"),
        ("app/update.rs", "use std::*;"),
        ("view/mod.rs", "use crate::io::run;"),
        ("view/mod.rs", "fn f() { crate::json::string::decode(raw) }"),
        ("view/mod.rs", "use crossterm::style;"),
        ("io/run.rs", "use ratatui::buffer::Buffer;"),
        ("io/run.rs", "use clap::Parser;"),
        ("io/run.rs", "use crate::cli::Args;"),
        ("find/hits.rs", "use crate::app::State;"),
        ("page/kpi.rs", "use crate::find::query::Query;"),
        ("ledger/view.rs", "use crate::change::diff::diff;"),
        ("cli/output.rs", "fn f() { crossterm::terminal::size() }"),
        ("cli/list.rs", "fn f<'a>(x: &'a str) { rustix::process::getpid() }"),
        ("app/state.rs", "fn f() { let c = '\"'; let s = r#\"\"\"#; std::process::exit(1) }"),
        ("app/state.rs", "fn f() { match c { '\\u{27}' => std::fs::read(x), _ => () } }"),
        ("app/state.rs", "fn f() { kensho::io::load::file() }"),
    ];
    for (file, source) in cases {
        assert!(!crossed(file, source).is_empty(), "{file}: {source}");
    }
}

#[test]
fn what_is_allowed_or_only_spoken_of_is_let_be() {
    let cases = [
        ("text/fold.rs", "//! [`crate::io`]\nuse super::glyph::Glyph; use unicode_width::UnicodeWidthStr;"),
        ("json/doc.rs", "/* crate::app /* nested */ */ fn f() { \"crate::io::run\"; r#\"std::fs\"#; }"),
        ("ledger/year.rs", "use crate::json::{Doc, Pointer}; use std::io::Write; use std::time::Duration;"),
        ("app/modes/meeting.rs", "use super::{BLANK, Bar}; use super::super::state; use crate::rules::Verdict;"),
        ("app/state.rs", "#[cfg(test)] mod tests { use super::*; use super::super::keys; }"),
        ("view/panel.rs", "use ratatui::style::Style; use crate::app::state::{Focus, Panel}; use crate::ledger::year;"),
        ("io/run.rs", "use crate::failure::Failure; use std::time::Instant; fn f() { rustix::process::getpid(); }"),
        ("cli/mod.rs", "use clap::Parser; fn f() { eprintln!(\"{}\", crate::io::run::screen()); }"),
        ("main.rs", "fn main() { kensho::cli::run(std::env::args_os()) }"),
    ];
    for (file, source) in cases {
        assert_eq!(crossed(file, source), Vec::<String>::new(), "{file}: {source}");
    }
}

#[test]
fn lines_are_told_right() {
    let source = "//! one\n\nfn f() {\n    let text = \"two\nlines\";\n    crate::io::run::screen()\n}\n";
    assert!(crossed("app/x.rs", source)[0].starts_with("app/x.rs:6: crate::io::run::screen: "));
}
