//! What a spreadsheet shows for a stored number under its number format.
//!
//! The printed text is what officials see and sign, so a stored 0.821 with `0.0%` is `82.1%`, 61 with `0.0` is `61.0`, and
//! a date under `[$-411]ge.m.d` is `R7.6.20`. Read are the formats' sections with their conditions, digits, thousands,
//! scaling commas, percent, powers of ten, literals, dates with Western years and wareki (`g gg ggg e ee`), and times that
//! run on (`[h]:mm`). What a format says about colours, column width and the shape of digits (`[DBNum1]`) is left out.

mod date;
mod section;

pub use date::civil;
use section::Condition;

/// The formats that have a number but no text in the file (Excel's own, Japanese).
fn builtin(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 7 => "\"¥\"#,##0",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 54 | 57 => "[$-411]ge.m.d",
        28 | 29 | 51 | 58 => "[$-411]ggge\"年\"m\"月\"d\"日\"",
        30 => "m/d/yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        34 | 52 | 55 => "yyyy\"年\"m\"月\"",
        35 | 53 | 56 => "m\"月\"d\"日\"",
        37 | 38 => "#,##0;-#,##0",
        39 | 40 => "#,##0.00;-#,##0.00",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "General",
    }
}

/// A number format, split into its sections.
#[derive(Clone, Debug, PartialEq)]
pub struct Format {
    sections: Vec<Section>,
}

#[derive(Clone, Debug, PartialEq, Default)]
struct Section {
    parts: Vec<Part>,
    /// The numbers that it is for, where it says so.
    condition: Option<Condition>,
    general: bool,
    text: bool,
    date: bool,
    percent: usize,
    /// Thousands are separated.
    grouped: bool,
    /// Divided by a thousand as often.
    scaled: i32,
    digits: usize,
    /// `E+00`: whether a plus is shown, and its least digits; the digits before the point are what it moves by.
    exponent: Option<(bool, usize, usize)>,
    /// The least whole digits shown.
    whole: usize,
    /// Decimals that always show, and those that show when they aren't 0.
    decimals: (usize, usize),
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Literal(String),
    /// The number itself.
    Number,
    /// A run of one of `y e g m d h s a`.
    Date(char, usize),
    /// `[h]`, `[m]` or `[s]`: counted on beyond a day.
    Elapsed(char, usize),
}

impl Format {
    /// The format with this number in the file, whose text may be given there.
    pub fn numbered(id: u32, code: Option<&str>) -> Format {
        Format::new(code.unwrap_or_else(|| builtin(id)))
    }

    /// The format with this text.
    pub fn new(code: &str) -> Format {
        Format { sections: split(code).iter().map(|section| Section::new(section)).collect() }
    }

    /// Whether numbers are shown as dates or times.
    pub fn is_date(&self) -> bool {
        self.sections.first().is_some_and(|section| section.date)
    }

    /// Whether numbers are shown as a cell without a format shows them.
    pub fn is_general(&self) -> bool {
        matches!(&self.sections[..], [only] if only.general && only.parts == [Part::Number])
    }

    /// Whether another number is shown than the one that is stored: without a part of its fraction, without its sign, in
    /// thousands. `shown`: what is shown for it. What a formula leaves in the last binary digits is no such part.
    pub fn hides_part(&self, value: f64, shown: &str) -> bool {
        let without_sign = || value < 0.0 && self.show(-value, false) == shown;
        if value.fract() == 0.0 && self.sections.iter().all(|section| section.scaled == 0) {
            return without_sign();
        }
        let by = if shown.contains('%') { 100.0 } else { 1.0 };
        let digits: String = shown.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let stored = (value * by).abs();
        digits.parse::<f64>().is_ok_and(|shown| (shown - stored).abs() > stored * 1e-9) || without_sign()
    }

    /// What is shown for a number. `from_1904`: the workbook counts its days from 1904.
    pub fn show(&self, value: f64, from_1904: bool) -> String {
        let Some((section, says_minus)) = section::chosen(&self.sections, value) else { return general(value) };
        let sign = value < 0.0 && !says_minus;
        if section.general || section.text {
            let value = value * 100f64.powi(section.percent as i32);
            return section.join(&if sign || value >= 0.0 { general(value) } else { general(-value) });
        }
        if section.date {
            return section.date_text(value, from_1904).unwrap_or_else(|| general(value));
        }
        if section.digits == 0 {
            return section.join("");
        }
        let value = value.abs() * 100f64.powi(section.percent as i32) / 1000f64.powi(section.scaled);
        let number = section.scientific(value).unwrap_or_else(|| section.number(value));
        let minus = sign && number.bytes().any(|b| (b'1'..=b'9').contains(&b));
        let text = section.join(&number);
        if minus { format!("-{text}") } else { text }
    }
}

/// How many characters 「General」 or its Japanese word takes, where one stands here.
fn general_at(rest: &[char]) -> Option<usize> {
    ["General", "G/標準"].iter().find_map(|word| {
        let length = word.chars().count();
        let same = |(a, b): (&char, char)| a.eq_ignore_ascii_case(&b);
        (rest.len() >= length && rest.iter().zip(word.chars()).all(same)).then_some(length)
    })
}

/// A format's sections: `;` outside of quotes.
fn split(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        if c == ';' && !quoted && !escaped {
            sections.push(String::new());
            continue;
        }
        if c == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = c == '\\' && !escaped;
        if let Some(last) = sections.last_mut() {
            last.push(c);
        }
    }
    sections
}

impl Section {
    fn new(code: &str) -> Section {
        let mut section = Section::default();
        let chars: Vec<char> = code.chars().collect();
        let (mut i, mut number) = (0, String::new());
        while let Some(&c) = chars.get(i) {
            let start = i;
            i += 1;
            match c {
                'g' | 'G' if !section.general && general_at(&chars[start..]).is_some() => {
                    i = start + general_at(&chars[start..]).unwrap_or(1);
                    section.general = true;
                    section.parts.push(Part::Number);
                }
                'e' | 'E' if !number.is_empty() && matches!(chars.get(i), Some('+' | '-')) => {
                    let plus = chars[i] == '+';
                    let digits = chars[i + 1..].iter().take_while(|c| matches!(c, '0' | '#' | '?')).count();
                    i += 1 + digits;
                    section.exponent = Some((plus, digits, 1));
                }
                '/' if !number.is_empty() && matches!(chars.get(i), Some('0'..='9' | '#' | '?')) => {
                    // A fraction is shown by its number.
                    section.general = true;
                    section.parts = vec![Part::Number];
                    return section;
                }
                '"' => {
                    let end = chars[i..].iter().position(|&c| c == '"').map_or(chars.len(), |n| i + n);
                    section.literal(&chars[i..end].iter().collect::<String>());
                    i = end + 1;
                }
                '\\' | '!' => {
                    if let Some(c) = chars.get(i) {
                        section.literal(&c.to_string());
                    }
                    i += 1;
                }
                '_' | '*' => i += 1,
                '[' => {
                    let end = chars[i..].iter().position(|&c| c == ']').map_or(chars.len(), |n| i + n);
                    let inside: String = chars[i..end].iter().collect();
                    i = end + 1;
                    section.bracketed(&inside);
                }
                '@' => {
                    section.text = true;
                    section.parts.push(Part::Number);
                }
                '.' if number.is_empty() && !matches!(chars.get(i), Some('0' | '#' | '?')) => section.literal("."),
                '0' | '#' | '?' | '.' => {
                    if number.is_empty() {
                        section.parts.push(Part::Number);
                    }
                    number.push(c);
                }
                ',' if !number.is_empty() => number.push(c),
                'y' | 'Y' | 'e' | 'E' | 'g' | 'G' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'a' | 'A' => {
                    let unit = c.to_ascii_lowercase();
                    if unit == 'a' && code[..].to_ascii_lowercase().contains("am/pm") {
                        continue;
                    }
                    while chars.get(i).is_some_and(|c| c.to_ascii_lowercase() == unit) {
                        i += 1;
                    }
                    section.parts.push(Part::Date(unit, i - start));
                }
                '%' => {
                    section.percent += 1;
                    section.literal("%");
                }
                c => section.literal(&c.to_string()),
            }
        }
        section.number_is(&number);
        section
    }

    /// What stands in brackets: a currency, a condition, or a time that goes on beyond a day; colours and the rest
    /// say nothing.
    fn bracketed(&mut self, inside: &str) {
        if let Some(currency) = inside.strip_prefix('$') {
            self.literal(currency.split('-').next().unwrap_or_default());
        } else if let Some(condition) = Condition::read(inside) {
            self.condition = Some(condition);
        } else if let Some(unit) = inside.chars().next().map(|c| c.to_ascii_lowercase())
            && matches!(unit, 'h' | 'm' | 's')
            && inside.chars().all(|c| c.to_ascii_lowercase() == unit)
        {
            self.parts.push(Part::Elapsed(unit, inside.len()));
        }
    }

    /// What the signs for digits say: how many there are before and behind the point, groups and scale; or that it is
    /// a date.
    fn number_is(&mut self, number: &str) {
        let is_of_time = |part: &Part| matches!(part, Part::Date(..) | Part::Elapsed(..));
        self.date = !self.general
            && self.exponent.is_none()
            && number.chars().all(|c| c == '.' || c == '0')
            && self.parts.iter().any(is_of_time);
        if self.date {
            return;
        }
        self.parts.retain(|part| !is_of_time(part));
        self.digits = number.chars().filter(|c| matches!(c, '0' | '#' | '?')).count();
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        self.scaled = (number.len() - number.trim_end_matches(',').len()) as i32;
        self.grouped = whole.trim_end_matches(',').contains(',');
        self.whole = whole.matches('0').count();
        if let Some((_, _, step)) = &mut self.exponent {
            *step = whole.chars().filter(|c| matches!(c, '0' | '#' | '?')).count().max(1);
        }
        let shown = decimals.trim_end_matches(',');
        self.decimals = (shown.trim_end_matches(['#', ',']).len(), shown.len());
    }

    /// Whether it shows nothing at all.
    fn is_blank(&self) -> bool {
        self.parts.is_empty()
    }

    fn literal(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Literal(last)) => last.push_str(text),
            _ => self.parts.push(Part::Literal(text.to_owned())),
        }
    }

    fn join(&self, number: &str) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(literal) => text.push_str(literal),
                Part::Number => text.push_str(number),
                Part::Date(..) | Part::Elapsed(..) => {}
            }
        }
        text.trim_matches(' ').to_owned()
    }

    /// Digits, rounded half up as a spreadsheet does.
    fn number(&self, value: f64) -> String {
        let (least, most) = self.decimals;
        let mut text = round_half_up(value, most);
        if let Some(dot) = text.find('.') {
            while text.len() > dot + 1 + least && text.ends_with('0') {
                text.pop();
            }
            if text.ends_with('.') {
                text.pop();
            }
        }
        let (whole, decimals) = match text.split_once('.') {
            Some((whole, decimals)) => (whole.to_owned(), format!(".{decimals}")),
            None => (text.clone(), String::new()),
        };
        let mut whole = if whole == "0" && self.whole == 0 { String::new() } else { whole };
        while whole.len() < self.whole {
            whole.insert(0, '0');
        }
        if self.grouped {
            let mut at = whole.len();
            while at > 3 {
                at -= 3;
                whole.insert(at, ',');
            }
        }
        whole + &decimals
    }

    /// Digits with a power of ten behind them, `1.23E+04`; `None` where the format shows none.
    fn scientific(&self, value: f64) -> Option<String> {
        let (plus, width, step) = self.exponent?;
        let of_one = format!("{value:e}").rsplit_once('e').and_then(|(_, power)| power.parse::<i32>().ok());
        let step = i32::try_from(step).ok()?;
        let mut power = of_one.unwrap_or(0).div_euclid(step) * step;
        let mut digits = self.number(value / 10f64.powi(power));
        // 9.999 rounds up to 10.
        if digits.parse::<f64>().is_ok_and(|shown| shown >= 10f64.powi(step)) {
            power += step;
            digits = self.number(value / 10f64.powi(power));
        }
        let sign = if power < 0 {
            "-"
        } else if plus {
            "+"
        } else {
            ""
        };
        Some(format!("{digits}E{sign}{:0width$}", power.unsigned_abs()))
    }
}

/// A number as a cell without a format shows it.
pub fn general(value: f64) -> String {
    if value == value.trunc() && value.abs() < 1e15 {
        // What there is most of; a whole number that small is exact.
        return if value == 0.0 { format!("{value:.0}") } else { (value as i64).to_string() };
    }
    let magnitude = value.abs().log10().floor() as i32;
    if !(-10..=14).contains(&magnitude) {
        return format!("{value:E}");
    }
    let decimals = (9 - magnitude.max(0)).clamp(0, 15) as usize;
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// Rounds the decimal that the number is meant to be, not its binary neighbour: 0.125 shown with two digits is 0.13.
fn round_half_up(value: f64, decimals: usize) -> String {
    let exact = format!("{value:.12}");
    let (whole, digits) = exact.split_once('.').unwrap_or((&exact, ""));
    let keep = decimals.min(digits.len());
    let up = digits.as_bytes().get(keep).is_some_and(|d| *d >= b'5');
    let mut kept: Vec<u8> = whole.bytes().chain(digits.bytes().take(keep)).collect();
    if up {
        let mut at = kept.len();
        loop {
            if at == 0 {
                kept.insert(0, b'1');
                break;
            }
            at -= 1;
            if kept[at] == b'9' {
                kept[at] = b'0';
            } else {
                kept[at] += 1;
                break;
            }
        }
    }
    let point = kept.len() - keep;
    let text: String = kept.iter().map(|b| *b as char).collect();
    if keep == 0 { text } else { format!("{}.{}", &text[..point], &text[point..]) }
}

#[cfg(test)]
mod tests;
