//! Starts the program.

use std::process::ExitCode;

fn main() -> ExitCode {
    kensho::cli::run(std::env::args_os())
}
