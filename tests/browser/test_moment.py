"""The moment it is all for: "seven small tumours, easy, freeze them", by keyboard alone."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from cryoteach.domain.person_link import write_link
from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.phrases import flip_sentence
from cryoteach.wiring import content
from tests.browser.tab import DESKTOP, EVERYTHING_MET, LEAFLET, PHONE, SEVEN_SMALL, SIZES, Tab, one_person

FEW = LEAFLET.condition("few-lesions")
STUDENTS = EVERYTHING_MET.with_values(lesion_count=7, largest_diameter_cm=1.5)
OTHER = next(
    profile for profile in content().rules.profiles.values() if assess(STUDENTS, profile).verdict is Verdict.WITHIN
)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_students_moment_by_keyboard_alone(page_at: Callable, app_url: str, size: tuple[int, int]):
    assert assess(STUDENTS, LEAFLET).verdict is Verdict.OUTSIDE, "the story needs another number"
    tab = one_person(page_at, size)
    keys = tab.page.keyboard

    tab.tab_to("^Liver tumours #")
    for _ in range(STUDENTS.lesion_count - EVERYTHING_MET.lesion_count):
        keys.press("ArrowRight")
    tab.tab_to("^Largest diameter .*typed")
    keys.press("ControlOrMeta+a")
    keys.type("1.5")
    keys.press("Enter")

    tab.shows(STUDENTS)
    expect(tab.verdict).to_contain_text("weakest: few tumours")
    expect(tab.why).to_contain_text(FEW.edge_words)
    expect(tab.why).not_to_contain_text("1.5 cm")  # size was never the problem
    expect(tab.flip).to_have_text(flip_sentence(assess(STUDENTS, LEAFLET)))
    expect(tab.page.locator(".ct-title", has_text="1.5 cm is not the problem")).to_be_visible()

    tab.tab_to("Few tumours")
    keys.press("Enter")
    inside = tab.page.locator("dl.ct-gate")
    expect(inside).to_contain_text(FEW.criterion.leaflet_says)
    expect(inside).to_contain_text(FEW.criterion.leaflet_place)

    tab.tab_to("Set of limits", back=True)
    keys.type(OTHER.title[:8])
    keys.press("Enter")
    tab.shows(STUDENTS, OTHER)

    tab.tab_to("^share", back=True)
    keys.press("Enter")
    link = tab.page.get_by_role("dialog").locator("code").first.inner_text()
    assert link.startswith(app_url)
    assert dict(parse_qsl(urlsplit(link).query)) == write_link(STUDENTS, OTHER)
    expect(tab.page.get_by_role("dialog").get_by_role("img", name="QR code of the link")).to_be_visible()
    keys.press("Escape")
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    assert "share" in tab.page.evaluate("document.activeElement.closest('[class*=st-key-]')?.className ?? ''")

    elsewhere = Tab(page_at(*size, link.removeprefix(app_url)))
    elsewhere.stand()
    elsewhere.shows(STUDENTS, OTHER)
    expect(elsewhere.page.locator(".ct-notice")).to_have_count(0)


def test_back_undoes_step_by_step_and_leaves_the_page_at_last(page_at: Callable):
    tab = Tab(page_at(*DESKTOP, "/"))
    tab.page.get_by_role("link", name="Explore").click()
    tab.stand()
    for count in ("5", "3"):
        tab.type("Liver tumours", count)
        tab.page.wait_for_url(re.compile(f"lesion_count={count}"))
    tab.type("Largest diameter", "9.9")
    tab.page.wait_for_url(re.compile(r"largest_diameter_cm=9\.9"))

    tab.page.go_back()
    tab.shows(SEVEN_SMALL.with_values(lesion_count=3))
    tab.page.go_back()
    tab.shows(SEVEN_SMALL.with_values(lesion_count=5))
    tab.page.go_forward()
    tab.shows(SEVEN_SMALL.with_values(lesion_count=3))
    tab.page.go_back()
    tab.page.go_back()
    tab.shows(SEVEN_SMALL)
    tab.page.go_back()
    expect(tab.page.get_by_role("heading", level=1)).to_contain_text("Why can most people")


def test_a_reload_keeps_the_state_and_two_tabs_keep_their_own(page_at: Callable):
    one = one_person(page_at, PHONE, STUDENTS)
    other = Tab(one.page.context.new_page())
    other.page.goto(one.page.url)
    other.stand()
    other.type("Liver tumours", "2")
    other.shows(STUDENTS.with_values(lesion_count=2))
    one.shows(STUDENTS)
    one.page.reload()
    one.stand()
    one.shows(STUDENTS)
    other.page.reload()
    other.stand()
    other.shows(STUDENTS.with_values(lesion_count=2))
