//! How forms are read, a test for each habit of those who make them: what is placed where, and what is said of the rest.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::mapping::{Answer, Mapping};
use kensho::exchange::read::{How, read};
use kensho::exchange::{As, Given, Plan, plan};
use serde_json::Value;

use crate::support::imported::{answering, at, of, planned, planned_with, value};
use crate::support::workbook::{self, Sheet, sheet};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];

#[test]
fn headers_in_two_rows_say_together_what_a_column_is() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "重要業績評価指標(KPI)", "", "", "事業費(千円)", ""],
        &["", "", "指標名", "目標値", "実績値", "予算額", "決算額"],
        &["1", "移住支援事業", "相談件数(件)", "#30", "#41", "#1,200", "#1180"],
    ];
    let merges = ["A2:A3", "B2:B3", "C2:E2", "F2:G2"];
    let bytes = workbook::bytes(&[Sheet { merges: &merges, ..sheet("一覧", rows) }], &[]);
    let plan = planned(&bytes);
    let review = "/projects/0/reviews/0";
    assert_eq!(value(&plan, &format!("{review}/kpis/0/target")), 30);
    assert_eq!(value(&plan, &format!("{review}/kpis/0/actual")), 41);
    assert_eq!(value(&plan, &format!("{review}/kpis/0/unit")), "件");
    assert_eq!(value(&plan, &format!("{review}/cost")), 1_180_000);
    assert_eq!(value(&plan, &format!("{review}/fiscal_year")), "R6");
}

#[test]
fn merged_cells_belong_to_all_the_rows_beside_them() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "担当課", "指標名", "目標値", "実績値"],
        &["1", "移住支援事業", "企画課", "相談件数(件)", "#30", "#41"],
        &["", "", "", "移住者数(人)", "#10", "確認中"],
        &["2", "起業支援事業", "商工課", "起業者数(人)", "#5", "#4"],
    ];
    let merges = ["A3:A4", "B3:B4", "C3:C4"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("一覧", rows) }], &[]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1/name"), "移住者数(人)");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1/actual"), "確認中");
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/actual"), 4);
    assert_eq!(value(&plan, "/projects/1/department"), "商工課");
}

#[test]
fn a_label_has_its_value_at_its_right_and_a_sheet_is_a_project() {
    let of = |name: &'static str, cost: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec!["令和6年度 効果検証シート"],
            vec!["事業名", name, "", "担当課", "企画課"],
            vec!["事業期間", "令和５年度～令和７年度", "", "実績額(千円)", cost],
            vec!["事業効果", "地方創生に相当程度効果があった"],
            vec!["今後の方針", "事業を継続"],
        ]
    };
    let (one, two) = (of("移住支援事業", "#1,200"), of("起業支援事業", "#800"));
    let one: Vec<&[&str]> = one.iter().map(Vec::as_slice).collect();
    let two: Vec<&[&str]> = two.iter().map(Vec::as_slice).collect();
    let plan = planned(&workbook::bytes(&[sheet("1", &one), sheet("2", &two)], &[]));
    assert_eq!(value(&plan, "/projects/0/name"), "移住支援事業");
    assert_eq!(value(&plan, "/projects/0/period/from"), "R5");
    assert_eq!(value(&plan, "/projects/0/period/to"), "R7");
    assert_eq!(value(&plan, "/projects/1/name"), "起業支援事業");
    assert_eq!(value(&plan, "/projects/1/department"), "企画課");
    assert_eq!(value(&plan, "/projects/1/reviews/0/effect/rating"), "地方創生に相当程度効果があった");
    assert_eq!(value(&plan, "/projects/1/reviews/0/policy/decision"), "事業を継続");
}

#[test]
fn years_side_by_side_are_reviews_and_a_final_target_is_asked_about() {
    let rows: &[&[&str]] = &[
        &["総合戦略 KPI 進捗状況一覧(令和6年度)"],
        &["事業名", "指標名", "単位", "実績値", "", "", "目標値"],
        &["", "", "", "R4", "R5", "R6", "R8"],
        &["移住支援事業", "移住者数", "人", "#10", "#12", "#15", "#20"],
    ];
    let merges = ["A2:A3", "B2:B3", "C2:C3", "D2:F2"];
    let bytes = workbook::bytes(&[Sheet { merges: &merges, ..sheet("KPI", rows) }], &[]);
    let plan = planned(&bytes);
    for (at, year, actual) in [(0, "R4", 10), (1, "R5", 12), (2, "R6", 15)] {
        assert_eq!(value(&plan, &format!("/projects/0/reviews/{at}/fiscal_year")), year);
        assert_eq!(value(&plan, &format!("/projects/0/reviews/{at}/kpis/0/actual")), actual);
        assert_eq!(value(&plan, &format!("/projects/0/reviews/{at}/kpis/0/unit")), "人");
    }
    assert_eq!(at(&plan, "G4").kind, As::Ask);
    assert_eq!(value(&plan, "/projects/0/reviews/2/kpis/0/target"), Value::Null);
    // The answer holds for the column, whatever its year: next year's file isn't asked about again.
    let mapping = answering(&plan, |asked| {
        assert_eq!(asked.question, "final-target");
        Some("最終目標".into())
    });
    let mapping = Mapping::read(&mapping.text()).unwrap();
    let next: &[&[&str]] = &[
        &["総合戦略 KPI 進捗状況一覧(令和7年度)"],
        &["事業名", "指標名", "単位", "実績値", "", "", "目標値"],
        &["", "", "", "R5", "R6", "R7", "R9"],
        &["移住支援事業", "移住者数", "人", "#12", "#15", "#17", "#25"],
    ];
    let bytes = workbook::bytes(&[Sheet { merges: &merges, ..sheet("KPI", next) }], &[]);
    let plan = planned_with(&bytes, mapping, "");
    assert_eq!(value(&plan, "/projects/0/reviews/2/fiscal_year"), "R7");
    assert_eq!(value(&plan, "/projects/0/reviews/2/kpis/0/goal/value"), 25);
    assert!(plan.questions().is_empty(), "{:?}", plan.questions());
}

#[test]
fn headers_again_notes_and_totals_are_no_projects() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "実績額(円)", "指標名", "目標値", "実績値"],
        &["1", "移住支援事業", "#1200000", "相談件数(件)", "#30", "#41"],
        &["No", "事業名", "実績額(円)", "指標名", "目標値", "実績値"],
        &["2", "起業支援事業", "#800000", "起業者数(人)", "#5", "#4"],
        &["合計", "", "#2000000"],
        &["※実績値は令和7年3月末現在"],
    ];
    let plan = of(rows);
    assert_eq!(value(&plan, "/projects/2"), Value::Null);
    assert_eq!(at(&plan, "B4").kind, As::Label);
    assert_eq!(value(&plan, "/totals/0/cost"), 2_000_000);
    assert_eq!(value(&plan, "/notes/0"), "※実績値は令和7年3月末現在");
}

#[test]
fn what_is_hidden_is_told_and_never_read_as_data() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "指標名", "目標値", "実績値", "照会メモ"],
        &["1", "移住支援事業", "相談件数(件)", "#30", "#41", "要確認"],
        &["", "", "旧指標(件)", "#3", "#4", ""],
    ];
    let hidden = Sheet { hidden_rows: &[4], hidden_columns: &[6], ..sheet("一覧", rows) };
    let work = Sheet { hidden: true, ..sheet("計算", &[&["事業名", "実績額"], &["x", "#5"]]) };
    let plan = planned(&workbook::bytes(&[hidden, work], &[]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1"), Value::Null);
    assert_eq!(at(&plan, "C4").kind, As::Ask);
    assert_eq!((at(&plan, "F3").kind, value(&plan, "/projects/1")), (As::Unplaced, Value::Null));
    let work = plan.entries.iter().filter(|entry| entry.sheet.as_deref() == Some("計算"));
    assert!(work.clone().count() == 4 && work.clone().all(|entry| entry.kind == As::Unplaced), "it has a table");
    assert!(plan.notices.iter().any(|notice| notice.contains("隠された行や列")));
}

#[test]
fn a_ditto_says_what_stands_above_or_is_asked_about() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "担当課", "指標名", "単位", "目標値", "実績値"],
        &["1", "移住支援事業", "企画課", "相談件数", "件", "#30", "#41"],
        &["2", "起業支援事業", "〃", "起業件数", "〃", "#5", "〃"],
    ];
    let plan = of(rows);
    assert_eq!(value(&plan, "/projects/1/department"), "企画課");
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/unit"), "件");
    assert_eq!(at(&plan, "G4").kind, As::Ask, "a result is never taken from another project");
}

#[test]
fn numbers_are_what_their_format_shows() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "指標名", "目標値", "実績値", "確定予定"],
        &["1", "健診事業", "受診率(%)", "#61@0.0", "#0.821@0.0%", "#45828@[$-411]ggge\"年\"m\"月\"d\"日\""],
        &["", "", "受診者数(人)", "#1200@#,##0", "#45828@m\"月\"d\"日\"", "令和7年6月20日"],
    ];
    let plan = of(rows);
    let of = |at: &str| serde_json::to_string(&value(&plan, &format!("/projects/0/reviews/0/kpis/{at}"))).unwrap();
    assert_eq!(at(&plan, "D3").value.as_deref(), Some("61.0"), "the 0 is kept");
    assert_eq!(of("0/actual"), "\"82.1%\"");
    assert_eq!(of("0/due"), "\"2025-06-20\"");
    assert_eq!(of("1/target"), "1200");
    assert_eq!(of("1/actual"), "null", "a date is no quantity");
    assert_eq!(at(&plan, "E4").kind, As::Ask);
    assert_eq!(of("1/due"), "\"2025-06-20\"");
}

#[test]
fn furigana_is_left_out_and_what_is_struck_through_asked_about() {
    let strings = "<sst><si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si><si><r><rPr><strike/></rPr><t>12</t></r><r><t>17</t></r></si></sst>";
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row></sheetData></worksheet>";
    let parts = [
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></R>"),
        ("xl/s.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ];
    let bytes = workbook::package(&parts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    let book = read("f", &bytes, &How::default()).unwrap();
    assert_eq!(&*book.sheets[0].at(0, 0).unwrap().text, "東京");
    let struck = book.sheets[0].at(0, 1).unwrap();
    assert_eq!((&*struck.text, struck.unstruck()), ("1217", Some("17")));
}

#[test]
fn text_files_of_every_encoding_say_the_same() {
    let text = "令和6年度 実績一覧,,,,\r\nNo,事業名,指標名,目標値,実績値\r\n1,\"移住,支援\n事業①\",相談件数(件),\"1,200\",確認中\r\n";
    let (cp932, _, lost) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!lost);
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes(), format!("\u{feff}{text}").as_bytes(), &cp932, &utf16] {
        let plan = planned(bytes);
        assert_eq!(value(&plan, "/projects/0/name"), "移住,支援\n事業①");
        assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/target"), 1200);
        assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), "確認中");
    }
}

#[test]
fn a_pasted_table_may_run_on_in_the_next_line() {
    let text = "令和6年度 実績一覧\nNo\t事業名\t指標名\t目標値\t実績値\n1\t移住支\t相談件数(件)\t30\t41\n\t援事業\n2\t起業支援事業\t起業者数(人)\t12 450\t4\n";
    let plan = planned(text.as_bytes());
    assert_eq!(value(&plan, "/projects/0/name"), "移住支援事業");
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/target"), 12450);
}

/// The text of a plan's KPIs: each review's names, targets and results.
fn kpis(plan: &Plan, project: usize) -> Vec<String> {
    let review = value(plan, &format!("/projects/{project}/reviews/0/kpis"));
    let of = |kpi: &Value| format!("{} {} {} {}", kpi["name"], kpi["unit"], kpi["target"], kpi["actual"]);
    review.as_array().unwrap().iter().map(|kpi| of(kpi).replace('"', "")).collect()
}

/// A copy out of a PDF drops the cells that a project's further KPIs leave empty.
#[test]
fn a_line_with_several_texts_is_no_rest_of_the_name_above() {
    let rows = [
        "令和６年度 交付金事業 実施結果報告",
        "花沢町   企画政策課",
        "事業名   担当課   事業費(円)   指標名   単位   目標値   実績値   達成率",
        "花沢高原ワーケーション推進事業   商工観光課   28,450,000   高原施設の延べ宿泊者数   人   4,500   4,812   106.9%",
        "ワーケーション利用企業数   社   12   9   75.0%",
        "しごと創出・移住定住支援事業   企画政策課   16,780,500   移住相談件数   件   150   162   108.0%",
        "空き家バンク成約件数   件   15   15   100.0%",
        "教育総務課   9,900,000   授業でICTを毎日使う学級の割合   ％   80.0   76.5   95.6%",
        "教員のICT研修受講率   ％   100.0   100.0   100.0%",
    ];
    let text = rows.join("\n");
    for text in [text.replace("   ", "\t"), text] {
        let plan = planned(text.as_bytes());
        assert_eq!(value(&plan, "/projects/0/name"), "花沢高原ワーケーション推進事業");
        assert_eq!(value(&plan, "/projects/1/name"), "しごと創出・移住定住支援事業");
        assert_eq!((at(&plan, "A5").kind, at(&plan, "A7").kind), (As::Ask, As::Ask));
        // What begins with a department is of a project without a name; the KPI below it may be that one's.
        assert_eq!((at(&plan, "A8").kind, at(&plan, "A9").kind), (As::Unplaced, As::Unplaced));
        let plan = planned_with(text.as_bytes(), answering(&plan, |asked| asked.options.first().cloned()), "");
        assert_eq!(kpis(&plan, 0), ["高原施設の延べ宿泊者数 人 4500 4812", "ワーケーション利用企業数 社 12 9"]);
        assert_eq!(kpis(&plan, 1), ["移住相談件数 件 150 162", "空き家バンク成約件数 件 15 15"]);
    }
}

#[test]
fn a_name_that_ends_on_the_next_line_is_one() {
    let text = "令和6年度 実績一覧
事業名                      担当課    事業費(円)   指標名              単位  目標値  実績値
高原ワーケーション推進                             延べ宿泊者数        人    4,500   4,812
事業                        商工課    28,450,000   利用企業数          社    12      9
移住支援事業                企画課    16,780,500   相談件数            件    150     162
学びの森教育プロジェ                               授業で使う
                            教育課    9,900,000                        ％    80.0    76.5
クト                                               割合
                                                   研修受講率          ％    100.0   98.0
";
    let plan = planned(text.as_bytes());
    let names = [0, 1, 2].map(|n| value(&plan, &format!("/projects/{n}/name")));
    assert_eq!(names, ["高原ワーケーション推進事業", "移住支援事業", "学びの森教育プロジェクト"]);
    assert_eq!(value(&plan, "/projects/0/department"), "商工課");
    assert_eq!(kpis(&plan, 0), ["延べ宿泊者数 人 4500 4812", "利用企業数 社 12 9"]);
    assert_eq!(kpis(&plan, 2), ["授業で使う割合 ％ 80.0 76.5", "研修受講率 ％ 100.0 98.0"]);
}

#[test]
fn an_office_has_words_of_its_own() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "ものさし", "めざす数", "実績値"],
        &["1", "移住支援事業", "相談件数(件)", "#30", "#41"],
    ];
    let bytes = workbook::of(rows);
    let plan = planned_with(&bytes, Mapping::default(), "kpi\tものさし|はかり\ntarget\tめざす数\n");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/name"), "相談件数(件)");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/target"), 30);
    let (_, problems) = Given::of(Mapping::default(), &["なにか\tものさし\n".to_owned()]);
    assert_eq!(problems.len(), 1, "a line that says nothing is told");
}

#[test]
fn a_column_that_nobody_knows_is_asked_about_once_and_read_from_then_on() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "指標名", "ねらい値", "実績値", "備考"],
        &["1", "移住支援事業", "相談件数(件)", "#30", "#41", ""],
        &["2", "起業支援事業", "起業者数(人)", "#5", "#4", ""],
    ];
    let bytes = workbook::of(rows);
    let plan = planned(&bytes);
    assert_eq!(at(&plan, "D3").kind, As::Unplaced);
    assert!(at(&plan, "D3").why.contains("ねらい値"), "{}", at(&plan, "D3").why);
    let asked = plan.questions();
    assert_eq!(asked.iter().map(|asked| asked.about.as_str()).collect::<Vec<_>>(), ["ねらい値"]);
    let mut mapping = Mapping::default();
    mapping.put(Answer { answer: Some("目標値".into()), ..asked[0].clone() });
    let plan = planned_with(&bytes, Mapping::read(&mapping.text()).unwrap(), "");
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/target"), 5);
    assert!(plan.questions().is_empty());
}

#[test]
fn every_cell_is_told() {
    let rows: &[&[&str]] =
        &[TITLE, &["", "x"], &["No", "事業名", "実績額(円)"], &["1", "a", "#5", "はみ出し"], &["書き込み"]];
    let plan = of(rows);
    for cell in ["A1", "B2", "A3", "C4", "D4", "A5"] {
        assert!(!at(&plan, cell).why.is_empty(), "{cell}");
    }
}

#[test]
fn kpis_of_which_nothing_says_whose_they_are_are_asked_about_and_read_by_the_answer() {
    let rows: &[&[&str]] =
        &[&["令和6年度 数値の一覧"], &["指標名", "単位", "目標値", "実績値"], &["来場者数", "人", "#100", "#120"]];
    let bytes = workbook::of(rows);
    let asking = planned(&bytes);
    assert!(asking.is_empty());
    let questions = asking.questions();
    let [question] = &questions[..] else { panic!("{questions:?}") };
    assert!(question.asked.contains("どの事業") && question.options.iter().any(|option| option == "Sheet1"));
    assert_eq!(at(&asking, "A3").kind, As::Ask);
    // Any name may be the answer, whatever was offered.
    let mut mapping = Mapping::default();
    mapping.put(Answer { answer: Some("港まつり事業".to_owned()), ..question.clone() });
    let plan = planned_with(&bytes, mapping, "");
    assert_eq!(value(&plan, "/projects/0/name"), "港まつり事業");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 120);
    assert!(plan.questions().is_empty());
}

#[test]
fn a_note_on_an_empty_cell_is_told_and_one_on_a_cell_beside_it() {
    let rows: &[&[&str]] =
        &[TITLE, &["No", "事業名", "指標名", "目標値", "実績値"], &["1", "移住支援事業", "相談件数(件)", "#30", ""]];
    let relations = r#"<Relationships xmlns="r"><Relationship Id="c" Type="x/comments" Target="../comments1.xml"/></Relationships>"#;
    let notes = r#"<comments><commentList><comment ref="E3"><text><t>7月に確定</t></text></comment><comment ref="D3"><text><t>当初の値</t></text></comment></commentList></comments>"#;
    let parts: [(&str, &[u8]); 2] =
        [("xl/worksheets/_rels/sheet1.xml.rels", relations.as_bytes()), ("xl/comments1.xml", notes.as_bytes())];
    let plan = planned(&workbook::bytes(&[sheet("一覧", rows)], &parts));
    let empty = at(&plan, "E3");
    assert!(empty.kind == As::Unplaced && empty.why.contains("7月に確定"), "{empty:?}");
    assert_eq!(at(&plan, "D3").kind, As::Value);
    for words in ["一覧!E3(空のセル)のメモ: 7月に確定", "一覧!D3 のメモ: 当初の値"] {
        assert!(plan.notices.iter().any(|notice| notice == words), "{:?}", plan.notices);
    }
}

#[test]
fn an_amount_whose_format_hides_a_fraction_is_taken_as_it_is_seen_and_said_so() {
    let row = |cost: &'static str| {
        let head: &[&str] = &["No", "事業名", "事業費(円)", "指標名", "目標値", "実績値"];
        planned(&workbook::of(&[TITLE, head, &["1", "移住支援事業", cost, "相談件数(件)", "#30", "#41"]]))
    };
    let plan = row("#123456.78@#,##0");
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 123_457);
    assert!(at(&plan, "C3").why.contains("123456.78"), "{}", at(&plan, "C3").why);
    let notice = plan.notices.iter().find(|notice| notice.contains("端数")).unwrap();
    assert!(notice.contains("C3") && notice.contains("123,457") && notice.contains("123456.78"), "{notice}");
    let plain = row("#123457@#,##0");
    assert!(!plain.notices.iter().any(|notice| notice.contains("端数")), "{:?}", plain.notices);
}

#[test]
fn a_number_without_its_sign_or_in_thousands_waits_for_an_answer() {
    let head: &[&str] = &["No", "事業名", "事業費(円)", "交付金(千円)", "指標名", "目標値", "実績値"];
    let row = |cost: &'static str, grant: &'static str, actual: &'static str| {
        workbook::of(&[TITLE, head, &["1", "移住支援事業", cost, grant, "転入超過数", "#30", actual]])
    };
    let bytes = row("#4900123@#,##0,", "#2450000@#,##0,", "#-72@#,##0;[Red]#,##0");
    let plan = planned(&bytes);
    for (cell, stored) in [("C3", "4,900,123円"), ("G3", "-72")] {
        let asked = at(&plan, cell);
        assert!(asked.kind == As::Ask && asked.why.contains(stored), "{cell}: {asked:?}");
    }
    // 「千円」 over thousands is what is stored, in yen.
    assert_eq!(value(&plan, "/projects/0/reviews/0/grant"), 2_450_000);
    let ledger: serde_json::Value = serde_json::from_str(&plan.ledger().unwrap()).unwrap();
    let review = &ledger["projects"][0]["reviews"][0];
    assert!(review["cost"].is_null() && review["kpis"][0]["actual"].is_null(), "{review}");
    let answers =
        plan.questions().into_iter().map(|question| Answer { answer: Some("保存された値".into()), ..question });
    let mut mapping = Mapping::default();
    answers.for_each(|answer| mapping.put(answer));
    let answered = planned_with(&bytes, mapping, "");
    assert_eq!(value(&answered, "/projects/0/reviews/0/cost"), 4_900_123);
    assert_eq!(value(&answered, "/projects/0/reviews/0/kpis/0/actual"), -72);
    // A minus of any kind is a sign.
    let plan = planned(&row("#4900123@#,##0", "#2450@#,##0", "#-72@#,##0;▲#,##0"));
    assert!(plan.questions().is_empty(), "{:?}", plan.questions());
}

#[test]
fn a_name_with_circles_of_its_own_is_a_project_and_an_unwritten_one_an_example() {
    let head: &[&str] = &["No", "事業名", "指標名", "目標値", "実績値"];
    let plan = planned(&workbook::of(&[
        TITLE,
        head,
        &["例", "○○推進事業", "○○の件数(件)", "#10", "#12"],
        &["1", "商店街○○まつり事業", "来場者数(人)", "#300", "#280"],
    ]));
    assert_eq!(at(&plan, "B3").kind, As::Label);
    assert_eq!(value(&plan, "/projects/0/name"), "商店街○○まつり事業");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 280);
}

#[test]
fn a_department_above_a_list_is_of_its_projects_and_sums_of_sheets_are_not_the_ledgers() {
    let head: &[&str] = &["No.", "事業名", "決算額(円)", "指標名", "目標値", "実績値"];
    let title: &[&str] = &["令和6年度 交付金事業 実績"];
    let one = [
        title,
        &["課名：", "農政課"],
        head,
        &["1", "棚田保全事業", "#1200000", "面積(ha)", "#10", "#12"],
        &["計", "", "#1200000"],
    ];
    let two = [
        title,
        &["課名：", "商工課"],
        head,
        &["2", "起業支援事業", "#800000", "起業者数(人)", "#5", "#4"],
        &["計", "", "#800000"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("農政課", &one), sheet("商工課", &two)], &[]));
    assert_eq!(value(&plan, "/projects/0/department"), "農政課");
    assert_eq!(value(&plan, "/projects/1/department"), "商工課");
    assert_eq!(value(&plan, "/totals"), Value::Null);
    assert!(at(&plan, "C5").why.contains("シートごとの合計"), "{:?}", at(&plan, "C5"));
}

#[test]
fn a_unit_of_money_holds_from_where_it_is_said_and_a_sum_without_one_is_asked_about() {
    let one: &[&[&str]] = &[
        TITLE,
        &["", "", "（単位：千円）"],
        &["事業名", "担当課", "予算額", "決算額"],
        &["棚田保全事業", "農政課", "#1200", "#1180"],
        &["起業支援事業", "商工課", "#800", "#790"],
        &[""],
        &["", "", "（単位：円）"],
        &["事業名", "交付金の種類", "交付額"],
        &["棚田保全事業", "推進タイプ", "#590000"],
    ];
    let plan = planned(&workbook::of(one));
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 1_180_000);
    assert_eq!(value(&plan, "/projects/0/reviews/0/grant"), 590_000);
    let of_kpi: &[&[&str]] = &[
        TITLE,
        &["", "（単位：円）"],
        &["事業名", "決算額", "指標名", "目標値", "実績値"],
        &["直売所事業", "#81234", "売上（単位：千円）", "#900", "#912"],
    ];
    let plan = planned(&workbook::of(of_kpi));
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 81_234);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/name"), "売上");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/unit"), "千円");
    let none: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "決算額", "指標名", "目標値", "実績値"],
        &["1", "棚田保全事業", "#1180", "面積(ha)", "#10", "#12"],
        &["合計", "", "#1180"],
    ];
    let plan = planned(&workbook::of(none));
    assert_eq!(at(&plan, "C4").kind, As::Ask, "{:?}", at(&plan, "C4"));
    assert_eq!(value(&plan, "/totals"), Value::Null);
}

#[test]
fn opinions_are_of_the_project_whose_number_stands_beside_them() {
    let list: &[&[&str]] = &[
        TITLE,
        &["事業No.", "事業名", "担当課", "指標名", "目標値", "実績値"],
        &["1", "棚田保全事業", "農政課", "面積(ha)", "#10", "#12"],
        &["2", "起業支援事業", "商工課", "起業者数(人)", "#5", "#4"],
    ];
    let said: &[&[&str]] = &[
        &["委員会の意見"],
        &["事業No.", "委員", "意見", "対応方針", "対応状況"],
        &["2", "金融", "手数料を下げること。", "補助する。", "対応済"],
        &["9", "住民", "知らない事業の意見。", "", "未定"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("一覧", list), sheet("意見", said)], &[]));
    assert_eq!(value(&plan, "/projects/1/reviews/0/opinions/0/text"), "手数料を下げること。");
    assert_eq!(value(&plan, "/projects/1/reviews/0/opinions/0/response"), "補助する。");
    assert_eq!(value(&plan, "/projects/1/reviews/0/opinions/1"), Value::Null);
    assert_eq!(value(&plan, "/projects/0/reviews/0/opinions"), Value::Null);
    let of_nobody =
        plan.entries.iter().find(|entry| entry.sheet.as_deref() == Some("意見") && entry.cell == "C4").unwrap();
    assert_eq!(of_nobody.kind, As::Unplaced, "{of_nobody:?}");
}

#[test]
fn two_tables_beside_each_other_are_read_each_by_itself() {
    let plan = planned(&workbook::of(&[
        TITLE,
        &["番号", "事業名", "担当課", "決算額(円)", "", "番号", "指標名", "目標値", "実績値"],
        &["1", "棚田保全事業", "農政課", "#1180000", "", "1", "面積(ha)", "#10", "#12"],
        &["2", "起業支援事業", "商工課", "#790000", "", "1", "参加者数(人)", "#80", "確認中"],
    ]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1/actual"), "確認中");
    assert_eq!(value(&plan, "/projects/1/reviews/0/cost"), 790_000);
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis"), Value::Null);
}

#[test]
fn headings_alone_name_projects_and_what_stands_below_each_is_its_own() {
    let plan = planned(&workbook::of(&[
        TITLE,
        &["【1】朝市事業（産業課）"],
        &["実績額", "3,210,000円"],
        &["KPI", "目標", "実績"],
        &["来場者数", "#5000", "#5412"],
        &["今後の方針", "継続"],
        &[""],
        &["【2】キャンプ場事業（企画課）"],
        &["実績額", "7,700,500円"],
        &["KPI", "目標", "実績"],
        &["宿泊者数", "#800", "未集計"],
        &["今後の方針", "見直し"],
    ]));
    assert_eq!(value(&plan, "/projects/0/name"), "朝市事業");
    assert_eq!(value(&plan, "/projects/1/department"), "企画課");
    assert_eq!(value(&plan, "/projects/1/reviews/0/cost"), 7_700_500);
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/actual"), "未集計");
    assert_eq!(value(&plan, "/projects/1/reviews/0/policy/decision"), "見直し");
    assert_eq!(value(&plan, "/projects/0/reviews/0/policy/decision"), "継続");
}

#[test]
fn what_stands_right_below_a_table_of_years_is_none_of_its_years() {
    let plan = planned(&workbook::of(&[
        TITLE,
        &["事業名", "診療所応援事業"],
        &["年度", "診療日数(日)", "", "受診者数(人)", ""],
        &["", "目標", "実績", "目標", "実績"],
        &["R6", "#120", "#122", "#1300", "確認中"],
        &["R7", "#120", "", "#1400", ""],
        &["実績額", "5,150千円", "", "うち交付金", "2,575千円"],
    ]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 5_150_000);
    assert_eq!(value(&plan, "/projects/0/reviews/0/grant"), 2_575_000);
    assert_eq!(value(&plan, "/projects/0/reviews/1/kpis/1/actual"), Value::Null);
}

#[test]
fn a_table_of_costs_may_have_a_year_a_row() {
    let plan = planned(&workbook::of(&[
        TITLE,
        &["事業名", "河川清掃事業"],
        &["財源内訳(千円)", "国庫支出金", "県支出金", "一般財源", "事業費計"],
        &["R6決算", "#0", "#120", "#462", "#582"],
        &["R7予算", "#0", "#120", "#480", "#600"],
        &["必要性", "Ａ", "有効性", "Ａ", "効率性", "Ｂ"],
    ]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 582_000);
    assert_eq!(value(&plan, "/projects/0/reviews/1/budget"), 600_000);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis"), Value::Null);
}

#[test]
fn a_heading_over_marks_may_say_whose_they_are() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "所管課", "指標名", "目標値", "実績値", "評価", ""],
        &["", "", "", "", "", "", "担当課", "有識者会議"],
        &["1", "棚田保全事業", "農政課", "面積(ha)", "#10", "#12", "Ａ", "Ｂ"],
    ];
    let merges = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "G2:H2"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("一覧", rows) }], &[]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "Ａ");
    assert_eq!(value(&plan, "/projects/0/reviews/0/evaluations/0/rating"), "Ｂ");
    assert_eq!(value(&plan, "/projects/0/department"), "農政課");
}

#[test]
fn six_known_headings_carry_any_number_of_a_towns_own() {
    let own: Vec<String> = (1..=20).map(|n| format!("独自欄{n}")).collect();
    let own = own.iter().map(String::as_str);
    let head: Vec<&str> =
        ["No", "事業名", "担当課", "実績額(円)", "指標名", "目標値", "実績値"].into_iter().chain(own).collect();
    let row = ["1", "移住支援事業", "企画課", "#1200000", "相談件数(件)", "#30", "#28"];
    let row: Vec<&str> = row.into_iter().chain(["あ"; 20]).collect();
    let plan = planned(&workbook::of(&[TITLE, &head, &row]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 1_200_000);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 28);
    assert!(matches!(at(&plan, "H3").kind, As::Unplaced));
}

#[test]
fn what_stands_for_reference_below_an_empty_box_is_not_its_text() {
    let sheet = |text: &str| {
        planned(&workbook::of(&[
            &["令和6年度 交付金事業 効果検証シート"],
            &["事業名", "移住支援事業"],
            &["事業概要"],
            &[text],
            &["指標名", "目標値", "実績値"],
            &["相談件数(件)", "#30", "#28"],
        ]))
    };
    let summary = |plan: &Plan| plan.entries.iter().any(|entry| entry.cell == "A4" && matches!(entry.kind, As::Value));
    assert!(summary(&sheet("移住を考える人の相談を受ける。")));
    assert!(!summary(&sheet("【参考】本事業は前年度からの継続事業です。")));
}

/// A legend isn't dropped: it says the criteria of what its marks were given to, else it is a note.
#[test]
fn a_legend_becomes_the_criteria_or_a_note() {
    let legend: &[&str] = &["評価区分　Ａ：すべて達成　Ｂ：概ね成果　Ｃ：効果なし"];
    let rows: &[&[&str]] = &[
        TITLE,
        legend,
        &["番号", "事業名", "総事業費(円)", "総合評価"],
        &["1", "移住支援事業", "#1200000", "A"],
        &["2", "起業支援事業", "#800000", "B"],
    ];
    let plan = of(rows);
    assert_eq!(value(&plan, "/criteria/effect/0/rating"), "A");
    assert_eq!(value(&plan, "/criteria/effect/1/criterion"), "概ね成果");
    assert_eq!(value(&plan, "/criteria/effect/2/rating"), "Ｃ");
    // Nothing on the sheet was given a mark.
    let rows: &[&[&str]] = &[TITLE, legend, &["番号", "事業名", "総事業費(円)"], &["1", "移住支援事業", "#1200000"]];
    let plan = of(rows);
    assert_eq!(value(&plan, "/notes/0"), legend[0]);
}

/// As a PDF viewer copies it: blanks between the columns, thousands with commas, a name that goes on below.
#[test]
fn columns_made_by_blanks_are_read_and_commas_of_thousands_part_nothing() {
    let text = "\
令和６年度　地方創生推進交付金事業　効果検証結果（みどり坂町）

No. 事業名              担当課      事業費（千円）  指標名            目標値    実績値    評価
1   空き家活用モデル事業  建設課      4,820          改修棟数          3棟       3棟       ◎
2   森林サービス産業創出  農林振興課  12,345         体験プログラム    1,500人   1,287人   ○
                                                     参加者数
                                                     林業新規就業者数  4人       確認中
合計                                 17,165
";
    let book = read("pdf.txt", text.as_bytes(), &How::default()).unwrap();
    let plan = plan(&book, &Given::default());
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 4_820_000);
    assert_eq!(value(&plan, "/projects/1/reviews/0/cost"), 12_345_000);
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/name"), "体験プログラム参加者数");
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/actual"), "1,287人");
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/1/actual"), "確認中");
    let book =
        read("pdf.txt", "事業名 空き家事業\n担当課 建設課\n事業費 4,820千円\n".as_bytes(), &How::default()).unwrap();
    let said = kensho::exchange::plan(&book, &Given::default());
    assert!(said.is_empty());
}

#[test]
fn a_day_that_is_only_a_month_stays_as_it_is_printed_and_other_words_are_asked_about() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "指標名", "目標値", "実績値", "確定の期日"],
        &["1", "移住支援事業", "相談件数(件)", "#30", "確認中", "R7.6末"],
        &["2", "起業支援事業", "起業者数(人)", "#5", "確認中", "県の公表後"],
    ];
    let plan = of(rows);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/due"), "R7.6末");
    assert_eq!(at(&plan, "F4").kind, As::Ask);
}
