//! Any values whatever: what is written comes back.

use proptest::prelude::*;

use super::*;

fn value() -> impl Strategy<Value = Value> {
    let texts = ["13(301)", "確認中", "-", "80%以上", "約60", "007", "82.1%", "1,234", "=1+1", "a<b", "未実施"];
    prop_oneof![
        (0..200_000_i64).prop_map(|n| json!(n)),
        (0..10_000_i64).prop_map(|n| serde_json::from_str(&format!("{}.{}", n / 10, n % 10)).unwrap()),
        prop::sample::select(texts.to_vec()).prop_map(|text| json!(text)),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let stock =
        ["窓口を設けた。", "①開催\n②配布", "=SUM(A1:A3)", "a < b & \"c\"", "達成率は61.0％であった。", "_x0041_"];
    prop::collection::vec(prop::sample::select(stock.to_vec()), 1..4).prop_map(|parts| parts.join("\n"))
}

proptest! {
    #![proptest_config(long::cases(24, 400))]

    /// Whatever is written into a form is read from it as it is in the ledger, by cells full and empty.
    #[test]
    fn whatever_is_written_comes_back(
        values in prop::collection::vec((value(), value()), 3),
        costs in prop::collection::vec(100_000..90_000_000_i64, 2),
        texts in prop::collection::vec(text(), 2),
        empty in any::<bool>(),
    ) {
        let bytes = if empty {
            small(&[
                &["1", "移住支援事業", "企画課", "", "相談件数", "件", "", "", ""],
                &["", "", "", "", "移住者の割合", "%", "", "", ""],
                &["2", "起業支援事業", "商工課", "", "起業者数", "人", "", "", ""],
            ])
        } else {
            rows()
        };
        let mut ledger = imported(&rows());
        for (n, (target, actual)) in values.iter().enumerate() {
            let at = ["/projects/0/reviews/0/kpis/0", "/projects/0/reviews/0/kpis/1", "/projects/1/reviews/0/kpis/0"][n];
            ledger = with(&ledger, &format!("{at}/target"), &target.to_string());
            ledger = with(&ledger, &format!("{at}/actual"), &actual.to_string());
        }
        for (n, cost) in costs.iter().take(2).enumerate() {
            ledger = with(&ledger, &format!("/projects/{n}/reviews/0/cost"), &cost.to_string());
        }
        ledger = with(&ledger, "/projects/0/reviews/0/effect/comment", &json!(texts[0]).to_string());
        let outcome = filled(&bytes, &ledger);
        only_cells(&bytes, &outcome);
        let after = outcome.bytes.clone().unwrap_or(bytes);
        let again = imported(&after);
        let printed = |ledger: &Ledger, at: &str| {
            let raw = get(ledger, at);
            // A text that is a number alone comes back as that number.
            serde_json::from_str::<String>(&raw).unwrap_or(raw).replace(',', "")
        };
        for (at, _) in leaves(&ledger).iter().filter(|(at, _)| at.contains("/reviews/")) {
            prop_assert_eq!(printed(&again, at), printed(&ledger, at), "{} {:#?}", at, outcome);
        }
    }
}
