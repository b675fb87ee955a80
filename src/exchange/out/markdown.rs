//! The form as Markdown (CommonMark with tables): a heading a project, short things in tables, long texts as paragraphs.
//!
//! Markdown has no merged boxes, so a review is told in the form's order instead of in its places. Text of the record is
//! escaped where Markdown or HTML would take it for a sign; line breaks stay line breaks (`<br>` in tables).

use std::borrow::Cow;
use std::io::Write;

use super::clean::Cleaner;
use super::form::{Form, Part, Review, Value, label};
use super::grid::{self, Grid};
use super::{Stopped, Watch};
use crate::ledger::{Ledger, Reader};

/// Writes the text.
///
/// # Errors
/// See [`super::write_form`].
pub fn write(
    form: &Form<'_>,
    ledger: &Ledger,
    clean: &mut Cleaner,
    out: &mut (dyn Write + Send),
    watch: Watch<'_>,
) -> Result<(), Stopped> {
    let mut page = Page { clean, text: String::new() };
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
    for row in form.list() {
        page.row(row);
        page.pour(out)?;
    }
    page.text.push('\n');
    form.notes().iter().for_each(|note| page.paragraph(note));
    page.heading(2, &form.review_title().shown());
    // The plans stand last and are kept until then, so that each record is read once for both.
    let mut plans = String::new();
    let mut reader = Reader::default();
    for (done, index) in form.indexes(ledger).into_iter().enumerate() {
        if !watch(done) {
            return Err(Stopped::Cancelled);
        }
        let Some(project) = reader.project(ledger, index) else { continue };
        if let Some(review) = form.review(project) {
            page.review(form, &review);
        }
        page.pour(out)?;
        if let Some((heading, parts)) = form.plan(project) {
            std::mem::swap(&mut page.text, &mut plans);
            page.heading(2, &heading);
            parts.iter().for_each(|part| page.part(part));
            std::mem::swap(&mut page.text, &mut plans);
        }
    }
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
    Ok(out.write_all(plans.as_bytes())?)
}

struct Page<'c> {
    clean: &'c mut Cleaner,
    /// What isn't written yet.
    text: String,
}

impl Page<'_> {
    fn pour(&mut self, out: &mut (dyn Write + Send)) -> std::io::Result<()> {
        out.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }

    fn heading(&mut self, level: usize, words: &str) {
        let words = escaped(&self.clean.text(words)).replace('\n', " ");
        self.text.push_str(&format!("{} {words}\n\n", "#".repeat(level)));
    }

    /// A text whose lines stay lines.
    fn paragraph(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let text = self.clean.text(text);
        for (n, line) in text.split('\n').enumerate() {
            self.text.push_str(if n > 0 { "  \n" } else { "" });
            self.text.push_str(&sign_free(&escaped(line)));
        }
        self.text.push_str("\n\n");
    }

    fn part(&mut self, part: &Part<'_>) {
        if !part.value.is_blank() {
            let label = escaped(&self.clean.text(&part.label)).replace('\n', " ");
            self.text.push_str(&format!("**{label}**\n\n"));
            self.paragraph(&part.value.shown());
        }
    }

    fn row(&mut self, values: &[Value<'_>]) {
        for value in values {
            self.text.push_str("| ");
            let shown = value.shown();
            for (n, line) in self.clean.text(&shown).split('\n').enumerate() {
                self.text.push_str(if n > 0 { "<br>" } else { "" });
                escape(&mut self.text, line);
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
            let values: Vec<_> =
                grid.cells.iter().filter(|cell| cell.row == row).map(|cell| cell.value.clone()).collect();
            self.row(&values);
            if row == 0 {
                self.text.push_str(&format!("|{}\n", " --- |".repeat(values.len())));
            }
        }
        self.text.push('\n');
    }

    fn review(&mut self, form: &Form<'_>, review: &Review<'_>) {
        let of = |key: &str| label(&format!("/projects/*/reviews/*/{key}"));
        let (number, name) = (review.number.shown(), review.name.shown());
        self.heading(3, format!("{number} {name}").trim_start());
        let year = review.other_year.map(|year| format!("({year})"));
        let beneath: Vec<&str> = review.beneath.iter().map(|word| &**word).chain(year.as_deref()).collect();
        self.paragraph(&beneath.join(" "));
        let part = |label: &'static str, value: &Value<'_>| Part {
            label: label.into(),
            value: match value {
                Value::Blank => Value::Blank,
                value => Value::Text(value.shown().into_owned().into()),
            },
        };
        self.part(&part(of("achievements"), &review.achievements));
        let amounts = [&review.cost, &review.grant];
        if amounts.iter().any(|amount| !amount.is_blank()) {
            let labels = ["cost", "grant"].map(|key| format!("{}(円)", of(key)));
            self.table_head(&[&labels[0], &labels[1]]);
            self.row(&amounts.map(Clone::clone));
            self.text.push('\n');
        }
        if !review.kpis.is_empty() {
            let mut head = form.kpi_head();
            let rate = 3 + usize::from(form.units);
            head.insert(rate, "達成率");
            self.table_head(&head);
            for kpi in &review.kpis {
                let unit = form.units.then(|| kpi.unit.clone());
                let rate = kpi.rate.map_or(Value::Blank, |rate| Value::Text(format!("{}%", rate.percent()).into()));
                let values = [kpi.name.clone()].into_iter().chain(unit);
                let values = values.chain([kpi.target.clone(), kpi.actual.clone(), rate]);
                self.row(&values.chain(kpi.optional.iter().cloned()).collect::<Vec<_>>());
            }
            self.text.push('\n');
        }
        for (key, value) in [
            ("effect/rating", &review.rating),
            ("effect/comment", &review.comment),
            ("policy/decision", &review.decision),
            ("policy/reason", &review.reason),
        ] {
            self.part(&part(of(key), value));
        }
        review.issues.iter().chain(&review.more).for_each(|part| self.part(part));
    }
}

/// Signs of Markdown and HTML as the characters that they are.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(is_sign) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    escape(&mut out, text);
    Cow::Owned(out)
}

const fn is_sign(byte: u8) -> bool {
    matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'&' | b'|' | b'#' | b'~' | b'$')
}

/// Adds a text, its signs escaped.
fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    // Signs are ASCII, so they are whole characters.
    while let Some(at) = rest.bytes().position(is_sign) {
        let (plain, signs) = rest.split_at(at);
        let (sign, others) = signs.split_at(1);
        out.push_str(plain);
        match sign {
            "<" => out.push_str("&lt;"),
            ">" => out.push_str("&gt;"),
            "&" => out.push_str("&amp;"),
            sign => out.extend(["\\", sign]),
        }
        rest = others;
    }
    out.push_str(rest);
}

/// A line of a paragraph whose beginning would make a list, a rule or a table of it.
fn sign_free(line: &str) -> Cow<'_, str> {
    let start = line.trim_start_matches([' ', '\u{3000}']);
    let digits = start.trim_start_matches(|c: char| c.is_ascii_digit());
    if start.starts_with(['-', '+', '=', ':']) {
        let indent = &line[..line.len() - start.len()];
        return Cow::Owned(format!("{indent}\\{start}"));
    }
    if digits.len() < start.len() && digits.starts_with(['.', ')']) {
        let indent = &line[..line.len() - digits.len()];
        return Cow::Owned(format!("{indent}\\{digits}"));
    }
    // Four spaces would make code of it.
    if line.starts_with("    ") { Cow::Owned(start.to_owned()) } else { Cow::Borrowed(line) }
}
