//! One edit, saved as the program saves it: journal, save, audit trail. Driven by `tests/faults.sh`, which breaks the
//! system calls of this process one after the other.
//!
//! ```text
//! save_one FILE POINTER JSON      edit and save        prints 「journal」 and 「saved」 when each is certain
//! save_one --recover FILE         the next start       prints a line per step that the journals still hold
//! ```

use std::path::Path;
use std::process::ExitCode;

use kensho::io::store::audit;
use kensho::io::store::audit::Entry;
use kensho::io::store::journal::Header;
use kensho::io::store::journal::Journal;
use kensho::io::store::journal::pending;
use kensho::io::store::places::Places;
use kensho::io::store::{self, Disk, Pieces};
use kensho::json::{Doc, Edit, Pointer};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["--recover", file] => recover(file.as_ref()),
        [file, pointer, json] => edit_and_save(file.as_ref(), pointer, json),
        _ => {
            eprintln!("save_one FILE POINTER JSON | save_one --recover FILE");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&*error);
            ExitCode::from(if error.is::<store::SaveError>() { 4 } else { 3 })
        }
    }
}

type Done = Result<(), Box<dyn std::error::Error>>;

fn edit_and_save(file: &Path, pointer: &str, json: &str) -> Done {
    let places = Places::find()?;
    store::recover(&Disk, file, &places, store::save::PATIENCE)?;
    let (opened, bytes) = store::open(&Disk, file)?;
    let old = Doc::parse(std::str::from_utf8(&bytes)?, "projects")?;
    let pointer = Pointer::parse(pointer)?;
    let edit = Edit::replace(pointer.clone(), old.get(&pointer)?, json, 0);
    let mut new = old.clone();
    new.apply(&edit)?;

    let place = places.ledger(&opened.path);
    let header = Header::new(&opened.path, old.total(), opened.digest);
    let mut journal = Journal::new(place.clone(), header);
    match journal.apply(&edit) {
        Ok(()) => say("journal"),
        // The edit is in memory all the same, and the save makes up for it.
        Err(error) => complain(&error),
    }
    let saved = store::save(&Disk, &place, &opened, &old, &new, |digest| {
        journal.saving(digest, &[]).ok();
    })?;
    say("saved");
    journal.saved(Header::new(&saved.opened.path, new.total(), saved.opened.digest), &[]).ok();
    audit::append(&place, &Entry::new("試験", vec![edit], saved.opened.digest)).ok();
    Ok(())
}

/// A standard output that can't be written to is no reason to stop.
fn say(word: &str) {
    use std::io::Write;
    writeln!(std::io::stdout(), "{word}").ok();
}

fn complain(error: &dyn std::error::Error) {
    use std::io::Write;
    writeln!(std::io::stderr(), "{error}").ok();
}

fn recover(file: &Path) -> Done {
    let places = Places::find()?;
    store::recover(&Disk, file, &places, store::save::PATIENCE)?;
    let (opened, _) = store::open(&Disk, file)?;
    for journal in pending::<Edit>(&places.ledger(&opened.path), opened.digest)? {
        for edit in &journal.steps {
            println!("pending {} {}", edit.pointer, edit.after.as_deref().unwrap_or_default());
        }
        for edit in journal.landed.iter().flat_map(|(_, steps)| steps) {
            println!("landed {} {}", edit.pointer, edit.after.as_deref().unwrap_or_default());
        }
    }
    Ok(())
}
