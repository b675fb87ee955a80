//! A cell whose meaning is known → its place in the ledger, a question, or the reason why it has none.
//!
//! A place that has its value already takes no other: the same value again is 「repeated」, another one a question. A word,
//! a blank or an empty source is never a number.

use std::collections::HashMap;

use super::cells::{Book, Cell, Raw, Sheet, is_blank, place as at};
use super::values::{self, is_dash, is_ditto, number, period, printed, short, string, whole, with_unit, yen};
use super::words::squeezed;

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// A value of the ledger.
    Value,
    /// A header, title, legend or instruction: nothing to import.
    Label,
    /// What another cell has said already.
    Repeated,
    /// Content that the ledger has no place for.
    Unplaced,
    /// A question to the user.
    Ask,
}

/// A place by what identifies it; positions are given when the ledger is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Place {
    /// The project.
    pub project: Option<usize>,
    /// The year of its review.
    pub year: Option<u16>,
    /// The KPI, by its number in the project.
    pub kpi: Option<usize>,
    /// The path within, e.g. `/effect/rating`.
    pub field: String,
}

/// One thing said about a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Sheet and cell, as indexes.
    pub cell: (usize, usize),
    /// What became of it.
    pub kind: As,
    /// Where it goes.
    pub place: Option<Place>,
    /// The JSON that is written.
    pub value: Option<String>,
    /// The reason, or the question.
    pub why: String,
    /// The project it is about.
    pub project: Option<usize>,
    /// Answers that a question allows.
    pub options: Vec<(Place, String)>,
}

/// A project as it was met.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Its name as printed.
    pub name: String,
    /// Names of its KPIs, in order.
    pub kpis: Vec<String>,
}

/// What surrounds a cell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// The project.
    pub project: Option<usize>,
    /// The year.
    pub year: Option<u16>,
    /// The KPI.
    pub kpi: Option<usize>,
    /// The KPI's unit.
    pub unit: Option<&'a str>,
    /// Yen that 1 stands for, where it is said.
    pub scale: Option<i64>,
}

/// All that has been said so far.
pub struct Maker<'b> {
    /// The file.
    pub book: &'b Book,
    /// What was said.
    pub facts: Vec<Fact>,
    /// The projects.
    pub projects: Vec<Project>,
    /// The year under review.
    pub year: u16,
    known: HashMap<Place, (String, usize)>,
    counts: HashMap<Place, usize>,
    /// Projects by their name as compared, and by their number.
    names: HashMap<String, usize>,
    numbers: HashMap<String, usize>,
}

impl<'b> Maker<'b> {
    /// An empty plan of a file whose year under review is known.
    pub fn new(book: &'b Book, year: u16) -> Maker<'b> {
        let (known, counts) = (HashMap::new(), HashMap::new());
        let (names, numbers) = (HashMap::new(), HashMap::new());
        Maker { book, facts: Vec::new(), projects: Vec::new(), year, known, counts, names, numbers }
    }

    /// Says something about a cell.
    pub fn say(&mut self, cell: (usize, usize), kind: As, why: impl Into<String>, project: Option<usize>) {
        self.facts.push(Fact { cell, kind, place: None, value: None, why: why.into(), project, options: Vec::new() });
    }

    /// Asks about a cell.
    pub fn ask(
        &mut self,
        cell: (usize, usize),
        why: impl Into<String>,
        project: Option<usize>,
        options: Vec<(Place, String)>,
    ) {
        let (place, value) = options.first().cloned().map_or((None, None), |(place, value)| (Some(place), Some(value)));
        self.facts.push(Fact { cell, kind: As::Ask, place, value, why: why.into(), project, options });
    }

    /// Puts a value into a place.
    pub fn set(&mut self, cell: (usize, usize), place: Place, value: String, why: &str) {
        let project = place.project;
        match self.known.get(&place) {
            Some((known, _)) if *known == value => self.say(cell, As::Repeated, "同じ値が先に出ている", project),
            Some((known, _)) => {
                let options = vec![(place.clone(), known.clone()), (place, value.clone())];
                let why = format!("同じ項目の値が2通りある({known} と {value})。どちらか");
                self.ask(cell, why, project, options);
            }
            None => {
                self.known.insert(place.clone(), (value.clone(), self.facts.len()));
                self.facts.push(Fact {
                    cell,
                    kind: As::Value,
                    place: Some(place),
                    value: Some(value),
                    why: why.to_owned(),
                    project,
                    options: Vec::new(),
                });
            }
        }
    }

    /// Whether a place has its value.
    pub fn has(&self, place: &Place) -> bool {
        self.known.contains_key(place)
    }

    /// What a place says.
    pub fn get(&self, place: &Place) -> Option<&str> {
        self.known.get(place).map(|(value, _)| value.as_str())
    }

    /// The next index of a list.
    pub fn next(&mut self, place: &Place) -> usize {
        let count = self.counts.entry(place.clone()).or_default();
        *count += 1;
        *count - 1
    }

    /// The project that has this number.
    pub fn numbered(&self, number: &str) -> Option<usize> {
        self.numbers.get(number).copied()
    }

    /// The only project whose name is nearly this one.
    pub fn like(&self, name: &str) -> Option<usize> {
        let mut found = (0..self.projects.len()).filter(|&at| alike(&self.projects[at].name, name));
        found.next().filter(|_| found.next().is_none())
    }

    /// The project of this name, a new one if there is none; its second spelling is kept as such.
    pub fn project(&mut self, cell: (usize, usize), name: &str, number: Option<&str>) -> usize {
        let key = squeezed(name);
        let found = self.names.get(&key).copied();
        if let Some(found) = found {
            let why = "事業名は先に出ている";
            if !self.facts.iter().rev().take(4).any(|fact| fact.cell == cell) {
                self.say(cell, As::Repeated, why, Some(found));
            }
            return found;
        }
        let like = number.and_then(|number| self.numbered(number)).filter(|&at| alike(&self.projects[at].name, name));
        if let Some(found) = like {
            let list = Place { project: Some(found), field: "/name_variants".into(), ..Place::default() };
            let index = self.next(&list);
            let place = Place { field: format!("/name_variants/{index}"), ..list };
            self.set(cell, place, string(name), "番号が同じで、名称の表記が違う");
            return found;
        }
        self.projects.push(Project { name: name.to_owned(), kpis: Vec::new() });
        let project = self.projects.len() - 1;
        self.names.insert(key, project);
        let place = Place { project: Some(project), field: "/name".into(), ..Place::default() };
        self.set(cell, place, string(name), "事業名");
        project
    }

    /// The KPI of this name in a project and year; a second one of the same name in the same table is another.
    pub fn kpi(&mut self, cell: (usize, usize), project: usize, year: u16, name: &str) -> usize {
        let place = |kpi| Place { project: Some(project), year: Some(year), kpi: Some(kpi), field: "/name".into() };
        let found = (0..self.projects[project].kpis.len())
            .find(|&at| self.projects[project].kpis[at] == name && !self.has(&place(at)));
        let at = found.unwrap_or_else(|| {
            self.projects[project].kpis.push(name.to_owned());
            self.projects[project].kpis.len() - 1
        });
        self.set(cell, place(at), string(name), "指標名");
        let shown = name.trim_start_matches(['(', '（', '〔', '【', '［', '[', '※']);
        if shown.starts_with("参考") {
            self.set(cell, Place { field: "/reference".into(), ..place(at) }, "true".into(), "名称に「参考」とある");
        }
        if let Some(unit) = unit_in_name(name) {
            self.set(cell, Place { field: "/unit".into(), ..place(at) }, string(&unit), "名称のかっこの中の単位");
        }
        at
    }

    fn cell(&self, (sheet, cell): (usize, usize)) -> Option<(&'b Sheet, &'b Cell)> {
        let sheet = self.book.sheets.get(sheet)?;
        Some((sheet, sheet.cells.get(cell)?))
    }

    /// Puts a cell of a known meaning into the ledger.
    pub fn put(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let Some((sheet, cell)) = self.cell(id) else { return };
        let project = around.project;
        let year = around.year.unwrap_or(self.year);
        let own = |field: &str| Place { project, field: field.to_owned(), ..Place::default() };
        let review = |field: &str| Place { project, year: Some(year), field: field.to_owned(), ..Place::default() };
        let kpi = |field: &str| Place { kpi: around.kpi, ..review(field) };
        let unplaced = |maker: &mut Self, concept: &str| {
            maker.say(id, As::Unplaced, format!("台帳に欄がない: {concept}"), project)
        };
        let of_ledger = matches!(concept, "municipality" | "prefecture" | "code" | "year");
        if cell.raw == Raw::Error && !matches!(concept, "rate" | "check" | "total_cost") {
            self.ask(id, format!("式がエラー({})になっている。値は何か", cell.text), project, Vec::new());
            return;
        }
        if project.is_none()
            && !of_ledger
            && !matches!(
                concept,
                "rate"
                    | "check"
                    | "contact"
                    | "form_date"
                    | "date_part"
                    | "revised"
                    | "budget_code"
                    | "serial"
                    | "law"
                    | "licence"
                    | "place"
                    | "staff"
                    | "total_cost"
                    | "viewpoint"
            )
        {
            unplaced(self, "どの事業の値か分からない");
            return;
        }
        if empty_source(self.book, sheet, cell) {
            let options = match concept {
                "target" | "actual" | "baseline" => vec![(kpi(&format!("/{concept}")), "0".into())],
                _ => Vec::new(),
            };
            let formula = cell.formula.clone().unwrap_or_default();
            self.ask(
                id,
                format!("{formula} が空のため {} と見える。{} か、未記入か", cell.text, cell.text),
                project,
                options,
            );
            return;
        }
        if let Some(kept) = &cell.unstruck {
            let kept = kept.trim_matches(|c: char| c.is_whitespace() || matches!(c, '→' | '⇒'));
            let field = kpi(&format!("/{}", if concept == "previous" { "actual" } else { concept }));
            let options = vec![(field.clone(), printed(kept)), (field, string(text))];
            self.ask(id, format!("見え消しで直してある(「{}」)。「{kept}」でよいか", cell.text), project, options);
            return;
        }
        match concept {
            "number" => match whole(text) {
                Some(value) => {
                    let taken = self.numbers.get(&value).is_some_and(|at| Some(*at) != project);
                    if taken {
                        let why = format!("ほかの事業と同じ番号 {value}。写したシートの直し忘れか");
                        self.ask(id, why, project, vec![(own("/number"), value)]);
                    } else {
                        if let Some(project) = project {
                            self.numbers.entry(value.clone()).or_insert(project);
                        }
                        self.set(id, own("/number"), value, "番号");
                    }
                }
                None => unplaced(self, "数でない番号"),
            },
            "department" => {
                let known = self.get(&own("/department")).map(str::to_owned);
                match (known, around.kpi) {
                    (Some(known), Some(_)) if known != string(text) => {
                        self.set(id, kpi("/department"), string(text), "指標の担当課")
                    }
                    _ => self.set(id, own("/department"), string(text), "担当課"),
                }
            }
            "scope" => {
                let word = squeezed(text);
                let word = word.trim_matches(['<', '>', '(', ')', '[', ']', '【', '】']);
                if ["広域", "単独"].iter().any(|scope| word.contains(scope)) {
                    self.set(id, own("/scope"), string(word), "広域・単独の別");
                } else {
                    self.set(id, review("/program"), string(text), "交付金の区分");
                }
            }
            "period" => match period(text) {
                Some((from, to)) => {
                    self.set(id, own("/period/from"), string(&short(from)), "期間の始め");
                    if let Some(to) = to {
                        self.set(id, own("/period/to"), string(&short(to)), "期間の終わり");
                    }
                }
                None => unplaced(self, "年度として読めない期間"),
            },
            "strategy" | "strategy_group" | "measure" => {
                let list = own("/strategy");
                let said = string(text);
                let there = (0..self.counts.get(&list).copied().unwrap_or_default())
                    .any(|n| self.get(&own(&format!("/strategy/{n}"))) == Some(&said));
                if there {
                    self.say(id, As::Repeated, "同じ位置付けが先に出ている", project);
                } else {
                    let n = self.next(&list);
                    self.set(id, own(&format!("/strategy/{n}")), said, "総合戦略での位置付け");
                }
            }
            "program" => self.set(id, review("/program"), string(text), "交付金の種類"),
            "cost" | "grant" | "budget" | "plan_cost" => self.money(id, concept, text, around),
            "kpi" => unplaced(self, "指標の名称でない文字"),
            "unit" => self.set(id, kpi("/unit"), string(text), "単位"),
            "target" | "actual" | "baseline" | "previous" | "goal" => self.quantity(id, concept, text, around),
            "goal_by" => {
                if around.kpi.is_some() {
                    self.set(id, kpi("/goal/by"), string(text), "目標年月");
                } else {
                    unplaced(self, "目標年月");
                }
            }
            "baseline_year" => self.set(id, kpi("/baseline_year"), string(text), "基準年度"),
            "kpi_rating" if around.kpi.is_some() => self.set(id, kpi("/rating"), string(text), "指標の評価"),
            "kind" if around.kpi.is_some() => {
                let word = squeezed(text);
                match ["活動", "成果"].into_iter().find(|kind| word.starts_with(kind)) {
                    Some(kind) => self.set(id, kpi("/kind"), string(kind), "指標区分"),
                    None => unplaced(self, "指標区分"),
                }
            }
            "source" if around.kpi.is_some() => self.set(id, kpi("/source"), string(text), "出典"),
            "note" if around.kpi.is_some() => self.set(id, kpi("/note"), string(text), "備考"),
            "due" if around.kpi.is_some() => match cell.day.clone().or_else(|| values::day(text)) {
                Some(day) => self.set(id, kpi("/due"), string(&day), "確定の期日"),
                None => {
                    let options = vec![(kpi("/note"), string(text))];
                    self.ask(id, format!("日付でない期日「{text}」。いつと読むか、備考に残すか"), project, options);
                }
            },
            "state" => {
                let pending = ["確認中", "集計中", "未確定", "未公表", "未定"].iter().any(|word| text.contains(word));
                let place = kpi("/actual");
                if pending && around.kpi.is_some() && !self.has(&place) {
                    self.set(id, place, string(text), "実績値が空で、状態が確定していない");
                } else {
                    unplaced(self, "値の確定状況");
                }
            }
            "rating" | "policy" | "mark" => {
                let field = if concept == "policy" { "/policy/decision" } else { "/effect/rating" };
                match values::choices(text) {
                    Some((_, marked)) if marked.len() == 1 => {
                        self.set(id, review(field), string(&marked[0]), "印の付いた選択肢");
                    }
                    Some((_, marked)) if marked.is_empty() => self.say(id, As::Label, "選択肢(印がない)", project),
                    Some((_, marked)) => {
                        let options = marked.iter().map(|word| (review(field), string(word))).collect();
                        self.ask(id, format!("印が{}つ付いている。どれか", marked.len()), project, options);
                    }
                    None => self.set(id, review(field), string(text), "評価・方針"),
                }
            }
            "comment" | "reason" | "current" | "obstacles" | "revisions" => {
                let field = match concept {
                    "comment" => "/effect/comment",
                    "reason" => "/policy/reason",
                    "current" => "/issues/current",
                    "obstacles" => "/issues/obstacles",
                    _ => "/issues/revisions",
                };
                self.long(id, review(field), text);
            }
            "both" => {
                let options = vec![(review("/effect/comment"), string(text)), (review("/policy/reason"), string(text))];
                self.ask(id, "評価と今後の方針が1つの欄に書かれている。どちらに入れるか", project, options);
            }
            "opinion" => {
                let n = self.next(&review("/opinions"));
                self.long(id, review(&format!("/opinions/{n}/text")), text);
            }
            "outside" | "stage_two" => {
                let n = self.next(&review("/evaluations"));
                let stage = if concept == "outside" { "外部" } else { "庁内" };
                let part = if concept == "outside" && text.chars().count() < 30 { "rating" } else { "comment" };
                self.set(id, review(&format!("/evaluations/{n}/stage")), string(stage), "評価の段階");
                self.set(id, review(&format!("/evaluations/{n}/{part}")), string(text), "外部・二次の評価");
            }
            "achievements" => {
                if is_ditto(text) {
                    self.long(id, review("/achievements/0/body"), text);
                    return;
                }
                for (heading, body) in achievements(text) {
                    let n = self.next(&review("/achievements"));
                    for (key, part) in [("heading", heading), ("body", body)] {
                        if !part.is_empty() {
                            self.set(id, review(&format!("/achievements/{n}/{key}")), string(&part), "事業の実績");
                        }
                    }
                }
            }
            "summary" => self.set(id, own("/plan/summary"), string(text), "事業概要"),
            "purpose" => {
                for line in items(text) {
                    let n = self.next(&own("/plan/purpose"));
                    self.set(id, own(&format!("/plan/purpose/{n}")), string(line), "目的");
                }
            }
            "applicant" | "first_adopted" | "type" | "field" | "partners" => {
                self.set(id, own(&format!("/plan/{concept}")), string(text), "事業概要の欄");
            }
            "urls" => {
                let n = self.next(&own("/plan/urls"));
                self.set(id, own(&format!("/plan/urls/{n}")), string(text.trim()), "関連URL");
            }
            "plan_body" => self.plan_body(id, project, text),
            "plan_kpi" => self.plan_kpis(id, project, text),
            "municipality" => {
                let place = Place { field: "/municipality".into(), ..Place::default() };
                match self.get(&Place { field: "/prefecture".into(), ..Place::default() }).map(str::to_owned) {
                    Some(prefecture) if !self.has(&place) && !text.contains(['都', '道', '府', '県']) => {
                        let prefecture: String = serde_json::from_str(&prefecture).unwrap_or_default();
                        self.set(id, place, string(&format!("{prefecture}{text}")), "都道府県名と市町村名");
                    }
                    _ => self.set(id, place, string(text), "自治体"),
                }
            }
            "prefecture" => {
                self.set(id, Place { field: "/prefecture".into(), ..Place::default() }, string(text), "都道府県")
            }
            "code" => match code(text) {
                Some(code) => self.set(
                    id,
                    Place { field: "/municipality_code".into(), ..Place::default() },
                    string(&code),
                    "団体コード",
                ),
                None => self.say(id, As::Unplaced, "団体コード(6桁でないか、検査数字が合わない)", project),
            },
            "year" => match super::words::years(text).first() {
                Some(year) if *year == self.year => {
                    let place = Place { field: "/fiscal_year".into(), ..Place::default() };
                    self.set(id, place, string(&short(*year)), "年度");
                }
                _ => self.say(id, As::Repeated, "年度", project),
            },
            "funding" => self.funding(id, text, around),
            "change" if around.kpi.is_some() && text.contains(['→', '⇒']) => {
                self.quantity(id, "actual", text, around)
            }
            "build_cost" => self.ask(id, "整備費はこの年度の事業費ではない。取り込むか", project, Vec::new()),
            "check" => unplaced(self, "確認用の欄"),
            other => unplaced(self, concept_words(other)),
        }
    }

    fn long(&mut self, id: (usize, usize), place: Place, text: &str) {
        if is_ditto(text) {
            let project = place.project;
            self.ask(id, "「同上」は上の事業の文章を指すことになる。書き誤りか", project, vec![(place, string(text))]);
        } else {
            self.set(id, place, string(text), "文章");
        }
    }

    fn money(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let year = around.year.unwrap_or(self.year);
        let (field, year) = match concept {
            "plan_cost" => ("/plan/total_cost".to_owned(), None),
            concept => (format!("/{concept}"), Some(year)),
        };
        let place = Place { project: around.project, year, field, ..Place::default() };
        let flat = squeezed(text);
        if concept == "plan_cost"
            && let Some((whole, part)) = flat.trim_end_matches(')').split_once('(')
        {
            if let Some(value) = yen(whole, 1) {
                self.set(id, place.clone(), value.to_string(), "総事業費");
            }
            if let Some(value) = yen(part, 1) {
                let field = "/plan/year_cost/amount".to_owned();
                self.set(id, Place { field, ..place }, value.to_string(), "かっこの中の年度の事業費");
            }
            return;
        }
        match yen(text, around.scale.unwrap_or(1)) {
            Some(value) if around.scale.is_none() && !flat.contains('円') && (1..100_000).contains(&value) => {
                let options = vec![(place.clone(), value.to_string()), (place, (value * 1000).to_string())];
                self.ask(id, format!("金額の単位が書かれていない(「{text}」)。円か千円か"), around.project, options);
            }
            Some(value) => self.set(id, place, value.to_string(), "金額(円)"),
            None => self.say(id, As::Unplaced, format!("金額として読めない「{text}」"), around.project),
        }
    }

    fn funding(&mut self, id: (usize, usize), text: &str, around: Around<'_>) {
        match yen(text, around.scale.unwrap_or(1)) {
            Some(amount) if around.unit.is_some() => {
                let place =
                    Place { project: around.project, year: around.year.or(Some(self.year)), ..Place::default() };
                let n = self.next(&Place { field: "/funding".into(), ..place.clone() });
                let at = |key: &str| Place { field: format!("/funding/{n}/{key}"), ..place.clone() };
                self.set(id, at("source"), string(around.unit.unwrap_or_default()), "財源");
                self.set(id, at("amount"), amount.to_string(), "財源の額(円)");
            }
            _ => self.say(id, As::Unplaced, "財源", around.project),
        }
    }

    fn quantity(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let Some((_, cell)) = self.cell(id) else { return };
        let year = around.year.unwrap_or(self.year);
        let key = match concept {
            "previous" => "actual",
            "goal" => "goal/value",
            key => key,
        };
        if around.kpi.is_none() {
            self.say(id, As::Unplaced, "どの指標の値か分からない", around.project);
            return;
        }
        let place = Place { project: around.project, year: Some(year), kpi: around.kpi, field: format!("/{key}") };
        if cell.raw == Raw::Date {
            self.ask(id, format!("数値の欄に日付({text})が入っている。値は何か"), around.project, Vec::new());
            return;
        }
        let flat = squeezed(text);
        if let Some((value, mark)) = text.split_once('※')
            && number(value).is_some()
            && mark.chars().count() <= 2
        {
            let options = vec![(place.clone(), printed(value)), (place, string(text))];
            self.ask(id, format!("「※{mark}」は注の印か、値の一部か。値は {value} か"), around.project, options);
            return;
        }
        if flat.contains(['→', '⇒']) && flat.chars().any(|c| c.is_ascii_digit()) {
            let sides = flat.split(['→', '⇒']).collect::<Vec<_>>();
            let baseline = Place { field: "/baseline".into(), ..place.clone() };
            let options = vec![(baseline, printed(sides[0])), (place, string(text))];
            self.ask(id, format!("「{text}」は開始前→実績か、目標→実績か"), around.project, options);
            return;
        }
        if let (Some((_, own)), Some(unit)) = (with_unit(text), around.unit)
            && !own.is_empty()
            && own.chars().count() <= 4
            && !own.contains(['(', '以', '程', '回', '・', '/', '~', '～'])
            && own.chars().all(char::is_alphabetic)
            && !is_dash(unit)
            && !squeezed(unit).contains(&own)
            && !own.contains(&squeezed(unit))
            && !own.ends_with('円')
        {
            let why = format!("単位は「{unit}」だが「{text}」と書かれている。この指標の値か、別の数か");
            self.ask(id, why, around.project, vec![(place, string(text))]);
            return;
        }
        self.set(id, place, printed(text), "指標の値");
    }

    fn plan_body(&mut self, id: (usize, usize), project: Option<usize>, text: &str) {
        let own = |field: String| Place { project, field, ..Place::default() };
        let (mut group, mut summary, mut in_costs) = (String::new(), Vec::new(), !text.contains("【主な経費】"));
        for line in items(text) {
            match line {
                "【事業概要】" => {}
                "【主な経費】" => in_costs = true,
                line if !in_costs => summary.push(line),
                line => {
                    if let Some((item, account, amount)) = cost_item(line) {
                        let n = self.next(&own("/plan/cost_items".into()));
                        let at = |key: &str| own(format!("/plan/cost_items/{n}/{key}"));
                        if !group.is_empty() {
                            self.set(id, at("group"), string(&group), "経費の区分");
                        }
                        self.set(id, at("item"), string(&item), "経費");
                        self.set(id, at("account"), string(&account), "節");
                        self.set(id, at("amount"), amount.to_string(), "経費の額(円)");
                    } else {
                        group = line.trim_start_matches(['○', '・', '●', '◯']).to_owned();
                    }
                }
            }
        }
        if !summary.is_empty() {
            self.set(id, own("/plan/summary".into()), string(&summary.join("\n")), "事業概要");
        }
    }

    fn plan_kpis(&mut self, id: (usize, usize), project: Option<usize>, text: &str) {
        for line in items(text) {
            let name = line.trim_start_matches(|c: char| ('①'..='⑳').contains(&c) || matches!(c, '・' | '○'));
            let parts = name.rfind(['（', '(']).map(|at| (&name[..at], squeezed(&name[at..])));
            let Some((name, inside)) = parts else { continue };
            let inside = inside.trim_matches(['(', ')', '+']).to_owned();
            let Some((value, unit)) = with_unit(&inside) else { continue };
            let n = self.next(&Place { project, field: "/plan/kpi_increments".into(), ..Place::default() });
            for (key, value) in [("name", string(name.trim())), ("increase", value), ("unit", string(&unit))] {
                let field = format!("/plan/kpi_increments/{n}/{key}");
                self.set(id, Place { project, field, ..Place::default() }, value, "KPI増加分");
            }
        }
    }
}

/// The lines of a list; where a copy has lost its line breaks, a mark after a space begins one.
fn items(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let begins = |c: char| matches!(c, '・' | '○' | '●' | '【') || ('①'..='⑳').contains(&c);
    let pieces = std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut before = ' ';
        let cut = rest.char_indices().skip(1).find(|&(at, c)| {
            before = rest[..at].chars().next_back().unwrap_or(' ');
            c == '\n' || (before == ' ' && begins(c))
        });
        let (piece, after) = rest.split_at(cut.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(piece.trim())
    });
    pieces.filter(|line| !line.is_empty())
}

/// `・公設塾運営委託費（委託料）5,660千円` in its parts.
fn cost_item(line: &str) -> Option<(String, String, i64)> {
    let close = line.rfind(['）', ')'])?;
    let open = line[..close].rfind(['（', '('])?;
    let bracket = |at: usize| line[at..].chars().next().map_or(1, char::len_utf8);
    let amount = yen(&line[close + bracket(close)..], 1)?;
    let item = line[..open].trim_start_matches(['・', '○', '●', '-', ' ']).trim();
    Some((item.to_owned(), line[open + bracket(open)..close].to_owned(), amount))
}

/// Headings in 【】 and what stands below each.
fn achievements(text: &str) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (heading, after) = match (rest.starts_with('【'), rest.find('】')) {
            (true, Some(end)) => rest.split_at(end + '】'.len_utf8()),
            _ => ("", rest),
        };
        let next = after.match_indices('【').map(|(at, _)| at).find(|&at| {
            at > 0 && after[..at].ends_with(|c: char| c.is_whitespace()) || (at == 0 && !heading.is_empty())
        });
        let body = &after[..next.unwrap_or(after.len())];
        parts.push((heading.to_owned(), body.trim().to_owned()));
        rest = &after[next.unwrap_or(after.len())..];
    }
    parts
}

/// 「受講者数(人)」: a unit in brackets at the end of a name.
fn unit_in_name(name: &str) -> Option<String> {
    let name = name.trim_end();
    let open = name.rfind(['(', '（'])?;
    let inside = name[open..].trim_matches(['(', '（', ')', '）']);
    let units = [
        "人",
        "%",
        "％",
        "件",
        "回",
        "円",
        "千円",
        "百万円",
        "万円",
        "ha",
        "社",
        "団体",
        "世帯",
        "組",
        "戸",
        "頭",
        "店",
        "店舗",
        "か所",
        "箇所",
        "人泊",
        "泊",
        "台",
        "品",
        "者",
        "校",
        "km",
        "ｔ",
        "t",
        "kg",
        "点",
        "位",
        "日",
        "時間",
        "事業所",
        "施設",
        "名",
        "‰",
        "人/年",
        "商品",
        "本",
        "冊",
        "棟",
        "軒",
        "区画",
        "経営体",
    ];
    (name.ends_with([')', '）']) && units.contains(&inside)).then(|| inside.to_owned())
}

/// Whether a formula shows something only because what it refers to is empty.
fn empty_source(book: &Book, sheet: &Sheet, cell: &Cell) -> bool {
    let Some(formula) = cell.formula.as_deref().filter(|formula| !formula.is_empty()) else { return false };
    if cell.raw != Raw::Number
        || number(&cell.text).and_then(|n| n.parse::<f64>().ok()) != Some(0.0)
        || formula.contains('(')
    {
        return false;
    }
    let (of, reference) =
        formula.rsplit_once('!').map_or((None, formula), |(of, rest)| (Some(of.trim_matches('\'')), rest));
    let Some((row, column)) = at(reference.trim()) else { return false };
    let of = match of {
        Some(name) => book.sheets.iter().find(|sheet| sheet.name.as_deref() == Some(name)),
        None => Some(sheet),
    };
    of.and_then(|sheet| sheet.at(row, column)).is_none_or(|cell| is_blank(&cell.text))
}

/// A 全国地方公共団体コード of six digits whose check digit is right.
fn code(text: &str) -> Option<String> {
    let text = squeezed(text);
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    let [body @ .., check] = digits.as_slice() else { return None };
    let sum: u32 = body.iter().zip([6, 5, 4, 3, 2]).map(|(d, w)| d * w).sum();
    (digits.len() == 6 && (11 - sum % 11) % 10 == *check).then_some(text)
}

/// Whether two names are the same but for a few characters.
fn alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (squeezed(a).chars().collect(), squeezed(b).chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let longest = a.len().max(b.len());
    longest > 0 && (same + back).min(longest) * 10 >= longest * 7
}

fn concept_words(concept: &str) -> &str {
    match concept {
        "rate" => "印刷された達成率",
        "trend" => "推移",
        "kpi_rating" => "指標の評価(どの指標か分からない)",
        "contact" => "連絡先",
        "form_date" | "date_part" => "記入の日付",
        "revised" => "総合戦略の見直しの有無",
        "budget_code" => "予算科目",
        "law" => "根拠法令",
        "staff" => "人件費",
        "total_cost" => "人件費を含む総コスト",
        "viewpoint" => "観点ごとの評価",
        "serial" => "整理番号",
        "place" => "位置",
        "licence" => "ライセンス",
        "outlook" => "達成見込み",
        "built" => "整備年度・整備費",
        "change" => "前後の変化",
        "note" => "備考",
        "kpi_number" => "指標の番号",
        other => other,
    }
}
