#!/bin/bash
# How well other towns' forms are read: the eleven forms beside this script, other layouts that are made for it, and the
# document of the built-in ledger as it is copied out of its PDF. Needs Python 3, nothing else of it.
# Usage: tests/import.sh [KENSHO]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
kensho=$(realpath "${1:-$here/../target/debug/kensho}")
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

python3 "$here/import.py" --kensho "$kensho" --least 0.98 --wrong 1 "$here/forms"
python3 "$here/other_forms.py" "$made"
python3 "$here/import.py" --kensho "$kensho" --least 0.99 --wrong 0 "$made"
python3 "$here/import_document.py" --kensho "$kensho" --least 0.95 --wrong 0
