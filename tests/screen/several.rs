//! Several ledgers as one list: three towns, their projects, hits and findings, and each edited in its own file only.
//!
//! `INSTA_UPDATE=always cargo test --test screen several::` writes the screens anew; read what changed before committing it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::app::Effect;
use kensho::app::effect::Saving;
use kensho::app::modes::findings::Listed;
use kensho::app::state::{Focus, Mode, Origin};
use kensho::ledger::Ledger;

use crate::support::chance::{dice, pressed};
use crate::support::session::{MINE, Session};

const GYOKUTO: &str = include_str!("../data/documents/gyokuto.json");
const KURUME: &str = include_str!("../data/documents/kurume.json");

/// Three towns.
pub const TOWNS: [(&str, Result<&str, &str>); 3] =
    [("mine.json", Ok(MINE)), ("gyokuto.json", Ok(GYOKUTO)), ("kurume.json", Ok(KURUME))];

/// A file among them that is no ledger.
const BROKEN: &str = "towns/broken.json: 2行1文字目: JSONとして読めません。途中で終わっています。";

const SIZES: [(u16, u16); 3] = [(80, 24), (140, 40), (40, 10)];

fn towns(width: u16, height: u16) -> Session {
    Session::several(&TOWNS, width, height)
}

fn with_broken(width: u16, height: u16) -> Session {
    let [mine, gyokuto, kurume] = TOWNS;
    Session::several(&[mine, ("broken.json", Err(BROKEN)), gyokuto, kurume], width, height)
}

fn look(name: &str, session: &Session) {
    let drawn = session.draw();
    drawn.check();
    let (width, height) = session.state.size;
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("several-{name}-{width}x{height}"), drawn.snapshot());
    });
}

/// The ledger in hand, by its file's name.
fn file(session: &Session) -> &'static str {
    const FILES: [&str; 4] = ["mine.json", "broken.json", "gyokuto.json", "kurume.json"];
    FILES.into_iter().find(|name| *name == session.state.origin.name()).unwrap()
}

/// Which ledgers the world was asked to take into hand.
fn turns(session: &mut Session) -> Vec<usize> {
    let turn = |effect| if let Effect::Turn(to) = effect { Some(to) } else { None };
    session.effects().into_iter().filter_map(turn).collect()
}

#[test]
fn the_list_says_each_town_with_its_projects() {
    for (width, height) in SIZES {
        look("list", &towns(width, height));
        let mut session = with_broken(width, height);
        session.keys("8j");
        look("list-with-broken", &session);
        session.keys("k");
        look("broken", &session);
        assert_eq!(file(&session), "broken.json");
        session.keys("f");
        look("differing", &session);
    }
}

#[test]
fn what_lies_over_the_list() {
    for (width, height) in SIZES {
        for (name, keys) in [("search", "/KPI<Down>"), ("findings", "c"), ("todo", "7jT"), ("help", "?")] {
            let mut session = towns(width, height);
            session.keys(keys);
            look(name, &session);
        }
        let mut session = towns(width, height);
        session.keys("7j<Enter>").write("1").keys("<Enter>q");
        look("leaving", &session);
        session.keys("s");
        look("saving", &session);
    }
}

#[test]
fn going_over_a_border_takes_the_other_ledger_into_hand_and_back() {
    let mut session = towns(80, 24);
    session.keys("7G");
    assert_eq!((file(&session), turns(&mut session)), ("mine.json", Vec::new()));
    session.keys("j");
    assert_eq!(turns(&mut session), [1]);
    assert_eq!((file(&session), session.state.place.project), ("gyokuto.json", 0));
    assert!(session.sees("玉東町 平成27年度 (2/3)"), "{}", session.screen());
    session.keys("<Tab><Enter>");
    // Within the page too; the tab and the side stay.
    session.keys("JJ");
    assert_eq!((file(&session), turns(&mut session)), ("kurume.json", vec![2]));
    assert_eq!((session.state.place.focus, session.state.place.tab), (Focus::Panel, kensho::ledger::field::Tab::Kpi));
    session.keys("99J");
    assert_eq!((file(&session), turns(&mut session)), ("kurume.json", Vec::new()), "the end is the end");
    session.keys("3K");
    assert_eq!((file(&session), session.state.place.project), ("mine.json", 6));
    session.keys("<Esc>gg");
    assert_eq!((file(&session), session.state.place.project), ("mine.json", 0));
    session.keys("G");
    assert_eq!(file(&session), "kurume.json");
}

/// Saves what was asked for, as the world would.
fn saved(session: &mut Session) -> Box<Saving> {
    let save = |effect| if let Effect::Save(saving) = effect { Some(saving) } else { None };
    let saving = session.effects().into_iter().find_map(save).expect("a save");
    let path = session.state.in_hand().origin.name().to_owned();
    let ledger = Box::new(saving.ledger.clone());
    session.act(kensho::app::Action::Saved(kensho::app::modes::saving::Outcome::Saved {
        path,
        ledger,
        notes: Vec::new(),
    }));
    saving
}

#[test]
fn an_edit_is_in_its_own_ledger_only() {
    let mut session = towns(80, 24);
    session.keys("7j<Enter>");
    assert_eq!(session.field(), "/projects/0/reviews/0/cost");
    session.write("999").keys("<Enter><Esc>");
    assert_eq!(session.state.unsaved(), [1]);
    assert!(session.row_of("玉東町 H27").contains("■*"), "{}", session.screen());
    // On the shelf it waits, with its history.
    session.keys("gg");
    assert_eq!((file(&session), session.state.is_unsaved()), ("mine.json", false));
    assert!(session.sees("ほかに未保存 1台帳"), "{}", session.screen());
    session.keys("s");
    assert!(session.sees("保存する変更はありません"));
    session.keys("u");
    assert!(session.state.unsaved() == [1], "nothing is taken back of another ledger");
    session.keys("7j");
    assert_eq!(session.value("/projects/0/reviews/0/cost"), "999");
    session.keys("us");
    assert!(session.state.unsaved().is_empty());
    session.keys("<C-r>s");
    assert!(session.sees("玉東町(gyokuto.json) 保存する変更 1件"), "{}", session.screen());
    session.keys("<Enter>");
    let saving = saved(&mut session);
    assert_eq!(saving.path, None);
    assert_eq!(saving.base.doc().to_text(), GYOKUTO);
    let cost = Ledger::read(GYOKUTO).unwrap();
    let at = kensho::json::Pointer::parse("/projects/0/reviews/0/cost").unwrap();
    let before = format!("\"cost\": {}", cost.doc().get(&at).unwrap());
    assert_eq!(saving.ledger.doc().to_text(), GYOKUTO.replacen(&before, "\"cost\": 999", 1));
    assert!(session.state.unsaved().is_empty());
}

#[test]
fn a_search_is_over_all_and_going_to_a_hit_turns() {
    let mut session = towns(80, 24);
    session.keys("/KPI");
    let (at, count) = session.state.hit_place();
    let each = |text: &str| {
        let mut alone = Session::of(text, 80, 24);
        alone.keys("/KPI");
        alone.state.search.hits.len()
    };
    let counts = [each(MINE), each(GYOKUTO), each(KURUME)];
    assert_eq!((at, count), (Some(0), counts.iter().sum()));
    assert!(turns(&mut session).is_empty(), "nobody is taken away while typing");
    // From hit to hit through all of them, and round.
    session.keys("<Enter>");
    let mut seen = vec![file(&session).to_owned()];
    for _ in 1..count {
        session.keys("n");
        seen.push(file(&session).to_owned());
    }
    for (name, count) in ["mine.json", "gyokuto.json", "kurume.json"].iter().zip(counts) {
        assert_eq!(seen.iter().filter(|file| file == name).count(), count, "{name}");
    }
    session.keys("n");
    assert!(session.sees("先頭に戻りました") && file(&session) == "mine.json", "{}", session.screen());
    session.keys("N");
    assert_eq!(session.state.hit_place().0, Some(count - 1));
    // Words of another town alone: Enter leads there, Esc leads back.
    let mut session = towns(80, 24);
    session.keys("/玉東町");
    assert_eq!(file(&session), "mine.json");
    session.keys("<Enter>");
    assert_eq!(file(&session), "gyokuto.json");
    session.keys("<Esc><Esc>ggj/KPI").keys(&"<Down>".repeat(counts[0]));
    assert_eq!(file(&session), "gyokuto.json");
    session.keys("<Esc>");
    assert_eq!((file(&session), session.state.place.project, session.state.hit_place().1), ("mine.json", 1, 0));
}

#[test]
fn the_findings_are_of_all_and_narrowed_to_a_ledger() {
    let mut session = towns(140, 40);
    session.keys("c");
    let all = session.state.listed_findings();
    let each: Vec<usize> = (0..3).map(|which| session.state.beside(which).book.findings().unwrap().len()).collect();
    assert_eq!(all, each.iter().sum::<usize>());
    assert!(each.iter().all(|count| *count > 0));
    session.keys("g").keys(&"j".repeat(each[0]));
    assert_eq!(file(&session), "gyokuto.json");
    let Mode::Findings(Listed { at, .. }) = session.state.mode else { panic!("{:?}", session.state.mode) };
    let finding = session.state.findings().unwrap().get(at).unwrap();
    // The project, its ledger, all.
    session.keys("pp");
    assert_eq!(session.state.listed_findings(), each[1]);
    assert!(session.sees(": 玉東町 (0 で解く)"), "{}", session.screen());
    session.keys("p");
    assert_eq!(session.state.listed_findings(), all);
    session.keys("<Enter>");
    assert!(matches!(session.state.mode, Mode::Browse));
    assert_eq!(session.state.place.project, finding.project.unwrap());
    // Without the list, over the border as well.
    session.keys("cg<Esc>").keys(&".".repeat(each[0]));
    assert_eq!(file(&session), "gyokuto.json");
    session.keys(",");
    assert_eq!(file(&session), "mine.json");
    // Only what one town has.
    session.keys("c/重要業績評価指標<Enter>");
    assert_eq!(file(&session), "kurume.json", "{}", session.screen());
}

#[test]
fn only_the_projects_that_differ_are_listed_of_all() {
    let mut session = towns(80, 24);
    session.keys("7jf");
    let listed = session.state.listed();
    let differing: usize = TOWNS
        .iter()
        .map(|(_, text)| {
            let mut alone = Session::of(text.unwrap(), 80, 24);
            alone.keys("f");
            if alone.state.differing { alone.state.listed() } else { 0 }
        })
        .sum();
    assert_eq!(listed, differing);
    session.keys("f");
    assert_eq!(session.state.listed(), 10);
    // Where there is none at all it says so, and lists all.
    let mut none = Session::several(&TOWNS[1..], 80, 24);
    none.keys("f");
    assert!(none.sees("違う事業はありません") && none.state.listed() == 3, "{}", none.screen());
}

#[test]
fn the_end_asks_about_each_unsaved_ledger_by_name() {
    let edited = || {
        let mut session = towns(140, 40);
        session.keys("<Enter>").write("1").keys("<Enter><Esc>7j<Enter>").write("2").keys("<Enter><Esc>gg");
        session.effects();
        session
    };
    // Left for the next time, one after the other; nothing is thrown away.
    let mut session = edited();
    session.keys("q");
    assert!(session.bar().contains("美祢市(mine.json)"), "{}", session.bar());
    session.keys("l");
    assert!(session.bar().contains("玉東町(gyokuto.json)"), "{}", session.bar());
    assert!(!session.effects().iter().any(|effect| matches!(effect, Effect::Quit)));
    session.keys("l");
    assert!(matches!(session.effects()[..], [Effect::Quit]));
    // Thrown away and then thought better of: both are still there.
    let mut session = edited();
    session.keys("qdd<Esc>");
    assert!(matches!(session.state.mode, Mode::Browse));
    assert!(!session.effects().iter().any(|effect| matches!(effect, Effect::Forget | Effect::ForgetBeside(_))));
    assert_eq!(session.state.unsaved(), [0, 1]);
    // And it is asked again about both.
    session.keys("qdd");
    assert!(session.bar().contains("mine.json"), "{}", session.bar());
    session.keys("dd");
    let effects: Vec<String> = session.effects().iter().map(|effect| format!("{effect:?}")).collect();
    assert_eq!(effects.last().map(String::as_str), Some("Quit"), "{effects:?}");
    assert!(effects.contains(&"Forget".to_owned()) && effects.contains(&"ForgetBeside(1)".to_owned()), "{effects:?}");
    // Saved, then the next.
    let mut session = edited();
    session.keys("qs<Enter>");
    saved(&mut session);
    assert!(session.bar().contains("玉東町(gyokuto.json)"), "{}", session.bar());
    session.keys("s<Enter>");
    let saving = saved(&mut session);
    assert_eq!(saving.base.doc().to_text(), GYOKUTO);
    assert!(matches!(session.effects().last(), Some(Effect::Quit)));
}

#[test]
fn what_earlier_runs_left_is_asked_about_ledger_by_ledger() {
    let mut session = towns(80, 24);
    session.act(kensho::app::Action::AskOthers(vec![1, 2]));
    assert_eq!((file(&session), turns(&mut session)), ("gyokuto.json", vec![1]));
    // What the world finds there is asked about; the answer leads on, and at last back.
    for (name, next) in [("gyokuto.json", "kurume.json"), ("kurume.json", "mine.json")] {
        let left = kensho::app::modes::recovery::Left { steps: Vec::new(), stale: false };
        session.act(kensho::app::Action::Recovered(vec![left]));
        assert!(session.sees(&format!("({name}) 前回の変更")), "{}", session.screen());
        session.keys("n");
        assert_eq!(file(&session), next);
    }
    session.keys("j");
    assert_eq!((file(&session), session.state.place.project), ("mine.json", 1));
}

#[test]
fn a_mark_leads_to_its_ledger() {
    let mut session = towns(80, 24);
    session.keys("7jvggV");
    assert_eq!((file(&session), session.state.place.project), ("gyokuto.json", 0));
}

#[test]
fn what_comes_late_is_nobody_elses() {
    let mut session = towns(80, 24);
    let (ledger, findings) = (session.state.book.ledger().clone(), session.state.book.findings().unwrap().len());
    session.keys("7j");
    let own = session.state.findings().unwrap().len();
    // A look through the first ledger ends when the second one is in hand.
    let looked = std::sync::Arc::new(kensho::check::Findings::of(&ledger, session.state.table));
    session.act(kensho::app::Action::Looked(0, ledger, looked));
    assert_eq!(session.state.findings().unwrap().len(), own);
    assert_eq!(session.state.beside(0).book.findings().unwrap().len(), findings);
    // The file of the one in hand has become another one before it was opened.
    let other = Ledger::read(&GYOKUTO.replacen("玉東町", "玉東村", 1)).unwrap();
    session.act(kensho::app::Action::Opened(Box::new(Ok(other))));
    assert!(session.sees("玉東村") && !session.state.is_unsaved(), "{}", session.screen());
    session.act(kensho::app::Action::Opened(Box::new(Err("ファイルがありません。".to_owned()))));
    session.keys("e");
    assert!(!session.state.can_edit() && matches!(session.state.mode, Mode::Browse));
    assert_eq!(session.state.origin, Origin::File("gyokuto.json".into()));
}

#[test]
fn what_must_be_saved_first_is_named() {
    let mut session = with_broken(80, 24);
    session.keys("8j<Enter>").write("1").keys("<Enter><Esc>ggO");
    assert_eq!(file(&session), "mine.json");
    assert!(session.sees("玉東町(gyokuto.json) に保存していない変更"), "{}", session.screen());
    // What can't be read has no homework, and isn't being looked through.
    session.keys("<Esc>7jT");
    assert_eq!(file(&session), "broken.json");
    assert!(!session.sees("まだ調べています") && session.sees("途中で終わっています"), "{}", session.screen());
}

#[test]
fn every_window_says_whose_it_is() {
    for (width, height) in SIZES {
        for keys in ["R", "Q"] {
            let mut session = towns(width, height);
            session.keys("7j").keys(keys);
            assert!(session.sees("玉東町(gyokuto.json) "), "{keys}: {}", session.screen());
            let mut alone = Session::of(GYOKUTO, width, height);
            alone.keys(keys);
            assert!(!alone.sees("玉東町("), "{keys}: {}", alone.screen());
        }
        let mut session = towns(width, height);
        session.keys("7jI");
        assert!(session.sees("玉東町(gyokuto.json) xlsx"), "{}", session.screen());
    }
}

/// Keys that go from ledger to ledger and from row to row, edit, and end.
#[rustfmt::skip]
const OWN: &[&str] = &[
    "9j", "9k", "J", "K", "gg", "<Enter>", "<Esc>", "<Tab>", "7", "<C-u>", "p", "<C-r>", "/玉東<Enter>", "r",
    ".", ",", "v", "V", "R", "q", "T",
];

#[test]
fn whatever_is_pressed_changes_the_ledger_in_hand_alone() {
    let mut next = dice(88_172_645_463_325_252);
    let mut files = TOWNS.map(|(_, text)| text.unwrap().to_owned());
    let (mut session, mut at, mut edited, mut saved) = (towns(80, 24), 0, [false; 3], 0);
    for round in 0..crate::support::long::rounds(9_000, 20_000) {
        let before = [0, 1, 2].map(|which| session.state.beside(which).book.doc().to_text());
        let was = at;
        let keys = pressed(OWN, &mut next);
        session.keys(keys);
        for effect in session.effects() {
            match effect {
                Effect::Turn(to) => at = to,
                Effect::Save(saving) => {
                    assert_eq!(saving.base.doc().to_text(), files[at], "round {round}, {keys}");
                    files[at] = saving.ledger.doc().to_text();
                    saved += 1;
                    session.act(kensho::app::Action::Saved(kensho::app::modes::saving::Outcome::Saved {
                        path: saving.path.unwrap_or_else(|| session.state.origin.name().to_owned()),
                        ledger: Box::new(saving.ledger),
                        notes: Vec::new(),
                    }));
                }
                _ => {}
            }
        }
        session.effects().iter().for_each(|effect| {
            if let Effect::Turn(to) = effect {
                at = *to;
            }
        });
        assert_eq!(session.state.shelf.in_hand(), at, "round {round}, {keys}");
        for which in 0..3 {
            let beside = session.state.beside(which);
            assert_eq!(beside.book.saved().doc().to_text(), files[which], "round {round}, {keys}");
            if beside.book.doc().to_text() != before[which] {
                assert!(which == was || which == at, "round {round}, {keys}: {which} isn't in hand");
                edited[which] = true;
            }
        }
    }
    assert!(edited == [true; 3] && saved > 0, "{edited:?} {saved}");
}

#[test]
fn any_size_and_any_keys_are_harmless() {
    for (width, height) in [(0, 0), (1, 1), (5, 3), (12, 6), (28, 6), (60, 4), (300, 100)] {
        let mut session = with_broken(width, height);
        for keys in
            ["", "j", "9j", "G", "k", "/KPI", "<Down><Down>", "<Enter>", "n", "c", "9j", "<Enter>", "f", "m", "J", "q"]
        {
            session.keys(keys);
            session.draw().check();
        }
    }
}
