"""What towns and prefectures publish about their grants: relief from rising prices, gifts of firms, facilities, sheets with a list that repeats
them, and all of it as badly made as it comes: headings written with spaces, columns left empty, notes among the data, cells shared by rows.

The first two were written before the reader was looked at. Seventeenth, first try: 278 of 404 (68.8%), 20 wrong, nothing silent, no word or
blank read as a number. By form, right of expected and wrong: aa 0/46 0, ab 55/55 0, ac 38/49 1, ad 18/20 0, ae 26/64 10, af 21/36 4, ag 28/35 5,
ah 33/35 0, ai 25/26 0, aj 34/38 0. Eighteenth, after that: 219 of 263 (83.3%), 9 wrong (the reader before: 201, 11 wrong): ba 49/51 0, bb 27/29 0, bc 25/38 4,
bd 3/20 0, be 30/30 1, bf 33/33 0, bg 32/32 0, bh 20/30 4. Nineteenth, after that: 240 of 257 (93.4%), 7 wrong, six of them in two tables of
indicators side by side. Twentieth, of the worst habits: 155 of 171 (90.6%), 7 wrong. Twenty-first, the last: 131 of 131, 3 wrong.
"""
from fresh_cells import E, K, yen
from fresh_notation import A, B, C, P, T, U, field, form
from other_forms import F


def parts(p, key, texts, names, mark="{}. "):
    said = lambda t: int(t.replace(",", "")) if t.replace(",", "").isdigit() else float(t) if t.replace(".", "").isdigit() else t
    return C("\n".join(mark.format(i) + t for i, t in enumerate(texts, 1)), [(p, field(f"R6|{n}|{key}"), said(t) if key != "name" else t) for n, t in zip(names, texts)])


def seventeenth(folder):
    """Ten."""
    # a: relief from rising prices: prose above, bands with subtotals, amounts split by source, dates for the span, a note among the data
    a, b, c, d = "低所得世帯支援給付金事業", "学校給食費負担軽減事業", "省エネ家電買換促進事業", "地域公共交通燃料費支援事業"
    W, X, Y, Z = P(a), P(b), P(c), P(d)
    def row(Q, no, p, dep, text, start, end, y0, cost, grant, other, done, effect):
        return [Q(no, "number"), E, Q(p, "name"), Q(dep, "department"), Q(text, "plan|summary"), Q(start, ("period|from", y0)), Q(end, ("period|to", "R6")),
                Q(cost, "R6|cost"), Q(grant, "R6|grant"), U(other), Q(done, "R6|achievements"), Q(effect, "R6|effect|comment")]
    form(folder, "17aa-bukka.xlsx", [dict(name="実施状況", rows=[
        [E] * 11 + ["別紙１"], [T("令和６年度物価高騰対応重点支援地方創生臨時交付金　実施状況及び効果検証（磐座市）", "title", ("municipality", "磐座市"), ("fiscal_year", "R6"))],
        ["　本市では、エネルギーや食料品の価格の高騰の影響を受けた生活者及び事業者を支援するため、国の臨時交付金を活用して次の事業を実施しました。"], ["　各事業の効果について、次のとおり公表します。"], [E] * 11 + ["（単位：円）"],
        ["No.", E, "事　業　名", "担 当 課", "事業の概要\n①目的・効果\n②交付金を充当する経費内容\n③事業の対象", "事業\n始期", "事業\n終期", "総 事 業 費", E, E, "事業の実績", "効果の検証"], [E, E, E, E, E, E, E, "（Ａ）＋（Ｂ）", "うち交付金\n充当額（Ａ）", "うち一般財源等\n（Ｂ）", E, E],
        ["【生活者支援】"], row(W, 1, a, "福祉課", "①物価高が続く中で低所得世帯を支援する。\n②給付金及び事務費\n③住民税非課税世帯", "R6.6", "R7.3", "R6", "214,536,800", "214,536,800", "0", "7,012世帯に１世帯当たり３万円を給付した。", "対象世帯の98.2％に給付し、生活の安定につながった。"),
        row(X, 2, b, "教育総務課", "①保護者の負担を軽くする。\n②給食の食材費\n③市立小中学校の児童生徒", "R6.4", "R7.3", "R6", "38,112,450", "30,000,000", "8,112,450", "給食費を据え置いた。", "保護者の負担を増やさずに給食の質を保つことができた。"), [E, E, E, "小　　計", E, E, E, U("252,649,250"), U("244,536,800"), U("8,112,450")],
        ["【事業者支援】"], row(Y, 3, c, "環境課", "①家計の光熱費を抑える。\n②補助金\n③市内の店で買い換えた市民", "R5.12", "R6.9", "R5", "9,870,000", "9,500,000", "370,000", "４０１件に補助した。", "年間で約５２トンの二酸化炭素が減る見込みである。"), [E, E, T("※No.3は令和５年度からの繰越事業", "notes")],
        row(Z, 4, d, "都市計画課", "①運行を続けられるようにする。\n②支援金\n③路線バス及びタクシー事業者", "R6.10", "R7.2", "R6", "4,250,000", "4,250,000", "0", "６者に支援した。", "路線の減便を防ぐことができた。"), [E, E, E, "小　　計", E, E, E, U("14,120,000"), U("13,750,000"), U("370,000")],
        [E, E, E, "合　　計", E, E, E, C("266,769,250", [(None, "/totals[R6 実績]/cost", 266769250)]), C("258,286,800", [(None, "/totals[R6 実績]/grant", 258286800)]), U("8,482,450")]],
        merges="A2:L2 A3:L3 A4:L4 A6:A7 C6:C7 D6:D7 E6:E7 F6:F7 G6:G7 H6:J6 K6:K7 L6:L7 A8:L8 A12:L12")])

    # b: a sheet a project with three years across, and in front a list that repeats them in thousands; the year only in the list
    a, b = "スマート申請推進事業", "オンライン診療導入事業"
    def hyo(p, d, span, text, cost, ks, mark, said, way):
        X = P(p)
        rows = [[T("デジタル田園都市国家構想交付金（デジタル実装タイプ）　事業評価シート", "title")], [E] * 7 + ["作成日", U("令和7年8月20日")], ["事 業 名", X(p, "name"), E, E, E, E, "担 当 課", X(d, "department"), E],
                ["実 施 期 間", X(span[0], ("period|from", span[1]), ("period|to", span[2])), E, E, E, E, "R6事業費", X(cost[0], ("R6|cost", cost[1])), E], ["事業の概要", X(text, "plan|summary")],
                ["№", "ＫＰＩ", "単位", "事業開始前\n（R3年度末）", "Ｒ４", E, "Ｒ５", E, "Ｒ６", E, "達成率\n（Ｒ６）"], [E, E, E, E, "目標", "実績", "目標", "実績", "目標", "実績", E]]
        for i, (n, u, b0, vs, r) in enumerate(ks, 1):
            cells = [X(v, f"R{4 + j // 2}|{n}|{'actual' if j % 2 else 'target'}") if v != E else B(p, f"R{4 + j // 2}|{n}|{'actual' if j % 2 else 'target'}") for j, v in enumerate(vs)]
            rows.append([i, X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(b0, f"R6|{n}|baseline"), *cells, U(r) if r else E])
        return rows + [["事 業 評 価", X(mark, "R6|effect|rating")], ["評価の理由", X(said, "R6|effect|comment")], ["今後の方針", X(way, "R6|policy|decision")]]
    def line(p, no, d, cost, mark, way):
        X = P(p)
        return [X(no, "number"), X(p, "name"), X(d, "department"), yen(X, cost, "R6|cost"), X(mark, "R6|effect|rating"), X(way, "R6|policy|decision")]
    m = "A1:K1 B3:F3 H3:I3 B4:F4 H4:I4 B5:K5 A6:A7 B6:B7 C6:C7 D6:D7 E6:F6 G6:H6 I6:J6 K6:K7 B10:K10 B11:K11 B12:K12"
    form(folder, "17ab-jisso.xlsx", [
        dict(name="一覧", rows=[[T("令和６年度　デジタル実装タイプ　事業評価結果一覧　岬野町", "title", ("municipality", "岬野町"), ("fiscal_year", "R6"))], [], ["№", "事業名", "担当課", "Ｒ６事業費\n（千円）", "評価", "今後の方針"], line(a, 1, "住民課", "12,345", "Ａ", "継続"), line(b, 2, "健康福祉課", "8,020", "Ｃ", "見直し")]),
        dict(name="№1", merges=m, rows=hyo(a, "住民課", ("令和４年度　～　令和６年度", "R4", "R6"), "役場に来なくても申請ができるようにする。", ("12,345千円", 12345000), [("オンライン申請の件数", "件", "０", ["200", "188", "400", "512", "600", "７４１"], "123.5%"), ("オンラインでできる手続の割合", "％", "4.2", ["10.0", "12.5", "20.0", "20.0", "30.0", "…"], "")], "Ａ", "手続を増やしたことで件数が目標を超えた。", "継続")),
        dict(name="№2", merges=m, rows=hyo(b, "健康福祉課", ("令和５年度　～　令和７年度", "R5", "R7"), "診療車に看護師が乗り、医師の診療につなぐ。", ("8,020千円", 8020000), [("診療を受けた患者の数", "人", "―", ["", "", "30", "11", "60", "38"], "63.3%"), ("運行した日数", "日", "―", ["", "", "40", "36", "100", "集計中"], "―")], "Ｃ", "利用のしかたが知られていない。", "見直し"))])

    # c: goals and measures merged over several projects (half of them only left blank), the base with its year, the last goal, rates, footnote marks
    a, b, c, d = "担い手農地集積事業", "６次産業化推進事業", "移住お試し住宅事業", "地域おこし協力隊活用事業"
    g1, g2, m1, m2, m3 = "基本目標１\nしごとをつくる", "基本目標２\nひとを呼び込む", "(1) 農業の振興", "(1) 移住の促進", "(2) 関係人口"
    def at(g, m, ps, shown_g, shown_m):
        return [C(g if shown_g else E, [(p, "/strategy[0]", g) for p in shown_g]), C(m if shown_m else E, [(p, "/strategy[1]", m) for p in shown_m])]
    def ki(p, d, n, u, b0, v5, v6, goal, rate, mark, note):
        X = P(p)
        base = X(b0[0], f"R6|{n}|baseline", *([(f"R6|{n}|baseline_year", b0[1])] if b0[1] else []))
        return [X(p, "name"), X(d, "department"), E, X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), base, X(v5, f"R5|{n}|actual"), X(v6, f"R6|{n}|actual"), A(goal, "final"), U(rate), X(mark, "R6|effect|rating"), X(note, f"R6|{n}|note") if note else E]
    form(folder, "17ac-ketsugou.xlsx", [dict(name="KPI", rows=[
        [T("第３期鷹ノ巣町総合戦略　ＫＰＩ進捗状況一覧（令和６年度末現在）", "title", ("municipality", "鷹ノ巣町"), ("fiscal_year", "R6"))], [E] * 13 + ["◎：達成　○：順調　△：やや遅れ　×：遅れ"],
        ["基本目標", "施策", "事業名", "担当課", E, "重要業績評価指標", "単位", "基準値", "実績値", E, "目標値\n（Ｒ８）", "達成率", "評価", "備考"], [E] * 8 + ["Ｒ５", "Ｒ６", E, E, E, E],
        [*at(g1, m1, [a], [a, b], [a, b]), *ki(a, "農林課", "農地の集積率", "％", ("48.2(R3)", "R3"), "51.0", "52.6", "60.0", "87.7%", "○", "")],
        [E, E, *ki(b, "農林課", "加工品の数", "品", ("1,102(H28)", "H28"), "1,180", "1,225", "1,300", "94.2%", "○", "累計")],
        [*at(g2, m2, [c], [c, d], [c]), *ki(c, "企画課", "お試し住宅の利用世帯", "世帯", ("12（R2）", "R2"), "15", "集計中\n(R8.3公表予定)", "30", "－", "△", "※１")],
        [E, C(m3, [(d, "/strategy[1]", m3)]), *ki(d, "企画課", "協力隊の定住率", "％", ("***", ""), "50.0", "66.7", "70.0", "95.3%", "◎", "")],
        [T("※１　暦年の値である。", "notes")]], merges="A1:N1 A3:A4 B3:B4 C3:C4 D3:D4 F3:F4 G3:G4 H3:H4 I3:J3 K3:K4 L3:L4 M3:M4 N3:N4 A5:A6 A7:A8 B5:B6")])

    # d: gifts of firms, pasted from a PDF: prose above, page number and headings again in the middle, a comment that runs on below
    a, b = "湯けむり文化継承事業", "若者回帰応援事業"
    X, Y = P(a), P(b)
    head = ["番号", "事業名", "寄附件数", "寄附額（円）", "事業費（円）", "KPI", "R6目標", "R6実績", "評価", "実績の説明"]
    said = ("共同浴場の改修を終え、", "入浴者が増えた。")
    form(folder, "17ad-kigyou.tsv", [dict(name="x", rows=[
        [T("令和６年度　企業版ふるさと納税（まち・ひと・しごと創生寄附活用事業）の実績　湯ノ郷町", "title", ("municipality", "湯ノ郷町"), ("fiscal_year", "R6"))], ["　次の事業に、６社から寄附をいただきました。厚く御礼申し上げます。"],
        head, [X("１", ("number", 1)), X(a, "name"), U("４件"), U("11,500,000"), X("18,204,000", "R6|cost"), *K(X, "共同浴場の入浴者数（人）", "42,000", "44,913"), X("A", "R6|effect|rating"), X(said[0], ("R6|effect|comment", said[0] + said[1]))],
        [E] * 9 + [X(said[1], ("R6|effect|comment", said[0] + said[1]))], ["- 3 -"], head,
        [Y("２", ("number", 2)), Y(b, "name"), U("２件"), U("3,000,000"), Y("3,456,700", "R6|cost"), *K(Y, "Ｕターンした若者の数（人）", "20", "13"), Y("C", "R6|effect|rating"), Y("相談の件数は伸びている。", "R6|effect|comment")],
        ["計", E, U("６件"), U("14,500,000"), C("21,660,700", [(None, "/totals[R6 実績]/cost", 21660700)])]])], sep="\t")

    # e: a prefecture's sheets of its policies: no year but in the sheets' names, base with its year in two columns, ***, …, money across the years
    def ken(p, goal, d, other, text, ks, money, done, mark, result, issue, next_):
        X = P(p)
        rows = [[T("施　策　評　価　調　書", "title")], [E] * 6 + [C("瑞ノ江県", [(None, "/municipality", "瑞ノ江県")])], ["政　策", X(goal, ("strategy|0", goal)), E, E, "担当部局", X(d, "department"), E, E, E], ["施 策 名", X(p, "name"), E, E, "関係課", U(other), E, E, E], ["施策の概要", X(text, "plan|summary")],
                ["指　標　名", "単位", "現状値", E, "実績値", E, E, "目標値\n(R8)", "判定"], [E, E, "年度", "値", "R4", "R5", "R6", E, E]]
        for n, u, y0, b0, vs, goal_, mk in ks:
            rows.append([X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(y0, f"R6|{n}|baseline_year"), X(b0, f"R6|{n}|baseline"), *[X(v, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6), vs)], A(goal_, "final"), X(mk, f"R6|{n}|rating")])
        rows += [["（単位：千円）", E, E, E, "R4", "R5", "R6"], ["予　算　額", E, E, E, *[yen(X, v, f"R{y}|budget") for y, v in zip((4, 5, 6), money[0])]], ["決　算　額", E, E, E, *[yen(X, v, f"R{y}|cost") for y, v in zip((4, 5, 6), money[1])]], ["うち一般財源", E, E, E, *[U(v) for v in money[2]]]]
        return rows + [["主な取組", X(done, "R6|achievements")], ["総 合 評 価", X(mark, "R6|effect|rating")], ["評価の理由", X(result, "R6|effect|comment")], ["課　題", X(issue, "R6|issues|current")], ["今後の取組", X(next_, "R6|issues|revisions")], ["判定　◎：目標達成　○：改善　△：横ばい　×：悪化　－：判定できない"]]
    m = "A1:I1 G2:I2 B3:D3 F3:I3 B4:D4 F4:I4 B5:I5 A6:A7 B6:B7 C6:D6 E6:G6 H6:H7 I6:I7 A10:D10 A11:D11 A12:D12 A13:D13 B14:I14 B15:I15 B16:I16 B17:I17 B18:I18"
    form(folder, "17ae-ken.xlsx", [
        dict(name="R6(産業)", merges=m, rows=ken("中小企業の経営革新", "２　活力ある産業", "商工労働部　産業政策課", "雇用労働課", "経営の革新に取り組む企業を支える。", [("経営革新計画の承認件数", "件", "R3", "62", ["70", "66", "81"], "100", "○"), ("開業率", "％", "R2", "3.9", ["4.1", "***", "…"], "5.0", "－")], [["120,400", "118,000", "131,250"], ["117,320", "110,908", "129,004"], ["58,000", "55,000", "64,000"]], "専門家を延べ３２０回派遣した。", "Ｂ", "承認の件数が伸びた。", "小さな企業での取組が少ない。", "商工会と組んで訪問する。")),
        dict(name="R6(暮らし)", merges=m, rows=ken("安心できる子育て", "３　支えあう暮らし", "福祉部　子ども課", "健康課", "子育ての不安を和らげる。", [("保育所の待機児童数", "人", "R4", "41", ["41", "17", "0"], "0", "◎"), ("男性の育児休業の取得率", "％", "R3", "14.8", ["18.2", "31.5", "40.1"], "50.0", "○")], [["2,004,100", "2,150,000", "2,240,000"], ["1,988,700", "2,120,455", "2,201,316"], ["1,000,000", "1,060,000", "1,100,000"]], "保育士の修学資金を１４０人に貸し付けた。", "Ａ", "待機児童がいなくなった。", "保育士が足りない。", "働く環境の改善を進める。"))])

    # f: for the meeting of experts: prose, two departments in a cell, numbered indicators in a cell, marks with their legend on another sheet
    a, b = "歴史の道ウォーキング事業", "ワーケーション誘致事業"
    X, Y = P(a), P(b)
    k1, k2 = ["参加者数（人）", "満足度（％）"], ["利用した企業の数（社）", "延べ滞在日数（日）", "商談の件数（件）"]
    def kr(Q, p, no, d, bu, co, ks, ts, vs, rs, mk, om, way):
        return [Q(no, "number"), Q(p, "name"), Q(d, "department"), yen(Q, bu, "R6|budget"), yen(Q, co, "R6|cost"), parts(p, "name", ks, ks), parts(p, "target", ts, ks), parts(p, "actual", vs, ks), U(rs), Q(mk, "R6|effect|rating"), Q(om, "R6|evaluations|0|rating"), Q(way, "R6|policy|decision")]
    form(folder, "17af-yushikisha.xlsx", [
        dict(name="検証シート", rows=[
            [E] * 11 + ["資料２－１"], [T("令和６年度地方創生推進交付金事業の検証について（石塚市）", "title", ("municipality", "石塚市"), ("fiscal_year", "R6"))], ["１　趣旨　地方創生推進交付金を活用した事業について、設定したKPIの実績値を基に効果を検証し、有識者会議の意見を伺うものです。"], ["２　検証結果"], [E] * 11 + ["（千円）"],
            ["番\n号", "事 業 名", "所 管 課", "事 業 費", E, "重要業績評価指標（KPI）", E, E, E, "評　価", E, "今後の\n方向性"], [E, E, E, "予算額", "決算額", "指　標", "目　標", "実　績", "達成率", "市", "有識者\n会議", E],
            kr(X, a, 1, "文化財課\n観光振興課", "6,400", "6,182", k1, ["500", "80.0"], ["613", "76.4"], "1. 122.6%\n2. 95.5%", "B", "B", "継続"),
            kr(Y, b, 2, "企画政策課／商工課", "11,000", "10,854", k2, ["20", "600", "10"], ["14", "－", "集計中"], "1. 70.0%\n2. －\n3. －", "C", "B", "改善")],
            merges="A2:L2 A3:L3 A4:L4 A6:A7 B6:B7 C6:C7 D6:E6 F6:I6 J6:K6 L6:L7"),
        dict(name="評価区分", rows=[["評価の区分"], ["区分", "内容"], ["A", "目標を達成した"], ["B", "おおむね目標を達成した"], ["C", "目標を下回った"], ["D", "目標を大きく下回った"]]),
        dict(name="主な意見", rows=[["有識者会議での主な意見"], ["番号", "事業名", "意見の内容"], [1, a, X("・案内人の若返りを進めること。\n・外国語の案内がほしい。", "R6|opinions|0|text")], [2, b, Y("・企業の声を聞き、滞在の形を見直すこと。", "R6|opinions|0|text")]])])

    # g: CP932, wareki and western years mixed above the table, sources of the money, …, ***, －
    a, b = "梅の里ブランド化事業", "通学バス自動運転実証事業"
    X, Y = P(a), P(b)
    def r7(Q, p, first, d, n, u, vs, co, gr, rest, mk):
        fs = [(4, "target"), (4, "actual"), (5, "target"), (5, "actual"), (6, "target"), (6, "actual")]
        return [Q(p, "name") if first else E, Q(d, "department") if first else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), *[Q(v, f"R{y}|{n}|{f}") if v else B(p, f"R{y}|{n}|{f}") for v, (y, f) in zip(vs, fs)],
                *([yen(Q, co, "R6|cost"), yen(Q, gr, "R6|grant"), *[U(x) for x in rest]] if first else [E] * 4), Q(mk, f"R6|{n}|rating")]
    form(folder, "17ag-nendo.csv", [dict(name="x", rows=[
        [T("南雲村　デジ田交付金事業 KPI 推移（令和4～6年度）", "title", ("municipality", "南雲村")), *[E] * 14], [T("※事業費は令和6年度の決算額（千円）", "notes"), *[E] * 14],
        ["事業名", "担当課", "KPI", "単位", "Ｒ４年度", E, "令和5年度", E, "2024年度", E, "事業費", "うち国費", "うち一般財源", "うちその他", "評価"], [E, E, E, E, "目標", "実績", "目標", "実績", "目標", "実績", E, E, E, E, E],
        r7(X, a, True, "産業課", "梅干しの販売額", "百万円", ["120", "118.5", "130", "127.2", "140", "***"], "8,450", "4,225", ["4,000", "225"], "－"), r7(X, a, False, "", "認証した農家の数", "戸", ["10", "…", "15", "17", "20", "24"], "", "", [], "◎"),
        r7(Y, b, True, "教育委員会", "実証の運行便数", "便", ["", "", "50", "62", "200", "188"], "31,200", "15,600", ["15,600", "0"], "○")])], encoding="cp932", sep=",")

    # h: columns left empty, vertical headings, thousands with a decimal, one department for two projects, a note among the data, ways by number
    a, b, c = "棚田の灯り事業", "里の道草スタンプ事業", "空き校舎工房事業"
    X, Y, Z = P(a), P(b), P(c)
    dep = C("地域づくり課", [(a, "/department", "地域づくり課"), (b, "/department", "地域づくり課")])
    def r8(Q, no, p, d, co, n, t, v, mk, way):
        return [E, Q(no, "number"), E, Q(p, "name"), d, E, yen(Q, co, "R6|cost"), E, *K(Q, n, t, v), E, Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")]
    form(folder, "17ah-sukima.xlsx", [dict(name="R6", rows=[
        [], [E, T("令和６年度　ふるさと創生基金活用事業　評価表　　　日向谷町", "title", ("municipality", "日向谷町"), ("fiscal_year", "R6"))], [E] * 9 + ["今後の方針　①拡充　②継続　③改善　④縮小　⑤休止　⑥廃止"],
        [E, "番\n\n号", E, "事　　業　　名", "担\n当\n課", E, "決　算　額\n（千円）", E, "指　　標", "目　標", "実　績", E, "評　価", "今後の\n方　針"], [],
        r8(X, "1", a, dep, "2,584.5", "灯りを見に来た人の数", "5,000人", "5,870人", "Ａ", "②"), [E, E, E, E, E, E, E, E, *K(X, "ボランティアの数", "60人", "44人"), E, E, E],
        r8(Y, "2", b, E, "980.3", "参加者の数", "800人", "未実施", "Ｄ", "⑥"), [E] * 8 + [T("（注）台風のため秋の回を中止した。", "notes")],
        r8(Z, "3", c, Z("教育課", "department"), "14,020.0", "工房の利用者数", "延べ300人", "延べ412人", "Ａ", "①"), [], [E, E, E, "合　　計", E, E, C("17,584.8", [(None, "/totals[R6 実績]/cost", 17584800)])]],
        merges="B2:N2 J3:N3 B4:B5 D4:D5 E4:E5 G4:G5 I4:I5 J4:J5 K4:K5 M4:M5 N4:N5 E6:E8 D6:D7 G6:G7")])

    # i: numbers shown by their formats (percents, units, △, thousands rounded off), hidden helpers, a western year
    a, b = "歩いて健幸ポイント事業", "公共施設照明LED化事業"
    X, Y = P(a), P(b)
    def r9(Q, p, co, n, t, v, rate, mk):
        return [Q(p, "name") if co else E, co or E, Q(n, f"R6|{n}|name"), Q(t[0], (f"R6|{n}|target", t[1])), Q(v[0], (f"R6|{n}|actual", v[1])), U(rate), 1.0234, Q(mk, f"R6|{n}|rating")]
    form(folder, "17ai-shosiki.xlsx", [dict(name="2024", hidden_columns=[7], rows=[
        [T("２０２４年度　脱炭素・健康まちづくり事業の成果（松風市）", "title", ("municipality", "松風市"), ("fiscal_year", "R6"))], [E] * 7 + ["千円"], ["事業名", "決算額", "KPI", "目標値", "実績値", "達成率", "計算用", "達成状況"],
        r9(X, a, X(F(9012.5, "#,##0"), ("R6|cost", 9013000)), "参加者数", (F(1200, '#,##0"人"'), "1,200人"), (F(1345, '#,##0"人"'), "1,345人"), F(1.1208, "0.0%"), "達成"), r9(X, a, None, "歩数が増えた人の割合", (F(0.6, "0%"), "60%"), (F(0.5734, "0.0%"), "57.3%"), F(0.9557, "0.0%"), "未達成"), r9(X, a, None, "１人当たりの医療費の増減（円）", (F(-3000, "#,##0;△#,##0"), "△3,000"), ("R8.3公表予定", "R8.3公表予定"), "***", "－"),
        r9(Y, b, Y(F(45210, "#,##0"), ("R6|cost", 45210000)), "LEDにした施設の割合", (F(0.45, "0%"), "45%"), (F(0.5, "0%"), "50%"), F(1.111, "0%"), "達成"), r9(Y, b, None, "CO2の排出量（t-CO2）", (F(812.0, "0.0"), 812.0), (F(799.46, "0.0"), 799.5), F(1.0154, "0.0%"), "達成")],
        merges="A4:A6 B4:B6 A7:A8 B7:B8")])

    # j: facilities: base, increases by year (aimed at and reached), and their sum at the end
    a, b = "旧酒蔵交流拠点整備事業", "川の駅加工施設整備事業"
    X, Y = P(a), P(b)
    def r10(Q, p, first, d, opened, n, u, b0, vs, total):
        fs = [(5, "target"), (5, "actual"), (6, "target"), (6, "actual")]
        return [Q(p, "name") if first else E, Q(d, "department") if first else E, U(opened) if first else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), *[Q(v, f"R{y}|{n}|{f}") if v else B(p, f"R{y}|{n}|{f}") for v, (y, f) in zip(vs, fs)], Q(total, f"R6|{n}|goal|value")]
    form(folder, "17aj-kyoten.xlsx", [dict(name="拠点整備", rows=[
        [T("地方創生拠点整備交付金　KPIの達成状況（令和６年度末時点）", "title", ("fiscal_year", "R6"))], ["団体名", C("北ノ浦市", [(None, "/municipality", "北ノ浦市")])],
        ["交付対象事業\nの名称", "所管部署", "供用開始", "KPI", "単位", "事業開始前\n（現時点）", "事業開始前からの増加分", E, E, E, "増加分の累計\n（最終目標：R9）"], [E] * 6 + ["２年目（R5）", E, "３年目（R6）", E, E], [E] * 6 + ["目標", "実績", "目標", "実績", E],
        r10(X, a, True, "文化観光課", "R4.7.1", "施設の来場者数", "人", "0", ["12,000", "10,455", "14,000", "15,218"], "60,000"), r10(X, a, False, "", "", "施設での売上", "千円", "0", ["3,000", "2,711.5", "3,500", "確認中"], "15,000"),
        r10(Y, b, True, "水産課", "R5.4.1", "加工品の出荷額", "千円", "8,400", ["1,000", "－", "1,500", "▲210"], "6,000"), r10(Y, b, False, "", "", "新規雇用者数", "人", "3", ["1", "1", "2", ""], "6")],
        merges="A1:K1 A3:A5 B3:B5 C3:C5 D3:D5 E3:E5 F3:F5 G3:J3 G4:H4 I4:J4 K3:K5 A6:A7 B6:B7 C6:C7 A8:A9 B8:B9 C8:C9")])


def eighteenth(folder):
    """Eight; written together with the seventeenth, and run first when that had been mended for."""
    # a: a sheet a project; targets, results and rates below each other over four headings of mixed years; choices in words with a box
    def sheet(p, d, cost, grant, ks, box, why, said, way):
        X = P(p)
        rows = [[T("地方創生推進交付金　事業検証票", "title")], ["対象年度", C("令和６年度", [(None, "/fiscal_year", "R6")]), E, E, "市町村名", C("楠瀬村", [(None, "/municipality", "楠瀬村")])], ["事業の名称", X(p, "name"), E, E, "担当", X(d, "department")], ["実績額", X(cost[0], ("R6|cost", cost[1])), E, E, "うち交付額", X(grant[0], ("R6|grant", grant[1]))],
                ["重要業績評価指標", E, "Ｒ４年度", "令和5年度", "R6", "最終目標\n(R8年度末)"]]
        for n, ts, vs, rs, goal in ks:
            rows += [[X(n, f"R6|{n}|name"), "目標", *[X(t, f"R{y}|{n}|target") for y, t in zip((4, 5, 6), ts)], X(goal, f"R6|{n}|goal|value")], [E, "実績", *[X(v, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6), vs)], E], [E, "達成率", *[U(r) for r in rs], E]]
        return rows + [["事業の効果", C(box[0], [(p, "/reviews[R6]/effect/rating", box[1])])], ["上記の理由", X(why, "R6|effect|comment")], ["外部の意見", X(said, "R6|opinions|0|text")], ["今後の方針", X(way, "R6|policy|decision")]]
    m = "B2:D2 B3:D3 B4:D4 A6:A8 A9:A11 F6:F8 F9:F11 B12:F12 B13:F13 B14:F14 B15:F15"
    form(folder, "18ba-kensho.xlsx", [
        dict(name="1", merges=m, rows=sheet("杉の香る学び舎事業", "教育課・産業課", ("3,120千円", 3120000), ("1,560千円", 1560000), [("木育教室の参加児童（人）", ["40", "45", "50"], ["38", "51", "－"], ["95.0%", "113.3%", "－"], "60"), ("村産材の利用量（m3）", ["20.0", "25.0", "30.0"], ["22.4", "24.1", "31.8"], ["112%", "96%", "106%"], "40.0")], ("□非常に効果的であった　■相当程度効果があった　□効果があった　□効果がなかった", "相当程度効果があった"), "参加が定着してきた。", "中学生にも広げてほしい。", "継続")),
        dict(name="2", merges=m, rows=sheet("水源の森交流事業", "産業課", ("988千円", 988000), ("494千円", 494000), [("植樹の参加者（人）", ["100", "100", "120"], ["88", "104", "集計中"], ["88.0%", "104.0%", "***"], "150"), ("協定を結んだ企業（社）", ["2", "3", "4"], ["2", "2", "２"], ["100%", "67%", "50%"], "5")], ("□非常に効果的であった　□相当程度効果があった　■効果があった　□効果がなかった", "効果があった"), "企業の数が伸びない。", "特になし", "見直し"))])

    # b: a csv of the relief from rising prices: the unit in a line above, the menu, aims and results that carry the indicator's name
    a, b = "プレミアム付商品券発行事業", "農業用資材高騰対策支援事業"
    X, Y = P(a), P(b)
    def goal(Q, n, t, v):
        return [C(f"{n}　{t}", [(Q("", "name").places[0][0], field(f"R6|{n}|name"), n), (Q("", "name").places[0][0], field(f"R6|{n}|target"), t)]), Q(v, f"R6|{n}|actual")]
    def r2(Q, no, menu, p, d, text, co, gr, s, e, n, t, v, said):
        return [Q(no, "number"), U(menu), Q(p, "name"), Q(d, "department"), Q(text, "plan|summary"), Q(co, "R6|cost"), Q(gr, "R6|grant"), Q(s, ("period|from", "R6")), Q(e, ("period|to", "R6")), *goal(Q, n, t, v), Q(said, "R6|effect|comment")]
    form(folder, "18bb-bukka.csv", [dict(name="x", rows=[
        [T("令和6年度 物価高騰対応重点支援地方創生臨時交付金 事業実績（美津島町）", "title", ("municipality", "美津島町"), ("fiscal_year", "R6")), *[E] * 11], [E] * 11 + ["単位：円"],
        ["No", "推奨事業メニュー", "事業名", "所管課", "事業概要", "総事業費", "うち交付金充当額", "事業開始年月日", "事業完了年月日", "成果目標", "成果実績", "事業効果"],
        r2(X, "1", "③消費下支え等を通じた生活者支援", a, "商工観光課", "町内で使える商品券を発行する。\n割増率30％", "61,204,330", "55,000,000", "2024/7/1", "2025/2/28", "商品券の換金率", "98％以上", "99.1％", "町内の消費を支えることができた。"),
        r2(Y, "2", "⑥農林水産業における物価高騰対策支援", b, "農林水産課", "肥料の購入費を補助する。", "8,800,000", "8,800,000", "2024/6/10", "2025/3/14", "補助した農家の数", "150戸", "142戸", "経営を続けるための支えとなった。"),
        ["計", *[E] * 4, C("70,004,330", [(None, "/totals[R6 実績]/cost", 70004330)]), C("63,800,000", [(None, "/totals[R6 実績]/grant", 63800000)]), *[E] * 5]])], sep=",")

    # c: a prefecture's plan: value when it was made, yearly aim (目安値), result, direction, footnotes among the rows, marks with their legend above
    m1, m2 = "1-1 スタートアップの創出", "1-2 多様な働き方の実現"
    X, Y = P(m1), P(m2)
    def r3(Q, m, g, n, u, way, b0, y0, t, v, goal, mk, d):
        return [Q(g, ("strategy|0", g)) if m else E, Q(m, "name") if m else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), U(way), Q(b0, f"R6|{n}|baseline"), U(y0), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(goal, f"R6|{n}|goal|value"), Q(mk, f"R6|{n}|rating"), E, Q(d, "department") if m else E]
    form(folder, "18bc-ken-keikaku.xlsx", [dict(name="進捗", rows=[
        [T("神門県総合計画　令和６年度　施策の進捗状況", "title", ("municipality", "神門県"), ("fiscal_year", "R6"))], [E] * 6 + ["◎：目安値以上　○：策定時より改善　△：横ばい　▲：策定時より悪化"],
        ["政　策", "施　策", "成 果 指 標", "単位", "目指す\n方向", "策定時の値", E, "令和６年度", E, "目標値\n（令和９年度）", "評価", E, "主担当課"], [E] * 5 + ["値", "時点", "目安値", "実績値", E, E, E, E],
        r3(X, m1, "１　産業", "スタートアップの数", "社", "↑", "58", "R4年度", "80", "91", "150", "◎", "産業イノベーション課"), r3(X, "", "", "大学発ベンチャーの資金調達額", "億円", "↑", "12.4", "R3年度", "15.0", "※2 11.8", "20.0", "▲", ""),
        [E, E, T("※2　国の調査の速報値である。", "notes")],
        r3(Y, m2, "１　産業", "年間の総労働時間", "時間", "↓", "1,742", "R4年", "1,720", "1,715", "1,690", "◎", "労政課"), r3(Y, "", "", "テレワークを行う企業の割合", "％", "↑", "24.6", "R4.10", "30.0", "（R8.3公表予定）", "40.0", "－", "")],
        merges="A1:M1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:G3 H3:I3 J3:J4 K3:K4 M3:M4 A5:A6 B5:B6 A8:A9 B8:B9 M5:M6 M8:M9")])

    # d: a table out of a PDF: headings broken over two lines, page number, a value with its footnote mark, a text over three lines
    a, b = "湖畔アートフェス事業", "冬の雪下野菜事業"
    X, Y = P(a), P(b)
    d1, d2 = ("湖畔の５か所で作品を", "展示し、子ども向けの", "催しを開いた。"), ("雪下野菜を首都圏の", "店に送った。")
    whole = lambda t: "".join(t)
    form(folder, "18bd-pdf.tsv", [dict(name="x", rows=[
        [T("雪待市　令和６年度　地方創生推進交付金事業の実施状況", "title", ("municipality", "雪待市"), ("fiscal_year", "R6"))], ["№", "交付対象", "実施した内容", "実績額", "指標", "目標値", "実績値", "今後の"], [E, "事業名", E, "（千円）", E, E, E, "方針"],
        [X(1, "number"), X(a, "name"), X(d1[0], ("R6|achievements", whole(d1))), yen(X, "12,080", "R6|cost"), *K(X, "来場者数（人）", "20,000", "23,416"), X("継続", "R6|policy|decision")], [E, E, X(d1[1], ("R6|achievements", whole(d1)))], [E, E, X(d1[2], ("R6|achievements", whole(d1)))],
        ["- 12 -"], [Y(2, "number"), Y(b, "name"), Y(d2[0], ("R6|achievements", whole(d2))), yen(Y, "3,415", "R6|cost"), *K(Y, "出荷量（t）", "15.0", "9.8"), Y("改善", "R6|policy|decision")], [E, E, Y(d2[1], ("R6|achievements", whole(d2)))],
        ["合計", E, E, C("15,495", [(None, "/totals[R6 実績]/cost", 15495000)])]])], sep="\t")

    # e: marks of each member and their mean, opinions below each other in a cell, a blank column before them
    a, b, c = "駅西リノベーション事業", "ひとり暮らし見守り事業", "高校魅力化事業"
    X, Y, Z = P(a), P(b), P(c)
    def r5(Q, no, p, d, n, t, v, self_, pts, mean, said, way):
        return [Q(no, "number"), Q(p, "name"), Q(d, "department"), *K(Q, n, t, v), Q(self_, "R6|effect|rating"), E, *[U(x) for x in pts], U(mean), Q(said, "R6|opinions|0|text"), Q(way, "R6|policy|decision")]
    form(folder, "18be-iin.xlsx", [dict(name="委員評価", rows=[
        [T("令和６年度　総合戦略推進委員会　評価結果（青垣市）", "title", ("municipality", "青垣市"), ("fiscal_year", "R6"))], [T("※評価は５点満点", "notes")],
        ["No", "事業名", "担当課", "KPI", E, E, "担当課\n評価", E, "委員の評価点", E, E, "平均", "主な意見", "今後の方針"], [E, E, E, "指標", "目標", "実績", E, E, "Ａ委員", "Ｂ委員", "Ｃ委員", E, E, E],
        r5(X, 1, a, "都市政策課", "空き店舗の活用件数", "5件", "7件", "Ａ", [5, 4, 4], 4.3, "・家賃補助の後の支えが要る。\n・夜のにぎわいにもつなげること。", "継続"), r5(Y, 2, b, "高齢福祉課", "見守りの登録者数", "300人", "２１４人", "Ｃ", [3, 2, "－"], 2.5, "・登録の手続を簡単にすること。", "改善"), r5(Z, 3, c, "学校教育課", "県外からの入学者数", "10人", "R7.5確定", "Ｂ", [4, 4, 5], 4.3, "特になし", "拡充")],
        merges="A1:N1 A3:A4 B3:B4 C3:C4 D3:F3 G3:G4 I3:K3 L3:L4 M3:M4 N3:N4")])

    # f: money of three years by source, indicators below with the base and its year, notes beside the table, merged cells a row too short
    p = "中山間地域生活交通確保事業"; X = P(p)
    n1, n2 = "乗合タクシーの利用者数", "運転手の数"
    def k6(n, u, b0, y0, ts, vs, mk):
        return [X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(f"{b0}（{y0}）", f"R6|{n}|baseline", (f"R6|{n}|baseline_year", y0)), *[X(v, f"R{y}|{n}|{f}") for y, f, v in ((5, "target", ts[0]), (5, "actual", vs[0]), (6, "target", ts[1]), (6, "actual", vs[1]))], X(mk, f"R6|{n}|rating")]
    form(folder, "18bf-zaigen.xlsx", [dict(name="個表３", rows=[
        [T("事　業　評　価　個　表（令和６年度）", "title", ("fiscal_year", "R6"))], ["事　業　名", X(p, "name"), E, E, "担当部課", X("市民部　交通政策課", "department")], ["総合計画の\n位置付け", X("政策４　移動しやすいまち", ("strategy|0", "政策４　移動しやすいまち"))], ["目　　的", X("車がなくても暮らせるようにする。", "plan|purpose|0")], ["実施内容", X("２地区で乗合タクシーを走らせた。", "R6|achievements")], [],
        ["事業費の推移（千円）"], ["区　分", "Ｒ４決算", "Ｒ５決算", "Ｒ６決算", "Ｒ７予算", "備　考"], ["国庫支出金", U("3,000"), U("3,200"), U("3,400"), U("3,400")], ["県支出金", U("1,500"), U("1,600"), U("1,700"), U("1,700")], ["地方債", U("0"), U("0"), U("－"), U("－")], ["一般財源", U("2,110"), U("2,004"), U("2,345"), U("2,600")], ["事業費計", yen(X, "6,610", "R4|cost"), yen(X, "6,804", "R5|cost"), yen(X, "7,445", "R6|cost"), yen(X, "7,700", "R7|budget")], [],
        ["成果指標の推移"], ["指　標", "単位", "基準値", "Ｒ５", E, "Ｒ６", E, "評価"], [E, E, E, "目標", "実績", "目標", "実績", E], k6(n1, "人", "2,140", "R2", ["2,400", "2,600"], ["2,355", "2,812"], "○"), k6(n2, "人", "6", "R元", ["8", "8"], ["7", "未定"], "△"), [],
        ["評価結果", X("おおむね良好", "R6|effect|rating")], ["評価の理由", X("利用者は目標を超えたが、運転手が足りない。", "R6|effect|comment")], ["今後の方向性", X("拡充", "R6|policy|decision")], ["改善の内容", X("隣の市と共同で運転手を募る。", "R6|issues|revisions")]],
        merges="A1:H1 B2:D2 F2:H2 B3:H3 B4:H4 B5:H5 A7:F7 A15:H15 A16:A17 B16:B17 D16:E16 F16:G16 H16:H17 B21:H21 B22:H22 B23:H23 B24:H24")])

    # g: a sheet a year and nothing but its name says which; last year's result beside this year's; a cover with contents in front
    a, b = "こども図書館サポーター事業", "防災キャンプ事業"
    def y7(y, values):
        rows = [["評価一覧"], ["事業名", "担当課", "事業費（円）", "KPI", "前年度実績", "当年度目標", "当年度実績", "評価", "来年度の方針"]]
        for p, d, co, n, v0, t, v, mk, way in values:
            X = P(p)
            rows.append([X(p, "name"), X(d, "department"), X(co, f"R{y}|cost"), X(n, f"R{y}|{n}|name"), X(v0, f"R{y - 1}|{n}|actual"), X(t, f"R{y}|{n}|target"), X(v, f"R{y}|{n}|actual"), X(mk, f"R{y}|effect|rating"), X(way, f"R{y}|policy|decision")])
        return dict(name=f"令和{y}年度", rows=rows)
    form(folder, "18bg-nendo-sheet.xlsx", [dict(name="表紙", rows=[[], [E, T("朝日台町　まちづくり基金事業　評価結果", "title", ("municipality", "朝日台町"))], [], [E, "目次"], [E, "令和５年度の評価一覧"], [E, "令和６年度の評価一覧"], [E, "令和７年１０月　企画財政課"]]),
        y7(5, [(a, "生涯学習課", "520,000", "サポーターの数（人）", "21", "25", "28", "Ａ", "継続"), (b, "総務課", "310,000", "参加した家族（組）", "－", "15", "12", "Ｂ", "改善")]), y7(6, [(a, "生涯学習課", "548,000", "サポーターの数（人）", "28", "30", "33", "Ａ", "継続"), (b, "総務課", "295,500", "参加した家族（組）", "12", "20", "未集計", "－", "休止")])])

    # h: years as lines of one cell for targets and results; two rows of headings with spaces; a ticked way on; amounts as 予算／決算
    a, b = "ゼロカーボン農業事業", "伝統芸能デジタル保存事業"
    X, Y = P(a), P(b)
    def lines(Q, p, n, f, vs):
        said = lambda v: int(v) if v.isdigit() else v
        return C("\n".join(f"Ｒ{'０１２３４５６'[y]}：{v}" for y, v in vs), [(p, field(f"R{y}|{n}|{f}"), said(v)) for y, v in vs])
    def r8(Q, no, p, d, bu, co, n, u, ts, vs, mk, way):
        return [Q(no, "number"), Q(p, "name"), Q(d, "department"), yen(Q, bu, "R6|budget"), yen(Q, co, "R6|cost"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), lines(Q, p, n, "target", ts), lines(Q, p, n, "actual", vs), Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")]
    form(folder, "18bh-gyou-nendo.xlsx", [dict(name="様式1", rows=[
        [T("桃生野町　交付金事業　中間評価（令和４～６年度）", "title", ("municipality", "桃生野町"))], [E] * 9 + ["（単位：千円）"], ["番 号", "事　業　名", "所　属", "Ｒ６事業費", E, "成　果　指　標", E, E, E, "評 価", "今後の方針"], [E, E, E, "予 算", "決 算", "指 標 名", "単 位", "目 標", "実 績", E, E],
        r8(X, 1, a, "農政課", "5,000", "4,871", "取り組む農地の面積", "ha", [(4, "10"), (5, "20"), (6, "35")], [(4, "8"), (5, "21"), (6, "集計中")], "Ｂ", "継続"), r8(Y, 2, b, "文化課", "2,200", "2,198", "公開した映像の数", "本", [(5, "4"), (6, "8")], [(5, "5"), (6, "9")], "Ａ", "終了")],
        merges="A1:K1 A3:A4 B3:B4 C3:C4 D3:E3 F3:I3 J3:J4 K3:K4")])


def nineteenth(folder):
    """Nine, written after the eighteenth had been mended for; nothing was mended for them before their figure was taken."""
    # a: 主要施策の成果: the codes of the budget, budget and settlement, sources, and what came of it in words
    a, b, c = "地域おこし企業人活用事業", "公設市場長寿命化事業", "移動図書館運行事業"
    X, Y, Z = P(a), P(b), P(c)
    def seika(Q, codes, p, d, bu, co, src, text):
        return [*codes, Q(p, "name"), Q(d, "department"), yen(Q, bu, "R6|budget"), yen(Q, co, "R6|cost"), *[U(x) if x else E for x in src], Q(text, "R6|achievements")]
    form(folder, "19ca-shuyo-shisaku.xlsx", [dict(name="一般会計", rows=[
        [T("令和６年度　主要な施策の成果報告書（長浦町）", "title", ("municipality", "長浦町"), ("fiscal_year", "R6"))], [E] * 10 + ["（単位：千円）"],
        ["款", "項", "目", "事業名", "所管課", "予算現額", "決算額", "財　源　内　訳", E, E, "主な成果"], [E] * 7 + ["国・県", "地方債", "一般財源", E],
        seika(X, ["02", "01", "07"], a, "企画課", "5,600", "5,432", ["", "", "5,432"], "企業から社員を１名迎え、特産品の通販を始めた。"), seika(Y, ["07", "01", "02"], b, "産業課", "48,000", "46,915", ["20,000", "24,000", "2,915"], "屋根と冷蔵設備を改修した。"),
        [E, E, E, "商工費　計", E, U("48,000"), U("46,915")], seika(Z, ["10", "05", "03"], c, "教育委員会", "3,300", "3,178", ["－", "－", "3,178"], "１２か所を月２回巡回し、延べ８，４２１冊を貸し出した。"), [E, E, E, "合　計", E, U("56,900"), C("55,525", [(None, "/totals[R6 実績]/cost", 55525000)])]],
        merges="A1:K1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:G4 H3:J3 K3:K4")])

    # b: a sheet a project, the members' opinions one below the other with who said them, answers beside; the verdict of the whole below
    def iken(no, p, d, ks, said, mark, way):
        X = P(p)
        rows = [[T("第２回総合戦略検証委員会　評価シート（令和６年度事業）", "title", ("fiscal_year", "R6"))], ["No.", X(no, "number"), "事　業　名", X(p, "name"), "担　当　課", X(d, "department")], ["【１】KPIの達成状況"], ["指　標　名", E, "目　標", "実　績", "達成率", "備　考"]]
        for n, t, v, r, memo in ks:
            rows.append([X(n, f"R6|{n}|name"), E, X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(r), X(memo, f"R6|{n}|note") if memo else E])
        rows += [["【２】委員からの意見"], ["委　員", "意　見", E, E, "町の考え方", E]]
        for i, (by, text, answer) in enumerate(said):
            rows.append([X(by, f"R6|opinions|{i}|by"), X(text, f"R6|opinions|{i}|text"), E, E, X(answer, f"R6|opinions|{i}|response"), E])
        return rows + [["【３】総合評価"], ["評　価", X(mark, "R6|effect|rating"), E, "今後の方向性", X(way, "R6|policy|decision"), E]]
    m = "A1:F1 A3:F3 A4:B4 A5:B5 A6:B6 A7:F7 B8:D8 E8:F8 B9:D9 E9:F9 B10:D10 E10:F10 A11:F11 B12:C12 E12:F12"
    form(folder, "19cb-iinkai.xlsx", [
        dict(name="1", merges=m, rows=iken(1, "古民家カフェ開業支援事業", "商工観光課", [("開業した店の数（店）", 3, 4, "133%", ""), ("来店者数（人）", "9,000", "7,820", "87%", "２店は年度途中の開業")], [("Ａ委員", "平日の客をどう増やすか。", "町内の会合での利用を促す。"), ("Ｂ委員", "後継ぎのいない店も対象にしてはどうか。", "要綱の改正を検討する。")], "Ｂ", "継続")),
        dict(name="2", merges=m, rows=iken(2, "オンライン市役所推進事業", "情報政策課", [("電子申請の割合（％）", "30.0", "集計中", "－", ""), ("対象の手続の数（件）", 50, 64, "128%", "")], [("Ａ委員", "高齢者への支えが要る。", "公民館で教室を開く。"), ("Ｃ委員", "特になし", "－")], "Ａ", "拡充"))])

    # c: a facility; for each KPI a heading and a table whose rows are years, wareki beside the western year, difference and rate behind
    p = "旧駅舎にぎわい拠点整備事業"; X = P(p)
    def nen(n, u, years):
        rows = [[E, C(f"KPI　{n}", [(p, "/reviews[R6]/kpis[name=%s]/name" % n, n)]) if 0 else E]]
        rows = [[E, "年度", "目標値", "実績値", "差", "達成率"]]
        for y, t, v, d, r in years:
            rows.append([E, f"令和{'０１２３４５６７８'[y]}年度（{2018 + y}）", X(t, f"R{y}|{n}|target"), X(v, f"R{y}|{n}|actual") if v else B(p, f"R{y}|{n}|actual"), U(d) if d else E, U(r) if r else E])
        return rows
    n1, n2 = "施設の利用者数", "テナントの売上"
    form(folder, "19cc-kyoten-nenji.xlsx", [dict(name="効果検証", rows=[
        [T("地方創生拠点整備交付金　効果検証報告（令和６年度）", "title", ("fiscal_year", "R6"))], [E, "交付対象事業の名称", X(p, "name")], [E, "所管課", X("まちづくり課", "department")], [E, "整備に要した費用", U("182,400千円")], [],
        [E, "指標", X(n1, f"R6|{n1}|name"), "単位", X("人", f"R6|{n1}|unit")], *nen(n1, "人", [(4, "8,000", "6,412", "▲1,588", "80.2%"), (5, "10,000", "10,915", "915", "109.2%"), (6, "12,000", "13,306", "1,306", "110.9%"), (7, "13,000", "", "", "")]), [],
        [E, "指標", X(n2, f"R6|{n2}|name"), "単位", X("千円", f"R6|{n2}|unit")], *nen(n2, "千円", [(4, "5,000", "3,870.5", "▲1,129.5", "77.4%"), (5, "6,000", "5,918.2", "▲81.8", "98.6%"), (6, "7,000", "精査中", "－", "－"), (7, "7,500", "", "", "")]), [],
        [E, "事業の評価", X("地方創生に効果があった", "R6|effect|rating")], [E, "評価の理由", X("利用者が計画を上回った。", "R6|effect|comment")], [E, "今後の方針", X("継続", "R6|policy|decision")]])])

    # d: pasted from a web page: blocks with a marked heading each, labels and values tab by tab, a table of indicators in each block
    a, b = "ふるさとワーキングホリデー事業", "子ども未来応援事業"
    def block(p, d, span, co, done, ks, mark, way):
        X = P(p)
        return [["事業名", X(p, "name")], ["担当課", X(d, "department")], ["事業期間", X(span[0], ("period|from", span[1]), ("period|to", span[2]))], ["事業費", X(co[0], ("R6|cost", co[1]))], ["取組内容", X(done, "R6|achievements")],
                ["KPI", "目標値", "実績値", "達成状況"], *[[X(n, f"R6|{n}|name"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), X(k, f"R6|{n}|rating")] for n, t, v, k in ks], ["総合評価", X(mark, "R6|effect|rating")], ["今後の方針", X(way, "R6|policy|decision")], []]
    form(folder, "19cd-web.tsv", [dict(name="x", rows=[
        [T("令和６年度デジタル田園都市国家構想交付金事業の効果検証（大淀野市）", "title", ("municipality", "大淀野市"), ("fiscal_year", "R6"))], ["最終更新日：2025年10月1日"], [],
        *block(a, "農林振興課", ("令和5年度～令和7年度", "R5", "R7"), ("8,412,000円", 8412000), "大学生を５２人受け入れた。", [("参加者数", "50人", "52人", "達成"), ("リピーターの数", "5人", "3人", "未達成")], "Ｂ", "継続"), *block(b, "子育て支援課", ("令和6年度", "R6", "R6"), ("1,960,500円", 1960500), "学習会を３６回開いた。", [("学習会の参加者数", "延べ400人", "延べ431人", "達成")], "Ａ", "継続")])], sep="\t")

    # e: departments as bands over their projects, a sum below each, the mark with its words, the way on with its text in the same cell
    a, b, c = "公共交通空白地解消事業", "空き地バンク事業", "食育推進事業"
    X, Y, Z = P(a), P(b), P(c)
    def bu(Q, no, p, co, n, t, v, mk, way, memo):
        return [Q(no, "number"), Q(p, "name"), yen(Q, co, "R6|cost"), *K(Q, n, t, v), Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision"), Q(memo, f"R6|{n}|note") if memo else E]
    def dep(text, *ps):
        return [C(text, [(p, "/department", text.strip("【】")) for p in ps])]
    form(folder, "19ce-ka-betsu.xlsx", [dict(name="課別", rows=[
        [T("Ｒ６　総合戦略事業の評価（課別）　八重桜町", "title", ("municipality", "八重桜町"), ("fiscal_year", "R6"))], [E] * 8 + ["単位：千円"], ["番号", "事業名", "決算額", "指標", "目標", "実績", "評価", "方針", "備考"],
        dep("【まちづくり課】", a, b), bu(X, 1, a, "7,215", "乗合タクシーの登録者数（人）", 300, 342, "Ａ", "継続", ""), bu(Y, 2, b, "480", "成約の件数（件）", 10, "４", "Ｃ", "改善", "冬の相談が少ない"), [E, "課計", U("7,695")],
        dep("【健康福祉課】", c), bu(Z, 3, c, "1,030", "朝食を毎日食べる児童の割合（％）", "95.0", "未調査", "－", "継続", ""), [E, "課計", U("1,030")], [E, "総計", C("8,725", [(None, "/totals[R6 実績]/cost", 8725000)])]],
        merges="A1:I1 A4:I4 A8:I8")])

    # f: indicators of activity and of outcome side by side, three years each, base and last goal only for the outcome
    p = "健康ポイント事業"; X = P(p)
    def pair(n1, v1, n2, u2, b2, v2, g2):
        return [X(n1, f"R6|{n1}|name"), *[X(v, f"R{y}|{n1}|actual") for y, v in zip((4, 5, 6), v1)], E, X(n2, f"R6|{n2}|name"), X(u2, f"R6|{n2}|unit"), X(b2, f"R6|{n2}|baseline"), *[X(v, f"R{y}|{n2}|actual") for y, v in zip((4, 5, 6), v2)], A(g2, "final")]
    form(folder, "19cf-niretsu.xlsx", [dict(name="評価調書", rows=[
        [T("事務事業評価調書（令和６年度）", "title", ("fiscal_year", "R6"))], ["事務事業名", X(p, "name"), E, E, E, "担当課", X("健康づくり課", "department")], [], ["活動指標", "実績", E, E, E, "成果指標", "単位", "基準値", "実績", E, E, "目標"], [E, "R4", "R5", "R6", E, E, E, "R3", "R4", "R5", "R6", "R8"],
        pair("教室の回数（回）", [12, 18, 24], "参加者数", "人", "310", ["420", "515", "602"], "800"), pair("配った歩数計の数（個）", [100, 150, "－"], "歩数が増えた人の割合", "％", "…", ["40.5", "44.0", "47.1"], "55.0"), [], ["評価", X("Ａ", "R6|effect|rating")], ["今後の方向性", X("拡充", "R6|policy|decision")]],
        merges="A1:L1 A4:A5 B4:D4 F4:F5 G4:G5 I4:K4")])

    # g: upper line the target and lower the result, years across, names in merged cells; words down the cells of the headings; empty first column
    m1, m2 = "安心の医療", "学びの環境"
    X, Y = P(m1), P(m2)
    def nidan(Q, m, n, u, b0, ts, vs, mk, d):
        return [[E, Q(m, "name") if m else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), *[Q(t, f"R{y}|{n}|target") for y, t in zip((4, 5, 6), ts)], Q(mk, f"R6|{n}|rating"), Q(d, "department") if m else E], [E, E, E, E, E, *[Q(v, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6), vs)]]]
    form(folder, "19cg-nidan.xlsx", [dict(name="進捗", rows=[
        [], [E, T("白鷺ヶ丘市総合戦略　令和６年度進捗状況", "title", ("municipality", "白鷺ヶ丘市"), ("fiscal_year", "R6"))], [E] * 7 + ["上段：目標値　下段：実績値"], [E, "施\n\n策", "指\n標\n名", "単\n位", "基準値\n（Ｒ３）", "Ｒ４", "Ｒ５", "Ｒ６", "評\n価", "担\n当\n課"],
        *nidan(X, m1, "在宅医療を行う診療所の数", "か所", "6", ["6", "7", "8"], ["6", "6", "8"], "○", "健康課"), *nidan(X, "", "救急搬送の平均時間", "分", "38.2", ["38.0", "37.5", "37.0"], ["38.6", "39.1", "***"], "×", ""), *nidan(Y, m2, "一人一台端末の活用率", "％", "71.4", ["80.0", "85.0", "90.0"], ["82.3", "88.8", "93.0"], "◎", "学校教育課")],
        merges="B5:B8 C5:C6 D5:D6 E5:E6 I5:I6 J5:J8 C7:C8 D7:D8 E7:E8 I7:I8 B9:B10 C9:C10 D9:D10 E9:E10 I9:I10 J9:J10")])

    # h: amounts in the cell with their own units, results with the rate behind, marks with words, a way on with its text, due days in the result
    a, b = "海の家リニューアル支援事業", "介護人材確保事業"
    X, Y = P(a), P(b)
    form(folder, "19ch-hyoki.csv", [dict(name="x", rows=[
        [T("令和6年度　地域活性化事業の検証結果　潮崎町", "title", ("municipality", "潮崎町"), ("fiscal_year", "R6")), *[E] * 8], ["事業名", "担当", "総事業費", "うち交付金", "KPI", "目標値", "実績値（達成率）", "事業効果", "今後の方針"],
        [X(a, "name"), X("観光商工課", "department"), X("12.3百万円", ("R6|cost", 12300000)), X("615万円", ("R6|grant", 6150000)), *K(X, "来訪者数", "年間12,000人以上", "13,480人（112.3％）"), X("Ａ（目標を達成した）", "R6|effect|rating"), X("継続", "R6|policy|decision")],
        [Y(b, "name"), Y("福祉課", "department"), Y("1,845,600円", ("R6|cost", 1845600)), Y("922,800円", ("R6|grant", 922800)), *K(Y, "研修の修了者数", "20人/年", "R7.6.30確定予定"), Y("－（判定できない）", "R6|effect|rating"), Y("見直し", "R6|policy|decision")],
        ["（注１）達成率は実績値÷目標値で計算した。", *[E] * 8] if 0 else [T("（注１）達成率は実績値÷目標値で計算した。", "notes"), *[E] * 8]])], encoding="cp932", sep=",")

    # i: goals one below the other, each with its own 数値目標 table and then the KPIs of its measures; headings repeated, words for the state
    g1, m1, m2 = "基本目標１　稼げる農林水産業", "施策①　担い手の確保", "施策②　販路の拡大"
    X, Y = P(m1), P(m2)
    def r9(Q, m, n, b0, t, v, rate, mk, d):
        return [Q(m, "name") if m else E, Q(n, f"R6|{n}|name"), Q(b0, f"R6|{n}|baseline"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), U(rate), Q(mk, f"R6|{n}|rating"), Q(d, "department")]
    form(folder, "19ci-shisaku.xlsx", [dict(name="R6年度", rows=[
        [T("豊浜町人口ビジョン・総合戦略　施策別評価表", "title", ("municipality", "豊浜町"))], [C(g1, [(m1, "/strategy[0]", g1), (m2, "/strategy[0]", g1)])],
        ["施策", "KPI", "基準値\n（令和元年度）", "目標値\n（令和6年度）", "実績値\n（令和6年度）", "進捗率", "進捗状況", "担当課"],
        r9(X, m1, "新規就農者数（累計）", "12人", "40人", "43人", "107.5%", "達成", "農林課"), r9(X, "", "漁業の研修生の数", "0人", "5人", "2人", "40.0%", "遅れ", "農林課"), r9(Y, m2, "輸出した品目の数", "―", "6品目", "6品目", "100.0%", "達成", "産業課"), r9(Y, "", "通販の売上", "21,000千円", "50,000千円", "R8.3公表予定", "－", "評価不能", "産業課")],
        merges="A1:H1 A2:H2 A4:A5 A6:A7")])


def twentieth(folder):
    """Eight of the worst habits, written after the nineteenth had been mended for and before the reader saw them."""
    # a: one amount over two projects (nobody but the town knows whose), words and dashes for amounts, a department for both
    a, b, c = "石垣の道整備事業", "石垣ガイド養成事業", "空き家見守り事業"
    X, Y, Z = P(a), P(b), P(c)
    form(folder, "20da-matagi.xlsx", [dict(name="R6", rows=[
        [T("令和６年度　推進交付金事業の検証（石垣野市）", "title", ("municipality", "石垣野市"), ("fiscal_year", "R6"))], [E] * 6 + ["（千円）"], ["事業名", "担当課", "事業費", "KPI", "目標", "実績", "評価"],
        [X(a, "name"), C("都市計画課", [(a, "/department", "都市計画課"), (b, "/department", "都市計画課")]), A("12,400", "two projects"), *K(X, "歩いた人の数（人）", "3,000", "3,480"), X("Ａ", "R6|effect|rating")], [Y(b, "name"), E, E, *K(Y, "ガイドの数（人）", 12, 9), Y("Ｂ", "R6|effect|rating")],
        [Z(c, "name"), Z("建築課", "department"), Z("約980", ("R6|cost", 980000)), *K(Z, "見守った家の数（戸）", "５０", "―"), Z("－", "R6|effect|rating")]],
        merges="B4:B5 C4:C5")])

    # b: values in words of every kind, none of them a number
    m = "観光の振興"; X = P(m)
    def w(n, b0, t, v): return [X(n, f"R6|{n}|name"), X(b0, f"R6|{n}|baseline"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual")]
    first = w("宿泊者数", "R3：11,200人", "前年度以上", "延べ12,345人（うち町外 9,800人）")
    first[1] = X("R3：11,200人", f"R6|宿泊者数|baseline")
    form(folder, "20db-kotoba.xlsx", [dict(name="KPI", rows=[
        [T("小谷原町総合戦略　令和６年度ＫＰＩ", "title", ("municipality", "小谷原町"), ("fiscal_year", "R6"))], ["施策", "KPI", "基準値", "目標値", "実績値"],
        [X(m, "name"), *first], [E, *w("観光案内所の満足度", "…", "90％超", "ゼロ回答")], [E, *w("祭りの開催", "隔年", "毎年１回", "実施済")], [E, *w("インバウンドの比率", "***", "10～15％", "11.8％（速報値）")], [E, *w("苦情の件数", "(12)", "0", "0")], [E, *w("広域ルートの数", "なし", "３ルート", "調整中")]], merges="A3:A8")])

    # c: a table a year below headings that say which, and nothing else does; the second has the projects once more
    a, b = "こども食堂支援事業", "図書館電子化事業"
    X, Y = P(a), P(b)
    def tab(y, rows):
        out = [["事業名", "所管課", "決算額（円）", "指標", "目標", "実績", "評価"]]
        for Q, p, d, co, n, t, v, mk in rows:
            out.append([Q(p, "name"), Q(d, "department"), Q(co, f"R{y}|cost"), Q(n, f"R{y}|{n}|name"), Q(t, f"R{y}|{n}|target"), Q(v, f"R{y}|{n}|actual"), Q(mk, f"R{y}|effect|rating")])
        return out
    form(folder, "20dc-nendo-midashi.xlsx", [dict(name="実績", rows=[
        [T("地域活力基金事業の実績について　稲穂ヶ丘町", "title", ("municipality", "稲穂ヶ丘町"))], [], ["■令和５年度"], *tab(5, [(X, a, "福祉課", "840,000", "開いた回数（回）", 24, 22, "Ｂ"), (Y, b, "教育課", "2,450,000", "電子書籍の貸出数（冊）", "1,000", "1,386", "Ａ")]), [], ["■令和６年度"], *tab(6, [(X, a, "福祉課", "905,500", "開いた回数（回）", 30, 31, "Ａ"), (Y, b, "教育課", "1,980,000", "電子書籍の貸出数（冊）", "1,500", "集計中", "－")])])])

    # d: labels with numbers and their values behind a colon in one cell, the table of indicators between
    p = "里海ダイビング観光事業"; X = P(p)
    form(folder, "20dd-toi.xlsx", [dict(name="様式", rows=[
        [T("令和６年度　交付金事業　実績報告", "title", ("fiscal_year", "R6"))], [C(f"１．事業名：{p}", [(p, "/name", p)])], [C("２．担当課：水産観光課", [(p, "/department", "水産観光課")])], [C("３．事業期間：令和５年度～令和７年度", [(p, "/period/from", "R5"), (p, "/period/to", "R7")])], [C("４．事業費：4,210千円", [(p, "/reviews[R6]/cost", 4210000)])],
        ["５．KPI", "目標", "実績"], K(X, "ダイビング客数（人）", "2,000", "2,318"), K(X, "ガイドの雇用（人）", 2, 2), ["６．事業の効果"], [X("客が増え、宿の利用にもつながった。", "R6|effect|comment")], ["７．今後の方針"], [X("継続", "R6|policy|decision")]])])

    # e: marks of two years, each beside its year's values
    m1, m2 = "子育て環境の整備", "若者の定着"
    X, Y = P(m1), P(m2)
    def r5(Q, m, n, d, a5, m5, a6, m6, goal): return [Q(m, "name") if m else E, Q(n, f"R6|{n}|name"), Q(a5, f"R5|{n}|actual"), Q(m5, f"R5|{n}|rating"), Q(a6, f"R6|{n}|actual"), Q(m6, f"R6|{n}|rating"), A(goal, "final"), Q(d, "department") if m else E]
    form(folder, "20de-nendo-hyoka.xlsx", [dict(name="Sheet1", rows=[
        [T("第２期若葉台市総合戦略　進捗評価（令和６年度）", "title", ("municipality", "若葉台市"), ("fiscal_year", "R6"))], ["施策", "KPI", "令和５年度", E, "令和６年度", E, "目標値（Ｒ９）", "担当課"], [E, E, "実績値", "判定", "実績値", "判定", E, E],
        r5(X, m1, "待機児童数（人）", "保育課", "4", "△", "0", "◎", "0"), r5(X, "", "子育て支援に満足な人の割合（％）", "", "61.2", "○", "63.5", "○", "70.0"), r5(Y, m2, "奨学金返還支援の件数（件）", "企画課", "12", "○", "（集計中）", "－", "40")],
        merges="A2:A3 B2:B3 C2:D2 E2:F2 G2:G3 H2:H3 A4:A5 H4:H5")])

    # f: a csv out of a system: spaces around, a unit in the header, empty columns, a mark in front, codes with zeros, a line of counts below
    a, b = "林道安全対策事業", "有害鳥獣対策事業"
    X, Y = P(a), P(b)
    form(folder, "20df-system.csv", [dict(name="x", rows=[
        ["年度", "事業コード", "事業名", "部署名", E, "予算額(円)", "決算額(円)", "KPI名", "目標値(人)", "実績値(人)", E, "事業効果", "今後の方針"],
        ["2024", "000123", X(a, "name"), X("農林課", "department"), E, X(" 3,000,000", ("R6|budget", 3000000)), X("2,871,000 ", ("R6|cost", 2871000)), X("巡視した人", "R6|巡視した人|name"), X(" 120", ("R6|巡視した人|target", 120)), X("118 ", ("R6|巡視した人|actual", 118)), E, X("やや効果があった", "R6|effect|rating"), X("継続", "R6|policy|decision")],
        ["2024", "000456", Y(b, "name"), Y("農林課", "department"), E, Y("1200000", ("R6|budget", 1200000)), Y("1200000", ("R6|cost", 1200000)), Y("捕獲に従事した人", "R6|捕獲に従事した人|name"), Y("40", "R6|捕獲に従事した人|target"), B(b, "R6|捕獲に従事した人|actual"), E, Y("", "R6|effect|rating") if 0 else E, Y("見直し", "R6|policy|decision")]])], sep=",")

    # g: a project's name one row above its rows and merged a row too short; notes between the indicators; a second unit in the KPI's row
    a, b = "街なか空き店舗活用事業", "伝統野菜復活事業"
    X, Y = P(a), P(b)
    form(folder, "20dg-zure.xlsx", [dict(name="一覧", rows=[
        [T("令和６年度　地方創生事業一覧　鶴見浦町", "title", ("municipality", "鶴見浦町"), ("fiscal_year", "R6"))], ["事業名", "担当課", "事業費（千円）", "KPI", "単位", "目標", "実績", "今後の方針"],
        [X(a, "name"), X("商工課", "department"), yen(X, "5,120", "R6|cost"), E, E, E, E, X("継続", "R6|policy|decision")], [E, E, E, X("活用した店舗", "R6|活用した店舗|name"), X("店", "R6|活用した店舗|unit"), X(6, "R6|活用した店舗|target"), X(7, "R6|活用した店舗|actual"), E], [E, E, E, X("歩行者の数", "R6|歩行者の数|name"), X("千人", "R6|歩行者の数|unit"), X("120", "R6|歩行者の数|target"), X("98.7", "R6|歩行者の数|actual"), E], [E, E, E, T("※歩行者の数は休日の調査による。", "notes")],
        [Y(b, "name"), Y("農林課", "department"), yen(Y, "310", "R6|cost"), E, E, E, E, Y("改善", "R6|policy|decision")], [E, E, E, Y("栽培する農家", "R6|栽培する農家|name"), Y("戸", "R6|栽培する農家|unit"), Y(8, "R6|栽培する農家|target"), Y("未定", "R6|栽培する農家|actual"), E]],
        merges="A3:A4 B3:B5 C3:C5 H3:H5")])

    # h: several amounts behind one label, a label far left of its value, a blank box between label and value, a stray number beside a text
    p = "防災アプリ導入事業"; X = P(p)
    form(folder, "20dh-hako.xlsx", [dict(name="調書", rows=[
        [E, T("事務事業評価調書（令和６年度実績）", "title", ("fiscal_year", "R6"))], [E, "事業の名称", E, E, X(p, "name"), E, E], [E, "所　管　課", E, E, X("危機管理課", "department"), E, E], [E, "事業の概要", E, E, X("避難の情報を届けるアプリを導入する。", "plan|summary"), E, E], [],
        [E, "経費（千円）", E, "R4", "R5", "R6", "R7"], [E, "決算額", E, yen(X, "0", "R4|cost"), yen(X, "6,800", "R5|cost"), yen(X, "2,145", "R6|cost"), E], [E, "予算額", E, E, yen(X, "7,000", "R5|budget"), yen(X, "2,300", "R6|budget"), yen(X, "2,300", "R7|budget")], [],
        [E, "指標名", "単位", "R4", "R5", "R6", "目標(R7)"], [E, X("登録した世帯", "R6|登録した世帯|name"), X("世帯", "R6|登録した世帯|unit"), X("－", "R4|登録した世帯|actual"), X("1,204", "R5|登録した世帯|actual"), X("2,377", "R6|登録した世帯|actual"), A("4,000", "final")], [],
        [E, "総合評価", E, E, X("Ｂ", "R6|effect|rating"), E, E], [E, "今後の方向性", E, E, X("継続", "R6|policy|decision"), E, U("7")]],
        merges="B2:D2 E2:G2 B3:D3 E3:G3 B4:D4 E4:G4")])


def twenty_first(folder):
    """Six, for the last figure: written when all before had been mended for, nothing mended before it was taken."""
    # a: gifts of firms by project: donors one below the other beside a project's merged cells, a total of gifts, KPIs below in a table of their own
    a, b = "海洋ごみ回収事業", "高校生起業塾事業"
    X, Y = P(a), P(b)
    form(folder, "21ea-kifu.xlsx", [dict(name="R6実績", rows=[
        [T("令和６年度　まち・ひと・しごと創生寄附活用事業（企業版ふるさと納税）実施状況　千浦町", "title", ("municipality", "千浦町"), ("fiscal_year", "R6"))], [], ["【１】寄附の受入れ"], ["No.", "事業名", "担当課", "事業費（円）", "寄附企業名", "寄附額（円）"],
        [X(1, "number"), X(a, "name"), X("環境課", "department"), X("4,800,000", "R6|cost"), U("株式会社みなと"), U("3,000,000")], [E, E, E, E, U("匿名"), U("1,000,000")], [Y(2, "number"), Y(b, "name"), Y("教育課", "department"), Y("1,215,000", "R6|cost"), U("有限会社やまびこ"), U("1,000,000")], [E, "合計", E, C("6,015,000", [(None, "/totals[R6 実績]/cost", 6015000)]), E, U("5,000,000")], [],
        ["【２】KPIの達成状況"], ["No.", "事業名", "KPI", "目標", "実績", "事業効果"], [1, a, *K(X, "回収したごみの量（kg）", "5,000", "6,120"), X("非常に効果的であった", "R6|effect|rating")], [2, b, *K(Y, "起業した生徒の数（人）", 3, 1), Y("効果があった", "R6|effect|rating")], [E, E, *K(Y, "塾の受講者数（人）", "２０", "２３"), E]],
        merges="A5:A6 B5:B6 C5:C6 D5:D6 A13:A14 B13:B14 F13:F14")])

    # b: a meeting's paper: the list's headings at the left, projects across; units in the values; opinions in a row
    a, b, c = "縁結び応援事業", "産後ケア事業", "多子世帯住宅支援事業"
    ps = [P(a), P(b), P(c)]
    across = lambda label, path, values: [label, *[Q(v, path(i) if callable(path) else path) for i, (Q, v) in enumerate(zip(ps, values))]]
    ns = ["成婚の数", "利用者数", "補助の件数"]
    form(folder, "21eb-yoko.xlsx", [dict(name="比較表", rows=[
        [T("少子化対策事業の検証（令和６年度）　五十鈴ヶ浜市", "title", ("municipality", "五十鈴ヶ浜市"), ("fiscal_year", "R6"))], [], across("事　業　名", "name", [a, b, c]), across("担　当　課", "department", ["こども課", "健康課", "住宅課"]), ["決　算　額", *[Q(v, ("R6|cost", x)) for Q, v, x in zip(ps, ["3,150千円", "8,407千円", "12,000千円"], [3150000, 8407000, 12000000])]],
        across("K P I", lambda i: f"R6|{ns[i]}|name", ns), across("目　標　値", lambda i: f"R6|{ns[i]}|target", ["5組", "延べ200人", "20件"]), across("実　績　値", lambda i: f"R6|{ns[i]}|actual", ["3組", "延べ２４１人", "確認中"]), across("評　　価", "R6|effect|rating", ["Ｃ", "Ａ", "－"]), across("委員会の意見", "R6|opinions|0|text", ["若い世代への周知が足りない。", "里帰りの人も使えるとよい。", "特になし"]), across("今後の方針", "R6|policy|decision", ["見直し", "拡充", "継続"])])])

    # c: a prefecture's list by policy: two years, the pace (予定どおり …), numbers of pages, footnotes at the end of the name, a total of marks below
    m1, m2 = "１－１　水産業の成長産業化", "１－２　森林資源の循環利用"
    X, Y = P(m1), P(m2)
    def r3(Q, m, no, n, u, b0, y0, v5, v6, t6, goal, pace, pg): return [Q(m, "name") if m else E, U(no), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), Q(y0, f"R6|{n}|baseline_year"), Q(v5, f"R5|{n}|actual"), Q(t6, f"R6|{n}|target"), Q(v6, f"R6|{n}|actual"), Q(goal, f"R6|{n}|goal|value"), Q(pace, f"R6|{n}|rating"), U(pg)]
    form(folder, "21ec-ken-ichiran.xlsx", [dict(name="R6", rows=[
        [T("鵜ノ瀬県まち・ひと・しごと創生総合戦略　ＫＰＩ一覧", "title", ("municipality", "鵜ノ瀬県"))], [E] * 10 + ["令和７年９月末時点"], ["施策", "番号", "重要業績評価指標", "単位", "基準値", "基準年度", "令和５年度", "令和６年度", E, "目標値", "進捗状況", "頁"], [E] * 6 + ["実績", "目標", "実績", "（令和９年度）", E, E],
        r3(X, m1, 1, "海面漁業の生産額", "億円", "312.4", "R2", "298.8", "…", "325.0", "340.0", "－", 12), r3(X, "", 2, "新規漁業就業者数（累計）※", "人", "0", "R3", "141", "218", "210", "420", "予定どおり", 13), r3(Y, m2, 3, "素材生産量", "千m3", "688", "R3", "702", "731", "740", "800", "やや遅れ", 20),
        [], [T("※　雇用と独立の合計", "notes")]], merges="A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 H3:I3 K3:K4 L3:L4 A5:A6")])

    # d: CP932 and semicolons nowhere: an export in long form where each value is a row: 事業, 年度, 項目, 値
    a, b = "森の図鑑制作事業", "まち歩きマップ事業"
    X, Y = P(a), P(b)
    def vals(Q, p, d, y, n, t, v): return [[p if y != 5 else Q(p, "name"), d if y != 5 else Q(d, "department"), f"令和{y}年度", n if 0 else Q(n, f"R{y}|{n}|name"), "目標値", Q(t, f"R{y}|{n}|target")], [p, d, f"令和{y}年度", n, "実績値", Q(v, f"R{y}|{n}|actual")]]
    form(folder, "21ed-tate.csv", [dict(name="x", rows=[["事業名", "担当課", "年度", "指標名", "区分", "値"], *vals(X, a, "林務課", 5, "頒布した冊数", "300", "288"), *vals(X, a, "林務課", 6, "頒布した冊数", "400", "431"), *vals(Y, b, "観光課", 5, "閲覧の回数", "2,000", "2,610"), *vals(Y, b, "観光課", 6, "閲覧の回数", "3,000", "－")])], encoding="cp932", sep=",")

    # e: a sheet that is a letter above and a table below, a seal's box, the table with a row of units and rows of examples struck
    a = "山村留学推進事業"; X = P(a)
    form(folder, "21ee-kaito.xlsx", [dict(name="回答様式", rows=[
        [E, E, E, E, E, "企第１２３号"], [E, E, E, E, E, "令和７年５月２０日"], ["企画課長　様"], [E, E, E, "教育課長"], [T("令和６年度地方創生推進交付金事業の実績について（回答）", "title", ("fiscal_year", "R6"))], ["このことについて、下記のとおり回答します。"], ["記"], ["１　事業名", X(a, "name")], ["２　決算額", X("6,204,800円", ("R6|cost", 6204800))], ["３　KPI"], ["指標", "単位", "目標値", "実績値", "未達成の理由"], [X("留学した児童の数", "R6|留学した児童の数|name"), X("人", "R6|留学した児童の数|unit"), X(8, "R6|留学した児童の数|target"), X(6, "R6|留学した児童の数|actual"), X("里親が足りなかった。", "R6|issues|obstacles")], [X("体験会の参加者数", "R6|体験会の参加者数|name"), X("人", "R6|体験会の参加者数|unit"), X(40, "R6|体験会の参加者数|target"), X(52, "R6|体験会の参加者数|actual"), E], ["４　今後の方針", X("継続", "R6|policy|decision")], ["５　理由", X("地域の学校を守るため。", "R6|policy|reason")]], merges="B14:E14 B15:E15")])

    # f: a table copied out of a PDF in which long names run on over two rows and the amounts stand in the lower one
    a, b = "公共交通マップ電子化・多言語化事業", "移動販売支援事業"
    X, Y = P(a), P(b)
    cut = ("公共交通マップ電子化・", "多言語化事業")
    form(folder, "21ef-pdf.tsv", [dict(name="x", rows=[
        [T("令和６年度　交付金事業　評価結果一覧（岩倉野町）", "title", ("municipality", "岩倉野町"), ("fiscal_year", "R6"))], ["番号", "事業名", "担当課", "指標", "目標値", "実績値", "評価"], [X(1, "number"), X(cut[0], ("name", a)), X("企画課", "department"), X("閲覧数（回）", "R6|閲覧数（回）|name"), X("10,000", "R6|閲覧数（回）|target"), X("11,204", "R6|閲覧数（回）|actual"), X("Ａ", "R6|effect|rating")], [E, X(cut[1], ("name", a))],
        [Y(2, "number"), Y(b, "name"), Y("福祉課", "department"), Y("利用した世帯（世帯）", "R6|利用した世帯（世帯）|name"), Y("150", "R6|利用した世帯（世帯）|target"), Y("集計中", "R6|利用した世帯（世帯）|actual"), Y("－", "R6|effect|rating")], ["2 / 2 ページ"]])], sep="\t")
