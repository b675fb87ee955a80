//! One room of `tests/support/rooms.rs`, named by `KENSHO_ROOM`, under libFuzzer.
#![no_main]

#[path = "../tests/support/rooms.rs"]
#[allow(dead_code)]
mod rooms;
#[path = "../tests/support/workbook.rs"]
#[allow(dead_code)]
mod workbook;

use std::sync::LazyLock;

static ROOM: LazyLock<rooms::Room> = LazyLock::new(|| {
    let wanted = std::env::var("KENSHO_ROOM").unwrap_or_else(|_| "json".into());
    *rooms::ROOMS.iter().find(|(name, _)| *name == wanted).expect("KENSHO_ROOM names no room")
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (ROOM.1)(bytes));
