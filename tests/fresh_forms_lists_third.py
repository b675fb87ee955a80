"""Wide lists of other towns, a third time: what lies between the lists that were read so far. Written before the reader was looked at or run.

Thirty-third, first try: 388 of 422 (91.9%), 15 wrong, nothing asked or silent, no word or blank read as a number. By form, right of expected and wrong:
a 54/54 0, b 54/54 2 (a dash for an indicator's name), c 34/37 3 (the base in the first of the rows of years), d 34/34 0, e 37/37 0, f 37/38 1,
g 31/33 0, h 47/47 0, i 23/40 9 (a measure's indicators given to the projects beside them), j 37/48 0. Thirty-fourth, of other kinds, written before
anything of the thirty-third had been mended for: 229 of 376 (60.9%), 14 wrong: a 30/45 0, b 14/37 10 (the year of the review in brackets in the middle of
the title), c 0/48 0, d 27/44 0, e 23/23 0, f 26/39 0, g 32/32 0, h 51/51 0, i 15/30 0, j 11/27 4 (a name that a copy has broken).

Expectations that were unreasonable and were changed: a new project's number on the sheet of the plan as a label (33f), a dash for last year's result as
nothing (34d), the year in brackets behind base and goal cut off (34f: what is printed stays, as in e-kubun), what counts headings as the projects'
numbers (34c: as in a report).
"""
from fresh_notation import A, B, C, EI, P, T, U, field, form
from fresh_forms_lists import E, head, of, thousand, total, yen
from other_forms import F


def kn(Q, n, t, v, y="R6"):
    """Name, target and result of an indicator."""
    return [Q(n, f"{y}|{n}|name"), Q(t, f"{y}|{n}|target"), Q(v, f"{y}|{n}|actual")]


def thirty_third(folder):
    """Ten."""
    # a: the bands of a cycle over the columns, PLAN to ACTION, the goal merged over its projects, a second indicator below
    a, b, c = "ジオパーク活用推進事業", "事業承継マッチング支援事業", "産後ケア利用促進事業"
    X, Y, Z = P(a), P(b), P(c)
    g1, g2 = "基本目標１　活力ある産業を育てる", "基本目標３　安心して産み育てる"
    def r(Q, no, g, p, dep, why, text, k_, done, cost, deg, mk, said, issue, way, next_):
        n, t, v = k_
        return [Q(no, "number"), g, Q(p, "name"), Q(dep, "department"), Q(why, "plan|purpose|0"), Q(text, "plan|summary"), Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(done, "R6|achievements"), Q(cost, "R6|cost"), Q(v, f"R6|{n}|actual"), U(deg), Q(mk, "R6|effect|rating"), Q(said, "R6|effect|comment"), Q(issue, "R6|issues|current"), Q(way, "R6|policy|decision"), Q(next_, "R6|issues|revisions")]
    n2 = "ガイドツアーの参加者数"
    form(folder, "33a-pdca.xlsx", [dict(name="PDCA管理表", rows=[
        [E] * 16 + ["資料３"], [head("令和６年度　まち・ひと・しごと創生総合戦略　ＰＤＣＡ管理表（室戸岬町）", "室戸岬町", "R6")], [E] * 15 + ["令和７年６月３０日現在"],
        ["通番", "基本目標", "事務事業名", "主管課", "Ｐｌａｎ（計画）", E, E, E, "Ｄｏ（実施）", E, E, "Ｃｈｅｃｋ（評価）", E, E, E, "Ａｃｔｉｏｎ（改善）", E], [E, E, E, E, "目的", "事業内容", "成果指標", "目標値", "実施状況", "決算額（円）", "実績値", "達成度", "評価", "評価の理由", "課題", "今後の方向性", "改善策"],
        r(X, 1, of([a, b], g1, "strategy|0"), a, "商工観光課", "地質資源を生かして来訪者を増やす。", "拠点施設の展示替えと案内人の養成を行う。", ("拠点施設の来館者数", "25,000人", "27,316人"), "展示の一部を入れ替え、案内人の講座を８回開いた。", 6182400, "109.3%", "Ａ", "展示替えの効果で春休みの来館が伸びた。", "平日の来館が少ない。", "継続", "学校の校外学習を受け入れる。"),
        [E] * 6 + [X(n2, f"R6|{n2}|name"), X("600人", f"R6|{n2}|target"), E, E, X("512人", f"R6|{n2}|actual"), U("85.3%")],
        r(Y, 2, E, b, "商工観光課", "後継者のいない店を残す。", "譲りたい人と継ぎたい人を引き合わせる。", ("成約の件数", "3件", "1件"), "相談会を４回開き、１９件の相談を受けた。", 1450000, "33.3%", "Ｃ", "条件の折合いがつかない例が多かった。", "譲渡額の見立てに時間がかかる。", "改善", "専門家の派遣を早い段階から行う。"),
        r(Z, 3, Z(g2, ("strategy|0", g2)), c, "健康こども課", "産後の不安を軽くする。", "助産師による訪問と宿泊型のケアを行う。", ("利用した人の割合", "40.0％", "集計中"), "延べ１３１人が利用した。", 3907150, "－", "Ｂ", "周知により利用が広がっている。", "宿泊型の受入先が１か所しかない。", "拡充", "隣の町の助産院と契約する。")],
        merges="A2:Q2 A4:A5 B4:B5 C4:C5 D4:D5 E4:H4 I4:K4 L4:O4 P4:Q4 B6:B8 A6:A7 C6:C7 D6:D7 E6:E7 F6:F7 I6:I7 J6:J7 M6:M7 N6:N7 O6:O7 P6:P7 Q6:Q7")])

    # b: turned: a column for each project, the items down the side, two indicators below each other
    a, b, c = "地域商社設立支援事業", "スマート農業実証事業", "文化ホール夜間活用事業"
    W, X, Y = P(a), P(b), P(c)
    def line(l1, l2, *cells):
        return [l1, l2, *cells]
    def three(path, *vs):
        return [Q(v, path) if v != E else E for Q, v in zip((W, X, Y), vs)]
    def ks(i, names, key, *vs):
        return [Q(v, f"R5|{n}|{key}") if n else U(v) for Q, n, v in zip((W, X, Y), names, vs)]
    n1, n2 = ("地域商社の売上額", "導入した農家の数", "夜間の利用件数"), ("商談の成立件数", "作業時間の削減率", None)
    form(folder, "33b-tate.xlsx", [dict(name="検証", rows=[
        [head("令和５年度　地方創生推進交付金事業　効果検証資料（由布川町）", "由布川町", "R5")], [],
        line("項　目", E, "事業１", "事業２", "事業３"), line("事業名", E, *three("name", a, b, c)), line("担当課", E, *three("department", "商工観光課", "農林課", "社会教育課")),
        line("交付金の種類", E, *three("R5|program", "横展開タイプ", "横展開タイプ", "先駆タイプ")), line("事業の概要", E, *three("plan|summary", "特産品を束ねて売る会社の立上げを支える。", "自動操舵の田植機と水位の計器を試す。", "閉館後のホールを市民の稽古と発表に開く。")),
        line("事業費（円）", "予算額", *three("R5|budget", "9,000,000", "12,500,000", "2,000,000")), line(E, "決算額", *three("R5|cost", "8,764,200", "12,480,500", "1,311,000")), line(E, "うち交付金", *three("R5|grant", "4,382,100", "6,240,250", "655,500")),
        line("ＫＰＩ①", "指標", *ks(1, n1, "name", *n1)), line(E, "目標値", *ks(1, n1, "target", "30,000千円", "12戸", "150件")), line(E, "実績値", *ks(1, n1, "actual", "21,450千円", "14戸", "163件")),
        line("ＫＰＩ②", "指標", W(n2[0], f"R5|{n2[0]}|name"), X(n2[1], f"R5|{n2[1]}|name"), "－"), line(E, "目標値", W("20件", f"R5|{n2[0]}|target"), X("15％", f"R5|{n2[1]}|target"), "－"), line(E, "実績値", W("17件", f"R5|{n2[0]}|actual"), X("確認中", f"R5|{n2[1]}|actual"), "－"),
        line("事業実績", E, *three("R5|achievements", "会社を設立し、商談会に６回出た。", "３地区１４戸で実証した。", "１０月から週３日、午後１１時まで開けた。")), line("事業効果", E, *three("R5|effect|rating", "効果があった", "相当程度効果があった", "相当程度効果があった")),
        line("有識者会議の意見", E, *three("R5|opinions|0|text", "販路を絞るべきである。", "中山間でも使えるかを確かめてほしい。", "防犯に気を配ること。")), line("今後の方針", E, *three("R5|policy|decision", "事業の改善", "事業の継続", "事業の継続")), line("方針の理由", E, *three("R5|policy|reason", "売上げが目標に届かないため。", "作業の省力化が確かめられたため。", "利用者の満足度が高いため。"))],
        merges="A1:E1 A3:B3 A4:B4 A5:B5 A6:B6 A7:B7 A8:A10 A11:A13 A14:A16 A17:B17 A18:B18 A19:B19 A20:B20 A21:B21")])

    # c: a row for each year of an indicator, western years, the indicator merged over them, remarks of a year
    a, b = "集落営農組織の育成", "子どもの居場所づくり"
    X, Y = P(a), P(b)
    def years(Q, p, dep, ks):
        rows = []
        for j, (n, u, b0, ys) in enumerate(ks):
            for i, (t, v, rate, note) in enumerate(ys):
                y = f"R{4 + i}"
                rows.append([*([Q(p, "name"), Q(dep, "department")] if not i and not j else [E, E]), *([Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline")] if not i else [E] * 3),
                             f"{2022 + i}年度", Q(t, f"{y}|{n}|target"), Q(v, f"{y}|{n}|actual"), U(rate), Q(note, f"{y}|{n}|note") if note else E])
        return rows
    form(folder, "33c-nendo-tate.xlsx", [dict(name="指標", rows=[
        [head("河北町総合戦略　指標の推移（2022年度～2024年度）", "河北町", "R6")], [], ["施策", "担当課", "重要業績評価指標", "単位", "基準値\n（2020年度）", "年度", "目標値", "実績値", "達成率", "備考"],
        *years(X, a, "農業振興課", [("法人化した組織の数", "組織", 11, [(12, 12, "100.0%", ""), (13, 14, "107.7%", "２組織が合併"), (15, 14, "93.3%", "")]), ("担い手への集積率", "％", 51.3, [(53, 52.8, "99.6%", ""), (55, 54.1, "98.4%", ""), (57, "集計中", "－", "８月に県が公表")])]), *years(Y, b, "福祉課", [("子ども食堂の数", "か所", 2, [(3, 4, "133.3%", ""), (4, 6, "150.0%", ""), (5, 7, "140.0%", "うち１か所は休止中")])])],
        merges="A1:J1 A4:A9 B4:B9 C4:C6 D4:D6 E4:E6 C7:C9 D7:D9 E7:E9 A10:A12 B10:B12 C10:C12 D10:D12 E10:E12")])

    # d: a table for the year's management: what stood in June, September and December beside the year's own result, an outlook
    a, b, c = "海の駅にぎわい創出事業", "企業誘致推進事業", "認知症カフェ運営事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, dep, n, u, last, t, mids, v, rate, out, said):
        return [Q(no, "number") if no else E, Q(p, "name") if no else E, Q(dep, "department") if no else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(last, f"R5|{n}|actual"), Q(t, f"R6|{n}|target"), *[U(m) for m in mids], Q(v, f"R6|{n}|actual"), U(rate), U(out), Q(said, f"R6|{n}|note") if said else E]
    form(folder, "33d-shihanki.xlsx", [dict(name="R6進捗", rows=[
        [head("令和６年度　交付金事業ＫＰＩ進捗管理表（野付湾町）", "野付湾町", "R6")], [E] * 12 + ["更新日：令和７年５月２日"], ["No.", "事業名", "担当課", "ＫＰＩ", "単位", "前年度\n実績", "令和６年度\n目標", "途中経過", E, E, "年度末\n実績", "達成率", "達成見込み", "備考"], [E] * 7 + ["６月末", "９月末", "１２月末", E, E, E, E],
        r(X, 1, a, "水産商工課", "来場者数", "人", "41,200", "45,000", ["9,120", "28,433", "35,870"], "46,018", "102.3%", "○", ""), r(X, 0, a, "", "直売所の売上額", "千円", "18,760", "20,000", ["3,900", "12,044", "15,210"], "19,377", "96.9%", "△", "しけによる休業が１８日あった"),
        r(Y, 2, b, "企画課", "立地の件数", "件", "0", "1", ["0", "0", "0"], "0", "0.0%", "×", "交渉中の１社は令和７年度に持ち越し"), r(Z, 3, c, "福祉課", "延べ参加者数", "人", "388", "400", ["101", "214", "330"], "集計中", "－", "○", "")],
        merges="A1:N1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:G4 H3:J3 K3:K4 L3:L4 M3:M4 N3:N4 A5:A6 B5:B6 C5:C6")])

    # e: each value with its unit in the next column, the heading over both; a mark in brackets of the mark
    a, b, c = "竹林整備ボランティア育成事業", "外国人材定着支援事業", "公園リニューアル事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, first, no, p, dep, co, n, u, t, v, mk, way):
        val = lambda x, key: [Q(x, f"R6|{n}|{key}"), Q(u, f"R6|{n}|unit") if x not in ("未実施",) else E]
        return [*([Q(no, "number"), Q(p, "name"), Q(dep, "department"), *([Q(co, "R6|cost"), "円"])] if first else [E] * 5), Q(n, f"R6|{n}|name"), *val(t, "target"), *val(v, "actual"), *([Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")] if first else [E, E])]
    form(folder, "33e-tani-yoko.xlsx", [dict(name="一覧", rows=[
        [head("令和６年度　地方創生交付金事業の実施結果（篠栗谷町）", "篠栗谷町", "R6")], [], ["番号", "交付対象事業", "担当部署", "実績額", E, "指標名", "目標値", E, "実績値", E, "効果", "今後"],
        r(X, True, 1, a, "環境保全課", 1284000, "育成した人数", "人", 20, 26, "非常に効果的", "継続"), r(X, False, 1, a, "", 0, "整備した面積", "ha", 3.5, 2.8, "", ""), r(Y, True, 2, b, "まちづくり課", 4315700, "就労が続いている人の割合", "％", 80, 91.7, "非常に効果的", "継続"), r(Z, True, 3, c, "都市整備課", 0, "整備した公園の数", "か所", 1, "未実施", "－", "令和７年度へ繰越")],
        merges="A1:L1 D3:E3 G3:H3 I3:J3 A4:A5 B4:B5 C4:C5 D4:D5 E4:E5 K4:K5 L4:L5")])

    # f: a sheet for what was done this year and one for what is planned next year, with the same numbers; one project is new, one has ended
    a, b, c = "道の駅防災機能強化事業", "起業家交流サロン運営事業", "自転車周遊観光推進事業"
    X, Y, Z = P(a), P(b), P(c)
    def done(Q, no, p, dep, bu, co, gr, k_, mk, way):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, bu, "R6|budget"), yen(Q, co, "R6|cost"), yen(Q, gr, "R6|grant"), *kn(Q, *k_), Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")]
    def plan(Q, no, state, p, dep, co, n, t, text):
        return [Q(no, "number"), U(state), Q(p, "name"), Q(dep, "department"), Q(text, "plan|summary"), yen(Q, co, "R7|budget"), Q(n, f"R7|{n}|name"), Q(t, f"R7|{n}|target")]
    form(folder, "33f-jisseki-keikaku.xlsx", [
        dict(name="R6実績", rows=[[head("令和６年度　第２世代交付金等活用事業　実績報告（只見沢町）", "只見沢町", "R6")], [E] * 10 + ["（千円）"], ["No.", "事業名", "担当課", "予算額", "決算額", "うち交付金", "ＫＰＩ", "目標", "実績", "評価", "次年度の方針"],
            done(X, 1, a, "総務課", "54,000", "53,812", "26,906", ("防災訓練の参加者数（人）", 300, 341), "Ａ", "終了"), done(Y, 2, b, "商工課", "5,200", "4,870", "2,435", ("会員数（人）", 60, 48), "Ｂ", "見直し継続"), ["計", E, E, U("59,200"), total("58,682", "cost", scale=1000), total("29,341", "grant", scale=1000)]], merges="A1:K1"),
        dict(name="R7計画", rows=[["令和７年度　第２世代交付金等活用事業　実施計画（只見沢町）"], [E] * 7 + ["（千円）"], ["No.", "区分", "事業名", "担当課", "事業内容", "予算額", "ＫＰＩ", "目標"],
            plan(Y, 2, "継続", b, "商工課", "4,500", "会員数（人）", 65, "空き店舗を使い、起業を志す人の集いを開く。"), plan(Z, 3, "新規", c, "観光課", "8,100", "貸出しの台数（台）", "1,500", "貸し自転車の拠点を３か所に設ける。"), ["計", E, E, E, E, C("12,600", [(None, "/totals[R7 計画]/cost", 12600000)])]], merges="A1:H1")])

    # g: beside the list a box with the marks' meaning and one with the counts by department; a running total below
    a, b, c = "図書館電子書籍導入事業", "農業用ため池カメラ整備事業", "保育所業務支援システム導入事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, dep, co, gr, k_, mk, *box):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(co, "R6|cost"), Q(gr, "R6|grant"), *kn(Q, *k_), Q(mk, "R6|effect|rating"), E, *box]
    form(folder, "33g-yoko-hanrei.xlsx", [dict(name="R6", rows=[
        [head("デジタル田園都市国家構想交付金（デジタル実装タイプ）　令和６年度事業効果一覧　鏡石原市", "鏡石原市", "R6")], [E] * 8 + ["単位：円"],
        ["№", "事業名称", "所管課", "決算額", "国交付金", "ＫＰＩ", "目標値", "実績値", "効果", E, "【効果の区分】", E],
        r(X, 1, a, "生涯学習課", 7480000, 3740000, ("貸出しの点数", "5,000点", "6,207点"), "◎", "◎", "目標を大きく上回った"), r(Y, 2, b, "農村整備課", 12100000, 6050000, ("現地確認の時間の削減", "50％", "46％"), "○", "○", "おおむね目標に達した"), r(Z, 3, c, "こども保育課", 9350000, 4675000, ("連絡帳の電子化率", "100％", "61％"), "△", "△", "目標を下回った"),
        ["合計", E, E, total(28930000, "cost"), total(14465000, "grant"), E, E, E, E, E, "【部別の件数】", E], [E] * 10 + ["教育部", 1], [T("※国交付金は事業費の２分の１である。", "notes"), *[E] * 9, "産業部", 1], [E] * 10 + ["福祉部", 1]], merges="A1:I1 K3:L3 K7:L7")])

    # h: CP932 out of a sheet with bands of years, three columns each, goals as lines, the money of the last year behind
    a, b, c = "空港アクセス改善事業", "ご当地検定実施事業", "不妊治療費助成事業"
    X, Y, Z = P(a), P(b), P(c)
    g1, g2 = "基本目標Ⅰ　人の流れをつくる", "基本目標Ⅱ　若い世代を支える"
    def r(Q, no, p, dep, first, n, u, vs, co, gr, mk):
        cell = lambda v, y, key: Q(v, f"R{y}|{n}|{key}") if v else B(p, f"R{y}|{n}|{key}")
        return [*([Q(no, "number"), Q(p, "name"), Q(dep, "department")] if first else [E] * 3), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), cell(vs[0], 5, "target"), cell(vs[1], 5, "actual"), U(vs[2]) if vs[2] else E, cell(vs[3], 6, "target"), cell(vs[4], 6, "actual"), U(vs[5]), *([Q(co, "R6|cost"), Q(gr, "R6|grant")] if first else [E, E]), Q(mk, f"R6|{n}|rating")]
    goal = lambda g, ps: [C(g, [(p, "/strategy[0]", g) for p in ps]), *[E] * 13]
    form(folder, "33h-nendo-obi.csv", [dict(name="x", rows=[
        [head("出水台市総合戦略 重点事業の評価（令和６年度）", "出水台市", "R6"), *[E] * 13], ["番号", "事業名", "担当課", "指標", "単位", "令和５年度", E, E, "令和６年度", E, E, "令和６年度事業費（円）", E, "達成状況"], [E] * 5 + ["目標", "実績", "達成率", "目標", "実績", "達成率", "決算額", "うち交付金", E],
        goal(g1, [a, b]), r(X, "1", a, "交通政策課", True, "連絡バスの利用者数", "人", ["60,000", "58,211", "97.0%", "62,000", "65,904", "106.3%"], "18,450,000", "9,225,000", "達成"), r(X, "", a, "", False, "苦情の件数", "件", ["20", "31", "64.5%", "20", "18", "111.1%"], "", "", "達成"), r(Y, "2", b, "観光課", True, "受検者数", "人", ["", "", "", "200", "137", "68.5%"], "2,046,800", "1,000,000", "未達成"),
        goal(g2, [c]), r(Z, "3", c, "子育て支援課", True, "助成した組数", "組", ["40", "44", "110.0%", "45", "調査中", "－"], "7,112,500", "0", "－")])], sep=",", encoding="cp932")

    # i: beside the indicators of a measure the projects that serve it, two lists of their own length under one measure
    m1, m2 = "（１）中心市街地の活性化", "（２）地域公共交通の維持"
    p1, p2, p3, p4, p5 = "まちなか空き店舗再生事業", "商店街街路灯ＬＥＤ化事業", "まちゼミ開催支援事業", "デマンドタクシー運行事業", "高齢者運転免許返納支援事業"
    M, N = P(m1), P(m2)
    def kk(Q, n, b0, t, v, mk):
        return [Q(n, f"R6|{n}|name"), Q(b0, f"R6|{n}|baseline"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(mk, f"R6|{n}|rating")]
    def pr(p, m, dep, co, done):
        Q = P(p)
        return [Q(p, "name"), Q(dep, "department"), yen(Q, co, "R6|cost"), Q(done, "R6|achievements")]
    form(folder, "33i-kanren.xlsx", [dict(name="施策別", rows=[
        [head("第２期三春野市総合戦略　施策別進捗シート（令和６年度）", "三春野市", "R6")], [], ["施策", "重要業績評価指標（KPI）", E, E, E, E, "関連事業", E, E, E], [E, "指標", "基準値（R1）", "R6目標値", "R6実績値", "評価", "事業名", "担当課", "R6決算額\n（千円）", "取組内容"],
        [M(m1, "name"), *kk(M, "歩行者通行量（人/日）", "3,120", "3,600", "3,388", "△"), *pr(p1, m1, "商工課", "4,200", "３店舗の改修を補助した。")], [E, *kk(M, "新規の出店数（店）", 4, 8, 9, "○"), *pr(p2, m1, "商工課", "6,710", "街路灯１１２基を取り替えた。")], [E] * 6 + pr(p3, m1, "生涯学習課", "350", "２３講座を開き２１４人が参加した。"),
        [N(m2, "name"), *kk(N, "公共交通の利用者数（千人）", 412, 420, 431, "○"), *pr(p4, m2, "交通防災課", "22,904", "市内全域で平日に運行した。")], [E] * 6 + pr(p5, m2, "交通防災課", "1,180", "返納した１５６人に乗車券を交付した。")],
        merges="A1:J1 A3:A4 B3:F3 G3:J3 A5:A7 A8:A9")])

    # j: a cover, a sheet for each kind of grant with columns of its own, the town only on the cover
    a, b, c, d = "スポーツ合宿誘致事業", "テレワーク拠点活用促進事業", "旧小学校リノベーション事業", "里山再生みらい基金事業"
    W, X, Y, Z = P(a), P(b), P(c), P(d)
    def s(Q, first, no, p, dep, co, n, u, t, by, v, eff, way, why):
        return [*([Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(co, "R6|cost")] if first else [E] * 4), Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(u, f"R6|{n}|unit"), Q(by, (f"R6|{n}|goal|by", by)), Q(v, f"R6|{n}|actual"), *([Q(eff, "R6|effect|rating"), Q(way, "R6|policy|decision"), Q(why, "R6|policy|reason")] if first else [E] * 3)]
    form(folder, "33j-shurui-betsu.xlsx", [
        dict(name="表紙", rows=[[], [E, T("令和６年度地方創生関連交付金事業　検証報告書", "title", ("fiscal_year", "R6"))], [], [E, "令和７年９月"], [], [E, C("山形県肘折川町", [(None, "/municipality", "山形県肘折川町")])], [E, "（担当：総合政策課　内線２１５）"]], merges="B2:H2 B4:H4 B6:H6"),
        dict(name="推進タイプ", rows=[["１　地方創生推進タイプ"], [], ["No", "交付対象事業の名称", "担当課", "実績額（円）", "本事業における重要業績評価指標（KPI）", E, E, E, "本事業終了後における実績値", "事業効果", "今後の方針", "今後の方針の理由"], [E] * 4 + ["指標", "指標値", "単位", "目標年月", E, E, E, E],
            s(W, True, 1, a, "スポーツ振興室", 5630200, "合宿の延べ宿泊数", "泊", "3,000", "R7.3", "3,412", "地方創生に非常に効果的であった", "事業の継続", "受入れの体制が整ったため"), s(W, False, 1, a, "", 0, "新たに訪れた団体数", "団体", "10", "R7.3", "7", "", "", ""), s(X, True, 2, b, "総合政策課", 2204000, "施設の利用者数", "人", "1,200", "R7.3", "604", "地方創生に効果があった", "事業の改善", "利用が伸びないため")], merges="A3:A4 B3:B4 C3:C4 D3:D4 E3:H3 I3:I4 J3:J4 K3:K4 L3:L4 A5:A6 B5:B6 C5:C6 D5:D6 J5:J6 K5:K6 L5:L6"),
        dict(name="拠点整備タイプ", rows=[["２　地方創生拠点整備タイプ"], [], ["事業名", "担当課", "施設の供用開始", "KPI", "整備前", "R5実績", "R6目標", "R6実績", "評価", "課題と対応"],
            [Y(c, "name"), Y("財政課", "department"), U("令和５年７月"), Y("入居企業の従業員数（人）", "R6|入居企業の従業員数（人）|name"), Y(0, "R6|入居企業の従業員数（人）|baseline"), Y(8, "R5|入居企業の従業員数（人）|actual"), Y(15, "R6|入居企業の従業員数（人）|target"), Y(17, "R6|入居企業の従業員数（人）|actual"), Y("Ａ", "R6|effect|rating"), Y("３階が空いており、入居者を募る。", "R6|issues|current")]]),
        dict(name="企業版ふるさと納税", rows=[["３　企業版ふるさと納税活用事業"], [], ["事業名", "所管", "寄附企業数", "寄附総額（千円）", "事業費（千円）", "実施内容", "ＫＰＩ", "目標", "実績"],
            [Z(d, "name"), Z("農林課", "department"), U("3社"), U("6,000"), yen(Z, "7,240", "R6|cost"), EI(Z("里山の道を２．４ｋｍ直し、広葉樹を植えた。", "R6|achievements")), *kn(Z, "植樹の本数", "800本", "850本")]])])


def thirty_fourth(folder):
    """Ten of other kinds, written before the first ten had been mended for."""
    # a: each indicator a line in a cell with its target, result and rate; the reason of the verdict and an answer to last year's opinion
    a, b, c = "ローカルベンチャー育成事業", "伝統芸能デジタル継承事業", "女性活躍応援企業認証事業"
    X, Y, Z = P(a), P(b), P(c)
    def lines(p, ks):
        return C("\n".join(f"{'①②③'[i]}{n}：目標{t} → 実績{v}" + (f"（{rate}）" if rate else "") for i, (n, t, v, rate) in enumerate(ks)), [(p, field(f"R6|{n}|{key}"), said) for n, t, v, _ in ks for key, said in (("name", n), ("target", t), ("actual", v))])
    def r(Q, p, no, dep, co, ks, mk, why, last, ans, way):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, co, "R6|cost"), lines(p, ks), Q(mk, "R6|effect|rating"), Q(why, "R6|effect|comment"), Q(last, "R6|opinions|0|text"), Q(ans, "R6|opinions|0|response"), Q(way, "R6|policy|decision")]
    form(folder, "34a-kpi-gyou.xlsx", [dict(name="R6検証", rows=[
        [head("令和６年度　地方創生事業の検証結果について（大槌浜町）", "大槌浜町", "R6")], [], ["No", "事業名", "担当課", "事業費\n(千円)", "ＫＰＩの達成状況", "評価", "評価理由", "有識者会議の意見", "意見への対応", "方向性"],
        r(X, a, 1, "産業振興課", "9,450", [("起業した人の数", "3人", "4人", "133％"), ("相談の件数", "40件", "57件", "143％")], "Ａ", "起業した４人のうち３人が町外から移り住んだ。", "起業の後の支えも大事である。", "令和７年度から２年目以降の相談日を設ける。", "拡充"), r(Y, b, 2, "生涯学習課", "2,100", [("映像の公開本数", "6本", "6本", "100％")], "Ａ", "全ての保存会の映像をそろえた。", "学校で使えるようにしてほしい。", "授業用の短い版を作る。", "継続"),
        r(Z, c, 3, "総務課", "380", [("認証した企業の数", "5社", "2社", "40％"), ("町内企業の女性管理職の割合", "15％", "調査中", "")], "Ｃ", "認証の利点が伝わっていない。", "入札での加点を検討すること。", "財政課と協議している。", "見直し")], merges="A1:J1")])

    # b: verdicts by viewpoint in letters, a first and a second evaluation, the way on by money and by effect
    a, b, c = "緑化木配布事業", "生活困窮者自立支援事業", "姉妹都市交流事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, ka_, bu, co, n, t, v, views, one, two, said, cost_way, eff_way, way):
        return [no, Q(p, "name"), Q(ka_, "department"), yen(Q, bu, "R6|budget"), yen(Q, co, "R6|cost"), *kn(Q, n, t, v), *[U(x) for x in views], Q(one, "R6|effect|rating"), Q(two, "R6|evaluations|0|rating"), Q(said, "R6|evaluations|0|comment"), Q(way, "R6|policy|decision")]
    form(folder, "34b-ichiji-niji.xlsx", [dict(name="一覧表", rows=[
        [head("令和７年度　行政評価（令和６年度事務事業）結果一覧表　栗駒原市", "栗駒原市", "R6")], [E] * 14 + ["（金額：千円）"],
        ["事業コード", "事務事業名", "担当課", "令和６年度", E, "成果指標", E, E, "一次評価（担当課）", E, E, E, "二次評価（行政改革推進本部）", E, "今後の方向性"], [E, E, E, "予算現額", "決算額", "指標名", "目標", "実績", "必要性", "有効性", "効率性", "総合", "評価", "コメント", E],
        r(X, "0103-02", a, "都市整備課", "1,500", "1,488", "配布した苗木の数", "1,000本", "980本", "ＢＣＢ", "Ｂ", "Ｃ", "民間の取組に任せられないか検討すること。", 0, 0, "縮小"), r(Y, "0205-01", b, "社会福祉課", "18,200", "17,654", "就労につながった人の数", "24人", "31人", "ＡＡＢ", "Ａ", "Ａ", "関係機関との連携を続けること。", 0, 0, "現状維持"), r(Z, "0301-07", c, "秘書課", "2,600", "0", "派遣した人の数", "10人", "中止", "ＣＣＣ", "Ｃ", "Ｄ", "オンラインでの交流に切り替えること。", 0, 0, "休止"),
        [E, "合計", E, U("22,300"), total("19,142", "cost", scale=1000)]],
        merges="A1:O1 A3:A4 B3:B4 C3:C4 D3:E3 F3:H3 I3:L3 M3:N3 O3:O4")])

    # c: a small table for each project: years down, an indicator's target and result across, the project as a line above with its department
    a, b = "湖畔キャンプ場魅力向上事業", "サテライトオフィス誘致事業"
    X, Y = P(a), P(b)
    def small(Q, no, p, dep, ks, years):
        rows = [[Q(f"{'１２'[no - 1]}　{p}（{dep}）", ("name", p), ("department", dep))], ["年度", "事業費\n（千円）", *[x for n in ks for x in (Q(n, f"R6|{n}|name"), E)], "主な実績"], [E, E, *["目標", "実績"] * len(ks), E]]
        for y, co, vs, done in years:
            rows.append([f"令和{'４５６'[y - 4]}年度", yen(Q, co, f"R{y}|cost"), *[Q(v, f"R{y}|{ks[i // 2]}|{'actual' if i % 2 else 'target'}") for i, v in enumerate(vs)], Q(done, f"R{y}|achievements")])
        return rows + [[]]
    form(folder, "34c-jigyou-goto.xlsx", [dict(name="推移", rows=[
        [head("地方創生推進交付金事業の推移（令和４～６年度）　摩周台町", "摩周台町")], [],
        *small(X, 1, a, "観光課", ["来場者数（人）", "物販の売上（千円）"], [(4, "12,400", ["8,000", "7,215", "6,000", "5,108"], "炊事棟を改修した。"), (5, "8,000", ["9,000", "9,866", "7,000", "7,741"], "予約の仕組みを作った。"), (6, "3,250", ["10,000", "11,203", "8,000", "集計中"], "冬のキャンプを始めた。")]),
        *small(Y, 2, b, "企画振興課", ["利用した企業の数（社）", "進出した企業の数（社）"], [(4, "5,100", ["5", "3", "0", "0"], "体験会を２回開いた。"), (5, "4,870", ["8", "9", "1", "0"], "貸切りの部屋を設けた。"), (6, "4,900", ["12", "14", "1", "2"], "２社が事務所を開いた。")])],
        merges="A1:G1 A3:G3 A4:A5 B4:B5 C4:D4 E4:F4 G4:G5 A10:G10 A11:A12 B11:B12 C11:D11 E11:F11 G11:G12")])

    # d: three sheets about the same projects: who and what, where the money came from, and the indicators, the last by number alone
    a, b = "水素ステーション活用推進事業", "若者チャレンジショップ事業"
    X, Y = P(a), P(b)
    form(folder, "34d-sanmai.xlsx", [
        dict(name="①事業概要", rows=[[head("令和６年度　デジタル田園都市国家構想交付金事業（八代浜市）", "八代浜市", "R6")], [], ["番号", "事業名", "担当課", "事業期間", "事業の概要", "効果", "今後の方針"],
            [X(1, "number"), X(a, "name"), X("環境政策課", "department"), X("R5～R7", ("period|from", "R5"), ("period|to", "R7")), X("水素で走るバスを試し、市民に知ってもらう。", "plan|summary"), X("Ｂ", "R6|effect|rating"), X("継続", "R6|policy|decision")], [Y(2, "number"), Y(b, "name"), Y("商工観光課", "department"), Y("R6～R8", ("period|from", "R6"), ("period|to", "R8")), Y("空き店舗で店を試す若者に場所を貸す。", "plan|summary"), Y("Ａ", "R6|effect|rating"), Y("継続", "R6|policy|decision")]]),
        dict(name="②財源内訳", merges="A2:A3 B2:B3 C2:D2 E2:H2", rows=[["事業費及び財源内訳（単位：円）"], ["番号", "事業名", "事業費", E, "決算額の財源内訳", E, E, E], [E, E, "予算額", "決算額", "交付金", "県支出金", "その他", "一般財源"],
            [1, a, X("22,000,000", "R6|budget"), X("21,350,000", "R6|cost"), X("10,675,000", "R6|grant"), U("5,000,000"), U("0"), U("5,675,000")], [2, b, Y("3,600,000", "R6|budget"), Y("3,418,220", "R6|cost"), Y("1,709,110", "R6|grant"), U("0"), U("240,000"), U("1,469,110")], ["計", E, U("25,600,000"), total("24,768,220", "cost"), total("12,384,110", "grant"), U("5,000,000"), U("240,000"), U("7,144,110")]]),
        dict(name="③KPI", merges="A3:A4", rows=[["重要業績評価指標（KPI）の達成状況"], ["番号", "KPI", "単位", "R5実績", "R6目標", "R6実績", "最終目標（R8）"],
            [1, X("試乗した人の数", "R6|試乗した人の数|name"), X("人", "R6|試乗した人の数|unit"), X(180, "R5|試乗した人の数|actual"), X(400, "R6|試乗した人の数|target"), X(362, "R6|試乗した人の数|actual"), X(1000, "R6|試乗した人の数|goal|value")], [E, X("二酸化炭素の削減量", "R6|二酸化炭素の削減量|name"), X("t-CO2", "R6|二酸化炭素の削減量|unit"), X(F(4.0, "0.0"), "R5|二酸化炭素の削減量|actual"), X(F(9.0, "0.0"), "R6|二酸化炭素の削減量|target"), X("算定中", "R6|二酸化炭素の削減量|actual"), X(F(20.0, "0.0"), "R6|二酸化炭素の削減量|goal|value")],
            [2, Y("出店した人の数", "R6|出店した人の数|name"), Y("人", "R6|出店した人の数|unit"), Y("－", "R5|出店した人の数|actual"), Y(4, "R6|出店した人の数|target"), Y(6, "R6|出店した人の数|actual"), Y(15, "R6|出店した人の数|goal|value")]])])

    # e: long open data: a line for each value, target or result told by a column, western years
    a, b = "健康長寿ポイント事業", "観光案内多言語化事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, n, u, y, kind, v):
        return ["442054", C("佐伯浦市", [(None, "/municipality", "佐伯浦市")]), Q(no, ("number", int(no))), Q(p, "name"), Q(dep, "department"), Q(n, f"R{y - 2018}|{n}|name"), Q(u, f"R{y - 2018}|{n}|unit"), str(y), kind, Q(v, f"R{y - 2018}|{n}|{'target' if kind == '目標' else 'actual'}")]
    n1, n2, n3 = "参加者数", "医療費の削減額", "多言語の案内板の数"
    form(folder, "34e-tate-naga.csv", [dict(name="x", rows=[
        ["全国地方公共団体コード", "市区町村名", "事業番号", "事業名", "担当課", "指標名", "単位", "年度", "区分", "値"],
        *[r(X, "1", a, "健康増進課", n1, "人", y, kind, v) for y, kind, v in ((2023, "目標", "1500"), (2023, "実績", "1388"), (2024, "目標", "1800"), (2024, "実績", "1921"))], *[r(X, "1", a, "健康増進課", n2, "千円", y, kind, v) for y, kind, v in ((2024, "目標", "12000"), (2024, "実績", "算出不能"))], *[r(Y, "2", b, "観光課", n3, "基", 2024, kind, v) for kind, v in (("目標", "30"), ("実績", "28"))]])], sep=",", encoding="utf-8-sig")

    # f: from what to what in one cell with both years, the results of three years, the rank of the indicator in the plan
    m1, m2, m3 = "産業用地の確保", "空き家の利活用", "公民連携の推進"
    X, Y, Z = P(m1), P(m2), P(m3)
    def r(Q, m, dep, n, b0, y0, goal, vs, mk, said):
        return [Q(m, "name"), Q(dep, "department"), Q(n, f"R6|{n}|name"), Q(f"{b0}（{y0}）→ {goal}（R9）", (f"R6|{n}|baseline", f"{b0}（{y0}）"), (f"R6|{n}|baseline_year", y0), (f"R6|{n}|goal|value", f"{goal}（R9）"), (f"R6|{n}|goal|by", "R9")), *[Q(v, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6), vs)], Q(mk, f"R6|{n}|rating"), EI(Q(said, "R6|achievements"))]
    form(folder, "34f-yajirushi.xlsx", [dict(name="KPI", rows=[
        [head("第２期総合戦略の主な成果指標（邑知潟市　令和６年度末）", "邑知潟市", "R6")], [], ["具体的施策", "主管課", "成果指標", "現状値 → 目標値", "実績", E, E, "進捗", "令和６年度の主な取組"], [E, E, E, E, "R4", "R5", "R6", E, E],
        r(X, m1, "商工労働課", "分譲した面積", "2.1ha", "R3", "9.0ha", ["2.1ha", "4.6ha", "7.3ha"], "順調", "第２工区の造成を終えた。"), r(Y, m2, "住宅課", "空き家バンクの成約数", "5件", "R3", "20件", ["6件", "8件", "7件"], "遅れ", "登録の相談会を開いた。"), r(Z, m3, "行政経営課", "民間と結んだ協定の数", "14件", "R3", "30件", ["18件", "23件", "集計中"], "順調", "４社と包括の協定を結んだ。")],
        merges="A1:I1 A3:A4 B3:B4 C3:C4 D3:D4 E3:G3 H3:H4 I3:I4")])

    # g: answers of departments gathered in a book: an example in the first row of each sheet, a department with nothing to say
    a, b, c = "農産物直売所集客強化事業", "スマート林業機器導入事業", "橋梁点検ドローン活用事業"
    X, Y, Z = P(a), P(b), P(c)
    def sh(name, lines, foot=()):
        return dict(name=name, merges="A1:I1 A4:A5 B4:B5 C4:C5 D4:F4 G4:G5 H4:H5 I4:I5", rows=[
            [T("令和６年度　交付金活用事業の効果検証に係る照会（回答様式）", "title", ("fiscal_year", "R6"))], ["回答課", name, E, E, E, E, E, "提出期限", "７月１１日（金）"], ["※黄色のセルに記入してください。行が足りないときは追加してください。"],
            ["事業名", "事業費（円）", "うち交付金（円）", "ＫＰＩ", E, E, "効果", "課題", "今後の方針"], [E, E, E, "指標", "目標値", "実績値", E, E, E], ["（例）○○○推進事業", "1,000,000", "500,000", "参加者数", "100人", "120人", "効果があった", "参加者の年代に偏りがある。", "継続"], *lines, *foot])
    def r(Q, p, dep, co, gr, k_, eff, issue, way):
        return [Q(p, "name"), Q(co, "R6|cost"), Q(gr, "R6|grant"), *kn(Q, *k_), Q(eff, "R6|effect|rating"), Q(issue, "R6|issues|current"), Q(way, "R6|policy|decision")]
    form(folder, "34g-kaito-matome.xlsx", [
        sh("農林課", [r(X, a, "農林課", "3,300,000", "1,650,000", ("来店者数", "80,000人", "84,112人"), "非常に効果的であった", "駐車場が足りない。", "継続"), r(Y, b, "農林課", "7,920,000", "3,960,000", ("測量の時間の削減率", "30％", "確認中"), "効果があった", "使える人が２人しかいない。", "改善"), [E, E, E, *kn(Y, "導入した事業体の数", "4者", "4者")]]),
        sh("福祉課", [["該当なし"]]), sh("建設課", [r(Z, c, "建設課", "5,060,000", "2,530,000", ("点検した橋の数", "40橋", "43橋"), "効果があった", "山あいでは電波が届かない。", "継続")])])

    # h: a short list laid out in two halves beside each other to save paper
    ps = ["移住コーディネーター設置事業", "高校魅力化推進事業", "ふるさと会員制度運営事業", "森林環境学習事業", "子育て世帯住宅取得支援事業", "公共施設予約システム導入事業"]
    data = [("企画課", "移住世帯数", "15世帯", "18世帯", "Ａ", "継続"), ("教育課", "県外生徒の入学者数", "8人", "5人", "Ｂ", "改善"), ("総務課", "会員数", "1,000人", "1,340人", "Ａ", "拡充"), ("農林課", "参加校数", "6校", "6校", "Ａ", "継続"), ("建設課", "補助の件数", "20件", "13件", "Ｃ", "見直し"), ("財政課", "オンライン予約の割合", "50％", "集計中", "－", "継続")]
    def half(i):
        Q = P(ps[i]); dep, n, t, v, mk, way = data[i]
        return [Q(i + 1, "number"), Q(ps[i], "name"), Q(dep, "department"), *kn(Q, n, t, v), Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")]
    hd = ["No.", "事業名", "担当課", "KPI", "目標", "実績", "評価", "方針"]
    form(folder, "34h-nidan.xlsx", [dict(name="Sheet1", rows=[
        [head("令和６年度　総合戦略重点事業　評価結果（湯田中川村）", "湯田中川村", "R6")], [], [*hd, E, *hd], *[[*half(i), E, *half(i + 3)] for i in range(3)], [], [T("※評価　Ａ：達成　Ｂ：おおむね達成　Ｃ：未達成　－：評価できない", "notes") if 0 else "※評価　Ａ：達成　Ｂ：おおむね達成　Ｃ：未達成　－：評価できない"]], merges="A1:Q1")])

    # i: three numbered indicators across, and for each project the rows name, target, result and rate below each other
    a, b = "酒蔵ツーリズム推進事業", "保育人材確保対策事業"
    X, Y = P(a), P(b)
    def block(Q, no, p, dep, co, ks, mk, way):
        rows = []
        for i, lab in enumerate(("指標名", "目標値", "実績値", "達成率")):
            cells = []
            for k_ in ks:
                if k_ is None:
                    cells.append(E if i else "－")
                else:
                    n = k_[0]
                    cells.append(U(k_[3]) if i == 3 else Q(k_[i], f"R6|{n}|{('name', 'target', 'actual')[i]}"))
            rows.append([*([Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(co, "R6|cost")] if not i else [E] * 4), lab, *cells, *([Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")] if not i else [E, E])])
        return rows
    form(folder, "34i-shihyo-yoko.xlsx", [dict(name="評価", rows=[
        [head("令和６年度　地方創生推進交付金事業評価一覧（喜多方野市）", "喜多方野市", "R6")], [], ["番号", "事業名", "所管", "事業費（円）", "区分", "指標１", "指標２", "指標３", "事業の評価", "今後の方針"],
        *block(X, 1, a, "観光交流課", 8120000, [("ツアーの参加者数（人）", 500, 634, "126.8%"), ("協力した蔵の数（蔵）", 8, 9, "112.5%"), ("土産の売上額（千円）", 6000, 5210, "86.8%")], "Ａ", "継続"), *block(Y, 2, b, "こども課", 3045600, [("就職した保育士の数（人）", 10, 6, "60.0%"), ("家賃補助の利用者数（人）", 12, "調査中", "－"), None], "Ｃ", "改善")],
        merges="A1:J1 A4:A7 B4:B7 C4:C7 D4:D7 I4:I7 J4:J7 A8:A11 B8:B11 C8:C11 D8:D11 I8:I11 J8:J11 H8:H11")])

    # j: copied out of a PDF of two pages: headings again with 続き, names that break over lines, figures only on the first line
    a, b, c = "まちなか回遊性向上プロジェクト", "在宅医療介護連携ＩＣＴ推進事業", "花のまちづくり推進事業"
    X, Y, Z = P(a), P(b), P(c)
    hd = ["番号", "事業名", "担当課", "重要業績評価指標", "目標", "実績", "実績額（千円）", "評価"]
    form(folder, "34j-pdf2.tsv", [dict(name="x", rows=[
        [head("令和５年度地方創生関連交付金事業の効果検証（結果一覧）　恵庭野市", "恵庭野市", "R5")], hd,
        [X("1", ("number", 1)), X("まちなか回遊性向上", ("name", a)), X("都市計画課", "department"), X("歩行者の通行量（人/日）", "R5|歩行者の通行量（人/日）|name"), X("4,500", "R5|歩行者の通行量（人/日）|target"), X("4,871", "R5|歩行者の通行量（人/日）|actual"), yen(X, "15,230", "R5|cost"), X("Ａ", "R5|effect|rating")], [E, X("プロジェクト", ("name", a)), E, E, E, E, E, E],
        [Y("2", ("number", 2)), Y(b, "name"), Y("高齢福祉課", "department"), *kn(Y, "参加した事業所の数（所）", "60", "44", "R5"), yen(Y, "6,008", "R5|cost"), Y("Ｂ", "R5|effect|rating")],
        ["１／２ページ"], ["令和５年度地方創生関連交付金事業の効果検証（結果一覧・続き）"], hd,
        [Z("3", ("number", 3)), Z(c, "name"), Z("公園緑地課", "department"), *kn(Z, "参加した団体の数（団体）", "25", "27", "R5"), yen(Z, "1,940", "R5|cost"), Z("Ａ", "R5|effect|rating")], ["２／２ページ"]])], sep="\t")
