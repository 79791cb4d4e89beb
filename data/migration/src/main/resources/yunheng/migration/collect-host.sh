#!/bin/sh
# Copyright 2026 The Yunheng Authors
# SPDX-License-Identifier: Apache-2.0
#
# 采集一台主机的现状，供迁移前后比较。只读，不改动任何内容；不读口令与私钥的内容。
# Collects what a host is like, for comparison before and after a move. It only reads; it reads no
# passwords and no contents of private keys. Format: docs/formats/hosts.md
#
#   sh collect-host.sh [-n NAME] [-f FILE]... [-c CERTIFICATE]... > NAME.host.jsonl
#
# -n  name of the host (default: its host name)    -f  a further configuration file (digest only)
# -c  a further certificate
# Runs with a POSIX shell and awk, busybox too; without root, what it cannot see is marked so.

set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin
export PATH
umask 077

name=$(uname -n)
more_files=
more_certs=
nl='
'
while getopts n:f:c: option; do
  case $option in
    n) name=$OPTARG ;;
    f) more_files=$more_files$nl$OPTARG ;;
    c) more_certs=$more_certs$nl$OPTARG ;;
    *) echo "usage: sh collect-host.sh [-n NAME] [-f FILE]... [-c CERTIFICATE]..." >&2; exit 64 ;;
  esac
done
root=no
[ "$(id -u)" = 0 ] && root=yes
has() { command -v "$1" >/dev/null 2>&1; }

# Reads lines of fields between tabs (section, key, name, value, name, value, ...; or: coverage, section, status,
# reason, need), writes one JSON object for each, and the last line with their number.
json='
function text(s,   r, i, c) {
  gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s)
  if (s ~ /[\001-\037\177]/) {
    r = ""
    for (i = 1; i <= length(s); i++) { c = substr(s, i, 1); r = r ((c ~ /[\001-\037\177]/) ? "?" : c) }
    s = r
  }
  return "\"" s "\""
}
function gap(section, reason) {
  return "{\"coverage\":" text(section) ",\"status\":\"partial\",\"reason\":\"" reason "\",\"need\":\"\"}"
}
BEGIN { FS = "\t" }
$1 == "header" { printf "{\"yunheng\":\"host\",\"version\":1,\"name\":%s,\"at\":%s,\"root\":%s,\"producer\":%s}\n", text($2), text($3), ($4 == "yes" ? "true" : "false"), text($5); next }
NF < 2 || $2 == "" { next }
{ lines++ }
$1 == "coverage" { printf "{\"coverage\":%s,\"status\":%s,\"reason\":%s,\"need\":%s}\n", text($2), text($3), text($4), text($5); next }
{
  id = $1 "\t" $2
  if (length($0) > 16000) { print gap($1, "line-too-long"); next }
  if (id in seen) {
    if (seen[id] == $0 || $1 == "socket") lines--
    else print gap($1, "key-twice")
    next
  }
  seen[id] = $0
  printf "{\"section\":%s,\"key\":%s", text($1), text($2)
  for (i = 3; i < NF; i += 2) printf ",%s:%s", text($i), text($(i + 1))
  print "}"
}
END { printf "{\"end\":true,\"lines\":%d}\n", lines }
'
tab='	'
row() {
  line=$1
  shift
  for field in "$@"; do line=$line$tab$(printf '%s' "$field" | tr '\n\t' '  '); done
  printf '%s\n' "$line"
}
coverage() { row coverage "$1" "$2" "${3:-}" "${4:-}"; }
complete() { coverage "$1" complete; }

digest() {
  if has sha256sum; then sha256sum <"$1" 2>/dev/null | cut -d' ' -f1
  elif has openssl; then openssl dgst -sha256 -r <"$1" 2>/dev/null | cut -d' ' -f1
  fi
}
# The mode in octal, owner and group, as words; a symbolic link is followed.
mode_of() {
  stat -L -c '%a %U %G %s' "$1" 2>/dev/null
}

systems() {
  id=; version=; pretty=
  if [ -r /etc/os-release ]; then
    id=$(sed -n 's/^ID=//p' /etc/os-release | tr -d '"' | head -n 1)
    version=$(sed -n 's/^VERSION_ID=//p' /etc/os-release | tr -d '"' | head -n 1)
    pretty=$(sed -n 's/^PRETTY_NAME=//p' /etc/os-release | tr -d '"' | head -n 1)
    row system os.id value "$id"
    row system os.version value "$version"
    row system os.name value "$pretty"
  fi
  row system kernel.release value "$(uname -r)"
  row system machine value "$(uname -m)"
  [ -r /proc/cpuinfo ] && row hardware cpus value "$(grep -c '^processor' /proc/cpuinfo)"
  [ -r /proc/meminfo ] && row hardware memoryMiB value "$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)"
  if [ -r /etc/os-release ]; then complete system; else coverage system partial no-os-release /etc/os-release; fi
  if [ -r /proc/meminfo ]; then complete hardware; else coverage hardware failed no-proc /proc; fi
}

packages() {
  if has dpkg-query; then
    dpkg-query -W -f='${db:Status-Abbrev}\t${Package}:${Architecture}\t${Version}\t${Pre-Depends}, ${Depends}\t${Provides}\n' 2>/dev/null |
      awk 'BEGIN { FS = OFS = "\t" } $1 ~ /^.i/ { print "package", $2, "version", $3, "form", "dpkg", "depends", $4, "provides", $5 }' &&
      complete package
  elif has rpm; then
    rpm -qa --qf '%{NAME}\t%{ARCH}\t%|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE}\t[%{REQUIRENAME} %{REQUIREFLAGS:depflags} %{REQUIREVERSION}, ]\n' 2>/dev/null |
      sort | awk 'BEGIN { FS = OFS = "\t" }
        $1 == "gpg-pubkey" { next }
        { key = $1 ":" $2; n[key]++; if (n[key] > 1) key = key " #" n[key]; print "package", key, "version", $3, "form", "rpm", "depends", substr($4, 1, 14000) }' &&
      complete package
  elif [ -r /lib/apk/db/installed ]; then
    awk -F: 'BEGIN { OFS = "\t" } /^P:/ { p = $2 } /^V:/ { v = $2 } /^A:/ { a = $2 }
      /^$/ { if (p != "") print "package", p ":" a, "version", v, "form", "apk"; p = "" }
      END { if (p != "") print "package", p ":" a, "version", v, "form", "apk" }' /lib/apk/db/installed && complete package
  else
    coverage package unsupported no-package-manager "dpkg, rpm, apk"
  fi
}

runtime() { # name, command and arguments; the first thing in the answer that looks like a version counts
  has "$2" || return 0
  key=$1
  shift
  answer=$("$@" 2>&1 </dev/null | head -n 3 | grep -Eo '[0-9]+(\.[0-9]+)+([._-][0-9A-Za-z]+)*' | head -n 1)
  [ -n "$answer" ] && row runtime "$key" value "$answer"
}
runtimes() {
  runtime java java -version
  runtime python3 python3 --version
  runtime python2 python2 --version
  runtime perl perl -e 'printf "%vd\n", $^V'
  runtime php php --version
  runtime node node --version
  runtime ruby ruby --version
  runtime go go version
  runtime dotnet dotnet --version
  runtime openssl openssl version
  runtime glibc getconf GNU_LIBC_VERSION
  complete runtime
}

services() {
  if has systemctl && [ -d /run/systemd/system ]; then
    systemctl list-unit-files --type=service,timer --no-legend --no-pager 2>/dev/null |
      awk '$1 !~ /@\./ { print $1, $2 }' >"$work/files"
    systemctl list-units --all --type=service,timer --no-legend --no-pager --plain 2>/dev/null |
      awk '{ print $1, $3 }' >"$work/units"
    awk 'BEGIN { OFS = "\t" } NR == FNR { active[$1] = $2; next }
      { print "service", $1, "enabled", $2, "active", ($1 in active ? active[$1] : "inactive"); delete active[$1] }
      END { for (u in active) if (active[u] == "active") print "service", u, "enabled", "none", "active", "active" }' "$work/units" "$work/files" | sort
    complete service
  elif has systemctl && systemctl list-unit-files --type=service --no-legend --no-pager >"$work/files" 2>/dev/null && [ -s "$work/files" ]; then
    awk 'BEGIN { OFS = "\t" } $1 !~ /@\./ { print "service", $1, "enabled", $2 }' "$work/files"
    coverage service partial init-not-running "systemd as process 1"
  elif has rc-status; then
    rc-status -a 2>/dev/null | awk 'BEGIN { OFS = "\t" } /\[/ { s = $0; sub(/.*\[ */, "", s); sub(/ *\].*/, "", s); print "service", $1, "active", (s == "started" ? "active" : s) }' | sort -u
    coverage service partial enabled-unknown "systemd"
  else
    coverage service unsupported no-service-manager "systemd or OpenRC"
  fi
}

sockets() {
  if has ss; then
    ss -H -l -n -t -u -p 2>/dev/null | awk 'BEGIN { OFS = "\t" }
      { p = ""; if (match($0, /\(\("[^"]*"/)) p = substr($0, RSTART + 3, RLENGTH - 4)
        if (p == "") print "socket", $1 " " $5; else print "socket", $1 " " $5, "process", p }' | sort -u -r
  elif has netstat; then
    netstat -l -n -t -u -p 2>/dev/null | awk 'BEGIN { OFS = "\t" }
      $1 ~ /^(tcp|udp)/ { p = $NF; sub(/^[^\/]*\/?/, "", p); sub(/:.*/, "", p); q = $1; sub(/6$/, "", q); print "socket", q " " $4, "process", p }' | sort -u
  else
    coverage socket unsupported no-tool "ss or netstat"
    return
  fi
  if [ $root = yes ]; then complete socket; else coverage socket partial processes-hidden root; fi
}

users() {
  admins=" sudo wheel admin adm root "
  if [ -r /etc/passwd ] && [ -r /etc/group ]; then
    awk -F: -v admins="$admins" 'BEGIN { OFS = "\t" }
      FNR == 1 { file++ }
      file == 1 { group[$3] = $1; n = split($4, m, ","); for (i = 1; i <= n; i++) if (m[i] != "") of[m[i]] = of[m[i]] (of[m[i]] == "" ? "" : " ") $1; next }
      { a = ($3 == 0) ? "yes" : "no"; g = of[$1]; k = split(g, w, " "); for (i = 1; i <= k; i++) if (index(admins, " " w[i] " ") && w[i] != "adm") a = "yes"
        print "user", $1, "uid", $3, "group", ($4 in group ? group[$4] : $4), "groups", g, "home", $6, "shell", $7, "admin", a }' /etc/group /etc/passwd
    complete user
    awk -F: 'BEGIN { OFS = "\t" } { print "group", $1, "gid", $3, "members", $4 }' /etc/group
    complete group
  else
    coverage user denied unreadable /etc/passwd
    coverage group denied unreadable /etc/group
  fi
  if [ ! -e /etc/sudoers ]; then complete sudo
  elif [ -r /etc/sudoers ]; then
    for file in /etc/sudoers /etc/sudoers.d/*; do
      [ -f "$file" ] && [ -r "$file" ] && awk 'BEGIN { OFS = "\t" } /^[ \t]*$/ || (/^[ \t]*#/ && !/^#include/) { next } { gsub(/[ \t]+/, " "); print "sudo", $0, "value", "present" }' "$file"
    done
    complete sudo
  else coverage sudo denied unreadable root
  fi
}

# Files whose lines are options that hold no secrets; of the others only digests are taken.
plain='/etc/ssh/sshd_config /etc/login.defs /etc/sysctl.conf /etc/security/limits.conf /etc/hosts /etc/resolv.conf /etc/nsswitch.conf
/etc/chrony.conf /etc/chrony/chrony.conf /etc/ntp.conf /etc/systemd/timesyncd.conf /etc/systemd/journald.conf /etc/selinux/config'
others='/etc/passwd /etc/group /etc/sudoers /etc/fstab /etc/crontab /etc/pam.d/common-auth /etc/pam.d/system-auth /etc/pam.d/sshd
/etc/nginx/nginx.conf /etc/apache2/apache2.conf /etc/httpd/conf/httpd.conf /etc/my.cnf /etc/mysql/my.cnf /etc/rsyslog.conf /etc/audit/auditd.conf
/etc/audit/audit.rules /etc/docker/daemon.json /etc/ssl/openssl.cnf /etc/pki/tls/openssl.cnf'
one_file() {
  [ -e "$1" ] || return 0
  words=$(mode_of "$1")
  # shellcheck disable=SC2086
  set -- "$1" $words
  sum=
  [ -f "$1" ] && [ -r "$1" ] && sum=$(digest "$1")
  if [ -n "$sum" ]; then row file "$1" mode "${2:-}" owner "${3:-}" group "${4:-}" sha256 "$sum"
  else
    row file "$1" mode "${2:-}" owner "${3:-}" group "${4:-}"
    unread=yes
  fi
}
options() {
  awk -v file="$1" 'BEGIN { OFS = "\t" }
    /^[ \t]*($|#|;)/ { next }
    { gsub(/[ \t\r]+/, " "); sub(/^ /, ""); sub(/ $/, "")
      n = match($0, /[ =]/); key = n ? substr($0, 1, n - 1) : $0; value = n ? substr($0, n + 1) : ""
      sub(/^[ =]+/, "", value)
      low = tolower(value)
      if (tolower(key) ~ /pass|secret|token|credential|psk|pw$/ && low !~ /^(yes|no|-?[0-9]+)$/ && file !~ /nsswitch/) value = "(withheld)"
      if (low ~ /(^| )pw |(password|passphrase|passwd|secret|token)[ =:]/) value = "(withheld)"
      c[key]++; print "option", file "#" key (c[key] > 1 ? " " c[key] : ""), "value", value }' "$1"
}
files() {
  unread=no
  for file in $plain $others; do one_file "$file"; done
  saved=$IFS
  IFS=$nl
  for file in $more_files; do [ -n "$file" ] && one_file "$file"; done
  IFS=$saved
  if [ $unread = no ]; then complete file; else coverage file partial unreadable root; fi
  refused=no
  for file in $plain; do
    [ -f "$file" ] || continue
    if [ -r "$file" ]; then options "$file"; else refused=yes; fi
  done
  if [ $refused = no ]; then complete option; else coverage option partial unreadable root; fi
}

kernel() {
  if [ ! -d /proc/sys ]; then coverage kernel failed no-proc /proc/sys; return; fi
  for key in net.ipv4.ip_forward net.ipv4.tcp_syncookies net.ipv4.conf.all.rp_filter net.ipv4.conf.all.accept_redirects net.ipv4.conf.all.send_redirects \
    net.ipv4.conf.all.accept_source_route net.ipv4.icmp_echo_ignore_broadcasts net.ipv6.conf.all.disable_ipv6 net.ipv6.conf.all.forwarding \
    net.core.somaxconn net.ipv4.ip_local_port_range net.ipv4.tcp_keepalive_time kernel.randomize_va_space kernel.kptr_restrict kernel.dmesg_restrict \
    kernel.core_pattern kernel.shmmax kernel.sem vm.swappiness vm.overcommit_memory vm.max_map_count fs.file-max fs.suid_dumpable \
    fs.protected_hardlinks fs.protected_symlinks kernel.yama.ptrace_scope; do
    path=/proc/sys/$(printf '%s' "$key" | tr . /)
    [ -r "$path" ] && row kernel "$key" value "$(tr -s '\t ' ' ' <"$path" 2>/dev/null)"
  done
  complete kernel
}

clock() {
  zone=
  if [ -L /etc/localtime ]; then zone=$(readlink /etc/localtime | sed 's/.*zoneinfo\///')
  elif [ -r /etc/timezone ]; then zone=$(cat /etc/timezone)
  elif [ -n "${TZ:-}" ]; then zone=$TZ
  fi
  [ -n "$zone" ] || zone=$(date +%Z%z)
  row time zone value "$zone"
  synchronised=
  if has chronyc && answer=$(chronyc -n tracking 2>/dev/null); then
    synchronised=no
    printf '%s\n' "$answer" | grep -q '^Leap status *: Normal' && synchronised=yes
    row time source value "$(printf '%s\n' "$answer" | sed -n 's/^Reference ID.*(\(.*\)).*/\1/p')"
  elif has timedatectl && answer=$(timedatectl show -p NTPSynchronized --value 2>/dev/null) && [ -n "$answer" ]; then
    synchronised=$answer
  elif has ntpq && answer=$(ntpq -pn 2>/dev/null); then
    synchronised=no
    printf '%s\n' "$answer" | grep -q '^\*' && synchronised=yes
  fi
  if [ -n "$synchronised" ]; then row time synchronised value "$synchronised"; complete time
  else coverage time partial synchronisation-unknown "chronyc, timedatectl or ntpq"
  fi
}

hashed() { # a command may hold secrets: its program and a digest of the line stand for it
  if has sha256sum; then printf '%s' "$1" | sha256sum | cut -c1-16; else printf '%s' "$1" | cksum | cut -d' ' -f1; fi
}
jobs_of() { # file, number of fields before the command
  grep -Ev '^[[:space:]]*($|#|[A-Za-z_]+[[:space:]]*=)' "$1" 2>/dev/null | while IFS= read -r job; do
    schedule=$(printf '%s\n' "$job" | awk -v n="$2" '{ if ($1 ~ /^@/) n -= 4; s = $1; for (i = 2; i <= n; i++) s = s " " $i; print s }')
    program=$(printf '%s\n' "$job" | awk -v n="$2" '{ if ($1 ~ /^@/) n -= 4; print $(n + 1) }')
    row job "$1 $program $(hashed "$job")" schedule "$schedule"
  done
}
jobs_all() {
  hidden=no
  for file in /etc/crontab /etc/cron.d/*; do
    [ -f "$file" ] || continue
    if [ -r "$file" ]; then jobs_of "$file" 6; else hidden=yes; fi
  done
  for file in /etc/cron.hourly/* /etc/cron.daily/* /etc/cron.weekly/* /etc/cron.monthly/*; do
    [ -f "$file" ] || continue
    case $file in */.placeholder) continue ;; esac
    if [ -r "$file" ]; then row job "$file" schedule "$(digest "$file")"; else hidden=yes; fi
  done
  for folder in /var/spool/cron/crontabs /var/spool/cron; do
    if [ -d "$folder" ] && [ -r "$folder" ] && [ -x "$folder" ]; then
      for file in "$folder"/*; do [ -f "$file" ] && [ -r "$file" ] && jobs_of "$file" 5; done
    elif [ -d "$folder" ]; then hidden=yes
    fi
  done
  if [ $hidden = no ]; then complete job; else coverage job denied crontabs-hidden root; fi
}

mounts() {
  if [ -r /proc/mounts ]; then
    awk 'BEGIN { OFS = "\t" }
      $3 ~ /^(proc|sysfs|devpts|tmpfs|devtmpfs|cgroup2?|mqueue|hugetlbfs|debugfs|tracefs|securityfs|pstore|bpf|autofs|configfs|fusectl|binfmt_misc|nsfs|ramfs|efivarfs|rpc_pipefs|squashfs)$/ { next }
      { n = split($4, o, ","); s = ""
        for (i = 1; i <= n; i++) if (o[i] ~ /^(ro|rw|nosuid|nodev|noexec|noatime|relatime|sync|vers=.*|sec=.*)$/) s = s (s == "" ? "" : ",") o[i]
        print "mount", $2, "type", $3, "options", s }' /proc/mounts
    complete mount
  else coverage mount failed no-proc /proc/mounts
  fi
}

filters() {
  if [ $root = no ]; then coverage filter denied needs-root root; return; fi
  seen=no
  if has nft && nft -s list ruleset >"$work/nft" 2>/dev/null; then
    seen=yes
    awk 'BEGIN { OFS = "\t" } { gsub(/[ \t]+/, " "); sub(/^ /, ""); sub(/ $/, "") }
      $0 == "" { next } $0 == "}" { depth--; next }
      /\{$/ { line = $0; sub(/ ?\{$/, "", line); path[++depth] = line; next }
      { key = "nft"; for (i = 1; i <= depth; i++) key = key " / " path[i]; print "filter", key " / " $0, "order", ++n }' "$work/nft"
  fi
  for tool in iptables ip6tables; do
    if has $tool-save && $tool-save >"$work/ipt" 2>/dev/null; then
      seen=yes
      awk -v tool=$tool 'BEGIN { OFS = "\t" } /^#|^COMMIT/ { next } /^\*/ { t = substr($0, 2); next }
        { gsub(/ ?\[[0-9]+:[0-9]+\]/, ""); print "filter", tool " / " t " / " $0, "order", ++n }' "$work/ipt"
    fi
  done
  if [ $seen = yes ]; then complete filter; else coverage filter unsupported no-tool "nft or iptables-save"; fi
}

certificates() {
  refused=no
  tool=yes
  has openssl || tool=no
  IFS=$nl
  for file in /etc/nginx/*.crt /etc/nginx/*.pem /etc/nginx/ssl/*.crt /etc/nginx/ssl/*.pem /etc/apache2/ssl/*.crt /etc/httpd/ssl/*.crt \
    /etc/pki/tls/certs/localhost.crt /etc/ssl/certs/ssl-cert-snakeoil.pem /etc/ssl/private/*.crt /etc/letsencrypt/live/*/cert.pem $more_certs; do
    [ -f "$file" ] || continue
    if [ ! -r "$file" ] || [ $tool = no ]; then refused=yes; continue; fi
    grep -q 'BEGIN CERTIFICATE' "$file" 2>/dev/null || continue
    if ! openssl x509 -in "$file" -noout -subject -issuer -enddate -fingerprint -sha256 >"$work/cert" 2>/dev/null; then refused=yes; continue; fi
    row certificate "$file" subject "$(sed -n 's/^subject= *//p' "$work/cert")" issuer "$(sed -n 's/^issuer= *//p' "$work/cert")" \
      notAfter "$(sed -n 's/^notAfter=//p' "$work/cert")" sha256 "$(sed -n 's/.*Fingerprint=//p' "$work/cert" | tr -d : | tr A-F a-f)"
  done
  unset IFS
  if [ $refused = no ]; then complete certificate
  elif [ $tool = no ]; then coverage certificate unsupported no-tool openssl
  else coverage certificate partial unreadable root
  fi
  # Private keys and passwords are only told to be there.
  for file in /etc/shadow /etc/gshadow /etc/ssh/ssh_host_*_key /etc/ssl/private/*.key /etc/nginx/*.key /etc/nginx/ssl/*.key /etc/pki/tls/private/*.key /etc/letsencrypt/live/*/privkey.pem; do
    [ -e "$file" ] || continue
    words=$(mode_of "$file")
    # shellcheck disable=SC2086
    set -- "$file" $words
    row key "$1" mode "${2:-}" owner "${3:-}" group "${4:-}"
  done
  if [ $root = yes ]; then complete key; else coverage key partial unreadable root; fi
}

work=$(mktemp -d 2>/dev/null || mktemp -d -t yunheng) || exit 73
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
{
  row header "$name" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$root" "collect-host.sh 1"
  systems
  packages
  runtimes
  services
  sockets
  users
  files
  kernel
  clock
  jobs_all
  mounts
  filters
  certificates
} 2>/dev/null | awk "$json"
