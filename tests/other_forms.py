#!/usr/bin/env python3
"""Writes forms of other layouts, with what an ideal reader gets out of them, for tests/import.py.

Usage: python3 tests/other_forms.py FOLDER. Invented towns and values; the headers and notations are those of real documents
(養父市, 真狩村, 都留市, つくば市, 大崎町, 久留米市, 出雲市 and a 町 of H30). Only the standard library is used.
"""
import importlib, inspect, json, os, sys, zipfile
from xml.sax.saxutils import escape
from town_forms import town_forms


def col(n):
    s = ""
    while n:
        n, r = divmod(n - 1, 26)
        s = chr(65 + r) + s
    return s


class F(float):
    """A number with the number format it is shown by."""
    def __new__(cls, number, shown_as):
        made = super().__new__(cls, number)
        made.shown_as = shown_as
        return made


class Struck(str):
    """A text that is struck through as a whole."""


def styles(formats):
    fmts = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{escape(f, {chr(34): "&quot;"})}"/>' for i, f in enumerate(formats))
    xfs = "".join(f'<xf numFmtId="{164 + i}" applyNumberFormat="1"/>' for i in range(len(formats)))
    return f'<styleSheet><numFmts count="{len(formats)}">{fmts}</numFmts><cellXfs count="{len(formats) + 1}"><xf numFmtId="0"/>{xfs}</cellXfs></styleSheet>'


def xlsx(path, sheets):
    formats = sorted({v.shown_as for _, rows, *_ in sheets for row in rows for v in row if isinstance(v, F)})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        z.writestr("_rels/.rels", '<Relationships xmlns="r"><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets>' + "".join(
            f'<sheet name="{escape(name)}" sheetId="{i}" r:id="s{i}"/>' for i, (name, *_) in enumerate(sheets, 1)) + "</sheets></workbook>")
        z.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="r">' + "".join(
            f'<Relationship Id="s{i}" Type="x/worksheet" Target="worksheets/s{i}.xml"/>' for i in range(1, len(sheets) + 1)) + "</Relationships>")
        if formats:
            z.writestr("xl/styles.xml", styles(formats))
        for i, (_, rows, merges, *hidden) in enumerate(sheets, 1):
            columns = "".join(f'<col min="{c}" max="{c}" hidden="1"/>' for c in (hidden[0] if hidden else ()))
            out = ["<worksheet>" + (f"<cols>{columns}</cols>" if columns else "") + "<sheetData>"]
            for r, row in enumerate(rows, 1):
                out.append(f'<row r="{r}" hidden="1">' if len(hidden) > 1 and r in hidden[1] else f'<row r="{r}">')
                for c, v in enumerate(row, 1):
                    if isinstance(v, (int, float)):
                        out.append(f'<c r="{col(c)}{r}"' + (f' s="{formats.index(v.shown_as) + 1}"' if isinstance(v, F) else "") + f"><v>{v}</v></c>")
                    elif v:
                        run = f'<t xml:space="preserve">{escape(v)}</t>'
                        if isinstance(v, Struck):
                            run = f"<r><rPr><strike/></rPr>{run}</r>"
                        out.append(f'<c r="{col(c)}{r}" t="inlineStr"><is>{run}</is></c>')
                out.append("</row>")
            out.append("</sheetData>")
            if merges:
                out.append("<mergeCells>" + "".join(f'<mergeCell ref="{m}"/>' for m in merges) + "</mergeCells>")
            z.writestr(f"xl/worksheets/s{i}.xml", "".join(out) + "</worksheet>")
            comments = hidden[2] if len(hidden) > 2 else {}
            if comments:
                z.writestr(f"xl/worksheets/_rels/s{i}.xml.rels", f'<Relationships xmlns="r"><Relationship Id="c" Type="x/comments" Target="../comments{i}.xml"/></Relationships>')
                z.writestr(f"xl/comments{i}.xml", "<comments><commentList>" + "".join(
                    f'<comment ref="{at}" authorId="0"><text><r><t>{escape(text)}</t></r></text></comment>' for at, text in comments.items()) + "</commentList></comments>")


def write(folder, name, sheets, values, ask=(), blank=()):
    xlsx(os.path.join(folder, name), sheets)
    at = lambda c: c if "!" in c else f"{sheets[0][0]}!{c}"
    cells = [f"{s}!{col(c)}{r}" for s, rows, *_ in sheets for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1) if v not in ("", None)]
    out = {"file": name, "importable": True, "partial": True, "values": [
        {"project": p, "field": f, "value": v, "kind": "copied", "cells": [at(c)]} for p, f, v, c in values],
        "labels": [{"cells": [c]} for c in cells], "unplaced": [], "ambiguous": [{"cells": [at(c)], "question": q} for c, q in ask],
        "blank": [{"project": p, "field": f, "cells": []} for p, f in blank]}
    json.dump(out, open(os.path.join(folder, "expected", name + ".json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)


def kpi(year, name, rest):
    return f"/reviews[{year}]/kpis[name={name}]/{rest}"


def main():
    folder = sys.argv[1]
    os.makedirs(os.path.join(folder, "expected"), exist_ok=True)
    # 1: planned and real amounts, indicator and value in a cell of their own (D8)
    p, q = "鹿肉活用促進事業", "多世代同居支援事業"
    write(folder, "a-senkou.xlsx", [("評価", [
        ["平成27年度 地方創生先行型交付金 事業評価シート（白樺市）"], [],
        ["No", "区分", "交付対象事業の名称", "事業の概要：目的", "計画額（円）", "実績額（円）", "KPI", "指標値", "実績値", "担当課"],
        [1, "基礎交付", p, "鹿肉の加工と流通を支える。", 7301000, 6509092, "加工施設の処理頭数", "120頭", "133頭", "農林課"],
        ["", "", "", "", "", "", "取扱店舗数", 10, 8, ""],
        [2, "基礎交付", q, "同居のための改修を助成する。", 2000000, 1980000, "助成件数", "5件", "1件", "住宅課"],
        ["計", "", "", "", 9301000, 8489092]], [])], [
        (None, "/fiscal_year", "H27", "A1"), (p, "/name", p, "C4"), (p, "/number", 1, "A4"), (p, "/plan/purpose[0]", "鹿肉の加工と流通を支える。", "D4"),
        (p, "/reviews[H27]/budget", 7301000, "E4"), (p, "/reviews[H27]/cost", 6509092, "F4"), (p, "/department", "農林課", "J4"),
        (p, kpi("H27", "加工施設の処理頭数", "target"), "120頭", "H4"), (p, kpi("H27", "加工施設の処理頭数", "actual"), "133頭", "I4"),
        (p, kpi("H27", "取扱店舗数", "target"), 10, "H5"), (p, kpi("H27", "取扱店舗数", "actual"), 8, "I5"),
        (q, "/reviews[H27]/cost", 1980000, "F6"), (q, kpi("H27", "助成件数", "actual"), "1件", "I6"), (q, "/number", 2, "A6"),
        (None, "/totals[H27 実績]/cost", 8489092, "F7")])
    # 2: amounts in thousands, evaluation and policy in one column, the council's own (D9)
    p, q = "羊蹄ブランド発信事業", "冬季観光開発事業"
    write(folder, "b-suishin.xlsx", [("R5", [
        ["令和５年度 効果検証シート"], ["", "", "", "岳南村"],
        ["交付対象事業の名称", "事業概要", "交付額\n（千円）", "KPI", "", "", "評価及び今後の方針", "推進会議の評価"],
        ["", "", "", "指標", "指標値", "実績値"],
        [p, "特産品を首都圏で売る。", "1,250", "商談件数", 10, 17, "目標を超えた。引き続き進める。", "有効であった"],
        ["", "", "", "カフェ売上げ", "200万円", "確認中"],
        [q, "冬の体験を作る。", 980, "入込客数", "8,000人", "7,946人", "天候により届かなかった。", "おおむね有効"]],
        ["A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4", "H3:H4", "A5:A6", "B5:B6", "C5:C6", "G5:G6", "H5:H6"])], [
        (None, "/municipality", "岳南村", "D2"), (p, "/name", p, "A5"), (p, "/plan/summary", "特産品を首都圏で売る。", "B5"),
        (p, "/reviews[R5]/grant", 1250000, "C5"), (p, kpi("R5", "商談件数", "target"), 10, "E5"), (p, kpi("R5", "商談件数", "actual"), 17, "F5"),
        (p, kpi("R5", "カフェ売上げ", "target"), "200万円", "E6"), (p, kpi("R5", "カフェ売上げ", "actual"), "確認中", "F6"),
        (q, "/reviews[R5]/grant", 980000, "C7"), (q, kpi("R5", "入込客数", "actual"), "7,946人", "F7")],
        [("G5", "evaluation and policy in one"), ("G7", "evaluation and policy in one")])
    # 3: a sheet of boxes, label left (D14)
    p = "織物の里創生事業"
    write(folder, "c-hyoka.xlsx", [("④-1", [
        ["平成２８年度 総合戦略推進事業 評価シート（平成２７年度実施分）"],
        ["担当部署", "産業課", "担当名", "商工担当"],
        ["プロジェクト名", p, "", ""],
        ["戦略名", "戦略２ 織物", "施策名", "施策３ 人材"],
        ["課題", "後継者が足りない。"],
        ["目的", "織物業の後継者を育てる。"],
        ["事業の実績・取組状況", "研修を１２回開いた。"],
        ["H27決算額", "14,836,509円", "H28予算額", "15,000,000円"],
        ["指標名", "単位", "目標値", "実績値", "達成率"],
        ["研修の修了者数", "人", 12, 11, "91.7%"],
        ["新規就業者数", "人", 3, "集計中", ""],
        ["自己評価", "Ｂ 概ね順調"], ["今後の方向性", "継続", "方向性の理由", "需要があるため。"]], [])], [
        (p, "/name", p, "B3"), (p, "/department", "産業課", "B2"), (p, "/reviews[H27]/issues/current", "後継者が足りない。", "B5"),
        (p, "/plan/purpose[0]", "織物業の後継者を育てる。", "B6"), (p, "/reviews[H27]/cost", 14836509, "B8"), (p, "/reviews[H28]/budget", 15000000, "D8"),
        (p, kpi("H27", "研修の修了者数", "target"), 12, "C10"), (p, kpi("H27", "研修の修了者数", "actual"), 11, "D10"),
        (p, kpi("H27", "新規就業者数", "target"), 3, "C11"), (p, kpi("H27", "新規就業者数", "actual"), "集計中", "D11"),
        (p, "/reviews[H27]/effect/rating", "Ｂ 概ね順調", "B12"), (p, "/reviews[H27]/policy/decision", "継続", "B13"),
        (p, "/reviews[H27]/policy/reason", "需要があるため。", "D13"), (None, "/fiscal_year", "H27", "A1")])
    # 4: years side by side, targets and actuals as rows (D16, D29)
    p = "（１）研究成果の事業化"
    write(folder, "d-nendo.xlsx", [("KPI", [
        ["まち・ひと・しごと創生総合戦略 進捗状況（平成29年度）"],
        ["施策", "指標名", "単位", "", "Ｈ27", "Ｈ28", "Ｈ29"],
        [p, "ベンチャー企業数", "社", "目標値", 10, 12, 14],
        ["", "", "", "実績値", 9, 13, "集計中"],
        ["", "特許の実施件数", "件", "目標値", 3, 4, 5],
        ["", "", "", "実績値", 0, 4, 6]], ["A3:A6", "B3:B4", "B5:B6", "C3:C4", "C5:C6"])], [
        (p, "/name", p, "A3")] + [(p, kpi(y, n, f), v, c) for n, y, f, v, c in [
            ("ベンチャー企業数", "H27", "target", 10, "E3"), ("ベンチャー企業数", "H28", "target", 12, "F3"), ("ベンチャー企業数", "H29", "target", 14, "G3"),
            ("ベンチャー企業数", "H27", "actual", 9, "E4"), ("ベンチャー企業数", "H28", "actual", 13, "F4"), ("ベンチャー企業数", "H29", "actual", "集計中", "G4"),
            ("特許の実施件数", "H27", "target", 3, "E5"), ("特許の実施件数", "H29", "target", 5, "G5"), ("特許の実施件数", "H27", "actual", 0, "E6"),
            ("特許の実施件数", "H29", "actual", 6, "G6")]])
    # 5: the year's target in the brackets of the actual (D21), marks per KPI, no year of an era in the headers
    p, q = "創業を支える", "移住を進める"
    write(folder, "e-kubun.xlsx", [("一覧", [
        ["総合戦略の進捗状況（平成29年度実績）"],
        ["施策", "KPI", "基準値", "目標値（H31）", "実績値（目標値）", "評価区分", "所管課"],
        [p, "創業件数", "16件（26年度）", "40件", "31件（28件）", "A", "商工課"],
        ["", "開業率", "4.1％", "5.0％", "4.6％（4.7％）", "B", "商工課"],
        [q, "移住世帯数", "7世帯", "30世帯", "確認中（22世帯）", "－", "企画課"]], ["A3:A4"])], [
        (p, "/name", p, "A3"), (p, kpi("H29", "創業件数", "baseline"), "16件（26年度）", "C3"), (p, kpi("H29", "創業件数", "actual"), "31件", "E3"),
        (p, kpi("H29", "創業件数", "target"), "28件", "E3"), (p, kpi("H29", "開業率", "actual"), "4.6％", "E4"), (p, kpi("H29", "開業率", "target"), "4.7％", "E4"),
        (q, kpi("H29", "移住世帯数", "actual"), "確認中", "E5"), (q, kpi("H29", "移住世帯数", "target"), "22世帯", "E5"),
        (p, "/department", "商工課", "G3"), (q, "/department", "企画課", "G5")], [("D3", "final"), ("D4", "final"), ("D5", "final")])
    # 6: name and department in one cell, budget and settlement in one cell, cumulative values (D23)
    p, q = "若者定住促進事業", "農業体験事業"
    write(folder, "f-teiju.xlsx", [("H30", [
        ["平成30年度 総合戦略 事業評価一覧", "", "", "", "", "", "清流町"],
        ["事業名【担当課】", "事業目的", "H30年度事業内容", "予算額・執行額（千円）", "KPI", "H30目標値", "H30実績値（累計）", "達成率", "評価", "推進会議での意見"],
        [p + "【企画課】", "若者の定住を促す。", "家賃を補助した。", "3,000・2,450", "補助件数", "10人", "4人", "40.0%", "3", "周知を。"],
        [q + "【農林課】", "農業に触れる。", "体験会を２回開いた。", "500・480", "参加者数", 60, 71, "118.3%", "5", "特になし"]], [])], [
        (p, "/name", p, "A3"), (p, "/department", "企画課", "A3"), (p, "/plan/purpose[0]", "若者の定住を促す。", "B3"),
        (p, "/reviews[H30]/achievements", "家賃を補助した。", "C3"), (p, "/reviews[H30]/budget", 3000000, "D3"), (p, "/reviews[H30]/cost", 2450000, "D3"),
        (p, kpi("H30", "補助件数", "target"), "10人", "F3"), (p, kpi("H30", "補助件数", "actual"), "4人", "G3"),
        (p, "/reviews[H30]/opinions[0]/text", "周知を。", "J3"), (q, "/reviews[H30]/cost", 480000, "D4"), (q, kpi("H30", "参加者数", "actual"), 71, "G4"),
        (None, "/municipality", "清流町", "G1")])
    # 7: a name with its value in one cell, target beside actual (D20)
    p = "雇用の場をつくる"
    write(folder, "g-kyoyu.xlsx", [("KPI", [
        ["総合戦略 実施状況（平成27年度）"],
        ["具体的な施策", "具体的な取組み", "KPI（平成32年3月まで）", "KPI（平成27年度）", "達成率"],
        [p, "企業説明会", "合同企業説明会参加者延べ人数 300人", "合同企業説明会参加者延べ人数 32人", "10.7%"],
        ["", "創業支援", "新規創業者数 20人", "新規創業者数 0人", "0.0%"]], ["A3:A4"])], [
        (p, "/name", p, "A3"), (p, kpi("H27", "合同企業説明会参加者延べ人数", "goal/value"), "300人", "C3"),
        (p, kpi("H27", "合同企業説明会参加者延べ人数", "actual"), "32人", "D3"), (p, kpi("H27", "新規創業者数", "goal/value"), "20人", "C4"),
        (p, kpi("H27", "新規創業者数", "actual"), "0人", "D4")])
    more(folder)
    town_forms(write, folder, kpi)
    for module in FRESH:
        for forms in sets(importlib.import_module(module)):
            forms(folder)


# Where the forms are that the reader had never seen when they were written, and what they are. Each file's header says what was read of
# them at the first try; they are written with fresh_notation.py and fresh_cells.py.
FRESH = [
    "fresh_forms_layouts",  # the same told by eighteen layouts: years down, marks in one of several columns, KPIs as columns
    "fresh_forms_mixed",  # tables, sheets and csv of every kind
    "fresh_forms_office",  # what stands around the data in an office's workbook
    "fresh_forms_departments",  # what departments keep themselves: evaluation sheets, circles, ticks
    "fresh_forms_variants",  # what towns make of the national form, of strategies and of 事務事業評価
    "fresh_forms_published",  # what towns and prefectures publish about their grants, as badly made as it comes
    "fresh_forms_lists",  # wide lists, a row or several for each project
    "fresh_forms_lists_between",  # what lies between those lists
    "fresh_forms_sheets",  # a project a sheet
    "fresh_forms_sheets_unusual",  # the same in rarer ways: indicators as columns, two values in a cell, rings in cells
    "fresh_forms_texts",  # text with columns: copies out of PDF and Word, csv, converted workbooks
    "fresh_forms_prose",  # text without: reports, outlines, label lines
    "fresh_forms_everyday",  # lists and sheets as towns send them every day
    "fresh_forms_known",  # what was known to be misread: KPI tables beside each other or above the name, struck names, legends below
    "fresh_forms_documents",  # after real documents, one after each
    "fresh_forms_documents_grants",  # the same: the national form and grant sheets
    "fresh_forms_documents_relaid",  # the same, as somebody else would lay them out
    "fresh_forms_unseen",  # what the others leave out: upright headings, half-years, minutes, two tables by number, systems' output
    "fresh_forms_unseen_more",  # grants of other kinds, years beside each other, cards, increments, web pages
    "fresh_forms_blind",  # what towns publish every day, written before anything of the reader was known
    "fresh_forms_unseen_cells",  # what shares a cell, who judged, money and indicators by year, months, lists of years below each other
]


def sets(module):
    """The functions of a module that write forms into a folder."""
    own = (made for made in vars(module).values() if inspect.isfunction(made) and made.__module__ == module.__name__)
    return [made for made in own if list(inspect.signature(made).parameters) == ["folder"]]


def more(folder):
    """Five layouts that the reader had never seen when they were written (諏訪市, 和光市, 松戸市, 鹿島市, 北見市)."""
    p = "諏見ものづくり販路拡大事業"
    write(folder, "h-suwami.xlsx", [("1", [
        ["効果検証シート（令和6年度実施分）"],
        [],
        ["№", "担当課", "交付対象事業名", "交付金の種類", "総合戦略での位置付け"],
        [1, "産業連携推進室", p, "加速化交付金", "一之柱 → 2 → (2)"],
        [],
        ["①実績額", 12345000, "円", "うち交付金", 6172500, "円"],
        [],
        ["②本事業における重要業績評価指標(KPI)", "指標値", "単位", "目標年月", "実績値"],
        ["新規取引件数", 20, "件", "R7.3", 23],
        ["展示会来場者数", 4000, "人", "R7.3", "集計中"],
        [],
        ["③事業効果（選択）", "地方創生に相当程度効果があった"],
        ["④今後の方針（選択）", "事業の継続"],
        ["今後の方針の理由", "販路が定着したため"],
    ], [])], [
        (p, "/number", 1, "A4"), (p, "/department", "産業連携推進室", "B4"), (p, "/name", p, "C4"),
        (p, "/reviews[R6]/program", "加速化交付金", "D4"), (p, "/reviews[R6]/cost", 12345000, "B6"), (p, "/reviews[R6]/grant", 6172500, "E6"),
        (p, kpi("R6", "新規取引件数", "target"), 20, "B9"), (p, kpi("R6", "新規取引件数", "actual"), 23, "E9"),
        (p, kpi("R6", "新規取引件数", "unit"), "件", "C9"), (p, kpi("R6", "新規取引件数", "goal/by"), "R7.3", "D9"),
        (p, kpi("R6", "展示会来場者数", "target"), 4000, "B10"), (p, kpi("R6", "展示会来場者数", "actual"), "集計中", "E10"),
        (p, "/reviews[R6]/effect/rating", "地方創生に相当程度効果があった", "B12"), (p, "/reviews[R6]/policy/decision", "事業の継続", "B13"),
        (p, "/reviews[R6]/policy/reason", "販路が定着したため", "B14"),
    ])
    a, b = "子育て応援アプリ運用事業", "湧水ウォーク開催事業"
    write(folder, "i-wakou.xlsx", [("一覧", [
        ["令和6年度 地方創生関係交付金事業 検証結果一覧"],
        ["番号", "事業名", "総合戦略の位置づけ", "", "KPI", "", "", "市（事業担当課）の評価", "外部有識者会議の評価", "外部有識者会議の意見", "庁内会議（今後の方向性）"],
        ["", "", "基本目標", "該当施策", "指標", "目標", "実績", "", "", "", ""],
        [1, a, "基本目標2", "施策2-1", "登録者数(人)", 1500, 1622, "A", "有効であった", "周知を続けること。", "継続"],
        ["", "", "", "", "満足度(%)", 80, 76.5, "", "", "", ""],
        [2, b, "基本目標3", "施策3-4", "参加者数(人)", 300, "中止", "D", "有効とは言えない", "特になし", "見直し"],
    ], ["A2:A3", "B2:B3", "C2:D2", "E2:G2", "H2:H3", "I2:I3", "J2:J3", "K2:K3", "A4:A5", "B4:B5"])], [
        (a, "/number", 1, "A4"), (a, kpi("R6", "登録者数(人)", "target"), 1500, "F4"), (a, kpi("R6", "登録者数(人)", "actual"), 1622, "G4"),
        (a, kpi("R6", "満足度(%)", "target"), 80, "F5"), (a, kpi("R6", "満足度(%)", "actual"), 76.5, "G5"),
        (a, "/reviews[R6]/effect/rating", "A", "H4"), (a, "/reviews[R6]/evaluations[0]/rating", "有効であった", "I4"),
        (a, "/reviews[R6]/opinions[0]/text", "周知を続けること。", "J4"), (a, "/reviews[R6]/policy/decision", "継続", "K4"),
        (b, kpi("R6", "参加者数(人)", "actual"), "中止", "G6"), (b, "/reviews[R6]/effect/rating", "D", "H6"),
        (b, "/reviews[R6]/policy/decision", "見直し", "K6"), (b, "/reviews[R6]/evaluations[0]/rating", "有効とは言えない", "I6"),
        (a, "/strategy[0]", "基本目標2", "C4"), (a, "/strategy[1]", "施策2-1", "D4"),
    ])
    g, h = "若い世代の希望をかなえる", "にぎわいをつくる"
    write(folder, "j-matsudo.xlsx", [("数値目標", [
        ["平成28年度 総合戦略 数値目標の進捗状況"],
        ["基本目標", "数値目標", "平成25（基準値）", "平成27", "平成28（現状値）", "平成31（目標値）"],
        [g, "婚姻率", "5.5‰", "5.4‰", "5.0‰", "5.9‰"],
        ["", "出生数", 3823, 3975, 3782, 4107],
        [h, "観光入込客数", "412千人", "420千人", "集計中", "450千人"],
    ], ["A3:A4"])], [
        (g, kpi("H28", "婚姻率", "baseline"), "5.5‰", "C3"), (g, kpi("H27", "婚姻率", "actual"), "5.4‰", "D3"),
        (g, kpi("H28", "婚姻率", "actual"), "5.0‰", "E3"), (g, kpi("H28", "出生数", "actual"), 3782, "E4"),
        (g, kpi("H27", "出生数", "actual"), 3975, "D4"), (g, kpi("H28", "出生数", "baseline"), 3823, "C4"),
        (h, kpi("H28", "観光入込客数", "actual"), "集計中", "E5"), (h, kpi("H27", "観光入込客数", "actual"), "420千人", "D5"),
    ], [("F3", "最終目標"), ("F4", "最終目標"), ("F5", "最終目標")])
    m, n = "移住・定住の促進", "農業の担い手づくり"
    write(folder, "k-kashima.xlsx", [("Sheet1", [
        ["平成29年度 総合戦略 施策評価一覧表"],
        ["施策名", "成果指標名", "単位", "施策目標(H31)", "実績値", "", ""],
        ["", "", "", "", "平成27年度", "28年度", "29年度"],
        [m, "転入者数", "人", 2315, "2,211(H26)", 2240, 2298],
        [n, "農業所得", "万円", 4900594, 4934005, "未公表", 4880120],
        ["", "新規就農者数", "人/年", 5, 4, 6, 3],
    ], ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:G2", "A5:A6"])], [
        (m, kpi("H29", "転入者数", "actual"), 2298, "G4"), (m, kpi("H28", "転入者数", "actual"), 2240, "F4"),
        (m, kpi("H27", "転入者数", "actual"), "2,211(H26)", "E4"), (m, kpi("H29", "転入者数", "unit"), "人", "C4"),
        (n, kpi("H29", "農業所得", "actual"), 4880120, "G5"), (n, kpi("H28", "農業所得", "actual"), "未公表", "F5"),
        (n, kpi("H27", "農業所得", "actual"), 4934005, "E5"), (n, kpi("H29", "新規就農者数", "actual"), 3, "G6"),
        (n, kpi("H28", "新規就農者数", "actual"), 6, "F6"), (n, kpi("H29", "新規就農者数", "unit"), "人/年", "C6"),
    ], [("D4", "最終目標"), ("D5", "最終目標"), ("D6", "最終目標")])
    q = "街路樹維持管理事業"
    write(folder, "l-kitami.xlsx", [("0012", [
        ["平成26年度 事務事業評価調書"],
        ["整理番号", "0012", "", "部課係", "都市建設部 公園緑地課"],
        ["事務事業名", q, "", "事業期間", "平成22年度～"],
        ["目的", "街路樹を健全に保つ"],
        [],
        ["区分", "指標名", "単位", "25年度", "", "26年度", "", "27年度", "最終目標値", "目標年度"],
        ["", "", "", "目標値", "実績値", "目標値", "実績値", "目標値", "", ""],
        ["活動指標", "剪定本数", "本", 800, 812, 820, 790, 830, 900, "H30"],
        ["成果指標", "苦情件数", "件", 20, 18, 15, 19, 12, 5, "H30"],
        [],
        ["事業費(千円)", "25決算", "26決算", "27予算"],
        ["国道支出金", 0, 0, 0],
        ["一般財源", 12400, 13150, 13500],
        ["事業費計", 12400, 13150, 13500],
        [],
        ["総合評価", "B"],
        ["今後の方向性", "現状のまま継続"],
    ], ["A6:A7", "B6:B7", "C6:C7", "D6:E6", "F6:G6", "I6:I7", "J6:J7"])], [
        (q, "/name", q, "B3"), (q, "/department", "都市建設部 公園緑地課", "E2"), (q, "/period/from", "H22", "E3"),
        (q, kpi("H26", "剪定本数", "target"), 820, "F8"), (q, kpi("H26", "剪定本数", "actual"), 790, "G8"),
        (q, kpi("H25", "剪定本数", "target"), 800, "D8"), (q, kpi("H25", "剪定本数", "actual"), 812, "E8"),
        (q, kpi("H26", "苦情件数", "actual"), 19, "G9"), (q, kpi("H25", "苦情件数", "actual"), 18, "E9"),
        (q, kpi("H26", "剪定本数", "goal/value"), 900, "I8"), (q, kpi("H26", "苦情件数", "goal/by"), "H30", "J9"),
        (q, "/reviews[H26]/cost", 13150000, "C14"), (q, "/reviews[H25]/cost", 12400000, "B14"), (q, "/reviews[H27]/budget", 13500000, "D14"),
        (q, "/reviews[H26]/effect/rating", "B", "B16"), (q, "/reviews[H26]/policy/decision", "現状のまま継続", "B17"),
    ])


if __name__ == "__main__":
    main()
