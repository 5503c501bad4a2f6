"""`cryoteach check`: every problem of every file, at once."""

import json
from pathlib import Path
from typing import BinaryIO

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import CONTENT_PROBLEMS, Verb, argument, json_option
from cryoteach.errors import Problem, and_more
from cryoteach.library.checking import ENDINGS, check_paths, check_text
from cryoteach.library.content import stamp
from cryoteach.settings import settings

MOST_TOLD = 500
EXAMPLES = """\b
Examples:
  cryoteach check
  cryoteach check scenarios/my-case.yaml
  cryoteach check ../my-cases profiles/ours.yaml --json
  cryoteach check - < scenarios/my-case.yaml
"""
STREAMS = "With - as PATH one case, profile or letter is read from standard input, as if it lay among the cases in use."


def _path(text: str) -> Path | BinaryIO:
    path = Path(text)
    if text == "-":
        return click.get_binary_stream("stdin")
    if path.is_fifo() or path.is_char_device():
        return path.open("rb")
    if not path.exists():
        leads = "is a link that leads nowhere, or in a circle" if path.is_symlink() else "is not there"
        raise ValueError(f"{text} {leads}")
    if not path.is_dir() and (path.suffix not in (*ENDINGS, ".md") or path.name.startswith(".")):
        raise ValueError(f"{text} is not a {' or '.join(ENDINGS)} file")
    return path


@click.command("check", cls=Verb, streams=STREAMS, short_help="Check all cases and profiles.", epilog=EXAMPLES)
@argument("paths", "[PATH...]", _path, most=None)
@json_option
def command(*, paths: list[Path | BinaryIO], as_json: bool) -> None:
    """Check cases and profiles; without a PATH, all content and all cases in use.

    PATH is a file, a folder with everything below it, or - for standard input. A near twin is looked for beside its case.
    """
    count, problems = _checked(paths)
    if as_json:
        click.echo(json.dumps({"files": count, "problems": [problem.model_dump() for problem in problems]}, indent=2))
    elif problems:
        files = len({problem.file for problem in problems})
        told = and_more([str(problem) for problem in problems], MOST_TOLD, "problems; --json lists them all")
        click.echo("\n".join([*told, f"{count} files, {len(problems)} problems in {files}"]), err=True)
    else:
        click.echo(f"{count} files, no problems")
    click.get_current_context().exit(CONTENT_PROBLEMS if problems else 0)


def _checked(paths: list[Path | BinaryIO]) -> tuple[int, list[Problem]]:
    where = settings()
    if not paths:
        return len(stamp(where.content, where.scenarios)), list(content().problems)
    homes = {"content": where.content, "scenarios": where.scenarios}
    count, problems = check_paths([path for path in paths if isinstance(path, Path)], content(), homes)
    for stream in paths:
        if not isinstance(stream, Path):
            count += 1
            problems += check_text(stream.read(), content(), homes)
    return count, problems
