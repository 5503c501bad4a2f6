"""`cryoteach check`: every problem of every file, at once."""

import json
from pathlib import Path

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import CONTENT_PROBLEMS, Verb, argument, json_option
from cryoteach.errors import Problem
from cryoteach.library.checking import ENDINGS, check_paths
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

    PATH is a file, or a folder with everything below it. A near twin is looked for beside its case.
    """
    count, problems = _checked(paths)
    if as_json:
        click.echo(json.dumps({"files": count, "problems": [problem.model_dump() for problem in problems]}, indent=2))
    elif problems:
        files = len({problem.file for problem in problems})
        click.echo("\n".join([*map(str, problems), f"{count} files, {len(problems)} problems in {files}"]), err=True)
    else:
        click.echo(f"{count} files, no problems")
    click.get_current_context().exit(CONTENT_PROBLEMS if problems else 0)


def _checked(paths: list[Path]) -> tuple[int, list[Problem]]:
    where = settings()
    if not paths:
        return len(stamp(where.content, where.scenarios)), list(content().problems)
    return check_paths(paths, content(), {"content": where.content, "scenarios": where.scenarios})
