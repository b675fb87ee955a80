"""Everyday forms of other towns that the reader had never seen when they were written: lists of projects with their KPIs, and
one-project-a-sheet papers of evaluation, as offices send them. Invented towns and values.

A cell carries what an ideal reader gets out of it, so that its address is never counted by hand.
"""
import json, os
from other_forms import F, col, kpi, write


class C:
    """A cell as shown, with what is read out of it: (project, field, value, other fields that are as good)."""
    def __init__(self, shown, gets=(), ask=None):
        self.shown, self.gets, self.ask = shown, list(gets), ask


def x(shown, project, field, value=None, also=()):
    return C(shown, [(project, field, shown if value is None else value, list(also))])


def k(shown, project, year, indicator, field, value=None, also=()):
    return x(shown, project, kpi(year, indicator, field), value, also)


def n(name, shown=None):
    return x(shown or name, name, "/name", name)


def a(shown, why):
    return C(shown, ask=why)


def both(*cells):
    return C(cells[0].shown, [got for cell in cells for got in cell.gets])


def put(folder, file, sheets, book=()):
    """Writes the workbook and what is expected of it. `book`: (field, value, sheet!cell) of the ledger as a whole."""
    values, ask, plain, extra = [], [], [], {}
    for sheet, rows, *rest in sheets:
        bare = []
        for r, row in enumerate(rows, 1):
            bare.append([])
            for c, cell in enumerate(row, 1):
                at = f"{sheet}!{col(c)}{r}"
                bare[-1].append(cell.shown if isinstance(cell, C) else cell)
                if isinstance(cell, C):
                    for project, field, value, also in cell.gets:
                        extra[(project, field)] = also
                        values.append((project, field, value, at))
                    if cell.ask:
                        ask.append((at, cell.ask))
        plain.append((sheet, bare, *rest))
    values += [(None, field, value, at) for field, value, at in book]
    write(folder, file, plain, values, ask)
    path = os.path.join(folder, "expected", file + ".json")
    made = json.load(open(path, encoding="utf-8"))
    for value in made["values"]:
        if extra.get((value["project"], value["field"])):
            value["also_fields"] = extra[(value["project"], value["field"])]
    json.dump(made, open(path, "w", encoding="utf-8"), ensure_ascii=False, indent=1)


def rev(year, rest):
    return f"/reviews[{year}]/{rest}"


OPINION, RATING, WHY = "opinions[0]/text", "effect/rating", "effect/comment"
DECISION, REASON, ISSUE = "policy/decision", "policy/reason", "issues/current"


def lists_with_money(folder):
    # 1: two header rows, money split by source, several KPI a project, marks under the policies, a total
    p, q = "汐凪の港町まるごと博物館推進事業", "子育て世代包括相談デジタル化事業"
    y = "R5"
    def first(p, no, dept, text, cost, national, own, kpis, rating, opinion, mark):
        ways = ["拡充", "継続", "見直し", "廃止"]
        marks = [x("○", p, rev(y, DECISION), w) if w == mark else "" for w in ways]
        out = []
        for i, (name, base, target, actual, rate) in enumerate(kpis):
            row = [x(no, p, "/number"), n(p), x(dept, p, "/department"), x(text, p, "/plan/summary", None, [rev(y, "achievements[0]/body")]),
                   x(cost, p, rev(y, "cost"), cost * 1000), x(national, p, rev(y, "grant"), national * 1000, [rev(y, "funding[0]/amount")]),
                   x(own, p, rev(y, "funding[0]/amount"), own * 1000, [rev(y, "funding[1]/amount")])] if i == 0 else [""] * 7
            row += [name, k(base, p, y, name, "baseline"), k(target, p, y, name, "target"), k(actual, p, y, name, "actual"), rate]
            row += [x(rating, p, rev(y, RATING)), x(opinion, p, rev(y, OPINION)), *marks] if i == 0 else [""] * 6
            out.append(row)
        return out
    rows = [["令和５年度　デジタル田園都市国家構想交付金活用事業　効果検証一覧表"], [""] * 13 + ["汐凪市 企画調整課"],
            ["No", "事業名", "担当課", "事業の内容", "事業費（千円）", "", "", "重要業績評価指標（KPI）", "", "", "", "", "事業の効果", "外部有識者の意見", "今後の方針", "", "", ""],
            ["", "", "", "", "総額", "国費", "一般財源", "指標", "基準値\n（R3）", "R5目標値", "R5実績値", "達成率", "", "", "拡充", "継続", "見直し", "廃止"],
            *first(p, 1, "港湾観光課", "旧魚市場を拠点に、まち歩きと漁業体験を組み合わせた滞在プログラムを提供した。", 18640, 9320, 9320,
                   [("滞在プログラム参加者数（人）", 420, 900, 1013, F(1.1256, "0.0%")), ("市内宿泊者数（人泊）", 31200, 36000, 33480, F(0.93, "0.0%")), ("観光消費額（千円）", 512000, 600000, "集計中", "―")],
                   "地方創生に相当程度効果があった", "リピーターを増やす仕掛けを考えてほしい。", "継続"),
            *first(q, 2, "こども未来課", "母子手帳アプリを導入し、相談予約をオンラインにした。", 6250, 3125, 3125,
                   [("アプリ登録者数（人）", 0, 1500, 1722, F(1.148, "0.0%")), ("オンライン相談件数（件）", 0, 240, 188, F(0.7833, "0.0%"))],
                   "地方創生に効果があった", "特になし", "見直し"),
            ["合計", "", "", "", 24890, 12445, 12445]]
    put(folder, "ev-a01.xlsx", [("効果検証", rows, ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:G3", "H3:L3", "M3:M4", "N3:N4", "O3:R3",
        *[f"{c}5:{c}7" for c in "ABCDEFGMNOPQR"], *[f"{c}8:{c}9" for c in "ABCDEFGMNOPQR"], "A10:D10"])],
        [("/fiscal_year", "R5", "効果検証!A1"), ("/totals[R5 実績]/cost", 24890000, "効果検証!E10")])
    # 2: pages that repeat the header, subtotals a goal, a band with the department over its rows
    y = "H30"
    ps = [("楢の木材利用拡大事業", 4320000, [("木材出荷量", "㎥", 800, 912, "114.0%")], "Ａ", "継続", "森林組合との連携を深めること。"),
          ("若手農業者定着支援事業", 2987500, [("新規就農者数", "人", 5, 3, "60.0%"), ("研修受講者数", "人", 20, 24, "120.0%")], "Ｃ", "改善して継続", "受入農家の負担にも配慮を。"),
          ("空き校舎サテライトオフィス事業", 11050000, [("進出企業数", "社", 2, 2, "100.0%"), ("雇用者数", "人", 10, "未確定", "－")], "Ｂ", "継続", ""),
          ("村営バス利便性向上事業", 8412300, [("年間利用者数", "人", 15000, 14226, "94.8%")], "Ｂ", "継続", "高齢者以外の利用も把握されたい。")]
    head = ["整理番号", "事業名", "H30決算額（円）", "KPI（指標名）", "単位", "目標値", "実績値", "達成率", "評価", "今後の方向性", "推進委員会の意見"]
    def second(no, project):
        p, cost, kpis, mark, way, said = project
        out = []
        for i, (name, unit, target, actual, rate) in enumerate(kpis):
            first = [no, n(p), x(cost, p, rev(y, "cost"))] if i == 0 else ["", "", ""]
            last = [x(mark, p, rev(y, RATING)), x(way, p, rev(y, DECISION)), x(said, p, rev(y, OPINION)) if said else ""] if i == 0 else []
            out.append(first + [name, k(unit, p, y, name, "unit"), k(target, p, y, name, "target"), k(actual, p, y, name, "actual"), rate] + last)
        return out
    rows = [["平成30年度 楢原村総合戦略 事業評価結果（一覧）", *[""] * 9, "（1／2）"], head,
            ["【担当課：産業振興課】"], *second(1, ps[0]), *second(2, ps[1]), ["小計（2事業）", "", 7307500], [],
            ["平成30年度 楢原村総合戦略 事業評価結果（一覧）", *[""] * 9, "（2／2）"], head,
            ["【担当課：総務企画課】"], *second(3, ps[2]), *second(4, ps[3]), ["小計（2事業）", "", 19462300], ["合計（4事業）", "", 26769800],
            [], ["※評価　Ａ：目標を上回った　Ｂ：おおむね目標どおり　Ｃ：目標を下回った"]]
    book = [("/fiscal_year", "H30", "評価一覧!A1"), ("/totals[H30 実績]/cost", 26769800, "評価一覧!C16")]
    put(folder, "ev-a02.xlsx", [("評価一覧", rows, ["A3:K3", "A5:A6", "B5:B6", "C5:C6", "I5:I6", "J5:J6", "K5:K6", "A11:K11"])], book)
    path = os.path.join(folder, "expected", "ev-a02.xlsx.json")
    made = json.load(open(path, encoding="utf-8"))
    made["values"] += [{"project": p[0], "field": "/department", "value": d, "kind": "split", "cells": [f"評価一覧!{c}"]}
                       for p, d, c in [(ps[0], "産業振興課", "A3"), (ps[1], "産業振興課", "A3"), (ps[2], "総務企画課", "A11"), (ps[3], "総務企画課", "A11")]]
    json.dump(made, open(path, "w", encoding="utf-8"), ensure_ascii=False, indent=1)
    # 3: planned and settled amounts by sources over two years, a mark a KPI, the last target with its year
    p, q = "スマート林業モデル構築事業", "外国人観光客周遊促進事業"
    def third(p, no, dept, money, kpis, text):
        out = []
        for i, (name, unit, base, t6, a6, mark, goal) in enumerate(kpis):
            row = [no, n(p), x(dept, p, "/department"), x(money[0], p, "/reviews[R6]/budget", money[0] * 1000), x(money[1], p, "/reviews[R6]/cost", money[1] * 1000),
                   x(money[2], p, "/reviews[R6]/grant", money[2] * 1000, ["/reviews[R6]/funding[0]/amount"]), money[3], money[4]] if i == 0 else [""] * 8
            out.append(row + [name, unit, k(base, p, "R6", name, "baseline"), k(t6, p, "R6", name, "target"), k(a6, p, "R6", name, "actual"),
                              k(mark, p, "R6", name, "rating"), k(goal, p, "R6", name, "goal/value")] + ([x(text, p, rev("R6", ISSUE))] if i == 0 else []))
        return out
    rows = [["令和６年度地方創生推進交付金事業　実施状況・KPI進捗管理表"], ["大槇市（令和７年７月末現在）", *[""] * 12, "（単位：千円）"],
            ["事業\n番号", "事業名", "所管課", "令和６年度事業費", "", "左の財源内訳（決算）", "", "", "KPI", "", "", "", "", "", "", "課題"],
            ["", "", "", "予算額", "決算額", "国費", "県費", "一般財源", "指標名", "単位", "基準値", "R6目標", "R6実績", "進捗", "R8最終目標", ""],
            *third(p, "1", "森林整備課", (22000, 20418, 10209, 2000, 8209), [("ドローン計測面積", "ha", 0, 350, 402, "◎", 1000), ("素材生産量", "千㎥", 18.4, 21, 19.7, "△", 24)],
                   "操縦できる職員が限られ、夏季に計測が集中した。"),
            *third(q, "2", "観光交流課", (9800, 9655, 4827, 0, 4828), [("外国人宿泊者数", "人泊", 2104, 3500, 4120, "◎", 5000), ("多言語案内の整備率", "％", 35, 60, "対象外", "―", 100), ("免税店数", "店", 6, 10, 7, "×", 15)],
                   "二次交通が足りず、周遊につながりにくい。"),
            ["計", "", "", 31800, 30073, 15036, 2000, 13037],
            ["◎：目標達成　○：80％以上　△：50％以上　×：50％未満　―：評価対象外"]]
    put(folder, "ev-a03.xlsx", [("進捗管理表", rows, ["A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:H3", "I3:O3", "P3:P4",
        *[f"{c}5:{c}6" for c in "ABCDEFGHP"], *[f"{c}7:{c}9" for c in "ABCDEFGHP"], "A10:C10"])],
        [("/totals[R6 実績]/cost", 30073000, "進捗管理表!E10"), ("/municipality", "大槇市", "進捗管理表!A2")])


def lists_of_years(folder):
    # 4: three header rows, years side by side with target, actual and rate, a sheet a goal, projects are the measures
    def goal_sheet(title, measures):
        rows = [["鶴坂町まち・ひと・しごと創生総合戦略　ＫＰＩ進捗状況"], [title],
                ["施策", "重要業績評価指標（ＫＰＩ）", "", "基準値", "年度別の進捗", *[""] * 8, "最終目標\n（R8年度）", "担当課"],
                ["", "指標名", "単位", "", "令和４年度", "", "", "令和５年度", "", "", "令和６年度", "", "", "", ""],
                ["", "", "", "（R3）", *["目標", "実績", "達成率"] * 3, "", ""]]
        merges = ["A3:A5", "B3:C3", "B4:B5", "C4:C5", "D3:D4", "E3:M3", "E4:G4", "H4:J4", "K4:M4", "N3:N5", "O3:O5"]
        for p, kpis in measures:
            top = len(rows) + 1
            for i, (name, unit, base, cells, goal, dept) in enumerate(kpis):
                row = [n(p) if i == 0 else "", name, k(unit, p, "R6", name, "unit"), k(base, p, "R6", name, "baseline", None, [kpi("R4", name, "baseline")])]
                for year, (t, got, rate) in zip(["R4", "R5", "R6"], cells):
                    row += [k(t, p, year, name, "target"), k(got, p, year, name, "actual"), rate]
                rows.append(row + [k(goal, p, "R6", name, "goal/value"), dept])
            if len(kpis) > 1:
                merges.append(f"A{top}:A{len(rows)}")
        return rows, merges
    pct = lambda v: F(v, "0%")
    one = goal_sheet("基本目標１　稼げる産業をつくる", [
        ("(1) 地場産品の高付加価値化", [("ふるさと納税の返礼品数", "品", 84, [(90, 95, pct(1.06)), (100, 110, pct(1.1)), (110, 131, pct(1.19))], 130, "商工観光課"),
                                ("６次産業化認定件数", "件", 2, [(3, 2, pct(0.67)), (4, 3, pct(0.75)), (5, 3, pct(0.6))], 7, "農林課")]),
        ("(2) 起業の促進", [("新規創業件数（累計）", "件", 0, [(4, 5, pct(1.25)), (8, 9, pct(1.13)), (12, "調査中", "－")], 20, "商工観光課")])])
    two = goal_sheet("基本目標２　つながりを築く", [
        ("(1) 移住・定住の推進", [("移住相談件数", "件", 112, [(120, 98, pct(0.82)), (130, 141, pct(1.08)), (140, 155, pct(1.11))], 160, "まちづくり課"),
                            ("お試し住宅利用組数", "組", 7, [("対象外", "対象外", "―"), (10, 8, pct(0.8)), (12, 14, pct(1.17))], 15, "まちづくり課")])])
    put(folder, "ev-a04.xlsx", [("基本目標１", *one), ("基本目標２", *two)])
    # 5: target, actual and rate in rows below each other, years in columns
    p, q = "５－１　安心して産み育てる環境", "５－２　学びの充実"
    rows = [["若榎市総合戦略　数値目標・KPIの推移"], ["施策", "KPI", "担当課", "区分", "H27\n(基準)", "H28", "H29", "H30", "R1", "目標(R1)"]]
    def fifth(p, name, dept, base, targets, actuals, rates, goal, first):
        ys = ["H28", "H29", "H30", "R1"]
        return [[n(p) if first else "", name, dept, "目標値", "", *[k(t, p, y, name, "target") for y, t in zip(ys, targets)], goal],
                ["", "", "", "実績値", k(base, p, "R1", name, "baseline", None, [kpi("H27", name, "actual"), kpi("H28", name, "baseline")]), *[k(t, p, y, name, "actual") for y, t in zip(ys, actuals)], ""],
                ["", "", "", "達成率", "", *rates, ""]]
    rows += fifth(p, "待機児童数（人）", "保育課", 23, [15, 10, 5, 0], [18, 9, 4, 0], ["", "", "", "100%"], 0, True)
    rows += fifth(p, "病児保育の利用者数（延べ人）", "保育課", 310, [350, 400, 450, 500], [338, 421, 466, "確認中"], ["96.6%", "105.3%", "103.6%", "―"], 500, False)
    rows += fifth(q, "全国学力調査の県平均との差（ポイント）", "学校教育課", -2.1, [-1.5, -1, -0.5, 0], [-1.8, -0.9, 0.3, 0.6], ["", "", "", ""], 0, True)
    put(folder, "ev-a05.xlsx", [("推移", rows, ["A3:A8", "B3:B5", "B6:B8", "B9:B11", "C3:C5", "C6:C8", "C9:C11", "J3:J5", "J6:J8", "J9:J11", "A9:A11"])])
    # 6: last year's sheet beside this year's, the same columns
    p, q = "棚田オーナー制度推進事業", "蛍沢ワーケーション誘致事業"
    def sixth(year, wareki, values):
        rows = [[f"{wareki}地方創生交付金事業評価表"], ["蛍沢村"], ["番号", "事業名", "実施内容", "実績額(円)", "うち交付金(円)", "KPI", "目標", "実績", "単位", "評価", "評価の理由", "今後の方針"]]
        for p, no, text, cost, grant, kpis, mark, why, way in values:
            for i, (name, t, got, unit) in enumerate(kpis):
                row = [x(no, p, "/number"), n(p), x(text, p, rev(year, "achievements")), x(cost, p, rev(year, "cost")), x(grant, p, rev(year, "grant"))] if i == 0 else [""] * 5
                row += [name, k(t, p, year, name, "target"), k(got, p, year, name, "actual"), unit]
                rows.append(row + ([x(mark, p, rev(year, RATING)), x(why, p, rev(year, WHY)), x(way, p, rev(year, DECISION))] if i == 0 else []))
        return rows, []
    this = sixth("R4", "令和4年度", [
        (p, 1, "オーナー募集を首都圏で行い、田植え・稲刈りの催しを各2回開いた。", 3561200, 1780600, [("オーナー数", 60, 72, "組"), ("交流人口", 400, 455, "人")], "A", "目標を超えて参加があった。", "継続"),
        (q, 2, "古民家2棟に通信設備を整え、企業5社の試行を受け入れた。", 7200000, 3600000, [("利用企業数", 8, 5, "社"), ("延べ宿泊数", 200, 164, "泊")], "B", "冬季の利用が伸びなかった。", "見直しのうえ継続")])
    last = sixth("R3", "令和3年度", [
        (p, 1, "オーナー募集のちらしを作り、催しは感染症のため1回とした。", 2980000, 1490000, [("オーナー数", 50, 41, "組"), ("交流人口", 350, 120, "人")], "C", "感染症の影響を受けた。", "継続"),
        (q, 2, "受入施設の調査を行った。", 1500000, 750000, [("利用企業数", "―", "―", "社"), ("延べ宿泊数", "―", "―", "泊")], "―", "調査のみのため評価しない。", "継続")])
    put(folder, "ev-a06.xlsx", [("R4", *this), ("R3（参考）", *last)], [("/fiscal_year", "R4", "R4!A1"), ("/municipality", "蛍沢村", "R4!A2")])
    # 7: upper line target, lower line actual
    p, q = "商店街にぎわい再生事業", "高校魅力化コーディネーター配置事業"
    rows = [["北巻町　地方創生関連事業　成果指標一覧（令和２年度～令和４年度）"], ["※各年度の上段は目標値、下段は実績値"],
            ["事業名", "成果指標", "単位", "上段：目標\n下段：実績", "R2", "R3", "R4", "R6目標", "所管"]]
    def seventh(p, name, unit, targets, actuals, goal, dept, first):
        ys = ["R2", "R3", "R4"]
        return [[n(p) if first else "", name, unit, "目標", *[k(t, p, y, name, "target", number(t)) for y, t in zip(ys, targets)], goal, x(dept, p, "/department") if first else ""],
                ["", "", "", "実績", *[k(t, p, y, name, "actual", number(t)) for y, t in zip(ys, actuals)], "", ""]]
    number = lambda t: int(t.replace(",", "")) if isinstance(t, str) and t[0].isdigit() else t
    rows += seventh(p, "空き店舗を使った出店数", "店", (2, 3, 3), (1, 3, 5), 4, "商工課", True) + seventh(p, "歩行者通行量（休日）", "人", ("1,200", "1,250", "1,300"), ("980", "1,105", "1,322"), "1,400", "", False)
    rows += seventh(q, "町外からの入学者数", "人", (8, 10, 12), (6, 11, "―"), 15, "教育委員会", True)
    put(folder, "ev-a07.xlsx", [("成果指標", rows, ["A4:A7", "B4:B5", "C4:C5", "H4:H5", "I4:I7", "B6:B7", "C6:C7", "H6:H7", "A8:A9", "B8:B9", "C8:C9", "H8:H9", "I8:I9"])])


def lists_flat_and_wide(folder):
    # 8: an Excel table with a filter: names repeated in every row, filtered rows and an internal column hidden
    p, q = "碧浜ブルーカーボン推進事業", "シェアサイクル導入実証事業"
    head = ["ID", "年度", "事業名", "担当部署", "事業費(円)", "交付金充当額(円)", "KPI番号", "KPI名称", "単位", "基準値", "目標値", "実績値", "達成状況", "内部メモ", "今後の方針", "方針の理由"]
    def eighth(no, p, dept, cost, grant, i, name, unit, base, t, got, state, memo, way, why):
        return [no, "令和7年度", n(p), x(dept, p, "/department"), x(cost, p, rev("R7", "cost")), x(grant, p, rev("R7", "grant")), i, name, k(unit, p, "R7", name, "unit"),
                k(base, p, "R7", name, "baseline"), k(t, p, "R7", name, "target"), k(got, p, "R7", name, "actual"), state, memo, x(way, p, rev("R7", DECISION)), x(why, p, rev("R7", REASON))]
    w = ("継続", "藻場の再生に時間を要するため、計画どおり進める。"), ("終了", "実証期間が満了したため。")
    rows = [head, eighth("BH-01", p, "環境政策課", 15400000, 7700000, 1, "藻場の造成面積", "ha", 0.5, 2.0, 2.4, "達成", "要確認", *w[0]),
            eighth("BH-01", p, "環境政策課", 15400000, 7700000, 2, "環境学習の参加者数", "人", 150, 400, 385, "未達成", "", *w[0]),
            eighth("BH-02", q, "交通政策課", 8236000, 4118000, 1, "月間利用回数", "回", 0, 3000, 3466, "達成", "", *w[1]),
            eighth("BH-02", q, "交通政策課", 8236000, 4118000, 2, "ポート数", "か所", 0, 15, 15, "達成", "", *w[1]),
            eighth("BH-02", q, "交通政策課", 8236000, 4118000, 3, "会員登録者数", "人", 0, 1200, "R8.6確定", "確認中", "", *w[1])]
    put(folder, "ev-a08.xlsx", [("テーブル1", rows, [], {14})])
    # 9: KPI blocks beside each other, a row a project, the names of the indicators in the rows
    p, q, r = "雲井町定住促進住宅整備事業", "特産なし海外販路開拓事業", "デマンド交通実証運行事業"
    def ninth(no, p, dept, plan, cost, kpis, mark, way):
        row = [x(no, p, "/number"), n(p), x(dept, p, "/department"), x(plan, p, rev("R1", "budget"), int(plan.replace(",", ""))), x(cost, p, rev("R1", "cost"), int(cost.replace(",", "")))]
        for name, t, got in kpis:
            row += [name, k(t, p, "R1", name, "target"), k(got, p, "R1", name, "actual")] if name else ["", "", ""]
        return row + [x(mark, p, rev("R1", RATING)), x(way, p, rev("R1", DECISION))]
    rows = [["雲井町　令和元年度地方創生推進交付金事業の検証について"], [],
            ["番号", "事業名", "担当課", "計画額（円）", "実績額（円）", "ＫＰＩ①", "", "", "ＫＰＩ②", "", "", "ＫＰＩ③", "", "", "評価", "今後の方向性"],
            ["", "", "", "", "", *["指標", "目標値", "実績値"] * 3, "", ""],
            ninth(1, p, "建設課", "42,000,000", "41,580,000", [("入居世帯数", "8世帯", "8世帯"), ("転入者数", "20人", "23人"), ("", "", "")], "Ａ", "終了"),
            ninth(2, q, "農政課", "5,500,000", "5,120,400", [("輸出量", "12ｔ", "9.6ｔ"), ("取引業者数", "3社", "3社"), ("輸出額", "8,000千円", "6,310千円")], "Ｂ", "継続"),
            ninth(3, r, "総務課", "6,300,000", "6,294,200", [("利用者数", "4,000人", "3,120人"), ("", "", ""), ("", "", "")], "Ｃ", "改善"),
            ["評価区分　Ａ：KPIをすべて達成　Ｂ：一部達成　Ｃ：未達成"]]
    put(folder, "ev-a09.xlsx", [("検証", rows, ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:H3", "I3:K3", "L3:N3", "O3:O4", "P3:P4"])], [("/fiscal_year", "R1", "検証!A1")])
    # 10: sections by the kind of grant, indicators numbered within a cell
    p, q, r = "ＩＴ人材育成・企業誘致事業", "産学官連携商品開発事業", "道の駅再整備事業"
    y = "H29"
    def numbered(p, names, targets, actuals):
        join = lambda vs: "\n".join(f"{m}{v}" for m, v in zip("①②③", vs))
        return [join(names), C(join(targets), [(p, kpi(y, name, "target"), v, []) for name, v in zip(names, targets)]),
                C(join(actuals), [(p, kpi(y, name, "actual"), v, []) for name, v in zip(names, actuals)])]
    head = ["No.", "事業名", "事業期間", "交付対象事業費", "交付金額", "KPI", "目標値(H29)", "実績値(H29)", "事業効果", "有識者会議での意見"]
    def tenth(no, p, start, end, cost, grant, kpis, effect, said):
        return [x(no, p, "/number"), n(p), both(x(f"{start}～{end}", p, "/period/from", start), x("", p, "/period/to", end)), x(cost, p, rev(y, "cost")), x(grant, p, rev(y, "grant")), *numbered(p, *kpis),
                x(effect, p, rev(y, RATING)), x(said, p, rev(y, OPINION))]
    rows = [["平成29年度 地方創生関係交付金事業の効果検証結果"], [*[""] * 8, "瀬渡市総合政策部", "単位：円"],
            ["１　地方創生推進交付金"], head,
            tenth(1, p, "H28", "H30", 25000000, 12500000, (["講座修了者数", "誘致企業数"], ["40人", "2社"], ["52人", "1社"]), "地方創生に効果があった", "修了者の就職先を追うこと。"),
            tenth(2, q, "H29", "R1", 9810000, 4905000, (["開発商品数", "共同研究件数", "売上額"], ["5品", "3件", "1,000万円"], ["7品", "3件", "864万円"]), "地方創生に相当程度効果があった", "商品の販路を広げられたい。"),
            ["小計", "", "", 34810000, 17405000],
            ["２　地方創生拠点整備交付金"], head,
            tenth(3, r, "H29", "H29", 98400000, 49200000, (["来場者数", "直売所の売上"], ["25万人", "3億円"], ["27万人", "2億8千万円"]), "地方創生に相当程度効果があった", "渋滞対策が必要。"),
            ["小計", "", "", 98400000, 49200000], ["合計", "", "", 133210000, 66605000]]
    put(folder, "ev-a10.xlsx", [("検証結果", rows, ["A3:J3", "A8:J8"])], [("/fiscal_year", "H29", "検証結果!A1"), ("/totals[H29 実績]/cost", 133210000, "検証結果!D12")])
    # 11: last year's opinion with the answer to it, own and outside evaluation, percentages by format
    p, q = "椿原城下町景観活用事業", "こども食堂ネットワーク形成事業"
    y = "R6"
    def eleventh(no, p, dept, cost, kpis, text, mark, outside, said, answer, way):
        out = []
        for i, (name, t, got, rate) in enumerate(kpis):
            row = [x(no, p, "/number"), both(n(p, f"{p}\n（{dept}）"), x("", p, "/department", dept)), x(cost, p, rev(y, "cost"), int(float(cost) * 10000))] if i == 0 else ["", "", ""]
            row += [name, k(t, p, y, name, "target", v(t)), k(got, p, y, name, "actual", v(got)), rate]
            out.append(row + ([x(text, p, rev(y, "achievements")), x(mark, p, rev(y, RATING), None, [rev(y, "evaluations[0]/rating")]), x(outside, p, rev(y, "evaluations[0]/rating"), None, [rev(y, "evaluations[1]/rating")]), x(said, p, rev(y, OPINION)),
                               answer, x(way, p, rev(y, DECISION))] if i == 0 else []))
        return out
    v = lambda cell: f"{float(cell) * 100:.1f}%" if isinstance(cell, F) else cell
    rows = [["令和６年度　椿原市総合戦略推進事業　検証シート（総括表）"],
            ["№", "事業名\n（担当課）", "決算額\n（万円）", "KPI", "目標値", "実績値", "達成度", "取組実績", "内部評価", "外部評価", "外部評価委員の意見", "前年度意見への対応", "今後の方針"],
            *eleventh(1, p, "都市景観課", 1860, [("修景補助件数", 6, 7, F(1.1667, "0.0%")), ("来訪者満足度", F(0.8, "0.0%"), F(0.762, "0.0%"), F(0.9525, "0.0%"))],
                      "町家７棟の外観を修景し、案内看板を更新した。", "Ａ", "Ｂ", "満足度の落ちた理由を調べること。", "駐車場の案内を増やした。", "継続"),
            *eleventh(2, q, "子育て支援課", 324, [("食堂の箇所数", 9, 9, F(1, "0.0%")), ("利用児童の割合", F(0.05, "0.0%"), "確認中", "－")],
                      "運営者の連絡会を４回開き、食材の配送を始めた。", "Ｂ", "Ｂ", "保護者の声も集めてほしい。", "－", "拡充")]
    put(folder, "ev-a11.xlsx", [("総括表", rows, [*[f"{c}3:{c}4" for c in "ABCHIJKLM"], *[f"{c}5:{c}6" for c in "ABCHIJKLM"]])], [("/fiscal_year", "R6", "総括表!A1")])
    # 12: a block a goal: its own numerical target above, the KPI of its measures below
    g, h = "基本目標１　しごとを生み出す", "基本目標２　ひとを呼び込む"
    def block(goal, top, measures):
        rows = [[goal], ["【数値目標】"], ["指標", "", "単位", "基準値（R元）", "目標値（R6）", "実績値（R5）", "評価"],
                [top[0], "", top[1], k(top[2], goal, "R5", top[0], "baseline"), a(top[3], "a later year's target"), k(top[4], goal, "R5", top[0], "actual"), k(top[5], goal, "R5", top[0], "rating")], ["【施策ごとの重要業績評価指標】"],
                ["施策", "KPI", "単位", "基準値（R元）", "目標値（R6）", "実績値（R5）", "評価", "今後の取組", "担当課"]]
        for p, kpis in measures:
            for i, (name, unit, base, goal_value, got, mark, text, dept) in enumerate(kpis):
                rows.append([n(p) if i == 0 else "", name, k(unit, p, "R5", name, "unit"), k(base, p, "R5", name, "baseline"),
                             a(goal_value, "a later year's target"), k(got, p, "R5", name, "actual"), k(mark, p, "R5", name, "rating"), text, dept])
        return rows
    rows = [["早乙女町総合戦略　令和５年度進捗状況報告書"], [],
            *block(g, ("町内総生産額", "億円", 412, 430, 418, "B"), [
                ("１－１　中小企業の支援", [("経営革新計画の承認件数", "件", 3, 10, 8, "A", "商工会と合同の相談会を増やす。", "産業課"), ("事業承継の成立件数", "件", 0, 5, 1, "C", "承継バンクへの登録を働きかける。", "産業課")]),
                ("１－２　農業の振興", [("農地集積率", "％", 41.2, 60, 52.8, "B", "地域計画に沿って進める。", "農業委員会")])]), [],
            *block(h, ("社会増減数", "人", -86, 0, -41, "B"), [
                ("２－１　移住の支援", [("移住者数（累計）", "人", 22, 150, 97, "B", "相談窓口を週末も開く。", "企画課"), ("空き家バンク成約件数（累計）", "件", 5, 40, "未集計", "－", "家財処分の補助を設ける。", "企画課")])]), [],
            ["評価：S＝目標達成、A＝順調、B＝概ね順調、C＝遅れている、－＝評価できない"]]
    put(folder, "ev-a12.xlsx", [("進捗状況", rows, ["A9:A10"])], [("/fiscal_year", "R5", "進捗状況!A1")])


def sheets_with_summary(folder):
    # 13: label left, boxes to tick, the KPI as a small table in the middle, with a summary sheet and how to fill it in
    def sheet(no, p, dept, kind, span, cost, grant, purpose, text, kpis, effect, why, way, reason, said):
        short = lambda year: year.replace("令和", "R").replace("年度", "").translate(str.maketrans("４５６７", "4567"))
        tick = lambda chosen, words: "　".join(("■" if w == chosen else "□") + w for w in words)
        effects = ["地方創生に非常に効果的であった", "地方創生に相当程度効果があった", "地方創生に効果があった", "地方創生に対して効果がなかった"]
        rows = [["地方創生関係交付金　効果検証シート（令和６年度実施事業）"], ["", "", "", "", "朝霧台市"],
                ["事業番号", x(no, p, "/number"), "担当課", x(dept, p, "/department")], ["事業名", n(p)], ["交付金の種類", x(kind, p, rev("R6", "program"))],
                ["事業期間", both(x(f"{span[0]} ～ {span[1]}", p, "/period/from", short(span[0])), x("", p, "/period/to", short(span[1])))],
                ["事業費", x(f"{cost:,}円", p, rev("R6", "cost"), cost), "うち交付金", x(f"{grant:,}円", p, rev("R6", "grant"), grant)],
                ["事業の目的", x(purpose, p, "/plan/purpose[0]")], ["令和６年度の取組内容", x(text, p, rev("R6", "achievements"))],
                ["ＫＰＩ", "指標名", "事業開始前", "目標値", "実績値", "達成率"]]
        for name, base, t, got, rate in kpis:
            rows.append(["", name, k(base, p, "R6", name, "baseline"), k(t, p, "R6", name, "target"), k(got, p, "R6", name, "actual"), rate])
        rows += [["事業効果", x(tick(effect, effects[:2]), p, rev("R6", RATING), effect) if effect in effects[:2] else tick(effect, effects[:2])],
                 ["", x(tick(effect, effects[2:]), p, rev("R6", RATING), effect) if effect in effects[2:] else tick(effect, effects[2:])],
                 ["評価の理由", x(why, p, rev("R6", WHY))],
                 ["今後の方針", x(tick(way, ["事業の発展", "事業の継続", "事業内容の見直し", "事業の中止", "予定どおり終了"]), p, rev("R6", DECISION), way)],
                 ["方針の理由", x(reason, p, rev("R6", REASON))], ["有識者会議の意見", x(said, p, rev("R6", OPINION))]]
        return rows, ["B4:F4", "B8:F8", "B9:F9", f"A10:A{10 + len(kpis)}"]
    p, q = "高原野菜ブランド確立事業", "市民ランナー交流大会開催事業"
    one = sheet(1, p, "農業振興課", "地方創生推進交付金", ("令和４年度", "令和６年度"), 13250000, 6625000, "高原野菜の単価を上げ、農家の所得を増やす。", "出荷規格を統一し、都内の量販店３社で販売会を開いた。",
                [("ブランド認証農家数（戸）", 0, 40, 46, "115.0%"), ("販売単価（円/kg）", 182, 210, 204, "97.1%"), ("商談件数（件）", 3, 20, 31, "155.0%")],
                "地方創生に相当程度効果があった", "認証農家が計画を上回り、販路も広がった。", "事業の継続", "単価が目標に届いていないため。", "若い農家の声を取り入れるとよい。")
    two = sheet(2, q, "スポーツ振興課", "デジタル田園都市国家構想交付金", ("令和５年度", "令和７年度"), 8090500, 4045250, "大会を通じて交流人口を増やす。", "大会を１０月に開き、前日祭を商店街で行った。",
                [("大会参加者数（人）", 1120, 1800, 1544, "85.8%"), ("参加者の宿泊率（％）", 22.5, 35, "集計中", "―")],
                "地方創生に効果があった", "参加者は前年を上回ったが目標に届かなかった。", "事業内容の見直し", "種目と時期を見直すため。", "特に意見なし")
    summary = [["令和６年度　効果検証結果（総括）"], ["番号", "事業名", "担当課", "事業効果", "今後の方針"], [1, p, "農業振興課", "地方創生に相当程度効果があった", "事業の継続"], [2, q, "スポーツ振興課", "地方創生に効果があった", "事業内容の見直し"]]
    guide = [["記入要領"], ["１", "「事業の目的」は実施計画書から転記してください。"], ["２", "「実績値」が未確定の場合は「集計中」と記入してください。"], ["３", "該当する項目の□を■にしてください。"], ["４", "提出期限　令和７年７月１１日（金）企画政策課あて"]]
    put(folder, "ev-b13.xlsx", [("記入要領", guide, []), ("総括", summary, []), ("1", *one), ("2", *two)], [("/municipality", "朝霧台市", "1!E2")])
    # 14: labels above, scores A to D with the last year's beside this year's, a total with its reason
    p = "図書館を核とした中心市街地活性化事業"
    rows = [["令和３年度　事業評価調書（令和２年度事業）"], ["整理番号", "", "部局", "", "課・係", ""], ["2-14", "", "教育部", "", x("生涯学習課　図書館係", p, "/department"), ""],
            ["事業名", "", "", "", "事業開始年度", ""], [n(p), "", "", "", x("平成２９年度", p, "/period/from", "H29"), ""],
            ["事業の目的（何のために行うのか）"], [x("駅前図書館を人の集う場とし、中心市街地の人出を取り戻す。", p, "/plan/purpose[0]")],
            ["事業の内容（令和２年度に行ったこと）"], [x("夜間開館を週２日行い、読書会や朝市との共同企画を計１８回開いた。", p, rev("R2", "achievements"), None, ["/plan/summary"])],
            ["成果指標", "単位", "令和元年度", "", "令和２年度", "", "令和３年度"], ["", "", "目標", "実績", "目標", "実績", "目標"]]
    for name, unit, values in [("来館者数", "人", (210000, 224310, 230000, 131877, 200000)), ("中心市街地の休日歩行者数", "人", (5400, 5120, 5600, "調査中止", 5600)), ("共同企画の回数", "回", (12, 15, 16, 18, 20))]:
        cells = [k(v, p, y, name, f) for v, (y, f) in zip(values, [("R1", "target"), ("R1", "actual"), ("R2", "target"), ("R2", "actual"), ("R3", "target")])]
        rows.append([name, k(unit, p, "R2", name, "unit"), *cells])
    rows += [["評価項目", "", "前年度の評価", "今年度の評価", "評価の説明"], ["必要性", "", "A", "A", "市民の居場所として求められている。"], ["有効性", "", "B", "C", "休館により来館者が減った。"], ["効率性", "", "B", "B", "経費は前年並みである。"],
             ["総合評価", "", x("B", p, rev("R1", RATING)), x("C", p, rev("R2", RATING)), x("感染症対策による休館の影響が大きかったが、企画の数は増やせた。", p, rev("R2", WHY))],
             ["今後の方向性", "", "拡大　・　現状維持　・　縮小　・　廃止", "", x("現状維持", p, rev("R2", DECISION))],
             ["方向性の理由", "", x("利用の回復を見極める必要があるため。", p, rev("R2", REASON))],
             ["評価の基準", "", "A：十分である　B：おおむね十分である　C：やや不十分である　D：不十分である"]]
    put(folder, "ev-b14.xlsx", [("2-14", rows, ["A2:B2", "C2:D2", "E2:F2", "A3:B3", "C3:D3", "E3:F3", "A4:D4", "E4:F4", "A5:D5", "E5:F5", "A6:G6", "A7:G7", "A8:G8", "A9:G9",
        "A10:A11", "B10:B11", "C10:D10", "E10:F10", "C20:D20", "C21:G21"])], [("/fiscal_year", "R2", "2-14!A1")])
    # 15: the years of the plan in columns, plan and real below each other, money by year, a book of two
    def years_sheet(p, no, dept, kpis, money, issue, answer):
        ys, shown = ["R4", "R5", "R6", "R7", "R8"], ["R4年度", "R5年度", "R6年度", "R7年度", "R8年度"]
        rows = [["葛川市デジタル田園都市構想総合戦略　進捗管理シート"], ["評価対象年度", "令和６年度", "", "シート番号", no], ["事業名", n(p)], ["所管課", x(dept, p, "/department")], [],
                ["KPI", "単位", "", *shown]]
        for name, unit, plan, real in kpis:
            rows.append([name, k(unit, p, "R6", name, "unit"), "計画", *[k(v, p, y, name, "target") for y, v in zip(ys, plan)]])
            rows.append(["", "", "実績", *[k(v, p, y, name, "actual") for y, v in zip(ys, real)]])
        at = len(rows) - 2 * len(kpis) + 1
        merges = [f"{c}{at + 2 * i}:{c}{at + 2 * i + 1}" for i in range(len(kpis)) for c in "AB"]
        rows += [[], ["事業費（千円）", "", "", *shown], ["予算額", "", "", *[x(v, p, rev(y, "budget"), v * 1000) for y, v in zip(ys, money[0])]],
                 ["決算額", "", "", *[x(v, p, rev(y, "cost"), v * 1000) for y, v in zip(ys, money[1])]], [],
                 ["現状と課題", x(issue, p, rev("R6", ISSUE))], ["今後の対応", x(answer, p, rev("R6", "issues/revisions"), None, [rev("R6", REASON), rev("R6", DECISION)])]]
        return rows, merges
    p, q = "伝統工芸後継者育成塾", "移動スーパー運行支援事業"
    put(folder, "ev-b15.xlsx", [("101", *years_sheet(p, 101, "商工労政課", [("塾生数", "人", [5, 8, 10, 12, 12], [6, 7, 11]), ("独立開業者数（累計）", "人", [0, 1, 3, 5, 8], [0, 1, 2])],
                                                     [[4200, 4500, 4500], [4013, 4387, 4421]], "独立後の工房の確保が課題である。", "空き工房の紹介制度を始める。")),
                                ("102", *years_sheet(q, 102, "福祉政策課", [("運行区域数", "区域", [4, 6, 8, 9, 10], [4, 6, 7]), ("利用者満足度", "％", [70, 75, 80, 80, 85], [72.4, 78.1, "集計中"])],
                                                     [[3000, 3600, 3600], [2890, 3512, 3588]], "運転手の確保が難しい。", "近隣の市と運行を分担する。"))], [("/municipality", "葛川市", "101!A1")])
    # 16: what the committee said, numbered, with the office's answer; scores of members
    p = "駅前広場おもてなし空間創出事業"
    rows = [["地方創生拠点整備交付金　事業検証シート"], ["対象年度", "令和５年度", "団体名", "白波町"], ["事業名称", n(p)], ["事業概要", x("駅前に案内所と休憩所を備えた小広場を整え、週末の催しを開く。", p, "/plan/summary")],
            ["総事業費", x(64350, p, rev("R5", "cost"), 64350000), "千円", "（うち交付金", x(32175, p, rev("R5", "grant"), 32175000), "千円）"], [],
            ["No", "重要業績評価指標", "目標値", "実績値", "達成状況"], [1, "案内所の利用者数（人）", k(12000, p, "R5", "案内所の利用者数（人）", "target"), k(13408, p, "R5", "案内所の利用者数（人）", "actual"), "達成"],
            [2, "週末の催しの開催数（回）", k(24, p, "R5", "週末の催しの開催数（回）", "target"), k(19, p, "R5", "週末の催しの開催数（回）", "actual"), "未達成"],
            [3, "駅前の新規出店数（店）", k(2, p, "R5", "駅前の新規出店数（店）", "target"), k(0, p, "R5", "駅前の新規出店数（店）", "actual"), "未達成"], [],
            ["町の自己評価", x("Ｂ", p, rev("R5", RATING), None, [rev("R5", "evaluations[0]/rating")]), "評価理由", x("案内所は定着したが、出店に結びついていない。", p, rev("R5", WHY))],
            ["検証委員会の評価", x("Ｂ", p, rev("R5", "evaluations[0]/rating"), None, [rev("R5", "evaluations[1]/rating")])], [],
            ["検証委員会の意見", "", "意見に対する町の考え方"], [x("催しの担い手を町外にも求めてはどうか。", p, rev("R5", "opinions[0]/text")), "", x("大学の団体に声を掛ける。", p, rev("R5", "opinions[0]/response"))],
            [x("空き店舗の家主との調整が必要。", p, rev("R5", "opinions[1]/text")), "", x("商工会と戸別に訪問する。", p, rev("R5", "opinions[1]/response"))], [],
            ["今後の方針", x("継続（内容を一部見直し）", p, rev("R5", DECISION))]]
    put(folder, "ev-b16.xlsx", [("検証シート", rows, ["B3:F3", "B4:F4", "A15:B15", "C15:F15", "A16:B16", "C16:F16", "A17:B17", "C17:F17"])],
        [("/fiscal_year", "R5", "検証シート!B2"), ("/municipality", "白波町", "検証シート!D2")])


def sheets_with_boxes(folder):
    # 17: three papers below each other on one sheet
    def paper(p, no, dept, cost, kpis, text, mark, way):
        rows = [["地方創生推進交付金事業　実績評価票", "", "", f"No.{no}"], ["事業名", n(p), "担当", x(dept, p, "/department")], ["平成３０年度事業費", x(f"{cost}千円", p, rev("H30", "cost"), int(cost.replace(",", "")) * 1000), "評価", x(mark, p, rev("H30", RATING))],
                ["事業実績", x(text, p, rev("H30", "achievements"))], ["指標", "目標", "実績", "備考"]]
        for name, t, got, note in kpis:
            rows.append([name, k(t, p, "H30", name, "target"), k(got, p, "H30", name, "actual"), x(note, p, kpi("H30", name, "note")) if note else ""])
        return rows + [["今後の方向", x(way, p, rev("H30", DECISION))], []]
    rows = [["鳴神町　平成３０年度"], [], *paper("雪室活用産品開発事業", 1, "農林振興課", "6,480", [("開発した産品の数", "4品", "5品", ""), ("雪室産品の販売額", "3,000千円", "2,716千円", "10月以降の販売分")], "雪室で貯蔵した米と味噌の試験販売を行った。", "Ｂ", "継続"),
            *paper("冬の滞在型観光推進事業", 2, "観光課", "11,302", [("冬季宿泊者数", "18,000人", "19,450人", ""), ("体験メニュー数", "10件", "12件", "")], "かんじき体験など新たに４つのメニューを作った。", "Ａ", "拡充"),
            *paper("除雪ボランティア交流事業", 3, "建設課", "980", [("参加者数", "120人", "中止", "少雪のため")], "受入体制を整えたが少雪により中止した。", "－", "継続")]
    put(folder, "ev-b17.xlsx", [("評価票", rows, [])], [("/municipality", "鳴神町", "評価票!A1")])
    # 18: boxes to tick in one cell each, with the reasons below, KPI with the attainment ticked
    p = "ローカルベンチャー育成支援事業"
    rows = [["様式第２号", "", "", "", "令和７年６月２０日提出"], ["令和６年度 新しい地方経済・生活環境創生交付金 事業評価シート"], ["市町村名", "桂木村", "", "担当課", x("むらづくり推進室", p, "/department")],
            ["事業名", n(p)], ["事業類型", "□先駆型　■横展開型　□Society5.0型"], ["経費（円）", "総額", x(7744000, p, rev("R6", "cost")), "うち国費", x(3872000, p, rev("R6", "grant"))],
            ["取組の実績", x("起業家塾を１０回開き、村有施設を試験店舗として貸し出した。", p, rev("R6", "achievements"))], [],
            ["KPI", "R6目標値", "R6実績値", "達成状況"]]
    for name, t, got, state in [("起業家塾の受講者（人）", 15, 19, "☑達成　□概ね達成　□未達成"), ("新規起業数（件）", 3, 1, "□達成　□概ね達成　☑未達成"), ("試験店舗の稼働率（％）", 60, 57.5, "□達成　☑概ね達成　□未達成")]:
        rows.append([name, k(t, p, "R6", name, "target"), k(got, p, "R6", name, "actual"), state])
    rows += [[], ["事業の評価", x("□非常に効果的であった\n☑相当程度効果があった\n□効果があった\n□効果がなかった", p, rev("R6", RATING), "相当程度効果があった")],
             ["評価の根拠", x("受講者の満足度が高く、試験店舗から１件が起業した。", p, rev("R6", WHY))],
             ["今後の事業の方向性", x("□拡充　☑継続　□縮小　□休止　□廃止　□完了", p, rev("R6", DECISION), "継続")], ["上記の理由", x("起業まで複数年を要するため。", p, rev("R6", REASON))],
             ["課題・改善点", x("村外からの受講者の住まいが足りない。", p, rev("R6", ISSUE))]]
    put(folder, "ev-b18.xlsx", [("評価シート", rows, ["A2:E2", "B4:E4", "B5:E5", "B7:E7", "D9:E9"])], [("/municipality", "桂木村", "評価シート!B3"), ("/fiscal_year", "R6", "評価シート!A2")])
    # 19: PDCA in upright letters at the left, each with its labels
    p = "里山サイクリングロード整備活用事業"
    rows = [["事業進捗管理シート（令和４年度実績）", "", "", "", "", "風越村　地域振興課"], ["事業名", n(p), "", "", "事業期間", both(x("R2年度～R6年度", p, "/period/from", "R2"), x("", p, "/period/to", "R6"))],
            ["計画\n（Plan）", "目的", x("里山の道を生かし、週末の来訪者を増やす。", p, "/plan/purpose[0]")], ["", "概要", x("案内標識と休憩所を整え、貸し自転車を置く。", p, "/plan/summary")],
            ["実施\n（Do）", "実施内容", x("標識２４基を設け、貸し自転車３０台を入れた。", p, rev("R4", "achievements"))],
            ["", "事業費（千円）", "R2決算", "R3決算", "R4決算", "R5予算"], ["", "", x(5120, p, rev("R2", "cost"), 5120000), x(8800, p, rev("R3", "cost"), 8800000), x(7315, p, rev("R4", "cost"), 7315000), x(4000, p, rev("R5", "budget"), 4000000)],
            ["評価\n（Check）", "指標", "基準値（R1）", "R4目標", "R4実績", "R6目標"]]
    for name, base, t, got, goal in [("貸し自転車の利用回数（回）", 0, 2500, 3127, 5000), ("休日の来訪者数（人）", 8200, 9500, 9016, 11000)]:
        rows.append(["", name, k(base, p, "R4", name, "baseline"), k(t, p, "R4", name, "target"), k(got, p, "R4", name, "actual"), k(goal, p, "R4", name, "goal/value", None, [kpi("R6", name, "target")])])
    rows += [["", "総合評価", x("Ｂ（おおむね順調）", p, rev("R4", RATING))], ["", "評価理由", x("利用は伸びたが、来訪者が目標に届かなかった。", p, rev("R4", WHY))],
             ["改善\n（Action）", "課題", x("公共交通との接続が悪い。", p, rev("R4", ISSUE))], ["", "今後の方向性", x("継続", p, rev("R4", DECISION))], ["", "改善内容", x("駅前にも貸出所を置く。", p, rev("R4", "issues/revisions"), None, [rev("R4", REASON)])]]
    put(folder, "ev-b19.xlsx", [("No5", rows, ["A3:A4", "A5:A7", "A8:A12", "A13:A15", "C3:F3", "C4:F4", "C5:F5", "B6:B7", "C11:F11", "C12:F12", "C13:F13", "C14:F14", "C15:F15"])],
        [("/fiscal_year", "R4", "No5!A1")])
    # 20: numbered headings with the box below each
    p = "介護人材確保・外国人介護士受入支援事業"
    rows = [["佐久良市　令和６年度　地方創生事業　自己評価書"], [], ["事業名", "", n(p)], ["担当部署", "", x("健康福祉部 高齢者支援課", p, "/department")], [],
            ["１　事業の概要"], [x("介護職員の不足を補うため、外国人介護士の受入れに要する費用と日本語学習を支援する。", p, "/plan/summary")],
            ["２　令和６年度の実施状況"], [x("６法人に対し、１４人分の受入費用を補助した。日本語教室を月２回開いた。", p, rev("R6", "achievements"))],
            ["３　事業費"], ["予算額", "", x("12,000千円", p, rev("R6", "budget"), 12000000), "決算額", x("10,864千円", p, rev("R6", "cost"), 10864000)],
            ["４　重要業績評価指標（KPI）の達成状況"], ["指標名", "", "単位", "目標値", "実績値", "達成率（％）"]]
    for name, unit, t, got, rate in [("受入人数", "人", 12, 14, 116.7), ("日本語教室の延べ参加者", "人", 240, 221, 92.1), ("受入法人の満足度", "％", 85, "未回収", "―")]:
        rows.append([name, "", k(unit, p, "R6", name, "unit"), k(t, p, "R6", name, "target"), k(got, p, "R6", name, "actual"), rate])
    rows += [["５　事業の評価"], ["評価区分", "", x("Ａ", p, rev("R6", RATING))], [x("受入れは計画を上回り、離職者も出なかったため。", p, rev("R6", WHY))],
             ["６　今後の課題"], [x("住まいの確保と地域との交流が課題である。", p, rev("R6", ISSUE))], ["７　今後の方針"], [x("継続して実施する。", p, rev("R6", DECISION), None, [rev("R6", REASON)])],
             ["８　外部評価委員会からの意見"], [x("地域の行事に誘うなど、暮らしの面も支えてほしい。", p, rev("R6", OPINION))]]
    wide = [6, 7, 8, 9, 10, 12, 17, 19, 20, 21, 22, 23, 24, 25]
    put(folder, "ev-b20.xlsx", [("自己評価書", rows, [f"A{r}:F{r}" for r in wide] + ["C3:F3", "C4:F4", "A3:B3", "A4:B4"])], [("/fiscal_year", "R6", "自己評価書!A1"), ("/municipality", "佐久良市", "自己評価書!A1")])
    # 21: what was spent with its sources: last year's settlement, this year's, next year's budget
    p = "地域おこし協力隊活動推進事業"
    rows = [["令和６年度 事務事業評価シート", "", "", "（令和５年度決算）"], ["事務事業名", n(p), "所属", x("地域創生課", p, "/department")], ["対象", x("都市部の若者", p, "/plan/purpose[0]"), "意図", x("隊員の定住につなげ、集落の担い手を増やす。", p, "/plan/purpose[1]")],
            ["事業内容", x("隊員５人を任用し、集落支援と起業の準備を支えた。", p, "/plan/summary", None, [rev("R5", "achievements[0]/body")])], [],
            ["区分", "令和４年度決算", "令和５年度決算", "令和６年度予算"], ["事業費（千円）", x(18230, p, rev("R4", "cost"), 18230000), x(21544, p, rev("R5", "cost"), 21544000), x(24000, p, rev("R6", "budget"), 24000000)],
            ["　国庫支出金", 0, 0, 0], ["　その他", x(500, p, rev("R4", "funding[1]/amount"), 500000), x(620, p, rev("R5", "funding[1]/amount"), 620000), 700],
             ["　一般財源", x(17730, p, rev("R4", "funding[2]/amount"), 17730000), x(20924, p, rev("R5", "funding[2]/amount"), 20924000), 23300], ["人件費（千円）", 3200, 3200, 3300], ["総コスト（千円）", 21430, 24744, 27300], [],
            ["指標", "単位", "令和４年度", "", "令和５年度", "", "令和６年度"], ["", "", "目標", "実績", "目標", "実績", "目標"]]
    for name, unit, values in [("隊員数", "人", (5, 4, 5, 5, 6)), ("任期後の定住者数", "人", (1, 1, 2, 0, 2)), ("情報発信の回数", "回", (100, 134, 120, 151, 150))]:
        rows.append([name, k(unit, p, "R5", name, "unit"), *[k(v, p, y, name, f) for v, (y, f) in zip(values, [("R4", "target"), ("R4", "actual"), ("R5", "target"), ("R5", "actual"), ("R6", "target")])]])
    rows += [[], ["一次評価（課長）", x("B", p, rev("R5", RATING)), "コメント", x("定住に至らなかった隊員への支えが足りなかった。", p, rev("R5", WHY))],
             ["二次評価（行革本部）", x("B", p, rev("R5", "evaluations[0]/rating")), "コメント", x("任期２年目からの面談を義務とすること。", p, rev("R5", "evaluations[0]/comment"))],
             ["今後の方向性", x("改善しながら継続", p, rev("R5", DECISION))]]
    put(folder, "ev-b21.xlsx", [("評価シート", rows, ["A14:A15", "B14:B15", "C14:D14", "E14:F14"])], [("/fiscal_year", "R5", "評価シート!D1")])
    # 22: marks below the levels, first, second and outside evaluation in a row each
    p = "郷土料理継承・食育推進事業"
    rows = [["令和５年度　総合戦略事業　個別評価シート"], ["灯台町役場", "", "", "", "", "健康増進課"], ["事業名", n(p)], ["事業の目的", x("郷土料理を次の世代に伝え、地場産の食材の消費を増やす。", p, "/plan/purpose[0]")],
            ["令和５年度の実績", x("料理教室を１２回、小学校での授業を５回行った。", p, rev("R5", "achievements"))], ["決算額", x("1,265,300円", p, rev("R5", "cost"), 1265300)], [],
            ["成果指標", "R4実績", "R5目標", "R5実績", "達成率", "備考"]]
    for name, prev, t, got, rate, note in [("料理教室の参加者数（人）", 138, 180, 196, F(1.0889, "0.0%"), ""), ("給食の地場産率（％）", 31.4, 35, 33.2, F(0.9486, "0.0%"), "天候不順による"), ("レシピ集の配布数（冊）", "－", 500, 500, F(1, "0.0%"), "")]:
        rows.append([name, k(prev, p, "R4", name, "actual"), k(t, p, "R5", name, "target"), k(got, p, "R5", name, "actual"), rate, x(note, p, kpi("R5", name, "note")) if note else ""])
    rows += [[], ["評価", "Ｓ", "Ａ", "Ｂ", "Ｃ", "評価の理由"], ["担当課評価", "", x("○", p, rev("R5", RATING), "Ａ"), "", "", x("教室の参加者が目標を超えた。", p, rev("R5", WHY))],
             ["外部評価", "", "", x("○", p, rev("R5", "evaluations[0]/rating"), "Ｂ"), "", x("地場産率の向上に向けた工夫が要る。", p, rev("R5", "evaluations[0]/comment"))], [],
             ["今後の方針", "拡大", "継続", "縮小", "終了", "方針の理由"], ["", "", x("○", p, rev("R5", DECISION), "継続"), "", "", x("学校からの希望が続いているため。", p, rev("R5", REASON))]]
    put(folder, "ev-b22.xlsx", [("個別評価", rows, ["B3:F3", "B4:F4", "B5:F5", "B6:F6", "A17:A18"])], [("/fiscal_year", "R5", "個別評価!A1")])
    # 23: a built facility: before the project, then the years after it, increments, with the year's rate
    p = "三日月町ものづくり交流拠点整備事業"
    rows = [["地方創生拠点整備交付金（令和２年度第１次補正分）効果検証シート"], ["都道府県・市町村", "三日月町", "所管", x("商工課", p, "/department")], ["交付対象事業の名称", n(p)], ["施設の概要", x("旧中学校の技術棟を改修し、共同工房と貸し事務所を設けた。", p, "/plan/summary")],
            ["総事業費（円）", x(88752400, p, rev("R6", "cost"), None, ["/plan/total_cost"]), "交付金額（円）", x(44376200, p, rev("R6", "grant"))], [],
            ["本事業における重要業績評価指標（KPI）", "単位", "事業開始前\n（R2）", "R4", "", "R5", "", "R6", ""], ["", "", "", "目標", "実績", "目標", "実績", "目標", "実績"]]
    for name, unit, base, values in [("工房の利用者数", "人", 0, (1200, 980, 1800, 1925, 2400, 2610)), ("入居企業数", "社", 0, (3, 3, 5, 4, 6, 6)), ("製造品出荷額等", "百万円", 14250, (14300, 14118, 14400, 14560, 14500, "R8.3公表予定"))]:
        rows.append([name, k(unit, p, "R6", name, "unit"), k(base, p, "R6", name, "baseline", None, [kpi("R4", name, "baseline")]), *[k(v, p, y, name, f) for v, (y, f) in zip(values, [(y, f) for y in ("R4", "R5", "R6") for f in ("target", "actual")])]])
    rows += [[], ["事業効果（※①～④から選択）", x("②地方創生に相当程度効果があった", p, rev("R6", RATING))], ["評価（令和６年度）", x("利用者、入居企業とも計画を上回った。", p, rev("R6", WHY))], ["外部有識者からの意見", x("高校生の利用を広げられたい。", p, rev("R6", OPINION))],
             ["今後の方針", x("事業の継続", p, rev("R6", DECISION))], ["（参考）前年度の外部有識者からの意見", x("利用料の見直しを検討されたい。", p, rev("R5", OPINION))]]
    put(folder, "ev-b23.xlsx", [("拠点", rows, ["A7:A8", "B7:B8", "C7:C8", "D7:E7", "F7:G7", "H7:I7"])], [("/municipality", "三日月町", "拠点!B2")])
    # 24: a sheet a project on grid paper with many merged columns, two columns of labels
    def grid(p, no, dept, cost, grant, kpis, summary, result, mark, why, way):
        row = lambda *cells: [v for cell, width in cells for v in [cell] + [""] * (width - 1)]
        rows = [row(("常盤台市　令和２年度地方創生推進交付金事業　事業評価シート", 20), (f"No.{no}", 4)), row(("事業名", 4), (n(p), 12), ("担当課", 4), (x(dept, p, "/department"), 4)),
                row(("事業費", 4), (x(f"{cost:,} 円", p, rev("R2", "cost"), cost), 8), ("交付金", 4), (x(f"{grant:,} 円", p, rev("R2", "grant"), grant), 8)),
                row(("事業概要", 4), (x(summary, p, "/plan/summary"), 20)), row(("事業成果", 4), (x(result, p, rev("R2", "achievements")), 20)),
                row(("ＫＰＩ", 4), ("指標", 8), ("目標値", 4), ("実績値", 4), ("達成率", 4))]
        for name, t, got, rate in kpis:
            rows.append(row(("", 4), (name, 8), (k(t, p, "R2", name, "target"), 4), (k(got, p, "R2", name, "actual"), 4), (rate, 4)))
        rows += [row(("評価", 4), (x(mark, p, rev("R2", RATING)), 4), ("評価理由", 4), (x(why, p, rev("R2", WHY)), 12)), row(("今後の方針", 4), (x(way, p, rev("R2", DECISION)), 20))]
        merges = []
        for r, cells in enumerate(rows, 1):
            starts = [c for c, v in enumerate(cells, 1) if v != ""] + [len(cells) + 1]
            merges += [f"{col(s)}{r}:{col(e - 1)}{r}" for s, e in zip(starts, starts[1:]) if e - s > 1]
        return rows, merges
    p, q = "オンライン関係人口創出事業", "まちなか学生居住促進事業"
    put(folder, "ev-b24.xlsx", [("①", *grid(p, 1, "広報戦略課", 5500000, 2750000, [("関係人口登録者数", "500人", "742人", "148.4%"), ("オンライン催事の参加者数", "300人", "281人", "93.7%")], "市外の若者とのつながりをオンラインで作る。", "催事を６回開き、登録者に市の便りを送った。", "②", "登録者数が目標を大きく上回った。", "継続")),
                                ("②", *grid(q, 2, "都市計画課", 3120000, 1560000, [("学生の入居数", "10人", "4人", "40.0%"), ("学生参加の地域活動数", "6件", "0件", "0.0%")], "空き部屋を学生に貸し、まちなかの担い手とする。", "家主への説明会を２回開いた。", "④", "休校により学生が戻らなかった。", "見直し"))],
        [("/municipality", "常盤台市", "①!A1")])
