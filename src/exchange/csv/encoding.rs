//! How the bytes of a text are to be read: a byte order mark decides, else what nearly only fits. Nothing is replaced by `?`.

use encoding_rs::{Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use crate::exchange::read::{Encoded, Unreadable};

/// The text, and what its encoding is called. `how`: what the user says that it is.
///
/// # Errors
/// That the bytes fit none, or not the one that was said.
pub(super) fn decoded(bytes: &[u8], how: Option<Encoded>) -> Result<(String, &'static str), Unreadable> {
    match how {
        None => decode(bytes),
        Some(Encoded::Utf8) => said(UTF_8, bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes), "UTF-8(指定)"),
        Some(Encoded::Cp932) => said(SHIFT_JIS, bytes, "CP932(Shift_JIS、指定)"),
        Some(Encoded::Utf16) => match Encoding::for_bom(bytes) {
            Some((encoding, mark)) if encoding != UTF_8 => said(encoding, &bytes[mark..], "UTF-16(指定)"),
            _ => said(UTF_16LE, bytes, "UTF-16(指定)"),
        },
    }
}

fn decode(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let said = if encoding == UTF_8 { "UTF-8(BOM付き)" } else { "UTF-16" };
        return whole(encoding, &bytes[mark..], said);
    }
    // UTF-16 without its mark: every other byte of the first characters is 0.
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    if head.len() > 8 && bytes.len().is_multiple_of(2) && zeros(0) + zeros(1) > head.len() / 10 {
        if zeros(1) > 4 * zeros(0) {
            return whole(UTF_16LE, bytes, "UTF-16");
        }
        if zeros(0) > 4 * zeros(1) {
            return whole(UTF_16BE, bytes, "UTF-16");
        }
    }
    // Japanese of old mail programs: ASCII, with escapes between the sets.
    if bytes.is_ascii() && [&b"\x1b$B"[..], b"\x1b$@"].iter().any(|mark| memchr::memmem::find(bytes, mark).is_some()) {
        return whole(ISO_2022_JP, bytes, "ISO-2022-JP(JIS)");
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), "UTF-8")),
        Err(_) => whole(SHIFT_JIS, bytes, "CP932(Shift_JIS)"),
    }
}

/// Decodes as the user said.
fn said(encoding: &'static Encoding, bytes: &[u8], said: &'static str) -> Result<(String, &'static str), Unreadable> {
    whole(encoding, bytes, said).map_err(|_| {
        Unreadable::Text(format!(
            "文字コードが {said} ではありません。文字コードを指定せずに読むか、ファイルの文字コードを指定してください。"
        ))
    })
}

/// Decodes without replacing anything.
fn whole(encoding: &'static Encoding, bytes: &[u8], said: &'static str) -> Result<(String, &'static str), Unreadable> {
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if !text.chars().any(|c| ('\u{80}'..='\u{9f}').contains(&c)) => Ok((text.into_owned(), said)),
        _ => Err(Unreadable::Text(
            "文字コードが UTF-8、CP932(Shift_JIS)、UTF-16 のどれでもありません。CSVとして保存し直してください。"
                .to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let text = "番号,事業名\n1,㈱髙①～事業\n";
        let (cp932, _, unmappable) = SHIFT_JIS.encode(text);
        assert!(!unmappable);
        let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let bom = format!("\u{feff}{text}");
        for (bytes, said) in [
            (text.as_bytes(), "UTF-8"),
            (bom.as_bytes(), "UTF-8(BOM付き)"),
            (&cp932, "CP932(Shift_JIS)"),
            (&utf16, "UTF-16"),
        ] {
            assert_eq!(decode(bytes).unwrap(), (text.to_owned(), said));
        }
        assert!(matches!(decode(b"\x81\xff\xfd\xfe"), Err(Unreadable::Text(_))));
    }
}
