#!/bin/sh
# make-venv.sh PYTHON FOLDER LOCK   a virtual environment with the pinned packages and this program in it
set -eu
python=$1 folder=$2 lock=$3
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; this is $("$python" --version)." >&2
    exit 3
}
[ -x "$folder/bin/python" ] || "$python" -m venv "$folder"
echo "Installing the packages that $lock names"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps -r "$lock"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --editable .
