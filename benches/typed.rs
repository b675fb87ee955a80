//! The floors of two commands: what typed parsing alone takes, and what looking through all bytes takes.
//!
//! ```text
//! typed FILE            parses the whole ledger into structs, as a program without kensho's ideas would
//! typed FILE --find W   finds W in the bytes by memmem; prints the milliseconds of the search alone
//! ```

#![allow(clippy::unwrap_used, dead_code)]

use std::borrow::Cow;
use std::time::Instant;

use serde::Deserialize;

#[derive(Deserialize)]
struct Ledger<'a> {
    #[serde(borrow)]
    projects: Vec<Project<'a>>,
}

#[derive(Deserialize)]
struct Project<'a> {
    number: Option<i64>,
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    department: Option<Cow<'a, str>>,
    #[serde(default, borrow)]
    reviews: Vec<Review<'a>>,
}

#[derive(Deserialize)]
struct Review<'a> {
    #[serde(borrow)]
    fiscal_year: Option<Cow<'a, str>>,
    #[serde(borrow)]
    basis: Option<Cow<'a, str>>,
    cost: Option<i64>,
    grant: Option<i64>,
    #[serde(default, borrow)]
    kpis: Vec<Kpi<'a>>,
    #[serde(borrow)]
    effect: Option<Effect<'a>>,
}

#[derive(Deserialize)]
struct Kpi<'a> {
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    unit: Option<Cow<'a, str>>,
    #[serde(borrow)]
    target: Option<Printed<'a>>,
    #[serde(borrow)]
    actual: Option<Printed<'a>>,
    #[serde(borrow)]
    baseline: Option<Printed<'a>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Printed<'a> {
    Number(f64),
    #[serde(borrow)]
    Text(Cow<'a, str>),
}

#[derive(Deserialize)]
struct Effect<'a> {
    #[serde(borrow)]
    rating: Option<Cow<'a, str>>,
}

/// How many projects there are, all of them parsed.
pub fn read(text: &str) -> usize {
    let ledger: Ledger<'_> = serde_json::from_str(text).unwrap();
    std::hint::black_box(ledger).projects.len()
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let bytes = std::fs::read(&words[0]).unwrap();
    if let Some(word) = words.get(2) {
        let began = Instant::now();
        let found = memchr::memmem::find(&bytes, word.as_bytes());
        println!("{:.3} {found:?}", began.elapsed().as_secs_f64() * 1000.0);
        return;
    }
    let text = std::str::from_utf8(&bytes).unwrap();
    println!("{}", read(text));
    // As a program would that ends here.
    std::process::exit(0);
}
