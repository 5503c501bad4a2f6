"""What is printed, by the browser that prints it: two sides of A4 a person, cards four a page, and nothing cut."""

import re
from collections.abc import Callable, Iterator

import pytest

from cryoteach.domain.rules.patient import Person
from cryoteach.drawings.paper_map import paper_map
from cryoteach.export.cards.pages import as_html as cards_html
from cryoteach.export.handout.page import as_html
from cryoteach.export.handout.sheet import sheet_of_person
from tests.domain.fictional import LEAFLET, SHIPPED
from tests.export.handout.cases_to_print import ADDRESS, CASES, full, handout

WIDTH, HEIGHT = 688, 1032  # what 12 and 14 mm of margin leave of A4, in pixels of CSS
CUT = """(most) => [...document.querySelectorAll(".page, .page *, .card, .card *, .tally")].filter((at) =>
  at.scrollWidth > at.clientWidth + 1 && getComputedStyle(at).display !== "inline" && at.clientWidth
  || (at.matches(".page") && at.getBoundingClientRect().height > most)
  || (at.closest(".card") && at.getBoundingClientRect().bottom > at.closest(".card").getBoundingClientRect().bottom + 1)
).map((at) => at.outerHTML.slice(0, 80))"""


@pytest.fixture
def printed(browser) -> Iterator[Callable]:
    """How many sheets a file takes, and its page as it is laid out for paper."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, java_script_enabled=True)
    page = context.new_page()

    def sheets(html: str) -> tuple[int, object]:
        page.set_content(html)
        page.emulate_media(media="print")
        return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))), page

    yield sheets
    context.close()


def test_every_case_takes_two_sides_and_nothing_is_cut(printed: Callable):
    people = [sheet_of_person(Person(), LEAFLET, SHIPPED.evidence)]
    assert printed(as_html(people, paper_map, ADDRESS))[0] == 2
    count, page = printed(handout(*CASES.values()))
    assert page.evaluate(CUT, HEIGHT) == []
    assert count == 2 * len(CASES)


@pytest.mark.parametrize("sign", ["e", "W", "界"])
def test_the_longest_texts_that_are_let_through_still_fit(printed: Callable, sign: str):
    longest = None
    for letters in range(400, 4000, 200):
        try:
            longest = handout(full(letters, letters, sign))
        except ValueError:
            break
    count, page = printed(longest)
    assert page.evaluate(CUT, HEIGHT) == []
    assert count == 2


def test_a_handout_is_accessible(printed: Callable, axe: Callable):
    _, page = printed(handout(CASES["carol-quiz-night"], CASES["mei-ferry"]))
    page.emulate_media(media="screen")
    assert axe(page) == []


def test_cards_are_four_a_page_and_their_letters_are_eight_centimetres_high(printed: Callable):
    for letters, sheets in ((3, 4), (6, 6)):
        count, page = printed(cards_html(letters, list(SHIPPED.rules.profiles.values()), ADDRESS))
        assert count == sheets
    assert page.evaluate(CUT, HEIGHT) == []
    tall = page.evaluate("""() => {
      const ink = document.createElement("canvas").getContext("2d");
      return [...document.querySelectorAll(".letter")].map((at) => {
        ink.font = `700 ${getComputedStyle(at).fontSize} ${getComputedStyle(at).fontFamily}`;
        const { actualBoundingBoxAscent, width } = ink.measureText(at.textContent);
        return [actualBoundingBoxAscent, width, at.parentElement.clientWidth];
      });
    }""")
    assert all(high >= 80 * 96 / 25.4 and wide <= room for high, wide, room in tall)
