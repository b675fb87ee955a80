"""Runs what docs/analysis.md says, over a made national data set, and compares it with an independent count.

Every block of SQL and Python in the document is taken out of it and run as it stands there, in DuckDB and in Spark (local).
The count beside it knows what the data set was made of and reads no printed value. What nobody but the program can know (whether
a rating is one that the criteria support) is counted from the answers of `kensho suggest --stream`, which is another way
through the program than the tables.
"""

import argparse
import collections
import json
import math
import os
import re
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import nation

ROOT = Path(__file__).resolve().parents[2]
FAILED = []


def check(what, right, more=""):
    print(f"  {'ok  ' if right else 'FAIL'} {what}{'' if right else ': ' + str(more)[:2000]}", flush=True)
    if not right:
        FAILED.append(what)


# A process counts the memory of the one that it was forked from as well, so a small one stands between.
BETWEEN = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
open("most.txt", "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024))
sys.exit(code)
"""


def run(words, **options):
    """A program's run: how it ended, its output, seconds, and megabytes at most."""
    start = time.monotonic()
    out, err = Path("out.txt"), Path("err.txt")
    with out.open("wb") as to, err.open("wb") as also:
        code = subprocess.run([sys.executable, "-c", BETWEEN, *words], stdout=to, stderr=also, **options).returncode
    seconds = time.monotonic() - start
    return code, out.read_text("utf-8"), err.read_text("utf-8"), seconds, float(Path("most.txt").read_text())


def blocks(document):
    """The blocks of a document that have a name: {(language, name): text}."""
    text = (ROOT / "docs" / document).read_text("utf-8")
    return {(language, name): body for language, name, body in re.findall(r"```(sql|python) (\w+)\n(.*?)```", text, re.S)}


def plain(value):
    return float(value) if not isinstance(value, (str, bool, int, type(None))) else value


def same(found, expected):
    """Whether rows are the same, numbers to the ninth digit."""
    def near(a, b):
        numbers = all(isinstance(x, (int, float)) for x in (a, b))
        return math.isclose(a, b, rel_tol=1e-9) if numbers else a == b
    found = [[plain(value) for value in row] for row in found]
    pairs = list(zip(found, expected))
    differing = next(((a, b) for a, b in pairs if len(a) != len(b) or not all(map(near, a, b))), None)
    return len(found) == len(expected) and differing is None, differing or f"{len(found)} rows, {len(expected)} expected"


# ---- the independent count ------------------------------------------------------------------------------------------


def tenths(kpi):
    """The rate in tenths of a per cent, rounded half up."""
    return math.floor(Fraction(str(kpi["actual"])) / Fraction(str(kpi["target"])) * 1000 + Fraction(1, 2))


def judged(review):
    return [kpi for kpi in review["kpis"] if kpi["actual"] is not None]


def met(kpi):
    return kpi["actual"] >= kpi["target"]


def held(kpi):
    return min(tenths(kpi) / 10, 100)


def fields(meant):
    groups = collections.defaultdict(list)
    for review in meant:
        groups[review["year"], review["field"]].extend(judged(review))
    rows = []
    for (year, field), kpis in sorted(groups.items()):
        achieved = sum(map(met, kpis))
        rows.append([year, field, len(kpis), achieved, 100 * achieved / len(kpis), math.fsum(map(held, kpis)) / len(kpis)])
    return rows


def differs(meant, agreements):
    towns = collections.defaultdict(lambda: [0, 0, 0])
    for review in meant:
        if review["year"] == 2024 and review["rating"] is not None:
            town = towns[review["code"]]
            town[0] += 1
            off_list = review["rating"] not in nation.RATINGS
            town[1] += agreements[review["code"], review["project"], review["year"]] == "differs"
            town[2] += off_list
    names = {review["code"]: review["town"] for review in meant}
    rows = [[code, nation.PREFECTURES[int(code[:2]) - 1], names[code], *town] for code, town in towns.items() if town[1] + town[2]]
    return sorted(rows, key=lambda row: (-row[4], -row[5], row[0]))


def pending(meant):
    months = collections.defaultdict(list)
    for review in meant:
        for kpi in review["kpis"]:
            if kpi["pending"]:
                months[kpi["month"]].append(review["code"])
    rows = [[month, len(codes), len(set(codes))] for month, codes in months.items()]
    return sorted(rows, key=lambda row: (row[0] is None, row[0] or ""))


def missed(meant):
    names = collections.defaultdict(list)
    for review in meant:
        for kpi in judged(review):
            names[kpi["name"]].append(not met(kpi))
    rows = [[name, len(all), sum(all), 100 * sum(all) / len(all)] for name, all in names.items()]
    return sorted(rows, key=lambda row: (-row[2], row[0]))


def doubled(meant):
    rows = []
    for review in meant:
        project = f"{review['town']}{review['field'][:-2]}プロジェクト"
        for kpi in judged(review):
            if tenths(kpi) >= 2000:
                rows.append([review["year"], review["code"], review["town"], project, kpi["name"], *kpi["printed"], tenths(kpi) / 10])
    return sorted(rows, key=lambda row: (-row[7], row[1], row[0], row[4], row[5], row[6]))


def similar(meant):
    towns = collections.defaultdict(list)
    for review in meant:
        size = 1 if review["cost"] < 30_000_000 else 2 if review["cost"] < 100_000_000 else 3
        if review["year"] == 2024 and judged(review):
            towns[review["code"], review["town"], review["field"], size].extend(map(held, judged(review)))
    alike = collections.defaultdict(list)
    for (_, _, field, size), rates in towns.items():
        alike[field, size].extend(rates)
    rows = []
    for (code, town, field, size), rates in sorted(towns.items(), key=lambda item: (item[0][0], item[0][2], item[0][3])):
        others = len(alike[field, size]) - len(rates)
        mean_of_others = (math.fsum(alike[field, size]) - math.fsum(rates)) / others if others else None
        rows.append([2024, code, town, field, size, len(rates), math.fsum(rates) / len(rates), mean_of_others])
    return rows


# ---- the runs -------------------------------------------------------------------------------------------------------


def ledgers_of_one():
    """Each project as a ledger of its own on a line, and which it is: (code, project, year)."""
    for path in sorted(Path("ledgers").rglob("*.json")):
        ledger = json.loads(path.read_text("utf-8"))
        for project in ledger["projects"]:
            year = int(ledger["fiscal_year"][1:]) + 2018
            yield (ledger["municipality_code"], project["number"], year), json.dumps(ledger | {"projects": [project]}, ensure_ascii=False)


def export(kensho, to, folder, *ledgers, expect=0):
    code, out, err, seconds, megabytes = run([kensho, "export", *ledgers, "--to", to, "-o", folder])
    check(f"export --to {to} of {' '.join(ledgers)}: {seconds:.1f} s, {megabytes:.0f} MB at most", code == expect, err)
    return dict(line.split("\t") for line in out.splitlines()), err, megabytes


def questions(engine, ask, sql, expected):
    for name, rows in expected.items():
        start = time.monotonic()
        found = ask(sql["sql", name])
        seconds = time.monotonic() - start
        right, why = same(found, rows)
        check(f"{engine} {name}: {len(rows)} rows, {seconds:.2f} s", right and rows, why)


def filter_alone(kensho):
    """The filter over all projects: what it answers, and how long it took."""
    with open("projects.ndjson", "rb") as lines:
        code, out, err, seconds, megabytes = run([kensho, "suggest", "--stream"], stdin=lines)
    check(f"kensho suggest --stream: {seconds:.1f} s, {megabytes:.0f} MB at most", code == 0 and not err, err)
    return out.splitlines()


def in_spark(sql, expected, answers):
    try:
        from pyspark.sql import SparkSession
        start = time.monotonic()
        session = SparkSession.builder.master("local[2]").config("spark.sql.shuffle.partitions", "4")
        session = session.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").config("spark.driver.memory", "2g")
        spark = session.getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
    except Exception as error:
        check("Spark can be started (it takes a Java runtime, 17 or newer)", False, error)
        return
    print(f"  Spark {spark.version} started: {time.monotonic() - start:.1f} s")
    exec(sql["python", "spark"], {"spark": spark})
    code = dict(spark.table("kpis").dtypes)
    check("Spark reads a code as text and a year as a number", (code["municipality_code"], code["fiscal_year"]) == ("string", "int"), code)
    questions("Spark", lambda text: [tuple(row) for row in spark.sql(text).collect()], sql, expected)
    start = time.monotonic()
    names = {"spark": spark}
    exec(sql["python", "pipe"], names)
    piped = names["answers"].collect()
    check(f"the filter under Spark local[2]: {time.monotonic() - start:.1f} s", piped == answers, "other answers")
    spark.stop()


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--kensho", required=True)
    args.add_argument("--work", required=True)
    args.add_argument("--towns", type=int, required=True)
    args = args.parse_args()
    kensho = str(Path(args.kensho).resolve())
    os.environ["PATH"] = f"{Path(kensho).parent}:{os.environ['PATH']}"
    sql = blocks("analysis.md")
    check("both languages run the same", sql == blocks("analysis.en.md"))
    os.chdir(args.work)
    # Nothing of this machine's settings shows through.
    for name in ["STATE", "CONFIG", "DATA"]:
        os.environ[f"KENSHO_{name}_DIR"] = str(Path(name.lower()).resolve())

    meant = nation.make("ledgers", args.towns)
    files = sorted(Path("ledgers").rglob("*.json"))
    print(f"{args.towns} towns x {len(nation.YEARS)} years: {len(files)} ledgers, {sum(f.stat().st_size for f in files) / 1e6:.0f} MB")
    counts, _, megabytes = export(kensho, "parquet", "tables", "ledgers")
    check("every sheet has its rows", int(counts["reviews"]) == 2 * len(meant) == int(counts["suggestions"]), counts)
    some = [str(folder) for folder in sorted(Path("ledgers").iterdir())[:12]]
    _, _, fewer = export(kensho, "parquet", "some", *some)
    print(f"  memory: {fewer:.0f} MB for 12 prefectures, {megabytes:.0f} MB for 47")

    keys, lines = zip(*ledgers_of_one())
    Path("projects.ndjson").write_text("\n".join(lines) + "\n", "utf-8")
    answers = filter_alone(kensho)
    suggested = {key: json.loads(answer)[0] for key, answer in zip(keys, answers, strict=True)}
    agreements = {key: suggestion["agreement"] for key, suggestion in suggested.items()}
    clear = [review for review in meant if all(kpi["actual"] is not None and met(kpi) for kpi in review["kpis"])]
    best = all(suggested[r["code"], r["project"], r["year"]]["candidates"] == nation.RATINGS[:1] for r in clear)
    check(f"all targets met is the best rating ({len(clear)} sheets)", clear and best)

    expected = {
        "fields": fields(meant), "differs": differs(meant, agreements), "pending": pending(meant), "missed": missed(meant),
        "doubled": doubled(meant), "similar": similar(meant),
    }
    check("every question of the document is asked", {name for kind, name in sql if kind == "sql"} == {"duckdb", *expected})

    import duckdb
    db = duckdb.connect()
    db.execute(sql["sql", "duckdb"])
    types = {name: kind for name, kind, *_ in db.execute("DESCRIBE kpis").fetchall()}
    check("DuckDB reads a code as text and a year as a number", (types["municipality_code"], types["fiscal_year"]) == ("VARCHAR", "BIGINT"), types)
    check("every code has six digits", db.execute("SELECT count(*) FROM kpis WHERE length(municipality_code) <> 6").fetchone() == (0,))
    questions("DuckDB", lambda text: db.execute(text).fetchall(), sql, expected)

    # The same out of lines of JSON, types guessed; and a broken ledger among them.
    broken = Path(some[0]) / "broken.json"
    broken.write_text(files[0].read_text("utf-8").replace('"number": 1,', '"number": 1,,', 1), "utf-8")
    _, told, _ = export(kensho, "ndjson", "lines", "ledgers", expect=3)
    check("a broken ledger is named with its line", re.search(r"broken\.json: \d+行\d+文字目", told), told)
    broken.unlink()
    other = duckdb.connect()
    for table in ["kpis", "reviews"]:
        other.execute(f"CREATE VIEW {table} AS SELECT * FROM read_json('lines/{table}/*/*.ndjson', hive_partitioning = true)")
    right, why = same(other.execute(sql["sql", "fields"]).fetchall(), expected["fields"])
    check("DuckDB over lines of JSON: fields", right, why)

    in_spark(sql, expected, answers)
    print(f"{len(FAILED)} failed" if FAILED else "all as counted")
    sys.exit(bool(FAILED))


main()
