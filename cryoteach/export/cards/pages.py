"""The cards, four a page, and the tally sheet on a page of its own, as one HTML file that fetches nothing."""

from functools import lru_cache
from itertools import product

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from cryoteach.domain.rooms.in_words import SURE_WORDS
from cryoteach.export.cards.shapes import SHAPES
from cryoteach.export.credits import FICTIONAL, PROGRAM, cite_line

FEWEST, MOST, USUAL = 3, len(SHAPES), 3
A_PAGE = 4
QUESTIONS = 4


def as_html(letters: int = USUAL) -> str:
    """Write cards for so many letters, each with the three certainties, and the tally sheet.

    Raises:
        ValueError: there are no cards for so few or so many.
    """
    if not FEWEST <= letters <= MOST:
        raise ValueError(f"there are cards for {FEWEST} to {MOST} letters, not for {letters}")
    names = list(SHAPES)[:letters]
    cards = [
        {"letter": letter, "shape": SHAPES[letter][0], "points": SHAPES[letter][1], "sure": sure, "words": words}
        for letter, (sure, words) in product(names, SURE_WORDS.items())
    ]
    return _template().render(
        pages=[cards[at : at + A_PAGE] for at in range(0, len(cards), A_PAGE)], letters=names, sures=SURE_WORDS,
        shapes=SHAPES, questions=range(1, QUESTIONS + 1), fictional=FICTIONAL, program=PROGRAM,
        cite=cite_line("answer cards", []),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("cryoteach.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("cards.html")
