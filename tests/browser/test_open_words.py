"""How much there is to read on arrival: at most 120 open words of prose a page, and 500 words in all at both sizes.

Prose is what a learner reads to understand; what they set, charts, letters, vignettes and the registry are not counted
as prose. The foot of the page, alike everywhere, counts among all words only.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, PHONE, Tab
from tests.pages.visitor import PAGES

MOST_PROSE, MOST_WORDS = 120, 500
NOT_PROSE = (
    "button, a, label, input, select, textarea, summary, header, footer, [role=radiogroup], [role=listbox]",  # controls
    "[data-testid='stPageLink'], .stSelectbox, .stMultiSelect, .stButtonGroup, .stRadio, .ct-quantity, .ct-q-label",
    ".ct-chart, .ct-gates, svg, table",  # charts and what they hold
    ".st-key-letter, .st-key-case, .ct-vignette",  # letters and vignettes
    ".st-key-registry, [class*='st-key-fact_']",  # the registry
    ".ct-footer, .st-key-onward, .st-key-foot_tools, .ct-notice",  # the foot, and what is wrong
)
WORDS = """(apart) => {
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let [prose, all] = [0, 0];
  while (words.nextNode()) {
    const at = words.currentNode.parentElement;
    if (at.closest("style, script, [aria-hidden=true]") || !at.checkVisibility({ visibilityProperty: true })) continue;
    const box = at.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || at.closest("details:not([open])") && !at.closest("summary")) continue;
    const count = words.currentNode.textContent.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
    all += count;
    if (!apart.some((one) => at.closest(one))) prose += count;
  }
  return { prose, all };
}"""

EVERY_WORD = """() => document.querySelector('[data-testid="stMain"]').innerText.trim().split(/\\s+/).length"""
"""Every word of the page, with what controls and charts say, what is out of sight and the names of icons."""


def arrived(page_at: Callable, name: str) -> Tab:
    """A tab in which a page has come to rest."""
    tab = Tab(page_at(*DESKTOP, "/" if name == "start" else f"/{name.replace('_', '-')}"))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    tab.rest()
    tab.page.wait_for_function("() => !document.querySelector('.ct-waiting')")
    return tab


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_short_on_arrival(page_at: Callable, name: str):
    tab = arrived(page_at, name)
    found = tab.page.evaluate(WORDS, list(NOT_PROSE))
    assert found["prose"] > 0, f"{name}: no word was found, so nothing was measured"
    assert found["prose"] <= MOST_PROSE, f"{name}: {found['prose']} open words of prose, at most {MOST_PROSE}"
    for size in (DESKTOP, PHONE):
        tab.page.set_viewport_size({"width": size[0], "height": size[1]})
        tab.rest()
        every = tab.page.evaluate(EVERY_WORD)
        assert 0 < every <= MOST_WORDS, f"{name} at {size[0]}: {every} words in all, at most {MOST_WORDS}"
