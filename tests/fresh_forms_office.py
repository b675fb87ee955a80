"""Layouts with what stands around the data in an office's workbook: stamp boxes, page numbers, examples, lists, hidden rows, notes, covers and
contents, tables side by side, rows of units.

The sixth set, written before the reader was looked at. First try: 207 of 237 values placed right (87.3%), 1 wrong. The seventh, written after that
had been mended for, expectations from the forms alone: 115 of 184 (62.5%), 9 wrong (two tables side by side were read as one; an example row was
data). No word or blank read as a number, nothing silent in either.
"""
from fresh_cells import E
from fresh_notation import A, C, P, T, U, field, form


def sixth(folder):
    """Ten: the year over the group, PDCA, examples and lists on sheets of their own, a sheet an indicator, two tables to join."""
    # a: stamp box, empty column A, the year in the upper heading, notes and a page number below
    a, b = "ほたる街道整備事業", "冬まつり魅力向上事業"
    X, Y = P(a), P(b)
    def v(Z, n, u, *ts):
        return [Z(n, f"R6|{n}|name"), Z(u, f"R6|{n}|unit"), *[Z(t, f"R{y}|{n}|{f}") for t, (y, f) in zip(ts, [(5, "target"), (5, "actual"), (6, "target"), (6, "actual")])]]
    form(folder, "ua-kessai.xlsx", [dict(name="検証", rows=[
        [E] * 8 + ["決裁欄", "課長", "係長", "担当"], [E] * 12,
        [E, T("令和６年度　地方創生推進交付金事業　効果検証シート", "title", ("fiscal_year", "R6"))], [E, T("蛍沢町", ("municipality", "蛍沢町"))],
        [E, "№", "事業名", "担当課", "ＫＰＩ", "単位", "令和５年度", E, "令和６年度", E, "評価", "今後の方針"],
        [E, E, E, E, E, E, "目標", "実績", "目標", "実績", E, E],
        [E, X(1, "number"), X(a, "name"), X("建設課", "department"), *v(X, "散策者数", "人", 2000, 2140, 2200, 2315), X("A", "R6|effect|rating"), X("継続", "R6|policy|decision")],
        [E, Y(2, "number"), Y(b, "name"), Y("商工観光課", "department"), *v(Y, "来場者数", "千人", 30, "28.5", 32, "集計中"), Y("C", "R6|effect|rating"), Y("見直し", "R6|policy|decision")],
        [E, E, E, E, *v(Y, "出店者数", "店", 40, 38, 42, "－"), E, E],
        [E, U("※評価　Ａ：目標を達成　Ｂ：おおむね達成　Ｃ：未達成", "legend")], [E, T("※令和７年３月31日時点の数値である。", "notes")], [E] * 6 + ["- 1 -"]],
        merges="I1:I2 B5:B6 C5:C6 D5:D6 E5:E6 F5:F6 G5:H5 I5:J5 K5:K6 L5:L6 B8:B9 C8:C9 D8:D9 K8:K9 L8:L9")])

    # b: Plan, Do, Check, Action down the left, labels beside them
    p = "まるごと博物館推進事業"; X = P(p)
    def k(n, t, r, m): return [E, X(n, f"R6|{n}|name"), X(t, f"R6|{n}|target"), X(r, f"R6|{n}|actual"), X(m, f"R6|{n}|rating")]
    form(folder, "ub-pdca.xlsx", [dict(name="事業1", rows=[
        [T("地方創生推進交付金事業　PDCAシート（令和６年度）", "title", ("fiscal_year", "R6"))],
        ["事業名", X(p, "name"), E, "担当部署", X("文化財課", "department")],
        ["Plan\n(計画)", "事業の目的", X("文化財を観光に生かす。", "plan|purpose|0")], [E, "事業概要", X("町並みの案内板を整え、案内人を育てる。", "plan|summary")],
        [E, "事業期間", X("R5～R7", ("period|from", "R5"), ("period|to", "R7"))],
        ["Do\n(実施)", "実施内容", X("案内人養成講座を８回開いた。", "R6|achievements")], [E, "事業費（千円）", X("4,250", ("R6|cost", 4250000)), "うち交付金（千円）", X("2,125", ("R6|grant", 2125000))],
        ["Check\n(評価)", "指標", "目標値", "実績値", "達成状況"], k("案内人の登録者数（人）", 20, 23, "達成"), k("案内件数（件）", 150, "調査中", "－"),
        [E, "課題", X("平日に案内できる人が少ない。", "R6|issues|current")], [E, "総合評価", X("おおむね順調", "R6|effect|rating")],
        ["Action\n(改善)", "今後の方向性", X("継続", "R6|policy|decision")], [E, "改善策", X("学生の案内人を募る。", "R6|issues|revisions")]],
        merges="B2:C2 A3:A5 C3:E3 C4:E4 C5:E5 A6:A7 C6:E6 A8:A12 C11:E11 C12:E12 A13:A14 C13:E13 C14:E14")])

    # c: an example to follow, a list of the choices and a summary on sheets of their own
    a, b = "移住お試し住宅運営事業", "公設塾運営事業"
    X, Y = P(a), P(b)
    h = ["事業名", "担当課", "事業費（円）", "指標", "目標", "実績", "事業の効果", "今後の方針"]
    form(folder, "uc-rei.xlsx", [
        dict(name="記入例", rows=[["令和６年度　交付金事業実績調査票【記入例】"], h, ["○○○○事業", "○○課", 1000000, "○○の参加者数（人）", 100, 120, "非常に効果的であった", "事業の継続"]]),
        dict(name="入力シート", rows=[[T("令和６年度　交付金事業実績調査票", "title", ("fiscal_year", "R6"))], h,
            [X(a, "name"), X("定住促進課", "department"), X(3210000, "R6|cost"), X("利用者数（人）", "R6|利用者数（人）|name"), X(24, "R6|利用者数（人）|target"), X(31, "R6|利用者数（人）|actual"), X("非常に効果的であった", "R6|effect|rating"), X("事業の継続", "R6|policy|decision")],
            [Y(b, "name"), Y("学校教育課", "department"), Y(8900000, "R6|cost"), Y("受講者数（人）", "R6|受講者数（人）|name"), Y(60, "R6|受講者数（人）|target"), Y("確認中", "R6|受講者数（人）|actual"), Y("効果があった", "R6|effect|rating"), Y("事業の継続", "R6|policy|decision")]]),
        dict(name="リスト", rows=[["事業の効果", "今後の方針"], ["非常に効果的であった", "追加等更に発展させる"], ["相当程度効果があった", "事業の継続"], ["効果があった", "事業の終了"], ["効果がなかった", E]]),
        dict(name="集計", rows=[["事業の効果", "事業数"], ["非常に効果的であった", 1], ["効果があった", 1], ["計", 2]])])

    # d: flat: the project repeated on each row; a hidden row; units in the headings
    a, b = "オリーブ産地化事業", "島の看護師確保事業"
    X, Y = P(a), P(b)
    def r(Z, p, d, n, t, g, m, first):
        return [Z(p, "name") if first else p, Z(d, "department") if first else d, Z(n, f"R6|{n}|name"), Z(t, f"R6|{n}|target"), Z(g, f"R6|{n}|actual"), U(m)]
    form(folder, "ud-hira.xlsx", [dict(name="R6実績", hidden_rows=[5], rows=[
        [T("令和6年度 島しょ創生事業 KPI実績（オリーブ町）", "title", ("municipality", "オリーブ町"), ("fiscal_year", "R6"))],
        ["事業名称", "担当課名", "KPI", "目標", "実績", "達成度（％）"],
        r(X, a, "農林水産課", "植栽本数", "3,000本", "3,420本", 114, True), r(X, a, "農林水産課", "オイルの生産量", "1.2ｔ", "0.9ｔ", 75, False),
        ["（旧）" + a, "農林水産課", "苗木の配布数", "500本", "480本", 96],
        r(Y, b, "健康福祉課", "看護師の採用数", "2名", "1名", 50, True), r(Y, b, "健康福祉課", "研修の受講率", "100％", "100％", 100, False)])])

    # e: each KPI a heading of its own, its values as labels and values along one row
    p = "城下町にぎわい創出事業"; X = P(p)
    def q(i, n, u, b0, t, g, why):
        N = f"{n}"
        return [[f"KPI{i}", X(n, f"R6|{n}|name"), E, E, "単位", X(u, f"R6|{n}|unit")], ["基準値", X(b0, f"R6|{n}|baseline"), "目標値", X(t, f"R6|{n}|target"), "実績値", X(g, f"R6|{n}|actual")], ["備考", X(why, f"R6|{n}|note") if why else E]]
    form(folder, "ue-kpi-dan.xlsx", [dict(name="様式", rows=[
        [T("令和６年度　地方創生推進交付金活用事業　評価シート", "title", ("fiscal_year", "R6"))], [],
        ["事業名", X(p, "name"), E, E, "所管課", X("まちづくり課", "department")], ["決算額", X("18,240,500円", ("R6|cost", 18240500)), E, E, "交付金額", X("9,120,250円", ("R6|grant", 9120250))],
        ["事業内容", X("空き家を宿に改め、夜の催しを開いた。", "plan|summary")], [],
        *q(1, "歩行者通行量", "人/日", "1,820", "2,100", "2,044", "悪天候の日を含む"), *q(2, "新規出店数", "店", 0, 6, 8, ""), *q(3, "宿泊者数", "人", 350, 900, "未確定", "８月に確定"), [],
        ["評価", X("相当程度効果があった", "R6|effect|rating")], ["評価理由", X("出店が進み、昼の人出が増えた。", "R6|effect|comment")], ["方針", X("継続", "R6|policy|decision")]],
        merges="B3:D3 B4:D4 B5:F5 B7:D7 B9:F9 B10:D10 B12:F12 B13:D13 B15:F15 B17:F17 B18:F18 B19:F19")])

    # f: target and result in words within one cell
    a, b = "高校魅力化事業", "地域おこし協力隊活動支援事業"
    X, Y = P(a), P(b)
    def w(Z, n, t, g): return C(f"{n}（目標：{t}、実績：{g}）", [(Z, field(f"R6|{n}|target"), t), (Z, field(f"R6|{n}|actual"), g)])
    form(folder, "uf-kotoba.tsv", [dict(name="x", rows=[
        [T("沖浦町　令和6年度　地方創生事業の実績", "title", ("municipality", "沖浦町"), ("fiscal_year", "R6"))],
        ["番号", "事業名", "事業費", "KPI", "評価", "担当"],
        [X("1", ("number", 1)), X(a, "name"), X("12,000千円", ("R6|cost", 12000000)), w(a, "県外からの入学者数", "10人", "13人"), X("A", "R6|effect|rating"), X("教育総務課", "department")],
        [Y("2", ("number", 2)), Y(b, "name"), Y("5,400千円", ("R6|cost", 5400000)), w(b, "任期後の定住者数", "3人", "確認中"), Y("B", "R6|effect|rating"), Y("企画課", "department")]])], sep="\t")

    # g: a csv with the western year alone as a heading
    p, q2 = "出会いの場づくり", "子どもの居場所づくり"
    X, Y = P(p), P(q2)
    def y(Z, n, u, *vs):
        return [Z(n, f"R6|{n}|name"), Z(u, f"R6|{n}|unit"), *[Z(t, f"R{i}|{n}|actual") for i, t in zip((4, 5, 6), vs)], A(vs[3], "final")]
    form(folder, "ug-seireki.csv", [dict(name="x", rows=[
        [T("橘市総合戦略　KPI実績一覧（2024年度）", "title", ("municipality", "橘市"), ("fiscal_year", "R6"))],
        ["施策", "KPI", "単位", "2022", "2023", "2024", "2026（目標）"],
        [X(p, "name"), *y(X, "交流会の参加者数", "人", "112", "140", "96", "200")], [p, *y(X, "成婚報告数", "組", "2", "1", "4", "10")],
        [Y(q2, "name"), *y(Y, "こども食堂の数", "か所", "3", "5", "未調査", "8")]])], encoding="utf-8-sig", sep=",")

    # h: a sheet for each indicator
    m = "健やかに暮らせる町"; X = P(m)
    def sheet(name, n, u, d, how, b0, rows, outlook, todo):
        return dict(name=name, rows=[
            [T("第２期総合戦略　重要業績評価指標　管理シート", "title")], ["評価年度", T("令和６年度", ("fiscal_year", "R6"))],
            ["施策名", X(m, "name")], ["指標名", X(n, f"R6|{n}|name")], ["単位", X(u, f"R6|{n}|unit")], ["担当課", X(d, f"R6|{n}|department")], ["算出方法", X(how, f"R6|{n}|source")],
            ["基準値（R元）", X(b0, f"R6|{n}|baseline")], [], ["年度", "目標値", "実績値", "達成率", "備考"],
            *[[f"令和{'４５６'[i]}年度", X(t, f"R{i + 4}|{n}|target"), X(g, f"R{i + 4}|{n}|actual"), U(rate) if rate else E, X(note, f"R{i + 4}|{n}|note") if note else E] for i, (t, g, rate, note) in enumerate(rows)], [],
            ["進捗状況", X(outlook, f"R6|{n}|rating")], ["今後の取組", X(todo, "R6|issues|revisions") if name == "指標1" else A(todo, "a second one for the measure")]])
    form(folder, "uh-kpi-sheet.xlsx", [
        sheet("指標1", "特定健診受診率", "％", "保険年金課", "受診者÷対象者", "38.1", [("40.0", "41.2", "103%", ""), ("43.0", "42.5", "99%", ""), ("46.0", "集計中", "", "11月に確定")], "順調", "夜間の健診を増やす。"),
        sheet("指標2", "介護予防教室の参加者数", "人", "高齢者支援課", "延べ人数", "520", [("600", "580", "97%", ""), ("650", "702", "108%", ""), ("700", "731", "104%", "")], "達成", "会場を増やす。")])

    # i: costs and then indicators, a year a row, in boxes with long labels on the left
    p = "水素バス実証運行事業"; X = P(p)
    form(folder, "ui-hiyou.xlsx", [dict(name="個票", rows=[
        [E, T("令和６年度　地方創生拠点整備交付金　効果検証シート", "title", ("fiscal_year", "R6"))], [],
        [E, "１．事業名", X(p, "name")], [E, "２．担当課", X("交通政策課", "department")], [E, "３．事業費の推移", "年度", "総事業費", "うち交付金", "備考"],
        *[[E, E, yv, X(c, (f"{y}|cost", int(c.replace(",", "")) * 1000)), X(g, (f"{y}|grant", int(g.replace(",", "")) * 1000)), E] for yv, y, c, g in [("令和４年度", "R4", "20,100", "10,050"), ("令和５年度", "R5", "18,400", "9,200"), ("令和６年度", "R6", "18,900", "9,450")]],
        [E, E, "（単位：千円）"],
        [E, "４．ＫＰＩの推移", "指標", "令和４年度実績", "令和５年度実績", "令和６年度目標", "令和６年度実績"],
        *[[E, E, X(n, f"R6|{n}|name"), X(x4, f"R4|{n}|actual"), X(x5, f"R5|{n}|actual"), X(t6, f"R6|{n}|target"), X(x6, f"R6|{n}|actual")] for n, x4, x5, t6, x6 in [("乗車人数（人）", "8,120", "9,350", "10,000", "10,480"), ("運行便数（便/日）", 6, 6, 8, 8)]],
        [E, "５．事業の評価", X("ほぼ目標どおり", "R6|effect|rating")], [E, "６．課題", X("車両の整備費が高い。", "R6|issues|current")], [E, "７．今後の方向性", X("縮小", "R6|policy|decision")]],
        merges="B5:B9 B10:B12")])

    # j: a table of the projects with their money, below it one of the indicators by project
    a, b = "起業型移住支援事業", "古道再生事業"
    X, Y = P(a), P(b)
    form(folder, "uj-nihyou.xlsx", [dict(name="Sheet1", rows=[
        [T("令和６年度　地方創生関係事業の実施結果（日向野市）", "title", ("municipality", "日向野市"), ("fiscal_year", "R6")), E, E, E, E, "資料２"], [],
        ["１　事業の実施状況", E, E, E, "（単位：千円）"], ["事業名", "担当課", "当初予算額", "決算額", "主な取組"],
        [X(a, "name"), X("地域振興課", "department"), X("6,000", ("R6|budget", 6000000)), X("5,418", ("R6|cost", 5418000)), X("起業塾を５回開いた。", "R6|achievements")],
        [Y(b, "name"), Y("生涯学習課", "department"), Y("2,500", ("R6|budget", 2500000)), Y("2,500", ("R6|cost", 2500000)), Y("道標を14基立てた。", "R6|achievements")],
        ["合計", E, U("8,500"), C("7,918", [(None, "/totals[R6 実績]/cost", 7918000)])], [],
        ["２　KPIの達成状況"], ["事業名", "KPI", "単位", "目標値", "実績値", "達成状況"],
        [a, X("起業者数", "R6|起業者数|name"), X("人", "R6|起業者数|unit"), X(4, "R6|起業者数|target"), X(5, "R6|起業者数|actual"), X("達成", "R6|起業者数|rating")],
        [E, X("移住者数", "R6|移住者数|name"), X("人", "R6|移住者数|unit"), X(12, "R6|移住者数|target"), X(9, "R6|移住者数|actual"), X("未達成", "R6|移住者数|rating")],
        [b, Y("古道を歩いた人の数", "R6|古道を歩いた人の数|name"), Y("人", "R6|古道を歩いた人の数|unit"), Y("3,000", "R6|古道を歩いた人の数|target"), Y("測定不能", "R6|古道を歩いた人の数|actual"), Y("―", "R6|古道を歩いた人の数|rating")], [],
        [T("注１　KPIの実績値は年度末現在", "notes")], [E, E, "1/1"]])])


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
