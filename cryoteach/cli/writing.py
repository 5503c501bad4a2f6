"""What `--out` means to every verb that has it: where the table goes, and where then the counts go."""

from collections.abc import Callable
from typing import Any

import click

from cryoteach.cli.verb import Refusal, complain, option
from cryoteach.library.files.targets import STANDARD_OUTPUT, Target, target_of
from cryoteach.library.files.whole_files import PartlyWrittenError

STREAMS_OF_A_TABLE = (
    "With --out - the table goes to standard output and the counts to standard error; --json then needs a file."
)
ABOUT = "it appears whole or not at all; - is standard output"


def out_option(about: str, *, needed: bool = False) -> Callable[..., Any]:
    """The option `--out`."""
    return option("--out", "FILE", target_of, f"{about}; {ABOUT}", needed=needed)


def refuse_two_in_one(out: Target | None, *, as_json: bool) -> None:
    """End where the table and the JSON would both go to standard output."""
    if out == STANDARD_OUTPUT and as_json:
        complain([Refusal("--json: standard output holds the table already (--out -); name a file for the table")])


def say(told: str, out: Target | None) -> None:
    """Say the counts: on standard error where the table has standard output to itself."""
    click.echo(told, err=out == STANDARD_OUTPUT)


def not_written(error: OSError, out: Target | None) -> Refusal:
    """Why nothing, or not all, was written.

    Raises:
        BrokenPipeError: nobody reads on, which is nobody's mistake.
    """
    if isinstance(error, BrokenPipeError):
        raise error
    what = "not all" if isinstance(error, PartlyWrittenError) else "nothing"
    return Refusal(f"{error.filename or out}: {error.strerror}; {what} was written")
