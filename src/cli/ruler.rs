//! `kensho --check-width`: a ruler that somebody can read out over the telephone.
//!
//! The samples are sent as they are, ten columns of each where the terminal draws narrow, so that where the bar behind
//! them stands says how wide the terminal draws them. Nothing is moved or padded behind a sample: that is the point.

use super::output::answer;
use crate::failure::{Exit, Failure};

/// Cells before the samples.
const LABEL: usize = 14;

/// What is drawn: its name in characters that every terminal draws alike, the cells of the name, the sample, how often.
const SAMPLES: [(&str, usize, &str, usize); 9] = [
    ("漢字", 4, "漢", 5),
    ("まる", 4, "○", 10),
    ("まる数字", 8, "①", 10),
    ("矢印", 4, "→", 10),
    ("けい線", 6, "─", 10),
    ("半角カナ", 8, "ｶﾞ", 5),
    ("か゛", 4, "か\u{3099}", 5),
    ("異体字", 6, "葛\u{e0100}", 5),
    ("警告", 4, "⚠\u{fe0f}", 10),
];

const BEFORE: &str = "\
端末が文字を何桁で描くかを確かめる定規です。各行の | が、目盛りのどの数字の下にあるかを見てください。

";

const AFTER: &str = "
読み方
  1. 漢字・半角カナ・か゛・異体字の | は 10 の下にあるはずです。
     ここがずれる端末では、設定(文字コード UTF-8、日本語フォント)を確かめてください。
  2. まる・まる数字・矢印・けい線の | を見ます。
       どれも 10 の下                 kensho --width narrow
       どれも 20 の下                 kensho --width wide
       行によって違う、字が重なる     kensho --width pad
       tmux や screen の中と外で違う  kensho --width safe
  3. 警告の | は 10 か 20 の下です。どちらでもかまいません。
ふだんは --width を付けなくても(auto)、端末に尋ねて決めます。毎回使う値は kensho settings --init で作る
設定ファイルの width に書けます。
";

/// The ruler.
fn ruler() -> String {
    let mut out = String::from(BEFORE);
    let pad = " ".repeat(LABEL);
    out.push_str(&format!("{pad}0    5    10   15   20\n{pad}|....|....|....|....|\n"));
    for (name, cells, sample, times) in SAMPLES {
        out.push_str(name);
        out.push_str(&" ".repeat(LABEL - cells));
        out.push_str(&sample.repeat(times));
        out.push_str("|\n");
    }
    out + AFTER
}

/// Prints the ruler.
pub fn run() -> Result<Exit, Failure> {
    answer(|out| out.text(&ruler()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn the_bars_stand_below_ten_where_characters_are_narrow_and_names_are_as_wide_as_they_say() {
        let ruler = ruler();
        let scale = ruler.lines().position(|line| line.trim_start().starts_with("|....|")).unwrap();
        let ten = LABEL + ruler.lines().nth(scale - 1).unwrap().trim_start().find("10").unwrap();
        assert_eq!(ten, LABEL + 10);
        for (name, cells, sample, times) in SAMPLES {
            assert_eq!(text::cells(name), cells, "{name}");
            // Kanji and joined kana take two columns everywhere; the ambiguous ones one or two.
            let columns = if matches!(sample, "漢" | "ｶﾞ") || sample.starts_with(['か', '葛']) { 2 } else { 1 };
            assert_eq!(columns * times, 10, "{name}");
        }
        assert!(ruler.lines().all(|line| text::cells(line) <= 108));
    }
}
