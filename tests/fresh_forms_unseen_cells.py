"""Fourteen further forms: what stands together in a cell, who judged, money and indicators by year, months, lists of years, two boxes.

At the first try the first eight were read 185 of 187 right and 1 wrong, the last six 101 of 107 and none, by a reader that had been mended
for the forms of the two files before; the reader as it was before those read 165 of the first eight's 187.
"""
from fresh_cells import E, K, S, of_town, sheet, thousand, years, yen
from fresh_notation import A, B, C, OK, OPT, P, T, U, form


def note(text):
    return OPT(T(text, "notes"))


# 29: values with their years in the cell, the start in the indicator's name
def tagged(folder):
    def row(no, name, n, target, final, actual, mark):
        Q = P(name)
        return [Q(no, "number"), Q(name, "name"), Q(n, f"R5|{n}|name"),
                Q(f"R5：{target}\nR7：{final}", (f"R5|{n}|target", target), (f"R7|{n}|target", final)), OK(Q(f"R5：{actual}", (f"R5|{n}|actual", actual)), f"R5：{actual}"), Q(mark, f"R5|{n}|rating")]
    rows = [
        [S(T("令和５年度　花貫市総合戦略　主要事業の進捗", "title", ("municipality", "花貫市"), ("fiscal_year", "R5")), 6)],
        ["No", "主要事業", "KPI（現状値）", "目標値", "実績値", "判定"],
        row(1, "サイクルツーリズム推進事業", "レンタサイクルの利用台数（R3：820台）", "1,500台", "2,000台", "1,388台", "△"),
        row(2, "未就学児の居場所づくり事業", "居場所の設置数（R3：2か所）", "4か所", "6か所", "4か所", "○")]
    form(folder, "un29-hananuki.xlsx", [sheet("主要事業", rows)])


# 30: the department and outsiders each with a mark and words; the marks are numbers
def two_judges(folder):
    def row(no, name, office, n, target, actual, own, own_words, other, other_words, way):
        Q = P(name)
        return [Q(no, "number"), Q(name, "name"), Q(office, "department"), *K(Q, n, target, actual, "R4"), Q(own, ("R4|effect|rating", own)), Q(own_words, "R4|effect|comment"),
                Q(other, ("R4|evaluations|0|rating", other)), OPT(Q(other_words, "R4|evaluations|0|comment")), Q(way, "R4|policy|decision")]
    rows = [
        [S(T("令和４年度地方創生推進交付金事業　評価一覧（鷺沼町）", "title", ("municipality", "鷺沼町"), ("fiscal_year", "R4")), 11)],
        [S("番号", 1, 2), S("事業", 1, 2), S("担当", 1, 2), S("KPI", 1, 2), S("目標", 1, 2), S("実績", 1, 2), S("内部評価（担当課）", 2), S("外部評価（有識者会議）", 2), S("方向性", 1, 2)],
        ["評点", "コメント", "評点", "コメント"],
        row(1, "白鷺の里観光推進事業", "観光係", "観光入込客数", "52,000人", "48,310人", "3", "天候に恵まれなかった。", "4", "滞在時間は延びている。", "継続"),
        row(2, "ひとり親就労支援事業", "福祉係", "就労に至った人数", "6人", "7人", "5", "全員が町内で就職した。", "5", "対象の拡大を望む。", "拡充"),
        [S(U("※評点　5：大変良い　4：良い　3：普通　2：やや悪い　1：悪い"), 11)]]
    rows[-1] = [S(note("※評点　5：大変良い　4：良い　3：普通　2：やや悪い　1：悪い"), 11)]
    form(folder, "un30-saginuma.xlsx", [sheet("評価", rows)])


# 31: the costs of three years and the indicator's years beside each other
def money_and_years(folder):
    def row(name, office, costs, n, u, base, vals, target):
        Q = P(name)
        return [Q(name, "name"), Q(office, "department"), yen(Q, costs[0], "R4|cost"), yen(Q, costs[1], "R5|cost"), yen(Q, costs[2], "R6|budget"),
                Q(n, f"R5|{n}|name"), Q(u, f"R5|{n}|unit"), Q(base, f"R5|{n}|baseline"), *[Q(v, f"R{4 + i}|{n}|actual") for i, v in enumerate(vals)], OPT(Q(target, f"R6|{n}|target"))]
    rows = [
        [S(T("地方創生関係事業の実施状況（令和５年度末）", "title", ("fiscal_year", "R5")), 11)],
        [E] * 9 + [S(of_town("霞ヶ里市"), 2)],
        [S("事業名", 1, 2), S("担当課", 1, 2), S("事業費（千円）", 3), S("成果指標", 3), S("実績値", 2), S("R6\n目標値", 1, 2)],
        ["R4決算", "R5決算", "R6予算", "指標名", "単位", "基準値", "R4", "R5"],
        row("ごみ減量推進事業", "環境課", ("8,200", "8,915", "9,000"), "１人１日当たりのごみ排出量", "g", 912, (887, 861), 850),
        row("地域猫活動支援事業", "環境課", ("600", "588", "600"), "登録団体数", "団体", 3, (5, "集計中"), 8)]
    form(folder, "un31-kasumi.xlsx", [sheet("実施状況", rows)])


# 32: the office first, then the indicator with its unit below the name, and the measure last
def reversed_order(folder):
    p, q = P("まちなかのにぎわい創出"), P("防災力の強化")
    def row(Q, office, n, base, target, actual, mark, measure):
        return [OPT(Q(office, f"R6|{n}|department")), Q(n, f"R6|{n}|name"), Q(base, f"R6|{n}|baseline"), Q(target, f"R6|{n}|target"), Q(actual, f"R6|{n}|actual"), Q(mark, f"R6|{n}|rating"), measure]
    rows = [
        [S(T("第３期烏帽子町総合戦略　KPI達成状況（令和６年度）", "title", ("municipality", "烏帽子町"), ("fiscal_year", "R6")), 7)],
        ["担当課", "重要業績評価指標", "基準値（R5）", "目標値（R6）", "実績値（R6）", "達成状況", "施策"],
        row(p, "商工観光課", "歩行者通行量\n（人/日）", "2,140", "2,300", "2,412", "達成", S(p("まちなかのにぎわい創出", "name"), 1, 2)),
        row(p, "都市建設課", "空き店舗率\n（％）", "18.2", "17.0", "17.9", "未達成", None),
        row(q, "総務課", "自主防災組織の組織率\n（％）", "71.5", "75.0", "確認中", "―", S(q("防災力の強化", "name"), 1, 2)),
        row(q, "総務課", "防災訓練の参加者数\n（人）", "830", "1,000", "1,046", "達成", None)]
    rows = [[cell for cell in row if cell is not None] for row in rows]
    form(folder, "un32-eboshi.xlsx", [sheet("KPI", rows)])


# 33: a narrow column of numbers at the left, indicators told downwards, each in three rows
def downwards(folder):
    def page(no, name, office, cost, kpis, effect, why, way):
        Q = P(name)
        rows = [
            [S(T("地方創生推進交付金事業評価シート（令和３年度実施事業）", "title", ("fiscal_year", "R3")), 4)],
            ["１", S("事業名", 2), Q(name, "name")], ["２", S("所管課", 2), Q(office, "department")], ["３", S("事業費", 2), Q(f"{cost}円", ("R3|cost", thousand(cost, 1)))]]
        for i, (n, t, v) in enumerate(kpis):
            first = [S("４", 1, 3 * len(kpis))] if i == 0 else []
            rows += [[*first, S(f"KPI{i + 1}", 1, 3), "指標名", Q(n, f"R3|{n}|name")], ["目標値", Q(t, f"R3|{n}|target")], ["実績値", Q(v, f"R3|{n}|actual")]]
        return sheet(no, rows + [["５", S("事業効果", 2), Q(effect, "R3|effect|rating")], ["６", S("評価理由", 2), Q(why, "R3|effect|comment")], ["７", S("今後の方針", 2), Q(way, "R3|policy|decision")]])
    form(folder, "un33-sheets.xlsx", [
        page("A", "サテライトキャンパス誘致事業", "企画振興課", "6,050,000", [("連携した大学の数", "3校", "4校"), ("滞在した学生の延べ数", "150人", "確認中")], "地方創生に相当程度効果があった", "大学との協定が増えた。", "事業の継続"),
        page("B", "郷土料理伝承事業", "農林水産課", "1,210,000", [("教室の参加者数", "120人", "64人")], "地方創生に効果があった", "感染症の影響で回数を減らした。", "事業の改善")])


# 34: months beside each other and their sum
def months(folder):
    months_ = ["4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月", "2月", "3月"]
    def row(name, n, target, values, total):
        Q = P(name)
        return [Q(name, "name"), Q(n, f"R6|{n}|name"), Q(target, f"R6|{n}|target"), *[U(v) for v in values], Q(total, f"R6|{n}|actual")]
    rows = [
        [S(T("令和６年度　KPI月別実績管理表（鳥海台町）", "title", ("municipality", "鳥海台町"), ("fiscal_year", "R6")), 16)],
        ["事業名", "指標", "年間目標", *months_, "年間実績"],
        row("まちライブラリー運営事業", "貸出冊数（冊）", "6,000", [410, 455, 502, 611, 705, 520, 498, 470, 433, 401, 420, 515], "5,940"),
        row("コミュニティカフェ運営事業", "来店者数（人）", "3,600", [280, 300, 310, 295, 330, 301, 322, 318, 290, 255, 260, "集計中"], "集計中")]
    form(folder, "un34-chokai.xlsx", [sheet("月別", rows)])


# 35: csv of a system with words for what isn't there, and empty columns
def nulls(folder):
    head_row = ["年度", "事業名", "", "課名", "KPI名", "目標値", "実績値", "単位", "", "評価", "備考", ""]
    def line(name, office, n, t, v, u, mark, remark):
        Q = P(name)
        return [U("令和5年度"), Q(name, "name"), E, Q(office, "department"), Q(n, f"R5|{n}|name"), Q(t, f"R5|{n}|target"), Q(v, f"R5|{n}|actual"), Q(u, f"R5|{n}|unit"), E,
                Q(mark, f"R5|{n}|rating") if mark != "NULL" else U(mark), Q(remark, f"R5|{n}|note") if remark != "NULL" else U(remark), E]
    a, b = "ふるさと納税返礼品開発事業", "青年海外交流事業"
    rows = [head_row,
            line(a, "財政課", "新規返礼品の数", "20", "26", "品", "A", "NULL"),
            line(a, "財政課", "寄附額", "150000", "N/A", "千円", "NULL", "決算後に確定"),
            line(b, "生涯学習課", "派遣者数", "10", "0", "人", "D", "渡航制限により中止")]
    form(folder, "un35-nulls.csv", [sheet("x", rows)], encoding="utf-8", sep=",")


# 36: two projects below each other, each with its list of years
def lists_of_years(folder):
    def part(name, office, works, costs, n, targets, actuals, marks, issues):
        Q = P(name)
        y = ("R4", "R5", "R6")
        each = lambda label, values, path: [S(label, 2), *[Q(v, f"{year}|{path}") for year, v in zip(y, values)]]
        return [
            [S("事業名", 2), S(Q(name, "name"), 3)], [S("担当課", 2), S(Q(office, "department"), 3)],
            [S("年度", 2), "Ｒ４", "Ｒ５", "Ｒ６"], each("実施内容", works, "achievements"), [S("決算額（千円）", 2), *[yen(Q, v, f"{year}|cost") for year, v in zip(y, costs)]],
            [S(Q(n, f"R6|{n}|name"), 1, 2), "目標", *[Q(v, f"{year}|{n}|target") for year, v in zip(y, targets)]], ["実績", *[Q(v, f"{year}|{n}|actual") for year, v in zip(y, actuals)]],
            each("自己評価", marks, "effect|rating"), each("課題", issues, "issues|current"), []]
    rows = [[S(T("令和６年度　地方創生事業　年度別実績一覧", "title", ("fiscal_year", "R6")), 5)], [E, E, E, E, of_town("椿浦村")], [],
            *part("椿油の里づくり事業", "産業課", ["苗を植えた。", "搾油所を直した。", "東京で売り出した。"], ["3,100", "5,640", "4,275"], "椿油の販売本数（本）", [500, 800, 1200], [412, 860, 1033], ["Ｃ", "Ａ", "Ｂ"],
                  ["担い手が少ない。", "搾る量が足りない。", "単価が安い。"]),
            *part("離島留学推進事業", "教育課", ["里親を募った。", "３人を受け入れた。", "５人を受け入れた。"], ["1,200", "2,480", "3,950"], "留学生の数（人）", ["－", 3, 5], ["－", 3, 5], ["－", "Ａ", "Ａ"],
                  ["里親が足りない。", "寮の老朽化が進んでいる。", "卒業後の交流が続かない。"])]
    form(folder, "un36-tsubakiura.xlsx", [sheet("年度別", rows)])


# 37: years called results over all of a project's rows, one of them a sum
def whole_years(folder):
    name = "ため池活用太陽光発電事業"; Q = P(name); y = ("R4","R5","R6")
    each = lambda l, vs, p: [S(l,2), *[Q(v, f"{t}|{p}") for t, v in zip(y, vs)]]
    rows = [[S(T("令和６年度　交付金事業評価表", "title", ("fiscal_year","R6")),5)],
      [S("事業名",2), S(Q(name,"name"),3)],
      [S("区　分",2),"令和４年度実績","令和５年度実績","令和６年度実績"],
      each("実施した内容", ["調査した。","設計した。","設置した。"], "achievements"),
      [S("事業費（円）",2), *[Q(v,(f"{t}|cost",thousand(v,1))) for t,v in zip(y,("1,100,000","2,200,000","9,900,000"))]],
      [S(Q("発電量（MWh）","R6|発電量（MWh）|name"),1,3),"目標",*[Q(v,f"{t}|発電量（MWh）|target") for t,v in zip(y,("－","－","120"))]],
      ["実績",*[Q(v,f"{t}|発電量（MWh）|actual") for t,v in zip(y,("－","－","131.5"))]],
      ["累計",U("－"),U("－"),U("131.5")],
      each("評価", ["Ｂ","Ｂ","Ａ"], "effect|rating"),
      [S("今後の方向性",2), S(Q("継続","R6|policy|decision"),3)]]
    form(folder,"un37-tameike.xlsx",[sheet("1",rows)])


# 38: labels and values in two boxes beside each other
def two_boxes(folder):
    name="小さな灯台ライトアップ事業"; Q=P(name)
    rows=[[S(T("令和５年度　地方創生交付金事業　効果検証シート（潮鳴町）","title",("municipality","潮鳴町"),("fiscal_year","R5")),8)],
      ["事業名",S(Q(name,"name"),3),"KPI①",S(Q("夜間の来訪者数","R5|夜間の来訪者数|name"),3)],
      ["担当課",S(Q("観光課","department"),3),"目標値",Q("2,000人","R5|夜間の来訪者数|target"),"実績値",Q("2,480人","R5|夜間の来訪者数|actual")],
      ["事業費",S(Q("3,300千円",("R5|cost",3300000)),3),"KPI②",S(Q("SNSの投稿数","R5|SNSの投稿数|name"),3)],
      ["交付金",S(Q("1,650千円",("R5|grant",1650000)),3),"目標値",Q("500件","R5|SNSの投稿数|target"),"実績値",Q("確認中","R5|SNSの投稿数|actual")],
      ["事業内容",S(Q("灯台を月に２回、色を変えて照らした。","plan|summary"),7)],
      ["効果",S(Q("相当程度効果があった","R5|effect|rating"),3),"今後",S(Q("継続","R5|policy|decision"),3)]]
    form(folder,"un38-shionari.xlsx",[sheet("灯台",rows)])


# 39: what is done and what comes of it beside each other
def outputs(folder):
    def row(no,name,o,oc,mark):
        Q=P(name)
        return [Q(no,"number"),Q(name,"name"),*K(Q,*o,"R6"),*K(Q,*oc,"R6"),Q(mark,"R6|effect|rating")]
    rows=[[S(T("令和６年度　新しい地方経済・生活環境創生交付金　効果検証一覧","title",("fiscal_year","R6")),9)],[E]*7+[S(of_town("鹿教湯市"),2)],
      [S("No.",1,2),S("事業名",1,2),S("アウトプット（活動指標）",3),S("アウトカム（成果指標）",3),S("総合評価",1,2)],
      ["指標","目標","実績","指標","目標","実績"],
      row(1,"湯めぐりパスポート事業",("発行部数","3,000部","3,420部"),("延べ宿泊者数","41,000人泊","集計中"),"A"),
      row(2,"移住コンシェルジュ設置事業",("相談件数","120件","98件"),("移住世帯数","15世帯","11世帯"),"C")]
    form(folder,"un39-kakeyu.xlsx",[sheet("一覧",rows)])


# 40: numbers below zero, and the sums of the plan beside the year
def sums_beside(folder):
    def row(name,n,u,t,v,cum):
        Q=P(name)
        return [Q(name,"name"),Q(n,f"R5|{n}|name"),Q(u,f"R5|{n}|unit"),Q(t,f"R5|{n}|target"),Q(v,f"R5|{n}|actual"),U(cum)]
    rows=[[S(T("令和５年度地方創生事業実績（鈴懸村）","title",("municipality","鈴懸村"),("fiscal_year","R5")),6)],
      ["事業名","KPI","単位","R5目標","R5実績","計画期間の累計"],
      row("人口減少対策事業","社会増減数","人","▲20","▲34","▲71"),
      row("特産品販路拡大事業","売上額","千円","12,000","11,480","30,215"),
      row("特産品販路拡大事業２","取引先数","社","30","32","32")]
    form(folder,"un40-suzukake.xlsx",[sheet("実績",rows)])


# 41: last year, this year and the next beside each other without their numbers
def last_and_next(folder):
    name="三世代交流館運営事業"; Q=P(name)
    def k(n,u,pt,pa,t,a,nx):
        return [Q(n,f"R6|{n}|name"),Q(u,f"R6|{n}|unit"),Q(pt,f"R5|{n}|target"),Q(pa,f"R5|{n}|actual"),U("-"),Q(t,f"R6|{n}|target"),Q(a,f"R6|{n}|actual"),U("-"),OPT(Q(nx,f"R7|{n}|target"))]
    rows=[[S(T("令和６年度　事業別評価シート（菖蒲池町）","title",("municipality","菖蒲池町"),("fiscal_year","R6")),9)],
      ["事業名",S(Q(name,"name"),4),"担当",S(Q("福祉課","department"),3)],
      [S("指標",1,2),S("単位",1,2),S("前年度",3),S("本年度",3),S("次年度目標",1,2)],["目標","実績","達成率","目標","実績","達成率"],
      k("利用者数","人","3,000","3,212","3,200","3,050","3,300"),k("講座数","回","24","24","24","30","30"),
      ["総合評価",S(Q("B","R6|effect|rating"),8)],["評価の理由",S(Q("講座を増やしたが、利用者は減った。","R6|effect|comment"),8)]]
    form(folder,"un41-shobuike.xlsx",[sheet("三世代",rows)])


# 42: copied from a workbook, so that merged headings are lost
def lost_merges(folder):
    p,q=P("やまびこ学舎整備事業"),P("地域おこし協力隊活動支援")
    rows=[[T("地方創生拠点整備交付金事業の実績（平成29年度）","title",("fiscal_year","H29"))],[of_town("朝霧谷村")],
     ["事業名","交付金","","指標","目標値","実績値","外部委員の評価",""],
     ["","交付決定額（円）","交付確定額（円）","","(H29)","(H29)","評価","意見"],
     [p("やまびこ学舎整備事業","name"),U("18,000,000"),p("17,640,000",("H29|grant",17640000)),*K(p,"合宿の受入れ人数","500人","412人","H29"),p("有効","H29|evaluations|0|rating"),p("冬季の利用を増やすこと。","H29|opinions|0|text")],
     [q("地域おこし協力隊活動支援","name"),U("4,000,000"),q("3,985,200",("H29|grant",3985200)),*K(q,"定住した隊員数","2人","2人","H29"),q("有効","H29|evaluations|0|rating"),q("特になし","H29|opinions|0|text")]]
    form(folder,"un42-asagiri.tsv",[sheet("x",rows)],sep="\t")
