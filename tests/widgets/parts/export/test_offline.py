"""The offline file as a page makes it: the cases that were chosen, or all that its tables can carry."""

import json

from cryoteach.widgets.parts.export import offline
from cryoteach.wiring import content
from tests.export.offline.joined_script import file_of

CONTENT = content()


def told(html: str) -> tuple[list[str], list[str]]:
    """The cases and the sets of limits of a file."""
    file = json.loads(file_of(html))
    return [case["id"] for case in file["cases"]], list(file["profiles"])


def test_the_cases_that_were_chosen_are_in_it_in_their_order():
    assert told(offline._made(CONTENT, ["yusuf-bakery", "mei-ferry"], "", None))[0] == ["yusuf-bakery", "mei-ferry"]


def test_limits_that_the_tables_cannot_carry_stay_behind_with_their_cases():
    profiles = CONTENT.rules.profiles
    strict = profiles["strict"]
    first = strict.conditions[2]
    twice = first.model_copy(update={"criterion": first.criterion.model_copy(update={"id": "very-few"})})
    odd = strict.model_copy(update={"conditions": (*strict.conditions, twice)})
    cases = {**CONTENT.teaching.cases}
    cases["mei-ferry"] = cases["mei-ferry"].model_copy(update={"profile": "strict"})
    names, limits = told(offline._made(CONTENT.having(profiles={**profiles, "strict": odd}, cases=cases), [], "", None))
    assert limits == [name for name in profiles if name != "strict"]
    assert names == [name for name in cases if name != "mei-ferry"]


def test_a_case_of_ones_own_has_no_link():
    made = offline._made(CONTENT, ["yusuf-bakery", "mei-ferry"], "https://t.example.org", {"mei-ferry"})
    assert "case=mei-ferry" in made
    assert "case=yusuf-bakery" not in made
