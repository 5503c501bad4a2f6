"""Labels never cover a line, a mark or each other, and none is cut: measured in the drawn charts, at both sizes."""

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from playwright.sync_api import Page

from cryoteach.domain.person_link import write_link
from cryoteach.domain.registry import shown_facts
from cryoteach.widgets.ice.link_parts import VIEWS as ICE_VIEWS
from cryoteach.widgets.thousand.link_parts import VIEWS
from cryoteach.wiring import content
from tests.browser.boxes import covered
from tests.browser.tab import LEAFLET, SEVEN_SMALL, SIZES, Tab
from tests.browser.test_thousand import settled

WITH_INTERVAL = next(name for name, fact in shown_facts(content().evidence.facts).items() if fact.low is not None)
THOUSAND = "/a-thousand-people?guess_of_1000=250"
PLACES = (
    f"/one-person?{urlencode(write_link(SEVEN_SMALL, LEAFLET))}",
    *(f"{THOUSAND}&view={view}" for view in VIEWS),
    *(f"/inside-the-ice?core_shown=yes&ice_view={view}" for view in ICE_VIEWS if view != "film"),
    "/control-is-not-cure?seed_frozen=yes&seed_month=60&seed_said=never",
    f"/evidence?fact={WITH_INTERVAL}",
)


def test_no_label_covers_a_line_a_mark_or_another_and_none_is_cut(page_at: Callable):
    tab = Tab(page_at(*next(iter(SIZES.values()))))
    found = {(where, size): seen for where in PLACES for size, seen in at_each_size(tab, where) if seen}
    assert found == {}


def at_each_size(tab: Tab, path: str) -> Iterator[tuple[str, list[str]]]:
    """What is covered on one page, at each size."""
    go_to(tab.page, path)
    settled(tab)
    for size, (width, height) in SIZES.items():
        tab.page.set_viewport_size({"width": width, "height": height})
        yield size, covered(tab.page)


def go_to(page: Page, path: str) -> None:
    root = "/".join(page.url.split("/")[:3])
    page.goto(root + path)
