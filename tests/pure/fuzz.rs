//! Any bytes for every room: the corpus in `tests/corpus/ROOM/`, and mutations of it.
//!
//! `cargo test --test pure fuzz::` runs each room for a moment from a fixed seed, `KENSHO_LONG=1` somewhat longer.
//! `KENSHO_LONG=SECONDS` runs each room that long from a seed of its own (`KENSHO_ROOM=name`: only that one), with
//! `--nocapture` for the number of executions. What breaks a promise is written to the corpus, where it stays as a test. With coverage as the guide: `fuzz/README.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::support::long;
use crate::support::rooms::{EMBEDDED, NASTY, ROOMS, Room};

/// A small generator of numbers (splitmix64): the same seed gives the same run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap()
    }
}

/// Pieces that mean something somewhere.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\\u",
    "\\ud800",
    "\\udc00",
    "\\u0000",
    "\\\"",
    "\u{feff}",
    "null",
    "true",
    "false",
    "NaN",
    "Infinity",
    "-",
    "1e400",
    "0.10",
    "01",
    "\r\n",
    "\t",
    "\u{1b}[",
    "\u{1b}[200~",
    "\u{1b}[201~",
    "\u{1b}O",
    "\u{1b}]",
    "\u{1b}\\",
    "\u{7}",
    "\u{1b}[<0;3;4M",
    "\u{1b}[M!!!",
    "\u{1b}[27;5;106~",
    "\u{1b}[106;5u",
    "~",
    "(",
    ")",
    "%",
    "％",
    "約",
    "以上",
    "〜",
    "・",
    "千円",
    "万人",
    "億",
    "か所",
    "確認中",
    "該当なし",
    "R6",
    "令和6年度",
    "ー",
    "っ",
    "ｶﾞ",
    "が",
    "か\u{3099}",
    "葛\u{e0100}",
    "\u{200d}",
    "👩",
    "🇯",
    "\u{301}",
    "。",
    "「",
    "」",
    "projects",
    "\"projects\": [",
    "{\"projects\":[{},{}]}",
];

fn corpus(room: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(room)
}

/// What the corpus holds for a room: all that once broke it.
fn kept(room: &str) -> Vec<Vec<u8>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(corpus(room)).map(|dir| dir.map(|entry| entry.unwrap().path()).collect()).unwrap_or_default();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// What is worth trying anywhere, and in this room.
fn more(room: &str) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    seeds.extend(NASTY.iter().chain(PIECES).map(|text| text.as_bytes().to_vec()));
    if matches!(room, "json" | "splice" | "ledger") {
        let prefix: &[u8] = if room == "splice" { &[0, 0, 1, 0, 2, 0, 3] } else { b"" };
        let short = &EMBEDDED[..EMBEDDED.floor_char_boundary(3000)];
        for text in [
            EMBEDDED,
            short,
            "{\"format\": \"kensho-ledger/1\", \"projects\": [\n  {\"number\": 1, \"reviews\": []}\n]}",
        ] {
            seeds.push([prefix, text.as_bytes()].concat());
        }
    }
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms");
    let form = |name: &str| fs::read(forms.join(name)).unwrap();
    match room {
        "workbook" => seeds.extend(["08-jimu-renraku.xlsx", "07-yoko-narabi.xlsx", "05-kaito-norin.xlsx"].map(form)),
        "sheet" => {
            seeds.extend(XML.iter().map(|text| text.as_bytes().to_vec()));
            for name in ["07-yoko-narabi.xlsx", "05-kaito-norin.xlsx", "02-koka-kensho-sheet.xlsx"] {
                seeds.push(part(&form(name), "xl/worksheets/sheet1.xml"));
            }
        }
        "pasted" => {
            seeds.extend(["11-pdf-copy.tsv", "09-opendata-utf8bom.csv"].map(form));
            let document = include_str!("../source-document.txt");
            seeds.push(document.as_bytes()[..document.floor_char_boundary(12_000)].to_vec());
            seeds.push(document.as_bytes()[document.floor_char_boundary(30_000)..].to_vec());
        }
        _ => {}
    }
    seeds
}

/// Pieces of a sheet's XML.
const XML: &[&str] = &[
    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" t=\"s\"><v>4</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>5</v></c><c r=\"C2\" t=\"s\"><v>6</v></c><c r=\"D2\"><v>10</v></c><c r=\"E2\" t=\"s\"><v>8</v></c></row></sheetData><mergeCells><mergeCell ref=\"B2:B4\"/></mergeCells></worksheet>",
    "<row r=\"4294967295\"><c><v>1</v></c></row><row><c><v>2</v></c></row>",
    "<c r=\"XFD1048576\"><v>1e308</v></c>",
    "<c s=\"2\"><v>-1e300</v></c>",
    "<c s=\"1\"><v>0.821</v></c>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<col min=\"1\" max=\"4294967295\" hidden=\"1\"/>",
    "<f>A99</f>",
    "<c t=\"inlineStr\"><is><t>&#x1F600;&amp;_x000D_</t></is></c>",
    "<![CDATA[",
    "]]>",
    "&#0;",
    "<!DOCTYPE",
];

/// A part of a package.
fn part(package: &[u8], name: &str) -> Vec<u8> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let mut bytes = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn mutate(chance: &mut Chance, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len() + 1);
        let to = (at + chance.below(16)).min(bytes.len());
        match chance.below(8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            3 => drop(bytes.splice(at..at, (0..8).map(|_| chance.next() as u8).collect::<Vec<_>>())),
            4 => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len() + 1);
                let end = (from + chance.below(200)).min(other.len());
                drop(bytes.splice(at..at, other[from..end].to_vec()));
            }
            5 => {
                let again = bytes[at..to].to_vec();
                drop(bytes.splice(at..at, again));
            }
            _ => drop(bytes.splice(at..at, PIECES[chance.below(PIECES.len())].bytes())),
        }
    }
    bytes
}

/// Runs one input; a broken promise goes into the corpus.
fn try_one(&(name, room): &Room, bytes: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| room(bytes))).is_err() {
        let digest = bytes
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
        let file = corpus(name).join(format!("found-{digest:016x}"));
        fs::create_dir_all(corpus(name)).unwrap();
        fs::write(&file, bytes).unwrap();
        panic!("{name}: broken by {} ({} bytes)", file.display(), bytes.len());
    }
}

fn run(which: &str) {
    if std::env::var("KENSHO_ROOM").is_ok_and(|only| only != which) {
        return;
    }
    let room = ROOMS.iter().find(|(name, _)| *name == which).expect("a room");
    let (kept, more) = (kept(which), more(which));
    // Drawing the screen takes as long as a hundred of the others.
    let step = if which == "screen" { long::every(6) } else { 1 };
    kept.iter().chain(more.iter().step_by(step)).for_each(|bytes| try_one(room, bytes));
    let seeds = [kept, more].concat();
    let long = long::asked().map(Duration::from_secs);
    let seed = long
        .map_or(6, |_| std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos() as u64);
    let heavy = matches!(which, "rules" | "merge" | "ledger" | "screen" | "workbook" | "sheet" | "pasted");
    let enough = if heavy { long::rounds(4, 12) } else { long::rounds(300, 1500) };
    let (mut chance, started, mut executions) = (Chance(seed), Instant::now(), 0u64);
    while long.map_or(executions < enough, |long| started.elapsed() < long) {
        try_one(room, &mutate(&mut chance, &seeds));
        executions += 1;
    }
    println!("{which}: {executions} executions in {:.1} s (seed {seed})", started.elapsed().as_secs_f64());
}

macro_rules! rooms {
    ($($name:ident),*) => {
        $(#[test]
        fn $name() {
            run(stringify!($name));
        })*

        #[test]
        fn every_room_is_run() {
            let run = [$(stringify!($name)),*];
            assert_eq!(ROOMS.iter().map(|(name, _)| *name).collect::<Vec<_>>(), run);
        }
    };
}

rooms!(json, splice, printed, text, fold, buffer, input, rules, merge, entry, ledger, screen, workbook, sheet, pasted);
