//! Editing: what is typed, picked and supposed, and what becomes of it.

use super::*;
use kensho::app::modes::findings::Listed;
use kensho::app::state::Mode;
use kensho::app::{Action, Effect};

#[test]
fn what_people_type_is_understood() {
    for (pointer, text, expected) in [
        (COST, "40,404,483", "40404483"),
        (COST, "４０４０４４８５円", "40404485"),
        (COST, "40404486", "40404486"),
        (COST, "", "null"),
        ("/projects/0/period/from", "令和3", "\"R3\""),
        ("/projects/0/period/from", "R2", "\"R2\""),
        ("/projects/0/period/from", "2021", "\"R3\""),
        (ACTUAL, "168", "168"),
        (ACTUAL, "45.20", "45.20"),
        (ACTUAL, "確認中", "\"確認中\""),
        (ACTUAL, "13(301)", "\"13(301)\""),
        (ACTUAL, "", "null"),
        ("/projects/0/reviews/0/effect/rating", "一覧にない評価", "\"一覧にない評価\""),
        ("/projects/0/scope", "単独", "\"単独\""),
        ("/projects/0/department", "新しい課", "\"新しい課\""),
    ] {
        let (session, value) = typed(pointer, text);
        assert_eq!(value, expected, "{pointer} {text}: {}", session.bar());
        assert!(notice(&session).contains("直しました。"), "{}", notice(&session));
        assert!(session.state.is_unsaved() && session.sees("未保存 1"));
        assert!(matches!(session.effects[..], [Effect::Journal(_)]));
    }
}

#[test]
fn what_cant_be_is_refused_and_the_text_stays() {
    for (pointer, text, reason) in
        [(COST, "百万円くらい", "金額"), (COST, "12.5", "金額"), ("/projects/0/period/from", "いつか", "年度")]
    {
        let (mut session, _) = typed(pointer, text);
        assert_eq!(session.bytes(), MINE);
        assert_eq!(session.typed(), text, "the text stays");
        assert!(session.screen().contains(reason), "{}", session.bar());
        assert!(session.effects.is_empty());
        session.keys("<Esc>");
        assert_eq!(session.bytes(), MINE);
    }
}

#[test]
fn lists_and_flags_are_picked() {
    let rating = "/projects/0/reviews/0/effect/rating";
    let mut session = at(rating);
    session.keys("e<Down><Down><Enter>");
    assert_eq!(session.value(rating), "\"地方創生に効果があった\"");
    session.keys("u");
    assert_eq!(session.bytes(), MINE);
    let flag = "/projects/0/reviews/0/kpis/3/reference";
    let mut session = at(flag);
    assert_eq!(session.value(flag), "true");
    session.keys("e<Down><Enter>");
    assert_eq!(session.value(flag), "false");
}

#[test]
fn long_text() {
    let mut session = at(COMMENT);
    session.keys("e").keys("<C-End>足した。<Enter>二行目<C-s>");
    let value = session.value(COMMENT);
    assert!(value.ends_with("足した。\\n二行目\""), "{value}");
    session.keys("u");
    assert_eq!(session.bytes(), MINE);
    // Esc asks before anything typed is lost.
    session.keys("e<C-End>消えるか<Esc>");
    assert!(session.bar().contains("取り入れますか"), "{}", session.bar());
    session.keys("x");
    assert!(session.typed().ends_with("消えるか"), "any other key goes on: {}", session.typed());
    session.keys("<Esc>n");
    assert_eq!((session.bytes().as_str(), matches!(session.state.mode, Mode::Browse)), (MINE, true));
    session.keys("e<C-End>残す<Esc>y");
    assert!(session.value(COMMENT).ends_with("残す\""));
    // Nothing typed, nothing asked.
    session.keys("e<Esc>");
    assert!(matches!(session.state.mode, Mode::Browse));
}

#[test]
fn a_text_in_lines_is_pasted_whole_and_without_what_a_terminal_obeys() {
    let mut session = at(COMMENT);
    session.keys("e<C-End>");
    session.act(Action::Paste("一\r\n二\u{1b}[31m\u{202e}三".into()));
    assert!(session.typed().contains("一\n二"), "{}", session.typed());
    assert!(!session.typed().contains(['\u{1b}', '\r']), "{:?}", session.typed());
    session.keys("<C-s>");
    assert!(!session.bytes().contains('\u{1b}'));
    session.draw().check();
}

#[test]
fn the_embedded_value_is_untouched_when_nothing_is_changed() {
    for pointer in [COST, ACTUAL, "/projects/0/scope", "/projects/0/period/from"] {
        let mut session = at(pointer);
        session.keys("e<Enter>");
        assert_eq!(session.bytes(), MINE, "{pointer}");
        session.keys("ex<BS><Enter>");
        assert_eq!(session.bytes(), MINE, "{pointer}");
        assert!(session.effects.is_empty());
    }
}

#[test]
fn rows_come_go_and_move_and_undo_gives_back_the_very_bytes() {
    let mut session = at(ACTUAL);
    let kpis = "/projects/0/reviews/0/kpis";
    let count = |session: &Session| {
        let pointer = kensho::json::Pointer::parse(kpis).unwrap();
        session.state.book.doc().find(&pointer, |value| value.len()).unwrap()
    };
    assert_eq!(count(&session), 5);
    session.keys("a新しい指標<Enter>");
    assert_eq!(count(&session), 6);
    assert_eq!(session.value(&format!("{kpis}/1/name")), "\"新しい指標\"");
    session.keys(">");
    assert_eq!(session.value(&format!("{kpis}/2/name")), "\"新しい指標\"");
    session.keys("<lt><lt>");
    assert_eq!(session.value(&format!("{kpis}/0/name")), "\"新しい指標\"");
    session.keys("D");
    assert_eq!(count(&session), 5);
    assert_eq!(session.state.book.briefs()[0].kpis.scored(), 3);
    let mut texts = vec![session.bytes()];
    while !notice(&session).contains("取り消す変更はありません") {
        session.keys("u");
        texts.push(session.bytes());
    }
    assert_eq!(session.bytes(), MINE);
    assert!(!session.state.is_unsaved());
    texts.pop();
    for text in texts.iter().rev().skip(1) {
        session.keys("<C-r>");
        assert_eq!(session.bytes(), *text);
    }
}

#[test]
fn rows_of_every_kind_can_be_added() {
    for (keys, list) in [
        ("1<wait><Enter>", "/projects/0/reviews/0/achievements"),
        ("2<wait><Enter>", "/projects/0/reviews/0/kpis"),
        ("4<wait><Enter>", "/projects/0/reviews/0/opinions"),
        ("5<wait>6G<Enter>", "/projects/5/plan/cost_items"),
    ] {
        let mut session = Session::new(100, 30);
        session.keys(keys).keys("a言葉<Enter>");
        if matches!(session.state.mode, Mode::Entry(_)) {
            session.keys("<C-s>");
        }
        assert!(session.bytes().contains("言葉"), "{list}: {}", session.bar());
        assert!(session.state.book.changes().iter().any(|change| change.pointer.as_str().starts_with(list)), "{list}");
        for _ in 0..4 {
            session.keys("u");
        }
        assert_eq!(session.bytes(), MINE, "{list}");
    }
}

#[test]
fn no_key_takes_a_year_s_sheet_or_a_project_away() {
    for pointer in [COST, COMMENT, "/projects/0/reviews/0/effect/rating", "/projects/0/name", "/projects/0/department"]
    {
        let mut session = at(pointer);
        session.keys("D");
        assert_eq!(session.bytes(), MINE, "{pointer}");
        assert!(notice(&session).contains("取り除けるのは"), "{}", notice(&session));
        session.keys(">").keys("<lt>");
        assert_eq!(session.bytes(), MINE, "{pointer}");
    }
}

#[test]
fn what_if() {
    let mut session = at("/projects/4/reviews/0/kpis/1/actual");
    session.keys("=40<Enter>");
    assert!(session.sees("仮 達成"), "{}", session.screen());
    assert_eq!(session.bytes(), MINE, "nothing of the record changes");
    assert!(!session.state.is_unsaved() && session.effects.is_empty());
    session.keys("=<C-u><Enter>");
    assert!(!session.sees("仮 達成"));
}

/// The actual values of project 5: 確認中 in the second row, 13(301) in the third.
const OPEN_ROW: &str = "/projects/4/reviews/0/kpis/1/actual";
const TWO_READINGS: &str = "/projects/4/reviews/0/kpis/2/actual";

#[test]
fn a_supposed_value_counts_while_it_is_typed_and_esc_takes_it_back() {
    let mut session = at(OPEN_ROW);
    assert!(!session.sees("仮の提案"));
    session.keys("=40");
    assert!(session.sees("仮の提案") && session.sees("→仮 40") && session.sees(" 仮 40"), "{}", session.screen());
    session.keys("<Esc>");
    assert!(session.state.book.supposed().is_empty() && !session.sees("仮の提案"));
    session.keys("=40<Enter>=1");
    assert_eq!(session.state.book.supposed()[0].1, "401");
    session.keys("<Esc>");
    assert_eq!(session.state.book.supposed()[0].1, "40", "what was supposed before is supposed again");
}

#[test]
fn a_reading_is_picked_with_its_unit() {
    for (printed, picked) in [("13(301)", "13"), ("13人(301人)", "13人"), ("2,000(3,000)千円", "2,000千円")] {
        let mut session = Session::of(&MINE.replacen("13(301)", printed, 1), 100, 30);
        go(&mut session, TWO_READINGS).keys("=<Down><Enter>");
        assert_eq!(session.state.book.supposed()[0].1, picked);
    }
}

#[test]
fn what_is_supposed_never_becomes_the_published_rating() {
    let mut session = at(OPEN_ROW);
    session.keys("=40<Enter>t");
    assert!(matches!(session.state.mode, Mode::Browse) && session.bytes() == MINE, "{}", session.bar());
    assert!(notice(&session).contains("仮の値による提案は取り入れられません"), "{}", notice(&session));
    assert!(notice(&session).contains("(+)") && notice(&session).contains("(-)"), "{}", notice(&session));
    // Of another project nothing is supposed.
    session.keys("<Esc>2Gt");
    assert!(notice(&session).contains("すでに提案と同じ"), "{}", notice(&session));
    go(session.keys("5G"), OPEN_ROW).keys("-t");
    assert!(matches!(session.state.mode, Mode::Taking(_)), "{}", session.bar());
}

#[test]
fn a_supposed_value_is_written_only_when_that_is_asked_for() {
    let mut session = at(OPEN_ROW);
    session.keys("+");
    assert!(notice(&session).contains("仮の値がありません"), "{}", notice(&session));
    session.keys("=40<Enter>+");
    assert_eq!(session.value(OPEN_ROW), "40");
    assert!(session.state.book.supposed().is_empty() && session.state.is_unsaved());
    session.keys("u");
    assert_eq!(session.bytes(), MINE);
}

#[test]
fn a_supposed_value_stays_with_its_row() {
    let supposed = |session: &Session| -> Vec<String> {
        session.state.book.supposed().iter().map(|(at, _)| at.as_str().rsplit('/').nth(1).unwrap().to_owned()).collect()
    };
    let mut session = at(OPEN_ROW);
    session.keys("=40<Enter>k");
    assert_eq!(supposed(&session), ["1"]);
    session.keys("D");
    assert_eq!(supposed(&session), ["0"], "the row before it has gone");
    session.keys("u");
    assert_eq!(supposed(&session), ["1"]);
    go(session.keys("<Esc>"), OPEN_ROW).keys(">");
    assert_eq!(supposed(&session), ["2"], "it moves with its row");
    session.keys("u");
    assert_eq!(supposed(&session), ["1"]);
    go(session.keys("<Esc>"), "/projects/4/reviews/0/kpis/0/name").keys("a新しい指標<Enter>");
    assert_eq!(supposed(&session), ["2"], "a row came before it");
    go(session.keys("uu<Esc>"), OPEN_ROW).keys("e31<Enter>");
    assert!(session.state.book.supposed().is_empty(), "the value was really written");
    session.keys("=5<Enter>D");
    assert!(session.state.book.supposed().is_empty(), "its row has gone");
}

#[test]
fn any_finding_can_be_kept_and_the_list_stays_open() {
    let mut session = after("c<Home>");
    let of = |session: &Session| {
        let Mode::Findings(Listed { at, .. }) = session.state.mode else { panic!("{:?}", session.state.mode) };
        session.state.findings().unwrap().get(at).unwrap()
    };
    while of(&session).project.is_some() {
        session.keys("<Down>");
    }
    session.keys("a資料のとおり<Enter>");
    let kept = of(&session);
    assert_eq!(kept.accepted.as_deref(), Some("資料のとおり"));
    let entry = session.value("/accepted/0");
    assert!(
        entry.contains(kept.code) && entry.contains(kept.pointer.as_str()) && entry.contains("\"quote\""),
        "{entry}"
    );
    // What was accepted changes: it waits again, and accepting it anew takes the old entry's place.
    let lapsed = session.bytes().replacen(&format!("\"quote\": \"{}", kept.quote), "\"quote\": \"前の言葉 ", 1);
    let mut again = Session::of(&lapsed, 100, 30);
    again.keys("c<Home>");
    while of(&again).code != kept.code {
        again.keys("<Down>");
    }
    assert_eq!(of(&again).accepted, None);
    again.keys("aいまも資料のとおり<Enter>");
    assert_eq!(of(&again).accepted.as_deref(), Some("いまも資料のとおり"));
    assert!(again.value("/accepted/1").starts_with('('), "{}", again.value("/accepted"));
    // One in a project goes into the project's sheet; Esc on the reason goes back to the list.
    session.keys("<Home>");
    while of(&session).project.is_none() {
        session.keys("<Down>");
    }
    session.keys("a<Esc>");
    let project = of(&session).project.unwrap();
    session.keys("a理由<Enter>");
    assert!(session.value(&format!("/projects/{project}/reviews/0/accepted/0")).contains("理由"));
    session.keys("<Esc>uu");
    assert_eq!(session.bytes(), MINE);
}

#[test]
fn a_long_number_is_read_whole_in_the_list_of_findings() {
    let text = MINE.replacen("\"number\": 1,", "\"number\": 11400,", 1);
    let mut session = Session::of(&text, 100, 30);
    session.keys("c");
    for _ in 0..session.state.listing.rows.len() {
        if session.sees("事業11400") {
            break;
        }
        session.keys("j");
    }
    assert!(session.sees("事業11400"), "{}", session.screen());
}

#[test]
fn the_suggestion_is_taken_only_where_it_is_one() {
    let mut session = at("/projects/0/reviews/0/effect/rating");
    session.keys("e<Down><Enter>t<Enter>");
    assert_eq!(session.value("/projects/0/reviews/0/effect/rating"), "\"地方創生に非常に効果的であった\"");
    // Several are possible: they are offered, and nothing is written before one is picked.
    let mut session = after("5Gt");
    assert!(matches!(session.state.mode, Mode::Taking(_)), "{}", session.bar());
    assert_eq!(session.bytes(), MINE);
    session.keys("<Esc>");
    assert_eq!(session.bytes(), MINE);
}
