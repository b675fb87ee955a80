#!/usr/bin/env python3
"""What is written for others, read by readers that aren't ours. See export.sh.

export.py hostile LEDGER OUT    the ledger with formulas, tags and control characters in its texts
export.py check NAME FOLDER     NAME.json against NAME.xlsx, .html, .md, NAME-csv and NAME-ndjson in the folder
export.py asked NAME FOLDER     the departments' workbooks of NAME.json in NAME-ask
export.py answer BOOK OUT       one of them filled in: a result, and rows inserted above it as openpyxl does
"""
import csv, json, os, re, sys, unicodedata
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
    assert book.sheetnames == ["概要", "一覧", "効果検証", "備考", "事業概要"], book.sheetnames
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


if __name__ == "__main__":
    {"hostile": hostile, "check": check, "asked": asked, "answer": answer}[sys.argv[1]](*sys.argv[2:])
