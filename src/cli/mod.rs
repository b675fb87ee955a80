//! The words of the command line, over the same core as the screen.
//!
//! stdout carries only the answer; errors and notices go to stderr in Japanese, each saying what, where and what to do.
//! The exit code says how it ended (see [`Exit`]), so that scripts need not read sentences.
//!
//! A command is a file with a function `run`, or one for each of its ways. All of them end alike: an exit code where
//! the answer was given, else a [`Failure`]: wrong usage, what isn't a ledger, what was refused so as not to lose
//! data.

mod args;
mod ask;
mod check;
mod diff;
mod export;
mod gather;
mod history;
mod import;
mod in_order;
mod into;
mod list;
mod log;
mod man;
mod merge;
mod new;
mod output;
mod roll;
mod ruler;
mod rules;
mod set;
mod settings;
mod several;
mod show;
mod source;
mod stepping;
mod stream;
mod suggest;
mod todo;
mod tutor;
mod unmerged;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use crate::failure::{Exit, Failure};
use crate::io::run::{Left, Opening};
use crate::io::source::{Source, is_file_word};
use crate::io::store::error::cause;
pub use args::{Args, WIDTHS};
pub(crate) use args::{Command, RulesCommand};
use output::{answer, tell};

/// Runs the program with the words of the command line.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    crate::io::store::fs::outlive_size_limits();
    let mut words: Vec<OsString> = words.into_iter().collect();
    // What other programs call so: the help, of the command behind it.
    if words.get(1).is_some_and(|word| word == "help" && !Path::new(word).exists()) && words.len() <= 3 {
        words.remove(1);
        words.push("--help".into());
    }
    let args = match args::parse(words.clone()) {
        Ok(args) => args,
        Err(error) => return usage(&error, &words),
    };
    let result = match args.command {
        None if args.screen.check_width => ruler::run(),
        None => open_screen(&args),
        Some(command) if args.screen.read_only && changes(&command) => Err(refused_read_only(&command)),
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

fn usage(error: &clap::Error, words: &[OsString]) -> ExitCode {
    use clap::error::ErrorKind;
    // The help of a command that there isn't is none: the same words without it say what they mean.
    let without = words.iter().filter(|word| *word != "--help" && *word != "-h").cloned();
    let file = args::parse(without).ok().filter(|args| args.command.is_none());
    let file = file.and_then(|args| args.screen.files.into_iter().next());
    if let (ErrorKind::DisplayHelp, Some(failure)) = (error.kind(), file.as_deref().and_then(no_such)) {
        tell(&failure.words);
        return ExitCode::from(failure.exit.code());
    }
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
    tell(&args::stray(words).unwrap_or_else(|| args::sentence(error)));
    ExitCode::from(Exit::Usage.code())
}

/// What there is to say to a word that is neither a file nor a command; `None` where it may be one.
fn no_such(word: &Path) -> Option<Failure> {
    let word = Some(word).filter(|word| !is_file_word(word) && !word.is_dir()).and_then(Path::to_str)?;
    if word.contains(['/', '.']) {
        return None;
    }
    let hint = args::meant(word).map_or_else(
        || format!("事業を探すには kensho show {word} です。"),
        |name| format!("「{name}」のことですか。"),
    );
    let words = format!("「{word}」というファイルもコマンドもありません。{hint}使い方は kensho --help で見られます。");
    Some(Failure::new(Exit::Usage, words))
}

/// The screen; where stdout is no terminal, or none that a screen can be shown on, the list.
fn open_screen(args: &Args) -> Result<Exit, Failure> {
    use std::io::IsTerminal;
    let rules = args.screen.rules.as_deref();
    // A first word that is no file is a slip in a command's name, whatever follows.
    let words: Vec<OsString> =
        std::iter::once(OsString::new()).chain(args.screen.files.iter().map(OsString::from)).collect();
    if let Some(words) = args::stray(&words) {
        return Err(Failure::new(Exit::Usage, words));
    }
    if let Some(failure) = args.screen.files.iter().find_map(|file| no_such(file)) {
        return Err(failure);
    }
    let mut settings = crate::io::settings::Settings::find();
    let asked = several::of(&args.screen.files)?;
    settings.problems.extend(asked.unread.iter().cloned());
    let file = asked.one.as_deref();
    let terminal = std::io::stdout().is_terminal();
    let term = std::env::var("TERM").unwrap_or_default();
    let plain = matches!(term.as_str(), "" | "dumb" | "unknown");
    if terminal && plain {
        tell(&format!(
            "この端末(TERM={term})では全画面を表示できないため、一覧を表示します。全画面にするには、端末の種類を \
             TERM=xterm-256color kensho … のように指定してください。"
        ));
    }
    if !terminal || plain {
        if args.screen.embedded {
            let table = rules::chosen(rules, &Source::Embedded)?;
            let opened = source::open_source(&Source::Embedded, table)?;
            return list::print(&opened, &(0..opened.briefs.len()).collect::<Vec<_>>(), table, false);
        }
        return match &asked.several {
            Some(paths) => several::list(paths, &asked.unread, rules),
            None => list::run(file, None, rules, false),
        };
    }
    settings.read_only |= args.screen.read_only;
    if let Some(paths) = asked.several {
        let several = several::judged(paths, rules, &settings)?;
        let on = crate::io::run::On::Several(std::sync::Arc::new(several));
        let left = crate::io::run::screen(on, args.screen.width.as_deref(), settings, Opening::default())?;
        return go_on(args, left);
    }
    let source = if args.screen.embedded { Source::Embedded } else { Source::choose(file) };
    let table = match rules::load(rules, &source) {
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
    let opening = Opening {
        first: file.is_none() && !args.screen.embedded && source == Source::Embedded,
        practice: args.screen.practice,
        import: args.screen.import.clone(),
    };
    let open = |settings| {
        let on = crate::io::run::On::One(source.clone(), table);
        crate::io::run::screen(on, args.screen.width.as_deref(), settings, opening.clone())
    };
    let left = match (open(settings), &source) {
        (Err(failure), Source::File(path)) if failure.exit == Exit::NotALedger => match unmerged::offer(path)? {
            true => open(crate::io::settings::Settings::find()),
            false => Err(failure),
        },
        (left, _) => left,
    };
    go_on(args, left.map_err(|failure| source::advise(failure, file, &source))?)
}

/// Ends as the screen has ended, or goes on with the ledger that was asked for there.
fn go_on(args: &Args, left: Left) -> Result<Exit, Failure> {
    match left {
        Left::Ended(exit) => Ok(exit),
        Left::For(other, import) => start_anew(args, &other, import.as_deref()),
    }
}

/// Goes on with another ledger as a program that was started with it: with its own decision table, and nothing left of the
/// one before.
fn start_anew(args: &Args, source: &Source, import: Option<&str>) -> Result<Exit, Failure> {
    use std::os::unix::process::CommandExt;
    let failed = |error: std::io::Error| {
        let words = format!("{source} を開き直せません({})。kensho を起動し直してください。", cause(&error));
        Failure::new(Exit::Refused, words)
    };
    let mut program = std::process::Command::new(std::env::current_exe().map_err(failed)?);
    if let Some(width) = &args.screen.width {
        program.arg("--width").arg(width);
    }
    if let Some(rules) = &args.screen.rules {
        program.arg("--rules").arg(rules);
    }
    if args.screen.read_only {
        program.arg("--read-only");
    }
    if let Some(import) = import {
        program.arg("--import").arg(import);
    }
    match source {
        Source::File(path) => program.arg(path),
        Source::Embedded | Source::Stdin => program.arg("--embedded"),
    };
    Err(failed(program.exec()))
}

/// Whether a command changes a ledger that is there.
fn changes(command: &Command) -> bool {
    matches!(
        command,
        Command::Set { .. }
            | Command::Roll { dry_run: false, .. }
            | Command::Log { revert: Some(_), .. }
            | Command::Import(args::Import { take: true, dry_run: false, .. })
    )
}

/// The refusal of a command that would change a ledger which is only to be looked at.
fn refused_read_only(command: &Command) -> Failure {
    let (nothing, else_) = match command {
        Command::Import(_) => ("何も取り込んでいません", "--take を外せば、違いを見るだけで済みます。"),
        _ => ("何も変えていません", ""),
    };
    let words = format!(
        "台帳を見るだけで開く指定(--read-only)なので、{nothing}。変えるには --read-only を外してください。{else_}"
    );
    Failure::new(Exit::Refused, words)
}

fn dispatch(command: Command) -> Result<Exit, Failure> {
    if changes(&command) && crate::io::settings::Settings::find().read_only {
        let words = "見るだけの設定(read_only)のため、台帳を変えられません。変えるには kensho settings の read_only を false にしてください。";
        return Err(Failure::new(Exit::Refused, words));
    }
    match command {
        Command::List { file, find, rules, json } => {
            list::run(file.as_deref(), find.as_deref(), rules.as_deref(), json)
        }
        Command::Show { words, tab, rules, json } => show::run(&words, &tab, rules.as_deref(), json),
        Command::Suggest { words, rules, stream: true, .. } => suggest::stream(&words, rules.as_deref()),
        Command::Suggest { words, rules, json, .. } => suggest::run(&words, rules.as_deref(), json),
        Command::Rules(RulesCommand::Show { file, rules }) => rules::show(file.as_deref(), rules.as_deref()),
        Command::Rules(RulesCommand::Check { file }) => rules::check(&file),
        Command::Rules(RulesCommand::Init { file }) => rules::init(file.as_deref()),
        Command::Get { file, pointer } => source::get(&file, &pointer),
        Command::Check { places, rules, words, stream: true, .. } => {
            check::stream(&places, rules.as_deref(), words.as_deref())
        }
        Command::Check { places, rules, words, json, .. } => {
            check::run(&places, rules.as_deref(), words.as_deref(), json)
        }
        Command::Todo { file, department, rules, json } => {
            todo::run(file.as_deref(), department.as_deref(), rules.as_deref(), json)
        }
        Command::Set { file, pointer, value } => set::run(&file, &pointer, &value),
        Command::History { words, rules, json } => history::run(&words, rules.as_deref(), json),
        Command::New { file, municipality, year } => {
            new::run(file.as_deref(), municipality.as_deref(), year.as_deref())
        }
        Command::Roll { file, to, dry_run, force } => roll::run(&file, &to, dry_run, force),
        Command::Log { file, revert: Some(number), .. } => log::revert(&file, &number),
        Command::Log { file, about, json, .. } => log::run(&file, about.as_deref(), json),
        Command::Diff { files, json, textconv } => diff::run(&files, json, textconv),
        Command::Merge { conflicts: Some(file), .. } => unmerged::conflicts(&file),
        Command::Merge { index: Some(file), .. } => unmerged::index(&file),
        Command::Merge { base: Some(base), ours: Some(ours), theirs: Some(theirs), out, name, label, .. } => {
            let named = name.as_deref().map(|name| merge::Named { name, theirs: label.as_deref() });
            merge::run([&base, &ours, &theirs], out.as_deref(), named)
        }
        Command::Merge { .. } => Err(Failure::new(Exit::Usage, "台帳を3つ(もと・自分・相手)指定してください。")),
        Command::Settings { init: true } => settings::init(),
        Command::Settings { init: false } => settings::show(),
        Command::Import(asked) => import::run(&asked),
        Command::Ask(asked) => ask::run(&asked),
        Command::Tutor => tutor::run(),
        Command::Manual { html: true } => answer(|out| out.text(&crate::page::manual_html())),
        Command::Manual { html: false } => answer(|out| {
            let manual = crate::page::manual(out.width.min(100));
            out.page(&manual.page)
        }),
        Command::Export(asked) if gather::is_meant(&asked) => gather::run(&asked),
        Command::Export(asked) => export::run(&asked),
        Command::Schema => answer(|out| out.text(crate::ledger::SCHEMA)),
        Command::Completions { shell } => answer(|out| {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut args::command(), "kensho", &mut script);
            out.bytes(&script)
        }),
        Command::Man => answer(|out| out.text(&man::page())),
    }
}
