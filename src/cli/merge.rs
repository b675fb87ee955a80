//! `kensho merge`: three ledgers become one, field by field. Made to be git's merge driver for ledgers.
//!
//! The result is always a whole ledger. What both sides changed differently keeps our value in it and is listed on
//! stderr: the place in the officials' words, the three values, and the command that takes theirs.

use std::path::Path;

use super::output::{answer, aside, tell};
use crate::change::merge::Conflict;
use crate::change::merge::Merged;
use crate::change::merge::merge;
use crate::failure::{Exit, Failure};
use crate::io::git::{self, Lines};
use crate::io::load;
use crate::io::names;
use crate::io::source::{Source, complaint};
use crate::io::store::places::Places;
use crate::io::store::{self, Disk, Overwrite};
use crate::json::Doc;
use crate::ledger::{Ledger, whole};
use crate::text::shown;

/// Merges BASE, OURS and THEIRS into `out`, or to stdout. `name`: what the file is called where it will be, as git merges
/// in files of its own.
pub fn run(files: [&Path; 3], out: Option<&Path>, name: Option<&Path>) -> Result<Exit, Failure> {
    if files.iter().filter(|file| Source::named(file) == Source::Stdin).count() > 1 {
        return Err(Failure::new(Exit::Usage, "標準入力(-)は1つだけに使えます。残りはファイルを指定してください。"));
    }
    let (base, mine, theirs) = match read(files) {
        Ok(ledgers) => ledgers,
        Err((side, failure)) => match (name, out) {
            (Some(name), Some(out)) => return by_lines(files, out, name, side, &failure),
            _ => return Err(failure),
        },
    };
    let merged = merge(&base, mine.doc(), theirs.doc());
    prove(&merged.doc)?;
    match out {
        Some(out) if merged.edits.is_empty() && is_same_file(out, files[1]) => {}
        Some(out) => save(out, name, &merged.doc)?,
        None => drop(answer(|out| merged.doc.chunks().try_for_each(|chunk| out.as_written(chunk)))?),
    }
    for note in &merged.notes {
        tell(&note.to_string());
    }
    if merged.conflicts.is_empty() {
        return Ok(Exit::Fine);
    }
    report(&merged, &name.or(out).map_or("保存先.json".to_owned(), names::shown), name.is_some());
    Ok(Exit::Findings)
}

/// Lists the conflicts of a merge that git is in the middle of once more.
pub fn conflicts(path: &Path) -> Result<Exit, Failure> {
    let file = &*names::shown(path);
    let no_git = |error| Failure::new(Exit::Refused, format!("{file}: git を起動できません({error})。"));
    let stage = |stage| git::stage(path, stage).map_err(no_git);
    let (base, Some(ours), Some(theirs)) = (stage(1)?, stage(2)?, stage(3)?) else {
        let words = format!("{file}: git で合わせている途中の、食い違いのあるファイルではありません。");
        return Err(Failure::new(Exit::Usage, words));
    };
    let ledger = |text: &str| {
        Ledger::read(text)
            .map_err(|error| Failure::new(Exit::NotALedger, complaint(&Source::File(path.to_owned()), text, &error)))
    };
    let base = match base {
        Some(text) => ledger(&text)?.doc().clone(),
        None => nothing()?,
    };
    let merged = merge(&base, ledger(&ours)?.doc(), ledger(&theirs)?.doc());
    if merged.conflicts.is_empty() {
        tell(&format!("{file}: 食い違いはありません。"));
        return Ok(Exit::Fine);
    }
    report(&merged, file, true);
    Ok(Exit::Findings)
}

/// The three ledgers; else which of the files is none, and why.
fn read(files: [&Path; 3]) -> Result<(Doc, Ledger, Ledger), (usize, Failure)> {
    let of = |side: usize| files.get(side).map_or(Source::Stdin, Source::named);
    Ok((
        origin(&of(0)).map_err(|failure| (0, failure))?,
        load::source(&of(1)).map_err(|failure| (1, failure))?,
        load::source(&of(2)).map_err(|failure| (2, failure))?,
    ))
}

/// For git, what is no ledger is put together as git itself would have done it: a driver that only said no would leave
/// ours without a mark, and theirs would be lost with the next `git add`.
fn by_lines(files: [&Path; 3], out: &Path, name: &Path, side: usize, why: &Failure) -> Result<Exit, Failure> {
    let name = names::shown(name);
    let [base, ours, theirs] = files;
    let file = files.get(side).copied().unwrap_or(ours);
    let whose = ["もと", "自分", "相手"].get(side).copied().unwrap_or_default();
    let why = why.words.replacen(&names::shown(file), &format!("{name}({whose}の側)"), 1);
    tell(&format!("{why} 台帳としては合わせられないため、git と同じ行ごとの方法で合わせます。"));
    let failed = |error| Failure::new(Exit::Refused, format!("{name}: 合わせられません({error})。"));
    if !is_same_file(out, ours) {
        std::fs::copy(ours, out).map_err(failed)?;
    }
    match git::merge_lines(base, out, theirs).map_err(failed)? {
        Lines::Whole => Ok(Exit::Fine),
        Lines::Marked => {
            tell(&format!("{name}: 食い違いに <<<<<<< と >>>>>>> の印を付けました。直してから git add してください。"));
            Ok(Exit::Findings)
        }
        Lines::Not => {
            tell(&format!(
                "{name}: 行ごとにも合わせられません。ファイルは自分の側のままです。相手の側は git show MERGE_HEAD:{name} で見られます。"
            ));
            Ok(Exit::Findings)
        }
    }
}

fn nothing() -> Result<Doc, Failure> {
    let nothing = format!("{{\"{}\": []}}", whole::PROJECTS);
    Doc::parse(&nothing, whole::PROJECTS).map_err(|error| Failure::new(Exit::NotALedger, error.to_string()))
}

/// What both sides started from. git gives an empty file where there is none: then everything is new on both sides.
fn origin(source: &Source) -> Result<Doc, Failure> {
    let text = source.read_text().map_err(|error| Failure::new(Exit::NotALedger, error.to_string()))?;
    if text.trim().is_empty() {
        return nothing();
    }
    let ledger =
        Ledger::read(&text).map_err(|error| Failure::new(Exit::NotALedger, complaint(source, &text, &error)))?;
    Ok(ledger.doc().clone())
}

/// Two ledgers that are ones on their own could be none together; such a text is not written.
fn prove(doc: &Doc) -> Result<(), Failure> {
    let proved = Ledger::from_doc(doc.clone())
        .and_then(|ledger| (0..ledger.len()).try_for_each(|index| ledger.check_project(index)));
    proved.map_err(|error| {
        Failure::new(Exit::Refused, format!("合わせた結果が台帳にならないため、何も書いていません。{error}"))
    })
}

fn is_same_file(one: &Path, two: &Path) -> bool {
    matches!((std::fs::canonicalize(one), std::fs::canonicalize(two)), (Ok(one), Ok(two)) if one == two)
}

/// Saves as everything is saved: synced, read back, the old text kept. It is kept with the ledger that the file belongs to,
/// not with the file that git made for the moment.
fn save(out: &Path, name: Option<&Path>, doc: &Doc) -> Result<(), Failure> {
    let places = Places::find().unwrap_or_else(|_| Places::nowhere());
    let home = name.and_then(|name| std::path::absolute(name).ok());
    let place = |path: &Path| places.ledger(home.as_deref().unwrap_or(path));
    match store::create(&Disk, place, out, doc, Overwrite::Yes) {
        Ok(saved) => {
            saved.notices.iter().for_each(|notice| tell(&notice.to_string()));
            Ok(())
        }
        Err(error) => Err(Failure::new(Exit::Refused, error.to_string())),
    }
}

/// The list of conflicts.
fn report(merged: &Merged, file: &str, in_git: bool) {
    let count = merged.conflicts.len();
    aside(&format!(
        "kensho: {}: 両方で違うように変わった項目が{count}件あります。ファイルには自分の値を残しました(台帳としてそのまま使えます)。",
        shown(file)
    ));
    for (at, conflict) in merged.conflicts.iter().enumerate() {
        let [base, ours, theirs] = conflict.shown(&merged.doc);
        aside(&format!("{}. {}", at + 1, shown(&conflict.label)));
        aside(&format!("   もとの値: {}", shown(&base)));
        aside(&format!("   自分の値: {}", shown(&ours)));
        aside(&format!("   相手の値: {}", shown(&theirs)));
        aside(&format!("   {}", shown(&advice(conflict, file))));
    }
    if in_git {
        aside(&format!("決まったら git add {} で完了します。", shown(&quoted(file))));
        aside(&format!("この一覧は kensho merge --conflicts {} でもう一度見られます。", shown(&quoted(file))));
    }
}

/// How to take what theirs says. `set` replaces a value that is there; rows come and go on the screen.
fn advice(conflict: &Conflict, file: &str) -> String {
    let on_screen = |what: &str| format!("相手に合わせるには: kensho {} で開き、{what}。", quoted(file));
    let value = match (&conflict.ours, &conflict.theirs) {
        (Some(_), Some(theirs)) => theirs,
        (Some(_), None) if conflict.is_row() => return on_screen("その行を削除してください"),
        (Some(_), None) => "null",
        (None, _) if conflict.is_row() => return on_screen("その行を追加してください"),
        (None, _) => return on_screen("その項目に相手の値を入れてください"),
    };
    let command = format!("kensho set {} {} {}", quoted(file), quoted(conflict.pointer.as_str()), quoted(value));
    if shown(&command) == command && !command.contains('\n') {
        format!("相手に合わせるには: {command}")
    } else {
        on_screen("その項目を直してください")
    }
}

/// A word as a POSIX shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '~' | '+' | ':' | '@' | '%' | ',');
    if !word.is_empty() && !word.starts_with(['-', '~']) && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_are_quoted_for_the_shell_where_they_must_be() {
        assert_eq!(quoted("台帳.json"), "台帳.json");
        assert_eq!(quoted("/projects/0/a~1b"), "/projects/0/a~1b");
        assert_eq!(quoted("\"it's\""), "'\"it'\\''s\"'");
        assert_eq!(quoted("$(x)"), "'$(x)'");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("-x"), "'-x'");
    }
}
