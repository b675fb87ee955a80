//! Which year a file, and each of its sheets, is about: titles say it, else the names of the sheets, else the headings of results or a
//! column of years, else the line over everything or any heading. A note, a text or a value says it never.

use super::cells::{Book, Cell, Sheet};
use super::layout::year_alone;
use super::values::{is_dash, number, period, short};
use super::words::{self, Head, Words, squeezed, western_year, without_year};

/// What happens in a year that isn't the one under review by it: 「令和７年度公表」, 「令和４年度に開始」.
const EVENTS: [&str; 8] = ["公表", "発表", "作成", "開始", "着手", "採択", "策定", "改訂"];

/// The years that a text names, without the one in which it was published and such whose supplementary budget the money is from: 「（令和２年度第１次補正予算分）」.
fn years(text: &str) -> Vec<u16> {
    let mut found = words::years(text);
    if found.is_empty() {
        return found;
    }
    if EVENTS.iter().any(|event| text.contains(event)) {
        let flat = squeezed(text);
        let events = flat.match_indices("年度").filter(|(at, year)| {
            let behind = flat[at + year.len()..].trim_start_matches('に');
            EVENTS.iter().any(|event| behind.starts_with(event))
        });
        for year in events.filter_map(|(at, year)| words::years(&flat[..at + year.len()]).last().copied()) {
            found.retain(|found| *found != year);
        }
    }
    if !text.contains("補正") {
        return found;
    }
    let flat = squeezed(text);
    for (at, _) in flat.match_indices("補正") {
        let before = &flat[..at];
        let counted = before.strip_suffix('次').map(|of| of.trim_end_matches(|c: char| c.is_ascii_digit()));
        let before = counted.map_or(before, |of| of.trim_end_matches('第')).trim_end_matches('の');
        let of_budget = before.strip_suffix("年度").and_then(|_| words::years(before).last().copied());
        if let Some(at) = of_budget.and_then(|year| found.iter().position(|found| *found == year)) {
            found.remove(at);
        }
    }
    found
}

/// The years of sheets that are one form filled in for several: their titles, or where none says a year their names, differ
/// in the year alone.
pub(super) fn years_of_sheets(book: &Book) -> Vec<Option<u16>> {
    let of_text = |text: &str| {
        let text = squeezed(text);
        let year = year_of_results(&text).or_else(|| years(&text).first().copied());
        Some((without_year(&text), year?))
    };
    let of_sheet = |sheet: &Sheet| {
        let mut titles = sheet.cells.iter().take(40).filter(|cell| is_title_of_year(&cell.text));
        let title = titles.find_map(|cell| of_text(&cell.text));
        title.or_else(|| of_text(sheet.name.as_deref()?)).filter(|_| !sheet.hidden)
    };
    let said: Vec<Option<(String, u16)>> = book.sheets.iter().map(of_sheet).collect();
    let other = |words: &str, year: u16| said.iter().flatten().any(|(of, other)| of == words && *other != year);
    said.iter().map(|said| said.as_ref().filter(|(words, year)| other(words, *year)).map(|(_, year)| *year)).collect()
}

/// The years of the other sheets, where one says itself that it is of another year than the file: last year's sheet, left in the
/// workbook as 「R5(前年度)」 or 「前年度」, below 「令和5年度分」, or with 「R5決算額」 over its amounts and no other year. A title with
/// another year than the name says neither.
pub(super) fn with_years_alone(
    book: &Book,
    words: &Words,
    mut own: Vec<Option<u16>>,
    reviewed: Option<u16>,
) -> Vec<Option<u16>> {
    let sheets = book.sheets.iter().filter(|sheet| !sheet.hidden).count();
    let Some(reviewed) = reviewed.filter(|_| sheets > 1) else { return own };
    for (sheet, own) in book.sheets.iter().zip(&mut own).filter(|(sheet, own)| !sheet.hidden && own.is_none()) {
        let name = year_of_name(sheet).or_else(|| is_last_years(sheet).then_some(reviewed - 1));
        let mut titles = sheet.cells.iter().take(40).filter(|cell| is_title_of_year(&cell.text));
        let said = match titles.find_map(|title| first_or_end(&title.text)) {
            Some(title) => name.filter(|name| *name == title),
            None => year_over(sheet).or(name).or_else(|| year_of_amounts(sheet, words)),
        };
        *own = said.filter(|year| *year != reviewed);
    }
    own
}

/// Sheets that are called by another year than their titles say: what is read of them is the titles' year, and whoever copied one of
/// them may have left the other as it was. `of_sheet`: the year of which each sheet is read.
pub(super) fn contradicted_names(book: &Book, of_sheet: impl Fn(usize) -> u16) -> Vec<String> {
    let told = |(index, sheet): (usize, &Sheet)| {
        let (name, read) = (year_of_name(sheet)?, of_sheet(index));
        let titles = sheet.cells.iter().take(40).filter(|cell| is_title_of_year(&cell.text));
        let said: Vec<u16> = titles.flat_map(|title| years(&title.text)).collect();
        let within = said.iter().min()? <= &name && said.iter().max()? >= &name;
        let apart = !sheet.hidden && !within && read != name && !is_to_come(sheet);
        let (called, read) = (sheet.name.as_deref()?, short(read));
        apart.then(|| {
            format!("シート「{called}」の題名の年度は、シートの名前の年度と違います。値は{read}のものとして読みました。違うときは、題名を直してから取り込んでください。")
        })
    };
    book.sheets.iter().enumerate().filter_map(told).collect()
}

/// The year that stands alone in a row over a sheet's tables.
fn year_over(sheet: &Sheet) -> Option<u16> {
    let alone = |cell: &&Cell| sheet.row_indexes(cell.row).len() == 1;
    sheet.cells.iter().take_while(alone).find_map(|cell| year_alone(&cell.text))
}

/// Whether a sheet is called by being last year's, and nothing else: 「前年度」, 「前年度実績」.
fn is_last_years(sheet: &Sheet) -> bool {
    let name = sheet.name.as_deref().map(squeezed).unwrap_or_default();
    let rest = ["前年度", "昨年度"].iter().find_map(|word| name.strip_prefix(word));
    rest.is_some_and(|rest| matches!(rest, "" | "分" | "実績" | "の実績" | "(参考)"))
}

/// What a year's sheet is called by beside the year: which year that is, or how far its values are settled. A longer word
/// stands in front of those that it contains.
const BESIDE_YEAR: [&str; 24] = [
    "前年度",
    "昨年度",
    "前年",
    "本年度",
    "今年度",
    "当年度",
    "参考",
    "確定版",
    "確定",
    "暫定",
    "速報",
    "予定",
    "見込み",
    "見込",
    "修正版",
    "修正",
    "変更",
    "計画",
    "当初",
    "最終",
    "決算",
    "予算",
    "目標",
    "現行",
];

/// The year that a sheet is called by and nothing else: 「R5」, 「R5(前年度)」, 「R6(確定)」, 「令和7年度計画」.
fn year_of_name(sheet: &Sheet) -> Option<u16> {
    let name = squeezed(sheet.name.as_deref()?);
    let bare = BESIDE_YEAR.iter().fold(name, |name, word| name.replace(word, ""));
    year_alone(bare.replace("()", "").trim_end_matches(['_', '-', '・', '版', '案', '値']))
}

/// Whether a sheet's values are yet to come by its name: 「R7計画」 beside 「R6」 isn't the year under review.
fn is_to_come(sheet: &Sheet) -> bool {
    let name = sheet.name.as_deref().map(squeezed).unwrap_or_default();
    ["予定", "見込", "計画", "予算", "目標", "当初"].iter().any(|word| name.contains(word))
}

/// The year that the headings over a sheet's amounts spent say, where its headings say no other.
fn year_of_amounts(sheet: &Sheet, words: &Words) -> Option<u16> {
    // Headings stand above what may be very long.
    let headed = sheet.cells.iter().take(400).filter(|cell| !years(&cell.text).is_empty());
    let mut said = headed.filter_map(|cell| words.head(&cell.text)).filter(|head| head.year.is_some());
    let first = said.next().filter(|head| head.concept == "cost")?;
    said.all(|head| head.year == first.year).then_some(first.year)?
}

/// The year of which a title says that its work is reviewed, where another may stand in it: 「（令和5年度実施分）」.
fn year_of_results(text: &str) -> Option<u16> {
    if let Some(at) = text.find("実施分") {
        return years(&text[..at]).last().copied();
    }
    let said = years(text);
    let text = squeezed(text);
    if !is_title(&text) || said.iter().all(|year| Some(year) == said.first()) {
        return None;
    }
    // 「令和7年度 行政評価（令和6年度事務事業）結果一覧」: the last brackets that say a year.
    let insides = text.split('(').skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
    let inside = insides.filter(|inside| !years(inside).is_empty()).last()?;
    let marks = ["実績", "実施", "事業", "事務事業", "施策", "対象", "決算", "分", "取組"];
    // 「対象年度：令和6年度」.
    if inside.starts_with("対象") || inside.starts_with("評価対象") {
        return years(inside).last().copied();
    }
    // 「令和6年度の実績に基づく評価」 says it as 「令和6年度実績」 does.
    let inside = inside.replace("年度の", "年度");
    let at = marks.iter().filter_map(|mark| inside.find(&format!("年度{mark}"))).min()?;
    years(inside.get(..at + "年度".len())?).last().copied()
}

/// How far down a line below the title may stand.
const TITLE_ROWS: u32 = 6;

/// The year of which a line of its own says that its results follow: 「（令和６年度事業分）」, 「対象：令和６年度」.
fn year_of_own_line(text: &str) -> Option<u16> {
    let flat = squeezed(text);
    let [year] = years(&flat)[..] else { return None };
    if flat.chars().count() > 24 {
        return None;
    }
    let rest = without_year(&flat);
    let rest = rest.trim_matches(['(', ')', '【', '】', '<', '>', '[', ']', '※', '・', ':', '~', '-']);
    let rest = rest.trim_start_matches('の');
    let front = ["評価対象年度", "対象年度", "評価対象", "対象"].contains(&rest.trim_end_matches(':'));
    let ends = ["実績", "事業実績", "決算", "事業", "対象", "実施事業", "の事業", "取組", "事務事業", "実施"];
    let behind = rest == "分" || ends.iter().any(|end| rest == *end || rest.strip_suffix('分') == Some(end));
    (front || behind).then_some(year)
}

/// The year that a title says first, 「令和6年度」; of years from one to another the last, where it says no other.
fn first_or_end(title: &str) -> Option<u16> {
    let said = years(title);
    let inside = squeezed(title);
    let inside = inside.trim_end_matches(')').rsplit_once('(').map_or(&*inside, |(_, inside)| inside);
    match period(inside) {
        Some((from, Some(to))) if to > from && said.iter().all(|year| *year == from || *year == to) => Some(to),
        _ => said.first().copied(),
    }
}

/// Whether the years of a title are those of a plan alone: 「第3次実施計画（令和6年度～令和9年度）の進捗状況」.
fn is_span_of_plan(title: &str) -> bool {
    let flat = squeezed(title);
    let Some((plan, rest)) = flat.split_once('(') else { return false };
    let Some((inside, behind)) = rest.split_once(')') else { return false };
    let of_plan = ["計画", "戦略", "ビジョン", "構想"].iter().any(|end| plan.ends_with(end));
    let spans = matches!(period(inside), Some((from, Some(to))) if to > from);
    of_plan && spans && years(plan).is_empty() && years(behind).is_empty()
}

/// The year that the names of the sheets say, where no name says another, 「R6」, 「R6(産業)」; else the latest that one is called
/// by alone.
fn year_of_names(book: &Book) -> Option<u16> {
    let names = book.sheets.iter().filter(|sheet| !sheet.hidden).filter_map(|sheet| sheet.name.as_deref());
    let mut said: Vec<u16> = names.flat_map(years).collect();
    said.dedup();
    let latest = |to_come: bool| {
        let sheets = book.sheets.iter().filter(|sheet| !sheet.hidden && (to_come || !is_to_come(sheet)));
        sheets.filter_map(year_of_name).max()
    };
    said.first().copied().filter(|_| said.len() == 1).or_else(|| latest(false)).or_else(|| latest(true))
}

/// Whether a text is a title that says which year it is about.
fn is_title_of_year(text: &str) -> bool {
    text.contains("年度") && is_title(text)
}

/// Whether a text is what a title of a review is called.
fn is_title(text: &str) -> bool {
    let titled = [
        "検証",
        "実績",
        "調査票",
        "進捗",
        "評価",
        "結果",
        "報告",
        "一覧",
        "成果",
        "シート",
        "調書",
        "状況",
        "管理表",
        "総括",
        "個票",
        "KPI",
        "ＫＰＩ",
    ];
    titled.iter().any(|word| text.contains(word)) && text.chars().count() <= 160 && !text.contains('。')
}

/// The latest year that heads a column of its own with numbers below it, in a row of headings that has several such years, or
/// right below one: 「現状値 | 実績値 | 目標値」 over 「（R4） | R5 | R6 | （R9）」.
fn latest_column(sheet: &Sheet, words: &Words) -> Option<u16> {
    let heads_of = |row: u32| -> Vec<_> { sheet.row(row).iter().map(|cell| (cell, words.head(&cell.text))).collect() };
    let of_row = |row: u32| {
        let heads = heads_of(row);
        let above = row.checked_sub(1).map(heads_of).unwrap_or_default();
        let is = |head: &Option<Head>, of: &str| head.as_ref().is_some_and(|head| head.concept == of);
        let says = |of: &str| heads.iter().chain(&above).any(|(_, head)| is(head, of));
        // Below a base or a target a year is none of results.
        let of_results = |cell: &Cell| {
            let over = above.iter().rev().find(|(over, _)| over.column <= cell.column);
            over.is_none_or(|(_, head)| !["baseline", "target", "goal", "midterm"].iter().any(|of| is(head, of)))
        };
        let years = heads.iter().filter_map(|(cell, head)| {
            let head = head.as_ref().filter(|head| head.concept.is_empty() && of_results(cell))?;
            Some((*cell, head.year?))
        });
        let years: Vec<(&Cell, u16)> = years.collect();
        // 「R7」 over 「目標 | 実績」: targets alone aren't its results.
        let of_next = |column: u32| {
            let cell = sheet.at(row + 1, column).filter(|cell| cell.row == row + 1)?;
            words.head(&cell.text).map(|head| head.concept)
        };
        let filled = |of: &Cell| {
            let columns = || of.column..=sheet.area(of).right;
            let parted = columns().any(|column| of_next(column) == Some("actual"));
            let mut results = columns().filter(|column| !parted || of_next(*column) == Some("actual"));
            results.any(|column| {
                let mut below = (row + 1..=row + 40).filter_map(|row| sheet.at(row, column));
                below.any(|cell| number(&cell.text).is_some())
            })
        };
        let named = says("kpi") || says("project") || says("measure");
        let known = years.iter().filter(|(cell, _)| filled(cell)).map(|(_, year)| *year).max();
        known.filter(|_| named && years.len() > 1)
    };
    sheet.used_rows().into_iter().take(40).find_map(of_row)
}

/// The year that a label at the top calls the one under review, 「評価年度 | 平成27年度」: below 「平成28年度 事務事業評価シート」 the year before
/// that of the title.
fn labelled_year(book: &Book, words: &Words) -> Option<u16> {
    let sheets = book.sheets.iter().filter(|sheet| !sheet.hidden);
    let mut cells = sheets.flat_map(|sheet| sheet.cells.iter().take(40).map(move |cell| (sheet, cell)));
    cells.find_map(|(sheet, cell)| {
        let label = cell.text.contains("年度") && squeezed(&cell.text).chars().count() > 2;
        let is_year = || words.head(&cell.text).is_some_and(|head| head.concept == "year" && head.year.is_none());
        let beside = sheet.row(cell.row).iter().find(|other| other.column > cell.column);
        beside.filter(|_| label && is_year()).and_then(|beside| year_alone(&beside.text))
    })
}

/// 「2024実績」, a heading of results whose year has neither an era nor its 年.
fn western_results(text: &str, words: &Words) -> Option<Head> {
    let (year, rest) = western_year(text).filter(|(_, rest)| !rest.is_empty())?;
    let head = words.head(&rest).filter(|head| head.concept == "actual" && head.year.is_none())?;
    Some(Head { year: Some(year), ..head })
}

/// The first row of three headings or more.
fn first_headings(sheet: &Sheet, words: &Words) -> Option<u32> {
    let is_head = |row: &u32| {
        let cells = sheet.row(*row);
        cells.len() > 2 && cells.iter().filter(|cell| words.head(&cell.text).is_some()).count() > 2
    };
    sheet.used_rows().into_iter().take(TITLE_ROWS as usize * 2).find(is_head)
}

/// Whether anything stands below a heading of results.
fn has_values(sheet: &Sheet, heading: &Cell, words: &Words) -> bool {
    let below = (heading.row + 1..=heading.row + 40).filter_map(|row| sheet.at(row, heading.column));
    let mut below = below.filter(|cell| cell.row > heading.row && words.head(&cell.text).is_none());
    below.any(|cell| !is_dash(&cell.text))
}

/// The year under review: what a title says was carried out or reviewed; else a column 年度; else the latest year of results.
pub(super) fn reviewed_year(book: &Book, words: &Words) -> Option<u16> {
    let mut first = None;
    for sheet in book.sheets.iter().filter(|sheet| !sheet.hidden) {
        let table = first_headings(sheet, words);
        for (at, cell) in sheet.cells.iter().take(40).enumerate() {
            let found = years(&cell.text);
            if found.is_empty() || cell.text.chars().count() > 160 {
                continue;
            }
            // In a table and in a note a year is that of one value.
            let below = table.is_some_and(|table| cell.row > table);
            if below
                && (sheet.row_indexes(cell.row).len() > 2 || cell.text.trim_start().starts_with(['※', '注', '（', '(']))
            {
                continue;
            }
            if let Some(year) = year_of_results(&cell.text) {
                return Some(year);
            }
            // 「2022年度実績値」 is the heading of a column, 「令和6年度事業の効果検証について」 what a meeting is about.
            let row = sheet.row(cell.row);
            let over_all = at == 0 && row.len() == 1 && is_title(&cell.text);
            let about = cell.text.trim_end().ends_with("について") || over_all;
            let heading = || !about && words.head(&cell.text).is_some_and(|head| !head.concept.is_empty());
            // 「（令和６年度事業分）」 below the title of a meeting in the year after, or beside it.
            let beside =
                || row.first().is_some_and(|first| first.column < cell.column && is_title_of_year(&first.text));
            let own = year_of_own_line(&cell.text).filter(|year| first == Some(year + 1));
            let own = own.filter(|_| cell.row < TITLE_ROWS && (row.len() == 1 || beside()));
            if own.is_some() {
                return own;
            }
            // 「R6 効果検証 一覧」 over everything is as good a title as one that says 年度.
            if (over_all || is_title_of_year(&cell.text)) && !heading() && !is_span_of_plan(&cell.text) {
                first = first.or(first_or_end(&cell.text));
            }
        }
    }
    let first = first.or_else(|| year_of_names(book));
    if first.is_some() {
        return first.map(|first| labelled_year(book, words).filter(|year| year + 1 == first).unwrap_or(first));
    }
    let mut results = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| !sheet.hidden) {
        for cell in &sheet.cells {
            if let Some(head) = western_results(&cell.text, words).or_else(|| words.head(&cell.text)) {
                // Below 「現状値」 a year is the base's.
                let above = cell.row.checked_sub(1).and_then(|row| sheet.at(row, cell.column));
                let of_base =
                    || above.and_then(|above| words.head(&above.text)).is_some_and(|head| head.concept == "baseline");
                match (head.concept, head.year) {
                    ("year", _) if of_base() => {}
                    ("year", _) => {
                        let below = sheet.at(cell.row + 1, cell.column);
                        let beside = sheet.row(cell.row).iter().find(|other| other.column > cell.column);
                        let of = |cell: &Cell| {
                            let text = &cell.text;
                            years(text)
                                .first()
                                .copied()
                                .or_else(|| text.trim().parse().ok().filter(|year| *year > 1900))
                        };
                        // A column of years ends with the latest.
                        let column = (cell.row + 1..).map_while(|row| of(sheet.at(row, cell.column)?));
                        if let Some(year) = column.max().or_else(|| below.and_then(of)).or_else(|| beside.and_then(of))
                        {
                            return Some(year);
                        }
                    }
                    ("actual", Some(year)) => results.push((has_values(sheet, cell, words), year)),
                    _ => {}
                }
            }
        }
    }
    // 「R6 効果検証 一覧」 over a sheet says it too.
    let alone = |sheet: &Sheet| {
        let title =
            sheet.cells.first().filter(|cell| sheet.row_indexes(cell.row).len() == 1 && is_title(&cell.text))?;
        years(&title.text).first().copied()
    };
    let titles = || book.sheets.iter().filter(|sheet| !sheet.hidden).find_map(alone);
    // 「■令和５年度」 and 「■令和６年度」 over tables: the latest of them.
    let headings = || {
        let sheets = book.sheets.iter().filter(|sheet| !sheet.hidden);
        let cells = sheets.flat_map(|sheet| sheet.cells.iter().filter(|cell| sheet.row_indexes(cell.row).len() == 1));
        cells.filter_map(|cell| year_alone(&cell.text)).max()
    };
    // 「令和5年度 | 令和6年度」 beside the names of KPIs: the latest below which something stands.
    let columns = || {
        let sheets = book.sheets.iter().filter(|sheet| !sheet.hidden);
        sheets.filter_map(|sheet| latest_column(sheet, words)).max()
    };
    // 「R6実績 | R7実績」 of which nothing is filled in yet in the last: the one before is reviewed.
    let latest = |filled: bool| results.iter().filter(|(of, _)| *of || !filled).map(|(_, year)| *year).max();
    latest(true).or_else(|| latest(false)).or_else(titles).or_else(headings).or_else(columns).or_else(|| {
        // What stands over a sheet, and its headings: no note, text or value of a project says it.
        let is_over = |sheet: &Sheet, cell: &Cell| {
            let first = sheet.cells.first().is_some_and(|first| first.row == cell.row);
            let heads = || words.head(&cell.text).is_some_and(|head| head.year.is_some());
            first || year_alone(&cell.text).is_some() || heads()
        };
        let texts = book.sheets.iter().flat_map(|sheet| sheet.cells.iter().take(60).map(move |cell| (sheet, cell)));
        let mut over = texts.filter(|(sheet, cell)| cell.text.contains("年度") && is_over(sheet, cell));
        over.find_map(|(_, cell)| years(&cell.text).first().copied())
    })
}
