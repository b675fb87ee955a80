//! What is shown with real processes, real files and real (pseudo) terminals. `cargo test --test program cli::` runs one
//! file of it.
#![allow(missing_docs)]

#[path = "../support/mod.rs"]
mod support;

mod any_file;
mod ask;
mod cli;
mod export;
mod gather;
mod git;
mod hostile;
mod import;
mod into;
mod long_use;
mod pty;
mod recording;
mod reported_files;
mod reported_keys;
mod several;
mod store;
mod stream;
mod terminal;
mod together;
mod trail;
mod tutor;
mod versions;
mod year;
