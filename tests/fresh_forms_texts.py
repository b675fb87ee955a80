"""What comes as text: copies out of PDF and Word, CSV out of a town's own systems, open data, workbooks converted from a PDF, whole reports.

Every form was written before the reader was run on it, the first ten before it was looked at; each round after the one before had been mended
for. First try (right of expected, wrong), with the reader as it was then:
* Round 1, ten: 187 of 356 (52.5%), 22 wrong. word.tsv 42/54 (4 wrong), kuuhaku.txt 12/34 (5), houkoku.txt 0/41, zaimu.csv 22/30, nendogyo.csv
  40/40, koumoku.csv 3/31 (asked), semikoron.csv 29/29, pdf.xlsx 3/24 (8), opendata.csv 36/42 (5), kohyo.txt 0/31.
* Round 2, nine: 104 of 275 (37.8%), 14 wrong. shou.txt 23/41 (8), hitomasu.txt 0/31, yoko.csv 4/38 (2), keikaku.csv 37/41 (2), keijiban.txt 0/28,
  henkan.xlsx 19/21 (2), saito.tsv 0/30, jigyo.csv 21/21, hitoaki.txt 0/24.
* Round 3, six: 106 of 169 (62.7%), 6 wrong. senryaku.txt 0/25, kakko.txt 17/35 (2), nidan.txt 29/29, kaigyo.csv 31/31, tani.xlsx 20/34 (asked),
  meeru.txt 9/15 (4).
* Round 4, seven: 87 of 152 (57.2%), 7 wrong. number.txt 18/26 (3), tateretsu.txt 0/21, tenchi.csv 22/22, shokei.csv 32/32, ichiretsu.xlsx 0/24,
  iken.txt 1/13 (4), zenkaku.txt 14/14.
* Round 5, six: 96 of 164 (58.5%), 11 wrong. haifun.txt 3/30 (6), happyou.txt 0/23, word.tsv 27/27, mitsu.txt 18/36 (5), hata.csv 17/17, nidan.xlsx 31/31.
By kind from round 2 on: columns with a sign (csv, tsv, bars) 205 of 301 (34 of the lost stood on a form without a year, 58 on two of another sign or
headings), converted workbooks 70 of 110, text without such columns 118 of 349: reports as running text have most layouts of their own. Never a word or a
blank as a number; no cell silent (a line that isn't cut is said as one cell, so that the addresses of its parts were missing).

Expectations that were wrong themselves and were set right: a town's code whose check digit didn't hold and one that was written as a number
(opendata.csv, keikaku.csv); 長野県 in a column of its own belongs to the municipality's name, as in all other forms; no year stood on yoko.csv, so nothing
of a year could be read; 「事業の内容」 (henkan.xlsx) says what the project is, whatever the tense; 「事業の成果」 may be what was achieved (kohyo.txt); rows
counted by lines where a broken cell makes several lines one (word.tsv); numbers given as texts (mitsu.txt); numbers of headings are welcome in every report.
"""
import json, os, unicodedata
from fresh_notation import B, C, EI, P, T, U, form, value

E = ""


def texts(folder, name, rows, sep="\t", encoding="utf-8", joined=False):
    """A text of lines. The number that a heading carries is welcome and not asked for. `joined`: a line that only goes on with a cell above
    is that cell's (a row is counted where it begins, as a csv's record with a line break is), so it has no address of its own."""
    form(folder, name, [dict(name="x", rows=rows)], sep=sep, encoding=encoding)
    path = os.path.join(folder, "expected", name + ".json")
    out = json.load(open(path, encoding="utf-8"))
    for value in out["values"]:
        if value["field"] == "/number":
            value["optional"] = True
        if joined:
            value["cells"] = value["cells"][:1]
    rest = [f"A{r}" for r, row in enumerate(rows, 1) if len(row) == 1 and isinstance(row[0], C) and getattr(row[0], "rest", False)]
    out["labels"] = [label for label in out["labels"] if label["cells"][0] not in rest]
    json.dump(out, open(path, "w", encoding="utf-8"), ensure_ascii=False, indent=1)


def rest(shown):
    """The rest of a heading that a line break has cut off."""
    cell = C(shown)
    cell.rest = True
    return cell


def laid(folder, name, starts, rows):
    """A text whose columns begin at those places of a line, as a PDF with a fixed layout gives it (a kanji is two places wide)."""
    said = lambda row: [shown for shown in ((cell.shown if isinstance(cell, C) else cell) for cell in row) if shown != E]
    alone = lambda row: len(said(row)) == 1 and len(said(row)[0]) > 6
    texts(folder, name, [[cell for cell in row if cell != E and (not isinstance(cell, C) or cell.shown != E)] if alone(row) else row for row in rows])
    wide = lambda text: sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
    lines = []
    for row in rows:
        line = ""
        for start, cell in zip(starts, row):
            shown = str(cell.shown if isinstance(cell, C) else cell)
            if shown:
                line += " " * max(start - wide(line), 2 if line else 0) + shown
        lines.append(line)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def K(X, y, n, t=None, v=None, unit=None):
    """An indicator's name, unit, target and actual, as cells."""
    out = [X(n, f"{y}|{n}|name")]
    if unit is not None:
        out.append(X(unit, f"{y}|{n}|unit") if unit else E)
    for said, of in ((t, "target"), (v, "actual")):
        if said is not None:
            out.append(X(said, f"{y}|{n}|{of}") if said != E else E)
    return out


def yen(text, times=1):
    return int(text.replace(",", "").rstrip("円千")) * times


def twenty_second(folder):
    """Round 1: ten."""
    # a: a table of Word as plain text: a cell's further paragraphs stand on lines of their own, also one of a heading
    def sheet(no, p, d, term, cost, grant, aim, did, ks, found, effect, way, why, said):
        X = P(p)
        para = lambda parts, place: [[X(part, (place, "".join(parts)))] for part in parts[1:]]
        head = lambda parts, place: X(parts[0], (place, "".join(parts)))
        return [["事業名", X(p, "name"), "担当課", X(d, "department")],
            ["事業期間", X(term[0], ("period|from", term[1]), ("period|to", term[2]))], ["総事業費", X(cost, ("R6|cost", yen(cost))), "交付金充当額", X(grant, ("R6|grant", yen(grant)))],
            ["事業の目的", head(aim, "plan|purpose|0")], *para(aim, "plan|purpose|0"), ["主な取組", head(did, "R6|achievements")], *para(did, "R6|achievements"),
            ["重要業績評価指標", "単位", "目標値", "実績値", "達成"], [rest("状況")],
            *[[*K(X, "R6", n, t, v, u), X(m, f"R6|{n}|rating")] for n, u, t, v, m in ks],
            ["効果の検証", head(found, "R6|effect|comment")], *para(found, "R6|effect|comment"), ["評価区分", X(effect, "R6|effect|rating")],
            ["今後の方針", X(way, "R6|policy|decision")], ["方針の理由", head(why, "R6|policy|reason")], *para(why, "R6|policy|reason"), ["有識者会議での意見", X(said, "R6|opinions|0|text")], [f"{no} / 2"]]
    title = "令和６年度　地方創生推進交付金事業　実績評価書（雪代町）"
    texts(folder, "22fa-word.tsv", joined=True, rows=[[T(title, "title", ("fiscal_year", "R6"), ("municipality", "雪代町"))],
        *sheet(1, "雪代そば街道活性化事業", "農林振興課", ("令和４年度～令和６年度", "R4", "R6"), "9,876,000円", "4,938,000円",
            ["そば店の連携を図り、町を訪れる人の滞在", "時間を延ばすとともに、そばの作付けを増やす。"], ["・スタンプラリーの開催（10月～11月、参加店14店）", "・そば打ち体験会の開催（年8回、延べ163人）"],
            [("そば街道の来店者数", "人", "45,000", "47,210", "達成"), ("そばの作付面積", "ha", "38.0", "36.5", "未達成"), ("体験会の満足度", "％", "90.0", "集計中", "－")],
            ["来店者は目標を上回ったが、作付けは高齢化により", "増えていない。担い手の確保と合わせた取組が必要である。"], "地方創生に相当程度効果があった", "事業の継続", ["来店者が定着しつつあり、", "引き続き店の連携を支えるため。"], "通年で来店を促す工夫が必要である。"),
        [title],
        *sheet(2, "空き家活用移住促進事業", "まちづくり推進課", ("令和６年度～令和８年度", "R6", "R8"), "14,520,000円", "7,260,000円",
            ["空き家を移住者の住まいとして活かす。"], ["・空き家調査（212件）を実施し、所有者に意向を確認した。"],
            [("空き家バンクの成約件数", "件", "12", "9", "未達成"), ("移住者数", "人", "20", "24", "達成")],
            ["成約は届かなかったものの、世帯当たりの人数が多く", "移住者数は目標を上回った。"], "地方創生に効果があった", "事業の改善", ["登録物件の掘り起こしを強めるため。"], "片付けへの支援も検討されたい。")])

    # b: a list out of a PDF, columns held by blanks, headings and names over two lines, the head of the page again
    a, b, c = "霧の里アートプロジェクト", "スマート農業実装事業", "駅前交流拠点運営事業"
    X, Y, Z = P(a), P(b), P(c)
    head = [["番号", "事業名", "担当課", "事業費", "重要業績評価", "目標値", "実績値", "評価", "今後の"], [E, E, E, E, "指標（KPI）", E, E, E, "方向性"]]
    laid(folder, "22fb-kuuhaku.txt", [0, 6, 30, 42, 52, 76, 88, 100, 108], [
        [E, E, T("令和６年度　総合戦略関連事業　実施結果一覧（霧ヶ原市）", "title", ("fiscal_year", "R6"), ("municipality", "霧ヶ原市"))], [E] * 7 + ["（単位：千円）"], *head,
        [X("1", "number"), X("霧の里アート", ("name", a)), X("文化課", "department"), X("6,300", ("R6|cost", 6300000)), *K(X, "R6", "来場者数", "12,000人", "13,480人"), X("Ａ", "R6|effect|rating"), X("継続", "R6|policy|decision")],
        [E, X("プロジェクト", ("name", a)), E, E, *K(X, "R6", "作家の滞在日数", "180日", "確認中")],
        [Y("2", "number"), Y(b, "name"), Y("農政課", "department"), Y("18,450", ("R6|cost", 18450000)), *K(Y, "R6", "導入した農家の数", "15戸", "11戸"), Y("Ｂ", "R6|effect|rating"), Y("改善", "R6|policy|decision")],
        [E, E, E, E, *K(Y, "R6", "作業時間の削減率", "20.0%", "23.5%")],
        [E, E, E, E, "－ 1 －"], [E, E, "令和６年度　総合戦略関連事業　実施結果一覧（霧ヶ原市）"], *head,
        [Z("3", "number"), Z(c, "name"), Z("都市計画課", "department"), Z("9,120", ("R6|cost", 9120000)), *K(Z, "R6", "施設の利用者数", "30,000人", "28,774人"), Z("Ｂ", "R6|effect|rating"), Z("継続", "R6|policy|decision")],
        [E, "合計", E, C("33,870", [(None, "/totals[R6 実績]/cost", 33870000)])], [E, E, E, E, "－ 2 －"]])

    # c: a report in numbered sections, KPI blocks in angle brackets, the rest as label and colon or as paragraphs
    def section(i, p, d, term, cost, grant, sketch, did, ks, issue, mark, why, way, reason):
        X = P(p)
        para = lambda parts, place: [[X("　　" + part, (place, "".join(parts)))] for part in parts]
        rows = [[X(f"（{i}）{p}", ("name", p), ("number", i))], [X(f"　担当課：{d}", ("department", d))], [X(f"　事業期間：{term[0]}", ("period|from", term[1]), ("period|to", term[2]))],
            [X(f"　事業費：{cost}円（うち交付金{grant}円）", ("R6|cost", yen(cost)), ("R6|grant", yen(grant)))], ["　①事業の概要"], *para(sketch, "plan|summary"), ["　②実施内容"], *para(did, "R6|achievements"), ["　③重要業績評価指標（KPI）の達成状況"]]
        for n, t, v, rate in ks:
            rows += [[X(f"　　＜KPI＞{n}", (f"R6|{n}|name", n))], [X(f"　　　目標値：{t}　実績値：{v}" + (f"　達成率：{rate}" if rate else ""), (f"R6|{n}|target", t), (f"R6|{n}|actual", v))]]
        return rows + [["　【課題】"], *para(issue, "R6|issues|current"), [X(f"　評価：{mark}", ("R6|effect|rating", mark))], *para(why, "R6|effect|comment"), [X(f"　今後の方針：{way}", ("R6|policy|decision", way))], *para(reason, "R6|policy|reason"), []]
    texts(folder, "22fc-houkoku.txt", [[T("令和６年度　地方創生関連交付金活用事業　効果検証報告書", "title", ("fiscal_year", "R6"))], [T("令和７年９月　　清瀬川町", ("municipality", "清瀬川町"))], [],
        ["１　検証の趣旨"], ["　本町では、交付金を活用した事業について、毎年度、外部有識者による効果検証を行い、"], ["その結果を公表することとしている。"], [], ["２　検証の方法"], ["　各課が作成した実績報告に基づき、総合戦略推進会議において意見を聴取した。"], [],
        ["３　事業ごとの検証結果"], [],
        *section(1, "湯けむりワーケーション推進事業", "商工観光課", ("令和５年度～令和７年度", "R5", "R7"), "12,480,000", "6,240,000", ["空き旅館を改修し、都市部の企業の社員が滞在しながら", "働ける場を整える。"],
            ["・テレワーク拠点の運営（稼働日数244日）", "・企業向けモニターツアーの実施（年3回、9社）"], [("ワーケーション利用者数", "600人", "742人", "123.7％"), ("利用企業数", "15社", "12社", "80.0％")],
            ["冬期の利用が少なく、宿泊施設との連携が十分でない。"], "Ａ", ["利用者数が目標を大きく上回ったため。"], "継続", ["企業数の拡大に向けて営業を強化しながら続ける。"]),
        ["－ 1 －"],
        *section(2, "清流とアユの里づくり事業", "農林水産課", ("令和６年度～令和８年度", "R6", "R8"), "5,300,000", "2,650,000", ["川と共に育った食と文化を伝え、交流人口を増やす。"],
            ["・アユ釣り教室の開催（7回、参加者延べ198人）"], [("釣り教室の参加者数", "150人", "198人", "132.0％"), ("遊漁券の販売枚数", "4,200枚", "集計中（10月公表）", "")],
            ["指導者が高齢化しており、後継者の育成が急がれる。", "また、駐車場の不足について地元から意見があった。"], "Ｂ", ["参加者は増えたが、町内での消費につながっていない。"], "見直し", ["食事の提供と組み合わせた内容に改める。"]),
        ["－ 2 －"]])

    # d: a csv of the accounting system: codes before every name, a row an indicator, all quoted, CP932
    a, b = "中小企業魅力発信事業", "林業担い手確保対策事業"
    X, Y = P(a), P(b)
    def acc(Z, p, code, org, d, bud, cost, no, n, u, t, v, mark, way, note):
        return ["2024", org, Z(d, "department"), code, Z(p, "name"), "01", "一般会計", Z(bud, ("R6|budget", int(bud))), Z(cost, ("R6|cost", int(cost))), no, *K(Z, "R6", n, t, v, u), mark[0], Z(mark[1], "R6|effect|rating"), way[0], Z(way[1], "R6|policy|decision"), Z(note, f"R6|{n}|note") if note else E]
    rows = [["年度", "所属コード", "所属名称", "事業コード", "事業名称", "会計コード", "会計名称", "予算現額", "決算額", "指標番号", "指標名称", "単位名称", "目標値", "実績値", "評価コード", "評価名称", "方向性コード", "方向性名称", "備考"],
        acc(X, a, "000712", "0305", "商工労政課", "8200000", "7854320", "1", "合同説明会の参加者数", "人", "250", "231", ("2", "概ね順調"), ("1", "現状維持"), "オンライン開催分を含む"),
        acc(X, a, "000712", "0305", "商工労政課", "8200000", "7854320", "2", "地元就職者数", "人", "40", "", ("2", "概ね順調"), ("1", "現状維持"), "８月末に確定"),
        acc(Y, b, "001045", "0410", "森林整備課", "15600000", "15599800", "1", "新規就業者数", "人", "8", "9", ("1", "順調"), ("2", "拡充"), ""),
        acc(Y, b, "001045", "0410", "森林整備課", "15600000", "15599800", "2", "労働災害の発生件数", "件", "0", "2", ("1", "順調"), ("2", "拡充"), "")]
    rows[1][0] = T("2024", ("fiscal_year", "R6"))
    texts(folder, "22fd-zaimu.csv", rows, sep=",", encoding="cp932")

    # e: a row a year of each project, UTF-8 with BOM, the newest year without results
    a, b = "子ども食堂ネットワーク支援", "公共交通空白地解消事業"
    X, Y = P(a), P(b)
    def year(Z, p, i, d, y, bud, cost, n, u, t, v, m):
        r = f"R{y - 2018}"
        return [i, Z(p, "name"), Z(d, "department"), str(y), Z(bud, (f"{r}|budget", int(bud))), Z(cost, (f"{r}|cost", int(cost))) if cost else B(p, f"{r}|cost"), Z(n, (f"{r}|{n}|name", n)), Z(u, (f"{r}|{n}|unit", u)),
                Z(t, (f"{r}|{n}|target", int(t))), Z(v, (f"{r}|{n}|actual", int(v))) if v else B(p, f"{r}|{n}|actual"), Z(m, f"{r}|{n}|note") if m else E]
    texts(folder, "22fe-nendogyo.csv", [["事業ID", "事業名", "所管部署", "年度", "予算額（円）", "決算額（円）", "成果指標", "単位", "計画値", "実績値", "特記事項"],
        year(X, a, "A-01", "福祉部こども家庭課", 2022, "2400000", "2318400", "子ども食堂の開設数", "か所", "6", "5", ""), year(X, a, "A-01", "福祉部こども家庭課", 2023, "2400000", "2400000", "子ども食堂の開設数", "か所", "8", "8", ""),
        year(X, a, "A-01", "福祉部こども家庭課", 2024, "3000000", "2871500", "子ども食堂の開設数", "か所", "10", "11", "うち1か所は年度途中に休止"), year(X, a, "A-01", "福祉部こども家庭課", 2025, "3200000", "", "子ども食堂の開設数", "か所", "12", "", ""),
        year(Y, b, "A-02", "都市部交通政策課", 2023, "9800000", "9644000", "デマンド交通の利用者数", "人", "3500", "2987", "10月運行開始"), year(Y, b, "A-02", "都市部交通政策課", 2024, "19200000", "18790000", "デマンド交通の利用者数", "人", "7000", "7412", "")], sep=",", encoding="utf-8-sig")

    # f: a list of items and contents, tall
    a, b = "まちなか図書館整備事業", "シルバー人材活躍推進事業"
    def tall(i, p, items):
        X = P(p)
        return [[X(str(i), "number"), X(p, "name"), item, said if isinstance(said, C) else X(said, *places)] for item, said, *places in items]
    def ks(i, n, u, t, v):
        return [(f"指標{i}_名称", n, f"R6|{n}|name"), (f"指標{i}_単位", u, f"R6|{n}|unit"), (f"指標{i}_目標値", t, f"R6|{n}|target"), (f"指標{i}_実績値", v, f"R6|{n}|actual")]
    texts(folder, "22ff-koumoku.csv", [["事業番号", "事業名", "項目", "内容"],
        *tall(1, a, [("年度", T("令和6年度", ("fiscal_year", "R6"))), ("担当課", "生涯学習課", "department"), ("事業期間", "令和5年度～令和7年度", ("period|from", "R5"), ("period|to", "R7")), ("総事業費（円）", "48200000", ("R6|cost", 48200000)), ("うち交付金（円）", "24100000", ("R6|grant", 24100000)),
            *ks(1, "来館者数", "人", "60000", "71234"), *ks(2, "講座の開催数", "回", "24", "26"), ("事業効果", "非常に効果的であった", "R6|effect|rating"), ("今後の方針", "事業を継続", "R6|policy|decision"), ("方針の理由", "開館2年目であり、利用の定着を図るため。", "R6|policy|reason")]),
        *tall(2, b, [("年度", U("令和6年度")), ("担当課", "高齢福祉課", "department"), ("事業期間", "令和6年度", ("period|from", "R6"), ("period|to", "R6")), ("総事業費（円）", "3150000", ("R6|cost", 3150000)), ("うち交付金（円）", "1575000", ("R6|grant", 1575000)),
            *ks(1, "会員の就業率", "％", "82.0", "79.4"), ("事業効果", "効果があった", "R6|effect|rating"), ("今後の方針", "事業の改善", "R6|policy|decision"), ("方針の理由", "就業先の開拓を進めるため。", "R6|policy|reason")])], sep=",", encoding="utf-8-sig")

    # g: semicolons, line breaks inside quotes, thousands in the heading
    a, b = "棚田オーナー制度推進事業", "ＩＣＴ見守り事業"
    X, Y = P(a), P(b)
    def semi(Z, p, no, d, cost, grant, did, n, u, t, v, mark, way):
        return [Z(no, "number"), Z(p, "name"), Z(d, "department"), Z(cost, ("R6|cost", yen(cost, 1000))), Z(grant, ("R6|grant", yen(grant, 1000))), Z(did, "R6|achievements"), *K(Z, "R6", n, t, v, u), Z(mark, "R6|effect|rating"), Z(way, "R6|policy|decision")]
    texts(folder, "22fg-semikoron.csv", [[T("令和6年度 交付金事業実績（竜田村）", "title", ("fiscal_year", "R6"), ("municipality", "竜田村"))], ["No", "事業名", "担当", "事業費\n（千円）", "交付金額\n（千円）", "主な取組内容", "KPI", "単位", "目標", "実績", "自己評価", "次年度の方向性"],
        semi(X, a, "1", "産業振興課", "2,150", "1,075", "①田植え体験（5月、82人）\n②稲刈り体験（9月、97人）\n③オーナー交流会", "オーナー数", "組", "60", "58", "B", "継続"),
        [E] * 6 + [*K(X, "R6", "耕作面積", "3.2", "3.2", "ha")],
        semi(Y, b, "2", "福祉保健課", "4,820", "2,410", "センサーを120世帯に設置した。\n異常の通報は14件", "設置世帯数", "世帯", "150", "120", "C", "改善")], sep=";")

    # h: a page of a PDF turned into a workbook: words in cells of their own, names over several rows, merges where nobody merged
    a, b = "海辺のサウナ観光推進事業", "みなと朝市にぎわい創出事業"
    X, Y = P(a), P(b)
    n1, n2, n3 = "体験プログラムの利用者数", "観光消費額", "朝市の来場者数"
    form(folder, "22fh-pdf.xlsx", [dict(name="Table 1", merges="A1:K1 B3:C4 F3:F4 I3:I4 K3:K4 B5:C5 B6:C6 J5:J6", rows=[
        [T("令和６年度　地方創生交付金事業の実施状況（汐見町）", "title", ("fiscal_year", "R6"), ("municipality", "汐見町"))], [E] * 9 + ["単位：円"],
        ["No.", "事業の名称", E, "所管課", "総事業費", "指標名", "目標", "実績", "事業効果", E, "今後の方針"], [E, E, E, E, "（実績）", E, "値", "値"],
        [X("1", "number"), X("海辺のサウナ観光", ("name", a)), E, X("観光振興", ("department", "観光振興課")), X("7,420,000", ("R6|cost", 7420000)), X("体験プログラムの", (f"R6|{n1}|name", n1)), X("900", f"R6|{n1}|target"), X("1,034", f"R6|{n1}|actual"), X("地方創生に相当", ("R6|effect|rating", "地方創生に相当程度効果があった")), E, X("事業の継続", "R6|policy|decision")],
        [E, X("推進事業", ("name", a)), E, X("課", ("department", "観光振興課")), E, X("利用者数", (f"R6|{n1}|name", n1)), E, E, X("程度効果があった", ("R6|effect|rating", "地方創生に相当程度効果があった"))],
        [E, E, E, E, E, X(n2, f"R6|{n2}|name"), X("12,000千円", f"R6|{n2}|target"), X("確認中", f"R6|{n2}|actual")],
        [Y("2", "number"), Y("みなと朝市にぎわ", ("name", b)), E, Y("水産課", "department"), Y("3,960,000", ("R6|cost", 3960000)), Y(n3, f"R6|{n3}|name"), Y("8,000", f"R6|{n3}|target"), Y("6,512", f"R6|{n3}|actual"), Y("地方創生に効果", ("R6|effect|rating", "地方創生に効果があった")), E, Y("事業の改善", "R6|policy|decision")],
        [E, Y("い創出事業", ("name", b)), E, E, E, E, E, E, Y("があった", ("R6|effect|rating", "地方創生に効果があった"))], [E, E, E, E, E, "1"]])])

    # i: open data of a strategy's indicators, the results of the years across by western year
    a, b = "１ 稼ぐ力を高める", "２ 子育て世代に選ばれる"
    X, Y = P(a), P(b)
    def od(Z, g, no, n, u, base, goal, vs, d, src):
        return ["202991", "長野県", "白馬台市", Z(g, "name"), no, Z(n, (f"R6|{n}|name", n)), Z(u, f"R6|{n}|unit"), Z(base, f"R6|{n}|baseline"), "2019", Z(goal, f"R6|{n}|goal|value"), Z("2026", (f"R6|{n}|goal|by", "2026")),
                *[Z(v, f"R{y}|{n}|actual") if v else E for y, v in zip((4, 5, 6), vs)], Z(d, f"R6|{n}|department"), Z(src, f"R6|{n}|source") if src else E]
    rows = [["全国地方公共団体コード", "都道府県名", "市区町村名", "基本目標", "指標番号", "重要業績評価指標", "単位", "基準値", "基準年度", "目標値", "目標年度", "2022年度実績", "2023年度実績", "2024年度実績", "担当課", "出典"],
        od(X, a, "1-1", "新規創業者数（累計）", "人", "12", "60", ["21", "34", "47"], "商工課", "市調べ"), od(X, a, "1-2", "一人当たり観光消費額", "円", "8420", "10000", ["7960", "9115", "9870"], "観光課", "観光地利用者統計調査"),
        od(Y, b, "2-1", "合計特殊出生率", "", "1.42", "1.60", ["1.38", "1.35", ""], "こども課", "人口動態統計"), od(Y, b, "2-2", "待機児童数", "人", "7", "0", ["3", "0", "0"], "こども課", "")]
    for z, cell in enumerate(((T("202991", ("municipality_code", "202991"))), T("長野県", "prefecture"), T("白馬台市", ("municipality", "長野県白馬台市")))):
        rows[1][z] = cell
    texts(folder, "22fi-opendata.csv", rows, sep=",", encoding="utf-8-sig")

    # j: sheets of a page each as they come out of a PDF, label and value on a line with blanks between, ■ before the sections
    def page(no, p, d, cost, aim, ks, good, mark, way, why):
        X = P(p)
        return [[X(f"事業番号　{no}", ("number", no))], [X(f"事業名　　{p}", ("name", p))], [X(f"担当課　　{d}", ("department", d))], [X(f"決算額　　{cost}千円", ("R6|cost", yen(cost, 1000)))], ["■事業の目的"], *[[X(t, ("plan|purpose|0", "".join(aim)))] for t in aim], ["■成果指標"],
            *[[X(f"・{n}　　目標 {t}　　実績 {v}", (f"R6|{n}|name", n), (f"R6|{n}|target", t), (f"R6|{n}|actual", v))] for n, t, v in ks], ["■事業の成果"], *[[EI(X(t, ("R6|achievements", "".join(good))))] for t in good],
            [X(f"■総合評価　　{mark}", ("R6|effect|rating", mark))], [X(f"■今後の方向性　　{way}", ("R6|policy|decision", way))], [X(f"（理由）{why}", ("R6|policy|reason", why))], ["────────────────────"]]
    texts(folder, "22fj-kohyo.txt", [[T("令和６年度　事業評価シート", "title", ("fiscal_year", "R6"))], [T("桐谷市　企画政策部", ("municipality", "桐谷市"))], [],
        *page(12, "伝統芸能継承支援事業", "文化振興課", "1,840", ["地域に伝わる神楽や獅子舞を子どもたちに伝え、", "担い手を育てる。"], [("教室に通う子どもの数", "45人", "52人"), ("公演の回数", "6回", "6回")], ["参加者が増え、保存会への加入も4人あった。"], "Ａ", "拡充", "学校との連携を進めるため。"),
        *page(13, "再生可能エネルギー導入支援事業", "環境課", "22,600", ["家庭の脱炭素を進める。"], [("蓄電池の補助件数", "80件", "64件"), ("温室効果ガスの削減量", "120t", "確認中")], ["部材の納期の遅れにより件数が伸びなかったが、", "問合せは前年の1.5倍であった。"], "Ｃ", "現状のまま継続", "翌年度に納期の改善が見込まれるため。")])


def twenty_third(folder):
    """Round 2: nine of other kinds."""
    # a: a report in chapters: 事業１ …, a table of KPIs with single blanks, marks with ○, opinions with their answers, money with its sources
    def chapter(i, p, d, tel, cost, shares, aim, did, ks, good, issue, mark, way, said, answer):
        X = P(p)
        para = lambda parts, place: [[X(part, (place, "".join(parts)))] for part in parts]
        rows = [[X(f"事業{i}　{p}", ("name", p), ("number", int(unicodedata.normalize("NFKC", i))))], [X(f"○所管課　{d}（内線{tel}）", ("department", d))], [X(f"○決算額　{cost}千円（財源：国庫補助金{shares[0]}千円、一般財源{shares[1]}千円）", ("R6|cost", yen(cost, 1000)))], ["○事業の目的"], *para(aim, "plan|purpose|0"),
            ["○令和６年度の取組内容"], *para(did, "R6|achievements"), ["○成果指標"]]
        rows.append(["指標名", "単位", "目標値", "実績値", "達成率"])
        rows += [[*K(X, "R6", n, t, v, u), U(r)] for n, u, t, v, r in ks]
        return rows + [["○成果と課題"], *para(good, "R6|effect|comment"), ["【課題】"], *para(issue, "R6|issues|current"), [X(f"○評価　{mark}", ("R6|effect|rating", mark))], [X(f"○今後の方針　{way}", ("R6|policy|decision", way))],
            [X(f"○委員からの意見　{said}", ("R6|opinions|0|text", said))], [X(f"○意見への対応　{answer}", ("R6|opinions|0|response", answer))], []]
    texts(folder, "23ga-shou.txt", [[T("第２期まほろ市まち・ひと・しごと創生総合戦略　令和６年度　事業検証報告書", "title", ("fiscal_year", "R6"), ("municipality", "まほろ市"))], [],
        ["第１章　検証にあたって"], ["　本書は、総合戦略に掲げる主な事業について、その成果を明らかにするものです。"], [], ["第２章　事業の検証"], [],
        *chapter("１", "まほろブランド販路開拓事業", "産業振興課", "241", "7,812", ("3,906", "3,906"), ["市内の加工品の販路を県外に広げ、事業者の売上を伸ばす。"], ["・首都圏の百貨店で物産展を2回開催し、14社が出展した。", "・通販サイトを改修し、英語表示に対応した。"],
            [("商談成立件数", "件", "20", "27", "135.0%"), ("通販サイトの売上", "千円", "6,000", "5,430", "90.5%")], ["商談は好調であったが、通販は広告を絞ったことにより目標に届かなかった。"], ["小規模な事業者では生産量が限られ、取引を広げられない。"], "Ｂ", "継続", "生産者どうしの連携を支援してほしい。", "共同出荷の仕組みを検討する。"),
        *chapter("２", "子育て世帯住宅取得支援事業", "建築住宅課", "318", "24,600", ("12,300", "12,300"), ["子育て世帯の転入と定住を促す。"], ["住宅の取得費を41世帯に助成した。"],
            [("助成を受けた世帯数", "世帯", "40", "41", "102.5%"), ("うち転入世帯数", "世帯", "15", "集計中", "－")], ["助成世帯は目標を上回り、事業者への周知が効果を上げた。"], ["中心部に利用が偏っている。"], "Ａ", "拡充", "中古住宅も対象にできないか。", "次年度から対象に加える。")], sep=" ")

    # b: a copy that puts each cell of a table on a line of its own
    def cells(p, d, term, cost, ks, effect, why, way):
        X = P(p)
        out = ["事業名", X(p, "name"), "担当課", X(d, "department"), "事業期間", X(term[0], ("period|from", term[1]), ("period|to", term[2])), "総事業費", X(cost, ("R6|cost", yen(cost))), "重要業績評価指標（KPI）", "目標値", "実績値"]
        for n, t, v in ks:
            out += K(X, "R6", n, t, v)
        return [[cell] for cell in [*out, "事業効果", X(effect, "R6|effect|rating"), "評価の理由", X(why, "R6|effect|comment"), "今後の方針", X(way, "R6|policy|decision")]]
    texts(folder, "23gb-hitomasu.txt", [[T("令和６年度　地方創生推進交付金　効果検証シート（蛍川町）", "title", ("fiscal_year", "R6"), ("municipality", "蛍川町"))],
        *cells("ほたるの里交流推進事業", "環境課", ("令和５年度～令和７年度", "R5", "R7"), "4,320,000円", [("観賞会の参加者数", "800人", "912人"), ("保全活動の参加団体数", "12団体", "11団体")], "地方創生に相当程度効果があった", "観賞会の参加者が県外からも増えたため。", "事業の継続"),
        *cells("空き校舎サテライトオフィス誘致事業", "企画財政課", ("令和６年度～令和８年度", "R6", "R8"), "18,700,000円", [("進出企業数", "2社", "1社"), ("新規雇用者数", "5人", "確認中")], "地方創生に効果があった", "1社が進出し、見学は9社あったため。", "事業の改善")])

    # c: a row a project with its KPIs across, line breaks in quotes, a line of the export above and a count below, CP932
    a, b = "雪国いちご産地づくり事業", "高齢者移動支援事業"
    X, Y = P(a), P(b)
    def across(Z, p, no, d, types, cost, grant, did, ks, mark, com, way):
        out = [Z(no, "number"), Z(p, "name"), Z(d, "department"), Z(types, ("R6|program", types)), Z(cost, ("R6|cost", yen(cost))), Z(grant, ("R6|grant", yen(grant))), Z(did, "R6|achievements")]
        for i in range(3):
            out += K(Z, "R6", ks[i][0], ks[i][2], ks[i][3], ks[i][1]) if i < len(ks) else [E] * 4
        return [*out, Z(mark, "R6|effect|rating"), Z(com, "R6|effect|comment"), Z(way, "R6|policy|decision")]
    texts(folder, "23gc-yoko.csv", [[T("交付金事業実績（令和６年度分）　出力日時：2025/06/10 09:14", "title", ("fiscal_year", "R6")), *[E] * 21], ["番号", "事業名", "所管課", "交付金区分", "実績額（円）", "うち交付金（円）", "取組概要", *[f"KPI{i}_{w}" for i in (1, 2, 3) for w in ("指標名", "単位", "目標値", "実績値")], "効果", "効果の理由", "今後の方向性"],
        across(X, a, "1", "農林課", "推進タイプ", "15,240,000", "7,620,000", "ハウス3棟を整備し、\n研修生4人を受け入れた。", [("いちごの出荷量", "t", "12.0", "10.4"), ("新規就農者数", "人", "2", "2"), ("直売所の売上", "千円", "3,500", "3,812")], "相当程度効果があった", "天候により出荷量は減ったが、\n就農につながった。", "継続"),
        across(Y, b, "2", "福祉課", "推進タイプ", "6,180,000", "3,090,000", "相乗りタクシーを\n5地区で運行した。", [("利用者数", "人", "4,800", "5,127"), ("運転免許の返納件数", "件", "60", "－")], "非常に効果的であった", "通院と買物の足として定着した。", "発展"),
        ["2件を出力しました", *[E] * 21]], sep=",", encoding="cp932")

    # d: open data of all indicators of a plan: codes, base, two years with target and result each, the last year, mark, day of the update
    a, b = "地域経済の活性化", "安心して産み育てる"
    X, Y = P(a), P(b)
    def line(Z, m, no, goal, n, u, by, base, v5, v6, gy, g, mark, d):
        return [no, T("412023", ("municipality_code", "412023")), T("佐賀県", "prefecture"), T("虹ノ浜市", ("municipality", "佐賀県虹ノ浜市")), Z(goal, ("strategy|0", goal)), Z(m, "name"), Z(n, f"R6|{n}|name"), Z(u, f"R6|{n}|unit") if u else E, Z(by, (f"R6|{n}|baseline_year", by)), Z(base, f"R6|{n}|baseline"),
                Z(v5[0], f"R5|{n}|target"), Z(v5[1], f"R5|{n}|actual"), Z(v6[0], f"R6|{n}|target"), Z(v6[1], f"R6|{n}|actual") if v6[1] else B(m, f"R6|{n}|actual"), Z(gy, (f"R6|{n}|goal|by", gy)), Z(g, f"R6|{n}|goal|value"), Z(mark, f"R6|{n}|rating") if mark else E, Z(d, f"R6|{n}|department"), "2025-07-01"]
    texts(folder, "23gd-keikaku.csv", [["項番", "自治体コード", "都道府県名", "市区町村名", "基本目標名", "施策名", "KPI名称", "単位", "基準年度", "基準値", "R5目標", "R5実績", "R6目標", "R6実績", "最終目標年度", "最終目標値", "達成状況", "担当部署", "最終更新日"],
        line(X, a, "1", "しごとをつくる", "企業誘致件数（累計）", "件", "令和元年度", "3", ("6", "7"), ("8", "8"), "令和８年度", "12", "達成", "商工観光課"), line(X, a, "2", "しごとをつくる", "有効求人倍率", "倍", "令和元年度", "1.12", ("1.20", "1.31"), ("1.20", "1.18"), "令和８年度", "1.20", "未達成", "商工観光課"),
        line(Y, b, "3", "子どもを育てる", "乳幼児健診の受診率", "％", "令和元年度", "94.2", ("96.0", "96.8"), ("97.0", ""), "令和８年度", "98.0", "", "健康づくり課")], sep=",", encoding="utf-8-sig")

    # e: full-width bars between the columns, as a notice in the groupware shows a table
    a, b, c = "里山ヘルスツーリズム事業", "農業経営継承支援事業", "海岸清掃ボランティア推進事業"
    X, Y, Z = P(a), P(b), P(c)
    bar = lambda Q, p, no, d, cost, n, t, v, mark, way: [Q(no, "number"), Q(p, "name"), Q(d, "department"), Q(cost, ("R6|cost", yen(cost, 1000))), *K(Q, "R6", n, t, v), Q(mark, "R6|effect|rating"), Q(way, "R6|policy|decision")]
    texts(folder, "23ge-keijiban.txt", [[T("令和６年度　交付金活用事業の実績について（蒼井村）", "title", ("fiscal_year", "R6"), ("municipality", "蒼井村"))], ["番号", "事業名", "担当課", "決算額（千円）", "ＫＰＩ", "目標", "実績", "評価", "方針"],
        bar(X, a, "１", "保健課", "2,640", "ツアー参加者数", "150人", "163人", "Ａ", "継続"), bar(Y, b, "２", "農政課", "1,980", "継承の成立件数", "3件", "1件", "Ｃ", "見直し"), bar(Z, c, "３", "環境課", "480", "参加者延べ人数", "900人", "集計中", "Ｂ", "継続"), [T("※決算額は千円未満を四捨五入", "notes")]], sep="｜")

    # f: a sheet of boxes that a converter made a workbook of: letters set wide, a text a line a row, labels beside far values
    p = "古民家ゲストハウス開業支援事業"
    X = P(p)
    did = ["・開業セミナーを3回開催し、27人が参加した。", "・改修費を2件に補助した（上限1,000千円）。"]
    why = ["開業は目標に届かなかったが、相談から準備に進む例が", "増えており、翌年度の開業が見込まれる。"]
    form(folder, "23gf-henkan.xlsx", [dict(name="Sheet1", merges="A1:H1 A7:A8", rows=[
        [T("令和６年度　地方創生推進交付金　事業評価シート（峰岡市）", "title", ("fiscal_year", "R6"), ("municipality", "峰岡市"))], [],
        ["事　業　名", E, X(p, "name")], ["担　当　課", E, X("観光振興課", "department"), E, E, "事業期間", X("R5～R7", ("period|from", "R5"), ("period|to", "R7"))], ["事　業　費", E, X("5,460 千円", ("R6|cost", 5460000)), E, E, "うち交付金", X("2,730 千円", ("R6|grant", 2730000))], [],
        ["事業の内容", E, X(did[0], ("plan|summary", "".join(did)))], [E, E, X(did[1], ("plan|summary", "".join(did)))],
        ["成果指標", E, E, "単位", "目標値", "実績値", "達成率"], [X("開業件数", "R6|開業件数|name"), E, E, X("件", "R6|開業件数|unit"), X("3", "R6|開業件数|target"), X("2", "R6|開業件数|actual"), U("66.7%")], [X("宿泊者数", "R6|宿泊者数|name"), E, E, X("人泊", "R6|宿泊者数|unit"), X("1,200", "R6|宿泊者数|target"), X("1,344", "R6|宿泊者数|actual"), U("112.0%")],
        ["評　　　価", E, X("Ｂ", "R6|effect|rating")], ["評価の理由", E, X(why[0], ("R6|effect|comment", "".join(why)))], [E, E, X(why[1], ("R6|effect|comment", "".join(why)))], ["今後の方針", E, X("継　続", "R6|policy|decision")], [], [E, E, E, E, "- 7 -"]])])

    # g: a page of the town's site: a heading with a number and the department, a table for each project, sentences between
    def site(i, p, d, cost, ks, mark, way, said):
        X = P(p)
        return [[X(f"{i}．{p}（{d}）", ("name", p), ("number", i), ("department", d))], [X("事業費", "") if 0 else "事業費", X(cost, ("R6|cost", yen(cost)))], ["指標", "単位", "目標", "実績", "達成率"], *[[*K(X, "R6", n, t, v, u), U(r)] for n, u, t, v, r in ks],
            ["評価", X(mark, "R6|effect|rating")], ["今後の方向性", X(way, "R6|policy|decision")], ["有識者会議の意見", X(said, "R6|opinions|0|text")], []]
    texts(folder, "23gg-saito.tsv", [[T("令和６年度地方創生関連事業の評価結果", "title", ("fiscal_year", "R6"))], ["更新日：2025年9月30日"], [T("花咲町では、地方創生の交付金を受けて実施した事業について、有識者会議で評価を行いました。", ("municipality", "花咲町"))], [],
        *site(1, "森のようちえん推進事業", "こども課", "3,870,000円", [("園児数", "人", "30", "34", "113.3%"), ("移住した家族の数", "世帯", "3", "2", "66.7%")], "A：順調", "継続", "自然体験の場を町内全域に広げるとよい。"),
        *site(2, "道の駅リニューアル事業", "商工観光課", "42,900,000円", [("来場者数", "人", "180,000", "174,210", "96.8%"), ("売上額", "千円", "95,000", "確認中", "―")], "B：概ね順調", "継続", "地元産品の割合を高める努力を求める。")])

    # h: a csv a project: labels above, a row a year below, KPIs named by the headings
    p = "海の学校推進事業"
    X = P(p)
    ys = [(2022, 4, "3000", "2874", "120", "98", "40", "35"), (2023, 5, "3000", "2955", "150", "161", "45", "47"), (2024, 6, "3500", "3302", "180", "204", "50", "調査中")]
    texts(folder, "23gh-jigyo.csv", [["事業名", X(p, "name"), *[E] * 5], ["所管課", X("教育総務課", "department"), *[E] * 5], ["事業の目的", X("子どもたちが海に親しみ、郷土を知る。", "plan|purpose|0"), *[E] * 5], [E] * 7,
        ["年度", "予算額（千円）", "決算額（千円）", "参加者数（目標）", "参加者数（実績）", "協力団体数（目標）", "協力団体数（実績）"],
        *[[str(y), X(b, (f"R{n}|budget", yen(b, 1000))), X(c, (f"R{n}|cost", yen(c, 1000))), X(t, f"R{n}|参加者数|target"), X(v, f"R{n}|参加者数|actual"), X(t2, f"R{n}|協力団体数|target"), X(v2, f"R{n}|協力団体数|actual")] for y, n, b, c, t, v, t2, v2 in ys]], sep=",", encoding="utf-8-sig")

    # i: a list whose columns came out with single blanks
    a, b, c = "港町まるごと博物館事業", "第三子出産祝金事業", "若者起業応援事業"
    X, Y, Z = P(a), P(b), P(c)
    one = lambda Q, p, no, d, n, t, v, mark, way: [Q(no, "number"), Q(p, "name"), Q(d, "department"), *K(Q, "R6", n, t, v), Q(mark, "R6|effect|rating"), Q(way, "R6|policy|decision")]
    texts(folder, "23gi-hitoaki.txt", [[T("令和６年度総合戦略事業評価一覧（入船町）", "title", ("fiscal_year", "R6"), ("municipality", "入船町"))], ["番号", "事業名", "担当課", "指標", "目標値", "実績値", "評価", "今後の方針"],
        one(X, a, "1", "文化財課", "来館者数", "20,000人", "22,481人", "Ａ", "継続"), one(Y, b, "2", "子育て支援課", "第三子以降の出生数", "25人", "19人", "Ｂ", "改善"), one(Z, c, "3", "商工課", "起業件数", "6件", "確認中", "－", "継続"), ["1"]], sep=" ")


def twenty_fourth(folder):
    """Round 3: six of other kinds."""
    # a: a strategy's report: goals, measures as projects, KPIs in a line with base, target of a later year and result
    def measure(i, m, d, ks, did, mark, issue):
        X = P(m)
        rows = [[X(f"施策（{i}）{m}", ("name", m))], [X(f"　担当課：{d}", ("department", d))], ["　【取組内容】"], *[[X("　" + t, ("R6|achievements", "".join(did)))] for t in did], ["　【KPI】"]]
        for n, base, t, v in ks:
            rows += [[X(f"　・{n}　基準値（R元）：{base}　目標値（R6）：{t}　実績値（R6）：{v}", (f"R6|{n}|name", n), (f"R6|{n}|baseline", base), (f"R6|{n}|target", t), (f"R6|{n}|actual", v))]]
        return rows + [[X(f"　【評価】{mark}", ("R6|effect|rating", mark))], ["　【課題】"], *[[X("　" + t, ("R6|issues|current", "".join(issue)))] for t in issue], []]
    texts(folder, "24fa-senryaku.txt", [[T("第２期わかば市総合戦略　令和６年度進捗報告書", "title", ("fiscal_year", "R6"), ("municipality", "わかば市"))], [], ["基本目標１　地域に仕事をつくる"], [],
        *measure(1, "地元企業の人材確保", "商工労働課", [("市内企業への就職者数", "82人", "120人", "104人"), ("企業説明会の参加企業数", "18社", "30社", "33社")], ["・合同説明会を2回開催した。", "・高校生の企業見学に14社の協力を得た。"], "Ｂ", ["求人と求職の職種が合っていない。"]),
        ["基本目標２　移り住みたくなるまちをつくる"], [],
        *measure(2, "空き家の利活用", "住まい政策課", [("空き家バンクの成約件数", "7件", "20件", "未確定")], ["・空き家の相談会を毎月開催した。"], "Ａ", ["所有者が分からない空き家が増えている。"])])

    # b: headings in brackets with the value behind, KPIs with both values in brackets
    def square(p, d, term, cost, aim, ks, good, mark, way, reason):
        X = P(p)
        return [[X(f"【事業名】{p}", ("name", p))], [X(f"【担当部署】{d}", ("department", d))], [X(f"【実施期間】{term[0]}", ("period|from", term[1]), ("period|to", term[2]))], [X(f"【決算額】{cost}千円", ("R6|cost", yen(cost, 1000)))], [X(f"【目的】{aim}", ("plan|purpose|0", aim))], ["【ＫＰＩ】"],
            *[[X(f"　{j}）{n}（目標：{t}、実績：{v}）", (f"R6|{n}|name", n), (f"R6|{n}|target", t), (f"R6|{n}|actual", v))] for j, (n, t, v) in enumerate(ks, 1)], [X(f"【成果・分析】{good[0]}", ("R6|effect|comment", "".join(good)))], *[[X(f"　{t}", ("R6|effect|comment", "".join(good)))] for t in good[1:]],
            [X(f"【総合評価】{mark}", ("R6|effect|rating", mark))], [X(f"【今後の方針】{way}（{reason}）", ("R6|policy|decision", way), ("R6|policy|reason", reason))], []]
    texts(folder, "24fb-kakko.txt", [[T("令和６年度　交付金事業　事後評価書（月見里町）", "title", ("fiscal_year", "R6"), ("municipality", "月見里町"))], [],
        *square("薬草の里ブランド化事業", "産業課", ("令和４年度～令和６年度", "R4", "R6"), "6,720", "薬草を使った商品を開発し、農家の所得を増やす。", [("新商品の数", "3品", "4品"), ("薬草の作付面積", "2.5ha", "2.1ha")], ["商品は増えたが、作付けは獣害により減った。", "柵の設置と合わせて進める必要がある。"], "Ｂ", "継続", "販路が広がりつつあるため"),
        *square("放課後まなび塾事業", "教育委員会", ("令和６年度～令和８年度", "R6", "R8"), "3,040", "中学生の学習の習慣を育てる。", [("塾生の数", "40人", "46人"), ("学習時間が増えた生徒の割合", "70.0％", "集計中")], ["地域の大学生の協力を得て、定員を超える応募があった。"], "Ａ", "拡充", "小学生にも広げるため")])

    # c: a form of two labels a line, as a viewer gives it, and a table held by blanks
    def two(p, d, who, cost, grant, ks, mark, way, text):
        X = P(p)
        rows = [["事業名", X(p, "name"), "担当課", X(d, "department")], ["総事業費", X(cost, ("R6|cost", yen(cost, 1000))), "うち交付金", X(grant, ("R6|grant", yen(grant, 1000)))], [E], ["指標名", "単位", "目標値", "実績値", "達成率"], *[[*K(X, "R6", n, t, v, u), U(r)] for n, u, t, v, r in ks], [E],
            ["評価", X(mark, "R6|effect|rating"), "今後の方針", X(way, "R6|policy|decision")], ["評価の理由", X(text[0], ("R6|effect|comment", "".join(text)))], *[[E, X(t, ("R6|effect|comment", "".join(text)))] for t in text[1:]], [E]]
        return rows
    laid(folder, "24fc-nidan.txt", [0, 16, 48, 62, 76], [[T("令和６年度　事業評価シート", "title", ("fiscal_year", "R6"))], [T("岬町", "municipality")], [E],
        *two("灯台のある岬観光推進事業", "観光課", "", "8,940千円", "4,470千円", [("展望施設の入場者数", "人", "25,000", "27,318", "109.3%"), ("周遊券の販売枚数", "枚", "1,800", "1,642", "91.2%")], "Ｂ", "継続", ["入場者は目標を上回ったが、周遊券は販売の", "開始が遅れたため届かなかった。"]),
        *two("移動図書館車更新事業", "生涯学習課", "", "12,300千円", "6,150千円", [("貸出冊数", "冊", "14,000", "確認中", "－")], "－", "終了", ["車両を更新し、巡回する場所を4か所増やした。"])])

    # d: a csv whose headings have line breaks in quotes, codes in front, three years across
    a, b = "商店街にぎわい創出事業", "バイオマス利用促進事業"
    X, Y = P(a), P(b)
    def wide(Z, code, p, dc, d, n, u, ts, vs, mark):
        return [code, Z(p, "name"), dc, Z(d, "department"), Z(n, *[(f"R{y}|{n}|name", n) for y in (6,)]), Z(u, f"R6|{n}|unit"), *[Z(t, f"R{y}|{n}|target") for y, t in zip((4, 5, 6), ts)], *[Z(v, f"R{y}|{n}|actual") if v else B(p, f"R{y}|{n}|actual") for y, v in zip((4, 5, 6), vs)], Z(mark, f"R6|{n}|rating") if mark else E]
    texts(folder, "24fd-kaigyo.csv", [[T("令和６年度　事業別指標一覧", "title", ("fiscal_year", "R6")), *[E] * 12], ["事業\nコード", "事業名", "所属\nコード", "所属名", "指標名", "単位", *[f"目標値\n（R{y}）" for y in (4, 5, 6)], *[f"実績値\n（R{y}）" for y in (4, 5, 6)], "指標の\n評価"],
        wide(X, "0712", a, "30110", "商工課", "空き店舗の活用件数", "件", ["3", "4", "5"], ["2", "4", "6"], "Ａ"), wide(X, "0712", a, "30110", "商工課", "歩行者通行量", "人／日", ["1,800", "1,900", "2,000"], ["1,642", "1,877", "1,905"], "Ｂ"),
        wide(Y, "0833", b, "30240", "環境政策課", "木質燃料の利用量", "t", ["120", "150", "180"], ["98", "133", ""], "")], sep=",", encoding="cp932")

    # e: a converter's workbook: the unit in a cell of its own beside the value, headings over both, page heads between
    a, b, c = "湖畔サイクリング推進事業", "若手農家育成塾事業", "子ども医療情報発信事業"
    X, Y, Z = P(a), P(b), P(c)
    head = [["番号", "事業名", "所管課", "事業費", E, "指標", "目標値", E, "実績値", E, "評価"]]
    row = lambda Q, no, p, d, cost, n, t, u, v, w, m: [Q(no, "number") if no else E, Q(p, "name") if p else E, Q(d, "department") if d else E, Q(cost, (f"R6|cost", yen(cost, 1000))) if cost else E, "千円" if cost else E, Q(n, f"R6|{n}|name"), Q(t, f"R6|{n}|target"), Q(u, f"R6|{n}|unit"), Q(v, f"R6|{n}|actual"), Q(w, f"R6|{n}|unit") if w else E, Q(m, "R6|effect|rating") if m else E]
    form(folder, "24fe-tani.xlsx", [dict(name="Table 1", merges="A1:K1 D2:E2 G2:H2 I2:J2 A6:K6 A7:K7 D8:E8 G8:H8 I8:J8", rows=[
        [T("令和６年度　交付金活用事業実績（湖南台市）", "title", ("fiscal_year", "R6"), ("municipality", "湖南台市"))], *head,
        row(X, "1", a, "観光課", "7,350", "レンタサイクルの利用者数", "2,400", "人", "2,815", "人", "Ａ"), row(X, "", "", "", "", "案内板の設置数", "12", "基", "12", "基", ""),
        row(Y, "2", b, "農政課", "2,160", "塾の修了者数", "15", "人", "11", "人", "Ｂ"), ["1 / 2"], ["令和６年度　交付金活用事業実績（湖南台市）"], *head,
        row(Z, "3", c, "健康課", "1,480", "サイトの閲覧数", "30,000", "回", "集計中", "", "－")])])

    # f: an answer in a mail: numbered items with the value behind them, KPIs with an arrow
    p = "竹あかり夜祭り事業"
    X = P(p)
    texts(folder, "24ff-meeru.txt", [["企画課　ご担当者様"], ["お疲れさまです。文化観光課の回答を送ります。"], [], [T("令和６年度　地方創生交付金事業の実績について（回答）", "title", ("fiscal_year", "R6"))], [],
        [X(f"１　事業名　　{p}", ("name", p))], [X("２　担当課　　文化観光課", ("department", "文化観光課"))], [X("３　決算額　　5,218,400円", ("R6|cost", 5218400))], ["４　取組内容"], [X("　　竹灯籠3,000基を市民とともに制作し、3日間点灯した。", ("R6|achievements", "竹灯籠3,000基を市民とともに制作し、3日間点灯した。"))], ["５　KPI"],
        [X("　(1) 来場者数　　目標 20,000人　→　実績 23,400人", ("R6|来場者数|name", "来場者数"), ("R6|来場者数|target", "20,000人"), ("R6|来場者数|actual", "23,400人"))], [X("　(2) 市民スタッフの数　　目標 300人　→　実績 確認中", ("R6|市民スタッフの数|name", "市民スタッフの数"), ("R6|市民スタッフの数|target", "300人"), ("R6|市民スタッフの数|actual", "確認中"))],
        [X("６　評価　　地方創生に相当程度効果があった", ("R6|effect|rating", "地方創生に相当程度効果があった"))], [X("７　今後の方針　　事業の継続", ("R6|policy|decision", "事業の継続"))], [X("　　（理由）市外からの来場が半数を占めるため。", ("R6|policy|reason", "市外からの来場が半数を占めるため。"))], [], ["以上、よろしくお願いします。"]])


def twenty_fifth(folder):
    """Round 4: seven of other kinds."""
    # a: counted blocks with colons and brackets of another kind, both amounts on a line, mark and reason on a line
    def no(i, p, d, bud, cost, ks, mark, why, way):
        X = P(p)
        rows = [[X(f"No.{i}", ("number", i))], [X(f"事業名：{p}", ("name", p))], [X(f"（担当課：{d}）", ("department", d))], [X(f"〔事業費〕予算額 {bud}千円　決算額 {cost}千円", ("R6|budget", yen(bud, 1000)), ("R6|cost", yen(cost, 1000)))], ["〔ＫＰＩ〕"]]
        for n, t, v, r in ks:
            rows += [[X(f"　指標：{n}", (f"R6|{n}|name", n))], [X(f"　　目標 {t}／実績 {v}" + (f"（達成率 {r}）" if r else ""), (f"R6|{n}|target", t), (f"R6|{n}|actual", v))]]
        return rows + [[X(f"〔評価〕{mark}", ("R6|effect|rating", mark))], [X(f"　　{why}", ("R6|effect|comment", why))], [X(f"〔今後の方向性〕{way}", ("R6|policy|decision", way))], []]
    texts(folder, "25fa-number.txt", [[T("令和６年度　まち・ひと・しごと創生推進事業　評価結果（朝霧市）", "title", ("fiscal_year", "R6"), ("municipality", "朝霧市"))], [],
        *no(1, "星空観察ツーリズム事業", "観光戦略課", "5,000", "4,812", [("観察会の参加者数", "1,000人", "1,120人", "112.0％"), ("宿泊者の増加数", "200人", "確認中", "")], "◎", "天候に恵まれ、目標を達成した。", "継続"),
        *no(2, "女性の起業応援事業", "商工労政課", "2,400", "2,156", [("セミナー修了者数", "30人", "27人", "90.0％")], "○", "修了者のうち4人が開業した。", "拡充")])

    # b: a list of which each cell stands on a line of its own
    a, b, c = "林道サイクリング大会開催事業", "給食地産地消推進事業", "公民館Ｗｉ－Ｆｉ整備事業"
    heads = ["番号", "事業名", "担当課", "指標", "目標値", "実績値", "評価"]
    down = lambda p, no, d, n, t, v, m: [P(p)(no, "number"), P(p)(p, "name"), P(p)(d, "department"), *K(P(p), "R6", n, t, v), P(p)(m, "R6|effect|rating")]
    texts(folder, "25fb-tateretsu.txt", [[T("令和６年度総合戦略関連事業の実績（栗沢村）", "title", ("fiscal_year", "R6"), ("municipality", "栗沢村"))], *[[h] for h in heads],
        *[[cell] for row in (down(a, "1", "産業課", "大会の参加者数", "300人", "341人", "Ａ"), down(b, "2", "教育課", "地場産品の使用率", "40.0％", "37.2％", "Ｂ"), down(c, "3", "生涯学習課", "整備した公民館の数", "5館", "5館", "Ａ")) for cell in row]])

    # c: items down, projects across
    a, b = "山車まつり継承事業", "ＡＩ相談窓口導入事業"
    X, Y = P(a), P(b)
    both = lambda label, x, y: [label, x, y]
    texts(folder, "25fc-tenchi.csv", [[T("令和６年度　事業別評価表", "title", ("fiscal_year", "R6")), E, E], both("事業名", X(a, "name"), Y(b, "name")), both("担当課", X("文化財課", "department"), Y("情報課", "department")), both("決算額（千円）", X("3,610", ("R6|cost", 3610000)), Y("7,480", ("R6|cost", 7480000))),
        both("KPI", X("来場者数", "R6|来場者数|name"), Y("相談の処理件数", "R6|相談の処理件数|name")), both("単位", X("人", "R6|来場者数|unit"), Y("件", "R6|相談の処理件数|unit")), both("目標値", X("15,000", "R6|来場者数|target"), Y("2,400", "R6|相談の処理件数|target")), both("実績値", X("16,230", "R6|来場者数|actual"), Y("集計中", "R6|相談の処理件数|actual")),
        both("評価", X("Ａ", "R6|effect|rating"), Y("Ｂ", "R6|effect|rating")), both("評価の理由", X("担い手の登録が増えた。", "R6|effect|comment"), Y("夜間の相談に応じられるようになった。", "R6|effect|comment")), both("今後の方針", X("継続", "R6|policy|decision"), Y("改善", "R6|policy|decision"))], sep=",", encoding="utf-8-sig")

    # d: a list saved as csv: headings in two rows, cells of merged areas empty, sums of departments and of all
    a, b, c = "若者定住住宅整備事業", "婚活サポーター養成事業", "ドローン農業実証事業"
    def line(Q, d, p, bud, co, n, u, t, v):
        return [Q(d, "department") if d else E, Q(p, "name") if p else E, *([Q(bud, ("R6|budget", yen(bud, 1000))), Q(co, ("R6|cost", yen(co, 1000)))] if bud else [E, E]), *K(Q, "R6", n, t, v, u)]
    texts(folder, "25fd-shokei.csv", [[T("令和６年度　地方創生関連事業　決算・KPI一覧（北辰町）", "title", ("fiscal_year", "R6"), ("municipality", "北辰町")), *[E] * 7], [E] * 7 + ["単位：千円"], ["所管課", "事業名", "事業費", E, "ＫＰＩ", E, E, E], [E, E, "予算", "決算", "指標", "単位", "目標", "実績"],
        line(P(a), "企画課", a, "36,000", "35,420", "入居世帯数", "世帯", "8", "8"), line(P(a), "", "", "", "", "入居者のうち転入者", "人", "12", "17"), line(P(b), "企画課", b, "900", "812", "養成した人数", "人", "15", "11"), ["企画課　計", E, U("36,900"), U("36,232"), *[E] * 4],
        line(P(c), "農林課", c, "5,500", "5,390", "実証した面積", "ha", "20.0", "18.4"), ["農林課　計", E, U("5,500"), U("5,390"), *[E] * 4], ["合計", E, U("42,400"), C("41,622", [(None, "/totals[R6 実績]/cost", 41622000)]), *[E] * 4]], sep=",", encoding="cp932")

    # e: a workbook that a converter made of running text: a line a cell in the first column
    def lined(i, p, d, cost, ks, mark, way, why):
        X = P(p)
        return [[X(f"（{i}）{p}", ("name", p), ("number", i))], [X(f"担当課：{d}", ("department", d))], [X(f"事業費：{cost}千円", ("R6|cost", yen(cost, 1000)))], ["KPIの達成状況"], *[[X(f"・{n}　目標：{t}　実績：{v}", (f"R6|{n}|name", n), (f"R6|{n}|target", t), (f"R6|{n}|actual", v))] for n, t, v in ks],
            [X(f"評価：{mark}", ("R6|effect|rating", mark))], [X(f"今後の方針：{way}", ("R6|policy|decision", way))], [X(why[0], ("R6|policy|reason", "".join(why)))], *[[X(t, ("R6|policy|reason", "".join(why)))] for t in why[1:]]]
    form(folder, "25fe-ichiretsu.xlsx", [dict(name="Table 1", rows=[[T("令和６年度　地方創生事業　効果検証報告書（汀町）", "title", ("fiscal_year", "R6"), ("municipality", "汀町"))],
        *lined(1, "干潟の学校事業", "環境政策課", "2,340", [("参加者数", "500人", "536人"), ("ガイドの登録者数", "20人", "18人")], "Ｂ", "継続", ["参加者は増えており、ガイドの育成を", "続けるため。"]), ["- 1 -"],
        *lined(2, "水産加工品開発事業", "水産振興課", "6,980", [("新商品の売上", "4,000千円", "確認中")], "Ｃ", "改善", ["販路の開拓と合わせて進めるため。"]), ["- 2 -"]])])
    path = os.path.join(folder, "expected", "25fe-ichiretsu.xlsx.json")
    out = json.load(open(path, encoding="utf-8"))
    for value in out["values"]:
        value["optional"] = value["field"] == "/number" or value.get("optional", False)
    json.dump(out, open(path, "w", encoding="utf-8"), ensure_ascii=False, indent=1)

    # f: opinions and answers by project, as a summary of a meeting gives them
    a, b = "里山保育推進事業", "公共交通利用促進事業"
    X, Y = P(a), P(b)
    texts(folder, "25ff-iken.txt", [[T("令和６年度事業　総合戦略推進会議における意見と対応（緑野市）", "title", ("fiscal_year", "R6"), ("municipality", "緑野市"))], [],
        [X(f"１　{a}", ("name", a), ("number", 1))], [X("　担当課：こども未来課", ("department", "こども未来課"))], [X("　評価：Ａ", ("R6|effect|rating", "Ａ"))], [X("　【意見】保育士の研修に力を入れ、質を保ってほしい。", ("R6|opinions|0|text", "保育士の研修に力を入れ、質を保ってほしい。"))], [X("　【対応】研修の回数を年4回に増やす。", ("R6|opinions|0|response", "研修の回数を年4回に増やす。"))], [],
        [Y(f"２　{b}", ("name", b), ("number", 2))], [Y("　担当課：都市交通課", ("department", "都市交通課"))], [Y("　評価：Ｂ", ("R6|effect|rating", "Ｂ"))], [Y("　【意見】高校生の通学に合わせた時刻にできないか。", ("R6|opinions|0|text", "高校生の通学に合わせた時刻にできないか。"))], [Y("　【対応】10月のダイヤ改正で、朝の便を", ("R6|opinions|0|response", "10月のダイヤ改正で、朝の便を15分早める。"))], [Y("　15分早める。", ("R6|opinions|0|response", "10月のダイヤ改正で、朝の便を15分早める。"))]])

    # g: semicolons in a text of a system with a comma as the decimal of nothing: amounts with commas, dates, an empty line, a line of the total
    a, b = "木育キャラバン開催事業", "空き地活用菜園事業"
    X, Y = P(a), P(b)
    g = lambda Q, p, no, d, day, cost, n, t, v, m: [no, Q(p, "name"), Q(d, "department"), day, Q(cost, ("R6|cost", yen(cost))), *K(Q, "R6", n, t, v), Q(m, f"R6|{n}|rating")]
    texts(folder, "25fg-zenkaku.txt", [["令和６年度", *[E] * 8], ["管理番号", "事業名", "担当課名", "登録日", "決算額（円）", "成果指標", "目標値", "実績値", "達成状況"],
        g(X, a, "R06-0031", "森林整備課", "2025/05/12", "1,980,000", "来場者数", "1,500人", "1,733人", "達成"), g(Y, b, "R06-0032", "都市整備課", "2025/05/14", "640,000", "利用区画数", "24区画", "19区画", "未達成")], sep="；")
    path = os.path.join(folder, "expected", "25fg-zenkaku.txt.json")
    out = json.load(open(path, encoding="utf-8"))
    out["values"].append({"project": None, "field": "/fiscal_year", "value": "R6", "kind": "copied", "cells": ["A1"], "optional": True})
    json.dump(out, open(path, "w", encoding="utf-8"), ensure_ascii=False, indent=1)


def twenty_sixth(folder):
    """Round 5: six more, most of them running text."""
    # a: numbers with hyphens, sentences that tell a KPI, the mark in words, the way on in a sentence of its own
    def part(i, p, d, term, cost, ks, did, issue, mark, way):
        X = P(p)
        para = lambda parts, place: [[X("　　" + part, (place, "".join(parts)))] for part in parts]
        return [[X(f"２－{i}　{p}", ("name", p), ("number", i))], [X(f"　担当：{d}", ("department", d))], [X(f"　実施年度：{term[0]}", ("period|from", term[1]), ("period|to", term[2]))], [X(f"　決算額：{cost}円", ("R6|cost", yen(cost)))], ["　（１）実施内容"], *para(did, "R6|achievements"), ["　（２）数値目標の達成状況"],
            *[[X(f"　　{n}：目標{t}に対し実績{v}", (f"R6|{n}|name", n), (f"R6|{n}|target", t), (f"R6|{n}|actual", v))] for n, t, v in ks], ["　（３）課題"], *para(issue, "R6|issues|current"), ["　（４）評価"], [X(f"　　{mark}", ("R6|effect|rating", mark))], ["　（５）今後の方向性"], [X(f"　　{way}", ("R6|policy|decision", way))], []]
    texts(folder, "26fa-haifun.txt", [[T("令和６年度　地方創生推進交付金事業　効果検証報告", "title", ("fiscal_year", "R6"))], [T("白樺高原町", "municipality")], [], ["１　はじめに"], ["　交付金事業の効果を、担当課の自己評価と有識者の意見により検証した。"], [], ["２　各事業の検証"],
        *part(1, "高原野菜ブランド化事業", "農政課", ("令和４年度～令和６年度", "R4", "R6"), "8,214,000", [("契約販売の件数", "12件", "15件"), ("販売額", "48,000千円", "45,900千円")], ["首都圏の飲食店への売り込みを行い、15店と契約した。", "また、出荷の箱のデザインを新しくした。"], ["夏の高温により品質の維持が難しくなっている。"], "概ね順調", "継続して実施"),
        *part(2, "森林浴の道整備事業", "林務課", ("令和６年度～令和８年度", "R6", "R8"), "21,560,000", [("利用者数", "3,000人", "3,412人")], ["遊歩道2.4kmを整備し、案内人8人を養成した。"], ["駐車場から入口までが分かりにくい。"], "順調", "拡大して実施")])

    # b: a press release: sentences first, then a list by project in bullets
    def bullet(p, d, grant, ks, mark):
        X = P(p)
        return [[X(f"◆{p}", ("name", p))], [X(f"・担当課　{d}", ("department", d))], [X(f"・交付金額　{grant}千円", ("R6|grant", yen(grant, 1000)))], *[[X(f"・{n}　目標値 {t}　実績値 {v}", (f"R6|{n}|name", n), (f"R6|{n}|target", t), (f"R6|{n}|actual", v))] for n, t, v in ks], [X(f"・事業効果　{mark}", ("R6|effect|rating", mark))], []]
    texts(folder, "26fb-happyou.txt", [["報道発表資料"], ["令和７年10月２日"], [T("令和６年度地方創生関連交付金事業の効果検証結果を公表します（柏葉市）", "title", ("fiscal_year", "R6"), ("municipality", "柏葉市"))], [], ["柏葉市は、国の交付金を活用した次の事業について、有識者による効果検証の結果を公表します。"], [],
        *bullet("ロケ地観光推進事業", "シティプロモーション課", "5,500", [("ロケ件数", "20件", "26件"), ("ロケ地めぐりの参加者数", "400人", "388人")], "地方創生に相当程度効果があった"), *bullet("女性デジタル人材育成事業", "男女共同参画課", "9,000", [("講座の修了者数", "60人", "64人"), ("就業につながった人数", "15人", "調査中")], "地方創生に非常に効果的であった"), ["【問い合わせ】政策企画課　電話 0123-45-6789"]])

    # c: a form in Word whose cells are set apart by tabs, labels over values in two rows
    def form_of(no, p, d, cost, grant, ks, mark, way):
        X = P(p)
        return [["番号", "事業名", "担当課", "事業費（円）", "交付金（円）"], [X(no, "number"), X(p, "name"), X(d, "department"), X(cost, ("R6|cost", yen(cost))), X(grant, ("R6|grant", yen(grant)))], ["KPI", "単位", "目標値", "実績値", "達成率"], *[[*K(X, "R6", n, t, v, u), U(r) if r else E] for n, u, t, v, r in ks], ["評価", X(mark, "R6|effect|rating"), "今後の方針", X(way, "R6|policy|decision"), E], [E]]
    texts(folder, "26fc-word.tsv", [[T("令和６年度　事業検証シート（鷺ノ宮市）", "title", ("fiscal_year", "R6"), ("municipality", "鷺ノ宮市"))],
        *form_of("1", "水辺のにぎわい創出事業", "河川課", "11,230,000", "5,615,000", [("イベントの来場者数", "人", "9,000", "10,420", "115.8%"), ("水辺の出店数", "店", "20", "16", "80.0%")], "Ｂ", "継続"), *form_of("2", "こども商店街開催事業", "商業課", "1,640,000", "820,000", [("参加した子どもの数", "人", "250", "未集計", "")], "Ａ", "拡充")])

    # d: two indicators in one line, fiscal years in the labels, units in brackets behind the names
    def dense(i, p, d, bud, cost, n1, b1, t1, v1, g1, mark, text):
        X = P(p)
        return [[X(f"事業名（{i}）：{p}", ("name", p))], [X(f"担当課：{d}　予算額：{bud}千円　決算額：{cost}千円", ("department", d), ("R6|budget", yen(bud, 1000)), ("R6|cost", yen(cost, 1000)))], [X(f"KPI：{n1}", (f"R6|{n1}|name", n1))], [X(f"　現状値（R2）{b1}　目標値（R6）{t1}　実績値（R6）{v1}　最終目標値（R8）{g1}", *[(place, value(place, said)) for place, said in ((f"R6|{n1}|baseline", b1), (f"R6|{n1}|target", t1), (f"R6|{n1}|actual", v1), (f"R6|{n1}|goal|value", g1))])], [X(f"評価：{mark}　{text}", ("R6|effect|rating", mark), ("R6|effect|comment", text))], []]
    texts(folder, "26fd-mitsu.txt", [[T("令和６年度　総合戦略事業　進捗管理表（百合ケ原町）", "title", ("fiscal_year", "R6"), ("municipality", "百合ケ原町"))], [],
        *dense("１", "移住コンシェルジュ設置事業", "移住定住課", "6,000", "5,874", "相談件数（件）", "85", "200", "231", "300", "Ａ", "オンライン相談が定着した。"), *dense("２", "農家レストラン開業支援事業", "農林課", "4,500", "3,120", "開業件数（件）", "0", "3", "2", "6", "Ｂ", "資材の高騰により1件が翌年度となった。"), *dense("３", "学びの多様化推進事業", "学校教育課", "2,100", "2,046", "体験活動の参加率（％）", "41.0", "60.0", "集計中", "80.0", "－", "結果は9月に公表する。")])

    # e: open data whose values carry flags in columns of their own, blanks for what isn't asked
    a, b = "駅前広場活用事業", "外国人材受入環境整備事業"
    X, Y = P(a), P(b)
    flag = lambda Q, p, c, d, n, u, t, tf, v, vf, note: ["2024", c, Q(p, "name"), Q(d, "department"), Q(n, f"R6|{n}|name"), Q(u, f"R6|{n}|unit"), Q(t, f"R6|{n}|target") if t else B(p, f"R6|{n}|target"), tf, Q(v, f"R6|{n}|actual") if v else E, vf if v else Q(vf, (f"R6|{n}|actual", vf)), Q(note, f"R6|{n}|note") if note else E]
    rows = [["年度", "事業コード", "事業名", "部署名", "指標名", "単位", "目標値", "目標区分", "実績値", "確定状況", "備考"], flag(X, a, "P-014", "市街地整備課", "広場の利用件数", "件", "90", "単年度", "104", "確定", ""), flag(X, a, "P-014", "市街地整備課", "滞在者数", "人", "5000", "単年度", "", "集計中", "カメラの更新のため"), flag(Y, b, "P-020", "市民協働課", "日本語教室の参加者数", "人", "", "設定なし", "87", "確定", "")]
    rows[1][0] = T("2024", ("fiscal_year", "R6"))
    texts(folder, "26fe-hata.csv", rows, sep=",", encoding="utf-8-sig")

    # f: a converter's workbook of a list in which each row of the page became two, one with the upper and one with the lower half
    a, b, c = "花火大会観覧席販売事業", "地域おこし協力隊定着支援事業", "町営塾開設事業"
    X, Y, Z = P(a), P(b), P(c)
    form(folder, "26ff-nidan.xlsx", [dict(name="Sheet1", rows=[
        [T("令和６年度　地方創生事業の実績（汐路町）", "title", ("fiscal_year", "R6"), ("municipality", "汐路町"))], ["番号", "事業名", "担当課", "事業費", "指標", "目標値", "実績値", "評価", "今後の方針"], [E, E, E, "（千円）"],
        [X("1", "number"), X("花火大会観覧席", ("name", a)), X("観光課", "department"), X("12,400", ("R6|cost", 12400000)), X("観覧席の販売", ("R6|観覧席の販売枚数|name", "観覧席の販売枚数")), X("4,000枚", "R6|観覧席の販売枚数|target"), X("4,312枚", "R6|観覧席の販売枚数|actual"), X("Ａ", "R6|effect|rating"), X("継続", "R6|policy|decision")], [E, X("販売事業", ("name", a)), E, E, X("枚数", ("R6|観覧席の販売枚数|name", "観覧席の販売枚数"))],
        [Y("2", "number"), Y("地域おこし協力隊", ("name", b)), Y("企画課", "department"), Y("5,100", ("R6|cost", 5100000)), Y("任期後に定住", ("R6|任期後に定住した人数|name", "任期後に定住した人数")), Y("3人", "R6|任期後に定住した人数|target"), Y("2人", "R6|任期後に定住した人数|actual"), Y("Ｂ", "R6|effect|rating"), Y("改善", "R6|policy|decision")], [E, Y("定着支援事業", ("name", b)), E, E, Y("した人数", ("R6|任期後に定住した人数|name", "任期後に定住した人数"))],
        [Z("3", "number"), Z(c, "name"), Z("教育課", "department"), Z("8,760", ("R6|cost", 8760000)), *K(Z, "R6", "塾生の数", "50人", "確認中"), Z("－", "R6|effect|rating"), Z("継続", "R6|policy|decision")],
        ["計", E, E, C("26,260", [(None, "/totals[R6 実績]/cost", 26260000)])]])])
