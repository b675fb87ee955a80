//! The recorded screen at the head of the READMEs: the real program in a pseudo terminal, played by keys.
//!
//! What is shown is what the program wrote; the clock alone is made, so that the same program gives the same file. A frame
//! is taken when what it is about is seen and nothing more comes. `KENSHO_WRITE_README=1 cargo test --test program
//! recording::` records anew; otherwise the papers are compared with what is played now.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cast;
mod svg;

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::support::program::EMBEDDED;
use super::support::terminal::Terminal;
use super::support::written;

/// A screen, how long it stays, and what is said below it.
struct Frame {
    screen: vt100::Screen,
    /// Milliseconds.
    stays: u32,
    /// The keys of this scene so far.
    keys: String,
    words: &'static str,
}

/// What is pressed, in pieces that are seen one by one, and what is waited for.
struct Scene {
    words: &'static str,
    /// Each key as it is sent, and as it is written below the screen.
    keys: &'static [(&'static str, &'static str)],
    see: &'static str,
    /// How long what came of it can be read, in milliseconds.
    stays: u32,
}

/// How long a key that isn't the last of its scene is looked at.
const KEY: u32 = 170;

/// So long nothing comes before a frame is taken.
const QUIET: Duration = Duration::from_millis(150);

const fn scene(
    words: &'static str,
    keys: &'static [(&'static str, &'static str)],
    see: &'static str,
    stays: u32,
) -> Scene {
    Scene { words, keys, see, stays }
}

#[rustfmt::skip]
const SCENES: [Scene; 11] = [
    scene("台帳を開く · a ledger opens", &[("", "kensho 台帳.json")], "要対応", 2600),
    scene("読みで探す · look up, by how it is read",
        &[("/", "/"), ("s", "s"), ("h", "h"), ("u", "u"), ("s", "s"), ("h", "h"), ("o", "o"), ("k", "k"), ("u", "u")], "1/3件", 1700),
    scene("そこへ · there", &[("\r", "Enter")], "次の一致", 1000),
    scene("まだ「確認中」の値へ · a value still to come", &[("w", "w"), ("w", " w")], "実績値", 900),
    scene("届いた値を入れる · the value that came in",
        &[("e", "e"), ("\x15", " Ctrl-U"), ("4", " 4"), ("0", "0"), (".", "."), ("1", "1")], "Enter 決定", 900),
    scene("達成率がすぐ変わる · the rate follows at once", &[("\r", "Enter")], "104.7%", 2600),
    scene("どの評価が言えるか、なぜか · which rating it supports, and why", &[("4", "4")], "判断基準からの提案", 5000),
    scene("保存の前に、前と後 · before saving: before and after", &[("s", "s")], "保存する変更 1件", 3400),
    scene("直したところだけが変わる · nothing else is touched", &[("\r", "Enter")], "保存しました", 2200),
    scene("公表様式へ · the form as published", &[("X", "X")], "公表用のExcel", 2200),
    scene("Excelブック · and what is still open", &[("\r", "Enter")], "書き出しました", 4200),
];

/// A folder whose name is seen on the screen: always the same, and gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        // Its place is seen when something is saved in it: the same on every machine.
        let path = PathBuf::from("/tmp/kensho-recording");
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir(&path).unwrap();
        Folder(path)
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn settled(terminal: &mut Terminal) -> vt100::Screen {
    while let Ok(bytes) = terminal.bytes.recv_timeout(QUIET) {
        terminal.take(&bytes);
    }
    terminal.screen.screen().clone()
}

/// Plays the scenes.
fn play() -> Vec<Frame> {
    let folder = Folder::new();
    std::fs::write(folder.path().join("台帳.json"), EMBEDDED).unwrap();
    let mut terminal = Terminal::start(folder.path(), &["台帳.json"]);
    let mut frames = Vec::new();
    for scene in SCENES {
        let mut keys = String::new();
        for (n, (sent, written)) in scene.keys.iter().enumerate() {
            keys.push_str(written);
            terminal.keys(sent);
            let stays = if n + 1 == scene.keys.len() {
                terminal.see(scene.see);
                scene.stays
            } else {
                KEY
            };
            frames.push(Frame { screen: settled(&mut terminal), stays, keys: keys.clone(), words: scene.words });
        }
    }
    terminal.keys("q");
    assert!(terminal.end().success());
    // What the pictures say has happened.
    let saved = std::fs::read_to_string(folder.path().join("台帳.json")).unwrap();
    let differing = |(old, new): &(&str, &str)| old != new;
    let lines: Vec<_> = EMBEDDED.lines().zip(saved.lines()).filter(differing).collect();
    let [(old, new)] = lines[..] else { panic!("one line is another: {lines:?}") };
    assert_eq!(old.replacen("\"確認中\"", "40.1", 1), new);
    assert!(std::fs::read(folder.path().join("台帳.xlsx")).unwrap().starts_with(b"PK"));
    frames
}

const PAPERS: [&str; 2] = ["docs/recording.svg", "docs/recording.cast"];

fn papers() -> [String; 2] {
    let frames = play();
    [svg::of(&frames), cast::of(&frames)]
}

#[test]
fn the_recording_is_what_the_program_shows() {
    let mut made = papers();
    assert!(made[0].len() < 400_000, "{} bytes are too much for the head of a page", made[0].len());
    if std::env::var_os("KENSHO_WRITE_README").is_some() {
        PAPERS.iter().zip(&made).for_each(|(name, made)| std::fs::write(written::path(name), made).unwrap());
        return;
    }
    let is_same = |made: &[String; 2]| PAPERS.iter().zip(made).all(|(name, made)| written::read(name) == *made);
    // On a machine that stood still for a moment a frame may have been taken too early.
    for _ in 0..3 {
        if !is_same(&made) {
            made = papers();
        }
    }
    let advice = "KENSHO_WRITE_README=1 cargo test --test program recording:: records anew";
    assert!(is_same(&made), "{PAPERS:?} are old: {advice}");
}
