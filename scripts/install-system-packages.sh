#!/usr/bin/env bash
# Installs the Debian packages that are missing, and nothing when all are there.
#   install-system-packages.sh build   a C compiler, for SQLite and the allocator
#   install-system-packages.sh prove   also PostgreSQL, Chromium, Java, wrk, faketime, xmllint and pip, for `make test` and `make bench`
set -euo pipefail

missing=()

needs() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

postgres_binaries() { compgen -G '/usr/lib/postgresql/*/bin/initdb'; }

case "${1:-}" in
  build) needs build-essential command -v cc ;;
  prove)
    needs build-essential command -v cc
    needs python3-pip python3 -m pip --version
    needs chromium test -x /usr/bin/chromium
    needs postgresql postgres_binaries
    needs default-jre-headless command -v java
    needs wrk command -v wrk
    needs libxml2-utils command -v xmllint
    needs faketime command -v faketime
    ;;
  *)
    echo "usage: $0 build|prove" >&2
    exit 2
    ;;
esac

if [ ${#missing[@]} -eq 0 ]; then
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

echo "Installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
