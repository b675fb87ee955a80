//! The texts that go with a workbook: 照会文 when it is sent, 督促文 when an answer is missing.

use std::collections::HashSet;

use jiff::civil::{Date, Weekday};

use super::{Asked, OfProject, Part, Round, Shape, workbook};
use crate::check::todo::{self, Item, Kind};
use crate::exchange::out::clean::Cleaner;
use crate::exchange::values;
use crate::ledger::year::FiscalYear;

/// How a workbook is filled in, a line each.
pub(crate) const HOW: [&str; 5] = [
    "・色の付いた欄だけに記入できます。すでに入っている値は、違っていれば直し、合っていればそのままにしてください。",
    "・実績値がまだ分からないときは、空欄にせず「確認中」を選び、「確定の期日」に見込みを書いてください。",
    "・事業効果と今後の方針は、一覧から選んでください。",
    "・列の幅と行の高さは変えられます。行や列を移したり加えたりするときは、シートの保護を解除してください(パスワードはありません)。",
    "・左端の「記号」と、見出しの行は消さないでください。どの欄への回答かを、これで見分けます。ファイル名は変えてもかまいません。",
];

/// A day as `2026-05-29`, of what people write for one; `None` where no calendar has it.
pub(crate) fn day(text: &str) -> Option<String> {
    let day = values::day(text)?;
    date(&day).map(|_| day)
}

fn date(day: &str) -> Option<Date> {
    day.parse().ok()
}

/// A day in words: 令和8年5月29日(金).
pub(crate) fn in_words(day: &str) -> Option<String> {
    let date = date(day)?;
    let year = FiscalYear(u16::try_from(date.year()).ok()?).to_string();
    let weekday = match date.weekday() {
        Weekday::Monday => "月",
        Weekday::Tuesday => "火",
        Weekday::Wednesday => "水",
        Weekday::Thursday => "木",
        Weekday::Friday => "金",
        Weekday::Saturday => "土",
        Weekday::Sunday => "日",
    };
    Some(format!("{}{}月{}日({weekday})", year.trim_end_matches('度'), date.month(), date.day()))
}

/// Whom a text is for; nobody where there is no department.
fn to(department: &str) -> String {
    match department {
        "" => format!("({})\n\n", super::NOBODY),
        department => format!("{} 御中\n\n", department.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

/// 照会文: the text of the mail with which a workbook is sent.
pub(crate) fn covering(round: &Round, part: &Part, workbook: &str) -> String {
    let mut text = to(&part.department);
    text.push_str(&format!("{}の効果検証について(照会)\n\n", round.year));
    let by = round.due.as_deref().and_then(in_words).map_or_else(String::new, |due| format!("{due}までに"));
    text.push_str(&format!(
        "このことについて、添付の「{workbook}」に記入し、{by}返送してください。\n\n1 お尋ねする事業\n"
    ));
    for (project, sheet) in part.projects.iter().zip(workbook::sheet_names(part)) {
        let (all, open) = project.cells();
        text.push_str(&format!(
            "・{}(シート「{sheet}」、{all}欄。うち未記入・確認中 {open}欄)\n",
            project.title().split_whitespace().collect::<Vec<_>>().join(" ")
        ));
        if project.of.is_some() {
            text.push_str("  この事業のうち、貴課の指標だけをお尋ねします。\n");
        }
        if let targets @ 1.. = project.targets() {
            text.push_str(&format!("  うち{targets}つの指標は、{}の目標値もお尋ねします。\n", round.year));
        }
    }
    text.push_str("\n2 記入のしかた\n");
    HOW.iter().for_each(|line| text.push_str(&format!("{line}\n")));
    Cleaner::default().text(&text).into_owned()
}

/// What is still wanted of a department, on a day.
#[derive(Clone, Debug)]
pub(crate) struct Reminder {
    /// The department; empty where there is none.
    pub department: String,
    /// Whether it was asked by a workbook and none of its files came back; `None`: nobody looked.
    pub without_file: Option<bool>,
    /// What is open.
    pub items: Vec<Item>,
}

/// What is still wanted of the departments: open values and opinions, as [`todo`](mod@todo) says them, and what was asked besides
/// and is blank, if the town writes such texts. `asked`: every department that was asked, and whether its file came back.
pub(crate) fn reminders(parts: Vec<todo::Part>, round: &Round, asked: Option<&[(String, bool)]>) -> Vec<Reminder> {
    let came = |who: &str| Some(asked?.iter().find(|(name, _)| name == who).is_some_and(|(_, came)| !came));
    let written = written(round);
    let mut all: Vec<Reminder> = Vec::new();
    for part in &round.parts {
        let open = parts.iter().filter(|todo| todo.department == part.department).flat_map(|todo| &todo.items);
        let open: Vec<&Item> = open.filter(|item| matches!(item.kind, Kind::Value | Kind::Opinion)).collect();
        let mut items = Vec::new();
        for project in &part.projects {
            let own = |item: &&&Item| item.name == project.title();
            items.extend(open.iter().filter(own).map(|item| (*item).clone()));
            items.extend(blanks(project, &written));
        }
        let without_file = came(&part.department);
        all.push(Reminder { department: part.department.clone(), without_file, items });
    }
    for (name, _) in asked.unwrap_or_default().iter().filter(|(_, came)| !came) {
        if !all.iter().any(|one| one.department == *name) {
            all.push(Reminder { department: name.clone(), without_file: Some(true), items: Vec::new() });
        }
    }
    all.retain(|one| !one.items.is_empty() || one.without_file == Some(true));
    all.retain(|one| asked.is_none_or(|asked| asked.iter().any(|(name, _)| *name == one.department)));
    all
}

fn is_text(asked: &Asked) -> bool {
    asked.shape == Shape::Text
}

/// Amounts are wanted of every project.
fn is_amount(asked: &Asked) -> bool {
    asked.cells.iter().any(|cell| ["/cost", "/grant"].iter().any(|end| cell.inside.as_str().ends_with(end)))
}

/// The texts that somebody has written for any project, this year or last. Others the town's own form may not have.
fn written(round: &Round) -> HashSet<&str> {
    let asked = round.parts.iter().flat_map(|part| &part.projects).flat_map(OfProject::asked);
    let is_written = |asked: &&Asked| {
        is_text(asked)
            && !is_amount(asked)
            && (asked.cells.iter().any(|cell| !super::is_open(&cell.sent))
                || asked.beside.iter().any(|text| !text.trim().is_empty()))
    };
    asked.filter(is_written).map(|asked| asked.label.as_str()).collect()
}

/// What is blank of a project besides results and opinions, in one sentence: of the texts that are `written` elsewhere, and
/// where nobody has written one yet, of all.
fn blanks(project: &OfProject, written: &HashSet<&str>) -> Option<Item> {
    let is_usual = |asked: &Asked| written.is_empty() || written.contains(asked.label.as_str());
    let wanted = |asked: &&Asked| is_text(asked) && (is_amount(asked) || is_usual(asked));
    let open = |asked: &&Asked| asked.cells.iter().any(|cell| super::is_open(&cell.sent));
    let blank: Vec<&Asked> = project.asked().filter(wanted).filter(open).collect();
    let done = |asked: &Asked| asked.shape == Shape::NarrowWide && asked.cells.iter().any(|cell| cell.sent != "null");
    let mut names: Vec<&str> = blank.iter().map(|asked| asked.label.as_str()).collect();
    if project.of.is_none() && !project.asked().any(done) {
        names.push("事業実績");
    }
    let open_target = |asked: &&Asked| asked.cells.iter().any(|cell| cell.is_target() && super::is_open(&cell.sent));
    let targets: Vec<String> =
        project.asked().filter(open_target).map(|asked| format!("「{}」の目標値", asked.label)).collect();
    names.extend(targets.iter().map(String::as_str));
    let first = project.asked().next()?.cells.first()?;
    (!names.is_empty()).then(|| Item {
        project: None,
        name: project.title(),
        number: project.number,
        pointer: blank.first().and_then(|asked| asked.cells.first()).unwrap_or(first).pointer.clone(),
        kind: Kind::Value,
        due: None,
        sentence: format!("{} が空欄です。記入してお知らせください。", names.join("、")),
    })
}

/// Whether a value is promised for a later day than this one; a month or a year that isn't over is later.
fn is_promised(item: &Item, today: Date) -> bool {
    let Some(due) = item.due.as_deref() else { return false };
    let (_, last) = match values::day(due).as_deref().and_then(date) {
        Some(day) => (day, day),
        None => match months(due) {
            Some(span) => span,
            None => return false,
        },
    };
    last > today
}

/// First and last day of a month (`R8.6`, `令和8年6月`) or a fiscal year (`R8`) that somebody wrote.
fn months(text: &str) -> Option<(Date, Date)> {
    use unicode_normalization::UnicodeNormalization;
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let end = text.find(['月', '末', '公', '予', '見', '頃', '(']).unwrap_or(text.len());
    let parts: Vec<&str> =
        text.get(..end)?.split(['.', '/', '-', '年']).filter(|part| !part.is_empty() && *part != "度").collect();
    let year = i16::try_from(FiscalYear::parse(parts.first()?)?.0).ok()?;
    match parts.get(1).map(|month| month.parse::<i8>()) {
        Some(Ok(month)) => {
            let first = Date::new(year, month, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        Some(Err(_)) => None,
        None => Some((Date::new(year, 4, 1).ok()?, Date::new(year.checked_add(1)?, 3, 31).ok()?)),
    }
}

/// 督促文: the text of the mail to whoever hasn't answered. `today` and `due`: days as `2026-05-29`.
pub(crate) fn reminding(reminder: &Reminder, year: Option<FiscalYear>, due: Option<&str>, today: &str) -> String {
    let mut text = to(&reminder.department);
    let year = year.map_or_else(String::new, |year| format!("{year}の"));
    text.push_str(&format!("{year}効果検証について(回答のお願い)\n\n"));
    let now = date(today);
    if let (Some(words), Some(due), Some(now)) = (due.and_then(in_words), due.and_then(date), now) {
        text.push_str(&match (due.cmp(&now), (due - now).get_days()) {
            (std::cmp::Ordering::Less, days) => format!("提出期限の{words}を{}日過ぎました。", -days),
            (std::cmp::Ordering::Equal, _) => format!("提出期限は本日、{words}です。"),
            (std::cmp::Ordering::Greater, days) => format!("提出期限は{words}です(あと{days}日)。"),
        });
    }
    if reminder.without_file == Some(true) {
        text.push_str("照会票の回答がまだ届いていません。");
    }
    let (later, open): (Vec<&Item>, Vec<&Item>) =
        reminder.items.iter().partition(|item| now.is_some_and(|now| is_promised(item, now)));
    // Before the day nobody is late.
    let when = if due.is_some_and(|due| due >= today) { "期限までに" } else { "至急、" };
    match open.len() {
        0 if reminder.without_file == Some(true) => text.push_str(&format!("{when}返送をお願いします。\n")),
        0 => text.push('\n'),
        count => text.push_str(&format!("次の{count}件がまだ空いています。{when}お知らせください。\n")),
    }
    list(&mut text, &open, 1);
    if !later.is_empty() {
        text.push_str(&format!(
            "\n次の{}件は、見込みの期日がまだ先です。確定しましたらお知らせください。\n",
            later.len()
        ));
        list(&mut text, &later, open.len() + 1);
    }
    Cleaner::default().text(&text).into_owned()
}

fn list(text: &mut String, items: &[&Item], first: usize) {
    let mut last = None;
    for (n, item) in (first..).zip(items) {
        if last != Some(&item.name) {
            text.push_str(&format!("\n■ {}\n", item.name.split_whitespace().collect::<Vec<_>>().join(" ")));
            last = Some(&item.name);
        }
        text.push_str(&format!("{n}. {}\n", item.sentence));
    }
}
