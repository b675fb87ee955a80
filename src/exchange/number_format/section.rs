//! The sections of a number format, and which of them a number is shown by (ECMA-376, part 1, 18.8.31).
//!
//! Without conditions the first is for numbers above zero, the second for those below, the third for zero; where there are
//! only two, the first has zero too. A condition (`[>=1000]`) takes the place of that; what neither of the first two
//! takes is for the last. A section that numbers below zero alone come to says itself that they are: it shows no minus.

use super::Section;

/// For which numbers a section is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    sign: Sign,
    limit: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    Less,
    AtMost,
    Equal,
    Other,
    AtLeast,
    More,
}

impl Condition {
    /// Reads what stands between the brackets; `None` for a colour, a language, an elapsed time.
    pub(super) fn read(inside: &str) -> Option<Condition> {
        let signs = [
            ("<=", Sign::AtMost),
            ("<>", Sign::Other),
            (">=", Sign::AtLeast),
            ("<", Sign::Less),
            (">", Sign::More),
            ("=", Sign::Equal),
        ];
        let (rest, sign) = signs.iter().find_map(|(text, sign)| Some((inside.strip_prefix(text)?, *sign)))?;
        Some(Condition { sign, limit: rest.trim().parse().ok()? })
    }

    fn holds(self, value: f64) -> bool {
        match self.sign {
            Sign::Less => value < self.limit,
            Sign::AtMost => value <= self.limit,
            Sign::Equal => value == self.limit,
            Sign::Other => value != self.limit,
            Sign::AtLeast => value >= self.limit,
            Sign::More => value > self.limit,
        }
    }

    /// Whether no number above zero is meant.
    fn is_below_zero(self) -> bool {
        match self.sign {
            Sign::Less | Sign::AtMost => self.limit <= 0.0,
            Sign::Equal => self.limit < 0.0,
            _ => false,
        }
    }

    /// Whether every number above zero is meant, so that only those below are left.
    fn is_all_above_zero(self) -> bool {
        matches!(self.sign, Sign::AtLeast | Sign::More) && self.limit <= 0.0
    }
}

/// The section that a number is shown by, and whether it says by itself that the number is below zero.
pub(super) fn chosen(sections: &[Section], value: f64) -> Option<(&Section, bool)> {
    let numbers = match sections {
        [numbers @ .., text] if !numbers.is_empty() && (text.text || numbers.len() > 2) => numbers,
        all => all,
    };
    let (first, second) = match numbers {
        [] => return None,
        [only] => return Some((only, false)),
        // A second section without anything shows what the first one does.
        [first, second] if sections.len() == 2 && second.is_blank() => return Some((first, false)),
        [first, second, ..] => (first, second),
    };
    let of = |sign, limit| Condition { sign, limit };
    let is_two = numbers.len() == 2;
    let conditions = [first.condition, second.condition];
    let one = first.condition.unwrap_or(if is_two { of(Sign::AtLeast, 0.0) } else { of(Sign::More, 0.0) });
    let two = match second.condition {
        // With a condition on the first alone, the last of two is for everything else.
        None if is_two && conditions != [None, None] => None,
        own => Some(own.unwrap_or(of(Sign::Less, 0.0))),
    };
    if one.holds(value) {
        return Some((first, one.is_below_zero()));
    }
    if two.is_none_or(|two| two.holds(value)) {
        return Some((second, one.is_all_above_zero() || two.is_some_and(Condition::is_below_zero)));
    }
    let rest = numbers.get(2).unwrap_or(first);
    Some((rest, !is_two && (one.is_all_above_zero() || two.is_some_and(Condition::is_all_above_zero))))
}
