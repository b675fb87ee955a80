//! Addresses that can't be opened, by their form alone: nothing is fetched.

use std::collections::HashMap;

use super::scene::{Scene, short};
use super::{Finding, codes};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let Some(plan) = scene.plan else { return };
    let mut firsts: HashMap<String, usize> = HashMap::new();
    for (i, url) in plan.texts("urls").enumerate() {
        if let Some(why) = fault(&url) {
            let message = format!("URL「{}」は{why}。正しいアドレスに直してください。", short(&url, 60));
            let at = format_args!("/plan/urls/{i}");
            match mended(&url) {
                Some(right) => scene.found_slip(found, &codes::URL_FORM, at, &url, message, (&url, &right)),
                None => scene.found(found, &codes::URL_FORM, at, url, message),
            }
            continue;
        }
        let first = *firsts.entry(url.clone().into_owned()).or_insert(i);
        if first < i {
            let message = format!(
                "URL「{}」は{}番目にもあります。片方を消すか、正しいアドレスに直してください。",
                short(&url, 60),
                first + 1
            );
            scene.found(found, &codes::URL_TWICE, format_args!("/plan/urls/{i}"), url, message);
        }
    }
}

/// The address in letters of half width and without blanks around it, where that is all that was wrong with it.
fn mended(url: &str) -> Option<String> {
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let right: String = url.trim().chars().map(narrow).collect();
    (right != url && fault(&right).is_none()).then_some(right)
}

fn fault(url: &str) -> Option<&'static str> {
    if url.trim() != url || url.is_empty() {
        return Some("前後に空白があるか、空です");
    }
    if url.chars().any(char::is_whitespace) {
        return Some("途中に空白や改行があります");
    }
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return Some("https:// か http:// で始まっていません");
    };
    if url.chars().any(|c| matches!(c, '\u{FF01}'..='\u{FF5E}' | '。' | '、' | '」' | '「' | '\u{3000}')) {
        return Some("全角の文字や句読点が混ざっています");
    }
    let (host, path) = rest.split_at_checked(rest.find(['/', '?', '#']).unwrap_or(rest.len())).unwrap_or((rest, ""));
    let host = host.split(':').next().unwrap_or(host);
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    if !host.contains('.') || !host.split('.').all(label) {
        return Some("サイトの名前(ホスト名)が正しい形ではありません");
    }
    if path.contains("//") || path.ends_with([')', ',', ';']) && !path.contains('(') {
        return Some("「//」が重なっているか、終わりに余分な記号があります");
    }
    None
}

/// Host and the words of the path, lower case, for comparing addresses of one site.
pub(super) fn parts(url: &str) -> Option<(String, Vec<String>)> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let mut parts = rest.split('/').filter(|part| !part.is_empty()).map(str::to_ascii_lowercase);
    Some((parts.next()?, parts.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_cannot_be_opened_are_faulty() {
        for good in [
            "https://www2.city.mine.lg.jp/soshiki/index.html",
            "http://example.jp",
            "https://example.jp:8080/a?b=c#d",
            "https://example.jp/a_(b)",
            "https://日本語.jp/",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "",
            " https://example.jp",
            "https://exa mple.jp/",
            "www.example.jp",
            "https:/example.jp",
            "https://example.jp/。",
            "https://example",
            "https://-a.jp/",
            "https://example..jp/",
            "https://example.jp//a",
            "https://example.jp/a)",
            "https://example.jp／a",
            "htps://example.jp",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
        for (printed, right) in [
            (" https://example.jp/a\n", Some("https://example.jp/a")),
            ("https://example.jp／ａ", Some("https://example.jp/a")),
            ("https://example.jp/。", None),
            ("https://exa mple.jp/", None),
            ("https://example.jp/", None),
        ] {
            assert_eq!(mended(printed).as_deref(), right, "{printed}");
        }
        assert_eq!(parts("https://A.jp/B/c.html?x"), Some(("a.jp".into(), vec!["b".into(), "c.html".into()])));
    }
}
