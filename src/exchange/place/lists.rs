//! One cell that holds several values: a plan's summary with its costs, KPI increments, results under headings.

use std::collections::BTreeMap;

use super::{Maker, Place};
use crate::exchange::values::{string, with_unit, yen};
use crate::exchange::words::squeezed;

impl Maker<'_> {
    pub(super) fn plan_body(&mut self, id: (usize, usize), project: Option<usize>, text: &str) {
        let own = |field: String| Place { project, field, ..Place::default() };
        let (mut group, mut summary, mut in_costs) = (String::new(), Vec::new(), !text.contains("【主な経費】"));
        // The cost item that a remark would be on, and the remarks by their item.
        let (mut last, mut said) = (None::<(usize, String)>, BTreeMap::new());
        for line in items(text) {
            match line {
                "【事業概要】" => {}
                "【主な経費】" => in_costs = true,
                line if !in_costs => summary.push(line),
                line => {
                    if let Some(details) = line.strip_prefix('※').filter(|_| last.is_some()) {
                        // The lines of a remark on the item above.
                        let (n, before) = last.get_or_insert_default();
                        if !before.is_empty() {
                            before.push('\n');
                        }
                        before.push_str(details);
                        said.insert(*n, before.clone());
                    } else if let Some((item, account, amount)) = cost_item(line) {
                        let n = self.next(&own("/plan/cost_items".into()));
                        let at = |key: &str| own(format!("/plan/cost_items/{n}/{key}"));
                        if !group.is_empty() {
                            self.set(id, at("group"), string(&group), "経費の区分");
                        }
                        self.set(id, at("item"), string(&item), "経費");
                        if !account.is_empty() {
                            self.set(id, at("account"), string(&account), "節");
                        }
                        self.set(id, at("amount"), amount.to_string(), "経費の額(円)");
                        last = Some((n, String::new()));
                    } else {
                        group = line.trim_start_matches(['○', '・', '●', '◯']).to_owned();
                        last = None;
                    }
                }
            }
        }
        for (n, details) in said {
            self.set(id, own(format!("/plan/cost_items/{n}/details")), string(&details), "経費の説明");
        }
        if !summary.is_empty() {
            self.set(id, own("/plan/summary".into()), string(&summary.join("\n")), "事業概要");
        }
    }

    pub(super) fn plan_kpis(&mut self, id: (usize, usize), project: Option<usize>, text: &str) {
        for line in items(text) {
            let name = line.trim_start_matches(|c: char| ('①'..='⑳').contains(&c) || matches!(c, '・' | '○'));
            let parts = name.rfind(['（', '(']).map(|at| (&name[..at], squeezed(&name[at..])));
            let Some((name, inside)) = parts else { continue };
            let inside = inside.trim_matches(['(', ')', '+']).to_owned();
            let Some((value, unit)) = with_unit(&inside) else { continue };
            let n = self.next(&Place { project, field: "/plan/kpi_increments".into(), ..Place::default() });
            for (key, value) in [("name", string(name.trim())), ("increase", value), ("unit", string(&unit))] {
                let field = format!("/plan/kpi_increments/{n}/{key}");
                self.set(id, Place { project, field, ..Place::default() }, value, "KPI増加分");
            }
        }
    }
}

/// The lines of a list; where a copy has lost its line breaks, a mark after a space begins one.
pub(super) fn items(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let begins = |c: char| matches!(c, '・' | '○' | '●' | '【') || ('①'..='⑳').contains(&c);
    let pieces = std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut before = ' ';
        let cut = rest.char_indices().skip(1).find(|&(at, c)| {
            before = rest[..at].chars().next_back().unwrap_or(' ');
            c == '\n' || (before == ' ' && begins(c))
        });
        let (piece, after) = rest.split_at(cut.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(piece.trim())
    });
    pieces.filter(|line| !line.is_empty())
}

/// `・公設塾運営委託費（委託料）5,660千円` or `・試食会の開催：1,080千円` in its parts.
fn cost_item(line: &str) -> Option<(String, String, i64)> {
    let bare = |name: &str| name.trim_start_matches(['・', '○', '●', '-', ' ']).trim().to_owned();
    if let Some((name, amount)) = line.rsplit_once(['：', ':'])
        && line.starts_with('・')
        && !name.ends_with(['）', ')'])
        && let Some(amount) = yen(amount, 1)
    {
        return Some((bare(name), String::new(), amount));
    }
    let close = line.rfind(['）', ')'])?;
    let open = line[..close].rfind(['（', '('])?;
    let bracket = |at: usize| line[at..].chars().next().map_or(1, char::len_utf8);
    let amount = yen(line[close + bracket(close)..].trim_start_matches(['：', ':']), 1)?;
    let item = line[..open].trim_start_matches(['・', '○', '●', '-', ' ']).trim();
    Some((item.to_owned(), line[open + bracket(open)..close].to_owned(), amount))
}

/// Headings in 【】 and what stands below each.
pub(super) fn achievements(text: &str) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (heading, after) = match (rest.starts_with('【'), rest.find('】')) {
            (true, Some(end)) => rest.split_at(end + '】'.len_utf8()),
            _ => ("", rest),
        };
        let next = after.match_indices('【').map(|(at, _)| at).find(|&at| {
            at > 0 && after[..at].ends_with(|c: char| c.is_whitespace()) || (at == 0 && !heading.is_empty())
        });
        let body = &after[..next.unwrap_or(after.len())];
        parts.push((heading.to_owned(), body.trim().to_owned()));
        rest = &after[next.unwrap_or(after.len())..];
    }
    parts
}
