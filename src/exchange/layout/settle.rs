//! Columns that only say together what each of them is: twins, reasons and answers, departments, further blocks of KPIs.

mod around;

use super::labels::is_bureau;
use super::verdicts::why_of_stage;
use super::{Column, Walk};

/// 「活動指標 | R5 | R6 | 成果指標 | R5 | R6」: a second column of names begins a block of its own where its values are of the same
/// kind and years as those of the first.
pub(super) fn settle_blocks(columns: &mut [Column]) {
    let names: Vec<usize> = (0..columns.len()).filter(|&at| columns[at].concept == "kpi").collect();
    if names.len() < 2 || columns.iter().any(|column| column.block > 1) {
        return;
    }
    let ends: Vec<usize> = names.iter().skip(1).copied().chain([columns.len()]).collect();
    let values = |columns: &[Column], from: usize, to: usize| -> Vec<(&'static str, Option<u16>)> {
        let of = columns[from..to].iter().filter(|column| matches!(column.concept, "target" | "actual"));
        of.map(|column| (column.concept, column.year)).collect()
    };
    let before = values(columns, names[0], ends[0]);
    let again = |n: usize| values(columns, names[n], ends[n]).iter().any(|value| before.contains(value));
    if before.is_empty() || !(1..names.len()).all(again) {
        return;
    }
    for (n, (&from, &to)) in names.iter().zip(&ends).enumerate() {
        columns[from..to].iter_mut().for_each(|column| column.block = n + 1);
    }
}

/// Two columns for one value: of 「単年度 | 累計」 the year's own counts where the target is the year's own too, and of 「当初 | 変更後」 the
/// target in force. Which of two results belongs to a target that doesn't say how it is counted is asked of each row.
pub(super) fn settle_twins(columns: &mut [Column]) {
    let pairs = [
        ("actual", &["累計"][..], &["単年"][..], "accumulated"),
        ("actual", &["見込", "速報", "暫定"][..], &["確定"][..], "superseded"),
        ("target", &["累計"][..], &["単年"][..], "accumulated"),
        ("target", &["当初", "変更前", "見直し前"][..], &["変更後", "修正後", "見直し後"][..], "superseded"),
    ];
    let says = |column: &Column, words: &[&str]| words.iter().any(|word| column.lowest().contains(word));
    let targets = || columns.iter().filter(|column| column.concept == "target");
    let of_year = targets().next().is_none() || targets().any(|column| says(column, &["単年"]));
    for (concept, given_up, kept, instead) in pairs.into_iter().filter(|of| of_year || of.3 != "accumulated") {
        let kept = |year| columns.iter().any(|of| of.concept == concept && of.year == year && says(of, kept));
        let twins: Vec<usize> = (0..columns.len())
            .filter(|&at| columns[at].concept == concept && says(&columns[at], given_up) && kept(columns[at].year))
            .collect();
        twins.into_iter().for_each(|at| columns[at].concept = instead);
    }
}

/// Of the parts of an amount and their sum below one heading, 「決算額 | 現年分 | 繰越分 | 計」, the sum is the amount; of the grant that was
/// promised and the one that was paid or fixed the latter.
pub(super) fn settle_sums(columns: &mut [Column]) {
    let group = |column: &Column| {
        let (over, lowest) = column.words.trim_end_matches('|').rsplit_once('|')?;
        Some((over.to_owned(), lowest.to_owned()))
    };
    let is_sum = |words: &str| matches!(words, "計" | "合計" | "総計" | "総額");
    for at in 0..columns.len() {
        let Some((over, lowest)) = group(&columns[at]) else { continue };
        if !matches!(columns[at].concept, "cost" | "budget" | "grant")
            || !is_sum(lowest.split('=').next().unwrap_or(""))
        {
            continue;
        }
        let (concept, year) = (columns[at].concept, columns[at].year);
        for (of, column) in columns.iter_mut().enumerate() {
            let part = of != at && column.concept == concept && column.year == year;
            if part && group(column).is_some_and(|(of, _)| of == over) {
                column.concept = "part";
            }
        }
    }
    let fixed: Vec<Option<u16>> = columns
        .iter()
        .filter(|column| column.concept == "grant" && !is_promised(column.lowest()))
        .map(|column| column.year)
        .collect();
    let promised = |column: &&mut Column| {
        column.concept == "grant" && is_promised(column.lowest()) && fixed.contains(&column.year)
    };
    columns.iter_mut().filter(promised).for_each(|column| column.concept = "part");
}

/// 「整備費 | うち交付金」, 「予算額 | うち交付金 | 決算額」: a share is of the amount at its left, and no grant of the year where that is
/// no cost of it.
pub(super) fn settle_shares(columns: &mut [Column]) {
    for at in 1..columns.len() {
        if columns[at].concept == "grant" && columns[at].lowest().starts_with("うち") {
            columns[at].concept = share_of(columns[at - 1].concept);
        }
    }
}

/// What a share of an amount is.
fn share_of(amount: &str) -> &'static str {
    match amount {
        "build_cost" => "build_cost",
        "budget" | "plan_cost" => "funding_group",
        _ => "grant",
    }
}

/// Whether a heading says of a grant only what was promised: it yields to what was spent of it.
fn is_promised(heading: &str) -> bool {
    ["決定", "申請", "内示"].iter().any(|word| heading.contains(word))
}

impl Walk<'_, '_> {
    /// What a label that asks for a grant means behind another one of its row: 「整備費 | 98,400千円 | うち交付金 | 49,200千円」.
    pub(super) fn share_beside(&self, label: usize) -> &'static str {
        let of = &self.sheet.cells[label];
        let amount = (self.sheet.row_indexes(of.row).start..label).rfind(|&cell| !self.concept(cell).is_empty());
        amount.filter(|_| of.text.trim_start().starts_with("うち")).map_or("grant", |cell| share_of(self.concept(cell)))
    }

    /// Whether a label asks for the grant as it was promised, 「交付決定額」, and another one of the sheet for what was paid.
    pub(super) fn is_only_promised(&self, label: usize) -> bool {
        let promised = |cell: usize| is_promised(&self.sheet.cells[cell].text);
        promised(label)
            && self.heads.known().any(|(cell, head)| head.concept == "grant" && !promised(cell) && cell != label)
    }
}

/// 「実績値 | 町 | 県平均 | 全国」: beside the town's own value those of others are none of its.
pub(super) fn settle_others(columns: &mut [Column]) {
    let split = |column: &Column| {
        let (over, lowest) = column.words.trim_end_matches('|').rsplit_once('|')?;
        Some((over.to_owned(), lowest.trim_start_matches(['本', '当', '自']).to_owned()))
    };
    let own = ["町", "市", "村", "区", "町の値", "市の値", "村の値", "区の値", "町の実績", "市の実績", "団体"];
    let others = ["県", "国", "全国", "平均", "類似団体", "近隣", "管内", "順位"];
    let owns: Vec<(String, &'static str)> = columns
        .iter()
        .filter_map(|column| {
            split(column).filter(|(_, lowest)| own.contains(&&**lowest)).map(|(over, _)| (over, column.concept))
        })
        .collect();
    for column in columns.iter_mut().filter(|column| matches!(column.concept, "actual" | "previous" | "baseline")) {
        let Some((over, lowest)) = split(column) else { continue };
        let another = others.iter().any(|word| lowest.contains(word));
        if another && owns.iter().any(|(of, concept)| *of == over && *concept == column.concept) {
            column.concept = "comparison";
        }
    }
}

/// 「24計画 | 24数値」: a number beside the same year's target is its result.
pub(super) fn settle_values(columns: &mut [Column]) {
    let has =
        |columns: &[Column], concept: &str, year| columns.iter().any(|of| of.concept == concept && of.year == year);
    for at in 0..columns.len() {
        let year = columns[at].year;
        if columns[at].concept == "value"
            && year.is_some()
            && has(columns, "target", year)
            && !has(columns, "actual", year)
        {
            columns[at].concept = "actual";
        }
    }
}

/// 「実績値(数値) | 実績値(数値の単位) | 実績値(表記) | 実績値(状態)」: what is printed is the value, the others were read from it.
pub(super) fn settle_readings(columns: &mut [Column]) {
    let split = |column: &Column, part: &str| column.lowest().strip_suffix(part).map(str::to_owned);
    let printed: Vec<String> = columns.iter().filter_map(|column| split(column, "(表記)")).collect();
    for column in columns.iter_mut() {
        let of = ["(数値)", "(数値の単位)", "(状態)"].iter().find_map(|part| split(column, part));
        if of.is_some_and(|of| printed.contains(&of)) {
            column.concept = "reading";
        }
    }
}

/// Of 「担当部 | 担当課」 the department is the one that does the work.
pub(super) fn settle_departments(columns: &mut [Column]) {
    let of = |column: &Column| column.concept == "department";
    if columns.iter().any(|column| of(column) && !is_bureau(column.lowest())) {
        let bureaus = columns.iter_mut().filter(|column| of(column) && is_bureau(column.lowest()));
        bureaus.for_each(|column| column.concept = "bureau");
    }
}

/// Of 「対応方針 | 対応状況」 beside an opinion, the first answers it. 「１年目の目標 | ２年目の目標」 without their years are none.
pub(super) fn settle_answers(columns: &mut [Column]) {
    if columns.iter().filter(|column| column.concept == "response").count() > 1 {
        let states = columns.iter_mut().filter(|column| column.concept == "response");
        states.filter(|column| column.lowest().contains("状況")).for_each(|column| column.concept = "opinion_state");
    }
    let of_ordinal = |column: &&mut Column| column.concept == "goal" && column.lowest().contains("年目");
    if columns.iter_mut().filter(of_ordinal).count() > 1 {
        columns.iter_mut().filter(of_ordinal).for_each(|column| column.concept = "");
    }
}

/// 「理由」 is of the verdict at its left; 「成果」 is what was achieved where the table has no verdict that it could explain. `done`: what
/// was done is said elsewhere on the sheet.
pub(super) fn settle_reasons(columns: &mut [Column], done: bool) {
    let mut verdict = "";
    let judged = done || columns.iter().any(|column| matches!(column.concept, "rating" | "mark" | "achievements"));
    for column in columns {
        match column.concept {
            "rating" | "mark" | "policy" | "kpi_rating" | "outside" | "stage_one" | "stage_two" => {
                verdict = column.concept;
            }
            "why" => {
                column.concept = match verdict {
                    "rating" | "mark" | "kpi_rating" => "comment",
                    "outside" | "stage_one" | "stage_two" => why_of_stage(verdict),
                    _ => "reason",
                }
            }
            "result" => column.concept = if judged { "comment" } else { "achievements" },
            _ => {}
        }
    }
}

/// 「備考」 behind the verdicts of a row with several KPIs side by side is said of none of them.
pub(super) fn settle_remarks(columns: &mut [Column]) {
    let blocks = columns.iter().map(|column| column.block).max().unwrap_or_default();
    let mut of_project = false;
    for column in columns.iter_mut().filter(|_| blocks > 1) {
        match column.concept {
            "rating" | "comment" | "policy" | "reason" | "outside" | "opinion" | "cost" | "grant" | "department" => {
                of_project = true;
            }
            "kpi" => of_project = false,
            "note" if of_project => column.concept = "remark",
            _ => {}
        }
    }
}

/// 「施策 | 番号 | 指標」: a number between the names of projects and of KPIs counts the KPIs.
pub(super) fn settle_numbers(columns: &mut [Column]) {
    let find = |concept: &str| columns.iter().position(|column| column.concept == concept);
    let (Some(project), Some(kpi)) = (find("project"), find("kpi")) else { return };
    let Some(before) = kpi.checked_sub(1).filter(|before| *before > project) else { return };
    let only = columns.iter().filter(|column| column.concept == "number").count() == 1;
    if columns[before].concept == "number" && only {
        columns[before].concept = "kpi_number";
    }
}
