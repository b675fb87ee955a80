//! One cell that holds several values: a plan's summary with its costs, KPI increments, results under headings.

use super::{As, Maker, Place};
use crate::exchange::values::{string, with_unit, yen};
use crate::exchange::words::squeezed;

impl Maker<'_> {
    /// What a project does and what it costs: lines of text, then groups (○, ■) of items with their amounts. The list may go on
    /// in the next cell, below the group that was named last.
    pub(super) fn plan_body(&mut self, id: (usize, usize), project: Option<usize>, text: &str) {
        let own = |field: String| Place { project, field: field.into(), ..Place::default() };
        let lines: Vec<&str> = items(text).flat_map(heading_apart).collect();
        let first_cost = lines.iter().position(|line| is_costs_heading(line)).unwrap_or(0);
        let (mut summary, mut details, mut last) = (Vec::new(), None, None);
        for (n, line) in lines.iter().enumerate() {
            let bare = line.trim_start_matches(['-', '－']).trim();
            let mark = bare.starts_with(['○', '■', '●', '◯', '◆', '◎']);
            let named = bare.trim_start_matches(['○', '・', '●', '◯', '■', '◆', '◎', '▪']).trim();
            if is_heading(bare) {
                continue;
            }
            if n < first_cost {
                summary.push(*line);
                continue;
            }
            if let Some(remark) = bare.strip_prefix('※') {
                // What is said of an item below it, as the published form prints it; else it is about all of them.
                match last.filter(|_| !["経費", "事業費", "KPI", "ＫＰＩ"].iter().any(|word| remark.contains(word)))
                {
                    Some(at) => self.append(id, own(format!("/plan/cost_items/{at}/details")), remark, "経費の説明"),
                    None => self.plan_note(id, project, bare),
                }
                continue;
            }
            let costs = cost_items(named);
            if costs.is_empty() {
                match &details {
                    Some(at) if !mark => {
                        let place = own(format!("/plan/cost_items/{at}/details"));
                        self.append(id, place, bare, "経費の説明");
                    }
                    _ if n == 0 && lines.len() == 1 && !mark && !line.starts_with('-') => summary.push(*line),
                    _ => {
                        last = None;
                        self.groups.insert(project, named.to_owned());
                        self.say(id, As::Label, "経費の区分", project);
                    }
                }
                continue;
            }
            let numbered = bare.starts_with(['(', '（']);
            let subtotal = mark && lines.get(n + 1).is_some_and(|next| next.starts_with(['(', '（']));
            if mark {
                self.groups.insert(project, costs[0].0.clone());
            }
            let group = self.groups.get(&project).cloned();
            details = None;
            for (item, account, amount) in costs {
                let at = self.next(&own("/plan/cost_items".into()));
                let field = |key: &str| own(format!("/plan/cost_items/{at}/{key}"));
                if let Some(group) = &group {
                    self.set(id, field("group"), string(group), "経費の区分");
                }
                self.set(id, field("item"), string(&item), "経費");
                if let Some(account) = &account {
                    self.set(id, field("account"), string(account), "節");
                }
                self.set(id, field("amount"), amount.to_string(), "経費の額(円)");
                if subtotal {
                    self.set(id, field("subtotal"), "true".to_owned(), "下の内訳の計");
                }
                details = numbered.then_some(at);
                last = Some(at);
            }
        }
        if !summary.is_empty() {
            self.set(id, own("/plan/summary".into()), string(&summary.join("\n")), "事業概要");
        }
    }

    /// A note of a plan, about its costs or its KPIs.
    pub fn plan_note(&mut self, id: (usize, usize), project: Option<usize>, text: &str) {
        let field =
            if text.contains("KPI") || text.contains("ＫＰＩ") { "/plan/kpi_note" } else { "/plan/cost_note" };
        self.set(id, Place { project, field: field.into(), ..Place::default() }, string(text), "事業概要の注記");
    }

    /// Adds a line to a text that one cell gives in several.
    fn append(&mut self, id: (usize, usize), place: Place, line: &str, why: &'static str) {
        match self.get(&place).map(super::plain) {
            None => self.set(id, place, string(line), why),
            Some(before) => self.replace(&place, string(&format!("{before}\n{line}"))),
        }
    }

    pub(super) fn plan_kpis(&mut self, id: (usize, usize), project: Option<usize>, text: &str) {
        for note in items(text).filter(|line| line.starts_with('※')) {
            self.plan_note(id, project, note);
        }
        for (name, value, unit) in increments(text) {
            let n = self.next(&Place { project, field: "/plan/kpi_increments".into(), ..Place::default() });
            for (key, value) in [("name", string(&name)), ("increase", value), ("unit", string(&unit))] {
                let field = format!("/plan/kpi_increments/{n}/{key}");
                self.set(id, Place { project, field: field.into(), ..Place::default() }, value, "KPI増加分");
            }
        }
    }
}

/// 「①受講者数（+100人）」: names, increases and units.
pub fn increments(text: &str) -> impl Iterator<Item = (String, String, String)> {
    items(text).filter_map(|line| {
        let name =
            line.trim_start_matches(|c: char| ('①'..='⑳').contains(&c) || matches!(c, '・' | '○' | '-' | '－' | ' '));
        let open = name.rfind(['（', '('])?;
        let inside = squeezed(&name[open..]);
        let (value, unit) = with_unit(inside.trim_matches(['(', ')', '+']))?;
        Some((name[..open].trim().to_owned(), value, unit))
    })
}

/// The lines of a list; where a copy has lost its line breaks, a mark after a space begins one.
pub(super) fn items(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let begins = |c: char| matches!(c, '・' | '○' | '●' | '■' | '【') || ('①'..='⑳').contains(&c);
    let pieces = std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut before = ' ';
        let cut = rest.char_indices().skip(1).find(|&(at, c)| {
            before = rest[..at].chars().next_back().unwrap_or(' ');
            let only_dash = matches!(rest[..at].trim(), "-" | "－");
            c == '\n' || (before == ' ' && begins(c) && !only_dash)
        });
        let (piece, after) = rest.split_at(cut.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(piece.trim())
    });
    pieces.filter(|line| !line.is_empty())
}

/// A line with a heading in front of it as two.
fn heading_apart(line: &str) -> impl Iterator<Item = &str> {
    let end = line.find('】').map(|at| at + '】'.len_utf8()).filter(|&end| is_heading(&line[..end]));
    let said = end.filter(|&end| line[..end].contains("概要") || line[..end].contains("経費"));
    let (heading, rest) = line.split_at(said.unwrap_or(0));
    [heading, rest.trim()].into_iter().filter(|part| !part.is_empty())
}

/// A heading of the whole text (【事業概要】, 【主な経費】, 【ソフト事業経費】): nothing of the plan.
fn is_heading(line: &str) -> bool {
    line.strip_prefix('【').and_then(|line| line.strip_suffix('】')).is_some_and(|inside| !inside.contains('】'))
}

/// Whether the costs begin below a line.
fn is_costs_heading(line: &str) -> bool {
    is_heading(line) && line.contains("経費")
}

/// `運営委託費（委託料）5,660千円`, `専門家への旅費：123千円`, `医学研究会（報償費）400千円（旅費）120千円`: the items with their
/// accounts and yen; none where the line isn't one.
fn cost_items(line: &str) -> Vec<(String, Option<String>, i64)> {
    let mut found = Vec::new();
    let mut rest = line.trim();
    // From the end: an amount, in front of it perhaps an account in brackets, in front of that the name or another such pair.
    while let Some((before, amount)) = last_amount(rest) {
        let before = before.trim_end_matches([':', '：', ' ', '　']);
        let account = before.strip_suffix(['）', ')']).and_then(|inner| {
            let open = inner.rfind(['（', '('])?;
            let width = inner[open..].chars().next().map_or(1, char::len_utf8);
            Some((&inner[..open], inner[open + width..].to_owned()))
        });
        match account {
            Some((name, account)) => {
                found.push((Some(account), amount));
                rest = name.trim_end();
            }
            None => {
                found.push((None, amount));
                rest = before;
                break;
            }
        }
    }
    let name = rest.trim().trim_end_matches([':', '：']).trim().to_owned();
    if name.is_empty() {
        return Vec::new();
    }
    found.into_iter().rev().map(|(account, amount)| (name.clone(), account, amount)).collect()
}

/// A line's end that is an amount with its unit, and what stands before it.
fn last_amount(line: &str) -> Option<(&str, i64)> {
    let end = line.trim_end();
    let unit = ["千円", "百万円", "億円", "万円", "円"].into_iter().find(|unit| end.ends_with(unit))?;
    let digits = &end[..end.len() - unit.len()];
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let is_of_number = |c: char| is_digit(c) || ",，.．兆億万千百十".contains(c);
    let run = digits.char_indices().rev().take_while(|(_, c)| is_of_number(*c));
    let start = run.filter(|(_, c)| is_digit(*c)).last().map(|(at, _)| at)?;
    let amount = yen(&end[start..], 1)?;
    Some((&end[..start], amount))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_amount_at_the_end_of_a_line_is_the_whole_of_it() {
        assert_eq!(last_amount("一般財源 3億2千万円"), Some(("一般財源 ", 320_000_000)));
        assert_eq!(last_amount("国費百分の五十 2,160千円 "), Some(("国費百分の五十 ", 2_160_000)));
        assert_eq!(last_amount("一般財源 百万円"), None);
    }
}
