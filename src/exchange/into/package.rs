//! A workbook's package with some of its parts written anew: all others stay as they are, byte for byte.
//!
//! The other parts are copied packed as they are, in their order, so macros, pictures, charts and print set-up can't suffer:
//! nobody looks at them.

use std::collections::HashMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipResult;
use zip::{ZipArchive, ZipWriter};

/// A part as text, without the byte order mark that it may begin with; `None` where it isn't UTF-8.
pub(super) fn text(bytes: &[u8], name: &str) -> ZipResult<Option<String>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let mut raw = Vec::new();
    zip.by_name(name)?.read_to_end(&mut raw)?;
    Ok(String::from_utf8(raw).ok())
}

/// The package with these parts in place of its own of the same names.
pub(super) fn with(bytes: &[u8], parts: &HashMap<String, String>) -> ZipResult<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + 4096)));
    out.set_raw_comment(zip.comment().into())?;
    for at in 0..zip.len() {
        let file = zip.by_index_raw(at)?;
        let new = file.name().ok().and_then(|name| Some((name.to_string(), parts.get(&*name)?)));
        match new {
            Some((name, text)) => {
                out.start_file(name, file.options())?;
                out.write_all(text.as_bytes())?;
            }
            None => out.raw_copy_file(file)?,
        }
    }
    Ok(out.finish()?.into_inner())
}

/// Whether the package has a part in this folder.
pub(super) fn has(bytes: &[u8], folder: &str) -> bool {
    ZipArchive::new(Cursor::new(bytes))
        .is_ok_and(|zip| zip.file_names().flatten().any(|name| name.to_ascii_lowercase().starts_with(folder)))
}
