//! Makes ledgers of the size of a prefecture or of Japan by re-mixing the embedded one.
//!
//! ```text
//! cargo run --release -p kensho-benches --bin national -- 10000 /tmp/ledger-10000.json
//! ```
//!
//! Deterministic: the same number gives the same bytes. Every project is one of the embedded ones under another town's
//! name, with another number, department and amounts, and with a sheet of the year before; some KPI are 確認中 or blank,
//! some ratings blank or on no list. About 14 kB a project, laid out as the embedded ledger is. What is written is a
//! ledger: it is read back before the program says so.

#![allow(clippy::unwrap_used)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::Range;

use kensho::json::{Kind, Tree, Value};
use kensho::ledger::Ledger;

const TOWNS: [&str; 24] = [
    "青葉",
    "朝霧",
    "石狩野",
    "磐梯川",
    "宇部原",
    "恵那谷",
    "大川原",
    "鹿嶋田",
    "北見沢",
    "熊代",
    "小諸原",
    "佐久間",
    "四万川",
    "須賀野",
    "瀬戸山",
    "高千里",
    "津和川",
    "遠野原",
    "中津浜",
    "羽黒",
    "日向谷",
    "室戸崎",
    "八雲野",
    "若狭原",
];
const DEPARTMENTS: [&str; 16] = [
    "企画政策課",
    "観光交流課",
    "農林水産課",
    "学校教育課",
    "健康増進課",
    "地域振興課",
    "商工労働課",
    "子育て支援課",
    "移住定住推進室",
    "生涯学習課",
    "建設課",
    "福祉課",
    "デジタル推進課",
    "環境課",
    "文化財課",
    "地方創生推進室",
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [count, path] = &words[..] else {
        eprintln!("national COUNT FILE");
        std::process::exit(2);
    };
    let mut out = BufWriter::new(File::create(path).unwrap());
    write(count.parse().unwrap(), &mut out);
    out.into_inner().unwrap().sync_all().unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    println!("{path}: {} 事業, {} バイト", Ledger::read(&text).unwrap().len(), text.len());
}

/// Writes a ledger of so many projects.
pub fn write(count: usize, out: &mut impl Write) {
    let ledger = Ledger::read(kensho::ledger::EMBEDDED).unwrap();
    let doc = ledger.doc();
    let (head, tail) = doc.frame().split_at(doc.cut().unwrap());
    out.write_all(head.as_bytes()).unwrap();
    for i in 0..count {
        out.write_all(if i == 0 { b"\n    " } else { b",\n    " }).unwrap();
        out.write_all(project(doc.item(i % doc.len()), i).as_bytes()).unwrap();
    }
    out.write_all(tail.as_bytes()).unwrap();
}

/// A number that looks like chance: splitmix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }
}

fn project(item: &str, i: usize) -> String {
    let mut chance = Chance(i as u64);
    let town = TOWNS[i / 7 % TOWNS.len()];
    let text = item.replace("美祢", town);
    let tree = Tree::parse(&text).unwrap();
    let value = tree.root(&text);
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    put(&mut changes, value, "number", format!("{}", i + 1));
    put(&mut changes, value, "id", format!("\"{}-{}\"", value.get("id").unwrap().str().unwrap(), i + 1));
    put(&mut changes, value, "name", format!("\"第{:05}号 {}\"", i + 1, &value.get("name").unwrap().str().unwrap()));
    put(&mut changes, value, "department", format!("\"{}\"", DEPARTMENTS[chance.below(16) as usize]));
    let reviews: Vec<Value<'_>> = value.get("reviews").unwrap().items().collect();
    for review in &reviews {
        sheet(&mut changes, *review, &mut chance);
    }
    // The sheet of the year before stands behind the last one.
    let last = reviews.last().unwrap();
    let mut before = Vec::new();
    sheet(&mut before, *last, &mut chance);
    let year = last.get("fiscal_year").unwrap().str().unwrap().trim_start_matches('R').parse::<u32>().unwrap() - 1;
    put(&mut before, *last, "fiscal_year", format!("\"R{year}\""));
    let copy = changed(&text, last.span(), before);
    changes.push((last.span().end..last.span().end, format!(",\n        {copy}")));
    changed(&text, 0..text.len(), changes)
}

/// Other amounts, outcomes and ratings for a sheet.
fn sheet(changes: &mut Vec<(Range<usize>, String)>, review: Value<'_>, chance: &mut Chance) {
    for key in ["cost", "grant"] {
        if let Some(amount) = review.get(key).and_then(|amount| amount.i64()) {
            put(changes, review, key, format!("{}", amount / 100 * (50 + chance.below(100)) as i64));
        }
    }
    if let Some(effect) = review.get("effect").filter(|effect| effect.get("rating").is_some()) {
        match chance.below(40) {
            0 => put(changes, effect, "rating", "\"おおむね効果があった\"".into()),
            1 => put(changes, effect, "rating", "null".into()),
            _ => {}
        }
    }
    for kpi in review.get("kpis").into_iter().flat_map(|kpis| kpis.items()) {
        let actual = kpi.get("actual").filter(|actual| actual.kind() == Kind::Number);
        match (chance.below(25), actual.and_then(|actual| actual.i64())) {
            (0, _) if kpi.get("actual").is_some() => put(changes, kpi, "actual", "\"確認中\"".into()),
            (1, Some(_)) => put(changes, kpi, "actual", "null".into()),
            (_, Some(number)) => {
                put(changes, kpi, "actual", format!("{}", number * (60 + chance.below(80)) as i64 / 100))
            }
            _ => {}
        }
    }
}

fn put(changes: &mut Vec<(Range<usize>, String)>, value: Value<'_>, key: &str, new: String) {
    if let Some(old) = value.get(key) {
        changes.push((old.span(), new));
    }
}

/// A part of a text with the changes made.
fn changed(text: &str, part: Range<usize>, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(range, _)| range.start);
    let (mut out, mut at) = (String::with_capacity(2 * part.len()), part.start);
    for (range, new) in changes {
        out.push_str(&text[at..range.start]);
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(&text[at..part.end]);
    out
}
