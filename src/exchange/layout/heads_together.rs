//! Headings that say only together with others of the sheet what they are: years without an era, western years, counted
//! projects, and words of the field that are the names of rows.

use std::collections::BTreeMap;

use super::headers::line_of_years;
use super::landmarks::Landmarks;
use super::lined;
use super::mixed_rows::is_of_project;
use super::relative_years::with_relative_years;
use super::texts::{Heads, Looked, Sign, Texts};
use crate::exchange::cells::{Cell, Sheet};
use crate::exchange::hands::Hands;
use crate::exchange::values::number;
use crate::exchange::words::{Head, Words, bare_year, is_quantity, squeezed, western_year, years};
use crate::ledger::year::FiscalYear;

/// What the texts of a sheet say, which of them are headings, and the headings that say what stands below them.
pub(super) fn headings<'b>(
    hands: &impl Hands,
    sheet: &Sheet,
    looked: &'b Looked,
    words: &Words,
    year: u16,
) -> (Texts, Heads<'b>, Landmarks, lined::Lined) {
    let (texts, mut heads) = Texts::of(hands, sheet, looked, words);
    with_bare_years(sheet, &texts, words, year, &mut heads);
    with_relative_years(sheet, &texts, words, year, &mut heads);
    // 「令和６年度 事業成果一覧」 over everything else is the title, whatever its words are.
    if let Some(first) = sheet.cells.first().filter(|first| sheet.row_indexes(first.row).len() == 1)
        && squeezed(&first.text).chars().count() >= 10
        && !years(&first.text).is_empty()
        && !first.text.contains(['：', ':'])
    {
        heads.set(0, None);
    }
    with_counted_projects(sheet, &mut heads);
    without_lists_of_expenses(sheet, &mut heads);
    with_subsidies(sheet, &mut heads);
    with_full_costs(sheet, &mut heads);
    with_viewpoints(sheet, &mut heads);
    with_groups_of_projects(sheet, &mut heads);
    without_names_of_rows(sheet, &mut heads);
    let lined = lined::of(sheet, words, &mut heads);
    let landmarks = Landmarks::of(sheet, &texts, &heads);
    (texts, heads, landmarks, lined)
}

/// Headers whose year has no era (「平成27年度 | 28年度 | 29年度」, 「25決算 | 26決算 | 27予算」) are of the era of the year left
/// of them, else of the year under review.
fn with_bare_years(sheet: &Sheet, texts: &Texts, words: &Words, reviewed: u16, heads: &mut Heads<'_>) {
    let digits = |year: u16| FiscalYear(year).short().get(1..).and_then(|digits| digits.parse::<u16>().ok());
    let mut below_heads = false;
    for row in sheet.used_rows() {
        let cells = sheet.row_indexes(row);
        // Most rows of a long sheet are no headings, stand below none, and no text of theirs begins as a year does.
        let is_head = heads.any(cells.clone());
        let begins = || cells.clone().any(|cell| texts.has(cell, &[Sign::Numbered, Sign::Away]));
        let may_say = is_head || below_heads || begins();
        below_heads = is_head;
        if !may_say {
            continue;
        }
        with_western_years(sheet, words, row, heads);
        for (cell, year) in line_of_years(sheet, heads, reviewed, row).unwrap_or_default() {
            heads.set(cell, Some(Head { year: Some(year), ..Head::default() }));
        }
        with_counted_on(sheet, row, heads);
        let mut beside = reviewed;
        for cell in sheet.row_indexes(row) {
            if let Some(year) = heads[cell].as_ref().and_then(|head| head.year) {
                beside = year;
                continue;
            }
            if is_quantity(&sheet.cells[cell].text) {
                continue;
            }
            if let Some(head) = of_next_to(&sheet.cells[cell].text, reviewed, words) {
                heads.set(cell, Some(head));
                continue;
            }
            let Some((bare, rest)) = bare_year(&sheet.cells[cell].text) else { continue };
            let known = words.head(&rest).filter(|head| !head.concept.is_empty());
            let year = digits(beside).and_then(|digits| (beside + bare).checked_sub(digits));
            if let Some(year) = year.filter(|year| year.abs_diff(beside) <= 12 && (rest.is_empty() || known.is_some()))
            {
                heads.set(cell, Some(Head { year: Some(year), ..known.unwrap_or_default() }));
                beside = year;
            }
        }
        for cell in sheet.row_indexes(row) {
            with_year_in_brackets(&sheet.cells[cell].text, reviewed, cell, heads);
        }
    }
}

/// 「平成27年度 | 28 | 29」 are years where a heading reaches over all of them: they follow each other, and no table of values
/// begins with its year.
fn with_counted_on(sheet: &Sheet, row: u32, heads: &mut Heads<'_>) {
    let cells = sheet.row_indexes(row);
    let Some(above) = row.checked_sub(1).map(|above| sheet.row(above)).filter(|_| cells.len() > 1) else { return };
    for first in cells.clone() {
        let Some(year) = heads[first].as_ref().filter(|head| head.concept.is_empty()).and_then(|head| head.year) else {
            continue;
        };
        let bare = |cell: usize| sheet.cells[cell].text.trim();
        let digits = |year: u16| FiscalYear(year).short().get(1..).map(str::to_owned);
        let follows = |(cell, year): &(usize, u16)| digits(*year).as_deref() == Some(&*squeezed(bare(*cell)));
        let years: Vec<(usize, u16)> = (first + 1..cells.end).zip(year + 1..).take_while(follows).collect();
        let (Some((last, _)), column) = (years.last(), sheet.cells[first].column) else { continue };
        let last = sheet.cells[*last].column;
        let spans = |cell: &Cell| {
            let area = sheet.area(cell);
            area.left <= column && area.right >= last
        };
        if above.iter().any(spans) {
            years
                .into_iter()
                .for_each(|(cell, year)| heads.set(cell, Some(Head { year: Some(year), ..Head::default() })));
        }
    }
}

/// 「目標値（31年度）」, 「基準値（26年度末）」: the year in brackets is of the era under review.
fn with_year_in_brackets(text: &str, reviewed: u16, cell: usize, heads: &mut Heads<'_>) {
    let is_value =
        |head: &&Head| matches!(head.concept, "target" | "actual" | "baseline" | "goal") && head.year.is_none();
    let Some(head) = heads[cell].as_ref().filter(is_value) else { return };
    let flat = squeezed(text);
    let inside = flat.strip_suffix(')').and_then(|flat| flat.rsplit_once('(')).map(|(_, inside)| inside);
    let said = inside.filter(|inside| inside.contains('年')).and_then(bare_year);
    let said = said.filter(|(_, rest)| matches!(&**rest, "" | "末" | "時点")).map(|(bare, _)| bare);
    let digits = FiscalYear(reviewed).short().get(1..).and_then(|digits| digits.parse::<u16>().ok());
    let year = said.zip(digits).and_then(|(bare, digits)| (reviewed + bare).checked_sub(digits));
    if let Some(year) = year.filter(|year| year.abs_diff(reviewed) <= 15) {
        let head = Head { year: Some(year), ..head.clone() };
        heads.set(cell, Some(head));
    }
}

/// 「妥当性評価 | Ａ | 有効性評価 | Ｂ | 効率性評価 | Ａ」: beside other views of a project, 「有効性評価」 is one of them and no verdict.
fn with_viewpoints(sheet: &Sheet, heads: &mut Heads<'_>) {
    let view = |cell: &Cell| cell.text.trim_end().ends_with("性評価") && cell.text.chars().count() <= 10;
    let of_view = |cell: &Cell| {
        let column = |row: Option<u32>| row.and_then(|row| sheet.at(row, cell.column));
        let beside = sheet.row(cell.row).iter().filter(|other| other.column != cell.column);
        let around = beside.chain(column(cell.row.checked_sub(1))).chain(column(cell.row.checked_add(1)));
        around.into_iter().any(view)
    };
    let verdicts = heads.known().filter(|(_, head)| head.concept == "rating").map(|(at, _)| at);
    let is_view = |at: &usize| view(&sheet.cells[*at]) && of_view(&sheet.cells[*at]);
    for at in verdicts.filter(is_view).collect::<Vec<_>>() {
        heads.set(at, Some(Head { concept: "viewpoint", ..Head::default() }));
    }
}

/// 「次年度目標」, 「前年度決算」: of the year after the one under review, or before it. 「前年度実績」 is a meaning of its own.
fn of_next_to(text: &str, reviewed: u16, words: &Words) -> Option<Head> {
    if !text.trim_start().starts_with(['次', '翌', '来', '前', '昨']) {
        return None;
    }
    let flat = squeezed(text);
    let after = ["次年度", "翌年度", "来年度"].iter().find_map(|word| flat.strip_prefix(word)).map(|rest| (rest, 1));
    let (rest, by) = after
        .or_else(|| ["前年度", "昨年度"].iter().find_map(|word| flat.strip_prefix(word)).map(|rest| (rest, -1)))?;
    let head = words.head(rest.trim_start_matches('の'))?;
    let year = reviewed.checked_add_signed(by).filter(|_| reviewed > 0 && head.year.is_none())?;
    matches!(head.concept, "target" | "cost" | "grant" | "budget").then_some(Head { year: Some(year), ..head })
}

/// A word of the field (評価, 課題, プロジェクト) that is what a row of a table is called is no heading: it stands in a column of names,
/// but not at the table's edge where labels stand, and numbers stand beside it in the columns of values.
fn without_names_of_rows(sheet: &Sheet, heads: &mut Heads<'_>) {
    let mut over: BTreeMap<u32, &'static str> = BTreeMap::new();
    let (mut before, mut was_head) = (None, false);
    for row in sheet.used_rows() {
        let cells = sheet.row_indexes(row);
        // Most rows of a long sheet have none.
        let any = heads.any(cells.clone());
        let known = if any { cells.clone().filter(|&cell| heads[cell].is_some()).count() } else { 0 };
        let is_head = known > 1 && known * 10 >= cells.len() * 8;
        if before.is_some_and(|before| row > before + 1) || (is_head && !was_head) {
            over.clear();
        }
        (before, was_head) = (Some(row), is_head);
        if is_head {
            for cell in cells {
                let area = sheet.area(&sheet.cells[cell]);
                let concept = heads[cell].as_ref().map_or("", |head| head.concept);
                (area.left..=area.right).filter(|_| !concept.is_empty()).for_each(|at| _ = over.insert(at, concept));
            }
            continue;
        }
        let of = |cell: usize| over.get(&sheet.cells[cell].column).copied().unwrap_or_default();
        let Some(word) = cells.clone().find(|&cell| heads[cell].is_some()).filter(|_| known == 1) else { continue };
        let is_value = |cell: usize| {
            matches!(of(cell), "target" | "actual" | "baseline" | "goal") && number(&sheet.cells[cell].text).is_some()
        };
        let at = &sheet.cells[word];
        // 「区分 | 名称 | 計画 | 実績」 over 「事業 | 舗装修繕事業 | …」 says what the row is of.
        if matches!(of(word), "scope" | "kind")
            && is_of_project(&at.text)
            && cells.clone().any(|cell| of(cell) == "kpi")
            && cells.clone().any(is_value)
        {
            heads.set(word, None);
            continue;
        }
        if matches!(of(word), "kpi" | "project")
            && over.first_key_value().is_some_and(|(edge, _)| *edge < at.column)
            && sheet.area(at).right == at.column
            && cells.clone().all(|cell| !of(cell).is_empty())
            && cells.clone().any(is_value)
        {
            heads.set(word, None);
        }
    }
}

/// 「補助金等の名称」 on a sheet that names no project otherwise: the subsidy is what is judged.
fn with_subsidies(sheet: &Sheet, heads: &mut Heads<'_>) {
    if heads.known().any(|(_, head)| matches!(head.concept, "project" | "measure")) {
        return;
    }
    let names = |cell: &usize| {
        let of = &sheet.cells[*cell];
        let program = heads[*cell].as_ref().is_some_and(|head| head.concept == "program");
        let beside = sheet.cells.get(cell + 1).is_some_and(|next| next.row == of.row) && heads[cell + 1].is_none();
        program && beside && of.text.contains("補助金") && of.text.contains('名')
    };
    for cell in heads.known().map(|(cell, _)| cell).filter(names).collect::<Vec<_>>() {
        heads.set(cell, Some(Head { concept: "project", ..Head::default() }));
    }
}

/// 「直接事業費」, below it 「人件費」, and below that 「総事業費」: the last one is the sum of both, no cost of the project's alone.
fn with_full_costs(sheet: &Sheet, heads: &mut Heads<'_>) {
    let says = |cell: usize, of: &str| heads[cell].as_ref().is_some_and(|head| head.concept == of);
    let mut full = Vec::new();
    for (of, _) in heads.known().filter(|(_, head)| head.concept == "staff") {
        let column = sheet.cells[of].column;
        let label = |row: u32| sheet.row_indexes(row).find(|&cell| sheet.cells[cell].column == column);
        let (mut above, mut below) = (sheet.cells[of].row, sheet.cells[of].row);
        let mut cost = false;
        while let Some(cell) = above.checked_sub(1).and_then(label).filter(|_| !cost) {
            cost = says(cell, "cost");
            above -= 1;
        }
        while let Some(cell) = label(below + 1).filter(|&cell| cost && heads[cell].is_some()) {
            if says(cell, "cost") {
                full.push(cell);
            }
            below += 1;
        }
    }
    for cell in full {
        let head = heads[cell].clone().unwrap_or_default();
        heads.set(cell, Some(Head { concept: "total_cost", ..head }));
    }
}

/// 「費目 | 金額（円） | 内容」 is no table of projects: its rows name what was spent, and only their sum is asked for.
fn without_lists_of_expenses(sheet: &Sheet, heads: &mut Heads<'_>) {
    let lists = heads.known().filter(|(_, head)| head.concept == "expense_kinds").map(|(kinds, _)| kinds);
    for kinds in lists.collect::<Vec<_>>() {
        let cells = sheet.row_indexes(sheet.cells[kinds].row);
        if cells.start != kinds {
            continue;
        }
        let is_amount = |cell: usize| match concept(heads, cell) {
            "" => ["金額", "支出額"].iter().any(|word| sheet.cells[cell].text.starts_with(word)),
            concept => matches!(concept, "cost" | "budget"),
        };
        let others = || cells.clone().filter(|&cell| cell != kinds);
        if others().any(is_amount)
            && others().all(|cell| !matches!(concept(heads, cell), "project" | "measure" | "kpi"))
        {
            heads.set(kinds, None);
        }
    }
}

fn concept(heads: &Heads<'_>, cell: usize) -> &'static str {
    heads[cell].as_ref().map_or("", |head| head.concept)
}

/// 「プロジェクト名 | 里の復活」 above 「事業名 | 後継者の育成」: of two labels of names the project is what is called 事業, and the other one says
/// where it belongs.
fn with_groups_of_projects(sheet: &Sheet, heads: &mut Heads<'_>) {
    let label = |cell: usize, word: &str| {
        let of = &sheet.cells[cell];
        let named = heads[cell].as_ref().is_some_and(|head| head.concept == "project");
        let beside = sheet.cells.get(cell + 1).filter(|next| next.row == of.row && heads[cell + 1].is_none());
        named && beside.is_some_and(|next| number(&next.text).is_none()) && squeezed(&of.text).contains(word)
    };
    let cells = || heads.known().map(|(cell, _)| cell);
    if cells().any(|cell| label(cell, "事業")) {
        let groups: Vec<usize> = cells().filter(|&cell| label(cell, "プロジェクト") && !label(cell, "事業")).collect();
        for cell in groups {
            heads.set(cell, Some(Head { concept: "strategy", ..Head::default() }));
        }
    }
}

/// 「事業１ | 海の図書館」 and further below 「事業２ | …」 are labels of names, where nothing else on the sheet is one.
fn with_counted_projects(sheet: &Sheet, heads: &mut Heads<'_>) {
    let count = |cell: usize| {
        let of = sheet.cells.get(cell)?;
        let beside = sheet.cells.get(cell + 1).filter(|next| next.row == of.row);
        // Most cells begin otherwise; they aren't looked at any closer.
        if beside.is_none() || heads[cell + 1].is_some() || !of.text.trim_start().starts_with(['事', '【', '(', '（'])
        {
            return None;
        }
        let flat = squeezed(&of.text);
        let number = flat.trim_matches(['【', '】', '(', ')']).strip_prefix("事業")?.trim_start_matches("No.");
        Some((of.column, of.row, number.parse::<usize>().ok().filter(|number| *number < 100)?))
    };
    if heads.known().any(|(_, head)| matches!(head.concept, "project" | "measure")) {
        return;
    }
    let counted: Vec<(usize, (u32, u32, usize))> =
        (0..sheet.cells.len()).filter_map(|cell| Some((cell, count(cell)?))).collect();
    let rising = counted.windows(2).all(|pair| {
        let ((_, (column, row, n)), (_, (of, below, next))) = (pair[0], pair[1]);
        column == of && below > row + 2 && next == n + 1
    });
    if counted.len() > 1 && rising {
        for (cell, _) in counted {
            heads.set(cell, Some(Head { concept: "project", ..Head::default() }));
        }
    }
}

/// 「2022 | 2023 | 2024」 beside headings that name measures or KPIs are years, not values: they follow each other.
fn with_western_years(sheet: &Sheet, words: &Words, row: u32, heads: &mut Heads<'_>) {
    let cells = sheet.row_indexes(row);
    let years: Vec<(usize, u16, String)> = cells
        .clone()
        .filter_map(|cell| western_year(&sheet.cells[cell].text).map(|(year, rest)| (cell, year, rest)))
        .collect();
    let follow = years.windows(2).filter(|pair| pair[0].0 + 1 == pair[1].0 && pair[1].1 == pair[0].1 + 1).count();
    if follow == 0 || years.len() < 2 {
        return;
    }
    let said = |cell: usize| heads[cell].as_ref().map_or("", |head| head.concept);
    let named = cells.clone().any(|cell| matches!(said(cell), "kpi" | "project" | "measure" | "strategy"));
    let others = cells.clone().filter(|cell| years.iter().all(|(of, ..)| of != cell));
    if !named || others.clone().any(|cell| heads[cell].is_none()) || others.count() < 2 {
        return;
    }
    for (cell, year, rest) in years {
        let known = words.head(&rest).filter(|head| !head.concept.is_empty());
        if rest.is_empty() || known.is_some() {
            heads.set(cell, Some(Head { year: Some(year), ..known.unwrap_or_default() }));
        }
    }
}
