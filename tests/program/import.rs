//! What comes in: bad files by their sentences, and the life of a cell from a department's answer to the history. How well
//! forms are read is measured by `tests/import.sh`, which needs Python.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use kensho::exchange::plan::{Given, plan};
use kensho::exchange::read::{How, read};

use crate::support::program::kensho;

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn bomb(path: &Path) {
    let mut zip = zip::ZipWriter::new(fs::File::create(path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("xl/workbook.xml", options).unwrap();
    zip.write_all(b"<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>").unwrap();
    zip.start_file("xl/_rels/workbook.xml.rels", options).unwrap();
    zip.write_all(b"<R><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></R>").unwrap();
    zip.start_file("xl/s.xml", options).unwrap();
    zip.write_all(b"<worksheet><sheetData>").unwrap();
    let blank = vec![b' '; 1 << 20];
    (0..450).for_each(|_| zip.write_all(&blank).unwrap());
    zip.finish().unwrap();
}

#[test]
fn bad_files_get_a_sentence_and_write_nothing() {
    let home = tempfile::tempdir().unwrap();
    let form = fs::read(tests().join("forms/01-yoshiki2-jisseki.xlsx")).unwrap();
    let mut encrypted = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let mut xls = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    xls.extend("Workbook".encode_utf16().flat_map(u16::to_le_bytes));
    bomb(&home.path().join("bomb.xlsx"));
    let cases: [(&str, &[u8], &str); 9] = [
        ("locked.xlsx", &encrypted, "パスワード"),
        ("old.xls", &xls, "xls"),
        ("jtd.jtd", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", "一太郎"),
        ("cut.xlsx", &form[..form.len() / 2], "途中で切れています(zipの目録"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n", "画像"),
        ("paper.pdf", b"%PDF-1.7", "PDF"),
        ("nul.csv", b"a,b\n\0,1\n", "NUL"),
        ("empty.csv", b"\n\n", "何も入っていません"),
        ("latin.csv", b"a,\x81\xff\xfd\n", "文字コード"),
    ];
    for (name, bytes, _) in cases {
        fs::write(home.path().join(name), bytes).unwrap();
    }
    for (name, sentence) in cases.iter().map(|(name, _, words)| (*name, *words)).chain([("bomb.xlsx", "大きすぎる")])
    {
        let output = kensho(home.path(), &["import", name, "-o", "out.json"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{name}: {said}");
        assert!(said.contains(sentence) && said.contains(name), "{name}: {said}");
        assert!(!home.path().join("out.json").exists(), "{name}");
    }
    assert_eq!(kensho(home.path(), &["import"]).status.code(), Some(2));
    fs::create_dir(home.path().join("出力")).unwrap();
    let form = tests().join("forms/10-excel-cp932.csv");
    let output = kensho(home.path(), &["import", form.to_str().unwrap(), "-o", "出力"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("出力: フォルダーです"), "{said}");
}

/// The rows of a pasted table that a cell's line breaks have torn are joined by the headings that an office itself
/// has named.
#[test]
fn an_offices_words_join_the_rows_of_a_pasted_table() {
    let home = tempfile::tempdir().unwrap();
    let table = "令和6年度 白波市\n事業\t測るもの\tめざす数\tできた数\n空き家活用\n移住促進事業\t成約件数\t12\t9\n朝市\t来場者数\t300\t280\n";
    fs::write(home.path().join("写し.tsv"), table).unwrap();
    let names = || {
        let output = kensho(home.path(), &["import", "写し.tsv", "--dry-run", "--json"]);
        let rows: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
        let names = rows.iter().filter(|row| row["pointer"] == "/projects/0/name");
        names.map(|row| row["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(!names().contains(&"空き家活用移住促進事業".to_owned()));
    let config = home.path().join("kensho");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("headers.tsv"), "kpi\t測るもの\ntarget\tめざす数\nactual\tできた数\n").unwrap();
    assert_eq!(names(), ["空き家活用移住促進事業"]);
}

#[test]
fn a_letter_is_refused_and_every_cell_of_it_told() {
    let home = tempfile::tempdir().unwrap();
    let letter = tests().join("forms/08-jimu-renraku.xlsx");
    let letter = letter.to_str().unwrap();
    let output = kensho(home.path(), &["import", letter, "--dry-run", "--json"]);
    assert_eq!(output.status.code(), Some(3));
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows.len(), 19);
    assert!(rows.iter().all(|row| row["as"] == "unplaced" && row["pointer"].is_null()));
}

#[test]
fn an_answer_becomes_a_diff_is_taken_and_stands_in_the_history() {
    let home = tempfile::tempdir().unwrap();
    let form = tests().join("forms/10-excel-cp932.csv");
    let output = kensho(home.path(), &["import", form.to_str().unwrap(), "-o", "a.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(kensho(home.path(), &["check", "a.json"]).status.code().map(|code| code < 2), Some(true));
    let bytes = fs::read(&form).unwrap();
    let text = encoding_rs::SHIFT_JIS.decode(&bytes).0.into_owned();
    let answer = text.replace("\"12,000\",\"13,450\"", "\"12,000\",\"13,451\"");
    assert_ne!(answer, text);
    fs::write(home.path().join("answer.csv"), &answer).unwrap();
    let output = kensho(home.path(), &["import", "a.json", "answer.csv"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("台帳 13,450 / ファイル 13,451") && said.contains("(answer.csv I5)"), "{said}");
    let before = fs::read_to_string(home.path().join("a.json")).unwrap();
    let output = kensho(home.path(), &["import", "a.json", "answer.csv", "--take"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let after = fs::read_to_string(home.path().join("a.json")).unwrap();
    assert_eq!(after, before.replace("13450", "13451"), "only that value changes");
    let log = String::from_utf8(kensho(home.path(), &["log", "a.json"]).stdout).unwrap();
    assert!(log.contains("answer.csv") && log.contains("I5"), "{log}");
    // A number that was filled in isn't made open again by an older copy.
    fs::write(home.path().join("open.csv"), answer.replace("\"12,000\",\"13,451\"", "\"12,000\",\"確認中\"")).unwrap();
    let output = kensho(home.path(), &["import", "a.json", "open.csv", "--take"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.code() == Some(1) && said.contains("未確定に戻す"), "{said}");
    assert_eq!(fs::read_to_string(home.path().join("a.json")).unwrap(), after);
    // Another year's file is told, and not taken.
    fs::write(home.path().join("old.csv"), answer.replace("令和5年度", "令和4年度")).unwrap();
    let output = kensho(home.path(), &["import", "a.json", "old.csv"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("年度が違います"));
}

/// What is read of a file is said in the officials' words; only scripts see pointers.
#[test]
fn a_dry_run_says_in_words_where_each_cell_goes() {
    let home = tempfile::tempdir().unwrap();
    let text = "令和6年度 実績一覧,,,,\nNo,事業名,事業費(円),指標名,実績値\n1,移住支援事業,1200000,相談件数(件),41\n";
    fs::write(home.path().join("a.csv"), text).unwrap();
    let output = kensho(home.path(), &["import", "a.csv", "--dry-run"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("→ 事業1 移住支援事業（令和6年度） KPI「相談件数(件)」の実績値 = 41"), "{said}");
    assert!(said.contains("の総事業費 = 1,200,000円") && !said.contains("/projects/"), "{said}");
    // A name that ends in its period is one, whatever it begins with.
    fs::write(home.path().join("c.csv"), text.replace("移住支援事業", "ＩＣＴ教育（R4～R8）")).unwrap();
    let output = kensho(home.path(), &["import", "c.csv", "--dry-run"]);
    let named = String::from_utf8(output.stdout).unwrap();
    assert!(named.contains("ＩＣＴ教育（R4～R8）（令和6年度） KPI「相談件数(件)」の実績値 = 41"), "{named}");
    // A cell of which something is read isn't told as unread, though it would say more in a year that nobody says.
    let text = "総合戦略KPI管理表,,,,,\n事業名,KPI,単位,基準値,R7目標,R8目標,\n移住支援事業,相談件数,件,3,40,41\n";
    fs::write(home.path().join("b.csv"), text).unwrap();
    let output = kensho(home.path(), &["import", "b.csv", "--dry-run"]);
    let said = String::from_utf8(output.stdout).unwrap();
    let told = |kind: &str| said.lines().any(|line| line.starts_with(&format!("{kind}    B3 ")));
    assert!(told("値") && !told("読まなかったセル") && said.contains("対象年度が書かれていない"), "{said}");
}

/// A file of which nobody says the year has values that weren't taken.
#[test]
fn a_file_without_a_year_beside_a_ledger_is_not_all_taken() {
    let home = tempfile::tempdir().unwrap();
    let rows = "No,事業名,指標名,実績値\n1,移住支援事業,相談件数(件),41\n";
    fs::write(home.path().join("a.csv"), format!("令和6年度 実績一覧,,,\n{rows}")).unwrap();
    fs::write(home.path().join("b.csv"), rows).unwrap();
    assert_eq!(kensho(home.path(), &["import", "a.csv", "-o", "a.json"]).status.code(), Some(0));
    for words in [&["import", "a.json", "b.csv"][..], &["import", "a.json", "b.csv", "--take"]] {
        let output = kensho(home.path(), words);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && told.contains("対象年度が"), "{told}");
    }
    assert_eq!(kensho(home.path(), &["import", "a.json", "b.csv", "--year", "R6"]).status.code(), Some(0));
}

/// The history of a ledger that was made of files says of each part from which file and cell it is.
#[test]
fn a_new_ledgers_history_names_files_and_cells() {
    let home = tempfile::tempdir().unwrap();
    let head = "令和6年度 実績一覧,,,\nNo,事業名,指標名,実績値\n";
    fs::write(home.path().join("a.csv"), format!("{head}1,移住支援事業,相談件数(件),41\n")).unwrap();
    fs::write(home.path().join("b.csv"), format!("{head}2,起業支援事業,起業者数(人),4\n")).unwrap();
    let output = kensho(home.path(), &["import", "a.csv", "b.csv", "-o", "new.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let log = String::from_utf8(kensho(home.path(), &["log", "new.json"]).stdout).unwrap();
    assert!(log.contains("取り込み: a.csv、b.csv"), "{log}");
    let line = |name: &str| log.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    assert!(line("移住支援事業").contains("(取り込み元 a.csv B3 ほか"), "{log}");
    assert!(line("起業支援事業").contains("(取り込み元 b.csv B3 ほか"), "{log}");
    // What is changed afterwards comes on top of it, and the ledger is found as it was saved.
    let at = "/projects/1/reviews/0/kpis/0/actual";
    assert_eq!(kensho(home.path(), &["set", "new.json", at, "5"]).status.code(), Some(0));
    let log = String::from_utf8(kensho(home.path(), &["log", "new.json"]).stdout).unwrap();
    assert!(log.contains("   2  ") && log.contains("   1  "), "{log}");
}

#[test]
fn where_all_waits_for_an_answer_the_ledger_has_no_projects_yet() {
    let home = tempfile::tempdir().unwrap();
    let rows = "番号\t事業名\t指標\t単位\t目標\t実績\n3 巡回バス事業 利用者数 人 45,000 44,000\n";
    fs::write(home.path().join("t.txt"), rows).unwrap();
    let output = kensho(home.path(), &["import", "t.txt", "--year", "R6", "-o", "t.json"]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let ledger = || -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(home.path().join("t.json")).unwrap()).unwrap()
    };
    assert_eq!((&ledger()["projects"], &ledger()["fiscal_year"]), (&serde_json::json!([]), &"R6".into()));
    let path = home.path().join("t.import.json");
    let asked = fs::read_to_string(&path).unwrap();
    fs::write(&path, asked.replace("\"answer\": null", "\"answer\": \"左から順に読む\"")).unwrap();
    let output = kensho(home.path(), &["import", "t.json", "t.txt", "--year", "R6", "--take"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let project = &ledger()["projects"][0];
    assert_eq!((&project["name"], &project["number"]), (&"巡回バス事業".into(), &3.into()));
    assert_eq!(project["reviews"][0]["kpis"][0]["target"], 45000);
}

#[test]
fn questions_stand_beside_the_ledger_and_their_answers_are_used() {
    let home = tempfile::tempdir().unwrap();
    let form = tests().join("forms/05-kaito-norin.xlsx");
    let form = form.to_str().unwrap();
    let output = kensho(home.path(), &["import", form, "-o", "a.json"]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let path = home.path().join("a.import.json");
    let asked = fs::read_to_string(&path).unwrap();
    let mut answers: serde_json::Value = serde_json::from_str(&asked).unwrap();
    answers["memo"] = "別に書いたもの".into();
    let list = answers["answers"].as_array_mut().unwrap();
    let count = list.len();
    let one = list.iter_mut().find(|asked| asked["question"] == "empty-source").unwrap();
    one["answer"] = "0".into();
    fs::write(&path, serde_json::to_string(&answers).unwrap()).unwrap();
    let output = kensho(home.path(), &["import", "a.json", form]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("/ ファイル 0 (05-kaito-norin.xlsx 回答!F12)"), "{said}");
    let after: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(after["answers"].as_array().unwrap().len(), count, "nothing is asked twice");
    assert_eq!((&after["memo"], after["answers"] == answers["answers"]), (&"別に書いたもの".into(), true));
    // An answer that can't be given is said to be one, and the question is still open.
    let mut wrong = answers.clone();
    wrong["answers"].as_array_mut().unwrap().iter_mut().for_each(|asked| asked["answer"] = "どちらでもない".into());
    fs::write(&path, serde_json::to_string(&wrong).unwrap()).unwrap();
    let output = kensho(home.path(), &["import", "a.json", form]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("a.import.json の答え「どちらでもない」は、選べる答えにありません"), "{said}");
    // So do the words and the JSON that only show what would be done.
    for words in [&["import", "a.json", form, "--dry-run"][..], &["import", "a.json", form, "--dry-run", "--json"]] {
        let said = String::from_utf8(kensho(home.path(), words).stdout).unwrap();
        assert!(said.contains("書かれた答え「どちらでもない」は、選べる答えにない"), "{said}");
    }
    fs::write(&path, b"\xff\xfe").unwrap();
    let said = String::from_utf8(kensho(home.path(), &["import", "a.json", form]).stderr).unwrap();
    assert!(said.contains("UTF-8で保存し直す"), "{said}");
    // Answers that can't be read stop the import and stay as they are.
    fs::write(&path, "{ broken").unwrap();
    let output = kensho(home.path(), &["import", "a.json", form, "--take"]);
    assert_eq!(output.status.code(), Some(4));
    assert_eq!(fs::read_to_string(&path).unwrap(), "{ broken");
}

#[test]
fn what_was_sent_out_decides_who_changed_a_value() {
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, target: &str, actual: &str| {
        let text = format!(
            "令和6年度 実績一覧,,,,\nNo,事業名,指標名,目標値,実績値\n1,移住支援事業,相談件数(件),{target},{actual}\n"
        );
        fs::write(home.path().join(name), text).unwrap();
    };
    write("sent.csv", "30", "確認中");
    assert_eq!(kensho(home.path(), &["import", "sent.csv", "-o", "base.json"]).status.code(), Some(0));
    fs::copy(home.path().join("base.json"), home.path().join("a.json")).unwrap();
    let at = "/projects/0/reviews/0/kpis/0/target";
    assert_eq!(kensho(home.path(), &["set", "a.json", at, "31"]).status.code(), Some(0));
    write("answer.csv", "30", "41");
    let words = ["import", "a.json", "answer.csv", "--base", "base.json", "--take"];
    let output = kensho(home.path(), &words);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let get = |pointer: &str| String::from_utf8(kensho(home.path(), &["get", "a.json", pointer]).stdout).unwrap();
    assert_eq!(get(at).trim(), "31", "the department didn't change it");
    assert_eq!(get("/projects/0/reviews/0/kpis/0/actual").trim(), "41");
    // Both changed it: told, and left.
    write("answer.csv", "30", "43");
    let output = kensho(home.path(), &words);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("台帳 41 / ファイル 43 / もと 「確認中」"), "{said}");
    assert_eq!(get("/projects/0/reviews/0/kpis/0/actual").trim(), "41");
}

#[test]
fn a_base_that_is_another_ledgers_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, project: &str, kpi: &str| {
        let text = format!("令和6年度 実績一覧,,\nNo,事業名,指標名,実績値\n1,{project},{kpi},41\n");
        fs::write(home.path().join(name), text).unwrap();
    };
    write("a.csv", "移住支援事業", "相談件数(件)");
    write("b.csv", "起業支援事業", "起業者数(人)");
    for (file, ledger) in [("a.csv", "a.json"), ("b.csv", "b.json")] {
        assert_eq!(kensho(home.path(), &["import", file, "-o", ledger]).status.code(), Some(0));
    }
    let output = kensho(home.path(), &["import", "a.json", "a.csv", "--base", "b.json", "--take"]);
    // Every import calls its first project p1: an id alone makes no kin.
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(said.contains("b.json と台帳に、同じ事業が1つもありません"), "{said}");
}

#[test]
fn several_files_become_one_ledger_and_each_kind_can_be_said() {
    let home = tempfile::tempdir().unwrap();
    let head = "令和6年度 実績一覧\nNo\t事業名\t指標名\t目標値\t実績値\n";
    fs::write(home.path().join("a.txt"), format!("{head}1\t移住支援事業\t相談件数(件)\t30\t41\n")).unwrap();
    fs::write(home.path().join("b.txt"), format!("{head}2\t起業支援事業\t起業者数(人)\t5\t4\n")).unwrap();
    let output = kensho(home.path(), &["import", "a.txt", "b.txt", "--as", "tsv,utf-8", "-o", "a.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let list = String::from_utf8(kensho(home.path(), &["list", "a.json"]).stdout).unwrap();
    assert!(list.contains("移住支援事業") && list.contains("起業支援事業"), "{list}");
    // Beside a ledger there is nothing for -o, and a ledger that isn't there is said to be a new one.
    let output = kensho(home.path(), &["import", "a.json", "b.txt", "-o", "c.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr).unwrap().contains("-o は使えません") && !home.path().join("c.json").exists()
    );
    // A name that is no ledger's isn't a new one's where another ledger stands beside it, unless that is said.
    fs::write(home.path().join("rules.json"), "{\"format\": \"kensho-rules/1\"}").unwrap();
    for more in [&["--take"][..], &["--dry-run"]] {
        let output = kensho(home.path(), &[&["import", "aa.json", "b.txt"], more].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("台帳 a.json があります") && said.contains("-o aa.json"), "{said}");
        assert!(!home.path().join("aa.json").exists());
    }
    let output = kensho(home.path(), &["import", "b.txt", "-o", "aa.json"]);
    assert!(output.status.code() == Some(0) && home.path().join("aa.json").exists());
    fs::create_dir(home.path().join("別")).unwrap();
    let output = kensho(home.path(), &["import", "別/aa.json", "b.txt"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("この名前の台帳はない"));
    assert!(home.path().join("別/aa.json").exists());
    // Two files that contradict each other are asked about, and the exit code says so.
    fs::write(home.path().join("c.txt"), format!("{head}2\t起業支援事業\t起業者数(人)\t5\t6\n")).unwrap();
    let output = kensho(home.path(), &["import", "b.txt", "c.txt", "-o", "d.json"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("どちらも書いていません"), "{said}");
    let asked = fs::read_to_string(home.path().join("d.import.json")).unwrap();
    fs::write(home.path().join("d.import.json"), asked.replace("\"answer\": null", "\"answer\": 6")).unwrap();
    let output = kensho(home.path(), &["import", "d.json", "b.txt", "c.txt", "--take"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let value = kensho(home.path(), &["get", "d.json", "/projects/0/reviews/0/kpis/0/actual"]);
    assert_eq!(String::from_utf8(value.stdout).unwrap().trim(), "6");
    // What can't be read is all told at once.
    let output = kensho(home.path(), &["import", "a.json", "ない.xlsx", "b.txt", "なし.csv", "--take"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("ない.xlsx: 読めません") && said.contains("なし.csv: 読めません"), "{said}");
    let output = kensho(home.path(), &["import", "a.txt", "--as", "jtd", "--dry-run"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("sheet:シート名"));
}

/// A list of so many projects with three KPIs each.
fn list(projects: u32) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "令和6年度 交付金事業 効果検証 一覧").unwrap();
    sheet.write_row(1, 0, ["No", "事業名", "担当課", "実績額(円)", "指標名", "単位", "目標値", "実績値"]).unwrap();
    for (project, kpi) in (0..projects).flat_map(|project| (0..3).map(move |kpi| (project, kpi))) {
        let row = 2 + project * 3 + kpi;
        if kpi == 0 {
            sheet.write(row, 0, project + 1).unwrap();
            sheet.write(row, 1, format!("第{project}号 地域づくり事業")).unwrap();
            sheet.write(row, 2, format!("第{}課", project % 40)).unwrap();
            sheet.write(row, 3, 1_000_000 + project).unwrap();
        }
        sheet.write(row, 4, format!("指標{project}の{kpi}つ目の数")).unwrap();
        sheet.write(row, 5, "人").unwrap();
        sheet.write(row, 6, 10 + project % 90).unwrap();
        sheet.write(row, 7, if project % 11 == 0 { "確認中".to_owned() } else { project.to_string() }).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_long_list_says_the_same_however_many_hands_read_it() {
    // So long that the program unpacks its sheet ahead and reads its rows from two places.
    let (home, bytes) = (tempfile::tempdir().unwrap(), list(5000));
    fs::write(home.path().join("list.xlsx"), &bytes).unwrap();
    let output = kensho(home.path(), &["import", "list.xlsx", "--dry-run", "--json"]);
    assert!(output.status.success());
    let by_all: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let plan = plan(&read("list.xlsx", &bytes, &How::default()).unwrap(), &Given::default());
    assert_eq!(by_all.len(), plan.entries.len());
    for (all, one) in by_all.iter().zip(&plan.entries) {
        assert_eq!(*all, serde_json::from_str::<serde_json::Value>(&one.json(&plan.file)).unwrap());
    }
}
