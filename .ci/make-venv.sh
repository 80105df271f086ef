#!/bin/sh
# make-venv.sh PYTHON FOLDER LOCK   a virtual environment with the pinned packages and this program in it
set -eu
python=$1 folder=$2 lock=$3

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; this is $("$python" --version). If you have one under another name:" >&2
    echo "    make PYTHON=python3.12 catalogue" >&2
    exit 3
}
# One whose Python is gone, or that was made when this folder had another name, is made anew.
if ! "$folder/bin/python" -c '' 2>/dev/null || ! grep -qF "$PWD/$folder" "$folder/bin/pip"; then
    "$python" -m venv --clear "$folder"
fi
echo "Installing the packages that $lock names"
pip() { "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps "$@"; }
pip --require-hashes --requirement "$lock"
pip --no-build-isolation --editable . # what builds it stands in the lock too
