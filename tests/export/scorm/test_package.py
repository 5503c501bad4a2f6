"""A package as a platform unpacks it: its structure, the same bytes twice, its sheet, and what cannot be packed."""

import json
import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest

from cryoteach.domain.cases.case import Case
from cryoteach.export.app_link import App
from cryoteach.export.offline.page import as_html
from cryoteach.export.scorm.course import (
    LONGEST_STATE,
    Course,
    checked_score,
    checked_title,
    usual_title,
    why_too_many,
)
from cryoteach.export.scorm.manifest import NAME
from cryoteach.export.scorm.package import as_package, zipped
from cryoteach.wiring import content
from tests.export.scorm.structure import problems_of

CASES = list(content().teaching.cases.values())
PROFILES = [content().rules.profiles["leaflet"]]
EVIL = '<Week> & "3" مريم </title>'


@cache
def package(count: int = 5, title: str = "Week 3", mastery: int | None = None) -> bytes:
    return as_package(content(), CASES[:count], PROFILES, Course(title=title, mastery=mastery))


def files_of(made: bytes) -> dict[str, str]:
    archive = ZipFile(BytesIO(made))
    return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("title", ["Week 3", EVIL, "a" * 200])
def test_a_platform_finds_what_scorm_1_2_asks_for(title: str):
    made = package(title=title, mastery=50)
    assert problems_of(made) == []
    assert "masteryscore" not in files_of(made)[NAME]  # a platform that finds one fails whoever closes midway


BREAKS = {
    "no manifest": (f'"{NAME}"', f'"sub/{NAME}"'),
    "does not say": ("<schemaversion>1.2", "<schemaversion>2004 4th Edition"),
    "no scormType": ("adlcp:scormtype", "adlcp:scormType"),
    "no masteryscore": ("<title>", "<masteryscore>5</masteryscore><title>"),
    "is no element": ("</organization>", "<sequencing/></organization>"),
    "is no identifier": ('identifier="people-', 'identifier="5 people-'),
    "stands twice": ('identifier="people-', 'identifier="page-'),
    "begins with is not there": ('default="course-', 'default="none-'),
    "has no page": ('identifierref="page-', 'identifierref="none-'),
    "title is missing": ("<title>Week 3</title>", "<title> </title>"),
    "neither sco nor asset": ('scormtype="sco"', 'scormtype="quiz"'),
    "does not list itself": ('<file href="index.html" />', '<file href="other.html" />'),
    "leaves the package": ('<file href="READ-ME.txt" />', '<file href="../READ-ME.txt" />'),
    "is not in the zip": ('<file href="READ-ME.txt" />', '<file href="more.txt" />'),
    "is not listed": ('<file href="READ-ME.txt" />', ""),
}


@pytest.mark.parametrize("found", BREAKS)
def test_the_check_finds_what_is_broken(found: str):
    right, wrong = BREAKS[found]
    files = files_of(package())
    if found == "no manifest":
        files = {name if name != NAME else f"sub/{NAME}": text for name, text in files.items()}
    else:
        assert right in files[NAME]
        files[NAME] = files[NAME].replace(right, wrong)
    told = problems_of(zipped(files))
    assert any(found.removeprefix("no ") in problem for problem in told), told
    assert problems_of(b"no zip")


def test_the_same_package_twice_is_the_same_bytes_and_keeps_its_identifiers_under_another_title():
    assert package() == package.__wrapped__()
    names = re.compile(r'identifier="([^"]*)"')
    again, other = files_of(package(title="Week 4", mastery=10)), files_of(package(4))
    assert names.findall(again[NAME]) == names.findall(files_of(package())[NAME]) != names.findall(other[NAME])


def test_the_page_is_the_offline_file_which_says_to_whom_it_reports():
    page = files_of(package(title=EVIL, mastery=60))["index.html"]
    assert len(page.encode()) < 300_000
    assert '<p id="reporting" class="small" role="status" data-mastery="60"></p>' in page
    assert f"<title>{EVIL}" not in page
    assert "told to a learning platform only" in page
    assert "told to the learning platform that opened it, and to nobody else" in page
    for wrong in (
        "Nothing is sent anywhere",
        "nothing leaves this file",
        "beforeunload",
        '"unload"',
        "completion_status",
    ):
        assert wrong not in page
    plain = as_html(content(), CASES[:5], PROFILES)
    assert 'reporting"' not in plain.partition("<script")[0]
    assert "Nothing is sent anywhere" in plain
    assert "LMSInitialize" not in plain
    data = re.compile(r'<script type="application/json" id="file">(.*?)</script>', re.DOTALL)
    assert json.loads(data.findall(page)[0]) == json.loads(data.findall(plain)[0])


def test_the_sheet_says_what_a_learning_technologist_asks():
    told = " ".join(files_of(package(mastery=50))["READ-ME.txt"].split())
    for words in (
        "SCORM 1.2, one activity, 5 people", "Moodle", "Canvas", "Blackboard", "was not tried", "LTI, xAPI",
        "no personal data", "WCAG 2.2 AA", "MIT licence", "CC BY 4.0", "Cite as", "No clinician has reviewed this.",
        "leaflet version", "from a score of 50 on", "at most 4,096 letters",
    ):  # fmt: skip
        assert words in told
    assert "from a score of" not in files_of(package())["READ-ME.txt"]
    assert max(map(len, files_of(package())["READ-ME.txt"].splitlines())) <= 100


def test_the_sheet_links_every_case_in_the_app_with_its_limits_or_says_how():
    app = App(address="https://t.example.org", own=frozenset({CASES[1].id}))
    linked = files_of(as_package(content(), CASES[:2], PROFILES, Course(title="a"), app=app))["READ-ME.txt"]
    assert f"{CASES[0].title} (limits: leaflet version " in linked
    assert f"https://t.example.org/one-person?case={CASES[0].id}&profile=leaflet&version=" in linked
    assert f"case={CASES[1].id}" not in linked
    assert "No link: CryoTeach was given no address" in files_of(package())["READ-ME.txt"]


def test_a_package_that_nobody_named_says_who_is_in_it():
    assert usual_title(CASES[:1]) == f"CryoTeach: {CASES[0].title}"
    assert usual_title(CASES[:5]) == "CryoTeach: 5 people"


@pytest.mark.parametrize("wrong", ["", "  ", "a" * 201, "a\x00b", "a\ufffeb", "a\ud800b"])
def test_a_title_that_no_manifest_can_hold_is_refused_in_words(wrong: str):
    with pytest.raises(ValueError, match="a title"):
        checked_title(wrong)


def test_a_title_in_two_lines_becomes_one():
    assert checked_title(" Week\n3 ") == "Week 3"


@pytest.mark.parametrize("wrong", ["101", "-1", "50%", "5.5", "", "\u0665\u0660", "1000"])
def test_a_score_is_a_whole_number_to_100(wrong: str):
    with pytest.raises(ValueError, match="whole number from 0 to 100"):
        checked_score(wrong)
    assert [checked_score(text) for text in ("0", "100")] == [0, 100]


def test_more_cases_than_a_platform_can_keep_answers_to_are_refused_as_is_none():
    given = CASES[0].model_dump()
    many = [Case.model_validate({**given, "id": f"{'a' * 50}-{at}"}) for at in range(80)]
    assert f"80 cases: a platform keeps {LONGEST_STATE:,} letters" in why_too_many(many)
    assert why_too_many(CASES) == ""
    for cases, words in ((many, "take fewer"), ([], "no case was chosen")):
        with pytest.raises(ValueError, match=words):
            as_package(content(), cases, PROFILES, Course(title="a"))
