//! The words of the command line, over the same core as the screen.
//!
//! stdout carries only the answer; errors and notices go to stderr in Japanese, each saying what, where and what to do.
//! The exit code says how it ended (see [`Exit`]), so that scripts need not read sentences.

mod args;
mod check;
mod diff;
mod import;
mod in_order;
mod list;
mod log;
mod man;
mod merge;
mod output;
mod ruler;
mod rules;
mod set;
mod settings;
mod show;
mod source;
mod suggest;
mod todo;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::failure::{Exit, Failure};
use crate::io::source::{Source, is_file_word};
pub use args::{Args, Command, RulesCommand, WIDTHS};
use output::{answer, tell};

/// Runs the program with the words of the command line.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    crate::io::store::fs::outlive_size_limits();
    let args = match args::parse(words) {
        Ok(args) => args,
        Err(error) => return usage(&error),
    };
    let result = match args.command {
        None if args.check_width => ruler::run(),
        None => open_screen(&args),
        Some(command) => dispatch(command),
    };
    match result {
        Ok(exit) => ExitCode::from(exit.code()),
        Err(failure) => {
            if !failure.words.is_empty() {
                tell(&failure.words);
            }
            ExitCode::from(failure.exit.code())
        }
    }
}

fn usage(error: &clap::Error) -> ExitCode {
    use clap::error::ErrorKind;
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let text = error.render().to_string();
        return match answer(|out| out.line(text.trim_end())) {
            Ok(exit) => ExitCode::from(exit.code()),
            Err(failure) => {
                tell(&failure.words);
                ExitCode::from(failure.exit.code())
            }
        };
    }
    tell(&args::sentence(error));
    ExitCode::from(Exit::Usage.code())
}

/// The screen; where stdout is no terminal, the list.
fn open_screen(args: &Args) -> Result<Exit, Failure> {
    use std::io::IsTerminal;
    let (file, rules) = (args.file.as_deref(), args.rules.as_deref());
    if let Some(word) = file.filter(|word| !is_file_word(word) && !word.contains(['/', '.'])) {
        let hint = args::meant(word).map_or_else(
            || format!("事業を探すには kensho show {word} です。"),
            |name| format!("「{name}」のことですか。"),
        );
        let words =
            format!("「{word}」というファイルもコマンドもありません。{hint}使い方は kensho --help で見られます。");
        return Err(Failure::new(Exit::Usage, words));
    }
    if !std::io::stdout().is_terminal() {
        if args.embedded {
            let table = rules::table(rules)?;
            let opened = source::open_source(&Source::Embedded, table)?;
            return list::print(&opened, &(0..opened.briefs.len()).collect::<Vec<_>>(), table, false);
        }
        return list::run(file, None, rules, false);
    }
    let mut settings = crate::io::settings::Settings::find();
    let table = match rules::load(rules) {
        Ok(table) => {
            settings.problems.extend(rules::warnings(table));
            table
        }
        Err(failure) if rules.is_some() => return Err(failure),
        Err(failure) => {
            // What follows from it comes first: a long reason may not find room.
            settings.problems.push(format!("内蔵の判断基準を使います。{}", failure.words));
            crate::rules::Table::embedded()
        }
    };
    let source = if args.embedded { Source::Embedded } else { Source::choose(file) };
    let opened = crate::io::run::screen(source.clone(), args.width.as_deref(), table, settings);
    opened.map_err(|failure| source::advise(failure, file, &source))
}

fn dispatch(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::List { file, find, rules, json } => {
            list::run(file.as_deref(), find.as_deref(), rules.as_deref(), json)
        }
        Command::Show { words, tab, rules, json } => show::run(&words, &tab, rules.as_deref(), json),
        Command::Suggest { words, rules, json } => suggest::run(&words, rules.as_deref(), json),
        Command::Rules(RulesCommand::Show { rules }) => rules::show(rules.as_deref()),
        Command::Rules(RulesCommand::Check { file }) => rules::check(&file),
        Command::Rules(RulesCommand::Init) => rules::init(),
        Command::Get { file, pointer } => source::get(&file, &pointer),
        Command::Check { places, rules, words, json } => check::run(&places, rules.as_deref(), words.as_deref(), json),
        Command::Todo { file, department, rules, json } => {
            todo::run(file.as_deref(), department.as_deref(), rules.as_deref(), json)
        }
        Command::Set { file, pointer, value } => set::run(&file, &pointer, &value),
        Command::Log { file, revert: Some(number), .. } => log::revert(&file, &number),
        Command::Log { file, about, json, .. } => log::run(&file, about.as_deref(), json),
        Command::Diff { files, json, textconv } => diff::run(&files, json, textconv),
        Command::Merge { conflicts: Some(file), .. } => merge::conflicts(&file),
        Command::Merge { base: Some(base), ours: Some(ours), theirs: Some(theirs), out, name, .. } => {
            merge::run([&base, &ours, &theirs], out.as_deref(), name.as_deref())
        }
        Command::Merge { .. } => Err(Failure::new(Exit::Usage, "台帳を3つ(もと・自分・相手)指定してください。")),
        Command::Settings { init: true } => settings::init(),
        Command::Settings { init: false } => settings::show(),
        Command::Import { words, dry_run, json, take, year, out } => {
            let (out, year) = (out.as_deref(), year.as_deref());
            import::run(&import::Asked { words: &words, dry_run, json, take, out, year })
        }
        Command::Schema => answer(|out| out.text(crate::ledger::SCHEMA)),
        Command::Completions { shell } => answer(|out| {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut args::command(), "kensho", &mut script);
            out.bytes(&script)
        }),
        Command::Man => answer(|out| out.text(&man::page())),
    }
}
