//! A ledger of one's own through its years, by keyboard: projects come, go and move, what is missing is added, the year rolls
//! over. Whatever is done is one step back from the very bytes, in every layout.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::long;
use crate::support::session::{MINE, Session};
use kensho::app::state::Mode;
use kensho::app::{Action, Effect, Heading};
use kensho::change::merge::merge;
use kensho::json::{Doc, Edit, Pointer, move_element};
use kensho::ledger::Ledger;
use kensho::ledger::year::FiscalYear;
use serde_json::Value as Json;

const EMPTY: &str = "{\n  \"format\": \"kensho-ledger/1\",\n  \"fiscal_year\": \"R6\",\n  \"projects\": []\n}\n";

fn json(session: &Session) -> Json {
    let text = session.bytes();
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap()
}

/// The real document as different programs and hands lay it out.
fn layouts() -> Vec<String> {
    let value: Json = serde_json::from_str(MINE).unwrap();
    let (pretty, compact) = (serde_json::to_string_pretty(&value).unwrap(), value.to_string());
    let tabs: Vec<String> = pretty
        .lines()
        .map(|line| {
            let text = line.trim_start();
            "\t".repeat((line.len() - text.len()) / 2) + text
        })
        .collect();
    let escaped: String =
        pretty.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", c as u32) }).collect();
    vec![
        MINE.to_owned(),
        MINE.replace('\n', "\r\n"),
        compact.clone(),
        compact.replace("\":", "\" : ").replace("},{", "} , {"),
        tabs.join("\n"),
        tabs.join("\r\n") + "\r\n",
        format!("\u{feff}{pretty}\n\n"),
        escaped,
        pretty.replace("[\n", "[\n\n").replace(": null", ":null"),
    ]
}

/// Answers to the questions about a new project.
const NEW: &str = "a<Enter>空き家活用<Enter><Enter>住宅課<C-u>住宅課<Enter><Enter><Enter>";

#[test]
fn a_project_is_asked_about_and_comes_as_one_step() {
    let mut session = Session::of(EMPTY, 80, 24);
    assert!(session.sees("a で加えられます") && session.sees("I でExcelを読めます"), "{}", session.screen());
    session.keys("a");
    assert!(session.bar().contains("番号 1"), "{}", session.bar());
    session.keys("<Enter><Enter>");
    assert!(session.sees("空欄にできません"), "a project without a name: {}", session.screen());
    session.keys("空き家活用<Enter><Esc>");
    assert_eq!(session.bytes(), EMPTY, "Esc takes everything back");
    assert!(session.effects().iter().all(|effect| !matches!(effect, Effect::Journal(_))));
    session.keys("a<Enter>空き家活用<Enter><Down><Enter>住宅課<Enter>来年<Enter>");
    assert!(session.sees("年度として読めません"), "{}", session.screen());
    session.keys("<C-u>令和5<Enter><C-u>2026<Enter>");
    let project = &json(&session)["projects"][0];
    assert_eq!(
        (&project["number"], &project["name"], &project["department"]),
        (&1.into(), &"空き家活用".into(), &"住宅課".into())
    );
    assert_eq!(project["period"], serde_json::json!({ "from": "R5", "to": "R8" }));
    assert_eq!(project["reviews"][0]["fiscal_year"], "R6");
    assert!(session.effects().iter().any(|effect| matches!(effect, Effect::Journal(_))));
    Ledger::read(&session.bytes()).unwrap();
    // The next one begins with what is usual.
    session.keys("a");
    assert!(session.bar().contains("番号 2"), "{}", session.bar());
    session.keys("<Enter>移住<Enter><Enter>");
    assert!(session.bar().contains("住宅課"), "{}", session.bar());
    session.keys("<Esc>u");
    assert_eq!(session.bytes(), EMPTY);
}

#[test]
fn whatever_is_done_to_projects_is_taken_back_to_the_byte_in_every_layout() {
    for (at, text) in layouts().into_iter().enumerate() {
        let kept = |session: &Session| session.bytes() == text;
        let keys = [
            NEW,
            "D<Enter>",
            "GD<Enter>",
            "jj>",
            "jj<lt>",
            "GG<lt><lt>",
            "R<Enter>",
            "R}<Enter>",
            "jA<Enter><Esc>",
            "A<Down><Enter><Esc>",
            "<Enter>0A<Enter><Esc>",
        ];
        // Every layout and every key is met; each with each takes KENSHO_LONG.
        let step = long::every(3);
        for keys in keys.into_iter().skip(at % step).step_by(step) {
            let mut session = Session::of(&text, 100, 30);
            session.keys(keys);
            assert!(!kept(&session), "{keys}: {}", session.screen());
            Ledger::read(&session.bytes()).unwrap();
            let crlf = text.contains("\r\n");
            assert_eq!(session.bytes().contains("\r\n"), crlf, "{keys}");
            assert!(!crlf || !session.bytes().replace("\r\n", "").contains('\n'), "{keys}: line ends are mixed");
            let one_line = !text.trim_end().contains('\n');
            assert!(!one_line || !session.bytes().trim_end().contains('\n'), "{keys}: one line has become many");
            session.keys("uuu");
            assert!(kept(&session), "{keys}");
            session.keys("<C-r>");
            assert!(!kept(&session), "{keys}");
            session.keys("u");
            assert!(kept(&session), "{keys}");
        }
    }
}

#[test]
fn what_goes_with_a_project_is_shown_before_it_goes() {
    let mut session = Session::new(80, 24);
    session.keys("D");
    assert!(session.sees("この事業を取り除きます") && session.sees("KPI 5行"), "{}", session.screen());
    session.keys("<Esc>");
    assert_eq!(session.bytes(), MINE);
    session.keys("D<Enter>");
    assert_eq!(json(&session)["projects"].as_array().unwrap().len(), 6);
    assert_eq!(json(&session)["projects"][0]["number"], 2);
}

#[test]
fn what_is_missing_is_offered_and_its_field_opened() {
    let mut session = Session::new(80, 24);
    session.keys("A");
    assert!(session.sees("令和7年度の効果検証") && session.sees("事業概要(計画)"), "{}", session.screen());
    assert!(!session.sees("令和6年度の効果検証"), "that one is there");
    // R4, R5, R7 and R8 are missing, then the plan sheet.
    session.keys("jjjj<Enter>");
    assert!(matches!(session.state.mode, Mode::Entry(_)), "{}", session.screen());
    session.keys("美祢市ほか<Enter>");
    assert_eq!(session.value("/projects/0/plan/applicant"), "\"美祢市ほか\"");
    session.keys("uu");
    assert_eq!(session.bytes(), MINE);
    let mut session = Session::of(EMPTY, 80, 24);
    session.keys("A<Enter>");
    assert_eq!(json(&session)["totals"][0]["fiscal_year"], "R6");
    session.keys("<Esc>u");
    assert_eq!(session.bytes(), EMPTY);
}

#[test]
fn a_year_to_come_is_begun_as_a_plan() {
    let mut session = Session::new(80, 24);
    session.keys("A");
    assert!(
        session.sees("令和7年度の効果検証(計画)") && session.sees("令和5年度の効果検証(実績)"),
        "{}",
        session.screen()
    );
    // R4, R5 and R7.
    session.keys("jj<Enter><Esc>");
    let made = json(&session)["projects"][0]["reviews"][1].clone();
    assert_eq!((&made["fiscal_year"], &made["basis"]), (&"R7".into(), &"計画".into()));
    session.keys("u");
    assert_eq!(session.bytes(), MINE);
}

#[test]
fn the_next_year_is_shown_project_by_project_before_it_is_made() {
    let mut session = Session::new(100, 40);
    session.keys("R");
    for words in ["令和7年度への繰り越し", "KPI5行", "計画の効果検証を実績にする", "令和7年度の合計を始める"]
    {
        assert!(session.sees(words), "{words}: {}", session.screen());
    }
    session.keys("}");
    assert!(session.sees("令和8年度への繰り越し") && session.sees("作らない事業 (3事業)"), "{}", session.screen());
    session.keys("<Esc>");
    assert_eq!(session.bytes(), MINE);
    session.keys("R<Enter>");
    assert_eq!(session.state.book.ledger().front().front().fiscal_year(), Some(FiscalYear(2025)));
    assert_eq!(json(&session)["projects"][0]["reviews"][1]["kpis"].as_array().unwrap().len(), 5);
    let once = session.bytes();
    session.keys("R{");
    assert!(session.sees("済んでいます"), "{}", session.screen());
    session.keys("<Enter>");
    assert_eq!(session.bytes(), once);
    // With the new projects of the year right behind it.
    let mut session = Session::new(100, 40);
    session.keys("Ra");
    assert!(matches!(session.state.mode, Mode::Adding(_)));
}

#[test]
fn the_years_stand_side_by_side_and_a_renamed_kpi_is_tied_when_it_is_confirmed() {
    let mut session = Session::new(100, 60);
    session.keys("R<Enter>2<wait><Enter>");
    let name = "/projects/0/reviews/1/kpis/0/name";
    let at = Pointer::parse(name).unwrap();
    let there = session.state.shown.page.fields.iter().position(|field| field.pointer == at).unwrap();
    session.state.place.field = there;
    session.keys("e<C-u>MICEの誘致件数<Enter>");
    session.keys("<Esc>6");
    for words in ["事業効果", "R6", "R7", "総事業費", "203.7%", "同じ指標ですか"] {
        assert!(session.sees(words) || session.state.shown.page.rows.len() > 40, "{words}: {}", session.screen());
    }
    let at = Pointer::parse(name).unwrap();
    session.state.place.field = session.state.shown.page.fields.iter().position(|field| field.pointer == at).unwrap();
    session.keys("<Enter>t");
    let ids: Vec<String> =
        ["0", "1"].map(|sheet| session.value(&format!("/projects/0/reviews/{sheet}/kpis/0/id"))).into();
    assert!(ids[0].starts_with("\"k-") && ids[0] == ids[1], "{ids:?}");
    session.keys("uuu");
    assert_eq!(session.bytes(), MINE);
}

#[test]
fn a_new_year_without_amounts_has_no_sum_of_0_yen() {
    let mut session = Session::new(140, 30);
    let header = |session: &Session| session.screen().lines().next().unwrap().to_owned();
    assert!(header(&session).contains("総事業費"), "{}", header(&session));
    session.keys("R<Enter>");
    let after = header(&session);
    assert!(after.contains("令和7年度") && !after.contains("総事業費") && !after.contains("0円"), "{after}");
}

#[test]
fn the_first_page_opens_begins_or_gets_out_of_the_way() {
    let mut session = Session::new(80, 24);
    session.keys("O");
    assert!(session.sees("どの台帳から始めますか"), "{}", session.screen());
    session.keys("nX市<Enter><C-u>R7<Enter><C-u>x.json<Enter>");
    let [Effect::Open { path: Some(path), begin: Some((town, year)), import: None }] = &session.effects()[..] else {
        panic!()
    };
    assert_eq!((path.as_str(), town.as_str(), *year), ("x.json", "X市", FiscalYear(2025)));
    // From the workbooks that there are: asked for first, and read as soon as the new ledger is there. Esc goes back.
    session.keys("<Esc>");
    assert!(session.sees("i  Excelから始める"), "{}", session.screen());
    session.keys("i<Enter>");
    assert!(session.sees("場所が空です"), "{}", session.screen());
    session.keys("回答.xlsx<Enter>X市<Enter>来年<Enter>");
    assert!(session.sees("年度として読めません"), "{}", session.screen());
    session.keys("<C-u>R7<Enter><C-u>x.json<Enter>");
    let [
        Effect::LookForHeading(looked),
        Effect::Open { path: Some(path), begin: Some((town, year)), import: Some(files) },
    ] = &session.effects()[..]
    else {
        panic!()
    };
    assert_eq!(looked, files);
    let told = (path.as_str(), town.as_str(), *year, files.as_str());
    assert_eq!(told, ("x.json", "X市", FiscalYear(2025), "回答.xlsx"));
    session.keys("<Esc>o~/台帳.json<Enter>");
    let [Effect::Open { path: Some(path), begin: None, import: None }] = &session.effects()[..] else { panic!() };
    assert_eq!(path, "~/台帳.json");
    // Any other key means what it always does.
    session.keys("<Esc><Esc>Oj");
    assert!(matches!(session.state.mode, Mode::Starting(_)));
    session.keys("3");
    assert!(matches!(session.state.mode, Mode::Browse) && session.sees("現況"), "{}", session.screen());
    session.keys("a<Enter>甲<Enter><Enter><Enter><Enter><Enter>O");
    assert!(session.sees("保存していない変更"), "{}", session.screen());
}

#[test]
fn the_town_and_the_year_that_the_files_say_are_proposed_and_no_other_is_written_over() {
    let from = |typed: &str| {
        let mut session = Session::new(80, 24);
        session.keys("Oi回答.xlsx<Enter>").keys(typed);
        session
    };
    let said = |session: &mut Session, year: u16| {
        let heading = Heading { town: Some("架空町".to_owned()), year: Some(FiscalYear(year)) };
        session.act(Action::HeadingSaid("回答.xlsx".to_owned(), Ok(heading)));
    };
    let begun = |session: &mut Session| {
        session.keys("<C-u>x.json<Enter>");
        let found = session.effects().into_iter().find_map(|effect| match effect {
            Effect::Open { begin, .. } => begin,
            _ => None,
        });
        found.unwrap()
    };
    let mut session = from("X市");
    said(&mut session, 2021);
    session.keys("<Enter>");
    assert!(session.sees("対象年度(ファイルから) R3"), "{}", session.screen());
    session.keys("<Enter>");
    assert_eq!(begun(&mut session), ("X市".to_owned(), FiscalYear(2021)));
    // The town, too, where none is being typed.
    let mut session = from("");
    said(&mut session, 2021);
    assert!(session.sees("自治体の名前(ファイルから) 架空町"), "{}", session.screen());
    session.keys("<Enter><Enter>");
    assert_eq!(begun(&mut session), ("架空町".to_owned(), FiscalYear(2021)));
    // What is said of other files, or after another year was typed, changes nothing.
    let mut session = from("X市<Enter>");
    let heading = Heading { town: Some("架空町".to_owned()), year: Some(FiscalYear(2021)) };
    session.act(Action::HeadingSaid("別.xlsx".to_owned(), Ok(heading)));
    assert!(!session.sees("R3"), "{}", session.screen());
    session.keys("<C-u>R5");
    said(&mut session, 2021);
    assert!(session.sees("ファイルは令和3年度のもの"), "{}", session.screen());
    session.keys("<Enter>");
    assert_eq!(begun(&mut session), ("X市".to_owned(), FiscalYear(2023)));
    // Files that can't be read are asked for again, at once.
    let mut session = from("");
    session.act(Action::HeadingSaid("回答.xlsx".to_owned(), Err("回答.xlsx: 読めません。".to_owned())));
    assert!(session.sees("読めません"), "{}", session.screen());
    session.keys("<BS>");
    assert!(session.sees("取り込むファイルの場所( ; で区切ると複数) 回答.xls"), "{}", session.screen());
}

/// The document after edits.
fn edited(base: &Doc, edits: impl FnOnce(&Doc) -> Vec<Edit>) -> Doc {
    let mut doc = base.clone();
    for edit in edits(base) {
        doc.apply(&edit).unwrap();
    }
    doc
}

#[test]
fn projects_that_came_went_and_moved_on_both_sides_are_merged() {
    let base = Doc::parse(MINE, "projects").unwrap();
    let at = |text: &str| Pointer::parse(text).unwrap();
    let project =
        |id: &str| format!("{{ \"id\": \"{id}\", \"number\": 8, \"name\": \"{id}の事業\", \"reviews\": [] }}");
    let ours = edited(&base, |doc| {
        let gone = doc.get(&at("/projects/6")).unwrap();
        let mut edits =
            vec![Edit::remove(at("/projects/6"), gone, 0), Edit::insert(at("/projects/-"), project("x"), 0)];
        edits.push(Edit::replace(
            at("/projects/0/department"),
            doc.get(&at("/projects/0/department")).unwrap(),
            "\"甲課\"",
            0,
        ));
        edits
    });
    let theirs = edited(&base, |doc| {
        let mut edits = move_element(doc, &at("/projects"), 0, 2, 0).unwrap().to_vec();
        edits.push(Edit::insert(at("/projects/-"), project("y"), 0));
        edits
    });
    let merged = merge(&base, &ours, &theirs);
    assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
    let value: Json = serde_json::from_str(&merged.doc.to_text()).unwrap();
    let ids: Vec<&str> =
        value["projects"].as_array().unwrap().iter().map(|project| project["id"].as_str().unwrap()).collect();
    let mine: Json = serde_json::from_str(MINE).unwrap();
    let old = |index: usize| mine["projects"][index]["id"].as_str().unwrap();
    assert_eq!(ids, [old(1), old(2), old(0), old(3), old(4), old(5), "x", "y"]);
    assert_eq!(value["projects"][2]["department"], "甲課");
    // Both rolled the year over, and one of them has filled in a value since.
    let roll = |doc: &Doc| {
        let ledger = Ledger::from_doc(doc.clone()).unwrap();
        kensho::change::roll::roll(&ledger, FiscalYear(2025), 0).unwrap().edits
    };
    let ours = edited(&base, roll);
    let theirs = edited(&edited(&base, roll), |doc| {
        let place = at("/projects/0/reviews/1/kpis/0/actual");
        vec![Edit::replace(place.clone(), doc.get(&place).unwrap(), "99", 0)]
    });
    let merged = merge(&base, &ours, &theirs);
    assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
    assert_eq!(merged.doc.to_text(), theirs.to_text());
}
