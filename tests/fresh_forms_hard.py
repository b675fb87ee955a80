"""Sheets named for what they hold, tables side by side, rows of units, examples inside of a table, lists beside it, covers, contents.

Written after the sixth set had been mended for, expectations from the forms alone. First try: 115 of 184 (62.5%), 9 wrong (two tables
side by side were read as one; an example row was data), no word or blank read as a number, nothing silent.
"""
from fresh_notation import A, B, C, EI, P, T, U, field, form

E = ""


def seventh(folder):
    """Nine layouts."""
    # a: a sheet for each goal, and nothing but the sheet's name says which
    def goal(m, rows):
        X = P(m)
        return dict(name=m, rows=[[T("白浜町総合戦略　KPI進捗状況（令和６年度）", "title", ("municipality", "白浜町"), ("fiscal_year", "R6"))], [],
            ["KPI", "単位", "基準値", "R6目標値", "R6実績値", "達成状況"],
            *[[X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(b0, f"R6|{n}|baseline"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), X(m2, f"R6|{n}|rating")] for n, u, b0, t, v, m2 in rows]])
    form(folder, "ta-sheetmei.xlsx", [goal("基本目標1 しごと", [("新規起業者数", "人", 2, 5, 4, "△"), ("求人倍率", "倍", "0.91", "1.00", "1.12", "○")]), goal("基本目標2 ひとの流れ", [("転入者数", "人", 310, 340, "集計中", "－")])])

    # b: tables side by side, each of its own project
    a, b = "商店街デジタル化事業", "観光ＤＸ推進事業"
    X, Y = P(a), P(b)
    k = lambda Z, n, t, v: [Z(n, f"R6|{n}|name"), Z(t, f"R6|{n}|target"), Z(v, f"R6|{n}|actual")]
    form(folder, "tb-sayu.xlsx", [dict(name="R6", rows=[
        [T("令和６年度　デジタル関連事業の検証", "title", ("fiscal_year", "R6"))], [],
        ["事業名", X(a, "name"), E, E, "事業名", Y(b, "name"), E], ["担当課", X("商工課", "department"), E, E, "担当課", Y("観光課", "department"), E],
        ["指標", "目標", "実績", E, "指標", "目標", "実績"],
        [*k(X, "導入店舗数", "20店", "24店"), E, *k(Y, "アプリの登録者数", "3,000人", "2,610人")], [*k(X, "決済額", "500万円", "確認中"), E, *k(Y, "周遊券の販売数", "800枚", "1,015枚")],
        ["評価", X("Ａ", "R6|effect|rating"), E, E, "評価", Y("Ｂ", "R6|effect|rating"), E]], merges="B3:C3 F3:G3 B4:C4 F4:G4 B8:C8 F8:G8")])

    # c: projects as columns, KPIs in groups of rows
    a, b = "道の駅再整備事業", "二地域居住促進事業"
    X, Y = P(a), P(b)
    n1, n2, n3 = "来場者数", "販売額", "体験滞在者数"
    form(folder, "tc-tate.xlsx", [dict(name="比較", rows=[
        [T("令和６年度　重点事業の検証結果", "title", ("fiscal_year", "R6"))],
        ["事業名", E, X(a, "name"), Y(b, "name")], ["担当課", E, X("建設課", "department"), Y("企画課", "department")], ["事業費（千円）", E, X("45,000", ("R6|cost", 45000000)), Y("3,800", ("R6|cost", 3800000))],
        ["KPI①", "指標名", X(n1, f"R6|{n1}|name"), Y(n3, f"R6|{n3}|name")], [E, "目標値", X("120千人", f"R6|{n1}|target"), Y("30人", f"R6|{n3}|target")], [E, "実績値", X("131千人", f"R6|{n1}|actual"), Y("28人", f"R6|{n3}|actual")],
        ["KPI②", "指標名", X(n2, f"R6|{n2}|name"), E], [E, "目標値", X("90百万円", f"R6|{n2}|target"), E], [E, "実績値", X("未確定", f"R6|{n2}|actual"), E],
        ["評価", E, X("有効", "R6|effect|rating"), Y("概ね有効", "R6|effect|rating")], ["課題", E, X("駐車場が足りない。", "R6|issues|current"), Y("住まいの紹介が追いつかない。", "R6|issues|current")], ["今後の方向性", E, X("継続", "R6|policy|decision"), Y("拡充", "R6|policy|decision")]],
        merges="A2:B2 A3:B3 A4:B4 A5:A7 A8:A10 A11:B11 A12:B12 A13:B13")])

    # d: a row of units below the headings, an example as the first row, the choices beside the table
    a, b = "みなと賑わい事業", "農業用ドローン導入支援事業"
    X, Y = P(a), P(b)
    form(folder, "td-tani.xlsx", [dict(name="回答", rows=[
        [T("令和６年度　地方創生事業　実績調査票", "title", ("fiscal_year", "R6"))], [],
        ["№", "事業名", "担当課", "事業費", "KPI", "目標値", "実績値", "今後の方針", E, "【選択肢】"], [E, E, E, "（千円）", E, E, E, "選択", E, "継続"],
        ["例", "○○推進事業", "○○課", "1,000", "○○の件数（件）", 10, 12, "継続", E, "拡充"],
        [X(1, "number"), X(a, "name"), X("港湾課", "department"), X("7,250", ("R6|cost", 7250000)), X("来港者数（人）", "R6|来港者数（人）|name"), X("5,000", "R6|来港者数（人）|target"), X("5,480", "R6|来港者数（人）|actual"), X("拡充", "R6|policy|decision"), E, "縮小"],
        [Y(2, "number"), Y(b, "name"), Y("農政課", "department"), Y("2,100", ("R6|cost", 2100000)), Y("導入台数（台）", "R6|導入台数（台）|name"), Y("6", "R6|導入台数（台）|target"), Y("－", "R6|導入台数（台）|actual"), Y("終了", "R6|policy|decision"), E, "終了"]])])

    # e: two amounts in a cell by lines, subtotals by goal, the same project once more
    a, b, c = "企業誘致推進事業", "就農支援事業", "保育士確保事業"
    X, Y, Z = P(a), P(b), P(c)
    def row(Q, p, d, c1, c2, n, t, v): return [E, Q(p, "name"), Q(d, "department"), C(f"{c1}\n({c2})", [(p, "/reviews[R6]/cost", int(c1.replace(",", "")) * 1000), (p, "/reviews[R6]/grant", int(c2.replace(",", "")) * 1000)]), Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual")]
    g = lambda Q, t: [Q(t, ("strategy|0", t))]
    r1, r2, r3 = row(X, a, "商工課", "30,000", "15,000", "誘致件数（件）", 2, 1), row(Y, b, "農林課", "8,400", "4,200", "新規就農者（人）", 5, 7), row(Z, c, "子育て支援課", "2,600", "1,300", "採用者数（人）", 8, "確認中")
    r1[0] = X("基本目標１", ("strategy|0", "基本目標１"))
    r3[0] = Z("基本目標２", ("strategy|0", "基本目標２"))
    form(folder, "te-nigyo.xlsx", [dict(name="一覧", rows=[
        [T("令和６年度　総合戦略関連事業一覧（桂川市）".replace("桂川", "桂瀬"), "title", ("municipality", "桂瀬市"), ("fiscal_year", "R6"))], [E] * 6 + ["（単位：千円）"],
        ["基本目標", "事業名", "担当課", "事業費\n（うち交付金）", "KPI", "目標", "実績"], r1, r2, [E, "小計", E, U("38,400\n(19,200)")], r3, [E, "小計", E, U("2,600\n(1,300)")], ["合計", E, E, U("41,000\n(20,500)")]], merges="A4:A6 A7:A8")])

    # f: a cover, the contents, and a sheet a project, labels in the left column and the value two columns on
    def sheet(no, p, d, n, u, t, v, r, txt):
        X = P(p)
        return dict(name=f"No.{no}", rows=[["事業番号", E, X(no, "number")], ["事業の名称", E, X(p, "name")], ["担当部署", E, X(d, "department")], ["KPI", "指標名", X(n, f"R6|{n}|name")], [E, "単位", X(u, f"R6|{n}|unit")], [E, "目標", X(t, f"R6|{n}|target")], [E, "実績", X(v, f"R6|{n}|actual")],
            ["評価", "区分（Ａ～Ｄ）", X(r, "R6|effect|rating")], [E, "説明", X(txt, "R6|effect|comment")]], merges="A1:B1 A2:B2 A3:B3 A4:A7 A8:A9")
    a, b = "森林環境学習事業", "駅前シェアオフィス事業"
    form(folder, "tf-hyoshi.xlsx", [
        dict(name="表紙", rows=[[], [E, T("令和６年度　地方創生推進交付金事業　検証報告書", "title", ("fiscal_year", "R6"))], [], [E, "令和７年９月"], [E, T("杉沢町", ("municipality", "杉沢町"))]]),
        dict(name="目次", rows=[["番号", "事業名", "ページ"], [1, a, 2], [2, b, 3]]),
        sheet(1, a, "林務課", "参加者数", "人", 200, 236, "Ａ", "学校との連携が進んだ。"), sheet(2, b, "企画課", "利用企業数", "社", 10, "確認中", "Ｃ", "周知が足りなかった。")])

    # g: values with the day they are of, footnote marks, three rows of headings
    p, q = "食のまちづくり", "学びのまちづくり"
    X, Y = P(p), P(q)
    def g7(Q, n, u, r5, r6, t6, m, at): return [Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(r5, f"R5|{n}|actual"), Q(r6, f"R6|{n}|actual"), Q(t6, f"R6|{n}|target"), Q(m, f"R6|{n}|rating"), U(at)]
    form(folder, "tg-sandan.xlsx", [dict(name="KPI一覧", rows=[
        [E, T("藤見町　令和６年度　重点プロジェクト　指標の状況", "title", ("municipality", "藤見町"), ("fiscal_year", "R6"))],
        [E, "プロジェクト名", "指標", E, E, E, E, "判定", "時点"], [E, E, "名称", "単位", "実績値", E, "目標値", E, E], [E, E, E, E, "R5", "R6", "R6", E, E],
        [E, X(p, "name"), *g7(X, "地産地消店の数", "店", 18, 22, 25, "B", "R7.3.31")], [E, E, *g7(X, "給食の地元食材の割合", "％", "31.5", "34.0", "33.0", "A", "R7.3.31")],
        [E, Y(q, "name"), *g7(Y, "図書の貸出数", "千冊", "58.2", "未集計", "60.0", "－", "R7.3.31")],
        [E, T("※１　判定はA達成、B未達成とする。", "notes")], [E] * 8 + ["3"]],
        merges="B2:B4 C2:G2 H2:H4 I2:I4 C3:C4 D3:D4 E3:F3 B5:B6")])

    # h: headings as questions, in a town's own words; nothing may be placed wrong
    p = "空港アクセス改善事業"; X = P(p)
    form(folder, "th-toi.xlsx", [dict(name="シート", rows=[
        [T("令和６年度事業　ふりかえりシート", "title", ("fiscal_year", "R6"))], ["事業名", X(p, "name")], ["担当", X("交通課", "department")],
        ["どんな事業か", U("空港への直行便を走らせる。")], ["何をしたか", U("１日６便を試行した。")], ["いくらかかったか（決算額）", X("9,800千円", ("R6|cost", 9800000))],
        ["目標は達成できたか", E, E, E], ["指標", "目標", "実績", "達成率"], [*k(X, "利用者数（人）", "8,000", "7,412"), U("92.7%")],
        ["自己評価（◎○△×）", X("○", "R6|effect|rating")], ["これからどうするか", U("便数を見直して続ける。")]])])

    # i: a wide system export: several KPIs in numbered columns
    a, b = "子ども食堂支援事業", "水産加工品輸出事業"
    X, Y = P(a), P(b)
    form(folder, "ti-renban.csv", [dict(name="x", rows=[
        ["年度", "事業コード", "事業名", "所管課", "決算額", "KPI1_名称", "KPI1_単位", "KPI1_目標", "KPI1_実績", "KPI2_名称", "KPI2_単位", "KPI2_目標", "KPI2_実績", "評価", "方向性"],
        ["令和6年度", "01-003", X(a, "name"), X("福祉課", "department"), X("1200000", ("R6|cost", 1200000)), X("開催回数", "R6|開催回数|name"), X("回", "R6|開催回数|unit"), X("24", "R6|開催回数|target"), X("26", "R6|開催回数|actual"), X("参加児童数", "R6|参加児童数|name"), X("人", "R6|参加児童数|unit"), X("480", "R6|参加児童数|target"), X("集計中", "R6|参加児童数|actual"), X("A", "R6|effect|rating"), X("継続", "R6|policy|decision")],
        ["令和6年度", "06-011", Y(b, "name"), Y("水産課", "department"), Y("5600000", ("R6|cost", 5600000)), Y("輸出額", "R6|輸出額|name"), Y("千円", "R6|輸出額|unit"), Y("30000", "R6|輸出額|target"), Y("18400", "R6|輸出額|actual"), E, E, E, E, Y("C", "R6|effect|rating"), Y("見直し", "R6|policy|decision")]])], encoding="cp932", sep=",")
