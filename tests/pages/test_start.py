"""Chapter 0: three doors, each leading where it says."""

import pytest

from cryoteach.domain.person_link import write_link
from cryoteach.wiring import content
from tests.pages.visitor import Visitor, words

CONTENT = content()


def doors(visitor: Visitor) -> dict[str, dict[str, str]]:
    """Every link of the page: its text, and the parts it carries."""
    links = [element.proto for element in visitor.test.get("page_link")]
    return {
        link.label.replace("\\", ""): dict(part.split("=") for part in link.query_string.split("&") if part)
        for link in links
    }


def test_the_page_asks_its_question_and_has_three_doors():
    visitor = Visitor()
    assert "So why can most people with secondary liver cancer not have it?" in words(visitor.html("<h1"))
    assert [words(body) for body in visitor.bodies if body.startswith("<h2>")] == ["Learn", "Teach", "Explore"]


def test_the_teachers_door_opens_every_case_and_the_explorers_every_set_of_limits():
    found = doors(Visitor())
    for case in CONTENT.teaching.cases.values():
        assert found[case.title] == write_link(case.person, CONTENT.rules.profiles[case.profile], case.id)
    for profile in CONTENT.rules.profiles.values():
        assert found[profile.title] == write_link(CONTENT.rules.presets["seven-small"].person, profile)


@pytest.mark.parametrize(
    "parts", [{"lesion_count": "7", "profile": "strict"}, {"case": next(iter(CONTENT.teaching.cases))}, {"junk": "1"}]
)
def test_a_saved_link_that_lost_its_page_opens_where_it_belongs(parts: dict[str, str]):
    visitor = Visitor()
    visitor.test.query_params.update(parts)
    visitor.run()
    assert "2 · One person" in words(visitor.html("<h1"))
    assert visitor.address == parts
    assert len(visitor.notices) == ("junk" in parts)
