//! Slips of a finger: what must not change the record by them, and what must be said before it does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::session::{MINE, Session};
use kensho::app::Effect;
use kensho::app::key::Key;
use kensho::app::keymap::Keymap;
use kensho::app::state::{Mode, Notice};
use kensho::ledger::Ledger;

/// The sizes at which the same keys must do the same.
const SIZES: [(u16, u16); 4] = [(40, 10), (60, 20), (80, 24), (140, 40)];

const RATING: &str = "/projects/0/reviews/0/effect/rating";

fn after(keys: &str) -> Session {
    let mut session = Session::new(100, 30);
    session.keys(keys);
    session
}

fn notice(session: &Session) -> &str {
    session.state.notice.as_ref().map_or("", |Notice { words, .. }| words)
}

/// The embedded ledger with an opinion of each state, and one whose state is no word of the format.
fn with_opinions() -> String {
    let opinions = r#""opinions": [
        { "by": "甲委員", "at": "2025-08-20", "text": "一", "response": null, "state": "open" },
        { "by": "乙委員", "at": "2025-08-20", "text": "二", "response": "三", "state": "answered" },
        { "by": "丙委員", "at": "2025-08-20", "text": "四", "response": null, "state": "保留" } ]"#;
    let text = MINE.replacen("\"opinions\": []", opinions, 1);
    assert_ne!(text, MINE, "the embedded ledger has no opinions");
    text
}

/// Goes to the field at a place of the selected project's tab.
fn to(session: &mut Session, place: &str) {
    session.keys("g");
    for _ in 0..400 {
        if session.field() == place {
            return;
        }
        session.keys("w");
    }
    panic!("{place} isn't on the page");
}

// ---- 1: lists ---------------------------------------------------------------------------------------------------

#[test]
fn in_a_list_letters_pick_and_never_write() {
    for (keys, expected) in [
        ("j<Enter>", "地方創生に相当程度効果があった"),
        ("<Down><Down><Enter>", "地方創生に効果があった"),
        ("ｊｊｋ<Enter>", "地方創生に相当程度効果があった"),
        ("jk<Enter>", "地方創生に非常に効果的であった"),
        // No other key means anything.
        ("xZあ１<BS><C-u><Enter>", "地方創生に非常に効果的であった"),
    ] {
        for (width, height) in SIZES {
            let mut session = Session::new(width, height);
            session.keys("4<wait><Enter>e").keys(keys);
            assert_eq!(session.value(RATING), format!("\"{expected}\""), "{keys} at {width}×{height}");
            assert!(matches!(session.state.mode, Mode::Browse));
        }
    }
}

#[test]
fn in_a_list_the_user_s_own_keys_pick() {
    let of = |name: &str| kensho::app::command::TABLE.iter().find(|entry| entry.name == name).unwrap();
    let mut session = Session::new(80, 24);
    session.state.setup.keymap = Keymap::new(vec![(of("down"), vec![Key::char('x')])]).0;
    session.keys("4<wait><Enter>ex<Enter>");
    assert_eq!(session.value(RATING), "\"地方創生に相当程度効果があった\"");
    session.keys("ej");
    assert!(notice(&session).contains("一覧から選ぶ項目です"), "{}", session.screen());
}

#[test]
fn a_word_off_the_list_has_a_step_of_its_own_that_says_so_before() {
    let mut session = after("4<wait><Enter>e");
    assert!(session.sees("一覧にない言葉を書く…"));
    session.keys("あ");
    assert!(session.bar().contains("末尾の「一覧にない言葉を書く」"), "{}", session.bar());
    session.keys("<Up><Enter><C-u>独自の評価");
    assert!(session.bar().contains("一覧にない言葉です。書いたとおりに記録します"), "{}", session.bar());
    assert_eq!(session.bytes(), MINE, "not yet");
    // Esc goes back to the list, and nothing was written.
    session.keys("<Esc>");
    assert!(session.sees("一覧にない言葉を書く…"));
    session.keys("<Up><Enter><C-u>独自の評価<Enter>");
    assert_eq!(session.value(RATING), "\"独自の評価\"");
    assert!(notice(&session).contains("一覧にない言葉ですが"), "{}", notice(&session));
    // What stands there off the list is the first that is offered, and Enter keeps it.
    let before = session.bytes();
    session.keys("e");
    assert!(session.sees("独自の評価") && session.sees("地方創生に効果があった"));
    session.keys("<Enter>");
    assert_eq!(session.bytes(), before);
}

#[test]
fn yes_and_no_are_all_that_a_flag_offers() {
    let mut session = after("2<wait><Enter>");
    to(&mut session, "/projects/0/reviews/0/kpis/0/reference");
    session.keys("e");
    assert!(session.sees("はい") && !session.sees("言葉を書く"));
    session.keys("jjj<Enter>");
    assert!(["true", "false"].contains(&&*session.value("/projects/0/reviews/0/kpis/0/reference")));
}

// ---- 2: sizes ---------------------------------------------------------------------------------------------------

/// What the same keys leave behind at every size.
fn at_every_size(ledger: &str, keys: &str) -> (String, String) {
    let run = |(width, height): (u16, u16)| {
        let mut session = Session::of(ledger, width, height);
        session.keys(keys);
        (session.field().to_owned(), session.bytes())
    };
    let [first, others @ ..] = SIZES.map(run);
    for (other, size) in others.into_iter().zip(&SIZES[1..]) {
        assert_eq!(other.0, first.0, "{keys} at {size:?}");
        assert!(other.1 == first.1, "{keys} writes something else at {size:?}");
    }
    first
}

#[test]
fn a_tab_begins_at_the_same_field_at_every_size() {
    for project in 1..=7 {
        for (tab, tail) in [(1, "/cost"), (2, "/actual"), (3, "/current"), (4, "/rating"), (5, "/plan/applicant")] {
            let (field, bytes) = at_every_size(MINE, &format!("{project}G{tab}<wait><Enter>"));
            // Without a plan there is no field of one.
            assert!(field.ends_with(tail) || (tab == 5 && field.is_empty()), "project {project}, tab {tab}: {field}");
            assert_eq!(bytes, MINE);
        }
    }
    let (field, bytes) = at_every_size(MINE, "j2<wait><Enter>e<C-u>61<Enter>");
    assert_eq!(field, "/projects/1/reviews/0/kpis/0/actual");
    assert_ne!(bytes, MINE);
}

#[test]
fn the_same_keys_make_the_same_edit_at_every_size() {
    for tab in 1..=5 {
        let keys = format!("j{tab}<wait><Enter>");
        let mut session = Session::new(80, 24);
        session.keys(&keys);
        let fields = session.state.shown.page.fields.len() - session.state.place.field;
        for steps in 0..fields.min(24) {
            let walk = "w".repeat(steps);
            // Whatever the field takes: a number, a word of its list, a text.
            at_every_size(MINE, &format!("{keys}{walk}e<C-u>7<C-s>we<Down><C-s><Esc>"));
        }
    }
}

#[test]
fn the_hit_of_a_search_and_a_finding_are_the_same_field_at_every_size() {
    for keys in ["/13(301)<Enter>", "5Gc<Enter>", "5Gcjj<Enter>", "2<wait><Enter>=9<Enter>"] {
        let (field, bytes) = at_every_size(MINE, keys);
        assert!(!field.is_empty() && bytes == MINE, "{keys}");
    }
}

#[test]
fn every_editor_says_which_field_of_which_project() {
    for (width, height) in SIZES {
        for (keys, words) in [
            ("2<wait><Enter>e", "の実績値"),
            ("2<wait><Enter>=", "の実績値"),
            ("4<wait><Enter>e", "事業効果"),
            ("4<wait><Enter>we", "評価"),
            ("1<wait><Enter>e", "総事業費"),
        ] {
            let mut session = Session::new(width, height);
            session.keys("jjjj").keys(keys);
            let title = session.draw().rows[1].clone();
            assert!(title.contains("事業5") && title.contains(words), "{keys} at {width}×{height}: {title}");
            session.draw().check();
        }
    }
}

// ---- 3: the suggested rating --------------------------------------------------------------------------------------

#[test]
fn the_suggested_rating_is_taken_after_before_and_after_were_seen() {
    for tab in 1..=5 {
        let mut session = after(&format!("{tab}<wait>4G"));
        session.keys("t");
        assert!(matches!(session.state.mode, Mode::Taking(_)), "{}", session.bar());
        assert!(session.sees("前: ") && session.sees("後: "), "{}", session.screen());
        assert_eq!(session.bytes(), MINE, "tab {tab}: nothing is taken yet");
        session.keys("<Esc>");
        assert_eq!(session.bytes(), MINE);
    }
    let mut session = after("4Gt");
    let before = session.value("/projects/3/reviews/0/effect/rating");
    session.keys("x");
    assert!(matches!(session.state.mode, Mode::Taking(_)), "a key that means nothing changes nothing");
    session.keys("<Enter>");
    assert_ne!(session.value("/projects/3/reviews/0/effect/rating"), before);
    assert!(notice(&session).contains("提案の評価にしました"), "{}", notice(&session));
    session.keys("u");
    assert_eq!(session.bytes(), MINE);
}

#[test]
fn where_several_ratings_are_possible_one_is_picked() {
    let mut session = after("5Gt");
    let Mode::Taking(taking) = &session.state.mode else { panic!("{}", session.bar()) };
    let names = taking.names.clone();
    assert!(names.len() > 1 && names.iter().all(|name| session.sees(name)), "{}", session.screen());
    session.keys("j<Enter>");
    assert_eq!(session.value("/projects/4/reviews/0/effect/rating"), format!("\"{}\"", names[1]));
}

// ---- 4: dates and numbers -----------------------------------------------------------------------------------------

#[test]
fn a_value_that_is_no_number_or_date_is_taken_and_said_before_and_after() {
    let text = with_opinions();
    for (keys, place, typed, before, after) in [
        (
            "2<wait><Enter>",
            "/projects/0/reviews/0/kpis/0/actual",
            "abc",
            "数として読めません。文字のまま記録します",
            "文字のまま記録しました",
        ),
        (
            "2<wait><Enter>",
            "/projects/0/reviews/0/kpis/0/actual",
            "令和6年",
            "数として読めません",
            "文字のまま記録しました",
        ),
        ("2<wait><Enter>", "/projects/0/reviews/0/kpis/0/due", "そのうち", "日付として読めません", "書いたとおりに"),
        (
            "4<wait><Enter>",
            "/projects/0/reviews/0/opinions/0/at",
            "2026年13月45日",
            "暦にない日付です",
            "暦にない日付ですが",
        ),
    ] {
        let mut session = Session::of(&text, 100, 30);
        session.keys(keys);
        to(&mut session, place);
        session.keys("e<C-u>").keys(typed);
        assert!(session.bar().contains(before), "{typed}: {}", session.bar());
        session.keys("<Enter>");
        assert_eq!(session.value(place), format!("\"{typed}\""));
        assert!(notice(&session).contains(after), "{typed}: {}", notice(&session));
    }
    // What reads is taken without a word.
    for (place, typed) in [
        ("kpis/0/actual", "確認中"),
        ("kpis/0/actual", "13(301)"),
        ("kpis/0/due", "令和8年3月末"),
        ("kpis/0/actual", "-"),
    ] {
        let mut session = Session::of(&text, 100, 30);
        session.keys("2<wait><Enter>");
        to(&mut session, &format!("/projects/0/reviews/0/{place}"));
        session.keys("e<C-u>").keys(typed).keys("<Enter>");
        assert!(notice(&session).ends_with("直しました。"), "{typed}: {}", notice(&session));
    }
}

// ---- 5: code words ------------------------------------------------------------------------------------------------

#[test]
fn the_state_of_an_opinion_is_told_in_one_way_everywhere() {
    let at = |i: usize| format!("/projects/0/reviews/0/opinions/{i}/state");
    let mut session = Session::of(&with_opinions(), 100, 60);
    session.keys("4<wait><Enter>");
    for (i, words) in [(0, "対応待ち"), (1, "対応済み"), (2, "保留")] {
        to(&mut session, &at(i));
        assert_eq!(session.field_text(), words);
    }
    to(&mut session, &at(0));
    session.keys("e");
    assert!(session.sees("対応待ち") && session.sees("対応済み") && !session.sees("answered"), "{}", session.screen());
    session.keys("j<Enter>");
    assert_eq!((session.value(&at(0)).as_str(), session.field_text()), ("\"answered\"", "対応済み"));
    session.keys("s");
    assert!(session.sees("前: 対応待ち") && session.sees("後: 対応済み"), "{}", session.screen());
    session.keys("<Esc>/対応済み");
    assert_eq!(session.state.search.hits.len(), 2);
    assert!(session.sees("対応済み"));
    session.keys("<Esc>/answered");
    assert!(session.state.search.hits.is_empty());
}

#[test]
fn no_screen_of_a_record_shows_a_code_word() {
    let mut session = Session::of(&with_opinions(), 140, 200);
    for keys in ["1", "2", "3", "4", "5", "0", "c"] {
        session.keys("<Esc><Esc>").keys(keys).keys("<wait>");
        let screen = session.screen();
        for code in ["open", "answered", " up", "down", "true", "false", "null", "denen", "daini-sedai"] {
            assert!(!screen.contains(code), "{keys}: {code}\n{screen}");
        }
    }
}

#[test]
fn a_programme_is_picked_by_its_name_and_kept_by_its_identifier() {
    let place = "/projects/0/reviews/0/program";
    let mut session = after("1<wait><Enter>");
    to(&mut session, place);
    let name = session.field_text().to_owned();
    session.keys("e");
    assert!(session.sees("第2世代交付金") && !session.sees("daini-sedai"), "{}", session.screen());
    session.keys("j<Enter>");
    assert_ne!(session.field_text(), name);
    Ledger::read(&session.bytes()).unwrap();
    let id = session.value(place);
    assert!(id.is_ascii(), "{id}");
}

// ---- 6: saving and opening ------------------------------------------------------------------------------------------

#[test]
fn ctrl_s_saves_and_enter_edits() {
    let mut session = after("<C-s>");
    assert!(notice(&session).contains("保存する変更はありません"));
    session.keys("2<wait><Enter><Enter>");
    assert!(matches!(&session.state.mode, Mode::Entry(entry) if entry.label == "実績値"), "{}", session.screen());
    session.keys("<C-u>61<Enter><C-s>");
    assert!(session.sees("保存する変更 1件"));
    session.keys("<Enter>");
    assert!(session.effects().iter().any(|effect| matches!(effect, Effect::Save(_))));
}

// ---- 7: new rows ----------------------------------------------------------------------------------------------------

#[test]
fn a_new_row_that_nothing_is_typed_into_goes_again() {
    for (keys, row) in [
        ("2<wait><Enter>", "KPI 2番目を加えました。「指標名」から"),
        ("4<wait>", "意見 1番目を加えました。「意見を述べた人」から"),
        ("1<wait>", "事業実績 "),
        ("6G5<wait>", "主な経費 "),
    ] {
        let mut session = after(keys);
        session.keys("a");
        assert!(notice(&session).contains(row), "{keys}: {}", notice(&session));
        assert!(session.bar().contains("Esc で行ごと取り消し"), "{}", session.bar());
        assert_ne!(session.bytes(), MINE);
        session.keys("<Esc>");
        assert_eq!(session.bytes(), MINE, "{keys}");
        assert!(!session.state.is_unsaved() && notice(&session).contains("取り消しました"), "{}", notice(&session));
        // What something was typed into stays.
        session.keys("a言葉<C-s>");
        assert!(session.bytes().contains("言葉"), "{keys}");
    }
}

// ---- 23: years --------------------------------------------------------------------------------------------------------

#[test]
fn that_there_is_no_other_year_is_said() {
    assert!(notice(&after("}")).contains("令和6年度だけです"), "{}", notice(&after("}")));
    assert!(notice(&after("{")).contains("令和6年度だけです"));
}
