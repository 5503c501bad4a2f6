"""`cryoteach export offline`: chapter 2 and cases with practice in one file that a double click opens."""

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import Verb, json_option
from cryoteach.cli.verbs.export.writing import (
    STREAMS,
    case_options,
    chosen_cases,
    export_out,
    left_out,
    profile_options,
    write_product,
)
from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.offline.page import as_html, with_those_of
from cryoteach.export.offline.tables import carried
from cryoteach.library.files.targets import Target
from cryoteach.settings import settings

EXAMPLES = """\b
Examples:
  cryoteach export offline --out cryoteach.html
  cryoteach export offline --out two.html --case mei-ferry --case yusuf-bakery --profile leaflet --json
"""


@click.command(
    "offline", cls=Verb, streams=STREAMS, short_help="One file for a room without a network.", epilog=EXAMPLES
)
@export_out
@case_options
@profile_options
@json_option
def command(*, out: Target, case: list[Case], profile: list[Profile], as_json: bool) -> None:
    """Write chapter 2 and cases with practice into one HTML file that asks no server.

    It says what the app would say. The sets of limits that the cases are judged by come with them.
    """
    found = content()
    limits = profile or carried(found.rules.profiles.values())
    usable = {one.id for one in (*limits, *carried(found.rules.profiles.values()))}
    cases = [one for one in chosen_cases(case) if case or one.profile in usable]
    taken = with_those_of(cases, limits, found)
    text = as_html(found, cases, limits, address=settings().address)
    missing = [] if case else left_out([one.id for one in cases])
    write_product("offline", text, out, taken, as_json=as_json, cases=[one.id for one in cases], left_out=missing)
