//! `kensho settings`: what is set, and where.

use super::output::{answer, tell};
use crate::app::key::Key;
use crate::failure::{Exit, Failure};
use crate::io::names;
use crate::io::settings::{self, Settings};

/// Shows the settings in effect.
pub fn show() -> Result<Exit, Failure> {
    let set = Settings::find();
    for problem in &set.problems {
        tell(problem);
    }
    let path = settings::path();
    answer(|out| {
        match &path {
            Some(path) if path.exists() => out.line(&format!("設定ファイル: {}", names::shown(&path)))?,
            Some(path) => out.line(&format!(
                "設定ファイル: {} (まだありません。kensho settings --init で作れます)",
                names::shown(&path)
            ))?,
            None => out.line("設定ファイルの場所がありません(HOME を設定してください)")?,
        }
        out.line(&format!("width   {}", set.width.as_deref().unwrap_or("auto")))?;
        out.line(&format!("theme   {}", set.theme.name()))?;
        let rules = set.rules.as_ref().map(|path| names::shown(&path));
        out.line(&format!("rules   {}", rules.as_deref().unwrap_or("(設定の場所の rules.json、なければ内蔵)")))?;
        let words = set.words.as_ref().map(|path| names::shown(&path));
        out.line(&format!(
            "words   {}",
            words.as_deref().unwrap_or("(設定の場所の words.json、なければ内蔵の語だけ)")
        ))?;
        out.line(&format!("editor  {}", set.editor.as_deref().unwrap_or("(VISUAL、EDITOR、なければ vi)")))?;
        out.line(&format!("mouse   {}", set.mouse))?;
        out.line(&format!("read_only {}", set.read_only))?;
        let links = set.links.map_or("端末に合わせる".to_owned(), |on| on.to_string());
        out.line(&format!("links   {links}"))?;
        let mut own = set.keymap.own().peekable();
        if own.peek().is_none() {
            out.line("keys    (既定のまま)")?;
        }
        own.try_for_each(|(name, keys)| {
            let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
            out.line(&format!("keys    {name}: {}", keys.join(" ")))
        })
    })?;
    Ok(if set.problems.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// Writes a file with the defaults.
pub fn init() -> Result<Exit, Failure> {
    let path = settings::init().map_err(|words| Failure::new(Exit::Refused, words))?;
    answer(|out| out.line(&format!("{} を作りました。", names::shown(&path))))
}
