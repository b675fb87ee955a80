//! What comes in: bad files by their sentences, and the life of a cell from a department's answer to the history. How well
//! forms are read is measured by `tests/import.sh`, which needs Python.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn kensho(home: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kensho"));
    command.args(words).current_dir(home).env("HOME", home).env("XDG_STATE_HOME", home).env("XDG_CONFIG_HOME", home);
    command.output().unwrap()
}

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
        ("cut.xlsx", &form[..form.len() / 2], "途中で切れて"),
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
    assert!(said.contains("台帳 13450 / ファイル 13451") && said.contains("(I5)"), "{said}");
    let before = fs::read_to_string(home.path().join("a.json")).unwrap();
    let output = kensho(home.path(), &["import", "a.json", "answer.csv", "--take"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let after = fs::read_to_string(home.path().join("a.json")).unwrap();
    assert_eq!(after, before.replace("13450", "13451"), "only that value changes");
    let log = String::from_utf8(kensho(home.path(), &["log", "a.json"]).stdout).unwrap();
    assert!(log.contains("answer.csv") && log.contains("I5"), "{log}");
    // Another year's file is told, and not taken.
    fs::write(home.path().join("old.csv"), answer.replace("令和5年度", "令和4年度")).unwrap();
    let output = kensho(home.path(), &["import", "a.json", "old.csv"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("年度が違います"));
}
