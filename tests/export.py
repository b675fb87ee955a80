#!/usr/bin/env python3
"""What is written for others, read by readers that aren't ours. See export.sh.

export.py hostile LEDGER OUT    the ledger with formulas, tags and control characters in its texts
export.py check NAME FOLDER     NAME.json against NAME.xlsx, .html, .md, NAME-csv and NAME-ndjson in the folder
export.py asked NAME FOLDER     the departments' workbooks of NAME.json in NAME-ask
export.py answer BOOK OUT       one of them filled in: a result, and rows inserted above it as openpyxl does
export.py form LEDGER OUT       an empty workbook of a town's own: names, a sum, a chart, notes, choices, colours, macros
export.py filled LEDGER EMPTY FILLED   the workbook with the ledger's values in it, and nothing else changed
export.py recalculated LEDGER CSV      the sum as a spreadsheet program works it out
"""
import csv, json, os, re, sys, unicodedata, zipfile
from html.parser import HTMLParser

HOSTILE = ["=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "-2+3", "<script>alert(1)</script>", "\x1b[31m赤\x07",
           "invoice\u202efdp.exe", "a|b\n# 見出し\n- 項目", "_x0041_ & \"引用\" `c` **太字**", "𠮷野家 〜 髙﨑"]


def hostile(source, target):
    ledger, count = json.load(open(source, encoding="utf-8")), 0

    def walk(node, key):
        nonlocal count
        if isinstance(node, dict):
            return {k: walk(v, k) for k, v in node.items()}
        if isinstance(node, list):
            return [walk(v, key) for v in node]
        if isinstance(node, str) and key not in ("format", "id", "program", "fiscal_year", "from", "to", "basis", "state",
                                                 "direction", "municipality_code", "subsidy_rate", "scope"):
            count += 1
            return HOSTILE[count % len(HOSTILE)] + node
        return node

    ledger = walk(ledger, "")
    for project in ledger["projects"]:
        for review in project["reviews"]:
            review["opinions"] = [{"by": text, "text": text, "response": text, "state": "open"} for text in HOSTILE]
    json.dump(ledger, open(target, "w", encoding="utf-8"), ensure_ascii=False, indent=1)


def drives(text):
    """Control and bidi characters, but line breaks."""
    return [c for c in text if (unicodedata.category(c) == "Cc" and c not in "\n\r") or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]


class Page(HTMLParser):
    """Tags and whether the tables are what a screen reader needs."""

    def __init__(self):
        super().__init__()
        self.tags, self.open, self.tables, self.captions, self.bare, self.text = set(), [], 0, 0, 0, []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        attributes = dict(attributes)
        assert not [name for name in attributes if name.startswith("on") or name in ("href", "src", "action")], attributes
        self.tables += tag == "table"
        self.captions += tag == "caption"
        self.bare += tag == "th" and attributes.get("scope") not in ("col", "row")
        if tag not in ("meta", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, text):
        self.text.append(text)


def check(name, folder):
    import openpyxl

    at = lambda ending: os.path.join(folder, name + ending)
    ledger = json.load(open(at(".json"), encoding="utf-8"))
    reviews = [review for project in ledger["projects"] for review in project["reviews"]]

    book = openpyxl.load_workbook(at(".xlsx"))
    assert book.sheetnames == ["概要", "一覧", "効果検証", "備考", "事業概要", "kensho"], book.sheetnames
    # What the form doesn't show, for the way back: nobody sees it, and nothing in it drives anything.
    assert book["kensho"].sheet_state == "veryHidden"
    for row in book["kensho"].iter_rows():
        for cell in row:
            assert cell.data_type in "ns" and not (cell.data_type == "s" and drives(cell.value)), cell.coordinate
    del book["kensho"]
    numbers, formats, texts = {}, {}, set()
    for sheet in book:
        setup = sheet.page_setup
        assert (int(setup.paperSize), setup.orientation) == (8, "landscape"), sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and setup.fitToHeight in (0, "0"), sheet.title
        assert sheet.print_area, sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in "ns", (sheet.title, cell.coordinate, cell.data_type)
                assert cell.hyperlink is None
                if cell.data_type == "s":
                    assert not drives(cell.value), (cell.coordinate, cell.value)
                    texts.add(cell.value)
                elif cell.value is not None:
                    numbers[cell.value] = cell
                    formats.setdefault(cell.value, set()).add(cell.number_format)
    assert book["効果検証"].print_title_rows and book["一覧"].print_title_rows
    for review in reviews:
        for value in [review.get("cost"), review.get("grant")] + [kpi[key] for kpi in review["kpis"] for key in ("target", "actual")]:
            if isinstance(value, (int, float)):
                assert value in numbers, value
            elif value and not drives(value):
                assert value in texts, value
    if name == "mine":
        assert "#,##0.0" in formats[61], formats[61]
        assert "#,##0" in formats[40404482]

    page = open(at(".html"), encoding="utf-8").read()
    parser = Page()
    parser.feed(page)
    assert not parser.open and not drives(page)
    assert parser.tables == parser.captions > 10 and parser.bare == 0
    assert not parser.tags & {"script", "img", "a", "link", "iframe", "form", "input"}, parser.tags
    if name == "hostile":
        assert "<script>alert(1)</script>" in "".join(parser.text)

    markdown = open(at(".md"), encoding="utf-8").read()
    assert not drives(markdown) and "<script" not in markdown
    width = None
    for line in markdown.split("\n"):
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else None
        assert cells is None or width in (None, cells), line
        width = cells

    rows = {}
    for table in ("事業", "事業実績", "KPI", "経費", "意見"):
        with open(os.path.join(folder, f"{name}-csv", f"{table}.csv"), encoding="utf-8-sig", newline="") as file:
            rows[table] = list(csv.DictReader(file, strict=True))
        with open(os.path.join(folder, f"{name}-ndjson", f"{table}.ndjson"), encoding="utf-8") as file:
            raw = file.read()
        assert not drives(raw)
        objects = [json.loads(line) for line in raw.splitlines()]
        assert len(objects) == len(rows[table]), table
        for row, one in zip(rows[table], objects):
            assert not [value for value in row.values() if drives(value)]
            assert not [value for value in row.values() if value[:1] in ("=", "+", "@")], row
            for (label, text), value in zip(row.items(), one.values()):
                said = "" if value is None else str(int(value)) if isinstance(value, bool) else str(value)
                if isinstance(value, str) and (drives(value) or text.startswith("'") or "\t" in value):
                    continue
                if isinstance(value, float):
                    assert float(text) == value, (label, text, value)
                else:
                    assert text == said, (table, label, text, said)
    assert len(rows["事業"]) == len(reviews)
    assert len(rows["KPI"]) == sum(len(review["kpis"]) for review in reviews)
    printed = [str(kpi["target"]) for review in reviews for kpi in review["kpis"]]
    if name == "mine":
        assert [row["目標値(表記)"] for row in rows["KPI"]] == printed
    assert all(row["全国地方公共団体コード"] == "352136" for row in rows["KPI"])
    print(f"{name}: {len(texts)} texts, {len(numbers)} numbers, {parser.tables} tables, {sum(map(len, rows.values()))} rows")


def asked(name, folder):
    import openpyxl

    ledger = json.load(open(os.path.join(folder, name + ".json"), encoding="utf-8"))
    asked_about = [p for p in ledger["projects"] for r in p["reviews"]
                   if r["fiscal_year"] == ledger["fiscal_year"] and r["basis"] != "計画"]
    books = sorted(f for f in os.listdir(os.path.join(folder, name + "-ask")) if f.endswith(".xlsx"))
    assert len(books) == len({p["department"] for p in asked_about}), books
    sheets = answers = 0
    for file in books:
        book = openpyxl.load_workbook(os.path.join(folder, name + "-ask", file))
        assert book["kensho"].sheet_state == "veryHidden" and book["選択肢"].sheet_state == "hidden"
        assert book["kensho"]["A1"].value == "kensho-ask/1"
        cells = {(row[5].value, row[6].value) for row in book["kensho"].iter_rows() if row[0].value == "cell"}
        pointers = {json.loads(row[4].value) for row in book["kensho"].iter_rows() if row[0].value == "cell"}
        assert all(pointer.startswith("/projects/") for pointer in pointers) and len(cells) >= len(pointers)
        for sheet in book:
            assert sheet.protection.sheet and not sheet.protection.password, sheet.title
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type in "ns" and cell.hyperlink is None, (sheet.title, cell.coordinate, cell.value)
                    assert not (cell.data_type == "s" and drives(cell.value)), (cell.coordinate, cell.value)
                    if cell.__class__.__name__ == "MergedCell":
                        continue
                    free = not cell.protection.locked
                    assert free == ((sheet.title, cell.coordinate) in cells), (sheet.title, cell.coordinate)
                    assert not free or cell.fill.fgColor.rgb.endswith("FFF2CC"), cell.coordinate
                    answers += free
            if sheet.title.startswith("事業"):
                sheets += 1
                lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
                offered = []
                for formula in set(lists.values()):
                    first, last = formula.split("!")[1].replace("$", "").split(":")
                    offered += [cell.value for row in book["選択肢"][first:last] for cell in row]
                for criteria, key in (("effect", "rating"), ("policy", "decision")):
                    for row in ledger["criteria"][criteria]:
                        assert drives(row[key]) or row[key] in offered, row[key]
                assert "確認中" in [cell.value for column in book["選択肢"].columns for cell in column]
    assert sheets == len(asked_about) and answers > 50, (sheets, answers)
    print(f"{name}: {len(books)} departments, {sheets} projects, {answers} cells to be answered")


def answer(source, target):
    import openpyxl

    book = openpyxl.load_workbook(source)
    sheet = next(sheet for sheet in book if sheet.title.startswith("事業"))
    row = next(row for row in range(1, 99) if (sheet.cell(row, 1).value or "").startswith("Q1-"))
    sheet.cell(row, 6).value = 4321
    sheet.insert_rows(row, 3)
    book.save(target)


def kpis(source):
    """Each KPI of the year under review: its project's number and name, its place there, and the KPI."""
    ledger = json.load(open(source, encoding="utf-8"))
    for project in ledger["projects"]:
        for review in project["reviews"]:
            if review["fiscal_year"] == ledger["fiscal_year"]:
                for n, kpi in enumerate(review["kpis"]):
                    yield project, n, kpi, review


def form(source, target):
    import openpyxl
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Border, PatternFill, Side
    from openpyxl.worksheet.datavalidation import DataValidation

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "調査票"
    sheet["A1"] = "令和6年度 交付金事業 実績調査票"
    sheet.merge_cells("A1:G1")
    for n, words in enumerate(["No", "事業名", "担当課", "実績額(円)", "指標名", "目標値", "実績値"], 1):
        sheet.cell(3, n, words)
    row = 3
    thin = Border(*[Side(style="thin")] * 4)
    for project, n, kpi, _ in kpis(source):
        row += 1
        if n == 0:
            sheet.cell(row, 1, project["number"])
            sheet.cell(row, 2, project["name"])
        sheet.cell(row, 5, kpi["name"])
        for column in (3, 4, 6, 7):
            sheet.cell(row, column).border = thin
            if column != 3:
                sheet.cell(row, column).number_format = "#,##0" if column == 4 else "#,##0.0" if "." in str(kpi["target"]) else "#,##0"
    sheet.cell(row + 1, 3, "合計")
    sheet.cell(row + 1, 4, f"=SUM(D4:D{row})")
    sheet.conditional_formatting.add(f"G4:G{row}", CellIsRule(operator="greaterThan", formula=["50"], fill=PatternFill(bgColor="FFFF00")))
    choices = DataValidation(type="list", formula1='"企画課,商工課"')
    choices.add(f"C4:C{row}")
    sheet.add_data_validation(choices)
    sheet["G4"].comment = Comment("実績を入れてください", "推進室")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=7, min_row=4, max_row=row))
    sheet.add_chart(chart, "I4")
    sheet.print_title_rows, sheet.freeze_panes = "3:3", "C4"
    book.create_sheet("要領")["A1"] = "記入の案内"
    book.save(target)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_STORED) as package:
        package.writestr("xl/vbaProject.bin", bytes(n * 7 % 251 for n in range(5000)))


def filled(source, empty, full):
    import openpyxl

    with zipfile.ZipFile(empty) as one, zipfile.ZipFile(full) as two:
        assert one.namelist() == two.namelist()
        other = [name for name in one.namelist() if one.read(name) != two.read(name)]
        assert other == ["xl/worksheets/sheet1.xml"], other
    before, after = openpyxl.load_workbook(empty)["調査票"], openpyxl.load_workbook(full)["調査票"]
    row, written = 3, 0
    for project, n, kpi, review in kpis(source):
        row += 1
        wanted = {6: kpi["target"], 7: kpi["actual"]}
        if n == 0:
            wanted |= {3: project["department"], 4: review["cost"]}
        for column, value in wanted.items():
            cell = after.cell(row, column)
            assert cell.value == value or str(cell.value) == str(value), (cell.coordinate, cell.value, value)
            assert cell.data_type in "ns" and cell._style == before.cell(row, column)._style, cell.coordinate
            written += 1
    for cells in zip(before.iter_rows(), after.iter_rows()):
        for one, two in zip(*cells):
            assert one.value is None or one.value == two.value, two.coordinate
    assert len(after._charts) == 1 and after["G4"].comment.text == before["G4"].comment.text
    assert after.data_validations.count == 1 and len(after.conditional_formatting) == 1
    assert after.print_title_rows == before.print_title_rows and after.freeze_panes == "C4"
    print(f"into: {written} cells of a workbook with chart, notes, choices, colours and macros")


def recalculated(source, table):
    total = sum(review["cost"] for _, n, _, review in kpis(source) if n == 0 and review["cost"] is not None)
    with open(table, encoding="utf-8", newline="") as file:
        sums = [row[3] for row in csv.reader(file) if len(row) > 3 and row[2] == "合計"]
    assert [text.replace(",", "") for text in sums] == [str(total)], (sums, total)


if __name__ == "__main__":
    commands = {"hostile": hostile, "check": check, "asked": asked, "answer": answer, "form": form, "filled": filled,
                "recalculated": recalculated}
    commands[sys.argv[1]](*sys.argv[2:])
