//! The table of codes: what is looked for, how grave it is, and what to do about it.
//!
//! A code is a promise. Officials write it into their ledger when they keep a finding on purpose, and scripts count by
//! it; so a code is never reused and never changes its letter. The letter says the severity (E 誤り, W 要確認, I 参考), the
//! number the topic: 0x structure, 1x fields and years, 2x–3x money, 4x–5x rating and what is said of it, 6x–7x KPI, 8x plan
//! against KPI, 9x words, 10x addresses, 11x people, 12x opinions, 13x dates, 14x what is absent, 15x two years. Help, `kensho check` and
//! the tests read this table; nothing is listed twice.

use super::Severity;

/// One kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable code, e.g. `W42`.
    pub code: &'static str,
    /// How grave it is.
    pub(crate) severity: Severity,
    /// A short title for lists.
    pub title: &'static str,
    /// What is looked for and what to do, in one or two sentences.
    pub meaning: &'static str,
    /// Whether it takes more than one project to see it ([`super::Across`]).
    pub across: bool,
}

macro_rules! codes {
    ($($name:ident = $code:literal $severity:ident $($across:ident)?, $title:literal, $meaning:literal;)*) => {
        $(
            #[doc = concat!("`", $code, "` ", $title)]
            pub(crate) const $name: Code = Code {
                code: $code,
                severity: Severity::$severity,
                title: $title,
                meaning: $meaning,
                across: codes!(@across $($across)?),
            };
        )*
        /// All codes, in their order.
        pub const CODES: &[Code] = &[$($name),*];
    };
    (@across) => { false };
    (@across across) => { true };
}

codes! {
    SAME_NUMBER = "E01" Error across, "事業番号の重複", "同じ番号の事業が二つ以上ある。正しい番号に直す。";
    SAME_ID = "E02" Error across, "識別子の重複", "同じ識別子(id)の事業が二つ以上ある。併合や履歴が取り違えるので、片方を変える。";
    SAME_KPI = "E03" Error, "KPIの行の重複", "一つの効果検証に同じ名前の指標が二度ある。評価では一度しか数えないので、余分な行を消すか名前を分ける。";
    LABEL_AS_VALUE = "E04" Error, "値の欄に見出しの語", "値を書く欄に、様式の見出しの語がそのまま入っている。正しい値に直すか空欄にする。";
    HEADING_ONLY = "I05" Info, "見出しだけの実績", "事業実績に見出しだけで内容のない項目がある。内容を書くか、次の見出しに含める。";
    SAME_YEAR = "E06" Error, "同じ年度の効果検証が二つ", "一つの事業に同じ年度の効果検証が二つある。古い方を消す。";
    SAME_NAME = "W07" Warning across, "事業名の重複", "名前が同じ事業が二つ以上ある。二重の登録でないか確かめる。";
    NO_REVIEW = "W08" Warning, "対象年度の効果検証がない", "実施年度に対象年度を含むのに、その年度の効果検証がない。作成するか、実施年度を確かめる。";
    STALE_ACCEPT = "I09" Info, "当たらなくなった了承", "了承した指摘が、もう出ていない(直った、または場所が変わった)。了承の記録を消すか書き直す。";

    EMPTY_FIELD = "W10" Warning, "基本の項目が空欄", "番号・名称・所管課・実施年度・総事業費など、公表に要る項目が空欄。記入する。";
    BAD_YEAR = "E11" Error, "年度が読めない・逆", "年度として読めない、または開始年度が終了年度より後。R6 のように書き直す。";
    YEAR_OUTSIDE = "W12" Warning, "実施年度の外の年度", "効果検証や年度の事業費の年度が、実施年度の外にある。どちらかを直す。";
    BASIS = "W13" Warning, "実績と計画の取り違え", "対象年度より後なのに「実績」、対象年度までなのに「計画」、または計画なのに実績値や評価がある。区分を確かめる。";
    UNKNOWN_PROGRAM = "E14" Error, "制度の一覧にない交付金", "効果検証の交付金制度が、台帳の制度の一覧にない。識別子を直すか、制度を一覧に加える。";
    OFF_CHOICE = "W15" Warning, "選択肢にない語", "種別・区分・良い方向などに、決められた語でないものが入っている。選び直す。";
    TITLE_YEAR = "W16" Warning across, "題名の年度が違う", "題名に対象年度が入っていない。題名か対象年度を直す。";
    TOWN_CODE = "E17" Error across, "団体コードの誤り", "全国地方公共団体コードが6桁でない、または検査数字が合わない。正しいコードに直す。";

    TOTAL_MISMATCH = "E20" Error across, "合計が合わない", "印字された合計(金額・事業数)と、各事業の積み上げが違う。どちらかを直す。";
    TOTAL_UNPROVEN = "I21" Info across, "合計を確かめられない", "一部の事業の額が台帳にないため、印字された合計を確かめられない。額を記入する。";
    GRANT_SHORT = "W22" Warning, "交付額が補助率と違う", "交付額が総事業費×補助率より千円以上少ない。対象外経費などの理由を控えておくか、額を直す。";
    GRANT_ROUNDING = "I23" Info across, "交付額の端数", "交付額が総事業費×補助率と千円未満違う。端数処理で説明がつくか確かめる。";
    GRANT_OVER = "E24" Error, "交付額が補助率を超える", "交付額が総事業費×補助率より多い。額を直す。";
    ITEMS_MISMATCH = "E25" Error, "経費の内訳が合わない", "主な経費の積み上げが、年度の事業費や小計と違う。抜けや誤記を直す。";
    ITEMS_YEAR = "W26" Warning, "経費の年度が食い違う", "経費の注記の年度と、年度の事業費の年度が違う。どちらの年度の額かを確かめる。";
    PLAN_COST = "E27" Error, "計画額が食い違う", "事業概要の年度の事業費と、同じ年度の計画の総事業費が違う。どちらかを直す。";
    OVER_BUDGET = "W28" Warning, "実績が計画の事業費を上回る", "同じ年度の実績の総事業費が、事業概要の事業費より多い。計画変更の有無を確かめる。";
    OVER_TOTAL = "E29" Error, "期間中の総事業費を超える", "年度の事業費(の合計)が、期間中の総事業費より多い。どちらかを直す。";
    YEN_SCALE = "E30" Error, "円と千円の取り違え", "二つの額がちょうど千倍ほど違う。単位(円・千円)を取り違えていないか確かめる。";
    YEN_MIX = "I31" Info, "円と千円の混在", "一つの効果検証の指標に円と千円が混ざっている。単位をそろえると取り違えが減る。";
    TOTAL_BASIS = "W32" Warning across, "合計に実績と計画が混ざる", "合計の区分と違う区分の効果検証が同じ年度にある。実績と計画を足していないか確かめる。";

    NEXT_COST = "W33" Warning, "成果と次年度の事業費", "すべて未達、または方針が改善・縮小・中止なのに、次年度の事業費が増える。増やす理由を書くか、額を直す。";

    OFF_RATING = "E40" Error, "基準にない事業効果", "事業効果が判断基準の一覧にない。一覧の語を選ぶか、基準外とした理由を残す。";
    OFF_DECISION = "E41" Error, "基準にない今後の方針", "今後の方針が一覧にない。一覧の語を選ぶか、理由を残す。";
    RATING_DIFFERS = "W42" Warning, "事業効果がKPIと合わない", "公表された事業効果が、KPIから言える範囲にない。評価を見直すか、理由を書く。";
    RATING_EARLY = "W43" Warning, "確定前の事業効果", "確認中などの指標が残り、事業効果が一つに決まらないのに公表されている。値を確定させるか、その旨を書く。";
    RATING_POLICY = "W44" Warning, "事業効果と方針が合わない", "最も良い評価なのに改善・縮小・中止、最も悪い評価なのに継続・発展としている。理由を書く。";
    LAST_YEAR = "W45" Warning, "最終年度なのに継続", "実施計画の最終年度なのに、方針が継続・発展になっている。次の計画の有無を確かめる。";
    ENDS_EARLY = "W46" Warning, "計画の途中で終了", "最終年度より前なのに、方針が当初予定どおりの終了になっている。中止でないか、年度を確かめる。";
    CONTRADICTION = "W47" Warning, "文章がKPIと食い違う", "「すべて達成」「全項目未達成」などの文が、KPIの値と合わない。文か値を直す。";
    SILENT_MISS = "I48" Info, "未達の指標に触れていない", "目標に届かない指標があるのに、評価も方針の理由もそれに触れていない。一言加える。";
    NO_RATING = "E49" Error, "事業効果が空欄", "実績の効果検証なのに事業効果が空欄。記入する。";
    NO_GROUNDS = "W50" Warning, "評価・方針・理由が空欄", "実績の効果検証なのに、評価の文・今後の方針・その理由のどれかが空欄。記入する。";
    SELF_RUNNING = "I51" Info, "見直しの文と方針の食い違い", "次年度から自走・終了すると書きながら、方針が継続・発展で、計画も続く。どちらかを直す。";
    LISTS_DIFFER = "W52" Warning across, "判断基準が決定表と違う", "台帳に書かれた事業効果の判断基準と、判定に使う決定表の評価の一覧が違う。どちらかをそろえる。";
    COPIED = "W53" Warning across, "同じ文章", "評価・理由・課題の欄に、別の欄や別の事業と同じ文章がある。写し間違いでないか確かめる。";
    TARGET_IN_TEXT = "W54" Warning, "文中の目標がKPIと違う", "文中に書かれた目標の数が、どの指標の目標値とも違う。文か目標値を直す。";

    NUMBER_IN_TEXT = "W55" Warning, "文中の数がKPIと違う", "指標の名前のそばにある数や達成率が、その指標の目標・実績・達成率のどれでもない。文か値を直す。";
    PART_OF_WHOLE = "W56" Warning, "内訳が全体より大きい", "「○人のうち○人」の内訳が全体より大きい。どちらかの数を直す。";

    NO_BASELINE = "I60" Info across, "開始前の値がない", "どの指標にも開始前の値がない。値がないと「効果があった」と「効果がなかった」を分けられない。";
    DIRECTION = "W61" Warning, "良い方向の確認", "名前、単位の「位」、または開始前の値より小さい目標値から、少ないほど良い指標に見えるが、良い方向の記入がない。「少ないほど良い」か「多いほど良い」を選ぶ。";
    NO_UNIT = "I62" Info, "単位がない", "指標の値に単位がない。単位を記入する。";
    PENDING = "W63" Warning, "確認中の値", "実績の値がまだ確定していない。所管課に確かめる。";
    BLANK = "W64" Warning, "目標・実績の空欄", "目標値または実績値が空欄。所管課に確かめる。";
    TWO_READINGS = "W65" Warning, "読みが二つある値", "「13(301)」のように二つの数に読める。どちらが実績か、もう一方は何かを書く。";
    UNREADABLE = "W66" Warning, "数として読めない値", "目標値・実績値・開始前の値が数として読めない。数と単位で書き直す。";
    UNITS_DIFFER = "W67" Warning, "目標と実績の単位が違う", "目標値と実績値の単位が比べられない。単位をそろえる。";
    ZERO_TARGET = "W68" Warning, "目標値が0以下", "多いほど良い指標の目標値が0以下。達成率が出ないので、目標を立て直すか参考指標にする。";
    FAR_OVER = "I69" Info, "目標を大きく上回る", "達成率が200%以上の指標がある。目標の立て方(年度か累計か、単位、見込み)を確かめる。";
    OVER_HUNDRED = "W70" Warning, "割合が100%を超える", "率・割合の指標の値が0～100%にない。値と単位を確かめる。";
    REFERENCE = "W71" Warning, "参考指標の目標値", "参考とされた指標に目標値がある、または名前だけが参考になっている。評価に数えるかどうかを決める。";
    SCALE_DOUBT = "W72" Warning, "桁が分からない実績", "目標値は千円などで実績値に単位がない、または一方が1を100%とする割合に見える。単位をそろえて記入する。";
    ODD_COUNT = "W73" Warning, "件数が負・小数", "人や件で数える値が、0より小さいか小数になっている。値と単位を確かめる。";
    NOT_ASSESSABLE = "I74" Info, "評価できない値", "把握不可・算出不能・N/A など、値が得られないと書かれている。判定に使わないので、この指標をどう扱うか(差し替え・参考など)を決める。";
    NO_KPI = "W75" Warning, "KPIがない", "実績の効果検証に、判定に数える指標が一つもない(参考の指標だけの場合も)。実施計画のKPIと実績値を記入する。";
    RATING_WITHOUT_KPI = "E76" Error, "KPIのない事業効果", "事業効果が公表されているのに、指標が一つもない。根拠になるKPIを記入するか、評価を見直す。";

    PLAN_UNIT = "W80" Warning, "累計と単位が違う", "指標の目標値と、事業概要のKPI増加分の累計とで単位が違う。どちらで測るかを決める。";
    PLAN_AT_ONCE = "W81" Warning, "初年度の目標が累計と同じ", "初年度の目標値が、最終年度までの増加分の累計と同じ。年度の目標か累計かを確かめる。";
    PLAN_TOO_LOW = "W82" Warning, "目標値では累計に届かない", "この目標値が計画の全年度続いても、増加分の累計に届かない。目標の配分を確かめる。";
    PLAN_UNMATCHED = "W83" Warning, "概要と検証で指標が違う", "事業概要と効果検証の一方にしかない指標がある。指標の入れ替えなら理由を残す。";
    PLAN_NAME = "W84" Warning, "指標名が二通り", "事業概要と効果検証で指標名の書き方が違う。一つにそろえる。";
    PLAN_FIELD = "W85" Warning, "事業分野が内容と合わない", "事業分野の語にあたる言葉が、名称・所管課・目的・概要に一つもない。分野の誤記でないか確かめる。";
    PLAN_ADOPTED = "W86" Warning, "採択年度と開始年度が違う", "初回採択の年度が、実施年度の開始と違う。どちらかを直す。";
    NO_INCREASE = "W87" Warning, "増加分が0以下", "多いほど良い指標なのに、事業概要の増加分の累計が0以下。符号や値を確かめる。";
    APPLICANT = "W88" Warning, "申請者が自治体と違う", "単独の事業なのに、申請者が台帳の自治体と違う。申請者か種別を直す。";

    NAME_TWO_WAYS = "W90" Warning, "事業名が二通り", "資料の中で事業名の書き方が違う。正しい方にそろえる。";
    SPELLINGS = "I91" Info across, "表記が二通り", "同じことばが台帳の中で二通りに書かれている。一つにそろえる。";
    SLIP = "W92" Warning, "誤字・読み取りの誤り", "変換や読み取りの誤りと思われる語がある。";
    BRACKETS = "W93" Warning, "かっこの対応", "開いたかっこと閉じたかっこの数が合わない。抜けや余りを直す。";
    BROKEN_TEXT = "E94" Error, "文字化け・制御文字", "文字化けの跡や、見えない制御文字がある。正しい文字に直す。";

    HALF_WIDTH = "I95" Info, "半角カタカナ", "半角カタカナがある。検索や読み上げで別の語になるので、全角で書く。";
    STYLE = "I97" Info, "文体の混在", "です・ますと、である・たが混ざっている。まわりの文にそろえる。";
    SAME_SOUND = "I98" Info, "同じ読みの漢字", "読みが同じで漢字が違う語が、一つの事業の中にある。同じことばであればそろえる。";

    URL_FORM = "W100" Warning, "URLの形", "URLとして開けない形をしている。正しいアドレスに直す。";
    URL_SPELLING = "W101" Warning across, "URLのつづり", "同じサイトの他のURLと一部だけつづりが違う。開いて確かめる。";
    URL_TWICE = "W102" Warning, "URLの重複", "一つの事業の関連URLに同じアドレスが二度ある。片方を消すか、正しいアドレスに直す。";

    PERSON = "W110" Warning, "個人が特定されるおそれ", "病気・家族・犯罪・失職などの事情が、だれかの身に起きたこととして、または少人数の数と一緒に書かれている。公表の前に書き方を改める。";
    PERSONAL = "W111" Warning, "電話番号・年齢など", "個人の電話番号、メールアドレス、年齢、住所と思われるものがある。公表してよいか確かめる。";

    OPEN_OPINION = "W120" Warning, "回答のない意見", "意見への対応が書かれていない。次年度までに回答する。";

    NO_SUCH_DAY = "E130" Error, "暦にない日", "9月31日のように、暦にない日や月がある。正しい日に直す。";
    WEEKDAY = "W131" Warning, "曜日が違う", "日付と曜日が合わない。どちらかを直す。";
    ERA = "W132" Warning, "和暦と西暦が違う", "並べて書かれた和暦と西暦が別の年になっている、または改元の後の年が平成で書かれている。どちらかを直す。";
    AFTER_YEAR = "W133" Warning, "年度より後の出来事", "実績の欄に、対象年度が終わった後のことが、したこととして書かれている。年を直すか、予定として書く。";
    PLAN_YEAR = "W134" Warning, "計画の年度と違う", "文中の最終年度・初年度などが、実施年度と違う。どちらかを直す。";

    NO_OPINION = "I140" Info across, "意見がない", "様式に意見の欄があるのに、どの効果検証にも意見がない。外部の意見を聴いたかを確かめ、記入する。";
    NO_PLAN = "I141" Info across, "事業概要がない", "ほかの事業にある事業概要がない。所管課に確かめて記入する。";
    ODD_NOTE = "I142" Info across, "ほかと違う注記", "同じ欄の注記が、この事業だけほかと違う。写し間違いでないか確かめる。";
    LEFT_BLANK = "I143" Info across, "ほかの事業にある欄が空欄", "ほかの事業では埋まっている欄が、この事業だけ空欄。所管課に確かめて記入する。";

    TARGET_LOWERED = "W150" Warning, "目標値の引き下げ", "前の年度より目標値が下がっているのに、理由が書かれていない。備考か方針の理由に書く。";
    SAME_ACTUAL = "W151" Warning, "前の年度と同じ実績値", "実績値が前の年度と1桁も違わない。前の値のままになっていないか所管課に確かめる。";
    NOTHING_CHANGED = "W152" Warning, "改善としながら変化がない", "前の年度の方針が改善なのに、指標・目標・取組の文に違いがない。改めたことを書くか、方針を確かめる。";
    CUMULATIVE_FELL = "E153" Error, "累計の値の減少", "累計の指標の実績値が、前の年度より少ない。どちらかの値か、累計・単年の別を直す。";
    BASELINE_DIFFERS = "W154" Warning, "基準値が実績値と違う", "基準値の年度の実績値が台帳にあり、基準値と違う。正しい方にそろえる。";
}

/// The code's row of the table.
pub fn code(code: &str) -> Option<&'static Code> {
    CODES.iter().find(|row| row.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_their_letter_is_their_severity() {
        for (i, row) in CODES.iter().enumerate() {
            assert!(
                CODES[..i].iter().all(|other| other.code != row.code && other.title != row.title),
                "{} twice",
                row.code
            );
            assert_eq!(row.code.starts_with('E'), row.severity == Severity::Error, "{}", row.code);
            assert_eq!(row.code.starts_with('I'), row.severity == Severity::Info, "{}", row.code);
            assert!(row.meaning.ends_with('。'), "{}", row.code);
            assert_eq!(code(row.code), Some(row));
        }
        assert_eq!(code("E99"), None);
    }
}
