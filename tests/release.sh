#!/bin/bash
# What scripts/release made works where it will be installed: in a root with nothing in it but the program (no C library, no
# locale, no /etc/passwd), and as a package on Debian 11, for a user whom no database knows. A ledger is opened, edited and
# saved there in a pseudo terminal. Needs root (chroot), python3 and, for Debian 11, debootstrap or a root made by it.
#
#   tests/release.sh [DIST] [DEBIAN11]      DIST: where the archives are, by default target/dist
set -euo pipefail
cd "$(dirname "$0")/.."

dist=${1:-target/dist}
debian=${2:-}
[ "$(id -u)" -eq 0 ] || { echo "needs root: it changes into other root directories" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

archive=$(ls "$dist"/kensho-*-x86_64-linux.tar.gz)
printf '== %s: its own sums, and what has to be in it\n' "$archive"
(cd "$dist" && sha256sum --quiet -c kensho-*.sha256)
tar -C "$work" -xzf "$archive"
tree=$work/$(basename "$archive" .tar.gz)
(cd "$tree" && sha256sum --quiet -c SHA256SUMS)
for file in kensho kensho.1 manual.html completions/kensho.bash completions/_kensho completions/kensho.fish LICENSE \
    licences/CRATES.txt licences/UNICODE-LICENSE data/rules.json data/ledger.schema.json README.md README.ja.md CHANGELOG.md; do
    [ -s "$tree/$file" ] || { echo "lacking: $file" >&2; exit 1; }
done
cargo tree --locked --edges normal --target x86_64-unknown-linux-gnu --prefix none --format '{p}' |
    awk '$1 != "kensho" { sub("^v", "", $2); print $1, $2 }' | sort -u |
    while read -r crate version; do
        grep -qF "$crate $version" "$tree/licences/CRATES.txt" || { echo "no licence of $crate $version" >&2; exit 1; }
    done

# Opens, edits and saves as a user who is in no list, without any locale.
works_in() {
    local root=$1 program=$2
    mkdir -p "$root/desk" && chmod 777 "$root/desk"
    cp data/mine-r6.json "$root/desk/ledger.json" && chmod 666 "$root/desk/ledger.json"
    rm -rf "$root/desk/state"
    python3 tests/release.py "$root" "$program" data/mine-r6.json
}

printf '== a root with nothing in it\n'
bare=$work/bare
mkdir -p "$bare"/{dev,tmp} && chmod 1777 "$bare/tmp"
mknod -m 666 "$bare/dev/null" c 1 3 && mknod -m 666 "$bare/dev/tty" c 5 0
install -m 755 "$tree/kensho" "$bare/kensho"
chroot "$bare" /kensho --version
works_in "$bare" /kensho

if [ -z "$debian" ] && command -v debootstrap >/dev/null; then
    printf '== Debian 11 is fetched\n'
    debian=$work/debian
    debootstrap --variant=minbase bullseye "$debian" >/dev/null
fi
if [ -z "$debian" ]; then
    echo "no debootstrap and no root of Debian 11 named: the package wasn't tried"
    exit
fi
printf '== Debian 11, as a package\n'
package=$(ls "$dist"/kensho_*_amd64.deb)
cp "$package" "$debian/tmp/kensho.deb"
LC_ALL=C chroot "$debian" dpkg -i /tmp/kensho.deb
rm "$debian/tmp/kensho.deb"
for file in man/ja/man1/kensho.1.gz bash-completion/completions/kensho zsh/vendor-completions/_kensho \
    fish/vendor_completions.d/kensho.fish kensho/rules.json kensho/ledger.schema.json; do
    [ -s "$debian/usr/share/$file" ] || { echo "lacking: /usr/share/$file" >&2; exit 1; }
done
works_in "$debian" /usr/bin/kensho
LC_ALL=C chroot "$debian" dpkg -r kensho >/dev/null
rm -rf "$debian/desk"
[ ! -e "$debian/usr/bin/kensho" ] || { echo "it stays when the package goes" >&2; exit 1; }
printf '== it works in both\n'
