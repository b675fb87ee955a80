//! `kensho rules`: the decision table, for people and for those who edit it.

use super::output::{answer, tell};
use crate::failure::{Exit, Failure};
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::io::names;
use crate::io::settings::Settings;
use crate::io::source::Source;
use crate::io::source::read_own;
use crate::io::store::places::Places;
use crate::rules::table::EMBEDDED;
use crate::rules::{self, Severity, Table};

/// The name under which an office's own table is looked for in the config directory.
const OWN: &str = "rules.json";

/// The name of its schema beside it.
const OWN_SCHEMA: &str = "rules.schema.json";

/// The form of a table.
const SCHEMA: &str = include_str!("../../data/rules.schema.json");

/// The table that a command uses; what is odd about it is told on stderr.
///
/// # Errors
/// See [`load`].
pub fn table(rules: Option<&Path>, ledger: Option<&(impl AsRef<OsStr> + ?Sized)>) -> Result<&'static Table, Failure> {
    chosen(rules, &Source::choose(ledger))
}

/// The same for a ledger from anywhere.
///
/// # Errors
/// See [`load`].
pub fn chosen(rules: Option<&Path>, source: &Source) -> Result<&'static Table, Failure> {
    let table = load(rules, source)?;
    warnings(table).iter().for_each(|words| tell(words));
    Ok(table)
}

/// What a table may not mean as it is written, in sentences.
pub fn warnings(table: &Table) -> Vec<String> {
    table.notices.iter().map(|notice| format!("判断基準 {} {notice}", table.file)).collect()
}

/// Which table is used, in words.
enum Whose {
    /// Named with `--rules`.
    Named,
    /// It stands beside the ledger.
    Beside,
    /// The settings name it.
    Set,
    /// It stands where the settings are.
    Own,
}

impl Whose {
    fn words(&self) -> &'static str {
        match self {
            Whose::Named => "--rules で指定",
            Whose::Beside => "台帳と同じフォルダー",
            Whose::Set => "設定で指定",
            Whose::Own => "設定の場所",
        }
    }
}

/// The file of the table that is used for a ledger; `None`: the embedded one. What travels with the ledger comes before
/// what the user's settings say, so that two towns on one server never share one by accident.
fn place(rules: Option<&Path>, source: &Source) -> Option<(PathBuf, Whose)> {
    let beside = || match source {
        // A link to a ledger is as good as the ledger.
        Source::File(path) => {
            let folder = path.canonicalize().ok()?.parent()?.to_owned();
            Some(folder.join(OWN)).filter(|path| path.is_file()).map(|path| (path, Whose::Beside))
        }
        Source::Embedded | Source::Stdin => None,
    };
    let set = || Settings::find().rules.map(|path| (path, Whose::Set));
    let own = || {
        let path = Places::find().ok()?.config.join(OWN);
        path.is_file().then_some((path, Whose::Own))
    };
    rules.map(|rules| (PathBuf::from(rules), Whose::Named)).or_else(beside).or_else(set).or_else(own)
}

/// Which table a ledger is judged by, in a sentence; `None` for the embedded one.
pub fn in_force(rules: Option<&Path>, source: &Source) -> Option<String> {
    place(rules, source).map(|(path, whose)| format!("判断基準 {}({})", names::shown(&path), whose.words()))
}

/// The table that is used for a ledger: FILE, the one beside the ledger, the settings', the office's own, or the embedded
/// one. A table from a file is proved.
///
/// # Errors
/// Where it can't be read, or isn't a table that can be used: every problem with line and column.
pub fn load(rules: Option<&Path>, source: &Source) -> Result<&'static Table, Failure> {
    let Some((path, _)) = place(rules, source) else { return Ok(Table::embedded()) };
    let name = names::shown(&path);
    let text = read_own(&path).map_err(|cause| Failure::new(Exit::NotALedger, format!("{name}: {cause}。")))?;
    let table = rules::load(&text, &name).map_err(|error| Failure::new(Exit::NotALedger, error.to_string()))?;
    // One table for the life of the program.
    Ok(Box::leak(Box::new(table)))
}

/// `kensho rules show`: the table as people read it.
pub fn show(file: Option<&Path>, rules: Option<&Path>) -> Result<Exit, Failure> {
    let source = Source::choose(file);
    let table = chosen(rules, &source)?;
    let chosen = in_force(rules, &source).unwrap_or_else(|| "判断基準 内蔵".to_owned());
    answer(|out| {
        out.line(&chosen)?;
        out.line(table.show().trim_end())
    })
}

/// `kensho rules init`: the embedded table as a file that an office can change, with its schema: beside a ledger, or where
/// the settings are. Nothing is overwritten.
pub fn init(ledger: Option<&Path>) -> Result<Exit, Failure> {
    let refused = |words: String| Failure::new(Exit::Refused, words);
    let dir = match ledger {
        Some(ledger) => {
            ledger.canonicalize().ok().and_then(|path| path.parent().map(Path::to_owned)).ok_or_else(|| {
                Failure::new(Exit::NotALedger, format!("{}: 台帳がありません。", names::shown(ledger)))
            })?
        }
        None => Places::find().map_err(|error| refused(error.to_string()))?.config,
    };
    let path = dir.join(OWN);
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            refused(format!("{}: すでにあります。上書きはしません。", names::shown(&path)))
        }
        _ => refused(format!("{}: {}。", names::shown(&path), crate::io::store::error::cause(&error))),
    };
    crate::io::store::places::make_private(&dir).map_err(failed)?;
    let text = EMBEDDED.replacen("{\n", &format!("{{\n  \"$schema\": \"./{OWN_SCHEMA}\",\n"), 1);
    let mut file = std::fs::File::create_new(&path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    std::fs::write(dir.join(OWN_SCHEMA), SCHEMA).map_err(failed)?;
    answer(|out| {
        out.line(&format!("{} を作りました。次からこの判断基準を使います。", names::shown(&path)))?;
        out.line("書き換えたら kensho rules check で確かめてください。")
    })
}

/// `kensho rules check FILE`: every problem of a table, with its place.
pub fn check(path: &Path) -> Result<Exit, Failure> {
    let file = names::shown(&path);
    let text = read_own(path).map_err(|cause| Failure::new(Exit::NotALedger, format!("{file}: {cause}。")))?;
    let problems = rules::check(&text, &file);
    let wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
    answer(|out| {
        problems.iter().try_for_each(|problem| out.line(&format!("{file}:{problem}")))?;
        if problems.is_empty() { out.line(&format!("{file}: 問題はありません。")) } else { Ok(()) }
    })?;
    Ok(if wrong { Exit::Findings } else { Exit::Fine })
}
