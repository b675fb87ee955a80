#!/bin/bash
# The screen in real terminals: every column straight, pixel by pixel.
#
#   tests/terminals.sh [-o DIRECTORY] [KENSHO] [NAME…]
#
# Starts xterm (narrow and -cjk_width, dark and light, 100x30 and 80x24, NO_COLOR), mlterm as a Japanese locale makes it and
# with -a 1, tmux and GNU screen inside xterm, on an X server of its own; drives the program through every line of
# tests/terminals/scenes.txt (each tab, the help and the palette over kanji, the search, the whole ledger, the editors) with
# keys that the window gets; takes a picture of each and compares it with what examples/screen_map says of every cell:
# frames stand in their columns, blanks are blank, kanji are there (tests/terminals/picture.py).
#
# KENSHO is the program (built when not given), NAMEs pick terminals (see tests/terminals/run.py). The pictures stay in
# DIRECTORY, as NAME/SCENE.png, when one is given.
#
# Prints a verdict for each picture, ends with "N passed, N failed"; exit 1 if any failed. Installs what is missing with
# apt-get (as root, or with sudo) and makes the locale ja_JP.UTF-8.
set -euo pipefail
cd "$(dirname "$0")/.."

pictures=
while getopts o: option; do
    case $option in
    o) pictures=$OPTARG ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
kensho=
if [ -f "${1:-}" ]; then
    kensho=$1
    shift
fi

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

missing=()
for pair in xterm:xterm mlterm:mlterm Xvfb:xvfb import:imagemagick xdotool:xdotool tmux:tmux screen:screen \
    locale-gen:locales python3:python3 fc-list:fontconfig; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
done
fc-list 2>/dev/null | grep -q "VL Gothic" || missing+=(fonts-vlgothic)
fc-list 2>/dev/null | grep -q "DejaVu" || missing+=(fonts-dejavu-core)
if [ ${#missing[@]} -gt 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get install -y --no-install-recommends "${missing[@]}" >/dev/null 2>&1 || {
        # The lists of a fresh machine are empty or old.
        as_root apt-get update -q >/dev/null
        as_root apt-get install -y --no-install-recommends "${missing[@]}" >/dev/null
    }
fi
if ! locale -a | grep -qi '^ja_JP\.utf-\?8$'; then
    as_root sed -i 's/^# *\(ja_JP.UTF-8\)/\1/' /etc/locale.gen
    grep -q '^ja_JP.UTF-8' /etc/locale.gen || echo 'ja_JP.UTF-8 UTF-8' | as_root tee -a /etc/locale.gen >/dev/null
    as_root locale-gen >/dev/null
fi

target=${CARGO_TARGET_DIR:-target}/debug
cargo build --quiet --example screen_map
if [ -z "$kensho" ]; then
    cargo build --quiet --bin kensho
    kensho=$target/kensho
fi

if [ -z "$pictures" ]; then
    pictures=$(mktemp -d)
    trap 'rm -rf "$pictures"' EXIT
fi
python3 tests/terminals/run.py "$kensho" "$target/examples/screen_map" "$pictures" "$@"
