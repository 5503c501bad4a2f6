"""`cryoteach cohort`: invented people, screened and counted, or written to a table."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from cryoteach.cli.reading import content, read_profile, read_target
from cryoteach.cli.telling import by_condition, counts_of, in_all
from cryoteach.cli.verb import Refusal, Verb, complain, json_option, option
from cryoteach.domain.cohort import cohort_in_parts
from cryoteach.domain.cohort_parameters import CohortParameters
from cryoteach.domain.ledger import Ledger
from cryoteach.domain.profiles import Profile
from cryoteach.domain.screening import Cohort, screen
from cryoteach.errors import ContentError
from cryoteach.library.invented_people import write_people

ABOUT = """Invent people with colorectal liver metastases, screen them and count who fails what.

The people are invented from content/evidence/cohort.yaml: most of its numbers are teaching assumptions, so what comes
out is model output and not evidence. The same seed gives the same people on any machine; limits never change who they
are. With --out the people are written to a table that `cryoteach screen` reads.
"""
EXAMPLES = """\b
Examples:
  cryoteach cohort
  cryoteach cohort --people 100000 --seed 7 --preset selected --profile relaxed
  cryoteach cohort --people 1000 --seed 7 --preset unselected --out people.csv
  cryoteach cohort --people 5000 --json
"""
_EVIDENCE = "content/evidence/"


def _people(text: str) -> int:
    return _whole(text, 1)


def _seed(text: str) -> int:
    return _whole(text, 0)


def _whole(text: str, least: int) -> int:
    if not text.isdecimal() or int(text) < least:
        raise ValueError(f"{text!r} is not possible; it takes a whole number from {least}, written in digits only")
    return int(text)


def _parameters() -> CohortParameters:
    found = content()
    if found.cohort is None:
        raise ContentError(problem for problem in found.problems if problem.file.startswith(_EVIDENCE))
    return found.cohort


def _preset(name: str) -> str:
    _parameters().preset(name)
    return name


@click.command("cohort", cls=Verb, help=ABOUT, short_help="Invent people and screen them.", epilog=EXAMPLES)
@option("--people", "N", _people, "how many people", default="100000")
@option("--seed", "S", _seed, "which people: any whole number", default="1")
@option("--preset", "P", _preset, "the mix of people", default="central")
@option("--profile", "ID", read_profile, "the set of limits", default="leaflet")
@option("--out", "FILE", read_target, "a table to write the people to; it appears whole or not at all")
@json_option
def command(*, people: int, seed: int, preset: str, profile: Profile, out: Path | None, as_json: bool) -> None:
    """Invent people."""
    parts: Iterable[Cohort] = cohort_in_parts(_parameters(), preset, people, seed)
    try:
        ledger = _screened(write_people(out, parts) if out else parts, profile, people)
    except OSError as error:
        complain([Refusal(f"{error.filename or out}: {error.strerror}; nothing was written")])
    else:
        made = {"people": people, "seed": seed, "preset": preset}
        click.echo(_as_json(ledger, profile, made) if as_json else _as_text(ledger, profile, made))


def _screened(parts: Iterable[Cohort], profile: Profile, people: int) -> Ledger:
    ledgers: list[Ledger] = []
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=people, label="Inventing people", file=sys.stderr, hidden=hidden) as bar:
        for part in parts:
            ledgers.append(screen(part, profile).ledger())
            bar.update(len(part))
    return Ledger.together(ledgers)


def _as_json(ledger: Ledger, profile: Profile, made: dict[str, Any]) -> str:
    told = {"profile": {"id": profile.id, "version": profile.version}, **counts_of(ledger), "within": ledger.within}
    return json.dumps({**made, **told}, indent=2)


def _as_text(ledger: Ledger, profile: Profile, made: dict[str, Any]) -> str:
    return "\n".join([
        in_all(ledger),
        f"Model output, not evidence: invented people, preset {made['preset']}, seed {made['seed']}.",
        "",
        by_condition(ledger, profile),
    ])  # fmt: skip
