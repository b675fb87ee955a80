//! Moving: from project to project, from tab to tab, over the fields, by the mouse.

use super::*;
use kensho::app::state::{Focus, Panel};
use kensho::app::{Action, Effect};
use kensho::ledger::field::Tab;

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
