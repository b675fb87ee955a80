//! What a kensho does with the ledger of a newer one, and what it says of itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::program::{Home, path};
use crate::support::session::MINE;

#[test]
fn the_version_tells_program_format_and_unicode() {
    let told = Home::new().run(&["--version"]);
    let told = String::from_utf8(told.stdout).unwrap();
    for word in [env!("CARGO_PKG_VERSION"), "kensho-ledger/1", "Unicode "] {
        assert!(told.contains(word), "{word}: {told}");
    }
}

/// Formats grow by keys: what this kensho doesn't know, at every depth, is there after an edit as it was before.
#[test]
fn keys_of_a_newer_kensho_stay_as_they_are() {
    let newer = MINE
        .replacen("\"format\":", "\"seals\": [{\"by\": \"議会\",   \"at\":null}],\n  \"format\":", 1)
        .replacen("\"number\": 1,", "\"carbon\":{\"t\":1.50},\n \"number\": 1,", 1)
        .replacen("\"cost\": 40404482", "\"outlook\": \"\\u524d\\u5e74\", \"cost\": 40404482", 1);
    assert_eq!(newer.matches("seals").count() + newer.matches("carbon").count() + newer.matches("outlook").count(), 3);
    let home = Home::new();
    let file = home.file("newer.json", &newer);
    let set = home.run(&["set", path(&file), "/projects/0/reviews/0/cost", "40404483"]);
    assert!(set.status.success(), "{set:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), newer.replacen("40404482", "40404483", 1));
}

#[test]
fn another_format_is_refused_with_what_to_do() {
    let home = Home::new();
    let file = home.file("next.json", MINE.replacen("kensho-ledger/1", "kensho-ledger/2", 1));
    let list = home.run(&["list", path(&file)]);
    assert_eq!(list.status.code(), Some(3));
    let words = String::from_utf8(list.stderr).unwrap();
    assert!(words.contains("kensho-ledger/2") && words.contains("新しい kensho"), "{words}");
}
