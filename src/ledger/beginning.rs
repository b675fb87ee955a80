//! A ledger that begins: valid, and with nothing in it that nobody has said.
//!
//! Municipality and year are what was asked for; the rest is blank where the format has a place for it, so that it can be
//! typed on the screen. The decision table's own wording isn't copied in: it travels as `rules.json` beside the ledger.

use std::borrow::Cow;

use crate::json::string::{Habits, encode};
use crate::json::{Doc, Pointer};

use super::Ledger;
use super::year::FiscalYear;

/// The prefectures, as a municipality's printed name may begin.
const PREFECTURES: [&str; 47] = [
    "北海道",
    "青森県",
    "岩手県",
    "宮城県",
    "秋田県",
    "山形県",
    "福島県",
    "茨城県",
    "栃木県",
    "群馬県",
    "埼玉県",
    "千葉県",
    "東京都",
    "神奈川県",
    "新潟県",
    "富山県",
    "石川県",
    "福井県",
    "山梨県",
    "長野県",
    "岐阜県",
    "静岡県",
    "愛知県",
    "三重県",
    "滋賀県",
    "京都府",
    "大阪府",
    "兵庫県",
    "奈良県",
    "和歌山県",
    "鳥取県",
    "島根県",
    "岡山県",
    "広島県",
    "山口県",
    "徳島県",
    "香川県",
    "愛媛県",
    "高知県",
    "福岡県",
    "佐賀県",
    "長崎県",
    "熊本県",
    "大分県",
    "宮崎県",
    "鹿児島県",
    "沖縄県",
];

/// The prefecture that a municipality's name begins with, where it says it.
#[inline]
pub(crate) fn prefecture(municipality: &str) -> Option<&'static str> {
    PREFECTURES.into_iter().find(|name| municipality.trim().starts_with(name))
}

/// The text of a ledger without projects.
pub fn ledger(municipality: Option<&str>, year: FiscalYear) -> String {
    let text = |text: &str| encode(text, Habits::default());
    let town = municipality.map(str::trim).filter(|town| !town.is_empty());
    let mut lines = vec![
        format!("\"format\": {}", text(super::whole::FORMAT)),
        format!("\"title\": {}", text(&format!("{year} 地方創生の交付金を活用した事業の効果検証"))),
        format!("\"municipality\": {}", town.map_or_else(|| "null".to_owned(), text)),
    ];
    lines.extend(town.and_then(prefecture).map(|name| format!("\"prefecture\": {}", text(name))));
    lines.extend([
        format!("\"fiscal_year\": {}", text(&year.short())),
        "\"programs\": []".to_owned(),
        "\"totals\": []".to_owned(),
        "\"projects\": []".to_owned(),
    ]);
    format!("{{\n  {}\n}}\n", lines.join(",\n  "))
}

/// Whether a ledger is as it was begun: it says no more than its municipality and its year.
pub(crate) fn is_one(of: &Doc) -> bool {
    let said = |key: &str| of.find(&Pointer::root().key(key), |value| value.str().map(Cow::into_owned)).ok().flatten();
    let year = said("fiscal_year").as_deref().and_then(FiscalYear::parse);
    let begun = year.and_then(|year| Ledger::read(&ledger(said("municipality").as_deref(), year)).ok());
    begun.is_some_and(|begun| begun.doc().to_text() == of.to_text())
}

/// A name for what has none yet, that stays with it: made of what it is called now, so that two people who add the same
/// thing give it the same, and two different things never have one. `taken` says which are in use.
pub(crate) fn identifier(kind: &str, called: &str, taken: impl Fn(&str) -> bool) -> String {
    // FNV-1a, 64 bits: the same in every version of the program, which the standard library's isn't.
    let hash = called
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let base = format!("{kind}-{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff));
    let others = (2..).map(|n: u32| format!("{base}-{n}"));
    std::iter::once(base.clone()).chain(others).find(|id| !taken(id)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_ledger_that_begins_is_one() {
        for town in [None, Some("長野県飯田市"), Some("\"架空\"町")] {
            let ledger = Ledger::read(&ledger(town, FiscalYear(2025))).unwrap();
            let front = ledger.front();
            assert_eq!(front.front().fiscal_year(), Some(FiscalYear(2025)));
            assert_eq!(front.front().municipality().as_deref(), town);
            assert_eq!(ledger.len(), 0);
            assert!(is_one(ledger.doc()));
            let noted = ledger.doc().to_text().replacen("\"totals\"", "\"notes\": [\"メモ\"], \"totals\"", 1);
            assert!(!is_one(Ledger::read(&noted).unwrap().doc()), "somebody has written something");
        }
        assert_eq!(prefecture("京都府京都市"), Some("京都府"));
        assert_eq!(prefecture("飯田市"), None);
    }

    #[test]
    fn an_identifier_is_the_same_for_the_same_and_free() {
        let one = identifier("p", "空き家活用", |_| false);
        assert_eq!(one, identifier("p", "空き家活用", |_| false));
        assert_ne!(one, identifier("p", "空き店舗活用", |_| false));
        assert_eq!(identifier("p", "空き家活用", |id| id == one), format!("{one}-2"));
    }
}
