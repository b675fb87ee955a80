//! Opened to be looked at only: everything is read, nothing is changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::app::{Effect, help};

use crate::support::session::{MINE, Session};

fn looking(width: u16, height: u16) -> Session {
    let mut session = Session::new(width, height);
    session.state.setup.read_only = true;
    session.keys("<C-l>");
    session
}

#[test]
fn no_key_changes_the_record_and_each_says_why() {
    for keys in ["e", "a", "D", "<lt>", ">", "t", "E", "mo", "u", "s", "W"] {
        let mut session = looking(80, 24);
        session.keys("2<wait>2G<Enter>").keys(keys);
        let shown = session.draw();
        shown.check();
        assert!(shown.text().contains("見るだけ"), "{keys}: {}", shown.text());
        session.keys("61<Enter><Enter><C-s>y");
        assert_eq!(session.state.book.doc().to_text(), MINE, "{keys}");
        let wrote = |effect: &Effect| matches!(effect, Effect::Save { .. } | Effect::Journal(_));
        assert!(!session.effects.iter().any(wrote), "{keys}");
    }
}

#[test]
fn what_if_may_be_asked() {
    let mut session = looking(80, 24);
    session.keys("2<wait>5G<Enter>j=40<Enter>");
    assert!(session.draw().text().contains("仮"), "{}", session.draw().text());
    assert_eq!(session.state.book.doc().to_text(), MINE);
}

/// A ledger in which there is everything still to be made.
const BARE: &str = r#"{"format":"kensho-ledger/1","municipality":"例市","fiscal_year":"R6","programs":[],"totals":[],"projects":[
    {"id":"p1","number":1,"name":"なにもない事業","department":"企画課","plan":null,
     "reviews":[{"fiscal_year":"R6","basis":"実績","kpis":[],"issues":{"current":"各市町のﾃｽﾄと、講座をを開く。"}}]}]}"#;

/// The keys that are said to do something on a screen, of those that change a ledger: a key, then 「で」 or 「を押す」.
fn offered(session: &Session) -> Vec<String> {
    let bare: String = session.screen().chars().filter(|c| !c.is_whitespace() && *c != '│').collect();
    let sections = help::sections(&session.state.setup.keymap);
    let lines = sections.iter().filter(|section| section.heading == "編集").flat_map(|section| &section.lines);
    // Whoever only looks may suppose; `r` mends what the list of findings is at.
    let refused = lines.filter(|line| !["suppose", "forget-supposed"].map(Some).contains(&line.name));
    let keys = refused.flat_map(|line| line.keys.iter().cloned()).chain(["r".to_owned()]);
    let is_said = |key: &String| {
        let said = ["で", "を押す"].map(|way| format!("{key}{way}"));
        said.iter().any(|said| {
            let behind = |at: usize| bare[..at].chars().next_back().is_none_or(|c| !c.is_ascii_alphanumeric());
            bare.match_indices(said.as_str()).any(|(at, _)| behind(at))
        })
    };
    keys.filter(is_said).collect()
}

#[test]
fn no_screen_tells_of_a_key_that_is_refused() {
    let empty = r#"{"format":"kensho-ledger/1","fiscal_year":"R8","programs":[],"totals":[],"projects":[]}"#;
    let mut told_otherwise = Vec::new();
    for text in [BARE, empty, MINE] {
        for (width, height) in [(80, 24), (40, 10), (140, 40)] {
            let pages = ["g", "1<wait>", "2<wait>", "3<wait>", "4<wait>", "5<wait>", "6<wait>", "0"];
            let others = ["<Enter>", "m", "mw", "c", "ccc", "T", "H", "O", "/の", "<Enter>y", "f"];
            for keys in pages.iter().chain(&others) {
                let mut session = Session::of(text, width, height);
                session.keys(keys);
                told_otherwise.extend(offered(&session));
                let mut session = Session::of(text, width, height);
                session.state.setup.read_only = true;
                session.keys(keys);
                assert_eq!(offered(&session), [""; 0], "{keys} at {width}x{height}:\n{}", session.screen());
            }
        }
    }
    for key in ["a", "I", "R", "p", "r"] {
        assert!(told_otherwise.iter().any(|told| told == key), "{key} is told nowhere: {told_otherwise:?}");
    }
}

#[test]
fn whoever_only_looks_begins_no_ledger() {
    let mut session = looking(80, 24);
    session.keys("O");
    assert!(session.sees("台帳を開く") && !session.sees("Excelから始める"), "{}", session.screen());
    for key in ["i", "n"] {
        session.keys(key);
        assert!(session.sees("新しい台帳は作れません"), "{}", session.screen());
    }
    session.keys("jjjj");
    session.draw().check();
    assert!(session.sees("> b"), "{}", session.screen());
}
