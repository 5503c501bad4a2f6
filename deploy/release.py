"""Write the release folder as a zip, for a tutor without git: ``poe release --out FILE.zip``.

It holds the wheel, the pinned set that the app needs, a file that starts it on each system, and what to do in words.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import click

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent / "release"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of every entry: the same clone gives the same file
FILE, PROGRAM = 0o100644, 0o100755


def built_wheel(folder: Path) -> Path:
    """Build the wheel into a folder; raises CalledProcessError with what the builder said."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def contents(wheel: Path) -> dict[str, tuple[bytes, int]]:
    """What the folder holds: each file's bytes and mode, by its name."""
    version = wheel.name.split("-")[1]
    words = (HERE / "READ-ME.txt").read_text(encoding="utf-8").replace("@VERSION@", version)
    return {
        "READ-ME.txt": (_for_windows(words), FILE),
        "LICENSE": ((ROOT / "LICENSE").read_bytes(), FILE),
        "requirements.txt": ((ROOT / "requirements-run.lock").read_bytes(), FILE),
        wheel.name: (wheel.read_bytes(), FILE),
        "start.sh": ((HERE / "start.sh").read_bytes(), PROGRAM),
        "start.command": ((HERE / "start.command").read_bytes(), PROGRAM),
        "start.bat": (_for_windows((HERE / "start.bat").read_text(encoding="utf-8")), FILE),
    }


def _for_windows(text: str) -> bytes:
    """A text with the line ends that a batch file needs, and that every editor of Windows shows."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode()


def write_zip(out: Path, folder: str, held: dict[str, tuple[bytes, int]]) -> None:
    """Write it whole or not at all."""
    unfinished = out.with_name(f".{out.name}.unfinished")
    try:
        with ZipFile(unfinished, "w", ZIP_DEFLATED) as packed:
            for name, (content, mode) in held.items():
                entry = ZipInfo(f"{folder}/{name}", FIRST_DAY)
                entry.external_attr, entry.compress_type = mode << 16, ZIP_DEFLATED
                packed.writestr(entry, content)
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)


@click.command()
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="the zip; named after the version if left out"
)
def main(out: Path | None) -> None:
    """Write the release folder as a zip."""
    with TemporaryDirectory() as folder:
        try:
            wheel = built_wheel(Path(folder))
            name = "-".join(wheel.name.split("-")[:2])
            target = out or Path(f"{name}.zip")
            write_zip(target, name, contents(wheel))
        except subprocess.CalledProcessError as failed:
            raise click.ClickException(f"the wheel could not be built:\n{failed.stderr}") from None
        except OSError as error:
            raise click.ClickException(f"{error.filename or out}: {(error.strerror or str(error)).lower()}") from None
    click.echo(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
