//! For tests: the embedded ledger with other projects in it, or with its own many times over.

#![allow(clippy::unwrap_used)]

use super::Ledger;

const EMBEDDED: &str = crate::ledger::EMBEDDED;

/// The embedded ledger's projects, each as it stands in the file.
pub fn projects() -> Vec<String> {
    let ledger = Ledger::read(EMBEDDED).unwrap();
    (0..ledger.len()).map(|at| ledger.doc().item(at).to_owned()).collect()
}

/// The embedded ledger with these projects in place of its own.
pub fn with(projects: &[String]) -> String {
    let ledger = Ledger::read(EMBEDDED).unwrap();
    let doc = ledger.doc();
    let (head, tail) = doc.frame().split_at(doc.cut().unwrap());
    format!("{head}{}{tail}", projects.join(",\n"))
}

/// The embedded ledger with its projects so many times over.
#[inline]
pub fn many(times: usize) -> String {
    with(&vec![projects(); times].concat())
}
