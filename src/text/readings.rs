//! How kanji and words are read aloud (音訓): two tables, searched as the text they are.
//!
//! `data/unicode/readings.tsv` is made from Unihan, kanji by kanji; `data/words.tsv` holds what follows from no kanji's
//! own readings (大人, 今年, place names). Both are sorted by code point. Nothing is parsed or built when the program
//! starts: the first search notes where each character's lines begin, and the lines are read as they stand.

use std::sync::OnceLock;

/// Kanji TAB on TAB kun, readings apart by blanks.
pub(super) static KANJI: &str = include_str!("../../data/unicode/readings.tsv");
/// Word TAB readings.
pub(super) static WORDS: &str = include_str!("../../data/words.tsv");

/// A table and where in it each character's lines begin.
struct Table {
    text: &'static str,
    lines: OnceLock<Vec<u32>>,
}

static OF_KANJI: Table = Table { text: KANJI, lines: OnceLock::new() };
static OF_WORDS: Table = Table { text: WORDS, lines: OnceLock::new() };

/// A character without lines.
const NOWHERE: u32 = u32::MAX;

impl Table {
    /// By code point, as far as the last one that has lines.
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let mut lines = Vec::new();
            let mut at = 0;
            for line in self.text.split_inclusive('\n') {
                let code = line.chars().next().filter(|c| *c != '#').map(|c| u32::from(c) as usize);
                if let Some(code) = code.filter(|code| *code >= lines.len()) {
                    lines.resize(code, NOWHERE);
                    lines.push(at);
                }
                at += line.len() as u32;
            }
            lines
        })
    }
}

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

    #[inline]
    pub(super) fn on(self) -> impl Iterator<Item = &'a str> {
        self.on.split_ascii_whitespace()
    }

    #[inline]
    pub(super) fn kun(self) -> impl Iterator<Item = &'a str> {
        self.kun.split_ascii_whitespace()
    }
}

/// The readings of a kanji; `None` for anything that isn't in the table.
pub(super) fn kanji(c: char) -> Option<Readings<'static>> {
    let line = from(&OF_KANJI, c).lines().next()?;
    let rest = line.strip_prefix(c)?.strip_prefix('\t')?;
    Some(Readings::of(rest))
}

/// Whether two kanji have an on reading in common (求 and 究), so that one may be typed for the other.
pub fn share_on_reading(one: char, other: char) -> bool {
    let (Some(one), Some(other)) = (kanji(one), kanji(other)) else { return false };
    one.on().any(|reading| other.on().any(|same| same == reading))
}

/// The words of [`WORDS`] that begin with `c`, each with its readings.
pub(super) fn words(c: char) -> impl Iterator<Item = (&'static str, std::str::SplitAsciiWhitespace<'static>)> {
    from(&OF_WORDS, c)
        .lines()
        .take_while(move |line| line.starts_with(c))
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, readings)| (word, readings.split_ascii_whitespace()))
}

/// A sorted table from its first line that begins with `c`; nothing where there is none.
fn from(table: &Table, c: char) -> &'static str {
    let at = usize::try_from(u32::from(c)).ok().and_then(|code| table.lines().get(code)).copied().unwrap_or(NOWHERE);
    table.text.get(at as usize..).unwrap_or_default()
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
                let folded = crate::text::fold(word).text;
                assert_eq!(folded.chars().count(), word.chars().count());
                // What is looked through is folded: a word in the table must be as well, or it is never met.
                let kanji = |c: &char| ('一'..='鿿').contains(c);
                assert!(table == KANJI || folded.chars().filter(kanji).eq(word.chars().filter(kanji)), "{line}");
            }
        }
        assert!(KANJI.len() + WORDS.len() < 200_000);
    }

    #[test]
    fn kanji_that_may_be_typed_for_each_other_share_a_reading() {
        for (one, other) in [('求', '究'), ('健', '検'), ('制', '製')] {
            assert!(share_on_reading(one, other), "{one} {other}");
        }
        assert!(!share_on_reading('料', '費') && !share_on_reading('生', 'x'));
    }

    #[test]
    fn what_has_no_reading_has_none() {
        for c in ['a', '○', '\u{10FFFF}', '\0', '𠮷', '#'] {
            assert_eq!(kanji(c), None);
            assert_eq!(words(c).count(), 0);
        }
    }
}
