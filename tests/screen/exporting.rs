//! Writing the published form and the tables from the screen: the keys, and what is asked of the world.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::session::Session;
use kensho::app::modes::exporting::Outcome;
use kensho::app::state::{Mode, Tone};
use kensho::app::{Action, Effect};
use kensho::exchange::out::Kind;

fn after(keys: &str) -> Session {
    let mut session = Session::new(100, 30);
    session.state.setup.default_path = "/家/台帳.json".into();
    session.keys(keys);
    session
}

/// What was asked for last: kind, path, whether a file may be replaced.
fn asked(session: &Session) -> (Kind, String, bool) {
    match session.effects.last() {
        Some(Effect::Export(exporting)) => (exporting.kind, exporting.path.clone(), exporting.replace),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_kind_and_the_place_are_asked_for() {
    for (keys, kind, path) in [
        ("X<Enter>", Kind::Xlsx, "/家/台帳.xlsx"),
        ("X<Tab><Enter>", Kind::Xlsx, "/家/台帳-控え付き.xlsx"),
        ("X<Tab><Tab><Enter>", Kind::Html, "/家/台帳.html"),
        ("X<Tab><Tab><Tab><Enter>", Kind::Csv, "/家/台帳-csv"),
        ("X<S-Tab><S-Tab><Enter>", Kind::Ndjson, "/家/台帳-ndjson"),
        ("X<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Enter>", Kind::Xlsx, "/家/台帳.xlsx"),
        (":export<Enter><Enter>", Kind::Xlsx, "/家/台帳.xlsx"),
    ] {
        assert_eq!(asked(&after(keys)), (kind, path.to_owned(), false), "{keys}");
    }
    let session = after("X<Esc>");
    assert!(matches!(session.state.mode, Mode::Browse) && session.effects.is_empty());
}

/// What anybody may be given comes first; the workbook from which a ledger can be read back is chosen, and says so.
#[test]
fn a_hidden_copy_goes_out_only_where_it_is_asked_for() {
    let visible_only = |session: &Session| match session.effects.last() {
        Some(Effect::Export(exporting)) => exporting.visible_only,
        other => panic!("{other:?}"),
    };
    let session = after("X");
    assert!(session.sees("公表用のExcel(控えなし)"), "{}", session.screen());
    assert!(visible_only(&after("X<Enter>")));
    let session = after("X<Tab>");
    assert!(session.sees("控え付き"), "{}", session.screen());
    assert!(!visible_only(&after("X<Tab><Enter>")));
    // The second Enter on a name asks for the same.
    let mut session = after("X<Enter>");
    session.act(Action::Exported(Outcome::There)).keys("<Enter>");
    assert!(visible_only(&session) && asked(&session).2);
}

#[test]
fn what_is_written_is_what_stands_on_the_screen() {
    let session = after("<Enter>3e<C-u>直した<C-s>");
    let mut session = session;
    session.keys("<Esc><Esc>X");
    let edited = session.state.book.ledger().doc().to_text();
    session.keys("<Enter>");
    match session.effects.last() {
        Some(Effect::Export(exporting)) => assert_eq!(exporting.ledger.doc().to_text(), edited),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_is_there_takes_a_second_enter() {
    let mut session = after("X<Enter>");
    session.act(Action::Exported(Outcome::There));
    assert!(session.state.notice.as_ref().unwrap().words.contains("Enter で置き換えます"));
    session.keys("<Enter>");
    assert_eq!(asked(&session), (Kind::Xlsx, "/家/台帳.xlsx".to_owned(), true));
    // Another name is another file.
    let mut session = after("X<Enter>");
    session.act(Action::Exported(Outcome::There)).keys("2<Enter>");
    assert_eq!(asked(&session), (Kind::Xlsx, "/家/台帳.xlsx2".to_owned(), false));
}

#[test]
fn the_last_kind_is_the_town_s_own_workbook() {
    let mut session = after("X<S-Tab>");
    assert!(session.screen().contains("書き込む様式 /家/"), "{}", session.screen());
    // Its name is nobody's to guess.
    session.keys("<Enter>");
    assert!(
        session.effects.is_empty() && session.state.notice.as_ref().unwrap().words.contains("名前を入れてください")
    );
    session.keys("様式.xlsx<Enter>");
    let filling = |session: &Session| match session.effects.last() {
        Some(Effect::FillIn(filling)) => (filling.form.clone(), filling.replace),
        other => panic!("{other:?}"),
    };
    assert_eq!(filling(&session), ("/家/様式.xlsx".to_owned(), false));
    session.act(Action::Exported(Outcome::FilledThere("/家/様式_記入済.xlsx".into())));
    assert!(session.state.notice.as_ref().unwrap().words.contains("様式_記入済.xlsx がすでにあります"));
    session.keys("<Enter>");
    assert_eq!(filling(&session), ("/家/様式.xlsx".to_owned(), true));
    session.act(Action::Exported(Outcome::Written(vec!["書きました。".into()])));
    assert!(matches!(session.state.mode, Mode::Browse));
    // On to the next kind, the name is what it was.
    assert_eq!(asked(&after("X<S-Tab><Tab><Enter>")), (Kind::Xlsx, "/家/台帳.xlsx".to_owned(), false));
}

#[test]
fn it_says_how_far_it_is_and_can_be_given_up() {
    let mut session = after("X<Enter>");
    session.act(Action::Exporting(3, 7));
    assert!(session.screen().contains("書き出しています… 42%"), "{}", session.screen());
    session.keys("j");
    assert!(matches!(session.state.mode, Mode::Exporting(_)));
    session.keys("<Esc>");
    assert!(matches!(session.effects.last(), Some(Effect::StopExport)));
    session.act(Action::Exported(Outcome::Failed("書き出しを中止しました。".into())));
    assert!(matches!(session.state.mode, Mode::Browse));
    assert_eq!(session.state.notice.as_ref().unwrap().tone, Tone::Warn);
    let mut session = after("X<Enter>");
    session.act(Action::Exported(Outcome::Written(vec!["書き出しました。".into(), "確認中の実績値 1件".into()])));
    assert!(session.screen().contains("書き出しました。 確認中の実績値 1件"));
}

#[test]
fn it_fits_a_small_screen() {
    for (width, height) in [(100, 30), (80, 24), (40, 10)] {
        let mut session = Session::new(width, height);
        session.state.setup.default_path = "/とても/ながい/ばしょの/なまえ/令和6年度の台帳.json".into();
        session.keys("X");
        let screen = session.screen();
        assert!(screen.contains("公表用") && screen.contains(".xlsx"), "{width}x{height}:\n{screen}");
    }
}
