"""More sheets that hold one project each, laid out in other ways than those of fresh_forms_sheets: indicators as columns, values by the
indicator's number in a table of their own, targets and results in one cell, years told in words, choices in cells with rings, several towns'
money, a book of sheets with the outside reviewers' opinions at its end.

Each round was written before the reader had seen it. Right of expected, wrong, asked; nothing silent, no word or blank read as a number.
First (the reader as it was): 279 of 454 (61.5%), 5 wrong, 4 asked as they should be. By form, right of expected and wrong: s1a 32/66 2, s1b 35/37 0,
s1c 33/90 0, s1d 9/41 0, s1e 36/48 0, s1f 36/43 0, s1g 52/67 0, s1h 27/27 0, s1i 19/35 3. As it was written at first it was 272 of 454 and 13 wrong:
a note behind ※ is a note, 「整理番号　1」 a number, a later year's target beside no other one is asked about, 「取組の内容」 is what was done
as in other forms, and the heading over the outsiders' list is no title of the review.
"""
from fresh_forms_sheets import S, funds, pick, sheet, shown, span, years, yen
from fresh_notation import A, B, C, EI, P, T, U, form
from other_forms import F

E = ""
TOWN = lambda name: C(name, [(None, "/municipality", name)])


def first(folder):
    """Nine, written before the reader had seen any of them."""
    # a: the indicators stand side by side as columns, what is said of them down the rows; choices in cells of their own, a ring before the chosen
    def yoko(no, p, d, chief, goal, term, aim, body, money, ks, rings, why, issue, ways, how):
        X = P(p)
        names = [k[0] for k in ks]
        line = lambda label, key, at: [S(label, 2), *[S(X(k[at], f"R6|{n}|{key}") if k[at] != E else B(p, f"R6|{n}|{key}"), 2) for n, k in zip(names, ks)]]
        ring = lambda options, path, at: [c for i, o in enumerate(options) for c in ("○" if i == at else E, X(o, path) if i == at else o)]
        return [[E] * 7 + ["様式第３号"], [S(T("令和６年度　地方創生事業評価シート", "title", ("fiscal_year", "R6")), 8)], [S(TOWN("稲荷森市"), 8)], [],
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
        rows = [[S(T("令和６年度　物価高騰対応重点支援地方創生臨時交付金　効果検証調書", "title", ("fiscal_year", "R6")), 8)], [E] * 6 + [S(TOWN("羽黒原町"), 2)], ["計画No.", X(no, "number"), "事業名称", S(X(p, "name"), 5)], ["担当課係", S(X(d, "department"), 3), "連絡先", S(X(tel, "contact"), 3)],
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
        sheet("表紙", [[], [], [E, T("令和６年度　総合戦略事業　内部評価・外部評価結果報告書", "title", ("fiscal_year", "R6"))], [], [E, "令和７年１０月"], [E, TOWN("波止場浜町")], [E, "（担当：まちづくり戦略課）"]]),
        sheet("事業1", kohyo(1, a, "文化振興課", "全国から港の風景を描いた作品を募り、展示する。", "3,118,000", [("応募点数（点）", "214", "500", "688", "◎"), ("来町した応募者（人）", "61", "150", "132", "○")], "Ａ", "応募が全国に広がった。")),
        sheet("事業2", kohyo(2, b, "保健課", "離職した看護師の研修と就職の紹介を行う。", "1,904,500", [("復職した看護師（人）", "－", "8", "5", "△"), ("研修の受講者（人）", "－", "20", "２３", "◎")], "Ｂ", "受講者は目標を超えたが、勤務の時間が合わず復職に至らない例があった。")),
        sheet("事業3", kohyo(3, c, "スポーツ課", "海辺のコースを整備し、全国大会を開く。", "8,750,000", [("大会の参加者（人）", "0", "400", "中止", "－"), ("コースの利用者（人）", "1,050", "3,000", "2,210", "△")], "Ｃ", "台風により大会を中止した。")),
        sheet("外部評価", [[S("外部評価委員会による評価結果（令和７年８月２７日開催）", 6)], ["整理番号", "事業名", "評価", "委員会の意見", "意見に対する町の考え方", "今後の方針"], gaibu(1, a, "有効", "・作品を町の外でも展示してほしい。\n・審査に中学生を加えてはどうか。", "県立美術館での巡回展を協議している。", "拡充"), gaibu(2, b, "おおむね有効", "短い時間で働ける求人を集めること。", "医療機関に働きかける。", "改善"), gaibu(3, c, "見直しが必要", "大会に頼らない利用を考えること。", "健康教室での利用を増やす。", "見直し"), [S(T("※評価は「有効」「おおむね有効」「見直しが必要」の３段階", "notes"), 6)]])])

    # h: a sheet of a book, saved as CSV in CP932: numbered sections, labels with their values in the next filled column
    p = "離島診療所オンライン専門外来事業"; X = P(p)
    n1, n2 = "オンライン専門外来の受診者数", "島外への通院に要した船便（往復）"
    form(folder, "s1h-sheet.csv", [dict(name="x", rows=[
        [T("令和６年度交付金事業検証シート", "title", ("fiscal_year", "R6")), E, E, E, E, E, E, E], [E, E, E, E, E, E, "自治体名", TOWN("汐見島町")], ["１．事業の概要", E, E, E, E, E, E, E], ["事業名", E, X(p, "name"), E, E, E, "事業番号", X("4", "number")], ["担当", E, X("保健福祉課", "department"), E, E, E, "電話番号", X("09969-0-2211", "contact")], ["事業期間", E, span(X, "R5.4.1～R8.3.31", "R5", "R7"), E, E, E, E, E],
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
