//! `kensho list`: a line per project.

use serde_json::json;

use super::output::{Out, answer};
use super::source::{Opened, open};
use super::{Exit, Failure};
use crate::app::brief::Brief;
use crate::rules::Table;
use crate::text::{self, fit, pad_left, pad_right};

/// Lists the projects, or those that say `find`.
pub fn run(file: Option<&str>, words: Option<&str>, rules: Option<&str>, json: bool) -> Result<Exit, Failure> {
    let table = super::rules::table(rules)?;
    let opened = open(file, table)?;
    let indexes = match words {
        Some(words) => opened.which(words),
        None => (0..opened.briefs.len()).collect(),
    };
    print(&opened, &indexes, table, json)
}

/// Prints some of the projects.
pub fn print(opened: &Opened, indexes: &[usize], table: &Table, json: bool) -> Result<Exit, Failure> {
    let briefs: Vec<&Brief> = indexes.iter().filter_map(|&i| opened.briefs.get(i)).collect();
    if json {
        let rows: Vec<_> = briefs.iter().map(|brief| as_json(brief, table)).collect();
        return answer(|out| out.json(&rows.into()));
    }
    answer(|out| table_lines(out, &briefs, table))
}

/// Cells that a name is given at least.
const LEAST_NAME: usize = 16;

/// Right of the name: department, year, KPI, both ratings, each in a column as wide as its widest.
fn columns(brief: &Brief, table: &Table) -> [String; 5] {
    let published = brief.rating.as_deref().map_or("―", |rating| short_name(table, rating).unwrap_or("一覧外"));
    [
        fit(&brief.department, 16).text.to_owned(),
        brief.year.map(|y| y.short()).unwrap_or_default(),
        kpi_words(brief),
        format!("公表 {published}"),
        format!("提案 {}", suggested(brief, table)),
    ]
}

fn table_lines(out: &mut Out, briefs: &[&Brief], table: &Table) -> std::io::Result<()> {
    let rows: Vec<[String; 5]> = briefs.iter().map(|brief| columns(brief, table)).collect();
    let widest = |i: usize| rows.iter().map(|row| text::cells(&row[i])).max().unwrap_or(0);
    let mut widths: [usize; 5] = std::array::from_fn(widest);
    let right = |widths: &[usize; 5]| widths.iter().filter(|&&width| width > 0).map(|width| width + 1).sum::<usize>();
    // Where there isn't room for everything the department goes, then the year.
    for column in [0, 1] {
        if 4 + LEAST_NAME + right(&widths) > out.width {
            widths[column] = 0;
        }
    }
    let room = out.width.saturating_sub(4 + right(&widths)).max(LEAST_NAME);
    for (brief, row) in briefs.iter().zip(&rows) {
        let number = brief.number.map_or_else(|| "?".into(), |n| n.to_string());
        let name = fit(&brief.name, room);
        let name = format!("{}{}", name.text, if name.ellipsis { "…" } else { "" });
        let mut line = format!("{} {}", pad_left(&number, 3), pad_right(&name, room));
        for (cell, width) in row.iter().zip(widths).filter(|&(_, width)| width > 0) {
            line.push(' ');
            line.push_str(&pad_right(cell, width));
        }
        out.line(line.trim_end())?;
    }
    Ok(())
}

/// `達成 3/4 未定 1`
pub fn kpi_words(brief: &Brief) -> String {
    if brief.plan {
        return "計画".into();
    }
    let (met, scored) = (brief.kpis.achieved, brief.kpis.scored());
    match brief.kpis.open {
        0 => format!("達成{met}/{scored}"),
        open => format!("達成{met}/{scored} 未定{open}"),
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
