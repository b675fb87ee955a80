//! What a large workbook consists of above all, recognised by its bytes.
//!
//! Nearly every cell of a long sheet is written `<c r="B3" t="s"><v>12</v></c>`, nearly every shared string
//! `<si><t>移住</t></si>`: for them the events of an XML reader cost more than everything else. They are taken here where they
//! stand whole in the bytes at hand and are written exactly so. All else (prefixes, entities, CDATA, comments, rich text,
//! further attributes, other quotes, what the end of the bytes cuts off) is left to the XML reader, which stays the only judge
//! of what is well-formed.

/// A cell as it is written.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Cell<'b> {
    /// Its attributes `r`, `t` and `s`.
    pub at: Option<&'b [u8]>,
    pub kind: Option<&'b [u8]>,
    pub style: Option<&'b [u8]>,
    pub formula: Option<&'b str>,
    pub value: &'b str,
    /// The text that stands in the cell itself.
    pub inline: &'b str,
    /// It is an empty element.
    pub empty: bool,
}

/// The cell with which some bytes begin, and how many of them it takes up.
pub(super) fn cell(bytes: &[u8]) -> Option<(Cell<'_>, usize)> {
    let mut scan = Scan::of(bytes);
    let mut cell = Cell::default();
    scan.take(b"<c")?;
    while scan.take(b" ").is_some() {
        let name = *scan.rest.first()?;
        let said = match name {
            b'r' => &mut cell.at,
            b't' => &mut cell.kind,
            b's' => &mut cell.style,
            _ => return None,
        };
        scan.rest = scan.rest.get(1..)?;
        *said = Some(scan.quoted()?);
    }
    if scan.take(b"/>").is_some() {
        cell.empty = true;
        return Some((cell, bytes.len() - scan.rest.len()));
    }
    scan.take(b">")?;
    if scan.take(b"<f>").is_some() {
        cell.formula = Some(scan.text()?);
        scan.take(b"</f>")?;
    }
    if scan.take(b"<v>").is_some() {
        cell.value = scan.text()?;
        scan.take(b"</v>")?;
    } else if scan.take(b"<is>").is_some() {
        cell.inline = scan.string()?;
        scan.take(b"</is>")?;
    }
    scan.take(b"</c>")?;
    Some((cell, bytes.len() - scan.rest.len()))
}

/// The number of the row that some bytes begin, and how many of them do so. Nothing else that a row says of itself has to do
/// with what it shows, unless it may be hidden.
pub(super) fn row(bytes: &[u8]) -> Option<(u32, usize)> {
    let mut scan = Scan::of(bytes);
    scan.take(b"<row r")?;
    let number = digits(scan.quoted()?)?;
    while scan.take(b" ").is_some() {
        let name = scan.until(b'=')?;
        let local = name.rsplit(|b| *b == b':').next().unwrap_or_default();
        if matches!(local, b"r" | b"hidden") || !name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b':') {
            return None;
        }
        scan.quoted()?;
    }
    scan.take(b">")?;
    Some((number, bytes.len() - scan.rest.len()))
}

/// A number that is written in digits alone, few enough for what a workbook counts.
pub(super) fn digits(text: &[u8]) -> Option<u32> {
    let plain = (1..=9).contains(&text.len()) && text.iter().all(u8::is_ascii_digit);
    plain.then(|| text.iter().fold(0, |sum, b| sum * 10 + u32::from(b - b'0')))
}

/// How many of some bytes end a row.
pub(super) fn row_end(bytes: &[u8]) -> Option<usize> {
    let mut scan = Scan::of(bytes);
    scan.take(b"</row>")?;
    Some(bytes.len() - scan.rest.len())
}

/// The merged area with which some bytes begin, its first and last cell, and how many of them it takes up.
pub(super) fn merge(bytes: &[u8]) -> Option<([&[u8]; 2], usize)> {
    let mut scan = Scan::of(bytes);
    scan.take(b"<mergeCell ref")?;
    let area = scan.quoted()?;
    scan.take(b"/>")?;
    let (from, to) = area.split_at(area.iter().position(|b| *b == b':')?);
    Some(([from, to.get(1..)?], bytes.len() - scan.rest.len()))
}

/// The shared string with which some bytes begin, and how many of them it takes up.
pub(super) fn shared(bytes: &[u8]) -> Option<(&str, usize)> {
    let mut scan = Scan::of(bytes);
    scan.take(b"<si>")?;
    let text = scan.string()?;
    scan.take(b"</si>")?;
    Some((text, bytes.len() - scan.rest.len()))
}

/// Bytes that are being walked over.
struct Scan<'b> {
    rest: &'b [u8],
}

impl<'b> Scan<'b> {
    /// From the first byte that isn't white.
    fn of(bytes: &'b [u8]) -> Scan<'b> {
        Scan { rest: bytes.trim_ascii_start() }
    }

    fn take(&mut self, word: &[u8]) -> Option<()> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(())
    }

    /// `="value"`, of ASCII alone.
    fn quoted(&mut self) -> Option<&'b [u8]> {
        self.take(b"=\"")?;
        let value = self.until(b'"')?;
        self.take(b"\"")?;
        Some(value).filter(|value| value.is_ascii())
    }

    /// `<t>text</t>`.
    fn string(&mut self) -> Option<&'b str> {
        self.take(b"<t>").or_else(|| self.take(b"<t xml:space=\"preserve\">"))?;
        let text = self.text()?;
        self.take(b"</t>")?;
        Some(text)
    }

    fn text(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.until(b'<')?).ok()
    }

    /// What stands before a byte, unless anything in it isn't what it seems to be.
    fn until(&mut self, end: u8) -> Option<&'b [u8]> {
        let at = self.rest.iter().position(|b| *b == end || matches!(b, b'<' | b'&' | b'\r'))?;
        let (before, rest) = self.rest.split_at(at);
        self.rest = rest;
        (rest.first() == Some(&end)).then_some(before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_taken_whole_or_not_at_all() {
        let xml = "<c r=\"B3\" s=\"2\" t=\"str\"><f>A1</f><v>移住</v></c>";
        let expected = Cell {
            at: Some(b"B3"),
            kind: Some(b"str"),
            style: Some(b"2"),
            formula: Some("A1"),
            value: "移住",
            ..Cell::default()
        };
        assert_eq!(cell(format!("\n {xml}<c/>").as_bytes()), Some((expected, xml.len() + 2)));
        for length in 0..xml.len() {
            assert_eq!(cell(&xml.as_bytes()[..length]), None, "{length}");
        }
        assert_eq!(cell(b"<c r=\"A1\"/>").map(|(cell, length)| (cell.empty, length)), Some((true, 11)));
    }

    #[test]
    fn what_is_written_otherwise_is_left_to_the_reader() {
        for no in [
            "<x:c r=\"A1\"><v>1</v></x:c>",
            "<c r='A1'><v>1</v></c>",
            "<c r=\"A1\" cm=\"1\"><v>1</v></c>",
            "<c r=\"A1\"><v>1&amp;2</v></c>",
            "<c r=\"A1\"><v><![CDATA[1]]></v></c>",
            "<c r=\"Ａ1\"><v>1</v></c>",
            "<c r=\"A1\"><v>1\r\n</v></c>",
            "<c r=\"A1\"><f t=\"shared\" si=\"0\"/><v>1</v></c>",
            "<c r=\"A1\"><!-- --><v>1</v></c>",
            "<c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r></is></c>",
            "<cols><col min=\"1\"/></cols>",
        ] {
            assert_eq!(cell(no.as_bytes()), None, "{no}");
        }
        assert_eq!(cell(b"<c r=\"A1\"><v>\xff</v></c>"), None);
        for no in [
            "<row>",
            "<row r=\"3\"/>",
            "<row r=\"3\" hidden=\"1\">",
            "<row r=\"3\" r=\"4\">",
            "<row spans=\"1:2\" r=\"3\">",
            "<row r=\"3\" a>b=\"\">",
            "<row r=\"3\" ht=\"&lt;\">",
            "<row r=\"3\"",
        ] {
            assert_eq!(row(no.as_bytes()), None, "{no}");
        }
        let written = b" <row r=\"3\" spans=\"1:11\" x14ac:dyDescent=\"0.4\"><c";
        assert_eq!(row(written), Some((3, written.len() - 2)));
        assert_eq!((row_end(b"\n</row><row"), row_end(b"<c/></row>")), (Some(7), None));
        assert_eq!(shared("<si><t>移住</t><rPh><t>イジュウ</t></rPh></si>".as_bytes()), None);
        assert_eq!(shared("<si><t xml:space=\"preserve\"> 移住</t></si>".as_bytes()).map(|it| it.0), Some(" 移住"));
    }
}
