//! The form as one web page that needs nothing else: style and drawings stand in it, no script, no address.
//!
//! Made to be read aloud as well as looked at: every table has a caption, every header its scope, every bar its number in
//! words. Printed on A3 landscape (`@page`), so that the browser's PDF can be published as it is. Text of the record goes
//! through [`Cleaner`], which marks and escapes it; colours follow the reader's light or dark setting on the screen and are black on white on
//! paper.

use std::fmt::Write as _;
use std::io::Write;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::blocks::in_blocks;
use super::clean::{Cleaner, Signs};
use super::form::{Form, Value};
use super::grid::{self, Cell, Grid, Role};
use super::{Changed, Stopped, Watch};
use crate::exchange::hands::Hands;
use crate::ledger::decimal::{Decimal, push_whole};
use crate::ledger::{Ledger, Reader};

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
    hands: &impl Hands,
    form: &Form<'_>,
    ledger: &Ledger,
    clean: &mut Cleaner,
    out: &mut (dyn Write + Send),
    watch: Watch<'_>,
) -> Result<(), Stopped> {
    let mut page = Page { out, text: String::new() };
    let title = clean.text(&form.title().shown()).into_owned();
    let town = clean.text(&form.municipality().shown()).into_owned();
    page.put(html! {
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
    });
    if let Some(programs) = grid::programs(form) {
        page.put(html! { h2 { (programs.caption) } });
        table(&programs, &colgroup(&programs.widths), false, clean, &mut page.text);
    }
    for line in form.summary() {
        let line = clean.text(&line);
        page.put(match line.strip_prefix('○') {
            Some(heading) => html! { h3 { (heading) } },
            None => html! { p { (line) } },
        });
    }

    page.put(html! { h2 { "一覧" } });
    let list = grid::list(form);
    opening(&list.caption, &colgroup(&list.widths), clean, &mut page.text);
    page.text.push_str("<thead>");
    row(&list.cells, true, clean, &mut page.text);
    page.text.push_str("</thead><tbody>");
    for values in form.list() {
        row(&grid::list_line(values.cloned()).cells, false, clean, &mut page.text);
    }
    page.pour()?;
    page.text.push_str("</tbody></table></div>");
    for note in form.notes() {
        page.put(html! { p { (clean.text(&note)) } });
    }

    page.put(html! { h2 { (clean.text(&form.review_title().shown())) } });
    page.pour()?;
    let frames = Frames::of(form);
    // The plans stand last and are kept until then, so that each record is read once for both.
    let mut plans = Vec::new();
    in_blocks(
        hands,
        &form.indexes(ledger),
        watch,
        |these| block(form, &frames, ledger, these),
        |block| {
            page.out.write_all(block.reviews.as_bytes())?;
            plans.push(block.plans);
            clean.changed += block.changed;
            Ok::<(), Stopped>(())
        },
    )?;
    if let Some((label, cost, grant)) = form.total() {
        page.put(html! {
            p { (label) " 総事業費 " (cost.shown()) "円 交付実績 " (grant.shown()) "円" }
        });
    }
    remarks(form, clean, &mut page);
    if plans.iter().any(|plans| !plans.is_empty()) {
        page.put(html! { h2 { "事業概要" } });
        page.pour()?;
        plans.into_iter().try_for_each(|plans| page.out.write_all(plans.as_bytes()))?;
    }
    page.text.push_str("</main></body></html>\n");
    Ok(page.pour()?)
}

/// 備考: the criteria, and who verified.
fn remarks(form: &Form<'_>, clean: &mut Cleaner, page: &mut Page<'_>) {
    let (criteria, verified) = (form.criteria(), grid::verifications(form));
    if criteria.is_empty() && verified.is_none() {
        return;
    }
    page.put(html! { h2 { "備考" } });
    for (heading, rows) in criteria {
        let grid = grid::criteria(&heading, rows);
        table(&grid, &colgroup(&grid.widths), false, clean, &mut page.text);
    }
    if let Some(grid) = verified {
        table(&grid, &colgroup(&grid.widths), true, clean, &mut page.text);
    }
}

/// What isn't written yet, and where it goes.
struct Page<'o> {
    out: &'o mut (dyn Write + Send),
    text: String,
}

impl Page<'_> {
    fn put(&mut self, markup: Markup) {
        self.text.push_str(&markup.into_string());
    }

    fn pour(&mut self) -> std::io::Result<()> {
        self.out.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }
}

/// What HTML writes otherwise, as maud does it.
struct Escapes;

impl Signs for Escapes {
    fn is_sign(byte: u8) -> bool {
        (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"')
    }

    fn write(sign: u8, out: &mut String) {
        out.push_str(match sign {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
    }
}

/// What all reviews and all plans have alike.
struct Frames {
    columns: grid::Columns,
    of_reviews: String,
    of_plans: String,
}

impl Frames {
    fn of(form: &Form<'_>) -> Frames {
        let columns = grid::Columns::of(form);
        let of_reviews = colgroup(columns.widths());
        Frames { columns, of_reviews, of_plans: colgroup(&grid::PLAN) }
    }
}

/// What becomes of some projects.
struct Block {
    reviews: String,
    plans: String,
    changed: Changed,
}

fn block(form: &Form<'_>, frames: &Frames, ledger: &Ledger, indexes: &[usize]) -> Block {
    let mut clean = Cleaner::default();
    let (mut reviews, mut plans) =
        (String::with_capacity(indexes.len() * ROOM), String::with_capacity(indexes.len() * ROOM));
    let mut reader = Reader::default();
    for index in indexes {
        let Some(project) = reader.project(ledger, *index) else { continue };
        if let Some(review) = form.review(project) {
            reviews.push_str("<section class=\"review\">");
            table(&grid::review(&frames.columns, review), &frames.of_reviews, true, &mut clean, &mut reviews);
            reviews.push_str("</section>");
        }
        if let Some((heading, parts)) = form.plan(project) {
            plans.push_str("<section class=\"plan\">");
            table(&grid::plan(&heading, parts), &frames.of_plans, false, &mut clean, &mut plans);
            plans.push_str("</section>");
        }
    }
    plans.shrink_to_fit();
    Block { reviews, plans, changed: clean.changed }
}

/// Bytes that a project's review or plan mostly comes to.
const ROOM: usize = 1 << 13;

/// The beginning of a table: what it is about, and its columns.
fn opening(caption: &str, columns: &str, clean: &mut Cleaner, out: &mut String) {
    out.push_str("<div class=\"wide\"><table><caption>");
    clean.pour::<Escapes>(out, caption);
    out.push_str("</caption>");
    out.push_str(columns);
}

/// The columns of a table.
fn colgroup(widths: &[u16]) -> String {
    let mut out = String::from("<colgroup>");
    let sum = u32::from(widths.iter().sum::<u16>().max(1));
    for width in widths {
        // Hundredths of a percent, rounded.
        let share = (u32::from(*width) * 20_000 + sum) / (2 * sum);
        let _ = write!(out, "<col style=\"width:{}.{:02}%\">", share / 100, share % 100);
    }
    out.push_str("</colgroup>");
    out
}

/// A whole table; `headed`: its first row are the columns' headers.
fn table(grid: &Grid<'_>, columns: &str, headed: bool, clean: &mut Cleaner, out: &mut String) {
    opening(&grid.caption, columns, clean, out);
    let headed = headed && grid.rows > 0;
    out.push_str(if headed { "<thead>" } else { "<tbody>" });
    let mut rest = &grid.cells[..];
    for at in 0..grid.rows {
        let (these, others) = rest.split_at(rest.iter().position(|cell| cell.row > at).unwrap_or(rest.len()));
        let head = headed && at == 0;
        row(these, head, clean, out);
        out.push_str(if head { "</thead><tbody>" } else { "" });
        rest = others;
    }
    out.push_str("</tbody></table></div>");
}

/// A row. There are hundreds of thousands of them: each is written once, where it will stand.
fn row(cells: &[Cell<'_>], head: bool, clean: &mut Cleaner, out: &mut String) {
    out.push_str("<tr>");
    cells.iter().for_each(|cell| one(cell, head, clean, out));
    out.push_str("</tr>");
}

fn one(cell: &Cell<'_>, head: bool, clean: &mut Cleaner, out: &mut String) {
    let tag = if matches!(cell.role, Role::Head | Role::Label) { "th" } else { "td" };
    out.push('<');
    out.push_str(tag);
    out.push_str(match (cell.role, &cell.value) {
        // A label over a box speaks for what is below it.
        (Role::Head | Role::Label, _) if head || cell.columns > 2 => " scope=\"col\"",
        (Role::Head | Role::Label, _) => " scope=\"row\"",
        (Role::Middle, _) => " class=\"middle\"",
        (Role::Strong, _) => " class=\"strong\"",
        (_, Value::Number(_)) => " class=\"number\"",
        _ => "",
    });
    for (name, reach) in [(" rowspan=\"", cell.rows), (" colspan=\"", cell.columns)] {
        if reach > 1 {
            out.push_str(name);
            push_whole(out, reach as i64);
            out.push('"');
        }
    }
    out.push('>');
    match &cell.value {
        Value::Blank => {}
        Value::Text(text) => clean.pour::<Escapes>(out, text),
        // Digits and signs.
        Value::Number(number) => number.push_grouped(out),
    }
    if let Some(tenths) = cell.bar.filter(|_| tag == "td") {
        bar(tenths, out);
    }
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// How far a value came, up to 150 % of its target, with a mark at 100 %; the number itself below.
fn bar(tenths: i128, out: &mut String) {
    let mut percent = String::with_capacity(16);
    match Decimal::new(tenths, 1) {
        Some(number) => number.push_plain(&mut percent),
        // No target is so small but one that is a slip.
        None => percent = format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10),
    }
    percent.push('%');
    out.push_str("<svg role=\"img\" viewBox=\"0 0 1500 60\" preserveAspectRatio=\"none\" aria-label=\"達成率 ");
    out.push_str(&percent);
    out.push_str("\"><rect width=\"1500\" height=\"60\" fill=\"var(--rest)\"></rect><rect width=\"");
    push_whole(out, i64::try_from(tenths.clamp(0, 1500)).unwrap_or_default());
    out.push_str("\" height=\"60\" fill=\"var(--bar)\"></rect>");
    out.push_str("<rect x=\"993\" width=\"14\" height=\"60\" fill=\"var(--ink)\"></rect></svg><small>");
    out.push_str(&percent);
    out.push_str("</small>");
}
