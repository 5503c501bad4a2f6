"""`cryoteach export handout`: two pages of A4 for each case, to print on both sides."""

import click

from cryoteach.cli.reading import content, read_profile
from cryoteach.cli.verb import Refusal, Verb, complain, json_option, option
from cryoteach.cli.verbs.export.choosing import address_option, case_options, chosen_cases, left_out, reached
from cryoteach.cli.verbs.export.writing import STREAMS, export_out, write_product
from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.sizes import MOST_STAGES
from cryoteach.domain.rules.profiles import Profile
from cryoteach.drawings.paper_map import paper_map
from cryoteach.export.handout.page import as_html
from cryoteach.export.handout.sheet import Sheet, sheet_of_case
from cryoteach.library.files.targets import Target

EXAMPLES = """\b
Examples:
  cryoteach export handout --out mei.html --case mei-ferry
  cryoteach export handout --out two.html --case mei-ferry --case yusuf-bakery --address https://teaching.example.org
  cryoteach export handout --out first.html --case mei-ferry --stage 1
"""


def stage_of(text: str) -> int:
    """Read which stage is meant.

    Raises:
        ValueError: there is no such stage in any case.
    """
    if text not in {str(at) for at in range(1, MOST_STAGES + 1)}:
        raise ValueError(f"{text!r} is no stage; it takes 1 to {MOST_STAGES}")
    return int(text)


@click.command(
    "handout", cls=Verb, streams=STREAMS, short_help="Two printed pages a case, answers overleaf.", epilog=EXAMPLES
)
@export_out
@case_options
@option("--profile", "ID", read_profile, "the set of limits; else that of each case")
@option("--stage", "N", stage_of, "which stage's question is asked, counted from 1; else the last")
@address_option
@json_option
def command(  # noqa: PLR0913 - one for each option
    *, out: Target, case: list[Case], profile: Profile | None, stage: int | None, address: str | None, as_json: bool
) -> None:
    """Write an HTML file that prints as two pages of A4 for each case: the question, and the answers overleaf.

    With --stage each case is told up to that stage and no further: its question in front, the key as it then stands.
    """
    found, cases = content(), chosen_cases(case)
    complain([] if stage is None else _too_short(cases, stage))
    limits = [profile or found.rules.profiles[one.profile] for one in cases]
    at = None if stage is None else stage - 1
    sheets = [sheet_of_case(one, by, found.evidence, at) for one, by in zip(cases, limits, strict=True)]
    taken, names = {by.id: by for by in limits}.values(), [one.id for one in cases]
    missing = [] if case else left_out(names)
    write_product(
        "handout", _made(sheets, reached(address)), out, taken, as_json=as_json, cases=names, left_out=missing
    )


def _too_short(cases: list[Case], stage: int) -> list[Refusal]:
    return [
        Refusal(f"--stage: {one.id} has {len(one.stages)} {'stages' if len(one.stages) > 1 else 'stage'}, not {stage}")
        for one in cases
        if stage > len(one.stages)
    ]


def _made(sheets: list[Sheet], address: str) -> str:
    try:
        return as_html(sheets, paper_map, address)
    except ValueError as too_long:
        complain([Refusal(str(too_long), blames_content=True)])
        raise
