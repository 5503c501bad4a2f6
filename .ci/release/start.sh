#!/bin/sh
# Starts CryoTeach from this folder. The first start installs it, which needs the internet; later ones do not.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "CryoTeach needs Python 3.11 or newer, from https://www.python.org/downloads/ ; then start this file again." >&2
  exit 1
fi
if ! cmp -s cryoteach.lock .venv/installed.lock; then
  echo "Installing CryoTeach into this folder. This takes a minute or two, once."
  "$python" -m venv --clear .venv
  .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-run.lock
  .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r cryoteach.lock
  cp cryoteach.lock .venv/installed.lock
fi
exec .venv/bin/python -m cryoteach.cli run "$@"
