"""`cryoteach check`: every problem of every file, at once."""

import json
from pathlib import Path

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import CONTENT_PROBLEMS, Verb, argument, json_option
from cryoteach.errors import Problem
from cryoteach.library.checking import ENDINGS, check_paths
from cryoteach.library.clinical_notes import notes_in
from cryoteach.library.content import stamp
from cryoteach.settings import settings

EXAMPLES = """\b
Examples:
  cryoteach check
  cryoteach check scenarios/my-case.yaml
  cryoteach check ../my-cases profiles/ours.yaml --json
"""


def _path(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise ValueError(f"{text} is not there")
    if not path.is_dir() and (path.suffix not in (*ENDINGS, ".md") or path.name.startswith(".")):
        raise ValueError(f"{text} is not a {' or '.join(ENDINGS)} file")
    return path


@click.command("check", cls=Verb, short_help="Check all cases and profiles.", epilog=EXAMPLES)
@argument("paths", "[PATH...]", _path, most=None)
@json_option
def command(*, paths: list[Path], as_json: bool) -> None:
    """Check cases and profiles; without a PATH, all content and all cases in use.

    A note says what a liver oncologist would remark on in a case or a letter. It refuses nothing.

    PATH is a file, or a folder with everything below it. A near twin is looked for beside its case.
    """
    count, problems = _checked(paths)
    notes = _notes(paths)
    if as_json:
        told = {"problems": [each.model_dump() for each in problems], "notes": [each.model_dump() for each in notes]}
        click.echo(json.dumps({"files": count, **told}, indent=2))
    else:
        click.echo("\n".join([*map(str, [*problems, *notes]), _summary(count, problems, notes)]), err=bool(problems))
    click.get_current_context().exit(CONTENT_PROBLEMS if problems else 0)


def _notes(paths: list[Path]) -> list[Problem]:
    where = settings()
    return notes_in(paths, content().case_checks, {"content": where.content, "scenarios": where.scenarios})


def _summary(count: int, problems: list[Problem], notes: list[Problem]) -> str:
    """“87 files, no problems”, or how many problems in how many files; then how many notes."""
    wrong = f"{len(problems)} problems in {len({problem.file for problem in problems})}" if problems else "no problems"
    beside = f", {len(notes)} {'note' if len(notes) == 1 else 'notes'}" if notes else ""
    return f"{count} files, {wrong}{beside}"


def _checked(paths: list[Path]) -> tuple[int, list[Problem]]:
    where = settings()
    if not paths:
        return len(stamp(where.content, where.scenarios)), list(content().problems)
    return check_paths(paths, content(), {"content": where.content, "scenarios": where.scenarios})
