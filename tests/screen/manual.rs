//! The manual: its pictures are screens of the program, and it is read on any screen.
//!
//! `KENSHO_WRITE_README=1 cargo test --test screen manual::` takes the pictures anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::session::Session;
use crate::support::written::held;

/// The pictures by their names in the manual, and the keys that lead there.
const PICTURES: [(&str, &str); 6] = [
    ("first", ""),
    ("saving", "2<wait>2G<Enter>e1<Enter>s"),
    ("findings", "c"),
    ("rating", "4<wait>2G"),
    ("meeting", "2Gm"),
    (SEVERAL, "7j"),
];

/// The picture that is of three towns.
const SEVERAL: &str = "several";

// One test: the pictures stand in one file.
#[test]
fn the_pictures_are_screens_of_the_program() {
    for (name, keys) in PICTURES {
        let mut session = match name {
            SEVERAL => Session::several(&super::several::TOWNS, 80, 24),
            _ => Session::new(80, 24),
        };
        let drawn = session.keys(keys).draw();
        drawn.check();
        let marks = [format!("<!-- screen: {name} -->\n"), "<!-- /screen -->\n".to_owned()];
        held("docs/manual.ja.md", [&marks[0], &marks[1]], &format!("\n```text\n{}```\n\n", drawn.text()));
    }
}

#[test]
fn it_is_read_from_chapter_to_chapter_on_any_screen() {
    for (width, height) in [(80, 24), (40, 10), (140, 40), (20, 4), (0, 0)] {
        let mut session = Session::new(width, height);
        session.keys("<F1>").draw().check();
        if height >= 10 {
            assert!(session.draw().text().contains("手引き"), "{width}×{height}");
            assert!(session.keys("<Tab><Tab>").draw().text().contains("2. 入れる"), "{width}×{height}");
            assert!(session.keys("<S-Tab>").draw().text().contains("1. kensho でできること"), "{width}×{height}");
        }
        session.keys("Gjgk<F1>").draw().check();
        assert!(matches!(session.state.mode, kensho::app::state::Mode::Browse), "{width}×{height}");
    }
}
