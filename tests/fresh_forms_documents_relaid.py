"""The real documents that were read worst, once more as somebody else would lay them out: years down instead of across, kinds of indicators in one
table, money by source across, labels over their texts, a flat list of what was a sheet, csv.

As fresh_forms_documents.py, whose fifth round this is. Right of expected, wrong, at the first try.
Fifth: 321 of 432 (74.3%), 20 wrong: D12 29/39 6 (H30.3 was taken for the year that begins then), D14 40/40, D16 31/34, D19 22/22, D22 26/26, D30 68/68,
D31 31/43, D32 38/84, D33 10/48 14 (the kinds were taken for the names), D35 26/28.
"""
from fresh_cells import E, S, head, pick, sheet, span, yen
from fresh_forms_documents import over
from fresh_notation import A, P, T, U, form


def fifth(folder):
    """D30, D31, D32, D33, D12, D14, D16, D19, D22, D35, once more."""
    # D30: 目標値, 実績値 and 達成度 down, 前年度 評価年度 次年度 across; the costs across the same years with their sum
    def r(no, p, dep, aim, text, ks, money, staff, full, marks, way):
        X = P(p)
        rows = [[S(T("令和6年度　事務事業評価シート", "title"), 7)], ["整理番号", U(no), "評価年度", S(T("令和5年度", ("fiscal_year", "R5")), 2), "担当課", X(dep, "department")], ["事務事業名", S(X(p, "name"), 6)], ["事業の目的", S(X(aim, "plan|purpose|0"), 6)], ["事業の概要", S(X(text, "plan|summary"), 6)],
                ["区分", "指標名", "単位", E, "前年度", "評価年度", "次年度"]]
        for k, n, u, (t0, v0, d0), (t1, v1, d1), t2 in ks:
            rows += [[S(X(k, (f"R5|{n}|kind", k[:2])), 1, 3), S(X(n, f"R5|{n}|name"), 1, 3), S(X(u, f"R5|{n}|unit"), 1, 3), "目標値", X(t0, f"R4|{n}|target"), X(t1, f"R5|{n}|target"), X(t2, f"R6|{n}|target")], ["実績値", X(v0, f"R4|{n}|actual"), X(v1, f"R5|{n}|actual"), E], ["達成度", U(d0), U(d1), E]]
        rows += [[], [S("事業費（千円）", 4), "前年度決算", "評価年度決算", "次年度予算"]]
        for i, (w, *vs) in enumerate(money[:-1]):
            rows.append([*([S("財源", 1, len(money) - 1)] if not i else []), S(X(w, *[(f"R{4 + j}|funding|{i}|source", w) for j in (0, 1)]), 3), *[yen(X, v, f"R{4 + j}|funding|{i}|amount") if j < 2 else U(v) for j, v in enumerate(vs)]])
        return rows + [[S("事業費計（Ａ）", 4), yen(X, money[-1][0], "R4|cost"), yen(X, money[-1][1], "R5|cost"), yen(X, money[-1][2], "R6|budget")], [S("人件費（Ｂ）", 4), *[U(v) for v in staff]], [S("トータルコスト（Ａ＋Ｂ）", 4), *[U(v) for v in full]], [],
                       ["総合評価", X(marks, "R5|effect|rating")], ["今後の方向性", S(X(way, "R5|policy|decision"), 6)]]
    form(folder, "e30-tate.xlsx", [
        sheet("12", r("12", "子ども読書活動推進事業", "生涯学習課", "読書の習慣を身に付ける。", "読み聞かせと図書の貸出しを行う。", [("活動指標", "読み聞かせの回数", "回", (48, 44, "91.7%"), (48, 52, "108.3%"), 50), ("成果指標", "児童１人当たりの貸出冊数", "冊", ("24.0", "21.3", "88.8%"), ("24.0", "集計中", "－"), "25.0")], [("国県支出金", "300", "300", "300"), ("一般財源", "1,120", "1,244", "1,300"), ("1,420", "1,544", "1,600")], ("2,100", "2,100", "2,100"), ("3,520", "3,644", "3,700"), "Ａ", "継続")),
        sheet("13", r("13", "公民館講座開催事業", "生涯学習課", "学びの機会を広げる。", "各種の講座を開く。", [("活動指標", "講座の開催回数", "回", (60, 58, "96.7%"), (60, 61, "101.7%"), 60), ("成果指標", "受講者の満足度", "％", ("90.0", "88.1", "97.9%"), ("90.0", "92.4", "102.7%"), "92.0")], [("その他", "210", "222", "200"), ("一般財源", "1,880", "1,905", "1,950"), ("2,090", "2,127", "2,150")], ("3,600", "3,600", "3,600"), ("5,690", "5,727", "5,750"), "Ｂ", "改善"))])

    # D31: one table for both kinds: 数値 for what is counted, 実績 for what is reached
    def r(no, p, dep, aim, ks, cost, mark, way):
        X = P(p)
        rows = [[S(T("平成25年度　事務事業評価（平成24年度実施分）", "title", ("fiscal_year", "H24")), 10)], ["番号", X(no, "number"), "事業名", S(X(p, "name"), 4), "担当課", S(X(dep, "department"), 2)], ["目的", S(X(aim, "plan|purpose|0"), 9)], ["指標区分", S("指標名", 2), "単位", "24計画", "24数値", "24実績", "25計画", "28見込み", "備考"]]
        for k, n, u, t, count, v, nxt, out, note in ks:
            rows.append([X(k, *([(f"H24|{n}|kind", k[:2])] if k != "対象指標" else [])), S(X(n, f"H24|{n}|name"), 2), X(u, f"H24|{n}|unit"), X(t, f"H24|{n}|target"), X(count, f"H24|{n}|actual") if count else E, X(v, f"H24|{n}|actual") if v else E, X(nxt, f"H25|{n}|target"), U(out), X(note, f"H24|{n}|note") if note else E])
        return rows + [["事業費（千円）", "24予算", yen(X, cost[0], "H24|budget"), "24決算", yen(X, cost[1], "H24|cost"), "25予算", yen(X, cost[2], "H25|budget")], ["評価", X(mark, "H24|effect|rating")], ["今後の方向性", S(X(way, "H24|policy|decision"), 3)]]
    form(folder, "e31-hitotsu.xlsx", [
        sheet("1", r(1, "健康診査事業", "健康課", "病気を早く見つける。", [("対象指標", "対象者数", "人", "8,200", "8,144", None, "8,150", "8,000", None), ("成果指標", "受診率", "％", "45.0", None, "41.8", "46.0", "60.0", "25年度から分母を変更")], ("22,000", "20,911", "23,500"), "Ｂ", "改善")),
        sheet("2", r(2, "予防接種事業", "健康課", "感染症の広がりを防ぐ。", [("対象指標", "対象児童数", "人", "1,100", "1,082", None, "1,070", "1,000", None), ("成果指標", "接種率", "％", "95.0", None, "96.3", "95.0", "97.0", None)], ("31,000", "30,420", "30,800"), "Ａ", "継続"))])

    # D32: account and codes alone in boxes, headings over texts, money by source across and years down
    def r(p, dep, acc, term, now, whom, text, aim, money, ks, way, why):
        X = P(p)
        names = ["国庫支出金", "県支出金", "地方債", "その他", "一般財源"]
        rows = [[S(T("令和元年度　事務事業評価シート（平成30年度実績）", "title", ("fiscal_year", "H30")), 8)], ["会計", U("01"), "款", U("02"), "項", U("01"), "目", U(acc)], ["事業名", S(X(p, "name"), 3), "所管", S(X(dep, "department"), 3)], ["事業期間", S(span(X, *term), 7)],
                [S("現状と課題", 4), S("対象", 4)], [S(X(now, "H30|issues|current"), 4), S(X(whom, "plan|purpose|0"), 4)], [S("事業内容", 4), S("目的", 4)], [S(X(text, "plan|summary"), 4), S(X(aim, "plan|purpose|1"), 4)], [],
                [S("年度", 1, 2), S("事業費\n（千円）", 1, 2), S("財源内訳（千円）", 5), S("備考", 1, 2)], names]
        for y, cost, vs in money:
            settled = y != "R1"
            rows.append([{"H29": "平成29年度決算", "H30": "平成30年度決算", "R1": "令和元年度予算"}[y], yen(X, cost, f"{y}|cost" if settled else f"{y}|budget"), *[X(v, (f"{y}|funding|{i}|source", names[i]), (f"{y}|funding|{i}|amount", int(v.replace(",", "")) * 1000)) if settled else U(v) for i, v in enumerate(vs)], E])
        rows += [[], ["指標名", E, "単位", "H29実績", "H30目標", "H30実績", "R1目標"]]
        for n, u, vs in ks:
            rows.append([S(X(n, f"H30|{n}|name"), 2), X(u, f"H30|{n}|unit"), *[X(v, path) for v, path in zip(vs, [f"H29|{n}|actual", f"H30|{n}|target", f"H30|{n}|actual", f"R1|{n}|target"])]])
        return rows + [[], ["今後の方向性", S(pick(X, way[0], "H30|policy|decision", way[1]), 7)], ["理由", S(X(why, "H30|policy|reason"), 7)]]
    form(folder, "e32-yoko.xlsx", [
        sheet("シティセールス", r("シティセールス事業", "企画部　広報課", "07", ("平成27年度～", "H27"), "市の認知度が低い。", "市外の若い世代", "動画を作り、首都圏の催しに出展する。", "市の魅力を知ってもらう。", [("H29", "8,200", ["2,000", "0", "0", "500", "5,700"]), ("H30", "7,940", ["1,900", "0", "0", "440", "5,600"]), ("R1", "8,500", ["2,000", "0", "0", "500", "6,000"])], [("動画の再生回数", "回", ["41,200", "50,000", "62,310", "70,000"]), ("市の認知度", "％", ["38.2", "40.0", "－", "45.0"])], ("□拡充　■継続　□縮小　□廃止", "継続"), "再生回数が伸びているため。")),
        sheet("交通安全", r("交通安全啓発事業", "市民部　危機管理課", "11", ("昭和45年度～", "S45"), "高齢者の事故が増えている。", "市民", "教室の開催と反射材の配布を行う。", "交通事故を減らす。", [("H29", "3,310", ["0", "300", "0", "0", "3,010"]), ("H30", "3,288", ["0", "300", "0", "0", "2,988"]), ("R1", "3,400", ["0", "300", "0", "0", "3,100"])], [("交通安全教室の回数", "回", [88, 90, 93, 95])], ("□拡充　□継続　☑改善　□廃止", "改善"), "対象を高齢者に絞るため。"))])

    # D33: 予定 and 実績 down, years across, for the work done and its costs; views with choices to tick
    def r(p, dep, boss, ks, cost, unit, views, mark, way):
        X = P(p)
        rows = [[S(T("令和6年度　事務事業評価表（令和5年度の実績）", "title", ("fiscal_year", "R5")), 7)], ["事務事業名", S(X(p, "name"), 3), "所管課", S(X(dep, "department"), 2)], ["評価者", S(U(boss), 6)], [],
                ["指標", E, "単位", E, "令和4年度", "令和5年度", "令和6年度"]]
        for k, n, u, plan, real in ks:
            rows += [[S(k, 1, 2), S(X(n, f"R5|{n}|name"), 1, 2), S(X(u, f"R5|{n}|unit"), 1, 2), "予定", *[X(v, f"R{4 + i}|{n}|target") for i, v in enumerate(plan)]], ["実績", *[X(v, f"R{4 + i}|{n}|actual") for i, v in enumerate(real)], E]]
        rows += [[], ["コスト", E, "単位", E, "令和4年度", "令和5年度", "令和6年度"], [S("事業費", 2, 2), S("千円", 1, 2), "予定", *[yen(X, v, f"R{4 + i}|budget") for i, v in enumerate(cost[0])]], ["実績", *[yen(X, v, f"R{4 + i}|cost") for i, v in enumerate(cost[1])], E],
                 [S("単位コスト", 2, 2), S("円", 1, 2), "予定", *[U(v) for v in unit[0]]], ["実績", *[U(v) for v in unit[1]], E], []]
        for word, choice, why in views:
            rows.append([word, S(U(choice), 2), S(U(why), 4)])
        return rows + [["総合評価", X(mark, "R5|effect|rating")], ["今後の方向性", S(X(way, "R5|policy|decision"), 6)]]
    form(folder, "e33-yotei.xlsx", [
        sheet("A", r("資源回収支援事業", "清掃事務所", "清掃事務所長", [("活動量", "集団回収の団体数", "団体", (310, 320, 330), (305, 318)), ("成果", "資源の回収量", "ｔ", ("4,200", "4,300", "4,400"), ("4,011", "3,940"))], (("25,200", "25,800", "26,400"), ("24,066", "23,640")), (("6,000", "6,000", "6,000"), ("6,000", "6,000")), [("必要性", "□高い　■普通　□低い", "新聞の購読が減っている。"), ("民間活用", "■済　□余地あり　□なし", "回収は業者が行う。"), ("成果向上余地", "□大　■中　□小", "布の回収を増やせる。")], "Ｂ", "継続")),
        sheet("B", r("シルバーカレッジ運営事業", "高齢者支援課", "高齢者支援課長", [("活動量", "講座の回数", "回", (80, 82, 84), (80, 81)), ("成果", "修了者数", "人", (150, 160, 160), (141, "集計中"))], (("4,100", "4,200", "4,300"), ("4,020", "4,155")), (("27,333", "26,250", "26,875"), ("28,511", "－")), [("必要性", "■高い　□普通　□低い", "学びたい高齢者が多い。"), ("民間活用", "□済　■余地あり　□なし", "大学への委託を検討する。"), ("成果向上余地", "□大　□中　■小", "会場に限りがある。")], "Ａ", "拡充"))])

    # D12: labels and values of 40 narrow columns, the national choices with a ring before one of them
    def r(no, dep, p, kind, place, cost, ks, effect, why, way, reason):
        X = P(p)
        return sheet(f"{no}", [[S(T("平成29年度実施事業　効果検証シート", "title", ("fiscal_year", "H29")), 12)], ["№", X(no, "number"), S("担当課", 2), S(X(dep, "department"), 3), S("交付金の種類", 2), S(X(kind, "H29|program"), 3)], [S("交付対象事業名", 3), S(X(p, "name"), 9)], [S("総合戦略での位置付け", 3), S(X(place, "strategy|0"), 9)], [S("交付対象事業に要した経費", 3), S(X(*cost[0]), 2), "円", S("うち交付金", 2), S(X(*cost[1]), 2), S("円", 2)],
            [S("① 重要業績評価指標（ＫＰＩ）", 12)], [S("指標名", 5), S("単位", 1), S("現状値", 2), S("目標値（H30.3）", 2), S("実績値（H30.3）", 2)], *[[S(X(n, f"H29|{n}|name"), 5), X(u, f"H29|{n}|unit"), S(X(b, f"H29|{n}|baseline"), 2), S(X(t, f"H29|{n}|target"), 2), S(X(v, f"H29|{n}|actual"), 2)] for n, u, b, t, v in ks],
            [S("② 事業効果", 3), S(pick(X, effect[0], "H29|effect|rating", effect[1]), 9)], [S("評価の理由", 3), S(X(why, "H29|effect|comment"), 9)], [S("③ 今後の方針", 3), S(pick(X, way[0], "H29|policy|decision", way[1]), 9)], [S("方針の理由", 3), S(X(reason, "H29|policy|reason"), 9)]])
    form(folder, "e12-hosoi.xlsx", [r(1, "観光課", "湖畔サイクリング事業", "推進交付金", "二之柱 → 1 → (2)", (("9,720,000", "H29|cost"), ("4,860,000", "H29|grant")), [("レンタサイクルの利用者数", "人", "1,220", "3,000", "3,481"), ("湖畔の宿泊者数", "千人", "402", "420", "集計中")], ("非常に効果的であった・○相当程度効果があった・効果があった・効果がなかった", "相当程度効果があった"), "利用者が大きく増えた。", ("発展・○継続・見直し・中止・終了", "継続"), "コースの延伸を進めるため。"),
        r(2, "商工課", "女性の創業支援事業", "推進交付金", "一之柱 → 3 → (1)", (("2,160,000", "H29|cost"), ("1,080,000", "H29|grant")), [("創業者数", "人", "2", "8", "5")], ("非常に効果的であった・相当程度効果があった・○効果があった・効果がなかった", "効果があった"), "創業塾の参加は多い。", ("発展・継続・○見直し・中止・終了", "見直し"), "創業後の支援を加えるため。")])

    # D14: the boxes as a list: project, measure, the grant's project and its number, settlement and budget, sources across, own evaluation
    a, b = "ふるさと同窓会応援事業", "まちなかリノベーション事業"
    def r(p, dep, no, plan, measure, aim, done, cost, budget, money, ks, mark, way):
        X, out = P(p), []
        for i, (n, t, v) in enumerate(ks):
            out.append([*([U(no), X(p, "name"), X(dep, "department"), U(plan), U(measure), X(aim, "plan|purpose|0"), X(done, "H28|achievements"), yen(X, cost, "H28|cost"), *[X(x, (f"H28|funding|{j}|source", w), (f"H28|funding|{j}|amount", int(x.replace(",", "")) * 1000)) for j, (w, x) in enumerate(zip(("国庫", "県", "一般財源"), money))], yen(X, budget, "H29|budget")] if not i else [E] * 12), X(n, f"H28|{n}|name"), X(t, f"H28|{n}|target"), X(v, f"H28|{n}|actual"), *([X(mark, "H28|effect|rating"), X(way, "H28|policy|decision")] if not i else [E, E])])
        return out
    form(folder, "e14-ichiran.xlsx", [dict(name="評価", rows=[
        [head("都留之郷市総合戦略　事業評価一覧（平成28年度事業）", "都留之郷市", "H28")], [E] * 16 + ["（単位：千円）"], ["事業№", "事業名\n（交付金事業名）", "担当部署", "プロジェクト名", "施策名", "目的", "事業の実績・取組状況", "H28決算額", "財源内訳", E, E, "H29予算額", "ＫＰＩ", E, E, "自己評価", "今後の方向性"], [E] * 8 + ["国庫", "県", "一般財源", E, "指標名", "目標値", "実績値", E, E],
        *r(a, "企画課", "②-3", "出会いプロジェクト", "結婚の支援", "若者の交流を促す。", "同窓会１２件に補助した。", "1,240", "1,500", ("620", "0", "620"), [("補助件数", "20件", "12件")], "Ｃ", "見直し"), *r(b, "産業課", "④-2", "にぎわいプロジェクト", "空き店舗の活用", "まちなかの空き店舗を減らす。", "３店舗を改修した。", "9,800", "10,000", ("4,900", "0", "4,900"), [("改修した店舗数", "3店", "3店"), ("通行量", "1,200人", "1,344人")], "Ａ", "継続")],
        merges="A1:Q1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:G4 H3:H4 I3:K3 L3:L4 M3:O3 P3:P4 Q3:Q4 " + " ".join(f"{c}6:{c}7" for c in "ABCDEFGHIJKLPQ"))])

    # D16: what was a sheet as a flat list, the state of March beside the one that was settled in November
    a, b = "研究シーズの事業化", "若い世代の定住"
    X, Y = P(a), P(b)
    def r(Q, m, dep, n, u, y, base, first, v, by, goal, mark, e1, e2, total, how, when):
        return [Q(m, "name") if m else E, Q(dep, "department") if m else E, Q(n, f"H27|{n}|name"), Q(u, f"H27|{n}|unit"), Q(y, f"H27|{n}|baseline_year"), Q(base, f"H27|{n}|baseline"), U(first), Q(v, f"H27|{n}|actual"), Q(by, f"H27|{n}|goal|by"), Q(goal, f"H27|{n}|goal|value"), U("↗"), Q(mark, f"H27|{n}|rating"), U(e1), U(e2), U(total), Q(how, f"H27|{n}|source"), U(when)]
    form(folder, "e16-ichiran.xlsx", [dict(name="一覧", rows=[
        [head("学園野市総合戦略　KPI評価一覧（平成27年度）", "学園野市", "H27")], [], ["施策", "担当課", "指標名", "単位", "基準年度", "従前値", "H27\n（3月見込）", "H27\n（11月確定）", "目標年度", "目標値", "指標の\n方向性", "進捗状況", "有効性", "効率性", "総合評価", "実績値の計算方法", "数値確定の時期"],
        r(X, a, "産業振興課", "ベンチャー企業数", "社", "H26", 178, 180, 181, "H31", 200, "概ね順調", "中", "中", "B", "申告による", "7月"), r(X, None, None, "特許の実施件数", "件", "H26", 12, 15, 14, "H31", 30, "順調", "高", "中", "A", "調査による", "10月"), r(Y, b, "企画課", "転入超過数", "人", "H26", "1,204", "1,350", "1,366", "H31", "1,500", "順調", "高", "高", "A", "住民基本台帳", "4月")],
        merges="A1:Q1 A4:A5 B4:B5")])

    # D19: as a csv without merged cells: the measure said again, the era once
    a, b = "地域産業の振興", "担い手の育成"
    def r(p, n, u, goal, vs, note=E):
        X = P(p)
        return [X(p, "name"), X(n, f"H28|{n}|name"), X(u, f"H28|{n}|unit"), A(goal, "final"), *[X(v, f"H{27 + i}|{n}|actual") if v else E for i, v in enumerate(vs)], X(note, f"H28|{n}|note") if note else E]
    form(folder, "e19-nendo.csv", [dict(name="x", rows=[
        [head("鹿野島市総合戦略　成果指標一覧（平成28年度末）", "鹿野島市", "H28"), *[E] * 9], ["施策名", "成果指標名", "単位", "施策目標(H31)", "平成27年度", "28年度", "29年度", "30年度", "31年度", "備考"],
        r(a, "従業者数", "人", "12,315", ["12,211(H26)", "12,340", E, E, E], "※H27は調査時点変更により未公表"), r(a, "製造品出荷額", "万円", "4,900,594", ["4,934,005(H26)", "未公表", E, E, E]), r(b, "新規就農者数", "人/年", "5", ["4", "6", E, E, E]), r(b, "認定農業者の耕作面積", "ha", "24", ["24.1", "24.6", E, E, E])])], sep=",", encoding="cp932")

    # D22: the marks counted by goal on a sheet in front, the KPIs on the next one with 「－（次年度以降の取組）」
    a, b = "ものづくりの振興", "子育て支援"
    X, Y = P(a), P(b)
    def r(Q, g, m, n, goal, v, mark, said, why):
        return [g, Q(m, "name") if m else E, Q(n, f"H28|{n}|name"), Q(goal, f"H28|{n}|target"), Q(v, f"H28|{n}|actual"), Q(mark, f"H28|{n}|rating") if mark[0] != "－" else U(mark), *([Q(said, "H28|evaluations|0|rating"), Q(why, "H28|opinions|0|text")] if m else [E, E])]
    form(folder, "e22-soukatsu.xlsx", [
        dict(name="総括表", rows=[[head("錦江野市総合戦略　平成28年度の検証結果　総括表", "錦江野市", "H28")], ["【ＫＰＩの達成状況】"], ["区分", "Ａ：十分に達成", "Ｂ：概ね達成", "Ｃ：あまり達成していない", "－：次年度以降の取組", "計"], ["基本目標１", U(1), U(0), U(1), U(0), U(2)], ["基本目標２", U(0), U(1), U(0), U(1), U(2)], ["合計", U(1), U(1), U(1), U(1), U(4)], [], ["【検証会議の意見】"], ["区分", "Ａ：推進すべき", "Ｂ：一部を改善", "Ｃ：大幅な見直し", "計"], ["施策数", U(1), U(1), U(0), U(2)]], merges="A1:F1"),
        dict(name="個別", rows=[["個別の検証結果"], ["基本目標", "施策", "ＫＰＩ", "H28目標値", "H28実績値", "達成状況", "検証会議の評価", "検証会議の意見"],
            r(X, over("基本目標１", 0, a), a, "新製品の開発件数", "10件", "12件", "Ａ", "Ａ", "販路の開拓も支えること。"), r(X, E, None, "技術者の雇用数", "30人", "18人", "Ｃ", E, E), r(Y, over("基本目標２", 0, b), b, "保育の待機児童数", "0人", "3人", "Ｂ", "Ｂ", "年度の途中の入所に備えること。"), r(Y, E, None, "子ども医療費の電子申請率", "50％", "－", "－（次年度以降の取組）", E, E)], merges="A3:A4 B3:B4 G3:G4 H3:H4 A5:A6 B5:B6 G5:G6 H5:H6")])

    # D35: one sheet a measure, the points of each indicator, those of the policy, their sum and the rank
    def r(p, dep, place, ks, way, pts, total, rank, said):
        X = P(p)
        rows = [[S(T("令和4年度　施策評価シート（令和3年度実績）", "title", ("fiscal_year", "R3")), 8)], ["政策", S(X(place, "strategy|0"), 3), "施策", S(X(p, "name"), 3)], ["主管課", S(X(dep, "department"), 7)], [], ["成果指標", E, "単位", "R3目標値", "R3実績値", "達成率", "評価点", "備考"]]
        for n, u, t, v, rate, pt, note in ks:
            rows.append([S(X(n, f"R3|{n}|name"), 2), X(u, f"R3|{n}|unit"), X(t, f"R3|{n}|target"), X(v, f"R3|{n}|actual"), U(rate), X(pt, (f"R3|{n}|rating", str(pt))) if pt != "－" else U(pt), X(note, f"R3|{n}|note") if note else E])
        return rows + [["達成率100％以上：7点　90％以上：6点　80％以上：5点　70％以上：4点　60％以上：3点　50％以上：2点　50％未満：1点"], [], ["取組方針", S(X(way, "R3|policy|decision"), 2), "方針点", U(pts), "合計点", U(total), U(rank)], ["評価の理由", S(X(said, "R3|effect|comment"), 7)]]
    form(folder, "e35-tensu.xlsx", [
        sheet("1-1", r("健康づくりの推進", "健康増進課", "政策１　健やかなまち", [("特定健診の受診率", "％", 45, 41.8, "92.9％", 6, None), ("健康教室の参加者数", "人", "1,500", "1,688", "112.5％", 7, "会場を増やした")], "拡充", 3, 16, "Ａ", "参加者が増えている。")),
        sheet("1-2", r("地域医療の充実", "医療対策課", "政策１　健やかなまち", [("かかりつけ医を持つ市民の割合", "％", 70, "調査なし", "－", "－", "隔年の調査")], "継続", 2, 2, "－", "調査の年でない。"))])
