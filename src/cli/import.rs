//! `kensho import`: a town's workbook, csv or pasted table → a ledger, or its differences from one.

use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::args::{Import, slips};
use super::output::{answer, tell};
use super::source::to_save;
use crate::change::history::Noted;
use crate::exchange::against::take::{Standing, standings};
use crate::exchange::against::{Against, Offer, Warning, against, made, no_base, stems_from};
use crate::exchange::asking::merged;
use crate::exchange::mapping::{Answer, Mapping};
use crate::exchange::plan::Entry;
use crate::exchange::plan::destinations::{Before, Destinations};
use crate::exchange::read::How;
use crate::exchange::values::string;
use crate::exchange::{As, Plan};
use crate::failure::{Exit, Failure};
use crate::io::desk::Desk;
use crate::io::names;
use crate::io::source::Source;
use crate::io::store::audit::{self, Entry as Saved};
use crate::io::store::places::Places;
use crate::io::store::{self, Disk, Overwrite, who};
use crate::io::{Processors, incoming, ledgers, load};
use crate::json::Doc;
use crate::ledger::Ledger;
use crate::ledger::label;
use crate::ledger::whole::PROJECTS;
use crate::ledger::year::FiscalYear;
use crate::text::{is_plain, shown};

mod saving;

/// Runs the command.
pub fn run(asked: &Import) -> Result<Exit, Failure> {
    let is_ledger = |word: &OsString| word.to_string_lossy().to_ascii_lowercase().ends_with(".json");
    let (ledger, files) = match asked.words.split_first() {
        Some((first, rest)) if is_ledger(first) => (Some(Path::new(first)), rest),
        _ => (None, &asked.words[..]),
    };
    if files.is_empty() {
        let words = "取り込むファイル(xlsx、csv、tsv)を指定してください(例 kensho import 台帳.json 回答.xlsx)。";
        return Err(Failure::new(Exit::Usage, words));
    }
    let year = asked.year.as_deref().map(year_of).transpose()?;
    let mut how = How::default();
    if let Some(word) = asked.how.iter().flat_map(|words| words.split(',')).find(|word| !how.say(word)) {
        let words = format!("--as に「{word}」は使えません。使えるのは {} です。", How::WORDS);
        return Err(Failure::new(Exit::Usage, words));
    }
    if let Some(folder) = asked.out.as_deref().filter(|out| out.is_dir()) {
        let words = "フォルダーです。新しい台帳のファイルの名前を指定してください(例 -o 台帳.json)。";
        return Err(Failure::new(Exit::Usage, format!("{}: {words}", names::shown(folder))));
    }
    if let (Some(ledger), Some(_)) = (ledger.filter(|ledger| ledger.exists()), asked.out.as_deref()) {
        let words = "この台帳との違いを取り込むので、-o は使えません。新しい台帳にするなら、台帳を書かずに -o を指定してください。";
        return Err(Failure::new(Exit::Usage, format!("{}: {words}", names::shown(ledger))));
    }
    if let Some(ledger) = ledger.filter(|ledger| asked.out.is_none() && !ledger.exists()) {
        mistyped(ledger)?;
    }
    let target = ledger.filter(|ledger| ledger.exists()).or(asked.out.as_deref()).or(ledger);
    let (mut given, notices) = incoming::given(target)?;
    given.year = year;
    notices.iter().for_each(|notice| tell(notice));
    let (mut plans, mut lost) = (Vec::new(), Vec::new());
    for file in files {
        match incoming::read(Path::new(file), &given, &how) {
            Ok(plan) => plans.push(plan),
            Err(failure) => lost.push(failure),
        }
    }
    // What one department sent in vain keeps nobody from the answers of the others.
    let answered = plans.iter().any(|plan| plan.answers.is_some());
    let goes_on = answered && !asked.dry_run && ledger.is_some_and(Path::exists);
    if let Some(last) = lost.pop_if(|_| !goes_on) {
        // All of them at once, so that nobody mends one after the other.
        lost.iter().for_each(|failure| tell(&failure.words));
        return Err(last);
    }
    // The program ends with it, and its memory too: giving back millions of small pieces one by one would take longer.
    let mut plans = ManuallyDrop::new(plans);
    for plan in plans.iter() {
        plan.notices.iter().for_each(|notice| tell(&format!("{}: {notice}", plan.file)));
    }
    if asked.dry_run {
        return dry_run(&plans, asked.json);
    }
    if let Some(failure) = refused(&plans).filter(|_| !goes_on) {
        if let Some(target) = target.filter(|_| plans.iter().any(Plan::asks_whose)) {
            keep_questions(target, &plans, Vec::new())?;
        }
        return Err(failure);
    }
    let more = plans.extract_if(.., |plan| plan.refused().is_some());
    let more = more.filter_map(|plan| Some(format!("{}: {}", plan.file, plan.refused()?)));
    let lost: Vec<String> = lost.into_iter().map(|failure| failure.words).chain(more).collect();
    lost.iter().for_each(|words| tell(&format!("{words}このファイルは取り込みません。")));
    match ledger.filter(|ledger| ledger.exists()) {
        Some(ledger) => match beside(ledger, &plans, &given.mapping, asked)? {
            Exit::Fine if !lost.is_empty() => Ok(Exit::Findings),
            exit => Ok(exit),
        },
        None => {
            let Some(target) = asked.out.as_deref().or(ledger) else {
                let words = "書き込む先がありません。-o 新しい台帳.json か、既にある台帳を指定してください(確かめるだけなら --dry-run)。";
                return Err(Failure::new(Exit::Usage, words));
            };
            if asked.out.is_none() {
                tell(&format!(
                    "{}: この名前の台帳はないので、新しく作ります。ある台帳に取り込むつもりなら、名前を確かめてください。",
                    names::shown(target)
                ));
            }
            create(target, &plans, &given.mapping)
        }
    }
}

fn year_of(word: &str) -> Result<u16, Failure> {
    let unread = || Failure::new(Exit::Usage, format!("--year「{word}」を年度として読めません(例 R6)。"));
    FiscalYear::parse(word).map(|year| year.0).ok_or_else(unread)
}

/// A ledger that isn't there is one to be made, unless another one stands where it would be: then a name may be mistyped, and
/// the answers of a year would go into a ledger of their own.
fn mistyped(ledger: &Path) -> Result<(), Failure> {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let slips = |other: &PathBuf| slips(&name(other), &name(ledger));
    let Some(other) = ledgers::beside(ledger).into_iter().min_by_key(slips) else { return Ok(()) };
    let (ledger, other) = (names::shown(ledger), names::shown(&name(&other)));
    let words = format!(
        "{ledger}: この名前の台帳はありません。同じフォルダーに台帳 {other} があります。ある台帳に取り込むなら、名前を確かめてください。新しい台帳を作るなら、-o {ledger} と指定してください。"
    );
    Err(Failure::new(Exit::Usage, words))
}

/// Says what would become of each cell, and writes nothing.
fn dry_run(plans: &[Plan], json: bool) -> Result<Exit, Failure> {
    if json {
        write_json(plans)?;
    } else {
        preview(plans)?;
    }
    refused(plans).map_or(Ok(Exit::Fine), Err)
}

/// The cells of a plan, some of them at a time.
fn parts(plan: &Plan) -> impl Iterator<Item = &[Entry]> {
    plan.entries.pieces().iter().flat_map(|piece| piece.chunks(TOGETHER))
}

/// Cells of which a thread says what they are before it hands that on.
const TOGETHER: usize = 1024;

/// The cells as one JSON array.
fn write_json(plans: &[Plan]) -> Result<Exit, Failure> {
    let parts = plans.iter().flat_map(|plan| parts(plan).map(move |entries| (&plan.file, entries)));
    let parts: Vec<(bool, &String, &[Entry])> =
        parts.enumerate().map(|(n, (file, entries))| (n == 0, file, entries)).collect();
    answer(|out| {
        out.text("[\n")?;
        out.each_text(&parts, |(first, file, entries)| {
            let mut rows = String::with_capacity(entries.len() * 300);
            for (n, entry) in entries.iter().enumerate() {
                rows.push_str(if n > 0 || !first { ",\n" } else { "" });
                entry.add_json(file, &mut rows);
            }
            rows
        })?;
        out.text("\n]\n")
    })
}

/// The refusal, where a file has nothing to import.
fn refused(plans: &[Plan]) -> Option<Failure> {
    let (plan, why) = plans.iter().find_map(|plan| Some((plan, plan.refused()?)))?;
    Some(Failure::new(Exit::NotALedger, format!("{}: {why}何も書いていません。", plan.file)))
}

/// What would be done, a line a cell.
fn preview(plans: &[Plan]) -> Result<Exit, Failure> {
    answer(|out| {
        for plan in plans {
            let destinations = Destinations::of(&Processors, plan);
            let parts: Vec<&[Entry]> = parts(plan).collect();
            let counts = As::ALL.map(|_| AtomicUsize::new(0));
            out.each_text(&parts, |entries| {
                let mut lines = String::with_capacity(entries.len() * 200);
                let mut before = Before::default();
                let mut here = As::ALL.map(|_| 0);
                for entry in *entries {
                    here[entry.said() as usize] += 1;
                    add_line(entry, &destinations, &mut before, &mut lines);
                }
                counts.iter().zip(here).for_each(|(all, here)| _ = all.fetch_add(here, Ordering::Relaxed));
                lines
            })?;
            let counts = As::ALL.into_iter().zip(counts.map(AtomicUsize::into_inner)).filter(|(_, n)| *n > 0);
            let sum: Vec<String> = counts.map(|(kind, n)| format!("{} {n}", kind.word())).collect();
            out.line(&format!("{}: {}", plan.file, sum.join("、")))?;
        }
        Ok(())
    })
}

/// Adds the line of a cell, in pieces: where its value goes is said in the officials' words (scripts read the pointers of
/// `--json`). A tab is shown as four spaces.
fn add_line(entry: &Entry, destinations: &Destinations<'_>, before: &mut Before, line: &mut String) {
    // What a file says isn't sent to a terminal as it is. Most values are the cell's text.
    let text_is_plain = is_plain(&entry.text);
    let add = |line: &mut String, words: &str| {
        if (text_is_plain && *words == *entry.text) || is_plain(words) {
            return line.push_str(words);
        }
        for (n, part) in words.split('\n').enumerate() {
            line.push_str(if n > 0 { "\n" } else { "" });
            line.push_str(&shown(part));
        }
    };
    line.extend([entry.said().word(), "    "]);
    if let Some(sheet) = &entry.sheet {
        add(line, sheet);
        line.push('!');
    }
    entry.cell.add_to(line);
    line.push_str("    ");
    match text_is_plain {
        true => line.push_str(&entry.text),
        false => add(line, &entry.text.replace(['\n', '\r'], " ")),
    }
    if !destinations.add(entry, before, line, add) {
        line.push_str(" (");
        add(line, &entry.reason());
        line.push(')');
    }
    line.push('\n');
}

/// How much of a file hasn't come into the new ledger, and where to read of it.
fn unread(plan: &Plan) -> Option<String> {
    let mut unread = plan.entries.iter().filter(|entry| entry.kind == As::Unplaced);
    let first = unread.next()?;
    Some(format!(
        "{}: 読まなかったセルが {} か所あります({} など)。--dry-run で、すべてのセルと理由を見られます。",
        plan.file,
        unread.count() + 1,
        first.place()
    ))
}

/// A new ledger; a file that is there is never overwritten.
fn create(target: &Path, plans: &[Plan], mapping: &Mapping) -> Result<Exit, Failure> {
    let shown = names::shown(target);
    let made = made(plans, mapping, who::millis()).map_err(|words| Failure::new(Exit::Refused, words))?;
    let (ledger, clashes, asked) = (made.ledger, made.clashes, made.questions);
    // As everything is saved: whole, or not there at all.
    let places = Places::find().unwrap_or_else(|_| Places::nowhere());
    let saved = store::create(&Disk, |path| places.ledger(path), target, ledger.doc(), Overwrite::No)
        .map_err(|error| Failure::new(Exit::Refused, error.to_string()))?;
    saved.notices.iter().for_each(|notice| tell(&notice.to_string()));
    if let Some(blank) =
        Doc::parse(&format!("{{\"{PROJECTS}\": []}}"), PROJECTS).ok().filter(|_| Places::find().is_ok())
    {
        let entry = Saved::new(taken_from(plans), Noted::all(&blank, &made.steps), saved.opened.digest);
        // The ledger is there all the same.
        if let Err(error) = audit::append(&places.ledger(&saved.opened.path), &entry) {
            tell(&format!("変更の履歴は残せませんでした({})。", store::error::cause(&error)));
        }
    }
    for offer in &clashes {
        let (before, after) = Against::shown(offer, ledger.doc());
        tell(&format!(
            "{}: 2つのファイルで違います。{}({} では {after})。",
            offer.label,
            match ledger.doc().get(&offer.pointer).is_ok_and(|now| now == "null") {
                true => format!("どちらも書いていません。一方は {before}"),
                false => format!("{before} にしました"),
            },
            offer.source
        ));
    }
    tell(&format!("{shown}: 新しい台帳を書きました。"));
    if ledger.front().front().municipality().is_none() {
        tell("自治体の名前がファイルにありません。画面の台帳全体(0)で入力してください。");
    }
    for plan in plans {
        if let Some(words) = unread(plan) {
            tell(&words);
        }
    }
    // What is asked is left out, and so is what two files contradict each other about.
    let left = keep_questions(target, plans, asked)? + clashes.len();
    Ok(if left > 0 { Exit::Findings } else { Exit::Fine })
}

/// The open questions beside the ledger, so that nothing asked is forgotten and next year's file finds the answers. Gives how
/// many there are.
fn keep_questions(target: &Path, plans: &[Plan], more: Vec<Answer>) -> Result<usize, Failure> {
    let asked: Vec<Answer> = plans.iter().flat_map(Plan::questions).chain(more).collect();
    let count = asked.len();
    if count == 0 {
        return Ok(0);
    }
    let (path, mapping) = match incoming::keep(target, asked.clone()) {
        Ok(kept) => kept,
        // What was read and taken stands all the same, and the questions are asked again.
        Err(failure) => {
            tell(&format!("{}答えの要る質問が {count} 件あり、次に取り込むときにまた尋ねます。", failure.words));
            return Ok(count);
        }
    };
    // What is asked although it was answered was answered with something else than the answers that there are.
    for asked in &asked {
        if let Some(answer) = mapping.answer_to(asked) {
            tell(&format!(
                "{} の答え「{}」は、選べる答えにありません({})。{} から選び、そのまま書いてください。",
                names::shown(&path),
                shown(answer),
                shown(&asked.place),
                asked.options.iter().map(|option| format!("「{}」", shown(option))).collect::<String>()
            ));
        }
    }
    let waiting: usize = plans.iter().map(Plan::waiting).sum();
    if waiting > 0 {
        tell(&format!("質問に答えるまで書かない値が {waiting} 件あります。取り込んでいません。"));
    }
    tell(&format!(
        "答えの要る質問が {count} 件あります。{0} の answer に options のどれかを書いてから kensho import {1} ファイル --take とするか、台帳を開いて画面の取り込み(I)で答えてください。",
        names::shown(&path),
        names::shown(target)
    ));
    if plans
        .iter()
        .flat_map(|plan| &plan.entries)
        .any(|entry| entry.question().is_some_and(|asked| asked.free.is_some()))
    {
        tell("値を尋ねる質問の answer には、options にない値も書けます。");
    }
    Ok(count)
}

/// The differences from a ledger; taken where that is asked for.
fn beside(file: &Path, plans: &[Plan], mapping: &Mapping, asked: &Import) -> Result<Exit, Failure> {
    let (mut desk, ours) = Desk::open(to_save(file)?)?;
    let base = match asked.base.as_deref() {
        Some(base) => load::text(&Source::File(base.to_owned()))?,
        None => ours.clone(),
    };
    // Departments' answers bring what was sent along.
    let base = merged::base(plans, &base);
    if let Some(file) = asked.base.as_deref().filter(|_| !stems_from(ours.doc(), base.doc())) {
        return Err(Failure::new(Exit::Refused, no_base(&names::shown(file))));
    }
    let seen = against(plans, base.doc(), mapping);
    seen.warnings.iter().for_each(|warning| tell(&warning.to_string()));
    seen.told.iter().for_each(|words| tell(words));
    let standings = standings(&seen.offers, &base, &ours);
    if asked.json {
        let rows: Vec<String> =
            seen.offers.iter().zip(&standings).map(|(offer, standing)| json(offer, standing, &ours)).collect();
        answer(|out| out.text(&format!("[\n{}\n]\n", rows.join(",\n"))))?;
    } else {
        show(plans, &base, &ours, &seen, &standings)?;
    }
    let questions = seen.asks(mapping);
    let certain = seen.offers.iter().zip(&standings);
    let certain: Vec<&Offer> = certain
        .filter(|(offer, standing)| **standing == Standing::Clean && offer.others.is_empty())
        .map(|(offer, _)| offer)
        .collect();
    let waiting = standings.iter().filter(|standing| **standing != Standing::Settled).count();
    // Without a year the better part of a file has no place: that isn't the same as nothing to take.
    let yearless = plans.iter().filter(|plan| plan.lacks_year()).count();
    let mut left = waiting + seen.untaken + yearless;
    if asked.take && !certain.is_empty() {
        let said = |warning: &&Warning| asked.year.is_none() || !matches!(warning, Warning::Year(..));
        if let Some(warning) = seen.warnings.iter().find(said) {
            let hint = match warning {
                Warning::Year(..) => "この年度のファイルでよければ --year で年度を指定してください。",
                _ => "",
            };
            return Err(Failure::new(Exit::Refused, format!("何も取り込んでいません。{warning}{hint}")));
        }
        let certain: Vec<Offer> = certain.into_iter().cloned().collect();
        left -= certain.len();
        left += saving::save(&mut desk, &base, ours, &taken_from(plans), certain)?;
    }
    left += keep_questions(file, plans, questions)?;
    Ok(if left > 0 { Exit::Findings } else { Exit::Fine })
}

/// What the ledger says by now, where that is something else than what the file was made from.
fn now(offer: &Offer, standing: &Standing, ours: &Ledger) -> Option<String> {
    match standing {
        Standing::Conflict(now) => Some(Against::shown_now(offer, ours.doc(), now.as_deref())),
        _ => None,
    }
}

fn show(plans: &[Plan], base: &Ledger, ours: &Ledger, seen: &Against, standings: &[Standing]) -> Result<Exit, Failure> {
    answer(|out| {
        for (offer, standing) in seen.offers.iter().zip(standings) {
            let (before, after) = Against::shown(offer, base.doc());
            let mut line = match now(offer, standing, ours) {
                Some(now) => format!("{}: 台帳 {now} / ファイル {after} / もと {before}", offer.label),
                // The ledger says by now what the file says: what stands beside it is what it was made from.
                None if *standing == Standing::Settled => {
                    format!("{}: もと {before} / ファイル {after}", offer.label)
                }
                None => format!("{}: 台帳 {before} / ファイル {after}", offer.label),
            };
            line.push_str(&format!(" ({})", offer.source));
            for (value, source) in &offer.others {
                line.push_str(&format!(
                    " / 別のファイル {} ({source})",
                    label::shown(base.doc(), &offer.pointer, value)
                ));
            }
            match standing {
                Standing::Settled => line.push_str(" …台帳に入力済み"),
                Standing::Conflict(_) => line.push_str(" …台帳でも変わっている"),
                Standing::Reopens => line.push_str(" …台帳の数値を未確定に戻す(--take では取り込まない)"),
                Standing::Unreads => line.push_str(" …台帳の数値が数値でなくなる(--take では取り込まない)"),
                Standing::Rescaled => {
                    line.push_str(" …台帳の額と千倍ほど違う。円と千円を確かめる(--take では取り込まない)")
                }
                Standing::Partial => line.push_str(" …台帳の事業の一部だけの合計(--take では取り込まない)"),
                Standing::Renumbers => line.push_str(" …台帳の別の事業と同じ番号になる(--take では取り込まない)"),
                Standing::Doubtful(doubt) => line.push_str(&format!(" …{}(--take では取り込まない)", doubt.in_short())),
                Standing::Clean => {}
            }
            out.line(&line)?;
        }
        for asked in &seen.questions {
            out.line(&format!("{} ({})", asked.asked, asked.place))?;
        }
        for plan in plans {
            let asks = plan.questions().len();
            let unread = plan.entries.iter().filter(|entry| entry.kind == As::Unplaced).count();
            out.line(&format!("{}: 質問 {asks}件、読まなかったセル {unread}件", plan.file))?;
        }
        let count = |of: fn(&Standing) -> bool| standings.iter().filter(|standing| of(standing)).count();
        out.line(&format!(
            "違い {}件(台帳でも変わっている {}件、入力済み {}件、ファイルどうしで違う {}件)、同じ {}件、どの行か分からない {}件",
            seen.offers.len(),
            count(|standing| matches!(standing, Standing::Conflict(_))),
            count(|standing| *standing == Standing::Settled),
            seen.offers.iter().filter(|offer| !offer.others.is_empty()).count(),
            seen.same,
            seen.questions.len()
        ))?;
        if let Some(source) = seen.left.first() {
            let more = seen.left.len() - 1;
            let more = if more > 0 { format!(" など{}か所", more + 1) } else { String::new() };
            out.line(&format!("{source}{more}: 台帳の題名・年度・注記と、書いてある自治体は変えません"))?;
        }
        Ok(())
    })
}

/// An offer as a JSON object, in one line.
fn json(offer: &Offer, standing: &Standing, ours: &Ledger) -> String {
    let raw = |value: Option<&str>| value.map_or("null".to_owned(), str::to_owned);
    let state = match standing {
        Standing::Clean => "clean",
        Standing::Reopens => "reopens",
        Standing::Unreads => "unreads",
        Standing::Rescaled => "rescaled",
        Standing::Partial => "partial",
        Standing::Renumbers => "renumbers",
        Standing::Doubtful(doubt) => doubt.code(),
        Standing::Settled => "settled",
        Standing::Conflict(_) => "conflict",
    };
    let now = match standing {
        Standing::Conflict(now) => now.clone(),
        _ => ours.doc().get(&offer.pointer).ok(),
    };
    let source = |source: &crate::exchange::against::Source| {
        let cells: Vec<String> = source.cells.iter().map(|cell| string(cell)).collect();
        format!("{{\"file\":{},\"cells\":[{}]}}", string(&source.file), cells.join(","))
    };
    let others: Vec<String> =
        offer.others.iter().map(|(value, from)| format!("{{\"value\":{value},\"source\":{}}}", source(from))).collect();
    format!(
        "{{\"pointer\":{},\"label\":{},\"state\":\"{state}\",\"base\":{},\"ledger\":{},\"file\":{},\"source\":{},\"others\":[{}]}}",
        string(offer.pointer.as_str()),
        string(&offer.label),
        raw(offer.before.as_deref()),
        raw(now.as_deref()),
        offer.after,
        source(&offer.source),
        others.join(",")
    )
}

/// What an import is called in the history.
fn taken_from(plans: &[Plan]) -> String {
    format!("取り込み: {}", plans.iter().map(Plan::name).collect::<Vec<_>>().join("、"))
}
