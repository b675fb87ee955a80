//! What the two READMEs say of keys, commands and exit codes is what the program does.
//!
//! The key lists are made from what the help lists, which is every table of keys. After a change of one:
//!
//! ```text
//! KENSHO_WRITE_README=1 cargo test --test pure readme::
//! ```

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::written::{held, path, read};
use clap::CommandFactory;
use kensho::app::help::{Line, sections};
use kensho::app::keymap::Keymap;
use kensho::check::CODES;
use kensho::cli::{Args, WIDTHS};
use kensho::failure::Exit;

const BEGIN: &str = "<!-- keys: written by tests/pure/readme.rs from the tables of keys -->\n";
const END: &str = "<!-- /keys -->\n";

/// Keys as code, a bar among them escaped for the table; a command without one is in the palette.
fn keys(line: &Line) -> String {
    if line.keys.is_empty() {
        return "`:`".to_owned();
    }
    line.keys.iter().map(|key| format!("`{}`", key.replace('|', "\\|"))).collect::<Vec<_>>().join(" ")
}

fn rows(head: &str, row: impl Fn(&Line) -> String) -> String {
    let mut out = String::new();
    for section in sections(&Keymap::default()) {
        out.push_str(&format!("\n**{}**\n\n{head}", section.heading));
        section.lines.iter().for_each(|line| out.push_str(&row(line)));
    }
    out.push('\n');
    out
}

fn english() -> String {
    let head = "| keys | name in the palette (`:`) | what it does, as the help (`?`) says it |\n|---|---|---|\n";
    rows(head, |line| {
        let name = line.name.map_or_else(String::new, |name| format!("`{name}`"));
        format!("| {} | {name} | {} |\n", keys(line), line.label)
    })
}

fn japanese() -> String {
    rows("| キー | すること |\n|---|---|\n", |line| format!("| {} | {} |\n", keys(line), line.label))
}

#[test]
fn the_key_lists_are_the_action_table() {
    held("README.md", [BEGIN, END], &english());
    held("README.ja.md", [BEGIN, END], &japanese());
}

/// The manual's list of findings is the table of codes.
#[test]
fn the_manual_explains_every_code() {
    let rows: String =
        CODES.iter().map(|code| format!("| {} | {} | {} |\n", code.code, code.title, code.meaning)).collect();
    let table = format!("\n| 番号 | 指摘 | 何を見て、どう直すか |\n|---|---|---|\n{rows}\n");
    held("docs/manual.ja.md", ["<!-- codes -->\n", "<!-- /codes -->\n"], &table);
}

/// Every command of the command line has its row, and there is no row without a command.
#[test]
fn the_command_table_names_the_commands_that_there_are() {
    let command = Args::command();
    let mut expected: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    expected.sort_unstable();
    for name in ["README.md", "README.ja.md"] {
        let text = read(name);
        let mut named: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("| `kensho "))
            .filter_map(|rest| rest.split([' ', '`']).next())
            .filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
            .collect();
        named.sort_unstable();
        named.dedup();
        assert_eq!(named, expected, "{name}");
    }
}

/// Options named in a README exist, whatever the command they belong to.
#[test]
fn every_option_that_is_named_exists() {
    fn collect(command: &clap::Command, into: &mut Vec<String>) {
        into.extend(command.get_arguments().filter_map(|arg| arg.get_long()).map(|long| format!("--{long}")));
        command.get_subcommands().for_each(|sub| collect(sub, into));
    }
    let mut known = ["--release", "--test", "--path", "--open", "--boxdraw"].map(str::to_owned).to_vec();
    collect(&Args::command(), &mut known);
    for name in ["README.md", "README.ja.md"] {
        let text = read(name);
        let mut seen = 0;
        for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
            if word.starts_with("--") && word.len() > 3 && word[2..].starts_with(|c: char| c.is_ascii_lowercase()) {
                assert!(known.iter().any(|option| option == word), "{name} names {word}, which isn't there");
                seen += 1;
            }
        }
        assert!(seen > 3, "{name}: only {seen} options found; has the text's form changed?");
        for width in WIDTHS {
            assert!(text.contains(width), "{name} says nothing of --width {width}");
        }
    }
}

#[test]
fn the_exit_codes_are_told() {
    for name in ["README.md", "README.ja.md"] {
        let text = read(name);
        for exit in [Exit::Fine, Exit::Findings, Exit::Usage, Exit::NotALedger, Exit::Refused] {
            assert!(text.contains(&format!("| {} |", exit.code())), "{name} says nothing of exit code {}", exit.code());
        }
    }
}

/// Files that a README points to are there.
#[test]
fn links_lead_somewhere() {
    for name in ["README.md", "README.ja.md"] {
        let text = read(name);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if !link.starts_with("http") {
                let file = link.split('#').next().unwrap_or_default();
                assert!(path(file).exists(), "{name} points to {link}, which isn't there");
            }
        }
    }
}
