//! What is said of words of the command line that can't be read: one Japanese sentence, with what may have been meant.
//!
//! clap finds the mistake, never the words for it. A first word that is no command is told as such, though clap takes it for
//! a file; the command that was meant is at most two slips away, and not made up of slips altogether.

use std::ffi::OsString;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Args;
use crate::io::source::is_file_word;

/// The command that someone may have meant who typed a word that is none: one that is at most two slips away.
pub fn meant(word: &str) -> Option<String> {
    let command = Args::command();
    let names = command.get_subcommands().map(|command| command.get_name().to_owned());
    let near =
        names.map(|name| (slips(word, &name), name)).filter(|(slips, name)| *slips <= 2 && *slips < name.len() - 1);
    near.min().map(|(_, name)| name)
}

/// How many letters have to be added, left out or exchanged to make one word of another.
pub fn slips(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, c) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for j in 0..b.len() {
            let least = (diagonal + usize::from(c != b[j])).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], least);
        }
    }
    row[b.len()]
}

/// What to say of a first word that is no command, with more words behind it: clap takes it for a file, and the rest for
/// what doesn't go with one. `None` where the first word is something else.
pub fn stray(words: &[OsString]) -> Option<String> {
    let first = words.get(1)?.to_str()?;
    if is_file_word(first) || first.contains(['/', '.']) || std::path::Path::new(first).is_dir() {
        return None;
    }
    let is_command = Args::command().get_subcommands().any(|command| command.get_name() == first);
    if is_command || first.starts_with('-') || words.len() < 3 {
        return None;
    }
    let hint = meant(first)
        .map_or_else(|| "開く台帳を先に指定してください。".to_owned(), |name| format!("「{name}」のことですか。"));
    Some(format!("「{first}」というコマンドはありません。{hint}使い方は kensho --help で見られます。"))
}

/// A mistake in the words of the command line, in a Japanese sentence.
pub fn sentence(error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let (arg, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let mut words = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} には値が必要です。"),
        ErrorKind::InvalidValue => format!("{arg} に「{value}」は使えません。"),
        ErrorKind::ValueValidation => format!("{arg} の値「{value}」を読めません。"),
        ErrorKind::UnknownArgument => format!("「{arg}」という指定はありません。"),
        ErrorKind::InvalidSubcommand => {
            format!("「{}」というコマンドはありません。", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "続けて書くコマンドか引数が足りません。".to_owned()
        }
        ErrorKind::MissingRequiredArgument => format!("{arg} が必要です。"),
        ErrorKind::ArgumentConflict => format!("{arg} は、ほかの指定と一緒には使えません。"),
        ErrorKind::TooManyValues => format!("{arg} の値「{value}」は多すぎます。"),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{arg} の値の数が違います。")
        }
        ErrorKind::InvalidUtf8 => "引数がUTF-8の文字ではありません。".to_owned(),
        _ => "引数を読めません。".to_owned(),
    };
    let valid = context(ContextKind::ValidValue);
    if !valid.is_empty() {
        words.push_str(&format!("使えるのは {valid} です。"));
    }
    let like = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(like) = like.into_iter().map(context).find(|text| !text.is_empty()) {
        words.push_str(&format!("「{like}」のことですか。"));
    }
    words.push_str("使い方は kensho --help で見られます。");
    words
}
