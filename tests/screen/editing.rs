//! Editing among others: what is typed is what is written, what an earlier run left finds its rows, what someone else
//! saves comes in and loses nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::session::{MINE, Session};
use kensho::app::modes::recovery::Left;
use kensho::app::modes::saving::{Outcome, Review};
use kensho::app::state::{Mode, Notice, Origin};
use kensho::app::{Action, Effect};
use kensho::change::history::Draft;
use kensho::change::history::Moved;
use kensho::change::history::Noted;
use kensho::json::{Doc, Edit, Pointer, move_element};
use kensho::ledger::Ledger;

const KPIS: &str = "/projects/1/reviews/0/kpis";

fn at(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

fn notice(session: &Session) -> &str {
    session.state.notice.as_ref().map_or("", |Notice { words, .. }| words)
}

/// Selects the field at a place, wherever it stands.
fn go(session: &mut Session, pointer: &str) {
    let index: Option<usize> = pointer.strip_prefix("/projects/").and_then(|rest| rest.split('/').next()?.parse().ok());
    match index {
        Some(index) => {
            session.keys("<Esc><Esc>");
            for tab in 1..=5 {
                session.keys(&format!("{tab}<wait><Enter>"));
                session.keys(&format!("{}G<wait>g", session.state.book.briefs()[index].number.unwrap()));
                for _ in 0..session.state.shown.page.fields.len() {
                    if session.field() == pointer {
                        return;
                    }
                    session.keys("w");
                }
                session.keys("<Esc>");
            }
        }
        None => {
            session.keys("<Esc><Esc>0<wait>g");
            for _ in 0..session.state.shown.page.fields.len() {
                if session.field() == pointer {
                    return;
                }
                session.keys("w");
            }
        }
    }
    panic!("{pointer} stands on no page");
}

/// Types over the field at a place.
fn set(session: &mut Session, pointer: &str, text: &str) {
    go(session, pointer);
    match (pointer.ends_with("/reference"), text) {
        // A flag is picked, there is no other word to write.
        (true, _) => drop(session.keys("e<Down><C-s>")),
        (false, text) => drop(session.write(text).keys("<C-s>")),
    }
}

fn of(text: &str) -> Session {
    Session::of(text, 100, 30)
}

fn mine() -> Doc {
    Ledger::read(MINE).unwrap().doc().clone()
}

fn changed(mut doc: Doc, place: &str, after: &str) -> Doc {
    let before = doc.get(&at(place)).unwrap();
    doc.apply(&Edit::replace(at(place), before, after, 0)).unwrap();
    doc
}

fn inserted(mut doc: Doc, place: &str, value: &str) -> Doc {
    doc.apply(&Edit::insert(at(place), value, 0)).unwrap();
    doc
}

fn left_by(session: &Session, stale: bool) -> Vec<Left> {
    vec![Left { steps: Noted::all(session.state.book.saved().doc(), &session.state.book.history().unsaved()), stale }]
}

fn saved(session: &mut Session) -> String {
    let effects = session.effects();
    let Some(Effect::Save(saving)) = effects.iter().rfind(|effect| matches!(effect, Effect::Save(_))) else {
        panic!("nothing is saved: {effects:?}")
    };
    let ledger = Box::new(saving.ledger.clone());
    let text = saving.ledger.doc().to_text();
    session.act(Action::Saved(Outcome::Saved { path: "台帳.json".into(), ledger, notes: Vec::new() }));
    text
}

/// Someone else's text is in the file when this session saves.
fn theirs(session: &mut Session, doc: &Doc) {
    session.keys("s<Enter>");
    session.effects();
    session.act(Action::Saved(Outcome::Theirs(Box::new(Ledger::read(&doc.to_text()).unwrap()))));
}

// ---- what is typed ----------------------------------------------------------------------------------------------

#[test]
fn words_of_the_format_are_only_read_where_the_field_has_them() {
    for (place, text) in [
        ("/projects/0/reviews/0/effect/comment", "対応済み"),
        ("/projects/0/department", "はい"),
        ("/projects/0/reviews/0/kpis/0/actual", "少ないほど良い"),
        ("/projects/0/scope", "対応待ち"),
    ] {
        let mut session = of(MINE);
        set(&mut session, place, text);
        assert_eq!(session.value(place), format!("\"{text}\""), "{place}");
        let mut session = of(MINE);
        session.act(Action::Edited(at(place), format!("{text}\n")));
        if matches!(session.state.mode, Mode::Entry(_)) {
            assert!(session.bar().contains("一覧にない言葉です"), "{}", session.bar());
            session.keys("<Enter>");
        }
        assert_eq!(session.value(place), format!("\"{text}\""), "{place} from the editor");
    }
    let flag = "/projects/0/reviews/0/kpis/3/reference";
    let mut session = of(MINE);
    set(&mut session, flag, "いいえ");
    assert_eq!(session.value(flag), "false");
}

#[test]
fn the_old_text_typed_again_is_the_old_bytes() {
    let kpi = "{\"name\":\"率\",\"unit\":\"%\",\"target\":1E+2,\"actual\":\"34,212\",\"note\":\"\\u5b66校\\/課\"}";
    let text = format!(
        "{{\"format\":\"kensho-ledger/1\",\"fiscal_year\":\"R6\",\"projects\":[{{\"id\":\"a\",\"number\":1,\"name\":\"栗\",\
         \"period\":{{\"from\":\"令和4年度\",\"to\":\"R8\"}},\"reviews\":[{{\"fiscal_year\":\"R6\",\"cost\":1E+2,\"kpis\":[{kpi}]}}]}}]}}"
    );
    let review = "/projects/0/reviews/0";
    for (place, other, old) in [
        (format!("{review}/kpis/0/target"), "5", "1E+2"),
        (format!("{review}/kpis/0/actual"), "5", "34,212"),
        (format!("{review}/kpis/0/note"), "別", "学校/課"),
        ("/projects/0/period/from".to_owned(), "R5", "令和4年度"),
        (format!("{review}/cost"), "7", "1E+2"),
    ] {
        let mut session = of(&text);
        set(&mut session, &place, other);
        assert!(session.state.is_unsaved(), "{place}: {}", session.bar());
        set(&mut session, &place, old);
        assert_eq!(session.bytes(), text, "{place}");
        assert!(!session.state.is_unsaved());
    }
}

#[test]
fn what_is_odd_is_taken_and_told() {
    for (place, text, words) in [
        ("/projects/0/reviews/0/cost", "-5", "負の値"),
        ("/projects/0/scope", "連携", "一覧"),
        ("/projects/0/period/from", "R9", "より後"),
    ] {
        let mut session = of(MINE);
        set(&mut session, place, text);
        assert!(session.state.is_unsaved() && notice(&session).contains(words), "{place}: {}", notice(&session));
    }
    let mut session = of(MINE);
    set(&mut session, "/projects/0/scope", "単独");
    assert!(!notice(&session).contains("一覧"), "{}", notice(&session));
}

#[test]
fn what_the_editor_leaves_is_cleaned_and_never_thrown_away() {
    let comment = "/projects/0/reviews/0/effect/comment";
    let mut session = of(MINE);
    session.act(Action::Edited(at(comment), "一\r二\u{1b}[2J\u{202e}三\n".into()));
    assert_eq!(session.value(comment), "\"一\\n二[2J三\"");
    assert!(notice(&session).contains("2個取り除きました"), "{}", notice(&session));
    // Refused: open here, with the text and the reason.
    let mut session = of(MINE);
    session.act(Action::Edited(at("/projects/0/reviews/0/cost"), "だいたい百万円\n".into()));
    assert_eq!(session.typed(), "だいたい百万円");
    assert!(session.bar().contains("金額"), "{}", session.bar());
    assert_eq!(session.bytes(), MINE);
    session.keys("<C-e><C-u>5<Enter>");
    assert_eq!(session.value("/projects/0/reviews/0/cost"), "5");
}

#[test]
fn what_a_paste_left_out_is_seen() {
    let mut session = of(MINE);
    go(&mut session, "/projects/0/department");
    session.keys("e");
    session.act(Action::Paste("一\u{7}二".into()));
    assert!(session.bar().contains("1個取り除いて"), "{}", session.bar());
    session.keys("x");
    assert!(session.bar().contains("Enter 決定"), "{}", session.bar());
}

#[test]
fn vi_words_do_what_they_say() {
    for (keys, expected) in
        [(":w<Enter>", "保存する変更 1件"), (":ｗ<Enter>", "保存する変更 1件"), (":wq<Enter>", "保存する変更 1件")]
    {
        let mut session = of(MINE);
        set(&mut session, "/projects/0/department", "課");
        session.keys(keys);
        assert!(session.sees(expected), "{keys}: {}", session.screen());
    }
    let mut session = of(MINE);
    session.keys(":ｗ　別.json<Enter>");
    assert!(matches!(&session.effects()[..], [Effect::Save(saving)] if saving.path.as_deref() == Some("別.json")));
    let ledger = Box::new(session.state.book.ledger().clone());
    session.act(Action::Saved(Outcome::Saved { path: "別.json".into(), ledger, notes: Vec::new() }));
    assert!(notice(&session).contains("別.json に保存しました(変更はありません)。これからはこのファイルを編集します"));
    let mut session = Session::with(Origin::Embedded, MINE, 100, 30);
    session.keys(":w<Enter>");
    assert!(matches!(session.state.mode, Mode::Path { .. }));
}

// ---- rows and records that aren't there yet ---------------------------------------------------------------------

#[test]
fn a_group_of_costs_is_renamed_whole_and_rows_change_groups() {
    let list = "/projects/5/plan/cost_items";
    let mut session = of(MINE);
    let groups = |session: &Session| -> Vec<String> {
        let rows = session.state.book.doc().find(&at(list), |rows| {
            rows.items().map(|row| row.get("group").and_then(|g| g.str()).unwrap_or_default().into_owned()).collect()
        });
        rows.unwrap()
    };
    let before = groups(&session);
    let first = before.iter().filter(|group| **group == before[0]).count();
    assert!(first > 1 && first < before.len(), "the embedded ledger has several groups: {before:?}");
    set(&mut session, &format!("{list}/0/group"), "新しい区分");
    let after = groups(&session);
    assert!(after[..first].iter().all(|group| group == "新しい区分") && after[first..] == before[first..], "{after:?}");
    session.keys("u");
    assert_eq!(session.bytes(), MINE, "one step");
    // The first row of the second group goes up: it joins the first group where it stands.
    go(&mut session, &format!("{list}/{first}/item"));
    session.keys("<lt>");
    assert_eq!(groups(&session)[first], before[0]);
    assert_eq!(session.field(), format!("{list}/{first}/item"));
}

#[test]
fn a_line_of_a_list_is_not_emptied() {
    let mut session = Session::new(120, 40);
    let place = "/projects/4/plan/expense_kinds/0";
    let before = session.bytes();
    for text in ["", "\u{3000} "] {
        set(&mut session, place, text);
        let Mode::Entry(entry) = &session.state.mode else { panic!("it was taken: {}", session.value(place)) };
        assert!(entry.refusal.as_ref().is_some_and(|words| words.contains("行ごと取り除いて")), "{:?}", entry.refusal);
        session.keys("<Esc>");
        assert_eq!(session.bytes(), before);
    }
    // What was added blank and stays so is blank, not nothing: the file is still a ledger. Esc takes it away again.
    go(&mut session, place);
    session.keys("a<Esc>");
    assert_eq!(session.bytes(), before);
    session.keys("a<Enter>");
    assert_eq!(session.value("/projects/4/plan/expense_kinds/1"), "\"\"");
    Ledger::read(&session.bytes()).unwrap();
    go(&mut session, place);
    session.keys("D");
    Ledger::read(&session.bytes()).unwrap();
}

#[test]
fn what_is_blank_can_be_filled_in() {
    for (place, typed, parent, expected) in [
        ("/projects/5/plan/partners", "市民", "/projects/5/plan/partners", "\"市民\""),
        ("/projects/5/plan/cost_note", "注", "/projects/5/plan/cost_note", "\"注\""),
        ("/projects/0/name_variants/0", "別名", "/projects/0/name_variants", "[\"別名\"]"),
        ("/totals/1/note", "見込み", "/totals/1/note", "\"見込み\""),
    ] {
        let mut doc = mine();
        if let Ok(old) = doc.get(&at(place)) {
            doc.apply(&Edit::remove(at(place), old, 0)).unwrap();
        }
        let before = doc.to_text();
        let mut session = of(&before);
        set(&mut session, place, typed);
        let value: String = session.value(parent).split_whitespace().collect();
        assert_eq!(value, expected, "{place}: {}", session.bar());
        session.keys("u");
        assert_eq!(session.bytes(), before);
    }
    // No plan at all: a makes one.
    let none = changed(mine(), "/projects/2/plan", "null").to_text();
    let mut session = of(&none);
    session.keys("3G<wait>5<wait><Enter>a");
    session.keys("美祢市<Enter>");
    assert_eq!(session.value("/projects/2/plan/applicant"), "\"美祢市\"", "{}", session.bar());
    // Rows of the whole view.
    let mut session = of(MINE);
    go(&mut session, "/totals/1/cost");
    session.keys("a");
    assert!(matches!(&session.state.mode, Mode::Entry(entry) if entry.pointer.starts_with(&at("/totals/2"))));
}

#[test]
fn marks_stand_where_something_changed() {
    let marked = |session: &Session| -> Vec<String> {
        let fields = session.state.shown.page.fields.iter().zip(&session.state.shown.changed);
        let mut rows: Vec<String> =
            fields.filter(|(_, changed)| **changed).map(|(field, _)| field.pointer.as_str().to_owned()).collect();
        rows.dedup();
        rows
    };
    let mut session = of(MINE);
    go(&mut session, &format!("{KPIS}/1/actual"));
    session.keys("D");
    assert_eq!(marked(&session), [] as [String; 0], "no row that is left has changed");
    assert!(session.state.is_changed(1) && !session.state.is_changed(0));
    session.keys("u");
    go(&mut session, &format!("{KPIS}/0/actual"));
    session.keys(">");
    let rows = marked(&session);
    assert!(rows.iter().all(|row| row.starts_with(&format!("{KPIS}/0/")) || row.starts_with(&format!("{KPIS}/1/"))));
    assert!([0, 1].iter().all(|row| rows.contains(&format!("{KPIS}/{row}/actual"))), "both stand elsewhere: {rows:?}");
}

// ---- what an earlier run left -----------------------------------------------------------------------------------

#[test]
fn a_recovered_edit_goes_to_its_row_wherever_that_stands() {
    // Two rows say 確認中; the second is corrected, and someone puts a row before them meanwhile.
    let base =
        changed(changed(mine(), &format!("{KPIS}/1/actual"), "\"確認中\""), &format!("{KPIS}/2/actual"), "\"確認中\"");
    let mut first = of(&base.to_text());
    set(&mut first, &format!("{KPIS}/2/actual"), "99");
    let left = left_by(&first, true);
    let now = inserted(base.clone(), &format!("{KPIS}/0"), "{\"name\": \"新しい指標\", \"actual\": 1}");
    let mut session = of(&now.to_text());
    session.act(Action::Recovered(left)).keys("y");
    assert_eq!(session.value(&format!("{KPIS}/3/actual")), "99", "{}", notice(&session));
    assert_eq!(session.value(&format!("{KPIS}/2/actual")), "\"確認中\"");
    assert!(matches!(session.effects()[..], [Effect::Adopt(_)]));
    session.keys("u");
    assert_eq!(session.bytes(), now.to_text());
}

#[test]
fn a_recovered_edit_that_contradicts_is_asked_about_and_kept_until_then() {
    let actual = format!("{KPIS}/0/actual");
    let mut first = of(MINE);
    set(&mut first, &actual, "51");
    set(&mut first, "/projects/1/department", "新しい課");
    let now = changed(mine(), &actual, "52");
    for (keys, expected, unsaved) in [("m", "51", 2), ("t", "52", 1), ("l", "51", 2)] {
        let mut session = of(&now.to_text());
        session.act(Action::Recovered(left_by(&first, true))).keys("y");
        assert!(session.sees("食い違い 1/1") && session.sees("51") && session.sees("52"), "{}", session.screen());
        assert!(session.effects().is_empty(), "the journal stays until it is answered");
        session.keys(keys);
        assert_eq!(session.value(&actual), expected, "{keys}");
        assert_eq!(session.value("/projects/1/department"), "\"新しい課\"");
        assert_eq!(session.state.book.changes().len(), unsaved);
        let effects = session.effects();
        assert!(matches!(&effects[..], [Effect::Adopt(steps)] if steps.len() == unsaved), "{effects:?}");
    }
    // Esc: back to the question, as if nothing had been begun.
    let mut session = of(&now.to_text());
    session.act(Action::Recovered(left_by(&first, true))).keys("y<Esc>");
    assert!(matches!(session.state.mode, Mode::Recovery { .. }));
    assert_eq!(session.bytes(), now.to_text());
    assert!(session.effects().is_empty());
}

#[test]
fn what_is_being_typed_when_the_line_drops_comes_back() {
    let actual = format!("{KPIS}/0/actual");
    let mut first = of(MINE);
    go(&mut first, &actual);
    first.keys("e<C-e>7");
    first.effects();
    first.act(Action::Ending);
    let effects = first.effects();
    let [Effect::Journal(Moved::Made(step))] = &effects[..] else { panic!("{effects:?}") };
    assert!(step.label.ends_with("(入力の途中)"), "{}", step.label);
    assert_eq!(first.value(&actual), "437");
    // What the field can't take is kept as it is typed, and opened again.
    let cost = "/projects/1/reviews/0/cost";
    let mut first = of(MINE);
    go(&mut first, cost);
    first.keys("e<C-e><C-u>百万円く");
    first.effects();
    first.act(Action::Ending);
    let effects = first.effects();
    let [Effect::Journal(Moved::Draft(label, draft))] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(*draft, Draft { pointer: at(cost), text: "百万円く".into() });
    let noted = Noted::draft(first.state.book.saved().doc(), label.clone(), draft.clone());
    let mut now = mine();
    move_element(&now, &at("/projects"), 1, 0, 0).unwrap().iter().for_each(|edit| drop(now.apply(edit).unwrap()));
    let mut session = of(&now.to_text());
    session.act(Action::Recovered(vec![Left { steps: vec![noted], stale: true }]));
    assert!(session.sees("入力の途中: 「百万円く」"), "{}", session.screen());
    session.keys("y");
    assert_eq!((session.typed(), session.field()), ("百万円く", "/projects/0/reviews/0/cost"));
    session.keys("<Esc>");
    assert_eq!(session.bytes(), now.to_text());
}

#[test]
fn the_reason_being_typed_for_keeping_a_finding_comes_back() {
    let mut first = of(MINE);
    first.keys("c<End>a 資料を待っている ");
    first.effects();
    first.act(Action::Ending);
    let effects = first.effects();
    let [Effect::Journal(Moved::Made(step))] = &effects[..] else { panic!("{effects:?}") };
    let mut session = of(MINE);
    session.act(Action::Recovered(left_by(&first, false)));
    assert!(session.sees("資料を待っている"), "{}", session.screen());
    session.keys("y");
    assert_eq!(session.bytes(), first.bytes());
    assert!(session.bytes().contains("\"reason\": \"資料を待っている\""), "{step:?}");
    // Nothing typed is no reason.
    let mut none = of(MINE);
    none.keys("ca ");
    none.effects();
    none.act(Action::Ending);
    assert!(none.effects().is_empty());
    assert_eq!(none.bytes(), MINE);
}

// ---- someone else -----------------------------------------------------------------------------------------------

#[test]
fn with_nothing_unsaved_theirs_is_taken_and_said() {
    let actual = format!("{KPIS}/0/actual");
    let mut session = of(MINE);
    go(&mut session, &actual);
    let row = "{\"name\": \"新しい指標\", \"actual\": 1}";
    let now = changed(inserted(mine(), &format!("{KPIS}/0"), row), &format!("{KPIS}/1/actual"), "52");
    session.act(Action::Theirs(Box::new(Ledger::read(&now.to_text()).unwrap())));
    assert_eq!(session.bytes(), now.to_text());
    assert!(!session.state.is_unsaved());
    assert!(notice(&session).contains("新しい指標") && notice(&session).contains("43 → 52"), "{}", notice(&session));
    assert_eq!(session.field(), format!("{KPIS}/1/actual"), "the user stays at the row");
}

#[test]
fn a_supposition_stays_with_its_row_when_someone_else_saves() {
    let actual = format!("{KPIS}/0/actual");
    let mut session = of(MINE);
    go(&mut session, &actual);
    session.keys("=60<Enter>");
    let row = "{\"name\": \"新しい指標\", \"actual\": 1}";
    let now = inserted(mine(), &format!("{KPIS}/0"), row);
    session.act(Action::Theirs(Box::new(Ledger::read(&now.to_text()).unwrap())));
    assert_eq!(session.state.book.supposed(), [(at(&format!("{KPIS}/1/actual")), "60".to_owned())]);
    // Where the value itself has come, nothing is left to suppose.
    let known = changed(now, &format!("{KPIS}/1/actual"), "52");
    session.act(Action::Theirs(Box::new(Ledger::read(&known.to_text()).unwrap())));
    assert!(session.state.book.supposed().is_empty());
}

#[test]
fn undo_goes_on_across_a_merge() {
    let actual = format!("{KPIS}/0/actual");
    let mut session = of(MINE);
    set(&mut session, &actual, "50");
    session.keys("s<Enter>");
    saved(&mut session);
    set(&mut session, &actual, "51");
    let row = "{\"name\": \"新しい指標\", \"actual\": 50}";
    let now = inserted(
        changed(changed(mine(), &actual, "50"), "/projects/4/department", "\"新課\""),
        &format!("{KPIS}/0"),
        row,
    );
    theirs(&mut session, &now);
    let text = saved(&mut session);
    assert_eq!(text, changed(now.clone(), &format!("{KPIS}/1/actual"), "51").to_text());
    let words = notice(&session);
    assert!(words.contains("保存しました") && words.contains("新しい指標") && words.contains("新課"), "{words}");
    session.keys("u");
    assert_eq!(session.bytes(), now.to_text());
    session.keys("u");
    assert_eq!(session.value(&format!("{KPIS}/1/actual")), "43", "{}", notice(&session));
    assert_eq!(session.value(&format!("{KPIS}/0/actual")), "50", "their row is theirs");
    session.keys("<C-r><C-r>");
    assert_eq!(session.value(&format!("{KPIS}/1/actual")), "51");
}

#[test]
fn each_contradiction_has_its_own_answer_and_leaving_one_keeps_it_unsaved() {
    let places = [format!("{KPIS}/0/actual"), format!("{KPIS}/1/actual"), "/projects/1/department".to_owned()];
    let mut session = of(MINE);
    set(&mut session, &places[0], "51");
    set(&mut session, &places[1], "1.5");
    set(&mut session, &places[2], "私の課");
    let now = changed(changed(mine(), &places[0], "52"), &places[1], "2.5");
    let now = changed(now, &places[2], "\"彼の課\"");
    theirs(&mut session, &now);
    assert!(session.sees("食い違い 1/3"));
    // An answer can be taken back.
    session.keys("t");
    assert!(session.sees("食い違い 2/3"));
    session.keys("b");
    assert!(session.sees("食い違い 1/3"));
    // In the order of the ledger: department, then the KPIs.
    session.keys("mlt");
    let Mode::Review(Review { changes, held, .. }) = &session.state.mode else { panic!("{:?}", session.state.mode) };
    assert_eq!((changes.len(), *held), (1, 1));
    session.keys("<Enter>");
    let [.., Effect::Save(saving)] = &session.effects[..] else { panic!() };
    assert_eq!((saving.steps.len(), saving.held.len()), (1, 1));
    let text = saved(&mut session);
    assert_eq!(text, changed(now, &places[2], "\"私の課\"").to_text());
    assert!(notice(&session).contains("あとで決める1件"), "{}", notice(&session));
    // Told as taken in is what was taken in, not what was answered with one's own.
    assert!(notice(&session).contains("2.5") && !notice(&session).contains("彼の課"), "{}", notice(&session));
    // Left for later: still here, unsaved, and shown with what the file has now.
    assert_eq!((session.value(&places[0]).as_str(), session.value(&places[1]).as_str()), ("51", "2.5"));
    assert_eq!(session.state.book.changes().len(), 1);
    session.keys("s");
    assert!(session.sees("前: 52") && session.sees("後: 51"), "{}", session.screen());
}
