//! Consistency checks per second over the seven projects of the embedded ledger.
//!
//! `cargo bench -p kensho-benches --bench check`. `projects` is what runs in the background for each project, `across` what spans them,
//! `all` both with the findings in order. Times are for all seven projects.
#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use divan::Bencher;
use divan::counter::ItemsCount;
use kensho::check::{Across, Criteria, check, check_project};
use kensho::json::Tree;
use kensho::ledger::view::{Front, Project};
use kensho::rules::Table;

const LEDGER: &str = include_str!("../data/mine-r6.json");
const PROJECTS: usize = 7;

fn main() {
    divan::main();
}

fn ledger(tree: &Tree) -> (Front<'_>, Vec<Project<'_>>) {
    let root = tree.root(LEDGER);
    (Front(root), root.get("projects").unwrap().items().map(Project).collect())
}

#[divan::bench]
fn projects(bencher: Bencher) {
    let tree = Tree::parse(LEDGER).unwrap();
    let (front, projects) = ledger(&tree);
    bencher.counter(ItemsCount::new(PROJECTS)).bench(|| {
        for (index, project) in projects.iter().enumerate() {
            black_box(check_project(front, index, *project, Table::embedded()));
        }
    });
}

#[divan::bench]
fn across(bencher: Bencher) {
    let tree = Tree::parse(LEDGER).unwrap();
    let (front, projects) = ledger(&tree);
    bencher.counter(ItemsCount::new(PROJECTS)).bench(|| {
        let mut across = Across::new();
        for (index, project) in projects.iter().enumerate() {
            across.add(index, *project, Table::embedded().words());
        }
        across.finish(front, Table::embedded())
    });
}

#[divan::bench]
fn all(bencher: Bencher) {
    let tree = Tree::parse(LEDGER).unwrap();
    let (front, projects) = ledger(&tree);
    bencher.counter(ItemsCount::new(PROJECTS)).bench(|| check(front, projects.iter().copied(), Table::embedded()));
}
