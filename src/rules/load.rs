//! Reading a table file: every problem with its line, column and a sentence, not only the first.
//!
//! An official edits this file. So names are checked against what the file itself defines, kinds of values against the
//! items they are compared with, and a key that isn't known is named rather than passed over: a typing slip in
//! `settings` must never quietly leave a default in force.

use std::fmt;

use crate::json::{Kind, Tree, Value as Json, line_column};
use crate::ledger::decimal::{Decimal, Ratio};
use crate::ledger::printed::Printed;

use super::prove;
use super::table::{Condition, FACTS, Fact, Item, Op, Place, Policy, Rating, Rule, Setting, Table, Type, Value};
use super::world::{ANY_ANSWER, MOST_QUESTIONS};

/// How grave a problem of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The table can't be used.
    Error,
    /// The table can be used, but may not say what was meant.
    Notice,
}

/// What is wrong with a table, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How grave it is.
    pub severity: Severity,
    /// Where it stands in the file.
    pub at: Place,
    /// What is wrong and what to do, as a Japanese sentence.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.severity == Severity::Error { "" } else { "(注意)" };
        write!(f, "{}行 {}文字目: {kind}{}", self.at.line, self.at.column, self.message)
    }
}

/// Why a table can't be used: all its problems, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The file.
    pub(crate) file: String,
    /// The problems, at least one of them an error.
    pub(crate) problems: Vec<Problem>,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "規則の表「{}」は使えません。次の所を直してください。", self.file)?;
        self.problems.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

impl std::error::Error for TableError {}

/// Reads and proves a table. What comes back can be used without surprise: every case has exactly one first rule.
///
/// # Errors
/// Every problem of the file, if at least one of them forbids its use.
pub fn load(text: &str, file: &str) -> Result<Table, TableError> {
    let mut table = read(text, file)?;
    let problems = prove::prove(&table);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(TableError { file: file.to_owned(), problems });
    }
    table.notices = problems;
    Ok(table)
}

/// Every problem of a table file, from its syntax to its proof; empty for a table without fault. For `rules check`.
pub fn check(text: &str, file: &str) -> Vec<Problem> {
    match read(text, file) {
        Ok(table) => prove::prove(&table),
        Err(error) => error.problems,
    }
}

/// Reads a table without proving it.
///
/// # Errors
/// Every problem of syntax, names and kinds.
pub(super) fn read(text: &str, file: &str) -> Result<Table, TableError> {
    let mut reader = Reader { text, problems: Vec::new(), missing: Vec::new() };
    let mut table = match Tree::parse(text) {
        Ok(tree) => reader.table(tree.root(text)),
        Err(error) => {
            let (line, column) = line_column(text, error.offset);
            let at = Place { line, column };
            reader.problems.push(Problem {
                severity: Severity::Error,
                at,
                message: format!("JSONとして読めません: {error}。"),
            });
            Table::default()
        }
    };
    if reader.problems.is_empty() {
        table.file = file.to_owned();
        table.compile();
        Ok(table)
    } else {
        reader.problems.sort_by_key(|problem| problem.at);
        Err(TableError { file: file.to_owned(), problems: reader.problems })
    }
}

/// More ratings than any form has; the engine keeps a set of them in one word.
const MOST_RATINGS: usize = 64;

struct Reader<'t> {
    text: &'t str,
    problems: Vec<Problem>,
    /// Lists that aren't there: that is one fault, however many names would have stood in them.
    missing: Vec<&'static str>,
}

impl Reader<'_> {
    fn place(&self, value: Json<'_>) -> Place {
        let (line, column) = line_column(self.text, value.span().start);
        Place { line, column }
    }

    fn wrong(&mut self, value: Json<'_>, message: impl Into<String>) {
        let problem = Problem { severity: Severity::Error, at: self.place(value), message: message.into() };
        self.problems.push(problem);
    }

    /// Names what isn't known in an object, and what stands twice.
    fn keys(&mut self, object: Json<'_>, known: &[&str]) {
        if object.kind() != Kind::Object {
            self.wrong(object, format!("ここには{{…}}が要りますが、{}です。", object.kind().label()));
            return;
        }
        for member in object.members() {
            let key = member.key();
            if !known.contains(&key.as_ref()) {
                let message = format!("「{key}」というキーは知りません。使えるキーは {} です。", known.join("、"));
                self.wrong(member.value, message);
            } else if object.duplicates(&key) {
                self.wrong(member.value, format!("「{key}」が2度書かれています。"));
            }
        }
    }

    fn text_of(&mut self, object: Json<'_>, key: &str) -> String {
        match object.get(key) {
            Some(value) => match value.str() {
                Some(text) if !text.trim().is_empty() => text.trim().to_owned(),
                Some(_) => {
                    self.wrong(value, format!("「{key}」が空です。"));
                    String::new()
                }
                None => {
                    self.wrong(value, format!("「{key}」は文字列で書きます。いまは{}です。", value.kind().label()));
                    String::new()
                }
            },
            None => {
                self.wrong(object, format!("「{key}」がありません。"));
                String::new()
            }
        }
    }

    fn optional_text(&mut self, object: Json<'_>, key: &str) -> Option<String> {
        object.get(key).filter(|value| !value.is_null())?;
        Some(self.text_of(object, key)).filter(|text| !text.is_empty())
    }

    fn optional_bool(&mut self, object: Json<'_>, key: &str) -> bool {
        let Some(value) = object.get(key).filter(|value| !value.is_null()) else { return false };
        value.bool().unwrap_or_else(|| {
            self.wrong(value, format!("「{key}」は true か false で書きます。"));
            false
        })
    }

    /// Whether a list is there for names to be looked up in.
    fn has(&self, key: &str) -> bool {
        !self.missing.contains(&key)
    }

    fn list<'a>(&mut self, object: Json<'a>, key: &'static str, needed: bool) -> Vec<Json<'a>> {
        match object.get(key) {
            Some(value) if value.kind() == Kind::Array => value.items().collect(),
            Some(value) => {
                self.wrong(value, format!("「{key}」は一覧([…])で書きます。いまは{}です。", value.kind().label()));
                self.missing.push(key);
                Vec::new()
            }
            None if needed => {
                self.wrong(object, format!("「{key}」の一覧がありません。"));
                self.missing.push(key);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn table(&mut self, root: Json<'_>) -> Table {
        self.keys(
            root,
            &[
                "$schema",
                "format",
                "title",
                "municipality",
                "source",
                "hit_policy",
                "items",
                "settings",
                "ratings",
                "policies",
                "rules",
            ],
        );
        if root.kind() != Kind::Object {
            return Table::default();
        }
        let format = self.text_of(root, "format");
        if !format.is_empty() && format != "kensho-rules/1" {
            let at = root.get("format").unwrap_or(root);
            self.wrong(at, format!("「format」は「kensho-rules/1」です。「{format}」は読めません。"));
        }
        let policy = self.text_of(root, "hit_policy");
        if !policy.is_empty() && policy != "First" {
            let at = root.get("hit_policy").unwrap_or(root);
            self.wrong(at, "「hit_policy」は「First」(最初に当てはまった規則を使う)だけです。");
        }
        let mut table = Table {
            title: self.text_of(root, "title"),
            municipality: self.text_of(root, "municipality"),
            source: self.text_of(root, "source"),
            ..Table::default()
        };
        for value in self.list(root, "items", true) {
            self.item(value, &mut table);
        }
        for value in self.list(root, "settings", false) {
            self.setting(value, &mut table);
        }
        for value in self.list(root, "ratings", true) {
            self.rating(value, &mut table);
        }
        if table.ratings.len() > MOST_RATINGS {
            self.wrong(root.get("ratings").unwrap_or(root), format!("評価は{MOST_RATINGS}までです。"));
        }
        for value in self.list(root, "policies", false) {
            self.policy(value, &mut table);
        }
        let rules = self.list(root, "rules", true);
        if rules.is_empty() && self.has("rules") {
            self.wrong(root.get("rules").unwrap_or(root), "規則が1つもありません。");
        }
        for value in rules {
            self.rule(value, &mut table);
        }
        table
    }

    fn item(&mut self, value: Json<'_>, table: &mut Table) {
        self.keys(value, &["name", "fact", "type", "unit", "meaning", "yes", "no"]);
        let name = self.text_of(value, "name");
        let word = self.text_of(value, "fact");
        let meaning = self.text_of(value, "meaning");
        let unit = self.optional_text(value, "unit");
        let [yes, no] = ["yes", "no"].map(|key| self.optional_text(value, key));
        let kind = self.text_of(value, "type");
        if table.items.iter().any(|item| item.name == name) {
            self.wrong(value, format!("項目「{name}」が2度定義されています。"));
        }
        let Some(&(_, fact)) = FACTS.iter().find(|(known, _)| *known == word) else {
            if !word.is_empty() {
                let known: Vec<&str> = FACTS.iter().map(|(word, _)| *word).collect();
                let at = value.get("fact").unwrap_or(value);
                self.wrong(at, format!("「{word}」という事実は求められません。使えるのは {} です。", known.join("、")));
            }
            return;
        };
        if !kind.is_empty() && kind != fact.kind().label() {
            let at = value.get("type").unwrap_or(value);
            self.wrong(at, format!("項目「{name}」の型は「{}」です。「{kind}」ではありません。", fact.kind().label()));
        }
        table.items.push(Item { name, fact, unit, meaning, yes, no });
        if table.items.iter().filter(|item| item.fact.kind() == Type::YesNo).count() == MOST_QUESTIONS + 1 {
            self.wrong(value, format!("人が判断する項目(真偽)は{MOST_QUESTIONS}つまでです。"));
        }
    }

    fn setting(&mut self, value: Json<'_>, table: &mut Table) {
        self.keys(value, &["name", "label", "value", "source"]);
        let name = self.text_of(value, "name");
        let label = self.text_of(value, "label");
        let source = self.text_of(value, "source");
        if table.settings.iter().any(|setting| setting.name == name) {
            self.wrong(value, format!("設定「{name}」が2度定義されています。"));
        }
        match value.get("value") {
            Some(threshold) => {
                if let Some(threshold) = self.value(threshold, None) {
                    let at = self.place(value);
                    table.settings.push(Setting { name, label, value: threshold, source, at });
                }
            }
            None => self.wrong(value, format!("設定「{name}」に「value」がありません。")),
        }
    }

    fn rating(&mut self, value: Json<'_>, table: &mut Table) {
        self.keys(value, &["name", "short", "also", "criterion", "source"]);
        let name = self.text_of(value, "name");
        if table.rating(&name).is_some() {
            self.wrong(value, format!("評価「{name}」が2度書かれています。"));
        }
        let short = self.optional_text(value, "short").unwrap_or_else(|| name.clone());
        let criterion = self.text_of(value, "criterion");
        let source = self.text_of(value, "source");
        let at = self.place(value);
        let also = self.also(value);
        table.ratings.push(Rating { name, short, also, criterion, source, at });
    }

    fn policy(&mut self, value: Json<'_>, table: &mut Table) {
        self.keys(value, &["name", "also", "criterion", "source", "odd_with", "odd_in_last_year"]);
        let name = self.text_of(value, "name");
        if table.policy(&name).is_some() {
            self.wrong(value, format!("方針「{name}」が2度書かれています。"));
        }
        let mut odd_with = Vec::new();
        for rating in self.list(value, "odd_with", false) {
            odd_with.extend(self.known_rating(rating, table));
        }
        let criterion = self.text_of(value, "criterion");
        let source = self.text_of(value, "source");
        let odd_in_last_year = self.optional_bool(value, "odd_in_last_year");
        let also = self.also(value);
        table.policies.push(Policy { name, also, criterion, source, odd_with, odd_in_last_year });
    }

    /// Other words that mean the same.
    fn also(&mut self, value: Json<'_>) -> Vec<String> {
        let words = self.list(value, "also", false);
        words.into_iter().filter_map(|word| word.str().map(|word| word.trim().to_owned())).collect()
    }

    fn known_rating(&mut self, value: Json<'_>, table: &Table) -> Option<usize> {
        let name = value.str().unwrap_or_default();
        let found = table.rating(&name);
        if found.is_none() && self.has("ratings") {
            self.wrong(value, format!("評価「{name}」は評価の一覧にありません。"));
        }
        found
    }

    fn rule(&mut self, value: Json<'_>, table: &mut Table) {
        self.keys(value, &["name", "otherwise", "when", "rating", "sentence", "source"]);
        let number = table.rules.len() + 1;
        let name = self.optional_text(value, "name").unwrap_or_else(|| format!("規則{number}"));
        let otherwise = self.optional_bool(value, "otherwise");
        let mut when = Vec::new();
        for condition in self.list(value, "when", true) {
            when.extend(self.condition(condition, table));
        }
        let rating = match value.get("rating") {
            Some(rating) => self.known_rating(rating, table),
            None => {
                self.wrong(value, format!("規則{number}に「rating」がありません。"));
                None
            }
        };
        let sentence = self.text_of(value, "sentence");
        let source = self.text_of(value, "source");
        let at = self.place(value);
        table.rules.push(Rule { name, when, otherwise, rating: rating.unwrap_or(0), sentence, source, at });
    }

    fn condition(&mut self, value: Json<'_>, table: &Table) -> Option<Condition> {
        self.keys(value, &["item", "op", "value", "setting"]);
        let name = self.text_of(value, "item");
        let op = self.text_of(value, "op");
        let item = table.items.iter().position(|item| item.name == name);
        if item.is_none() && !name.is_empty() && self.has("items") {
            self.wrong(value.get("item").unwrap_or(value), format!("項目「{name}」は項目の一覧にありません。"));
        }
        let parsed = Op::parse(&op);
        if parsed.is_none() && !op.is_empty() {
            let at = value.get("op").unwrap_or(value);
            self.wrong(at, format!("比べ方「{op}」は使えません。使えるのは = ≠ < ≦ ≧ > (等しい、等しくない、未満、以下、以上、超)です。"));
        }
        let fact = item.and_then(|index| table.items.get(index)).map(|item| item.fact);
        let kind = fact.map(Fact::kind);
        let (threshold, setting) = match (value.get("value"), value.get("setting")) {
            (Some(given), None) => (self.value(given, kind)?, None),
            (None, Some(given)) => {
                let wanted = given.str().unwrap_or_default();
                let Some(index) = table.settings.iter().position(|setting| setting.name == wanted.trim()) else {
                    if table.settings.is_empty() && self.has("settings") {
                        // Told once, where it is first needed.
                        self.wrong(
                            given,
                            format!("設定「{wanted}」が要りますが、「settings」の一覧に設定がありません。"),
                        );
                        self.missing.push("settings");
                    } else if self.has("settings") {
                        self.wrong(given, format!("設定「{wanted}」は設定の一覧にありません。"));
                    }
                    return None;
                };
                let threshold = table.settings.get(index)?.value;
                if let Some(kind) = kind.filter(|kind| *kind != threshold.kind()) {
                    let message = format!(
                        "項目「{name}」は{}ですが、設定「{wanted}」は{}です。",
                        kind.label(),
                        threshold.kind().label()
                    );
                    self.wrong(given, message);
                    return None;
                }
                (threshold, Some(index))
            }
            _ => {
                self.wrong(value, "条件には「value」か「setting」のどちらか1つが要ります。");
                return None;
            }
        };
        let op = parsed?;
        if threshold.kind() == Type::YesNo && !matches!(op, Op::Equal | Op::NotEqual) {
            self.wrong(value.get("op").unwrap_or(value), format!("真偽の項目「{name}」は = か ≠ で比べます。"));
            return None;
        }
        Some(Condition { item: item?, fact: fact?, op, value: threshold, setting, cut: 0, answers: ANY_ANSWER })
    }

    /// A value of the wanted kind; of any kind for a setting.
    fn value(&mut self, value: Json<'_>, wanted: Option<Type>) -> Option<Value> {
        let read = match value.kind() {
            Kind::Bool => value.bool().map(Value::YesNo),
            Kind::Number => value.i64().and_then(|count| u32::try_from(count).ok()).map(Value::Count),
            Kind::String => value.str().and_then(|text| share(&text)).map(Value::Share),
            _ => None,
        };
        match (read, wanted) {
            (Some(read), Some(wanted)) if read.kind() != wanted => {
                let message = format!(
                    "ここには{}({})が要りますが、{}です。",
                    wanted.label(),
                    example(wanted),
                    read.kind().label()
                );
                self.wrong(value, message);
                None
            }
            (Some(Value::Count(count)), _) if count > 1_000_000 => {
                self.wrong(value, "件数が大きすぎます。");
                None
            }
            (Some(read), _) => Some(read),
            (None, wanted) => {
                let message = match wanted {
                    Some(wanted) => format!(
                        "{}は{}のように書きます。「{}」は読めません。",
                        wanted.label(),
                        example(wanted),
                        value.raw()
                    ),
                    None => format!(
                        "値は 3 (件数)、\"50%\" (割合)、true (真偽)のどれかです。「{}」は読めません。",
                        value.raw()
                    ),
                };
                self.wrong(value, message);
                None
            }
        }
    }
}

fn example(kind: Type) -> &'static str {
    match kind {
        Type::Count => "0以上の整数、例 3",
        Type::Share => "0%から100%、例 \"50%\"",
        Type::YesNo => "true か false",
    }
}

/// `"50%"`, `"66.7％"`: from 0 % to 100 %, with at most six decimal places.
fn share(text: &str) -> Option<Ratio> {
    let printed = Printed::Text(text.into());
    let readings = printed.readings(None);
    let reading = readings.exact().filter(|reading| reading.unit.is_some_and(|unit| unit.name == "%"))?;
    let ratio = reading.value.over(Decimal::from(100))?;
    (reading.value.places() <= 6 && ratio >= Ratio::ZERO && ratio <= Ratio::ONE).then_some(ratio)
}
