"""Chapter 5 as a student walks through it: guess, grow the tumour, place needles, count to five; at both sizes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, PHONE, Tab, themes
from tests.browser.test_access import UNNAMED, findings
from tests.browser.test_layout import BEYOND_THE_EDGE, ZOOMED_200

CHAPTER = "/inside-the-ice"
FULL = re.compile(r"model output$")


def opened(page_at: Callable, size: tuple[int, int], parts: str = "", **more: object) -> Tab:
    """Open the lab, past its question, and wait until the full run stands."""
    tab = Tab(page_at(*size, f"{CHAPTER}?core_shown=yes{parts}", **more))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    expect(tab.verdict).to_contain_text(FULL, timeout=30_000)
    tab.rest()
    return tab


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_larger_tumour_is_no_longer_covered_and_the_planners_needles_cover_it(page_at: Callable, size):
    tab = opened(page_at, size, "&core=45")
    expect(tab.page.get_by_text("You guessed 45 mm")).to_be_visible()
    expect(tab.page.locator(".ct-plot canvas").first).to_be_attached()  # the ice itself, which is drawn last
    before = int(re.search(r"reached (?:about )?(\d+)%", tab.verdict.inner_text()).group(1))
    tab.page.get_by_role("button", name=re.compile("Place the planner")).click()
    expect(tab.verdict).to_contain_text(re.compile(r"reached (about 99|99|100)%"), timeout=30_000)
    assert before < 90
    assert tab.width_beyond() <= 0
    assert tab.page.evaluate(BEYOND_THE_EDGE) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_view_is_drawn_with_a_table(page_at: Callable, size):
    tab = opened(page_at, size)
    for view in ("Over time", "Minute by minute", "One to five", "How far off?", "How much is covered?"):
        tab.page.get_by_role("radio", name=view, exact=True).click()
        tab.rest()
        expect(tab.page.locator(".ct-plot.ct-waiting")).to_have_count(0)
        expect(tab.page.get_by_text("Show as table").first).to_be_visible()
        assert tab.width_beyond() <= 0
        assert tab.page.evaluate(BEYOND_THE_EDGE) == []


def test_on_a_phone_control_verdict_and_slice_are_in_sight_at_once_and_the_panel_goes_with_the_lab(page_at: Callable):
    tab = opened(page_at, PHONE)
    tab.scroll_to(tab.page.get_by_role("img", name=re.compile("^Slice across")))
    slider = tab.page.get_by_role("slider", name="Tumour across (mm)", exact=True)
    for part in (slider, tab.verdict, tab.page.get_by_role("img", name=re.compile("^Slice across"))):
        expect(part).to_be_in_viewport()
    tab.page.get_by_role("heading", name="Explain").scroll_into_view_if_needed()
    tab.page.mouse.wheel(0, 2000)
    expect(slider).not_to_be_in_viewport()


def film(tab: Tab) -> str:
    """The title over the film."""
    return tab.page.locator("[class*=st-key-ice-film] .ct-title").inner_text()


def test_the_freeze_plays_in_the_browser_alone_and_the_minute_it_stops_at_is_kept(page_at: Callable):
    tab = opened(page_at, DESKTOP, "&ice_view=film&minute=3")
    expect(tab.page.locator("[class*=st-key-ice-film] .ct-title").first).to_contain_text("At minute 3")
    tab.page.get_by_role("button", name="Play").click()
    expect(tab.page.locator("[class*=st-key-ice-film] .ct-title").first).to_contain_text(
        re.compile("At minute (5|6|7)"), timeout=20_000
    )
    assert tab.address["minute"] == "3"
    tab.page.get_by_role("button", name="Pause").click()
    at = re.search(r"At minute (\d+)", film(tab)).group(1)
    tab.page.wait_for_url(re.compile(f"minute={at}"))
    tab.page.wait_for_timeout(1800)
    assert f"At minute {at} " in film(tab)


def test_the_film_can_be_scrubbed_by_keyboard_and_says_where_it_rests(page_at: Callable):
    tab = opened(page_at, PHONE, "&ice_view=film&minute=3")
    slider = tab.page.get_by_role("slider", name="Minute", exact=True)
    slider.focus()
    for _ in range(8):
        tab.page.keyboard.press("ArrowRight")
    expect(tab.page.locator("[class*=st-key-ice-film] .ct-title").first).to_contain_text("At minute 11")
    assert slider.get_attribute("aria-valuetext") == "Minute 11 of 28. It thaws: the needles are off."
    expect(tab.page.get_by_role("status").filter(has_text="Minute 11 of 28.")).to_have_count(1)
    tab.page.wait_for_url(re.compile("minute=11"))
    tab.page.go_back()
    expect(tab.page.locator("[class*=st-key-ice-film] .ct-title").first).not_to_contain_text("At minute 11 ")


def test_whoever_wants_less_motion_steps_through_the_film(page_at: Callable):
    tab = opened(page_at, DESKTOP, "&ice_view=film", reduced_motion="reduce")
    expect(tab.page.get_by_role("button", name="Play")).to_have_count(0)
    tab.page.get_by_role("button", name="Minute: one step more").click()
    expect(tab.page.locator("[class*=st-key-ice-film] .ct-title").first).to_contain_text("At minute 11")


def test_views_can_be_changed_quickly_while_the_film_plays(page_at: Callable):
    tab = opened(page_at, DESKTOP, "&ice_view=film")
    for _ in range(5):
        tab.page.get_by_role("button", name="Play").click()
        for view in ("One to five", "Minute by minute"):
            tab.page.get_by_role("radio", name=view, exact=True).click()
    tab.rest()
    expect(tab.page.locator("[class*=st-key-ice-film] .ct-title").first).to_contain_text("At minute")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_of_ours_in_either_theme(page_at: Callable, axe: Callable, size):
    tab = opened(page_at, size)
    for closed in ("Show as table", "Freeze, thaw", "Where the needles", "A vessel", "What was read"):
        for summary in tab.page.locator("summary", has_text=closed).all():
            summary.click()
    for theme in themes(tab):
        assert findings(tab.page, axe) == [], theme
    assert tab.page.evaluate(UNNAMED) == []


CAMERA = "() => document.querySelector('[class*=st-key-ice-body] .ct-plot')._fullLayout.scene.camera.eye.x"
NO_WEBGL = "HTMLCanvasElement.prototype.getContext = () => null"


def test_the_ice_is_turned_by_keyboard_and_stays_turned_when_a_control_moves(page_at: Callable):
    tab = opened(page_at, DESKTOP)
    expect(tab.page.locator(".ct-plot.ct-waiting")).to_have_count(0)
    before = tab.page.evaluate(CAMERA)
    tab.page.get_by_role("button", name="Turn left").focus()
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_function(f"({CAMERA})() !== {before}")
    turned = tab.page.evaluate(CAMERA)
    tab.page.get_by_role("button", name="Tumour across (mm): one step more").click()
    tab.rest()
    assert tab.page.evaluate(CAMERA) == turned


def test_without_webgl_the_slices_stay_and_a_sentence_says_so(page_at: Callable):
    tab = Tab(page_at(*PHONE, "/"))
    tab.page.add_init_script(NO_WEBGL)
    tab.page.goto(tab.page.url.rstrip("/") + CHAPTER)
    expect(tab.page.get_by_text("The two slices show the same ice")).to_be_visible()
    expect(tab.page.get_by_role("button", name="Turn left")).to_have_count(0)
    expect(tab.page.get_by_role("img", name=re.compile("^Slice across"))).to_be_attached()


CUT = """() => [...document.querySelectorAll('[data-testid="stMain"] *')].filter((at) => {
  const { overflowX, overflowY } = getComputedStyle(at);
  const isCut = at.scrollWidth - at.clientWidth > 2 || at.scrollHeight - at.clientHeight > 2;
  return /hidden|clip/.test(overflowX + overflowY) && isCut && at.clientWidth > 4 && at.textContent.trim()
    && at.checkVisibility() && !at.closest("[aria-live], .ct-rows, svg");
}).map((at) => at.outerHTML.slice(0, 120))"""


def test_at_200_percent_the_lab_flows_into_one_column_and_nothing_is_cut(page_at: Callable):
    tab = opened(page_at, ZOOMED_200)
    assert tab.width_beyond() <= 0
    assert tab.page.evaluate(BEYOND_THE_EDGE) == []
    assert tab.page.evaluate(CUT) == []
    columns = tab.page.locator(".st-key-ice_lab .stColumn").evaluate_all("all => all.map((at) => at.clientWidth)")
    assert min(columns) > ZOOMED_200[0] * 0.85, "one column as wide as the page"
    tab.scroll_to(tab.page.locator(".st-key-ice_panel"))
    assert tab.verdict.bounding_box()["height"] < ZOOMED_200[1] / 4, "the line that stays leaves room for the rest"
