#!/bin/sh
# install-libraries.sh PYTHON   brings the system libraries that WeasyPrint needs (Pango, HarfBuzz subset) and, on
# Debian, what venv needs, where they are missing. Exit code 3, with the command to run, where it may not.
set -eu
python=$1

if [ "$(uname -s)" = Darwin ]; then
    if ! command -v brew >/dev/null; then
        echo "Pango is needed. Install Homebrew (https://brew.sh), then run this command again." >&2
        exit 3
    fi
    brew list pango >/dev/null 2>&1 || brew install --quiet pango
    exit 0
fi

"$python" - <<'PY' && exit 0
import ctypes.util
import importlib.util
import sys

libraries = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
found = all(ctypes.util.find_library(name) for name in libraries) and importlib.util.find_spec("ensurepip")
sys.exit(not found)
PY

packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 python3-venv"
refuse() {
    echo "$1 Run this, then the same command again:" >&2
    echo "    sudo apt-get install $packages" >&2
    exit 3
}
if ! command -v apt-get >/dev/null; then
    echo "Pango, HarfBuzz with its subset library, and Python's venv are needed:" >&2
    echo "install them with the package manager of this system, then run the same command again." >&2
    exit 3
fi
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif ! command -v sudo >/dev/null; then
    refuse "Some libraries are missing, and only root can install them."
elif [ -t 0 ]; then
    as_root="sudo" # may ask for the password
else
    as_root="sudo -n"
    $as_root true 2>/dev/null || refuse "Some libraries are missing, and sudo would ask for a password."
fi
echo "Installing $packages"
install() {
    # shellcheck disable=SC2086 # words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $packages >/dev/null
}
# The list of packages is fetched only where the one at hand is missing or out of date.
install 2>/dev/null || { $as_root apt-get -qq update && install; } || refuse "apt-get could not install what is missing."
