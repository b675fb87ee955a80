//! The names of files as people see them. A name is bytes: one from an old share (CP932) is no text, and must be told from
//! another all the same. What isn't text is shown byte by byte.

use std::fmt::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// A path to be shown: `台帳.json`; `\x91\xE4.json` where it isn't UTF-8.
pub fn shown(path: &(impl AsRef<Path> + ?Sized)) -> String {
    let mut out = String::new();
    for chunk in path.as_ref().as_os_str().as_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a String doesn't fail.
            let _ = write!(out, "\\x{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::*;

    #[test]
    fn two_names_that_are_no_text_stay_two() {
        let name = |bytes: &[u8]| shown(OsStr::from_bytes(bytes));
        assert_eq!(name("台帳.json".as_bytes()), "台帳.json");
        assert_eq!(name(b"\x91\xe4r6\xff.json"), "\\x91\\xE4r6\\xFF.json");
        assert_ne!(name(b"\x91.json"), name(b"\x92.json"));
    }
}
