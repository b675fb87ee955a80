"""The same told by eighteen layouts that the reader had never seen when they were written: years as rows, headings that reach down, a mark in one of
several columns, projects one below the other, headings with their text below, KPIs as columns, opinions and answers, pages, blanks
for columns.

Invented towns and values. The first try, before anything was mended for them: 261 of 484 values placed right (53.9%), 42 placed wrong, no
word or blank read as a number, 28 cells silent (a csv with semicolons). Most of what was lost was the tables of sheets that were refused whole.
"""
from fresh_cells import E
from fresh_notation import A, B, C, EI, P, T, U, form


def first(folder):
    """Eighteen layouts, written before the reader was looked at."""
    # 1 years as rows, indicators as columns; two projects stacked
    def block(p, dep, cost, k1, k2, rows, base):
        X = P(p)
        out = [["事業名", X(p, "name"), E, "担当課", X(dep, "department")], ["事業費（千円）", X(cost, ("R6|cost", cost * 1000))],
               ["年度", k1, E, k2, E], [E, "目標", "実績", "目標", "実績"]]
        n1, n2 = k1, k2
        for y, a, b, c, d in rows:
            yy = "R" + y.translate(str.maketrans("０１２３４５６７８９", "0123456789")).replace("令和", "").replace("年度", "")
            row = [y]
            for v, n, f in ((a, n1, "target"), (b, n1, "actual"), (c, n2, "target"), (d, n2, "actual")):
                row.append(B(p, f"{yy}|{n}|{f}") if v == "" else X(v, f"{yy}|{n}|{f}"))
            out.append(row)
        return out
    a, b = "里山資源活用事業", "空き家再生促進事業"
    rows = [["東谷町　地方創生推進交付金事業　KPI達成状況（令和6年度）"], []]
    rows[0] = [T(rows[0][0], "title", ("municipality", "東谷町"), ("fiscal_year", "R6"))]
    rows += block(a, "農林課", 4500, "薪の販売量（t）", "林業体験の参加者数（人）", [("令和4年度", 10, 8, 100, 96), ("令和5年度", 12, 13, 120, "131"), ("令和6年度", 14, "集計中", 140, 152), ("令和7年度", 16, "", 160, "")], 3)
    rows += [[]]
    rows += block(b, "建設課", 2300, "空き家バンク登録件数（件）", "成約率（％）", [("令和4年度", 5, 4, "50.0", "25.0"), ("令和5年度", 8, 8, "50.0", "62.5"), ("令和6年度", 10, 0, "55.0", "－"), ("令和7年度", 12, "", "55.0", "")], 13)
    form(folder, "w01-nendo-gyo.xlsx", [dict(name="KPI", rows=rows, merges="B5:C5 D5:E5 A5:A6 B14:C14 D14:E14 A14:A15")])

    # 2 triples under three-level headings
    a, b = "まちなか商店街活性化", "移住・定住促進"
    X, Y = P(a), P(b)
    def tri(Z, n, vals):
        out = []
        for y, (t, v, r) in zip((4, 5, 6), vals):
            out += [Z(t, f"R{y}|{n}|target"), Z(v, f"R{y}|{n}|actual"), U(r, "rate") if r else E]
        return out
    form(folder, "w02-mitsugumi.xlsx", [dict(name="Sheet1", rows=[
        [T("若葉市第2期まち・ひと・しごと創生総合戦略　重要業績評価指標の達成状況", "title", ("municipality", "若葉市"))],
        [E] * 13 + ["令和7年8月1日現在"],
        ["No.", "施策・事業", "重要業績評価指標（KPI）", "単位", "計画期間（令和4年度～令和6年度）"] + [E] * 8 + ["所管課"],
        [E] * 4 + ["R4", E, E, "R5", E, E, "R6", E, E],
        [E] * 4 + ["目標", "実績", "達成率"] * 3,
        [X(1, "number"), X(a, "name"), X("新規出店数", "R6|新規出店数|name"), X("店", "R6|新規出店数|unit"), *tri(X, "新規出店数", [(3, 2, "66.7%"), (3, 4, "133.3%"), (4, 5, "125.0%")]), X("商工課", "department")],
        [E, E, X("歩行者通行量", "R6|歩行者通行量|name"), X("人/日", "R6|歩行者通行量|unit"), *tri(X, "歩行者通行量", [("2,000", "1,876", "93.8%"), ("2,100", "未集計", "―"), ("2,200", "確認中", "―")]), E],
        [Y(2, "number"), Y(b, "name"), Y("移住者数", "R6|移住者数|name"), Y("人", "R6|移住者数|unit"), *tri(Y, "移住者数", [(20, 25, "125.0%"), (25, 21, "84.0%"), (30, 0, "0.0%")]), Y("企画政策課", "department")],
        [E, E, Y("人口の社会増減", "R6|人口の社会増減|name"), Y("人", "R6|人口の社会増減|unit"), *tri(Y, "人口の社会増減", [("△50", "△62", "―"), ("△40", "▲38", "―"), ("△30", "△41", "―")]), E],
        [T("※達成率は実績÷目標。人口の社会増減は算出しない。", "notes")],
    ], merges="A3:A5 B3:B5 C3:C5 D3:D5 E3:M3 N3:N5 E4:G4 H4:J4 K4:M4 A6:A7 B6:B7 N6:N7 A8:A9 B8:B9 N8:N9")])

    # 3 sheet with vertical category labels, circled headings, pairs side by side
    p = "しまなみ交流拠点整備事業"; X = P(p)
    form(folder, "w03-tategaki.xlsx", [dict(name="個票1", rows=[
        [T("令和７年度　地方創生推進交付金　事業評価シート（令和６年度実績）", "title", ("fiscal_year", "R6"))],
        ["事\n業\n概\n要", "①事業名", X(p, "name"), E, "②事業番号", X("３", ("number", 3))],
        [E, "③担当部署", X("企画部　地域振興課", "department"), E, "④実施期間", X("R5～R7", ("period|from", "R5"), ("period|to", "R7"))],
        [E, "⑤事業の目的", X("島と本土の交流を増やす。", "plan|purpose|0")],
        [E, "⑥事業内容", X("交流拠点を整備し、\n体験プログラムを運営する。", "plan|summary")],
        ["事\n業\n費", "⑦決算額（千円）", X("18,240", ("R6|cost", 18240000)), E, "⑧うち交付金（千円）", X("9,120", ("R6|grant", 9120000))],
        ["Ｋ\nＰ\nＩ", "⑨指標名", "基準値", "目標値", "実績値", "単位"],
        [E, X("交流拠点の利用者数", "R6|交流拠点の利用者数|name"), X("1,200", "R6|交流拠点の利用者数|baseline"), X("3,000", "R6|交流拠点の利用者数|target"), X("3,412", "R6|交流拠点の利用者数|actual"), X("人", "R6|交流拠点の利用者数|unit")],
        [E, X("体験プログラムの満足度", "R6|体験プログラムの満足度|name"), X("－", "R6|体験プログラムの満足度|baseline"), X("80.0", "R6|体験プログラムの満足度|target"), X("集計中（9月公表予定）", "R6|体験プログラムの満足度|actual"), X("％", "R6|体験プログラムの満足度|unit")],
        [E, X("新規雇用者数", "R6|新規雇用者数|name"), X(0, "R6|新規雇用者数|baseline"), X(2, "R6|新規雇用者数|target"), B(p, "R6|新規雇用者数|actual"), X("人", "R6|新規雇用者数|unit")],
        ["評\n価", "⑩事業効果", X("☐ 非常に効果的であった", E) if 0 else C("☐非常に効果的であった　☑相当程度効果があった　☐効果があった　☐効果がなかった", [(p, "/reviews[R6]/effect/rating", "相当程度効果があった")])],
        [E, "⑪評価の理由", X("利用者数が目標を上回ったため。", "R6|effect|comment")],
        [E, "⑫今後の方針", C("□拡充　☑継続　□縮小　□廃止", [(p, "/reviews[R6]/policy/decision", "継続")])],
        [E, "⑬方針の理由", X("運営が軌道に乗りつつあるため。", "R6|policy|reason")],
        [E, "⑭有識者の意見", X("冬期の利用を増やす工夫を。", "R6|opinions|0|text")],
    ], merges="A1:F1 A2:A5 C2:D2 C3:D3 C4:F4 C5:F5 C6:D6 A7:A10 A11:A15 C11:F11 C12:F12 C13:F13 C14:F14 C15:F15")])

    # 4 the rating and the policy as ○ in one of several columns
    a, b, c = "広域観光連携事業", "スマート農業推進事業", "高校魅力化事業"
    X, Y, Z = P(a), P(b), P(c)
    def marks(Z, kind, labels, i):
        path = "R6|effect|rating" if kind == "e" else "R6|policy|decision"
        return [Z("○", (path, l)) if j == i else E for j, l in enumerate(labels)]
    eff = ["非常に効果的", "相当程度効果あり", "効果あり", "効果なし"]; pol = ["拡充", "継続", "見直し", "終了"]
    k = lambda Z, n, u, t, v: [Z(n, f"R6|{n}|name"), Z(u, f"R6|{n}|unit"), Z(t, f"R6|{n}|target"), Z(v, f"R6|{n}|actual")]
    form(folder, "w04-maru-retsu.xlsx", [dict(name="検証結果", rows=[
        [T("令和6年度　青嶺市地方創生関係交付金事業　検証結果一覧", "title", ("fiscal_year", "R6"), ("municipality", "青嶺市"))], [],
        ["番号", "事業の名称", "事業費（円）", "KPI", E, E, E, "事業効果", E, E, E, "今後の方針", E, E, E, "備考"],
        [E, E, E, "指標", "単位", "目標", "実績"] + eff + pol,
        [X("①", ("number", 1)), X(a, "name"), X("12,000,000", "R6|cost"), *k(X, "宿泊者数", "人泊", "5,000", "5,310"), *marks(X, "e", eff, 0), *marks(X, "p", pol, 1), X("県と共同", "R6|宿泊者数|note")],
        [Y("②", ("number", 2)), Y(b, "name"), Y("8,450,000", "R6|cost"), *k(Y, "導入農家数", "戸", "10", "7"), *marks(Y, "e", eff, 2), *marks(Y, "p", pol, 2)],
        [E, E, E, *k(Y, "労働時間の削減率", "％", "20", "確認中")],
        [Z("③", ("number", 3)), Z(c, "name"), Z("3,200,000", "R6|cost"), *k(Z, "志願者数", "人", "80", "80"), E, E, E, E, *marks(Z, "p", pol, 0)],
        ["計", E, T("23,650,000", ("totals|R6 実績|cost", 23650000)) if 0 else C("23,650,000", [(None, "/totals[R6 実績]/cost", 23650000)])],
    ], merges="A1:P1 A3:A4 B3:B4 C3:C4 D3:G3 H3:K3 L3:O3 P3:P4 A6:A7 B6:B7 C6:C7")])

    # 5 sources of money, budget, settlement, rate of execution; subtotals, 再掲, unit above right
    a, b, c = "観光DX推進事業", "特産品開発支援事業", "保育士確保事業"
    X, Y, Z = P(a), P(b), P(c)
    def money(Z, vals):
        n = lambda s: int(str(s).replace(",", "")) * 1000
        return [Z(vals[0], ("R6|budget", n(vals[0]))), Z(vals[1], ("R6|cost", n(vals[1]))), U(vals[2], "rate"), *[U(v, "funding") for v in vals[3:]]]
    form(folder, "w05-zaigen.xlsx", [dict(name="決算", rows=[
        [T("令和６年度 総合戦略関連事業 決算及び成果一覧", "title", ("fiscal_year", "R6"))],
        [E] * 10 + ["（単位：千円）"],
        ["基本目標", "事業名", "所管課", "予算現額", "決算額", "執行率", "財源内訳", E, E, E, "成果（アウトプット）"],
        [E] * 6 + ["国庫支出金", "県支出金", "市債", "一般財源"],
        [X("１しごと", ("strategy|0", "１しごと")), X(a, "name"), X("観光課", "department"), *money(X, ["12,000", "11,480", "95.7%", "5,740", "0", "0", "5,740"]), X("観光アプリを公開し、延べ3,200人が利用した。", "R6|achievements")],
        [E, Y(b, "name"), Y("商工課", "department"), *money(Y, ["3,000", "2,211", "73.7%", "0", "1,100", "0", "1,111"]), Y("補助金を６件交付した。", "R6|achievements")],
        [E, "小計", E, "15,000", "13,691", "91.3%", "5,740", "1,100", "0", "6,851"],
        [Z("２ひと", ("strategy|0", "２ひと")), Z(c, "name"), Z("こども課", "department"), *money(Z, ["4,500", "4,500", "100.0%", "2,250", "1,125", "0", "1,125"]), Z("就職準備金を15人に貸し付けた。", "R6|achievements")],
        [E, "（再掲）" + a, E, "12,000", "11,480", "95.7%", "5,740", "0", "0", "5,740", "基本目標１に掲載"],
        [E, "小計", E, "4,500", "4,500", "100.0%", "2,250", "1,125", "0", "1,125"],
        ["合計", E, E, U("19,500", "budget total"), C("18,191", [(None, "/totals[R6 実績]/cost", 18191000)]), "93.3%", "7,990", "2,225", "0", "7,976"],
    ], merges="A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:J3 K3:K4 A5:A7 A8:A10")])

    # 6 opinions of the committee and the answers on a sheet of their own
    a, b = "海のまち体験交流事業", "テレワーク誘致事業"
    X, Y = P(a), P(b)
    form(folder, "w06-iken.xlsx", [
        dict(name="事業一覧", rows=[[T("令和6年度事業　効果検証（磯崎町）", "title", ("fiscal_year", "R6"), ("municipality", "磯崎町"))],
            ["No", "事業名", "担当", "実績額（円）", "KPI", "目標", "実績", "評価"],
            [X(1, "number"), X(a, "name"), X("産業課", "department"), X(6543210, "R6|cost"), X("体験者数(人)", "R6|体験者数(人)|name"), X(500, "R6|体験者数(人)|target"), X(623, "R6|体験者数(人)|actual"), X("A", "R6|effect|rating")],
            [Y(2, "number"), Y(b, "name"), Y("企画課", "department"), Y(2100000, "R6|cost"), Y("誘致企業数(社)", "R6|誘致企業数(社)|name"), Y(3, "R6|誘致企業数(社)|target"), Y(1, "R6|誘致企業数(社)|actual"), Y("C", "R6|effect|rating")],
            ["A：目標を達成　B：概ね達成　C：未達成"]]),
        dict(name="委員意見", rows=[["外部有識者会議における意見と町の対応"], [], ["事業名", "委員", "意見・質問", "町の考え方・対応"],
            [a, X("産業界委員", "R6|opinions|0|by"), X("体験後の購買につなげてほしい。", "R6|opinions|0|text"), X("直売所と連携し割引券を配布する。", "R6|opinions|0|response")],
            [E, X("学識委員", "R6|opinions|1|by"), X("客単価も指標に加えては。", "R6|opinions|1|text"), X("次期計画で検討する。", "R6|opinions|1|response")],
            [b, Y("金融委員", "R6|opinions|0|by"), Y("誘致の見込みを示すこと。", "R6|opinions|0|text"), E]], merges="A4:A5")])

    # 7 several projects stacked on one sheet as blocks, labels left, KPI row pairs
    def stacked(i, p, d, cost, grant, ks, eff, why, pol):
        X = P(p)
        out = [[f"【事業{i}】", E, E, E, E, E],
               ["交付対象事業名", X(p, "name"), E, "担当課", X(d, "department"), E],
               ["総事業費", X(cost + "円", ("R6|cost", int(cost.replace(",", "")))), E, "交付金額", X(grant + "円", ("R6|grant", int(grant.replace(",", "")))), E],
               ["KPI", "指標名", "事業開始前", "R6目標", "R6実績", "達成度"]]
        for j, (n, b, t, v, r) in enumerate(ks, 1):
            out.append([f"KPI{j}", X(n, f"R6|{n}|name"), X(b, f"R6|{n}|baseline"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(r, "rate") if r else E])
        out += [["効果", X(eff, "R6|effect|rating"), E, E, E, E], ["評価コメント", X(why, "R6|effect|comment")], ["今後の方向性", X(pol, "R6|policy|decision")], []]
        return out
    rows = [[T("令和6年度　デジタル田園都市国家構想交付金事業の効果検証（山之上村）", "title", ("fiscal_year", "R6"), ("municipality", "山之上村"))], []]
    rows += stacked(1, "天空の里ブランド化事業", "産業振興課", "15,230,000", "7,615,000", [("ブランド認定品数", "0品", "5品", "6品", "120%"), ("販売額", "1,200千円", "3,000千円", "2,870千円", "95.7%"), ("就農者数", "2人", "5人以上", "未集計", "")], "相当程度効果があった", "販売額は微減だが認定は順調である。", "継続")
    rows += stacked(2, "小さな拠点づくり事業", "総務課", "4,900,000", "2,450,000", [("拠点の利用者数", "－", "1,000人", "1,342人", "134.2%"), ("移動販売の回数", "0回", "48回", "0回", "0%")], "効果があった", "移動販売は車両の納入が遅れ実施できなかった。", "見直し")
    form(folder, "w07-block.xlsx", [dict(name="検証", rows=rows)])

    # 8 summary and detail sheets, English names, a hidden sheet, a hidden row
    a, b = "駅前にぎわい創出事業", "こども図書館事業"
    X, Y = P(a), P(b)
    def detail(X, p, no, d, cost, ks, ach, eff, pol):
        out = [["Project sheet", E, E, E], ["事業番号", X(no, "number"), "所管", X(d, "department")], ["事業名", X(p, "name")], ["実績額（円）", X(cost, "R6|cost")], ["実施内容", X(ach, "R6|achievements")],
               ["指標", "目標値（R6）", "実績値（R6）", "目標値（R8）"]]
        for n, t, v, g in ks:
            out.append([X(n, f"R6|{n}|name"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), X(g, f"R6|{n}|goal|value")])
        return out + [["所管課評価", X(eff, "R6|effect|rating")], ["今後の取扱い", X(pol, "R6|policy|decision")]]
    ka, kb = [("イベント来場者数（人）", 8000, 8450, 10000), ("空き店舗活用数（件）", 2, "調査中", 5)], [("貸出冊数（冊）", "30,000", "28,954", "35,000")]
    form(folder, "w08-summary.xlsx", [
        dict(name="Summary", rows=[[T("令和６年度　花園市　地方創生交付金事業　総括表", "title", ("fiscal_year", "R6"), ("municipality", "花園市"))], ["番号", "事業名", "所管", "実績額（円）", "評価", "方針"],
            [1, a, "都市計画課", 9800000, "効果があった", "継続"], [2, b, "図書館", 5600000, "非常に効果的であった", "拡充"],
            ["計", E, E, C(15400000, [(None, "/totals[R6 実績]/cost", 15400000)])]]),
        dict(name="P1", rows=detail(X, a, 1, "都市計画課", 9800000, ka, "マルシェを12回開いた。", "効果があった", "継続")),
        dict(name="P2", rows=detail(Y, b, 2, "図書館", 5600000, kb, "読み聞かせを週２回行った。", "非常に効果的であった", "拡充")),
        dict(name="List", rows=[["評価"], ["非常に効果的であった"], ["相当程度効果があった"], ["効果があった"], ["効果がなかった"]], hidden=True)])

    # 9 CSV in CP932 with quoted line breaks, title rows, and 10 the same kind with semicolons
    a, b = "森林資源循環事業", "関係人口創出事業"
    X, Y = P(a), P(b)
    form(folder, "w09-cp932.csv", [dict(name="x", rows=[
        [T("令和6年度　地方創生交付金　実績報告", "title", ("fiscal_year", "R6")), E, E, E, E, E, E, E, E],
        ["自治体名", T("高千村", ("municipality", "高千村")), E, E, E, E, E, E, E],
        ["事業番号", "事業名称", "担当部署名", "事業費(円)", "KPI名称", "KPI目標", "KPI実績", "事業の成果", "今後の展開方針"],
        [X("1", ("number", 1)), X(a, "name"), X("林務課", "department"), X("7,200,000", "R6|cost"), X("間伐面積(ha)", "R6|間伐面積(ha)|name"), X("40", "R6|間伐面積(ha)|target"), X("38.5", "R6|間伐面積(ha)|actual"), EI(X("・間伐を実施\n・搬出路を整備", "R6|achievements")), X("継続して実施", "R6|policy|decision")],
        [X("1", ("number", 1)), a, "林務課", "7,200,000", X("木質バイオマス利用量(t)", "R6|木質バイオマス利用量(t)|name"), X("500", "R6|木質バイオマス利用量(t)|target"), X("確認中", "R6|木質バイオマス利用量(t)|actual"), E, E],
        [Y("2", ("number", 2)), Y(b, "name"), Y("企画課", "department"), Y("1,850,000", "R6|cost"), Y("ファンクラブ会員数(人)", "R6|ファンクラブ会員数(人)|name"), Y("前年度比増", "R6|ファンクラブ会員数(人)|target"), Y("１，２３４", ("R6|ファンクラブ会員数(人)|actual", 1234)), EI(Y("交流会を3回開催", "R6|achievements")), Y("拡充", "R6|policy|decision")],
    ])], encoding="cp932", sep=",")
    form(folder, "w10-semikoron.csv", [dict(name="x", rows=[
        ["年度", "事業名", "指標名", "単位", "基準値", "目標値", "実績値", "備考"],
        ["2023年度", X(a, "name"), X("間伐面積", "R5|間伐面積|name"), X("ha", "R5|間伐面積|unit"), X("20", "R5|間伐面積|baseline"), X("30", "R5|間伐面積|target"), X("31", "R5|間伐面積|actual"), E],
        ["2024年度", a, "間伐面積", X("ha", "R6|間伐面積|unit"), X("20", "R6|間伐面積|baseline"), X("40", "R6|間伐面積|target"), X("38.5", "R6|間伐面積|actual"), X("大雨; 2週間中断", "R6|間伐面積|note")],
        ["2023年度", Y(b, "name"), Y("会員数", "R5|会員数|name"), Y("人", "R5|会員数|unit"), E, Y("1,000", "R5|会員数|target"), Y("980", "R5|会員数|actual"), E],
        ["2024年度", b, "会員数", Y("人", "R6|会員数|unit"), E, Y("1,100", "R6|会員数|target"), B(b, "R6|会員数|actual"), Y("7月確定", "R6|会員数|note")],
    ])], sep=";")

    # 11 notations
    a, b = "若者定着応援事業", "健康ポイント事業"
    X, Y = P(a), P(b)
    def r(Z, n, u, b_, t, v, g, note=E):
        return [Z(n, f"R6|{n}|name"), Z(u, f"R6|{n}|unit"), Z(b_, f"R6|{n}|baseline"), Z(t, f"R6|{n}|target"), Z(v, (f"R6|{n}|actual", f"{v}(速報)") if note == "速報値" else f"R6|{n}|actual"), Z(g, f"R6|{n}|goal|value"), Z(note, f"R6|{n}|note") if note else E]
    form(folder, "w11-hyoki.xlsx", [dict(name="ＫＰＩ", rows=[
        [T("Ｒ６年度　青葉町総合戦略　ＫＰＩ管理表", "title", ("fiscal_year", "R6"), ("municipality", "青葉町"))],
        ["事業", "ＫＰＩ", "単位", "基準値\n（Ｈ３０）", "目標\n（Ｒ６）", "実績\n（Ｒ６）", "最終目標\n（Ｒ８）", "備考"],
        [X(a, "name"), *r(X, "就職説明会の開催数", "件", "３", "５件以上", "６", "８件以上")],
        [E, *r(X, "若者の社会増減", "人", "△45", "△20", "▲32", "±0", "住民基本台帳による")],
        [E, *r(X, "奨学金返還支援の利用者", "人", "―", "１０", "未集計", "３０", "9月集計")],
        [Y(b, "name"), *r(Y, "参加者数", "人", "1,024", "前年度比増", "1,310", "2,000")],
        [E, *r(Y, "医療費の伸び率", "％", "2.1%", "△3.2%", "▲1.8%", "－", "速報値")],
        [E, *r(Y, "特定健診受診率", "％", "38.4", "60.0", "集計中（9月公表予定）", "65.0")],
        [T("※　△は減を示す。", ("notes", "※　△は減を示す。"))],
    ], merges="A3:A5 A6:A8")])

    # 12 S/A/B/C with a legend table beside, per KPI and whole; notes; the department heads the group
    a, b = "地域おこし協力隊推進事業", "婚活支援事業"
    X, Y = P(a), P(b)
    form(folder, "w12-sabc.xlsx", [dict(name="評価表", rows=[
        [T("令和5年度　総合戦略　個別施策評価表", "title", ("fiscal_year", "R5")), E, E, E, E, E, E, E, "評価の基準"],
        ["課名", "事業名", "KPI", "目標", "実績", "KPI評価", "総合評価", E, "S", "目標の120%以上"],
        [X("まちづくり課", "department"), X(a, "name"), X("隊員の定住率(%)", "R5|隊員の定住率(%)|name"), X(60, "R5|隊員の定住率(%)|target"), X(75.0, "R5|隊員の定住率(%)|actual"), X("S", "R5|隊員の定住率(%)|rating"), X("A", "R5|effect|rating"), E, "A", "100%以上120%未満"],
        [E, E, X("起業件数(件)", "R5|起業件数(件)|name"), X(2, "R5|起業件数(件)|target"), X(2, "R5|起業件数(件)|actual"), X("A", "R5|起業件数(件)|rating"), E, E, "B", "70%以上100%未満"],
        [Y("住民課", "department"), Y(b, "name"), Y("成婚数(組)", "R5|成婚数(組)|name"), Y(5, "R5|成婚数(組)|target"), Y(1, "R5|成婚数(組)|actual"), Y("C", "R5|成婚数(組)|rating"), Y("C", "R5|effect|rating"), E, "C", "70%未満"],
    ], merges="A3:A4 B3:B4 G3:G4 I1:J1")])

    # 13 a sheet per basic goal: numeric goals above, KPI of measures below, text
    g, m, n = "基本目標１　魅力あるしごとを創る", "（１）企業誘致の推進", "（２）農業の振興"
    G, X, Y = P(g), P(m), P(n)
    form(folder, "w13-kihon.xlsx", [dict(name="基本目標1", rows=[
        [T("第２期　令和６年度　総合戦略進捗状況報告書", "title", ("fiscal_year", "R6"))],
        ["基本目標１　魅力あるしごとを創る"], [],
        ["施策名", X(m, "name")], ["主な取組実績", X("工業団地への企業訪問を42回行った。", "R6|achievements")],
        ["KPI", "単位", "基準値（R元）", "R4", "R5", "R6", "目標値（R7）", "評価"],
        [X("誘致企業数（累計）", "R6|誘致企業数（累計）|name"), X("社", "R6|誘致企業数（累計）|unit"), X(2, "R6|誘致企業数（累計）|baseline"), X(3, "R4|誘致企業数（累計）|actual"), X(3, "R5|誘致企業数（累計）|actual"), X(5, "R6|誘致企業数（累計）|actual"), A(8, "最終目標"), X("A", "R6|誘致企業数（累計）|rating")],
        [X("新規雇用者数", "R6|新規雇用者数|name"), X("人", "R6|新規雇用者数|unit"), X(10, "R6|新規雇用者数|baseline"), X(12, "R4|新規雇用者数|actual"), X(9, "R5|新規雇用者数|actual"), X("確認中", "R6|新規雇用者数|actual"), A(20, "最終目標"), X("－", "R6|新規雇用者数|rating")],
        ["課題", X("用地が不足している。", "R6|issues|current")], ["今後の方向性", X("用地の拡張を検討する。", "R6|policy|decision")], [],
        ["施策名", Y(n, "name")], ["主な取組実績", Y("新規就農者に家賃を補助した。", "R6|achievements")],
        ["KPI", "単位", "基準値（R元）", "R4", "R5", "R6", "目標値（R7）", "評価"],
        [Y("新規就農者数", "R6|新規就農者数|name"), Y("人", "R6|新規就農者数|unit"), Y(4, "R6|新規就農者数|baseline"), Y(5, "R4|新規就農者数|actual"), Y(6, "R5|新規就農者数|actual"), Y(3, "R6|新規就農者数|actual"), A(8, "最終目標"), Y("C", "R6|新規就農者数|rating")],
        ["課題", Y("住宅の確保が難しい。", "R6|issues|current")], ["今後の方向性", Y("空き家バンクと連携する。", "R6|policy|decision")],
    ])])

    # 14 label above value, headings with full width text beneath
    p = "海岸線サイクルツーリズム事業"; X = P(p)
    form(folder, "w14-ue-shita.xlsx", [dict(name="様式1", rows=[
        ["様式第１号"], [T("令和６年度　地方創生推進交付金事業　検証シート", "title", ("fiscal_year", "R6"))], [],
        ["事業番号", "交付対象事業の名称", E, E, "所管課室"],
        [X("R6-02", "number") if 0 else U("R6-02", "code"), X(p, "name"), E, E, X("スポーツ観光課", "department")],
        ["事業期間", "事業費", E, "うち交付金充当額", E],
        [X("令和５年度から令和７年度まで", ("period|from", "R5"), ("period|to", "R7")), X("21,500千円", ("R6|cost", 21500000)), E, X("10,750千円", ("R6|grant", 10750000)), E], [],
        ["１　事業の概要"], [X("海岸線のサイクリングコースを整備し、国内外の旅行者を呼び込む。", "plan|summary")], [],
        ["２　令和６年度の取組内容"], [X("・案内標識を25か所に設けた。\n・ガイドを10人養成した。", "R6|achievements")], [],
        ["３　重要業績評価指標（ＫＰＩ）の状況"],
        ["指標", "単位", "目標", "実績", "達成率"],
        [X("レンタサイクル利用者数", "R6|レンタサイクル利用者数|name"), X("人", "R6|レンタサイクル利用者数|unit"), X("2,500", "R6|レンタサイクル利用者数|target"), X("2,810", "R6|レンタサイクル利用者数|actual"), U("112.4%", "rate")],
        [X("市内宿泊者数", "R6|市内宿泊者数|name"), X("千人", "R6|市内宿泊者数|unit"), X("120", "R6|市内宿泊者数|target"), X("―", "R6|市内宿泊者数|actual"), E], [],
        ["４　事業の評価"], [X("地方創生に非常に効果的であった", "R6|effect|rating")], ["（理由）"], [X("利用者数が目標を上回り、宿泊にもつながった。", "R6|effect|comment")], [],
        ["５　外部有識者からの意見"], [X("夜間の安全対策も検討してほしい。", "R6|opinions|0|text")], [],
        ["６　今後の方針"], [X("事業の継続", "R6|policy|decision")],
    ], merges="A2:E2 B4:D4 B5:D5 B6:C6 B7:C7 D6:E6 D7:E7 A9:E9 A10:E10 A12:E12 A13:E13 A20:E20 A21:E21 A23:E23")])

    # 15 indicators as columns, their properties as rows
    p = "水辺空間活用事業"; X = P(p)
    ks = ["カヌー体験者数", "水辺カフェの売上", "清掃活動参加者"]
    def kr(label, f, vals): return [label, *[X(v, f"R6|{n}|{f}") if v else B(p, f"R6|{n}|{f}") for n, v in zip(ks, vals)]]
    form(folder, "w15-kpi-retsu.xlsx", [dict(name="1", rows=[
        [T("令和6年度　地方創生推進交付金　効果検証調書", "title", ("fiscal_year", "R6"))],
        ["事業の名称", X(p, "name")], ["担当", X("都市整備課", "department")], ["事業費（千円）", X("6,300", ("R6|cost", 6300000))],
        [E, "KPI①", "KPI②", "KPI③"], kr("指標名", "name", ks), kr("単位", "unit", ["人", "千円", "人"]), kr("基準値", "baseline", [120, "0", "45"]), kr("目標値", "target", [300, "4,500", "80"]), kr("実績値", "actual", [287, "5,120", ""]),
        ["達成率", U("95.7%", "rate"), U("113.8%", "rate"), E], ["事業効果", X("相当程度効果があった", "R6|effect|rating")], ["今後の方針", X("継続", "R6|policy|decision")],
    ], merges="B2:D2 B3:D3 B4:D4 B12:D12 B13:D13")])

    # 16 pasted from a PDF, blanks for columns
    a, b = "星空観光推進事業", "古民家活用事業"
    X, Y = P(a), P(b)
    k = lambda Z, n, t, v: [Z(n, f"R6|{n}|name"), Z(t, f"R6|{n}|target"), Z(v, f"R6|{n}|actual")]
    form(folder, "w16-kuhaku.txt", [dict(name="x", rows=[
        [T("星見町　令和６年度　地方創生推進交付金事業　実績一覧", "title", ("fiscal_year", "R6"), ("municipality", "星見町"))],
        ["番号", "事業名", "指標", "目標値", "実績値", "事業費（円）"],
        [X("1", ("number", 1)), X(a, "name"), *k(X, "観望会参加者数", "600人", "712人"), X("3,400,000", "R6|cost")],
        [Y("2", ("number", 2)), Y(b, "name"), *k(Y, "改修件数", "4件", "確認中"), Y("5,120,000", "R6|cost")],
        [T("※ 実績値は令和７年３月末現在", "notes")]])], sep="    ")

    # 17 header repeated per printed page, page sums, 同上
    a, b, c = "まちの保健室事業", "多文化共生推進事業", "公共交通再編事業"
    X, Y, Z = P(a), P(b), P(c)
    h = ["事業名", "担当課", "事業費\n（円）", "指標", "目標値", "実績値", "達成状況", "事業の評価", "今後の方針"]
    form(folder, "w17-page.xlsx", [dict(name="一覧表", rows=[
        [T("令和６年度地方創生交付金事業評価一覧表", "title", ("fiscal_year", "R6")), E, E, E, E, E, E, E, "1/2ページ"], h,
        [X(a, "name"), X("健康課", "department"), X(1200000, "R6|cost"), X("相談件数（件）", "R6|相談件数（件）|name"), X(200, "R6|相談件数（件）|target"), X(245, "R6|相談件数（件）|actual"), X("達成", "R6|相談件数（件）|rating"), X("目標を上回る相談があり、効果があった。", "R6|effect|comment"), X("継続", "R6|policy|decision")],
        [Y(b, "name"), Y("市民課", "department"), Y(800000, "R6|cost"), Y("日本語教室の受講者（人）", "R6|日本語教室の受講者（人）|name"), Y(50, "R6|日本語教室の受講者（人）|target"), Y(31, "R6|日本語教室の受講者（人）|actual"), Y("未達成", "R6|日本語教室の受講者（人）|rating"), Y("開催日が限られた。", "R6|effect|comment"), Y("改善", "R6|policy|decision")],
        ["ページ計", E, 2000000],
        ["令和６年度地方創生交付金事業評価一覧表", E, E, E, E, E, E, E, "2/2ページ"], h,
        [Z(c, "name"), Z("同上", ("department", "市民課")), Z(9400000, "R6|cost"), Z("デマンド交通利用者（人）", "R6|デマンド交通利用者（人）|name"), Z("12,000", "R6|デマンド交通利用者（人）|target"), Z("把握困難", "R6|デマンド交通利用者（人）|actual"), Z("－", "R6|デマンド交通利用者（人）|rating"), Z("運行事業者の集計方法が変わった。", "R6|effect|comment"), Z("継続", "R6|policy|decision")],
        ["合計", E, C(11400000, [(None, "/totals[R6 実績]/cost", 11400000)])],
    ])])

    # 18 主要施策の成果説明書: text with figures inside must stay text
    a, b = "生活交通確保対策事業", "企業立地促進事業"
    X, Y = P(a), P(b)
    form(folder, "w18-seika.xlsx", [dict(name="成果説明", rows=[
        [T("令和６年度　主要な施策の成果に関する説明書（西嶺市）", "title", ("fiscal_year", "R6"), ("municipality", "西嶺市"))], [E, E, E, E, E, "単位：千円"],
        ["款項目", "事業名", "予算額", "決算額", "事業の内容", "事業の成果", "担当課"],
        [U("2-1-7", "budget code"), X(a, "name"), X("24,000", ("R6|budget", 24000000)), X("23,118", ("R6|cost", 23118000)), X("バス路線の維持に補助した。", "plan|summary"), EI(X("・利用者数　目標45,000人　実績43,812人\n・補助路線　５路線", "R6|achievements")), X("市民協働課", "department")],
        [U("7-1-2", "budget code"), Y(b, "name"), Y("10,000", ("R6|budget", 10000000)), Y("0", ("R6|cost", 0)), Y("立地企業に奨励金を交付する。", "plan|summary"), EI(Y("該当なし", "R6|achievements")), Y("商工労政課", "department")],
    ])])
