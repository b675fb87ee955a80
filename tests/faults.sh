#!/bin/bash
# Breaks every system call of a save, one by one, in the real program on the real file system.
#
#   tests/faults.sh [DRIVER]
#
# DRIVER is examples/save_one (built when not given): it edits one value, journals it, saves it, records it. strace
# first lists the file system calls it makes from the moment it touches the ledger; then, for each of them, the driver
# is run again with that call (a) killing the process, (b) failing with EIO, (c) failing with ENOSPC. Three scenes: an
# ordinary file (replaced by a rename), a file with two names (overwritten in place), an ordinary file whose directory
# swaps no names (renameat2 refused: a plain rename).
#
# After each run:
#   * the file is the old or the new text, whole (in place: after the next start, which is when it is put right)
#   * "saved" was printed only if it is the new one; exit 0 only with "saved"; a refusal is a sentence, exit 4 or 3
#   * an edit that was journalled and isn't in the file is offered at the next start
#   * no temporary file stays behind, unless the process was killed or the call that failed was its removal
#   * the next save succeeds and sweeps what was left
#
# Then places that are hard by nature, where root may make them: unwritable and sticky directories, mount points, full and
# read-only disks, immutable files, access control lists. SCENES= leaves the first part out.
#
# Ends with "N passed, N failed"; exit 1 if any failed. Needs strace (apt-get install strace) and leave to ptrace.
set -u
cd "$(dirname "$0")/.." || exit 2

command -v strace >/dev/null || apt-get install -y strace >/dev/null || { echo "strace がありません" >&2; exit 2; }
driver=${1:-}
if [ -z "$driver" ]; then
    cargo build --quiet --example save_one || exit 2
    driver=target/debug/examples/save_one
fi
driver=$(realpath "$driver")

work=$(mktemp -d)
trap 'umount "$work/shared" "$work/full" "$ledger" 2>/dev/null; chattr -i "$ledger" 2>/dev/null; rm -rf "$work"' EXIT
export KENSHO_STATE_DIR=$work/state KENSHO_CONFIG_DIR=$work/config KENSHO_DATA_DIR=$work/data
ledger=$work/shared/r6.json
second=$work/second.json
old=$work/old.json new=$work/new.json

# Calls that touch files or their contents. mmap and the like are the loader's.
calls=openat,read,write,pread64,pwrite64,lseek,statx,fstat,newfstatat,readlink,close,fsync,fdatasync,ftruncate,fallocate
calls=$calls,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,fchmod,fchmodat,fchown,fchownat
calls=$calls,flistxattr,fgetxattr,fsetxattr,fremovexattr,flock,copy_file_range,sendfile,getdents64,faccessat,faccessat2

passed=0 failed=0 faults=0
# One argument: what was broken.
verdict() {
    if [ -n "$problem" ]; then
        failed=$((failed + 1))
        echo "FAILED  $1: $problem"
    else
        passed=$((passed + 1))
    fi
}

stage() {
    rm -rf "$work/shared" "$work/state" "$second"
    mkdir -p "$work/shared"
    cp "$old" "$ledger"
    [ "$scene" = in-place ] && ln "$ledger" "$second"
}

# The text: some thousand lines, the edited value in the middle.
{
    printf '{\r\n  "format": "kensho-ledger/1",\r\n  "projects": [\r\n    {"name": "厚保くり", "actual": 43}'
    for i in $(seq 2000); do printf ',\r\n    {"number": %d, "注": "もとのまま  "}' "$i"; done
    printf '\r\n  ]\r\n}'
} >"$old"
sed 's/"actual": 43}/"actual": 1060}/' "$old" >"$new"

# Runs the driver under strace with these injections; output in $work/out, $work/err, status in $status.
run() {
    # In a group of its own, for the shell's word about killed children.
    {
        strace -f -qq -o "$work/trace" -e trace="$calls" "$@" "$driver" "$ledger" /projects/0/actual 1060 \
            >"$work/out" 2>"$work/err"
        status=$?
    } 2>/dev/null
    hit=$(grep -c -e 'INJECTED' -e 'killed by SIGKILL' "$work/trace")
}

check() {
    problem=
    [ "$hit" -gt 0 ] || problem="the fault didn't happen"
    local what=$1 killed=$2
    local at_start is=neither
    at_start=$("$driver" --recover "$ledger" 2>&1) || problem="the next start fails: $at_start"
    cmp -s "$ledger" "$old" && is=old
    cmp -s "$ledger" "$new" && is=new
    [ $is = neither ] && problem="neither the old nor the new text"
    if grep -q '^saved' "$work/out"; then
        [ $is = new ] || problem="called saved, and isn't"
    elif [ $status -eq 0 ]; then
        problem="exit 0 without a save"
    fi
    if ! $killed && [ $status -ne 0 ]; then
        case $status in 3 | 4) ;; *) problem="exit $status: $(cat "$work/err")" ;; esac
        # (The call that was broken may be the one that says it.)
        [[ $what == *write,* ]] || [ -s "$work/err" ] || problem="no sentence"
    fi
    if grep -q '^journal' "$work/out" && [ $is = old ] && ! grep -q '^pending /projects/0/actual 1060' <<<"$at_start"; then
        problem="the journalled edit isn't offered"
    fi
    if [ "$scene" = in-place ] && [ ! "$second" -ef "$ledger" ]; then problem="the second name was cut off"; fi
    if ! $killed && [[ $what != *unlink* ]] && compgen -G "$work/shared/.*.[ts][mw][pa]*" >/dev/null; then
        problem="a temporary file stays behind"
    fi
    # The next save, in good health.
    "$driver" "$ledger" /projects/0/actual 7 >/dev/null 2>"$work/err" || problem="the next save fails: $(cat "$work/err")"
    if compgen -G "$work/shared/.*.[ts][mw][pa]*" >/dev/null; then problem="the next save doesn't sweep"; fi
    verdict "$scene, $what"
}

for scene in ${SCENES-ordinary in-place plain-rename}; do
    also=()
    [ $scene = plain-rename ] && also=(-e inject=renameat2:error=EINVAL)
    stage
    strace -f -qq -o "$work/log" -e trace="$calls" "${also[@]}" "$driver" "$ledger" /projects/0/actual 1060 >/dev/null || {
        echo "the save fails without any fault" >&2
        exit 2
    }
    cmp -s "$ledger" "$new" || { echo "the save doesn't save" >&2; exit 2; }
    # Which calls, and how many of each name come before the ledger is first touched.
    sed -n 's/^[0-9]* *\([a-z0-9_]*\)(.*/\1/p' "$work/log" >"$work/names"
    first=$(grep -n -m1 'shared' "$work/log" | cut -d: -f1)
    declare -A count=()
    line=0 steps=0
    while read -r name; do
        line=$((line + 1))
        count[$name]=$((${count[$name]:-0} + 1))
        [ $line -lt "$first" ] && continue
        steps=$((steps + 1))
        number=${count[$name]}
        for fault in signal=KILL error=EIO error=ENOSPC; do
            # A refused swap is this scene's own; a close that reports an error has closed all the same.
            [ $scene = plain-rename ] && [ "$name" = renameat2 ] && [ $fault != signal=KILL ] && continue
            faults=$((faults + 1))
            stage
            inject=("${also[@]}")
            [ $scene = plain-rename ] && [ "$name" = renameat2 ] && inject=()
            run "${inject[@]}" -e inject="$name:$fault:when=$number"
            killed=false
            [ $fault = signal=KILL ] && killed=true
            check "call $line ($name, number $number), $fault" $killed
        done
    done <"$work/names"
    echo "$scene: $steps calls from the first touch of the ledger on"
    unset count
done

# Places that are hard by nature; only root can make them. Each says what must come of the save: new or old text, and
# for a refusal a word of its sentence.
place() { # name, new|old, word of the sentence, then the command that runs the driver
    local name=$1 expected=$2 word=$3
    shift 3
    problem=
    "$@" "$driver" "$ledger" /projects/0/actual 1060 >"$work/out" 2>"$work/err"
    status=$?
    if [ "$expected" = new ]; then
        [ $status -eq 0 ] && cmp -s "$ledger" "$new" || problem="not saved: $(cat "$work/err")"
    else
        [ $status -eq 4 ] && cmp -s "$ledger" "$old" || problem="exit $status, or the old text is gone"
        grep -q "$word" "$work/err" || problem="says: $(cat "$work/err")"
    fi
    compgen -G "$work/shared/.*.[ts][mw][pa]*" >/dev/null && problem="a temporary file stays behind"
    verdict "place: $name"
}
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    scene=place
    nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    chmod 711 "$work"
    as_nobody() { # mode of the directory; the file is nobody's
        stage
        mkdir -p "$work/state"
        chown 65534:65534 "$ledger" "$work/state"
        chmod "$1" "$work/shared"
    }
    if cp "$driver" "$work/driver" && chmod 755 "$work/driver" && "${nobody[@]}" test -x "$work/driver"; then
        driver=$work/driver
        as_nobody 755
        inode=$(stat -c %i "$ledger")
        place "a directory that one may not write to" new - "${nobody[@]}"
        [ "$(stat -c %i "$ledger")" = "$inode" ] || { problem="another inode"; verdict "place: in place"; }
        as_nobody 1777
        chown root "$ledger" && chmod 666 "$ledger"
        place "someone else's file in a sticky directory" new - "${nobody[@]}"
        [ "$(stat -c %U "$ledger")" = root ] || { problem="another owner"; verdict "place: owner"; }
        as_nobody 777
        chown root "$ledger" && chmod 644 "$ledger"
        place "someone else's file, readable only" old 権限 "${nobody[@]}"
        rm -rf "$work/state"
    fi
    stage
    if mount --bind "$ledger" "$ledger" 2>/dev/null; then
        place "a file that is a mount point" new - env
        umount "$ledger"
    fi
    stage
    if mount -t tmpfs -o size=256k tmpfs "$work/shared" 2>/dev/null; then
        cp "$old" "$ledger"
        head -c 1M /dev/zero >"$work/shared/filler" 2>/dev/null
        place "a full disk" old 空き env
        mount -o remount,ro "$work/shared"
        place "a disk mounted read-only" old 読み取り専用 env
        umount "$work/shared"
    fi
    stage
    if chattr +i "$ledger" 2>/dev/null; then
        place "an immutable file" old 権限 env
        chattr -i "$ledger"
    fi
    stage
    if command -v setfacl >/dev/null && setfacl -m u:65534:rw "$ledger" 2>/dev/null; then
        place "a file with an access control list" new - env
        getfacl -cp "$ledger" 2>/dev/null | grep -q 'user:.*:rw' || { problem="the list is gone"; verdict "place: list"; }
    fi
    if mkdir -p "$work/full" && mount -t tmpfs -o size=16k tmpfs "$work/full" 2>/dev/null; then
        head -c 1M /dev/zero >"$work/full/filler" 2>/dev/null
        stage
        KENSHO_STATE_DIR=$work/full/state
        place "no room for the journal and the backup: saved all the same" new - env
        ln "$ledger" "$second"
        cp "$old" "$ledger"
        place "the same, where it must be overwritten in place" old 控え env
        KENSHO_STATE_DIR=$work/state
        umount "$work/full"
    fi
fi
echo "$faults faults tried"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
