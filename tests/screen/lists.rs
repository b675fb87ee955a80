//! What lists and tables show of a ledger on screens of several sizes: names in their room, marks that say what they are,
//! sums and counts that are of what they say.

use kensho::app::Action;
use serde_json::{Value, json};

use crate::support::session::Session;

const SIZES: [(u16, u16); 4] = [(40, 10), (80, 24), (120, 40), (200, 60)];

const RATINGS: [&str; 4] = [
    "地方創生に非常に効果的であった",
    "地方創生に相当程度効果があった",
    "地方創生に効果があった",
    "地方創生に対して効果がなかった",
];

fn kpi(name: &str, unit: Value, target: Value, actual: Value) -> Value {
    json!({ "name": name, "unit": unit, "target": target, "actual": actual })
}

fn review(year: &str, basis: &str, cost: Value, rating: Value, kpis: Value) -> Value {
    json!({
        "fiscal_year": year, "basis": basis, "cost": cost, "grant": cost, "kpis": kpis,
        "effect": { "rating": rating }, "policy": { "decision": "事業を継続" }
    })
}

fn project(number: usize, name: &str, reviews: Value) -> Value {
    json!({
        "id": format!("p{number}"), "number": number, "name": name, "scope": "単独",
        "period": { "from": "R5", "to": "R8" }, "department": "企画課", "reviews": reviews
    })
}

fn ledger(projects: Vec<Value>) -> String {
    let whole = json!({
        "format": "kensho-ledger/1", "title": "題", "municipality": "青森県試験町", "fiscal_year": "R6", "projects": projects
    });
    whole.to_string()
}

/// Forty projects whose names begin alike and have from none to four KPI.
fn forty() -> String {
    let themes = ["健康の魅力づくり推進事業", "健康の魅力づくり強化事業", "観光の基盤づくり推進事業"];
    let projects = (1..=40).map(|n| {
        let kpis: Vec<Value> = (0..n % 5)
            .map(|i| match (n + i) % 3 {
                0 => kpi("指標", json!("人"), json!(10), json!(12)),
                1 => kpi("指標", json!("人"), json!(10), json!(3)),
                _ => kpi("指標", json!("人"), json!(10), json!("確認中")),
            })
            .collect();
        let rating = RATINGS.get(n % 6).map_or(Value::Null, |rating| json!(rating));
        let name = format!("{}その{n}", themes[n % 3]);
        project(n, &name, json!([review("R6", "実績", json!(1_000_000), rating, json!(kpis))]))
    });
    ledger(projects.collect())
}

/// The rows of the list as they are seen, without the frame.
fn rows(session: &Session) -> Vec<String> {
    let screen = session.screen();
    let list = screen.lines().skip(2).filter_map(|line| line.strip_prefix('│')?.split('│').next().map(str::to_owned));
    list.filter(|row| row.trim_start().starts_with(|c: char| c.is_ascii_digit())).collect()
}

#[test]
fn names_of_a_long_list_have_their_room_and_can_be_told_apart() {
    for (width, height) in SIZES {
        let session = Session::of(&forty(), width, height);
        let rows = rows(&session);
        assert!(rows.len() >= 5, "{}", session.screen());
        let name = |row: &str| -> String {
            let name = row.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
            name.split([' ', '〇']).next().unwrap_or_default().to_owned()
        };
        // A name that is cut has about half of the row, and none looks like another.
        let least = usize::from(session.state.layout.list_rows.width) * 2 / 5 - 2;
        for row in rows.iter().filter(|row| row.contains('…')) {
            assert!(kensho::text::cells(&name(row)) >= least, "{width}x{height}: {row}");
        }
        let different: std::collections::HashSet<String> = rows.iter().map(|row| name(row)).collect();
        assert_eq!(different.len(), rows.len(), "{}", session.screen());
        if width >= 200 {
            assert!(rows.iter().all(|row| !row.contains('…')), "{}", session.screen());
        }
        // No column stays empty in all rows.
        let widest = rows.iter().map(|row| kensho::text::cells(row.trim_end())).max();
        assert!(
            width >= 200 || widest == Some(usize::from(session.state.layout.list_rows.width)),
            "{widest:?}\n{}",
            session.screen()
        );
    }
    let narrow = Session::of(&forty(), 80, 24);
    // 1 and 4 are of the same theme's names and part at their ends only.
    assert!(narrow.row_of(" 3 健康").contains("その3"), "{}", narrow.screen());
    assert!(narrow.row_of(" 6 健康").contains("その6"), "{}", narrow.screen());
    assert!(narrow.sees("1/2:達成/判定"), "what the narrowest marks mean stands below:\n{}", narrow.screen());
}

#[test]
fn a_list_of_few_says_the_department_or_that_it_is_left_out() {
    let session = Session::new(80, 24);
    assert!(session.row_of("未未未 一覧外").contains("R5-7…"), "{}", session.screen());
    let one = ledger(vec![project(1, "短い名", json!([]))]);
    for (width, height) in SIZES {
        let session = Session::of(&one, width, height);
        assert!(session.row_of("単 R5-8").contains("企画課"), "{width}x{height}:\n{}", session.screen());
    }
}

#[test]
fn the_legend_keeps_signs_apart_and_each_sign_means_one_thing() {
    let kpis = json!([
        kpi("甲", json!("人"), json!(10), json!(12)),
        kpi("乙", json!("人"), json!(10), json!(3)),
        kpi("丙", json!("人"), json!(0), json!(3)),
    ]);
    let off_list = project(2, "一覧にない", json!([review("R6", "実績", json!(1), json!("別の評価"), kpis.clone())]));
    let text =
        ledger(vec![project(1, "違う", json!([review("R6", "実績", json!(1), json!(RATINGS[3]), kpis)])), off_list]);
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let session = Session::of(&text, width, height);
        for words in ["〇:達成", "未:未達", "不:判定不能", "！:提案と違う"] {
            assert!(session.sees(words), "{words} at {width}x{height}:\n{}", session.screen());
        }
        assert!(!session.sees("？:未確定"), "what isn't in the list isn't explained");
        assert!(session.sees("〇未不 効果なし！") && session.sees("〇未不 一覧外"), "{}", session.screen());
        assert!(!session.sees("一覧外！"), "{}", session.screen());
    }
}

#[test]
fn while_only_some_projects_are_listed_the_list_says_so() {
    let text = forty();
    for (width, height) in SIZES {
        let mut session = Session::of(&text, width, height);
        let all = session.state.listed();
        session.keys("f");
        let listed = session.state.listed();
        assert!(listed < all);
        // The notice is gone with the next key; the title stays.
        session.keys("jk");
        let title = session.row_of("┌ 事業");
        assert!(title.contains(&format!("事業 {listed}/{all}")), "{width}x{height}: {title}");
        assert!(title.contains("f で解く"), "{width}x{height}: {title}");
        session.keys("f");
        assert!(session.row_of("┌ 事業").contains("┌ 事業 ─"));
    }
}

/// What is called shorter gives way before an amount does.
#[test]
fn both_sums_stand_in_the_header_at_80_columns() {
    let header = Session::new(80, 24).screen().lines().next().unwrap_or_default().to_owned();
    assert!(header.contains("事業費 92,710,418円") && header.contains("交付 46,248,061円"), "{header}");
    assert!(header.contains("R6") && header.contains("要対応"), "{header}");
    // Where one has to go after all, the year has its name again.
    let header = Session::new(72, 24).screen().lines().next().unwrap_or_default().to_owned();
    assert!(header.contains("事業費 92,710,418円") && !header.contains("交付"), "{header}");
    assert!(header.contains("令和6年度"), "{header}");
}

#[test]
fn the_header_s_sum_says_what_isn_t_in_it() {
    let plan = |n| project(n, "計画", json!([review("R6", "計画", json!(5_000_000), Value::Null, json!([]))]));
    let result = |n, cost: Value| project(n, "実績", json!([review("R6", "実績", cost, Value::Null, json!([]))]));
    let text = ledger(vec![
        result(1, json!(10_000_000)),
        result(2, json!(10_000_000)),
        result(3, Value::Null),
        plan(4),
        project(5, "検証なし", json!([])),
    ]);
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let header = Session::of(&text, width, height).screen().lines().next().unwrap_or_default().to_owned();
        let of = if width > 80 { "実績3事業・計画1・検証なし1" } else { "実績3(ほか2)" };
        assert!(header.contains(of), "{header}");
        assert!(header.contains("20,000,000円+未記入1"), "{header}");
        assert!(!header.contains("25,000,000"), "{header}");
    }
    let small = Session::of(&text, 40, 10).screen().lines().next().unwrap_or_default().to_owned();
    assert!(small.contains("5事業") && !small.contains('円'), "{small}");
    let whole = ledger(vec![result(1, json!(10_000_000)), result(2, json!(1))]);
    let header = Session::of(&whole, 80, 24).screen().lines().next().unwrap_or_default().to_owned();
    assert!(header.contains("  2事業  ") && header.contains("10,000,001円  "), "{header}");
}

/// The header names one year: what another one cost is in no sum beside it.
#[test]
fn the_header_s_sum_is_of_the_year_that_it_names() {
    let of =
        |n, year, cost: i64| project(n, "事業", json!([review(year, "実績", json!(cost), Value::Null, json!([]))]));
    let text = ledger(vec![of(1, "R6", 65_000_000), of(2, "R6", 902_000), of(3, "R7", 6_600_000)]);
    for (width, height) in [(80, 24), (120, 40)] {
        let header = Session::of(&text, width, height).screen().lines().next().unwrap_or_default().to_owned();
        assert!(header.contains("65,902,000円") && !header.contains("72,502,000"), "{header}");
        let of = if width > 80 { "実績2事業・別の年度1" } else { "実績2" };
        assert!(header.contains(of), "{header}");
    }
}

#[test]
fn a_unit_of_its_own_field_stands_beside_the_number_or_the_name() {
    let kpis = json!([
        kpi("誘致件数", json!("件"), json!(82), json!(167)),
        kpi("参加者数(人)", json!("人"), json!(10), json!(12)),
        kpi("会員数", json!("人"), json!(50), json!("確認中")),
        kpi("売上高", Value::Null, json!("100千円"), json!("120千円")),
    ]);
    let text = ledger(vec![project(1, "名", json!([review("R6", "実績", json!(1), Value::Null, kpis)]))]);
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let mut session = Session::of(&text, width, height);
        session.keys("2<wait><Enter>");
        let row = session.row_of("167件");
        assert!(row.contains("82件"), "{width}x{height}:\n{}", session.screen());
        assert!(session.sees("50人") && !session.sees("確認中人"), "{}", session.screen());
        assert!(!session.sees("10人") && !session.sees("千円千"), "the name says it: {}", session.screen());
        // The units stand in one column, and so do the numbers.
        let column = |words: &str| {
            let screen = session.screen();
            let row = screen.lines().find(|row| row.contains(words)).unwrap_or_default().to_owned();
            kensho::text::cells(&row[..row.find(words).unwrap_or(0)]) + kensho::text::cells(words)
        };
        assert_eq!(column("82件"), column("50人"), "{}", session.screen());
        // The text of a field is what is printed.
        let page = &session.state.shown.page;
        assert!(page.fields.iter().any(|field| field.text == "167"));
    }
    // Amounts that leave no room for it: it stands behind the name.
    let kpis = json!([kpi("売上高", json!("千円"), json!(1_234_567_890_i64), json!(987_654_321))]);
    let text = ledger(vec![project(1, "名", json!([review("R6", "実績", json!(1), Value::Null, kpis)]))]);
    for (width, height) in [(40, 10), (80, 24)] {
        let mut session = Session::of(&text, width, height);
        session.keys("2<wait><Enter>");
        assert!(session.sees("売上高 (千円)"), "{width}x{height}:\n{}", session.screen());
        let figures = "1,234,567,890 987,654,321";
        assert!(width < 80 || session.sees(figures), "{}", session.screen());
    }
    let mut session = Session::of(&text, 200, 60);
    session.keys("2<wait><Enter>");
    assert!(session.sees("1,234,567,890千円") && session.sees("987,654,321千円"), "{}", session.screen());
}

#[test]
fn what_has_no_row_is_counted_in_every_state_that_occurs() {
    let kpis: Vec<Value> = (0..12)
        .map(|i| match i % 4 {
            0 => kpi("甲", json!("人"), json!(10), json!(12)),
            1 => kpi("乙", json!("人"), json!(10), json!("確認中")),
            2 => kpi("丙", json!("人"), json!(0), json!(3)),
            _ => kpi("丁", json!("人"), json!(10), json!(12)),
        })
        .collect();
    let text = ledger(vec![project(1, "名", json!([review("R6", "実績", json!(1), Value::Null, json!(kpis))]))]);
    let mut seen = 0;
    for (width, height) in [(80, 24), (80, 20), (80, 18), (100, 30), (120, 40)] {
        let session = Session::of(&text, width, height);
        let screen = session.screen();
        let Some(row) = screen.lines().find(|row| row.contains("指標 (")) else { continue };
        seen += 1;
        let words = &row[row.find("指標 (").unwrap_or(0)..];
        let counts: Vec<usize> = words
            .split(|c: char| !c.is_ascii_digit())
            .filter(|digits| !digits.is_empty())
            .filter_map(|digits| digits.parse().ok())
            .collect();
        let before = &row[..row.find("指標 (").unwrap_or(0)];
        let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
        let all: usize = digits.chars().rev().collect::<String>().parse().unwrap_or(0);
        assert_eq!(counts.iter().sum::<usize>(), all, "{row}");
        assert!(!words.contains("未達"), "zeros are left out: {row}");
        assert_eq!(before.contains("ほか"), all < 12, "{row}");
    }
    assert!(seen >= 2, "some of these screens haven't room for twelve");
}

/// A project of four years: one KPI just missed, just met, far missed, open.
fn years() -> String {
    let of = |year: &str, actual: Value| {
        review(
            year,
            "実績",
            json!(1_000_000),
            json!(RATINGS[1]),
            json!([{ "id": "k", "name": "関係人口", "unit": "人", "target": 1000, "actual": actual }]),
        )
    };
    let reviews = json!([of("R3", json!(999)), of("R4", json!(1000)), of("R5", json!(100)), of("R6", json!("確認中"))]);
    ledger(vec![project(1, "名", reviews)])
}

#[test]
fn the_history_tells_met_from_missed_without_colour() {
    for (width, height) in SIZES {
        let mut session = Session::of(&years(), width, height);
        session.keys("6<wait><Enter>");
        let first = session.row_of("KPI ─");
        assert!(!first.is_empty(), "the KPI come first: {}", session.screen());
        let row = |rate: &str| session.row_of(rate);
        if height < 24 {
            assert!(session.row_of("99.9%").contains("未達"), "{}", session.screen());
            continue;
        }
        let (missed, met) = (row("99.9%"), row("100.0%"));
        assert!(missed.contains("未達") && met.contains("〇達成"), "{}", session.screen());
        assert!(session.row_of("R6 ").len() > 1 && session.sees("？未確定"));
        // The bar that falls short ends before the mark, the other one reaches it.
        let before = |row: &str| row.split('┃').next().and_then(|before| before.chars().last());
        assert_eq!(before(&missed), Some(' '), "{missed}");
        assert_eq!(before(&met), Some('█'), "{met}");
        // The bar has what the figures leave: it ends at the page's edge.
        let bar = kensho::text::cells(row("100.0%").split('┃').next().unwrap_or_default());
        assert!(bar >= usize::from(width) - usize::from(session.state.layout.page.width) / 2 + 4, "{met}");
    }
}

#[test]
fn keys_of_the_years_are_told_where_they_lead_somewhere() {
    let mut session = Session::of(&years(), 200, 30);
    session.keys("1<wait>");
    assert!(session.bar().contains("{ 前年度") && !session.bar().contains("次年度"), "{}", session.bar());
    session.keys("{");
    assert!(session.bar().contains("{ 前年度") && session.bar().contains("} 次年度"), "{}", session.bar());
    session.keys("{{");
    assert!(!session.bar().contains("前年度") && session.bar().contains("} 次年度"), "{}", session.bar());
    // Pressed even so, it says why nothing comes of it.
    session.keys("{");
    assert!(session.sees("より前の検証はありません"));
    session.act(Action::Resize(80, 24));
}

/// The line above the page tells what is wrong in the year that is shown.
#[test]
fn the_summary_tells_the_findings_of_the_year_that_is_shown() {
    let good = |year: &str| review(year, "実績", json!(1_000_000), json!(RATINGS[1]), json!([]));
    let mut blank = good("R6");
    blank["effect"]["rating"] = Value::Null;
    let mut odd = good("R5");
    odd["grant"] = json!(2_000_000);
    let text = ledger(vec![project(1, "名", json!([odd, blank]))]);
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let mut session = Session::of(&text, width, height);
        assert!(session.sees("誤り    事業効果が空欄"), "{width}x{height}:\n{}", session.screen());
        session.keys("{");
        assert!(!session.sees("事業効果が空欄"), "{width}x{height}:\n{}", session.screen());
        assert!(session.row_of("誤り  ").contains("交付額が"), "{width}x{height}:\n{}", session.screen());
    }
}

#[test]
fn hits_say_which_row_they_are_of_and_nothing_in_the_file_s_words() {
    let names = ["就業者数2", "来訪者数", "地域内で新たに創出された移住世帯の延べ数(重複を除く)"];
    let kpis: Vec<Value> = names.iter().map(|name| kpi(name, json!("人"), json!(10), Value::Null)).collect();
    let of = |n, name: &str| project(n, name, json!([review("R6", "実績", json!(1), Value::Null, json!(kpis))]));
    let text = ledger(vec![of(1, "若者の仕事づくり"), of(2, "移住の促進")]);
    for (width, height) in SIZES.into_iter().filter(|(width, _)| *width >= 76) {
        let mut session = Session::of(&text, width, height);
        session.write("/未確定:");
        assert!(!session.sees("null"), "{}", session.screen());
        for name in ["就業者数2", "来訪者数"] {
            let row = session.row_of(&format!("{name} 空欄"));
            assert!(row.contains(if width < 120 { "1 " } else { "若者の仕事" }), "{width}x{height}: {row}");
        }
        let list: Vec<String> = rows(&session);
        let different: std::collections::HashSet<&String> = list.iter().collect();
        assert!(list.len() >= 6 && different.len() == list.len(), "{}", session.screen());
        assert!(list.iter().all(|row| row.contains("空欄")), "{}", session.screen());
    }
    // What stands outside the projects is indented as they are.
    let mut session = Session::of(&text, 80, 24);
    session.write("/R6");
    assert!(session.row_of("対象年度").starts_with("│  全体 対象年度 R6"), "{}", session.screen());
    assert!(session.row_of("検証の年度 R6").starts_with("│1 若者の仕事"), "{}", session.screen());
}

#[test]
fn labels_of_the_plan_are_whole_where_there_is_room() {
    let mut one = project(1, "名", json!([]));
    one["plan"] = json!({ "applicant": "試験町" });
    let text = ledger(vec![one]);
    for (width, height) in SIZES {
        let mut session = Session::of(&text, width, height);
        session.keys("5<wait><Enter>");
        assert!(
            height < 24 || session.row_of("事業計画期間").contains("R5-R8"),
            "{width}x{height}:\n{}",
            session.screen()
        );
    }
}
