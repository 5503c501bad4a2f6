"""`cryoteach export handout`: two pages of A4 for each case, to print on both sides."""

import click

from cryoteach.cli.reading import content, read_profile
from cryoteach.cli.verb import Refusal, Verb, complain, json_option, option
from cryoteach.cli.verbs.export.writing import (
    STREAMS,
    case_options,
    chosen_cases,
    export_out,
    left_out,
    write_product,
)
from cryoteach.domain.cases.case import Case
from cryoteach.domain.input.web_address import checked_address, host_of, is_this_machine_only
from cryoteach.domain.rules.profiles import Profile
from cryoteach.drawings.paper_map import paper_map
from cryoteach.export.handout.page import as_html
from cryoteach.export.handout.sheet import Sheet, sheet_of_case
from cryoteach.library.files.targets import Target
from cryoteach.settings import settings

EXAMPLES = """\b
Examples:
  cryoteach export handout --out mei.html --case mei-ferry
  cryoteach export handout --out two.html --case mei-ferry --case yusuf-bakery --address https://teaching.example.org
"""


@click.command(
    "handout", cls=Verb, streams=STREAMS, short_help="Two printed pages a case, answers overleaf.", epilog=EXAMPLES
)
@export_out
@case_options
@option("--profile", "ID", read_profile, "the set of limits; else that of each case")
@option("--address", "URL", checked_address, "where others open CryoTeach, for link and QR; else CRYOTEACH_ADDRESS")
@json_option
def command(*, out: Target, case: list[Case], profile: Profile | None, address: str | None, as_json: bool) -> None:
    """Write an HTML file that prints as two pages of A4 for each case: the question, and the answers overleaf."""
    found, cases = content(), chosen_cases(case)
    limits = [profile or found.rules.profiles[one.profile] for one in cases]
    sheets = [sheet_of_case(one, by, found.evidence) for one, by in zip(cases, limits, strict=True)]
    reached = address or settings().address
    if is_this_machine_only(host_of(reached)):
        reached = ""  # a code that leads every phone to itself is of no use on paper
    taken, names = {by.id: by for by in limits}.values(), [one.id for one in cases]
    missing = [] if case else left_out(names)
    write_product("handout", _made(sheets, reached), out, taken, as_json=as_json, cases=names, left_out=missing)


def _made(sheets: list[Sheet], address: str) -> str:
    try:
        return as_html(sheets, paper_map, address)
    except ValueError as too_long:
        complain([Refusal(str(too_long), blames_content=True)])
        raise
