"""Lint, types and unit tests of the scripts that run in the browser: ``python -m tests.scripts``.

The tools come from npm, once, as package-lock.json pins them: hashes and no addresses, so each machine asks the
registry that it is set to. ``--install`` only fetches them. ``--pin`` writes that file anew, without the addresses that
npm puts beside a package for its donors.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
HERE = ROOT / "tests/javascript"
LOCK = HERE / "package-lock.json"
TOOLS = HERE / "node_modules"
SCRIPTS = ("cryoteach/widgets/parts", "cryoteach/web/room", "cryoteach/export", "tests/javascript")
QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


class MissingError(Exception):
    """What is not on this machine, in words."""


def installed() -> Path:
    """Give the folder of the pinned tools, which npm fetches where they are missing or others are pinned now.

    They are put there all at once, so that two who need them at the same time do not get in each other's way.
    """
    marked = TOOLS / f".pinned-{sha256(LOCK.read_bytes()).hexdigest()[:16]}"
    if marked.exists():
        return TOOLS
    npm = _program("npm")
    with tempfile.TemporaryDirectory(dir=HERE, prefix=".npm-") as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(HERE / name, folder)
        if subprocess.run([npm, "ci", *QUIET], cwd=folder, check=False).returncode:
            raise MissingError("the pinned tools, which npm could not fetch")
        (Path(folder) / "node_modules" / marked.name).touch()
        with suppress(OSError):  # another has put the same there meanwhile, or nothing stood there before
            TOOLS.rename(Path(folder) / "before")
        with suppress(OSError):
            (Path(folder) / "node_modules").rename(TOOLS)
    return TOOLS


def _program(name: str) -> str:
    if found := shutil.which(name):
        return found
    raise MissingError(f"{name} (Node 18.19 or newer)")


def check() -> int:
    """Run all three, each to its end, and give 0 where none found anything."""
    node, tools = _program("node"), installed()
    lint = [node, tools / "eslint/bin/eslint.js", "--config", HERE / "eslint.config.js", *SCRIPTS]
    types = [node, tools / "typescript/bin/tsc", "--project", HERE]
    tests = [node, "--test", *sorted(HERE.glob("*.test.js"))]
    return max([_run("eslint", lint), _run("tsc", types), _run("node --test", tests)])


def _run(name: str, command: Sequence[str | Path]) -> int:
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        print(f"{name} found:\n{done.stdout}{done.stderr}")
    else:
        print(f"{name}: nothing to mend")
    return min(done.returncode, 1)


def pin() -> int:
    """Write package-lock.json for what package.json asks for."""
    subprocess.run([_program("npm"), "install", "--package-lock-only", *QUIET], cwd=HERE, check=True)
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
    LOCK.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def install() -> int:
    """Have the tools on this machine."""
    print(f"The tools for the scripts are in {installed().relative_to(ROOT)}")
    return 0


def main(options: Sequence[str]) -> int:
    """Check, install or pin; where a tool is missing say so, which in CI is a failure."""
    try:
        return {"--pin": pin, "--install": install}.get(options[0] if options else "", check)()
    except MissingError as missing:
        print(f"The scripts were not checked: {missing} is not on this machine.", file=sys.stderr)
        return int(os.environ.get("CI") == "true")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
