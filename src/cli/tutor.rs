//! `kensho tutor`: the practice, on a copy of the built-in ledger that goes with it.
//!
//! The program starts itself on the copy, with a state directory of its own: neither the ledger that was opened last nor
//! anything that is kept about the user's ledgers is touched by what is tried out.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Exit, Failure};
use crate::io::store::error::cause;
use crate::io::store::places;
use crate::io::terminal::signals;
use crate::ledger::EMBEDDED;

/// A directory that goes when this does.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs the practice.
pub fn run() -> Result<Exit, Failure> {
    if !std::io::stdout().is_terminal() {
        return Err(Failure::new(
            Exit::Usage,
            "練習は端末の画面で行います。出力先を変えずに kensho tutor としてください。",
        ));
    }
    let refused = |error: std::io::Error| {
        Failure::new(
            Exit::Refused,
            format!("練習の場所を作れません({})。一時フォルダー(TMPDIR)を確かめてください。", cause(&error)),
        )
    };
    let scratch = Scratch(std::env::temp_dir().join(format!("kensho-tutor-{}", std::process::id())));
    places::make_private(&scratch.0).map_err(refused)?;
    let copy = scratch.0.join("練習.json");
    std::fs::write(&copy, EMBEDDED).map_err(refused)?;
    let program = std::env::current_exe().map_err(refused)?;
    let mut child = Command::new(program)
        .arg("--practice")
        .arg(&copy)
        .env("KENSHO_STATE_DIR", scratch.0.join("state"))
        .env("KENSHO_DATA_DIR", scratch.0.join("data"))
        .spawn()
        .map_err(refused)?;
    // A window that is closed ends the practice, not what clears up behind it.
    let _ = signals::pass_on_to(&child);
    let ended = child.wait().map_err(refused)?;
    Ok(if ended.success() { Exit::Fine } else { Exit::Refused })
}
