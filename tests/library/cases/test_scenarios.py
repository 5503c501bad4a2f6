"""The teaching cases as read: near twins are looked up among the cases that can be used."""

import shutil
from pathlib import Path

from tests.domain.fictional import LEAFLET, SHIPPED, next_past

PATTERN = next(iter(SHIPPED.teaching.cases.values()))
PAST = next_past(LEAFLET.condition("few-lesions"))


def add(library, name, twin=None, **findings):
    """Add a case like a shipped one, with some findings changed and no words that could contradict them."""
    shutil.copy(library.path(f"scenarios/{PATTERN.id}.yaml"), library.path(f"scenarios/{name}.yaml"))

    def change(case):
        case.update({"id": name, "vignette": "Somebody fictional.", "twin": twin})
        case["stages"] = [{"label": "All", "findings": {**PATTERN.person.model_dump(), **findings}}]

    library.change(f"scenarios/{name}.yaml", change)


def told(library):
    return {problem.file.split("/")[1]: problem.message for problem in library.problems()}


def test_near_twins_one_finding_apart_are_kept(library):
    add(library, "one", twin="two", lesion_count=PAST)
    add(library, "two", twin="one", lesion_count=PAST + 1)
    assert library.problems() == []
    assert {"one", "two"} <= library.load().teaching.cases.keys()


def test_twins_too_far_apart_are_told_of_each_other_and_left_out(library):
    add(library, "one", twin="two", lesion_count=PAST, performance_status=0)
    add(library, "two", twin="one", lesion_count=PAST + 1, performance_status=1)
    assert told(library) == {
        "one.yaml": "near twins differ in exactly one finding; two differs in lesion_count, performance_status",
        "two.yaml": "near twins differ in exactly one finding; one differs in lesion_count, performance_status",
    }
    assert library.load().teaching.cases.keys() == SHIPPED.teaching.cases.keys()


def test_a_case_whose_twin_cannot_be_used_is_left_out_however_long_the_chain(library):
    add(library, "one", twin="two", lesion_count=PAST)
    add(library, "two", twin="three", lesion_count=PAST + 1)
    add(library, "three", twin="nobody", lesion_count=PAST + 2)
    assert told(library) == {
        "three.yaml": "no case that can be used is called 'nobody'; name the near twin's id",
        "two.yaml": "no case that can be used is called 'three'; name the near twin's id",
        "one.yaml": "no case that can be used is called 'two'; name the near twin's id",
    }


def test_a_case_is_no_twin_of_itself(library):
    add(library, "one", twin="one")
    assert told(library) == {"one.yaml": "near twins differ in exactly one finding; one differs in none"}


def test_a_limit_that_moves_fails_every_case_whose_verdict_flips_by_name(library):
    within = {
        case.id
        for case in SHIPPED.teaching.cases.values()
        for stage in case.stages
        if stage.expected_verdict is not None and stage.expected_verdict.value == "within"
    }
    library.change(
        "content/profiles/leaflet.yaml",
        lambda profile: profile["conditions"]["chemotherapy-first"].update(one_of=["not-started"]),
    )
    assert within
    assert {f"{name}.yaml" for name in within} <= told(library).keys()


def test_without_any_case_the_rest_still_loads(library):
    shutil.rmtree(library.path("scenarios"))
    content = library.load()
    assert content.teaching.cases == {}
    assert {Path(problem.file).parent.name for problem in content.problems} == {"plans"}, "a plan names what it asks"
    assert content.rules.profiles
