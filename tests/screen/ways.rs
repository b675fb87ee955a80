//! What a screen says of its keys is so; on every screen the way out is told, and where one is in what is longer than it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::app::Action;
use kensho::app::modes::findings::Listed;
use kensho::app::modes::recovery::Left;
use kensho::app::state::{Focus, Mode, Origin};
use kensho::change::history::Noted;
use kensho::check::Severity;

use crate::support::session::{MINE, Session};

/// A project without a plan and without KPI.
const BARE: &str = r#"{"format":"kensho-ledger/1","municipality":"例町","fiscal_year":"R6","projects":[
    {"id":"p1","number":1,"name":"なにもない事業","department":"企画課","plan":null,
     "reviews":[{"fiscal_year":"R6","basis":"実績","kpis":[]}]}]}"#;

/// What the screen says, however its rows are broken.
fn bare(session: &Session) -> String {
    session.screen().replace(['\n', ' ', '│'], "")
}

#[test]
fn what_a_page_says_can_be_made_is_made_by_the_keys_that_it_says() {
    for (page, said, made) in [
        ("5<wait>", "Enter で中へ、a で作ります", "/projects/0/plan/applicant"),
        ("2<wait>", "Enter で中へ、a で加えます", "/projects/0/reviews/0/kpis/0/name"),
    ] {
        for (width, height) in [(80, 24), (40, 10)] {
            let mut session = Session::of(BARE, width, height);
            session.keys(page);
            assert!(bare(&session).contains(&said.replace(' ', "")), "{}", session.screen());
            session.keys("<Enter>a");
            assert_eq!(session.field(), made, "{}", session.screen());
            assert!(!session.value(made).starts_with('('), "{made} isn't there");
        }
    }
}

#[test]
fn the_chosen_department_stands_first_and_stays_while_its_items_are_read() {
    // Three departments of ten items, and something of nobody.
    let kpi = |i: usize| format!(r#"{{"name":"指標{i}","unit":"人","target":10,"actual":"確認中"}}"#);
    let kpis = (0..10).map(kpi).collect::<Vec<_>>().join(",");
    let project = |i: usize, department: &str| {
        format!(
            r#"{{"id":"p{i}","number":{i},"name":"事業その{i}","department":"{department}","reviews":[{{"fiscal_year":"R6","basis":"実績","kpis":[{kpis}]}}]}}"#
        )
    };
    let projects: Vec<String> = (1..).zip(["農林課", "商工課", "水産課", ""]).map(|(i, d)| project(i, d)).collect();
    let text = format!(
        r#"{{"format":"kensho-ledger/1","municipality":"例町","fiscal_year":"R6","projects":[{}]}}"#,
        projects.join(",")
    );
    for (width, height) in [(80, 24), (40, 10)] {
        let mut session = Session::of(&text, width, height);
        session.keys("T");
        let first = |session: &Session| session.draw().rows[1].clone();
        assert!(session.draw().rows[0].contains("3課と課なし"), "{}", session.screen());
        for department in ["商工課", "水産課", "所管課の記入なし"] {
            session.keys("<Tab>");
            assert!(first(&session).contains(department), "{department}:\n{}", session.screen());
        }
        session.keys("g<Tab>");
        for _ in 0..10 {
            session.keys("j");
            assert!(first(&session).contains("商工課"), "{}", session.screen());
            let selected = session.draw().selected;
            assert!(
                selected.iter().any(|row| row.contains("値") || row.contains("要確認") || row.contains("誤り")),
                "{selected:?}"
            );
        }
        // A heading leads to the first of its items.
        session.keys("g<Tab><Tab><Enter>");
        assert!(session.field().starts_with("/projects/2/"), "{}", session.field());
    }
}

#[test]
fn the_findings_begin_with_the_worst_and_say_which_of_how_many() {
    let severity = |session: &Session| {
        let Mode::Findings(Listed { at }) = session.state.mode else { panic!("{:?}", session.state.mode) };
        let found = session.state.findings().unwrap().get(at).unwrap();
        (found.severity, found.project)
    };
    let mut session = Session::new(80, 24);
    session.keys("c");
    let count = session.state.listing.rows.len();
    let worst = severity(&session).0;
    assert!(worst == Severity::Error && session.sees(&format!(" 1/{count} ")), "{}", session.screen());
    session.keys("jj");
    assert!(session.sees(&format!(" 3/{count} ")), "{}", session.screen());
    // A project with an error leads there, any other doesn't.
    for project in 0..session.state.book.ledger().len() {
        let mut session = Session::new(80, 24);
        let has_error =
            session.state.findings().unwrap().of_place(Some(project)).iter().any(|f| f.severity == Severity::Error);
        session.keys(&"j".repeat(project)).keys("c");
        match has_error {
            true => assert_eq!(severity(&session), (Severity::Error, Some(project))),
            false => assert!(session.sees(&format!(" 1/{count} ")), "{project}:\n{}", session.screen()),
        }
    }
    // What is about the whole ledger has no department: the key says so.
    let mut session = Session::new(80, 24);
    session.keys("c<End>");
    while severity(&session).1.is_some() {
        session.keys("k");
    }
    session.keys("d");
    assert!(session.sees("所管課はありません") && session.sees(&format!("/{count} ")), "{}", session.screen());
}

#[test]
fn the_keys_of_the_findings_are_read_to_the_end_on_a_small_screen() {
    let mut session = Session::new(40, 10);
    session.keys("c");
    let Mode::Findings(Listed { at }) = session.state.mode else { panic!() };
    session.keys("?");
    let mut seen = session.screen();
    for _ in 0..40 {
        session.keys("j");
        session.draw().check();
        seen.push_str(&session.screen());
    }
    for words in ["その項目へ", "重さで絞り込む", "末尾へ", "絞り込みをすべて"] {
        assert!(seen.contains(words), "{words}:\n{seen}");
    }
    assert!(session.sees("末尾"), "{}", session.screen());
    session.keys("<Esc>");
    assert!(matches!(session.state.mode, Mode::Findings(Listed { at: back }) if back == at), "back in the list");
}

#[test]
fn the_way_out_is_told_on_every_screen() {
    for (width, height) in [(40, 10), (80, 24)] {
        for keys in ["<Enter>", "0", "c", "T", "O", "m", "4G<Enter>2<wait>", "c/", "?/", "X", "I"] {
            let mut session = Session::new(width, height);
            session.keys(keys);
            let rows = session.draw().rows;
            let bottom: String = rows[rows.len() - 2..].concat();
            assert!(bottom.contains("Esc"), "{keys} at {width}x{height}:\n{}", session.screen());
        }
        // Also where an old draft waits and the bar is full.
        let mut session = Session::new(width, height);
        let mut other = Session::new(100, 30);
        other.keys("2G<Enter>").write("1").keys("<Enter>");
        let steps = Noted::all(other.state.book.saved().doc(), &other.state.book.history().unsaved());
        let left = Left { steps, stale: false };
        session.act(Action::LeftLate(vec![left])).keys("<Enter>j");
        assert!(session.bar().contains("F4") && session.bar().contains("Esc"), "{}", session.bar());
    }
    let mut session = Session::new(80, 24);
    session.keys("0");
    assert!(session.bar().contains("0 戻る"), "{}", session.bar());
    session.keys("0<Enter>");
    assert!(session.bar().contains("J 次の事業") && session.bar().contains("0 全体"), "{}", session.bar());
    session.keys("<Esc>");
    assert!(!session.bar().contains("J 次の事業"), "in the list j goes there: {}", session.bar());
}

#[test]
fn words_are_found_in_the_help_and_in_the_manual() {
    for (width, height) in [(80, 24), (40, 10), (120, 40)] {
        for (open, words) in [("?", "クリップボード"), ("<F1>", "繰り越し"), ("<F1>", "E40")] {
            let mut session = Session::new(width, height);
            session.keys(open);
            assert!(session.sees("先頭"), "where one is:\n{}", session.screen());
            session.keys("/").keys(words);
            let shown = session.draw();
            shown.check();
            assert!(
                bare(&session).contains(words) && session.bar().contains("探す /"),
                "{words} at {width}x{height}:\n{}",
                shown.text()
            );
            let first = session.screen();
            session.keys("<Enter>");
            assert!(matches!(session.state.mode, Mode::Help(_) | Mode::Manual(_)), "{words}:\n{}", session.screen());
            assert!(bare(&session).contains(words), "{words} at {width}x{height}:\n{}", session.screen());
            session.keys("<Esc>");
            assert!(matches!(session.state.mode, Mode::Browse), "{first}");
        }
        // On from one place to the next, and round.
        let mut session = Session::new(width, height);
        session.keys("?/事業<Enter>");
        let (first, mut seen) = (session.screen(), 0);
        while session.keys("n").screen() != first {
            seen += 1;
            assert!(seen < 500, "it comes back");
        }
        assert!(seen > 3, "{seen}");
        let before = session.screen();
        session.keys("nN");
        assert_eq!(session.screen(), before);
        session.keys("/どこにもない語<Enter>");
        assert!(bare(&session).contains("見つかりませんでした"), "{}", session.screen());
        // Nothing is looked for: the key says what would be.
        let mut session = Session::new(width, height);
        session.keys("?n");
        assert!(session.sees("/ で言葉を探せます"), "{}", session.screen());
    }
}

#[test]
fn whoever_only_looks_is_told_in_the_header_and_offered_nothing_else() {
    for (width, height) in [(40, 10), (80, 24), (120, 40)] {
        let looking = |keys: &str| {
            let mut session = Session::new(width, height);
            session.state.setup.read_only = true;
            session.keys(keys);
            session
        };
        for keys in ["g", "<Enter>", "2<wait><Enter>", "0"] {
            let session = looking(keys);
            assert!(session.draw().rows[0].contains("(見るだけ)"), "{keys}: {}", session.screen());
            assert!(!session.bar().contains("編集"), "{keys}: {}", session.bar());
        }
        assert!(!looking("m").bar().contains("意見"), "{}", looking("m").bar());
        let mut session = looking("c");
        assert!(!session.bar().contains("了承") && !session.bar().contains("直す"), "{}", session.bar());
        for key in ["a", "r"] {
            session.keys(key);
            assert!(
                matches!(session.state.mode, Mode::Findings(_)) && session.sees("見るだけ"),
                "{}",
                session.screen()
            );
        }
    }
}

#[test]
fn who_else_is_there_takes_no_count_s_place() {
    let counts = |session: &Session| -> Vec<String> {
        let header = session.draw().rows[0].clone();
        ["事業", "未確定", "要対応", "未保存"]
            .iter()
            .filter(|word| header.contains(**word))
            .map(|word| (*word).to_owned())
            .collect()
    };
    for width in 40..=160 {
        let mut session = Session::new(width, 24);
        let alone = counts(&session);
        session.act(Action::Others(vec!["root".into(), "yamada".into()]));
        assert_eq!(counts(&session), alone, "{width}: {}", session.draw().rows[0]);
    }
    let mut session = Session::new(80, 24);
    session.act(Action::Others(vec!["root".into()]));
    assert!(session.draw().rows[0].contains("ほかに root"), "{}", session.draw().rows[0]);
}

#[test]
fn a_digit_shows_its_page_where_the_list_stands_alone_and_the_cursor_is_on_no_frame() {
    let mut session = Session::with(Origin::Embedded, MINE, 40, 10);
    session.keys("2<wait>");
    assert!(session.sees("MICE誘致件数") && session.bar().contains("Esc"), "{}", session.screen());
    // The keys are the list's still, as beside it on a larger screen.
    session.keys("j");
    assert!(session.state.place.project == 1 && session.sees("KPI"), "{}", session.screen());
    session.keys("<Esc>");
    assert!(session.state.place.focus == Focus::List && !session.sees("KPI"), "{}", session.screen());
    session.keys("<Esc>3j");
    assert!(session.state.place.project == 4 && !session.sees("KPI"), "still a count: {}", session.screen());
    session.keys("<Tab><Enter>");
    assert!(session.state.place.focus == Focus::Panel);
    for (width, height) in [(40, 10), (80, 24), (120, 40)] {
        let session = Session::new(width, height);
        let drawn = session.draw();
        let (x, y) = drawn.cursor.unwrap();
        let under = drawn.rows[usize::from(y)].chars().nth(usize::from(x)).unwrap();
        assert!(under == '1', "{under} at {x},{y}:\n{}", session.screen());
    }
}

#[test]
fn the_first_page_over_a_ledger_ends_nothing_and_is_gone_back_to() {
    let is_page = |session: &Session| session.sees("どの台帳から始めますか");
    for key in ["q", "<C-c>", "<Esc>"] {
        let mut session = Session::new(80, 24);
        session.keys("O").keys(key);
        assert!(!is_page(&session) && matches!(session.state.mode, Mode::Browse), "{key}");
        assert!(session.effects().is_empty(), "{key}: the ledger is open still");
    }
    for (width, height) in [(80, 24), (40, 10)] {
        let mut session = Session::new(width, height);
        session.keys("O");
        for key in ["Enter", "j/k", "Esc"] {
            assert!(session.bar().contains(key), "{key}: {}", session.bar());
        }
        // What goes on in a second row stands below its own beginning.
        let rows = session.draw().rows;
        let rest = rows.iter().position(|row| row.contains("b  内蔵")).unwrap() + 1;
        assert!(rows[rest].contains('─') || rows[rest].starts_with("│      "), "{}", session.screen());
        // Out of a question, however far it has come, and out of a place that isn't there: back to the choices.
        for typed in ["o", "o/ない/場所.json<Enter>", "n甲市<Enter>R7<Enter>", "i"] {
            session.keys(typed).keys("<Esc>");
            assert!(is_page(&session), "{typed}:\n{}", session.screen());
        }
    }
}
