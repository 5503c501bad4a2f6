"""The offline file as its user opens it: from a disk, by a double click, with nobody to ask."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from cryoteach.domain.person_link import read_link
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.phrases import flip_sentence, verdict_line
from cryoteach.export.app_link import App
from cryoteach.export.offline.page import as_html
from cryoteach.wiring import content
from tests.browser.tab import EVERYTHING_MET, LEAFLET, SIZES, Tab
from tests.export.offline import engine
from tests.export.offline.joined_script import PROOF, file_of, node_says, script_of

MANY, SEED = 10_000, 20_261_128
ASK = f"""(asked) => {{
  {PROOF}
  const file = JSON.parse(document.getElementById("file").textContent);
  return JSON.stringify(asked.map((one) => _ask(file, one)));
}}"""
WIDTH_BEYOND = "() => document.documentElement.scrollWidth - innerWidth"
APP = App(address="https://teaching.example.org/cryo")
UNSEEN_WHILE_MOVED = """() => {
  const sees = (part) => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= innerHeight && (part.contains(at) || at?.contains(part) === true);
  };
  return [...document.querySelectorAll(".controls :is(input, select)")].flatMap((control) => {
    scrollTo(0, document.body.scrollHeight);  // from below, where the map is not
    control.focus();
    return sees(control) && sees(document.querySelector(".map")) ? [] : [control.outerHTML];
  });
}"""
CASES = content().teaching.cases


@pytest.fixture(scope="module")
def offline_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = content()
    path = tmp_path_factory.mktemp("stick") / "cryoteach.html"
    path.write_text(as_html(found, list(CASES.values()), list(found.rules.profiles.values()), app=APP), "utf-8")
    return path


@pytest.fixture
def opened(browser, offline_file: Path) -> Iterator[Callable[..., Page]]:
    """Open a file from the disk; when the test is over, nothing may have been asked for, and no script have failed."""
    asked, errors = [], []
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB")
    context.on("request", lambda request: asked.append(request.url))
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)

    def open_file(path: Path = offline_file) -> Page:
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield open_file
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert errors == []


def headline(person: Person, page: Page) -> None:
    """Wait until the page says of a person what the engine says."""
    key = assess(person, LEAFLET)
    expect(page.locator(".bar-of-verdict")).to_contain_text(re.compile(re.escape(verdict_line(key))))
    expect(page.locator(".why .flip")).to_have_text(flip_sentence(key))


def commit_to_anything(page: Page) -> None:
    """Answer whatever is asked of the person on screen, until nothing is asked any more."""
    while page.locator("form").count():
        for group in page.locator("form fieldset").all():
            group.locator("label").first.click()
        if page.locator("#said").count():
            page.locator("#said").fill("60")
        page.locator("form button").click()


@pytest.mark.slow
def test_chromium_says_of_everything_what_node_says_which_says_what_the_engine_says(opened: Callable):
    page = opened()
    html = page.content()
    people = [person.model_dump() for person in engine.anybody(SEED, MANY)]
    for profile in content().rules.profiles.values():
        values, letters, _ = engine.vectors(profile)
        asked = [
            ["rows", profile.id, engine.person_meeting(profile).model_dump()],
            ["vectors", profile.id, values, letters], ["pairs", profile.id], ["people", profile.id, people],
        ]  # fmt: skip
        given = json.loads(json.dumps(asked))
        assert page.evaluate(ASK, given) == node_says(script_of(html), file_of(html), *given), profile.id


def test_the_controls_of_chapter_2_are_followed_as_the_engine_says_and_kept(opened: Callable):
    page, tab = (found := opened()), Tab(found)
    headline(EVERYTHING_MET, page)
    tab.slider("Liver tumours").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    person = EVERYTHING_MET.with_values(lesion_count=7)
    headline(person, page)
    tab.type("Largest diameter (cm), typed", "2,4")
    person = person.with_values(largest_diameter_cm=2.4)
    headline(person, page)
    tab.type("Largest diameter (cm), typed", "1,500")
    expect(page.locator("#largest_diameter_cm-trouble")).to_contain_text("is it 1500 or 1.5? Write one of the two")
    page.get_by_role("checkbox", name="not known").nth(2).check()
    page.get_by_role("radio", name="3").check(force=True)
    page.get_by_label("Disease elsewhere").select_option("suspected")
    person = person.with_values(doubling_time_days=None, performance_status=3, extrahepatic_disease="suspected")
    headline(person, page)
    expect(page.locator(".spoken")).to_have_text(
        f"{verdict_line(assess(person, LEAFLET))}. " + flip_sentence(assess(person, LEAFLET))
    )
    page.reload()
    headline(person, page)
    search = urlsplit(page.get_by_role("link", name="Open this person in the app").get_attribute("href"))
    linked = read_link(dict(parse_qsl(search.query)), content().rules, CASES, Person(), LEAFLET)
    assert (search.path, linked.person, linked.notices) == ("/cryo/one-person", person, ())
    page.get_by_label("Set of limits").select_option("thermal-ablation-trials")
    expect(page.locator(".gates h3")).to_have_text("The 4 gates")


def test_a_tap_on_the_map_moves_the_person(opened: Callable):
    page = opened()
    box = page.locator(".map").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.2)
    expect(page.locator(".bar-of-verdict")).to_contain_text("outside the limits")
    expect(page.locator(".map")).to_have_attribute("aria-label", re.compile("beyond the limit of 5 tumours and"))


def test_whoever_moves_a_control_sees_the_map(opened: Callable):
    page = opened()
    for width, height in (*SIZES.values(), (768, 1024)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(UNSEEN_WHILE_MOVED) == [], width
        assert page.evaluate(WIDTH_BEYOND) <= 0


def test_nothing_is_told_before_the_commit_and_what_was_answered_outlives_the_tab(opened: Callable):
    page = opened()
    page.get_by_role("link", name="Practise").click()
    page.get_by_role("button", name="Meet the first").click()
    first = next(iter(CASES.values()))
    practise = page.locator("#practise")
    expect(practise.get_by_role("heading", name=first.title)).to_be_focused()
    expect(practise.locator(".verdict, .feedback")).to_have_count(0)
    for told in (first.teaching_point, first.stages[-1].story if len(first.stages) > 1 else first.teaching_point):
        expect(practise).not_to_contain_text(told[:60])
    page.get_by_role("button", name="Commit").click()
    expect(practise.get_by_role("alert")).to_contain_text(re.compile("first"))
    commit_to_anything(page)
    expect(practise).to_contain_text(first.teaching_point[:60])
    expect(practise.locator(".answer")).to_be_focused()
    page.get_by_role("button", name="Next person").click()
    page.close()
    page = opened()
    page.get_by_role("link", name="Practise").click()
    expect(page.locator("#practise .small").first).to_have_text(f"Person 2 of {len(CASES)}")
    page.get_by_role("button", name="All people").click()
    expect(page.locator("#practise")).to_contain_text("Whole answers right:")
    page.get_by_role("button", name="Forget my answers").click()
    expect(page.get_by_role("button", name="Meet the first")).to_be_visible()


def test_axe_finds_nothing_and_nothing_scrolls_sideways_in_either_theme_at_any_size(opened: Callable, axe: Callable):
    page = opened()
    for size, theme in (("desktop", "light"), ("phone", "dark")):
        page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
        page.emulate_media(color_scheme=theme)
        for name in ("About", "One person", "Practise"):
            page.get_by_role("link", name=name, exact=True).click()
            for summary in page.locator("summary:visible").all():
                if summary.locator("..").get_attribute("open") is None:
                    summary.click()
            assert [(one["id"], one["nodes"][0]["html"]) for one in axe(page)] == [], (size, theme, name)
            assert page.evaluate(WIDTH_BEYOND) <= 0, (size, name)
        page.get_by_role("button", name="Meet the first").click()
        assert [one["id"] for one in axe(page)] == []
        commit_to_anything(page)
        assert [one["id"] for one in axe(page)] == []
        assert page.evaluate(WIDTH_BEYOND) <= 0
        page.get_by_role("button", name="All people").click()
        page.get_by_role("button", name="Forget my answers").click()


def test_a_name_from_the_right_a_long_word_and_markup_in_a_story_are_words(opened: Callable, tmp_path: Path):
    evil = "</script><img src=x onerror=alert(1)>"
    given = CASES["mei-ferry"].model_dump() | {
        "title": f"مريم {'a' * 150}", "name": "مريم", "vignette": f"{evil} {'b' * 300}",
    }  # fmt: skip
    path = tmp_path / "rtl.html"
    path.write_text(as_html(content(), [type(CASES["mei-ferry"]).model_validate(given)], [LEAFLET]), encoding="utf-8")
    page = opened(path)
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("link", name="Practise").click()
    page.get_by_role("button", name="Meet the first").click()
    heading = page.locator("#practise h2")
    assert heading.evaluate("at => getComputedStyle(at).direction") == "rtl"
    expect(page.locator("#practise")).to_contain_text(evil)
    assert page.evaluate(WIDTH_BEYOND) <= 0


def test_on_paper_one_person_is_a_page_and_a_case_before_its_commit_holds_no_answer(opened: Callable):
    page = opened()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page.get_by_role("link", name="Practise").click()
    page.get_by_role("button", name="Meet the first").click()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    expect(page.locator("nav, form button, .verdict").locator("visible=true")).to_have_count(0)
