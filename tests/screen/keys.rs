//! Keys, and what they do: before, keys, after.
//!
//! The clock is the test's own: keys of one string follow each other as fast as someone types, `<wait>` lets the time
//! pass after which a digit is no count any more.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::long;
use crate::support::session::{MINE, Session};
use kensho::app::key::Key;
use kensho::app::keymap::Keymap;
use kensho::app::modes::findings::Listed;
use kensho::app::modes::recovery::Left;
use kensho::app::reading::Batch;
use kensho::app::state::{Focus, Mode, Notice, Origin, Panel, Progress, State, Tone};
use kensho::app::{Action, Effect, update};
use kensho::change::history::Noted;
use kensho::check::{Findings, Together};
use kensho::ledger::Ledger;
use kensho::ledger::field::Tab;
use kensho::rules::Table;
use proptest::prelude::*;

/// A session at 100×30 after some keys.
fn after(keys: &str) -> Session {
    let mut session = Session::new(100, 30);
    session.keys(keys);
    session
}

/// The printed number of the selected project.
fn project(session: &Session) -> i64 {
    session.state.book.briefs()[session.state.place.project].number.unwrap()
}

fn notice(session: &Session) -> &str {
    session.state.notice.as_ref().map_or("", |Notice { words, .. }| words)
}

// ---- moving -----------------------------------------------------------------------------------------------------

#[test]
fn projects() {
    for (keys, expected) in [
        ("", 1),
        ("j", 2),
        ("jj<Down>k", 3),
        ("k", 1),
        ("<Up>", 1),
        ("G", 7),
        ("<End>k", 6),
        ("Ggj", 2),
        ("G<Home>", 1),
        ("99j", 7),
        ("3j", 4),
        ("G2k", 5),
        ("5j", 6),
        // A digit that is followed by nothing for a while is a tab, and j alone is one down.
        ("5<wait>j", 2),
        ("12j", 7),
        ("3G", 3),
        ("5g", 5),
        ("J", 2),
        ("<Enter>J", 2),
        ("<Enter>2JK", 2),
        ("]][", 2),
        // Full-width keys of an input method that was left on.
        ("ｊｊｋ", 2),
        ("Ｇ", 7),
        ("３ｊ", 4),
    ] {
        assert_eq!(project(&after(keys)), expected, "{keys}");
    }
}

#[test]
fn a_count_leaves_the_tab_that_its_digit_showed() {
    let session = after("2<wait>3j");
    assert_eq!((session.state.place.tab, project(&session)), (Tab::Kpi, 4));
    assert_eq!(after("2").state.place.tab, Tab::Kpi);
    assert_eq!(after("2<wait>j").state.place.tab, Tab::Kpi);
}

#[test]
fn tabs() {
    for (keys, expected) in [
        ("", Tab::Results),
        ("2", Tab::Kpi),
        ("5", Tab::Plan),
        ("<Tab>", Tab::Kpi),
        ("lll", Tab::Rating),
        ("6", Tab::History),
        ("h", Tab::History),
        ("llllll", Tab::Results),
        ("<S-Tab><S-Tab>", Tab::Plan),
        ("<Right><Left><Left>", Tab::History),
        ("2l", Tab::Issues),
        ("４", Tab::Rating),
        // The tab stays from project to project.
        ("4<wait>jj", Tab::Rating),
    ] {
        assert_eq!(after(keys).state.place.tab, expected, "{keys}");
    }
    assert!(after("4").sees("公表された事業効果"));
}

#[test]
fn into_the_panel_and_back() {
    let mut session = after("<Enter>");
    assert_eq!(session.state.place.focus, Focus::Panel);
    session.keys("jj<Esc>");
    assert_eq!(session.state.place.focus, Focus::List);
    assert_eq!(project(&session), 1);
    // Back in, the place is kept.
    let before = session.field().to_owned();
    session.keys("<Enter>");
    assert_eq!(session.field(), before);
}

#[test]
fn on_a_narrow_screen_one_side_at_a_time() {
    let mut session = Session::new(75, 20);
    assert!(session.sees("美祢社会復帰") && !session.sees("1事業実績"));
    session.keys("<Enter>");
    assert!(session.sees("1事業実績") && !session.sees("美祢社会復帰"));
    session.keys("<Esc>");
    assert!(session.sees("美祢社会復帰"));
    session.act(Action::Resize(76, 20));
    assert!(session.sees("4 美祢") && session.sees("1事業実績"));
}

#[test]
fn the_hits_of_a_search_are_listed_with_project_and_field() {
    let mut session = Session::new(100, 30);
    session.keys("/kuri");
    // What is only read so comes behind; each says where it stands, and its words.
    assert!(session.row_of("事業の名称").contains("6 事業の名称 厚保くり"), "{}", session.screen());
    let at = session.state.search.at;
    session.keys("<Down>");
    assert_eq!(session.state.search.at, at.map(|at| at + 1));
    session.keys("<Enter>");
    assert!(session.sees("単 R7-9 農林課"), "the projects are listed again");
}

/// A KPI that is carried on from year to year is a line a year: which is which is seen.
#[test]
fn hits_of_several_years_say_their_year() {
    let one = MINE.replace("\"R7\"", "\"R6\"");
    let rolled = {
        let ledger = kensho::ledger::Ledger::read(MINE).unwrap();
        let mut text = ledger.doc().clone();
        let year = kensho::ledger::year::FiscalYear(2025);
        for edit in kensho::change::roll::roll(&ledger, year, 0).unwrap().edits {
            text.apply(&edit).unwrap();
        }
        text.to_text()
    };
    // Without room for a list the hit that is shown says it beside its number.
    let mut small = Session::of(&rolled, 40, 10);
    small.keys("/MICE誘致件数");
    let first = small.bar();
    small.keys("<Down>");
    let both = [first, small.bar()];
    assert!(both.iter().any(|bar| bar.contains("R6 ")) && both.iter().any(|bar| bar.contains("R7 ")), "{both:?}");
    for (width, height) in [(100, 30), (80, 24)] {
        let lines = |text: &str| {
            let mut session = Session::of(text, width, height);
            session.keys("/MICE誘致件数");
            let screen = session.screen();
            screen.lines().filter(|line| line.contains("指標名")).map(str::to_owned).collect::<Vec<_>>()
        };
        let lines_of_two = lines(&rolled);
        assert!(lines_of_two.iter().any(|line| line.contains("1 R6 指標名")), "{width}: {lines_of_two:?}");
        assert!(lines_of_two.iter().any(|line| line.contains("1 R7 指標名")), "{width}: {lines_of_two:?}");
        let lines_of_one = lines(&one);
        assert!(
            !lines_of_one.is_empty() && !lines_of_one.iter().any(|line| line.contains("R6 指標名")),
            "{lines_of_one:?}"
        );
    }
}

#[test]
fn a_search_begins_on_the_page_that_is_shown_and_goes_on_as_one_reads() {
    let mut session = Session::new(100, 30);
    session.keys("j2/生徒");
    assert_eq!((project(&session), session.state.place.tab), (2, Tab::Kpi));
    session.keys("<Enter>");
    let mut tabs = vec![session.state.place.tab];
    while project(&session) == 2 {
        session.keys("n");
        tabs.push(session.state.place.tab);
    }
    tabs.pop();
    assert!(tabs.is_sorted() && tabs.last() == Some(&Tab::Plan), "{tabs:?}");
}

#[test]
fn what_is_read_in_one_is_found_in_one() {
    for (words, at) in [
        ("R3-R7", "/projects/1/period/from"),
        ("60,683千円", "/projects/1/plan/total_cost"),
        ("+100人", "/projects/1/plan/kpi_increments/"),
        ("40,404,482円", "/projects/0/reviews/0/cost"),
    ] {
        let mut session = Session::new(100, 30);
        session.keys(&format!("/{words}"));
        assert!(session.field().starts_with(at), "{words}: {}", session.field());
    }
}

#[test]
fn words_come_before_what_can_only_be_read_so() {
    let text = MINE.replacen("\"department\": \"農林課\"", "\"department\": \"kuri課\"", 1);
    let mut session = Session::of(&text, 100, 30);
    session.keys("/kuri");
    let hits = &session.state.search.hits;
    assert_eq!(hits[0].pointer.as_str(), "/projects/5/department");
    assert!(hits.len() > 1);
}

#[test]
fn what_an_input_method_commits_at_once_is_no_command() {
    use kensho::app::key::Key;
    let session = Session::new(80, 24);
    let burst = |text: &str| {
        let keys: Vec<Key> = text.chars().map(Key::char).collect();
        kensho::app::keys::burst(&session.state, &keys)
    };
    for text in ["かんこう・しえん", "けいぞく　する", "事業q", "「くり」", "。です", "よさん。"]
    {
        assert_eq!(burst(text), text.chars().count(), "{text}");
    }
    // Keys typed with an input method on, or before one commits.
    for text in ["j", "ｊｊ", "／", "・", "「", "q事業", "3ｊ"] {
        assert_eq!(burst(text), 0, "{text}");
    }
    let mut typing = Session::new(80, 24);
    typing.keys("/");
    let keys: Vec<Key> = "かんこう".chars().map(Key::char).collect();
    assert_eq!(kensho::app::keys::burst(&typing.state, &keys), 0, "text is for whoever takes text");
}

#[test]
fn a_marked_place_is_one_key_away() {
    let mut session = Session::new(100, 30);
    session.keys("V");
    assert!(session.bar().contains("しるしはまだありません"));
    session.keys("4j2<wait><Enter>j");
    let marked = (project(&session), session.state.place.tab, session.field().to_owned());
    session.keys("v<Esc>g4<wait>v0");
    assert_ne!(session.field(), marked.2);
    // From anywhere to the last mark, and on to the others.
    session.keys("V");
    assert_eq!((project(&session), session.state.place.tab), (1, Tab::Rating));
    session.keys("V");
    assert_eq!((project(&session), session.state.place.tab, session.field().to_owned()), marked);
    assert!(session.bar().contains("しるし 1/2"));
    // The key that marked takes the mark away.
    session.keys("vgV");
    assert_eq!(session.state.place.tab, Tab::Rating);
}

#[test]
fn the_list_can_be_folded_away() {
    let mut session = Session::new(100, 30);
    session.keys("j3");
    assert!(session.sees("4 美祢社会復帰"));
    session.keys("z");
    assert!(!session.sees("4 美祢社会復帰"), "the page has the whole screen");
    let row = session.row_of("現況や課題の把握");
    assert!(row.contains("阻害要因の把握"), "and its columns stand beside each other: {row}");
    session.keys("<Esc>");
    assert!(session.sees("4 美祢社会復帰") && !session.sees("阻害要因"));
    session.keys("z");
    assert!(session.sees("4 美祢社会復帰") && session.sees("阻害要因"));
}

#[test]
fn a_screen_on_reads_the_page_where_all_projects_can_be_seen() {
    for (keys, top) in [("<PgDn>", true), ("<Space>", true), ("<PgDn><PgUp>", false)] {
        let session = after(keys);
        assert_eq!((project(&session), session.state.place.top > 0), (1, top), "{keys}");
    }
    // Where the list is longer than the screen it is the list that moves.
    let mut session = Session::new(80, 9);
    session.keys("<PgDn>");
    assert_eq!(project(&session), 5);
    session.keys("<PgUp>");
    assert_eq!(project(&session), 1);
}

#[test]
fn few_projects_are_listed_with_whole_names_and_both_ratings() {
    let session = Session::new(100, 30);
    let row = session.row_of("単 R6-8");
    assert!(row.contains("〇未？？ 相当程度"), "{row}");
    // Where the suggestion is another one it is said in words, as far as there is room; what agrees needs none.
    let wide = Session::new(140, 40);
    assert!(wide.sees("〇未？？ 相当程度 提案は相当程度か効果あり") && wide.sees("一覧外 提案は"), "{}", wide.screen());
    assert!(wide.sees("〇:達成 未:未達 ？:未確定"), "the signs are explained");
    assert!(session.sees("ラーニングスペース設置及び関係人") && session.sees("口創出プログラムによる地域の担"));
    // Many have a row each.
    let session = Session::new(100, 10);
    let row = session.row_of("5 ラーニング");
    assert!(row.contains("〇未？") && row.contains("相当"), "{row}");
}

#[test]
fn a_row_of_the_whole_ledger_leads_to_its_project_or_value() {
    let enter = |session: &Session| session.bar().contains("Enter");
    let mut session = Session::new(120, 40);
    session.keys("0");
    assert!(!enter(&session), "a total leads nowhere");
    while session.field() != "/projects/2/name" {
        session.keys("j");
    }
    assert!(enter(&session));
    session.keys("<Enter>");
    assert_eq!((project(&session), session.state.place.panel), (3, Panel::Project));
    session.keys("0");
    while session.field() != "/projects/4/reviews/0/kpis/1/actual" {
        session.keys("j");
    }
    assert!(session.sees("市内の高校に通う高校生の市内就職率(%)"));
    session.keys("<Enter>");
    assert_eq!((project(&session), session.state.place.tab, session.state.place.focus), (5, Tab::Kpi, Focus::Panel));
    assert_eq!(session.field(), "/projects/4/reviews/0/kpis/1/actual");
}

#[test]
fn a_long_field_is_read_to_its_end_before_the_next_one() {
    let mut session = Session::new(60, 10);
    session.keys("3<Enter>");
    let field = session.field().to_owned();
    let last = session.state.shown.page.fields[session.state.place.field].rows.end;
    let mut steps = 0;
    while session.field() == field {
        assert!(steps < 100);
        session.keys("j");
        steps += 1;
        let seen = session.state.place.top + session.state.layout.page.height as usize;
        assert!(session.field() == field || seen >= last, "left after {steps} steps, with the end unread");
    }
    assert!(steps > 3, "{steps}");
    // And back: the field above is read from its end.
    session.keys("k");
    assert_eq!(session.field(), field);
}

#[test]
fn fields_in_reading_order() {
    let mut session = after("5<wait>6G<Enter>");
    let mut seen = vec![session.field().to_owned()];
    for _ in 0..200 {
        session.keys("w");
        if seen.last().is_some_and(|last| last == session.field()) {
            break;
        }
        seen.push(session.field().to_owned());
    }
    let fields: Vec<String> =
        session.state.shown.page.fields.iter().map(|field| field.pointer.as_str().to_owned()).collect();
    assert_eq!(seen, fields, "w visits every field of the page, in order");
    session.keys("3b");
    assert_eq!(session.field(), fields[fields.len() - 4]);
}

#[test]
fn every_field_of_every_page_can_be_reached_with_j_w_and_seen() {
    for tab in 1..=5 {
        for project in 1..=7 {
            let mut session = Session::new(80, 24);
            session.keys(&format!("{tab}<wait>{project}G<Enter>Bg"));
            for _ in 0..session.state.shown.page.fields.len() {
                let place = session.state.layout.page;
                let cursor = session.draw().cursor.unwrap();
                let fields = session.state.shown.page.fields.len();
                // The cursor stands beside the field: for one at the page's edge that is in the margin.
                let beside = cursor.0.max(place.x);
                assert!(fields == 0 || place.holds(beside, cursor.1), "{tab} {project} {}", session.field());
                session.keys("w");
            }
        }
    }
}

#[test]
fn the_whole_ledger() {
    let mut session = after("0");
    assert_eq!(session.state.place.panel, Panel::Whole);
    assert!(session.sees("92,710,418円") && session.sees("= 各事業の合計"));
    // From a project's line to the project.
    while !session.field().starts_with("/projects/3/") {
        session.keys("j");
    }
    session.keys("<Enter>");
    assert_eq!((session.state.place.panel, project(&session)), (Panel::Project, 4));
    assert_eq!(after("00<Esc>").state.place.panel, Panel::Project);
    assert_eq!(after("0<Esc>").state.place.panel, Panel::Project);
}

#[test]
fn only_the_projects_whose_ratings_differ() {
    let mut session = after("f");
    assert!(notice(&session).contains("事業だけ"), "{}", notice(&session));
    assert!(session.sees("美祢社会復帰") && !session.sees("みね探求塾"));
    let listed = session.state.listed();
    assert!(listed < 7 && listed > 0);
    session.keys("j");
    session.keys("f");
    assert_eq!(session.state.listed(), 7);
    assert!(session.sees("みね探求塾"));
}

#[test]
fn the_mouse() {
    let mut session = after("M");
    assert!(matches!(session.effects()[..], [Effect::Mouse(true)]));
    let rows = session.state.layout.list_rows;
    let each = session.state.rows_each() as u16;
    session.act(Action::Click(rows.x + 3, rows.y + 4 * each + each - 1));
    assert_eq!((project(&session), session.state.place.focus), (5, Focus::List));
    session.act(Action::Wheel(rows.x, rows.y, -2));
    assert_eq!(project(&session), 3);
    let spot = kensho::app::tabs::spots(session.state.layout)[1].clone();
    session.act(Action::Click(spot.x + 1, session.state.layout.panel.y));
    assert_eq!(session.state.place.tab, Tab::Kpi);
    session.keys("B");
    let (page, field) = (session.state.layout.page, session.state.shown.page.fields[5].clone());
    session.act(Action::Click(page.x + field.x, page.y + field.rows.start as u16));
    assert_eq!((session.field(), session.state.place.focus), (field.pointer.as_str(), Focus::Panel));
    session.act(Action::Wheel(page.x, page.y, 1));
    assert_eq!(session.state.place.top, 3);
    session.keys("M");
    assert!(matches!(session.effects()[..], [Effect::Mouse(false)]));
}

const YEARS: &str = r#"{
  "format": "kensho-ledger/1", "municipality": "例市", "fiscal_year": "R6",
  "projects": [ { "number": 1, "name": "年を重ねた事業", "reviews": [
    { "fiscal_year": "R5", "basis": "実績", "cost": 500, "kpis": [] },
    { "fiscal_year": "R6", "basis": "実績", "cost": 600, "kpis": [] },
    { "fiscal_year": "R7", "basis": "計画", "cost": 700, "kpis": [] } ] } ]
}
"#;

#[test]
fn the_years_of_a_project() {
    let mut session = Session::of(YEARS, 100, 30);
    for (keys, cost) in [("", "600円"), ("{", "500円"), ("{", "500円"), ("2}", "700円"), ("}", "700円")] {
        session.keys(keys);
        assert!(session.sees(cost), "{keys}: {cost}\n{}", session.screen());
    }
}

// ---- finding ----------------------------------------------------------------------------------------------------

#[test]
fn a_search_narrows_while_it_is_typed_and_esc_goes_back() {
    let mut session = after("2<wait>3j");
    let before = session.state.place.clone();
    session.keys("/秋吉");
    assert!(session.sees("秋吉台") && session.bar().contains("1/"), "{}", session.bar());
    session.keys("<Esc>");
    assert_eq!(session.state.place, before);
    assert!(session.state.search.hits.is_empty());
    // Nothing found: nothing moved.
    session.keys("/そんなことばはない");
    assert!(session.bar().contains("一致なし"), "{}", session.bar());
    assert_eq!(session.state.place, before);
    session.keys("<Enter>");
    assert!(notice(&session).contains("見つかりません"), "{}", notice(&session));
    // Taking everything away goes back as well.
    session.keys("/秋吉<BS><BS>");
    assert_eq!(session.state.place, before);
    session.keys("<BS>");
    assert!(matches!(session.state.mode, Mode::Browse));
}

#[test]
fn n_and_shift_n_walk_the_hits_and_say_when_they_wrap() {
    let mut session = after("/秋吉台<Enter>");
    let count = session.state.search.hits.len();
    assert!(count > 2);
    let first = session.field().to_owned();
    for i in 2..=count {
        session.keys("n");
        assert_eq!(notice(&session), "");
        assert!(session.bar().contains(&format!("{i}/{count}件")), "{}", session.bar());
        assert!(session.field_text().contains("秋吉台"), "{}", session.field_text());
    }
    session.keys("n");
    assert!(notice(&session).contains("先頭に戻りました"));
    assert_eq!(session.field(), first);
    session.keys("N");
    assert!(notice(&session).contains("末尾に戻りました"));
    session.keys("g<Esc>");
}

#[test]
fn a_search_finds_what_is_shown_however_it_is_typed() {
    for words in ["40,404,482", "４０４０４４８２", "40404482", "ﾊﾛｳｨﾝ", "はろうぃん", "ｋｐｉ", "確認中", "13(301)"]
    {
        let session = after(&format!("／{words}"));
        assert!(!session.state.search.hits.is_empty(), "{words}");
    }
}

#[test]
fn the_palette_by_name_by_word_and_by_number() {
    assert_eq!(after(":issues<Enter>").state.place.tab, Tab::Issues);
    assert_eq!(after(":評価<Enter>").state.place.tab, Tab::Rating);
    assert_eq!(project(&after(":4<Enter>")), 4);
    assert_eq!(project(&after("：４<Enter>")), 4);
    assert!(notice(&after(":99<Enter>")).contains("ありません"));
    assert!(notice(&after(":そんな操作<Enter>")).contains("ありません"));
    assert!(matches!(after(":quit<Enter>").effects()[..], [Effect::Quit]));
    // The second of the matches.
    assert_eq!(after(":面<Down><Enter>").state.place.tab, Tab::History);
    assert!(matches!(after(":issues<Esc>").state.mode, Mode::Browse));
    match &after(":w /tmp/別の 場所.json<Enter>").effects()[..] {
        [Effect::Save(saving)] => assert_eq!(saving.path.as_deref(), Some("/tmp/別の 場所.json")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn help() {
    let mut session = after("？");
    assert!(session.sees("キーの説明") && session.sees("次の事業・項目へ"));
    assert!(session.sees("全角の英字"), "the signs of the list come first");
    session.keys("G");
    assert!(session.sees("取り消した入力をやり直す"));
    session.keys("<Esc>");
    assert!(!session.sees("キーの説明"));
}

/// Keys that the user has chosen work in windows as well, and are the ones that are told there.
#[test]
fn own_keys_work_and_are_told_in_every_window() {
    let of = |name: &str| kensho::app::command::TABLE.iter().find(|entry| entry.name == name).unwrap();
    let (keymap, conflicts) = Keymap::new(vec![(of("down"), vec![Key::char('x')])]);
    assert_eq!(conflicts, []);
    let mut session = Session::new(80, 24);
    session.state.setup.keymap = keymap;
    session.keys("?");
    let (first, foot) = (session.screen(), session.draw().rows[23].clone());
    assert!(foot.contains("x/k 移動") && !foot.contains('j'), "{foot}");
    session.keys("j");
    assert_eq!(session.screen(), first, "j is nobody's key");
    session.keys("x");
    assert!(session.screen() != first && matches!(session.state.mode, Mode::Help(_)));
    session.keys("<Esc>c<Home>");
    let at =
        |session: &Session| if let Mode::Findings(Listed { at, .. }) = session.state.mode { Some(at) } else { None };
    assert!(session.bar().contains("x/k 移動"), "{}", session.bar());
    let rows = session.state.listing.rows.clone();
    session.keys("j");
    assert_eq!(at(&session), Some(rows[0]));
    session.keys("x");
    assert_eq!(at(&session), Some(rows[1]));
}

/// The help lists what the keys do in every mode and in the editor, not only the commands.
#[test]
fn the_help_tells_the_keys_of_every_mode() {
    let sections = kensho::app::help::sections(&Keymap::default());
    let does = |heading: &str, key: &str| {
        let section = sections.iter().find(|section| section.heading.contains(heading));
        let section = section.unwrap_or_else(|| panic!("nothing is said of {heading}"));
        let line = section.lines.iter().find(|line| line.keys.iter().any(|name| name == key));
        line.unwrap_or_else(|| panic!("{heading} says nothing of {key}")).label
    };
    for (heading, key, label) in [
        ("文字を入れるとき", "Ctrl-_", "入力を1つ取り消す"),
        ("文字を入れるとき", "Alt-/", "取り消した入力をやり直す"),
        ("項目を編集", "F2", "決定する(何行も書ける項目)"),
        ("項目を編集", "Esc", "直さずに閉じる"),
        ("検索の言葉", "Tab", "絞り込みの名前や値を補う"),
        ("指摘の一覧", "a", "理由を付けて了承"),
        ("保存する変更", "w", "別の場所に保存"),
        ("食い違う", "b", "前の質問へ"),
        ("終わるとき", "l", "残して終了(次回に続ける)"),
        ("前回の変更", "y", "取り込む"),
        ("意見を入れる", "↑", "前に述べた人を選ぶ(上へ)"),
    ] {
        assert_eq!(does(heading, key), label, "{heading} {key}");
    }
}

// ---- editing ----------------------------------------------------------------------------------------------------

/// Selects the field at a place, wherever it stands, through the palette's project number and `w`.
fn at(pointer: &str) -> Session {
    at_in(MINE, pointer)
}

fn at_in(text: &str, pointer: &str) -> Session {
    let mut session = Session::of(text, 100, 30);
    go(&mut session, pointer);
    session
}

/// Selects a field, on whichever tab it is.
fn go<'s>(session: &'s mut Session, pointer: &str) -> &'s mut Session {
    let index: usize = pointer.split('/').nth(2).and_then(|index| index.parse().ok()).unwrap_or(0);
    for tab in 1..=5 {
        session.keys(&format!("{tab}<wait><Enter>"));
        session.keys(&format!("{}G<wait>g", session.state.book.briefs()[index].number.unwrap()));
        for _ in 0..session.state.shown.page.fields.len() {
            if session.field() == pointer {
                return session;
            }
            session.keys("w");
        }
        session.keys("<Esc>");
    }
    panic!("{pointer} stands on no page");
}

/// Types `text` into the field at `pointer` in place of what is there, and gives what the ledger then says.
fn typed(pointer: &str, text: &str) -> (Session, String) {
    let mut session = at(pointer);
    session.write(text).keys("<Enter>");
    let value = session.value(pointer);
    (session, value)
}

const COST: &str = "/projects/0/reviews/0/cost";
const ACTUAL: &str = "/projects/0/reviews/0/kpis/0/actual";
const COMMENT: &str = "/projects/0/reviews/0/effect/comment";

#[test]
fn what_people_type_is_understood() {
    for (pointer, text, expected) in [
        (COST, "40,404,483", "40404483"),
        (COST, "４０４０４４８５円", "40404485"),
        (COST, "40404486", "40404486"),
        (COST, "", "null"),
        ("/projects/0/period/from", "令和3", "\"R3\""),
        ("/projects/0/period/from", "R2", "\"R2\""),
        ("/projects/0/period/from", "2021", "\"R3\""),
        (ACTUAL, "168", "168"),
        (ACTUAL, "45.20", "45.20"),
        (ACTUAL, "確認中", "\"確認中\""),
        (ACTUAL, "13(301)", "\"13(301)\""),
        (ACTUAL, "", "null"),
        ("/projects/0/reviews/0/effect/rating", "一覧にない評価", "\"一覧にない評価\""),
        ("/projects/0/scope", "単独", "\"単独\""),
        ("/projects/0/department", "新しい課", "\"新しい課\""),
    ] {
        let (session, value) = typed(pointer, text);
        assert_eq!(value, expected, "{pointer} {text}: {}", session.bar());
        assert!(notice(&session).contains("直しました。"), "{}", notice(&session));
        assert!(session.state.is_unsaved() && session.sees("未保存 1"));
        assert!(matches!(session.effects[..], [Effect::Journal(_)]));
    }
}

#[test]
fn what_cant_be_is_refused_and_the_text_stays() {
    for (pointer, text, reason) in
        [(COST, "百万円くらい", "金額"), (COST, "12.5", "金額"), ("/projects/0/period/from", "いつか", "年度")]
    {
        let (mut session, _) = typed(pointer, text);
        assert_eq!(session.bytes(), MINE);
        assert_eq!(session.typed(), text, "the text stays");
        assert!(session.screen().contains(reason), "{}", session.bar());
        assert!(session.effects.is_empty());
        session.keys("<Esc>");
        assert_eq!(session.bytes(), MINE);
    }
}

#[test]
fn lists_and_flags_are_picked() {
    let rating = "/projects/0/reviews/0/effect/rating";
    let mut session = at(rating);
    session.keys("e<Down><Down><Enter>");
    assert_eq!(session.value(rating), "\"地方創生に効果があった\"");
    session.keys("u");
    assert_eq!(session.bytes(), MINE);
    let flag = "/projects/0/reviews/0/kpis/3/reference";
    let mut session = at(flag);
    assert_eq!(session.value(flag), "true");
    session.keys("e<Down><Enter>");
    assert_eq!(session.value(flag), "false");
}

#[test]
fn long_text() {
    let mut session = at(COMMENT);
    session.keys("e").keys("<C-End>足した。<Enter>二行目<C-s>");
    let value = session.value(COMMENT);
    assert!(value.ends_with("足した。\\n二行目\""), "{value}");
    session.keys("u");
    assert_eq!(session.bytes(), MINE);
    // Esc asks before anything typed is lost.
    session.keys("e<C-End>消えるか<Esc>");
    assert!(session.bar().contains("取り入れますか"), "{}", session.bar());
    session.keys("x");
    assert!(session.typed().ends_with("消えるか"), "any other key goes on: {}", session.typed());
    session.keys("<Esc>n");
    assert_eq!((session.bytes().as_str(), matches!(session.state.mode, Mode::Browse)), (MINE, true));
    session.keys("e<C-End>残す<Esc>y");
    assert!(session.value(COMMENT).ends_with("残す\""));
    // Nothing typed, nothing asked.
    session.keys("e<Esc>");
    assert!(matches!(session.state.mode, Mode::Browse));
}

#[test]
fn a_text_in_lines_is_pasted_whole_and_without_what_a_terminal_obeys() {
    let mut session = at(COMMENT);
    session.keys("e<C-End>");
    session.act(Action::Paste("一\r\n二\u{1b}[31m\u{202e}三".into()));
    assert!(session.typed().contains("一\n二"), "{}", session.typed());
    assert!(!session.typed().contains(['\u{1b}', '\r']), "{:?}", session.typed());
    session.keys("<C-s>");
    assert!(!session.bytes().contains('\u{1b}'));
    session.draw().check();
}

#[test]
fn the_embedded_value_is_untouched_when_nothing_is_changed() {
    for pointer in [COST, ACTUAL, "/projects/0/scope", "/projects/0/period/from"] {
        let mut session = at(pointer);
        session.keys("e<Enter>");
        assert_eq!(session.bytes(), MINE, "{pointer}");
        session.keys("ex<BS><Enter>");
        assert_eq!(session.bytes(), MINE, "{pointer}");
        assert!(session.effects.is_empty());
    }
}

#[test]
fn rows_come_go_and_move_and_undo_gives_back_the_very_bytes() {
    let mut session = at(ACTUAL);
    let kpis = "/projects/0/reviews/0/kpis";
    let count = |session: &Session| {
        let pointer = kensho::json::Pointer::parse(kpis).unwrap();
        session.state.book.doc().find(&pointer, |value| value.len()).unwrap()
    };
    assert_eq!(count(&session), 5);
    session.keys("a新しい指標<Enter>");
    assert_eq!(count(&session), 6);
    assert_eq!(session.value(&format!("{kpis}/1/name")), "\"新しい指標\"");
    session.keys(">");
    assert_eq!(session.value(&format!("{kpis}/2/name")), "\"新しい指標\"");
    session.keys("<lt><lt>");
    assert_eq!(session.value(&format!("{kpis}/0/name")), "\"新しい指標\"");
    session.keys("D");
    assert_eq!(count(&session), 5);
    assert_eq!(session.state.book.briefs()[0].kpis.scored(), 3);
    let mut texts = vec![session.bytes()];
    while !notice(&session).contains("取り消す変更はありません") {
        session.keys("u");
        texts.push(session.bytes());
    }
    assert_eq!(session.bytes(), MINE);
    assert!(!session.state.is_unsaved());
    texts.pop();
    for text in texts.iter().rev().skip(1) {
        session.keys("<C-r>");
        assert_eq!(session.bytes(), *text);
    }
}

#[test]
fn rows_of_every_kind_can_be_added() {
    for (keys, list) in [
        ("1<wait><Enter>", "/projects/0/reviews/0/achievements"),
        ("2<wait><Enter>", "/projects/0/reviews/0/kpis"),
        ("4<wait><Enter>", "/projects/0/reviews/0/opinions"),
        ("5<wait>6G<Enter>", "/projects/5/plan/cost_items"),
    ] {
        let mut session = Session::new(100, 30);
        session.keys(keys).keys("a言葉<Enter>");
        if matches!(session.state.mode, Mode::Entry(_)) {
            session.keys("<C-s>");
        }
        assert!(session.bytes().contains("言葉"), "{list}: {}", session.bar());
        assert!(session.state.book.changes().iter().any(|change| change.pointer.as_str().starts_with(list)), "{list}");
        for _ in 0..4 {
            session.keys("u");
        }
        assert_eq!(session.bytes(), MINE, "{list}");
    }
}

#[test]
fn no_key_takes_a_year_s_sheet_or_a_project_away() {
    for pointer in [COST, COMMENT, "/projects/0/reviews/0/effect/rating", "/projects/0/name", "/projects/0/department"]
    {
        let mut session = at(pointer);
        session.keys("D");
        assert_eq!(session.bytes(), MINE, "{pointer}");
        assert!(notice(&session).contains("取り除けるのは"), "{}", notice(&session));
        session.keys(">").keys("<lt>");
        assert_eq!(session.bytes(), MINE, "{pointer}");
    }
}

#[test]
fn what_if() {
    let mut session = at("/projects/4/reviews/0/kpis/1/actual");
    session.keys("=40<Enter>");
    assert!(session.sees("仮 達成"), "{}", session.screen());
    assert_eq!(session.bytes(), MINE, "nothing of the record changes");
    assert!(!session.state.is_unsaved() && session.effects.is_empty());
    session.keys("=<C-u><Enter>");
    assert!(!session.sees("仮 達成"));
}

/// The actual values of project 5: 確認中 in the second row, 13(301) in the third.
const OPEN_ROW: &str = "/projects/4/reviews/0/kpis/1/actual";
const TWO_READINGS: &str = "/projects/4/reviews/0/kpis/2/actual";

#[test]
fn a_supposed_value_counts_while_it_is_typed_and_esc_takes_it_back() {
    let mut session = at(OPEN_ROW);
    assert!(!session.sees("仮の提案"));
    session.keys("=40");
    assert!(session.sees("仮の提案") && session.sees("→仮 40") && session.sees(" 仮 40"), "{}", session.screen());
    session.keys("<Esc>");
    assert!(session.state.book.supposed().is_empty() && !session.sees("仮の提案"));
    session.keys("=40<Enter>=1");
    assert_eq!(session.state.book.supposed()[0].1, "401");
    session.keys("<Esc>");
    assert_eq!(session.state.book.supposed()[0].1, "40", "what was supposed before is supposed again");
}

#[test]
fn a_reading_is_picked_with_its_unit() {
    for (printed, picked) in [("13(301)", "13"), ("13人(301人)", "13人"), ("2,000(3,000)千円", "2,000千円")] {
        let mut session = Session::of(&MINE.replacen("13(301)", printed, 1), 100, 30);
        go(&mut session, TWO_READINGS).keys("=<Down><Enter>");
        assert_eq!(session.state.book.supposed()[0].1, picked);
    }
}

#[test]
fn what_is_supposed_never_becomes_the_published_rating() {
    let mut session = at(OPEN_ROW);
    session.keys("=40<Enter>t");
    assert!(matches!(session.state.mode, Mode::Browse) && session.bytes() == MINE, "{}", session.bar());
    assert!(notice(&session).contains("仮の値による提案は取り入れられません"), "{}", notice(&session));
    assert!(notice(&session).contains("(+)") && notice(&session).contains("(-)"), "{}", notice(&session));
    // Of another project nothing is supposed.
    session.keys("<Esc>2Gt");
    assert!(notice(&session).contains("すでに提案と同じ"), "{}", notice(&session));
    go(session.keys("5G"), OPEN_ROW).keys("-t");
    assert!(matches!(session.state.mode, Mode::Taking(_)), "{}", session.bar());
}

#[test]
fn a_supposed_value_is_written_only_when_that_is_asked_for() {
    let mut session = at(OPEN_ROW);
    session.keys("+");
    assert!(notice(&session).contains("仮の値がありません"), "{}", notice(&session));
    session.keys("=40<Enter>+");
    assert_eq!(session.value(OPEN_ROW), "40");
    assert!(session.state.book.supposed().is_empty() && session.state.is_unsaved());
    session.keys("u");
    assert_eq!(session.bytes(), MINE);
}

#[test]
fn a_supposed_value_stays_with_its_row() {
    let supposed = |session: &Session| -> Vec<String> {
        session.state.book.supposed().iter().map(|(at, _)| at.as_str().rsplit('/').nth(1).unwrap().to_owned()).collect()
    };
    let mut session = at(OPEN_ROW);
    session.keys("=40<Enter>k");
    assert_eq!(supposed(&session), ["1"]);
    session.keys("D");
    assert_eq!(supposed(&session), ["0"], "the row before it has gone");
    session.keys("u");
    assert_eq!(supposed(&session), ["1"]);
    go(session.keys("<Esc>"), OPEN_ROW).keys(">");
    assert_eq!(supposed(&session), ["2"], "it moves with its row");
    session.keys("u");
    assert_eq!(supposed(&session), ["1"]);
    go(session.keys("<Esc>"), "/projects/4/reviews/0/kpis/0/name").keys("a新しい指標<Enter>");
    assert_eq!(supposed(&session), ["2"], "a row came before it");
    go(session.keys("uu<Esc>"), OPEN_ROW).keys("e31<Enter>");
    assert!(session.state.book.supposed().is_empty(), "the value was really written");
    session.keys("=5<Enter>D");
    assert!(session.state.book.supposed().is_empty(), "its row has gone");
}

#[test]
fn any_finding_can_be_kept_and_the_list_stays_open() {
    let mut session = after("c<Home>");
    let of = |session: &Session| {
        let Mode::Findings(Listed { at, .. }) = session.state.mode else { panic!("{:?}", session.state.mode) };
        session.state.findings().unwrap().get(at).unwrap()
    };
    while of(&session).project.is_some() {
        session.keys("<Down>");
    }
    session.keys("a資料のとおり<Enter>");
    let kept = of(&session);
    assert_eq!(kept.accepted.as_deref(), Some("資料のとおり"));
    let entry = session.value("/accepted/0");
    assert!(
        entry.contains(kept.code) && entry.contains(kept.pointer.as_str()) && entry.contains("\"quote\""),
        "{entry}"
    );
    // What was accepted changes: it waits again, and accepting it anew takes the old entry's place.
    let lapsed = session.bytes().replacen(&format!("\"quote\": \"{}", kept.quote), "\"quote\": \"前の言葉 ", 1);
    let mut again = Session::of(&lapsed, 100, 30);
    again.keys("c<Home>");
    while of(&again).code != kept.code {
        again.keys("<Down>");
    }
    assert_eq!(of(&again).accepted, None);
    again.keys("aいまも資料のとおり<Enter>");
    assert_eq!(of(&again).accepted.as_deref(), Some("いまも資料のとおり"));
    assert!(again.value("/accepted/1").starts_with('('), "{}", again.value("/accepted"));
    // One in a project goes into the project's sheet; Esc on the reason goes back to the list.
    session.keys("<Home>");
    while of(&session).project.is_none() {
        session.keys("<Down>");
    }
    session.keys("a<Esc>");
    let project = of(&session).project.unwrap();
    session.keys("a理由<Enter>");
    assert!(session.value(&format!("/projects/{project}/reviews/0/accepted/0")).contains("理由"));
    session.keys("<Esc>uu");
    assert_eq!(session.bytes(), MINE);
}

#[test]
fn a_long_number_is_read_whole_in_the_list_of_findings() {
    let text = MINE.replacen("\"number\": 1,", "\"number\": 11400,", 1);
    let mut session = Session::of(&text, 100, 30);
    session.keys("c");
    for _ in 0..session.state.listing.rows.len() {
        if session.sees("事業11400") {
            break;
        }
        session.keys("j");
    }
    assert!(session.sees("事業11400"), "{}", session.screen());
}

#[test]
fn the_suggestion_is_taken_only_where_it_is_one() {
    let mut session = at("/projects/0/reviews/0/effect/rating");
    session.keys("e<Down><Enter>t<Enter>");
    assert_eq!(session.value("/projects/0/reviews/0/effect/rating"), "\"地方創生に非常に効果的であった\"");
    // Several are possible: they are offered, and nothing is written before one is picked.
    let mut session = after("5Gt");
    assert!(matches!(session.state.mode, Mode::Taking(_)), "{}", session.bar());
    assert_eq!(session.bytes(), MINE);
    session.keys("<Esc>");
    assert_eq!(session.bytes(), MINE);
}

// ---- saving -----------------------------------------------------------------------------------------------------

#[test]
fn the_changes_are_shown_before_they_are_saved() {
    let (mut session, _) = typed(COST, "1");
    session.effects();
    session.keys("s");
    assert!(session.sees("保存する変更 1件") && session.sees("40,404,482円") && session.sees("後: 1円"));
    session.keys("<Esc>s<Enter>");
    match &session.effects()[..] {
        [Effect::Save(saving)] => {
            assert_eq!((saving.path.as_deref(), saving.steps.len()), (None, 1));
            assert_eq!(saving.base.doc().to_text(), MINE);
            assert_eq!(saving.ledger.doc().to_text(), MINE.replacen("\"cost\": 40404482", "\"cost\": 1", 1));
            let saved = kensho::app::modes::saving::Outcome::Saved {
                path: "台帳.json".into(),
                ledger: Box::new(saving.ledger.clone()),
                notes: Vec::new(),
            };
            session.act(Action::Saved(saved));
        }
        other => panic!("{other:?}"),
    }
    assert!(notice(&session).contains("保存しました"), "{}", notice(&session));
    assert!(!session.state.is_unsaved() && !session.sees("未保存"));
    // Undo goes across saves.
    session.keys("u");
    assert_eq!(session.bytes(), MINE);
    assert!(session.state.is_unsaved());
}

#[test]
fn the_embedded_ledger_asks_for_a_place() {
    let mut session = Session::with(Origin::Embedded, MINE, 100, 30);
    session.state.setup.default_path = "/home/k/台帳.json".into();
    session.keys("2<wait><Enter>e1<Enter>s<Enter>");
    assert_eq!(session.typed(), "/home/k/台帳.json");
    session.effects();
    session.keys("<Enter>");
    match &session.effects()[..] {
        [Effect::Save(saving)] => assert_eq!(saving.path.as_deref(), Some("/home/k/台帳.json")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_save_that_fails_loses_nothing() {
    let (mut session, _) = typed(COST, "1");
    session.keys("s<Enter>");
    session.act(Action::Saved(kensho::app::modes::saving::Outcome::Failed("書けません。".into())));
    assert!(notice(&session).contains("書けません") && session.state.is_unsaved());
    assert_eq!(session.value(COST), "1");
}

#[test]
fn leaving_asks_while_something_isnt_saved() {
    assert!(matches!(after("q").effects()[..], [Effect::Quit]));
    let (session, _) = typed(COST, "1");
    for (keys, expected) in [
        ("q", "asked"),
        ("q<Esc>", "here"),
        ("qd", "asked"),
        ("qdj", "asked"),
        ("qdd", "gone"),
        ("ql", "kept"),
        ("<C-c>", "asked"),
    ] {
        let mut session = Session { state: session.state.clone(), now: session.now, effects: Vec::new() };
        session.keys(keys);
        let effects = session.effects();
        let ended = match &effects[..] {
            [Effect::Forget, Effect::Quit] => "gone",
            [Effect::Quit] => "kept",
            [] if matches!(session.state.mode, Mode::Leaving { .. }) => "asked",
            [] => "here",
            other => panic!("{other:?}"),
        };
        assert_eq!(ended, expected, "{keys}");
    }
    // Saved first, then the end.
    let mut session = session;
    session.effects();
    session.keys("qs<Enter>");
    let effects = session.effects();
    let [Effect::Save(saving)] = &effects[..] else { panic!("{effects:?}") };
    let ledger = Box::new(saving.ledger.clone());
    let saved = kensho::app::modes::saving::Outcome::Saved { path: "台帳.json".into(), ledger, notes: Vec::new() };
    session.act(Action::Saved(saved));
    assert!(matches!(session.effects()[..], [Effect::Quit]));
}

/// What this session would leave behind; `stale`: someone changes the file meanwhile.
fn left_by(session: &Session, stale: bool) -> Vec<Left> {
    let steps = Noted::all(session.state.book.saved().doc(), &session.state.book.history().unsaved());
    vec![Left { steps, stale }]
}

#[test]
fn edits_that_an_earlier_run_left_are_offered() {
    let (session, _) = typed(COST, "1");
    let left = left_by(&session, false);
    for (key, expected) in
        [("y", "1"), ("n", "40404482"), ("d<C-d>", "40404482"), ("dd", "40404482"), ("<Esc>", "40404482")]
    {
        let mut session = Session::new(100, 30);
        session.act(Action::Recovered(left.clone()));
        assert!(session.sees("前回の変更 1件") && session.sees("40,404,482円 → 1円"), "{}", session.screen());
        session.keys(key);
        assert_eq!(session.value(COST), expected, "{key}");
        assert_eq!(session.effects().len(), usize::from(matches!(key, "y" | "d<C-d>")), "{key}");
    }
}

#[test]
fn a_notice_goes_with_the_next_key() {
    let mut session = after("");
    session.act(Action::Notice(Notice { words: "お知らせ".into(), tone: Tone::Warn }));
    assert!(session.bar().contains("お知らせ"));
    session.keys("j");
    assert!(!session.bar().contains("お知らせ"));
}

#[test]
fn a_notice_that_is_too_long_for_its_rows_says_so() {
    let mut session = Session::of(MINE, 40, 10);
    for (times, cut) in [(8, false), (20, true)] {
        let words = "お知らせします。".repeat(times);
        session.act(Action::Notice(Notice { words, tone: Tone::Warn }));
        assert_eq!(session.bar().ends_with('…'), cut, "{}", session.screen());
        session.draw().check();
    }
}

#[test]
fn a_search_in_a_ledger_that_is_hostile_shows_no_control_character() {
    let hostile = MINE.replacen("MICE誘致件数", "悪\\u001b[31m\\u202e\\u0085意", 1);
    let mut session = Session::of(&hostile, 100, 30);
    for keys in ["2<wait><Enter>", "/悪", "<Enter>", "e", "<Esc>0", "s"] {
        session.keys(keys);
        session.draw().check();
    }
}

// ---- any keys ---------------------------------------------------------------------------------------------------

/// Keys that do something, and some that are typed.
const KEYS: &[&str] = &[
    "j",
    "k",
    "g",
    "G",
    "h",
    "l",
    "w",
    "b",
    "J",
    "K",
    "1",
    "2",
    "3",
    "4",
    "5",
    "0",
    "9",
    "<Enter>",
    "<Enter>",
    "<Esc>",
    "<Tab>",
    "<S-Tab>",
    "<PgDn>",
    "<PgUp>",
    "<Up>",
    "<Down>",
    "<Left>",
    "<Right>",
    "<Home>",
    "<End>",
    "e",
    "e",
    "a",
    "D",
    ">",
    "<lt>",
    "u",
    "u",
    "<C-r>",
    "=",
    "t",
    "f",
    "s",
    "y",
    "n",
    "N",
    "/",
    ":",
    "?",
    "M",
    "{",
    "}",
    "m",
    "o",
    "r",
    "c",
    "W",
    "E",
    "<C-s>",
    "<C-u>",
    "<C-k>",
    "<C-w>",
    "<BS>",
    "<Del>",
    "<C-z>",
    "<C-l>",
    "あ",
    "葛\u{e0100}",
    "か\u{3099}",
    "12",
    "令和5",
    "％",
    "<wait>",
    "<C-a>",
    "<C-e>",
    "<M-b>",
    "<M-f>",
    "<C-Home>",
    "<C-End>",
    "<C-_>",
    "<M-/>",
    "d",
    "x",
    "確認中",
];

#[derive(Clone, Debug)]
enum Event {
    Keys(&'static str),
    Resize(u16, u16),
    Paste(String),
    Click(u16, u16),
    Wheel(u16, u16, i32),
}

fn event() -> impl Strategy<Value = Event> {
    let size = prop_oneof![
        3 => (60u16..140, 10u16..40),
        2 => (0u16..70, 0u16..20),
    ];
    prop_oneof![
        40 => prop::sample::select(KEYS).prop_map(Event::Keys),
        2 => size.prop_map(|(width, height)| Event::Resize(width, height)),
        1 => "[あa1\n\u{1b}\u{202e}葛]{0,8}".prop_map(Event::Paste),
        2 => (0u16..140, 0u16..40).prop_map(|(x, y)| Event::Click(x, y)),
        1 => (0u16..140, 0u16..40, -3i32..4).prop_map(|(x, y, steps)| Event::Wheel(x, y, steps)),
    ]
}

/// A ledger small enough to be gone through thousands of times, with something of every kind.
const SMALL: &str = r#"{
  "format": "kensho-ledger/1", "title": "題", "municipality": "例市", "fiscal_year": "R6", "x-own": [1.10, {"k": 1E+2}],
  "totals": [ { "fiscal_year": "R6", "basis": "実績", "projects": 2, "cost": 3000, "grant": null } ],
  "projects": [
    { "id": "a", "number": 1, "name": "最初の事業", "scope": "単独", "period": { "from": "R4", "to": "R8" }, "department": "一課",
      "plan": { "applicant": "例市", "purpose": ["目的"], "cost_items": [ { "group": "組", "item": "費目", "account": "委託料", "amount": 10 } ] },
      "reviews": [ { "fiscal_year": "R5", "basis": "実績", "kpis": [] },
        { "fiscal_year": "R6", "basis": "実績", "cost": 1000, "grant": 500,
        "achievements": [ { "heading": "見出し", "body": "一行目\n二行目の、少し長い文章がここに続きます。" } ],
        "kpis": [ { "name": "件数(件)", "target": 82, "actual": 167 }, { "name": "率(%)", "target": 61.0, "actual": "確認中" },
                  { "name": "数", "target": 5, "actual": "13(301)" } ],
        "effect": { "rating": "地方創生に効果があった", "comment": "評価の文章。" }, "policy": { "decision": "事業を継続", "reason": null },
        "issues": { "current": "現況", "obstacles": "", "revisions": "見直し" } } ] },
    { "id": "b", "number": 2, "name": "次の事業", "reviews": [] }
  ]
}
"#;

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 4000, ..long::cases(100, 2000) })]

    #[test]
    fn any_keys_in_any_order(events in prop::collection::vec(event(), 1..28)) {
        let mut session = Session::of(SMALL, 80, 24);
        // What a journal that is told of every move would hold.
        let mut journal: Vec<kensho::change::history::Step> = Vec::new();
        for event in events {
            match event {
                Event::Keys(keys) => drop(session.keys(keys)),
                Event::Resize(width, height) => drop(session.act(Action::Resize(width, height))),
                Event::Paste(text) => drop(session.act(Action::Paste(text))),
                Event::Click(x, y) => drop(session.act(Action::Click(x, y))),
                Event::Wheel(x, y, steps) => drop(session.act(Action::Wheel(x, y, steps))),
            }
            session.draw().check();
            for effect in session.effects() {
                use kensho::change::history::Moved;
                match effect {
                    Effect::Journal(Moved::Made(step)) => journal.push(step),
                    Effect::Journal(Moved::TakenBack) => drop(journal.pop()),
                    // The world says no: the program goes on with everything that it had.
                    Effect::Save(_) => drop(session.act(Action::Saved(kensho::app::modes::saving::Outcome::Failed("否".into())))),
                    Effect::Forget => journal.clear(),
                    _ => {}
                }
            }
        }
        // The journal makes the ledger of the file.
        let mut ledger = session.state.book.saved().clone();
        prop_assert_eq!(ledger.doc().to_text(), SMALL);
        if !journal.is_empty() || session.state.book.history().unsaved().is_empty() {
            for step in &journal {
                prop_assert!(kensho::change::history::Step::make("", &step.edits, &mut ledger).is_ok());
            }
            prop_assert_eq!(ledger.doc().to_text(), session.bytes());
        }
        // What is in memory is a ledger, and taking everything back gives the very bytes.
        prop_assert!(kensho::ledger::Ledger::read(&session.bytes()).is_ok(), "{}", session.bytes());
        prop_assert_eq!(session.state.is_unsaved(), session.bytes() != SMALL);
        session.state.mode = Mode::Browse;
        // The meeting takes back only what was added in it.
        session.state.place.panel = Panel::Project;
        for _ in 0..120 {
            session.keys("u");
        }
        prop_assert_eq!(session.bytes(), SMALL);
        prop_assert!(!session.state.is_unsaved());
    }
}

#[test]
fn what_is_copied_holds_nothing_that_nobody_sees() {
    let text = MINE.replacen(
        "\"department\": \"観光政策課\"",
        "\"department\": \"観光\\u001b]0;x\\u0007\u{202e}政策課\\n葛\u{e0100}\"",
        1,
    );
    let mut session = Session::of(&text, 100, 30);
    let copied = |session: &mut Session, keys: &str| {
        session.effects();
        session.keys(keys);
        match &session.effects()[..] {
            [Effect::Copy(text)] => text.clone(),
            other => panic!("{other:?}"),
        }
    };
    session.keys("/政策課<Enter>");
    assert_eq!(copied(&mut session, "y"), "観光]0;x政策課\n葛\u{e0100}");
    assert!(notice(&session).contains("見えない制御文字3個は除きました"), "{}", notice(&session));
    assert!(!copied(&mut session, "Y").contains(['\u{1b}', '\u{7}', '\u{202e}']));
    let json = copied(&mut session, ":copy-json<Enter>");
    assert!(json.contains(r"\u001b]0;x\u0007\u202e政策課"), "{json}");
    assert!(notice(&session).contains(r"\u の形"));
    let [old, new] =
        [session.state.book.doc().item(0), &json].map(|t| serde_json::from_str::<serde_json::Value>(t).unwrap());
    assert_eq!(old, new, "it says the same");
    // An ordinary record goes as it is.
    let mut session = Session::new(100, 30);
    assert_eq!(copied(&mut session, ":copy-json<Enter>"), session.state.book.doc().item(0));
    assert!(!notice(&session).contains("制御"));
}

#[test]
fn ctrl_l_draws_the_screen_anew_wherever_one_is() {
    for keys in ["", "/", ":", "?", "W", "c", "m", "<Enter>e", "<Enter>je", "<Enter>ex<Enter>s", "<Enter>ex<Enter>q"] {
        let mut session = after(keys);
        session.effects();
        let (before, mode) = (session.screen(), std::mem::discriminant(&session.state.mode));
        session.keys("<C-l>");
        assert!(matches!(session.effects()[..], [Effect::Repaint]), "{keys}");
        assert_eq!(std::mem::discriminant(&session.state.mode), mode, "{keys}");
        assert_eq!(session.screen(), before, "{keys}");
    }
}

// ---- more than anybody types ---------------------------------------------------------------------------------------

#[test]
fn a_very_long_search_looks_for_its_beginning_and_says_so() {
    use kensho::find::query::Query;
    use kensho::find::query::is_cut;
    let words = |n: usize| vec!["mine"; n].join(" ");
    assert!(!is_cut(&words(16)) && is_cut(&words(17)) && is_cut(&"a".repeat(257)) && !is_cut(&"あ".repeat(256)));
    assert_eq!(Query::new(&format!("{} zzz", words(16))), Query::new(&words(16)), "the seventeenth isn't looked for");
    assert_eq!(Query::new(&"a".repeat(300)), Query::new(&"a".repeat(256)));
    let mut session = after("/");
    session.act(Action::Paste("kaigyouritsu no gakushuu shien ".repeat(100)));
    assert!(session.sees("先頭の16語・256字まで"), "{}", session.screen());
    session.keys("<Esc>/mine");
    assert!(!session.sees("先頭の16語"));
}

#[test]
fn ten_megabytes_at_once_are_taken_as_far_as_they_fit() {
    // As the parser hands them on, in parts.
    let paste = |session: &mut Session| {
        for _ in 0..10 {
            session.act(Action::Paste("あ長い文 ".repeat(80_000)));
        }
    };
    for (keys, most) in [("/", 1_024), (":", 1_024), ("W", 4_096), ("2<wait><Enter>e", 300_000), ("<Enter>je", 300_000)]
    {
        let mut session = after(keys);
        paste(&mut session);
        let typed = session.typed().len();
        assert!(typed <= most && typed + 4 > most, "{keys}: {typed} of {most}");
        assert!(notice(&session).contains("あふれた分は入れていません"), "{keys}");
        if keys != ":" {
            assert!(session.sees("字まで"), "{keys}: {}", session.screen());
        }
        session.keys("x");
        assert!(session.typed().len() <= most);
        session.keys("<BS><BS>y");
        assert!(session.typed().ends_with('y'), "{keys}: what is taken away makes room");
    }
}

// ---- a ledger that isn't whole ------------------------------------------------------------------------------------

/// A ledger of which a part has been read so far; `broken`: and that is all there will be.
fn half(broken: bool, width: u16) -> Session {
    let (ledger, table) = (Ledger::read(MINE).unwrap(), Table::embedded());
    let whole = State::with_ledger(Origin::File("台帳.json".into()), ledger.clone(), table);
    let mut state = State::new(Origin::File("台帳.json".into()), table);
    let progress = Progress { done: 39_000_000, total: 145_000_000 };
    let batch = Batch { ledger: Some(ledger), briefs: whole.book.briefs().to_vec(), ..Batch::none(progress) };
    state.size = (width, 30);
    update(&mut state, Action::Read(Box::new(batch)));
    if broken {
        update(&mut state, Action::Read(Box::new(Batch::broken("台帳.json: 7行3列: 壊れています。".into()))));
    }
    Session { state, now: 10_000, effects: Vec::new() }
}

#[test]
fn half_a_ledger_is_never_saved_nor_changed_and_every_key_says_why() {
    for (broken, why) in [(false, "まだ読み込み中です"), (true, "途中までしか読めない")] {
        for keys in ["e", "i", "E", "a", "o", "D", "u", "s", "W", "t", "<", ">", "=", "+", ":w 別.json<Enter>", "mo"] {
            let mut session = half(broken, 100);
            session.keys("4<wait><Enter>").keys(keys);
            assert!(notice(&session).starts_with(why), "{keys}: {:?}", session.state.notice);
            assert!(matches!(session.state.mode, Mode::Browse), "{keys}");
            assert!(!session.bar().contains("編集 ") || session.bar().contains(why), "{}", session.bar());
        }
        // Whatever is pressed, and whatever follows.
        let all = kensho::app::command::TABLE.iter().flat_map(|entry| entry.keys);
        let mut session = half(broken, 100);
        for key in all.filter(|key| **key != kensho::app::key::Key::char('q')) {
            session.now += 5_000;
            session.act(Action::Key(*key, session.now));
            session.keys("x<Enter>y<Esc><Esc>");
        }
        let touched = |effect: &Effect| matches!(effect, Effect::Save(_) | Effect::Journal(_) | Effect::Edit { .. });
        assert!(!session.effects().iter().any(touched));
        assert_eq!(session.bytes(), MINE);
    }
}

fn nothing_found() -> std::sync::Arc<Findings> {
    std::sync::Arc::new(Findings::new(&Ledger::empty(), Table::embedded(), &[], Together::default()))
}

#[test]
fn what_was_not_looked_through_is_not_without_findings() {
    let asked = |mut session: Session| {
        session.keys("c");
        notice(&session).to_owned()
    };
    assert!(asked(half(false, 100)).contains("まだ読み込み中"));
    assert!(asked(half(true, 100)).contains("途中までしか読めない"));
    let unchecked = State::with_ledger(Origin::Embedded, Ledger::read(MINE).unwrap(), Table::embedded());
    let mut session = Session { state: unchecked, now: 10_000, effects: Vec::new() };
    session.keys("c");
    assert!(notice(&session).contains("まだ調べています"));
    session.act(Action::Checked(nothing_found())).keys("c");
    assert_eq!(notice(&session), "指摘はありません。");
}

#[test]
fn the_header_says_how_far_and_no_sum_of_a_part() {
    let header = |session: &Session| session.draw().rows[0].clone();
    let loading = header(&half(false, 120));
    assert!(loading.contains("読み込み中") && loading.contains("██") && loading.contains("39/145MB"), "{loading}");
    assert!(header(&half(false, 45)).contains("読み込み中 26%"), "{}", header(&half(false, 45)));
    let mut broken = half(true, 120);
    assert!(broken.sees("7行3列"));
    broken.keys("jjkk");
    for (session, width) in [(broken, 120), (half(true, 60), 60)] {
        assert!(header(&session).contains("途中まで・編集できません"), "{width}: {}", header(&session));
    }
    for mut session in [half(false, 200), half(true, 200)] {
        session.keys("0");
        assert!(session.sees("台帳の途中まで、7事業だけの数字です。"), "{}", session.screen());
        assert!(!header(&session).contains('円') && !header(&session).contains("未確定"), "{}", header(&session));
    }
    let mut session = Session::new(120, 30);
    assert!(header(&session).contains('円') && !session.keys("0").sees("だけの数字"));
    session.act(Action::Checking(Progress { done: 3_200, total: 10_000 }));
    assert!(header(&session).contains("点検中") && header(&session).contains("3,200/10,000"), "{}", header(&session));
    session.act(Action::Checked(nothing_found()));
    assert!(!header(&session).contains("点検中"));
}
