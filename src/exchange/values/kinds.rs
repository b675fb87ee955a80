//! Of which kind an indicator is: what is done (活動, アウトプット) or what comes of it (成果, アウトカム).

use crate::exchange::words::squeezed;

/// What tells indicators of one kind apart, in front of the kind.
const NEARER: [&str; 7] = ["直接", "間接", "初期", "中間", "最終", "短期", "長期"];

/// Whether a text says a kind and nothing else: 「活動指標」, 「【アウトカム】」, 「直接アウトカム」.
pub(in crate::exchange) fn is_kind(text: &str) -> bool {
    let flat = squeezed(text);
    let bare = bare(&flat);
    let of = |text: &str| ["成果", "活動", "対象", "活動量", "アウトカム", "アウトプット"].contains(&text);
    of(bare)
        || NEARER
            .iter()
            .find_map(|word| bare.strip_prefix(word))
            .is_some_and(|rest| of(rest) || matches!(rest, "効果" | "成果"))
}

/// The kind as the ledger says it: in the words of its list where they are said in others; else as printed.
pub(in crate::exchange) fn kind_said(text: &str) -> Option<String> {
    let flat = squeezed(text);
    let bare = bare(&flat);
    let listed = [("活動", "活動"), ("成果", "成果"), ("アウトプット", "活動"), ("アウトカム", "成果")];
    let listed = listed.iter().find(|(word, _)| bare.starts_with(word)).map(|(_, kind)| (*kind).to_owned());
    listed.or_else(|| (is_kind(text) && !bare.starts_with("対象")).then(|| bare.to_owned()))
}

/// The kind that is said in front of an indicator's name: 「（活動）教室の回数」, 「アウトカム：来場者数」. The name keeps it, as it is
/// printed.
pub(in crate::exchange) fn kind_in_front(name: &str) -> Option<String> {
    let name = name.trim_start();
    let front = match name.strip_prefix(['(', '（', '【', '[', '［', '〔', '＜', '<', '《']) {
        Some(inside) => inside.split_once([')', '）', '】', ']', '］', '〕', '＞', '>', '》'])?.0,
        None => name.split_once(['：', ':'])?.0,
    };
    kind_said(front).filter(|_| is_kind(front))
}

fn bare(flat: &str) -> &str {
    let flat = flat.trim_matches(['(', ')', '【', '】', '[', ']', '<', '>', '■', '●', '◆', '○', '・']);
    flat.strip_suffix("指標").filter(|bare| !bare.is_empty()).unwrap_or(flat)
}

#[cfg(test)]
mod tests {
    use super::{is_kind, kind_in_front, kind_said};

    #[test]
    fn a_kind_is_said_in_the_ledgers_words_where_it_is_one_of_them() {
        for (text, said) in [
            ("アウトプット", Some("活動")),
            ("【アウトカム指標】", Some("成果")),
            ("成果指標", Some("成果")),
            ("活動量", Some("活動")),
            ("直接アウトカム", Some("直接アウトカム")),
            ("対象指標", None),
            ("継続", None),
        ] {
            assert_eq!(kind_said(text).as_deref(), said, "{text}");
        }
        assert!(is_kind("対象") && is_kind("最終アウトカム") && !is_kind("成果品") && !is_kind("直接"));
    }

    #[test]
    fn a_kind_stands_in_front_of_a_name_in_brackets_or_with_a_colon() {
        assert_eq!(kind_in_front("（活動）健康教室の回数").as_deref(), Some("活動"));
        assert_eq!(kind_in_front("アウトカム：来場者数").as_deref(), Some("成果"));
        for name in ["（延べ）来場者数", "来場者数：夏", "成果品の数", "活動の回数（回）"] {
            assert_eq!(kind_in_front(name), None, "{name}");
        }
    }
}
