"""What towns make of the documents that no earlier set resembled: the national form laid flat with its foot, a sheet for each indicator, a
project over its years, goals with yearly columns and a sum, expected values, changed indicators, increases, numbered opinions, a town's page.

Written before the reader was looked at, after D2 to D7 (national form), D16, D18, D21, D25, D28, D31, D33, D36, D38 and D39. First try: 243 of
433 (56.1%), 26 wrong, no word or blank read as a number, nothing silent. By form, right of expected and wrong: ka 0/70 0, kb 19/40 0, kc 63/69 1,
kd 41/41 0, ke 0/33 0, kf 36/39 0, kg 2/39 20, kh 38/46 0, ki 13/19 3, kj 31/37 2. Thirteenth, after that: 151 of 235 (64.3%), 10 wrong: la
16/37 0, lb 35/35 0, lc 15/26 0, ld 15/30 6, le 0/20 0, lf 14/29 4, lg 28/28 0, lh 28/30 0. Fourteenth, after that: 143 of 160 (89.4%), 6 wrong, once an amount in a
blank of a year to come: na 27/27 0, nb 20/22 1, nc 26/28 0, nd 22/32 4, ne 27/30 1, nf 21/21 0. Fifteenth, after that:
96 of 99 (97.0%), 5 wrong, all of them in pd 16/19, where each row of a table of costs is a year. Sixteenth, the last:
96 of 100, 1 wrong, in sa16 (42/46), where 評価 stands over those who judged.
"""
from fresh_cells import E, K, thousand
from fresh_notation import A, B, C, P, T, U, field, form


def twelfth(folder):
    """Ten."""
    # a: the national form, indicators ① to ⑤ in a row, the head as labels, the foot after a line, two quantities in a cell, 未定
    a, b, c = "多文化交流拠点づくり事業", "匠の技伝承事業", "こども健康づくり事業"
    X, Y, Z = P(a), P(b), P(c)
    def flat(Q, no, p, text, d, kind, cost, ks, out, said, way, why):
        row = [Q(no, "number"), Q(p, "name"), Q(text, "plan|summary"), Q(d, "department"), Q(kind, "R6|program"), Q(cost, "R6|cost")]
        for i in range(5):
            if i < len(ks):
                n, t, u, by, v, eff = ks[i]
                row += [Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(u, f"R6|{n}|unit"), Q(by, f"R6|{n}|goal|by"), Q(v, f"R6|{n}|actual") if v else B(p, f"R6|{n}|actual")]
            else:
                row += ["-" if i == 4 else E, E, E, E, E]
        return row + [Q(ks[0][5], "R6|effect|rating"), Q(out, "R6|evaluations|0|rating"), Q(said, "R6|opinions|0|text"), Q(way, "R6|policy|decision"), Q(why, "R6|policy|reason")]
    heads = ["No", "①交付対象事業の名称", "事業概要", "担当課", "②交付金の種類", "③実績額\n（単位：円）", "④⑤本事業における重要業績評価指標（KPI）及び実績値", *[E] * 24, "⑤事業効果", "⑥外部有識者からの評価", E, "⑦今後について", E]
    groups = [E] * 6 + [x for i in "①②③④⑤" for x in (f"指標{i}", E, E, E, E)] + [E] * 5
    fields = [E] * 6 + ["指標", "指標値", "単位", "目標年月", "実績値"] * 5 + [E, "事業の評価", "外部有識者からの意見", "今後の方針", "今後の方針の理由"]
    form(folder, "ka-yoshiki-yoko.xlsx", [dict(name="様式２", rows=[
        [E, "様式２", *[E] * 30], [T("地方創生推進交付金に係る事業実施結果報告（令和６年度）", "title", ("fiscal_year", "R6"))],
        ["都道府県名", E, C("和歌山県", [(None, "/municipality", "和歌山県日ノ浦町")]), "担当部局課名", U("総務部企画課")], ["市町村名", E, C("日ノ浦町", [(None, "/municipality", "和歌山県日ノ浦町")]), "連絡先（電話）", U("0739-00-0000")], ["市町村コード（5桁）", E, U("30999")], [],
        heads, groups, fields,
        flat(X, 1, a, "空き校舎を改修し、交流の場とする。", "企画課", "タイプⅠ", "18,640,200", [("交流拠点の利用者数", "4,500", "人", "R7.3", "4,871", "地方創生に相当程度効果があった"), ("日本語教室の受講者数", "60", "名", "R7.3", "0", ""), ("交流会の開催数と参加者数", "12・480", "回・人", "R7.3", "11・502", "")], "総合戦略のKPI達成に有効であった", "活動を広く知らせること。", "追加等更に発展させる", "利用が伸びているため。"),
        flat(Y, 2, b, "織物の技を記録し、講座を開く。", "商工観光課", "タイプⅠ", "5,210,000", [("講座の修了者数", "15", "人", "令和７年３月", "14", "地方創生に効果があった"), ("織物の販売額", "100,000", "千円", "令和７年３月", "96,250", "")], "総合戦略のKPI達成に有効とは言えない", "特に意見なし", "事業内容の見直し（改善）", "講座の日程を改めるため。"),
        flat(Z, 3, c, "こどもの運動教室を開く。", "健康課", "タイプⅡ", "0", [("教室の参加者数", "200", "人", "R7.3", "未定", "地方創生に効果がなかった"), ("待機児童", "0", "人", "R7.3", "", "")], "-", "―", "事業の中止", "講師が見つからなかったため。"),
        [], ["各事業の評価等を踏まえた地方版総合戦略の見直しの有無", E, E, U("無")]],
        merges="A2:AJ2 A3:B3 A4:B4 A5:B5 A7:A9 B7:B9 C7:C9 D7:D9 E7:E9 F7:F9 G7:AE7 G8:K8 L8:P8 Q8:U8 V8:Z8 AA8:AE8 AF7:AF9 AG7:AH8 AI7:AJ8 A14:C14")])

    # b: a sheet for each indicator: base year and target year, years across with targets and results, marks, grounds, calculation, causes
    def hyo(m, n, u, d, y0, b0, ys, ts, vs, way, state, marks, ground, calc, when, cause, issue, next_):
        X = P(m)
        return [[T("第３期霧ヶ丘市まち・ひと・しごと創生総合戦略　指標評価シート（令和６年度）", "title", ("municipality", "霧ヶ丘市"), ("fiscal_year", "R6"))], [],
            ["基本目標", X("基本目標２　人の流れをつくる", ("strategy|0", "基本目標２　人の流れをつくる")), E, E, E, E, E], ["施策", X(m, "name"), E, E, E, E, E], ["指標名", X(n, f"R6|{n}|name"), E, E, "指標担当部課等", X(d, "department"), E],
            ["基準年度", U(y0), "目標年度", U("Ｒ９"), "単位", X(u, f"R6|{n}|unit"), E], [E, "従前値", *ys, E],
            ["目標値", E, *[X(t, f"R{y}|{n}|target") if t else E for y, t in zip((4, 5, 6, 7), ts)], E], ["実績値", X(b0, f"R6|{n}|baseline"), *[X(v, f"R{y}|{n}|actual") if v else B(m, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6, 7), vs)], E],
            ["指標の方向性", U(way), "進捗状況", X(state, f"R6|{n}|rating"), E, E, E], ["有効性", U(marks[0]), "効率性", U(marks[1]), "総合評価", X(marks[2], "R6|effect|rating"), E],
            ["目標値の設定根拠", U(ground)], ["実績値の計算方法", X(calc, f"R6|{n}|source")], ["数値確定の時期", U(when)], ["効果発現要因", X(cause, "R6|effect|comment")], ["課題", X(issue, "R6|issues|current")], ["今後の取組", X(next_, "R6|issues|revisions")]]
    m = "B3:G3 B4:G4 B5:D5 F5:G5 F6:G6 D10:G10 F11:G11 B12:G12 B13:G13 B14:G14 B15:G15 B16:G16 B17:G17"
    form(folder, "kb-shihyo-sheet.xlsx", [
        dict(name="2-1-1", merges=m, rows=hyo("２－１　移住の相談を広げる", "移住相談の件数", "件", "市民部定住促進課", "Ｒ３", "112", ["Ｒ４", "Ｒ５", "Ｒ６", "Ｒ７"], ["120", "140", "160", "180"], ["118", "151", "174", ""], "増加", "概ね順調", ["中", "中", "Ｂ"], "過去５年の伸びから定めた。", "窓口と電話の相談の合計", "令和７年５月", "都市部での相談会が効いた。", "相談員が足りない。", "オンラインの相談を増やす。")),
        dict(name="2-2-1", merges=m, rows=hyo("２－２　関係人口をふやす", "住宅の空き家率", "％", "建設部住宅課", "Ｒ２", "14.8", ["Ｒ４", "Ｒ５", "Ｒ６", "Ｒ７"], ["", "14.5", "14.3", "14.0"], ["14.9", "14.6", "集計中", ""], "減少", "遅れ", ["高", "低", "Ｃ"], "国の調査による。", "空き家の数÷住宅の総数", "令和８年２月公表予定", "解体が進まない。", "所有者が分からない家がある。", "税の通知に案内を入れる。"))])

    # c: a project over its programme years, years down: money, two indicators, mark, way on; below it who said what and the answer
    def keika(p, d, ns, years, said):
        X = P(p)
        rows = [[T("地方創生推進交付金活用事業　効果検証シート（令和６年度まで）", "title", ("fiscal_year", "R6"))], ["事業名", X(p, "name"), E, E, "所管課", X(d, "department"), E, E, E],
                ["計画期間", X("令和４年度から令和６年度まで", ("period|from", "R4"), ("period|to", "R6"))], [],
                ["年度", "事業費（千円）", "うち交付金（千円）", ns[0], E, ns[1], E, "評価", "方針"], [E, E, E, "目標", "実績", "目標", "実績", E, E]]
        for y, co, gr, t1, v1, t2, v2, mk, way in years:
            yy = f"R{y}"
            rows.append(["令和" + "０１２３４５６"[y] + "年度", X(co, (f"{yy}|cost", thousand(co))), X(gr, (f"{yy}|grant", thousand(gr))), X(t1, f"{yy}|{ns[0]}|target"), X(v1, f"{yy}|{ns[0]}|actual"), X(t2, f"{yy}|{ns[1]}|target"), X(v2, f"{yy}|{ns[1]}|actual"), X(mk, f"{yy}|effect|rating"), X(way, f"{yy}|policy|decision")])
        rows += [["計", U("{:,}".format(sum(thousand(y[1]) for y in years) // 1000)), U("{:,}".format(sum(thousand(y[2]) for y in years) // 1000))], [], ["外部有識者会議の意見（令和７年７月１７日開催）"], ["No.", "委員", "意見", E, E, E, "市の考え方", E, E]]
        for i, (by, text, answer) in enumerate(said):
            rows.append([i + 1, X(by, f"R6|opinions|{i}|by"), X(text, f"R6|opinions|{i}|text"), E, E, E, X(answer, f"R6|opinions|{i}|response") if answer else E, E, E])
        return rows
    m = "B2:D2 F2:I2 B3:I3 A5:A6 B5:B6 C5:C6 D5:E5 F5:G5 H5:H6 I5:I6 C13:F13 G13:I13 C14:F14 G14:I14 C15:F15 G15:I15"
    form(folder, "kc-nenji-keika.xlsx", [
        dict(name="①駅前", merges=m, rows=keika("駅前広場活用事業", "都市計画課", ["広場の催しの数（回）", "来場者数（人）"], [(4, "9,800", "4,900", 6, 5, "6,000", "5,120", "Ｂ", "継続"), (5, "10,200", "5,100", 8, 9, "8,000", "8,844", "Ａ", "継続"), (6, "9,600", "4,800", 10, 12, "9,000", "確認中", "Ａ", "終了")], [("商工会", "商店への波及を示してほしい。", "来年度に調べる。"), ("大学教授", "若者の企画を生かすこと。", "")])),
        dict(name="②山林", merges=m, rows=keika("山林の学校事業", "農林課", ["講座の受講者数（人）", "修了者の就業数（人）"], [(4, "3,100", "1,550", 20, 18, 1, 0, "Ｃ", "改善"), (5, "3,300", "1,650", 20, 22, 2, 2, "Ｂ", "改善"), (6, "2,950", "1,475", 25, "２４", 2, 3, "Ｂ", "継続")], [("金融機関", "道具の貸出しも考えられないか。", "試行する。"), ("森林組合", "就業後の支えが要る。", "組合と協議する。")]))])

    # d: goals as bands, single years across and their sum, the target as a sum by the end; marks; a hidden row; a second sheet counts the marks
    m1, m2, m3 = "（１）稼ぐ農業の推進", "（２）起業の後押し", "（１）子育ての支え"
    X, Y, Z = P(m1), P(m2), P(m3)
    def nen(Q, n, u, b0, vs, total, goal, mk, d):
        return [Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(b0, f"R6|{n}|baseline"), *[Q(v, f"R{y}|{n}|actual") for y, v in zip((3, 4, 5, 6), vs)], U(total), A(goal, "final") if goal != "―" else U(goal), Q(mk, f"R6|{n}|rating"), Q(d, "department")]
    form(folder, "kd-nendo-ruikei.xlsx", [
        dict(name="KPI進捗", hidden_rows=[11], rows=[
            [T("潮見ヶ原市総合戦略　重要業績評価指標（KPI）の推移【令和６年度末】", "title", ("municipality", "潮見ヶ原市"), ("fiscal_year", "R6"))], [E] * 10 + ["令和７年６月３０日現在"],
            ["施策", "指標", "単位", "基準値", "実績値", E, E, E, E, "目標値（Ｒ７）", "評価", "担当課"], [E, E, E, "（Ｒ元）", "Ｒ３", "Ｒ４", "Ｒ５", "Ｒ６", "累計", "（累計）", E, E],
            ["基本目標１　地域の稼ぐ力を高める"],
            [X(m1, "name"), *nen(X, "認定農業者の新規認定数", "人", "―", [4, 3, 6, 5], 18, 25, "○", "農政課")], [E, *nen(X, "農産物の加工品の開発数", "品", "2", [1, 0, 2, "確認中"], "3", "8", "△", "農政課")],
            [Y(m2, "name"), *nen(Y, "創業支援による創業件数", "件", "3", [5, 4, 7, 9], 25, 24, "◎", "商工課")],
            ["基本目標２　子育ての希望をかなえる"],
            [Z(m3, "name"), *nen(Z, "一時預かりの利用件数", "件", "310", ["322", "298", "405", "441"], "1,466", "1,500", "○", "こども課")], [E, "（内部確認用）住基の件数", "件", "", "", "", "", 77],
            [T("※評価　◎：達成　○：順調　△：遅れ　×：未着手", "notes") if 0 else U("※評価　◎：達成　○：順調　△：遅れ　×：未着手", "legend")]],
            merges="A3:A4 B3:B4 C3:C4 E3:I3 K3:K4 L3:L4 A5:L5 A6:A7 A9:L9 A12:L12"),
        dict(name="評価集計", rows=[["評価別の指標数"], ["基本目標", "◎", "○", "△", "×", "計"], ["基本目標１", 1, 1, 1, 0, 3], ["基本目標２", 0, 1, 0, 0, 1], ["計", 1, 2, 1, 0, 4]])])

    # e: a yearly 期待値 beside the last target; A, B+, B, C; what the committee thinks as a row below each
    m1, m2 = "しごとを生む", "ひとを呼ぶ"
    X, Y = P(m1), P(m2)
    def kitai(Q, no, n, b0, k, v, rate, mk, goal):
        return [no, Q(n, f"R6|{n}|name"), Q(b0, f"R6|{n}|baseline"), Q(k, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), U(rate), Q(mk, f"R6|{n}|rating"), Q(goal, f"R6|{n}|goal|value")]
    def iinkai(Q, mark, text):
        return [E, "委員会の評価", Q(mark, "R6|evaluations|0|rating"), "委員意見", Q(text, "R6|opinions|0|text")]
    form(folder, "ke-kitaichi.xlsx", [dict(name="政策別", rows=[
        [T("令和６年度　数値目標の進捗と委員会評価（北泉県庁前市）", "title", ("fiscal_year", "R6"), ("municipality", "北泉県庁前市"))], [],
        ["政策名", X(m1, "name")], ["番号", "数値目標", "基準値\n（R3）", "期待値\n（R6）", "実績値\n（R6）", "進捗率", "区分", "最終目標\n（R8）"],
        kitai(X, 1, "製造品の出荷額（億円）", "1,204", "1,260", "1,288", "102%", "A", "1,300"), kitai(X, 2, "本社機能の移転件数（件）", "2", "5", "4", "80%", "B+", "8"), iinkai(X, "概ね妥当", "中小企業への波及も見てほしい。"), [],
        ["政策名", Y(m2, "name")], ["番号", "数値目標", "基準値\n（R3）", "期待値\n（R6）", "実績値\n（R6）", "進捗率", "区分", "最終目標\n（R8）"],
        kitai(Y, 3, "延べ宿泊者数（千人泊）", "410", "520", "未公表", "―", "－", "600"), kitai(Y, 4, "移住者数（人）", "88", "130", "97", "75%", "C", "160"), iinkai(Y, "妥当", "住まいの情報が足りない。"),
        [U("区分　A：期待値以上　B+：80％以上　B：60％以上　C：60％未満　－：判定できない")]],
        merges="E7:H7 E13:H13 A14:H14")])

    # f: 事務事業評価: plan, result and outlook across the years, an indicator that was changed, the whole cost with staff, unit cost
    p = "健康ウォーキング推進事業"; X = P(p)
    n1, n2, n3 = "教室の開催回数", "参加者の実人数", "運動習慣のある人の割合"
    def f1(kind, n, u, vals, note):
        fs = [(5, "target"), (5, "actual"), (6, "target"), (6, "actual"), (7, "target")]
        return [X(kind, (f"R6|{n}|kind", kind[:2])), X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), *[X(v, f"R{y}|{n}|{f}") if v else B(p, f"R{y}|{n}|{f}") for v, (y, f) in zip(vals, fs)], U(vals[5]), X(note, f"R6|{n}|note") if note else E]
    form(folder, "kf-mikomi.xlsx", [dict(name="0231", rows=[
        [T("令和７年度（令和６年度実施分）事務事業評価表", "title", ("fiscal_year", "R6"))], ["事務事業名", X(p, "name"), E, E, "整理番号", U("0231"), E, "評価者", U("健康課長")], ["担当部署", X("福祉部　健康課", "department"), E, E, "会計・款項目", U("一般 04-01-02")],
        ["対象", X("市内に住む40歳以上の人", "plan|purpose|0"), E, E, "手段", X("ウォーキング教室を開き、記録帳を配る。", "plan|summary")], ["意図（目的）", X("運動の習慣を身につけてもらう。", "plan|purpose|1")], [],
        ["１　指標の推移"], ["区分", "指標名", "単位", "５年度計画", "５年度実績", "６年度計画", "６年度実績", "７年度計画", "９年度見込み", "備考（指標変更など）"],
        f1("活動指標", n1, "回", ["24", "22", "24", "26", "28", "30"], ""), f1("成果指標", n2, "人", ["400", "388", "420", "451", "450", "500"], "R5から実人数に変更"), f1("成果指標", n3, "％", ["45.0", "43.2", "46.0", "未調査", "47.0", "50.0"], ""), [],
        ["２　コストの推移（千円）"], [E, E, E, "５年度決算", E, "６年度決算", E, "７年度予算"], ["事業費", E, E, X("2,140", ("R5|cost", 2140000)), E, X("2,310", ("R6|cost", 2310000)), E, X("2,400", ("R7|budget", 2400000))], ["　うち国・県支出金", E, E, U("1,070"), E, U("1,155"), E, U("1,200")], ["人件費（0.6人工）", E, E, U("4,200"), E, U("4,260"), E, U("4,260")], ["トータルコスト", E, E, U("6,340"), E, U("6,570"), E, U("6,660")], ["参加者１人当たりのコスト（円）", E, E, U("16,340"), E, U("14,568"), E, U("14,800")], [],
        ["３　評価"], ["必要性", U("高い"), E, "民間活用", U("余地あり"), E, "成果向上の余地", U("あり")], ["総合評価", X("Ｂ", "R6|effect|rating"), E, E, "評価の理由", X("参加者は増えたが、若い世代が少ない。", "R6|effect|comment")], ["今後の方向性", X("改善して継続", "R6|policy|decision"), E, E, "改善の内容", X("夜の教室を設ける。", "R6|issues|revisions")]],
        merges="A1:J1 B2:D2 B3:D3 F3:I3 B4:D4 F4:J4 B5:J5 A7:J7 A13:J13 D14:E14 F14:G14 D15:E15 F15:G15 D16:E16 F16:G16 D17:E17 F17:G17 D18:E18 F18:G18 D19:E19 F19:G19 A21:J21 B23:D23 F23:J23 B24:D24 F24:J24")])

    # g: before the start, this year and the last year with its increase in brackets, units within the values and changing
    a, b = "デジタル移住促進事業", "いちごの里づくり事業"
    X, Y = P(a), P(b)
    def inc(Q, n, b0, t, v, goal):
        return [Q(n, f"R6|{n}|name"), Q(b0, f"R6|{n}|baseline"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(goal, f"R6|{n}|goal|value")]
    form(folder, "kg-zouka.xlsx", [dict(name="KPI", rows=[
        [T("デジタル田園都市国家構想交付金事業　KPIの達成状況（R6）　有明台町", "title", ("fiscal_year", "R6"), ("municipality", "有明台町"))], [],
        ["事業名（担当課）", "KPI", "事業開始前", "令和６年度\n目標", "令和６年度\n実績", "５年目の目標\n（５年間の増加分の累計）", "交付対象経費"],
        [C(f"{a}\n（企画課）", [(a, "/name", a), (a, "/department", "企画課")]), *inc(X, "年少人口", "1,861人", "1,900人", "1,872人", "2,020人（159人）"), X("21,450千円", ("R6|cost", 21450000))], [E, *inc(X, "移住した世帯", "2世帯", "5世帯", "６世帯", "7世帯（5世帯）"), E], [E, *inc(X, "相談会の参加者", "0人", "150人", "集計中", "230人（230人）"), E],
        [C(f"{b}\n（農林課）", [(b, "/name", b), (b, "/department", "農林課")]), *inc(Y, "いちごの生産額", "2億396万円", "3億円", "2億8,120万円", "4億3,000万円（2億2,604万円）"), Y("8,900千円", ("R6|cost", 8900000))], [E, *inc(Y, "新規就農者数", "1.4人/年", "3組/年", "2組/年", "4組/年（―）"), E], [E, *inc(Y, "体験の満足度", "―", "80％以上", "87％", "85％以上（―）"), E]],
        merges="A4:A6 G4:G6 A7:A9 G7:G9")])

    # h: evaluation by stages (inside, outside, at the end of the plan) and the opinions on a second sheet by the project's number
    a, b, c = "城山公園再整備事業", "ご当地電子通貨事業", "漁港の朝市支援事業"
    X, Y, Z = P(a), P(b), P(c)
    def row(Q, no, p, d, by, bud, co, n, t, v, m1, m2, m3):
        return [Q(no, ("number", int(no))), Q(p, "name"), Q(d, "department"), Q(by[0], *by[1:]), Q(bud, ("R6|budget", thousand(bud))), Q(co, ("R6|cost", thousand(co))), *K(Q, n, t, v), Q(m1, "R6|effect|rating"), Q(m2, "R6|evaluations|0|rating"), U(m3) if m3 else E]
    form(folder, "kh-bangou-iken.xlsx", [
        dict(name="評価結果", rows=[
            [T("Ｒ６年度　地方創生関係事業　内部・外部評価結果", "title", ("fiscal_year", "R6"))], [E] * 11 + ["単位：千円"],
            ["事業No.", "事業名", "主管課", "実施年度", "事業費", E, "KPI", E, E, "内部評価", "外部評価", "期末評価"], [E, E, E, E, "予算", "決算", "指標", "目標", "実績", E, E, E],
            row(X, "1", a, "都市整備課", ("R4-R6", ("period|from", "R4"), ("period|to", "R6")), "48,000", "46,215", "来園者数（万人）", "12.0", "13.4", "A", "A", "A"), row(Y, "2", b, "商工観光課", ("R6-", ("period|from", "R6")), "15,500", "14,980", "加盟店の数（店）", 200, 163, "B", "C", ""), row(Z, "3", c, "水産課", ("R5-R7", ("period|from", "R5"), ("period|to", "R7")), "2,200", "1,845", "朝市の売上（千円）", "5,000", "未確定", "D", "B", ""),
            ["合計", E, E, E, U("65,700"), C("63,040", [(None, "/totals[R6 実績]/cost", 63040000)])], [U("A：目標を上回る　B：８割以上　C：要改善　D：外的要因により注視")]], merges="A3:A4 B3:B4 C3:C4 D3:D4 E3:F3 G3:I3 J3:J4 K3:K4 L3:L4 A8:D8"),
        dict(name="委員の意見", rows=[["推進委員会での主な意見と対応"], ["事業No.", "委員区分", "意見の内容", "対応方針", "対応状況"],
            [2, Y("金融", "R6|opinions|0|by"), Y("手数料の負担を軽くしてほしい。", "R6|opinions|0|text"), Y("加盟店に補助する。", "R6|opinions|0|response"), U("対応済")], [2, Y("住民", "R6|opinions|1|by"), Y("使える店の一覧が欲しい。", "R6|opinions|1|text"), Y("地図を公開する。", "R6|opinions|1|response"), U("検討中")], [3, Z("労働", "R6|opinions|0|by"), Z("雨天の日の場所を考えること。", "R6|opinions|0|text"), E, U("未定")]])])

    # i: pasted from a town's page: a heading, the way of reading it, a tab-separated table with values that carry their year and the year's target
    m1, m2 = "地域産業を強くする", "安心して暮らす"
    X, Y = P(m1), P(m2)
    def page(Q, m, n, b0, goal, v, mk):
        shown = f"{v[0]}（{v[1]}）"
        return [Q(m, "name") if m else E, Q(n, f"R6|{n}|name"), Q(b0, f"R6|{n}|baseline"), A(goal, "final"), C(shown, [(m or m1, field(f"R6|{n}|actual"), v[0]), (m or m1, field(f"R6|{n}|target"), v[1])]), Q(mk, f"R6|{n}|rating")]
    form(folder, "ki-homepage.tsv", [dict(name="x", rows=[
        [T("総合戦略の進捗状況（令和６年度）", "title", ("fiscal_year", "R6"))], ["更新日：2025年9月1日"], ["評価区分　A：目標値を上回る　B：目標値を下回るが基準値を上回る　C：基準値を下回る"],
        ["基本目標", "重要業績評価指標", "基準値", "9年度目標値", "6年度実績値（6年度目標値）", "評価区分"],
        page(X, m1, "従業者数", "16,507人（元年度）", "基準値を上回る", ("17,861人", "16,900人"), "A"), page(X, "", "創業者の割合", "12.1％（2年度）", "17.0％", ("9.6％", "15.0％"), "C"),
        page(Y, m2, "転出超過の抑制", "650人（29～元年度平均）", "550人", ("集計中", "580人"), "－")])], sep="\t")

    # j: a csv as Excel saves it: merged headings left empty, the code of the town, a sum and a note below, blanks and dashes of several kinds
    a, b = "棚田オーナー制度事業", "夜間診療の相談電話事業"
    X, Y = P(a), P(b)
    def flatrow(Q, no, p, d, co, gr, n, u, t5, v5, t6, v6, mk, way):
        first = [Q(no, "number"), Q(p, "name"), Q(d, "department"), Q(co, ("R6|cost", thousand(co))), Q(gr, ("R6|grant", thousand(gr)))] if no else [E] * 5
        return first + [Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), *[Q(x, f"R{y}|{n}|{f}") if x else B(p, f"R{y}|{n}|{f}") for x, y, f in ((t5, 5, "target"), (v5, 5, "actual"), (t6, 6, "target"), (v6, 6, "actual"))], *([Q(mk, "R6|effect|rating"), Q(way, "R6|policy|decision")] if no else [E, E])]
    form(folder, "kj-hozon.csv", [dict(name="x", rows=[
        [T("令和6年度 地方創生事業実績一覧", "title", ("fiscal_year", "R6")), *[E] * 12], ["団体コード", U("439991"), "団体名", C("阿蘇野町", [(None, "/municipality", "阿蘇野町")]), *[E] * 9], [E] * 12 + ["（千円）"],
        ["番号", "事業名", "担当課", "事業費", E, "KPI", E, "R5", E, "R6", E, "事業効果", "今後の方針"], [E, E, E, "総額", "うち交付金", "指標", "単位", "目標", "実績", "目標", "実績", E, E],
        flatrow(X, 1, a, "農政課", "1,240", "620", "オーナーの組数", "組", "40", "38", "45", "51", "②相当程度効果があった", "継続"), flatrow(X, "", a, "", "", "", "体験会の参加者", "人", "-", "-", "120", "‐", "", ""),
        flatrow(Y, 2, b, "健康課", "3,600", "1,800", "相談の件数", "件", "500", "472", "500", "", "③効果があった", "見直し"),
        ["計", E, E, C("4,840", [(None, "/totals[R6 実績]/cost", 4840000)]), C("2,420", [(None, "/totals[R6 実績]/grant", 2420000)]), *[E] * 8], [T("注）相談の件数は暦年で集計する。", "notes"), *[E] * 12]])], encoding="cp932", sep=",")


def thirteenth(folder):
    """Eight, written after the twelfth had been mended for; nothing was mended for them before their figure was taken."""
    # a: three lines an indicator (target, result, rate) across the years of the plan, base in front, the last year is to come
    m1, m2 = "安心して産み育てる", "まちの魅力を伝える"
    X, Y = P(m1), P(m2)
    def three(Q, m, n, u, base, ts, vs, rs, d):
        years = (4, 5, 6, 7)
        return [[Q(m, "name") if m else E, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(base, f"R6|{n}|baseline"), "目標値", *[Q(t, f"R{y}|{n}|target") for y, t in zip(years, ts)], Q(d, "department")],
                [E, E, E, E, "実績値", *[Q(v, f"R{y}|{n}|actual") if v else E for y, v in zip(years, vs)], E], [E, E, E, E, "達成率", *[U(r) if r else E for r in rs], E]]
    form(folder, "la-sandan.xlsx", [dict(name="進捗", rows=[
        [T("千鳥町まち・ひと・しごと創生総合戦略　KPI進捗管理表（令和６年度実績）", "title", ("municipality", "千鳥町"), ("fiscal_year", "R6"))], [],
        ["基本目標", "重要業績評価指標", "単位", "基準値\n（R2）", "区分", "計画期間", E, E, E, "担当課"], [E, E, E, E, E, "R4", "R5", "R6", "R7", E],
        *three(X, m1, "子育て支援センターの利用者数", "人", "2,880", ["3,000", "3,100", "3,200", "3,300"], ["2,745", "3,188", "3,402", ""], ["91.5%", "102.8%", "106.3%", ""], "こども課"),
        *three(X, "", "待機児童数", "人", "4", ["0", "0", "0", "0"], ["3", "1", "0", ""], ["－", "－", "－", ""], "こども課"),
        *three(Y, m2, "広報動画の再生回数", "千回", "－", ["10.0", "20.0", "30.0", "40.0"], ["8.4", "22.6", "集計中", ""], ["84.0%", "113.0%", "－", ""], "総務課")],
        merges="A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:I3 J3:J4 A5:A10 B5:B7 C5:C7 D5:D7 J5:J7 B8:B10 C8:C10 D8:D10 J8:J10 A11:A13 B11:B13 C11:C13 D11:D13 J11:J13")])

    # b: a long csv, a row a year and indicator, western years, yen, and a mark of the indicator
    a, b = "港の直売所運営事業", "林業機械導入事業"
    X, Y = P(a), P(b)
    def long(Q, y, p, d, cost, n, u, t, v, mk):
        r = y - 2018
        return [str(y), Q(p, "name"), Q(d, "department"), Q(cost, (f"R{r}|cost", int(cost))), Q(n, f"R{r}|{n}|name"), Q(u, f"R{r}|{n}|unit"), Q(t, f"R{r}|{n}|target"), Q(v, f"R{r}|{n}|actual") if v else B(p, f"R{r}|{n}|actual"), Q(mk, f"R{r}|{n}|rating") if mk else E]
    form(folder, "lb-nagai.csv", [dict(name="x", rows=[
        ["年度", "事業名称", "担当部署", "事業費（円）", "KPI名称", "単位", "目標値", "実績値", "達成状況"],
        long(X, 2023, a, "水産課", "6200000", "直売所の売上", "千円", "30000", "28114", "未達成"), long(X, 2023, a, "水産課", "6200000", "出荷者数", "人", "40", "43", "達成"),
        long(X, 2024, a, "水産課", "5800000", "直売所の売上", "千円", "32000", "33870", "達成"), long(X, 2024, a, "水産課", "5800000", "出荷者数", "人", "45", "集計中", ""),
        long(Y, 2023, b, "森林課", "12000000", "素材生産量", "m3", "1500", "1622", "達成"), long(Y, 2024, b, "森林課", "9400000", "素材生産量", "m3", "1700", "", "")])], sep=",")

    # c: what was meant and what came of it in sentences of one cell: 目標10件→実績12件; money with its part in brackets
    a, b = "地域おこしマルシェ事業", "空き家改修補助事業"
    X, Y = P(a), P(b)
    def told(p, ks):
        text = "\n".join(f"・{n}　目標{t}→実績{v}" for n, t, v in ks)
        return C(text, [place for n, t, v in ks for place in ((p, field(f"R6|{n}|name"), n), (p, field(f"R6|{n}|target"), t), (p, field(f"R6|{n}|actual"), v))])
    def money(p, shown, cost, grant):
        return C(shown, [(p, "/reviews[R6]/cost", cost), (p, "/reviews[R6]/grant", grant)])
    form(folder, "lc-kotoba.xlsx", [dict(name="資料３", rows=[
        [E, E, E, E, E, E, "資料３"], [T("令和６年度　地方創生交付金事業の検証（久遠市）", "title", ("municipality", "久遠市"), ("fiscal_year", "R6"))], [],
        ["事業名", "担当課", "事業費（うち国費）", "KPIと達成状況", "主な取組", "市の評価", "委員会からの意見"],
        [X(a, "name"), X("商工課", "department"), money(a, "4,320千円（うち国費2,160千円）", 4320000, 2160000), told(a, [("出店者の数", "40店", "52店"), ("来場者数", "3,000人", "確認中")]), X("マルシェを６回開いた。", "R6|achievements"), X("効果があった", "R6|effect|rating"), X("平日の開催も考えること。", "R6|opinions|0|text")],
        [Y(b, "name"), Y("住宅課", "department"), money(b, "9,000千円（うち国費4,500千円）", 9000000, 4500000), told(b, [("補助の件数", "12件", "9件")]), Y("改修費を補助した。", "R6|achievements"), Y("効果があった", "R6|effect|rating"), Y("特になし", "R6|opinions|0|text")]])])

    # d: a goal's own indicators above, then each measure with its text and its indicators, headings repeated
    g, m1, m2 = "基本目標３　安全に暮らせるまちをつくる", "施策３－１　災害に備える", "施策３－２　足を守る"
    G, X, Y = P(g), P(m1), P(m2)
    def table(Q, ks):
        return [["指標名", "基準値（R1）", "R6目標", "R6実績", "評価"], *[[Q(n, f"R6|{n}|name"), Q(b0, f"R6|{n}|baseline"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(mk, f"R6|{n}|rating")] for n, b0, t, v, mk in ks]]
    form(folder, "ld-mokuhyo.xlsx", [dict(name="目標３", rows=[
        [T("森郷町総合戦略　令和６年度評価シート", "title", ("municipality", "森郷町"), ("fiscal_year", "R6"))], [], [G(g, "name")], ["数値目標"], *table(G, [("町に住み続けたい人の割合（％）", "71.0", "75.0", "76.4", "Ａ")]), [],
        [X(m1, "name")], ["取組内容", X("避難訓練を全地区で行った。", "R6|achievements")], *table(X, [("自主防災組織の組織率（％）", "82.0", "95.0", "93.1", "Ｂ"), ("防災士の数（人）", "11", "25", "27", "Ａ")]), ["課題", X("担い手が高齢化している。", "R6|issues|current")], [],
        [Y(m2, "name")], ["取組内容", Y("予約制の乗合バスを始めた。", "R6|achievements")], *table(Y, [("乗合バスの利用者数（人）", "－", "2,400", "1,995", "Ｃ")]), ["課題", Y("予約のしかたが知られていない。", "R6|issues|current")]],
        merges="A3:E3 A8:E8 B9:E9 B13:E13 A15:E15 B16:E16 B19:E19")])

    # e: bands with number, name and department in one cell, a table under each, the way on in a row below
    def band(i, p, d, cost, ks, way):
        X = P(p)
        return [[C(f"【{i}】{p}（{d}）", [(p, "/name", p), (p, "/department", d)])], ["実績額", X(cost, ("R6|cost", int(cost.replace(",", "").replace("円", ""))))], ["KPI", "目標", "実績", "達成率"],
                *[[X(n, f"R6|{n}|name"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(r)] for n, t, v, r in ks], ["今後の方針", X(way, "R6|policy|decision")], []]
    form(folder, "le-obi.tsv", [dict(name="x", rows=[
        [T("令和６年度　地方創生推進交付金事業の実績（帆波町）", "title", ("municipality", "帆波町"), ("fiscal_year", "R6"))], [],
        *band(1, "浜の朝市事業", "産業課", "3,210,000円", [("来場者数", "5,000人", "5,412人", "108.2%"), ("出店数", "30店", "24店", "80.0%")], "継続"), *band(2, "廃校キャンプ場事業", "企画課", "7,700,500円", [("宿泊者数", "800人", "未集計", "－")], "改善して継続")])], sep="\t")

    # f: money at the left, indicators at the right of an empty column, both by the number of the project
    a, b, c = "まち歩きアプリ事業", "農福連携事業", "山の学び舎事業"
    rows = [[T("令和６年度　交付金事業　実績（対照表）", "title", ("fiscal_year", "R6"))], ["１　事業費（千円）", E, E, E, E, E, "２　KPI"], ["番号", "事業名", "担当課", "予算", "決算", E, "番号", "指標", "目標", "実績", "評価"]]
    left = [(1, a, "観光課", "3,000", "2,874"), (2, b, "福祉課", "1,200", "1,198"), (3, c, "教育課", "5,500", "5,120")]
    right = [(a, 1, "ダウンロード数（件）", "2,000", "2,310", "A"), (a, 1, "周遊者数（人）", "500", "確認中", "－"), (b, 2, "就労者数（人）", "8", "6", "B")]
    for (no, p, d, bu, co), (q, n2, n, t, v, mk) in zip(left, right):
        X, Y = P(p), P(q)
        rows.append([X(no, "number"), X(p, "name"), X(d, "department"), X(bu, ("R6|budget", thousand(bu))), X(co, ("R6|cost", thousand(co))), E, n2, Y(n, f"R6|{n}|name"), Y(t, f"R6|{n}|target"), Y(v, f"R6|{n}|actual"), Y(mk, f"R6|{n}|rating")])
    form(folder, "lf-sayu.xlsx", [dict(name="対照表", rows=rows)])

    # g: targets and results in words, a mark of state, a date on which the value will be known, the note below in brackets
    a, b = "公共施設再編計画策定事業", "オープンデータ推進事業"
    X, Y = P(a), P(b)
    def g1(Q, n, t, v, mk, due): return [Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), Q(mk, f"R6|{n}|rating"), due(Q, n)]
    none = lambda Q, n: E
    day = lambda shown, iso: lambda Q, n: Q(shown, (f"R6|{n}|due", iso))
    form(folder, "lg-joutai.xlsx", [dict(name="一覧", hidden_rows=[8], rows=[
        [T("令和６年度　デジタル行革関連事業　KPI達成状況調（夕凪市）", "title", ("municipality", "夕凪市"), ("fiscal_year", "R6"))], ["（Ｒ７．６．３０現在）"],
        ["№", "事業名", "所管課", "KPI", "目標", "実績", "達成の状況", "確定予定", "備考"],
        [X("1", ("number", 1)), X(a, "name"), X("財政課", "department"), *g1(X, "再編計画の策定", "策定", "策定済", "達成済み", none), E], [E, E, E, *g1(X, "住民説明会の開催", "10地区", "7地区", "達成困難", none), X("大雪で３地区が延期", "R6|住民説明会の開催|note")],
        [Y("2", ("number", 2)), Y(b, "name"), Y("情報課", "department"), *g1(Y, "公開したデータの数", "120件以上", "１３４件", "達成済み", none), E], [E, E, E, *g1(Y, "データの利用件数", "基準値を上回る", "集計中", "未定", day("R7.9.30", "2025-09-30")), E],
        [3, "（廃止）旧事業", "情報課", "端末の数", 5, 5], [T("（注）「達成の状況」は、達成済み・達成見込み・達成困難・未定の４区分", "notes")]],
        merges="A4:A5 B4:B5 C4:C5 A6:A7 B6:B7 C6:C7")])

    # h: a card a project with labels above boxes in pairs, KPI lines that say base → target → result in a row of their own, ticks for choices in a column
    p = "里海の藻場再生事業"; X = P(p)
    form(folder, "lh-card.xlsx", [dict(name="No.1", rows=[
        [T("地方創生推進交付金　事業評価票【令和６年度】", "title", ("fiscal_year", "R6")), E, E, E, E, "No.", X(1, "number")],
        ["事業名", E, E, "担当部署", E, "事業期間", E], [X(p, "name"), E, E, X("水産振興課", "department"), E, X("R5～R7", ("period|from", "R5"), ("period|to", "R7")), E],
        ["事業の目的", E, E, "実施内容", E, E, E], [X("藻場を取り戻し、漁獲を増やす。", "plan|purpose|0"), E, E, X("海藻の苗を３か所に植えた。", "R6|achievements"), E, E, E],
        ["事業費の内訳", E, E, E, E, E, E], ["R6予算額", X("8,000千円", ("R6|budget", 8000000)), "R6決算額", X("7,412千円", ("R6|cost", 7412000)), "うち交付金", X("3,706千円", ("R6|grant", 3706000)), E],
        ["成果指標", E, "単位", "開始前", "R6目標", "R6実績", "最終目標(R7)"], [X("藻場の面積", "R6|藻場の面積|name"), E, X("a", "R6|藻場の面積|unit"), X("12.0", "R6|藻場の面積|baseline"), X("20.0", "R6|藻場の面積|target"), X("21.5", "R6|藻場の面積|actual"), X("30.0", "R6|藻場の面積|goal|value")], [X("体験会の参加者数", "R6|体験会の参加者数|name"), E, X("人", "R6|体験会の参加者数|unit"), X(0, "R6|体験会の参加者数|baseline"), X(120, "R6|体験会の参加者数|target"), X("98", "R6|体験会の参加者数|actual"), X(200, "R6|体験会の参加者数|goal|value")],
        ["担当課による評価", E, E, E, E, E, E], ["効果", X("相当程度効果があった", "R6|effect|rating"), E, "評価の理由", X("面積が目標を超えた。", "R6|effect|comment"), E, E], ["外部委員の評価", E, E, E, E, E, E], ["評価", X("妥当", "R6|evaluations|0|rating"), E, "意見", X("漁協との役割を決めること。", "R6|opinions|0|text"), E, E],
        ["今後の方針", X("継続", "R6|policy|decision"), E, "理由", X("効果が続いているため。", "R6|policy|reason"), E, E]],
        merges="A2:C2 D2:E2 F2:G2 A3:C3 D3:E3 F3:G3 A4:C4 D4:G4 A5:C5 D5:G5 A6:G6 A8:B8 A9:B9 A10:B10 A11:G11 B12:C12 E12:G12 A13:G13 B14:C14 E14:G14 B15:C15 E15:G15")])


def fourteenth(folder):
    """Six, written after the thirteenth had been mended for; nothing was mended for them before their figure was taken."""
    # a: two units of money on a sheet, each said over its table; KPI below, by the name of the project
    a, b = "うみまち図書館事業", "子ども食堂応援事業"
    X, Y = P(a), P(b)
    form(folder, "na-futatsu-tani.xlsx", [dict(name="総括", rows=[
        [T("令和６年度　重点施策　決算と成果（潮路町）", "title", ("municipality", "潮路町"), ("fiscal_year", "R6"))], [], ["１　決算の状況", E, E, E, "（単位：千円）"], ["事業名", "担当課", "予算額", "決算額", "執行率"],
        [X(a, "name"), X("生涯学習課", "department"), X("12,000", ("R6|budget", 12000000)), X("11,420", ("R6|cost", 11420000)), U("95.2%")], [Y(b, "name"), Y("福祉課", "department"), Y("900", ("R6|budget", 900000)), Y("884", ("R6|cost", 884000)), U("98.2%")], [],
        ["２　交付金の状況", E, "（単位：円）"], ["事業名", "交付金の種類", "交付額"], [a, X("推進タイプ", "R6|program"), X("5,710,000", ("R6|grant", 5710000))], [b, Y("推進タイプ", "R6|program"), Y("442,000", ("R6|grant", 442000))], [],
        ["３　KPIの状況"], ["事業名", "KPI", "目標値", "実績値", "達成状況"], [a, *K(X, "来館者数（人）", "50,000", "53,118"), X("◎", "R6|来館者数（人）|rating")], [b, *K(Y, "開催回数（回）", 24, "集計中"), Y("－", "R6|開催回数（回）|rating")], [E, *K(Y, "参加した子どもの数（人）", 300, 274), Y("△", "R6|参加した子どもの数（人）|rating")],
        [T("※◎：達成　△：未達成　－：未確定", "notes") if 0 else U("◎：達成　△：未達成　－：未確定")]])])

    # b: a sheet a project; the KPI table has a row for each year and column groups for the indicators with rates, text boxes beside
    p = "島の診療所応援事業"; X = P(p)
    n1, n2 = "診療日数（日）", "受診者数（人）"
    def year(y, shown, t1, v1, r1, t2, v2, r2):
        yy = f"R{y}"
        return [shown, X(t1, f"{yy}|{n1}|target"), X(v1, f"{yy}|{n1}|actual") if v1 else B(p, f"{yy}|{n1}|actual"), U(r1) if r1 else E, X(t2, f"{yy}|{n2}|target"), X(v2, f"{yy}|{n2}|actual") if v2 else B(p, f"{yy}|{n2}|actual"), U(r2) if r2 else E]
    form(folder, "nb-shindan.xlsx", [dict(name="個票", rows=[
        [T("地方創生推進交付金事業　効果検証シート", "title")], [E, E, E, E, "評価対象年度", C("令和６年度", [(None, "/fiscal_year", "R6")])], ["交付対象事業の名称", X(p, "name"), E, E, "担当課", X("健康増進課", "department")], ["総合戦略における位置付け", X("基本目標２　安心して暮らす", ("strategy|0", "基本目標２　安心して暮らす"))], ["事業概要", X("本土の医師を招き、診療日を増やす。", "plan|summary")],
        ["KPIの推移"], ["年度", n1, E, E, n2, E, E], [E, "目標", "実績", "達成率", "目標", "実績", "達成率"],
        year(5, "Ｒ５", "100", "96", "96%", "1,200", "1,304", "109%"), year(6, "Ｒ６", "120", "122", "102%", "1,300", "確認中", "－"), year(7, "Ｒ７", "120", "", "", "1,400", "", ""),
        ["事業費", "Ｒ５", X("4,800千円", ("R5|cost", 4800000)), E, "Ｒ６", X("5,150千円", ("R6|cost", 5150000))] if 0 else ["実績額", X("5,150千円", ("R6|cost", 5150000)), E, E, "うち交付金", X("2,575千円", ("R6|grant", 2575000))],
        ["評価", X("Ａ：目標を達成した", "R6|effect|rating")], ["評価の理由", X("診療日が増え、受診が進んだ。", "R6|effect|comment")], ["有識者の意見", X("薬の受取りも考えてほしい。", "R6|opinions|0|text")], ["今後の方針", X("継続", "R6|policy|decision")]],
        merges="B3:D3 B4:G4 B5:G5 A6:G6 A7:A8 B7:D7 E7:G7 B13:G13 B14:G14 B15:G15 B16:G16")])

    # c: a list whose KPIs stand as lines of a cell by their number and whose values do so too, in columns target / result / rate; policy numbered with its legend
    a, b = "ふるさと便り事業", "駅前花いっぱい事業"
    X, Y = P(a), P(b)
    def lines(p, key, texts, names):
        return C("\n".join(f"({i}) {t}" for i, t in enumerate(texts, 1)), [(p, field(f"R6|{n}|{key}"), (int(t) if t.isdigit() else t)) for n, t in zip(names, texts)])
    k1, k2 = ["登録者の数", "返信の割合"], ["花壇の数", "参加団体の数", "苗の本数"]
    form(folder, "nc-gyou.xlsx", [dict(name="R6", rows=[
        [T("Ｒ６年度　ふるさと創生事業　自己点検表（谷川村）", "title", ("municipality", "谷川村"), ("fiscal_year", "R6"))], ["【今後の方針】１：拡充　２：継続　３：縮小　４：廃止"],
        ["事業名\n（所管）", "事業費\n（円）", "成果指標", "目標", "実績", "自己点検", "今後の方針"],
        [C(f"{a}\n（総務課）", [(a, "/name", a), (a, "/department", "総務課")]), X("1,204,300", "R6|cost"), lines(a, "name", k1, k1), lines(a, "target", ["500人", "30％"], k1), lines(a, "actual", ["512人", "調査中"], k1), X("おおむね順調", "R6|effect|rating"), X("２", ("R6|policy|decision", "２"))],
        [C(f"{b}\n（建設課）", [(b, "/name", b), (b, "/department", "建設課")]), Y("358,000", "R6|cost"), lines(b, "name", k2, k2), lines(b, "target", ["20", "15", "3000"], k2), lines(b, "actual", ["22", "15", "2850"], k2), Y("順調", "R6|effect|rating"), Y("１", ("R6|policy|decision", "１"))]])])

    # d: 総合戦略 in a csv of the open-data kind: codes, base year, target year, results by western year, remarks
    m1, m2 = "農業の担い手を育てる", "子育ての不安をなくす"
    X, Y = P(m1), P(m2)
    def od(Q, code, goal, m, n, u, by, b0, gy, g0, v22, v23, v24, mk, d, note):
        return ["45999", "宮崎県", C("日南野町", [(None, "/municipality", "宮崎県日南野町")]), Q(goal, ("strategy|0", goal)), Q(m, "name"), code, Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), U(by), Q(b0, f"R6|{n}|baseline"), Q(v22, f"R4|{n}|actual"), Q(v23, f"R5|{n}|actual"), Q(v24, f"R6|{n}|actual"), U(gy), Q(g0, f"R6|{n}|goal|value"), Q(mk, f"R6|{n}|rating"), Q(d, "department"), Q(note, f"R6|{n}|note") if note else E]
    form(folder, "nd-opendata.csv", [dict(name="x", rows=[
        ["市区町村コード", "都道府県名", "市区町村名", "基本目標", "施策名", "指標番号", "指標名", "単位", "基準年度", "基準値", "2022年度実績値", "2023年度実績値", "2024年度実績値", "目標年度", "最終目標値", "評価", "担当課", "備考"],
        od(X, "1-1-1", "1 働く", m1, "新規就農者数", "人", "2019", "3", "2026", "8", "4", "6", "5", "B", "農林課", ""), od(X, "1-1-2", "1 働く", m1, "農業産出額", "百万円", "2019", "1,840", "2026", "2,000", "1,795", "1,902", "未公表", "-", "農林課", "国の統計による"),
        od(Y, "2-1-1", "2 育てる", m2, "子育て相談の件数", "件", "2020", "120", "2026", "200", "151", "188", "214", "A", "こども課", "")])], encoding="utf-8-sig", sep=",")

    # e: minutes-like sheet: opinions with who and when in rows under bands of projects, the answers beside, then a table of marks by committee members
    a, b = "駅なか保育所事業", "まちなか発電所事業"
    X, Y = P(a), P(b)
    form(folder, "ne-iken.xlsx", [
        dict(name="一覧", rows=[[T("令和６年度　事業検証　結果一覧（駒里市）", "title", ("municipality", "駒里市"), ("fiscal_year", "R6"))], ["番号", "事業名", "担当課", "決算額（千円）", "KPI", "目標", "実績", "一次評価", "二次評価"],
            [X(1, "number"), X(a, "name"), X("保育課", "department"), X("22,400", ("R6|cost", 22400000)), *K(X, "預かった子の数（人）", "40", "38"), X("Ｂ", ("R6|evaluations|0|rating", "Ｂ")), X("Ａ", ("R6|evaluations|1|rating", "Ａ"))], [Y(2, "number"), Y(b, "name"), Y("環境課", "department"), Y("8,150", ("R6|cost", 8150000)), *K(Y, "発電量（MWh）", "90.0", "95.2"), Y("Ａ", ("R6|evaluations|0|rating", "Ａ")), Y("Ａ", ("R6|evaluations|1|rating", "Ａ"))]]),
        dict(name="意見", rows=[["評価委員会の意見と市の対応（令和７年８月５日）"], [], ["事業名", "№", "委員名", "ご意見", "市の考え方"], [a, 1, X("佐藤委員", "R6|opinions|0|by"), X("夜間の預かりを望む声がある。", "R6|opinions|0|text"), X("需要を調べる。", "R6|opinions|0|response")], [E, 2, X("田中委員", "R6|opinions|1|by"), X("保育士の確保が要る。", "R6|opinions|1|text"), X("処遇を改める。", "R6|opinions|1|response")], [b, 1, Y("佐藤委員", "R6|opinions|0|by"), Y("蓄電池も考えること。", "R6|opinions|0|text"), Y("検討する。", "R6|opinions|0|response")]], merges="A4:A5")])

    # f: pasted from a text: no table, a label and a value a line behind a colon, two projects one below the other
    a, b = "高原の宿泊拠点整備事業", "ドローン配送実証事業"
    def lines_of(p, d, cost, n, t, v, eff, why, way):
        X = P(p)
        behind = lambda label, shown, *places: C(f"{label}：{shown}", [(p, field(f) if isinstance(f, str) else field(f[0]), shown if isinstance(f, str) else f[1]) for f in places])
        return [[behind("事業名", p, "name")], [behind("担当課", d, "department")], [behind("実績額", cost, ("R6|cost", int(cost.replace(",", "").replace("円", ""))))], ["KPI", X(n, f"R6|{n}|name")], ["目標値", X(t, f"R6|{n}|target")], ["実績値", X(v, f"R6|{n}|actual")], ["事業効果", X(eff, "R6|effect|rating")], ["評価の理由", X(why, "R6|effect|comment")], ["今後の方針", X(way, "R6|policy|decision")], []]
    form(folder, "nf-gyou.tsv", [dict(name="x", rows=[[T("令和６年度　地方創生関連交付金　効果検証（高嶺町）", "title", ("municipality", "高嶺町"), ("fiscal_year", "R6"))], [],
        *lines_of(a, "観光課", "48,210,000円", "宿泊者数", "6,000人泊", "6,412人泊", "非常に効果的であった", "連休の利用が伸びた。", "継続"), *lines_of(b, "企画課", "9,900,000円", "配送の回数", "120回", "確認中", "効果があった", "天候の影響を受けた。", "見直し")])], sep="\t")


def fifteenth(folder):
    """Four, for the last figure: nothing was mended for them before it was taken."""
    # a: a list with blocks of KPIs side by side whose headings carry number and word, a hidden column and row, sums, notes
    a, b = "星空観光推進事業", "地元食材給食事業"
    X, Y = P(a), P(b)
    def blocks(Q, ks):
        out = []
        for i in range(2):
            out += [Q(ks[i][0], f"R6|{ks[i][0]}|name"), Q(ks[i][1], f"R6|{ks[i][0]}|target"), Q(ks[i][2], f"R6|{ks[i][0]}|actual"), U(ks[i][3])] if i < len(ks) else [E, E, E, E]
        return out
    form(folder, "pa-sumikakko.xlsx", [dict(name="実績", hidden_columns=[13], hidden_rows=[6], rows=[
        [T("南星村　令和６年度　デジタル田園都市国家構想交付金　事業実績・効果検証一覧", "title", ("municipality", "南星村"), ("fiscal_year", "R6"))], [E] * 11 + ["（単位：円）"],
        ["事業番号", "事業名称", "実施課", "総事業費", "KPI①", "目標①", "実績①", "達成率①", "KPI②", "目標②", "実績②", "達成率②", "作業欄", "検証結果", "次年度の方向性"],
        [X("1", ("number", 1)), X(a, "name"), X("観光課", "department"), X("7,654,321", "R6|cost"), *blocks(X, [("観望会の参加者数", "600人", "648人", "108%"), ("宿泊者数", "1,200人泊", "集計中", "－")]), U("済"), X("効果があった", "R6|effect|rating"), X("継続", "R6|policy|decision")],
        [Y("2", ("number", 2)), Y(b, "name"), Y("教育課", "department"), Y("1,980,000", "R6|cost"), *blocks(Y, [("地元食材の割合", "40％", "36.5％", "91%")]), U("済"), Y("効果があった", "R6|effect|rating"), Y("見直し", "R6|policy|decision")],
        ["9", "（休止）旧宿泊施設事業", "観光課", "0"], ["合計", E, E, C("9,634,321", [(None, "/totals[R6 実績]/cost", 9634321)])], [T("※１　宿泊者数は９月に確定する。", "notes")]])])

    # b: a sheet a fiscal year of the same measures: single year and total since the start, marks, opinions
    m1, m2 = "起業を応援する", "空き家を生かす"
    X, Y = P(m1), P(m2)
    def sheet(y, vals):
        rows = [[T(f"総合戦略　令和{'５６'[y - 5]}年度の進捗（帆立町）", *(["title"] if y == 5 else []), ("municipality", "帆立町"), *([("fiscal_year", "R6")] if y == 6 else []))], ["施策", "KPI", "単位", "目標", "実績", E, "評価", "推進会議の意見"], [E, E, E, E, "単年度", "累計", E, E]]
        for Q, m, n, u, t, v, total, mk, said in vals:
            rows.append([Q(m, "name") if y == 5 else Q(m, "name"), Q(n, f"R{y}|{n}|name"), Q(u, f"R{y}|{n}|unit"), Q(t, f"R{y}|{n}|target"), A(v, "year or sum"), A(total, "year or sum"), Q(mk, f"R{y}|{n}|rating"), Q(said, f"R{y}|opinions|0|text") if said else E])
        return dict(name=f"R{y}", rows=rows, merges="A2:A3 B2:B3 C2:C3 D2:D3 E2:F2 G2:G3 H2:H3")
    form(folder, "pb-nendo-sheet.xlsx", [sheet(5, [(X, m1, "創業した件数", "件", 5, 4, 9, "△", ""), (Y, m2, "空き家の成約数", "件", 8, 9, 15, "○", "登録を増やすこと。")]), sheet(6, [(X, m1, "創業した件数", "件", 5, 7, 16, "◎", "続けてほしい。"), (Y, m2, "空き家の成約数", "件", 10, "確認中", "15", "－", "")])])

    # c: money by year in a matrix of projects, and the indicators on a second sheet in bands of projects
    a, b = "海のワーケーション事業", "防災ラジオ配布事業"
    X, Y = P(a), P(b)
    def costs(Q, p, d, v4, v5, v6, b7): return [Q(p, "name"), Q(d, "department"), Q(v4, ("R4|cost", thousand(v4))), Q(v5, ("R5|cost", thousand(v5))), Q(v6, ("R6|cost", thousand(v6))), Q(b7, ("R7|budget", thousand(b7)))]
    form(folder, "pc-matorikkusu.xlsx", [
        dict(name="事業費", rows=[[T("令和６年度　総合戦略関連事業費の推移", "title", ("fiscal_year", "R6"))], [E] * 5 + ["単位：千円"], ["事業名", "担当課", "R4決算", "R5決算", "R6決算", "R7予算"], costs(X, a, "企画課", "2,000", "2,150", "2,420", "2,500"), costs(Y, b, "危機管理課", "800", "640", "655", "700"), ["合計", E, U("2,800"), U("2,790"), C("3,075", [(None, "/totals[R6 実績]/cost", 3075000)]), U("3,200")]]),
        dict(name="KPI", rows=[["令和６年度　KPIの達成状況"], [], ["指標", "単位", "R5実績", "R6目標", "R6実績", "判定"], [a], [X("滞在者の数", "R6|滞在者の数|name"), X("人", "R6|滞在者の数|unit"), X("88", "R5|滞在者の数|actual"), X("120", "R6|滞在者の数|target"), X("131", "R6|滞在者の数|actual"), X("達成", "R6|滞在者の数|rating")],
            [b], [Y("配布した台数", "R6|配布した台数|name"), Y("台", "R6|配布した台数|unit"), Y("420", "R5|配布した台数|actual"), Y("500", "R6|配布した台数|target"), Y("未集計", "R6|配布した台数|actual"), Y("－", "R6|配布した台数|rating")]], merges="A4:F4 A6:F6")])

    # d: 事務事業評価 in boxes: codes of the budget, sources of money across, marks by viewpoint, last target with its year
    p = "河川清掃活動支援事業"; X = P(p)
    n = "参加した団体の数"
    form(folder, "pd-kasen.xlsx", [dict(name="0345", rows=[
        [T("令和６年度　事務事業評価シート", "title", ("fiscal_year", "R6"))], ["整理番号", U("0345"), "事務事業名", X(p, "name"), E, E, E], ["会計", U("01"), "款", U("08"), "項", U("03"), E], ["部課係", X("建設部 河川課 管理係", "department"), E, "連絡先", U("内線 412"), E, E], ["事業の目的", X("川をきれいに保つ。", "plan|purpose|0")], ["事業の概要", X("清掃の道具を貸し、ごみを運ぶ。", "plan|summary")],
        ["財源内訳（千円）", "国庫支出金", "県支出金", "地方債", "その他", "一般財源", "事業費計"], ["R5決算", U(0), U("120"), U(0), U(0), U("430"), X("550", ("R5|cost", 550000))], ["R6決算", U(0), U("120"), U(0), U(0), U("462"), X("582", ("R6|cost", 582000))], ["R7予算", U(0), U("120"), U(0), U(0), U("480"), X("600", ("R7|budget", 600000))],
        ["成果指標", "単位", "R5目標", "R5実績", "R6目標", "R6実績", "最終目標値"], [X(n, f"R6|{n}|name"), X("団体", f"R6|{n}|unit"), X(30, f"R5|{n}|target"), X(28, f"R5|{n}|actual"), X(32, f"R6|{n}|target"), X("３４", f"R6|{n}|actual"), X(40, f"R6|{n}|goal|value")],
        ["必要性", U("Ａ"), "有効性", U("Ａ"), "効率性", U("Ｂ"), E], ["総合評価", X("Ａ", "R6|effect|rating"), E, "今後の方向性", X("現状のまま継続", "R6|policy|decision"), E, E], ["課題", X("参加者の高齢化", "R6|issues|current")]],
        merges="D2:G2 B4:C4 E4:G4 B5:G5 B6:G6 B15:C15 E15:G15 B16:G16")])


def sixteenth(folder):
    """Three, for the very last figure: nothing was mended for them before it was taken."""
    # a: a list of the kind that goes to the council: groups of headings in three rows, both years, two judges, unit rows, totals by goal
    a, b, c = "みかん山再生事業", "島留学推進事業", "空港バス運行事業"
    X, Y, Z = P(a), P(b), P(c)
    def row(Q, no, p, d, b6, c6, n, u, t5, v5, t6, v6, mk, om, way):
        return [Q(no, "number"), Q(p, "name"), Q(d, "department"), Q(b6, ("R6|budget", thousand(b6))), Q(c6, ("R6|cost", thousand(c6))), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), *[Q(x, f"R{y}|{n}|{f}") for x, (y, f) in zip((t5, v5, t6, v6), [(5, "target"), (5, "actual"), (6, "target"), (6, "actual")])], Q(mk, "R6|effect|rating"), Q(om, "R6|evaluations|0|rating"), Q(way, "R6|policy|decision")]
    form(folder, "sa16-gikai.xlsx", [dict(name="資料2", rows=[
        [E] * 13 + ["資料２"], [T("令和６年度　地方創生推進交付金事業　評価結果（周防瀬町）", "title", ("municipality", "周防瀬町"), ("fiscal_year", "R6"))], [E] * 13 + ["（千円）"],
        ["No.", "事業名", "所管課", "事業費", E, "重要業績評価指標（KPI）", E, E, E, E, E, "評価", E, "今後の方針"], [E, E, E, "R6予算", "R6決算", "指標名", "単位", "令和５年度", E, "令和６年度", E, "担当課", "有識者会議", E], [E, E, E, E, E, E, E, "目標", "実績", "目標", "実績", E, E, E],
        row(X, 1, a, "農林課", "6,500", "6,210", "再生した面積", "ha", "3.0", "2.8", "4.0", "4.2", "Ａ", "Ａ", "継続"), row(Y, 2, b, "教育課", "9,800", "9,774", "留学した生徒の数", "人", "6", "5", "8", "8", "Ａ", "Ｂ", "拡充"), row(Z, 3, c, "企画課", "15,000", "14,320", "利用者数", "人", "20,000", "18,411", "21,000", "速報値 20,118", "Ｂ", "Ｂ", "見直し"),
        ["合計", E, E, U("31,300"), C("30,304", [(None, "/totals[R6 実績]/cost", 30304000)])], [T("※評価　Ａ：達成　Ｂ：おおむね達成　Ｃ：未達成", "notes") if 0 else U("※評価　Ａ：達成　Ｂ：おおむね達成　Ｃ：未達成")]],
        merges="A4:A6 B4:B6 C4:C6 D4:E4 D5:D6 E5:E6 F4:K4 F5:F6 G5:G6 H5:I5 J5:K5 L4:M4 L5:L6 M5:M6 N4:N6")])

    # b: a sheet a project: labels left, choices as a row of boxes, indicators with note, opinions with who
    p = "里の駅直売所事業"; X = P(p)
    n = "直売所の売上"
    form(folder, "sb16-kojin.xlsx", [dict(name="里の駅", rows=[
        [T("令和６年度　交付金事業検証シート（豊里町）", "title", ("municipality", "豊里町"), ("fiscal_year", "R6"))], ["事業の名称", X(p, "name"), E, "担当課・係", X("産業課　商工係", "department")], ["事業期間", X("令和４～６年度", ("period|from", "R4"), ("period|to", "R6")), E, "交付金の種類", X("推進タイプ", "R6|program")],
        ["事業の概要", X("農家の直売所を開き、加工品を作る。", "plan|summary")], ["令和６年度の取組", X("加工品を６品作った。", "R6|achievements")], ["総事業費", X("11,200千円", ("R6|cost", 11200000)), E, "うち交付金", X("5,600千円", ("R6|grant", 5600000))],
        ["指標", "基準値（R3）", "目標値（R6）", "実績値（R6）", "備考"], [X(n, f"R6|{n}|name"), X("0千円", f"R6|{n}|baseline"), X("24,000千円", f"R6|{n}|target"), X("26,310千円", f"R6|{n}|actual"), X("税込み", f"R6|{n}|note")], [X("出荷者数", "R6|出荷者数|name"), X("0人", "R6|出荷者数|baseline"), X("40人", "R6|出荷者数|target"), X("37人", "R6|出荷者数|actual"), E],
        ["事業の効果", C("☑非常に効果的　☐相当程度効果的　☐効果あり　☐効果なし", [(p, "/reviews[R6]/effect/rating", "非常に効果的")])], ["評価の理由", X("売上が目標を超えた。", "R6|effect|comment")], ["有識者の意見", X("冬の品ぞろえを考えること。", "R6|opinions|0|text")], ["意見への対応", X("漬物を加える。", "R6|opinions|0|response")], ["今後の方針", C("☐拡充　☑継続　☐縮小　☐終了", [(p, "/reviews[R6]/policy/decision", "継続")])], ["方針の理由", X("出荷者が増えているため。", "R6|policy|reason")]],
        merges="B2:C2 B3:C3 B4:E4 B5:E5 B6:C6 B10:E10 B11:E11 B12:E12 B13:E13 B14:E14 B15:E15")])

    # c: 総合戦略 with goals as bands and measures under them as bands too, increments, arrows
    m1, m2 = "(1) 漁業を続ける", "(2) 観光をひらく"
    X, Y = P(m1), P(m2)
    def kp(Q, n, b0, v5, t, v, mk, d): return [Q(n, f"R6|{n}|name"), Q(b0, f"R6|{n}|baseline"), Q(v5, f"R5|{n}|actual"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), U("↗"), Q(mk, f"R6|{n}|rating"), Q(d, "department")]
    g = "基本目標１　なりわいをつくる"
    form(folder, "sc16-obi.xlsx", [dict(name="KPI一覧", rows=[
        [T("第２期汐見崎町総合戦略　令和６年度KPI一覧", "title", ("municipality", "汐見崎町"), ("fiscal_year", "R6"))], ["KPI", "基準値(R元)", "R5実績", "R6目標", "R6実績", "動き", "評価", "担当課"],
        [C(g, [(m1, "/strategy[0]", g), (m2, "/strategy[0]", g)])], [X(m1, "name")], kp(X, "漁業の新規就業者数（人）", "1", "2", "3", "3", "○", "水産課"), kp(X, "水揚げ額（百万円）", "820", "798", "830", "集計中", "－", "水産課"), [Y(m2, "name")], kp(Y, "観光客数（千人）", "95", "101", "110", "113.5", "◎", "観光課")], merges="A3:H3 A4:H4 A7:H7")])
