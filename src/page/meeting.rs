//! The page of a meeting: little on it, readable from the back of the room.
//!
//! The name whole, each KPI with a large bar, its values and its verdict in words, the published and the suggested
//! rating, the cost, and whether opinions wait. 参考 rows aren't shown. The larger the screen, the thicker the bars and
//! the wider the gaps: the widest spacing that fits is taken, and where none fits the tightest, to be scrolled.

use crate::json::Pointer;
use crate::ledger::kpi::Kpi;
use crate::ledger::printed::State;
use crate::page::Body;
use crate::page::Ink;
use crate::page::Page;
use crate::page::Place;
use crate::page::Sheet;
use crate::page::Subject;
use crate::page::facts;
use crate::page::full_name;
use crate::page::kpi::{bar, shown, word};
use crate::page::visible;
use crate::page::yen;
use crate::rules::{Agreement, RowVerdict, Verdict};
use crate::text;

/// How generous the page is.
#[derive(Clone, Copy, Debug)]
struct Spacing {
    /// Rows of a bar.
    thick: usize,
    /// Blank rows between KPI, and around them.
    gap: usize,
    /// Whether the values stand on a row of their own, below the name.
    below: bool,
}

/// From the most generous to the tightest.
const SPACINGS: [Spacing; 6] = [
    Spacing { thick: 3, gap: 2, below: true },
    Spacing { thick: 2, gap: 2, below: true },
    Spacing { thick: 2, gap: 1, below: true },
    Spacing { thick: 2, gap: 1, below: false },
    Spacing { thick: 1, gap: 1, below: false },
    Spacing { thick: 1, gap: 0, below: false },
];

/// Lays the page out for a screen of `width` × `height` cells.
pub fn meeting_page(subject: &Subject<'_>, width: usize, height: usize) -> Page {
    let pages = SPACINGS.iter().map(|&spacing| lay(subject, width, spacing));
    let mut tightest = Page::default();
    for page in pages {
        if page.rows.len() <= height {
            return page;
        }
        tightest = page;
    }
    tightest
}

fn lay(subject: &Subject<'_>, width: usize, spacing: Spacing) -> Page {
    let mut sheet = Sheet::for_screen(width);
    sheet.say(0, Ink::Strong, &full_name(subject));
    sheet.say(0, Ink::Dim, &facts(subject));
    let Some((_, review)) = subject.review else {
        gap(&mut sheet, 1);
        sheet.say(0, Ink::Text, "この事業の効果検証はまだありません。");
        return sheet.page;
    };
    gap(&mut sheet, spacing.gap);
    let mut any = false;
    for (i, kpi) in review.kpis().enumerate().filter(|(_, kpi)| !kpi.is_reference()) {
        if any {
            gap(&mut sheet, spacing.gap);
        }
        any = true;
        let verdict = subject.suggestion.and_then(|s| s.rows.get(i));
        let actual = subject.review_at().key("kpis").index(i).key("actual");
        let supposed = subject.supposed.iter().find(|(at, _)| *at == actual).map(|(_, value)| value.as_str());
        row(&mut sheet, &kpi, (verdict, supposed), actual, review.is_plan(), spacing);
    }
    if !any {
        sheet.say(0, Ink::Dim, "KPIはありません。");
    }
    gap(&mut sheet, spacing.gap.max(1));
    ratings(&mut sheet, subject);
    let cost = format!("{}  交付実績 {}", yen(review.cost()), yen(review.grant()));
    labelled(&mut sheet, "総事業費", Ink::Text, &cost);
    let (mut opinions, mut open) = (0, 0);
    for opinion in review.opinions() {
        opinions += 1;
        open += usize::from(opinion.is_open());
    }
    if opinions > 0 {
        labelled(&mut sheet, "意見", Ink::Text, &format!("{opinions}件  うち対応待ち {open}件"));
    }
    sheet.page
}

/// One KPI: name and values, then the bar with its rate and verdict.
fn row(
    sheet: &mut Sheet,
    kpi: &Kpi<'_>,
    (verdict, supposed): (Option<&RowVerdict>, Option<&str>),
    at: Pointer,
    plan: bool,
    spacing: Spacing,
) {
    let width = sheet.width();
    let unit = kpi.unit().unwrap_or_default();
    let with_unit = |text: String| match text {
        text if text.is_empty() => "空欄".to_owned(),
        text if text.ends_with(|c: char| c.is_ascii_digit()) => format!("{text}{unit}"),
        text => text,
    };
    let value = |printed| with_unit(shown(printed));
    // Of a plan nobody expects an actual value yet.
    let to_come = plan && kpi.actual.state() == State::Blank && supposed.is_none();
    let target = format!("目標 {}", value(&kpi.target));
    let actual = match supposed {
        Some(value) => format!("仮 {}", with_unit(value.to_owned())),
        None => value(&kpi.actual),
    };
    let actual = (!to_come).then_some(actual);
    let cells = text::cells(&target) + actual.as_ref().map_or(0, |actual| text::cells(actual) + text::cells(BETWEEN));
    let (word, ink) = match verdict {
        Some(_) if to_come => ("計画", Ink::Dim),
        Some(verdict) => word(verdict, supposed.is_some()),
        None => ("", Ink::Text),
    };
    let name = text::wrap(&kpi.name, width.max(2));
    let last = name.last().map_or(0, |row| text::cells(visible(&kpi.name[row.range.clone()])));
    sheet.say(0, Ink::Text, &kpi.name);
    // Behind the name where its last row has room; else, or where there is plenty of room, on a row of their own.
    let beside = !spacing.below && !name.is_empty() && last + GAP + cells <= width;
    let row = sheet.next() - usize::from(beside);
    // Close behind the name: nobody looks for a value at the other end of the wall.
    let mut x = if beside { last + GAP } else { 0 };
    if let Some(actual) = actual {
        // What a value can be supposed for: the first that isn't known yet is where that begins.
        if verdict.is_some_and(|verdict| verdict.verdict == Verdict::Open) {
            sheet.begin_here();
        }
        sheet.new_line();
        let ink = if supposed.is_some() { Ink::Supposed } else { Ink::Strong };
        let cells = text::cells(&actual).min(width.saturating_sub(x));
        sheet.field(row, Place { x, width: cells, column: 0, ink }, at, Some(&actual));
        x += cells;
        if x + text::cells(BETWEEN) + text::cells(&target) <= width {
            sheet.words(row, x, Ink::Strong, BETWEEN);
            x += text::cells(BETWEEN);
        }
    }
    // Where both don't fit beside each other, they stand below each other.
    if x + text::cells(&target) <= width {
        sheet.words(row, x, Ink::Strong, target);
    } else {
        sheet.say(0, Ink::Strong, &target);
    }
    let rate = verdict.and_then(|verdict| verdict.rate);
    let words = match rate {
        Some(rate) => format!("{}% {word}", rate.percent()),
        None => word.to_owned(),
    };
    let result = text::cells(&words).max(RESULT);
    let bar_cells = width.saturating_sub(result + 1);
    let first = sheet.next();
    let middle = first + (spacing.thick - 1) / 2;
    sheet.cut_right(middle, (0, width), ink, &words);
    if let (Some(rate), 6..) = (rate, bar_cells) {
        let bar = bar(rate, bar_cells);
        for i in 0..spacing.thick {
            sheet.draw(first + i, 0, ink, Body::Bar(bar));
        }
    }
}

/// What stands between an actual value and its target.
const BETWEEN: &str = " / ";

/// Cells of a rate and a verdict, so that the bars of a page end in one column.
const RESULT: usize = 17;

/// Cells between a name and its values.
const GAP: usize = 3;

/// What was published, and what the criteria support.
fn ratings(sheet: &mut Sheet, subject: &Subject<'_>) {
    let Some((_, review)) = subject.review else { return };
    let published = review.rating();
    let supposed = subject.supposed.iter().any(|(at, _)| at.starts_with(&subject.review_at()));
    if review.is_plan() && !supposed && published.is_none() {
        return labelled(sheet, "評価", Ink::Dim, "計画の段階です。実績が出てから評価します。");
    }
    labelled(sheet, "公表", Ink::Strong, published.as_deref().unwrap_or(State::Blank.label()));
    let Some(suggestion) = subject.suggestion else { return };
    let ratings = suggestion.candidates.iter().filter_map(|&i| subject.table.ratings.get(i));
    let names: Vec<&str> = ratings.map(|rating| rating.name.as_str()).collect();
    let names = if names.is_empty() { crate::page::NO_PROPOSAL.to_owned() } else { names.join(" または ") };
    let ink = match suggestion.agreement {
        Agreement::Differs | Agreement::OffList => Ink::Warn,
        _ => Ink::Text,
    };
    let (label, ink) = if supposed { ("仮提案", Ink::Supposed) } else { ("提案", ink) };
    // Where nothing is suggested, nothing is compared either.
    let words = match (suggestion.candidates.is_empty(), suggestion.agreement) {
        (true, Agreement::None) => names,
        (_, agreement) => format!("{names} ({})", agreement.label()),
    };
    labelled(sheet, label, ink, &words);
}

/// A short label with words beside it, hanging.
fn labelled(sheet: &mut Sheet, label: &str, ink: Ink, words: &str) {
    const LABEL: usize = 8;
    let row = sheet.next();
    sheet.words(row, 0, Ink::Label, label);
    for (i, laid) in text::wrap(words, sheet.width().saturating_sub(LABEL).max(2)).into_iter().enumerate() {
        sheet.words(row + i, LABEL, ink, visible(&words[laid.range]));
    }
}

fn gap(sheet: &mut Sheet, rows: usize) {
    for _ in 0..rows {
        sheet.page.rows.push(crate::page::Row::new());
    }
}
