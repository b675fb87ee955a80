//! Tables that come as text: csv, tsv, Markdown and frames of strokes, as people type, copy and damage them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::{As, Plan};
use serde_json::{Value, json};

use crate::support::imported::{answering, at, named, planned_with, value};

const TITLE: &str = "令和6年度 効果検証 潮見町";

fn text(name: &str, lines: &[&str]) -> Plan {
    named(name, format!("{TITLE}\n{}\n", lines.join("\n")).as_bytes())
}

/// The names of the projects that were read.
fn projects(plan: &Plan) -> Vec<String> {
    let projects = value(plan, "/projects");
    let name = |project: &Value| project["name"].as_str().unwrap_or_default().to_owned();
    projects.as_array().map_or_else(Vec::new, |all| all.iter().map(name).collect())
}

/// The first KPI of a project.
fn kpi(plan: &Plan, project: usize) -> Value {
    value(plan, &format!("/projects/{project}/reviews/0/kpis/0"))
}

#[test]
fn a_row_that_lost_a_cell_is_unread_and_its_line_is_said() {
    let rows = [
        "番号,事業名,担当課,KPI,目標値,実績値,評価",
        "1,灯り祭り事業,観光課,来場者数,1200人,1340人,A",
        "2,漁師体験事業,体験者数,300人,280人,B",
        "3,空き家事業,住宅課,成約件数,10件,9件",
        "4,海藻養殖事業,水産課,収穫量,500kg,B",
        "5,子ども食堂事業,福祉課,利用者数,800人,820人,A",
    ];
    let bars = |row: &&str| format!("|{}|", row.replace(',', "|"));
    let mut marked: Vec<String> = rows.iter().map(bars).collect();
    marked.insert(1, "|---|---|---|---|---|---|---|".to_owned());
    let marked: Vec<&str> = marked.iter().map(String::as_str).collect();
    let tabs = rows.map(|row| row.replace(',', "\t"));
    let tabs: Vec<&str> = tabs.iter().map(String::as_str).collect();
    for (name, lines, first) in [("a.csv", &rows[..], 4), ("a.md", &marked, 5), ("a.tsv", &tabs, 4)] {
        let plan = text(name, lines);
        // One that only lacks its last cell is read.
        assert_eq!(projects(&plan), ["灯り祭り事業", "空き家事業", "子ども食堂事業"], "{name}");
        assert_eq!(kpi(&plan, 1)["actual"], "9件", "{name}");
        for row in [first, first + 2] {
            assert!(at(&plan, &format!("E{row}")).kind == As::Unplaced, "{name} {row}");
        }
        let said = plan.notices.iter().find(|notice| notice.contains("2 行")).expect(name);
        assert!(said.contains(&format!("({first}行目など)")), "{said}");
    }
}

#[test]
fn a_row_with_a_cell_too_many_is_unread_where_its_values_are_of_other_columns() {
    let plan = text(
        "a.csv",
        &[
            "番号,事業名,担当課,KPI,目標値,実績値",
            "1,朝市,夜市事業,商工課,来場者数,300,280",
            "2,灯り祭り事業,観光課,来場者数,1200,1340,",
            "3,漁師体験事業,水産課,体験者数,30,28,雨天で中止あり",
        ],
    );
    assert_eq!(projects(&plan), ["灯り祭り事業", "漁師体験事業"]);
    assert_eq!(at(&plan, "E3").kind, As::Unplaced);
    assert_eq!(kpi(&plan, 1)["actual"], 28);
}

#[test]
fn a_row_whose_last_value_could_be_the_one_it_lacks_is_asked_about() {
    let lines = [
        "事業名,KPI,基準値,目標値,実績値,事業費(円)",
        "灯り祭り事業,来場者数,1000,1200,1340,500000",
        "漁師体験事業,体験者数,300,280,1200000",
        "海藻養殖事業,収穫量,500,450,480,300000",
    ];
    let plan = text("a.csv", &lines);
    assert_eq!(projects(&plan), ["灯り祭り事業", "海藻養殖事業"]);
    assert_eq!(at(&plan, "E4").kind, As::Ask);
    let answered = answering(&plan, |asked| asked.options.first().cloned());
    let bytes = format!("{TITLE}\n{}\n", lines.join("\n"));
    assert_eq!(kpi(&planned_with(bytes.as_bytes(), answered, ""), 1)["actual"], json!(1_200_000));
    // Where another row lacks it as well, it isn't an exception.
    let blank = lines.map(|line| line.strip_suffix(",300000").unwrap_or(line));
    assert_eq!(kpi(&text("a.csv", &blank), 1)["actual"], json!(1_200_000));
}

#[test]
fn lines_within_a_frame_go_on_with_the_row_above_unless_they_have_values_of_their_own() {
    let between = [
        "+----+------------+--------+------+------+",
        "|番号|事業名      |重要業績|目標値|実績値|",
        "|    |            |評価指標|      |      |",
        "+----+------------+--------+------+------+",
        "|1   |灯り祭り    |来場者数|1,200 |1,340 |",
        "|    |にぎわい事業|        |      |      |",
        "|    |            |出店数  |20    |18    |",
        "+----+------------+--------+------+------+",
        "|2   |漁師体験事業|体験者数|300   |280   |",
        "+----+------------+--------+------+------+",
    ];
    // Without strokes between the rows a line goes on where its number is blank.
    let around: Vec<&str> = (0..10).filter(|at| *at != 7).map(|at| between[at]).collect();
    for (lines, second) in [(&between[..], "B10"), (&around, "B9")] {
        let plan = text("a.txt", lines);
        assert_eq!(projects(&plan), ["灯り祭りにぎわい事業", "漁師体験事業"]);
        let kpis = value(&plan, "/projects/0/reviews/0/kpis");
        assert_eq!(
            (&kpis[0]["actual"], &kpis[1]["name"], &kpis[1]["actual"]),
            (&json!(1340), &json!("出店数"), &json!(18))
        );
        assert_eq!((at(&plan, "A7").kind, &*at(&plan, "A7").why), (As::Label, "上の行の続き"));
        assert_eq!(at(&plan, second).value.as_deref(), Some("\"漁師体験事業\""));
    }
    // Two names are two projects, and each line of Markdown is a row.
    let two = between.map(|line| line.replace("灯り祭り    ", "灯り祭り事業"));
    let two: Vec<&str> = two.iter().map(String::as_str).collect();
    assert_eq!(projects(&text("a.txt", &two)).len(), 3);
    let bars =
        ["|番号|事業名|KPI|目標値|実績値|", "|---|---|---|---|---|", "|1|灯り祭り|来場者数|5|6|", "||夜のにぎわい|||"];
    assert_eq!(projects(&text("a.md", &bars))[0], "灯り祭り");
}

#[test]
fn values_of_several_years_in_a_cell_are_each_years_own() {
    let head = "事業名\tKPI\t目標値\t実績値";
    for said in [
        "R5:9,000人 R6:9,600人",
        "R5 9,000人→R6 9,600人",
        "R5：9,000人／R6：9,600人",
        "令和5年度9,000人、令和6年度9,600人",
    ] {
        let plan = text("a.tsv", &[head, &format!("春祭り事業\t来場者数\t9,500人\t{said}")]);
        let of = |at: usize, field: &str| value(&plan, &format!("/projects/0/reviews/{at}{field}"));
        for (year, number) in [("R5", "9,000人"), ("R6", "9,600人")] {
            let found = (0..2).find(|at| of(*at, "/fiscal_year") == year).expect(said);
            assert_eq!(of(found, "/kpis/0/actual"), number, "{said}");
        }
    }
    let plan = text("a.tsv", &[head, "春祭り事業\t来場者数\t9,500人\t9,000人(R5) 9,600人(R6)"]);
    assert_eq!(at(&plan, "D3").kind, As::Ask);
    assert_eq!(kpi(&plan, 0)["actual"], Value::Null);
}

#[test]
fn fractions_below_a_percent_sign_are_asked_about_once() {
    let of = |second: &str| {
        let rows =
            ["事業名,KPI,目標値(%),実績値(%)", "春祭り事業,満足度,80,0.82", &format!("夏祭り事業,再訪率,90,{second}")];
        text("a.csv", &rows)
    };
    let plan = of("1.1");
    assert_eq!((at(&plan, "D3").kind, at(&plan, "D4").kind, at(&plan, "C3").kind), (As::Ask, As::Ask, As::Value));
    assert_eq!(plan.questions().len(), 1);
    // Beside a percentage a small number is one too.
    assert_eq!(kpi(&of("75"), 0)["actual"], json!(0.82));
}
