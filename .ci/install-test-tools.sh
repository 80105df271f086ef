#!/bin/sh
# install-test-tools.sh VENV   brings the programs that tests use where that needs no question asked: Chromium, poppler,
# qpdf, Java and the HTML checker. What cannot be had makes its tests skip with the reason (fail where CI=true).
set -u
venv=$1

missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
if [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null; then
    need chromium chromium
    need pdftoppm poppler-utils
    need qpdf qpdf
    need java default-jre-headless
    need npm npm
    if [ -n "$missing" ]; then
        as_root=""
        if [ "$(id -u)" != 0 ]; then
            as_root="sudo -n"
            $as_root true 2>/dev/null || { echo "Not installed (needs root):$missing" >&2; as_root=none; }
        fi
        if [ "$as_root" != none ]; then
            echo "Installing$missing"
            $as_root apt-get -qq update
            # shellcheck disable=SC2086
            DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq install -y --no-install-recommends $missing >/dev/null
        fi
    fi
elif [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null; then
    brew install --quiet poppler qpdf openjdk node || true
fi
if command -v npm >/dev/null 2>&1 && [ ! -e "$venv/tools/node_modules/vnu-jar" ]; then
    npm install --silent --no-audit --no-fund --prefix "$venv/tools" vnu-jar@26.9.27 >/dev/null 2>&1 ||
        npm install --silent --no-audit --no-fund --prefix "$venv/tools" vnu-jar >/dev/null
fi
exit 0
