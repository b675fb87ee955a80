//! The rows of two lists put together, each with the one that it became.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use super::{Care, Row, name, names, said};
use crate::json::{Kind, Value};
use crate::ledger::field::Place;
use crate::text::likeness::Letters;

/// For each of two lists, which row of the other one each of its rows is.
pub(crate) struct Pairs {
    /// For each row of the first list.
    pub forth: Vec<Option<usize>>,
    /// For each row of the second list.
    pub back: Vec<Option<usize>>,
}

impl Pairs {
    /// Pairs the rows of two lists at `place` (that of an element).
    pub fn of<R: Row>(place: Place, a: &[R], b: &[R], care: Care) -> Self {
        let mut pairs = Self { forth: vec![None; a.len()], back: vec![None; b.len()] };
        pairs.alike(a, b);
        if pairs.done() {
            return pairs;
        }
        let names = names(place);
        for (pass, keys) in names.by.iter().enumerate() {
            pairs.named(a, b, keys, pass >= names.without_id);
        }
        if !pairs.done() {
            pairs.equal(a, b);
        }
        if care == Care::Named {
            return pairs;
        }
        if !pairs.done() {
            pairs.renamed(place, a, b, names.by.get(names.seen).copied().unwrap_or_default(), care);
        }
        if !pairs.done() {
            pairs.nameless(a, b, names.by);
        }
        if !pairs.done() && (care == Care::Loose || names.texts) {
            pairs.rewritten(a, b, names.texts);
        }
        pairs
    }

    fn done(&self) -> bool {
        self.forth.iter().all(Option::is_some) || self.back.iter().all(Option::is_some)
    }

    fn join(&mut self, a: usize, b: usize) {
        if let (Some(forth), Some(back)) = (self.forth.get_mut(a), self.back.get_mut(b)) {
            (*forth, *back) = (Some(b), Some(a));
        }
    }

    fn left(side: &[Option<usize>]) -> Vec<usize> {
        side.iter().enumerate().filter(|(_, other)| other.is_none()).map(|(at, _)| at).collect()
    }

    /// Rows that are written alike; those in the same place first, which is most of them and costs least.
    fn alike<R: Row>(&mut self, a: &[R], b: &[R]) {
        for (at, (one, two)) in a.iter().zip(b).enumerate() {
            if one.raw() == two.raw() {
                self.join(at, at);
            }
        }
        if !self.done() {
            fn rows<R: Row>(left: Vec<usize>, of: &[R]) -> impl Iterator<Item = (&str, usize)> {
                left.into_iter().filter_map(|at| Some((of.get(at)?.raw(), at)))
            }
            self.by(rows(Self::left(&self.forth), a), rows(Self::left(&self.back), b));
        }
    }

    /// Rows that nothing names, by all that they say.
    fn equal<R: Row>(&mut self, a: &[R], b: &[R]) {
        let contents = |left: Vec<usize>, of: &[R]| {
            left.into_iter().filter_map(|at| Some((of.get(at)?.read(content), at))).collect::<Vec<_>>()
        };
        let (a, b) = (contents(Self::left(&self.forth), a), contents(Self::left(&self.back), b));
        self.by(a.into_iter(), b.into_iter());
    }

    /// Rows of the same name; `guarded`: not where both have an id.
    fn named<R: Row>(&mut self, a: &[R], b: &[R], keys: &[&str], guarded: bool) {
        // Whether the rows looked at have an id; `None`: whether or not.
        let rounds: &[_] = if guarded {
            &[(Some(false), Some(false)), (Some(false), Some(true)), (Some(true), Some(false))]
        } else {
            &[(None, None)]
        };
        for &(one, two) in rounds {
            if self.done() {
                return;
            }
            let rows = |left: Vec<usize>, of: &[R], with_id: Option<bool>| {
                let wanted = |row: Value<'_>| {
                    let looked_at = with_id.is_none_or(|with| with == said(row, "id").is_some());
                    looked_at.then(|| name(row, keys)).flatten()
                };
                left.into_iter().filter_map(|at| Some((of.get(at)?.read(wanted)?, at))).collect::<Vec<_>>()
            };
            let (one, two) = (rows(Self::left(&self.forth), a, one), rows(Self::left(&self.back), b, two));
            self.twins(a, b, &one, &two);
            let (forth, back) = (self.forth.clone(), self.back.clone());
            let open = |side: Vec<Option<usize>>| move |(_, at): &(String, usize)| side.get(*at) == Some(&None);
            self.by(one.into_iter().filter(open(forth)), two.into_iter().filter(open(back)));
        }
    }

    /// Where several rows have one name: those that say the same in everything, those in the same place first.
    fn twins<R: Row>(&mut self, a: &[R], b: &[R], one: &[(String, usize)], two: &[(String, usize)]) {
        let mut count: HashMap<&str, (u32, u32)> = HashMap::new();
        one.iter().for_each(|(name, _)| count.entry(name).or_default().0 += 1);
        two.iter().for_each(|(name, _)| count.entry(name).or_default().1 += 1);
        let contents = |rows: &[(String, usize)], of: &[R]| -> Vec<(String, usize)> {
            let several =
                rows.iter().filter(|(name, _)| count.get(&**name).is_some_and(|(a, b)| *a > 0 && *b > 0 && a + b > 2));
            several.filter_map(|(_, at)| Some((of.get(*at)?.read(content), *at))).collect()
        };
        let (one, two) = (contents(one, a), contents(two, b));
        let at_b: HashMap<usize, &str> = two.iter().map(|(content, at)| (*at, content.as_str())).collect();
        for (content, at) in &one {
            if at_b.get(at) == Some(&content.as_str()) {
                self.join(*at, *at);
            }
        }
        let one: Vec<_> =
            one.iter().filter(|(_, at)| self.forth.get(*at) == Some(&None)).map(|(c, at)| (c.as_str(), *at)).collect();
        let two: Vec<_> =
            two.iter().filter(|(_, at)| self.back.get(*at) == Some(&None)).map(|(c, at)| (c.as_str(), *at)).collect();
        self.by(one.into_iter(), two.into_iter());
    }

    fn by<K: Hash + Eq>(&mut self, a: impl Iterator<Item = (K, usize)>, b: impl Iterator<Item = (K, usize)>) {
        let mut known: HashMap<K, VecDeque<usize>> = HashMap::new();
        a.for_each(|(name, at)| known.entry(name).or_default().push_back(at));
        for (name, at) in b {
            if let Some(partner) = known.get_mut(&name).and_then(VecDeque::pop_front) {
                self.join(partner, at);
            }
        }
    }

    /// The paired rows around each row that is left over, as places in the second list.
    fn gaps(
        side: &[Option<usize>],
        place: impl Fn(usize, usize) -> usize,
    ) -> HashMap<usize, (Option<usize>, Option<usize>)> {
        let mut gaps = HashMap::new();
        let mut before = None;
        for (at, other) in side.iter().enumerate() {
            match other {
                Some(other) => before = Some(place(at, *other)),
                None => drop(gaps.insert(at, (before, None))),
            }
        }
        let mut after = None;
        for (at, other) in side.iter().enumerate().rev() {
            match other {
                Some(other) => after = Some(place(at, *other)),
                None => {
                    if let Some(gap) = gaps.get_mut(&at) {
                        gap.1 = after;
                    }
                }
            }
        }
        gaps
    }

    /// Rows that have none of the names, in their order.
    fn nameless<R: Row>(&mut self, a: &[R], b: &[R], names: &[&[&str]]) {
        let rows = |left: Vec<usize>, of: &[R]| {
            let nameless = |at: &usize| {
                let row = of.get(*at).filter(|row| row.raw().starts_with('{'));
                row.is_some_and(|row| row.read(|row| names.iter().all(|keys| name(row, keys).is_none())))
            };
            left.into_iter().filter(nameless).collect::<Vec<_>>()
        };
        let (a, b) = (rows(Self::left(&self.forth), a), rows(Self::left(&self.back), b));
        if a.len() == b.len() {
            a.into_iter().zip(b).for_each(|(one, two)| self.join(one, two));
        }
    }

    /// Rows left over on both sides that stand in the same gap (or anywhere), in order.
    fn neighbours(&self, anywhere: bool) -> Vec<(usize, usize)> {
        let (left, right) = (Self::left(&self.forth), Self::left(&self.back));
        if left.len().saturating_mul(right.len()) > MOST_COMPARED {
            return Vec::new();
        }
        let (a, b) = (Self::gaps(&self.forth, |_, other| other), Self::gaps(&self.back, |at, _| at));
        let mut near = Vec::new();
        for one in &left {
            for two in &right {
                if let (Some(x), Some(y)) = (a.get(one), b.get(two))
                    && (anywhere || x.0 == y.0 || x.1 == y.1)
                {
                    near.push((*one, *two));
                }
            }
        }
        near
    }

    fn free(&self, a: usize, b: usize) -> bool {
        self.forth.get(a) == Some(&None) && self.back.get(b) == Some(&None)
    }

    /// Rows whose name was corrected: nothing else in them changed, and there is something else. A row that is alone in
    /// its gap on both sides may have changed otherwise as well, as long as some of its figures say that it is the same;
    /// in a merge, where another indicator's row may have been put in its place, the names must be alike besides, and
    /// no more than one figure another one.
    fn renamed<R: Row>(&mut self, place: Place, a: &[R], b: &[R], own: &[&str], care: Care) {
        for (one, two) in self.neighbours(false) {
            if !self.free(one, two) {
                continue;
            }
            let (Some(x), Some(y)) = (a.get(one), b.get(two)) else { continue };
            let same = x.read(|x| {
                y.read(|y| {
                    let objects = x.kind() == Kind::Object && y.kind() == Kind::Object;
                    let others =
                        |row: Value<'_>| row.members().any(|m| m.value.number().is_some() && !own.contains(&&*m.key()));
                    objects && others(x) && crate::change::diff::same_members(place, x, y, own)
                })
            });
            if same {
                self.join(one, two);
            }
        }
        let open = self.neighbours(false);
        for &(one, two) in &open {
            let alone = open.iter().filter(|(x, y)| *x == one || *y == two).count() == 1;
            let (Some(x), Some(y)) = (a.get(one), b.get(two)) else { continue };
            let corrected = alone
                && x.read(|x| {
                    y.read(|y| {
                        let (same, other) = figures(x, y, own);
                        let named = |row: Value<'_>| own.first().and_then(|key| row.get(key)).map(grams_of);
                        let alike = || matches!((named(x), named(y)), (Some(x), Some(y)) if x.likeness(&y) >= ALIKE);
                        // In a merge two ids are two indicators, however alike.
                        let two_ids = || matches!((said(x, "id"), said(y, "id")), (Some(a), Some(b)) if a != b);
                        same > 0 && (care == Care::Loose || (other <= 1 && alike() && !two_ids()))
                    })
                });
            if corrected {
                self.join(one, two);
            }
        }
    }

    /// Rows that were rewritten: the most alike first, then what is alone in its gap. Texts are known anywhere.
    fn rewritten<R: Row>(&mut self, a: &[R], b: &[R], texts_only: bool) {
        let mut scored: Vec<(u32, usize, usize)> = Vec::new();
        let mut texts: (HashMap<usize, Letters>, HashMap<usize, Letters>) = Default::default();
        for (one, two) in self.neighbours(texts_only) {
            let (Some(x), Some(y)) = (a.get(one), b.get(two)) else { continue };
            let x = texts.0.entry(one).or_insert_with(|| x.read(grams_of));
            let y = texts.1.entry(two).or_insert_with(|| y.read(grams_of));
            let likeness = x.likeness(y);
            if likeness >= ALIKE {
                scored.push((likeness, one, two));
            }
        }
        scored.sort_by_key(|&(likeness, one, two)| (std::cmp::Reverse(likeness), one, two));
        for (_, one, two) in scored {
            if self.free(one, two) {
                self.join(one, two);
            }
        }
        // What is alone in its gap on both sides was replaced as a whole; only lines, as rows have more to tell by.
        let open = self.neighbours(false);
        for &(one, two) in &open {
            let alone = open.iter().filter(|(x, y)| *x == one || *y == two).count() == 1;
            let line = |row: Option<&R>| row.is_some_and(|row| row.raw().starts_with('"'));
            if alone && line(a.get(one)) && line(b.get(two)) {
                self.join(one, two);
            }
        }
    }
}

/// How many figures (numbers, and texts with digits) two rows have in common but for what names them, and how many only
/// one of them has or says otherwise.
fn figures(a: Value<'_>, b: Value<'_>, own: &[&str]) -> (usize, usize) {
    let figure = |value: Value<'_>| match value.kind() {
        Kind::Number => Some(value.raw().to_owned()),
        Kind::String => value.str().map(Cow::into_owned).filter(|text| text.contains(|c: char| c.is_numeric())),
        _ => None,
    };
    let of = |row: Value<'_>| -> HashMap<String, String> {
        let members = row.members().filter(|member| !own.contains(&&*member.key()));
        members.filter_map(|member| Some((member.key().into_owned(), figure(member.value)?))).collect()
    };
    let (a, b) = (of(a), of(b));
    let same = a.iter().filter(|(key, value)| b.get(*key) == Some(value)).count();
    let keys: HashSet<&String> = a.keys().chain(b.keys()).collect();
    (same, keys.len() - same)
}

/// What a row says, whatever its layout: the same text for the same content.
fn content(row: Value<'_>) -> String {
    fn write(value: Value<'_>, out: &mut String) {
        match value.kind() {
            Kind::Object => {
                let mut members: Vec<_> =
                    value.members().filter(|m| !m.value.is_null()).map(|m| (m.key(), m.value)).collect();
                members.sort_by(|a, b| a.0.cmp(&b.0));
                out.push('{');
                for (key, value) in members {
                    out.push_str(&key);
                    out.push('\0');
                    write(value, out);
                }
                out.push('}');
            }
            Kind::Array => {
                out.push('[');
                value.items().for_each(|item| write(item, out));
                out.push(']');
            }
            Kind::String => out.extend(["\"", &value.str().unwrap_or_default(), "\0"]),
            _ => out.extend([value.raw(), "\0"]),
        }
    }
    let mut out = String::new();
    write(row, &mut out);
    out
}

/// Rows of two lists are compared each with each only up to so many pairs.
const MOST_COMPARED: usize = 4096;

/// From how many hundredths of common letter pairs on two texts are one, rewritten.
const ALIKE: u32 = 50;

/// The pairs of neighbouring letters in a row's texts.
fn grams_of(value: Value<'_>) -> Letters {
    fn add(grams: &mut Letters, value: Value<'_>) {
        match value.kind() {
            Kind::String => grams.add(&value.str().unwrap_or_default()),
            Kind::Object => value.members().for_each(|member| add(grams, member.value)),
            Kind::Array => value.items().for_each(|item| add(grams, item)),
            _ => {}
        }
    }
    let mut grams = Letters::default();
    add(&mut grams, value);
    grams
}
