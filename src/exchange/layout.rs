//! Where the tables and boxes of a sheet are, whatever its layout.
//!
//! A row of headers begins a table; its columns mean what the headers above them say together, and it ends at the next row
//! of headers or where a label at the left says something that no column does. What stands in no table is read as label
//! and value: what stands right of a label, or below it, is its value. What is neither is a title, a note, or reported as unread.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use self::column::Column;
use self::heads_together::headings;
use self::landmarks::Landmarks;
pub(super) use self::texts::Looked;
use self::texts::{Heads, Texts};
use super::cells::Sheet;
use super::hands::Hands;
use super::place::{As, Band, Maker};
use super::values::number;
use super::words::{Head, Words, squeezed};

mod below_name;
mod beside;
mod beside_data;
mod blocks;
mod by_rows;
mod choices;
mod column;
mod columns;
mod criteria;
mod displaced;
mod ends;
mod expense_kinds;
mod expenses;
mod explained;
mod free_text;
mod halves;
mod headers;
mod headings;
mod heads_together;
mod hidden_rows;
mod items;
mod items_of_years;
mod kpi_labels;
mod kpi_names;
mod labels;
mod landmarks;
mod left;
mod lined;
mod listed;
mod lost_cells;
mod mixed_rows;
mod names_below;
mod namesakes;
mod numbered;
mod of_each_kpi;
mod own_project;
mod own_tables;
mod pairs;
mod parts;
mod partway;
mod pasted;
mod percent;
mod programs;
mod project;
mod prose;
mod reaches;
mod relative_years;
mod rows;
mod running;
mod said_by_heading;
mod said_by_name;
mod scales;
mod sections;
mod settle;
mod settle_below;
mod shared;
mod side_by_side;
mod stacked;
mod strips;
mod table;
mod texts;
mod totals;
mod two_lines;
mod two_values;
mod under_years;
mod value;
mod verdicts;
mod within;
mod without_rows;
mod years_by_project;

pub(super) use free_text::{another_town, is_town, page_mark as is_page_mark, town_in_name};
pub(super) use own_tables::year_of_own_tables;
pub(super) use project::is_department;
pub(super) use rows::year_alone;
pub(super) use totals::is_total;

/// A KPI of its project, by its number there, with its unit.
type Counted = (usize, Option<String>);

/// The columns that a KPI's name reaches over, and the KPI.
type Span = (std::ops::RangeInclusive<u32>, Counted);

/// The cells of which something was said.
struct Done(Vec<bool>);

impl Done {
    fn insert(&mut self, cell: usize) {
        if let Some(done) = self.0.get_mut(cell) {
            *done = true;
        }
    }

    fn contains(&self, cell: &usize) -> bool {
        self.0.get(*cell).is_some_and(|done| *done)
    }
}

/// What was seen of a sheet before it is read.
#[derive(Clone)]
struct Seen<'m, 'b> {
    sheet: &'b Sheet,
    index: usize,
    heads: Arc<Heads<'b>>,
    texts: &'m Texts,
    landmarks: &'m Landmarks,
    lined: &'m lined::Lined,
}

/// What is known while a sheet is read.
struct Walk<'m, 'b> {
    hands: &'m dyn Hands,
    maker: &'m mut Maker<'b>,
    sheet: &'b Sheet,
    index: usize,
    heads: Arc<Heads<'b>>,
    texts: &'m Texts,
    landmarks: &'m Landmarks,
    /// Boxes with their label in the first line.
    lined: &'m lined::Lined,
    done: Done,
    scale: Option<i64>,
    project: Option<usize>,
    plan_sheet: bool,
    /// The row in which the plan that is being read begins.
    plan_row: u32,
    /// In a pasted plan: the label that stands alone above, whose values are the lines below it.
    section: Option<&'static str>,
    /// The year of the table that was read last: what stands below its projects is about the same year.
    table_year: Option<u16>,
    /// The KPI that a label named last, with its unit.
    label_kpi: Option<Counted>,
    /// The heading alone right above the table that is being read.
    heading: Option<usize>,
    /// Whether a label says whose the whole sheet is.
    labelled: bool,
    /// KPIs side by side in rows of labels: the row below them, and which columns each of them spans.
    over_kpis: Option<(u32, Vec<Span>)>,
    /// The KPIs whose labels counted them, 「KPI1 名称」: what 「KPI1 目標値」 says is theirs.
    counted_kpis: HashMap<usize, usize>,
    /// The KPIs of a table whose rows are numbered, by project and number: a table of values may say only the numbers.
    numbered_kpis: HashMap<(usize, String), usize>,
    /// Whether one cell counted them up, so that the cells of their values do.
    kpis_in_one: bool,
    /// Which verdict a label asked for last, rating or policy: a 「理由」 below is its reason.
    verdict: &'static str,
    /// Whether the project is one only because it is the heading over a table of KPIs.
    only_heading: bool,
    /// Boxes of several projects side by side, from the left.
    strips: Vec<strips::Strip>,
    /// Of which of them a table is being read.
    strip: Option<usize>,
    /// The columns of the table that is being read, where another one stands beside it: from the first to before the last.
    part: Option<(u32, u32)>,
    /// What the heading alone above a table says its years' values are: 「【計画】」, 「【実績】」.
    over: Option<&'static str>,
    /// The department that a label above the tables says, where none of its projects is named yet: the cell, the department,
    /// and whether a project has taken it.
    department: Option<(usize, String, bool)>,
    /// The heading alone above a table of projects that says their place in the strategy.
    goal: Option<usize>,
    /// The headings that say the year of the tables below them, by their rows, where there are several years; and the last.
    year_rows: BTreeMap<u32, u16>,
    over_year: Option<u16>,
    /// How the headings of a report as running text are marked.
    report: running::Headings,
    /// Rows of the table that is being read that only go on with the cells above, though the file is a workbook.
    broken: std::collections::HashSet<u32>,
    /// The number that a label says before any project is named.
    number: Option<usize>,
    /// Whether a heading alone above says that what follows is what people from outside say.
    outside: bool,
    /// Cells that say what marks mean.
    legends: Vec<usize>,
    /// The rows of a table that says it, a mark and its meaning each.
    legend_rows: Vec<[usize; 2]>,
    /// The blocks that were read, with the project of each.
    entered: Vec<(usize, blocks::Block)>,
    /// Amounts that several projects share.
    shared: Vec<shared::Shared>,
    /// The last row of years' costs or their sources whose label, or that of the costs above, says the unit; and the unit.
    costs: Option<(u32, i64)>,
    /// The project that a list of several has named last, or none where a heading has said another one since.
    listed: Option<Option<usize>>,
    /// The columns of the last table over which years alone stand.
    years_above: Vec<(u32, u16)>,
    /// By column: what was seen last in a table whose headers are repeated below.
    above: BTreeMap<u32, Arc<str>>,
    /// Rows of a text whose fields aren't those of their headings.
    lost_rows: Vec<u32>,
}

/// What a word of a legend, an example or a working paper is.
const EXAMPLE: [&str; 3] = ["記入例", "記載例", "見本"];

/// Reads a sheet into the plan; gives what there is to say of one that isn't read.
pub(super) fn sheet<'b>(hands: &impl Hands, maker: &mut Maker<'b>, looked: &'b Looked, index: usize) -> Option<String> {
    let sheet = maker.book.sheets.get(index)?;
    let all = |maker: &mut Maker<'_>, kind: As, why: &str| {
        (0..sheet.cells.len()).for_each(|cell| maker.say((index, cell), kind, why.to_owned(), None));
    };
    let name = sheet.name.as_deref().unwrap_or_default();
    let first = sheet.cells.first().map(|cell| squeezed(&cell.text)).unwrap_or_default();
    if EXAMPLE.iter().any(|word| name.contains(word) || (first.contains(word) && first.chars().count() < 40)) {
        all(maker, As::Label, "記入例のシート");
        return None;
    }
    if sheet.hidden {
        if !has_table(sheet, &maker.given.words) {
            all(maker, As::Label, "隠されたシート(選択肢や計算用)");
            return None;
        }
        all(maker, As::Unplaced, "隠されたシートの表");
        return Some(format!(
            "隠されたシート「{name}」に表があります。読んでいません。取り込むときは、Excelで再表示してから読み込んでください。"
        ));
    }
    if let Some(town) = another_town(maker, sheet) {
        all(maker, As::Unplaced, &format!("ほかの自治体({town})のシート"));
        return Some(format!("シート「{name}」はほかの自治体({town})のものです。読んでいません。"));
    }
    if let Some(own) = own_tables::OwnTable::of(sheet) {
        own_tables::read(maker, index, &own);
        return None;
    }
    let words = &maker.given.words;
    let (texts, heads, landmarks, lined) = headings(hands, sheet, looked, words, maker.year);
    let seen = Seen { sheet, index, heads: Arc::new(heads), texts: &texts, landmarks: &landmarks, lined: &lined };
    let mut walk = Walk::new(hands, maker, seen);
    let before = walk.maker.facts.len();
    walk.run();
    walk.ask_shared();
    walk.leave_department();
    walk.take_number(before);
    walk.tell_legends(before);
    walk.tell_lost_rows()
}

/// Whether a sheet has a table of its own: headings over what is judged and its values, with something below them.
fn has_table(sheet: &Sheet, words: &Words) -> bool {
    let is_head = |row: &u32| {
        let heads = sheet.row(*row).iter().filter_map(|cell| words.head(&cell.text));
        let concepts: Vec<&str> = heads.map(|head| head.concept).collect();
        let says = |of: &[&str]| concepts.iter().any(|concept| of.contains(concept));
        says(&["project", "kpi", "measure"]) && says(&["target", "actual", "cost", "rating", "mark", "policy"])
    };
    let rows = sheet.used_rows();
    let under = |at: usize| rows.get(at + 1).is_some_and(|row| sheet.row_indexes(*row).len() > 1);
    rows.iter().take(40).position(is_head).is_some_and(under)
}

impl<'m, 'b> Walk<'m, 'b> {
    /// Nothing is read yet.
    fn new(hands: &'m dyn Hands, maker: &'m mut Maker<'b>, seen: Seen<'m, 'b>) -> Walk<'m, 'b> {
        let Seen { sheet, index, heads, texts, landmarks, lined } = seen;
        Walk {
            hands,
            maker,
            sheet,
            index,
            heads,
            texts,
            landmarks,
            lined,
            done: Done(vec![false; sheet.cells.len()]),
            scale: None,
            project: None,
            plan_sheet: false,
            plan_row: 0,
            section: None,
            table_year: None,
            label_kpi: None,
            heading: None,
            labelled: false,
            over_kpis: None,
            counted_kpis: HashMap::new(),
            numbered_kpis: HashMap::new(),
            kpis_in_one: false,
            verdict: "",
            only_heading: false,
            strips: Vec::new(),
            strip: None,
            part: None,
            over: None,
            department: None,
            goal: None,
            year_rows: BTreeMap::new(),
            over_year: None,
            report: running::Headings::default(),
            broken: std::collections::HashSet::new(),
            number: None,
            outside: false,
            legends: Vec::new(),
            legend_rows: Vec::new(),
            entered: Vec::new(),
            shared: Vec::new(),
            costs: None,
            listed: None,
            lost_rows: Vec::new(),
            years_above: Vec::new(),
            above: BTreeMap::new(),
        }
    }
}

impl Walk<'_, '_> {
    fn id(&self, cell: usize) -> (usize, usize) {
        (self.index, cell)
    }

    fn say(&mut self, cell: usize, kind: As, why: impl Into<std::borrow::Cow<'static, str>>) {
        self.done.insert(cell);
        let id = self.id(cell);
        let project = self.project;
        self.maker.say(id, kind, why, project);
    }

    fn head(&self, text: &str) -> Option<Head> {
        self.maker.given.words.head(text)
    }

    fn concept(&self, cell: usize) -> &'static str {
        self.heads[cell].as_ref().map_or("", |head| head.concept)
    }

    fn run(&mut self) {
        let rows = self.sheet.used_rows();
        self.side_legend();
        self.legend_below();
        let header = self.headers(&rows);
        let first_band = header.iter().position(|is| *is);
        let scales = self.scales(&rows, &header);
        self.scale = scales.first().map(|(_, scale)| *scale);
        let mut scales = scales.into_iter().peekable();
        self.named_plan();
        let side_by_side = self.side_by_side(&rows);
        let mut blocks = if side_by_side { Vec::new() } else { self.blocks(&rows, &header) };
        if blocks.is_empty() && !side_by_side {
            blocks = self.headed_blocks(&rows, &header);
        }
        if self.maker.book.running {
            if blocks.is_empty() {
                blocks = self.counted_blocks(&rows, &header);
            }
            self.report = self.headings_of_report(&rows, &blocks);
        }
        // What a report says above the first of its headings is about none of the projects.
        if let Some(&first) = blocks.first().filter(|first| !self.maker.book.running || first.label != first.name) {
            self.enter(first);
        }
        if blocks.is_empty() && !side_by_side {
            self.find_strips(&rows, &header);
        }
        let labelled =
            side_by_side || !self.strips.is_empty() || !blocks.is_empty() || self.label_project(&rows, &header);
        self.labelled = labelled && self.strips.is_empty() && !side_by_side;
        let starts: Vec<u32> = blocks.iter().map(|block| block.start).collect();
        if !labelled && (self.stacked_list() || self.years_by_project(&rows)) {
            return;
        }
        if first_band.is_none() && !labelled && !self.plan_sheet && !self.landmarks.lists {
            return self.no_table();
        }
        self.year_rows = self.headings_of_years(&rows, &header);
        let mut at = 0;
        let mut before: Option<Vec<Column>> = None;
        while at < rows.len() {
            // A unit holds from where it is said down to the next one.
            while let Some((_, scale)) = scales.next_if(|(row, _)| *row <= rows[at]) {
                self.scale = Some(scale);
            }
            if let Some(block) = starts.binary_search(&rows[at]).ok().and_then(|at| blocks.get(at)) {
                self.enter(*block);
            }
            if !header[at] && blocks.is_empty() && header.get(at + 1).is_some_and(|header| *header) {
                self.over_listed(rows[at], rows[at + 1]);
                self.over_table(rows[at], rows[at + 1]);
            }
            if self.is_of_year(rows[at]) {
                at += 1;
                continue;
            }
            if !header[at] {
                if !blocks.is_empty() || !self.is_goal(rows[at]) {
                    self.labels(rows[at], first_band.is_none_or(|band| at < band));
                }
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < rows.len()
                && header[end]
                && rows[end] == rows[end - 1] + 1
                && self.continues(rows[at], rows[end])
            {
                end += 1;
            }
            let band = &rows[at..end];
            let mut columns = self.columns(band);
            self.under_kpis(band, &mut columns);
            if let Some(before) = before.as_ref().filter(|_| at > 0 && rows[at - 1] + 1 == rows[at]) {
                columns::years_above(before, &mut columns);
            }
            self.turn_from_list(&columns);
            let below: Vec<u32> = (end..rows.len()).take_while(|&at| !header[at]).map(|at| rows[at]).collect();
            self.settle_references(&mut columns, &below);
            self.named_around(band, &columns);
            self.listed = self.listed.map(|_| self.project);
            let above = at.checked_sub(1).filter(|above| !header[*above]);
            self.over = above.and_then(|above| self.says_below(rows[above]));
            // Years alone over the values leave to the sheet what these are.
            if columns.iter().all(|column| column.concept != "target") && columns.iter().any(|of| of.year.is_some()) {
                self.over = self.over.or_else(|| self.says_sheet());
            }
            let alone = |row: u32| Some(self.sheet.row_indexes(row)).filter(|cells| cells.len() == 1)?.next();
            self.heading = above.filter(|above| rows[*above] + 1 == rows[at]).and_then(|above| alone(rows[above]));
            self.settle_over(&mut columns);
            let repeated = before
                .as_ref()
                .is_some_and(|before| before.iter().map(|c| &c.words).eq(columns.iter().map(|c| &c.words)));
            for &row in band {
                for cell in self.sheet.row_indexes(row) {
                    if self.box_below(cell) {
                        continue;
                    }
                    self.say(cell, As::Label, if repeated { "繰り返した見出し" } else { "見出し" });
                }
            }
            self.maker.room.bands.push(Band {
                sheet: self.index,
                top: rows[at],
                below: band.last().map_or(rows[at], |row| row + 1),
                columns: columns.iter().map(|column| (column.concept, column.words.clone())).collect(),
            });
            let ends = |at: &usize| header[*at] || starts.binary_search(&rows[*at]).is_ok();
            let next = (end..rows.len()).find(ends).unwrap_or(rows.len());
            // The heading over the next table isn't this one's.
            let heading = self.only_heading && next > end && header.get(next) == Some(&true);
            let next = next - usize::from(heading && self.sheet.row_indexes(rows[next - 1]).len() == 1);
            let next = next - usize::from(next < rows.len() && next > end && self.heads_next(&rows[next - 2..=next]));
            if !repeated {
                self.above.clear();
            }
            let body: Vec<u32> = rows[end..next].to_vec();
            self.settle_by_values(&mut columns, band, &body);
            if let Some(used) = self.items_told(&columns, &body) {
                at = end + used;
                continue;
            }
            // What stands below a list of other projects is about the sheet's own again.
            let names = columns.iter().any(|column| column.concept == "project");
            let own = self.project.filter(|_| self.labelled && names);
            if own.is_some() {
                let numbers = columns.iter_mut().filter(|column| column.concept == "number" && !column.refers);
                numbers.for_each(|column| column.concept = "row_number");
            }
            let used = self.two_lines(band, &body).unwrap_or_else(|| {
                let units = self.units_below(&mut columns, &body) || self.sums_below(&mut columns, &body);
                let units = usize::from(units);
                units + self.tables_beside(&columns, &body[units..])
            });
            self.project = own.or(self.project);
            self.empty_boxes(&columns, band, &body);
            before = Some(columns);
            at = body.get(used).and_then(|row| rows.binary_search(row).ok()).unwrap_or(next);
        }
    }

    /// Whether the middle one of three rows is the heading of the table that begins in the last one: a gap above it, and words.
    fn heads_next(&self, rows: &[u32]) -> bool {
        let &[above, heading, header] = rows else { return false };
        let cells = self.sheet.row_indexes(heading);
        let words = |cell: usize| {
            let text = &self.sheet.cells[cell].text;
            self.heads[cell].is_none() && number(text).is_none() && !text.contains('。') && !text.starts_with('※')
        };
        let told = cells.len() <= 2 && cells.clone().all(words) || self.is_number_alone(heading);
        above + 1 < heading && heading + 1 == header && told
    }
}
