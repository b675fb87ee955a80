#!/usr/bin/env python3
"""The embedded document's own text → a ledger, compared with the transcribed one field by field.

Usage: python3 tests/import_document.py [--kensho target/debug/kensho] [--show] [--least SHARE] [--wrong N]
White space apart (the text has lost its line breaks), a field counts as equal when it says the same. Standard library only.
"""
import json, os, re, subprocess, sys, tempfile, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))


def fold(value):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(value))) if isinstance(value, str) else value


def leaves(node, path, out):
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in ("id", "direction", "format"):
                leaves(value, path + (key,), out)
    elif isinstance(node, list):
        for n, value in enumerate(node):
            at = n
            if isinstance(value, dict):
                at = fold(value.get("fiscal_year") if path[-1] in ("reviews", "totals") else value.get("number") if path[-1] == "projects" else
                          value.get("name") if path[-1] == "kpis" else None) or n
            leaves(value, path + (at,), out)
    elif node is not None and node is not False:
        out[path] = node
    return out


def main():
    kensho = sys.argv[sys.argv.index("--kensho") + 1] if "--kensho" in sys.argv else os.path.join(HERE, "../target/debug/kensho")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.json")
        env = dict(os.environ, HOME=folder, XDG_STATE_HOME=folder)
        done = subprocess.run([kensho, "import", os.path.join(HERE, "source-document.txt"), "-o", out], env=env, capture_output=True)
        # 1: it is written, and some of it is asked about.
        if done.returncode not in (0, 1):
            sys.exit(done.stderr.decode())
        ours = leaves(json.load(open(out, encoding="utf-8")), (), {})
    truth = leaves(json.load(open(os.path.join(HERE, "../data/mine-r6.json"), encoding="utf-8")), (), {})
    equal = [path for path in truth if path in ours and fold(ours[path]) == fold(truth[path])]
    other = [path for path in truth if path in ours and path not in set(equal)]
    missing = [path for path in truth if path not in ours]
    groups = {}
    for path in truth:
        group = "plan" if "plan" in path else "achievements" if "achievements" in path else "the rest"
        groups.setdefault(group, [0, 0])[1] += 1
        groups[group][0] += path in set(equal)
    if "--show" in sys.argv:
        for path in other:
            print("other  ", path, repr(ours[path])[:60], "for", repr(truth[path])[:60])
        for path in missing:
            print("missing", path, repr(truth[path])[:60])
        for path in ours:
            if path not in truth:
                print("extra  ", path, repr(ours[path])[:60])
    print(f"equal {len(equal)}/{len(truth)} ({len(equal) / len(truth):.1%}), other {len(other)}, missing {len(missing)}; "
          + ", ".join(f"{name} {a}/{b}" for name, (a, b) in groups.items()))
    option = lambda name, without: float(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else without
    if len(equal) / len(truth) < option("--least", 0) or len(other) > option("--wrong", len(truth)):
        sys.exit(1)


if __name__ == "__main__":
    main()
