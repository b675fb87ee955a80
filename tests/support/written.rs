//! Parts of the papers that are made from the program, so that they can't say something else.

use std::path::{Path, PathBuf};

/// A file of the project.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

pub fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

/// The part between the marks is this; where asked for (`KENSHO_WRITE_README`), it is written anew.
pub fn held(name: &str, [begin, end]: [&str; 2], made: &str) {
    let text = read(name);
    let (before, rest) = text.split_once(begin).unwrap_or_else(|| panic!("{name} has no {begin}"));
    let (now, after) = rest.split_once(end).unwrap_or_else(|| panic!("{name} has no {end}"));
    if std::env::var_os("KENSHO_WRITE_README").is_some() {
        std::fs::write(path(name), format!("{before}{begin}{made}{end}{after}")).unwrap();
        return;
    }
    let differs = now.lines().zip(made.lines()).find(|(old, new)| old != new);
    assert!(now == made, "{name} is old: KENSHO_WRITE_README=1 cargo test writes it anew ({differs:?})");
}
