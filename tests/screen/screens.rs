//! Whole screens, as an official sees them: every snapshot was read before it was accepted.
//!
//! A snapshot is the text of the screen, then what stands in reverse video below the header, then where the cursor is.
//! `INSTA_UPDATE=always cargo test --test screen screens::` writes them anew; read what changed before committing it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::long;
use crate::support::session::Session;

/// The sizes of the promise: comfortable, larger, large, usable.
const SIZES: [(u16, u16); 4] = [(80, 24), (100, 30), (140, 40), (40, 10)];

/// Sizes at which nothing useful can be shown, or more than anyone has.
const EXTREMES: [(u16, u16); 9] = [(0, 0), (1, 1), (5, 3), (0, 10), (50, 0), (1, 10), (12, 6), (60, 4), (300, 100)];

/// Draws, checks the cells, and compares with what was accepted.
fn look(name: &str, session: &Session) {
    let drawn = session.draw();
    drawn.check();
    let (width, height) = session.state.size;
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), drawn.snapshot());
    });
}

/// The keys that lead to a screen, from the start.
const TABS: [(&str, &str); 6] = [
    ("results", "1"),
    ("kpi", "2<wait>2G"),
    ("issues", "3<wait>2G"),
    ("rating", "4<wait>5G"),
    ("plan", "5<wait>6G"),
    ("whole", "0"),
];

#[test]
fn each_tab_at_each_size() {
    for (width, height) in SIZES {
        for (name, keys) in TABS {
            let mut session = Session::new(width, height);
            // Where only one side has room the panel is what is looked at.
            session.keys(keys).keys(if width < 60 && name != "whole" { "<Enter>" } else { "" });
            look(name, &session);
        }
    }
}

#[test]
fn what_lies_over_the_screen() {
    for (width, height) in [(80, 24), (40, 10)] {
        for (name, keys) in [
            ("list", ""),
            ("help", "?"),
            ("help-end", "?G"),
            ("palette", ":kpi"),
            ("palette-number", ":3"),
            ("search", "/秋吉台"),
            ("search-nothing", "/みつからないことば"),
            ("kpi-unknown", "2<wait>5G<Enter>j"),
        ] {
            let mut session = Session::new(width, height);
            session.keys(keys);
            look(name, &session);
        }
    }
}

#[test]
fn editing() {
    for (width, height) in [(80, 24), (40, 10)] {
        for (name, keys) in [
            ("edit-line", "2<wait>2G<Enter>e1"),
            ("edit-choice", "4<wait><Enter>e<Down>"),
            ("edit-long", "4<wait>2G<Enter>Gbbbe足した文"),
            ("edit-long-leaving", "4<wait>2G<Enter>Gbbbe足した文<Esc>"),
            ("edit-refused", "1<wait><Enter>gje<C-u>だいたい百万円<Enter>"),
            ("changed", "2<wait>2G<Enter>e1<Enter><wait>"),
            ("review", "2<wait>2G<Enter>e1<Enter>4<wait>Gbbbe足した文<C-s>s"),
            ("leaving", "2<wait>2G<Enter>e1<Enter>q"),
            ("suppose", "2<wait>5G<Enter>j=40<Enter>"),
        ] {
            let mut session = Session::new(width, height);
            session.keys(keys);
            look(name, &session);
        }
    }
}

#[test]
fn no_size_is_harmful() {
    // Every size, tab and key is met; each with each takes KENSHO_LONG.
    let step = long::every(3);
    for (at, (width, height)) in EXTREMES.into_iter().enumerate() {
        for (tab, (_, keys)) in TABS.into_iter().enumerate() {
            let more = ["", "?", ":k", "/秋", "<Enter>je", "<Enter>e9<Enter>s", "<Enter>Ge", "<Enter>e9<Enter>q", "f"];
            for more in more.into_iter().skip((at + tab) % step).step_by(step) {
                let mut session = Session::new(width, height);
                session.keys(keys);
                session.draw().check();
                session.keys(more);
                session.draw().check();
            }
        }
    }
    look("results", &Session::new(0, 0));
}

#[test]
fn a_screen_that_shrinks_and_grows_keeps_the_field_in_sight() {
    use kensho::app::Action;
    let mut session = Session::new(100, 30);
    session.keys("2<wait>3G<Enter>jj");
    let before = session.field().to_owned();
    for (width, height) in EXTREMES.into_iter().chain(SIZES) {
        session.act(Action::Resize(width, height));
        session.draw().check();
        session.act(Action::Resize(100, 30));
        assert_eq!(session.field(), before, "after {width}×{height}");
        let (page, cursor) = (session.state.layout.page, session.draw().cursor.unwrap());
        assert!(page.holds(cursor.0, cursor.1), "after {width}×{height}: {cursor:?}");
    }
}

#[test]
fn how_far_a_large_ledger_is_indexed_stands_in_the_header_until_it_is() {
    let mut session = Session::new(100, 30);
    let before = session.draw().snapshot();
    session.act(kensho::app::Action::Indexing(Some(42)));
    let header = session.draw().snapshot().lines().next().unwrap().to_owned();
    assert!(header.contains("索引") && header.contains("42%"), "{header}");
    session.act(kensho::app::Action::Indexing(None));
    assert_eq!(session.draw().snapshot(), before);
}
