"""`cryoteach cohort`: invented people, screened and counted, or written to a table."""

import json
import sys
from collections.abc import Iterable
from contextlib import closing, nullcontext
from typing import Any

import click

from cryoteach.cli.ending import tidied_when_killed
from cryoteach.cli.inventing import cohort_parameters, read_people_number, read_preset, read_seed
from cryoteach.cli.ledger_output import by_condition, counts_of, in_all
from cryoteach.cli.reading import read_profile
from cryoteach.cli.verb import Verb, complain, json_option, option
from cryoteach.cli.writing import STREAMS_OF_A_TABLE, not_written, out_option, refuse_two_in_one, say
from cryoteach.domain.cohort.invented_people import cohort_in_parts
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import Cohort, screen
from cryoteach.domain.rules.profiles import Profile
from cryoteach.library.files.targets import Target
from cryoteach.library.people.invented import write_people

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
  cryoteach cohort --people 1000 --out - > people.csv   (the counts go to standard error)
"""


@click.command(
    "cohort",
    cls=Verb,
    streams=STREAMS_OF_A_TABLE,
    help=ABOUT,
    short_help="Invent people and screen them.",
    epilog=EXAMPLES,
)
@option("--people", "N", read_people_number, "how many people", default="100000")
@option("--seed", "S", read_seed, "which people: any whole number", default="1")
@option("--preset", "P", read_preset, "the mix of people", default="central")
@option("--profile", "ID", read_profile, "the set of limits", default="leaflet")
@out_option("a table to write the people to")
@json_option
def command(*, people: int, seed: int, preset: str, profile: Profile, out: Target | None, as_json: bool) -> None:
    """Invent people."""
    refuse_two_in_one(out, as_json=as_json)
    parts = cohort_in_parts(cohort_parameters(), preset, people, seed)
    try:
        with tidied_when_killed(), closing(write_people(out, parts)) if out else nullcontext(parts) as coming:
            ledger = _screened(coming, profile, people)
    except OSError as error:
        complain([not_written(error, out)])
    else:
        made = {"people": people, "seed": seed, "preset": preset}
        say(_as_json(ledger, profile, made) if as_json else _as_text(ledger, profile, made), out)


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
