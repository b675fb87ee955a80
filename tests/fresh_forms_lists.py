"""Wide lists as towns keep them: a row or several for each project, on one sheet or split by department or goal over several.

Each set was written before the reader was run on it, and what had been mended was mended for the sets before. Twenty-seventh, first try (before
the reader was looked at): 429 of 535 (80.2%), 50 wrong, 5 asked, nothing silent, no word or blank read as a number. By form, right of expected
and wrong: a 52/61 0, b 4/59 31 (the measure was taken for the project), c 93/93 0, d 37/41 0, e 28/44 0, f 46/46 0, g 52/58 2, h 26/27 2,
i 38/50 12 (amounts read as an indicator's), j 53/56 3. Twenty-eighth: 316 of 391 (80.8%), 28 wrong: a 41/45 0, b 59/69 12, c 70/71 0, d 22/24 2,
e 21/21 2, f 25/27 0, g 43/45 0, h 0/25 0, i 12/34 10, j 23/30 2. Twenty-ninth: 223 of 282 (79.1%), 10 wrong: a 39/39 0, b 25/41 0, c 26/29 0,
d 19/27 3, e 0/30 0, f 21/21 0, g 41/41 0, h 34/34 0, i 18/20 7. Thirtieth: 235 of 277 (84.8%), 1 wrong: a 9/43 0 (one word), b 27/34 0, c 49/49 0,
d 19/20 1, e 27/27 0, f 30/30 0, g 29/29 0, h 20/20 0, i 25/25 0.
Thirty-first, after those had been mended for: 232 of 252 (92.1%), 4 wrong: a 19/32 2 (letters of sums in the headings), b 31/31 0, c 23/23 2,
d 19/19 0, e 24/29 0, f 23/23 0, g 29/29 0, h 31/31 0, i 33/35 0. Thirty-second, the last: 191 of 197 (97.0%), 3 wrong: a 29/29 0, b 27/30 0, c 23/23 0,
d 27/27 0, e 28/28 0, f 29/32 3, g 28/28 0. The reader that had seen none of these last two read 228 and 190 of them.

Expectations that were unreasonable and were changed: the municipality with its prefecture in front (27h), sentences below 今後の取組方針 as the
decision (27j), one answer to three opinions as a question rather than nowhere (27g), a goal's own numbers under the goal's name rather than
nowhere (28b, as in j-matsudo), sums of earlier years as unplaced (28d, as in xE-yosan), next year's 取組 as what comes next rather than nowhere
(29c), the numbers of 29e, which had been forgotten, as was the town behind 「団体名：」 in 31f; 「主な成果」 beside a
verdict as what was done alone (32f; as everywhere it may be the comment), and the town of 32e, which had been forgotten.
"""
from fresh_cells import E, K, head, of, thousand, total, yen
from fresh_notation import A, B, C, EI, P, T, U, field, form
from other_forms import F


def mark(Q, options, chosen, sign="○"):
    """A column for each decision, one of them marked."""
    return [Q(sign, ("R6|policy|decision", o.replace("\n", ""))) if o == chosen else E for o in options]


def parts(p, key, texts, names=None):
    said = lambda t: int(t.replace(",", "")) if t.replace(",", "").isdigit() else t
    return C("".join(f"{'①②③'[i]}{t}" for i, t in enumerate(texts)), [(p, field(f"R6|{n}|{key}"), said(t) if key != "name" else t) for n, t in zip(names or texts, texts)])


def twenty_seventh(folder):
    """Ten."""
    # a: the grant of the epidemic: span in two columns, four sources, an indicator a row with two for one project, a mark by number
    a, b, c, d = "中小企業等事業継続支援金", "キャッシュレス決済ポイント還元事業", "小中学校感染症対策事業", "公共施設トイレ洋式化事業"
    W, X, Y, Z = P(a), P(b), P(c), P(d)
    def r(Q, no, p, dep, text, span, cost, src, k, state, said, m):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(text, "plan|summary"), Q(span[0], ("period|from", "R4")), Q(span[1], ("period|to", span[2])), Q(cost, "R4|cost"), Q(src[0], "R4|grant"), *[U(s) if s != E else E for s in src[1:]],
                *kk(Q, *k), U(state), Q(said, "R4|effect|comment"), Q(m, "R4|effect|rating")]
    def kk(Q, n, t, v):
        return [Q(n, f"R4|{n}|name"), Q(t, f"R4|{n}|target"), Q(v, f"R4|{n}|actual")]
    form(folder, "27a-rinji.xlsx", [dict(name="R4実施分", rows=[
        [E] * 16 + ["【公表用】"], [head("令和４年度　新型コロナウイルス感染症対応地方創生臨時交付金　充当事業の実施状況及び効果検証（千曳町）", "千曳町", "R4")],
        [E, "・交付金の活用状況を次のとおり公表します。（令和５年９月　企画政策課）"], [E] * 15 + ["単位：円"],
        ["No", "事業名", "担当課", "事業の概要", "実施期間", E, "総事業費", "財源内訳", E, E, E, "成果指標", "目標値", "実績値", "達成\n状況", "事業の効果（成果・課題）", "効果の評価"],
        [E, E, E, E, "始期", "終期", "（決算額）", "臨時\n交付金", "国・県\n支出金", "その他\n特定財源", "一般財源", E, E, E, E, E, E],
        r(W, 1, a, "商工観光課", "売上げが減った中小企業等に支援金を支給する。", ("R4.5", "R4.12", "R4"), 45600000, [45000000, 0, 0, 600000], ("支給事業者数", "300者", "304者"), "達成", "廃業を抑えることができた。申請の手続に時間を要した。", "１"),
        r(X, 2, b, "商工観光課", "キャッシュレス決済の利用額の２０％をポイントで還元する。", ("R4.9", "R4.10", "R4"), 28114572, [28000000, 0, 0, 114572], ("決済額", "120,000千円", "131,482千円"), "達成", "町内の消費を喚起し、非接触の支払が定着した。", "１"),
        [E] * 11 + [*kk(X, "新規に導入した店舗数", "50店", "38店"), U("未達"), E, E],
        r(Y, 3, c, "教育委員会事務局", "児童生徒が安心して学べるよう消毒液等を購入する。", ("R4.4", "R5.3", "R4"), 6215300, [4100000, 2050000, 0, 65300], ("臨時休業の日数", "0日", "3日"), "未達", "学級閉鎖はあったが、学校全体の休業は少なかった。", "２"),
        r(Z, 4, d, "総務課", "避難所となる施設のトイレを洋式にする。", ("R4.10", "R6.3", "R5"), 39820000, [30000000, 0, 9000000, 820000], ("洋式化率", "80％", "確認中"), "－", "令和５年度に繰り越して実施している。", "－"),
        [E, "合　計", E, E, E, E, total(119749872, "cost", "R4"), total(107100000, "grant", "R4"), U(2050000), U(9000000), U(1599872)],
        [T("※評価区分　１：非常に効果的であった　２：効果的であった　３：あまり効果がなかった", *[(f"criteria|effect|{i}|{key}", said)
           for i, mark in enumerate((("１", "非常に効果的であった"), ("２", "効果的であった"), ("３", "あまり効果がなかった"))) for key, said in zip(("rating", "criterion"), mark)])]],
        merges="A2:Q2 A5:A6 B5:B6 C5:C6 D5:D6 E5:F5 H5:K5 L5:L6 M5:M6 N5:N6 O5:O6 P5:P6 Q5:Q6 A8:A9 B8:B9 C8:C9 D8:D9 E8:E9 F8:F9 G8:G9 H8:H9 I8:I9 J8:J9 K8:K9 P8:P9 Q8:Q9")])

    # b: goals → measures → projects → indicators numbered 1-1-①, the goal of the strategy, five years of results, rate, mark, trend
    a, b, c = "起業家育成塾運営事業", "海産物輸出チャレンジ事業", "出会い・結婚応援事業"
    X, Y, Z = P(a), P(b), P(c)
    g1, g2, s1, s2, s3 = "１ 稼ぐ力を高める", "２ 結婚・出産の希望をかなえる", "(1) 創業の促進", "(2) 水産業の成長産業化", "(1) 結婚の支援"
    def r(Q, p, gs, dep, no, n, u, b0, vs, goal, rate, m, tr):
        first = dep is not None
        return [(Q(gs[0], ("strategy|0", gs[0])) if gs and gs[0] else E), (Q(gs[1], ("strategy|1", gs[1])) if gs else E), Q(p, "name") if first else E, no, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"),
                *[Q(v, f"R{y}|{n}|actual") if v != E else B(p, f"R{y}|{n}|actual") for y, v in zip(range(2, 7), vs)], A(goal, "final"), U(rate), Q(m, f"R6|{n}|rating"), tr, Q(dep, "department") if first else E]
    G1 = of([a, b], g1, "strategy|0")
    rows = [r(X, a, (g1, s1), "商工振興課", "1-1-①", "塾の修了者数（累計）", "人", "18", ["18", "25", "31", "44", "58"], "60", "96.7%", "Ａ", "↗"), r(X, a, None, None, "1-1-②", "修了者の開業件数", "件", "5", ["2", "4", "3", "6", "4"], "8", "50.0%", "Ｃ", "↘"),
            r(Y, b, (None, s2), "水産課", "1-2-①", "水産物の輸出額", "百万円", "210", ["188", "230", "305", "341", "集計中"], "400", "－", "－", "－"), r(Z, c, (g2, s3), "こども未来課", "2-1-①", "婚姻届出件数", "件", "412", ["398", "371", "380", "366", "359"], "400", "89.8%", "Ｂ", "↘"),
            r(Z, c, None, None, "2-1-②", "支援センターの登録者数", "人", "－", ["", "", "120", "184", "203"], "250", "81.2%", "Ｂ", "↗")]
    rows[0][0] = G1
    form(folder, "27b-mokuhyo.xlsx", [dict(name="進捗管理表", rows=[
        [head("第２期湊山市まち・ひと・しごと創生総合戦略　ＫＰＩ進捗管理表（令和６年度末時点）", "湊山市", "R6")], [E] * 12 + ["Ａ：順調（90％以上）　Ｂ：概ね順調（70％以上）　Ｃ：遅れている（70％未満）　－：判定不可"],
        ["基本目標", "具体的施策", "主な取組", "KPI\n番号", "重要業績評価指標（KPI）", "単位", "基準値\n（R元）", "実績値の推移", E, E, E, E, "目標値\n（R7）", "進捗率", "評価", "傾向", "所管課"],
        [E] * 7 + ["R2", "R3", "R4", "R5", "R6", E, E, E, E, E], *rows, [T("注１　（累計）は計画期間の初年度からの累計値である。", "notes")]],
        merges="A1:Q1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:G4 H3:L3 M3:M4 N3:N4 O3:O4 P3:P4 Q3:Q4 A5:A7 B5:B6 C5:C6 Q5:Q6 A8:A9 B8:B9 C8:C9 Q8:Q9")])

    # c: the administrative review split by department over sheets, a ○ in the column of next year's policy, a sheet with the counts behind
    opts = ["拡充", "現状\n維持", "改善", "縮小", "休・廃止"]
    def bukyoku(name, dep, lines, n):
        rows = [[T("令和６年度　事務事業評価結果一覧表", "title", ("fiscal_year", "R6"))], ["部局名", dep, E, E, E, E, E, E, E, E, E, E, E, E, E, "（千円）"],
                ["整理\n番号", "事務事業名", "課　名", "決算額", E, "当初\n予算額", "成果指標", E, E, E, E, "総合\n評価", "来年度の方向性", E, E, E, E, "方向性の理由・改善内容"], [E, E, E, "R5", "R6", "R7", "指標名", "単位", "R5実績", "R6目標", "R6実績", E, *opts, E]]
        for no, p, d, money, k, m, way, why in lines:
            X = P(p)
            rows.append([X(no, ("number", int(no.split("-")[1]))) if 0 else no, X(p, "name"), X(d, "department"), yen(X, money[0], "R5|cost"), yen(X, money[1], "R6|cost"), yen(X, money[2], "R7|budget"), X(k[0], f"R6|{k[0]}|name"), X(k[1], f"R6|{k[0]}|unit"),
                         X(k[2], f"R5|{k[0]}|actual"), X(k[3], f"R6|{k[0]}|target"), X(k[4], f"R6|{k[0]}|actual"), X(m, "R6|effect|rating"), *mark(X, opts, way), X(why, "R6|policy|reason")])
        return dict(name=name, rows=rows + [[E, "小　計", E, *[U(x) for x in n]]], merges="A1:R1 B2:C2 A3:A4 B3:B4 C3:C4 D3:E3 G3:K3 L3:L4 M3:Q3 R3:R4")
    form(folder, "27c-bukyoku.xlsx", [
        bukyoku("総務部", "総務部", [("総-01", "広報紙発行事業", "秘書広報課", ("8,120", "8,455", "8,600"), ("市民の認知度", "％", 71.2, 75, 72.8), "Ｂ", "現状\n維持", "紙面の見直しを続ける。"), ("総-02", "自主防災組織育成事業", "危機管理課", ("1,980", "2,310", "3,000"), ("訓練を実施した組織の割合", "％", 48, 55, 57.5), "Ａ", "拡充", "資機材の補助を増やす。")], ("10,100", "10,765", "11,600")),
        bukyoku("産業建設部", "産業建設部", [("産-01", "有害鳥獣捕獲対策事業", "農林課", ("14,200", "15,118", "15,000"), ("農作物の被害額", "千円", 6230, 5500, 7012), "Ｃ", "改善", "捕獲隊の若返りを図る。"), ("産-02", "空き店舗対策事業", "商工課", ("3,000", "1,500", "1,000"), ("新規の出店数", "店", 4, 5, 2), "Ｃ", "縮小", "補助率を見直す。"), ("産-03", "橋りょう点検事業", "建設課", ("22,000", "24,640", "30,000"), ("点検した橋の数", "橋", 61, 60, 64), "Ａ", "現状\n維持", "計画どおり進める。")], ("39,200", "41,258", "46,000")),
        bukyoku("教育委員会", "教育委員会事務局", [("教-01", "英語検定受検料補助事業", "学校教育課", ("640", "702", "700"), ("３級以上の取得率", "％", 38.4, 45, "調査中"), "Ｂ", "現状\n維持", "制度が浸透している。"), ("教-02", "市民体育祭開催事業", "スポーツ振興課", ("1,850", "0", "0"), ("参加者数", "人", 1204, 1300, "中止"), "Ｄ", "休・廃止", "地区の運動会に移す。")], ("2,490", "702", "700")),
        dict(name="集計", rows=[["評価結果の集計（件数）"], ["部局", "Ａ", "Ｂ", "Ｃ", "Ｄ", "計"], ["総務部", 1, 1, 0, 0, 2], ["産業建設部", 1, 0, 2, 0, 3], ["教育委員会", 0, 1, 0, 1, 2], ["合計", 2, 2, 2, 1, 7]])])

    # d: gifts of firms: the plan of regional renewal over its projects, the firms below each other, amounts with their unit in brackets of the heading
    a, b, c = "高校生の地元就職応援事業", "城下町の景観再生事業", "子ども食堂支援事業"
    X, Y, Z = P(a), P(b), P(c)
    plan = "第２期氷室市まち・ひと・しごと創生推進計画"
    def k(Q, n, b0, t, v):
        return [Q(n, f"R6|{n}|name"), Q(b0, f"R6|{n}|baseline"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual")]
    form(folder, "27d-kifu.xlsx", [dict(name="R6寄附活用事業", rows=[
        [head("まち・ひと・しごと創生寄附活用事業（企業版ふるさと納税）実施状況報告　令和６年度", "氷室市", "R6") if 0 else T("まち・ひと・しごと創生寄附活用事業（企業版ふるさと納税）実施状況報告　令和６年度", "title", ("fiscal_year", "R6"))], ["自治体名：", C("氷室市", [(None, "/municipality", "氷室市")])], ["地域再生計画の名称：", U(plan)], [],
        ["番号", "寄附活用事業名", "担当部署", "事業内容", "寄附の状況", E, "事業費（千円）", E, "ＫＰＩ", E, E, E, "事業の評価", "今後の展開"], [E, E, E, E, "寄附企業", "寄附額（千円）", "総額", "うち寄附金", "指標", "開始前", "目標", "実績", E, E],
        [X(1, "number"), X(a, "name"), X("産業振興課", "department"), X("地元企業を知るバスツアーと就職フェアを開く。", "plan|summary"), U("株式会社氷室精機"), U("1,000"), yen(X, "3,842", "R6|cost"), U("1,500"), *k(X, "地元就職率（％）", 41.5, 50, 47.2), X("概ね順調", "R6|effect|rating"), X("継続", "R6|policy|decision")],
        [E, E, E, E, U("匿名希望（１社）"), U("500"), E, E, *k(X, "参加した生徒の数（人）", 0, 120, 156), E, E],
        [Y(2, "number"), Y(b, "name"), Y("都市計画課", "department"), Y("空き町家を改修し、まち歩きの拠点とする。", "plan|summary"), U("有限会社東雲建設"), U("300"), yen(Y, "18,006", "R6|cost"), U("2,300"), *k(Y, "町家の改修件数（件・累計）", 3, 8, 8), Y("順調", "R6|effect|rating"), Y("拡充", "R6|policy|decision")],
        [E, E, E, E, U("北斗信用金庫"), U("2,000"), E, E, E, E, E, E, E, E],
        [Z(3, "number"), Z(c, "name"), Z("福祉課", "department"), Z("子ども食堂の開設と運営に補助する。", "plan|summary"), U("該当なし"), U("0"), yen(Z, "720", "R6|cost"), U("0"), *k(Z, "子ども食堂の数（か所）", 2, 4, 3), Z("やや遅れ", "R6|effect|rating"), Z("継続", "R6|policy|decision")],
        ["計", E, E, E, U("４社"), U("3,800"), total("22,568", "cost", scale=1000), U("3,800")]],
        merges="A1:N1 B3:H3 A5:A6 B5:B6 C5:C6 D5:D6 E5:F5 G5:H5 I5:L5 M5:M6 N5:N6 A7:A8 B7:B8 C7:C8 D7:D8 G7:G8 H7:H8 M7:M8 N7:N8 A9:A10 B9:B10 C9:C10 D9:D10 G9:G10 H9:H10")])

    # e: facilities, three indicators side by side, each with the value before, aimed at and reached; dates by number format
    a, b = "旧小学校サテライトオフィス整備事業", "道の駅観光案内機能強化事業"
    X, Y = P(a), P(b)
    def ks(Q, p, lines):
        out = []
        for l in lines:
            if not l:
                out += [E] * 5
                continue
            n, u, b0, t, v = l
            out += [Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual") if v != E else B(p, f"R6|{n}|actual")]
        return out
    form(folder, "27e-kyoten.xlsx", [dict(name="拠点整備", rows=[
        [head("地方創生拠点整備交付金活用事業　実績値一覧（令和６年度）　天竺村", "天竺村", "R6")], [E] * 23 + ["（金額：千円）"],
        ["事業番号", "事業名", "主管課", "供用開始日", "事業費", "交付金額", "ＫＰＩ①", E, E, E, E, "ＫＰＩ②", E, E, E, E, "ＫＰＩ③", E, E, E, E, "事業効果", "外部組織の\n検証結果", "今後の方針"], [E] * 6 + ["指標名", "単位", "申請時", "目標", "実績"] * 3 + [E, E, E],
        [X(1, "number"), X(a, "name"), X("企画課", "department"), U(F(44652, "[$-411]ge.m.d")), X(F(98400, "#,##0"), ("R6|cost", 98400000)), X(F(49200, "#,##0"), ("R6|grant", 49200000)), *ks(X, a, [("入居企業数", "社", 0, 4, 5), ("施設利用者数", "人", 0, "2,500", "2,816"), ("移住者数", "人", 2, 6, "R8.1判明")]), X("地方創生に非常に効果的であった", "R6|effect|rating"), X("有効であった", "R6|evaluations|0|rating"), X("事業の継続", "R6|policy|decision")],
        [Y(2, "number"), Y(b, "name"), Y("産業課", "department"), U(F(45017, "[$-411]ge.m.d")), Y(F(32110, "#,##0"), ("R6|cost", 32110000)), Y(F(16055, "#,##0"), ("R6|grant", 16055000)), *ks(Y, b, [("観光案内件数", "件", 310, 800, 742), ("道の駅の売上額", "千円", "84,000", "92,000", "95,310"), None]), Y("地方創生に効果があった", "R6|effect|rating"), Y("有効であった", "R6|evaluations|0|rating"), Y("事業の見直し（改善）", "R6|policy|decision")]],
        merges="A1:X1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:K3 L3:P3 Q3:U3 V3:V4 W3:W4 X3:X4")])

    # f: relief from prices as a csv: rows of the menu between, no unit line but 「円」 in the heading, quotes and line breaks, ditto marks
    a, b, c, d = "水道基本料金減免事業", "子育て世帯応援商品券事業", "医療・介護施設等光熱費支援事業", "運送事業者燃料高騰対策事業"
    W, X, Y, Z = P(a), P(b), P(c), P(d)
    def r(Q, no, p, dep, text, cost, grant, k, said, dep_shown=None):
        n, t, v = k
        return [Q(no, "number"), Q(p, "name"), Q(dep_shown or dep, ("department", dep)), Q(text, "plan|summary"), Q(cost, "R6|cost"), Q(grant, "R6|grant"), Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(said, "R6|effect|comment")]
    form(folder, "27f-bukka.csv", [dict(name="x", rows=[
        [T("令和６年度物価高騰対応重点支援地方創生臨時交付金の活用状況", "title", ("fiscal_year", "R6")), *[E] * 9], [C("茜川町", [(None, "/municipality", "茜川町")]), *[E] * 9],
        ["番号", "交付対象事業の名称", "担当部署", "事業内容", "事業費（円）", "交付金充当額（円）", "指標", "計画", "実績", "効果・検証"], ["≪生活者支援≫", *[E] * 9],
        r(W, "1", a, "上下水道課", "６か月分の基本料金を減免する。", "31,208,400", "31,000,000", ("減免した件数", "5,100件", "5,098件"), "全世帯の負担を軽くすることができた。"), r(X, "2", b, "福祉こども課", "１８歳以下の子ども１人に１万円分の商品券を配る。", "16,044,120", "16,000,000", ("商品券の使用率", "95％", "98.7％"), "子育て世帯の家計を支えた。"),
        ["≪事業者支援≫", *[E] * 9], r(Y, "3", c, "福祉こども課", "病床数・定員に応じて支援金を支給する。", "9,450,000", "9,450,000", ("支給した施設の数", "42施設", "42施設"), "サービスの継続につながった。", "〃"), r(Z, "4", d, "産業課", "車両１台につき３万円を支給する。", "4,290,000", "4,200,000", ("支給した台数", "150台", "143台"), "事業の継続を支えた。"),
        ["合計", E, E, E, total("60,992,520", "cost"), total("60,650,000", "grant"), E, E, E, E], [T("※事業費は決算額。", "notes"), *[E] * 9]])], sep=",", encoding="cp932")

    # g: the promotion type with opinions of three experts in columns and the town's answer; span over years; targets of the year and of the end
    a, b = "棚田オーナー関係人口創出事業", "スポーツツーリズム推進事業"
    X, Y = P(a), P(b)
    by = [C(f"{w}委員", [(p, f"/reviews[R6]/opinions[{i}]/by", f"{w}委員") for p in (a, b)]) for i, w in enumerate("ＡＢＣ")]
    def k(Q, n, u, t, v, goal):
        return [Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(goal, f"R6|{n}|goal|value")]
    form(folder, "27g-suishin.xlsx", [dict(name="検証結果", rows=[
        [E] * 16 + ["資料３"], [head("地方創生推進タイプ交付金事業　令和６年度の効果検証（花折市）", "花折市", "R6")],
        ["No.", "事業名", "交付金の種類", "計画期間", "担当課", "Ｒ６実績額\n（円）", "ＫＰＩ", E, E, E, E, "担当課の\n自己評価", "外部有識者の意見", E, E, "市の対応", "Ｒ７の方針"], [E, E, E, E, E, E, "指標名", "単位", "Ｒ６目標値", "Ｒ６実績値", "最終目標値\n（Ｒ８）", E, *by, E, E],
        [X(1, "number"), X(a, "name"), X("横展開型", "R6|program"), X("令和４年度～令和８年度", ("period|from", "R4"), ("period|to", "R8")), X("農政課", "department"), X("7,810,250", "R6|cost"), *k(X, "棚田オーナー数", "組", 60, 71, 80), X("効果があった", "R6|effect|rating"), X("都市部での募集を強めてはどうか。", "R6|opinions|0|text"), X("高齢の農家への負担に気をつけること。", "R6|opinions|1|text"), X("特になし", "R6|opinions|2|text"), A("募集の場を広げ、作業の分担を見直す。", "whose"), X("継続", "R6|policy|decision")],
        [E] * 6 + [*k(X, "交流イベントの参加者数", "人", 500, 463, 700)],
        [Y(2, "number"), Y(b, "name"), Y("先駆型", "R6|program"), Y("令和５年度～令和７年度", ("period|from", "R5"), ("period|to", "R7")), Y("スポーツ課", "department"), Y("22,055,000", "R6|cost"), *k(Y, "合宿の延べ宿泊数", "人泊", "3,000", "3,842", "5,000"), Y("相当程度効果があった", "R6|effect|rating"), Y("宿が足りないと聞く。", "R6|opinions|0|text"), Y("冬の活用も考えてほしい。", "R6|opinions|1|text"), Y("経済効果の測り方を示すこと。", "R6|opinions|2|text"), A("民泊の活用を検討する。", "whose"), Y("拡充", "R6|policy|decision")],
        [E] * 6 + [*k(Y, "大会の開催数", "回", 4, 4, 6)], [E] * 6 + [*k(Y, "観光消費額", "万円", "9,000", "確認中", "15,000")]],
        merges="A2:Q2 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:K3 L3:L4 M3:O3 P3:P4 Q3:Q4 A5:A6 B5:B6 C5:C6 D5:D6 E5:E6 F5:F6 L5:L6 M5:M6 N5:N6 O5:O6 P5:P6 Q5:Q6 A7:A9 B7:B9 C7:C9 D7:D9 E7:E9 F7:F9 L7:L9 M7:M9 N7:N9 O7:O9 P7:P9 Q7:Q9")])

    # h: an open csv, one row a project, the indicators numbered in the headings, western years, the municipality's code
    a, b = "多世代交流施設運営事業", "スマート農業導入支援事業"
    X, Y = P(a), P(b)
    def k(Q, p, n, u, t, v):
        return [Q(n, f"R5|{n}|name"), Q(u, f"R5|{n}|unit"), Q(t, f"R5|{n}|target"), Q(v, f"R5|{n}|actual")] if n else [E] * 4
    code, ken, shi = C("292095", [(None, "/municipality_code", "292095")]), "奈良県", C("生駒野市", [(None, "/municipality", "奈良県生駒野市")])
    form(folder, "27h-opendata.csv", [dict(name="x", rows=[
        ["全国地方公共団体コード", "都道府県名", "市区町村名", "対象年度", "事業ID", "交付対象事業名", "担当課", "事業費（円）", "うち交付金（円）", "KPI1_指標名", "KPI1_単位", "KPI1_目標値", "KPI1_実績値", "KPI2_指標名", "KPI2_単位", "KPI2_目標値", "KPI2_実績値", "事業効果", "今後の方針", "備考"],
        [code, ken, shi, T("2023", ("fiscal_year", "R5")), "R5-001", X(a, "name"), X("福祉政策課", "department"), X("18450000", "R5|cost"), X("9225000", "R5|grant"), *k(X, a, "延べ利用者数", "人", "12000", "13482"), *k(X, a, "利用者の満足度", "%", "85", "91.2"), X("地方創生に相当程度効果があった", "R5|effect|rating"), X("事業の継続", "R5|policy|decision"), U("施設は2021年度に整備")],
        [code, ken, shi, T("2023", ("fiscal_year", "R5")), "R5-002", Y(b, "name"), Y("農林課", "department"), Y("6230500", "R5|cost"), Y("3115250", "R5|grant"), *k(Y, b, "導入した農家数", "戸", "15", "11"), *k(Y, b, "", "", "", ""), Y("地方創生に効果があった", "R5|effect|rating"), Y("事業内容の見直し", "R5|policy|decision"), E]])], sep=",", encoding="utf-8-sig")

    # i: a list of several rows a project: plan and result below each other for money and for each indicator, years across
    a, b = "里山サイクリング推進事業", "地域クーポンＤＸ事業"
    X, Y = P(a), P(b)
    def block(Q, no, p, dep, money, lines, m, way):
        rows = []
        for i, (n, u, ts, vs) in enumerate(lines):
            for j, (w, xs) in enumerate((("計画", ts), ("実績", vs))):
                rows.append([Q(no, "number") if not i + j else E, Q(p, "name") if not i + j else E, Q(dep, "department") if not i + j else E, Q(n, f"R6|{n}|name") if not j else E, Q(u, f"R6|{n}|unit") if not j else E, w,
                             *[Q(x, f"R{y}|{n}|{'actual' if j else 'target'}") if x != E else B(p, f"R{y}|{n}|{'actual' if j else 'target'}") for y, x in zip((4, 5, 6, 7), xs)], Q(m, "R6|effect|rating") if not i + j else E, Q(way, "R6|policy|decision") if not i + j else E])
        for j, (w, key, xs) in enumerate((("計画", "budget", money[0]), ("実績", "cost", money[1]))):
            rows.append([E, E, E, "事業費" if not j else E, "千円" if not j else E, w, *[yen(Q, x, f"R{y}|{key}") if x != E else B(p, f"R{y}|{key}") for y, x in zip((4, 5, 6, 7), xs)], E, E])
        return rows
    form(folder, "27i-keikaku-jisseki.xlsx", [dict(name="実施状況", rows=[
        [head("デジタル田園都市国家構想交付金事業　年度別実施状況（令和６年度末）　　　栗駒野町", "栗駒野町", "R6")], [],
        ["No", "事業名", "担当課", "指標等", "単位", "区分", "R4年度", "R5年度", "R6年度", "R7年度", "評価", "今後の方向"],
        *block(X, 1, a, "観光課", [["5,000", "8,000", "8,000", "6,000"], ["4,812", "7,930", "7,655", ""]], [("レンタサイクル利用者数", "人", ["800", "1,000", "1,200", "1,500"], ["654", "1,088", "1,297", ""]), ("市内の宿泊者数", "千人", ["30.0", "32.0", "34.0", "36.0"], ["28.4", "33.1", "集計中", ""])], "Ａ", "継続"),
        *block(Y, 2, b, "商工課", [["", "3,000", "2,000", "2,000"], ["", "2,996", "1,874", ""]], [("クーポンの利用件数", "件", ["", "5,000", "8,000", "10,000"], ["", "3,911", "6,540", ""])], "Ｃ", "見直し")],
        merges="A1:L1 A4:A9 B4:B9 C4:C9 D4:D5 D6:D7 D8:D9 E4:E5 E6:E7 E8:E9 K4:K9 L4:L9 A10:A13 B10:B13 C10:C13 D10:D11 D12:D13 E10:E11 E12:E13 K10:K13 L10:L13")])

    # j: goals as lines across the table, the measure and its indicator a row, text columns for what was done, what is wrong and what comes next
    a, b, c = "企業誘致の推進", "観光地域づくり", "子育て環境の充実"
    X, Y, Z = P(a), P(b), P(c)
    g1, g2 = "基本目標Ⅰ　魅力ある雇用を生み出す", "基本目標Ⅱ　安心して産み育てられる環境をつくる"
    def r(Q, m, n, b0, y0, t, v, goal, mk, dep, txt):
        first = m is not None
        return [Q(m, "name") if first else E, Q(n, f"R6|{n}|name"), Q(f"{b0}（{y0}）", f"R6|{n}|baseline", (f"R6|{n}|baseline_year", y0)), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(goal, f"R6|{n}|goal|value"), Q(mk, f"R6|{n}|rating"),
                *([Q(dep, "department"), Q(txt[0], "R6|achievements"), Q(txt[1], "R6|issues|current"), Q(txt[2], "R6|policy|decision")] if first else [E] * 4)]
    form(folder, "27j-shisaku.xlsx", [dict(name="KPI一覧", rows=[
        [head("八雲台市総合戦略　令和６年度の取組状況とＫＰＩの達成状況", "八雲台市", "R6")], [T("【評価】◎：目標を達成　○：目標の８割以上　△：目標の８割未満　×：基準値を下回る", "notes") if 0 else "【評価】◎：目標を達成　○：目標の８割以上　△：目標の８割未満　×：基準値を下回る"],
        ["施策", "KPI", "計画策定時", "R6目標", "R6実績", "R9目標", "評価", "主管課", "令和６年度の主な取組", "課題", "今後の取組方針"],
        [C(g1, [(p, "/strategy[0]", g1) for p in (a, b)])], r(X, a, "誘致企業の数（社）", "2", "R3", "5", "6", "8", "◎", "産業戦略課", ("工業団地の見学会を４回開催した。", "人材の確保が難しい。", "高校と連携した説明会を開く。")), r(X, None, "新規の雇用者数（人）", "35", "R3", "80", "71", "150", "○", "", ()),
        r(Y, b, "観光消費額（億円）", "41.2", "R2", "60.0", "公表前", "75.0", "－", "観光交流課", ("観光協会と周遊企画を実施した。", "宿泊につながらない。", "夜の催しを増やす。")),
        [C(g2, [(c, "/strategy[0]", g2)])], r(Z, c, "合計特殊出生率", "1.41", "R3", "1.50", "1.32", "1.60", "×", "子育て支援課", ("一時預かりの定員を増やした。", "保育士が不足している。", "就職の支援金を設ける。")), r(Z, None, "子育て支援拠点の利用者数（人）", "8,214", "R3", "9,000", "9,377", "10,000", "◎", "", ())],
        merges="A1:K1 A2:K2 A4:K4 A5:A6 H5:H6 I5:I6 J5:J6 K5:K6 A8:K8 A9:A10 H9:H10 I9:I10 J9:J10 K9:K10")])


def twenty_eighth(folder):
    """Ten, of other kinds; written before anything of them was run."""
    # a: the grant's projects by field, planned and final amounts side by side, numbers that begin anew, a summary block above the table
    a, b, c, d = "観光施設Wi-Fi整備事業", "地域交通事業者応援金", "妊婦応援給付金事業", "高校生等通学費支援事業"
    W, X, Y, Z = P(a), P(b), P(c), P(d)
    def r(Q, no, p, dep, text, plan, cost, grant, own, done, mk, said):
        return [Q(no, "number") if no else E, Q(p, "name"), Q(dep, "department"), Q(text, "plan|summary"), yen(Q, plan, "R5|budget"), yen(Q, cost, "R5|cost"), yen(Q, grant, "R5|grant"), U(own), Q(done, "R5|achievements"), Q(mk, "R5|effect|rating"), Q(said, "R5|effect|comment")]
    form(folder, "28a-bunya.xlsx", [dict(name="公表様式", rows=[
        [head("令和５年度　新型コロナウイルス感染症対応地方創生臨時交付金　効果検証結果（織部市）", "織部市", "R5")], [], ["交付限度額", U("75,000千円"), E, "充当済額", U("73,912千円"), E, "執行率", U("98.5％")], [], [E] * 10 + ["単位：千円"],
        ["番号", "事業名", "担当課", "事業内容", "計画事業費", "実績事業費", "うち交付金\n充当額", "うち一般\n財源", "実施内容及び実績", "評価", "評価理由"],
        ["１　感染拡大の防止"], r(W, 1, a, "観光課", "観光施設に無線通信の設備を整える。", "12,000", "11,418", "11,000", "418", "６施設に整備した。", "Ａ", "混雑の状況を配信でき、密を避けることができた。"),
        ["２　暮らしと事業の支援"], r(X, 2, b, "都市政策課", "路線バスとタクシーの事業者に応援金を支給する。", "8,500", "8,500", "8,500", "0", "１４者に支給した。", "Ａ", "運行の継続につながった。"), r(Y, 3, c, "健康推進課", "妊婦に５万円を給付する。", "30,000", "27,650", "27,650", "0", "５５３人に給付した。", "Ｂ", "出生数が見込みを下回った。"), r(Z, 4, d, "学校教育課", "高校生等の通学費を補助する。", "30,500", "28,004", "26,762", "1,242", "１，２０４人に補助した。", "Ａ", "家庭の負担を軽くした。"),
        ["合計", E, E, E, U("81,000"), total("75,572", "cost", "R5", 1000), total("73,912", "grant", "R5", 1000), U("1,660")],
        [T("（評価）Ａ：大きな効果があった　Ｂ：一定の効果があった　Ｃ：効果が少なかった", "notes") if 0 else "（評価）Ａ：大きな効果があった　Ｂ：一定の効果があった　Ｃ：効果が少なかった"], ["問合せ先　企画部企画課　電話0000-00-0000"]],
        merges="A1:K1 A7:K7 A9:K9")])

    # b: a sheet for each goal: the goal's own numbers in a table above, the indicators of its measures in one below
    def goal(name, title, own, measures):
        G = P(title)
        rows = [[head("第２期 柏葉町 まち・ひと・しごと創生総合戦略　進捗状況（令和６年度）", "柏葉町", "R6")], [C(title, [(title, "/name", title), *[(m[0], "/strategy[0]", title) for m in measures]])], ["■数値目標"], ["数値目標", "基準値\n（R1）", "R6実績", "目標値\n（R7）", "達成率", "担当課"]]
        rows += [[G(l[0], f"R6|{l[0]}|name"), G(l[1], f"R6|{l[0]}|baseline"), G(l[2], f"R6|{l[0]}|actual"), A(l[3], "final"), U(l[4]), G(l[5], "department")] for l in own] + [[], ["■重要業績評価指標（KPI）"], ["施策", "KPI", "単位", "基準値\n（R1）", "R4実績", "R5実績", "R6実績", "R6目標", "目標値\n（R7）", "評価", "担当課"]]
        for m, dep, ks in measures:
            X = P(m)
            for i, (n, u, b0, vs, t, g, mk) in enumerate(ks):
                rows.append([X(m, "name") if not i else E, X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(b0, f"R6|{n}|baseline"), *[X(v, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6), vs)], X(t, f"R6|{n}|target"), X(g, f"R6|{n}|goal|value", ), X(mk, f"R6|{n}|rating"), X(dep, "department") if not i else E])
        return dict(name=name, rows=rows, merges=f"A1:K1 A2:K2 A{9 + len(own) - 1}:A{9 + len(own) - 1 + len(measures[0][2]) - 1}")
    form(folder, "28b-mokuhyo-betsu.xlsx", [
        goal("基本目標1", "基本目標１　しごとをつくり、安心して働けるようにする", [("町内総生産", "212億円", "集計中", "230億円", "－", "産業課")], [("農林業の振興", "農林課", [("認定農業者数", "人", 61, [64, 63, 66], 68, 70, "○"), ("素材生産量", "千㎥", 12.4, [13.0, 14.2, "調査中"], 15.0, 16.0, "－")]), ("商工業の振興", "産業課", [("創業支援による開業数", "件", 2, [3, 5, 4], 5, 5, "△")])]),
        goal("基本目標2", "基本目標２　つながりを築き、新しい人の流れをつくる", [("社会増減", "△45人", "△21人", "0人", "－", "企画課"), ("関係人口", "310人", "842人", "1,000人", "84.2％", "企画課")], [("移住・定住の促進", "企画課", [("移住相談件数", "件", 48, [75, 102, 131], 120, 120, "◎"), ("空き家バンクの成約数", "件", 4, [6, 9, 7], 10, 12, "△")]), ("観光の振興", "産業課", [("観光入込客数", "千人", 188, [142, 176, 195], 190, 200, "◎")])])])

    # c: the indicators of a strategy: a band of yearly targets, then a band of yearly results, department for each, base with its year apart
    m1, m2 = "1-(1) 地場産業の高付加価値化", "2-(1) 結婚・妊娠・出産の支援"
    X, Y = P(m1), P(m2)
    def r(Q, p, first, no, n, u, dep, b0, y0, ts, vs, rate, mk):
        return [Q(p, "name") if first else E, no, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(dep, f"R6|{n}|department"), Q(y0, f"R6|{n}|baseline_year"), Q(b0, f"R6|{n}|baseline"), *[Q(t, f"R{y}|{n}|target") for y, t in zip((4, 5, 6, 7), ts)], *[Q(v, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6), vs)], U(rate), Q(mk, f"R6|{n}|rating")]
    form(folder, "28c-nijuu-nendo.xlsx", [dict(name="KPI管理表", rows=[
        [head("第３次錦川市総合戦略　KPI管理表（令和６年度実績）", "錦川市", "R6")], [], ["施策", "No.", "KPI", "単位", "担当課", "基準", E, "目標値", E, E, E, "実績値", E, E, "R6達成率", "判定"], [E] * 5 + ["年度", "値", "R4", "R5", "R6", "R7", "R4", "R5", "R6", E, E],
        r(X, m1, True, 1, "ブランド認証品の数", "品", "商工課", "18", "R2", ["20", "24", "28", "32"], ["19", "25", "31"], "110.7%", "達成"), r(X, m1, False, 2, "製造品出荷額", "億円", "商工課", "412", "R1", ["415", "420", "425", "430"], ["398", "431", "（R8.6公表）"], "－", "－"), r(X, m1, False, 3, "新規就農者数（累計）", "人", "農政課", "0", "R3", ["5", "10", "15", "20"], ["4", "9", "13"], "86.7%", "未達成"),
        r(Y, m2, True, 4, "婚姻件数", "件", "子育て支援課", "143", "R2", ["150", "150", "150", "150"], ["128", "121", "134"], "89.3%", "未達成"), r(Y, m2, False, 5, "産後ケアの利用率", "％", "健康課", "12.5", "R3", ["15.0", "20.0", "25.0", "30.0"], ["18.2", "24.1", "33.6"], "134.4%", "達成"),
        [T("※判定は、令和６年度の目標値に対するもの", "notes")]],
        merges="A1:P1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:G3 H3:K3 L3:N3 O3:O4 P3:P4 A5:A7 A8:A9")])

    # d: gifts of firms over three years in columns, the plan of regional renewal's indicators for each project, names that run over lines
    a, b = "人材育成奨学金返還支援事業", "伝統産業の後継者育成\n及び販路開拓事業"
    X, Y = P(a), P(b)
    def r(Q, p, no, dep, gifts, costs, ks):
        rows = []
        for i, (n, t, v) in enumerate(ks):
            rows.append(([Q(no, "number"), Q(p, "name"), Q(dep, "department"), *sum(([U(g), Q(c, f"R{y}|cost") if c != "－" else U(c)] for y, g, c in zip((4, 5, 6), gifts, costs)), [])] if not i else [E] * 9) + [Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual")])
        return rows
    form(folder, "28d-kifu-nendo.xlsx", [dict(name="実績", rows=[
        [T("企業版ふるさと納税を活用した事業の実施状況（令和４年度～令和６年度）", "title")], [E] * 9 + [C("雪椿町 総合政策課", [(None, "/municipality", "雪椿町")])], [E] * 11 + ["（円）"],
        ["No", "事業名", "担当課", "令和４年度", E, "令和５年度", E, "令和６年度", E, "令和６年度のＫＰＩ", E, E], [E, E, E, "寄附額", "事業費", "寄附額", "事業費", "寄附額", "事業費", "指標", "目標", "実績"],
        *r(X, a, 1, "総務課", ["1,000,000", "1,500,000", "2,000,000"], ["1,820,000", "2,405,000", "3,116,000"], [("支援した若者の数（人）", 20, 26), ("町内に就職した割合（％）", 60, 57.7)]), *r(Y, b, 2, "商工観光課", ["－", "500,000", "300,000"], ["－", "1,240,500", "980,000"], [("後継者の数（人）", 3, 2)]),
        ["合計", E, E, U("1,000,000"), U("1,820,000"), U("2,000,000"), U("3,645,500"), U("2,300,000"), C("4,096,000", [(None, "/totals[R6 実績]/cost", 4096000)])]],
        merges="A1:L1 J2:L2 A4:A5 B4:B5 C4:C5 D4:E4 F4:G4 H4:I4 J4:L4 A6:A7 B6:B7 C6:C7 D6:D7 E6:E7 F6:F7 G6:G7 H6:H7 I6:I7")])

    # e: the meeting's opinions, one a row with the town's answer, grouped by project, some of the whole; in front the list of projects judged
    a, b = "産地直送アプリ構築事業", "女性活躍コワーキング事業"
    X, Y = P(a), P(b)
    form(folder, "28e-iken.xlsx", [
        dict(name="評価一覧", rows=[[head("令和６年度　地方創生推進会議　外部評価結果（木曽川市）", "木曽川市", "R6")], [], ["番号", "事業名", "所管課", "決算額（千円）", "内部評価", "外部評価", "外部評価の内訳", E, E], [E, E, E, E, E, E, "有効", "概ね有効", "有効でない"],
            [X(1, "number"), X(a, "name"), X("農政課", "department"), yen(X, "9,870", "R6|cost"), X("Ｂ", "R6|effect|rating"), X("概ね有効", "R6|evaluations|0|rating"), U("2人"), U("5人"), U("0人")], [Y(2, "number"), Y(b, "name"), Y("人権男女共同参画課", "department"), yen(Y, "4,455", "R6|cost"), Y("Ａ", "R6|effect|rating"), Y("有効", "R6|evaluations|0|rating"), U("6人"), U("1人"), U("0人")]],
            merges="A1:I1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:I3"),
        dict(name="意見と対応", rows=[["委員からの主な意見と市の考え方"], [], ["番号", "事業名", "委員からの意見", "市の考え方"],
            [1, a, X("利用者の年齢層が偏っている。高齢者にも使える工夫をしてほしい。", "R6|opinions|0|text"), X("操作の講習会を開く。", "R6|opinions|0|response")], [E, E, X("出荷する農家を増やすことが先ではないか。", "R6|opinions|1|text"), X("ＪＡと連携し、参加を呼びかける。", "R6|opinions|1|response")],
            [2, b, Y("託児の利用が多いことは評価できる。", "R6|opinions|0|text"), Y("引き続き実施する。", "R6|opinions|0|response")], ["全体", E, U("資料が読みにくい。図を使ってほしい。"), U("次回から改める。")]],
            merges="A4:A5 B4:B5 A7:B7")])

    # f: relief from prices: purpose, content and target in columns of their own, a status, days by number format, results in words with figures
    a, b = "省エネ設備更新支援補助金", "保育所等給食費支援事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, mok, nai, tai, st, en, cost, grant, state, done, eff):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(mok, "plan|purpose|0"), Q(nai, "plan|summary"), U(tai), Q(st[0], ("period|from", st[1])), Q(en[0], ("period|to", en[1])), Q(cost, "R6|cost"), Q(grant, "R6|grant"), U(state), Q(done, "R6|achievements"), Q(eff, "R6|effect|comment")]
    form(folder, "28f-juten.xlsx", [dict(name="R6", rows=[
        [E] * 12 + ["様式第２号"], [T("物価高騰対応重点支援地方創生臨時交付金（令和６年度実施分）事業実施状況調書", "title", ("fiscal_year", "R6"))], ["市町村名", C("丹波野町", [(None, "/municipality", "丹波野町")]), E, E, E, E, E, E, E, E, E, "（金額の単位は円）"],
        ["No", "事業名", "担当課", "目的", "事業内容", "対象者", "開始日", "完了日", "総事業費", "交付金充当額", "進捗", "実績", "効果"],
        r(X, 1, a, "環境政策課", "事業者の電気代の負担を減らす。", "高効率の空調・照明への更新に補助する。", "町内の中小企業", (F(45444, "yyyy/m/d"), "R6"), (F(45716, "yyyy/m/d"), "R6"), 18400000, 18000000, "完了", "４６社に補助した。", "１社当たり平均で１２％の電力を減らした。"), r(Y, 2, b, "子育て支援課", "給食の質を保ち、保護者の負担を増やさない。", "食材費の値上がり分を施設に支給する。", "私立の保育所等８施設", (F(45383, "yyyy/m/d"), "R6"), (F(45747, "yyyy/m/d"), "R6"), 3120000, 3000000, "完了", "８施設、延べ５，４１２人分を支給した。", "給食費を据え置くことができた。"),
        ["計", E, E, E, E, E, E, E, total(21520000, "cost"), total(21000000, "grant")]], merges="A2:M2 A8:B8")])

    # g: years counted from the project's first, with the fiscal year in brackets; indicators below each other, costs across the same years
    a, b = "書かない窓口導入事業", "ドローン物流実証事業"
    X, Y = P(a), P(b)
    def r(Q, p, no, kind, dep, ks, mk):
        rows = []
        for i, (n, u, b0, xs) in enumerate(ks):
            rows.append([*([Q(no, "number"), Q(p, "name"), Q(kind, "R6|program"), Q(dep, "department")] if not i else [E] * 4), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), *[U(x) if x == "－" else Q(x, f"R{y}|{n}|{f}") if x != E else B(p, f"R{y}|{n}|{f}") for x, (y, f) in zip(xs, [(5, "target"), (5, "actual"), (6, "target"), (6, "actual"), (7, "target"), (7, "actual")])], Q(mk, "R6|effect|rating") if not i else E])
        return rows
    form(folder, "28g-jisso-nenme.xlsx", [dict(name="KPI一覧", rows=[
        [head("デジタル田園都市国家構想交付金（デジタル実装タイプ）ＫＰＩ実績一覧　令和６年度　星置市", "星置市", "R6")], [],
        ["No", "交付対象事業", "タイプ", "担当課", "KPI", "単位", "初期値", "１年目（R5）", E, "２年目（R6）", E, "３年目（R7）", E, "事業の評価"], [E] * 7 + ["目標", "実績", "目標", "実績", "目標", "実績", E],
        *r(X, a, 1, "TYPE1", "市民課", [("申請書作成の利用件数", "件", "0", ["3,000", "3,455", "6,000", "7,012", "8,000", ""]), ("平均の手続時間", "分", "32", ["25", "24", "20", "21", "15", ""])], "地方創生に相当程度効果があった"), *r(Y, b, 2, "TYPE3", "産業戦略課", [("配送回数", "回", "0", ["－", "－", "100", "88", "200", ""]), ("利用者の満足度", "％", "－", ["－", "－", "70.0", "集計中", "80.0", ""])], "地方創生に効果があった")],
        merges="A1:N1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:G4 H3:I3 J3:K3 L3:M3 N3:N4 A5:A6 B5:B6 C5:C6 D5:D6 N5:N6 A7:A8 B7:B8 C7:C8 D7:D8 N7:N8")])

    # h: two lines a project under two lines of headings: the figures above, the words below
    a, b = "花いっぱい景観形成事業", "若者起業チャレンジ補助金"
    X, Y = P(a), P(b)
    def r(Q, p, no, dep, cost, k, mk, words):
        n, t, v = k
        return [[Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, cost, "R6|cost"), Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(mk, "R6|effect|rating")], [E, Q(words[0], "R6|achievements"), E, Q(words[1], "R6|issues|current"), E, Q(words[2], "R6|policy|decision"), E, E]]
    form(folder, "28h-nidan.xlsx", [dict(name="一覧", rows=[
        [head("令和６年度　地域創生基金事業　評価一覧　　青葉台町", "青葉台町", "R6")], [E] * 7 + ["（千円）"],
        ["No", "事業名", "担当課", "事業費", "成果指標", "目標値", "実績値", "評価"], [E, "実施内容", E, "課題", E, "今後の方針", E, E],
        *r(X, a, 1, "都市整備課", "2,340", ("花壇を世話する団体数", "30団体", "33団体"), "Ａ", ("２８か所に花の苗を配った。", "世話をする人の高齢化が進んでいる。", "継続")), *r(Y, b, 2, "商工観光課", "5,000", ("補助を受けた起業者数", "5人", "3人"), "Ｂ", ("募集を２回行い、３人に補助した。", "説明会の参加者が少ない。", "見直し"))],
        merges="A1:H1 A3:A4 B4:C4 D4:E4 F4:H4 A5:A6 B6:C6 D6:E6 F6:H6 A7:A8 B8:C8 D8:E8 F8:H8")])

    # i: a csv out of a system: a row for each indicator with the project repeated, codes, western years, blanks between digits, quotes
    a, b = "自動運転バス実装事業", "公民連携図書館事業"
    X, Y = P(a), P(b)
    def r(Q, code, p, dep, cost, grant, i, n, u, b0, t, v, ach, eff, way):
        return [code, Q(p, "name"), Q(dep, "department"), Q(cost, "R5|cost"), Q(grant, "R5|grant"), str(i), Q(n, f"R5|{n}|name"), Q(u, f"R5|{n}|unit"), Q(b0, f"R5|{n}|baseline") if b0 else B(p, f"R5|{n}|baseline"), Q(t, f"R5|{n}|target"), Q(v, f"R5|{n}|actual") if v else B(p, f"R5|{n}|actual"), Q(ach, f"R5|{n}|rating"), Q(eff, "R5|effect|rating"), Q(way, "R5|policy|decision")]
    form(folder, "28i-system.csv", [dict(name="x", rows=[
        ["事業コード", "交付対象事業名称", "所管部署", "総事業費_実績(円)", "交付金額_実績(円)", "KPI番号", "KPI名称", "KPI単位", "事業開始前", "目標値_2023年度", "実績値_2023年度", "KPI達成状況", "事業効果", "今後の方針"],
        r(X, "2023-A01", a, "交通政策課", "154300000", "77150000", 1, "乗車人数", "人", "0", "10000", "12876", "達成", "地方創生に非常に効果的であった", "事業の継続"), r(X, "2023-A01", a, "交通政策課", "154300000", "77150000", 2, "運行便数", "便", "", "1200", "1180", "未達成", "地方創生に非常に効果的であった", "事業の継続"),
        r(Y, "2023-A02", b, "生涯学習課", "20110450", "10055225", 1, "来館者数", "人", "41230", "50000", "53902", "達成", "地方創生に相当程度効果があった", "追加等更に発展させる"), r(Y, "2023-A02", b, "生涯学習課", "20110450", "10055225", 2, "市民講座の満足度", "％", "78.5", "85.0", "", "未確定", "地方創生に相当程度効果があった", "追加等更に発展させる")])], sep=",")

    # j: money and figures of last year, this year and next year side by side without a year in the headings; a hidden column; formulas
    a, b = "移動販売支援事業", "集落支援員配置事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, money, n, u, vs, mk, way):
        return [no, Q(p, "name"), Q(dep, "department"), yen(Q, money[0], "R5|cost"), yen(Q, money[1], "R6|budget"), yen(Q, money[2], "R6|cost"), yen(Q, money[3], "R7|budget"), F(money[4], "0.0%"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(vs[0], f"R5|{n}|actual"), Q(vs[1], f"R6|{n}|target"), Q(vs[2], f"R6|{n}|actual"), Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")]
    form(folder, "28j-zennendo.xlsx", [dict(name="過疎対策", hidden_columns=[8], rows=[
        [head("過疎地域持続的発展計画　令和６年度事業実績一覧（御嶽村）", "御嶽村", "R6")], [E] * 13 + ["（千円）"],
        ["区分", "事業名", "担当課", "事業費", E, E, E, "執行率", "成果指標", E, E, E, E, "評価", "次年度の方向性"], [E, E, E, "前年度決算", "当年度予算", "当年度決算", "次年度予算", E, "指標", "単位", "前年度実績", "当年度目標", "当年度実績", E, E],
        r(X, "生活", a, "産業課", ("1,200", "1,500", "1,438", "1,500", 0.9587), "利用世帯数", "世帯", (142, 150, 161), "順調", "継続"), r(Y, "集落", b, "地域振興課", ("8,640", "8,800", "8,712", "11,000", 0.99), "話合いを行った集落数", "集落", (9, 12, 11), "概ね順調", "拡充"),
        ["合計", E, E, U("9,840"), U("10,300"), total("10,150", "cost", scale=1000), U("12,500")]],
        merges="A1:O1 A3:A4 B3:B4 C3:C4 D3:G3 H3:H4 I3:M3 N3:N4 O3:O4")])


def twenty_ninth(folder):
    """Nine, written after the twenty-eighth had been mended for and before anything of them was run."""
    # a: two grants in one list, each under a heading of its own; name and department in a cell; amount and grant in a cell
    a, b, c = "湖西アウトドア観光推進事業", "ローカル鉄道利用促進事業", "旧庁舎サテライト拠点整備事業"
    X, Y, Z = P(a), P(b), P(c)
    def named(p, dep):
        return C(f"{p}\n（{dep}）", [(p, "/name", p), (p, "/department", dep)])
    def amount(Q, cost, grant):
        return Q(f"{cost}千円\n（うち交付金 {grant}千円）", ("R6|cost", thousand(cost)), ("R6|grant", thousand(grant)))
    def k(Q, n, t, v):
        return [Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual")]
    form(folder, "29a-nishurui.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　地方創生関係交付金　事業評価一覧（余呉町）", "余呉町", "R6")], [],
        ["No.", "事業名（担当課）", "実績額\n（うち交付金）", "KPI", E, E, "事業効果", "効果の説明", "今後の方針"], [E, E, E, "指標名", "目標値", "実績値", E, E, E],
        [C("■地方創生推進タイプ", [(p, "/reviews[R6]/program", "地方創生推進タイプ") for p in (a, b)])],
        [X(1, "number"), named(a, "観光振興課"), amount(X, "14,220", "7,110"), *k(X, "キャンプ場の利用者数", "18,000人", "20,415人"), X("相当程度効果があった", "R6|effect|rating"), X("週末の予約が埋まるようになった。", "R6|effect|comment"), X("事業を継続", "R6|policy|decision")], [E, E, E, *k(X, "体験プログラムの参加者数", "900人", "788人"), E, E, E],
        [Y(2, "number"), named(b, "企画政策課"), amount(Y, "6,004", "3,002"), *k(Y, "１日当たりの乗車人員", "1,150人", "1,098人"), Y("効果があった", "R6|effect|rating"), Y("沿線の学校と連携した催しが好評だった。", "R6|effect|comment"), Y("事業を見直し", "R6|policy|decision")],
        [C("■地方創生拠点整備タイプ", [(c, "/reviews[R6]/program", "地方創生拠点整備タイプ")])],
        [Z(3, "number"), named(c, "管財課"), amount(Z, "88,000", "44,000"), *k(Z, "入居した事業者数", "3者", "4者"), Z("非常に効果的であった", "R6|effect|rating"), Z("町外から４者が入居した。", "R6|effect|comment"), Z("事業を継続", "R6|policy|decision")]],
        merges="A1:I1 A3:A4 B3:B4 C3:C4 D3:F3 G3:G4 H3:H4 I3:I4 A5:I5 A6:A7 B6:B7 C6:C7 G6:G7 H6:H7 I6:I7 A9:I9")])

    # b: target and result in one cell, the council's mean mark, its opinions in a cell, the policy by a word in brackets
    m1, m2 = "(1) 農林水産業の担い手の確保", "(2) 中心市街地のにぎわいづくり"
    X, Y = P(m1), P(m2)
    def two(p, n, y, t, v):
        said = lambda s: int(s.replace(",", "")) if s.replace(",", "").isdigit() else float(s) if s.replace(".", "").isdigit() else s
        return C(f"{t}／{v}", [(p, field(f"R{y}|{n}|target"), said(t)), (p, field(f"R{y}|{n}|actual"), said(v))])
    def r(Q, p, first, n, u, b0, five, six, mk, dep, mean, said):
        return [Q(p, "name") if first else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), two(p, n, 5, *five), two(p, n, 6, *six), Q(mk, f"R6|{n}|rating"), Q(dep, "department") if first else E, U(mean) if first else E, Q(said, "R6|opinions|0|text") if first else E]
    form(folder, "29b-mokuhyo-jisseki.xlsx", [dict(name="施策別", rows=[
        [head("大篠市総合戦略　施策別ＫＰＩ達成状況　（令和６年度）", "大篠市", "R6")], [E] * 8 + ["評価は５点満点の平均"],
        ["施策", "KPI", "単位", "策定時", "Ｒ５\n目標／実績", "Ｒ６\n目標／実績", "達成状況", "担当課", "審議会の\n評価", "審議会の主な意見"],
        r(X, m1, True, "新規就農者数", "人", 4, ("6", "5"), ("8", "9"), "達成", "農業振興課", 4.2, "・農地のあっせんが早くなった。\n・住まいの支援も必要である。"), r(X, m1, False, "漁業の担い手研修の修了者数", "人", 0, ("3", "3"), ("3", "2"), "未達成", "", "", ""), r(Y, m2, True, "歩行者通行量", "人/日", "5,120", ("5,400", "5,213"), ("5,600", "集計中"), "－", "商工振興課", 3.1, "休日の催しが単発になっている。"), r(Y, m2, False, "空き店舗率", "％", 18.4, ("17.0", "16.2"), ("16.0", "15.1"), "達成", "", "", "")],
        merges="A1:J1 A4:A5 H4:H5 I4:I5 J4:J5 A6:A7 H6:H7 I6:I7 J6:J7")])

    # c: a sheet a department, which only a line above each table names; the same headings, a note below, a blank row between projects
    def ka(name, dep, lines):
        rows = [[T("令和６年度　総合計画実施計画　進捗報告書", "title", ("fiscal_year", "R6"))], ["担当課：", C(dep, [(l[0], "/department", dep) for l in lines])], [], ["事業名", "令和６年度の計画内容", "令和６年度の実施状況", "指標", E, E, "R6事業費\n（千円）", "自己評価", "課題", "令和７年度の取組"], [E, E, E, "名称", "目標", "実績", E, E, E, E]]
        for p, text, done, kk, cost, mk, issue, next_ in lines:
            X = P(p)
            rows += [[X(p, "name"), U(text), X(done, "R6|achievements"), *k(X, *kk), yen(X, cost, "R6|cost"), X(mk, "R6|effect|rating"), X(issue, "R6|issues|current"), X(next_, "R6|issues|revisions")], []]
        return dict(name=name, rows=rows, merges="A1:J1 A4:A5 B4:B5 C4:C5 D4:F4 G4:G5 H4:H5 I4:I5 J4:J5")
    form(folder, "29c-kabetsu.xlsx", [
        ka("市民協働課", "市民協働課", [("自治会加入促進事業", "転入者への案内を配布する。", "案内を２，１００部配布した。", ("自治会の加入率", "62.0％", "59.8％"), "310", "Ｃ", "集合住宅で加入が進まない。", "管理会社への働きかけを行う。"), ("市民活動センター運営事業", "相談の窓口を週５日開く。", "３１２件の相談に応じた。", ("登録した団体数", "120団体", "131団体"), "8,450", "Ａ", "相談員の育成が必要である。", "研修を年２回行う。")]),
        ka("環境課", "環境課", [("ごみ減量啓発事業", "出前講座を行う。", "出前講座を１４回行った。", ("１人１日当たりのごみ排出量", "850ｇ", "861ｇ"), "1,204", "Ｂ", "事業系のごみが増えている。", "事業所の訪問指導を強化する。")])])

    # d: a table copied from a web page: tabs, units behind the numbers, a line of words above and below, one project without figures
    a, b, c = "まちなか図書カフェ整備事業", "外国人材定着支援事業", "防災アプリ普及事業"
    X, Y, Z = P(a), P(b), P(c)
    form(folder, "29d-web.tsv", [dict(name="x", rows=[
        [head("令和５年度地方創生推進交付金事業の効果検証について（三ツ峠市）", "三ツ峠市", "R5")], ["市では、交付金を活用した事業について、有識者会議で効果を検証しました。"],
        ["事業名", "担当課", "事業費", "指標", "目標値", "実績値", "市の評価", "有識者会議の評価"],
        [X(a, "name"), X("生涯学習課", "department"), X("23,456,000円", ("R5|cost", 23456000)), X("来館者数", "R5|来館者数|name"), X("45,000人", "R5|来館者数|target"), X("51,238人", "R5|来館者数|actual"), X("A", "R5|effect|rating"), X("有効", "R5|evaluations|0|rating")],
        [Y(b, "name"), Y("商工課", "department"), Y("3,980,000円", ("R5|cost", 3980000)), Y("支援した企業数", "R5|支援した企業数|name"), Y("20社", "R5|支援した企業数|target"), Y("17社", "R5|支援した企業数|actual"), Y("B", "R5|effect|rating"), Y("有効", "R5|evaluations|0|rating")],
        [Z(c, "name"), Z("危機管理課", "department"), Z("0円", ("R5|cost", 0)), Z("登録者数", "R5|登録者数|name"), Z("3,000人", "R5|登録者数|target"), Z("未実施", "R5|登録者数|actual"), Z("－", "R5|effect|rating"), Z("－", "R5|evaluations|0|rating")],
        ["このページに関するお問い合わせ"], ["企画部 政策推進課　電話：0000-00-0000"]])], sep="\t")

    # e: plans of regional renewal: date of approval, term, indicators with the year of each value beside it, the reason where missed
    a, b = "里海と里山をつなぐ関係人口創出計画", "医療福祉人材確保推進計画"
    X, Y = P(a), P(b)
    def r(Q, p, no, day, span, dep, rows):
        out = []
        for i, (n, b0, y0, t, yt, v, yv, state, why) in enumerate(rows):
            out.append([*([Q(no, "number"), Q(p, "name"), U(day), Q(span[0], ("period|from", span[1]), ("period|to", span[2])), Q(dep, "department")] if not i else [E] * 5), Q(n, f"R6|{n}|name"), Q(b0, f"R6|{n}|baseline"), Q(y0, f"R6|{n}|baseline_year"), Q(t, f"R6|{n}|target"), U(yt), Q(v, f"R6|{n}|actual"), U(yv), Q(state, f"R6|{n}|rating"), Q(why, "R6|issues|obstacles") if why else E])
        return out
    form(folder, "29e-chiiki-saisei.xlsx", [dict(name="事後評価", rows=[
        [T("地域再生計画に係る目標の達成状況（事後評価）　令和６年度終了分", "title", ("fiscal_year", "R6"))], ["地方公共団体の名称", E, C("潮見市", [(None, "/municipality", "潮見市")])], [],
        ["番号", "地域再生計画の名称", "認定年月日", "計画期間", "担当部署", "数値目標", "従前値", E, "目標値", E, "実績値", E, "達成状況", "未達成の理由"], [E] * 6 + ["値", "年度", "値", "年度", "値", "年度", E, E],
        *r(X, a, 1, "令和4年3月30日", ("令和４年度～令和６年度", "R4", "R6"), "企画課", [("関係人口の登録者数（人）", "120", "R3", "600", "R6", "712", "R6", "達成", ""), ("体験民泊の宿泊者数（人泊）", "340", "R3", "1,000", "R6", "815", "R6", "未達成", "受入れ家庭の高齢化により、受入れの日数が減ったため。")]), *r(Y, b, 2, "令和3年11月19日", ("令和３年度～令和６年度", "R3", "R6"), "健康福祉課", [("市内で就職した看護師等の数（人）", "12", "R2", "60", "R6", "64", "R6", "達成", "")])],
        merges="A1:N1 A2:B2 A4:A5 B4:B5 C4:C5 D4:D5 E4:E5 F4:F5 G4:H4 I4:J4 K4:L4 M4:M5 N4:N5 A6:A7 B6:B7 C6:C7 D6:D7 E6:E7")])

    # f: every member's verdict as ○△× side by side, their sum, the verdict of the meeting and what was said, by project
    a, b, c = "駅前図書館活用事業", "ひきこもり相談支援事業", "竹林整備ボランティア事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, dep, own, marks, sum_, all_, said):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(own, "R6|effect|rating"), *[U(x) for x in marks], *[U(x) for x in sum_], Q(all_, "R6|evaluations|0|rating"), Q(said, "R6|opinions|0|text")]
    form(folder, "29f-iin-marubatsu.xlsx", [dict(name="評価集計", rows=[
        [head("令和６年度　まち・ひと・しごと創生有識者会議　評価集計表（玉垣町）", "玉垣町", "R6")], [],
        ["№", "事業名", "担当課", "町の\n自己評価", "委員の評価", E, E, E, E, "集計", E, E, "有識者会議の\n総合評価", "意見の要旨"], [E, E, E, E, "委員１", "委員２", "委員３", "委員４", "委員５", "○", "△", "×", E, E],
        r(X, 1, a, "教育課", "○", ["○", "○", "△", "○", "○"], [4, 1, 0], "○", "学生の利用を増やす工夫がほしい。"), r(Y, 2, b, "福祉課", "△", ["△", "○", "△", "－", "△"], [1, 3, 0], "△", "訪問の回数を増やすこと。"), r(Z, 3, c, "農林課", "○", ["○", "×", "△", "△", "○"], [2, 2, 1], "△", "竹の使い道を考えるべきである。")],
        merges="A1:N1 A3:A4 B3:B4 C3:C4 D3:D4 E3:I3 J3:L3 M3:M4 N3:N4")])

    # g: four lines of indicators a project, unused ones kept; last year's and this year's, then their sum; by year and by sum
    a, b = "地域商社機能強化事業", "観光DMO体制構築事業"
    X, Y = P(a), P(b)
    def r(Q, p, no, dep, ks, mk):
        rows = []
        for i in range(4):
            first = [Q(no, "number"), Q(p, "name"), Q(dep, "department")] if not i else [E] * 3
            if i < len(ks):
                n, u, five, six, all_ = ks[i]
                rows.append([*first, f"KPI{'①②③④'[i]}", Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), *[Q(v, f"R5|{n}|{f}") for v, f in zip(five, ("target", "actual"))], *[Q(v, f"R6|{n}|{f}") for v, f in zip(six, ("target", "actual"))], U(all_), Q(mk, "R6|effect|rating") if not i else E])
            else:
                rows.append([*first, f"KPI{'①②③④'[i]}", "－", "－", "－", "－", "－", "－", "－", E])
        return rows
    form(folder, "29g-yongyou.xlsx", [dict(name="KPI", rows=[
        [head("地方創生推進交付金　ＫＰＩ実績報告　令和６年度　　上栗野町", "上栗野町", "R6")], [],
        ["No", "交付対象事業の名称", "担当課", "KPI", E, "単位", "令和５年度", E, "令和６年度", E, "増加分の累計", "事業効果"], [E, E, E, "番号", "指標", E, "目標", "実績", "目標", "実績", E, E],
        *r(X, a, 1, "産業課", [("取扱商品数", "品", ("20", "24"), ("35", "41"), "41"), ("商社の売上額", "千円", ("15,000", "13,870"), ("25,000", "26,402"), "40,272")], "地方創生に相当程度効果があった"), *r(Y, b, 2, "観光課", [("観光消費単価", "円", ("8,200", "8,015"), ("8,500", "8,610"), "－"), ("会員事業者数", "者", ("40", "46"), ("55", "58"), "58"), ("サイトの閲覧数", "千PV", ("300", "412"), ("450", "※R7.9確定"), "－")], "地方創生に効果があった")],
        merges="A1:L1 A3:A4 B3:B4 C3:C4 D3:E3 F3:F4 G3:H3 I3:J3 K3:K4 L3:L4 A5:A8 B5:B8 C5:C8 L5:L8 A9:A12 B9:B12 C9:C12 L9:L12")])

    # h: a sheet a year with the same list, the year in each title; the last with a column more
    a, b = "道の駅集客向上事業", "空き家利活用相談事業"
    def nen(y, lines, more):
        rows = [[T(f"令和{'０１２３４５６'[y]}年度　地方創生推進事業実績一覧（白樺村）", *(["title"] if y == 4 else []), ("municipality", "白樺村"), *([("fiscal_year", "R6")] if y == 6 else []))], [E] * 6 + ["単位：千円"], ["番号", "事業名", "事業費", "KPI", "目標", "実績", "評価", *(["来年度の方向性"] if more else [])]]
        for no, p, cost, n, t, v, mk, way in lines:
            X = P(p)
            rows.append([X(no, "number"), X(p, "name"), yen(X, cost, f"R{y}|cost"), X(n, f"R{y}|{n}|name"), X(t, f"R{y}|{n}|target"), X(v, f"R{y}|{n}|actual"), X(mk, f"R{y}|effect|rating"), *([X(way, f"R{y}|policy|decision")] if more else [])])
        return dict(name=f"R{y}", rows=rows)
    form(folder, "29h-nendo-sheet.xlsx", [nen(4, [(1, a, "5,100", "来客数（千人）", 210, 188, "Ｂ", "")], False), nen(5, [(1, a, "4,800", "来客数（千人）", 220, 224, "Ａ", ""), (2, b, "1,150", "相談件数（件）", 30, 41, "Ａ", "")], False), nen(6, [(1, a, "4,650", "来客数（千人）", 230, "集計中", "－", "継続"), (2, b, "1,320", "相談件数（件）", 40, 38, "Ｂ", "改善")], True)])

    # i: costs by kind below each other for every project, with a sum of the project; indicators only in the first line
    a, b = "キッチンカー起業支援事業", "里山保育推進事業"
    X, Y = P(a), P(b)
    def r(Q, p, no, dep, items, cost, kk, mk):
        rows = []
        for i, (item, amount_) in enumerate(items):
            rows.append([*([Q(no, "number"), Q(p, "name"), Q(dep, "department")] if not i else [E] * 3), U(item), U(amount_), *(k(Q, *kk) + [Q(mk, "R6|effect|rating")] if not i else [E] * 4)])
        return rows + [[E, E, E, "事業費計", yen(Q, cost, "R6|cost"), E, E, E, E]]
    form(folder, "29i-keihi.xlsx", [dict(name="決算内訳", rows=[
        [head("令和６年度　創生基金事業　決算内訳及び成果（千年町）", "千年町", "R6")], [E] * 8 + ["（千円）"], ["番号", "事業名", "担当課", "経費区分", "決算額", "成果指標", "目標値", "実績値", "評価"],
        *r(X, a, 1, "商工課", [("補助金", "3,000"), ("委託料", "1,210"), ("需用費", "84")], "4,294", ("開業した人数", "5人", "6人"), "Ａ"), *r(Y, b, 2, "こども課", [("報償費", "460"), ("備品購入費", "1,035")], "1,495", ("体験した園児の延べ数", "1,200人", "1,344人"), "Ａ"),
        ["合計", E, E, E, total("5,789", "cost", scale=1000)]],
        merges="A1:I1 A4:A7 B4:B7 C4:C7 F4:F7 G4:G7 H4:H7 I4:I7 A8:A10 B8:B10 C8:C10 F8:F10 G8:G10 H8:H10 I8:I10")])


def thirtieth(folder):
    """Nine, the last set; written and run as the others."""
    # a: a prefecture's list of its measures by policy: expected value of the year, result, ranking among prefectures, comment; the base in words
    m1, m2 = "スマート林業の推進", "健康寿命の延伸"
    X, Y = P(m1), P(m2)
    def r(Q, g, m, dep, n, u, b0, t, v, goal, mk, rank, said):
        return [Q(g, ("strategy|0", g)) if m else E, Q(m, "name") if m else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0[0], f"R6|{n}|baseline", (f"R6|{n}|baseline_year", b0[1])), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(goal, f"R6|{n}|goal|value"), Q(mk, f"R6|{n}|rating"), U(rank), Q(said, f"R6|{n}|note") if said else E, Q(dep, "department") if m else E]
    form(folder, "30a-ken.xlsx", [dict(name="施策評価", rows=[
        [head("岩戸県総合計画　令和６年度の主要指標の状況", "岩戸県", "R6")], [], ["政策", "施策", "主要指標", "単位", "現状値\n（年度）", "R6期待値", "R6実績", "目標値\n（R9）", "判定", "全国順位", "備考", "担当部局"],
        r(X, "Ⅰ 産業", m1, "農林水産部", "素材生産量", "千㎥", ("612(R4)", "R4"), "640", "655", "700", "Ａ", "8位", ""), r(X, "", "", "", "林業の労働災害件数", "件", ("41(R4)", "R4"), "36", "44", "30", "Ｃ", "－", "暦年の値"),
        r(Y, "Ⅱ 暮らし", m2, "健康福祉部", "健康寿命（男性）", "歳", ("72.10(R元)", "R元"), "72.80", "調査年ではない", "73.50", "－", "21位", "３年ごとの調査"), r(Y, "", "", "", "特定健診の受診率", "％", ("54.1(R3)", "R3"), "60.0", "58.9", "70.0", "Ｂ", "17位", "")],
        merges="A1:L1 A4:A5 B4:B5 L4:L5 A6:A7 B6:B7 L6:L7")])

    # b: the list that goes to the council: budget, its change, settlement, rest not used; results as 数値 and 文章 in one column each; a mark and arrow
    a, b, c = "婚活サポート事業", "市民農園整備事業", "コミュニティバス運行事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, dep, b0, b1, co, left, k, mk, way, why):
        n, u, t, v = k
        return [no, Q(p, "name"), Q(dep, "department"), U(b0), U(b1), yen(Q, co, "R6|cost"), U(left), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision"), Q(why, "R6|policy|reason")]
    form(folder, "30b-gikai.xlsx", [dict(name="決算附属資料", rows=[
        [head("令和６年度　主要施策の成果（総合戦略関連事業）　藤棚市", "藤棚市", "R6")], [E] * 13 + ["（単位：千円）"],
        ["予算書の頁", "事業名", "担当課", "事業費", E, E, E, "成果指標", E, E, E, "総合評価", "今後の方向性", E], [E, E, E, "当初予算額", "補正予算額", "決算額", "不用額", "指標名", "単位", "目標", "実績", E, "区分", "理由"],
        r(X, "48", a, "こども政策課", "2,600", "0", "2,315", "285", ("成婚の報告数", "組", 8, 5), "Ｂ", "改善", "相談員を増やし、近隣の市町と合同で開く。"), r(Y, "112", b, "農政課", "4,000", "1,200", "5,108", "92", ("区画の利用率", "％", 90, 96.5), "Ａ", "継続", "待機者がいるため、区画を広げる。"), r(Z, "60", c, "都市計画課", "31,000", "△1,500", "29,311", "189", ("１便当たりの利用者数", "人", 6, 4.8), "Ｂ", "改善", "路線とダイヤを見直す。"),
        [E, "計", E, U("37,600"), U("△300"), total("36,734", "cost", scale=1000), U("566")]],
        merges="A1:N1 A3:A4 B3:B4 C3:C4 D3:G3 H3:K3 L3:L4 M3:N3")])

    # c: indicators with their results of five years and the share of the goal for each; one goal for all; grouped lines of goals; no project column
    g1, g2 = "基本目標１　人を育む", "基本目標２　人を呼び込む"
    X, Y = P(g1), P(g2)
    def r(Q, no, n, u, b0, vs, goal, rate, mk, dep):
        return [no, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), *[Q(v, f"R{y}|{n}|actual") if v != E else B(Q("", "name").places[0][0], f"R{y}|{n}|actual") for y, v in zip((3, 4, 5, 6), vs)], A(goal, "final"), U(rate), Q(mk, f"R6|{n}|rating"), Q(dep, f"R6|{n}|department")]
    form(folder, "30c-mokuhyo-gyou.xlsx", [dict(name="KPI", rows=[
        [head("水無瀬町　第２期総合戦略　ＫＰＩの推移（令和６年度末）", "水無瀬町", "R6")], [], ["№", "ＫＰＩ", "単位", "計画策定時\n（R2）", "実績", E, E, E, "目標\n（R7）", "達成率", "進捗", "所管課"], [E, E, E, E, "R3", "R4", "R5", "R6", E, E, E, E],
        [X(g1, "name")], r(X, 1, "合計特殊出生率", "－", "1.38", ["1.35", "1.31", "1.29", "公表前"], "1.50", "－", "－", "子育て支援課"), r(X, 2, "学童保育の待機児童数", "人", "14", ["9", "6", "0", "0"], "0", "100％", "達成", "教育課"), r(X, 3, "ファミリーサポートの会員数", "人", "85", ["90", "97", "112", "118"], "130", "90.8％", "順調", "子育て支援課"),
        [Y(g2, "name")], r(Y, 4, "移住相談の件数", "件", "33", ["41", "56", "72", "88"], "80", "110.0％", "達成", "企画課"), r(Y, 5, "お試し住宅の利用組数", "組", "－", ["", "4", "9", "11"], "15", "73.3％", "やや遅れ", "企画課")],
        merges="A1:L1 A3:A4 B3:B4 C3:C4 D3:D4 E3:H3 I3:I4 J3:J4 K3:K4 L3:L4 A5:L5 A9:L9")])

    # d: relief from prices by a prefecture: 所属 in two columns, amounts in millions, national share, a column of notes, "－" for none, urls
    a, b = "特別高圧電力価格高騰対策事業", "畜産飼料高騰緊急対策事業"
    X, Y = P(a), P(b)
    def r(Q, no, bu, ka_, p, text, co, gr, state, done, eff, url):
        return [Q(no, "number"), U(bu), Q(ka_, "department"), Q(p, "name"), Q(text, "plan|summary"), Q(co, ("R5|cost", round(float(co.replace(",", "")) * 1000000))), Q(gr, ("R5|grant", round(float(gr.replace(",", "")) * 1000000))), U(state), Q(done, "R5|achievements"), Q(eff, "R5|effect|comment"), Q(url, "plan|urls|0") if url else U("－")]
    form(folder, "30d-ken-bukka.xlsx", [dict(name="R5実施分", rows=[
        [head("令和５年度物価高騰対応重点支援地方創生臨時交付金　実施状況（羽黒県）", "羽黒県", "R5")], [E] * 10 + ["（百万円）"], ["番号", "部局名", "課室名", "事業名", "事業の概要", "総事業費", "うち交付金", "完了状況", "事業の実績", "事業の効果等", "関連URL"],
        r(X, 1, "産業労働部", "経営支援課", a, "特別高圧で受電する中小企業等に支援金を交付する。", "412.5", "412.5", "完了", "１８７者に交付した。", "電気代の上昇分の約半分を補い、事業の継続を支えた。", "https://www.pref.example.jp/keiei/"), r(Y, 2, "農林水産部", "畜産課", b, "配合飼料の価格の上昇分の一部を補助する。", "1,035.2", "980.0", "繰越", "６４２戸に補助した。", "離農を防ぐことができた。", "")],
        merges="A1:K1")])

    # e: a tsv out of Word: each project a line, indicators in a cell line by line with their marks, the yen in words
    a, b = "郷土芸能伝承館運営事業", "起業女子応援プログラム事業"
    X, Y = P(a), P(b)
    form(folder, "30e-word.tsv", [dict(name="x", rows=[
        [head("令和６年度　地方創生応援基金事業の検証結果（鳴瀬市）", "鳴瀬市", "R6")], ["番号", "事業名", "所管課", "決算額", "指標名", "目標値", "実績値", "検証結果", "次年度の方針"],
        [X("1", ("number", 1)), X(a, "name"), X("文化財課", "department"), X("12百万円", ("R6|cost", 12000000)), parts(a, "name", ["来館者数(人)", "公演回数(回)"]), parts(a, "target", ["8,000", "24"], ["来館者数(人)", "公演回数(回)"]), parts(a, "actual", ["8,764", "22"], ["来館者数(人)", "公演回数(回)"]), X("概ね良好", "R6|effect|rating"), X("継続", "R6|policy|decision")],
        [Y("2", ("number", 2)), Y(b, "name"), Y("商工課", "department"), Y("3百万円", ("R6|cost", 3000000)), parts(b, "name", ["受講者数(人)", "起業した人の数(人)"]), parts(b, "target", ["30", "5"], ["受講者数(人)", "起業した人の数(人)"]), parts(b, "actual", ["34", "集計中"], ["受講者数(人)", "起業した人の数(人)"]), X("良好", "R6|effect|rating") if 0 else Y("良好", "R6|effect|rating"), Y("拡充", "R6|policy|decision")]])], sep="\t")

    # f: next year's policy by ○ over six columns, verdicts of the department and of the council by ○ over three each
    a, b, c = "オンデマンド交通実証事業", "商店街キャッシュレス推進事業", "子育て世帯住宅取得支援事業"
    X, Y, Z = P(a), P(b), P(c)
    eff = ["効果大", "効果あり", "効果なし"]
    way = ["拡大", "継続", "改善", "統合", "縮小", "終了"]
    def r(Q, no, p, dep, k_, e, w, said):
        n, t, v = k_
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), *[Q("○", ("R6|effect|rating", o)) if o == e else E for o in eff], *mark(Q, way, w), Q(said, "R6|opinions|0|text")]
    form(folder, "30f-maru.xlsx", [dict(name="評価表", rows=[
        [head("令和６年度　創生総合戦略事業評価表　楡野町", "楡野町", "R6")], [E] * 15 + ["該当する欄に○"], ["No.", "事業名", "担当課", "KPI", E, E, "事業効果", E, E, "今後の方針", E, E, E, E, E, "外部委員の意見"], [E, E, E, "指標", "目標値", "実績値", *eff, *way, E],
        r(X, 1, a, "総務課", ("１日の利用者数", "40人", "52人"), "効果大", "拡大", "運転手の確保が課題である。"), r(Y, 2, b, "商工観光課", ("導入した店舗の割合", "60％", "48％"), "効果あり", "改善", "手数料の負担を考えてほしい。"), r(Z, 3, c, "建設課", ("支援した世帯数", "15世帯", "17世帯"), "効果大", "継続", "特になし")],
        merges="A1:P1 A3:A4 B3:B4 C3:C4 D3:F3 G3:I3 J3:O3 P3:P4")])

    # g: two tables on a sheet: what was done with its money above, the indicators of the same projects by number below
    a, b = "森の幼稚園支援事業", "ご当地グルメ開発事業"
    X, Y = P(a), P(b)
    form(folder, "30g-jouge.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　地方創生事業報告書（鷺沼村）", "鷺沼村", "R6")], [], ["１　事業の実施状況", E, E, E, E, "（単位：円）"], ["No", "事業名", "担当課", "実施内容", "総事業費", "うち交付金"],
        [X(1, "number"), X(a, "name"), X("教育課", "department"), X("森での保育を３２日行った。", "R6|achievements"), X(1840500, "R6|cost"), X(920000, "R6|grant")], [Y(2, "number"), Y(b, "name"), Y("産業課", "department"), Y("料理の試作会と販売会を開いた。", "R6|achievements"), Y(2996000, "R6|cost"), Y(1498000, "R6|grant")], ["合計", E, E, E, total(4836500, "cost"), total(2418000, "grant")], [],
        ["２　ＫＰＩの達成状況"], ["No", "事業名", "KPI", "R6目標", "R6実績", "達成状況"],
        [1, a, *K(X, "参加した園児の数", "25人", "28人"), X("達成", "R6|参加した園児の数|rating")], [2, b, *K(Y, "開発した商品の数", "3品", "3品"), Y("達成", "R6|開発した商品の数|rating")], [E, E, *K(Y, "販売した店の数", "10店", "7店"), Y("未達成", "R6|販売した店の数|rating")]],
        merges="A1:F1 A7:D7 A12:A13 B12:B13")])

    # h: an answer sheet as a csv, with the ledger's year only in the heading of results; numbers with blanks and full width; a note row
    a, b = "サイクルツーリズム推進事業", "多言語案内板整備事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, n, u, t, v, due, memo):
        return [Q(no, ("number", int(no))), Q(p, "name"), Q(dep, "department"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(due, f"R6|{n}|due") if due else E, Q(memo, f"R6|{n}|note") if memo else E]
    form(folder, "30h-kaitou.csv", [dict(name="x", rows=[
        ["番号", "事業名", "担当課", "KPI", "単位", "令和６年度目標値", "令和６年度実績値", "確定予定日", "備考"],
        r(X, "１", a, "観光課", "レンタサイクルの貸出台数", "台", "１，２００", "１，３８７", "", ""), r(X, "１", a, "観光課", "サイクリングイベントの参加者数", "人", "300", "確認中", "2025-07-31", "主催団体に照会中"), r(Y, "２", b, "国際課", "設置した案内板の数", "基", "20", "20", "", "")])], sep=",", encoding="cp932")

    # i: departments as lines over their projects, subtotals of each, letters for numbers, a rate by formula, a remark over merged rows
    a, b, c = "文化芸術創造拠点形成事業", "部活動地域移行推進事業", "浸水対策ポンプ更新事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, co, k_, rate, mk):
        n, t, v = k_
        return [no, Q(p, "name"), Q(co, "R6|cost"), Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), F(rate, "0.0%"), Q(mk, "R6|effect|rating")]
    form(folder, "30i-bukyoku-gyou.xlsx", [dict(name="一覧", rows=[
        [head("令和６年度　重点事業評価一覧（篠目市）", "篠目市", "R6")], [E] * 7 + ["単位：円"], ["記号", "事業名", "決算額", "指標名", "目標値", "実績値", "達成率", "総合評価"],
        [C("【教育部】", [(p, "/department", "教育部") for p in (a, b)])], r(X, "ア", a, 15200000, ("文化施設の来場者数", 52000, 49870), 0.959, "Ｂ"), r(Y, "イ", b, 4310000, ("移行した部活動の数", 8, 11), 1.375, "Ａ"), [E, "小計", U(19510000)],
        [C("【上下水道部】", [(c, "/department", "上下水道部")])], r(Z, "ウ", c, 120500000, ("更新したポンプの数", 2, 2), 1.0, "Ａ"), [E, "小計", U(120500000)], [E, "合計", total(140010000, "cost")]], merges="A1:H1 A4:H4 A8:H8")])


def thirty_first(folder):
    """Nine."""
    # a: letters under the headings of money, numbers with a branch, aims and results that are counted up, an address of a page
    a, b = "ひとり親世帯応援給付事業", "公共施設省エネ改修事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, mokuteki, text, money, ks, eff, mk, url):
        names = [k[0] for k in ks]
        cell = lambda i, key: C("\n".join(f"{'①②③'[n]}{k[i]}" for n, k in enumerate(ks)), [(p, field(f"R6|{k[0]}|{key}"), k[i]) for k in ks])
        return [no, Q(p, "name"), Q(dep, "department"), Q(mokuteki, "plan|purpose|0"), Q(text, "plan|summary"), Q(money[0], "R6|cost"), Q(money[1], "R6|grant"), U(money[2]), U(money[3]), cell(0, "name"), cell(1, "target"), cell(2, "actual"), Q(eff, "R6|effect|comment"), Q(mk, "R6|effect|rating"), Q(url, "plan|urls|0")]
    form(folder, "31a-juto.xlsx", [dict(name="R6充当事業", rows=[
        [head("令和６年度　物価高騰対応重点支援地方創生臨時交付金充当事業一覧　赤碕市", "赤碕市", "R6")], [E] * 14 + ["（単位：円）"],
        ["番号", "充当事業名", "担当課", "目的", "事業概要", "総事業費", E, E, E, "成果指標", E, E, "効果分析", "評価", "掲載ページ"], [E, E, E, E, E, "Ａ＝Ｂ＋Ｃ＋Ｄ", "交付金充当額\nＢ", "県補助金\nＣ", "一般財源\nＤ", "指標", "目標", "実績", E, E, E],
        r(X, "1-1", a, "子育て支援課", "物価高の影響が大きい世帯を支える。", "児童扶養手当の受給世帯に給付金を支給する。", (31450000, 31000000, 0, 450000), [("支給した世帯の割合", "100％", "99.4％"), ("支給までの日数", "30日以内", "22日")], "早く届けることができた。", "Ａ", "https://www.city.example.jp/kosodate/1.html"), r(Y, "2-3", b, "財産管理課", "光熱費を抑える。", "公民館の照明と空調を更新する。", (58200000, 40000000, 12000000, 6200000), [("電気の使用量の削減率", "15％", "18.2％")], "冬の使用量が大きく減った。", "Ａ", "https://www.city.example.jp/zaisan/7.html"),
        ["計", E, E, E, E, total(89650000, "cost"), total(71000000, "grant"), U(12000000), U(6650000)]], merges="A1:O1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:I3 J3:L3 M3:M4 N3:N4 O3:O4")])

    # b: three rows for an indicator (plan, result, rate), years across with the years to come still empty, the measure merged over them
    m1, m2 = "施策１　農地を守る", "施策２　若者を呼ぶ"
    X, Y = P(m1), P(m2)
    def rows3(Q, m, first, n, b0, plan, real, rate, dep):
        return [[Q(m, "name") if first else E, Q(n, f"R6|{n}|name"), Q(b0[0], f"R6|{n}|baseline"), "計画値", *[Q(x, f"R{y}|{n}|target") for y, x in zip((5, 6, 7, 8), plan)], Q(dep, "department") if first else E], [E, E, E, "実績値", *[Q(x, f"R{y}|{n}|actual") if x != E else B(m, f"R{y}|{n}|actual") for y, x in zip((5, 6, 7, 8), real)], E], [E, E, E, "達成率", *[U(x) if x else E for x in rate], E]]
    form(folder, "31b-sandan.xlsx", [dict(name="KPI進捗", rows=[
        [head("第３期岬台町総合戦略　ＫＰＩ進捗表（令和６年度末時点）", "岬台町", "R6")], [], ["施策", "KPI（単位）", "基準値\n（R4）", "区分", "令和５年度", "令和６年度", "令和７年度", "令和８年度", "担当課"],
        *rows3(X, m1, True, "農地の集積率（％）", ("38.4",), ["40.0", "42.0", "44.0", "46.0"], ["40.6", "41.3", "", ""], ["101.5%", "98.3%", "", ""], "農政課"), *rows3(X, m1, False, "新規就農者数（人）", (2,), [3, 3, 4, 4], [4, "集計中", "", ""], ["133.3%", "－", "", ""], ""), *rows3(Y, m2, True, "２０歳代の転入者数（人）", (61,), [65, 70, 75, 80], [58, 66, "", ""], ["89.2%", "94.3%", "", ""], "企画財政課")],
        merges="A1:I1 A4:A9 A10:A12 B4:B6 B7:B9 B10:B12 C4:C6 C7:C9 C10:C12 I4:I9 I10:I12")])

    # c: gifts of firms: the firms below each other in a cell, how much of the gift was used, results in words, whether the plan is reached
    a, b = "県立高校魅力発信事業", "棚田米ブランド強化事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, firms, gift, cost, used, done, k_, state, way):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), U(firms), U(gift), Q(cost, "R5|cost"), U(used), Q(done, "R5|achievements"), Q(k_[0], f"R5|{k_[0]}|name"), Q(k_[1], f"R5|{k_[0]}|target"), Q(k_[2], f"R5|{k_[0]}|actual"), Q(state, f"R5|{k_[0]}|rating"), Q(way, "R5|policy|decision")]
    form(folder, "31c-kigyouban.xlsx", [dict(name="R5", rows=[
        [head("令和５年度　企業版ふるさと納税活用事業一覧（雲居町）", "雲居町", "R5")], [], ["№", "事業名", "担当", "寄附法人名", "寄附額（円）", "事業費（円）", "うち寄附充当額（円）", "事業の実績", "ＫＰＩ", "目標値", "実績値", "達成状況", "次年度以降の方針"],
        r(X, 1, a, "教育委員会", "株式会社雲居電機\n協和商事株式会社\n（匿名１社）", "3,500,000", "4,120,300", "3,500,000", "学校紹介の動画を３本作り、説明会を２回開いた。", ("入学志願者数（人）", 80, 91), "達成", "継続"), r(Y, 2, b, "産業課", "有限会社山里運輸", "300,000", "1,850,000", "300,000", "商談会に３回出展した。", ("新規の取引先数（社）", 6, 4), "未達成", "内容を見直して継続")], merges="A1:M1")])

    # d: the outsiders' opinion in two columns, what is good and what is to be mended; verdicts by stage; the answer of the department
    a, b = "ふるさと教育推進事業", "商業団地再整備事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, one, two, good, bad, way):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(one, "R6|effect|rating"), Q(two, "R6|evaluations|0|rating"), Q(good, "R6|opinions|0|text"), Q(bad, "R6|opinions|1|text"), Q(way, "R6|policy|decision")]
    form(folder, "31d-gaibu.xlsx", [dict(name="外部評価", rows=[
        [head("令和６年度　行政評価（外部評価）結果一覧　三津浜市", "三津浜市", "R6")], [], ["番号", "事業名", "所管課", "自己評価", "外部評価", "外部評価委員の意見", E, "今後の方向性"], [E, E, E, E, E, "評価できる点", "改善を要する点", E],
        r(X, 1, a, "学校教育課", "Ａ", "Ａ", "地域の人が講師を務めている。", "講師の固定化が見られる。", "継続"), r(Y, 2, b, "産業立地課", "Ｂ", "Ｃ", "交通の便が良い。", "空き区画への働きかけが弱い。", "改善")], merges="A1:H1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:G3 H3:H4")])

    # e: a row for each project and year, the year in a column, sorted by project; western and Japanese years mixed
    a, b = "高齢者見守り配食事業", "ジビエ処理施設運営事業"
    X, Y = P(a), P(b)
    def r(Q, p, first, y, shown, cost, n, t, v, mk):
        return [Q(p, "name"), shown, Q(cost, f"R{y}|cost"), Q(n, f"R{y}|{n}|name"), Q(t, f"R{y}|{n}|target"), Q(v, f"R{y}|{n}|actual"), Q(mk, f"R{y}|effect|rating")]
    form(folder, "31e-nendo-gyou.csv", [dict(name="x", rows=[
        [head("常盤木市 交付金事業の推移（令和６年度まで）", "常盤木市"), *[E] * 6], ["事業名", "年度", "事業費（円）", "指標", "目標値", "実績値", "評価"],
        r(X, a, True, 4, "R4", "6200000", "配食数（食）", "9000", "8420", "B"), r(X, a, False, 5, "R5", "6350000", "配食数（食）", "9000", "9377", "A"), r(X, a, False, 6, "R6", "6480000", "配食数（食）", "9500", "9702", "A"), r(Y, b, True, 5, "R5", "12045000", "処理頭数（頭）", "300", "214", "C"), r(Y, b, False, 6, "R6", "11820000", "処理頭数（頭）", "300", "288", "B")])], sep=",")

    # f: boxes in a cell for how it goes and for what comes next, indicators in two rows, text for the reason
    a, b = "婚活交流イベント事業", "空き店舗リノベーション補助"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, ks, box, said, way):
        rows = []
        for i, (n, t, v) in enumerate(ks):
            rows.append([*([Q(no, "number"), Q(p, "name"), Q(dep, "department")] if not i else [E] * 3), *K(Q, n, t, v), *([Q(box[0], ("R6|effect|rating", box[1])), Q(said, "R6|effect|comment"), Q(way[0], ("R6|policy|decision", way[1]))] if not i else [E] * 3)])
        return rows
    form(folder, "31f-box.xlsx", [dict(name="評価", rows=[
        [T("令和６年度　事業評価一覧", "title", ("fiscal_year", "R6"))], [C("団体名：湯原野町", [(None, "/municipality", "湯原野町")]), *[E] * 8], ["番号", "事業名", "担当課", "KPI", E, E, "総合評価", "評価の理由", "今後の方向性"], [E, E, E, "指標名", "目標", "実績", E, E, E],
        *r(X, 1, a, "企画課", [("参加者数", "120人", "134人"), ("成立した組数", "15組", "11組")], ("□Ａ ■Ｂ □Ｃ", "Ｂ"), "参加者は増えたが、成立につながらなかった。", ("□拡充　■継続　□縮小　□廃止", "継続")), *r(Y, 2, b, "商工課", [("改修した店舗数", "4店", "5店")], ("■Ａ □Ｂ □Ｃ", "Ａ"), "目標を上回った。", ("■拡充　□継続　□縮小　□廃止", "拡充"))], merges="A1:I1 A3:A4 B3:B4 C3:C4 D3:F3 G3:G4 H3:H4 I3:I4 A5:A6 B5:B6 C5:C6 G5:G6 H5:H6 I5:I6")])

    # g: a list over two sheets: figures on the first, words on the second, tied by number and name
    a, b = "リモートワーク移住促進事業", "文化財デジタルアーカイブ事業"
    X, Y = P(a), P(b)
    form(folder, "31g-nimai.xlsx", [
        dict(name="一覧表１", rows=[[head("令和６年度　デジタル田園都市国家構想交付金事業　実績一覧表（鈴鹿台市）", "鈴鹿台市", "R6")], [E] * 7 + ["金額：千円"], ["番号", "事業名", "担当課", "決算額", "うち国費", "KPI", "目標", "実績"],
            [X(1, "number"), X(a, "name"), X("移住推進課", "department"), yen(X, "8,910", "R6|cost"), yen(X, "4,455", "R6|grant"), *K(X, "移住した人の数（人）", 30, 26)], [Y(2, "number"), Y(b, "name"), Y("文化財課", "department"), yen(Y, "15,200", "R6|cost"), yen(Y, "7,600", "R6|grant"), *K(Y, "公開した資料の数（点）", "1,000", "1,248")]]),
        dict(name="一覧表２", rows=[["令和６年度　デジタル田園都市国家構想交付金事業　評価一覧表"], [], ["番号", "事業名", "主な取組実績", "事業効果", "課題", "今後の方針", "方針の理由"],
            [1, a, X("お試し居住を１８組受け入れた。", "R6|achievements"), X("効果があった", "R6|effect|rating"), X("住まいの確保が難しい。", "R6|issues|current"), X("改善", "R6|policy|decision"), X("空き家の活用を進めるため。", "R6|policy|reason")], [2, b, Y("古文書１，２４８点を公開した。", "R6|achievements"), Y("非常に効果的であった", "R6|effect|rating"), Y("活用の場が少ない。", "R6|issues|current"), Y("継続", "R6|policy|decision"), Y("学校での活用を広げるため。", "R6|policy|reason")]])])

    # h: facilities: increases by year below two headings, the year counted and in brackets, results of use and of money, three rows of headings
    a, b = "港の市場整備事業", "里の宿泊施設改修事業"
    X, Y = P(a), P(b)
    def r(Q, p, first, dep, n, u, b0, vs, end):
        fs = [(5, "target"), (5, "actual"), (6, "target"), (6, "actual")]
        return [Q(p, "name") if first else E, Q(dep, "department") if first else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), *[Q(v, f"R{y}|{n}|{f}") for v, (y, f) in zip(vs, fs)], Q(end, f"R6|{n}|goal|value")]
    form(folder, "31h-kyoten.xlsx", [dict(name="実績", rows=[
        [head("地方創生拠点整備交付金　実施状況報告（令和６年度）　灘浜町", "灘浜町", "R6")], [], ["交付対象事業名", "担当課", "重要業績評価指標（KPI）", E, "事業開始前", "目標値・実績値", E, E, E, "最終目標値\n（R9年度）"], [E, E, "指標名", "単位", E, "１年目（R5年度）", E, "２年目（R6年度）", E, E], [E] * 5 + ["目標", "実績", "目標", "実績", E],
        r(X, a, True, "水産課", "市場の来客数", "千人", "0", ["80", "92", "100", "108"], "150"), r(X, a, False, "", "水産加工品の売上", "百万円", "120", ["140", "133", "160", "集計中"], "220"), r(Y, b, True, "観光課", "宿泊者数", "人泊", "2,400", ["3,000", "2,871", "3,600", "3,944"], "5,000")],
        merges="A1:J1 A3:A5 B3:B5 C3:D3 C4:C5 D4:D5 E3:E5 F3:I3 F4:G4 H4:I4 J3:J5 A6:A7 B6:B7")])

    # i: goals' sheets with projects of several indicators, counts on the first sheet, the town only there
    def gs(no, title, lines):
        rows = [[title], [], ["施策", "事業名", "担当課", "指標", "単位", "R6目標", "R6実績", "達成度", "事業の評価"]]
        for m, p, dep, ks, mk in lines:
            X = P(p)
            for i, (n, u, t, v, s) in enumerate(ks):
                rows.append([*([X(m, ("strategy|0", m)), X(p, "name"), X(dep, "department")] if not i else [E] * 3), X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(s), X(mk, "R6|effect|rating") if not i else E])
        return dict(name=f"目標{no}", rows=rows)
    form(folder, "31i-mokuhyo-sheets.xlsx", [
        dict(name="総括", rows=[[head("第２期　真砂町まち・ひと・しごと創生総合戦略　令和６年度進捗状況総括", "真砂町", "R6")], [], ["区分", "事業数", "Ａ", "Ｂ", "Ｃ"], ["目標1", 2, 1, 1, 0], ["目標2", 1, 0, 0, 1], ["計", 3, 1, 1, 1]]),
        gs(1, "目標１　町のしごとを育てる", [("１－１ 農業", "水田フル活用推進事業", "農林課", [("飼料用米の作付面積", "ha", 120, 126.5, "105%"), ("麦の作付面積", "ha", 40, 38, "95%")], "Ａ"), ("１－２ 商工業", "商品券発行事業", "商工課", [("換金率", "％", 98, 97.6, "100%")], "Ｂ")]),
        gs(2, "目標２　町へ人を招く", [("２－１ 観光", "古道トレイル整備事業", "観光課", [("歩いた人の数", "人", "6,000", "4,120", "69%"), ("案内人の数", "人", 20, 21, "105%")], "Ｃ")])])


def thirty_second(folder):
    """Seven, the last."""
    # a: 実施計画 numbers, the kind of the project, spans with days, planned against settled with the change, an achievement in words per indicator
    a, b = "学校給食費無償化事業", "漁業者燃油高騰対策支援金"
    X, Y = P(a), P(b)
    def r(Q, no, p, kind, dep, start, end, bu, co, gr, k_, state, eff):
        return [no, Q(p, "name"), U(kind), Q(dep, "department"), Q(start, ("period|from", "R6")), Q(end, ("period|to", "R6")), Q(bu, "R6|budget"), Q(co, "R6|cost"), Q(gr, "R6|grant"), *K(Q, *k_), Q(state, f"R6|{k_[0]}|rating"), Q(eff, "R6|effect|comment")]
    form(folder, "32a-jisshi.xlsx", [dict(name="公表", rows=[
        [head("令和６年度　重点支援地方交付金活用事業の実施状況・効果について（浜坂市）", "浜坂市", "R6")], [E] * 13 + ["単位：円"], ["実施計画\n番号", "事業の名称", "推奨事業\nメニュー", "担当所属", "事業開始日", "事業完了日", "計画額", "実績額", "うち交付金", "成果目標の達成状況", E, E, E, "効果検証"], [E] * 9 + ["指標", "目標", "実績", "達成状況", E],
        r(X, "No.3", a, "②", "学校給食課", "令和6年4月1日", "令和7年3月31日", "62,000,000", "60,880,412", "60,000,000", ("無償にした児童生徒数", "1,850人", "1,838人"), "概ね達成", "保護者の負担を減らし、給食の質を保った。"), r(Y, "No.7", b, "⑥", "水産振興課", "令和6年7月1日", "令和6年12月27日", "9,000,000", "8,115,000", "8,115,000", ("支給した隻数", "180隻", "161隻"), "未達成", "出漁の継続を支えた。"),
        ["合計", E, E, E, E, E, U("71,000,000"), total("68,995,412", "cost"), total("68,115,000", "grant")]], merges="A1:N1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:G4 H3:H4 I3:I4 J3:M3 N3:N4")])

    # b: KPI with upper and lower measures, how it is counted, its source, where it stands by the year's share of the goal; department and section
    m1, m2 = "起業・創業の支援", "公共交通の利用促進"
    X, Y = P(m1), P(m2)
    def r(Q, g, m, no, n, how, b0, v5, v6, goal, mk, src, ka_):
        return [Q(g, ("strategy|0", g)) if m else E, Q(m, "name") if m else E, no, Q(n, f"R6|{n}|name"), Q(how, f"R6|{n}|accumulation"), Q(b0, f"R6|{n}|baseline"), Q(v5, f"R5|{n}|actual"), Q(v6, f"R6|{n}|actual"), A(goal, "final"), Q(mk, f"R6|{n}|rating"), Q(src, f"R6|{n}|source"), Q(ka_, "department") if m else E]
    form(folder, "32b-kpi-shutten.xlsx", [dict(name="KPI", rows=[
        [head("第２次多岐野市総合戦略　指標の達成状況（令和６年度）", "多岐野市", "R6")], [], ["基本方向", "施策", "指標番号", "指標", "累計・\n単年度", "基準値\n(R3)", "R5\n実績値", "R6\n実績値", "目標値\n(R8)", "評価", "出典", "担当課"],
        r(X, "Ⅰ しごと", m1, "101", "創業した件数", "累計", "0件", "21件", "34件", "60件", "Ｂ", "商工会議所調べ", "商工労働課"), r(X, "", "", "102", "創業スクールの受講者数", "単年度", "18人", "25人", "31人", "30人", "Ａ", "市調べ", ""), r(Y, "Ⅳ くらし", m2, "401", "市内バスの利用者数", "単年度", "212千人", "230千人", "集計中", "260千人", "－", "事業者の報告", "交通政策課")], merges="A1:L1 A4:A5 B4:B5 L4:L5")])

    # c: verdicts of two stages with marks and words each, opinion below the council's, then what the headquarters decided
    a, b = "農泊推進事業", "健康ポイントアプリ事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, co, one, out, said, way, why):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, co, "R6|cost"), Q(one[0], "R6|effect|rating"), Q(one[1], "R6|effect|comment"), Q(out, "R6|evaluations|0|rating"), Q(said, "R6|opinions|0|text"), Q(way, "R6|policy|decision"), Q(why, "R6|policy|reason")]
    form(folder, "32c-dankai.xlsx", [dict(name="評価結果", rows=[
        [head("令和６年度　施策評価結果一覧（遠見町）", "遠見町", "R6")], [], ["No", "事業名", "担当課", "事業費\n（千円）", "担当課評価", E, "外部評価（有識者会議）", E, "本部決定", E], [E, E, E, E, "評価", "評価の理由", "評価", "意見", "今後の方針", "理由"],
        r(X, 1, a, "農林課", "3,205", ("Ｂ", "受入れの家が２軒増えた。"), "Ｂ", "通年で客を呼ぶ工夫がほしい。", "継続", "需要が見込めるため。"), r(Y, 2, b, "健康課", "7,940", ("Ａ", "登録者が目標を超えた。"), "Ａ", "医療費との関係を示すこと。", "拡充", "対象を働く世代に広げるため。")], merges="A1:J1 A3:A4 B3:B4 C3:C4 D3:D4 E3:F3 G3:H3 I3:J3")])

    # d: indicators by output and outcome side by side in blocks of years, money in front, a row a project
    a, b = "移住定住コーディネート事業", "地元産材活用推進事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, co, out, come, mk):
        (n1, o), (n2, c) = out, come
        return [Q(no, "number"), Q(p, "name"), yen(Q, co, "R6|cost"), Q(n1, f"R6|{n1}|name"), Q(o[0], f"R5|{n1}|actual"), Q(o[1], f"R6|{n1}|target"), Q(o[2], f"R6|{n1}|actual"), Q(n2, f"R6|{n2}|name"), Q(c[0], f"R5|{n2}|actual"), Q(c[1], f"R6|{n2}|target"), Q(c[2], f"R6|{n2}|actual"), Q(mk, "R6|effect|rating")]
    form(folder, "32d-katsudou-seika.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　総合戦略事業　活動・成果指標一覧　美杉台市", "美杉台市", "R6")], [E] * 11 + ["千円"], ["No", "事業名", "R6決算額", "活動指標", E, E, E, "成果指標", E, E, E, "総合評価"], [E, E, E, "指標名", "R5実績", "R6目標", "R6実績", "指標名", "R5実績", "R6目標", "R6実績", E],
        r(X, 1, a, "5,600", ("相談会の開催数（回）", (8, 10, 11)), ("移住した世帯数（世帯）", (14, 18, 15)), "Ｂ"), r(Y, 2, b, "12,310", ("補助した件数（件）", (22, 30, 28)), ("産材の使用量（m3）", ("310.5", "400.0", "402.8")), "Ａ")], merges="A1:L1 A3:A4 B3:B4 C3:C4 D3:G3 H3:K3 L3:L4")])

    # e: a list out of a database: English-like codes, quoted lines, a status of the value, the project's page, blanks for what isn't there
    a, b = "水辺空間活用社会実験", "多文化共生相談窓口事業"
    X, Y = P(a), P(b)
    def r(Q, p, dep, prog, y0, y1, co, gr, n, u, t, v, state, way):
        return ["302031", "青森県", C("是川町", [(None, "/municipality", "青森県是川町")]), Q(prog, "R6|program"), Q(p, "name"), Q(dep, "department"), Q(y0, ("period|from", f"R{int(y0) - 2018}")), Q(y1, ("period|to", f"R{int(y1) - 2018}")), Q(co, "R6|cost"), Q(gr, "R6|grant"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual") if v else B(p, f"R6|{n}|actual"), U(state), Q(way, "R6|policy|decision")]
    form(folder, "32e-db.csv", [dict(name="x", rows=[
        ["整理ID", "都道府県", "市町村", "交付金名称", "事業名称", "所管課名", "開始年度", "終了年度", "総事業費（円）", "交付金額（円）", "KPI名称", "単位", "目標値（R6）", "実績値（R6）", "公表区分", "今後の方針"],
        r(X, a, "建設課", "デジタル田園都市国家構想交付金", "2023", "2025", "4500000", "2250000", "来訪者数", "人", "3000", "3418", "公表", "継続"), r(X, a, "建設課", "デジタル田園都市国家構想交付金", "2023", "2025", "4500000", "2250000", "出店者数", "店", "15", "12", "公表", "継続"), r(Y, b, "住民課", "デジタル田園都市国家構想交付金", "2024", "2026", "1980000", "990000", "相談件数", "件", "200", "231", "公表", "拡充")])], sep=",", encoding="utf-8-sig")

    # f: sheets by department, verdict and policy as words, sums at the foot of each, and at the end a sheet that lists the sums
    def bu(name, lines, s):
        rows = [[head(f"令和６年度　主要事業の成果　{name}", "岩根市", "R6") if 0 else T(f"令和６年度　主要事業の成果　{name}", *(["title"] if name == "企画部" else []), ("fiscal_year", "R6"))], ["（金額の単位は千円）"], ["事業名", "課", "R6予算額", "R6決算額", "執行率", "主な成果", "成果指標", "目標", "実績", "評価", "R7方針"]]
        for p, ka_, bu_, co, rate, done, k_, mk, way in lines:
            X = P(p)
            rows.append([X(p, "name"), X(ka_, "department"), yen(X, bu_, "R6|budget"), yen(X, co, "R6|cost"), F(rate, "0.0%"), EI(X(done, "R6|achievements")), *K(X, *k_), X(mk, "R6|effect|rating"), X(way, "R6|policy|decision")])
        return dict(name=name, rows=rows + [["計", E, U(s[0]), U(s[1])]], merges="A1:K1")
    form(folder, "32f-bubetsu.xlsx", [
        bu("企画部", [("シティプロモーション推進事業", "広報課", "6,800", "6,512", 0.958, "動画を４本公開した。", ("動画の再生回数（回）", "100,000", "138,204"), "Ａ", "継続"), ("ふるさと納税推進事業", "企画課", "210,000", "198,400", 0.945, "返礼品を３２品増やした。", ("寄附の件数（件）", "15,000", "13,871"), "Ｂ", "改善")], ("216,800", "204,912")),
        bu("福祉部", [("地域サロン支援事業", "高齢福祉課", "3,100", "2,960", 0.955, "４１か所に補助した。", ("参加者の延べ数（人）", "12,000", "12,655"), "Ａ", "継続")], ("3,100", "2,960")),
        dict(name="集計", rows=[["部別集計表（千円）"], ["部", "予算額", "決算額", "執行率"], ["企画部", "216,800", "204,912", F(0.945, "0.0%")], ["福祉部", "3,100", "2,960", F(0.955, "0.0%")], ["合計", "219,900", "207,872", F(0.945, "0.0%")]])])

    # g: a band of choices for the effect in numbers with the legend in the heading, two amounts in a cell by a line break, KPI lines with a dot
    a, b = "湯治文化発信事業", "担い手育成農業塾事業"
    X, Y = P(a), P(b)
    def r(Q, p, no, dep, money, ks, mk, said, way):
        rows = []
        for i, (n, t, v) in enumerate(ks):
            rows.append([*([Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(money[0], ("R5|cost", thousand(money[0]))), Q(money[1], ("R5|grant", thousand(money[1])))] if not i else [E] * 5), Q(n, f"R5|{n}|name"), Q(t, f"R5|{n}|target"), Q(v, f"R5|{n}|actual"), *([Q(mk, "R5|effect|rating"), Q(said, "R5|opinions|0|text"), Q(way, "R5|policy|decision")] if not i else [E] * 3)])
        return rows
    form(folder, "32g-handan.xlsx", [dict(name="効果検証", rows=[
        [head("令和５年度地方創生推進交付金事業の効果検証一覧（湯沢原村）", "湯沢原村", "R5")], [], ["番号", "交付対象事業", "担当課", "事業費（千円）", E, "重要業績評価指標", E, E, "事業効果\n①非常に効果的\n②相当程度効果\n③効果あり\n④効果なし", "外部有識者の意見", "今後の事業展開"], [E, E, E, "総額", "うち国費", "指標名", "目標値", "実績値", E, E, E],
        *r(X, a, 1, "観光商工課", ("9,800", "4,900"), [("湯治プランの利用者数", "600人", "542人"), ("外国人の宿泊者数", "300人", "415人")], "②", "滞在の日数を延ばす工夫を望む。", "継続"), *r(Y, b, 2, "農業委員会", ("2,140", "1,070"), [("農業塾の修了者数", "10人", "10人")], "①", "卒業後の農地の確保が鍵である。", "拡充")], merges="A1:K1 A3:A4 B3:B4 C3:C4 D3:E3 F3:H3 I3:I4 J3:J4 K3:K4 A5:A6 B5:B6 C5:C6 D5:D6 E5:E6 I5:I6 J5:J6 K5:K6")])
