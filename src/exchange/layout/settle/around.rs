//! Columns of which what stands around the table says what they are: the cells below, the title, the sheet's own project, the
//! year under review.

use crate::exchange::layout::columns::of_outsiders;
use crate::exchange::layout::{Column, Walk};
use crate::exchange::values::number;
use crate::exchange::words::squeezed;

impl Walk<'_, '_> {
    /// A heading below 「成果目標」, where no column has targets, carries its KPI's target behind the name.
    pub(in crate::exchange::layout) fn settle_aims(&self, columns: &mut [Column], body: &[u32]) {
        if columns.iter().any(|column| matches!(column.concept, "target" | "goal")) {
            return;
        }
        for (at, column) in columns.iter_mut().enumerate() {
            if column.concept != "kpi" || !column.lowest().ends_with("目標") {
                continue;
            }
            let texts = || body.iter().filter_map(|&row| self.sheet.at(row, at as u32)).map(|cell| cell.text.trim());
            let behind = |text: &str| {
                let quantity = text.rsplit_once(char::is_whitespace).map(|(_, quantity)| quantity);
                quantity.is_some_and(|quantity| quantity.starts_with(char::is_numeric))
            };
            column.trailing |= texts().next().is_some() && texts().all(behind);
        }
    }

    /// Where no column names projects, one of words whose heading nobody knows, right in front of the KPIs, names their groups.
    pub(in crate::exchange::layout) fn groups_without_name(&self, columns: &mut [Column], last: u32) {
        let named = columns.iter().any(|column| matches!(column.concept, "project" | "strategy" | "measure"));
        let Some(kpi) = columns.iter().position(|column| column.concept == "kpi").filter(|_| !named) else { return };
        let Some(at) = kpi.checked_sub(1).filter(|&at| columns[at].concept.is_empty() && self.project.is_none()) else {
            return;
        };
        let below = |row: u32| self.sheet.at(row, at as u32);
        let known = columns[at].heading.is_some_and(|heading| self.heads[heading].is_none());
        let words = below(last + 1).is_some_and(|cell| number(&cell.text).is_none() && cell.text.chars().count() > 2);
        if known && words {
            columns[at].concept = "project";
        }
    }

    /// In a table of a project's years, whose KPIs are named by headings over their values, a mark beside them is the project's:
    /// the year has a way on of its own, or there are several KPIs of which it could be.
    pub(in crate::exchange::layout) fn settle_yearly(&self, columns: &mut [Column]) {
        let has = |concept: &str| columns.iter().any(|column| column.concept == concept);
        let mut named: Vec<&str> = columns.iter().filter_map(|column| Some(&*column.named.as_ref()?.1)).collect();
        named.dedup();
        let whole = !named.is_empty() && (named.len() > 1 || has("policy"));
        if self.project.is_some() && has("year") && !has("kpi") && whole {
            let marks = columns.iter_mut().filter(|column| column.concept == "kpi_rating" && column.named.is_none());
            let own = |column: &&mut Column| self.head(column.lowest()).is_some_and(|head| head.concept == "mark");
            marks.filter(own).for_each(|column| column.concept = "rating");
        }
    }

    /// 「効果を測る指標 | 単位 | 目標 | 実績」 on a sheet of one project: an unknown heading in front of values that speaks of indicators names them.
    pub(in crate::exchange::layout) fn settle_names(&self, columns: &mut [Column]) {
        let has = |of: &[&str]| columns.iter().any(|column| of.contains(&column.concept));
        if self.project.is_none() || has(&["kpi", "project", "measure"]) || !has(&["actual"]) {
            return;
        }
        let of_kpi = ["unit", "target", "actual", "baseline", "previous"];
        let Some(values) = columns.iter().position(|column| of_kpi.contains(&column.concept)) else { return };
        let speaks = |column: &&mut Column| {
            let unknown = column.heading.is_some_and(|heading| self.heads[heading].is_none());
            let said = column.lowest();
            unknown && (said.contains("指標") || said.contains("KPI")) && said.chars().count() <= 16
        };
        columns[..values].iter_mut().filter(speaks).for_each(|column| column.concept = "kpi");
    }

    /// In a table of projects and what was said of them, below a title or in a sheet that is called the outsiders' evaluation, 「評価」 is theirs.
    pub(in crate::exchange::layout) fn settle_outside(&self, columns: &mut [Column]) {
        let find = |concept: &str| columns.iter().position(|column| column.concept == concept);
        let (Some(_), Some(_), Some(at), None) = (find("project"), find("opinion"), find("rating"), find("outside"))
        else {
            return;
        };
        let of_them = |text: &str| {
            let flat = squeezed(text);
            // 「推進会議　評価結果」
            let bodies = ["会議評価", "委員会評価", "審議会評価", "有識者評価"];
            let by_body = || bodies.iter().any(|word| flat.contains(word));
            let says = flat.contains("外部評価")
                || of_outsiders(&flat) && (flat.contains("による評価") || flat.contains("の評価") || by_body());
            says && !flat.contains("内部") && !flat.contains("自己")
        };
        let title = self.sheet.cells.iter().take(3).filter(|cell| self.landmarks.is_title(&cell.text));
        let mut called = self.sheet.name.as_deref().into_iter().chain(title.map(|cell| &*cell.text));
        if columns[at].either && called.any(of_them) {
            columns[at].concept = "outside";
            columns[at].either = false;
            // 「評価の理由」 is theirs too.
            let reasons = columns.iter_mut().filter(|column| column.concept == "comment");
            reasons.for_each(|column| column.concept = "outside");
        }
    }

    /// Headings that name the KPI themselves, where targets and results are named alike.
    pub(in crate::exchange::layout) fn names_within(&self, columns: &mut [Column]) {
        let words = &self.maker.given.words;
        let name = |column: &Column| {
            let heading = column.heading.filter(|_| matches!(column.concept, "target" | "actual"))?;
            Some((heading, words.named_kpi(&self.sheet.cells[heading].text)?))
        };
        let names: Vec<Option<(usize, String)>> = columns.iter().map(name).collect();
        for (column, name) in columns.iter_mut().zip(&names) {
            let Some((_, own)) = name else { continue };
            if names.iter().flatten().filter(|(_, other)| other == own).count() > 1 {
                column.named.clone_from(name);
            }
        }
    }

    /// 「中間目標値（R6）」 in the year under review is its target, where no other is.
    pub(in crate::exchange::layout) fn settle_midterm(&self, columns: &mut [Column]) {
        if columns.iter().any(|column| column.concept == "target" && column.year.is_none_or(|of| of == self.maker.year))
        {
            return;
        }
        let own = |column: &&mut Column| column.concept == "midterm" && column.year == Some(self.maker.year);
        columns.iter_mut().filter(own).for_each(|column| column.concept = "target");
    }

    /// A target of a later year, with none of the years in between, is the final one where the year has its own.
    /// `own`: whether rows below say the year's own.
    pub(in crate::exchange::layout) fn settle_goal(&self, columns: &mut [Column], own: bool) {
        let year = self.maker.year;
        let is = |column: &Column, concept: &str, of: u16| column.concept == concept && column.year == Some(of);
        // 「基準値（R1） | R6目標 | 目標値（R7）」: the year in brackets says by when, the one in front of which year it is.
        let behind = |column: &Column| column.lowest().starts_with("目標") && column.lowest().ends_with(')');
        let by_year = columns.iter().any(|column| is(column, "target", year) && !behind(column));
        let is_later = |column: &Column| {
            let next = by_year && behind(column);
            column.concept == "target" && column.year.is_some_and(|of| of > year + 1 || (next && of > year))
        };
        let later: Vec<usize> = (0..columns.len()).filter(|&at| is_later(&columns[at])).collect();
        let of_year = |column: &Column| column.concept == "target" && column.year.is_none_or(|of| of == year);
        // 「目標 | … | R6 | R7 | 目標値（R9）」: a year alone, whose targets the rows say, is one on the way.
        let alone = |heading: usize| self.heads[heading].as_ref().is_some_and(|head| head.concept.is_empty());
        let between = |column: &Column| own && column.heading.is_some_and(alone);
        let own = own || columns.iter().any(of_year);
        if let (&[at], true) = (&later[..], own)
            && columns.iter().all(|column| {
                column.year.is_none_or(|of| of <= year || of == columns[at].year.unwrap_or(of) || between(column))
            })
            && !columns.iter().any(|column| is(column, "actual", columns[at].year.unwrap_or_default()))
        {
            columns[at].concept = "goal";
        }
    }
}
