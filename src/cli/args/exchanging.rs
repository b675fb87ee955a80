//! The options of the commands by which files come in and go out: `import`, `ask`, `export`. Each command is handed
//! its own as they were read.
//!
//! A doc comment here is what the help says of an option.

use std::ffi::OsString;
use std::path::PathBuf;

use super::words::kinds;

// What `kensho import` is asked for: clap shows a doc comment of it as the command's own help.
#[allow(missing_docs)]
#[derive(Debug, clap::Args)]
pub struct Import {
    /// 台帳(.json)と、取り込むファイル(xlsx・csv・tsv)
    #[arg(value_name = "LEDGER/FILE", num_args = 0.., help_heading = "引数")]
    pub words: Vec<OsString>,
    /// セルがどこに入るかを示すだけで、何も書かない
    #[arg(long)]
    pub dry_run: bool,
    /// JSON で出力する
    #[arg(long)]
    pub json: bool,
    /// 台帳と違う値のうち、確かなものを台帳に取り込んで保存する
    #[arg(long)]
    pub take: bool,
    /// 配ったときの台帳(今の台帳と違うときに、どちらが変えたかを見分ける)
    #[arg(long, value_name = "FILE")]
    pub base: Option<PathBuf>,
    /// ファイルの種類・文字コード・シート(xlsx・csv・tsv・utf-8・cp932・utf-16・sheet:シート名、コンマで並べる)
    #[arg(long = "as", value_name = "種類")]
    pub how: Vec<String>,
    /// 対象年度(書かれていないとき)
    #[arg(long, value_name = "R6")]
    pub year: Option<String>,
    /// 新しい台帳の書き込み先
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

// What `kensho ask` is asked for: clap shows a doc comment of it as the command's own help.
#[allow(missing_docs)]
#[derive(Debug, clap::Args)]
pub struct Ask {
    /// 台帳。--remind では、返ってきた照会票(xlsx)も
    #[arg(value_name = "FILE", num_args = 0.., help_heading = "引数")]
    pub words: Vec<OsString>,
    /// この所管課だけ(何度でも指定できる。所管課のない事業は「所管課なし」)
    #[arg(long, value_name = "課")]
    pub department: Vec<String>,
    /// 提出期限
    #[arg(long, value_name = "日付")]
    pub due: Option<String>,
    /// 書き出すフォルダー
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// 督促文を作る(-o を省くと表示する)
    #[arg(long)]
    pub remind: bool,
    /// 督促する日(省くと今日)
    #[arg(long, value_name = "日付")]
    pub as_of: Option<String>,
    /// 何を書くかを示すだけで、何も書かない
    #[arg(long)]
    pub dry_run: bool,
    /// すでにあるファイルを、回答が書き込まれていても置き換える
    #[arg(long)]
    pub force: bool,
    /// 別の判断基準(決定表)を使う
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
}

// What `kensho export` is asked for: clap shows a doc comment of it as the command's own help.
#[allow(missing_docs)]
#[derive(Debug, clap::Args)]
pub struct Export {
    /// 台帳。parquet(と、2つ以上のときの ndjson)では、台帳のあるフォルダーと - (標準入力に並べたパス)も
    #[arg(value_name = "FILE", num_args = 0.., help_heading = "引数")]
    pub files: Vec<PathBuf>,
    /// 書き出す形式
    #[arg(long, value_name = "形式", required_unless_present = "into", value_parser = kinds())]
    pub to: Option<String>,
    /// 手元の様式(xlsx・xlsm)のセルに台帳の値を書く。ほかの部分は変えない
    #[arg(long, value_name = "様式.xlsx", conflicts_with_all = ["to", "table", "encoding", "raw"])]
    pub into: Option<PathBuf>,
    /// --into で書くセルと書かないものを言うだけで、何も書かない
    #[arg(long)]
    pub dry_run: bool,
    /// --into で書くセル、書かないもの、欄のない値(1つずつ、台帳の場所つき)を JSON で表示する
    #[arg(long)]
    pub json: bool,
    /// 書き出し先(csv・ndjson は表ごとのファイルを置くフォルダー)。省くと標準出力(--into では様式_記入済.xlsx)
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
    /// この事業だけ(番号か検索の語。何度でも指定できる)
    #[arg(long, value_name = "番号か語")]
    pub project: Vec<String>,
    /// この年度だけ
    #[arg(long, value_name = "R6")]
    pub year: Option<String>,
    /// csv・ndjson で1つの表だけを書き出す(事業・事業実績・KPI・経費・意見)
    #[arg(long, value_name = "表")]
    pub table: Option<String>,
    /// csv の文字コード(utf-8 か cp932)
    #[arg(long, value_name = "文字コード", value_parser = ["utf-8", "cp932"])]
    pub encoding: Option<String>,
    /// csv で = + - @ などで始まる文字列の頭に ' を付けない
    #[arg(long)]
    pub raw: bool,
    /// xlsx に、読み戻すための控え(見えないシート)を入れない。公表するファイルに
    #[arg(long, conflicts_with = "into")]
    pub visible_only: bool,
    /// 誤り・確認中・個人に関わる指摘が残っていれば書き出さない(終了コード4)
    #[arg(long)]
    pub strict: bool,
    /// すでにあるファイルを置き換える
    #[arg(long)]
    pub force: bool,
    /// 別の判断基準(決定表)を使う
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// 自分の団体の語の表を足して調べる
    #[arg(long, value_name = "FILE")]
    pub words: Option<PathBuf>,
}
