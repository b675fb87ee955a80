//! Opened to be looked at only: everything is read, nothing is changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::app::Effect;

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
