//! The real program on the command line: what it answers, how it ends, and what it says when it can't.
//!
//! Every run has directories of its own, so nothing of the machine shows through and nothing of a run is left.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

const MINE: &str = include_str!("../../data/mine-r6.json");

/// A place to run in.
struct Place {
    dir: tempfile::TempDir,
}

/// How a run ended.
#[derive(Debug)]
struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Place {
        Place { dir: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file and gives its path.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn run(&self, words: &[&str]) -> Ended {
        self.run_with(words, "")
    }

    fn run_with(&self, words: &[&str], input: &str) -> Ended {
        self.run_os(words.iter().map(OsStr::new), input)
    }

    fn run_os<'a>(&self, words: impl Iterator<Item = &'a OsStr>, input: &str) -> Ended {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kensho"))
            .args(words)
            .current_dir(self.dir.path())
            .env_clear()
            // Where tests/coverage.sh gathers which lines were run.
            .envs(std::env::var_os("LLVM_PROFILE_FILE").map(|file| ("LLVM_PROFILE_FILE", file)))
            .env("KENSHO_STATE_DIR", self.path("state"))
            .env("KENSHO_CONFIG_DIR", self.path("config"))
            .env("KENSHO_DATA_DIR", self.path("data"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The program may end without having read everything.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ended { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

fn json(text: &str) -> Vec<Value> {
    match serde_json::from_str(text) {
        Ok(Value::Array(items)) => items,
        other => panic!("not one JSON array: {other:?}\n{text}"),
    }
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| ('\u{3040}'..='\u{30ff}').contains(&c))
}

/// A refusal: nothing on stdout, a Japanese sentence on stderr, no panic.
fn refused(ended: &Ended, code: i32) {
    assert_eq!((ended.code, ended.out.as_str()), (code, ""), "{ended:?}");
    assert!(ended.err.starts_with("kensho: ") && is_japanese(&ended.err), "{ended:?}");
    assert!(!ended.err.contains("panicked"), "{ended:?}");
    assert!(!ended.err.trim_end().contains(|c: char| c.is_control() && c != '\n'), "{ended:?}");
}

// ---- answers ----------------------------------------------------------------------------------------------------

#[test]
fn list() {
    let place = Place::new();
    let ended = place.run(&["list"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    assert_eq!(ended.out.lines().count(), 7);
    let fifth = ended.out.lines().nth(4).unwrap();
    for words in ["5", "学校教育課", "R6", "達成1/2", "未確定2", "公表 相当程度"] {
        assert!(fifth.contains(words), "{words}: {fifth}");
    }
    // Without a terminal the screen is the list.
    assert_eq!(place.run(&[]).out, ended.out);
    assert_eq!(place.run(&["list", "--find", "厚保"]).out.lines().count(), 1);
    assert_eq!(place.run(&["list", "-"]).code, 3, "nothing on standard input");
    assert_eq!(place.run_with(&["list", "-"], MINE).out, ended.out);
}

#[test]
fn list_as_json() {
    let rows = json(&Place::new().run(&["list", "--json"]).out);
    assert_eq!(rows.len(), 7);
    assert_eq!(rows[0]["cost"], 40_404_482);
    assert_eq!(rows[0]["kpi"], serde_json::json!({ "met": 3, "scored": 3, "open": 0 }));
    assert_eq!(rows[4]["outcome"], "range");
    assert_eq!(rows[3]["agreement"], "off_list");
    assert_eq!(rows[6]["published"], Value::Null);
    let sum: i64 = rows.iter().filter(|row| row["basis"] == "実績").map(|row| row["cost"].as_i64().unwrap()).sum();
    assert_eq!(sum, 92_710_418);
}

#[test]
fn show() {
    let place = Place::new();
    let ended = place.run(&["show", "厚保", "--tab", "kpi"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    for words in ["6 厚保くりYAMAMORIプロジェクト", "厚保くり販売金額", "34,212千円", "0円", "10%"]
    {
        assert!(ended.out.contains(words), "{words}: {}", ended.out);
    }
    assert!(!ended.out.contains("【課題】"));
    // By number, in full-width digits, in romaji, with a file before it.
    let sixth = place.run(&["show", "6"]).out;
    assert!(sixth.contains("【課題】") && sixth.contains("【計画】"));
    let file = place.file("台帳.json", MINE);
    for words in [
        &["show", "６"][..],
        &["show", "厚保", "くり"],
        &["show", file.to_str().unwrap(), "6"],
        &["show", "台帳.json", "6"],
    ] {
        assert_eq!(place.run(words).out, sixth, "{words:?}");
    }
}

#[test]
fn show_as_json_gives_places_and_values_as_written() {
    let ended = Place::new().run(&["show", "5", "--tab", "kpi", "--json"]);
    let [project] = &json(&ended.out)[..] else { panic!("{ended:?}") };
    assert_eq!(project["project"], 5);
    let fields = project["tabs"]["kpi"].as_array().unwrap();
    let ledger: Value = serde_json::from_str(MINE).unwrap();
    assert!(fields.len() > 20);
    for field in fields {
        let pointer = field["pointer"].as_str().unwrap();
        assert_eq!(&field["value"], ledger.pointer(pointer).unwrap_or(&Value::Null), "{pointer}");
    }
    let actual = fields.iter().find(|field| field["pointer"] == "/projects/4/reviews/0/kpis/2/actual").unwrap();
    assert_eq!((&actual["value"], &actual["shown"]), (&"13(301)".into(), &"13(301)".into()));
}

#[test]
fn which_with_several_matches_lists_them() {
    let ended = Place::new().run(&["show", "プロジェクト"]);
    assert_eq!(ended.code, 2);
    assert_eq!(ended.out, "", "what is no answer doesn't go where answers go");
    assert!(ended.err.contains("番号で1つ選んでください"), "{}", ended.err);
    assert!(ended.err.lines().count() > 3, "{}", ended.err);
    refused(&Place::new().run(&["show", "99"]), 2);
    refused(&Place::new().run(&["show", "0", "--json"]), 2);
    refused(&Place::new().run(&["show", "どこにもない事業"]), 2);
    refused(&Place::new().run(&["show"]), 2);
    // A second ledger is no project.
    let place = Place::new();
    let (a, b) = (place.file("a.json", kensho::ledger::EMBEDDED), place.file("b.json", kensho::ledger::EMBEDDED));
    let ended = place.run(&["check", a.to_str().unwrap(), b.to_str().unwrap()]);
    assert!(ended.code == 2 && ended.err.contains("台帳は1つずつ"), "{}", ended.err);
}

#[test]
fn suggest_as_json_has_just_the_fields_that_scripts_lean_on() {
    let ended = Place::new().run(&["suggest", "--json"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let reports = json(&ended.out);
    assert_eq!(reports.len(), 7);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for report in &reports {
        let mut expected = [
            "agreement",
            "candidates",
            "fiscal_year",
            "grounds",
            "kpis",
            "number",
            "outcome",
            "project",
            "published",
            "would_change",
        ];
        expected.sort_unstable();
        assert_eq!(keys(report), expected);
        assert!(["level", "range", "undecided"].contains(&report["outcome"].as_str().unwrap()));
        assert!(["agrees", "within", "differs", "off_list", "none"].contains(&report["agreement"].as_str().unwrap()));
        for kpi in report["kpis"].as_array().unwrap() {
            assert_eq!(keys(kpi), ["name", "rate", "readings", "state", "unit", "verdict", "why"]);
            let verdict = kpi["verdict"].as_str().unwrap();
            assert!(["achieved", "missed", "open", "excluded", "unusable"].contains(&verdict));
            assert!(kpi["readings"].is_array() && kpi["why"].is_string());
            assert!(kpi["unit"].is_string() || kpi["unit"].is_null());
        }
        assert!(report["grounds"].is_array() && report["would_change"].is_array());
    }
    assert_eq!(
        (&reports[4]["project"], &reports[4]["number"]),
        (&"learning-space".into(), &5.into()),
        "{}",
        reports[4]
    );
    assert_eq!(json(&Place::new().run(&["suggest", "5", "--json"]).out), [reports[4].clone()]);
}

#[test]
fn get_gives_the_value_as_written() {
    let place = Place::new();
    let file = place.file("a.json", MINE.replacen("\"target\": 82", "\"target\": 8.20E+1", 1));
    let file = file.to_str().unwrap();
    assert_eq!(place.run(&["get", file, "/projects/0/reviews/0/kpis/0/target"]).out, "8.20E+1\n");
    assert_eq!(place.run(&["get", file, "/municipality"]).out, "\"山口県美祢市\"\n");
    assert_eq!(place.run(&["get", file, ""]).out, fs::read_to_string(file).unwrap().trim_end().to_owned() + "\n");
    refused(&place.run(&["get", file, "/projects/99"]), 2);
    refused(&place.run(&["get", file, "projects"]), 2);
    refused(&place.run(&["get", file, "/a~2"]), 2);
}

#[test]
fn schema_completions_and_man() {
    let place = Place::new();
    let schema: Value = serde_json::from_str(&place.run(&["schema"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(MINE).unwrap()));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ended = place.run(&["completions", shell]);
        assert_eq!(ended.code, 0);
        assert!(ended.out.contains("suggest") && ended.out.contains("kensho"), "{shell}");
    }
    // Without the places at which lines may break.
    let man = place.run(&["man"]).out.replace("\\:", "");
    assert!(man.starts_with(".ie") || man.starts_with(".TH"), "{}", &man[..40]);
    // One page says everything: no other page is pointed to, every command has its options.
    assert!(!man.contains("(1)"), "{man}");
    for words in ["kensho show", "kensho rules check", "\\-\\-find", "\\-\\-revert", "終了コード"] {
        assert!(man.contains(words), "{words}");
    }
}

#[test]
fn rules() {
    let place = Place::new();
    let shown = place.run(&["rules", "show"]);
    assert_eq!(shown.code, 0);
    assert!(shown.out.contains("地方創生に相当程度効果があった") && shown.out.contains("70"), "{}", shown.out);
    let good = place.file("rules.json", include_str!("../../data/rules.json"));
    assert_eq!(place.run(&["rules", "check", good.to_str().unwrap()]).code, 0);
    let broken = place.file("broken.json", include_str!("../data/rules-broken.json"));
    let ended = place.run(&["rules", "check", broken.to_str().unwrap()]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.out.contains("broken.json:"), "{}", ended.out);
    refused(&place.run(&["suggest", "--rules", broken.to_str().unwrap()]), 3);
    refused(&place.run(&["rules", "check", "nowhere.json"]), 3);
}

#[test]
fn the_embedded_table_becomes_the_office_s_own() {
    let place = Place::new();
    let grounds = place.run(&["suggest", "2"]).out.replace(['\n', ' '], "");
    assert!(grounds.contains("kenshorulesinitで判断基準を"), "{grounds}");
    assert_eq!(place.run(&["rules", "init"]).code, 0);
    let own = place.path("config/rules.json");
    let text = fs::read_to_string(&own).unwrap();
    assert!(place.path("config/rules.schema.json").exists() && text.contains("./rules.schema.json"));
    assert_eq!(place.run(&["rules", "check", own.to_str().unwrap()]).code, 0);
    // It is used from now on, named in the grounds, and never written over.
    fs::write(&own, text.replace("\"70%\"", "\"95%\"")).unwrap();
    let grounds = place.run(&["suggest", "2"]).out.replace(['\n', ' '], "");
    assert!(grounds.contains("95%とした") && grounds.contains("行目)。"), "{grounds}");
    refused(&place.run(&["rules", "init"]), 4);
    assert!(fs::read_to_string(&own).unwrap().contains("\"95%\""));
}

#[test]
fn what_is_private_is_told_before_everything_else_and_once() {
    let place = Place::new();
    let codes = |out: &str| -> Vec<String> {
        let heads = out.lines().filter(|line| line.starts_with(['E', 'W', 'I']));
        heads.map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
    };
    // The health of a few people in the last project; the first project has findings of its own.
    let text = kensho::ledger::EMBEDDED.to_owned();
    let at = text.rfind("\"achievements\": [").unwrap();
    let row = r#"{ "heading": null, "body": "参加者のうち2名がうつ病を発症した。" }, "#;
    let open = at + "\"achievements\": [".len();
    let ledger = place.file("台帳.json", [&text[..open], row.trim_end_matches(", "), &text[open..]].concat());
    let ended = place.run(&["check", ledger.to_str().unwrap()]);
    let told = codes(&ended.out);
    let private = told.iter().take_while(|code| ["W110", "W111"].contains(&code.as_str())).count();
    assert!(private >= 2, "{told:?}");
    assert!(told[private..].iter().all(|code| !["W110", "W111"].contains(&code.as_str())), "{told:?}");
    // None is lost or told twice: as many as the JSON has.
    let json: Value = serde_json::from_str(&place.run(&["check", ledger.to_str().unwrap(), "--json"]).out).unwrap();
    assert_eq!(told.len(), json.as_array().unwrap().len());
}

#[test]
fn an_office_adds_words_of_its_own_to_the_check() {
    let place = Place::new();
    let schema: Value = serde_json::from_str(include_str!("../../data/word-pairs.schema.json")).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(include_str!("../../data/word-pairs.json")).unwrap()));
    let words = r#"{"format": "kensho-words/1", "slips": [{"wrong": "外部通動", "right": "外部通勤", "note": "読み取りの誤り"}]}"#;
    assert!(validator.is_valid(&serde_json::from_str(words).unwrap()));
    let told =
        |ended: &Ended| ended.out.contains("「外部通動作業」は「外部通勤作業」の誤りと思われます(読み取りの誤り)");
    assert!(!told(&place.run(&["check"])));
    let own = place.file("own.json", words);
    assert!(told(&place.run(&["check", "--words", own.to_str().unwrap()])));
    // What is wrong with the file is told with its place, and nothing is checked by half.
    let broken = place.file("broken.json", words.replace("slips", "slip"));
    refused(&place.run(&["check", "--words", broken.to_str().unwrap()]), 3);
    refused(&place.run(&["check", "--words", "nowhere.json"]), 3);
    // In the config directory it is found by itself.
    fs::create_dir_all(place.path("config")).unwrap();
    fs::write(place.path("config/words.json"), words).unwrap();
    assert!(told(&place.run(&["check"])));
}

#[test]
fn a_finding_says_who_is_asked_and_what_should_stand_there() {
    let place = Place::new();
    let rows: Value = serde_json::from_str(&place.run(&["check", "--json"]).out).unwrap();
    let rows = rows.as_array().unwrap();
    let slip = rows.iter().find(|row| row["code"] == "W92" && row["project"] == 4).unwrap();
    assert_eq!((&slip["department"], &slip["suggestion"]), (&"地方創生推進室".into(), &"直接的".into()));
    assert!(rows[0]["department"].is_null() && rows[0].as_object().unwrap().contains_key("suggestion"));
    // What is private comes first of its project's.
    let third: Vec<&Value> = rows.iter().filter(|row| row["project"] == 3).collect();
    assert_eq!(third[0]["code"], "W110");
}

#[test]
fn every_command_that_judges_takes_another_table_and_tells_what_is_odd_about_it() {
    let place = Place::new();
    let text = include_str!("../../data/rules.json");
    let strict = place.file("strict.json", text.replace("\"70%\"", "\"95%\""));
    let strict = strict.to_str().unwrap();
    for words in [&["list"][..], &["show", "2", "--tab", "rating"], &["suggest", "2"], &["check"]] {
        let with = place.run(&[words, &["--rules", strict]].concat());
        assert_ne!(with.out, place.run(words).out, "{words:?}");
        assert_eq!(with.err, "", "{words:?}");
        refused(&place.run(&[words, &["--rules", "nowhere.json"]].concat()), 3);
    }
    // Two rules that overlap without saying so.
    let overlap = place.file("overlap.json", text.replacen("\"otherwise\": true,", "", 1));
    let ended = place.run(&["list", "--rules", overlap.to_str().unwrap()]);
    assert_eq!(ended.code, 0);
    assert!(ended.err.contains("重なり") && ended.err.contains("overlap.json"), "{}", ended.err);
}

#[test]
fn a_project_without_a_sheet_is_undecided_and_not_left_out() {
    let place = Place::new();
    let text = r#"{"format":"kensho-ledger/1","fiscal_year":"R6","projects":[{"id":"a","number":1,"name":"甲"}]}"#;
    let file = place.file("none.json", text);
    let ended = place.run(&["suggest", file.to_str().unwrap(), "--json"]);
    let all: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!((&all[0]["outcome"], &all[0]["project"]), (&"undecided".into(), &"a".into()));
    assert!(all[0]["fiscal_year"].is_null() && all[0]["kpis"].as_array().unwrap().is_empty());
    assert!(place.run(&["suggest", file.to_str().unwrap()]).out.contains("提案: なし"));
}

#[test]
fn help_is_in_japanese() {
    let place = Place::new();
    let commands =
        ["list", "show", "suggest", "check", "get", "set", "log", "diff", "merge", "schema", "completions", "man"];
    let mut pages = vec![place.run(&["--help"])];
    pages.extend(commands.iter().map(|command| place.run(&[command, "--help"])));
    for page in pages {
        assert_eq!((page.code, page.err.as_str()), (0, ""));
        assert!(is_japanese(&page.out), "{}", page.out);
        for english in ["possible values", "Options", "Arguments", "Commands", "Usage", "Print", "default:"] {
            assert!(!page.out.contains(english), "{english}: {}", page.out);
        }
    }
    assert_eq!(place.run(&["help"]).out, place.run(&["--help"]).out);
    assert_eq!(place.run(&["help", "import"]).out, place.run(&["import", "--help"]).out);
    assert!(place.run(&["help", "shwo"]).err.contains("「show」のことですか"));
    assert!(place.run(&["--version"]).out.starts_with("kensho "));
}

#[test]
fn wrong_usage_is_told_in_japanese() {
    let place = Place::new();
    for (words, hint) in [
        (&["lst"][..], "「list」のことですか"),
        (&["rules"], "続けて書くコマンドか引数が足りません"),
        (&["shwo"], "「show」のことですか"),
        (&["厚保"], "kensho show 厚保"),
        (&["list", "--jsno"], "--jsno"),
        (&["show", "6", "--tab", "kpis"], "results"),
        (&["completions", "tcsh"], "bash"),
        (&["--width", "broad"], "narrow"),
        (&["get", "x.json"], "POINTER"),
        (&["schema", "more"], "more"),
    ] {
        let ended = place.run(words);
        refused(&ended, 2);
        assert!(ended.err.contains(hint), "{words:?}: {}", ended.err);
        assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
    }
}

// ---- what isn't a ledger ----------------------------------------------------------------------------------------

#[test]
fn a_slip_in_a_command_s_name_is_named_and_what_was_meant() {
    let place = Place::new();
    for words in [&["sho", "3"][..], &["shwo", "3", "--json"], &["sho", "台帳.json", "3"]] {
        let ended = place.run(words);
        refused(&ended, 2);
        let expected = format!("「{}」というコマンドはありません。「show」のことですか。", words[0]);
        assert!(ended.err.contains(&expected), "{words:?}: {}", ended.err);
    }
    let ended = place.run(&["観光", "3"]);
    refused(&ended, 2);
    assert!(ended.err.contains("「観光」というコマンドはありません。"), "{}", ended.err);
    // A file with something that doesn't go with it is no slip in a command.
    let file = place.file("台帳.json", MINE);
    let ended = place.run(&[file.to_str().unwrap(), "--nothing"]);
    refused(&ended, 2);
    assert!(ended.err.contains("「--nothing」という指定はありません"), "{}", ended.err);
}

#[test]
fn a_tab_is_named_as_the_screen_names_it() {
    use kensho::ledger::field::Tab;
    let place = Place::new();
    for tab in Tab::ALL {
        let (word, label) =
            (place.run(&["show", "5", "--tab", tab.word()]), place.run(&["show", "5", "--tab", tab.label()]));
        assert_eq!((word.code, label.code), (0, 0), "{}", label.err);
        assert_eq!(word.out, label.out, "{}", tab.label());
        assert!(label.out.contains(&format!("【{}】", tab.label())));
    }
    assert_eq!(place.run(&["show", "5", "--tab", "すべて"]).out, place.run(&["show", "5"]).out);
    assert!(place.run(&["show", "--help"]).out.contains("評価=rating"));
}

/// A formatter breaks lines at blanks, of which Japanese has few: every line can be broken between its characters.
#[test]
fn the_manual_page_can_be_set_in_lines_of_any_length() {
    let page = Place::new().run(&["man"]).out;
    let text = page.lines().filter(|line| !line.starts_with(['.', '\'']));
    for line in text {
        let longest = line.split([' ']).flat_map(|word| word.split("\\:")).map(str::len).max().unwrap_or(0);
        assert!(longest < 40, "{longest}: {line}");
    }
}

#[test]
fn what_isnt_a_ledger_is_refused_with_place_reason_and_advice() {
    let place = Place::new();
    let wrap = |projects: &str| format!("{{\n  \"format\": \"kensho-ledger/1\",\n  \"projects\": [ {projects} ]\n}}\n");
    let deep = wrap(&format!("{{ \"x\": {}1{} }}", "[".repeat(20_000), "]".repeat(20_000)));
    let mut not_utf8 = wrap("{ \"name\": \"あ\" }").into_bytes();
    let at = not_utf8.len() - 12;
    not_utf8[at] = 0xff;
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", Vec::new(), "空"),
        ("blank", b" \n\t\n".to_vec(), "空"),
        ("latin", not_utf8, "3行"),
        ("sjis", b"{\"format\": \"\x8c\x9f\x8f\xd8\"}".to_vec(), "UTF-8"),
        ("two-boms", format!("\u{feff}\u{feff}{}", wrap("")).into_bytes(), "1行"),
        ("inner-bom", wrap("\u{feff}{}").into_bytes(), "3行"),
        ("broken", wrap("{ \"number\": 1, }").into_bytes(), "3行"),
        ("cut", b"{\"format\": \"kensho-ledger/1\", \"projects\": [ {".to_vec(), "1行"),
        ("more", (wrap("") + "{}").into_bytes(), "5行"),
        ("nan", wrap("{ \"number\": NaN }").into_bytes(), "3行"),
        ("infinity", wrap("{ \"number\": -Infinity }").into_bytes(), "3行"),
        ("octal", wrap("{ \"number\": 01 }").into_bytes(), "3行"),
        ("surrogate", wrap("{ \"name\": \"\\ud83d\" }").into_bytes(), "3行"),
        ("control", wrap("{ \"name\": \"\u{1}\" }").into_bytes(), "3行"),
        ("array", b"[]".to_vec(), "1行"),
        ("number", b"5".to_vec(), "1行"),
        ("no-format", b"{ \"projects\": [] }".to_vec(), "format"),
        ("other-format", b"{\n \"format\": \"kensho-ledger/9\", \"projects\": [] }".to_vec(), "2行"),
        ("no-projects", b"{ \"format\": \"kensho-ledger/1\" }".to_vec(), "projects"),
        ("projects-object", b"{ \"format\": \"kensho-ledger/1\", \"projects\": {} }".to_vec(), "1行"),
        ("wrong-type", wrap("{ \"number\": \"一\" }").into_bytes(), "3行"),
        ("wrong-deep", wrap("{ \"reviews\": [ { \"cost\": \"百円\" } ] }").into_bytes(), "3行"),
        ("deep", deep.into_bytes(), "深"),
        ("twice", b"{ \"format\": \"kensho-ledger/1\", \"projects\": [], \"projects\": [ {} ] }".to_vec(), "projects"),
    ];
    for (name, bytes, hint) in cases {
        let path = place.file(&format!("{name}.json"), bytes);
        for command in [&["list"][..], &["suggest"], &["show"]] {
            let mut words = command.to_vec();
            words.push(path.to_str().unwrap());
            if command == ["show"] {
                words.push("1");
            }
            let ended = place.run(&words);
            refused(&ended, 3);
            assert!(ended.err.contains(&format!("{name}.json")), "{name}: {}", ended.err);
            assert!(ended.err.contains(hint), "{name}: {}", ended.err);
            assert!(ended.err.contains("ください") || ended.err.contains("見られます"), "{name}: {}", ended.err);
        }
    }
    refused(&place.run(&["list", "missing.json"]), 3);
    fs::create_dir(place.path("folder.json")).unwrap();
    refused(&place.run(&["list", "folder.json"]), 3);
}

#[test]
fn one_byte_order_mark_is_read_and_kept() {
    let place = Place::new();
    let file = place.file("bom.json", format!("\u{feff}{MINE}"));
    let ended = place.run(&["list", file.to_str().unwrap()]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    assert_eq!(ended.out, place.run(&["list"]).out);
}

#[test]
fn duplicate_keys_that_nobody_reads_do_no_harm() {
    let place = Place::new();
    let text = MINE.replacen("\"format\"", "\"x-own\": 1, \"x-own\": 2, \"format\"", 1);
    let file = place.file("twice.json", text);
    assert_eq!(place.run(&["list", file.to_str().unwrap()]).code, 0);
}

#[test]
fn a_name_that_isnt_text_is_harmless() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    let ended = place.run_os([OsStr::new("list"), OsStr::from_bytes(b"\xff\xfe.json")].into_iter(), "");
    assert!(matches!(ended.code, 2 | 3), "{ended:?}");
    assert!(is_japanese(&ended.err) && ended.out.is_empty(), "{ended:?}");
}

// ---- text is data -----------------------------------------------------------------------------------------------

/// What a terminal, or a reader, must never be given raw.
fn is_hostile(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

#[test]
fn hostile_text_never_leaves_raw() {
    let place = Place::new();
    let evil = "悪\\u001b[31m赤\\u001b]52;c;aGFjaw==\\u0007\\u009b2J\\u202e逆\\u2066隔\\u0000\\b\\r意";
    let text = MINE
        .replacen("MICE誘致件数", evil, 1)
        .replacen("観光政策課", evil, 1)
        .replacen("\"事業を継続\"", &format!("\"{evil}\""), 1)
        .replacen("\"title\": \"", &format!("\"title\": \"{evil}"), 1);
    let file = place.file("evil.json", text);
    let file = file.to_str().unwrap();
    for words in [
        &["list", file][..],
        &["list", file, "--json"],
        &["show", file, "1"],
        &["show", file, "1", "--json"],
        &["suggest", file],
        &["suggest", file, "--json"],
        &["check", file],
        &["check", file, "--json"],
        &["show", file, "\u{1b}[31m"],
        &["list", "\u{1b}[31m\u{202e}.json"],
        &["\u{1b}[31m"],
    ] {
        let ended = place.run(words);
        for text in [&ended.out, &ended.err] {
            let found = text.chars().find(|&c| is_hostile(c));
            assert_eq!(found, None, "{words:?}: {text}");
        }
        assert!(!ended.err.contains("panicked"), "{ended:?}");
    }
    assert!(place.run(&["show", file, "1"]).out.contains('悪'));
}

#[test]
fn piped_answers_are_plain() {
    let place = Place::new();
    for words in [&["list"][..], &["show", "2"], &["suggest"], &["rules", "show"], &["check"], &["--help"], &["schema"]]
    {
        let ended = place.run(words);
        assert!(!ended.out.contains('\u{1b}') && !ended.err.contains('\u{1b}'), "{words:?}");
        assert!(!ended.out.lines().any(|line| line.ends_with(' ')), "{words:?}: blanks at a line's end");
    }
}

#[test]
fn no_line_is_wider_than_a_hundred_cells() {
    let place = Place::new();
    for words in [&["show", "2"][..], &["show", "6", "--tab", "plan"], &["suggest"]] {
        for line in place.run(words).out.lines() {
            assert!(kensho::text::cells(line) <= 100, "{words:?}: {line}");
        }
    }
}

/// Every project that says it, not only those whose names do; where it is written as typed before where it is read so.
#[test]
fn what_a_list_is_narrowed_to_is_what_the_screen_finds() {
    let place = Place::new();
    let numbers = |words: &str| -> Vec<i64> {
        json(&place.run(&["list", "--find", words, "--json"]).out)
            .iter()
            .map(|row| row["number"].as_i64().unwrap())
            .collect()
    };
    assert_eq!(numbers("観光"), [1, 2, 4, 7]);
    assert_eq!(numbers("移住"), [1, 2]);
    assert_eq!(numbers("open:"), [5]);
    assert!(numbers("81555").contains(&1), "a number is looked for like any word");
    let text = MINE.replacen("\"department\": \"農林課\"", "\"department\": \"kankou課\"", 1);
    let file = place.file("台帳.json", text);
    let rows = json(&place.run(&["list", file.to_str().unwrap(), "--find", "kankou", "--json"]).out);
    assert_eq!(rows[0]["number"], 6);
    assert!(rows.len() > 2);
}

/// What reads a pipe can cut lines itself, but can't bring back what was cut.
#[test]
fn a_list_for_a_pipe_has_every_name_whole() {
    let out = Place::new().run(&["list"]).out;
    let ledger: serde_json::Value = serde_json::from_str(MINE).unwrap();
    for (line, project) in out.lines().zip(ledger["projects"].as_array().unwrap()) {
        assert!(line.contains(project["name"].as_str().unwrap()), "{line}");
    }
}

#[test]
fn the_embedded_ledger_can_be_had_back() {
    let place = Place::new();
    let broken = place.file("こわれた.json", "{");
    // As if it had been opened last, and broken since.
    fs::create_dir_all(place.path("state")).unwrap();
    fs::write(place.path("state").join("last-opened"), format!("{}\n", broken.display())).unwrap();
    let ended = place.run(&["list"]);
    refused(&ended, 3);
    assert!(ended.err.contains("kensho --embedded"), "{}", ended.err);
    assert_eq!(place.run(&["--embedded"]).out.lines().count(), 7);
    refused(&place.run(&["--embedded", "other.json"]), 2);
}

#[test]
fn a_reader_that_has_gone_away_ends_the_program_quietly() {
    let place = Place::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_kensho"))
        .args(["suggest", "--json"])
        .env("KENSHO_STATE_DIR", place.path("state"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn looking_things_up_writes_nothing_beside_the_ledger() {
    let place = Place::new();
    let file = place.file("台帳.json", MINE);
    for words in [&["list"][..], &["suggest"], &["check"]] {
        place.run(&[words, &[file.to_str().unwrap()]].concat());
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), MINE);
    let beside: Vec<_> = fs::read_dir(place.dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, ["台帳.json"], "no directory is made either");
}
