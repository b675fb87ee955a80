"""Ten more layouts of other towns for tests/other_forms.py, each written before the reader had seen its kind.

Invented towns and values; the layouts are those of real documents (いの町, 太宰府市, 出雲市, 玉名市, 杵築市, 名取市, 多摩市) and one whose
projects stand side by side. Between them: a sheet per year, several indicators in a cell, half-width kana, boxes with the label
on the left, headers of two and three rows, hidden columns, 百万円, western years, marks with their legend, sums and notes.
"""


def town_forms(write, folder, kpi):
    """Writes them with `write` and names their places with `kpi`, both of tests/other_forms.py."""
    # A sheet per year, marks of four kinds with their legend and their count (D24).
    head = lambda y: ["基本目標", "施策", "取組名", "重要業績評価指標", "基準値\n（R元）", f"R{y}目標", f"R{y}実績", "評価", "担当課"]
    foot = [["◎：目標値以上　○：目標値と同等　△：未達　×：進捗なし・終了"], ["", "", "", "", "", "", "集計", "◎1 ○1 △1"]]
    a, b = "ゆず加工の担い手づくり", "川の学校"
    sheet = lambda y, v: ([[f"第２期総合戦略　進捗管理表（令和{'５６'[y - 5]}年度実績）"], [], head(y),
                           ["１ しごとをつくる", "農林業の振興", a, "ゆず加工品の出荷額", "1,200千円", v[0], v[1], v[2], "産業振興課"],
                           ["", "", "", "新規就農者数（累計）", "3人", v[3], v[4], v[5], "産業振興課"],
                           ["２ ひとの流れをつくる", "交流の拡大", b, "川の学校の参加者数", 210, v[6], v[7], v[8], "教育委員会"], [], *foot],
                          ["A4:A5", "B4:B5", "C4:C5"])
    r5, r6 = ("1,400千円", "1,520千円", "◎", "5人", "5人", "○", 240, 198, "△"), ("1,500千円", "集計中", "－", "7人", "6人", "△", 250, 262, "◎")
    values = [(a, "/name", a, "C4"), (b, "/name", b, "C6"), (a, "/strategy[0]", "１ しごとをつくる", "A4"), (a, "/strategy[1]", "農林業の振興", "B4")]
    for y, v in ((5, r5), (6, r6)):
        s = f"令和{'５６'[y - 5]}年度!"
        for p, name, row, i in ((a, "ゆず加工品の出荷額", 4, 0), (a, "新規就農者数（累計）", 5, 3), (b, "川の学校の参加者数", 6, 6)):
            values += [(p, kpi(f"R{y}", name, "target"), v[i], f"{s}F{row}"), (p, kpi(f"R{y}", name, "actual"), v[i + 1], f"{s}G{row}")]
            if v[i + 2] != "－":
                values.append((p, kpi(f"R{y}", name, "rating"), v[i + 2], f"{s}H{row}"))
    values.append((b, kpi("R6", "川の学校の参加者数", "baseline"), 210, "令和６年度!E6"))
    write(folder, "m-nendo-betsu.xlsx", [("令和５年度", *sheet(5, r5)), ("令和６年度", *sheet(6, r6))], values)

    # Several indicators in one cell, each with its circled number; the name and its outline in one cell (D4).
    a, b = "多言語観光案内事業", "古都の健康づくり事業"
    write(folder, "n-kajo.xlsx", [("様式", [
        ["令和６年度デジタル田園都市国家構想交付金　効果検証表"], ["", "", "", "", "", "", "", "（単位：千円）"],
        ["番号", "事業名", "所属", "決算額", "KPI", "目標値", "実績値", "担当課による評価"],
        [1, a, "観光経済課", 9967, "①案内アプリの利用者数（人）\n②多言語表記の看板数（基）", "①3,000\n②12", "①3,412\n②確認中", "①は目標を上回った。②は年度末に設置のため集計中である。"],
        [2, b, "保健センター", "1,240", "①健康教室の回数（回）\n②健康教室の参加者数（人）\n③体重の減った人の割合（％）", "①20\n②400\n③60.0", "①18\n②－\n③52.5",
         "回数が目標に届かなかった。"],
        ["合計", "", "", 11207]], ["B1:D1"])], [
        (a, "/name", a, "B4"), (b, "/name", b, "B5"), (a, "/department", "観光経済課", "C4"), (a, "/reviews[R6]/cost", 9967000, "D4"),
        (b, "/reviews[R6]/cost", 1240000, "D5"), (a, "/reviews[R6]/effect/comment", "①は目標を上回った。②は年度末に設置のため集計中である。", "H4"),
        (b, "/reviews[R6]/effect/comment", "回数が目標に届かなかった。", "H5"), (None, "/totals[R6 実績]/cost", 11207000, "D6"),
        (a, kpi("R6", "案内アプリの利用者数（人）", "target"), 3000, "F4"), (a, kpi("R6", "案内アプリの利用者数（人）", "actual"), 3412, "G4"),
        (a, kpi("R6", "多言語表記の看板数（基）", "target"), 12, "F4"), (a, kpi("R6", "多言語表記の看板数（基）", "actual"), "確認中", "G4"),
        (b, kpi("R6", "健康教室の回数（回）", "target"), 20, "F5"), (b, kpi("R6", "健康教室の回数（回）", "actual"), 18, "G5"),
        (b, kpi("R6", "健康教室の参加者数（人）", "target"), 400, "F5"), (b, kpi("R6", "健康教室の参加者数（人）", "actual"), "－", "G5"),
        (b, kpi("R6", "体重の減った人の割合（％）", "target"), 60.0, "F5"), (b, kpi("R6", "体重の減った人の割合（％）", "actual"), 52.5, "G5")])

    # Half-width kana, values with their year or with this year's part, a final target only (D18).
    a, b = "ﾃﾚﾜｰｸ拠点の整備", "ﾌﾞﾗﾝﾄﾞ米の販路開拓"
    write(folder, "o-hankaku.xlsx", [("一覧", [
        ["神門市　令和6年度　総合戦略ｱｸｼｮﾝﾌﾟﾗﾝの進捗状況"],
        ["施策名", "ＫＰＩ", "単位", "目標値\n(R9)", "R6実績値", "進捗", "備考", "担当"],
        [a, "ﾃﾚﾜｰｸ拠点の利用者数", "人", "1,000人(累計)", "515人 (うちR6年度 255人)", "順調", "", "商工振興課"],
        ["", "利用者の満足度", "％", "85%", "87%(R6.6月調査結果)", "達成", "ｱﾝｹｰﾄ回収率 41%", "商工振興課"],
        [b, "ﾌﾞﾗﾝﾄﾞ米の販売額", "百万円", 120, "98.5", "遅れ", "", "農業振興課"],
        ["", "取扱店舗数", "店", "40", "未集計", "－", "7月末に確定", "農業振興課"],
        ["※進捗は「達成」「順調」「遅れ」「－(判断できない)」の4区分"]], ["A3:A4", "A5:A6", "H3:H4"])], [
        (a, "/name", a, "A3"), (b, "/name", b, "A5"), (a, "/department", "商工振興課", "H3"), (b, "/department", "農業振興課", "H5"),
        (a, kpi("R6", "ﾃﾚﾜｰｸ拠点の利用者数", "actual"), "515人 (うちR6年度 255人)", "E3"), (a, kpi("R6", "利用者の満足度", "actual"), "87%(R6.6月調査結果)", "E4"),
        (a, kpi("R6", "利用者の満足度", "rating"), "達成", "F4"), (a, kpi("R6", "ﾃﾚﾜｰｸ拠点の利用者数", "rating"), "順調", "F3"),
        (b, kpi("R6", "ﾌﾞﾗﾝﾄﾞ米の販売額", "actual"), 98.5, "E5"), (b, kpi("R6", "ﾌﾞﾗﾝﾄﾞ米の販売額", "unit"), "百万円", "C5"),
        (b, kpi("R6", "取扱店舗数", "actual"), "未集計", "E6"), (b, kpi("R6", "ﾌﾞﾗﾝﾄﾞ米の販売額", "rating"), "遅れ", "F5"),
        (b, kpi("R6", "取扱店舗数", "note"), "7月末に確定", "G6")],
        [("D3", "最終目標"), ("D4", "最終目標"), ("D5", "最終目標"), ("D6", "最終目標")])

    # A sheet per project, the label on the left; costs and indicators of the year before and of the year (D30, D34).
    def box(p, section, start, costs, rows, mark, where, why):
        return [["事務事業マネジメントシート"], ["", "", "", "評価対象年度", "令和6年度"],
                ["事務事業の名称", p, "", "担当部署", section], ["事業の開始年度", start, "", "終了予定年度", "なし"],
                ["事業の目的", "だれもが安心して暮らせるようにする。"], ["事業の概要", "見守りと相談を行う。"], [],
                ["コスト（単位：千円）", "令和5年度決算", "令和6年度決算", "令和7年度予算"], ["事業費", *costs[0]], ["　うち国庫支出金", *costs[1]], ["　うち一般財源", *costs[2]], [],
                ["指標", "", "単位", "前年度（令和5年度）", "", "評価年度（令和6年度）", "", "達成度"], ["区分", "指標名", "", "目標値", "実績値", "目標値", "実績値", ""], *rows, [],
                ["必要性", "Ａ", "有効性", "Ｂ", "効率性", "Ａ"], ["総合評価", mark], ["今後の方向性", where], ["方向性の理由", why]]
    merges = ["A13:B13", "C13:C14", "D13:E13", "F13:G13", "H13:H14", "B5:H5", "B6:H6"]
    a, b = "高齢者見守りネットワーク事業", "消費生活相談事業"
    write(folder, "p-mimamori.xlsx", [
        ("001", box(a, "健康福祉部　高齢介護課", "平成24年度", [[3200, 3150, 3300], [1600, 1575, 1650], [1600, 1575, 1650]],
                    [["活動指標", "見守り協定の締結数", "件", 30, 32, 35, 36, "102.9%"], ["成果指標", "見守りにより防いだ事故", "件", 5, 4, 5, "把握できない", "－"]],
                    "Ｂ", "□拡充　■現状維持　□縮小　□廃止", "高齢者が増えるため。"), merges),
        ("002", box(b, "市民生活部　市民課", "昭和58年度", [["1,020", "998", "1,050"], [0, 0, 0], ["1,020", "998", "1,050"]],
                    [["活動指標", "相談の受付件数", "件", 200, 187, 200, 214, "107.0%"], ["成果指標", "解決した割合", "％", "90.0", "88.4", "90.0", "", ""]],
                    "Ａ", "■拡充　□現状維持　□縮小　□廃止", "相談が増えているため。"), merges)], [
        (a, "/name", a, "001!B3"), (a, "/department", "健康福祉部　高齢介護課", "001!E3"), (a, "/period/from", "H24", "001!B4"),
        (a, "/plan/purpose[0]", "だれもが安心して暮らせるようにする。", "001!B5"), (a, "/plan/summary", "見守りと相談を行う。", "001!B6"),
        (a, "/reviews[R5]/cost", 3200000, "001!B9"), (a, "/reviews[R6]/cost", 3150000, "001!C9"), (a, "/reviews[R7]/budget", 3300000, "001!D9"),
        (a, kpi("R5", "見守り協定の締結数", "target"), 30, "001!D15"), (a, kpi("R5", "見守り協定の締結数", "actual"), 32, "001!E15"),
        (a, kpi("R6", "見守り協定の締結数", "target"), 35, "001!F15"), (a, kpi("R6", "見守り協定の締結数", "actual"), 36, "001!G15"),
        (a, kpi("R6", "見守りにより防いだ事故", "actual"), "把握できない", "001!G16"), (a, kpi("R6", "見守り協定の締結数", "kind"), "活動", "001!A15"),
        (a, "/reviews[R6]/effect/rating", "Ｂ", "001!B19"), (a, "/reviews[R6]/policy/decision", "現状維持", "001!B20"), (a, "/reviews[R6]/policy/reason", "高齢者が増えるため。", "001!B21"),
        (b, "/name", b, "002!B3"), (b, "/reviews[R6]/cost", 998000, "002!C9"), (b, "/reviews[R5]/cost", 1020000, "002!B9"), (b, "/reviews[R7]/budget", 1050000, "002!D9"),
        (b, kpi("R6", "相談の受付件数", "actual"), 214, "002!G15"), (b, kpi("R6", "解決した割合", "target"), 90.0, "002!F16"), (b, kpi("R5", "解決した割合", "actual"), 88.4, "002!E16"),
        (b, "/reviews[R6]/effect/rating", "Ａ", "002!B19"), (b, "/reviews[R6]/policy/decision", "拡充", "002!B20"), (b, "/period/from", "S58", "002!B4")],
        blank=[(b, kpi("R6", "解決した割合", "actual"))])

    # Outcomes in a group of columns, two verdicts, millions, a hidden column, a sum and a note (D11, D25).
    a, b = "温泉と食のまち歩き", "空き家利活用促進"
    write(folder, "q-naigai.xlsx", [("R6", [
        ["柞原市　地方創生関係交付金事業の評価結果について（令和6年度分）"],
        ["整理№", "交付金事業", "所管", "総事業費\n（百万円）", "うち国費\n（百万円）", "アウトカム指標", "", "", "", "", "内部評価", "", "外部評価", "", "方向性", "対応方針の理由", "作業用メモ"],
        ["", "", "", "", "", "指標名", "基準（R3）", "R6目標", "R6実績", "達成率", "効果度", "コメント", "評定", "意見", "", "", ""],
        [1, a, "商工観光課", 12.5, 6.25, "まち歩きの参加者数(人)", 850, 1200, 1310, "109.2%", "非常に効果があった", "想定を上回った。", "Ａ", "体験の種類を増やすこと。", "事業拡大", "来訪が続くため", "7/2差替え"],
        ["", "", "", "", "", "観光消費額(千円)", "4,100", "5,000", "速報値4,860", "97.2%", "", "", "", "", "", "", ""],
        [2, b, "都市整備課", 3, 1.5, "空き家バンク成約数(件)", 6, 15, 0, "0.0%", "効果がなかった", "制度の周知が足りなかった。", "Ｃ", "特になし", "改善し事業継続", "相談は増えているため", ""],
        ["合計", "", "", 15.5, 7.75], ["※ 速報値は10月に確定する。"]],
        ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:J2", "K2:L2", "M2:N2", "O2:O3", "P2:P3", "Q2:Q3"] + [f"{c}4:{c}5" for c in "ABCDEKLMNOP"], [17])], [
        (a, "/number", 1, "A4"), (a, "/name", a, "B4"), (a, "/department", "商工観光課", "C4"), (a, "/reviews[R6]/cost", 12500000, "D4"), (a, "/reviews[R6]/grant", 6250000, "E4"),
        (a, kpi("R6", "まち歩きの参加者数(人)", "baseline"), 850, "G4"), (a, kpi("R6", "まち歩きの参加者数(人)", "target"), 1200, "H4"), (a, kpi("R6", "まち歩きの参加者数(人)", "actual"), 1310, "I4"),
        (a, kpi("R6", "観光消費額(千円)", "target"), 5000, "H5"), (a, kpi("R6", "観光消費額(千円)", "actual"), "速報値4,860", "I5"),
        (a, "/reviews[R6]/effect/rating", "非常に効果があった", "K4"), (a, "/reviews[R6]/effect/comment", "想定を上回った。", "L4"),
        (a, "/reviews[R6]/evaluations[0]/rating", "Ａ", "M4"), (a, "/reviews[R6]/opinions[0]/text", "体験の種類を増やすこと。", "N4"),
        (a, "/reviews[R6]/policy/decision", "事業拡大", "O4"), (a, "/reviews[R6]/policy/reason", "来訪が続くため", "P4"),
        (b, "/reviews[R6]/cost", 3000000, "D6"), (b, "/reviews[R6]/grant", 1500000, "E6"), (b, kpi("R6", "空き家バンク成約数(件)", "actual"), 0, "I6"),
        (b, "/reviews[R6]/effect/rating", "効果がなかった", "K6"), (b, "/reviews[R6]/evaluations[0]/rating", "Ｃ", "M6"), (b, "/reviews[R6]/policy/decision", "改善し事業継続", "O6"),
        (None, "/totals[R6 実績]/cost", 15500000, "D7"), (None, "/totals[R6 実績]/grant", 7750000, "E7"), (None, "/municipality", "柞原市", "A1")])

    # Before the project, then year by year planned and reached (D38); the unit stands in a row of its own above.
    a = "ﾃﾞｼﾞﾀﾙを活かした移住促進"
    write(folder, "r-kaishimae.xlsx", [("実施状況", [
        ["デジタル田園都市国家構想交付金（地方創生推進タイプ）　実施状況報告　令和6年度"], [],
        ["交付対象事業の名称", "重要業績評価指標（KPI）", "単位", "事業開始前", "1年目（令和5年度）", "", "2年目（令和6年度）", "", "3年目（令和7年度）", ""],
        ["", "", "", "", "計画値", "実績値", "計画値", "実績値", "計画値", "実績値"],
        [a, "移住世帯数", "世帯", 2, 3, 4, 5, 3, 7, ""],
        ["", "年少人口", "人", "11,861", "12,100", "12,034", "12,500", "確認中", "13,220", ""],
        ["", "オンライン相談の参加者", "人", 0, 50, 62, 120, 141, 230, ""]], ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3", "I3:J3", "A5:A7"])], [
        (a, "/name", a, "A5"), (a, kpi("R6", "移住世帯数", "baseline"), 2, "D5"), (a, kpi("R6", "移住世帯数", "target"), 5, "G5"), (a, kpi("R6", "移住世帯数", "actual"), 3, "H5"),
        (a, kpi("R5", "移住世帯数", "target"), 3, "E5"), (a, kpi("R5", "移住世帯数", "actual"), 4, "F5"), (a, kpi("R7", "移住世帯数", "target"), 7, "I5"),
        (a, kpi("R6", "年少人口", "actual"), "確認中", "H6"), (a, kpi("R5", "年少人口", "actual"), 12034, "F6"), (a, kpi("R6", "年少人口", "target"), 12500, "G6"),
        (a, kpi("R6", "オンライン相談の参加者", "actual"), 141, "H7"), (a, kpi("R6", "オンライン相談の参加者", "unit"), "人", "C7"), (a, kpi("R6", "オンライン相談の参加者", "baseline"), 0, "D7")],
        blank=[(a, kpi("R7", n, "actual")) for n in ("移住世帯数", "年少人口", "オンライン相談の参加者")])

    # Western years, the department first, final target last, marks that are circled numbers, a reference value (D28, D37).
    a, b = "子育てひろばの拡充", "駅前の再生"
    write(folder, "s-seireki.xlsx", [("進捗", [
        ["創生総合戦略　2024年度　進捗評価シート"], ["担当部", "主な取組", "指標（単位）", "策定時\n2020年度", "2023年度", "2024年度", "", "最終目標\n2026年度", "判定", "委員会の意見"],
        ["", "", "", "", "実績", "目標", "実績", "", "", ""],
        ["子ども部", a, "ひろばの利用者数（人）", "8,020", "9,105", "9,500", "9,871", "11,000", "①", "土日の開設を検討されたい。"],
        ["", "", "（参考）出生数（人）", 512, 470, "－", 455, "－", "－", ""],
        ["都市整備部", b, "歩行者通行量（人／日）", "3,211(2019年度)", "2,950", "3,400", "調査中", "4,000", "③", ""],
        ["判定：①100%以上　②60%以上100%未満　③60%未満"]], ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "F2:G2", "H2:H3", "I2:I3", "J2:J3", "A4:A5", "B4:B5"])], [
        (a, "/name", a, "B4"), (b, "/name", b, "B6"), (a, "/department", "子ども部", "A4"), (b, "/department", "都市整備部", "A6"),
        (a, kpi("R6", "ひろばの利用者数（人）", "baseline"), 8020, "D4"), (a, kpi("R5", "ひろばの利用者数（人）", "actual"), 9105, "E4"), (a, kpi("R6", "ひろばの利用者数（人）", "target"), 9500, "F4"),
        (a, kpi("R6", "ひろばの利用者数（人）", "actual"), 9871, "G4"), (a, kpi("R6", "ひろばの利用者数（人）", "goal/value"), 11000, "H4"), (a, kpi("R6", "ひろばの利用者数（人）", "rating"), "①", "I4"),
        (b, kpi("R6", "歩行者通行量（人／日）", "baseline"), "3,211(2019年度)", "D6"), (b, kpi("R6", "歩行者通行量（人／日）", "actual"), "調査中", "G6"), (b, kpi("R5", "歩行者通行量（人／日）", "actual"), 2950, "E6"),
        (b, kpi("R6", "歩行者通行量（人／日）", "target"), 3400, "F6"), (a, "/reviews[R6]/opinions[0]/text", "土日の開設を検討されたい。", "J4")])

    # The projects stand side by side, each with its column; the labels are on the left (a village's summary).
    a, b, c = "道の駅の改修", "山村留学の受入れ", "特産そばの振興"
    write(folder, "t-tate.xlsx", [("まとめ", [
        ["令和6年度　地方創生推進交付金事業　検証調書", "", "", "奥谷村"], [],
        ["事業名", a, b, c], ["担当課", "産業課", "教育委員会", "産業課"], ["事業費（円）", 8400000, "3,150,000", 960000], ["うち交付金（円）", 4200000, "1,575,000", 480000],
        ["指標", "道の駅の来客数", "留学生の人数", "そばの作付面積"], ["単位", "人", "人", "ha"], ["目標値", "52,000", 8, 14.5], ["実績値", "49,870", "確認中", 15.2], ["達成率", "95.9%", "－", "104.8%"],
        ["事業効果", "相当程度効果があった", "効果があった", "非常に効果的であった"], ["今後の方針", "継続", "継続", "拡充"]], [])], [
        (None, "/municipality", "奥谷村", "D1"), (a, "/name", a, "B3"), (b, "/name", b, "C3"), (c, "/name", c, "D3"), (a, "/department", "産業課", "B4"), (b, "/department", "教育委員会", "C4"),
        (a, "/reviews[R6]/cost", 8400000, "B5"), (b, "/reviews[R6]/cost", 3150000, "C5"), (c, "/reviews[R6]/cost", 960000, "D5"), (b, "/reviews[R6]/grant", 1575000, "C6"),
        (a, kpi("R6", "道の駅の来客数", "target"), 52000, "B9"), (a, kpi("R6", "道の駅の来客数", "actual"), 49870, "B10"), (b, kpi("R6", "留学生の人数", "actual"), "確認中", "C10"),
        (b, kpi("R6", "留学生の人数", "target"), 8, "C9"), (c, kpi("R6", "そばの作付面積", "actual"), 15.2, "D10"), (c, kpi("R6", "そばの作付面積", "unit"), "ha", "D8"),
        (a, "/reviews[R6]/effect/rating", "相当程度効果があった", "B12"), (b, "/reviews[R6]/policy/decision", "継続", "C13"), (c, "/reviews[R6]/policy/decision", "拡充", "D13")])

    # Blocks of an indicator side by side, with numbers and without a heading over them.
    a, b = "棚田の保全", "まちの案内人"
    write(folder, "u-bango.xlsx", [("横", [
        ["令和6年度　交付金事業　実績一覧"], ["事業名", "指標①", "目標①", "実績①", "指標②", "目標②", "実績②", "事業効果"],
        [a, "参加者数", 50, 61, "耕作面積(ha)", 3, "2.8", "相当程度効果があった"], [b, "案内回数", 80, 0, "", "", "", "効果があった"]], [])], [
        (a, kpi("R6", "参加者数", "target"), 50, "C3"), (a, kpi("R6", "参加者数", "actual"), 61, "D3"), (a, kpi("R6", "耕作面積(ha)", "target"), 3, "F3"),
        (a, kpi("R6", "耕作面積(ha)", "actual"), 2.8, "G3"), (b, kpi("R6", "案内回数", "actual"), 0, "D4"), (b, "/reviews[R6]/effect/rating", "効果があった", "H4")])

    # Years side by side; whether a row has targets or results stands in a column of its own (区分).
    a = "駅西の活性化"
    rows = [(3, "通行量(人)", "target", ["1,000", "1,100", "1,200"]), (4, "通行量(人)", "actual", ["980", "1,130", "調査中"]),
            (5, "空き店舗数(店)", "target", [20, 18, 16]), (6, "空き店舗数(店)", "actual", [21, 18, 17])]
    number = lambda v: int(v.replace(",", "")) if isinstance(v, str) and v[0].isdigit() else v
    write(folder, "v-kubun.xlsx", [("表", [
        ["令和6年度　進捗状況報告"], ["事業名", "ＫＰＩ", "区分", "R4", "R5", "R6"],
        *[[a if r == 3 else "", n if f == "target" else "", "目標" if f == "target" else "実績", *v] for r, n, f, v in rows]],
        ["A3:A6", "B3:B4", "B5:B6"])], [
        (a, kpi(f"R{y}", n, f), number(v[y - 4]), f"{'DEF'[y - 4]}{r}") for r, n, f, v in rows for y in (4, 5, 6)])
