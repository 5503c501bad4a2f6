"""The page of an offline file: one file that fetches nothing, carries its terms, and that no text can break out of."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from urllib.parse import parse_qsl

import pytest

from cryoteach.domain.cases.case import Case
from cryoteach.domain.person_link import read_link
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.patient import Person
from cryoteach.errors import ContentError
from cryoteach.export.app_link import App
from cryoteach.export.offline import page
from cryoteach.export.offline.data import file_data
from cryoteach.export.offline.page import MOST_BYTES, as_html, in_a_page
from cryoteach.export.offline.tables import USUAL_ENDS
from cryoteach.export.offline.words import MEANINGS, SURE
from cryoteach.figures import calibration
from cryoteach.figures.one_person.limit_map import USUAL_END
from cryoteach.person_view import tag_label
from cryoteach.wiring import content
from tests.export.offline.joined_script import file_of

CASES = content().teaching.cases
PROFILES = content().rules.profiles
LEAFLET = PROFILES["leaflet"]
MOST, MOST_SCRIPT = 300_000, 40_000
APP = App(address="https://teaching.example.org/cryo")


def case_with(**fields: object) -> Case:
    return Case.model_validate({**CASES["mei-ferry"].model_dump(), **fields})


def test_it_is_one_file_of_at_most_300_kilobytes_that_may_fetch_nothing(offline_html: str):
    assert len(offline_html.encode()) <= MOST
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', offline_html)[0].replace(
        "&#39;", "'"
    )
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        inside = re.findall(rf"<{tag}>(.*?)</{tag}>", offline_html, re.DOTALL)
        assert [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy for text in inside] == [True]
    assert re.findall(r"<(?:link|img|iframe|object|embed)\b|\bsrc=|@import|\bon[a-z]+=\"", offline_html) == []
    assert len(re.findall(r"<script>(.*?)</script>", offline_html, re.DOTALL)[0].encode()) <= MOST_SCRIPT


def test_it_carries_licence_citation_versions_of_the_limits_and_that_nobody_has_reviewed_it(offline_html: str):
    for profile in PROFILES.values():
        assert f"profile {profile.id}, version {profile.version}, {profile.date} · {profile.reviewer}" in offline_html
    assert "No clinician has reviewed this." in offline_html
    assert "Education with fictional people only" in offline_html
    assert "MIT licence" in offline_html
    assert "Cite as: The CryoTeach authors. CryoTeach" in offline_html
    assert "No link: CryoTeach was given no address" in offline_html


def test_with_an_address_it_is_as_small_and_links_every_case_with_its_code_and_limits(monkeypatch: pytest.MonkeyPatch):
    html = as_html(content(), [*CASES.values()], [*PROFILES.values()], app=APP)
    assert len(html.encode()) <= MOST_BYTES
    assert html.count('alt="QR code of this link"') == len(CASES)
    for link in re.findall(r'href="https://teaching.example.org/cryo/one-person\?([^"]*)"', html):
        opened = read_link(dict(parse_qsl(unescape(link))), content().rules, CASES, Person(), LEAFLET)
        assert (opened.person, opened.notices, opened.is_verdict_hidden) == (CASES[opened.case_id].person, (), True)
        assert opened.profile.id == CASES[opened.case_id].profile
    monkeypatch.setattr(page, "MOST_BYTES", 220_000)
    small = as_html(content(), [*CASES.values()], [*PROFILES.values()], app=APP)
    assert "There are links alone" in small
    assert "QR code of this link" not in small


def test_the_limits_that_a_case_is_judged_by_come_with_it():
    case = case_with(profile="strict")
    assert list(file_data_of(case)["profiles"]) == ["leaflet", "strict"]


def file_data_of(case: Case) -> dict:
    return json.loads(file_of(as_html(content(), [case], [LEAFLET])))


@pytest.mark.parametrize("evil", ["</script><script>alert(1)</script>", "<!-- <script>", "\u2028x & \u2029y"])
def test_no_text_of_a_case_breaks_out_of_the_data(evil: str):
    case = case_with(vignette=f"Mei {evil}", title=evil, author=evil, debrief=[evil])
    html = as_html(content(), [case], [LEAFLET])
    assert html.count("<script") == html.count("</script") == 2
    assert evil not in html
    (told,) = file_data_of(case)["cases"]
    assert told["vignette"] == f"Mei {evil}"
    assert told["title"] == evil.strip()


def test_two_conditions_on_one_finding_are_refused_in_words():
    first = LEAFLET.conditions[2]
    twice = first.model_copy(update={"criterion": first.criterion.model_copy(update={"id": "very-few"})})
    odd = LEAFLET.model_copy(update={"conditions": (*LEAFLET.conditions, twice)})
    with pytest.raises(
        ContentError, match="few-lesions and very-few both read liver tumours, and the tables of an off"
    ):
        file_data(content(), [], [odd])


def test_without_lessons_or_presets_there_is_still_a_file():
    bare = content().having(lessons={}, rules=Rules(criteria=content().rules.criteria, profiles=PROFILES))
    html = as_html(bare.model_copy(update={"rules": bare.rules.model_copy(update={"presets": {}})}), [], [LEAFLET])
    assert "0 of its cases" in html


def test_words_that_lie_above_this_layer_are_the_same():
    assert calibration.WORDS == SURE
    assert tag_label.MEANINGS == MEANINGS
    assert USUAL_END == USUAL_ENDS


def test_json_in_a_page_is_ended_by_nothing():
    assert in_a_page({"a": "</script>&\u2028"}) == '{"a":"\\u003c/script\\u003e\\u0026\\u2028"}'
