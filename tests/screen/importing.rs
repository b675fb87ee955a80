//! A cell of a department's answer on the screen: shown, asked about, taken, taken back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::app::modes::importing::{Arrived, Wanted};
use kensho::app::{Action, Effect};
use kensho::change::history::Noted;
use kensho::change::trail::Saved;
use kensho::exchange::against::against;
use kensho::exchange::asking::{merged, round, workbook as sent};
use kensho::exchange::mapping::Mapping;
use kensho::exchange::read::{How, read};
use kensho::exchange::{Given, plan};
use kensho::ledger::Ledger;

use crate::support::answered::Answered;
use crate::support::session::{MINE, Session};
use crate::support::workbook;

/// What the world does with the files: reads them by what was answered, and lays them beside the ledger.
fn arrive(session: &mut Session, files: &[(&str, &[u8])]) -> Wanted {
    arrive_without(session, files, &[])
}

/// The same, where some files can't be read.
fn arrive_without(session: &mut Session, files: &[(&str, &[u8])], lost: &[&str]) -> Wanted {
    let wanted = session
        .effects()
        .into_iter()
        .find_map(|effect| if let Effect::Import(wanted) = effect { Some(*wanted) } else { None })
        .expect("files are asked for");
    let mut mapping = Mapping::default();
    wanted.answers.iter().for_each(|answer| mapping.put(answer.clone()));
    let (given, problems) = Given::of(mapping, &[]);
    assert!(problems.is_empty());
    let planned = |(name, bytes): &(&str, &[u8])| {
        let book = read(name, bytes, &How::default()).unwrap();
        let first = plan(&book, &given);
        match wanted.year.filter(|_| first.lacks_year()) {
            Some(year) => plan(&book, &Given { year: Some(year.0), ..given.clone() }),
            None => first,
        }
    };
    let plans: Vec<_> = files.iter().map(planned).collect();
    let base = wanted.sent.as_ref().map_or_else(|| merged::base(&plans, &wanted.ledger), |_| sent_out());
    let seen = against(&plans, base.doc(), &given.mapping);
    let arrived = Arrived {
        files: wanted.files.clone(),
        plans,
        base,
        sent: wanted.sent.clone(),
        seen,
        mapping: given.mapping,
        answers: wanted.answers.clone(),
        year: wanted.year,
        notices: Vec::new(),
        lost: lost.iter().map(|words| (*words).to_owned()).collect(),
    };
    session.act(Action::Imported(wanted.id, Box::new(Ok(arrived))));
    wanted
}

/// An answer about the second project: a KPI's result is another one, one is displaced by a date, and a KPI is new.
fn answer() -> Vec<u8> {
    workbook::bytes(
        &[workbook::sheet(
            "KPI",
            &[
                &["令和6年度 実績調査票(回答)"],
                &["No", "事業名", "指標名", "目標値", "実績値"],
                &[
                    "2",
                    "みね探求塾「挑戦のトビラ」展開による未来創生プロジェクト～未来は自分たちでつくるもの～",
                    "受講者数(通塾者数)(人)",
                    "#60",
                    "#44",
                ],
                &["", "", "卒業生の数(人)", "#10", "=D9|0"],
            ],
        )],
        &[],
    )
}

fn opened() -> Session {
    let mut session = Session::new(80, 24);
    session.keys("I");
    assert!(session.screen().contains("取り込むファイル"), "{}", session.screen());
    session.keys("回答.xlsx<Enter>");
    session
}

#[test]
fn what_there_is_to_say_of_files_is_counted_and_read_whole_one_by_one() {
    let mut session = opened();
    let (answer, long) = (answer(), "この文は端末の幅より長く、終わりまで読めなければならない。".repeat(4));
    let lost = format!("課/壊れた.xlsx: {long}おわり。");
    arrive_without(&mut session, &[("課/回答.xlsx", &answer)], &[&lost]);
    let text = session.screen();
    assert!(text.contains("注意 2件 (i で読む)"), "{text}");
    session.keys("i");
    let text = session.screen();
    assert!(text.contains("注意 1/2") && text.contains("壊れた.xlsx"), "{text}");
    assert!(
        text.contains("おわり。このファイルは取り込みません。") || text.contains("このファイルは取り込み"),
        "{text}"
    );
    session.keys("j");
    assert!(session.screen().contains("注意 2/2") && session.screen().contains("式が"), "{}", session.screen());
    // Back among the cells, and on to what is asked.
    session.keys("i<Enter>");
    assert!(session.screen().contains("質問 1/1"), "{}", session.screen());
}

#[test]
fn a_cell_is_shown_asked_about_taken_and_taken_back() {
    let before = Session::new(80, 24).bytes();
    let mut session = opened();
    assert!(session.screen().contains("読んで"), "{}", session.screen());
    let answer = answer();
    let files: [(&str, &[u8]); 1] = [("課/回答.xlsx", &answer)];
    let wanted = arrive(&mut session, &files);
    assert_eq!(wanted.files, ["回答.xlsx"]);
    // What the cells would become, first all, then a kind.
    let text = session.screen();
    assert!(text.contains("取り込み 回答.xlsx") && text.contains("値 "), "{text}");
    session.keys("<Tab><Tab>");
    assert!(
        session.screen().contains("KPI!E4") && session.screen().contains("空のため 0 と見える"),
        "{}",
        session.screen()
    );
    session.keys("<Enter>");
    assert!(session.screen().contains("質問 1/1") && session.screen().contains("取り込まない"), "{}", session.screen());
    // Nothing is chosen yet, so Enter chooses nothing; the cells of the column are in sight.
    session.keys("<Enter>");
    assert!(session.sees("答えが選ばれていません") && session.sees("質問 1/1"), "{}", session.screen());
    assert!(session.sees("この列: "), "{}", session.screen());
    session.keys("2");
    let wanted = arrive(&mut session, &files);
    assert_eq!(wanted.answers[0].answer.as_deref(), Some("取り込まない"));
    // The differences: one value, one new KPI without the result that nobody gave.
    let text = session.screen();
    assert!(text.contains("台帳との違い 2件") && text.contains("43 → 44"), "{text}");
    assert!(text.contains("卒業生の数(人)"), "{text}");
    session.keys("t");
    assert!(session.screen().contains("取り込む 1件"), "{}", session.screen());
    session.keys("l<Enter>");
    assert_eq!(session.value("/projects/1/reviews/0/kpis/0/actual"), "44");
    let steps = session.state.book.history().unsaved();
    assert_eq!(steps.len(), 1);
    assert_eq!(steps[0].origin.as_deref(), Some("回答.xlsx KPI!E3"));
    assert!(session.effects().iter().any(|effect| matches!(effect, Effect::Rebase(kept) if *kept == steps)));
    session.keys("u");
    assert_eq!(session.bytes(), before);
}

/// One key took it, one key takes it back; what was typed before it stays, and the history says of which cells it came.
#[test]
fn an_import_is_taken_back_and_made_once_more_as_a_whole() {
    let mut session = Session::new(100, 30);
    let base = session.state.book.doc().clone();
    session.keys("2<wait>2G<Enter>e<C-u>61<Enter>");
    let typed = session.bytes();
    let answer = answer();
    let files: [(&str, &[u8]); 1] = [("回答.xlsx", &answer)];
    session.keys("I回答.xlsx<Enter>");
    arrive(&mut session, &files);
    session.keys("<Enter>2");
    arrive(&mut session, &files);
    session.keys("tt<Enter>");
    let imported = session.bytes();
    let steps = session.state.book.history().unsaved();
    assert_eq!(steps.len(), 3);
    session.keys("u");
    assert!(session.bar().contains("取り込んだ2件の変更を取り消しました"), "{}", session.bar());
    assert_eq!(session.bytes(), typed);
    let left = session.state.book.history().unsaved();
    assert!(session.effects().iter().any(|effect| matches!(effect, Effect::Rebase(kept) if *kept == left)));
    session.keys("<C-r>");
    assert!(session.bar().contains("取り込んだ2件の変更をやり直しました"), "{}", session.bar());
    assert_eq!(session.bytes(), imported);
    session.keys("uu");
    assert_eq!(session.bytes(), MINE);

    let saved = Saved {
        number: 1,
        at: "2026年11月27日".into(),
        user: "hanako".into(),
        host: "pc".into(),
        label: "実績値".into(),
        edits: Noted::all(&base, &steps),
    };
    session.act(Action::Trail(Ok(vec![saved])));
    session.keys("j");
    assert!(session.sees("(取り込み元 回答.xlsx KPI!E3)"), "{}", session.screen());
}

/// The ledger as the department was given it: with the 44 that stands in its answer, where the office says 43 by now.
fn sent_out() -> Ledger {
    let text = Session::new(80, 24).bytes();
    let (name, kpi) = ("\"受講者数(通塾者数)(人)\"", text.find("\"受講者数(通塾者数)(人)\"").unwrap());
    let at = kpi + text[kpi..].find("43").unwrap();
    assert!(at - kpi < 200 + name.len(), "the result stands in the KPI");
    Ledger::read(&format!("{}44{}", &text[..at], &text[at + 2..])).unwrap()
}

#[test]
fn beside_what_the_department_was_given_only_what_it_changed_is_a_difference() {
    let mut session = opened();
    let answer = answer();
    let files: [(&str, &[u8]); 1] = [("回答.xlsx", &answer)];
    arrive(&mut session, &files);
    // Left again, nothing is lost.
    session.keys("b");
    assert!(session.screen().contains("渡した台帳"), "{}", session.screen());
    session.keys("<Esc>");
    assert!(session.screen().contains("取り込み 回答.xlsx"), "{}", session.screen());
    session.keys("b");
    session.keys("\"控え/配布.json\"<Enter>");
    let wanted = arrive(&mut session, &files);
    assert_eq!((wanted.sent.as_deref(), wanted.files.len()), (Some("控え/配布.json"), 1));
    assert!(session.screen().contains("「控え/配布.json」から変わったところ"), "{}", session.screen());
    // 44 is what it was given: the department says nothing of it, and the ledger's 43 stays. An answer keeps what was sent.
    session.keys("<Enter>2");
    let wanted = arrive(&mut session, &files);
    assert_eq!(wanted.sent.as_deref(), Some("控え/配布.json"));
    let text = session.screen();
    assert!(text.contains("台帳との違い 1件") && !text.contains("43 → 44"), "{text}");
    session.keys("a<Enter>");
    assert_eq!(session.value("/projects/1/reviews/0/kpis/0/actual"), "43");
    assert!(session.value("/projects/1/reviews/0/kpis/4/name").contains("卒業生"));
    // An empty place is the open ledger again.
    session.keys("I回答.xlsx<Enter>");
    arrive(&mut session, &files);
    session.keys("b配布.json<Enter>");
    arrive(&mut session, &files);
    session.keys("b<C-u><Enter>");
    assert_eq!(arrive(&mut session, &files).sent, None);
}

#[test]
fn all_that_is_certain_is_taken_with_one_key_and_nothing_that_is_not() {
    let answer = answer();
    let mut session = opened();
    arrive(&mut session, &[("回答.xlsx", &answer), ("回答2.xlsx", &second())]);
    session.keys("<Enter>l");
    let text = session.screen();
    assert!(text.contains("台帳との違い"), "{text}");
    session.keys("a");
    assert!(session.screen().contains("確かでない1件は"), "{}", session.screen());
    session.keys("<Enter>");
    assert_eq!(session.value("/projects/1/reviews/0/kpis/0/actual"), "43", "two files contradict each other");
    assert!(session.value("/projects/1/reviews/0/kpis/4/name").contains("卒業生"));
    // The other file's value can be taken by hand.
    session.keys("u").effects();
    session.keys("I回答.xlsx<Enter>");
    arrive(&mut session, &[("回答.xlsx", &answer), ("回答2.xlsx", &second())]);
    session.keys("<Enter>lo<Enter>");
    assert_eq!(session.value("/projects/1/reviews/0/kpis/0/actual"), "45");
}

/// Another file that says something else of the same KPI.
fn second() -> Vec<u8> {
    workbook::of(&[
        &["No", "事業名", "指標名", "目標値", "実績値(R6)"],
        &[
            "2",
            "みね探求塾「挑戦のトビラ」展開による未来創生プロジェクト～未来は自分たちでつくるもの～",
            "受講者数(通塾者数)(人)",
            "#60",
            "#45",
        ],
    ])
}

#[test]
fn a_reading_that_was_left_comes_to_nothing() {
    let mut session = opened();
    let before = session.bytes();
    let answer = answer();
    let wanted = {
        let effects = session.effects();
        effects.into_iter().find_map(|e| if let Effect::Import(w) = e { Some(*w) } else { None }).unwrap()
    };
    session.keys("<Esc>");
    assert!(session.effects().iter().any(|effect| matches!(effect, Effect::CancelImport)));
    session.act(Action::Imported(wanted.id, Box::new(Err("遅い".into()))));
    assert!(!session.screen().contains("遅い"));
    assert_eq!(session.bytes(), before);
    // What can't be read is said.
    session.keys("Ix.xls<Enter>");
    session.act(Action::Imported(wanted.id + 2, Box::new(Err("x.xls: 古い形式のExcelブック(xls)です。".into()))));
    assert!(session.screen().contains("古い形式"), "{}", session.screen());
    drop(answer);
}

#[test]
fn every_page_has_room_in_any_window() {
    for (width, height) in [(40, 10), (80, 24), (140, 40), (20, 5)] {
        let mut session = Session::new(width, height);
        session.keys("I回答.xlsx<Enter>");
        let answer = answer();
        let files: [(&str, &[u8]); 1] = [("回答.xlsx", &answer)];
        arrive(&mut session, &files);
        session.screen();
        session.keys("jjjjG<Tab><Tab><Tab>kg<Enter>");
        session.screen();
        session.keys("j1");
        arrive(&mut session, &files);
        session.screen();
        session.keys("jGa<Enter>");
        assert_eq!(session.value("/projects/1/reviews/0/kpis/0/actual"), "44", "{width}x{height}");
    }
}

/// A workbook that a department was sent comes back after the value was edited here: three values stand side by side, the
/// sure ones are taken at once, and who hasn't answered is said.
#[test]
fn a_departments_workbook_is_led_through_as_a_merge() {
    let mut session = Session::new(100, 40);
    let asked = round(session.state.book.ledger(), &[], session.state.table).unwrap();
    let part = asked.parts.iter().find(|part| part.name() == "学校教育課").unwrap();
    let mut bytes = Vec::new();
    sent::write(&asked, part, "", &mut bytes).unwrap();
    let mut book = Answered::open(&bytes);
    let (one, two) = (book.row_of(2, "Q1-1"), book.row_of(2, "Q1-4"));
    book.put(2, &format!("F{one}"), "#44").put(2, &format!("F{two}"), "確認中");
    book.rows(2, false, |row| Some(row + 2));
    let bytes = book.bytes();
    session.keys("2<wait>2G<Enter>e<C-u>50<Enter><Esc>");
    session.keys("I回答.xlsx<Enter>");
    arrive(&mut session, &[("回答/照会票.xlsx", &bytes)]);
    let text = session.screen();
    assert!(text.contains("学校教育課 の回答(照会票.xlsx): 変わった欄 2"), "{text}");
    assert!(text.contains("回答が届いていない課"), "{text}");
    session.keys("<Enter>");
    let text = session.screen();
    assert!(text.contains("台帳との違い 2件") && text.contains("要確"), "{text}");
    assert!(text.contains("台帳: 50") && text.contains("もと: 43") && text.contains("ファイル: 44"), "{text}");
    session.keys("a<Enter>");
    let ledger = session.state.book.ledger();
    let value = |pointer: &str| ledger.doc().get(&kensho::json::Pointer::parse(pointer).unwrap()).unwrap();
    assert_eq!(value("/projects/1/reviews/0/kpis/0/actual"), "50", "the conflict is left to a person");
    assert_eq!(value("/projects/1/reviews/0/kpis/3/actual"), "\"確認中\"");
}

/// The same KPI twice with other numbers: a person knows which is right, and it may be neither.
#[test]
fn a_question_about_a_value_can_be_answered_with_another_one() {
    let name = "みね探求塾「挑戦のトビラ」展開による未来創生プロジェクト～未来は自分たちでつくるもの～";
    let file = workbook::of(&[
        &["事業名", name],
        &["年度", "R6"],
        &["事業費(円)", "#11000000"],
        &["事業費(円)", "#12000000"],
        &["指標名", "受講者数(通塾者数)(人)"],
        &["目標値", "#60"],
        &["実績値", "#44"],
        &["実績値", "#45"],
    ]);
    let files: [(&str, &[u8]); 1] = [("回答.xlsx", &file)];
    for (width, height) in [(80, 24), (40, 10)] {
        let mut session = Session::new(width, height);
        session.keys("I回答.xlsx<Enter>");
        arrive(&mut session, &files);
        session.keys("<Enter>");
        assert!(session.sees("質問 1/2") && session.sees("4 ほかの値を入れる"), "{}", session.screen());
        // Left again, the question stands; a blank is no value, and neither is what the field can't hold.
        session.keys("4<Esc>");
        assert!(session.sees("質問 1/2"), "{}", session.screen());
        session.keys("4<Enter>");
        assert!(session.sees("空欄にできません"), "{}", session.screen());
        session.keys("千ほど<Enter>");
        assert!(session.sees("金額として読めません"), "{}", session.screen());
        session.keys("<C-u>12,500千円<Enter>");
        assert!(session.sees("質問 2/2"), "{}", session.screen());
        // What was answered is thrown away by no single key.
        session.keys("<Esc>");
        assert!(session.sees("n 捨てる"), "{}", session.screen());
        session.keys("j");
        assert!(session.sees("質問 2/2"), "{}", session.screen());
        session.keys("4４６<Enter>");
        let wanted = arrive(&mut session, &files);
        let answers: Vec<_> = wanted.answers.iter().map(|answer| answer.answer.as_deref().unwrap()).collect();
        assert_eq!(answers, ["12,500千円", "４６"]);
        session.keys("a<Enter>");
        assert_eq!(session.value("/projects/1/reviews/0/kpis/0/actual"), "46");
        assert_eq!(session.value("/projects/1/reviews/0/cost"), "12500000");
    }
}

/// A merged amount beside two projects.
#[test]
fn an_amount_that_projects_share_is_divided_by_typing() {
    let rows: &[&[&str]] = &[
        &["令和6年度 効果検証 一覧"],
        &["番号", "事業名", "総事業費(円)", "指標名", "目標値", "実績値"],
        &["8", "森の学校事業", "#1000000", "参加者数", "#10", "#12"],
        &["9", "見守り事業", "", "訪問数", "#30", "#28"],
    ];
    let sheet = workbook::Sheet { merges: &["C3:C4"], ..workbook::sheet("一覧", rows) };
    let file = workbook::bytes(&[sheet], &[]);
    let files: [(&str, &[u8]); 1] = [("回答.xlsx", &file)];
    for (width, height) in [(80, 24), (40, 10)] {
        let mut session = Session::new(width, height);
        session.keys("I回答.xlsx<Enter>");
        arrive(&mut session, &files);
        session.keys("<Enter>");
        assert!(session.sees("4 額を分けて入れる"), "{}", session.screen());
        session.keys("4600,000<Enter>");
        assert!(session.sees("事業は2つです"), "{}", session.screen());
        session.keys("、300,000<Enter>");
        assert!(session.sees("1,000,000円"), "{}", session.screen());
        session.keys("<C-u>600,000、400,000<Enter>");
        arrive(&mut session, &files);
        session.keys("tt<Enter>");
        let costs = [7, 8].map(|at| session.value(&format!("/projects/{at}/reviews/0/cost")));
        assert_eq!(costs, ["600000", "400000"], "{}", session.screen());
    }
}

/// A question about what a whole column means has no value of its own.
#[test]
fn a_question_about_a_column_offers_its_answers_only() {
    let mut session = opened();
    let answer = answer();
    arrive(&mut session, &[("回答.xlsx", &answer)]);
    session.keys("<Enter>");
    let asked = session.screen();
    assert!(asked.contains("質問 1/1") && asked.contains("ほかの値を入れる"), "one cell that is 0 or blank: {asked}");
    let money = workbook::of(&[&["年度", "事業名", "事業費"], &["R6", "山口ゆめ回廊", "#40404"]]);
    let mut session = opened();
    arrive(&mut session, &[("金額.xlsx", &money)]);
    session.keys("<Enter>");
    let asked = session.screen();
    assert!(asked.contains("質問 1/") && !asked.contains("ほかの値を入れる"), "{asked}");
}

#[test]
fn the_values_are_seen_also_where_there_is_little_room_and_much_to_say() {
    let mut session = Session::new(40, 10);
    session.keys("I回答.xlsx<Enter>");
    let file = workbook::of(&[
        &["令和9年度 ほかの町の実績調査票(回答)"],
        &["No", "事業名", "指標名", "目標値", "実績値"],
        &[
            "2",
            "みね探求塾「挑戦のトビラ」展開による未来創生プロジェクト～未来は自分たちでつくるもの～",
            "受講者数(通塾者数)(人)",
            "#60",
            "#44",
        ],
    ]);
    arrive(&mut session, &[("回答.xlsx", &file)]);
    session.keys("<Enter>");
    let text = session.screen();
    assert!(text.contains("台帳との違い"), "{text}");
    assert!(text.contains("台帳: ") && text.contains("ファイル: "), "{text}");
    assert!(text.contains("年度が違います"), "that it may be the wrong file is said too: {text}");
}

/// What a column says is what its question is answered by; its many answers are moved through in any window.
#[test]
fn what_a_column_says_is_seen_beside_its_many_answers() {
    for (width, height) in [(80, 24), (40, 10)] {
        let mut session = Session::new(width, height);
        session.keys("I回答.xlsx<Enter>");
        let title = "令和6年度 実績調査票(回答)、題名としてはとても長く、1行には入らない文です。おわり";
        let file = workbook::of(&[
            &[title],
            &["No", "事業名", "指標名", "目標値", "実績値", "庁内区分"],
            &["2", "みね探求塾", "受講者数(人)", "#60", "#44", "直営"],
        ]);
        arrive(&mut session, &[("回答.xlsx", &file)]);
        let text = session.screen();
        let first = text.lines().nth(1).unwrap();
        assert!(first.contains("題名") && first.contains('…'), "a text that is cut says so: {text}");
        session.keys("<Enter>");
        let text = session.screen();
        assert!(text.contains("「庁内区分」の列は何か"), "{text}");
        assert!(text.contains("この列: 「直営」"), "{text}");
    }
}

/// A question about a project has no column to show, and names what it is about: the rows for these go to its own words.
#[test]
fn a_question_is_not_cut_for_what_it_says_itself() {
    let mut session = Session::new(40, 10);
    session.keys("I回答.xlsx<Enter>");
    let file = workbook::of(&[
        &["令和6年度 実績調査票(回答)"],
        &["No", "事業名", "指標名", "目標値", "実績値"],
        &["6", "新厚保くりYAMAMORIプロジェクト", "売上高(千円)", "#60", "#44"],
    ]);
    arrive(&mut session, &[("回答.xlsx", &file)]);
    session.keys("<Enter>");
    assert!(session.sees("質問 1/1") && bare(&session).contains("は、台帳の「厚保"), "{}", session.screen());
}

#[test]
fn a_base_that_cannot_be_one_leaves_what_was_read() {
    let mut session = opened();
    let answer = answer();
    arrive(&mut session, &[("回答.xlsx", &answer)]);
    session.keys("b別.json<Enter>");
    let wanted = session.effects().into_iter();
    let wanted = wanted.filter_map(|effect| if let Effect::Import(wanted) = effect { Some(wanted) } else { None });
    let id = wanted.last().unwrap().id;
    session.act(Action::Imported(id, Box::new(Err("別.json と台帳に、同じ事業が1つもありません。".into()))));
    // Its place is still there to be mended; left, what was read is shown again.
    assert!(session.sees("渡した台帳 別.json") && session.sees("同じ事業が1つもありません"), "{}", session.screen());
    session.keys("<Esc>");
    assert!(session.sees("取り込み 回答.xlsx"), "{}", session.screen());
    session.keys("<Enter>");
    assert!(session.sees("質問 1/1"), "{}", session.screen());
}

/// The screen without the ends of its rows.
fn bare(session: &Session) -> String {
    session.screen().replace(['\n', '│', ' '], "")
}

/// The newest reading that was asked for comes to nothing.
fn fail(session: &mut Session, why: &str) {
    let wanted = session.effects().into_iter();
    let wanted = wanted.filter_map(|effect| if let Effect::Import(wanted) = effect { Some(wanted) } else { None });
    let id = wanted.last().unwrap().id;
    session.act(Action::Imported(id, Box::new(Err(why.into()))));
}

#[test]
fn a_place_that_was_mistyped_is_mended_and_not_typed_once_more() {
    for (width, height) in [(80, 24), (40, 10), (120, 40)] {
        let mut session = Session::new(width, height);
        let before = session.bytes();
        session.keys("I課/回等.xlsx<Enter>");
        fail(&mut session, "課/回等.xlsx: 読めません(見つかりません)。");
        assert!(session.bar().ends_with("/回等.xlsx"), "{}", session.screen());
        assert!(bare(&session).contains("読めません(見つかりません)"), "{}", session.screen());
        session.draw().check();
        // What is typed on goes into the place, and not to the screen as commands.
        session.keys("<Left><Left><Left><Left><Left><BS>答<Enter>");
        let answer = answer();
        assert_eq!(arrive(&mut session, &[("課/回答.xlsx", &answer)]).files, ["課/回答.xlsx"]);
        // Nothing typed is nothing to read, and no end.
        session.keys("<Esc>I  <Enter>");
        assert!(
            bare(&session).contains("場所が空です") && session.bar().contains("取り込むファイル"),
            "{}",
            session.screen()
        );
        session.keys("<Esc>");
        assert_eq!(session.bytes(), before);
    }
}

#[test]
fn what_was_decided_is_thrown_away_by_no_single_key() {
    let answer = answer();
    for (width, height) in [(80, 24), (40, 10), (120, 40)] {
        let mut session = Session::new(width, height);
        session.keys("I回答.xlsx<Enter>");
        arrive(&mut session, &[("回答.xlsx", &answer)]);
        session.keys("<Enter>l");
        // Enter with nothing chosen says what to press, and stays.
        session.keys("<Enter>");
        assert!(
            session.sees("台帳との違い 2件") && bare(&session).contains("選ばれていません"),
            "{}",
            session.screen()
        );
        session.keys("t<Esc>");
        assert!(session.sees("y 取り込む") && session.sees("n 捨てる"), "{}", session.screen());
        session.draw().check();
        // Any other key goes on.
        session.keys("j");
        assert!(session.sees("台帳との違い 2件 (取り込む 1件)"), "{}", session.screen());
        session.keys("<Esc>n");
        assert!(bare(&session).contains("台帳は変わっていません"), "{}", session.screen());
        assert_eq!(session.value("/projects/1/reviews/0/kpis/0/actual"), "43");
        // Asked and answered with yes, it is taken.
        session.keys("I回答.xlsx<Enter>");
        arrive(&mut session, &[("回答.xlsx", &answer)]);
        session.keys("<Enter>lt<Esc>y");
        assert_eq!(session.value("/projects/1/reviews/0/kpis/0/actual"), "44");
        // Where all is to stay as it is, Enter ends it; without a mark Esc does.
        session.keys("uI回答.xlsx<Enter>");
        arrive(&mut session, &[("回答.xlsx", &answer)]);
        session.keys("<Enter>lll<Enter>");
        assert!(bare(&session).contains("台帳の値のまま残しました"), "{}", session.screen());
        session.keys("I回答.xlsx<Enter>");
        arrive(&mut session, &[("回答.xlsx", &answer)]);
        session.keys("<Enter>l<Esc>");
        assert!(bare(&session).contains("取り込みをやめました"), "{}", session.screen());
    }
}

/// A list with next year's results of a project and with a project that the ledger doesn't have.
fn next_year() -> Vec<u8> {
    workbook::of(&[
        &["令和7年度 効果検証一覧"],
        &["No", "事業名", "担当課", "事業費(円)", "指標名", "目標値", "実績値"],
        &[
            "2",
            "みね探求塾「挑戦のトビラ」展開による未来創生プロジェクト～未来は自分たちでつくるもの～",
            "学校教育課",
            "#12500000",
            "受講者数(通塾者数)(人)",
            "#60",
            "#61",
        ],
        &["99", "書かない窓口推進事業", "総務課", "#6600000", "オンライン申請件数(件)", "#600", "#688"],
    ])
}

#[test]
fn a_new_row_is_named_and_its_values_are_seen_before_it_is_taken() {
    let file = next_year();
    for (width, height) in [(80, 24), (40, 10), (120, 40)] {
        let mut session = Session::new(width, height);
        session.keys("I一覧.xlsx<Enter>");
        arrive(&mut session, &[("一覧.xlsx", &file)]);
        session.keys("<Enter>");
        if width >= 80 {
            assert!(
                session.sees("効果検証（令和7年度）") && session.sees("書かない窓口推進事業"),
                "{}",
                session.screen()
            );
            assert!(session.sees("12,500,000円") && session.sees("新規"), "{}", session.screen());
        }
        session.draw().check();
        session.keys("Gv");
        let mut seen = String::new();
        for _ in 0..40 {
            session.draw().check();
            seen.push_str(&bare(&session));
            session.keys("j");
        }
        for value in ["書かない窓口推進事業", "6,600,000円", "600", "688"] {
            assert!(seen.contains(value), "{value} isn't seen at {width}x{height}:\n{}", session.screen());
        }
        assert!(seen.contains("の実績値"), "{seen}");
        // Back in the list; nothing was decided by looking.
        session.keys("<Enter>");
        assert!(session.sees("(取り込む 0件)"), "{}", session.screen());
        // A value is read whole as well.
        session.keys("<Esc>I回答.xlsx<Enter>");
        let answer = answer();
        arrive(&mut session, &[("回答.xlsx", &answer)]);
        session.keys("<Enter>lgv");
        assert!(session.sees("43") && session.sees("44") && session.sees("台帳"), "{}", session.screen());
        session.keys("<Esc>");
        assert!(session.sees("台帳との違い 2件"), "{}", session.screen());
    }
}

#[test]
fn a_long_name_never_hides_which_value_it_is() {
    let name = "町公式SNS(X・Instagram・LINE)の延べフォロワー数およびメールマガジン登録者数の合計(累計)(人)";
    let file = workbook::of(&[
        &["令和6年度 実績調査票(回答)"],
        &["No", "事業名", "指標名", "目標値", "実績値"],
        &[
            "2",
            "みね探求塾「挑戦のトビラ」展開による未来創生プロジェクト～未来は自分たちでつくるもの～",
            name,
            "#60",
            "#44",
        ],
    ]);
    for (width, height) in [(80, 24), (120, 40)] {
        let mut session = Session::new(width, height);
        session.keys("I回答.xlsx<Enter>");
        arrive(&mut session, &[("回答.xlsx", &file)]);
        let row = |cell: &str| session.row_of(&format!("!{cell} "));
        assert!(row("D3").contains("目標値") && row("E3").contains("実績値"), "{}", session.screen());
    }
    // Nor in the list of the differences, however small the screen, where the values stand beside it.
    let answer = answer();
    for (width, height) in [(80, 24), (40, 10), (120, 40)] {
        let mut session = Session::new(width, height);
        session.keys("I回答.xlsx<Enter>");
        arrive(&mut session, &[("回答.xlsx", &answer)]);
        session.keys("<Enter>l");
        let row = session.row_of("43 → 44");
        assert!(row.contains("実績値") && row.contains("KPI"), "{}", session.screen());
        let row = session.row_of("新規");
        assert!(row.contains("新規2項目") || row.contains("新規3項目"), "a number is never cut: {row}");
    }
}

/// An import that began with a new ledger and was given up: what is there is said.
#[test]
fn an_import_that_was_left_says_that_the_ledger_is_still_empty() {
    let empty = r#"{"format":"kensho-ledger/1","municipality":"例町","fiscal_year":"R7","projects":[]}"#;
    let file = next_year();
    let mut session = Session::of(empty, 80, 24);
    session.keys("I一覧.xlsx<Enter>");
    arrive(&mut session, &[("一覧.xlsx", &file)]);
    session.keys("<Enter><Esc>");
    assert!(session.sees("まだ事業がありません") && session.sees("I でもう一度"), "{}", session.screen());
}

/// A file that doesn't say of which year it is: the year is asked for, with the ledger's as the proposal, and no option of the
/// command line is named.
#[test]
fn the_year_of_a_file_that_says_none_is_asked_for() {
    let file = "事業名,指標名,目標値,実績値,単位\nみね探求塾「挑戦のトビラ」展開による未来創生プロジェクト～未来は自分たちでつくるもの～,受講者数(通塾者数)(人),60,41,人\n";
    let files: [(&str, &[u8]); 1] = [("回答.csv", file.as_bytes())];
    for (width, height) in [(80, 24), (40, 10)] {
        let mut session = Session::new(width, height);
        session.keys("I回答.csv<Enter>");
        arrive(&mut session, &files);
        let bare = |session: &Session| session.screen().replace(['\n', ' '], "");
        assert!(bare(&session).contains("何年度のファイルですか"), "{}", session.screen());
        assert!(session.bar().contains("対象年度 R6") && !session.sees("--year"), "{}", session.screen());
        session.draw().check();
        session.keys("<C-u>来年<Enter>");
        assert!(bare(&session).contains("年度として読めません"), "{}", session.screen());
        session.keys("<C-u>R6<Enter>");
        let wanted = arrive(&mut session, &files);
        assert_eq!(wanted.year.map(|year| year.0), Some(2024));
        assert!(matches!(session.state.mode, kensho::app::state::Mode::ImportPreview(_)), "{}", session.screen());
        session.keys("<Enter>");
        assert!(bare(&session).contains("41"), "the result is a difference now:\n{}", session.screen());
    }
    // Without it what needs no year is read; every cell counts once, and says once what it is.
    let mut session = Session::new(120, 40);
    session.keys("I回答.csv<Enter>");
    arrive(&mut session, &files);
    session.keys("<C-u><Enter>");
    let kensho::app::state::Mode::ImportPreview(preview) = &session.state.mode else { panic!("{}", session.screen()) };
    let places: Vec<_> = (0..preview.len()).filter_map(|at| preview.line(at)).map(|(_, line, _)| line).collect();
    let cells = |kind: &str| {
        let mut cells: Vec<String> = places
            .iter()
            .filter_map(|line| line.strip_prefix(kind)?.split_whitespace().next().map(str::to_owned))
            .collect();
        let all = cells.len();
        cells.sort();
        cells.dedup();
        (all, cells.len())
    };
    let (all, each) = cells("読まなかったセル");
    assert!(all > 0 && all == each, "{places:?}");
    assert!(preview.sums().contains(&format!("読まなかったセル {each}")), "{}", preview.sums());
    assert!((0..preview.len()).all(|at| !preview.detail(at).concat().contains("見出し(見出し)")));
    assert!(!session.sees("--year"), "{}", session.screen());
}
