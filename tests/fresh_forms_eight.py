"""Layouts again harder: the eighth set, written after the seventh had been mended for, and the last one, for the honest figure."""
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
        return [[C(f"事業{i}", [(p, "/number", i)]) if 0 else f"事業{i}", X(p, "name"), E, E, C(f"（{d}）", [(p, "/department", d)])], ["取組内容", X(txt, "R6|achievements")], ["指標", "目標", "実績", "評価", "備考"],
            *[[*K(X, n, t, v), X(mk, f"R6|{n}|rating"), X(nt, f"R6|{n}|note") if nt else E] for n, t, v, mk, nt in rows], ["今後の方針", X(pol, "R6|policy|decision")], [E, E, "- " + str(i) + " -"]]
    form(folder, "si-obi3.xlsx", [dict(name="検証", rows=[[T("令和６年度　地方創生交付金事業　検証シート（波崎町）", "title", ("municipality", "波崎町"), ("fiscal_year", "R6"))],
        *band(1, "海の見える図書館事業", "生涯学習課", [("来館者数（人）", 20000, 21450, "○", ""), ("貸出数（冊）", 60000, 58211, "△", "改修で休館")], "閲覧席を増やした。", "継続"),
        *band(2, "漁師体験ツアー事業", "水産振興課", [("参加者数（人）", 150, "集計中", "－", "")], "体験を12回行った。", "拡充")], merges="B2:D2 B3:E3 B7:E7")])
