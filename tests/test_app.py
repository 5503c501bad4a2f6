"""The whole app, page by page, without a browser: what must hold everywhere, and what happens when files are bad."""

import logging
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

import streamlit_app
from cryoteach.domain.person_link import write_link
from cryoteach.domain.rules.patient import Person
from cryoteach.widgets.frame import page_frame
from cryoteach.wiring import shared_content
from tests.pages.folders import BEACON, HOSTILE, Folders, quoted
from tests.pages.visitor import CALM, PAGES, Visitor, first_preset, words

CONTENT = shared_content.content()
NEVER = re.compile(r"\b((in)?eligib\w*|(un)?suitab\w*|recommend\w*|approved|cure rate)\b", re.IGNORECASE)
WITHIN, OUTSIDE, CANNOT_TELL = first_preset(CONTENT), Person(lesion_count=60, largest_diameter_cm=15.0), Person()
HARMLESS = {"h1", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "div", "span", "strong", "code", "a", "footer",
            "small", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
LABELS_THAT_READ_MARKDOWN = ("expander", "button_group", "radio", "page_link", "markdown", "subheader", "button")

every_page = pytest.mark.parametrize("page", PAGES)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A copy of the content for this test alone, and an app that reads it."""
    made = Folders(tmp_path)
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(shared_content, "_SHELF", shared_content._Shelf())
    return made


@every_page
def test_a_page_comes_up_and_its_footer_says_what_this_is(page: str):
    visitor = Visitor().to(page)
    footer = words(visitor.html("ct-footer"))
    profile = CONTENT.rules.first_profile
    for said in (page_frame.EDUCATION, f"{profile.id} v{profile.version}", profile.date, profile.reviewer):
        assert said in footer
    assert page_frame.EDUCATION == "education with fictional people only"
    assert "not yet reviewed by a clinician" in footer
    assert len([body for body in visitor.bodies if "<h1" in body]) == 1


@every_page
def test_every_page_is_in_the_table_of_contents(page: str):
    assert [part for part, titles in streamlit_app.CONTENTS.items() if page in titles] != []


def test_the_footer_names_the_limits_on_screen():
    visitor = Visitor().to("one_person").choose("profile_choice", "strict")
    strict = CONTENT.rules.profiles["strict"]
    visitor.run()
    assert f"{strict.id} v{strict.version}, {strict.date}" in words(visitor.html("ct-footer"))


@pytest.mark.parametrize("profile", CONTENT.rules.profiles.values(), ids=lambda profile: profile.id)
@pytest.mark.parametrize("person", [WITHIN, OUTSIDE, CANNOT_TELL], ids=["within", "outside", "cannot-tell"])
def test_no_page_ever_says_a_word_that_promises(person: Person, profile):
    visitor = Visitor().to("one_person", **write_link(person, profile, next(iter(CONTENT.teaching.cases))))
    assert NEVER.findall(without_titles_of_papers(visitor.everything)) == []
    assert NEVER.findall(visitor.to("start").everything) == []


def without_titles_of_papers(text: str) -> str:
    """Leave out what was read, which keeps the words of those who wrote it, and the addresses of facts."""
    return re.sub(r"<dt>What was read</dt><dd>.*?</dd>|evidence\?fact=[a-z0-9-]+", "", text, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("path", "before", "after", "field"),
    [
        ("profiles/strict.yaml", "at_most: 3\n", "at_most: three\n", "conditions.few-lesions.at_most"),
        ("profiles/strict.yaml", "title:", "titel:", "titel"),
        ("profiles/strict.yaml", "cites: [seed-number-limit]", "cites: []", "conditions.few-lesions.cites"),
        ("criteria/slow-growing.yaml", "why:", "wherefore:", "wherefore"),
        ("presets/two-lesions.yaml", "lesion_count: 2", "lesion_count: 0", "person.lesion_count"),
        ("growth/words.yaml", "doubling_time_days: 45", "doubling_time_days: soon", "fast.doubling_time_days"),
        ("lessons/one-person.md", "[[few-lesions.limit]]", "[[many-lesions.limit]]", "many-lesions"),
        ("evidence/sources.yaml", "kind:", "sort:", "kind"),
    ],
)
def test_the_app_names_the_broken_file_and_field_and_runs_on_the_rest(
    folders: Folders, path: str, before: str, after: str, field: str
):
    folders.change(path, before, after)
    assert field in words(Visitor().html(f"content/{path}"))
    assert Visitor().to("one_person", lesion_count="60").verdict.startswith("✕outside")


def test_every_page_names_every_file_that_is_broken(folders: Folders):
    broken = {"criteria/slow-growing.yaml": ("why:", "wherefore:"), "evidence/sources.yaml": ("kind:", "sort:")}
    for path, (before, after) in broken.items():
        folders.change(path, before, after)
    for page in PAGES:
        told = words(Visitor().to(page).html("content/criteria/slow-growing.yaml"))
        for path, (_, after) in broken.items():
            assert f"content/{path}" in told
            assert after.removesuffix(":") in told


def test_a_broken_set_of_limits_is_not_offered_and_the_others_judge(folders: Folders):
    folders.change("profiles/strict.yaml", "at_most: 3\n", "at_most: three\n")
    visitor = Visitor().to("one_person", profile="strict")
    assert visitor.test.selectbox("profile_choice").options == [
        profile.title for profile in CONTENT.rules.profiles.values() if profile.id != "strict"
    ]
    assert "Used instead: leaflet" in visitor.notices[-1]


def test_a_broken_condition_leaves_the_set_of_limits_that_does_not_ask_it(folders: Folders):
    folders.change("criteria/slow-growing.yaml", "why:", "wherefore:")
    visitor = Visitor().to("one_person")
    assert visitor.test.selectbox("profile_choice").options == [CONTENT.rules.profiles["thermal-ablation-trials"].title]
    assert visitor.set(lesion_count=60).verdict.startswith("✕outside")


def test_a_broken_case_is_named_and_the_others_open(folders: Folders):
    broken, other = list(CONTENT.teaching.cases)[:2]
    file = folders.scenarios / f"{broken}.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("level: ", "level: very-"), encoding="utf-8")
    visitor = Visitor().to("one_person")
    assert "level" in words(visitor.html(f"scenarios/{broken}.yaml"))
    visitor.choose("case_choice", other).press("reveal")
    assert visitor.person == CONTENT.teaching.cases[other].person_at(0)
    assert CONTENT.teaching.cases[broken].title not in visitor.everything
    assert f"“{broken}”" in Visitor().to("one_person", case=broken).notices[0]


def test_with_no_set_of_limits_at_all_the_pages_stay_calm(folders: Folders):
    for file in (folders.content / "profiles").iterdir():
        file.write_text("id: [", encoding="utf-8")
    for page in PAGES:
        visitor = Visitor().to(page)
        told = words(visitor.html("content/profiles/leaflet.yaml"))
        assert "content/profiles/strict.yaml" in told
        assert "no profile" in words(visitor.html("ct-footer"))
    assert "No set of limits can be read" in Visitor().to("one_person").everything


def test_without_any_file_the_pages_stay_calm(folders: Folders):
    for folder in (folders.content, folders.scenarios):
        folder.rename(folder.with_name(f"{folder.name}-gone"))
    for page in PAGES:
        assert "content/profiles" in words(Visitor().to(page).html("Everything else works"))


def test_an_edited_limit_is_in_force_at_the_next_move(folders: Folders):
    visitor = Visitor().to("one_person").set(lesion_count=3)
    assert visitor.verdict.startswith("●within")
    folders.change("profiles/leaflet.yaml", "at_most: 5\n    ideal: 2", "at_most: 2\n    ideal: 1")
    shared_content._SHELF.looked_at = float("-inf")  # as if a second had passed
    assert visitor.run().verdict.startswith("✕outside")


def test_limits_taken_away_while_somebody_looks_give_way_to_others(folders: Folders):
    visitor = Visitor().to("one_person", profile="strict")
    (folders.content / "profiles/strict.yaml").unlink()
    shared_content._SHELF.looked_at = float("-inf")
    assert visitor.run().test.selectbox("profile_choice").value == "leaflet"


@pytest.fixture
def hostile(folders: Folders) -> Folders:
    folders.make_hostile()
    assert shared_content.content().problems == ()
    return folders


def hostile_visits() -> list[Callable[[], Visitor]]:
    return [
        Visitor,
        lambda: Visitor().to("start", guess_of_1000="250"),
        lambda: Visitor().to("one_person", case="hostile", profile="strict"),
        lambda: Visitor().to("clinic_list", list="hostile"),
        lambda: Visitor().to("clinic_list", list="hostile", replies="hostile_w300"),
        lambda: Visitor().to("one_person", profile="strict", lesion_count="9"),
        lambda: Visitor().to("one_person", profile="strict", lesion_count="1", largest_diameter_cm="1.0"),
        lambda: Visitor().to("one_person", **{f"<script>{BEACON}": "<img src=x onerror=alert(1)>"}),
    ]


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("visit", hostile_visits(), ids=range(len(hostile_visits())))
def test_text_of_others_reaches_html_as_words_only(visit: Callable[[], Visitor]):
    visitor = visit()
    assert BEACON in visitor.everything
    for body in (*visitor.bodies, *visitor.open_gates.values()):
        assert parsed(body).harmful == []


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("visit", hostile_visits(), ids=range(len(hostile_visits())))
def test_text_of_others_reaches_markdown_as_words_only(visit: Callable[[], Visitor]):
    tree = visit().test
    texts = [str(element.proto) for kind in LABELS_THAT_READ_MARKDOWN for element in tree.get(kind)]
    assert [
        text
        for text in texts
        if re.search(r"(?<!\\)(\]\((?!evidence\?fact=)|<script|:red\[|!\[)", text.replace("\\\\", "\\"))
    ] == []


DRAWN = HARMLESS | {"svg", "defs", "pattern", "g", "path", "rect", "circle", "line", "text", "tspan", "article", "ol",
                    "button", "figure", "figcaption", "title", "details", "summary"}  # fmt: skip
PICTURES = ("start", "what_it_costs", "other_roads", "evidence")
SEEN = {
    "start": {"guess_of_1000": "250"}, "what_it_costs": {"cost_guess_shown": "yes"},
    "other_roads": {"road_guess_shown": "yes"},
}  # fmt: skip
SHORT = f"<b onclick=alert(1)>{BEACON}</b>"


@pytest.mark.parametrize("parts", [{}, SEEN], ids=["asked", "shown"])
def test_text_of_others_reaches_our_own_pictures_as_words_only(hostile: Folders, parts: dict[str, dict[str, str]]):
    """They are written as they come, so no word of a trainer may become a tag or an attribute of theirs."""
    hostile.change("costs/costs.yaml", "title: Scans", f"title: {quoted(SHORT)}")
    hostile.change("costs/costs.yaml", "shows: A liver with two", f"shows: {quoted(HOSTILE[1])} # A liver with two")
    hostile.change("costs/costs.yaml", "title: Bleeding into the liver", f"title: {quoted(SHORT)}")
    shared_content._SHELF.looked_at = float("-inf")  # as if a second had passed
    assert shared_content.content().problems == ()
    drawn = {page: pictures_of(Visitor().to(page, **parts.get(page, {}))) for page in PICTURES}
    assert BEACON in "".join(drawn["start"])
    assert BEACON in "".join(drawn["what_it_costs"])
    for picture in (picture for pictures in drawn.values() for picture in pictures):
        told = parsed(picture)
        assert told.tags - DRAWN == set()
        assert [name for name, _ in told.attributes if name.startswith("on")] == []
        assert [(name, value) for name, value in told.attributes if BEACON in value and name != "aria-label"] == []


def pictures_of(visitor: Visitor) -> list[str]:
    """What is written into the page as a picture of our own."""
    walks = [picture for post in visitor.sent("cryoteach_walk").values() for picture in post["pictures"]]
    return [*walks, *(post["html"] for post in visitor.sent("cryoteach_picture").values())]


class parsed(HTMLParser):  # noqa: N801 - read as a verb
    """What a piece of HTML is made of, and whether any of it could run or fetch."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.harmful: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in HARMLESS:
            self.harmful.append(tag)
        for name, value in attrs:
            if (
                name not in {"class", "role", "aria-hidden", "target", "rel", "title"}
                and not (value or "").startswith(("https://", "evidence?fact="))
                and (name, value) != ("href", "evidence")
            ):
                self.harmful.append(f"{name}={value}")
            if BEACON in (value or ""):
                self.harmful.append(f"{name}={value}")


@every_page
def test_the_unexpected_gets_a_calm_page_whose_reference_the_log_carries(
    page: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def fail(*_: object) -> None:
        raise RuntimeError("a secret of the house")

    visitor = Visitor()
    monkeypatch.setattr(page_frame, "heading", fail)
    with caplog.at_level(logging.ERROR, logger="cryoteach"):
        visitor.test.switch_page(str(PAGES[page]))
        visitor.test.run()
    assert not visitor.test.exception
    calm = visitor.html(CALM)
    reference = re.search(r"<code>(\w+)</code>", calm)[1]
    assert reference in caplog.text
    assert "a secret of the house" in caplog.text
    assert "secret" not in visitor.everything
    assert "Traceback" not in visitor.everything
    assert page_frame.EDUCATION in words(visitor.html("ct-footer"))
