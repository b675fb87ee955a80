//! Records of a csv that the commas within amounts have torn: `1,234,000` without quotes is three fields, and all that stands behind it
//! comes to stand below other headings.
//!
//! Such a record is longer than the headings, and has as many fields of three digits behind digits as it is longer. Where it was torn
//! can't be known for certain when there are more of them, so nothing of it is read, and the file says which line it is.

use super::words::Words;

/// How many fields the headings have that were met last.
#[derive(Default)]
pub(super) struct Width(Option<usize>);

impl Width {
    /// Whether a record was torn. One of headings says how many fields the records below it have.
    pub(super) fn is_torn(&mut self, record: &[&str], words: &Words) -> bool {
        // As wide as the headings: most records, and nothing of them is looked at.
        if self.0 == Some(record.len()) {
            return false;
        }
        let filled = record.iter().rposition(|field| !field.trim().is_empty()).map_or(0, |last| last + 1);
        if let Some(width) = self.0.filter(|width| filled > *width) {
            let pairs = record.windows(2).filter(|pair| is_beginning(pair[0]) && is_group(pair[1])).count();
            return pairs >= filled - width;
        }
        let known = record.iter().filter(|field| words.head(field).is_some()).count();
        // Blank fields count: a heading over several columns stands in the first of them.
        if known > 1 && known * 2 >= filled {
            self.0 = Some(record.len());
        }
        false
    }
}

/// Whether a field may be the digits in front of a comma within a number.
fn is_beginning(field: &str) -> bool {
    let digits = field.trim().trim_start_matches(['-', '¥', '￥', '\\', '△', '▲']);
    (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a field begins as the digits behind such a comma do: `000`, `000円`.
fn is_group(field: &str) -> bool {
    let field = field.trim();
    let digits = field.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3 && !field[3..].starts_with(['.', '-', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_longer_than_the_headings_by_groups_of_digits_was_torn() {
        let words = Words::default();
        let mut width = Width::default();
        let mut torn = |line: &str| width.is_torn(&line.split(',').collect::<Vec<_>>(), &words);
        assert!(!torn("令和6年度 一覧,,,,"));
        assert!(!torn("1,234,000,1,234,000"), "nothing says how many there are");
        assert!(!torn("事業名,事業費(円),KPI,目標,実績"));
        assert!(torn("甲,1,234,000,来場者,100,90"));
        assert!(torn("甲,12,345千円,来場者,100,900"));
        for whole in
            ["乙,500000,来場者,50,40", "丙,500,来場者,50,40,,", "丁,500,来場者,50,40,備考", "戊,500,来場者,50,40,2.5"]
        {
            assert!(!torn(whole), "{whole}");
        }
        assert!(!torn("事業名,KPI,目標,実績,単位,備考,担当課"), "headings further below");
        assert!(!torn("甲,来場者,1,200,人,なし,農林課"));
        assert!(!torn("番号,事業名,令和5年度,,,令和6年度,,"));
        assert!(!torn(",,目標,実績,,目標,実績,"));
        assert!(!torn("1,朝市,100,200,50%,100,120,達成"));
    }
}
