//! What the index of a large ledger costs, and what a search costs with it and without: `cargo bench -p kensho-benches --bench search`.
//!
//! The ledger is one of `national.rs`, of two groups of projects (6.5 MB). Everything runs in one thread; the screen uses
//! as many as there are processors. Bytes are those of the ledger's text.
#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::OnceLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use kensho::find::index::Group;
use kensho::find::index::Index;
use kensho::find::index::group_of;
use kensho::find::index::groups;
use kensho::find::index::has;
use kensho::find::query::Query;
use kensho::find::query::find;
use kensho::find::query::hits_of;
use kensho::ledger::Ledger;
use kensho::text::grams::TEXTS;

#[allow(dead_code)]
#[path = "national.rs"]
mod national;

/// Said in a seventh of the projects, in nearly all, in one, in none; by romaji a common word and a rare one.
const WORDS: [&str; 6] = ["厚保くり", "事業", "第00500号", "どこにもない言葉", "hojokin", "shoutengai"];

fn main() {
    println!("index: {:.3} of the text", index().bytes() as f64 / ledger().doc().byte_len() as f64);
    divan::main();
}

fn ledger() -> &'static Ledger {
    static LEDGER: OnceLock<Ledger> = OnceLock::new();
    LEDGER.get_or_init(|| {
        let mut text = Vec::new();
        national::write(2 * TEXTS, &mut text);
        Ledger::read(std::str::from_utf8(&text).unwrap()).unwrap()
    })
}

fn bytes() -> BytesCount {
    BytesCount::new(ledger().doc().byte_len())
}

fn built(ledger: &Ledger) -> Index {
    let mut index = Index::default();
    for group in index.missing(ledger) {
        index.put(group, Group::new(ledger, group, || true).unwrap());
    }
    index
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| built(ledger()))
}

#[divan::bench(sample_count = 20)]
fn build(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| built(black_box(ledger())));
}

/// Which projects can hold a word at all.
#[divan::bench(args = WORDS)]
fn candidates(bencher: Bencher<'_, '_>, typed: &str) {
    let (index, query) = (index(), Query::new(typed).unwrap());
    bencher.bench(|| {
        let mut lookup = query.lookup();
        (0..groups(ledger())).map(|group| black_box(index.candidates(ledger(), group, &mut lookup))).count()
    });
}

#[divan::bench(args = WORDS, sample_count = 20)]
fn find_with_the_index(bencher: Bencher<'_, '_>, typed: &str) {
    let (index, query) = (index(), Query::new(typed).unwrap());
    bencher.counter(bytes()).bench(|| {
        let mut lookup = query.lookup();
        let sets: Vec<_> = (0..groups(ledger())).map(|group| index.candidates(ledger(), group, &mut lookup)).collect();
        let projects = (0..ledger().len()).filter(|&project| has(sets[group_of(project)], project));
        projects.map(|project| hits_of(ledger(), project, &query).len()).sum::<usize>()
    });
}

#[divan::bench(args = WORDS, sample_count = 10)]
fn find_without(bencher: Bencher<'_, '_>, typed: &str) {
    let query = Query::new(typed).unwrap();
    bencher.counter(bytes()).bench(|| {
        let mut count = 0;
        find(ledger(), &query, |hits| {
            count += hits.len();
            true
        });
        count
    });
}
