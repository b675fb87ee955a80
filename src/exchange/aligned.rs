//! A table whose columns are only set apart by blanks, as a copy out of a PDF or a printed list has them.
//!
//! A column is where text stands in some line, between places that are blank in all of the table's lines; places are those of a
//! terminal, on which a Japanese character takes two. Ambiguous ones (○ ①) are tried both ways. A line whose text crosses
//! such a place is none of the table's: it stays whole.

use crate::text::cells;
use crate::text::width::{Class, class};

/// Fields that a line needs to be one of the table's.
const FIELDS: usize = 3;

/// Places by which a text may begin or end beside its column.
const BESIDE: usize = 3;

/// The fields of each line with their columns, from 0. `None` where the lines don't agree on as many columns as any of them has.
pub(super) fn fields(lines: &[&str]) -> Option<Vec<Vec<(usize, String)>>> {
    let all = |ambiguous| lines.iter().map(|line| placed(line, ambiguous)).collect::<Vec<_>>();
    let tried = [all(2), all(1)];
    tried.iter().find_map(|lines| by_places(lines)).or_else(|| tried.iter().find_map(|lines| by_fields(lines)))
}

/// A character, the place where it begins, and how many it takes.
type Placed = (usize, usize, char);

fn placed(line: &str, ambiguous: usize) -> Vec<Placed> {
    let mut at = 0;
    let place = |c: char| {
        let width = match class(c) {
            Class::Ambiguous | Class::AmbiguousDoubtful => ambiguous,
            _ => cells(c.encode_utf8(&mut [0; 4])),
        };
        at += width;
        (at - width, width, c)
    };
    line.trim_end().chars().map(place).collect()
}

fn by_places(lines: &[Vec<Placed>]) -> Option<Vec<Vec<(usize, String)>>> {
    let most = lines.iter().map(|line| tokens(line).len()).max()?;
    let of_table: Vec<&Vec<Placed>> = lines.iter().filter(|line| tokens(line).len() >= FIELDS).collect();
    let width = of_table.iter().filter_map(|line| line.last()).map(|(at, ..)| at + 2).max()?;
    let mut busy = vec![false; width + 1];
    for (at, takes, _) in of_table.iter().flat_map(|line| line.iter()).filter(|(.., c)| !c.is_whitespace()) {
        busy.iter_mut().skip(*at).take(*takes).for_each(|busy| *busy = true);
    }
    let starts: Vec<usize> =
        (0..width).filter(|&at| busy[at] && at.checked_sub(1).is_none_or(|before| !busy[before])).collect();
    if of_table.len() < 2 || most < FIELDS || starts.len() < most {
        return None;
    }
    let column = |at: usize| starts.iter().rposition(|start| *start <= at).unwrap_or_default();
    let crosses = |line: &[Placed]| {
        line.iter().any(|(at, _, c)| !c.is_whitespace() && *at < width && !busy.get(*at).copied().unwrap_or(true))
    };
    let split = |line: &Vec<Placed>| {
        if crosses(line) {
            let whole: String = line.iter().map(|(.., c)| *c).collect();
            return vec![(0, whole.trim().to_owned())];
        }
        let mut fields: Vec<(usize, String)> = Vec::new();
        for (at, _, c) in line {
            let of = column(*at);
            match fields.last_mut().filter(|(last, _)| *last == of) {
                Some((_, text)) => text.push(*c),
                None => fields.push((of, c.to_string())),
            }
        }
        fields.iter_mut().for_each(|(_, text)| *text = text.trim().to_owned());
        fields.retain(|(_, text)| !text.is_empty());
        fields
    };
    Some(lines.iter().map(split).collect())
}

/// A text between gaps: where it begins, the place behind its end, and its characters' numbers in the line.
#[derive(Clone, Copy, Debug)]
struct Token {
    from: usize,
    to: usize,
    chars: (usize, usize),
}

/// The texts of a line that two blanks or more set apart.
fn tokens(line: &[Placed]) -> Vec<Token> {
    let mut blanks = 2;
    let mut found: Vec<Token> = Vec::new();
    for (n, (at, takes, c)) in line.iter().enumerate() {
        if c.is_whitespace() {
            blanks += 1;
            continue;
        }
        match found.last_mut().filter(|_| blanks < 2) {
            Some(token) => (token.to, token.chars.1) = (at + takes, n + 1),
            None => found.push(Token { from: *at, to: at + takes, chars: (n, n + 1) }),
        }
        blanks = 0;
    }
    found
}

/// Lines whose texts begin or end about where those of the fullest lines do: a proportional font moves them by a little.
fn by_fields(lines: &[Vec<Placed>]) -> Option<Vec<Vec<(usize, String)>>> {
    let all: Vec<Vec<Token>> = lines.iter().map(|line| tokens(line)).collect();
    let most = all.iter().map(Vec::len).max().filter(|most| *most >= FIELDS)?;
    let full: Vec<&Vec<Token>> = all.iter().filter(|tokens| tokens.len() == most).collect();
    let columns: Vec<Vec<Token>> = (0..most).map(|at| full.iter().map(|tokens| tokens[at]).collect()).collect();
    if full.len() < 2 {
        return None;
    }
    let text = |line: &[Placed], (from, to): (usize, usize)| {
        let text: String = line.get(from..to).unwrap_or_default().iter().map(|(.., c)| *c).collect();
        text.trim().to_owned()
    };
    let split = |(line, tokens): (&Vec<Placed>, &Vec<Token>)| {
        let parted: Vec<Token> = tokens.iter().flat_map(|token| parted(line, *token, &columns)).collect();
        match assigned(&parted, &columns) {
            Some(of) => of.into_iter().zip(&parted).map(|(column, token)| (column, text(line, token.chars))).collect(),
            None => vec![(0, text(line, (0, line.len())))],
        }
    };
    Some(lines.iter().zip(&all).map(split).collect())
}

/// A text in which a column begins behind a single blank, 「No. 事業名」, in its parts.
fn parted(line: &[Placed], token: Token, columns: &[Vec<Token>]) -> Vec<Token> {
    let begins = |at: usize| columns.iter().skip(1).any(|column| column.iter().all(|other| other.from == at));
    let inside = token.chars.0 + 1..token.chars.1;
    let cut = inside.into_iter().find(|&n| {
        let blank = line.get(n - 1).is_some_and(|(.., c)| c.is_whitespace());
        blank && line.get(n).is_some_and(|(at, _, c)| !c.is_whitespace() && begins(*at))
    });
    let Some((cut, (at, ..))) = cut.and_then(|cut| Some((cut, line.get(cut)?))) else { return vec![token] };
    let first = Token { to: *at - 1, chars: (token.chars.0, cut), ..token };
    let rest = Token { from: *at, chars: (cut, token.chars.1), ..token };
    std::iter::once(first).chain(parted(line, rest, columns)).collect()
}

/// The columns of texts in their order, each as near to its own as can be; `None` where one is near to none.
fn assigned(tokens: &[Token], columns: &[Vec<Token>]) -> Option<Vec<usize>> {
    let distance = |token: &Token, column: &[Token]| {
        // Without a common place a text may be of any column.
        let over = column.iter().any(|other| other.from < token.to && token.from < other.to);
        let nearest = column
            .iter()
            .filter(|_| over)
            .map(|other| other.from.abs_diff(token.from).min(other.to.abs_diff(token.to)));
        nearest.min().filter(|distance| *distance <= BESIDE)
    };
    // The least sum of distances of the texts so far whose last one stands in a column, with the columns.
    let mut best: Vec<Option<(usize, Vec<usize>)>> = vec![Some((0, Vec::new()))];
    for token in tokens {
        let mut next: Vec<Option<(usize, Vec<usize>)>> = vec![None];
        for (at, column) in columns.iter().enumerate() {
            let before = best.iter().take(at + 1).flatten().min_by_key(|(sum, _)| *sum);
            let here = before
                .zip(distance(token, column))
                .map(|((sum, of), distance)| (sum + distance, of.iter().copied().chain([at]).collect()));
            next.push(here);
        }
        best = next;
    }
    best.into_iter().flatten().min_by_key(|(sum, _)| *sum).map(|(_, of)| of)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_where_no_line_of_the_table_has_text() {
        let lines = [
            "令和６年度　事業一覧（みどり坂町）",
            "No. 事業名              担当課    事業費（千円）  指標名          実績値",
            "1   空き家活用事業      建設課             4,820  改修棟数        3棟",
            "2   森林サービス産業    農林課            12,345  体験プログラム  1,287人",
            "                                                  参加者数",
            "                                                  就業者数        確認中",
            "合計                                      17,165",
        ];
        let table = fields(&lines).unwrap();
        let plain = |n: usize| table[n].iter().map(|(at, text)| (*at, text.as_str())).collect::<Vec<_>>();
        assert_eq!(plain(0), [(0, lines[0])]);
        let heads = ["No.", "事業名", "担当課", "事業費（千円）", "指標名", "実績値"];
        assert_eq!(plain(1), heads.into_iter().enumerate().collect::<Vec<_>>());
        let first = ["1", "空き家活用事業", "建設課", "4,820", "改修棟数", "3棟"];
        assert_eq!(plain(2), first.into_iter().enumerate().collect::<Vec<_>>());
        assert_eq!(plain(4), [(4, "参加者数")]);
        assert_eq!(plain(5), [(4, "就業者数"), (5, "確認中")]);
        // A sum's word is longer than the numbers of its column.
        assert_eq!(plain(6), [(0, "合計"), (3, "17,165")]);
    }

    /// The headings stand two places left of what is below them.
    #[test]
    fn columns_that_are_a_little_out_of_line_are_told_by_the_fullest_lines() {
        let lines = [
            "No. 事業名              担当課      事業費（千円）  指標名            実績値    評価",
            "1   空き家活用モデル事業  建設課      4,820          改修棟数          3棟       ◎",
            "2   森林サービス産業創出  農林振興課  12,345         体験プログラム    1,287人   ○",
            "                                                     参加者数",
            "                                                     林業新規就業者数  確認中",
            "合計                                 24,175",
        ];
        let table = fields(&lines).unwrap();
        let texts = |n: usize| table[n].iter().map(|(at, text)| format!("{at}{text}")).collect::<Vec<_>>();
        assert_eq!(texts(0), ["0No.", "1事業名", "2担当課", "3事業費（千円）", "4指標名", "5実績値", "6評価"]);
        assert_eq!(
            texts(2),
            ["02", "1森林サービス産業創出", "2農林振興課", "312,345", "4体験プログラム", "51,287人", "6○"]
        );
        assert_eq!(
            (texts(3), texts(4)),
            (vec!["4参加者数".into()], vec!["4林業新規就業者数".into(), "5確認中".into()])
        );
        assert_eq!(texts(5), ["0合計", "324,175"]);
    }

    #[test]
    fn lines_that_agree_on_no_columns_are_none() {
        assert!(fields(&["拝啓  時下  ますます", "ご清祥の  ことと"]).is_none());
        assert!(fields(&["a,b,c", "1,2,3"]).is_none());
        assert!(fields(&[]).is_none());
    }
}
