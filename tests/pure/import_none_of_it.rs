//! What stands beside and below the values of a form and is none of them: shares of other amounts, legends, another table's rows, aims
//! without numbers, chapters of the paper. No project, indicator or grant is made of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::As;
use serde_json::{Value, json};

use crate::support::imported::{at, merged, named, of, value};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];
const REVIEW: &str = "/projects/0/reviews/0";

#[test]
fn a_share_is_of_the_amount_beside_it() {
    let plan = of(&[
        TITLE,
        &["事業名", "整備費（千円）", "うち交付金（千円）", "指標", "目標", "実績"],
        &["加工場整備事業", "86,400", "43,200", "販売額", "#30", "#33"],
    ]);
    assert_eq!(value(&plan, &format!("{REVIEW}/grant")), Value::Null);
    assert_eq!((at(&plan, "B3").kind, at(&plan, "C3").kind), (As::Ask, As::Ask));
    let plan = of(&[
        TITLE,
        &["事業名", "予算額（円）", "うち交付金（円）", "決算額（円）", "うち交付金（円）"],
        &["朝市事業", "3,200,000", "1,600,000", "3,000,000", "1,500,000"],
    ]);
    assert_eq!(value(&plan, &format!("{REVIEW}/grant")), 1_500_000);
    assert_eq!(at(&plan, "C3").kind, As::Unplaced);
    let plan = of(&[
        &["令和6年度 施設利用状況調書"],
        &["事業名", "旧駅舎整備事業"],
        &["整備費", "98,400千円", "うち交付金", "49,200千円"],
        &["評価結果", "A"],
    ]);
    assert_eq!(value(&plan, &format!("{REVIEW}/grant")), Value::Null);
    assert_eq!(at(&plan, "D3").kind, As::Ask);
}

#[test]
fn whatever_stands_below_sources_of_money_is_one_unless_it_sums_up() {
    let rows = |over: &'static str| {
        let head: &[&str] = &["事業名", "事業費（円）", over, "", "", ""];
        let below: &[&str] = &["", "", "企業版ふるさと納税", "森林環境譲与税", "一般財源", "計"];
        let values: &[&str] = &["海岸林事業", "9,000,000", "5,000,000", "3,000,000", "1,000,000", "9,000,000"];
        merged("一覧", &[TITLE, head, below, values], &["A2:A3", "B2:B3", "C2:F2"])
    };
    let funding = json!([
        {"source": "企業版ふるさと納税", "amount": 5_000_000}, {"source": "森林環境譲与税", "amount": 3_000_000},
        {"source": "一般財源", "amount": 1_000_000}]);
    assert_eq!(value(&rows("財源内訳"), &format!("{REVIEW}/funding")), funding);
    assert_eq!(value(&rows("予算額の内訳"), &format!("{REVIEW}/funding")), Value::Null);
}

#[test]
fn a_legend_of_outsiders_marks_is_theirs() {
    let legend = "○：有効　△：一部見直し　×：有効とはいえない";
    let head: &[&str] = &["事業名", "指標", "目標", "実績", "外部有識者の評価"];
    let row: &[&str] = &["朝市事業", "出店数", "#10", "#9", "△"];
    let external = json!([
        {"rating": "○", "criterion": "有効"}, {"rating": "△", "criterion": "一部見直し"},
        {"rating": "×", "criterion": "有効とはいえない"}]);
    let plan = of(&[TITLE, head, row, &[], &[legend]]);
    assert_eq!(value(&plan, "/criteria/external"), external, "nobody else gave marks");
    // Where the department has the same marks, what the legend is called tells.
    let head: &[&str] = &["事業名", "指標", "目標", "実績", "事業効果", "外部有識者の評価"];
    let row: &[&str] = &["朝市事業", "出店数", "#10", "#9", "○", "△"];
    let called = format!("（外部有識者の評価）{legend}");
    let plan = of(&[TITLE, head, row, &[], &[&called]]);
    assert_eq!(value(&plan, "/criteria"), json!({"external": external}));
    let plan = of(&[TITLE, head, row, &[], &[legend]]);
    assert_eq!(value(&plan, "/criteria/external"), Value::Null);
}

#[test]
fn a_town_behind_another_labels_value_is_the_files() {
    let plan = of(&[
        &["令和6年度 事業検証シート"],
        &["№", "1", "所属", "農林水産課", "", "静岡県天城原市"],
        &["事業名", "わさび田保全事業"],
        &["連携市町村", "伊豆浜市", "河津沢町"],
    ]);
    assert_eq!(value(&plan, "/municipality"), "静岡県天城原市");
    assert_eq!(value(&plan, "/projects/0/department"), "農林水産課");
    assert_eq!((at(&plan, "F2").kind, at(&plan, "D2").kind), (As::Value, As::Value));
    assert_eq!(at(&plan, "C4").kind, As::Ask, "one of several partners");
}

#[test]
fn what_sums_up_the_year_is_the_comment() {
    for heading in ["検証", "2024年度の総括", "総括"] {
        let head: &[&str] = &["事業名", "指標", "目標", "実績", heading];
        let plan = of(&[TITLE, head, &["朝市事業", "出店数", "#10", "#9", "雨の日が多く、あと一歩であった。"]]);
        assert_eq!(value(&plan, &format!("{REVIEW}/effect/comment")), "雨の日が多く、あと一歩であった。", "{heading}");
    }
}

#[test]
fn a_sentence_where_units_stand_makes_no_indicator() {
    for label in ["利用状況の総括", "平日の様子"] {
        let plan = of(&[
            &["令和6年度 施設利用状況調書"],
            &["事業名", "旧駅舎整備事業"],
            &["指標", "単位", "目標", "実績"],
            &["来館者数", "人", "#9000", "#9316"],
            &["貸館収入", "千円", "", ""],
            &[label, "平日の利用が課題である。"],
        ]);
        let names = ["0", "1", "2"].map(|n| value(&plan, &format!("{REVIEW}/kpis/{n}/name")));
        assert_eq!(names, [json!("来館者数"), json!("貸館収入"), Value::Null], "{label}");
    }
}

#[test]
fn a_name_with_its_value_below_a_label_is_no_indicator_of_the_table() {
    let plan = merged(
        "1",
        &[
            &["令和6年度 事業評価シート"],
            &["事業名", "文化財保存事業"],
            &["成果指標", "", "単位", "目標", "実績"],
            &["入館者数", "", "人", "#26000", "#27318"],
            &["市民アンケートの結果", "大切だと思う人の割合　58.3％（前回56.1％）"],
            &["評価結果", "A"],
        ],
        &["A3:B3", "A4:B4"],
    );
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/1")), Value::Null);
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/rating")), "A");
}

#[test]
fn rows_apart_below_numbered_projects_are_none() {
    let head: &[&str] = &["番号", "事業名", "取組の内容", "担当課"];
    let rows: &[&[&str]] = &[
        TITLE,
        &["島根県霧里町"],
        head,
        &["1", "朝市事業", "市を開いた。", "産業課"],
        &["2", "海岸林事業", "苗を植えた。", "農林課"],
        &["", "合計"],
        &[],
        &["寄附をいただいた企業"],
        &["企業名", "所在地", "寄附の時期"],
        &["青島製作所", "大阪市", "R6.5"],
    ];
    let plan = of(rows);
    assert_eq!(value(&plan, "/projects/2"), Value::Null);
    assert_eq!(value(&plan, "/municipality"), "島根県霧里町");
    // The mark of a legend, as a label beside it and alone.
    for legend in [&["", "Ａ…達成　Ｂ…８割以上"][..], &["凡例", "Ａ：達成　Ｂ：８割以上"]] {
        let plan = of(&[TITLE, head, &["1", "朝市事業", "市を開いた。", "産業課"], &[], legend]);
        assert_eq!(value(&plan, "/projects/1"), Value::Null, "{legend:?}");
    }
    // A row that only has no number is a project.
    let plan =
        of(&[TITLE, head, &["1", "朝市事業", "市を開いた。", "産業課"], &["", "森の日", "木を切った。", "農林課"]]);
    assert_eq!(value(&plan, "/projects/1/name"), "森の日");
}

#[test]
fn a_kind_in_front_of_a_name_is_no_indicator() {
    let plan = merged(
        "1",
        &[
            &["令和6年度 事務事業評価シート"],
            &["事業名", "空き家対策事業"],
            &["項目", "", "単位", "R5実績", "R6実績"],
            &["事業費", "", "千円", "#4120", "#5873"],
            &["活動指標", "補助件数", "件", "#12", "#14"],
            &["成果指標", "空き家の数", "戸", "#74", "#65"],
        ],
        &["A3:B3"],
    );
    let kpis = ["0", "1"].map(|n| value(&plan, &format!("/projects/0/reviews/1/kpis/{n}")));
    assert_eq!(kpis[0], json!({"name": "補助件数", "unit": "件", "actual": 14, "kind": "活動"}));
    assert_eq!(kpis[1], json!({"name": "空き家の数", "unit": "戸", "actual": 65, "kind": "成果"}));
    assert_eq!(value(&plan, "/projects/0/reviews/1/kpis/2"), Value::Null);
}

#[test]
fn an_aim_is_an_indicator_where_it_says_a_number() {
    let plan = of(&[
        &["令和6年度 臨時交付金 実施状況及び効果検証"],
        &["No", "事業名", "総事業費（円）", "成果目標", "実施状況"],
        &["1", "応援金事業", "14,200,000", "給付事業者数：150者", "142者に給付した。"],
        &["2", "給付金事業", "42,360,000", "対象世帯への給付率95％以上", "1,385世帯に給付した。"],
        &["3", "給食費事業", "9,871,240", "給食費を値上げしない。", "値上げせずに提供した。"],
    ]);
    let kpi = |n: usize| value(&plan, &format!("/projects/{n}/reviews/0/kpis"));
    assert_eq!(kpi(0), json!([{"name": "給付事業者数", "target": "150者"}]));
    assert_eq!(kpi(1), json!([{"name": "対象世帯への給付率", "target": "95％以上"}]));
    assert_eq!((kpi(2), at(&plan, "D5").kind), (Value::Null, As::Unplaced));
}

#[test]
fn how_a_later_years_target_is_counted_makes_no_indicator_without_a_name() {
    let plan = merged(
        "一覧",
        &[
            &["令和6年度 総合戦略 KPIの推移"],
            &["施策", "指標", "単位", "実績値", "", "目標値（R7）"],
            &["", "", "", "R5", "R6", "（累計）"],
            &["稼ぐ農業の推進", "新規就農者数", "人", "#4", "#5", "#25"],
        ],
        &["A2:A3", "B2:B3", "C2:C3", "D2:E2"],
    );
    assert_eq!(at(&plan, "F4").kind, As::Ask);
    assert_eq!(value(&plan, "/projects/0/reviews/2"), Value::Null);
}

#[test]
fn the_heading_of_the_next_projects_is_none_of_the_last_ones() {
    let block = |one: &'static str, two: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec!["事業の名称", one, two],
            vec!["担当課", "企画課", "農林課"],
            vec!["KPI", "利用者数（人）", "面積（ha）"],
            vec!["目標値", "#300", "#25"],
            vec!["実績値", "#412", "#27"],
        ]
    };
    let mut rows = vec![TITLE.to_vec(), vec!["項目", "事業①", "事業②"]];
    rows.extend(block("テレワーク事業", "水田貯留事業"));
    rows.extend([vec![], vec!["項目", "事業③", "事業④"]]);
    rows.extend(block("縁結び事業", "古道再生事業"));
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let plan = of(&rows);
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/1")), Value::Null);
    assert_eq!(value(&plan, "/projects/3/reviews/0/kpis/0/actual"), 27);
}

#[test]
fn what_stands_over_projects_may_be_their_grant_or_a_chapter() {
    let head: &[&str] = &["事業名", "担当課", "指標", "目標", "実績"];
    let plan = |band: &'static str| {
        merged("一覧", &[TITLE, head, &[band], &["朝市事業", "産業課", "出店数", "#10", "#9"]], &["A3:E3"])
    };
    let (grant, place) = (plan("■地方創生推進タイプ"), plan("基本目標１ しごと"));
    assert_eq!(value(&grant, "/projects/0/strategy"), Value::Null);
    assert_eq!(value(&grant, "/programs/0/name"), "地方創生推進タイプ");
    assert_eq!(value(&place, "/projects/0/strategy"), json!(["基本目標１ しごと"]));
    let text = "第２期千鳥市総合戦略　令和６年度効果検証報告書\n\n３　個別事業の検証\n\n（１）木材ブランド事業\n担当課：林業振興課\n事業費：9,870千円\n事業効果：Ａ\n\n（２）子育て拠点事業\n担当課：子育て応援課\n事業費：5,000千円\n事業効果：Ｂ\n";
    let plan = named("a.txt", text.as_bytes());
    assert_eq!(value(&plan, "/projects/1/name"), "子育て拠点事業");
    assert_eq!(value(&plan, "/projects/0/strategy"), Value::Null);
}

#[test]
fn a_measure_below_a_goal_with_targets_of_its_own_is_of_that_goal() {
    let head: &[&str] = &["KPI", "単位", "基準値", "R5実績", "R6実績"];
    let goal_head: &[&str] = &["数値目標", "単位", "基準値", "R5実績", "R6実績"];
    let plan = of(&[
        &["第２期千鳥市総合戦略 令和６年度実績報告書"],
        &[],
        &["基本目標Ⅰ　しごとを増やす"],
        goal_head,
        &["市内総生産", "億円", "#1120", "#1148", "未公表"],
        &["施策① 農業の成長産業化"],
        head,
        &["新規就農者数", "人", "#12", "#38", "#49"],
        &[],
        &["基本目標Ⅱ　子育ての希望"],
        goal_head,
        &["年間出生数", "人", "#214", "#187", "#176"],
        &["施策① 子育て支援"],
        head,
        &["産後ケアの利用者数", "人", "#25", "#61", "#72"],
    ]);
    let places = ["0", "1", "2", "3"].map(|n| value(&plan, &format!("/projects/{n}/strategy/0")));
    let [one, two] = ["基本目標Ⅰ　しごとを増やす", "基本目標Ⅱ　子育ての希望"].map(|goal| json!(goal));
    assert_eq!(places, [Value::Null, one, Value::Null, two]);
}

#[test]
fn those_who_judged_so_are_no_mark() {
    let plan = merged(
        "一覧",
        &[
            TITLE,
            &["事業名", "指標", "目標", "実績", "外部評価", "外部評価の内訳", ""],
            &["", "", "", "", "", "有効", "有効でない"],
            &["朝市事業", "出店数", "#10", "#9", "有効", "5人", "2人"],
        ],
        &["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:G2"],
    );
    assert_eq!(value(&plan, &format!("{REVIEW}/evaluations")), json!([{"stage": "外部", "rating": "有効"}]));
    assert_eq!((at(&plan, "F4").kind, at(&plan, "G4").kind), (As::Unplaced, As::Unplaced));
}
