//! Which row of the base a row of a file is: by what names it, else by a name that is only alike, which is asked about.
//!
//! What the rows of both lists are called is read once, so that a list of thousands costs thousands of steps, not their
//! square.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::place::{alike, name_key};
use super::super::words::squeezed;
use super::rows::{called, measured, name, names, without_brackets};
use crate::json::Value;

/// The row that a row is.
pub(in crate::exchange) enum Partner {
    /// This one.
    Row(usize),
    /// Perhaps this one.
    Like(usize),
    /// None.
    New,
}

/// The rows of a list in a file and in the base, by what they are called.
pub(in crate::exchange) struct Partners<'r, 'v> {
    list: &'r str,
    file: &'r [Value<'v>],
    base: &'r [Value<'v>],
    /// For each row of the file, the row of the base that is called the same, by one way of calling them after the other.
    named: Vec<Vec<Option<usize>>>,
    /// Read when a row of the file has none of the base's names.
    others: OnceCell<Others>,
}

/// What rows are looked for by that are called otherwise.
#[derive(Default)]
struct Others {
    /// The base's projects by the names that they had besides, the first of each.
    variants: HashMap<String, usize>,
    /// The base's rows by name, the first of each.
    names: HashMap<String, usize>,
    /// KPIs of the base whose names no row of the file has, as they are compared, with their units.
    measured: HashMap<String, Vec<(usize, Option<String>)>>,
    /// KPIs and projects of the base whose names no row of the file has, without what else stands in brackets.
    bare: HashMap<String, Vec<usize>>,
    /// KPIs of the base whose names no row of the file has, as they are compared, with their units.
    kpis: Vec<(String, Option<String>, usize)>,
    /// All of these rows by their names.
    open: ByEnds,
}

impl<'r, 'v> Partners<'r, 'v> {
    /// Reads what the rows are called. `list`: the member that holds them.
    pub(in crate::exchange) fn new(list: &'r str, file: &'r [Value<'v>], base: &'r [Value<'v>]) -> Self {
        let named = names(list).iter().map(|keys| same_name(list, keys, file, base)).collect();
        Self { list, file, base, named, others: OnceCell::new() }
    }

    /// Looks for the row of the base that the row at `index` of the file is. `taken`: rows that other rows of the file are.
    pub(in crate::exchange) fn of(&self, index: usize, taken: &[bool]) -> Partner {
        let Some(&row) = self.file.get(index) else { return Partner::New };
        let free = |at: &usize| taken.get(*at) != Some(&true);
        if names(self.list).is_empty() {
            return if index < self.base.len() { Partner::Row(index) } else { Partner::New };
        }
        if let Some(at) = self.named.iter().find_map(|named| named.get(index).copied().flatten()) {
            return Partner::Row(at);
        }
        let own = name_key(&name(self.list, row));
        let others = || self.others.get_or_init(|| Others::of(self.list, self.file, self.base));
        match self.list {
            "projects" => {
                let variants = variants(row);
                let renamed = variants.iter().filter_map(|name| others().names.get(name));
                if let Some(&at) = renamed.chain(others().variants.get(&own)).min() {
                    return Partner::Row(at);
                }
                // 「移住支援事業（継続）」 of the same number or department.
                let same = others().bare.get(without_brackets(&own)).into_iter().flatten().copied();
                let mut same = same.filter(|at| free(at) && is_akin(row, self.base[*at]));
                if let (Some(at), None) = (same.next(), same.next()) {
                    return Partner::Like(at);
                }
            }
            "kpis" | "kpi_increments" => {
                let (own, unit) = measured(row);
                let agrees = |of: &Option<String>| of.is_none() || unit.is_none() || *of == unit;
                let same = others().measured.get(&own).into_iter().flatten();
                let mut same = same.filter(|(at, of)| free(at) && agrees(of));
                if let (Some((at, _)), None) = (same.next(), same.next()) {
                    return Partner::Row(*at);
                }
                // 「(累計)」 and 「(延べ)」 change what is counted: that is for a person.
                let like = others().bare.get(without_brackets(&own)).into_iter().flatten();
                let mut like = like.filter(|at| free(at));
                if let (Some(at), None) = (like.next(), like.next()) {
                    return Partner::Like(*at);
                }
            }
            "achievements" if row.get("heading").is_none() => {
                return if index < self.base.len() && free(&index) { Partner::Row(index) } else { Partner::New };
            }
            _ => return Partner::New,
        }
        // 「利用者数」 beside 「ワーケーション利用者数」: one may be short for the other.
        if matches!(self.list, "kpis" | "kpi_increments")
            && let Some(at) = others().part_of(row, &free)
        {
            return Partner::Like(at);
        }
        match others().open.like(&own, &free) {
            Some(at) => Partner::Like(at),
            None => Partner::New,
        }
    }
}

impl<'v> Partners<'_, 'v> {
    /// The one KPI of the base that no row of the file names and that has the same target in the same unit as the new one at `index`: a
    /// department may have given it another name, which only a person knows.
    pub(super) fn renamed(&self, index: usize, taken: &[bool]) -> Option<usize> {
        let row = *self.file.get(index).filter(|_| self.list == "kpis")?;
        let target =
            |row: Value<'v>| row.get("target").filter(|target| !target.is_null()).map(|target| target.raw().to_owned());
        let (own, unit) = (target(row)?, counted_in(row)?);
        let open = &self.others.get_or_init(|| Others::of(self.list, self.file, self.base)).kpis;
        let same = |(_, of, at): &&(String, Option<String>, usize)| {
            of.as_ref() == Some(&unit) && taken.get(*at) != Some(&true) && target(self.base[*at]).as_ref() == Some(&own)
        };
        let mut found = open.iter().filter(same).map(|(.., at)| *at);
        found.next().filter(|_| found.next().is_none())
    }
}

impl Others {
    /// The first free KPI of which a row's name is a part, or that is a part of it, in a unit that doesn't speak against it.
    fn part_of(&self, row: Value<'_>, free: &dyn Fn(&usize) -> bool) -> Option<usize> {
        let (own, unit) = measured(row);
        let (own, unit) = (without_brackets(&own), unit.or_else(|| counted_in(row)));
        let is_it = |(name, of, at): &&(String, Option<String>, usize)| {
            let parts = name.contains(own) || own.contains(name.as_str());
            let agrees = of.is_none() || unit.is_none() || *of == unit;
            let said = name.chars().count().min(own.chars().count()) > 1;
            parts && agrees && said && free(at)
        };
        self.kpis.iter().find(is_it).map(|(.., at)| *at)
    }

    fn of(list: &str, file: &[Value<'_>], base: &[Value<'_>]) -> Others {
        let text = |row: &Value<'_>| name_key(&name(list, *row));
        let in_file: HashSet<String> = file.iter().map(text).collect();
        let mut others = Others::default();
        let of_kpis = matches!(list, "kpis" | "kpi_increments");
        for (at, row) in base.iter().enumerate() {
            let own = text(row);
            for variant in variants(*row) {
                others.variants.entry(variant).or_insert(at);
            }
            if !in_file.contains(&own) {
                if of_kpis {
                    let (name, unit) = measured(*row);
                    others.bare.entry(without_brackets(&name).to_owned()).or_default().push(at);
                    let counted = unit.clone().or_else(|| counted_in(*row));
                    others.kpis.push((without_brackets(&name).to_owned(), counted, at));
                    others.measured.entry(name).or_default().push((at, unit));
                }
                if list == "projects" {
                    others.bare.entry(without_brackets(&own).to_owned()).or_default().push(at);
                }
                others.open.add(&own, at);
            }
            others.names.entry(own).or_insert(at);
        }
        others
    }
}

/// Rows in the order of their names, and in that of their names read backwards: names that are alike are near each
/// other in one of the two.
#[derive(Default)]
struct ByEnds([BTreeMap<Vec<char>, Vec<usize>>; 2]);

impl ByEnds {
    fn add(&mut self, name: &str, at: usize) {
        let ByEnds([forth, back]) = self;
        forth.entry(name.chars().collect()).or_default().push(at);
        back.entry(name.chars().rev().collect()).or_default().push(at);
    }

    /// The one free row that is called nearly so; `None` where there is none, or more than one.
    fn like(&self, own: &str, free: &dyn Fn(&usize) -> bool) -> Option<usize> {
        let letters: Vec<char> = own.chars().collect();
        // Names that are alike have more than a third of the letters in common at the beginning or at the end.
        let common = letters.len().div_ceil(3).max(1);
        let mut like: Option<usize> = None;
        for (open, back) in self.0.iter().zip([false, true]) {
            let letters: Vec<char> = if back { letters.iter().rev().copied().collect() } else { letters.clone() };
            let Some(start) = letters.get(..common) else { continue };
            let near = open.range(start.to_vec()..).take_while(|(other, _)| other.starts_with(start));
            for (other, rows) in near {
                let other: String = if back { other.iter().rev().collect() } else { other.iter().collect() };
                if !alike(&other, own) {
                    continue;
                }
                for &at in rows.iter().filter(|at| free(at)) {
                    if like.is_some_and(|known| known != at) {
                        return None;
                    }
                    like = Some(at);
                }
            }
        }
        like
    }
}

/// What a KPI's row says that it counts in.
fn counted_in(row: Value<'_>) -> Option<String> {
    row.get("unit").and_then(Value::str).map(|unit| squeezed(&unit)).filter(|unit| !unit.is_empty())
}

/// Whether two projects have one number, or one department.
fn is_akin(one: Value<'_>, two: Value<'_>) -> bool {
    let same = |key: &str| {
        let said = |row: Value<'_>| row.get(key).filter(|value| !value.is_null()).map(|value| value.raw().to_owned());
        said(one).is_some_and(|own| said(two) == Some(own))
    };
    same("number") || same("department")
}

/// Other names that a project is said to have.
fn variants(row: Value<'_>) -> Vec<String> {
    let all = row.get("name_variants").into_iter().flat_map(Value::items);
    all.filter_map(Value::str).map(|name| name_key(&name)).collect()
}

/// For each row of a file, the row of the base that some members call the same; of several, in their order.
fn same_name(list: &str, keys: &[&str], file: &[Value<'_>], base: &[Value<'_>]) -> Vec<Option<usize>> {
    let by_name = |rows: &[Value<'_>]| {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            by_name.entry(called(*row, keys).unwrap_or_default()).or_default().push(at);
        }
        by_name.remove("");
        by_name
    };
    let here = by_name(base);
    let mut found = vec![None; file.len()];
    for (own, rows) in by_name(file) {
        let there = here.get(&own).map(Vec::as_slice).unwrap_or_default();
        if list == "projects" && there.len().max(rows.len()) > 1 {
            let numbered = namesakes(file, &rows, base, there);
            rows.iter().zip(numbered).for_each(|(&row, to)| found[row] = to);
        } else {
            rows.iter().zip(there).for_each(|(&row, &to)| found[row] = Some(to));
        }
    }
    found
}

/// Which of the projects of one name the file's projects of that name are: those of their number, else in their order those
/// whose number nobody else has. `rows`, `here`: those of the name in the file and in the base.
fn namesakes(file: &[Value<'_>], rows: &[usize], base: &[Value<'_>], here: &[usize]) -> Vec<Option<usize>> {
    let number =
        |row: &Value<'_>| row.get("number").filter(|number| !number.is_null()).map(|number| number.raw().to_owned());
    let mut of_number: HashMap<String, usize> = HashMap::new();
    for &at in here {
        if let Some(number) = number(&base[at]) {
            of_number.entry(number).or_insert(at);
        }
    }
    let own: Vec<Option<String>> = rows.iter().map(|&at| number(&file[at])).collect();
    let mut found: Vec<Option<usize>> =
        own.iter().map(|own| own.as_ref().and_then(|own| of_number.get(own).copied())).collect();
    let sure: HashSet<usize> = found.iter().flatten().copied().collect();
    let free: Vec<usize> = here.iter().copied().filter(|at| !sure.contains(at)).collect();
    // Two numbers are two projects, unless all of them were numbered anew.
    let unnumbered: Vec<usize> = free.iter().copied().filter(|&at| number(&base[at]).is_none()).collect();
    let open = found.iter_mut().zip(&own).filter(|(found, _)| found.is_none());
    for (before, (found, own)) in open.enumerate() {
        let all = if sure.is_empty() || own.is_none() { &free } else { &unnumbered };
        *found = all.get(before).copied();
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{against, rows};
    use crate::exchange::mapping::Mapping;
    use crate::exchange::plan::{Given, Plan, plan};
    use crate::exchange::read::{How, read};
    use crate::ledger::Ledger;

    fn file(count: usize, name: impl Fn(usize) -> String) -> Plan {
        let rows = (0..count).map(|n| format!("{}\t来場者数{n}\t100\t{n}\n", name(n))).collect::<String>();
        let text = format!("令和6年度 白波市\n事業名\tKPI\t目標値\t実績値\n{rows}");
        plan(&read("a.tsv", text.as_bytes(), &How::default()).unwrap(), &Given::default())
    }

    #[test]
    fn twice_as_many_rows_are_twice_as_much_to_read() {
        let cost = |count, own: fn(usize) -> String| {
            let ledger = Ledger::read(&file(count, |n| format!("事業{n}")).ledger().unwrap()).unwrap();
            let file = file(count, own);
            rows::CALLED.set(0);
            let seen = against(&[file], ledger.doc(), &Mapping::default());
            (rows::CALLED.get(), seen)
        };
        // All of them known, all of them new.
        for own in [|n| format!("事業{n}"), |n| format!("{n}号線の舗装")] {
            let ((few, _), (many, seen)) = (cost(200, own), cost(400, own));
            assert!(few > 0 && many <= few * 2 + 20, "{few} names read for 200 rows, {many} for 400");
            assert!(seen.same >= 400 || seen.offers.len() == 400, "{} {}", seen.same, seen.offers.len());
        }
    }

    #[test]
    fn a_name_that_is_only_alike_is_found_from_both_ends() {
        let ledger =
            Ledger::read(&file(3, |n| ["移住支援事業", "道の駅の整備", "空き家"][n].to_owned()).ledger().unwrap());
        let ledger = ledger.unwrap();
        let asked = |name: &'static str| {
            let seen = against(&[file(1, |_| name.to_owned())], ledger.doc(), &Mapping::default());
            seen.questions.first().map(|asked| asked.options[0].clone())
        };
        assert_eq!(asked("移住支援事業費"), Some("移住支援事業".to_owned()));
        assert_eq!(asked("新移住支援事業"), Some("移住支援事業".to_owned()));
        assert_eq!(asked("道の駅の再整備"), Some("道の駅の整備".to_owned()));
        assert_eq!(asked("橋の点検"), None);
    }
}
