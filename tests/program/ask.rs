//! 照会 by the command: what is sent, what comes back of it, and who is reminded.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use crate::support::answered::Answered;
use crate::support::program::{EMBEDDED, Home};

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn answer(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

/// Four projects of three departments and one of none; last year's sheets, an indicator of another department, an opinion.
fn town() -> Value {
    let kpi = |name: &str, target: Value, actual: Value| json!({"name": name, "unit": "人", "target": target, "actual": actual, "due": null, "note": null});
    let review = |year: &str, kpis: Vec<Value>| {
        json!({"fiscal_year": year, "basis": "実績", "cost": null, "grant": null, "achievements": [], "kpis": kpis,
               "effect": {"rating": null, "comment": null}, "policy": {"decision": null, "reason": null},
               "issues": {"current": null, "obstacles": null, "revisions": null}, "opinions": []})
    };
    let project = |n: i64, name: &str, who: Value, reviews: Vec<Value>| {
        json!({"id": format!("p{n}"), "number": n, "name": name, "scope": "単独", "period": {"from": "R5", "to": "R8"},
               "department": who, "reviews": reviews})
    };
    let mut other = kpi("直売所の売上", json!(100), json!(null));
    other["department"] = json!("農林課");
    let mut second = review("R6", vec![kpi("通いの場", json!(20), json!(null)), other]);
    second["opinions"] =
        json!([{"by": "委員", "at": null, "text": "回数を増やしては。", "response": null, "state": "open"}]);
    json!({"format": "kensho-ledger/1", "title": "令和6年度 効果検証", "municipality": "例県例町", "municipality_code": "999995",
        "fiscal_year": "R6",
        "criteria": {"effect": [{"rating": "大いに効果", "criterion": "全て達成"}, {"rating": "効果なし", "criterion": "未達"}],
                     "policy": [{"decision": "続ける", "criterion": ""}, {"decision": "やめる", "criterion": ""}]},
        "projects": [
            project(1, "観光の事業", json!("観光課"), vec![review("R5", vec![kpi("来訪者", json!(90), json!(88))]),
                review("R6", vec![kpi("来訪者", json!(100), json!(null)), kpi("宿泊者", json!(10.5), json!(9.5)),
                                  kpi("会員", json!(5), json!("確認中"))])]),
            project(2, "福祉の事業", json!("福祉課"), vec![second]),
            project(3, "農の事業", json!("農林課"), vec![review("R6", vec![kpi("就農者", json!(3), json!(null))])]),
            project(4, "誰もいない事業", json!(null), vec![review("R6", vec![kpi("何か", json!(3), json!(null))])]),
            project(5, "これからの事業", json!("観光課"), vec![])]})
}

fn get(home: &Home, pointer: &str) -> Value {
    let ledger: Value = serde_json::from_str(&fs::read_to_string(home.path("a.json")).unwrap()).unwrap();
    ledger.pointer(pointer).cloned().unwrap_or_else(|| panic!("{pointer}"))
}

fn sent(home: &Home, department: &str) -> Answered {
    Answered::open(&fs::read(home.path(&format!("照会/照会票_R6_{department}.xlsx"))).unwrap())
}

/// A town that has asked.
fn asked() -> Home {
    let home = Home::new();
    home.file("a.json", serde_json::to_string_pretty(&town()).unwrap());
    let out = home.run(&["ask", "a.json", "--due", "2026-05-29", "-o", "照会"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    home
}

#[test]
fn each_department_gets_its_own_and_no_more() {
    let home = asked();
    assert_eq!(
        names(&home.path("照会")),
        [
            "照会文_R6_所管課なし.txt",
            "照会文_R6_福祉課.txt",
            "照会文_R6_観光課.txt",
            "照会文_R6_農林課.txt",
            "照会票_R6_所管課なし.xlsx",
            "照会票_R6_福祉課.xlsx",
            "照会票_R6_観光課.xlsx",
            "照会票_R6_農林課.xlsx"
        ]
    );
    let letter = fs::read_to_string(home.path("照会/照会文_R6_観光課.txt")).unwrap();
    assert!(letter.starts_with("\u{feff}観光課 御中\r\n"), "{letter}");
    assert!(letter.contains("令和8年5月29日(金)までに") && letter.contains("照会票_R6_観光課.xlsx"), "{letter}");
    let out = home.run(&["ask", "a.json", "-o", "別", "--department", "観光課"]);
    assert_eq!(names(&home.path("別")), ["照会文_R6_観光課.txt", "照会票_R6_観光課.xlsx"]);
    // Said: what isn't asked about, and what has no department.
    assert!(said(&out).contains("事業5 これからの事業"), "{}", said(&out));
    let out = home.run(&["ask", "a.json", "-o", "試し", "--dry-run"]);
    assert!(said(&out).contains("所管課の書かれていない事業が 1件"), "{}", said(&out));
    assert!(answer(&out).contains("照会票_R6_福祉課.xlsx: 1事業") && !home.path("試し").exists());

    let book = |name: &str| {
        let bytes = fs::read(home.path(&format!("照会/照会票_R6_{name}.xlsx"))).unwrap();
        kensho::exchange::read::read(name, &bytes, &Default::default()).unwrap()
    };
    let texts = |book: &kensho::exchange::cells::Book, sheet: usize| -> Vec<String> {
        book.sheets[sheet].cells.iter().map(|cell| cell.text.to_string()).collect()
    };
    let tourism = book("観光課");
    let names: Vec<_> = tourism.sheets.iter().map(|sheet| (sheet.name.clone().unwrap(), sheet.hidden)).collect();
    assert_eq!(
        names,
        [("照会", false), ("事業1", false), ("選択肢", true), ("kensho", true)]
            .map(|(name, hidden)| (name.into(), hidden))
    );
    // Last year's value stands beside, the ledger's own words are what is chosen from.
    let own = &tourism.sheets[1];
    let row = own.cells.iter().find(|cell| &*cell.text == "来訪者").unwrap().row;
    assert_eq!((&*own.at(row, 3).unwrap().text, &*own.at(row, 4).unwrap().text), ("100", "88"));
    assert_eq!(
        texts(&tourism, 2),
        [
            "事業効果",
            "今後の方針",
            "意見への対応",
            "実績値",
            "大いに効果",
            "続ける",
            "対応待ち",
            "確認中",
            "効果なし",
            "やめる",
            "対応済み"
        ]
    );
    // Another department's indicator is asked of that one.
    let welfare = texts(&book("福祉課"), 1);
    assert!(
        welfare.contains(&"農林課に照会しています".to_owned()) && welfare.contains(&"回数を増やしては。".to_owned())
    );
    let farming = book("農林課");
    let own: Vec<String> = (1..3).flat_map(|sheet| texts(&farming, sheet)).collect();
    assert!(own.contains(&"直売所の売上".to_owned()) && own.contains(&"就農者".to_owned()));
    assert!(!own.contains(&"通いの場".to_owned()) && !format!("{farming:?}").contains("通いの場"));
    // Locked but for the answers, with lists; the sheet of what was sent can't be shown by a click.
    let package = sent(&home, "観光課");
    assert!(package.part("xl/workbook.xml").contains("veryHidden"));
    let sheet = package.part("xl/worksheets/sheet2.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"1\"") && !sheet.contains("password"));
    assert!(sheet.contains("<dataValidation type=\"list\"") && sheet.contains("選択肢!$A$2:$A$3"));
    assert!(package.part("xl/styles.xml").contains("<protection locked=\"0\"/>"));
}

#[test]
fn answers_come_back_as_a_merge_wherever_their_rows_stand() {
    let home = asked();
    // 観光課: two rows inserted by Excel, values below them; a new row of what was done.
    let mut book = sent(&home, "観光課");
    let (visitors, members) = (book.row_of(2, "Q1-1"), book.row_of(2, "Q1-3"));
    book.put(2, &format!("F{visitors}"), "#120").put(2, &format!("F{members}"), "7人");
    let new = book.row_of(2, "Q1-7");
    book.put(2, &format!("F{new}"), "【新しい取組】").put(2, &format!("G{new}"), "=SUM(A1) と書いた\n二行目");
    let rating = book.row_of(2, "Q1-12");
    book.put(2, &format!("F{rating}"), "効果なし").put(2, &format!("F{}", rating + 1), "よかった");
    book.rows(2, true, |row| Some(if row >= visitors { row + 2 } else { row }));
    book.put(2, &format!("F{}", visitors), "行の間のメモ");
    home.file("観光.xlsx", book.bytes());
    // 福祉課: its rows turned round by a library, which moves nothing else.
    let mut book = sent(&home, "福祉課");
    let opinion = book.row_of(2, "Q1-14");
    let kpi = book.row_of(2, "Q1-1");
    book.put(2, &format!("F{kpi}"), "#25").put(2, &format!("F{opinion}"), "月2回にした。");
    book.put(2, &format!("H{opinion}"), "対応済み");
    book.rows(2, false, |row| {
        Some(if row == kpi {
            60
        } else if row == opinion {
            kpi
        } else {
            row
        })
    });
    home.file("福祉.xlsx", book.bytes());

    // Meanwhile somebody edits one of the values, moves the projects and puts a row before the others.
    for (pointer, value) in
        [("/projects/0/reviews/1/kpis/0/actual", "130"), ("/projects/0/reviews/1/kpis/1/actual", "9.75")]
    {
        assert_eq!(home.run(&["set", "a.json", pointer, value]).status.code(), Some(0));
    }
    let mut ledger: Value = serde_json::from_str(&fs::read_to_string(home.path("a.json")).unwrap()).unwrap();
    ledger["projects"].as_array_mut().unwrap().reverse();
    let first = json!({"name": "前に足した指標", "unit": "人", "target": 1, "actual": 1});
    ledger["projects"][3]["reviews"][0]["kpis"].as_array_mut().unwrap().insert(0, first);
    home.file("a.json", serde_json::to_string_pretty(&ledger).unwrap());

    let words = ["import", "a.json", "観光.xlsx", "福祉.xlsx"];
    let out = home.run(&words);
    assert_eq!(out.status.code(), Some(1));
    let text = answer(&out);
    assert!(
        text.contains("「来訪者」の実績値: 台帳 130 / ファイル 120 / もと （空欄） (観光.xlsx 事業1!F7)"),
        "{text}"
    );
    assert!(text.contains("「会員」の実績値: 台帳 「確認中」 / ファイル 7 (観光.xlsx"), "{text}");
    assert!(text.contains("台帳でも変わっている 1件"), "{text}");
    assert!(!text.contains("宿泊者"), "what the department left alone is no change: {text}");
    let told = said(&out);
    assert!(told.contains("回答が届いていない課: 農林課、所管課なし(照会した4課のうち2課)"), "{told}");
    assert!(told.contains("事業1!F5「行の間のメモ」: 回答欄の外"), "{told}");

    let before = fs::read_to_string(home.path("a.json")).unwrap();
    let out = home.run(&[&words[..], &["--take"]].concat());
    assert_eq!(out.status.code(), Some(1), "the conflict is left: {}", said(&out));
    for (pointer, value) in [
        ("/projects/4/reviews/1/kpis/0/actual", json!(130)),
        ("/projects/4/reviews/1/kpis/1/actual", json!(9.75)),
        ("/projects/4/reviews/1/kpis/2/actual", json!(7)),
        ("/projects/4/reviews/1/achievements/0/heading", json!("【新しい取組】")),
        ("/projects/4/reviews/1/achievements/0/body", json!("=SUM(A1) と書いた\n二行目")),
        ("/projects/4/reviews/1/effect/rating", json!("効果なし")),
        ("/projects/4/reviews/1/effect/comment", json!("よかった")),
        ("/projects/3/reviews/0/kpis/0/actual", json!(1)),
        ("/projects/3/reviews/0/kpis/1/actual", json!(25)),
        ("/projects/3/reviews/0/opinions/0/response", json!("月2回にした。")),
        ("/projects/3/reviews/0/opinions/0/state", json!("answered")),
    ] {
        assert_eq!(get(&home, pointer), value, "{pointer}");
    }
    let after = fs::read_to_string(home.path("a.json")).unwrap();
    assert!(after.lines().count() >= before.lines().count());
    let log = answer(&home.run(&["log", "a.json"]));
    assert!(log.contains("福祉.xlsx 事業2!F60"), "{log}");
    // Again: only the conflict is left.
    let out = home.run(&[&words[..], &["--take"]].concat());
    assert!(answer(&out).contains("台帳でも変わっている 1件、入力済み"), "{}", answer(&out));
    assert_eq!(fs::read_to_string(home.path("a.json")).unwrap(), after);
}

#[test]
fn another_years_and_another_towns_file_is_told_and_left() {
    let home = asked();
    let mut book = sent(&home, "観光課");
    let row = book.row_of(2, "Q1-1");
    home.file("良い.xlsx", book.put(2, &format!("F{row}"), "#120").bytes());
    let mut other = town();
    other["fiscal_year"] = json!("R5");
    home.file("old.json", other.to_string());
    assert_eq!(home.run(&["ask", "old.json", "-o", "昨年"]).status.code(), Some(0));
    let mut book = Answered::open(&fs::read(home.path("昨年/照会票_R5_観光課.xlsx")).unwrap());
    home.file("昨年.xlsx", book.put(2, &format!("F{row}"), "#77").bytes());
    let mut other = town();
    (other["municipality"], other["municipality_code"]) = (json!("例県別町"), json!("999987"));
    home.file("other.json", other.to_string());
    assert_eq!(home.run(&["ask", "other.json", "-o", "他"]).status.code(), Some(0));
    let mut book = Answered::open(&fs::read(home.path("他/照会票_R6_観光課.xlsx")).unwrap());
    home.file("他.xlsx", book.put(2, &format!("F{row}"), "#66").bytes());

    let out = home.run(&["import", "a.json", "昨年.xlsx", "他.xlsx", "良い.xlsx", "--take"]);
    assert_eq!(out.status.code(), Some(1), "{}", said(&out));
    assert!(
        said(&out).contains("昨年.xlsx: 令和5年度の照会票です。令和6年度の台帳には取り込みません"),
        "{}",
        said(&out)
    );
    assert!(said(&out).contains("他.xlsx: ほかの団体(例県別町)の照会票です"), "{}", said(&out));
    assert_eq!(get(&home, "/projects/0/reviews/1/kpis/0/actual"), json!(120));
    assert_eq!(get(&home, "/projects/0/reviews/0/kpis/0/actual"), json!(88));
    // Whoever says the year means it.
    let out = home.run(&["import", "a.json", "昨年.xlsx", "--year", "R5", "--take"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert_eq!(get(&home, "/projects/0/reviews/0/kpis/0/actual"), json!(77));
    // A hidden sheet that isn't whole: nothing is read.
    let cut = sent(&home, "観光課").part("xl/sharedStrings.xml");
    assert!(cut.contains("kensho-ask/1"));
    let bytes = fs::read(home.path("照会/照会票_R6_観光課.xlsx")).unwrap();
    let mut book = Answered::open(&bytes);
    home.file("壊.xlsx", book.put(4, "B10", "{").bytes());
    let out = home.run(&["import", "a.json", "壊.xlsx"]);
    assert_eq!(out.status.code(), Some(3), "{}", answer(&out));
    assert!(said(&out).contains("控え(隠しシート)が壊れている"), "{}", said(&out));
}

#[test]
fn what_cannot_be_a_value_is_told_and_what_was_emptied_stays() {
    let home = asked();
    let mut book = sent(&home, "観光課");
    let (stays, cost) = (book.row_of(2, "Q1-2"), book.row_of(2, "Q1-4"));
    book.put(2, &format!("F{stays}"), "").put(2, &format!("F{cost}"), "確認中");
    let label = book.row_of(2, "Q1-1");
    book.put(2, &format!("D{label}"), "101").put(2, &format!("G{label}"), "令和8年6月");
    home.file("観光.xlsx", book.bytes());
    let out = home.run(&["import", "a.json", "観光.xlsx", "--take"]);
    // Something of the answers is left for a person.
    assert_eq!(out.status.code(), Some(1), "{}{}", answer(&out), said(&out));
    assert!(said(&out).contains(&format!("F{stays}: 送ったときの「9.5」が空欄")), "{}", said(&out));
    assert!(said(&out).contains(&format!("F{cost}「確認中」: 金額はまだ確認中です")), "{}", said(&out));
    assert!(said(&out).contains(&format!("D{label}「101」: 回答欄の外")), "{}", said(&out));
    assert_eq!(get(&home, "/projects/0/reviews/1/kpis/1/actual"), json!(9.5));
    assert_eq!(get(&home, "/projects/0/reviews/1/kpis/0/due"), json!("令和8年6月"));
    assert_eq!(get(&home, "/projects/0/reviews/1/kpis/0/target"), json!(100));
    // Every cell is told in the preview, and the one that was emptied.
    let out = home.run(&["import", "観光.xlsx", "--dry-run", "--json"]);
    let rows: Vec<Value> = serde_json::from_slice(&out.stdout).unwrap();
    let bytes = fs::read(home.path("観光.xlsx")).unwrap();
    let book = kensho::exchange::read::read("a", &bytes, &Default::default()).unwrap();
    assert_eq!(rows.len(), book.sheets.iter().map(|sheet| sheet.cells.len()).sum::<usize>() + 1);
    assert!(rows.iter().any(|row| row["cell"] == format!("F{stays}") && row["as"] == "unplaced"));
    let value = rows.iter().find(|row| row["as"] == "value").unwrap();
    assert_eq!(
        (&value["pointer"], &value["value"]),
        (&json!("/projects/0/reviews/0/kpis/0/due"), &json!("令和8年6月"))
    );
}

#[test]
fn what_nobody_touched_is_no_change_in_any_town() {
    let home = Home::new();
    let towns = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/towns");
    let mut texts = vec![("mine".to_owned(), EMBEDDED.to_owned())];
    for town in ["chikumahara", "hayaseno", "minamine", "shiomi"] {
        texts.push((town.to_owned(), fs::read_to_string(towns.join(format!("{town}.json"))).unwrap()));
    }
    texts.push(("hostile".to_owned(), hostile().to_string()));
    let mut cells = 0;
    for (town, text) in texts {
        home.file("a.json", &text);
        let out = home.run(&["ask", "a.json", "-o", &town]);
        if out.status.code() == Some(2) {
            assert!(said(&out).contains("尋ねる事業がありません"), "{town}: {}", said(&out));
            continue;
        }
        assert_eq!(out.status.code(), Some(0), "{town}: {}", said(&out));
        let mut words = vec!["import".to_owned(), "a.json".to_owned()];
        words.extend(
            names(&home.path(&town))
                .into_iter()
                .filter(|name| name.ends_with("xlsx"))
                .map(|name| format!("{town}/{name}")),
        );
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        cells += words.len();
        let out = home.run(&words);
        assert!(answer(&out).contains("違い 0件"), "{town}: {}{}", answer(&out), said(&out));
        assert!(!said(&out).contains("回答欄の外"), "{town}: {}", said(&out));
        assert_eq!(out.status.code(), Some(0), "{town}: {}", said(&out));
    }
    assert!(cells > 20, "{cells}");
}

const HOSTILE: [&str; 7] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1)",
    "\u{1b}[31m赤\u{7}",
    "invoice\u{202e}fdp.exe",
    "_x0041_ & \"引用\" <b>",
    "a\r\nb\tc\u{0}d",
];

fn hostile() -> Value {
    fn walk(node: &mut Value, count: &mut usize) {
        match node {
            Value::Object(members) => {
                for (key, value) in members {
                    if !["format", "id", "fiscal_year", "from", "to", "basis", "state", "municipality_code", "scope"]
                        .contains(&key.as_str())
                    {
                        walk(value, count);
                    }
                }
            }
            Value::Array(list) => list.iter_mut().for_each(|value| walk(value, count)),
            Value::String(text) => {
                *count += 1;
                *text = format!("{}{text}", HOSTILE[*count % HOSTILE.len()]);
            }
            Value::Null => *node = json!(HOSTILE[*count % HOSTILE.len()]),
            _ => {}
        }
    }
    let mut ledger = town();
    for project in ledger["projects"].as_array_mut().unwrap() {
        for review in project["reviews"].as_array_mut().unwrap() {
            (review["cost"], review["grant"]) = (json!(1), json!(2));
        }
    }
    walk(&mut ledger, &mut 0);
    ledger["projects"][0]["department"] = json!("../../x\u{1b}[2J/課");
    ledger
}

#[test]
fn text_is_data_on_the_way_out_and_back() {
    let home = Home::new();
    home.file("a.json", hostile().to_string());
    let out = home.run(&["ask", "a.json", "-o", "出/照会"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert!(said(&out).contains("見える印"), "{}", said(&out));
    assert_eq!(names(&home.path("出")), ["照会"], "nothing beside the folder");
    let files = names(&home.path("出/照会"));
    assert!(files.iter().any(|name| name.contains("..／..／x")), "{files:?}");
    let drives = |c: char| (c.is_control() && c != '\n' && c != '\r') || ('\u{202a}'..='\u{202e}').contains(&c);
    for file in &files {
        let bytes = fs::read(home.path(&format!("出/照会/{file}"))).unwrap();
        if file.ends_with("txt") {
            assert!(!String::from_utf8(bytes).unwrap().contains(drives), "{file}");
            continue;
        }
        let book = kensho::exchange::read::read(file, &bytes, &Default::default()).unwrap();
        for cell in book.sheets.iter().flat_map(|sheet| &sheet.cells) {
            assert!(cell.formula().is_none() && !cell.text.contains(drives), "{file}: {cell:?}");
        }
    }
}

#[test]
fn nothing_that_holds_an_answer_is_replaced() {
    let home = asked();
    let again = ["ask", "a.json", "--due", "2026-06-10", "-o", "照会"];
    // Nothing answered yet: asked again, with another day.
    assert_eq!(home.run(&again).status.code(), Some(0));
    let letter = fs::read_to_string(home.path("照会/照会文_R6_観光課.txt")).unwrap();
    assert!(letter.contains("令和8年6月10日(水)"), "{letter}");
    // Somebody rewrote a text, somebody filled a workbook in.
    home.file("照会/照会文_R6_農林課.txt", "手で直した文");
    let mut book = sent(&home, "福祉課");
    let row = book.row_of(2, "Q1-1");
    home.file("照会/照会票_R6_福祉課.xlsx", book.put(2, &format!("F{row}"), "#1").bytes());
    let before: Vec<Vec<u8>> =
        names(&home.path("照会")).iter().map(|name| fs::read(home.path(&format!("照会/{name}"))).unwrap()).collect();
    let out = home.run(&["ask", "a.json", "--due", "2026-07-01", "-o", "照会"]);
    assert_eq!(out.status.code(), Some(4), "{}", said(&out));
    assert!(
        said(&out).contains("福祉課.xlsx: 回答が書き込まれています(1か所)")
            && said(&out).contains("照会文_R6_農林課.txt"),
        "{}",
        said(&out)
    );
    let after: Vec<Vec<u8>> =
        names(&home.path("照会")).iter().map(|name| fs::read(home.path(&format!("照会/{name}"))).unwrap()).collect();
    assert!(before == after, "all or nothing");
    assert_eq!(home.run(&["ask", "a.json", "-o", "照会", "--force"]).status.code(), Some(0));
    assert!(fs::read_to_string(home.path("照会/照会文_R6_農林課.txt")).unwrap().contains("御中"));
    // A file under such a name that is none of ours.
    fs::create_dir(home.path("別")).unwrap();
    home.file("別/照会票_R6_観光課.xlsx", "mine");
    let out = home.run(&["ask", "a.json", "-o", "別"]);
    assert_eq!(out.status.code(), Some(4));
    assert_eq!(names(&home.path("別")), ["照会票_R6_観光課.xlsx"]);
}

#[test]
fn nobody_is_reminded_of_a_text_that_the_town_writes_nowhere() {
    let home = Home::new();
    let mut town = town();
    town["projects"][0]["reviews"][0]["issues"]["current"] = json!("案内が足りない。");
    home.file("a.json", serde_json::to_string_pretty(&town).unwrap());
    let out = home.run(&["ask", "a.json", "--remind", "--as-of", "2026-06-01"]);
    let text = answer(&out);
    assert!(text.contains("現況や課題の把握") && !text.contains("阻害要因"), "{text}");
    assert!(text.contains("総事業費、交付実績"), "amounts are wanted of everybody: {text}");
}

#[test]
fn who_has_not_answered_by_the_day_is_reminded_of_what_is_open() {
    let home = asked();
    let mut book = sent(&home, "観光課");
    let key = |book: &Answered, key: &str| book.row_of(2, key);
    let (a, c) = (key(&book, "Q1-1"), key(&book, "Q1-3"));
    book.put(2, &format!("F{a}"), "#120").put(2, &format!("F{c}"), "確認中(R8.9公表予定)");
    for n in 4..=5 {
        let row = key(&book, &format!("Q1-{n}"));
        book.put(2, &format!("F{row}"), "#1000");
    }
    for n in [6].into_iter().chain(9..=15) {
        let row = key(&book, &format!("Q1-{n}"));
        book.put(2, &format!("F{row}"), "書いた");
    }
    home.file("観光.xlsx", book.bytes());
    let out = home.run(&["ask", "a.json", "--remind", "--as-of", "2026-06-01", "観光.xlsx"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    let text = answer(&out);
    let of = |name: &str| text.split(" 御中").find(|part| part.contains(name)).is_some();
    assert!(of("農林課") && of("福祉課") && text.contains("(所管課なし)"), "{text}");
    assert!(text.contains("令和8年5月29日(金)を3日過ぎました") && text.contains("回答がまだ届いていません"), "{text}");
    assert!(text.contains("総事業費、交付実績、現況や課題の把握"), "{text}");
    assert!(text.contains("「就農者」の実績値が空欄") && text.contains("回数を増やしては。"), "{text}");
    // What came back is known, though nobody has taken it over yet; what is promised for later isn't overdue.
    assert!(!text.contains("来訪者"), "{text}");
    let own = text.split("観光課 御中").nth(1).unwrap().split(" 御中").next().unwrap();
    assert!(own.contains("見込みの期日がまだ先です") && own.contains("会員") && !own.contains("至急"), "{own}");
    assert_eq!(get(&home, "/projects/0/reviews/1/kpis/0/actual"), json!(null), "the ledger is left alone");
    // Later it is.
    let out = home.run(&[
        "ask",
        "a.json",
        "--remind",
        "--as-of",
        "2026-10-01",
        "観光.xlsx",
        "--department",
        "観光課",
        "-o",
        "督促",
    ]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert_eq!(names(&home.path("督促")), ["督促文_2026-10-01_R6_観光課.txt"]);
    let text = fs::read_to_string(home.path("督促/督促文_2026-10-01_R6_観光課.txt")).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("次の1件がまだ空いています"), "{text}");
}

#[test]
fn what_is_asked_wrongly_is_said() {
    let home = asked();
    for (words, sentence) in [
        (&["ask", "a.json"][..], "-o で指定"),
        (&["ask", "a.json", "-o", "x", "--due", "2026-02-30"], "日付として読めません"),
        (&["ask", "a.json", "-o", "x", "--department", "ない課"], "尋ねる事業があるのは 観光課、福祉課"),
        (&["ask", "a.json", "b.xlsx", "-o", "x"], "--remind と使います"),
        (&["ask", "a.json", "-o", "x", "--as-of", "2026-06-01"], "--remind と使います"),
    ] {
        let out = home.run(words);
        assert_eq!(out.status.code(), Some(2), "{words:?}: {}", said(&out));
        assert!(said(&out).contains(sentence), "{words:?}: {}", said(&out));
        assert!(!home.path("x").exists());
    }
}

#[test]
fn a_folder_that_cannot_be_one_or_is_far_away_is_said() {
    let home = asked();
    home.file("何か.txt", "本文");
    for (folder, dry) in [("何か.txt", false), ("何か.txt", true), ("何か.txt/中", false)] {
        let mut words = vec!["ask", "a.json", "-o", folder];
        words.extend(dry.then_some("--dry-run"));
        let out = home.run(&words);
        assert_eq!(out.status.code(), Some(2), "{words:?}: {}", said(&out));
        assert!(said(&out).contains("何か.txt: フォルダーではなくファイルです"), "{}", said(&out));
        assert!(said(&out).contains("-o には照会票を入れるフォルダー"), "{}", said(&out));
    }
    let out = home.run(&["ask", "a.json", "--remind", "-o", "何か.txt"]);
    assert!(said(&out).contains("フォルダーではなくファイルです"), "{}", said(&out));
    assert_eq!(fs::read_to_string(home.path("何か.txt")).unwrap(), "本文");
    let out = home.run(&["ask", "a.json", "-o", "ない/照会"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert!(said(&out).contains("途中のフォルダー ない もなかったので"), "{}", said(&out));
    let out = home.run(&["ask", "a.json", "-o", "ない/別"]);
    assert!(!said(&out).contains("途中のフォルダー"), "{}", said(&out));
}

#[test]
fn a_day_that_is_over_and_one_that_has_not_come_are_said() {
    let home = asked();
    let out = home.run(&["ask", "a.json", "-o", "昔", "--due", "令和２年１月１０日"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert!(said(&out).contains("提出期限の令和2年1月10日(金)は、もう過ぎています"), "{}", said(&out));
    let out = home.run(&["ask", "a.json", "-o", "先", "--due", "2126-05-29"]);
    assert!(!said(&out).contains("もう過ぎています"), "{}", said(&out));
    let out = home.run(&["ask", "a.json", "--remind", "--as-of", "2026-05-20", "--due", "2026-05-29"]);
    assert!(said(&out).contains("提出期限(令和8年5月29日(金))がまだ来ていません"), "{}", said(&out));
    let text = answer(&out);
    assert!(text.contains("期限までにお知らせください") && !text.contains("至急"), "{text}");
    let out = home.run(&["ask", "a.json", "--remind", "--as-of", "2026-05-30", "--due", "2026-05-29"]);
    assert!(!said(&out).contains("まだ来ていません") && answer(&out).contains("至急"), "{}", answer(&out));
}

/// What is typed with a Japanese keyboard is a number all the same; what isn't an answer is told and left.
#[test]
fn full_width_answers_are_numbers_and_a_comment_is_told() {
    let home = asked();
    let mut book = sent(&home, "観光課");
    let row = |sign: &str| sent(&home, "観光課").row_of(2, sign);
    book.put(2, &format!("F{}", row("Q1-1")), "＋１，２３４人").put(2, &format!("F{}", row("Q1-2")), "９．７５");
    book.put(2, &format!("F{}", row("Q1-3")), "－５").put(2, &format!("G{}", row("Q1-3")), "令和８年６月");
    book.put(2, &format!("F{}", row("Q1-12")), "確認中");
    home.file("観光.xlsx", book.bytes());
    let out = home.run(&["import", "a.json", "観光.xlsx", "--take"]);
    assert_eq!(out.status.code(), Some(1), "{}", said(&out));
    assert!(said(&out).contains("「確認中」: まだ確認中です"), "{}", said(&out));
    for (at, value) in [
        ("kpis/0/actual", json!(1234)),
        ("kpis/1/actual", json!(9.75)),
        ("kpis/2/actual", json!(-5)),
        ("kpis/2/due", json!("令和8年6月")),
        ("effect/rating", json!(null)),
    ] {
        assert_eq!(get(&home, &format!("/projects/0/reviews/1/{at}")), value, "{at}");
    }
}

#[test]
fn one_file_that_cannot_be_read_keeps_nobody_from_the_others() {
    let home = asked();
    let mut book = sent(&home, "観光課");
    let row = book.row_of(2, "Q1-1");
    home.file("良い.xlsx", book.put(2, &format!("F{row}"), "#120").bytes());
    home.file("壊.xlsx", sent(&home, "福祉課").put(4, "B10", "{").bytes());
    home.file("~$良い.xlsx", b"Excel's own");
    let out = home.run(&["import", "a.json", "壊.xlsx", "~$良い.xlsx", "良い.xlsx", "--take"]);
    assert_eq!(out.status.code(), Some(1), "{}", said(&out));
    let told = said(&out);
    assert!(told.contains("壊.xlsx: 照会票の控え(隠しシート)が壊れている"), "{told}");
    assert!(told.contains("~$良い.xlsx: ") && told.contains("このファイルは取り込みません"), "{told}");
    assert!(told.contains("回答が届いていない課: 福祉課、農林課"), "{told}");
    assert_eq!(get(&home, "/projects/0/reviews/1/kpis/0/actual"), json!(120));
    // Alone it is a failure, as any file is that can't be read.
    let out = home.run(&["import", "a.json", "壊.xlsx", "~$良い.xlsx"]);
    assert_eq!(out.status.code(), Some(3), "{}", said(&out));
}

#[test]
fn a_ledger_that_is_only_looked_at_takes_nothing() {
    let home = asked();
    let mut book = sent(&home, "観光課");
    let row = book.row_of(2, "Q1-1");
    home.file("観光.xlsx", book.put(2, &format!("F{row}"), "#120").bytes());
    let before = fs::read_to_string(home.path("a.json")).unwrap();
    let out = home.run(&["--read-only", "import", "a.json", "観光.xlsx", "--take"]);
    assert_eq!(out.status.code(), Some(4), "{}", said(&out));
    assert!(said(&out).contains("見るだけで開く指定(--read-only)なので、何も取り込んでいません"), "{}", said(&out));
    let out = home.run(&["--read-only", "set", "a.json", "/title", "\"x\""]);
    assert_eq!(out.status.code(), Some(4), "{}", said(&out));
    assert!(said(&out).contains("--read-only"), "{}", said(&out));
    assert_eq!(fs::read_to_string(home.path("a.json")).unwrap(), before);
    // What only looks is let through.
    let out = home.run(&["--read-only", "import", "a.json", "観光.xlsx"]);
    assert_eq!(out.status.code(), Some(1), "{}", said(&out));
    assert!(answer(&out).contains("ファイル 120"), "{}", answer(&out));
}

/// A year that was rolled over has no targets yet: whoever has the results has those too.
#[test]
fn a_target_that_nobody_knows_yet_is_asked_and_comes_back() {
    let home = Home::new();
    let mut ledger = town();
    // One target is known: the final one is for this very year. Another is none, and one row is only for reference.
    let kpis = &mut ledger["projects"][0]["reviews"][1]["kpis"];
    kpis[1]["goal"] = json!({"value": 12, "by": "R7"});
    kpis[2]["reference"] = json!(true);
    home.file("a.json", serde_json::to_string_pretty(&ledger).unwrap());
    let out = home.run(&["roll", "a.json", "--to", "R7"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert!(answer(&out).contains("照会票で尋ねる"), "{}", answer(&out));
    let out = home.run(&["ask", "a.json", "-o", "照会"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    let letter = fs::read_to_string(home.path("照会/照会文_R7_観光課.txt")).unwrap();
    assert!(letter.contains("うち1つの指標は、令和7年度の目標値もお尋ねします。"), "{letter}");
    let bytes = fs::read(home.path("照会/照会票_R7_観光課.xlsx")).unwrap();
    let mut book = Answered::open(&bytes);
    let rows = ["Q1-1", "Q1-2", "Q1-3"].map(|sign| book.row_of(2, sign));
    // The cell of the target looks and behaves as one of the result does; those of the others don't.
    let sheet = book.part("xl/worksheets/sheet2.xml");
    let look = |cell: String| {
        let at = sheet.find(&format!("<c r=\"{cell}\" ")).unwrap();
        sheet[at..].split('"').nth(3).unwrap().to_owned()
    };
    let open = rows.map(|row| look(format!("D{row}")) == look(format!("F{row}")));
    assert_eq!(open, [true, false, false]);
    assert!(sheet.contains("令和7年度の目標値を記入してください。"));
    let told = kensho::exchange::read::read("a.xlsx", &bytes, &Default::default()).unwrap();
    assert!(
        told.sheets[1].cells.iter().any(|cell| cell.text.contains("目標値も記入してください")),
        "said on the sheet"
    );

    book.put(2, &format!("D{}", rows[0]), "１２０人").put(2, &format!("F{}", rows[0]), "#118");
    // A target that is known is no cell to be answered.
    book.put(2, &format!("D{}", rows[1]), "#99");
    home.file("観光.xlsx", book.bytes());
    let out = home.run(&["ask", "a.json", "--remind", "--as-of", "2027-06-01", "照会/照会票_R7_観光課.xlsx"]);
    assert!(answer(&out).contains("「来訪者」の目標値"), "{}", answer(&out));
    let out = home.run(&["ask", "a.json", "--remind", "--as-of", "2027-06-01", "観光.xlsx"]);
    assert!(!answer(&out).contains("「来訪者」の目標値"), "{}", answer(&out));
    let out = home.run(&["import", "a.json", "観光.xlsx", "--take"]);
    assert!(said(&out).contains("「99」: 回答欄の外"), "{}", said(&out));
    for (at, value) in [("0/target", json!(120)), ("0/actual", json!(118)), ("1/target", json!(12))] {
        assert_eq!(get(&home, &format!("/projects/0/reviews/2/kpis/{at}")), value, "{at}");
    }
}
