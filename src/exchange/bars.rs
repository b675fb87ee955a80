//! Tables whose columns are parted by bars or by full-width signs, as notices, mails and text editors show them.
//!
//! A sign parts columns where most of the lines that have it have it as often; such a text is read as one with tabs.

use std::collections::BTreeMap;

/// The signs, of which the first that parts columns counts.
const SIGNS: [char; 6] = ['｜', '│', '┃', '|', '，', '；'];

/// The least lines of a table, and the least signs of a line.
const LINES: usize = 3;
const COLUMNS: usize = 2;

/// The text with tabs in the place of such signs; `None` where none parts columns.
pub(super) fn tabbed(text: &str) -> Option<String> {
    let sign = SIGNS.into_iter().find(|sign| parts(text, *sign))?;
    let line = |line: &str| {
        if !line.contains(sign) {
            return line.to_owned();
        }
        // A bar at the edges of a line frames it.
        let framed = line.trim().strip_prefix(sign).map(|rest| rest.strip_suffix(sign).unwrap_or(rest));
        let fields = framed.unwrap_or(line).split(sign).map(str::trim);
        fields.collect::<Vec<_>>().join("\t")
    };
    Some(text.lines().map(line).collect::<Vec<_>>().join("\n"))
}

fn parts(text: &str, sign: char) -> bool {
    // Of any number of lines each is looked at once.
    let mut lines = BTreeMap::new();
    let counts = text.lines().map(|line| line.matches(sign).count()).filter(|count| *count > 0);
    counts.for_each(|count| *lines.entry(count).or_insert(0) += 1);
    let Some((usual, alike)) = lines.iter().max_by_key(|(_, lines)| **lines) else { return false };
    *usual >= COLUMNS && *alike >= LINES && alike * 4 >= lines.values().sum::<usize>() * 3
}

#[cfg(test)]
mod tests {
    use super::tabbed;

    #[test]
    fn bars_that_lines_have_alike_part_columns() {
        let text = "実績の一覧\n番号｜事業名｜目標\n１｜朝市｜150人\n２｜夜市｜3件\n";
        assert_eq!(tabbed(text).as_deref(), Some("実績の一覧\n番号\t事業名\t目標\n１\t朝市\t150人\n２\t夜市\t3件"));
        let framed = "| 番号 | 事業名 | 目標 |\n|---|---|---|\n| 1 | 朝市 | |\n";
        assert_eq!(tabbed(framed).as_deref(), Some("番号\t事業名\t目標\n---\t---\t---\n1\t朝市\t"));
        for text in ["朝市，夜市，昼市を開いた。\n次に，\n", "a,b,c\n1,2,3\n4,5,6\n", "朝市｜夜市\n"]
        {
            assert_eq!(tabbed(text), None, "{text}");
        }
    }
}
