"""Forms after real documents, one after each: 総括表 with counts, KPI tables against bands, 事務事業評価 of other systems.

Headers, head blocks, feet and the notation of values are those of the documents; towns and values are invented. Each round was written before
the reader had seen it. Right of expected, wrong; nothing silent, no word or blank read as a number in any of them.
First (the reader as it was): 421 of 553 (76.1%), 18 wrong: D22 31/34 5, D26 46/46, D27 60/61 1, D32 71/85 6, D19 24/35, D30 11/81 6 (the year of
the sheet was taken for the evaluated one), D31 31/50, D33 48/60, D34 58/60, D35 41/41.
Second: 427 of 457 (93.4%), 18 wrong: D36 56/56, D37 41/41 3 (the numbers of KPIs were taken for the projects'), D39 22/22, D21 19/29 5, D20 21/21,
D16 49/49, D17 18/27, D18 15/21 5 (targets were taken for names), D23 36/36, D28 36/41, D29 114/114.

Expectations that were unreasonable, mended after that: a footnote with ※ is a note, a source of money with a dash for its amounts is none, 対象 is
no kind of indicator that the record knows, of 「現状値 → 目標値」 the first is the value at the start (five were counted as wrong).
"""
from fresh_cells import E, S, head, of, of_town, pick, sheet, span, yen
from fresh_notation import A, P, T, U, form


def over(text, i, *projects):
    """A place in the strategy that is printed once for several projects."""
    return of(projects, text, f"strategy|{i}")


def first(folder):
    """D22, D26, D27, D32, D19, D30, D31, D33, D34, D35."""
    # D22: counts of the marks above, then the measures with the KPI's mark and the council's own; － is a measure of the years to come
    a, b, c = "地元企業の競争力の強化", "観光・交流の推進", "結婚・出産の支援"
    X, Y, Z = P(a), P(b), P(c)
    g1, g2 = "基本目標１　雇用をつくる", "基本目標２　人の流れと子育て"
    def r(Q, m, n, base, goal, v, mark, said=None):
        return [E, Q(m, "name") if m else E, Q(n, f"H27|{n}|name"), Q(base, f"H27|{n}|baseline"), A(goal, "final"), Q(v, f"H27|{n}|actual"), Q(mark, f"H27|{n}|rating") if mark != "－" else U(mark),
                *([Q(said[0], "H27|evaluations|0|rating"), Q(said[1], "H27|opinions|0|text")] if said else [E, E])]
    rows = [r(X, a, "創業支援による創業件数", "42件（26年度）", "250件", "51件", "Ａ", ("Ａ", "創業後の支援も続けること。")), r(X, None, "製造品出荷額等", "3,214億円（25年）", "3,500億円", "－", "－"),
            r(Y, b, "入込観光客数", "912万人（26年）", "1,000万人", "955万人", "Ｂ", ("Ａ", "特になし")), r(Y, None, "外国人宿泊者数", "18.4万人（26年）", "30万人", "17.9万人", "Ｃ"),
            r(Z, c, "結婚支援事業の参加者数", "―", "500人（累計）", "88人", "Ｂ", ("Ｂ", "対象の年齢を広げてはどうか。"))]
    rows[0][0], rows[2][0] = over(g1, 0, a), over(g2, 0, b, c)
    form(folder, "d22-soukatsu.xlsx", [dict(name="総括表", rows=[
        [head("錦江台市まち・ひと・しごと創生総合戦略　平成27年度取組状況　総括表", "錦江台市", "H27")], [],
        ["１　ＫＰＩの達成状況"], ["区分", E, "Ａ　十分に達成", "Ｂ　概ね達成", "Ｃ　あまり達成していない", "－　次年度以降の取組", "計"], ["基本目標１", E, U(1), U(0), U(0), U(1), U(2)], ["基本目標２", E, U(0), U(2), U(1), U(0), U(3)], ["計", E, U(1), U(2), U(1), U(1), U(5)], [],
        ["２　検証会議の意見"], ["区分", E, "Ａ　推進すべき", "Ｂ　一部を改善すべき", "Ｃ　大幅な見直しが必要", E, "計"], ["施策数", E, U(2), U(1), U(0), E, U(3)], [],
        ["３　施策別の状況"], ["基本目標", "施策", "ＫＰＩ", "基準値", "目標値（31年度）", "27年度実績", "達成状況", "検証会議の意見", E], [E] * 7 + ["区分", "主な意見"], *rows],
        merges="A1:I1 A14:A15 B14:B15 C14:C15 D14:D15 E14:E15 F14:F15 G14:G15 H14:I14 A16:A17 B16:B17 H16:H17 I16:I17 A18:A20 B18:B19 H18:H19 I18:I19")])

    # D26: S/A/B/C/－ against the value at the start, with the legend; goals as lines across
    a, b, c = "農業の担い手の育成", "定住の促進", "地域防災の強化"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, m, n, u, base, vs, goal, mark, dep=None, why=E):
        return [Q(m, "name") if m else E, Q(n, f"H30|{n}|name"), Q(u, f"H30|{n}|unit"), Q(base, f"H30|{n}|baseline"), *[Q(v, f"H{28 + i}|{n}|actual") for i, v in enumerate(vs)], A(goal, "final"),
                Q(mark, f"H30|{n}|rating") if mark != "−" else U(mark), Q(dep, "department") if dep else E, Q(why, f"H30|{n}|note") if why else E]
    form(folder, "d26-sabc.xlsx", [dict(name="ＫＰＩ検証", rows=[
        [T("第１次長浦町総合戦略　ＫＰＩ（重要業績評価指標）の検証結果", "title", ("municipality", "長浦町"))], [E] * 9 + [U("平成31年3月末現在")],
        ["【評価】", "Ｓ：目標値を超えた"], [E, "Ａ：基準値を超えた"], [E, "Ｂ：基準値から±10％の範囲"], [E, "Ｃ：基準値を下回った"], [E, "−：現時点で数値が把握できない"], [],
        ["施策", "ＫＰＩ", "単位", "基準値\n（H26）", "H28", "H29", "H30", "目標値\n（H31）", "評価", "担当課", "備考"],
        [over("基本目標１　しごとを創る", 0, a)], r(X, a, "認定農業者数", "人", 84, [85, 87, 86], 90, "Ｂ", "産業振興課"), r(X, None, "農産物直売所の売上高", "千円", "142,300", ["150,110", "161,480", "173,905"], "165,000", "Ｓ"),
        [over("基本目標２　ひとを呼び込む", 0, b)], r(Y, b, "転入者数（年間）", "人", "1,820", ["1,711", "1,690", "1,604"], "1,900", "Ｃ", "政策企画課"), r(Y, None, "住みやすいと感じる町民の割合", "％", 78.2, ["－", "－", "－"], 85, "−", None, "町民アンケートは次年度に実施"),
        [over("基本目標３　安心して暮らせるまち", 0, c)], r(Z, c, "自主防災組織の組織率", "％", 61.5, [66, 71.8, 74.4], 80, "Ａ", "地域安全課")],
        merges="A1:K1 A10:K10 A11:A12 J11:J12 A13:K13 A14:A15 J14:J15 A16:K16")])

    # D27: a table of KPI, one of the measures' evaluations, one of the council's answers, a sheet each
    a, b, c = "中小企業の経営支援", "空き家を活かした移住促進", "子育て世帯の負担軽減"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, g, m, n, u, base, vs, goal, mark):
        return [g, Q(m, "name") if m else E, Q(n, f"H29|{n}|name"), Q(u, f"H29|{n}|unit"), Q(base, f"H29|{n}|baseline"), *[Q(v, f"H{27 + i}|{n}|actual") for i, v in enumerate(vs)], A(goal, "final"), Q(mark, f"H29|{n}|rating") if mark != "－" else U(mark)]
    g1, g2 = "１　しごとをつくる", "２　住み続けられるまち"
    form(folder, "d27-sandan.xlsx", [
        dict(name="KPI評価", rows=[[head("江の川市総合戦略　平成29年度ＫＰＩ評価", "江の川市", "H29")], ["基本目標", "施策", "ＫＰＩ", "単位", "基準値（H26）", "実績値", E, E, "目標値（H31）", "ＫＰＩ評価"], [E] * 5 + ["H27", "H28", "H29", E, E],
            r(X, over(g1, 0, a), a, "経営革新計画の承認件数", "件", 2, [3, 5, 7], 10, "順調"), r(X, E, None, "事業承継の相談件数", "件", 0, [4, 9, 8], 20, "やや遅れ"), r(Y, over(g2, 0, b, c), b, "空き家バンク登録数（累計）", "件", 31, [40, 58, 71], 80, "順調"), r(Y, E, None, "ＵＩターン者数", "人/年", 118, [131, "確認中", 122], 150, "遅れ"), r(Z, E, c, "子どもの医療費助成の対象者数", "人", "2,480", ["2,455", "2,431", "公表前"], "2,500", "－"), [T("※評価：順調（８割以上）・やや遅れ（６割以上８割未満）・遅れ（６割未満）", "notes")]],
            merges="A1:J1 A2:A3 B2:B3 C2:C3 D2:D3 E2:E3 F2:H2 I2:I3 J2:J3 A4:A5 B4:B5 A6:A8 B6:B7"),
        dict(name="施策別評価", rows=[["江の川市総合戦略　平成29年度施策別評価"], ["基本目標", "施策", "施策評価", "評価の理由", "今後の方向性", "担当課"],
            [g1, a, X("Ａ", "H29|effect|rating"), X("承認件数が着実に伸びているため。", "H29|effect|comment"), X("継続", "H29|policy|decision"), X("商工観光課", "department")],
            [g2, b, Y("Ｂ", "H29|effect|rating"), Y("登録は進むが、移住者の数が伸び悩むため。", "H29|effect|comment"), Y("改善", "H29|policy|decision"), Y("地域振興課", "department")],
            [E, c, Z("Ｂ", "H29|effect|rating"), Z("対象者が減少傾向にあるため。", "H29|effect|comment"), Z("継続", "H29|policy|decision"), Z("子育て支援課", "department")]], merges="A1:F1 A4:A5"),
        dict(name="審議会答申", rows=[["江の川市総合振興計画審議会　答申（平成30年10月12日）"], ["施策", "審議会の評価", "審議会の意見"],
            [a, X("妥当", "H29|evaluations|0|rating"), X("後継者のいない事業所への訪問を増やすこと。", "H29|opinions|0|text")], [b, Y("妥当", "H29|evaluations|0|rating"), Y("移住後の相談の場を設けること。", "H29|opinions|0|text")], [c, Z("要検討", "H29|evaluations|0|rating"), Z("指標が施策の効果を表していない。", "H29|opinions|0|text")]], merges="A1:C1")])

    # D32: a sheet per project, budget subject with its codes, boxes of text, money by source, boxes to tick
    def r(no, p, dep, acc, place, term, now, whom, text, aim, money, ks, ticks, way, why):
        X = P(p)
        rows = [[S(T("平成30年度　事務事業評価シート（平成29年度決算）", "title", ("fiscal_year", "H29")), 10)], [S(E, 7), S(of_town("加古江市"), 3)],
                ["事業コード", U(no), "事務事業名", S(X(p, "name"), 4), "所管課", S(X(dep, "department"), 2)],
                ["会計", U(acc[0]), "款", U(acc[1]), "項", U(acc[2]), "目", U(acc[3]), "事業期間", span(X, *term)],
                [S("総合計画上の位置づけ", 2), S(X(place[0], "strategy|0"), 4), S(X(place[1], "strategy|1"), 4)],
                ["現状と課題", S(X(now, "H29|issues|current"), 9)], ["対象", S(X(whom, "plan|purpose|0"), 9)], ["目的", S(X(aim, "plan|purpose|1"), 9)], ["事業内容", S(X(text, "plan|summary"), 9)],
                [S("事業費（千円）", 4), S("28年度決算", 2), S("29年度決算", 2), S("30年度予算", 2)]]
        paid = [w for w, *vs in money[:-1] if vs[0] != "－"]
        for n, (w, *vs) in enumerate(money[:-1]):
            i = paid.index(w) if w in paid else None
            rows.append([*([S("財源内訳", 1, len(money) - 1)] if not n else []), S(X(w, *[(f"H{28 + j}|funding|{i}|source", w) for j in (0, 1) if i is not None]), 3), *[S(yen(X, v, f"H{28 + j}|funding|{i}|amount") if j < 2 else U(v), 2) for j, v in enumerate(vs)]])
        rows += [[S("事業費合計", 4), S(yen(X, money[-1][0], "H28|cost"), 2), S(yen(X, money[-1][1], "H29|cost"), 2), S(yen(X, money[-1][2], "H30|budget"), 2)],
                 [S("指標", 3), "単位", S("28年度実績", 2), "29年度目標", "29年度実績", S("30年度目標", 2)]]
        for n, u, vs in ks:
            rows.append([S(X(n, f"H29|{n}|name"), 3), X(u, f"H29|{n}|unit"), S(X(vs[0], f"H28|{n}|actual"), 2), X(vs[1], f"H29|{n}|target"), X(vs[2], f"H29|{n}|actual"), S(X(vs[3], f"H30|{n}|target"), 2)])
        return rows + [["妥当性", U(ticks[0]), "有効性", U(ticks[1]), "効率性", U(ticks[2])], ["今後の方向性", S(pick(X, way[0], "H29|policy|decision", way[1]), 9)], ["方向性の説明", S(X(why, "H29|policy|reason"), 9)]]
    a, b = "公共交通利用促進事業", "広報紙発行事業"
    form(folder, "d32-kaikei.xlsx", [
        sheet("020107-01", r("020107-01", a, "都市計画部　交通政策課", ("01　一般会計", "02　総務費", "01　総務管理費", "07　企画費"), ("基本目標３　くらしやすいまち", "政策２　移動の手段を確保する"), ("平成19年度～", "H19"), "高齢化が進み、車を持たない世帯の移動手段の確保が課題となっている。", "市民、公共交通の利用者", "コミュニティバスの運行を委託し、路線を見直す。", "公共交通の利用者を増やし、路線を維持する。",
            [("国庫支出金", "4,200", "4,100", "4,000"), ("県支出金", "1,000", "1,000", "1,000"), ("地方債", "0", "0", "0"), ("その他", "2,310", "2,288", "2,300"), ("一般財源", "31,740", "33,052", "34,700"), ("39,250", "40,440", "42,000")],
            [("コミュニティバスの年間利用者数", "人", ["182,440", "190,000", "187,905", "195,000"]), ("１便当たりの利用者数", "人", ["6.2", "6.5", "6.4", "6.6"])], ("高い", "普通", "普通"), ("□拡充　■継続　□縮小　□統合　□休止・廃止", "継続"), "利用者数が増加しており、引き続き利用の促進を図る。")),
        sheet("020107-05", r("020107-05", b, "企画部　広報課", ("01　一般会計", "02　総務費", "01　総務管理費", "02　文書広報費"), ("基本目標６　開かれた市政", "政策１　情報を共有する"), ("昭和25年度～", "S25"), "若い世代の閲読率が低い。", "全世帯", "広報紙を月１回発行し、全戸に配布する。", "市政の情報を分かりやすく届ける。",
            [("国庫支出金", "－", "－", "－"), ("その他", "3,600", "3,550", "3,600"), ("一般財源", "28,911", "28,004", "29,400"), ("32,511", "31,554", "33,000")],
            [("発行部数", "部", ["111,000", "112,000", "111,500", "112,000"]), ("閲読率", "％", ["68.4", "75.0", "調査なし", "75.0"])], ("高い", "高い", "高い"), ("□拡充　□継続　☑縮小　□統合　□休止・廃止", "縮小"), "電子版への移行に合わせ、部数を見直す。"))])

    # D19: the years of the plan as columns, 28 and 29 without an era, the value of another year with its note in the cell
    a, b = "第１節　働く場の創出", "第２節　農林水産業の振興"
    X, Y = P(a), P(b)
    def r(Q, m, n, u, goal, vs):
        return [Q(m, "name") if m else E, Q(n, f"H29|{n}|name"), Q(u, f"H29|{n}|unit"), A(goal, "final"), *[Q(v, f"H{27 + i}|{n}|actual") if v != E else E for i, v in enumerate(vs)]]
    form(folder, "d19-seika.xlsx", [dict(name="指標一覧", rows=[
        [T("鹿野島市人口ビジョン・総合戦略　成果指標の推移（平成29年度末現在）", "title", ("municipality", "鹿野島市"), ("fiscal_year", "H29"))], [],
        ["施策", "成果指標名", "単位", "施策目標\n（H31）", "実績", E, E, E, E], [E, E, E, E, "平成27年度", "28", "29", "30", "31年度"],
        r(X, a, "従業者数", "人", "12,315", ["12,211(H26)\n※調査時点変更により未公表", "12,340", "12,402", E, E]), r(X, None, "新規創業件数", "件/年", 5, [4, 6, 3, E, E]), r(X, None, "企業誘致件数（累計）", "件", 3, [0, 1, 1, E, E]),
        r(Y, b, "農業算出額", "万円", "490,594", ["493,005(H26)", "未公表", "488,120(H28)", E, E]), r(Y, None, "有機栽培の面積", "ha", 24, [24.1, 24.8, 25.3, E, E]), r(Y, None, "新規就農者数", "人/年", 5, [4, "―", 7, E, E])],
        merges="A1:I1 A3:A4 B3:B4 C3:C4 D3:D4 E3:I3 A5:A7 A8:A10")])

    # D30: 前年度 and 評価年度 over target, result and degree; costs with staff and total; 次年度 planned
    def r(no, p, dep, whom, aim, how, ks, money, staff, full, marks, total, way):
        X = P(p)
        rows = [[S(T("平成28年度　事務事業評価シート", "title"), 10)], ["評価年度", T("平成27年度", ("fiscal_year", "H27")), "整理番号", U(no), "担当課", S(X(dep, "department"), 5)], ["事務事業名", S(X(p, "name"), 9)],
                ["対象", S(X(whom, "plan|purpose|0"), 9)], ["意図", S(X(aim, "plan|purpose|1"), 9)], ["手段", S(X(how, "plan|summary"), 9)], [],
                [S("区分", 1, 2), S("指標名", 2, 2), S("単位", 1, 2), S("前年度", 3), S("評価年度", 3)], ["目標値", "実績値", "達成度", "目標値", "実績値", "達成度"]]
        for k, n, u, (t0, v0, d0, t1, v1, d1) in ks:
            rows.append([X(k, (f"H27|{n}|kind", k[:2])), S(X(n, f"H27|{n}|name"), 2), X(u, f"H27|{n}|unit"), X(t0, f"H26|{n}|target"), X(v0, f"H26|{n}|actual"), U(d0), X(t1, f"H27|{n}|target"), X(v1, f"H27|{n}|actual"), U(d1)])
        rows += [[], [S("（単位：千円）", 10)], [S("コスト", 4), S("前年度決算", 2), S("評価年度決算", 2), S("次年度予算", 2)],
                 [S("事業費　①", 4), S(yen(X, money[-1][0], "H26|cost"), 2), S(yen(X, money[-1][1], "H27|cost"), 2), S(yen(X, money[-1][2], "H28|budget"), 2)]]
        for i, (w, *vs) in enumerate(money[:-1]):
            rows.append([*([S("財源", 1, len(money) - 1)] if not i else []), S(X(w, *[(f"H{26 + j}|funding|{i}|source", w) for j in (0, 1)]), 3), *[S(yen(X, v, f"H{26 + j}|funding|{i}|amount") if j < 2 else U(v), 2) for j, v in enumerate(vs)]])
        return rows + [[S("人件費　②", 4), *[S(U(v), 2) for v in staff]], [S("トータルコスト　①＋②", 4), *[S(U(v), 2) for v in full]], [],
                       ["必要性", U(marks[0]), "有効性", U(marks[1]), "効率性", U(marks[2])], ["総合評価", X(total, "H27|effect|rating")], ["今後の方向性", S(X(way, "H27|policy|decision"), 9)]]
    a, b = "介護予防教室開催事業", "図書館資料整備事業"
    form(folder, "d30-zennendo.xlsx", [
        sheet("1101", r("1101", a, "福祉部　長寿介護課", "おおむね65歳以上の市民", "要介護状態になることを防ぐ。", "各地区の公民館で運動と栄養の教室を開く。", [("活動指標", "教室の開催回数", "回", (120, 126, "105.0%", 130, 128, "98.5%")), ("成果指標", "参加者のうち体力が維持・改善した割合", "％", ("80.0", "77.2", "96.5%", "80.0", "83.1", "103.9%")), ("成果指標", "新規の参加者数", "人", (200, "未集計", "―", 220, 241, "109.5%"))],
            [("国県支出金", "2,140", "2,205", "2,300"), ("その他", "1,880", "1,902", "1,950"), ("一般財源", "1,021", "1,113", "1,150"), ("5,041", "5,220", "5,400")], ("3,600", "3,600", "3,600"), ("8,641", "8,820", "9,000"), ("Ａ", "Ａ", "Ｂ"), "Ａ", "拡充")),
        sheet("3204", r("3204", b, "教育委員会　図書館", "市民", "読書に親しむ機会を増やす。", "図書・視聴覚資料を購入する。", [("活動指標", "購入冊数", "冊", ("9,000", "8,812", "97.9%", "9,000", "9,104", "101.2%")), ("成果指標", "市民１人当たりの貸出冊数", "冊", ("6.0", "5.6", "93.3%", "6.0", "5.5", "91.7%"))],
            [("国県支出金", "0", "0", "0"), ("その他", "300", "300", "300"), ("一般財源", "17,220", "17,414", "17,000"), ("17,520", "17,714", "17,300")], ("2,160", "2,160", "2,160"), ("19,680", "19,874", "19,460"), ("Ａ", "Ｂ", "Ｂ"), "Ｂ", "現状維持"))])

    # D31: 24計画 24数値/24実績 25計画 28見込み in two tables of indicators, remarks about a changed indicator
    def r(no, p, dep, aim, subj, ks, cost, mark, way, why):
        X = P(p)
        rows = [[S(T("平成25年度　事務事業評価票（平成24年度実施事業）", "title", ("fiscal_year", "H24")), 9)], [S("整理番号"), U(no), S("担当課"), S(X(dep, "department"), 6)], ["事務事業名", S(X(p, "name"), 8)], ["事業の目的", S(X(aim, "plan|purpose|0"), 8)], []]
        for title, word, lines in (("対象指標", "24数値", subj), ("成果指標", "24実績", ks)):
            rows.append([S(title, 2), "単位", "24計画", word, "25計画", "28見込み", S("備考（指標変更など）", 2)])
            for n, u, t, v, nxt, out, note in lines:
                rows.append([S(X(n, f"H24|{n}|name", *([(f"H24|{n}|kind", "成果")] if title == "成果指標" else [])), 2), X(u, f"H24|{n}|unit"), X(t, f"H24|{n}|target"), X(v, f"H24|{n}|actual"), X(nxt, f"H25|{n}|target"), U(out), S(X(note, f"H24|{n}|note") if note else E, 2)])
            rows.append([])
        return rows + [[S("", 2), "24決算", "25予算", S("（千円）")], [S("事業費", 2), yen(X, cost[0], "H24|cost"), yen(X, cost[1], "H25|budget")], [], ["総合評価", X(mark, "H24|effect|rating")], ["今後の方向", S(X(way, "H24|policy|decision"), 3)], ["その理由", S(X(why, "H24|policy|reason"), 8)]]
    a, b = "地域子育て支援センター運営事業", "狭あい道路整備事業"
    form(folder, "d31-mikomi.xlsx", [
        sheet("205", r("205", a, "児童家庭課", "子育て中の親子の交流の場をつくり、育児の不安を和らげる。", [("就学前児童数", "人", "4,310", "4,288", "4,250", "4,100", E)], [("センターの延べ利用者数", "人", "21,000", "22,340", "22,500", "24,000", E), ("子育ての不安が減った人の割合", "％", "70.0", "－", "75.0", "85.0", "25年度から指標変更（アンケートの設問を改めた）")], ("18,204", "18,900"), "Ｂ", "継続", "利用者が増えているため。")),
        sheet("611", r("611", b, "土木課", "幅員４ｍ未満の道路を広げ、安全を確保する。", [("対象路線の延長", "ｍ", "32,000", "32,000", "31,400", "29,800", E)], [("整備済延長（累計）", "ｍ", "1,200", "1,084", "1,650", "3,100", "24年度は用地交渉の遅れによる")], ("41,380", "50,000"), "Ｃ", "見直し", "用地の取得に時間を要しているため。"))])

    # D33: 予定 and 実績 of a year side by side for the work done and its costs, cost per unit, views with their choices, who evaluates
    def r(no, p, dep, boss, aim, whom, how, ks, cost, unit, need, privat, room, mark, way, text):
        X = P(p)
        rows = [[S(T("平成26年度　事務事業評価表（平成25年度実績）", "title", ("fiscal_year", "H25")), 9)], ["事務事業番号", U(no), "事務事業名", S(X(p, "name"), 6)], ["所管課", S(X(dep, "department"), 3), "評価者", S(U(boss), 4)],
                ["目的", S(X(aim, "plan|purpose|0"), 8)], ["対象", S(X(whom, "plan|purpose|1"), 8)], ["実施方法", S(X(how, "plan|summary"), 8)], [],
                [S("区分", 1, 2), S("項目", 2, 2), S("単位", 1, 2), S("平成24年度", 2), S("平成25年度", 2), S("平成26年度", 1)], ["予定", "実績", "予定", "実績", "予定"]]
        for k, n, u, vs in ks:
            rows.append([X(k, (f"H25|{n}|kind", k[:2])), S(X(n, f"H25|{n}|name"), 2), X(u, f"H25|{n}|unit"), *[X(v, path) for v, path in zip(vs, [f"H24|{n}|target", f"H24|{n}|actual", f"H25|{n}|target", f"H25|{n}|actual", f"H26|{n}|target"])]])
        rows += [[S("コスト", 1, 3), S("事業費", 2), "千円", *[yen(X, v, path) for v, path in zip(cost[0], ["H24|budget", "H24|cost", "H25|budget", "H25|cost", "H26|budget"])]], [S("人件費", 2), "千円", *[U(v) for v in cost[1]]], [S("総コスト", 2), "千円", *[U(v) for v in cost[2]]],
                 ["単位コスト", S(f"総コスト÷{unit[0]}", 2), "円", *[U(v) for v in unit[1]]], [],
                 ["必要性", U(need[0]), S(U(need[1]), 7)], ["民間活用", U(privat[0]), S(U(privat[1]), 7)], ["成果向上余地", U(room[0]), S(U(room[1]), 7)],
                 ["総合評価", X(mark, "H25|effect|rating")], ["今後の方向性", X(way, "H25|policy|decision")], ["改善の内容", S(X(text, "H25|issues|revisions"), 8)]]
        return rows
    a, b = "産後ケア事業", "公園管理ボランティア支援事業"
    form(folder, "d33-tani-cost.xlsx", [
        sheet("041", r("041", a, "保健予防課", "保健予防課長", "出産後の母親の心身の回復を助ける。", "産後４か月までの母子", "助産所に委託し、宿泊型と日帰り型で行う。", [("活動指標", "利用件数", "件", (180, 164, 200, 211, 220)), ("成果指標", "利用者の満足度", "％", ("90.0", "93.5", "92.0", "95.1", "95.0"))],
            (("7,200", "6,560", "8,000", "8,440", "8,800"), ("2,100", "2,100", "2,100", "2,100", "2,100"), ("9,300", "8,660", "10,100", "10,540", "10,900")), ("利用件数", ("51,667", "52,805", "50,500", "49,953", "49,545")), ("高い", "核家族化により、支えを必要とする家庭が増えている。"), ("活用済", "助産所に委託している。"), ("中", "日帰り型の枠を増やす余地がある。"), "Ａ", "拡充", "予約の受付を電子化する。")),
        sheet("112", r("112", b, "公園課", "公園課長", "区民との協働で公園を美しく保つ。", "公園の近隣の住民、団体", "道具の貸出しと保険の加入を行う。", [("活動指標", "登録団体数", "団体", (60, 62, 65, 64, 68)), ("成果指標", "活動の延べ参加者数", "人", ("5,000", "4,871", "5,200", "集計中", "5,400"))],
            (("1,900", "1,744", "2,000", "1,892", "2,050"), ("3,500", "3,500", "3,500", "3,500", "3,500"), ("5,400", "5,244", "5,500", "5,392", "5,550")), ("登録団体数", ("90,000", "84,581", "84,615", "84,250", "81,618")), ("普通", "公園の数に比べて団体が足りない。"), ("余地なし", "協働が目的であるため。"), ("小", "登録は頭打ちである。"), "Ｂ", "継続", "学校への呼びかけを行う。"))])

    # D34: place in the plan, kind of project, account down to 細目, who evaluates, two indicators each with the year's target and result
    def r(no, p, dep, who, tel, place, kind, acc, term, law, whom, how, aim, ks, cost, marks, total, way, issue):
        X = P(p)
        rows = [[S(T("事務事業評価表（平成26年度実施分）", "title", ("fiscal_year", "H26")), 8)], [S(E, 5), S(of_town("玉島野市"), 3)], ["事務事業名", S(X(p, "name"), 4), "整理番号", S(U(no), 2)], ["担当課", S(X(dep, "department"), 2), "評価者（担当者）", U(who), "内線", S(U(tel), 2)],
                [S("総合計画での位置付け", 1, 3), "基本目標", S(X(place[0], "strategy|0"), 6)], ["主要施策", S(X(place[1], "strategy|1"), 6)], ["具体的施策", S(X(place[2], "strategy|2"), 6)],
                ["事業区分", S(U(kind), 3), "事業期間", S(span(X, *term), 3)], [S("会計", 1, 2), S("会計区分", 2), "款", "項", "目", "細目", "根拠法令"], [S(U(acc[0]), 2), *[U(x) for x in acc[1:]], U(law)],
                ["対象", S(X(whom, "plan|purpose|0"), 7)], ["手段", S(X(how, "plan|summary"), 7)], ["意図", S(X(aim, "plan|purpose|1"), 7)],
                ["指標区分", S("指標名", 2), "単位", "25年度実績", "26年度目標", "26年度実績", "27年度目標"]]
        for k, n, u, vs in ks:
            rows.append([X(k, (f"H26|{n}|kind", k[:2])), S(X(n, f"H26|{n}|name"), 2), X(u, f"H26|{n}|unit"), *[X(v, path) if v != E else E for v, path in zip(vs, [f"H25|{n}|actual", f"H26|{n}|target", f"H26|{n}|actual", f"H27|{n}|target"])]])
        return rows + [["事業費（千円）", S("25年度決算", 2), S("26年度決算", 2), S("27年度予算", 3)], ["直接事業費", S(yen(X, cost[0], "H25|cost"), 2), S(yen(X, cost[1], "H26|cost"), 2), S(yen(X, cost[2], "H27|budget"), 3)],
                       ["妥当性評価", U(marks[0]), "有効性評価", U(marks[1]), "効率性評価", U(marks[2])], ["総合評価", X(total, "H26|effect|rating")], ["今後の方向性", S(X(way, "H26|policy|decision"), 7)], ["課題", S(X(issue, "H26|issues|current"), 7)]]
    a, b = "浄化槽設置補助事業", "文化財保護事業"
    form(folder, "d34-ichizuke.xlsx", [
        sheet("Ａ－１４", r("Ａ－１４", a, "環境整備課", "係長　内山", "2251", ("４　自然と調和したまち", "（２）水環境の保全", "①生活排水対策の推進"), "ソフト事業・補助金", ("特別会計", "01", "02", "01", "03"), ("平成元年度～", "H1"), "浄化槽法", "浄化槽を設置する世帯", "設置費の一部を補助する。", "川や海の水質を守る。", [("活動指標", "補助基数", "基", (112, 120, 108, 120)), ("成果指標", "汚水処理人口普及率", "％", (78.1, 80, 79.6, 81))], ("41,220", "39,870", "44,000"), ("Ａ", "Ｂ", "Ａ"), "Ａ", "現状のまま継続", "単独浄化槽からの切替えが進まない。")),
        sheet("Ｃ－０２", r("Ｃ－０２", b, "文化課", "主査　前田", "3310", ("５　人が育つまち", "（３）文化の振興", "②文化財の保存と活用"), "ソフト事業・直営", ("一般会計", "10", "05", "04", "02"), ("昭和50年度～", "S50"), "文化財保護法", "市内の文化財、市民", "指定文化財の修理と説明板の設置を行う。", "郷土の文化財への関心を高める。", [("活動指標", "説明板の設置数", "基", (3, 4, 4, 4)), ("成果指標", "文化財講座の受講者数", "人", (E, 150, 163, 160))], ("8,114", "7,902", "8,300"), ("Ａ", "Ｂ", "Ｃ"), "Ｂ", "改善して継続", "担当職員が足りない。"))])

    # D35: points by the rate of achievement (7 to 1) and by the policy (3 to 1), the key beside the title
    a, b, c = "健康づくりの推進", "学校教育の充実", "商店街の活性化"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, m, dep, n, u, base, t, v, rate, pt, way=None):
        return [Q(m, "name") if m else E, Q(dep, "department") if m else E, Q(n, f"H29|{n}|name"), Q(u, f"H29|{n}|unit"), Q(base, f"H29|{n}|baseline"), Q(t, f"H29|{n}|target"), Q(v, f"H29|{n}|actual"), U(rate), Q(pt, (f"H29|{n}|rating", str(pt))) if pt != "－" else U(pt),
                *([Q(way[0], "H29|policy|decision"), U(way[1]), U(way[2])] if way else [E] * 3)]
    form(folder, "d35-tensu.xlsx", [dict(name="評価結果", rows=[
        [head("平成29年度　下野原市総合計画施策評価結果一覧", "下野原市", "H29")], ["【達成率による評価点】", E, "100％以上：7点", "90％以上：6点", "80％以上：5点", "70％以上：4点", "60％以上：3点", "50％以上：2点", "50％未満：1点"], ["【取組方針による評価点】", E, "拡充：3点", "継続：2点", "縮小：1点"], [],
        ["施策", "主管課", "成果指標", "単位", "基準値\n(H25)", "29年度\n目標値", "29年度\n実績値", "達成率", "評価点", "取組方針", "方針点", "合計"],
        r(X, a, "健康増進課", "特定健診の受診率", "％", 34.1, 45, 41.8, "92.9％", 6, ("拡充", 3, 16)), r(X, None, None, "健康教室の参加者数", "人", "1,240", "1,500", "1,688", "112.5％", 7), r(Y, b, "学校教育課", "学校が楽しいと感じる児童の割合", "％", 88.2, 92, 90.5, "98.4％", 6, ("継続", 2, 8)), r(Y, None, None, "英語検定３級以上の生徒の割合", "％", "―", 40, "集計中", "―", "－"), r(Z, c, "産業政策課", "空き店舗率", "％", 21.4, 18, 24.9, "72.3％", 4, ("縮小", 1, 5))],
        merges="A1:L1 A6:A7 B6:B7 J6:J7 K6:K7 L6:L7 A8:A9 B8:B9 J8:J9 K8:K9 L8:L9")])


def second(folder):
    """D36, D37, D39, D21, D20, D16, D17, D18, D23, D28, D29."""
    # D36: yearly 期待値 beside the results, A／B+／B／C; the year's own row of marks, many measures under policies
    a, b, c = "中小企業の成長支援", "県北地域の観光振興", "地域医療の充実"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, g, m, n, u, base, vs, goal, mark, dep):
        paths = [(f"H{28 + i // 2}|{n}|{('target', 'actual')[i % 2]}") for i in range(4)]
        return [g, Q(m, "name") if m else E, Q(n, f"H29|{n}|name"), Q(u, f"H29|{n}|unit"), Q(base, f"H29|{n}|baseline"), *[Q(v, path) for v, path in zip(vs, paths)], Q(goal, f"H29|{n}|goal|value"), Q(mark, f"H29|{n}|rating") if mark != "－" else U(mark), Q(dep, "department") if dep else E]
    g1, g2 = "政策１　活力ある産業", "政策２　安心なくらし"
    form(folder, "d36-kitaichi.xlsx", [dict(name="数値目標", rows=[
        [head("筑波嶺県総合計画　数値目標の達成状況（平成29年度）", "筑波嶺県", "H29")], [],
        ["政策", "施策", "指標名", "単位", "現状値\n（H26）", "H28年度", E, "H29年度", E, "目標値\n（H32）", "評価", "担当課"], [E] * 5 + ["期待値", "実績値", "期待値", "実績値", E, E, E],
        r(X, over(g1, 0, a, b), a, "製造業の付加価値額", "億円", "38,120", ["39,800", "39,412", "40,500", "－"], "43,000", "－", "産業政策課"), r(X, E, None, "県の支援による創業件数", "件", 88, [100, 112, 110, 134], 150, "A", None),
        r(Y, E, b, "観光地点等入込客数", "千人", "50,830", ["53,000", "52,611", "54,000", "53,870"], "57,000", "B+", "観光物産課"), r(Z, over(g2, 0, c), c, "医師数（人口10万対）", "人", 177.7, [182, 180.4, 184, 180.4], 190, "B", "医療人材課"), r(Z, E, None, "救急搬送時間", "分", 39.4, [38.8, 40.1, 38.2, 40.6], 36.5, "C", None),
        ["〔評価〕A：期待値以上　B+：期待値に対し80%以上　B：現状値以上　C：現状値未満"]],
        merges="A1:L1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:G3 H3:I3 J3:J4 K3:K4 L3:L4 A5:A7 B5:B6 L5:L6 A8:A9 B8:B9 L8:L9")])

    # D37: bands of progress against the intermediate target, その他 for what has ended or no number; rates printed, counts at the top
    a, b, c = "富士山観光の推進", "企業の立地促進", "子育て支援の充実"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, m, dep, n, base, mid, goal, v, rate, mark, note=E):
        return [U(no), Q(m, "name") if m else E, Q(dep, "department") if dep else E, Q(n, f"H28|{n}|name"), Q(base, f"H28|{n}|baseline"), A(mid, "intermediate"), Q(goal, f"H28|{n}|goal|value"), Q(v, f"H28|{n}|actual"), U(rate), Q(mark, f"H28|{n}|rating"), Q(note, f"H28|{n}|note") if note else E]
    form(folder, "d37-shinchoku.xlsx", [dict(name="進捗一覧", rows=[
        [head("第五次岳陽市総合計画　目標の進捗状況（平成28年度末）", "岳陽市", "H28")], ["進捗率：中間目標値（平成30年度）に対する割合"], ["区分", E, "目標達成(100%以上)", "順調(80%以上)", "やや遅れ(50%以上)", "遅れ(20%以上)", "停滞(20%未満)", "その他(数値なし・終了)"], ["指標数", E, U(1), U(1), U(1), U(0), U(1), U(2)], [],
        ["No.", "施策", "担当課", "指標", "基準値（H26）", "中間目標値（H30）", "最終目標値（H32）", "実績値（H28）", "進捗率", "進捗区分", "備考"],
        r(X, 1, a, "観光課", "観光交流客数", "498万人", "530万人", "550万人", "534万人", "112.5%", "目標達成"), r(X, 2, None, None, "宿泊客数", "61.2万人", "64万人", "66万人", "63.6万人", "85.7%", "順調"),
        r(Y, 3, b, "産業政策課", "企業立地件数（累計）", "0件", "12件", "20件", "7件", "58.3%", "やや遅れ"), r(Y, 4, None, None, "工業団地の分譲率", "88.0%", "100%", "100%", "100%", "－", "その他", "分譲を終了"),
        r(Z, 5, c, "こども未来課", "待機児童数", "24人", "0人", "0人", "21人", "12.5%", "停滞"), r(Z, 6, None, None, "子育てしやすいと感じる市民の割合", "66.1%", "70%", "75%", "調査なし", "－", "その他", "調査は隔年")],
        merges="A1:K1 A2:K2 B7:B8 C7:C8 B9:B10 C9:C10 B11:B12 C11:C12")])

    # D39: 現状 → 目標 in one cell, in words, units that change, ― → 50人, per year
    a, b, c = "いちごの里づくり", "若者の定住促進", "馬産地の振興"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, m, n, pair, v, dep):
        both = Q(pair, (f"H28|{n}|baseline", pair.split(" → ")[0]))
        both.ask = "final"
        return [E, Q(m, "name") if m else E, Q(n, f"H28|{n}|name"), both, Q(v, f"H28|{n}|actual"), Q(dep, "department") if dep else E]
    rows = [r(X, a, "いちご生産額", "2億396万円 → 4億3,000万円", "2億8,410万円", "産業課"), r(X, None, "新規就農者数", "1.4人/年 → 4組/年", "3組/年", None), r(Y, b, "移住体験の利用者数", "― → 50人", "37人", "企画課"), r(Y, None, "高校卒業者の町内就職率", "33%/年 → 38%/年", "公表前", None), r(Z, c, "セリ市場の来場者数", "4,120人 → 5,000人", "4,388人", "産業課")]
    rows[0][0], rows[2][0] = over("基本目標１　産業を育てる", 0, a), over("基本目標２　人を呼ぶ", 0, b, c)
    form(folder, "d39-yajirushi.xlsx", [dict(name="KPI", rows=[
        [head("浦野川町創生総合戦略　ＫＰＩの状況（平成28年度末）", "浦野川町", "H28")], [], ["基本目標", "施策", "ＫＰＩ", "現状値 → 目標値（H31）", "H28実績値", "担当課"], *rows], merges="A1:F1 A4:A5 B4:B5 F4:F5 A6:A8 B6:B7 F6:F7")])

    # D21: equal signs in the cells: 基準値=16,507人（26年度）, the year's target in brackets behind the result, marks
    a, b = "魅力ある働く場をつくる", "久遠市への新しい人の流れをつくる"
    X, Y = P(a), P(b)
    def r(Q, m, n, base, goal, v, t, mark):
        return [Q(m, "name") if m else E, Q(n, f"H29|{n}|name"), Q(base, f"H29|{n}|baseline"), A(goal, "final"), Q(f"{v}（{t}）", (f"H29|{n}|actual", v), (f"H29|{n}|target", t)), Q(mark, f"H29|{n}|rating")]
    form(folder, "d21-kijunchi.xlsx", [dict(name="基本目標", rows=[
        [head("久遠市まち・ひと・しごと創生総合戦略　平成29年度の進捗状況", "久遠市", "H29")], [], ["基本目標", "数値目標", "基準値", "31年度目標値", "実績値（29年度目標値）", "評価区分"],
        r(X, a, "新規雇用者数", "16,507人（26年度）", "基準値を上回る", "17,861人", "16,507人", "A"), r(X, None, "創業支援による創業率", "12.1％（26年度）", "17.0％", "9.6％", "15.0％", "B"),
        r(Y, b, "転出超過数", "650人（24〜26年度平均）", "550人に抑制", "612人", "590人", "B"), r(Y, None, "観光入込客数", "552万人（26年）", "600万人", "604万人", "580万人", "A"), r(Y, None, "外国人宿泊者数", "1.2万人（26年）", "3万人", "未公表", "2.2万人", "－") if 0 else [E, Y("外国人宿泊者数", "H29|外国人宿泊者数|name"), Y("1.2万人（26年）", "H29|外国人宿泊者数|baseline"), A("3万人", "final"), Y("未公表（2.2万人）", ("H29|外国人宿泊者数|actual", "未公表"), ("H29|外国人宿泊者数|target", "2.2万人")), U("－")],
        ["評価区分　A：目標を達成　B：目標を未達成　－：評価できない"]], merges="A1:F1 A4:A5 A6:A8")])

    # D20: the KPI's name and its value share a cell, first up to the last year and then for the year, with the rate
    a, b, c = "地場企業の人材確保", "創業の支援", "交流人口の拡大"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, m, what, n, goal, v, rate):
        return [Q(m, "name") if m else E, U(what), Q(f"{n}　{goal}", (f"H27|{n}|name", n), (f"H27|{n}|goal|value", goal)), Q(f"{n}　{v}", (f"H27|{n}|actual", v)), U(rate)]
    form(folder, "d20-ruikei.xlsx", [dict(name="Sheet1", rows=[
        [head("大隅崎町まち・ひと・しごと創生総合戦略　平成27年度の達成状況", "大隅崎町", "H27")], [], ["具体的な施策", "具体的な取組み", "ＫＰＩ（平成32年3月まで）", "ＫＰＩ（平成27年度）", "達成率"],
        r(X, a, "合同企業説明会の開催", "合同企業説明会参加者延べ人数", "300人", "32人", "10.7%"), r(X, None, "若者の就業支援", "新規学卒者の町内就職者数", "20人", "0人", "0.0%"),
        r(Y, b, "創業塾の開催", "創業者数", "10人", "12人", "120.0%"), r(Z, c, "うなぎ祭りの開催", "来場者の満足度", "80%以上", "75%以上", "93.8%"), r(Z, None, "観光案内板の整備", "整備箇所数", "15箇所", "3箇所", "20.0%")],
        merges="A1:E1 A4:A5 A7:A8")])

    # D16: a sheet per KPI group: basis and target years, 従前値, years to come empty, views in words, how it is calculated, when it is settled
    def r(p, dep, g, ks, texts, marks):
        X = P(p)
        rows = [[S(T("平成27年度　学園台市まち・ひと・しごと創生総合戦略　評価シート", "title", ("municipality", "学園台市"), ("fiscal_year", "H27")), 12)], [S(E, 9), S(U("平成28年3月作成・11月確定"), 3)],
                ["基本目標", S(X(g, "strategy|0"), 5), "施策名", S(X(p, "name"), 5)], ["担当部課", S(X(dep, "department"), 11)], [],
                ["指標名", "単位", "基準年度", "従前値", "H27", "H28", "H29", "H30", "H31", "目標年度", "目標値", "進捗状況"]]
        for n, u, y, base, v, by, goal, mark in ks:
            rows.append([X(n, f"H27|{n}|name"), X(u, f"H27|{n}|unit"), X(y, f"H27|{n}|baseline_year"), X(base, f"H27|{n}|baseline"), X(v, f"H27|{n}|actual"), E, E, E, E, X(by, f"H27|{n}|goal|by"), X(goal, f"H27|{n}|goal|value"), X(mark, f"H27|{n}|rating")])
        return rows + [[], ["指標の設定根拠", S(U(texts[0]), 11)], ["実績値の計算方法", S(U(texts[1]), 11)], ["数値確定の時期", S(U(texts[2]), 11)], ["有効性", U(marks[0]), "効率性", U(marks[1]), "総合評価", X(marks[2], "H27|effect|rating")],
                       ["効果発現要因", S(X(texts[3], "H27|effect|comment"), 11)], ["課題", S(X(texts[4], "H27|issues|current"), 11)], ["今後の取組", S(X(texts[5], "H27|issues|revisions"), 11)]]
    a, b = "研究開発型企業の育成", "定住につながるシティプロモーション"
    form(folder, "d16-sheet.xlsx", [
        sheet("１－１", r(a, "経済部　産業振興課", "基本目標Ⅰ　新たなしごとを生む", [("ベンチャー企業数", "社", "H26", 178, 181, "H31", 200, "概ね順調"), ("企業立地件数（累計）", "件", "H26", 0, 2, "H31", 10, "順調")], ("市の未来構想による", "法人市民税の申告による", "翌年度7月", "支援施設の入居企業が増えた。", "研究成果の事業化に時間がかかる。", "相談の窓口を設ける。"), ("中", "中", "Ｂ"))),
        sheet("２－３", r(b, "市長公室　広報広聴課", "基本目標Ⅱ　人の流れをつくる", [("転入超過数", "人", "H26", "1,204", "1,366", "H31", "1,500", "順調"), ("市の認知度", "％", "H25", 48.1, "未確定", "H31", 55, "－")], ("人口ビジョンによる", "住民基本台帳による", "翌年4月", "子育て世代の転入が多かった。", "若い世代の転出が続く。", "動画による発信を強める。"), ("高", "中", "Ａ")))])

    # D17: years as headings with what they are in brackets, ‰, arrows in columns of their own, references in brackets below
    a, b, c = "若い世代の希望をかなえる", "安全で快適なまち", "文化と観光"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, m, n, base, v1, w1, v2, w2, goal, note=E):
        return [Q(m, "name") if m else E, Q(n, f"H28|{n}|name"), Q(base, f"H28|{n}|baseline"), Q(v1, f"H27|{n}|actual"), U(w1), Q(v2, f"H28|{n}|actual"), U(w2), A(goal, "final"), Q(note, f"H28|{n}|note") if note else E]
    form(folder, "d17-yajirushi.xlsx", [dict(name="数値目標", rows=[
        [head("待宵市総合戦略　数値目標の推移（平成28年度）", "待宵市", "H28")], [], ["基本目標", "数値目標", "平成25\n（基準値）", "平成27", E, "平成28\n（現状値）", E, "平成31\n（目標値）", "備考"],
        r(X, a, "婚姻率", "5.5‰", "5.4‰", "↘", "5.0‰", "↘", "5.9‰", "参考）H26　5.3‰"), r(X, None, "出生数", "3,823", "3,975", "↗", "3,782", "↘", "4,107"),
        r(Y, b, "刑法犯認知件数", "5,680", "5,122", "↘", "4,790", "↘", "4,500"), r(Z, c, "市立博物館の入館者数", "61,240", "58,711", "↘", "62,005", "↗", "70,000"), r(Z, None, "市の魅力度", "－", "－", "－", "調査中", "－", "50.0%")],
        merges="A1:I1 D3:E3 F3:G3 A4:A5 A7:A8")])

    # D18: 数値目標（H27–H31） only, cumulative values with the year's part, a survey's date inside the value
    a, b, c = "産業の振興と雇用の創出", "移住・定住の促進", "結婚・出産・子育て"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, m, n, goal, v, t=E):
        return [Q(m, "name") if m else E, Q(n, f"H28|{n}|name"), A(goal, "final"), Q(v, f"H28|{n}|actual"), Q(t, "H28|achievements") if t else E]
    form(folder, "d18-uchi.xlsx", [dict(name="進捗状況", rows=[
        [head("出雲崎市まち・ひと・しごと創生総合戦略　平成28年度進捗状況", "出雲崎市", "H28")], [], ["基本目標", "指標", "数値目標\n（H27～H31）", "H28実績値", "主な取組状況"],
        r(X, a, "雇用創出数", "1,000人（累計）", "515人\n（うちH28年度　255人）", "企業の立地が３件あった。"), r(X, None, "新規就農者数", "90人（累計）", "41人（うちH28年度 22人）"),
        r(Y, b, "社会増", "1,600（累計）", "1,098（うちH28　221人）", "定住支援員を置いた。"), r(Y, None, "住みやすいと答える市民の割合", "85％", "87％（H28.6月調査結果）"), r(Y, None, "観光入込客数", "65.4万人", "65.5万人"), r(Z, c, "合計特殊出生率", "1.86", "未公表", "不妊治療の助成を拡大した。")],
        merges="A1:E1 A4:A5 E4:E5 A6:A8 E6:E8")])

    # D23: name with the department in brackets, budget and settlement in one cell, plain words in the target, value with the sum in brackets, marks 1 to 5
    a, b, c = "ＵＩＪターン就職支援事業", "空き店舗活用事業", "地域公共交通維持事業"
    def r(p, dep, aim, text, money, n, goal, v, rate, state, out, mark, said):
        X, (yosan, shikkou) = P(p), money.split("・")
        return [X(f"{p}\n【{dep}】", ("name", p), ("department", dep)), X(aim, "plan|purpose|0"), X(text, "H30|achievements"), X(money, ("H30|budget", int(yosan.replace(",", "")) * 1000), ("H30|cost", int(shikkou.replace(",", "")) * 1000)), X(f"{n}：{goal}", (f"H30|{n}|name", n), (f"H30|{n}|goal|value", goal)) if 0 else X(n, f"H30|{n}|name"), A(goal, "final"),
                X(v, f"H30|{n}|actual"), U(rate), X(state, f"H30|{n}|rating"), U(out), X(mark, ("H30|effect|rating", str(mark))), X(said, "H30|opinions|0|text")]
    form(folder, "d23-ruikei.xlsx", [dict(name="評価", rows=[
        [head("平成30年度　美野原町総合戦略　事業評価シート", "美野原町", "H30")], [E] * 10 + ["（単位：千円）"], ["事業名\n【担当課】", "事業目的", "H30年度\n事業内容", "予算額・執行額\n（千円）", "ＫＰＩ", "目標\n（H31年度まで）", "H30実績値\n（累計）", "達成率\n（H30/H31）", "目標の\n進捗状況", "今後の\n達成見込み", "評価", "推進会議での意見"],
        r(a, "企画課", "町外の若者の就職を促す。", "就職相談会を３回開いた。", "1,200・980", "制度を利用した就職者数", "10人", "0人（0人）", "0%", "遅れている", "困難", 2, "周知の方法を見直すこと。"),
        r(b, "産業課", "商店街のにぎわいを取り戻す。", "２店舗の改修に補助した。", "4,000・3,852", "空き店舗を活用した出店数", "12店", "2店（9店）", "75%", "順調", "見込みあり", 4, "特になし"),
        r(c, "町民課", "住民の移動手段を守る。", "予約型の乗合タクシーを運行した。", "9,600・9,415", "乗合タクシーの利用者数", "15,000人", "4,211人（12,840人）", "85.6%", "おおむね順調", "見込みあり", 4, "土日の運行も検討されたい。")],
        merges="A1:L1")])

    # D28: the year is judged against 20% a year of the final target, ①②③, the committee's mark with its opinion
    a, b, c = "子育てしやすいまち", "健幸なまち", "にぎわいのあるまち"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, m, n, base, goal, t, v, rate, mark, out=None):
        return [Q(m, "name") if m else E, Q(n, f"H28|{n}|name"), Q(base, f"H28|{n}|baseline"), Q(goal, f"H28|{n}|goal|value"), Q(t, f"H28|{n}|target"), Q(v, f"H28|{n}|actual"), U(rate), Q(mark, f"H28|{n}|rating") if mark != "－" else U(mark), *([Q(out[0], "H28|evaluations|0|rating"), Q(out[1], "H28|opinions|0|text")] if out else [E, E])]
    form(folder, "d28-nijuppa.xlsx", [dict(name="評価", rows=[
        [head("多磨の森市まち・ひと・しごと創生総合戦略　平成28年度評価結果", "多磨の森市", "H28")], ["２年目の目安は、基準値から最終目標値までの差の40％（20％×2年）とする。"], ["達成度　①目安の100％以上　②60％以上100％未満　③60％未満"], [],
        ["基本目標", "重要業績評価指標（KPI）", "基準値\n(H26)", "最終目標値\n(H31)", "H28年度\n目安値", "H28年度\n実績値", "達成率", "達成度", "委員会の評価", "委員意見"],
        r(X, a, "保育所等の定員（人）", "3,020", "3,320", "3,140", "3,188", "140.0%", "①", ("Ａ", "質の確保にも努めること。")), r(X, None, "子育てひろばの利用者数（人）", "61,000", "66,000", "63,000", "62,410", "70.5%", "②"),
        r(Y, b, "健康づくり教室の参加者数（人）", "820", "1,320", "1,020", "901", "40.5%", "③", ("Ｂ", "男性の参加を促してほしい。")), r(Y, None, "健康寿命（年）", "82.84", "83.50", "83.10", "未公表", "－", "－"), r(Z, c, "駅周辺の歩行者数（人/日）", "41,200", "43,200", "42,000", "42,350", "143.8%", "①", ("Ａ", "特になし"))],
        merges="A1:J1 A2:J2 A3:J3 A6:A7 I6:I7 J6:J7 A8:A9 I8:I9 J8:J9")])

    # D29: 25/26/27年度 × 目標値・実績値 for three sorts of indicator, final target with its year, settlements and the budget by source with 人工
    def r(no, acc, p, dep, tel, place, pledge, aim, whom, how, ks, money, staff, marks, mark, way):
        X = P(p)
        rows = [[S(T("平成26年度　事務事業評価シート", "title", ("fiscal_year", "H26")), 12)], ["整理番号", U(no), "款項目細目", S(U(acc), 3), "部課係", S(X(dep, "department"), 3), "連絡先", S(X(tel, "contact"), 2)], ["事務事業名", S(X(p, "name"), 7), "公約番号", S(U(pledge), 3)],
                ["施策体系", S(X(place[0], "strategy|0"), 4), S(X(place[1], "strategy|1"), 7)], ["目的", S(X(aim, "plan|purpose|0"), 11)], ["対象", S(X(whom, "plan|purpose|1"), 11)], ["手段", S(X(how, "plan|summary"), 11)], [],
                [S("区分", 1, 2), S("指標名", 2, 2), S("単位", 1, 2), S("25年度", 2), S("26年度", 2), S("27年度", 2), S("最終目標値", 1, 2), S("目標年度", 1, 2)], ["目標値", "実績値", "目標値", "実績値", "目標値", "実績値"]]
        for k, n, u, vs, goal, by in ks:
            rows.append([X(k, *([(f"H26|{n}|kind", k[:2])] if k[:2] != "対象" else [])), S(X(n, f"H26|{n}|name"), 2), X(u, f"H26|{n}|unit"), *[X(v, f"H{25 + i // 2}|{n}|{('target', 'actual')[i % 2]}") if v != E else E for i, v in enumerate(vs)], X(goal, f"H26|{n}|goal|value") if goal else E, X(by, f"H26|{n}|goal|by") if by else E])
        rows += [[], [S("（単位：千円）", 12)], [S("事業費", 3), S("25決算", 3), S("26決算", 3), S("27予算", 3)]]
        for i, (w, *vs) in enumerate(money[:-1]):
            rows.append([S(X(w, *[(f"H{25 + j}|funding|{i}|source", w) for j in (0, 1)]), 3), *[S(yen(X, v, f"H{25 + j}|funding|{i}|amount") if j < 2 else U(v), 3) for j, v in enumerate(vs)]])
        return rows + [[S("事業費計", 3), S(yen(X, money[-1][0], "H25|cost"), 3), S(yen(X, money[-1][1], "H26|cost"), 3), S(yen(X, money[-1][2], "H27|budget"), 3)], [S("職員費（人工）", 3), *[S(U(v), 3) for v in staff]], [],
                       ["必要性", S(U(marks[0]), 3), "有効性", S(U(marks[1]), 3), "効率性", S(U(marks[2]), 3)], ["総合評価", X(mark, "H26|effect|rating")], ["今後の方向性", S(X(way, "H26|policy|decision"), 11)]]
    a, b = "農業担い手育成事業", "市民農園管理事業"
    form(folder, "d29-kitami.xlsx", [
        sheet("0412", r("0412", "06-01-03-04", a, "農林水産部農政課農業振興係", "内線562", ("第２章　活力ある産業", "第１節　農業の振興"), "12", "新規就農者を増やし、農業の担い手を確保する。", "新規就農希望者、後継者", "研修の受入れと就農時の費用の一部補助を行う。", [("対象指標", "農家戸数", "戸", (980, 972, 965, 958, 950, E), E, E), ("活動指標", "研修の受入人数", "人", (6, 5, 6, 7, 8, E), 10, "H30"), ("成果指標", "新規就農者数", "人", (5, 3, 5, 6, 5, E), 8, "H30")],
            [("国道支出金", "3,200", "3,000", "3,000"), ("地方債", "0", "0", "0"), ("その他", "120", "150", "150"), ("一般財源", "4,410", "4,836", "5,200"), ("7,730", "7,986", "8,350")], ("0.80", "0.80", "0.90"), ("高い", "高い", "普通"), "Ａ", "拡充")),
        sheet("0415", r("0415", "06-01-03-07", b, "農林水産部農政課農業振興係", "内線563", ("第２章　活力ある産業", "第１節　農業の振興"), "－", "市民が土に親しむ場を設ける。", "市民", "市民農園２か所の区画を貸し出す。", [("対象指標", "世帯数", "世帯", ("61,000", "61,210", "61,200", "61,344", "61,300", E), E, E), ("活動指標", "貸出区画数", "区画", (240, 236, 240, 231, 240, E), 240, "H28"), ("成果指標", "利用者の満足度", "％", ("80.0", "－", "80.0", "84.6", "85.0", E), "90.0", "H28")],
            [("国道支出金", "0", "0", "0"), ("地方債", "0", "0", "0"), ("その他", "1,180", "1,155", "1,200"), ("一般財源", "402", "398", "410"), ("1,582", "1,553", "1,610")], ("0.20", "0.20", "0.20"), ("普通", "普通", "普通"), "Ｂ", "現状維持"))])
