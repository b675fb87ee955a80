"""What the reader was known to be weak at: indicator tables side by side within blocks, tables over the name of their project, marks of what was
achieved and legends below the table, rows struck through, sheets of indicators by the project's number, the kind of an indicator, letters.

Written before the reader was looked at. First try: 394 of 585 (67.4%), 46 wrong, no word or blank read as a number, nothing silent. By form, right
of expected and wrong: a 53/53, b 9/39, c 3/35 18, d 0/26, e 23/35 6, f 19/19, g 45/59 2, h 21/29 (and four lines of a legend as KPIs), i 40/56 2, j 20/20,
k 24/24, l 15/15 2, m 31/31, n 7/21 1, o 27/27, p 21/25, q 22/26, r 5/21 8, s 7/13 6, t 2/11 1.

Left as they are: b (all asked: boxes of indicators beside each other within boxes of projects beside each other), d (asked whose the tables are: a caption
may be the next table's), n (unread: codes instead of numbers, and the list of projects behind the sheet that refers to it).

Expectations that were wrong themselves and were set right: marks stay as they are printed and the legend is the ledger's criteria (g, h, i); a name keeps
the kind that is printed in front of it (r); a letter's headings are numbered and its subject is the title (s, t); the first sheet's title is the ledger's (n).
"""
from fresh_notation import B, P, T, U, form
from fresh_forms_lists import head
from fresh_forms_sheets import S, sheet
from fresh_forms_prose import text
from other_forms import F, Struck

E = ""


def thousand(shown):
    return round(float(str(shown).replace(",", "")) * 1000)


def k(Q, y, n, **values):
    """An indicator's cells: its name, then each value that is given, in the order given."""
    return [Q(n, f"{y}|{n}|name"), *[Q(v, f"{y}|{n}|{f}") if v != E else E for f, v in values.items()]]


def title(shown, town, year):
    return T(shown, "title", ("municipality", town), ("fiscal_year", year))


def legend(shown, of, rows):
    """What the marks mean, as criteria of the ledger."""
    key = "decision" if of == "policy" else "rating"
    return T(shown, *[(f"criteria|{of}|{i}|{k}", said) for i, row in enumerate(rows) for k, said in zip((key, "criterion"), row)])


def first(folder):
    """Indicator tables side by side within a block."""
    # a: blocks one below the other, 活動 left and 成果 right
    def block(no, p, d, cost, left, right, say, way):
        X = P(p)
        rows = [["事業名", X(f"{p}", "name"), E, E, "担当課", X(d, "department"), E, E], ["事業番号", X(no, "number"), E, E, "決算額（千円）", X(cost, ("R5|cost", thousand(cost))), E, E],
                ["活動指標", E, E, E, "成果指標", E, E, E], ["指標名", "単位", "目標値", "実績値"] * 2]
        for i in range(max(len(left), len(right))):
            half = lambda side: k(X, "R5", side[i][0], unit=side[i][1], target=side[i][2], actual=side[i][3]) if i < len(side) else [E] * 4
            rows.append(half(left) + half(right))
        return rows + [["評価", X(say, "R5|effect|rating"), E, E, "今後の方針", X(way, "R5|policy|decision"), E, E], []]
    form(folder, "a-narabi.xlsx", [dict(name="検証", rows=[
        [title("令和５年度　交付金事業の検証（白樫市）", "白樫市", "R5")], [],
        *block(1, "古道ウォーク誘客事業", "観光振興課", "4,820", [("案内板の設置数", "基", 12, 12), ("ガイド講習会の開催数", "回", 6, 5)], [("古道の来訪者数", "人", "18,000", "16,420")], "Ｂ", "継続"),
        *block(2, "里芋ブランド化事業", "農政課", "2,115", [("栽培講習会の開催数", "回", 4, 4)], [("里芋の出荷量", "t", "35.0", "38.2"), ("契約農家数", "戸", 20, 17)], "Ａ", "拡充"),
        *block(3, "木造校舎利活用事業", "企画調整課", "9,760", [("改修した教室の数", "室", 3, 3)], [("入居した事業所数", "社", 2, "確認中")], "Ｃ", "見直し")])])

    # b: two projects side by side, each with two boxes of an indicator beside each other
    def boxes(p, d, one, two, say):
        X = P(p)
        (n, t, v), (m, s, w) = one, two
        return [["事業名", X(p, "name"), E, E], ["担当", X(d, "department"), E, E], ["KPI①", E, "KPI②", E], ["指標名", X(n, f"R4|{n}|name"), "指標名", X(m, f"R4|{m}|name")],
                ["目標値", X(t, f"R4|{n}|target"), "目標値", X(s, f"R4|{m}|target")], ["実績値", X(v, f"R4|{n}|actual"), "実績値", X(w, f"R4|{m}|actual")], ["事業効果", X(say, "R4|effect|rating"), E, E]]
    def beside(left, right):
        return [a + [E] + b for a, b in zip(left, right)]
    form(folder, "b-yoko.xlsx", [dict(name="R4", rows=[
        [title("令和４年度　地方創生推進交付金　効果検証（浜尾町）", "浜尾町", "R4")], [],
        *beside(boxes("朝市にぎわい事業", "商工水産課", ("朝市の出店者数", "45店", "51店"), ("朝市の来場者数", "9,000人", "8,640人"), "効果があった"),
                boxes("海辺の仕事体験事業", "まちづくり課", ("体験者数", "60人", "44人"), ("体験後の移住者数", "3人", "1人"), "あまり効果がなかった")), [],
        *beside(boxes("灯台公園整備事業", "建設課", ("ベンチの設置数", "10基", "10基"), ("公園の来園者数", "20,000人", "集計中"), "相当程度効果があった"),
                boxes("地魚給食推進事業", "教育総務課", ("地魚給食の回数", "24回", "26回"), ("地魚の使用量", "1,200kg", "1,315kg"), "非常に効果的であった"))])])

    # c: bands with the names, two tables with a free column between them, two years
    def band(p, left, right):
        X = P(p)
        def half(n, u, v5, t6, v6):
            return [X(n, f"R6|{n}|name"), X(u, f"R6|{n}|unit"), X(v5, f"R5|{n}|actual"), X(t6, f"R6|{n}|target"), X(v6, f"R6|{n}|actual")]
        heads = ["指標", "単位", "R5実績", "R6目標", "R6実績"]
        return [[X(f"■ {p}", ("name", p))], heads + [E] + heads, *[(half(*left[i]) if i < len(left) else [E] * 5) + [E] + (half(*right[i]) if i < len(right) else [E] * 5) for i in range(max(len(left), len(right)))], []]
    form(folder, "c-obi.xlsx", [dict(name="KPI", rows=[
        [title("令和６年度　重要業績評価指標の状況（南砂川村）", "南砂川村", "R6")], [],
        *band("星空観察の里づくり事業", [("観察会の開催数", "回", 8, 10, 11), ("観察会の参加者数", "人", 210, 250, 268)], [("宿泊者数", "人泊", "3,140", "3,300", "3,052")]),
        *band("空き店舗活用事業", [("改修した店舗数", "店", 1, 2, 2)], [("新規開業者数", "人", 1, 2, 1), ("商店街の通行量", "人/日", 412, 430, "未集計")])])])


def second(folder):
    """A table over the name of its project."""
    # d: captions below the tables
    def table(i, p, rows):
        X = P(p)
        return [["指標名", "単位", "目標値", "実績値", "達成率"], *[k(X, "R6", n, unit=u, target=t, actual=v) + [U(r)] for n, u, t, v, r in rows], [X(f"表{i}　{p}のKPI", ("name", p))], []]
    form(folder, "d-kyapushon.xlsx", [dict(name="別紙", rows=[
        [title("令和６年度　交付金事業の実績（東雲原市）", "東雲原市", "R6")], [],
        *table(1, "里山キャンプ場再生事業", [("キャンプ場の利用者数", "人", "4,500", "5,012", "111.4%"), ("薪の販売量", "束", 800, 655, "81.9%")]),
        *table(2, "織物工房開設事業", [("工房の来場者数", "人", "1,200", "980", "81.7%")]),
        *table(3, "高校生起業塾事業", [("受講者数", "人", 30, 34, "113.3%"), ("起業計画の数", "件", 5, "確認中", "－")])])])

    # e: the labels of each project under its table
    def under(p, d, cost, rows, say):
        X = P(p)
        return [["KPI", "目標値", "実績値", "単位"], *[k(X, "R3", n, target=t, actual=v, unit=u) for n, u, t, v in rows],
                ["事業名", X(p, "name"), E, E], ["担当課", X(d, "department"), "事業費（円）", X(cost, ("R3|cost", thousand(cost) // 1000))], ["事業効果", X(say, "R3|effect|rating"), E, E], []]
    form(folder, "e-shita.xlsx", [dict(name="R3実績", rows=[
        [title("令和３年度　地方創生関係交付金　実績報告（小夜川町）", "小夜川町", "R3")], [],
        *under("棚田オーナー事業", "農村整備課", "3,218,400", [("オーナー数", "組", 40, 46), ("交流会の参加者数", "人", 150, 0)], "効果があった"),
        *under("川舟観光事業", "観光課", "11,905,000", [("乗船者数", "人", "6,000", "2,871")], "効果がなかった"),
        *under("移動図書館事業", "生涯学習課", "1,480,000", [("巡回場所の数", "か所", 12, 14), ("貸出冊数", "冊", "5,000", "5,633")], "非常に効果的であった")])])

    # f: a sheet a project, the name at the foot
    def foot(name, p, d, rows, way):
        X = P(p)
        return dict(name=name, rows=[[T("令和２年度　評価調書（鶴ヶ谷町）", "title", ("municipality", "鶴ヶ谷町"), ("fiscal_year", "R2"))], ["指標", "目標", "実績", "備考"],
                                     *[k(X, "R2", n, target=t, actual=v) + [X(c, f"R2|{n}|note") if c else E] for n, t, v, c in rows],
                                     [], ["今後の方向性", X(way, "R2|policy|decision")], ["事業の名称", X(p, "name")], ["所管課", X(d, "department")]])
    form(folder, "f-shimai.xlsx", [foot("①", "竹林整備事業", "林務課", [("整備した面積（ha）", "4.0", "3.6", "大雨のため"), ("竹材の利用量（t）", 60, 72, E)], "現状維持"),
                                   foot("②", "親子農園事業", "子育て支援課", [("区画の利用率（％）", 90, 95, E)], "拡大")])


def third(folder):
    """Marks of what was achieved, and legends below the table."""
    # g: a mark's column and three legends below
    def row(no, p, d, n, t, v, m, say, way):
        X = P(p)
        return [X(no, "number"), X(p, "name"), X(d, "department"), *k(X, "R7", n, target=t, actual=v), X(m, f"R7|{n}|rating"), X(say, "R7|effect|rating"), X(way, ("R7|policy|decision", way))]
    form(folder, "g-hanrei.xlsx", [dict(name="一覧", rows=[
        [title("令和７年度　デジタル田園都市国家構想交付金　事業一覧（朝比奈市）", "朝比奈市", "R7")], [],
        ["番号", "事業名", "担当課", "KPI", "目標値", "実績値", "達成", "評価", "方針"],
        row(1, "書かない窓口推進事業", "市民課", "書かない窓口の利用件数", "3,000件", "3,412件", "○", "A", "②"), row(2, "観光アプリ運用事業", "観光課", "アプリの登録者数", "5,000人", "4,120人", "△", "B", "①"),
        row(3, "遠隔診療事業", "健康課", "遠隔診療の件数", "120件", "31件", "×", "C", "③"), row(4, "電子図書館事業", "図書館", "電子書籍の貸出数", "2,000点", "2,260点", "○", "A", "①"),
        [legend("※達成　○：目標値以上　△：目標値の70％以上　×：目標値の70％未満", "kpi", [("○", "目標値以上"), ("△", "目標値の70％以上"), ("×", "目標値の70％未満")])],
        [legend("※評価　Ａ＝非常に効果があった　Ｂ＝効果があった　Ｃ＝効果がなかった", "effect", [("A", "非常に効果があった"), ("B", "効果があった"), ("C", "効果がなかった")])],
        [legend("※方針　①継続　②拡充　③縮小　④廃止", "policy", [("①", "継続"), ("②", "拡充"), ("③", "縮小"), ("④", "廃止")])]])])

    # h: 達成 and 未達成 as two columns, ○ in one of them; the policies as numbers with a legend in rows
    def two(p, n, t, v, ok, way):
        X = P(p)
        mark = X("○", (f"R1|{n}|rating", "達成" if ok else "未達成"))
        return [X(p, "name"), *k(X, "R1", n, target=t, actual=v), mark if ok else E, E if ok else mark, X(way, ("R1|policy|decision", str(way)))]
    form(folder, "h-tassei.xlsx", [dict(name="KPI", rows=[
        [title("令和元年度　まち・ひと・しごと創生交付金事業（宇津木村）", "宇津木村", "R1")],
        ["事業名", "指標", "目標値", "実績値", "目標の達成状況", E, "今後の方針"], [E, E, E, E, "達成", "未達成", E],
        two("薪ストーブ普及事業", "導入件数", 15, 18, True, 1), two("ワーキングホリデー事業", "参加者数", 20, 9, False, 3), two("湧水ブランド事業", "販売本数", "30,000", "31,250", True, 2),
        [], ["今後の方針の番号"], *[[T(i + 1, (f"criteria|policy|{i}|decision", str(i + 1))), T(word, (f"criteria|policy|{i}|criterion", word))] for i, word in enumerate(("継続", "拡充", "見直し", "終了"))]], merges="A2:A3 B2:B3 C2:C3 D2:D3 E2:F2 G2:G3")])

    # i: two indicators a project, the mark's heading empty below the band, the legend in one line with the words of both
    def more(p, d, ks, say, way):
        X = P(p)
        rows = []
        for i, (n, u, t, v, m) in enumerate(ks):
            own = [X(p, "name"), X(d, "department")] if i == 0 else [E, E]
            rows.append(own + k(X, "R6", n, unit=u, target=t, actual=v) + [X(m, f"R6|{n}|rating")] + ([X(say, "R6|effect|rating"), X(way, ("R6|policy|decision", way))] if i == 0 else [E, E]))
        return rows
    form(folder, "i-shirushi.xlsx", [dict(name="シート１", rows=[
        [title("令和６年度　地方創生推進交付金の効果検証（羽根田町）", "羽根田町", "R6")], [],
        ["事業名", "担当課", "KPI", E, E, E, E, "総合評価", "方向性"], [E, E, "指標", "単位", "目標", "実績", "達成状況", E, E],
        *more("道の駅直売強化事業", "産業振興課", [("直売所の売上高", "千円", "85,000", "91,204", "○"), ("出荷登録者数", "人", 120, 118, "×")], "イ", "2"),
        *more("関係人口創出事業", "地域政策課", [("ファンクラブ会員数", "人", 500, 633, "○"), ("ツアー参加者数", "人", 40, 22, "×")], "ウ", "3"),
        *more("農泊推進事業", "農林課", [("農泊の受入れ数", "人泊", 900, "1,004", "○")], "ア", "1"),
        [legend("（注１）総合評価は、ア：非常に効果的であった、イ：相当程度効果があった、ウ：効果があった、エ：効果がなかった。", "effect", [("ア", "非常に効果的であった"), ("イ", "相当程度効果があった"), ("ウ", "効果があった"), ("エ", "効果がなかった")])],
        [legend("（注２）方向性は、1：拡充、2：現状のまま継続、3：見直して継続、4：終了。", "policy", [("1", "拡充"), ("2", "現状のまま継続"), ("3", "見直して継続"), ("4", "終了")])]], merges="A3:A4 B3:B4 C3:G3 H3:H4 I3:I4 A5:A6 B5:B6 H5:H6 I5:I6 A7:A8 B7:B8 H7:H8 I7:I8")])


def fourth(folder):
    """A project's name struck through."""
    gone = lambda v: U(Struck(v))
    # j: the whole row of a project and the row of its second indicator
    def own(Q, no, p, d, cost):
        return [Q(no, "number"), Q(p, "name"), Q(d, "department"), Q(cost, ("R5|cost", thousand(cost)))]
    a, b, c = "渡し船復活事業", "空き家見学ツアー事業", "学校給食米粉事業"
    X, Y, Z = P(a), P(b), P(c)
    heads = ["No.", "事業名", "担当課", "事業費（千円）", "指標", "目標値", "実績値"]
    form(folder, "j-zenbu.xlsx", [dict(name="R5", rows=[
        [title("令和５年度　交付金事業一覧（久遠寺町）", "久遠寺町", "R5")], [], heads,
        own(X, 1, a, "観光課", "3,300") + k(X, "R5", "乗船者数", target="2,000人", actual="2,214人"), [E] * 4 + k(X, "R5", "運航日数", target="120日", actual="97日"),
        [gone("2"), gone("商店街ポイント事業"), gone("商工課"), gone("1,850"), gone("加盟店の数"), gone("60店"), gone("48店")], [E] * 4 + [gone("ポイントの発行額"), gone("900万円"), gone("612万円")],
        own(Z, 3, c, "教育課", "720") + k(Z, "R5", "米粉パンの提供回数", target="20回", actual="22回")])])

    # k: only the name is struck, the rest of its rows isn't; another project's indicator's name is struck alone
    form(folder, "k-namae.xlsx", [dict(name="R5", rows=[
        [title("令和５年度　地方創生交付金　進捗確認表（北川辺村）", "北川辺村", "R5")], [], heads,
        own(X, 1, a, "観光課", "5,020") + k(X, "R5", "乗船者数", target="1,500人", actual="1,733人"),
        [U("2"), gone("雪室活用事業"), U("農林課"), U("2,460"), U("雪室の貯蔵量"), U("30t"), U("26t")], [E] * 4 + [U("雪室米の売上"), U("400万円"), U("385万円")],
        own(Y, 3, b, "住民課", "880") + k(Y, "R5", "見学者数", target="50人", actual="41人"), [E] * 4 + [gone("成約件数"), U("6件"), U("9件")],
        own(Z, 4, c, "教育課", "910") + k(Z, "R5", "米粉パンの提供回数", target="18回", actual="19回")])])

    # l: blocks one below the other, one block's name struck; and a name that was corrected within its cell
    def block(p, shown, d, n, t, v):
        X = P(p) if p else lambda s, *_: U(s)
        return [["事業名", X(shown, ("name", p)), E, E], ["担当課", X(d, "department"), E, E], ["指標", "目標値", "実績値", E], k(X, "R6", n, target=t, actual=v) + [E], ["事業効果", X("効果があった", "R6|effect|rating"), E, E], []]
    form(folder, "l-burokku.xlsx", [dict(name="調書", rows=[
        [title("令和６年度　事業評価調書（大日向市）", "大日向市", "R6")], [],
        *block("花の回廊事業", "花の回廊事業", "公園課", "植栽した株の数", "2,000株", "2,150株"),
        *block(None, Struck("夜間景観事業"), "都市計画課", "点灯した日数", "100日", "88日"),
        *block("手仕事マルシェ事業", "手仕事マルシェ事業", "商工課", "出店者の数", "30者", "28者")])])


def fifth(folder):
    """Indicators by the project's number."""
    # m: the list first, the indicators' sheet by 事業番号 in another order
    names = {3: ("湖畔ランニング事業", "スポーツ課", "2,140"), 1: ("移住お試し住宅事業", "定住推進課", "6,335"), 2: ("伝統芸能継承事業", "文化財課", "980")}
    def km(no, n, u, t, v):
        X = P(names[no][0])
        return [U(no)] + k(X, "R6", n, unit=u, target=t, actual=v)
    form(folder, "m-bangou.xlsx", [
        dict(name="事業一覧", rows=[[title("令和６年度　交付金事業（湖東市）", "湖東市", "R6")], ["事業番号", "事業名", "担当課", "事業費（千円）"],
                                *[[P(names[i][0])(i, "number"), P(names[i][0])(names[i][0], "name"), P(names[i][0])(names[i][1], "department"), P(names[i][0])(names[i][2], ("R6|cost", thousand(names[i][2])))] for i in (1, 2, 3)]]),
        dict(name="KPI", rows=[["事業番号", "KPI", "単位", "目標値", "実績値"], km(3, "大会の参加者数", "人", 800, 912), km(1, "お試し住宅の利用世帯数", "世帯", 20, 23), km(1, "移住した世帯数", "世帯", 5, "集計中"), km(2, "継承講座の受講者数", "人", 30, 18)])])

    # n: the indicators' sheet stands before the list, its keys are codes, one number isn't in the list
    code = {"観-1": ("鉱山跡ガイド事業", "観光課"), "農-2": ("そば産地づくり事業", "農業振興課"), "福-1": ("見守りタクシー事業", "福祉課")}
    def kn(c, n, t, v, say):
        X = P(code[c][0])
        return [U(c)] + k(X, "H30", n, target=t, actual=v) + [X(say, f"H30|{n}|rating")]
    form(folder, "n-kigou.xlsx", [
        dict(name="指標", rows=[[T("KPI実績（平成30年度）", "title", ("fiscal_year", "H30"))], ["事業No", "指標名", "目標値", "実績値", "達成状況"], kn("農-2", "そばの作付面積", "12ha", "13.4ha", "達成"), kn("観-1", "ガイドの利用者数", "1,500人", "1,288人", "未達成"),
                                [U("商-4"), U("空き店舗の入居数"), U("3店"), U("2店"), U("未達成")], kn("福-1", "タクシーの利用回数", "2,400回", "2,655回", "達成")]),
        dict(name="一覧表", rows=[[T("平成３０年度　地方創生推進交付金　事業一覧（金堀町）", ("municipality", "金堀町"))], ["事業No", "事業の名称", "担当課"], *[[U(c), P(p)(p, "name"), P(p)(d, "department")] for c, (p, d) in code.items()]])])

    # o: by number with the figures of the review in a third sheet, numbers written in other ways
    own = {1: "港の食堂事業", 2: "島の学び舎事業"}
    X, Y = P(own[1]), P(own[2])
    form(folder, "o-mittsu.xlsx", [
        dict(name="1_事業", rows=[[title("令和４年度　離島活性化交付金等　事業一覧（真砂島町）", "真砂島町", "R4")], ["事業№", "事業名称", "所管課"], [X("01", ("number", 1)), X(own[1], "name"), X("水産課", "department")], [Y("02", ("number", 2)), Y(own[2], "name"), Y("教育課", "department")]]),
        dict(name="2_指標", rows=[["事業№", "指標名", "基準値", "目標値", "実績値"], [U("02")] + k(Y, "R4", "島留学生の数", baseline=2, target=6, actual=7), [U("01")] + k(X, "R4", "食堂の来客数", baseline=0, target="8,000", actual="7,206"), [U(1)] + k(X, "R4", "地魚の仕入額（千円）", baseline=0, target="5,000", actual="5,480")]),
        dict(name="3_評価", rows=[["事業№", "事業効果", "今後の方針", "方針の理由"], [U("1"), X("効果があった", "R4|effect|rating"), X("継続", "R4|policy|decision"), X("来客が安定してきたため。", "R4|policy|reason")], [U("2"), Y("非常に効果的であった", "R4|effect|rating"), Y("拡充", "R4|policy|decision"), Y("希望者が定員を超えたため。", "R4|policy|reason")]])])


def sixth(folder):
    """The kind of an indicator."""
    # p: a column
    def row(Q, own, kind, said, n, u, t, v):
        return own + [Q(kind, (f"R6|{n}|kind", said)) if kind else E] + k(Q, "R6", n, unit=u, target=t, actual=v)
    a, b = "薬草の里づくり事業", "夜学カフェ事業"
    X, Y = P(a), P(b)
    form(folder, "p-kubun.xlsx", [dict(name="KPI", rows=[
        [title("令和６年度　事業別KPI（多岐沢町）", "多岐沢町", "R6")], ["事業名", "区分", "KPI", "単位", "目標値", "実績値"],
        row(X, [X(a, "name")], "アウトプット", "活動", "講習会の開催数", "回", 5, 6), row(X, [E], "アウトカム", "成果", "薬草の販売額", "千円", "1,800", "1,512"), row(Y, [Y(b, "name")], "アウトプット", "活動", "開催回数", "回", 24, 24), row(Y, [E], "アウトカム", "成果", "参加者の定住意向", "%", "60.0", "71.5")], merges="A3:A4 A5:A6")])

    # q: bands over the indicators
    p = "棚田米輸出事業"; X = P(p)
    def band(n, u, t, v, kind): return [X(n, f"R6|{n}|name", (f"R6|{n}|kind", kind)), *k(X, "R6", n, unit=u, target=t, actual=v)[1:]]
    form(folder, "q-obi.xlsx", [dict(name="棚田米", rows=[
        [title("令和６年度　効果検証シート（上久賀市）", "上久賀市", "R6")], ["事業名", X(p, "name")], ["担当課", X("農産課", "department")], ["指標名", "単位", "目標値", "実績値"],
        ["【アウトプット指標】"], band("商談会への出展数", "回", 3, 4, "活動"), band("輸出先の数", "か国", 2, 2, "活動"), ["【アウトカム指標】"], band("輸出量", "t", "12.0", "9.6", "成果"), band("農家所得の増加額", "千円", 300, "確認中", "成果"),
        ["事業効果", X("効果があった", "R6|effect|rating")]], merges="A5:D5 A8:D8")])

    # r: in front of the indicator's name
    a, b = "湯けむり健康事業", "桜並木再生事業"
    def front(Q, p, mark, n, t, v, kind): return [Q(mark + n, f"R5|{mark + n}|name", (f"R5|{mark + n}|kind", kind)), Q(t, f"R5|{mark + n}|target"), Q(v, f"R5|{mark + n}|actual")]
    X, Y = P(a), P(b)
    form(folder, "r-mae.xlsx", [dict(name="R5", rows=[
        [title("令和５年度　総合戦略関連事業　KPI（湯之谷村）", "湯之谷村", "R5")], ["事業名", "KPI", "目標値", "実績値"],
        [X(a, "name")] + front(X, a, "（活動）", "健康教室の開催数", "20回", "19回", "活動"), [E] + front(X, a, "（成果）", "温泉の入湯者数", "52,000人", "54,318人", "成果"),
        [Y(b, "name")] + front(Y, b, "アウトプット：", "植え替えた本数", "40本", "40本", "活動"), [E] + front(Y, b, "アウトカム：", "桜まつりの来場者数", "9,000人", "7,150人", "成果")], merges="A3:A4 A5:A6")])


def seventh(folder):
    """Letters."""
    text(folder, "s-jimu.txt", """
事　務　連　絡
令和７年６月１２日
地域創生課長　様
スポーツ振興課長
令和６年度交付金事業の実績について（回答）
このことについて、下記のとおり回答します。
記
@ サイクルロード整備事業
⟨no=１⟩　⟨n=サイクルロード整備事業⟩
令和６年度の⟨k=サイクリング客数⟩は、目標値⟨t=12,000人⟩に対し、実績値⟨v=13,480人⟩でした。
⟨k=レンタサイクルの貸出台数⟩は、目標⟨t=1,500台⟩に対して⟨v=1,204台⟩にとどまりました。
事業費は⟨cost=8,640千円⟩です。
@ 早朝ヨガ推進事業
⟨no=２⟩　⟨n=早朝ヨガ推進事業⟩
令和６年度の⟨k=教室の参加者数⟩は、目標値⟨t=300人⟩に対し、実績値⟨v=342人⟩でした。
事業費は⟨cost=410千円⟩です。
以上
""")
    text(folder, "t-kairan.txt", """
企画発第４１号
令和６年５月２０日
総務課長　様
企画財政課長
⟨title=令和５年度事業の実績報告について⟩
標記の件について、当課の事業の実績は次のとおりですので報告します。
@ 婚活応援事業
事業名：⟨n=婚活応援事業⟩
⟨k=交流会の参加者数⟩は⟨v=86人⟩（目標⟨t=80人⟩）で、目標を達成しました。
⟨k=成婚数⟩は⟨v=1組⟩（目標⟨t=4組⟩）で、目標に届きませんでした。
@ ふるさと便り事業
事業名：⟨n=ふるさと便り事業⟩
⟨k=便りの申込者数⟩は⟨v=1,120人⟩（目標⟨t=1,000人⟩）で、目標を達成しました。
""", year="R5")
