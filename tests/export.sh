#!/bin/bash
# What is written for others, opened by others: LibreOffice makes a PDF of every workbook and reads its values, Chromium
# prints the page, openpyxl reads the workbooks cell by cell, Python's own csv and json the tables. For the embedded ledger,
# and for one full of formulas, tags and control characters; a town's own workbook that was filled in; and what departments
# are asked, filled in by openpyxl, saved anew by LibreOffice and read back. Needs Python 3 with openpyxl, LibreOffice Calc,
# Chromium,
# poppler-utils and a Japanese typeface (.ci/run installs them).
# Usage: tests/export.sh [KENSHO] [FOLDER]   (FOLDER: keep the files and the pages as pictures there)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
kensho=$(realpath "${1:-$here/../target/debug/kensho}")
out=${2:-$(mktemp -d)}
[ $# -ge 2 ] || trap 'rm -rf "$out"' EXIT
mkdir -p "$out"
export HOME=$out/home XDG_STATE_HOME=$out/home XDG_CONFIG_HOME=$out/home
mkdir -p "$HOME"
python=python3
$python -c 'import openpyxl' 2>/dev/null || python=/usr/bin/python3

$python "$here/export.py" hostile "$here/../data/mine-r6.json" "$out/hostile.json"
cp "$here/../data/mine-r6.json" "$out/mine.json"
for name in mine hostile; do
    cd "$out"
    rm -rf "$name".xlsx "$name".html "$name".md "$name"-csv "$name"-ndjson
    for to in xlsx html md; do
        "$kensho" export $name.json --to $to -o $name.$to 2>$name.$to.said
    done
    for to in csv ndjson; do
        "$kensho" export $name.json --to $to -o $name-$to 2>$name.$to.said
    done
    # LibreOffice: a PDF, without a word of complaint, of A3 pages.
    soffice --headless --convert-to pdf --outdir "$out" $name.xlsx >office.log 2>&1
    pdfinfo $name.pdf | grep -q 'Page size:.*A3'
    mv $name.pdf $name-xlsx.pdf
    # Chromium: the same of the page.
    chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=$name-html.pdf $name.html \
        >chromium.log 2>&1
    pdfinfo $name-html.pdf | grep -q 'Page size:.*A3'
    $python "$here/export.py" check $name "$out"
    # What the departments are asked: openpyxl looks at it and fills one in, LibreOffice saves that anew, and it comes back.
    rm -rf $name-ask $name-answers
    "$kensho" ask $name.json -o $name-ask >$name.ask.said 2>&1
    $python "$here/export.py" asked $name "$out"
    mkdir $name-answers
    book=$(ls $name-ask/*.xlsx | head -1)
    $python "$here/export.py" answer "$book" $name-answers/openpyxl.xlsx
    mkdir $name-answers/office
    soffice --headless --convert-to xlsx --outdir $name-answers/office $name-answers/openpyxl.xlsx >office.log 2>&1
    for answer in $name-answers/openpyxl.xlsx $name-answers/office/openpyxl.xlsx; do
        "$kensho" import $name.json "$answer" >said 2>told || [ $? = 1 ]
        grep -q '違い 1件' said && grep -q 'ファイル 4,\?321' said || { echo "$answer:"; cat said told; exit 1; }
        if grep -q '回答欄の外' told; then cat told; exit 1; fi
    done
    for from in xlsx html; do
        pdftotext -layout $name-$from.pdf $name-$from.txt
        pages=$(pdfinfo $name-$from.pdf | sed -n 's/^Pages: *//p')
        echo "$name.$from: $pages pages"
    done
done
# A town's own workbook, filled in: read by openpyxl, and opened and worked out by LibreOffice.
$python "$here/export.py" form mine.json form.xlsx
rm -f form_記入済.xlsx
"$kensho" export mine.json --into form.xlsx 2>form.said
$python "$here/export.py" filled mine.json form.xlsx form_記入済.xlsx
soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1' --outdir "$out" \
    form_記入済.xlsx >office.log 2>&1
$python "$here/export.py" recalculated mine.json form_記入済-調査票.csv
# What is printed can be found in what is printed.
for from in xlsx html; do
    for words in 確認中 '13(301)' 61.0 '34,212千円' 142,229 '【事業効果の判断基準】' 公設塾運営委託費; do
        tr -d ' \n' <mine-$from.txt | grep -qF "$words" || { echo "mine-$from.pdf: $words is missing"; exit 1; }
    done
done
[ $# -lt 2 ] || for from in xlsx html; do pdftoppm -r 60 -png mine-$from.pdf "$out/page-$from"; done
