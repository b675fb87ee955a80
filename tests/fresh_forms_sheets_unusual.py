"""Sheets that hold one project each, laid out in other ways than those of fresh_forms_sheets.py: indicators as columns, values by the
indicator's number in a table of their own, targets and results in one cell, years told in words, choices in cells with rings, several towns'
money, a book of sheets with the outside reviewers' opinions at its end.

Each round was written before the reader had seen it. Right of expected, wrong, asked; nothing silent, no word or blank read as a number.
First (the reader as it was): 279 of 454 (61.5%), 5 wrong, 4 asked as they should be. By form, right of expected and wrong: s1a 32/66 2, s1b 35/37 0,
s1c 33/90 0, s1d 9/41 0, s1e 36/48 0, s1f 36/43 0, s1g 52/67 0, s1h 27/27 0, s1i 19/35 3. As it was written at first it was 272 of 454 and 13 wrong:
a note behind ※ is a note, 「整理番号　1」 a number, a later year's target beside no other one is asked about, 「取組の内容」 is what was done
as in other forms, and the heading over the outsiders' list is no title of the review.
Second, after that: 335 of 473 (70.8%), 29 wrong, 27 of them one year: the meeting's was taken for the year under review. s2a 24/50 0, s2b 0/40 0 (a
subsidy isn't called a project), s2c 39/42 0, s2d 49/51 0, s2e 50/50 0, s2f 13/30 0, s2g 82/82 0, s2h 8/52 27, s2i 43/43 0, s2j 27/33 2. As it was
written it was 330 of 467 and 33 wrong: the last meeting's opinion is last year's, 外部組織による検証 an evaluation, what stands behind the way on
is what will be done, a KPI's explanation its note, a year of dashes alone no year, and a legend of nobody's marks a note.
Third, after that: 295 of 328 (89.9%), 2 wrong (and a line on how to fill in the form, taken for a note): s3a 40/44 0, s3b 24/28 0, s3c 43/54 0,
s3d 52/52 0, s3e 19/19 0, s3f 23/35 1, s3g 20/22 1, s3h 52/52 0, s3i 22/22 0. Not mended: amounts below the years of the indicators above them (s3f).
Fourth, after that: 249 of 329 (75.7%), 23 wrong, 3 not asked about: s4a 24/62 0, s4b 34/40 0, s4c 23/24 0, s4d 44/59 13 (「シート【令和６年度】」 was
taken for years from one to another), s4e 40/40 0, s4f 25/26 4 (a later target in a row of results), s4g 14/18 1, s4h 34/34 0, s4i 11/26 5 (two numbers in
the lines of one cell). Not mended: a verdict below the only known one of five headings (s4b).
Fifth, the last, after that: 174 of 235 (74.0%), 12 wrong, all of them in one form whose boxes have their label in the first line (s5a 2/44 12; its projects had
no name): s5b 21/30 0, s5c 26/26 0, s5d 10/19 0, s5e 45/45 0, s5f 25/25 0, s5g 22/23 0, s5h 23/23 0. By form, 5 of 8 had more than nine in ten right.
Sixth, five of the everyday kind after that: 182 of 198 (91.9%), 1 wrong: s6a 49/49 0, s6b 40/50 0, s6c 32/37 1, s6d 38/38 0, s6e 23/24 0.
"""
from fresh_cells import E, S, funds, of_town, pick, sheet, span, years, yen
from fresh_notation import A, B, C, P, T, U, form
from other_forms import F



def first(folder):
    """Nine, written before the reader had seen any of them."""
    # a: the indicators stand side by side as columns, what is said of them down the rows; choices in cells of their own, a ring before the chosen
    def yoko(no, p, d, chief, goal, term, aim, body, money, ks, rings, why, issue, ways, how):
        X = P(p)
        names = [k[0] for k in ks]
        line = lambda label, key, at: [S(label, 2), *[S(X(k[at], f"R6|{n}|{key}") if k[at] != E else B(p, f"R6|{n}|{key}"), 2) for n, k in zip(names, ks)]]
        ring = lambda options, path, at: [c for i, o in enumerate(options) for c in ("○" if i == at else E, X(o, path) if i == at else o)]
        return [[E] * 7 + ["様式第３号"], [S(T("令和６年度　地方創生事業評価シート", "title", ("fiscal_year", "R6")), 8)], [S(of_town("稲荷森市"), 8)], [],
                ["事業番号", X(no, "number"), "事業名", S(X(p, "name"), 5)], ["所管課", S(X(d, "department"), 3), "記入責任者", S(U(chief), 3)], ["基本目標", S(X(goal, "strategy|0"), 3), "実施期間", S(span(X, *term), 3)],
                ["事業の目的", S(X(aim, "plan|purpose|0"), 7)], ["事業の概要", S(X(body, "plan|summary"), 7)],
                [S("事業費（千円）", 2), "予算現額", yen(X, money[0], "R6|budget"), "決算額", yen(X, money[1], "R6|cost"), "うち交付金", yen(X, money[2], "R6|grant")], [],
                [S("項　　目", 2), *[S(f"ＫＰＩ{c}", 2) for c in "①②③"]], line("指標の名称", "name", 0), line("単位", "unit", 1), line("基準値（令和３年度）", "baseline", 2), line("目標値", "target", 3), line("実績値", "actual", 4),
                [S("達成率", 2), *[S(U(k[5]) if k[5] else E, 2) for k in ks]], line("指標ごとの評価", "rating", 6), [],
                [S("事業の効果", 1, 2), *ring(["十分あった", "あった", "少なかった"], "R6|effect|rating", rings), E], [S(X(why, "R6|effect|comment"), 7)],
                ["課題", S(X(issue, "R6|issues|current"), 7)], [S("今後の方向", 1, 2), *ring(["拡大", "継続", "縮小"], "R6|policy|decision", ways), E], [S(X(how, "R6|policy|reason"), 7)],
                [S(T("※指標ごとの評価は、◎（目標以上）、○（目標の８割以上）、△（８割未満）により記入する。", "notes"), 8)]]
    a, b = "丘の上クラフトビール醸造支援事業", "まちなか学生ラボ運営事業"
    form(folder, "s1a-yoko.xlsx", [
        sheet("事業１", yoko("1", a, "商工観光課", "課長補佐", "１　地域の稼ぐ力を高める", ("令和４年度～令和６年度", "R4", "R6"), "市内で採れる大麦を使った醸造所の開設を支え、観光の目的地とする。", "・醸造設備の導入に対する補助\n・栽培農家との契約の仲立ち\n・販路の開拓", ("12,800", "12,415", "6,207"),
            [("醸造所の出荷額", "千円", "0", "18,000", "21,340", "118.6%", "◎"), ("大麦の契約農家数", "戸", "2", "10", "８", "80.0%", "○"), ("工場見学の来場者数", "人", "―", "3,000", "集計中", "", "－")], 1, "出荷額は目標を２割近く上回り、県外の飲食店からの引き合いも増えている。\n一方、契約農家の数は目標に届かなかった。", "連作による収量の低下を訴える農家がある。", 1, "栽培の指導員を置き、契約農家を増やす。")),
        sheet("事業２", yoko("2", b, "企画政策課", "主幹", "２　新しい人の流れをつくる", ("令和５年度～令和７年度", "R5", "R7"), "大学のない本市に学生の活動の場を設け、関係人口を増やす。", "空き店舗を学生が使う研究室として改修し、商店街とともに企画を行う。", ("8,640", "7,998", "3,999"),
            [("学生の延べ滞在日数", "人日", "0", "1,200", "1,644", "137.0%", "◎"), ("学生と商店街の共同企画", "件", "0", "6", "7", "116.7%", "◎"), ("", "", "", "", "", "", "")], 0, "３大学から延べ５８人が活動し、２人が卒業後に市内で就職した。", "宿泊する場所が足りない。", 0, "空き家を学生の宿として１棟整える。"))])

    # b: one measure against rising prices a sheet: dates as serials, the money's sources in a line, what was aimed at and reached beneath headings
    def bukka(no, p, d, tel, menu, start, end, what, money, src, ks, done, said):
        X = P(p)
        rows = [[S(T("令和６年度　物価高騰対応重点支援地方創生臨時交付金　効果検証調書", "title", ("fiscal_year", "R6")), 8)], [E] * 6 + [S(of_town("羽黒原町"), 2)], ["計画No.", X(no, "number"), "事業名称", S(X(p, "name"), 5)], ["担当課係", S(X(d, "department"), 3), "連絡先", S(X(tel, "contact"), 3)],
                ["推奨事業\nメニュー", S(U(menu), 7)], ["事業始期", S(X(start[0], ("period|from", start[1])), 3), "事業終期", S(X(end[0], ("period|to", end[1])), 3)], ["事業の概要", S(X(what, "plan|summary"), 7)],
                [S("総事業費（円）", 2), S("交付金充当額（円）", 2), S("その他特定財源（円）", 2), S("一般財源（円）", 2)],
                [S(X(money, "R6|cost"), 2), S(X(src[0], "R6|grant"), 2), *[S(U(v), 2) for v in src[1:]]],
                [S("成果指標", 4), "単位", "目標値", "実績値", "達成率"]]
        rows += [[S(X(n, f"R6|{n}|name"), 4), X(u, f"R6|{n}|unit"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(r) if r else E] for n, u, t, v, r in ks]
        return rows + [["事業の実施状況", S(X(done, "R6|achievements"), 7)], ["効果の検証", S(X(said, "R6|effect|comment"), 7)]]
    day, num = '[$-411]ggge"年"m"月"d"日"', "#,##0"
    a, b = "低所得のひとり親世帯応援給付金事業", "畜産飼料価格高騰対策事業"
    form(folder, "s1b-bukka.xlsx", [
        sheet("(1)ひとり親", bukka(1, a, "福祉課　児童係", "0237-00-1188", "②エネルギー・食料品価格等の物価高騰に伴う子育て世帯支援", (F(45413, day), "R6"), (F(45625, day), "R6"), "児童扶養手当を受ける世帯に、児童１人につき３万円を支給する。", F(9126440, num), (F(9126440, num), F(0, num), F(0, num)),
            [("対象児童への支給率", "％", F(98.0, "0.0"), F(99.3, "0.0"), F(1.0133, "0.0%"))], "・支給世帯　182世帯\n・支給児童　289人", "ほぼ全ての対象者に年内に支給し、家計の負担の軽減につながった。")),
        sheet("(2)畜産", bukka(2, b, "農林課　畜産係", "0237-00-1193", "⑥農林水産業における物価高騰対策支援", (F(45474, day), "R6"), (F(45747, day), "R6"), "配合飼料の価格の上昇分の一部を、飼養頭数に応じて補助する。", F(14503000, num), (F(12000000, num), F(0, num), F(2503000, num)),
            [("補助を受けた経営体の数", "戸", 31, "２９", F(0.9355, "0.0%")), ("経営を続けている経営体の割合", "％", 100, "確認中", "－")], "・補助した経営体　29戸（肉用牛22戸、酪農７戸）", "飼料の価格が高い中でも、離農を防ぐことができた。"))])

    # c: the indicators' names in one table by number, their values by the number in the next; the fiscal year's quarters in words
    def bangou(p, d, chapter, aim, names, table, quarters, cost, mark, text, next_):
        X = P(p)
        rows = [[S(T("第２次総合計画　重点プロジェクト　進行管理票（令和６年度分）", "title", ("fiscal_year", "R6")), 9)], ["プロジェクト名", S(X(p, "name"), 4), "主管課", S(X(d, "department"), 3)], ["位置付け", S(X(chapter, "strategy|0"), 8)], ["ねらい", S(X(aim, "plan|purpose|0"), 8)], [],
                [S("１　成果指標の内容", 9)], ["番号", S("指標名", 4), "単位", S("出典・算出方法", 3)]]
        rows += [["①②③"[i], S(X(n, f"R6|{n}|name"), 4), X(u, f"R6|{n}|unit"), S(X(src, f"R6|{n}|source"), 3)] for i, (n, u, src) in enumerate(names)]
        rows += [[], [S("２　成果指標の推移", 9)], ["番号", "区分", "基準値\n(R2)", "R3", "R4", "R5", "R6", "R7", "目標値\n(R9)"]]
        for i, ((n, *_), (b0, ts, vs, goal)) in enumerate(zip(names, table)):
            rows += [[S("①②③"[i], 1, 2), "目標", E, *years(X, n, "target", 3, ts), X(goal, f"R6|{n}|goal|value")], ["実績", X(b0, f"R6|{n}|baseline"), *years(X, n, "actual", 3, vs), E, E]]
        rows += [[], [S("３　取組の進捗", 9)], ["時期", S("取組の状況", 8)]]
        whole = "".join(t for t in quarters if t != "－")
        rows += [[q, S(X(t, ("R6|achievements", whole)) if t != "－" else U(t), 8)] for q, t in zip(("第１四半期", "第２四半期", "第３四半期", "第４四半期"), quarters)]
        return rows + [["決算額", S(X(*cost), 3), S(E, 5)], [], [S("４　評価", 9)], ["進捗評価", X(mark, "R6|effect|rating"), "評価の理由", S(X(text, "R6|effect|comment"), 6)], ["次年度の取組方針", S(X(next_, "R6|policy|decision"), 8)], ["Ａ：順調　Ｂ：おおむね順調　Ｃ：遅れている"]]
    a, b = "子育て世帯に選ばれる住まいづくり", "ごみ減量３割チャレンジ"
    form(folder, "s1c-bangou.xlsx", [
        sheet("重点1", bangou(a, "都市計画課", "第３章　快適に暮らせるまち", "子育て世帯が市内で住まいを見付けられるようにする。", [("子育て世帯の転入超過数", "世帯", "住民基本台帳（暦年）"), ("空き家を改修して入居した子育て世帯", "世帯", "都市計画課調べ（累計）")],
            [("△12", ["△10", "△5", "0", "5", "10"], ["△14", "△8", "3", "集計中"], "25"), ("4", ["8", "12", "16", "20", "24"], ["7", "13", "18", "２４"], "30")], ["改修の補助の募集を始めた。", "応募が１１件あり、６件を採択した。", "見学会を２回開き、２４組が参加した。", "６件の改修が終わり、入居が始まった。"], ("18,204千円", ("R6|cost", 18204000)), "Ａ", "改修による入居は最終目標に近付いている。", "補助の枠を１０件に広げる。")),
        sheet("重点2", bangou(b, "環境政策課", "第４章　環境と共に生きるまち", "家庭と事業所のごみを１０年で３割減らす。", [("１人１日当たりのごみの量", "ｇ", "一般廃棄物処理実態調査"), ("資源化率", "％", "一般廃棄物処理実態調査"), ("生ごみ処理機の補助件数", "件", "環境政策課調べ（単年）")],
            [("982", ["960", "930", "900", "870", "840"], ["955", "941", "918", "未公表"], "780"), ("18.4", ["19.0", "20.0", "21.0", "22.0", "23.0"], ["18.6", "18.9", "19.7", "未公表"], "25.0"), ("35", ["40", "50", "60", "70", "80"], ["62", "58", "71", "88"], "100")], ["分別の手引を全戸に配った。", "－", "事業所への訪問を４０件行った。", "生ごみ処理機の補助を追加した。"], ("6,511千円", ("R6|cost", 6511000)), "Ｂ", "減ってはいるが、目標の値には届いていない。", "製紙会社と組み、雑がみの回収を始める。"))])

    # d: years told in words (前々年度, 前年度, 評価年度), a formula's results, a hidden column, yes and no by question, staff and full cost
    def kotoba(no, p, sec, d, law, whom, how, hope, ks, money, qs, own, meet, way, plan):
        X = P(p)
        rows = [[S("（評価年度　", 1), S(T("令和６年度", ("fiscal_year", "R6")), 1), "）", S(T("事　務　事　業　評　価　票", "title"), 6)], ["事務事業コード", U(no), "事務事業の名称", S(X(p, "name"), 3), "担当部署", S(X(d, "department"), 2)], ["予算科目", S(U(sec), 3), "根拠法令等", S(U(law), 4)],
                ["対象（誰を・何を）", S(X(whom, "plan|purpose|0"), 8)], ["手段（どのような方法で）", S(X(how, "plan|summary"), 8)], ["意図（どのような状態にするか）", S(X(hope, "plan|purpose|1"), 8)], [],
                [S("指標", 2, 2), S("単位", 1, 2), S("前々年度", 1), S("前年度", 1), S("評価年度", 3), S("次年度", 1)], ["実績", "実績", "計画", "実績", "達成率", "計画"]]
        for kind, n, u, v4, v5, t6, v6, r, t7 in ks:
            rows.append([X(kind, (f"R6|{n}|kind", kind[:2])), X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(v4, f"R4|{n}|actual"), X(v5, f"R5|{n}|actual"), X(t6, f"R6|{n}|target"), X(v6, f"R6|{n}|actual"), U(r), X(t7, f"R7|{n}|target")])
        rows += [[], [S("コスト（単位：千円）", 3), "前々年度決算", "前年度決算", S("評価年度決算", 3), "次年度予算"]]
        paths = ("R4|cost", "R5|cost", "R6|cost", "R7|budget")
        for label, vs in money:
            cells = [yen(X, v, q) if label.startswith("直接事業費") else U(v) for v, q in zip(vs, paths)]
            rows.append([S(label, 3), cells[0], cells[1], S(cells[2], 3), cells[3]])
        rows += [[], [S("評価項目", 3), "はい・いいえ", S("理由", 5)]]
        rows += [[S(q, 3), U(a_), S(U(r), 5)] for q, a_, r in qs]
        return rows + [["担当課評価", S(X(own[0], "R6|effect|rating"), 2), S(X(own[1], "R6|effect|comment"), 6)], ["行政評価委員会評価", S(X(meet[0], "R6|evaluations|0|rating"), 2), S(X(meet[1], "R6|evaluations|0|comment"), 6)], ["今後の進め方", S(X(way, "R6|policy|decision"), 2), S(X(plan, "R6|policy|reason"), 6)]]
    a = "移動図書館車運行事業"
    q = ["市民のニーズは高いか", "民間でも実施できるか", "成果は上がっているか", "コストを下げる余地はあるか"]
    form(folder, "s1d-kotoba.xlsx", [sheet("1-4-22", kotoba("1-4-22", a, "10款5項2目　図書館費", "教育委員会　生涯学習課（市立図書館）", "図書館法", "図書館から遠い地区に住む市民", "移動図書館車２台で３６か所を月２回巡回する。", "どの地区に住んでいても本に親しめる。",
        [("活動指標", "巡回した延べ回数", "回", F(812, "#,##0"), F(838, "#,##0"), F(864, "#,##0"), F(851, "#,##0"), F(0.985, "0.0%"), F(864, "#,##0")), ("成果指標", "貸出冊数", "冊", F(41208, "#,##0"), F(43977, "#,##0"), F(45000, "#,##0"), F(47120, "#,##0"), F(1.0471, "0.0%"), F(47500, "#,##0")), ("成果指標", "利用者の満足度", "％", "－", F(91.2, "0.0"), "－", "未実施", "－", F(92.0, "0.0"))],
        [("直接事業費", ("6,822", "7,104", "9,480", "7,500")), ("うち一般財源", ("6,822", "7,104", "7,480", "7,500")), ("人件費（概算）", ("10,800", "10,800", "11,160", "11,160")), ("総事業費", ("17,622", "17,904", "20,640", "18,660"))],
        list(zip(q, ("はい", "いいえ", "はい", "いいえ"), ("図書館から２㎞以上離れた地区に人口の４割が住む。", "採算が取れない。", "貸出冊数が２年続けて増えている。", "燃料費が上がっている。"))), ("Ａ", "小学校への巡回を増やし、児童の貸出しが伸びた。"), ("Ａ", "電子書籍の利用案内も車内で行うとよい。"), "現状維持", "巡回の場所を毎年見直しながら続ける。"), hidden_columns=[10])])

    # e: a settled-area plan of several towns: each town's share and part, the indicators with their basis and last goal, ticks by letters
    def ken(code, p, field_, towns, body, parts, money, ks, mark, why, opinion, next_):
        X = P(p)
        rows = [[S(T("三川圏域定住自立圏共生ビジョン　取組別評価シート（令和６年度）", "title", ("fiscal_year", "R6")), 8)], ["取組番号", U(code), "取組の名称", S(X(p, "name"), 5)], ["政策分野", S(X(field_, "strategy|0"), 3), "関係市町村", S(X(towns, "plan|partners"), 3)], ["取組の内容", S(X(body, "R6|achievements"), 7)]]
        rows += [[*([S("役割分担", 1, len(parts))] if i == 0 else []), t, S(U(x), 6)] for i, (t, x) in enumerate(parts)]
        rows += [["事業費（千円）", E, S("R4決算", 2), S("R5決算", 2), S("R6決算", 2)]]
        rows += [[S(t, 2), *[S(U(v), 2) for v in vs]] for t, vs in money[:-1]]
        rows += [[S("合計", 2), *[S(yen(X, v, f"R{4 + i}|cost"), 2) for i, v in enumerate(money[-1])]], [S("重要業績評価指標", 2), "単位", "基準値\n(R2)", "R4\n実績", "R5\n実績", "R6\n実績", "目標値\n(R8)"]]
        rows += [[S(X(n, f"R6|{n}|name"), 2), X(u, f"R6|{n}|unit"), X(b0, f"R6|{n}|baseline"), *[X(v, f"R{4 + i}|{n}|actual") for i, v in enumerate(vs)], A(goal, "final")] for n, u, b0, vs, goal in ks]
        return rows + [["進捗状況", X(mark, "R6|effect|rating"), "評価の理由", S(X(why, "R6|effect|comment"), 5)], ["懇談会の意見", S(X(opinion, "R6|opinions|0|text"), 7)], ["今後の展開", S(X(next_, "R6|policy|decision"), 7)], [S("Ａ 計画以上　Ｂ 計画どおり　Ｃ 計画を下回る　Ｄ 未着手", 8)]]
    a, b = "休日・夜間急患センターの共同運営", "圏域公共交通マップの作成"
    form(folder, "s1e-teiju.xlsx", [
        sheet("1-(1)ア", ken("1-(1)ア", a, "生活機能の強化　医療", "三川市、上三川町、川底村", "圏域の住民が休日や夜間に診療を受けられるよう、急患センターを共同で運営する。", [("三川市", "センターを運営し、医師会と調整する。"), ("上三川町", "運営費を負担し、住民に周知する。"), ("川底村", "運営費を負担し、住民に周知する。")],
            [("三川市", ("41,200", "42,050", "43,118")), ("上三川町", ("8,410", "8,580", "8,800")), ("川底村", ("2,103", "2,145", "2,200")), ("51,713", "52,775", "54,118")], [("受診者数", "人", "6,120", ("7,344", "8,015", "8,290"), "8,500"), ("診療日数", "日", "122", ("122", "122", "121"), "122")], "Ｂ", "受診者は増えており、圏域外への搬送が減った。", "小児科の医師の確保を進めてほしい。", "大学病院に医師の派遣を求める。")),
        sheet("2-(2)イ", ken("2-(2)イ", b, "結びつきの強化　地域公共交通", "三川市、上三川町", "路線バスと町営バスの路線と時刻を１枚の地図にまとめる。", [("三川市", "地図を作成する。"), ("上三川町", "町営バスの情報を提供する。")], [("三川市", ("0", "880", "913")), ("上三川町", ("0", "220", "228")), ("0", "1,100", "1,141")], [("地図の配布部数", "部", "－", ("－", "8,000", "１２，０００"), "15,000"), ("バスの利用者数", "千人", "518", ("502", "511", "集計中"), "530")], "Ａ", "全戸への配布を終え、転入者にも渡している。", "特になし", "スマートフォンでも見られるようにする。"))])

    # f: two projects one below the other, target and result in one cell with a stroke, the year only in the title, labels over values
    def nidan(no, p, d, law, cost, grant, text, ks, effect, out, way):
        X = P(p)
        rows = [[S("番号"), S("交付対象事業の名称", 3), S("担当課", 2)], [X(no, "number"), S(X(p, "name"), 3), S(X(d, "department"), 2)], [S("交付金の種類", 2), S("実績額（円）", 2), S("うち交付金（円）", 2)], [S(X(law, "R6|program"), 2), S(X(cost, "R6|cost"), 2), S(X(grant, "R6|grant"), 2)], [S("事業の内容", 6)], [S(X(text, "plan|summary"), 6)],
                [S("本事業における重要業績評価指標（ＫＰＩ）", 3), S("目標値／実績値", 2), "達成度"]]
        rows += [[S(X(n, f"R6|{n}|name"), 3), S(X(tv, (f"R6|{n}|target", t), (f"R6|{n}|actual", v)), 2), X(m, f"R6|{n}|rating")] for n, tv, t, v, m in ks]
        return rows + [[S("事業効果", 3), S("外部有識者からの評価", 3)], [S(X(effect, "R6|effect|rating"), 3), S(X(out, "R6|evaluations|0|rating"), 3)], [S("今後の方針", 6)], [S(X(way, "R6|policy|decision"), 6)]]
    a, b = "大正ロマン通りナイトタイム活性化事業", "森林認証材デザイン開発事業"
    form(folder, "s1f-nidan.xlsx", [sheet("個票", [[S(T("令和６年度実施　新しい地方経済・生活環境創生交付金事業　検証個票　（大野目市）", "title", ("municipality", "大野目市"), ("fiscal_year", "R6")), 6)], [],
        *nidan(1, a, "商業振興課", "地方創生推進タイプ", "17,322,100", "8,661,050", "夜の街歩きと店の延長営業を組み合わせ、宿泊につなげる。", [("夜間の通行量（人／日）", "1,500／1,738", 1500, 1738, "達成"), ("延長して営業する店舗数（店）", "30／２１", 30, 21, "未達成")], "地方創生に相当程度効果があった", "総合戦略のKPI達成に有効であった", "事業の継続"), [], [],
        *nidan(2, b, "林業振興課", "地方創生推進タイプ", "6,040,800", "3,020,400", "認証を受けた木材で、学校の机といすを開発する。", [("採用した学校の数（校）", "5／6", 5, 6, "達成"), ("認証材の出荷量（㎥）", "800／集計中", 800, "集計中", "－"), ("県外からの視察（団体）", "10／14", 10, 14, "達成")], "地方創生に非常に効果的であった", "総合戦略のKPI達成に有効であった", "追加等更に発展させる")])])

    # g: short sheets of the departments and, at the book's end, the outside committee's marks and opinions with the town's answers; a cover
    def kohyo(no, p, d, text, cost, ks, mark, said):
        X = P(p)
        rows = [[S(X(f"整理番号　{no}", ("number", no)), 5)], ["事業名", S(X(p, "name"), 2), "担当課", X(d, "department")], ["事業内容", S(X(text, "plan|summary"), 4)], ["R6決算額（円）", S(X(cost, "R6|cost"), 4)], ["KPI", "当初値", "R6目標", "R6実績", "自己評価"]]
        rows += [[X(n, f"R6|{n}|name"), X(b0, f"R6|{n}|baseline"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), X(m, f"R6|{n}|rating")] for n, b0, t, v, m in ks]
        return rows + [["総合評価", X(mark, "R6|effect|rating"), S(X(said, "R6|effect|comment"), 3)]]
    def gaibu(no, p, mark, said, answer, way):
        X = P(p)
        return [X(no, "number"), p, X(mark, "R6|evaluations|0|rating"), X(said, "R6|opinions|0|text"), X(answer, "R6|opinions|0|response"), X(way, "R6|policy|decision")]
    a, b, c = "港町スケッチ大会全国展開事業", "看護師復職応援事業", "ノルディックウォーキング聖地化事業"
    form(folder, "s1g-gaibu.xlsx", [
        sheet("表紙", [[], [], [E, T("令和６年度　総合戦略事業　内部評価・外部評価結果報告書", "title", ("fiscal_year", "R6"))], [], [E, "令和７年１０月"], [E, of_town("波止場浜町")], [E, "（担当：まちづくり戦略課）"]]),
        sheet("事業1", kohyo(1, a, "文化振興課", "全国から港の風景を描いた作品を募り、展示する。", "3,118,000", [("応募点数（点）", "214", "500", "688", "◎"), ("来町した応募者（人）", "61", "150", "132", "○")], "Ａ", "応募が全国に広がった。")),
        sheet("事業2", kohyo(2, b, "保健課", "離職した看護師の研修と就職の紹介を行う。", "1,904,500", [("復職した看護師（人）", "－", "8", "5", "△"), ("研修の受講者（人）", "－", "20", "２３", "◎")], "Ｂ", "受講者は目標を超えたが、勤務の時間が合わず復職に至らない例があった。")),
        sheet("事業3", kohyo(3, c, "スポーツ課", "海辺のコースを整備し、全国大会を開く。", "8,750,000", [("大会の参加者（人）", "0", "400", "中止", "－"), ("コースの利用者（人）", "1,050", "3,000", "2,210", "△")], "Ｃ", "台風により大会を中止した。")),
        sheet("外部評価", [[S("外部評価委員会による評価結果（令和７年８月２７日開催）", 6)], ["整理番号", "事業名", "評価", "委員会の意見", "意見に対する町の考え方", "今後の方針"], gaibu(1, a, "有効", "・作品を町の外でも展示してほしい。\n・審査に中学生を加えてはどうか。", "県立美術館での巡回展を協議している。", "拡充"), gaibu(2, b, "おおむね有効", "短い時間で働ける求人を集めること。", "医療機関に働きかける。", "改善"), gaibu(3, c, "見直しが必要", "大会に頼らない利用を考えること。", "健康教室での利用を増やす。", "見直し"), [S(T("※評価は「有効」「おおむね有効」「見直しが必要」の３段階", "notes"), 6)]])])

    # h: a sheet of a book, saved as CSV in CP932: numbered sections, labels with their values in the next filled column
    p = "離島診療所オンライン専門外来事業"; X = P(p)
    n1, n2 = "オンライン専門外来の受診者数", "島外への通院に要した船便（往復）"
    form(folder, "s1h-sheet.csv", [dict(name="x", rows=[
        [T("令和６年度交付金事業検証シート", "title", ("fiscal_year", "R6")), E, E, E, E, E, E, E], [E, E, E, E, E, E, "自治体名", of_town("汐見島町")], ["１．事業の概要", E, E, E, E, E, E, E], ["事業名", E, X(p, "name"), E, E, E, "事業番号", X("4", "number")], ["担当", E, X("保健福祉課", "department"), E, E, E, "電話番号", X("09969-0-2211", "contact")], ["事業期間", E, span(X, "R5.4.1～R8.3.31", "R5", "R7"), E, E, E, E, E],
        ["目的", E, X("島を離れずに専門医の診療を受けられるようにする。", "plan|purpose|0"), E, E, E, E, E], ["実施内容", E, X("診療所と県立病院を結ぶ機器を置き、皮膚科と眼科の外来を月４回開いた。", "R6|achievements"), E, E, E, E, E], ["２．事業費（円）", E, E, E, E, E, E, E], ["総事業費", E, X("7,215,300", "R6|cost"), E, "交付金", X("3,607,650", "R6|grant"), "一般財源", U("3,607,650")],
        ["３．指標", E, E, E, E, E, E, E], ["指標名", E, E, "単位", "開始前", "目標", "実績", "達成率"], [X(n1, f"R6|{n1}|name"), E, E, X("人", f"R6|{n1}|unit"), X("０", f"R6|{n1}|baseline"), X("１８０", f"R6|{n1}|target"), X("２０４", f"R6|{n1}|actual"), U("113%")], [X(n2, f"R6|{n2}|name"), E, E, X("回", f"R6|{n2}|unit"), X("１，３３０", f"R6|{n2}|baseline"), X("１，１００", f"R6|{n2}|target"), X("調査中", f"R6|{n2}|actual"), U("－")],
        ["４．評価", E, E, E, E, E, E, E], ["事業効果", E, X("相当程度効果があった", "R6|effect|rating"), E, E, E, E, E], ["評価の内容", E, X("受診した人の９割が「次も使いたい」と答えた。", "R6|effect|comment"), E, E, E, E, E], ["５．今後について", E, E, E, E, E, E, E], ["今後の方針", E, X("継続", "R6|policy|decision"), E, E, E, E, E], ["課題・改善点", E, X("機器を扱える職員を増やす。", "R6|issues|current"), E, E, E, E, E]])], encoding="cp932", sep=",")

    # i: a sheet in four quarters: left the project, right the indicators; long prose; the years of the money down with their sources across
    def shihan(no, p, d, dates, gist, prose, ks, money, mark, out, text):
        X = P(p)
        n1_, n2_ = ks
        rows = [[S(T("地域再生計画に基づく事業の事後評価書（令和６年度）", "title", ("fiscal_year", "R6")), 10)], ["№", X(no, "number"), S("事業の名称", 2), S(X(p, "name"), 4), "担当", X(d, "department")], [S("計画期間", 2), S(span(X, *dates), 3), S("事業の区分", 2), S(U(gist), 3)],
                [S("【事業の内容】", 5), S("【数値目標の達成状況】", 5)], [S(X(prose, "plan|summary"), 5, 5), S("指標", 2), "R5", "R6", "評価"]]
        for n, t5, t6, v5, v6, m in ks:
            rows += [[S(X(n, f"R6|{n}|name"), 1, 2), "目標", X(t5, f"R5|{n}|target"), X(t6, f"R6|{n}|target"), S(X(m, f"R6|{n}|rating"), 1, 2)], ["実績", X(v5, f"R5|{n}|actual"), X(v6, f"R6|{n}|actual")]]
        rows += [[S("【事業費と財源（千円）】", 5), S("【評価】", 5)], ["年度", "事業費", "国", "県", "町", S("内部評価", 2), S(X(mark, "R6|effect|rating"), 3)]]
        for i, (y, c, *vs) in enumerate(money):
            right = ([S("外部評価", 2), S(X(out, "R6|evaluations|0|rating"), 3)], [S("評価の内容", 2, 2), S(X(text, "R6|effect|comment"), 3, 2)], [])[i]
            rows.append([f"R{y}", yen(X, c, f"R{y}|cost"), *[yen(X, v, f"R{y}|funding|{j}|amount") for j, v in enumerate(vs)], *right])
        return rows
    a = "廃線敷サイクリングロード整備活用事業"
    form(folder, "s1i-shihan.xlsx", [sheet("事後評価", shihan(3, a, "建設課", ("令和４年４月～令和７年３月", "R4", "R6"), "ハード・ソフト一体", "　平成１８年に廃止された鉄道の線路敷１１.４㎞を自転車道として整備し、旧駅舎を休憩所とする。\n　あわせて、貸自転車の運営とガイドの養成を町内のＮＰＯに委託し、春と秋に催しを開く。\n　沿線の農家による直売所の開設にも取り組んだ。", [("自転車道の利用者数（人）", "8,000", "12,000", "7,420", "13,655", "達成"), ("直売所の売上額（千円）", "2,000", "4,000", "2,315", "精査中", "－")],
        [("4", "64,000", "32,000", "8,000", "24,000"), ("5", "88,410", "44,205", "10,000", "34,205"), ("6", "21,770", "10,885", "0", "10,885")], "Ｓ", "妥当", "計画した区間の整備を全て終え、利用者が目標を上回った。"))])


def second(folder):
    """Ten of other kinds, written when the first nine had been mended for; nothing was mended for them before their figure was taken."""
    # a: the national plan's sheet of increases: before the start, each year's increase planned and reached, their sum
    def zouka(no, p, d, plan, term, cost, ks, state, effect, out, way, why):
        X = P(p)
        rows = [[S(T("地域再生計画（まち・ひと・しごと創生寄附活用事業）　事業評価シート", "title"), 9)], ["対象年度", S(T("令和６年度", ("fiscal_year", "R6")), 2), E, "地方公共団体名", S(of_town("竜泉寺町"), 4)], ["事業番号", X(no, "number"), "事業の名称", S(X(p, "name"), 3), "担当部署", S(X(d, "department"), 2)],
                ["地域再生計画の名称", S(U(plan), 5), "計画期間", S(span(X, *term), 2)], ["実績額（円）", S(X(cost[0], "R6|cost"), 2), S("うち寄附金額（円）", 2), S(U(cost[1]), 4)], [],
                [S("重要業績評価指標（ＫＰＩ）", 2, 2), S("単位", 1, 2), S("区分", 1, 2), S("事業開始前", 1, 2), S("増加分", 3), S("増加分の累計", 1, 2)], ["Ｒ４", "Ｒ５", "Ｒ６"]]
        for n, u, b0, ts, vs, st, sv in ks:
            rows += [[S(X(n, f"R6|{n}|name"), 2, 2), S(X(u, f"R6|{n}|unit"), 1, 2), "計画", S(X(b0, f"R6|{n}|baseline"), 1, 2), *[U(c.shown) if c.shown == "－" else c for c in years(X, n, "target", 4, ts)], U(st)], ["実績", *[U(c.shown) if c.shown == "－" else c for c in years(X, n, "actual", 4, vs)], U(sv)]]
        return rows + [[], ["事業の実施状況", S(X(state, "R6|achievements"), 8)], ["事業効果", S(X(effect, "R6|effect|rating"), 8)], ["外部組織による検証", S(X(out, "R6|evaluations|0|comment"), 8)], ["今後の方針", S(X(way, "R6|policy|decision"), 2), "理由", S(X(why, "R6|policy|reason"), 5)]]
    a, b = "ふるさとの森づくり応援事業", "中学生海外派遣事業"
    form(folder, "s2a-zouka.xlsx", [
        sheet("No.1", zouka(1, a, "林政課", "竜泉寺町まち・ひと・しごと創生推進計画", ("令和４年度～令和６年度", "R4", "R6"), ("5,120,000", "4,000,000"), [("森林体験の参加者数", "人", "120", ["50", "50", "50"], ["31", "62", "74"], "150", "167"), ("間伐材の販売額", "千円", "800", ["200", "300", "300"], ["180", "244", "集計中"], "800", "－")],
            "体験会を６回開き、都市部の親子が参加した。", "地方創生に相当程度効果があった", "企業の社員研修としての受入れも考えられる。", "継続", "参加者が毎年増えているため。")),
        sheet("No.2", zouka(2, b, "教育課", "竜泉寺町まち・ひと・しごと創生推進計画", ("令和５年度～令和７年度", "R5", "R7"), ("3,860,200", "3,000,000"), [("派遣した生徒の数", "人", "0", ["－", "8", "8"], ["－", "8", "８"], "16", "16")],
            "姉妹都市に８人を派遣した。", "地方創生に効果があった", "特になし", "改善", "渡航費が上がっているため。"))])

    # b: a subsidy examined: to whom, on what terms, how many were paid over three years, questions with ○ and ×, what becomes of it
    def hojo(no, p, d, law, whom, rate, start, aim, rows_, money, ks, qs, mark, why, way, when):
        X = P(p)
        out = [[S(T("令和７年度　補助金等評価シート（令和６年度実績分）", "title", ("fiscal_year", "R6")), 8)], ["整理番号", U(no), "補助金等の名称", S(X(p, "name"), 3), "所管課", X(d, "department")], ["根拠要綱", S(U(law), 3), "交付先", S(U(whom), 3)], ["補助率・限度額", S(U(rate), 3), "開始年度", S(X(start[0], ("period|from", start[1])), 3)], ["補助の目的", S(X(aim, "plan|purpose|0"), 7)], ["対象となる経費", S(U(rows_), 7)],
               [S("交付実績", 1, 3), "年度", S("令和４年度", 2), S("令和５年度", 2), S("令和６年度", 2)], ["交付件数（件）", *[S(U(v), 2) for v in money[0]]], ["決算額（円）", *[S(X(v, f"R{4 + i}|cost"), 2) for i, v in enumerate(money[1])]],
               [S("効果を測る指標", 3), "単位", "R5実績", "R6目標", "R6実績", "達成度"]]
        out += [[S(X(n, f"R6|{n}|name"), 3), X(u, f"R6|{n}|unit"), X(v5, f"R5|{n}|actual"), X(t6, f"R6|{n}|target"), X(v6, f"R6|{n}|actual"), U(r)] for n, u, v5, t6, v6, r in ks]
        out += [[S("評価の視点", 5), "判定", S("説明", 2)]] + [[S(q, 5), U(m), S(U(t), 2)] for q, m, t in qs]
        return out + [["総合評価", X(mark, "R6|effect|rating"), "評価の理由", S(X(why, "R6|effect|comment"), 5)], ["今後の方向性", S(pick(X, way[0], "R6|policy|decision", way[1]), 7)], ["見直しの内容", S(X(when, "R6|issues|revisions"), 7)], [S(T("判定欄　○：適合　△：一部適合　×：不適合", "notes"), 8)]]
    q = ["公益性が認められるか", "補助の効果が確認できるか", "交付先の自立を妨げていないか"]
    a, b = "商店街街路灯電気料補助金", "自主防災組織資機材整備費補助金"
    form(folder, "s2b-hojo.xlsx", [
        sheet("補-012", hojo("補-012", a, "商工振興課", "商店街街路灯電気料補助金交付要綱", "市内の商店会", "２分の１以内（上限20万円）", ("昭和63年度", "S63"), "夜間の商店街の安全と賑わいを保つ。", "街路灯の電気料金", [("14", "14", "13"), ("1,988,000", "2,204,000", "2,118,000")], [("点灯している街路灯の数", "基", "412", "410", "398", "97.1%")], list(zip(q, ("○", "△", "△"), ("市道を照らしている。", "通行量の調査がない。", "会員が減り、負担が重い。"))), "Ｃ", "効果を示す数値がなく、会の負担も増えている。", ("□拡充　□継続　☑縮小　□廃止　□統合", "縮小"), "ＬＥＤへの取替えを終えた会から順に補助率を下げる。")),
        sheet("補-027", hojo("補-027", b, "危機管理課", "自主防災組織育成要綱", "自主防災組織", "４分の３以内（上限30万円）", ("平成17年度", "H17"), "地域の防災力を高める。", "発電機、担架、備蓄品等", [("22", "25", "31"), ("4,120,000", "4,688,000", "5,934,000")], [("資機材を備えた組織の割合", "％", "61.2", "65.0", "68.4", "105.2%"), ("訓練を行った組織の数", "組織", "58", "70", "集計中", "－")], list(zip(q, ("○", "○", "○"), ("地域全体に及ぶ。", "備えた組織が増えた。", "更新は自己負担である。"))), "Ａ", "備えた組織の割合が目標を超えた。", ("□拡充　☑継続　□縮小　□廃止　□統合", "継続"), "訓練を行うことを交付の条件とする。"))])

    # c: a measure with the town's polls, its projects each judged below it, and what the head of the division says
    def shisaku(no, m, div, goal, now, ks, poll, works, boss, mark, next_):
        X = P(m)
        rows = [[S(T("施策マネジメントシート（令和６年度目標達成度評価）", "title", ("fiscal_year", "R6")), 9)], ["施策No.", U(no), "施策名", S(X(m, "name"), 3), "主管部", S(X(div, "department"), 2)], ["基本目標", S(X(goal, "strategy|0"), 8)], ["施策の現状", S(X(now, "R6|issues|current"), 8)],
                [S("成果指標", 3), "単位", "R4年度", "R5年度", "R6年度", S("R6目標値", 1), "達成状況"]]
        rows += [[S(X(n, f"R6|{n}|name"), 3), X(u, f"R6|{n}|unit"), *years(X, n, "actual", 4, vs), X(t, f"R6|{n}|target"), X(mk, f"R6|{n}|rating")] for n, u, vs, t, mk in ks]
        rows += [["市民アンケートの結果", S(U(poll), 8)], [], [S("構成事務事業の評価", 9)], ["No.", S("事務事業名", 3), "担当課", "R6決算（千円）", "成果の動向", "今後の方向性", "優先度"]]
        for i, (w, dep, cost, move, way, pri) in enumerate(works, 1):
            W = P(w)
            rows.append([U(i), S(W(w, "name"), 3), W(dep, "department"), yen(W, cost, "R6|cost"), U(move), W(way, "R6|policy|decision"), U(pri)])
        return rows + [[], ["施策の総合評価", X(mark, "R6|effect|rating"), "部長コメント", S(X(boss, "R6|effect|comment"), 6)], ["今後の展開方針", S(X(next_, "R6|policy|decision"), 8)]]
    m = "文化財の保存と活用"
    form(folder, "s2c-shisaku.xlsx", [sheet("5-2", shisaku("5-2", m, "教育部", "基本目標５　心豊かに学び、文化が息づくまち", "指定文化財の老朽化が進み、保存する団体の担い手が減っている。", [("文化財施設の入館者数", "人", ("18,204", "24,660", "27,318"), "26,000", "達成"), ("伝統芸能の保存団体数", "団体", ("31", "30", "29"), "31", "未達成"), ("文化財に関心のある市民の割合", "％", ("－", "41.7", "調査なし"), "45.0", "－")], "「文化財が大切にされている」と思う市民の割合　58.3％（前回56.1％）",
        [("指定文化財保存修理事業", "文化財課", "22,418", "横ばい", "継続", "A"), ("郷土資料館運営事業", "文化財課", "31,870", "向上", "拡充", "A"), ("伝統芸能伝承支援事業", "生涯学習課", "1,650", "低下", "改善", "B")], "入館者は増えたが、担い手の減少に歯止めがかかっていない。学校との連携を急ぐ必要がある。", "Ｂ", "中学校の部活動の地域移行に合わせ、伝統芸能の教室を開く。"))])

    # d: the front of the sheet and its back as two sheets: what it is and its numbers, and what is made of it
    def front(no, p, d, text, term, bud, cost, ks):
        X = P(p)
        rows = [[S(T("令和６年度事業　評価調書（表面）", "title", ("fiscal_year", "R6")), 7)], [E] * 5 + [S(of_town("潮見ヶ浦市"), 2)], ["事業番号", X(no, "number"), "事業名", S(X(p, "name"), 4)], ["担当課", S(X(d, "department"), 2), "事業期間", S(span(X, *term), 3)], ["事業内容", S(X(text, "plan|summary"), 6)], ["予算額", S(X(*bud), 2), "決算額", S(X(*cost), 3)], [S("目標の達成状況", 7)], [S("指標", 3), "基準値(R3)", "目標値(R6)", "実績値(R6)", "達成率"]]
        return rows + [[S(X(n, f"R6|{n}|name"), 3), X(b0, f"R6|{n}|baseline"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(r)] for n, b0, t, v, r in ks] + [[S("※裏面に評価を記入すること。", 7)]]
    def back(no, p, did, self_, why, issue, out, opinion, way, plan):
        X = P(p)
        return [[S("令和６年度事業　評価調書（裏面）", 7)], ["事業番号", no, "事業名", S(p, 4)], ["主な取組", S(X(did, "R6|achievements"), 6)], ["自己評価", X(self_, "R6|effect|rating"), "評価の根拠", S(X(why, "R6|effect|comment"), 4)], ["課題・問題点", S(X(issue, "R6|issues|current"), 6)], ["有識者の評価", X(out, "R6|evaluations|0|rating"), "有識者の意見", S(X(opinion, "R6|opinions|0|text"), 4)], ["今後の方向", X(way, "R6|policy|decision"), "具体的な取組", S(X(plan, "R6|issues|revisions"), 4)]]
    a, b = "まちなか図書カフェ開設事業", "漁業後継者定着支援事業"
    form(folder, "s2d-omoteura.xlsx", [
        sheet("1表", front(1, a, "生涯学習課", "駅前の空きビルに本を読めるカフェを開き、若者の居場所とする。", ("令和５年度～令和７年度", "R5", "R7"), ("9,500千円", ("R6|budget", 9500000)), ("9,214千円", ("R6|cost", 9214000)), [("来店者数（人）", "－", "12,000", "14,350", "119.6%"), ("高校生の利用割合（％）", "－", "40.0", "36.8", "92.0%")])),
        sheet("1裏", back(1, a, "・高校生が選んだ本の棚を設けた。\n・夜間の開館を週３日行った。", "Ａ", "来店者が目標を２割上回った。", "夜間の人件費がかさむ。", "Ａ", "高校生の運営への参加を広げてほしい。", "継続", "高校生の企画会議を月１回開く。")),
        sheet("2表", front(2, b, "水産振興課", "新たに漁業に就く人に、船と住まいを貸す。", ("令和４年度～令和８年度", "R4", "R8"), ("14,000千円", ("R6|budget", 14000000)), ("11,806千円", ("R6|cost", 11806000)), [("新規就業者数（人）", "2", "5", "３", "60.0%"), ("３年後の定着率（％）", "50.0", "80.0", "（R7年度末に算定）", "－")])),
        sheet("2裏", back(2, b, "・漁業体験を４回開き、１１人が参加した。", "Ｃ", "体験から就業に至った者が少なかった。", "冬の収入が不安定である。", "Ｂ", "水産加工との兼業の道も示すこと。", "見直し", "冬の加工の仕事を紹介する。"))])

    # e: last year's verdict beside this year's, what was said then and what was done about it
    def niren(no, p, d, aim, ks, ratings, comments, ways, said, did):
        X = P(p)
        rows = [[S(T("事業評価シート（令和６年度）", "title", ("fiscal_year", "R6")), 7)], ["番号", X(no, "number"), "事業名", S(X(p, "name"), 2), "担当", X(d, "department")], ["目的", S(X(aim, "plan|purpose|0"), 6)], [S("指標名", 2), "単位", S("令和５年度", 2), S("令和６年度", 2)], [S(E, 2), E, "目標", "実績", "目標", "実績"]]
        rows += [[S(X(n, f"R6|{n}|name"), 2), X(u, f"R6|{n}|unit"), X(t5, f"R5|{n}|target"), X(v5, f"R5|{n}|actual"), X(t6, f"R6|{n}|target"), X(v6, f"R6|{n}|actual")] for n, u, t5, v5, t6, v6 in ks]
        return rows + [[], [S("評価", 1), S("令和５年度", 3), S("令和６年度", 3)], ["総合評価", *[S(X(v, f"R{5 + i}|effect|rating"), 3) for i, v in enumerate(ratings)]], ["評価の理由", *[S(X(v, f"R{5 + i}|effect|comment"), 3) for i, v in enumerate(comments)]], ["今後の方針", *[S(X(v, f"R{5 + i}|policy|decision"), 3) for i, v in enumerate(ways)]],
                       [], ["前回の有識者会議での意見", S(X(said, "R5|opinions|0|text"), 6)], ["意見への対応状況", S(X(did, "R5|opinions|0|response"), 6)]]
    a, b = "星空観光プロモーション事業", "地元高校魅力化推進事業"
    form(folder, "s2e-niren.xlsx", [
        sheet("01", niren(1, a, "観光課", "晴天率の高さを生かし、宿泊する客を増やす。", [("星空ツアーの参加者数", "人", "800", "652", "1,000", "1,188"), ("参加者の宿泊割合", "％", "50.0", "44.1", "55.0", "58.7")], ("Ｃ", "Ａ"), ("天候による中止が多かった。", "屋内の催しを加え、中止を減らした。"), ("改善", "継続"), "雨天時の代わりの企画を考えること。", "プラネタリウムの移動投影を始めた。")),
        sheet("02", niren(2, b, "企画課", "町に一つの高校を残し、若者の流出を抑える。", [("入学者数", "人", "60", "57", "60", "63"), ("町外からの入学者数", "人", "8", "6", "10", "１１")], ("Ｂ", "Ａ"), ("町外からの入学が目標に届かなかった。", "寮を増やし、目標を上回った。"), ("継続", "拡充"), "寮の生活を広く知らせるとよい。", "寮生が発信するＳＮＳを始めた。"))])

    # f: three rows of headings, units in the headings of years, below each indicator a row that explains it; a remark in a comment of a cell
    def sandan(p, d, pos, ks, text, mark, issue, way):
        X = P(p)
        rows = [[S(T("第２期総合戦略　個別施策評価シート　（評価対象：令和６年度）", "title", ("fiscal_year", "R6")), 10)], ["個別施策", S(X(p, "name"), 5), "所管部署", S(X(d, "department"), 3)], ["体系", S(X(pos, "strategy|0"), 9)], [S("重要業績評価指標", 3, 3), S("現状値\n(R元)", 1, 3), S("実施期間", 6)], [S("令和５年度", 3), S("令和６年度", 3)], ["目標", "実績", "進捗率", "目標", "実績", "進捗率"]]
        for n, b0, t5, v5, r5, t6, v6, r6, src in ks:
            rows += [[S(X(n, f"R6|{n}|name"), 3), X(b0, f"R6|{n}|baseline"), X(t5, f"R5|{n}|target"), X(v5, f"R5|{n}|actual"), U(r5), X(t6, f"R6|{n}|target"), X(v6, f"R6|{n}|actual"), U(r6)], ["（説明）", S(X(src, f"R6|{n}|note"), 9)]]
        return rows + [["取組の内容と成果", S(X(text, "R6|achievements"), 9)], ["評価", S(X(mark, "R6|effect|rating"), 9)], ["課題", S(X(issue, "R6|issues|current"), 9)], ["今後の対応", S(X(way, "R6|issues|revisions"), 9)]]
    a = "地域で支える子どもの学び"
    form(folder, "s2f-sandan.xlsx", [sheet("施策3-(2)", sandan(a, "学校教育課・生涯学習課", "基本目標３　結婚・出産・子育ての希望をかなえる", [("地域未来塾の開設数（か所）", "6", "9", "9", "100.0%", "11", "12", "109.1%", "公民館と小学校で開く学習教室の数"), ("学習支援の協力者数（人）", "40", "70", "66", "94.3%", "80", "79", "98.8%", "年度末の登録者数"), ("学校が楽しいと感じる児童の割合（％）", "81.2", "84.0", "82.9", "98.7%", "85.0", "8月公表", "－", "全国学力・学習状況調査")],
        "・大学生の協力を得て、夏休みの教室を３か所で開いた。\n・オンラインの教室を試行した。", "おおむね順調", "協力者の高齢化が進んでいる。", "高校生を協力者として募る。"), comments={"I9": "集計が済み次第差し替え（学校教育課）"})])

    # g: western years, budget and settlement as rows with their rate, sources below, a chart's data at the side
    def seireki(no, p, d, what, why, ks, money, src, mark, text, way):
        X = P(p)
        rows = [[S(T("2024年度　事務事業評価シート", "title", ("fiscal_year", "R6")), 8)], [S("事業ID", 1), U(no), "事業名", S(X(p, "name"), 3), "担当課", X(d, "department")], ["事業の目的", S(X(why, "plan|purpose|0"), 7)], ["事業の内容", S(X(what, "plan|summary"), 7)], [S("■事業費の推移", 8)], [S("単位：千円", 2), S("2022年度", 2), S("2023年度", 2), S("2024年度", 2)],
                [S("予算額", 2), *[S(yen(X, v, f"R{4 + i}|budget"), 2) for i, v in enumerate(money[0])]], [S("決算額", 2), *[S(yen(X, v, f"R{4 + i}|cost"), 2) for i, v in enumerate(money[1])]], [S("執行率", 2), *[S(U(v), 2) for v in money[2]]]]
        for i, (name, *vs) in enumerate(src):
            cells = funds(X, name, i, 4, vs, 3)
            rows.append([*([S("財源", 1, len(src))] if i == 0 else []), cells[0], *[S(x, 2) for x in cells[1:]]])
        rows += [[S("■成果指標", 8)], [S("指標名", 3), "単位", "2022年度実績", "2023年度実績", "2024年度目標", "2024年度実績"]]
        rows += [[S(X(n, f"R6|{n}|name"), 3), X(u, f"R6|{n}|unit"), X(v4, f"R4|{n}|actual"), X(v5, f"R5|{n}|actual"), X(t6, f"R6|{n}|target"), X(v6, f"R6|{n}|actual")] for n, u, v4, v5, t6, v6 in ks]
        return rows + [[S("■評価", 8)], ["事業の評価", X(mark, "R6|effect|rating"), "評価の説明", S(X(text, "R6|effect|comment"), 5)], ["今後の事業の方向性", S(X(way, "R6|policy|decision"), 7)]]
    a, b = "産後ケア訪問事業", "公園遊具長寿命化事業"
    form(folder, "s2g-seireki.xlsx", [
        sheet("A-101", seireki("A-101", a, "健康づくり課", "助産師が自宅を訪問し、母子の心身の状態を確かめ、助言する。", "出産後の不安を和らげ、孤立を防ぐ。", [("訪問した延べ人数", "人", "212", "268", "300", "334"), ("「不安が軽くなった」と答えた割合", "％", "88.4", "90.1", "92.0", "93.6")], [("3,200", "3,900", "4,800"), ("2,986", "3,754", "4,655"), ("93.3%", "96.3%", "97.0%")], [("国庫支出金", "1,493", "1,877", "2,327"), ("一般財源", "1,493", "1,877", "2,328")], "Ａ", "利用が伸び、満足度も高い。", "拡充")),
        sheet("B-044", seireki("B-044", b, "公園緑地課", "点検の結果に基づき、危険な遊具を計画的に替える。", "子どもが安全に遊べるようにする。", [("更新した遊具の数", "基", "18", "22", "24", "20"), ("遊具による事故の件数", "件", "2", "1", "0", "０")], [("48,000", "52,000", "60,000"), ("46,310", "51,044", "49,870"), ("96.5%", "98.2%", "83.1%")], [("国庫支出金", "20,000", "22,000", "21,500"), ("市債", "18,000", "19,800", "19,300"), ("一般財源", "8,310", "9,244", "9,070")], "Ｂ", "入札の不調により４基の更新を翌年度に送った。", "現状維持"))])

    # h: a book for the meeting: the sheet of each project, and the record of what its members said, with dates and names, in a table
    def kojin(no, p, d, kind, cost, grant, ks, eff, why, way):
        X = P(p)
        rows = [[S(f"（資料２－{no}）", 6)], [S("事業検証シート", 6)], ["No.", X(no, "number"), "事業名", S(X(p, "name"), 3)], ["担当課", S(X(d, "department"), 2), "交付金の区分", S(X(kind, "R6|program"), 2)], ["総事業費（円）", S(X(cost, "R6|cost"), 2), "交付金額（円）", S(X(grant, "R6|grant"), 2)], [S("KPI", 2), "目標", "実績", "単位", "達成"]]
        rows += [[S(X(n, f"R6|{n}|name"), 2), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), X(u, f"R6|{n}|unit"), X(m, f"R6|{n}|rating")] for n, t, v, u, m in ks]
        return rows + [["事業効果", S(X(eff, "R6|effect|rating"), 5)], ["効果の説明", S(X(why, "R6|effect|comment"), 5)], ["次年度以降の方針", S(X(way, "R6|policy|decision"), 5)]]
    a, b = "温泉街回遊スタンプラリー事業", "起業家シェアキッチン整備事業"
    X, Y = P(a), P(b)
    form(folder, "s2h-kaigi.xlsx", [
        sheet("次第", [[S(T("令和７年度　湯ノ平町まち・ひと・しごと創生有識者会議", "title", ("municipality", "湯ノ平町")), 3)], [S("日時　令和７年９月３０日（火）　午後２時～", 3)], [S("場所　役場３階　大会議室", 3)], ["議題", S("令和６年度交付金事業の効果検証について", 2)]]),
        sheet("No1", kojin(1, a, "観光商工課", "地方創生推進タイプ", "4,410,000", "2,205,000", [("ラリーの達成者数", "3,000", "3,526", "人", "○"), ("参加店の売上増加率", "5.0", "3.8", "％", "×")], "相当程度効果があった", "達成者は目標を超えたが、買物にはつながりにくかった。", "改善して継続")),
        sheet("No2", kojin(2, b, "企画課", "拠点整備タイプ", "18,260,500", "9,130,250", [("利用した起業家の数", "10", "７", "人", "×"), ("開業に至った店の数", "2", "2", "店", "○")], "効果があった", "２店が町内で開業した。", "継続")),
        sheet("意見の記録", [["事業No.", "事業名", "開催日", "委員", "意見", "町の対応"], [1, a, X("R7.9.30", "R6|opinions|0|at"), X("Ａ委員", "R6|opinions|0|by"), X("買物をした人に印を押す形にしてはどうか。", "R6|opinions|0|text"), X("来年度から購入額に応じた印とする。", "R6|opinions|0|response")], [1, a, X("R7.9.30", "R6|opinions|1|at"), X("Ｂ委員", "R6|opinions|1|by"), X("若い世代にはアプリもよい。", "R6|opinions|1|text"), X("費用を調べる。", "R6|opinions|1|response")], [2, b, Y("R7.9.30", "R6|opinions|0|at"), Y("Ｂ委員", "R6|opinions|0|by"), Y("開業の後の相談先を示すこと。", "R6|opinions|0|text"), Y("商工会と相談日を設ける。", "R6|opinions|0|response")]])])

    # i: copied out of the spreadsheet as tab-separated text, two projects one below the other, the empty cells of merged areas in between
    def copy(no, p, d, term, text, cost, grant, ks, eff, way, why):
        X = P(p)
        rows = [["【事業" + no + "】"], ["事業名", E, X(p, "name"), E, E, "所管課", X(d, "department")], ["実施期間", E, span(X, *term), E, E, E, E], ["事業概要", E, X(text, "plan|summary"), E, E, E, E], ["事業費（千円）", E, yen(X, cost, "R6|cost"), E, E, "うち交付金（千円）", yen(X, grant, "R6|grant")], ["指標名", E, E, "単位", "目標値", "実績値", "評価"]]
        rows += [[X(n, f"R6|{n}|name"), E, E, X(u, f"R6|{n}|unit"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), X(m, f"R6|{n}|rating")] for n, u, t, v, m in ks]
        return rows + [["事業の効果", E, X(eff, "R6|effect|rating"), E, E, E, E], ["今後の方針", E, X(way, "R6|policy|decision"), E, "理由", X(why, "R6|policy|reason"), E], []]
    a, b = "雪国スマート農業実証事業", "空き校舎サテライトオフィス事業"
    form(folder, "s2i-copy.tsv", [dict(name="x", rows=[
        [T("令和６年度　交付金事業の効果検証（雪晒村）", "title", ("municipality", "雪晒村"), ("fiscal_year", "R6"))], [],
        *copy("１", a, "産業課", ("令和４～６年度", "R4", "R6"), "除雪の手間が少ないハウスと水位の遠隔管理を試す。", "8,730", "4,365", [("導入した農家の数", "戸", "12", "15", "Ａ"), ("作業時間の削減率", "％", "20.0", "17.5", "Ｂ")], "相当程度効果があった", "継続", "導入を望む農家が多いため。"),
        *copy("２", b, "総務課", ("令和６～８年度", "R6", "R8"), "旧小学校の教室を事務所に改修し、企業を招く。", "26,415", "13,207", [("入居した企業の数", "社", "2", "1", "Ｃ"), ("見学した企業の数", "社", "10", "確認中", "－")], "効果があった", "改善", "通信の速さを求める声があるため。")])], sep="\t")

    # j: what was spent on what, what was aimed at in words, ticks in columns, an example of figures as a note
    def himoku(no, p, d, aim, items, ks, ticks, why, way, how):
        X = P(p)
        total = sum(int(v.replace(",", "")) for _, v, _ in items)
        rows = [[S(T("令和６年度　地方創生事業　実績評価票", "title", ("fiscal_year", "R6")), 7)], ["事業No.", X(no, "number"), "事業名", S(X(p, "name"), 2), "課名", X(d, "department")], ["事業の目標", S(X(aim, "plan|purpose|0"), 6)], [S("１　経費の内訳", 7)], [S("費目", 2), "金額（円）", S("内容", 4)]]
        rows += [[S(n, 2), U(v), S(U(t), 4)] for n, v, t in items] + [[S("合　計", 2), X(f"{total:,}", ("R6|cost", total)), S(E, 4)]]
        rows += [[S("２　ＫＰＩの達成状況", 7)], [S("ＫＰＩ", 2, 2), S("目標", 1, 2), S("実績", 1, 2), S("達成状況", 3)], ["達成", "概ね達成", "未達成"]]
        rows += [[S(X(n, f"R6|{n}|name"), 2), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), *[X("○", (f"R6|{n}|rating", w)) if i == at else E for i, w in enumerate(("達成", "概ね達成", "未達成"))]] for (n, t, v), at in zip(ks, ticks)]
        return rows + [[S("３　評価と今後の方針", 7)], ["担当課の評価", S(X(why, "R6|effect|comment"), 6)], ["今後の方針", X(way, "R6|policy|decision"), "取組の内容", S(X(how, "R6|issues|revisions"), 4)]]
    a, b = "里の駅直売所機能強化事業", "多世代交流カフェ運営事業"
    form(folder, "s2j-himoku.xlsx", [
        sheet("①", himoku(1, a, "農政課", "直売所の集荷と配送を改め、出荷する農家の手取りを増やす。", [("委託料", "3,850,000", "集荷の実証"), ("備品購入費", "1,210,000", "保冷庫２台"), ("報償費", "180,000", "講師謝金")], [("直売所の販売額（千円）", "62,000", "65,418"), ("集荷を利用した農家（戸）", "40", "３８")], (0, 1), "集荷を利用した農家の販売額は平均で２割伸びた。", "継続", "集荷の路線を１本増やす。")),
        sheet("②", himoku(2, b, "福祉課", "空き家を使い、子どもから高齢者までが集う場をつくる。", [("補助金", "2,400,000", "運営団体への補助"), ("修繕料", "664,400", "段差の解消")], [("延べ利用者数（人）", "5,000", "4,120"), ("相談につながった件数（件）", "30", "集計中")], (2, None), "平日の昼の利用が少なかった。", "改善", "昼食の提供を始める。"))])


def third(folder):
    """Nine more, of other kinds again, written when the nineteen had been mended for; nothing was mended for them before their figure was taken."""
    # a: two boxes abreast all the way down: left the work, right the numbers; then one box over the whole width
    def abreast(no, p, d, term, did, ks, cost, bud, good, bad, mark, way):
        X = P(p)
        rows = [[S(T("令和６年度　地方創生推進事業　成果シート", "title", ("fiscal_year", "R6")), 10)], ["番号", X(no, "number"), "事業名", S(X(p, "name"), 4), "担当課", S(X(d, "department"), 2)], ["期間", S(span(X, *term), 4), "R6決算額", S(X(*cost), 1), "R7予算額", S(X(*bud), 2)],
                [S("実施した内容", 5), S("数値で見る成果", 5)], [S(X(did, "R6|achievements"), 5, len(ks) + 1), S("指標", 2), "目標", "実績", "達成率"]]
        rows += [[S(X(n, f"R6|{n}|name"), 2), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(r)] for n, t, v, r in ks]
        return rows + [[S("成果", 5), S("課題", 5)], [S(X(good, "R6|effect|comment"), 5), S(X(bad, "R6|issues|current"), 5)], [S("総合評価", 5), S("今後の方向性", 5)], [S(X(mark, "R6|effect|rating"), 5), S(X(way, "R6|policy|decision"), 5)]]
    a, b = "塩づくり体験施設運営事業", "空き店舗リレー出店事業"
    form(folder, "s3a-abreast.xlsx", [
        sheet("1", abreast(1, a, "水産課", ("令和5年度～令和7年度", "R5", "R7"), "・揚げ浜式の塩づくり体験を年間１８０日開いた。\n・修学旅行の受入れを始め、県外から９校が訪れた。\n・塩を使った菓子を高校生と開発した。", [("体験者数（人）", "4,000", "4,612", "115.3%"), ("修学旅行の受入れ校数（校）", "8", "９", "112.5%"), ("塩の販売額（千円）", "6,000", "5,480", "91.3%")], ("6,208,000円", ("R6|cost", 6208000)), ("6,500,000円", ("R7|budget", 6500000)), "修学旅行という新しい客層を得た。", "夏の暑さで作業できない日が増えた。", "Ａ", "継続")),
        sheet("2", abreast(2, b, "商工課", ("令和6年度～令和8年度", "R6", "R8"), "・駅前の空き店舗３軒を、３か月ずつ７組に貸した。\n・出店者への経営相談を延べ２１回行った。\n・出店者の交流会を２回開いた。", [("出店した組数（組）", "9", "7", "77.8%"), ("本格的な開業（組）", "2", "１", "50.0%"), ("来店者の満足度（％）", "80", "集計中", "－")], ("3,115,200円", ("R6|cost", 3115200)), ("3,000,000円", ("R7|budget", 3000000)), "出店した１組が市内で開業した。", "冬の間の出店が少ない。", "Ｂ", "見直し"))])

    # b: each indicator's own card with the year's values in words below it: target, result, rate, why it came so
    def card(no, p, goal, d, ks, whole, way):
        X = P(p)
        rows = [[S(T("総合戦略ＫＰＩ評価調書　〔令和６年度実績〕", "title", ("fiscal_year", "R6")), 8)], ["施策番号", U(no), "施策の名称", S(X(p, "name"), 3), "取りまとめ課", X(d, "department")], ["基本目標", S(X(goal, "strategy|0"), 7)]]
        for i, (n, u, dep, b0, t, v, r, mk, why, nxt) in enumerate(ks, 1):
            rows += [[S(f"【ＫＰＩ{i}】", 8)], ["指標名", S(X(n, f"R6|{n}|name"), 5), "単位", X(u, f"R6|{n}|unit")], ["担当課", S(X(dep, f"R6|{n}|department"), 3), "基準値", S(X(b0[0], (f"R6|{n}|baseline", b0[1])), 3)], ["R6目標値", X(t, f"R6|{n}|target"), "R6実績値", X(v, f"R6|{n}|actual"), "達成率", U(r), "評価", X(mk, f"R6|{n}|rating")], ["要因分析", S(U(why), 7)]]
        return rows + [[S("【施策全体の評価】", 8)], ["施策の評価", S(X(whole, "R6|effect|rating"), 7)], ["今後の取組方針", S(X(way, "R6|policy|decision"), 7)]]
    a = "農林水産業の担い手をふやす"
    form(folder, "s3b-card.xlsx", [sheet("施策1-1", card("1-1", a, "基本目標１　なりわいを育てる", "農政課", [("新規就農者数", "人／年", "農政課", ("6", 6), "10", "12", "120.0%", "◎", "研修農場の修了者が続けて就農した。", ""), ("林業従事者数", "人", "林務課", ("48", 48), "50", "44", "88.0%", "○", "高齢による離職が多かった。", ""), ("漁業研修の受講者数", "人", "水産課", ("0", 0), "5", "未定", "－", "－", "年度末の報告を待っている。", "")], "おおむね順調", "林業の就業相談会を県と開く。"))])

    # c: a long-running project: what was done in each of five years down, with the amounts planned and spent, this year's line the last
    def nenji(p, d, law, who, rows_, n, u, boss, mark, said):
        X = P(p)
        rows = [[S(T("過疎地域持続的発展計画　事業評価表（令和６年度末）", "title", ("fiscal_year", "R6")), 8)], ["事業名", S(X(p, "name"), 4), "所管", S(X(d, "department"), 2)], ["施策区分", S(X(law, "strategy|0"), 4), "事業主体", S(U(who), 2)], [S("年度", 1, 2), S("計画事業費\n（千円）", 1, 2), S("実績事業費\n（千円）", 1, 2), S("実施内容", 3, 2), S(X(n, f"R6|{n}|name"), 2)], ["計画", "実績"]]
        for y, bu, co, t, tv, v in rows_:
            rows.append([f"R{y}", yen(X, bu, f"R{y}|budget"), yen(X, co, f"R{y}|cost"), S(X(t, f"R{y}|achievements"), 3), X(tv, f"R{y}|{n}|target"), X(v, f"R{y}|{n}|actual")])
        return rows + [["計", U(f"{sum(int(r[1].replace(',', '')) for r in rows_):,}"), U(f"{sum(int(r[2].replace(',', '')) for r in rows_):,}"), S(E, 3), E, E], ["評価", X(mark, "R6|effect|rating"), S(X(said, "R6|effect|comment"), 6)]]
    a, b = "地域運営組織活動支援事業", "簡易水道施設更新事業"
    form(folder, "s3c-nenji.xlsx", [
        sheet("08", nenji(a, "地域づくり課", "８　集落の整備", "地域運営組織", [(3, "3,000", "2,650", "２組織を設立した。", "2", "2"), (4, "4,500", "4,380", "配食を始めた。", "3", "3"), (5, "6,000", "5,917", "移動販売を始めた。", "4", "5"), (6, "6,000", "6,000", "全地区で見守りを行った。", "6", "６")], "組織数（組織）", "", "", "Ａ", "計画より早く全地区で組織ができた。")),
        sheet("12", nenji(b, "上下水道課", "５　生活環境の整備", "村", [(3, "24,000", "23,870", "浄水場の設計", "0", "0"), (4, "80,000", "71,200", "浄水場の工事", "30", "25"), (5, "80,000", "84,300", "浄水場の工事", "70", "70"), (6, "46,000", "44,018", "配水管の工事", "100", "96")], "進捗率（％）", "", "", "Ｂ", "資材の納入が遅れ、一部を繰り越した。"))])

    # d: a form of the prefecture filled in by a town: numbered questions down, answers at the right, a table in the middle
    def kaitou(no, p, d, tel, kind, cost, grant, ks, q):
        X = P(p)
        rows = [["（様式４）", E, E, E, E, E], [S(T("令和６年度地方創生関係交付金に係る効果検証結果　個票", "title", ("fiscal_year", "R6")), 6)], ["市町村名", S(of_town("千草原町"), 2), "担当課", S(X(d, "department"), 2)], ["電話番号", S(X(tel, "contact"), 5)], ["１", "交付対象事業の名称", S(X(p, "name"), 4)], ["２", "交付金の種類", S(X(kind, "R6|program"), 4)], ["３", "総事業費（円）", X(cost, "R6|cost"), "うち交付金充当額（円）", S(X(grant, "R6|grant"), 2)],
                ["４", S("重要業績評価指標（KPI）の達成状況", 5)], [E, "指標", "単位", "目標値", "実績値", "事業開始前"]]
        rows += [[E, X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), X(b0, f"R6|{n}|baseline")] for n, u, t, v, b0 in ks]
        return rows + [["５", "事業効果", S(pick(X, q[0], "R6|effect|rating", q[1]), 4)], ["６", "事業効果の理由", S(X(q[2], "R6|effect|comment"), 4)], ["７", "外部有識者会議の開催日・名称", S(U(q[3]), 4)], ["８", "外部有識者の評価", S(X(q[4], "R6|evaluations|0|rating"), 4)], ["９", "外部有識者の主な意見", S(X(q[5], "R6|opinions|0|text"), 4)], ["10", "今後の方針", S(pick(X, q[6], "R6|policy|decision", q[7]), 4)], ["11", "方針の理由", S(X(q[8], "R6|policy|reason"), 4)], [S("※　該当する番号に○を付けること。", 6)]]
    a, b = "ワインぶどう産地形成事業", "公立病院遠隔診療導入事業"
    form(folder, "s3d-kaitou.xlsx", [
        sheet("個票(1)", kaitou(1, a, "農業政策課", "0264-00-3321", "地方創生推進タイプ（先駆型）", "31,904,200", "15,952,100", [("ぶどうの作付面積", "ha", "12.0", "13.4", "4.2"), ("醸造所の数", "か所", "3", "2", "0"), ("醸造用ぶどうの販売額", "千円", "9,000", "調査中", "1,150")], ("１ 非常に効果的　②相当程度効果　３ 効果あり　４ 効果なし", "相当程度効果", "作付けが目標を上回り、新たに２人が移り住んだ。", "令和7年8月21日　千草原町総合戦略推進会議", "有効であった", "霜の害への備えを進めること。", "○継続　　改善　　中止", "継続", "３年目の植付けを行うため。"))),
        sheet("個票(2)", kaitou(2, b, "病院事務局", "0264-00-1100", "デジタル実装タイプ", "14,300,000", "7,150,000", [("遠隔診療の件数", "件", "300", "211", "0"), ("利用者の満足度", "％", "85.0", "90.2", "－")], ("１ 非常に効果的　２ 相当程度効果　③効果あり　４ 効果なし", "効果あり", "件数は目標に届かなかったが、冬の通院が減った。", "令和7年8月21日　千草原町総合戦略推進会議", "有効であった", "操作を助ける人を置くとよい。", "継続　　○改善　　中止", "改善", "集会所でも受けられるようにするため。")))])

    # e: a facility's sheet with months across, the year's sum at the right, last year's beside
    def tsuki(p, d, months, last, ks, mark, text, way):
        X = P(p)
        names = ["4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月", "2月", "3月"]
        rows = [[S(T("道の駅・交流施設　運営評価シート　令和６年度", "title", ("fiscal_year", "R6")), 15)], ["事業名", S(X(p, "name"), 8), "所管課", S(X(d, "department"), 5)], [S("月別の利用者数（人）", 15)], [E, *names, "計", "前年度計"], ["利用者数", *[U(f"{m:,}") for m in months], U(f"{sum(months):,}"), U(last)], [], [S("目標の達成状況", 15)], [S("指標", 6), S("R5実績", 2), S("R6目標", 2), S("R6実績", 2), S("達成率", 3)]]
        rows += [[S(X(n, f"R6|{n}|name"), 6), S(X(v5, f"R5|{n}|actual"), 2), S(X(t, f"R6|{n}|target"), 2), S(X(v, f"R6|{n}|actual"), 2), S(U(r), 3)] for n, v5, t, v, r in ks]
        return rows + [["評価", S(X(mark, "R6|effect|rating"), 2), S("評価の説明", 2), S(X(text, "R6|effect|comment"), 10)], ["今後の運営の方針", S(X(way, "R6|policy|decision"), 14)]]
    a = "道の駅「星の降る里」管理運営事業"
    form(folder, "s3e-tsuki.xlsx", [sheet("道の駅", tsuki(a, "観光振興課", [8120, 11034, 7415, 9860, 15022, 9977, 10841, 9230, 6018, 5544, 5102, 7713], "98,441", [("年間利用者数（人）", "98,441", "100,000", "105,876", "105.9%"), ("売上額（千円）", "212,300", "220,000", "218,905", "99.5%"), ("町内産品の割合（％）", "61.0", "65.0", "66.4", "102.2%")], "Ａ", "８月の夜の催しが好評で、利用者が目標を超えた。", "指定管理を更新し、夜の催しを続ける。"))])

    # f: two lines to an indicator with their kind at the left, marks as words, the mayor's own verdict at the end; a printed form with gaps
    def kubun(no, p, d, chief, aim, ks, money, first, second, third_, way):
        X = P(p)
        rows = [[S(T("令和６年度　主要事業評価書", "title", ("fiscal_year", "R6")), 8)], [], ["事業No.", X(no, "number"), E, "事業名", S(X(p, "name"), 4)], ["所管課", S(X(d, "department"), 2), "評価責任者", S(U(chief), 4)], ["事業目的", S(X(aim, "plan|purpose|0"), 7)], [], ["指標の種類", S("指標名", 2), "区分", "R4", "R5", "R6", "R7"]]
        for kind, n, ts, vs in ks:
            rows += [[S(X(kind, (f"R6|{n}|kind", kind[:2])), 1, 2), S(X(n, f"R6|{n}|name"), 2, 2), "目標", *years(X, n, "target", 4, ts)], ["実績", *years(X, n, "actual", 4, vs), E]]
        rows += [[], ["事業費", S("（単位：千円）", 2), "決算", *[yen(X, v, f"R{4 + i}|cost") for i, v in enumerate(money[0])], E], [E, S(E, 2), "予算", E, E, E, yen(X, money[1], "R7|budget")], []]
        return rows + [["一次評価", "担当課長", S(X(first[0], "R6|effect|rating"), 1), "所見", S(X(first[1], "R6|effect|comment"), 4)], ["二次評価", "企画課長", S(X(second[0], "R6|evaluations|0|rating"), 1), "所見", S(X(second[1], "R6|evaluations|0|comment"), 4)], ["最終評価", "市長", S(X(third_[0], "R6|evaluations|1|rating"), 1), "所見", S(X(third_[1], "R6|evaluations|1|comment"), 4)], ["方向性", S(X(way, "R6|policy|decision"), 7)]]
    a = "市民農園と福祉の連携事業"
    form(folder, "s3f-kubun.xlsx", [sheet("25", kubun(25, a, "農業振興課", "課長", "農園を福祉事業所の働く場とし、遊んでいる農地をなくす。", [("活動指標", "開いた農園の数（か所）", ["3", "4", "5", "6"], ["3", "4", "5"]), ("成果指標", "働いた障がい者の数（人）", ["10", "16", "22", "28"], ["9", "17", "確認中"])], (("2,104", "2,877", "3,315"), "3,600"), ("順調", "事業所からの申込みが増えている。"), ("順調", "土づくりの指導を加えること。"), ("順調", "農業委員会と協力して広げること。"), "拡充"))])

    # g: headings with dotted numbers and colons inside the cells, label and value in one cell, a plain list of indicators in text cells
    p = "竹林整備と竹炭ブランド化事業"; X = P(p)
    n1, n2 = "整備した竹林の面積（ha）", "竹炭の販売額（千円）"
    form(folder, "s3g-colon.xlsx", [sheet("効果検証", [
        [S(T("令和６年度　効果検証シート（山吹谷町）", "title", ("municipality", "山吹谷町"), ("fiscal_year", "R6")), 6)], [S(C("事業名：" + p, [(p, "/name", p)]), 4), S(C("担当課：産業振興課", [(p, "/department", "産業振興課")]), 2)], [S(C("事業期間：令和5年度～令和7年度", [(p, "/period/from", "R5"), (p, "/period/to", "R7")]), 3), S(C("事業費：4,215千円", [(p, "/reviews[R6]/cost", 4215000)]), 3)], [S("１．事業の内容", 6)], [S(X("放置された竹林を整え、伐った竹を炭にして土壌改良材として売る。", "plan|summary"), 6)], [S("２．重要業績評価指標", 6)], [S("指標名", 2), "基準値", "目標値", "実績値", "評価"],
        [S(X(n1, f"R6|{n1}|name"), 2), X("0", f"R6|{n1}|baseline"), X("6.0", f"R6|{n1}|target"), X("7.2", f"R6|{n1}|actual"), X("達成", f"R6|{n1}|rating")], [S(X(n2, f"R6|{n2}|name"), 2), X("120", f"R6|{n2}|baseline"), X("800", f"R6|{n2}|target"), X("655", f"R6|{n2}|actual"), X("未達成", f"R6|{n2}|rating")],
        [S("３．事業の成果と課題", 6)], [S(X("竹林の整備は計画を上回った。竹炭は認証の取得が遅れ、販売が伸びなかった。", "R6|effect|comment"), 6)], [S("４．推進委員会の意見", 6)], [S(X("・学校の教材としても使えるのではないか。\n・粉砕機の貸出しを増やしてほしい。", "R6|opinions|0|text"), 6)], [S("５．今後の方針", 6)], [S(X("継続", "R6|policy|decision"), 6)]])])

    # h: a town's book of sheets numbered by measure, with the totals of marks and a list of the sheets at the end; a project appears on two sheets
    def shi(no, p, d, cost, src, ks, result, mark, way):
        X = P(p)
        rows = [[S(f"事業別シート　{no}", 6)], ["事業名", S(X(p, "name"), 3), "担当課", X(d, "department")], ["事業費", X(*cost), "国費", X(*src[0]), "町費", U(src[1])], [S("成果指標", 2), "R5（実績）", "R6（目標）", "R6（実績）", "R7（目標）"]]
        rows += [[S(X(n, f"R6|{n}|name"), 2), X(v5, f"R5|{n}|actual"), X(t6, f"R6|{n}|target"), X(v6, f"R6|{n}|actual"), X(t7, f"R7|{n}|target")] for n, v5, t6, v6, t7 in ks]
        return rows + [["実施結果", S(X(result, "R6|achievements"), 5)], ["評価", X(mark, "R6|effect|rating"), "今後の方針", S(X(way, "R6|policy|decision"), 3)]]
    a, b, c = "山城跡まるごと博物館事業", "未来の看護師育成奨学金事業", "雪室りんごブランド化事業"
    X, Y, Z = P(a), P(b), P(c)
    form(folder, "s3h-book.xlsx", [
        sheet("総括", [[S(T("令和６年度　飯森町総合戦略　事業評価（総括表）", "title", ("municipality", "飯森町"), ("fiscal_year", "R6")), 4)], ["評価", "Ａ", "Ｂ", "Ｃ"], ["事業数", 1, 1, 1]]),
        sheet("1", shi("1", a, "教育委員会", ("7,204千円", ("R6|cost", 7204000)), (("3,602千円", ("R6|grant", 3602000)), "3,602千円"), [("来訪者数（人）", "3,310", "5,000", "6,218", "7,000"), ("ガイドの登録者数（人）", "12", "20", "１９", "25")], "散策路の整備と、学芸員による案内を年２４回行った。", "Ａ", "継続")),
        sheet("2", shi("2", b, "健康課", ("2,880千円", ("R6|cost", 2880000)), (("－", ("R6|grant", "－")) if False else ("0千円", ("R6|grant", 0)), "2,880千円"), [("奨学生の数（人）", "4", "6", "5", "6"), ("町内の病院への就職者数（人）", "1", "2", "２", "2")], "奨学生５人に貸与し、２人が町内の病院に就職した。", "Ｂ", "継続")),
        sheet("3", shi("3", c, "農林課", ("5,516千円", ("R6|cost", 5516000)), (("2,758千円", ("R6|grant", 2758000)), "2,758千円"), [("雪室りんごの販売額（千円）", "4,120", "8,000", "確認中", "9,000")], "雪室を１棟増やし、首都圏の百貨店で販売した。", "Ｃ", "見直し")),
        sheet("シート一覧", [["番号", "事業名", "担当課", "評価"], [X("1", "number"), a, "教育委員会", "Ａ"], [Y("2", "number"), b, "健康課", "Ｂ"], [Z("3", "number"), c, "農林課", "Ｃ"]])])

    # i: saved as UTF-8 CSV by a system: a label a line, several indicators by number, empty ones kept
    p = "ウェルネスツーリズム造成事業"; X = P(p)
    k1, k2 = "モニターツアーの参加者数", "商品化したツアーの数"
    form(folder, "s3i-system.csv", [dict(name="x", rows=[
        ["項目", "内容"], ["様式名", "事業評価シート"], ["対象年度", T("令和6年度", ("fiscal_year", "R6"))], ["団体名", of_town("緑ヶ淵市")], ["事業番号", X("12", "number")], ["事業名", X(p, "name")], ["担当課", X("観光課", "department")], ["事業開始年度", X("令和5年度", ("period|from", "R5"))], ["事業終了年度", X("令和7年度", ("period|to", "R7"))], ["事業概要", X("森林浴と温泉、薬膳を組み合わせた滞在型の旅行商品をつくる。", "plan|summary")], ["総事業費（円）", X("8,450,000", "R6|cost")], ["交付金額（円）", X("4,225,000", "R6|grant")],
        ["KPI1_指標名", X(k1, f"R6|{k1}|name")], ["KPI1_単位", X("人", f"R6|{k1}|unit")], ["KPI1_目標値", X("120", f"R6|{k1}|target")], ["KPI1_実績値", X("138", f"R6|{k1}|actual")], ["KPI2_指標名", X(k2, f"R6|{k2}|name")], ["KPI2_単位", X("件", f"R6|{k2}|unit")], ["KPI2_目標値", X("4", f"R6|{k2}|target")], ["KPI2_実績値", X("3", f"R6|{k2}|actual")], ["KPI3_指標名", E], ["KPI3_単位", E], ["KPI3_目標値", E], ["KPI3_実績値", E],
        ["事業効果", X("相当程度効果があった", "R6|effect|rating")], ["効果の理由", X("参加者の評価が高く、旅行会社２社が商品とした。", "R6|effect|comment")], ["今後の方針", X("継続", "R6|policy|decision")], ["方針の理由", X("商品の数を増やすため。", "R6|policy|reason")]])], encoding="utf-8-sig", sep=",")


def fourth(folder):
    """Nine more, the same way: written when the twenty-eight had been mended for, their figure taken before anything was mended."""
    # a: one table for money and indicators: what and its unit at the left, the years across, a row of the money's parts among them
    def hitotsu(code, p, d, pos, whom, how, money, ks, viewpoints, mark, why, way, plan):
        X = P(p)
        rows = [[S(T("令和６年度分　事務事業評価表", "title", ("fiscal_year", "R6")), 9)], ["事業コード", U(code), "事務事業名", S(X(p, "name"), 4), "担当課", X(d, "department")], ["施策体系", S(X(pos, "strategy|0"), 8)], ["対象", S(X(whom, "plan|purpose|0"), 3), "手段", S(X(how, "plan|summary"), 4)], [],
                [S("項目", 3), "単位", "R3年度\n実績", "R4年度\n実績", "R5年度\n実績", "R6年度\n実績", "R7年度\n計画"]]
        paths = ["R3|cost", "R4|cost", "R5|cost", "R6|cost", "R7|budget"]
        rows += [[S(n, 3), "千円", *[yen(X, v, q) if n == "事業費" else U(v) for v, q in zip(vs, paths)]] for n, vs in money]
        for kind, n, u, vs in ks:
            rows.append([X(kind, (f"R6|{n}|kind", kind[:2])), S(X(n, f"R6|{n}|name"), 2), X(u, f"R6|{n}|unit"), *[X(v, f"R{3 + i}|{n}|actual") for i, v in enumerate(vs[:4])], X(vs[4], f"R7|{n}|target")])
        rows += [[], [S("評価の観点", 3), "評価", S("評価の理由", 5)]] + [[S(q, 3), U(m), S(U(t), 5)] for q, m, t in viewpoints]
        return rows + [["総合評価", X(mark, "R6|effect|rating"), S("評価の理由", 1), S(X(why, "R6|effect|comment"), 6)], ["今後の方向性", S(X(way, "R6|policy|decision"), 2), "改善策", S(X(plan, "R6|issues|revisions"), 5)]]
    a, b = "空家等対策推進事業", "健康マイレージ事業"
    form(folder, "s4a-hitotsu.xlsx", [
        sheet("0301", hitotsu("0301", a, "住宅政策課", "４－２　住環境の充実", "管理されていない空き家の所有者", "現地を調べ、助言し、解体の費用を補助する。", [("事業費", ("4,120", "5,873", "7,410", "8,266", "9,000")), ("うち一般財源", ("2,060", "2,937", "3,705", "4,133", "4,500")), ("人件費", ("5,400", "5,400", "6,120", "6,120", "6,120"))],
            [("活動指標", "解体費の補助件数", "件", ["6", "9", "12", "14", "15"]), ("成果指標", "危険な空き家の数", "戸", ["88", "81", "74", "65", "60"])], [("必要性", "高い", "苦情が増えている。"), ("有効性", "高い", "危険な空き家が減っている。"), ("効率性", "普通", "調査を委託している。")], "Ａ", "補助の件数が増え、危険な空き家が着実に減っている。", "継続", "相続人を調べる手間を司法書士会と分かち合う。")),
        sheet("0412", hitotsu("0412", b, "健康増進課", "２－１　健康づくりの推進", "１８歳以上の市民", "歩数や健診の受診に応じてポイントを付ける。", [("事業費", ("6,900", "7,150", "7,204", "9,981", "9,500")), ("うち一般財源", ("6,900", "7,150", "7,204", "4,981", "4,500")), ("人件費", ("3,600", "3,600", "3,600", "2,880", "2,880"))],
            [("活動指標", "協力する店の数", "店", ["41", "48", "52", "77", "80"]), ("成果指標", "１日当たりの平均歩数", "歩", ["5,820", "6,011", "6,144", "集計中", "6,500"])], [("必要性", "高い", "運動の習慣が少ない。"), ("有効性", "普通", "働く世代が少ない。"), ("効率性", "普通", "アプリに切り替えた。")], "Ｂ", "アプリに切り替えたが、働く世代の参加がまだ少ない。", "改善", "職場ごとに競う仕組みを設ける。"))])

    # b: votes of the outside members by grade, their opinions below each other with no names, what the town makes of them in one text
    def hyou(no, p, d, text, cost, ks, own, votes, verdict, ops, answer, way):
        X = P(p)
        rows = [[S(T("総合戦略検証委員会　外部評価結果票（令和６年度事業）", "title", ("fiscal_year", "R6")), 6)], ["事業番号", X(no, "number"), "事業名", S(X(p, "name"), 3)], ["担当課", X(d, "department"), "決算額", S(X(*cost), 3)], ["事業内容", S(X(text, "plan|summary"), 5)], [S("ＫＰＩ", 2), "単位", "目標", "実績", "達成率"]]
        rows += [[S(X(n, f"R6|{n}|name"), 2), X(u, f"R6|{n}|unit"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(r)] for n, u, t, v, r in ks]
        rows += [["内部評価", S(X(own[0], "R6|effect|rating"), 1), "内部評価の理由", S(X(own[1], "R6|effect|comment"), 3)], [S("外部評価（委員の人数）", 6)], ["大変有効", "有効", "あまり有効でない", "有効でない", S("委員会としての評価", 2)], [*[U(v) for v in votes], S(X(verdict, "R6|evaluations|0|rating"), 2)], [S("委員会の意見", 6)], [S(X(ops, "R6|opinions|0|text"), 6)], [S("意見に対する対応", 6)], [S(X(answer, "R6|opinions|0|response"), 6)], ["今後の方針", S(X(way, "R6|policy|decision"), 5)]]
        return rows
    a, b = "高原野菜輸出促進事業", "多子世帯移住支援金事業"
    form(folder, "s4b-hyou.xlsx", [
        sheet("事業1", hyou(1, a, "農政課", "台湾の百貨店で高原野菜を販売し、現地の商社との取引につなげる。", ("9,804千円", ("R6|cost", 9804000)), [("輸出額", "千円", "5,000", "6,118", "122.4%"), ("商談の件数", "件", "10", "8", "80.0%")], ("Ａ", "輸出額が目標を上回り、取引が２社に広がった。"), ("2人", "5人", "1人", "0人"), "有効", "・冷蔵の輸送費を抑える工夫が要る。\n・若い農家にも加わってほしい。", "他の町と共同での輸送を協議している。", "継続")),
        sheet("事業2", hyou(2, b, "移住定住課", "子どもが３人以上の世帯の移住に支援金を支給する。", ("6,000千円", ("R6|cost", 6000000)), [("移住した多子世帯", "世帯", "6", "4", "66.7%"), ("移住した子どもの数", "人", "18", "13", "72.2%")], ("Ｃ", "住まいの不足により目標に届かなかった。"), ("0人", "3人", "4人", "1人"), "見直しが必要", "・住まいの確保を先に進めるべきである。", "空き家の改修を合わせて支援する。", "改善"))])

    # c: an essay of a form: numbered headings with paragraphs below, one small table, the period and the money told in rows
    p = "流域の森と水を守る事業"; X = P(p)
    k1, k2 = "間伐の面積（ha）", "水源の森づくりに参加した人数（人）"
    form(folder, "s4c-sakubun.xlsx", [sheet("評価書", [
        [S(T("令和６年度　施策・事業評価書", "title", ("fiscal_year", "R6")), 6)], [E, E, E, E, S(of_town("神流水村"), 2)], ["事業名", S(X(p, "name"), 5)], ["担当課", S(X("森林保全課", "department"), 2), "実施期間", S(span(X, "令和２年度から令和６年度まで", "R2", "R6"), 2)],
        [S("１　目的", 6)], [S(X("水源となる森を整え、下流の町と共に守る。", "plan|purpose|0"), 6)], [S("２　事業の概要", 6)], [S(X("間伐と作業道の整備を進め、下流の住民を招いて森づくりを行う。\n財源には下流の３市からの協力金も充てている。", "plan|summary"), 6)], [S("３　令和６年度の実績", 6)], [S(X("・間伐を４８ｈａ行った。\n・森づくりの日を４回開いた。", "R6|achievements"), 6)],
        [S("４　指標の達成状況", 6)], [S("指標", 2), "開始前（R元）", "R6目標", "R6実績", "達成度"], [S(X(k1, f"R6|{k1}|name"), 2), X("22", f"R6|{k1}|baseline"), X("45", f"R6|{k1}|target"), X("48", f"R6|{k1}|actual"), X("達成", f"R6|{k1}|rating")], [S(X(k2, f"R6|{k2}|name"), 2), X("140", f"R6|{k2}|baseline"), X("500", f"R6|{k2}|target"), X("４６８", f"R6|{k2}|actual"), X("未達成", f"R6|{k2}|rating")],
        [S("５　評価", 6)], [S(X("間伐は目標を超え、作業道も計画どおり延びた。参加者は雨で１回が中止となり、目標に届かなかった。", "R6|effect|comment"), 6)], [S("６　課題", 6)], [S(X("作業員の平均年齢が六十歳を超えている。", "R6|issues|current"), 6)], [S("７　今後の方向性", 6)], [S(X("継続", "R6|policy|decision"), 6)], [S("８　村民会議の意見", 6)], [S(X("高校生の参加を増やしてほしい。", "R6|opinions|0|text"), 6)]])])

    # d: a service put to use by digital means: indicators of output and outcome with plans of three years, one cell for all who answer for it
    def digi(no, p, d, tel, kind, svc, cost, grant, ks, state, mark, why, next_):
        X = P(p)
        rows = [[S(T("デジタル実装タイプ（ＴＹＰＥ１）　効果検証シート【令和６年度】", "title", ("fiscal_year", "R6")), 10)], ["事業No.", X(no, "number"), S("交付対象事業の名称", 2), S(X(p, "name"), 4), "担当課", X(d, "department")], ["実装サービス", S(U(svc), 5), "連絡先", S(X(tel, "contact"), 3)], ["交付金のタイプ", S(X(kind, "R6|program"), 3), "総事業費（円）", S(X(cost, "R6|cost"), 2), "交付金額（円）", S(X(grant, "R6|grant"), 2)],
                ["区分", S("ＫＰＩ", 3), "単位", "R5実績値", "R6計画値", "R6実績値", "R7計画値", "R8計画値"]]
        rows += [[U(k), S(X(n, f"R6|{n}|name"), 3), X(u, f"R6|{n}|unit"), X(v5, f"R5|{n}|actual"), X(t6, f"R6|{n}|target"), X(v6, f"R6|{n}|actual"), X(t7, f"R7|{n}|target"), X(t8, f"R8|{n}|target")] for k, n, u, v5, t6, v6, t7, t8 in ks]
        return rows + [["実装の状況", S(X(state, "R6|achievements"), 9)], ["事業評価", X(mark, "R6|effect|rating"), S("評価の理由", 2), S(X(why, "R6|effect|comment"), 6)], ["今後の改善点", S(X(next_, "R6|issues|revisions"), 9)]]
    a, b = "書かない窓口導入事業", "スマート水道メーター導入事業"
    form(folder, "s4d-digi.xlsx", [
        sheet("1", digi(1, a, "市民課・情報政策課", "0855-00-2210", "デジタル実装タイプ", "窓口支援システム", "22,440,000", "11,220,000", [("アウトプット", "書かない窓口で受けた手続の数", "種類", "0", "30", "34", "45", "60"), ("アウトカム", "窓口での平均の滞在時間", "分", "24.5", "18.0", "16.8", "15.0", "12.0"), ("アウトカム", "来庁者の満足度", "％", "－", "80.0", "集計中", "85.0", "90.0")], "転入、転出、子育ての３４種類の手続で書かない窓口を始めた。", "Ａ", "滞在時間が目標より短くなった。", "支所にも広げる。")),
        sheet("2", digi(2, b, "水道課", "0855-00-2260", "デジタル実装タイプ", "遠隔検針、見守り通知", "38,060,000", "19,030,000", [("アウトプット", "設置した戸数", "戸", "0", "1,200", "1,204", "2,400", "3,600"), ("アウトカム", "検針に要した延べ時間", "時間", "1,860", "1,200", "1,312", "800", "400")], "山間部の全戸に設置し、使用量の通知を始めた。", "Ｂ", "通信の届かない地点があり、検針の時間は目標に届かなかった。", "中継器を増やす。"))])

    # e: a project over three years, a sheet for each, of one form; the middle year's result has been corrected since
    def nen(y, p, d, ks, cost, mark, said, way):
        X = P(p)
        rows = [[S(C(f"令和{y}年度　事業評価シート", [(None, "/title", f"令和{y}年度　事業評価シート"), (None, "/fiscal_year", "R6")] if y == 6 else []), 6)], ["事業名", S(X(p, "name"), 3), "担当課", X(d, "department")], ["決算額（円）", S(X(cost, f"R{y}|cost"), 5)], [S("指標", 2), "単位", "目標", "実績", "達成率"]]
        rows += [[S(X(n, f"R{y}|{n}|name"), 2), X(u, f"R{y}|{n}|unit"), X(t, f"R{y}|{n}|target"), X(v, f"R{y}|{n}|actual"), U(r)] for n, u, t, v, r in ks]
        return rows + [["評価", X(mark, f"R{y}|effect|rating"), "理由", S(X(said, f"R{y}|effect|comment"), 3)], ["今後の方針", S(X(way, f"R{y}|policy|decision"), 5)]]
    p = "棚田米の酒づくり事業"
    form(folder, "s4e-nen.xlsx", [
        sheet("R6", nen(6, p, "農林課", [("棚田米の酒の販売本数", "本", "6,000", "6,480", "108.0%"), ("田植え体験の参加者数", "人", "200", "188", "94.0%")], "4,310,500", "Ａ", "海外からの注文も入り、販売が目標を超えた。", "拡充")),
        sheet("R5", nen(5, p, "農林課", [("棚田米の酒の販売本数", "本", "5,000", "4,112", "82.2%"), ("田植え体験の参加者数", "人", "180", "201", "111.7%")], "3,980,000", "Ｂ", "参加者は目標を超えたが、販売が届かなかった。", "改善")),
        sheet("R4", nen(4, p, "農林課", [("棚田米の酒の販売本数", "本", "4,000", "3,020", "75.5%"), ("田植え体験の参加者数", "人", "150", "中止", "－")], "2,450,300", "Ｃ", "感染症の影響により体験を中止した。", "継続"))])

    # f: an indicator's year alone and the sum so far in two lines, boxes to tick by indicator, KPI's department apart from the project's
    def ruikei(p, d, goal, ks, mark, text, way):
        X = P(p)
        rows = [[S(T("第２期総合戦略　ＫＰＩ進捗管理シート（令和６年度末時点）", "title", ("fiscal_year", "R6")), 9)], ["施策名", S(X(p, "name"), 4), "とりまとめ課", S(X(d, "department"), 3)], ["基本目標", S(X(goal, "strategy|0"), 8)], [S("指標名", 2), "単位", "区分", "R4", "R5", "R6", "目標値\n（R8）", "担当課"]]
        for n, u, vs, goal_, dep in ks:
            rows += [[S(X(n, f"R6|{n}|name"), 2, 1), X(u, f"R6|{n}|unit"), "実績", *[X(v, f"R{4 + i}|{n}|actual") for i, v in enumerate(vs)], A(goal_, "final"), X(dep, f"R6|{n}|department")]]
        return rows + [["施策の評価", X(mark, "R6|effect|rating"), "評価の説明", S(X(text, "R6|effect|comment"), 6)], ["今後の方針", S(X(way, "R6|policy|decision"), 8)]]
    form(folder, "s4f-ruikei.xlsx", [sheet("施策２", ruikei("若者が戻りたくなる仕事をつくる", "企画政策課", "基本目標１　安定した雇用を創る", [("市内企業に就職した高校生の割合", "％", ["31.2", "33.0", "36.8"], "45.0", "商工課"), ("誘致企業の新規雇用者数（累計）", "人", ["24", "41", "67"], "120", "企業立地室"), ("農業法人の新規雇用者数（累計）", "人", ["8", "15", "確認中"], "30", "農政課")], "順調", "企業の見学会が定着し、市内への就職が増えている。", "継続"))])

    # g: label and value in one cell with a colon, several to a row; indicators a line each the same way; the mark in brackets
    p = "港の朝ごはんプロジェクト"; X = P(p)
    n1, n2 = "朝食の提供数", "朝市の出店者数"
    form(folder, "s4g-line.xlsx", [sheet("シート", [
        [S(T("令和６年度　事業検証シート（大潮崎市）", "title", ("municipality", "大潮崎市"), ("fiscal_year", "R6")), 6)], [C("事業番号：7", [(p, "/number", 7)]), S(C("事業名：" + p, [(p, "/name", p)]), 3), S(C("担当課：水産課", [(p, "/department", "水産課")]), 2)], [S(C("総事業費：5,632,000円", [(p, "/reviews[R6]/cost", 5632000)]), 3), S(C("うち交付金：2,816,000円", [(p, "/reviews[R6]/grant", 2816000)]), 3)],
        ["指標", n1 and X(n1, f"R6|{n1}|name"), "目標", X("12,000食", f"R6|{n1}|target"), "実績", X("13,870食", f"R6|{n1}|actual")], ["指標", X(n2, f"R6|{n2}|name"), "目標", X("15者", f"R6|{n2}|target"), "実績", X("11者", f"R6|{n2}|actual")], ["取組内容", S(X("港の食堂で地魚の朝食を出し、朝市と組み合わせた。", "R6|achievements"), 5)], ["検証結果", S(X("相当程度効果があった", "R6|effect|rating"), 5)], ["検証の理由", S(X("朝食は目標を超えたが、出店者の確保が課題である。", "R6|effect|comment"), 5)], ["今後の方針", S(X("継続", "R6|policy|decision"), 5)]])])

    # h: the office's book: how to fill it in, the sheet as it is to be filled in, two that are, lists of choices out of sight
    def hina(no, p, d, ks, cost, eff, why, way):
        X = P(p) if p else None
        put = (lambda v, *q: X(v, *q)) if p else (lambda v, *q: E)
        rows = [[S(T("令和６年度　交付金事業　効果検証調書", "title", ("fiscal_year", "R6")), 7)], ["事業番号", put(no, "number"), "事業名", S(put(p, "name"), 4)], ["担当課", S(put(d, "department"), 2), "事業費（円）", S(put(cost, "R6|cost"), 3)], [S("ＫＰＩ", 2), "単位", "目標値", "実績値", "達成率", "備考"]]
        for k in ks or [(E,) * 5] * 3:
            n, u, t, v, m = k
            rows.append([S(put(n, f"R6|{n}|name"), 2), put(u, f"R6|{n}|unit"), put(t, f"R6|{n}|target"), put(v, f"R6|{n}|actual"), E, put(m, f"R6|{n}|note") if m else E])
        return rows + [["事業効果", S(put(eff, "R6|effect|rating"), 6)], ["効果の内容", S(put(why, "R6|effect|comment"), 6)], ["今後の方針", S(put(way, "R6|policy|decision"), 6)], [S("※事業効果及び今後の方針は、リストから選択してください。", 7)]]
    a, b = "親子で学ぶ海の教室事業", "中山間地ドローン防除事業"
    form(folder, "s4h-hina.xlsx", [
        sheet("記入要領", [["記入要領"], ["１　事業ごとに１枚作成してください。"], ["２　実績値が確定していない場合は「確認中」と記入してください。"], ["３　提出期限　令和７年７月３１日（木）"]]),
        sheet("様式", hina("", "", "", [], "", "", "", "")),
        sheet("様式 (2)", hina("1", a, "学校教育課", [("教室の参加者数", "人", "240", "266", ""), ("海の生き物に関心を持った児童の割合", "％", "80", "91.4", "アンケートによる")], "1,870,000", "非常に効果的であった", "参加した児童の多くが海の清掃にも加わった。", "事業の継続")),
        sheet("様式 (3)", hina("2", b, "農村振興課", [("ドローンで防除した面積", "ha", "60", "52", "強風により中止した日がある"), ("防除に要する時間の削減率", "％", "50", "確認中", "")], "6,215,000", "効果があった", "傾斜地での作業の負担が減った。", "事業内容の見直し（改善）"))])

    # i: target and result in the two lines of a cell, three years across
    def joge(p, d, ks, cost, mark, said, way):
        X = P(p)
        two = lambda n, y, t, v: X(f"{t}\n{v}", (f"R{y}|{n}|target", int(t.replace(",", ""))), (f"R{y}|{n}|actual", int(v.replace(",", "")) if v.replace(",", "").isdigit() else v))
        rows = [[S(T("令和６年度　地方版総合戦略　事業評価票", "title", ("fiscal_year", "R6")), 6)], ["事業名", S(X(p, "name"), 3), "所管課", X(d, "department")], [S("指標（上段：目標値、下段：実績値）", 2), "単位", "令和４年度", "令和５年度", "令和６年度"]]
        rows += [[S(X(n, f"R6|{n}|name"), 2), X(u, f"R6|{n}|unit"), *[two(n, 4 + i, t, v) for i, (t, v) in enumerate(tv)]] for n, u, tv in ks]
        return rows + [["事業費（千円）", E, E, *[yen(X, v, f"R{4 + i}|cost") for i, v in enumerate(cost)]], ["評価", X(mark, "R6|effect|rating"), "評価の理由", S(X(said, "R6|effect|comment"), 3)], ["今後の方向性", S(X(way, "R6|policy|decision"), 5)]]
    form(folder, "s4i-joge.xlsx", [sheet("票1", joge("峡谷トロッコ列車活用事業", "観光課", [("乗車した人数", "人", [("20,000", "17,844"), ("22,000", "23,915"), ("25,000", "26,302")]), ("沿線の宿泊者数", "人泊", [("5,000", "4,102"), ("5,500", "5,230"), ("6,000", "集計中")])], ("8,200", "9,140", "9,655"), "Ａ", "紅葉の時期の臨時便が好評であった。", "継続"))])


def fifth(folder):
    """Eight, the last: written when the thirty-seven had been mended for, their figure taken before anything was mended."""
    # a: label and value in one cell, the value on the line below the label, as boxes of a printed form
    def box(p, label, text, path):
        return C(f"{label}\n{text}", P(p)(text, path).places)
    def hako(no, p, d, aim, did, ks, cost, mark, why, way):
        X = P(p)
        rows = [[S(T("令和６年度　まち・ひと・しごと創生総合戦略　事業評価個票", "title", ("fiscal_year", "R6")), 8)], [box(p, "№", no, "number"), S(box(p, "事業名", p, "name"), 5), S(box(p, "担当課", d, "department"), 2)], [S(box(p, "【事業の目的】", aim, "plan|purpose|0"), 4), S(box(p, "【令和６年度の取組】", did, "R6|achievements"), 4)], [S("ＫＰＩ", 3), "単位", "基準値", "目標値", "実績値", "達成状況"]]
        rows += [[S(X(n, f"R6|{n}|name"), 3), X(u, f"R6|{n}|unit"), X(b0, f"R6|{n}|baseline"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), X(m, f"R6|{n}|rating")] for n, u, b0, t, v, m in ks]
        return rows + [["決算額", S(X(*cost), 2), "評価", X(mark, "R6|effect|rating"), "今後の方針", S(X(way, "R6|policy|decision"), 2)], ["評価の理由", S(X(why, "R6|effect|comment"), 7)]]
    a, b = "古墳のまちＶＲ体験事業", "ひとり親資格取得応援事業"
    form(folder, "s5a-hako.xlsx", [
        sheet("個票1", hako("1", a, "文化財課", "古墳の姿を仮想現実で再現し、訪れる人を増やす。", "端末を２０台備え、ガイドとともに巡る催しを月２回開いた。", [("古墳公園の来園者数", "人", "18,200", "24,000", "27,655", "達成"), ("ＶＲの体験者数", "人", "0", "3,000", "2,870", "未達成")], ("8,030千円", ("R6|cost", 8030000)), "Ａ", "来園者が目標を大きく上回った。", "継続")),
        sheet("個票2", hako("2", b, "こども福祉課", "ひとり親の収入を増やす。", "看護師、保育士等の資格を取る間の生活費を支給した。", [("資格を取得した人数", "人", "3", "8", "６", "未達成"), ("取得後に正規雇用となった割合", "％", "66.7", "90.0", "確認中", "－")], ("9,612千円", ("R6|cost", 9612000)), "Ｂ", "取得は増えたが、目標に届いていない。", "拡充"))])

    # b: the town beside the prefecture and the country below each indicator; the trend by arrows; a measure's own budget
    def hikaku(m, d, goal, ks, cost, done, mark, text, next_):
        X = P(m)
        rows = [[S(T("施策評価調書（令和６年度実績）", "title", ("fiscal_year", "R6")), 9)], ["施策の名称", S(X(m, "name"), 4), "主担当課", S(X(d, "department"), 3)], ["基本目標", S(X(goal, "strategy|0"), 8)], ["施策の事業費（千円）", "R5決算", yen(X, cost[0], "R5|cost"), "R6決算", yen(X, cost[1], "R6|cost"), "R7予算", yen(X, cost[2], "R7|budget"), S(E, 2)], [],
                [S("指標", 2), "区分", "R4", "R5", "R6", "R6目標", "傾向", "判定"]]
        for n, own, pref, t, arrow, mk in ks:
            rows += [[S(X(n, f"R6|{n}|name"), 2, 2), "本市", *years(X, n, "actual", 4, own), S(X(t, f"R6|{n}|target"), 1, 2), S(U(arrow), 1, 2), S(X(mk, f"R6|{n}|rating"), 1, 2)], ["県平均", *[U(v) for v in pref]]]
        return rows + [[], ["主な取組", S(X(done, "R6|achievements"), 8)], ["施策の評価", X(mark, "R6|effect|rating"), "評価の理由", S(X(text, "R6|effect|comment"), 6)], ["今後の方向性", S(X(next_, "R6|policy|decision"), 8)]]
    form(folder, "s5b-hikaku.xlsx", [sheet("施策３", hikaku("子どもの健やかな育ちを支える", "こども保健課", "基本目標３　子育ての希望をかなえる", [("乳幼児健診の受診率（％）", ["96.1", "96.8", "97.7"], ["95.4", "95.9", "集計中"], "98.0", "↗", "Ｂ"), ("むし歯のない３歳児の割合（％）", ["88.2", "89.9", "91.3"], ["87.0", "88.1", "89.4"], "90.0", "↗", "Ａ"), ("朝食を毎日とる児童の割合（％）", ["84.5", "83.9", "82.2"], ["85.1", "84.4", "83.8"], "90.0", "↘", "Ｃ")], ("21,304", "22,118", "23,000"), "健診の未受診の家庭を全て訪問した。", "Ｂ", "受診率は上がったが、朝食の割合が下がり続けている。", "小学校と協力し、親子の料理教室を開く。"))])

    # c: the outside members' points by item in columns, their mean, their remarks by name below, then the body's verdict
    def tokuten(no, p, d, text, items, totals, remarks, verdict, answer, way):
        X = P(p)
        rows = [[S(T("令和６年度　事業外部評価シート", "title", ("fiscal_year", "R6")), 7)], ["事業番号", X(no, "number"), "事業名", S(X(p, "name"), 4)], ["担当課", S(X(d, "department"), 6)], ["事業概要", S(X(text, "plan|summary"), 6)], [S("評価項目", 3), "Ａ委員", "Ｂ委員", "Ｃ委員", "平均"]]
        rows += [[S(n, 3), *[U(v) for v in vs]] for n, *vs in items] + [[S("合計（20点満点）", 3), *[U(v) for v in totals]]]
        rows += [[S("委員名", 1), S("意見", 6)]] + [[X(w, f"R6|opinions|{i}|by"), S(X(t, f"R6|opinions|{i}|text"), 6)] for i, (w, t) in enumerate(remarks)]
        return rows + [["外部評価結果", S(X(verdict, "R6|evaluations|0|rating"), 6)], ["評価結果を受けた対応", S(U(answer), 6)], ["今後の方針", S(X(way, "R6|policy|decision"), 6)]]
    a, b = "駅舎ギャラリー運営事業", "児童遊園の地域管理推進事業"
    items = ["必要性", "有効性", "効率性", "発展性"]
    form(folder, "s5c-tokuten.xlsx", [
        sheet("No.1", tokuten(1, a, "地域振興課", "無人駅の待合室を地元の作家の展示に使う。", [(items[0], 4, 4, 3, 3.7), (items[1], 5, 4, 4, 4.3), (items[2], 4, 3, 4, 3.7), (items[3], 5, 4, 4, 4.3)], (18, 15, 15, 16.0), [("Ａ委員", "列車の本数に合わせた開館を考えてほしい。"), ("Ｂ委員", "作家の交流にもつながっている。"), ("Ｃ委員", "冬の暖房の費用が気になる。")], "妥当である", "冬は週末のみの開館とする。", "継続")),
        sheet("No.2", tokuten(2, b, "公園課", "遊園の草刈りと点検を自治会に委ね、費用を支払う。", [(items[0], 5, 5, 4, 4.7), (items[1], 4, 3, 3, 3.3), (items[2], 4, 4, 5, 4.3), (items[3], 3, 3, 3, 3.0)], (16, 15, 15, 15.3), [("Ａ委員", "高齢化した自治会には重い。"), ("Ｂ委員", "近くの企業にも声をかけるとよい。"), ("Ｃ委員", "特になし")], "一部見直し", "企業の参加を募る。", "改善"))])

    # d: indicators told in the lines of a box, with target, result and rate; short notes of a small village
    p = "つり橋と渓谷の周遊観光事業"; X = P(p)
    k = [("つり橋の通行者数", "30,000人", "34,120人"), ("渓谷バスの利用者数", "4,000人", "3,655人"), ("直売所の売上", "12,000千円", "集計中")]
    told = "\n".join(f"{'①②③'[i]}{n}　目標 {t} → 実績 {v}" for i, (n, t, v) in enumerate(k))
    form(folder, "s5d-kajo.xlsx", [sheet("1", [[S(T("令和６年度　事業の実績と評価（奥谷村）", "title", ("municipality", "奥谷村"), ("fiscal_year", "R6")), 4)], ["事業名", S(X(p, "name"), 3)], ["担当課", X("観光課", "department"), "決算額", X("12,400千円", ("R6|cost", 12400000))], ["事業内容", S(X("つり橋を直し、渓谷を巡るバスを土日に走らせた。", "plan|summary"), 3)],
        ["ＫＰＩ", S(C(told, [(p, f"/reviews[R6]/kpis[name={n}]/{f}", v) for n, t, v_ in k for f, v in (("name", n), ("target", t), ("actual", v_))]), 3)], ["評価", S(X("おおむね良好", "R6|effect|rating"), 3)], ["課題", S(X("バスの便数が少ない。", "R6|issues|current"), 3)], ["今後", S(X("継続", "R6|policy|decision"), 3)]])])

    # e: of the Heisei years: 27年度 without an era in the headings, sources of money in a row, two ways on
    def heisei(no, p, d, cat, aim, money, src, ks, mark, why, way, how):
        X = P(p)
        rows = [[S(T("平成２８年度　事務事業評価シート（平成２７年度決算）", "title", ("fiscal_year", "H27")), 9)], ["番号", X(no, "number"), "事務事業名", S(X(p, "name"), 4), "担当課", X(d, "department")], ["会計", U(cat), "目的", S(X(aim, "plan|purpose|0"), 6)], [S("事業費（千円）", 3), "26年度決算", S(yen(X, money[0], "H26|cost"), 1), "27年度決算", yen(X, money[1], "H27|cost"), "28年度予算", yen(X, money[2], "H28|budget")], [S("27年度決算の財源内訳（千円）", 1), *[c for s, v in src for c in (s, U(v))]],
                [S("成果指標", 3), "単位", "25実績", "26実績", "27目標", "27実績", "28目標"]]
        rows += [[S(X(n, f"H27|{n}|name"), 3), X(u, f"H27|{n}|unit"), X(v25, f"H25|{n}|actual"), X(v26, f"H26|{n}|actual"), X(t27, f"H27|{n}|target"), X(v27, f"H27|{n}|actual"), X(t28, f"H28|{n}|target")] for n, u, v25, v26, t27, v27, t28 in ks]
        return rows + [["総合評価", X(mark, "H27|effect|rating"), "理由", S(X(why, "H27|effect|comment"), 6)], ["今後の方向性", S(X(way, "H27|policy|decision"), 2), "改善内容", S(X(how, "H27|issues|revisions"), 5)]]
    a, b = "農産物直売所連携事業", "図書館ボランティア育成事業"
    form(folder, "s5e-heisei.xlsx", [
        sheet("15", heisei(15, a, "農政課", "一般会計", "直売所の間で品物を融通し、売り切れを減らす。", ("3,300", "3,815", "4,000"), [("国", "0"), ("県", "1,900"), ("その他", "0"), ("一般", "1,915")], [("直売所の売上額", "百万円", "612", "640", "660", "671", "690"), ("出荷する農家の数", "戸", "388", "391", "400", "395", "410")], "Ａ", "売上が３年続けて伸びた。", "拡大", "配送を週３回に増やす。")),
        sheet("16", heisei(16, b, "社会教育課", "一般会計", "読み聞かせを行う人を育てる。", ("412", "398", "400"), [("国", "0"), ("県", "0"), ("その他", "50"), ("一般", "348")], [("登録者数", "人", "41", "44", "50", "52", "55")], "Ａ", "登録者が目標を超えた。", "現状維持", "中級の講座を設ける。"))])

    # f: two projects abreast on a page, each with its own labels and table
    def side(a_, b_):
        def half(p, d, cost, ks, mark, way):
            X = P(p)
            out = [["事業名", S(X(p, "name"), 3)], ["担当課", S(X(d, "department"), 3)], ["決算額", S(X(*cost), 3)], [S("指標", 2), "目標", "実績"]]
            out += [[S(X(n, f"R6|{n}|name"), 2), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual")] for n, t, v in ks]
            return out + [["評価", S(X(mark, "R6|effect|rating"), 3)], ["今後の方針", S(X(way, "R6|policy|decision"), 3)]]
        return [l + [E] + r for l, r in zip(half(*a_), half(*b_))]
    form(folder, "s5f-side.xlsx", [sheet("1-2", [[S(T("令和６年度　事業評価票（見開き）　白鷺町", "title", ("municipality", "白鷺町"), ("fiscal_year", "R6")), 9)], [],
        *side(("苔の庭園めぐり事業", "観光課", ("2,118千円", ("R6|cost", 2118000)), [("庭園の来訪者数（人）", "9,000", "10,412"), ("ガイドの数（人）", "12", "１５")], "Ａ", "継続"), ("通学路の見守り隊事業", "教育課", ("640千円", ("R6|cost", 640000)), [("見守り隊員の数（人）", "120", "113"), ("登下校中の事故の件数（件）", "0", "0")], "Ｂ", "拡充"))])])

    # g: money by the budget's own words, what is carried over, then what was bought; dates of western style; a mark out of four with a ring typed
    def yosan(no, p, d, made, y, aim, money, ks, ring, why, way):
        X = P(p)
        rows = [[S(T("2024年度（令和6年度）　事業決算・評価シート", "title", ("fiscal_year", "R6")), 8)], ["事業コード", U(no), "事業名", S(X(p, "name"), 3), "作成日", U(made)], ["担当課", S(X(d, "department"), 3), "事業期間", S(span(X, *y), 3)], ["事業目的", S(X(aim, "plan|purpose|0"), 7)], ["当初予算額", "補正予算額", "予算現額", "支出済額", "翌年度繰越額", "不用額", "執行率", E],
                [A(money[0], "two budgets"), U(money[1]), A(money[2], "two budgets"), X(money[3], ("R6|cost", int(money[3].replace(",", "").replace("円", "")))), U(money[4]), U(money[5]), U(money[6]), E], [S("指標", 3), "単位", "2023年度実績", "2024年度目標", "2024年度実績", "2025年度目標"]]
        rows += [[S(X(n, f"R6|{n}|name"), 3), X(u, f"R6|{n}|unit"), X(v5, f"R5|{n}|actual"), X(t6, f"R6|{n}|target"), X(v6, f"R6|{n}|actual"), X(t7, f"R7|{n}|target")] for n, u, v5, t6, v6, t7 in ks]
        return rows + [["評価", S(pick(X, ring[0], "R6|effect|rating", ring[1]), 7)], ["評価理由", S(X(why, "R6|effect|comment"), 7)], ["今後の方向性", S(X(way, "R6|policy|decision"), 7)]]
    form(folder, "s5g-yosan.xlsx", [sheet("2-3-1", yosan("2-3-1", "橋りょう長寿命化修繕事業", "土木課", "2025/07/04", ("2021年度～2030年度", "R3", "R12"), "橋の点検と修繕を計画的に進める。", ("120,000,000円", "18,500,000円", "138,500,000円", "112,340,000円", "22,000,000円", "4,160,000円", "81.1%"), [("修繕した橋の数（累計）", "橋", "41", "48", "46", "53"), ("健全度が低い橋の割合", "％", "12.4", "11.0", "11.6", "10.0")], ("Ａ 　 ○Ｂ　  Ｃ 　 Ｄ", "Ｂ"), "資材の値上がりにより２橋を繰り越した。", "現状のまま継続"))])

    # h: copied as tab-separated text, label and value lines with the label's number, a table with its unit in a bracket behind the name
    p = "雪まつり再生プロジェクト"; X = P(p)
    n1, n2 = "来場者数（人）", "協賛した企業（社）"
    form(folder, "s5h-copy.tsv", [dict(name="x", rows=[
        [T("令和６年度　地方創生関連事業　評価調書（雪代市）", "title", ("municipality", "雪代市"), ("fiscal_year", "R6"))], ["(1) 事業名", X(p, "name")], ["(2) 所管課", X("観光交流課", "department")], ["(3) 総合戦略の位置付け", X("基本目標２　人を呼び込む", "strategy|0")], ["(4) 事業期間", span(X, "R5～R7", "R5", "R7")], ["(5) 事業内容", X("雪像の制作を市民の手に戻し、夜の灯りの催しを加える。", "plan|summary")], ["(6) 事業費", X("14,200千円", ("R6|cost", 14200000))],
        ["(7) 指標"], ["指標名", "基準値", "目標値", "実績値", "判定"], [X(n1, f"R6|{n1}|name"), X("21,000", f"R6|{n1}|baseline"), X("30,000", f"R6|{n1}|target"), X("33,800", f"R6|{n1}|actual"), X("○", f"R6|{n1}|rating")], [X(n2, f"R6|{n2}|name"), X("11", f"R6|{n2}|baseline"), X("25", f"R6|{n2}|target"), X("22", f"R6|{n2}|actual"), X("△", f"R6|{n2}|rating")],
        ["(8) 総合評価", X("Ａ", "R6|effect|rating")], ["(9) 評価の理由", X("灯りの催しにより夜の来場者が増えた。", "R6|effect|comment")], ["(10) 今後の方針", X("継続", "R6|policy|decision")]])], sep="\t")


def sixth(folder):
    """Five more of the everyday kind, when the forty-five had been mended for; their figure taken before anything was mended."""
    # a: a ledger-like sheet of the finance office: plan, do, check in bands, indicators with last year's and this year's, ranks by two offices
    def kessan(no, p, d, sec, who, aim, did, out, ks, costs, src, self_, fin, way):
        X = P(p)
        rows = [[S(T("令和６年度決算　主要事業成果シート", "title", ("fiscal_year", "R6")), 8)], [S(of_town("花巻原町"), 2), S(E, 4), "ページ", U(no + 40)], ["事業番号", X(no, "number"), "事業名", S(X(p, "name"), 3), "所属", X(d, "department")], ["款・項・目", S(U(sec), 3), "事業主体", S(U(who), 3)], [S("事業の目的・内容", 8)], [S(X(aim, "plan|purpose|0"), 8)], [S("令和６年度の取組と成果", 8)], [S(X(did, "R6|achievements"), 8)],
                [S("決算額（円）", 2), S("国県支出金", 2), S("地方債・その他", 2), S("一般財源", 2)], [S(X(costs, "R6|cost"), 2), *[S(U(v), 2) for v in src]], [S("成果を表す指標", 3), "単位", "R5実績", "R6目標", "R6実績", "R7目標"]]
        rows += [[S(X(n, f"R6|{n}|name"), 3), X(u, f"R6|{n}|unit"), X(v5, f"R5|{n}|actual"), X(t6, f"R6|{n}|target"), X(v6, f"R6|{n}|actual"), X(t7, f"R7|{n}|target")] for n, u, v5, t6, v6, t7 in ks]
        return rows + [["担当課評価", X(self_[0], "R6|effect|rating"), "評価の理由", S(X(self_[1], "R6|effect|comment"), 5)], ["内部評価委員会評価", X(fin[0], "R6|evaluations|0|rating"), "評価の理由", S(X(fin[1], "R6|evaluations|0|comment"), 5)], ["今後の方向性", S(X(way, "R6|policy|decision"), 7)]]
    a, b = "子育て支援センター運営事業", "農道橋点検修繕事業"
    form(folder, "s6a-kessan.xlsx", [
        sheet("事業1", kessan(1, a, "子育て支援課", "3款2項2目", "町", "親子が集い、育児の悩みを相談できる場を提供する。", "開館日を週５日から６日に増やし、土曜日の父親教室を始めた。", None, [("延べ利用者数", "人", "8,120", "9,000", "9,655", "9,800"), ("相談の件数", "件", "412", "450", "438", "460")], "14,902,300", ("9,934,000", "0", "4,968,300"), ("Ａ", "利用者が目標を上回った。"), ("Ａ", "父親の利用が増えたことを評価する。"), "拡充")),
        sheet("事業2", kessan(2, b, "建設課", "6款1項6目", "町", "農道の橋を点検し、安全に通れるようにする。", "８橋を点検し、２橋の床版を修繕した。", None, [("点検を終えた橋の数（累計）", "橋", "22", "30", "30", "38"), ("修繕を終えた橋の数（累計）", "橋", "5", "8", "７", "10")], "32,417,000", ("17,800,000", "12,000,000", "2,617,000"), ("Ｂ", "入札の不調で１橋を繰り越した。"), ("Ｂ", "発注の時期を早めること。"), "継続"))])

    # b: the grant's sheet in the town's words: choices with filled and empty circles, a mark beside each indicator, two texts abreast
    def kofu(no, p, d, kind, term, text, cost, ks, eff, why, out, ways, reason):
        X = P(p)
        rows = [[S("【様式２】", 7)], [S(T("地方創生推進交付金事業　効果検証票　（令和６年度）", "title", ("fiscal_year", "R6")), 7)], ["No", X(no, "number"), "事業名称", S(X(p, "name"), 4)], ["担当部署", S(X(d, "department"), 2), "交付金の種類", S(X(kind, "R6|program"), 3)], ["実施期間", S(span(X, *term), 2), "事業費（うち交付金）", S(X(f"{cost[0]:,}円（{cost[1]:,}円）", ("R6|cost", cost[0]), ("R6|grant", cost[1])), 3)], ["事業概要", S(X(text, "plan|summary"), 6)], [S("重要業績評価指標", 2), "基準値\n（R4）", "目標値\n（R6）", "実績値\n（R6）", "達成率", "達成状況"]]
        rows += [[S(X(n, f"R6|{n}|name"), 2), X(b0, f"R6|{n}|baseline"), X(t, f"R6|{n}|target"), X(v, f"R6|{n}|actual"), U(r), X(m, f"R6|{n}|rating")] for n, b0, t, v, r, m in ks]
        return rows + [["事業効果", S(pick(X, eff[0], "R6|effect|rating", eff[1]), 6)], [S("効果の内容", 4), S("有識者会議の意見", 3)], [S(X(why, "R6|effect|comment"), 4), S(X(out, "R6|opinions|0|text"), 3)], ["今後の方針", S(pick(X, ways[0], "R6|policy|decision", ways[1]), 6)], ["方針の理由", S(X(reason, "R6|policy|reason"), 6)]]
    a, b = "ふるさと兼業マッチング事業", "海辺の図書室整備事業"
    form(folder, "s6b-kofu.xlsx", [
        sheet("No1", kofu(1, a, "産業振興課", "推進タイプ", ("令和５年４月～令和８年３月", "R5", "R7"), "都市部の人材と市内の企業を結び、課題の解決に当たる。", (9240000, 4620000), [("成立した件数", "0件", "15件", "18件", "120%", "達成"), ("参加した企業", "0社", "12社", "９社", "75%", "未達成")], ("○非常に効果的　●相当程度効果的　○効果あり　○効果なし", "相当程度効果的"), "成立した企業の半数で新商品が生まれた。", "企業の掘り起こしに商工会も加わること。", ("○発展　○見直し　●継続　○終了", "継続"), "企業の関心が高いため。")),
        sheet("No2", kofu(2, b, "生涯学習課", "拠点整備タイプ", ("令和６年４月～令和７年３月", "R6", "R6"), "旧漁協の建物を図書室と自習室に改める。", (24800000, 12400000), [("来館者数", "―", "6,000人", "集計中", "―", "―"), ("自習室の利用者数", "―", "1,500人", "1,722人", "115%", "達成")], ("○非常に効果的　○相当程度効果的　●効果あり　○効果なし", "効果あり"), "高校生の居場所となっている。", "夜間も開いてほしい。", ("○発展　○見直し　○継続　●終了", "終了"), "整備が完了したため。"))])

    # c: a measure's sheet with its indicators' marks, the subordinate projects with their results in words, and next year's priority
    def gaiyou(no, m, d, vision, ks, works, total, why, future):
        X = P(m)
        rows = [[S(T("令和６年度　施策評価シート", "title", ("fiscal_year", "R6")), 8)], ["施策番号", U(no), "施策名", S(X(m, "name"), 3), "施策担当課", X(d, "department")], ["目指す姿", S(X(vision, "plan|purpose|0"), 7)], [S("成果指標", 2), "単位", "R4", "R5", "R6", "R6目標", "評価"]]
        rows += [[S(X(n, f"R6|{n}|name"), 2), X(u, f"R6|{n}|unit"), *years(X, n, "actual", 4, vs), X(t, f"R6|{n}|target"), X(mk, f"R6|{n}|rating")] for n, u, vs, t, mk in ks]
        rows += [[], [S("主な事業", 2), "担当課", S("R6実績（取組の内容）", 3), "決算額\n（千円）", "方向性"]]
        for w, dep, t, c, way in works:
            W = P(w)
            rows.append([S(W(w, "name"), 2), W(dep, "department"), S(W(t, "R6|achievements"), 3), yen(W, c, "R6|cost"), W(way, "R6|policy|decision")])
        return rows + [[], ["施策の総合評価", X(total, "R6|effect|rating"), "評価の理由", S(X(why, "R6|effect|comment"), 5)], ["今後の課題と方向性", S(X(future, "R6|issues|current"), 7)]]
    form(folder, "s6c-gaiyou.xlsx", [sheet("施策12", gaiyou("12", "ごみの減量と資源の循環", "環境課", "ごみを出さない暮らしが根付いている。", [("家庭ごみの排出量", "t", ("9,812", "9,544", "9,301"), "9,400", "◎"), ("資源化率", "％", ("19.2", "20.1", "集計中"), "22.0", "－")], [("生ごみ堆肥化推進事業", "環境課", "容器の購入を１２０件補助した。", "1,440", "継続"), ("資源回収団体支援事業", "環境課", "４８団体に奨励金を交付した。", "3,912", "継続"), ("剪定枝資源化事業", "都市整備課", "３６０ｔをチップにした。", "5,208", "拡充")], "Ａ", "家庭ごみが目標より減った。", "事業所のごみが減っていない。"))])

    # d: a sheet in which the choices stand below each other with boxes, the indicators' years down, a place for remarks left empty
    def tate(no, p, d, aim, k, rows_, mark, why, way):
        X = P(p)
        n, u = k
        out = [[S(T("令和６年度　事務事業点検シート", "title", ("fiscal_year", "R6")), 6)], ["番号", X(no, "number"), "事務事業", S(X(p, "name"), 3)], ["所管", S(X(d, "department"), 5)], ["目的", S(X(aim, "plan|purpose|0"), 5)], ["指標", S(X(n, f"R6|{n}|name"), 3), "単位", X(u, f"R6|{n}|unit")], [S("年度", 2), S("目標", 1), S("実績", 1), S("事業費（千円）", 2)]]
        out += [[S(f"令和{y}年度", 2), X(t, f"R{y}|{n}|target"), X(v, f"R{y}|{n}|actual"), S(yen(X, c, f"R{y}|cost"), 2)] for y, t, v, c in rows_]
        opts = ["現状どおり継続", "改善して継続", "縮小", "廃止"]
        out += [["点検結果", X(mark, "R6|effect|rating"), "理由", S(X(why, "R6|effect|comment"), 3)]]
        out += [[*([S("今後の方向", 1, 4)] if i == 0 else []), "■" if i == way else "□", S(X(o, "R6|policy|decision") if i == way else o, 4)] for i, o in enumerate(opts)]
        return out + [["特記事項", S(E, 5)]]
    a, b = "高齢者バス乗車証交付事業", "害獣侵入防止柵設置事業"
    form(folder, "s6d-tate.xlsx", [
        sheet("31", tate(31, a, "高齢福祉課", "高齢者の外出を促し、健康と生きがいを保つ。", ("乗車証の利用率", "％"), [(4, "60.0", "51.8", "12,040"), (5, "60.0", "55.3", "12,611"), (6, "60.0", "57.9", "13,004")], "Ｂ", "利用率は上がっているが、目標に届かない。", 1)),
        sheet("32", tate(32, b, "農村整備課", "農作物の被害を防ぐ。", ("設置した柵の延長（累計）", "km"), [(4, "20.0", "18.4", "8,800"), (5, "30.0", "31.2", "9,450"), (6, "40.0", "41.0", "9,120")], "Ａ", "計画を上回って設置した。", 0))])

    # e: quoted CSV out of the town's system in CP932: the sheet's rows as they stood, with the empty cells of the merged ones
    p = "企業版ふるさと納税活用まちづくり人材育成事業"; X = P(p)
    n1, n2 = "講座の修了者数（人）", "修了者による活動の数（件）"
    form(folder, "s6e-system.csv", [dict(name="x", rows=[
        [T("令和６年度　総合戦略関連事業評価シート", "title", ("fiscal_year", "R6")), E, E, E, E, E], ["市町村名", of_town("常盤野市"), E, "作成課", U("企画課"), E], ["事業名", X(p, "name"), E, E, "事業番号", X("3", "number")], ["担当課", X("市民協働課", "department"), E, E, "事業年度", span(X, "R4～R8", "R4", "R8")], ["事業内容", X("まちづくりを担う人を育てる連続講座を開き、活動の立上げを支える。", "plan|summary"), E, E, E, E], ["予算額（千円）", yen(X, "3,500", "R6|budget"), E, "決算額（千円）", yen(X, "3,218", "R6|cost"), E],
        ["指標", E, "令和５年度実績", "令和６年度目標", "令和６年度実績", "評価"], [X(n1, f"R6|{n1}|name"), E, X("18", f"R5|{n1}|actual"), X("20", f"R6|{n1}|target"), X("24", f"R6|{n1}|actual"), X("Ａ", f"R6|{n1}|rating")], [X(n2, f"R6|{n2}|name"), E, X("2", f"R5|{n2}|actual"), X("5", f"R6|{n2}|target"), X("３", f"R6|{n2}|actual"), X("Ｃ", f"R6|{n2}|rating")],
        ["総合評価", X("Ｂ", "R6|effect|rating"), E, E, E, E], ["評価の理由", X("修了者は増えたが、活動の立上げに時間を要している。", "R6|effect|comment"), E, E, E, E], ["今後の取組", X("先輩の団体が伴走する仕組みを設ける。", "R6|issues|revisions"), E, E, E, E]])], encoding="cp932", sep=",")
