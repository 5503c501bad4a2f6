"""Write the release, a folder as a zip for a tutor without git: ``python -m tests.release --out FILE.zip``.

It holds the wheel, the pinned set, a start file for each system, the licence and a page to read first.
"""

import argparse
import hashlib
import io
import stat
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cryoteach import load_profiles
from cryoteach.export.credits import FICTIONAL, cite_line, licence_line, limits_line, reviewed
from cryoteach.library.files.whole_files import written_whole

ROOT = Path(__file__).parent.parent
PROFILE = "leaflet"
AS_STORED = (2020, 1, 1, 0, 0, 0)  # the same release twice is the same file
MAY_RUN = {"start.sh", "start.command"}
FOR_WINDOWS = {"start.bat", "READ-ME.txt"}


def release() -> bytes:
    """The whole zip; its one folder is named after the version."""
    files = _texts()
    with TemporaryDirectory() as folder:
        wheel = _wheel(Path(folder))
        files[wheel.name] = wheel.read_bytes()
    digest = hashlib.sha256(files[wheel.name]).hexdigest()
    files["cryoteach.lock"] = f"./{wheel.name} --hash=sha256:{digest}\n".encode()
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, held in sorted(files.items()):
            archive.writestr(_entry(f"cryoteach-{version('cryoteach')}/{name}"), held)
    return packed.getvalue()


def _texts() -> dict[str, bytes]:
    shell = (ROOT / ".ci/release/start.sh").read_text(encoding="utf-8")
    texts = {
        "start.sh": shell,
        "start.command": shell,
        "start.bat": (ROOT / ".ci/release/start.bat").read_text(encoding="utf-8"),
        "READ-ME.txt": _read_me((ROOT / ".ci/release/READ-ME.txt").read_text(encoding="utf-8")),
        "LICENSE": (ROOT / "LICENSE").read_text(encoding="utf-8"),
        "requirements-run.lock": (ROOT / "requirements-run.lock").read_text(encoding="utf-8"),
    }
    return {
        name: (text.replace("\n", "\r\n") if name in FOR_WINDOWS else text).encode() for name, text in texts.items()
    }


def _read_me(text: str) -> str:
    limits = load_profiles()[PROFILE]
    return text.format(
        version=version("cryoteach"), fictional=FICTIONAL, licence=licence_line(), cite=cite_line("release", [limits]),
        limits=limits_line(limits), reviewed=reviewed(limits),
    )  # fmt: skip


def _wheel(folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def _entry(path: str) -> ZipInfo:
    entry = ZipInfo(path, AS_STORED)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3  # Unix, so that the right to run is kept
    entry.external_attr = (stat.S_IFREG | (0o755 if path.rpartition("/")[2] in MAY_RUN else 0o644)) << 16
    return entry


def main(arguments: Sequence[str] | None = None) -> None:
    """Write it, whole or not at all, and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the zip to write")
    out = parser.parse_args(arguments).out
    try:
        packed = release()
        with written_whole(out) as stream:
            stream.buffer.write(packed)
    except (OSError, ValueError) as reason:
        sys.exit(f"{out}: not written ({reason})")
    print(f"{out}: {out.stat().st_size / 1_000_000:.1f} MB")  # noqa: T201 - a command speaks to whoever runs it


if __name__ == "__main__":
    main()
