"""Wide lists again (fresh_forms_lists.py): what lies between the lists that were read so far. Written before the reader was looked at or run.

Thirty-third, first try: 388 of 422 (91.9%), 15 wrong, nothing asked or silent, no word or blank read as a number. By form, right of expected and wrong:
a 54/54 0, b 54/54 2 (a dash for an indicator's name), c 34/37 3 (the base in the first of the rows of years), d 34/34 0, e 37/37 0, f 37/38 1,
g 31/33 0, h 47/47 0, i 23/40 9 (a measure's indicators given to the projects beside them), j 37/48 0. Thirty-fourth, of other kinds, written before
anything of the thirty-third had been mended for: 229 of 376 (60.9%), 14 wrong: a 30/45 0, b 14/37 10 (the year of the review in brackets in the middle of
the title), c 0/48 0, d 27/44 0, e 23/23 0, f 26/39 0, g 32/32 0, h 51/51 0, i 15/30 0, j 11/27 4 (a name that a copy has broken).
Thirty-fifth, after both had been mended for: 223 of 312 (71.5%), 12 wrong: a 39/46 0, b 31/32 0, c 7/28 6 (indicators and projects in one
table), d 39/43 0, e 13/25 6 (「差」 in a second line of headings), f 49/49 0, g 22/23 0, h 23/26 0, i 0/40 0 (two lines of headings, no area merged).
Thirty-sixth, after that: 264 of 273 (96.7%), 4 wrong: a 27/31 0, b 41/41 0, c 31/31 0, d 32/32 0, e 22/24 0, f 21/21 0, g 27/27 2 (a line of
counts among the projects), h 18/21 2 (what is expected of the next year as spent), i 45/45 0.
Thirty-seventh, after that: 176 of 215 (81.9%), 6 wrong: a 32/32 0, b 24/30 2 (an outline), c 21/25 0, d 15/33 0 (「（計画）」), e 21/24 0, f 31/31 0,
g 15/23 2 (two lines in a heading and in its cells), h 17/17 2. Thirty-eighth, after that: 157 of 216 (72.7%), 22 wrong: a 26/26 0, b 31/31 0,
c 10/30 0 (no year anywhere), d 17/17 0, e 10/28 18 (a sheet of targets, one of results), f 21/21 0, g 14/35 4 (two tables of turned columns), h 28/28 0.
Thirty-ninth, after that: 235 of 240 (97.9%), 1 wrong: a 36/36 0, b 39/39 1 (a table of counts below), c 23/24 0 (尾道町 isn't of a 道), d 31/31 0, e 25/25 0,
f 22/23 0, g 30/30 0, h 29/32 0. Fortieth, the last: 83 of 110 (75.5%), 4 wrong: a 21/21 0, b 0/14 0 (years down, projects across), c 23/23 0,
d 21/26 0, e 18/26 4 (a goal's own numbers beside its measures).

Expectations that were unreasonable and were changed: a new project's number on the sheet of the plan as a label (33f), a dash for last year's result as
nothing (34d), the year in brackets behind base and goal cut off (34f: what is printed stays, as in e-kubun), what counts headings as the projects'
numbers (34c: as in a report), a row with fewer cells than headings as certain (37e: it is asked whose it is), and who takes part in a project as
nowhere (37h). The year of 38c, which had been forgotten, was added.
"""
from fresh_cells import E, K, KU, head, of, thousand, total, yen
from fresh_notation import A, B, C, EI, P, T, U, field, form
from other_forms import F


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
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, bu, "R6|budget"), yen(Q, co, "R6|cost"), yen(Q, gr, "R6|grant"), *K(Q, *k_), Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")]
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
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(co, "R6|cost"), Q(gr, "R6|grant"), *K(Q, *k_), Q(mk, "R6|effect|rating"), E, *box]
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
            [Z(d, "name"), Z("農林課", "department"), U("3社"), U("6,000"), yen(Z, "7,240", "R6|cost"), EI(Z("里山の道を２．４ｋｍ直し、広葉樹を植えた。", "R6|achievements")), *K(Z, "植樹の本数", "800本", "850本")]])])


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
        return [no, Q(p, "name"), Q(ka_, "department"), yen(Q, bu, "R6|budget"), yen(Q, co, "R6|cost"), *K(Q, n, t, v), *[U(x) for x in views], Q(one, "R6|effect|rating"), Q(two, "R6|evaluations|0|rating"), Q(said, "R6|evaluations|0|comment"), Q(way, "R6|policy|decision")]
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
        return [Q(p, "name"), Q(co, "R6|cost"), Q(gr, "R6|grant"), *K(Q, *k_), Q(eff, "R6|effect|rating"), Q(issue, "R6|issues|current"), Q(way, "R6|policy|decision")]
    form(folder, "34g-kaito-matome.xlsx", [
        sh("農林課", [r(X, a, "農林課", "3,300,000", "1,650,000", ("来店者数", "80,000人", "84,112人"), "非常に効果的であった", "駐車場が足りない。", "継続"), r(Y, b, "農林課", "7,920,000", "3,960,000", ("測量の時間の削減率", "30％", "確認中"), "効果があった", "使える人が２人しかいない。", "改善"), [E, E, E, *K(Y, "導入した事業体の数", "4者", "4者")]]),
        sh("福祉課", [["該当なし"]]), sh("建設課", [r(Z, c, "建設課", "5,060,000", "2,530,000", ("点検した橋の数", "40橋", "43橋"), "効果があった", "山あいでは電波が届かない。", "継続")])])

    # h: a short list laid out in two halves beside each other to save paper
    ps = ["移住コーディネーター設置事業", "高校魅力化推進事業", "ふるさと会員制度運営事業", "森林環境学習事業", "子育て世帯住宅取得支援事業", "公共施設予約システム導入事業"]
    data = [("企画課", "移住世帯数", "15世帯", "18世帯", "Ａ", "継続"), ("教育課", "県外生徒の入学者数", "8人", "5人", "Ｂ", "改善"), ("総務課", "会員数", "1,000人", "1,340人", "Ａ", "拡充"), ("農林課", "参加校数", "6校", "6校", "Ａ", "継続"), ("建設課", "補助の件数", "20件", "13件", "Ｃ", "見直し"), ("財政課", "オンライン予約の割合", "50％", "集計中", "－", "継続")]
    def half(i):
        Q = P(ps[i]); dep, n, t, v, mk, way = data[i]
        return [Q(i + 1, "number"), Q(ps[i], "name"), Q(dep, "department"), *K(Q, n, t, v), Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")]
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
        [Y("2", ("number", 2)), Y(b, "name"), Y("高齢福祉課", "department"), *K(Y, "参加した事業所の数（所）", "60", "44", "R5"), yen(Y, "6,008", "R5|cost"), Y("Ｂ", "R5|effect|rating")],
        ["１／２ページ"], ["令和５年度地方創生関連交付金事業の効果検証（結果一覧・続き）"], hd,
        [Z("3", ("number", 3)), Z(c, "name"), Z("公園緑地課", "department"), *K(Z, "参加した団体の数（団体）", "25", "27", "R5"), yen(Z, "1,940", "R5|cost"), Z("Ａ", "R5|effect|rating")], ["２／２ページ"]])], sep="\t")


def thirty_fifth(folder):
    """Nine, after the others had been mended for; written before they were run."""
    # a: money as an accountant sees it: the year's own part, what was carried over, their sum; decided and fixed grant; a row that numbers the columns
    a, b, c, d = "漁港施設長寿命化事業", "地域おこし協力隊活動支援事業", "消防団応援プロジェクト", "高校通学バス運行事業"
    W, X, Y, Z = P(a), P(b), P(c), P(d)
    def r(Q, no, p, dep, bu, now, over, sum_, dec, fix, k_, mk):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, bu, "R6|budget"), U(now), U(over), yen(Q, sum_, "R6|cost"), U(dec), yen(Q, fix, "R6|grant"), *K(Q, *k_), Q(mk, "R6|effect|rating")]
    form(folder, "35a-kessan.xlsx", [dict(name="R6決算", rows=[
        [head("令和６年度　地方創生関係事業の決算及び効果（佐井浦村）", "佐井浦村", "R6")], [E] * 12 + ["単位：千円"], ["番号", "事業名", "担当課", "最終予算額", "決算額", E, E, "交付金", E, "KPI", E, E, "効果"], [E, E, E, E, "現年分", "繰越分", "計", "交付決定額", "交付確定額", "指標名", "目標", "実績", E], ["1", "2", "3", "4", "5", "6", "7＝5＋6", "8", "9", "10", "11", "12", "13"],
        r(W, 1, a, "水産課", "48,200", "21,300", "24,118", "45,418", "24,100", "22,709", ("補修した施設の数", "4か所", "4か所"), "Ａ"), r(X, 2, b, "企画課", "14,400", "13,912", "0", "13,912", "6,900", "6,900", ("定住した隊員の割合", "60％", "66.7％"), "Ａ"), [E, "ページ計", E, U("62,600"), U("35,212"), U("24,118"), U("59,330"), U("31,000"), U("29,609")],
        r(Y, 3, c, "総務課", "1,200", "1,046", "0", "1,046", "500", "500", ("新たに入団した人の数", "10人", "6人"), "Ｃ"), r(Z, 4, d, "教育課", "9,900", "9,871", "0", "9,871", "4,900", "4,900", ("利用者数", "60人", "57人"), "Ｂ"), [E, "合計", E, U("73,700"), U("46,129"), U("24,118"), total("70,247", "cost", scale=1000), U("36,400"), total("35,009", "grant", scale=1000)],
        [T("※最終予算額には前年度からの繰越額を含む。", "notes")]], merges="A1:M1 A3:A4 B3:B4 C3:C4 D3:D4 E3:G3 H3:I3 J3:L3 M3:M4")])

    # b: how each indicator stands by a ○ in one of four columns; goals over measures over indicators; targets in words
    m1, m2, m3 = "観光の産業化", "移住・定住の推進", "結婚・出産への支援"
    X, Y, Z = P(m1), P(m2), P(m3)
    g1, g2 = "基本目標１ 魅力あるしごとをつくる", "基本目標２ ひとの流れをつくる"
    opts = ["達成済み", "達成見込み", "達成困難", "未定"]
    def r(Q, g, m, n, b0, v, goal, state, dep):
        return [Q(g, ("strategy|0", g)) if g and len(g) > 1 else E, Q(m, "name") if m else E, Q(n, f"R5|{n}|name"), Q(b0, f"R5|{n}|baseline"), Q(v, f"R5|{n}|actual"), A(goal, "final"), *[Q("○", (f"R5|{n}|rating", o)) if o == state else E for o in opts], Q(dep, "department") if dep else E]
    form(folder, "35b-tassei-maru.xlsx", [dict(name="達成状況", rows=[
        [head("第２期真鶴崎市総合戦略　KPI達成状況一覧（令和５年度末）", "真鶴崎市", "R5")], [], ["基本目標", "施策", "重要業績評価指標", "基準値", "R5実績値", "目標値（R6）", "達成の状況", E, E, E, "担当課"], [E] * 6 + opts + [E],
        r(X, g1, m1, "観光消費額", "82億円", "91億円", "95億円", "達成見込み", "観光課"), r(X, "", "", "着地型の商品の数", "3件", "14件", "10件", "達成済み", ""), r(Y, g2, m2, "転入者と転出者の差", "△120人", "△143人", "±0人", "達成困難", "企画課"), r(Y, "", "", "移住フェアの相談件数", "31件", "66件", "年間60件以上", "達成済み", ""), r(Z, "基本目標３ 若い世代の希望をかなえる", m3, "合計特殊出生率", "1.31", "未公表", "1.50", "未定", "健康課")],
        merges="A1:K1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:J3 K3:K4 A5:A6 B5:B6 K5:K6 A7:A8 B7:B8 K7:K8")])

    # c: in one table the indicators of a measure and the projects below it, told apart by a column; amounts of the projects in the columns of the values
    m = "１－２　安全で快適な道路の整備"
    p1, p2, p3 = "市道舗装修繕事業", "通学路安全対策事業", "橋りょう耐震補強事業"
    M = P(m)
    def kr(n, u, t, v, rate):
        return ["指標", M(n, f"R6|{n}|name"), M(u, f"R6|{n}|unit"), M(t, f"R6|{n}|target"), M(v, f"R6|{n}|actual"), U(rate), E]
    def pr(p, bu, co, rate, dep):
        Q = P(p)
        return ["事業", Q(p, "name"), "千円", yen(Q, bu, "R6|budget"), yen(Q, co, "R6|cost"), U(rate), Q(dep, "department")]
    form(folder, "35c-shisaku-jigyou.xlsx", [dict(name="1-2", rows=[
        [T("令和６年度　施策評価表", "title", ("fiscal_year", "R6")), *[E] * 5, C("竹田原市", [(None, "/municipality", "竹田原市")])], [], ["施策名", M(m, "name")], ["主管課", M("建設課", "department")], [], ["区分", "名称", "単位", "計画", "実績", "達成率", "担当課"],
        kr("舗装の健全度が良い道路の割合", "％", "72.0", "70.4", "97.8%"), kr("通学路の危険箇所数", "か所", "15", "18", "83.3%"), pr(p1, "120,000", "118,430", "98.7%", "建設課"), pr(p2, "24,500", "23,980", "97.9%", "建設課"), pr(p3, "88,000", "61,204", "69.6%", "都市計画課"), [], ["施策の評価", M("Ｂ", "R6|effect|rating")], ["評価の理由", M("舗装の修繕が資材の高騰で進まなかった。", "R6|effect|comment")], ["今後の方向性", M("重点的に進める", "R6|policy|decision")]],
        merges="A1:F1 B3:G3 B4:G4 B13:G13 B14:G14 B15:G15")])

    # d: a halfway target that is this year's, the final one, two rates; parts of an indicator below it; values not yet fixed
    m1, m2 = "スポーツの振興", "文化財の保存と活用"
    X, Y = P(m1), P(m2)
    def r(Q, m, n, u, b0, vs, mid, goal, r1, r2, mk, dep):
        return [Q(m, "name") if m else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), *[Q(v, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6), vs)], Q(mid, f"R6|{n}|target"), Q(goal, f"R6|{n}|goal|value"), U(r1), U(r2), Q(mk, f"R6|{n}|rating"), Q(dep, "department") if dep else E]
    form(folder, "35d-chukan.xlsx", [dict(name="指標一覧", rows=[
        [head("第６次総合計画　成果指標の進捗状況（令和６年度）　波佐見原町", "波佐見原町", "R6")], [], ["施策", "成果指標", "単位", "基準値\n（R3）", "実績値", E, E, "中間目標値\n（R6）", "最終目標値\n（R10）", "達成率", E, "評価", "担当課"], [E] * 4 + ["R4", "R5", "R6", E, E, "対中間", "対最終", E, E],
        r(X, m1, "スポーツ施設の利用者数", "人", "38,200", ["41,006", "44,718", "47,350（速報値）"], "46,000", "52,000", "102.9%", "91.1%", "Ａ", "生涯学習課"), r(X, "", "　うち町外の利用者数", "人", "4,100", ["4,880", "5,317", "5,902"], "5,500", "7,000", "107.3%", "84.3%", "Ａ", ""), r(Y, m2, "資料館の入館者数", "人", "6,015", ["5,420", "5,988", "5,713"], "6,500", "8,000", "87.9%", "71.4%", "Ｃ", "文化財課"), r(Y, "", "文化財の防火訓練の実施率", "％", "60.0", ["80.0", "100.0", "100.0"], "100％を維持", "100％を維持", "100.0%", "100.0%", "Ａ", "")],
        merges="A1:M1 A3:A4 B3:B4 C3:C4 D3:D4 E3:G3 H3:H4 I3:I4 J3:K3 L3:L4 M3:M4 A5:A6 B5:B5 M5:M6 A7:A8 M7:M8")])

    # e: western and Japanese years over plan, result and difference, for money and for an indicator; line breaks in headings; CP932
    a, b = "ＩＣＴ農業モデル事業", "空港ビル展示事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, co, n, u, vs):
        fs = [(5, "target"), (5, "actual"), None, (6, "target"), (6, "actual"), None]
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, co[0], "R5|cost"), yen(Q, co[1], "R6|cost"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), *[U(v) if f is None else Q(v, f"R{f[0]}|{n}|{f[1]}") for v, f in zip(vs, fs)]]
    form(folder, "35e-sai.csv", [dict(name="x", rows=[
        [head("花巻台市 デジタル実装事業 計画と実績の差（令和6年度）", "花巻台市", "R6"), *[E] * 12], ["№", "事業名", "担当課", "決算額（千円）", E, "ＫＰＩ", "単位", "2023\n（令和５）年度", E, E, "2024\n（令和６）年度", E, E], [E, E, E, "2023\n（令和５）年度", "2024\n（令和６）年度", E, E, "計画", "実績", "差", "計画", "実績", "差"],
        r(X, "1", a, "農政課", ("7,200", "6,950"), "作業時間", "時間", ("1,200", "1,130", "△70", "1,000", "962", "△38")), r(Y, "2", b, "商工課", ("2,300", "2,188"), "立ち寄った人の数", "人", ("30,000", "28,450", "△1,550", "32,000", "35,017", "3,017"))])], sep=",", encoding="cp932")

    # f: three numbered tables on one sheet, each of the same projects in another order, the unit over the first alone
    a, b, c = "公民館ＩＣＴ活用事業", "森林サービス産業創出事業", "婚活支援センター運営事業"
    X, Y, Z = P(a), P(b), P(c)
    form(folder, "35f-mittsu.xlsx", [dict(name="報告", rows=[
        [head("令和６年度　地方創生推進交付金事業　実績報告（遠刈田町）", "遠刈田町", "R6")], [], ["表１　事業費の状況", E, E, E, E, "（単位：千円）"], ["事業名", "担当課", "予算額", "決算額", "うち交付金", "執行率"],
        [X(a, "name"), X("社会教育課", "department"), yen(X, "3,000", "R6|budget"), yen(X, "2,846", "R6|cost"), yen(X, "1,423", "R6|grant"), U("94.9%")], [Y(b, "name"), Y("農林課", "department"), yen(Y, "10,000", "R6|budget"), yen(Y, "9,120", "R6|cost"), yen(Y, "4,560", "R6|grant"), U("91.2%")], [Z(c, "name"), Z("子育て支援課", "department"), yen(Z, "4,800", "R6|budget"), yen(Z, "4,800", "R6|cost"), yen(Z, "2,400", "R6|grant"), U("100.0%")], ["合計", E, U("17,800"), total("16,766", "cost", scale=1000), total("8,383", "grant", scale=1000), U("94.2%")], [],
        ["表２　ＫＰＩの達成状況"], ["事業名", "ＫＰＩ", "単位", "目標", "実績", "達成状況"], [b, *KU(Y, "体験に参加した人の数", "人", 800, 931), Y("達成", "R6|体験に参加した人の数|rating")], [E, *KU(Y, "新たに始めた事業者の数", "者", 3, 2), Y("未達成", "R6|新たに始めた事業者の数|rating")], [c, *KU(Z, "成婚した組数", "組", 6, 7), Z("達成", "R6|成婚した組数|rating")], [a, *KU(X, "講座を配信した回数", "回", 40, 52), X("達成", "R6|講座を配信した回数|rating")], [],
        ["表３　事業の評価"], ["事業名", "評価", "成果と課題", E, "今後の方針", E], [a, X("Ａ", "R6|effect|rating"), X("夜間の受講者が増えたが、機器に不慣れな人への支えが要る。", "R6|effect|comment"), E, X("継続", "R6|policy|decision"), E], [b, Y("Ｂ", "R6|effect|rating"), Y("平日の客が少ない。", "R6|effect|comment"), E, Y("見直し", "R6|policy|decision"), E], [c, Z("Ａ", "R6|effect|rating"), Z("近隣の町との合同の催しが実を結んだ。", "R6|effect|comment"), E, Z("継続", "R6|policy|decision"), E]],
        merges="A1:F1 A12:A13 C18:D18 E18:F18 C19:D19 E19:F19 C20:D20 E20:F20 C21:D21 E21:F21")])

    # g: a list with a working column and a dropped project hidden, notes hung on cells, dates and shares by number format, years to come
    a, b, c = "駅前広場再整備事業", "都市公園ＰＦＩ導入事業", "市営住宅集約事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, text, work, day, co, plan, n, t, v, rate, way):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(text, "plan|summary"), work, U(day), yen(Q, co, "R6|cost"), yen(Q, plan[0], "R7|budget"), U(plan[1]), Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), U(rate), Q(way, "R6|policy|decision")]
    day = lambda serial: F(serial, '[$-411]ggge"年"m"月"d"日"')
    form(folder, "35g-jisshi-keikaku.xlsx", [dict(name="R6実績", hidden_columns=[5], hidden_rows=[7], comments={"L5": "交通調査の結果による", "G6": "繰越分を含む"}, rows=[
        [head("第３次実施計画（令和６年度～令和９年度）事業実績・計画一覧　鹿角原市", "鹿角原市")], [E] * 12 + ["（千円）"], ["No.", "事業名", "担当課", "事業概要", "作業用", "計画決定日", "事業費", E, E, "成果指標", E, E, E, "今後の方針"], [E] * 6 + ["R6決算", "R7予算", "R8計画", "指標名", "R6目標", "R6実績", "達成率", E],
        r(X, 1, a, "都市整備課", "駅前の広場を歩行者に優しい形に改める。", "済", day(45383), "182,400", ("210,000", "95,000"), "歩行者の通行量（人/日）", 5200, 5634, F(1.0835, "0.0%"), "計画どおり"), r(Y, 2, b, "公園緑地課", "民間の資金で公園に店を設ける。", "要確認", day(45474), "8,250", ("12,000", "0"), "公園の利用者数（万人）", F(12.0, "0.0"), F(10.8, "0.0"), F(0.9, "0.0%"), "見直し"),
        [3, c, "住宅課", "老朽化した住宅を集める。", "取下げ", E, "0", "0", "0", "集約した団地の数", 1, 0, F(0, "0.0%"), "廃止"], ["合計", E, E, E, E, E, total("190,650", "cost", scale=1000), U("222,000"), U("95,000")]],
        merges="A1:N1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:I3 J3:M3 N3:N4")])

    # h: beside the town's own result those of the prefecture and the country, a rank, and last year's; the source of each
    m1, m2 = "健康づくりの推進", "学力の向上"
    X, Y = P(m1), P(m2)
    def r(Q, m, n, u, last, t, v, ken, kuni, rank, src, mk):
        return [Q(m, "name") if m else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(last, f"R5|{n}|actual"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), U(ken), U(kuni), U(rank), Q(src, f"R6|{n}|source"), Q(mk, f"R6|{n}|rating")]
    form(folder, "35h-hikaku.xlsx", [dict(name="KPI", rows=[
        [head("令和６年度　まち・ひと・しごと創生総合戦略　指標の比較（九重山町）", "九重山町", "R6")], [], ["施策", "指標", "単位", "前年度実績", "令和６年度目標", "令和６年度実績", E, E, "県内順位", "出典", "判定"], [E] * 5 + ["町", "県平均", "全国平均", E, E, E],
        r(X, m1, "特定健診の受診率", "％", "52.1", "55.0", "56.3", "48.9", "38.2", "3位", "国保データベース", "○"), r(X, "", "がん検診の受診率", "％", "21.4", "25.0", "22.8", "19.7", "16.5", "5位", "地域保健報告", "△"), r(Y, m2, "全国学力調査の平均正答率（小６国語）", "％", "66.0", "68.0", "67.0", "67.0", "67.7", "－", "文部科学省", "△")],
        merges="A1:K1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:H3 I3:I4 J3:J4 K3:K4 A5:A6")])

    # i: only values pasted: no area is merged any more, headings over two lines, the second indicator's row without a name
    a, b, c = "外国人観光客受入環境整備事業", "子どもの読書活動推進事業", "有機農業産地づくり事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, first, no, p, dep, k_, bu, co, mk, said, way):
        return [*([Q(no, "number"), Q(p, "name"), Q(dep, "department")] if first else [E] * 3), *K(Q, *k_), *([yen(Q, bu, "R6|budget"), yen(Q, co, "R6|cost"), Q(mk, "R6|effect|rating"), Q(said, "R6|effect|comment"), Q(way, "R6|policy|decision")] if first else [E] * 5)]
    form(folder, "35i-atai.xlsx", [dict(name="Sheet1", rows=[
        [head("令和６年度　地方創生事業評価（妙義原町）", "妙義原町", "R6")], [], ["No", "事業名", "担当課", "ＫＰＩ", E, E, "事業費（千円）", E, "評価", E, "今後の方向性"], [E, E, E, "指標名", "目標値", "実績値", "予算", "決算", "評価", "理由", E],
        r(X, True, 1, a, "商工観光課", ("外国人の宿泊者数", "2,000人泊", "2,817人泊"), "6,000", "5,712", "Ａ", "案内板を４か国語にした効果が出た。", "継続"), r(X, False, 1, a, "", ("多言語の案内板の数", "20基", "22基"), "", "", "", "", ""), r(Y, True, 2, b, "教育課", ("１人当たりの貸出冊数", "8.0冊", "7.4冊"), "1,900", "1,888", "Ｂ", "中学生の利用が減った。", "見直し"), r(Z, True, 3, c, "農林課", ("有機農業の面積", "12ha", "集計中"), "4,400", "4,035", "Ｂ", "学校給食での利用が始まった。", "拡充"), [E, "合計", E, E, E, E, U("12,300"), total("11,635", "cost", scale=1000)]])])


def thirty_sixth(folder):
    """Nine, after the thirty-fifth had been mended for; written before they were run."""
    # a: what stands in the upper and in the lower of two lines, said in the headings; three years across
    a, b = "まちなか循環バス運行事業", "地産地消給食推進事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, money, n, u, ts, vs, mk):
        up = [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, money[0], "R6|budget"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), *[Q(t, f"R{y}|{n}|target") for y, t in zip((4, 5, 6), ts)], Q(mk, "R6|effect|rating")]
        return [up, [E, E, E, yen(Q, money[1], "R6|cost"), E, E, *[Q(v, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6), vs)], E]]
    form(folder, "36a-jouge-dan.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　総合戦略事業　進捗管理表（阿仁合町）", "阿仁合町", "R6")], [E] * 9 + ["（千円）"], ["No", "事業名", "担当課", "上段：予算額\n下段：決算額", "指標", "単位", "上段：目標値　下段：実績値", E, E, "評価"], [E] * 6 + ["Ｒ４", "Ｒ５", "Ｒ６", E],
        *r(X, 1, a, "まちづくり課", ("14,200", "13,874"), "年間の利用者数", "人", ["18,000", "19,000", "20,000"], ["16,455", "18,230", "20,871"], "Ａ"), *r(Y, 2, b, "教育委員会", ("2,100", "2,052"), "地場産品の使用割合", "％", ["30.0", "33.0", "36.0"], ["28.4", "31.9", "集計中"], "－")],
        merges="A1:J1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:I3 J3:J4 A5:A6 B5:B6 C5:C6 E5:E6 F5:F6 J5:J6 A7:A8 B7:B8 C7:C8 E7:E8 F7:F8 J7:J8")])

    # b: groups by kind of grant, the amount of all the years beside the year's own, adopted when, alone or with others
    a, b, c = "県境サイクルツーリズム事業", "ものづくり人材育成事業", "旧酒造場活用拠点整備事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, dep, sc, span, all_, co, gr, k_, mk):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(sc, "scope"), Q(span[0], ("period|from", span[1]), ("period|to", span[2])), U(all_), yen(Q, co, "R6|cost"), yen(Q, gr, "R6|grant"), *K(Q, *k_), Q(mk, "R6|effect|rating")]
    form(folder, "36b-kikan.xlsx", [dict(name="交付金事業", rows=[
        [head("令和６年度　地方創生交付金事業の実施状況（智頭原町）", "智頭原町", "R6")], [E] * 11 + ["単位：千円"], ["No.", "事業名", "所管課", "単独・広域", "事業期間", "計画期間中の\n総事業費", "令和６年度\n事業費", "うち国費", "KPI", E, E, "事業効果"], [E] * 8 + ["指標", "目標値", "実績値", E],
        ["【地方創生推進タイプ】"], r(X, 1, a, "観光課", "広域", ("令和４年度～令和８年度", "R4", "R8"), "62,500", "11,840", "5,920", ("周遊した人の数", "4,000人", "4,366人"), "Ａ"), r(Y, 2, b, "商工課", "単独", ("令和６年度～令和８年度", "R6", "R8"), "24,000", "7,655", "3,827", ("講座の修了者数", "30人", "22人"), "Ｂ"),
        ["【地方創生拠点整備タイプ】"], r(Z, 3, c, "財産管理課", "単独", ("令和５年度～令和６年度", "R5", "R6"), "180,000", "96,300", "48,150", ("拠点の利用者数", "2,500人", "2,911人"), "Ａ"), ["合計", E, E, E, E, U("266,500"), total("115,795", "cost", scale=1000), total("57,897", "grant", scale=1000)]],
        merges="A1:L1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:G4 H3:H4 I3:K3 L3:L4 A5:L5 A8:L8")])

    # c: the same two indicators for every project, named over their columns
    a, b, c = "海鮮まつり開催事業", "灯台ライトアップ事業", "朝市にぎわい事業"
    def r(no, p, dep, co, v1, v2, mk):
        Q = P(p); n1, n2 = "来場者数（人）", "売上額（千円）"
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(co, "R6|cost"), *[Q(v, f"R6|{n}|{k}") for n, vs in ((n1, v1), (n2, v2)) for k, v in zip(("target", "actual"), vs)], Q(mk, "R6|effect|rating")]
    form(folder, "36c-shihyo-mei.xlsx", [dict(name="イベント事業", rows=[
        [head("令和６年度　観光イベント事業実績一覧　久慈浜町", "久慈浜町", "R6")], [], ["番号", "事業名", "担当", "決算額（円）", "来場者数（人）", E, "売上額（千円）", E, "評価"], [E] * 4 + ["目標", "実績", "目標", "実績", E],
        r(1, a, "水産課", 3120000, (8000, 9120), (12000, 14388), "Ａ"), r(2, b, "観光課", 1845000, (3000, 2411), (900, "集計中"), "Ｂ"), r(3, c, "商工課", 960500, (15000, 15870), (20000, 21044), "Ａ"), ["合計", E, E, total(5925500, "cost"), U(26000), U(27401)]],
        merges="A1:I1 A3:A4 B3:B4 C3:C4 D3:D4 E3:F3 G3:H3 I3:I4")])

    # d: where the money came from, the grant as a part of what the state gave; a check column; two tables by 会計
    a, b, c = "医師確保奨学金事業", "ふるさと留学推進事業", "公設塾運営事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, dep, co, src, k_, way):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(co, "R6|cost"), U(src[0]), Q(src[1], "R6|grant"), *[U(x) for x in src[2:]], *K(Q, *k_), Q(way, "R6|policy|decision")]
    form(folder, "36d-zaigen-uchi.xlsx", [dict(name="財源", rows=[
        [head("令和６年度　地方創生関連事業の決算及び財源（隠岐島前町）", "隠岐島前町", "R6")], [E] * 13 + ["単位：円"], ["No", "事業名", "担当課", "事業費\n（決算）", "左の財源内訳", E, E, E, E, E, "KPI", E, E, "今後の方針"], [E] * 4 + ["国庫支出金", "うち地方創生\n交付金", "県支出金", "地方債", "その他", "一般財源", "指標", "目標", "実績", E],
        r(X, 1, a, "健康福祉課", 8400000, (4200000, 4200000, 0, 0, 0, 4200000), ("貸し付けた学生の数", "3人", "3人"), "継続"), r(Y, 2, b, "教育委員会", 15720300, (7000000, 6000000, 1000000, 0, 2300000, 5420300), ("留学した生徒の数", "24人", "27人"), "拡充"), r(Z, 3, c, "教育委員会", 12088000, (5000000, 5000000, 0, 4000000, 0, 3088000), ("塾に通う生徒の割合", "60％", "57.3％"), "継続"),
        ["計", E, E, total(36208300, "cost"), U(16200000), total(15200000, "grant"), U(1000000), U(4000000), U(2300000), U(12708300)]],
        merges="A1:N1 A3:A4 B3:B4 C3:C4 D3:D4 E3:J3 K3:M3 N3:N4")])

    # e: last time's verdict beside this time's; last time's opinion and what was done about it; an empty cell between; UTF-8 csv
    a, b = "古民家宿泊施設整備事業", "特産野菜輸出促進事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, k_, v5, last, this, op, done, way):
        n, u, t, v = k_
        return [Q(no, ("number", int(no))), Q(p, "name"), Q(dep, "department"), *([Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(v5, f"R5|{n}|actual") if v5 else B(p, f"R5|{n}|actual"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual")]), U(last), Q(this, "R6|effect|rating"), Q(op, "R6|opinions|0|text"), Q(done, "R6|opinions|0|response"), Q(way, "R6|policy|decision")]
    form(folder, "36e-zenkai.csv", [dict(name="x", rows=[
        ["番号", "事業名", "担当課", "KPI", "単位", "令和5年度実績", "令和6年度目標", "令和6年度実績", "前回評価", "今回評価", "有識者会議の意見", "意見への対応状況", "今後の方針"],
        r(X, "1", a, "都市計画課", ("宿泊者数", "人泊", "1200", "1388"), "0", "－", "Ａ", "景観に合う看板にしてほしい。", "木の看板に取り替えた。", "継続"), r(Y, "2", b, "農業振興課", ("輸出額", "千円", "50000", "38400"), "35,120", "Ｃ", "Ｂ", "検疫の手続を学ぶ場が要る。", "県の研修に職員と農家を送った。", "改善")])], sep=",", encoding="utf-8-sig")

    # f: months across with marks for what is done when; how far each is; what stands in the way
    a, b, c = "電子図書館開設事業", "窓口キャッシュレス化事業", "被災者支援システム導入事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, dep, bu, text, marks, state, issue):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, bu, "R6|budget"), Q(text, "plan|summary"), *[U(m) if m else E for m in marks], U(state), Q(issue, "R6|issues|current")]
    form(folder, "36f-kotei.xlsx", [dict(name="工程表", rows=[
        [head("令和６年度　デジタル実装タイプ事業　進行管理表（由良川市）", "由良川市", "R6")], [E] * 18 + ["（千円）"], ["No", "事業名", "担当課", "予算額", "事業概要", "実施時期", *[E] * 11, "進捗度", "課題"], [E] * 5 + [f"{m}月" for m in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)] + [E, E],
        r(X, 1, a, "図書館", "6,200", "電子の本を貸し出す仕組みを作る。", ["→", "→", "○", "", "", "", "", "", "", "", "", ""], "100％", "本の数が少ない。"), r(Y, 2, b, "市民課", "1,480", "手数料を電子マネーで払えるようにする。", ["", "", "", "→", "→", "→", "○", "", "", "", "", ""], "100％", "手数料の負担が続く。"), r(Z, 3, c, "危機管理課", "9,900", "罹災証明を早く出せるようにする。", ["", "", "", "", "", "", "", "", "→", "→", "→", "→"], "70％", "ほかのシステムとの連携に時間がかかる。")],
        merges="A1:S1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:Q3 R3:R4 S3:S4")])

    # g: goals with a line of counts each, a project listed again under another goal, numbers with branches
    a, b, c = "空き家リフォーム補助事業", "子育て世代移住応援事業", "保育料軽減事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, dep, k_, co, mk):
        return [no, Q(p, "name"), Q(dep, "department"), *K(Q, *k_), yen(Q, co, "R6|cost"), Q(mk, f"R6|{k_[0]}|rating")]
    g1, g2 = "基本目標１　人を呼び込む", "基本目標２　子育てを支える"
    form(folder, "36g-saikei.xlsx", [dict(name="一覧", rows=[
        [head("第３期総合戦略　令和６年度　事業別ＫＰＩ一覧（出石台町）", "出石台町", "R6")], [], ["事業番号", "事業名", "担当課", "KPI", "R6目標", "R6実績", "R6決算額\n（千円）", "達成度"],
        [of([a, b], g1, "strategy|0")], r(X, "1-1", a, "建設課", ("補助した件数", "12件", "15件"), "7,500", "◎"), r(Y, "1-2", b, "企画課", ("移住した子育て世帯", "10世帯", "7世帯"), "3,300", "△"), [E, "目標１の達成状況", E, U("達成 1／2"), E, E, U("10,800")],
        [C(g2, [(c, "/strategy[0]", g2)])], ["2-1", "（再掲）子育て世代移住応援事業", "企画課", "移住した子育て世帯", "10世帯", "7世帯", U("3,300"), "△"], r(Z, "2-2", c, "こども課", ("軽減した児童の数", "80人", "84人"), "9,140", "◎"), [E, "目標２の達成状況", E, U("達成 1／2"), E, E, U("12,440")]],
        merges="A1:H1 A4:H4 A8:H8")])

    # h: settled, expected and planned years side by side for money and for an indicator
    a, b = "庁舎跡地活用事業", "鳥獣害対策事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, money, n, u, vs, goal, text):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(text, "plan|summary"), yen(Q, money[0], "R6|cost"), U(money[1]), U(money[2]), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(vs[0], f"R6|{n}|actual"), U(vs[1]), U(vs[2]), Q(goal, f"R6|{n}|goal|value")]
    form(folder, "36h-mikomi.xlsx", [dict(name="実施計画", rows=[
        [head("大山崎原町　実施計画進捗状況（令和６年度実績）", "大山崎原町", "R6")], [E] * 12 + ["（千円）"], ["No.", "事業名", "担当課", "事業内容", "事業費", E, E, "成果指標", E, E, E, E, E], [E] * 4 + ["R6（実績）", "R7（見込）", "R8（計画）", "指標名", "単位", "R6（実績）", "R7（見込）", "R8（計画）", "最終目標"],
        r(X, 1, a, "管財課", ("12,300", "48,000", "90,000"), "入居の申込み件数", "件", (2, 5, 8), 10, "庁舎の跡に店と住まいを建てる。"), r(Y, 2, b, "農林課", ("6,480", "6,500", "6,500"), "農作物の被害額", "千円", ("4,210", "3,800", "3,400"), "3,000", "柵の設置と捕獲を支える。")],
        merges="A1:M1 A3:A4 B3:B4 C3:C4 D3:D4 E3:G3 H3:M3")])

    # i: a sheet that sums up all projects, then a sheet a goal with the details; the same values stand in both
    a, b, c = "小さな拠点づくり事業", "ＡＩデマンド交通実証事業", "アウトドア移住体験事業"
    W = {p: P(p) for p in (a, b, c)}
    info = {a: (1, "地域振興課", "8,120", "Ａ", "継続"), b: (2, "交通政策課", "15,600", "Ｂ", "改善"), c: (3, "地域振興課", "2,945", "Ａ", "継続")}
    def sum_(p):
        no, dep, co, mk, way = info[p]; Q = W[p]
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, co, "R5|cost"), Q(mk, "R5|effect|rating"), Q(way, "R5|policy|decision")]
    def det(p, ks, said):
        no, dep, co, mk, way = info[p]; Q = W[p]
        return [[*([no, p, dep, yen(Q, co, "R5|cost")] if not i else [E] * 4), *KU(Q, *k_, "R5"), *([Q(said, "R5|effect|comment"), Q(mk, "R5|effect|rating")] if not i else [E, E])] for i, k_ in enumerate(ks)]
    def goal(name, title, *rows):
        return dict(name=name, rows=[[title], [E] * 9 + ["（千円）"], ["No", "事業名", "担当課", "決算額", "KPI", "単位", "目標", "実績", "評価の理由", "評価"], *[x for row in rows for x in row]])
    form(folder, "36i-soukatsu.xlsx", [
        dict(name="総括表", merges="A1:F1", rows=[[head("令和５年度　総合戦略推進事業　評価総括表（白川台村）", "白川台村", "R5")], [E] * 5 + ["単位：千円"], ["No", "事業名", "担当課", "決算額", "評価", "今後の方針"], sum_(a), sum_(b), sum_(c), ["計", E, E, total("26,665", "cost", "R5", 1000)]]),
        goal("目標1", "基本目標１　安心して暮らせる村をつくる", det(a, [("拠点の利用者数", "人", 3000, 3412), ("買物支援の件数", "件", 600, 655)], "利用が村の全域に広がった。"), det(b, [("１日当たりの利用者数", "人", 40, 33)], "予約のしかたが知られていない。")),
        goal("目標2", "基本目標２　新しい人の流れをつくる", det(c, [("体験した人の数", "人", 50, 58), ("移住した人の数", "人", 5, "確認中")], "体験した人の満足度が高い。"))])


def thirty_seventh(folder):
    """Eight, after the thirty-sixth had been mended for; written before they were run."""
    # a: two sheets saved into one csv below each other, each with its title in brackets; the second refers to the first by number and name
    a, b = "空き店舗チャレンジ事業", "観光ガイド養成事業"
    X, Y = P(a), P(b)
    form(folder, "37a-futatsu.csv", [dict(name="x", rows=[
        [head("令和6年度 地方創生事業実績（鶴見崎市）", "鶴見崎市", "R6"), *[E] * 6], [E] * 7, ["【事業一覧】", *[E] * 6], ["事業番号", "事業名", "担当課", "予算額（円）", "決算額（円）", "うち交付金（円）", "今後の方向性"],
        [X("1", ("number", 1)), X(a, "name"), X("商工振興課", "department"), X("4,000,000", "R6|budget"), X("3,612,000", "R6|cost"), X("1,806,000", "R6|grant"), X("継続", "R6|policy|decision")], [Y("2", ("number", 2)), Y(b, "name"), Y("観光課", "department"), Y("1,500,000", "R6|budget"), Y("1,488,200", "R6|cost"), Y("744,100", "R6|grant"), Y("拡充", "R6|policy|decision")], [E] * 7,
        ["【KPI一覧】", *[E] * 6], ["事業番号", "事業名", "KPI", "単位", "目標値", "実績値", "達成状況"], ["1", a, *KU(X, "新規の出店数", "店", "5", "4"), X("未達成", "R6|新規の出店数|rating")], ["1", a, *KU(X, "出店の相談件数", "件", "30", "41"), X("達成", "R6|出店の相談件数|rating")], ["2", b, *KU(Y, "養成した人の数", "人", "15", "確認中"), Y("－", "R6|養成した人の数|rating")]])], sep=",", encoding="cp932")

    # b: goals, measures and projects each in a column and a line of its own, as in an outline
    a, b, c = "新規就農サポート事業", "スマート漁業推進事業", "移住フェア出展事業"
    X, Y, Z = P(a), P(b), P(c)
    g1, g2, m1, m2, m3 = "１ しごと", "２ ひと", "(1) 農業の担い手", "(2) 水産業の振興", "(1) 移住の促進"
    def r(Q, p, dep, n, t, v, co, mk):
        return [E, E, Q(p, "name"), Q(dep, "department"), *K(Q, n, t, v), Q(co, "R6|cost"), Q(mk, "R6|effect|rating")]
    form(folder, "37b-outline.xlsx", [dict(name="体系", rows=[
        [head("令和６年度　総合戦略　事業体系別実績表（天草崎町）", "天草崎町", "R6")], [E] * 8 + ["単位：円"], ["基本目標", "施策", "事業名", "担当課", "指標", "目標", "実績", "決算額", "評価"],
        [of([a, b], g1, "strategy|0")], [E, X(m1, ("strategy|1", m1))], r(X, a, "農林課", "就農した人の数", "4人", "5人", 6300000, "Ａ"), [E, Y(m2, ("strategy|1", m2))], r(Y, b, "水産課", "導入した船の数", "8隻", "6隻", 4120500, "Ｂ"),
        [C(g2, [(c, "/strategy[0]", g2)])], [E, Z(m3, ("strategy|1", m3))], r(Z, c, "企画課", "相談した組の数", "30組", "44組", 980000, "Ａ")])])

    # c: this year's block, then last year's with the same headings; verdicts of three years
    a, b = "まちの保健室事業", "シルバー人材活用事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, n, six, five, marks):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(n, f"R6|{n}|name"), Q(six[0], f"R6|{n}|target"), Q(six[1], f"R6|{n}|actual"), U(six[2]), Q(five[0], f"R5|{n}|target"), Q(five[1], f"R5|{n}|actual"), U(five[2]), *[Q(m, f"R{y}|effect|rating") for y, m in zip((4, 5, 6), marks)]]
    form(folder, "37c-zennen.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　重点事業の評価一覧　三瀬川町", "三瀬川町", "R6")], [], ["No", "事業名", "担当課", "成果指標", "令和６年度", E, E, "令和５年度", E, E, "事業の評価", E, E], [E] * 4 + ["目標", "実績", "達成率", "目標", "実績", "達成率", "R4", "R5", "R6"],
        r(X, 1, a, "健康課", "相談した人の数（人）", (500, 566, "113.2%"), (480, 451, "94.0%"), ("Ｂ", "Ｂ", "Ａ")), r(Y, 2, b, "福祉課", "就業した人の数（人）", (120, 108, "90.0%"), (120, 117, "97.5%"), ("Ａ", "Ｂ", "Ｂ"))],
        merges="A1:M1 A3:A4 B3:B4 C3:C4 D3:D4 E3:G3 H3:J3 K3:M3")])

    # d: one line of headings in which each says the thing and in brackets whether planned or done
    a, b, c = "防災講座開催事業", "健康教室運営事業", "英語体験キャンプ事業"
    def r(no, p, dep, *vals):
        Q = P(p); n1, n2 = "開催回数", "参加者数"
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), *[Q(v, f"R6|{n}|{k}") for (n, k), v in zip(((n1, "target"), (n1, "actual"), (n2, "target"), (n2, "actual")), vals)], Q(vals[4], "R6|budget"), Q(vals[5], "R6|cost"), Q(vals[6], "R6|effect|rating")]
    form(folder, "37d-kakko.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　ソフト事業実績一覧（西方寺町）", "西方寺町", "R6")], [], ["番号", "事業名", "担当課", "開催回数（計画）", "開催回数（実績）", "参加者数（計画）", "参加者数（実績）", "事業費（計画）\n円", "事業費（実績）\n円", "評価"],
        r(1, a, "総務課", 10, 12, 300, 355, 600000, 571200, "Ａ"), r(2, b, "健康課", 48, 48, 960, 812, 1200000, 1180400, "Ｂ"), r(3, c, "学校教育課", 2, 1, 60, 28, 2400000, 1305000, "Ｃ")], merges="A1:J1")])

    # e: copied from a word processor: the cells of rows that were merged are gone, so that a second indicator begins at the left
    a, b = "木育推進事業", "商店街ＷｉＦｉ整備事業"
    X, Y = P(a), P(b)
    form(folder, "37e-word.tsv", [dict(name="x", rows=[
        [head("令和６年度地方創生推進交付金事業の効果検証結果（奥多野村）", "奥多野村", "R6")], ["№", "事業名", "担当課", "実績額（円）", "指標", "目標値", "実績値", "評価", "今後の方針"],
        [X("1", ("number", 1)), X(a, "name"), X("産業課", "department"), X("3,420,000", "R6|cost"), *K(X, "木育の催しの参加者数", "400人", "523人"), X("Ａ", "R6|effect|rating"), X("継続", "R6|policy|decision")], [A("木の玩具の販売額", "displaced"), A("2,000千円", "displaced"), A("1,640千円", "displaced")],
        [Y("2", ("number", 2)), Y(b, "name"), Y("商工観光課", "department"), Y("5,808,000", "R6|cost"), *K(Y, "利用の回数", "10,000回", "集計中"), Y("Ｂ", "R6|effect|rating"), Y("終了", "R6|policy|decision")]])], sep="\t")

    # f: the sum in the first line, amounts shown in thousands by their format, shares by formula
    a, b, c = "下水道広域化事業", "農業集落排水統合事業", "浄化槽設置補助事業"
    X, Y, Z = P(a), P(b), P(c)
    th = lambda Q, yen_, path: Q(F(yen_, "#,##0,"), (path, round(yen_ / 1000) * 1000))
    def r(Q, no, p, dep, bu, co, k_, mk):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), th(Q, bu, "R6|budget"), th(Q, co, "R6|cost"), U(F(co / bu, "0.0%")), *K(Q, *k_), Q(mk, "R6|effect|rating")]
    form(folder, "37f-saisho-kei.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　生活排水対策事業の実績（最上台町）", "最上台町", "R6")], [E] * 9 + ["（千円）"], ["番号", "事業名", "担当課", "予算額", "決算額", "執行率", "指標", "目標", "実績", "評価"],
        ["合計", E, E, U(F(231000000, "#,##0,")), C(F(218403000, "#,##0,"), [(None, "/totals[R6 実績]/cost", 218403000)]), U(F(0.9455, "0.0%"))],
        r(X, 1, a, "上下水道課", 150000000, 141250400, ("つないだ区域の数", 2, 2), "Ａ"), r(Y, 2, b, "上下水道課", 60000000, 58152600, ("統合した施設の数", 3, 2), "Ｂ"), r(Z, 3, c, "環境課", 21000000, 19000000, ("補助した基数", 40, 37), "Ｂ")], merges="A1:J1")])

    # g: target and result below each other in one cell, as the heading has them; so are budget and settlement
    a, b = "道の駅リニューアル事業", "ふるさと納税返礼品開発事業"
    X, Y = P(a), P(b)
    def two(p, s1, s2, f1, f2, v1, v2):
        return C(f"{s1}\n{s2}", [(p, field(f1), v1), (p, field(f2), v2)])
    def r(Q, p, no, dep, bu, co, n, t, v, mk, said):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), two(p, bu, co, "R6|budget", "R6|cost", thousand(bu), thousand(co)), Q(n, f"R6|{n}|name"), two(p, t, v, f"R6|{n}|target", f"R6|{n}|actual", t, v), Q(mk, "R6|effect|rating"), Q(said, "R6|effect|comment")]
    form(folder, "37g-ni-gyou.xlsx", [dict(name="一覧", rows=[
        [head("令和６年度　交付金事業評価一覧（鮎川浜町）", "鮎川浜町", "R6")], [], ["No", "事業名", "担当課", "予算額\n決算額\n（千円）", "KPI", "目標値\n実績値", "評価", "評価の理由"],
        r(X, a, 1, "商工観光課", "95,000", "93,418", "来場者数", "250,000人", "268,300人", "Ａ", "売場を広げた効果が出た。"), r(Y, b, 2, "企画財政課", "8,800", "7,905", "寄附の件数", "6,000件", "5,214件", "Ｂ", "新しい返礼品の登録が遅れた。")], merges="A1:H1")])

    # h: what came of it in numbers and in words side by side; a budget item's number; who else takes part
    a, b = "森のようちえん認証事業", "在来線利用促進事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, others, co, text, num, word, mk, way):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(others, "plan|partners"), yen(Q, co, "R6|cost"), Q(text, "plan|summary"), U(num), U(word), Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")]
    form(folder, "37h-teiryo.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　連携事業の成果（長門峡市）", "長門峡市", "R6")], [E] * 9 + ["（千円）"], ["No", "事業名", "担当課", "連携先", "決算額", "事業内容", "成果", E, "総合評価", "次年度の方針"], [E] * 6 + ["定量的な成果", "定性的な成果", E, E],
        r(X, 1, a, "こども課", "ＮＰＯ法人森の家", "1,240", "自然の中の保育を行う団体を市が認証する。", "認証した団体　３団体（目標３団体）", "保護者の満足の声が多い。", "Ａ", "継続"), r(Y, 2, b, "交通対策室", "鉄道会社、沿線２市", "2,980", "列車で出かける催しを沿線の市と開く。", "参加者　１，１８２人（目標１，０００人）", "駅の清掃に加わる住民が増えた。", "Ａ", "拡充")],
        merges="A1:J1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:H3 I3:I4 J3:J4")])


def thirty_eighth(folder):
    """Eight, after the thirty-seventh had been mended for; written before they were run."""
    # a: a row for each project and section that has a part in it, the sum of the project in a row of its own
    a, b = "防災アプリ導入事業", "公共交通マップ作成事業"
    X, Y = P(a), P(b)
    form(folder, "38a-ka-goto.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　デジタル実装タイプ事業　実績調書（尾鷲浦市）", "尾鷲浦市", "R6")], [E] * 8 + ["（円）"], ["番号", "事業名", "担当課", "決算額", "交付金充当額", "KPI", "目標値", "実績値", "評価"],
        [X(1, "number"), X(a, "name"), X("危機管理室", "department"), X(5280000, "R6|cost"), X(2640000, "R6|grant"), *K(X, "登録した世帯の割合（％）", 40, 33.7), X("Ｃ", "R6|effect|rating")], [E, E, E, E, E, *K(X, "訓練で使った地区の数（地区）", 12, 14), E],
        [Y(2, "number"), Y(b, "name"), Y("都市計画課", "department"), Y(1100000, "R6|cost"), Y(550000, "R6|grant"), *K(Y, "閲覧された回数（回）", 20000, 26118), Y("Ａ", "R6|effect|rating")], ["合　計", E, E, total(6380000, "cost"), total(3190000, "grant")], [], ["評価の基準"], ["Ａ", "目標を達成した"], ["Ｂ", "目標の８割以上を達成した"], ["Ｃ", "目標の８割に届かなかった"]],
        merges="A1:I1 A4:A5 B4:B5 C4:C5 D4:D5 E4:E5 I4:I5")])

    # b: KPI names wide as headings of groups, years below, one line for targets and one for results of each project
    m1, m2 = "森を育てる", "海を守る"
    X, Y = P(m1), P(m2)
    def two(Q, m, dep, n, u, b0, ts, vs, goal, mk):
        return [[Q(m, "name"), Q(dep, "department"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), "目標", *[Q(t, f"R{y}|{n}|target") for y, t in zip((4, 5, 6, 7), ts)], Q(goal, f"R6|{n}|goal|value"), Q(mk, f"R6|{n}|rating")],
                [E, E, E, E, E, "実績", *[Q(v, f"R{y}|{n}|actual") if v != E else B(m, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6, 7), vs)], E, E]]
    form(folder, "38b-mokujitsu.xlsx", [dict(name="指標", rows=[
        [head("第２次環境基本計画　指標の進捗（令和６年度）　相馬原市", "相馬原市", "R6")], [], ["施策", "担当課", "指標", "単位", "基準値\nＲ３", "区分", "Ｒ４", "Ｒ５", "Ｒ６", "Ｒ７", "最終目標\nＲ１０", "評価"],
        *two(X, m1, "農林整備課", "間伐した面積", "ha", "52.0", ["55.0", "58.0", "60.0", "62.0"], ["54.1", "60.3", "58.8", ""], "70.0", "Ｂ"), *two(Y, m2, "水産振興課", "藻場の面積", "ha", "3.2", ["3.4", "3.6", "3.8", "4.0"], ["3.4", "3.7", "調査中", ""], "5.0", "－")],
        merges="A1:L1 A4:A5 B4:B5 C4:C5 D4:D5 E4:E5 K4:K5 L4:L5 A6:A7 B6:B7 C6:C7 D6:D7 E6:E7 K6:K7 L6:L7")])

    # c: an open-data csv with a row for each project in snake case and Japanese words mixed, booleans, an ISO date, blanks at the end
    a, b = "スマート街路灯整備事業", "共創ラボ運営事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, y0, y1, co, gr, ks, eff, way, day):
        out = ["2024", Q(no, ("number", int(no))), Q(p, "name"), Q(dep, "department"), Q(y0, ("period|from", f"R{int(y0) - 2018}")), Q(y1, ("period|to", f"R{int(y1) - 2018}")), Q(co, "R6|cost"), Q(gr, "R6|grant")]
        for n, u, t, v in ks:
            out += [Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual")]
        return out + [E] * (16 - len(out)) + [Q(eff, "R6|effect|rating"), Q(way, "R6|policy|decision"), U(day), E]
    form(folder, "38c-opendata.csv", [dict(name="x", rows=[
        ["対象年度", "事業番号", "事業名", "担当課", "開始年度", "終了年度", "決算額_円", "交付金額_円", "KPI1_名称", "KPI1_単位", "KPI1_目標値", "KPI1_実績値", "KPI2_名称", "KPI2_単位", "KPI2_目標値", "KPI2_実績値", "事業効果", "今後の方針", "公表日", ""],
        r(X, "1", a, "道路課", "2024", "2026", "22000000", "11000000", [("交換した灯数", "灯", "400", "412"), ("電気代の削減率", "％", "35", "38.2")], "非常に効果的", "継続", "2025-09-30"), r(Y, "2", b, "産業政策課", "2023", "2025", "7150000", "3575000", [("生まれた事業の数", "件", "5", "3")], "効果あり", "改善", "2025-09-30")])], sep=",", encoding="utf-8")

    # d: a questionnaire of the meeting: votes for each project, then the verdict of most, and what was said by whom
    a, b = "歴史的風致維持事業", "バリアフリー観光推進事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, own, votes, out, said, ans):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(own, "R6|effect|rating"), *[U(v) for v in votes], Q(out, "R6|evaluations|0|rating"), Q(said, "R6|opinions|0|text"), Q(ans, "R6|opinions|0|response")]
    form(folder, "38d-touhyou.xlsx", [dict(name="有識者会議", rows=[
        [head("令和６年度　地方創生事業　有識者会議の評価結果（角館台市）", "角館台市", "R6")], ["開催日：令和７年８月２１日　委員７名"], [], ["No", "事業名", "担当課", "担当課の評価", "委員の評価（人数）", E, E, "有識者会議の評価", "主な意見", "市の考え方"], [E] * 4 + ["有効", "一部有効", "有効でない", E, E, E],
        r(X, 1, a, "文化財課", "Ａ", (6, 1, 0), "有効", "所有者の負担を軽くしてほしい。", "補助率の見直しを検討する。"), r(Y, 2, b, "観光課", "Ｂ", (2, 4, 1), "一部有効", "段差の情報が古い。", "年２回の点検で更新する。")],
        merges="A1:J1 A2:J2 A4:A5 B4:B5 C4:C5 D4:D5 E4:G4 H4:H5 I4:I5 J4:J5")])

    # e: the plan's table of yearly targets on one sheet, the results on another, tied by the indicator's number and name
    m1, m2 = "創業の支援", "若者の定着"
    X, Y = P(m1), P(m2)
    ks = [(X, m1, "1", "創業した件数", "件", ["10", "12", "14"], ["11", "9", "15"]), (X, m1, "2", "創業塾の修了者数", "人", ["20", "20", "25"], ["22", "19", "確認中"]), (Y, m2, "3", "市内に就職した高校生の割合", "％", ["50.0", "52.0", "54.0"], ["48.7", "51.2", "55.1"])]
    def sh(name, title, at, field_, shown_first):
        rows, before = [[title], [], ["施策", "番号", "指標", "単位", "R4", "R5", "R6"]], None
        for Q, m, no, n, u, ts, vs in ks:
            rows.append([Q(m, "name") if m != before else E, no, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), *[Q(x, f"R{y}|{n}|{field_}") for y, x in zip((4, 5, 6), ts if field_ == "target" else vs)]])
            before = m
        return dict(name=name, rows=rows, merges="A1:G1 A4:A5")
    form(folder, "38e-mokuhyo-jisseki.xlsx", [
        sh("目標値", head("第２期総合戦略　年度別目標値（令和４～６年度）　上山田市", "上山田市"), 0, "target", True), sh("実績値", "第２期総合戦略　年度別実績値（令和４～６年度）　上山田市", 0, "actual", False)])

    # f: amounts in several units, each in its heading; the share of the costs per user; numbers with 約 and 延べ
    a, b = "児童館リニューアル事業", "市民大学運営事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, co, gr, unit_cost, n, t, v, mk):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(co, ("R6|cost", round(float(co.replace(",", "")) * 1000000))), yen(Q, gr, "R6|grant"), U(unit_cost), *K(Q, n, t, v), Q(mk, "R6|effect|rating")]
    form(folder, "38f-tani.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　拠点整備事業等の実績　国東台市", "国東台市", "R6")], [], ["番号", "事業名", "担当課", "事業費\n（百万円）", "うち交付金\n（千円）", "利用者１人当たりの\n事業費（円）", "指標", "目標", "実績", "効果"],
        r(X, 1, a, "こども課", "182.4", "91,200", "3,840", "利用者数", "延べ40,000人", "延べ47,500人", "Ａ"), r(Y, 2, b, "社会教育課", "6.2", "3,100", "12,400", "受講者数", "約500人", "500人", "Ａ")], merges="A1:J1")])

    # g: the heading of the table at the left, turned by a row for each item, and for each project a column; then a second such table below
    a, b, c, d = "海辺のテレワーク事業", "水田貯留推進事業", "ご縁結び支援事業", "古道再生事業"
    def table(ps, no0, data):
        rows = [["項目", *[f"事業{'①②③④'[no0 + i]}" for i in range(2)]]]
        Q = [P(p) for p in ps]
        rows.append(["事業の名称", *[Q[i](p, "name") for i, p in enumerate(ps)]])
        for label, path, vals in data:
            rows.append([label, *[Q[i](v, path(i) if callable(path) else path) for i, v in enumerate(vals)]])
        return rows
    k1, k2 = ("利用者数（人）", "貯留した面積（ha）"), ("成婚の組数（組）", "歩いた人の数（人）")
    def data(k_, dep, co, t, v, eff, way):
        return [("担当課", "department", dep), ("実績額（円）", "R6|cost", co), ("ＫＰＩ", lambda i: f"R6|{k_[i]}|name", k_), ("目標値", lambda i: f"R6|{k_[i]}|target", t), ("実績値", lambda i: f"R6|{k_[i]}|actual", v), ("事業効果", "R6|effect|rating", eff), ("今後の方針", "R6|policy|decision", way)]
    form(folder, "38g-tate-futatsu.xlsx", [dict(name="検証", rows=[
        [head("令和６年度　地方創生推進交付金　効果検証（由良浜町）", "由良浜町", "R6")], [], *table([a, b], 0, data(k1, ("企画課", "農林課"), ("8,200,000", "3,145,000"), ("300", "25"), ("412", "27.3"), ("非常に効果的であった", "相当程度効果があった"), ("継続", "継続"))), [], *table([c, d], 2, data(k2, ("福祉課", "観光課"), ("1,980,000", "5,500,000"), ("5", "4,000"), ("3", "集計中"), ("効果があった", "効果があった"), ("改善", "継続")))], merges="A1:C1")])

    # h: a list that prints the year once over the amounts and the indicators, with the plan's own goal as words, remarks over two projects
    a, b, c = "特産米ブランド化事業", "農業用ドローン導入事業", "農家民宿開業支援事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, first, m, p, dep, co, n, t, v, goal, mk):
        return [Q(m, ("strategy|0", m)) if first else E, Q(p, "name"), Q(dep, "department"), yen(Q, co, "R6|cost"), *K(Q, n, t, v), Q(goal, f"R6|{n}|goal|value"), Q(mk, f"R6|{n}|rating")]
    form(folder, "38h-nendo-ikkai.xlsx", [dict(name="農業", rows=[
        [head("第３次総合計画　農業分野の事業実績（羽咋台町）", "羽咋台町")], [E] * 7 + ["（千円）"], ["施策", "事業名", "担当課", "令和６年度", E, E, E, "最終目標\n（令和９年度）", "判定"], [E] * 3 + ["決算額", "指標", "目標", "実績", E, E],
        r(X, True, "稼げる農業", a, "農政課", "4,120", "ブランド米の作付面積（ha）", "120", "131", "150", "○"), r(Y, False, "稼げる農業", b, "農政課", "9,350", "散布した面積（ha）", "300", "264", "500", "△"), r(Z, True, "農村の活性化", c, "観光課", "1,050", "開業した軒数（軒）", "3", "3", "10", "○")],
        merges="A1:I1 A3:A4 B3:B4 C3:C4 D3:G3 H3:H4 I3:I4 A5:A6")])


def thirty_ninth(folder):
    """Eight, the last, after the thirty-eighth had been mended for; written before they were run."""
    # a: the national form's list with its own five columns of indicators left as rows, for a wide area of towns; money of the year and of its part
    a, b = "湖周遊サイクリング推進事業", "次世代農業人材確保事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, kind, co, ks, eff, out, said, way, why):
        rows = []
        for i in range(5):
            k_ = ks[i] if i < len(ks) else None
            vals = [f"指標{'①②③④⑤'[i]}", *([Q(k_[0], f"H29|{k_[0]}|name"), Q(k_[1], f"H29|{k_[0]}|target"), Q(k_[2], f"H29|{k_[0]}|unit"), Q(k_[3], (f"H29|{k_[0]}|goal|by", k_[3])), Q(k_[4], f"H29|{k_[0]}|actual")] if k_ else [E] * 5)]
            rows.append([*([Q(no, "number"), Q(p, "name"), Q(kind, "H29|program"), Q(co, "H29|cost")] if not i else [E] * 4), *vals, *([Q(eff, "H29|effect|rating"), Q(out, "H29|evaluations|0|rating"), Q(said, "H29|opinions|0|text"), Q(way, "H29|policy|decision"), Q(why, "H29|policy|reason")] if not i else [E] * 5)])
        return rows
    m = " ".join(f"{c}{t}:{c}{t + 4}" for t in (6, 11) for c in "ABCDKLMNO")
    form(folder, "39a-suishin.xlsx", [dict(name="様式", merges="A4:A5 B4:B5 C4:C5 D4:D5 E4:J4 K4:K5 L4:M4 N4:O4 " + m, rows=[
        [T("平成29年度　地方創生推進交付金　事業実施結果報告", "title", ("fiscal_year", "H29"))], ["市町村名", C("湖北浜市", [(None, "/municipality", "湖北浜市")]), "担当部局課名", "総合政策部　企画課"], [],
        ["No", "①交付対象事業の名称", "②交付金の種類", "③実績額\n（単位：円）", "④本事業における重要業績評価指標（KPI）及び実績値", E, E, E, E, E, "⑤事業効果", "⑥外部有識者からの評価", E, "⑦今後について", E], [E] * 4 + [E, "指標", "指標値", "単位", "目標年月", "実績値", E, "事業の評価", "外部有識者からの意見", "今後の方針", "今後の方針の理由"],
        *r(X, 1, a, "先駆タイプ", 12480500, [("自転車で巡った人の数", 20000, "人", "H30.3", 23418), ("宿泊した人の数", 1500, "人泊", "H30.3", 1288)], "地方創生に相当程度効果があった", "総合戦略のＫＰＩ達成に有効であった", "対岸の市と案内をそろえること。", "事業の発展", "利用が伸びているため"), *r(Y, 2, b, "横展開タイプ", 3906000, [("研修を修了した人の数", 12, "人", "H30.3", 9)], "地方創生に効果があった", "総合戦略のＫＰＩ達成に有効とは言えない", "特になし", "事業の改善", "修了者が目標に届かないため")])])

    # b: the name of a measure over its own table, repeated for each measure, with the projects and their numbers; a table of sums at the end
    a, b, c, d = "デジタル人材育成事業", "企業立地促進事業", "こども食堂支援事業", "産前産後サポート事業"
    W, X, Y, Z = P(a), P(b), P(c), P(d)
    def r(Q, no, p, dep, co, k_, mk):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, co, "R6|cost"), *K(Q, *k_), Q(mk, "R6|effect|rating")]
    hd = ["No.", "事業名", "担当課", "決算額（千円）", "指標", "目標", "実績", "評価"]
    form(folder, "39b-shisaku-hyou.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　総合戦略に基づく事業の評価（十和田台町）", "十和田台町", "R6")], [], [of([a, b], "基本目標１　魅力ある産業をつくる", "strategy|0")], hd, r(W, 1, a, "商工課", "5,280", ("講座の修了者数（人）", "40", "52"), "Ａ"), r(X, 2, b, "商工課", "48,000", ("立地した企業の数（社）", "1", "0"), "Ｃ"), [],
        [of([c, d], "基本目標２　子育ての希望をかなえる", "strategy|0")], hd, r(Y, 3, c, "福祉課", "1,200", ("開いた回数（回）", "48", "61"), "Ａ"), r(Z, 4, d, "健康課", "3,615", ("利用者の満足度（％）", "90.0", "94.3"), "Ａ"), [], ["■集計"], ["基本目標", "事業数", "Ａ", "Ｂ", "Ｃ"], ["基本目標１", 2, 1, 0, 1], ["基本目標２", 2, 2, 0, 0]], merges="A1:H1 A3:H3 A8:H8")])

    # c: what the state paid in the year before and the rest now; the years of the money in two columns of one cell's heading; KPI on the right twice
    a, b = "旧駅舎利活用事業", "海洋教育推進事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, c5, c6, k1, k2, way):
        cell = lambda k_: [Q(k_[0], f"R6|{k_[0]}|name"), Q(k_[1], f"R6|{k_[0]}|target"), Q(k_[2], f"R6|{k_[0]}|actual")] if k_ else ["－", "－", "－"]
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, c5, "R5|cost"), yen(Q, c6, "R6|cost"), *cell(k1), *cell(k2), Q(way, "R6|policy|decision")]
    form(folder, "39c-futatsu-kpi.xlsx", [dict(name="一覧", rows=[
        [head("令和６年度　地方創生事業の実績（東尾道町）", "東尾道町", "R6")], [E] * 11 + ["千円"], ["No", "事業名", "担当課", "決算額", E, "ＫＰＩ①", E, E, "ＫＰＩ②", E, E, "今後の方針"], [E] * 3 + ["Ｒ５", "Ｒ６", "指標", "目標", "実績", "指標", "目標", "実績", E],
        r(X, 1, a, "まちづくり課", "42,000", "8,150", ("入居の店舗数", "3店", "3店"), ("来館者数", "12,000人", "13,502人"), "継続"), r(Y, 2, b, "学校教育課", "1,010", "1,244", ("授業を行った学校数", "5校", "5校"), None, "継続")],
        merges="A1:L1 A3:A4 B3:B4 C3:C4 D3:E3 F3:H3 I3:K3 L3:L4")])

    # d: csv with the sheet's empty first column and first rows, a note in the middle, marks with their words, numbers in full width
    a, b, c = "お試し移住推進事業", "デジタル商品券発行事業", "共生型福祉拠点整備事業"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, no, p, dep, co, n, t, v, mk, why):
        return [E, Q(no, ("number", int(no.translate(str.maketrans("１２３", "123"))))), Q(p, "name"), Q(dep, "department"), C(co, [(p, "/reviews[R6]/cost", thousand(co.translate(str.maketrans("０１２３４５６７８９，", "0123456789,"))))]), *K(Q, n, t, v), Q(mk, "R6|effect|rating"), Q(why, "R6|effect|comment")]
    form(folder, "39d-kara-retsu.csv", [dict(name="x", rows=[
        [E] * 10, [E, head("令和６年度　地方創生推進事業の評価（北川辺台市）", "北川辺台市", "R6"), *[E] * 8], [E] * 9 + ["（単位：千円）"], [E, "番号", "事業名", "担当課", "事業費", "ＫＰＩ", "目標値", "実績値", "評価", "評価の理由"],
        r(X, "１", a, "企画課", "３，１８０", "利用した世帯数", "１５世帯", "１８世帯", "◎", "首都圏での催しが効いた。"), r(Y, "２", b, "商工課", "２１，６４０", "換金率", "９８％", "９７．２％", "○", "高齢者の利用が少ない。"), [E, T("※番号２は物価高騰対策として実施した。", "notes"), *[E] * 8], r(Z, "３", c, "福祉課", "８８，０００", "利用者数", "４，０００人", "確認中", "－", "年度の途中に開いたため、まだ評価できない。")])], sep=",", encoding="cp932")

    # e: each year's plan of growth of an indicator and what it grew, then its state; the base and the last in front
    m1, m2 = "関係人口の拡大", "地場産業の成長"
    X, Y = P(m1), P(m2)
    def r(Q, m, n, u, b0, goal, ts, vs, mk, dep):
        return [Q(m, "name"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), *[x for y, t, v in zip((5, 6), ts, vs) for x in (Q(t, f"R{y}|{n}|target"), Q(v, f"R{y}|{n}|actual"))], Q(goal, f"R6|{n}|goal|value"), Q(mk, f"R6|{n}|rating"), Q(dep, "department")]
    form(folder, "39e-kijun-saigo.xlsx", [dict(name="ＫＰＩ", rows=[
        [head("第３期　日南浜市総合戦略　ＫＰＩの達成状況（令和６年度）", "日南浜市", "R6")], [], ["施策", "ＫＰＩ", "単位", "策定時\n（令和４年度）", "令和５年度", E, "令和６年度", E, "令和９年度\n最終目標", "達成状況", "担当課"], [E] * 4 + ["目標", "実績", "目標", "実績", E, E, E],
        r(X, m1, "ファンクラブの会員数", "人", "1,204", "3,000", ("1,500", "2,100"), ("1,633", "2,047"), "概ね順調", "総合政策課"), r(Y, m2, "製造品の出荷額", "億円", "412", "500", ("430", "450"), ("428", "公表前"), "－", "商工政策課")],
        merges="A1:K1 A3:A4 B3:B4 C3:C4 D3:D4 E3:F3 G3:H3 I3:I4 J3:J4 K3:K4")])

    # f: the money of a grant by its use, each project in two lines of kinds of cost, with its sum; then the indicators beside
    a, b = "里海再生事業", "健康経営促進事業"
    X, Y = P(a), P(b)
    form(folder, "39f-keihi.xlsx", [dict(name="経費", rows=[
        [head("令和６年度　地方創生事業の経費と成果（備前浦市）", "備前浦市", "R6")], [E] * 8 + ["（円）"], ["番号", "事業名", "担当課", "経費の内容", "決算額", "KPI", "目標", "実績", "評価"],
        [X(1, "number"), X(a, "name"), X("水産課", "department"), "委託料", U("2,400,000"), *K(X, "藻場の面積（ha）", "3.0", "3.4"), X("Ａ", "R6|effect|rating")], [E, E, E, "負担金", U("350,000"), *K(X, "参加した漁業者の数（人）", "30", "27"), E], [E, E, E, "計", X("2,750,000", "R6|cost"), E, E, E, E],
        [Y(2, "number"), Y(b, "name"), Y("健康課", "department"), "報償費", U("180,000"), *K(Y, "宣言した企業の数（社）", "20", "25"), Y("Ａ", "R6|effect|rating")], [E, E, E, "計", Y("180,000", "R6|cost"), E, E, E, E], ["合計", E, E, E, total("2,930,000", "cost")]],
        merges="A1:I1 A4:A6 B4:B6 C4:C6 I4:I6 A7:A8 B7:B8 C7:C8 I7:I8")])

    # g: only what has to be said to the council: one line a project with sentences, the figures in the sentences' own column
    a, b = "乗合タクシー実証事業", "ＧＩＧＡ端末活用推進事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, bu, co, done, ks, eff, issue, next_):
        return [Q(no, "number"), C(f"{p}\n（{dep}）", [(p, "/name", p), (p, "/department", dep)]), yen(Q, bu, "R6|budget"), yen(Q, co, "R6|cost"), Q(done, "R6|achievements"), C("\n".join(f"・{n}　目標{t}→実績{v}" for n, t, v in ks), [(p, field(f"R6|{n}|{k}"), x) for n, t, v in ks for k, x in (("name", n), ("target", t), ("actual", v))]), Q(eff, "R6|effect|comment"), Q(issue, "R6|issues|current"), Q(next_, "R6|issues|revisions")]
    form(folder, "39g-gikai-bun.xlsx", [dict(name="主要施策", rows=[
        [head("令和６年度　主要施策の成果説明書（総合戦略分）　志布志台市", "志布志台市", "R6")], [E] * 8 + ["単位：千円"], ["№", "事業名\n（担当課）", "予算額", "決算額", "実施内容", "成果指標の達成状況", "事業の効果", "課題", "今後の取組"],
        r(X, 1, a, "企画課", "12,000", "11,304", "平日に２区域で運行した。", [("延べ利用者数", "6,000人", "7,215人"), ("１便の平均乗車人数", "2.0人", "1.8人")], "通院の足が確保された。", "予約の電話が混み合う。", "予約をアプリでも受け付ける。"), r(Y, 2, b, "学校教育課", "30,500", "30,122", "全ての小中学校に支援員を置いた。", [("授業で毎日使う学級の割合", "80％", "91％")], "学びの記録が共有できるようになった。", "端末の故障が増えている。", "更新の計画を立てる。")], merges="A1:I1")])

    # h: indicators with a code, their kind, how they are counted, and beside the result when it will be fixed; two towns' words for none
    m1, m2 = "再生可能エネルギーの導入", "資源の循環"
    X, Y = P(m1), P(m2)
    def r(Q, m, code, n, kind, acc, u, b0, t, v, due, mk, dep):
        return [Q(m, "name") if m else E, code, Q(n, f"R6|{n}|name"), Q(kind, f"R6|{n}|kind"), Q(acc, f"R6|{n}|accumulation"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(due, f"R6|{n}|due") if due else E, Q(mk, f"R6|{n}|rating"), Q(dep, "department") if dep else E]
    form(folder, "39h-code.xlsx", [dict(name="KPI", rows=[
        [head("令和６年度　環境戦略ＫＰＩ一覧（白馬原村）", "白馬原村", "R6")], [], ["施策", "指標番号", "指標名", "指標区分", "集計方法", "単位", "基準値", "目標値", "実績値", "確定時期", "判定", "担当課"],
        r(X, m1, "E-01", "太陽光発電の設置件数", "成果", "累計", "件", "212", "260", "274", "", "○", "住民課"), r(X, "", "E-02", "温室効果ガスの排出量", "成果", "単年", "千t", "48.1", "44.0", "算定中", "令和８年１月", "－", ""), r(Y, m2, "R-01", "資源ごみの回収量", "活動", "単年", "t", "318", "340", "329", "", "△", "住民課")],
        merges="A1:L1 A4:A5 L4:L5")])


def fortieth(folder):
    """Five more, after the thirty-ninth had been mended for; written before they were run."""
    # a: the indicator in front and the project at the right, marks for new and for weighty ones, a project without any indicator
    a, b, c = "県産材住宅支援事業", "海岸清掃ボランティア事業", "統計調査員確保事業"
    X, Y, Z = P(a), P(b), P(c)
    form(folder, "40a-gyaku.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　重点事業の成果一覧（三種原町）", "三種原町", "R6")], [], ["重点", "新規・継続", "成果指標", "目標値", "実績値", "達成率", "事業名", "担当課", "決算額（円）", "評価"],
        ["★", U("継続"), *K(X, "補助した戸数", "20戸", "17戸"), U("85.0%"), X(a, "name"), X("建設課", "department"), X("4,250,000", "R6|cost"), X("Ｂ", "R6|effect|rating")], [E, U("新規"), *K(Y, "参加者数", "300人", "412人"), U("137.3%"), Y(b, "name"), Y("住民課", "department"), Y("380,500", "R6|cost"), Y("Ａ", "R6|effect|rating")], [E, U("継続"), "設定なし", "－", "－", "－", Z(c, "name"), Z("総務課", "department"), Z("96,000", "R6|cost"), Z("－", "R6|effect|rating")]], merges="A1:J1")])

    # b: years down and projects across, nothing but amounts
    ps = ["移住支援金交付事業", "空き家改修補助事業", "結婚新生活支援事業"]
    rows = []
    for y, vals, s in ((4, ("3,000", "5,120", "1,800"), "9,920"), (5, ("4,600", "6,030", "2,100"), "12,730"), (6, ("6,200", "5,888", "1,500"), "13,588")):
        rows.append([f"令和{'４５６'[y - 4]}年度", *[yen(P(p), v, f"R{y}|cost") for p, v in zip(ps, vals)], U(s)])
    form(folder, "40b-nendo-tate-jigyo-yoko.xlsx", [dict(name="推移", rows=[
        [head("移住定住関連事業の決算額の推移（令和４年度～令和６年度）　高千穂原町", "高千穂原町")], [E] * 4 + ["単位：千円"], ["年度", *[P(p)(p, "name") for p in ps], "計"], *rows], merges="A1:E1")])

    # c: projects down and years across, only the title says that these are settled amounts; next year's budget at the right
    ps = [("ごみ減量推進事業", "環境課"), ("再エネ設備導入補助事業", "環境課"), ("森林整備推進事業", "農林課")]
    def r(no, p, dep, vals):
        Q = P(p)
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), *[yen(Q, v, f"R{y}|cost") for y, v in zip((4, 5, 6), vals)], yen(Q, vals[3], "R7|budget")]
    form(folder, "40c-jigyouhi-suii.xlsx", [dict(name="推移", rows=[
        [head("環境関連事業　事業費の推移　那須野原市", "那須野原市")], [E] * 6 + ["（千円）"], ["No", "事業名", "担当課", "R4決算", "R5決算", "R6決算", "R7予算"], r(1, *ps[0], ("2,150", "2,304", "2,288", "2,500")), r(2, *ps[1], ("8,000", "9,600", "12,000", "12,000")), r(3, *ps[2], ("31,200", "28,940", "30,015", "33,000"))], merges="A1:G1")])

    # d: all of one year's rows, then all of the next's, the year once at the left over them
    a, b = "学習支援員配置事業", "部活動地域移行事業"
    X, Y = P(a), P(b)
    def r(Q, y, first, p, dep, co, k_, mk):
        return [f"令和{'５６'[y - 5]}年度" if first else E, Q(p, "name"), Q(dep, "department"), yen(Q, co, f"R{y}|cost"), *K(Q, *k_, f"R{y}"), Q(mk, f"R{y}|effect|rating")]
    form(folder, "40d-nendo-hidari.xlsx", [dict(name="教育", rows=[
        [head("教育分野の総合戦略事業の実績（令和６年度末）　久米原村", "久米原村")], [], ["年度", "事業名", "担当課", "決算額\n（千円）", "KPI", "目標", "実績", "評価"],
        r(X, 5, True, a, "教育委員会", "12,040", ("配置した学校数", "6校", "5校"), "Ｂ"), r(Y, 5, False, b, "教育委員会", "880", ("移行した部の数", "2部", "2部"), "Ａ"), r(X, 6, True, a, "教育委員会", "14,400", ("配置した学校数", "6校", "6校"), "Ａ"), r(Y, 6, False, b, "教育委員会", "2,310", ("移行した部の数", "4部", "3部"), "Ｂ")], merges="A1:H1 A4:A5 A6:A7")])

    # e: a goal's own numbers at the left, the indicators of its measures at the right, on one page
    g1, g2, m1, m2, m3 = "基本目標１　しごとを創る", "基本目標２　人を呼ぶ", "１－１　商工業の振興", "１－２　農業の振興", "２－１　観光の振興"
    G, H, X, Y, Z = P(g1), P(g2), P(m1), P(m2), P(m3)
    def goal(Q, g, n, t, v):
        return [Q(g, "name"), *K(Q, n, t, v)] if Q else [E] * 4
    def mea(Q, m, n, t, v, mk):
        return [Q(m, "name"), *K(Q, n, t, v), Q(mk, f"R6|{n}|rating")]
    form(folder, "40e-ichimai.xlsx", [dict(name="一覧", rows=[
        [head("令和６年度　総合戦略ＫＰＩ一覧（三崎台市）", "三崎台市", "R6")], [], ["基本目標", "数値目標", E, E, "施策", "重要業績評価指標（ＫＰＩ）", E, E, "評価"], [E, "項目", "目標値", "実績値", E, "指標", "目標値", "実績値", E],
        [*goal(G, g1, "市内の従業者数（人）", "21,000", "20,455"), *mea(X, m1, "創業の件数（件）", 20, 24, "Ａ")], [*goal(None, *[""] * 4), *mea(Y, m2, "新規就農者の数（人）", 8, 6, "Ｂ")], [*goal(H, g2, "社会増減（人）", "0", "△85"), *mea(Z, m3, "宿泊者数（人泊）", "120,000", "集計中", "－")]],
        merges="A1:I1 A3:A4 B3:D3 E3:E4 F3:H3 I3:I4 A5:A6 B5:B6 C5:C6 D5:D6")])
