#!/usr/bin/env python3
"""How much of a form `kensho export --into` fills in when nothing of it is filled in yet.

Usage: python3 tests/into_blank.py [--kensho target/debug/kensho] [--show] [FOLDER] [NAME …]
Of every workbook in FOLDER (tests/forms) a ledger is made by import; then all cells that say a value are emptied, the ledger is written into
that blank form, and the result is read again. A line a form: values that came back / values of the ledger, values that came back as others
(there must be none), cells written, values named as having no cell. Exit code 1 where a value came back as another.
Only the standard library is used.
"""
import json, os, re, subprocess, sys, tempfile, zipfile
from importlib import import_module

reading = import_module("import")
build, field, fold, same = reading.build, reading.field, reading.fold, reading.same


def leaves(entries):
    """Each value by project and field."""
    root, out = build(entries), {}
    for entry in entries:
        if entry["as"] == "value" and entry["pointer"]:
            out[field(root, entry["pointer"])] = entry["value"]
    return out


def emptied(path, new, places):
    """The workbook without what stands in some cells: sheet name → addresses."""
    with zipfile.ZipFile(path) as old:
        book = old.read("xl/workbook.xml").decode()
        rels = old.read("xl/_rels/workbook.xml.rels").decode()
        target = {}
        for tag in re.findall(r"<Relationship [^>]*>", rels):
            of = dict(re.findall(r'(\w+)="([^"]*)"', tag))
            target[of["Id"]] = "xl/" + of["Target"].removeprefix("/xl/")
        sheets = {}
        for tag in re.findall(r"<sheet [^>]*>", book):
            of = dict(re.findall(r'([\w:]+)="([^"]*)"', tag))
            sheets[target[of["r:id"]]] = of["name"].replace("&amp;", "&")
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as out:
            for name in old.namelist():
                data = old.read(name)
                if name in sheets:
                    gone = places.get(sheets[name], set())

                    def cell(match):
                        attributes = re.sub(r'\st="[^"]*"', "", match.group(1))
                        at = re.search(r'\br="([A-Z]+\d+)"', attributes)
                        return f"<c{attributes}/>" if at and at.group(1) in gone else match.group(0)

                    data = re.sub(r"<c((?:\s[\w:]+=\"[^\"]*\")*)>(.*?)</c>", cell, data.decode(), flags=re.S).encode()
                out.writestr(name, data)


def run(*args):
    return subprocess.run(args, capture_output=True)


def main():
    args, here = sys.argv[1:], os.path.dirname(os.path.abspath(__file__))
    kensho, show, folder, names = os.path.join(here, "..", "target", "debug", "kensho"), False, os.path.join(here, "forms"), []
    while args:
        arg = args.pop(0)
        if arg == "--kensho":
            kensho = args.pop(0)
        elif arg == "--show":
            show = True
        elif os.path.isdir(arg):
            folder = arg
        else:
            names.append(arg)
    sums, bad = [0, 0, 0], False
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".xlsx") or (names and not any(n in name for n in names)):
            continue
        with tempfile.TemporaryDirectory() as made:
            form, ledger, blank, full = os.path.join(folder, name), *(os.path.join(made, n) for n in ("l.json", "blank.xlsx", "full.xlsx"))
            entries = json.loads(run(kensho, "import", "--dry-run", "--json", form).stdout or "[]")
            if run(kensho, "import", "-o", ledger, form).returncode not in (0, 1) or not os.path.exists(ledger):
                continue
            gone = {}
            own = ("/title", "/municipality", "/prefecture", "/fiscal_year", "/notes", "/review_title", "/criteria")
            for entry in entries:
                if entry["as"] in ("value", "repeated", "ask") and not (entry["pointer"] or "").startswith(own):
                    gone.setdefault(entry["sheet"], set()).add(entry["cell"])
            # A heading that says a value says it in a blank form too.
            for entry in entries:
                if entry["as"] == "label":
                    gone.get(entry["sheet"], set()).discard(entry["cell"])
            emptied(form, blank, gone)
            into = run(kensho, "export", ledger, "--into", blank, "-o", full)
            wanted = {k: v for k, v in leaves(entries).items() if k[0] is not None or not k[1].startswith(own)}
            wanted = {k: v for k, v in wanted.items() if not k[1].endswith(("/fiscal_year", "/basis", "/id"))}
            got = leaves(json.loads(run(kensho, "import", "--dry-run", "--json", full).stdout or "[]")) if os.path.exists(full) else {}
            loose = {(fold(p or ""), fold(f)): v for (p, f), v in got.items()}
            right, wrong = 0, 0
            missed = []
            for (p, f), value in wanted.items():
                back = loose.get((fold(p or ""), fold(f)))
                if back is not None and same(back, value):
                    right += 1
                else:
                    wrong += back is not None
                    missed.append(f"   {p} {f} = {value!r} got {back!r}")
            if show:
                print("\n".join(missed))
                print(into.stderr.decode()[-6000:])
            print(f"{name:32} {right:4}/{len(wanted):<4} {right / max(1, len(wanted)):5.1%}  other {wrong}  exit {into.returncode}")
            sums = [sums[0] + right, sums[1] + len(wanted), sums[2] + wrong]
            bad |= wrong > 0
    print(f"{'all':32} {sums[0]:4}/{sums[1]:<4} {sums[0] / max(1, sums[1]):5.1%}  other {sums[2]}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
