#!/bin/bash
# unpack.sh CACHE
#   Makes sure that an Asterisk lies unpacked in CACHE/root, from the distribution's own packages, and prints
#   what version it is. Nothing is installed and no root is needed: the packages (signatures verified by apt)
#   are unpacked into the folder; CACHE/root/asterisk runs the program there with the loader and the libraries
#   that came with it, CACHE/root/modules are its modules, CACHE/root/usr/share/asterisk its data.
#   Debian: from sid, the only suite that has Asterisk 22. Ubuntu: from the release's own universe.
#   Needs: apt, dpkg-deb, tar, flock, about 230 MB of disk, and the network the first time only.
set -euo pipefail
cache=${1:?usage: unpack.sh CACHE}
mkdir -p "$cache"; cache=$(cd "$cache" && pwd -P)

# Several test runs may start at once: one unpacks, the others wait for it.
exec 9>"$cache/lock"; flock -w 600 9 || { echo "another unpack holds $cache/lock for 10 minutes" >&2; exit 1; }
if [ -s "$cache/root/version" ]; then cat "$cache/root/version"; exit 0; fi
work=$cache/unpacking                     # whatever an interrupted run left is thrown away
rm -rf "$work" "$cache/root"; mkdir -p "$work"/{lists/partial,archives/partial,root}

. /etc/os-release
case $ID in
    debian) suite=sid parts=main keys=/usr/share/keyrings/debian-archive-keyring.gpg ;;
    ubuntu) suite=$VERSION_CODENAME parts="main universe" keys=/usr/share/keyrings/ubuntu-archive-keyring.gpg ;;
    *)      echo "no Asterisk packages known for $ID" >&2; exit 1 ;;
esac
# The mirror that this machine's own apt is set to.
mirror=$(sed -nE 's/^(URIs:|deb( \[[^]]*\])?) *(https?:[^ ]+).*/\3/p' \
         /etc/apt/sources.list.d/"$ID".sources /etc/apt/sources.list 2>/dev/null | sed -n 1p || true)
[ -n "$mirror" ] || { echo "apt has no source here ($ID.sources, sources.list)" >&2; exit 1; }
echo "deb [signed-by=$keys] $mirror $suite $parts" > "$work/sources.list"

# Only what the daemon loads: these are needed to install packages, not to run the program. apt is told that
# they are there.
for p in adduser passwd debconf perl perl-base; do
    printf 'Package: %s\nStatus: install ok installed\nArchitecture: %s\nMulti-Arch: foreign\nVersion: 999:9\n' \
        "$p" "$(dpkg --print-architecture)"
    printf 'Maintainer: nobody <nobody@localhost>\nDescription: not needed at run time\n\n'
done > "$work/status"

# An apt of our own: its lists, cache and idea of what is installed are all in $work.
cat > "$work/apt.conf" <<CONF
Dir::State "$work"; Dir::State::status "$work/status"; Dir::State::lists "$work/lists"; Dir::Cache "$work";
Dir::Etc::SourceList "$work/sources.list"; Dir::Etc::SourceParts "/dev/null"; Dir::Log "$work";
Dir::Etc::Preferences "/dev/null"; Dir::Etc::PreferencesParts "/dev/null";
APT::Install-Recommends "false"; APT::Sandbox::User ""; Acquire::Languages "none"; Acquire::Retries "3";
#clear APT::Update::Post-Invoke-Success; #clear APT::Update::Post-Invoke; #clear DPkg::Post-Invoke;
CONF
export APT_CONFIG=$work/apt.conf
{ apt-get -q update &&
  apt-get -q -y install --download-only asterisk asterisk-core-sounds-en-gsm
} > "$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 1; }

# In one stream each, without what tests do not read. usr/lib64 and lib64 are links in a merged system.
root=$work/root
mkdir -p "$root"/usr/{bin,sbin,lib,lib64}
for d in bin sbin lib lib64; do ln -s "usr/$d" "$root/$d"; done
for deb in "$work"/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --no-same-owner --keep-directory-symlink \
        --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*'
done
# What the sounds' postinst would have linked.
for voice in "$root"/usr/share/asterisk/sounds/en_US_f_*; do ln -sfn "${voice##*/}" "${voice%/*}/en"; done

# How the program is run from where it will lie: by its own loader, with its own libraries. exec keeps the pid.
here=$cache/root
loader=$(find "$root/usr/lib" "$root/usr/lib64" -maxdepth 2 -name 'ld-linux-*.so.*' | sed -n 1p)
modules=$(echo "$root"/usr/lib/*/asterisk/modules)
libraries=${modules%/asterisk/modules}
ln -s "${modules#"$root/"}" "$root/modules"
printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s/usr/sbin/asterisk" "$@"\n' \
    "$here${loader#"$root"}" "$here${libraries#"$root"}" "$here" > "$root/asterisk"
chmod +x "$root/asterisk"
"$loader" --library-path "$libraries" "$root/usr/sbin/asterisk" -V > "$root/version"
mv "$root" "$here"
rm -rf "$work"
cat "$here/version"
