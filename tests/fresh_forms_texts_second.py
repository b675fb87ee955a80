"""Further texts: reports in prose, labelled outlines and label lines as a PDF or Word gives them, and csv as systems export it.

FIGURES
"""
import json, os, re, unicodedata
from fresh_notation import C, field, form, value

# What a mark in a text stands for: a place below the project, or with `Y` and `K` below its review or its indicator.
PLACES = {
    "n": "name", "no": "number", "d": "department", "from": "period|from", "to": "period|to", "contact": "contact", "sum": "plan|summary", "aim": "plan|purpose|0",
    "str0": "strategy|0", "str1": "strategy|1", "cost": "Y|cost", "grant": "Y|grant", "budget": "Y|budget", "done": "Y|achievements", "rate": "Y|effect|rating",
    "com": "Y|effect|comment", "way": "Y|policy|decision", "why": "Y|policy|reason", "now": "Y|issues|current", "hard": "Y|issues|obstacles", "next": "Y|issues|revisions",
    "op": "Y|opinions|0|text", "re": "Y|opinions|0|response", "op1": "Y|opinions|1|text", "re1": "Y|opinions|1|response", "ext": "Y|evaluations|0|rating", "extcom": "Y|evaluations|0|comment",
    "src": "Y|funding|0|source", "fund": "Y|funding|0|amount", "src1": "Y|funding|1|source", "fund1": "Y|funding|1|amount", "prog": "Y|program",
    "k": "K|name", "u": "K|unit", "t": "K|target", "v": "K|actual", "b": "K|baseline", "by": "K|baseline_year", "g": "K|goal|value", "gby": "K|goal|by", "m": "K|rating", "kn": "K|note", "kd": "K|department",
    "title": "title", "year": "fiscal_year", "town": "municipality", "note": "notes", "tcost": "totals|Y 実績|cost", "tgrant": "totals|Y 実績|grant"}
OF_LEDGER = {"title", "year", "town", "note", "tcost", "tgrant"}
LONG = {"sum", "aim", "done", "com", "why", "now", "hard", "next", "op", "re", "op1", "re1", "extcom", "title", "note"}
AMOUNT = {"cost", "grant", "budget", "fund", "fund1", "tcost", "tgrant"}
TIMES = {"円": 1, "千円": 1000, "万円": 10000, "百万円": 1000000}


def amount(shown):
    said = re.fullmatch(r"\s*([\d,.]+)\s*(千円|百万円|万円|円)?\s*", unicodedata.normalize("NFKC", shown))
    return round(float(said[1].replace(",", "")) * TIMES[said[2] or "円"])


def text(folder, name, body, sep="\t", encoding="utf-8", year="R6"):
    """A text with marks ⟨place=printed⟩ or ⟨place=printed=>value⟩. A line `@ name` says whose the following lines are; ⟨k=…⟩ whose indicator's.

    `R5.t` is of that year, `a/b` may stand at either place, `~a` is welcome and not asked for, `?` is to be asked about. What a long text's
    parts on several lines say is joined; ↵ is a line break within a cell, ↑ begins a new value of a list's place (a note)."""
    project, kpi, rows, pieces, also, loose = None, None, [], {}, {}, set()
    def marked(cell):
        nonlocal kpi
        places, ask, shown, at = [], None, "", 0
        for found in re.finditer(r"⟨([^=⟩]+)=([^⟩]*)⟩", cell):
            shown += cell[at:found.start()]
            at = found.end()
            codes, (printed, _, said) = found[1], found[2].partition("=>")
            shown += printed
            if codes == "?":
                ask = printed
                continue
            welcome, codes = codes.startswith("~"), codes.lstrip("~").split("/")
            own, _, code = codes[0].rpartition(".")
            if code == "k":
                kpi = said or printed
            paths = [PLACES[c.rpartition(".")[2]].replace("Y", own or year, 1).replace("K|", f"{own or year}|{kpi}|", 1) for c in codes]
            whose = None if code in OF_LEDGER else project
            if code in AMOUNT:
                said = int(said) if said else amount(printed)
            elif not said:
                said = value(paths[0], printed)
            elif said.lstrip("-").isdigit() and code in ("no",):
                said = int(said)
            fields = [field(path) for path in paths]
            key = (whose, fields[0])
            if code in LONG and code != "note":
                pieces.setdefault(key, []).append(str(said))
            if len(fields) > 1:
                also[key] = [f + "[0]/body" if f.endswith("/achievements") else f for f in fields[1:]]
            if welcome or code == "no":
                loose.add(key)
            places.append((whose, fields[0], said))
        return C((shown + cell[at:]).replace("↵", "\n"), places, ask)
    for line in body.strip("\n").split("\n"):
        if line.startswith("@ "):
            project, kpi = line[2:], None
            continue
        rows.append([marked(cell) for cell in line.split(sep if sep.strip() != "," else "|")])
    form(folder, name, [dict(name="x", rows=rows)], sep=sep, encoding=encoding)
    path = os.path.join(folder, "expected", name + ".json")
    out = json.load(open(path, encoding="utf-8"))
    for entry in out["values"]:
        key = (entry["project"], entry["field"])
        if key in pieces:
            entry["value"] = "".join(pieces[key])
        entry["also_fields"] = entry["also_fields"] + also.get(key, [])
        if key in loose:
            entry["optional"] = True
    json.dump(out, open(path, "w", encoding="utf-8"), ensure_ascii=False, indent=1)


def first(folder):
    """Round 1: ten."""
    # a: a numbered outline, where ① is an indicator and the lines below it say its values
    text(folder, "t1a-bangou.txt", """
⟨title=令和６年度　地方創生推進交付金事業　効果検証報告書=>令和６年度　地方創生推進交付金事業　効果検証報告書⟩⟨~year==>R6⟩
　　　　　　　　　　　　　　　　　　令和７年10月　⟨town=蓮池市⟩

第１　検証の概要
１　目的
　本報告書は、地方創生推進交付金を活用して実施した事業について、総合戦略推進委員会の意見を踏まえ、その効果を検証したものである。
２　検証の対象
　令和６年度に実施した２事業

第２　事業別の検証結果
@ 朝市通り活性化事業
１　⟨n=朝市通り活性化事業⟩
(1)　事業の概要
　ア　所管課　⟨d=商工振興課⟩
　イ　実施期間　⟨from=令和５年度=>R5⟩から⟨to=令和７年度=>R7⟩まで
　ウ　決算額　⟨cost=8,640,000円⟩（うち交付金　⟨grant=4,320,000円⟩）
　エ　内容　⟨sum/done=空き店舗を改修して朝市の常設の店とし、出店者を募った。⟩
(2)　重要業績評価指標（ＫＰＩ）の状況
①　⟨k=朝市の来場者数⟩
　・目標値　⟨t=24,000人⟩
　・実績値　⟨v=26,150人⟩
②　⟨k=新規の出店者数⟩
　・目標値　⟨t=10店⟩
　・実績値　⟨v=7店⟩
(3)　評価
　⟨rate=地方創生に相当程度効果があった⟩
(4)　評価の理由
　⟨com=来場者は目標を上回ったが、出店者は後継者の不足から目標に届⟩
⟨com=かなかった。⟩
(5)　今後の方針
　⟨way=事業を継続⟩

@ 島の保育環境整備事業
２　⟨n=島の保育環境整備事業⟩
(1)　事業の概要
　ア　所管課　⟨d=こども家庭課⟩
　イ　実施期間　⟨from=令和６年度=>R6⟩から⟨to=令和８年度=>R8⟩まで
　ウ　決算額　⟨cost=21,300,000円⟩（うち交付金　⟨grant=10,650,000円⟩）
　エ　内容　⟨sum/done=離島の保育所に遊びの広場を整え、一時預かりを始めた。⟩
(2)　重要業績評価指標（ＫＰＩ）の状況
①　⟨k=一時預かりの利用者数⟩
　・目標値　⟨t=180人⟩
　・実績値　⟨v=確認中⟩
②　⟨k=島の出生数⟩
　・目標値　⟨t=14人⟩
　・実績値　⟨v=15人⟩
③　⟨k=子育て世帯の転入数⟩
　・目標値　⟨t=4世帯⟩
　・実績値　⟨v=3世帯⟩
(3)　評価
　⟨rate=地方創生に効果があった⟩
(4)　評価の理由
　⟨com=出生数は目標を上回り、転入も増えつつある。⟩
(5)　今後の方針
　⟨way=事業の改善⟩
- 2 -
""")

    # b: running prose throughout
    text(folder, "t1b-bunshou.txt", """
⟨title=令和６年度交付金事業の効果検証について⟩
⟨town=早瀬町⟩　⟨~d=地域振興課⟩

　本町では、⟨year=令和６年度=>R6⟩に国の地方創生推進交付金を活用して次の３事業を実施した。各事業の効果については、令和７年８月２５日に開催した早瀬町総合戦略審議会において検証を行った。

@ 棚田オーナー制度推進事業
１　⟨n=棚田オーナー制度推進事業⟩（⟨d=農村振興課⟩）
　⟨~sum/aim/done/com=本事業は、棚田の景観を守り、都市の住民との交流を進めることを目的として、令和４年度から令和８年度まで実施するものである。⟩
　令和６年度は、事業費⟨cost=3,860千円⟩（うち交付金⟨grant=1,930千円⟩）により、⟨~done=田植え体験会や収穫祭を開催した。⟩
　ＫＰＩについては、「⟨k=棚田オーナーの数⟩」が目標値⟨t=120組⟩に対し実績値⟨v=134組⟩、「⟨k=保全した棚田の面積⟩」が目標値⟨t=8.5ha⟩に対し実績値⟨v=7.9ha⟩となった。
　以上のことから、本事業は「⟨rate=地方創生に相当程度効果があった⟩」と評価する。
　今後の方針は、「⟨way=事業を継続⟩」とする。

@ 温泉街夜間景観づくり事業
２　⟨n=温泉街夜間景観づくり事業⟩（⟨d=商工観光課⟩）
　⟨~sum/aim/done/com=本事業は、温泉街の路地に照明を整え、夜も歩いて楽しめる街とするものである。⟩
　令和６年度は、事業費⟨cost=12,750千円⟩（うち交付金⟨grant=6,375千円⟩）により、⟨~done=照明３８基を設置した。⟩
　ＫＰＩについては、「⟨k=宿泊者数⟩」が目標値⟨t=96,000人⟩に対し実績値⟨v=91,240人⟩、「⟨k=夜間の歩行者数⟩」が目標値⟨t=450人⟩に対し実績値⟨v=612人⟩となった。
　以上のことから、本事業は「⟨rate=地方創生に効果があった⟩」と評価する。
　今後の方針は、「⟨way=事業の改善⟩」とする。

@ 移動スーパー運行支援事業
３　⟨n=移動スーパー運行支援事業⟩（⟨d=福祉課⟩）
　⟨~sum/aim/done/com=本事業は、買い物に困る高齢者の暮らしを支えるため、移動スーパーの運行に補助を行うものである。⟩
　令和６年度は、事業費⟨cost=2,400千円⟩（うち交付金⟨grant=1,200千円⟩）により、⟨~done=週５日、７コースで運行した。⟩
　ＫＰＩについては、「⟨k=利用者の延べ人数⟩」が目標値⟨t=9,000人⟩に対し実績値⟨v=10,316人⟩となった。
　以上のことから、本事業は「⟨rate=地方創生に非常に効果的であった⟩」と評価する。
　今後の方針は、「⟨way=事業を発展⟩」とする。
""")

    # c: labels and colons, three on a line for an indicator
    text(folder, "t1c-koron.txt", """
⟨title=R6年度 地方創生交付金事業 実績報告 (⟨town=北浦町⟩)⟩
""".replace("⟨title=R6年度 地方創生交付金事業 実績報告 (⟨town=北浦町⟩)⟩", "⟨title=R6年度 地方創生交付金事業 実績報告⟩ (⟨town=北浦町⟩)⟨~year==>R6⟩") + """作成: 企画財政課

@ ふるさと漁業就業支援事業
■事業1　⟨n=ふるさと漁業就業支援事業⟩
担当課: ⟨d=水産課⟩
実施年度: ⟨from=令和4年度=>R4⟩～⟨to=令和6年度=>R6⟩
総事業費: ⟨cost=15,200千円⟩　交付金充当額: ⟨grant=7,600千円⟩
事業目的: ⟨aim=漁業の担い手を町外からも受け入れ、浜の活気を取り戻す。⟩
実施内容: ⟨done=漁師学校を2回開き、修了者のうち6人が就業した。⟩
指標名: ⟨k=新規漁業就業者数⟩　目標値: ⟨t=5人⟩　実績値: ⟨v=6人⟩　達成率: 120%
指標名: ⟨k=漁師学校の受講者数⟩　目標値: ⟨t=20人⟩　実績値: ⟨v=18人⟩　達成率: 90%
効果の評価: ⟨rate=地方創生に相当程度効果があった⟩
評価理由: ⟨com=就業者は目標を上回り、うち3人が家族で移住した。⟩
今後の方針: ⟨way=継続⟩
方針の理由: ⟨why=受入れを望む漁家が増えているため。⟩

@ 空き校舎サテライトオフィス事業
■事業2　⟨n=空き校舎サテライトオフィス事業⟩
担当課: ⟨d=企画財政課⟩
実施年度: ⟨from=令和6年度=>R6⟩～⟨to=令和8年度=>R8⟩
総事業費: ⟨cost=48,950千円⟩　交付金充当額: ⟨grant=24,475千円⟩
事業目的: ⟨aim=閉校した小学校を活用して企業を誘致する。⟩
実施内容: ⟨done=教室5室を改修し、内覧会を開いた。⟩
指標名: ⟨k=入居企業数⟩　目標値: ⟨t=2社⟩　実績値: ⟨v=0社⟩　達成率: 0%
指標名: ⟨k=町内での雇用者数⟩　目標値: ⟨t=4人⟩　実績値: ⟨v=-⟩　達成率: -
指標名: ⟨k=内覧会の参加企業数⟩　目標値: ⟨t=10社⟩　実績値: ⟨v=集計中⟩　達成率: -
効果の評価: ⟨rate=地方創生に対して効果がなかった⟩
評価理由: ⟨com=改修の完了が年度末となり、入居に至らなかった。⟩
今後の方針: ⟨way=改善⟩
方針の理由: ⟨why=賃料の補助を設け、誘致を強めるため。⟩
""")

    # d: a section a project, with a table of the indicators held by blanks and pages' heads and numbers
    text(folder, "t1d-hyou.txt", """
第２期⟨~town=千鳥市⟩まち・ひと・しごと創生総合戦略　令和６年度効果検証報告書⟨~year==>R6⟩

３　個別事業の検証

@ 木材のまちブランディング事業
（１）⟨n=木材のまちブランディング事業⟩
　担当課　　⟨d=林業振興課⟩
　事業期間　⟨from=令和４年度=>R4⟩～⟨to=令和６年度=>R6⟩
　事業費　　⟨cost=9,870千円⟩（うち交付金　⟨grant=4,935千円⟩）

　〈事業内容〉
　⟨sum/done=市産材の家具を共同で開発し、東京の展示会に出展した。また、木工の⟩
　⟨sum/done=体験を市内の小学校６校で行った。⟩

　〈ＫＰＩの達成状況〉
　　　指標　　　　　　　　　　　　単位　　目標値　　実績値　　達成率
　　　⟨k=家具の受注額⟩　　　　　　　　⟨u=千円⟩　　⟨t=6,000⟩　　⟨v=7,420⟩　　123.7％
　　　⟨k=展示会での商談件数⟩　　　　　⟨u=件⟩　　⟨t=40⟩　　⟨v=36⟩　　90.0％

　〈検証結果〉
　⟨com=受注額は目標を上回った。商談は時期が重なったため届かなかったが、⟩
　⟨com=新たに３社との取引が始まっている。⟩

　〈今後の方針〉
　⟨way=継続⟩

第２期千鳥市まち・ひと・しごと創生総合戦略　令和６年度効果検証報告書
－ 7 －

@ 駅を活かした子育て拠点事業
（２）⟨n=駅を活かした子育て拠点事業⟩
　担当課　　⟨d=子育て応援課⟩
　事業期間　⟨from=令和５年度=>R5⟩～⟨to=令和７年度=>R7⟩
　事業費　　⟨cost=33,210千円⟩（うち交付金　⟨grant=16,605千円⟩）

　〈事業内容〉
　⟨sum/done=駅の空きスペースに屋内の遊び場と相談の窓口を設けた。⟩

　〈ＫＰＩの達成状況〉
　　　指標　　　　　　　　　　　　単位　　目標値　　実績値　　達成率
　　　⟨k=遊び場の利用者数⟩　　　　　　⟨u=人⟩　　⟨t=18,000⟩　　⟨v=21,533⟩　　119.6％
　　　⟨k=相談の件数⟩　　　　　　　　　⟨u=件⟩　　⟨t=240⟩　　⟨v=集計中⟩　　－
　　　⟨k=子育てしやすいと感じる割合⟩　⟨u=％⟩　　⟨t=70.0⟩　　⟨v=68.4⟩　　97.7％

　〈検証結果〉
　⟨com=駅の立地を活かし、市外からの利用も３割を占めた。⟩

　〈今後の方針〉
　⟨way=拡充⟩

－ 8 －
""")

    # e: the statement of results that goes to the council with the accounts
    text(folder, "t1e-seika.txt", """
⟨title=令和６年度　主要な施策の成果に関する説明書⟩（抜粋）⟨~year==>R6⟩
⟨town=雪待町⟩

@ 峠の茶屋再生プロジェクト
款７　商工費　　項１　商工費　　目３　観光費
事業名　　　⟨n=峠の茶屋再生プロジェクト⟩
担当課　　　⟨d=産業振興課⟩
予算現額　　⟨budget=9,500,000円⟩
決算額　　　⟨cost=9,312,460円⟩
財源内訳　　国庫支出金　⟨~grant/fund=4,656,000円⟩　　一般財源　4,656,460円
【目的】
⟨aim=旧街道の茶屋を再生し、歩く旅の客を迎える。⟩
【実施した内容】
⟨done=１　茶屋の改修工事（設計及び施工）⟩
⟨done=２　街道ウォークの開催（春・秋の２回、延べ４１２人）⟩
【成果指標】
指標名　　　　　　　　　令和５年度実績　令和６年度目標　令和６年度実績
⟨k=茶屋の来店者数（人）⟩　　　⟨R5.v=8,420⟩　　　　　　⟨t=10,000⟩　　　　　　⟨v=11,208⟩
⟨k=街道ウォークの参加者数（人）⟩　⟨R5.v=355⟩　　　　　　　⟨t=400⟩　　　　　　　⟨v=412⟩
【課題】
⟨now=冬の営業日数が限られ、収支の均衡に至っていない。⟩
【今後の方向性】
⟨way/next/why=現状のまま継続⟩

@ 高齢者スマホ活用応援事業
款３　民生費　　項１　社会福祉費　　目２　老人福祉費
事業名　　　⟨n=高齢者スマホ活用応援事業⟩
担当課　　　⟨d=福祉保健課⟩
予算現額　　⟨budget=1,800,000円⟩
決算額　　　⟨cost=1,642,800円⟩
財源内訳　　国庫支出金　⟨~grant/fund=821,000円⟩　　一般財源　821,800円
【目的】
⟨aim=高齢者がデジタルの便利さを実感し、孤立を防ぐ。⟩
【実施した内容】
⟨done=公民館７館でスマホ教室を開いた（全４２回）。⟩
【成果指標】
指標名　　　　　　　　　令和５年度実績　令和６年度目標　令和６年度実績
⟨k=教室の参加者数（人）⟩　　　⟨R5.v=－⟩　　　　　　　　⟨t=300⟩　　　　　　　⟨v=348⟩
⟨k=防災アプリの登録率（％）⟩　⟨R5.v=21.4⟩　　　　　　　⟨t=35.0⟩　　　　　　⟨v=調査中⟩
【課題】
⟨now=教室に来られない人への働きかけが要る。⟩
【今後の方向性】
⟨way/next/why=拡大して継続⟩
""")

    # f: tall: a row for each year and each kind of value
    rows = ["年度|事業コード|事業名|所属名|指標コード|指標名|単位|値区分|値"]
    for p, code, d, ks in [("湿原エコツアー事業", "E012", "自然環境課", [("エコツアー参加者数", "人", (("R5", "800", "764"), ("R6", "900", "951"))), ("ガイドの稼働日数", "日", (("R5", "120", "118"), ("R6", "140", "133")))]),
                           ("給付型奨学金創設事業", "E027", "教育総務課", [("奨学生の市内就職率", "％", (("R5", "50.0", "47.1"), ("R6", "55.0", "集計中")))])]:
        rows.append("@ " + p)
        for i, (n, u, ys) in enumerate(ks, 1):
            for y, t, v in ys:
                year = "令和５年度" if y == "R5" else "⟨~year=令和６年度=>R6⟩"
                for kind, code_, said in (("目標", "t", t), ("実績", "v", v)):
                    rows.append(f"{year}|{code}|⟨n={p}⟩|⟨d={d}⟩|{code}-{i}|⟨{y}.k={n}⟩|⟨{y}.u={u}⟩|{kind}|⟨{y}.{code_}={said}⟩")
    text(folder, "t1f-tatenaga.csv", "\n".join(rows), sep=",", encoding="cp932")

    # g: saved out of Excel: titles, units in a note, three rows of headings with line breaks, cells of merged areas empty, a total, notes
    text(folder, "t1g-sandan.csv", """
⟨title=令和６年度　デジタル田園都市国家構想交付金事業　実績一覧表⟩⟨~year==>R6⟩|||||||||||⟨town=葦原市⟩
||||||||||（単位：円）|
番号|事業名|担当課|事業費||ＫＰＩ||||||評価及び↵今後の方針
|||決算額|うち↵交付金|指標名|単位|目標||実績||
|||||||R5|R6|R5|R6|
@ 干拓地スマート農業拠点整備事業
⟨no=1⟩|⟨n=干拓地スマート農業拠点整備事業⟩|⟨d=農業政策課⟩|⟨cost=27,418,600⟩|⟨grant=13,709,300⟩|⟨k=ドローンの↵散布面積=>ドローンの散布面積⟩|⟨u=ha⟩|⟨R5.t=300⟩|⟨t=450⟩|⟨R5.v=312⟩|⟨v=438⟩|⟨~com/why/way/rate=面積は天候により僅かに届かなかった。研修を増やし継続する。⟩
|||||⟨k=研修の受講者数⟩|⟨u=人⟩|⟨R5.t=40⟩|⟨t=60⟩|⟨R5.v=44⟩|⟨v=71⟩|
@ 書かない窓口導入事業
⟨no=2⟩|⟨n=書かない窓口導入事業⟩|⟨d=市民課⟩|⟨cost=15,950,000⟩|⟨grant=7,975,000⟩|⟨k=手続にかかる↵平均時間=>手続にかかる平均時間⟩|⟨u=分⟩|⟨R5.t=25⟩|⟨t=20⟩|⟨R5.v=24⟩|⟨v=18⟩|⟨~com/why/way/rate=転入の手続で効果が大きい。対象を広げる。⟩
|||||⟨k=来庁者の満足度⟩|⟨u=％⟩|⟨R5.t=－⟩|⟨t=80.0⟩|⟨R5.v=－⟩|⟨v=未集計⟩|
合計|||⟨tcost=43,368,600⟩|⟨tgrant=21,684,300⟩|||||||
⟨note=※１　「手続にかかる平均時間」は短いほど良い。⟩|||||||||||
""", sep=",", encoding="cp932")

    # h: a table of Word: a row an indicator with its labels in it, the page's head again
    def kpis(*ks):
        return "\n".join(f"KPI{mark}\t⟨k={n}⟩\t目標値\t⟨t={t}⟩\t実績値\t⟨v={v}⟩" for mark, (n, t, v) in zip("①②③", ks))
    head = "令和６年度　事業検証シート（霧生町）"
    text(folder, "t1h-word.tsv", f"""
⟨title={head}⟩⟨~town==>霧生町⟩⟨~year==>R6⟩
@ 渓谷トレイル整備事業
事業名	⟨n=渓谷トレイル整備事業⟩	所属	⟨d=観光振興課⟩
事業期間	⟨from=R5=>R5⟩～⟨to=R7=>R7⟩	事業費	⟨cost=18,620千円⟩
事業概要	⟨sum=渓谷の遊歩道をつなぎ、一日で歩けるトレイルとする。⟩
{kpis(("トレイルの利用者数", "5,000人", "6,120人"), ("ガイドツアーの催行数", "60回", "48回"), ("周辺の飲食店の売上の伸び", "5.0％", "確認中"))}
取組の成果	⟨com/done=案内板を整えたことで、外国人の利用が増えた。⟩
自己評価	⟨rate=Ｂ⟩	今後の方向性	⟨way=継続⟩
委員の意見	⟨op=救助の体制を整えておくべきである。⟩
1

{head}
@ 親子で学ぶ農業塾事業
事業名	⟨n=親子で学ぶ農業塾事業⟩	所属	⟨d=農林課⟩
事業期間	⟨from=R6=>R6⟩～⟨to=R8=>R8⟩	事業費	⟨cost=2,040千円⟩
事業概要	⟨sum=都市の親子が年間を通して米と野菜を作る。⟩
{kpis(("参加した家族の数", "30組", "33組"), ("翌年度も続ける意向の割合", "60％", "72％"))}
取組の成果	⟨com/done=定員を超える応募があり、抽選を行った。⟩
自己評価	⟨rate=Ａ⟩	今後の方向性	⟨way=拡大⟩
委員の意見	⟨op=農家の負担にも目を配られたい。⟩
2
""")

    # i: a handout in marks: ◆ a project, ○ an item, ・ an indicator with an arrow
    text(folder, "t1i-shiryou.txt", """
資料２
⟨title=令和６年度　地方創生関連事業の評価について⟩⟨~year==>R6⟩
令和７年９月１２日　⟨town=松ヶ岬市⟩総合戦略推進会議

@ 城下町まち歩きＤＸ事業
◆事業１　⟨n=城下町まち歩きＤＸ事業⟩
○所管：⟨d=観光文化課⟩
○事業費：⟨cost=7,150千円⟩（交付金　⟨grant=3,575千円⟩）
○取組の内容
　⟨done=まち歩きアプリを公開し、解説を４か国語で聞けるようにした。⟩
○ＫＰＩの達成状況
　・⟨k=アプリの利用者数⟩　⟨t=8,000人⟩（目標）→⟨v=9,412人⟩（実績）
　・⟨k=周遊した箇所の平均⟩　⟨t=4.0か所⟩（目標）→⟨v=3.6か所⟩（実績）
○自己評価：⟨rate=Ｂ（概ね順調）⟩
○外部評価：⟨ext=有効であった⟩
○主な意見
　→⟨op=高齢者にも使いやすくしてほしい。⟩
○今後の方針：⟨way=継続⟩

@ 地元高校魅力化事業
◆事業２　⟨n=地元高校魅力化事業⟩
○所管：⟨d=学校教育課⟩
○事業費：⟨cost=11,480千円⟩（交付金　⟨grant=5,740千円⟩）
○取組の内容
　⟨done=コーディネーターを２名配置し、地域の課題を学ぶ授業を行った。⟩
○ＫＰＩの達成状況
　・⟨k=志願倍率⟩　⟨t=1.00倍⟩（目標）→⟨v=0.94倍⟩（実績）
　・⟨k=市外からの入学者数⟩　⟨t=12人⟩（目標）→⟨v=15人⟩（実績）
○自己評価：⟨rate=Ｃ（やや遅れ）⟩
○外部評価：⟨ext=有効であった⟩
○主な意見
　→⟨op=卒業生とのつながりを活かすとよい。⟩
○今後の方針：⟨way=見直し⟩
""")

    # j: indicators told with the years before
    text(folder, "t1j-suii.txt", """
⟨title=総合戦略に基づく事業の進捗状況（令和６年度）⟩⟨~year==>R6⟩
⟨town=白露村⟩

@ 農泊推進事業
【事業１】⟨n=農泊推進事業⟩
　[所管課]⟨d=むらづくり課⟩
　[指標１]⟨k=農泊の宿泊者数⟩（人）
　　　令和４年度実績　⟨R4.v=420⟩
　　　令和５年度実績　⟨R5.v=566⟩
　　　令和６年度目標　⟨t=600⟩
　　　令和６年度実績　⟨v=648⟩
　[指標２]⟨k=受入れ家庭の数⟩（戸）
　　　令和４年度実績　⟨R4.v=11⟩
　　　令和５年度実績　⟨R5.v=12⟩
　　　令和６年度目標　⟨t=15⟩
　　　令和６年度実績　⟨v=13⟩
　[進捗評価]⟨rate=おおむね順調⟩
　[課題]⟨now=受入れ家庭の高齢化が進んでいる。⟩

@ 村営バス再編事業
【事業２】⟨n=村営バス再編事業⟩
　[所管課]⟨d=総務課⟩
　[指標１]⟨k=一日当たりの利用者数⟩（人）
　　　令和４年度実績　⟨R4.v=38⟩
　　　令和５年度実績　⟨R5.v=41⟩
　　　令和６年度目標　⟨t=50⟩
　　　令和６年度実績　⟨v=集計中⟩
　[進捗評価]⟨rate=遅れ⟩
　[課題]⟨now=通院に合う便が少ない。⟩
""")
