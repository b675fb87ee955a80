//! Which keys a command has: the table's, or the user's own in their place.

use super::key::{Code, Key};
use crate::app::command::{Entry, TABLE, When};

/// The user's own keys; every other command keeps those of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    own: Vec<(&'static str, Vec<Key>)>,
}

/// Why a command keeps the table's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The command that was to have the key.
    pub(crate) name: &'static str,
    /// The key.
    pub(crate) key: Key,
    /// The command that has it; `None`: nobody's to give (digits are counts, Ctrl-C always ends).
    pub(crate) with: Option<&'static str>,
}

impl Keymap {
    /// The user's own keys by command name, and what can't be had: a command with a key that means something else in
    /// the same place keeps the table's keys.
    pub fn new(own: Vec<(&'static Entry, Vec<Key>)>) -> (Keymap, Vec<Conflict>) {
        let mut conflicts = Vec::new();
        let mut map = Keymap { own: own.into_iter().map(|(entry, keys)| (entry.name, keys)).collect() };
        // Giving one up may bring the table's key back, which another one has taken: until nothing is given up.
        while let Some((at, conflict)) = map.conflict() {
            map.own.remove(at);
            conflicts.push(conflict);
        }
        (map, conflicts)
    }

    fn conflict(&self) -> Option<(usize, Conflict)> {
        for (at, (name, keys)) in self.own.iter().enumerate() {
            let Some(entry) = TABLE.iter().find(|entry| entry.name == *name) else { continue };
            for key in keys {
                let reserved = *key == Key::ctrl('c') || matches!(key.code, Code::Char('0'..='9'));
                let same_place = |other: &&Entry| (other.when == When::Meeting) == (entry.when == When::Meeting);
                let mut others = TABLE.iter().filter(|other| other.name != *name).filter(same_place);
                let with = others.find(|other| self.keys(other).contains(key)).map(|other| other.name);
                if reserved || with.is_some() {
                    let with = if reserved { None } else { with };
                    return Some((at, Conflict { name: entry.name, key: *key, with }));
                }
            }
        }
        None
    }

    /// The keys of a command, the most telling first.
    pub(crate) fn keys<'a>(&'a self, entry: &'a Entry) -> &'a [Key] {
        self.own.iter().find(|(name, _)| *name == entry.name).map_or(entry.keys, |(_, keys)| keys)
    }

    /// The keys of a command as words: `j ↓`.
    pub(crate) fn words(&self, entry: &Entry) -> String {
        self.keys(entry).iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }

    /// The commands that have keys of their own, with their keys.
    pub(crate) fn own(&self) -> impl Iterator<Item = (&'static str, &[Key])> {
        self.own.iter().map(|(name, keys)| (*name, keys.as_slice()))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn entry(name: &str) -> &'static Entry {
        TABLE.iter().find(|entry| entry.name == name).unwrap()
    }

    fn key(name: &str) -> Key {
        name.parse().unwrap()
    }

    #[test]
    fn own_keys_stand_in_for_the_table_s() {
        let (map, conflicts) = Keymap::new(vec![(entry("down"), vec![key("x"), key("F5")])]);
        assert_eq!(conflicts, []);
        assert_eq!(map.words(entry("down")), "x F5");
        assert_eq!(map.words(entry("up")), "k ↑");
    }

    #[test]
    fn a_key_that_is_taken_is_named_and_the_table_s_stay() {
        let (map, conflicts) = Keymap::new(vec![(entry("down"), vec![key("q")]), (entry("save"), vec![key("3")])]);
        let found: Vec<_> = conflicts.iter().map(|c| (c.name, c.key, c.with)).collect();
        assert_eq!(found, [("down", key("q"), Some("quit")), ("save", key("3"), None)]);
        assert_eq!(map, Keymap::default());
    }

    #[test]
    fn two_commands_can_swap_keys_unless_one_of_them_cannot() {
        let (map, conflicts) = Keymap::new(vec![(entry("undo"), vec![key("q")]), (entry("quit"), vec![key("u")])]);
        assert_eq!((map.words(entry("undo")), map.words(entry("quit")), conflicts.len()), ("q".into(), "u".into(), 0));
        let (map, conflicts) =
            Keymap::new(vec![(entry("undo"), vec![key("q")]), (entry("quit"), vec![key("u"), key("1")])]);
        assert_eq!((map, conflicts.len()), (Keymap::default(), 2));
    }

    #[test]
    fn the_meeting_s_keys_are_a_place_of_their_own() {
        let (_, conflicts) = Keymap::new(vec![(entry("stopwatch"), vec![key("e")])]);
        assert_eq!(conflicts, []);
        let (_, conflicts) = Keymap::new(vec![(entry("stopwatch"), vec![key("o")])]);
        assert_eq!(conflicts[0].with, Some("opinion"));
    }
}
