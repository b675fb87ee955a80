//! A field's text in the user's own editor: the one of the settings, `$VISUAL`, `$EDITOR`, else `vi`.
//!
//! What was saved there must not be lost with the editor, the line or this process. So while the editor has the text, a
//! note in the ledger's state directory says which field it is and where the text lies; whoever finds the note of a
//! process that has ended offers the text ([`left`]). An editor that ends badly gives what it had saved all the same.
//!
//! The value is what a shell makes of it, as in other programs: quotes, blanks, `$HOME`. An editor that opens a window may
//! hand the text on and return at once; then the text stays where it is, and what is saved there later is taken when the
//! field is opened outside again, or by the next start.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::change::history::Noted;
use crate::io::names;
use crate::io::store::places::{self, LedgerPlace};
use crate::io::store::who::{self, Who};

/// A text that an editor has.
#[derive(Serialize, Deserialize)]
struct Note {
    /// Who opened it.
    who: Who,
    /// Where it lies.
    path: PathBuf,
    /// The field, with the text that it had.
    field: Noted,
}

/// Why the editor's text isn't simply taken.
#[derive(Debug)]
pub struct Broken {
    /// The sentence.
    pub words: String,
    /// What was saved in the editor before it ended badly, where that is something else than it was given.
    pub saved: Option<String>,
}

/// Opens `text` in the editor and gives what it left. The terminal must be given back before. `field` and its ledger's
/// place are for the note.
///
/// # Errors
/// No editor, or one that ended with an error.
pub fn edit(
    text: &str,
    own: Option<&str>,
    field: Option<Noted>,
    place: Option<&LedgerPlace>,
) -> Result<String, Broken> {
    let editor = ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.trim().is_empty()));
    let editor = own.map(str::to_owned).or(editor).unwrap_or_else(|| "vi".to_owned());
    if let Some(saved) = place.zip(field.as_ref()).and_then(|(place, field)| saved_since(place, field)) {
        return Ok(saved);
    }
    let broken = |words| Broken { words, saved: None };
    let failed = |what: &str, error: io::Error| broken(format!("{what}({error})。変更はしていません。"));
    // A name for each time, so that a text that was kept is not kept over by the next.
    let name = format!("kensho-{}-{}", std::process::id(), who::millis());
    let path = std::env::temp_dir().join(&name).with_extension("txt");
    let note = place.zip(field).and_then(|(place, field)| {
        let note = Note { who: Who::me(), path: path.clone(), field };
        write_note(&place.editing().join(name).with_extension("json"), &note).ok()
    });
    let (mut stays, began) = (false, Instant::now());
    let result = (|| {
        let mut file = places::create_private(&path).map_err(|e| failed("一時ファイルを作れません", e))?;
        file.write_all(text.as_bytes()).map_err(|e| failed("一時ファイルに書けません", e))?;
        drop(file);
        let program = editor.trim();
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("{program} \"$@\"")).arg(program).arg(&path);
        let status = shell.status().map_err(|e| failed(&format!("エディター {program} を起動できません"), e))?;
        let edited = std::fs::read(&path);
        // How a shell says that there is no such program, or none that may be run.
        if let (Some(126 | 127), true) = (status.code(), edited.as_ref().is_ok_and(|bytes| bytes == text.as_bytes())) {
            let words =
                "エディターの指定(設定の editor、環境変数 VISUAL・EDITOR)を確かめてください。変更はしていません。";
            return Err(broken(format!("エディター {program} を起動できません。{words}")));
        }
        if !status.success() {
            let saved =
                edited.ok().and_then(|bytes| String::from_utf8(bytes).ok()).filter(|saved| is_other(saved, text));
            let words = match saved {
                None => format!("エディター {program} が異常終了しました。変更はしていません。"),
                Some(_) => format!(
                    "エディター {program} が異常終了しました。そこで保存した文を開いています。確かめて Enter で決定するか、Esc でやめてください。"
                ),
            };
            return Err(Broken { words, saved: saved.map(|saved| saved.replace("\r\n", "\n")) });
        }
        let edited = edited.map_err(|e| failed("編集結果を読めません", e))?;
        if edited == text.as_bytes() && began.elapsed() < AT_ONCE && note.is_some() {
            stays = true;
            return Err(broken(format!(
                "エディター {program} は、何も保存せずにすぐ終わりました。別のウインドウで編集しているときは、保存してからもう一度 E を押すと取り込みます。次からは編集が終わるまで待つ指定(code --wait、gvim -f など)を付けてください。"
            )));
        }
        String::from_utf8(edited).map(|edited| edited.replace("\r\n", "\n")).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes().iter().take(good).filter(|&&byte| byte == b'\n').count();
            // What was written must not be lost with the file that it is in.
            let kept = path.with_extension("kept.txt");
            let where_to = std::fs::rename(&path, &kept).map_or_else(
                |_| String::new(),
                |()| format!("書いた内容は {} に残してあります。", names::shown(&kept)),
            );
            broken(format!("{line}行目にUTF-8でない文字があるため、取り込めません。エディターの文字コードをUTF-8にしてください。{where_to}"))
        })
    })();
    if stays {
        return result;
    }
    // The text first: a note without one means nothing.
    let _ = std::fs::remove_file(&path);
    if let Some(note) = note {
        let _ = std::fs::remove_file(note);
    }
    result
}

/// An editor that comes back sooner without having saved anything has probably handed the text on to a window.
const AT_ONCE: Duration = Duration::from_secs(2);

/// What an editor that came back at once has saved in the same field since, if it has: taken once.
fn saved_since(place: &LedgerPlace, field: &Noted) -> Option<String> {
    let mut found = None;
    for path in places::list(&place.editing()).unwrap_or_default() {
        let read = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Note>(&bytes).ok());
        let Some(note) = read.filter(|note| note.who == Who::me()) else { continue };
        let (Some(given), Some(now)) = (&note.field.draft, &field.draft) else { continue };
        if given.pointer != now.pointer {
            continue;
        }
        let saved = std::fs::read(&note.path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        found = saved.filter(|saved| is_other(saved, &given.text)).or(found);
        let _ = std::fs::remove_file(&note.path);
        let _ = std::fs::remove_file(&path);
    }
    found.map(|saved| saved.replace("\r\n", "\n"))
}

/// Whether an editor's file holds something else than the text that it was given.
fn is_other(saved: &str, text: &str) -> bool {
    saved.trim_end_matches('\n') != text.trim_end_matches('\n')
}

fn write_note(path: &Path, note: &Note) -> io::Result<PathBuf> {
    path.parent().map_or(Ok(()), places::make_private)?;
    let mut file = places::create_private(path)?;
    file.write_all(&serde_json::to_vec(note)?)?;
    file.sync_data()?;
    Ok(path.to_owned())
}

/// What was saved in editors whose kensho has ended meanwhile: the fields, each with that text as its draft. `take` makes
/// sure of one and says whether it has; then the editor's file and the note go.
pub fn left(place: &LedgerPlace, mut take: impl FnMut(Noted) -> bool) {
    for path in places::list(&place.editing()).unwrap_or_default() {
        let read = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Note>(&bytes).ok());
        let Some(Note { path: text, mut field, .. }) = read.filter(|note| note.who.is_gone()) else { continue };
        let saved = std::fs::read(&text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let given = field.draft.as_ref().map(|draft| draft.text.clone()).unwrap_or_default();
        let taken = match (saved.filter(|saved| is_other(saved, &given)), &mut field.draft) {
            (Some(saved), Some(draft)) => {
                draft.text = saved.strip_suffix('\n').unwrap_or(&saved).replace("\r\n", "\n");
                take(field)
            }
            // Not UTF-8, or gone, or as it was: nothing that could be offered.
            _ => !text.exists() || std::fs::read_to_string(&text).is_ok(),
        };
        if taken {
            let _ = std::fs::remove_file(&text);
            let _ = std::fs::remove_file(&path);
        }
    }
}
