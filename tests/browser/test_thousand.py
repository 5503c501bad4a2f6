"""Chapters 1, 3 and 4 as a student walks through them: guess, look, loosen, meet one person; and for everybody."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from cryoteach.domain.population.gate_order import first_order
from cryoteach.widgets.thousand.link_parts import DEEPER_VIEWS, VIEWS
from cryoteach.wiring import content
from tests.browser.tab import DESKTOP, PHONE, SIZES, Tab, looks
from tests.browser.test_access import UNNAMED, findings
from tests.browser.test_layout import BEYOND_THE_EDGE

CHAPTER = "/a-thousand-people"
PAGES = {
    "guess": "/guess-first?guess_of_1000=400&sure=2",
    "exact": "/how-exact?number=5&size=5&more_of_1000=100",
    "thousand": f"{CHAPTER}?guess_of_1000=400&sure=2&picked=within",
}
FORBIDDEN = re.compile(r"\b(?<!not )eligible\b|proves that|NaN|undefined|Traceback", re.IGNORECASE)
WITHIN = re.compile(r"([\d,]+) of 1,000 within every limit")


def opened(page_at: Callable, size: tuple[int, int], path: str, **more: object) -> Tab:
    """Open a page of ours and wait until it stands."""
    tab = Tab(page_at(*size, path, **more))
    settled(tab)
    return tab


def settled(tab: Tab) -> None:
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    tab.rest()
    expect(tab.page.locator(".ct-plot.ct-waiting")).to_have_count(0)


def within(tab: Tab) -> int:
    """How many of the thousand the line that stays in sight says are within."""
    expect(tab.verdict).to_be_visible()
    expect(tab.verdict).to_contain_text(WITHIN)
    return int(WITHIN.search(tab.verdict.inner_text()).group(1).replace(",", ""))


def look_at(tab: Tab, words: str) -> None:
    if words in DEEPER_VIEWS.values() and not tab.page.get_by_role("radio", name=words, exact=True).count():
        tab.page.get_by_role("radio", name="Go deeper", exact=True).click()
    tab.page.get_by_role("radio", name=words, exact=True).click()
    expect(tab.page.get_by_role("radio", name=words, exact=True)).to_be_checked()


def drawn_with_name_and_table(tab: Tab) -> None:
    """Every chart on the page is drawn, says what it is, and has its rows as a table."""
    expect(tab.charts.first).to_be_visible()
    tab.rest()
    expect(tab.page.locator(".ct-plot.ct-waiting")).to_have_count(0)
    charts = tab.page.locator(".ct-chart")
    for place in range(charts.count()):
        picture = charts.nth(place).locator(".ct-picture")
        expect(picture).to_have_attribute("role", "img")
        assert ". " in picture.get_attribute("aria-label")  # what it is, and what it says now
        rows_of(charts.nth(place))
        expect(charts.nth(place).get_by_role("button", name="CSV")).to_be_visible()


def rows_of(chart: Locator) -> None:
    details = chart.locator("details")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    expect(details.locator("tbody tr").first).to_be_attached()
    expect(details.locator("caption")).not_to_be_empty()


def fits(tab: Tab, where: str) -> None:
    assert tab.width_beyond() <= 0, where
    assert tab.page.evaluate(BEYOND_THE_EDGE) == [], where


def said_badly(page: Page) -> list[str]:
    return FORBIDDEN.findall(page.locator("main").inner_text())


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_students_path_from_the_guess_to_one_person(page_at: Callable, size: tuple[int, int]):
    tab = opened(page_at, size, "/guess-first")
    tab.type("Your guess", "400")
    tab.page.get_by_role("radio", name="2 · fairly").click()
    expect(tab.page.get_by_role("radio", name="2 · fairly")).to_be_checked()
    tab.rest()
    tab.page.get_by_role("button", name="That is my guess").click()
    expect(tab.page.get_by_text("You said 400. The model")).to_be_visible()

    tab.page.goto(tab.page.url.replace("/guess-first", CHAPTER))
    expect(tab.verdict).to_contain_text("your guess: 400 of 1,000, certainty 2")  # the guess stands beside the result
    before = within(tab)
    assert before < 400  # far fewer than guessed

    look_at(tab, VIEWS["loosen"])
    tab.page.get_by_role("radio", name=re.compile("very large", re.IGNORECASE)).click()
    title = re.compile(r"the limit \(cm\)")
    expect(tab.typed(title)).to_be_attached()
    tab.typed(title).fill("5")
    tab.typed(title).press("Enter")
    expect(tab.page.get_by_role("button", name="Put every limit back")).to_be_visible()
    expect(tab.verdict).to_contain_text("limit moved")
    assert before <= within(tab) < before + 200, "hardly anyone comes back"
    expect(tab.page.get_by_text("it changes the count within by")).to_be_visible()
    tab.page.get_by_role("button", name="Put every limit back").click()
    expect(tab.verdict).not_to_contain_text("limit moved")
    assert within(tab) == before

    tab.choose_another("Pick a group")
    expect(tab.page.get_by_text("One of them, invented")).to_be_visible()
    look_at(tab, VIEWS["funnel"])
    expect(tab.page.get_by_text("One of them, invented")).to_be_visible()  # picked in one view, picked in all
    tab.page.get_by_role("link", name="Open this person").click()
    tab.stand()
    assert tab.path == "/one-person"
    assert "lesion_count" in tab.address
    tab.page.go_back()
    expect(tab.verdict).to_contain_text("your guess: 400 of 1,000")
    assert within(tab) == before


PLACE = """plot => {
  const { xaxis, yaxis } = plot._fullLayout;
  const [bottom, top] = yaxis.range;
  const box = plot.getBoundingClientRect();
  return [box.left + xaxis._offset + xaxis._length / 3, box.top + yaxis._offset, yaxis._length / (bottom - top), top];
}"""


def tap_row(tab: Tab, key: str, row: float) -> None:
    """Tap a row of a chart that reads downwards."""
    plot = tab.page.locator(f'[class*="st-key-{key}"] .ct-plot.js-plotly-plot:not(.ct-waiting)')
    tab.scroll_to(plot)
    x, first, height, top = plot.evaluate(PLACE)
    tab.page.mouse.click(x, first + (row - top) * height)


def test_a_tap_on_whose_doing_and_on_the_far_side_of_a_finding_picks_a_group_in_every_view(page_at: Callable):
    tab = opened(page_at, DESKTOP, CHAPTER + "?guess=40&view=shares")
    first, second = list(content().rules.criteria.values())[:2]
    tap_row(tab, "shapley", 1)
    tab.page.wait_for_url(re.compile(f"picked=fails-{second.letters}"))
    expect(tab.page.get_by_role("status").filter(has_text=second.title.lower())).to_be_visible()

    look_at(tab, VIEWS["findings"])
    settled(tab)
    rows = tab.page.locator(f'[class*="st-key-strip-{first.id}"] tbody tr')
    rows_of(tab.page.locator(f'[class*="st-key-strip-{first.id}"]'))
    tap_row(tab, f"strip-{first.id}", 0)  # nobody here fails the limit, and no group is all who meet it
    tap_row(tab, f"strip-{first.id}", rows.count())  # the limit's line has a row of its own
    tab.page.wait_for_url(re.compile(f"picked=fails-{first.letters}"))
    look_at(tab, VIEWS["how-sure"])
    expect(tab.page.get_by_role("combobox", name="Pick a group", exact=True)).to_be_visible()
    expect(tab.page.get_by_role("status").filter(has_text=first.title.lower())).to_be_visible()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_every_view_is_drawn_with_a_name_and_a_table_and_fits(page_at: Callable, size: tuple[int, int]):
    tab = opened(page_at, size, CHAPTER + "?guess_of_1000=400&sure=2", dark=size == PHONE)
    expected = within(tab)
    for view, words in VIEWS.items():
        look_at(tab, words)
        if view != "fails":
            tab.page.wait_for_url(re.compile(f"view={view}"))
        drawn_with_name_and_table(tab)
        fits(tab, view)
        assert within(tab) == expected, view
        expect(tab.page.get_by_role("heading", level=1)).to_have_count(1)
        assert said_badly(tab.page) == [], view
        assert tab.page.evaluate(UNNAMED) == [], view


def test_the_modes_are_switched_and_never_blended(page_at: Callable):
    tab = opened(page_at, DESKTOP, CHAPTER + "?guess=40")
    modelled = within(tab)
    expect(tab.verdict).to_contain_text("model output")
    tab.page.locator("summary", has_text="Who these people are").click()
    tab.page.get_by_role("radio", name="your own gate rates").click()
    expect(tab.verdict).to_contain_text("assumption, your own gate rates")
    assert within(tab) == 118  # six gates at 70 of 100, independent: 11.8 %
    for overlap, people in (("most overlap", 700), ("least overlap", 0)):
        tab.page.get_by_role("radio", name=overlap).click()
        expect(tab.verdict).to_contain_text(f"{people} of 1,000 within every limit")
    tab.page.get_by_role("radio", name="51 real, selected people").click()
    expect(tab.verdict).to_have_count(0)
    expect(tab.page.locator("main")).to_contain_text("CC BY 4.0")
    drawn_with_name_and_table(tab)
    tab.page.get_by_role("radio", name="the modelled cohort").click()
    assert within(tab) == modelled


def test_the_order_of_the_gates_changes_who_is_counted_where_and_not_how_many_are_left(page_at: Callable):
    tab = opened(page_at, DESKTOP, CHAPTER + "?guess=40&view=funnel")
    before = within(tab)
    first, second = first_order(content().rules.criteria.values())[:2]
    tab.page.locator("summary", has_text="Ask the gates in another order").click()
    tab.page.locator(f".st-key-down_{first.id} button").click()
    tab.page.wait_for_url(re.compile(f"order={second.letters}-{first.letters}"))
    expect(tab.page.locator(f".st-key-order_{second.id}")).to_contain_text(f"1. {second.title}")
    expect(tab.page.locator(f".st-key-up_{second.id} button")).to_have_count(1)  # Streamlit has cleared the old order
    expect(tab.page.locator(f".st-key-up_{second.id} button")).to_be_disabled()
    assert within(tab) == before
    tab.page.reload()
    settled(tab)
    expect(tab.page.locator(f".st-key-order_{second.id}")).to_contain_text(f"1. {second.title}")
    tab.page.locator("summary", has_text="Who these people are").click()
    tab.page.get_by_role("radio", name="selected", exact=True).click()
    expect(tab.page.get_by_role("radio", name="selected", exact=True)).to_be_checked()
    tab.page.wait_for_url(re.compile("preset=selected"))


def test_chapter_3_says_who_changes_side_as_the_two_limits_move(page_at: Callable):
    tab = opened(page_at, PHONE, "/how-exact", dark=True)
    expect(tab.verdict).not_to_contain_text("of 1,000")
    tab.page.get_by_role("button", name="Show me").click()
    expect(tab.page.get_by_text("more of 1,000").first).to_be_visible()
    settled(tab)
    drawn_with_name_and_table(tab)
    tab.typed(re.compile(r"the limit \(cm\)")).fill("5")
    tab.typed(re.compile(r"the limit \(cm\)")).press("Enter")
    expect(tab.verdict).to_contain_text("come in")
    tab.page.wait_for_url(re.compile("size=5"))
    expect(tab.page.get_by_role("button", name="Put both limits back")).to_be_visible()
    fits(tab, "how exact")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_of_ours_and_the_console_is_quiet(page_at: Callable, axe: Callable, path: str):
    tab = Tab(page_at(*DESKTOP, "/_stcore/health"))  # a light page first, so that nothing of the next is missed
    errors = []
    tab.page.on("console", lambda said: errors.append(said.text) if said.type == "error" and not noise(said) else None)
    tab.page.goto(tab.page.url.removesuffix("/_stcore/health") + path)
    settled(tab)
    for look in looks(tab):
        fits(tab, str(look))
        assert findings(tab.page, axe) == [], look
    expect(tab.page.get_by_role("heading", level=1)).to_have_count(1)
    assert said_badly(tab.page) == []
    assert errors == []


def noise(said: object) -> bool:
    """Streamlit looks for its server below the page's own address first, and is told 404."""
    return "/_stcore/" in said.location["url"]
