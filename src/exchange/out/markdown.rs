//! The form as Markdown (CommonMark with tables): a heading a project, short things in tables, long texts as paragraphs.
//!
//! Markdown has no merged boxes, so a review is told in the form's order instead of in its places. Text of the record is
//! escaped where Markdown or HTML would take it for a sign; line breaks stay line breaks (`<br>` in tables).

use std::borrow::Cow;
use std::io::Write;

use super::blocks::in_blocks;
use super::clean::{Cleaner, Signs};
use super::form::{Form, Review, Value, of_review};
use super::grid::{self, Grid};
use super::{Stopped, Watch};
use crate::exchange::hands::Hands;
use crate::ledger::{Ledger, Reader};

/// Writes the text.
///
/// # Errors
/// See [`super::write_form`].
pub fn write(
    hands: &impl Hands,
    form: &Form<'_>,
    ledger: &Ledger,
    clean: &mut Cleaner,
    out: &mut (dyn Write + Send),
    watch: Watch<'_>,
) -> Result<(), Stopped> {
    let mut page = Page { clean: std::mem::take(clean), text: String::new() };
    page.heading(1, &form.title().shown());
    page.paragraph(&form.municipality().shown());
    if let Some(code) = form.code() {
        page.paragraph(&format!("{} {}", code.label, code.value.shown()));
    }
    if let Some(programs) = grid::programs(form) {
        page.heading(2, &programs.caption);
        page.grid(&programs);
    }
    for line in form.summary() {
        match line.strip_prefix('○') {
            Some(heading) => page.heading(3, heading),
            None => page.paragraph(&line),
        }
    }
    page.heading(2, "一覧");
    page.table_head(&form.list_head());
    form.list().for_each(|row| page.row(row));
    page.text.push('\n');
    form.notes().iter().for_each(|note| page.paragraph(note));
    page.heading(2, &form.review_title().shown());
    page.pour(out)?;
    let heads = Heads::of(form);
    // The plans stand last and are kept until then, so that each record is read once for both.
    let mut plans = Vec::new();
    in_blocks(
        hands,
        &form.indexes(ledger),
        watch,
        |these| block(form, &heads, ledger, these),
        |[reviews, these_plans]| {
            out.write_all(reviews.text.as_bytes())?;
            page.clean.changed += reviews.clean.changed;
            page.clean.changed += these_plans.clean.changed;
            plans.push(these_plans.text);
            Ok::<(), Stopped>(())
        },
    )?;
    if let Some((label, cost, grant)) = form.total() {
        page.paragraph(&format!("{label} 総事業費 {}円 交付実績 {}円", cost.shown(), grant.shown()));
    }
    let (criteria, verified) = (form.criteria(), grid::verifications(form));
    if !criteria.is_empty() || verified.is_some() {
        page.heading(2, "備考");
    }
    for (heading, rows) in criteria {
        page.heading(3, &heading);
        page.grid(&grid::criteria(&heading, rows));
    }
    if let Some(grid) = verified {
        page.heading(3, &grid.caption);
        page.grid(&grid);
    }
    page.pour(out)?;
    plans.into_iter().try_for_each(|plans| out.write_all(plans.as_bytes()))?;
    clean.changed = page.clean.changed;
    Ok(())
}

/// The heads of the tables that every review has.
struct Heads {
    amounts: String,
    kpis: String,
}

impl Heads {
    fn of(form: &Form<'_>) -> Heads {
        let head = |labels: &[&str]| {
            let mut page = Page::default();
            page.table_head(labels);
            page.text
        };
        let amounts = [of_review!("cost"), of_review!("grant")].map(|label| format!("{label}(円)"));
        let mut kpis = form.kpi_head();
        kpis.insert(3 + usize::from(form.units), "達成率");
        Heads { amounts: head(&[&amounts[0], &amounts[1]]), kpis: head(&kpis) }
    }
}

/// The reviews and the plans of some projects.
fn block(form: &Form<'_>, heads: &Heads, ledger: &Ledger, indexes: &[usize]) -> [Page; 2] {
    let (mut reviews, mut plans) = (Page::default(), Page::default());
    let mut reader = Reader::default();
    for index in indexes {
        let Some(project) = reader.project(ledger, *index) else { continue };
        if let Some(review) = form.review(project) {
            reviews.review(form, heads, &review);
        }
        if let Some((heading, parts)) = form.plan(project) {
            plans.heading(2, &heading);
            parts.iter().for_each(|part| plans.part(&part.label, &part.value));
        }
    }
    plans.text.shrink_to_fit();
    [reviews, plans]
}

#[derive(Default)]
struct Page {
    clean: Cleaner,
    /// What isn't written yet.
    text: String,
}

impl Page {
    fn pour(&mut self, out: &mut (dyn Write + Send)) -> std::io::Result<()> {
        out.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }

    fn heading(&mut self, level: usize, words: &str) {
        (0..level).for_each(|_| self.text.push('#'));
        self.text.push(' ');
        self.clean.pour::<InLine>(&mut self.text, words);
        self.text.push_str("\n\n");
    }

    /// A text whose lines stay lines.
    fn paragraph(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        // What stands at the beginning of a line is judged when it is known what the text's lines are.
        let clean = self.clean.text(text);
        for (n, line) in clean.split('\n').enumerate() {
            self.text.push_str(if n > 0 { "  \n" } else { "" });
            let (start, escape, rest) = sign_free(line);
            self.text.push_str(start);
            self.text.push_str(escape);
            self.clean.pour::<InLine>(&mut self.text, rest);
        }
        self.text.push_str("\n\n");
    }

    fn part(&mut self, label: &str, value: &Value<'_>) {
        if !value.is_blank() {
            self.text.push_str("**");
            self.clean.pour::<InLine>(&mut self.text, label);
            self.text.push_str("**\n\n");
            self.paragraph(&value.shown());
        }
    }

    fn row<'v, 'r: 'v>(&mut self, values: impl IntoIterator<Item = &'v Value<'r>>) {
        for value in values {
            self.text.push_str("| ");
            match value {
                Value::Blank => {}
                Value::Text(text) => self.clean.pour::<InTable>(&mut self.text, text),
                Value::Number(number) => number.push_grouped(&mut self.text),
            }
            self.text.push(' ');
        }
        self.text.push_str("|\n");
    }

    fn table_head(&mut self, labels: &[&str]) {
        let labels: Vec<_> = labels.iter().map(|label| Value::Text(Cow::Borrowed(*label))).collect();
        self.row(&labels);
        self.text.push_str(&format!("|{}\n", " --- |".repeat(labels.len())));
    }

    /// A grid without merged boxes.
    fn grid(&mut self, grid: &Grid<'_>) {
        for row in 0..grid.rows {
            let cells = || grid.cells.iter().filter(|cell| cell.row == row);
            self.row(cells().map(|cell| &cell.value));
            if row == 0 {
                self.text.push_str(&format!("|{}\n", " --- |".repeat(cells().count())));
            }
        }
        self.text.push('\n');
    }

    fn review(&mut self, form: &Form<'_>, heads: &Heads, review: &Review<'_>) {
        let (number, name) = (review.number.shown(), review.name.shown());
        self.heading(3, format!("{number} {name}").trim_start());
        let year = review.other_year.map(|year| format!("({year})"));
        let beneath: Vec<&str> = review.beneath.iter().map(|word| &**word).chain(year.as_deref()).collect();
        self.paragraph(&beneath.join(" "));
        self.part(of_review!("achievements"), &review.achievements);
        let amounts = [&review.cost, &review.grant];
        if amounts.iter().any(|amount| !amount.is_blank()) {
            self.text.push_str(&heads.amounts);
            self.row(amounts);
            self.text.push('\n');
        }
        if !review.kpis.is_empty() {
            self.text.push_str(&heads.kpis);
            for kpi in &review.kpis {
                let rate = kpi.rate.map_or(Value::Blank, |rate| Value::Text(format!("{}%", rate.percent()).into()));
                let unit = form.units.then_some(&kpi.unit);
                let values = [&kpi.name].into_iter().chain(unit).chain([&kpi.target, &kpi.actual, &rate]);
                self.row(values.chain(&kpi.optional));
            }
            self.text.push('\n');
        }
        self.part(of_review!("effect/rating"), &review.rating);
        self.part(of_review!("effect/comment"), &review.comment);
        self.part(of_review!("policy/decision"), &review.decision);
        self.part(of_review!("policy/reason"), &review.reason);
        review.issues.iter().chain(&review.more).for_each(|part| self.part(&part.label, &part.value));
    }
}

/// Signs of Markdown and HTML as the characters that they are; a line break is a space.
struct InLine;

/// The same in a table, where a line break stays one.
struct InTable;

const fn is_sign(byte: u8) -> bool {
    let brackets = (byte >= b'[') & (byte <= b']') | (byte == b'<') | (byte == b'>') | (byte == b'|');
    let marks = (byte == b'_') | (byte == b'`') | (byte == b'#') | (byte == b'$') | (byte == b'&');
    brackets | marks | (byte == b'*') | (byte == b'~') | (byte == b'\n')
}

fn escape(sign: u8, line_break: &str, out: &mut String) {
    match sign {
        b'<' => out.push_str("&lt;"),
        b'>' => out.push_str("&gt;"),
        b'&' => out.push_str("&amp;"),
        b'\n' => out.push_str(line_break),
        sign => out.extend(['\\', char::from(sign)]),
    }
}

impl Signs for InLine {
    fn is_sign(byte: u8) -> bool {
        is_sign(byte)
    }

    fn write(sign: u8, out: &mut String) {
        escape(sign, " ", out);
    }
}

impl Signs for InTable {
    fn is_sign(byte: u8) -> bool {
        is_sign(byte)
    }

    fn write(sign: u8, out: &mut String) {
        escape(sign, "<br>", out);
    }
}

/// A line of a paragraph whose beginning would make a list, a rule or a table of it, in three: up to where a backslash keeps it
/// from that, the backslash, and the rest. Blanks that would make code of it are left out.
fn sign_free(line: &str) -> (&str, &'static str, &str) {
    let start = line.trim_start_matches([' ', '\u{3000}']);
    let digits = start.trim_start_matches(|c: char| c.is_ascii_digit());
    if start.starts_with(['-', '+', '=', ':']) {
        return (&line[..line.len() - start.len()], "\\", start);
    }
    if digits.len() < start.len() && digits.starts_with(['.', ')']) {
        return (&line[..line.len() - digits.len()], "\\", digits);
    }
    // Four spaces would make code of it.
    ("", "", if line.starts_with("    ") { start } else { line })
}
