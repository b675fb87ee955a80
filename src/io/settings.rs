//! The user's settings: `settings.json` in the config directory, read once at the start.
//!
//! A setting that is wrong is named with file and line, and its default is used; the others hold. So a slip of the pen
//! never keeps anybody from the record, and never goes unnoticed. The file's form is `data/settings.schema.json`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::names;
use super::source::read_own;
use super::store::error::cause;
use crate::app::command::Entry;
use crate::app::command::TABLE;
use crate::app::key::Key;
use crate::app::keymap::Keymap;
use crate::io::store::places::Places;
use crate::io::terminal::probe::{Background, WidthMode};
use crate::json::line_column;

/// The contract of the file.
pub const SCHEMA: &str = include_str!("../../data/settings.schema.json");

/// The file's name in the config directory.
const NAME: &str = "settings.json";

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// The terminal's own sixteen.
    #[default]
    Terminal,
    /// Made for a dark background.
    Dark,
    /// Made for a light background.
    Light,
    /// Dark or light as the terminal says; where it doesn't, its own.
    Auto,
}

impl ThemeChoice {
    /// The name in the file.
    pub fn name(self) -> &'static str {
        match self {
            ThemeChoice::Terminal => "terminal",
            ThemeChoice::Dark => "dark",
            ThemeChoice::Light => "light",
            ThemeChoice::Auto => "auto",
        }
    }

    /// The choice for a terminal whose background is known or not: never [`ThemeChoice::Auto`].
    pub fn on(self, background: Option<Background>) -> ThemeChoice {
        match (self, background) {
            (ThemeChoice::Auto, Some(Background::Dark)) => ThemeChoice::Dark,
            (ThemeChoice::Auto, Some(Background::Light)) => ThemeChoice::Light,
            (ThemeChoice::Auto, None) => ThemeChoice::Terminal,
            (choice, _) => choice,
        }
    }
}

/// What the user has set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// How characters are measured; `None`: as `auto`.
    pub width: Option<String>,
    /// Which colours.
    pub theme: ThemeChoice,
    /// The decision table's file.
    pub rules: Option<PathBuf>,
    /// The file of the words that the office adds to those that are checked.
    pub words: Option<PathBuf>,
    /// The editor, with its options.
    pub editor: Option<String>,
    /// Whether the mouse is on from the start.
    pub mouse: bool,
    /// Whether ledgers are only looked at.
    pub read_only: bool,
    /// Whether URLs are sent as links; `None`: where the terminal is known to open them.
    pub links: Option<bool>,
    /// Which keys.
    pub keymap: Keymap,
    /// What is wrong with the file, each a sentence with file and line.
    pub problems: Vec<String>,
}

impl Settings {
    /// Reads the user's file; the defaults where there is none.
    pub fn find() -> Settings {
        path().map_or_else(Settings::default, |path| Settings::of_file(&path))
    }

    fn of_file(path: &Path) -> Settings {
        if std::fs::symlink_metadata(path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            return Settings::default();
        }
        match read_own(path) {
            Ok(text) => Settings::read(&text, path),
            Err(cause) => Settings {
                problems: vec![format!("{}: {cause}。設定は既定のままです。", names::shown(&path))],
                ..Settings::default()
            },
        }
    }

    /// Reads a settings text; `path` is what problems name, and what a relative `rules` is relative to.
    pub fn read(text: &str, path: &Path) -> Settings {
        let mut reader = Reader { text, path, problems: Vec::new() };
        let mut settings = Settings::default();
        match serde_json::from_str::<Members<'_>>(text) {
            Ok(members) => reader.settings(members, &mut settings),
            Err(error) if error.classify() == Category::Data => {
                reader.say(error.line(), "{ } で囲んだ設定ではありません。設定はすべて既定のままです。");
            }
            Err(error) => reader.say(error.line(), "JSONとして読めません。設定はすべて既定のままです。"),
        }
        reader.problems.sort_by_key(|(line, _)| *line);
        settings.problems = reader.problems.into_iter().map(|(_, words)| words).collect();
        settings
    }
}

/// Where the file is, or would be.
pub fn path() -> Option<PathBuf> {
    Places::find().ok().map(|places| places.config.join(NAME))
}

/// Writes a file with the defaults, and its schema beside it, where there is no file yet.
///
/// # Errors
/// A Japanese sentence.
pub fn init() -> Result<PathBuf, String> {
    let path = path().ok_or("設定を置く場所がありません。HOME を設定してください。")?;
    let failed = |error: std::io::Error| format!("{}: {}。", names::shown(&path), cause(&error));
    if path.exists() {
        return Err(format!("{}: すでにあります。", names::shown(&path)));
    }
    if let Some(dir) = path.parent() {
        crate::io::store::places::make_private(dir).map_err(failed)?;
        std::fs::write(dir.join("settings.schema.json"), SCHEMA).map_err(failed)?;
    }
    std::fs::write(&path, DEFAULT).map_err(failed)?;
    Ok(path)
}

/// The defaults as a file.
const DEFAULT: &str = r#"{
  "$schema": "./settings.schema.json",
  "width": "auto",
  "theme": "terminal",
  "rules": null,
  "words": null,
  "editor": null,
  "mouse": false,
  "read_only": false,
  "links": null,
  "keys": {}
}
"#;

/// The members of an object, each as it is written: what is wrong with one is its own affair.
type Members<'a> = BTreeMap<String, &'a RawValue>;

/// The keys of one command.
#[derive(Deserialize)]
#[serde(untagged)]
enum KeyNames {
    One(String),
    Many(Vec<String>),
}

struct Reader<'a> {
    text: &'a str,
    path: &'a Path,
    /// Line and sentence.
    problems: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn say(&mut self, line: usize, words: &str) {
        self.problems.push((line, format!("{} {line}行: {words}", names::shown(self.path))));
    }

    fn wrong(&mut self, value: &RawValue, words: &str) {
        // A raw value is a piece of the text.
        let offset = value.get().as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        let (line, _) = line_column(self.text, offset);
        self.say(line, words);
    }

    /// The value, where it is of the right kind and good; else `words` are said.
    fn value<T: DeserializeOwned>(&mut self, raw: &RawValue, words: &str, good: impl FnOnce(&T) -> bool) -> Option<T> {
        let value = serde_json::from_str(raw.get()).ok().filter(good);
        if value.is_none() {
            self.wrong(raw, words);
        }
        value
    }

    fn settings(&mut self, members: Members<'_>, settings: &mut Settings) {
        for (name, raw) in members {
            if name == "$schema" || raw.get() == "null" {
                continue;
            }
            match name.as_str() {
                "width" => {
                    let words = "width は auto・narrow・wide・pad・safe のどれかです。auto を使います。";
                    settings.width = self.value(raw, words, |word: &String| word.parse::<WidthMode>().is_ok());
                }
                "theme" => {
                    let words = "theme は terminal・dark・light・auto のどれかです。terminal を使います。";
                    settings.theme = self.value(raw, words, |_| true).unwrap_or_default();
                }
                "words" => {
                    let words = "words は語の表のファイルの名前です。内蔵の語だけを使います。";
                    let file = self.value(raw, words, |file: &String| !file.is_empty());
                    settings.words = file.map(|file| self.path.parent().unwrap_or(Path::new("")).join(file));
                }
                "rules" => {
                    let words = "rules は判断基準のファイルの名前です。既定の判断基準を使います。";
                    let file = self.value(raw, words, |file: &String| !file.is_empty());
                    settings.rules = file.map(|file| self.path.parent().unwrap_or(Path::new("")).join(file));
                }
                "editor" => {
                    let words = "editor はエディターの名前です。環境変数のものを使います。";
                    settings.editor = self.value(raw, words, |editor: &String| !editor.trim().is_empty());
                }
                "mouse" => {
                    let words = "mouse は true か false です。false を使います。";
                    settings.mouse = self.value(raw, words, |_| true).unwrap_or_default();
                }
                "read_only" => {
                    // Who meant to protect the record is protected, whatever was written.
                    let words = "read_only は true か false です。true を使います。";
                    settings.read_only = self.value(raw, words, |_| true).unwrap_or(true);
                }
                "links" => {
                    settings.links = self.value(raw, "links は true か false です。端末に合わせます。", |_| true);
                }
                "keys" => settings.keymap = self.keys(raw),
                name => self.wrong(raw, &format!("「{name}」という設定はありません。")),
            }
        }
    }

    fn keys(&mut self, raw: &RawValue) -> Keymap {
        let Ok(members) = serde_json::from_str::<Members<'_>>(raw.get()) else {
            self.wrong(raw, "keys は { \"操作の名前\": [\"キー\", …] } です。既定のキーを使います。");
            return Keymap::default();
        };
        let mut own: Vec<(&'static Entry, Vec<Key>)> = Vec::new();
        for (name, raw) in &members {
            let Some(entry) = TABLE.iter().find(|entry| entry.name == name) else {
                self.wrong(
                    raw,
                    &format!("「{name}」という操作はありません。名前は、: のあとに英字を入れると一覧に出ます。"),
                );
                continue;
            };
            let words = format!("「{name}」は [\"キー\", …] です。既定のキーを使います。");
            let names = match self.value(raw, &words, |_| true) {
                Some(KeyNames::One(name)) => vec![name],
                Some(KeyNames::Many(names)) => names,
                None => continue,
            };
            match names.iter().map(|name| name.parse()).collect::<Result<_, _>>() {
                Ok(keys) => own.push((entry, keys)),
                Err(error) => self.wrong(raw, &format!("{error}「{name}」は既定のキーを使います。")),
            }
        }
        // Where two want the same key, the first in the file has it.
        own.sort_by_key(|(entry, _)| members.get(entry.name).map(|raw| raw.get().as_ptr().addr()));
        let (map, conflicts) = Keymap::new(own);
        for conflict in conflicts {
            let why = match conflict.with {
                Some(with) => format!("すでに「{with}」のキーです"),
                None => "変えられないキーです".to_owned(),
            };
            let words = format!("{} は{why}。「{}」は既定のキーを使います。", conflict.key, conflict.name);
            if let Some(raw) = members.get(conflict.name) {
                self.wrong(raw, &words);
            }
        }
        map
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> Settings {
        Settings::read(text, Path::new("/c/settings.json"))
    }

    #[test]
    fn the_defaults_are_the_file_that_init_writes_and_fit_the_schema() {
        assert_eq!(read(DEFAULT), Settings { width: Some("auto".into()), ..Settings::default() });
        let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
        let valid = |text: &str| jsonschema::is_valid(&schema, &serde_json::from_str(text).unwrap());
        assert!(valid(DEFAULT));
        assert!(valid(r#"{"keys":{"down":["z","Ctrl-N"]},"theme":"dark","width":"safe","mouse":true}"#));
        for wrong in [r#"{"theme":"pink"}"#, r#"{"mouse":1}"#, r#"{"keys":{"down":[1]}}"#, r#"{"colour":"x"}"#] {
            assert!(!valid(wrong), "{wrong}");
            assert_eq!(read(wrong).problems.len(), 1, "{wrong}");
        }
    }

    #[test]
    fn what_is_set_is_read() {
        let settings = read(
            r#"{"width":"wide","theme":"auto","rules":"own.json","words":"own-words.json","editor":"code --wait","mouse":true,"links":false,"keys":{"down":["x"],"quit":"F10"}}"#,
        );
        assert_eq!(settings.problems, [] as [String; 0]);
        assert_eq!(settings.rules.as_deref(), Some(Path::new("/c/own.json")));
        assert_eq!(settings.words.as_deref(), Some(Path::new("/c/own-words.json")));
        assert_eq!(
            (settings.width.as_deref(), settings.theme, settings.mouse),
            (Some("wide"), ThemeChoice::Auto, true)
        );
        for choice in [ThemeChoice::Terminal, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Auto] {
            assert_eq!(read(&format!(r#"{{"theme":"{}"}}"#, choice.name())).theme, choice);
        }
        assert_eq!((settings.links, settings.keymap.own().count()), (Some(false), 2));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_the_rest_holds() {
        let settings = read(
            "{\n \"theme\": \"pink\",\n \"mouse\": true,\n \"keys\": {\n  \"down\": [\"q\"],\n  \"jump\": [\"z\"],\n  \"up\": [\"Ctrl\"]\n }\n}",
        );
        assert!(settings.mouse && settings.theme == ThemeChoice::Terminal && settings.keymap == Keymap::default());
        let lines: Vec<&str> = settings
            .problems
            .iter()
            .map(|words| words.split(' ').nth(1).unwrap().split('行').next().unwrap())
            .collect();
        assert_eq!(lines, ["2", "5", "6", "7"], "in the file's order");
        assert!(settings.problems[1].contains("quit") && settings.problems[3].contains("Ctrl"));
        assert!(read("{\n\"theme\" \"dark\"}").problems[0].contains("2行: JSONとして読めません"));
        assert!(read("[]").problems[0].contains("1行: { } で囲んだ設定ではありません"));
    }

    #[test]
    fn auto_is_what_the_terminal_says() {
        for (choice, background, expected) in [
            (ThemeChoice::Auto, Some(Background::Dark), ThemeChoice::Dark),
            (ThemeChoice::Auto, Some(Background::Light), ThemeChoice::Light),
            (ThemeChoice::Auto, None, ThemeChoice::Terminal),
            (ThemeChoice::Dark, Some(Background::Light), ThemeChoice::Dark),
        ] {
            assert_eq!(choice.on(background), expected);
        }
    }
}
