//! A field's text in the user's own editor: the one of the settings, `$VISUAL`, `$EDITOR`, else `vi`.

use std::io::{self, Write};
use std::process::Command;

/// Opens `text` in the editor and gives what it left. The terminal must be given back before.
///
/// # Errors
/// A Japanese sentence: no editor, or one that ended with an error; the text then is as it was.
pub fn edit(text: &str, own: Option<&str>) -> Result<String, String> {
    let editor = ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.trim().is_empty()));
    let editor = own.map(str::to_owned).or(editor).unwrap_or_else(|| "vi".to_owned());
    let failed = |what: &str, error: io::Error| format!("{what}({error})。変更はしていません。");
    // A name for each time, so that a text that was kept is not kept over by the next.
    let name = format!("kensho-{}-{}.txt", std::process::id(), crate::io::store::who::millis());
    let path = std::env::temp_dir().join(name);
    let result = (|| {
        let mut file =
            crate::io::store::places::create_private(&path).map_err(|e| failed("一時ファイルを作れません", e))?;
        file.write_all(text.as_bytes()).map_err(|e| failed("一時ファイルに書けません", e))?;
        drop(file);
        // The value may hold options (`code --wait`), as other programs take it.
        let mut words = editor.split_whitespace();
        let program = words.next().unwrap_or("vi");
        let status = Command::new(program).args(words).arg(&path).status();
        let status = status.map_err(|e| failed(&format!("エディター {program} を起動できません"), e))?;
        if !status.success() {
            return Err(format!("エディター {program} が異常終了しました。変更はしていません。"));
        }
        let edited = std::fs::read(&path).map_err(|e| failed("編集結果を読めません", e))?;
        String::from_utf8(edited).map(|edited| edited.replace("\r\n", "\n")).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes().iter().take(good).filter(|&&byte| byte == b'\n').count();
            // What was written must not be lost with the file that it is in.
            let kept = path.with_extension("kept.txt");
            let where_to = std::fs::rename(&path, &kept).map_or_else(
                |_| String::new(),
                |()| format!("書いた内容は {} に残してあります。", kept.display()),
            );
            format!("{line}行目にUTF-8でない文字があるため、取り込めません。エディターの文字コードをUTF-8にしてください。{where_to}")
        })
    })();
    let _ = std::fs::remove_file(&path);
    result
}
