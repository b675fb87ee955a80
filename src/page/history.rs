//! 推移: a project's years side by side: how far each KPI came, what was published, what it cost, what became of what was
//! said.
//!
//! A KPI's years stand below each other, each with its target, its actual, its rate, what that comes to in a word, and a bar
//! against the mark at 100 %, so that the rows together are the plot; it stands in ASCII and without colour as every bar
//! does. The figures have the columns that they want, the bar has the rest. What isn't known has no bar. A name that changed is shown as it was printed; what is only likely to be the same is asked about.

use crate::json::Pointer;
use crate::ledger::kpi::Kpi;
use crate::ledger::printed::State;
use crate::ledger::years::{Line, Row, Years, said};
use crate::page::columns::{is_figure, share};
use crate::page::kpi::{bar, shown, sign, unit_behind, unit_of_its_own, word};
use crate::page::{BLANK, Bar, Body, Ink, Place, Sheet, Subject, yen};
use crate::rules::{RowVerdict, verdicts};
use crate::text;

/// Cells of a year: ` R12 `.
const YEAR: usize = 5;

pub(crate) fn lay(sheet: &mut Sheet, subject: &Subject<'_>) {
    let years = Years::of(subject.project);
    if years.sheets.is_empty() {
        return sheet.say(0, Ink::Dim, "この事業の効果検証はまだありません。");
    }
    if years.sheets.len() == 1 {
        let way = if subject.changes { "R で次の年度に繰り越すと、ここに並びます。" } else { "" };
        sheet.say(0, Ink::Dim, &format!("ほかの年度の効果検証はまだありません。{way}"));
    }
    kpis(sheet, subject, &years);
    published(sheet, subject, &years);
    costs(sheet, subject, &years);
    opinions(sheet, subject, &years);
}

fn review_at(subject: &Subject<'_>, years: &Years<'_>, at: usize) -> Pointer {
    subject.at().key("reviews").index(years.sheets.get(at).map_or(0, |sheet| sheet.index))
}

/// 事業効果 and 今後の方針, a year below the other.
fn published(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>) {
    for (heading, record, key) in [("事業効果", "effect", "rating"), ("今後の方針", "policy", "decision")] {
        sheet.heading(heading);
        for (at, one) in years.sheets.iter().enumerate() {
            sheet.new_line();
            let row = sheet.next();
            sheet.words(row, 0, Ink::Label, one.year.short());
            let plan = if one.review.is_plan() { "計画" } else { BLANK };
            let text = if record == "effect" { one.review.rating() } else { one.review.decision() };
            let width = sheet.width().saturating_sub(YEAR);
            let place = Place { x: YEAR, width, column: 0, ink: Ink::Text };
            let at = review_at(subject, years, at).key(record).key(key);
            sheet.field_or(row, place, at, text.as_deref(), plan);
        }
    }
}

/// 総事業費, as bars of one scale.
fn costs(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>) {
    sheet.heading("総事業費");
    let largest = years.sheets.iter().filter_map(|one| one.review.cost()).max().unwrap_or(0);
    for (at, one) in years.sheets.iter().enumerate() {
        sheet.new_line();
        let row = sheet.next();
        sheet.words(row, 0, Ink::Label, one.year.short());
        let cost = one.review.cost();
        let words = yen(cost);
        let end = (YEAR + 18).min(sheet.width());
        let at = review_at(subject, years, at).key("cost");
        let shown = cost.map_or("", |_| words.as_str());
        sheet.value(row, (YEAR, end), (0, Ink::Text), at, (shown, BLANK));
        let (bar_x, ink) = if one.review.is_plan() && end + 6 <= sheet.width() {
            sheet.words(row, end + 1, Ink::Dim, "計画");
            (end + 6, Ink::Dim)
        } else {
            (end + 1, Ink::Text)
        };
        let cells = sheet.width().saturating_sub(bar_x);
        if let (Some(cost), true) = (cost, cells >= 6 && largest > 0) {
            let filled = (i128::from(cost.max(0)) * 1000 / i128::from(largest)) as u32;
            let bar = Bar { cells: cells as u16, filled, open: 0, mark: None };
            sheet.draw(row, bar_x, ink, Body::Bar(bar));
        }
    }
}

fn kpis(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>) {
    if years.lines.is_empty() {
        return;
    }
    sheet.heading("KPI");
    let judged: Vec<Vec<RowVerdict>> = years
        .sheets
        .iter()
        .map(|one| {
            let kpis: Vec<Kpi<'_>> = one.review.kpis().collect();
            verdicts(&kpis, Some(one.year)).collect()
        })
        .collect();
    let verdict = |row: &Row<'_>| judged.get(row.sheet).and_then(|rows| rows.get(row.index));
    let figures = |row: &Row<'_>| Figures::of(row, verdict(row), is_plan(years, row));
    let columns = Columns::new(sheet.width(), years.lines.iter().flat_map(|line| &line.rows).map(figures));
    let row = sheet.next();
    for (column, words) in columns.figures.into_iter().zip(["目標値", "実績値", "達成率"]) {
        sheet.cut_right(row, column, Ink::Label, words);
    }
    for line in &years.lines {
        kpi(sheet, subject, years, line);
        for row in &line.rows {
            columns.year(sheet, subject, years, row, &figures(row));
        }
        sheet.understood_from(None);
    }
}

fn is_plan(years: &Years<'_>, row: &Row<'_>) -> bool {
    years.sheets.get(row.sheet).is_some_and(|one| one.review.is_plan())
}

/// The name of a KPI, and what there is to say of it.
fn kpi(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>, line: &Line<'_>) {
    let top = sheet.next();
    sheet.understood_from(Some(top));
    let Some(last) = line.rows.last() else { return };
    sheet.new_line();
    let width = sheet.width();
    let ink = if last.kpi.is_reference() { Ink::Dim } else { Ink::Strong };
    let at = years.place(&subject.at(), last).key("name");
    let reference = if last.kpi.is_reference() && !last.kpi.is_named_reference() { "(参考) " } else { "" };
    sheet.words(top, 0, Ink::Dim, reference);
    let x = text::cells(reference);
    let place = Place { x, width: width.saturating_sub(x), column: 0, ink };
    let below = sheet.field(top, place, at, Some(line.name()));
    unit_behind(sheet, below, (line.name(), unit_of_its_own(&last.kpi)), (x, width.saturating_sub(x)));
    // As it was printed in other years, where that is another name.
    let mut before: Option<&Row<'_>> = None;
    for row in &line.rows {
        let year = |row: &Row<'_>| years.sheets.get(row.sheet).map(|sheet| sheet.year.short()).unwrap_or_default();
        if let Some(before) = before.filter(|before| before.kpi.name != row.kpi.name) {
            sheet.say(2, Ink::Dim, &format!("{}までは「{}」", year(before), before.kpi.name));
        }
        before = Some(row);
    }
    if let Some((other, alike)) = line.proposed
        && let Some(other) = years.lines.get(other)
    {
        let year = other.rows.last().and_then(|row| years.sheets.get(row.sheet)).map(|sheet| sheet.year.short());
        let way = if subject.changes { "同じなら、ここで t を押すと結びます。" } else { "" };
        let words =
            format!("？ {}の「{}」と同じ指標ですか(名前の似方{alike}%)。{way}", year.unwrap_or_default(), other.name());
        sheet.say(2, Ink::Open, &words);
    }
}

/// What a KPI's row of a year shows.
struct Figures {
    target: String,
    actual: String,
    rate: String,
    word: (&'static str, Ink),
    /// The word's sign, for pages without room for it.
    sign: &'static str,
}

impl Figures {
    fn of(row: &Row<'_>, verdict: Option<&RowVerdict>, plan: bool) -> Figures {
        Figures {
            target: shown(&row.kpi.target),
            actual: shown(&row.kpi.actual),
            rate: row.kpi.rate().map_or_else(String::new, |rate| format!("{}%", rate.percent())),
            sign: verdict.map_or("", |verdict| sign(verdict.verdict).0),
            word: match verdict {
                // Of a plan nobody expects an actual value yet.
                _ if plan && row.kpi.actual.state() == State::Blank => ("計画", Ink::Dim),
                Some(verdict) => word(verdict, false),
                None => ("", Ink::Text),
            },
        }
    }
}

/// Where the figures stand behind the year, the word and the bar behind them: each as wide as the widest of all rows.
struct Columns {
    figures: [(usize, usize); 3],
    word: (usize, usize),
    /// Whether the word stands there whole.
    whole: bool,
    bar: usize,
}

/// Cells that a text (確認中(…)) is given in a column of figures before it is wrapped.
const TEXT: usize = 11;

impl Columns {
    fn new(width: usize, rows: impl Iterator<Item = Figures>) -> Columns {
        let mut wanted = ["目標値", "実績値", "達成率", "空欄"].map(text::cells);
        for Figures { target, actual, rate, word, .. } in rows {
            let value = |shown: &str| if is_figure(shown) { text::cells(shown) } else { text::cells(shown).min(TEXT) };
            let wants = [value(&target), value(&actual), text::cells(&rate), text::cells(word.0)];
            for (wanted, wants) in wanted.iter_mut().zip(wants) {
                *wanted = wants.max(*wanted);
            }
        }
        // Figures come before words: where both don't fit there is the word's sign, or not even that.
        let room = width.saturating_sub(YEAR);
        let [target, actual, rate, word] = wanted;
        let figures = target + actual + rate + 2;
        let word = [word, 2].into_iter().find(|word| figures + 1 + word <= room);
        let whole = word == Some(wanted[3]);
        let word = word.unwrap_or(0);
        let behind = if word > 0 { word + 1 } else { 0 };
        let mut x = YEAR;
        let mut column = |cells: usize| {
            let column = (x, x + cells);
            x += cells + usize::from(cells > 0);
            column
        };
        let figures = share([target, actual, rate], room.saturating_sub(2 + behind)).map(&mut column);
        let word = column(word);
        Columns { figures, word, whole, bar: x }
    }

    /// A KPI in one year.
    fn year(&self, sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>, row: &Row<'_>, said: &Figures) {
        let Some(one) = years.sheets.get(row.sheet) else { return };
        let at = years.place(&subject.at(), row);
        sheet.new_line();
        let y = sheet.next();
        sheet.words(y, 1, Ink::Label, one.year.short());
        let [target, actual, rate] = self.figures;
        for (index, (key, value, column)) in
            [("target", &said.target, target), ("actual", &said.actual, actual)].into_iter().enumerate()
        {
            let blank = if one.review.is_plan() || key == "target" { BLANK } else { "空欄" };
            let ink = if key == "actual" { Ink::Strong } else { Ink::Text };
            sheet.value(y, column, (index, ink), at.key(key), (value, blank));
        }
        let (word, ink) = said.word;
        // Green figures are hard to read on white.
        sheet.cut_right(y, rate, if ink == Ink::Good { Ink::Text } else { ink }, &said.rate);
        let word = if self.whole { word } else { said.sign };
        sheet.cut(y, self.word.0, self.word.1 - self.word.0, ink, word);
        let cells = sheet.width().saturating_sub(self.bar);
        if let (Some(rate), true) = (row.kpi.rate(), cells >= LEAST_BAR) {
            sheet.draw(y, self.bar, ink, Body::Bar(bar(rate, cells)));
        }
    }
}

/// A bar of fewer cells says nothing.
const LEAST_BAR: usize = 6;

/// What was said, and what became of it year by year.
fn opinions(sheet: &mut Sheet, subject: &Subject<'_>, years: &Years<'_>) {
    let all = said(years);
    if all.is_empty() {
        return;
    }
    sheet.heading("意見と、その後");
    for one in all {
        let Some((first, index, _)) = one.links.first() else { continue };
        let (words, ink) = if one.is_open() { ("対応待ち", Ink::Open) } else { ("対応済み", Ink::Dim) };
        sheet.new_line();
        let row = sheet.next();
        sheet.understood_from(Some(row));
        sheet.words(row, 0, Ink::Label, one.year.short());
        let by = one.opinion.by().unwrap_or_default();
        sheet.words(row, YEAR, ink, words);
        sheet.words(
            row,
            YEAR + 9,
            Ink::Label,
            text::fit(&by, sheet.width().saturating_sub(YEAR + 9)).text.replace('\n', " "),
        );
        let width = sheet.width().saturating_sub(YEAR);
        let place = Place { x: YEAR, width, column: 0, ink: Ink::Text };
        let at = review_at(subject, years, *first).key("opinions").index(*index).key("text");
        sheet.field(row + 1, place, at, one.opinion.text().as_deref());
        for (at, index, opinion) in &one.links {
            sheet.new_line();
            let row = sheet.next();
            let year = years.sheets.get(*at).map(|sheet| sheet.year);
            let label = if year == Some(one.year) { "対応" } else { "反映" };
            sheet.words(
                row,
                YEAR,
                Ink::Label,
                format!("→{} {label}", year.map(|year| year.short()).unwrap_or_default()),
            );
            let x = YEAR + 12;
            let place = Place { x, width: sheet.width().saturating_sub(x), column: 0, ink: Ink::Text };
            let place_at = review_at(subject, years, *at).key("opinions").index(*index).key("response");
            let blank = if opinion.is_none() { "要りません" } else { "まだありません" };
            sheet.field_or(row, place, place_at, opinion.response().as_deref(), blank);
        }
    }
    sheet.understood_from(None);
}
