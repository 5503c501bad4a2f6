"""A tab of the browser on one of our pages, with what a person does there and what they then see."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from cryoteach.domain.person_link import write_link
from cryoteach.domain.rules.assessment import Assessment, assess
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.phrases import count_line
from cryoteach.domain.rules.profiles import Profile
from cryoteach.wiring import content

DESKTOP, PHONE = (1366, 768), (360, 740)
SIZES = {"desktop": DESKTOP, "phone": PHONE}
GROUNDS = {"light": "rgb(251, 250, 246)", "dark": "rgb(18, 24, 31)"}
PATIENCE_MS = 30_000
MOST_TRIES = 5
MOST_TABS = 120  # from one end of a page to the other
CHARTS = ("limit-map", "margins")
LEAFLET = content().rules.profiles["leaflet"]
SEVEN_SMALL = content().rules.presets["seven-small"].person
EVERYTHING_MET = content().rules.presets["two-lesions"].person

expect.set_options(timeout=PATIENCE_MS)


def one_person(page_at: Callable, size: tuple[int, int], person: Person | None = None, **more: object) -> "Tab":
    """Open chapter 2, with a person or as it comes, and wait until everything stands."""
    query = f"?{urlencode(write_link(person, LEAFLET))}" if person else ""
    tab = Tab(page_at(*size, f"/one-person{query}", **more))
    tab.stand()
    return tab


class Tab:
    """One tab.

    Args:
        page: Playwright's page.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE_MS)
        self.verdict = page.locator(".ct-verdict")
        self.why = page.locator(".ct-reasons")
        self.flip = page.locator(".ct-flip")
        self.live = page.locator('[role="status"][aria-live="polite"]').first
        self.charts = page.locator(".ct-plot.js-plotly-plot")

    def stand(self) -> None:
        """Wait until verdict, controls and both charts of chapter 2 are there."""
        expect(self.verdict).to_be_visible()
        expect(self.slider("Largest diameter")).to_be_attached()
        expect(self.charts).to_have_count(len(CHARTS))
        expect(self.page.locator(".ct-footer")).to_be_attached()
        self.rest()

    def rest(self) -> None:
        """Wait until Streamlit has no more to say, and the page is shown."""
        self.page.locator('html:not(.ct-coming) [data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(
            state="attached"
        )

    def choose_another(self, label: str) -> None:
        """Choose the second of a list. A list that opens while the page still runs is closed again: it is reopened."""
        second = self.page.get_by_role("option").nth(1)
        for _ in range(MOST_TRIES):
            self.rest()
            self.page.get_by_label(label).first.click()
            with suppress(PlaywrightTimeoutError):
                second.wait_for(timeout=PATIENCE_MS / MOST_TRIES)
                break
        second.click()

    @property
    def path(self) -> str:
        """Where the tab is, on our site."""
        return urlsplit(self.page.url).path

    @property
    def address(self) -> dict[str, str]:
        """The parts of the address."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    def shows(self, person: Person, profile: Profile = LEAFLET) -> None:
        """Wait until the page judges this person by these limits, and the controls show them."""
        standing = assess(person, profile)
        expect(self.verdict).to_contain_text(standing.verdict.words)
        expect(self.verdict).to_contain_text(count_line(standing))
        for title, finding in (("Liver tumours", "lesion_count"), ("Largest diameter", "largest_diameter_cm")):
            value = person.value(finding)
            expect(self.typed(title)).to_have_value("" if value is None else SCALES[finding].number(value))

    def standing(self, person: Person) -> Assessment:
        """What the engine says about a person, by the limits that the page starts with."""
        return assess(person, LEAFLET)

    def download(self, chart: Locator, kind: str, folder: Path) -> Path:
        """Save one of a chart's files."""
        with self.page.expect_download() as coming:
            chart.get_by_role("button", name=kind).click()
        path = folder / coming.value.suggested_filename
        coming.value.save_as(path)
        return path

    def slider(self, title: str) -> Locator:
        """The slider of a number."""
        return self.page.get_by_role("slider", name=title)

    def typed(self, title: str) -> Locator:
        """The field of a number in which its value is typed."""
        return self.page.get_by_role("textbox", name=title)

    def unknown(self, title: str) -> Locator:
        """The box of a number that says it is not known."""
        return self.page.get_by_role("checkbox", name=title)

    def type(self, title: str, text: str) -> None:
        """Type a value and leave the field."""
        self.typed(title).fill(text)
        self.typed(title).press("Enter")

    def gate(self, title: str) -> Locator:
        """The head of a gate."""
        return self.page.locator(".ct-gates summary", has_text=title)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab, as somebody without a mouse does, until the focus is on what has this name."""
        seen = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            seen.append(self.page.evaluate(FOCUSED_NAME))
            if re.search(name, seen[-1]):
                assert self.page.evaluate(FOCUS_IS_SEEN), f"no focus to be seen on {seen[-1]!r}"
                return
        raise AssertionError(f"Tab never came to {name!r}; it came by {list(dict.fromkeys(seen))}")

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size and wait until the charts have taken it."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.wait_for_function(CHARTS_FIT)

    def scroll_to(self, part: Locator) -> None:
        """Scroll until a part is in the middle of the window."""
        part.evaluate("at => at.scrollIntoView({ block: 'center', behavior: 'instant' })")

    def sees(self, part: Locator) -> bool:
        """Whether a part is in the window, with nothing lying over its middle."""
        return part.evaluate(IS_SEEN)

    def width_beyond(self) -> int:
        """How many pixels of the page, or of what scrolls in it, lie beyond its right edge."""
        return self.page.evaluate(WIDTH_BEYOND)


def looks(tab: Tab, sizes: Mapping[str, tuple[int, int]] = SIZES) -> Iterator[tuple[str, str]]:
    """Give a tab each size in each theme, one after another; the names of both."""
    for name, size in sizes.items():
        tab.resize(size)
        for theme in themes(tab):
            yield name, theme


def themes(tab: Tab) -> Iterator[str]:
    """Give a tab each theme, one after another."""
    for theme, ground in GROUNDS.items():
        tab.page.emulate_media(color_scheme=theme)
        expect(tab.page.locator('[data-testid="stApp"]')).to_have_css("background-color", ground)
        tab.rest()
        yield theme


FOCUSED_NAME = """() => {
  const at = document.activeElement;
  const labelled = at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? "";
  const group = at.closest("[class*='st-key-']")?.className.match(/st-key-([\\w-]+)/)?.[1] ?? "";
  return `${labelled || at.innerText || ""} #${group}`.replace(/\\s+/g, " ").trim();
}"""
FOCUS_IS_SEEN = """() => {
  const at = document.activeElement;
  const around = [at, at.parentElement, at.parentElement?.parentElement, at.closest('[data-baseweb="select"]')];
  const look = () => around.map((part) => {
    const { outline, boxShadow, border, backgroundColor } = part ? getComputedStyle(part) : {};
    return [outline, boxShadow, border, backgroundColor].join();
  }).join();
  const focused = look();
  at.blur();
  const plain = look();
  at.focus();
  return focused !== plain;
}"""
WIDTH_BEYOND = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const root = document.documentElement;
  return Math.max(root.scrollWidth - root.clientWidth, main.scrollWidth - main.clientWidth);
}"""
CHARTS_FIT = """() => [...document.querySelectorAll(".ct-plot.js-plotly-plot")].every((plot) => {
  const room = plot.closest(".ct-picture").clientWidth;
  return !room || Math.abs(plot._fullLayout.width - room) <= 1;
})"""
IS_SEEN = """(part) => {
  const { left, right, top, bottom } = part.getBoundingClientRect();
  const inside = top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return inside && (part.contains(at) || at?.contains(part) === true);
}"""
