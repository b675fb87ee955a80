"""Drives kensho through tests/terminals/scenes.txt in real terminals under Xvfb and looks at the pictures.

    python3 tests/terminals/run.py KENSHO SCREEN_MAP DIRECTORY [NAME…]

KENSHO is the program, SCREEN_MAP examples/screen_map, DIRECTORY takes the pictures (NAME/SCENE.png). NAMEs pick some of the
terminals below; all of them without. Prints a verdict for each picture and "N passed, N failed"; exit 1 if any failed.

Nothing is timed: a picture is taken when the screen has become another one since the keys were sent, and stands still.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import picture

HERE = pathlib.Path(__file__).parent
SCENES = HERE / "scenes.txt"
FONT = "VL Gothic"
BORDER = 2
# How long a screen may take to change; a busy machine is no failure.
PATIENCE = 30
# Two pictures that far apart that are alike: it stands still.
STILL = 0.25

DARK = ["-bg", "black", "-fg", "gray90"]
LIGHT = ["-bg", "white", "-fg", "black"]


def xterm(*options):
    def command(columns, rows, inner, home):
        base = ["xterm", "-b", str(BORDER), "+sb", "-geometry", f"{columns}x{rows}+0+0", "-fa", FONT, "-fs", "11"]
        return [*base, *options, "-e", *inner]

    return command


def mlterm(*options):
    def command(columns, rows, inner, home):
        fonts = home / ".mlterm"
        fonts.mkdir(exist_ok=True)
        (fonts / "aafont").write_text(f"ISO10646_UCS4_1={FONT}\nISO10646_UCS4_1_FULLWIDTH={FONT}\nDEFAULT={FONT}\n")
        (fonts / "main").write_text("use_mdi = false\nuse_scrollbar = false\nuse_xim = false\ninput_method = none\n")
        base = ["mlterm", "--type=xft", "-g", f"{columns}x{rows}+0+0", "-w", "15", f"--border={BORDER}", "-b", "black"]
        return [*base, "-f", "white", *options, "-e", *inner]

    return command


def in_tmux(outer):
    def command(columns, rows, inner, home):
        conf = home / "tmux.conf"
        conf.write_text("set -g status off\nset -s escape-time 10\n")
        # A server of its own, in the home of this run.
        tmux = ["tmux", "-u", "-S", str(home / "tmux"), "-f", str(conf), "new-session", *inner]
        return outer(columns, rows, tmux, home)

    return command


def in_screen(outer, *lines):
    def command(columns, rows, inner, home):
        conf = home / "screenrc"
        settings = ["startup_message off", "defutf8 on", "altscreen on", "term screen", *lines]
        conf.write_text("\n".join(settings) + "\n")
        return outer(columns, rows, ["screen", "-U", "-c", str(conf), *inner], home)

    return command


narrow = xterm("+cjk_width", *DARK)
wide = xterm("-cjk_width", *DARK)
# Name, how it is started, columns, rows, what frames are drawn with, options of kensho, environment.
TERMINALS = [
    ("xterm", narrow, 100, 30, "unicode", [], {}),
    ("xterm-cjk", wide, 100, 30, "ascii", [], {}),
    ("mlterm", mlterm(), 100, 30, "ascii", [], {}),
    ("mlterm-a1", mlterm("-a", "1", "--boxdraw=decsp"), 100, 30, "unicode", [], {}),
    ("tmux", in_tmux(narrow), 100, 30, "unicode", [], {}),
    ("tmux-in-cjk-safe", in_tmux(wide), 100, 30, "ascii", ["--width", "safe"], {}),
    ("screen", in_screen(narrow, "cjkwidth off"), 100, 30, "unicode", [], {}),
    ("screen-ja-safe", in_screen(narrow), 100, 30, "ascii", ["--width", "safe"], {}),
    ("xterm-80x24", narrow, 80, 24, "unicode", [], {}),
    ("xterm-light", xterm("+cjk_width", *LIGHT), 100, 30, "unicode", [], {}),
    ("xterm-light-80x24", xterm("+cjk_width", *LIGHT), 80, 24, "unicode", [], {}),
    ("xterm-no-colour", narrow, 80, 24, "unicode", [], {"NO_COLOR": "1"}),
    ("xterm-pad", narrow, 80, 24, "ascii", ["--width", "pad"], {}),
]
# A terminal that kensho is told the wrong width of: its pictures must be found wrong, or the check sees nothing.
DECEIVED = ("deceived", wide, 100, 30, "unicode", ["--width", "narrow"], {})
# Seconds after which a key is surely a key of its own; GNU screen waits 0.3 s for what may follow an Esc.
PAUSES = {"Esc": 0.6}
ENDS = "q ends it"
# X's names of keys.
KEYS = {
    "Enter": "Return", "Esc": "Escape", "PgDn": "Next", "/": "slash", "?": "question", ":": "colon", "=": "equal",
    "!": "exclam", "<": "less", ">": "greater", "{": "braceleft", "}": "braceright", "[": "bracketleft",
    "]": "bracketright", ".": "period", "-": "minus",
}  # fmt: skip


def scenes():
    for line in SCENES.read_text().splitlines():
        if line and not line.startswith("#"):
            name, _, keys = line.partition(" ")
            yield name, keys.split()


class Display:
    """An X server of our own."""

    def __init__(self):
        read, write = os.pipe()
        # Without -noreset it forgets everything when the first terminal ends.
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        # To the end of the line: the server dies of a pipe that is closed before.
        with os.fdopen(read) as told:
            self.name = ":" + told.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()


class Window:
    """A terminal's window, to type into and to take pictures of."""

    def __init__(self, process, environment):
        self.process, self.environment = process, environment
        self.id = None
        self.last = None

    def tool(self, *words):
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def find(self):
        """Waits until there is a window."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            found = self.tool("xdotool", "search", "--onlyvisible", "--class", "^(xterm|mlterm)$").split()
            if found:
                self.id = found[-1]
                self.tool("xdotool", "windowfocus", "--sync", self.id)
                # Off the window, for a terminal that hides what is under the pointer.
                self.tool("xdotool", "mousemove", "1390", "990")
                return True
            time.sleep(0.1)
        return False

    def press(self, word):
        if word.startswith("type:"):
            self.tool("xdotool", "type", "--delay", "60", word.removeprefix("type:"))
        else:
            self.tool("xdotool", "key", KEYS.get(word, word))

    def shot(self):
        """The window as it is, in shades of grey."""
        words = ["import", "-silent", "-window", self.id, "-depth", "8", "pgm:-"]
        return subprocess.run(words, env=self.environment, capture_output=True, check=False).stdout

    def settled(self, is_new):
        """Takes pictures until one is new and stands still. None where patience ends before."""
        until = time.monotonic() + PATIENCE
        before = None
        while time.monotonic() < until:
            now = self.shot()
            if now and now == before and is_new(now):
                self.last = now
                return now
            before = now
            time.sleep(STILL)
        return None

    def keep(self, path):
        """Keeps the window's picture, in colour, for people."""
        self.tool("import", "-silent", "-window", self.id, str(path))


def drive(terminal, programs, display, pictures):
    """Goes through all scenes in one terminal. Yields a name and what is wrong, for each picture and for the end."""
    name, start, columns, rows, shapes, options, extra = terminal
    kensho, screen_map = programs
    words = [str(screen_map), str(columns), str(rows), shapes, str(SCENES)]
    maps = [json.loads(line) for line in subprocess.check_output(words, text=True).splitlines()]
    directory = pictures / name
    directory.mkdir(parents=True, exist_ok=True)
    home = pathlib.Path(tempfile.mkdtemp(prefix="kensho-"))
    environment = {key: os.environ[key] for key in ("PATH", "USER", "LOGNAME") if key in os.environ}
    environment |= {"DISPLAY": display.name, "HOME": str(home), "LANG": "ja_JP.UTF-8", "LC_ALL": "ja_JP.UTF-8"}
    sockets = home / "screens"
    sockets.mkdir(mode=0o700)
    environment |= {"SHELL": "/bin/sh", "SCREENDIR": str(sockets), **extra}
    # Multiplexers and terminals needn't pass an environment on: a script does.
    script = home / "run"
    exports = "".join(f"export {key}={value}\n" for key, value in extra.items())
    script.write_text(f"#!/bin/sh\nexport KENSHO_STATE_DIR={home}/state KENSHO_CONFIG_DIR={home}/config\n{exports}"
                      f"export KENSHO_DATA_DIR={home}/data\nexec {kensho} --embedded {' '.join(options)}\n")  # fmt: skip
    script.chmod(0o755)
    command = start(columns, rows, [str(script)], home)
    with open(directory / "log", "wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=home)
    window = Window(process, environment)
    try:
        if not window.find():
            yield "start", ["no window; see " + str(directory / "log")]
            return
        # The header is in reverse video: something is on the screen when not all is ground.
        drawn = lambda pgm: picture.Picture(pgm, columns, rows, BORDER).commonest() < 0.97  # noqa: E731
        if not window.settled(drawn):
            yield "start", ["nothing appears"]
            return
        for (scene, keys), told in zip(scenes(), maps, strict=True):
            for key in keys:
                before = window.last
                window.press(key)
                # A digit before another key would be a count, Esc would be Alt.
                time.sleep(PAUSES.get(key, 0.55 if key.isdigit() else 0.05))
            shot = window.settled(lambda pgm: pgm != before) if keys else window.last
            window.keep(directory / f"{scene}.png")
            if shot is None:
                yield scene, ["the screen doesn't change"]
                continue
            wrong, lines = picture.compare(picture.Picture(shot, columns, rows, BORDER), told["cells"], told["cursor"])
            yield f"{scene} ({lines} cells of lines)", wrong
        window.press("Esc")
        time.sleep(PAUSES["Esc"])
        window.press("q")
        try:
            process.wait(PATIENCE)
            yield ENDS, []
        except subprocess.TimeoutExpired:
            yield ENDS, ["the terminal is still there"]
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        subprocess.run(["tmux", "-S", str(home / "tmux"), "kill-server"], capture_output=True, check=False)
        shutil.rmtree(home, ignore_errors=True)


def main():
    kensho, screen_map, pictures = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    wanted = sys.argv[4:]
    unknown = set(wanted) - {terminal[0] for terminal in [*TERMINALS, DECEIVED]}
    if unknown:
        sys.exit(f"no such terminal: {' '.join(sorted(unknown))}")
    display = Display()
    passed = failed = 0
    try:
        for terminal in TERMINALS:
            if wanted and terminal[0] not in wanted:
                continue
            for what, wrong in drive(terminal, (kensho, screen_map), display, pictures):
                print(f"{'FAILED' if wrong else 'ok    '}  {terminal[0]}: {what}", flush=True)
                for sentence in wrong[:8]:
                    print(f"          {sentence}")
                if len(wrong) > 8:
                    print(f"          and {len(wrong) - 8} more")
                failed += bool(wrong)
                passed += not wrong
        if not wanted or DECEIVED[0] in wanted:
            blind = [what for what, wrong in drive(DECEIVED, (kensho, screen_map), display, pictures) if not wrong]
            # A screen without frames (the meeting's) has no line that could stand in the wrong column.
            blind = [what for what in blind if what != ENDS and "(0 cells of lines)" not in what]
            print(f"{'FAILED' if blind else 'ok    '}  with the wrong width every framed picture is found wrong", flush=True)
            for what in blind:
                print(f"          {what} wasn't")
            failed += bool(blind)
            passed += not blind
    finally:
        display.close()
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
