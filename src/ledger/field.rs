//! The one table of the ledger's fields.
//!
//! Everything that has to know what stands where asks this table: the type check when a file is opened, the editor
//! (which kind of input a field takes), the labels in differences, findings, the audit trail and search hits, and
//! which tab shows a field. A pattern is a JSON Pointer (RFC 6901) in which `*` stands for any array index.
//! A member that the table doesn't name is kept and left alone.

use std::sync::LazyLock;

use crate::json::{Pointer, Value};

/// What a field holds, which decides how it is checked, shown and edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An object with named members.
    Record,
    /// An array of elements of one shape.
    List,
    /// One line of text.
    Line,
    /// Text of any length, with line breaks.
    Text,
    /// A whole number: yen.
    Yen,
    /// A whole number: a count, a position.
    Whole,
    /// Any JSON number.
    Number,
    /// A number, or text exactly as printed (`13(301)`, `確認中`, `34,212千円`).
    Printed,
    /// A fiscal year (`R6`).
    Year,
    /// A day, month or year as somebody wrote it (`2025-08-20`, `令和8年3月末`); any other text is kept as well.
    Date,
    /// Text from a list, though other text is kept as printed.
    Choice(Choice),
    /// True or false.
    Flag,
}

/// Which list a [`Kind::Choice`] offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// 広域 or 単独.
    Scope,
    /// 実績 or 計画.
    Basis,
    /// The effect ratings of the decision table in use.
    Rating,
    /// The policies of the decision table in use.
    Decision,
    /// `up` or `down`.
    Direction,
    /// `open` or `answered`.
    OpinionState,
    /// Who verified: 外部組織, 議会, 庁内.
    Verifier,
    /// At which stage an evaluation was given: 担当課, 外部, 庁内, 議会.
    Stage,
    /// How a KPI counts: 単年, 累計, 増加分.
    Accumulation,
    /// What a KPI measures: 活動 or 成果.
    Indicator,
    /// The programmes of the ledger: the file has their identifiers, people choose their names.
    Program,
}

impl Choice {
    /// The fixed list, in the ledger's own words; empty where the decision table or the ledger supplies it.
    pub(crate) fn values(self) -> &'static [&'static str] {
        match self {
            Choice::Scope => &["広域", "単独"],
            Choice::Basis => &["実績", "計画"],
            Choice::Direction => &["up", "down"],
            Choice::OpinionState => &["open", "answered"],
            Choice::Verifier => &["外部組織", "議会", "庁内"],
            Choice::Stage => &["担当課", "外部", "庁内", "議会"],
            Choice::Accumulation => &["単年", "累計", "増加分"],
            Choice::Indicator => &["活動", "成果"],
            Choice::Rating | Choice::Decision | Choice::Program => &[],
        }
    }
}

/// Where on the screen a field is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tab {
    /// 事業実績.
    Results,
    /// KPI.
    Kpi,
    /// 課題.
    Issues,
    /// 評価.
    Rating,
    /// 計画 (the 事業概要 sheet).
    Plan,
    /// 推移: the years side by side. No field has its own place there.
    History,
}

impl Tab {
    /// The tabs in the order of the screen.
    pub const ALL: [Tab; 6] = [Tab::Results, Tab::Kpi, Tab::Issues, Tab::Rating, Tab::Plan, Tab::History];

    /// The words on the tab.
    pub fn label(self) -> &'static str {
        match self {
            Tab::Results => "事業実績",
            Tab::Kpi => "KPI",
            Tab::Issues => "課題",
            Tab::Rating => "評価",
            Tab::Plan => "計画",
            Tab::History => "推移",
        }
    }

    /// The same for where there is little room.
    pub(crate) fn short(self) -> &'static str {
        match self {
            Tab::Results => "実績",
            other => other.label(),
        }
    }

    /// The name on the command line (`--tab results`).
    pub fn word(self) -> &'static str {
        match self {
            Tab::Results => "results",
            Tab::Kpi => "kpi",
            Tab::Issues => "issues",
            Tab::Rating => "rating",
            Tab::Plan => "plan",
            Tab::History => "history",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The pointer pattern, `*` for any index.
    pub pattern: &'static str,
    /// What officials call it.
    pub label: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Which tab shows it; `None`: the whole-ledger view.
    pub(crate) tab: Option<Tab>,
    /// Whether most records have no use for it: a new row is made without it, and where it is missing it takes no room.
    pub rare: bool,
}

const fn row(pattern: &'static str, label: &'static str, kind: Kind, tab: Option<Tab>) -> Field {
    Field { pattern, label, kind, tab, rare: false }
}

const fn rare(pattern: &'static str, label: &'static str, kind: Kind, tab: Option<Tab>) -> Field {
    Field { pattern, label, kind, tab, rare: true }
}

use Kind::*;

const WHOLE: Option<Tab> = None;
const RESULTS: Option<Tab> = Some(Tab::Results);
const KPI: Option<Tab> = Some(Tab::Kpi);
const ISSUES: Option<Tab> = Some(Tab::Issues);
const RATING: Option<Tab> = Some(Tab::Rating);
const PLAN: Option<Tab> = Some(Tab::Plan);

/// All fields of `kensho-ledger/1`, a container before its members.
pub const FIELDS: &[Field] = &[
    row("", "台帳", Record, WHOLE),
    row("/format", "形式", Line, WHOLE),
    row("/title", "題名", Line, WHOLE),
    row("/review_title", "効果検証の題名", Line, WHOLE),
    row("/municipality", "自治体", Line, WHOLE),
    rare("/municipality_code", "全国地方公共団体コード", Line, WHOLE),
    rare("/prefecture", "都道府県", Line, WHOLE),
    row("/fiscal_year", "対象年度", Year, WHOLE),
    row("/programs", "交付金制度", List, WHOLE),
    row("/programs/*", "交付金制度", Record, WHOLE),
    row("/programs/*/id", "制度の識別子", Line, WHOLE),
    row("/programs/*/name", "制度の名称", Line, WHOLE),
    row("/programs/*/summary", "制度の概要", Text, WHOLE),
    row("/programs/*/eligibility", "制度の対象", List, WHOLE),
    row("/programs/*/eligibility/*", "制度の対象", Text, WHOLE),
    row("/programs/*/examples", "具体例", Text, WHOLE),
    row("/programs/*/subsidy_rate", "補助率", Line, WHOLE),
    row("/programs/*/same_as", "同左とする制度", Choice(self::Choice::Program), WHOLE),
    row("/funding", "財源", Line, WHOLE),
    row("/notes", "注記", List, WHOLE),
    row("/notes/*", "注記", Text, WHOLE),
    row("/criteria", "判断基準", Record, WHOLE),
    row("/criteria/effect", "事業効果の判断基準", List, WHOLE),
    row("/criteria/effect/*", "事業効果の判断基準", Record, WHOLE),
    row("/criteria/effect/*/rating", "基準の事業効果", Line, WHOLE),
    row("/criteria/effect/*/criterion", "事業効果の判断基準", Text, WHOLE),
    row("/criteria/policy", "今後の方針の基準", List, WHOLE),
    row("/criteria/policy/*", "今後の方針の基準", Record, WHOLE),
    row("/criteria/policy/*/decision", "基準の今後の方針", Line, WHOLE),
    row("/criteria/policy/*/criterion", "今後の方針の基準", Text, WHOLE),
    rare("/criteria/external", "外部の評価の基準", List, WHOLE),
    row("/criteria/external/*", "外部の評価の基準", Record, WHOLE),
    row("/criteria/external/*/rating", "基準の外部の評価", Line, WHOLE),
    row("/criteria/external/*/criterion", "外部の評価の基準", Text, WHOLE),
    rare("/criteria/kpi", "指標の評価の基準", List, WHOLE),
    row("/criteria/kpi/*", "指標の評価の基準", Record, WHOLE),
    row("/criteria/kpi/*/rating", "基準の指標の評価", Line, WHOLE),
    row("/criteria/kpi/*/criterion", "指標の評価の基準", Text, WHOLE),
    row("/totals", "合計", List, WHOLE),
    row("/totals/*", "合計", Record, WHOLE),
    row("/totals/*/fiscal_year", "合計の年度", Year, WHOLE),
    row("/totals/*/basis", "合計の区分", Choice(self::Choice::Basis), WHOLE),
    row("/totals/*/projects", "採択事業数", Whole, WHOLE),
    row("/totals/*/joint", "うち広域連携", Whole, WHOLE),
    row("/totals/*/cost", "総事業費(合計)", Yen, WHOLE),
    row("/totals/*/grant", "交付額(合計)", Yen, WHOLE),
    row("/totals/*/note", "合計の注記", Text, WHOLE),
    rare("/verifications", "検証の記録", List, WHOLE),
    row("/verifications/*", "検証の記録", Record, WHOLE),
    row("/verifications/*/body", "検証した組織", Line, WHOLE),
    row("/verifications/*/at", "検証の日付", Date, WHOLE),
    row("/verifications/*/kind", "検証の種別", Choice(self::Choice::Verifier), WHOLE),
    row("/accepted", "了承した指摘", List, WHOLE),
    row("/accepted/*", "了承した指摘", Record, WHOLE),
    row("/accepted/*/code", "指摘の番号", Line, WHOLE),
    row("/accepted/*/pointer", "指摘の場所", Line, WHOLE),
    row("/accepted/*/quote", "了承した内容", Text, WHOLE),
    row("/accepted/*/reason", "了承の理由", Text, WHOLE),
    row("/projects", "事業", List, WHOLE),
    row("/projects/*", "事業", Record, WHOLE),
    row("/projects/*/id", "事業の識別子", Line, RESULTS),
    row("/projects/*/number", "番号", Whole, RESULTS),
    row("/projects/*/name", "事業の名称", Line, RESULTS),
    row("/projects/*/name_variants", "名称の別表記", List, RESULTS),
    row("/projects/*/name_variants/*", "名称の別表記", Line, RESULTS),
    row("/projects/*/scope", "種別", Choice(self::Choice::Scope), RESULTS),
    row("/projects/*/period", "実施年度", Record, RESULTS),
    row("/projects/*/period/from", "開始年度", Year, RESULTS),
    row("/projects/*/period/to", "終了年度", Year, RESULTS),
    row("/projects/*/department", "所管課", Line, RESULTS),
    rare("/projects/*/strategy", "総合戦略での位置付け", List, RESULTS),
    row("/projects/*/strategy/*", "総合戦略での位置付け", Line, RESULTS),
    rare("/projects/*/contact", "連絡先", Line, RESULTS),
    row("/projects/*/plan", "事業概要", Record, PLAN),
    row("/projects/*/plan/scheme", "制度の区分", Line, PLAN),
    row("/projects/*/plan/applicant", "申請者", Line, PLAN),
    row("/projects/*/plan/first_adopted", "初回採択回", Line, PLAN),
    row("/projects/*/plan/total_cost", "期間中の総事業費", Yen, PLAN),
    row("/projects/*/plan/year_cost", "年度の事業費", Record, PLAN),
    row("/projects/*/plan/year_cost/fiscal_year", "事業費の年度", Year, PLAN),
    row("/projects/*/plan/year_cost/amount", "年度の事業費", Yen, PLAN),
    row("/projects/*/plan/type", "事業タイプ・類型", Line, PLAN),
    row("/projects/*/plan/field", "事業分野", Line, PLAN),
    row("/projects/*/plan/expense_kinds", "経費の種類", List, PLAN),
    row("/projects/*/plan/expense_kinds/*", "経費の種類", Line, PLAN),
    row("/projects/*/plan/purpose", "目的・効果", List, PLAN),
    row("/projects/*/plan/purpose/*", "目的・効果", Text, PLAN),
    row("/projects/*/plan/summary", "事業概要", Text, PLAN),
    row("/projects/*/plan/cost_items", "主な経費", List, PLAN),
    row("/projects/*/plan/cost_items/*", "主な経費", Record, PLAN),
    row("/projects/*/plan/cost_items/*/group", "経費の区分", Line, PLAN),
    row("/projects/*/plan/cost_items/*/item", "経費の内容", Text, PLAN),
    row("/projects/*/plan/cost_items/*/account", "費目", Line, PLAN),
    row("/projects/*/plan/cost_items/*/amount", "金額", Yen, PLAN),
    rare("/projects/*/plan/cost_items/*/subtotal", "内訳をもつ小計", Flag, PLAN),
    rare("/projects/*/plan/cost_items/*/details", "経費の説明", Text, PLAN),
    row("/projects/*/plan/cost_note", "経費の注記", Text, PLAN),
    row("/projects/*/plan/partners", "多様な主体の参画", Text, PLAN),
    row("/projects/*/plan/kpi_increments", "KPI増加分の累計", List, PLAN),
    row("/projects/*/plan/kpi_increments/*", "KPI増加分の累計", Record, PLAN),
    row("/projects/*/plan/kpi_increments/*/name", "増加分の指標名", Line, PLAN),
    row("/projects/*/plan/kpi_increments/*/increase", "増加分", Number, PLAN),
    row("/projects/*/plan/kpi_increments/*/unit", "増加分の単位", Line, PLAN),
    row("/projects/*/plan/kpi_note", "KPIの注記", Text, PLAN),
    row("/projects/*/plan/urls", "関連URL", List, PLAN),
    row("/projects/*/plan/urls/*", "関連URL", Line, PLAN),
    row("/projects/*/reviews", "効果検証", List, RESULTS),
    row("/projects/*/reviews/*", "効果検証", Record, RESULTS),
    row("/projects/*/reviews/*/fiscal_year", "検証の年度", Year, RESULTS),
    row("/projects/*/reviews/*/basis", "区分", Choice(self::Choice::Basis), RESULTS),
    row("/projects/*/reviews/*/program", "交付金制度", Choice(self::Choice::Program), RESULTS),
    row("/projects/*/reviews/*/cost", "総事業費", Yen, RESULTS),
    row("/projects/*/reviews/*/grant", "交付実績", Yen, RESULTS),
    rare("/projects/*/reviews/*/budget", "予算額", Yen, RESULTS),
    rare("/projects/*/reviews/*/funding", "財源内訳", List, RESULTS),
    row("/projects/*/reviews/*/funding/*", "財源内訳", Record, RESULTS),
    row("/projects/*/reviews/*/funding/*/source", "財源の名称", Line, RESULTS),
    row("/projects/*/reviews/*/funding/*/amount", "財源の額", Yen, RESULTS),
    row("/projects/*/reviews/*/achievements", "事業実績", List, RESULTS),
    row("/projects/*/reviews/*/achievements/*", "事業実績", Record, RESULTS),
    row("/projects/*/reviews/*/achievements/*/heading", "実績の見出し", Line, RESULTS),
    row("/projects/*/reviews/*/achievements/*/body", "実績の内容", Text, RESULTS),
    row("/projects/*/reviews/*/kpis", "KPI", List, KPI),
    row("/projects/*/reviews/*/kpis/*", "KPI", Record, KPI),
    row("/projects/*/reviews/*/kpis/*/name", "指標名", Line, KPI),
    row("/projects/*/reviews/*/kpis/*/unit", "単位", Line, KPI),
    row("/projects/*/reviews/*/kpis/*/target", "目標値", Printed, KPI),
    row("/projects/*/reviews/*/kpis/*/actual", "実績値", Printed, KPI),
    row("/projects/*/reviews/*/kpis/*/baseline", "開始前の値", Printed, KPI),
    row("/projects/*/reviews/*/kpis/*/direction", "良い方向", Choice(self::Choice::Direction), KPI),
    row("/projects/*/reviews/*/kpis/*/reference", "参考指標", Flag, KPI),
    row("/projects/*/reviews/*/kpis/*/due", "確定の期日", Date, KPI),
    row("/projects/*/reviews/*/kpis/*/note", "備考", Text, KPI),
    rare("/projects/*/reviews/*/kpis/*/goal", "最終目標", Record, KPI),
    row("/projects/*/reviews/*/kpis/*/goal/value", "最終目標値", Printed, KPI),
    row("/projects/*/reviews/*/kpis/*/goal/by", "最終目標の時期", Date, KPI),
    rare("/projects/*/reviews/*/kpis/*/baseline_year", "基準年度", Date, KPI),
    rare("/projects/*/reviews/*/kpis/*/accumulation", "累計・単年", Choice(self::Choice::Accumulation), KPI),
    rare("/projects/*/reviews/*/kpis/*/rating", "指標の評価", Line, KPI),
    rare("/projects/*/reviews/*/kpis/*/kind", "指標の種類", Choice(self::Choice::Indicator), KPI),
    rare("/projects/*/reviews/*/kpis/*/department", "指標の所管課", Line, KPI),
    rare("/projects/*/reviews/*/kpis/*/source", "出典・算出方法", Text, KPI),
    rare("/projects/*/reviews/*/kpis/*/id", "指標の識別子", Line, KPI),
    row("/projects/*/reviews/*/effect", "事業効果", Record, RATING),
    row("/projects/*/reviews/*/effect/rating", "事業効果", Choice(self::Choice::Rating), RATING),
    row("/projects/*/reviews/*/effect/comment", "評価", Text, RATING),
    row("/projects/*/reviews/*/policy", "今後の方針", Record, RATING),
    row("/projects/*/reviews/*/policy/decision", "今後の方針", Choice(self::Choice::Decision), RATING),
    row("/projects/*/reviews/*/policy/reason", "方針の理由", Text, RATING),
    row("/projects/*/reviews/*/issues", "課題", Record, ISSUES),
    row("/projects/*/reviews/*/issues/current", "現況や課題の把握", Text, ISSUES),
    row("/projects/*/reviews/*/issues/obstacles", "阻害要因の把握・分析・対応", Text, ISSUES),
    row("/projects/*/reviews/*/issues/revisions", "実施計画の見直し内容など", Text, ISSUES),
    row("/projects/*/reviews/*/opinions", "意見", List, RATING),
    row("/projects/*/reviews/*/opinions/*", "意見", Record, RATING),
    row("/projects/*/reviews/*/opinions/*/by", "意見を述べた人", Line, RATING),
    row("/projects/*/reviews/*/opinions/*/at", "意見の日付", Date, RATING),
    row("/projects/*/reviews/*/opinions/*/text", "意見の内容", Text, RATING),
    row("/projects/*/reviews/*/opinions/*/response", "意見への対応", Text, RATING),
    row("/projects/*/reviews/*/opinions/*/state", "意見の状態", Choice(self::Choice::OpinionState), RATING),
    rare("/projects/*/reviews/*/opinions/*/from_year", "意見の出た年度", Year, RATING),
    rare("/projects/*/reviews/*/evaluations", "段階ごとの評価", List, RATING),
    row("/projects/*/reviews/*/evaluations/*", "段階ごとの評価", Record, RATING),
    row("/projects/*/reviews/*/evaluations/*/stage", "評価の段階", Choice(self::Choice::Stage), RATING),
    row("/projects/*/reviews/*/evaluations/*/by", "評価した人", Line, RATING),
    row("/projects/*/reviews/*/evaluations/*/at", "評価の日付", Date, RATING),
    row("/projects/*/reviews/*/evaluations/*/rating", "段階の評価", Line, RATING),
    row("/projects/*/reviews/*/evaluations/*/comment", "段階の評価の意見", Text, RATING),
    row("/projects/*/reviews/*/accepted", "了承した指摘", List, RATING),
    row("/projects/*/reviews/*/accepted/*", "了承した指摘", Record, RATING),
    row("/projects/*/reviews/*/accepted/*/code", "指摘の番号", Line, RATING),
    row("/projects/*/reviews/*/accepted/*/pointer", "指摘の場所", Line, RATING),
    row("/projects/*/reviews/*/accepted/*/quote", "了承した内容", Text, RATING),
    row("/projects/*/reviews/*/accepted/*/reason", "了承の理由", Text, RATING),
];

/// The table as a tree of member names, so that a walk over a file asks each name once.
struct Shape {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    field: Option<usize>,
    /// Which member of its parent this is, for a bit in a set; a record has far fewer than 32 known members.
    ordinal: u32,
    /// So few that looking along them is quicker than any map.
    members: Vec<(&'static str, usize)>,
    element: Option<usize>,
}

impl Node {
    fn member(&self, name: &str) -> Option<usize> {
        self.members.iter().find(|(known, _)| *known == name).map(|&(_, node)| node)
    }
}

static SHAPE: LazyLock<Shape> = LazyLock::new(|| {
    let mut nodes = vec![Node::default()];
    for (row, field) in FIELDS.iter().enumerate() {
        let mut at = 0;
        for token in field.pattern.split('/').skip(1) {
            let next = if token == "*" { nodes[at].element } else { nodes[at].member(token) };
            at = next.unwrap_or_else(|| {
                let ordinal = nodes[at].members.len() as u32;
                nodes.push(Node { ordinal, ..Node::default() });
                let new = nodes.len() - 1;
                if token == "*" {
                    nodes[at].element = Some(new);
                } else {
                    nodes[at].members.push((token, new));
                }
                new
            });
        }
        nodes[at].field = Some(row);
    }
    Shape { nodes }
});

/// The table's row for a place in a ledger, if the table names it.
pub fn field(pointer: &Pointer) -> Option<&'static Field> {
    pointer.tokens().fold(Place::ROOT, |place, token| place.step(&token)).field()
}

/// A place in the table, for walking beside a value without writing pointers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place(Option<usize>);

impl Place {
    /// The whole ledger.
    pub const ROOT: Self = Self(Some(0));

    /// One step of a pointer: a member's name, or any index of a list.
    #[must_use]
    pub fn step(self, token: &str) -> Self {
        let node = self.0.and_then(|at| SHAPE.nodes.get(at));
        Self(node.and_then(|node| node.element.or_else(|| node.member(token))))
    }

    /// Whether the table names it.
    pub fn is_known(self) -> bool {
        self.0.is_some()
    }

    /// Where its row stands in the table; last for what the table doesn't name.
    pub fn rank(self) -> usize {
        self.0.and_then(|at| SHAPE.nodes.get(at)?.field).unwrap_or(usize::MAX)
    }

    /// Its row.
    pub fn field(self) -> Option<&'static Field> {
        let row = SHAPE.nodes.get(self.0?)?.field?;
        FIELDS.get(row)
    }
}

/// A value that isn't of the kind that the table asks for, or a member given twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeError {
    /// Byte offset in the text that was walked.
    pub(crate) offset: usize,
    /// What officials call the field.
    pub(crate) label: &'static str,
    /// What is wrong.
    pub(crate) kind: ShapeErrorKind,
}

/// See [`ShapeError`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ShapeErrorKind {
    /// Another kind of JSON value stands there.
    Type {
        /// What should stand there, in words.
        expected: &'static str,
        /// What stands there, in words.
        found: &'static str,
    },
    /// A member that the program reads is given more than once in one object.
    Duplicate {
        /// The member's name.
        key: String,
    },
    /// A project has more rows than are handled ([`MOST_ROWS`]).
    TooMany {
        /// How many rows the list has in which they became too many.
        rows: usize,
    },
}

/// So many rows a project may have, those of all of its lists and of all years together; what stands outside the projects as
/// many again. A project of ten years with thirty KPI and thirty results a year has some 600. Whatever is made of a project
/// (its pages, its grounds, its findings) can so be made whole and at once: there is no other limit on rows, and nobody
/// else has to think of more.
pub const MOST_ROWS: usize = 5_000;

impl std::fmt::Display for ShapeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.kind {
            ShapeErrorKind::Type { expected, found } => {
                write!(f, "「{}」は{expected}でなければなりませんが、{found}が書かれています", self.label)
            }
            ShapeErrorKind::Duplicate { key } => {
                write!(f, "「{}」(\"{key}\")が同じ場所に2回書かれていて、どちらが正しいか決められません", self.label)
            }
            ShapeErrorKind::TooMany { rows } => {
                let [rows, most] = [*rows, MOST_ROWS].map(|n| super::decimal::grouped(n as i64));
                write!(f, "「{}」が{rows}行あり、1つの事業で扱える{most}行(すべての一覧の合計)を超えます", self.label)
            }
        }
    }
}

/// Checks that `value`, standing at `pattern` (as in the table), has the shapes that the table asks for. Unknown members pass.
///
/// # Errors
/// The first value of another kind, the first known member that is given twice, or the list in which the rows become more
/// than [`MOST_ROWS`].
pub fn check_shape(value: Value<'_>, pattern: &str) -> Result<(), ShapeError> {
    let shape = &*SHAPE;
    let mut at = 0;
    for token in pattern.split('/').skip(1) {
        let node = &shape.nodes[at];
        let next = if token == "*" { node.element } else { node.member(token) };
        let Some(next) = next else { return Ok(()) };
        at = next;
    }
    walk(shape, at, value, &mut 0)
}

/// `rows`: how many there have been, in this project or outside of all.
fn walk(shape: &Shape, at: usize, value: Value<'_>, rows: &mut usize) -> Result<(), ShapeError> {
    use crate::json::Kind as Json;
    let node = &shape.nodes[at];
    let Some(field) = node.field.map(|row| &FIELDS[row]) else { return Ok(()) };
    let json = value.kind();
    if json == Json::Null && !matches!(field.pattern, "" | "/projects" | "/projects/*" | "/projects/*/reviews/*") {
        return Ok(());
    }
    let fits = match field.kind {
        Record => json == Json::Object,
        List => json == Json::Array,
        Line | Text | Date | Choice(_) => json == Json::String,
        Year => matches!(json, Json::String | Json::Number),
        Yen | Whole => json == Json::Number && value.number().is_some_and(is_whole),
        Number => json == Json::Number,
        Printed => matches!(json, Json::Number | Json::String),
        Flag => json == Json::Bool,
    };
    if !fits {
        let found = if json == Json::Number && matches!(field.kind, Yen | Whole) {
            "整数でない数値"
        } else {
            found(json)
        };
        let kind = ShapeErrorKind::Type { expected: expected(field.kind), found };
        return Err(ShapeError { offset: value.span().start, label: field.label, kind });
    }
    match field.kind {
        Record => {
            let mut seen = 0u32;
            for member in value.members() {
                let key = member.key();
                let Some(next) = node.member(&key) else { continue };
                let bit = 1 << shape.nodes[next].ordinal;
                if seen & bit != 0 {
                    let label = shape.nodes[next].field.map_or(field.label, |row| FIELDS[row].label);
                    let kind = ShapeErrorKind::Duplicate { key: key.into_owned() };
                    return Err(ShapeError { offset: member.key_span.start, label, kind });
                }
                seen |= bit;
                walk(shape, next, member.value, rows)?;
            }
        }
        List => {
            // Projects there may be as many as there are.
            let projects = field.pattern == "/projects";
            let count = if projects { 0 } else { value.items().count() };
            *rows += count;
            if *rows > MOST_ROWS {
                let kind = ShapeErrorKind::TooMany { rows: count };
                return Err(ShapeError { offset: value.span().start, label: field.label, kind });
            }
            if let Some(element) = node.element {
                for item in value.items() {
                    // A field may be blank; a row that isn't there can't be.
                    if item.kind() == Json::Null {
                        let row = shape.nodes[element].field.map_or(field, |row| &FIELDS[row]);
                        let kind = ShapeErrorKind::Type { expected: expected(row.kind), found: found(Json::Null) };
                        return Err(ShapeError { offset: item.span().start, label: row.label, kind });
                    }
                    let rows = if projects { &mut { 0 } } else { &mut *rows };
                    walk(shape, element, item, rows)?;
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn is_whole(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let plain = digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit());
    plain || super::decimal::whole(number).is_some()
}

fn expected(kind: Kind) -> &'static str {
    match kind {
        Record => "項目の集まり({…})",
        List => "一覧([…])",
        Line | Text | Date | Choice(_) => "文字列",
        Year => "年度(\"R6\"など)",
        Yen => "円単位の整数",
        Whole => "整数",
        Number => "数値",
        Printed => "数値か文字列",
        Flag => "true か false",
    }
}

fn found(kind: crate::json::Kind) -> &'static str {
    use crate::json::Kind as Json;
    match kind {
        Json::Null => "空(null)",
        Json::Bool => "true/false",
        Json::Number => "数値",
        Json::String => "文字列",
        Json::Array => "一覧([…])",
        Json::Object => "項目の集まり({…})",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::json::Tree;

    fn check(text: &str) -> Result<(), ShapeError> {
        check_shape(Tree::parse(text).unwrap().root(text), "")
    }

    #[test]
    fn a_row_that_is_null_is_no_row() {
        let rows = [
            r#"{"projects":[{"reviews":[{"kpis":[null]}]}]}"#,
            r#"{"projects":[{"reviews":[{"achievements":[{},null]}]}]}"#,
            r#"{"projects":[{"plan":{"purpose":[null]}}]}"#,
            r#"{"projects":[{"reviews":[null]}]}"#,
        ];
        for text in rows {
            let error = check(text).unwrap_err();
            assert_eq!(error.offset, text.find("null").unwrap());
            assert!(error.to_string().contains("空(null)"), "{error}");
        }
        assert_eq!(check(r#"{"projects":[{"reviews":[{"kpis":null}]}]}"#), Ok(()));
    }

    #[test]
    fn more_rows_than_are_handled_are_no_project() {
        let project = |years: usize, rows: usize| {
            let review = format!(r#"{{"kpis":[{}]}}"#, vec!["{}"; rows].join(","));
            format!(r#"{{"urls":null,"reviews":[{}]}}"#, vec![review; years].join(","))
        };
        let ledger = |projects: &[String]| format!(r#"{{"projects":[{}]}}"#, projects.join(","));
        // Each project for itself, with the rows of all of its lists: a review is a row too.
        let most = project(2, MOST_ROWS / 2 - 1);
        assert_eq!(check(&ledger(&[most.clone(), most.clone()])), Ok(()));
        let text = ledger(&[most, project(2, MOST_ROWS / 2)]);
        let error = check(&text).unwrap_err();
        assert_eq!(
            (error.offset, error.kind.clone()),
            (text.rfind('[').unwrap(), ShapeErrorKind::TooMany { rows: 2_500 })
        );
        assert!(error.to_string().contains("2,500行") && error.to_string().contains("5,000行"), "{error}");
        // What stands outside the projects; projects may be many.
        let front = |rows: usize| format!(r#"{{"totals":[{}],"projects":[]}}"#, vec!["{}"; rows].join(","));
        assert_eq!(check(&front(MOST_ROWS)), Ok(()));
        assert!(check(&front(MOST_ROWS + 1)).is_err());
        assert_eq!(check(&ledger(&vec!["{}".to_owned(); 2 * MOST_ROWS])), Ok(()));
    }

    #[test]
    fn the_embedded_ledger_has_the_shapes_of_the_table() {
        let text = include_str!("../../data/mine-r6.json");
        assert_eq!(check(text), Ok(()));
        fn walk(value: Value<'_>, at: &Pointer) {
            assert!(field(at).is_some(), "the table doesn't name {at}");
            for (i, item) in value.items().enumerate() {
                walk(item, &at.index(i));
            }
            for member in value.members() {
                walk(member.value, &at.key(&member.key()));
            }
        }
        walk(Tree::parse(text).unwrap().root(text), &Pointer::root());
    }

    #[test]
    fn a_container_stands_before_its_members_and_no_row_twice() {
        for (i, row) in FIELDS.iter().enumerate() {
            assert!(FIELDS[..i].iter().all(|other| other.pattern != row.pattern), "{} twice", row.pattern);
            if let Some((parent, _)) = row.pattern.rsplit_once('/') {
                assert!(FIELDS[..i].iter().any(|other| other.pattern == parent), "{} before {parent}", row.pattern);
            }
        }
    }

    #[test]
    fn another_kind_of_value_is_named_with_its_place() {
        let text = r#"{"projects":[{"reviews":[{"cost":"40,404,482円"}]}]}"#;
        let error = check(text).unwrap_err();
        assert_eq!(&text[error.offset..error.offset + 4], "\"40,");
        assert_eq!(error.to_string(), "「総事業費」は円単位の整数でなければなりませんが、文字列が書かれています");
        assert!(check(r#"{"projects":[{"reviews":[{"cost":1.5}]}]}"#).is_err());
        assert!(check(r#"{"projects":[null]}"#).is_err());
        assert!(check(r#"{"projects":{}}"#).is_err());
        assert!(check("[]").is_err());
    }

    #[test]
    fn a_known_member_given_twice_is_refused_and_an_unknown_one_kept() {
        assert!(check(r#"{"x":1,"x":2,"projects":[{"y":[],"y":{}}]}"#).is_ok());
        let error = check(r#"{"projects":[{"number":1,"number":2}]}"#).unwrap_err();
        assert_eq!(error.kind, ShapeErrorKind::Duplicate { key: "number".into() });
    }

    #[test]
    fn blank_members_pass() {
        assert!(check(r#"{"projects":[{"plan":null,"reviews":[{"cost":null,"kpis":null,"effect":null}]}]}"#).is_ok());
    }
}
