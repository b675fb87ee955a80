#!/bin/bash
# Which lines of src/ the tests reach, room by room.
#
#   tests/coverage.sh [ROOM …]
#
# Prints a table of the rooms, then, for the rooms that are named, every line that no test reached, the random tests at
# length. The runs of the real program that tests start (tests/program/) count as well, except those that a signal ended:
# what they reached dies with them.
#
# Measured by cargo-tarpaulin with the compiler's own instrumentation; it is installed into target/ where it is missing,
# and builds into a directory of its own (COVERAGE_DIR, else target/coverage). Takes a quarter of an hour the first time
# and some minutes later, which is why .ci/run leaves it out. COVERAGE_JSON=FILE: a report that is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

dir=${COVERAGE_DIR:-target/coverage}
report=${COVERAGE_JSON:-$dir/tarpaulin-report.json}
if [ -z "${COVERAGE_JSON:-}" ]; then
    if ! command -v cargo-tarpaulin >/dev/null; then
        [ -x target/tools/bin/cargo-tarpaulin ] || cargo install cargo-tarpaulin --locked --root target/tools
        PATH=$PWD/target/tools/bin:$PATH
    fi
    mkdir -p "$dir"
    # Tests wait for a busy program with a limit; under instrumentation and load that may take a while.
    KENSHO_LONG=1 cargo tarpaulin --engine llvm --follow-exec --skip-clean --no-fail-fast --timeout 1800 \
        --target-dir "$dir" --out Json --output-dir "$dir"
fi
python3 - "$report" "$@" <<'PYTHON'
import collections, json, os, re, sys

report, rooms = json.load(open(sys.argv[1])), sys.argv[2:]
lines, missed = collections.Counter(), collections.defaultdict(list)
for file in report["files"]:
    path = os.path.relpath(os.path.join(*file["path"]))
    if not path.startswith("src/"):
        continue
    text = open(path).read().split("\n")
    # From `mod tests` on, or a whole file of tests, it is the tests' own lines.
    tests = next((n for n, line in enumerate(text) if re.match(r"(pub(\(\w+\))? )?mod tests \{", line)), len(text))
    if re.search(r"(tests|properties|faults)\.rs$", path):
        continue
    room = path.split("/")[1].removesuffix(".rs")
    for trace in file["traces"]:
        if trace["line"] <= tests:
            lines[room] += 1
            if not trace["stats"].get("Line"):
                missed[room].append((path, trace["line"], text[trace["line"] - 1].strip()))
print("| room | lines | reached | % |\n|---|--:|--:|--:|")
for room in sorted(lines) + ["all"]:
    count = lines[room] if room != "all" else sum(lines.values())
    reached = count - (len(missed[room]) if room != "all" else sum(map(len, missed.values())))
    print(f"| {room} | {count:,} | {reached:,} | {100 * reached / count:.1f} |")
for room in rooms:
    for path, line, words in sorted(missed[room]):
        print(f"{path}:{line}: {words}")
PYTHON
