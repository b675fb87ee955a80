//! Decimals and fractions: exact, compared by value, and shown with the digits that they came with.
#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

#[test]
fn json_numbers_keep_their_digits() {
    for (text, shown) in
        [("61.0", "61.0"), ("-5", "-5"), ("1318334", "1,318,334"), ("1E+2", "100"), ("0.50", "0.50"), ("12e-1", "1.2")]
    {
        assert_eq!(d(text).to_string(), shown);
    }
    for text in [
        "",
        "-",
        "1.",
        ".5",
        "1,000",
        "１",
        "+1",
        "1e",
        "0x1",
        "NaN",
        "9999999999999999999",
        "1e40",
        "0.0000000000000000001",
    ] {
        assert!(Decimal::parse(text).is_none(), "{text} was read");
    }
}

#[test]
fn equal_by_value_not_by_digits() {
    assert_eq!(d("61"), d("61.00"));
    assert!(d("60.999999999999999") < d("61"));
    assert!(d("-0.5") < d("0"));
}

#[test]
fn percentages_round_half_up() {
    let shown = |a: &str, b: &str| d(a).over(d(b)).unwrap().percent().to_string();
    assert_eq!(shown("43", "60"), "71.7");
    assert_eq!(shown("82.2", "61.0"), "134.8");
    assert_eq!(shown("1", "800"), "0.1"); // 0.125
    assert_eq!(shown("3", "2000"), "0.2"); // 0.15 goes up
    assert_eq!(shown("-1", "2"), "-50.0");
    // Rounded for the eye, but what falls short of 100% never looks as if it didn't.
    assert_eq!(shown("0.999999999999999999", "1"), "99.9");
    assert_eq!(shown("81530", "81555"), "99.9");
    assert_eq!(shown("81555", "81555"), "100.0");
    assert!(d("0.999999999999999999").over(d("1")).unwrap() < Ratio::ONE);
}

#[test]
fn approximate_numbers_stand_for_their_last_digit() {
    for (text, half) in [("200", "50"), ("1250", "5"), ("60", "5"), ("0.5", "0.05"), ("3", "0.5")] {
        assert_eq!(d(text).half_last_place().unwrap(), d(half), "{text}");
    }
}

proptest! {
    #![proptest_config(crate::long::cases(256, 256))]

    #[test]
    fn fractions_order_like_their_cross_products(a in -10_i128.pow(9)..10_i128.pow(9), b in 1..10_i128.pow(9), c in -10_i128.pow(9)..10_i128.pow(9), e in 1..10_i128.pow(9)) {
        let (x, y) = (Ratio::new(a, b).unwrap(), Ratio::new(c, e).unwrap());
        prop_assert_eq!(x.cmp(&y), (a * e).cmp(&(c * b)));
        prop_assert_eq!(by_continued_fraction(x, y), (a * e).cmp(&(c * b)));
    }

    #[test]
    fn huge_fractions_still_compare(a in 1_i128..i128::MAX / 2, b in 1_i128..i128::MAX / 2) {
        let (x, y) = (Ratio::new(a, b).unwrap(), Ratio::new(a + 1, b).unwrap());
        prop_assert_eq!(x.cmp(&y), Ordering::Less);
        prop_assert_eq!(y.cmp(&x), Ordering::Greater);
        prop_assert_eq!(x.cmp(&x), Ordering::Equal);
    }

    #[test]
    fn percent_is_within_half_a_tenth(a in -10_i128.pow(12)..10_i128.pow(12), b in 1..10_i128.pow(12)) {
        let tenths = Ratio::new(a, b).unwrap().percent().tenths();
        // |a/b·1000 − tenths| ≤ 1/2, and a half goes up.
        let off = 2 * (a * 1000 - tenths * b);
        // What is less than 1 is never shown as 100 %, however near it comes.
        let by_a_hair = a < b && tenths == 999;
        prop_assert!(-b <= off && (off < b || by_a_hair), "{} {} {}", a, b, tenths);
    }

    #[test]
    fn a_hair_less_than_a_hundred_isnt_a_hundred(b in 2..10_i128.pow(12)) {
        prop_assert!(Ratio::new(b - 1, b).unwrap().percent().tenths() < 1000);
    }

    #[test]
    fn shown_and_read_again(mantissa in -10_i128.pow(17)..10_i128.pow(17), scale in 0_u8..18) {
        let value = Decimal::new(mantissa, scale).unwrap();
        let plain = value.plain().to_string();
        let again = d(&plain);
        prop_assert_eq!(value, again);
        prop_assert_eq!(value.places(), again.places());
        prop_assert!(serde_json::from_str::<serde_json::Number>(&plain).is_ok());
        // For the eye there are separators more, and nothing else.
        let shown = value.to_string();
        prop_assert_eq!(shown.replace(',', ""), plain);
        let whole = shown.trim_start_matches('-').split('.').next().unwrap();
        let (first, others) = whole.split_once(',').map_or((whole, ""), |(first, others)| (first, others));
        prop_assert!((1..=3).contains(&first.len()));
        prop_assert!(others.is_empty() || others.split(',').all(|group| group.len() == 3));
    }

    #[test]
    fn what_is_below_zero_keeps_its_sign(places in "0{0,5}[1-9]") {
        prop_assert_eq!(shown(&format!("-0.{places}")), format!("-0.{places}"));
    }

    #[test]
    fn an_amount_of_any_size_is_grouped(number: i64) {
        prop_assert_eq!(grouped(number).replace(',', ""), number.to_string());
        prop_assert_eq!(yen(number), format!("{}円", grouped(number)));
    }

    #[test]
    fn what_json_writes_plainly_is_shown_with_its_own_digits(number in "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,20})?") {
        prop_assume!(!number.starts_with('-') || number.bytes().any(|b| matches!(b, b'1'..=b'9')));
        prop_assert_eq!(shown(&number).replace(',', ""), number);
    }

    #[test]
    fn any_text_is_read_or_not(text in "\\PC{0,30}") {
        let _ = Decimal::parse(&text);
    }
}
