#!/usr/bin/env python3
"""Writes a workbook of N projects with three KPIs each, as a town's list would have them (shared strings, merged cells).

Usage: python3 benches/import.py N OUT.xlsx. Only the standard library is used.
"""
import sys, zipfile
from xml.sax.saxutils import escape


def main():
    count, out = int(sys.argv[1]), sys.argv[2]
    strings, index, rows, merges = [], {}, [], []

    def text(value):
        if value not in index:
            index[value] = len(strings)
            strings.append(value)
        return index[value]

    def row(number, cells):
        xml = []
        for column, value in cells:
            if isinstance(value, int):
                xml.append(f'<c r="{column}{number}"><v>{value}</v></c>')
            else:
                xml.append(f'<c r="{column}{number}" t="s"><v>{text(value)}</v></c>')
        rows.append(f'<row r="{number}">' + "".join(xml) + "</row>")

    row(1, [("A", "令和6年度 交付金事業 効果検証 一覧")])
    row(2, list(zip("ABCDEFGHIJK", ["No", "事業名", "担当課", "実績額(円)", "交付金額(円)", "指標名", "単位", "目標値", "実績値", "事業効果", "今後の方針"])))
    at = 3
    for n in range(1, count + 1):
        for kpi in range(3):
            cells = [("F", f"指標{n}の{kpi + 1}つ目の数"), ("G", "人"), ("H", 10 + n % 90), ("I", "確認中" if n % 11 == 0 else 9 + n % 97)]
            if kpi == 0:
                cells = [("A", n), ("B", f"第{n}号 地域づくり推進事業"), ("C", f"第{n % 40}課"), ("D", 1_000_000 + n * 1000), ("E", 500_000 + n * 500)] + cells
                cells += [("J", "地方創生に相当程度効果があった"), ("K", "事業を継続")]
            row(at + kpi, cells)
        merges += [f'<mergeCell ref="{c}{at}:{c}{at + 2}"/>' for c in "ABCDEJK"]
        at += 3
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006"
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        z.writestr("[Content_Types].xml", f'<?xml version="1.0"?><Types xmlns="{package}/content-types"/>')
        z.writestr("_rels/.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{kind}"><sheets><sheet name="一覧" sheetId="1" r:id="s1"/></sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="s1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/>'
                   f'<Relationship Id="s2" Type="{kind}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        z.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">' + "".join(f"<si><t>{escape(s)}</t></si>" for s in strings) + "</sst>")
        z.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>' + "".join(rows) + "</sheetData><mergeCells>" + "".join(merges) + "</mergeCells></worksheet>")


if __name__ == "__main__":
    main()
