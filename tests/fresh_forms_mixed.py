"""Tables, sheets and csv of every kind: headings across the table, label and value in one cell, half years, several reviewers, a line a value, money
by source, two sheets to join, targets apart from results. Each set was written after the one before had been mended for, so that its first try
says how general that was.

Second set: 99 of 190 (52.1%; the reader of the first set's first try: 23.7%), 4 wrong. Third: 77 of 102 (75.5%), 1 wrong.
Fourth: 47 of 93 (50.5%), 4 wrong. Fifth: 79 of 85 (92.9%), 4 wrong. Eighth, after the
seventh (fresh_forms_office.py): 147 of 190 (77.4%), 12 wrong (targets below 【計画】 read as results), once a table refused whole. Ninth, the last: 123
of 127 (96.9%), 1 wrong. No word or blank was read as a number in any, no cell was silent.
"""
from fresh_cells import E, K
from fresh_notation import A, B, C, EI, P, T, U, field, form


def second(folder):
    """Ten layouts: headings across the table, a label and its value in one cell, two lines of a KPI, half years, several reviewers."""
    # A: bands of goal and measure across the table, KPI rows below; unit and name in one cell
    m1, m2, m3 = "施策１　企業立地の促進", "施策２　就業支援", "施策１　移住の促進"
    def row(m, n, base, t, v, mark, d):
        X = P(m)
        return [X(n, f"R6|{n}|name"), X(base, f"R6|{n}|baseline"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), X(mark, f"R6|{n}|rating"), X(d, f"R6|{n}|department") if d else E]
    band = lambda t: [t]
    def mrow(m): return [P(m)(m, "name")]
    form(folder, "xA-obi.xlsx", [dict(name="R6進捗", rows=[
        [T("楓市総合戦略　令和６年度進捗状況一覧", "title", ("municipality", "楓市"), ("fiscal_year", "R6"))],
        ["重要業績評価指標", "基準値", "目標値", "実績値", "達成状況", "担当"],
        [U("基本目標１　地域産業を育てる")],
        mrow(m1), row(m1, "誘致企業数（社）", 3, 5, 6, "達成", "商工課"), row(m1, "新規雇用者数（人）", 20, 50, "調査中", "－", "商工課"),
        mrow(m2), row(m2, "就職面接会の参加者数（人）", "120", "150", "148", "未達成", "商工課"),
        [U("基本目標２　新しい人の流れをつくる")],
        mrow(m3), row(m3, "移住相談件数（件）", 80, 120, "１３５", "達成", "企画課")],
        merges="A3:F3 A4:F4 A7:F7 A9:F9 A10:F10")])

    # B: label and value in one cell with a colon; a sheet for each department
    def one(p, d, cost, rows, txt, pol):
        X = P(p)
        out = [[T("令和6年度　地方創生事業評価シート", "title", ("fiscal_year", "R6"))], [C(f"担当課：{d}", [(p, "/department", d)]), E, C(f"事業名：{p}", [(p, "/name", p)])],
               [C(f"事業費：{cost}千円", [(p, "/reviews[R6]/cost", int(cost.replace(",", "")) * 1000)])], [],
               ["指標", "単位", "目標", "実績", "達成率"]]
        for n, u, t, v, r in rows:
            out.append([X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(r) if r else E])
        return out + [[], ["【取組内容】"], [X(txt, "R6|achievements")], ["【今後の方針】"], [X(pol, "R6|policy|decision")]]
    form(folder, "xB-koron.xlsx", [
        dict(name="農林課", rows=one("里海再生プロジェクト", "農林課", "3,200", [("アマモ場の面積", "ha", 10, 12.5, "125%"), ("体験学習の参加者", "人", 300, "―", "")], "アマモの移植を３回行った。", "継続")),
        dict(name="教育課", rows=one("ふるさと教育推進事業", "教育課", "850", [("出前授業の実施校数", "校", 8, 8, "100%")], "地元企業と連携して授業を行った。", "拡充"))])

    # C: half year and year end side by side; target and result with letters and a rate
    a, b = "農泊推進事業", "起業家育成事業"
    def c(X, n, u, t, h, v, r):
        return [X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(t, f"R6|{n}|target"), U(h, "half year"), X(v, f"R6|{n}|actual"), U(r, "rate") if r else E]
    X, Y = P(a), P(b)
    form(folder, "xC-hanki.xlsx", [dict(name="KPI管理", rows=[
        [T("R6年度　交付金事業　KPI進捗管理表", "title", ("fiscal_year", "R6"))], [],
        ["事業名", "KPI", "単位", "目標値(A)", "上半期実績\n(9月末)", "年度末実績(B)", "達成率(B/A)", "要因分析", "改善策"],
        [X(a, "name"), *c(X, "農泊の宿泊者数", "人泊", 1200, 640, 1310, "109.2%"), X("連休の利用が多かった。", "R6|effect|comment"), X("平日の誘客を進める。", "R6|issues|revisions")],
        [E, *c(X, "農泊の売上", "千円", "9,600", "4,100", "確認中", "")],
        [Y(b, "name"), *c(Y, "起業件数", "件", 5, 1, 3, "60.0%"), Y("相談は多いが資金面の課題があった。", "R6|effect|comment"), Y("融資の案内を強化する。", "R6|issues|revisions")],
    ], merges="A4:A5 H4:H5 I4:I5")])

    # D: upper line target, lower line result, years side by side
    p = "健康寿命の延伸"; X = P(p)
    def dd(n, u, ts, vs):
        return [[X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), "目標", *[X(t, f"R{y}|{n}|target") for y, t in zip((4, 5, 6), ts)]],
                [E, E, "実績", *[X(v, f"R{y}|{n}|actual") if v != "" else B(p, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6), vs)]]]
    form(folder, "xD-jouge.xlsx", [dict(name="表", rows=[
        [T("総合戦略　重要業績評価指標の推移（令和６年度実績）", "title", ("fiscal_year", "R6"))],
        ["施策名", X(p, "name")], [],
        ["指標", "単位", "", "R4", "R5", "R6"],
        *dd("特定健診の受診率", "％", ["50.0", "55.0", "60.0"], ["48.2", "51.7", "集計中"]), *dd("健康教室の参加者", "人", [300, 320, 340], [288, "", 351])],
        merges="A5:A6 B5:B6 A7:A8 B7:B8")])

    # E: budget and settlement by year beside KPI; a project on several rows by year of KPI; sum rows
    a, b = "空港アクセス向上事業", "ワーケーション推進事業"
    X, Y = P(a), P(b)
    def e(Z, *v):
        k = lambda s: int(str(s).replace(",", "")) * 1000
        return [Z(v[0], ("R5|cost", k(v[0]))), Z(v[1], ("R6|budget", k(v[1]))), Z(v[2], ("R6|cost", k(v[2]))), U(v[3])]
    form(folder, "xE-yosan.xlsx", [dict(name="Sheet1", rows=[
        [T("令和6年度　地方創生関連事業の実施状況", "title", ("fiscal_year", "R6"))], [E] * 7 + ["単位：千円"],
        ["事業名", "R5決算額", "R6予算額", "R6決算額", "増減", "KPI", "R6目標", "R6実績", "次年度の方向性"],
        [X(a, "name"), *e(X, "12,300", "13,000", "12,874", "574"), X("シャトル便の利用者数", "R6|シャトル便の利用者数|name"), X("18,000人", "R6|シャトル便の利用者数|target"), X("19,240人", "R6|シャトル便の利用者数|actual"), X("現状維持", "R6|policy|decision")],
        [Y(b, "name"), *e(Y, "4,000", "4,200", "3,951", "△49"), Y("受入企業数", "R6|受入企業数|name"), Y("10社", "R6|受入企業数|target"), Y("7社", "R6|受入企業数|actual"), Y("縮小", "R6|policy|decision")],
        ["計", U("16,300"), U("17,200"), C("16,825", [(None, "/totals[R6 実績]/cost", 16825000)]), U("525")]])])

    # F: marks of several reviewers, their mean, the committee's verdict
    a, b = "古民家再生事業", "ふるさと納税推進事業"
    X, Y = P(a), P(b)
    form(folder, "xF-iin.xlsx", [dict(name="外部評価", rows=[
        [T("令和６年度　外部評価結果一覧", "title", ("fiscal_year", "R6"))],
        ["No.", "事業名", "所管課", "自己評価", "各委員の評点", E, E, "平均", "委員会評価", "委員会の意見", "市の対応方針"],
        [E, E, E, E, "A委員", "B委員", "C委員", E, E, E, E],
        [X(1, "number"), X(a, "name"), X("都市計画課", "department"), X("B", "R6|effect|rating"), U(4), U(3), U(4), U(3.7), X("妥当", "R6|evaluations|0|rating"), X("活用後の維持管理の計画を示すこと。", "R6|opinions|0|text"), X("管理計画を作成する。", "R6|opinions|0|response")],
        [Y(2, "number"), Y(b, "name"), Y("財政課", "department"), Y("A", "R6|effect|rating"), U(5), U(5), U(4), U(4.7), Y("妥当", "R6|evaluations|0|rating"), Y("返礼品の見直しを。", "R6|opinions|0|text"), Y("事業者と協議する。", "R6|opinions|0|response")],
    ], merges="A2:A3 B2:B3 C2:C3 D2:D3 E2:G2 H2:H3 I2:I3 J2:J3 K2:K3")])

    # G: number formats, a unit in the format, a date in the goal, KPI pairs of labels
    p = "スマート観光推進事業"; X = P(p)
    form(folder, "xG-shoshiki.xlsx", [dict(name="個票", rows=[
        [T("地方創生推進交付金　事業個票（令和６年度）", "title", ("fiscal_year", "R6"))],
        ["交付対象事業の名称", X(p, "name"), E, E], ["主管課", X("観光課", "department"), "事業年度", X("令和５～７年度", ("period|from", "R5"), ("period|to", "R7"))],
        ["事業費", C("12,345,000円", [(p, "/reviews[R6]/cost", 12345000)]), "交付金", C("6,172,500円", [(p, "/reviews[R6]/grant", 6172500)])],
        ["KPI①", X("観光アプリの利用者数", "R6|観光アプリの利用者数|name"), "単位", X("人", "R6|観光アプリの利用者数|unit")],
        ["目標値", X("10,000", "R6|観光アプリの利用者数|target"), "実績値", X("8,765", "R6|観光アプリの利用者数|actual")],
        ["KPI②", X("観光消費額の伸び率", "R6|観光消費額の伸び率|name"), "単位", X("％", "R6|観光消費額の伸び率|unit")],
        ["目標値", C("5.0%", [(p, field("R6|観光消費額の伸び率|target"), "5.0%")]), "実績値", C("△ 1.2%", [(p, field("R6|観光消費額の伸び率|actual"), "△ 1.2%")])],
        ["達成状況の分析", X("アプリの多言語化が遅れた。", "R6|effect|comment"), E, E], ["今後の事業展開", X("改善して継続", "R6|policy|decision"), E, E]],
        merges="B2:D2 B9:D9 B10:D10")])

    # H: tab separated, pasted: labels and values, then a table; wide year forms
    a = "ものづくり人材育成事業"; X = P(a)
    form(folder, "xH-haritsuke.tsv", [dict(name="x", rows=[
        [T("令和六年度".replace("六", "6") + "　高峰村　事業検証結果", "title", ("municipality", "高峰村"), ("fiscal_year", "R6"))],
        ["事業名", X(a, "name")], ["担当課", X("産業課", "department")], ["総事業費", C("4,560,000円", [(a, "/reviews[R6]/cost", 4560000)])],
        ["指標", "基準値（令和4年度）", "目標値（令和6年度）", "実績値（令和6年度）", "目標値（令和8年度）"],
        [X("研修修了者数", "R6|研修修了者数|name"), X("0人", "R6|研修修了者数|baseline"), X("20人", "R6|研修修了者数|target"), X("24人", "R6|研修修了者数|actual"), X("40人", "R6|研修修了者数|goal|value")],
        [X("就職者数", "R6|就職者数|name"), X("0人", "R6|就職者数|baseline"), X("10人", "R6|就職者数|target"), X("集計中", "R6|就職者数|actual"), X("25人", "R6|就職者数|goal|value")],
        ["事業効果", X("効果があった", "R6|effect|rating")], ["今後の方針", X("事業の継続", "R6|policy|decision")]])], sep="\t")

    # I: names over groups of columns in one heading: 「…（目標）」「…（実績）」; years as rows; western years
    a = "婚活応援事業"; X = P(a)
    ys = [("2022年度", 4, 30, 28, 3, 1), ("2023年度", 5, 30, 35, 3, 2), ("2024年度", 6, 40, "未集計", 4, 0)]
    form(folder, "xI-midashi.xlsx", [dict(name="推移", rows=[
        [T("2024年度　婚活応援事業　実績推移", "title", ("fiscal_year", "R6"))],
        ["事業名", X(a, "name")], [],
        ["年度", "参加者数（目標）", "参加者数（実績）", "成婚数（目標）", "成婚数（実績）"],
        *[[y, X(t, f"R{n}|参加者数|target"), X(v, f"R{n}|参加者数|actual"), X(t2, f"R{n}|成婚数|target"), X(v2, f"R{n}|成婚数|actual")] for y, n, t, v, t2, v2 in ys]])])

    # J: text forms: everything in words, checkboxes in cells of their own, several stages
    p = "公共施設複合化事業"; X = P(p)
    form(folder, "xJ-check.xlsx", [dict(name="評価票", rows=[
        [T("令和６年度事業　内部評価票", "title", ("fiscal_year", "R6"))],
        ["事務事業の名称", X(p, "name"), E, E, E, E], ["部署", X("総務部財政課", "department")],
        ["成果", X("施設の統合方針を決めた。", "R6|achievements")],
        ["指標の名称", "計画値", "実績値"], [X("統合施設数", "R6|統合施設数|name"), X("2施設", "R6|統合施設数|target"), X("1施設", "R6|統合施設数|actual")], [],
        ["事業の評価", "☐", "十分な成果があった", "☑", X("一定の成果があった", "R6|effect|rating"), "☐", "成果が不十分"],
        ["理由", X("住民説明に時間を要した。", "R6|effect|comment")],
        ["今後の方向性", "☑", X("改善して継続", "R6|policy|decision"), "☐", "終了"],
        ["理由", X("合意形成の進め方を見直す必要があるため。", "R6|policy|reason")],
        ["二次評価", U("計画を前倒しすること。")]])])


def third(folder):
    """Five: a heading over each table of KPIs, 上段 and 下段, costs by year below labels, blocks with a colon."""
    # a: a list of KPI without any project or measure but with a heading above each table
    m, n = "基本目標１　安心して働ける町", "基本目標２　子育ての町"
    X, Y = P(m), P(n)
    hd = ["番号", "指標名", "現状値（R元年度）", "目標値（R6年度）", "実績値（R6年度）", "達成度", "備考"]
    def r(Z, i, nm, b, t, v, d, note=E):
        return [str(i), Z(nm, f"R6|{nm}|name"), Z(b, f"R6|{nm}|baseline"), Z(t, f"R6|{nm}|target"), Z(v, f"R6|{nm}|actual"), U(d), Z(note, f"R6|{nm}|note") if note else E]
    form(folder, "ya-sekkei.xlsx", [dict(name="KPI", rows=[
        [T("柊町創生総合戦略　令和６年度　効果検証資料", "title", ("municipality", "柊町"), ("fiscal_year", "R6"))], [],
        [X(m, "name")], hd, r(X, 1, "新規創業者数", "2人", "5人", "4人", "80%"), r(X, 2, "有効求人倍率", "0.98倍", "1.10倍", "1.21倍", "110%", "年度平均"), [],
        [Y(n, "name")], hd, r(Y, 1, "合計特殊出生率", "1.42", "1.60", "未公表", "－", "国の公表待ち"), r(Y, 2, "待機児童数", "3人", "0人", "0人", "100%")])])
    # b: projects with numbered KPI rows, upper line target, lower line result in one column of values
    p, q = "里山カフェ運営支援事業", "移住コーディネーター配置事業"
    def two(Z, nm, u, ts, vs, first):
        return [[*first, Z(nm, f"R6|{nm}|name"), Z(u, f"R6|{nm}|unit"), *[Z(t, f"R{y}|{nm}|target") for y, t in zip((5, 6), ts)]],
                [E, E, E, E, *[Z(v, f"R{y}|{nm}|actual") for y, v in zip((5, 6), vs)]]]
    X, Y = P(p), P(q)
    form(folder, "yb-jouge.xlsx", [dict(name="1", rows=[
        [T("令和６年度　地方創生事業　実績報告書", "title", ("fiscal_year", "R6"))], [T("※ KPI欄の上段は目標値、下段は実績値", "notes")],
        ["№", "事業名", "KPI", "単位", "R5年度", "R6年度"],
        *two(X, "来店者数", "人", [800, 900], [760, "1,024"], [X(1, "number"), X(p, "name")]), *two(Y, "移住世帯数", "世帯", [3, 4], [5, "確認中"], [Y(2, "number"), Y(q, "name")])],
        merges="A4:A5 B4:B5 C4:C5 D4:D5 A6:A7 B6:B7 C6:C7 D6:D7")])
    # c: one project per sheet, tall boxes, label above in the left column, money by year below
    p = "森の学校プロジェクト"; X = P(p)
    form(folder, "yc-hako.xlsx", [dict(name="Sheet2", rows=[
        [T("地方創生推進交付金事業　効果検証票", "title")], ["年度", T("令和５年度", ("fiscal_year", "R5"))], ["自治体名", T("木曽野村", ("municipality", "木曽野村"))],
        ["事業の名称", X(p, "name")], ["担当課・係", X("教育委員会　学校教育係", "department")], ["事業期間", X("2022年度～2026年度", ("period|from", "R4"), ("period|to", "R8"))],
        ["区分", "令和４年度", "令和５年度", "令和６年度（予算）"], ["事業費（円）", X("5,600,000", ("R4|cost", 5600000)), X("6,200,000", ("R5|cost", 6200000)), X("6,000,000", ("R6|budget", 6000000))],
        ["（うち交付金）", X("2,800,000", ("R4|grant", 2800000)), X("3,100,000", ("R5|grant", 3100000)), U("3,000,000")], [],
        ["KPIの名称", "目標", "実績", "評価"], [X("参加児童数（人）", "R5|参加児童数（人）|name"), X("60", "R5|参加児童数（人）|target"), X("72", "R5|参加児童数（人）|actual"), X("◎", "R5|参加児童数（人）|rating")],
        [X("講師登録者数（人）", "R5|講師登録者数（人）|name"), X("15", "R5|講師登録者数（人）|target"), X("11", "R5|講師登録者数（人）|actual"), X("△", "R5|講師登録者数（人）|rating")], [],
        ["総合評価", X("概ね順調", "R5|effect|rating")], ["評価の内容", X("参加児童数は増えたが、講師の確保が課題である。", "R5|effect|comment")], ["今後の取組方針", X("継続", "R5|policy|decision")], ["委員の意見", X("講師の謝金を見直しては。", "R5|opinions|0|text")]])])
    # d: wide list: strategy levels, target and result with their year in words, last two columns verdict and way on
    a, b = "農産物直売所の機能強化", "路線バスの再編"
    X, Y = P(a), P(b)
    form(folder, "yd-yoko.xlsx", [dict(name="一覧表", rows=[
        [T("第３期桐原市総合戦略　令和６年度事業実績・評価シート", "title", ("municipality", "桐原市"), ("fiscal_year", "R6"))], [],
        ["基本目標", "施策の柱", "事業名", "担当", "R6事業内容・実績", "指標（KPI）", "R6目標", "R6実績", "R9目標", "進捗", "今後の方向性", "説明"],
        [X("Ⅰ", ("strategy|0", "Ⅰ")), U("産業の活性化"), X(a, "name"), X("農政課", "department"), X("売場を改装し、加工所を設けた。", "R6|achievements"), X("直売所の販売額（千円）", "R6|直売所の販売額（千円）|name"), X("52,000", "R6|直売所の販売額（千円）|target"), X("50,873", "R6|直売所の販売額（千円）|actual"), X("60,000", "R6|直売所の販売額（千円）|goal|value"), X("B", "R6|直売所の販売額（千円）|rating"), X("継続", "R6|policy|decision"), X("出荷者を増やす。", "R6|policy|reason")],
        [Y("Ⅳ", ("strategy|0", "Ⅳ")), U("暮らしの足の確保"), Y(b, "name"), Y("交通政策課", "department"), Y("２路線を統合した。", "R6|achievements"), Y("１便当たり乗車人数（人）", "R6|１便当たり乗車人数（人）|name"), Y("4.5", "R6|１便当たり乗車人数（人）|target"), Y("3.9", "R6|１便当たり乗車人数（人）|actual"), Y("5.0", "R6|１便当たり乗車人数（人）|goal|value"), Y("C", "R6|１便当たり乗車人数（人）|rating"), Y("見直し", "R6|policy|decision"), Y("運行時間を見直す。", "R6|policy|reason")]])])
    # e: blocks with a colon, KPI as text lines, checkboxes inside of one cell
    def blk(p, d, lines, pol):
        X = P(p)
        return [[C(f"事業名：{p}", [(p, "/name", p)])], [C(f"担当課：{d}", [(p, "/department", d)])], ["実績", X(lines, "R6|achievements")], ["評価", C("□Ａ　■Ｂ　□Ｃ", [(p, "/reviews[R6]/effect/rating", "Ｂ")])], ["方針", X(pol, "R6|policy|decision")], []]
    form(folder, "ye-block.xlsx", [dict(name="Sheet1", rows=[[T("令和6年度　地方創生事業評価（案）", "title", ("fiscal_year", "R6"))], [],
        *blk("商店街空き店舗対策", "商工課", "・改修補助　３件\n・来街者数　目標10,000人、実績9,210人", "継続"), *blk("図書館サテライト整備", "生涯学習課", "・２か所に設置した。", "終了")])])


def fourth(folder):
    """Six: a line a value, years backwards, boxes side by side, five steps, money by source, small tables."""
    # a: long form: a line a value, the year and whether target or result in columns of their own
    a, b = "棚田オーナー事業", "ジビエ活用事業"
    X, Y = P(a), P(b)
    def ln(Z, p, n, u, y, kind, v):
        f = {"目標": "target", "実績": "actual"}[kind]
        yy = "R" + str(int(y[:4]) - 2018)
        return [p, n, u, y, kind, Z(v, f"{yy}|{n}|{f}")]
    form(folder, "za-tate-naga.csv", [dict(name="x", rows=[
        ["事業名", "指標名", "単位", "年度", "区分", "値"],
        ln(X, a, "オーナー組数", "組", "2023年度", "目標", "20"), ln(X, a, "オーナー組数", "組", "2023年度", "実績", "18"), ln(X, a, "オーナー組数", "組", "2024年度", "目標", "25"), ln(X, a, "オーナー組数", "組", "2024年度", "実績", "27"),
        ln(Y, b, "処理頭数", "頭", "2024年度", "目標", "150"), ln(Y, b, "処理頭数", "頭", "2024年度", "実績", "集計中")])], sep=",")
    # b: result years first, headings the other way round
    p, q = "海の玄関口づくり", "島の暮らし支援"
    X, Y = P(p), P(q)
    def rr(Z, n, b, v4, v5, v6, t6, rate, m):
        return [Z(n, f"R6|{n}|name"), Z(b, f"R6|{n}|baseline"), Z(v4, f"R4|{n}|actual"), Z(v5, f"R5|{n}|actual"), Z(v6, f"R6|{n}|actual"), Z(t6, f"R6|{n}|target"), U(rate), Z(m, f"R6|{n}|rating")]
    form(folder, "zb-gyaku.xlsx", [dict(name="指標", rows=[
        [T("令和６年度 離島振興総合戦略 KPI実績表", "title", ("fiscal_year", "R6"))],
        ["プロジェクト", "指標（単位）", "基準\nR2", "実績\nR4", "実績\nR5", "実績\nR6", "目標\nR6", "達成率\nR6", "評価\nR6"],
        [X(p, "name"), *rr(X, "フェリー乗船客数（千人）", "118", "120", "125.4", "131.0", "130.0", "100.8%", "○")],
        [E, *rr(X, "クルーズ船の寄港数（回）", 0, 1, 2, "未定", 4, "-", "-")],
        [Y(q, "name"), *rr(Y, "移住者数（人）", 12, 15, 9, 21, 20, "105.0%", "○")]], merges="A3:A4")])
    # c: two boxes side by side on one sheet
    a, b = "空き店舗リノベーション", "まちなか居住推進"
    X, Y = P(a), P(b)
    def box(Z, p, d, n, t, v, pol):
        return [["事業名", Z(p, "name")], ["担当課", Z(d, "department")], ["指標", Z(n, f"R6|{n}|name")], ["目標値", Z(t, f"R6|{n}|target")], ["実績値", Z(v, f"R6|{n}|actual")], ["今後の方針", Z(pol, "R6|policy|decision")]]
    form(folder, "zc-yoko-hako.xlsx", [dict(name="Sheet1", rows=[[T("令和６年度　中心市街地事業　検証シート", "title", ("fiscal_year", "R6"))], [],
        *[l + [E] + r for l, r in zip(box(X, a, "商工課", "改修件数", "5件", "6件", "継続"), box(Y, b, "建築住宅課", "転居世帯数", "10世帯", "確認中", "見直し"))]])])
    # d: five steps in columns, an expected value that is no result
    a, b = "若手農業者交流事業", "酒蔵ツーリズム事業"
    X, Y = P(a), P(b)
    def g(Z, n, t, e, k):
        return [Z(n, f"R6|{n}|name"), Z(t, f"R6|{n}|target"), U(e, "expected"), *[Z("●", ("R6|effect|rating", c)) if c == k else E for c in "54321"]]
    form(folder, "zd-gokai.xlsx", [dict(name="R6", rows=[
        [T("令和6年度交付金事業 中間評価表", "title", ("fiscal_year", "R6"))],
        ["事業名", "KPI", "R6目標", "R6見込", "評価（5段階）", E, E, E, E, "課題"], [E, E, E, E, "5", "4", "3", "2", "1", E],
        [X(a, "name"), *g(X, "交流会の参加者数", "80人", "75人", "4"), X("冬期の参加が少ない。", "R6|issues|current")],
        [Y(b, "name"), *g(Y, "蔵元巡りの参加者数", "1,000人", "1,120人", "5"), Y("二次交通が足りない。", "R6|issues|current")]],
        merges="A2:A3 B2:B3 C2:C3 D2:D3 E2:I2 J2:J3")])
    # e: money by source in rows below each project
    p = "公民館ネットワーク事業"; X = P(p)
    form(folder, "ze-zaigen.xlsx", [dict(name="12", rows=[
        [T("令和６年度　事業評価調書", "title", ("fiscal_year", "R6"))], [E, E, E, "（単位：千円）"],
        ["事業名", X(p, "name"), "所管課", X("社会教育課", "department")], ["目的", X("地区の交流を増やす。", "plan|purpose|0")],
        ["項目", "R5決算", "R6予算", "R6決算"], ["事業費", X("4,120", ("R5|cost", 4120000)), X("4,500", ("R6|budget", 4500000)), X("4,388", ("R6|cost", 4388000))],
        ["国庫支出金", U("2,060"), U("2,250"), U("2,194")], ["一般財源", U("2,060"), U("2,250"), U("2,194")], [],
        ["活動指標", "単位", "R5実績", "R6目標", "R6実績"], [X("講座の開催数", "R6|講座の開催数|name"), X("回", "R6|講座の開催数|unit"), X(24, "R5|講座の開催数|actual"), X(30, "R6|講座の開催数|target"), X(31, "R6|講座の開催数|actual")],
        ["成果指標", "単位", "R5実績", "R6目標", "R6実績"], [X("講座の受講者数", "R6|講座の受講者数|name"), X("人", "R6|講座の受講者数|unit"), X("402", "R5|講座の受講者数|actual"), X("450", "R6|講座の受講者数|target"), X("把握中", "R6|講座の受講者数|actual")], [],
        ["評価", X("Ｂ", "R6|effect|rating"), "評価の理由", X("受講者の年齢に偏りがある。", "R6|effect|comment")], ["今後の方向性", X("改善して継続", "R6|policy|decision"), "理由", X("若い世代の参加を増やすため。", "R6|policy|reason")]])])
    # f: a heading for each project over its own small table, department behind it
    a, b = "農福連携推進事業", "駅舎活用事業"
    X, Y = P(a), P(b)
    h = ["KPI", "目標", "実績", "達成状況", "所見"]
    form(folder, "zf-midashi.xlsx", [dict(name="検証結果", rows=[
        [T("令和６年度地方創生推進交付金事業の検証結果について", "title", ("fiscal_year", "R6"))], [],
        [P("事業１　" + a)("事業１　" + a, "name")], h, [P("事業１　" + a)("就労者数", "R6|就労者数|name"), P("事業１　" + a)("12人", "R6|就労者数|target"), P("事業１　" + a)("14人", "R6|就労者数|actual"), P("事業１　" + a)("達成", "R6|就労者数|rating"), P("事業１　" + a)("作業の種類が増えた。", "R6|effect|comment")], [],
        [P("事業２　" + b)("事業２　" + b, "name")], h, [P("事業２　" + b)("来館者数", "R6|来館者数|name"), P("事業２　" + b)("8,000人", "R6|来館者数|target"), P("事業２　" + b)("6,540人", "R6|来館者数|actual"), P("事業２　" + b)("未達成", "R6|来館者数|rating"), P("事業２　" + b)("改修工事で休館した。", "R6|effect|comment")]])])


def fifth(folder):
    """Five: single year and total, counted labels, sums with their count, a system's csv, headings with numbers below."""
    # a: original and changed target, single year and cumulative result
    a, b = "サテライトオフィス誘致", "森林セラピー推進"
    X, Y = P(a), P(b)
    form(folder, "va-henko.xlsx", [dict(name="R6", rows=[
        [T("緑川町　令和６年度　地方創生交付金　KPI実績報告", "title", ("municipality", "緑川町"), ("fiscal_year", "R6"))],
        ["No", "交付対象事業", "KPI", "単位", "目標値", "実績値", E, "特記事項"], [E, E, E, E, "R6", "単年度", "累計", E],
        [X(1, "number"), X(a, "name"), X("進出企業数", "R6|進出企業数|name"), X("社", "R6|進出企業数|unit"), X(3, "R6|進出企業数|target"), A(2, "year or sum"), A(7, "year or sum"), X("1社は来年度進出予定", "R6|進出企業数|note")],
        [Y(2, "number"), Y(b, "name"), Y("体験者数", "R6|体験者数|name"), Y("人", "R6|体験者数|unit"), Y(400, "R6|体験者数|target"), Y("集計中", "R6|体験者数|actual"), U("―"), E]],
        merges="A2:A3 B2:B3 C2:C3 D2:D3 F2:G2 H2:H3")])
    # b: sheet with numbered headings in their own column, sub-headings a, b, c; values two columns right
    p = "産直EC立上げ事業"; X = P(p)
    form(folder, "vb-bango.xlsx", [dict(name="シート１", rows=[
        [T("令和６年度地方創生交付金事業評価調書", "title", ("fiscal_year", "R6"))],
        ["１", "事業名", X(p, "name")], ["２", "実施主体・担当課", X("産業振興課", "department")], ["３", "事業の目的", X("農産物の販路を広げる。", "plan|purpose|0")],
        ["４", "事業費", E], [E, "総事業費（円）", X("7,700,000", ("R6|cost", 7700000))], [E, "うち国費（円）", X("3,850,000", ("R6|grant", 3850000))],
        ["５", "実施内容", X("通販サイトを開設し、32品目を掲載した。", "R6|achievements")],
        ["６", "KPIの達成状況", E], [E, "指標", "目標", "実績"], [E, X("サイト売上（千円）", "R6|サイト売上（千円）|name"), X("2,000", "R6|サイト売上（千円）|target"), X("1,438", "R6|サイト売上（千円）|actual")],
        [E, X("出品者数（人）", "R6|出品者数（人）|name"), X("20", "R6|出品者数（人）|target"), X("26", "R6|出品者数（人）|actual")],
        ["７", "評価", X("やや遅れている", "R6|effect|rating")], ["８", "評価の理由", X("広告の開始が遅れた。", "R6|effect|comment")], ["９", "今後の方針", X("継続（改善）", "R6|policy|decision")]])])
    # c: tall list where each project takes three rows: name row, money row, text row
    a, b = "若者就職支援", "防災教育推進"
    X, Y = P(a), P(b)
    form(folder, "vc-sandan.xlsx", [dict(name="一覧", rows=[
        [T("令和6年度　事業成果一覧（三好市）".replace("三好", "三葉"), "title", ("municipality", "三葉市"), ("fiscal_year", "R6"))], [E, E, E, E, "(単位：円)"],
        ["事業名", "予算額", "決算額", "担当課", "成果・課題"],
        [X(a, "name"), X("2,000,000", ("R6|budget", 2000000)), X("1,912,340", ("R6|cost", 1912340)), X("労政課", "department"), EI(X("セミナーに延べ86人が参加した。", "R6|achievements"))],
        [Y(b, "name"), Y("500,000", ("R6|budget", 500000)), Y("0", ("R6|cost", 0)), Y("危機管理課", "department"), EI(Y("講師の都合により中止した。", "R6|achievements"))],
        ["合計（２事業）", U("2,500,000"), C("1,912,340", [(None, "/totals[R6 実績]/cost", 1912340)])]])])
    # d: CSV exported from a system: English-like codes, quotes, many unknown columns
    a, b = "観光案内所多言語化", "空き家相談窓口"
    X, Y = P(a), P(b)
    form(folder, "vd-system.csv", [dict(name="x", rows=[
        ["管理ID", "年度", "部局コード", "所管部署", "事業名称", "KPI連番", "KPI名称", "KPI単位", "KPI目標値", "KPI実績値", "更新日時", "更新者"],
        ["A001-1", "2024", "0310", X("観光課", "department"), X(a, "name"), "1", X("外国人利用者数", "R6|外国人利用者数|name"), X("人", "R6|外国人利用者数|unit"), X("1500", "R6|外国人利用者数|target"), X("1822", "R6|外国人利用者数|actual"), "2025/05/12 10:22", "kanko01"],
        ["A001-2", "2024", "0310", "観光課", a, "2", X("対応言語数", "R6|対応言語数|name"), X("言語", "R6|対応言語数|unit"), X("5", "R6|対応言語数|target"), B(a, "R6|対応言語数|actual"), "2025/05/12 10:22", "kanko01"],
        ["A002-1", "2024", "0420", Y("建築課", "department"), Y(b, "name"), "1", Y("相談件数", "R6|相談件数|name"), Y("件", "R6|相談件数|unit"), Y("60", "R6|相談件数|target"), Y("確認中", "R6|相談件数|actual"), "2025/05/13 09:01", "kenchiku02"]])], encoding="cp932", sep=",")
    # e: goals in bands with a number column, the department in the band row, three marks of legend
    m1, m2 = "（１）創業の支援", "（２）観光の振興"
    X, Y = P(m1), P(m2)
    def kr(Z, i, n, u, v4, v5, v6, g, mk): return [str(i), Z(n, f"R6|{n}|name"), Z(u, f"R6|{n}|unit"), Z(v4, f"R4|{n}|actual"), Z(v5, f"R5|{n}|actual"), Z(v6, f"R6|{n}|actual"), A(g, "final"), Z(mk, f"R6|{n}|rating")]
    form(folder, "ve-obi2.xlsx", [dict(name="KPI", rows=[
        [T("南風市まち・ひと・しごと創生総合戦略　KPI進捗状況（令和６年度末時点）", "title", ("municipality", "南風市"), ("fiscal_year", "R6"))], [],
        ["No.", "KPI", "単位", "実績値", E, E, "目標値（R8）", "評価"], [E, E, E, "R4", "R5", "R6", E, E],
        ["基本目標１　しごとづくり"], [X(m1, "name")], kr(X, 1, "創業件数（累計）", "件", 4, 9, 15, 20, "○"), kr(X, 2, "創業相談件数", "件", 30, 28, "41", 50, "△"),
        [Y(m2, "name")], kr(Y, 3, "観光入込客数", "千人", "310", "355.2", "未公表", 400, "－"), [], ["評価：○順調　△やや遅れ　×遅れ"]],
        merges="A3:A4 B3:B4 C3:C4 D3:F3 G3:G4 H3:H4 A5:H5 A6:H6 A9:H9")])


def eighth(folder):
    """Nine layouts."""
    # a: nothing but the title says whose KPIs they are
    p = "関係人口創出プロジェクト"; X = P(p)
    form(folder, "sa-daimei.xlsx", [dict(name="Sheet1", rows=[
        [T("関係人口創出プロジェクト　KPI実績（令和６年度）", "title", ("fiscal_year", "R6"))], [],
        ["指標", "目標値", "実績値", "達成率"], [*K(X, "ファンクラブ会員数（人）", 500, 612), U("122.4%")], [*K(X, "再訪率（％）", "30.0", "確認中"), E]])])

    # b: the amounts split by source across, then three evaluations by who made them, each with mark and text
    a, b = "山の駅整備事業", "子育て世帯転入支援事業"
    X, Y = P(a), P(b)
    def b1(Z, no, p, d, cost, n, t, v, m, c, om, ot, dec):
        return [Z(no, "number"), Z(p, "name"), Z(d, "department"), Z(cost, ("R6|cost", int(cost.replace(",", "")) * 1000)), Z(n, f"R6|{n}|name"), Z(t, f"R6|{n}|target"), Z(v, f"R6|{n}|actual"), Z(m, "R6|effect|rating"), Z(c, "R6|effect|comment"), Z(om, "R6|evaluations|0|rating"), Z(ot, "R6|opinions|0|text"), Z(dec, "R6|policy|decision")]
    form(folder, "sb-sandankai.xlsx", [dict(name="検証結果", rows=[
        [E] * 11 + ["資料１－２"], [T("令和６年度　交付金事業検証結果一覧（里山町）", "title", ("municipality", "里山町"), ("fiscal_year", "R6"))], [E] * 11 + ["（単位：千円）"],
        ["No", "事業", "担当課", "決算額", "成果指標", E, E, "担当課の評価", E, "推進委員会", E, "今後の方針"], [E, E, E, E, "指標名", "目標", "実績", "評価", "理由", "評価", "意見", E],
        b1(X, 1, a, "農林課", "22,000", "来場者数（人）", "15,000", "16,204", "Ａ", "開業の効果があった。", "妥当", "冬の集客を考えること。", "継続"),
        b1(Y, 2, b, "住民課", "4,500", "転入世帯数（世帯）", 12, 9, "Ｂ", "物件が足りない。", "要改善", "空き家を生かすこと。", "見直し")],
        merges="A4:A5 B4:B5 C4:C5 D4:D5 E4:G4 H4:I4 J4:K4 L4:L5")])

    # c: two sheets of the same projects: one with money, one with KPIs, joined by number and name
    a, b = "温泉街景観整備事業", "ものづくり企業支援事業"
    X, Y = P(a), P(b)
    form(folder, "sc-nimai.xlsx", [
        dict(name="1 事業費", rows=[[T("令和６年度　地方創生事業　事業費一覧", "title", ("fiscal_year", "R6"))], ["事業№", "事業名", "担当", "予算現額(円)", "支出済額(円)", "うち国費(円)", "執行率"],
            [X(11, "number"), X(a, "name"), X("都市整備課", "department"), X("50,000,000", ("R6|budget", 50000000)), X("48,765,000", ("R6|cost", 48765000)), X("24,382,500", ("R6|grant", 24382500)), U("97.5%")],
            [Y(12, "number"), Y(b, "name"), Y("産業課", "department"), Y("8,000,000", ("R6|budget", 8000000)), Y("7,120,000", ("R6|cost", 7120000)), Y("3,560,000", ("R6|grant", 3560000)), U("89.0%")]]),
        dict(name="2 KPI", rows=[["令和６年度　地方創生事業　KPI一覧"], ["事業№", "事業名", "指標名", "単位", "現状値(R3)", "R6目標値", "R6実績値", "最終目標値(R8)"],
            [11, a, X("観光入込客数", "R6|観光入込客数|name"), X("万人", "R6|観光入込客数|unit"), X("21.0", "R6|観光入込客数|baseline"), X("24.0", "R6|観光入込客数|target"), X("25.3", "R6|観光入込客数|actual"), X("26.0", "R6|観光入込客数|goal|value")],
            [E, E, X("宿泊単価", "R6|宿泊単価|name"), X("円", "R6|宿泊単価|unit"), X("9,800", "R6|宿泊単価|baseline"), X("11,000", "R6|宿泊単価|target"), X("10,450", "R6|宿泊単価|actual"), X("12,000", "R6|宿泊単価|goal|value")],
            [12, b, Y("新製品の数", "R6|新製品の数|name"), Y("件", "R6|新製品の数|unit"), Y(0, "R6|新製品の数|baseline"), Y(4, "R6|新製品の数|target"), Y("集計中", "R6|新製品の数|actual"), Y(10, "R6|新製品の数|goal|value")]])])

    # d: a sheet of boxes where labels stand above, several across, twice
    p = "川の学校運営事業"; X = P(p)
    form(folder, "sd-ue.xlsx", [dict(name="調書", rows=[
        [E, T("令和６年度　地方創生推進交付金　事業調書", "title", ("fiscal_year", "R6")), E, E, E, "担当課長", "係長", "担当者"], [E] * 5 + [E, E, E], [],
        [E, "整理番号", "事業名", E, "事業期間", "担当課"], [E, U("環-05"), X(p, "name"), E, X("Ｒ４～Ｒ８", ("period|from", "R4"), ("period|to", "R8")), X("環境課", "department")],
        [E, "予算額（円）", "決算額（円）", "交付金充当額（円）", "不用額（円）"], [E, X("3,000,000", ("R6|budget", 3000000)), X("2,845,600", ("R6|cost", 2845600)), X("1,422,800", ("R6|grant", 1422800)), U("154,400")],
        [E, "目的"], [E, X("川に親しむ子どもを育てる。", "plan|purpose|0")],
        [E, "KPI", "目標値", "実績値", "達成度"], [E, *K(X, "受講者数（人）", 120, 133), X("達成", "R6|受講者数（人）|rating")], [E, *K(X, "指導者数（人）", 10, 8), X("未達成", "R6|指導者数（人）|rating")],
        [E, "事業の成果"], [E, EI(X("前年より多くの学校が参加した。", "R6|achievements"))], [E, "今後の課題"], [E, X("指導者の高齢化", "R6|issues|current")], [E, "事業の方向性"], [E, X("改善して継続", "R6|policy|decision")]],
        merges="C4:D4 C5:D5 B8:F8 B9:F9 B13:F13 B14:F14 B15:F15 B16:F16 B17:F17 B18:F18")])

    # e: marks in columns by their legend, arrows, a KPI without a target, values with plus and minus
    m = "誰もが活躍できる町"; X = P(m)
    def e1(n, b0, t, v, arrow, mk, note): return [E, X(n, f"R6|{n}|name"), X(b0, f"R6|{n}|baseline"), X(t, f"R6|{n}|target") if t else B(m, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(arrow), X(mk, f"R6|{n}|rating"), X(note, f"R6|{n}|note") if note else E]
    r = [e1("社会増減（人）", "△45", "±0", "△12", "↗", "B", ""), e1("女性の管理職の割合（％）", "12.5", "20.0", "18.2", "↗", "B", "４月１日現在"), e1("ボランティア登録者数（人）", "210", "", "264", "↗", "－", "目標を定めない参考値"), e1("審議会の委員の女性比率（％）", "28.0", "40.0", "27.1", "↘", "C", "改選が影響")]
    r[0][0] = X(m, "name")
    form(folder, "se-yajirushi.xlsx", [dict(name="施策３", rows=[
        [T("岬町創生総合戦略　施策の進捗（令和６年度実績）", "title", ("municipality", "岬町"), ("fiscal_year", "R6"))], ["【凡例】A：達成　B：改善　C：悪化　－：判定できない"],
        ["施策", "指標（単位）", "基準値", "目標値", "実績値", "推移", "判定", "備考"], *r, [T("※基準値は令和元年度", "notes")]], merges="A4:A7")])
    
    # f: tsv pasted from Word, each KPI in a line of words
    p = "空き校舎活用事業"; X = P(p)
    form(folder, "sf-word.tsv", [dict(name="x", rows=[
        [T("令和６年度　地方創生事業評価書", "title", ("fiscal_year", "R6"))], ["事業名", X(p, "name")], ["所管部署", X("政策推進課", "department")], ["事業費", X("6,430千円", ("R6|cost", 6430000))],
        ["KPI①", C("入居企業数（目標：3社、実績：4社）", [(p, field("R6|入居企業数|name"), "入居企業数"), (p, field("R6|入居企業数|target"), "3社"), (p, field("R6|入居企業数|actual"), "4社")])],
        ["KPI②", C("雇用者数（目標：15人、実績：確認中）", [(p, field("R6|雇用者数|name"), "雇用者数"), (p, field("R6|雇用者数|target"), "15人"), (p, field("R6|雇用者数|actual"), "確認中")])],
        ["取組の内容", X("旧校舎を改修し、入居者を募った。", "R6|achievements")], ["評価", X("Ａ（順調）", "R6|effect|rating")], ["今後の方向性", X("継続", "R6|policy|decision")]])], sep="\t")

    # g: target rows and result rows apart: first all targets, then all results
    p = "スポーツ合宿誘致事業"; X = P(p)
    n1, n2 = "合宿の受入団体数", "延べ宿泊者数"
    form(folder, "sg-betsu.xlsx", [dict(name="個票", rows=[
        [T("令和６年度　効果検証個票", "title", ("fiscal_year", "R6"))], ["事業名", X(p, "name")], ["所属", X("スポーツ課", "department")], [],
        ["【計画】"], ["指標", "R4", "R5", "R6", "単位"], [X(n1, f"R6|{n1}|name"), X(10, f"R4|{n1}|target"), X(15, f"R5|{n1}|target"), X(20, f"R6|{n1}|target"), X("団体", f"R6|{n1}|unit")], [X(n2, f"R6|{n2}|name"), X(300, f"R4|{n2}|target"), X(450, f"R5|{n2}|target"), X(600, f"R6|{n2}|target"), X("人泊", f"R6|{n2}|unit")], [],
        ["【実績】"], ["指標", "R4", "R5", "R6", "単位"], [n1, X(8, f"R4|{n1}|actual"), X(17, f"R5|{n1}|actual"), X(22, f"R6|{n1}|actual"), "団体"], [n2, X(240, f"R4|{n2}|actual"), X(488, f"R5|{n2}|actual"), X("集計中", f"R6|{n2}|actual"), "人泊"]])])

    # h: a csv of KPIs with the place in the strategy by codes and a state column
    a, b = "1-1 農業の担い手", "1-2 水産業の担い手"
    X, Y = P(a), P(b)
    form(folder, "sh-jotai.csv", [dict(name="x", rows=[
        ["年度", "基本目標", "施策", "KPI", "目標", "実績", "状態", "出典", "所管課"],
        ["R6", X("1 働く場", ("strategy|0", "1 働く場")), X(a, "name"), X("新規就農者数（人）", "R6|新規就農者数（人）|name"), X("6", "R6|新規就農者数（人）|target"), X("7", "R6|新規就農者数（人）|actual"), U("確定"), X("農業委員会調べ", "R6|新規就農者数（人）|source"), X("農林課", "department")],
        ["R6", "1 働く場", a, X("認定農業者数（人）", "R6|認定農業者数（人）|name"), X("80", "R6|認定農業者数（人）|target"), C("", [], blank=[]), C("集計中", [(a, field("R6|認定農業者数（人）|actual"), "集計中")]), X("町調べ", "R6|認定農業者数（人）|source"), "農林課"],
        ["R6", Y("1 働く場", ("strategy|0", "1 働く場")), Y(b, "name"), Y("新規漁業就業者数（人）", "R6|新規漁業就業者数（人）|name"), Y("3", "R6|新規漁業就業者数（人）|target"), Y("1", "R6|新規漁業就業者数（人）|actual"), U("確定"), Y("漁協調べ", "R6|新規漁業就業者数（人）|source"), Y("水産課", "department")]])], sep=",")

    # i: every project a band with its name, its number and department, then labels and a table, and a page number between
    def band(i, p, d, rows, txt, pol):
        X = P(p)
        return [[f"事業{i}", X(p, "name"), E, E, C(f"（{d}）", [(p, "/department", d)])], ["取組内容", X(txt, "R6|achievements")], ["指標", "目標", "実績", "評価", "備考"],
            *[[*K(X, n, t, v), X(mk, f"R6|{n}|rating"), X(nt, f"R6|{n}|note") if nt else E] for n, t, v, mk, nt in rows], ["今後の方針", X(pol, "R6|policy|decision")], [E, E, "- " + str(i) + " -"]]
    form(folder, "si-obi3.xlsx", [dict(name="検証", rows=[[T("令和６年度　地方創生交付金事業　検証シート（波崎町）", "title", ("municipality", "波崎町"), ("fiscal_year", "R6"))],
        *band(1, "海の見える図書館事業", "生涯学習課", [("来館者数（人）", 20000, 21450, "○", ""), ("貸出数（冊）", 60000, 58211, "△", "改修で休館")], "閲覧席を増やした。", "継続"),
        *band(2, "漁師体験ツアー事業", "水産振興課", [("参加者数（人）", 150, "集計中", "－", "")], "体験を12回行った。", "拡充")], merges="B2:D2 B3:E3 B7:E7")])


def ninth(folder):
    """Five, for the last figure: nothing was mended for them before it was taken."""
    # a: a list in landscape with stamps, the KPIs of a project side by side as three groups, unit in the heading
    a, b = "港町リノベーション事業", "ICT人材育成事業"
    X, Y = P(a), P(b)
    form(folder, "ra-yokonaga.xlsx", [dict(name="R6検証", rows=[
        [E] * 11 + ["部長", "課長", "係"], [E] * 14, [E, T("令和６年度　地方創生推進交付金事業　効果検証一覧表（瀬戸見市）", "title", ("municipality", "瀬戸見市"), ("fiscal_year", "R6"))],
        [E, "番号", "交付対象事業の名称", "所管課", "事業費\n（千円）", "KPI①", E, E, "KPI②", E, E, "事業効果", "今後の方針", "備考"],
        [E, E, E, E, E, "指標", "目標", "実績", "指標", "目標", "実績", E, E, E],
        [E, X(1, "number"), X(a, "name"), X("都市政策課", "department"), X("25,600", ("R6|cost", 25600000)), *K(X, "改修件数（件）", 5, 6), *K(X, "来街者数（人）", "30,000", "28,710"), X("効果があった", "R6|effect|rating"), X("継続", "R6|policy|decision"), E],
        [E, Y(2, "number"), Y(b, "name"), Y("産業振興課", "department"), Y("7,420", ("R6|cost", 7420000)), *K(Y, "受講者数（人）", 40, 52), E, E, E, Y("非常に効果的であった", "R6|effect|rating"), Y("拡充", "R6|policy|decision"), E],
        [E, "合計", E, E, C("33,020", [(None, "/totals[R6 実績]/cost", 33020000)])], [E, T("※KPIの実績値は令和７年３月末現在である。", "notes")], [E] * 7 + ["－１－"]],
        merges="B4:B5 C4:C5 D4:D5 E4:E5 F4:H4 I4:K4 L4:L5 M4:M5 N4:N5")])
    # b: one project a sheet, headings Ⅰ Ⅱ Ⅲ, money by year across, KPI by year across with target over result
    p = "里海ツーリズム推進事業"; X = P(p)
    n = "体験者数"; n2 = "消費額"
    form(folder, "rb-kohyo.xlsx", [dict(name="事業No.3", rows=[
        [T("地方創生事業検証シート（令和６年度）", "title", ("fiscal_year", "R6"))], ["事業No.", X(3, "number"), "事業名", X(p, "name")], ["担当部課", X("水産課", "department"), "連絡先", U("内線234")],
        ["Ⅰ　事業の概要"], [X("漁村での体験を旅の商品にする。", "plan|summary")],
        ["Ⅱ　事業費の状況（単位：千円）"], ["", "Ｒ４決算", "Ｒ５決算", "Ｒ６決算"], ["事業費", X("8,000", ("R4|cost", 8000000)), X("8,400", ("R5|cost", 8400000)), X("7,900", ("R6|cost", 7900000))], ["うち交付金", X("4,000", ("R4|grant", 4000000)), X("4,200", ("R5|grant", 4200000)), X("3,950", ("R6|grant", 3950000))],
        ["Ⅲ　ＫＰＩの状況"], ["指標", "単位", "区分", "Ｒ４", "Ｒ５", "Ｒ６"],
        [X(n, f"R6|{n}|name"), X("人", f"R6|{n}|unit"), "目標", X(500, f"R4|{n}|target"), X(600, f"R5|{n}|target"), X(700, f"R6|{n}|target")], [E, E, "実績", X(420, f"R4|{n}|actual"), X(655, f"R5|{n}|actual"), X(731, f"R6|{n}|actual")],
        [X(n2, f"R6|{n2}|name"), X("千円", f"R6|{n2}|unit"), "目標", X("3,000", f"R4|{n2}|target"), X("3,500", f"R5|{n2}|target"), X("4,000", f"R6|{n2}|target")], [E, E, "実績", X("2,310", f"R4|{n2}|actual"), X("3,660", f"R5|{n2}|actual"), X("確認中", f"R6|{n2}|actual")],
        ["Ⅳ　評価"], ["評価区分", X("Ｂ", "R6|effect|rating"), "評価の理由", X("体験者は増えたが一人当たりの消費が伸びない。", "R6|effect|comment")], ["Ⅴ　今後の方向性"], [X("改善して継続する。", "R6|policy|decision")]],
        merges="A4:F4 A5:F5 A6:F6 A10:F10 A12:A13 B12:B13 A14:A15 B14:B15 A16:F16 A18:F18 A19:F19")])
    # c: answers of the departments, a sheet each, with a sheet of choices and one of sums
    def dep(d, rows):
        out = [[T("地方創生関連事業　実績照会（令和６年度）", "title", ("fiscal_year", "R6"))], ["回答課", d], [], ["事業名", "KPI", "単位", "R6目標", "R6実績", "未達成の場合はその理由", "次年度の方針"]]
        for p2, n3, u, t, v, why, pol in rows:
            Z = P(p2)
            out.append([Z(p2, "name"), Z(n3, f"R6|{n3}|name"), Z(u, f"R6|{n3}|unit"), Z(t, f"R6|{n3}|target"), Z(v, f"R6|{n3}|actual"), Z(why, "R6|issues|obstacles") if why else E, Z(pol, "R6|policy|decision")])
        return dict(name=d, rows=out + [[], ["※記入が終わりましたら企画課までご提出ください。"]])
    form(folder, "rc-shokai.xlsx", [dep("農林課", [("棚田保全事業", "保全面積", "ha", "12.0", "12.4", "", "継続"), ("六次産業化支援事業", "新商品数", "品", 5, 3, "原料が不作だった。", "見直し")]), dep("福祉課", [("地域食堂支援事業", "開催回数", "回", 48, "集計中", "", "拡充")]),
        dict(name="選択肢", rows=[["方針"], ["継続"], ["拡充"], ["見直し"], ["終了"]]), dict(name="集計表", rows=[["方針", "件数"], ["継続", 1], ["拡充", 1], ["見直し", 1], ["合計", 3]])])
    # d: a csv with a title, quotes, western years in the headings of targets and results
    m = "移住定住の促進"; X = P(m); m2 = "関係人口の拡大"; Y = P(m2)
    def d1(Z, n4, u, b0, *v): return [Z(n4, f"R6|{n4}|name"), Z(u, f"R6|{n4}|unit"), Z(b0, f"R6|{n4}|baseline"), *[Z(x, f"R{y}|{n4}|{f}") for x, (y, f) in zip(v, [(5, "target"), (5, "actual"), (6, "target"), (6, "actual")])]]
    form(folder, "rd-seireki.csv", [dict(name="x", rows=[
        [T("花巻野市総合戦略 KPI一覧（2024年度末）", "title", ("municipality", "花巻野市"), ("fiscal_year", "R6"))],
        ["施策名", "指標", "単位", "基準値(2019年度)", "2023年度目標", "2023年度実績", "2024年度目標", "2024年度実績", "担当部署"],
        [X(m, "name"), *d1(X, "移住相談件数", "件", "55", "80", "91", "90", "104"), X("定住推進課", "department")], [m, *d1(X, "空き家バンク成約数", "件", "6", "10", "8", "12", "未確定"), "定住推進課"],
        [Y(m2, "name"), *d1(Y, "ふるさと納税額", "百万円", "120", "200", "231", "220", "198.5"), Y("財政課", "department")]])], sep=",")
    # e: labels above and to the left mixed, choices ticked in one cell, opinion and answer below
    p = "木育推進事業"; X = P(p)
    form(folder, "re-konzai.xlsx", [dict(name="Sheet1", rows=[
        [E, E, E, "別紙３"], [T("令和６年度　まち・ひと・しごと創生事業　評価調書（木曽谷村）", "title", ("municipality", "木曽谷村"), ("fiscal_year", "R6"))],
        ["事業名", X(p, "name"), "担当課", X("森林課", "department")], ["総合戦略における位置付け", X("基本目標３　木とともに育つ", ("strategy|0", "基本目標３　木とともに育つ"))],
        ["総事業費", X("2,310千円", ("R6|cost", 2310000)), "うち交付金", X("1,155千円", ("R6|grant", 1155000))], ["実施した内容", X("木工教室を20回開いた。", "R6|achievements")],
        ["成果指標", "目標値", "実績値", "達成状況"], [*K(X, "教室の参加者数", "400人", "437人"), X("達成", "R6|教室の参加者数|rating")], [*K(X, "木のおもちゃの貸出件数", "200件", "188件"), X("未達成", "R6|木のおもちゃの貸出件数|rating")],
        ["事業の評価", C("□有効　■概ね有効　□有効でない", [(p, "/reviews[R6]/effect/rating", "概ね有効")])], ["今後の方針", C("☑継続　☐拡充　☐縮小　☐廃止", [(p, "/reviews[R6]/policy/decision", "継続")])],
        ["委員からの意見"], [X("学校でも使えるようにしてはどうか。", "R6|opinions|0|text")], ["村の対応"], [X("学校への貸出を始める。", "R6|opinions|0|response")]], merges="B4:D4 B6:D6 B10:D10 B11:D11 A12:D12 A13:D13 A14:D14 A15:D15")])
