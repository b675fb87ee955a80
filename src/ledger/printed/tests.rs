//! Printed values: which numbers they can be read as, in which unit, and in which state they are.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::ledger::time::When;
use crate::ledger::year::FiscalYear;
use proptest::prelude::*;

fn text(text: &str) -> Printed<'_> {
    Printed::Text(Cow::Borrowed(text))
}

/// The readings as value and unit, in the order printed.
fn read(printed: &str) -> Vec<String> {
    let printed = text(printed);
    printed.readings(None).iter().map(|r| format!("{}{}", r.value, r.unit.map_or("", |unit| unit.name))).collect()
}

#[test]
fn one_number_in_its_many_spellings() {
    for (printed, expected) in [
        ("60", "60"),
        ("81,555", "81,555"),
        ("８１，５５５", "81,555"),
        ("1,318,334", "1,318,334"),
        ("61.0", "61.0"),
        ("６１．０％", "61.0%"),
        ("▲50", "-50"),
        ("△ 1.5ポイント", "-1.5ポイント"),
        ("−3人", "-3人"),
        ("－３人", "-3人"),
        ("+100人", "100人"),
        ("34,212千円", "34,212千円"),
        ("34,212 千円", "34,212千円"),
        ("¥1,000", "1,000円"),
        ("0円", "0円"),
        ("48.3%", "48.3%"),
        ("1.2万人", "12,000人"),
        ("1億2,000万円", "120,000,000円"),
        ("3億円", "3億円"),
        ("43名", "43人"),
        ("60（人）", "60人"),
        ("10a", "10a"),
        ("　60　", "60"),
        ("5.5‰", "5.5‰"),
        ("1.4人/年", "1.4人/年"),
        ("33％／年度", "33%/年"),
        ("4組/年", "4組/年"),
        ("3番組", "3番組"),
        ("2千円/人", "2千円/人"),
        ("3割", "30%"),
        ("7割5分", "75%"),
        ("2.5割", "25%"),
        ("年間100人", "100人"),
        ("延べ 1,200名", "1,200人"),
        ("累計1,000人", "1,000人"),
        ("0人(0人)", "0人"),
        ("1,000人(累計)", "1,000人"),
        ("2,211(H26)", "2,211"),
        ("16,507人(26年度)", "16,507人"),
        ("9.4％（R5）", "9.4%"),
        ("515人(うちH28年度255人)", "515人"),
        ("515人 (うちH28年度 255人)", "515人"),
        ("1,098(うちH28 221人)", "1,098"),
        ("3億2千万円", "320,000,000円"),
        ("1億5千万円", "150,000,000円"),
        ("3億2百3万円", "302,030,000円"),
        ("3億2千万5百円", "320,000,500円"),
        ("1千2百万", "12,000,000"),
        ("14万8千人", "148,000人"),
        ("2千万円", "2,000万円"),
        ("5百万円", "5百万円"),
        ("2千500円", "2,500円"),
        ("1兆2千億円", "1,200,000,000,000円"),
        ("十二億円", "12億円"),
        ("千二百三人", "1,203人"),
        ("一五〇人", "150人"),
        ("三割", "30%"),
        ("月10件", "10件/月"),
        ("週に2回", "2回/週"),
        ("年4回", "4回"),
        ("5人（注）", "5人"),
        ("5人(※2)", "5人"),
        ("５人＊１", "5人"),
        ("12※1", "12"),
        ("12注1", "12"),
        ("432㎥", "432㎥"),
        ("5㎞", "5km"),
        ("３㎏", "3kg"),
        ("2㌶", "2ha"),
    ] {
        assert_eq!(read(printed), [expected], "{printed}");
        assert_eq!(text(printed).state(), State::Fixed, "{printed}");
    }
}

#[test]
fn what_is_not_one_number_is_not_read() {
    for printed in [
        "1,23",
        "1,2345",
        "1234,567",
        "0,123",
        "1,,234",
        "12,",
        ",123",
        "1.",
        ".5",
        "1.2.3",
        "43/60点",
        "R7.3",
        "第2位だ",
        "5減",
        "60達成",
        "10-20",
        "2件3",
        "1万2億円",
        "1234567890123456789",
        "999,999,999,999,999,999億人",
        "人",
        "43（前年40）",
        "約",
        "-",
        "1２３a4",
        "¥10%",
        "13(301",
        "13)301(",
        "1~2~3",
        "3割引",
        "2割増",
        "60(Q26)",
        "515人(うち女性255人)",
        "515人(うちH28年度255件)",
        "2,211(H26)(H27)",
        "2,211(H99.13)",
        "年間",
        "千円",
        "百万円",
        "億円",
        "一",
        "十",
        "〇",
        "二三人",
        "12千5百円",
        "1.2千5百円",
        "2千15百円",
        "2千5千円",
        "2千5百百万円",
        "2千3千人",
        "1.5億2千万円",
        "1億23,000万円",
        "12①",
        "5²",
        "①5",
        "①",
        "②5,000円",
        "5,000～1億円",
        "1～1億5千万円",
        "5*1",
        "5人※123",
        "月",
        "4組/年度末",
        "4/年",
    ] {
        assert_eq!(read(printed), [""; 0], "{printed}");
    }
}

#[test]
fn two_quantities_are_a_list_and_no_number() {
    for printed in ["200・4,000", "200･4,000", "200人、4,000人", "1/3", "200 4,000", "200\n4,000"] {
        let printed = text(printed);
        assert_eq!(printed.readings(None).kind(), Kind::List, "{printed:?}");
        assert!(printed.readings(None).is_empty());
        assert_eq!(printed.state(), State::Text);
    }
}

#[test]
fn two_readings_of_one_quantity() {
    assert_eq!(read("13(301)"), ["13", "301"]);
    assert_eq!(read("１３（３０１）人"), ["13人", "301人"]);
    assert_eq!(read("13人（301）"), ["13人", "301人"]);
    assert_eq!(text("13(301)").state(), State::Several);
    assert_eq!(read("10～20人"), ["10人", "20人"]);
    assert_eq!(text("10〜20人").readings(None).kind(), Kind::Range);
    assert_eq!(text("10～20").state(), State::Several);
}

#[test]
fn the_ends_of_a_range_lend_each_other_what_they_count_in() {
    let ones = |printed: &str, row: Option<&str>| -> Vec<String> {
        let printed = text(printed);
        printed.readings(row).iter().map(|reading| reading.in_base().0.to_string()).collect()
    };
    for (printed, ends) in [
        ("3億～4億円", ["300,000,000", "400,000,000"]),
        ("3～4億円", ["300,000,000", "400,000,000"]),
        ("3億円～4億", ["300,000,000", "400,000,000"]),
        ("3万～4万円", ["30,000", "40,000"]),
        ("2千～3千万円", ["20,000,000", "30,000,000"]),
        ("2～3千万円", ["20,000,000", "30,000,000"]),
        ("5,000万～1億円", ["50,000,000", "100,000,000"]),
        ("500～1万円", ["500", "10,000"]),
        ("2,000～3,000千円", ["2,000,000", "3,000,000"]),
        ("3～4万人", ["30,000", "40,000"]),
        ("5,000～1万人", ["5,000", "10,000"]),
        ("2千～3千万人", ["20,000,000", "30,000,000"]),
        ("10～20人", ["10", "20"]),
        ("20～10%", ["20", "10"]),
    ] {
        assert_eq!(ones(printed, None), ends, "{printed}");
        assert_eq!(text(printed).readings(None).kind(), Kind::Range, "{printed}");
    }
    assert_eq!(ones("3億(4億円)", None), ["300,000,000", "400,000,000"]);
    assert_eq!(ones("3億", Some("千円")), ["300,000,000"]);
    assert_eq!(ones("3", Some("千円")), ["3,000"]);
}

/// Counts on in another way than the grammar: digits by their places, group by group. `hand` says how each group is written.
fn spelt(amount: u64, hand: &[u8; 4]) -> String {
    let kanji = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut all = String::new();
    for (at, (name, power)) in [("兆", 12_u32), ("億", 8), ("万", 4), ("", 0)].into_iter().enumerate() {
        let group = amount / 10_u64.pow(power) % 10_000;
        if group == 0 {
            continue;
        }
        let places = [("千", 1000), ("百", 100), ("十", 10), ("", 1)].map(|(word, by)| (word, group / by % 10));
        let written: String = match hand[at] {
            0 => group.to_string(),
            1 => Decimal::from(i64::try_from(group).unwrap()).to_string(),
            2 => places.iter().filter(|(_, n)| *n > 0).map(|(word, n)| format!("{n}{word}")).collect(),
            3 if !group.is_multiple_of(1000) && group > 1000 => format!("{}千{}", group / 1000, group % 1000),
            3 => group.to_string(),
            _ => {
                let one = |word: &str| if word == "十" { "" } else { "一" };
                let part = |(word, n): &(&str, u64)| match *n {
                    1 => format!("{}{word}", one(word)),
                    n => format!("{}{word}", kanji[n as usize]),
                };
                places.iter().filter(|(_, n)| *n > 0).map(part).collect()
            }
        };
        all += &written;
        all += name;
    }
    all
}

#[test]
fn the_spelling_of_the_property_is_what_people_write() {
    assert_eq!(spelt(320_000_500, &[0, 0, 2, 2]), "3億2千万5百");
    assert_eq!(spelt(1_211_000_000, &[0, 4, 4, 4]), "十二億一千一百万");
    assert_eq!(spelt(123_450_000, &[0, 0, 1, 0]), "1億2,345万");
    assert_eq!(spelt(25_300, &[0, 0, 0, 3]), "2万5千300");
}

#[test]
fn spans_point_at_the_printed_characters() {
    let printed = "　１３（３０１）人";
    let value = text(printed);
    let readings = value.readings(None);
    let spans: Vec<&str> = readings.iter().map(|r| &printed[r.span()]).collect();
    assert_eq!(spans, ["１３", "３０１"]);
    assert_eq!(&"約 34,212千円"[text("約 34,212千円").readings(None)[0].span()], "約 34,212千円");
}

#[test]
fn near_and_bounded_numbers_are_marked() {
    let about = text("約1,200人");
    assert!(about.readings(None)[0].approximate && about.readings(None).exact().is_none());
    assert!(text("60人程度").readings(None)[0].approximate);
    assert_eq!(text("60人以上").readings(None)[0].bound, Some(Bound::AtLeast));
    assert_eq!(text("５件以下").readings(None)[0].bound, Some(Bound::AtMost));
    assert!(text("60人").readings(None).exact().is_some());
}

#[test]
fn states_are_what_the_officials_would_say() {
    for (printed, state) in [
        ("確認中", State::Pending),
        ("確認中（8月頃に判明）", State::Pending),
        ("集計中", State::Pending),
        ("未定", State::Pending),
        ("調査中", State::Pending),
        ("未確定", State::Pending),
        ("1,234（速報値）", State::Pending),
        ("", State::Blank),
        (" 　\n", State::Blank),
        ("-", State::NotApplicable),
        ("－", State::NotApplicable),
        ("―", State::NotApplicable),
        ("—", State::NotApplicable),
        ("ー", State::NotApplicable),
        ("──", State::NotApplicable),
        ("対象外", State::NotApplicable),
        ("増加", State::Text),
        ("1,23", State::Text),
        ("R8.6公表予定", State::Pending),
        ("令和7年8月確定予定", State::Pending),
        ("R7.10公表", State::Pending),
        ("(令和7年秋頃公表)", State::Pending),
        ("10月に公表", State::Pending),
        ("公表待ち", State::Pending),
        ("調査未実施", State::Pending),
        ("R7.10公表会を開催", State::Text),
        ("工事未実施", State::Text),
        ("把握できないため照会中", State::Pending),
        ("把握不可", State::NotAssessable),
        ("算出不能", State::NotAssessable),
        ("データなし（統計の廃止）", State::NotAssessable),
        ("N/A", State::NotAssessable),
        ("ｎ／ａ", State::NotAssessable),
        ("/", State::NotAssessable),
        ("／", State::NotAssessable),
        (" ＼ ", State::NotAssessable),
        ("達成済み", State::Text),
        ("未実施", State::Text),
        ("なし", State::Text),
    ] {
        assert_eq!(text(printed).state(), state, "{printed:?}");
    }
    assert_eq!(Printed::Absent.state(), State::Blank);
    assert_eq!(Printed::Number("61.0").state(), State::Fixed);
    assert_eq!(Printed::Number("1e400").state(), State::Text);
}

#[test]
fn what_is_said_of_a_number_in_brackets_belongs_to_it() {
    let one = |printed: &'static str| text(printed).readings(None)[0].when;
    assert_eq!(one("2,211(H26)"), Some(When::Year(FiscalYear(2014))));
    assert_eq!(one("9.4％（R5）"), Some(When::Year(FiscalYear(2023))));
    assert_eq!(one("16,507人(26年度)"), Some(When::OfAnEra(26)));
    assert_eq!(one("87%(H28.6月調査結果)"), Some(When::Year(FiscalYear(2016))));
    assert_eq!(one("12人(令和7年3月末時点)"), Some(When::Year(FiscalYear(2024))));
    assert_eq!(one("650人(24〜26年度平均)"), Some(When::Several));
    assert_eq!(one("300人(2024年度)"), Some(When::Year(FiscalYear(2024))));
    let both = text("515人(うちH28年度255人)");
    let both = both.readings(None);
    assert_eq!((both.len(), both[0].share, both[0].cumulative), (1, Some(Decimal::from(255)), true));
    assert_eq!(both.of_the_year().exact().map(|reading| reading.value), Some(Decimal::from(255)));
    assert!(text("1,600(累計)").readings(None)[0].cumulative && text("累計10人").readings(None)[0].cumulative);
    assert!(!text("延べ10人").readings(None)[0].cumulative);
}

#[test]
fn a_number_in_brackets_stays_another_reading() {
    for printed in ["13(301)", "17,861人(16,507人)", "13(26年)", "13(2024)", "13(26)"] {
        assert_eq!(text(printed).state(), State::Several, "{printed}");
    }
}

#[test]
fn bounds_that_leave_their_number_out() {
    assert_eq!(text("50人超").readings(None)[0].bound, Some(Bound::Above));
    assert_eq!(text("50人を超える").readings(None)[0].bound, Some(Bound::Above));
    assert_eq!(text("50人未満").readings(None)[0].bound, Some(Bound::Below));
    assert!(text("50人未満").readings(None).exact().is_none());
}

#[test]
fn words_about_the_row_and_dates_to_come_are_known_as_such() {
    for printed in ["達成済み", "達成困難", "未実施", " 完了 ", "策定済", "○", "あり", "なし"] {
        assert!(text(printed).is_remark(), "{printed}");
    }
    for printed in ["増加", "達成率80", "60", ""] {
        assert!(!text(printed).is_remark(), "{printed}");
    }
    for (printed, promised) in [
        ("R8.6公表予定", Some("R8.6")),
        ("令和7年8月確定予定", Some("令和7年8月")),
        ("確認中（令和７年８月頃に判明）", Some("令和７年８月")),
        ("集計中(2026-06-30)", Some("2026-06-30")),
        ("令和7年8月20日公表予定", Some("令和7年8月20日")),
        ("確認中（8月頃に判明）", None),
        ("確認中", None),
        ("R8.6", None),
        ("60", None),
    ] {
        assert_eq!(text(printed).promised(), promised, "{printed}");
    }
}

#[test]
fn a_rows_own_unit_is_known_behind_its_numbers() {
    let own = text("3玉");
    assert!(own.readings(None).is_empty());
    assert_eq!(own.readings(Some("玉"))[0].unit.unwrap().name, "玉");
    assert!(own.readings(Some("玉"))[0].unit_printed);
    assert!(own.readings(Some("個")).is_empty());
    assert!(text("3-5").readings(Some("-5")).is_empty());
}

#[test]
fn amounts_are_told_in_one_scale() {
    let base = |printed: &'static str| {
        let printed = text(printed);
        let readings = printed.readings(None);
        let (value, unit) = readings[0].in_base();
        format!("{value} {}", unit.map_or("", |unit| unit.name))
    };
    assert_eq!(base("2,584千人"), "2,584,000 人");
    assert_eq!(base("200万円"), "2,000,000 円");
    assert_eq!(base("10百万円"), "10,000,000 円");
    assert_eq!(base("2億396万円"), "203,960,000 円");
    assert_eq!(base("12.5千円/人"), "12,500 円/人");
    assert_eq!(base("61.0%"), "61.0 %");
    assert_eq!(base("60"), "60 ");
}

#[test]
fn the_row_lends_its_unit_to_values_that_print_none() {
    let bare = text("43");
    assert_eq!(bare.readings(Some("人"))[0].unit.unwrap().name, "人");
    assert!(!bare.readings(Some("人"))[0].unit_printed);
    let own = text("34,212千円");
    assert_eq!(own.readings(Some("人"))[0].unit.unwrap().name, "千円");
    assert_eq!(Printed::Number("3").readings(Some("％"))[0].unit.unwrap().name, "%");
}

#[test]
fn only_the_yen_family_converts() {
    let value_in = |printed: &str, unit: &str| text(printed).readings(None)[0].value_in(Unit::known(unit));
    assert_eq!(value_in("2,000千円", "円"), Decimal::parse("2000000"));
    assert_eq!(value_in("1,800,000円", "千円"), Decimal::parse("1800"));
    assert_eq!(value_in("1,800,500円", "千円"), Decimal::parse("1800.5"));
    assert_eq!(value_in("1円", "億円"), Decimal::parse("0.00000001"));
    assert_eq!(value_in("123,456,789,012円", "億円"), Decimal::parse("1234.56789012"));
    assert_eq!(value_in("10%", "時間"), None);
    assert_eq!(value_in("10%", "ポイント"), None);
}

proptest! {
    #![proptest_config(crate::long::cases(256, 256))]

    #[test]
    fn any_text_is_safe_and_its_spans_are_characters(printed in "[0-9０-９,，.．▲△\\-－約人千万億円%％(（)）～・ 　以上確認中うち年度割H/超累計a-c]{0,24}") {
        let value = text(&printed);
        let (state, readings) = value.read(Some("人"));
        prop_assert_eq!(value.text(), printed.as_str());
        for reading in readings.iter() {
            prop_assert!(printed.get(reading.span()).is_some_and(|part| part.chars().any(|c| fold(c).is_ascii_digit())));
        }
        prop_assert_eq!(state == State::Fixed, readings.kind() == Kind::One);
        prop_assert_eq!(state == State::Several, matches!(readings.kind(), Kind::Either | Kind::Range));
    }

    #[test]
    fn an_amount_is_read_however_it_is_spelt(
        amount in prop_oneof![1_u64..100_000, 1_u64..10_000_000_000, 1_u64..1_000_000_000_000_000],
        zeros in 0_u32..5,
        hand in [0_u8..5, 0_u8..5, 0_u8..5, 0_u8..5],
        unit in prop::sample::select(vec!["円", "人", ""]),
    ) {
        let amount = amount / 10_u64.pow(zeros) * 10_u64.pow(zeros);
        prop_assume!(amount > 10);
        let shown = format!("{}{unit}", spelt(amount, &hand));
        let wide: String = shown.chars().map(|c| if c.is_ascii() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c }).collect();
        for printed in [&shown, &wide] {
            let printed = text(printed);
            let readings = printed.readings(None);
            let read = readings.exact().map(|reading| reading.in_base().0);
            prop_assert_eq!(read, Some(Decimal::from(i64::try_from(amount).unwrap())), "{}", shown);
            prop_assert_eq!(printed.yen(0).is_some(), unit != "人");
        }
    }

    #[test]
    fn width_and_separators_never_change_the_value(value in 0_i64..1_000_000_000_000, negative: bool, unit in prop::sample::select(vec!["", "人", "千円", "%"])) {
        let plain = Decimal::from(value);
        let shown = format!("{}{plain}{unit}", if negative { "▲" } else { "" });
        let wide: String = shown.chars().map(|c| if c.is_ascii() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c }).collect();
        let bare = shown.replace(',', "");
        let expected = if negative { plain.negated() } else { plain };
        for printed in [&shown, &wide, &bare] {
            let printed = text(printed);
            let readings = printed.readings(None);
            prop_assert_eq!(readings.exact().map(|r| r.value), Some(expected));
            prop_assert_eq!(readings[0].unit.map_or("", |u| u.name), unit);
        }
    }

    #[test]
    fn a_digit_that_breaks_the_groups_breaks_the_number(head in 1_u32..1000, tail in 0_u32..100) {
        let broken = format!("{head},{tail:02}");
        prop_assert!(text(&broken).readings(None).is_empty());
    }

    #[test]
    fn json_numbers_are_read_as_they_stand(mantissa in -1_000_000_000_i64..1_000_000_000, places in 0_usize..6) {
        let number = digits_with_point(mantissa, places);
        let printed = Printed::Number(&number);
        prop_assert_eq!(printed.readings(None)[0].value, Decimal::parse(&number).unwrap());
        prop_assert_eq!(printed.text(), number.as_str());
    }
}

/// Digits with a point, built as text.
fn digits_with_point(mantissa: i64, places: usize) -> String {
    let sign = if mantissa < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", mantissa.unsigned_abs(), width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}
