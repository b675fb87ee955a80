//! Line ends that stay what they were where somebody's editor knows one sort only.

/// `new` with the line ends of `old`: a line that was there before ends as it did, a new one as most of the old ones do.
pub fn with_line_ends_of(old: &str, new: &str) -> String {
    if !old.contains('\r') {
        return new.to_owned();
    }
    let lines = |text: &'_ str| -> Vec<(String, &'static str)> {
        let parts = text.split_inclusive('\n').map(|line| match line.strip_suffix("\r\n") {
            Some(words) => (words.to_owned(), "\r\n"),
            None => line.strip_suffix('\n').map_or((line.to_owned(), ""), |words| (words.to_owned(), "\n")),
        });
        parts.collect()
    };
    let (old, mut new) = (lines(old), lines(new));
    let windows =
        2 * old.iter().filter(|(_, end)| *end == "\r\n").count() > old.iter().filter(|(_, e)| !e.is_empty()).count();
    let usual = if windows { "\r\n" } else { "\n" };
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a.0 == b.0).count();
    let (behind_old, behind_new) = (old.len() - tail, new.len() - tail);
    let mut at = 0;
    for (n, (words, end)) in new.iter_mut().enumerate().filter(|(_, (_, end))| !end.is_empty()) {
        let known = if n >= behind_new {
            old.get(behind_old + n - behind_new)
        } else {
            let rest = old.get(at..behind_old).unwrap_or_default();
            rest.iter().position(|line| line.0 == *words).and_then(|further| {
                at += further + 1;
                rest.get(further)
            })
        };
        *end = known.map(|(_, end)| *end).filter(|end| !end.is_empty()).unwrap_or(usual);
    }
    new.into_iter().flat_map(|(words, end)| [words, end.to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::with_line_ends_of as of;

    #[test]
    fn lines_that_were_there_end_as_they_did() {
        assert_eq!(of("一\r\n二\r\n三", "一\n二と\n三"), "一\r\n二と\r\n三");
        assert_eq!(of("一\r\n二\n三\r\n四", "零\n一\n二\n三\n四"), "零\r\n一\r\n二\n三\r\n四");
        assert_eq!(of("一\n二", "一\n\n二"), "一\n\n二");
        assert_eq!(of("一\r\n", "一\n二\n"), "一\r\n二\r\n");
        assert_eq!(of("一\r\n二", "二"), "二");
        assert_eq!(of("a\r\na\r\nb\nb\n", "a\nb\nb\n"), "a\r\nb\nb\n");
    }
}
