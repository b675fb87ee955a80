//! KPI: what was aimed at, what was reached, how far that is.
//!
//! A name is never cut: it is wrapped, in a column of its own where there is room, else on rows of its own. What isn't
//! known is shown as what it is (確認中, 空欄, two readings), never as 0, and has no bar. The bar runs to 150 %, so that
//! over-achievement can be seen as such against the mark at 100 %. 参考 rows stand apart, below.

use crate::json::{Pointer, Value};
use crate::ledger::decimal;
use crate::ledger::kpi::{Direction, Kpi, paired, rate};
use crate::ledger::printed::{Kind as Several, Printed, State};
use crate::ledger::said;
use crate::page::BLANK;
use crate::page::Bar;
use crate::page::Body;
use crate::page::Ink;
use crate::page::Place;
use crate::page::Row;
use crate::page::Sheet;
use crate::page::Span;
use crate::page::Subject;
use crate::page::kind_of;
use crate::page::rare;
use crate::rules::{RowVerdict, Verdict};
use crate::text;

/// How far the bar runs, in per mille of the target.
pub(crate) const BAR_REACH: i128 = 1500;

/// Cells of the columns: target, actual, rate, verdict.
const TARGET: usize = 11;
const ACTUAL: usize = 11;
const RATE: usize = 8;
const VERDICT: usize = 9;

/// The place of the actual in its line of fields.
const ACTUAL_COLUMN: usize = 2;
/// Rows of details that a screen shows at most.
const DETAIL: usize = 4;

/// Below this width names stand on rows of their own.
const ONE_LINE: usize = 78;

pub(crate) fn lay(sheet: &mut Sheet, subject: &Subject<'_>) {
    let Some((_, review)) = subject.review else {
        sheet.say(0, Ink::Dim, "この事業の効果検証はまだありません。");
        return;
    };
    let at = subject.review_at().key("kpis");
    let (kpis, left_out): (Vec<Kpi<'_>>, usize) = sheet.as_many_as_fit(review.kpis());
    let values: Vec<Value<'_>> =
        review.0.get("kpis").into_iter().flat_map(|list| list.items()).take(kpis.len()).collect();
    if kpis.is_empty() {
        sheet.say(0, Ink::Dim, "KPIの行はありません。");
        return;
    }
    let columns = Columns::new(sheet.width());
    columns.head(sheet, review.is_plan());
    let verdict = |i: usize| subject.suggestion.and_then(|s| s.rows.get(i));
    let rows = || kpis.iter().enumerate();
    for (i, kpi) in rows().filter(|(_, kpi)| !kpi.is_reference()) {
        columns.row(sheet, subject, &at.index(i), (kpi, verdict(i)));
    }
    if rows().any(|(_, kpi)| kpi.is_reference()) {
        sheet.heading("参考 (評価には数えません)");
        for (i, kpi) in rows().filter(|(_, kpi)| kpi.is_reference()) {
            columns.row(sheet, subject, &at.index(i), (kpi, verdict(i)));
        }
    }
    sheet.left_out(left_out);
    sheet.heading("各指標の単位・開始前の値など");
    for (i, kpi) in rows() {
        sheet.detail(Some(detail(kpi, verdict(i), subject, supposed_at(subject, &at.index(i)), sheet.width())));
        more(sheet, &at.index(i), kpi, values.get(i).copied());
        if let Some(row) = values.get(i) {
            rare::of_kpi(sheet, &at.index(i), *row);
        }
    }
    sheet.detail(None);
    sheet.understood_from(None);
    let places = kpis.iter().zip(&values).enumerate().map(|(i, (kpi, row))| (i, *row, &*kpi.name));
    rare::more_of_kpis(sheet, &at, places);
}

/// The columns of the table in a page of some width.
struct Columns {
    one_line: bool,
    name: usize,
    target: usize,
    actual: usize,
    rate: usize,
    verdict: usize,
    bar: usize,
    bar_cells: usize,
}

impl Columns {
    fn new(width: usize) -> Columns {
        let one_line = width >= ONE_LINE;
        let numbers = TARGET + ACTUAL + RATE + VERDICT + 3;
        let name = if one_line { ((width - numbers) * 3 / 5).min(60) } else { width };
        let target = if one_line { name + 1 } else { 0 };
        let (target_cells, actual_cells) = if width >= 44 { (TARGET, ACTUAL) } else { (8, 9) };
        let actual = target + target_cells;
        let rate = actual + actual_cells;
        let verdict = rate + RATE + 1;
        let bar = verdict + VERDICT;
        let bar_cells = width.saturating_sub(bar);
        Columns { one_line, name, target, actual, rate, verdict, bar, bar_cells }
    }

    fn head(&self, sheet: &mut Sheet, plan: bool) {
        let row = sheet.next();
        if self.one_line {
            sheet.words(row, 0, Ink::Label, "指標名");
        }
        right(sheet, row, self.actual, Ink::Label, "目標値");
        right(sheet, row, self.rate, Ink::Label, "実績値");
        right(sheet, row, self.rate + RATE, Ink::Label, "達成率");
        if self.bar_cells >= 9 && !plan {
            let mark = self.bar + self.bar_cells * 1000 / BAR_REACH as usize;
            right(sheet, row, (mark + 2).min(sheet.width()), Ink::Dim, "100%");
        }
    }

    fn row(
        &self,
        sheet: &mut Sheet,
        subject: &Subject<'_>,
        at: &Pointer,
        (kpi, verdict): (&Kpi<'_>, Option<&RowVerdict>),
    ) {
        let supposed = supposed_at(subject, at);
        sheet.detail(Some(detail(kpi, verdict, subject, supposed, sheet.width())));
        let top = sheet.next();
        sheet.understood_from(Some(top));
        sheet.new_line();
        let name_ink = if kpi.is_reference() { Ink::Dim } else { Ink::Text };
        let place = Place { x: 0, width: self.name, column: 0, ink: name_ink };
        let below = sheet.field(top, place, at.key("name"), Some(&kpi.name));
        let row = if self.one_line { top } else { below };
        let plan = subject.review.is_some_and(|(_, review)| review.is_plan());
        let target = shown(&kpi.target);
        value(sheet, row, self.target, self.actual, 1, Ink::Text, at.key("target"), &target, "空欄");
        let printed = shown(&kpi.actual);
        let ink = match verdict.map(|v| v.verdict) {
            _ if supposed.is_some() => Ink::Supposed,
            Some(Verdict::Open) => Ink::Open,
            _ => Ink::Strong,
        };
        // Of a plan nobody expects an actual value yet.
        let to_come = plan && supposed.is_none() && kpi.actual.state() == State::Blank;
        let blank = if to_come { BLANK } else { "空欄" };
        value(sheet, row, self.actual, self.rate, 2, ink, at.key("actual"), supposed.unwrap_or(&printed), blank);
        let Some(verdict) = verdict else { return };
        let (word, ink) = match verdict.verdict {
            Verdict::Open if to_come => ("計画", Ink::Dim),
            _ => word(verdict, supposed.is_some()),
        };
        sheet.words(row, self.verdict, ink, word);
        let Some(rate) = verdict.rate else { return };
        // Green figures are hard to read on white; the word and the bar are green enough.
        let figures = if ink == Ink::Good { Ink::Text } else { ink };
        right(sheet, row, self.rate + RATE, figures, &format!("{}%", rate.percent()));
        if self.bar_cells >= 6 {
            let filled = rate.numerator().saturating_mul(1_000_000) / rate.denominator().max(1) / BAR_REACH;
            let bar = Bar {
                cells: self.bar_cells as u16,
                filled: filled.clamp(0, 100_000) as u32,
                open: 0,
                mark: Some((1_000_000 / BAR_REACH) as u32),
            };
            sheet.draw(row, self.bar, ink, Body::Bar(bar));
        }
    }
}

/// Words of ours that end before a cell.
fn right(sheet: &mut Sheet, row: usize, end: usize, ink: Ink, words: &str) {
    sheet.words(row, end.saturating_sub(text::cells(words)), ink, words);
}

/// A value that ends before the next column; a text that is too long is wrapped in its column.
#[allow(clippy::too_many_arguments)]
fn value(
    sheet: &mut Sheet,
    row: usize,
    from: usize,
    to: usize,
    column: usize,
    ink: Ink,
    at: Pointer,
    shown: &str,
    blank: &str,
) {
    let width = to.saturating_sub(from + 1);
    let cells = text::cells(if shown.is_empty() { blank } else { shown }).clamp(2, width.max(2));
    let place = Place { x: to.saturating_sub(cells), width: cells, column, ink };
    if column == ACTUAL_COLUMN {
        sheet.begin_here();
    }
    sheet.field_or(row, place, at, Some(shown), blank);
}

/// A printed value for reading: numbers with their digits grouped as the document prints them.
pub(crate) fn shown(printed: &Printed<'_>) -> String {
    match printed {
        Printed::Absent => String::new(),
        Printed::Text(text) => text.to_string(),
        Printed::Number(number) => decimal::shown(number),
    }
}

/// The verdict in a word, which tells it without colour. The signs are ones that every terminal draws whole: ○ and × are
/// cut in half where a terminal gives them one column.
pub(crate) fn word(verdict: &RowVerdict, supposed: bool) -> (&'static str, Ink) {
    let (word, ink) = match verdict.verdict {
        // What isn't known is called what it is; where the value is there, something else is open.
        Verdict::Open if verdict.state == State::Pending => ("？確認中", Ink::Open),
        Verdict::Open if verdict.state == State::Blank => ("？空欄", Ink::Open),
        Verdict::Open if verdict.state == State::Several => ("？読み2つ", Ink::Open),
        Verdict::Achieved => ("〇達成", Ink::Good),
        Verdict::Missed => ("  未達", Ink::Bad),
        Verdict::Open => ("？未確定", Ink::Open),
        Verdict::Excluded => ("対象外", Ink::Dim),
        Verdict::Unusable => ("判定不能", Ink::Warn),
    };
    match (supposed, verdict.verdict) {
        (true, Verdict::Achieved) => ("仮 達成", Ink::Supposed),
        (true, Verdict::Missed) => ("仮 未達", Ink::Supposed),
        (true, Verdict::Open) => ("仮 未定", Ink::Supposed),
        _ => (word, ink),
    }
}

/// What is supposed in place of a row's actual value.
fn supposed_at<'s>(subject: &Subject<'s>, row: &Pointer) -> Option<&'s str> {
    let actual = row.key("actual");
    subject.supposed.iter().find(|(pointer, _)| *pointer == actual).map(|(_, value)| value.as_str())
}

/// What is said below the page while the row is selected: the whole name, and how the row is read.
fn detail(
    kpi: &Kpi<'_>,
    verdict: Option<&RowVerdict>,
    subject: &Subject<'_>,
    supposed: Option<&str>,
    width: usize,
) -> Vec<Row> {
    let say = |ink: Ink, words: &str| -> Vec<Row> {
        let rows = text::wrap(words, width.max(2)).into_iter().map(|row| {
            let body = Body::Text { text: words[row.range].trim_end().to_owned(), from: None };
            vec![Span { x: 0, ink, body }]
        });
        rows.collect()
    };
    let mut facts = format!("目標 {}  実績 {}", or_blank(shown(&kpi.target)), or_blank(shown(&kpi.actual)));
    if let Some(rates) = possible_rates(kpi) {
        facts.push_str(&format!(" (達成率 {rates})"));
    }
    if let Some(value) = supposed {
        facts.push_str(&format!("→仮 {value}"));
    }
    if let Some(unit) = kpi.unit() {
        facts.push_str(&format!("  単位 {unit}"));
    }
    if kpi.baseline != Printed::Absent {
        facts.push_str(&format!("  開始前 {}", shown(&kpi.baseline)));
    }
    if kpi.direction == Direction::Down {
        facts.push_str("  少ないほど良い");
    }
    let mut rows: Vec<Row> = suggested(subject).map(|(ink, words)| say(ink, &words)).unwrap_or_default();
    rows.extend(say(Ink::Dim, &facts));
    rows.extend(verdict.map(|verdict| say(Ink::Text, &verdict.why)).into_iter().flatten());
    // The name is whole in the table as well: where there isn't room for everything it gives way.
    let name = say(Ink::Strong, &kpi.name);
    if name.len() + rows.len() <= DETAIL {
        rows.splice(0..0, name);
    }
    rows
}

/// What the rate would be by each reading of the actual value, where it has several: `10.8%か250.8%`.
fn possible_rates(kpi: &Kpi<'_>) -> Option<String> {
    let values = kpi.values();
    let goal = values.target.1.exact()?;
    let readings = values.actual.1;
    if readings.kind() != Several::Either {
        return None;
    }
    let rates = readings.iter().filter_map(|reading| rate(kpi.direction, goal.value, paired(goal, reading)?.1));
    let words: Vec<String> = rates.map(|rate| format!("{}%", rate.percent())).collect();
    (words.len() == readings.len()).then(|| words.join("か"))
}

/// The suggestion in one line; with supposed values it is marked 仮.
fn suggested(subject: &Subject<'_>) -> Option<(Ink, String)> {
    let suggestion = subject.suggestion?;
    let ratings = suggestion.candidates.iter().filter_map(|&i| subject.table.ratings.get(i));
    let names: Vec<&str> = ratings.map(|rating| rating.short.as_str()).collect();
    let names = if names.is_empty() { "提案なし".to_owned() } else { names.join(" か ") };
    let at = subject.review_at();
    if subject.supposed.iter().any(|(pointer, _)| pointer.starts_with(&at)) {
        return Some((Ink::Supposed, format!("仮の提案: {names}")));
    }
    Some((Ink::Dim, format!("提案: {names} ({})", suggestion.agreement.label())))
}

fn or_blank(shown: String) -> String {
    if shown.is_empty() { BLANK.to_owned() } else { shown }
}

/// The rest of a row's fields.
fn more(sheet: &mut Sheet, at: &Pointer, kpi: &Kpi<'_>, row: Option<Value<'_>>) {
    sheet.understood_from(Some(sheet.next()));
    sheet.say(0, Ink::Label, &kpi.name);
    // Missing it is as good as said; other words than the format's are shown as they are.
    let printed = row.and_then(|row| row.get("direction")).and_then(|direction| direction.str());
    let printed = printed.as_deref().unwrap_or("up");
    let direction = said::words(kind_of(&at.key("direction")), printed).unwrap_or(printed);
    let reference = said::words(kind_of(&at.key("reference")), if kpi.reference { "true" } else { "false" });
    let baseline = shown(&kpi.baseline);
    let cells = [
        ("単位", "unit", kpi.unit.as_deref(), 10),
        ("開始前の値", "baseline", Some(baseline.as_str()), 12),
        ("良い方向", "direction", Some(direction), 14),
        ("参考指標", "reference", reference, 8),
        ("期日", "due", kpi.due.as_deref(), 12),
    ];
    let cells = cells.map(|(label, key, shown, width)| rare::Cell { label, at: at.key(key), shown, width });
    rare::flow(sheet, 2, cells);
    sheet.new_line();
    let row = sheet.next();
    sheet.words(row, 2, Ink::Label, "備考");
    let place = Place { x: 7, width: sheet.width().saturating_sub(7), column: 0, ink: Ink::Text };
    sheet.field(row, place, at.key("note"), kpi.note.as_deref());
}
