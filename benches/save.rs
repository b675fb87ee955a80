//! Saving one edit against copying the same file and syncing the copy.
//!
//! ```text
//! cargo bench -p kensho-benches --bench save            # 15 MB
//! cargo bench -p kensho-benches --bench save -- 145     # MB
//! ```
//!
//! Each round does both, one after the other, on the same file system, and the medians are compared: a disk's speed
//! changes from minute to minute. `save` is everything between the confirmed edit and 「保存しました」: the journal's line,
//! the backup, the protocol with its comparison and reading back, the journal's clearing, the audit trail.

#![allow(clippy::unwrap_used)]

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, Instant};

use kensho::io::store::audit;
use kensho::io::store::audit::Entry;
use kensho::io::store::journal::Header;
use kensho::io::store::journal::Journal;
use kensho::io::store::places::Places;
use kensho::io::store::{self, Disk, Pieces};
use kensho::json::{Doc, Edit, Pointer};

const ROUNDS: usize = 15;

fn main() {
    let megabytes = std::env::args().skip(1).find_map(|word| word.parse::<usize>().ok()).unwrap_or(15);
    let root = tempfile::tempdir_in(".").unwrap();
    let file = root.path().join("r6.json");
    fs::write(&file, text(megabytes << 20)).unwrap();
    let places = Places::under(root.path());

    let (mut opened, bytes) = store::open(&Disk, &file).unwrap();
    let place = places.ledger(&opened.path);
    let mut doc = Doc::parse(std::str::from_utf8(&bytes).unwrap(), "projects").unwrap();
    drop(bytes);
    let middle = Pointer::parse(&format!("/projects/{}/actual", doc.len() / 2)).unwrap();
    let header = Header::new(&opened.path, doc.total(), opened.digest);
    let mut journal = Journal::new(place.clone(), header);

    let (mut copies, mut saves, mut edits) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        copies.push(timed(|| copy_and_sync(&file, &root.path().join("copy.json"))));
        let old = doc.clone();
        let edit = Edit::replace(middle.clone(), doc.get(&middle).unwrap(), format!("{}", 1000 + round), 0);
        doc.apply(&edit).unwrap();
        edits.push(timed(|| journal.apply(&edit).unwrap()));
        saves.push(timed(|| {
            let saved =
                store::save(&Disk, &place, &opened, &old, &doc, |digest| journal.saving(digest, &[]).unwrap()).unwrap();
            opened = saved.opened;
            journal.saved(Header::new(&opened.path, doc.total(), opened.digest), &[]).unwrap();
            audit::append(&place, &Entry::new("計測", vec![edit.clone()], opened.digest)).unwrap();
        }));
    }
    let (copy, save, edit) = (median(copies), median(saves), median(edits));
    println!("{megabytes} MB, medians of {ROUNDS} rounds");
    println!("copy + fsync          {:8.1} ms", ms(copy));
    println!("save one edit         {:8.1} ms   {:.2} × copy + fsync", ms(save), ms(save) / ms(copy));
    println!("journal one edit      {:8.1} ms", ms(edit));
}

/// Numbered projects of about a kilobyte each.
fn text(length: usize) -> String {
    let mut text = String::from("{\n  \"format\": \"kensho-ledger/1\",\n  \"projects\": [");
    let filler = "地域の魅力を生かした取組を進める。".repeat(18);
    let mut number = 0;
    while text.len() < length {
        let comma = if number == 0 { "" } else { "," };
        text += &format!("{comma}\n    {{\"number\": {number}, \"actual\": 43, \"summary\": \"{filler}\"}}");
        number += 1;
    }
    text + "\n  ]\n}\n"
}

fn copy_and_sync(from: &Path, to: &Path) {
    fs::remove_file(to).ok();
    fs::copy(from, to).unwrap();
    File::open(to).unwrap().sync_all().unwrap();
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
