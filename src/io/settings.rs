//! The user's settings: `settings.json` in the config directory, read once at the start.
//!
//! A setting that is wrong is named with file and line, and its default is used; the others hold. So a slip of the pen
//! never keeps anybody from the record, and never goes unnoticed. The file's form is `data/settings.schema.json`.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::store::error::cause;
use crate::app::command::Entry;
use crate::app::command::TABLE;
use crate::app::key::Key;
use crate::app::keymap::Keymap;
use crate::io::store::places::Places;
use crate::io::terminal::probe::{Background, WidthMode};
use crate::json::{Tree, Value, line_column};

/// The contract of the file.
pub const SCHEMA: &str = include_str!("../../data/settings.schema.json");

/// The file's name in the config directory.
const NAME: &str = "settings.json";

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// The choices by name.
    pub const ALL: [(&'static str, ThemeChoice); 4] = [
        ("terminal", ThemeChoice::Terminal),
        ("dark", ThemeChoice::Dark),
        ("light", ThemeChoice::Light),
        ("auto", ThemeChoice::Auto),
    ];

    /// The name in the file.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, choice)| *choice == self).map_or("", |(name, _)| name)
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
        match std::fs::read_to_string(path) {
            Ok(text) => Settings::read(&text, path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Settings::default(),
            Err(error) => Settings {
                problems: vec![format!("{}: {}。設定は既定のままです。", path.display(), cause(&error))],
                ..Settings::default()
            },
        }
    }

    /// Reads a settings text; `path` is what problems name, and what a relative `rules` is relative to.
    pub fn read(text: &str, path: &Path) -> Settings {
        let mut reader = Reader { text, path, problems: Vec::new() };
        let mut settings = Settings::default();
        match Tree::parse(text) {
            Ok(tree) => reader.settings(tree.root(text), &mut settings),
            Err(error) => {
                let (line, _) = line_column(text, error.offset);
                reader.say(line, "JSONとして読めません。設定はすべて既定のままです。");
            }
        }
        settings.problems = reader.problems;
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
    let failed = |error: std::io::Error| format!("{}: {}。", path.display(), cause(&error));
    if path.exists() {
        return Err(format!("{}: すでにあります。", path.display()));
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
  "links": null,
  "keys": {}
}
"#;

struct Reader<'a> {
    text: &'a str,
    path: &'a Path,
    problems: Vec<String>,
}

impl Reader<'_> {
    fn say(&mut self, line: usize, words: &str) {
        self.problems.push(format!("{} {line}行: {words}", self.path.display()));
    }

    fn wrong(&mut self, value: Value<'_>, words: &str) {
        let (line, _) = line_column(self.text, value.span().start);
        self.say(line, words);
    }

    fn settings(&mut self, root: Value<'_>, settings: &mut Settings) {
        if root.kind() != crate::json::Kind::Object {
            return self.wrong(root, "{ } で囲んだ設定ではありません。設定はすべて既定のままです。");
        }
        for member in root.members() {
            let (key, value) = (member.key(), member.value);
            let words = value.str();
            match (&*key, words.as_deref()) {
                ("$schema", _) => {}
                (_, None) if value.is_null() => {}
                ("width", Some(word)) if WidthMode::from_str(word).is_ok() => settings.width = Some(word.to_owned()),
                ("width", _) => {
                    self.wrong(value, "width は auto・narrow・wide・pad・safe のどれかです。auto を使います。");
                }
                ("theme", word) => match ThemeChoice::ALL.iter().find(|(name, _)| Some(*name) == word) {
                    Some((_, choice)) => settings.theme = *choice,
                    None => {
                        self.wrong(value, "theme は terminal・dark・light・auto のどれかです。terminal を使います。");
                    }
                },
                ("rules", Some(file)) if !file.is_empty() => {
                    settings.rules = Some(self.path.parent().unwrap_or(Path::new("")).join(file));
                }
                ("words", Some(file)) if !file.is_empty() => {
                    settings.words = Some(self.path.parent().unwrap_or(Path::new("")).join(file));
                }
                ("words", _) => self.wrong(value, "words は語の表のファイルの名前です。内蔵の語だけを使います。"),
                ("editor", Some(editor)) if !editor.trim().is_empty() => settings.editor = Some(editor.to_owned()),
                ("rules", _) => self.wrong(value, "rules は判断基準のファイルの名前です。既定の判断基準を使います。"),
                ("editor", _) => self.wrong(value, "editor はエディターの名前です。環境変数のものを使います。"),
                ("mouse", _) => match value.bool() {
                    Some(on) => settings.mouse = on,
                    None => self.wrong(value, "mouse は true か false です。false を使います。"),
                },
                ("links", _) => match value.bool() {
                    Some(on) => settings.links = Some(on),
                    None => self.wrong(value, "links は true か false です。端末に合わせます。"),
                },
                ("keys", _) => settings.keymap = self.keys(value),
                (name, _) => self.wrong(value, &format!("「{name}」という設定はありません。")),
            }
        }
    }

    fn keys(&mut self, value: Value<'_>) -> Keymap {
        if value.kind() != crate::json::Kind::Object {
            self.wrong(value, "keys は { \"操作の名前\": [\"キー\", …] } です。既定のキーを使います。");
            return Keymap::default();
        }
        let mut own: Vec<(&'static Entry, Vec<Key>)> = Vec::new();
        let mut places = Vec::new();
        for member in value.members() {
            let (name, value) = (member.key(), member.value);
            let Some(entry) = TABLE.iter().find(|entry| entry.name == name) else {
                self.wrong(value, &format!("「{name}」という操作はありません。名前は : の一覧にあります。"));
                continue;
            };
            let mut keys = Vec::new();
            let single = value.str();
            let names = value.items().map(|item| item.str()).chain(single.map(Some));
            let mut named = false;
            let mut good = matches!(value.kind(), crate::json::Kind::Array | crate::json::Kind::String);
            for name in names {
                match name.as_deref().map(str::parse::<Key>) {
                    Some(Ok(key)) => keys.push(key),
                    Some(Err(error)) => {
                        self.wrong(value, &format!("{error}「{}」は既定のキーを使います。", entry.name));
                        named = true;
                        break;
                    }
                    None => good = false,
                }
            }
            if named {
                // Said already.
            } else if good {
                places.push((entry.name, value));
                own.push((entry, keys));
            } else {
                self.wrong(value, &format!("「{}」は [\"キー\", …] です。既定のキーを使います。", entry.name));
            }
        }
        let (map, conflicts) = Keymap::new(own);
        for conflict in conflicts {
            let why = match conflict.with {
                Some(with) => format!("すでに「{with}」のキーです"),
                None => "変えられないキーです".to_owned(),
            };
            let words = format!("{} は{why}。「{}」は既定のキーを使います。", conflict.key, conflict.name);
            if let Some((_, value)) = places.iter().find(|(name, _)| *name == conflict.name) {
                self.wrong(*value, &words);
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
        assert_eq!(lines, ["2", "6", "7", "5"]);
        assert!(settings.problems[3].contains("quit") && settings.problems[2].contains("Ctrl"));
        assert!(read("{\n\"theme\" \"dark\"}").problems[0].contains("2行"));
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
