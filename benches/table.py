#!/usr/bin/env python3
"""Runs the whole table of speed figures and writes benches/RESULTS.md and benches/cost.svg.

    cargo build --profile full -p kensho-benches --bin national --bin floor --bin typed
    cargo rustc --profile full --bin kensho -- -C target-feature=+crt-static -C relocation-model=static
    pip install pyte wcwidth
    python3 benches/table.py [--small] [--aims] [--release DIR]

--small: up to 1,000 projects only.  --aims: only the ratios that are aimed at, printed and written nowhere.  The program is
linked as scripts/release does, which is what a user gets; the floor as Cargo links anything.  Peers (less, vim, helix,
jless) are measured where they are installed, in the same run on the same files; what isn't there is left out and said.
helix is Debian's hx, from Debian 13 on; crates.io hasn't all of it.  Ledgers are made once, into target/national.

A program runs in a pty as a terminal would see it, 100x30.  Time stamps are taken right after read(2) from the pty, the
harness waits busily (so one processor is its own), and emulation (pyte) happens afterwards.
"""
import argparse, datetime, fcntl, functools, os, platform, re, select, shutil, signal, statistics, struct, subprocess, sys, tempfile, termios, time

import pyte

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
COLS, ROWS = 100, 30
LARGE = 11400
now = time.perf_counter


def plain(data):
    """What the emulator understands."""
    return re.sub(rb"\x1b\[[<>=?][0-9;]*[ $]?[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_][^\x1b]*\x1b\\", b"", data)


def emulated(sent):
    """The screen after these bytes."""
    screen = pyte.Screen(COLS, ROWS)
    pyte.ByteStream(screen).feed(plain(bytes(sent)))
    return screen


@functools.cache
def cursor(sent):
    """What a terminal answers that is asked for the cursor's place, at once from the second time on: a start is measured,
    not the emulator."""
    at = emulated(sent).cursor
    return b"\x1b[%d;%dR" % (at.y + 1, at.x + 1)


class Screen:
    """A program in a pty."""

    def __init__(self, argv, env=None):
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLS, 0, 0))
        os.set_blocking(self.master, False)
        environ = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **(env or {})}
        name = os.ttyname(slave)
        exe = shutil.which(argv[0]) or argv[0]
        actions = [(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        self.began = now()
        self.pid = os.posix_spawn(exe, argv, environ, file_actions=actions, setsid=True)
        os.close(slave)
        self.poll = select.poll()
        self.poll.register(self.master, select.POLLIN)
        self.bytes, self.last, self.ended = bytearray(), self.began, False
        self.came = []  # when the bytes so far had come

    def read(self, seconds):
        """Waits busily for output; True when some came."""
        end = now() + seconds
        while True:
            if self.poll.poll(0):
                try:
                    data = os.read(self.master, 1 << 16)
                except BlockingIOError:
                    data = None
                except OSError:
                    data = b""
                if data == b"":
                    self.ended = True
                    return False
                if data:
                    self.last = now()
                    self.bytes += data
                    self.came.append((self.last, len(self.bytes)))
                    self.answer(data)
                    return True
            if now() >= end:
                return False

    def answer(self, data):
        """What a terminal answers when it is asked: what it is, whether it is well, where the cursor stands."""
        for found in re.finditer(rb"\x1b\[(>?0?c|5n|6n|\?(\d+)\$p|>q)", data):
            asked = found.group(1)
            if asked.endswith(b"c"):
                self.send(b"\x1b[>41;388;0c" if asked.startswith(b">") else b"\x1b[?64;1;2c")
            elif asked == b"5n":
                self.send(b"\x1b[0n")
            elif asked == b"6n":
                self.send(cursor(bytes(self.bytes[:len(self.bytes) - len(data) + found.start()])))
            elif found.group(2):
                self.send(b"\x1b[?%s;2$y" % found.group(2))

    def send(self, data):
        while data and not self.ended:
            try:
                data = data[os.write(self.master, data[:2048]):]
            except BlockingIOError:
                self.read(0.001)
            except OSError:
                self.ended = True

    def quiet(self, seconds=0.05, at_most=60):
        end = now() + at_most
        while self.read(seconds) and now() < end:
            pass

    def text(self):
        return "\n".join(emulated(self.bytes).display)

    def until(self, marker, at_most=120):
        """Seconds from the start until the marker's bytes have come (pass the text as it is sent)."""
        end = now() + at_most
        marker = marker.encode()
        while marker not in self.bytes and now() < end and not self.ended:
            self.read(0.2)
        return self.last if marker in self.bytes else None

    def status(self, key):
        found = re.search(rf"^{key}:\s+(\d+)", open(f"/proc/{self.pid}/status").read(), re.M)
        return int(found.group(1))

    def switches(self):
        total = 0
        for task in os.listdir(f"/proc/{self.pid}/task"):
            text = open(f"/proc/{self.pid}/task/{task}/status").read()
            total += sum(int(n) for n in re.findall(r"ctxt_switches:\s+(\d+)", text))
        return total

    def cpu(self):
        fields = open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def settle(self, at_most=90):
        """Until nothing is computed behind the screen any more."""
        still, end = 0, now() + at_most
        while still < 3 and now() < end:
            before = self.cpu()
            self.read(0.15)
            still = still + 1 if self.cpu() == before else 0

    def close(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.master)


def warm(path):
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 20):
            pass


def start(argv, marker, runs, env=None):
    """Milliseconds to the last byte of the first complete frame, median."""
    found = []
    for _ in range(runs + 1):
        screen = Screen(argv, env)
        came = screen.until(marker) if marker else True
        # The frame's last byte is the one that a pause follows.
        screen.quiet(0.001 if marker else 0.03)
        if came:
            found.append((screen.last - screen.began) * 1000)
        screen.close()
    # The first is for warming up.
    return statistics.median(found[1:]) if found[1:] else None


def keys(screen, sent, count, rounds=1):
    """One key at a time, each waited for: ms p50 and p99, bytes per key (median). Of several rounds each figure's median: on
    a shared machine a round's p99 is often somebody else's work."""
    found = []
    for _ in range(rounds):
        times, sizes = [], []
        for i in range(count):
            screen.quiet(0.002)
            before, began = len(screen.bytes), now()
            screen.send(sent[i % len(sent)])
            if screen.read(0.3):
                screen.quiet(0.004)
                times.append((screen.last - began) * 1000)
                sizes.append(len(screen.bytes) - before)
        if not times:
            return None
        times.sort()
        found.append((times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)], statistics.median(sizes)))
    return tuple(map(statistics.median, zip(*found)))


def first_hit(screen, word):
    """Types all but the last letter, lets that settle, types the last; milliseconds until a hit is on the screen."""
    screen.send(b"\x1b"); screen.quiet(0.3); screen.send(b"\x1b"); screen.quiet(0.3)
    screen.send(b"gg"); screen.quiet(0.3); screen.send(b"/"); screen.quiet(0.3)
    screen.send(word[:-1].encode()); screen.settle()
    before, began = len(screen.bytes), now()
    screen.send(word[-1].encode())
    screen.quiet(0.4, 20); screen.settle()
    shown = pyte.Screen(COLS, ROWS)
    stream = pyte.ByteStream(shown)
    stream.feed(plain(bytes(screen.bytes[:before])))
    for came, end in screen.came:
        if came > began:
            stream.feed(plain(bytes(screen.bytes[before:end])))
            before = end
            if re.search(r"\d/[\d,]+件", shown.display[-1]):
                return (came - began) * 1000
    return None


def burst(screen, key, count=500):
    screen.quiet(0.05)
    before, began = len(screen.bytes), now()
    screen.send(key * count)
    screen.quiet(0.1)
    return (screen.last - began) * 1000, len(screen.bytes) - before


def idle(screen, seconds=5):
    screen.settle()
    before, size = screen.switches(), len(screen.bytes)
    time.sleep(seconds)
    after = screen.switches()
    screen.read(0)
    return after - before, len(screen.bytes) - size


def copied(path, copy):
    """Milliseconds that a copy with fsync takes."""
    began = now()
    shutil.copyfile(path, copy)
    with open(copy, "rb+") as file:
        os.fsync(file.fileno())
    return (now() - began) * 1000


def timed(argv, env, runs=3):
    found = []
    for _ in range(runs):
        began = now()
        subprocess.run(argv, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        found.append((now() - began) * 1000)
    return statistics.median(found)


def saved_on_screen(kensho, target, env, runs=7):
    """Milliseconds from the key that saves one changed value to the word that it is saved."""
    screen = Screen([kensho, target], env)
    screen.until("第00001号"); screen.settle(); screen.quiet(0.5)
    screen.send(b"\r"); screen.quiet(0.2)
    found = []
    for turn in range(runs):
        screen.send(b"e"); screen.quiet(0.2)
        screen.send(b"\x15" + str(2000 + turn).encode() + b"\r"); screen.quiet(0.3)
        screen.send(b"s"); screen.quiet(0.3)
        before, began = len(screen.bytes), now()
        screen.send(b"\r")
        while "保存しました".encode() not in screen.bytes[before:] and now() < began + 60:
            screen.read(0.05)
        found.append((screen.last - began) * 1000)
        screen.settle()
    screen.close()
    return statistics.median(found)


def svg(rows, path):
    """Cost against size, both logarithmic: one line for each figure."""
    import math
    series = [("first frame ms", 1, "#1b6ca8"), ("all there ms", 2, "#c0392b"), ("key p50 ms", 3, "#2e8b57"), ("memory MB", 4, "#8e44ad")]
    w, h, left, top = 640, 400, 60, 20
    xs = [math.log10(row[0]) for row in rows]
    values = [row[k] for row in rows for _, k, _ in series if row[k]]
    lo, hi = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    x = lambda v: left + (math.log10(v) - xs[0]) / max(xs[-1] - xs[0], 1e-9) * (w - left - 140)
    y = lambda v: top + (hi - math.log10(v)) / (hi - lo) * (h - top - 50)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" font-family="sans-serif" font-size="11">', f'<rect width="{w}" height="{h}" fill="white"/>']
    for e in range(lo, hi + 1):
        out.append(f'<path d="M{left} {y(10**e):.1f}H{w-140}" stroke="#ddd"/><text x="{left-6}" y="{y(10**e)+4:.1f}" text-anchor="end">{10**e:g}</text>')
    for row in rows:
        out.append(f'<text x="{x(row[0]):.1f}" y="{h-30}" text-anchor="middle">{row[0]:,}</text>')
    for i, (name, k, colour) in enumerate(series):
        points = " ".join(f"{x(row[0]):.1f},{y(row[k]):.1f}" for row in rows if row[k])
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/><text x="{w-130}" y="{top+20+18*i}" fill="{colour}">{name}</text>')
    out.append(f'<text x="{(w-80)/2}" y="{h-10}" text-anchor="middle">projects</text></svg>')
    open(path, "w").write("\n".join(out) + "\n")


def first_frame(argv, env=None):
    """Milliseconds to the last byte of the first complete frame, once."""
    screen = Screen(argv, env)
    screen.until("第00001号")
    screen.quiet(0.001)
    came = screen.last - screen.began
    screen.close()
    return came * 1000


def floor_frame(floor):
    screen = Screen([floor])
    screen.quiet(0.03)
    came = screen.last - screen.began
    screen.close()
    return came * 1000


def counted(size):
    """What the header says once all are read: of each seven projects (benches/national.rs) the last two are planned."""
    plans = size // 7 * 2 + max(0, size % 7 - 5)
    return f"実績{size - plans:,}事業・計画{plans:,}  "


def all_there(argv, size, env=None):
    """Milliseconds until every project is listed, found to be one, and can be searched: the header says how many, without a ‥."""
    screen = Screen(argv, env)
    screen.until("第00001号")
    came = (screen.until(counted(size), 60) or screen.last) - screen.began
    screen.close()
    return came * 1000


def jless_frame(path):
    screen = Screen(["jless", path])
    screen.until("kensho-ledger")
    screen.quiet(0.001)
    came = screen.last - screen.began
    screen.close()
    return came * 1000


def by_turns(one, other, runs):
    """Medians of two that are measured by turns, after a round for warming up."""
    found = [(one(), other()) for _ in range(runs + 1)][1:]
    return tuple(statistics.median(column) for column in zip(*found))


def aims(kensho, floor, files, size, made, env):
    """What the second round aims at: each a ratio of two that were measured by turns."""
    small, large = files[7], files[size]
    mb = os.path.getsize(large) / 1e6
    copy, target, out = (os.path.join(made, name) for name in ("copy.json", "set.json", "lines.ndjson"))
    # What the program writes goes where the copy goes, on a disk with nothing left to do.
    shutil.copyfile(large, target)
    os.sync()
    turn = iter(range(1000, 100000))
    place = "/projects/3/reviews/0/cost"
    run = lambda *words: timed([kensho, *words], env, 1)
    export = lambda: run("export", large, "--to", "ndjson", "--out", out, "--force")
    plain = lambda: timed(["cp", large, copy], env, 1)
    warm(large)
    rows = [
        ("first frame, 7 projects", "a trivial ratatui frame", 1.3, 41, lambda: first_frame([kensho, small], env), lambda: floor_frame(floor)),
        (f"first usable frame, {mb:.0f} MB", "first frame, 7 projects", 1.3, 41, lambda: first_frame([kensho, large], env), lambda: first_frame([kensho, small], env)),
        (f"all listed, checked and searchable, {mb:.0f} MB", "first frame of jless", 0.6, 9, lambda: all_there([kensho, large], size, env), lambda: jless_frame(large)),
        (f"`set`, {mb:.0f} MB", "cp + fsync", 2, 9, lambda: run("set", target, place, str(next(turn))), lambda: copied(large, copy)),
        (f"`check`, {mb:.0f} MB", "`list`", 2, 5, lambda: run("check", large), lambda: run("list", large)),
        (f"`export --to ndjson`, {mb:.0f} MB", "cp", 2, 5, export, plain),
    ]
    lines = ["## Aims of the second round", "", "Both of a line measured by turns, medians.", "", "| | ms | ÷ | ms | ratio | aim |", "|---|--:|---|--:|--:|--:|"]
    for name, beside, aim, runs, one, other in rows:
        if beside.endswith("jless") and not shutil.which("jless"):
            lines.append(f"| {name} | | {beside}: not installed | | | ≤ {aim} |")
            continue
        ours, theirs = by_turns(one, other, runs)
        lines.append(f"| {name} | {ours:.2f} | {beside} | {theirs:.2f} | **{ours/theirs:.2f}** | ≤ {aim} |")
    for path in (copy, target):
        os.path.exists(path) and os.unlink(path)
    # All tables are a file each, in a folder.
    shutil.rmtree(out, ignore_errors=True) if os.path.isdir(out) else os.path.exists(out) and os.unlink(out)
    return lines + [""]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--small", action="store_true")
    options.add_argument("--aims", action="store_true")
    options.add_argument("--release", default=os.path.join(ROOT, "target/full"))
    options = options.parse_args()
    kensho = os.path.join(options.release, "kensho")
    floor = os.path.join(options.release, "floor")
    national = os.path.join(options.release, "national")
    made = os.path.join(ROOT, "target/national")
    os.makedirs(made, exist_ok=True)
    home = tempfile.mkdtemp(dir=made)
    env = {"HOME": home, "XDG_STATE_HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
    typed = os.path.join(options.release, "typed")
    # 11,400 of these projects are 145 MB, the size that the peers' figures are of.
    sizes = [7, 10, 100, 1000] + ([] if options.small else [LARGE, 30000])
    sizes = [7, 1000 if options.small else LARGE] if options.aims else sizes
    files = {}
    for size in sizes:
        files[size] = os.path.join(made, f"ledger-{size}.json")
        if not os.path.exists(files[size]):
            subprocess.run([national, str(size), files[size]], check=True)
    large = sizes[-1] if options.small or options.aims else LARGE
    mb = lambda path: os.path.getsize(path) / 1e6
    lines, plot = [], []
    say = lambda line="": (lines.append(line), print(line, flush=True))
    say("# Speed, measured")
    say()
    say(f"{datetime.datetime.now():%Y-%m-%d %H:%M}, {os.cpu_count()} processors, {platform.platform()}, load {os.getloadavg()[0]:.1f} at the start; 100x30 pty, warm cache, medians of one run (keys of 7 and 11,400 projects: of three rounds). Made by `python3 benches/table.py{' --small' if options.small else ''}`.")
    say("Times on a shared machine mean little by themselves: read the ratios.")
    say()
    for line in aims(kensho, floor, files, large, made, env):
        say(line)
    if options.aims:
        return shutil.rmtree(home)
    # The floor, in the same run.
    floor_start = start([floor], None, 21)
    screen = Screen([floor]); screen.quiet(); floor_key = keys(screen, [b"j"], 500, 3); floor_mem = screen.status("VmHWM"); screen.close()
    screen = Screen([floor, "panel"]); screen.quiet(); floor_panel = keys(screen, [b"j"], 500, 3); screen.close()
    say("## Opening")
    say()
    say("| | projects | file MB | first frame ms | ÷ floor | all there ms | peak memory MB | ÷ file |")
    say("|---|--:|--:|--:|--:|--:|--:|--:|")
    say(f"| floor: a trivial ratatui frame | – | – | {floor_start:.2f} | 1.00 | – | {floor_mem/1000:.1f} | – |")
    first = {}
    key_rows = [("floor, selection only", None, floor_key), ("floor, panel changes", None, floor_panel)]
    for size in sizes:
        path = files[size]
        warm(path)
        frame = start([kensho, path], "第00001号", 21, env)
        first[size] = frame
        whole = []
        for _ in range(5):
            if whole:
                screen.close()
            screen = Screen([kensho, path], env)
            screen.until("第00001号")
            whole.append(((screen.until(counted(size), 60) or screen.last) - screen.began) * 1000)
        there = statistics.median(whole)
        loaded = screen.status("VmHWM")
        screen.settle()
        settled = screen.status("VmHWM")
        # Those that the ratios are of, thrice.
        rounds = 3 if size in (7, large) else 1
        step = keys(screen, [b"j", b"k"] if size < 500 else [b"j"], 500, rounds)
        screen.send(b"gg"); screen.quiet(0.2)
        same = keys(screen, [b"j", b"k"], 500, rounds) if size == large else None
        tabs = keys(screen, [b"\t"], 500 if size in (7, large) else 50, rounds)
        screen.send(b"\r"); screen.quiet(); fields = keys(screen, [b"j", b"k"], 500, rounds)
        scrolled = keys(screen, [b"\x04", b"\x15"], 500, rounds) if size in (7, large) else None
        screen.send(b"\x1b"); screen.quiet(0.2)
        screen.send(b"gg"); screen.quiet(0.2)
        many = burst(screen, b"j")
        rest = idle(screen) if size in (7, large) else None
        finds = {}
        if size >= 100:
            number = f"第{size-10:05d}号"
            words = {"plain, near the end": number, "romaji, common": "hojokin", "romaji, rare": "akiyoshidai"} if size == large else {"plain, near the end": number}
            for name, word in words.items():
                finds[name] = first_hit(screen, word)
            screen.settle()
            searched = screen.status("VmHWM")
        typed_keys = None
        if size in (7, large):
            screen.send(b"\x1b"); screen.quiet(0.3); screen.send(b"gg2"); screen.quiet(0.5); screen.send(b"\re"); screen.quiet(0.3)
            typed_keys = keys(screen, [b"1", b"2", b"3", b"\x7f", b"\x7f", b"\x7f"], 500, rounds)
            screen.send(b"\x1b"); screen.quiet(0.3)
        screen.close()
        say(f"| kensho | {size:,} | {mb(path):.1f} | {frame:.2f} | {frame/floor_start:.2f} | {there:.0f} | {loaded/1000:.1f} (with findings {settled/1000:.1f}) | {loaded/1000/mb(path):.2f} |")
        plot.append((size, frame, there, step[0], loaded / 1000))
        key_rows += [(f"next project", size, step), (f"next tab", size, tabs), (f"next field", size, fields)]
        if same: key_rows.append(("next project, the same two as of 7", size, same))
        if scrolled: key_rows.append(("scroll half a page", size, scrolled))
        if rest: key_rows.append(("idle 5 s: wake-ups, bytes", size, rest))
        key_rows.append(("500 keys at once: ms, bytes", size, many))
        if typed_keys: key_rows.append(("type a character into a field", size, typed_keys))
        key_rows += [(f"find ({name}): last letter → first hit shown", size, (ms,)) for name, ms in finds.items() if ms]
        if size == large:
            plain = statistics.median(float(subprocess.run([typed, path, "--find", number], capture_output=True, text=True).stdout.split()[0]) for _ in range(5))
            key_rows.append(("floor: memmem of the same word over all bytes", size, (plain,)))
            key_rows.append((f"memory after searching: MB, × the file {searched/1000/mb(path):.2f}", size, (searched / 1000,)))
    peers = [
        ("less", ["less", "-S"], None),
        ("vim", ["vim", "-u", "NONE", "-n"], "kensho-ledger"),
        ("helix", ["hx"], "kensho-ledger"),
        ("jless", ["jless"], "kensho-ledger"),
    ]
    for name, argv, marker in peers:
        if not shutil.which(argv[0]):
            say(f"| {name}: not installed | | | | | | | |")
            continue
        for size in (7, large):
            warm(files[size])
            frame = start(argv + [files[size]], marker, 5)
            screen = Screen(argv + [files[size]]); screen.quiet(0.3); memory = screen.status("VmHWM"); screen.close()
            say(f"| {name} | {size:,} | {mb(files[size]):.1f} | {frame:.1f} | {frame/floor_start:.2f} | – | {memory/1000:.1f} | {memory/1000/mb(files[size]):.2f} |")
    say()
    say("## Keys")
    say()
    say("| | projects | p50 ms | p99 ms | bytes | p50, p99 ÷ floor (panel) |")
    say("|---|--:|--:|--:|--:|--:|")
    for name, size, row in key_rows:
        if row is None:
            continue
        count = f"{size:,}" if size else "–"
        if len(row) == 3:
            say(f"| {name} | {count} | {row[0]:.2f} | {row[1]:.2f} | {row[2]:.0f} | {row[0]/floor_panel[0]:.2f}, {row[1]/floor_panel[1]:.2f} |")
        elif len(row) == 2:
            say(f"| {name} | {count} | {row[0]:.1f} | | {row[1]:.0f} | |")
        else:
            say(f"| {name} | {count} | {row[0]:.1f} | | | |")
    say()
    say("## Changing one value and saving it")
    say()
    copy, target = os.path.join(made, "copy.json"), os.path.join(made, "set.json")
    say("| projects | cp + fsync ms | `kensho set` ms | ratio | saved on the screen ms | ratio | typed parsing alone ms | `kensho suggest --json` ms | ratio | `kensho check` ms | `kensho list` ms |")
    say("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for size in (7, 1000) + (() if options.small else (LARGE,)):
        warm(files[size])
        shutil.copyfile(files[size], target)
        # What the disk still has to write of this isn't the program's.
        os.sync()
        copies, sets = [], []
        for turn in range(7):
            copies.append(copied(files[size], copy))
            sets.append(timed([kensho, "set", target, "/projects/3/reviews/0/cost", str(1000 + turn)], env, 1))
        on_screen = saved_on_screen(kensho, target, env)
        parsing, suggest = timed([typed, files[size]], env), timed([kensho, "suggest", files[size], "--json"], env)
        check, lists = (timed([kensho, word, files[size]], env) for word in ("check", "list"))
        cp, kept = statistics.median(copies), statistics.median(sets)
        say(f"| {size:,} | {cp:.1f} | {kept:.1f} | {kept/cp:.2f} | {on_screen:.1f} | {on_screen/cp:.2f} | {parsing:.0f} | {suggest:.0f} | {suggest/parsing:.2f} | {check:.0f} | {lists:.0f} |")
    say()
    say("![cost against size](cost.svg)")
    say()
    say(f"First frame at {large:,} projects ÷ at 7: {first[large]/first[7]:.2f}. Load at the end {os.getloadavg()[0]:.1f}.")
    svg(plot, os.path.join(HERE, "cost.svg"))
    results = os.path.join(HERE, "RESULTS.md")
    # What was measured by other means, and written down by hand, stands behind the tables and stays.
    _, by_hand, rest = open(results).read().partition("\n## Many ledgers as tables")
    open(results, "w").write("\n".join(lines) + "\n" + by_hand + rest)
    shutil.rmtree(home)
    for path in (copy, target):
        os.path.exists(path) and os.unlink(path)


if __name__ == "__main__":
    main()
