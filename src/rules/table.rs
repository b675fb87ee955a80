//! The decision table: what it is made of and how it decides one certain case.
//!
//! The table speaks the officials' words (項目, 設定, 評価, 方針, 規則) and is data: no rating, threshold or sentence stands in
//! the code. What the code knows are the [`Fact`]s that KPI rows can establish; the table names them, compares them with
//! values or settings, and the first rule that holds gives the rating (DMN's hit policy *First*).

use std::fmt;
use std::sync::OnceLock;

use crate::ledger::decimal::Ratio;

use super::load;
use super::world::{ANY_ANSWER, Answers, Tally, World, all_answers, answers_with};

/// What the KPI rows of one project establish. A table's items are these under the officials' names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// `scored`: how many rows are met or missed.
    Scored,
    /// `met`: how many of them reach their target (equality counts).
    Met,
    /// `missed`: how many of them don't.
    Missed,
    /// `share_met`: met ÷ scored.
    ShareMet,
    /// `capped_mean`: the mean of the achievement rates, each held between 0 % and 100 %.
    CappedMean,
    /// `worse`: how many missed rows are worse than before the project. Where the state before isn't known it may be any.
    Worse,
    /// `improved`: how many rows are better than before the project. Where the state before isn't known it may be any.
    Improved,
    /// `declined`: how many rows, met or missed, are *known* to be worse than before the project.
    Declined,
    /// `advanced`: how many rows moved forward: met and not known to be worse than before, or known to be better.
    Advanced,
    /// `unrated`: how many missed rows have no achievement rate, their target being no number above zero.
    Unrated,
    /// `progress`: whether the work moved forward although no number tells. People judge that; rows never establish it.
    Progress,
    /// `judgement`: a yes or no that only people can give; what it asks is the item's own meaning. Each such item is a
    /// question of its own.
    Judgement,
}

/// Every fact with the word that a table file uses for it.
pub(super) const FACTS: [(&str, Fact); 12] = [
    ("scored", Fact::Scored),
    ("met", Fact::Met),
    ("missed", Fact::Missed),
    ("share_met", Fact::ShareMet),
    ("capped_mean", Fact::CappedMean),
    ("worse", Fact::Worse),
    ("improved", Fact::Improved),
    ("declined", Fact::Declined),
    ("advanced", Fact::Advanced),
    ("unrated", Fact::Unrated),
    ("progress", Fact::Progress),
    ("judgement", Fact::Judgement),
];

/// What kind of value a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// 件数: a whole number from 0.
    Count,
    /// 割合: an exact share from 0 % to 100 %.
    Share,
    /// 真偽: yes or no.
    YesNo,
}

impl Type {
    /// The word of the table file: 件数, 割合, 真偽.
    pub fn label(self) -> &'static str {
        match self {
            Self::Count => "件数",
            Self::Share => "割合",
            Self::YesNo => "真偽",
        }
    }
}

impl Fact {
    /// The kind of value that this fact is.
    pub fn kind(self) -> Type {
        match self {
            Self::Scored
            | Self::Met
            | Self::Missed
            | Self::Worse
            | Self::Improved
            | Self::Declined
            | Self::Advanced
            | Self::Unrated => Type::Count,
            Self::ShareMet | Self::CappedMean => Type::Share,
            Self::Progress | Self::Judgement => Type::YesNo,
        }
    }
}

/// How an item is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// 等しい: `=`.
    Equal,
    /// 等しくない: `≠`, `!=`.
    NotEqual,
    /// 未満: `<`.
    Below,
    /// 以下: `≦`, `≤`, `<=`.
    AtMost,
    /// 以上: `≧`, `≥`, `>=`.
    AtLeast,
    /// 超: `>`.
    Above,
}

impl Op {
    /// The comparison of two values, given how they order.
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Below => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::AtLeast => order.is_ge(),
            Self::Above => order.is_gt(),
        }
    }

    /// The count above which a comparison with `value` no longer changes.
    pub(super) fn last_that_matters(self, value: u32) -> u32 {
        match self {
            Self::Below | Self::AtLeast => value,
            Self::Equal | Self::NotEqual | Self::AtMost | Self::Above => value.saturating_add(1),
        }
    }

    /// Every spelling a table file may use.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text.trim() {
            "=" | "==" | "＝" | "等しい" => Self::Equal,
            "≠" | "!=" | "等しくない" => Self::NotEqual,
            "<" | "＜" | "未満" => Self::Below,
            "≦" | "≤" | "<=" | "以下" => Self::AtMost,
            "≧" | "≥" | ">=" | "以上" => Self::AtLeast,
            ">" | "＞" | "超" => Self::Above,
            _ => return None,
        })
    }

    /// As it stands after a value: 「50%以上」.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Equal => "",
            Self::NotEqual => "以外",
            Self::Below => "未満",
            Self::AtMost => "以下",
            Self::AtLeast => "以上",
            Self::Above => "超",
        }
    }
}

/// A value of a condition or a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// 件数.
    Count(u32),
    /// 割合, e.g. 1/2 for 50 %.
    Share(Ratio),
    /// 真偽.
    YesNo(bool),
}

impl Value {
    /// The kind of value.
    pub fn kind(self) -> Type {
        match self {
            Self::Count(_) => Type::Count,
            Self::Share(_) => Type::Share,
            Self::YesNo(_) => Type::YesNo,
        }
    }
}

/// As the officials write it: `3`, `50%`, `はい`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Share(share) => {
                // Thresholds have at most six places: printed in full, never rounded.
                let millionths = share.numerator() * 100_000_000 / share.denominator();
                let (whole, rest) = (millionths / 1_000_000, millionths % 1_000_000);
                if rest == 0 {
                    write!(f, "{whole}%")
                } else {
                    write!(f, "{whole}.{}%", format!("{rest:06}").trim_end_matches('0'))
                }
            }
            Self::YesNo(true) => f.write_str("はい"),
            Self::YesNo(false) => f.write_str("いいえ"),
        }
    }
}

/// Line and column of a table file, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// 項目: a fact under its official name.
#[derive(Clone, Debug)]
pub struct Item {
    /// The officials' name, e.g. 達成割合.
    pub name: String,
    /// Which fact it is.
    pub fact: Fact,
    /// The unit that stands after its value.
    pub unit: Option<String>,
    /// What it means, in a sentence.
    pub meaning: String,
    /// What people say who answer yes, in plain form (悪化を決め手とみなす), where the table says so. Of a 真偽 only.
    pub yes: Option<String>,
    /// The same of those who answer no.
    pub no: Option<String>,
}

/// 設定: a threshold that an office may set, with where it comes from.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The name that rules use.
    pub name: String,
    /// What it decides.
    pub label: String,
    /// The threshold.
    pub value: Value,
    /// Where the value comes from.
    pub source: String,
    /// Where it stands in the file.
    pub at: Place,
}

/// 評価: one of the ratings on the list.
#[derive(Clone, Debug)]
pub struct Rating {
    /// As it is published.
    pub name: String,
    /// A short form for narrow columns.
    pub short: String,
    /// Other words that are published for it.
    pub also: Vec<String>,
    /// The criterion's own sentence.
    pub criterion: String,
    /// Where the sentence stands.
    pub source: String,
    /// Where the rating stands in the file.
    pub at: Place,
}

/// 方針: one of the policies on the list.
#[derive(Clone, Debug)]
pub struct Policy {
    /// As it is published.
    pub name: String,
    /// Other words that are published for it.
    pub also: Vec<String>,
    /// The criterion's own sentence.
    pub criterion: String,
    /// Where the sentence stands.
    pub source: String,
    /// The ratings (by index) with which this policy asks for a reason.
    pub odd_with: Vec<usize>,
    /// Whether this policy in the last year of the plan asks for a reason.
    pub odd_in_last_year: bool,
}

/// One condition of a rule.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Index into [`Table::items`].
    pub item: usize,
    /// The fact that the item is.
    pub fact: Fact,
    /// How it is compared.
    pub op: Op,
    /// With what; a setting's value is copied here.
    pub value: Value,
    /// The setting that the value comes from, as index into [`Table::settings`].
    pub setting: Option<usize>,
    /// For a share: index of the value among the table's thresholds of that fact. Set when the table is read.
    pub(super) cut: u32,
    /// For a question to people: the ways to answer under which it holds. Set when the table is read.
    pub(super) answers: Answers,
}

/// One rule: all conditions hold → the rating.
#[derive(Clone, Debug)]
pub struct Rule {
    /// A short name for people; `規則n` where none is given.
    pub name: String,
    /// The conditions, all of which must hold.
    pub when: Vec<Condition>,
    /// Whether the rule says of itself that it is for what no earlier rule took: its overlap with them is meant.
    pub otherwise: bool,
    /// Index into [`Table::ratings`].
    pub rating: usize,
    /// The criterion's own sentence.
    pub sentence: String,
    /// Where the sentence stands.
    pub source: String,
    /// Where the rule stands in the file.
    pub at: Place,
}

impl Rule {
    /// Its name as a sentence has it: 「全て達成」.
    pub(super) fn quoted(&self) -> String {
        format!("「{}」", self.name)
    }
}

/// A decision table that can be used: read, its names resolved.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What the table is about.
    pub title: String,
    /// Whose it is.
    pub municipality: String,
    /// The document that the criteria come from.
    pub source: String,
    /// The file it was read from, for 「どこで変えるか」.
    pub file: String,
    /// What it may not mean as it is written: overlaps and the like.
    pub notices: Vec<super::load::Problem>,
    /// 項目.
    pub items: Vec<Item>,
    /// 設定.
    pub settings: Vec<Setting>,
    /// 評価, best first.
    pub ratings: Vec<Rating>,
    /// 方針.
    pub policies: Vec<Policy>,
    /// 規則, in order.
    pub rules: Vec<Rule>,
    /// The values that 平均達成率 is compared with, ascending: only its place among them matters.
    pub(super) mean_cuts: Vec<Ratio>,
    /// The largest count of each fact that still makes a difference. Scored and met rows are never held at theirs.
    pub(super) caps: Tally,
    /// What rules ask of people, as indices into [`Table::items`].
    pub(super) questions: Vec<usize>,
}

impl Table {
    /// The table that comes with the program. It is read once, on first use; that it reads and is proved is a test's
    /// business, so that a start needn't spend its time on it.
    pub fn embedded() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| load::read(EMBEDDED, EMBEDDED_NAME).unwrap_or_default())
    }

    /// Whether it is the one that comes with the program.
    pub fn is_embedded(&self) -> bool {
        self.file == EMBEDDED_NAME
    }

    /// The rating (index) with this published name; spaces around it don't count, anything else does.
    pub fn rating(&self, published: &str) -> Option<usize> {
        let published = published.trim();
        let named = self.ratings.iter().position(|rating| rating.name == published);
        named.or_else(|| self.ratings.iter().position(|rating| is_one_of(&rating.also, published)))
    }

    /// The policy (index) with this published name.
    pub fn policy(&self, published: &str) -> Option<usize> {
        let published = published.trim();
        let named = self.policies.iter().position(|policy| policy.name == published);
        named.or_else(|| self.policies.iter().position(|policy| is_one_of(&policy.also, published)))
    }

    /// Computes what the engine leans on: cuts and caps. Called once when the table is read.
    pub(super) fn compile(&mut self) {
        self.mean_cuts.clear();
        self.questions.clear();
        self.caps = Tally { scored: u32::MAX, met: u32::MAX, ..Tally::default() };
        for condition in self.rules.iter().flat_map(|rule| &rule.when) {
            match (condition.fact, condition.value) {
                (Fact::CappedMean, Value::Share(share)) => self.mean_cuts.push(share),
                (_, Value::Count(count)) => {
                    let matters = condition.op.last_that_matters(count);
                    self.caps = self.caps.most(Tally::of(condition.fact, matters));
                }
                (Fact::Progress | Fact::Judgement, _) => {
                    let known = self.questions.iter().any(|&item| self.is_one_question(item, condition.item));
                    self.questions.extend((!known).then_some(condition.item));
                }
                _ => {}
            }
        }
        self.mean_cuts.sort();
        self.mean_cuts.dedup();
        for condition in self.rules.iter_mut().flat_map(|rule| &mut rule.when) {
            if let (Fact::CappedMean, Value::Share(share)) = (condition.fact, condition.value) {
                let cut = self.mean_cuts.partition_point(|cut| *cut < share);
                condition.cut = u32::try_from(cut).unwrap_or(u32::MAX / 4);
            }
        }
        let questions: Vec<(usize, Fact)> =
            self.questions.iter().filter_map(|&item| Some((item, self.items.get(item)?.fact))).collect();
        for condition in self.rules.iter_mut().flat_map(|rule| &mut rule.when) {
            let same = |(item, fact): &(usize, Fact)| is_one(*fact, *item, condition.fact, condition.item);
            condition.answers = match (questions.iter().position(same), condition.value) {
                (Some(question), Value::YesNo(value)) => answers_with(question, value == (condition.op == Op::Equal)),
                _ => ANY_ANSWER,
            };
        }
    }

    /// Every way in which people may answer what the table asks them.
    pub(super) fn answers(&self) -> Answers {
        all_answers(self.questions.len())
    }

    /// Which of [`Table::questions`] an item asks.
    pub(super) fn question(&self, item: usize) -> Option<usize> {
        self.questions.iter().position(|&asked| self.is_one_question(asked, item))
    }

    /// Whether people answer yes to an item's question in a case of one answer.
    pub(super) fn answers_yes(&self, item: usize, world: &World) -> bool {
        self.question(item).is_some_and(|question| answers_with(question, true) & world.answers != 0)
    }

    fn is_one_question(&self, a: usize, b: usize) -> bool {
        let fact = |item: usize| self.items.get(item).map(|item| item.fact);
        fact(a).zip(fact(b)).is_some_and(|(of_a, of_b)| is_one(of_a, a, of_b, b))
    }
}

/// Whether two items ask people one thing: 取組の前進 is one fact, under whatever names; every other item asks its own.
fn is_one(a: Fact, item_a: usize, b: Fact, item_b: usize) -> bool {
    a == b && (a == Fact::Progress || item_a == item_b)
}

/// The embedded table's text.
pub const EMBEDDED: &str = include_str!("../../data/rules.json");

/// What the embedded table is called where a place is named.
pub const EMBEDDED_NAME: &str = "内蔵の判断基準";

/// Whether a published word is one of those that mean the same, however wide its brackets are typed.
fn is_one_of(words: &[String], published: &str) -> bool {
    let narrow = |text: &str| -> String {
        let kept = text.chars().filter(|c| !c.is_whitespace());
        kept.map(|c| match c {
            '（' => '(',
            '）' => ')',
            c => c,
        })
        .collect()
    };
    words.iter().any(|word| narrow(word) == narrow(published))
}
