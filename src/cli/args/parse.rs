//! The words of the command line are read: by clap, whose own English is replaced by Japanese before.
//!
//! Whoever opens the screen doesn't wait for the commands: building all that clap knows of them takes longer than reading the
//! words, so that where no word is a command's name only the screen's options are built. Whatever can't be read so goes the
//! whole way: both ways say the same.

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::{Arg, CommandFactory, FromArgMatches, Subcommand};

use super::{Args, Command, Screen};

/// The command line as clap knows it, with everything that clap would say in English said in Japanese.
pub fn command() -> clap::Command {
    in_japanese(Args::command())
}

fn in_japanese(command: clap::Command) -> clap::Command {
    let command = command.mut_args(|arg| {
        let arg = if arg.get_help_heading().is_none() { arg.help_heading("オプション") } else { arg };
        name_values(arg)
    });
    command.mut_subcommands(in_japanese)
}

/// Names the values that an argument takes in its help, unless it does so already.
fn name_values(arg: Arg) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let values = arg.get_possible_values();
    let words = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let named = |value: &PossibleValue| match value.get_help() {
        Some(label) => format!("{label}={}", value.get_name()),
        None => value.get_name().to_owned(),
    };
    let names: Vec<String> = values.iter().map(named).collect();
    let arg = arg.hide_possible_values(true);
    if names.iter().all(|name| words.contains(name.as_str())) {
        return arg;
    }
    arg.help(format!("{words} ({})", names.join("・")))
}

/// Reads the words of the command line.
///
/// # Errors
/// Where they can't be read, and where help or the version is asked for.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Args, clap::Error> {
    let mut words: Vec<OsString> = words.into_iter().collect();
    // Before a command it holds for that command, which clap takes for a file behind an option.
    let before = |words: &[OsString]| {
        let [_, option, name, ..] = words else { return false };
        let is_command = |command: &clap::Command| *name == *command.get_name();
        option == READ_ONLY && Args::command().get_subcommands().any(is_command)
    };
    let read_only = before(&words);
    if read_only {
        words.remove(1);
    }
    let mut args = match screen(&words) {
        Some(screen) => Args { screen, help: None, version: None, command: None },
        None => Args::from_arg_matches(&command().try_get_matches_from(words)?)?,
    };
    args.screen.read_only |= read_only;
    Ok(args)
}

/// Words among which no command's name is, read without all that there is to say of the commands: that takes clap longer than
/// the rest. What can't be read so is read as anything else, which says what is wrong.
fn screen(words: &[OsString]) -> Option<Screen> {
    if words.iter().skip(1).filter_map(|word| word.to_str()).any(Command::has_subcommand) {
        return None;
    }
    let bare = clap::Command::new("kensho").disable_help_flag(true).disable_version_flag(true);
    let matches = <Screen as clap::Args>::augment_args(bare).try_get_matches_from(words).ok()?;
    Screen::from_arg_matches(&matches).ok()
}

/// The option that keeps a ledger as it is.
const READ_ONLY: &str = "--read-only";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::sentence;
    use super::*;

    fn words(words: &str) -> Vec<OsString> {
        std::iter::once("kensho").chain(words.split_whitespace()).map(OsString::from).collect()
    }

    #[test]
    fn words_without_a_command_mean_the_same_without_the_commands() {
        for line in [
            "",
            "a.json",
            "a.json b.json 台帳",
            "--embedded",
            "--width wide a.json",
            "--width=pad",
            "--rules r.json a.json",
            "--read-only a.json",
            "--check-width",
            "--practice --embedded",
            "--import 回答.xlsx a.json",
            "-- -odd.json",
            "-",
        ] {
            let whole = Args::from_arg_matches(&command().try_get_matches_from(words(line)).unwrap()).unwrap();
            assert_eq!(format!("{:?}", screen(&words(line)).unwrap()), format!("{:?}", whole.screen), "{line}");
            assert_eq!(format!("{:?}", parse(words(line)).unwrap()), format!("{whole:?}"), "{line}");
        }
    }

    #[test]
    fn whatever_else_is_asked_for_goes_the_whole_way() {
        for line in [
            "list",
            "a.json list",
            "--width list",
            "-h",
            "--help",
            "-V",
            "--nothing",
            "--width odd",
            "--embedded a",
            "--rules",
        ] {
            assert!(screen(&words(line)).is_none(), "{line}");
        }
        for line in ["--nothing", "--width odd", "--embedded a", "--rules"] {
            let whole = command().try_get_matches_from(words(line)).unwrap_err();
            assert_eq!(sentence(&parse(words(line)).unwrap_err()), sentence(&whole), "{line}");
        }
    }
}
