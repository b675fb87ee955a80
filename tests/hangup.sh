#!/bin/bash
# The line drops while a value is being typed, over a real OpenSSH server: nothing typed is lost.
#
#   tests/hangup.sh [PROGRAM [ROUNDS]]
#
# An sshd of its own on the loopback, with keys of its own; a login shell with job control (which passes the hangup on
# to its jobs, beside the system), kensho started in it, a value typed and not yet entered, the client killed. Afterwards
# the journal must hold the value. PROGRAM is target/debug/kensho, built when not given; ROUNDS is 10.
#
# Ends with "N of N kept"; exit 1 if one was lost. Needs openssh-server, ssh and python3.
set -u
cd "$(dirname "$0")/.." || exit 2
program=${1:-}
if [ -z "$program" ]; then
    cargo build --quiet || exit 2
    program=target/debug/kensho
fi
program=$(realpath "$program")
sshd=$(PATH=$PATH:/usr/sbin command -v sshd) || { echo "sshd がありません (openssh-server)" >&2; exit 2; }

work=$(mktemp -d)
server=
trap '[ -n "$server" ] && kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
ssh-keygen -q -t ed25519 -N '' -f "$work/host" && ssh-keygen -q -t ed25519 -N '' -f "$work/key" || exit 2
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$work/sshd" <<CONFIG
ListenAddress 127.0.0.1:$port
HostKey $work/host
AuthorizedKeysFile $work/key.pub
PidFile none
StrictModes no
UsePAM no
PrintMotd no
CONFIG
# As root it wants a directory to lock itself into.
[ "$(id -u)" = 0 ] && mkdir -p /run/sshd
"$sshd" -D -f "$work/sshd" 2>"$work/log" &
server=$!

python3 - "$program" "$work" "$port" "${2:-10}" <<'DRIVER'
import glob, os, pty, select, shutil, signal, sys, time
program, work, port, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
LIMIT = 30  # as long as a busy machine may take; nothing waits so long unless it fails

def round_(number):
    home = f"{work}/{number}"
    os.mkdir(home)
    shutil.copy("data/mine-r6.json", f"{home}/r6.json")
    places = " ".join(f"KENSHO_{name}_DIR={home}/{name}" for name in ["STATE", "CONFIG", "DATA"])
    child, line = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        options = ["-tt", "-F", "none", "-i", f"{work}/key", "-p", port, "-o", "StrictHostKeyChecking=no",
                   "-o", f"UserKnownHostsFile={work}/known", "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes"]
        os.execvp("ssh", ["ssh", *options, "127.0.0.1", "bash --norc -i"])
    seen = b""
    def see(words, since=0):
        deadline = time.time() + LIMIT
        nonlocal seen
        while words.encode() not in seen[since:]:
            if time.time() > deadline:
                sys.exit(f"{words} isn't seen: {seen[-2000:]!r}")
            if select.select([line], [], [], 0.1)[0]:
                try:
                    got = os.read(line, 65536)
                except OSError:
                    sys.exit(f"the client ended: {seen[-2000:]!r}")
                seen += got
                os.write(line, b"\x1b[0n" * got.count(b"\x1b[5n") + b"\x1b[?62;22c" * got.count(b"\x1b[c"))
                os.write(line, b"\x1b[1;1R" * got.count(b"\x1b[6n"))
    def keys(text, words):
        since = len(seen)
        os.write(line, text.encode())
        see(words, since)
    see("$" if os.getuid() else "#")
    keys(f"stty cols 80 rows 24; cd {home}; {places} {program} r6.json\r", "説明")
    keys("2", "203.7%")
    keys("\r", "戻る")
    keys("e", "を編集")
    os.write(line, b"\x15")
    keys("950", "950")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(line)
    def running():
        for exe in glob.glob("/proc/[0-9]*/cwd"):
            try:
                if os.readlink(exe) == home and os.readlink(exe[:-3] + "exe") == program:
                    return True
            except OSError:
                pass
        return False
    deadline = time.time() + LIMIT
    while running():
        if time.time() > deadline:
            sys.exit("the program doesn't end when its line has dropped")
        time.sleep(0.02)
    journals = glob.glob(f"{home}/STATE/ledgers/*/journal/*.jsonl")
    return any("950" in open(path).read() for path in journals)

kept = sum(round_(number) for number in range(rounds))
print(f"{kept} of {rounds} kept")
sys.exit(kept != rounds)
DRIVER
