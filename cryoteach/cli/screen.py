"""`cryoteach screen`: a table of people, scored row by row."""

import json
import sys
from pathlib import Path

import click

from cryoteach.cli.ending import tidied_when_killed
from cryoteach.cli.reading import content, read_profile
from cryoteach.cli.telling import by_condition, counts_of, in_all
from cryoteach.cli.verb import Refusal, Verb, argument, complain, json_option, option
from cryoteach.cli.writing import STREAMS_OF_A_TABLE, not_written, out_option, refuse_two_in_one, say
from cryoteach.domain.ledger import Ledger
from cryoteach.domain.profiles import Profile
from cryoteach.errors import Problem
from cryoteach.library.people import PeopleTable
from cryoteach.library.scored_people import score_people
from cryoteach.library.targets import Target

ABOUT = """Score a table of people, one a row, and write the same rows with verdict, met, failed and unknown.

TABLE is a CSV file in UTF-8. Its columns are findings in snake case (lesion_count, largest_diameter_cm,
performance_status, chemotherapy_response, doubling_time_days, extrahepatic_disease), in any order. A blank cell is
unknown, and so is a finding without a column. Other columns are kept as they are. Blank lines are left out.

Every cell that cannot be read is reported with its line and column. Then nothing is written and the exit code is 1;
with --skip-bad those rows are left out, still reported, and the exit code is 0.
"""
EXAMPLES = """\b
Examples:
  cryoteach screen people.csv --out scored.csv
  cryoteach screen people.csv --out scored.csv --profile strict
  cryoteach screen people.csv --out scored.csv --skip-bad --json
  cryoteach screen people.csv --out - > scored.csv   (the counts go to standard error)

\b
A table:
  name,lesion_count,largest_diameter_cm,doubling_time_days
  Ada,7,1.5,slow
  Ben,2,,155
"""


def _table(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise ValueError(f"{text} is not a file" if path.exists() else f"{text} is not there")
    return path


@click.command(
    "screen", cls=Verb, streams=STREAMS_OF_A_TABLE, help=ABOUT, short_help="Score a table of people.", epilog=EXAMPLES
)
@argument("table", "TABLE", _table, least=1)
@out_option("the table to write", needed=True)
@option("--profile", "ID", read_profile, "the set of limits", default="leaflet")
@click.option("--skip-bad", is_flag=True, help="Leave out rows that cannot be read instead of writing nothing.")
@json_option
def command(*, table: Path, out: Target, profile: Profile, skip_bad: bool, as_json: bool) -> None:
    """Score a table."""
    refuse_two_in_one(out, as_json=as_json)
    if isinstance(out, Path) and out.exists() and out.samefile(table):
        complain([Refusal(f"--out: {out} is the table itself; name another file")])
    try:
        with PeopleTable(table, content().growth_words, _report) as people:
            for note in people.notes():
                _report(note)
            ledger = _scored(people, out, profile, skip_bad=skip_bad)
    except OSError as error:
        complain([not_written(error, out)])
    else:
        told = _as_json(ledger, profile, people.bad_rows) if as_json else _as_text(ledger, profile, people.bad_rows)
        say(told, out)


def _report(problem: Problem) -> None:
    wiped = "\r\x1b[K" if sys.stderr.isatty() else ""  # the progress bar may stand on this line
    click.echo(f"{wiped}{problem}", err=True)


def _scored(people: PeopleTable, out: Target, profile: Profile, *, skip_bad: bool) -> Ledger:
    size = people.path.stat().st_size
    hidden = not sys.stderr.isatty()
    with tidied_when_killed(), click.progressbar(length=size, label="Screening", file=sys.stderr, hidden=hidden) as bar:
        return score_people(people, out, profile, skip_bad=skip_bad, progress=bar.update)


def _as_json(ledger: Ledger, profile: Profile, skipped: int) -> str:
    counts = {
        "profile": {"id": profile.id, "version": profile.version},
        "people": ledger.people,
        "within": ledger.within,
        "outside": ledger.outside,
        "cannot_tell": ledger.cannot_tell,
        "skipped": skipped,
        "conditions": list(ledger.conditions),
        **counts_of(ledger),
    }
    return json.dumps(counts, indent=2)


def _as_text(ledger: Ledger, profile: Profile, skipped: int) -> str:
    left_out = f"; {skipped:,} rows left out" if skipped else ""
    return f"{in_all(ledger)}{left_out}\n\n{by_condition(ledger, profile)}"
