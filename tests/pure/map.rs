//! What the papers say of where things stand: every path that they name is there, every room has its row in the map,
//! and no link leads nowhere.
//!
//! A path may be told by its end alone, as the map does within a room (`words.rs`, `against/take.rs`), and with a `*`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;

use crate::support::written::{path, read};

/// The papers for those who work on the program.
const PAPERS: [&str; 8] = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "docs/published-form.md",
    "docs/rating-cases.md",
    "tests/COVERAGE.md",
    "benches/EXPORT.md",
    "benches/IMPORT.md",
    "benches/BYTES.md",
];

/// Files and folders of the repository, as paths from its root; what is built, and git's own, aside.
fn tree() -> Vec<String> {
    let (mut all, mut open) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(path("").join(&dir)).unwrap() {
            let entry = entry.unwrap();
            let inside = dir.join(entry.file_name());
            if [".git", "target"].iter().any(|built| inside.ends_with(built)) {
                continue;
            }
            all.push(inside.to_str().unwrap().to_owned());
            if entry.file_type().unwrap().is_dir() {
                open.push(inside);
            }
        }
    }
    all
}

/// What stands between backquotes and has the form of a path: a file of the house by its ending, or a folder by its
/// slash.
fn named(paper: &str) -> Vec<&str> {
    let endings = ["rs", "md", "sh", "py", "json", "tsv", "toml", "svg", "cast"];
    let is_path = |word: &&str| {
        let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "_-./*".contains(c));
        let file = word.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && endings.contains(&end));
        plain && word.len() > 1 && (file || word.ends_with('/'))
    };
    paper.split('`').skip(1).step_by(2).filter(is_path).collect()
}

/// Whether a path ends in the parts of another one, the first part whole.
fn ends_in(path: &str, end: &str) -> bool {
    let (path, end): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), end.split('/').collect());
    let fits = |(path, end): (&&str, &&str)| match end.split_once('*') {
        Some((front, behind)) => path.starts_with(front) && path.ends_with(behind),
        None => path == end,
    };
    path.len() >= end.len() && path[path.len() - end.len()..].iter().zip(&end).all(fits)
}

#[test]
fn every_path_that_a_paper_names_is_there() {
    let tree = tree();
    for paper in PAPERS {
        let text = read(paper);
        for path in named(&text) {
            let end = path.trim_end_matches('/');
            assert!(tree.iter().any(|known| ends_in(known, end)), "{paper} names {path}, which isn't there");
        }
    }
    assert!(named(&read("ARCHITECTURE.md")).len() > 150, "paths are still told apart from other words");
}

/// A room is a folder of `src/`; one within another is a folder with a `mod.rs`.
#[test]
fn every_room_is_on_the_map() {
    let map = read("ARCHITECTURE.md");
    let paths = named(&map);
    for folder in tree().iter().filter(|folder| path(folder).is_dir()) {
        let Some(inside) = folder.strip_prefix("src/") else { continue };
        if !inside.contains('/') {
            assert!(map.contains(&format!("\n| `{inside}` |")), "{inside} has no row");
        } else if path(folder).join("mod.rs").is_file() && !inside.ends_with("/tests") {
            let says =
                |path: &&str| path.contains('/') && format!("/{path}").contains(&format!("/{}/", end_of(inside)));
            assert!(paths.iter().any(says), "nothing is said of {inside}");
        }
    }
}

fn end_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[test]
fn no_link_leads_nowhere() {
    let mut links = 0;
    for paper in tree().iter().filter(|path| path.ends_with(".md")) {
        let text = read(paper);
        let from = path(paper);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            let file = link.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains(':') {
                continue;
            }
            links += 1;
            assert!(from.parent().unwrap().join(file).exists(), "{paper} leads to {link}, which isn't there");
        }
    }
    assert!(links > 40, "{links} links");
}
