//! More than anybody types, text that drives terminals, and a ledger that was read only in part.

use super::*;
use kensho::app::reading::Batch;
use kensho::app::state::{Mode, Origin, Progress, State};
use kensho::app::{Action, Effect, update};
use kensho::check::{Findings, Together};
use kensho::ledger::Ledger;
use kensho::rules::Table;

#[test]
fn what_is_copied_holds_nothing_that_nobody_sees() {
    let text = MINE.replacen(
        "\"department\": \"観光政策課\"",
        "\"department\": \"観光\\u001b]0;x\\u0007\u{202e}政策課\\n葛\u{e0100}\"",
        1,
    );
    let mut session = Session::of(&text, 100, 30);
    let copied = |session: &mut Session, keys: &str| {
        session.effects();
        session.keys(keys);
        match &session.effects()[..] {
            [Effect::Copy(text)] => text.clone(),
            other => panic!("{other:?}"),
        }
    };
    session.keys("/政策課<Enter>");
    assert_eq!(copied(&mut session, "y"), "観光]0;x政策課\n葛\u{e0100}");
    assert!(notice(&session).contains("見えない制御文字3個は除きました"), "{}", notice(&session));
    assert!(!copied(&mut session, "Y").contains(['\u{1b}', '\u{7}', '\u{202e}']));
    let json = copied(&mut session, ":copy-json<Enter>");
    assert!(json.contains(r"\u001b]0;x\u0007\u202e政策課"), "{json}");
    assert!(notice(&session).contains(r"\u の形"));
    let [old, new] =
        [session.state.book.doc().item(0), &json].map(|t| serde_json::from_str::<serde_json::Value>(t).unwrap());
    assert_eq!(old, new, "it says the same");
    // An ordinary record goes as it is.
    let mut session = Session::new(100, 30);
    assert_eq!(copied(&mut session, ":copy-json<Enter>"), session.state.book.doc().item(0));
    assert!(!notice(&session).contains("制御"));
}

#[test]
fn a_very_long_search_looks_for_its_beginning_and_says_so() {
    use kensho::find::query::Query;
    use kensho::find::query::is_cut;
    let words = |n: usize| vec!["mine"; n].join(" ");
    assert!(!is_cut(&words(16)) && is_cut(&words(17)) && is_cut(&"a".repeat(257)) && !is_cut(&"あ".repeat(256)));
    assert_eq!(Query::new(&format!("{} zzz", words(16))), Query::new(&words(16)), "the seventeenth isn't looked for");
    assert_eq!(Query::new(&"a".repeat(300)), Query::new(&"a".repeat(256)));
    let mut session = after("/");
    session.act(Action::Paste("kaigyouritsu no gakushuu shien ".repeat(100)));
    assert!(session.sees("先頭の16語・256字まで"), "{}", session.screen());
    session.keys("<Esc>/mine");
    assert!(!session.sees("先頭の16語"));
}

#[test]
fn ten_megabytes_at_once_are_taken_as_far_as_they_fit() {
    // As the parser hands them on, in parts.
    let paste = |session: &mut Session| {
        for _ in 0..10 {
            session.act(Action::Paste("あ長い文 ".repeat(80_000)));
        }
    };
    for (keys, most) in [("/", 1_024), (":", 1_024), ("W", 4_096), ("2<wait><Enter>e", 300_000), ("<Enter>je", 300_000)]
    {
        let mut session = after(keys);
        paste(&mut session);
        let typed = session.typed().len();
        assert!(typed <= most && typed + 4 > most, "{keys}: {typed} of {most}");
        assert!(notice(&session).contains("あふれた分は入れていません"), "{keys}");
        if keys != ":" {
            assert!(session.sees("字まで"), "{keys}: {}", session.screen());
        }
        session.keys("x");
        assert!(session.typed().len() <= most);
        session.keys("<BS><BS>y");
        assert!(session.typed().ends_with('y'), "{keys}: what is taken away makes room");
    }
}

/// A ledger of which a part has been read so far; `broken`: and that is all there will be.
fn half(broken: bool, width: u16) -> Session {
    let (ledger, table) = (Ledger::read(MINE).unwrap(), Table::embedded());
    let whole = State::with_ledger(Origin::File("台帳.json".into()), ledger.clone(), table);
    let mut state = State::new(Origin::File("台帳.json".into()), table);
    let progress = Progress { done: 39_000_000, total: 145_000_000 };
    let batch = Batch { ledger: Some(ledger), briefs: whole.book.briefs().to_vec(), ..Batch::none(progress) };
    state.size = (width, 30);
    update(&mut state, Action::Read(Box::new(batch)));
    if broken {
        update(&mut state, Action::Read(Box::new(Batch::broken("台帳.json: 7行3列: 壊れています。".into()))));
    }
    Session { state, now: 10_000, effects: Vec::new() }
}

#[test]
fn half_a_ledger_is_never_saved_nor_changed_and_every_key_says_why() {
    for (broken, why) in [(false, "まだ読み込み中です"), (true, "途中までしか読めない")] {
        for keys in ["e", "i", "E", "a", "o", "D", "u", "s", "W", "t", "<", ">", "=", "+", ":w 別.json<Enter>", "mo"] {
            let mut session = half(broken, 100);
            session.keys("4<wait><Enter>").keys(keys);
            assert!(notice(&session).starts_with(why), "{keys}: {:?}", session.state.notice);
            assert!(matches!(session.state.mode, Mode::Browse), "{keys}");
            assert!(!session.bar().contains("編集 ") || session.bar().contains(why), "{}", session.bar());
        }
        // Whatever is pressed, and whatever follows.
        let all = kensho::app::command::TABLE.iter().flat_map(|entry| entry.keys);
        let mut session = half(broken, 100);
        for key in all.filter(|key| **key != kensho::app::key::Key::char('q')) {
            session.now += 5_000;
            session.act(Action::Key(*key, session.now));
            session.keys("x<Enter>y<Esc><Esc>");
        }
        let touched = |effect: &Effect| matches!(effect, Effect::Save(_) | Effect::Journal(_) | Effect::Edit { .. });
        assert!(!session.effects().iter().any(touched));
        assert_eq!(session.bytes(), MINE);
    }
}

fn nothing_found() -> std::sync::Arc<Findings> {
    std::sync::Arc::new(Findings::new(&Ledger::empty(), Table::embedded(), &[], Together::default()))
}

#[test]
fn what_was_not_looked_through_is_not_without_findings() {
    let asked = |mut session: Session| {
        session.keys("c");
        notice(&session).to_owned()
    };
    assert!(asked(half(false, 100)).contains("まだ読み込み中"));
    assert!(asked(half(true, 100)).contains("途中までしか読めない"));
    let unchecked = State::with_ledger(Origin::Embedded, Ledger::read(MINE).unwrap(), Table::embedded());
    let mut session = Session { state: unchecked, now: 10_000, effects: Vec::new() };
    session.keys("c");
    assert!(notice(&session).contains("まだ調べています"));
    session.act(Action::Checked(nothing_found())).keys("c");
    assert_eq!(notice(&session), "指摘はありません。");
}

#[test]
fn the_header_says_how_far_and_no_sum_of_a_part() {
    let header = |session: &Session| session.draw().rows[0].clone();
    let loading = header(&half(false, 120));
    assert!(loading.contains("読み込み中") && loading.contains("██") && loading.contains("39/145MB"), "{loading}");
    assert!(header(&half(false, 45)).contains("読み込み中 26%"), "{}", header(&half(false, 45)));
    let mut broken = half(true, 120);
    assert!(broken.sees("7行3列"));
    broken.keys("jjkk");
    for (session, width) in [(broken, 120), (half(true, 60), 60)] {
        assert!(header(&session).contains("途中まで・編集できません"), "{width}: {}", header(&session));
    }
    for mut session in [half(false, 200), half(true, 200)] {
        session.keys("0");
        assert!(session.sees("台帳の途中まで、7事業だけの数字です。"), "{}", session.screen());
        assert!(!header(&session).contains('円') && !header(&session).contains("未確定"), "{}", header(&session));
    }
    let mut session = Session::new(120, 30);
    assert!(header(&session).contains('円') && !session.keys("0").sees("だけの数字"));
    session.act(Action::Checking(Progress { done: 3_200, total: 10_000 }));
    assert!(header(&session).contains("点検中") && header(&session).contains("3,200/10,000"), "{}", header(&session));
    session.act(Action::Checked(nothing_found()));
    assert!(!header(&session).contains("点検中"));
}
