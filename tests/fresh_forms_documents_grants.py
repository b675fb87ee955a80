"""Forms after real documents, one after each: the national form 様式2 as towns have filled it in, and grant sheets of their making.

As fresh_forms_documents.py, whose third and fourth rounds these are. Right of expected, wrong, at the first try.
Third: 375 of 406 (92.4%), 16 wrong: D4 3/34 16 (the items of the cost were taken for a part of the name), D1 43/43, D2 60/60, D3 36/36, D5 36/36,
D6 43/43, D7 43/43, D8 43/43, D9 20/20, D24 48/48.
Fourth: 210 of 281 (74.7%), 30 wrong: D10 42/42, D11 26/28 1, D12 8/43 11 (「円」 below a name was taken for a project), D13 45/45, D14 3/37 18 (プロジェクト名
was taken for the project's), D15 35/35, D38 19/19, D25 32/32.
"""
from fresh_cells import E, S, head, sheet, yen
from fresh_forms_documents import over
from fresh_notation import A, B, C, P, T, U, form

ONE, TWO, THREE, NOT = "地方創生に非常に効果的であった", "地方創生に相当程度効果があった", "地方創生に効果があった", "地方創生に対して効果がなかった"
USEFUL, USELESS = "総合戦略のKPI達成に有効であった", "総合戦略のKPI達成に有効とは言えない"


def national(title, pref, town, code, dep, tel, projects, revised=None, extra=(), kinds=True, notes=()):
    """The form: a head block, headings in two rows, five rows of indicators for a project, the question at its foot."""
    count = 14 + len(extra) + kinds
    rows = [[E] * (count - 1) + ["様式２"], [T(title, "title", ("fiscal_year", "H27"))], [],
            ["都道府県名", C(pref, [(None, "/municipality", pref + town)]), E, E, "担当部局課名", U(dep)], ["市町村名", C(town, [(None, "/municipality", pref + town)]), E, E, "連絡先（電話）", U(tel)], ["都道府県・市町村コード（5桁）", U(code)], []]
    merges = [f"A{r}:C{r}" for r in ()]
    top = len(rows) + 1
    front = ["No", "①交付対象事業の名称", *extra, *(["②交付金の種類"] if kinds else []), "③実績額\n（単位：円）"]
    rows.append([*front, "④本事業における重要業績評価指標（KPI）", E, E, E, E, "⑤本事業終了後における実績値", E, "⑥外部有識者からの評価", E, "⑦実績値を踏まえた事業の今後について", E])
    rows.append([E] * len(front) + ["指標", E, "指標値", "単位", "目標年月", "実績値", "事業効果", "事業の評価", "外部有識者からの意見", "今後の方針", "今後の方針の理由"])
    letter = lambda n: chr(64 + n)
    n = len(front)
    merges += [f"{letter(i + 1)}{top}:{letter(i + 1)}{top + 1}" for i in range(n)]
    merges += [f"{letter(n + 1)}{top}:{letter(n + 5)}{top}", f"{letter(n + 6)}{top}:{letter(n + 7)}{top}", f"{letter(n + 8)}{top}:{letter(n + 9)}{top}", f"{letter(n + 10)}{top}:{letter(n + 11)}{top}", f"{letter(n + 1)}{top + 1}:{letter(n + 2)}{top + 1}"]
    for no, p, more, kind, cost, ks, effect, out, said, way, why, *shown in projects:
        X = P(p)
        name = shown[0] if shown else X(p, "name")
        for i in range(5):
            start = len(rows) + 1
            k = ks[i] if i < len(ks) else None
            first = [X(no, "number"), name, *[X(m, path) for m, path in more], *([X(kind, "H27|program")] if kinds else []), X(cost, "H27|cost")] if i == 0 else [E] * n
            if k:
                name_, goal, unit, by, actual = k
                kpi = [f"指標{'①②③④⑤'[i]}", X(name_, f"H27|{name_}|name"), X(goal, f"H27|{name_}|target"), X(unit, f"H27|{name_}|unit"), X(by, f"H27|{name_}|goal|by"), X(actual, f"H27|{name_}|actual") if actual != E else B(p, f"H27|{name_}|actual")]
            else:
                kpi = [f"指標{'①②③④⑤'[i]}", E, E, E, E, E]
            rows.append([*first, *kpi, *([X(effect, "H27|effect|rating") if effect else E, X(out, "H27|evaluations|0|rating"), X(said, "H27|opinions|0|text") if said else E, X(way, "H27|policy|decision"), X(why, "H27|policy|reason") if why else E] if i == 0 else [E] * 5)])
            if i == 0:
                merges += [f"{letter(c)}{start}:{letter(c)}{start + 4}" for c in [*range(1, n + 1), *range(n + 7, n + 12)]]
    if revised:
        rows += [[], ["各事業の評価等を踏まえた地方版総合戦略の見直しの有無", E, E, U(revised)]]
    rows += [[x] for x in notes]
    return dict(name="様式２", rows=rows, merges=" ".join(merges))


TITLE = "地域活性化・地域住民生活等緊急支援交付金（地方創生先行型）に係る事業実施結果報告（各交付対象事業のKPIの実績値等）【平成27年度】"


def third(folder):
    """D1 to D9, D24."""
    # D1: a project without an indicator, a share of the year before in words, one project named by a phrase
    form(folder, "d01-gyokuto.xlsx", [national(TITLE, "熊本県", "玉城東町", "43364", "総務課", "0968-85-0000", [
        (1, "玉城東町総合戦略策定事業", (), "基礎交付", "2,673,000", [], None, USEFUL, "特に意見なし", "予定通り事業終了", "総合戦略の策定を終えたため。"),
        (2, "ハニーローザ販路拡大事業", (), "基礎交付", "6,120,450", [("失業者の雇用", 3, "人", "H28.3", 2), ("全国的な販路拡大", "9,000", "個", "H28.3", "10,240")], TWO, USEFUL, "販路が着実に広がっている。", "事業の継続", "生産が需要に追いついていないため。"),
        (3, "多子世帯応援事業", (), "基礎交付", "3,000,000", [("第3子以降の出生数前年比増", 1, "世帯", "H28.3", 1)], THREE, USEFUL, None, "追加等更に発展させる", "対象を広げるため。")], "無")])

    # D2: kinds タイプⅠ and Ⅱ, thousands of yen as a unit, － for what there isn't
    form(folder, "d02-sakai.xlsx", [national(TITLE, "福井県", "坂野井市", "18210", "企画情報課", "0776-00-0000", [
        (1, "首都圏プロモーション事業", (), "タイプⅠ", "28,450,000", [("首都圏での坂野井市の認知度", 6, "%", "H28.3", 7.3), ("首都圏での番組誘致", 1, "番組", "H28.3", 1), ("来場者数", "80,000", "人", "H28.3", "77,000"), ("地元経済効果", "100,000", "千円", "H28.3", "96,250")], TWO, USEFUL, "来場者の満足度も調べること。", "事業の継続", "認知度が上がったため。"),
        (2, "ＩＪＵ支援員設置事業", (), "タイプⅡ", "4,300,000", [("移住相談件数", 50, "件", "H28.3", "-")], NOT, USELESS, "－", "事業の中止", "支援員の応募がなかったため。"),
        (3, "子育て応援券事業", (), "基礎交付", "15,118,000", [("応援券の利用率", 90, "%", "H28.3", 94.6)], ONE, USEFUL, "－", "予定通り事業終了", "市の単独事業に移したため。")], "無")])

    # D3: 目標年月 in words, opinions of several sentences with line breaks
    form(folder, "d03-chigasaki.xlsx", [national(TITLE.replace("【平成27年度】", "（平成27年度実施分）"), "神奈川県", "茅ケ浜市", "14207", "企画部企画経営課", "0467-00-0000", [
        (1, "生涯現役応援事業", (), "基礎交付", "5,238,756", [("高齢者と活躍の場のマッチング数", 20, "件", "平成28年3月", 31), ("相談窓口の利用者数", 300, "人", "平成28年3月", 288)], TWO, USEFUL, "マッチング数は目標を上回った。\n一方、相談窓口の周知が足りない。今後は企業との連携を深め、就労につながる取組とすること。", "追加等更に発展させる", "窓口を常設とし、企業の参加を増やすため。"),
        (2, "道の駅整備推進事業", (), "基礎交付", "9,720,000", [("基本計画の策定", 1, "件", "平成28年3月", 1)], THREE, USEFUL, "計画の内容を広く市民に知らせること。", "事業の継続", "整備を進めるため。")], "有")])

    # D4: no kinds; name and outline in one cell with the cost items in brackets
    a, b = "多言語観光情報発信事業", "古都の歩き旅推進事業"
    X, Y = P(a), P(b)
    named = lambda Q, p, items: Q(f"{p}\n{items}", ("name", p))
    form(folder, "d04-dazaifu.xlsx", [national(TITLE, "福岡県", "大宰野市", "40221", "経営企画課", "092-000-0000", [
        (1, a, (), None, "12,960,000", [("多言語サイトの閲覧数", "30,000", "件", "H28.3", "41,280"), ("外国語案内のできる店舗数", 30, "店", "H28.3", 24)], TWO, USEFUL, "動画の再生数も示すこと。", "事業の継続", "外国人の来訪が増えているため。", named(X, a, "①多言語対応の観光PRビデオを制作する経費（9,967千円）\n②案内サイトを改修する経費（2,993千円）")),
        (2, b, (), None, "4,104,000", [("ツアーの参加者数", 400, "人", "H28.3", 362)], THREE, USEFUL, "意見なし", "事業内容の見直し（改善）", "平日の参加が少ないため。", named(Y, b, "①案内人を養成する経費（1,604千円）\n②ツアーを行う経費（2,500千円）"))], "無", kinds=False)])

    # D5: nothing carried out: 0 yen, 0 reached, not effective; a rate of increase over the year before
    form(folder, "d05-nashi.xlsx", [national(TITLE, "長野県", "鳥居沢町", "20385", "まちづくり推進課", "0267-00-0000", [
        (1, "農業後継者研修事業", (), "基礎交付", 0, [("研修会の参加者", 120, "名", "H28.2", 0)], "地方創生に効果がなかった", "有効とは言えない", "実施の時期を早く決めること。", "事業の継続", "次年度に実施するため。"),
        (2, "観光客誘致促進事業", (), "基礎交付", "7,344,000", [("観光客の前年度比増加率", 1, "%", "H28.3", 5.93), ("特産品の開発数", 2, "品", "H28.3", 2)], TWO, "有効であった", "特産品の売上げも把握すること。", "事業の継続", "観光客が増えたため。")], "無")])

    # D6: the outline beside the name, the question at the foot
    form(folder, "d06-gaiyo.xlsx", [national(TITLE, "茨城県", "行方野市", "08233", "企画政策課", "0299-00-0000", [
        (1, "地元雇用促進事業", (("市内の企業が市民を新たに雇った場合に奨励金を支給し、若い世代の定着を図る。あわせて合同説明会を年２回開く。", "plan|summary"),), "基礎交付", "8,900,000", [("市内人材の雇用件数", 40, "件", "H28.3", 37), ("合同説明会の参加企業数", 30, "社", "H28.3", 33)], TWO, USEFUL, "定着の状況を追うこと。", "事業の継続", "雇用の場が求められているため。"),
        (2, "こども医療費助成事業", (("中学生までの医療費を助成する。", "plan|summary"),), "基礎交付", "21,540,312", [("こども医療費助成件数（小学生分）", "18,000", "件", "H28.3", "18,642"), ("こども医療費助成件数（中学生分）", "6,500", "件", "H28.3", "6,188")], ONE, USEFUL, "特になし", "予定通り事業終了", "市の単独事業として続けるため。")], "有", extra=("事業概要",))])

    # D7: 担当課, two quantities in a cell, a target of zero
    form(folder, "d07-tantoka.xlsx", [national("地方創生先行型交付金事業　国の基準による効果検証【平成27年度】", "大分県", "別湊市", "44202", "企画課", "0977-00-0000", [
        (1, "健康長寿のまちづくり事業", (("健康づくり課", "department"),), "基礎交付", "6,204,000", [("健康教育参加者数", "200・4,000", "回・人", "H28.3", "144・4,055"), ("特定健診の受診率", "40.0", "%", "H28.3", "38.6")], TWO, USEFUL, "回数より内容を重んじること。", "事業の継続", "参加者数が目標を上回ったため。"),
        (2, "保育士確保事業", (("子育て支援課", "department"),), "基礎交付", "3,150,000", [("待機児童", 0, "人", "H28.3", 0), ("保育士の新規雇用", 10, "人", "H28.3", 8)], ONE, USEFUL, "待機児童ゼロを保つこと。", "追加等更に発展させる", "入所の希望が増えているため。")], None, extra=("担当課",))])

    # D8: plan and settlement, what the project is for in a column 「事業の概要：目的」, the unit in the values
    a, b, c = "鹿肉加工場整備事業", "三世代同居応援事業", "農業インターンシップ事業"
    def r(no, kind, p, aim, plan, cost, ks, mark, why):
        X = P(p)
        out = []
        for i, (n, t, v) in enumerate(ks):
            out.append([*([X(no, "number"), X(kind, "H27|program"), X(p, "name"), X(aim, "plan|purpose|0"), X(plan, "H27|budget"), X(cost, "H27|cost")] if not i else [E] * 6), X(n, f"H27|{n}|name"), X(t, f"H27|{n}|target"), X(v, f"H27|{n}|actual"), *([X(mark, "H27|effect|rating"), X(why, "H27|effect|comment")] if not i else [E, E])])
        return out
    form(folder, "d08-hyoka.xlsx", [dict(name="先行型", rows=[
        [head("地方創生先行型交付金　事業評価シート（平成27年度）　養老父市", "養老父市", "H27")], [E] * 10 + ["（単位：円）"],
        ["No", "区分", "交付対象事業の名称", "事業の概要：目的", "計画額", "実績額", "KPI", E, E, "事業効果", "評価の理由"], [E] * 6 + ["指標", "指標値", "実績値", E, E],
        *r(1, "基礎交付", a, "有害鳥獣の捕獲を進め、新たな特産品とする。", "7,301,000", "6,509,092", [("処理頭数", "120頭", "133頭"), ("販売額", "200万円", "184万円")], TWO, "処理頭数は上回ったが、販路が足りない。"),
        *r(2, "上乗せ交付", b, "三世代の同居を促し、子育てを支える。", "2,000,000", "411,000", [("助成件数", "5件", "1件")], THREE, "制度の周知が遅れた。"),
        *r(3, "基礎交付", c, "都市の学生に農業を知ってもらう。", "1,500,000", "1,498,200", [("参加者数", "10人", "12人"), ("就農希望者数", "2人", "なし")], TWO, "参加者の評価が高い。"),
        ["合計", E, E, E, U("10,801,000"), T("8,418,292", ("totals|H27 実績|cost", 8418292)), E, E, E, E, E]],
        merges="A1:K1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:F4 G3:I3 J3:J4 K3:K4 A5:A6 B5:B6 C5:C6 D5:D6 E5:E6 F5:F6 J5:J6 K5:K6 A8:A9 B8:B9 C8:C9 D8:D9 E8:E9 F8:F9 J8:J9 K8:K9")])

    # D9: as pasted text, evaluation and policy in one column, the council's own; units in the values
    a, b = "真野狩ブランド発信事業", "冬のリゾート開発事業"
    X, Y = P(a), P(b)
    form(folder, "d09-ichiran.tsv", [dict(name="x", rows=[
        [head("平成28年度　地方創生交付金事業　効果検証　真野狩村", "真野狩村", "H28"), *[E] * 7], ["交付対象事業の名称", "事業概要", "交付額（千円）", "指標", "指標値", "実績値", "評価及び今後の方針", "推進会議の評価"],
        [X(a, "name"), X("特産品の商談会と試食会を首都圏で開く。", "plan|summary"), X("3,200", ("H28|grant", 3200000)), X("商談件数", "H28|商談件数|name"), X("3件", "H28|商談件数|target"), X("17件", "H28|商談件数|actual"), A("商談が大きく伸びた。翌年度も続ける。", "both"), X("有効であった", "H28|evaluations|0|rating")],
        [E, E, E, X("カフェ売上げ", "H28|カフェ売上げ|name"), X("200万円", "H28|カフェ売上げ|target"), X("163万円", "H28|カフェ売上げ|actual"), E, E],
        [Y(b, "name"), Y("冬の体験を作り、滞在を延ばす。", "plan|summary"), Y("5,150", ("H28|grant", 5150000)), Y("入込客数", "H28|入込客数|name"), Y("8,000人", "H28|入込客数|target"), Y("7,946人", "H28|入込客数|actual"), A("雪不足により届かなかった。内容を改める。", "both"), Y("おおむね有効", "H28|evaluations|0|rating")]])], sep="\t")

    # D24: marks ◎○△× with their legend and counts, goals and measures, the indicator's department
    a, b, c = "園芸の産地づくり", "移住の促進", "結婚の支援"
    X, Y, Z = P(a), P(b), P(c)
    def r(Q, g, m, n, u, base, t, v, mark, dep, note=E):
        return [g, Q(m, "name") if m else E, Q(n, f"H29|{n}|name"), Q(u, f"H29|{n}|unit"), Q(base, f"H29|{n}|baseline"), Q(t, f"H29|{n}|target"), Q(v, f"H29|{n}|actual"), Q(mark, f"H29|{n}|rating") if mark != "－" else U(mark), Q(dep, "department") if m else U(dep), Q(note, f"H29|{n}|note") if note else E]
    form(folder, "d24-maru.xlsx", [dict(name="H29評価", rows=[
        [head("いの川町まち・ひと・しごと創生総合戦略　平成29年度評価一覧", "いの川町", "H29")], [], ["評価", "◎目標値以上", "○同等", "△未達", "×進捗なし・終了", "評価なし", "計"], ["KPI数", U(2), U(1), U(1), U(1), U(1), U(6)], [],
        ["基本目標", "施策", "KPI", "単位", "基準値(H26)", "H29目標", "H29実績", "評価", "所管課", "備考"],
        r(X, over("１　仕事をつくる", 0, a), a, "しょうがの作付面積", "ha", 92, 95, 96.4, "◎", "産業経済課"), r(X, E, None, "新規就農者数", "人", 4, 6, 6, "○", "産業経済課"), r(Y, over("２　人を呼び込む", 0, b), b, "県外からの移住組数", "組", 8, 20, 27, "◎", "総務課"), r(Y, E, None, "お試し住宅の利用率", "%", "－", 60, 41.5, "△", "総務課", "冬の利用が少ない"), r(Z, over("３　結婚・子育て", 0, c), c, "出会いイベントの成立組数", "組", 3, 5, 0, "×", "町民課", "平成28年度で終了"), r(Z, E, None, "合計特殊出生率", E, 1.33, 1.4, "未公表", "－", "町民課") if 0 else [E, E, Z("合計特殊出生率", "H29|合計特殊出生率|name"), E, Z(1.33, "H29|合計特殊出生率|baseline"), Z(1.4, "H29|合計特殊出生率|target"), Z("未公表", "H29|合計特殊出生率|actual"), U("－"), U("町民課"), E]],
        merges="A1:J1 A7:A8 B7:B8 A9:A10 B9:B10 A11:A12 B11:B12")])


def fourth(folder):
    """D10 to D15, D38, D25."""
    # D10: choices listed with their meaning under the table, policy from a long list, marks by the department and by outsiders
    a, b, c = "草野津川跡地活用事業", "若者就労支援事業", "大学連携健幸事業"
    def r(no, p, dep, cost, n, u, t, v, effect, out, said, way, why):
        X = P(p)
        return [X(no, "number"), X(p, "name"), X(dep, "department"), X(cost, "H27|cost"), X(n, f"H27|{n}|name"), X(t, f"H27|{n}|target"), X(v, f"H27|{n}|actual"), X(u, f"H27|{n}|unit"), X(effect, "H27|effect|rating"), X(out, "H27|evaluations|0|rating"), X(said, "H27|opinions|0|text"), X(way, "H27|policy|decision"), X(why, "H27|policy|reason")]
    form(folder, "d10-sentaku.xlsx", [dict(name="効果検証", rows=[
        [head("草野津市　地方創生交付金事業の効果検証について（平成27年度）", "草野津市", "H27")], [], ["番号", "交付対象事業", "所管課", "実績額（円）", "重要業績評価指標（KPI）", E, E, E, "事業効果", "外部有識者からの評価", E, "今後の方針", "今後の方針の理由"], [E] * 4 + ["指標", "目標値", "実績値", "単位", E, "評価", "意見", E, E],
        r(1, a, "草津川跡地整備課", "18,360,000", "来園者数", "人", "30,000", "41,200", "地方創生に非常に効果的であった", "有効であった", "民間の力も使うこと。", "追加等更に発展させる", "来園者が多いため。"), r(2, b, "商工観光労政課", "4,212,000", "就職者数", "人", 30, 24, "地方創生に相当程度効果があった", "有効であった", "企業の声も聞くこと。", "事業内容の見直し（改善）", "時期を改めるため。"), r(3, c, "健康福祉政策課", "2,700,000", "参加者数", "人", 200, 118, "地方創生に効果があった", "有効とは言えない", "周知が足りない。", "事業の継続", "内容の評価は高いため。"),
        [], ["【事業効果の選択肢】"], ["①地方創生に非常に効果的であった：全てのＫＰＩが目標値を達成"], ["②地方創生に相当程度効果があった：目標値を相当程度（７割～８割）達成"], ["③地方創生に効果があった：事業開始前よりも取組が前進・改善"], ["④地方創生に対して効果がなかった：開始前よりも悪化"]],
        merges="A1:M1 A3:A4 B3:B4 C3:C4 D3:D4 E3:H3 I3:I4 J3:K3 L3:L4 M3:M4")])

    # D11: 効果度（担当課評価） with wording of its own, 方向性; the items explained on a sheet in front
    a, b = "空き家バンク推進事業", "ものづくり人材育成事業"
    X, Y = P(a), P(b)
    k = lambda Q, n, t, v: [Q(n, f"R1|{n}|name"), Q(t, f"R1|{n}|target"), Q(v, f"R1|{n}|actual")]
    form(folder, "d11-naibu.xlsx", [
        dict(name="説明", rows=[["内部評価項目の説明"], ["効果度（担当課評価）"], ["1", "非常に効果があった", "全ての目標を達成した"], ["2", "相当程度効果があった", "おおむね達成した"], ["3", "効果があった", "一部を達成した"], ["4", "効果がなかった", "達成していない"], ["方向性"], ["事業拡大・改善し事業継続・現状通り事業継続・事業中止・廃止・事業・期間の終了"]]),
        dict(name="内部評価", rows=[[head("令和元年度　地方創生関連交付金事業　内部評価（笠置原市）", "笠置原市", "R1")], ["№", "交付金事業", "担当課", "決算額（千円）", "うち交付金（千円）", "ＫＰＩ", "目標値", "実績値", "効果度\n（担当課評価）", "評価内容", "方向性"],
            [X(1, "number"), X(a, "name"), X("住宅課", "department"), yen(X, "6,480", "R1|cost"), yen(X, "3,240", "R1|grant"), *k(X, "バンクの成約件数", "20件", "26件"), X("非常に効果があった", "R1|effect|rating"), X("成約が目標を上回った。", "R1|effect|comment"), X("現状通り事業継続", "R1|policy|decision")], [E] * 5 + k(X, "相談件数", "200件", "188件") + [E, E, E],
            [Y(2, "number"), Y(b, "name"), Y("商工課", "department"), yen(Y, "3,900", "R1|cost"), yen(Y, "1,950", "R1|grant"), *k(Y, "講座の修了者数", "30人", "19人"), Y("効果があった", "R1|effect|rating"), Y("夜間の講座の参加が少ない。", "R1|effect|comment"), Y("改善し事業継続", "R1|policy|decision")]],
            merges="A1:K1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 I3:I4 J3:J4 K3:K4")])

    # D12: a sheet per project, its place by arrows, two amounts with their 円 in cells of their own, choices marked with a ring
    def r(no, dep, p, kind, place, cost, grant, text, ks, effect, why, way, reason, said):
        X = P(p)
        return sheet(str(no), [
            [S(T("効果検証シート（平成28年度実施事業）", "title", ("fiscal_year", "H28")), 8)], ["№", S("担当課", 2), S("交付対象事業名", 3), S("交付金の種類", 2)], [X(no, "number"), S(X(dep, "department"), 2), S(X(p, "name"), 3), S(X(kind, "H28|program"), 2)],
            [S("総合戦略での位置付け", 2), S(X(place, "strategy|0"), 6)], [S("事業費", 2), X(cost, "H28|cost"), "円", S("うち交付金", 2), X(grant, "H28|grant"), "円"], [S("事業の概要", 2), S(X(text, "plan|summary"), 6)],
            [S("①本事業における重要業績評価指標（ＫＰＩ）", 3), "単位", "事業開始前", "目標値", S("実績値", 2)], *[[S(X(n, f"H28|{n}|name"), 3), X(u, f"H28|{n}|unit"), X(b0, f"H28|{n}|baseline"), X(t, f"H28|{n}|target"), S(X(v, f"H28|{n}|actual"), 2)] for n, u, b0, t, v in ks],
            [S("②事業効果（選択）", 2), S(X(effect, "H28|effect|rating"), 6)], [S("②の理由", 2), S(X(why, "H28|effect|comment"), 6)], [S("③今後の方針（選択）", 2), S(X(way, "H28|policy|decision"), 6)], [S("③の理由", 2), S(X(reason, "H28|policy|reason"), 6)], [S("④外部有識者の意見", 2), S(X(said, "H28|opinions|0|text"), 6)]])
    form(folder, "d12-yajirushi.xlsx", [
        r(1, "商工課", "諏訪野精密ものづくり事業", "加速化交付金", "一之柱 → 2 → (2)", "21,600,000", "21,600,000", "小型ロケットの製作を通して技術者を育てる。", [("参加企業数", "社", 0, 20, 23), ("新規受注額", "千円", 0, "10,000", "7,200")], "地方創生に相当程度効果があった", "企業どうしのつながりが生まれた。", "事業の継続", "受注につなげる段階にあるため。", "成果を市民に見せる場を作ること。"),
        r(2, "観光課", "霧ヶ嶺高原滞在促進事業", "推進交付金", "二之柱 → 1 → (3)", "8,424,000", "4,212,000", "高原の案内所と二次交通を整える。", [("延べ宿泊者数", "人", "41,000", "43,000", "集計中")], "地方創生に効果があった", "案内所の利用が多い。", "事業内容の見直し（改善）", "バスの便を見直すため。", "特になし")])

    # D13: three verdicts one after the other: the department, the council of experts, the office's own meeting; the place with its page
    a, b, c = "創業まるごと支援事業", "地域ぐるみ子育て事業", "健康マイレージ事業"
    def r(no, p, place, dep, cost, n, t, v, own, why, out, said, way):
        X = P(p)
        return [X(no, "number"), X(p, "name"), X(place[0], "strategy|0"), X(place[1], "strategy|1"), U(place[2]), X(dep, "department"), X(cost, "H28|cost"), X(n, f"H28|{n}|name"), X(t, f"H28|{n}|target"), X(v, f"H28|{n}|actual"), X(own, "H28|effect|rating"), X(why, "H28|effect|comment"), X(out, "H28|evaluations|0|rating"), X(said, "H28|opinions|0|text"), X(way, "H28|policy|decision")]
    form(folder, "d13-sandan.xlsx", [dict(name="検証結果", rows=[
        [head("平成28年度　和光野市まち・ひと・しごと創生関連事業　検証結果", "和光野市", "H28")], ["№", "事業名", "総合戦略の位置づけ", E, E, "担当課", "決算額\n（円）", "ＫＰＩ", E, E, "市（事業担当課）の評価", E, "外部有識者会議", E, "庁内会議"], [E, E, "基本目標", "該当施策", "頁", E, E, "指標", "目標値", "実績値", "評価", "評価理由", "評価", "意見", "今後の方向性"],
        r(1, a, ("基本目標１", "施策１－２", 14), "産業支援課", "3,996,000", "創業者数", "12人", "15人", "Ａ", "創業塾の修了者が創業した。", "Ａ", "創業後の支えも要る。", "拡充"), r(2, b, ("基本目標３", "施策３－１", 27), "こども福祉課", "5,130,000", "子育てサロンの参加組数", "500組", "462組", "Ｂ", "雨の日の参加が少ない。", "Ｂ", "屋内の会場を増やすこと。", "改善"), r(3, c, ("基本目標４", "施策４－２", 33), "健康支援課", "2,484,000", "参加登録者数", "1,000人", "確認中", "Ｂ", "年度末に集計する。", "－", "数値の確定後に判断する。", "継続")],
        merges="A1:O1 A2:A3 B2:B3 C2:E2 F2:F3 G2:G3 H2:J2 K2:L2 M2:N2")])

    # D14: a sheet of boxes with a project, a measure and the grant's project, sources of money of the year, own evaluation
    def r(dep, who, plan, measure, p, no, common, strategy, grant, issue, aim, done, cost, budget, money, ks, mark, why, way):
        X = P(p)
        rows = [[S(T("都留野市総合戦略　評価シート（平成27年度事業）", "title", ("municipality", "都留野市"), ("fiscal_year", "H27")), 8)], ["担当部署", S(X(dep, "department"), 3), "担当名", S(U(who), 3)], ["プロジェクト名", S(U(plan), 3), "施策名", S(X(measure, "strategy|0") if 0 else U(measure), 3)], ["事業名\n（交付金事業名）", S(X(p, "name"), 3), "事業№", S(U(no), 3)],
                [S("都留野市総合戦略", 1, 2), "共通戦略", S(U(common), 2), "戦略名", S(U(strategy), 3)], ["交付金名", S(X(grant, "H27|program"), 6)], ["課題", S(X(issue, "H27|issues|current"), 7)], ["目的", S(X(aim, "plan|purpose|0"), 7)], ["事業の実績・取組状況", S(X(done, "H27|achievements"), 7)],
                ["H27決算額", S(X(cost[0], ("H27|cost", cost[1])), 3), "H28予算額", S(X(budget[0], ("H28|budget", budget[1])), 3)], [S("財源内訳", 1, 2), "国庫支出金", "県支出金", "地方債", "その他", S("一般財源", 3)], [*[U(x) for x in money[:4]], S(U(money[4]), 3)],
                [S("指標名", 3), "単位", "目標値", "実績値", S("達成率", 2)], *[[S(X(n, f"H27|{n}|name"), 3), X(u, f"H27|{n}|unit"), X(t, f"H27|{n}|target"), X(v, f"H27|{n}|actual"), S(U(x), 2)] for n, u, t, v, x in ks],
                ["自己評価", X(mark, "H27|effect|rating"), "評価理由", S(X(why, "H27|effect|comment"), 5)], ["今後の方向性", S(X(way, "H27|policy|decision"), 7)]]
        return rows
    form(folder, "d14-hako.xlsx", [
        sheet("④-1", r("産業課", "商工観光担当", "織物の里復活プロジェクト", "地場産業の振興", "織物後継者育成事業", "④-1", "しごとの創生", "戦略１　産業を興す", "地方創生先行型交付金", "職人の高齢化が進み、技術が途絶えるおそれがある。", "織物業の後継者を育てる。", "研修を１２回開き、３人が修了した。", ("14,836,509円", 14836509), ("15,000,000円", 15000000), ("14,836,509円", "0円", "0円", "0円", "0円"), [("研修の修了者数", "人", 5, 3, "60.0%"), ("新商品の数", "点", 2, 4, "200.0%")], "Ｂ", "修了者は目標に届かないが、新商品が生まれた。", "継続")),
        sheet("④-2", r("福祉課", "高齢者担当", "生涯活躍のまちプロジェクト", "移住の促進", "生涯活躍のまち推進事業", "④-2", "ひとの創生", "戦略２　人を呼ぶ", "地方創生先行型交付金", "中高年の移住の受け皿がない。", "生涯活躍のまちの構想をまとめる。", "構想を策定し、移住体験の旅行を２回行った。", ("6,998,400円", 6998400), ("9,120,000円", 9120000), ("6,998,400円", "0円", "0円", "0円", "0円"), [("移住体験の参加者数", "人", 40, 44, "110.0%")], "Ａ", "参加者の関心が高かった。", "拡充"))])

    # D15: a list of projects with 達成済み, 達成見込み, 達成困難, 未定 and their counts
    a, b, c, d = "ものづくり未来支援事業", "雪国の暮らし体験事業", "まちなか創業支援事業", "棚田米輸出事業"
    def r(no, p, dep, n, goal, v, mark, why):
        X = P(p)
        return [X(no, "number"), X(p, "name"), X(dep, "department"), X(n, f"H27|{n}|name"), X(goal, f"H27|{n}|target"), X(v, f"H27|{n}|actual"), X(mark, f"H27|{n}|rating"), X(why, f"H27|{n}|note")]
    form(folder, "d15-mikomi.xlsx", [dict(name="一覧", rows=[
        [head("長岡野市　地方創生先行型交付金事業の達成状況（平成27年度）", "長岡野市", "H27")], [], ["達成済み", U("1事業"), "達成見込み", U("1事業"), "達成困難", U("1事業"), "未定", U("1事業")], [], ["番号", "事業名", "担当課", "ＫＰＩ", "目標値", "実績値", "達成状況", "備考"],
        r(1, a, "工業振興課", "新製品の開発件数", "5件", "6件", "達成済み", "2件が商品化"), r(2, b, "観光企画課", "体験者数", "1,000人", "914人", "達成見込み", "3月分を集計中"), r(3, c, "商業振興課", "創業者数", "10人", "3人", "達成困難", "空き店舗の交渉が難航"), r(4, d, "農政課", "輸出量", "20t", "－", "未定", "契約の手続中")],
        merges="A1:H1")])

    # D38: before → the goal of the fifth year in one cell, the increase of five years in brackets; the year's increase planned and reached
    p = "デジタルで紡ぐ名取野移住促進計画"
    X = P(p)
    def k(n, base, goal, rise, t, v):
        return [E, X(n, f"R5|{n}|name"), X(base, f"R5|{n}|baseline"), X(goal, f"R5|{n}|goal|value"), U(rise), X(t, f"R5|{n}|target"), X(v, f"R5|{n}|actual")]
    rows = [k("年少人口", "11,861人", "13,220人", "1,359人", "12,130人", "12,044人"), k("移住世帯数", "2世帯", "7世帯", "5世帯", "3世帯", "4世帯"), k("オンライン相談の参加者数", "0人", "230人", "230人", "30人", "確認中")]
    rows[0][0] = X(p, "name")
    form(folder, "d38-gonenme.xlsx", [dict(name="KPI", rows=[
        [head("デジタル田園都市国家構想交付金（地方創生推進タイプ）　令和5年度実施状況　名取野市", "名取野市", "R5")], [], ["交付対象事業の名称", "ＫＰＩ", "事業開始前", "5年目の目標", "5年間の増加分の累計", "令和5年度", E], [E, E, E, E, E, "目標値", "実績値"], *rows], merges="A1:G1 A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:G3 A5:A7")])

    # D25: 内部評価 → 外部評価 → 期末評価, A to D with their meaning, by the KPI's department
    a, b, c = "農林水産業の担い手づくり", "移住定住の促進", "健康寿命の延伸"
    def r(Q, g, m, n, dep, base, t, v, own, out, end, why):
        return [g, Q(m, "name") if m else E, Q(n, f"R6|{n}|name"), Q(dep, "department") if m else U(dep), Q(base, f"R6|{n}|baseline"), Q(t, f"R6|{n}|target"), Q(v, f"R6|{n}|actual"), U(own), U(out), U(end), Q(why, f"R6|{n}|note")]
    X, Y, Z = P(a), P(b), P(c)
    form(folder, "d25-kimatsu.xlsx", [dict(name="KPI評価", rows=[
        [head("第２期杵野築市総合戦略　KPI評価一覧（令和6年度）", "杵野築市", "R6")], ["A：目標を上回る　B：目標の80％以上で対策がある　C：要改善　D：外的要因により注視"], [], ["基本目標", "施策", "KPI", "KPI所管課", "基準値\n(R1)", "目標値\n(R6)", "実績値\n(R6)", "内部評価", "外部評価", "期末評価", "備考"],
        r(X, over("基本目標１", 0, a), a, "新規就農者数（人）", "農林課", 12, 18, 21, "A", "A", "A", "研修施設の効果"), r(X, E, None, "認定農業者数（経営体）", "農林課", 171, 180, 158, "B", "B", "B", "高齢化による離農"), r(Y, over("基本目標２", 0, b, c), b, "移住者数（人）", "企画財政課", 142, 200, 119, "C", "C", "C", "空き家の不足"), r(Z, E, c, "健康寿命（男性）（年）", "健康長寿課", 79.8, 81, "公表前", "D", "－", "D", "県の公表待ち")],
        merges="A1:K1 A2:K2 A5:A6 B5:B6 A7:A8")])
