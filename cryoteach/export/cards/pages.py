"""The cards, four a page, and the tally sheet on a page of its own, as one HTML file that fetches nothing."""

from collections.abc import Sequence
from itertools import product

from cryoteach.domain.content import Content
from cryoteach.domain.rooms.in_words import SURE_WORDS
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.app_link import NO_LINK
from cryoteach.export.cards.shapes import SHAPES
from cryoteach.export.credits import FICTIONAL, PROGRAM, cite_line, limits_line
from cryoteach.export.html_template import html_template
from cryoteach.export.qr import qr_image

FEWEST, MOST, USUAL = 3, len(SHAPES), 3
A_PAGE = 4
QUESTIONS = 4


def as_html(letters: int = USUAL, profiles: Sequence[Profile] = (), address: str = "") -> str:
    """Write cards for so many letters, each with the three certainties, and the tally sheet.

    Args:
        letters: how many.
        profiles: the sets of limits that the cases of the app are judged by, for the tally sheet.
        address: where other devices reach the app; without one there is neither link nor QR code.

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
    return html_template("cards.html").render(
        pages=[cards[at : at + A_PAGE] for at in range(0, len(cards), A_PAGE)], letters=names, sures=SURE_WORDS,
        shapes=SHAPES, questions=range(1, QUESTIONS + 1), fictional=FICTIONAL, program=PROGRAM,
        cite=cite_line("answer cards", profiles),
        limits=[limits_line(profile) for profile in profiles], address=address, no_link=NO_LINK,
        code=qr_image(address) if address else "",
    )  # fmt: skip


def judged_by(content: Content) -> list[Profile]:
    """The sets of limits that the cases of the app are judged by, each once."""
    found = (content.rules.profiles.get(case.profile) for case in content.teaching.cases.values())
    return list({profile.id: profile for profile in found if profile}.values())
