//! What a heading says of the numbers below it beside what they are: their unit, that they are not settled, how they are counted.
//!
//! 「目標値（千円）」 and 「実績値（円）」 above bare numbers are two units, 「実績値（見込）」 above a 7 is no settled 7. What the ledger has a
//! field for is put there (a unit that all the row's values share, 累計・単年); else it goes with the value, in the words of the heading.

use std::borrow::Cow;

use super::left::Left;
use super::table::{Row, Shape};
use super::{Column, Walk};
use crate::exchange::mapping::TWO_VALUES;
use crate::exchange::place::{Around, As, Choice, Place, plain};
use crate::exchange::values::{is_dash, is_ditto, is_number, printed, string};
use crate::exchange::words::{OPEN, estimated, open, squeezed};
use crate::ledger::kpi::unit_of_name;
use crate::ledger::printed::{Printed, State};

/// Whether it is one of the numbers of a KPI.
fn is_number_of_kpi(concept: &str) -> bool {
    matches!(concept, "target" | "actual" | "previous" | "baseline" | "goal")
}

/// What stands in front of a unit of which so many are one.
const SCALES: [&str; 6] = ["百万", "十万", "億", "万", "千", "百"];

/// The most characters of a remark that says nothing but how far a value is settled.
const REMARK: usize = 10;

impl Walk<'_, '_> {
    /// A value with what its heading says of it; `None` where it waits until it is said how the row is counted.
    pub(super) fn with_heading<'t>(
        &mut self,
        (shape, left, row): (&Shape<'_>, &Left, Row<'_>),
        (cell, column): (usize, &Column),
        (concept, said): (&str, &'t str),
        around: &Around<'_>,
    ) -> Option<Cow<'t, str>> {
        if around.kpi.is_none() || !is_number_of_kpi(concept) {
            return Some(Cow::Borrowed(said));
        }
        let is_number = is_number(said);
        if !is_number && !is_settled(said) {
            return Some(Cow::Borrowed(said));
        }
        // Beside a column of the year's own values, a sum of years is none of the row's until it is said to be.
        if !is_sum_beside(shape, column) && self.counted_otherwise((cell, column), (concept, said), *around) {
            return None;
        }
        let mut value = Cow::Borrowed(said);
        if is_number
            && let Some(unit) = column.beside().unit.as_deref()
            && !self.is_of_unit(shape, left, row, column, unit, cell, *around)
        {
            value = Cow::Owned(format!("{}{unit}", said.trim()));
        }
        let of_row = || shape.notes.then(|| self.open_by_remark(shape, row, column)).flatten();
        let open = || column.beside().open.or_else(of_row);
        match matches!(concept, "actual" | "previous").then(open).flatten() {
            Some(word) => Some(Cow::Owned(format!("{}({word})", value.trim()))),
            None => Some(value),
        }
    }

    /// 「速報値」 in the row's 備考 is said of its last result.
    fn open_by_remark(&self, shape: &Shape<'_>, row: Row<'_>, column: &Column) -> Option<&'static str> {
        let of_row = |concept: &'static str| {
            let is = move |of: &&Column| of.concept == concept;
            let cells = row.cells.iter().filter_map(|&cell| Some((cell, self.column(shape.columns, cell)?)));
            cells.filter(move |(_, of)| is(of))
        };
        let later = |(cell, of): (usize, &Column)| {
            of.year > column.year && !is_dash(&self.sheet.cells[cell].text) && of.block == column.block
        };
        if of_row("actual").any(later) {
            return None;
        }
        let remarks = of_row("note").map(|(cell, _)| squeezed(&self.sheet.cells[cell].text));
        // A longer one may speak of anything: 「目標は国の速報による」.
        let mut short = remarks.filter(|remark| remark.chars().count() <= REMARK);
        short.find_map(|remark| {
            OPEN.into_iter().find(|word| remark.starts_with(word) || remark == format!("実績は{word}値"))
        })
    }

    /// Whether the row's own unit is the heading's; where nothing says it, the heading does.
    #[allow(clippy::too_many_arguments)]
    fn is_of_unit(
        &mut self,
        shape: &Shape<'_>,
        left: &Left,
        row: Row<'_>,
        column: &Column,
        unit: &str,
        cell: usize,
        around: Around<'_>,
    ) -> bool {
        let of_units = |cell: &usize| {
            let of = self.column(shape.columns, *cell);
            of.is_some_and(|of| of.concept == "unit" && of.block == column.block)
        };
        let own = row.cells.iter().copied().find(of_units);
        let own = own.and_then(|cell| {
            let of = &self.sheet.cells[cell];
            if is_ditto(&of.text) { left.above.get(&of.column).cloned() } else { Some(of.text.clone()) }
        });
        let field = |year| Place { project: around.project, year, kpi: around.kpi, field: "/unit".into() };
        let known = self.maker.get(&field(around.year)).map(crate::exchange::place::plain);
        let known = own.map(|own| own.to_string()).or_else(|| around.unit.map(str::to_owned)).or(known);
        match known {
            Some(known) => squeezed(&known) == unit,
            None => {
                let (id, from) = (self.id(cell), self.maker.facts.len());
                self.maker.set(id, field(around.year), string(unit), "見出しのかっこの中の単位");
                self.maker.facts.since_mut(from).for_each(|fact| fact.elsewhere = true);
                true
            }
        }
    }

    /// A value below 「実績（累計）」 beside 「年間実績」: the year's own is in the other column, or to come. Which is the result of the
    /// year is asked, and how it is counted goes with the answer.
    pub(super) fn sum_beside(
        &mut self,
        (shape, row): (&Shape<'_>, Row<'_>),
        (cell, column): (usize, &Column),
        (concept, said): (&str, &str),
        around: &Around<'_>,
    ) -> bool {
        if around.kpi.is_none() || !is_sum_beside(shape, column) {
            return false;
        }
        let field =
            |field: String| Place { project: around.project, year: around.year, kpi: around.kpi, field: field.into() };
        let place = field(format!("/{concept}"));
        let of_year = |cell: &usize| {
            self.column(shape.columns, *cell).is_some_and(|of| is_of_year_beside(of, column))
                && !self.done.contains(cell)
        };
        let later = row.cells.iter().copied().find(of_year).map(|cell| printed(&self.sheet.cells[cell].text));
        let known = self.maker.get(&place).map(str::to_owned).or(later);
        let own = printed(said);
        if known.as_deref() == Some(&own) || (known.is_none() && !is_number(said)) {
            return false;
        }
        if !is_number(said) {
            // 「集計中 | ―」: what the year's own column says holds.
            self.maker.say(self.id(cell), As::Unplaced, "累計の値(数でない)", around.project);
            return true;
        }
        let why = match &known {
            Some(known) => format!("累計が別の列にある({known} と累計 {own})。この年度の値はどちらか"),
            None => format!("この年度だけの値が空で、累計の {own} がある。累計を値とするか"),
        };
        let sum = vec![(place.clone(), own.clone()), (field("/accumulation".into()), string("累計"))];
        let known = known.map(|known| Choice::new(plain(&known), place, known.as_str()));
        let options = known.into_iter().chain([Choice { words: plain(&own), values: sum }]).collect();
        let (id, project) = (self.id(cell), around.project);
        self.maker.ask(id, (TWO_VALUES, around.header), why, project, options);
        true
    }

    /// A result or an amount below a heading that says that it was only estimated: whether it is taken is asked.
    pub(super) fn is_estimated(
        &mut self,
        (cell, column): (usize, &Column),
        (concept, said): (&str, &str),
        around: &Around<'_>,
    ) -> bool {
        if !matches!(concept, "actual" | "cost" | "grant") {
            return false;
        }
        let Some(word) = column.beside().estimated else { return false };
        let id = self.id(cell);
        self.maker.ask_estimated(id, (concept, word), said, *around)
    }

    /// A value behind a label, with what the label says of how far it is settled.
    pub(super) fn put_by_label(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let of_money = matches!(concept, "cost" | "grant");
        if of_money || concept == "actual" {
            let word = estimated(around.header, of_money);
            if word.is_some_and(|word| self.maker.ask_estimated(id, (concept, word), text, around)) {
                return;
            }
            if let Some(word) = open(around.header).filter(|_| !of_money && is_number(text)) {
                return self.maker.put(id, concept, &format!("{}({word})", text.trim()), around);
            }
        }
        self.maker.put(id, concept, text, around);
    }

    /// 「目標値(累計)」: how the row is counted. Where another heading says otherwise, neither value is taken until that is asked.
    fn counted_otherwise(
        &mut self,
        (cell, column): (usize, &Column),
        (concept, said): (&str, &str),
        around: Around<'_>,
    ) -> bool {
        let Some(word) = column.beside().counted.filter(|_| matches!(concept, "target" | "actual")) else {
            return false;
        };
        let place =
            |field: String| Place { project: around.project, year: around.year, kpi: around.kpi, field: field.into() };
        let counted = place("/accumulation".into());
        // A later year has no review of its own yet: 「目標値（R7）（累計）」 is asked about.
        if around.year.is_some_and(|year| year > self.maker.year) && !self.maker.has(&place("/name".into())) {
            return false;
        }
        let id = self.id(cell);
        let known = self.maker.get(&counted).map(plain).filter(|known| known != word);
        let other = place(if concept == "target" { "/actual".into() } else { "/target".into() });
        let beside = self.maker.get(&other).map(str::to_owned);
        if let Some((known, beside)) = known.zip(beside) {
            let both = [(other, beside), (place(format!("/{concept}")), printed(said))];
            let choice = |word: &str| {
                let values = [(counted.clone(), string(word))].into_iter().chain(both.clone()).collect();
                Choice { words: word.to_owned(), values }
            };
            let why = format!("目標と実績の数え方が違う({known}と{word})。どちらで数えた指標か");
            self.maker.ask(id, (TWO_VALUES, &counted.field), why, around.project, vec![choice(&known), choice(word)]);
            return true;
        }
        let from = self.maker.facts.len();
        self.maker.set(id, counted, string(word), "見出しにある数え方");
        self.maker.facts.since_mut(from).for_each(|fact| fact.elsewhere = true);
        false
    }
}

/// Whether a column has the sums of years, and another one the same values of the year alone.
fn is_sum_beside(shape: &Shape<'_>, column: &Column) -> bool {
    matches!(column.concept, "target" | "actual")
        && column.beside().counted == Some("累計")
        && shape.columns.iter().any(|of| is_of_year_beside(of, column))
}

/// Whether a column has the values of the year alone of which another one has the sums.
fn is_of_year_beside(of: &Column, sums: &Column) -> bool {
    (of.concept, of.block, of.year) == (sums.concept, sums.block, sums.year) && of.beside().counted != Some("累計")
}

/// Whether a text that isn't a number alone says numbers of which nothing says that they are still to come.
fn is_settled(said: &str) -> bool {
    matches!(Printed::Text(said.into()).read(None).0, State::Fixed | State::Several)
}

/// What a column's headings say beside what its values are; the same for all of them.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    unit: Option<String>,
    /// How they are counted, in a word.
    counted: Option<&'static str>,
    /// The word by which they aren't settled.
    open: Option<&'static str>,
    /// The word by which they are only estimated.
    estimated: Option<&'static str>,
}

impl Column {
    fn beside(&self) -> &Beside {
        self.beside.get_or_init(|| {
            let lowest = self.lowest();
            let counted = ["累計", "単年"].into_iter().find(|word| lowest.contains(word));
            // 「増加分」 may stand over the years.
            let counted = counted.or_else(|| self.words.contains("増加分").then_some("増加分"));
            Beside {
                unit: unit_of(&self.words).map(str::to_owned),
                counted: counted.filter(|_| !lowest.contains("または")),
                open: open(&self.words),
                estimated: estimated(&self.words, matches!(self.concept, "cost" | "grant")),
            }
        })
    }
}

/// The unit that headings end in, in brackets, the nearest to the values first: 「目標値(単位:千円)」.
fn unit_of(words: &str) -> Option<&str> {
    words.rsplit('|').find_map(|part| {
        let inside = part.strip_suffix(')')?;
        let inside = &inside[inside.rfind('(')? + 1..];
        let unit = inside.trim_start_matches("単位").trim_start_matches(':');
        // The table of units is asked as names of indicators ask it; 千人 are 人 too.
        let known = |unit: &str| unit_of_name(&format!("({unit})")).is_some();
        let scaled = || SCALES.iter().find_map(|scale| unit.strip_prefix(scale)).is_some_and(known);
        (known(unit) || scaled()).then_some(unit)
    })
}
