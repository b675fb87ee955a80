//! `kensho list`: a line per project.

use std::convert::Infallible;
use std::path::Path;

use serde_json::json;

use super::output::{answer, tell};
use super::several;
use super::source::{Opened, one_in, open};
use crate::failure::{Exit, Failure};
use crate::page::brief::Brief;
use crate::rules::Table;
use crate::text::{self, fit, pad_left, pad_right};

/// Lists the projects, or those that say `find`; of a folder with several ledgers, those of each below its name.
pub fn run(file: Option<&Path>, words: Option<&str>, rules: Option<&Path>, json: bool) -> Result<Exit, Failure> {
    if let (Some(folder), None, false) = (file, words, json)
        && let several::Asked { several: Some(paths), unread, .. } = several::of(&[folder.to_owned()])?
    {
        return several::list(&paths, &unread, rules);
    }
    let file = file.map(one_in).transpose()?;
    let file = file.as_deref();
    let table = super::rules::table(rules, file)?;
    let opened = open(file, table)?;
    let indexes = match words {
        Some(words) => opened.found(words),
        None => (0..opened.briefs.len()).collect(),
    };
    match words {
        Some(words) if indexes.is_empty() => tell(&format!("「{words}」に当てはまる事業はありません。")),
        None if indexes.is_empty() => tell("台帳に事業がありません。"),
        _ => {}
    }
    print(&opened, &indexes, table, json)
}

/// Prints some of the projects.
pub fn print(opened: &Opened, indexes: &[usize], table: &Table, json: bool) -> Result<Exit, Failure> {
    let briefs: Vec<&Brief> = indexes.iter().filter_map(|&i| opened.briefs.get(i)).collect();
    if json {
        return answer(|out| out.json_rows(&briefs, |brief, out| out.json_row(&as_json(brief, table))));
    }
    let width = Width::of(crate::io::terminal::tty::stdout_columns());
    answer(|out| rows(&briefs, table, width, |row| out.line(row)))
}

/// Some of the projects, a line each, for a message.
pub fn lines(opened: &Opened, indexes: &[usize], table: &Table) -> String {
    let briefs: Vec<&Brief> = indexes.iter().filter_map(|&i| opened.briefs.get(i)).collect();
    let mut lines = Vec::new();
    let Ok(()) = rows::<Infallible>(&briefs, table, Width::of(crate::io::terminal::tty::stderr_columns()), |row| {
        lines.push(row.to_owned());
        Ok(())
    });
    lines.join("\n")
}

/// How wide the lines may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Width {
    /// So many cells.
    Cells(usize),
    /// As wide as they are: nothing is cut for a program that reads them.
    Free,
}

impl Width {
    fn of(columns: Option<u16>) -> Width {
        columns.map_or(Width::Free, |columns| Width::Cells(usize::from(columns).max(20)))
    }
}

/// Cells that a name is given at least.
const LEAST_NAME: usize = 24;

/// Right of the name: department, year, KPI, both ratings, each in a column as wide as its widest. For people a long
/// department is cut, with a sign.
fn columns(brief: &Brief, table: &Table, width: Width) -> [String; 5] {
    let published = brief.rating.as_deref().map_or("―", |rating| short_name(table, rating).unwrap_or("一覧外"));
    [
        match width {
            Width::Free => brief.department.to_string(),
            Width::Cells(_) => fitted(&brief.department, 16),
        },
        brief.year.map(|y| y.short()).unwrap_or_default(),
        kpi_words(brief),
        format!("公表 {published}"),
        format!("提案 {}", suggested(brief, table)),
    ]
}

/// A text in so many cells, with a sign where it is cut.
fn fitted(words: &str, cells: usize) -> String {
    let fitted = fit(words, cells);
    format!("{}{}", fitted.text, if fitted.ellipsis { "…" } else { "" })
}

/// Hands on line by line. The columns are made twice, for their widths and for the lines, and never kept.
fn rows<E>(
    briefs: &[&Brief],
    table: &Table,
    width: Width,
    mut line: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let mut widths = [0; 5];
    for brief in briefs {
        for (widest, cell) in widths.iter_mut().zip(columns(brief, table, width)) {
            *widest = text::cells(&cell).max(*widest);
        }
    }
    let right = widths.iter().filter(|&&width| width > 0).map(|width| width + 1).sum::<usize>();
    let longest = briefs.iter().map(|brief| text::cells(&brief.name)).max().unwrap_or(0);
    // Where there isn't room for everything in one line the facts go below the name.
    let (room, two_lines) = match width {
        Width::Free => (longest, false),
        Width::Cells(cells) if cells >= 4 + LEAST_NAME + right => (longest.min(cells - 4 - right), false),
        Width::Cells(cells) => (cells.saturating_sub(4), true),
    };
    for brief in briefs {
        let number = brief.number.map_or_else(|| "?".into(), |n| n.to_string());
        let name = fitted(&brief.name, room);
        let mut row = format!("{} {}", pad_left(&number, 3), pad_right(&name, room));
        if two_lines {
            line(row.trim_end())?;
            row = "   ".to_owned();
        }
        for (cell, width) in columns(brief, table, width).iter().zip(widths).filter(|&(_, width)| width > 0) {
            row.push(' ');
            row.push_str(&if two_lines { text::shown(cell).into_owned() } else { pad_right(cell, width) });
        }
        line(row.trim_end())?;
    }
    Ok(())
}

/// `達成3/4 未確定1`
pub fn kpi_words(brief: &Brief) -> String {
    if brief.plan {
        return "計画".into();
    }
    let (met, scored) = (brief.kpis.achieved, brief.kpis.scored());
    match brief.kpis.open {
        0 => format!("達成{met}/{scored}"),
        open => format!("達成{met}/{scored} 未確定{open}"),
    }
}

/// The suggested ratings in short: one, several, or a dash.
pub fn suggested(brief: &Brief, table: &Table) -> String {
    if brief.candidates.is_empty() {
        return "―".into();
    }
    let ratings = brief.candidates.iter().filter_map(|&i| table.ratings.get(i));
    let names: Vec<&str> = ratings.map(|rating| rating.short.as_str()).collect();
    // Three or more levels that follow each other are said by their ends.
    let in_a_row = brief.candidates.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    match names[..] {
        [first, _, .., last] if in_a_row => format!("{first}～{last}"),
        _ => names.join("か"),
    }
}

/// The short form of a published rating that is on the list.
fn short_name<'t>(table: &'t Table, rating: &str) -> Option<&'t str> {
    Some(&table.ratings.get(table.rating(rating)?)?.short)
}

fn as_json(brief: &Brief, table: &Table) -> serde_json::Value {
    let ratings = brief.candidates.iter().filter_map(|&i| table.ratings.get(i));
    let candidates: Vec<&str> = ratings.map(|rating| rating.name.as_str()).collect();
    let kpis = brief.kpis;
    json!({
        "number": brief.number,
        "name": brief.name,
        "scope": brief.scope,
        "department": brief.department,
        "fiscal_year": brief.year.map(|y| y.short()),
        "basis": if brief.plan { "計画" } else { "実績" },
        "cost": brief.cost,
        "grant": brief.grant,
        "kpi": { "met": kpis.achieved, "scored": kpis.scored(), "open": kpis.open },
        "published": brief.rating,
        "outcome": brief.outcome.code(),
        "candidates": candidates,
        "agreement": brief.agreement.code(),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::ledger::Ledger;

    #[test]
    fn a_long_department_is_cut_with_a_sign_and_never_for_a_program() {
        let department = "未来創造・関係人口・デジタル田園都市推進室";
        let text = format!(
            r#"{{"format":"kensho-ledger/1","projects":[{{"number":1,"name":"名","department":"{department}"}}]}}"#
        );
        let ledger = Ledger::read(&text).unwrap();
        let front = ledger.front();
        let brief = Brief::of(front.front(), ledger.record(0).unwrap().project(), Table::embedded());
        let lines = |width| {
            let mut lines = String::new();
            let Ok(()) = rows::<Infallible>(&[&brief], Table::embedded(), width, |row| {
                lines.push_str(row);
                Ok(())
            });
            lines
        };
        assert!(lines(Width::Cells(80)).contains("未来創造・関係… "), "{}", lines(Width::Cells(80)));
        assert!(lines(Width::Free).contains(department));
    }
}
