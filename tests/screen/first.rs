//! The first screen, the list of findings, and what is still to do: what daily work begins with.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::app::Effect;
use kensho::app::modes::findings::Listed;
use kensho::app::state::{Mode, Origin};
use kensho::check::{Finding, Severity};

use crate::support::session::{MINE, Session};

fn selected(session: &Session) -> Finding {
    let Mode::Findings(Listed { at, .. }) = session.state.mode else { panic!("{:?}", session.state.mode) };
    session.state.findings().unwrap().get(at).unwrap()
}

/// Without a key: which project, what is wrong, how far each KPI came, the rating and why.
#[test]
fn the_first_screen_says_where_a_project_stands() {
    for (width, height) in [(80, 24), (100, 30), (140, 40)] {
        let session = Session::new(width, height);
        for words in
            ["「山口ゆめ回廊」", "公表", "非常に効果的", "提案も同じ", "達成3/3", "MICE誘致件数", "203.7%", "なぜ"]
        {
            assert!(session.sees(words), "{words} at {width}x{height}:\n{}", session.screen());
        }
        let mut fourth = Session::new(width, height);
        fourth.keys("4G");
        assert!(fourth.sees("誤り") && fourth.sees("基準にない事業効果"), "{}", fourth.screen());
    }
    // On a small screen the record has the room.
    let mut small = Session::new(40, 10);
    small.keys("<Enter>");
    assert!(small.state.layout.summary.height <= 1 && small.state.layout.page.height >= 4, "{}", small.screen());
}

/// A town with other ratings, none or sixty KPI, a set of ratings with a gap in it.
#[test]
fn the_summary_holds_whatever_a_town_has() {
    let kpis = |count: usize| -> String {
        let row = |i: usize| {
            format!(
                r#"{{"name":"指標{i}","unit":"人","target":10,"actual":{}}}"#,
                if i.is_multiple_of(3) { "\"確認中\"".to_owned() } else { (i * 7).to_string() }
            )
        };
        (0..count).map(row).collect::<Vec<_>>().join(",")
    };
    for count in [0, 1, 4, 12, 60] {
        let text = format!(
            r#"{{"format":"kensho-ledger/1","municipality":"例町","fiscal_year":"R6","projects":[{{"number":12345,"name":"{}","reviews":[
            {{"fiscal_year":"R6","basis":"実績","cost":1,"grant":1,"kpis":[{}],"effect":{{"rating":"町独自の評価S","comment":null}}}}]}}]}}"#,
            "とても長い名前の事業".repeat(12),
            kpis(count)
        );
        for (width, height) in [(40, 10), (80, 24), (140, 40), (300, 100)] {
            let mut session = Session::of(&text, width, height);
            for keys in ["", "2<wait>", "4<wait>", "<Enter>"] {
                session.keys(keys);
                session.draw().check();
            }
            if width >= 80 {
                session.keys("1<wait>");
                assert!(session.sees("町独自の評価S"), "off the list, as printed:\n{}", session.screen());
                let told = session.sees("指標 (達成");
                // How many have a row depends on the screen; one alone always has, sixty never.
                assert!(
                    if count <= 1 { !told } else { told || count < 60 || height >= 100 },
                    "{count} at {width}x{height}:\n{}",
                    session.screen()
                );
            }
        }
    }
}

#[test]
fn blank_fields_are_folded_and_come_out_with_one_key_or_when_something_leads_to_them() {
    let mut session = Session::new(80, 24);
    session.keys("2<wait>2G<Enter>");
    let is_there = |session: &Session, key: &str| {
        session.state.shown.page.fields.iter().any(|field| field.pointer.as_str().ends_with(key))
    };
    assert!(!is_there(&session, "kpis/0/due") && !is_there(&session, "kpis/0/note"));
    let before = session.field().to_owned();
    session.keys("B");
    assert!(is_there(&session, "kpis/0/due") && is_there(&session, "kpis/0/note"));
    assert_eq!(session.field(), before, "what is selected stays selected");
    session.keys("B");
    assert!(!is_there(&session, "kpis/0/due"));
}

#[test]
fn the_list_of_findings_has_the_gravest_first_keeps_its_place_and_no_unknown_key_closes_it() {
    let mut session = Session::new(100, 30);
    session.keys("c<Home>");
    assert_eq!(selected(&session).severity, Severity::Error);
    session.keys("jj");
    let there = selected(&session);
    session.keys("zZ!ｑ".trim_end_matches('ｑ'));
    assert_eq!(selected(&session), there, "unknown keys do nothing");
    session.keys("?");
    assert!(session.sees("重さで絞り込む"), "{}", session.screen());
    session.keys("j<Esc><Esc>");
    session.keys("J");
    session.keys("c");
    assert_eq!(selected(&session), there, "it remembers its place");
    // Narrowed by the project of what is selected, and widened again.
    let all = session.state.listing.rows.len();
    session.keys("p");
    let of = |session: &Session| -> Vec<Finding> {
        session.state.listing.rows.iter().map(|&at| session.state.findings().unwrap().get(at).unwrap()).collect()
    };
    assert!(of(&session).len() < all && of(&session).iter().all(|found| found.project == there.project));
    session.keys("0w");
    assert!(of(&session).iter().all(|found| found.severity == Severity::Error));
    session.keys("0t");
    assert!(of(&session).iter().all(|found| found.code == there.code));
    session.keys("0/誤り<Enter>");
    assert!(!of(&session).is_empty() && of(&session).len() < all, "{}", session.screen());
    session.keys("0");
    assert_eq!(session.state.listing.rows.len(), all);
}

#[test]
fn enter_marks_the_words_and_dot_goes_on_without_the_list() {
    let mut session = Session::new(100, 30);
    session.keys("c<Home>");
    while selected(&session).fixes.is_empty() {
        session.keys("<Down>");
    }
    let found = selected(&session);
    session.keys("<Enter>");
    assert_eq!(session.field(), found.pointer.as_str());
    let wrong = found.fixes[0].wrong.to_string();
    let marked: Vec<String> = session
        .state
        .shown
        .hits
        .iter()
        .map(|(field, range)| session.state.shown.page.fields[*field].text[range.clone()].to_owned())
        .collect();
    assert!(marked.contains(&wrong), "{marked:?} has not {wrong}");
    let (x, y) = session.draw().cursor.unwrap();
    let row = &session.draw().rows[usize::from(y)];
    let first: String = wrong.chars().take(1).collect();
    assert!(row.contains(&first) && x > 0, "{row}");
    // The editor begins at the words.
    session.keys("e");
    let Mode::Entry(entry) = &session.state.mode else { panic!() };
    let behind = &entry.buffer.text()[entry.buffer.caret()..];
    assert!(found.fixes.iter().any(|fix| behind.starts_with(&*fix.wrong)), "{behind}");
    session.keys("<Esc>.");
    assert!(matches!(session.state.mode, Mode::Browse) && session.sees("指摘 "), "{}", session.screen());
    assert_ne!(session.field(), found.pointer.as_str());
    session.keys(",");
    assert_eq!(session.field(), found.pointer.as_str());
    assert_eq!(session.bytes(), MINE);
}

#[test]
fn a_slip_is_put_right_after_it_was_seen_one_or_all_of_its_kind() {
    let mut session = Session::new(100, 30);
    session.keys("c<Home>");
    while selected(&session).fixes.is_empty() {
        session.keys("<Down>");
    }
    let found = selected(&session);
    let (wrong, right) = (found.fixes[0].wrong.to_string(), found.fixes[0].right.to_string());
    session.keys("r");
    assert!(session.sees("前 ") && session.sees("後 "), "{}", session.screen());
    assert_eq!(session.bytes(), MINE, "nothing is made before it was seen");
    session.keys("<Esc>");
    assert_eq!(session.bytes(), MINE);
    session.keys("r<Enter>");
    let value = session.value(found.pointer.as_str());
    assert!(value.contains(&right) && (right.contains(&wrong) || !value.contains(&wrong)), "{value}");
    session.keys("<Esc>u");
    assert_eq!(session.bytes(), MINE, "an ordinary edit");
    // All of the kind, in one step.
    session.keys("c<Home>");
    while selected(&session).fixes.is_empty() {
        session.keys("<Down>");
    }
    session.keys("rA");
    let Mode::Mending(mending) = &session.state.mode else { panic!() };
    let places: Vec<String> = mending.changes.iter().map(|mend| mend.pointer.to_string()).collect();
    assert!(places.len() > 1, "{places:?}");
    session.keys("<Enter><Esc>");
    let after = session.bytes();
    assert!(places.iter().all(|place| {
        let pointer = kensho::json::Pointer::parse(place).unwrap();
        kensho::ledger::Ledger::read(MINE).unwrap().doc().get(&pointer).unwrap() != session.value(place)
    }));
    session.keys("u");
    assert!(session.bytes() == MINE && after != MINE, "one step");
}

#[test]
fn what_is_to_do_is_listed_by_department_and_copied_for_a_mail() {
    let mut session = Session::new(100, 30);
    session.keys("5GT");
    assert!(session.sees("宿題") && session.sees("学校教育課"), "{}", session.screen());
    session.keys("y");
    let copied = session
        .effects()
        .into_iter()
        .find_map(|effect| if let Effect::Copy(text) = effect { Some(text) } else { None });
    let copied = copied.unwrap();
    assert!(
        copied.starts_with("学校教育課 御中") && copied.contains("■ 事業5") && copied.contains("確認中"),
        "{copied}"
    );
    assert!(!copied.contains("観光政策課 御中"));
    // Enter on an item goes to its place.
    session.keys("j<Enter>");
    assert!(
        matches!(session.state.mode, Mode::Browse) && session.field().starts_with("/projects/"),
        "{}",
        session.field()
    );
}

#[test]
fn the_history_is_listed_and_a_change_taken_back_as_an_ordinary_edit() {
    use kensho::app::Action;
    use kensho::change::history::Noted;
    use kensho::change::trail::Saved;
    let pointer = "/projects/1/reviews/0/kpis/0/actual";
    let mut session = Session::new(100, 30);
    let base = session.state.book.doc().clone();
    session.keys("2<wait>2G<Enter>e<C-u>61<Enter>");
    let steps = session.state.book.history().unsaved().to_vec();
    let edits = Noted::all(&base, &steps);
    let changed = session.value(pointer);
    session.keys("H");
    assert!(session.effects().iter().any(|effect| matches!(effect, Effect::Trail)));
    let saved = |number| Saved {
        number,
        at: "2026年11月27日".into(),
        user: "hanako".into(),
        host: "pc".into(),
        label: "実績値".into(),
        edits: edits.clone(),
    };
    session.act(Action::Trail(Ok(vec![saved(1)])));
    assert!(session.sees("hanako さん"), "{}", session.screen());
    session.keys("j");
    assert!(session.sees("61"), "the whole of it below: {}", session.screen());
    session.keys("r");
    assert_ne!(session.value(pointer), changed, "{}", session.screen());
    assert_eq!(session.bytes(), MINE);
    assert!(session.bar().contains("の変更を取り消しました(u で戻せます)"), "{}", session.bar());
    session.keys("u");
    assert_eq!(session.value(pointer), changed, "an ordinary edit");
    session.act(Action::Trail(Ok(Vec::new())));
    assert!(session.bar().contains("記録はありません"), "{}", session.bar());
}

/// Behind the first page stands another town's ledger: whoever closes the page is told so, and by which key it comes back.
#[test]
fn whoever_closes_the_first_page_is_told_what_is_seen_and_how_it_comes_back() {
    let mut session = Session::with(Origin::Embedded, MINE, 80, 24);
    for key in ["<Esc>", "b"] {
        session.keys("O");
        assert!(session.sees("どの台帳から始めますか"));
        session.keys(key);
        assert!(session.bar().contains("内蔵の例(山口県美祢市の公表資料)"), "{key}: {}", session.bar());
        assert!(session.bar().contains("O ではじめの画面"), "{key}: {}", session.bar());
    }
    session.keys("O");
    assert!(session.sees("どの台帳から始めますか"));
}

/// Below the list stands of what the marks are.
#[test]
fn the_legend_says_what_is_marked() {
    let roomy = Session::new(80, 24);
    assert!(roomy.sees("KPI 〇:達成 未:未達"), "{}", roomy.screen());
}
