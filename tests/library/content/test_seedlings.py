"""The file of the seedlings lab as it may be broken: every problem named, the rest of the app unharmed."""

import pytest

FILE = "content/seedlings/lab.yaml"


def test_the_shipped_lab_is_read(library):
    assert library.load().models.seedlings is not None
    assert library.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("hidden: 2.0", "hidden: many", "hidden"),
        ("fact: mira-new-tumours", "fact: no-such-fact", "no fact of the evidence registry"),
        ("fact: mira-new-tumours", "fact: seifert-recurrence-pattern", "holds no number"),
        ("scan-size-floor,", "no-such-fact,", "no fact of the evidence registry"),
        ("people: 200", "people: 0", "people"),
    ],
)
def test_a_slip_in_the_file_is_named(library, old: str, new: str, told: str):
    if "seifert-recurrence-pattern" in new:
        library.change(
            "content/evidence/facts.yaml",
            lambda facts: facts.append({**facts[0], "id": "seifert-recurrence-pattern", "kind": "statement",
                                        "value": None, "low": None, "high": None, "show": True, "grade": "derived"}),
        )  # fmt: skip
    library.replace(FILE, old, new)
    found = [str(problem) for problem in library.problems()]
    assert any(told in problem and FILE in problem for problem in found), found
    assert library.load().models.seedlings is None


def test_a_fact_that_may_not_be_shown_is_refused(library):
    library.replace(FILE, "fact: mira-new-tumours", f"fact: {library.hidden_fact}")
    assert any("may not be shown" in str(problem) for problem in library.problems())


def test_without_the_file_the_rest_is_read(library):
    library.path(FILE).unlink()
    loaded = library.load()
    assert loaded.models.seedlings is None
    assert loaded.rules.profiles
    assert any(FILE in str(problem) for problem in loaded.problems)
