"""Opens a ledger in another root directory, edits a value and saves it, in a pseudo terminal: see release.sh.

    release.py ROOT PROGRAM ORIGINAL

The user has a number that no list of users knows, no locale is set, and nothing but TERM and a folder for its state.
"""
import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time

USER = 47110
LIMIT = 30
ESCAPES = re.compile(r"\x1b(\[[0-9;?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][0-9A-Z]|[=>78])")

root, program, original = sys.argv[1:]
with open(original, "rb") as file:
    before = file.read()

child, line = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    os.chroot(root)
    os.chdir("/desk")
    os.setgroups([])
    os.setgid(USER)
    os.setuid(USER)
    os.umask(0o022)
    state = {name: "/desk/state" for name in ("KENSHO_STATE_DIR", "KENSHO_CONFIG_DIR", "KENSHO_DATA_DIR")}
    os.execve(program, [program, "ledger.json"], {"TERM": "xterm-256color", **state})


def sent(words):
    """Takes what comes until the words are among what was sent since the last key; answers what it is asked, but not where its cursor is."""
    came, end = b"", time.monotonic() + LIMIT
    while words not in ESCAPES.sub("", came.decode("utf-8", "replace")):
        rest = end - time.monotonic()
        if rest <= 0 or not select.select([line], [], [], rest)[0]:
            sys.exit(f"{program}: 「{words}」 isn't seen:\n{ESCAPES.sub('', came.decode('utf-8', 'replace'))}")
        try:
            bytes_ = os.read(line, 65536)
        except OSError:
            sys.exit(f"{program}: it ended before 「{words}」:\n{came.decode('utf-8', 'replace')}")
        came += bytes_
        for query, answer in ((b"\x1b[c", b"\x1b[?62;22c"), (b"\x1b[5n", b"\x1b[0n")):
            for _ in range(bytes_.count(query)):
                os.write(line, answer)


def keys(text, words):
    os.write(line, text.encode())
    sent(words)


sent("みね探求塾")
keys("2", "203.7%")
keys("\r", "e 編集")
keys("e", "Enter 決定")
keys("\x15168\r", "直しました")
keys("s", "保存する変更")
keys("\r", "保存しました")
os.write(line, b"q")
while True:
    try:
        if not os.read(line, 65536):
            break
    except OSError:
        break
_, status = os.waitpid(child, 0)
if status != 0:
    sys.exit(f"{program}: it ended with {status}")

with open(os.path.join(root, "desk/ledger.json"), "rb") as file:
    after = file.read()
old, new = b'"target": 82, "actual": 167', b'"target": 82, "actual": 168'
assert before.count(old) == 1
assert after == before.replace(old, new), "something else than the value was changed"
print(f"{program}: opened, edited and saved")
