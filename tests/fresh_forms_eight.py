"""The eighth set, written after the seventh had been mended for, and the ninth, for the last figure.

Eighth: 147 of 190 (77.4%), 12 wrong (targets below 【計画】 read as results), once a table refused whole. Ninth: 123 of 127 (96.9%), 1 wrong.
No word or blank was read as a number in any, no cell was silent.
"""
from fresh_notation import A, B, C, EI, P, T, U, field, form

E = ""


def eighth(folder):
    """Nine layouts."""
    K = lambda Z, n, t, v: [Z(n, f"R6|{n}|name"), Z(t, f"R6|{n}|target"), Z(v, f"R6|{n}|actual")]
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
    K = lambda Z, n, t, v: [Z(n, f"R6|{n}|name"), Z(t, f"R6|{n}|target"), Z(v, f"R6|{n}|actual")]
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
