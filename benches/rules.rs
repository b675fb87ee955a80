//! Suggestions per second over the seven projects of the embedded ledger, and where their time goes.
//!
//! `cargo bench -p kensho-benches --bench rules`. `read` parses the typed rows out of the ledger's spans, `glance` is what a list needs,
//! `judge` everything with its grounds in words, `what_if` one supposed value on one row. Times are for all seven projects.
#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use divan::Bencher;
use divan::counter::ItemsCount;
use kensho::json::Tree;
use kensho::ledger::kpi::Kpi;
use kensho::ledger::printed::Printed;
use kensho::ledger::view::{Front, Project};
use kensho::rules::{Case, Table, check, glance, judge};

const LEDGER: &str = include_str!("../data/mine-r6.json");
const RULES: &str = include_str!("../data/rules.json");

fn main() {
    divan::main();
}

/// The rows of each project's review and whether it is a plan.
fn reviews(tree: &Tree) -> Vec<(Vec<Kpi<'_>>, bool)> {
    let root = tree.root(LEDGER);
    let wanted = Front(root).fiscal_year();
    root.get("projects")
        .unwrap()
        .items()
        .map(|project| {
            let (_, review) = Project(project).review_for(wanted).unwrap();
            (review.kpis().collect(), review.is_plan())
        })
        .collect()
}

fn case<'a>((kpis, plan): &'a (Vec<Kpi<'a>>, bool)) -> Case<'a> {
    Case {
        kpis, published: Some("地方創生に相当程度効果があった"), basis_plan: *plan, fiscal_year: None
    }
}

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let tree = Tree::parse(LEDGER).unwrap();
    bencher.counter(ItemsCount::new(7_usize)).bench(|| reviews(black_box(&tree)));
}

#[divan::bench]
fn printed_values(bencher: Bencher<'_, '_>) {
    let tree = Tree::parse(LEDGER).unwrap();
    let reviews = reviews(&tree);
    bencher.counter(ItemsCount::new(7_usize)).bench(|| {
        for (kpis, _) in &reviews {
            for kpi in kpis {
                black_box(kpi.values());
            }
        }
    });
}

#[divan::bench]
fn glance_at_all(bencher: Bencher<'_, '_>) {
    let tree = Tree::parse(LEDGER).unwrap();
    let reviews = reviews(&tree);
    let table = Table::embedded();
    bencher.counter(ItemsCount::new(7_usize)).bench(|| {
        for review in &reviews {
            black_box(glance(table, &case(review)));
        }
    });
}

#[divan::bench]
fn judge_all(bencher: Bencher<'_, '_>) {
    let tree = Tree::parse(LEDGER).unwrap();
    let reviews = reviews(&tree);
    let table = Table::embedded();
    bencher.counter(ItemsCount::new(7_usize)).bench(|| {
        for review in &reviews {
            black_box(judge(table, &case(review)));
        }
    });
}

#[divan::bench(args = [1, 2, 3, 4, 5])]
fn judge_one(bencher: Bencher<'_, '_>, number: usize) {
    let tree = Tree::parse(LEDGER).unwrap();
    let reviews = reviews(&tree);
    let table = Table::embedded();
    bencher.bench(|| judge(table, &case(black_box(&reviews[number - 1]))));
}

#[divan::bench]
fn what_if(bencher: Bencher<'_, '_>) {
    let tree = Tree::parse(LEDGER).unwrap();
    let reviews = reviews(&tree);
    let table = Table::embedded();
    let mut supposed = reviews[4].0.clone();
    supposed[1].actual = Printed::Number("31.5");
    bencher.bench(|| judge(table, &Case { kpis: black_box(&supposed), ..Case::default() }));
}

#[divan::bench(args = [5, 20, 60])]
fn open_rows(bencher: Bencher<'_, '_>, count: usize) {
    let kpis: Vec<Kpi<'_>> = (0..count)
        .map(|n| Kpi {
            name: format!("指標{n}").into(),
            target: Printed::Number("97"),
            actual: if n == 0 { Printed::Number("97") } else { Printed::Absent },
            ..Kpi::default()
        })
        .collect();
    let table = Table::embedded();
    bencher.bench(|| glance(table, &Case { kpis: black_box(&kpis), ..Case::default() }));
}

#[divan::bench]
fn read_and_prove_the_table() {
    black_box(check(black_box(RULES), "rules.json"));
}
