"""`cryoteach screen`: a table of people, scored row by row."""

import json
import sys
from pathlib import Path

import click

from cryoteach.cli.ending import tidied_when_killed
from cryoteach.cli.ledger_output import by_condition, counts_of, in_all
from cryoteach.cli.reading import read_profile
from cryoteach.cli.reading_people import read_map, read_mark, read_meaning, read_share, reading_of
from cryoteach.cli.verb import Refusal, Verb, argument, complain, json_option, option, options
from cryoteach.cli.writing import STREAMS_OF_A_TABLE, not_written, out_option, refuse_two_in_one, say
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.rules.profiles import Profile
from cryoteach.library.files.targets import Target
from cryoteach.library.people.read import PeopleTable
from cryoteach.library.people.reading_notes import Meaning
from cryoteach.library.people.report import afterwards, beforehand, bias, for_programs
from cryoteach.library.people.scored import MOST_UNASKED, score_people
from cryoteach.library.tables.spool import STANDARD_INPUT

ABOUT = """Score a table of people, one a row, and write the same rows with verdict, met, failed and unknown.

TABLE is text with commas, semicolons or tabs, or an Excel workbook (.xlsx); - is standard input. Its columns are
findings, in any order: lesion_count, largest_diameter_cm, performance_status, chemotherapy_response,
doubling_time_days, extrahepatic_disease, or a common name such as "Largest diameter (mm)" or "ECOG PS". Other columns
are kept as they are. A blank cell is unknown, and so are NA, - and the like, and a finding without a column. A row with
nothing in any finding is nobody and is left out. What was found, converted and left out is told once.

What cannot be read is told with its line and column, once for each kind. Then nothing is written and the exit code is
1; with --skip-bad those rows are left out, still told, and the exit code is 0.
"""
STREAMS = f"{STREAMS_OF_A_TABLE} With - as TABLE it is read from standard input."
EXAMPLES = """\b
Examples:
  cryoteach screen people.csv --out scored.csv
  cryoteach screen people.csv --out scored.csv --profile strict
  cryoteach screen people.csv --out scored.csv --skip-bad --json
  cryoteach screen people.csv --out - > scored.csv   (the counts go to standard error)
  cryoteach screen clinic.xlsx --sheet March --out scored.csv --map 'Max size=largest diameter (mm)'
  cryoteach screen clinic.csv --out scored.csv --value 'Spread:No=none-seen' --value 'Spread:Yes=confirmed'

\b
A table:
  name,lesion_count,largest_diameter_cm,doubling_time_days
  Ada,7,1.5,slow
  Ben,2,,155
"""


def _table(text: str) -> str:
    path = Path(text)
    if text != STANDARD_INPUT and not path.exists():
        raise ValueError(f"{text} is not there")
    if text != STANDARD_INPUT and path.is_dir():
        raise ValueError(f"{text} is not a file; name one in it")
    return text


@click.command("screen", cls=Verb, streams=STREAMS, help=ABOUT, short_help="Score a table of people.", epilog=EXAMPLES)
@argument("table", "TABLE", _table, least=1)
@out_option("the table to write", needed=True)
@option("--profile", "ID", read_profile, "the set of limits", default="leaflet")
@options(
    "--map", "'THEIRS=FINDING'", read_map, "which finding a column holds, with its unit: 'Size=largest diameter (mm)'"
)
@options("--value", "'COLUMN:TEXT=VALUE'", read_meaning, "what a text of a column means: 'spread:No=none-seen'")
@option("--sheet", "NAME", str, "which sheet of a workbook that has several")
@option("--decimal-mark", "MARK", read_mark, "comma or point, where the table does not show what 1,500 means")
@click.option("--skip-bad", is_flag=True, help="Leave out rows that cannot be read, up to one in ten.")
@option("--skip-at-most", "SHARE", read_share, "with --skip-bad: leave out up to this share of the rows, such as 25%")
@click.option("--all", "every", is_flag=True, help="List each cell that cannot be read, not the first of each kind.")
@json_option
def command(  # noqa: PLR0913 - one for each option
    *, table: str, out: Target, profile: Profile, map: list[tuple[str, str]], value: list[Meaning], sheet: str | None,  # noqa: A002
    decimal_mark: str | None, skip_bad: bool, skip_at_most: float | None, every: bool, as_json: bool,
) -> None:  # fmt: skip
    """Score a table."""
    refuse_two_in_one(out, as_json=as_json)
    _refuse_same(out, table)
    if skip_at_most is not None and not skip_bad:
        complain([Refusal("--skip-at-most: says how many rows --skip-bad may leave out; give both")])
    share = MOST_UNASKED if skip_at_most is None else skip_at_most
    reading = reading_of(dict(map or ()), value or [], sheet, decimal_mark, every=every)
    try:
        with PeopleTable(table, reading) as people:
            ledger = _told_and_scored(people, out, profile, share if skip_bad else 0)
            told = _as_json(ledger, profile, people) if as_json else _as_text(ledger, profile, people)
    except OSError as error:
        complain([not_written(error, out)])
    else:
        say(told, out)


def _refuse_same(out: Target, table: str) -> None:
    both_are_files = isinstance(out, Path) and out.exists() and table != STANDARD_INPUT
    if both_are_files and isinstance(out, Path) and out.samefile(table):
        complain([Refusal(f"--out: {out} is the table itself; name another file")])


def _told_and_scored(people: PeopleTable, out: Target, profile: Profile, skip_at_most: float) -> Ledger:
    for note in beforehand(people):
        _say(people, note)
    try:
        return _scored(people, out, profile, skip_at_most)
    finally:
        if people.was_read:
            for note in afterwards(people):
                _say(people, note)
            for complaint in people.complaints():
                click.echo(f"{_wiped()}{complaint}", err=True)


def _say(people: PeopleTable, note: str) -> None:
    click.echo(f"{_wiped()}{people.name}: note: {note}", err=True)


def _wiped() -> str:
    return "\r\x1b[K" if sys.stderr.isatty() else ""  # the progress bar may stand on this line


def _scored(people: PeopleTable, out: Target, profile: Profile, skip_at_most: float) -> Ledger:
    hidden = not sys.stderr.isatty()
    with (
        tidied_when_killed(),
        click.progressbar(length=people.size, label="Screening", file=sys.stderr, hidden=hidden) as bar,
    ):
        return score_people(people, out, profile, skip_at_most=skip_at_most, progress=bar.update)


def _as_json(ledger: Ledger, profile: Profile, people: PeopleTable) -> str:
    counts = {
        "profile": {"id": profile.id, "version": profile.version},
        "people": ledger.people,
        "within": ledger.within,
        "outside": ledger.outside,
        "cannot_tell": ledger.cannot_tell,
        "skipped": people.bad_rows,
        "skipped_for": people.refusals.counts(),
        "conditions": list(ledger.conditions),
        **counts_of(ledger),
        **for_programs(people),
    }
    return json.dumps(counts, indent=2, ensure_ascii=False)


def _as_text(ledger: Ledger, profile: Profile, people: PeopleTable) -> str:
    left_out = f"; {people.bad_rows:,} {'row' if people.bad_rows == 1 else 'rows'} left out" if people.bad_rows else ""
    told = f"{bias(people)}\n\n" if people.bad_rows else ""
    return f"{in_all(ledger)}{left_out}\n\n{told}{by_condition(ledger, profile)}"
