//! The marks that git leaves in a text whose two versions it couldn't put together.

/// The line (from 1) in which the first conflict begins that git has marked: `<<<<<<<`, in some styles `|||||||`, then
/// `=======` and `>>>>>>>`, each at the beginning of a line and of one length, which a repository may choose. No JSON text has such
/// lines, as its strings hold no line ends.
pub fn conflict_marks(text: &str) -> Option<usize> {
    let mark = |line: &str, sign: char| {
        let length = line.chars().take_while(|c| *c == sign).count();
        let rest = line.get(length..).unwrap_or_default().trim_end_matches('\r');
        (length > 0 && (rest.is_empty() || rest.starts_with(' '))).then_some(length)
    };
    let mut begun: Option<(usize, usize, bool)> = None;
    for (number, line) in (1..).zip(text.split('\n')) {
        match (begun, line.as_bytes().first()) {
            (_, Some(b'<')) => {
                if let Some(length) = mark(line, '<') {
                    begun = Some((number, length, false));
                }
            }
            (Some((at, length, false)), Some(b'=')) if mark(line, '=') == Some(length) => {
                begun = Some((at, length, true));
            }
            (Some((at, length, true)), Some(b'>')) if mark(line, '>') == Some(length) => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::conflict_marks;

    #[test]
    fn marks_of_every_style_and_length_are_seen() {
        for text in [
            "{\n<<<<<<< HEAD\n \"a\": 1\n=======\n \"a\": 2\n>>>>>>> topic\n}\n",
            "{\r\n<<<<<<< HEAD\r\n1\r\n||||||| base\r\n0\r\n=======\r\n2\r\n>>>>>>> topic\r\n}",
            "{\n<<<<<<<<<<<<<<<\n===============\n>>>>>>>>>>>>>>>",
            "{\n<<< 自分\n1\n===\n2\n>>> 相手\n}",
        ] {
            assert_eq!(conflict_marks(text), Some(2), "{text}");
        }
    }

    #[test]
    fn other_texts_have_none() {
        for text in
            ["", "{\"a\": \"<<<<<<< x\"}", "<<<<<<< a\n=======\n", "<<<<<<< a\n======\n>>>>>>> b", "=======\n>>>>>>>"]
        {
            assert_eq!(conflict_marks(text), None, "{text}");
        }
    }
}
