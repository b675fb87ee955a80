//! The form as one web page that needs nothing else: style and drawings stand in it, no script, no address.
//!
//! Made to be read aloud as well as looked at: every table has a caption, every header its scope, every bar its number in
//! words. Printed on A3 landscape (`@page`), so that the browser's PDF can be published as it is. Text of the record goes
//! through maud, which escapes it; colours follow the reader's light or dark setting on the screen and are black on white on
//! paper.

use std::io::Write;

use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

use super::clean::Cleaner;
use super::form::{Form, Value};
use super::grid::{self, Cell, Grid, Role};
use super::{Stopped, Watch};
use crate::ledger::Ledger;

const STYLE: &str = "\
@page{size:A3 landscape;margin:12mm}\
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#767676;--head:#e7ecf4;--bar:#2f6fb3;--rest:#d5d9df}\
@media(prefers-color-scheme:dark){:root{--ink:#eee;--paper:#161616;--line:#8a8a8a;--head:#2a3342;--bar:#7db4ec;--rest:#444}}\
@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--line:#555;--head:#e7ecf4;--bar:#2f6fb3;--rest:#d5d9df}\
section.review,section.plan{break-inside:avoid-page}section.plan{break-before:page}.wide{overflow:visible!important}}\
body{margin:1rem auto;max-width:120rem;padding:0 1rem;color:var(--ink);background:var(--paper);font:10pt/1.5 'BIZ UDPMincho','Yu Mincho','Hiragino Mincho ProN','Noto Serif CJK JP',serif}\
h1{font-size:1.35rem}h2{font-size:1.15rem;margin-top:2rem}h3{font-size:1rem}p{white-space:pre-wrap;margin:.3em 0}\
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.4rem 0 1.4rem;table-layout:fixed}\
caption{text-align:left;font-weight:bold;padding:.3rem 0}\
th,td{border:1px solid var(--line);padding:.25rem .4rem;vertical-align:top;text-align:left;white-space:pre-wrap;overflow-wrap:anywhere;line-break:strict}\
th{background:var(--head);font-weight:normal;vertical-align:middle}thead th{text-align:center}\
td.number{text-align:right;font-variant-numeric:tabular-nums}td.middle{text-align:center;vertical-align:middle}td.strong{font-weight:bold}\
svg{display:block;width:100%;height:.45rem;margin-top:.2rem}small{display:block}\
";

/// Writes the page.
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
    let mut put = |markup: Markup| out.write_all(markup.into_string().as_bytes());
    let title = clean.text(&form.title().shown()).into_owned();
    let town = clean.text(&form.municipality().shown()).into_owned();
    put(html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"ja\"><head>"))
        meta charset="utf-8";
        meta name="viewport" content="width=device-width,initial-scale=1";
        title { (title) }
        style { (PreEscaped(STYLE)) }
        (PreEscaped("</head><body><main>"))
        h1 { (title) }
        @if !town.is_empty() { p { (town) } }
        @if let Some(code) = form.code() { p { (code.label) " " (clean.text(&code.value.shown())) } }
    })?;
    if let Some(programs) = grid::programs(form) {
        put(html! { h2 { (programs.caption) } (table(&programs, false, clean)) })?;
    }
    for line in form.summary() {
        let line = clean.text(&line);
        put(match line.strip_prefix('○') {
            Some(heading) => html! { h3 { (heading) } },
            None => html! { p { (line) } },
        })?;
    }

    put(html! { h2 { "一覧" } })?;
    let indexes = form.indexes(ledger);
    let list = grid::list(form);
    put(opening(&list, clean))?;
    put(html! { thead { (row(&list.cells, true, clean)) } (PreEscaped("<tbody>")) })?;
    for (done, index) in indexes.iter().enumerate() {
        // A third of the work: the reviews and plans come after it.
        if !watch(done / 3) {
            return Err(Stopped::Cancelled);
        }
        let Some(record) = ledger.record(*index) else { continue };
        put(row(&grid::list_row(form, record.project()).cells, false, clean))?;
    }
    put(html! { (PreEscaped("</tbody></table></div>")) })?;
    for note in form.notes() {
        put(html! { p { (clean.text(&note)) } })?;
    }

    put(html! { h2 { (clean.text(&form.review_title().shown())) } })?;
    let columns = grid::Columns::of(form);
    let third = indexes.len() / 3;
    for (done, index) in indexes.iter().enumerate() {
        if !watch(third + done / 3) {
            return Err(Stopped::Cancelled);
        }
        let Some(record) = ledger.record(*index) else { continue };
        if let Some(review) = form.review(record.project()) {
            let grid = grid::review(form, &columns, &review);
            put(html! { section.review { (table(&grid, true, clean)) } })?;
        }
    }
    if let Some((label, cost, grant)) = form.total() {
        put(html! {
            p { (label) " 総事業費 " (cost.shown()) "円 交付実績 " (grant.shown()) "円" }
        })?;
    }
    remarks(form, clean, &mut put)?;
    let mut planned = false;
    for (done, index) in indexes.iter().enumerate() {
        if !watch(third * 2 + done / 3) {
            return Err(Stopped::Cancelled);
        }
        let Some(record) = ledger.record(*index) else { continue };
        if let Some((heading, parts)) = form.plan(record.project()) {
            if !std::mem::replace(&mut planned, true) {
                put(html! { h2 { "事業概要" } })?;
            }
            put(html! { section.plan { (table(&grid::plan(&heading, parts), false, clean)) } })?;
        }
    }
    Ok(put(html! { (PreEscaped("</main></body></html>\n")) })?)
}

/// 備考: the criteria, and who verified.
fn remarks(
    form: &Form<'_>,
    clean: &mut Cleaner,
    put: &mut impl FnMut(Markup) -> std::io::Result<()>,
) -> Result<(), Stopped> {
    let (criteria, verified) = (form.criteria(), grid::verifications(form));
    if criteria.is_empty() && verified.is_none() {
        return Ok(());
    }
    put(html! { h2 { "備考" } })?;
    for (heading, rows) in criteria {
        put(table(&grid::criteria(&heading, rows), false, clean))?;
    }
    if let Some(grid) = verified {
        put(table(&grid, true, clean))?;
    }
    Ok(())
}

/// The beginning of a table: what it is about, and its columns.
fn opening(grid: &Grid<'_>, clean: &mut Cleaner) -> Markup {
    let sum = f64::from(grid.widths.iter().sum::<u16>().max(1));
    html! {
        (PreEscaped("<div class=\"wide\"><table>"))
        caption { (clean.text(&grid.caption)) }
        colgroup {
            @for width in &grid.widths {
                col style={ "width:" (format!("{:.2}", f64::from(*width) * 100.0 / sum)) "%" };
            }
        }
    }
}

/// A whole table; `headed`: its first row are the columns' headers.
fn table(grid: &Grid<'_>, headed: bool, clean: &mut Cleaner) -> Markup {
    let mut rows: Vec<&[Cell<'_>]> = Vec::with_capacity(grid.rows);
    let mut rest = &grid.cells[..];
    for at in 0..grid.rows {
        let (these, others) = rest.split_at(rest.partition_point(|cell| cell.row <= at));
        rows.push(these);
        rest = others;
    }
    let (head, body) = rows.split_at(usize::from(headed).min(rows.len()));
    html! {
        (opening(grid, clean))
        @if headed { thead { @for cells in head { (row(cells, true, clean)) } } }
        tbody { @for cells in body { (row(cells, false, clean)) } }
        (PreEscaped("</table></div>"))
    }
}

fn row(cells: &[Cell<'_>], head: bool, clean: &mut Cleaner) -> Markup {
    html! { tr { @for cell in cells { (one(cell, head, clean)) } } }
}

fn one(cell: &Cell<'_>, head: bool, clean: &mut Cleaner) -> Markup {
    let shown = cell.value.shown();
    let text = clean.text(&shown);
    let rows = (cell.rows > 1).then_some(cell.rows);
    let columns = (cell.columns > 1).then_some(cell.columns);
    // A label over a box speaks for what is below it.
    let scope = if head || cell.columns > 2 { "col" } else { "row" };
    if matches!(cell.role, Role::Head | Role::Label) {
        return html! { th scope=(scope) rowspan=[rows] colspan=[columns] { (text) } };
    }
    let class = match (cell.role, &cell.value) {
        (Role::Middle, _) => Some("middle"),
        (Role::Strong, _) => Some("strong"),
        (_, Value::Number(_)) => Some("number"),
        _ => None,
    };
    html! { td class=[class] rowspan=[rows] colspan=[columns] { (text) @if let Some(tenths) = cell.bar { (Bar(tenths)) } } }
}

/// How far a value came, up to 150 % of its target, with a mark at 100 %.
struct Bar(i128);

impl Render for Bar {
    fn render(&self) -> Markup {
        let percent = format!("{}{}.{}%", if self.0 < 0 { "-" } else { "" }, self.0.abs() / 10, self.0.abs() % 10);
        let reach = self.0.clamp(0, 1500);
        html! {
            svg role="img" viewBox="0 0 1500 60" preserveAspectRatio="none" aria-label={ "達成率 " (percent) } {
                rect width="1500" height="60" fill="var(--rest)" {}
                rect width=(reach) height="60" fill="var(--bar)" {}
                rect x="993" width="14" height="60" fill="var(--ink)" {}
            }
            small { (percent) }
        }
    }
}
