"""Fourteen forms that were written before anything of the reader was read.

At the first try 507 of 569 values were read right and 8 wrong. Six of these and two further expectations were the form writer's own faults (a
cell that tells indicators whole is no question); against the expectations as they are now it had been 516 of 575, 2 wrong.
"""
from fresh_cells import E, K, S, of, of_town, pick, sheet, shown, span, thousand, yen
from fresh_notation import A, B, C, OK, OPT, P, T, U, form
from other_forms import F

DAY = "[$-411]ggge年m月d日"


def note(text):
    return OPT(T(text, "notes"))




# 1: one page a project, labels left and above mixed, headings in upright text, a tick among the policies, はい/いいえ
def boxes(folder):
    def page(sheet_name, name, office, who, period, whole, cost, grant, aim, work, done, kpis, effect, why, useful, opinion, policies, policy, reason):
        Q = P(name)
        rows = [
            [S(T("令和４年度　デジタル田園都市国家構想交付金\n（地方創生推進タイプ）効果検証シート", "title", ("fiscal_year", "R4")), 8)],
            ["作成日", F(45110, DAY), E, E, E, E, S(of_town("鳴瀬町"), 2)],
            ["事業名", S(Q(name, "name"), 3), "所管課", Q(office, "department"), "担当者・内線", OPT(Q(who, "contact"))],
            [S("計画期間", 2), S("総事業費（期間計）", 2), "Ｒ４事業費", "うち交付金", S(U("（単位：千円）"), 2)],
            [S(span(Q, period, *[("R" + y.replace("元", "1")) for y in period.replace("令和", "").replace("年度", "").split("～")]), 2),
             S(OPT(yen(Q, whole, "plan|total_cost")), 2), yen(Q, cost, "R4|cost"), yen(Q, grant, "R4|grant"), S(E, 2)],
            [S("事\n業\n概\n要", 1, 3), "目的", S(Q(aim, "plan|purpose|0"), 6)],
            ["内容", S(Q(work, "plan|summary"), 6)],
            ["Ｒ４に実施した\nこと", S(Q(done, "R4|achievements"), 6)],
            [S("Ｋ\nＰ\nＩ", 1, len(kpis) + 1), "指標名", "基準値\n(R2)", "目標値\n(R4)", "実績値\n(R4)", "達成率", "前年度実績\n(R3)", "備考"]]
        for n, base, target, actual, rate, before, remark in kpis:
            rows.append([Q(n, f"R4|{n}|name"), shown(Q, base, f"R4|{n}|baseline"), shown(Q, target, f"R4|{n}|target"), shown(Q, actual, f"R4|{n}|actual"),
                         U(rate), shown(Q, before, f"R3|{n}|actual"), Q(remark, f"R4|{n}|note") if remark else E])
        rows += [
            [S("評\n価", 1, 4), "事業の効果", S(OK(Q(effect, "R4|effect|rating"), effect[1:]), 6)],
            ["評価の理由", S(Q(why, "R4|effect|comment"), 6)],
            [S("総合戦略のＫＰＩの達成に有効であったか", 3), S(U(useful), 4)],
            ["有識者の意見", S(Q(opinion, "R4|opinions|0|text"), 6)],
            [S("今後\nの\n方針", 1, 2), "方針", S(pick(Q, policies, "R4|policy|decision", policy), 6)],
            ["理由", S(Q(reason, "R4|policy|reason"), 6)],
            [S(note("※実績値は令和５年３月末時点。速報値は後日差し替える。"), 8)]]
        return sheet(sheet_name, rows)
    form(folder, "un01-naruse.xlsx", [
        page("01_里海", "里海の恵み\n６次産業化推進事業", "水産振興課", "及川（内線215）", "令和3年度～令和5年度", "45,600", "14,208", "7,104",
             "漁業者の所得を上げ、若い担い手が浜に残れるようにする。", "未利用魚を使った加工品を開発し、町外に販路をつくる。",
             "・加工品４品目を商品化した。\n・仙台圏の量販店で試食販売を３回行った。",
             [("新商品の売上額（千円）", "0", "6,000", "4,815", "80.3%", "1,920", "原材料高騰により一部休止"),
              ("漁業への新規就業者数（人）", 2, 6, 7, "116.7%", 3, E),
              ("加工場の稼働率（％）", F(0.412, "0.0%"), F(0.6, "0.0%"), "集計中", "―", F(0.487, "0.0%"), "７月末に確定")],
             "②相当程度効果があった", "新規就業者が目標を上回り、販路も広がりつつあるため。", "☑はい　　□いいえ",
             "量だけでなく、浜の女性の働き方の変化も指標にしてはどうか。",
             "□追加等更に発展させる　☑事業内容の見直し（改善）　□事業の継続　□事業の中止　□予定どおり終了", "事業内容の見直し（改善）",
             "売上の柱となる商品に絞り込むため。"),
        page("02_関係人口", "「第二のふるさと」関係人口創出事業", "まちづくり政策課", "菅原（内線131）", "令和2年度～令和4年度", "30,150", "9,870", "4,935",
             "都市部の若者に町の担い手となってもらう。", "大学のゼミの合宿を受け入れ、集落の行事を手伝ってもらう。",
             "・３大学から延べ８６人を受け入れた。",
             [("関係人口登録者数（人）", 0, 300, 342, "114.0%", 251, E),
              ("二地域居住を始めた世帯数（世帯）", "-", 5, "確認中", "-", 2, E)],
             "①非常に効果的であった", "登録者が目標を超え、秋祭りの担い手不足が解消したため。", "☑はい　　□いいえ",
             "特になし", "□追加等更に発展させる　□事業内容の見直し（改善）　□事業の継続　□事業の中止　☑予定どおり終了", "予定どおり終了",
             "計画期間が満了したため。")])


# 2: a summary with two rows of headings, groups by grant, subtotals, marks and their legend
def summary(folder):
    town = "石動川市"
    def row(kind, no, name, office, plan, cost, grant, n, target, actual, mark, effect, way, span_kind=None):
        Q = P(name)
        return [*([S(kind, 1, span_kind)] if span_kind else []), Q(no, "number"), Q(name, "name"), Q(office, "department"),
                yen(Q, plan, "R5|budget"), yen(Q, cost, "R5|cost"), yen(Q, grant, "R5|grant"), Q(n, f"R5|{n}|name"), Q(target, f"R5|{n}|target"),
                Q(actual, f"R5|{n}|actual"), Q(mark, f"R5|{n}|rating"), Q(effect, "R5|effect|rating"), Q(way, "R5|policy|decision")]
    a, b, c, d = "石動の薬草産業創生事業", "若者起業チャレンジ支援事業", "まちなか図書館整備事業", "行かない窓口推進事業"
    first = of([a, b], "地方創生推進タイプ", "R5|program")
    second = of([c], "地方創生拠点整備タイプ", "R5|program")
    third = of([d], "デジタル実装タイプ\n（TYPE1）", "R5|program")
    rows = [
        [S(T("令和５年度　デジタル田園都市国家構想交付金活用事業　検証結果総括表", "title", ("fiscal_year", "R5")), 13)],
        [E] * 11 + [S(of_town(town), 2)],
        [S("交付金の\n種類", 1, 2), S("№", 1, 2), S("事業名", 1, 2), S("担当課", 1, 2), S("事業費（千円）", 3), S("重要業績評価指標（KPI）", 4), S("評価", 2)],
        ["R5計画額", "R5決算額", "うち交付金", "指標", "R5目標", "R5実績", "達成度", "事業効果", "今後の方向"],
        row(first, 1, a, "農産振興課", "12,000", "11,346", "5,673", "薬草の作付面積", "8.5ha", "9.1ha", "◎", "非常に効果的", "継続", 4),
        [E, E, E, E, E, E, P(a)("契約農家数", "R5|契約農家数|name"), P(a)("20戸", "R5|契約農家数|target"), P(a)("17戸", "R5|契約農家数|actual"),
         P(a)("△", "R5|契約農家数|rating"), E, E],
        row(first, 2, b, "商工観光課", "4,500", "3,980", "1,990", "新規起業件数", "10件", "10件", "○", "相当程度効果あり", "拡充"),
        [S("小　計", 3), U("16,500"), U("15,326"), U("7,663"), E, E, E, E, E, E],
        row(second, 3, c, "生涯学習課", "250,000", "247,830", "123,915", "来館者数", "60,000人", "集計中", "－", "効果あり", "継続", 2),
        [S("小　計", 3), U("250,000"), U("247,830"), U("123,915"), E, E, E, E, E, E],
        row(third, 4, d, "市民課・情報政策課", "18,700", "18,150", "9,075", "オンライン申請率", "40%", "22.6%", "×", "効果なし", "見直し", 2),
        [S("小　計", 3), U("18,700"), U("18,150"), U("9,075"), E, E, E, E, E, E],
        [S("合　計", 4), U("285,200"), T("281,306", ("totals|R5 実績|cost", 281306000)), T("140,653", ("totals|R5 実績|grant", 140653000)), E, E, E, E, E, E],
        [], [E, S("【達成度】　◎：100％超　○：100％　△：80％以上100％未満　×：80％未満　－：実績値が未確定", 12)],
        [E, S(note("※事業費は千円未満を四捨五入しているため、合計が一致しない場合がある。"), 12)]]
    form(folder, "un02-isurugi.xlsx", [sheet("総括表", rows)])


# 3: targets and results of R3 to R6 side by side, measures in rows of their own, rates as fractions, hidden helper columns, a legend below
def strategy(folder):
    def row(Q, no, n, u, base, targets, actuals, rate, mark, office, last):
        def at(v, path):
            return shown(Q, v, path) if v != E else E
        return [U(no), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), at(base, f"R6|{n}|baseline"), *[at(v, f"R{3 + i}|{n}|target") for i, v in enumerate(targets)],
                *[at(v, f"R{3 + i}|{n}|actual") for i, v in enumerate(actuals)], U(rate), Q(mark, f"R6|{n}|rating"), U(last), OPT(Q(office, f"R6|{n}|department"))]
    p, q = P("（１）いきいきと働ける場をつくる"), P("（２）子育ての希望をかなえる")
    pc = lambda v: F(v, "0.0%")
    goal = lambda text, *names: OPT(C(text, [(n, "/strategy[0]", text) for n in names]))
    rows = [
        [S(T("第２期小波市総合戦略　ＫＰＩ進捗状況一覧（令和６年度実績）", "title", ("municipality", "小波市"), ("fiscal_year", "R6")), 15)],
        [],
        [S("No.", 1, 2), S("指標", 1, 2), S("単位", 1, 2), S("基準値\nR2", 1, 2), S("目標値", 4), S("実績値", 4), S("R6\n達成率", 1, 2), S("評価", 1, 2), S("ﾁｪｯｸ用", 1, 2), S("担当課", 1, 2)],
        ["R3", "R4", "R5", "R6", "R3", "R4", "R5", "R6"],
        [S(goal("基本目標１　地域の産業を育てる", "（１）いきいきと働ける場をつくる"), 15)],
        [S(p("（１）いきいきと働ける場をつくる", "name"), 15)],
        row(p, "1-1", "企業誘致件数（累計）", "件", 3, (4, 6, 8, 10), (4, 5, 8, 11), pc(1.1), "A", "産業立地課", 1.0),
        row(p, "1-2", "市内高校生の地元就職率", "％", pc(0.382), (pc(0.4), pc(0.42), pc(0.44), pc(0.46)), (pc(0.391), pc(0.405), pc(0.398), "未公表"), "―", "－", "学校教育課", E),
        row(p, "1-3", "６次産業化の認定事業者数", "者", 12, (13, 14, 15, 16), (12, 12, 13, 13), pc(0.8125), "C", "農政課", 0.5),
        [S(goal("基本目標２　結婚・出産・子育てを支える", "（２）子育ての希望をかなえる"), 15)],
        [S(q("（２）子育ての希望をかなえる", "name"), 15)],
        row(q, "2-1", "合計特殊出生率", "－", 1.41, (1.43, 1.45, 1.48, 1.5), (1.39, 1.36, 1.33, "R8.1公表予定"), "―", "－", "こども家庭課", E),
        row(q, "2-2", "待機児童数", "人", 18, (10, 5, 0, 0), (12, 4, 0, 0), pc(1.0), "A", "保育課", 1.0),
        row(q, "2-3", "子育てに満足している保護者の割合", "％", pc(0.64), (E, pc(0.67), E, pc(0.7)), (E, pc(0.655), E, pc(0.712)), pc(1.017), "A", "こども家庭課", 1.0),
        [],
        [U("【評価の区分】")],
        [E, S("Ａ：達成率100％以上　Ｂ：達成率90％以上100％未満　Ｃ：達成率70％以上90％未満　Ｄ：達成率70％未満　－：評価できない", 13)],
        [E, S(note("※2-3は隔年で実施する市民アンケートによるため、R3及びR5の値はない。"), 13)]]
    form(folder, "un03-konami.xlsx", [sheet("進捗", rows, hidden_columns=(15,))])


# 4: a project over four rows, the expense beside it item by item, with a sum row that is its cost
def expenses(folder):
    town = "湯ノ岳村"
    def project(no, name, office, items, total, grant, kpis, effect, comment):
        Q = P(name)
        height = len(items) + 1
        out = []
        for i in range(height):
            line = []
            if i == 0:
                line += [S(Q(no, "number"), 1, height), S(Q(name, "name"), 1, height), S(Q(office, "department"), 1, height)]
            if i < len(items):
                line += [OPT(Q(items[i][0], f"plan|cost_items|{i}|item")), OPT(Q(items[i][1], (f"plan|cost_items|{i}|amount", thousand(items[i][1], 1))))]
            else:
                line += ["計", Q(total, ("R1|cost", thousand(total, 1)))]
            if i == 0:
                line += [S(Q(grant, ("R1|grant", thousand(grant, 1))), 1, height)]
            if i < len(kpis):
                n, u, t, v = kpis[i]
                line += [Q(n, f"R1|{n}|name"), Q(t, f"R1|{n}|target"), Q(v, f"R1|{n}|actual"), Q(u, f"R1|{n}|unit")]
            else:
                line += [E, E, E, E]
            if i == 0:
                line += [S(Q(effect, "R1|effect|rating"), 1, height), S(Q(comment, "R1|effect|comment"), 1, height)]
            out.append(line)
        return out
    rows = [
        [S(T("平成31年度（令和元年度）地方創生推進交付金事業　実施結果", "title", ("fiscal_year", "R1")), 12)],
        [E] * 10 + [of_town(town)],
        [S("番号", 1, 2), S("交付対象事業", 1, 2), S("所管", 1, 2), S("事業費の内訳（円）", 2), S("交付金額\n（円）", 1, 2), S("本事業における重要業績評価指標（KPI）", 4),
         S("事業効果", 1, 2), S("効果の検証（評価の理由）", 1, 2)],
        ["費目", "金額", "指標", "目標値", "実績値", "単位"],
        *project(1, "湯治場リノベーション推進事業", "観光振興室", [("委託料", "3,850,000"), ("補助金", "2,400,000"), ("需用費", "118,640")], "6,368,640", "3,184,320",
                 [("空き旅館の活用件数", "件", 2, 2), ("湯治体験の参加者数", "人", 400, 287), ("外国人宿泊者数", "人泊", 1200, 1544)],
                 "相当程度効果があった", "台風第19号により予約の取消しが相次いだが、外国人の宿泊は伸びた。"),
        *project(2, "山菜・きのこ\n通年販売体制構築事業", "農林課", [("委託料", "1,980,000"), ("備品購入費", "745,200"), ("旅費", "96,300")], "2,821,500", "1,410,750",
                 [("直売所の売上額", "千円", "24,000", "22,915"), ("加工品の数", "品", 5, 6)], "効果があった", "冬場の商品が増え、直売所の休業期間がなくなった。"),
        [S("合計", 3), E, T("9,190,140", ("totals|R1 実績|cost", 9190140)), T("4,595,070", ("totals|R1 実績|grant", 4595070)), E, E, E, E, E, E]]
    form(folder, "un04-yunotake.xlsx", [sheet("R1", rows)])


# 5: a cover with a list of the sheets, then a sheet for each department, two indicators beside each other
def departments(folder):
    cover = sheet("表紙", [
        [S(T("令和２年度　地方創生関連事業　実績報告書", "title", ("fiscal_year", "R2")), 4)], [], [S(of_town("浜坂野町"), 4)], [S("企画財政課", 4)], [],
        ["目　次"], ["課　名", "事業数", "シート名", "提出日"], [U("健康福祉課"), U(2), U("健福"), U("令和3年5月14日")], [U("産業観光課"), U(1), U("産観"), U("令和3年5月20日")],
        [U("合　計"), U(3), E, E]])
    def dept(name, office, projects):
        rows = [[S("令和２年度　地方創生関連事業　実績報告", 10)], [U("課名"), C(office, [(p[0], "/department", office) for p in projects]), E, E, E, E, E, E, E, U("（金額：万円）")],
                [S("事業名", 1, 2), S("事業の実施内容", 1, 2), S("決算額", 1, 2), S("KPI１", 3), S("KPI２", 3), S("成果と課題", 1, 2), S("R3以降", 1, 2)],
                ["指標", "目標", "実績", "指標", "目標", "実績"]]
        for n, work, cost, one, two, result, after in projects:
            Q = P(n)
            rows.append([Q(n, "name"), Q(work, "R2|achievements"), Q(cost, ("R2|cost", round(float(cost.replace(",", "")) * 10000))), *K(Q, *one, "R2"), *(K(Q, *two, "R2") if two else [E, E, E]),
                         OPT(Q(result, "R2|effect|comment")), Q(after, "R2|policy|decision")])
        return sheet(name, rows)
    form(folder, "un05-hamasakano.xlsx", [
        cover,
        dept("健福", "健康福祉課", [
            ("いきいき百歳体操\n普及事業", "集会所１４か所で体操の会を開いた。", "182.5", ("参加者数（延べ）", "3,000人", "1,126人"), ("要介護認定率", "18.0%以下", "18.9%"),
             "感染症の拡大で半年休止した。オンラインの会を検討する。", "継続"),
            ("産前産後サポート事業", "助産師が家庭を訪ねた。", "96", ("訪問件数", "40件", "38件"), None, "全ての産婦に会うことができた。", "拡充")]),
        dept("産観", "産業観光課", [
            ("ジオパーク周遊促進事業", "看板を更新し、案内人を育てた。", "1,240", ("案内人の数", "25人", "27人"), ("観光入込客数", "35万人", "未定"),
             "案内人は増えたが、客数は統計の公表を待っている。", "改善して継続")])])


# 6: the minutes of a meeting of outsiders, with marks and their legend, several opinions a project
def meeting(folder):
    a, b = "楽市楽座にぎわい創出事業", "桑原まるごと農泊推進事業"
    p, q = P(a), P(b)
    rows = [
        [S(T("令和５年度第２回　桑原市総合戦略推進会議　評価結果（令和４年度事業）", "title", ("municipality", "桑原市"), ("fiscal_year", "R4")), 7)],
        ["開催日時", S(OPT(T("令和５年８月２４日（木）　午後２時から４時まで", ("verifications|0|at", "令和５年８月２４日（木）　午後２時から４時まで"))), 6)],
        ["開催場所", S(U("桑原市役所　３階　大会議室"), 6)],
        ["出席者", S(U("委員１１名、事務局５名（企画政策課）"), 6)],
        [],
        ["№", "事業名\n（担当課）", "KPIの状況", "委員からの意見", "市の考え方・対応", "評価", "評価の理由"],
        [S(p(1, "number"), 1, 2), S(p(a + "\n（商工課）", ("name", a), ("department", "商工課")), 1, 2),
         S(p("出店者数：目標30店／実績34店\n来場者数：目標12,000人／実績9,860人", ("R4|出店者数|name", "出店者数"), ("R4|出店者数|target", "30店"),
             ("R4|出店者数|actual", "34店"), ("R4|来場者数|name", "来場者数"), ("R4|来場者数|target", "12,000人"), ("R4|来場者数|actual", "9,860人")), 1, 2),
         p("出店者が固定化していないか。新しい店が入る工夫がほしい。", "R4|opinions|0|text"), p("令和５年度から新規出店枠を３割設けた。", "R4|opinions|0|response"),
         S(p("○", "R4|evaluations|0|rating"), 1, 2), S(p("出店者は増えたが、来場者数が届かなかった。", "R4|evaluations|0|comment"), 1, 2)],
        [p("高校生の出店は評価できる。", "R4|opinions|1|text"), p("引き続き高校と連携する。", "R4|opinions|1|response")],
        [q(2, "number"), q(b + "\n（農村振興課）", ("name", b), ("department", "農村振興課")), q("宿泊者数：目標500人泊／実績確認中", ("R4|宿泊者数|name", "宿泊者数"), ("R4|宿泊者数|target", "500人泊"), ("R4|宿泊者数|actual", "確認中")),
         q("受入農家の高齢化が心配である。", "R4|opinions|0|text"), q("後継者のいる農家への声掛けを進める。", "R4|opinions|0|response"), q("△", "R4|evaluations|0|rating"),
         q("実績の把握方法から見直す必要がある。", "R4|evaluations|0|comment")],
        [],
        ["凡例", S("◎：非常に有効　○：有効　△：どちらともいえない　×：有効とはいえない", 6)]]
    form(folder, "un06-kuwabara.xlsx", [sheet("評価結果", rows)])


# 7: the year before in the brackets of this year's value, A to D with a legend at the foot, the year of our era
def brackets(folder):
    def row(name, office, kpis, mark, why, after):
        Q, out = P(name), []
        for i, (n, target, text, now, then) in enumerate(kpis):
            value = OK(Q(text, (f"R6|{n}|actual", now)), text)
            line = [S(Q(name, "name"), 1, len(kpis)), S(Q(office, "department"), 1, len(kpis))] if i == 0 else []
            line += [Q(n, f"R6|{n}|name"), Q(target, f"R6|{n}|target"), value]
            if i == 0:
                line += [S(Q(mark, "R6|effect|rating"), 1, len(kpis)), S(Q(why, "R6|effect|comment"), 1, len(kpis)), S(Q(after, "R6|policy|decision"), 1, len(kpis))]
            out.append(line)
        return out
    rows = [
        [S(T("2024年度　地方創生事業評価一覧表", "title", ("fiscal_year", "R6")), 8)],
        [of_town("青埴町"), E, E, E, E, E, E, U("2025年9月1日現在")],
        ["事業名称", "担当", "重要業績評価指標\n（KPI）", "2024年度\n目標値", "2024年度実績値\n（前年度）", "総合\n評価", "評価理由", "次年度の\n取組"],
        *row("コワーキング拠点\n「つむぎ」運営事業", "しごと創生係", [
            ("施設利用者数", "1,200人", "1,234人（R5：1,100人）", "1,234人", "1,100人"), ("施設を通じた移住者数", "4人", "2人（R5：3人）", "2人", "3人")],
            "B", "利用は伸びたが、移住には結びつきにくい。", "見直して継続"),
        *row("あおはに藍染ブランド化事業", "商工係", [("藍の栽培面積", "3.0ha", "3.2ha（R5：2.6ha）", "3.2ha", "2.6ha"), ("藍染体験の満足度", "90%", "94.1%（R5：－）", "94.1%", "－")],
            "A", "栽培・体験ともに目標を超えた。", "拡大"),
        *row("バス乗り方教室", "交通係", [("参加者数", "80人", "中止（R5：64人）", "中止", "64人")], "D", "講師の都合により開催できなかった。", "廃止"),
        [],
        [U("総合評価"), U("A"), S(U("目標を上回る成果が得られた"), 5)],
        [E, U("B"), S(U("おおむね目標どおりの成果が得られた"), 5)],
        [E, U("C"), S(U("目標を下回ったが、一定の成果が得られた"), 5)],
        [E, U("D"), S(U("成果が得られなかった"), 5)],
        [S(U("問合せ先　青埴町総務課しごと創生係　電話0000-00-0000"), 8)]]
    form(folder, "un07-aohani.xlsx", [sheet("Sheet1", rows)])


# 8: questions answered はい/いいえ, a table of indicators and one of the money by year on the same sheet
def questions(folder):
    name = "地域おこし企業人\n観光DX推進事業"
    Q = P(name)
    rows = [
        [S(T("地方創生交付金事業　自己点検票（令和5年度事業分）", "title", ("fiscal_year", "R5")), 6)],
        [S(of_town("大鶴市"), 6)],
        ["整理番号", U("07"), "担当部署", S(Q("観光スポーツ部 観光課", "department"), 3)],
        ["事業の名称", S(Q(name, "name"), 5)],
        ["事業の目的", S(Q("観光客の行動を数値でつかみ、客単価を上げる。", "plan|purpose|0"), 5)],
        [],
        ["１　KPIの達成状況"],
        ["KPI", "単位", "事業開始前", "R5目標", "R5実績", "達成状況"],
        [Q("観光消費額単価", "R5|観光消費額単価|name"), Q("円", "R5|観光消費額単価|unit"), Q("4,120", "R5|観光消費額単価|baseline"), Q("4,500", "R5|観光消費額単価|target"),
         Q("4,738", "R5|観光消費額単価|actual"), OPT(Q("達成", "R5|観光消費額単価|rating"))],
        [Q("周遊アプリのダウンロード数", "R5|周遊アプリのダウンロード数|name"), Q("件", "R5|周遊アプリのダウンロード数|unit"), Q("0", "R5|周遊アプリのダウンロード数|baseline"),
         Q("5,000", "R5|周遊アプリのダウンロード数|target"), Q("3,214", "R5|周遊アプリのダウンロード数|actual"), OPT(Q("未達成", "R5|周遊アプリのダウンロード数|rating"))],
        [Q("デジタル人材育成研修の修了者数", "R5|デジタル人材育成研修の修了者数|name"), Q("人", "R5|デジタル人材育成研修の修了者数|unit"),
         Q("－", "R5|デジタル人材育成研修の修了者数|baseline"), Q("15", "R5|デジタル人材育成研修の修了者数|target"), Q("未実施", "R5|デジタル人材育成研修の修了者数|actual"), OPT(Q("―", "R5|デジタル人材育成研修の修了者数|rating"))],
        [],
        ["２　事業費の推移（単位：千円）"],
        ["区分", "R3決算", "R4決算", "R5決算", "R6予算", "備考"],
        ["事業費", *[yen(Q, v, f"R{3 + i}|cost") for i, v in enumerate(("6,200", "8,450", "9,018"))], yen(Q, "9,500", "R6|budget"), E],
        ["　うち国庫補助", *[OPT(yen(Q, v, f"R{3 + i}|grant")) for i, v in enumerate(("3,100", "4,225", "4,509"))], U("4,750"), E],
        ["　うち一般財源", *[U(v) for v in ("3,100", "4,225", "4,509", "4,750")], E],
        [],
        ["３　点検"],
        [S("設問", 4), "回答", "「いいえ」の場合の理由"],
        [S(U("(1) 事業は計画どおりに実施できたか"), 4), U("いいえ"), U("研修の受託者が見つからなかったため")],
        [S(U("(2) 事業費は計画の範囲内であったか"), 4), U("はい"), E],
        [S(U("(3) KPIは全て達成したか"), 4), U("いいえ"), U("アプリの多言語化が遅れたため")],
        [S(U("(4) 民間の主体と連携できたか"), 4), U("はい"), E],
        [],
        ["４　総合評価"],
        ["事業の効果", S(Q("地方創生に効果があった", "R5|effect|rating"), 2), "今後の方針", S(Q("事業内容の見直し（改善）", "R5|policy|decision"), 2)],
        ["特記事項", S(U("アプリは令和６年度に英語・繁体字へ対応する。"), 5)]]
    form(folder, "un08-ozuru.xlsx", [sheet("07", rows)])


# 9: two tables one below the other: the projects with their money, then their indicators by the project's number
def two_tables(folder):
    a, b, c = "北の酒蔵めぐり\nツーリズム推進事業", "移住お試し住宅整備事業", "スマート林業導入事業"
    p, q, r = P(a), P(b), P(c)
    def money(Q, no, name, kind, office, total, grant):
        return [Q(no, "number"), Q(name, "name"), Q(kind, "R3|program"), Q(office, "department"), Q(total, ("R3|cost", thousand(total, 1))), Q(grant, ("R3|grant", thousand(grant, 1)))]
    def kpi(Q, no, n, base, target, actual, rate, ok):
        return [U(no), Q(n, f"R3|{n}|name"), Q(base, f"R3|{n}|baseline"), Q(target, f"R3|{n}|target"), Q(actual, f"R3|{n}|actual"), U(rate), Q(ok, f"R3|{n}|rating")]
    rows = [
        [S(T("地方創生推進交付金等の活用状況と効果検証について（令和３年度）", "title", ("fiscal_year", "R3")), 7)],
        [E, E, E, E, E, E, of_town("秋沢町")],
        ["１．交付金を活用した事業"],
        ["番号", "事業名", "交付金名", "担当課", "事業費（円）", "交付金充当額（円）"],
        money(p, "①", a, "地方創生推進交付金", "商工観光課", "8,800,000", "4,400,000"),
        money(q, "②", b, "地方創生拠点整備交付金", "総合政策課", "31,570,000", "15,785,000"),
        money(r, "③", c, "地方創生推進交付金", "林業水産課", "5,236,000", "2,618,000"),
        [E, "計", E, E, T("45,606,000", ("totals|R3 実績|cost", 45606000)), T("22,803,000", ("totals|R3 実績|grant", 22803000))],
        [],
        ["２．重要業績評価指標（KPI）の達成状況"],
        ["番号", "KPI", "事業開始前", "目標値", "実績値", "達成率", "達成/未達成"],
        kpi(p, "①", "酒蔵ツアーの参加者数（人）", 0, 350, 128, "36.6%", "未達成"),
        kpi(p, "①", "町内の観光消費額（百万円）", "412", "460", "435", "94.6%", "未達成"),
        kpi(q, "②", "お試し住宅の利用組数（組）", 0, 12, 15, "125.0%", "達成"),
        kpi(r, "③", "路網の整備延長（m）", "1,800", "2,600", "2,640", "101.5%", "達成"),
        kpi(r, "③", "素材生産量（㎥）", "15,200", "17,000", "確認中", "－", "－"),
        [note("※達成率＝実績値÷目標値×100")]]
    form(folder, "un09-akisawa.xlsx", [sheet("R3検証", rows)])


# 10: the projects beside each other, what is told of them down the left
def beside(folder):
    names = ["古民家オフィス誘致事業", "地域商社「うみやま」\n設立支援事業", "通学路線デマンド化\n実証事業"]
    ps = [P(n) for n in names]
    def line(label, path, values, make=lambda Q, v, path: Q(v, path)):
        return [label, *[make(Q, v, path) if v != E else E for Q, v in zip(ps, values)]]
    def kpi_rows(i, kpis):
        mark = "①②"[i]
        return [[f"KPI{mark}　指標", *[Q(k[0], f"R5|{k[0]}|name") if k else E for Q, k in zip(ps, kpis)]],
                [f"KPI{mark}　目標値", *[Q(k[1], f"R5|{k[0]}|target") if k else E for Q, k in zip(ps, kpis)]],
                [f"KPI{mark}　実績値", *[Q(k[2], f"R5|{k[0]}|actual") if k else E for Q, k in zip(ps, kpis)]]]
    rows = [
        [S(T("令和５年度　地方創生推進交付金活用事業の効果検証（白浪村）", "title", ("municipality", "白浪村"), ("fiscal_year", "R5")), 4)],
        ["項目", U("事業１"), U("事業２"), U("事業３")],
        line("事業名", "name", names), line("所管課", "department", ["企画課", "産業課", "企画課"]),
        line("事業期間", "period", ["令和4～6年度", "令和3～5年度", "令和5～7年度"], lambda Q, v, path: span(Q, v, "R" + v[2], "R" + v[4])),
        line("事業費(千円)", "R5|cost", ["7,700", "12,340", "3,960"], yen), line("うち交付金(千円)", "R5|grant", ["3,850", "6,170", "1,980"], yen),
        line("事業の概要", "plan|summary", ["空き家を改修し、サテライトオフィスを誘致する。", "海と山の産品をまとめて売る会社をつくる。", "登下校の時間帯に予約制の乗合を走らせる。"]),
        *kpi_rows(0, [("誘致企業数", "3社", "2社"), ("地域商社の売上高", "15,000千円", "16,208千円"), ("1便当たりの乗車人数", "4.0人", "2.7人")]),
        *kpi_rows(1, [("オフィスの雇用者数", "5人", "5人"), ("取扱商品数", "60品", "74品"), None]),
        line("事業効果", "R5|effect|rating", ["効果があった", "非常に効果的であった", "効果があった"]),
        line("外部委員の意見", "R5|opinions|0|text", ["雇用の質にも目を向けること。", "在庫の管理を徹底すること。", "高齢者の利用も認めてはどうか。"]),
        line("今後の方針", "R5|policy|decision", ["継続", "終了", "改善"]),
        line("方針の理由", "R5|policy|reason", ["引き合いが続いているため。", "計画期間が満了し、自走に移るため。", "乗車人数が少ない便を見直すため。"])]
    form(folder, "un10-shiranami.xlsx", [sheet("検証", rows)])


# 11: half of the year and its end beside each other, three rows a year kind, 確認中/未定/―/集計中
def half_year(folder):
    def block(Q, name, first, n, u, targets, half, actuals):
        out = []
        y = ("R4", "R5", "R6")
        # A year that has dashes alone is none of the project's.
        kinds = [("目標", targets, "target"), ("実績（9月末）", half, None), ("実績（年度末）", actuals, "actual")]
        for k, (label, values, path) in enumerate(kinds):
            line = []
            if k == 0:
                if first:
                    line.append(S(Q(name, "name"), 1, first))
                line += [S(Q(n, f"R6|{n}|name"), 1, 3), S(Q(u, f"R6|{n}|unit"), 1, 3)]
            line += [label, *[Q(v, f"{year}|{n}|{path}") if path and targets[i] != "―" else U(v) for i, (year, v) in enumerate(zip(y, values))]]
            out.append(line)
        return out
    a, b = "空き家利活用促進事業", "海岸清掃ボランティア\nツアー造成事業"
    p, q = P(a), P(b)
    rows = [
        [S(T("令和６年度　地方創生交付金事業　ＫＰＩ進捗管理表", "title", ("fiscal_year", "R6")), 7)],
        [S(of_town("汐入町"), 7)],
        ["事業名", "指標", "単位", "区分", "R4", "R5", "R6"],
        *block(p, a, 6, "空き家バンク成約件数", "件", (10, 12, 15), (4, 7, 6), (11, 10, "確認中")),
        *block(p, a, 0, "空き家バンク新規登録件数", "件", (20, 20, 25), (9, 8, "―"), (18, 22, "集計中")),
        *block(q, b, 3, "ツアー参加者数", "人", ("―", 60, 100), ("―", 21, 44), ("―", 58, "未定")),
        [S(note("※「―」は事業開始前又は対象外、「未定」は精算が終わっていないものを示す。"), 7)]]
    form(folder, "un11-shioiri.xlsx", [sheet("進捗管理", rows)])


# 12: what a system puts out: codes, a row for each indicator and year, whether the result is settled in a column of its own
def system(folder):
    head_row = ["事業コード", "事業名称", "所属名称", "会計年度", "指標番号", "指標名称", "単位名称", "計画値", "実績値", "確定区分", "評価コード", "評価名称", "最終更新日時"]
    def line(code, name, office, year, no, n, u, plan, done, settled, ecode, ename, at):
        Q, y = P(name), f"R{int(year) - 2018}"
        result = Q(done, f"{y}|{n}|actual") if done else C("", places=[]) if settled == "未確定" else B(name, f"{y}|{n}|actual")
        return [U(code), Q(name, "name"), Q(office, "department"), U(year), U(no), Q(n, f"{y}|{n}|name"), Q(u, f"{y}|{n}|unit"), Q(plan, f"{y}|{n}|target"),
                result, U(settled), U(ecode), Q(ename, f"{y}|{n}|rating") if ename else E, U(at)]
    a, b = "起業家育成塾運営事業", "豊かな森づくり担い手確保事業"
    rows = [head_row,
            line("0310201", a, "商工労政課", "2022", "1", "塾修了者数", "人", "20", "18", "確定", "2", "概ね順調", "2023/06/02 10:15:22"),
            line("0310201", a, "商工労政課", "2022", "2", "修了者の起業件数", "件", "4", "5", "確定", "1", "順調", "2023/06/02 10:15:22"),
            line("0310201", a, "商工労政課", "2023", "1", "塾修了者数", "人", "20", "23", "確定", "1", "順調", "2024/06/05 09:01:40"),
            line("0310201", a, "商工労政課", "2023", "2", "修了者の起業件数", "件", "4", "", "未確定", "", "", "2024/06/05 09:02:11"),
            line("0420105", b, "森林整備課", "2022", "1", "新規林業就業者数", "人", "6", "3", "確定", "3", "やや遅れ", "2023/05/30 16:44:08"),
            line("0420105", b, "森林整備課", "2023", "1", "新規林業就業者数", "人", "6", "4", "確定", "3", "やや遅れ", "2024/05/31 11:20:59"),
            line("0420105", b, "森林整備課", "2023", "2", "間伐実施面積", "ha", "120.5", "131.25", "確定", "1", "順調", "2024/05/31 11:21:37")]
    form(folder, "un12-system.csv", [sheet("x", rows)], encoding="cp932", sep=",")


# 13: pasted out of a document: labels in 【】, target and result in a line
def pasted(folder):
    a, b = "港町ナイトマーケット開催事業", "ＡＩオンデマンド交通導入事業"
    p, q = P(a), P(b)
    lines = [
        T("令和６年度　新しい地方経済・生活環境創生交付金事業　効果検証結果", "title", ("fiscal_year", "R6")), of_town("潮見ヶ丘市"), E,
        p("【事業名】" + a, ("name", a)), p("【担当課】経済振興課", ("department", "経済振興課")), p("【事業費】5,480千円（うち交付金2,740千円）", ("R6|cost", 5480000), ("R6|grant", 2740000)),
        p("【実施内容】夏季に４回、漁港の荷さばき所で夜市を開いた。", ("R6|achievements", "夏季に４回、漁港の荷さばき所で夜市を開いた。")),
        "【KPI】",
        p("・来場者数　目標8,000人　実績9,312人（達成率116.4％）", ("R6|来場者数|name", "来場者数"), ("R6|来場者数|target", "8,000人"), ("R6|来場者数|actual", "9,312人")),
        p("・出店事業者数　目標40者　実績36者（達成率90.0％）", ("R6|出店事業者数|name", "出店事業者数"), ("R6|出店事業者数|target", "40者"), ("R6|出店事業者数|actual", "36者")),
        p("【効果】地方創生に相当程度効果があった", ("R6|effect|rating", "地方創生に相当程度効果があった")),
        p("【今後の方針】事業の継続", ("R6|policy|decision", "事業の継続")),
        p("【委員の意見】雨天時の代替会場を考えておくこと。", ("R6|opinions|0|text", "雨天時の代替会場を考えておくこと。")), E,
        q("【事業名】" + b, ("name", b)), q("【担当課】都市計画課", ("department", "都市計画課")), q("【事業費】21,300千円（うち交付金10,650千円）", ("R6|cost", 21300000), ("R6|grant", 10650000)),
        q("【実施内容】市北部で２台の運行を始めた。", ("R6|achievements", "市北部で２台の運行を始めた。")),
        "【KPI】",
        q("・１日当たり利用者数　目標60人　実績41人（達成率68.3％）", ("R6|１日当たり利用者数|name", "１日当たり利用者数"), ("R6|１日当たり利用者数|target", "60人"), ("R6|１日当たり利用者数|actual", "41人")),
        q("・利用者の満足度　目標80％　実績　調査中", ("R6|利用者の満足度|name", "利用者の満足度"), ("R6|利用者の満足度|target", "80％"), ("R6|利用者の満足度|actual", "調査中")),
        q("【効果】地方創生に効果があった", ("R6|effect|rating", "地方創生に効果があった")),
        q("【今後の方針】事業内容の見直し（改善）", ("R6|policy|decision", "事業内容の見直し（改善）")),
        q("【委員の意見】特になし", ("R6|opinions|0|text", "特になし"))]
    form(folder, "un13-shiomigaoka.txt", [sheet("x", [[cell] for cell in lines])], sep="\t")


# 14: copied from a web page: what spanned rows there stands in the first only, ditto marks, marks with a note
def web(folder):
    a, b, c = "おいでよ棚田オーナー制度推進事業", "小さな拠点づくり事業", "伝統工芸後継者育成事業"
    p, q, r = P(a), P(b), P(c)
    D = lambda cell_name, path, said: C("〃", [(cell_name, path, said)])
    rows = [
        [T("地方創生推進交付金事業の実績と評価（平成30年度）｜山辺野町公式ホームページ", ("title", "地方創生推進交付金事業の実績と評価（平成30年度）｜山辺野町公式ホームページ"), ("municipality", "山辺野町"), ("fiscal_year", "H30"))],
        ["区分", "事業名", "指標", "目標", "実績", "評価", "担当"],
        [OPT(p("しごと", "strategy|0")), p(a, "name"), *K(p, "オーナー契約数", "60組", "66組", "H30"), p("◎", "H30|オーナー契約数|rating"), p("農政課", "department")],
        [E, E, *K(p, "棚田米の販売量", "1,500kg", "1,380kg", "H30"), p("△", "H30|棚田米の販売量|rating"), E],
        [OPT(q("くらし", "strategy|0")), q(b, "name"), *K(q, "拠点施設の利用者数", "4,000人", "4,021人", "H30"), q("○", "H30|拠点施設の利用者数|rating"), q("地域づくり課", "department")],
        [E, r(c, "name"), *K(r, "研修生の数", "3人", "1人※1", "H30"), r("×", "H30|研修生の数|rating"), D(c, "/department", "地域づくり課")],
        [E, E, *K(r, "展示会への出展", "2回", "2回", "H30"), r("○", "H30|展示会への出展|rating"), E],
        [note("※1 うち1名は年度途中で辞退した。")],
        [U("◎目標を上回る ○目標どおり △8割以上 ×8割未満")]]
    form(folder, "un14-yamabeno.txt", [sheet("x", rows)], sep="\t")
