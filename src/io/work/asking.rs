//! 照会: the departments' workbooks and covering texts in a folder.
//!
//! What would be written is looked at first, what stands under those names too. A workbook that is there is replaced only
//! where it is one of ours that was asked about the same and holds no answer yet, its text only where nobody rewrote it;
//! anything else stops all of it before a file is begun, unless the user says so. All files are whole beside their names
//! before the first gets its own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::app::Action;
use crate::app::modes::asking::{Shown, Wanted};
use crate::exchange::As;
use crate::exchange::asking::{Part, Round, letter, names, note, round, workbook};
use crate::exchange::out::{Changed, Stopped};
use crate::exchange::plan::{Given, plan};
use crate::exchange::read::{How, read};
use crate::io::store::Overwrite;
use crate::io::store::beside::Beside;
use crate::io::store::error::{advice, cause};
use crate::io::store::who;
use crate::ledger::{Ledger, date};
use crate::rules::Table;

/// What begins a text that Windows is to know for UTF-8.
const MARK: &str = "\u{feff}";

/// Files that would be written.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What is asked.
    pub round: Round,
    /// The folder.
    pub folder: PathBuf,
    /// For each part the workbook and its covering text.
    pub files: Vec<[PathBuf; 2]>,
    /// What stands in the way, in sentences.
    pub there: Vec<String>,
    /// The folders that have to be made, the outermost first.
    pub new: Vec<PathBuf>,
}

/// Works out what would be written, and looks at what is there.
///
/// # Errors
/// A sentence: there is nothing to ask, or the folder can't be one.
pub fn prepare(
    ledger: &Ledger,
    departments: &[String],
    due: Option<String>,
    table: &Table,
    folder: &Path,
) -> Result<Prepared, String> {
    let new = room(folder)?;
    let mut round = round(ledger, departments, table)?;
    round.due = due;
    round.digest = note::checksum(ledger.doc().to_text().as_bytes());
    let files = names::of_parts(round.year, &round.parts);
    let files: Vec<[PathBuf; 2]> = files.into_iter().map(|pair| pair.map(|name| folder.join(name))).collect();
    let mut there = Vec::new();
    for (part, [book, text]) in round.parts.iter().zip(&files) {
        let (state, letter) = look(book, &round, part);
        there.extend(state.map(|why| format!("{}: {why}", book.display())));
        if let Ok(bytes) = fs::read(text)
            && letter.as_deref() != Some(&note::checksum(&bytes))
        {
            there.push(format!("{}: 照会文が書き換えられているか、照会票のないファイルです。", text.display()));
        }
    }
    Ok(Prepared { round, folder: folder.to_owned(), files, there, new })
}

/// The folders that have to be made for this one, the outermost first.
///
/// # Errors
/// A sentence: a file has the name of one of them.
pub fn room(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut new = Vec::new();
    for path in folder.ancestors().filter(|path| !path.as_os_str().is_empty()) {
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => break,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && path.symlink_metadata().is_err() => {
                new.push(path.to_owned());
            }
            // Below a file there is nothing: the file itself comes next.
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {}
            Err(error) if path.symlink_metadata().is_err() => {
                return Err(format!("{}: {}。{}", path.display(), cause(&error), advice(&error)));
            }
            _ => {
                return Err(format!(
                    "{}: フォルダーではなくファイルです。何も書いていません。-o には照会票を入れるフォルダーを指定してください(なければ作ります)。",
                    path.display()
                ));
            }
        }
    }
    new.reverse();
    Ok(new)
}

/// What there is to say of folders outside the wanted one that had to be made as well: it may have been a slip.
pub fn made(new: &[PathBuf]) -> Option<String> {
    let [outer, _, ..] = new else { return None };
    Some(format!("途中のフォルダー {} もなかったので、合わせて作りました。", outer.display()))
}

/// What there is to say of a day for answers that is over.
fn over(due: Option<&str>, today: &str) -> Option<String> {
    let due = due.filter(|due| *due < today)?;
    let words = |day: &str| letter::in_words(day).unwrap_or_else(|| day.to_owned());
    Some(format!("提出期限の{}は、もう過ぎています(今日は{})。日付を確かめてください。", words(due), words(today)))
}

/// Why the file of a workbook may not be replaced, and the checksum of the text that went with it.
fn look(path: &Path, round: &Round, part: &Part) -> (Option<String>, Option<String>) {
    if path.symlink_metadata().is_err() {
        return (None, None);
    }
    let other = || (Some("この照会票ではないファイルがあります。".to_owned()), None);
    let Ok(bytes) = fs::read(path) else { return other() };
    let Ok(book) = read(&path.to_string_lossy(), &bytes, &How::default()) else { return other() };
    let plan = plan(&book, &Given::default());
    let Some(answers) = &plan.answers else { return other() };
    let own = &answers.note;
    if (own.year, &own.town, &own.department) != (round.year, &round.town, &part.department) {
        return other();
    }
    let strange = plan.entries.iter().filter(|entry| entry.kind == As::Unplaced).count();
    match answers.given.len() + strange {
        0 => (None, Some(own.letter.clone())),
        count => (Some(format!("回答が書き込まれています({count}か所)。")), Some(own.letter.clone())),
    }
}

/// Looks or writes for the screen.
pub fn run(wanted: &Wanted, table: &Table) -> Action {
    let folder = crate::io::desk::expand(&wanted.folder);
    let prepared = prepare(&wanted.ledger, &wanted.departments, wanted.due.clone(), table, &folder);
    let prepared = match (prepared, wanted.write) {
        (Ok(prepared), _) => prepared,
        (Err(words), true) => return Action::AskWritten(Err(words)),
        (Err(words), false) => return Action::AskShown(Err(words)),
    };
    if !wanted.write {
        let (lines, notices) = (prepared.lines(), prepared.notices());
        return Action::AskShown(Ok(Shown { lines, notices, there: prepared.there }));
    }
    Action::AskWritten(prepared.write(false).map(|changed| {
        let count = prepared.files.len();
        let mut words = vec![format!("{} に{count}課分の照会票と照会文を書きました。", folder.display())];
        words.extend(made(&prepared.new));
        words.extend(changed.words());
        words
    }))
}

/// A file that is whole beside its name, and the name.
type Ready<'p> = (Beside, &'p Path);

impl Prepared {
    /// What would be written, a line a department.
    pub fn lines(&self) -> Vec<String> {
        let line = |(part, [book, _]): (&Part, &[PathBuf; 2])| {
            let (all, open) = part.cells();
            let name = book.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            format!("{name}: {}事業 {all}欄(うち未記入・確認中 {open}欄)", part.projects.len())
        };
        self.round.parts.iter().zip(&self.files).map(line).collect()
    }

    /// What else there is to say: a day that is over, projects that aren't asked about, projects without a department.
    pub fn notices(&self) -> Vec<String> {
        let today = date::day_in_japan(who::millis());
        let mut words: Vec<String> = over(self.round.due.as_deref(), &today).into_iter().collect();
        if let Some(part) = self.round.parts.iter().find(|part| part.department.is_empty()) {
            words.push(format!(
                "所管課の書かれていない事業が {}件あります。「{}」のファイルに入れました。",
                part.projects.len(),
                part.name()
            ));
        }
        if let Some(first) = self.round.without.first() {
            words.push(format!(
                "{}の実績の効果検証がないため、尋ねない事業が {}件あります({first} など)。",
                self.round.year,
                self.round.without.len()
            ));
        }
        words
    }

    /// Writes them. `force`: also over what stands in the way.
    ///
    /// # Errors
    /// The sentence. No file has its name then, except where giving the names themselves failed in the middle of several.
    pub fn write(&self, force: bool) -> Result<Changed, String> {
        if !force && !self.there.is_empty() {
            return Err(format!(
                "{}\n何も書いていません。回答を先に取り込むか、別のフォルダーを指定してください(--force で置き換えます)。",
                self.there.join("\n")
            ));
        }
        let new = room(&self.folder)?;
        let failed =
            |path: &Path, error: &std::io::Error| format!("{}: {}。{}", path.display(), cause(error), advice(error));
        let written = fs::create_dir_all(&self.folder).map_err(|error| failed(&self.folder, &error));
        let written = written.and_then(|()| self.begin());
        if written.is_err() {
            new.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
        }
        let (ready, changed) = written?;
        for (file, path) in ready {
            file.finish().map_err(|error| failed(path, &error))?;
        }
        Ok(changed)
    }

    fn begin(&self) -> Result<(Vec<Ready<'_>>, Changed), String> {
        let (mut ready, mut changed) = (Vec::new(), Changed::default());
        let failed = |path: &Path, error: &std::io::Error| {
            format!("{}: {}。何も書いていません。{}", path.display(), cause(error), advice(error))
        };
        for (part, [book, text]) in self.round.parts.iter().zip(&self.files) {
            let name = book.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let letter = format!("{MARK}{}", letter::covering(&self.round, part, &name).replace('\n', "\r\n"));
            let begin = |path: &Path| {
                let overwrite = if path.symlink_metadata().is_ok() { Overwrite::Yes } else { Overwrite::No };
                Beside::begin(path, overwrite).map_err(|error| failed(path, &error))
            };
            let mut file = begin(book)?;
            let print = note::checksum(letter.as_bytes());
            let made = workbook::write(&self.round, part, &print, &mut file).map_err(|stopped| match stopped {
                Stopped::Write(error) => failed(book, &error),
                stopped => format!("{}: {stopped} 何も書いていません。", book.display()),
            })?;
            changed.marked += made.marked;
            ready.push((file, book.as_path()));
            let mut file = begin(text)?;
            file.write_all(letter.as_bytes()).map_err(|error| failed(text, &error))?;
            ready.push((file, text.as_path()));
        }
        Ok((ready, changed))
    }
}
