"""The parts in Streamlit's hands: taken out of the page and put back they hear on, and gone they hear nothing more."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, EVERYTHING_MET, Tab, one_person

MANY = 8  # parts that stand on the page of one person, at least
OUT_OF_THE_PAGE = """move => {
  const places = [...document.querySelectorAll('[data-testid="stBidiComponentRegular"]')];
  const back = places.map((place) => {
    const mark = document.createComment("");
    place.replaceWith(mark);
    return () => mark.replaceWith(place);
  });
  for (const [name, detail] of move) dispatchEvent(new CustomEvent(`cryoteach:${name}`, { detail }));
  for (const put of back) put();
  return places.length;
}"""
"""As Streamlit takes a part out and puts it back when its neighbours change, but with events on their way meanwhile."""
NO_NEWS = [
    ("person-asked", {}),
    ("person", {"person": {}}),
    ("person-view", {"payloads": {}}),
    ("frame-asked", {"of": ""}),
]
COUNT_LISTENERS = """() => {
  const [add, types] = [window.addEventListener, (window.listening = new Map())];
  window.addEventListener = function (type, listener, options) {
    const count = (by) => types.set(type, (types.get(type) ?? 0) + by);
    if (type.startsWith("cryoteach:")) {
      count(+1);
      options.signal.addEventListener("abort", () => count(-1));
    }
    return add.call(this, type, listener, options);
  };
}"""


def test_a_part_that_was_out_of_the_page_for_a_moment_is_not_deaf(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    moved = {"values": {"lesion_count": 9}, "settled": True}
    assert tab.page.evaluate(OUT_OF_THE_PAGE, [*NO_NEWS, ("moved", moved)]) >= MANY
    tab.shows(EVERYTHING_MET.with_values(lesion_count=9))
    expect(tab.page.locator(".ct-title", has_text="9 tumours").first).to_be_visible()
    tab.slider("Liver tumours").press("ArrowRight")
    tab.shows(EVERYTHING_MET.with_values(lesion_count=10))
    tab.page.wait_for_url("**lesion_count=10**")


def test_parts_of_a_page_that_was_left_listen_no_more(page_at: Callable, app_url: str):
    tab = Tab(page_at(*DESKTOP, "/_stcore/health"))  # a light page first, so that the count begins with the next
    tab.page.context.add_init_script(f"({COUNT_LISTENERS})()")
    tab.page.goto(app_url)
    expect(tab.page.locator(".ct-walk svg:visible")).to_have_count(1)
    tab.rest()
    on_start = tab.page.evaluate("() => Object.fromEntries(listening)")  # its own dial listens too
    tab.page.get_by_role("link", name="Explore").click()
    tab.stand()
    assert tab.page.evaluate("() => listening.get('cryoteach:person')") > 0
    tab.page.go_back()
    expect(tab.page.get_by_role("heading", level=1)).to_contain_text("Why can most people")
    left_over = "(before) => [...listening].every(([type, count]) => count === (before[type] ?? 0))"
    tab.page.wait_for_function(left_over, arg=on_start)
