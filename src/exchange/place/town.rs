//! Whose file it is: a town said with its prefecture and without is one town, and no question.

use super::{As, Fact, Maker, Place, plain};
use crate::exchange::values::string;
use crate::exchange::words::squeezed;

impl Maker<'_> {
    /// Puts the municipality that a cell says into the ledger; the fuller of two names of one town is kept.
    pub(in crate::exchange) fn town(&mut self, cell: (usize, usize), name: &str, why: &'static str) {
        let place = Place { field: "/municipality".into(), ..Place::default() };
        let known = self.get(&place).map(plain).unwrap_or_default();
        if is_fuller(&known, name) {
            return self.say(cell, As::Repeated, "自治体は先に出ている", None);
        }
        if known.is_empty() || !is_fuller(name, &known) {
            return self.set(cell, place, string(name), why);
        }
        if let Some(before) = self.known.point(&place, self.facts.len()).and_then(|at| self.facts.get_mut(at)) {
            (before.kind, before.value) = (As::Repeated, Some(string(name)));
            before.why = "都道府県名から書いたセルが別にある".into();
        }
        let (kind, project, asked, value) = (As::Value, None, None, Some(string(name)));
        let (place, why) = (Some(place), why.into());
        self.push(Fact { cell, kind, place, value, why, project, asked, elsewhere: false });
    }
}

/// Whether a name is another one with its prefecture or county in front: 「島根県霧里町」 of 「霧里町」.
fn is_fuller(name: &str, of: &str) -> bool {
    let (name, of) = (squeezed(name), squeezed(of));
    let front = name.strip_suffix(&*of).filter(|_| !of.is_empty());
    front.is_some_and(|front| front.ends_with(['都', '道', '府', '県', '郡']))
}

#[cfg(test)]
mod tests {
    use super::is_fuller;

    #[test]
    fn only_a_prefecture_or_a_county_makes_a_name_fuller() {
        for (name, of, expected) in [
            ("島根県霧里町", "霧里町", true),
            ("島根県　奥川郡霧里町", "霧里町", true),
            ("大東町", "東町", false),
            ("霧里町", "霧里町", false),
            ("霧里町", "", false),
        ] {
            assert_eq!(is_fuller(name, of), expected, "{name}");
        }
    }
}
