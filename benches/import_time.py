#!/usr/bin/env python3
"""What `kensho import BOOK --dry-run` takes beside a library that only reads the workbook (benches/calamine), written to benches/IMPORT.md.

Usage: python3 benches/import_time.py KENSHO CALAMINE [--rounds 9] [--projects 10000] [--largest 26000] [-o benches/IMPORT.md]
The two programs run in turn on the same workbook, so that the machine's other work weighs on both; the median of processor seconds
(user and system), of seconds on the clock, and the most memory of any round are given. `--largest`: projects of a workbook just
below the most cells that are taken; one a little larger must be refused. Only the standard library is used (Linux).
"""
import os, platform, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))


def run(command):
    """Processor seconds, seconds on the clock, MB at most, exit code, what was said."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode().strip()
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024, child.returncode, words


def book(projects, folder):
    path = os.path.join(folder, f"{projects}.xlsx")
    subprocess.run([sys.executable, os.path.join(HERE, "import.py"), str(projects), path], check=True)
    return path


def main():
    args, options = sys.argv[1:], {"--rounds": "9", "--projects": "10000", "--largest": "26000", "-o": os.path.join(HERE, "IMPORT.md")}
    programs = []
    while args:
        arg = args.pop(0)
        if arg in options:
            options[arg] = args.pop(0)
        else:
            programs.append(arg)
    kensho, calamine = programs
    rounds, projects, largest = (int(options[name]) for name in ("--rounds", "--projects", "--largest"))
    with tempfile.TemporaryDirectory() as folder:
        path = book(projects, folder)
        commands = {"calamine, reading alone": [calamine, path], "`kensho import --dry-run`": [kensho, "import", path, "--dry-run"],
                    "`kensho import --dry-run --json`": [kensho, "import", path, "--dry-run", "--json"]}
        times = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                result = run(command)
                assert result[3] == 0, result
                times[name].append(result)
        floors = [statistics.median(t[i] for t in times["calamine, reading alone"]) for i in (0, 1)]
        rows = []
        for name, of in times.items():
            cpu, clock = (statistics.median(t[i] for t in of) for i in (0, 1))
            ratios = [of / floor for of, floor in zip((cpu, clock), floors)]
            rows.append(f"| {name} | {clock:.3f} | {ratios[1]:.2f} | {cpu:.2f} | {ratios[0]:.1f} | {max(t[2] for t in of):.0f} |")
        most = run([kensho, "import", book(largest, folder), "--dry-run"])
        assert most[3] == 0, most
        over = run([kensho, "import", book(largest + largest // 10, folder), "--dry-run"])
        assert over[3] == 3, over
        words = over[4].split(": ", 2)[-1]
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    command = f"python3 benches/import_time.py KENSHO CALAMINE --rounds {rounds} --projects {projects} --largest {largest}"
    text = f"""# What the way in takes

Written by `{command}` ({time.strftime('%Y-%m-%d')}; {os.cpu_count()} cores, {model}; load {os.getloadavg()[1]:.1f}). KENSHO is
`cargo build --profile full`, CALAMINE `cargo build --release --manifest-path benches/calamine/Cargo.toml`. The workbook has {projects:,} projects
with three KPI each ({projects * 19 + 12:,} cells, `benches/import.py`); the programs take turns, medians of {rounds} rounds.

| | seconds on the clock | × calamine | processor seconds | × calamine | most memory, MB |
|---|---|---|---|---|---|
""" + "\n".join(rows) + f"""

Memory is bounded by the number of cells: {largest * 19 + 12:,} cells, just below the most that are taken, need {most[2]:.0f} MB ({most[0]:.1f} processor
seconds). {(largest + largest // 10) * 19 + 12:,} cells are refused after {over[2]:.0f} MB, with exit code {over[3]} and the sentence

> {words}
"""
    open(options["-o"], "w", encoding="utf-8").write(text)
    print(text)


if __name__ == "__main__":
    main()
