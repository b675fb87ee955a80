//! 照会 on the screen: whom, by when, where, and what is asked of the world; nothing is written unseen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::session::Session;
use kensho::app::modes::asking::{Shown, Wanted};
use kensho::app::state::{Mode, Tone};
use kensho::app::{Action, Effect};

fn after(keys: &str) -> Session {
    let mut session = Session::new(80, 24);
    session.state.setup.default_path = "/家/台帳.json".into();
    session.keys(keys);
    session
}

fn wanted(session: &Session) -> Wanted {
    match session.effects.last() {
        Some(Effect::Ask(wanted)) => (**wanted).clone(),
        other => panic!("{other:?}"),
    }
}

fn shown() -> Shown {
    Shown {
        lines: vec!["照会票_R6_観光政策課.xlsx: 1事業 24欄(うち未記入・確認中 1欄)".into()],
        notices: vec!["尋ねない事業が 2件あります".into()],
        there: Vec::new(),
    }
}

#[test]
fn whom_when_and_where_are_asked_and_shown_before_anything_is_written() {
    let mut session = after("Q");
    let screen = session.screen();
    assert!(screen.contains("照会する課") && screen.contains("[x] 観光政策課 1事業"), "{screen}");
    assert!(screen.contains("学校教育課 2事業"), "{screen}");
    session.keys("j <Enter>");
    assert!(session.screen().contains("提出期限"), "{}", session.screen());
    session.keys("2026-02-30<Enter>");
    assert!(session.screen().contains("日付として読めません"), "{}", session.screen());
    session.keys("<C-u>R8.5.29<Enter>");
    assert!(session.screen().contains("/家/照会-R6"), "{}", session.screen());
    session.keys("<Enter>");
    let looked = wanted(&session);
    assert_eq!(
        (looked.write, looked.due.as_deref(), looked.folder.as_str()),
        (false, Some("2026-05-29"), "/家/照会-R6")
    );
    assert_eq!(looked.departments, ["観光政策課", "健康増進課", "地方創生推進室"]);
    session.act(Action::AskShown(Ok(shown())));
    let screen = session.screen();
    assert!(screen.contains("照会票_R6_観光政策課.xlsx") && screen.contains("尋ねない事業"), "{screen}");
    session.keys("<Enter>");
    assert!(wanted(&session).write);
    session.act(Action::AskWritten(Ok(vec!["書きました。".into()])));
    assert!(matches!(session.state.mode, Mode::Browse));
    assert!(session.screen().contains("書きました。"));
}

#[test]
fn what_is_there_is_not_replaced_and_it_can_be_left_anywhere() {
    let mut session = after(":ask<Enter><Enter><Enter><Enter>");
    session.act(Action::AskShown(Ok(Shown {
        there: vec!["照会票: 回答が書き込まれています".into()], ..shown()
    })));
    assert!(session.screen().contains("回答が書き込まれています"), "{}", session.screen());
    let before = session.effects.len();
    session.keys("<Enter>");
    assert_eq!(session.effects.len(), before, "nothing is written");
    assert!(matches!(session.state.mode, Mode::AskLine(_)));
    assert_eq!(session.state.notice.as_ref().unwrap().tone, Tone::Warn);
    for keys in ["Q<Esc>", "Q<Enter><Esc>", "Q<Enter><Enter><Esc>"] {
        let session = after(keys);
        assert!(matches!(session.state.mode, Mode::Browse) && session.effects.is_empty(), "{keys}");
    }
    let mut session = after("Qa<Enter>");
    assert!(session.screen().contains("選ばれていません"), "{}", session.screen());
    session.keys("a<Enter><Enter><Enter>");
    assert_eq!(wanted(&session).departments.len(), 4);
    session.act(Action::AskShown(Err("尋ねる事業がありません。".into())));
    assert!(session.screen().contains("尋ねる事業がありません"));
}

/// More departments than the screen has rows: the rest comes into sight before anything is written.
#[test]
fn what_would_be_written_can_be_read_to_its_end() {
    let mut session = after("Q<Enter><Enter><Enter>");
    let lines = (1..=60).map(|n| format!("照会票_R6_第{n}課.xlsx")).collect();
    session.act(Action::AskShown(Ok(Shown { lines, ..shown() })));
    let screen = session.screen();
    assert!(screen.contains("第1課") && !screen.contains("第60課"), "{screen}");
    session.keys("<PgDn><PgDn><PgDn><PgDn><PgDn>");
    assert!(session.screen().contains("第60課"), "{}", session.screen());
    session.keys("<PgDn><PgDn>kk");
    assert!(session.screen().contains("第60課") && session.screen().contains("第58課"), "{}", session.screen());
}

#[test]
fn it_fits_a_small_screen() {
    for (width, height) in [(40, 10), (80, 24), (140, 40), (20, 4)] {
        let mut session = Session::new(width, height);
        session.state.setup.default_path = "/とても/ながい/ばしょの/なまえ/台帳.json".into();
        session.keys("Q").draw().check();
        session.keys("jjj<Enter>").draw().check();
        session.keys("<Enter><Enter>").draw().check();
        session.act(Action::AskShown(Ok(shown())));
        session.draw().check();
        if height >= 10 {
            assert!(session.screen().contains("書"), "{width}x{height}:\n{}", session.screen());
        }
    }
}
