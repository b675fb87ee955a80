//! `kensho import`: a town's workbook, csv or pasted table → a ledger, or its differences from one.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::output::{answer, tell};
use super::source::to_save;
use crate::app::modes::saving::Outcome;
use crate::change::history::Step;
use crate::exchange::against::{Against, Difference, against};
use crate::exchange::{As, Plan, plan, read};
use crate::failure::{Exit, Failure};
use crate::io::desk::Desk;
use crate::io::names;
use crate::io::store::who;
use crate::ledger::year::FiscalYear;
use crate::ledger::{Ledger, label};

/// What was asked for.
pub struct Asked<'a> {
    /// LEDGER and FILEs.
    pub words: &'a [OsString],
    /// Only say what would be done.
    pub dry_run: bool,
    /// As JSON.
    pub json: bool,
    /// Apply what is certain.
    pub take: bool,
    /// Where a new ledger goes.
    pub out: Option<&'a Path>,
    /// The year under review.
    pub year: Option<&'a str>,
}

/// Runs the command.
pub fn run(asked: &Asked<'_>) -> Result<Exit, Failure> {
    let is_ledger = |word: &OsString| word.to_string_lossy().to_ascii_lowercase().ends_with(".json");
    let (ledger, files) = match asked.words.split_first() {
        Some((first, rest)) if is_ledger(first) => (Some(Path::new(first)), rest),
        _ => (None, asked.words),
    };
    if files.is_empty() {
        let words = "取り込むファイル(xlsx、csv、tsv)を指定してください(例 kensho import 台帳.json 回答.xlsx)。";
        return Err(Failure::new(Exit::Usage, words));
    }
    let year = match asked.year {
        None => None,
        Some(word) => Some(
            FiscalYear::parse(word)
                .ok_or_else(|| Failure::new(Exit::Usage, format!("--year「{word}」を年度として読めません(例 R6)。")))?
                .0,
        ),
    };
    let mut plans = Vec::new();
    for file in files {
        plans.push(planned(Path::new(file), year)?);
    }
    for plan in &plans {
        plan.notices.iter().for_each(|notice| tell(&format!("{}: {notice}", plan.file)));
    }
    if asked.dry_run {
        if asked.json {
            let rows: Vec<String> =
                plans.iter().flat_map(|plan| plan.entries.iter().map(|entry| entry.json(&plan.file))).collect();
            answer(|out| out.text(&format!("[\n{}\n]\n", rows.join(",\n"))))?;
        } else {
            preview(&plans)?;
        }
        return refused(&plans).map_or(Ok(Exit::Fine), Err);
    }
    if let Some(failure) = refused(&plans) {
        return Err(failure);
    }
    match ledger.filter(|ledger| ledger.exists()) {
        Some(ledger) => beside(ledger, &plans, asked.take),
        None => {
            let Some(target) = asked.out.or(ledger) else {
                let words = "書き込む先がありません。-o 新しい台帳.json か、既にある台帳を指定してください(確かめるだけなら --dry-run)。";
                return Err(Failure::new(Exit::Usage, words));
            };
            create(target, &plans)
        }
    }
}

/// Reads a file and makes its plan.
fn planned(path: &Path, year: Option<u16>) -> Result<Plan, Failure> {
    let file = &*names::shown(path);
    let size = fs::metadata(path).map(|meta| meta.len());
    if size.as_ref().is_ok_and(|size| *size > read::LARGEST) {
        let words = format!("{file}: 大きすぎるので読みませんでした(上限{}MB)。", read::LARGEST >> 20);
        return Err(Failure::new(Exit::NotALedger, words));
    }
    let bytes = fs::read(path).map_err(|error| {
        Failure::new(Exit::NotALedger, format!("{file}: 読めません({error})。名前と場所を確かめてください。"))
    })?;
    let book = read::read(file, &bytes).map_err(|why| Failure::new(Exit::NotALedger, format!("{file}: {why}")))?;
    Ok(plan(&book, year))
}

/// The refusal, where a file has nothing to import.
fn refused(plans: &[Plan]) -> Option<Failure> {
    let none = plans.iter().find(|plan| plan.ledger.is_none())?;
    let words =
        format!("{}: 取り込める表がありません(文書か、見出しの分からない表です)。何も書いていません。", none.file);
    Some(Failure::new(Exit::NotALedger, words))
}

/// What would be done, a line a cell.
fn preview(plans: &[Plan]) -> Result<Exit, Failure> {
    answer(|out| {
        for plan in plans {
            let mut counts = BTreeMap::new();
            for entry in &plan.entries {
                let word = match entry.kind {
                    As::Value => "値",
                    As::Label => "見出し",
                    As::Repeated => "繰り返し",
                    As::Unplaced => "読まなかったセル",
                    As::Ask => "質問",
                };
                *counts.entry(word).or_insert(0) += 1;
                let sheet = entry.sheet.as_ref().map_or(String::new(), |sheet| format!("{sheet}!"));
                let text = entry.text.replace(['\n', '\r'], " ");
                let to = match (&entry.pointer, &entry.value) {
                    (Some(pointer), Some(value)) => format!(" → {pointer} = {value}"),
                    _ => format!(" ({})", entry.why),
                };
                out.line(&format!("{word}\t{sheet}{}\t{text}{to}", entry.cell))?;
            }
            let sum: Vec<String> = counts.iter().map(|(word, n)| format!("{word} {n}")).collect();
            out.line(&format!("{}: {}", plan.file, sum.join("、")))?;
        }
        Ok(())
    })
}

/// A new ledger; a file that is there is never overwritten.
fn create(target: &Path, plans: &[Plan]) -> Result<Exit, Failure> {
    let shown = names::shown(target);
    let [plan] = plans else {
        let words = "新しい台帳は1つのファイルから作ります。残りは、できた台帳に取り込んでください。";
        return Err(Failure::new(Exit::Usage, words));
    };
    let text = plan.ledger.as_deref().unwrap_or_default();
    Ledger::read(text)
        .map_err(|error| Failure::new(Exit::Refused, format!("{}: 台帳にできません。{error}", plan.file)))?;
    let write = || {
        use std::io::Write;
        let mut file = fs::File::options().write(true).create_new(true).open(target)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|error| {
        Failure::new(Exit::Refused, format!("{shown}: 書けません({error})。すでにあるファイルは上書きしません。"))
    })?;
    keep_questions(target, plans);
    tell(&format!("{shown}: 新しい台帳を書きました。"));
    Ok(Exit::Fine)
}

/// The open questions beside the ledger, so that nothing asked is forgotten.
fn keep_questions(target: &Path, plans: &[Plan]) {
    let asks: Vec<String> = plans
        .iter()
        .flat_map(|plan| plan.entries.iter().filter(|entry| entry.kind == As::Ask).map(|entry| entry.json(&plan.file)))
        .collect();
    if asks.is_empty() {
        return;
    }
    let text = format!("{{\"questions\": [\n{}\n]}}\n", asks.join(",\n"));
    // Somebody may have written into the questions of an earlier import: those are never overwritten.
    for extension in std::iter::once("import.json".to_owned()).chain((2..100).map(|n| format!("import-{n}.json"))) {
        let path = target.with_extension(extension);
        match fs::File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes())) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                if fs::read_to_string(&path).is_ok_and(|there| there == text) {
                    return tell(&format!("答えの要る質問が {} 件あります: {}", asks.len(), path.display()));
                }
            }
            Err(error) => return tell(&format!("{}: 質問を書けません({error})。", path.display())),
            Ok(()) => return tell(&format!("答えの要る質問が {} 件あります: {}", asks.len(), path.display())),
        }
    }
}

/// The differences from a ledger; taken where that is asked for.
fn beside(file: &Path, plans: &[Plan], take: bool) -> Result<Exit, Failure> {
    let mut found = 0;
    for plan in plans {
        let (mut desk, base) = Desk::open(to_save(file)?)?;
        let seen = against(plan, &base.doc().to_text());
        seen.warnings.iter().for_each(|words| tell(&format!("{}: {words}", plan.file)));
        show(plan, &base, &seen)?;
        found += seen.differences.len();
        if !take || seen.differences.is_empty() {
            continue;
        }
        if !seen.warnings.is_empty() {
            let words = format!("{}: 自治体か年度が違うので、何も取り込んでいません。", plan.file);
            return Err(Failure::new(Exit::Refused, words));
        }
        save(&mut desk, &base, plan, &seen.differences)?;
    }
    keep_questions(file, plans);
    Ok(if found > 0 && !take { Exit::Findings } else { Exit::Fine })
}

fn show(plan: &Plan, base: &Ledger, seen: &Against) -> Result<Exit, Failure> {
    answer(|out| {
        for one in &seen.differences {
            let before = one.before.as_deref().unwrap_or("（空欄）");
            let label = label::describe(base.doc(), &one.pointer);
            out.line(&format!("{label}: 台帳 {before} / ファイル {} ({})", one.after, one.cell))?;
        }
        for (cell, missing) in &seen.missing {
            out.line(&format!("{missing} ({cell})"))?;
        }
        let asks = plan.entries.iter().filter(|entry| entry.kind == As::Ask).count();
        let unread = plan.entries.iter().filter(|entry| entry.kind == As::Unplaced).count();
        out.line(&format!(
            "{}: 違い {}件、同じ {}件、台帳に行がない {}件、質問 {asks}件、読まなかったセル {unread}件",
            plan.file,
            seen.differences.len(),
            seen.same,
            seen.missing.len()
        ))
    })
}

/// Ordinary edits, saved as the screen saves, with the cells in the history.
fn save(desk: &mut Desk, base: &Ledger, plan: &Plan, differences: &[Difference]) -> Result<(), Failure> {
    let refused = |words: String| Failure::new(Exit::Refused, format!("{}: 取り込んでいません。{words}", plan.file));
    let mut ledger = base.clone();
    let mut steps = Vec::new();
    for one in differences {
        let before = base.doc().get(&one.pointer).ok();
        let words = format!("{} ({} {})", label::describe(base.doc(), &one.pointer), plan.file, one.cell);
        let edit = one.edit(before, who::millis());
        steps.push(Step::make(words, &[edit], &mut ledger).map_err(|error| refused(error.to_string()))?);
    }
    let mut cells: Vec<&str> = differences.iter().map(|one| one.cell.as_str()).collect();
    cells.dedup();
    let label = format!("取り込み: {} {}", plan.file, cells.join("、"));
    let saving = crate::app::effect::Saving { base: base.clone(), ledger, path: None, steps, held: Vec::new(), label };
    match desk.save(&saving) {
        Outcome::Saved { notes, .. } => {
            notes.iter().for_each(|note| tell(&note.to_string()));
            tell(&format!("{}: {}件を取り込みました。", plan.file, differences.len()));
            Ok(())
        }
        Outcome::Theirs(_) => Err(refused("ほかの人が先に保存しました。もう一度実行してください。".to_owned())),
        Outcome::Failed(words) => Err(refused(words)),
    }
}
