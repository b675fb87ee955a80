//! The command line as clap reads it, in Japanese throughout. Names of files are bytes, whatever they are.
//!
//! Here stands what can be said: the commands and their options; those of the commands by which files
//! come in and go out stand in `args/exchanging.rs`. Which words options take is in `args/words.rs`, how words are
//! read in `args/parse.rs`, what is said of words that can't be read in `args/mistakes.rs`.

mod exchanging;
mod mistakes;
mod parse;
mod words;

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{ArgAction, Parser, Subcommand};

pub use exchanging::{Ask, Export, Import};
pub use mistakes::{meant, sentence, slips, stray};
pub use parse::{command, parse};
use words::tab_words;
pub use words::{WIDTHS, tabs};

const TEMPLATE: &str = "{about}\n\n使い方: {usage}\n\n{all-args}{after-help}";

const AFTER: &str = "\
FILE は実在するパス(フォルダーなら、その中の台帳)か .json で終わる名前です(- は標準入力)。それ以外の語は WHICH、
つまり事業の番号か検索の語(ローマ字でも可)として扱います。FILE を省くと、前回開いた台帳、はじめてなら内蔵の台帳を使います(kensho --embedded で内蔵の台帳に戻ります)。

終了コード: 0 正常 / 1 指摘・差分・衝突あり / 2 使い方の誤り / 3 台帳として読めない / 4 データを失わないために中止";

/// The program's version, the format of ledgers that it reads and writes, and the Unicode that its columns follow.
fn version() -> &'static str {
    static WORDS: LazyLock<String> = LazyLock::new(|| {
        let (major, minor, patch) = unicode_width::UNICODE_VERSION;
        let own = env!("CARGO_PKG_VERSION");
        let format = crate::ledger::whole::FORMAT;
        format!("{own}\n台帳の形式 {format}(知らない項目は変えずに残します)\n文字の幅 Unicode {major}.{minor}.{patch}")
    });
    WORDS.as_str()
}

/// What was asked for.
#[derive(Debug, Parser)]
#[command(
    name = "kensho",
    version = version(),
    about = "検証: 地方創生の交付金事業の効果検証を、読み、調べ、直すための端末プログラム",
    override_usage = "kensho [オプション] [FILE]\n        kensho [オプション] FILE… (フォルダーも)\n        kensho <コマンド> …",
    help_template = TEMPLATE,
    after_help = AFTER,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true,
    subcommand_help_heading = "コマンド",
    next_help_heading = "オプション"
)]
pub struct Args {
    /// What the screen is opened on, and how.
    #[command(flatten)]
    pub screen: Screen,
    /// この説明を表示する
    #[arg(short, long, action = ArgAction::Help, global = true)]
    pub help: Option<bool>,
    /// 版を表示する
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
    /// What to do instead of opening the screen.
    #[command(subcommand)]
    pub command: Option<Command>,
}

// Comments for those who read the code, not the help: clap shows the doc comment of what is flattened.
#[allow(missing_docs)]
#[derive(Debug, clap::Args)]
pub struct Screen {
    /// 開く台帳(2つ以上か、台帳のあるフォルダーを指定すると、まとめて1つの一覧に開く)
    #[arg(value_name = "FILE", num_args = 0.., help_heading = "引数")]
    pub files: Vec<PathBuf>,
    /// 前回の台帳ではなく、内蔵の台帳を開く
    #[arg(long, conflicts_with = "files")]
    pub embedded: bool,
    /// 端末の文字幅(曖昧幅の文字): auto は端末に尋ねる
    #[arg(long, value_name = "WIDTH", value_parser = WIDTHS)]
    pub width: Option<String>,
    /// 別の判断基準(決定表)を使う
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// 見るだけで開く(直すことも保存することもできない)
    #[arg(long)]
    pub read_only: bool,
    /// 端末の文字幅を確かめる定規を表示する
    #[arg(long)]
    pub check_width: bool,
    /// With the steps of the practice above the screen: what `kensho tutor` starts.
    #[arg(long, hide = true)]
    pub practice: bool,
    /// The files that come into a ledger that was begun with them on the first page.
    #[arg(long, hide = true, requires = "files", allow_hyphen_values = true)]
    pub import: Option<String>,
}

/// A command instead of the screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 事業の一覧: 番号・名称・所管課・年度・KPI達成・公表と提案の評価
    #[command(override_usage = "kensho list [FILE] [--find 語] [--rules FILE] [--json]", help_template = TEMPLATE)]
    List {
        /// 台帳
        #[arg(value_name = "FILE", help_heading = "引数")]
        file: Option<PathBuf>,
        /// この語(ローマ字でも可)を含む事業だけ
        #[arg(long, value_name = "語")]
        find: Option<String>,
        /// 別の判断基準(決定表)を使う
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
        /// JSON で出力する
        #[arg(long)]
        json: bool,
    },
    /// 1つの事業を表示する
    #[command(override_usage = "kensho show [FILE] WHICH [--tab 面] [--rules FILE] [--json]", help_template = TEMPLATE)]
    Show {
        /// 台帳と、事業の番号か検索の語
        #[arg(value_name = "FILE/WHICH", num_args = 0.., help_heading = "引数")]
        words: Vec<OsString>,
        /// 表示する面
        #[arg(long, value_name = "面", default_value = "all", hide_default_value = true, value_parser = tab_words())]
        tab: String,
        /// 別の判断基準(決定表)を使う
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
        /// JSON で出力する
        #[arg(long)]
        json: bool,
    },
    /// 判断基準から考えられる事業効果と、その根拠
    #[command(override_usage = "kensho suggest [FILE] [WHICH] [--rules FILE] [--json]\n        kensho suggest [FILE] --stream [--rules FILE]", help_template = TEMPLATE)]
    Suggest {
        /// 台帳と、事業の番号か検索の語
        #[arg(value_name = "FILE/WHICH", num_args = 0.., help_heading = "引数")]
        words: Vec<OsString>,
        /// 別の判断基準(決定表)を使う
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
        /// JSON で出力する
        #[arg(long)]
        json: bool,
        /// 標準入力の1行(1事業または1事業の台帳)ごとに、答えを1行で出力する
        #[arg(long, conflicts_with = "json")]
        stream: bool,
    },
    /// 台帳の食い違い・書き誤り・抜けを探す
    #[command(override_usage = "kensho check [FILE] [WHICH] [--rules FILE] [--words FILE] [--json]\n        kensho check [FILE] --stream [--rules FILE] [--words FILE]", help_template = TEMPLATE)]
    Check {
        /// 台帳と、事業の番号か検索の語(省くとすべて)
        #[arg(value_name = "FILE/WHICH", num_args = 0.., help_heading = "引数")]
        places: Vec<OsString>,
        /// 別の判断基準(決定表)を使う
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
        /// 自分の団体の語の表(word-pairs.schema.json の形式)を足して使う
        #[arg(long, value_name = "FILE")]
        words: Option<PathBuf>,
        /// JSON で出力する
        #[arg(long)]
        json: bool,
        /// 標準入力の1行(1事業または1事業の台帳)ごとに、答えを1行で出力する
        #[arg(long, conflicts_with = "json")]
        stream: bool,
    },
    /// 所管課ごとの宿題: 未確定の値・回答のない意見・指摘と、送る文
    #[command(override_usage = "kensho todo [FILE] [--department 課] [--rules FILE] [--json]", help_template = TEMPLATE)]
    Todo {
        /// 台帳
        #[arg(value_name = "FILE", help_heading = "引数")]
        file: Option<PathBuf>,
        /// この所管課の分だけ
        #[arg(long, value_name = "課")]
        department: Option<String>,
        /// 別の判断基準(決定表)を使う
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
        /// JSON で出力する
        #[arg(long)]
        json: bool,
    },
    /// 判断基準(決定表)を表示する・確かめる
    #[command(subcommand, override_usage = "kensho rules show|check|init …", help_template = TEMPLATE, subcommand_help_heading = "コマンド")]
    Rules(RulesCommand),
    /// 台帳の1つの値を、書かれているまま表示する
    #[command(override_usage = "kensho get FILE POINTER", help_template = TEMPLATE)]
    Get {
        /// 台帳
        #[arg(value_name = "FILE", help_heading = "引数")]
        file: PathBuf,
        /// 場所(JSON Pointer。例 /projects/0/reviews/0/cost)
        #[arg(value_name = "POINTER", help_heading = "引数")]
        pointer: String,
    },
    /// 台帳の1つの値を直すか加えて保存する(ほかの文字は変えない)
    #[command(override_usage = "kensho set FILE POINTER JSON", help_template = TEMPLATE)]
    Set {
        /// 台帳
        #[arg(value_name = "FILE", help_heading = "引数")]
        file: PathBuf,
        /// 場所(JSON Pointer)
        #[arg(value_name = "POINTER", help_heading = "引数")]
        pointer: String,
        /// 新しい値(JSON。文字列は '"…"')
        #[arg(value_name = "JSON", help_heading = "引数", allow_hyphen_values = true)]
        value: String,
    },
    /// 新しい台帳を作る(すでにあるファイルは上書きしない)
    #[command(override_usage = "kensho new [FILE] [--municipality 〇〇市] [--year R7]", help_template = TEMPLATE)]
    New {
        /// 台帳の名前(省くと daicho.json)
        #[arg(value_name = "FILE", help_heading = "引数")]
        file: Option<PathBuf>,
        /// 自治体の名前(都道府県から書くと、都道府県も入る)
        #[arg(long, value_name = "〇〇市")]
        municipality: Option<String>,
        /// 対象年度(省くと今の年度)
        #[arg(long, value_name = "R7")]
        year: Option<String>,
    },
    /// 台帳を次の年度に繰り越す(前年の指標・意見を引き継いだ効果検証を作る)
    #[command(override_usage = "kensho roll FILE --to R8 [--dry-run] [--force]", help_template = TEMPLATE)]
    Roll {
        /// 台帳
        #[arg(value_name = "FILE", help_heading = "引数")]
        file: PathBuf,
        /// 繰り越す先の年度
        #[arg(long, value_name = "R8")]
        to: String,
        /// 事業ごとにどうなるかを示すだけで、何も書かない
        #[arg(long)]
        dry_run: bool,
        /// 台帳の対象年度から4年度以上離れた年度でも繰り越す
        #[arg(long)]
        force: bool,
    },
    /// 1つの事業の推移: 年度を並べて、指標・評価・事業費・意見
    #[command(override_usage = "kensho history [FILE] WHICH [--rules FILE] [--json]", help_template = TEMPLATE)]
    History {
        /// 台帳と、事業の番号か検索の語
        #[arg(value_name = "FILE/WHICH", num_args = 0.., help_heading = "引数")]
        words: Vec<OsString>,
        /// 別の判断基準(決定表)を使う
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
        /// JSON で出力する
        #[arg(long)]
        json: bool,
    },
    /// 保存した変更の記録(いつ・だれが・どの項目を)
    #[command(override_usage = "kensho log FILE [--about 語] [--json]\n        kensho log FILE --revert 番号", help_template = TEMPLATE)]
    Log {
        /// 台帳
        #[arg(value_name = "FILE", help_heading = "引数")]
        file: PathBuf,
        /// JSON で出力する
        #[arg(long)]
        json: bool,
        /// 事業や項目の名前にこの語を含む変更だけを表示する
        #[arg(long, value_name = "語")]
        about: Option<String>,
        /// この番号の保存(3)、またはその中の1件(3.2)を取り消して保存する
        #[arg(long, value_name = "番号", conflicts_with_all = ["json", "about"])]
        revert: Option<String>,
    },
    /// 2つの台帳の違いを、項目ごとに表示する(違いがあれば終了コード1)
    #[command(override_usage = "kensho diff A B [--json]\n        kensho diff --textconv FILE", help_template = TEMPLATE)]
    Diff {
        /// 比べる2つの台帳(- は標準入力)
        #[arg(value_name = "FILE", num_args = 1..=2, required = true, help_heading = "引数")]
        files: Vec<PathBuf>,
        /// JSON で出力する
        #[arg(long)]
        json: bool,
        /// 1つの台帳を「項目: 値」の行にして出力する(git の textconv 用)
        #[arg(long, conflicts_with = "json")]
        textconv: bool,
    },
    /// 同じ台帳から別々に直した2つの台帳を、項目ごとに1つにする(食い違いがあれば終了コード1)
    #[command(override_usage = "kensho merge BASE OURS THEIRS [-o OUT] [--name PATH]\n        kensho merge --index FILE\n        kensho merge --conflicts FILE", help_template = TEMPLATE)]
    Merge {
        /// もとの台帳
        #[arg(value_name = "BASE", help_heading = "引数", required_unless_present_any = ["conflicts", "index"])]
        base: Option<PathBuf>,
        /// 自分が直した台帳(書き方はこれに合わせ、食い違いはこの値を残す)
        #[arg(value_name = "OURS", help_heading = "引数", required_unless_present_any = ["conflicts", "index"])]
        ours: Option<PathBuf>,
        /// 相手が直した台帳
        #[arg(value_name = "THEIRS", help_heading = "引数", required_unless_present_any = ["conflicts", "index"])]
        theirs: Option<PathBuf>,
        /// 結果を保存するファイル(省くと標準出力)
        #[arg(short = 'o', long = "output", value_name = "OUT")]
        out: Option<PathBuf>,
        /// 知らせに書くファイル名(git の %P)。台帳でないファイルは git と同じ行ごとの方法で合わせる
        #[arg(long, value_name = "PATH")]
        name: Option<PathBuf>,
        /// 相手の版の名前(git の %Y)。rebase や stash で、どちらが自分の版かを確かめる
        #[arg(long, value_name = "LABEL", requires = "name", allow_hyphen_values = true)]
        label: Option<String>,
        /// git の印(<<<<<<<)が入ったファイルを、git に残る3つの版から項目ごとに合わせ直す
        #[arg(long, value_name = "FILE", conflicts_with_all = ["base", "ours", "theirs", "out", "name", "label"])]
        index: Option<PathBuf>,
        /// git で合わせている途中のファイルの食い違いを、もう一度表示する
        #[arg(long, value_name = "FILE", conflicts_with_all = ["base", "ours", "theirs", "out", "name", "label", "index"])]
        conflicts: Option<PathBuf>,
    },
    /// 設定を表示する・設定ファイルを作る
    #[command(override_usage = "kensho settings [--init]", help_template = TEMPLATE)]
    Settings {
        /// 既定の設定ファイルを作る
        #[arg(long)]
        init: bool,
    },
    /// Excelブック・CSV・写した表を読み、台帳にするか、台帳との違いを示す
    #[command(
        override_usage = "kensho import [LEDGER] FILE… [--dry-run] [--json] [--take] [--base もとの台帳.json]\n        [--as 種類] [--year R6] [-o 新しい台帳.json]",
        help_template = TEMPLATE
    )]
    Import(Import),
    /// 所管課ごとの照会票(Excel)と照会文を作る。--remind で、まだ答えていない課への督促文を作る
    #[command(
        override_usage = "kensho ask [FILE] [--department 課]… [--due 2026-05-29] -o DIR [--dry-run] [--force]\n        kensho ask [FILE] --remind [--as-of 2026-05-29] [--due 2026-05-29] [-o DIR] [回答.xlsx…]",
        help_template = TEMPLATE
    )]
    Ask(Ask),
    /// 15分の練習(内蔵の台帳の写しを使うので、何を押しても本物の記録は変わらない)
    #[command(override_usage = "kensho tutor", help_template = TEMPLATE)]
    Tutor,
    /// 手引きを読む
    #[command(override_usage = "kensho manual [--html]", help_template = TEMPLATE)]
    Manual {
        /// ウェブページ(1つのファイル)として出力する
        #[arg(long)]
        html: bool,
    },
    /// 公表の様式(xlsx・html・md)や、ほかのプログラムで使う表(csv・ndjson・parquet)を書き出す
    #[command(
        override_usage = "kensho export [FILE] --to 形式 [-o OUT] [--project 番号か語]… [--year R6] [--table 表]\n            [--encoding cp932] [--raw] [--visible-only] [--strict] [--force]\n        kensho export [FILE] --into 様式.xlsx [-o OUT] [--dry-run] [--json] [--project 番号か語]… [--year R6]\n            [--strict] [--force]\n        kensho export LEDGER… --to parquet|ndjson -o DIR [--force]",
        help_template = TEMPLATE
    )]
    Export(Export),
    /// 台帳の形式(JSON Schema)を表示する
    #[command(override_usage = "kensho schema", help_template = TEMPLATE)]
    Schema,
    /// シェルの補完を出力する
    #[command(override_usage = "kensho completions SHELL", help_template = TEMPLATE)]
    Completions {
        /// bash・zsh・fish・elvish・powershell のどれか
        #[arg(value_name = "SHELL", help_heading = "引数")]
        shell: clap_complete::Shell,
    },
    /// man ページ(roff)を出力する
    #[command(override_usage = "kensho man", help_template = TEMPLATE)]
    Man,
}

/// What to do with the decision table.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// 判断基準を読みやすい表で表示する
    #[command(override_usage = "kensho rules show [台帳] [--rules FILE]", help_template = TEMPLATE)]
    Show {
        /// この台帳に使われる判断基準を表示する
        #[arg(value_name = "台帳", help_heading = "引数")]
        file: Option<PathBuf>,
        /// 別の判断基準(決定表)
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
    },
    /// 内蔵の判断基準を、書き換えて使えるように設定の場所(台帳を指定するとそのフォルダー)へ rules.json として書き出す
    #[command(override_usage = "kensho rules init [台帳]", help_template = TEMPLATE)]
    Init {
        /// この台帳と同じフォルダーに置く
        #[arg(value_name = "台帳", help_heading = "引数")]
        file: Option<PathBuf>,
    },
    /// 判断基準のファイルに漏れや重なりがないか確かめる
    #[command(override_usage = "kensho rules check FILE", help_template = TEMPLATE)]
    Check {
        /// 判断基準のファイル
        #[arg(value_name = "FILE", help_heading = "引数")]
        file: PathBuf,
    },
}
