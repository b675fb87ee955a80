//! `kensho man`: one manual page for everything, the subcommands with their own options included.
//!
//! The words are those of `--help`, so neither can say what the other doesn't.

use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::args;

/// The page in roff.
pub fn page() -> String {
    let command = args::command();
    let mut page = Roff::new();
    let version = format!("kensho {}", env!("CARGO_PKG_VERSION"));
    page.control("TH", ["kensho", "1", "", version.as_str(), ""]);
    // Japanese has few blanks to stretch, and English words in it are not to be torn.
    page.control("ad", ["l"]).control("nh", []);
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    page.control("SH", ["名前"]).text([roman(format!("kensho - {about}"))]);
    page.control("SH", ["書式"]);
    usage(&mut page, &command);
    if let Some(after) = command.get_after_help() {
        page.control("SH", ["説明"]);
        paragraphs(&mut page, &after.to_string());
    }
    page.control("SH", ["オプション"]);
    arguments(&mut page, &command);
    page.control("SH", ["コマンド"]);
    commands(&mut page, &command, "kensho");
    breakable(&page.render())
}

/// Lets a line break between Japanese characters, but not before what ends something or behind what begins it. The
/// formatter breaks at blanks, of which Japanese has few, and complains of a line that it can't break.
fn breakable(page: &str) -> String {
    let mut broken = String::with_capacity(page.len() + page.len() / 8);
    for line in page.split_inclusive('\n') {
        let is_control = line.starts_with(['.', '\'']);
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            broken.push(c);
            let ends = chars.peek().is_some_and(|next| "、。・」』）)ー".contains(*next));
            if !is_control && c as u32 >= 0x3000 && !ends && !"「『（".contains(c) {
                broken.push_str("\\:");
            }
        }
    }
    broken
}

fn commands(page: &mut Roff, command: &clap::Command, above: &str) {
    for command in command.get_subcommands() {
        let name = format!("{above} {}", command.get_name());
        page.control("SS", [name.as_str()]);
        paragraphs(page, &command.get_about().map(ToString::to_string).unwrap_or_default());
        usage(page, command);
        arguments(page, command);
        commands(page, command, &name);
    }
}

/// How it is called, a line for each way.
fn usage(page: &mut Roff, command: &clap::Command) {
    page.control("PP", []);
    let words = command.clone().render_usage().to_string();
    for line in words.lines().map(|line| line.trim().trim_start_matches("Usage: ")) {
        page.text([bold(line)]).control("br", []);
    }
}

fn arguments(page: &mut Roff, command: &clap::Command) {
    for arg in command.get_arguments().filter(|arg| arg.get_id() != "help") {
        let mut names: Vec<Inline> = Vec::new();
        let short = arg.get_short().map(|short| format!("-{short}"));
        let long = arg.get_long().map(|long| format!("--{long}"));
        for name in short.into_iter().chain(long) {
            names.extend((!names.is_empty()).then(|| roman(", ")));
            names.push(bold(name));
        }
        if arg.is_positional() || arg.get_action().takes_values() {
            let value = arg.get_value_names().map(|names| names.join(" ")).unwrap_or_default();
            names.extend((!names.is_empty()).then(|| roman(" ")));
            names.push(italic(value));
        }
        page.control("TP", []).text(names);
        page.text([roman(arg.get_help().map(ToString::to_string).unwrap_or_default())]);
    }
}

fn paragraphs(page: &mut Roff, words: &str) {
    for (i, paragraph) in words.split("\n\n").enumerate() {
        if i > 0 {
            page.control("PP", []);
        }
        page.text([roman(paragraph.replace('\n', ""))]);
    }
}
