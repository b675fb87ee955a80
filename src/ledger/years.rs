//! A project over the years: which KPI row of one year is which of another, and what became of what was said.
//!
//! A KPI is known over the years by its `id`, else by its name and unit, else by its name alone, however wide or narrow that is written. Two
//! ids are two indicators. A row that is new in a year and looks like one that ended before is only *proposed* as the same,
//! and becomes it when an official confirms that: then both are given one id, and nothing rests on likeness any more.

use crate::json::{Edit, FindError, Pointer, Value};
use crate::ledger::Ledger;
use crate::ledger::adding::adding;
use crate::ledger::beginning::identifier;
use crate::ledger::kpi::Kpi;
use crate::ledger::view::{Opinion, Project, Review, kpi};
use crate::ledger::year::FiscalYear;
use crate::text::likeness::Letters;
use std::borrow::Cow;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A sheet of a project with its place.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Its index in the project.
    pub index: usize,
    /// Its year.
    pub year: FiscalYear,
    /// The sheet.
    pub review: Review<'a>,
}

/// A KPI row of one year.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Which of [`Years::sheets`] it stands in.
    pub sheet: usize,
    /// Its index among the sheet's KPI.
    pub index: usize,
    /// The row.
    pub kpi: Kpi<'a>,
    /// Its identifier.
    pub id: Option<Cow<'a, str>>,
    /// Its name as it is compared ([`key`]).
    key: String,
}

/// A KPI over the years.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Its rows, a year at most one, the oldest first; at least one.
    pub rows: Vec<Row<'a>>,
    /// The line of an earlier name that this one may go on from: its place among [`Years::lines`], and how alike the names
    /// are, in hundredths.
    pub proposed: Option<(usize, u32)>,
}

impl<'a> Line<'a> {
    /// The row of a sheet.
    #[inline]
    pub fn of_sheet(&self, sheet: usize) -> Option<&Row<'a>> {
        self.rows.iter().find(|row| row.sheet == sheet)
    }

    /// Its newest name.
    #[inline]
    pub fn name(&self) -> &str {
        self.rows.last().map_or("", |row| &row.kpi.name)
    }

    #[inline]
    fn id(&self) -> Option<&str> {
        self.rows.iter().rev().find_map(|row| row.id.as_deref())
    }
}

/// By what a row is tied to a line (whose id is that of any of its rows), one after the other: by the id, the name and unit,
/// the name.
type Named = for<'n> fn(Option<&'n str>, &'n Row<'_>) -> Option<(&'n str, &'n str)>;
const PASSES: [Named; 3] =
    [|id, _| Some((id?, "")), |_, row| Some((&row.key, row.kpi.unit().unwrap_or(""))), |_, row| Some((&row.key, ""))];

/// A project over the years.
#[derive(Clone, Debug)]
pub struct Years<'a> {
    /// Its sheets, the oldest first; those whose year can't be read are left out.
    pub sheets: Vec<Sheet<'a>>,
    /// Its KPI, in the order in which they came.
    pub lines: Vec<Line<'a>>,
}

/// From how many hundredths of common letter pairs on a new name is proposed as an old one's.
const ALIKE: u32 = 40;

/// Lines are compared each with each only up to so many.
const MOST: usize = 200;

impl<'a> Years<'a> {
    /// Reads a project.
    pub fn of(project: Project<'a>) -> Years<'a> {
        let mut years = Years::sheets_of(project);
        for sheet in 0..years.sheets.len() {
            years.take(sheet);
        }
        years
    }

    /// Ties the rows of a sheet to the lines of the years before.
    fn take(&mut self, sheet: usize) {
        let Some(review) = self.sheets.get(sheet).map(|sheet| sheet.review) else { return };
        let rows = review.0.get("kpis").into_iter().flat_map(Value::items).enumerate();
        let mut rows: Vec<Option<Row<'a>>> = rows
            .map(|(index, value)| {
                let id = value.get("id").and_then(|id| id.str()).filter(|id| !id.trim().is_empty());
                let kpi = kpi(value);
                Some(Row { sheet, index, key: key(&kpi.name), kpi, id })
            })
            .collect();
        let mut free = vec![true; self.lines.len()];
        for (pass, named) in PASSES.into_iter().enumerate() {
            // In a project's first year there is nothing to tie to, and in most others nothing is left after two passes.
            if !free.contains(&true) || rows.iter().all(Option::is_none) {
                break;
            }
            let mut known: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
            for (at, line) in self.lines.iter().enumerate().filter(|(at, _)| free.get(*at) == Some(&true)) {
                if let Some(named) = line.rows.last().and_then(|last| named(line.id(), last)) {
                    known.entry(named).or_default().push(at);
                }
            }
            if known.is_empty() {
                continue;
            }
            let tied = rows.iter().map(|slot| {
                let row = slot.as_ref()?;
                let lines = known.get_mut(&named(row.id.as_deref(), row)?)?;
                // Two ids are two indicators.
                let may = |at: &usize| {
                    pass == 0 || row.id.is_none() || self.lines.get(*at).is_some_and(|line| line.id().is_none())
                };
                let place = lines.iter().position(may)?;
                Some(lines.remove(place))
            });
            let tied: Vec<Option<usize>> = tied.collect();
            for (slot, at) in rows.iter_mut().zip(tied) {
                if let Some(at) = at
                    && let (Some(line), Some(free)) = (self.lines.get_mut(at), free.get_mut(at))
                {
                    line.rows.extend(slot.take());
                    *free = false;
                }
            }
        }
        let mut free: Vec<usize> = (0..free.len()).filter(|at| free.get(*at) == Some(&true)).collect();
        let rows: Vec<Row<'a>> = rows.into_iter().flatten().collect();
        let many = free.len() > MOST || rows.len() > MOST;
        for row in rows {
            let proposed = if many || free.is_empty() { None } else { self.like(&free, &row) };
            if let Some((line, _)) = proposed {
                free.retain(|other| *other != line);
            }
            self.lines.push(Line { rows: vec![row], proposed });
        }
    }

    /// The line that a new row is most like, among those that have no row in its year.
    fn like(&self, free: &[usize], row: &Row<'_>) -> Option<(usize, u32)> {
        let own = Letters::of(&row.key);
        let scored = free.iter().filter_map(|&at| {
            let line = self.lines.get(at)?;
            let two_ids = line.id().is_some() && row.id.is_some();
            let alike = own.likeness(&Letters::of(line.rows.last().map_or("", |row| &row.key)));
            (!two_ids && alike >= ALIKE).then_some((at, alike))
        });
        scored.max_by_key(|&(at, alike)| (alike, std::cmp::Reverse(at)))
    }

    /// The place of a row in the ledger; `project` is that of the project.
    pub fn place(&self, project: &Pointer, row: &Row<'_>) -> Pointer {
        let sheet = self.sheets.get(row.sheet).map_or(0, |sheet| sheet.index);
        project.key("reviews").index(sheet).key("kpis").index(row.index)
    }

    /// The edits that make two lines one: an id that all their rows have.
    ///
    /// # Errors
    /// Where a row can't take one.
    pub fn tie(
        &self,
        ledger: &Ledger,
        project: &Pointer,
        one: usize,
        other: usize,
        at: u64,
    ) -> Result<Vec<Edit>, FindError> {
        let lines: Vec<&Line<'_>> = [one, other].into_iter().filter_map(|line| self.lines.get(line)).collect();
        let known = lines.iter().find_map(|line| line.id()).map(str::to_owned);
        let used = |id: &str| self.lines.iter().any(|line| line.rows.iter().any(|row| row.id.as_deref() == Some(id)));
        let first = lines.first().map_or("", |line| line.name());
        let id = known.unwrap_or_else(|| identifier("k", &key(first), used));
        let written = crate::json::string::encode(&id, ledger.doc().habits());
        let rows = lines.into_iter().flat_map(|line| &line.rows).filter(|row| row.id.as_deref() != Some(&id));
        rows.map(|row| {
            let place = self.place(project, row).key("id");
            match ledger.doc().get(&place) {
                Ok(old) => Ok(Edit::replace(place, old, &written, at)),
                Err(_) => adding(ledger.doc(), &place, &written, at),
            }
        })
        .collect()
    }
}

/// A name as it is compared: in one width, without blanks.
#[inline]
fn key(name: &str) -> String {
    // Of the letters that nearly all names are written in, NFKC makes themselves, or the ASCII of full width ASCII.
    let plainly = |c: char| match c {
        ' '..='~' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FC}' | '\u{4E00}'..='\u{9FFF}' => Some(c),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    };
    let plain: Option<String> = name.chars().map(plainly).filter(|c| *c != Some(' ')).collect();
    plain.unwrap_or_else(|| name.nfkc().filter(|c| !c.is_whitespace()).collect())
}

/// What was said once, and what became of it.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    /// The year whose sheet it was said of.
    pub year: FiscalYear,
    /// As it was said.
    pub opinion: Opinion<'a>,
    /// Where it stands, from its own sheet to the last one that carries it: the sheet among [`Years::sheets`], its index
    /// there, and what is written.
    pub links: Vec<(usize, usize, Opinion<'a>)>,
}

impl Said<'_> {
    /// Whether it still waits for an answer: as the last sheet that carries it says.
    #[inline]
    pub fn is_open(&self) -> bool {
        self.links.last().is_some_and(|(.., opinion)| opinion.is_open())
    }
}

/// What was said over the years, the oldest first.
pub fn said<'a>(years: &Years<'a>) -> Vec<Said<'a>> {
    let mut all: Vec<Said<'a>> = Vec::new();
    for (at, sheet) in years.sheets.iter().enumerate() {
        for (index, opinion) in sheet.review.opinions().enumerate() {
            let year = opinion.first_year().unwrap_or(sheet.year);
            let carries = opinion.first_year().is_some();
            let before = all.iter_mut().find(|said| {
                carries
                    && said.year == year
                    && said.opinion.text() == opinion.text()
                    && said.opinion.by() == opinion.by()
                    && said.links.last().is_some_and(|(last, ..)| *last < at)
            });
            match before {
                Some(said) => said.links.push((at, index, opinion)),
                None => all.push(Said { year, opinion, links: vec![(at, index, opinion)] }),
            }
        }
    }
    all
}

impl<'a> Years<'a> {
    /// The sheets alone, without their KPI.
    fn sheets_of(project: Project<'a>) -> Years<'a> {
        let sheets =
            project.reviews().filter_map(|(index, review)| Some(Sheet { index, year: review.fiscal_year()?, review }));
        let mut sheets: Vec<Sheet<'a>> = sheets.collect();
        sheets.sort_by_key(|sheet| sheet.year);
        Years { sheets, lines: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TOWN: &str = r#"{"format": "kensho-ledger/1", "projects": [{"reviews": [
     {"fiscal_year": "R6", "kpis": [{"name": "観光客数（人）", "actual": 2}, {"name": "移住相談の延べ件数", "actual": 3}, {"name": "宿", "id": "b"}],
      "opinions": [{"from_year": "R5", "by": "議会", "text": "周知を", "response": "した", "state": "answered"}, {"by": "委員", "text": "新しい", "state": "open"}]},
     {"fiscal_year": "R5", "kpis": [{"name": "移住相談件数", "actual": 1}, {"name": "観光客数(人)", "actual": 1}, {"name": "宿泊", "id": "b"}, {"name": "宿", "id": "c"}],
      "opinions": [{"by": "議会", "text": "周知を", "state": "open"}, {"by": "議会", "text": "忘れられた", "state": "open"}]}
    ]}]}"#;

    fn names(years: &Years<'_>) -> Vec<Vec<String>> {
        years.lines.iter().map(|line| line.rows.iter().map(|row| row.kpi.name.to_string()).collect()).collect()
    }

    #[test]
    fn a_kpi_is_tied_by_id_by_name_and_after_it_is_confirmed() {
        let ledger = Ledger::read(TOWN).unwrap();
        let record = ledger.record(0).unwrap();
        let years = Years::of(record.project());
        let found = names(&years);
        assert_eq!(found[1], ["観光客数(人)", "観光客数（人）"]);
        assert_eq!(found[2], ["宿泊", "宿"], "one id, two names");
        assert_eq!(found[3], ["宿"], "two ids, one name");
        let (new, line) = years.lines.iter().enumerate().find(|(_, line)| line.proposed.is_some()).unwrap();
        assert_eq!((line.name(), line.proposed.unwrap().0), ("移住相談の延べ件数", 0));
        let project = Pointer::parse("/projects/0").unwrap();
        let edits = years.tie(&ledger, &project, 0, new, 0).unwrap();
        assert_eq!(edits.len(), 2);
        let mut tied = ledger.clone();
        let mut back: Vec<Edit> = edits.iter().map(|edit| tied.apply(edit).unwrap()).collect();
        let record = tied.record(0).unwrap();
        let after = Years::of(record.project());
        assert_eq!(names(&after)[0], ["移住相談件数", "移住相談の延べ件数"]);
        assert!(after.lines.iter().all(|line| line.proposed.is_none()));
        back.reverse();
        back.iter().for_each(|edit| drop(tied.apply(edit).unwrap()));
        assert_eq!(tied.doc().to_text(), TOWN);
    }

    #[test]
    fn a_name_is_compared_as_nfkc_writes_it() {
        for c in '\0'..=char::MAX {
            let name = format!("か{c}ハA");
            let expected: String = name.nfkc().filter(|c| !c.is_whitespace()).collect();
            assert_eq!(key(&name), expected, "{c:?}");
        }
    }

    #[test]
    fn an_opinion_is_answered_where_the_last_sheet_that_carries_it_says_so() {
        let ledger = Ledger::read(TOWN).unwrap();
        let record = ledger.record(0).unwrap();
        let years = Years::of(record.project());
        let told: Vec<_> = said(&years)
            .into_iter()
            .filter(Said::is_open)
            .map(|said| {
                let (sheet, at, opinion) = said.links[said.links.len() - 1];
                (years.sheets[sheet].index, at, opinion.text().unwrap().into_owned())
            })
            .collect();
        assert_eq!(told, [(1, 1, "忘れられた".to_owned()), (0, 1, "新しい".to_owned())]);
    }
}
