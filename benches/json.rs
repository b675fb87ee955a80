//! How fast the JSON room passes over a national ledger: `cargo bench -p kensho-benches --bench json`.
//!
//! The text is made here: projects of about 14.5 kB, pretty-printed, three quarters Japanese sentences, as in the
//! embedded ledger. `serde_json` and the standard library's UTF-8 check over the same bytes stand beside for scale.
#![allow(clippy::unwrap_used, missing_docs)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use kensho::json::{Doc, Edit, Pointer, Splitter, Tree, validate};
use std::fmt::Write;
use std::sync::OnceLock;

const PROJECTS: usize = 1_000;
const CHUNK: usize = 64 << 10;

fn main() {
    divan::main();
}

/// 1,000 projects, about 14.5 MB.
fn text() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let sentence = "市内の関係団体と連携し、観光客の周遊を促すための取組を実施した。参加者数は1,234人で、前年度を上回った。";
        let mut out = String::from("{\n  \"format\": \"kensho-ledger/1\",\n  \"fiscal_year\": \"R6\",\n  \"projects\": [");
        for n in 0..PROJECTS {
            let separator = if n == 0 { "" } else { "," };
            let _ = write!(out, "{separator}\n    {{\n      \"id\": \"p{n}\",\n      \"number\": {n},\n      \"name\": \"事業その{n}\",");
            let _ = write!(out, "\n      \"reviews\": [\n        {{\n          \"cost\": {}04482,\n          \"kpis\": [", n + 1);
            for k in 0..6 {
                let separator = if k == 0 { "" } else { "," };
                let _ = write!(
                    out,
                    "{separator}\n            {{\n              \"name\": \"指標{k}の件数\",\n              \"unit\": \"件\",\n              \
                     \"target\": 1{k}2.0,\n              \"actual\": \"確認中\",\n              \"baseline\": null\n            }}"
                );
            }
            out.push_str("\n          ],\n          \"achievements\": [");
            for k in 0..8 {
                let separator = if k == 0 { "" } else { "," };
                let _ = write!(
                    out,
                    "{separator}\n            {{\n              \"heading\": \"取組{k}\",\n              \"body\": \"{}\\n{}\"\n            }}",
                    sentence.repeat(4),
                    sentence.repeat(5)
                );
            }
            out.push_str("\n          ]\n        }\n      ]\n    }");
        }
        out.push_str("\n  ]\n}\n");
        out
    })
}

fn bytes() -> BytesCount {
    BytesCount::of_str(text())
}

/// Finding where each project ends, and its text, checked to be UTF-8.
#[divan::bench]
fn split(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        let mut splitter = Splitter::new("projects");
        text().as_bytes().chunks(CHUNK).for_each(|chunk| splitter.feed(chunk).unwrap());
        splitter.finish().unwrap()
    });
}

/// The strict pass, nothing kept.
#[divan::bench]
fn prove(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| validate(black_box(text())));
}

/// The strict pass with a node per value, project by project into one tree's room.
#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let doc = Doc::parse(text(), "projects").unwrap();
    bencher.counter(bytes()).bench_local(|| {
        let mut tree = Tree::default();
        (0..doc.len())
            .map(|at| tree.parse_into(doc.item(at)).map(|()| tree.root(doc.item(at)).len()).unwrap())
            .sum::<usize>()
    });
}

/// The same with a few members of each project read.
#[divan::bench]
fn parse_and_read(bencher: Bencher<'_, '_>) {
    let doc = Doc::parse(text(), "projects").unwrap();
    bencher.counter(bytes()).bench_local(|| {
        let mut tree = Tree::default();
        let mut sum = 0;
        for at in 0..doc.len() {
            tree.parse_into(doc.item(at)).unwrap();
            let project = tree.root(doc.item(at));
            sum += project.get("name").and_then(|name| name.str()).map_or(0, |name| name.len());
            for review in project.get("reviews").unwrap().items() {
                sum += review
                    .get("kpis")
                    .unwrap()
                    .items()
                    .filter(|kpi| kpi.get("actual").unwrap().str().is_some())
                    .count();
            }
        }
        sum
    });
}

/// Where one value of a project stands, by its pointer.
#[divan::bench]
fn span(bencher: Bencher<'_, '_>) {
    let doc = Doc::parse(text(), "projects").unwrap();
    let pointer = Pointer::parse("/projects/999/reviews/0/kpis/5/actual").unwrap();
    bencher
        .counter(BytesCount::of_str(doc.item(999)))
        .bench_local(|| doc.find(black_box(&pointer), |value| value.span()).unwrap());
}

/// One value in the last project replaced, and back.
#[divan::bench]
fn splice(bencher: Bencher<'_, '_>) {
    let mut doc = Doc::parse(text(), "projects").unwrap();
    let pointer = Pointer::parse("/projects/999/reviews/0/kpis/5/actual").unwrap();
    let edit = Edit::replace(pointer, "\"確認中\"", "167", 0);
    bencher.counter(BytesCount::of_str(doc.item(999))).bench_local(|| {
        let inverse = doc.apply(&edit).unwrap();
        doc.apply(&inverse).unwrap()
    });
}

/// One KPI row added where it takes its neighbours' layout, and removed again.
#[divan::bench]
fn add_row(bencher: Bencher<'_, '_>) {
    let mut doc = Doc::parse(text(), "projects").unwrap();
    let pointer = Pointer::parse("/projects/999/reviews/0/kpis/-").unwrap();
    let edit = Edit::insert(pointer, r#"{"name":"新しい指標","unit":"人","target":1,"actual":null}"#, 0);
    bencher.bench_local(|| {
        let inverse = doc.apply(&edit).unwrap();
        doc.apply(&inverse).unwrap()
    });
}

mod beside {
    use super::*;

    #[divan::bench]
    fn std_utf8(bencher: Bencher<'_, '_>) {
        bencher.counter(bytes()).bench(|| std::str::from_utf8(black_box(text().as_bytes())).is_ok());
    }

    #[divan::bench]
    fn copy(bencher: Bencher<'_, '_>) {
        bencher.counter(bytes()).bench(|| text().to_owned());
    }

    #[divan::bench]
    fn serde_ignored(bencher: Bencher<'_, '_>) {
        bencher.counter(bytes()).bench(|| serde_json::from_str::<serde::de::IgnoredAny>(black_box(text())).is_ok());
    }

    #[divan::bench(sample_count = 10)]
    fn serde_value(bencher: Bencher<'_, '_>) {
        bencher.counter(bytes()).bench(|| serde_json::from_str::<serde_json::Value>(black_box(text())).unwrap());
    }
}
