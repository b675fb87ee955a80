//! How fast text is laid out and searched: `cargo bench -p kensho-benches --bench text`.
//!
//! The text is the embedded ledger's, repeated to about 10 MB, lines of ordinary length; `wrap_one_line` has it as a single
//! line, the worst that a field can be. Bytes are those of the source text.
#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::OnceLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use kensho::text::{self, Needle, Romaji};

fn main() {
    divan::main();
}

fn lines() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let ledger = include_str!("../data/mine-r6.json");
        ledger.repeat(10_000_000 / ledger.len() + 1)
    })
}

fn one_line() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| lines().replace('\n', ""))
}

fn folded() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| text::fold(lines()).text)
}

#[divan::bench]
fn glyphs(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(lines())).bench(|| text::cells(black_box(lines())));
}

#[divan::bench(args = [20, 60])]
fn wrap(bencher: Bencher, width: usize) {
    bencher.counter(BytesCount::of_str(lines())).bench(|| text::wrap(black_box(lines()), width));
}

#[divan::bench]
fn wrap_one_line(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(one_line())).bench(|| text::wrap(black_box(one_line()), 60));
}

#[divan::bench]
fn fold_with_the_way_back(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(lines())).bench(|| text::fold(black_box(lines())));
}

#[divan::bench]
fn fold_for_an_index(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(lines())).bench(|| {
        let mut out = String::new();
        text::fold_into(black_box(lines()), &mut out);
        out
    });
}

#[divan::bench(args = ["hojokin", "kuri", "shoutengai"])]
fn romaji_compile(query: &str) -> Option<Romaji> {
    Romaji::new(black_box(query))
}

#[divan::bench(args = ["hojokin", "kuri", "shoutengai", "kouen"])]
fn romaji_find(bencher: Bencher, query: &str) {
    let romaji = Romaji::new(query).unwrap();
    bencher.counter(BytesCount::of_str(folded())).bench(|| romaji.find(black_box(folded())).count());
}

#[divan::bench]
fn plain_find_that_misses(bencher: Bencher) {
    let needle = Needle::new("どこにもない言葉").unwrap();
    bencher.counter(BytesCount::of_str(folded())).bench(|| needle.rank_in(black_box(folded())));
}
