//! Readings of kanji and words: two tables, searched as the text they are.
//!
//! `data/unicode/readings.tsv` is made from Unihan, kanji by kanji; `data/words.tsv` holds what follows from no kanji's
//! own readings (大人, 今年, place names). Both are sorted by code point, which in UTF-8 is the order of the bytes, so a
//! binary search over the text finds a line without anything being parsed or built when the program starts.

/// Kanji TAB on TAB kun, readings apart by blanks.
pub(super) static KANJI: &str = include_str!("../../data/unicode/readings.tsv");
/// Word TAB readings.
pub(super) static WORDS: &str = include_str!("../../data/words.tsv");

/// The readings of one kanji.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Readings<'a> {
    on: &'a str,
    kun: &'a str,
}

impl<'a> Readings<'a> {
    /// From a line of [`KANJI`] after its first tab.
    pub(super) fn of(rest: &'a str) -> Readings<'a> {
        let (on, kun) = rest.split_once('\t').unwrap_or((rest, ""));
        Readings { on, kun }
    }

    pub(super) fn on(self) -> impl Iterator<Item = &'a str> {
        self.on.split_ascii_whitespace()
    }

    pub(super) fn kun(self) -> impl Iterator<Item = &'a str> {
        self.kun.split_ascii_whitespace()
    }
}

/// The readings of a kanji; `None` for anything that isn't in the table.
pub(super) fn kanji(c: char) -> Option<Readings<'static>> {
    let line = from(KANJI, c).lines().next()?;
    let rest = line.strip_prefix(c)?.strip_prefix('\t')?;
    Some(Readings::of(rest))
}

/// The words of [`WORDS`] that begin with `c`, each with its readings.
pub(super) fn words(c: char) -> impl Iterator<Item = (&'static str, std::str::SplitAsciiWhitespace<'static>)> {
    from(WORDS, c)
        .lines()
        .take_while(move |line| line.starts_with(c))
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, readings)| (word, readings.split_ascii_whitespace()))
}

/// A sorted table from its first line that begins with `c` or anything after it.
fn from(table: &'static str, c: char) -> &'static str {
    let bytes = table.as_bytes();
    let mut key = [0; 4];
    let key = c.encode_utf8(&mut key).as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let line = bytes.get(..middle).and_then(|before| memchr::memrchr(b'\n', before)).map_or(0, |at| at + 1);
        let rest = bytes.get(line..).unwrap_or_default();
        let end = memchr::memchr(b'\n', rest).map_or(bytes.len(), |at| line + at + 1);
        if rest < key {
            low = end;
        } else {
            high = line;
        }
    }
    table.get(low..).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_every_line_is_found() {
        for table in [KANJI, WORDS] {
            let lines: Vec<_> = table.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(lines.is_sorted(), "sorted by code point");
            assert!(table.lines().skip_while(|line| line.starts_with('#')).all(|line| !line.starts_with('#')));
            for line in lines {
                let (word, readings) = line.split_once('\t').unwrap();
                assert!(readings.bytes().all(|b| b.is_ascii_lowercase() || b"NQ \t".contains(&b)), "{line}");
                let first = word.chars().next().unwrap();
                match table.len() == KANJI.len() {
                    true => assert_eq!(kanji(first), Some(Readings::of(readings)), "{line}"),
                    false => assert!(words(first).any(|(found, _)| found == word), "{line}"),
                }
                assert_eq!(crate::text::fold(word).text.chars().count(), word.chars().count());
            }
        }
        assert!(KANJI.len() + WORDS.len() < 200_000);
    }

    #[test]
    fn what_has_no_reading_has_none() {
        for c in ['a', '○', '\u{10FFFF}', '\0', '𠮷', '#'] {
            assert_eq!(kanji(c), None);
            assert_eq!(words(c).count(), 0);
        }
    }
}
