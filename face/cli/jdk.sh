# Sourced by the launcher and by benchmarks/run: sets jdk to the home of a JDK 25.0.3 or later, or says what to do and ends with 77.
# Looks at YUNHENG_JAVA_HOME, JAVA_HOME, the PATH and the customary places, in this order.
# A JDK home is good when its release file says 25.0.3 or later (25.0.0 to 25.0.2 have a known G1 defect).
good_jdk() {
  local home=$1 version major minor patch
  [ -x "$home/bin/java" ] && [ -r "$home/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9.]*\).*"/\1/p' "$home/release")
  IFS=. read -r major minor patch _ <<<"$version.0.0"
  [ "${major:-0}" -gt 25 ] && return 0
  [ "${major:-0}" -eq 25 ] || return 1
  [ "${minor:-0}" -gt 0 ] || [ "${patch:-0}" -ge 3 ]
}

find_jdk() {
  local home path
  for home in "${YUNHENG_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
    if [ -n "$home" ] && good_jdk "$home"; then printf '%s' "$home"; return 0; fi
  done
  if path=$(command -v java); then
    home=$(dirname "$(dirname "$(readlink -f "$path")")")
    if good_jdk "$home"; then printf '%s' "$home"; return 0; fi
  fi
  for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if good_jdk "$home"; then printf '%s' "$home"; return 0; fi
  done
  return 1
}

jdk=$(find_jdk) || {
  say "找不到 JDK 25.0.3 或更高版本。请安装（例如 Temurin 25），或用 YUNHENG_JAVA_HOME 指出它的目录。"
  say "No JDK 25.0.3 or later was found. Install one (for example Temurin 25) or point YUNHENG_JAVA_HOME at it."
  exit 77
}
