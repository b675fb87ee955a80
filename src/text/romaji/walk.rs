//! In which texts of an index romaji can be found: the automaton that reads texts, let loose on the pairs of characters.
//!
//! It begins at every character that a hit can begin with and goes on to the characters that stand behind it in some
//! text, as long as there is a text that has every pair on the way. It knows one character at a time, so whatever could
//! depend on what follows is taken as possible: no text with a hit is lost, and what is found beyond them is for the text
//! itself to say.

use std::collections::VecDeque;
use std::collections::hash_map::{Entry, HashMap};
use std::rc::Rc;

use super::letters::ANY;
use super::{Reached, Romaji, START, State, Text};
use crate::text::grams::{Grams, Set, character, code};

/// A place on the way: a character to be read, the one that it repeats or parts from, and how far the query is matched.
type Place = (u16, Option<char>, State);

/// A way on from a place.
struct Step {
    /// The characters that are read together with the place's.
    more: Box<[u16]>,
    /// Whether kana must follow.
    kana: bool,
    /// How far the query is matched then; `None`: wholly.
    on: Option<State>,
}

/// The texts in which a place can be reached.
#[derive(Clone, Copy, Default)]
struct Way {
    /// From which it has been gone on already.
    done: Set,
    /// From which it is still to be gone on.
    new: Set,
}

/// A walk of one query through many groups of texts; it remembers how characters are read.
pub struct Walk<'q> {
    romaji: &'q Romaji,
    steps: HashMap<Place, Rc<[Step]>>,
}

impl<'q> Walk<'q> {
    /// A walk that hasn't begun.
    #[inline]
    pub fn new(romaji: &'q Romaji) -> Walk<'q> {
        Walk { romaji, steps: HashMap::new() }
    }

    /// The texts of a group in which the query can be found.
    pub fn texts(&mut self, grams: &Grams) -> Set {
        let mut found = Set::NONE;
        let mut ways: HashMap<Place, Way> = HashMap::new();
        let mut todo: VecDeque<Place> = VecDeque::new();
        for c in grams.characters().filter(|c| character(*c).is_some_and(|c| self.romaji.may_begin(c))) {
            let place = (c, None, START);
            ways.insert(place, Way { new: grams.having(c), ..Way::default() });
            todo.push_back(place);
        }
        while let Some(place) = todo.pop_front() {
            let Some(way) = ways.get_mut(&place) else { continue };
            let texts = std::mem::take(&mut way.new).without(found);
            way.done = way.done.or(texts);
            for step in self.steps(place).iter() {
                let (mut last, mut texts) = (place.0, texts.without(found));
                for next in &step.more {
                    texts = texts.and(grams.pair(last, *next));
                    last = *next;
                }
                if texts.is_empty() {
                    continue;
                }
                let Some(state) = step.on else {
                    found = found.or(texts);
                    continue;
                };
                let wanted = self.romaji.wanted(state, step.kana);
                for (next, posting) in grams.after(last).filter(|(next, _)| wanted.has(*next)) {
                    let texts = texts.and(posting.set());
                    if texts.is_empty() {
                        continue;
                    }
                    let before = character(last).filter(|_| [REPEATS, PARTS].contains(&next));
                    // What stands before a mark counts: at a hit's beginning nothing does.
                    let place = (next, before.or(Some(ANY)), state);
                    match ways.entry(place) {
                        Entry::Vacant(empty) => {
                            empty.insert(Way { new: texts, ..Way::default() });
                            todo.push_back(place);
                        }
                        Entry::Occupied(mut way) => {
                            let way = way.get_mut();
                            let new = texts.without(way.done);
                            if way.new.is_empty() && !new.is_empty() {
                                todo.push_back(place);
                            }
                            way.new = way.new.or(new);
                        }
                    }
                }
            }
        }
        found
    }

    /// The ways on from a place.
    fn steps(&mut self, place: Place) -> Rc<[Step]> {
        let romaji = self.romaji;
        let known = self.steps.entry(place).or_insert_with(|| {
            let (c, before, state) = place;
            let mut steps = Vec::new();
            if let Some(c) = character(c) {
                romaji.go(Text::Begins(c), before, state, &mut |read, kana, reached| {
                    let on = if let Reached::On(state) = reached { Some(state) } else { None };
                    steps.push(Step { more: read.chars().skip(1).map(code).collect(), kana, on });
                });
            }
            steps.into()
        });
        Rc::clone(known)
    }
}

const REPEATS: u16 = '々' as u16;
const PARTS: u16 = '・' as u16;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::tests::slowly;
    use super::*;
    use crate::text::fold;
    use crate::text::grams::Builder;
    use crate::text::readings::{KANJI, WORDS};
    use proptest::prelude::*;

    fn index(texts: &[String]) -> Grams {
        let mut builder = Builder::default();
        texts.iter().enumerate().for_each(|(i, text)| builder.add(i as u8, text));
        builder.finish()
    }

    /// Folded texts as fields are: the ledger's strings, cut into groups.
    fn ledger() -> Vec<Vec<String>> {
        let text = include_str!("../../../data/mine-r6.json");
        let strings: Vec<String> = text.split('"').skip(1).step_by(2).map(|text| fold(text).text).collect();
        strings.chunks(200).map(<[String]>::to_vec).collect()
    }

    fn sound(romaji: &Romaji, texts: &[String], grams: &Grams) -> Result<(usize, usize), String> {
        let found = Walk::new(romaji).texts(grams);
        let slowly = slowly(romaji);
        let (mut hits, mut more) = (0, 0);
        for (i, text) in texts.iter().enumerate() {
            if !romaji.find(text).eq(slowly.find(text)) {
                return Err(format!("{romaji:?} is passed over in {text}"));
            }
            match (romaji.find(text).next().is_some(), found.has(i as u8)) {
                (true, true) => hits += 1,
                (false, true) => more += 1,
                (true, false) => return Err(format!("{romaji:?} is in {text}")),
                (false, false) => {}
            }
        }
        Ok((hits, more))
    }

    #[test]
    fn no_text_with_a_word_of_the_list_is_lost_and_few_others_are_found() {
        let list = include_str!("../../../tests/data/romaji.tsv").lines().filter(|line| !line.starts_with('#'));
        let list: Vec<(&str, &str)> = list.filter_map(|line| line.split_once('\t')).collect();
        let mut groups = ledger();
        for words in list.chunks(64) {
            let around =
                |(word, _): &(&str, &str)| [word.to_string(), format!("本市は、{word}を"), format!("{word}々・{word}")];
            groups.push(words.iter().flat_map(around).map(|text| fold(&text).text).collect());
        }
        let indexes: Vec<Grams> = groups.iter().map(|texts| index(texts)).collect();
        let (mut hits, mut more) = (0, 0);
        for (_, typed) in list.iter().step_by(crate::long::every(8)) {
            let Some(romaji) = Romaji::new(typed) else { continue };
            for (texts, grams) in groups.iter().zip(&indexes) {
                let (one, two) = sound(&romaji, texts, grams).unwrap();
                (hits, more) = (hits + one, more + two);
            }
        }
        assert!(hits * crate::long::every(8) > 1000 && more * 5 < hits, "{hits} {more}");
    }

    #[test]
    fn unfinished_words_and_ones_that_are_cut_out_of_others_are_not_lost() {
        let typed = ["hojokin", "kosodate", "akiyoshidai", "tsunagari", "samazama", "okonawareta", "kabushikigaisha"];
        for (texts, grams) in ledger().iter().map(|texts| (texts, index(texts))) {
            for word in typed {
                for cut in (3..word.len()).step_by(crate::long::every(3)) {
                    for part in [&word[..cut], &word[word.len() - cut..]] {
                        if let Some(romaji) = Romaji::new(part) {
                            sound(&romaji, texts, &grams).unwrap();
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn every_character_that_can_be_read_fits_its_code() {
        for line in [KANJI, WORDS].into_iter().flat_map(str::lines) {
            assert!(line.chars().all(|c| character(code(c)) == Some(c)), "{line}");
        }
    }

    /// Texts of what is read in the most ways.
    fn readable() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[生行来取支上下人日本会学発補助金子育様々大今年]{1,3}",
            4 => "[ァ-ヺーッン・々]{1,4}",
            1 => Just("三ケ所".to_owned()),
            1 => Just("大人今日一人".to_owned()),
            1 => crate::text::properties::nasty().prop_map(|text| fold(&text).text),
        ];
        prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(crate::long::cases(32, 512))]

        #[test]
        fn no_text_with_a_hit_is_lost(texts in prop::collection::vec(readable(), 1..12), query in "(([kstnhmyrwgzdbp]{0,2}y?[aiueo]-?|n){2,5}[kstnhmyrw]?|[ぁ-んー]{2,5})") {
            let grams = index(&texts);
            if let Some(romaji) = Romaji::new(&query) {
                prop_assert_eq!(sound(&romaji, &texts, &grams).err(), None);
            }
        }
    }
}
