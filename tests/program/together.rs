//! Many processes save to one ledger in a loop: whatever one of them said it had saved is in the audit trail, and the file is
//! what the trail amounts to.
//!
//! A moment by default. A minute with two, then a minute with ten:
//!
//! ```text
//! KENSHO_LONG=60 cargo test --release --test program together:: -- --nocapture --test-threads=1
//! ```
//!
//! `KENSHO_BIN` names another build of the program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::support::long;
use crate::support::program::{EMBEDDED, Home, is_japanese, path};
use kensho::json::Pointer;
use kensho::ledger::Ledger;

fn save_together(savers: usize, rounds: usize) {
    let home = Home::new();
    let file = home.file("共有.json", EMBEDDED);
    let started = Instant::now();
    let long = long::asked().map(Duration::from_secs);
    let refused = AtomicUsize::new(0);
    // Each saver: a field of its own and one that all of them fight for.
    let saved: Vec<(String, String)> = std::thread::scope(|scope| {
        let savers: Vec<_> = (0..savers)
            .map(|saver| {
                let (home, file, refused) = (&home, &file, &refused);
                scope.spawn(move || {
                    let mut saved = Vec::new();
                    for round in 0.. {
                        if long.map_or(round >= rounds, |long| started.elapsed() > long) {
                            break;
                        }
                        let own = format!("/projects/{}/{}", saver % 7, ["department", "scope"][saver / 7]);
                        let pointer = if round % 2 == 0 { own } else { "/title".to_owned() };
                        let value = format!("\"{saver}の{round}\"");
                        let output = home.run(&["set", path(file), &pointer, &value]);
                        let told = String::from_utf8(output.stderr).unwrap();
                        match output.status.code() {
                            Some(0) => saved.push((pointer, value)),
                            Some(4) => {
                                assert!(is_japanese(&told), "{told}");
                                refused.fetch_add(1, Ordering::Relaxed);
                            }
                            other => panic!("set ended with {other:?}: {told}"),
                        }
                    }
                    saved
                })
            })
            .collect();
        savers.into_iter().flat_map(|saver| saver.join().unwrap()).collect()
    });
    let log = home.run(&["log", path(&file), "--json"]);
    let log: serde_json::Value = serde_json::from_slice(&log.stdout).unwrap();
    let mut trail: Vec<(String, String, String)> = Vec::new();
    for entry in log.as_array().unwrap().iter().rev() {
        for change in entry["changes"].as_array().unwrap() {
            let text = |key: &str| change[key].as_str().unwrap().to_owned();
            trail.push((text("pointer"), text("before"), text("after")));
        }
    }
    let mut told: Vec<_> = saved.clone();
    let mut kept: Vec<_> = trail.iter().map(|(pointer, _, after)| (pointer.clone(), after.clone())).collect();
    told.sort();
    kept.sort();
    assert_eq!(told, kept, "what was said to be saved, and the trail");
    // Every value written was there until the next one was written over it: the trail of each field is one chain from
    // the first text to the file's. The trail's order is that of the appends, so links are followed, not lines.
    let now = std::fs::read_to_string(&file).unwrap();
    let (first, last) = (Ledger::read(EMBEDDED).unwrap(), Ledger::read(&now).unwrap());
    let mut links: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for (pointer, before, after) in &trail {
        let twice = links.entry(pointer).or_default().insert(before, after);
        assert_eq!(twice, None, "{pointer}: two saves began from {before}: one of them was lost");
    }
    let mut expected = EMBEDDED.to_owned();
    for (pointer, links) in &links {
        let at = Pointer::parse(pointer).unwrap();
        let old = first.doc().get(&at).unwrap();
        let mut value = old.as_str();
        for _ in 0..links.len() {
            value = links.get(value).unwrap_or_else(|| panic!("{pointer}: nothing was saved over {value}"));
        }
        assert_eq!(last.doc().get(&at).unwrap(), value, "{pointer}");
        let mut ledger = Ledger::read(&expected).unwrap();
        ledger.apply(&kensho::json::Edit::replace(at, old.clone(), value, 0)).unwrap();
        expected = ledger.doc().to_text();
    }
    assert!(now == expected, "the file has other bytes than the saves amount to");
    assert!(!saved.is_empty());
    println!(
        "{savers} savers, {:.0} s: {} said to be saved, {} in the trail and the file; {} refused",
        started.elapsed().as_secs_f64(),
        saved.len(),
        trail.len(),
        refused.into_inner()
    );
}

#[test]
fn two_lose_nothing() {
    save_together(2, 12);
}

#[test]
fn ten_lose_nothing() {
    save_together(10, 3);
}

/// Ledgers that two import into at once hold what both took.
#[test]
fn imports_at_once_lose_nothing() {
    let home = Home::new();
    let row = |n: usize, cost: usize| format!("{},第{n}事業,{cost}\n", n + 1);
    let head = "令和6年度 実績一覧,,\nNo,事業名,事業費(円)\n";
    let all: String = (0..7).map(|n| row(n, 1_000_000 + n)).collect();
    home.file("初め.csv", format!("{head}{all}"));
    assert_eq!(home.run(&["import", "初め.csv", "-o", "台帳.json"]).status.code(), Some(0));
    // Each file says the cost of one project, the last two of the same one.
    let said = |file: usize| (file.min(6), 1_000_100 + file);
    for file in 0..8 {
        let (at, cost) = said(file);
        home.file(&format!("{file}.csv"), format!("{head}{}", row(at, cost)));
    }
    let outputs: Vec<_> = std::thread::scope(|scope| {
        let home = &home;
        let running: Vec<_> = (0..8)
            .map(|file| scope.spawn(move || home.run(&["import", "台帳.json", &format!("{file}.csv"), "--take"])))
            .collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let text = std::fs::read_to_string(home.path("台帳.json")).unwrap();
    for (file, output) in outputs.iter().enumerate().take(6) {
        let told = String::from_utf8_lossy(&output.stderr);
        let (_, cost) = said(file);
        assert!(told.contains("1件を取り込みました") && text.contains(&cost.to_string()), "{file}: {told}");
    }
    // Which of the two is in doesn't matter; the other one was told.
    let (one, other) = (text.contains(&said(6).1.to_string()), text.contains(&said(7).1.to_string()));
    assert!(one != other, "{text}");
}
