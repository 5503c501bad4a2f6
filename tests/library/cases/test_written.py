"""What a trainer writes is checked whole, wherever it comes from, and written out as a file that the library reads."""

from cryoteach.domain.cases.sizes import MOST_BYTES_OF_A_CASE
from cryoteach.library.cases.written import as_yaml, from_form, from_yaml
from tests.domain.fictional import SHIPPED

CASE = SHIPPED.teaching.cases["gwen-chapel-choir"]
FIELDS = CASE.model_dump(mode="json", exclude_none=True)


def told(found):
    return {problem.place: problem.message for problem in found[1]}


def test_a_shipped_case_has_no_problem_by_any_way():
    assert from_form(FIELDS, SHIPPED.rules.profiles, SHIPPED.teaching.cases) == (CASE, [])
    written, problems = from_yaml(as_yaml(FIELDS))
    assert problems == []
    assert from_form(written.fields, SHIPPED.rules.profiles, SHIPPED.teaching.cases) == (CASE, [])


def test_a_solitary_lesion_with_a_count_of_four_is_stopped():
    stages = [{"label": "MRI", "story": "A solitary lesion.", "findings": {"lesion_count": 4}}]
    case, _ = found = from_form({**FIELDS, "stages": stages}, SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert case is not None
    assert "a single tumour, but lesion_count is 4" in told(found)["stages.0.story"]


def test_everything_wrong_comes_at_once():
    fields = {**FIELDS, "id": "olu-barber", "profile": "nobodys", "twin": "nobody", "vignette": "Mr Jones."}
    assert told(from_form(fields, SHIPPED.rules.profiles, SHIPPED.teaching.cases)).keys() == {
        "id",
        "profile",
        "twin",
        "vignette",
    }


def test_what_is_not_well_formed_says_which_field():
    case, problems = from_form(
        {**FIELDS, "title": "x" * 10_000, "level": "hard"}, SHIPPED.rules.profiles, SHIPPED.teaching.cases
    )
    assert case is None
    assert {problem.place for problem in problems} == {"title", "level"}


def test_a_file_that_is_none_says_so():
    assert "tab" in from_yaml("id:\tx\n\ty: 1")[1][0].message or from_yaml("id:\tx\n\ty: 1")[1]
    assert "fields with values" in from_yaml("- one\n- two")[1][0].message
    assert "twice" in from_yaml("id: a\nid: b")[1][0].message


def test_a_file_that_is_far_too_large_is_refused_before_it_is_read():
    """The letters outside ASCII weigh as much as they do in a file."""
    written, [problem] = from_yaml("title: " + "é" * MOST_BYTES_OF_A_CASE, "novel.yaml")
    assert written is None
    assert str(problem) == "novel.yaml: is 200,007 bytes; at most 100,000 are read, so split it"
