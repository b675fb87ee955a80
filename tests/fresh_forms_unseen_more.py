"""Fourteen further forms, written after the first fourteen were mended: grants of other kinds, years beside each other, cards, text.

At the first try 261 of 363 values were read right and 34 wrong, half of these by one expectation (a name with the number of its measure); against
the expectations as they are now the reader as it was before any mending reads 300 of 367, 6 wrong.
"""
from fresh_cells import E, K, S, of, of_town, sheet, shown, thousand, years, yen
from fresh_notation import A, B, C, OPT, P, T, U, form
from other_forms import F

DAY = "[$-411]ge.m.d"


def note(text):
    return OPT(T(text, "notes"))


# 15: one project, its years beside each other in every row: money, indicators, words, verdicts
def years_beside(folder):
    name = "大川端リバーフロント\n活性化事業"
    Q, y = P(name), ("R4", "R5", "R6")
    def each(label, values, path, make=lambda Q, v, path: Q(v, path)):
        return [S(label, 2), *[make(Q, v, f"{year}|{path}") if v != E else E for year, v in zip(y, values)]]
    def kpi(label, n, u, targets, actuals, rates):
        return [[S(Q(label, (f"R6|{n}|name", n), (f"R6|{n}|unit", u)), 1, 3), "目標値", *[Q(v, f"{year}|{n}|target") for year, v in zip(y, targets)]],
                ["実績値", *[Q(v, f"{year}|{n}|actual") for year, v in zip(y, actuals)]], ["達成率", *[U(v) for v in rates]]]
    rows = [
        [S(T("地方創生推進交付金事業　年度別検証シート", "title"), 5)],
        [S(U("令和７年８月作成"), 2), E, E, of_town("南瀬市")],
        [S("事業名", 2), S(Q(name, "name"), 3)], [S("担当課", 2), S(Q("都市整備課", "department"), 3)],
        [S("項目", 2), "令和４年度", "令和５年度", "令和６年度"],
        each("主な取組", ["川沿いの遊歩道を整備した。", "水上バスの実証運航を行った。", "桟橋に休憩所を設けた。"], "achievements"),
        each("事業費（千円）", ["18,400", "24,650", "31,020"], "cost", yen),
        each("うち交付金（千円）", ["9,200", "12,325", "15,510"], "grant", yen),
        *kpi("KPI①\n水上バスの乗船者数（人）", "水上バスの乗船者数（人）", "人", (0, 3000, 5000), (0, 2410, 5322), ("－", "80.3%", "106.4%")),
        *kpi("KPI②\n川沿いの新規出店数（店）", "川沿いの新規出店数（店）", "店", (1, 2, 3), (1, 1, "確認中"), ("100%", "50%", "－")),
        each("事業効果", ["効果があった", "効果があった", "相当程度効果があった"], "effect|rating"),
        each("課題", ["周知が足りない。", "荒天時の欠航が多い。", "冬場の利用が少ない。"], "issues|current"),
        [S("今後の方針", 2), S(Q("継続", "R6|policy|decision"), 3)]]
    form(folder, "un15-minase.xlsx", [sheet("大川端", rows)])


# 16: the grant against the pandemic, as every town published it: four counted parts in a cell, beginning and end as dates
def relief(folder):
    def row(no, name, office, text, begin, end, cost, grant, aim, done, judged):
        Q = P(name)
        n, target = aim.split("：")
        return [Q(no, "number"), Q(name, "name"), Q(office, "department"), Q(text, "plan|summary"), Q(begin, ("period|from", "R3")), Q(end, ("period|to", "R3")),
                Q(cost, ("R3|cost", thousand(cost, 1))), Q(grant, ("R3|grant", thousand(grant, 1))),
                OPT(Q(aim, (f"R3|{n}|name", n), (f"R3|{n}|target", target))), Q(done, "R3|achievements"), Q(judged, "R3|effect|comment")]
    rows = [
        [S(T("令和３年度　新型コロナウイルス感染症対応地方創生臨時交付金　実施状況及び効果検証", "title", ("fiscal_year", "R3")), 11)],
        [E] * 9 + [S(of_town("八重垣町"), 2)],
        [E] * 9 + [S(U("（単位：円）"), 2)],
        ["No", "交付対象事業の名称", "所管課", "事業の概要\n①目的・効果\n②交付金を充当する経費内容\n③積算根拠（対象数、単価等）\n④事業の対象", "事業\n始期", "事業\n終期", "総事業費", "うち交付金\n充当額",
         "成果目標", "事業の実施状況", "効果検証"],
        row(1, "事業継続応援給付金", "商工課", "①売上げが減った事業者の継続を支える。\n②給付金\n③150者×100千円\n④町内の中小企業者", F(44317, DAY), F(44651, DAY), "14,200,000", "14,200,000",
            "給付事業者数：150者", "142者に給付した。", "廃業を抑えることができた。"),
        row(2, "小中学校感染症対策備品購入", "教育総務課", "①児童生徒が安心して学べる環境を整える。\n②備品購入費\n③空気清浄機60台×48千円\n④町立小中学校", F(44348, DAY), F(44500, DAY), "2,851,200", "2,800,000",
            "設置した教室の数：60教室", "60教室に設置した。", "学級閉鎖を防ぐことができた。"),
        [S("合計", 6), T("17,051,200", ("totals|R3 実績|cost", 17051200)), T("17,000,000", ("totals|R3 実績|grant", 17000000)), E, E, E]]
    form(folder, "un16-yaegaki.xlsx", [sheet("R3臨時交付金", rows)])


# 17: gifts of companies and the plan of regional revitalisation they pay for
def gifts(folder):
    def row(no, name, firms, gift, cost, kpis, why):
        Q, out = P(name), []
        for i, (n, base, target, actual) in enumerate(kpis):
            line = [S(Q(no[0], ("number", no[1])), 1, len(kpis)), S(Q(name, "name"), 1, len(kpis)), S(U(firms), 1, len(kpis)), S(U(gift), 1, len(kpis)),
                    S(yen(Q, cost, "R5|cost"), 1, len(kpis))] if i == 0 else []
            line += [Q(n, f"R5|{n}|name"), Q(base, f"R5|{n}|baseline"), Q(target, f"R5|{n}|target"), Q(actual, f"R5|{n}|actual")]
            out.append(line + ([S(Q(why, "R5|effect|comment"), 1, len(kpis))] if i == 0 else []))
        return out
    rows = [
        [S(T("まち・ひと・しごと創生寄附活用事業（企業版ふるさと納税）に係る効果検証", "title"), 10)],
        ["地域再生計画の名称", S(U("灯台岬町まち・ひと・しごと創生推進計画"), 9)],
        ["対象年度", S(T("令和５年度", ("fiscal_year", "R5")), 4), "団体名", S(of_town("灯台岬町"), 4)],
        [S("番号", 1, 2), S("寄附活用事業名", 1, 2), S("寄附企業名", 1, 2), S("寄附額\n（千円）", 1, 2), S("総事業費\n（千円）", 1, 2), S("KPI", 4), S("効果の検証結果", 1, 2)],
        ["指標", "計画認定時", "令和５年度目標", "令和５年度実績"],
        *row(("（１）", 1), "灯台を活かした観光地づくり事業", "Ａ株式会社、Ｂ株式会社", "3,100", "7,420", [("灯台の参観者数（人）", "8,120", "10,000", "11,354"), ("観光客の宿泊割合（％）", "12.0", "15.0", "13.8")],
             "参観者は目標を超えたが、日帰り客が多い。"),
        *row(("（２）", 2), "高校魅力化事業", "非公表", "500", "2,180", [("地域みらい留学生数（人）", "0", "5", "6")], "留学生が定員に達した。")]
    form(folder, "un17-todaimisaki.xlsx", [sheet("企業版", rows)])


# 18: counted lines in cells: indicators, targets, results and rates, the project with the number of its measure and its office
def counted_lines(folder):
    def row(mark, name, office, cost, kpis, rates, verdict, words):
        # A number that isn't one stays with the name, as it is printed.
        Q, number = P(f"{mark}　{name}"), "①②③"
        names = "\n".join(f"{number[i]}{k[0]}" for i, k in enumerate(kpis))
        line = lambda at: "\n".join(f"{number[i]}{k[at]}" for i, k in enumerate(kpis))
        return [Q(f"{mark}　{name}\n（{office}）", ("name", f"{mark}　{name}"), ("department", office)), yen(Q, cost, "R6|cost"),
                Q(names, *[(f"R6|{k[0]}|name", k[0]) for k in kpis]), Q(line(1), *[(f"R6|{k[0]}|target", k[1]) for k in kpis]),
                Q(line(2), *[(f"R6|{k[0]}|actual", k[2]) for k in kpis]), U("\n".join(f"{number[i]}{r}" for i, r in enumerate(rates))),
                Q(verdict, "R6|effect|rating"), Q(words, "R6|effect|comment")]
    rows = [
        [S(T("令和６年度　宝珠市地方創生事業　効果検証シート", "title", ("municipality", "宝珠市"), ("fiscal_year", "R6")), 8)],
        [S(U("資料２"), 8)],
        ["事業名（担当課）", "決算額\n（千円）", "ＫＰＩ", "目標値", "実績値", "達成率", "評価", "評価理由・課題等"],
        row("1-(1)", "伝統野菜ブランド事業", "農政課", "4,812", [("栽培農家数", "25戸", "27戸"), ("契約飲食店数", "40店", "31店")], ("108%", "77.5%"), "B", "農家は増えたが、飲食店の開拓に遅れがある。"),
        row("1-(2)", "ワイナリー誘致事業", "産業創出課", "12,300", [("ぶどうの作付面積", "6.0ha", "6.4ha"), ("視察者数", "200人", "確認中"), ("新規雇用者数", "3人", "―")], ("106.7%", "―", "―"), "A",
            "作付けが順調に進んでいる。"),
        row("2-(1)", "駅前シェアハウス運営事業", "定住促進課", "2,950", [("入居者数", "10人", "10人")], ("100%",), "A", "満室が続いている。")]
    form(folder, "un18-hoju.xlsx", [sheet("シート1", rows)])


# 19: a card for each indicator, its definition, its years, and the projects that serve it
def cards(folder):
    def card(sheet_name, measure, no, n, u, definition, base, vals, goal, mark, analysis, projects):
        Q = P(measure)
        rows = [
            [S(U("重要業績評価指標（KPI）管理カード"), 6)],
            ["施策名", S(Q(measure, "name"), 3), "KPI番号", U(no)],
            ["指標名", S(Q(n, f"R5|{n}|name"), 3), "単位", Q(u, f"R5|{n}|unit")],
            ["定義・算出方法", S(OPT(Q(definition, f"R5|{n}|source")), 5)],
            ["区分", "基準値(R1)", "R3", "R4", "R5", "最終目標(R6)"],
            ["目標", E, *[Q(v, f"R{3 + i}|{n}|target") for i, v in enumerate(vals[0])], OPT(Q(goal, f"R5|{n}|goal|value"))],
            ["実績", Q(base, f"R5|{n}|baseline"), *[Q(v, f"R{3 + i}|{n}|actual") for i, v in enumerate(vals[1])], E],
            ["達成状況", OPT(Q(mark, f"R5|{n}|rating")), E, E, E, E],
            ["要因分析", S(OPT(Q(analysis, "R5|effect|comment")), 5)],
            ["関連する主な事業", "担当課", "R5決算額（円）"], *[[U(p), U(d), U(c)] for p, d, c in projects]]
        return sheet(sheet_name, rows)
    form(folder, "un19-card.xlsx", [
        sheet("表紙", [[T("第２期雁ヶ原市総合戦略　KPI管理カード（令和５年度）", "title", ("municipality", "雁ヶ原市"), ("fiscal_year", "R5"))], [U("令和６年７月　企画政策課")]]),
        card("1", "施策１　若者の就労を支える", "1-1", "市内企業への新規学卒就職者数", "人", "市内の高校・短大への調査（毎年４月）", 86, ((90, 95, 100), (81, 97, 104)), 110, "達成",
             "合同企業説明会の回数を増やしたことによる。", [("合同企業説明会開催事業", "商工課", "1,240,000"), ("奨学金返還支援事業", "企画政策課", "3,600,000")]),
        card("2", "施策２　公共交通を守る", "2-1", "コミュニティバスの年間利用者数", "人", "運行事業者の報告による", "41,200", (("42,000", "43,000", "44,000"), ("38,115", "40,902", "集計中")), "45,000", "－",
             "確定後に分析する。", [("コミュニティバス運行事業", "市民生活課", "52,800,000")])])


# 20: points for each viewpoint and their sum, a verdict with the points in brackets
def points(folder):
    def page(name, no, office, vals, total, verdict, kpi, words, policy):
        Q = P(name)
        rows = [
            [S(T("令和４年度　地方創生関連交付金事業　評価調書", "title", ("fiscal_year", "R4")), 6)],
            ["事業番号", Q(no, "number"), "事業名", S(Q(name, "name"), 3)],
            ["担当部署", S(Q(office, "department"), 2), "自治体名", S(of_town("立花山村"), 2)],
            ["１　指標の達成状況"], ["指標", "単位", "目標", "実績", "達成率", "判定"],
            [Q(kpi[0], f"R4|{kpi[0]}|name"), Q(kpi[1], f"R4|{kpi[0]}|unit"), Q(kpi[2], f"R4|{kpi[0]}|target"), shown(Q, kpi[3], f"R4|{kpi[0]}|actual"), U(kpi[4]), Q(kpi[5], f"R4|{kpi[0]}|rating")],
            ["２　評価（各５点満点）"], ["観点", "点数", S("評価の考え方", 4)],
            *[[U(v), U(p), S(U(w), 4)] for v, p, w in vals],
            ["合計", U(total), S(E, 4)],
            ["総合評価", S(Q(verdict, "R4|effect|rating"), 2), "今後の方向性", S(Q(policy, "R4|policy|decision"), 2)],
            ["所見", S(Q(words, "R4|effect|comment"), 5)],
            [S(note("※総合評価　A：16点以上　B：11～15点　C：6～10点　D：5点以下"), 6)]]
        return sheet(no, rows)
    form(folder, "un20-tachibana.xlsx", [
        page("棚田の米づくり継承事業", "1", "産業課", [("必要性", 5, "担い手の減少は続いている"), ("有効性", 4, "体験者の再訪が多い"), ("効率性", 3, "人件費の割合が高い"), ("公平性", 4, "特になし")], 16, "A（16点）",
             ("耕作を続ける棚田の面積", "ha", 12.5, 12.8, "102.4%", "達成"), "保存会の若返りが進んだ。", "拡大して継続"),
        page("山村留学センター運営事業", "2", "教育委員会", [("必要性", 4, "児童数の維持に欠かせない"), ("有効性", 3, "応募が減っている"), ("効率性", 2, "１人当たりの経費が大きい"), ("公平性", 3, "村外の児童が対象")], 12, "B（12点）",
             ("山村留学の児童数", "人", 10, 6, "60.0%", "未達成"), "募集の方法を見直す必要がある。", "見直して継続")])


# 21: counts of marks at the top, the goals' own numbers, then the indicators of the measures, all on one sheet
def goals(folder):
    g, p, q = "基本目標１　安心して働けるしごとをつくる", "農林水産業の振興", "企業立地の推進"
    G, X, Y = P(g), P(p), P(q)
    def line(Q, name, n, base, target, actual, mark, office):
        return [Q(name, "name") if name else E, Q(n, f"R5|{n}|name"), Q(base, f"R5|{n}|baseline"), Q(target, f"R5|{n}|target"), Q(actual, f"R5|{n}|actual"), Q(mark, f"R5|{n}|rating"),
                OPT(Q(office, f"R5|{n}|department"))]
    rows = [
        [S(T("三ツ石市まち・ひと・しごと創生総合戦略の進捗状況（令和５年度）", "title", ("municipality", "三ツ石市"), ("fiscal_year", "R5")), 7)],
        [], ["評価", "A", "B", "C", "未定", "計"], ["指標数", U(2), U(1), U(1), U(1), U(5)], [],
        [S(U("【数値目標】"), 7)],
        ["基本目標", "数値目標", "基準値", "R5目標値", "R5実績値", "評価", "担当課"],
        line(G, g, "市内の従業者数", "18,240人", "18,500人", "18,611人", "A", "商工振興課"),
        [], [S(U("【施策ごとの重要業績評価指標】"), 7)],
        ["施策", "重要業績評価指標", "基準値", "R5目標値", "R5実績値", "評価", "担当課"],
        line(X, p, "新規就農者数", "4人", "8人", "7人", "B", "農林水産課"),
        line(X, None, "漁獲量", "2,310t", "2,400t", "1,705t", "C", "農林水産課"),
        line(X, None, "林業研修の受講者数", "0人", "20人", "未確定", "未定", "農林水産課"),
        line(Y, q, "立地協定の締結件数", "1件", "3件", "3件", "A", "商工振興課"),
        [S(U("Ａ…目標を達成　Ｂ…目標の８割以上　Ｃ…８割未満"), 7)]]
    form(folder, "un21-mitsuishi.xlsx", [sheet("R5進捗", rows)])


# 22: budgets, what was carried over and where the money comes from, in columns
def money(folder):
    def row(no, name, office, amounts, sources, n, target, actual, mark):
        Q = P(name)
        named = list(zip(("国庫支出金", "県支出金", "地方債", "一般財源"), sources))
        place = {source: i for i, (source, v) in enumerate(of for of in named if of[1] != "－")}
        return [Q(no, "number"), Q(name, "name"), Q(office, "department"), U(amounts[0]), A(amounts[1], "the first budget or the last"), yen(Q, amounts[2], "R2|cost"), U(amounts[3]),
                *[OPT(Q(v, (f"R2|funding|{place[s]}|amount", thousand(v)), (f"R2|funding|{place[s]}|source", s))) if v != "－" else U(v) for s, v in named],
                Q(n, f"R2|{n}|name"), Q(target, f"R2|{n}|target"), Q(actual, f"R2|{n}|actual"), Q(mark, "R2|effect|rating")]
    rows = [
        [S(T("令和２年度　地方創生拠点整備交付金等事業　決算及び成果", "title", ("fiscal_year", "R2")), 15)],
        [E] * 12 + [S(of_town("粟井市"), 3)],
        [S("番号", 1, 2), S("事業名", 1, 2), S("所管課", 1, 2), S("事業費（千円）", 4), S("決算額の財源内訳（千円）", 4), S("成果指標", 3), S("事業評価", 1, 2)],
        ["当初予算", "最終予算", "決算額", "翌年度繰越", "国庫支出金", "県支出金", "地方債", "一般財源", "指標名", "目標", "実績"],
        row(1, "道の駅リニューアル事業", "商工観光課", ("120,000", "146,500", "141,208", "5,000"), ("70,604", "－", "60,000", "10,604"), "道の駅の売上高（千円）", "310,000", "284,450", "B"),
        row(2, "サテライトオフィス整備事業", "企画調整課", ("35,000", "33,200", "32,916", "0"), ("16,458", "3,000", "－", "13,458"), "利用契約社数（社）", 4, 5, "A"),
        [S("計", 3), U("155,000"), U("179,700"), T("174,124", ("totals|R2 実績|cost", 174124000)), U("5,000"), U("87,062"), U("3,000"), U("60,000"), U("24,062"), E, E, E, E]]
    form(folder, "un22-awai.xlsx", [sheet("R2", rows)])


# 23: what was said last year and what became of it beside this year's opinions
def answers(folder):
    def row(no, name, n, target, actual, last, became, now, policy):
        Q = P(name)
        return [Q(no, "number"), Q(name, "name"), Q(n, f"R5|{n}|name"), Q(target, f"R5|{n}|target"), Q(actual, f"R5|{n}|actual"), Q(last, "R4|opinions|0|text"),
                Q(became, "R4|opinions|0|response"), Q(now, "R5|opinions|0|text"), Q(policy, "R5|policy|decision")]
    rows = [
        [S(T("令和５年度　デジタル田園都市国家構想総合戦略　進捗管理シート（白山台市）", "title", ("municipality", "白山台市"), ("fiscal_year", "R5")), 9)],
        [S("№", 1, 2), S("事業名", 1, 2), S("KPI", 3), S("前年度（令和４年度）の検証", 2), S("令和５年度", 2)],
        ["指標名", "目標値", "実績値", "委員会の意見", "意見への対応状況", "委員会の意見", "今後の方針"],
        row(1, "スマート農業実証事業", "ドローン防除面積（ha）", 300, 342, "機器の共同利用を検討すること。", "令和５年９月に利用組合が発足した。", "若手の操作者を育てること。", "継続"),
        row(2, "電子図書館導入事業", "電子書籍の貸出数（冊）", "12,000", "9,480", "学校での利用を進めること。", "全中学校に利用者IDを配った。", "高齢者向けの講座を開くこと。", "改善")]
    form(folder, "un23-hakusandai.xlsx", [sheet("進捗管理", rows)])


# 24: increments as the application has them, planned and real in rows
def increments(folder):
    name = "森のワーケーション推進事業"
    Q = P(name)
    def kpi(n, base, plan, real, sums):
        return [[S(Q(n, f"R6|{n}|name"), 1, 2), S(Q(base, f"R6|{n}|baseline"), 1, 2), "計画",
                 *[Q(v, f"R{4 + i}|{n}|target") for i, v in enumerate(plan)], U(sums[0])],
                ["実績", *[Q(v, f"R{4 + i}|{n}|actual") for i, v in enumerate(real)], U(sums[1])]]
    rows = [
        [S(T("地域再生計画に基づく事業のKPI実績報告（令和６年度）", "title", ("fiscal_year", "R6")), 7)],
        ["事業名", S(Q(name, "name"), 3), "市町村名", S(of_town("木曽見町"), 2)],
        ["KPI", "事業開始前\n（令和３年度末）", "区分", "令和４年度\n増加分\n（１年目）", "令和５年度\n増加分\n（２年目）", "令和６年度\n増加分\n（３年目）", "増加分の\n累計"],
        *kpi("①ワーケーション利用者数（人）", 40, (60, 100, 140), (52, 131, 158), (300, 341)),
        *kpi("②利用企業との協定数（件）", 0, (1, 2, 2), (1, 1, "精査中"), (5, "―")),
        ["事業の効果", S(Q("非常に効果的であった", "R6|effect|rating"), 6)], ["理由", S(Q("利用者が計画を上回った。", "R6|effect|comment"), 6)]]
    form(folder, "un24-kisomi.xlsx", [sheet("KPI", rows)])


# 25: the upper line is the target, the lower one the result
def two_lines(folder):
    def project(name, office, kpis):
        Q, out = P(name), []
        for i, (n, u, targets, actuals) in enumerate(kpis):
            head = [S(Q(name, "name"), 1, 2 * len(kpis)), S(Q(office, "department"), 1, 2 * len(kpis))] if i == 0 else []
            out.append(head + [S(Q(n, f"R3|{n}|name"), 1, 2), S(Q(u, f"R3|{n}|unit"), 1, 2), *[Q(v, f"{year}|{n}|target") for year, v in zip(("R1", "R2", "R3"), targets)]])
            out.append([Q(v, f"{year}|{n}|actual") for year, v in zip(("R1", "R2", "R3"), actuals)])
        return out
    rows = [
        [S(T("総合戦略関連事業　指標の推移（令和３年度版）", "title", ("fiscal_year", "R3")), 7)],
        [S(of_town("古里町"), 4), S(U("（上段：目標値　下段：実績値）"), 3)],
        ["事業名", "担当課", "指標", "単位", "R1", "R2", "R3"],
        *project("地域食堂ネットワーク事業", "福祉課", [("地域食堂の数", "か所", (3, 4, 5), (3, 3, 5)), ("延べ利用者数", "人", ("1,000", "1,200", "1,400"), ("1,102", "486", "調査中"))]),
        *project("観光DMO運営事業", "観光課", [("観光消費額", "百万円", (850, 870, 900), (861, 522, 610))])]
    form(folder, "un25-furusato.xlsx", [sheet("推移", rows)])


# 26: saved as csv: a title, two rows of headings, a row of units, commas within quotes
def csv_units(folder):
    a, b = "移動スーパー支援事業", "起業支援ローン利子補給"
    p, q = P(a), P(b)
    rows = [
        [T("令和元年度 地方創生事業 実績一覧（多岐川町）", "title", ("municipality", "多岐川町"), ("fiscal_year", "R1")), E, E, E, E, E, E, E, E],
        [E] * 9,
        ["番号", "事業名", "事業費", E, "指標", "目標", "実績", "効果", "担当"],
        [E, E, "総額", "うち交付金", E, E, E, E, E],
        [E, E, "千円", "千円", E, E, E, E, E],
        [p("1", ("number", 1)), p(a, "name"), yen(p, "3,260", "R1|cost"), yen(p, "1,630", "R1|grant"), p("利用登録者数（人）", "R1|利用登録者数（人）|name"), p("250", "R1|利用登録者数（人）|target"), p("268", "R1|利用登録者数（人）|actual"), p("高い", "R1|effect|rating"), p("保健福祉課", "department")],
        [E, E, E, E, p("運行コース数（コース）", "R1|運行コース数（コース）|name"), p("6", "R1|運行コース数（コース）|target"), p("6", "R1|運行コース数（コース）|actual"), E, E],
        [q("2", ("number", 2)), q(b, "name"), yen(q, "842", "R1|cost"), yen(q, "421", "R1|grant"), q("新規融資件数（件）", "R1|新規融資件数（件）|name"), q("10", "R1|新規融資件数（件）|target"), q("4", "R1|新規融資件数（件）|actual"), q("低い", "R1|effect|rating"), q("商工課", "department")],
        ["計", E, T("4,102", ("totals|R1 実績|cost", 4102000)), T("2,051", ("totals|R1 実績|grant", 2051000)), E, E, E, E, E]]
    form(folder, "un26-takigawa.csv", [sheet("x", rows)], encoding="utf-8-sig", sep=",")


# 27: columns kept apart by blanks, as a PDF gives them
def blanks(folder):
    a, b = "空き店舗リノベーション補助事業", "子ども医療費助成事業"
    lines = [
        "令和５年度　地方創生関連事業の実績　　　　　　　　　　　　　　　　若葉野市",
        "",
        "番号  事業名                          指標                目標値    実績値    評価",
        "1     空き店舗リノベーション補助事業  新規出店数          8店       6店       Ｂ",
        "                                      商店街の通行量      4,500人   4,812人   Ａ",
        "2     子ども医療費助成事業            受給者数            3,200人   3,156人   Ａ",
        "",
        "※通行量は11月の休日調査による。"]
    p, q = P(a), P(b)
    t = [[T(lines[0], "title", ("municipality", "若葉野市"), ("fiscal_year", "R5"))], [],
         ["番号", "事業名", "指標", "目標値", "実績値", "評価"],
         [p("1", ("number", 1)), p(a, "name"), *K(p, "新規出店数", "8店", "6店", "R5"), p("Ｂ", "R5|新規出店数|rating")],
         [E, E, *K(p, "商店街の通行量", "4,500人", "4,812人", "R5"), p("Ａ", "R5|商店街の通行量|rating")],
         [q("2", ("number", 2)), q(b, "name"), *K(q, "受給者数", "3,200人", "3,156人", "R5"), q("Ａ", "R5|受給者数|rating")], [],
         [note("※通行量は11月の休日調査による。")]]
    form(folder, "un27-wakabano.txt", [sheet("x", t)], sep="    ")
    # The rows are set as a page is; the cells are the same.
    with open(f"{folder}/un27-wakabano.txt", "w", encoding="utf-8") as out:
        out.write("\r\n".join(lines) + "\r\n")


# 28: a web page as Markdown: headings, lists of what is told, a table of indicators for each project
def markdown(folder):
    a, b = "まちの保健室開設事業", "里山サイクリングロード整備事業"
    def part(no, name, office, cost, kpis, verdict, next_year):
        Q = P(name)
        out = [Q(f"## {no}. {name}", ("name", name)), E, Q(f"- 担当課：{office}", ("department", office)), Q(f"- 事業費：{cost}千円", ("R4|cost", thousand(cost))), E,
               "| 指標 | 単位 | 目標値 | 実績値 |", "|---|---|---|---|"]
        out = [[cell] for cell in out]
        out += [[Q(f"| {n} | {u} | {t} | {v} |", (f"R4|{n}|name", n), (f"R4|{n}|unit", u), (f"R4|{n}|target", number(t)), (f"R4|{n}|actual", number(v)))] for n, u, t, v in kpis]
        return out + [[E], [Q(f"- 事業効果：{verdict}", ("R4|effect|rating", verdict))], [Q(f"- 今後の方針：{next_year}", ("R4|policy|decision", next_year))], [E]]
    number = lambda v: int(v.replace(",", "")) if v.replace(",", "").isdigit() else v
    rows = [[T("# 令和4年度 地方創生推進交付金事業の効果検証（鈴ヶ沢村）", ("title", "令和4年度 地方創生推進交付金事業の効果検証（鈴ヶ沢村）"), ("municipality", "鈴ヶ沢村"), ("fiscal_year", "R4"))], [E],
            *part(1, a, "住民課", "2,640", [("相談件数", "件", "240", "251"), ("健診受診率", "%", "55", "48")], "相当程度効果があった", "継続"),
            *part(2, b, "産業建設課", "18,900", [("整備延長", "km", "6", "6"), ("利用者数", "人", "1,500", "集計中")], "効果があった", "拡充")]
    form(folder, "un28-suzugasawa.md.txt", [sheet("x", rows)], sep="\t")
