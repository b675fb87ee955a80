//! Headers that no table of words can list, because forms put so much around the words that it has: by what they begin with and
//! end in, and without what says only whose or of which year they are.

use super::Words;

impl Words {
    /// 「一次評価の理由」, 「二次評価コメント」: why one of two stages judged so.
    pub(super) fn why_of_stage(&self, core: &str) -> Option<&'static str> {
        let ends = ["理由", "コメント", "所見", "説明", "根拠", "意見", "講評"];
        if !core.ends_with(['由', 'ト', '見', '明', '拠', '評']) || !core.contains("評価") {
            return None;
        }
        let front = ends.iter().find_map(|end| core.strip_suffix(end))?.trim_end_matches(['の', '_']);
        match self.concept(front)? {
            "stage_one" => Some("stage_one_why"),
            "stage_two" => Some("stage_two_why"),
            _ => None,
        }
    }

    /// 「KPI目標」, 「担当部署名」, 「本事業における実施状況」: a word of the table with a word in front or behind that says
    /// whose it is, or nothing.
    pub(super) fn undecorated(&self, core: &str) -> Option<&'static str> {
        // Most cells begin and end as no such header does: they aren't looked at any closer.
        let fronts = core.starts_with([
            '本', '交', '重', '当', '成', '活', '総', '対', '今', '主', '具', '年', '事', '指', 'K', '最', '直', '市',
            '町', '村',
        ]);
        let behinds = core.ends_with(['て', '況', '訳', '称', 'ど', '等', '欄', '名']);
        if !(fronts || behinds) || core.chars().count() > 20 {
            return None;
        }
        // Told by the first bytes, most of them are no beginning of it.
        let begins = |word: &&&str| word.as_bytes().first_chunk::<3>() == core.as_bytes().first_chunk();
        let in_front =
            FRONT.iter().filter(|_| fronts).filter(begins).filter_map(|word| Some((*word, core.strip_prefix(word)?)));
        for (word, rest) in in_front.chain([("", core)]) {
            let behind = BEHIND.iter().filter(|_| behinds).filter_map(|word| Some((*word, rest.strip_suffix(word)?)));
            for (end, rest) in behind.chain([("", rest)]).filter(|(_, rest)| rest.chars().nth(1).is_some()) {
                let Some(concept) = self.concept(rest) else { continue };
                let of_kpi = word.contains("KPI") || word.contains("指標");
                return match concept {
                    "mark" | "rating" if of_kpi => Some("kpi_rating"),
                    "number" if of_kpi => Some("kpi_number"),
                    "project" if of_kpi => None,
                    "department" | "kpi" | "project" | "program" | "measure" | "strategy" => Some(concept),
                    // Systems print a code and beside it the word: 「評価コード | 評価名称」.
                    "unit" | "rating" | "mark" | "policy" | "kind" if end == "名称" || end == "名" => Some(concept),
                    _ if end == "名" || end == "名称" => None,
                    _ => Some(concept),
                };
            }
        }
        None
    }
}

/// What stands in front of a word of the field and says only of what or of which year it is, the longest first.
pub(super) const FRONT: [&str; 35] = [
    "本事業における",
    "交付対象事業の",
    "重要業績評価指標の",
    "重要業績評価指標",
    "交付金事業の",
    "当該事業の",
    "成果指標の",
    "活動指標の",
    "総合戦略の",
    "対象事業の",
    "当該年度の",
    "当該年度",
    "本事業の",
    "今年度の",
    "本年度の",
    "当年度の",
    "主要な",
    "具体的な",
    "今年度",
    "本年度",
    "当年度",
    "年度末",
    "年度の",
    "事業の",
    "指標の",
    "KPIの",
    "最新の",
    "直近の",
    "主な",
    "年度",
    "指標",
    "KPI",
    "市の",
    "町の",
    "村の",
];

/// What stands behind a word of the field and adds nothing to it.
const BEHIND: [&str; 9] = ["について", "の状況", "の内訳", "名称", "など", "状況", "等", "欄", "名"];

/// Words that end in a word of the table which says what they are.
pub(super) fn ending(core: &str) -> Option<&'static str> {
    let of = |list: &[&str]| list.iter().any(|word| core.contains(word));
    if core.starts_with("KPI※") || core.starts_with("KPI増加分の累計※") {
        return Some("plan_kpi");
    }
    if core.chars().count() > 30 || core.contains(':') {
        return None;
    }
    if core.starts_with("実施計画と比較した現況") {
        return Some("current");
    }
    if core.contains('握') && of(&["要因の把握"]) {
        return Some("obstacles");
    }
    if core.starts_with("次年度以降に向けた") {
        return Some("revisions");
    }
    if core.starts_with("期間中の総事業費") {
        return Some("plan_cost");
    }
    if core.starts_with("事業概要・主な経費") {
        return Some("plan_body");
    }
    let said = ["意見", "コメント", "講評", "所見", "評価の理由", "評価理由"].iter().any(|end| core.ends_with(end));
    if said && of(&["有識者", "委員", "会議", "審議会", "外部", "議会", "懇談会", "協議会", "部会"])
    {
        return Some("opinion");
    }
    let judged = ["評価", "評価結果", "検証結果", "検証"].iter().any(|word| core.ends_with(word));
    if judged && of(&["有識者", "委員会", "会議", "審議会", "外部"]) {
        return Some("outside");
    }
    if core.ends_with("評価") && of(&["担当", "所管", "主管", "内部", "自己"]) {
        return Some("rating");
    }
    let of_judge =
        ["部長", "課長", "局長", "所属長", "担当課", "所管課", "評価者"].iter().any(|word| core.starts_with(word));
    if of_judge && core.ends_with("コメント") && core.chars().count() <= 12 {
        return Some("comment");
    }
    if core.ends_with("事業名") && core.chars().count() <= 8 {
        return Some("project");
    }
    if ["評価の理由", "評価理由", "の総括"].iter().any(|end| core.ends_with(end)) {
        return Some("comment");
    }
    if core.ends_with("方針の理由") || core.ends_with("方向性の理由") {
        return Some("reason");
    }
    // 「施策担当課」: whose office it is, in front.
    if ["担当課", "所管課", "主管課"].iter().any(|word| core.ends_with(word)) && core.chars().count() <= 7 {
        return Some("department");
    }
    let of_office = ["担当", "所管", "主管"].iter().any(|word| core.starts_with(word));
    if of_office && core.ends_with(['課', '部', '局', '室', '係', '署', 'G']) && core.chars().count() <= 8 {
        return Some("department");
    }
    for (word, concept) in
        [("基準値", "baseline"), ("目標値", "target"), ("実績値", "actual"), ("達成率", "rate"), ("進捗率", "rate")]
    {
        if core.ends_with(word) && core.chars().count() <= 10 {
            let of_middle = core.starts_with("中間") && concept == "target";
            return Some(if of_middle { "midterm" } else { concept });
        }
    }
    if core.ends_with("公表予定") || core.ends_with("メモ") {
        return Some("check");
    }
    phrase(core)
}

/// Headers that forms word in many ways: what they begin with and end in says what they are. No sentence is one.
fn phrase(core: &str) -> Option<&'static str> {
    let ends = [
        '針', '性', '向', '開', 'い', '方', 'し', 'え', '応', '答', '解', '価', '定', '組', '容', '績', '動', '因',
        '由', '額', '題', '点',
    ];
    if !core.ends_with(ends) {
        return None;
    }
    let n = core.chars().count();
    // 「意見に対する市の考え方」 is no sentence.
    let plain = core.replace("に対する", "への");
    let sentence =
        ["が", "を", "は", "で", "も", "した", "する", "ない", "、", "。"].iter().any(|word| plain.contains(word));
    if sentence || !(3..=16).contains(&n) {
        return None;
    }
    let begins = |words: &[&str]| words.iter().any(|word| core.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| core.ends_with(word));
    let holds = |words: &[&str]| words.iter().any(|word| core.contains(word));
    if begins(&["今後", "次年度", "来年度", "翌年度", "次期"])
        && ends(&["方針", "方向性", "方向", "展開", "取扱い", "取り扱い", "在り方", "あり方", "見通し", "進め方"])
        && !holds(&["課題"])
    {
        return Some("policy");
    }
    if ends(&["の考え方", "への対応", "の回答", "に対する対応", "に対する回答", "の見解"]) {
        return Some("response");
    }
    if ends(&["評価", "判定"]) {
        return (begins(&["KPI", "指標"]).then_some("kpi_rating"))
            .or(core.strip_suffix("評価").is_some_and(|of| of.ends_with('課')).then_some("rating"));
    }
    if begins(&["主な", "主要な", "具体的な"]) && ends(&["取組", "取組内容", "取組実績", "実績", "活動", "実施内容"])
    {
        return Some("achievements");
    }
    if holds(&["達成", "未達", "乖離", "差異"]) && ends(&["要因", "原因", "理由"]) {
        return Some("obstacles");
    }
    // 「今後の課題と方向性」 begins with what is wrong.
    if begins(&["今後の課題"]) && ends(&["方向性", "方針", "対応"]) {
        return Some("current");
    }
    if n > 8 {
        return None;
    }
    if ends(&["決算額", "執行額", "支出額", "実績額", "支出済額"]) {
        return Some("cost");
    }
    if ends(&["予算額", "予算現額", "計画額"]) {
        return Some("budget");
    }
    if ends(&["充当額"]) && holds(&["寄附", "基金", "債", "ふるさと", "一般財源"]) {
        return Some("funding");
    }
    if ends(&["交付金額", "交付額", "充当額"]) {
        return Some("grant");
    }
    begins(&["事業の", "取組の", "実施上の", "今後の"])
        .then_some(())
        .filter(|()| ends(&["課題", "問題点"]) && !holds(&["成果"]))
        .map(|()| "current")
}
