"""Makes a national data set: every prefecture, so many made towns, several years, a ledger for each town and year.

Nothing in it is a real town. The codes are right ones (prefecture, number, check digit), so that they pass for
全国地方公共団体コード; names, projects, indicators and values are put together by chance, always the same for the same size.
What is in them is handed back beside them as it was meant, so that whoever counts needs no reading of printed values:
2,584千人 was meant as 2584000, 「確認中」 as not known.
"""

import json
import random
from pathlib import Path

PREFECTURES = (
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 "
    "石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 "
    "岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
).split()
MUNICIPALITIES = 1741
YEARS = [2022, 2023, 2024]

FIRST = "青 朝 石 磐 宇 恵 大 鹿 北 熊 小 佐 四 須 瀬 高 津 遠 中 羽 日 室 八 若 東 西 南 上 下 新".split()
SECOND = "葉 霧 狩 梯 部 那 川 嶋 見 代 諸 久 万 賀 戸 千 和 野 浜 黒 向 崎 雲 狭 原 谷 沢 田 山 里".split()
FIELDS = ["ローカルイノベーション分野", "農林水産分野", "観光振興分野", "地方への人の流れ分野", "働き方改革分野", "まちづくり分野"]
DEPARTMENTS = ["企画政策課", "観光交流課", "農林水産課", "学校教育課", "健康増進課", "商工労働課"]
RATINGS = ["地方創生に非常に効果的であった", "地方創生に相当程度効果があった", "地方創生に効果があった", "地方創生に対して効果がなかった"]
INDICATORS = [
    ("移住者数", "人"), ("観光入込客数", "人"), ("新規就農者数", "人"), ("空き家の成約件数", "件"), ("公設塾の受講者数", "人"),
    ("農産物の販売額", "円"), ("来訪者の満足度", "%"), ("サテライトオフィスの誘致件数", "件"), ("健診の受診率", "%"), ("特産品の売上額", "円"),
]
SENTENCES = [
    "地域の事業者と連携し、年間を通じて取組を進めた。", "情報発信を強化した結果、問い合わせが前年度より増えた。", "担い手の確保に課題が残る。",
    "次年度は受入体制を見直し、広域での連携を図る。", "計画に沿って実施し、おおむね予定した成果を得た。", "参加者からの意見を踏まえて内容を改善する。",
]


def code(prefecture, number):
    """全国地方公共団体コード of the prefecture (1 to 47) and the town's number in it."""
    digits = f"{prefecture:02}{number:03}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, (6, 5, 4, 3, 2))) % 11
    return digits + str((11 - rest) % 10)


def wareki(year):
    return f"R{year - 2018}"


def towns(count):
    """So many towns: (code, prefecture, name), every prefecture in turn."""
    for i in range(count):
        prefecture, nth = i % 47, i // 47
        name = FIRST[nth % 30] + SECOND[(nth // 30 + prefecture) % 30] + "市町村"[i % 3]
        yield code(prefecture + 1, 201 + nth), PREFECTURES[prefecture], name


def printed(chance, number, unit):
    """A number as somebody prints it."""
    if unit == "%":
        return chance.choice([number, f"{number}%"])
    if unit == "円":
        thousands = f"{number // 1000:,}千円"
        return chance.choice([f"{number:,}円", thousands]) if number % 1000 == 0 else f"{number:,}円"
    return chance.choice([number, f"{number:,}", f"{number:,}{unit}"])


def kpi(chance, year, name, unit):
    """A row of the ledger, and what it was meant as: name, target, actual (None: not known), month, whether it is 確認中."""
    target = {"%": chance.randint(400, 900) / 10, "円": chance.randint(2, 90) * 500_000}.get(unit, chance.randint(5, 3000))
    factor = chance.choice([0.3, 0.6, 0.8, 0.95, 1.0, 1.05, 1.3, 2.0, 2.4])
    actual = round(target * factor, 1) if unit == "%" else int(target * factor)
    row = {"name": name, "unit": None if unit == "円" else unit, "target": printed(chance, target, unit)}
    meant = {"name": name, "target": target, "actual": actual, "month": None, "pending": False}
    kind = chance.randrange(20)
    if kind == 0:
        month = chance.randint(5, 12)
        row |= chance.choice([
            {"actual": "確認中", "due": f"{wareki(year + 1)}.{month}"},
            {"actual": f"{wareki(year + 1)}.{month}公表予定", "due": None},
        ])
        meant |= {"actual": None, "month": f"{year + 1}-{month:02}", "pending": True}
    elif kind == 1:
        row |= {"actual": "確認中", "due": None}
        meant |= {"actual": None, "pending": True}
    elif kind == 2:
        row |= {"actual": None, "due": None}
        meant |= {"actual": None}
    else:
        row |= {"actual": printed(chance, actual, unit), "due": None}
    return row, meant | {"printed": (str(row["target"]), str(row["actual"]))}


def text(chance):
    return "".join(chance.sample(SENTENCES, 3))


def review(chance, year, cost):
    rows = [kpi(chance, year, *indicator) for indicator in chance.sample(INDICATORS, chance.randint(2, 4))]
    rating = chance.choice(RATINGS[:3] + RATINGS + ["おおむね効果があった", None])
    sheet = {
        "fiscal_year": wareki(year), "basis": "実績", "program": "p", "cost": cost, "grant": cost // 2,
        "achievements": [{"heading": "【主な取組】", "body": text(chance)}], "kpis": [row for row, _ in rows],
        "effect": {"rating": rating, "comment": text(chance)}, "policy": {"decision": "事業を継続", "reason": text(chance)},
        "issues": {"current": text(chance), "obstacles": text(chance), "revisions": text(chance)},
        "opinions": [{"by": "外部委員", "at": f"{year + 1}-07-01", "text": text(chance), "response": None, "state": "open"}]
        if chance.randrange(4) == 0 else [],
    }
    return sheet, {"year": year, "rating": rating, "cost": cost, "kpis": [meant for _, meant in rows]}


def make(into, count):
    """Writes the ledgers of so many towns; gives what was meant: a record for each review under review."""
    into, all_meant = Path(into), []
    for town, (number, prefecture, name) in enumerate(towns(count)):
        chance = random.Random(town)
        projects = []
        for n in range(1 + (town % 5 > 1)):
            field, cost = chance.choice(FIELDS), chance.choice([8, 25, 29, 45, 80, 120, 300]) * 1_000_000
            projects.append((n, field, cost, {year: review(chance, year, cost + year) for year in [YEARS[0] - 1, *YEARS]}))
        folder = into / f"{number[:2]}{prefecture}"
        folder.mkdir(parents=True, exist_ok=True)
        for year in YEARS:
            ledger = {
                "format": "kensho-ledger/1", "title": f"令和{year - 2018}年度事業の効果検証", "municipality": prefecture + name,
                "municipality_code": number, "prefecture": prefecture, "fiscal_year": wareki(year),
                "programs": [{"id": "p", "name": "地方創生推進タイプ", "subsidy_rate": "1/2"}], "totals": [], "projects": [],
            }
            for n, field, cost, sheets in projects:
                # The year before stands in the ledger once more.
                ledger["projects"].append({
                    "id": f"project-{n + 1}", "number": n + 1, "name": f"{name}{field[:-2]}プロジェクト", "scope": "単独",
                    "period": {"from": "R3", "to": "R7"}, "department": DEPARTMENTS[(town + n) % 6],
                    "plan": {"field": field, "total_cost": cost * 5, "cost_items": [
                        {"group": "推進", "item": "委託", "account": "委託料", "amount": cost}],
                        "year_cost": {"fiscal_year": wareki(year), "amount": cost}},
                    "reviews": [sheets[year - 1][0], sheets[year][0]],
                })
                all_meant.append({"code": number, "town": name, "field": field, "project": n + 1, **sheets[year][1]})
            path = folder / f"{number}-{wareki(year)}.json"
            path.write_text(json.dumps(ledger, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return all_meant
