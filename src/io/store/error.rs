//! Why a ledger couldn't be read or saved, in sentences for the person who needs to know: what, where, what to do.

use std::path::PathBuf;
use std::{fmt, io};

use rustix::io::Errno;

use crate::io::names;

/// Why a file couldn't be read.
#[derive(Debug)]
pub struct ReadError {
    /// The file, as the user named it.
    pub path: PathBuf,
    /// What happened.
    pub why: Unreadable,
}

/// What happened while reading.
#[derive(Debug)]
pub enum Unreadable {
    /// The path leads to a directory.
    Directory,
    /// It grew, shrank or was replaced while it was read: what was read may be a mixture.
    ChangedMeanwhile,
    /// A pipe or device that doesn't end; the limit in bytes.
    Endless(u64),
    /// The reader was told to stop.
    Cancelled,
    /// The system said no.
    System(io::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} を読めません: ", names::shown(&self.path))?;
        match &self.why {
            Unreadable::Directory => {
                f.write_str("ファイルではなくディレクトリです。中の台帳ファイル (.json) を指定してください。")
            }
            Unreadable::ChangedMeanwhile => f.write_str(
                "読んでいる間にほかのプログラムが書き換えました。書き込みが終わるのを待って、もう一度開いてください。",
            ),
            Unreadable::Endless(limit) => {
                write!(f, "{} MB を超えても終わりません。ファイルに書き出してから開いてください。", limit >> 20)
            }
            Unreadable::Cancelled => f.write_str("読み込みを中止しました。"),
            Unreadable::System(error) => write!(f, "{}。{}", cause(error), advice(error)),
        }
    }
}

impl std::error::Error for ReadError {}

/// A save that can't be called one. Everything that isn't a whole, checked save ends here.
#[derive(Debug)]
pub struct SaveError {
    /// The file, symlinks followed.
    pub path: PathBuf,
    /// What happened.
    pub why: Unsaved,
    /// What the file holds now.
    pub on_disk: OnDisk,
    /// Where someone else's save is kept that was made in the same instant and hasn't got the name.
    pub kept: Option<PathBuf>,
}

/// Why it wasn't saved.
#[derive(Debug)]
pub enum Unsaved {
    /// The bytes on disk aren't the ones that were opened: someone else saved in between.
    ChangedOnDisk,
    /// The file was there when it was opened, and no longer is.
    Gone,
    /// The file may not be written; the reason.
    ReadOnly(ReadOnly),
    /// A directory, pipe or device.
    NotAFile,
    /// A new file was asked for, and one is there already.
    Exists,
    /// Another kensho is saving and doesn't finish.
    Busy,
    /// A step of the protocol failed.
    Failed(Step, io::Error),
    /// What was read back isn't what was written.
    Differs,
}

/// Why a file may not be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadOnly {
    /// Nobody has the right to write (mode without `w`).
    Mode,
    /// This user hasn't.
    Rights,
    /// The file system is mounted read-only.
    FileSystem,
}

/// What the file holds after a failed save.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OnDisk {
    /// What it held before: the opened bytes, or (after [`Unsaved::ChangedOnDisk`]) someone else's.
    Untouched,
    /// The new text, whole; but the system didn't confirm that it would outlive a power cut.
    NewUnconfirmed,
    /// Unknown. The old text, whole, is in this file.
    Uncertain {
        /// Where the old text is kept.
        old: PathBuf,
    },
}

/// The steps of a save, by which a failure is told and a test counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "the variants are the protocol's own words, told in Display")]
pub enum Step {
    Locate,
    Backup,
    CreateTemp,
    Write,
    KeepOwner,
    Sync,
    Compare,
    Replace,
    SyncDirectory,
    ReadBack,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Step::Locate => "ファイルを確かめるとき",
            Step::Backup => "保存前の控えを取るとき",
            Step::CreateTemp => "一時ファイルを作るとき",
            Step::Write => "書き込むとき",
            Step::KeepOwner => "所有者と権限を引き継ぐとき",
            Step::Sync => "ディスクへ書き出すとき",
            Step::Compare => "ほかの人の保存がないか確かめるとき",
            Step::Replace => "新しい内容に置き換えるとき",
            Step::SyncDirectory => "置き換えをディスクへ書き出すとき",
            Step::ReadBack => "保存した内容を読み直すとき",
        })
    }
}

impl SaveError {
    /// The exit code of a command that ends with this error: 4, refused so as not to lose data.
    pub fn exit_code(&self) -> u8 {
        4
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", names::shown(&self.path))?;
        match &self.on_disk {
            OnDisk::Untouched => f.write_str("に保存していません: ")?,
            OnDisk::NewUnconfirmed => f.write_str("の保存を確認できません: ")?,
            OnDisk::Uncertain { .. } => f.write_str("の保存に失敗しました: ")?,
        }
        match &self.why {
            Unsaved::ChangedOnDisk => f.write_str(
                "開いた後に、ほかの人かほかのプログラムが保存しています。読み直して、両方の変更を合わせてください。",
            )?,
            Unsaved::Gone => {
                f.write_str("開いたときにあったファイルがなくなっています。別の名前で保存してください。")?;
            }
            Unsaved::ReadOnly(ReadOnly::Mode) => f.write_str(
                "読み取り専用のファイルです。書き込めるようにするか (chmod u+w)、別の名前で保存してください。",
            )?,
            Unsaved::ReadOnly(ReadOnly::Rights) => f.write_str(
                "このファイルに書き込む権限がありません。管理者に権限を頼むか、別の名前で保存してください。",
            )?,
            Unsaved::ReadOnly(ReadOnly::FileSystem) => {
                f.write_str("読み取り専用のディスクにあります。別の場所に保存してください。")?;
            }
            Unsaved::NotAFile => {
                f.write_str("ディレクトリや特殊なファイルには保存できません。ファイル名を指定してください。")?;
            }
            Unsaved::Exists => f.write_str("同じ名前のファイルがすでにあります。別の名前を指定してください。")?,
            Unsaved::Busy => {
                f.write_str("ほかの kensho が保存している途中です。終わるのを待って、もう一度保存してください。")?
            }
            Unsaved::Failed(step, error) => write!(f, "{step}、{}。{}", cause(error), advice(error))?,
            Unsaved::Differs => {
                f.write_str("読み直すと、書いた内容と違っていました。別のディスクに保存してください。")?;
            }
        }
        match &self.on_disk {
            OnDisk::Untouched => {}
            OnDisk::NewUnconfirmed => f.write_str(
                "ファイルは新しい内容になっていますが、停電などで元に戻るおそれがあります。もう一度保存して確かめてください。",
            )?,
            OnDisk::Uncertain { old } => {
                write!(f, "ファイルの内容は確かではありません。保存前の内容は {} にあります。", names::shown(old))?;
            }
        }
        self.kept.as_ref().map_or(Ok(()), |path| f.write_str(&kept(path)))
    }
}

impl std::error::Error for SaveError {}

/// Where someone else's save is that was made in the instant of ours.
pub(crate) fn kept(path: &std::path::Path) -> String {
    format!(
        "同時にほかの人かほかのプログラムが書いた内容は {} に残してあります。必要な変更を台帳に移してください。",
        names::shown(path)
    )
}

/// What the system said, in the user's language, without the full stop.
pub fn cause(error: &io::Error) -> String {
    let known = Errno::from_io_error(error).and_then(|errno| {
        Some(match errno {
            Errno::NOSPC => "ディスクの空きがありません",
            Errno::DQUOT => "割り当てられたディスク容量を使い切っています",
            Errno::FBIG => "ファイルの大きさの上限を超えました",
            Errno::IO => "ディスクの読み書きに失敗しました (入出力エラー)",
            Errno::ACCESS | Errno::PERM => "権限がありません",
            Errno::ROFS => "読み取り専用のディスクです",
            Errno::NOENT => "見つかりません",
            Errno::NOTDIR => "途中の名前がディレクトリではありません",
            Errno::ISDIR => "ディレクトリです",
            Errno::EXIST => "同じ名前のものがすでにあります",
            Errno::LOOP => "シンボリックリンクが循環しています",
            Errno::NAMETOOLONG => "名前が長すぎます",
            Errno::MFILE | Errno::NFILE => "開いているファイルが多すぎます",
            Errno::NOMEM => "メモリが足りません",
            Errno::STALE | Errno::TIMEDOUT | Errno::HOSTDOWN | Errno::HOSTUNREACH => {
                "ネットワーク上のディスクとの接続が切れました"
            }
            _ => return None,
        })
    });
    match known {
        Some(words) => words.to_owned(),
        None if error.kind() == io::ErrorKind::WriteZero => "途中までしか書き込めませんでした".to_owned(),
        None => elsewhere(error),
    }
}

/// What isn't among those that have words of their own. The system says it in English: its number is what helps who looks
/// it up.
fn elsewhere(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::UnexpectedEof => "途中で終わっています",
        io::ErrorKind::InvalidData => "中身が壊れているか、文字として読めません",
        io::ErrorKind::BrokenPipe => "出力先が閉じられました",
        io::ErrorKind::Interrupted => "途中で止められました",
        io::ErrorKind::TimedOut => "時間内に終わりませんでした",
        io::ErrorKind::WouldBlock => "ほかのプログラムが使っています",
        io::ErrorKind::Unsupported => "ここではできません",
        io::ErrorKind::OutOfMemory => "メモリが足りません",
        _ => "システムのエラーです",
    };
    error.raw_os_error().map_or_else(|| words.to_owned(), |number| format!("{words} (番号 {number})"))
}

/// What to do about it, as a whole sentence.
pub fn advice(error: &io::Error) -> &'static str {
    match Errno::from_io_error(error) {
        Some(Errno::NOSPC | Errno::DQUOT | Errno::FBIG) => {
            "不要なファイルを消して空きを作るか、別の場所を指定してください。"
        }
        Some(Errno::IO) => "ディスクが壊れかけているおそれがあります。別のディスクを使い、管理者に知らせてください。",
        Some(Errno::ACCESS | Errno::PERM | Errno::ROFS) => "管理者に権限を確かめるか、別の場所を指定してください。",
        Some(Errno::NOENT | Errno::NOTDIR | Errno::ISDIR | Errno::LOOP | Errno::NAMETOOLONG | Errno::EXIST) => {
            "名前と場所を確かめてください。"
        }
        Some(Errno::STALE | Errno::TIMEDOUT | Errno::HOSTDOWN | Errno::HOSTUNREACH) => {
            "接続を確かめて、もう一度試してください。"
        }
        _ => "もう一度試しても続くときは、管理者に知らせてください。",
    }
}
