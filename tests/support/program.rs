//! The real program in a home of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The embedded ledger.
pub const EMBEDDED: &str = include_str!("../../data/mine-r6.json");

/// A directory for files and for everything that the program keeps.
pub struct Home(tempfile::TempDir);

impl Home {
    pub fn new() -> Home {
        Home(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file; gives its path.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The program, without arguments; `KENSHO_BIN` names another build of it.
    pub fn program(&self) -> Command {
        let program = std::env::var_os("KENSHO_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_kensho").into());
        let mut command = Command::new(program);
        self.at_home(&mut command);
        command
    }

    /// The program in so many megabytes of address space: more, and it is aborted.
    pub fn within(&self, megabytes: u64) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("ulimit -v {}; exec \"$@\"", megabytes * 1024), "sh"]);
        command.arg(self.program().get_program());
        self.at_home(&mut command);
        command
    }

    /// The same on a screen.
    pub fn on_screen_within(&self, megabytes: u64, file: &Path) -> portable_pty::CommandBuilder {
        let command = self.within(megabytes);
        let mut on_screen = portable_pty::CommandBuilder::new(command.get_program());
        on_screen.args(command.get_args());
        on_screen.arg(file);
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => on_screen.env(name, value),
                None => on_screen.env_remove(name),
            }
        }
        on_screen.env("TERM", "xterm-256color");
        on_screen.env_remove("NO_COLOR");
        on_screen.cwd(self.0.path());
        on_screen
    }

    fn at_home(&self, command: &mut Command) {
        command.env("HOME", self.0.path()).env("RUST_BACKTRACE", "0").current_dir(self.0.path());
        for name in ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"] {
            command.env_remove(name);
        }
    }

    pub fn run(&self, words: &[&str]) -> Output {
        self.program().args(words).output().unwrap()
    }
}

pub fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Whether a text has Japanese in it.
pub fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| ('\u{3041}'..='\u{30ff}').contains(&c))
}

/// Runs the program with these words in a folder that is its home as well.
pub fn kensho(home: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kensho"));
    command.args(words).current_dir(home).env("HOME", home).env("XDG_STATE_HOME", home).env("XDG_CONFIG_HOME", home);
    command.output().unwrap()
}

/// What it told on stderr.
pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
