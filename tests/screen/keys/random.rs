//! Any keys in any order: the screen keeps its promises, and everything can be taken back.

use proptest::prelude::*;

use super::*;
use crate::support::chance::KEYS;
use crate::support::long;
use kensho::app::state::{Mode, Panel};
use kensho::app::{Action, Effect};

/// Keys that have names, some that are typed, and what is pressed most once more.
#[rustfmt::skip]
const OWN: &[&str] = &[
    "b", "J", "K", "<Enter>", "<Enter>", "<Esc>", "<Tab>", "<S-Tab>", "<PgDn>", "<PgUp>", "<Up>", "<Down>", "<Left>", "<Right>",
    "<Home>", "<End>", "<lt>", "<C-r>", "{", "}", "o", "r", "<C-s>", "<C-u>", "<C-k>", "<C-w>", "<BS>", "<Del>",
    "<C-z>", "<C-l>", "葛\u{e0100}", "か\u{3099}", "12", "令和5", "％", "<wait>", "<C-a>", "<C-e>", "<M-b>", "<M-f>", "<C-Home>", "<C-End>",
    "<C-_>", "<M-/>", "e", "u",
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
        40 => prop::sample::select([KEYS, OWN].concat()).prop_map(Event::Keys),
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
