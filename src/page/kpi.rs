//! KPI: what was aimed at, what was reached, how far that is.
//!
//! A name is never cut: it is wrapped, in a column of its own where there is room, else on rows of its own. What isn't
//! known is shown as what it is (確認中, 空欄, two readings), never as 0, and has no bar. The bar runs to 150 %, so that
//! over-achievement can be seen as such against the mark at 100 %. 参考 rows stand apart, below.

use std::borrow::Cow;

use crate::json::{Pointer, Value};
use crate::ledger::decimal;
use crate::ledger::decimal::Ratio;
use crate::ledger::kpi::{Direction, Kpi, paired, rate, unit_of_name};
use crate::ledger::printed::{Kind as Several, Printed, State};
use crate::ledger::said;
use crate::page::BLANK;
use crate::page::Bar;
use crate::page::Body;
use crate::page::Ink;
use crate::page::NO_PROPOSAL;
use crate::page::Place;
use crate::page::Row;
use crate::page::Sheet;
use crate::page::Span;
use crate::page::Subject;
use crate::page::columns::{is_figure, share, widest};
use crate::page::kind_of;
use crate::page::rare;
use crate::page::visible;
use crate::rules::{RowVerdict, Verdict};
use crate::text;

/// How far the bar runs, in per mille of the target.
pub(super) const BAR_REACH: i128 = 1500;

/// Cells that a text (確認中(…)) is given in a column of figures before it is wrapped.
const TEXT: usize = 11;
/// Cells that a name is given at least, beside the figures.
const LEAST_NAME: usize = 30;
/// A bar of fewer cells says nothing.
const LEAST_BAR: usize = 6;

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
    let kpis: Vec<Kpi<'_>> = review.kpis().collect();
    let values: Vec<Value<'_>> = review.0.get("kpis").into_iter().flat_map(|list| list.items()).collect();
    if kpis.is_empty() {
        let way = if subject.changes { "Enter で中へ、a で加えます。" } else { "" };
        sheet.say(0, Ink::Dim, &format!("KPIはありません。{way}"));
        return;
    }
    let verdict = |i: usize| subject.suggestion.and_then(|s| s.rows.get(i));
    let lines: Vec<Line<'_>> =
        kpis.iter().enumerate().map(|(i, kpi)| Line::new(subject, at.index(i), kpi, verdict(i))).collect();
    let columns = Columns::new(sheet.width(), &lines);
    columns.head(sheet, review.is_plan());
    let rows = || kpis.iter().enumerate();
    for line in lines.iter().filter(|line| !line.kpi.is_reference()) {
        columns.row(sheet, subject, line);
    }
    if rows().any(|(_, kpi)| kpi.is_reference()) {
        sheet.heading("参考 (評価には数えません)");
        for line in lines.iter().filter(|line| line.kpi.is_reference()) {
            columns.row(sheet, subject, line);
        }
    }
    let mut headed = false;
    for ((i, kpi), value) in rows().zip(&values) {
        let at = at.index(i);
        let cells = more(sheet, &at, kpi);
        if cells.is_empty() && !rare::has_any(*value) {
            continue;
        }
        if !std::mem::replace(&mut headed, true) {
            sheet.heading("各指標の単位・開始前の値など");
        }
        sheet.detail(Some(detail(kpi, verdict(i), subject, supposed_at(subject, &at), sheet.width())));
        sheet.understood_from(Some(sheet.next()));
        sheet.say(0, Ink::Label, &kpi.name);
        rest(sheet, cells);
        rare::of_kpi(sheet, &at, *value);
    }
    sheet.detail(None);
    sheet.understood_from(None);
    let places = kpis.iter().zip(&values).enumerate().map(|(i, (kpi, row))| (i, *row, &*kpi.name));
    rare::more_of_kpis(sheet, &at, places);
}

/// A row of the table before it has its place.
struct Line<'k> {
    at: Pointer,
    kpi: &'k Kpi<'k>,
    verdict: Option<&'k RowVerdict>,
    supposed: Option<&'k str>,
    target: String,
    actual: String,
    /// What stands for an actual that isn't there.
    blank: &'static str,
    /// 達成率 in words; empty where there is none.
    rate: String,
    word: (&'static str, Ink),
    /// The unit that the figures have, where neither they nor the name say it.
    unit: &'k str,
}

impl<'k> Line<'k> {
    fn new(subject: &Subject<'k>, at: Pointer, kpi: &'k Kpi<'k>, verdict: Option<&'k RowVerdict>) -> Line<'k> {
        let supposed = supposed_at(subject, &at);
        let plan = subject.review.is_some_and(|(_, review)| review.is_plan());
        // Of a plan nobody expects an actual value yet.
        let to_come = plan && supposed.is_none() && kpi.actual.state() == State::Blank;
        let word = match verdict {
            None => ("", Ink::Text),
            Some(verdict) if to_come && verdict.verdict == Verdict::Open => ("計画", Ink::Dim),
            Some(verdict) => word(verdict, supposed.is_some()),
        };
        let rate = verdict.and_then(|verdict| verdict.rate);
        Line {
            unit: unit_of_its_own(kpi),
            at,
            kpi,
            verdict,
            supposed,
            target: shown(&kpi.target),
            actual: supposed.map_or_else(|| shown(&kpi.actual), str::to_owned),
            blank: if to_come { BLANK } else { "空欄" },
            rate: rate.map_or_else(String::new, |rate| format!("{}%", rate.percent())),
            word,
        }
    }

    /// Whether one of its numbers stands without a unit.
    fn is_bare(&self) -> bool {
        is_bare(&self.target) || is_bare(&self.actual)
    }

    /// Cells that it wants in the columns.
    fn wants(&self) -> [usize; 4] {
        let value = |shown: &str| if is_figure(shown) { text::cells(shown) } else { text::cells(shown).min(TEXT) };
        [value(&self.target), value(&self.actual), text::cells(&self.rate), text::cells(self.word.0)]
    }
}

/// The unit that a field of its own gives, where the name doesn't say it as well; else nothing.
pub(super) fn unit_of_its_own<'k>(kpi: &'k Kpi<'_>) -> &'k str {
    kpi.unit().filter(|unit| unit_of_name(&kpi.name) != Some(unit)).unwrap_or_default()
}

/// Whether a shown value is a number without its unit.
fn is_bare(shown: &str) -> bool {
    is_figure(shown) && shown.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'))
}

/// The columns of the table in a page of some width, each from its first cell to behind its last.
struct Columns {
    one_line: bool,
    /// Cells behind the target and the actual for their units; 0: the units stand behind the names.
    unit: usize,
    name: usize,
    target: (usize, usize),
    actual: (usize, usize),
    rate: (usize, usize),
    verdict: (usize, usize),
    bar: usize,
    bar_cells: usize,
}

impl Columns {
    fn new(width: usize, lines: &[Line<'_>]) -> Columns {
        let mut wanted = ["目標値", "実績値", "達成率", "空欄"].map(text::cells);
        for line in lines {
            for (wanted, wants) in wanted.iter_mut().zip(line.wants()) {
                *wanted = wants.max(*wanted);
            }
        }
        // A blank before each but the first.
        let gaps = wanted.len() - 1;
        let numbers = wanted.iter().sum::<usize>() + gaps;
        let one_line = width >= ONE_LINE && numbers + 1 + LEAST_NAME <= width;
        let longest = widest(lines.iter().map(|line| &*line.kpi.name)).max(text::cells("指標名"));
        let name = if one_line { ((width - numbers) * 3 / 5).clamp(LEAST_NAME, 60).min(longest + 1) } else { width };
        let from = if one_line { name + 2 } else { 0 };
        let widths = share(wanted, width.saturating_sub(from + gaps));
        // A unit stands behind its number as long as the bars keep their room.
        let unit = widest(lines.iter().filter(|line| line.is_bare()).map(|line| line.unit));
        let bars = width.saturating_sub(from + widths.iter().sum::<usize>() + gaps + 1);
        let unit = if bars >= 2 * unit + LEAST_BAR { unit } else { 0 };
        let mut x = from;
        let [target, actual, rate, verdict] = [0, 1, 2, 3].map(|i: usize| {
            let column = (x, x + widths[i]);
            x += widths[i] + 1 + if i < 2 { unit } else { 0 };
            column
        });
        let bar_cells = width.saturating_sub(x);
        Columns { one_line, unit, name, target, actual, rate, verdict, bar: x, bar_cells }
    }

    fn head(&self, sheet: &mut Sheet, plan: bool) {
        let row = sheet.next();
        if self.one_line {
            sheet.words(row, 0, Ink::Label, "指標名");
        }
        sheet.cut_right(row, (self.target.0, self.target.1 + self.unit), Ink::Label, "目標値");
        sheet.cut_right(row, (self.actual.0, self.actual.1 + self.unit), Ink::Label, "実績値");
        sheet.cut_right(row, self.rate, Ink::Label, "達成率");
        if self.bar_cells >= 9 && !plan {
            let mark = self.bar + self.bar_cells * 1000 / BAR_REACH as usize;
            sheet.cut_right(row, (self.bar, (mark + 2).min(sheet.width())), Ink::Dim, "100%");
        }
    }

    fn row(&self, sheet: &mut Sheet, subject: &Subject<'_>, line: &Line<'_>) {
        let Line { at, kpi, verdict, supposed, .. } = line;
        sheet.detail(Some(detail(kpi, *verdict, subject, *supposed, sheet.width())));
        let top = sheet.next();
        sheet.understood_from(Some(top));
        sheet.new_line();
        let name_ink = if kpi.is_reference() { Ink::Dim } else { Ink::Text };
        let place = Place { x: 0, width: self.name, column: 0, ink: name_ink };
        let below = sheet.field(top, place, at.key("name"), Some(&kpi.name));
        let below = if self.unit == 0 && line.is_bare() {
            unit_behind(sheet, below, (&kpi.name, line.unit), (0, self.name))
        } else {
            below
        };
        let row = if self.one_line { top } else { below };
        sheet.value(row, self.target, (1, Ink::Text), at.key("target"), (&line.target, "空欄"));
        if self.unit > 0 {
            for (shown, (_, end)) in [(&line.target, self.target), (&line.actual, self.actual)] {
                if is_bare(shown) {
                    sheet.cut(row, end, self.unit, Ink::Dim, line.unit);
                }
            }
        }
        let ink = match verdict.map(|v| v.verdict) {
            _ if supposed.is_some() => Ink::Supposed,
            Some(Verdict::Open) => Ink::Open,
            _ => Ink::Strong,
        };
        sheet.begin_here();
        sheet.value(row, self.actual, (2, ink), at.key("actual"), (&line.actual, line.blank));
        let (word, ink) = line.word;
        sheet.cut(row, self.verdict.0, self.verdict.1 - self.verdict.0, ink, word);
        // Green figures are hard to read on white; the word and the bar are green enough.
        let figures = if ink == Ink::Good { Ink::Text } else { ink };
        sheet.cut_right(row, self.rate, figures, &line.rate);
        if let (Some(rate), true) = (verdict.and_then(|verdict| verdict.rate), self.bar_cells >= LEAST_BAR) {
            sheet.draw(row, self.bar, ink, Body::Bar(bar(rate, self.bar_cells)));
        }
    }
}

/// Says the unit behind a name that has been laid out and ends before row `below`, in the column of `width` cells at `x`; on a
/// row of its own where the last one is full. Gives the row behind it.
pub(super) fn unit_behind(
    sheet: &mut Sheet,
    below: usize,
    (name, unit): (&str, &str),
    (x, width): (usize, usize),
) -> usize {
    if unit.is_empty() {
        return below;
    }
    let words = format!("({unit})");
    let used = text::wrap(name, width.max(2)).last().map_or(0, |row| text::cells(visible(&name[row.range.clone()])));
    if used + 1 + text::cells(&words) <= width {
        sheet.words(below - 1, x + used + 1, Ink::Dim, words);
        return below;
    }
    sheet.cut(below, x, width, Ink::Dim, &words);
    below + 1
}

/// How far a rate has come, as a bar of so many cells with the mark of 100 %.
pub(crate) fn bar(rate: Ratio, cells: usize) -> Bar {
    let filled = rate.numerator().saturating_mul(1_000_000) / rate.denominator().max(1) / BAR_REACH;
    let mark = 1_000_000 / BAR_REACH;
    // 99.99 % and 100 % are the same thousandths, but not the same.
    let filled = if rate.numerator() < rate.denominator() { filled.min(mark - 1) } else { filled };
    Bar { cells: cells as u16, filled: filled.clamp(0, 100_000) as u32, open: 0, mark: Some(mark as u32) }
}

/// A printed value for reading: numbers with their digits grouped as the document prints them.
pub(crate) fn shown(printed: &Printed<'_>) -> String {
    match printed {
        Printed::Absent => String::new(),
        Printed::Text(text) => text.to_string(),
        Printed::Number(number) => decimal::shown(number),
    }
}

/// The verdict in a sign that explains itself and that every terminal draws whole, two cells wide: ○ and × are cut in half
/// where a terminal gives them one.
pub fn sign(verdict: Verdict) -> (&'static str, Ink) {
    match verdict {
        Verdict::Achieved => ("〇", Ink::Good),
        Verdict::Missed => ("未", Ink::Bad),
        Verdict::Open => ("？", Ink::Open),
        Verdict::Excluded => ("－", Ink::Dim),
        Verdict::Unusable => ("不", Ink::Warn),
    }
}

/// The verdict in a word, which tells it without colour. The signs are ones that every terminal draws whole: ○ and × are
/// cut in half where a terminal gives them one column.
pub(crate) fn word(verdict: &RowVerdict, supposed: bool) -> (&'static str, Ink) {
    let (word, ink) = match verdict.verdict {
        // That nothing is known yet is seen of the value beside it; where a value is there, it is said what is open.
        Verdict::Open if verdict.state == State::Several => ("？読み2つ", Ink::Open),
        Verdict::Achieved => ("〇達成", Ink::Good),
        Verdict::Missed => ("  未達", Ink::Bad),
        Verdict::Open => ("？未確定", Ink::Open),
        Verdict::Excluded => (Verdict::Excluded.label(), Ink::Dim),
        Verdict::Unusable => (Verdict::Unusable.label(), Ink::Warn),
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
        facts.push_str(&format!(" ({rates})"));
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
        facts.push_str(&format!("  {}", said::LESS_IS_BETTER));
    }
    // How the value is read is what nothing else on the screen says: it comes first, and is never left out.
    let read = verdict.map(|verdict| match verdict.is_assumed {
        true => format!("{}(多いほど良いとみなす)", verdict.why),
        false => verdict.why.to_string(),
    });
    let mut rows: Vec<Row> = read.map(|words| say(Ink::Text, &words)).into_iter().flatten().collect();
    rows.extend(say(Ink::Dim, &facts));
    // The name is whole in the table, and the suggestion above it: where there isn't room for everything they give way.
    let name = say(Ink::Strong, &kpi.name);
    if name.len() + rows.len() <= DETAIL {
        rows.splice(0..0, name);
    }
    let suggested = suggested(subject).map(|(ink, words)| say(ink, &words)).unwrap_or_default();
    if suggested.len() + rows.len() <= DETAIL {
        rows.extend(suggested);
    }
    rows
}

/// What each reading of the actual value would come to, where it has several: `13人なら達成率10.8%、301人なら250.8%`.
fn possible_rates(kpi: &Kpi<'_>) -> Option<String> {
    let values = kpi.values();
    let goal = values.target.1.exact()?;
    let readings = values.actual.1;
    if readings.kind() != Several::Either {
        return None;
    }
    let unit = kpi.unit().unwrap_or_default();
    let said = readings.iter().enumerate().filter_map(|(i, reading)| {
        let rate = rate(kpi.direction, goal.value, paired(goal, reading)?.1)?;
        let name = if i == 0 { "達成率" } else { "" };
        Some(format!("{}{unit}なら{name}{}%", reading.value, rate.percent()))
    });
    let said: Vec<String> = said.collect();
    (said.len() == readings.len()).then(|| said.join("、"))
}

/// The suggestion in one line; with supposed values it is marked 仮.
fn suggested(subject: &Subject<'_>) -> Option<(Ink, String)> {
    let suggestion = subject.suggestion?;
    let ratings = suggestion.candidates.iter().filter_map(|&i| subject.table.ratings.get(i));
    let names: Vec<&str> = ratings.map(|rating| rating.short.as_str()).collect();
    let names = if names.is_empty() { NO_PROPOSAL.to_owned() } else { names.join(" か ") };
    let at = subject.review_at();
    if subject.supposed.iter().any(|(pointer, _)| pointer.starts_with(&at)) {
        return Some((Ink::Supposed, format!("仮の提案: {names}")));
    }
    Some((Ink::Dim, format!("提案: {names} ({})", suggestion.agreement.label())))
}

fn or_blank(shown: String) -> String {
    if shown.is_empty() { BLANK.to_owned() } else { shown }
}

/// The rest of a row's fields: those that say something, or all where blanks aren't folded.
fn more(sheet: &mut Sheet, at: &Pointer, kpi: &Kpi<'_>) -> Vec<More> {
    let said = |text: &Option<Cow<'_, str>>| text.as_deref().unwrap_or_default().to_owned();
    let down = kpi.direction == Direction::Down;
    let turned = down || kpi.odd_direction.is_some();
    // Other words than the format's are shown as they are.
    let printed = kpi.odd_direction.as_deref().unwrap_or(if down { "down" } else { "up" });
    let direction = said::words(kind_of(&at.key("direction")), printed).unwrap_or(printed);
    let reference = said::words(kind_of(&at.key("reference")), if kpi.reference { "true" } else { "false" });
    let reference = reference.unwrap_or_default();
    let all = [
        // A unit that the name says itself needs no row.
        ("単位", "unit", said(&kpi.unit), 10, kpi.unit() == unit_of_name(&kpi.name)),
        ("開始前の値", "baseline", shown(&kpi.baseline), 12, false),
        ("良い方向", "direction", direction.to_owned(), 14, !turned),
        ("参考指標", "reference", reference.to_owned(), 8, !kpi.reference),
        ("期日", "due", said(&kpi.due), 12, false),
        ("備考", "note", said(&kpi.note), 0, false),
    ];
    let all = all.map(|(label, key, shown, width, usual)| {
        let silent = usual || shown.trim().is_empty();
        (More { label, at: at.key(key), shown, width }, silent)
    });
    let folds = sheet.folds(all.iter().filter(|(_, silent)| *silent).count());
    all.into_iter().filter(|(_, silent)| !silent || !folds).map(|(more, _)| more).collect()
}

/// One of them: its label, its place, what it says, and cells for that; 0 for a row of its own.
struct More {
    label: &'static str,
    at: Pointer,
    shown: String,
    width: usize,
}

/// Lays them out below the row's name.
fn rest(sheet: &mut Sheet, all: Vec<More>) {
    let (rows, cells): (Vec<More>, Vec<More>) = all.into_iter().partition(|more| more.width == 0);
    if !cells.is_empty() {
        rare::flow(
            sheet,
            2,
            cells.iter().map(|More { label, at, shown, width }| rare::Cell {
                label,
                at: at.clone(),
                shown: Some(shown),
                width: *width,
            }),
        );
    }
    for More { label, at, shown, .. } in rows {
        sheet.new_line();
        let row = sheet.next();
        sheet.words(row, 2, Ink::Label, label);
        let place = Place { x: 7, width: sheet.width().saturating_sub(7), column: 0, ink: Ink::Text };
        sheet.field(row, place, at, Some(&shown));
    }
}
