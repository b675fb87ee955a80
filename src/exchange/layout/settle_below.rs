//! Columns that only what stands below their headings says: choices, marks, sentences, lines of targets and results.

use super::choices::is_mark;
use super::columns::is_grade;
use super::totals::is_total;
use super::{Column, Walk, pairs};
use crate::exchange::place::{is_decision, is_degree};
use crate::exchange::values::kinds::is_kind;
use crate::exchange::values::{about_yen, is_dash, yen};
use crate::exchange::words::{without_year, years};

impl Walk<'_, '_> {
    /// What the cells below a table's headings say of its columns that these leave open.
    pub(super) fn settle_by_values(&mut self, columns: &mut [Column], band: &[u32], body: &[u32]) {
        self.settle_projects(columns, body);
        self.settle_programs(columns, body);
        pairs::settle_remarks_of_kpis(columns);
        self.settle_items(columns, body);
        self.settle_results(columns, body);
        self.settle_lines(columns, body);
        self.settle_sentences(columns, body);
        self.settle_told(columns, body);
        self.settle_counted(columns, body);
        self.settle_aims(columns, body);
        self.settle_marks(columns, body);
        self.settle_reasons_of_kpis(columns, body);
        self.settle_own_marks(columns, band, body);
        self.settle_kinds(columns, body);
        self.settle_scopes(columns, body);
        self.settle_kinds(columns, body);
        self.settle_choices(columns, body);
        self.settle_units(columns, body);
        self.settle_goal_years(columns, body);
        self.settle_row_numbers(columns, body);
        self.settle_serials(columns, body);
        self.settle_aimed(columns, body);
        self.settle_counts(columns, body);
        self.settle_arrows(columns, body);
        self.settle_degrees(columns, body);
        self.settle_decisions(columns, body);
        self.settle_summaries(columns, body);
        self.settle_units_beside(columns, body);
        self.settle_partway(columns);
    }

    /// A heading without a meaning below 「事業効果」 is a choice where nothing but marks stands below it and beside it.
    pub(super) fn settle_choices(&self, columns: &mut [Column], body: &[u32]) {
        let mut marked = std::collections::HashMap::new();
        for at in (0..columns.len()).filter(|&at| columns[at].choice) {
            let mut below = body.iter().filter_map(|&row| self.sheet.at(row, at as u32));
            let all = below.all(|cell| is_mark(&cell.text) || is_total(&cell.text));
            let one: &mut (usize, bool) = marked.entry(columns[at].concept).or_insert((0, true));
            *one = (one.0 + 1, one.1 && all);
        }
        for column in columns.iter_mut().filter(|column| column.choice) {
            column.choice = marked.get(column.concept).is_some_and(|(count, all)| *count > 1 && *all);
            if !column.choice && column.heading.is_some_and(|heading| self.concept(heading) == "outlook") {
                column.concept = "outlook";
            }
        }
    }

    /// 「次年度の取組」, 「R7以降」 over nothing but decisions, 「継続」, 「拡大」: what becomes of the project, where no other column says it.
    pub(super) fn settle_decisions(&self, columns: &mut [Column], body: &[u32]) {
        if columns.iter().any(|column| column.concept == "policy") {
            return;
        }
        let to_come = |column: &Column| {
            column.concept == "revisions" || column.concept.is_empty() && self.is_to_come(column.lowest())
        };
        for at in (0..columns.len()).filter(|&at| columns[at].heading.is_some()).filter(|&at| to_come(&columns[at])) {
            let texts = body.iter().filter_map(|&row| self.sheet.at(row, at as u32)).map(|cell| &*cell.text);
            let mut texts = texts.filter(|text| !is_dash(text) && !is_total(text)).peekable();
            if texts.peek().is_some() && texts.all(is_decision) {
                columns[at].concept = "policy";
                return;
            }
        }
    }

    /// Whether a heading says the time after the year under review and nothing else: 「R7以降」, 「令和７年度」, 「次年度以降」.
    fn is_to_come(&self, words: &str) -> bool {
        let rest = without_year(words);
        let bare = rest.strip_suffix("以降").or_else(|| rest.strip_suffix("から")).unwrap_or(&rest);
        let later = years(words).iter().all(|year| *year > self.maker.year) && rest != words && bare.is_empty();
        later || matches!(bare, "次年度" | "来年度" | "翌年度")
    }

    /// 「交付金」 over words alone, 「デジ田（推進）」, says which one it is and not how much.
    pub(super) fn settle_programs(&self, columns: &mut [Column], body: &[u32]) {
        if columns.iter().any(|column| column.concept == "program") {
            return;
        }
        let of_sum = |row: &&u32| !self.sheet.row(**row).iter().any(|cell| is_total(&cell.text));
        for at in (0..columns.len()).filter(|&at| columns[at].concept == "grant" && columns[at].second.is_none()) {
            let texts = body.iter().filter(of_sum).filter_map(|&row| self.sheet.at(row, at as u32));
            let mut texts = texts.map(|cell| &*cell.text).filter(|text| !is_open(text)).peekable();
            let is_word = |text: &str| {
                let letters = text.chars().filter(|c| c.is_alphabetic()).count();
                letters > 1 && !text.contains('円') && about_yen(text, 1).is_none() && yen(text, 1).is_none()
            };
            if texts.peek().is_some() && texts.all(is_word) {
                columns[at].concept = "program";
                return;
            }
        }
    }

    /// Where 目標 and 実績 stand by turns below a heading, they say what the years' values beside them are, whatever it is called.
    pub(super) fn settle_lines(&self, columns: &mut [Column], body: &[u32]) {
        if !columns.iter().any(|column| column.year.is_some() || column.concept == "value") {
            return;
        }
        for at in 0..columns.len() {
            let another = (0..columns.len()).any(|of| of != at && columns[of].concept == "kpi");
            let free = matches!(columns[at].concept, "" | "trend" | "strategy" | "scope")
                || (columns[at].concept == "kpi" && another);
            if !free || columns[at].year.is_some() {
                continue;
            }
            let below =
                |row: &u32| self.sheet.row_indexes(*row).find(|&cell| self.sheet.cells[cell].column as usize == at);
            let mut says = body.iter().filter_map(below).map(|cell| self.concept(cell));
            let turns = matches!(
                (says.next(), says.next()),
                (Some("target"), Some("actual")) | (Some("actual"), Some("target"))
            );
            if turns {
                columns[at].concept = "scope";
                // 「コスト | 単位 | | R4 | R5」 over 「事業費 | 千円 | 予定 | …」: what the lines are of stands at the left.
                if let Some(first) =
                    columns.first_mut().filter(|first| first.concept.is_empty() && first.lowest() == "コスト")
                {
                    first.concept = "kpi";
                }
                self.settle_goal(columns, true);
            }
        }
    }

    /// 「区分 | 指標１ | 指標２」 over rows that say 指標名, 目標値 and 実績値 by turns: the columns count the KPIs of a project, and the
    /// rows say what of each stands in them.
    pub(super) fn settle_counted(&self, columns: &mut [Column], body: &[u32]) {
        let counted = |column: &Column| {
            let head = column.heading.and_then(|heading| self.heads[heading].as_ref());
            head.is_some_and(|head| head.block && !head.numbered) && matches!(column.concept, "actual" | "kpi")
        };
        let of_kpis: Vec<usize> = (0..columns.len()).filter(|&at| counted(&columns[at])).collect();
        let other = |at: usize| !of_kpis.contains(&at) && matches!(columns[at].concept, "kpi" | "target" | "actual");
        if of_kpis.len() < 2 || (0..columns.len()).any(other) {
            return;
        }
        let labels = (0..of_kpis[0]).rfind(|&at| {
            let cells =
                |row: &u32| self.sheet.row_indexes(*row).find(|&cell| self.sheet.cells[cell].column as usize == at);
            let says: Vec<&str> = body.iter().filter_map(cells).map(|cell| self.concept(cell)).collect();
            ["kpi", "target", "actual"].iter().all(|word| says.contains(word))
                && says.iter().filter(|word| matches!(**word, "kpi" | "target" | "actual")).count() * 2 > says.len()
        });
        let Some(labels) = labels.filter(|&at| matches!(columns[at].concept, "" | "scope" | "kind" | "kpi")) else {
            return;
        };
        columns[labels].concept = "scope";
        for (block, at) in of_kpis.into_iter().enumerate() {
            (columns[at].concept, columns[at].block, columns[at].year) = ("value", block + 1, None);
        }
    }

    /// 「区分」 beside a KPI's values is a mark where nothing but marks stands below it: 「A」, 「B+」, 「◎」; so is a column whose heading
    /// nobody knows where nothing but words as 「達成」 stands beside the results.
    pub(super) fn settle_scopes(&mut self, columns: &mut [Column], body: &[u32]) {
        let sheet = self.sheet;
        let results = columns.iter().position(|column| matches!(column.concept, "actual" | "rate"));
        let of_kpi = columns.iter().any(|column| column.concept == "kpi")
            && columns.iter().all(|column| column.concept != "kpi_rating");
        let Some(results) = results.filter(|_| of_kpi) else { return };
        let with_result: Vec<u32> =
            body.iter().copied().filter(|&row| sheet.at(row, results as u32).is_some()).collect();
        for (at, column) in (0_u32..).zip(columns) {
            let unknown = column.concept.is_empty() && column.heading.is_some() && column.year.is_none();
            if column.concept != "scope" && !unknown {
                continue;
            }
            let rows = if unknown { &with_result } else { body };
            let texts: Vec<&str> = rows.iter().filter_map(|&row| Some(&*sheet.at(row, at)?.text)).collect();
            // Letters below a heading that nobody knows may be anybody's.
            let asks = column.lowest() == "達成";
            let degree = |text: &str| is_degree(text) && text.chars().count() > 1 || asks && is_grade(text);
            let says = |text: &str| if unknown { degree(text) } else { is_grade(text) };
            // A sheet whose results are all open says 「―」 below what the sheet before has words for.
            let known = !texts.is_empty() && unknown && self.maker.degrees.contains(column.lowest());
            if (known || texts.iter().any(|text| says(text))) && texts.iter().all(|text| says(text) || is_dash(text)) {
                if unknown {
                    self.maker.degrees.insert(column.lowest().to_owned());
                }
                column.concept = "kpi_rating";
            }
        }
    }

    /// 「効果 | 評価」 over a mark and sentences: the sentences say why.
    pub(super) fn settle_sentences(&self, columns: &mut [Column], body: &[u32]) {
        for at in 1..columns.len() {
            let of_mark = |column: &Column| self.head(column.lowest()).is_some_and(|head| head.concept == "mark");
            if !matches!(columns[at].concept, "kpi_rating" | "rating") || !of_mark(&columns[at]) {
                continue;
            }
            let texts = || body.iter().filter_map(|&row| self.sheet.at(row, at as u32));
            let sentence = |text: &str| text.trim_end().ends_with('。');
            if columns[at - 1].concept == "rating"
                && texts().any(|cell| sentence(&cell.text))
                && texts().all(|cell| sentence(&cell.text) || is_total(&cell.text))
            {
                columns[at].concept = "comment";
            }
        }
    }

    /// 「自己評価」 in a table of the sheet's own KPIs is said of them where each has a mark of its own and they differ, or where the
    /// sheet judges the project elsewhere.
    pub(super) fn settle_own_marks(&self, columns: &mut [Column], band: &[u32], body: &[u32]) {
        let find = |concept: &str| columns.iter().position(|column| column.concept == concept);
        let (Some(kpi), None, None, true) = (find("kpi"), find("project"), find("kpi_rating"), self.project.is_some())
        else {
            return;
        };
        let Some(at) = find("rating").filter(|at| *at > kpi && !columns[*at].choice) else { return };
        let names = |row: &&u32| self.sheet.at(**row, kpi as u32).is_some_and(|cell| self.head(&cell.text).is_none());
        let rows: Vec<u32> = body.iter().take_while(|row| names(row)).copied().collect();
        let marks: Option<Vec<&str>> = rows.iter().map(|&row| Some(&*self.sheet.at(row, at as u32)?.text)).collect();
        let Some(marks) = marks.filter(|marks| !marks.is_empty()) else { return };
        let is = |text: &&str| is_grade(text) || is_degree(text) || is_dash(text);
        let elsewhere = || {
            (0..self.sheet.cells.len()).any(|cell| {
                let row = self.sheet.cells[cell].row;
                matches!(self.concept(cell), "rating" | "mark")
                    && !band.contains(&row)
                    && self.sheet.row_indexes(row).contains(&(cell + 1))
                    && self.heads[cell + 1].is_none()
            })
        };
        if marks.iter().all(is) && (marks.iter().any(|mark| *mark != marks[0]) || elsewhere()) {
            columns[at].concept = "kpi_rating";
        }
    }

    /// 「活動指標 | 貸出しの回数」 below one heading, or below two that both name KPIs: the column in which nothing but kinds stands says of
    /// which kind the KPIs of the other are.
    pub(super) fn settle_kinds(&self, columns: &mut [Column], body: &[u32]) {
        let is_kind = |text: &str| is_kind(text.trim_end_matches(char::is_numeric));
        // 「事業費」 over both columns is neither.
        let texts = |at: usize| {
            let cells = body.iter().filter_map(move |&row| self.sheet.at(row, at as u32));
            cells.filter(move |cell| cell.column == at as u32 && self.sheet.area(cell).right == at as u32)
        };
        let of_kpis: Vec<usize> = (0..columns.len()).filter(|&at| columns[at].concept == "kpi").collect();
        let known = columns.iter().any(|column| column.concept == "kind");
        // 「区分 | KPI」
        if let Some(scope) =
            columns.iter().position(|of| of.concept == "scope").filter(|_| !of_kpis.is_empty() && !known)
            && texts(scope).next().is_some()
            && texts(scope).all(|cell| is_kind(&cell.text))
        {
            columns[scope].concept = "kind";
        }
        for &at in &of_kpis {
            let kinds = texts(at).next().is_some_and(|cell| is_kind(&cell.text));
            let named = || of_kpis.iter().any(|&other| other != at && texts(other).any(|cell| !is_kind(&cell.text)));
            // Without a merged area the column of the names has no heading of its own.
            let bare = columns.get(at + 1).is_some_and(|next| next.heading.is_none() && next.concept.is_empty());
            let beside = body.first().is_some_and(|&row| self.sheet.at(row, at as u32 + 1).is_some());
            if kinds && bare && beside {
                columns[at + 1] = columns[at].clone();
                columns[at].concept = "kind";
            } else if kinds && texts(at).all(|cell| is_kind(&cell.text)) && named() {
                columns[at].concept = "kind";
            }
        }
    }
}

/// Whether nothing is said yet: 「―」, 「確認中」, 「未定」.
fn is_open(text: &str) -> bool {
    is_dash(text) || is_mark(text) || text.trim_end().ends_with('中') || text.trim_start().starts_with('未')
}
