//! `kensho ask`: a workbook a department to be filled in, with the text of the mail; `--remind`: the text to whoever hasn't
//! answered.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::args::Ask;
use super::output::{answer, tell};
use super::source::{one_in, open_taking};
use crate::check::Together;
use crate::check::todo::todo;
use crate::exchange::against::against;
use crate::exchange::against::take::{Standing, standings, take};
use crate::exchange::asking::{NOBODY, letter, merged, names, round};
use crate::exchange::read::How;
use crate::exchange::{Given, Plan};
use crate::failure::{Exit, Failure};
use crate::io::incoming;
use crate::io::store::Overwrite;
use crate::io::store::beside::Beside;
use crate::io::store::error::{advice, cause};
use crate::io::store::who;
use crate::io::work::asking::{made, prepare, room};
use crate::ledger::{Ledger, date};

/// Runs the command.
pub fn run(asked: &Ask) -> Result<Exit, Failure> {
    let usage = |words: String| Failure::new(Exit::Usage, words);
    let is_book = |word: &&OsString| {
        let word = word.to_string_lossy().to_lowercase();
        [".xlsx", ".xlsm"].iter().any(|ending| word.ends_with(ending))
    };
    let (books, ledgers): (Vec<&OsString>, Vec<&OsString>) = asked.words.iter().partition(is_book);
    let file = match ledgers[..] {
        [] => None,
        [file] => Some(one_in(Path::new(file))?),
        _ => return Err(usage("台帳は1つ指定してください。".to_owned())),
    };
    let file = file.as_deref();
    let day = |option: &str, word: Option<&str>| match word {
        None => Ok(None),
        Some(word) => letter::day(word)
            .map(Some)
            .ok_or_else(|| usage(format!("{option}「{word}」を日付として読めません(例 2026-05-29)。"))),
    };
    let (due, today) = (day("--due", asked.due.as_deref())?, day("--as-of", asked.as_of.as_deref())?);
    let table = super::rules::table(asked.rules.as_deref(), file)?;
    if asked.remind {
        let today = today.unwrap_or_else(|| date::day_in_japan(who::millis()));
        return remind(asked, file, &books, (due, today), table);
    }
    if let Some(book) = books.first() {
        let words =
            format!("{}: 回答のファイルは --remind と使います。取り込むのは kensho import です。", book.display());
        return Err(usage(words));
    }
    if asked.as_of.is_some() {
        return Err(usage("--as-of は --remind と使います。".to_owned()));
    }
    let Some(folder) = asked.out.as_deref() else {
        return Err(usage("書き出すフォルダーを -o で指定してください(例 -o 照会)。".to_owned()));
    };
    let (ledger, _) = open_taking(file, |_, _| ())?;
    let prepared = prepare(&ledger, &asked.department, due, table, folder).map_err(usage)?;
    prepared.notices().iter().for_each(|words| tell(words));
    if asked.dry_run {
        prepared.there.iter().for_each(|words| tell(words));
    } else {
        let changed = prepared.write(asked.force).map_err(|words| Failure::new(Exit::Refused, words))?;
        changed.words().iter().for_each(|words| tell(words));
        made(&prepared.new).iter().for_each(|words| tell(words));
    }
    answer(|out| prepared.lines().iter().try_for_each(|line| out.line(line)))?;
    let (count, place) = (prepared.files.len(), folder.display());
    tell(&match asked.dry_run {
        true => format!("{place} に{count}課分の照会票と照会文を書きます(--dry-run なので書いていません)。"),
        false => format!("{place} に{count}課分の照会票と照会文を書きました。"),
    });
    Ok(Exit::Fine)
}

/// The ledger with the answers that are certain in it.
fn answered(ledger: &Ledger, plans: &[Plan], given: &Given) -> Result<Ledger, Failure> {
    let base = merged::base(plans, ledger);
    let seen = against(plans, base.doc(), &given.mapping);
    seen.told.iter().for_each(|words| tell(words));
    let clean: Vec<_> = seen
        .offers
        .iter()
        .zip(standings(&seen.offers, &base, ledger))
        .filter(|(offer, standing)| *standing == Standing::Clean && offer.others.is_empty())
        .map(|(offer, _)| offer)
        .collect();
    take(&base, ledger, &clean, false, 0)
        .map(|taken| taken.ledger)
        .map_err(|words| Failure::new(Exit::Refused, format!("回答を台帳に重ねられません。{words}")))
}

/// 督促: what is still open on a day, with the answers that came back counted as answers, whether they were taken over or not.
fn remind(
    asked: &Ask,
    file: Option<&Path>,
    books: &[&OsString],
    (due, today): (Option<String>, String),
    table: &'static crate::rules::Table,
) -> Result<Exit, Failure> {
    let (mut ledger, _) = open_taking(file, |_, _| ())?;
    let (given, _) = incoming::given(None)?;
    let mut plans = Vec::new();
    for book in books {
        let plan = incoming::read(Path::new(book), &given, &How::default())?;
        if plan.answers.is_none() {
            let words = format!("{}: kensho ask で作った照会票ではありません。", book.display());
            return Err(Failure::new(Exit::NotALedger, words));
        }
        plans.push(plan);
    }
    let year = ledger.front().front().fiscal_year();
    let notes = plans.iter().filter_map(|plan| plan.answers.as_deref()).map(|answers| &answers.note);
    let notes: Vec<_> = notes.filter(|note| Some(note.year) == year).collect();
    let came = (!plans.is_empty()).then(|| merged::asked(notes.iter().copied()));
    let due = due.or_else(|| notes.iter().find_map(|note| note.due.clone()));
    if !plans.is_empty() {
        ledger = answered(&ledger, &plans, &given)?;
    }
    let criteria = crate::io::words::criteria(table, None, &crate::io::settings::Settings::find())
        .map_err(|words| Failure::new(Exit::NotALedger, words))?;
    let together = Together::of(&ledger, criteria);
    let places = (0..ledger.len()).map(Some);
    let parts = todo(&ledger, places, |place| together.with(&ledger, place, criteria), None);
    let round = round(&ledger, &[], table).map_err(|words| Failure::new(Exit::Usage, words))?;
    let mut all = letter::reminders(parts, &round, came.as_deref());
    let name = |department: &str| if department.is_empty() { NOBODY.to_owned() } else { department.to_owned() };
    if !asked.department.is_empty() {
        all.retain(|one| asked.department.iter().any(|wanted| wanted.trim() == name(&one.department)));
    }
    if all.is_empty() {
        tell("督促することはありません。");
        return Ok(Exit::Fine);
    }
    if let Some(due) = due.as_deref().filter(|due| **due >= *today) {
        let day = letter::in_words(due).unwrap_or_else(|| due.to_owned());
        tell(&format!("提出期限({day})がまだ来ていません。督促ではなく、期限までの回答をお願いする文にしました。"));
    }
    let texts: Vec<String> = all.iter().map(|one| letter::reminding(one, year, due.as_deref(), &today)).collect();
    let Some(folder) = asked.out.as_deref().filter(|_| !asked.dry_run) else {
        return answer(|out| {
            texts.iter().enumerate().try_for_each(|(n, text)| {
                if n > 0 {
                    out.line("")?;
                }
                out.line(text.trim_end())
            })
        });
    };
    let departments: Vec<String> = all.iter().map(|one| name(&one.department)).collect();
    let names = names::of_departments(&format!("督促文_{today}"), year, departments.iter().map(String::as_str));
    let files: Vec<(PathBuf, &String)> =
        names.into_iter().map(|name| folder.join(format!("{name}.txt"))).zip(&texts).collect();
    write(folder, &files, asked.force).map_err(|words| Failure::new(Exit::Refused, words))?;
    answer(|out| {
        files.iter().try_for_each(|(path, _)| out.line(&path.file_name().unwrap_or_default().to_string_lossy()))
    })
}

/// Writes texts, all of them whole before the first gets its name.
fn write(folder: &Path, files: &[(PathBuf, &String)], force: bool) -> Result<(), String> {
    use std::io::Write;
    let failed = |path: &Path, error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            format!("{}: すでにあるので書いていません。置き換えるには --force を付けてください。", path.display())
        }
        _ => format!("{}: {}。{}", path.display(), cause(error), advice(error)),
    };
    let new = room(folder)?;
    std::fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let overwrite = if force { Overwrite::Yes } else { Overwrite::No };
    let mut ready = Vec::new();
    for (path, text) in files {
        let mut file = Beside::begin(path, overwrite).map_err(|error| failed(path, &error))?;
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        file.write_all(text.as_bytes()).map_err(|error| failed(path, &error))?;
        ready.push((file, path));
    }
    made(&new).iter().for_each(|words| tell(words));
    ready.into_iter().try_for_each(|(file, path)| file.finish().map_err(|error| failed(path, &error)))
}
