//! `kensho export --to parquet|ndjson` over many ledgers: what the tables say is what the commands say of each ledger; a
//! broken one is named and the rest goes on; nothing that isn't ours is replaced.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::{Map, Value, json};

use super::stream::{national, towns};
use crate::support::program::{EMBEDDED, Home, is_japanese, path};

type Rows = Vec<Map<String, Value>>;

const TABLES: [&str; 7] = ["achievements", "costs", "findings", "kpis", "opinions", "reviews", "suggestions"];

/// Reads the tables of a folder, each row with the year that its folder says, in the order of the years.
fn tables(dir: &Path) -> BTreeMap<String, Rows> {
    let names = |dir: &Path| {
        let mut names: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        names
    };
    let mut all = BTreeMap::new();
    for table in names(dir) {
        let key = table.file_name().unwrap().to_str().unwrap().to_owned();
        let rows: &mut Rows = all.entry(key.clone()).or_default();
        for year in names(&table) {
            let value = year.file_name().unwrap().to_str().unwrap().strip_prefix("fiscal_year=").unwrap().to_owned();
            let files = names(&year);
            assert_eq!(files.len(), 1, "{files:?}");
            let read = if files[0].extension().unwrap() == "parquet" { parquet(&files[0]) } else { ndjson(&files[0]) };
            assert!(!read.is_empty() && files[0].file_stem().unwrap() == &*key, "{files:?}");
            rows.extend(read.into_iter().map(|mut row| {
                row.insert("fiscal_year".into(), value.parse::<i64>().map_or(Value::Null, Value::from));
                row
            }));
        }
    }
    all
}

fn ndjson(file: &Path) -> Rows {
    fs::read_to_string(file).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn parquet(file: &Path) -> Rows {
    let reader = SerializedFileReader::new(fs::File::open(file).unwrap()).unwrap();
    let said = |field: &Field| match field {
        Field::Null => Value::Null,
        Field::Str(text) => json!(text),
        Field::Long(number) => json!(number),
        Field::Double(number) => json!(number),
        Field::Bool(flag) => json!(flag),
        other => panic!("{other:?}"),
    };
    let rows = reader.get_row_iter(None).unwrap().map(Result::unwrap);
    rows.map(|row| row.get_column_iter().map(|(key, field)| (key.clone(), said(field))).collect()).collect()
}

/// Numbers as numbers: 61.0 is 61.
fn plain(rows: &Rows) -> Rows {
    let number = |value: &Value| value.as_f64().map_or(value.clone(), |number| json!(number));
    rows.iter().map(|row| row.iter().map(|(key, value)| (key.clone(), number(value))).collect()).collect()
}

fn export(home: &Home, words: &[&str], to: &str, out: &str, input: &str) -> Output {
    let mut program = home.program();
    let program = program.arg("export").args(words).args(["--to", to, "-o", out]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn answer(home: &Home, words: &[&str]) -> Vec<Value> {
    serde_json::from_slice(&home.run(words).stdout).unwrap()
}

fn folder(home: &Home) -> Vec<String> {
    fs::create_dir(home.path("towns")).unwrap();
    let mut names = vec![home.file("towns/mine.json", EMBEDDED).display().to_string()];
    for (name, text) in towns() {
        names.push(home.file(&format!("towns/{name}"), text).display().to_string());
    }
    // More than is read as one piece.
    let mut large = Vec::new();
    national::write(85, &mut large);
    assert!(large.len() > 1 << 20);
    names.push(home.file("towns/national.json", large).display().to_string());
    names.sort();
    names
}

#[test]
fn the_tables_say_what_the_commands_say_of_each_ledger() {
    let home = Home::new();
    let ledgers = folder(&home);
    for to in ["ndjson", "parquet"] {
        let ended = export(&home, &["towns"], to, to, "");
        assert!(ended.status.success() && ended.stderr.is_empty(), "{ended:?}");
    }
    let (lines, columns) = (tables(&home.path("ndjson")), tables(&home.path("parquet")));
    assert_eq!(lines.keys().collect::<Vec<_>>(), TABLES);
    for table in TABLES {
        assert_eq!(plain(&lines[table]), plain(&columns[table]), "{table}");
    }
    assert!(lines.iter().all(|(table, rows)| !rows.is_empty() || table == "opinions"));
    for ledger in &ledgers {
        let name = Path::new(ledger).file_name().unwrap().to_str().unwrap();
        let of = |table: &str| -> Rows {
            let here = |row: &&Map<String, Value>| row["ledger"].as_str().unwrap().ends_with(&format!("/{name}"));
            lines[table].iter().filter(here).cloned().collect()
        };
        // The findings, all of them and no others.
        let said = |row: &Map<String, Value>| {
            ["code", "severity", "pointer", "message", "quote", "accepted"].map(|key| row[key].to_string())
        };
        let mut found: Vec<_> = of("findings").iter().map(said).collect();
        let checked = answer(&home, &["check", ledger, "--json"]);
        let mut expected: Vec<_> = checked.iter().map(|row| said(row.as_object().unwrap())).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{name}");
        // The suggestions of the sheets that the command takes.
        let suggested = answer(&home, &["suggest", ledger, "--json"]);
        let rows = of("suggestions");
        for suggestion in suggested.iter().filter(|row| !row["fiscal_year"].is_null()) {
            let year = kensho::ledger::year::FiscalYear::parse(suggestion["fiscal_year"].as_str().unwrap()).unwrap();
            let same = |row: &&Map<String, Value>| {
                row["project_id"].as_str().unwrap_or_default() == suggestion["project"]
                    && row["project_number"] == suggestion["number"]
                    && row["fiscal_year"] == year.0
            };
            let row = rows.iter().find(same).unwrap_or_else(|| panic!("{name}: {suggestion}"));
            for key in ["outcome", "published", "agreement"] {
                assert_eq!(row[key], suggestion[key], "{name}");
            }
            let candidates: Vec<&str> = row["candidates"].as_str().map_or_else(Vec::new, |text| text.lines().collect());
            assert_eq!(json!(candidates), suggestion["candidates"], "{name}");
            let count =
                |verdict| suggestion["kpis"].as_array().unwrap().iter().filter(|k| k["verdict"] == verdict).count();
            for verdict in ["achieved", "missed", "open", "excluded", "unusable"] {
                assert_eq!(row[verdict], count(verdict), "{name}");
            }
        }
    }
    // A code stays text, its zero with it.
    assert!(
        columns["reviews"].iter().all(|row| row["municipality_code"].is_string() || row["municipality_code"].is_null())
    );
    assert!(lines["kpis"].iter().any(|row| row["actual_text"] == "確認中" && row["actual_value"].is_null()));
    // What is there is replaced only where that is said.
    let refused = export(&home, &["towns"], "parquet", "ndjson", "");
    assert_eq!(refused.status.code(), Some(4), "{refused:?}");
    assert!(String::from_utf8(refused.stderr).unwrap().contains("--force"));
    assert!(export(&home, &["towns", "--force"], "parquet", "parquet", "").status.success());
    assert_eq!(tables(&home.path("parquet")).len(), TABLES.len());
    // The same ledgers in the same order give the same bytes, though many threads work on them.
    export(&home, &["towns"], "ndjson", "again", "");
    let bytes = |out: &str| fs::read(home.path(&format!("{out}/findings/fiscal_year=2024/findings.ndjson"))).unwrap();
    assert!(bytes("again") == bytes("ndjson"));
}

#[test]
fn a_broken_ledger_is_named_and_the_rest_goes_on() {
    let home = Home::new();
    fs::create_dir(home.path("in")).unwrap();
    home.file("in/1.json", EMBEDDED);
    home.file("in/2.json", EMBEDDED.replacen("\"number\": 1,", "\"number\": 1,,", 1));
    home.file("in/3.json", EMBEDDED.replacen("R6", "R5", 1));
    home.file("in/4.json", "{\"format\": \"kensho-ledger/1\",\n \"projects\": [ {\"number\": \"二\"} ]}");
    let ended = export(&home, &["-"], "parquet", "out", "in\nin/1.json\n\nmissing.json\n");
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(3), "{told}");
    let line = 1 + EMBEDDED[..EMBEDDED.find("\"number\": 1,").unwrap()].matches('\n').count();
    assert!(told.contains(&format!("in/2.json: {line}行")), "{told}");
    assert!(told.contains("in/4.json: 2行27文字目"), "{told}");
    assert!(told.contains("missing.json"), "{told}");
    assert!(told.lines().last().unwrap().contains("読めなかったもの 3件") && is_japanese(&told), "{told}");
    assert!(told.lines().last().unwrap().contains("台帳 2件"), "{told}");
    let rows = &tables(&home.path("out"))["reviews"];
    let from: std::collections::BTreeSet<_> = rows.iter().map(|row| row["ledger"].as_str().unwrap()).collect();
    assert_eq!(from.into_iter().collect::<Vec<_>>(), ["in/1.json", "in/3.json"]);
    let counted = String::from_utf8(ended.stdout).unwrap();
    assert!(counted.contains(&format!("reviews\t{}\n", rows.len())), "{counted}");
}

#[test]
fn nothing_is_written_over_and_nothing_half() {
    let home = Home::new();
    let ledger = home.file("mine.json", EMBEDDED);
    fs::create_dir(home.path("mine")).unwrap();
    home.file("mine/letter.txt", "x");
    for (words, out, code) in [
        (&[path(&ledger), path(&ledger)][..], "mine", 4),
        (&[path(&ledger), path(&ledger)], "mine.json", 4),
        (&["missing.json", "gone.json"], "none", 3),
        (&[path(&ledger), path(&ledger)], "/proc/kensho", 4),
        (&[path(&ledger), path(&ledger), "--year", "R6"], "none", 2),
    ] {
        let ended = export(&home, words, "ndjson", out, "");
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!((ended.status.code(), ended.stdout.len()), (Some(code), 0), "{out}: {told}");
        assert!(is_japanese(&told) && !told.contains("panicked"), "{told}");
    }
    assert_eq!(fs::read_to_string(home.path("mine/letter.txt")).unwrap(), "x");
    let mut left: Vec<_> = fs::read_dir(home.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    left.retain(|name| !["mine", "mine.json"].iter().any(|known| name == known));
    assert!(left.iter().all(|name| name != "none" && !name.to_str().unwrap().contains("none")), "{left:?}");
}

#[test]
fn who_gives_up_leaves_nothing_behind() {
    let home = Home::new();
    let ledger = home.file("mine.json", EMBEDDED);
    let mut program = home.program();
    let program = program.args(["export", "-", "--to", "parquet", "-o", "tables"]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut list = child.stdin.take().unwrap();
    writeln!(list, "{}", path(&ledger)).unwrap();
    let hidden = || {
        let names =
            fs::read_dir(home.path(".")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.contains("tables")).collect::<Vec<_>>()
    };
    // It listens for the signal before it makes anything.
    while hidden().is_empty() {
        std::thread::yield_now();
    }
    let signalled = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(signalled.success());
    drop(list);
    let ended = child.wait_with_output().unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!((ended.status.code(), ended.stdout.len()), (Some(4), 0), "{told}");
    assert!(told.contains("中止"), "{told}");
    assert_eq!(hidden(), [] as [String; 0]);
}
