"""What offices keep themselves: evaluation sheets with years across, circles under four headings, ticked choices, departments' sheets.

Written before the reader was looked at, after the layouts of 事務事業評価 (D29 to D35), 効果検証 (D8 to D14) and 総合戦略 (D16 to D28).
First try: 310 of 438 (70.8%), 23 wrong, one comment on an empty cell silent, no word or blank read as a number. Two thirds of what was lost
stood in the sheet of the 事務事業評価 (2 of 75) and in a csv without a title (0 of 23). Eleventh, after that: 60 of 88 (68.2%), 13 wrong, all but
one of them in a sheet whose 施策 has indicators and a list of its projects below (15 of 41); the other two 45 of 47.
"""
from fresh_cells import E, K, thousand
from fresh_notation import A, B, C, P, T, U, field, form


def tenth(folder):
    """Twelve."""
    # a: 事務事業評価: indicators as pairs of rows, wareki over western years, the money below in rows, text in boxes
    def jimu(no, p, d, aim, how, ks, costs, need, mark, where, why):
        X = P(p)
        years = (4, 5, 6)
        rows = [[T("令和７年度　事務事業評価シート（令和６年度実績）", "title", ("fiscal_year", "R6"))], ["整理番号", U(no), "事務事業名", X(p, "name"), E, "所管課", X(d, "department")],
                ["会計", "01 一般会計", "款", "07 商工費", "項", "01 商工費", E], ["事業の目的", X(aim, "plan|purpose|0")], ["手段（活動内容）", X(how, "plan|summary")],
                ["指標の推移", E, E, E, "R4", "R5", "R6"], ["区分", "指標名", "単位", E, "2022", "2023", "2024"]]
        for kind, n, u, ts, vs in ks:
            rows += [[X(kind, (f"R6|{n}|kind", kind[:2])), X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), "計画", *[X(t, f"R{y}|{n}|target") for y, t in zip(years, ts)]],
                     [E, E, E, "実績", *[X(v, f"R{y}|{n}|actual") if v != E else B(p, f"R{y}|{n}|actual") for y, v in zip(years, vs)]]]
        rows += [["コスト（千円）", E, E, E, "R4決算", "R5決算", "R6決算"], ["直接事業費", E, E, E, *[X(c, (f"R{y}|cost", thousand(c))) for y, c in zip(years, costs)]],
                 ["うち国庫支出金", E, E, E, *[U(0)] * 3], ["職員人工数（人）", E, E, E, U("0.35"), U("0.35"), U("0.40")],
                 ["妥当性", U(need), E, E, E, E, E], ["総合評価", X(mark, "R6|effect|rating")], ["今後の方向性", X(where, "R6|policy|decision"), "方向性の理由", X(why, "R6|policy|reason")]]
        return dict(name=no, rows=rows, merges="D2:E2 B4:G4 B5:G5 A6:D6 A8:A9 B8:B9 C8:C9 A10:A11 B10:B11 C10:C11 A12:A13 B12:B13 C12:C13 A14:D14 A15:D15 A16:D16 A17:D17 D20:G20")
    form(folder, "qa-jimujigyo.xlsx", [
        jimu("0712", "伝統工芸後継者育成事業", "商工振興課", "織物の技を次の代へ渡す。", "研修生を受け入れ、工房に補助する。",
            [("活動指標", "研修の開催回数", "回", [12, 12, 15], [12, 10, 15]), ("活動指標", "補助した工房の数", "件", [3, 4, 4], [3, 3, "集計中"]), ("成果指標", "独立した職人の数", "人", [1, 1, 2], [0, 1, E])],
            ["3,150", "3,020", "3,480"], "高い", "Ｂ", "改善して継続", "研修生の応募が減っているため。"),
        jimu("0715", "中心市街地空き店舗活用事業", "商工振興課", "まちなかの空き店舗を減らす。", "改装費と家賃を補助する。",
            [("活動指標", "補助件数", "件", [5, 5, 6], [4, 6, 6]), ("成果指標", "空き店舗率", "％", ["18.0", "17.0", "16.0"], ["18.9", "17.2", "15.8"]), ("成果指標", "歩行者通行量", "人/日", ["1,900", "2,000", "2,100"], ["1,755", "1,988", "未調査"])],
            ["8,400", "9,120", "8,000"], "やや高い", "Ａ", "拡充", "出店の相談が増えているため。")])

    # b: a sheet a project: the four words of the effect across, the circle below one; likewise the way on; KPI above
    def kensho(i, p, d, cost, grant, ks, hit, why, way, reason):
        X = P(p)
        eff, pol = ["非常に効果的", "相当程度効果的", "効果あり", "効果なし"], ["発展", "継続", "改善", "終了"]
        return dict(name=f"様式{i}", rows=[[E, E, E, E, "様式２"], [T("地方創生推進交付金事業　効果検証（令和６年度）", "title", ("fiscal_year", "R6"))], [],
            ["交付対象事業名", X(p, "name"), E, "担当課", X(d, "department")], ["実績額（円）", X(cost, "R6|cost"), E, "うち交付金（円）", X(grant, "R6|grant")],
            ["重要業績評価指標（KPI）", "目標値", "実績値", "単位", "達成状況"],
            *[[*K(X, n, t, v), X(u, f"R6|{n}|unit"), X(m, f"R6|{n}|rating") if m else E] for n, t, v, u, m in ks],
            ["事業の効果\n（該当に○）", *eff], [E, *[X("○", ("R6|effect|rating", w)) if j == hit else E for j, w in enumerate(eff)]], ["効果の説明", X(why, "R6|effect|comment")],
            ["今後の方針\n（該当に○）", *pol], [E, *[X("○", ("R6|policy|decision", w)) if j == way else E for j, w in enumerate(pol)]], ["方針の理由", X(reason, "R6|policy|reason")]],
            merges=" ".join(["B4:C4", "B5:C5", f"A{7 + len(ks)}:A{8 + len(ks)}", f"B{9 + len(ks)}:E{9 + len(ks)}", f"A{10 + len(ks)}:A{11 + len(ks)}", f"B{12 + len(ks)}:E{12 + len(ks)}"]))
    form(folder, "qb-maru-shita.xlsx", [
        kensho(1, "塩田のある風景再生事業", "観光交流課", "14,820,000", "7,410,000", [("塩づくり体験者数", "1,500", "1,862", "人", "達成"), ("直売所の売上", "8,000", "確認中", "千円", "－")], 1, "体験の予約が前年を上回った。", 1, "受入れの体制が整ったため。"),
        kensho(2, "若手漁業者育成事業", "水産課", "3,960,000", "1,980,000", [("新規就業者数", 3, 1, "人", "未達成"), ("研修の受講者数", 12, 14, "人", "達成"), ("漁船の取得件数", 1, 0, "件", "未達成")], 2, "研修は進んだが就業に至らなかった。", 2, "住まいの支援と合わせる必要があるため。")])

    # c: text first and the KPI block below it; choices with □ and ■ on lines of one cell; 該当 in words
    def bun(p, d, term, aim, did, ks, good, chosen, way, reason, said):
        X = P(p)
        choice = lambda all_, one, f: C("\n".join(("■ " if w == one else "□ ") + w for w in all_), [(p, field(f), one)])
        return [[T("令和６年度　デジタル田園都市国家構想交付金　事業検証票", "title", ("fiscal_year", "R6"))], ["１　事業名", E, X(p, "name")], ["２　担当部署", E, X(d, "department")], ["３　実施期間", E, X(term[0], ("period|from", term[1]), ("period|to", term[2]))],
            ["４　事業目的", E, X(aim, "plan|purpose|0")], ["５　取組実績", E, X(did, "R6|achievements")],
            ["６　ＫＰＩ", "No", "指標名", "単位", "令和６年度\n目標", "令和６年度\n実績", "備考"],
            *[[E, f"({i})", X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), X(m, f"R6|{n}|note") if m else E] for i, (n, u, t, v, m) in enumerate(ks, 1)],
            ["７　事業効果", E, choice(["非常に効果的であった", "相当程度効果があった", "効果があった", "効果がなかった"], chosen, "R6|effect|rating")], ["　　評価の内容", E, X(good, "R6|effect|comment")],
            ["８　今後の方針", E, choice(["追加等更に発展", "事業の継続", "事業の見直し", "事業の終了"], way, "R6|policy|decision")], ["　　方針の理由", E, X(reason, "R6|policy|reason")], ["９　有識者意見", E, X(said, "R6|opinions|0|text")]]
    form(folder, "qc-shikaku.xlsx", [
        dict(name="1スマート", rows=bun("スマート窓口推進事業", "総務部　デジタル推進課", ("令和５年度～令和７年度", "R5", "R7"), "来庁せずに手続を済ませられるようにする。", "申請の様式を42件電子化した。", [("電子申請の利用率", "％", "30.0", "34.8", ""), ("窓口の待ち時間", "分", 15, 11, "繁忙期の平均"), ("操作研修の参加者数", "人", 120, "集計中", "９月に確定")], "利用率が目標を超えた。", "非常に効果的であった", "追加等更に発展", "対象の手続を広げるため。", "高齢の方への支えも進めてほしい。"),
            merges="A2:B2 C2:G2 A3:B3 C3:G3 A4:B4 C4:G4 A5:B5 C5:G5 A6:B6 C6:G6 A7:A10 A11:B11 C11:G11 A12:B12 C12:G12 A13:B13 C13:G13 A14:B14 C14:G14 A15:B15 C15:G15"),
        dict(name="2里山", rows=bun("里山の恵み体験事業", "産業部　農林振興課", ("令和６年度", "R6", "R6"), "里山に人を呼ぶ。", "体験を９回開いた。", [("体験の参加者数", "人", 300, 287, "雨天で１回中止")], "満足の声が多い。", "効果があった", "事業の継続", "参加が戻りつつあるため。", "冬の体験も考えられないか。"),
            merges="A2:B2 C2:G2 A3:B3 C3:G3 A4:B4 C4:G4 A5:B5 C5:G5 A6:B6 C6:G6 A7:A8 A9:B9 C9:G9 A10:B10 C10:G10 A11:B11 C11:G11 A12:B12 C12:G12 A13:B13 C13:G13")])

    # d: a sheet for each department; one writes yen, one thousands, one says it in the heading of the column
    a, b, c, d = "森のようちえん支援事業", "子育てアプリ運営事業", "歴史の道整備事業", "港まつり開催支援事業"
    W, X, Y, Z = P(a), P(b), P(c), P(d)
    head = lambda money: ["No.", "事業名", money[0], money[1], "成果指標", "計画", "実績", "担当課の評価", "今後の方向"]
    def line(Q, i, p, bu, co, k, n, t, v, m, w):
        money = [int(str(x).replace(",", "")) * k for x in (bu, co)]
        return [i if isinstance(i, C) else Q(i, "number"), Q(p, "name"), Q(bu, ("R6|budget", money[0])), Q(co, ("R6|cost", money[1])), *K(Q, n, t, v), Q(m, "R6|effect|rating"), Q(w, "R6|policy|decision")]
    again = A(1, "every sheet counts from 1")
    def total(shown):
        return ["計", E, E, U(shown, "of one department, not of the ledger")]
    form(folder, "qd-kabetsu.xlsx", [
        dict(name="こども課", rows=[[T("令和６年度　地方創生関連事業　実績（香山市）", "title", ("municipality", "香山市"), ("fiscal_year", "R6")), E, E, E, E, E, E, E, "（単位：千円）"], ["課名：", W("こども課", "department")], head(["予算額", "決算額"]), line(W, 1, a, "6,200", "5,984", 1000, "参加した子どもの数（人）", 80, 93, "Ａ", "継続"), line(X, 2, b, "1,500", "1,432", 1000, "登録者数（人）", "2,000", "1,744", "Ｂ", "改善"), total("7,416")]),
        dict(name="建設課", rows=[["令和６年度　地方創生関連事業　実績（香山市）", E, E, E, E, E, E, E, "（単位：円）"], ["課名：", Y("建設課", "department")], head(["予算額", "決算額"]), line(Y, again, c, "21,000,000", "20,415,300", 1, "案内板の数（基）", 14, 14, "Ａ", "終了"), total("20,415,300")]),
        dict(name="観光課", rows=[["令和６年度　地方創生関連事業　実績（香山市）"], ["課名：", Z("観光課", "department")], head(["予算額（百万円）", "決算額（百万円）"]), line(Z, again, d, "12", "11", 1000000, "来場者数（千人）", "35.0", "未確定", "－", "継続"), total("11")])])

    # e: names merged over the KPI rows, wareki and western years in two rows of headings, sums by department between
    def group(p, d, cost, ks):
        X = P(p)
        rows = []
        for i, (n, u, *v) in enumerate(ks):
            first = [X(d, "department"), X(p, "name"), X(cost, ("R6|cost", thousand(cost)))] if i == 0 else [E, E, E]
            rows.append([*first, X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), *[X(x, f"R{y}|{n}|{f}") for x, (y, f) in zip(v, [(5, "target"), (5, "actual"), (6, "target"), (6, "actual")])], U(v[4])])
        return rows
    a, b, c = "地場産ワインの里づくり", "高原野菜輸出促進", "まるごと図書館構想"
    rows = [[T("令和６年度　まち・ひと・しごと創生事業　進捗状況調べ", "title", ("fiscal_year", "R6"))], ["企画財政課", *[E] * 8, "単位：千円"],
        ["所管", "事業名", "R6事業費", "重要業績評価指標", E, "R5", E, "R6", E, "R6達成率"], [E, E, E, "指標名", "単位", "2023年度", E, "2024年度", E, E], [E, E, E, E, E, "計画", "実績", "計画", "実績", E],
        *group(a, "農政課", "18,300", [("醸造量", "kL", "20.0", "18.5", "25.0", "26.1", "104%"), ("ワイナリーの来客数", "人", "9,000", "8,410", "10,000", "10,233", "102%"), ("ぶどうの作付面積", "ha", "12.0", "12.0", "14.0", "確認中", "－")]),
        *group(b, "農政課", "4,050", [("輸出額", "千円", "6,000", "4,115", "8,000", "7,902", "99%"), ("輸出先の国の数", "か国", 2, 2, 3, 3, "100%")]),
        ["農政課　小計", E, "22,350"], *group(c, "社会教育課", "2,700", [("貸出冊数", "冊", "52,000", "49,872", "53,000", "54,120", "102%")]), ["社会教育課　小計", E, "2,700"], ["合　計", E, C("25,050", [(None, "/totals[R6 実績]/cost", 25050000)])],
        [T("※達成率は、実績を計画で除したもの", "notes")]]
    form(folder, "qe-shokei.xlsx", [dict(name="調べ", rows=rows, merges="A3:A5 B3:B5 C3:C5 D3:E3 D4:D5 E4:E5 F3:G3 H3:I3 F4:G4 H4:I4 J3:J5 A6:A8 B6:B8 C6:C8 A9:A10 B9:B10 C9:C10 A11:B11 A13:B13 A14:B14")])

    # f: landscape, circled numbers, a hidden column, notes below, three KPI places of which some are blank, a comment on a blank
    a, b, c = "お試し移住ツアー事業", "学び直し応援事業", "小水力発電導入事業"
    X, Y, Z = P(a), P(b), P(c)
    def wide(Q, no, p, d, cost, hid, ks, eff, com, pol):
        out = [Q("①②③"[no - 1], ("number", no)), Q(p, "name"), Q(d, "department"), Q(cost, ("R6|cost", thousand(cost))), U(hid) if hid else E]
        for i in range(3):
            out += K(Q, *ks[i]) if i < len(ks) else [E, E, E]
        return out + [Q(eff, "R6|effect|rating"), Q(com, "R6|effect|comment"), Q(pol, "R6|policy|decision")]
    form(folder, "qf-maruban.xlsx", [dict(name="R6一覧", hidden_columns=[5], comments={"K7": "体調不良のため来週回答します（学び直し担当）", "G6": "住民課の台帳による"}, rows=[
        [E] * 16 + ["別紙１"], [T("令和６年度　星ヶ丘町　地方創生関係交付金事業の実績", "title", ("municipality", "星ヶ丘町"), ("fiscal_year", "R6"))], [],
        ["番号", "事業名称", "所管", "実績額\n（千円）", "査定メモ", "ＫＰＩ１", E, E, "ＫＰＩ２", E, E, "ＫＰＩ３", E, E, "効果", "評価", "方針"], [E, E, E, E, E, *["指標", "目標", "実績"] * 3, E, E, E],
        wide(X, 1, a, "住民課", "2,150", "要確認", [("ツアーの参加者数（組）", 20, 23), ("移住相談の件数（件）", 60, 58)], "効果があった", "相談につながった。", "継続"),
        wide(Y, 2, b, "生涯学習課", "980", "", [("受講者数（人）", 45, "41"), ("修了者の就職率（％）", "40.0", E)], "効果があった", "講座の時間帯が好評だった。", "改善"),
        wide(Z, 3, c, "環境課", "31,600", "", [("発電量（MWh）", "120.0", "98.4"), ("見学者数（人）", 200, "２１６"), ("売電収入（千円）", "3,000", "▲ 120")], "相当程度効果があった", "渇水で発電が伸びなかった。", "継続"),
        ["合計", E, E, C("34,730", [(None, "/totals[R6 実績]/cost", 34730000)])], [T("※１　実績額は交付対象経費の額である。", "notes")], [T("※２　③の売電収入は経費を差し引いたものである。", "notes")]],
        merges="A4:A5 B4:B5 C4:C5 D4:D5 E4:E5 F4:H4 I4:K4 L4:N4 O4:O5 P4:P5 Q4:Q5")])

    # g: a logic model: what is put in, what is done, outputs and outcomes as blocks below each other
    p = "地域医療を支える人づくり事業"; X = P(p)
    form(folder, "qg-logic.xlsx", [dict(name="ロジックモデル", rows=[
        [T("令和６年度　施策評価　ロジックモデルシート", "title", ("fiscal_year", "R6"))], ["事業名", X(p, "name"), E, "所属", X("健康増進課", "department")],
        ["インプット", "事業費", X("7,560千円", ("R6|cost", 7560000)), "人件費", U("3,200千円")], ["アクティビティ", X("看護学生への貸付けと病院の見学会を行った。", "R6|achievements")],
        ["アウトプット指標", E, "単位", "R6目標", "R6実績"], [X("貸付けの新規件数", "R6|貸付けの新規件数|name"), E, X("件", "R6|貸付けの新規件数|unit"), X(5, "R6|貸付けの新規件数|target"), X(6, "R6|貸付けの新規件数|actual")], [X("見学会の参加者数", "R6|見学会の参加者数|name"), E, X("人", "R6|見学会の参加者数|unit"), X(30, "R6|見学会の参加者数|target"), X(18, "R6|見学会の参加者数|actual")],
        ["アウトカム指標", E, "単位", "R6目標", "R6実績"], [X("町内の病院に就職した看護師の数", "R6|町内の病院に就職した看護師の数|name"), E, X("人", "R6|町内の病院に就職した看護師の数|unit"), X(3, "R6|町内の病院に就職した看護師の数|target"), X("調査中", "R6|町内の病院に就職した看護師の数|actual")],
        ["課題", X("見学会の周知が足りない。", "R6|issues|current")], ["評価", X("Ｂ", "R6|effect|rating")], ["今後の方向性", X("継続", "R6|policy|decision")]],
        merges="B2:C2 B4:E4 A5:B5 A6:B6 A7:B7 A8:B8 A9:B9 B10:E10 B11:E11 B12:E12")])

    # h: a csv of a system: targets and results by year with an underscore, wareki with zeros, blanks at the end
    a, b = "市民農園整備事業", "公共施設予約システム導入事業"
    X, Y = P(a), P(b)
    def csv(Q, code, p, d, n, u, *v):
        fields = [(4, "target"), (4, "actual"), (5, "target"), (5, "actual"), (6, "target"), (6, "actual")]
        return [code, Q(p, "name"), Q(d, "department"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), *[Q(x, f"R{y}|{n}|{f}") if x else B(p, f"R{y}|{n}|{f}") for x, (y, f) in zip(v, fields)]]
    form(folder, "qh-kasen.csv", [dict(name="x", rows=[
        ["事業ID", "事業名", "主管課", "成果指標", "単位", "目標_R04", "実績_R04", "目標_R05", "実績_R05", "目標_R06", "実績_R06"],
        csv(X, "K0201", a, "農政課", "区画の利用率", "％", "80.0", "76.3", "85.0", "88.1", "90.0", "91.4"), csv(Y, "K0202", b, "情報政策課", "オンライン予約の割合", "％", "", "", "20.0", "12.7", "40.0", "集計中"), csv(Y, "K0202", b, "情報政策課", "登録団体数", "団体", "", "", "150", "166", "200", "")])], encoding="cp932", sep=",")

    # i: 総合戦略: base, target and result in words within the row, marks ◎○△×, a count of the marks below
    m1, m2 = "施策１－１　地元で働く", "施策１－２　地元で起こす"
    def kpi(Q, n, b0, y0, t, v, mk, txt):
        return [Q(n, f"R6|{n}|name"), Q(b0, f"R6|{n}|baseline"), U(y0), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(mk, f"R6|{n}|rating"), U(txt)]
    X, Y = P(m1), P(m2)
    form(folder, "qi-kigo.xlsx", [dict(name="基本目標１", rows=[
        [T("第３期山並市総合戦略　令和６年度　進捗評価", "title", ("municipality", "山並市"), ("fiscal_year", "R6"))], ["基本目標１　しごとをつくる"], [],
        ["施策", "KPI", "基準値", "基準年", "目標値", "実績値", "進捗", "今後の見込み"],
        [X(m1, "name"), *kpi(X, "高校生の地元就職率（％）", "41.2", "R元", "50.0", "47.9", "△", "達成困難")], [E, *kpi(X, "企業説明会の参加者数（人）", "310", "R元", "400", "452", "◎", "達成見込み")],
        [Y(m2, "name"), *kpi(Y, "創業の件数（件）", "6", "R元", "12", "12", "○", "達成見込み")], [E, *kpi(Y, "創業塾の修了者数（人）", "15", "R2", "30", "調査中", "－", "未定")], [],
        ["進捗の内訳", "◎", "○", "△", "×", "－"], [E, 1, 1, 1, 0, 1], [U("※進捗　◎：目標を上回る　○：目標どおり　△：改善した　×：悪化　－：未確定", "legend")]], merges="A5:A6 A7:A8")])

    # j: the label in the cell of the value on some rows, several quarters, a target by the end with its month, previous year's value in brackets
    p = "商店街キャッシュレス推進事業"; X = P(p)
    form(folder, "qj-shihanki.xlsx", [dict(name="R6", rows=[
        [T("事業進捗管理シート（令和６年度）", "title", ("fiscal_year", "R6"))], ["事業名称", X(p, "name"), E, E, E, E, E], ["主管課", X("商工課", "department"), E, "関係課", U("デジタル戦略課"), E, E],
        ["事業費", "予算現額", X("4,400千円", ("R6|budget", 4400000)), "執行額", X("4,012千円", ("R6|cost", 4012000)), "執行率", U("91.2%")],
        ["KPI", "単位", "年間目標", "第１四半期", "第２四半期", "第３四半期", "年度実績"],
        [X("導入した店舗の数", "R6|導入した店舗の数|name"), X("店", "R6|導入した店舗の数|unit"), X(40, "R6|導入した店舗の数|target"), U(8), U(19), U(30), X(44, "R6|導入した店舗の数|actual")],
        [X("決済の件数", "R6|決済の件数|name"), X("千件", "R6|決済の件数|unit"), X("60.0", "R6|決済の件数|target"), U("9.8"), U("22.4"), U("41.0"), X("集計中", "R6|決済の件数|actual")],
        ["取組状況", X("説明会を４回開き、端末の費用を補助した。", "R6|achievements")], ["課題・問題点", X("高齢の店主への支えが要る。", "R6|issues|current")], ["評価", X("順調", "R6|effect|rating")], ["次年度の方針", X("継続", "R6|policy|decision")]],
        merges="B2:G2 B3:C3 B8:G8 B9:G9 B10:G10 B11:G11")])

    # k: a project a row over two lines of headings by stage of evaluation; three judges; the western year in the title
    a, b = "特産の梅ブランド化事業", "バーチャル観光推進事業"
    X, Y = P(a), P(b)
    def stage(Q, no, p, d, n, t, v, r1, c1, r2, c2, fin, reason):
        return [Q(no, "number"), Q(p, "name"), Q(d, "department"), C(f"{n}\n目標：{t}\n実績：{v}", [(p, field(f"R6|{n}|name"), n), (p, field(f"R6|{n}|target"), t), (p, field(f"R6|{n}|actual"), v)]), Q(r1, "R6|effect|rating"), Q(c1, "R6|effect|comment"), Q(r2, "R6|evaluations|0|rating"), Q(c2, "R6|opinions|0|text"), Q(fin, "R6|policy|decision"), Q(reason, "R6|policy|reason")]
    form(folder, "qk-sandan.xlsx", [dict(name="2024", rows=[
        [T("2024年度　地方創生事業　評価結果一覧（梅ヶ谷市）", "title", ("municipality", "梅ヶ谷市"), ("fiscal_year", "R6"))], [],
        ["No", "事業名", "担当課", "成果指標と達成状況", "一次評価（担当課）", E, "二次評価（有識者会議）", E, "最終判断（庁内会議）", E], [E, E, E, E, "評価", "評価理由", "評価", "意見", "方針", "方針の理由"],
        stage(X, 1, a, "農林水産課", "梅製品の出荷額", "120百万円", "131百万円", "Ａ", "新しい商品が売れた。", "有効", "海外の販路も探ること。", "継続", "出荷が伸びているため。"),
        stage(Y, 2, b, "観光課", "動画の再生回数", "50,000回", "確認中", "Ｃ", "公開が遅れた。", "要改善", "来訪につながったかを見ること。", "見直し", "効果を測る方法を改めるため。")],
        merges="A3:A4 B3:B4 C3:C4 D3:D4 E3:F3 G3:H3 I3:J3")])

    # l: indicators below each other, each with a label a line in a box of its own at the right of the project's text
    p, q = "古墳公園活用事業", "雪国暮らし体験事業"
    def hako(p, d, text, ks, mark, way):
        X = P(p)
        (n1, t1, v1), (n2, t2, v2) = ks
        return [["事業名", X(p, "name"), "KPI①", X(n1, f"R6|{n1}|name")], ["担当課", X(d, "department"), "目標値", X(t1, f"R6|{n1}|target")], ["事業内容", X(text, "plan|summary"), "実績値", X(v1, f"R6|{n1}|actual")],
            [E, E, "KPI②", X(n2, f"R6|{n2}|name")], [E, E, "目標値", X(t2, f"R6|{n2}|target")], [E, E, "実績値", X(v2, f"R6|{n2}|actual")], ["評価", X(mark, "R6|effect|rating"), "今後の方針", X(way, "R6|policy|decision")], []]
    form(folder, "ql-hidari-migi.xlsx", [dict(name="Sheet1", rows=[[T("令和６年度　交付金事業　個別評価（古志町）", "title", ("municipality", "古志町"), ("fiscal_year", "R6"))], [],
        *hako(p, "文化財課", "古墳を巡る道を整え、案内人を置いた。", [("来園者数", "12,000人", "13,405人"), ("案内の利用者数", "600人", "確認中")], "Ａ", "継続"), *hako(q, "企画課", "冬の暮らしを体験する宿を開いた。", [("宿泊者数", "150人", "98人"), ("満足度", "80％", "92％")], "Ｂ", "改善")],
        merges="A5:A8 B5:B8 A13:A16 B13:B16")])


def eleventh(folder):
    """Three, written after the tenth had been mended for; nothing was mended for them before their figure was taken."""
    # a: a card of a project: boxes, money by year, indicators by pairs of rows with the base in front, a table of marks, ticks
    p = "まちなか交流サロン運営事業"; X = P(p)
    n1, n2 = "利用者数（人）", "主催講座の満足度（％）"
    form(folder, "qm-karte.xlsx", [dict(name="カルテ", rows=[
        [E] * 6 + ["部長", "課長"], [T("事業カルテ（令和６年度実施事業）", "title", ("fiscal_year", "R6"))], [],
        ["部局名", "市民部", "課名", X("地域づくり課", "department"), "記入者", U("山田")], ["事業名", X(p, "name"), E, E, "開始年度", X("Ｒ３", ("period|from", "R3"))],
        ["事業の目的", X("世代をこえて集まれる場を作る。", "plan|purpose|0")], ["事業の内容", X("空き店舗でサロンを開き、講座を催す。", "plan|summary")],
        ["■事業費の推移（単位：千円）"], ["区分", "Ｒ４決算", "Ｒ５決算", "Ｒ６決算", "Ｒ７予算"], ["事業費", X("5,100", ("R4|cost", 5100000)), X("5,240", ("R5|cost", 5240000)), X("4,980", ("R6|cost", 4980000)), X("5,300", ("R7|budget", 5300000))],
        ["■成果指標の推移"], ["指標", "基準値（Ｒ２）", "区分", "Ｒ４", "Ｒ５", "Ｒ６"],
        [X(n1, f"R6|{n1}|name"), X("1,240", f"R6|{n1}|baseline"), "目標", X("1,500", f"R4|{n1}|target"), X("1,800", f"R5|{n1}|target"), X("2,000", f"R6|{n1}|target")], [E, E, "実績", X("1,388", f"R4|{n1}|actual"), X("1,902", f"R5|{n1}|actual"), X("2,214", f"R6|{n1}|actual")],
        [X(n2, f"R6|{n2}|name"), X("－", f"R6|{n2}|baseline"), "目標", X("80", f"R4|{n2}|target"), X("80", f"R5|{n2}|target"), X("85", f"R6|{n2}|target")], [E, E, "実績", X("77", f"R4|{n2}|actual"), X("84", f"R5|{n2}|actual"), X("集計中", f"R6|{n2}|actual")],
        ["■評価"], ["必要性", U("Ａ"), "有効性", U("Ｂ"), "効率性", U("Ｂ")], ["総合評価", X("Ｂ（概ね順調）", "R6|effect|rating")], ["評価コメント", X("利用者は増えたが、若い世代が少ない。", "R6|effect|comment")],
        ["今後の方向性", C("□拡充　☑継続　□縮小　□廃止", [(p, field("R6|policy|decision"), "継続")])], ["改善内容", X("夜間の講座を試みる。", "R6|issues|revisions")]],
        merges="B5:D5 B6:F6 B7:F7 A8:F8 A11:F11 A13:A14 B13:B14 A15:A16 B15:B16 A17:F17 B19:F19 B20:F20 B21:F21 B22:F22")])

    # b: a sheet a goal: its indicators over two rows of years, and below them the projects that serve it
    def goal(m, ks, ps):
        X = P(m)
        rows = [[T("第３期若松野町総合戦略　令和６年度進捗管理シート", "title", ("municipality", "若松野町"), ("fiscal_year", "R6"))], ["施策名", X(m, "name")], [], ["１　重要業績評価指標（KPI）"],
                ["指標名", "単位", "令和５年度", E, "令和６年度", E, "進捗状況"], [E, E, "目標", "実績", "目標", "実績", E],
                *[[X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), *[X(x, f"R{y}|{n}|{f}") for x, (y, f) in zip(v, [(5, "target"), (5, "actual"), (6, "target"), (6, "actual")])], X(v[4], f"R6|{n}|rating")] for n, u, *v in ks], [],
                ["２　関連する事業（単位：千円）"], ["事業名", "担当課", "R6予算額", "R6決算額", "R6の取組"]]
        for name, d, b, c, did in ps:
            Y = P(name)
            rows.append([Y(name, "name"), Y(d, "department"), Y(b, ("R6|budget", thousand(b))), Y(c, ("R6|cost", thousand(c))), Y(did, "R6|achievements")])
        return rows
    m = "A5:A6 B5:B6 C5:D5 E5:F5 G5:G6"
    form(folder, "qn-shisaku.xlsx", [
        dict(name="1-1", merges=m, rows=goal("１－１　新しい農業を広げる", [("新規就農者数", "人", 3, 2, 3, 4, "順調"), ("農産物の販売額", "百万円", "420", "431.5", "430", "未確定", "－")], [("スマート農業導入支援事業", "農政課", "6,000", "5,720", "機器の導入に補助した。"), ("就農相談会開催事業", "農政課", "800", "612", "相談会を４回開いた。")])),
        dict(name="1-2", merges=m, rows=goal("１－２　まちの商いを守る", [("空き店舗の活用件数", "件", 2, 1, 2, 2, "順調")], [("商店街応援事業", "商工課", "2,400", "2,388", "共通券を売り出した。")]))])

    # c: a csv that a department sent back: a line for the office, choices with numbers, reasons, days
    a, b = "防災アプリ普及事業", "避難所環境改善事業"
    X, Y = P(a), P(b)
    form(folder, "qo-kaito.csv", [dict(name="x", rows=[
        ["【回答様式】令和６年度　地方創生交付金事業の実績について", E, E, E, E, E, E, E], ["課名", C("危機管理課", [(a, "/department", "危機管理課"), (b, "/department", "危機管理課")]), E, E, E, E, E, E],
        ["事業名", "KPI", "単位", "目標（R6）", "実績（R6）", "確定予定日", "未達成の理由", "今後の方針（選択）"],
        [X(a, "name"), X("登録者数", "R6|登録者数|name"), X("人", "R6|登録者数|unit"), X("5,000", "R6|登録者数|target"), X("3,870", "R6|登録者数|actual"), E, X("周知の開始が遅れた。", "R6|issues|obstacles"), X("2 見直して継続", "R6|policy|decision")],
        [Y(b, "name"), Y("備品を備えた避難所の数", "R6|備品を備えた避難所の数|name"), Y("か所", "R6|備品を備えた避難所の数|unit"), Y("12", "R6|備品を備えた避難所の数|target"), Y("確認中", "R6|備品を備えた避難所の数|actual"), Y("2025/7/31", ("R6|備品を備えた避難所の数|due", "2025-07-31")), E, Y("1 継続", "R6|policy|decision")]])], encoding="utf-8-sig", sep=",")
