//! A cell whose meaning is known → the field of the ledger for it.
//!
//! Checked first, whatever the meaning: an error instead of a value, a value of no known project, a formula that shows 0
//! because its source is empty, and struck-out text. A meaning that the ledger has no field for is said by name.

use std::borrow::Cow;

use super::amounts::AS_TEXT;
use super::lists::{achievements, items};
use super::marks::is_list_of_choices;
use super::names::without_phone;
use super::namesakes::OTHER;
use super::without_field::concept_words;
use super::wordings::{code, is_degree, is_no_program, is_of_grant, mark_and_sentence, with_reason, within_brackets};
use super::{Around, As, Choice, Choosing, Maker, Place, yes_or_no};
use crate::exchange::cells::{Book, Cell, Raw, Sheet, place as at};
use crate::exchange::values::kinds::kind_said;
use crate::exchange::values::{self, is_ditto, number, period, printed, short, string, whole, with_unit};
use crate::exchange::words::{self, is_blank, squeezed};
use crate::ledger::date;

impl Maker<'_> {
    /// Puts a cell of a known meaning into the ledger.
    pub fn put(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let Some((sheet, cell)) = self.cell(id) else { return };
        let project = around.project;
        let year = around.year.unwrap_or(self.year);
        let own = |field: Cow<'static, str>| Place { project, field, ..Place::default() };
        let review = |field: Cow<'static, str>| Place { project, year: Some(year), field, ..Place::default() };
        let kpi = |field: Cow<'static, str>| Place { kpi: around.kpi, ..review(field) };
        let unplaced = |maker: &mut Self, concept: &str| {
            maker.say(id, As::Unplaced, format!("台帳に欄がない: {concept}"), project)
        };
        let of_ledger = matches!(concept, "municipality" | "prefecture" | "code" | "year" | "verifier");
        if cell.raw == Raw::Error && !matches!(concept, "rate" | "check" | "total_cost") {
            let why = format!("式がエラー({})になっている。値は何か", cell.text);
            return self.ask_value(id, ("error", around.header), concept, why, around);
        }
        if project.is_none()
            && !of_ledger
            && !matches!(
                concept,
                "rate"
                    | "check"
                    | "contact"
                    | "person"
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
                "target" | "actual" | "baseline" => vec![Choice::new("0", kpi(format!("/{concept}").into()), "0")],
                _ => Vec::new(),
            };
            let formula = cell.formula().unwrap_or_default();
            let why = format!("{formula} が空のため {} と見える。{} か、未記入か", cell.text, cell.text);
            self.ask(id, ("empty-source", around.header), why, project, options);
            return;
        }
        if cell.unstruck().is_some() && !self.struck_rows.contains(&(id.0, cell.row)) {
            return self.ask_struck(id, concept, text, around);
        }
        // 「☑単独 □広域連携」: what is marked is the value.
        let one_of = matches!(
            concept,
            "scope" | "program" | "kind" | "type" | "field" | "kpi_rating" | "outside" | "stage_one" | "stage_two"
        );
        if let Some((_, marked)) = one_of.then(|| values::choices(text)).flatten() {
            return match &marked[..] {
                [one] if one != text => self.put(id, concept, one, around),
                _ => self.say(id, As::Unplaced, "印の付いた選択肢が1つでない", project),
            };
        }
        // A system's word for an empty field.
        if text.len() == 4 && text.eq_ignore_ascii_case("null") {
            return self.say(id, As::Unplaced, "空の欄(NULL)", project);
        }
        match concept {
            "contact" if project.is_some() && !self.has(&own("/contact".into())) => {
                self.set(id, own("/contact".into()), string(text), "連絡先")
            }
            "number" => match whole(text).or_else(|| whole(within_brackets(text)?)) {
                Some(value) => {
                    let taken = self.numbers.get(&value).is_some_and(|at| Some(*at) != project);
                    if taken {
                        let why = format!(
                            "ほかの事業と同じ番号 {value}。写したシートの直し忘れか、シートごとの番号か。\
                             このまま {value} か、「{OTHER}」(番号は空欄)か、正しい番号か"
                        );
                        let options = vec![
                            Choice::new(value.as_str(), own("/number".into()), value.as_str()),
                            Choice { words: OTHER.to_owned(), values: Vec::new() },
                        ];
                        self.ask(id, ("number-twice", around.header), why, project, options);
                    } else {
                        if let Some(project) = project {
                            self.numbers.entry(value.clone()).or_insert(project);
                        }
                        self.set(id, own("/number".into()), value, "番号");
                    }
                }
                // 「事業ID」 may be a ledger's own.
                None if around.header.contains("ID") => self.set(id, own("/id".into()), string(text), "事業ID"),
                None => unplaced(self, "数でない番号"),
            },
            "department" => {
                let (text, phone) = without_phone(text);
                if let Some(phone) = phone.filter(|_| !self.has(&own("/contact".into()))) {
                    self.set(id, own("/contact".into()), string(phone), "担当課に添えられた連絡先");
                }
                let known = self.get(&own("/department".into())).map(str::to_owned);
                match (known, around.kpi) {
                    (Some(known), Some(_)) if known != string(text) => {
                        self.set(id, kpi("/department".into()), string(text), "指標の担当課")
                    }
                    _ => self.set(id, own("/department".into()), string(text), "担当課"),
                }
            }
            "scope" => {
                let word = squeezed(text);
                let kind = ["活動", "成果"].into_iter().find(|kind| word.starts_with(kind) && word.ends_with("指標"));
                if let Some(kind) = kind.filter(|_| around.kpi.is_some()) {
                    return self.set(id, kpi("/kind".into()), string(kind), "指標区分");
                }
                let word = word.trim_matches(['<', '>', '(', ')', '[', ']', '【', '】']);
                if ["広域", "単独"].iter().any(|scope| word.contains(scope)) {
                    // 「広域連携」, 「単独事業」 say no more.
                    let word = ["連携", "事業", "実施"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
                    self.set(id, own("/scope".into()), string(word), "広域・単独の別");
                } else if is_no_program(word)
                    || (around.header.trim_end_matches('|').ends_with("区分") && !is_of_grant(word))
                {
                    unplaced(self, "区分");
                } else {
                    self.set(id, review("/program".into()), string(text), "交付金の区分");
                }
            }
            "period" => match period(text) {
                Some((from, to)) => {
                    self.set(id, own("/period/from".into()), string(&short(from)), "期間の始め");
                    if let Some(to) = to {
                        self.set(id, own("/period/to".into()), string(&short(to)), "期間の終わり");
                    }
                }
                None => unplaced(self, "年度として読めない期間"),
            },
            "period_from" | "period_to" => match values::end_of_period(text) {
                Some(year) => {
                    let end = if concept == "period_from" { "from" } else { "to" };
                    self.set(id, own(format!("/period/{end}").into()), string(&short(year)), "期間の始めか終わり");
                }
                None => unplaced(self, "年度として読めない期間"),
            },
            "strategy" | "strategy_group" | "measure" => {
                let list = own("/strategy".into());
                let said = string(text);
                if !self.strategies.insert((project, said.clone())) {
                    self.say(id, As::Repeated, "同じ位置付けが先に出ている", project);
                } else {
                    let n = self.next(&list);
                    self.set(id, own(format!("/strategy/{n}").into()), said, "総合戦略での位置付け");
                }
            }
            "program" => self.set(id, review("/program".into()), string(text), "交付金の種類"),
            "cost" | "grant" | "budget" | "plan_cost" => self.money(id, concept, text, around),
            "kpi" => unplaced(self, "指標の名称でない文字"),
            "unit" => self.set(id, kpi("/unit".into()), string(text), "単位"),
            "target" | "actual" | "baseline" | "previous" | "goal" => self.quantity(id, concept, text, around),
            "midterm" if around.kpi.is_some() => {
                let options = vec![
                    Choice::new("目標値", kpi("/target".into()), printed(text)),
                    Choice::new("最終目標", kpi("/goal/value".into()), printed(text)),
                ];
                let why =
                    "途中の年度の目標。この年度の目標値として取り込むか、最終目標として取り込むか、取り込まないか";
                self.ask(id, ("final-target", around.header), why, project, options);
            }
            "goal_by" => {
                if around.kpi.is_some() {
                    self.set(id, kpi("/goal/by".into()), string(text), "目標年月");
                } else {
                    unplaced(self, "目標年月");
                }
            }
            "baseline_year" => self.set(id, kpi("/baseline_year".into()), string(text), "基準年度"),
            // 「達成度 未達成」 is a mark, not a rate.
            "rate" if around.kpi.is_some() && is_degree(text) && !self.has(&kpi("/rating".into())) => {
                self.set(id, kpi("/rating".into()), string(text), "指標の評価")
            }
            // 「進捗 35%」 is a rate, not a mark.
            "kpi_rating" if with_unit(text).is_some_and(|(_, unit)| unit == "%") => {
                unplaced(self, concept_words("rate"))
            }
            "kpi_rating" if around.kpi.is_some() => self.set(id, kpi("/rating".into()), string(text), "指標の評価"),
            "kind" if around.kpi.is_some() => match kind_said(text) {
                Some(kind) => self.set(id, kpi("/kind".into()), string(&kind), "指標区分"),
                None => unplaced(self, "指標区分"),
            },
            "source" if around.kpi.is_some() => self.set(id, kpi("/source".into()), string(text), "出典"),
            "note" if around.kpi.is_some() => self.set(id, kpi("/note".into()), string(text), "備考"),
            "due" if around.kpi.is_some() => match cell.day().map(str::to_owned).or_else(|| values::day(text)) {
                Some(day) => self.set(id, kpi("/due".into()), string(&day), "確定の期日"),
                // A month or the end of one stays as it is printed.
                None if date::written(text.trim()) == date::Written::Date => {
                    self.set(id, kpi("/due".into()), string(text.trim()), "確定の期日")
                }
                None => {
                    let options = vec![Choice::new("備考に残す", kpi("/note".into()), string(text))];
                    let why = format!("日付でない期日「{text}」。いつと読むか、備考に残すか");
                    self.ask(id, ("due", around.header), why, project, options);
                }
            },
            "state" => {
                let pending = values::is_pending(text);
                let place = kpi("/actual".into());
                if pending && around.kpi.is_some() && !self.has(&place) {
                    self.set(id, place, string(text), "実績値が空で、状態が確定していない");
                } else {
                    unplaced(self, "値の確定状況");
                }
            }
            // 「Ａ　オンライン相談が定着した。」
            "rating" | "mark" if mark_and_sentence(text).is_some() => {
                if let Some((mark, sentence)) = mark_and_sentence(text) {
                    self.put(id, concept, mark, around);
                    self.long(id, review("/effect/comment".into()), sentence);
                }
            }
            // Sentences are the reason for a rating, whatever the column is called.
            "rating" | "mark" if text.trim_end().ends_with('。') => {
                self.long(id, review("/effect/comment".into()), text)
            }
            "rating" | "policy" | "mark" if self.is_mark(id, concept, text, around) => {}
            "rating" | "policy" | "mark" if is_list_of_choices(text) => unplaced(self, "選択肢(どれにも印がない)"),
            // A sentence below the policy says why.
            "policy" if text.trim_end().ends_with('。') && self.has(&review("/policy/decision".into())) => {
                self.long(id, review("/policy/reason".into()), text)
            }
            "policy" if with_reason(text).is_some() => {
                if let Some((decision, reason)) = with_reason(text) {
                    self.put(id, concept, decision, around);
                    self.long(id, review("/policy/reason".into()), reason);
                }
            }
            "rating" | "policy" | "mark" => {
                let field = if concept == "policy" { "/policy/decision" } else { "/effect/rating" };
                match values::choices(text) {
                    Some((_, marked)) if marked.len() == 1 => {
                        self.set(id, review(field.into()), string(&marked[0]), "印の付いた選択肢");
                    }
                    Some((_, marked)) if marked.is_empty() => {
                        if self.given.unfilled {
                            let options = vec![((cell.row, cell.column), text.to_owned())];
                            let (sheet, place, pointer) = (id.0, review(field.into()), None);
                            self.room.choices.push(Choosing { sheet, place, pointer, options, boxes: true });
                        }
                        self.say(id, As::Label, "選択肢(印がない)", project);
                    }
                    Some((_, marked)) => {
                        let choice = |word: &String| Choice::new(word.as_str(), review(field.into()), string(word));
                        let options = marked.iter().map(choice).collect();
                        let why = format!("印が{}つ付いている。どれか", marked.len());
                        self.ask(id, ("marks", around.header), why, project, options);
                    }
                    None => self.set(id, review(field.into()), string(text), "評価・方針"),
                }
            }
            "comment" | "reason" | "why" | "result" | "current" | "obstacles" | "revisions" => {
                let field = match concept {
                    "comment" | "result" => "/effect/comment",
                    "reason" | "why" => "/policy/reason",
                    "current" => "/issues/current",
                    "obstacles" => "/issues/obstacles",
                    _ => "/issues/revisions",
                };
                self.long(id, review(field.into()), text);
            }
            "both" => {
                let options = vec![
                    Choice::new("評価の理由", review("/effect/comment".into()), string(text)),
                    Choice::new("方針の理由", review("/policy/reason".into()), string(text)),
                ];
                let why = "評価と今後の方針が1つの欄に書かれている。どちらに入れるか";
                self.ask(id, ("both", around.header), why, project, options);
            }
            "opinion" => self.opinion(id, "text", text, around),
            "opinion_by" => self.opinion(id, "by", text, around),
            "opinion_at" => self.opinion(id, "at", text, around),
            "response" => self.opinion(id, "response", text, around),
            "outside" | "stage_one" | "stage_two" => self.verdict_of_stage(id, concept, text, around),
            "outside_why" | "stage_one_why" | "stage_two_why" => self.why_of_stage(id, concept, text, around),
            "verifier" => self.verifier(id, text, around.header),
            "achievements" => {
                if is_ditto(text) {
                    self.long(id, review("/achievements/0/body".into()), text);
                    return;
                }
                for (heading, body) in achievements(text) {
                    let n = self.next(&review("/achievements".into()));
                    for (key, part) in [("heading", heading), ("body", body)] {
                        if !part.is_empty() {
                            self.set(
                                id,
                                review(format!("/achievements/{n}/{key}").into()),
                                string(&part),
                                "事業の実績",
                            );
                        }
                    }
                }
            }
            "summary" => self.set(id, own("/plan/summary".into()), string(text), "事業概要"),
            "purpose" => {
                for line in items(text) {
                    let line = line.strip_prefix("- ").unwrap_or(line).trim();
                    let n = self.next(&own("/plan/purpose".into()));
                    self.set(id, own(format!("/plan/purpose/{n}").into()), string(line), "目的");
                }
            }
            "scheme" | "applicant" | "first_adopted" | "type" | "field" | "partners" => {
                self.set(id, own(format!("/plan/{concept}").into()), string(text), "事業概要の欄");
            }
            "urls" if !text.contains(['.', '/']) => unplaced(self, "関連URL(URLと読めない)"),
            "urls" => {
                for url in text.split_whitespace() {
                    let n = self.next(&own("/plan/urls".into()));
                    let url = url.trim_start_matches('<').trim_end_matches('>');
                    self.set(id, own(format!("/plan/urls/{n}").into()), string(url), "関連URL");
                }
            }
            "expense_kinds" => {
                for kind in text.split(['、', '\n']).map(str::trim).filter(|kind| !kind.is_empty()) {
                    let n = self.next(&own("/plan/expense_kinds".into()));
                    self.set(id, own(format!("/plan/expense_kinds/{n}").into()), string(kind), "経費の種類");
                }
            }
            "kpi_department" if around.kpi.is_some() => {
                self.set(id, kpi("/department".into()), string(text), "指標の所管課")
            }
            "accumulation" if around.kpi.is_some() => {
                self.set(id, kpi("/accumulation".into()), string(text), "累計・単年")
            }
            "direction" if around.kpi.is_some() => {
                let word = match squeezed(text).as_str() {
                    "少ない方が良い" | "少ないほど良い" | "down" => "down",
                    "多い方が良い" | "多いほど良い" | "up" => "up",
                    _ => text,
                };
                self.set(id, kpi("/direction".into()), string(word), "良い方向");
            }
            "reference" if around.kpi.is_some() => match yes_or_no(text) {
                Some(yes) => self.set(id, kpi("/reference".into()), yes.to_string(), "参考指標かどうか"),
                None => unplaced(self, "参考指標かどうか(はい・いいえと読めない)"),
            },
            "plan_body" => self.plan_body(id, project, text),
            "plan_kpi" => self.plan_kpis(id, project, text),
            "municipality" => {
                let place = Place { field: "/municipality".into(), ..Place::default() };
                match self.get(&Place { field: "/prefecture".into(), ..Place::default() }).map(str::to_owned) {
                    // 「美祢市」 is said once more where 「山口県美祢市」 was.
                    Some(prefecture)
                        if self.get(&place).map(super::plain)
                            == Some(format!("{}{text}", super::plain(&prefecture))) =>
                    {
                        self.say(id, As::Repeated, "自治体は先に出ている", project)
                    }
                    Some(prefecture) if !self.has(&place) && !text.contains(['都', '道', '府', '県']) => {
                        let prefecture: String = serde_json::from_str(&prefecture).unwrap_or_default();
                        self.set(id, place, string(&format!("{prefecture}{text}")), "都道府県名と市町村名");
                    }
                    _ => self.town(id, text, "自治体"),
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
                None => self.say(id, As::Unplaced, "団体コード(検査数字のある6桁でない)", project),
            },
            "year" if project.is_some() && matches!(period(text), Some((from, Some(to))) if to > from) => {
                self.put(id, "period", text, around)
            }
            "year" => match words::years(text).first() {
                Some(year) if *year == self.reviewed => {
                    let place = Place { field: "/fiscal_year".into(), ..Place::default() };
                    self.set(id, place, string(&short(*year)), "年度");
                }
                _ => self.say(id, As::Repeated, "年度", project),
            },
            "funding" => self.funding(id, text, around),
            "change" if around.kpi.is_some() && text.contains(['→', '⇒']) => {
                self.quantity(id, "change", text, around)
            }
            "build_cost" => {
                let why = "整備費はこの年度の事業費ではない。取り込むか";
                self.ask(id, ("build-cost", around.header), why, project, Vec::new());
            }
            "unit_of_money" => self.say(id, As::Label, "金額の単位", project),
            "check" => unplaced(self, "確認用の欄"),
            other => unplaced(self, concept_words(other)),
        }
    }

    pub(super) fn long(&mut self, id: (usize, usize), place: Place, text: &str) {
        if is_ditto(text) {
            let (project, field) = (place.project, place.field.clone());
            let why = "「同上」は上の事業の文章を指すことになる。書き誤りか";
            let options = vec![Choice::new(AS_TEXT, place, string(text))];
            self.ask(id, ("ditto", &field), why, project, options);
        } else {
            self.set(id, place, string(text), "文章");
        }
    }
}

/// The question about a row whose name is struck through, and the answer that it is to be read.
pub(in crate::exchange) const STRUCK: (&str, &str) = ("struck-row", "取り消し線の引かれた行");
pub(in crate::exchange) const READ: &str = "取り込む";

/// Whether a formula shows something only because what it refers to is empty.
fn empty_source(book: &Book, sheet: &Sheet, cell: &Cell) -> bool {
    let Some(formula) = cell.formula().filter(|formula| !formula.is_empty()) else { return false };
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
