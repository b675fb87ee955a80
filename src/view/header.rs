//! The header: whose ledger, which year, how many projects, how much money, what isn't saved.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::app::State;
use crate::app::state::Progress;
use crate::ledger::municipality::without_prefecture;
use crate::ledger::year::FiscalYear;
use crate::page::Bar;
use crate::page::grouped;
use crate::page::yen;
use crate::text;

/// Draws the header row: what is left out first is what can be seen elsewhere.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let area = Rect::from(state.layout.header);
    if area.height == 0 {
        return;
    }
    canvas.restyle(area, canvas.look.theme.header);
    let style = canvas.look.theme.header;
    let front = state.book.ledger().front();
    let front = front.front();
    let name = match front.municipality().filter(|name| !name.trim().is_empty()) {
        Some(name) => name.into_owned(),
        // Of several the one in hand must be known by something.
        None if state.is_several() => state.origin.name().to_owned(),
        None => "(自治体名なし)".to_owned(),
    };
    // The list and the sums stay those of the year under review, whatever year the project is looked at in.
    let beside = state.place.year.filter(|beside| Some(*beside) != front.fiscal_year());
    let with_beside = |year: FiscalYear| match beside {
        Some(beside) => [format!("{year}(右は{beside})"), format!("{}(右{})", year.short(), beside.short())],
        None => [year.to_string(), year.short()],
    };
    let year = front.fiscal_year().map(with_beside).unwrap_or_default();
    // Of nothing there is no sum, not one of 0 yen; of a part of the projects there is none either.
    let whole = state.can_edit();
    let tally = state.book.tally();
    let [results, plans, unreviewed, other_years] = tally.kinds;
    // A sum of a part says how many aren't in it.
    let sum = |amount, known: usize| match results.saturating_sub(known) {
        _ if known == 0 || !whole => String::new(),
        0 => yen(Some(amount)),
        blank => format!("{}+未記入{}", yen(Some(amount)), grouped(blank as i64)),
    };
    let words = Words {
        read_only: state.setup.read_only,
        municipality: name,
        year,
        ledgers: state.is_several().then(|| (state.shelf.in_hand() + 1, state.ledgers())),
        unsaved_beside: state.unsaved().iter().filter(|&&which| which != state.shelf.in_hand()).count(),
        projects: format!("{}事業", grouped(state.projects() as i64)),
        of_results: of_results(results, [plans, unreviewed, other_years]),
        work: Work::of(state),
        broken: state.broken.is_some(),
        cost: sum(tally.actual_cost, tally.known.0),
        grant: sum(tally.actual_grant, tally.known.1),
        open: if whole { state.book.tally().open } else { 0 },
        pending: state.pending(),
        unsaved: state.book.changes().len(),
        others: &state.others,
        supposed: state.book.supposed().len(),
    };
    let room = area.width.saturating_sub(1) as usize;
    let fits = |parts: &Vec<Part>| cells(parts) <= room;
    let wanted = (0..=LEAST).find(|level| fits(&words.at(*level, Others::Unsaid))).map(|level| {
        // Who else is there is told where no count gives way to it: what things are called does, and the sums of money.
        let last = COUNTED.into_iter().find(|last| *last >= level).unwrap_or(LEAST);
        let each = [Others::Named, Others::Counted].into_iter();
        let told = each.flat_map(|others| (level..=last).map(move |level| (level, others)));
        let told = told.filter(|_| !words.others.is_empty()).map(|(level, others)| words.at(level, others)).find(fits);
        told.unwrap_or_else(|| words.at(level, Others::Unsaid))
    });
    let mut x = area.x + 1;
    for part in wanted.unwrap_or_else(|| words.at(LEAST, Others::Unsaid)) {
        let room = area.right().saturating_sub(x);
        x += GAP as u16
            + match part {
                Part::Words(words) => canvas.fitted(area, x, area.y, room, &words, style),
                Part::Bar(filled) => {
                    let bar = Bar { cells: BAR, filled, open: 1000 - filled, mark: None };
                    canvas.bar(area, x, area.y, bar, style, style);
                    BAR
                }
            };
    }
}

/// How many projects a sum is of, and how many others there are: `実績5事業・計画2`, `実績5(ほか2)`.
fn of_results(results: usize, others: [usize; 3]) -> [String; 2] {
    let count = |n: usize| grouped(n as i64);
    let rest: usize = others.iter().sum();
    let others = ["計画", "検証なし", "別の年度"].into_iter().zip(others).filter(|(_, count)| *count > 0);
    let others: String = others.map(|(word, n)| format!("・{word}{}", count(n))).collect();
    if others.is_empty() {
        return [0, 1].map(|_| format!("{}事業", count(results)));
    }
    let results = count(results);
    [format!("実績{results}事業{others}"), format!("実績{results}(ほか{})", count(rest))]
}

/// Blanks between parts.
const GAP: usize = 2;

/// The level at which only the title and what isn't saved are left.
const LEAST: usize = 10;

/// The levels after which a count is left out.
const COUNTED: [usize; 3] = [1, 7, 8];

/// The levels at which the year and the projects are called as short as they can be: first so that both sums still stand
/// there whole, then, where one has to go and there is room again, so that the other does.
const SHORT_YEAR: [usize; 2] = [4, 5];
const SHORT_PROJECTS: [usize; 2] = [5, 7];

/// How it is said who else has the ledger open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    /// By their names.
    Named,
    /// How many.
    Counted,
    /// Not at all.
    Unsaid,
}

/// Cells of the bar of something under way.
const BAR: u16 = 10;

/// What stands in the header.
enum Part {
    Words(String),
    /// How far something has come, in thousandths.
    Bar(u32),
}

fn cells(parts: &[Part]) -> usize {
    let each = parts.iter().map(|part| match part {
        Part::Words(words) => text::cells(words),
        Part::Bar(_) => usize::from(BAR),
    });
    each.sum::<usize>() + GAP * parts.len().saturating_sub(1)
}

/// Something under way behind the screen.
struct Work {
    name: &'static str,
    progress: Progress,
    /// How much of how much.
    counts: String,
}

impl Work {
    fn of(state: &State) -> Option<Work> {
        const MB: u64 = 1_000_000;
        if let Some(progress) = state.loading {
            let Progress { done, total } = progress;
            let counts = format!("{}/{}MB", done / MB, total.div_ceil(MB));
            return Some(Work { name: "読み込み中", progress, counts });
        }
        if let Some(progress) = state.shelf.reading {
            let [done, total] = [progress.done, progress.total].map(|n| grouped(n as i64));
            return Some(Work { name: "台帳を読み込み中", progress, counts: format!("{done}/{total}") });
        }
        if let (None, Some(percent)) = (state.checking, state.indexing) {
            let progress = Progress { done: u64::from(percent), total: 100 };
            return Some(Work { name: "索引", progress, counts: format!("{percent}%") });
        }
        let progress = state.checking?;
        let [done, total] = [progress.done, progress.total].map(|n| grouped(n as i64));
        Some(Work { name: "点検中", progress, counts: format!("{done}/{total}") })
    }

    fn thousandths(&self) -> u32 {
        let part = self.progress.done.saturating_mul(1000).checked_div(self.progress.total).unwrap_or(0);
        part.min(1000) as u32
    }
}

/// What the header can say.
struct Words<'a> {
    read_only: bool,
    municipality: String,
    /// Long and short.
    year: [String; 2],
    /// Which of how many ledgers it is.
    ledgers: Option<(usize, usize)>,
    /// How many others have something unsaved.
    unsaved_beside: usize,
    projects: String,
    /// The same where a sum stands beside it, which is of those with results alone: long and short.
    of_results: [String; 2],
    work: Option<Work>,
    broken: bool,
    cost: String,
    grant: String,
    open: usize,
    pending: usize,
    unsaved: usize,
    /// Who else has it open.
    others: &'a [String],
    supposed: usize,
}

impl Words<'_> {
    /// The parts at a level of brevity: 0 says everything. What isn't saved, can't be, or is only supposed is always said.
    fn at(&self, level: usize, others: Others) -> Vec<Part> {
        let (cost, grant) = if level < 3 { ("総事業費", "交付実績") } else { ("事業費", "交付") };
        let place = if level < 3 { &self.municipality } else { without_prefecture(&self.municipality) };
        let read_only = if self.read_only { "(見るだけ) " } else { "" };
        let year = &self.year[usize::from(SHORT_YEAR.contains(&level))];
        let title = format!("{read_only}{place} {year}{}", if level < 1 { " 効果検証" } else { "" });
        let mut parts = vec![Part::Words(match self.ledgers {
            Some((at, of)) => format!("{title} ({}/{})", grouped(at as i64), grouped(of as i64)),
            None => title,
        })];
        // Of what can't be read nothing is known, not that it is nothing.
        if level < 9 && !(self.broken && self.ledgers.is_some()) {
            let beside_sum = level < 8 && !self.cost.is_empty();
            parts.push(Part::Words(match beside_sum {
                true => self.of_results[usize::from(SHORT_PROJECTS.contains(&level))].clone(),
                false => self.projects.clone(),
            }));
        }
        match others {
            Others::Named => parts.push(Part::Words(format!("ほかに {}", self.others.join("・")))),
            Others::Counted => parts.push(Part::Words(format!("ほか{}人", self.others.len()))),
            Others::Unsaid => {}
        }
        match &self.work {
            Some(work) if level < 4 => {
                let (bar, counts) = (Part::Bar(work.thousandths()), Part::Words(work.counts.clone()));
                parts.extend([Part::Words(work.name.into()), bar, counts]);
            }
            Some(work) if level < 9 => {
                parts.push(Part::Words(format!("{} {}%", work.name, work.thousandths() / 10)));
            }
            _ => {}
        }
        let mut say = |wanted: bool, words: String| parts.extend(wanted.then_some(Part::Words(words)));
        say(self.broken && self.ledgers.is_none(), "途中まで・編集できません".into());
        say(self.broken && self.ledgers.is_some(), "開けません".into());
        say(level < 8 && !self.cost.is_empty(), format!("{cost} {}", self.cost));
        say(level < 6 && !self.grant.is_empty(), format!("{grant} {}", self.grant));
        say(level < 2 && self.open > 0, format!("未確定 {}", self.open));
        say(level < LEAST && self.pending > 0, format!("要対応 {}", grouped(self.pending as i64)));
        say(self.supposed > 0, format!("仮 {}", self.supposed));
        say(self.unsaved > 0, format!("未保存 {}", self.unsaved));
        say(self.unsaved_beside > 0, format!("ほかに未保存 {}台帳", self.unsaved_beside));
        parts
    }
}
