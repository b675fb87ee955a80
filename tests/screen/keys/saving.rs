//! Saving and leaving, and what the program has to say.

use super::*;
use kensho::app::modes::recovery::Left;
use kensho::app::state::{Mode, Origin, Tone};
use kensho::app::{Action, Effect};
use kensho::change::history::Noted;

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
