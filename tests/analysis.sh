#!/bin/bash
# What docs/analysis.md says, run over a made national data set in DuckDB and Spark and compared with an independent count.
# Needs Python 3 with venv and a Java runtime (17 or newer); duckdb and pyspark come from PyPI into target/.
# Usage: tests/analysis.sh [KENSHO]. Three towns a prefecture; KENSHO_LONG=1 takes all 1,741, KENSHO_TOWNS=N takes N.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
kensho=$(realpath "${1:-$here/../target/debug/kensho}")
python=$here/../target/analysis/bin/python
if ! "$python" -c 'import duckdb, pyspark' 2>/dev/null; then
    python3 -m venv "$here/../target/analysis"
    "$python" -m pip install --quiet --disable-pip-version-check 'duckdb>=1.4' 'pyspark>=4'
fi
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
towns=141
[ "${KENSHO_LONG:-}" = "" ] || towns=1741
"$python" "$here/analysis/run.py" --kensho "$kensho" --work "$made" --towns "${KENSHO_TOWNS:-$towns}"
