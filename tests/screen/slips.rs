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
    // Blank rows are folded until they are asked for.
    if !session.state.blanks {
        session.keys("B");
    }
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
        for steps in (0..fields.min(24)).step_by(crate::support::long::every(3)) {
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
        assert!(session.sees("前: ") && session.sees("後:"), "{}", session.screen());
        assert_eq!(session.bytes(), MINE, "tab {tab}: nothing is taken yet");
        session.keys("<Esc>");
        assert_eq!(session.bytes(), MINE);
    }
    let mut session = after("4Gt");
    let before = session.value("/projects/3/reviews/0/effect/rating");
    session.keys("x");
    assert!(matches!(session.state.mode, Mode::Taking(_)), "a key that means nothing changes nothing");
    session.keys("j<Enter>");
    assert_ne!(session.value("/projects/3/reviews/0/effect/rating"), before);
    assert!(notice(&session).contains("考えられる2つの評価のうち「"), "{}", notice(&session));
    session.keys("u");
    assert_eq!(session.bytes(), MINE);
}

#[test]
fn where_several_ratings_are_possible_one_is_picked() {
    // What is picked between is seen on any screen.
    for (width, height) in SIZES {
        let mut session = Session::new(width, height);
        session.keys("5Gt");
        let Mode::Taking(taking) = &session.state.mode else { panic!("{}", session.bar()) };
        let lines = [&taking.before].into_iter().chain(&taking.names);
        for line in lines {
            assert!(session.sees(line), "{width}×{height}: {line}\n{}", session.screen());
        }
        // None is picked beforehand: Enter alone says so, and takes nothing.
        session.keys("<Enter>");
        assert!(matches!(session.state.mode, Mode::Taking(_)), "{}", session.bar());
        assert!(notice(&session).contains("考えられる2つの評価のどれにするかを"), "{}", notice(&session));
        assert_eq!(session.bytes(), MINE, "{width}×{height}");
    }
    let mut session = after("5Gt");
    let Mode::Taking(taking) = &session.state.mode else { panic!("{}", session.bar()) };
    let names = taking.names.clone();
    assert!(names.len() > 1 && names.iter().all(|name| session.sees(name)), "{}", session.screen());
    // What isn't known yet is named, and that nothing is decided before.
    assert!(session.sees("未確定2(市内の高校に通う高校生の"), "{}", session.screen());
    let why = taking.undecided_by.as_deref().unwrap_or_default();
    assert!(why.ends_with("値が決まるまで一つに決まりません。"), "{why}");
    session.keys("jj<Enter>");
    assert_eq!(session.value("/projects/4/reviews/0/effect/rating"), format!("\"{}\"", names[1]));
    let said = notice(&session);
    assert!(said.contains("考えられる2つの評価のうち") && said.contains(&names[1]), "{said}");
    session.keys("utk<Enter>");
    assert!(
        notice(&session).contains("考えられる2つの評価のうち"),
        "from below the last comes first: {}",
        notice(&session)
    );
    // The one that is published already is one of them, not the proposal.
    session.keys("utj<Enter>");
    let said = notice(&session);
    assert!(said.contains("公表の評価はすでに") && said.contains("考えられる2つの評価の一つです"), "{said}");
    assert!(!said.contains("提案と同じ") && session.bytes() == MINE, "{said}");
}

#[test]
fn where_people_must_judge_it_is_said_what() {
    let session = after("4Gt");
    let Mode::Taking(taking) = &session.state.mode else { panic!("{}", session.bar()) };
    assert_eq!(taking.at, None);
    assert!(session.sees("KPIの値だけでは一つに決まりません"), "{}", session.screen());
    assert!(session.sees("「取組の前進」を人が判断します"), "{}", session.screen());
    // One rating alone needs no choosing.
    let mut session = after("1G4<wait><Enter>");
    assert!(session.field().ends_with("/effect/rating"), "{}", session.field());
    session.keys("e<Down><Enter>t");
    let Mode::Taking(taking) = &session.state.mode else { panic!("{}", session.bar()) };
    assert_eq!((taking.at, &taking.undecided_by), (Some(0), &None));
    session.keys("<Enter>");
    assert!(notice(&session).contains("提案の評価にしました"), "{}", notice(&session));
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
fn where_a_kept_finding_stands_is_said_in_words() {
    let mut session = Session::new(100, 60);
    session.keys("5Gc/ラーニング<Enter>a資料のとおり<Enter><Esc>4<wait><Enter>");
    let at = session.state.shown.page.fields.iter().position(|f| f.pointer.as_str().ends_with("accepted/0/pointer"));
    let shown = &session.state.shown.page.fields[at.unwrap()].text;
    assert!(!shown.is_empty() && !shown.contains('/'), "{shown}");
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
        ("4<wait><Enter>", "意見 1番目を加えました。「意見を述べた人」から"),
        ("1<wait><Enter>", "事業実績 "),
        ("6G5<wait><Enter>", "主な経費 "),
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

// ---- 10, 12: the help and the header ----------------------------------------------------------------------------------

#[test]
fn the_help_is_cut_nowhere_at_any_width() {
    use kensho::app::help::{self, HelpRow};
    let keymap = Keymap::default();
    let whole = |width: usize| -> (String, String) {
        let (mut words, mut labels) = (String::new(), String::new());
        for row in help::rows(width, &keymap) {
            match row {
                HelpRow::Words(piece) => words.push_str(&piece),
                HelpRow::Keys(_, piece) => labels.push_str(&piece),
                _ => {}
            }
        }
        (words.replace(' ', ""), labels.replace(' ', ""))
    };
    let widest = whole(160);
    for width in (40..=160u16).step_by(crate::support::long::every(3)) {
        assert_eq!(whole(width.into()), widest, "at {width}");
        let mut session = Session::new(width, 30);
        session.keys("?");
        let rows = help::rows(width.into(), &keymap);
        let Some(HelpRow::Words(last)) = rows.iter().rfind(|row| matches!(row, HelpRow::Words(_))) else { panic!() };
        assert!(session.sees(last), "at {width}: {last}\n{}", session.screen());
        // Beside the window stands the screen that it lies over.
        for row in session.draw().rows.into_iter().filter(|_| width <= help::WINDOW) {
            assert!(!row.contains('…'), "at {width}: {row}");
        }
    }
}

#[test]
fn the_header_counts_what_the_list_of_findings_counts() {
    let mut session = after("");
    let count = session.state.pending();
    assert!(session.draw().rows[0].contains(&format!("要対応 {count}")), "{}", session.draw().rows[0]);
    session.keys("c");
    assert!(session.sees(&format!("(要対応 {count}件)")), "{}", session.screen());
    session.keys("<Home>");
    while session.state.pending() == count {
        session.keys("a理由<Enter><Down>");
    }
    assert!(session.draw().rows[0].contains(&format!("要対応 {}", count - 1)), "{}", session.draw().rows[0]);
    assert!(session.sees(&format!("(要対応 {}件)", count - 1)), "{}", session.screen());
}

#[test]
fn the_plan_s_increments_have_a_heading_that_fits_any_project() {
    let mut session = Session::new(140, 200);
    session.keys("3G5");
    assert!(session.sees("KPI増加分の累計 ─") && !session.sees("最終年度まで)"), "{}", session.screen());
}

// ---- 19: kana -----------------------------------------------------------------------------------------------------------

#[test]
fn kana_are_read_as_romaji_are_and_words_come_before_accidents() {
    for typed in ["kenshin", "けんしん", "ｹﾝｼﾝ", "ケンシン"] {
        let mut session = after(&format!("/{typed}"));
        assert!(
            session.field_text().contains("健診") || session.field_text().contains("検診"),
            "{typed}: {}",
            session.field_text()
        );
        let texts: Vec<bool> = session
            .state
            .search
            .hits
            .iter()
            .map(|hit| {
                let text = session.value(hit.pointer.as_str());
                text.contains("健診") || text.contains("検診")
            })
            .collect();
        let words = texts.iter().take_while(|is_word| **is_word).count();
        assert!(words > 0 && texts[words..].iter().all(|is_word| !is_word), "{typed}: {texts:?}");
        session.keys("<Esc>");
    }
}

#[test]
fn the_palette_knows_kana_and_shows_no_english() {
    let mut session = after(":けんさく");
    assert!(session.sees("検索(全事業・全項目)"), "{}", session.screen());
    session.keys("<Enter>");
    assert!(matches!(session.state.mode, Mode::Search(_)));
    let mut session = Session::new(100, 100);
    session.keys(":");
    let screen = session.screen();
    for name in ["suppose", "findings", "edit", "take"] {
        assert!(!screen.contains(name), "{name}: {screen}");
    }
    session.keys("<Esc>/");
    assert!(session.bar().contains("所管課:") && !session.bar().contains("dept"), "{}", session.bar());
}

// ---- 20: the meeting ------------------------------------------------------------------------------------------------------

#[test]
fn in_the_meeting_a_value_is_supposed_and_said_to_be_one_everywhere() {
    let mut session = Session::new(100, 30);
    session.keys("5Gm=40<Enter>");
    assert!(session.sees("仮 40") && session.sees("仮提案") && session.sees("仮 達成"), "{}", session.screen());
    assert!(session.draw().rows[0].contains("仮 1"), "{}", session.draw().rows[0]);
    assert_eq!(session.bytes(), MINE);
    // Out of it header and list say so as well, on whatever page.
    session.keys("<Esc>");
    for keys in ["", "0", "1<wait>4<wait>k"] {
        session.keys(keys);
        assert!(session.draw().rows[0].contains("仮 1"), "{keys}: {}", session.draw().rows[0]);
        assert!(session.sees("5 仮 ラーニング"), "{keys}: {}", session.screen());
        session.draw().check();
    }
    session.keys("-");
    assert!(!session.draw().rows[0].contains('仮') && !session.sees("5 仮"));
    // Another indicator is a key away.
    let mut session = Session::new(40, 10);
    session.keys("5Gmg<Tab><S-Tab><Tab>=1<Enter>");
    assert_eq!(session.state.book.supposed().len(), 1);
    assert!(session.draw().rows[0].contains("仮"), "{}", session.draw().rows[0]);
}

#[test]
fn in_the_meeting_the_reasons_are_a_key_away() {
    let mut session = Session::new(100, 30);
    session.keys("2Gmw");
    assert!(session.sees("提案の根拠") && session.sees("受講者数"), "{}", session.screen());
    session.keys("jw");
    assert!(matches!(session.state.mode, Mode::Browse) && !session.sees("提案の根拠"));
    session.keys("w<Esc>");
    assert_eq!(session.state.place.panel, kensho::app::state::Panel::Meeting);
}

#[test]
fn in_the_meeting_a_search_shows_what_was_found() {
    let mut session = Session::new(80, 24);
    session.keys("m/厚保くり");
    assert!(session.sees("事業の名称 厚保くり"), "{}", session.screen());
    session.keys("<Enter>");
    assert!(notice(&session).contains("厚保くり"), "{}", notice(&session));
    assert_eq!(session.state.place.panel, kensho::app::state::Panel::Meeting);
}

#[test]
fn in_the_meeting_the_help_opens_at_the_meeting_s_keys() {
    let mut session = Session::new(80, 24);
    session.keys("m?");
    assert!(session.draw().rows[1].contains("会議(m で入る)"), "{}", session.screen());
}

#[test]
fn no_key_of_the_meeting_takes_a_correction_back() {
    let mut session = Session::new(80, 24);
    session.keys("2<wait><Enter>e<C-u>61<Enter><Esc>m");
    let corrected = session.bytes();
    for key in ["u", "<C-r>", "t", "D", "a", "+", "e", "r", "E", "<lt>", ">", "i"] {
        session.keys(key);
        assert!(matches!(session.state.mode, Mode::Browse), "{key}");
        assert_eq!(session.bytes(), corrected, "{key}");
    }
    // An opinion that was added there can be.
    session.keys("o甲委員<Enter>意見<Enter>u");
    assert_eq!(session.bytes(), corrected);
    session.keys("u");
    assert_eq!(session.bytes(), corrected);
    assert!(notice(&session).contains("ここで加えた意見だけ"), "{}", notice(&session));
    session.keys("<Esc>u");
    assert_eq!(session.bytes(), MINE);
}

// ---- 21: the editor of long texts -----------------------------------------------------------------------------------------

#[test]
fn something_is_found_in_a_long_text_and_typing_is_taken_back() {
    let mut session = after("4<wait><Enter>we");
    let Mode::Entry(entry) = &session.state.mode else { panic!() };
    let text = entry.buffer.text().to_owned();
    let word: String = text.chars().skip(10).take(2).collect();
    let at = |session: &Session| {
        let Mode::Entry(entry) = &session.state.mode else { panic!() };
        entry.buffer.caret()
    };
    assert!(session.bar().contains("Ctrl-F 探す") && session.bar().contains("Ctrl-Z 取り消し"), "{}", session.bar());
    session.keys("<C-Home><C-f>").keys(&word);
    assert_eq!(Some(at(&session)), text.find(&word));
    assert!(session.bar().contains("探す") && session.bar().contains("1/"), "{}", session.bar());
    session.keys("<Esc>");
    assert_eq!(at(&session), 0, "back to where it began");
    session.keys("<C-f>").keys(&word).keys("<Enter>X");
    assert_eq!(session.typed().find('X'), text.find(&word));
    session.keys("<C-z>");
    assert_eq!(session.typed(), text);
    session.keys("<C-y>");
    assert_ne!(session.typed(), text);
    session.keys("<C-z><C-f>そんな言葉はない");
    assert!(session.bar().contains("一致なし"), "{}", session.bar());
    session.draw().check();
}

// ---- 23: what an earlier run left -----------------------------------------------------------------------------------------

#[test]
fn what_an_earlier_run_left_is_listed_as_what_it_comes_to() {
    use kensho::app::Action;
    use kensho::app::modes::recovery::Left;
    use kensho::change::history::Noted;
    let mut first = after("2<wait><Enter>e<C-u>61<Enter>e<C-u>62<Enter>e<C-u>63<Enter>");
    first.keys("4<wait>e<Down><Enter>e<Up><Enter>");
    let steps = Noted::all(first.state.book.saved().doc(), &first.state.book.history().unsaved());
    assert_eq!(steps.len(), 5);
    let mut session = after("");
    session.act(Action::Recovered(vec![Left { steps, stale: false }]));
    assert!(session.sees("前回の変更 1件") && session.sees("167 → 63"), "{}", session.screen());
    assert!(!session.sees("→ 61") && !session.sees("→ 62"), "{}", session.screen());
    session.keys("y");
    assert_eq!(session.bytes(), first.bytes());
}
