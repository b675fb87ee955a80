//! What the columns of a table mean: all the headers that stand over a column, read together from the top down.
//!
//! A lower header says more than the one above it, but within the other's subject: 「評価」 below 「指標」 rates the KPI, below
//! 「外部」 it is somebody else's. A year, a unit of money or a second meaning once said holds for all below.

use super::landmarks::lines_of_money;
use super::project::is_department;
use super::settle::{
    settle_answers, settle_blocks, settle_departments, settle_numbers, settle_others, settle_readings, settle_reasons,
    settle_remarks, settle_shares, settle_sums, settle_twins, settle_values,
};
use super::{Column, Walk};
use crate::exchange::cells::Cell;
use crate::exchange::values::{is_dash, scale_behind};
use crate::exchange::words::{Head, is_part_of_year, scale, squeezed};

impl Walk<'_, '_> {
    /// The columns of a band of header rows.
    pub(super) fn columns(&self, band: &[u32]) -> Vec<Column> {
        let last = band.last().copied().unwrap_or_default();
        let width = band
            .iter()
            .flat_map(|row| self.sheet.row(*row))
            .map(|cell| self.sheet.area(cell).right + 1)
            .max()
            .unwrap_or(0);
        let mut columns = vec![Column::default(); width as usize];
        let mut stacks: Vec<Vec<Head>> = vec![Vec::new(); width as usize];
        for &row in band {
            let cells = self.sheet.row(row);
            for (n, cell) in cells.iter().enumerate().filter(|(_, cell)| !self.is_box(cell)) {
                let area = self.sheet.area(cell);
                let mut right = area.right;
                let next = cells.get(n + 1).map_or(width, |cell| cell.column);
                // Without merged areas a heading reaches over the columns that have headers of their own below it.
                while row != last
                    && right + 1 < next
                    && area.right == area.left
                    && self.sheet.at(last, right + 1).is_some()
                    && self.sheet.at(last, area.left).is_some()
                {
                    right += 1;
                }
                let index = self.sheet.row_indexes(row).start + n;
                let lines = cell.text.contains("下段").then(|| lines_of_money(&squeezed(&cell.text))).flatten();
                let broken = || self.broken_heading(row, band, cell);
                let said =
                    self.heads[index].clone().filter(|_| broken().is_none()).or_else(broken).unwrap_or_else(|| {
                        let flat = squeezed(&cell.text);
                        let body = ["委員会", "審議会", "有識者", "会議"].iter().any(|end| flat.ends_with(end));
                        let over = row != last && right > area.left && body && flat.chars().count() <= 14;
                        Head { concept: if over { "outside_group" } else { "" }, ..Head::default() }
                    });
                // 「物販の売上（千円）」 says its unit, and no more that is known.
                let nothing = |head: &Head| *head == Head { scale: head.scale, ..Head::default() };
                // 「進捗率（％）」 over 「計画 | 実績」 is what a KPI is called.
                let rate = row != last
                    && area.right > area.left
                    && self.heads[index].as_ref().is_some_and(|head| head.concept == "rate" && head.year.is_none())
                    && self.spans_values(last, area.left..=area.right);
                let own = (self.heads[index].as_ref().is_none_or(nothing) || rate) && !is_dash(&cell.text);
                let by = cell.text.contains('円').then(|| scale(&cell.text)).flatten();
                let said = lines.map_or(said, |[upper, _]| Head { concept: upper, scale: by, ..Head::default() });
                for column in area.left..=right.min(width - 1) {
                    stacks[column as usize].push(said.clone());
                    columns[column as usize].lines = lines;
                    let column = &mut columns[column as usize];
                    column.words.push_str(&squeezed(&cell.text));
                    column.words.push('|');
                    column.heading = Some(index);
                    if own && row != last && area.bottom < last {
                        column.named = Some((index, cell.text.trim().to_owned()));
                    }
                }
            }
        }
        let has_project = stacks.iter().flatten().any(|head| head.concept == "project");
        // Where nothing is called a project, the measure that is nearest to its KPIs serves as one.
        let lowest = |stack: &[Head]| stack.iter().rev().find(|head| !head.concept.is_empty()).map(|head| head.concept);
        let nearest = stacks.iter().rposition(|stack| lowest(stack) == Some("measure"));
        let has_kpi = stacks.iter().any(|stack| lowest(stack) == Some("kpi"));
        let has_rating = stacks.iter().flatten().any(|head| head.concept == "rating");
        // 「評価 | 評価の理由」 in a table that says nothing of KPIs is the project's.
        let of_kpis = ["kpi", "kpi_group", "target", "actual", "rate", "goal", "unit", "measure"];
        let has_kpis = stacks.iter().flatten().any(|head| of_kpis.contains(&head.concept) || head.year.is_some());
        let of_own = self.project.is_some() && !has_kpis;
        // 「指標① | 目標① | 実績① | 指標② …」: blocks without a heading over them.
        let flat = band.len() == 1 && (stacks.iter().flatten().any(|head| head.numbered) || are_followed(&stacks));
        let (mut block, mut opined, mut assumed) = (0, false, Vec::new());
        for (at, (column, stack)) in columns.iter_mut().zip(&stacks).enumerate() {
            for head in stack {
                let parent = column.concept;
                column.year = head.year.or(column.year);
                column.scale = head.scale.or(column.scale);
                column.second = head.second.or(column.second);
                // 「評価 | 担当課 | 有識者会議」: whose the marks below are, where no names stand there.
                let names = || self.sheet.at(last + 1, at as u32).is_some_and(|cell| is_department(&cell.text));
                column.concept = match (parent, head.concept) {
                    ("mark" | "rating", "department") if !names() => "rating",
                    ("mark" | "rating", "") if of_outsiders(column.lowest()) => "outside",
                    // 「一次評価（担当課） | 必要性 | 有効性 | 総合」: the department's verdict is the last.
                    ("stage_one", "") if matches!(column.lowest(), "総合" | "計" | "合計") => "rating",
                    // 「事業費 | 総額 | うち寄附金」: a part of the amount isn't the amount.
                    ("cost" | "grant" | "budget", "") if column.lowest().starts_with("うち") => "",
                    // 「実績値 | 4月~12月 | …」: what became of a part of the year.
                    ("actual" | "cost" | "grant", "") if is_part_of_year(column.lowest()) => "interim",
                    ("budget", "funding") => "funding_group",
                    // 「整備費 | 総額 | うち交付金」: what was once built isn't the year's own.
                    ("build_cost", "cost" | "grant") => parent,
                    ("funding_group", "") if names_source(stack, column.lowest()) => "funding",
                    (parent, "") => parent,
                    ("outside_group" | "outside", "opinion") => "opinion",
                    // 「検証会議の意見 | 区分 | 主な意見」: their mark, and what they said.
                    ("opinion", "scope" | "mark" | "rating") => "outside",
                    ("outside_group" | "outside", "comment" | "why") => "outside_why",
                    ("outside_group", _) | ("outside", "mark" | "rating") => "outside",
                    // 「二次評価（有識者会議） | 評価」 is theirs, of whatever stage.
                    ("stage_two", "mark" | "rating") if of_outsiders(&column.words) => "outside",
                    ("stage_two", "mark" | "rating") => "stage_two",
                    ("stage_two", "comment" | "why") => "stage_two_why",
                    ("kpi_group" | "kpi", "mark") => "kpi_rating",
                    // 「達成の状況 | 達成済み | 達成見込み | 未定」: one of several choices, where marks stand below them.
                    ("mark" | "rating" | "kpi_rating", "outlook") if stack.len() > 1 => parent,
                    ("actual", "rating") | ("rating", "mark") => "rating",
                    ("kpi_group" | "kpi", "project") => "kpi",
                    ("cost", "target") => "budget",
                    // 「総事業費（実績）」, 「決算額 | 実績」
                    ("cost" | "grant", "actual") => parent,
                    ("policy" | "policy_group", "reason") => "reason",
                    // 「今後の方向性 | 区分 | 理由」: which way it is.
                    ("policy" | "policy_group" | "rating" | "mark", "scope") => parent,
                    ("rating" | "mark" | "comment", "why") => "comment",
                    ("policy" | "policy_group", "why") => "reason",
                    // 「事業費 | R6（見込）」 of the year under review is what was found so far; of a later one it isn't yet.
                    ("cost" | "grant" | "budget" | "actual", "outlook")
                        if column.year.is_none_or(|year| year <= self.maker.year) =>
                    {
                        parent
                    }
                    // 「現状値 | 年度 | 値」: of which year it is, and the value.
                    ("baseline", "year") => "baseline_year",
                    ("target" | "goal", "year") => "goal_by",
                    ("actual", "year") => "actual_year",
                    ("baseline" | "target" | "goal" | "actual", "value") => parent,
                    (_, "policy") if opined && (of_owner(&column.words) || column.lowest() == "対応方針") => {
                        "response"
                    }
                    (_, concept) => concept,
                };
            }
            // 「成果指標 | 指標名 | R5 | R6」: what stands below a year alone is no name.
            let of_year = stack.last().is_some_and(|head| head.concept.is_empty() && head.year.is_some());
            if column.concept == "kpi" && of_year && stack.len() > 1 {
                column.concept = "actual";
            }
            let verdict = matches!(column.concept, "rating" | "mark" | "policy" | "kpi_rating");
            let unknown = column.heading.is_some_and(|heading| matches!(self.concept(heading), "" | "outlook"));
            column.choice = verdict && unknown && stack.len() > 1;
            opined |= column.concept == "opinion";
            // 「計画期間」 over years says which years they are, not what stands below them.
            let over_years = column.concept == "period" && stack.last().is_some_and(|head| head.concept.is_empty());
            if (column.concept.is_empty() || over_years) && column.year.is_some() {
                column.concept = "actual";
                assumed.push(at);
            }
            if column.concept == "kpi_group" && flat && stack.iter().any(|head| head.block) {
                column.concept = "kpi";
            }
            if column.concept == "kpi_group" {
                let of_numbers = stack.iter().any(|head| head.block);
                // 「KPI名 | … | KPI達成状況」: how far each was reached, where the names have a column of their own.
                let state = column.lowest().ends_with("状況") && has_kpi;
                column.concept = if state {
                    "kpi_rating"
                } else if of_numbers || column.year.is_some() || (has_kpi && column.lowest().ends_with("実績値")) {
                    "actual"
                } else {
                    "kpi"
                };
            }
            match column.concept {
                "outside_group" if stack.len() == 1 => column.concept = "outside",
                "measure" => {
                    column.concept = if has_project || nearest != Some(at) { "strategy" } else { "project" };
                }
                // The plan that a list is of serves as its project where nothing else is called one.
                "renewal_plan" if !has_project => column.concept = "project",
                "mark" => {
                    column.concept = if has_rating || !(has_project || of_own) { "kpi_rating" } else { "rating" };
                    column.either = column.concept == "rating";
                }
                _ => {}
            }
            if column.concept == "kpi" && (block == 0 || begins_block(stack, flat)) {
                block += 1;
            }
            column.block = block.max(1);
        }
        self.settle_unnamed(&mut columns, last);
        settle_blocks(&mut columns);
        self.settle_names(&mut columns);
        self.settle_unknown(&mut columns);
        settle_remarks(&mut columns);
        // 「令和６年度 | 予測 | 実績」: beside the year's results, a heading that nobody knows is none of them.
        for at in assumed {
            let says = |of: usize| columns[of].heading.is_some_and(|heading| self.concept(heading) == "actual");
            let unknown = columns[at].heading.is_some_and(|heading| self.heads[heading].is_none());
            if unknown && (0..columns.len()).any(|of| columns[of].year == columns[at].year && says(of)) {
                columns[at].concept = "";
            }
        }
        settle_readings(&mut columns);
        settle_values(&mut columns);
        settle_departments(&mut columns);
        let done = self.project.is_some() && self.heads.known().any(|(_, head)| head.concept == "achievements");
        settle_reasons(&mut columns, done);
        settle_twins(&mut columns);
        if columns.iter().all(|column| column.concept != "opinion") {
            columns.iter_mut().filter(|of| of.concept == "opinion_at").for_each(|of| of.concept = "form_date");
        }
        self.settle_outside(&mut columns);
        settle_sums(&mut columns);
        settle_shares(&mut columns);
        settle_others(&mut columns);
        self.settle_midterm(&mut columns);
        self.names_within(&mut columns);
        let of_kpi = |column: &Column| matches!(column.concept, "target" | "actual" | "rate" | "kpi_rating" | "note");
        let has_kpi = columns.iter().any(|column| column.concept == "kpi");
        columns.iter_mut().filter(|column| has_kpi || !of_kpi(column)).for_each(|column| column.named = None);
        // 「現状値」 of the year under review, or of a later year than another basis, is a result.
        let bases = columns.iter().filter(|column| column.concept == "baseline").filter_map(|column| column.year);
        if let Some(first) = bases.min() {
            let reviewed = self.maker.year;
            let later = |column: &&mut Column| {
                let of = column.year.filter(|_| column.concept == "baseline");
                of.is_some_and(|year| year > first || year == reviewed)
            };
            columns.iter_mut().filter(later).for_each(|column| column.concept = "actual");
        }
        let has = |columns: &[Column], concept: &str| columns.iter().any(|column| column.concept == concept);
        if !has(&columns, "project")
            && has(&columns, "kpi")
            && self.project.is_none()
            && let Some(first) = columns.iter().position(|column| column.concept == "kpi")
        {
            // Where nothing is called a project, the nearest group of KPIs serves as one; else what is done for them.
            let strategy = columns.iter().rposition(|column| column.concept == "strategy");
            let done = || columns[..first].iter().rposition(|column| column.concept == "achievements");
            if let Some(column) = strategy.or_else(done).and_then(|at| columns.get_mut(at)) {
                column.concept = "project";
            }
        }
        // 「項目 | R5決算 | R6予算」: what the rows say of the money isn't the name of a KPI.
        let of_money = has(&columns, "cost") || has(&columns, "budget");
        if of_money && !["target", "actual", "goal", "project"].iter().any(|of| has(&columns, of)) {
            let weak =
                |column: &&mut Column| column.concept == "kpi" && matches!(column.lowest(), "項目" | "名称" | "区分");
            columns.iter_mut().filter(weak).for_each(|column| column.concept = "");
        }
        self.groups_without_name(&mut columns, last);
        // Where no column names projects, a number counts the KPIs, or what was said of the sheet's own project.
        let counts = if has(&columns, "kpi") {
            "kpi_number"
        } else if has(&columns, "opinion") && self.project.is_some() {
            "opinion_number"
        } else {
            "number"
        };
        if !has(&columns, "project") {
            let numbers = columns.iter_mut().filter(|column| column.concept == "number");
            numbers.for_each(|column| column.concept = counts);
        }
        settle_numbers(&mut columns);
        self.settle_yearly(&mut columns);
        settle_answers(&mut columns);
        self.settle_goal(&mut columns, false);
        let has = |concept: &str| columns.iter().any(|column| column.concept == concept);
        if !has("target") && !has("actual") && !has("goal") {
            // No column for the values: they stand behind the names.
            let mut first = true;
            for column in columns.iter_mut().filter(|column| column.concept == "kpi") {
                column.trailing = true;
                column.block = 1;
                if !std::mem::take(&mut first) {
                    column.concept = "actual";
                }
            }
        }
        columns
    }

    /// Whether targets and results stand below a heading, and nothing else.
    fn spans_values(&self, row: u32, columns: std::ops::RangeInclusive<u32>) -> bool {
        let mut below = self.sheet.row_indexes(row).filter(|&cell| columns.contains(&self.sheet.cells[cell].column));
        let both = ["target", "actual"].iter().all(|of| below.clone().any(|cell| self.concept(cell) == *of));
        both && below.all(|cell| matches!(self.concept(cell), "target" | "actual"))
    }

    /// A heading that a copy has broken over two rows, by both of them: 「今後の | 方針」. A unit of money is the one above's.
    pub(super) fn broken_heading(&self, row: u32, band: &[u32], cell: &Cell) -> Option<Head> {
        let above = band.iter().copied().take_while(|of| *of < row).last()?;
        if !self.maker.book.plain {
            return None;
        }
        if let Some((_, scale)) = scale_behind(&cell.text).filter(|(heading, _)| heading.is_empty()) {
            return Some(Head { scale: Some(scale), ..Head::default() });
        }
        let above = self.sheet.at(above, cell.column)?;
        let whole = !above.text.trim_end().ends_with(['の', '・', '、']);
        if whole && self.head(&above.text).is_some() {
            return None;
        }
        self.head(&format!("{}{}", above.text.trim(), cell.text.trim()))
    }

    pub(super) fn column<'c>(&self, columns: &'c [Column], cell: usize) -> Option<&'c Column> {
        columns.get(self.sheet.cells[cell].column as usize).filter(|column| !column.concept.is_empty())
    }

    /// The year whose review a table fills. Results without a year are the title's, whatever years the columns beside them say.
    pub(super) fn review_year(&self, columns: &[Column], body: &[u32], latest: Option<u16>) -> u16 {
        let of =
            |concept: &str| columns.iter().filter(|c| c.concept == concept).filter_map(|c| c.year).collect::<Vec<_>>();
        let (targets, actuals) = (of("target"), of("actual"));
        let own = |c: &Column| matches!(c.concept, "target" | "actual") && c.year.is_none();
        let filled = |at: u32| body.iter().filter_map(|&row| self.sheet.at(row, at)).any(|cell| !is_dash(&cell.text));
        if (0_u32..).zip(columns).any(|(at, c)| own(c) && c.concept == "actual" && filled(at)) {
            return self.maker.year;
        }
        if actuals.is_empty()
            && targets.len() == 1
            && targets[0] != self.maker.year
            && targets[0] == self.maker.year + 1
            && columns.iter().any(|c| c.concept == "cost")
        {
            return targets[0];
        }
        latest
            .filter(|latest| *latest <= self.maker.year)
            .unwrap_or(self.maker.year)
            .max(if actuals.contains(&self.maker.year) { self.maker.year } else { 0 })
    }
}

/// 「指標 | 目標 | 実績 | 目標 | 実績」 right below the rows of a table whose headings say a year over each pair: its years hold.
pub(super) fn years_above(before: &[Column], columns: &mut [Column]) {
    let is_value = |column: &Column| matches!(column.concept, "target" | "actual");
    let undated = columns.iter().all(|column| column.year.is_none());
    let over = |at: usize| before.get(at).and_then(|column| column.year);
    let values: Vec<usize> = (0..columns.len()).filter(|&at| is_value(&columns[at])).collect();
    let mut years: Vec<Option<u16>> = values.iter().map(|&at| over(at)).collect();
    years.dedup();
    if undated && years.len() > 1 && years.iter().all(Option::is_some) {
        values.into_iter().for_each(|at| columns[at].year = over(at));
    }
}

/// Whether a text is a mark alone: a letter from S to E, with a sign or not, or one of ◎○△×.
pub(super) fn is_grade(text: &str) -> bool {
    let flat = squeezed(text);
    let mut signs = flat.chars();
    let first = signs.next();
    let letter = first.is_some_and(|c| matches!(c, 'S' | 'A'..='E')) && signs.all(|c| matches!(c, '+' | '-' | '\''));
    letter || matches!(&*flat, "◎" | "○" | "〇" | "△" | "▲" | "×" | "✕")
}

/// Whether a heading that nobody knows below 「財源内訳」 says where money comes from: 「企業版ふるさと納税」. `stack`: all that stands
/// over the column.
fn names_source(stack: &[Head], lowest: &str) -> bool {
    let planned = stack.iter().any(|head| matches!(head.concept, "budget" | "target"));
    let sum = ["計", "額", "率"].iter().any(|end| lowest.ends_with(end)) || lowest.starts_with("うち");
    !planned && !sum && lowest.chars().any(char::is_alphabetic) && stack.last().is_some_and(|head| head.year.is_none())
}

/// Whether headers name people from outside of the office.
pub(super) fn of_outsiders(words: &str) -> bool {
    ["有識者", "委員", "外部", "審議会", "推進会議", "議会"].iter().any(|word| words.contains(word))
}

/// Whether a header says whose its matter is: 「市の対応方針」, 「事務局の考え方」. Beside an opinion that is the answer to it.
fn of_owner(words: &str) -> bool {
    let lowest = words.trim_end_matches('|').rsplit('|').next().unwrap_or_default();
    ["市の", "町の", "村の", "県の", "区の", "事務局", "担当課", "所管課", "当局"]
        .iter()
        .any(|word| lowest.starts_with(word))
}

/// Whether each of some numbered KPIs has targets and results of its own behind it: 「KPI① | 目標 | 実績 | KPI② | 目標 | 実績」.
fn are_followed(stacks: &[Vec<Head>]) -> bool {
    let last = |at: usize| stacks.get(at).and_then(|stack| stack.last());
    let mut blocks = (0..stacks.len()).filter(|&at| last(at).is_some_and(|head| head.block)).peekable();
    let value = |head: &Head| matches!(head.concept, "target" | "actual" | "unit" | "baseline" | "goal") && !head.block;
    blocks.peek().is_some() && blocks.all(|at| last(at + 1).is_some_and(value))
}

/// Whether a KPI column begins a block of its own: a numbered heading (指標①) stands over it.
fn begins_block(stack: &[Head], flat: bool) -> bool {
    let over = stack.split_last().map_or(&[][..], |(_, over)| over);
    if flat { stack.first().is_some_and(|head| head.block) } else { over.iter().any(|head| head.block) }
}
