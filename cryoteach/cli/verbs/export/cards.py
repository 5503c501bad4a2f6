"""`cryoteach export cards`: answer cards and a tally sheet for a room without a network."""

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import Verb, json_option, option
from cryoteach.cli.verbs.export.choosing import address_option, reached
from cryoteach.cli.verbs.export.writing import STREAMS, export_out, write_product
from cryoteach.export.cards.pages import FEWEST, MOST, USUAL, as_html, judged_by
from cryoteach.library.files.targets import Target

EXAMPLES = """\b
Examples:
  cryoteach export cards --out cards.html
  cryoteach export cards --out cards.html --letters 6 --json
"""


def letters_of(text: str) -> int:
    """Read how many letters there are to be.

    Raises:
        ValueError: there are no cards for so many.
    """
    if text not in {str(many) for many in range(FEWEST, MOST + 1)}:
        raise ValueError(f"{text!r} is no number of letters; it takes {FEWEST} to {MOST}")
    return int(text)


@click.command(
    "cards", cls=Verb, streams=STREAMS, short_help="Answer cards for a room without a network.", epilog=EXAMPLES
)
@export_out
@option("--letters", "N", letters_of, f"how many letters, {FEWEST} to {MOST}", default=str(USUAL))
@address_option
@json_option
def command(*, out: Target, letters: int, address: str | None, as_json: bool) -> None:
    """Write an HTML file that prints as answer cards, four on a page of A4, and a tally sheet.

    Every letter has three cards, one for each certainty. Print one set for each student.
    """
    limits = judged_by(content())
    text = as_html(letters, limits, reached(address))
    write_product("cards", text, out, limits, as_json=as_json, letters=list("ABCDEF"[:letters]))
