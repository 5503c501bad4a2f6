"""A package as a page makes it: of the cases that were chosen, or in words why there is none."""

import pytest

from cryoteach.widgets.parts.export import scorm
from cryoteach.wiring import content
from tests.export.scorm.structure import problems_of

CONTENT = content()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list:
    """What is offered, or said in its place."""
    found = []
    monkeypatch.setattr(scorm, "download", lambda words, make, name, *_: found.append((words, make(), name)))
    monkeypatch.setattr(scorm.st, "html", found.append)
    return found


def test_the_cases_that_were_chosen_make_a_package(shown: list):
    scorm.scorm_button(CONTENT, "key", "", ["yusuf-bakery", "mei-ferry"])
    ((words, package, name),) = shown
    assert (words, name) == ("These cases for Moodle and others", "cryoteach-scorm.zip")
    assert problems_of(package) == []


def test_more_cases_than_a_platform_can_keep_are_refused_in_words_and_no_case_is_not_offered(shown: list):
    case = CONTENT.teaching.cases["mei-ferry"]
    many = {name: case.model_copy(update={"id": name}) for name in (f"{'a' * 50}-{at:02}" for at in range(80))}
    scorm.scorm_button(CONTENT.having(cases={}), "key", "")
    scorm.scorm_button(CONTENT.having(cases=many), "key", "")
    (said,) = shown
    assert "80 cases: a platform keeps 4,096 letters" in said
