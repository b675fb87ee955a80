//! Everything that the ledger holds can be read on the screen, and edited where it is read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use kensho::app::state::{Origin, State};
use kensho::app::{Action, update};
use kensho::json::{Edit, Kind, Pointer, Value};
use kensho::ledger::Ledger;
use kensho::ledger::field::{Tab, field};
use kensho::page;
use kensho::page::Body;
use kensho::page::Page;
use kensho::rules::Table;

/// What is not shown on purpose: names for programs, and the words of the format.
const NOT_SHOWN: [&str; 3] = ["/format", "/programs/*/id", "/projects/*/id"];

fn leaves(value: Value<'_>, at: &Pointer, out: &mut Vec<Pointer>) {
    match value.kind() {
        Kind::Object => value.members().for_each(|m| leaves(m.value, &at.key(&m.key()), out)),
        Kind::Array => value.items().enumerate().for_each(|(i, item)| leaves(item, &at.index(i), out)),
        Kind::Null => {}
        _ => out.push(at.clone()),
    }
}

fn fields(page: &Page) -> impl Iterator<Item = Pointer> {
    page.fields.iter().map(|field| field.pointer.clone())
}

/// The heading of a cost item that the row above it already stands under.
fn is_same_group(state: &State, at: &Pointer) -> bool {
    let above = || {
        let (item, key) = at.parent()?;
        let (list, index) = item.parent()?;
        (key == "group").then(|| list.index(index.parse::<usize>().unwrap().wrapping_sub(1)).key("group"))
    };
    above().is_some_and(|above| state.book.doc().get(&above) == state.book.doc().get(at))
}

#[test]
fn every_value_of_the_ledger_is_a_field_of_some_page() {
    let ledger = Ledger::read(include_str!("../../data/mine-r6.json")).unwrap();
    let state = State::with_ledger(Origin::Embedded, ledger, Table::embedded());
    for width in [44, 92] {
        let mut shown: BTreeSet<Pointer> = BTreeSet::new();
        for index in 0..state.projects() {
            state.with_subject(index, |subject| {
                let subject = &page::Subject { blanks: true, ..*subject };
                for tab in Tab::ALL {
                    shown.extend(fields(&page::page(subject, tab, width)));
                }
            });
        }
        let front = state.book.ledger().front();
        shown.extend(fields(&page::whole_page(
            state.book.ledger(),
            (state.book.tally(), state.book.briefs()),
            (false, true),
            state.table,
            width,
        )));
        let mut all = Vec::new();
        leaves(front.value(), &Pointer::root(), &mut all);
        for index in 0..state.projects() {
            let record = state.book.ledger().record(index).unwrap();
            leaves(record.value(), &Pointer::root().key("projects").index(index), &mut all);
        }
        assert!(all.len() > 500, "the ledger has {} values", all.len());
        let missing: Vec<String> = all
            .iter()
            .filter(|at| !field(at).is_some_and(|field| NOT_SHOWN.contains(&field.pattern)))
            .filter(|at| !shown.contains(at) && !is_same_group(&state, at))
            .map(ToString::to_string)
            .collect();
        assert!(missing.is_empty(), "at {width} cells these are shown nowhere: {missing:#?}");
    }
}

/// As many indicators as a project may have beside a review and its one achievement.
const MOST: usize = kensho::ledger::field::MOST_ROWS - 2;

/// A ledger of one project with a long text and a long list.
fn long(lines: usize, rows: usize) -> State {
    let kpis: Vec<_> = (0..rows).map(|k| format!(r#"{{"name": "指標{k}", "target": 1, "actual": 1}}"#)).collect();
    let (body, kpis) = ("行\\n".repeat(lines) + "終わり", kpis.join(","));
    let review = format!(r#"{{"achievements": [{{"heading": "長い", "body": "{body}"}}], "kpis": [{kpis}]}}"#);
    let text = format!(r#"{{"format": "kensho-ledger/1", "projects": [{{"name": "長い", "reviews": [{review}]}}]}}"#);
    State::with_ledger(Origin::Embedded, Ledger::read(&text).unwrap(), Table::embedded())
}

#[test]
fn of_what_is_very_long_the_screen_lays_out_the_beginning_and_says_so() {
    let words = |page: &Page| -> String {
        let bodies = page.rows.iter().flatten().map(|span| match &span.body {
            Body::Text { text, .. } => format!("{text}\n"),
            _ => String::new(),
        });
        bodies.collect()
    };
    let state = long(100_000, 100);
    let pages = |state: &State, lay: fn(&page::Subject<'_>, Tab, usize) -> Page| {
        [Tab::Results, Tab::Kpi].map(|tab| state.with_subject(0, |subject| lay(subject, tab, 80)).unwrap())
    };
    let [results, _] = pages(&state, page::screen_page);
    assert!(results.rows.len() < 2_100, "{}", results.rows.len());
    assert!(words(&results).contains("…(長いので途中まで。e で全文)") && !words(&results).contains("終わり"));
    // The field itself is whole: what is copied and edited isn't cut.
    assert!(results.fields.iter().any(|field| field.text.ends_with("終わり")));
    assert!(words(&pages(&state, page::page)[0]).contains("終わり"));
    // What isn't long is laid out alike for both, and so are as many rows as a project may have.
    let short = long(100, MOST);
    assert!(words(&pages(&short, page::screen_page)[1]).contains(&format!("指標{}", MOST - 1)));
    assert_eq!(pages(&short, page::screen_page), pages(&short, page::page));
}

/// What the page that is shown says.
fn shown(state: &mut State, tab: Tab) -> String {
    state.place.tab = tab;
    update(state, Action::Resize(100, 40));
    let spans = state.shown.page.rows.iter().flatten();
    spans.map(|span| if let Body::Text { text, .. } = &span.body { text.as_str() } else { "" }).collect()
}

#[test]
fn as_many_rows_as_a_project_may_have_are_judged_and_explained() {
    let names = |state: &State, suggestion: &kensho::rules::Suggestion| -> String {
        suggestion.candidates.iter().map(|&i| state.table.ratings[i].name.clone()).collect()
    };
    let mut many = long(1, MOST);
    let suggestion = many.with_subject(0, |subject| many.suggestion(subject)).flatten().unwrap();
    assert!(!suggestion.candidates.is_empty() && suggestion.grounds[0].kind.code() == "fired");
    assert!(suggestion.grounds[0].text.contains(&format!("判定した{MOST}指標")), "{}", suggestion.grounds[0].text);
    let rating = shown(&mut many, Tab::Rating);
    assert!(rating.contains(&names(&many, &suggestion)), "{rating}");
    // A change is judged, also of the last row.
    let at = Pointer::parse(&format!("/projects/0/reviews/0/kpis/{}/actual", MOST - 1)).unwrap();
    let mut changed = many.book.ledger().clone();
    changed.apply(&Edit::replace(at, "1", "0", 0)).unwrap();
    update(&mut many, Action::Theirs(Box::new(changed)));
    let actual =
        |subject: &page::Subject<'_>| subject.review.unwrap().1.kpis().nth(MOST - 1).unwrap().actual.text().to_owned();
    assert_eq!(many.with_subject(0, actual).unwrap(), "0", "read again at once");
    let after = many.with_subject(0, |subject| many.suggestion(subject)).flatten().unwrap();
    assert_ne!(after.counts, suggestion.counts);
    assert!(shown(&mut many, Tab::Rating).contains(&names(&many, &after)));
}
