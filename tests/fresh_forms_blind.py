"""Twenty everyday workbooks and csv, written blind: before anything of the reader and of the other forms was read.

After what municipalities publish: sheets of three years, lists with merged years, strategies' tables, grants of other kinds, gifts by
companies, buildings, marks of outsiders, projects as columns, tables that go on over pages, western years; relief grants, targets and
results in rows, money by source, open data, several indicators in a cell, members' opinions. Invented towns and values. At the first try
1212 of 1243 values were right, 15 wrong (5 of them projects and indicators made of what is none), 11 unread; then all.
"""
from fresh_notation import A, B, C, OK, OPT, P, T, U, form
from fresh_cells import E, S, funds, head, of_town, pick, shown, sheet, span, thousand, total, yen
from other_forms import F


def pair(Q, n, year, target, actual):
    """A year of an indicator: target and result, as their formats show them."""
    return [shown(Q, v, f"{year}|{n}|{f}") if v != E else E for f, v in (("target", target), ("actual", actual))]


def rate(v):
    """A printed rate of achievement has no place."""
    return U(F(v, "0.0%"))


def names(Q, n, years, unit=None):
    """An indicator's name (and unit) stands once for all of its years."""
    return [Q(n, *[(f"{y}|{n}|name", n) for y in years]), *([Q(unit, *[(f"{y}|{n}|unit", unit) for y in years])] if unit else [])]


def three_years(folder):
    """A project a sheet: indicators with a start and three years of targets and results."""
    Y = ("R4", "R5", "R6")

    def page(name, number, department, project, grant, why, what, costs, grants, kpis, done, mark, reason, opinion, policy, next_steps):
        Q = P(project)
        rows = [["様式第3号", E, E, E, E, E, E, E, of_town("岐阜県霧谷町")], [S(T("令和6年度 地方創生推進事業 効果検証シート", "title", ("fiscal_year", "R6")), 9)],
            ["事業番号", Q(number, "number"), "担当課", S(Q(department, "department"), 6)], ["事業名", S(Q(project, "name"), 8)],
            ["事業期間", S(span(Q, "令和4年度～令和6年度", "R4", "R6"), 3), "交付金の名称", S(Q(grant, "R6|program"), 4)],
            ["事業の目的", S(Q(why, ("plan|purpose|0", why)), 8)], ["事業の概要", S(Q(what, "plan|summary"), 8)],
            [S("区分", 3), S("令和4年度", 2), S("令和5年度", 2), S("令和6年度", 2)], [S("決算額（円）", 3), *[S(Q(v, f"{y}|cost"), 2) for y, v in zip(Y, costs)]],
            [S("　うち交付金（円）", 3), *[S(Q(v, f"{y}|grant"), 2) for y, v in zip(Y, grants)]],
            [S("重要業績評価指標（KPI）", 1, 2), S("単位", 1, 2), S("事業開始前（R3）", 1, 2), S("令和4年度", 2), S("令和5年度", 2), S("令和6年度", 2)], ["目標", "実績"] * 3,
            *[[*names(Q, n, Y, u), shown(Q, b, f"R6|{n}|baseline"), *[c for y, (t, v) in zip(Y, vs) for c in pair(Q, n, y, t, v)]] for n, u, b, vs in kpis],
            ["令和6年度の取組実績", S(Q(done, "R6|achievements"), 8)],
            ["担当課による評価", Q(mark, "R6|effect|rating"), "評価の理由", S(Q(reason, "R6|effect|comment"), 6)],
            ["外部有識者会議の意見", S(Q(opinion, "R6|opinions|0|text"), 8)],
            ["今後の方向性", Q(policy, "R6|policy|decision"), "理由", S(Q(next_steps, "R6|policy|reason"), 6)],
            [S("※担当課による評価　A：目標を達成　B：目標をおおむね達成（80％以上）　C：目標を下回った", 9)], ]
        return sheet(name, rows)
    form(folder, "blind-sheets.xlsx", [page("①", 1, "観光まちづくり課", "霧谷の滝めぐり滞在型観光推進事業", "地方創生推進交付金", "日帰り客が多く宿泊につながらない現状を改め、滞在時間を延ばす。",
             "滝をめぐる道の案内板整備、ガイドの養成、宿泊施設との共同商品づくりを行う。", (18_420_000, 21_036_500, 19_877_240), (9_210_000, 10_518_250, 9_938_620), [
                 ("宿泊者数", "人", 21400, ((22000, 20815), (24000, 24390), (26000, 25102))), ("認定ガイド数", "人", 4, ((6, 6), (9, 8), (12, 13))),
                 ("観光消費額", "千円", 385200, ((400000, 391450), (430000, 442180), (460000, "集計中"))),
                 ("再来訪意向", "%", "―", ((60, 58.2), (65, 66.1), (70, 71.4)))],
             "・滝めぐりバスを58日運行し、2,140人が利用した。\n・ガイド養成講座を6回開き、5人を認定した。", "B", "宿泊者数が目標にわずかに届かなかったが、ガイドは目標を超えた。",
             "ガイドの収入が暮らしの支えになる仕組みまで考えてほしい。", "改善して継続", "交付期間は終わるが、平日の送客を増やす工夫を加えて町の事業として続ける。"),
        page("②", 2, "農林課", "霧谷茶のれん分け担い手育成事業", "デジタル田園都市国家構想交付金", "茶農家の高齢化が進むなか、産地を次の世代へ引き継ぐ。",
             "引退する農家の茶園と製茶設備を研修生に引き継ぐ仕組みをつくる。", (7_150_000, 8_002_310, 8_640_000), (3_575_000, 4_001_155, 4_320_000), [
                 ("研修生の受入数", "人", 0, ((2, 1), (3, 3), (3, 4))), ("引き継がれた茶園の面積", "ha", 0, ((1, 0.6), (2.5, 2.4), (4, 4.3))),
                 ("荒茶の生産量", "t", 31.5, ((32, 30.9), (32.5, 31.8), (33, 32.2))), ("ネット販売額", "万円", 120, ((150, 143), (200, 226), (260, 301))),
                 ("研修後の定住率", "%", "―", (("―", "―"), (100, 100), (100, 75)))], "研修生4人を受け入れ、うち3人が町内に定住した。", "A", "5つの指標のうち3つで目標を達成した。",
             "特になし", "現行どおり継続", "研修を終えた者が経営を始めるまで支える必要があるため。"), ])


def wide(folder):
    """A list, a project a row, years as merged pairs, amounts in thousands by a note."""
    town, rows = "和歌山県鹿背町", []
    data = [(1, "産業課", "みかん畑ワーケーション推進事業", "ワーケーション利用者数（人）", 150, 132, 0.88, 200, 214, 1.07, "6,480", "3,240", "目標を達成", "継続"),
        (2, "産業課", "鹿背梅6次産業化支援事業", "新商品の売上額（千円）", 12000, 9850, 0.821, 15000, 15730, 1.049, "11,205", "5,602", "目標を達成", "拡充"),
        (3, "福祉課", "子育てひろば出前事業", "ひろばの延べ利用組数（組）", 480, 511, 1.065, 500, 463, 0.926, "2,350", "1,175", "おおむね達成", "継続"),
        (4, "企画課", "空き校舎オフィス誘致事業", "入居企業数（社）", 2, 0, 0.0, 3, 1, 0.333, "18,900", "9,450", "未達成", "見直し"),
        (5, "企画課", "高校生まちづくりゼミ事業", "卒業後に町へ戻る意向のある生徒の割合（％）", 40, 37.5, 0.938, 45, "確認中", E, "890", "445", "評価できない", "継続"), ]
    for no, dep, p, n, t5, v5, r5, t6, v6, r6, cost, grant, effect, policy in data:
        Q = P(p)
        rows.append([Q(no, "number"), Q(dep, "department"), Q(p, "name"), *names(Q, n, ("R5", "R6")), *pair(Q, n, "R5", t5, v5), rate(r5), *pair(Q, n, "R6", t6, v6),
                     rate(r6) if r6 != E else U("－"), yen(Q, cost, "R6|cost"), yen(Q, grant, "R6|grant"), Q(effect, "R6|effect|rating"), Q(policy, "R6|policy|decision")])
    form(folder, "blind-wide.xlsx", [sheet("R6実績", [[S(T("令和6年度地方創生関係交付金事業のKPI達成状況", "title", ("fiscal_year", "R6")), 15)],
        [of_town(town), *[E] * 13, "（単位：千円）"],
        [S("No", 1, 2), S("担当課", 1, 2), S("事業名", 1, 2), S("KPI", 1, 2), S("R5", 3), S("R6", 3), S("R6事業費", 1, 2), S("うち交付金", 1, 2), S("評価", 1, 2), S("今後の方針", 1, 2)],
        ["目標", "実績", "達成率", "目標", "実績", "達成率"], *rows, [S("合計", 10), total("39,825", "cost", scale=1000), total("19,912", "grant", scale=1000)],
        [T("※5の実績は学校の集計後に公表します。", "notes")], [U("問い合わせ　企画課地方創生係　内線214")], ])])


def strategy(folder):
    """A strategy's table: goals and measures as merged cells on the left, five years of results, the last year's target."""
    Y = ("R2", "R3", "R4", "R5")

    def row(measure, n, unit, start, values, goal, mark, department):
        Q = P(measure)
        return [Q(n, *[(f"{y}|{n}|name", n) for y, v in zip(Y, values) if v != E]), Q(unit, *[(f"{y}|{n}|unit", unit) for y in Y[-1:]]), shown(Q, start, f"R5|{n}|baseline"),
                *[shown(Q, v, f"{y}|{n}|actual") if v != E else B(measure, f"{y}|{n}|actual") for y, v in zip(Y, values)],
                shown(Q, goal, f"R5|{n}|goal|value"), Q(mark, f"R5|{n}|rating"), Q(department, f"R5|{n}|department")]
    g1, g2 = "基本目標１　しごとをつくり、安心して働けるようにする", "基本目標２　新しい人の流れをつくる"
    m = ["（１）地場産業の稼ぐ力を高める", "（２）創業を後押しする", "（１）移住・定住を進める", "（２）関係人口を広げる"]
    M = lambda measure, goal, down: S(C(measure, [(measure, "/name", measure)]), 1, down)
    G = lambda text, of, down: S(C(text, [(x, "/strategy[0]", text) for x in of]), 1, down)
    # The two measures (１) and (２) are told apart by their words.
    form(folder, "blind-strategy.xlsx", [sheet("KPI一覧", [
        [T("第２期 香取川市まち・ひと・しごと創生総合戦略 KPI進捗一覧（令和５年度末）", "title", ("fiscal_year", "R5"), ("municipality", "香取川市"))], [],
        [S("基本目標", 1, 2), S("施策", 1, 2), S("重要業績評価指標（KPI）", 1, 2), S("単位", 1, 2), S("基準値（R1）", 1, 2), S("実績値", 4), S("最終目標値（R6）", 1, 2), S("進捗", 1, 2), S("担当課", 1, 2)],
        ["R2", "R3", "R4", "R5"], [G(g1, m[:2], 5), M(m[0], g1, 3), *row(m[0], "製造品出荷額等", "億円", 812, (790, 804, 823, "未公表"), 850, "－", "商工課")],
        row(m[0], "ふるさと納税の返礼品数", "品", 96, (121, 158, 190, 233), 200, "◎", "財政課"),
        row(m[0], "水産加工品の輸出額", "百万円", 45.2, (38.1, 44.7, 52.9, 51.6), 60, "△", "水産課"),
        [M(m[1], g1, 2), *row(m[1], "創業相談を経た創業件数（累計）", "件", 0, (7, 16, 28, 41), 50, "○", "商工課")],
        row(m[1], "市内の従業者数に占める女性の割合", "%", F(0.431, "0.0%"), (F(0.433, "0.0%"), F(0.436, "0.0%"), F(0.441, "0.0%"), F(0.445, "0.0%")), F(0.45, "0.0%"), "○", "人権・男女共同参画課"),
        [G(g2, m[2:], 4), M(m[2], g2, 2), *row(m[2], "移住相談窓口を通じた移住者数", "人", 18, (15, 22, 31, 40), 45, "○", "定住促進課")],
        row(m[2], "社会増減", "人", -210, (-188, -154, -97, "▲121"), 0, "×", "定住促進課"),
        [M(m[3], g2, 2), *row(m[3], "市公式アプリの市外登録者数", "人", "－", (E, 820, 1905, 3312), 3000, "◎", "秘書広報課")],
        row(m[3], "企業版ふるさと納税の寄附件数", "件", 1, (2, 2, 5, 9), 8, "◎", "企画課"), [], ["【進捗の区分】◎：最終目標を達成　○：目標に向けて順調　△：やや遅れている　×：基準値を下回る　－：評価できない"],
        [T("※製造品出荷額等は経済構造実態調査の公表を待って記載する。", "notes")], ])])


def denen(folder):
    """A digital grant: cost and grant of each project over its three indicators."""
    town = "青森県八房町"

    def block(no, kind, p, dep, what, cost, grant, kpis, effect, comment, policy):
        Q, out = P(p), []
        d = len(kpis)
        for i, (n, u, t, v) in enumerate(kpis):
            k = [Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), *pair(Q, n, "R6", t, v)]
            if i:
                out.append(k)
            else:
                out.append([S(Q(no, "number"), 1, d), S(Q(kind, "R6|program"), 1, d), S(Q(p, "name"), 1, d), S(Q(dep, "department"), 1, d), S(Q(what, "plan|summary"), 1, d),
                            S(Q(cost, "R6|cost"), 1, d), S(Q(grant, "R6|grant"), 1, d), *k, S(Q(effect, "R6|effect|rating"), 1, d), S(Q(comment, "R6|effect|comment"), 1, d), S(Q(policy, "R6|policy|decision"), 1, d)])
        return out
    form(folder, "blind-denen.xlsx", [sheet("実施状況", [[T("令和６年度　デジタル田園都市国家構想交付金　実施状況一覧", "title", ("fiscal_year", "R6"))], [E] * 12 + [of_town(town)],
        [S("№", 1, 2), S("交付金タイプ", 1, 2), S("交付対象事業の名称", 1, 2), S("所管課", 1, 2), S("事業の概要", 1, 2), S("交付対象事業費（円）", 2), S("KPI", 4), S("事業効果", 1, 2), S("効果の説明", 1, 2), S("今後の方針", 1, 2)],
        ["総額", "うち交付金", "指標", "単位", "目標値", "実績値"],
        *block(1, "デジタル実装タイプTYPE1", "書かない窓口導入事業", "住民課", "来庁者が申請書を書かずに手続を終えられる窓口の仕組みを入れる。", "14,850,000", "7,425,000", [
            ("窓口の平均待ち時間", "分", 12, 9.5), ("書かない窓口の利用件数", "件", "3,000", "4,218"), ("利用者の満足度", "％", 80, 88)],
            "非常に効果的であった", "待ち時間が短くなり、職員の残業も減った。", "継続"),
        *block(2, "デジタル実装タイプTYPE1", "鳥獣わな通知事業", "農林水産課", "箱わなに通信機を付け、見回りの手間を減らす。", "5,236,000", "2,618,000", [
            ("通信機を付けたわなの数", "基", 40, 40), ("見回り時間の削減率", "％", 30, 42), ("農作物の被害額", "千円", "2,100", "2,480")],
            "相当程度効果があった", "被害額は雨の少なさによる獣の移動で増えたが、見回りは減った。", "見直し（改善）"),
        *block(3, "地方創生推進タイプ", "りんごの花街道づくり事業", "観光課", "花の季節に街道を歩く催しを開く。", "9,900,000", "4,950,000", [
            ("催しの来場者数", "人", "8,000", "6,120"), ("町内での消費額", "千円", "16,000", "確認中"), ("花街道サポーター登録数", "人", 50, "－")], "効果があった", "雨天により来場者が減った。", "継続"),
        [S("計", 5), total("29,986,000", "cost"), total("14,993,000", "grant")], [T("注）事業費は決算額。", "notes")], ])])


def gifts(folder):
    """Gifts by companies: the money by source, its use, an indicator each."""
    def row(no, p, dep, use, cost, gift, own, n, t, v, policy):
        Q = P(p)
        return [Q(no, "number"), Q(p, "name"), Q(use, "R6|achievements"), Q(dep, "department"), yen(Q, cost, "R6|cost"),
                Q(gift, ("R6|funding|0|source", "企業版ふるさと納税"), ("R6|funding|0|amount", thousand(gift))),
                Q(own, ("R6|funding|1|source", "一般財源"), ("R6|funding|1|amount", thousand(own))),
                Q(n, f"R6|{n}|name"), *pair(Q, n, "R6", t, v), Q(policy, "R6|policy|decision")]
    form(folder, "blind-gifts.xlsx", [sheet("Sheet1", [[T("企業版ふるさと納税（地方創生応援税制）を活用した事業の実績（令和６年度）", "title", ("fiscal_year", "R6"))],
        [of_town("宮崎県日之原町"), *[E] * 9, "金額：千円"],
        [S("番号", 1, 2), S("事業名", 1, 2), S("取組の内容", 1, 2), S("担当課", 1, 2), S("事業費", 1, 2), S("財源内訳", 2), S("KPI", 1, 2), S("目標値", 1, 2), S("実績値", 1, 2), S("今後の方針", 1, 2)],
        ["企業版ふるさと納税", "一般財源"], row(1, "日之原サーフタウン整備事業", "商工観光課", "シャワー棟を建て、駐車場を広げた。", "24,600", "20,000", "4,600", "サーフィン来訪者数（人）", 9000, 9740, "継続"),
        row(2, "こども図書バス運行事業", "教育委員会", "2台目のバスを買い、山あいの学校を回った。", "8,320", "5,000", "3,320", "児童１人当たりの貸出冊数（冊）", 40, 38.6, "継続"),
        row(3, "海岸林再生プロジェクト", "農地林務課", "ボランティアが抵抗性クロマツ1,200本を植えた。", "3,150", "3,150", "0", "植樹本数（本）", 1000, 1200, "終了"),
        [E, S("合計", 3), total("36,070", "cost", scale=1000), U("28,150"), U("7,920")], [], ["寄附をいただいた企業（公表を希望された企業のみ）"], ["企業名", "所在地", "寄附の時期"],
        ["株式会社青島製作所", "大阪市", "R6.5"], ["南日フーズ株式会社", "宮崎市", "R6.11"], ])])


def buildings(folder):
    """Buildings: where, when built, what they cost then, how much they were used since."""
    Y = ("R4", "R5", "R6")

    def row(no, p, place, built, cost, grant, n, vs, dep, text):
        Q = P(p)
        return [Q(no, "number"), Q(p, "name"), U(place), U(built), A(cost, "整備費"), A(grant, "整備費"), *names(Q, n, Y),
                *[c for y, (t, v) in zip(Y, vs) for c in pair(Q, n, y, t, v)], Q(text, "R6|effect|comment"), Q(dep, "department")]
    form(folder, "blind-buildings.xlsx", [sheet("拠点整備", [[T("地方創生拠点整備交付金で整備した施設の利用状況について（令和6年度）", "title", ("fiscal_year", "R6"))],
        [of_town("福島県安積川町")],
        [S("No.", 1, 2), S("事業名", 1, 2), S("施設の所在地", 1, 2), S("整備年度", 1, 2), S("整備費（千円）", 1, 2), S("うち交付金（千円）", 1, 2), S("KPI（単位）", 1, 2), S("令和4年度", 2), S("令和5年度", 2), S("令和6年度", 2), S("検証", 1, 2), S("所管課", 1, 2)],
        ["目標", "実績"] * 3,
        row(1, "道の駅加工場整備事業", "大字上郷", "H30", "86,400", "43,200", "加工品の販売額（万円）", ((2800, 2510), (3000, 3044), (3200, 3391)), "産業振興課", "常温の菓子が伸び、3年続けて増えた。"),
        row(2, "旧酒蔵交流館改修事業", "大字本町", "R1", "124,300", "62,150", "来館者数（人）", ((12000, 7340), (13000, 11208), (14000, 13655)), "生涯学習課", "目標にあと一歩であった。冬の催しが課題である。"),
        row(3, "おためし住宅整備事業", "大字滝沢", "R2", "31,900", "15,950", "利用組数（組）", ((10, 12), (12, 15), (12, "－")), "企画政策課", "改修工事のため令和6年度は閉めた。"), ])])


def csv_breaks(folder):
    """A csv as Excel saves it: CP932, line breaks in quotes, the project's cells only in its first row."""
    def block(no, p, dep, cost, grant, text, kpis, opinion, policy, reason):
        Q, out = P(p), []
        for i, (n, u, t, v) in enumerate(kpis):
            k = [Q(n, f"R5|{n}|name"), Q(u, f"R5|{n}|unit"), Q(t, f"R5|{n}|target"), Q(v, f"R5|{n}|actual")]
            out.append([Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(cost, "R5|cost"), Q(grant, "R5|grant"), Q(text, "R5|achievements"), *k,
                        Q(opinion, "R5|opinions|0|text"), Q(policy, "R5|policy|decision"), Q(reason, "R5|policy|reason")] if not i else [E] * 6 + k + [E] * 3)
        return out
    form(folder, "blind-breaks.csv", [dict(name="csv", rows=[
        [T("令和５年度　地方創生推進交付金事業　効果検証結果（山形県月布町）", "title", ("fiscal_year", "R5"), ("municipality", "山形県月布町"))] + [E] * 12, [E] * 13,
        ["番号", "事業名", "担当課", "実績額\n（円）", "うち交付金\n（円）", "事業の実施内容", "ＫＰＩ", "単位", "目標値\n（Ｒ５）", "実績値\n（Ｒ５）", "有識者の意見", "今後の方針", "方針の理由"],
        *block("１", "さくらんぼ畑のシェアオーナー事業", "農政課", "4,372,500", "2,186,250", "・オーナー制度を始めた。\n・収穫祭を2回開いた。", [
            ("オーナー数", "人", "120", "134"), ("収穫祭の参加者数", "人", "500", "412"), ("オーナーの再契約率", "％", "70", "集計中")],
            "オーナー同士のつながりが\n町の力になる。", "継続", "再契約の状況をみて\n区画を広げるか決める。"),
        *block("２", "雪室ブランド開発事業", "商工課", "6,890,000", "3,445,000", "雪室で寝かせた米と酒を\n首都圏の店で試しに売った。", [
            ("雪室商品の売上", "千円", "8,000", "10,150"), ("取扱店舗数", "店", "15", "15")], "－", "拡充", "引き合いが増えているため。"), [T("※実績額は決算額です。", "notes")] + [E] * 12,
    ])], encoding="cp932", sep=",")


def outsiders(folder):
    """Outsiders' marks beside the department's, with a legend above."""
    def row(no, p, dep, cost, n, t, v, own, own_text, mark, opinion, policy):
        Q = P(p)
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(cost, "R6|cost"), Q(n, f"R6|{n}|name"), *pair(Q, n, "R6", t, v), Q(own, "R6|effect|rating"),
                Q(own_text, "R6|effect|comment"), Q(mark, "R6|evaluations|0|rating"), Q(opinion, "R6|opinions|0|text"), Q(policy, "R6|policy|decision")]
    legend = [("○", "有効である"), ("△", "一部見直しが必要"), ("×", "有効とはいえない")]
    form(folder, "blind-outsiders.xlsx", [sheet("検証結果", [[T("令和６年度実施事業　外部有識者による検証結果", "title", ("fiscal_year", "R6"))], [of_town("愛媛県来嶋市")],
        [T("（外部有識者の評価）　○：有効である　△：一部見直しが必要　×：有効とはいえない",
           *[(f"criteria|external|{i}|{key}", said) for i, of in enumerate(legend) for key, said in zip(("rating", "criterion"), of)])],
        [S("No", 1, 2), S("事業名", 1, 2), S("担当課", 1, 2), S("決算額（円）", 1, 2), S("KPI", 3), S("担当課の評価", 2), S("外部有識者の評価", 2), S("今後の方針", 1, 2)],
        ["指標名", "目標", "実績", "評価", "コメント", "評価", "意見"],
        row(1, "しまなみ造船技術継承事業", "産業政策課", 15_730_000, "技能講習の修了者数(人)", 60, 72, "A", "若手の受講が増えた。", "○", "造船以外の業種にも開いてほしい。" , "拡充"),
        row(2, "島の足デマンド船運航事業", "地域交通課", 22_104_800, "利用者数(人)", 4500, 3122, "C", "冬の欠航が多かった。", "△", "予約の方法が高齢者には難しい。", "改善"),
        row(3, "柑橘スイーツ選手権開催事業", "農業振興課", 3_300_000, "来場者数(人)", 6000, 6480, "A", "出店者が過去最多となった。", "○", "特になし", "継続"),
        row(4, "ロケ誘致促進事業", "観光課", 2_050_000, "ロケ件数(件)", 5, 1, "D", "誘致活動が足りなかった。", "×", "費用に見合う効果がみえない。", "廃止"), [U("有識者会議の開催日：令和７年７月１５日")], ])])


def projects_as_columns(folder):
    """A project a column, its facts below each other."""
    ps = ["ほたるの里再生事業", "木の駅プロジェクト事業", "こども食堂ネットワーク事業"]
    Qs = [P(p) for p in ps]
    kp = [("ほたる観賞会の来場者数", "人"), ("木の駅への出荷量", "t"), ("こども食堂の開催回数", "回")]
    kp2 = [("用水路の清掃参加者数", "人"), ("登録出荷者数", "人"), ("ボランティア登録者数", "人")]
    line = lambda label, path, vs: [label, *[Q(v, path) for Q, v in zip(Qs, vs)]]
    kline = lambda label, ks, f, vs: [label, *[Q(v, f"R6|{n}|{f}") for Q, (n, _), v in zip(Qs, ks, vs)]]
    form(folder, "blind-columns.xlsx", [sheet("一覧", [[T("令和6年度 地方創生事業評価一覧表", "title", ("fiscal_year", "R6")), E, E, of_town("鳥取県智川町")],
        line("事業名", "name", ps), line("担当課", "department", ["環境課", "森林課", "福祉課"]),
        ["事業費（千円）"] + [Q(v, ("R6|cost", thousand(v))) for Q, v in zip(Qs, ("2,480", "5,915", "1,360"))],
        ["うち交付金（千円）"] + [Q(v, ("R6|grant", thousand(v))) for Q, v in zip(Qs, ("1,240", "2,957", "680"))],
        line("事業の概要", "plan|summary", ["水路を直し、ほたるの幼虫を放す。", "間伐材を地域通貨で買い取る。", "公民館で月2回、夕食をともにする。"]), kline("KPI①", kp, "name", [n for n, _ in kp]),
        kline("単位", kp, "unit", [u for _, u in kp]), kline("目標値", kp, "target", [1500, 300, 96]), kline("実績値", kp, "actual", [1822, 268.5, 101]),
        kline("KPI②", kp2, "name", [n for n, _ in kp2]), kline("単位", kp2, "unit", [u for _, u in kp2]), kline("目標値", kp2, "target", [80, 40, 60]),
        kline("実績値", kp2, "actual", [77, 43, "確認中"]), line("評価", "R6|effect|rating", ["順調", "やや遅れ", "順調"]),
        line("評価の理由", "R6|effect|comment", ["観賞会が口コミで広がった。", "木材の値が下がり出荷が伸びなかった。", "開催回数が増えた。"]),
        line("今後の方向性", "R6|policy|decision", ["継続", "見直し", "継続"]), ])])


def continued(folder):
    """A list that goes on over pages: the head again, a group's name as a row, sub-totals, a total."""
    goals = ["基本目標１　稼ぐ地域をつくる", "基本目標２　つながりを築く"]

    def row(g, no, p, dep, cost, grant, n, t, v, effect):
        Q = P(p)
        return [Q(no, "number", ("strategy|0", goals[g])), Q(p, "name"), Q(dep, "department"), yen(Q, cost, "R5|cost"), yen(Q, grant, "R5|grant"), Q(n, f"R5|{n}|name"), *pair(Q, n, "R5", t, v), Q(effect, "R5|effect|rating")]

    def of(g, *rows):
        group = S(C(goals[g], [(r[1].places[0][0], "/strategy[0]", goals[g]) for r in rows]), 9)
        for r in rows:
            r[0].places = r[0].places[:1]
        return [[group], *rows]
    header = ["番号", "事業名", "担当課", "決算額", "うち交付金", "指標", "目標値", "実績値", "事業効果"]
    form(folder, "blind-continued.xlsx", [sheet("決算", [[T("令和５年度　地方創生関連事業一覧（決算）", "title", ("fiscal_year", "R5"))],
        [of_town("熊本県球泉村"), *[E] * 7, "単位：千円"], header, *of(0, row(0, 1, "球泉焼酎の蔵めぐり事業", "商工観光課", "3,640", "1,820", "蔵めぐり参加者数（人）", 800, 921, "効果があった"),
            row(0, 2, "温泉熱ハウス園芸実証事業", "農林課", "12,480", "6,240", "実証農家数（戸）", 3, 2, "あまり効果がなかった"),
            row(0, 3, "川くだり船体更新事業", "商工観光課", "7,200", "3,600", "乗船者数（人）", "15,000", "15,884", "効果があった")), [S(U("小計"), 3), U("23,320"), U("11,660")],
        [], ["令和５年度　地方創生関連事業一覧（決算）　（２／２）", *[E] * 7, "単位：千円"], header,
        *of(1, row(1, 4, "球泉暮らし体験ツアー事業", "地域振興課", "1,980", "990", "ツアー参加者数（人）", 40, 38, "相当程度効果があった"),
            row(1, 5, "遠隔医療相談事業", "保健課", "4,015", "2,007", "相談件数（件）", 200, "集計中", "―")), [S(U("小計"), 3), U("5,995"), U("2,997")],
        [S(U("合計"), 3), total("29,315", "cost", "R5", 1000), total("14,657", "grant", "R5", 1000)], [T("※四捨五入の関係で合計が合わないことがあります。", "notes")], ])])


def western(folder):
    """Western years above pairs of plan and result, indicators in rows, a project's cells merged."""
    Y = ("R4", "R5", "R6")

    def block(p, dep, kpis, note):
        Q, d, out = P(p), len(kpis), []
        for i, (n, u, b, vs, goal) in enumerate(kpis):
            k = [*names(Q, n, Y, u), shown(Q, b, f"R6|{n}|baseline"), *[c for y, (t, v) in zip(Y, vs) for c in pair(Q, n, y, t, v)], Q(goal, f"R6|{n}|goal|value")]
            out.append([S(Q(p, "name"), 1, d), S(Q(dep, "department"), 1, d), *k, S(Q(note, "R6|effect|comment"), 1, d)] if not i else k)
        return out
    form(folder, "blind-western.xlsx", [sheet("2024", [[T("2024年度 地方創生プロジェクト進捗管理表", "title", ("fiscal_year", "R6"))], [of_town("北海道更内町")],
        [S("プロジェクト名", 1, 2), S("担当", 1, 2), S("成果指標", 1, 2), S("単位", 1, 2), S("基準値\n(2021年度)", 1, 2), S("2022年度", 2), S("2023年度", 2), S("2024年度", 2), S("最終目標\n(2026年度)", 1, 2), S("2024年度の総括", 1, 2)],
        ["目標", "実績"] * 3, *block("オホーツク酪農体験プロジェクト", "酪農課", [("体験受入人数", "人", 310, ((400, 355), (500, 528), (600, 641)), 800),
            ("受入農家数", "戸", 8, ((10, 9), (12, 12), (14, 13)), 18)], "修学旅行の受入が伸びた。農家の負担の軽減が次の課題である。"), *block("流氷サイエンスツーリズム", "観光課", [
            ("ツアー催行回数", "回", 24, ((30, 12), (36, 30), (40, 44)), 50),
            ("参加者1人当たりの消費額", "円", "12,400", (("13,000", "12,150"), ("14,000", "15,320"), ("15,000", "16,980")), "18,000"),
            ("満足度", "%", "-", ((85, 88.4), (88, 90.1), (90, "未集計")), 95)], "催行回数・消費額とも目標を上回った。"), ])])


def headings(folder):
    """A heading above each project's small table of indicators; costs and text in lines below it."""
    def block(no, p, dep, cost, grant, kpis, why, policy):
        Q = P(p)
        return [
            [Q(f"（{no}）{p}【{dep}】", ("name", p), ("department", dep))],
            ["事業費", Q(f"{cost:,}円", ("R6|cost", cost)), "うち交付金", Q(f"{grant:,}円", ("R6|grant", grant))],
            ["指標", "単位", "R6目標値", "R6実績値", "達成状況"],
            *[[Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), *pair(Q, n, "R6", t, v), Q(m, f"R6|{n}|rating")] for n, u, t, v, m in kpis],
            ["要因分析", Q(why, "R6|effect|comment")],
            ["今後の方針", Q(policy, "R6|policy|decision")],
            []]
    form(folder, "blind-headings.xlsx", [sheet("検証", [
        [T("地方創生関係交付金事業の効果検証について（令和６年度）", "title", ("fiscal_year", "R6"))],
        [of_town("富山県礪川市")],
        [],
        *block(1, "薬草の里づくり事業", "健康増進課", 5_480_000, 2_740_000, [
            ("薬草園の来園者数", "人", 3500, 3861, "達成"), ("薬草茶の販売数", "袋", 2000, 1790, "未達成")], "茶の販売は猛暑で伸びなかったが、来園者は園内の催しで増えた。", "継続する"),
        *block(2, "ものづくり人材バンク事業", "商工企業立地課", 3_216_400, 1_608_200, [
            ("登録者数", "人", 100, 118, "達成"), ("マッチング件数", "件", 30, 33, "達成"), ("登録企業の満足度", "％", 75, "調査中", "－")], "退職した技能者への声かけが実を結んだ。", "規模を広げて継続する"),
        *block(3, "砺川木彫りアート発信事業", "文化観光課", 8_900_000, 4_450_000, [
            ("木彫り体験者数", "人", "1,200", "864", "未達成")], "海外からの団体の取り消しがあった。", "内容を見直して継続する"),
        [U("達成状況：達成＝目標値以上、未達成＝目標値未満、－＝未確定")],
    ])])


def relief(folder):
    """What became of the relief grants: no indicators of numbers, but aims, results and effects in words."""
    def row(no, p, dep, what, start, end, cost, grant, aim, done, effect):
        Q = P(p)
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(what, "plan|summary"), Q(start, ("period|from", "R6")), Q(end, ("period|to", "R6")),
                Q(cost, "R6|cost"), Q(grant, "R6|grant"), aim if isinstance(aim, C) else U(aim), Q(done, "R6|achievements"), Q(effect, "R6|effect|comment")]
    form(folder, "blind-relief.xlsx", [sheet("公表用", [
        [T("令和６年度物価高騰対応重点支援地方創生臨時交付金　実施状況及び効果検証", "title", ("fiscal_year", "R6"))],
        [of_town("埼玉県荒見町"), *[E] * 9, "（単位：円）"],
        ["Ｎｏ", "交付対象事業の名称", "所管", "事業の概要\n（①目的・効果、②経費の内容、③対象者）", "事業始期", "事業終期", "総事業費", "交付金充当額", "成果目標", "実施状況", "効果検証"],
        row(1, "住民税非課税世帯支援給付金", "福祉課", "①物価高の負担を軽くする。②給付金。③非課税世帯 1,412世帯", "R6.4", "R6.9", 42_360_000, 42_000_000, P("住民税非課税世帯支援給付金")("対象世帯への給付率95％以上", ("R6|対象世帯への給付率|name", "対象世帯への給付率"), ("R6|対象世帯への給付率|target", "95％以上")), "1,385世帯に給付した（給付率98.1％）。", "家計の負担を軽くすることができた。"),
        row(2, "学校給食費負担軽減事業", "学校教育課", "①保護者の負担を軽くする。②食材費の値上がり分。③小中学生の保護者", "R6.4", "R7.3", 9_871_240, 9_500_000, "給食費を値上げしない。", "栄養の基準を守り、値上げをせずに提供した。", "子育て世帯の負担増を避けられた。"),
        row(3, "畜産飼料高騰対策事業", "農政課", "①経営を続けられるようにする。②補助金。③畜産農家 21戸", "R6.7", "R7.2", 6_300_000, 6_300_000, P("畜産飼料高騰対策事業")("廃業する農家 0戸", ("R6|廃業する農家|name", "廃業する農家"), ("R6|廃業する農家|target", "0戸")), "21戸に補助した。廃業は1戸であった。", "経営の下支えになったが、廃業を防ぎきれなかった。"),
        [E, S("合計", 5), total("58,531,240", "cost"), total("57,800,000", "grant")],
    ])])


def kinds_in_rows(folder):
    """Target, result and rate in a row each, years across; a project a block of rows."""
    Y = ("R3", "R4", "R5", "R6")

    def block(no, p, dep, kpis, mark, text):
        Q, out = P(p), []
        for n, u, ts, vs, rates in kpis:
            name = S(Q(f"{n}（{u}）", *[(f"{y}|{n}（{u}）|name", f"{n}（{u}）") for y, v in zip(Y, vs) if v != E]), 1, 3)
            cells = lambda f, values: [Q(v, f"{y}|{n}（{u}）|{f}") if v != E else U("－") for y, v in zip(Y, values)]
            first = not out
            lead = [S(Q(no, "number"), 1, 3 * len(kpis)), S(Q(p, "name"), 1, 3 * len(kpis)), S(Q(dep, "department"), 1, 3 * len(kpis))] if first else []
            tail = [S(Q(mark, "R6|effect|rating"), 1, 3 * len(kpis)), S(Q(text, "R6|effect|comment"), 1, 3 * len(kpis))] if first else []
            out.append([*lead, name, "目標", *cells("target", ts), *tail])
            out.append(["実績", *cells("actual", vs)])
            out.append(["達成率", *[U(r) for r in rates]])
        return out
    form(folder, "blind-kinds.xlsx", [sheet("Sheet1", [
        [T("地方創生推進事業の進捗状況（令和３年度～令和６年度）", "title", ("fiscal_year", "R6"))],
        [of_town("山梨県釜無市")],
        ["No.", "事業名", "担当課", "ＫＰＩ（単位）", "区分", "令和３年度", "令和４年度", "令和５年度", "令和６年度", "評価", "評価の説明"],
        *block(1, "ワイン産地体験ツーリズム事業", "観光商工課", [
            ("ワイナリー来訪者数", "人", (50000, 60000, 70000, 80000), (31240, 52118, 74006, 83550), ("62.5%", "86.9%", "105.7%", "104.4%")),
            ("体験プログラム数", "件", (5, 8, 12, 15), (4, 8, 11, 15), ("80.0%", "100.0%", "91.7%", "100.0%"))], "Ａ", "来訪者数、プログラム数とも目標に届いた。"),
        *block(2, "テレワーク移住推進事業", "政策秘書課", [
            ("移住者数", "人", (10, 15, 20, 25), (6, 13, 21, 19), ("60.0%", "86.7%", "105.0%", "76.0%"))], "Ｃ", "家賃の値上がりにより伸び悩んだ。"),
        *block(3, "医療MaaS実証事業", "健康増進課", [
            ("オンライン診療の件数", "件", (E, E, 100, 300), (E, E, 62, "集計中"), ("－", "－", "62.0%", "－"))], "－", "令和６年度の実績を集計している。"),
    ])])


def money(folder):
    """Budget and settlement of two years with sources of money; targets of last, this and next year."""
    def row(code, p, dep, budget, cost, state, pref, own, n, v5, t6, v6, t7, mark, policy):
        Q = P(p)
        return [U(code), Q(p, "name"), Q(dep, "department"), Q(budget, ("R6|budget", thousand(budget))), Q(cost, ("R6|cost", thousand(cost))), U("%.1f%%" % (100 * thousand(cost) / thousand(budget))),
                *[yen_fund for i, (s, v) in enumerate((("国庫支出金", state), ("県支出金", pref), ("一般財源", own))) for yen_fund in [Q(v, (f"R6|funding|{i}|source", s), (f"R6|funding|{i}|amount", thousand(v)))]],
                Q(n, *[(f"{y}|{n}|name", n) for y in ("R5", "R6", "R7")]), Q(v5, f"R5|{n}|actual"), Q(t6, f"R6|{n}|target"), Q(v6, f"R6|{n}|actual"), Q(t7, f"R7|{n}|target"),
                Q(mark, "R6|effect|rating"), Q(policy, "R6|policy|decision")]
    form(folder, "blind-money.xlsx", [sheet("事業別", [
        [T("令和6年度　第2期総合戦略　主要事業評価一覧", "title", ("fiscal_year", "R6"))],
        [of_town("徳島県祖谷川町"), *[E] * 14, "（千円）"],
        [S("事業コード", 1, 2), S("事業名", 1, 2), S("担当課", 1, 2), S("予算現額\n(A)", 1, 2), S("決算額\n(B)", 1, 2), S("執行率\n(B/A)", 1, 2), S("決算額の財源内訳", 3), S("成果指標", 1, 2), S("R5\n実績", 1, 2), S("R6", 2), S("R7\n目標", 1, 2), S("評価", 1, 2), S("方向性", 1, 2)],
        ["国庫支出金", "県支出金", "一般財源", "目標", "実績"],
        row("1-1-01", "かずら細工伝承事業", "商工観光課", "2,400", "2,310", "1,155", "0", "1,155", "講座修了者数（人）", 11, 15, 17, 20, "A", "継続"),
        row("1-2-03", "そば焙煎所整備事業", "農林課", "48,000", "46,205", "23,000", "9,240", "13,965", "そば茶の出荷量（kg）", 0, 500, 380, 900, "B", "改善"),
        row("2-1-02", "結婚新生活応援事業", "住民課", "3,000", "1,800", "900", "0", "900", "新婚世帯への助成件数（件）", 4, 6, 3, 6, "C", "改善"),
    ])])


def tidy(folder):
    """Open data: a row an indicator and year, with codes."""
    rows = []
    for p, dep, kpis in [("駅前図書室開放事業", "生涯学習課", [("利用者数", "人", (("2023", "4800", "5120"), ("2024", "5200", "5466"))), ("貸出冊数", "冊", (("2023", "9000", "8710"), ("2024", "9200", "")))]),
                         ("空き店舗再生事業", "産業課", [("再生した店舗数", "店", (("2023", "3", "2"), ("2024", "4", "5")))])]:
        Q = P(p)
        for n, u, vs in kpis:
            for year, t, v in vs:
                y = f"R{int(year) - 2018}"
                rows.append([U("344311"), U("安芸灘町"), U(year), Q(p, "name"), Q(dep, "department"), Q(n, f"{y}|{n}|name"), Q(u, f"{y}|{n}|unit"), Q(t, f"{y}|{n}|target"),
                             *([Q(v, f"{y}|{n}|actual"), U("確定")] if v else [E, Q("未確定", f"{y}|{n}|actual")])])
    rows[0][1] = C("安芸灘町", [(None, "/municipality", "安芸灘町")])
    rows[0][0] = C("344311", [(None, "/municipality_code", "344311")])
    rows[-1][2] = C("2024", [(None, "/fiscal_year", "R6")])
    form(folder, "blind-tidy.csv", [dict(name="csv", rows=[["全国地方公共団体コード", "団体名", "年度（西暦）", "事業名", "担当課", "KPI名", "単位", "目標値", "実績値", "確定状況"], *rows])], sep=",")


def in_cells(folder):
    """Several indicators in a cell, each with its target and result; units at the values."""
    def row(no, p, dep, cost, kpis, text, policy):
        Q = P(p)
        names_, targets, results = ("\n".join(x) for x in zip(*[(f"{c}{n}", f"{c}{t}", f"{c}{v}") for c, (n, t, v) in zip("①②③", kpis)]))
        at = lambda f, i: [(f"R6|{k[0]}|{f}", k[i]) for k in kpis]
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(cost, "R6|cost"), Q(names_, *at("name", 0)), Q(targets, *at("target", 1)), Q(results, *at("actual", 2)),
                Q(text, "R6|effect|comment"), Q(policy, "R6|policy|decision")]
    form(folder, "blind-in-cells.xlsx", [sheet("一覧", [
        [T("地方創生関連交付金活用事業 検証シート（令和6年度事業）", "title", ("fiscal_year", "R6")), *[E] * 7, of_town("奈良県宇智川村")],
        ["番号", "事業名", "所管課", "事業費(円)", "KPI", "目標値", "実績値", "検証結果", "今後の方向性"],
        row(1, "吉野杉ものづくり学校事業", "林業振興課", 8_250_000, [("受講者数", "20人", "24人"), ("木工品の売上額", "300万円", "268万円")], "受講者は増えたが売り先が限られた。", "改善のうえ継続"),
        row(2, "天空の道トレイル事業", "観光課", 4_104_000, [("トレイル大会の参加者数", "350人", "412人"), ("宿泊者数", "600人泊", "655人泊"), ("参加者の満足度", "85%", "91.2%")], "宿泊を伴う参加が増えた。", "継続"),
        row(3, "山の保健室事業", "保健福祉課", 1_980_000, [("相談者数", "120人", "確認中")], "相談の記録を整理している。", "継続"),
    ])])


def members(folder):
    """Indicators above, what each member said and the answer below; a project a sheet."""
    def page(name, no, p, dep, cost, grant, kpis, ring, why, said):
        Q = P(p)
        return sheet(name, [
            [S(T("令和７年度 地方創生有識者会議 事業検証シート（令和６年度実施事業）", "title", ("fiscal_year", "R6")), 6)],
            ["№", Q(no, "number"), "所属", Q(dep, "department"), E, of_town("静岡県天城原市")],
            ["事業名", S(Q(p, "name"), 5)],
            ["決算額", Q(cost, ("R6|cost", thousand(cost.rstrip("千円")))), "うち交付金", Q(grant, ("R6|grant", thousand(grant.rstrip("千円"))))],
            [],
            ["１　指標の達成状況"],
            ["指標", "単位", "R5実績", "R6目標", "R6実績", "達成率"],
            *[[Q(n, f"R6|{n}|name", (f"R5|{n}|name", n)), Q(u, f"R6|{n}|unit", (f"R5|{n}|unit", u)), Q(v5, f"R5|{n}|actual"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), U(r)] for n, u, v5, t, v, r in kpis],
            [],
            ["２　自己評価"],
            ["事業効果", S(pick(Q, "　".join(("■" if x == ring else "□") + x for x in ("非常に効果的", "相当程度効果あり", "効果あり", "効果なし")), "R6|effect|rating", ring), 5)],
            ["理由", S(Q(why, "R6|effect|comment"), 5)],
            [],
            ["３　委員の意見と市の対応"],
            ["委員", S("意見", 2), S("市の対応", 3)],
            *[[Q(by, f"R6|opinions|{i}|by"), S(Q(text, f"R6|opinions|{i}|text"), 2), S(Q(answer, f"R6|opinions|{i}|response"), 3)] for i, (by, text, answer) in enumerate(said)],
        ])
    form(folder, "blind-members.xlsx", [
        page("01", "1", "わさび田景観保全事業", "農林水産課", "6,720千円", "3,360千円", [("わさび田の見学者数", "人", 8120, 9000, 9644, "107.2%"), ("新規就農者数", "人", 1, 2, 2, "100.0%")],
             "相当程度効果あり", "見学者が増え、就農の相談にもつながった。", [("Ａ委員", "駐車場が足りない。", "臨時の駐車場を設ける。"), ("Ｂ委員", "水の量の調べも続けてほしい。", "県と共に調べている。")]),
        page("02", "2", "ジオガイド養成事業", "観光文化課", "2,015千円", "1,007千円", [("認定ガイド数", "人", 22, 30, 27, "90.0%"), ("ガイド利用者数", "人", 640, 800, "集計中", "―")],
             "効果あり", "養成は進んだが認定に至らない者がいた。", [("Ａ委員", "若い世代に声をかけてはどうか。", "高校と話を始めた。")]),
    ])


def blocks_across(folder):
    """Indicators beside each other, plan and result of the year below a merged head, opinions at the end."""
    def row(no, p, kind, cost, grant, ks, mark, comment, opinion):
        Q = P(p)
        return [Q(no, "number"), Q(p, "name"), Q(kind, "R5|program"), Q(cost, ("R5|cost", thousand(cost, 10000))), Q(grant, ("R5|grant", thousand(grant, 10000))),
                *[c for k in ks for c in ([Q(k[0], f"R5|{k[0]}|name"), *pair(Q, k[0], "R5", *k[1:])] if k else [E] * 3)], Q(mark, "R5|effect|rating"), Q(comment, "R5|effect|comment"), Q(opinion, "R5|opinions|0|text")]
    form(folder, "blind-across.xlsx", [sheet("R5検証", [
        [T("令和5年度 地方創生推進交付金 事業検証一覧（令和6年8月）", "title", ("fiscal_year", "R5"))],
        [of_town("石川県能美島町")],
        [S("No", 1, 2), S("事業名", 1, 2), S("種別", 1, 2), S("事業費", 2), S("KPI①", 3), S("KPI②", 3), S("検証", 2), S("外部委員の意見", 1, 2)],
        ["総額（万円）", "交付金（万円）", *["指標", "目標", "実績"] * 2, "評価", "コメント"],
        row(1, "九谷の器レンタル事業", "推進交付金", "1,250", "625", [("貸出件数", 400, 455), ("登録窯元数", 12, 12)], "Ａ", "料理店の利用が広がった。", "海外にも目を向けてほしい。"),
        row(2, "里海塩づくり体験事業", "推進交付金", "480", "240", [("体験者数", 900, 702), None], "Ｃ", "天候により中止の日が多かった。", "屋内でできる工夫を。"),
        row(3, "島の診療予約システム導入事業", "デジタル実装", "2,310.5", "1,155.2", [("予約件数", 3000, "3,418"), ("待ち時間の短縮（分）", 15, 21)], "Ａ", "待合室の混雑がなくなった。", "―"),
    ])])


def titled_groups(folder):
    """A strategy's booklet: a table for each goal with its own numeric target, measures in brackets, results of two years."""
    def part(goal, target, measures):
        G, out = P(goal), []
        n, u, b, t, v5, v6, mark = target
        out += [[C(goal, [(goal, "/name", goal)] + [(m, "/strategy[0]", goal) for m, _ in measures])], ["数値目標", "単位", "基準値", "目標値（R7）", "R5実績", "R6実績", "進捗度"],
                [G(n, f"R6|{n}|name", (f"R5|{n}|name", n)), G(u, f"R6|{n}|unit", (f"R5|{n}|unit", u)), G(b, f"R6|{n}|baseline"), A(t, "最終目標"), G(v5, f"R5|{n}|actual"), G(v6, f"R6|{n}|actual"), G(mark, f"R6|{n}|rating")]]
        for m, kpis in measures:
            Q = P(m)
            out += [[Q(m, "name")], ["KPI", "単位", "基準値", "目標値（R7）", "R5実績", "R6実績", "進捗度"]]
            out += [[Q(n, f"R6|{n}|name", (f"R5|{n}|name", n)), Q(u, f"R6|{n}|unit", (f"R5|{n}|unit", u)), Q(b, f"R6|{n}|baseline"), A(t, "最終目標"), Q(v5, f"R5|{n}|actual"), Q(v6, f"R6|{n}|actual"), Q(k, f"R6|{n}|rating")]
                    for n, u, b, t, v5, v6, k in kpis]
        return [*out, []]
    form(folder, "blind-groups.xlsx", [sheet("R6", [
        [T("第２期 西津軽市総合戦略 令和６年度実績報告書", "title", ("fiscal_year", "R6"), ("municipality", "西津軽市"))],
        ["進捗度　Ａ：80％以上　Ｂ：50％以上80％未満　Ｃ：50％未満"],
        [],
        *part("基本目標Ⅰ　魅力あるしごとを増やす", ("市内総生産", "億円", 1120, 1200, 1148, "未公表", "－"), [
            ("施策① 農業の成長産業化", [("新規就農者数（累計）", "人", 12, 60, 38, 49, "Ａ"), ("スマート農機の導入台数", "台", 3, 30, 14, 20, "Ｂ")]),
            ("施策② 地元企業の採用支援", [("高校生の地元就職率", "％", 41.2, 50, 42.7, 44.9, "Ｃ")])]),
        *part("基本目標Ⅱ　子育ての希望をかなえる", ("年間出生数", "人", 214, 220, 187, 176, "Ｃ"), [
            ("施策① 切れ目のない子育て支援", [("産後ケアの利用者数", "人", 25, 80, 61, 72, "Ａ"), ("保育所の待機児童数", "人", 3, 0, 0, 0, "Ａ")])]),
    ])])
