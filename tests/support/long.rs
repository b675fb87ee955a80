//! How much the random tests try, decided here for the tests beside the code (`crate::long`) as well as for those under
//! `tests/`: a little by default, so that `cargo test` is a matter of minutes; all that a change has to stand with
//! `KENSHO_LONG=1`, as in `.ci/run`; and for whoever is in doubt any larger number, which those take that count rounds.
//! `PROPTEST_CASES` goes before both where proptest draws the cases.
#![allow(dead_code)]

use proptest::test_runner::{Config, FileFailurePersistence};

/// The number of `KENSHO_LONG` where it is larger than 1: more than `.ci/run` asks for.
pub fn asked() -> Option<u64> {
    std::env::var("KENSHO_LONG").ok()?.parse().ok().filter(|&number| number > 1)
}

/// How often a random run goes round: `few` or `many`, or as often as was asked for.
pub fn rounds(few: u64, many: u64) -> u64 {
    let long = std::env::var_os("KENSHO_LONG").is_some();
    asked().unwrap_or(if long { many } else { few })
}

/// Of a list that takes long, every so manieth is tried, and each with `KENSHO_LONG`: the step to go by.
pub fn every(step: usize) -> usize {
    if std::env::var_os("KENSHO_LONG").is_some() { 1 } else { step }
}

/// All characters with `KENSHO_LONG`; otherwise those of the planes that have any: 0 to 3 and 14. The rest is one like the other.
pub fn characters() -> impl Iterator<Item = char> {
    let whole = every(2) == 1;
    (char::MIN..=char::MAX).filter(move |&c| whole || matches!(u32::from(c) >> 16, 0..=3 | 14))
}

/// What proptest is to do: so many cases, and what breaks one is kept under `tests/`, where it is tried first the next time.
pub fn cases(few: u32, many: u32) -> Config {
    let asked = Config::default();
    let cases = match std::env::var_os("PROPTEST_CASES") {
        Some(_) => asked.cases,
        None if std::env::var_os("KENSHO_LONG").is_some() => many,
        None => few,
    };
    // Named from the directory above the sources: the root for the code, tests/ for the test binaries.
    let beside =
        if module_path!().starts_with("kensho") { "tests/proptest-regressions" } else { "proptest-regressions" };
    let kept = FileFailurePersistence::SourceParallel(beside);
    Config { cases, failure_persistence: Some(Box::new(kept)), ..asked }
}
