"""`cryoteach check`: every problem of every file, at once."""

import json
import sys
from pathlib import Path
from typing import Literal

import click

from cryoteach.cli.reading import content
from cryoteach.cli.server_check import check_server
from cryoteach.cli.verb import CONTENT_PROBLEMS, Verb, argument, json_option, option
from cryoteach.domain.input.web_address import checked_address
from cryoteach.errors import Problem, and_more
from cryoteach.library.checking import ENDINGS, check_paths, check_text
from cryoteach.library.clinical_notes import notes_in
from cryoteach.library.content.load import stamp
from cryoteach.settings import settings

MOST_LISTED = 500
EXAMPLES = """\b
Examples:
  cryoteach check
  cryoteach check scenarios/my-case.yaml
  cryoteach check ../my-cases profiles/ours.yaml --json
  cryoteach check --server
  git show HEAD:scenarios/my-case.yaml | cryoteach check -
"""
STREAMS = "With - as PATH one case, profile or letter is read from standard input, as if it lay among the cases in use."


def _path(text: str) -> Path | Literal["-"]:
    path = Path(text)
    if text == "-":
        return text
    if _is_stream(path):
        return path
    if not path.exists():
        leads = "is a link that leads nowhere, or in a circle" if path.is_symlink() else "is not there"
        raise ValueError(f"{text} {leads}")
    if not path.is_dir() and (path.suffix not in (*ENDINGS, ".md") or path.name.startswith(".")):
        raise ValueError(f"{text} is not a {' or '.join(ENDINGS)} file")
    return path


@click.command("check", cls=Verb, streams=STREAMS, short_help="Check all cases and profiles.", epilog=EXAMPLES)
@argument("paths", "[PATH...]", _path, most=None)
@click.option("--server", "of_server", is_flag=True, help="Check what a server needs instead: settings, store, proxy.")
@option("--address", "URL", checked_address, "with --server: the running server to ask as well, through its proxy")
@json_option
def command(*, paths: list[Path | Literal["-"]], of_server: bool, address: str | None, as_json: bool) -> None:
    """Check cases and profiles; without a PATH, all content and all cases in use.

    A note says what a liver oncologist would remark on in a case or a letter. It refuses nothing.

    PATH is a file, a folder with everything below it, or - for standard input. A near twin is looked for beside its
    case.
    """
    if of_server or address:
        check_server(address or "", paths, of_server=of_server, as_json=as_json)
    count, problems = _checked(paths)
    notes = _notes(paths)
    if as_json:
        told = {"problems": [each.model_dump() for each in problems], "notes": [each.model_dump() for each in notes]}
        click.echo(json.dumps({"files": count, **told}, indent=2))
    else:
        told = and_more([str(problem) for problem in problems], MOST_LISTED, "problems; --json lists them all")
        beside = and_more([str(note) for note in notes], MOST_LISTED, "notes; --json lists them all")
        click.echo("\n".join([*told, *beside, _summary(count, problems, notes)]), err=bool(problems))
    click.get_current_context().exit(CONTENT_PROBLEMS if problems else 0)


def _notes(paths: list[Path | Literal["-"]]) -> list[Problem]:
    where = settings()
    files = [path for path in paths if isinstance(path, Path) and not _is_stream(path)]
    if paths and not files:  # only standard input: no path at all would stand for everything in use
        return []
    return notes_in(files, content().teaching.case_checks, {"content": where.content, "scenarios": where.scenarios})


def _summary(count: int, problems: list[Problem], notes: list[Problem]) -> str:
    """“87 files, no problems”, or how many problems in how many files; then how many notes."""
    wrong = f"{len(problems)} problems in {len({problem.file for problem in problems})}" if problems else "no problems"
    beside = f", {len(notes)} {'note' if len(notes) == 1 else 'notes'}" if notes else ""
    return f"{'1 file' if count == 1 else f'{count} files'}, {wrong}{beside}"


def _checked(paths: list[Path | Literal["-"]]) -> tuple[int, list[Problem]]:
    where = settings()
    if not paths:
        return len(stamp(where.content, where.scenarios)), list(content().problems)
    homes = {"content": where.content, "scenarios": where.scenarios}
    files = [path for path in paths if path != "-" and not _is_stream(path)]
    streams = [path for path in dict.fromkeys(paths) if path not in files]
    count, problems = check_paths(files, content(), homes)
    for stream in streams:
        written = stream.read_bytes() if isinstance(stream, Path) else _standard_input()
        problems += check_text(written, content(), homes)
    return count + len(streams), problems


def _standard_input() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin else b""  # closed: nothing to read


def _is_stream(path: Path) -> bool:
    return path.is_fifo() or path.is_char_device()
