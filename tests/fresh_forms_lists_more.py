"""More wide lists, after those of fresh_forms_lists.py had been mended for.

Thirty-first, first try: 232 of 252 (92.1%), 4 wrong: a 19/32 2 (letters of sums in the headings), b 31/31 0, c 23/23 2, d 19/19 0, e 24/29 0, f 23/23 0,
g 29/29 0, h 31/31 0, i 33/35 0. Thirty-second, the last: 191 of 197 (97.0%), 3 wrong: a 29/29 0, b 27/30 0, c 23/23 0, d 27/27 0, e 28/28 0,
f 29/32 3, g 28/28 0. The reader that had seen none of these sets read 228 and 190 of them. What was unreasonable: 「主な成果」 beside a verdict as
what was done alone (32f; as everywhere it may be the comment), and the town of 32e, which had been forgotten.
"""
from fresh_notation import A, B, C, EI, P, T, U, field, form
from fresh_forms_lists import E, head, k3, mark, of, thousand, total, yen
from other_forms import F


def thirty_first(folder):
    """Nine."""
    # a: letters under the headings of money, numbers with a branch, aims and results that are counted up, an address of a page
    a, b = "ひとり親世帯応援給付事業", "公共施設省エネ改修事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, mokuteki, text, money, ks, eff, mk, url):
        names = [k[0] for k in ks]
        cell = lambda i, key: C("\n".join(f"{'①②③'[n]}{k[i]}" for n, k in enumerate(ks)), [(p, field(f"R6|{k[0]}|{key}"), k[i]) for k in ks])
        return [no, Q(p, "name"), Q(dep, "department"), Q(mokuteki, "plan|purpose|0"), Q(text, "plan|summary"), Q(money[0], "R6|cost"), Q(money[1], "R6|grant"), U(money[2]), U(money[3]), cell(0, "name"), cell(1, "target"), cell(2, "actual"), Q(eff, "R6|effect|comment"), Q(mk, "R6|effect|rating"), Q(url, "plan|urls|0")]
    form(folder, "31a-juto.xlsx", [dict(name="R6充当事業", rows=[
        [head("令和６年度　物価高騰対応重点支援地方創生臨時交付金充当事業一覧　赤碕市", "赤碕市", "R6")], [E] * 14 + ["（単位：円）"],
        ["番号", "充当事業名", "担当課", "目的", "事業概要", "総事業費", E, E, E, "成果指標", E, E, "効果分析", "評価", "掲載ページ"], [E, E, E, E, E, "Ａ＝Ｂ＋Ｃ＋Ｄ", "交付金充当額\nＢ", "県補助金\nＣ", "一般財源\nＤ", "指標", "目標", "実績", E, E, E],
        r(X, "1-1", a, "子育て支援課", "物価高の影響が大きい世帯を支える。", "児童扶養手当の受給世帯に給付金を支給する。", (31450000, 31000000, 0, 450000), [("支給した世帯の割合", "100％", "99.4％"), ("支給までの日数", "30日以内", "22日")], "早く届けることができた。", "Ａ", "https://www.city.example.jp/kosodate/1.html"), r(Y, "2-3", b, "財産管理課", "光熱費を抑える。", "公民館の照明と空調を更新する。", (58200000, 40000000, 12000000, 6200000), [("電気の使用量の削減率", "15％", "18.2％")], "冬の使用量が大きく減った。", "Ａ", "https://www.city.example.jp/zaisan/7.html"),
        ["計", E, E, E, E, total(89650000, "cost"), total(71000000, "grant"), U(12000000), U(6650000)]], merges="A1:O1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:I3 J3:L3 M3:M4 N3:N4 O3:O4")])

    # b: three rows for an indicator (plan, result, rate), years across with the years to come still empty, the measure merged over them
    m1, m2 = "施策１　農地を守る", "施策２　若者を呼ぶ"
    X, Y = P(m1), P(m2)
    def rows3(Q, m, first, n, b0, plan, real, rate, dep):
        return [[Q(m, "name") if first else E, Q(n, f"R6|{n}|name"), Q(b0[0], f"R6|{n}|baseline"), "計画値", *[Q(x, f"R{y}|{n}|target") for y, x in zip((5, 6, 7, 8), plan)], Q(dep, "department") if first else E], [E, E, E, "実績値", *[Q(x, f"R{y}|{n}|actual") if x != E else B(m, f"R{y}|{n}|actual") for y, x in zip((5, 6, 7, 8), real)], E], [E, E, E, "達成率", *[U(x) if x else E for x in rate], E]]
    form(folder, "31b-sandan.xlsx", [dict(name="KPI進捗", rows=[
        [head("第３期岬台町総合戦略　ＫＰＩ進捗表（令和６年度末時点）", "岬台町", "R6")], [], ["施策", "KPI（単位）", "基準値\n（R4）", "区分", "令和５年度", "令和６年度", "令和７年度", "令和８年度", "担当課"],
        *rows3(X, m1, True, "農地の集積率（％）", ("38.4",), ["40.0", "42.0", "44.0", "46.0"], ["40.6", "41.3", "", ""], ["101.5%", "98.3%", "", ""], "農政課"), *rows3(X, m1, False, "新規就農者数（人）", (2,), [3, 3, 4, 4], [4, "集計中", "", ""], ["133.3%", "－", "", ""], ""), *rows3(Y, m2, True, "２０歳代の転入者数（人）", (61,), [65, 70, 75, 80], [58, 66, "", ""], ["89.2%", "94.3%", "", ""], "企画財政課")],
        merges="A1:I1 A4:A9 A10:A12 B4:B6 B7:B9 B10:B12 C4:C6 C7:C9 C10:C12 I4:I9 I10:I12")])

    # c: gifts of firms: the firms below each other in a cell, how much of the gift was used, results in words, whether the plan is reached
    a, b = "県立高校魅力発信事業", "棚田米ブランド強化事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, firms, gift, cost, used, done, k_, state, way):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), U(firms), U(gift), Q(cost, "R5|cost"), U(used), Q(done, "R5|achievements"), Q(k_[0], f"R5|{k_[0]}|name"), Q(k_[1], f"R5|{k_[0]}|target"), Q(k_[2], f"R5|{k_[0]}|actual"), Q(state, f"R5|{k_[0]}|rating"), Q(way, "R5|policy|decision")]
    form(folder, "31c-kigyouban.xlsx", [dict(name="R5", rows=[
        [head("令和５年度　企業版ふるさと納税活用事業一覧（雲居町）", "雲居町", "R5")], [], ["№", "事業名", "担当", "寄附法人名", "寄附額（円）", "事業費（円）", "うち寄附充当額（円）", "事業の実績", "ＫＰＩ", "目標値", "実績値", "達成状況", "次年度以降の方針"],
        r(X, 1, a, "教育委員会", "株式会社雲居電機\n協和商事株式会社\n（匿名１社）", "3,500,000", "4,120,300", "3,500,000", "学校紹介の動画を３本作り、説明会を２回開いた。", ("入学志願者数（人）", 80, 91), "達成", "継続"), r(Y, 2, b, "産業課", "有限会社山里運輸", "300,000", "1,850,000", "300,000", "商談会に３回出展した。", ("新規の取引先数（社）", 6, 4), "未達成", "内容を見直して継続")], merges="A1:M1")])

    # d: the outsiders' opinion in two columns, what is good and what is to be mended; verdicts by stage; the answer of the department
    a, b = "ふるさと教育推進事業", "商業団地再整備事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, one, two, good, bad, way):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(one, "R6|effect|rating"), Q(two, "R6|evaluations|0|rating"), Q(good, "R6|opinions|0|text"), Q(bad, "R6|opinions|1|text"), Q(way, "R6|policy|decision")]
    form(folder, "31d-gaibu.xlsx", [dict(name="外部評価", rows=[
        [head("令和６年度　行政評価（外部評価）結果一覧　三津浜市", "三津浜市", "R6")], [], ["番号", "事業名", "所管課", "自己評価", "外部評価", "外部評価委員の意見", E, "今後の方向性"], [E, E, E, E, E, "評価できる点", "改善を要する点", E],
        r(X, 1, a, "学校教育課", "Ａ", "Ａ", "地域の人が講師を務めている。", "講師の固定化が見られる。", "継続"), r(Y, 2, b, "産業立地課", "Ｂ", "Ｃ", "交通の便が良い。", "空き区画への働きかけが弱い。", "改善")], merges="A1:H1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:G3 H3:H4")])

    # e: a row for each project and year, the year in a column, sorted by project; western and Japanese years mixed
    a, b = "高齢者見守り配食事業", "ジビエ処理施設運営事業"
    X, Y = P(a), P(b)
    def r(Q, p, first, y, shown, cost, n, t, v, mk):
        return [Q(p, "name"), shown, Q(cost, f"R{y}|cost"), Q(n, f"R{y}|{n}|name"), Q(t, f"R{y}|{n}|target"), Q(v, f"R{y}|{n}|actual"), Q(mk, f"R{y}|effect|rating")]
    form(folder, "31e-nendo-gyou.csv", [dict(name="x", rows=[
        [head("常盤木市 交付金事業の推移（令和６年度まで）", "常盤木市"), *[E] * 6], ["事業名", "年度", "事業費（円）", "指標", "目標値", "実績値", "評価"],
        r(X, a, True, 4, "R4", "6200000", "配食数（食）", "9000", "8420", "B"), r(X, a, False, 5, "R5", "6350000", "配食数（食）", "9000", "9377", "A"), r(X, a, False, 6, "R6", "6480000", "配食数（食）", "9500", "9702", "A"), r(Y, b, True, 5, "R5", "12045000", "処理頭数（頭）", "300", "214", "C"), r(Y, b, False, 6, "R6", "11820000", "処理頭数（頭）", "300", "288", "B")])], sep=",")

    # f: boxes in a cell for how it goes and for what comes next, indicators in two rows, text for the reason
    a, b = "婚活交流イベント事業", "空き店舗リノベーション補助"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, ks, box, said, way):
        rows = []
        for i, (n, t, v) in enumerate(ks):
            rows.append([*([Q(no, "number"), Q(p, "name"), Q(dep, "department")] if not i else [E] * 3), *k3(Q, n, t, v), *([Q(box[0], ("R6|effect|rating", box[1])), Q(said, "R6|effect|comment"), Q(way[0], ("R6|policy|decision", way[1]))] if not i else [E] * 3)])
        return rows
    form(folder, "31f-box.xlsx", [dict(name="評価", rows=[
        [T("令和６年度　事業評価一覧", "title", ("fiscal_year", "R6"))], [C("団体名：湯原野町", [(None, "/municipality", "湯原野町")]), *[E] * 8], ["番号", "事業名", "担当課", "KPI", E, E, "総合評価", "評価の理由", "今後の方向性"], [E, E, E, "指標名", "目標", "実績", E, E, E],
        *r(X, 1, a, "企画課", [("参加者数", "120人", "134人"), ("成立した組数", "15組", "11組")], ("□Ａ ■Ｂ □Ｃ", "Ｂ"), "参加者は増えたが、成立につながらなかった。", ("□拡充　■継続　□縮小　□廃止", "継続")), *r(Y, 2, b, "商工課", [("改修した店舗数", "4店", "5店")], ("■Ａ □Ｂ □Ｃ", "Ａ"), "目標を上回った。", ("■拡充　□継続　□縮小　□廃止", "拡充"))], merges="A1:I1 A3:A4 B3:B4 C3:C4 D3:F3 G3:G4 H3:H4 I3:I4 A5:A6 B5:B6 C5:C6 G5:G6 H5:H6 I5:I6")])

    # g: a list over two sheets: figures on the first, words on the second, tied by number and name
    a, b = "リモートワーク移住促進事業", "文化財デジタルアーカイブ事業"
    X, Y = P(a), P(b)
    form(folder, "31g-nimai.xlsx", [
        dict(name="一覧表１", rows=[[head("令和６年度　デジタル田園都市国家構想交付金事業　実績一覧表（鈴鹿台市）", "鈴鹿台市", "R6")], [E] * 7 + ["金額：千円"], ["番号", "事業名", "担当課", "決算額", "うち国費", "KPI", "目標", "実績"],
            [X(1, "number"), X(a, "name"), X("移住推進課", "department"), yen(X, "8,910", "R6|cost"), yen(X, "4,455", "R6|grant"), *k3(X, "移住した人の数（人）", 30, 26)], [Y(2, "number"), Y(b, "name"), Y("文化財課", "department"), yen(Y, "15,200", "R6|cost"), yen(Y, "7,600", "R6|grant"), *k3(Y, "公開した資料の数（点）", "1,000", "1,248")]]),
        dict(name="一覧表２", rows=[["令和６年度　デジタル田園都市国家構想交付金事業　評価一覧表"], [], ["番号", "事業名", "主な取組実績", "事業効果", "課題", "今後の方針", "方針の理由"],
            [1, a, X("お試し居住を１８組受け入れた。", "R6|achievements"), X("効果があった", "R6|effect|rating"), X("住まいの確保が難しい。", "R6|issues|current"), X("改善", "R6|policy|decision"), X("空き家の活用を進めるため。", "R6|policy|reason")], [2, b, Y("古文書１，２４８点を公開した。", "R6|achievements"), Y("非常に効果的であった", "R6|effect|rating"), Y("活用の場が少ない。", "R6|issues|current"), Y("継続", "R6|policy|decision"), Y("学校での活用を広げるため。", "R6|policy|reason")]])])

    # h: facilities: increases by year below two headings, the year counted and in brackets, results of use and of money, three rows of headings
    a, b = "港の市場整備事業", "里の宿泊施設改修事業"
    X, Y = P(a), P(b)
    def r(Q, p, first, dep, n, u, b0, vs, end):
        fs = [(5, "target"), (5, "actual"), (6, "target"), (6, "actual")]
        return [Q(p, "name") if first else E, Q(dep, "department") if first else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), *[Q(v, f"R{y}|{n}|{f}") for v, (y, f) in zip(vs, fs)], Q(end, f"R6|{n}|goal|value")]
    form(folder, "31h-kyoten.xlsx", [dict(name="実績", rows=[
        [head("地方創生拠点整備交付金　実施状況報告（令和６年度）　灘浜町", "灘浜町", "R6")], [], ["交付対象事業名", "担当課", "重要業績評価指標（KPI）", E, "事業開始前", "目標値・実績値", E, E, E, "最終目標値\n（R9年度）"], [E, E, "指標名", "単位", E, "１年目（R5年度）", E, "２年目（R6年度）", E, E], [E] * 5 + ["目標", "実績", "目標", "実績", E],
        r(X, a, True, "水産課", "市場の来客数", "千人", "0", ["80", "92", "100", "108"], "150"), r(X, a, False, "", "水産加工品の売上", "百万円", "120", ["140", "133", "160", "集計中"], "220"), r(Y, b, True, "観光課", "宿泊者数", "人泊", "2,400", ["3,000", "2,871", "3,600", "3,944"], "5,000")],
        merges="A1:J1 A3:A5 B3:B5 C3:D3 C4:C5 D4:D5 E3:E5 F3:I3 F4:G4 H4:I4 J3:J5 A6:A7 B6:B7")])

    # i: goals' sheets with projects of several indicators, counts on the first sheet, the town only there
    def gs(no, title, lines):
        rows = [[title], [], ["施策", "事業名", "担当課", "指標", "単位", "R6目標", "R6実績", "達成度", "事業の評価"]]
        for m, p, dep, ks, mk in lines:
            X = P(p)
            for i, (n, u, t, v, s) in enumerate(ks):
                rows.append([*([X(m, ("strategy|0", m)), X(p, "name"), X(dep, "department")] if not i else [E] * 3), X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(s), X(mk, "R6|effect|rating") if not i else E])
        return dict(name=f"目標{no}", rows=rows)
    form(folder, "31i-mokuhyo-sheets.xlsx", [
        dict(name="総括", rows=[[head("第２期　真砂町まち・ひと・しごと創生総合戦略　令和６年度進捗状況総括", "真砂町", "R6")], [], ["区分", "事業数", "Ａ", "Ｂ", "Ｃ"], ["目標1", 2, 1, 1, 0], ["目標2", 1, 0, 0, 1], ["計", 3, 1, 1, 1]]),
        gs(1, "目標１　町のしごとを育てる", [("１－１ 農業", "水田フル活用推進事業", "農林課", [("飼料用米の作付面積", "ha", 120, 126.5, "105%"), ("麦の作付面積", "ha", 40, 38, "95%")], "Ａ"), ("１－２ 商工業", "商品券発行事業", "商工課", [("換金率", "％", 98, 97.6, "100%")], "Ｂ")]),
        gs(2, "目標２　町へ人を招く", [("２－１ 観光", "古道トレイル整備事業", "観光課", [("歩いた人の数", "人", "6,000", "4,120", "69%"), ("案内人の数", "人", 20, 21, "105%")], "Ｃ")])])


def thirty_second(folder):
    """Seven, the last."""
    # a: 実施計画 numbers, the kind of the project, spans with days, planned against settled with the change, an achievement in words per indicator
    a, b = "学校給食費無償化事業", "漁業者燃油高騰対策支援金"
    X, Y = P(a), P(b)
    def r(Q, no, p, kind, dep, start, end, bu, co, gr, k_, state, eff):
        return [no, Q(p, "name"), U(kind), Q(dep, "department"), Q(start, ("period|from", "R6")), Q(end, ("period|to", "R6")), Q(bu, "R6|budget"), Q(co, "R6|cost"), Q(gr, "R6|grant"), *k3(Q, *k_), Q(state, f"R6|{k_[0]}|rating"), Q(eff, "R6|effect|comment")]
    form(folder, "32a-jisshi.xlsx", [dict(name="公表", rows=[
        [head("令和６年度　重点支援地方交付金活用事業の実施状況・効果について（浜坂市）", "浜坂市", "R6")], [E] * 13 + ["単位：円"], ["実施計画\n番号", "事業の名称", "推奨事業\nメニュー", "担当所属", "事業開始日", "事業完了日", "計画額", "実績額", "うち交付金", "成果目標の達成状況", E, E, E, "効果検証"], [E] * 9 + ["指標", "目標", "実績", "達成状況", E],
        r(X, "No.3", a, "②", "学校給食課", "令和6年4月1日", "令和7年3月31日", "62,000,000", "60,880,412", "60,000,000", ("無償にした児童生徒数", "1,850人", "1,838人"), "概ね達成", "保護者の負担を減らし、給食の質を保った。"), r(Y, "No.7", b, "⑥", "水産振興課", "令和6年7月1日", "令和6年12月27日", "9,000,000", "8,115,000", "8,115,000", ("支給した隻数", "180隻", "161隻"), "未達成", "出漁の継続を支えた。"),
        ["合計", E, E, E, E, E, U("71,000,000"), total("68,995,412", "cost"), total("68,115,000", "grant")]], merges="A1:N1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:G4 H3:H4 I3:I4 J3:M3 N3:N4")])

    # b: KPI with upper and lower measures, how it is counted, its source, where it stands by the year's share of the goal; department and section
    m1, m2 = "起業・創業の支援", "公共交通の利用促進"
    X, Y = P(m1), P(m2)
    def r(Q, g, m, no, n, how, b0, v5, v6, goal, mk, src, ka_):
        return [Q(g, ("strategy|0", g)) if m else E, Q(m, "name") if m else E, no, Q(n, f"R6|{n}|name"), Q(how, f"R6|{n}|accumulation"), Q(b0, f"R6|{n}|baseline"), Q(v5, f"R5|{n}|actual"), Q(v6, f"R6|{n}|actual"), A(goal, "final"), Q(mk, f"R6|{n}|rating"), Q(src, f"R6|{n}|source"), Q(ka_, "department") if m else E]
    form(folder, "32b-kpi-shutten.xlsx", [dict(name="KPI", rows=[
        [head("第２次多岐野市総合戦略　指標の達成状況（令和６年度）", "多岐野市", "R6")], [], ["基本方向", "施策", "指標番号", "指標", "累計・\n単年度", "基準値\n(R3)", "R5\n実績値", "R6\n実績値", "目標値\n(R8)", "評価", "出典", "担当課"],
        r(X, "Ⅰ しごと", m1, "101", "創業した件数", "累計", "0件", "21件", "34件", "60件", "Ｂ", "商工会議所調べ", "商工労働課"), r(X, "", "", "102", "創業スクールの受講者数", "単年度", "18人", "25人", "31人", "30人", "Ａ", "市調べ", ""), r(Y, "Ⅳ くらし", m2, "401", "市内バスの利用者数", "単年度", "212千人", "230千人", "集計中", "260千人", "－", "事業者の報告", "交通政策課")], merges="A1:L1 A4:A5 B4:B5 L4:L5")])

    # c: verdicts of two stages with marks and words each, opinion below the council's, then what the headquarters decided
    a, b = "農泊推進事業", "健康ポイントアプリ事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, dep, co, one, out, said, way, why):
        return [Q(no, "number"), Q(p, "name"), Q(dep, "department"), yen(Q, co, "R6|cost"), Q(one[0], "R6|effect|rating"), Q(one[1], "R6|effect|comment"), Q(out, "R6|evaluations|0|rating"), Q(said, "R6|opinions|0|text"), Q(way, "R6|policy|decision"), Q(why, "R6|policy|reason")]
    form(folder, "32c-dankai.xlsx", [dict(name="評価結果", rows=[
        [head("令和６年度　施策評価結果一覧（遠見町）", "遠見町", "R6")], [], ["No", "事業名", "担当課", "事業費\n（千円）", "担当課評価", E, "外部評価（有識者会議）", E, "本部決定", E], [E, E, E, E, "評価", "評価の理由", "評価", "意見", "今後の方針", "理由"],
        r(X, 1, a, "農林課", "3,205", ("Ｂ", "受入れの家が２軒増えた。"), "Ｂ", "通年で客を呼ぶ工夫がほしい。", "継続", "需要が見込めるため。"), r(Y, 2, b, "健康課", "7,940", ("Ａ", "登録者が目標を超えた。"), "Ａ", "医療費との関係を示すこと。", "拡充", "対象を働く世代に広げるため。")], merges="A1:J1 A3:A4 B3:B4 C3:C4 D3:D4 E3:F3 G3:H3 I3:J3")])

    # d: indicators by output and outcome side by side in blocks of years, money in front, a row a project
    a, b = "移住定住コーディネート事業", "地元産材活用推進事業"
    X, Y = P(a), P(b)
    def r(Q, no, p, co, out, come, mk):
        (n1, o), (n2, c) = out, come
        return [Q(no, "number"), Q(p, "name"), yen(Q, co, "R6|cost"), Q(n1, f"R6|{n1}|name"), Q(o[0], f"R5|{n1}|actual"), Q(o[1], f"R6|{n1}|target"), Q(o[2], f"R6|{n1}|actual"), Q(n2, f"R6|{n2}|name"), Q(c[0], f"R5|{n2}|actual"), Q(c[1], f"R6|{n2}|target"), Q(c[2], f"R6|{n2}|actual"), Q(mk, "R6|effect|rating")]
    form(folder, "32d-katsudou-seika.xlsx", [dict(name="R6", rows=[
        [head("令和６年度　総合戦略事業　活動・成果指標一覧　美杉台市", "美杉台市", "R6")], [E] * 11 + ["千円"], ["No", "事業名", "R6決算額", "活動指標", E, E, E, "成果指標", E, E, E, "総合評価"], [E, E, E, "指標名", "R5実績", "R6目標", "R6実績", "指標名", "R5実績", "R6目標", "R6実績", E],
        r(X, 1, a, "5,600", ("相談会の開催数（回）", (8, 10, 11)), ("移住した世帯数（世帯）", (14, 18, 15)), "Ｂ"), r(Y, 2, b, "12,310", ("補助した件数（件）", (22, 30, 28)), ("産材の使用量（m3）", ("310.5", "400.0", "402.8")), "Ａ")], merges="A1:L1 A3:A4 B3:B4 C3:C4 D3:G3 H3:K3 L3:L4")])

    # e: a list out of a database: English-like codes, quoted lines, a status of the value, the project's page, blanks for what isn't there
    a, b = "水辺空間活用社会実験", "多文化共生相談窓口事業"
    X, Y = P(a), P(b)
    def r(Q, p, dep, prog, y0, y1, co, gr, n, u, t, v, state, way):
        return ["302031", "青森県", C("是川町", [(None, "/municipality", "青森県是川町")]), Q(prog, "R6|program"), Q(p, "name"), Q(dep, "department"), Q(y0, ("period|from", f"R{int(y0) - 2018}")), Q(y1, ("period|to", f"R{int(y1) - 2018}")), Q(co, "R6|cost"), Q(gr, "R6|grant"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual") if v else B(p, f"R6|{n}|actual"), U(state), Q(way, "R6|policy|decision")]
    form(folder, "32e-db.csv", [dict(name="x", rows=[
        ["整理ID", "都道府県", "市町村", "交付金名称", "事業名称", "所管課名", "開始年度", "終了年度", "総事業費（円）", "交付金額（円）", "KPI名称", "単位", "目標値（R6）", "実績値（R6）", "公表区分", "今後の方針"],
        r(X, a, "建設課", "デジタル田園都市国家構想交付金", "2023", "2025", "4500000", "2250000", "来訪者数", "人", "3000", "3418", "公表", "継続"), r(X, a, "建設課", "デジタル田園都市国家構想交付金", "2023", "2025", "4500000", "2250000", "出店者数", "店", "15", "12", "公表", "継続"), r(Y, b, "住民課", "デジタル田園都市国家構想交付金", "2024", "2026", "1980000", "990000", "相談件数", "件", "200", "231", "公表", "拡充")])], sep=",", encoding="utf-8-sig")

    # f: sheets by department, verdict and policy as words, sums at the foot of each, and at the end a sheet that lists the sums
    def bu(name, lines, s):
        rows = [[head(f"令和６年度　主要事業の成果　{name}", "岩根市", "R6") if 0 else T(f"令和６年度　主要事業の成果　{name}", *(["title"] if name == "企画部" else []), ("fiscal_year", "R6"))], ["（金額の単位は千円）"], ["事業名", "課", "R6予算額", "R6決算額", "執行率", "主な成果", "成果指標", "目標", "実績", "評価", "R7方針"]]
        for p, ka_, bu_, co, rate, done, k_, mk, way in lines:
            X = P(p)
            rows.append([X(p, "name"), X(ka_, "department"), yen(X, bu_, "R6|budget"), yen(X, co, "R6|cost"), F(rate, "0.0%"), EI(X(done, "R6|achievements")), *k3(X, *k_), X(mk, "R6|effect|rating"), X(way, "R6|policy|decision")])
        return dict(name=name, rows=rows + [["計", E, U(s[0]), U(s[1])]], merges="A1:K1")
    form(folder, "32f-bubetsu.xlsx", [
        bu("企画部", [("シティプロモーション推進事業", "広報課", "6,800", "6,512", 0.958, "動画を４本公開した。", ("動画の再生回数（回）", "100,000", "138,204"), "Ａ", "継続"), ("ふるさと納税推進事業", "企画課", "210,000", "198,400", 0.945, "返礼品を３２品増やした。", ("寄附の件数（件）", "15,000", "13,871"), "Ｂ", "改善")], ("216,800", "204,912")),
        bu("福祉部", [("地域サロン支援事業", "高齢福祉課", "3,100", "2,960", 0.955, "４１か所に補助した。", ("参加者の延べ数（人）", "12,000", "12,655"), "Ａ", "継続")], ("3,100", "2,960")),
        dict(name="集計", rows=[["部別集計表（千円）"], ["部", "予算額", "決算額", "執行率"], ["企画部", "216,800", "204,912", F(0.945, "0.0%")], ["福祉部", "3,100", "2,960", F(0.955, "0.0%")], ["合計", "219,900", "207,872", F(0.945, "0.0%")]])])

    # g: a band of choices for the effect in numbers with the legend in the heading, two amounts in a cell by a line break, KPI lines with a dot
    a, b = "湯治文化発信事業", "担い手育成農業塾事業"
    X, Y = P(a), P(b)
    def r(Q, p, no, dep, money, ks, mk, said, way):
        rows = []
        for i, (n, t, v) in enumerate(ks):
            rows.append([*([Q(no, "number"), Q(p, "name"), Q(dep, "department"), Q(money[0], ("R5|cost", thousand(money[0]))), Q(money[1], ("R5|grant", thousand(money[1])))] if not i else [E] * 5), Q(n, f"R5|{n}|name"), Q(t, f"R5|{n}|target"), Q(v, f"R5|{n}|actual"), *([Q(mk, "R5|effect|rating"), Q(said, "R5|opinions|0|text"), Q(way, "R5|policy|decision")] if not i else [E] * 3)])
        return rows
    form(folder, "32g-handan.xlsx", [dict(name="効果検証", rows=[
        [head("令和５年度地方創生推進交付金事業の効果検証一覧（湯沢原村）", "湯沢原村", "R5")], [], ["番号", "交付対象事業", "担当課", "事業費（千円）", E, "重要業績評価指標", E, E, "事業効果\n①非常に効果的\n②相当程度効果\n③効果あり\n④効果なし", "外部有識者の意見", "今後の事業展開"], [E, E, E, "総額", "うち国費", "指標名", "目標値", "実績値", E, E, E],
        *r(X, a, 1, "観光商工課", ("9,800", "4,900"), [("湯治プランの利用者数", "600人", "542人"), ("外国人の宿泊者数", "300人", "415人")], "②", "滞在の日数を延ばす工夫を望む。", "継続"), *r(Y, b, 2, "農業委員会", ("2,140", "1,070"), [("農業塾の修了者数", "10人", "10人")], "①", "卒業後の農地の確保が鍵である。", "拡充")], merges="A1:K1 A3:A4 B3:B4 C3:C4 D3:E3 F3:H3 I3:I4 J3:J4 K3:K4 A5:A6 B5:B6 C5:C6 D5:D6 E5:E6 I5:I6 J5:J6 K5:K6")])
