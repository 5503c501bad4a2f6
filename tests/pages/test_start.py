"""Chapter 0: three doors, each leading where it says."""

import pytest

from cryoteach.domain.cases.aims import MISCONCEPTIONS, minutes
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


def test_the_explorers_door_opens_every_set_of_limits():
    found = doors(Visitor())
    for profile in CONTENT.rules.profiles.values():
        assert found[profile.title] == write_link(CONTENT.rules.presets["seven-small"].person, profile)


def cases_listed(visitor: Visitor) -> dict[str, dict[str, str]]:
    """The cases on the list, each by its title: the parts of its link, and what stands below the title."""
    found = {name: parts for name, parts in doors(visitor).items() if name.startswith("**")}
    return {name[2:].partition("**")[0]: {**parts, "said": name.partition("\n")[2]} for name, parts in found.items()}


def test_every_case_opens_at_its_first_stage_with_its_verdict_hidden_and_says_what_it_teaches():
    listed = cases_listed(Visitor())
    assert [*listed] == [case.title for case in CONTENT.teaching.cases.values()]
    for case in CONTENT.teaching.cases.values():
        parts = listed[case.title]
        said = parts.pop("said")
        first = write_link(case.person_at(0), CONTENT.rules.profiles[case.profile], case.id)
        assert parts == first | {"verdict": "hidden"}
        assert f"about {minutes(case)} min" in said
        assert all(MISCONCEPTIONS[name] in said for name in case.misconceptions)
        assert "M1" not in said


def test_the_list_of_cases_is_narrowed_by_level_by_what_they_teach_and_by_a_word():
    visitor = Visitor()
    levels = {case.title: case.level for case in CONTENT.teaching.cases.values()}
    assert {levels[title] for title in cases_listed(visitor.choose("cases_level", "stretch"))} == {"stretch"}
    visitor.choose("cases_level", None).choose("cases_aim", "M12")
    serving = [case.title for case in CONTENT.teaching.cases.values() if "M12" in case.misconceptions]
    assert [*cases_listed(visitor)] == serving
    visitor.choose("cases_aim", None).test.text_input("cases_words").set_value("harbour")
    assert [*cases_listed(visitor.run())] == [CONTENT.teaching.cases["aoife-harbour-tours"].title]
    assert "Minutes are our estimate" in visitor.everything


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
