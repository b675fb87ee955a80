//! What the screen says: not cut where it matters, not about another program, told on every screen; and what puts a finding
//! right, for every kind that knows it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use kensho::app::Action;
use kensho::app::help;
use kensho::app::key::Key;
use kensho::app::modes::findings::Listed;
use kensho::app::state::Mode;
use kensho::check::{CODES, Finding};
use kensho::ledger::field::Tab;
use kensho::rules::Verdict;
use kensho::text;

use crate::support::session::{MINE, Session};

/// The sizes at which the program is used.
const SIZES: [(u16, u16); 5] = [(40, 10), (60, 20), (80, 24), (100, 30), (140, 40)];

// ---- the summary and the KPI ------------------------------------------------------------------------------------------

/// The line that says what was published says on every screen that the table proposes something else, and when only by a
/// supposed value.
#[test]
fn another_rating_is_said_on_every_screen_that_has_a_summary() {
    for (width, height) in SIZES.into_iter().filter(|(_, height)| *height >= 20) {
        let mut session = Session::new(width, height);
        session.keys("5G2<wait><Enter>jjje<C-u>13<Enter>");
        let row = session.row_of("公表    相当程度");
        assert!(row.contains("提案は違い") || row.contains("！提案"), "{width}x{height}: {row}");
        session.keys("u=<C-u>13<Enter>");
        let row = session.row_of("公表    相当程度");
        assert!(row.contains("仮の提案"), "{width}x{height}: {row}");
        // A rating of nobody's list gives way to the news.
        session.keys("-4G4<wait>");
        let row = session.row_of("公表  ");
        assert!(row.contains("一覧にない評価") || row.contains("一覧外"), "{width}x{height}: {row}");
    }
}

/// The grounds in one line, what would change it in one of its own, and the whole of the grounds right below the proposal.
#[test]
fn why_holds_the_grounds_and_what_would_change_it_is_another_line() {
    let mut session = Session::new(140, 40);
    session.keys("2G4<wait>");
    let (why, change) = (session.row_of("なぜ    "), session.row_of("変わるには  "));
    assert!(why.contains("達成3/4(基準50%)、平均92.9%(基準70%)") && !why.contains("あと17人"), "{why}");
    assert!(change.contains("あと17人増えて60人になれば") && !change.contains("達成3/4"), "{change}");
    let screen = session.screen();
    let place = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}: {screen}"));
    let (proposal, grounds) = (place("判断基準からの提案 ─"), place("提案の根拠 ─"));
    assert!(proposal < grounds && screen.find("評価 ──").is_none_or(|comment| grounds < comment), "{screen}");
}

#[test]
fn what_a_value_with_two_readings_means_stands_below_the_table() {
    for (width, height) in [(80, 24), (100, 30), (140, 40)] {
        let mut session = Session::new(width, height);
        session.keys("5G2<wait><Enter>jj");
        assert_eq!(session.field(), "/projects/4/reviews/0/kpis/2/actual");
        // The window may break the sentence.
        let below: String =
            session.state.shown.page.detail(session.state.place.field).iter().flatten().map(said).collect();
        for words in ["「13(301)」の読みが2つある", "13人なら達成率10.8%", "301人なら250.8%"] {
            assert!(below.contains(words), "{words}: {below}");
        }
        let shown = session.state.layout.detail.height as usize;
        assert!(shown > session.state.shown.page.detail(session.state.place.field).len(), "all of it and a line above");
    }
}

fn said(span: &kensho::page::Span) -> String {
    match &span.body {
        kensho::page::Body::Text { text, .. } => text.clone(),
        _ => String::new(),
    }
}

// ---- keys and help ----------------------------------------------------------------------------------------------------

#[test]
fn the_key_of_the_help_stands_in_the_bar_of_every_screen() {
    for (width, height) in SIZES {
        for keys in ["", "<Enter>", "2<wait><Enter>j", "0", "m", "e<Esc>"] {
            let mut session = Session::new(width, height);
            session.keys(keys).keys("<wait>");
            session.state.notice = None;
            assert!(session.bar().contains("? 説明"), "{keys} at {width}x{height}: {}", session.bar());
        }
    }
}

#[test]
fn the_help_breaks_no_key_and_cuts_nothing() {
    let keymap = Session::new(80, 24).state.setup.keymap.clone();
    for width in 40..=160 {
        let (mut keys, mut words) = (String::new(), String::new());
        let inside = width.min(usize::from(help::WINDOW)) - 4;
        for row in help::rows(width, &keymap) {
            match row {
                help::HelpRow::Keys(names, label) => {
                    assert!(text::cells(&names) <= help::key_cells(inside) - 2, "{width}: {names}");
                    assert!(text::cells(&label) <= inside - help::key_cells(inside), "{width}: {label}");
                    keys.extend([&*names, " "]);
                    words.push_str(&label);
                }
                help::HelpRow::Words(said) => {
                    assert!(text::cells(&said) <= inside, "{width}: {said}");
                    words.push_str(&said);
                }
                _ => {}
            }
        }
        let blank = |words: &str| words.replace(' ', "");
        for section in help::sections(&keymap) {
            for line in section.lines {
                for key in &line.keys {
                    assert!(keys.split(' ').any(|name| name == key), "{width}: {key}");
                }
                assert!(blank(&words).contains(&blank(line.label)), "{width}: {}", line.label);
            }
        }
    }
}

/// The signs are explained by themselves, and no others are.
#[test]
fn the_help_explains_the_signs_that_the_list_has() {
    let session = Session::new(140, 40);
    let keymap = &session.state.setup.keymap;
    let words = help::rows(200, keymap).into_iter().filter_map(|row| match row {
        help::HelpRow::Words(words) => Some(words),
        _ => None,
    });
    let words: String = words.collect();
    for verdict in [Verdict::Achieved, Verdict::Missed, Verdict::Open, Verdict::Unusable, Verdict::Excluded] {
        let sign = kensho::page::sign(verdict).0;
        assert!(words.contains(&format!("{sign} ")), "{sign}: {words}");
    }
    for old in ["3/4", "?2", "= 同じ", "~ "] {
        assert!(!words.contains(old), "{old}");
    }
    // Below a narrow list they have two rows; a wide one holds them in one.
    for (width, height) in [(80, 24), (100, 30), (140, 40)] {
        let session = Session::new(width, height);
        for words in ["〇:達成", "未:未達", "？:未確定", "－:対象外"] {
            assert!(session.sees(words), "{words} at {width}x{height}:\n{}", session.screen());
        }
    }
    // Of a plan there is no rating yet that could differ.
    let low = Session::new(40, 10);
    assert!(low.sees("計画") && !low.sees("計画！"), "{}", low.screen());
}

#[test]
fn a_tab_chosen_beside_a_lone_list_is_seen() {
    for (width, height) in [(40, 10), (60, 20)] {
        let mut session = Session::new(width, height);
        for (key, tab) in ["1", "2", "3", "4", "5", "6"].into_iter().zip(Tab::ALL) {
            session.keys(key).keys("<wait>");
            assert!(session.state.place.tab == tab && session.state.layout.page.width > 0, "{}", session.screen());
            assert!(session.state.notice.is_none(), "the page itself is in sight");
        }
        session.keys("<Tab>");
        assert!(session.sees("総事業費"), "{}", session.screen());
        session.keys("<Esc>");
        assert!(session.state.layout.list.width > 0, "back in the list: {}", session.screen());
    }
}

#[test]
fn what_a_key_of_the_findings_comes_to_is_said() {
    for (width, height) in SIZES {
        let mut session = Session::new(width, height);
        let at = places(&session, |found| found.fixes.is_empty())[0];
        session.state.mode = Mode::Findings(Listed::at(at));
        session.keys("r");
        assert!(session.sees("この指摘には、"), "{width}x{height}:\n{}", session.screen());
    }
}

/// A refusal is long; the prompt says all of it.
#[test]
fn a_refused_year_is_told_whole() {
    let mut session = Session::new(80, 24);
    session.keys("On例市<Enter><C-u>年<Enter>");
    assert!(session.sees("のように入力してください。"), "{}", session.screen());
    session.keys("<BS>");
    assert!(session.sees("Enter 次へ"), "{}", session.screen());
}

// ---- reading ------------------------------------------------------------------------------------------------------------

/// j from the first row to the last shows every row of a page, k back as well, on however low a window.
#[test]
fn j_and_k_skip_no_row_of_a_page() {
    for (width, height) in [(40, 10), (60, 20), (80, 24), (140, 40)] {
        for project in 1..=7 {
            for tab in 1..=6 {
                let mut session = Session::new(width, height);
                session.keys(&format!("{project}G{tab}<wait><Enter>g"));
                for (keys, to_the_end) in [("j", true), ("k", false)] {
                    let rows = session.state.shown.page.rows.len();
                    let page = session.state.layout.page.height as usize;
                    let mut seen = vec![false; rows];
                    for _ in 0..4 * rows + 10 {
                        let top = session.state.place.top;
                        seen.iter_mut().skip(top).take(page).for_each(|seen| *seen = true);
                        session.keys(keys);
                    }
                    let missed = seen.iter().position(|seen| !seen);
                    assert_eq!(
                        missed, None,
                        "{keys} of project {project}, tab {tab} at {width}x{height}, to the end: {to_the_end}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_manual_is_laid_out_once_for_a_width() {
    let mut session = Session::new(80, 24);
    session.keys("<F1>");
    let laid = |session: &Session| match &session.state.mode {
        Mode::Manual(manual) => (Arc::clone(&manual.laid), manual.top),
        other => panic!("{other:?}"),
    };
    let (first, _) = laid(&session);
    session.keys("jjn<Space>p");
    assert!(Arc::ptr_eq(&first, &laid(&session).0), "keys lay nothing out");
    session.keys("G");
    session.act(Action::Resize(140, 40));
    let (wide, top) = laid(&session);
    assert!(!Arc::ptr_eq(&first, &wide) && wide.page.rows.len() < first.page.rows.len());
    assert!(top < wide.page.rows.len(), "still in the manual");
    session.draw().check();
}

// ---- one town's first day -----------------------------------------------------------------------------------------------

#[test]
fn an_empty_ledger_says_how_to_begin() {
    let text = r#"{"format":"kensho-ledger/1","title":"検証","municipality":null,"fiscal_year":"R8","programs":[],"totals":[],"projects":[]}"#;
    let mut session = Session::of(text, 80, 24);
    assert!(session.sees("(自治体名なし) 令和8年度"), "{}", session.screen());
    assert!(!session.screen().lines().skip(2).take(18).any(|row| row.contains("──")), "{}", session.screen());
    session.keys("a<Enter>");
    for c in "道の駅事業".chars() {
        session.act(Action::Key(Key::char(c), 20_000));
    }
    session.keys("<Enter><Enter><Enter><Enter><Enter>");
    assert_eq!(session.state.projects(), 1, "{}", session.screen());
    session.keys("2<wait>");
    assert!(session.sees("a で加えます"), "{}", session.screen());
    session.keys("<Enter>ax<Enter>");
    assert!(session.sees("w で次の項目へ"), "{}", session.screen());
    session.keys("w");
    assert!(session.field().ends_with("/target"), "{}", session.field());
    // What ties the file's rows together is nobody's word.
    session.keys("s");
    assert!(session.sees("保存する変更") && !session.sees("識別子"), "{}", session.screen());
}

#[test]
fn of_a_plan_nobody_expects_a_rating() {
    let mut session = Session::new(80, 24);
    session.keys("7G1<wait>");
    assert!(!session.sees("達成0/0") && !session.sees("空欄"), "{}", session.screen());
    session.keys("m");
    assert!(session.sees("計画の段階です"), "{}", session.screen());
    assert!(!session.sees("提案  "), "{}", session.screen());
}

// ---- findings put right -------------------------------------------------------------------------------------------------

fn places(session: &Session, is: impl Fn(&Finding) -> bool) -> Vec<usize> {
    let findings = session.state.findings().unwrap();
    (0..findings.len()).filter(|&at| findings.get(at).is_some_and(|found| is(&found))).collect()
}

/// A ledger that has a slip of the kind, and what stands there after `r` and Enter.
#[test]
fn every_kind_that_knows_the_right_text_puts_it_there() {
    let cases: [(&str, &str, &str, &str, &str); 10] = [
        ("I95", "各市町の特色", "各市町のﾃｽﾄ", "/projects/0/reviews/0/issues/current", "各市町のテスト"),
        ("E94", "各市町の特色", "各市\\u0007町の特色", "/projects/0/reviews/0/issues/current", "各市町の特色"),
        ("W132", "各市町の特色", "平成36年度の特色", "/projects/0/reviews/0/issues/current", "令和6年度の特色"),
        ("E17", "\"352136\"", "\"35213\"", "/municipality_code", "\"352136\""),
        (
            "E40",
            "\"地方創生に非常に効果的であった\"",
            "\"地方創生に 非常に効果的であった\"",
            "/projects/0/reviews/0/effect/rating",
            "\"地方創生に非常に効果的であった\"",
        ),
        ("E41", "\"事業を継続\"", "\"事業を 継続\"", "/projects/0/reviews/0/policy/decision", "\"事業を継続\""),
        ("W15", "\"scope\": \"広域\"", "\"scope\": \"広 域\"", "/projects/0/scope", "\"広域\""),
        ("E20", "92710418", "92710417", "/totals/0/cost", "92710418"),
        ("I91", "\"account\": \"委託料\"", "\"account\": \"委託費\"", "", "\"委託料\""),
        ("W100", "\"https://www2", "\"　https://www2", "", "\"https://www2"),
    ];
    for (code, old, new, place, right) in cases {
        assert!(CODES.iter().any(|known| known.code == code), "{code}");
        let at = MINE.find(old).unwrap_or_else(|| panic!("{old} isn't in the document"));
        // The criteria come first in the document, the projects after them.
        let from = if code.starts_with("E4") { MINE.find("\"projects\": [").unwrap() } else { at };
        let text = format!("{}{}", &MINE[..from], MINE[from..].replacen(old, new, 1));
        let mut session = Session::of(&text, 80, 24);
        let fits = |found: &Finding| found.code == code && !found.fixes.is_empty();
        let found = places(&session, |found| fits(found) && (place.is_empty() || found.pointer.as_str() == place));
        let [at] = found[..] else { panic!("{code}: {found:?}") };
        let pointer = session.state.findings().unwrap().get(at).unwrap().pointer.to_string();
        session.state.mode = Mode::Findings(Listed::at(at));
        session.keys("r");
        assert!(session.sees("前 ") && session.sees("後 "), "{code}:\n{}", session.screen());
        session.keys("<Enter><Esc>");
        assert!(session.value(&pointer).contains(right), "{code}: {}", session.value(&pointer));
        assert!(
            places(&session, |found| fits(found) && found.pointer.as_str() == pointer).is_empty(),
            "{code} is gone"
        );
        session.keys("u");
        assert_eq!(session.bytes(), text, "{code}: an ordinary edit");
    }
}

/// The form that nearly all places have is the right one; of two that are as frequent nobody knows.
#[test]
fn a_rare_spelling_becomes_the_usual_one() {
    let with = |usual: usize| {
        let rows: Vec<String> =
            std::iter::repeat_n("第二世代の学び".to_owned(), usual).chain(["第2世代の学び".into()]).collect();
        let rows = rows.iter().map(|body| format!(r#"{{"heading":"一","body":"{body}を支えた。"}}"#));
        let rows: Vec<String> = rows.collect();
        format!(
            r#"{{"format":"kensho-ledger/1","municipality":"例町","fiscal_year":"R6","projects":[{{"number":1,"name":"事業","reviews":[{{"fiscal_year":"R6","basis":"実績","achievements":[{}],"kpis":[]}}]}}]}}"#,
            rows.join(",")
        )
    };
    let session = Session::of(&with(3), 80, 24);
    let found = places(&session, |found| found.code == "I91");
    let [at] = found[..] else { panic!("{found:?}") };
    let mut session = session;
    session.state.mode = Mode::Findings(Listed::at(at));
    session.keys("r<Enter>");
    assert_eq!(
        session.bytes(),
        with(4).replacen(",{\"heading\":\"一\",\"body\":\"第2世代の学びを支えた。\"}]", "]", 1)
    );
    let session = Session::of(&with(1), 80, 24);
    assert!(places(&session, |found| found.code == "I91" && !found.fixes.is_empty()).is_empty());
}

/// All fixes of a kind can be seen before they are made, also those that the screen has no room for.
#[test]
fn all_fixes_of_a_kind_can_be_looked_through() {
    let rows = (0..30).map(|i| format!(r#"{{"heading":"其の{i}番","body":"第{i}回のﾃｽﾄを行った。"}}"#));
    let rows: Vec<String> = rows.collect();
    let text = format!(
        r#"{{"format":"kensho-ledger/1","municipality":"例町","fiscal_year":"R6","projects":[{{"number":1,"name":"事業","reviews":[{{"fiscal_year":"R6","basis":"実績","achievements":[{}],"kpis":[]}}]}}]}}"#,
        rows.join(",")
    );
    for (width, height) in SIZES {
        let mut session = Session::of(&text, width, height);
        let at = places(&session, |found| found.code == "I95")[0];
        session.state.mode = Mode::Findings(Listed::at(at));
        session.keys("rA");
        assert!(session.sees("30項目のうち 1～"), "{width}x{height}:\n{}", session.screen());
        let mut seen = [false; 30];
        for _ in 0..40 {
            let screen = session.screen();
            for (i, seen) in seen.iter_mut().enumerate() {
                *seen |= screen.contains(&format!("後 第{i}回のテスト"));
            }
            session.keys("j");
        }
        assert_eq!(seen.iter().position(|seen| !seen), None, "{width}x{height}");
        session.draw().check();
        session.keys("<Enter>");
        assert!(!session.bytes().contains("ﾃｽﾄ"));
    }
}

// ---- one computation ----------------------------------------------------------------------------------------------------

/// What page 0 says of a printed total and what the finding says are the same figures, whatever is missing.
#[test]
fn the_page_and_the_findings_add_up_to_the_same() {
    for known in 0_u32..32 {
        let projects = (0..5).map(|i| {
            // Bit by bit: an amount in the sheet, in the plan sheet alone, or nowhere.
            let (sheet, plan) = (known & 1 << i != 0, known & 1 << ((i + 1) % 5) != 0);
            let cost = if sheet { format!("{}", (i + 1) * 1_000_000) } else { "null".into() };
            let plan = if plan {
                format!(r#"{{"year_cost":{{"fiscal_year":"R7","amount":{}}}}}"#, (i + 1) * 1_000_000)
            } else {
                "null".into()
            };
            format!(
                r#"{{"number":{},"name":"事業{i}","plan":{plan},"reviews":[{{"fiscal_year":"R7","basis":"計画","cost":{cost},"grant":null,"kpis":[]}}]}}"#,
                i + 1
            )
        });
        let projects: Vec<String> = projects.collect();
        let text = format!(
            r#"{{"format":"kensho-ledger/1","municipality":"例町","fiscal_year":"R6","totals":[{{"fiscal_year":"R7","basis":"計画","projects":5,"joint":0,"cost":99000000,"grant":null}}],"projects":[{}]}}"#,
            projects.join(",")
        );
        let mut session = Session::of(&text, 140, 40);
        let found = places(&session, |found| {
            ["I21", "E20"].contains(&found.code) && found.pointer.as_str() == "/totals/0/cost"
        });
        let [at] = found[..] else { panic!("{known:b}: {found:?}") };
        let found = session.state.findings().unwrap().get(at).unwrap();
        let sum = found.quote.rsplit(" / ").next().unwrap().to_owned();
        session.keys("0");
        let page: String = session.state.shown.page.rows.iter().flatten().map(said).collect();
        let of_totals = page.split("事業費 ").next().unwrap_or(&page);
        assert!(sum == "0円" || page.contains(&sum), "{known:b}: the finding says {sum}, the page {of_totals}");
        if let Some((_, rest)) = found.message.split_once("額があるのは") {
            let projects = rest.split("事業の").next().unwrap();
            assert!(page.contains(&format!("うち{projects}事業の額が台帳にあります")), "{known:b}: {page}");
            let gap = rest.split_once("残り").unwrap().1.split('の').next().unwrap();
            assert!(page.contains(&format!("残り{gap}")), "{known:b}: {gap}: {page}");
        }
    }
}

/// The row that is selected says that its direction is taken for granted, and so does the page of the rating.
#[test]
fn a_direction_that_nobody_has_written_is_told_on_the_screen() {
    for (width, height) in [(80, 24), (140, 40)] {
        let mut session = Session::new(width, height);
        session.keys("2<wait>2G<Enter>");
        assert!(session.sees("(多いほど良いとみなす)"), "{}", session.screen());
        let written = MINE.replace("\"direction\": null", "\"direction\": \"up\"");
        let mut session = Session::of(&written, width, height);
        session.keys("2<wait>2G<Enter>");
        assert!(!session.sees("とみなす"), "{}", session.screen());
    }
    let mut session = Session::new(100, 100);
    session.keys("2G4<wait>");
    let screen = session.screen();
    let right: String = screen.lines().filter_map(|row| row.split('│').nth(3)).map(str::trim).collect();
    assert!(right.contains("どの指標も多いほど良いものとして比べた"), "{screen}");
}
