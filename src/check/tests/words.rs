//! What is written and how: letters, people, names, numbers in the text.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value as Json, json};

use super::*;

#[test]
fn letters() {
    let revisions = |text: &str| [("R/issues/revisions", json!(text))];
    expect(&[("P/name_variants/0", json!("学びの場ずくり事業"))], &["W90 P/name_variants/0"]);
    // Two forms of a kanji are one name to a search, and two spellings to a reader.
    for other in ["學びの場づくり事業", "学\u{E0100}びの場づくり事業"] {
        expect(&[("P/name_variants/0", json!(other))], &["W90 P/name_variants/0"]);
    }
    let form = findings(&with(&[("P/name_variants/0", json!("学\u{E0100}びの場づくり事業"))]));
    assert!(form[0].message.contains("異体字セレクタ"), "{}", form[0].message);
    expect(&revisions("直接敵な、直接敵な、キャンペ一ン。"), &["W92 R/issues/revisions"]);
    let both = findings(&with(&revisions("直接敵な、直接敵な、キャンペ一ン。")));
    assert_eq!(both[0].message.matches("「直接敵」は「直接的」").count(), 1);
    assert!(
        both[0].message.contains("「キャンペ一ン」は「キャンペーン」") && both[0].quote.contains(" / "),
        "{both:?}"
    );
    expect(&revisions("(講座"), &["W93 R/issues/revisions"]);
    expect(&revisions("講座」を開く"), &["W93 R/issues/revisions"]);
    expect(&revisions("交流会も開催した。(催)等)、実施した。"), &["W93 R/issues/revisions"]);
    expect(&revisions("講座を開く minetoABC)"), &["W93 R/issues/revisions"]);
    expect(&revisions("（講座)を開く\n①)広報 2)会場\nア）講師"), &[]);
    expect(&revisions("文字\u{FFFD}化け"), &["E94 R/issues/revisions"]);
    expect(&revisions("隠れた\u{202E}字"), &["E94 R/issues/revisions"]);
    expect(&revisions("改行\nと\tタブ"), &[]);
    expect(&revisions("シティプロモーションとシティープロモーション"), &["I91 R/issues/revisions"]);
    expect(&revisions("シティプロモーションとシティプロモーション"), &[]);
    expect(&revisions("ＫＰＩとKPI、第2世代と第二世代、髙橋と高橋"), &["I91 R/issues/revisions"]);
    expect(&revisions("ﾊﾞｽを増やす。"), &["I95 R/issues/revisions"]);
    expect(&revisions("地域探究学習を進め、地域探求学習の場を増やす。"), &["I98 R/issues/revisions"]);
    let broken = findings(&with(&revisions("文字\u{FFFD}化け")));
    assert_eq!(&*broken[0].quote, "文字□化け");
}

#[test]
fn people() {
    let current = |text: &str| [("R/issues/current", json!(text))];
    expect(&current("保護者にがん患者がいる。"), &["W110 R/issues/current"]);
    expect(&current("担当の職員が退職したため遅れた。"), &["W110 R/issues/current"]);
    expect(&current("患者がいる。職員も増えた。"), &[]);
    expect(&current("不登校の生徒を支援した。認知症の方と家族の集いを11人で開いた。"), &[]);
    expect(&current("不登校の生徒1名を支援した。"), &["W110 R/issues/current"]);
    expect(&current("住民向けの認知症サポーター講座を開いた。"), &[]);
    let narrow = findings(&with(&current("小学校1校のみ未実施。学校の保護者に患者がいるため。")));
    assert!(narrow[0].message.contains("「小学校1校のみ未実施。…」ともあり"), "{}", narrow[0].message);
    let wide = findings(&with(&current("小学校11校で実施。学校の保護者に患者がいるため。")));
    assert!(!wide[0].message.contains("ともあり"), "{}", wide[0].message);
}

#[test]
fn names_in_prose_titles_and_notes() {
    let project = [("P/name", json!("美祢市健幸百寿プロジェクト")), ("P/name_variants", json!([]))];
    let current = |text: &str| [project.to_vec(), vec![("R/issues/current", json!(text))]].concat();
    expect(&current("健康寿命プロジェクトの意義。"), &["W90 R/issues/current"]);
    expect(&current("健康百寿プロジェクトの意義。"), &["W90 R/issues/current"]);
    expect(&current("健幸百寿プロジェクトと、観光振興プロジェクト。"), &[]);
    expect(&[("/municipality_code", json!("352136"))], &[]);
    for slip in ["352137", "35213", "美祢市"] {
        expect(&[("/municipality_code", json!(slip))], &["E17 /municipality_code"]);
    }
    expect(&[("R/kpis/0/accumulation", json!("累計"))], &[]);
    expect(&[("R/kpis/0/accumulation", json!("いろいろ"))], &["W15 R/kpis/0/accumulation"]);
    expect(&[("R/kpis/0/kind", json!("いろいろ"))], &["W15 R/kpis/0/kind"]);
    let stage = |stage: &str| [("R/evaluations", json!([{ "stage": stage, "rating": "A" }]))];
    expect(&stage("外部"), &[]);
    expect(&stage("だれか"), &["W15 R/evaluations/0/stage"]);
    expect(&[("/title", json!("令和5年度の実績について"))], &["W16 /title"]);
    expect(&[("/title", json!("令和5年度の実績及び令和6年度の計画について"))], &[]);
    expect(&[("/title", json!("実績について"))], &[]);
    expect(&[("/notes", json!(["令和6年度は番号1の1事業を実施。"]))], &[]);
    expect(&[("/notes", json!(["令和6年度は番号1～2の2事業、令和7年度は3事業を実施。"]))], &["E20 /notes/0"]);
    let lists = |names: &[&str]| {
        let effect: Vec<Json> = names.iter().map(|name| json!({ "rating": name, "criterion": "…" })).collect();
        json!({ "effect": effect })
    };
    expect(&[("/criteria", lists(&RATINGS))], &[]);
    expect(&[("/criteria", lists(&["良い", "悪い"]))], &["W52 /criteria/effect"]);
}

#[test]
fn counts_targets_and_copies() {
    let none = ("P/plan/kpi_increments", json!([]));
    let add = |row: Json, expected: &[&str]| expect(&[none.clone(), ("R/kpis/-", row)], expected);
    add(kpi("来た数", "人", json!(10), json!(10.5)), &["W73 R/kpis/3/actual"]);
    add(kpi("来た数", "人", json!(10), json!(-12)), &["W73 R/kpis/3/actual"]);
    add(kpi("来た数", "人", json!(10), json!("12.0")), &[]);
    add(kpi("来た数", "人", json!(10), json!("把握不可")), &["I74 R/kpis/3/actual", "W43 R/effect/rating"]);
    add(kpi("来た数", "人", json!(10), json!("R7.10公表")), &["W63 R/kpis/3/actual", "W43 R/effect/rating"]);
    add(kpi("来た数", "人", json!(10), json!("達成済み")), &["W66 R/kpis/3/actual", "W43 R/effect/rating"]);
    // Below its start, and nobody says which way is better: nothing can be published for certain.
    add(kpi("転入の増減数", "人", json!(-10), json!(-8)), &["W68 R/kpis/3/target", "W43 R/effect/rating"]);
    add(kpi("満足度", "点", json!(10), json!(10.5)), &[]);
    let comment = |text: &str| [("R/effect/comment", json!(text))];
    expect(&comment("目標60名に届かなかった。"), &[]);
    expect(&comment("目標値は８０名であり、届かなかった。"), &["W54 R/effect/comment"]);
    expect(&comment("目標達成に届かなかった。第2期の目標2つ。"), &[]);
    expect(&comment("目標7割にとどまった。目標値の2倍を集めた。"), &[]);
    let carbon = ("R/kpis/-", kpi("CO2削減量", "t-CO2", json!(120), json!(135)));
    expect(
        &[none.clone(), carbon.clone(), comment("CO2削減量は135tで目標値120tを達成した。")[0].clone()],
        &["I48 R/effect/comment"],
    );
    let wrong = comment("CO2削減量は135tで目標値130tを達成した。");
    expect(&[none.clone(), carbon, wrong[0].clone()], &["I48 R/effect/comment", "W54 R/effect/comment"]);
    let long = "満足度は目標に届かなかったが、講座は市内の各地に広がり、参加した人も増えたと考えている。";
    expect(&[comment(long)[0].clone(), ("R/policy/reason", json!(long))], &["W53 R/policy/reason"]);
}

#[test]
fn what_tells_or_reaches_one_person() {
    let current = |text: &str| [("R/issues/current", json!(text))];
    for told in ["発達障害の児童2名を支援した。", "母子家庭の1世帯が利用した。", "ひとり親1名が就職した。"]
    {
        expect(&current(told), &["W110 R/issues/current"]);
    }
    expect(&current("いじめを受けた生徒は1人もいない。発達障害への理解を広めた。"), &[]);
    for personal in ["連絡先は０８３７－５２－１１１０。", "問合せ k.ensho@example.jp まで。", "講師(45歳)を招いた。"]
    {
        expect(&current(personal), &["W111 R/issues/current"]);
    }
    expect(&current("対象は高齢者(65歳以上)、2024-10-01開始、延べ0-10件。"), &[]);
}

#[test]
fn what_is_right_is_not_cried_over() {
    let none = ("P/plan/kpi_increments", json!([]));
    for name in ["離職者の再就職件数(件)", "転出者アンケート回収数(件)", "未利用魚の商品化数(件)", "苦情解決件数(件)"]
    {
        expect(&[none.clone(), ("R/kpis/-", kpi(name, "件", json!(10), json!(12)))], &[]);
    }
    let revisions = |text: &str| [("R/issues/revisions", json!(text))];
    expect(&revisions("課題は1)周知不足 2)人手不足である。生産量の増大の障害要因を把握した。"), &[]);
    let look = findings(&with(&revisions("キャンペ一ンとプ口ジェクト")));
    assert!(look[0].message.contains("漢数字の一") && look[0].message.contains("漢字の口"), "{}", look[0].message);
    // Two sheets that both lack the state before are told once.
    let mut other = clean()["projects"][0].clone();
    for (key, value) in
        [("id", json!("b")), ("number", json!(2)), ("name", json!("別の 事業")), ("name_variants", json!([]))]
    {
        other[key] = value;
    }
    let bare = |r: &mut Json| (0..2).for_each(|k| r["reviews"][0]["kpis"][k]["baseline"] = json!(null));
    bare(&mut other);
    let totals = ("/totals", json!([]));
    expect(&[totals.clone(), ("/projects/-", other.clone())], &["I60 /projects/1/reviews/0/kpis"]);
    let both = [totals, ("R/kpis/0/baseline", json!(null)), ("R/kpis/1/baseline", json!(null)), ("/projects/-", other)];
    expect(&both, &["I60 /projects"]);
}

#[test]
fn sentences_that_tell_of_somebody() {
    let current = |text: &str| [("R/issues/current", json!(text))];
    for told in [
        "研修生のうち1名は、うつ病のため離れた。",
        "利用した1組は、離婚に伴い取りやめた。",
        "民宿1軒が経営者の病気療養により休業している。",
        "出店者1名が自己破産した。",
        "刑務所を出所した方2名を受け入れた。",
        "うち1人は夫を亡くされたばかりである。",
        "不登校の生徒2人も参加した。",
        "講師は病気療養のため交代した。",
        "受入れを辞退したのは二世帯で、家族の介護のためである。",
    ] {
        expect(&current(told), &["W110 R/issues/current"]);
    }
    for harmless in [
        "認知症予防の教室を1名の保健師が開いた。",
        "発達障害への理解を深める研修を1回開いた。",
        "障害のある人を対象とした会に1人の講師を招いた。",
        "ひきこもりの相談員2名を配置した。",
        "熱中症に注意し、感染症の影響で1組のみの受入れとした。",
        "組合を退職した職員6名が協力した。",
        "一人暮らしでも安心できる。障害者向けの講座に1人1台の端末を用意した。",
        "いじめを受けた生徒は1人もいない。",
        "認知症の方のための集いを30人で開いた。",
    ] {
        expect(&current(harmless), &[]);
    }
    // Told before everything else, with what to write.
    let found = findings(&with(&[("P/number", json!(null)), current("1名が離婚した。")[0].clone()]));
    assert_eq!((found[0].code, found[1].code), ("W110", "W10"));
    assert!(found[0].message.contains("「1名」と人数も") && found[0].message.contains("一部の方が個人の事情により"));
    for (personal, code) in [
        ("携帯(090-1234-5678)まで。", "W111"),
        ("携帯09012345678へ。", "W111"),
        ("字上原245番地の川畑氏宅。", "W111"),
        ("73歳の男性が加わった。", "W111"),
    ] {
        assert_eq!(findings(&with(&current(personal))).first().map(|found| found.code), Some(code), "{personal}");
    }
    expect(&current("問合せは学校教育課(0123-45-6789)へ。旧校舎(大字北123番地)を直した。"), &[]);
}

#[test]
fn numbers_beside_the_names_of_rows() {
    let body = |text: &str| [("R/achievements/0/body", json!(text))];
    let wrong = ["W55 R/achievements/0/body"];
    expect(&body("講座の数は21回であった。"), &wrong);
    let found = findings(&with(&body("講座の数は21回であった。")));
    assert!(
        found[0].message.contains("数字の並びが入れ替わった") && found[0].message.contains("「12」に直す"),
        "{}",
        found[0].message
    );
    for right in [
        "講座の数は12回で、前年度の7回から増えた。",
        "講座の数は目標を2回上回った。",
        "講座の数は1校あたり3回である。",
        "講座の数は約15回となった。",
        "県の講座の数は90回である。",
        "満足度は50%にとどまった。",
    ] {
        expect(&body(right), &[]);
    }
    expect(&body("満足度は達成率88.3%である。"), &wrong);
    expect(&body("満足度は達成率83.3%である。"), &[]);
    expect(&body("参加者30人のうち市外から40人。"), &["W56 R/achievements/0/body"]);
    expect(&body("参加者30人(うち市外40人)が集まった。"), &["W56 R/achievements/0/body"]);
    expect(&body("参加者30人のうち市外から4人。"), &[]);
    let comment = |text: &str| [("R/effect/comment", json!(text))];
    expect(&comment("3指標中2指標で目標を達成し、満足度は届かなかった。"), &["W47 R/effect/comment"]);
    expect(&comment("2指標中1指標で目標を達成し、満足度は届かなかった。"), &[]);
    expect(&[("R/issues/revisions", json!("次年度の目標は15回とする。最終目標である20回を目指す。"))], &[]);
}

#[test]
fn a_sentence_in_another_style() {
    let text = |last: &str| json!(format!("講座を開いた。参加者が増えた。会場も広げている。{last}"));
    expect(&[("R/issues/current", text("課題は人手が足りないことです。"))], &["I97 R/issues/current"]);
    expect(&[("R/issues/current", text("課題は人手が足りないことである。"))], &[]);
}
