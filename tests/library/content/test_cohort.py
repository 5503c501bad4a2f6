"""cohort.yaml as read: all that is wrong with it at once, with field and line; the rest of the app runs on."""

import pytest

COHORT = "content/evidence/cohort.yaml"
RUNS_ON = ("rules", "evidence", "teaching")


def index_of(library, name):
    return [entry["id"] for entry in library.data(COHORT)["parameters"]].index(name)


def problems(library):
    """What is said of the file; nothing else may be said, and all but the file can still be used."""
    found = library.load()
    assert found.models.cohort is None
    assert {problem.file for problem in found.problems} == {COHORT}
    assert all(getattr(found, name) == getattr(library.whole, name) for name in RUNS_ON)
    return list(found.problems)


def change_entry(library, name, **fields):
    place = index_of(library, name)
    library.change(COHORT, lambda data: data["parameters"][place].update(fields))
    return f"parameters.{place}"


BROKEN = {
    "share beyond one": ("few_type_share", {"central": 1.5}, "central", "found 1.5"),
    "share as text": ("few_type_share", {"central": "half"}, "central", "found 'half'"),
    "range upside down": ("few_type_share", {"range": [0.7, 0.3]}, "range", "the smaller end comes first"),
    "range without end": ("few_type_share", {"range": [0.3, float("inf")]}, "range.1", "finite"),
    "bins with a gap": (
        "number_few",
        {"central": [{"low": 1, "high": 3, "probability": 0.5}, {"low": 5, "high": 60, "probability": 0.5}]},
        "",
        "must join on from 1 to 60",
    ),
    "bins short of the scale": (
        "number_few",
        {"central": [{"low": 1, "high": 59, "probability": 1.0}]},
        "",
        "must join on from 1 to 60",
    ),
    "bin upside down": (
        "number_many",
        {"central": [{"low": 1, "high": 0, "probability": 0.5}, {"low": 1, "high": 60, "probability": 0.5}]},
        "",
        "must join on from 1 to 60",
    ),
    "bins that are not everyone": (
        "number_many",
        {"central": [{"low": 1, "high": 60, "probability": 0.5}]},
        "",
        "add up to 0.5, not to 1",
    ),
    "size of nothing": ("diameter_few", {"central": {"median": 0, "log_sd": 0.5}}, "central.median", "found 0"),
    "a status too few": ("ecog", {"central": {"0": 0.5, "1": 0.5}}, "central", "expected one for each of 0, 1, 2, 3"),
    "a course nobody knows": (
        "chemo_status_if_considered",
        {"central": {"waiting": 1.0}},
        "central.waiting",
        "found 'waiting'",
    ),
    "unknown field": ("doubling_time", {"colour": "red"}, "colour", "not a known field"),
    "unknown field of another parameter": ("hidden_size", {"colour": "red"}, "colour", "not a known field"),
    "fact nobody has": ("few_type_share", {"facts": ["no-fact"]}, "facts.0", "no fact of the evidence registry"),
    "rests on what it does not name": ("ecog", {"rests_on_not_verified": ["ecog-registry-2"]}, "", "do not name"),
}


@pytest.mark.parametrize(("name", "fields", "place", "words"), BROKEN.values(), ids=BROKEN)
def test_a_slip_in_a_parameter_is_told_with_its_field_and_line(library, name, fields, place, words):
    at = change_entry(library, name, **fields)
    found = problems(library)
    assert any(
        problem.place.startswith(f"{at}.{place}".rstrip(".")) and words in problem.message for problem in found
    ), found
    assert all(problem.line for problem in found)


def test_all_that_is_wrong_is_told_at_once(library):
    few = change_entry(library, "few_type_share", central=2.0, facts=["no-fact"])
    other = change_entry(library, "hidden_size", colour="red")
    library.change(COHORT, lambda data: data["presets"]["selected"].update(few_type_share="most"))
    library.change(COHORT, lambda data: data["meta"].update(model_output_is_evidence=True))
    library.change(COHORT, lambda data: data.update(colour="red"))
    places = {problem.place for problem in problems(library)}
    assert places == {
        f"{few}.central",
        f"{few}.facts.0",
        f"{other}.colour",
        "presets.selected.few_type_share",
        "meta.model_output_is_evidence",
        "colour",
    }


def test_a_missing_parameter_and_one_that_stands_there_twice_are_told(library):
    library.change(COHORT, lambda data: data["parameters"].append(data["parameters"].pop(0)))
    assert library.load().models.cohort == library.whole.models.cohort
    library.change(COHORT, lambda data: data["parameters"].append(data["parameters"][3]))
    library.change(COHORT, lambda data: data["parameters"].pop(index_of(library, "few_type_share")))
    told = {problem.place: problem.message for problem in problems(library)}
    assert told["few_type_share"] == "is missing; please add it"
    assert any("stands here twice" in message for message in told.values())


@pytest.mark.parametrize("text", ["words\n", "- 1\n", "meta: 1\n", "parameters: {}\n", "a: 1\na: 2\n"])
def test_a_file_of_another_shape_is_told(library, text):
    library.write(COHORT, text)
    assert problems(library)


def test_an_entry_that_is_no_parameter_is_told(library):
    library.change(COHORT, lambda data: data["parameters"].append("words"))
    [last] = {problem.place.rpartition(".")[0] for problem in problems(library)}
    assert last == f"parameters.{len(library.data(COHORT)['parameters']) - 1}"


def test_a_fact_that_may_not_be_shown_is_named_only_by_who_says_so(library):
    at = change_entry(library, "few_type_share", facts=[library.hidden_fact])
    [problem] = problems(library)
    assert problem.place == f"{at}.facts.0"
    assert "may not be shown; say so" in problem.message
    change_entry(library, "few_type_share", rests_on_unpublished=True)
    assert library.problems() == []


def test_a_preset_beyond_a_range_is_told(library):
    library.change(COHORT, lambda data: data["presets"]["selected"].update(few_type_share=0.99))
    [problem] = problems(library)
    assert problem.place == "presets.selected"
    assert "outside its range of 0.3 to 0.75" in problem.message


def test_there_is_a_central_preset(library):
    library.change(COHORT, lambda data: data["presets"].pop("central"))
    assert any("central is missing" in problem.message for problem in problems(library))


def test_what_a_check_compares_with_has_to_be_what_the_fact_says(library):
    library.change(COHORT, lambda data: data["checks"][0]["observed"].update(value=31.0))
    library.change(COHORT, lambda data: data["checks"][1]["observed_liver_only"].update(fact="no-fact"))
    told = {problem.place: problem.message for problem in problems(library)}
    assert "but the fact japan-stage-a says (30.2, 27.7, 32.9)" in told["checks.0.observed"]
    assert "no fact of the evidence registry" in told["checks.1.observed_liver_only"]


def test_every_parameter_says_whether_it_is_an_assumption_and_why(library):
    parameters = library.whole.models.cohort.parameters()
    assert list(parameters)[:2] == ["few_type_share", "number_few"]
    assert set(parameters) == {entry["id"] for entry in library.data(COHORT)["parameters"]}
    for entry in parameters.values():
        assert entry.reason
        assert entry.facts


def test_hidden_facts_beneath_a_parameter_are_confessed(library):
    facts = library.whole.evidence.facts
    for entry in library.whole.models.cohort.parameters().values():
        hidden = [name for name in entry.facts if not facts[name].show]
        assert not hidden or entry.rests_on_unpublished or set(hidden) <= set(entry.rests_on_not_verified)


def test_a_preset_may_be_like_another_and_say_only_what_differs(library):
    library.change(COHORT, lambda data: data["presets"].update(mine={"like": "selected", "description": "Mine."}))
    presets = library.load().models.cohort.presets
    assert presets["mine"] == presets["selected"].model_copy(update={"description": "Mine."})


@pytest.mark.parametrize("like", ["rosy", "treated", 3])
def test_a_preset_that_is_like_no_plain_one_is_told(library, like):
    library.change(COHORT, lambda data: data["presets"].update(mine={"like": like, "description": "Mine."}))
    (problem,) = problems(library)
    assert problem.place.startswith("presets")
    assert f"one is like {like!r}; expected one of central, selected, unselected" in problem.message
