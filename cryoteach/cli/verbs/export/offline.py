"""`cryoteach export offline`: chapter 2 and cases with practice in one file that a double click opens."""

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import Verb
from cryoteach.cli.verbs.export.choosing import practice_options, practised, reached
from cryoteach.cli.verbs.export.writing import STREAMS, write_product
from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.app_link import App
from cryoteach.export.offline.page import as_html
from cryoteach.library.files.targets import Target

EXAMPLES = """\b
Examples:
  cryoteach export offline --out cryoteach.html
  cryoteach export offline --out two.html --case mei-ferry --case yusuf-bakery --profile leaflet --json
  cryoteach export offline --out linked.html --address https://teaching.example.org
"""


@click.command(
    "offline", cls=Verb, streams=STREAMS, short_help="One file for a room without a network.", epilog=EXAMPLES
)
@practice_options
def command(*, out: Target, case: list[Case], profile: list[Profile], address: str | None, as_json: bool) -> None:
    """Write chapter 2 and cases with practice into one HTML file that asks no server.

    It says what the app would say. The sets of limits that the cases are judged by come with them.
    """
    taken = practised(case, profile)
    text = as_html(content(), taken.cases, taken.limits, app=App(address=reached(address)))
    names = [one.id for one in taken.cases]
    write_product("offline", text, out, taken.all_limits, as_json=as_json, cases=names, left_out=taken.left_out)
