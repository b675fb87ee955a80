#!/usr/bin/env python3
"""Compares `kensho import --dry-run --json` with what an ideal reader gets out of a folder of forms.

Usage: python3 tests/import.py [--kensho target/debug/kensho] [--show] [--least SHARE] [--wrong N] [FOLDER] [NAME …]
A table per file: values placed right / expected (optional ones apart), placed wrong, words or blanks read as a number, asked,
asked needlessly, unread values, silent cells. Exit code 1 when a word or a blank became a number, a cell is silent, less than
SHARE (0 to 1) of the values is placed right, or more than N are placed wrong.
Only the standard library is used.
"""
import json, os, re, subprocess, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))


def fold(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(text)))


def same(a, b):
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) < 1e-9
    if isinstance(a, (int, float)) or isinstance(b, (int, float)):
        return False
    return fold(a) == fold(b)


def build(entries):
    """The ledger that the entries say, as a tree of dicts."""
    root = {}
    for entry in entries:
        if entry["as"] == "value" and entry["pointer"]:
            node, keys = root, entry["pointer"].split("/")[1:]
            for key in keys[:-1]:
                node = node.setdefault(key, {})
            node[keys[-1]] = entry["value"]
    return root


def field(root, pointer):
    """A pointer with its positions replaced by what they identify: (project, field)."""
    keys, node, out, project = pointer.split("/")[1:], root, "", None
    i = 0
    while i < len(keys):
        key = keys[i]
        node = node.get(key, {}) if isinstance(node, dict) else {}
        following = keys[i + 1] if i + 1 < len(keys) else None
        if following is not None and following.isdigit():
            rows, row = node, node.get(following, {})
            if key == "projects":
                project = row.get("name")
            elif key == "reviews":
                out += f"/reviews[{row.get('fiscal_year')}]"
            elif key == "kpis":
                name = row.get("name")
                before = sum(1 for k in rows if int(k) < int(following) and rows[k].get("name") == name)
                out += f"/kpis[name={name}" + (f"#{before + 1}]" if before else "]")
            elif key == "totals":
                out += f"/totals[{row.get('fiscal_year')} {row.get('basis')}]"
            elif key == "notes":
                out += "/notes[]"
            else:
                out += f"/{key}[{following}]"
            node, i = row, i + 2
            continue
        out += "/" + key
        i += 1
    return project, out


STRUCTURE = re.compile(r"/(fiscal_year|basis|id|name|unit|stage)$")
NEW = re.compile(r"/(due|goal/(value|by)|rating|kind|department|baseline_year|accumulation|source|budget|strategy\[\d+\]|municipality_code|prefecture|"
                 r"criteria/\w+\[\d+\]/\w+|evaluations\[\d+\]/\w+|funding\[\d+\]/\w+|contact)$")


KPI = re.compile(r"/kpis\[name=(.*?)(?:#\d+)?\]/")


def made_up(key, names):
    """Whether a name is that of a project or an indicator that nobody expects in the whole file."""
    projects, kpis = names
    return key[1].endswith("/name") and "/programs" not in key[1] and (
        key[0] not in projects or any(kpi not in kpis for kpi in KPI.findall(key[1])))


def judge(expected, entries, show):
    root = build(entries)
    got = {}
    for entry in entries:
        if entry["as"] == "value":
            project, name = field(root, entry["pointer"])
            cell = (entry["sheet"] + "!" if entry["sheet"] is not None else "") + entry["cell"]
            got.setdefault((project, name), []).append((entry["value"], cell))
    loose = {}
    for (project, name), values in got.items():
        loose.setdefault((fold(project or ""), fold(name)), []).extend(values)
    find = lambda project, name: loose.get((fold(project or ""), fold(name)), [])
    placed = {}
    for entry in entries:
        cell = (entry["sheet"] + "!" if entry["sheet"] is not None else "") + entry["cell"]
        placed.setdefault(cell, []).append(entry)
    counts = dict.fromkeys(["values", "right", "optional", "optional right", "wrong", "zero", "asked", "missed ask", "unread", "silent"], 0)
    claimed, lines = set(), []
    for value in expected["values"]:
        allowed = [value["value"], *value.get("accept", [])]
        names = [value["field"], *value.get("also_fields", [])]
        if value["field"].endswith("/achievements"):
            texts = [v for (p, n), vs in loose.items() if p == fold(value["project"]) and n.startswith(fold(value["field"])) for v, _ in vs]
            ok = fold("".join(map(str, texts))) == fold(value["value"])
            claimed |= {k for k in loose if k[1].startswith(fold(value["field"]))}
        else:
            found = [v for n in names for v, _ in find(value["project"], n)]
            if value["field"] == "/notes[]":
                ok = any(same(v, a) for v in found for a in allowed)
            else:
                ok = any(find(value["project"], n) and all(any(same(v, a) for a in allowed) for v, _ in find(value["project"], n)) for n in names)
            if not ok and None in allowed and not found:
                ok = True
        claimed |= {(fold(value["project"] or ""), fold(n)) for n in names}
        if value.get("optional"):
            counts["optional"] += 1
            counts["optional right"] += ok
            continue
        counts["values"] += 1
        counts["right"] += ok
        if not ok:
            lines.append(f"   miss {value['project']} {value['field']} = {value['value']!r} {value['cells']} got {find(value['project'], value['field'])} "
                         + "; ".join(f"{e['as']}:{e['why']}" for e in placed.get(value["cells"][0], [])[:2]))
            cells = placed.get(value["cells"][0], [])
            if cells and all(e["as"] in ("unplaced", "label") for e in cells):
                counts["unread"] += 1
    known = [(fold(v["project"] or ""), fold(v["field"])) for v in expected["values"]]
    names = {project for project, _ in known}, {kpi for _, name in known for kpi in KPI.findall(name)}
    blanks = {(fold(b["project"] or ""), fold(b["field"])) for b in expected["blank"]}
    where = {}
    for kind in ("labels", "unplaced", "ambiguous"):
        for e in expected[kind]:
            for cell in e["cells"]:
                where.setdefault(cell, []).append(kind)
    for key, values in loose.items():
        for value, cell in values:
            if key in blanks:
                counts["zero"] += 1
                lines.append(f"   ZERO blank {key} = {value!r} {cell}")
            expected_here = [v for v in expected["values"] if cell in v["cells"]]
            if isinstance(value, (int, float)) and not isinstance(value, bool) and not re.search(r"\d|[①-⑳]", unicodedata.normalize("NFKC", placed[cell][0]["text"])):
                counts["zero"] += 1
                lines.append(f"   ZERO word {key} = {value!r} {cell}")
            if key in claimed:
                exp = next((v for v in expected["values"] if (fold(v["project"] or ""), fold(v["field"])) == key), None)
                if exp is None or key[1].endswith("/notes[]") or "/achievements" in key[1]:
                    continue
                if not any(same(value, a) for a in [exp["value"], *exp.get("accept", [])]):
                    counts["wrong"] += 1
                    lines.append(f"   WRONG {key} = {value!r} {cell}, expected {exp['value']!r}")
                continue
            if not expected.get("partial") and made_up(key, names):
                counts["wrong"] += 1
                lines.append(f"   WRONG {key} = {value!r} {cell}: no such project or indicator")
                continue
            if STRUCTURE.search(key[1]) or NEW.search(key[1]):
                continue
            if expected.get("partial") and "name=None" not in key[1]:
                continue
            counts["wrong"] += 1
            lines.append(f"   WRONG {key} = {value!r} {cell}: nothing expected there ({where.get(cell)})")
    for e in expected["ambiguous"]:
        for cell in e["cells"]:
            counts["asked" if any(x["as"] == "ask" for x in placed.get(cell, [])) else "missed ask"] += 1
            if not any(x["as"] == "ask" for x in placed.get(cell, [])):
                lines.append(f"   noask {cell} {e.get('question')} got {[(x['as'], x['pointer'], x['value']) for x in placed.get(cell, [])]}")
    cells = {c for kind in ("values", "labels", "unplaced", "ambiguous") for e in expected[kind] for c in e["cells"]}
    counts["silent"] = len([c for c in cells if c not in placed])
    lines += [f"   SILENT {c}" for c in sorted(cells) if c not in placed]
    if show:
        print("\n".join(lines))
    return counts


def main():
    args, kensho, show, folder, names = sys.argv[1:], os.path.join(HERE, "..", "target", "debug", "kensho"), False, None, []
    least, most_wrong = 0.0, None
    while args:
        arg = args.pop(0)
        if arg == "--kensho":
            kensho = args.pop(0)
        elif arg == "--show":
            show = True
        elif arg == "--least":
            least = float(args.pop(0))
        elif arg == "--wrong":
            most_wrong = int(args.pop(0))
        elif folder is None and os.path.isdir(arg):
            folder = arg
        else:
            names.append(arg)
    folder = folder or os.path.join(HERE, "forms")
    total, bad = {}, False
    for name in sorted(os.listdir(os.path.join(folder, "expected"))):
        expected = json.load(open(os.path.join(folder, "expected", name), encoding="utf-8"))
        if names and not any(n in expected["file"] for n in names):
            continue
        run = subprocess.run([kensho, "import", "--dry-run", "--json", os.path.join(folder, expected["file"])], capture_output=True)
        try:
            entries = json.loads(run.stdout.decode() or "[]")
        except ValueError as error:
            print(f"{expected['file']}: no JSON ({error})\n{run.stderr.decode()[:400]}")
            bad = True
            continue
        counts = judge(expected, entries, show)
        if not expected.get("importable", True):
            bad |= run.returncode != 3
        share = counts["right"] / counts["values"] if counts["values"] else 1.0
        print(f"{expected['file']:32} {counts['right']:4}/{counts['values']:<4} {share:5.1%}  " + "  ".join(
            f"{k} {v}" for k, v in counts.items() if k not in ("values", "right", "optional")) + f"  exit {run.returncode}")
        for key, value in counts.items():
            total[key] = total.get(key, 0) + value
        bad |= bool(counts["zero"] or counts["silent"])
    if total.get("values"):
        print(f"{'all':32} {total['right']:4}/{total['values']:<4} {total['right'] / total['values']:5.1%}  " + "  ".join(
            f"{k} {v}" for k, v in total.items() if k not in ("values", "right", "optional")))
        bad |= total["right"] < least * total["values"]
        bad |= most_wrong is not None and total["wrong"] > most_wrong
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
