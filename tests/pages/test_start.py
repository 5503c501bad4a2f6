"""Start: a guess, a thousand people who walk past six gates, another order of the gates, and three ways on."""

import re

import pytest

from cryoteach.domain.cases.aims import MISCONCEPTIONS, minutes
from cryoteach.domain.cohort.settings import CENTRAL
from cryoteach.domain.person_link import write_link
from cryoteach.domain.population.screening import screen
from cryoteach.domain.population.thousand import by_first_failed, reconciled
from cryoteach.wiring import cohort, content
from tests.pages.practice import press, read
from tests.pages.visitor import Visitor, words

CONTENT = content()
LEDGER = reconciled(screen(cohort(CONTENT.models.cohort, CENTRAL, {}), CONTENT.rules.first_profile).ledger())


def walk(visitor: Visitor) -> dict:
    """What the picture is told."""
    return visitor.sent("cryoteach_walk")["walk"]


def guess(visitor: Visitor, number: int) -> Visitor:
    """Move the dial, as the browser says it."""
    return visitor.dial("dial_guess_of_1000", number)


def links(visitor: Visitor) -> dict[str, dict[str, str]]:
    """Every link of the page: its text, and the parts it carries."""
    found = [element.proto for element in visitor.test.get("page_link")]
    return {
        link.label.replace("\\", ""): dict(part.split("=") for part in link.query_string.split("&") if part)
        for link in found
    }


def numbers_shown(visitor: Visitor) -> set[str]:
    """The numbers in the picture's words."""
    return set(
        re.findall(r"(?<![\w.\-])\d[\d,]*(?= (?:stopped|get))|(?<=stops )\d+", "".join(walk(visitor)["pictures"]))
    )


def test_the_page_asks_its_question_and_tells_no_answer_before():
    visitor = Visitor()
    assert "Why can most people not have it?" in words(visitor.html("<h1"))
    assert "how many get through all six gates?" in words(visitor.html("<h1"))
    assert walk(visitor)["words"] == []
    assert numbers_shown(visitor) == set()
    assert not visitor.charts
    for told in ("The model", f"{LEDGER.within} ", *map(str, LEDGER.alone().values())):
        assert told not in "".join([*visitor.bodies, *re.findall(r">([^<]+)<", "".join(walk(visitor)["pictures"]))])


def test_a_guess_and_one_press_have_them_walk_with_chemotherapy_last():
    visitor = press(guess(Visitor(), 250), "Let them walk")
    assert visitor.address == {"guess_of_1000": "250"}
    told = walk(visitor)
    assert told["plays"]
    assert told["isNow"]
    titles = [line.partition(":")[0] for line in told["words"][1:-1]]
    assert titles[-1] == CONTENT.rules.criteria["chemotherapy-first"].title
    assert len(titles) == len(LEDGER.conditions)
    assert re.fullmatch(
        rf"You said 250\. The model: {LEDGER.within}( \(\d+ to \d+\))?, invented people\.", told["words"][-1]
    )
    assert all("your guess" in picture for picture in told["pictures"])
    visitor.run()
    assert not walk(visitor)["isNow"]


def test_without_a_guess_they_walk_to_no_outline():
    visitor = press(Visitor(), "Let them walk")
    assert visitor.address == {"guess_of_1000_shown": "yes"}
    assert walk(visitor)["words"][-1].startswith("The model: ")
    assert not any("your guess" in picture or "ct-outline" in picture for picture in walk(visitor)["pictures"])


def test_skip_shows_the_end_without_a_walk():
    visitor = press(guess(Visitor(), 30), "skip")
    assert walk(visitor)["words"]
    assert not walk(visitor)["plays"]


def test_another_order_changes_the_trays_and_not_the_last_number():
    visitor = press(Visitor(), "Let them walk")
    before = {}
    for _ in range(len(LEDGER.conditions)):
        visitor.press("turn_order")
        told = walk(visitor)["words"]
        stopped = {line.partition(":")[0]: re.findall(r"[\d,]+", line)[0] for line in told[1:-1]}
        assert stopped != before
        assert f"{LEDGER.within}" in told[-1]
        before = stopped
    assert "walk" not in visitor.address  # round once, and in the first order again
    visitor.press("turn_order")
    assert "the trays have changed, the last number has not" in walk(visitor)["words"][-1]
    groups = by_first_failed(
        LEDGER, ["chemotherapy-first", *(n for n in LEDGER.conditions if n != "chemotherapy-first")]
    )
    assert f"{groups[0].people:,} stopped" in walk(visitor)["words"][1]


def test_who_could_not_get_the_picture_walks_in_words_a_gate_at_a_press():
    visitor = Visitor()
    visitor.test.session_state["walk_failed"] = True
    visitor = press(visitor.run(), "Let them walk")
    steps = 1
    while "next_gate" in {button.key for button in visitor.test.button}:
        visitor.press("next_gate")
        steps += 1
    assert steps == len(LEDGER.conditions) + 1
    assert f"The model: {LEDGER.within}" in read(visitor)


@pytest.mark.parametrize("parts", [{"guess": "250"}, {"guess_of_1000": "2000"}, {"walk": "Fi-Fi"}])
def test_what_is_no_guess_or_no_order_is_refused_aloud(parts: dict[str, str]):
    visitor = Visitor()
    visitor.test.query_params.update(parts)
    visitor.run()
    assert len(visitor.notices) == 1
    assert walk(visitor)["words"] == []


def test_three_ways_on_and_every_case_behind_the_one_for_teachers():
    visitor = Visitor()
    assert {"Learn (40 min)", "Explore"} <= links(visitor).keys()
    assert links(visitor)["Explore"] == write_link(
        CONTENT.rules.presets["seven-small"].person, CONTENT.rules.first_profile
    )
    assert not cases_listed(visitor)
    visitor.press("teach")
    assert cases_listed(visitor)
    assert visitor.address == {"teach": "open"}
    assert "undated leaflet" in read(visitor)
    assert "no clinician has reviewed it" in read(visitor)


def cases_listed(visitor: Visitor) -> dict[str, dict[str, str]]:
    """The cases on the list, each by its title: the parts of its link, and what stands below the title."""
    found = {name: parts for name, parts in links(visitor).items() if name.startswith("**")}
    return {name[2:].partition("**")[0]: {**parts, "said": name.partition("\n")[2]} for name, parts in found.items()}


def test_every_case_opens_at_its_first_stage_with_its_verdict_hidden_and_says_what_it_teaches():
    listed = cases_listed(Visitor().press("teach"))
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
    visitor = Visitor().press("teach")
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
