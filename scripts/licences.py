#!/usr/bin/env python3
"""Writes the licences of everything that is linked into kensho to stdout: a list, then each text once.

Reads `cargo metadata` (what the lock file says, for this platform, without what only tests and build scripts use) and the
licence files that the crates bring along. A crate that brings none stands with the common text of its licence; one for which
there is no such text either is an error, for nothing may be handed out without its licence.
"""

import json
import pathlib
import subprocess
import sys

PLATFORM = "x86_64-unknown-linux-gnu"
NAMES = ("license", "licence", "copying", "unlicense", "notice", "copyright")


def linked(metadata):
    """The packages that are linked into the program, reached over normal dependencies alone."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    reached, ahead = set(), [root]
    while ahead:
        package = ahead.pop()
        if package in reached:
            continue
        reached.add(package)
        for dep in nodes[package]["deps"]:
            if any(kind["kind"] is None for kind in dep["dep_kinds"]):
                ahead.append(dep["pkg"])
    reached.discard(root)
    packages = [package for package in metadata["packages"] if package["id"] in reached]
    return sorted(packages, key=lambda package: (package["name"], package["version"]))


def texts(package):
    """The licence texts in a crate's folder, by file name."""
    folder = pathlib.Path(package["manifest_path"]).parent
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and path.name.lower().startswith(NAMES)]
    return [(path.name, path.read_text(encoding="utf-8", errors="replace").strip()) for path in files]


def main():
    command = ["cargo", "metadata", "--format-version=1", "--locked", "--filter-platform", PLATFORM]
    metadata = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    packages = linked(metadata)
    own = {package["id"]: texts(package) for package in packages}

    # The common texts, from crates that bring them under their usual names.
    common = {}
    for package in packages:
        for name, text in own[package["id"]]:
            if name.upper().endswith("APACHE") or "Apache License" in text[:200]:
                common.setdefault("Apache-2.0", text)
            if name.upper().endswith("MIT"):
                common.setdefault("MIT", text)

    texts_seen, out, missing = {}, [], []
    out.append("kensho に含まれるプログラム(クレート)とその使用許諾\n")
    for package in packages:
        licence = package.get("license") or "(ファイルを参照)"
        found = own[package["id"]]
        if not found:
            fallback = next((name for name in ("MIT", "Apache-2.0") if name in licence and name in common), None)
            if fallback is None:
                missing.append(f"{package['name']} {package['version']}: {licence}")
                continue
            authors = ", ".join(package.get("authors") or []) or package.get("repository") or package["name"]
            found = [(f"{fallback} ({authors})", common[fallback])]
        numbers = []
        for name, text in found:
            numbers.append(texts_seen.setdefault(text, (len(texts_seen) + 1, name))[0])
        out.append(f"{package['name']} {package['version']}  {licence}  本文: {', '.join(map(str, sorted(numbers)))}")
    if missing:
        sys.exit("no licence text for:\n" + "\n".join(missing))
    for text, (number, name) in texts_seen.items():
        out.append(f"\n\n{'=' * 78}\n[{number}] {name}\n{'=' * 78}\n\n{text}")
    print("\n".join(out))


if __name__ == "__main__":
    main()
