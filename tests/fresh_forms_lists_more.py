"""More wide lists, after those of fresh_forms_lists.py had been mended for.
"""
from fresh_notation import A, B, C, P, T, U, field, form
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
        [T("令和６年度　事業評価一覧", "title", ("fiscal_year", "R6"))], ["団体名：湯原野町", *[E] * 8], ["番号", "事業名", "担当課", "KPI", E, E, "総合評価", "評価の理由", "今後の方向性"], [E, E, E, "指標名", "目標", "実績", E, E, E],
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
