//! `kensho merge`: three ledgers become one, field by field. Made to be git's merge driver for ledgers.
//!
//! The result is always a whole ledger. What both sides changed differently keeps the user's own value in it and is listed
//! on stderr: the place in the officials' words, the three values, and the command that takes the other one. Which side is
//! the user's own, git's "ours" doesn't say (see [`Sides`]); where git runs this as its driver, its state is asked.

use std::path::Path;

use super::output::{answer, aside, tell};
use crate::change::follow::follow;
use crate::change::merge::Conflict;
use crate::change::merge::Merged;
use crate::change::merge::merge;
use crate::change::sides::Sides;
use crate::failure::{Exit, Failure};
use crate::io::git::state::{self, Putting};
use crate::io::git::{self, Lines};
use crate::io::load;
use crate::io::names;
use crate::io::source::{Source, complaint, quoted};
use crate::io::store::places::Places;
use crate::io::store::{self, Disk, Overwrite};
use crate::json::Doc;
use crate::ledger::{Ledger, label, whole};
use crate::text::shown;

/// What git says of a file that it has kensho merge.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// What the file is called where it will be, as git merges in files of its own.
    pub name: &'a Path,
    /// What git calls the version that it names theirs.
    pub theirs: Option<&'a str>,
}

/// Merges BASE, OURS and THEIRS into `out`, or to stdout. `named`: where git asks for it.
pub fn run(files: [&Path; 3], out: Option<&Path>, named: Option<Named<'_>>) -> Result<Exit, Failure> {
    let name = named.map(|named| named.name);
    if files.iter().filter(|file| Source::named(file) == Source::Stdin).count() > 1 {
        return Err(Failure::new(Exit::Usage, "標準入力(-)は1つだけに使えます。残りはファイルを指定してください。"));
    }
    let sides = named.map_or_else(Sides::default, |Named { name, theirs: label }| {
        state::while_putting(Putting { file: name, theirs: files[2], label })
    });
    let (base, ours, theirs) = match read(files) {
        Ok(ledgers) => ledgers,
        Err((side, failure)) => match (name, out) {
            (Some(name), Some(out)) => return by_lines(files, out, name, (side, &failure), &sides),
            _ => return Err(failure),
        },
    };
    let (mine, other) = sides.sorted(&ours, &theirs);
    let merged = merge(&base, mine.doc(), other.doc());
    prove(&merged.doc)?;
    match out {
        Some(out) if merged.edits.is_empty() && !sides.swapped && is_same_file(out, files[1]) => {}
        Some(out) => save(out, name, &merged.doc)?,
        None => drop(answer(|out| merged.doc.chunks().try_for_each(|chunk| out.as_written(chunk)))?),
    }
    for note in &merged.notes {
        tell(&note.to_string());
    }
    if merged.conflicts.is_empty() {
        return Ok(Exit::Fine);
    }
    report(&merged, &name.or(out).map_or("保存先.json".to_owned(), names::shown), name.is_some(), &sides, &Held::Mine);
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
fn by_lines(
    files: [&Path; 3],
    out: &Path,
    name: &Path,
    (side, why): (usize, &Failure),
    sides: &Sides,
) -> Result<Exit, Failure> {
    let [base, ours, theirs] = files;
    let file = files.get(side).copied().unwrap_or(ours);
    let (mine, other) = ("自分", "相手");
    // Whom git calls ours, and whom theirs.
    let whose_names = sides.sorted(mine, other);
    let whose = ["もと", whose_names.0, whose_names.1].get(side).copied().unwrap_or_default();
    let name = names::shown(name);
    let why = why.words.replacen(&names::shown(file), &format!("{name}({whose}の側)"), 1);
    tell(&format!("{why} 台帳としては合わせられないため、git と同じ行ごとの方法で合わせます。"));
    let failed = |error: std::io::Error| {
        Failure::new(Exit::Refused, format!("{name}: 合わせられません({})。", store::error::cause(&error)))
    };
    if !is_same_file(out, ours) {
        std::fs::copy(ours, out).map_err(failed)?;
    }
    match git::merge_lines(base, out, theirs, whose_names).map_err(failed)? {
        Lines::Whole => Ok(Exit::Fine),
        Lines::Marked => {
            say_sides(sides);
            tell(&format!("{name}: 食い違いに <<<<<<< と >>>>>>> の印を付けました。直してから git add してください。"));
            Ok(Exit::Findings)
        }
        Lines::Not => {
            say_sides(sides);
            tell(&format!(
                "{name}: 行ごとにも合わせられません。ファイルは{}の側のままです。{}の側は git show {} で見られます。",
                whose_names.0,
                whose_names.1,
                quoted(&format!(":3:{name}"))
            ));
            Ok(Exit::Findings)
        }
    }
}

/// What two versions without a common one started from.
pub(super) fn nothing() -> Result<Doc, Failure> {
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
pub(super) fn prove(doc: &Doc) -> Result<(), Failure> {
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
pub(super) fn save(out: &Path, name: Option<&Path>, doc: &Doc) -> Result<(), Failure> {
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

/// Says whose version is whose, where that is known.
pub(super) fn say_sides(sides: &Sides) {
    let words = sides.to_string();
    if !words.is_empty() {
        aside(&format!("kensho: {}", shown(&words)));
    }
}

/// What the file holds where both sides say something else.
pub(super) enum Held {
    /// The user's own value everywhere: it was merged just now.
    Mine,
    /// What the user has made of it since.
    Later(Box<Doc>),
    /// git's marks.
    Marks,
}

/// The list of conflicts.
pub(super) fn report(merged: &Merged, file: &str, in_git: bool, sides: &Sides, held: &Held) {
    let count = merged.conflicts.len();
    let holds = match held {
        Held::Mine => "ファイルには自分の値を残しました(台帳としてそのまま使えます)。".to_owned(),
        Held::Later(_) => "ファイルに今ある値が自分の値でないものは、下に書いてあります。".to_owned(),
        Held::Marks => format!(
            "ファイルには git の印(<<<<<<<)が入ったままで、台帳として使えません。先に kensho merge --index {} を実行すると、自分の値を残した台帳になります。",
            quoted(file)
        ),
    };
    aside(&format!("kensho: {}: 両方で違うように変わった項目が{count}件あります。{}", shown(file), shown(&holds)));
    say_sides(sides);
    for (at, conflict) in merged.conflicts.iter().enumerate() {
        let [base, ours, theirs] = conflict.shown(&merged.doc);
        aside(&format!("{}. {}", at + 1, shown(&conflict.label)));
        aside(&format!("   もとの値: {}", shown(&base)));
        aside(&format!("   自分の値: {}", shown(&ours)));
        aside(&format!("   相手の値: {}", shown(&theirs)));
        match held {
            Held::Mine => aside(&format!("   {}", shown(&advice(conflict, file)))),
            Held::Later(now) => match other_than_mine(merged, conflict, now) {
                Some(now) => aside(&format!("   今の値: {}", shown(&now))),
                None => aside(&format!("   {}", shown(&advice(conflict, file)))),
            },
            // A value can't be set in what is no ledger.
            Held::Marks => {}
        }
    }
    if !in_git {
        return;
    }
    if !matches!(held, Held::Marks) {
        aside(&format!("決まったら git add {} で完了します。", shown(&quoted(file))));
    }
    aside(&format!("この一覧は kensho merge --conflicts {} でもう一度見られます。", shown(&quoted(file))));
}

/// What the file says at a conflict by now, where that isn't the user's own value.
fn other_than_mine(merged: &Merged, conflict: &Conflict, now: &Doc) -> Option<String> {
    let there = follow(&merged.doc, now, &conflict.pointer).unwrap_or_else(|| conflict.pointer.clone());
    let value = now.get(&there).ok();
    if value == conflict.ours {
        return None;
    }
    let whose = if value == conflict.theirs { "(相手の値)" } else { "" };
    let (value, _) = label::shown_pair(now, &there, value.as_deref(), conflict.ours.as_deref());
    Some(format!("{value}{whose}"))
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
