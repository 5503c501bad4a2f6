"""The controls and charts under the hand: quick, wrong, touched, clicked, and never torn down."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from cryoteach.domain.person_link import write_link
from cryoteach.domain.rules.patient import LESION_COUNT, SCALES, Person
from cryoteach.figures.one_person import limit_map, margins
from cryoteach.wiring import content
from tests.browser.tab import CHARTS, DESKTOP, EVERYTHING_MET, LEAFLET, PHONE, Tab, one_person

MANY_MOVES = 30
WELL_RESTED = 500  # ms; the hand rests after 300
MARK = "all => all.forEach((plot, at) => { plot.ours = at; plot.querySelector('.main-svg').ours = at; })"
MARKS = "all => all.map((plot) => [plot.ours, plot.querySelector('.main-svg').ours])"
PLACE = """([x, y]) => {
  const plot = document.querySelector('[class*="st-key-limit-map"] .ct-plot');
  const { xaxis, yaxis } = plot._fullLayout;
  const box = plot.getBoundingClientRect();
  return [box.left + xaxis._offset + xaxis.d2p(x), box.top + yaxis._offset + yaxis.d2p(y)];
}"""


WRONG = {
    **dict.fromkeys(("2.55", "99", "-1", "1e999"), " is not possible"),
    **dict.fromkeys(("seven", "", "0x1", "1_0"), " is not a number"),
    "1,500": ": is it 1500 or 1.5? Write one of the two",
    "1,234,567": " has a thousands separator",
    **dict.fromkeys(("\u0662", "\uff12"), " is written in digits of another script"),
}
"""Typed as a diameter, and why it is none: the rule of tests/domain/input/test_typed_numbers.py, in the browser."""


def test_a_number_can_be_stepped_typed_slid_worded_and_not_known(page_at: Callable):
    tab = one_person(page_at, DESKTOP)
    person = EVERYTHING_MET
    tab.page.get_by_role("button", name="Liver tumours: one step more").click()
    tab.shows(person := person.with_values(lesion_count=person.lesion_count + 1))
    tab.page.get_by_role("button", name="Largest diameter (cm): one step less").click()
    tab.shows(person := person.with_values(largest_diameter_cm=1.9))

    tab.type("Largest diameter", "2,6")  # as much of Europe writes it
    tab.shows(person := person.with_values(largest_diameter_cm=2.6))
    for wrong, why in WRONG.items():
        tab.type("Largest diameter", wrong)
        trouble = tab.page.get_by_role("alert").filter(has_text=f"“{wrong}”{why}")
        expect(trouble).to_contain_text(SCALES["largest_diameter_cm"].range_in_words)
        expect(tab.typed("Largest diameter")).to_have_value(wrong)  # it can be mended
        expect(tab.typed("Largest diameter")).to_have_attribute("aria-invalid", "true")
    tab.type("Largest diameter", "1.5")
    expect(tab.page.locator(".ct-q-trouble").filter(has_text="it takes")).to_have_count(0)
    tab.shows(person := person.with_values(largest_diameter_cm=1.5))

    tab.typed("Largest diameter").fill("4.")  # half typed, while an answer to something else comes in
    tab.page.get_by_role("button", name="Liver tumours: one step more").evaluate("button => button.click()")
    tab.page.wait_for_url(re.compile(f"lesion_count={person.lesion_count + 1}"))
    tab.rest()
    expect(tab.typed("Largest diameter")).to_have_value("4.")
    tab.type("Largest diameter", "1.5")

    tab.slider("Liver tumours").press("End")
    tab.shows(person := person.with_values(lesion_count=round(LESION_COUNT.high)))
    expect(tab.page.get_by_role("button", name="Liver tumours: one step more")).to_be_disabled()
    tab.slider("Liver tumours").press("Home")
    tab.shows(person := person.with_values(lesion_count=round(LESION_COUNT.low)))

    tab.unknown("Liver tumours").check()
    tab.shows(person.with_values(lesion_count=None))
    expect(tab.slider("Liver tumours")).to_have_attribute("aria-valuetext", "not known")
    tab.unknown("Liver tumours").uncheck()
    tab.shows(person)

    for word, read in content().rules.growth_words.items():
        button = tab.page.get_by_role("button", name=f"{word} {read.doubling_time_days}")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(tab.typed("Growth")).to_have_value(str(read.doubling_time_days))
        tab.page.wait_for_url(re.compile(f"doubling_time_days={read.doubling_time_days}"))


def test_quick_moves_lose_nothing_and_tear_down_nothing(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    tab.charts.evaluate_all(MARK)
    tab.live.evaluate("element => { element.ours = 'live'; }")
    person = EVERYTHING_MET
    for _ in range(MANY_MOVES // 2):
        tab.slider("Liver tumours").press("ArrowRight")
        tab.slider("Largest diameter").press("ArrowRight")
        person = person.with_values(
            lesion_count=person.lesion_count + 1, largest_diameter_cm=round(person.largest_diameter_cm + 0.1, 1)
        )
    tab.shows(person)
    tab.page.wait_for_url(
        re.compile(f"lesion_count={person.lesion_count}&largest_diameter_cm={person.largest_diameter_cm}")
    )
    titles = [limit_map.table(tab.standing(person)).caption, margins.table(tab.standing(person)).caption]
    for title in titles:
        expect(tab.page.locator(".ct-title", has_text=title)).to_be_visible()
    assert tab.charts.evaluate_all(MARKS) == [[0, 0], [1, 1]]
    expect(tab.live).to_contain_text("outside the limits")  # the region that was there has new words
    assert tab.live.evaluate("element => element.ours") == "live"

    more = tab.page.get_by_role("button", name="Liver tumours: one step more")
    less = tab.page.get_by_role("button", name="Largest diameter (cm): one step less")
    for _ in range(MANY_MOVES):  # faster than any answer
        more.evaluate("button => button.click()")
        less.evaluate("button => button.click()")
    person = person.with_values(
        lesion_count=person.lesion_count + MANY_MOVES,
        largest_diameter_cm=max(0.3, round(person.largest_diameter_cm - MANY_MOVES / 10, 1)),
    )
    tab.shows(person)
    tab.page.wait_for_url(
        re.compile(f"lesion_count={person.lesion_count}&largest_diameter_cm={person.largest_diameter_cm}")
    )


def test_a_click_on_the_map_moves_the_person_there_and_a_drag_does_not(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    x, y = tab.page.evaluate(PLACE, [13, 6.4])
    tab.page.mouse.click(x, y)
    moved = EVERYTHING_MET.with_values(lesion_count=13, largest_diameter_cm=6.4)
    tab.shows(moved)
    tab.page.wait_for_url(re.compile("lesion_count=13"))

    tab.page.mouse.down()
    tab.page.mouse.move(x - 90, y - 40, steps=4)
    tab.page.mouse.up()
    tab.rest()
    tab.shows(moved)
    tab.page.go_back()
    tab.shows(EVERYTHING_MET)


def test_a_tap_on_the_map_moves_the_person_and_a_finger_that_scrolls_does_not(page_at: Callable):
    tab = one_person(page_at, PHONE, EVERYTHING_MET, has_touch=True, is_mobile=True)
    tab.page.locator("summary", has_text="The person").tap()
    expect(tab.slider("Liver tumours")).not_to_be_visible()  # the panel has gone down
    tab.scroll_to(tab.page.locator('[class*="st-key-limit-map"] .ct-plot'))
    tab.page.touchscreen.tap(*tab.page.evaluate(PLACE, [9, 4.0]))
    tab.page.wait_for_url(re.compile(r"lesion_count=9&largest_diameter_cm=4\.0"))
    for part in (".ct-plot", ".ct-plot .drag"):
        touch = tab.page.locator(part).first.evaluate("element => getComputedStyle(element).touchAction")
        assert "pan-y" in touch or touch == "manipulation"  # the page scrolls under a finger on a chart


def test_table_and_downloads_hold_the_same_rows_as_the_chart(page_at: Callable, tmp_path: Path):
    person = EVERYTHING_MET.with_values(lesion_count=7, extrahepatic_disease=None)
    tab = one_person(page_at, DESKTOP, person)
    tables = dict(
        zip(CHARTS, (limit_map.table(tab.standing(person)), margins.table(tab.standing(person))), strict=True)
    )
    for key, table in tables.items():
        chart = tab.page.locator(f'[class*="st-key-{key}"]')
        chart.get_by_text("Show as table").click()
        expect(chart.locator("tr")).to_have_count(len(table.rows) + 1)  # the rows are built when the lid has opened
        rows = [[cell.strip() for cell in row.split("\t")] for row in chart.locator("tr").all_inner_texts()]
        wanted = [["not known" if cell is None else str(cell) for cell in row] for row in (table.columns, *table.rows)]
        assert [[plain(cell) for cell in row] for row in rows] == [[plain(cell) for cell in row] for row in wanted]
        expect(chart.get_by_role("region", name=table.caption)).to_be_visible()
        saved = {kind: tab.download(chart, kind, tmp_path) for kind in ("CSV", "SVG", "PNG")}
        (columns, *cells) = csv.reader(io.StringIO(saved["CSV"].read_text("utf-8-sig"), newline=""))
        assert columns == list(table.columns)
        assert [row[:5] for row in cells] == [["" if c is None else str(c) for c in row[:5]] for row in table.rows]
        picture = saved["SVG"].read_text("utf-8")
        assert picture.startswith("<svg")
        assert "var(--" not in picture
        assert all(word in picture for word in table.caption.split()[:3])
        assert saved["PNG"].read_bytes().startswith(b"\x89PNG")

    tab.slider("Liver tumours").press("ArrowRight")  # an open table stays open and follows
    follows = limit_map.table(tab.standing(person.with_values(lesion_count=8)))
    expect(tab.page.get_by_role("region", name=follows.caption)).to_contain_text("8 tumours")


def plain(cell: str) -> str:
    """A cell as text, whichever of Python and JavaScript wrote its number."""
    return cell[:-2] if re.fullmatch(r"-?\d+\.0", cell) else cell


def test_a_chart_that_cannot_come_leaves_its_table(page_at: Callable):
    tab = Tab(page_at(*DESKTOP, "/"))
    tab.page.route("**/assets/plotly*", lambda route: route.abort())
    tab.page.get_by_role("link", name="Explore").click()
    expect(tab.page.get_by_text("The chart could not be drawn")).to_have_count(len(CHARTS))
    tab.page.get_by_text("Show as table").first.click()
    expect(tab.page.get_by_role("cell", name="7 tumours").first).to_be_visible()
    tab.page.unroute("**/assets/plotly*")
    tab.slider("Liver tumours").press("ArrowRight")
    expect(tab.charts).to_have_count(len(CHARTS))
    expect(tab.page.get_by_text("The chart could not be drawn")).to_have_count(0)


WEIRD = [
    "lesion_count=3&lesion_count=9&profile=strict&profile=leaflet",
    "lesion_count=%00&largest_diameter_cm=%F0%9F%A7%8A&case=%2e%2e%2f&__proto__=1&constructor=1",
    f"lesion_count={'9' * 3000}",
    "embed=true&lesion_count=7",
    "=&&&=x&lesion_count",
]


def test_weird_links_open_the_page_and_say_what_could_not_be_used(page_at: Callable, app_url: str):
    tab = one_person(page_at, PHONE)
    for query in WEIRD:
        tab.page.goto(f"{app_url}/one-person?{query}")
        tab.stand()
        if "%00" in query or "9999" in query:
            expect(tab.page.get_by_role("alert").filter(has_text="could not be used")).to_be_visible()
        if query.startswith("lesion_count=3&lesion_count=9"):
            tab.shows(Person(lesion_count=9))
        tab.type("Liver tumours", "4")
        tab.page.wait_for_url(re.compile("lesion_count=4"))
        assert set(tab.address) - {"embed"} <= set(write_link(EVERYTHING_MET, LEAFLET))


def test_while_the_slider_is_held_the_page_follows_and_the_address_waits_for_the_hand(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    before = tab.address
    box = tab.slider("Liver tumours").bounding_box()
    middle = box["y"] + box["height"] / 2
    tab.page.mouse.move(box["x"] + 4, middle)
    tab.page.mouse.down()
    for share in (0.3, 0.6, 0.5):
        tab.page.mouse.move(box["x"] + box["width"] * share, middle, steps=5)
        held = int(tab.typed("Liver tumours").input_value())
        tab.shows(EVERYTHING_MET.with_values(lesion_count=held))
        expect(tab.why).to_contain_text(f"{held} tumours")
    tab.page.wait_for_timeout(WELL_RESTED)
    assert tab.address == before
    tab.page.mouse.up()
    tab.page.wait_for_url(re.compile(f"lesion_count={held}"))
    tab.page.go_back()  # the whole drag is one step
    tab.shows(EVERYTHING_MET)


def test_a_choice_made_while_a_number_has_not_rested_keeps_both(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    tab.slider("Liver tumours").press("ArrowRight")
    tab.page.get_by_role("radio", name="3", exact=True).click()
    count = EVERYTHING_MET.lesion_count + 1
    tab.page.wait_for_url(re.compile(f"lesion_count={count}&.*performance_status=3"))
    tab.shows(EVERYTHING_MET.with_values(lesion_count=count, performance_status=3))
    expect(tab.why).to_contain_text("ECOG")
