"""Files whose parts name facts: every fact has to be one that may be shown; the rest of the app goes on without."""

import pytest

COSTS = "content/costs/costs.yaml"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("guess: world-survey-mortality", "guess: no-such-fact", "no fact of the evidence registry"),
        ("drawn: literature-pool-bleeding", "drawn: lung-injury-exists", "facts have to hold it"),
        ("title: Liver abscess", "titel: Liver abscess", "titel"),
    ],
)
def test_a_slip_in_the_fact_box_is_named(library, old: str, new: str, told: str):
    library.replace(COSTS, old, new)
    found = [str(problem) for problem in library.problems()]
    assert any(told in problem and COSTS in problem for problem in found), found
    assert library.load().evidence.costs is None
    assert library.load().rules.profiles


def test_what_is_drawn_as_icons_has_to_be_a_percentage(library):
    library.replace(COSTS, "    drawn: literature-pool-bleeding", "    drawn: lung-injury-exists")
    library.replace(
        COSTS,
        "facts: [literature-pool-bleeding, special",
        "facts: [lung-injury-exists, literature-pool-bleeding, special",
    )
    assert any("no percentage" in str(problem) for problem in library.problems())


def test_a_fact_that_may_not_be_shown_is_refused(library):
    library.replace(COSTS, "guess: world-survey-mortality", f"guess: {library.hidden_fact}")
    assert any("may not be shown" in str(problem) for problem in library.problems())


ROADS, THEN = "content/roads/roads.yaml", "content/evidence/then-and-now.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (ROADS, "facts: [dutch-no-treatment]", "facts: [no-such-fact]", "no fact of the evidence registry"),
        (ROADS, "end: held", "end: nowhere", "no place is called"),
        (THEN, "- cryo-replaced", "- no-such-fact", "no fact of the evidence registry"),
        (THEN, "- lung-injury-exists", "- no-such-fact", "no fact of the evidence registry"),
        (THEN, "verified: full", "verified: mostly", "verified"),
    ],
)
def test_a_slip_in_chapter_8_is_named(library, file: str, old: str, new: str, told: str):
    library.replace(file, old, new)
    found = [str(problem) for problem in library.problems()]
    assert any(told in problem and file in problem for problem in found), found
    assert library.load().evidence.roads is None or library.load().evidence.then_and_now is None


LIMITS = "content/limits/used-limits.yaml"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("facts: [seifert-size-effect]", "facts: [no-such-fact]", "no fact of the evidence registry"),
        (", at: 4, treatment", ", treatment", "lies nowhere on its scale"),
        ("slow-growing:", "slow-shrinking:", "no condition with a number"),
        ("treatment: rays", "treatment: magic", "treatment"),
    ],
)
def test_a_slip_in_the_limits_of_others_is_named_and_none_of_them_is_drawn(library, old: str, new: str, told: str):
    library.replace(LIMITS, old, new)
    found = [str(problem) for problem in library.problems()]
    assert any(told in problem and LIMITS in problem for problem in found), found
    assert library.load().evidence.used_limits is None
    assert library.load().rules.profiles


def test_only_a_row_that_says_it_was_not_checked_in_full_may_name_a_hidden_fact(library):
    assert library.problems() == []  # one shipped row does
    library.replace(THEN, "- growth-goes-with-number", f"- {library.hidden_fact}")
    assert any("may not be shown" in str(problem) for problem in library.problems())


def test_a_slip_in_the_glossary_is_named_and_the_rest_goes_on(library):
    library.replace("content/glossary/words.yaml", "also: [lesion, ", "also: [leaflet, lesion, ")
    [problem] = library.problems()
    assert "'leaflet' stands here twice" in str(problem)
    assert library.load().teaching.glossary is None
    assert library.load().teaching.lessons
