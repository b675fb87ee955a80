//! A ledger of one's own, from its first byte through its years, on the command line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Output;

use crate::support::program::{EMBEDDED, Home, is_japanese, path};
use crate::support::terminal::Terminal;

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn fine(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn a_missing_member_is_added_where_it_belongs_and_no_other_byte_moves() {
    let home = Home::new();
    let before = "{\r\n\t\"format\": \"kensho-ledger/1\",\r\n\t\"x\": 1.10,\r\n\t\"projects\": [ { \"id\":\"a\", \"name\":\"甲\", \"reviews\":[] } ]\r\n}";
    let file = home.file("台帳.json", before);
    fine(&home.run(&["set", path(&file), "/municipality", "\"架空市\""]));
    fine(&home.run(&["set", path(&file), "/projects/0/number", "7"]));
    fine(&home.run(&["set", path(&file), "/projects/0/period/from", "\"R5\""]));
    let unknown = home.run(&["set", path(&file), "/memo", "\"x\""]);
    assert!(text(&unknown.stderr).contains("使わない項目"), "{unknown:?}");
    let after = before
        .replace("1\",\r\n\t\"x\"", "1\",\r\n\t\"municipality\": \"架空市\",\r\n\t\"x\"")
        .replace("\"a\", ", "\"a\", \"number\":7, ")
        .replace("\"甲\", ", "\"甲\", \"period\":{ \"from\":\"R5\" }, ")
        .replace("} ]\r\n", "} ],\r\n\t\"memo\": \"x\"\r\n");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), after);
    for place in ["/projects/3/name", "/projects/0/name/x", "/projects/0/reviews/0/kpis/0/name"] {
        let refused = home.run(&["set", path(&file), place, "\"x\""]);
        assert_eq!(refused.status.code(), Some(2), "{place}");
        assert!(is_japanese(&text(&refused.stderr)));
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), after);
}

#[test]
fn a_new_ledger_is_one_and_nothing_is_overwritten() {
    let home = Home::new();
    fine(&home.run(&["new", "飯田.json", "--municipality", "長野県飯田市", "--year", "令和7年度"]));
    let made = std::fs::read_to_string(home.path("飯田.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&made).unwrap();
    assert_eq!((&value["prefecture"], &value["fiscal_year"]), (&"長野県".into(), &"R7".into()));
    let found = home.run(&["check", "飯田.json"]);
    assert_eq!(found.status.code(), Some(0), "{}", text(&found.stdout));
    fine(&home.run(&["list", "飯田.json"]));
    let again = home.run(&["new", "飯田.json"]);
    assert_eq!(again.status.code(), Some(4));
    assert!(text(&again.stderr).contains("上書きはしません"));
    assert_eq!(std::fs::read_to_string(home.path("飯田.json")).unwrap(), made);
    assert_eq!(home.run(&["new", "b.json", "--year", "来年"]).status.code(), Some(2));
    assert_eq!(home.run(&["new", "なし/b.json"]).status.code(), Some(4));
    // Without a year it is this one's, without a name the usual one.
    fine(&home.run(&["new"]));
    assert!(home.path("daicho.json").is_file());
}

#[test]
fn a_year_is_rolled_over_once_as_one_entry_of_the_trail() {
    let home = Home::new();
    let file = home.file("美祢.json", EMBEDDED);
    let dry = fine(&home.run(&["roll", path(&file), "--to", "R8", "--dry-run"]));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), EMBEDDED);
    for words in ["対象年度を令和6年度から令和8年度", "実施年度がR7で終わっている", "KPI5行"]
    {
        assert!(dry.contains(words), "{words}: {dry}");
    }
    let done = home.run(&["roll", path(&file), "--to", "R8"]);
    assert_eq!(fine(&done), dry);
    let rolled = std::fs::read_to_string(&file).unwrap();
    assert_ne!(rolled, EMBEDDED);
    let again = home.run(&["roll", path(&file), "--to", "R8"]);
    assert!(text(&again.stderr).contains("済んでいます"), "{again:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), rolled);
    let before = std::fs::read(&file).unwrap();
    let far = home.run(&["roll", path(&file), "--to", "R99"]);
    assert_eq!(far.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&far.stderr).contains("--force"));
    assert_eq!(std::fs::read(&file).unwrap(), before);
    assert_eq!(home.run(&["roll", path(&file), "--to", "R5"]).status.code(), Some(2));
    // It is one save, and taking that one back gives the very bytes.
    assert_eq!(fine(&home.run(&["log", path(&file), "--json"])).matches("への繰り越し").count(), 1);
    fine(&home.run(&["log", path(&file), "--revert", "1"]));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), EMBEDDED);
}

#[test]
fn the_table_beside_a_ledger_is_its_own_and_nobody_else_s() {
    let home = Home::new();
    for town in ["甲", "乙"] {
        std::fs::create_dir(home.path(town)).unwrap();
        home.file(&format!("{town}/台帳.json"), EMBEDDED);
    }
    let table = include_str!("../data/rules-three-levels.json");
    home.file("甲/rules.json", table);
    let shown = |words: &[&str]| fine(&home.run(words));
    let of = |town: &str| shown(&["rules", "show", &format!("{town}/台帳.json")]);
    assert!(of("甲").contains("台帳と同じフォルダー"), "{}", of("甲"));
    assert!(of("乙").starts_with("判断基準 内蔵"), "{}", of("乙"));
    let (one, other) = (shown(&["suggest", "甲/台帳.json", "--json"]), shown(&["suggest", "乙/台帳.json", "--json"]));
    assert_ne!(one, other);
    let set = home.file("ほか.json", include_str!("../../data/rules.json"));
    let named = fine(&home.run(&["rules", "show", "甲/台帳.json", "--rules", path(&set)]));
    assert!(named.contains("--rules で指定"), "{named}");
    fine(&home.run(&["rules", "init", "乙/台帳.json"]));
    assert!(of("乙").contains("台帳と同じフォルダー"));
    std::fs::remove_file(home.path("乙/rules.json")).unwrap();
    // The settings' table is for ledgers that have none beside them.
    let config = home.path(".config/kensho");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("settings.json"), format!("{{\"rules\": {:?}}}", path(&set))).unwrap();
    assert!(of("乙").contains("設定で指定") && of("甲").contains("台帳と同じフォルダー"));
}

#[test]
fn the_years_of_a_project_as_text_and_as_json() {
    let home = Home::new();
    let file = home.file("美祢.json", EMBEDDED);
    fine(&home.run(&["roll", path(&file), "--to", "R7"]));
    let told = fine(&home.run(&["history", path(&file), "1"]));
    for words in ["R6", "R7", "203.7%", "MICE誘致件数"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let value: serde_json::Value =
        serde_json::from_str(&fine(&home.run(&["history", path(&file), "1", "--json"]))).unwrap();
    let project = &value[0];
    assert_eq!(project["years"][1]["fiscal_year"], "R7");
    assert_eq!(project["kpis"][0]["years"][0]["rate"], "203.7");
    assert_eq!(project["kpis"][0]["years"][1]["state"], "空欄");
    assert_eq!(project["kpis"][0]["years"].as_array().unwrap().len(), 2);
    assert_eq!(home.run(&["history", path(&file)]).status.code(), Some(2));
}

/// Keys without waiting for each of them: what is on the screen then is waited for.
struct Hands {
    terminal: Terminal,
}

impl Hands {
    fn see(&mut self, words: &str) -> &mut Hands {
        self.terminal.see(words);
        self
    }

    fn keys(&mut self, keys: &str) -> &mut Hands {
        self.terminal.keys(keys);
        self
    }

    /// Answers a question once it is asked.
    fn answer(&mut self, question: &str, keys: &str) -> &mut Hands {
        self.see(question).keys(keys).keys("\r")
    }

    fn project(&mut self, name: &str, department: &str) -> &mut Hands {
        self.keys("a").answer("1/6 番号", "").answer("2/6 事業の名称", name).answer("3/6 種別", "");
        self.answer("4/6 所管課", &format!("\x15{department}")).answer("5/6 開始年度", "").answer("6/6 終了年度", "");
        self.see(&format!("事業「{name}」を加えました"))
    }

    /// A KPI row with its target and actual, from the page of the KPI.
    fn kpi(&mut self, name: &str, target: &str, actual: &str) -> &mut Hands {
        // The new row's name is open at once.
        self.keys("a").see("加えました").keys(name).keys("\r").see("指標名を直しました");
        for (label, value) in [("目標値", target), ("実績値", actual)] {
            self.keys("we").keys(value).keys("\r").see(&format!("{label}を直しました"));
        }
        self
    }
}

#[test]
fn from_an_empty_folder_by_keyboard_alone_and_back() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("daicho.json");
    let mut hands = Hands { terminal: Terminal::start(dir.path(), &[]) };
    hands.see("どの台帳から始めますか").keys("n");
    hands.answer("自治体の名前", "長野県飯田市").answer("対象年度", "\x15R6").answer("台帳を置く場所", "");
    hands.see("長野県飯田市 令和6年度").see("0事業");
    let empty = std::fs::read_to_string(&file).unwrap();
    for (name, department) in [("空き家活用事業", "住宅課"), ("移住相談事業", "企画課")] {
        hands.project(name, department).keys("\t").see("KPIはありません").keys("\r");
        for (kpi, target, actual) in
            [("相談件数", "10", "12"), ("成約件数", "4", "4"), ("見学会", "3", "5"), ("満足度", "80", "91")]
        {
            hands.kpi(kpi, target, actual);
        }
        // 課題, then 評価: the suggested rating is taken.
        hands
            .keys("\t\t")
            .see("公表された事業効果")
            .keys("t")
            .see("提案の評価を取り入れる")
            .keys("\r")
            .see("提案の評価にしました");
        hands.keys("s").see("保存する変更").keys("\r").see("保存しました");
        // Back to the list, and to the tab at which it began.
        hands.keys("\x1b").see("中へ").keys("\x1b[Z\x1b[Z\x1b[Z").see("総事業費");
    }
    let judged: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    for project in judged["projects"].as_array().unwrap() {
        let review = &project["reviews"][0];
        assert_eq!(review["kpis"].as_array().unwrap().len(), 4);
        assert_eq!(review["kpis"][3]["actual"], 91);
        assert_eq!(review["effect"]["rating"], "地方創生に非常に効果的であった");
    }
    // The next year, shown and made; one value of it.
    hands.keys("R").see("令和7年度への繰り越し").see("KPI4行").keys("\r").see("に繰り越しました");
    hands.keys("\t").see("相談件数").keys("\r").see("KPI").keys("e7\r").see("実績値を直しました");
    // Side by side.
    hands.keys("\t\t\t\t").see("R7").see("120.0%").keys("\x1b[6~").see("今後の方針");
    hands.keys("s").see("保存する変更").keys("\r").see("保存しました");
    let rolled: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(rolled["fiscal_year"], "R7");
    assert_eq!(rolled["projects"][1]["reviews"][1]["kpis"][0]["actual"], 7);
    // Everything back, a step at a time, to the empty file.
    for _ in 0..200 {
        hands.keys("u");
    }
    hands.see("取り消す変更はありません").see("0事業");
    hands.keys("s").see("保存する変更").keys("\r").see("保存しました");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), empty);
    hands.keys("q");
    assert!(hands.terminal.end().success());
    hands.terminal.is_sane();
}

/// Whoever has an Excel file begins with it: the first page, four questions, the import's own screen.
#[test]
fn from_an_empty_folder_with_a_workbook() {
    let dir = tempfile::tempdir().unwrap();
    let form = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/forms/03-koka-kensho-ichiran.xlsx");
    std::fs::copy(form, dir.path().join("一覧.xlsx")).unwrap();
    let mut hands = Hands { terminal: Terminal::start(dir.path(), &[]) };
    hands.see("どの台帳から始めますか").see("Excelから始める").keys("i");
    // A place that is wrong begins nothing, and can be mended.
    hands.answer("取り込むファイルの場所", "ない.xlsx").see("ない.xlsx: 読めません");
    assert!(!dir.path().join("daicho.json").exists());
    hands.answer("取り込むファイルの場所", "\x15一覧.xlsx").answer("自治体の名前", "例県例市");
    hands.answer("対象年度", "\x15R6").answer("台帳を置く場所", "");
    hands.see("取り込み 一覧.xlsx").see("例県例市").keys("q").see("取り込みをやめました").see("0事業");
    assert!(std::fs::read_to_string(dir.path().join("daicho.json")).unwrap().contains("例市"));
    hands.keys("q");
    assert!(hands.terminal.end().success());
    hands.terminal.is_sane();
}
