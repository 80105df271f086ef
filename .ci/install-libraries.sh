#!/bin/sh
# Brings the system libraries that WeasyPrint needs (Pango, HarfBuzz subset) where they are missing.
set -eu

found() {
    python3 - <<'PY'
import ctypes.util
import sys

names = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
sys.exit(any(ctypes.util.find_library(name) is None for name in names))
PY
}

case "$(uname -s)" in
Darwin)
    if ! command -v brew >/dev/null; then
        echo "Pango is needed. Install Homebrew (https://brew.sh), then run this command again." >&2
        exit 3
    fi
    brew list pango >/dev/null 2>&1 || brew install pango
    exit 0
    ;;
esac

packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 python3-venv"
if found && python3 -c 'import ensurepip' 2>/dev/null; then exit 0; fi
if ! command -v apt-get >/dev/null; then
    echo "Pango and HarfBuzz are needed: install them with your system's package manager." >&2
    exit 3
fi
if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
if [ -n "$as_root" ] && ! command -v sudo >/dev/null; then
    echo "As root, run: apt-get install $packages" >&2
    exit 3
fi
echo "Installing $packages"
$as_root apt-get -qq update
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq install -y --no-install-recommends $packages >/dev/null
