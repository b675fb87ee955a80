//! What users of such programs have reported, tried on this one: git, keys, pastes and terminals. Each test is named after
//! what the user sees.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod git;
mod keys;
