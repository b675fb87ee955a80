//! The summary above every tab: what is wrong with the project, what was published beside what the criteria support, how
//! far each KPI came, why the rating is what it is, and what would change it. So nobody needs a key to see where a project stands.
//!
//! It has as many rows as the screen gives it. In one row it is the ratings and the counts; with more, what is wrong comes
//! first, since that can't wait, and KPI have a row each, or share rows where there are many. What has no row is counted,
//! never left out silently.

use crate::ledger::printed::State;
use crate::page::Body;
use crate::page::Ink;
use crate::page::NO_PROPOSAL;
use crate::page::Row;
use crate::page::Sheet;
use crate::page::Subject;
use crate::page::columns::widest;
use crate::page::kpi::{bar, sign};
use crate::rules::{Agreement, Counts, RowVerdict, Suggestion, Table, Verdict};
use crate::text;

/// What the check says of a project, as far as the summary tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The gravest finding, in words.
    pub words: String,
    /// How grave it is, as the check calls it.
    pub severity: &'static str,
    /// Whether it is an error.
    pub grave: bool,
    /// How many others wait.
    pub more: usize,
}

/// The least cells of a KPI that shares its row.
const LEAST: usize = 36;

/// Lays the summary out in `height` rows of `width` cells. `kpis`: with a bar for each KPI; without where the page below
/// has them anyway.
pub fn summary(subject: &Subject<'_>, wrong: Option<&Wrong>, kpis: bool, (width, height): (usize, usize)) -> Vec<Row> {
    let mut sheet = Sheet::new(width);
    if height == 0 {
        return Vec::new();
    }
    if height == 1 {
        ratings(&mut sheet, subject, wrong.filter(|wrong| wrong.grave));
        return sheet.page.rows;
    }
    if let Some(wrong) = wrong {
        tell(&mut sheet, wrong);
    }
    ratings(&mut sheet, subject, None);
    let suggestion = subject.suggestion.filter(|suggestion| !suggestion.in_short.is_empty());
    let mut left = height.saturating_sub(sheet.next());
    if kpis && let Some((_, review)) = subject.review {
        let rows = left.saturating_sub(usize::from(suggestion.is_some()));
        let names: Vec<_> = review.kpis().map(|kpi| (kpi.is_reference(), kpi.name)).collect();
        let verdicts = subject.suggestion.map_or(&[][..], |suggestion| &suggestion.rows);
        let counted: Vec<(&str, &RowVerdict)> = names
            .iter()
            .zip(verdicts)
            .filter(|((reference, _), _)| !reference)
            .map(|((_, name), row)| (&**name, row))
            .collect();
        let supposed = subject.supposed.iter().any(|(pointer, _)| pointer.starts_with(&subject.review_at()));
        bars(&mut sheet, &counted, review.is_plan() && !supposed, rows);
        left = height.saturating_sub(sheet.next());
    }
    if let Some(suggestion) = suggestion.filter(|_| left > 0) {
        // The grounds first; what would change the answer has what they leave.
        let change = suggestion.would_change.first();
        let room = if change.is_some() { left.div_ceil(2) } else { left };
        labelled(&mut sheet, "なぜ", &suggestion.in_short, room, |words, _, _| without_figures(words));
        left = height.saturating_sub(sheet.next());
        if let Some(change) = change.filter(|_| left > 0) {
            labelled(&mut sheet, "変わるには", change, left, clause);
        }
    }
    sheet.page.rows.truncate(height);
    sheet.page.rows
}

/// The cells of a label and the space behind it.
const LABEL: usize = 8;

/// Words beside their label, in at most so many rows; a long label has them begin farther in. `fewer`: as much of them as
/// is worth saying in so many rows of so many cells, where there isn't room for all.
fn labelled(sheet: &mut Sheet, label: &str, words: &str, rows: usize, fewer: impl Fn(&str, usize, usize) -> String) {
    let x = LABEL.max(text::cells(label) + 2);
    let room = sheet.width().saturating_sub(x).max(2);
    let words = if fits(words, rows, room) { words.to_owned() } else { fewer(words, rows, room) };
    let lines: Vec<String> =
        text::wrap(&words, room).into_iter().map(|row| crate::page::visible(&words[row.range]).to_owned()).collect();
    let from = sheet.next();
    sheet.words(from, 0, Ink::Label, label);
    for (i, line) in lines.iter().take(rows).enumerate() {
        // What has no row goes to the last one, which is cut with a sign.
        let rest = if i + 1 == rows { lines[i..].concat() } else { line.clone() };
        sheet.cut(from + i, x, room, Ink::Text, &rest);
    }
}

/// The gravest finding, and how many others there are.
fn tell(sheet: &mut Sheet, wrong: &Wrong) {
    let width = sheet.width();
    let more = if wrong.more > 0 { format!(" ほか{}件", wrong.more) } else { String::new() };
    let ink = if wrong.grave { Ink::Warn } else { Ink::Open };
    let row = sheet.next();
    sheet.words(row, 0, ink, wrong.severity);
    let room = width.saturating_sub(LABEL + text::cells(&more));
    let used = sheet.cut(row, LABEL, room, ink, &wrong.words);
    sheet.cut(row, LABEL + used, width.saturating_sub(LABEL + used), Ink::Dim, &more);
}

/// `公表 相当程度  提案も同じ  達成3/4`. What doesn't fit is left out from the end, but never that the suggestion is another
/// rating or rests on supposed values: it is said in fewer words instead, and a long rating is cut for it.
fn ratings(sheet: &mut Sheet, subject: &Subject<'_>, wrong: Option<&Wrong>) {
    let Some((_, review)) = subject.review else {
        return sheet.say(0, Ink::Dim, "この事業の効果検証はまだありません。");
    };
    let row = sheet.next();
    let width = sheet.width();
    let at = subject.review_at();
    let supposed = subject.supposed.iter().any(|(pointer, _)| pointer.starts_with(&at));
    let counts = subject.suggestion.map(|suggestion| suggestion.counts).unwrap_or_default();
    let plan = review.is_plan() && !supposed;
    let mut x = if plan {
        0
    } else {
        sheet.cut(row, 0, width.min(LABEL), Ink::Label, "公表");
        LABEL.min(width)
    };
    if plan {
        x += sheet.cut(row, x, width, Ink::Dim, "計画の段階") + 2;
    } else {
        let published = review.rating();
        let published = published.as_deref().map_or(State::Blank.label(), |rating| short_of(subject.table, rating));
        let (ink, wordings) = subject
            .suggestion
            .map_or((Ink::Text, Vec::new()), |suggestion| proposal(subject.table, suggestion, supposed));
        let least = wordings.last().map_or(0, |words| text::cells(words) + 2);
        let room = width.saturating_sub(x);
        let kept = if room > least + 4 { room - least } else { room };
        x += sheet.cut(row, x, kept, Ink::Strong, published) + 2;
        if let Some(words) = wordings.iter().find(|words| text::cells(words) <= width.saturating_sub(x)) {
            x += sheet.cut(row, x, width.saturating_sub(x), ink, words) + 2;
        }
    }
    let mut parts: Vec<(Ink, String)> = Vec::new();
    // Of a plan nothing is known yet, and nothing should be; of nothing no share is told.
    if !plan && counts.scored() + counts.open > 0 {
        let met = (counts.scored() > 0).then(|| format!("達成{}/{}", counts.achieved, counts.scored()));
        let open = (counts.open > 0).then(|| format!("未確定{}", counts.open));
        let words: Vec<String> = met.into_iter().chain(open).collect();
        parts.push((Ink::Text, words.join(" ")));
    }
    if let Some(wrong) = wrong {
        parts.push((Ink::Warn, format!("{}{}", wrong.severity, wrong.more + 1)));
    }
    for (ink, words) in parts {
        let room = width.saturating_sub(x);
        if text::cells(&words) > room {
            break;
        }
        x += sheet.cut(row, x, room, ink, &words) + 2;
    }
}

/// What the table proposes, beside what was published, from the longest wording to the shortest. `！` is the sign that the
/// list has for another rating.
fn proposal(table: &Table, suggestion: &Suggestion, supposed: bool) -> (Ink, Vec<String>) {
    let names = candidates(table, &suggestion.candidates);
    let it = if supposed { "仮の提案" } else { "提案" };
    let off_list = ["一覧にない評価".to_owned(), "一覧外".to_owned()];
    let (ink, wordings) = match suggestion.agreement {
        Agreement::Agrees => (Ink::Text, vec![format!("{it}も同じ")]),
        Agreement::Within => (Ink::Text, vec![format!("{it}は{names}"), format!("{it}に幅あり")]),
        Agreement::Differs => {
            (Ink::Warn, vec![format!("{it}は違い、{names}"), format!("！{it}は{names}"), format!("！{it}と違う")])
        }
        Agreement::OffList if names.is_empty() => (Ink::Warn, off_list.to_vec()),
        Agreement::OffList => (Ink::Warn, [vec![format!("一覧にない評価、{it}は{names}")], off_list.to_vec()].concat()),
        Agreement::None if names.is_empty() => (Ink::Dim, vec![format!("{it}{NO_PROPOSAL}")]),
        Agreement::None => (Ink::Text, vec![format!("{it}は{names}"), format!("{it}あり")]),
    };
    (if supposed { Ink::Supposed } else { ink }, wordings)
}

/// Ratings in short, best first: `相当程度か効果あり`, `非常に効果的～効果あり` where three or more follow each other.
pub fn candidates(table: &Table, candidates: &[usize]) -> String {
    let names: Vec<&str> =
        candidates.iter().filter_map(|&i| table.ratings.get(i)).map(|rating| rating.short.as_str()).collect();
    // With a gap in it, a set is no range.
    let in_a_row = candidates.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    match names[..] {
        [first, _, .., last] if in_a_row => format!("{first}～{last}"),
        _ => names.join("か"),
    }
}

/// The short form of a published rating; one that isn't on the list stands as printed.
fn short_of<'t>(table: &'t Table, rating: &'t str) -> &'t str {
    let listed = table.rating(rating).and_then(|at| table.ratings.get(at));
    listed.map_or(rating, |rating| rating.short.as_str())
}

/// A sign, the name, the rate and a bar for each KPI, in at most so many rows. `plan`: nobody expects actual values yet.
fn bars(sheet: &mut Sheet, kpis: &[(&str, &RowVerdict)], plan: bool, rows: usize) {
    let width = sheet.width();
    if kpis.is_empty() || rows == 0 {
        return;
    }
    let most = (width / LEAST).max(1);
    let beside = kpis.len().div_ceil(rows).clamp(1, most);
    let cells = (width + 2) / beside - 2;
    let fits = kpis.len() <= beside * rows;
    let shown = if fits { kpis.len() } else { beside * rows - 1 };
    let rates: Vec<String> =
        kpis.iter().map(|(_, row)| row.rate.map_or_else(String::new, |rate| format!("{}%", rate.percent()))).collect();
    let rate = widest(rates.iter().map(String::as_str)).clamp(6, 9);
    let name = (cells.saturating_sub(rate + 4) * 3 / 5).min(widest(kpis.iter().map(|(name, _)| *name))).max(4);
    let from = sheet.next();
    for (i, ((words, row), said)) in kpis.iter().zip(&rates).take(shown).enumerate() {
        let (y, x) = (from + i / beside, (i % beside) * (cells + 2));
        let to_come = plan && row.state == State::Blank;
        let (mark, ink) = if to_come { ("・", Ink::Dim) } else { sign(row.verdict) };
        sheet.words(y, x, ink, mark);
        sheet.cut(y, x + 3, name, Ink::Text, words);
        let at = x + 3 + name + 1;
        let figures = if ink == Ink::Good { Ink::Text } else { ink };
        match row.rate {
            Some(value) => {
                sheet.cut_right(y, (at, (at + rate).min(x + cells)), figures, said);
                let bar_x = at + rate + 1;
                let left = (x + cells).saturating_sub(bar_x);
                if left >= 4 {
                    sheet.draw(y, bar_x, ink, Body::Bar(bar(value, left)));
                }
            }
            None if to_come => drop(sheet.cut(y, at, (x + cells).saturating_sub(at), ink, "計画")),
            None => {
                // No value stands beside it here, so that it is called what it is.
                let word = match row.state {
                    State::Pending | State::Blank => row.state.label(),
                    _ => crate::page::kpi::word(row, false).0.trim_start_matches(['？', '〇', ' ']),
                };
                sheet.cut(y, at, (x + cells).saturating_sub(at), ink, word);
            }
        }
    }
    if !fits {
        let (y, x) = (from + shown / beside, (shown % beside) * (cells + 2));
        let rest: Counts = kpis[shown..].iter().map(|(_, row)| row.verdict).collect();
        let others = if shown > 0 { "ほか" } else { "" };
        let words = match plan {
            true => format!("{others}{}指標", kpis.len() - shown),
            false => format!("{others}{}指標 ({})", kpis.len() - shown, counted(rest)),
        };
        sheet.cut(y, x, cells, Ink::Dim, &words);
    }
}

/// Every state that occurs and how often: together they are all.
fn counted(counts: Counts) -> String {
    let states = [
        (Verdict::Achieved, counts.achieved),
        (Verdict::Missed, counts.missed),
        (Verdict::Open, counts.open),
        (Verdict::Unusable, counts.unusable),
        (Verdict::Excluded, counts.excluded),
    ];
    let said = states.into_iter().filter(|(_, count)| *count > 0);
    said.map(|(verdict, count)| format!("{}{count}", verdict.label())).collect::<Vec<_>>().join(" ")
}

/// Whether words have room in so many rows of so many cells.
fn fits(words: &str, rows: usize, width: usize) -> bool {
    text::first_rows(words, width, rows + 1).len() <= rows
}

/// As much of a sentence as has room in so many rows: first its figures in brackets go, which stand elsewhere, then what
/// comes after a clause that fits; the whole sentence where no clause is short enough.
fn clause(words: &str, rows: usize, width: usize) -> String {
    let words = &*without_figures(words);
    let fits = |part: &str| fits(part, rows, width);
    if fits(words) {
        return words.to_owned();
    }
    let mut depth = 0_i32;
    let mut ends: Vec<usize> = Vec::new();
    for (at, c) in words.char_indices() {
        match c {
            '(' | '（' | '「' | '『' => depth += 1,
            ')' | '）' | '」' | '』' => depth -= 1,
            '、' | '。' if depth == 0 => ends.push(at),
            _ => {}
        }
    }
    let parts = ends.into_iter().rev().filter_map(|end| words.get(..end)).map(|part| format!("{part}…"));
    parts.filter(|part| text::cells(part) >= width / 2).find(|part| fits(part)).unwrap_or_else(|| words.to_owned())
}

/// A sentence without what its brackets say in per cent; what else stands in brackets may be part of a KPI's name.
fn without_figures(words: &str) -> String {
    let mut kept = String::new();
    let mut rest = words;
    while let Some((before, inside)) = rest.split_once('(') {
        kept.push_str(before);
        rest = match inside.split_once(')') {
            Some((figures, after)) if figures.contains('%') && figures.contains(|c: char| c.is_ascii_digit()) => after,
            _ => {
                kept.push('(');
                inside
            }
        };
    }
    kept + rest
}
