#!/bin/sh
# Starts CryoTeach on Linux and macOS. The first start fetches what it needs, once: that takes the internet and minutes.
set -eu
cd "$(dirname "$0")"

find_python() {
  for name in python3 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
}

python=.venv/bin/python
wheel=$(echo cryoteach-*.whl)
if [ ! -e ".venv/$wheel.installed" ]; then
  found=$(find_python)
  if [ -z "$found" ]; then
    echo "CryoTeach needs Python 3.11 or newer, and this computer has none. Install it from python.org, then start again." >&2
    exit 1
  fi
  echo "The first start: fetching what CryoTeach needs into this folder. This takes a few minutes."
  rm -rf .venv
  if ! "$found" -m venv .venv; then
    echo "This Python cannot make an environment. On Debian and Ubuntu: sudo apt install python3-venv, then start again." >&2
    exit 1
  fi
  if ! "$python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt ||
    ! "$python" -m pip install --quiet --disable-pip-version-check --no-deps "$wheel"; then
    echo "Not everything could be fetched. Is this computer on the internet? Start again to try once more." >&2
    exit 1
  fi
  : >".venv/$wheel.installed"
fi
exec "$python" -m cryoteach.cli run "$@"
